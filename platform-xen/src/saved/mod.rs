//! A guest as a stream of bytes: Xen's own libxc migration stream, version 3 (docs/specs/libxc-migration-stream.pandoc).
//!
//! ```text
//!   suspended domain --Saver--> stream --> Shelf (host memory)      a page is copied twice: out of the guest, into the shelf
//!   new domain <--Restorer----- stream <-- Shelf
//! ```
//! Both move on by bounded calls. A stream is believed in nothing: lengths, counts and frames are checked against what the
//! guest may have. Deliberately absent: migration of running guests, PV guests, streams of another byte order or version.
#![deny(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod record;
mod restore;
mod save;
mod shelf;

pub use restore::{Restored, Restorer};
pub use save::Saver;
pub use shelf::Shelf;

/// Frames of one PAGE_DATA record: 2 MiB, so that they come back as one extent.
const BATCH: usize = 512;
/// Frames copied in one go.
const CHUNK: usize = 64;
