//! The Xen Management API from Rust.
//!
//! ```no_run
//! use xenith_client::{Client, api::VmRecord};
//!
//! fn main() -> xenith_client::Result<()> {
//!     let mut host = Client::new("http://127.0.0.1:9363/");
//!     host.login("root", "PASSWORD")?;
//!     let record = VmRecord { name_label: "web".into(), PV_kernel: "file:///vmlinuz".into(), ..VmRecord::default() };
//!     let vm = host.vm().create(&record)?;
//!     host.vm().start(&vm, false)?;
//!     println!("{}", host.vm().get_power_state(&vm)?);
//!     host.logout()
//! }
//! ```
//! `api` is generated from the rows (`./x bindings`): per class a marker for references, a record, and its calls.
//!
//! ```text
//!   http -> xmlrpc (untyped values) -> client (sessions, tasks, consoles) -> wire (typed values) -> api
//! ```
//! Deliberately absent: TLS, async, retries.

#[macro_use]
mod wire;
#[rustfmt::skip]
pub mod api;
pub mod client;
pub mod http;
pub mod xmlrpc;

pub use client::{Client, Error, Result};
pub use wire::{DateTime, FromWire, Key, Ref, ToWire};
