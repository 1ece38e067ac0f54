//! A disk, as the agent asks it: one thing at a time, never waiting.
//!
//! Deliberately absent: several requests at once, memory of guests; the state of the agent needs neither.

use alloc::vec::Vec;

/// What is asked of a disk; places are bytes, whole sectors of 512.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiskRequest {
    /// So many bytes from there.
    Read(u64, usize),
    /// These bytes to there.
    Write(u64, Vec<u8>),
    /// All that was written is to be on the medium.
    Flush,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiskDone {
    /// Bytes that were read.
    Read(Vec<u8>),
    /// Written or flushed.
    Ok,
    /// It failed; of a write any part may be there.
    Failed,
}

/// A disk.
pub trait Disk {
    /// Bytes it has.
    fn len(&self) -> u64;
    /// It has none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Begins. Nothing is under way.
    fn submit(&mut self, request: DiskRequest);
    /// What became of it; none yet.
    fn done(&mut self) -> Option<DiskDone>;
}
