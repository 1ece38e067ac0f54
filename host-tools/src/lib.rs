//! Host tools: what `./x` and the CLI `xenith` are made of.
//!
//! ```text
//!   fetch   packages -> .cache          build   cargo -> agent and tiny guest
//!   bundle  TOML + files -> boot module  machine one QEMU command line     up  boots it, waits, ends it
//!   client (and xenith_client)           what talks to the API: CLI, demo, tests and benches use just this
//!   debian   a VM with Debian on its disk, and a shell on its console
//!   proxy    a Unix socket in front of a host's API
//!   bindings  the rows -> clients in Python, Rust and C, and the reference
//! ```
//! Deliberately absent: anything the agent needs at run time.

pub mod bench;
pub mod bindings;
pub mod build;
pub mod bundle;
pub mod check;
pub mod client;
pub mod cpio;
pub mod debian;
pub mod demo;
pub mod e2e;
pub mod fetch;
pub mod initramfs;
pub mod kernel;
pub mod machine;
pub mod paths;
mod pci_names;
pub mod proxy;
pub mod run;
pub mod scenario;
pub mod sim_host;
pub mod up;

pub use xenith_client::{http, xmlrpc};
