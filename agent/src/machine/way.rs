//! Streams on disks: a guest on its way out to a VDI, or in from one, and a crash's core on its way out.
//!
//! ```text
//!   put -> chunk of an extent -> ready -> storage, WINDOW at most -> ... -> end: what comes last, then a flush
//!   want(at) -> storage -> chunks from `at` on, AHEAD of them -> get
//! ```
//! Storage answers later, so whoever writes asks [`Way::has_room`] and whoever reads [`Way::want`] before each bounded step, and
//! waits if not. Two ways at once have their memory; others wait for them. Deliberately absent: what a stream means.

use crate::storage::extents::EXTENT;
use crate::storage::{STREAM, Storage};
use alloc::collections::VecDeque;
use alloc::vec::Vec;
use api_core::lifecycle::backend::{BackendError, Uuid};
use platform_xen::hyp::{DiskDone, DiskRequest, Errno, HypResult, Hypervisor};
use platform_xen::saved::{RECORD, Sink, Source};

/// Bytes asked of storage at once: an extent, which is written whole.
const CHUNK: usize = EXTENT as usize;
/// What storage reads and writes are whole ones.
const SECTOR: usize = 512;
/// Chunks that storage has of one way at once.
const WINDOW: usize = 16;
/// Chunks that wait for storage, at which no more are made.
const FULL: usize = 4;
/// Chunks held for who reads: a record, wherever it begins in a chunk.
const AHEAD: usize = RECORD.div_ceil(CHUNK) + 1;
/// Ways at once.
const MOST: usize = 2;

/// A stream under way.
pub struct Way {
    disk: Uuid,
    /// In tags.
    serial: u64,
    /// Asked of storage and not answered.
    under_way: usize,
    /// Something was asked since [`Way::turn`] was.
    asked: bool,
    failed: Option<BackendError>,
    /// Nobody waits for it any more.
    left: bool,
    what: What,
}

enum What {
    Out {
        /// Bytes put, and bytes given to storage.
        put: u64,
        given: u64,
        ready: VecDeque<Vec<u8>>,
        end: End,
    },
    In {
        /// Bytes there are.
        len: u64,
        /// The chunk at the front.
        first: u64,
        chunks: VecDeque<Option<Vec<u8>>>,
    },
}

/// How far the end of one that is written is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// More may come.
    Open,
    /// All was put.
    Put,
    Flushing,
}

impl Way {
    fn new(disk: Uuid, what: What) -> Way {
        Way { disk, serial: 0, under_way: 0, asked: false, failed: None, left: false, what }
    }

    /// To a disk, from its beginning on.
    pub fn out(disk: Uuid) -> Way {
        Way::new(disk, What::Out { put: 0, given: 0, ready: VecDeque::new(), end: End::Open })
    }

    /// From a disk that has so many bytes of it.
    pub fn from(disk: Uuid, len: u64) -> Way {
        Way::new(disk, What::In { len, first: 0, chunks: VecDeque::new() })
    }

    /// Bytes put so far.
    pub fn bytes(&self) -> u64 {
        match &self.what {
            What::Out { put, .. } => *put,
            What::In { .. } => 0,
        }
    }

    /// More may be put now.
    pub fn has_room(&self) -> bool {
        matches!(&self.what, What::Out { ready, end: End::Open, .. } if ready.len() < FULL)
    }

    /// Appends. ENOMEM.
    pub fn append(&mut self, bytes: &[u8]) -> HypResult<()> {
        let What::Out { put, ready, .. } = &mut self.what else { return Err(Errno::EINVAL) };
        let mut rest = bytes;
        while !rest.is_empty() {
            if put.is_multiple_of(EXTENT) {
                let mut chunk = Vec::new();
                chunk.try_reserve_exact(CHUNK).map_err(|_| Errno::ENOMEM)?;
                ready.push_back(chunk);
            }
            let Some(chunk) = ready.back_mut() else { return Err(Errno::EINVAL) };
            let (now, later) = rest.split_at(rest.len().min(CHUNK - chunk.len()));
            chunk.extend_from_slice(now);
            *put += now.len() as u64;
            rest = later;
        }
        Ok(())
    }

