//! Where the bytes of guests' disks are: the seam between their back ends and storage.
//!
//! Deliberately absent: how anything is stored.

use alloc::collections::VecDeque;
use alloc::vec::Vec;
use api_core::idmap::IdMap;
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

/// Volumes in memory, which are gone with the machine.
#[derive(Default)]
pub struct MemoryVolumes {
    disks: IdMap<Uuid, Vec<u8>>,
    /// Who has it open.
    open: IdMap<Uuid, usize>,
    done: VecDeque<(u64, DiskDone)>,
    /// Nothing is done for now.
    pub held: bool,
    /// What is asked fails.
    pub fails: bool,
}

impl MemoryVolumes {
    /// Makes one of zeroes.
    pub fn make(&mut self, vdi: Uuid, bytes: usize) {
        self.disks.insert(vdi, alloc::vec![0; bytes]);
    }

    /// What is in it.
    pub fn bytes(&mut self, vdi: &Uuid) -> Option<&mut Vec<u8>> {
        self.disks.get_mut(vdi)
    }

    /// How often one is open.
    pub fn opened(&self, vdi: &Uuid) -> usize {
        self.open.get(vdi).copied().unwrap_or(0)
    }

    fn act(&mut self, vdi: &Uuid, request: DiskRequest) -> Option<DiskDone> {
        let disk = self.disks.get_mut(vdi).filter(|_| !self.fails)?;
        let range = |at: u64, len: usize| at as usize..(at as usize).saturating_add(len);
        match request {
            DiskRequest::Read(at, len) => {
                let from = disk.get(range(at, len))?;
                let mut bytes = Vec::new();
                bytes.try_reserve_exact(len).ok()?;
                bytes.extend_from_slice(from);
                return Some(DiskDone::Read(bytes));
            }
            DiskRequest::Write(at, data) => disk.get_mut(range(at, data.len()))?.copy_from_slice(&data),
            DiskRequest::Flush => {}
            DiskRequest::Discard(at, len) => disk.get_mut(range(at, len as usize))?.fill(0),
        }
        Some(DiskDone::Ok)
    }
}

impl Volumes for MemoryVolumes {
    fn open(&mut self, vdi: &Uuid, _: bool) -> Result<Volume, BackendError> {
        let bytes = self.disks.get(vdi).ok_or(BackendError::NoHeap)?.len() as u64;
        *self.open.or_insert_with(*vdi, || 0) += 1;
        Ok(Volume { bytes })
    }

    fn close(&mut self, vdi: &Uuid) {
        match self.open.get_mut(vdi) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(self.open.remove(vdi)),
        }
    }

    fn submit(&mut self, vdi: &Uuid, tag: u64, request: DiskRequest) {
        let done = self.act(vdi, request).unwrap_or(DiskDone::Failed);
        self.done.push_back((tag, done));
    }

    fn done(&mut self) -> Option<(u64, DiskDone)> {
        if self.held { None } else { self.done.pop_front() }
    }
}

impl Volumes for alloc::rc::Rc<core::cell::RefCell<MemoryVolumes>> {
    fn open(&mut self, vdi: &Uuid, write: bool) -> Result<Volume, BackendError> {
        self.borrow_mut().open(vdi, write)
    }
    fn close(&mut self, vdi: &Uuid) {
        self.borrow_mut().close(vdi);
    }
    fn submit(&mut self, vdi: &Uuid, tag: u64, request: DiskRequest) {
        self.borrow_mut().submit(vdi, tag, request);
    }
    fn done(&mut self) -> Option<(u64, DiskDone)> {
        self.borrow_mut().done()
    }
}
