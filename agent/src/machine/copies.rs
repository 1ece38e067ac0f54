//! Disks on their way into another SR.
//!
//! ```text
//!   SR attached -> each disk frozen, its copy made -> extent by extent: read, written -> flush -> what was frozen goes
//! ```
//! Holes are passed over, so that what is thin stays thin; the guest writes on meanwhile. A plan has [`WINDOW`] extents of the
//! heap at most, and [`MOST`] plans copy at once: others wait, but not for those whose server is away. Deliberately absent:
//! objects of the API.

use super::Machine;
use crate::storage::extents::{EXTENT, Refused};
use crate::storage::{COPY, STREAM, Storage};
use alloc::boxed::Box;
use alloc::vec::Vec;
use api_core::lifecycle::backend::{BackendError, CopySpec, DiskCopy, OpId, Progress, StorageError, Uuid};
use platform_xen::hyp::{DiskDone, DiskRequest, Hypervisor};

/// Extents under way of one plan.
const WINDOW: usize = 8;
/// Plans that copy at once, and with those whose server is away.
const MOST: usize = 2;
const WITH_AWAY: usize = 8;
/// Places looked at for what is no hole, in one call.
const LOOKS: usize = 128;

/// A plan that copies.
pub struct Copies {
    spec: CopySpec,
    /// In tags.
    serial: u64,
    /// Its disks are frozen.
    frozen: bool,
    /// They are being copied.
    begun: bool,
    /// The disk that is copied, and the next of its extents.
    at: usize,
    next: u64,
    under_way: usize,
    flush: Flush,
    failed: Option<BackendError>,
    /// Bytes written, and bytes there are.
    copied: u64,
    all: u64,
}

#[derive(PartialEq, Eq)]
enum Flush {
    No,
    Asked,
    Done,
}

pub(super) fn failed(error: StorageError) -> BackendError {
    BackendError::Storage(match error {
        StorageError::Full => return BackendError::Full,
        StorageError::NoHeap => return BackendError::NoHeap,
        StorageError::NoMemory(needed, available) => return BackendError::NoMemory { needed, available },
        StorageError::BadPlace(why) => why,
        StorageError::Joining => "its server is away",
        StorageError::Damaged => "what is on the medium is damaged",
        StorageError::Busy => "something is under way with it",
        StorageError::Absent | StorageError::UnknownKind => "a disk is not there any more",
    })
}

impl Copies {
    /// For the plan of that number.
    pub fn new(op: OpId, spec: CopySpec) -> Copies {
        Copies {
            spec,
            // Tags have 29 bits for it.
            serial: op.0 & 0x1fff_ffff,
            frozen: false,
            begun: false,
            at: 0,
            next: 0,
            under_way: 0,
            flush: Flush::No,
            failed: None,
            copied: 0,
            all: 0,
        }
    }

    fn ask<H: Hypervisor>(&mut self, storage: &mut Storage<H>, disk: &Uuid, index: u64, request: DiskRequest) {
        self.under_way += 1;
        storage.submit(disk, STREAM | COPY | self.serial << 32 | index, request);
    }

    /// It waits for a server.
    fn is_away<H: Hypervisor>(&self, storage: &Storage<H>) -> bool {
        let from = self.spec.disks.get(self.at).and_then(|disk| storage.sr(&disk.frozen));
        storage.is_away(&self.spec.sr.uuid) || from.is_some_and(|sr| storage.is_away(&sr))
    }

    fn percent(&self) -> u8 {
        (self.copied * 99 / self.all.max(1)).min(99) as u8
    }

    /// Asks storage for what there is room for.
    fn advance<H: Hypervisor>(&mut self, storage: &mut Storage<H>) -> Result<Progress, BackendError> {
        self.failed.map_or(Ok(()), Err)?;
        let (before, mut looks) = (self.under_way, LOOKS);
        while let Some(disk) = self.spec.disks.get(self.at).copied() {
            let end = disk.bytes.div_ceil(EXTENT);
            while self.under_way < WINDOW && self.next < end && looks > 0 {
                self.next = storage.next_extent(&disk.frozen, self.next, end, &mut looks);
                if self.next < end {
                    let at = self.next * EXTENT;
                    let len = (disk.bytes - at).min(EXTENT) as usize;
                    self.ask(storage, &disk.frozen, self.next, DiskRequest::Read(at, len));
                    self.next += 1;
                }
            }
            if self.next < end || self.under_way > 0 {
                let waits = self.under_way == before && self.under_way > 0;
                let percent = self.percent();
                return Ok(if waits { Progress::Waiting(percent) } else { Progress::Working(percent) });
            }
            (self.at, self.next) = (self.at + 1, 0);
        }
        match (&self.flush, self.spec.disks.last().copied()) {
            (Flush::No, Some(last)) => {
                // It is of all that the SR has, and of the maps.
                self.flush = Flush::Asked;
                self.ask(storage, &last.to, 0, DiskRequest::Flush);
                Ok(Progress::Working(99))
            }
            (Flush::Asked, _) => Ok(Progress::Waiting(99)),
            (Flush::No | Flush::Done, _) => {
                // One that cannot go now goes when its SR is attached next: it has no VDI.
                for disk in &self.spec.disks {
                    let _ = storage.remove(&disk.frozen);
                }
                Ok(Progress::Done)
            }
        }
    }