    /// Nothing more comes: what there is is filled up to a whole sector. ENOMEM.
    pub fn end(&mut self) -> HypResult<()> {
        let rest = self.bytes().next_multiple_of(SECTOR as u64) - self.bytes();
        self.append([0; SECTOR].get(..rest as usize).unwrap_or_default())?;
        if let What::Out { end, .. } = &mut self.what {
            *end = End::Put;
        }
        Ok(())
    }

    /// A sector somewhere else on the disk.
    pub fn place<H: Hypervisor>(&mut self, storage: &mut Storage<H>, at: u64, sector: Vec<u8>) {
        self.ask(0, storage, DiskRequest::Write(at, sector));
    }

    fn ask<H: Hypervisor>(&mut self, slot: u32, storage: &mut Storage<H>, request: DiskRequest) {
        self.under_way += 1;
        self.asked = true;
        storage.submit(&self.disk, STREAM | self.serial << 32 | u64::from(slot), request);
    }

    /// Gives storage what is ready. `true`: all of it is on the medium.
    fn write<H: Hypervisor>(&mut self, storage: &mut Storage<H>) -> bool {
        while self.under_way < WINDOW {
            let What::Out { given, ready, end, .. } = &mut self.what else { return false };
            // The last one may still grow.
            let whole = ready.front().is_some_and(|chunk| chunk.len() == CHUNK || *end != End::Open);
            let request = match ready.pop_front_if(|_| whole) {
                Some(chunk) => {
                    let at = *given;
                    *given += chunk.len() as u64;
                    DiskRequest::Write(at, chunk)
                }
                None if *end == End::Put && self.under_way == 0 => {
                    *end = End::Flushing;
                    DiskRequest::Flush
                }
                None => break,
            };
            self.ask(0, storage, request);
        }
        matches!(self.what, What::Out { end: End::Flushing, .. }) && self.under_way == 0
    }

    /// Asks for what a record that begins there may need. `true`: it is here.
    fn read<H: Hypervisor>(&mut self, storage: &mut Storage<H>, at: u64) -> bool {
        let What::In { len, first, chunks } = &mut self.what else { return false };
        let (from, all) = (at / EXTENT, len.div_ceil(EXTENT));
        if from < *first {
            chunks.clear();
        }
        while *first < from && chunks.pop_front().is_some() {
            *first += 1;
        }
        if chunks.is_empty() {
            *first = from;
        }
        let mut wanted = Vec::new();
        while chunks.len() < AHEAD && *first + (chunks.len() as u64) < all {
            wanted.push(*first + chunks.len() as u64);
            chunks.push_back(None);
        }
        let here = chunks.iter().all(Option::is_some);
        let end = len.next_multiple_of(SECTOR as u64);
        for number in wanted {
            let place = number * EXTENT;
            let bytes = (end - place).min(EXTENT) as usize;
            self.ask(number as u32, storage, DiskRequest::Read(place, bytes));
        }
        here
    }

    /// Bytes from there on, all of them or none. EINVAL: they are not here.
    pub fn copy(&self, at: u64, to: &mut [u8]) -> HypResult<()> {
        let What::In { len, first, chunks } = &self.what else { return Err(Errno::EINVAL) };
        if at.checked_add(to.len() as u64).is_none_or(|end| end > *len) {
            return Err(Errno::EINVAL);
        }
        let (mut at, mut rest) = (at, to);
        while !rest.is_empty() {
            let place = (at / EXTENT).checked_sub(*first).ok_or(Errno::EINVAL)?;
            let chunk = chunks.get(place as usize).and_then(Option::as_ref).ok_or(Errno::EINVAL)?;
            let there = chunk.get((at % EXTENT) as usize..).filter(|there| !there.is_empty()).ok_or(Errno::EINVAL)?;
            let now = there.len().min(rest.len());
            let (here, later) = rest.split_at_mut(now);
            here.copy_from_slice(there.get(..now).unwrap_or_default());
            at += now as u64;
            rest = later;
        }
        Ok(())
    }

