//! The whole agent on a simulated Xen: loop, server, engine, machine, and a network that the test plays.
//!
//! ```text
//!   test client -> Wire (scripted Net) ------------------> Agent -> Sim
//!   test client -> smoltcp -> link (lossy) -> Smol (real) ---^
//! ```
//! No thread, no real time: a test moves the clock, lets guests run and gives the agent its turns. Runs with random
//! faults print their seed. Deliberately absent: real Xen; the end-to-end tests have it.

#[path = "../../../platform-xen/tests/common/mod.rs"]
mod builder;
mod cards;
mod console;
mod control;
mod copies;
mod cuts;
mod disks;
mod dumps;
mod fair;
mod faults;
#[path = "../../../platform-xen/tests/common/front.rs"]
mod front;
mod gpt;
mod guard;
mod http;
mod images;
mod killed;
mod lessons;
mod life;
mod link;
mod metrics;
mod nbd;
mod nbd_client;
mod nbd_server;
#[path = "../../../platform-xen/tests/common/netfront.rs"]
mod netfront;
mod nets;
mod on_disk;
mod pv;
mod rig;
mod smol;
mod state;
mod suspend;
mod transfers;
mod unpacking;
mod volumes;
mod wire;