    /// Storage has done something for it.
    fn answered<H: Hypervisor>(&mut self, storage: &mut Storage<H>, index: u64, done: DiskDone) {
        self.under_way = self.under_way.saturating_sub(1);
        let to = self.spec.disks.get(self.at).map(|disk| disk.to);
        match (done, to) {
            _ if self.failed.is_some() => {}
            (DiskDone::Read(bytes), Some(to)) => {
                self.copied += bytes.len() as u64;
                self.ask(storage, &to, index, DiskRequest::Write(index * EXTENT, bytes));
            }
            (DiskDone::Full, _) => self.failed = Some(BackendError::Full),
            (DiskDone::Failed, _) => self.failed = Some(BackendError::Storage("the medium does not do what it is asked")),
            (DiskDone::Ok | DiskDone::Read(_), _) if self.flush == Flush::Asked => self.flush = Flush::Done,
            (DiskDone::Ok | DiskDone::Read(_), _) => {}
        }
    }
}

impl<H: Hypervisor> Machine<H> {
    fn copies(&mut self, op: OpId) -> Result<Box<Copies>, BackendError> {
        self.operations.get_mut(&op).and_then(|operation| operation.copies.take()).ok_or(BackendError::NoDomain)
    }

    fn put_back(&mut self, op: OpId, copies: Box<Copies>) {
        if let Some(operation) = self.operations.get_mut(&op) {
            operation.copies = Some(copies);
        }
    }

    /// Copies disks, or goes on with it.
    pub(super) fn copy_disks(&mut self, op: OpId) -> Result<Progress, BackendError> {
        let mut copies = self.copies(op)?;
        let result = self.begin_copies(&mut copies).and_then(|begun| match begun {
            true => copies.advance(&mut self.storage),
            false => Ok(Progress::Waiting(0)),
        });
        // Others may have waited for it to end.
        self.store.stirred |= !matches!(result, Ok(Progress::Waiting(_)));
        self.put_back(op, copies);
        result
    }

    /// Freezes the disks, at once. `false`: as many as can be are being copied.
    fn begin_copies(&mut self, copies: &mut Copies) -> Result<bool, BackendError> {
        if !core::mem::replace(&mut copies.frozen, true) {
            let sr = &copies.spec.sr;
            if self.storage.space(&sr.uuid).is_none() {
                self.attach_sr(sr).map_err(failed)?;
            }
            for DiskCopy { from, frozen, to, bytes } in &copies.spec.disks {
                let made = self.storage.copy(from, frozen).and_then(|()| self.storage.create(&sr.uuid, to, *bytes));
                made.map_err(|refused| failed(refused.into()))?;
                copies.all += self.storage.volume(frozen).map_or(0, |volume| volume.mapped * EXTENT);
            }
        }
        if !copies.begun {
            let begun = self.operations.values().filter_map(|o| o.copies.as_ref()).filter(|copies| copies.begun);
            let (away, here): (Vec<_>, Vec<_>) = begun.partition(|copies| copies.is_away(&self.storage));
            if here.len() >= MOST || here.len() + away.len() >= WITH_AWAY {
                return Ok(false);
            }
            copies.begun = true;
        }
        Ok(true)
    }

    /// Takes back what was copied, once storage has nothing more of it.
    pub(super) fn drop_copies(&mut self, op: OpId) -> Result<Progress, BackendError> {
        let mut copies = self.copies(op)?;
        // Nothing more is written.
        copies.failed.get_or_insert(BackendError::NoDomain);
        if copies.spec.whole {
            // Of a server that is away nothing is awaited.
            self.storage.give_up(&copies.spec.sr.uuid);
        }
        let gone = self.remove_copies(&copies.spec);
        self.put_back(op, copies);
        Ok(if gone { Progress::Done } else { Progress::Waiting(0) })
    }

    fn remove_copies(&mut self, spec: &CopySpec) -> bool {
        for disk in spec.disks.iter().flat_map(|disk| [&disk.frozen, &disk.to]) {
            if self.storage.remove(disk) == Err(Refused::Busy) {
                // Nobody waits for a server that is away.
                if !self.storage.sr(disk).is_some_and(|sr| self.storage.is_away(&sr)) {
                    return false;
                }
                if !self.leftover.contains(disk) {
                    self.leftover.push(*disk);
                }
            }
        }
        !spec.whole || self.detach_sr(&spec.sr.uuid) != Err(StorageError::Busy)
    }

    /// Takes copies away that could not go when they were given up. `true`: there is more to do at once.
    pub(super) fn remove_leftover(&mut self) -> bool {
        let before = self.leftover.len();
        self.leftover.retain(|disk| self.storage.remove(disk) == Err(Refused::Busy));
        self.leftover.len() < before
    }

    /// Storage has done something for a plan that copies.
    pub(super) fn copied(&mut self, tag: u64, done: DiskDone) {
        let serial = (tag & !(STREAM | COPY)) >> 32;
        let mut all = self.operations.values_mut().filter_map(|operation| operation.copies.as_mut());
        if let Some(copies) = all.find(|copies| copies.serial == serial) {
            copies.answered(&mut self.storage, u64::from(tag as u32), done);
        }
    }
}
