//! redb's storage: each of its calls becomes a request to the disk, and the fiber pauses until that is done.
//!
//! ```text
//!   0      superblock: "XENITHST", version of the records, length of redb's file, 1 once that was made, FNV-1a of these
//!   4096   redb's file
//! ```
//! The superblock is one sector, written and flushed when the file's length changes. A file whose making was interrupted is
//! made anew: nothing was ever acknowledged of it. A medium of zeroes is a new one; any
//! other without a sound superblock is somebody else's, and is not written to.

use super::fiber::Pause;
use crate::storage::hub::{Area, Hub, Who};
use alloc::format;
use alloc::sync::Arc;
use alloc::vec::Vec;
use api_core::store::record::VERSION;
use platform_xen::hyp::{DiskDone, DiskRequest};
use redb::{BackendError, StorageBackend};
use spin::Mutex;

/// What the other stack waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// The disk.
    Disk,
    /// To go on.
    Go,
}

#[derive(Debug, Default)]
struct Slot {
    ask: Option<DiskRequest>,
    under_way: bool,
    done: Option<DiskDone>,
    /// It waits for nothing.
    idle: bool,
    /// The file's length, once the superblock was read; and bytes of the medium.
    len: Option<u64>,
    bytes: u64,
    /// redb's file was made to its end.
    made: bool,
    pause: Option<Pause>,
}

/// Both stacks' view of the disk.
#[derive(Clone, Debug)]
pub struct Medium(Arc<Mutex<Slot>>);

impl Medium {
    pub fn new(bytes: u64) -> Medium {
        Medium(Arc::new(Mutex::new(Slot { bytes, ..Slot::default() })))
    }

    /// The fiber says how it waits.
    pub fn on(&self, pause: Pause) {
        self.0.lock().pause = Some(pause);
    }

    /// The fiber has nothing to do.
    pub fn rest(&self) {
        self.0.lock().idle = true;
    }

    pub fn idle(&self) -> bool {
        self.0.lock().idle
    }

    /// Takes between the fiber and the disk.
    pub fn serve(&self, hub: &mut Hub, area: Area) -> Want {
        let mut slot = self.0.lock();
        if let Some(request) = slot.ask.take() {
            hub.submit(Who::State, area, 0, request);
            slot.under_way = true;
        }
        if slot.under_way {
            let Some((_, done)) = hub.done(Who::State) else { return Want::Disk };
            (slot.under_way, slot.done) = (false, Some(done));
        }
        Want::Go
    }

    /// On the fiber: asks and waits.
    fn wait(&self, request: DiskRequest) -> Result<DiskDone, BackendError> {
        let pause = {
            let mut slot = self.0.lock();
            (slot.ask, slot.idle) = (Some(request), false);
            slot.pause.clone()
        };
        let Some(pause) = pause else { return Err(other("the disk failed")) };
        loop {
            pause.pause();
            match self.0.lock().done.take() {
                Some(DiskDone::Failed) => return Err(other("the disk failed")),
                Some(done) => return Ok(done),
                None => {}
            }
        }
    }

    /// A place in redb's file as one on the medium, if so many bytes of it are there.
    fn place(&self, offset: u64, len: usize) -> Result<u64, BackendError> {
        let end = offset.checked_add(len as u64).filter(|end| *end <= self.0.lock().len.unwrap_or(0));
        end.map(|_| offset + FILE).ok_or_else(|| other("beyond the end"))
    }

    /// Writes the superblock.
    fn label(&self, len: u64) -> Result<(), BackendError> {
        let made = self.0.lock().made;
        self.wait(DiskRequest::Write(0, superblock(len, made)))?;
        self.wait(DiskRequest::Flush).map(drop)
    }

    /// redb's file is one: from now on it is opened, not made.
    pub fn made(&self) -> Result<(), BackendError> {
        if core::mem::replace(&mut self.0.lock().made, true) {
            return Ok(());
        }
        let len = self.len()?;
        self.label(len)
    }

    /// The sectors that so many bytes from a place are in, and how many bytes of them come before.
    fn sectors(&self, place: u64, len: usize) -> Result<(Vec<u8>, usize), BackendError> {
        let skip = (place % SECTOR as u64) as usize;
        let whole = (skip + len).next_multiple_of(SECTOR);
        match self.wait(DiskRequest::Read(place - skip as u64, whole))? {
            DiskDone::Read(data) if data.len() == whole => Ok((data, skip)),
            _ => Err(other("read")),
        }
    }

