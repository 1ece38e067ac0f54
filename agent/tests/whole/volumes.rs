//! Volumes that a test looks into: in memory, to be held back or to fail.

use agent::machine::devices::volumes::{Volume, Volumes};
use api_core::lifecycle::backend::BackendError;
use platform_xen::hyp::{DiskDone, DiskRequest};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

type Uuid = [u8; 16];

/// Volumes in memory, which are gone with the machine.
#[derive(Default)]
pub struct MemoryVolumes {
    disks: BTreeMap<Uuid, Vec<u8>>,
    /// Who has it open.
    open: BTreeMap<Uuid, usize>,
    done: VecDeque<(u64, DiskDone)>,
    /// Nothing is done for now.
    pub held: bool,
    /// What is asked fails.
    pub fails: bool,
    /// What happens while one is done.
    pub meanwhile: Option<Box<dyn FnMut()>>,
}

impl MemoryVolumes {
    /// Makes one of zeroes.
    pub fn make(&mut self, vdi: Uuid, bytes: usize) {
        self.disks.insert(vdi, vec![0; bytes]);
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
        *self.open.entry(*vdi).or_insert(0) += 1;
        Ok(Volume { bytes })
    }

    fn close(&mut self, vdi: &Uuid) {
        match self.open.get_mut(vdi) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(self.open.remove(vdi)),
        }
    }

    fn submit(&mut self, vdi: &Uuid, tag: u64, request: DiskRequest) {
        self.meanwhile.iter_mut().for_each(|it| it());
        let done = self.act(vdi, request).unwrap_or(DiskDone::Failed);
        self.done.push_back((tag, done));
    }

    fn done(&mut self) -> Option<(u64, DiskDone)> {
        if self.held { None } else { self.done.pop_front() }
    }
}

/// The same for the machine and for the test.
#[derive(Clone, Default)]
pub struct SharedVolumes(pub Rc<RefCell<MemoryVolumes>>);

impl Volumes for SharedVolumes {
    fn open(&mut self, vdi: &Uuid, write: bool) -> Result<Volume, BackendError> {
        self.0.borrow_mut().open(vdi, write)
    }
    fn close(&mut self, vdi: &Uuid) {
        self.0.borrow_mut().close(vdi);
    }
    fn submit(&mut self, vdi: &Uuid, tag: u64, request: DiskRequest) {
        self.0.borrow_mut().submit(vdi, tag, request);
    }
    fn done(&mut self) -> Option<(u64, DiskDone)> {
        self.0.borrow_mut().done()
    }
}