    /// What is to be done meanwhile.
    fn turn(&mut self, ready: bool) -> Result<Turn, BackendError> {
        self.failed.map_or(Ok(()), Err)?;
        Ok(match core::mem::take(&mut self.asked) {
            _ if ready => Turn::Go,
            true => Turn::Asked,
            false => Turn::Wait,
        })
    }

    fn answered(&mut self, slot: u32, done: DiskDone) {
        self.under_way = self.under_way.saturating_sub(1);
        match (done, &mut self.what) {
            (DiskDone::Read(bytes), What::In { first, chunks, .. }) => {
                let place = u64::from(slot).checked_sub(*first).map_or(usize::MAX, |place| place as usize);
                if let Some(place @ None) = chunks.get_mut(place) {
                    *place = Some(bytes);
                }
            }
            (DiskDone::Full, _) => self.failed = Some(BackendError::Full),
            (DiskDone::Failed, _) => self.failed = Some(BackendError::Storage("the medium does not do what it is asked")),
            (DiskDone::Ok | DiskDone::Read(_), _) => {}
        }
    }
}

impl<H> Sink<H> for Way {
    fn is_empty(&self) -> bool {
        self.bytes() == 0
    }
    fn put(&mut self, _: &mut H, bytes: &[u8]) -> HypResult<()> {
        self.append(bytes)
    }
    fn rest(&mut self, _: &mut H) {}
}

impl<H> Source<H> for Way {
    fn len(&self) -> u64 {
        if let What::In { len, .. } = self.what { len } else { 0 }
    }
    fn get(&mut self, _: &mut H, at: u64, to: &mut [u8]) -> HypResult<()> {
        self.copy(at, to)
    }
    fn rest(&mut self, _: &mut H) {}
}

/// How far somebody's way is.
pub enum Turn {
    /// Go on.
    Go,
    /// Storage has something to do first, and is to be given a turn.
    Asked,
    /// Storage has something to do first.
    Wait,
    /// All of it is on the medium.
    Done,
}

/// All of them.
#[derive(Default)]
pub struct Ways {
    all: Vec<Way>,
    last: u64,
}

impl Ways {
    /// Begins one. `false`: there are as many as there can be, or what was under way with this disk is not done.
    pub fn begin(&mut self, way: Way) -> bool {
        if self.all.len() >= MOST || self.all.iter().any(|other| other.disk == way.disk) {
            return false;
        }
        // Tags have 29 bits for it.
        self.last = (self.last + 1) & 0x1fff_ffff;
        self.all.push(Way { serial: self.last, ..way });
        true
    }

    /// The way of a disk, if there is one.
    pub fn get(&mut self, disk: &Uuid) -> Option<&mut Way> {
        self.all.iter_mut().find(|way| way.disk == *disk && !way.left)
    }

    /// Writes what is ready.
    pub fn write<H: Hypervisor>(&mut self, disk: &Uuid, storage: &mut Storage<H>) -> Result<Turn, BackendError> {
        let way = self.get(disk).ok_or(BackendError::NoDomain)?;
        let (done, room) = (way.write(storage), way.has_room());
        let turn = way.turn(room)?;
        Ok(if done { Turn::Done } else { turn })
    }

    /// Has what begins there ready to be read.
    pub fn read<H: Hypervisor>(&mut self, disk: &Uuid, storage: &mut Storage<H>, at: u64) -> Result<Turn, BackendError> {
        let way = self.get(disk).ok_or(BackendError::NoDomain)?;
        let here = way.read(storage, at);
        way.turn(here)
    }

    /// Nobody waits for a disk's any more. `false`: storage still has something of it.
    pub fn leave(&mut self, disk: &Uuid) -> bool {
        self.all.iter_mut().filter(|way| way.disk == *disk).for_each(|way| way.left = true);
        self.all.retain(|way| !way.left || way.under_way > 0);
        !self.all.iter().any(|way| way.disk == *disk)
    }

    /// Storage has done something of one.
    pub fn answered(&mut self, tag: u64, done: DiskDone) {
        let serial = (tag & !STREAM) >> 32;
        if let Some(way) = self.all.iter_mut().find(|way| way.serial == serial) {
            way.answered(tag as u32, done);
        }
        self.all.retain(|way| !way.left || way.under_way > 0);
    }
}
