//! A disk, as the agent asks it: several things at once, each with a tag, never waiting.
//!
//! Deliberately absent: memory of guests; what they write is copied before it is looked at.

use alloc::vec::Vec;

/// What is asked of a disk; places are bytes, whole sectors of 512.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiskRequest {
    /// So many bytes from there.
    Read(u64, usize),
    /// These bytes to there.
    Write(u64, Vec<u8>),
    /// All that was written before this is asked is to be on the medium.
    Flush,
    /// So many bytes from there are of no use any more; they may be anything then.
    Discard(u64, u64),
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiskDone {
    /// Bytes that were read.
    Read(Vec<u8>),
    /// Written, flushed or discarded.
    Ok,
    /// It failed; of a write any part may be there.
    Failed,
    /// There is no room for what was to be written.
    Full,
}

/// A disk.
pub trait Disk {
    /// Bytes it has.
    fn len(&self) -> u64;
    /// It has none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Begins; `tag` names it until it is done. Callers keep the number of those under way within bounds of their own.
    fn submit(&mut self, tag: u64, request: DiskRequest);
    /// Something that is done, in any order; none now.
    fn done(&mut self) -> Option<(u64, DiskDone)>;
}
