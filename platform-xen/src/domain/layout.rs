//! Where a PVH guest's memory is: sizes, the MMIO hole, the special pages. The picture is in `domain`'s own doc.
//!
//! The special pages sit where Xen's own toolstack has them (xenguest.h: the 8 pages below 0xff000).
//! Deliberately absent: guests with devices of their own, whose hole would have to hold BARs.

use super::ImageError;
use crate::hyp::{Gfn, PAGE_SHIFT};
use alloc::vec::Vec;

/// Least memory a guest may have, bytes.
pub const MIN_MEMORY: u64 = 4 << 20;
/// Most memory a guest may have, bytes: a bound that keeps sums small; the host's memory is the real one.
pub const MAX_MEMORY: u64 = 1 << 40;
/// Most VCPUs a guest may have.
pub const MAX_VCPUS: u32 = 8;

/// RAM below 4 GiB ends here at the latest.
pub const HOLE: u64 = 0xf000_0000;
/// RAM goes on here.
pub const HIGH: u64 = 1 << 32;
/// ACPI tables.
pub const ACPI: Gfn = Gfn(0xfeffb);
/// xenstore ring.
pub const STORE: Gfn = Gfn(0xfeffc);
/// Console ring.
pub const CONSOLE: Gfn = Gfn(0xfefff);
/// Everything populated outside of RAM.
pub const SPECIAL: [Gfn; 3] = [ACPI, STORE, CONSOLE];
/// End of the range the memory map calls reserved.
pub const SPECIAL_END: u64 = 0xff00_0000;

/// The guest's RAM: pages from 0, and pages from 4 GiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ram {
    /// Pages from address 0.
    pub low: u64,
    /// Pages from 4 GiB.
    pub high: u64,
}

impl Ram {
    /// `bytes` of RAM, rounded down to pages.
    pub fn new(bytes: u64) -> Result<Ram, ImageError> {
        if !(MIN_MEMORY..=MAX_MEMORY).contains(&bytes) {
            return Err(ImageError::MemorySize);
        }
        let pages = bytes >> PAGE_SHIFT;
        let low = pages.min(HOLE >> PAGE_SHIFT);
        Ok(Ram { low, high: pages - low })
    }

    /// All of it.
    pub const fn pages(self) -> u64 {
        self.low + self.high
    }

    /// The gfn of the `n`th page of RAM.
    pub const fn gfn(self, n: u64) -> u64 {
        if n < self.low { n } else { n - self.low + (HIGH >> PAGE_SHIFT) }
    }

    /// Both parts, as far as they are there.
    pub fn runs(self) -> Vec<(Gfn, u64)> {
        let parts = [(Gfn(0), self.low), (Gfn(HIGH >> PAGE_SHIFT), self.high)];
        parts.into_iter().filter(|(_, pages)| *pages > 0).collect()
    }

    /// Pages that follow the `n`th without a hole, itself counted.
    pub const fn run(self, n: u64) -> u64 {
        if n < self.low { self.low - n } else { self.pages() - n }
    }
}
