//! The xenstore server from outside: the protocol, what broke other servers, and conversations compared with a model.
//!
//! Deliberately absent: failing allocations (xenstore_alloc.rs).

#[path = "protocol.rs"]
mod xenstore_protocol;

pub mod pipe;
