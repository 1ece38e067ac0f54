//! The window: 16384 slots of virtual address space where frames of guests, and device memory, are mapped and unmapped.
//! Frames are mapped at its start, by the hundreds; grants, which stay, at its end.
//!
//! Invariant: a slot whose bit is free maps nothing, and no stale translation of it is in the TLB: unmapping flushes
//! before the slot's bit is given back.

use super::memory::{WINDOW_TABLE_MADDR, mmu_update};
use super::{hypercall, machine};
use crate::abi::xen::{DOMID_SELF, MMUEXT_PIN_L1_TABLE, MMUEXT_TLB_FLUSH_LOCAL, MmuUpdate, MmuextOp, nr, pte};
use crate::hyp::{Errno, HypResult, KEEP_BELOW, Mfn, PAGE_SHIFT, PAGE_SIZE, Pages};
use alloc::vec::Vec;
use core::sync::atomic::{AtomicU32, Ordering};

/// First address of the window; everything below is our own memory.
pub const WINDOW_BASE: u64 = 0x3800_0000;
/// Level 1 tables of the window; 512 slots each.
pub const WINDOW_TABLES: usize = 32;
const SLOTS: usize = WINDOW_TABLES * 512;
const _: () = assert!(KEEP_BELOW * 2 == SLOTS, "half of the window is for what does not stay");

/// Allocates slots and writes their page table entries.
pub struct Window {
    /// A bit per slot, set while in use.
    used: [u64; SLOTS / 64],
    /// Updates of the batch under way; kept so that a mapping allocates nothing.
    batch: Vec<MmuUpdate>,
    /// Slots in use.
    pub in_use: usize,
}

/// Frames of somebody else, mapped.
#[derive(Debug)]
pub struct Mapping {
    slot: usize,
    frames: usize,
}

impl Window {
    pub fn new() -> Window {
        Window { used: [0; SLOTS / 64], batch: Vec::with_capacity(512), in_use: 0 }
    }

    fn is_used(&self, slot: usize) -> bool {
        self.used[slot / 64] & 1 << (slot % 64) != 0
    }

    /// First fit of `frames` free slots next to each other.
    fn find(&self, frames: usize) -> Option<usize> {
        let (mut start, mut at) = (0, 0);
        while at < SLOTS {
            if at % 64 == 0 && self.used[at / 64] == u64::MAX {
                at += 64;
                start = at;
                continue;
            }
            at += 1;
            if self.is_used(at - 1) {
                start = at;
            } else if at - start == frames {
                return Some(start);
            }
        }
        None
    }

    /// Last fit, likewise.
    fn find_last(&self, frames: usize) -> Option<usize> {
        let (mut end, mut at) = (SLOTS, SLOTS);
        while at > 0 {
            if at % 64 == 0 && self.used[at / 64 - 1] == u64::MAX {
                at -= 64;
                end = at;
                continue;
            }
            at -= 1;
            if self.is_used(at) {
                end = at;
            } else if end - at == frames {
                return Some(at);
            }
        }
        None
    }

    /// Takes slots that somebody else fills, and empties before [`Window::give_back`].
    pub fn reserve(&mut self, frames: usize) -> HypResult<Mapping> {
        if frames == 0 || frames > SLOTS {
            return Err(Errno::EINVAL);
        }
        let slot = self.find_last(frames).ok_or(Errno::ENOSPC)?;
        self.mark(slot, frames);
        Ok(Mapping { slot, frames })
    }

    /// Gives slots back that map nothing any more.
    pub fn give_back(&mut self, mapping: Mapping) {
        for at in mapping.slot..mapping.slot + mapping.frames {
            self.used[at / 64] &= !(1 << (at % 64));
        }
        self.in_use -= mapping.frames;
    }

    fn mark(&mut self, slot: usize, frames: usize) {
        for at in slot..slot + frames {
            self.used[at / 64] |= 1 << (at % 64);
        }
        self.in_use += frames;
    }

    /// Maps frames (gfns of `domid`, or machine frames with DOMID_IO and DOMID_SELF) next to each other.
    pub fn map(&mut self, domid: u16, frames: impl ExactSizeIterator<Item = u64>, flags: u64) -> HypResult<Mapping> {
        let count = frames.len();
        if count == 0 || count > SLOTS {
            return Err(Errno::EINVAL);
        }
        let slot = self.find(count).ok_or(Errno::ENOSPC)?;
        let mapping = Mapping { slot, frames: count };
        self.batch.clear();
        for (i, frame) in frames.enumerate() {
            self.batch.push(MmuUpdate { ptr: entry(slot + i), val: frame << PAGE_SHIFT | flags });
        }
        if let Err(error) = mmu_update(&self.batch, domid) {
            self.clear(&mapping);
            return Err(error);
        }
        self.mark(slot, count);
        Ok(mapping)
    }

