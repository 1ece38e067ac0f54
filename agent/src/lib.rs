//! The agent: everything between the API engine and the platform layer, as a library that also runs as a Linux process.
//!
//! ```text
//!   agent (the loop) -> serve (HTTP) -> api-core's engine -> machine (Backend) -> platform-xen
//!                    \-> net (smoltcp, or the simulated host's sockets)
//! ```
//!
//! Only the bin (feature `unikernel`) knows that there is a real Xen; only this crate reads a clock or entropy.

#![no_std]

extern crate alloc;

pub mod agent;
pub mod audit;
pub mod config;
pub mod entropy;
pub mod event;
pub mod host;
pub mod logging;
pub mod machine;
pub mod manifest;
pub mod metrics;
pub mod net;
pub mod pci_names;
pub mod serve;
pub mod sntp;
pub mod state;
pub mod storage;
