//! The machine-to-physical table, which Xen shows every PV domain (public/xen.h, XENMEM_machphys_mfn_list).
//!
//! It has holes where there is no memory, and to read one would be a fault: what is a hole is asked once.
//! Deliberately absent: writing it; memory that is plugged in later.

use super::hypercall;
use crate::abi::memory::{MACHPHYS_MFN_LIST, MAXIMUM_RAM_PAGE, MachphysMfnList};
use crate::abi::xen::{MACH2PHYS_VIRT_START, nr};
use crate::hyp::{Mfn, Pfn};
use alloc::vec::Vec;

/// Entries in 2 MiB of it.
const CHUNK: u64 = (2 << 20) / 8;

/// Which parts of the table are there.
pub struct Machphys {
    chunks: Vec<bool>,
    /// Entries it has.
    end: u64,
}

impl Machphys {
    pub fn new() -> Machphys {
        // SAFETY: this command takes no argument.
        let last = unsafe { hypercall::call(nr::MEMORY_OP, [MAXIMUM_RAM_PAGE, 0, 0, 0, 0]) }.unwrap_or(0);
        let end = last as u64 + 1;
        let mut frames = alloc::vec![0u64; end.div_ceil(CHUNK) as usize];
        let mut list =
            MachphysMfnList { max_extents: frames.len() as u32, extent_start: frames.as_mut_ptr(), nr_extents: 0 };
        // SAFETY: layout as Xen's for this command; the array is ours and as long as said.
        let told = unsafe { hypercall::op(nr::MEMORY_OP, MACHPHYS_MFN_LIST, &mut list) };
        let count = if told.is_ok() { (list.nr_extents as usize).min(frames.len()) } else { 0 };
        let mut before = 0;
        let mut there = |frame: &u64| core::mem::replace(&mut before, *frame) != *frame;
        Machphys { chunks: frames[..count].iter().map(&mut there).collect(), end }
    }

    pub fn page_of(&self, frame: Mfn) -> Option<Pfn> {
        if frame.0 >= self.end || !*self.chunks.get((frame.0 / CHUNK) as usize)? {
            return None;
        }
        // SAFETY: the entry is in a part of the table that is there, which Xen maps read-only for us for good.
        Some(Pfn(unsafe { (MACH2PHYS_VIRT_START as *const u64).add(frame.0 as usize).read_volatile() }))
    }
}
