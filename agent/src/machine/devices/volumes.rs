//! Where the bytes of guests' disks are: the seam between their back ends and storage.
//!
//! Deliberately absent: how anything is stored.

use api_core::lifecycle::backend::{BackendError, Uuid};
use platform_xen::hyp::{DiskDone, DiskRequest};

/// A disk that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Bytes it has.
    pub bytes: u64,
}

/// All of them.
pub trait Volumes {
    /// Opens one, to be written too or not; undone by [`Volumes::close`].
    ///
    /// # Errors
    /// There is none, or it is not to be had.
    fn open(&mut self, vdi: &Uuid, write: bool) -> Result<Volume, BackendError>;
    /// Nothing is asked of it any more, by the one who opened it, and nothing is under way.
    fn close(&mut self, vdi: &Uuid);
    /// Begins. The range is within the volume. What was asked before may be done after it.
    fn submit(&mut self, vdi: &Uuid, tag: u64, request: DiskRequest);
    /// Something that was asked and is done, each once; none yet.
    fn done(&mut self) -> Option<(u64, DiskDone)>;
}
