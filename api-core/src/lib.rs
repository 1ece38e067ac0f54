//! The engine of the Xen Management API: pure, `no_std`, no `unsafe`, no clock, no entropy, no network, no Xen.
//!
//! ```text
//!   bytes -> wire::http -> Engine::call -> wire::xmlrpc -> dispatch -> store | session | task | lifecycle
//!                                                             |                        |
//!                                                        schema (rows)            Backend (the agent)
//! ```
//! The API is declared once, as rows of const tables in [`schema`], and interpreted at run time. What time it is, random
//! bytes and whatever touches a domain come in with every call, in [`Env`]. Nothing here blocks: a long operation is a
//! plan of steps that [`Engine::poll`] moves on.
//!
//! Deliberately absent: transport security, persistence (a trait in [`store`] leaves room), roles beyond the rows'.
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod config;
mod dispatch;
mod engine;
pub mod error;
mod events;
pub mod idmap;
pub mod lifecycle;
pub mod password;
pub mod quota;
mod room;
pub mod schema;
mod session;
pub mod store;
mod task;
mod times;
pub mod transfer;
pub mod wire;

pub use config::{Config, DeclaredSr, DeclaredVm, HostCpu, Limits, Nic, PciFunction};
pub use engine::{Audit, CallId, Called, Counts, Engine, Env, Poll, Source};
pub use lifecycle::backend::{
    Backend, BackendError, DomainEvent, HostMemory, OpId, Progress, StepKind, Uuid, VmSample, VmSpec,
};
pub use password::hash_password;
pub use quota::{Quota, Quotas};
pub use wire::Dialect;
pub use wire::uuid::{parse_uuid, uuid_text};

#[cfg(test)]
mod tests;