    /// Maps as many other frames where those of `mapping` were.
    pub fn replace(
        &mut self,
        mapping: Mapping,
        domid: u16,
        frames: impl ExactSizeIterator<Item = u64>,
    ) -> HypResult<Mapping> {
        self.batch.clear();
        for (i, frame) in frames.enumerate() {
            self.batch.push(MmuUpdate { ptr: entry(mapping.slot + i), val: frame << PAGE_SHIFT | GUEST });
        }
        match mmu_update(&self.batch, domid) {
            Ok(()) => {
                flush();
                Ok(mapping)
            }
            Err(error) => {
                self.unmap(mapping);
                Err(error)
            }
        }
    }

    /// Unmaps and gives the slots back.
    pub fn unmap(&mut self, mapping: Mapping) {
        self.clear(&mapping);
        self.give_back(mapping);
    }

    fn clear(&mut self, mapping: &Mapping) {
        self.batch.clear();
        for at in mapping.slot..mapping.slot + mapping.frames {
            self.batch.push(MmuUpdate { ptr: entry(at), val: 0 });
        }
        let cleared = mmu_update(&self.batch, DOMID_SELF);
        assert!(cleared.is_ok(), "Xen refused to clear our own page table entries");
        flush();
    }
}

/// Forgets every translation of ours that may be stale.
fn flush() {
    let mut op = MmuextOp { cmd: MMUEXT_TLB_FLUSH_LOCAL, ..MmuextOp::default() };
    let args = [core::ptr::from_mut(&mut op) as u64, 1, 0, u64::from(DOMID_SELF), 0];
    // SAFETY: one operation, which lives across the call.
    let flushed = unsafe { hypercall::call(nr::MMUEXT_OP, args) };
    assert!(flushed.is_ok(), "Xen refused to flush our own TLB");
}

/// Pins tables of a guest: levels and frames.
pub fn pin(domid: u16, tables: &[(u32, Mfn)]) -> HypResult<()> {
    let cmd = |level: u32| MMUEXT_PIN_L1_TABLE + (level - 1);
    let pin = |(level, table): &(u32, Mfn)| MmuextOp { cmd: cmd(*level), arg1: table.0, ..MmuextOp::default() };
    let mut ops: Vec<MmuextOp> = tables.iter().filter(|(level, _)| (1..=4).contains(level)).map(pin).collect();
    let args = [ops.as_mut_ptr() as u64, ops.len() as u64, 0, u64::from(domid), 0];
    // SAFETY: the operations live across the call; Xen checks the tables, which are nobody's but the guest's.
    unsafe { hypercall::call(nr::MMUEXT_OP, args) }.map(|_| ())
}

/// Machine address of a slot's level 1 entry.
fn entry(slot: usize) -> u64 {
    WINDOW_TABLE_MADDR[slot / 512].load(Ordering::Relaxed) + (slot % 512 * 8) as u64
}

impl Mapping {
    /// Address of the first byte.
    pub fn address(&self) -> u64 {
        WINDOW_BASE + (self.slot * PAGE_SIZE) as u64
    }

    fn at(&self, offset: usize, len: usize) -> Option<(*mut u8, usize)> {
        let room = self.len().checked_sub(offset)?;
        Some(((self.address() + offset as u64) as *mut u8, len.min(room)))
    }

    fn word(&self, offset: usize) -> Option<&AtomicU32> {
        let (at, len) = self.at(offset, 4)?;
        if len < 4 || !offset.is_multiple_of(4) {
            return None;
        }
        // SAFETY: aligned, inside a mapping that lives as long as `self`, and only ever accessed atomically.
        Some(unsafe { AtomicU32::from_ptr(at.cast()) })
    }
}

impl Pages for Mapping {
    fn len(&self) -> usize {
        self.frames * PAGE_SIZE
    }
    fn read(&self, offset: usize, to: &mut [u8]) {
        if let Some((at, len)) = self.at(offset, to.len()) {
            // SAFETY: `len` bytes from `at` are inside the mapping; `to` is ours and at least that long.
            unsafe { machine::copy(to.as_mut_ptr(), at, len) };
        }
    }
    fn write(&self, offset: usize, from: &[u8]) {
        if let Some((at, len)) = self.at(offset, from.len()) {
            // SAFETY: as in `read`, the other way round.
            unsafe { machine::copy(at, from.as_ptr(), len) };
        }
    }
    fn zero(&self, offset: usize, len: usize) {
        if let Some((at, len)) = self.at(offset, len) {
            // SAFETY: `len` bytes from `at` are inside the mapping.
            unsafe { machine::zero(at, len) };
        }
    }
    fn load_u32(&self, offset: usize) -> u32 {
        self.word(offset).map_or(0, |word| word.load(Ordering::Acquire))
    }
    fn store_u32(&self, offset: usize, value: u32) {
        if let Some(word) = self.word(offset) {
            word.store(value, Ordering::Release);
        }
    }
}

/// Flags for guest memory.
pub const GUEST: u64 = pte::DATA;
/// Flags for guest memory that is only read.
pub const GUEST_READ: u64 = pte::TABLE;
/// Flags for device memory.
pub const DEVICE: u64 = pte::PRESENT | pte::WRITE | pte::USER | pte::ACCESSED | pte::DIRTY | pte::NX | pte::PCD | pte::PWT;