    /// Reads the superblock.
    fn open(&self) -> Result<u64, BackendError> {
        let DiskDone::Read(block) = self.wait(DiskRequest::Read(0, SECTOR))? else { return Err(other("no answer")) };
        let len = match length(&block) {
            Some((len, made)) if len + FILE <= self.0.lock().bytes => {
                self.0.lock().made = made;
                if made { len } else { 0 }
            }
            _ if block.iter().all(|byte| *byte == 0) => 0,
            Some(_) => return Err(other("it is longer than its disk")),
            None => return Err(refusal(&block)),
        };
        self.0.lock().len = Some(len);
        Ok(len)
    }
}

/// Bytes of a sector, and where redb's file begins.
const SECTOR: usize = 512;
const FILE: u64 = 4096;
const MAGIC: &[u8; 8] = b"XENITHST";

fn check(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn superblock(len: u64, made: bool) -> Vec<u8> {
    let mut block = Vec::with_capacity(SECTOR);
    block.extend_from_slice(MAGIC);
    block.extend_from_slice(&u64::from(VERSION).to_le_bytes());
    block.extend_from_slice(&len.to_le_bytes());
    block.extend_from_slice(&u64::from(made).to_le_bytes());
    let sum = check(&block);
    block.extend_from_slice(&sum.to_le_bytes());
    block.resize(SECTOR, 0);
    block
}

/// Why a superblock is not taken.
fn refusal(block: &[u8]) -> BackendError {
    if !block.starts_with(MAGIC) {
        return other("there is something else on the disk");
    }
    match block.get(8..16).and_then(|bytes| bytes.try_into().ok()).map(u64::from_le_bytes) {
        Some(version) if version > u64::from(VERSION) => BackendError::Other(
            format!("it was written by a newer agent: its version is {version}, this one reads up to {VERSION}").into(),
        ),
        _ => other("its first sector is damaged"),
    }
}

/// The length in a sound superblock, and whether the file was made.
fn length(block: &[u8]) -> Option<(u64, bool)> {
    let len = u64::from_le_bytes(block.get(16..24)?.try_into().ok()?);
    [false, true].into_iter().find(|made| block == superblock(len, *made)).map(|made| (len, made))
}

fn other(what: &'static str) -> BackendError {
    BackendError::Other(what.into())
}

impl StorageBackend for Medium {
    fn len(&self) -> Result<u64, BackendError> {
        let known = self.0.lock().len;
        known.map_or_else(|| self.open(), Ok)
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> Result<(), BackendError> {
        let place = self.place(offset, out.len())?;
        let (data, skip) = self.sectors(place, out.len())?;
        out.copy_from_slice(data.get(skip..skip + out.len()).ok_or_else(|| other("read"))?);
        Ok(())
    }

    fn set_len(&self, len: u64) -> Result<(), BackendError> {
        if len + FILE > self.0.lock().bytes {
            return Err(other("the disk is full"));
        }
        let was = self.len()?;
        // New places are zero, whatever was there.
        let mut at = was;
        while at < len {
            let part = (len - at).min(ZEROES as u64);
            self.wait(DiskRequest::Write(at + FILE, alloc::vec![0; part as usize]))?;
            at += part;
        }
        self.label(len)?;
        self.0.lock().len = Some(len);
        Ok(())
    }

    fn sync_data(&self) -> Result<(), BackendError> {
        self.wait(DiskRequest::Flush).map(drop)
    }

    fn write(&self, offset: u64, data: &[u8]) -> Result<(), BackendError> {
        let place = self.place(offset, data.len())?;
        if place.is_multiple_of(SECTOR as u64) && data.len().is_multiple_of(SECTOR) {
            return self.wait(DiskRequest::Write(place, Vec::from(data))).map(drop);
        }
        let (mut whole, skip) = self.sectors(place, data.len())?;
        whole.get_mut(skip..skip + data.len()).ok_or_else(|| other("write"))?.copy_from_slice(data);
        self.wait(DiskRequest::Write(place - skip as u64, whole)).map(drop)
    }
}

/// Bytes zeroed in one go.
const ZEROES: usize = 64 << 10;
