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

use crate::hyp::HypResult;

mod record;
mod restore;
mod save;
mod shelf;

pub use restore::{Restored, Restorer};
pub use save::Saver;
pub use shelf::Shelf;

/// Where a stream is written to. A disk is one too, once there are disks.
pub trait Sink<H> {
    /// Nothing was written yet.
    fn is_empty(&self) -> bool;
    /// Appends. ENOSPC: there is no room; what of it was written does not count.
    fn put(&mut self, hyp: &mut H, bytes: &[u8]) -> HypResult<()>;
    /// No more comes for now.
    fn rest(&mut self, hyp: &mut H);
}

/// Where a stream is read from.
pub trait Source<H> {
    /// Bytes there are.
    fn len(&self) -> u64;
    /// There are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Reads from a place on, all of it or nothing. EINVAL: there is not so much.
    fn get(&mut self, hyp: &mut H, at: u64, to: &mut [u8]) -> HypResult<()>;
    /// No more is read for now.
    fn rest(&mut self, hyp: &mut H);
}

/// Frames of one PAGE_DATA record: 2 MiB, so that they come back as one extent.
const BATCH: usize = 512;
/// Frames copied in one go.
const CHUNK: usize = 64;
