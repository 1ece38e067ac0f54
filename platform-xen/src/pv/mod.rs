//! Paravirtual rings shared with guests, seen from the control domain. Whatever is in them is an allegation.
//!
//! Deliberately absent: what is behind a ring; a backend's frames and sectors are its owner's.
#![deny(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod backlog;
pub mod block;
pub mod console;
pub mod net;
pub mod shared_ring;

pub use backlog::Backlog;
pub use console::{ConsoleBackend, Drained, RingFault};
pub use shared_ring::{Overflow, SharedRing};
