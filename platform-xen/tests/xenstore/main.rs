//! The xenstore server from outside: the protocol, what broke other servers, and conversations compared with a model.
//!
//! Deliberately absent: failing allocations (xenstore_alloc.rs).

#[path = "advisories.rs"]
mod xenstore_advisories;
#[path = "costs.rs"]
mod xenstore_costs;
#[path = "protocol.rs"]
mod xenstore_protocol;
#[path = "random.rs"]
mod xenstore_random;
#[path = "ring.rs"]
mod xenstore_ring;

pub mod model;
pub mod pipe;
pub mod talk;
