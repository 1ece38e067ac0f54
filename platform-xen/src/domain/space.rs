//! The address space a PV guest starts in: which pages are mapped where, and the page tables for that.
//!
//! Tables are pages of the guest's own, filled with machine frames before Xen is asked to check them. One that maps a
//! page with a table in it maps it read-only, or Xen refuses all of them.
//! ```text
//!   level 4   512 GiB an entry, one table            level 2   2 MiB an entry
//!   level 3     1 GiB an entry                       level 1   4 KiB an entry: the regions' pages
//! ```
//! Addresses are kept as their low 48 bits. Deliberately absent: large pages (a PV guest may have none), 32 bits.

use crate::abi::xen::pte;
use crate::hyp::{PAGE_SHIFT, PAGE_SIZE};
use alloc::vec::Vec;

/// Entries of a table.
const ENTRIES: u64 = 512;
const BITS: u64 = 1 << 48;
/// The lower half is the guest's; of the upper half Xen has what is below.
const LOWER_END: u64 = 1 << 47;
const UPPER: u64 = 0x8800_0000_0000;

/// Pages of the guest that follow each other, mapped.
#[derive(Clone, Copy, Debug)]
struct Region {
    at: u64,
    pages: u64,
    pfn: u64,
}

/// A page table: the first address it maps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Table {
    level: u32,
    at: u64,
}

/// Tables that lie next to each other: the first of them, and its page.
#[derive(Clone, Copy, Debug)]
struct Place {
    first: usize,
    count: usize,
    pfn: u64,
}

/// What is mapped, and by which tables.
#[derive(Clone, Debug, Default)]
pub struct Space {
    regions: Vec<Region>,
    tables: Vec<Table>,
    places: Vec<Place>,
}

/// log2 of the bytes an entry of a table of that level maps.
const fn shift(level: u32) -> u32 {
    PAGE_SHIFT + 9 * (level - 1)
}

impl Space {
    /// Maps pages at a virtual address; how many tables that needs besides those there are, which are to be
    /// [`Space::place`]d next. `None`: the addresses are not the guest's to use, or used already.
    pub fn map(&mut self, address: u64, pfn: u64, pages: u64) -> Option<u64> {
        let at = address & (BITS - 1);
        let end = pages.checked_mul(PAGE_SIZE as u64).and_then(|len| at.checked_add(len))?;
        let canonical = address == at || address == at | !(BITS - 1);
        let half = if address == at { 0..=LOWER_END } else { UPPER..=BITS };
        let taken = |r: &Region| at < r.at + r.pages * PAGE_SIZE as u64 && r.at < end;
        if !canonical || !at.is_multiple_of(PAGE_SIZE as u64) || at < *half.start() || end > *half.end() {
            return None;
        }
        if self.regions.iter().any(taken) {
            return None;
        }
        self.regions.push(Region { at, pages, pfn });
        let before = self.tables.len();
        for level in (1..=4).rev() {
            let span = 1 << shift(level + 1);
            for at in (at / span * span..end).step_by(span as usize) {
                let table = Table { level, at };
                if !self.tables.contains(&table) {
                    self.tables.push(table);
                }
            }
        }
        Some((self.tables.len() - before) as u64)
    }

    /// Says where the tables are that have no place yet. The first place's first table is the root.
    pub fn place(&mut self, pfn: u64) {
        let first = self.places.iter().map(|place| place.count).sum();
        self.places.push(Place { first, count: self.tables.len() - first, pfn });
    }

    /// Pages with tables: the first table's number, the page it is in, and how many follow each other.
    pub fn places(&self) -> impl Iterator<Item = (usize, u64, u64)> + '_ {
        self.places.iter().map(|place| (place.first, place.pfn, place.count as u64))
    }

    fn is_table(&self, pfn: u64) -> bool {
        self.places.iter().any(|place| (place.pfn..place.pfn + place.count as u64).contains(&pfn))
    }

    fn page_of(&self, table: usize) -> Option<u64> {
        let place = self.places.iter().rev().find(|place| table >= place.first)?;
        Some(place.pfn + (table - place.first) as u64)
    }

    /// The `n`th entry of the tables from `first` on; `frame` is where a page of the guest's is.
    pub fn entry(&self, first: usize, n: u64, frame: impl Fn(u64) -> Option<u64>) -> u64 {
        let Some(table) = self.tables.get(first + (n / ENTRIES) as usize) else { return 0 };
        let at = table.at + ((n % ENTRIES) << shift(table.level));
        let (pfn, flags) = if table.level > 1 {
            let lower = Table { level: table.level - 1, at };
            let found = self.tables.iter().position(|table| *table == lower);
            (found.and_then(|table| self.page_of(table)), pte::LINK)
        } else {
            let region = self.regions.iter().find(|r| at >= r.at && at - r.at < r.pages << PAGE_SHIFT);
            let pfn = region.map(|r| r.pfn + ((at - r.at) >> PAGE_SHIFT));
            let table = pfn.is_some_and(|pfn| self.is_table(pfn));
            (pfn, if table { pte::LINK & !pte::WRITE } else { pte::LINK })
        };
        pfn.and_then(frame).map_or(0, |frame| frame << PAGE_SHIFT | flags)
    }
}
