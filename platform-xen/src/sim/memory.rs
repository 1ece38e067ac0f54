//! Guest memory of the simulated Xen: which frames there are, what is in those ever written, who maps them.
//!
//! A page never written reads as [`POISON`]: Xen does not promise zeroes (LESSONS 36, XSA-464). The p2m takes pages of
//! the paging pool as the real one does: a table for each 2 MiB that has 4 KiB pages, one for each GiB, three above.
//! Deliberately absent: foreign mappings other than the control domain's.

use super::Sim;
use super::state::{Domain, State, Violation};
use crate::hyp::{DomId, Errno, Gfn, GrantRef, HypResult, Memory, Mfn, PAGE_SHIFT, PAGE_SIZE, Pages, Pfn};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::rc::Rc;
use alloc::vec::Vec;
use core::cell::RefCell;

/// Every byte of a page nobody wrote.
pub const POISON: u8 = 0xe5;

type Frame = Box<[u8; PAGE_SIZE]>;

/// The memory of one guest.
#[derive(Default)]
pub struct GuestMemory {
    /// First frame -> frames, neighbours merged.
    runs: BTreeMap<u64, u64>,
    /// Frames that were written.
    written: BTreeMap<u64, Frame>,
    /// Frame -> times mapped.
    mapped: BTreeMap<u64, u32>,
    /// 2 MiB regions that hold 4 KiB pages, and GiB regions that hold anything.
    tables: BTreeSet<(u32, u64)>,
    pages: u64,
    /// A page of Xen's that the guest shares and does not own.
    pub xen_page: Option<u64>,
}

impl GuestMemory {
    pub fn pages(&self) -> u64 {
        self.pages
    }

    pub fn has(&self, gfn: u64) -> bool {
        self.is_ram(gfn) || self.xen_page == Some(gfn)
    }

    /// It is the guest's own.
    pub fn is_ram(&self, gfn: u64) -> bool {
        self.runs.range(..=gfn).next_back().is_some_and(|(first, count)| gfn < first + count)
    }

    pub fn mapped_frames(&self) -> usize {
        self.mapped.len()
    }

    pub fn is_mapped(&self, gfn: u64) -> bool {
        self.mapped.contains_key(&gfn)
    }

    /// Whether any frame of a range is there.
    fn overlaps(&self, gfn: u64, count: u64) -> bool {
        self.has(gfn) || self.runs.range(gfn..gfn + count).next().is_some()
    }

    fn add(&mut self, gfn: u64, order: u32) {
        let (mut first, mut count) = (gfn, 1u64 << order);
        self.pages += count;
        if let Some((&before, &n)) = self.runs.range(..gfn).next_back()
            && before + n == gfn
        {
            (first, count) = (before, n + count);
        }
        if let Some(n) = self.runs.remove(&(gfn + (1 << order))) {
            count += n;
        }
        self.runs.insert(first, count);
        self.tables.extend(Self::tables_for(gfn, order));
    }

    fn tables_for(gfn: u64, order: u32) -> impl Iterator<Item = (u32, u64)> {
        (order < 9).then_some((9, gfn >> 9)).into_iter().chain([(18, gfn >> 18)])
    }

    /// Pages of the paging pool the p2m would take with one more extent.
    fn pool_with(&self, gfn: u64, order: u32) -> u64 {
        let more = Self::tables_for(gfn, order).filter(|t| !self.tables.contains(t)).count();
        (self.tables.len() + more) as u64 + 3
    }

    /// Frees what nobody maps; returns how many pages that were.
    pub fn free_unmapped(&mut self) -> u64 {
        let before = self.pages;
        self.runs = self.mapped.keys().map(|gfn| (*gfn, 1)).collect();
        self.pages = self.mapped.len() as u64;
        self.written.retain(|gfn, _| self.mapped.contains_key(gfn));
        before - self.pages
    }

    /// Calls `each` with every (frame, offset in it, range of the bytes) of an access; false if a frame is missing.
    fn walk(address: u64, len: usize, mut each: impl FnMut(u64, usize, core::ops::Range<usize>) -> bool) -> bool {
        let mut done = 0;
        while done < len {
            let at = address + done as u64;
            let offset = at as usize % PAGE_SIZE;
            let piece = (PAGE_SIZE - offset).min(len - done);
            if !each(at >> PAGE_SHIFT, offset, done..done + piece) {
                return false;
            }
            done += piece;
        }
        true
    }

    pub fn read(&self, address: u64, to: &mut [u8]) -> bool {
        Self::walk(address, to.len(), |gfn, offset, range| {
            let len = range.len();
            match self.written.get(&gfn) {
                Some(frame) => to[range].copy_from_slice(&frame[offset..offset + len]),
                None => to[range].fill(POISON),
            }
            self.has(gfn)
        })
    }

    pub fn write(&mut self, address: u64, from: &[u8]) -> bool {
        Self::walk(address, from.len(), |gfn, offset, range| {
            let len = range.len();
            let there = self.has(gfn);
            if there {
                let frame = self.written.entry(gfn).or_insert_with(|| Box::new([POISON; PAGE_SIZE]));
                frame[offset..offset + len].copy_from_slice(&from[range]);
            }
            there
        })
    }
}

/// Frames of a guest, mapped next to each other.
pub struct SimPages {
    state: Rc<RefCell<State>>,
    dom: DomId,
    gfns: Vec<u64>,
    /// To be read only.
    read_only: bool,
    /// By which they are mapped; empty if not by grants.
    grants: Vec<GrantRef>,
    unmapped: bool,
}

impl SimPages {
    pub fn dom(&self) -> DomId {
        self.dom
    }

    pub fn grants(&self) -> &[GrantRef] {
        &self.grants
    }

    pub fn of_grants(mut self, grants: &[GrantRef]) -> SimPages {
        self.grants = grants.to_vec();
        self
    }

    /// Cuts an access to what is mapped; a cut is a violation.
    fn cut(&self, offset: usize, len: usize) -> usize {
        let fits = self.len().saturating_sub(offset).min(len);
        if fits < len {
            self.state.borrow_mut().wrong(Violation::OutOfRange(offset, len));
        }
        fits
    }

    /// Calls `each` with the memory, the guest address and the range of the bytes of every frame touched.
    fn each(&self, offset: usize, len: usize, mut each: impl FnMut(&mut GuestMemory, u64, core::ops::Range<usize>)) {
        let mut state = self.state.borrow_mut();
        let Some(domain) = state.domains.get_mut(&self.dom.0) else { return };
        GuestMemory::walk(offset as u64, len, |index, at, range| {
            if let Some(gfn) = self.gfns.get(index as usize) {
                each(&mut domain.memory, (gfn << PAGE_SHIFT) + at as u64, range);
            }
            true
        });
    }
}

impl Pages for SimPages {
    fn len(&self) -> usize {
        self.gfns.len() * PAGE_SIZE
    }

    fn read(&self, offset: usize, to: &mut [u8]) {
        let len = self.cut(offset, to.len());
        self.each(offset, len, |memory, address, range| {
            memory.read(address, &mut to[range]);
        });
    }

    fn write(&self, offset: usize, from: &[u8]) {
        if self.read_only {
            return self.state.borrow_mut().wrong(Violation::WroteReadOnly(self.dom));
        }
        let len = self.cut(offset, from.len());
        self.each(offset, len, |memory, address, range| {
            memory.write(address, &from[range]);
        });
    }

    fn zero(&self, offset: usize, len: usize) {
        if self.read_only {
            return self.state.borrow_mut().wrong(Violation::WroteReadOnly(self.dom));
        }
        let len = self.cut(offset, len);
        self.each(offset, len, |memory, address, range| {
            memory.write(address, &[0; PAGE_SIZE][..range.len()]);
        });
    }

    fn load_u32(&self, offset: usize) -> u32 {
        let mut bytes = [0; 4];
        if !offset.is_multiple_of(4) {
            self.state.borrow_mut().wrong(Violation::UnalignedAccess(offset));
        }
        self.read(offset, &mut bytes);
        u32::from_le_bytes(bytes)
    }

    fn store_u32(&self, offset: usize, value: u32) {
        if !offset.is_multiple_of(4) {
            self.state.borrow_mut().wrong(Violation::UnalignedAccess(offset));
        }
        self.write(offset, &value.to_le_bytes());
    }
}

impl Drop for SimPages {
    fn drop(&mut self) {
        if !self.unmapped {
            // Not unwound into a second panic: a test that fails drops everything.
            if let Ok(mut state) = self.state.try_borrow_mut() {
                state.wrong(Violation::PagesDropped(self.dom, self.gfns.len()));
            }
        }
    }
}

impl Sim {
    pub(super) fn mapped(&self, dom: DomId, gfns: &[Gfn], read_only: bool) -> HypResult<SimPages> {
        let mut state = self.state.borrow_mut();
        let domain = state.alive(dom, "map").ok_or(Errno::ESRCH)?;
        for gfn in gfns {
            *domain.memory.mapped.entry(gfn.0).or_insert(0) += 1;
        }
        state.mapped += gfns.len();
        let gfns = gfns.iter().map(|gfn| gfn.0).collect();
        Ok(SimPages { state: self.state.clone(), dom, gfns, read_only, grants: Vec::new(), unmapped: false })
    }

    pub(super) fn give_back(&self, mut pages: SimPages) {
        let mut state = self.state.borrow_mut();
        pages.unmapped = true;
        state.mapped -= pages.gfns.len();
        if let Some(domain) = state.domains.get_mut(&pages.dom.0) {
            for gfn in &pages.gfns {
                match domain.memory.mapped.get_mut(gfn) {
                    Some(times) if *times > 1 => *times -= 1,
                    _ => drop(domain.memory.mapped.remove(gfn)),
                }
            }
        }
        state.reap(pages.dom);
    }
}

impl Memory for Sim {
    type Pages = SimPages;

    fn populate(&mut self, guest: DomId, order: u32, extents: &mut [Gfn]) -> HypResult<usize> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        state.alive(guest, "populate").ok_or(Errno::ESRCH)?;
        let size = 1u64 << order;
        if order > 0 && state.fragmented {
            return Ok(0);
        }
        for (done, extent) in extents.iter_mut().enumerate() {
            let gfn = extent.0;
            let frame = state.next_frame.next_multiple_of(size);
            let Some(domain) = state.domains.get(&guest.0) else { return Ok(done) };
            let memory = &domain.memory;
            let overlaps = domain.pv.as_ref().map_or_else(|| memory.overlaps(gfn, size), |pv| pv.overlaps(gfn, size));
            if !gfn.is_multiple_of(size) {
                state.wrong(Violation::UnalignedExtent(guest, gfn));
                return Ok(done);
            }
            if overlaps {
                state.wrong(Violation::PopulatedTwice(guest, gfn));
                return Ok(done);
            }
            let pool = domain.pv.is_some() || memory.pool_with(gfn, order) <= domain.pool_pages;
            let within = memory.pages() + size <= domain.max_pages && pool;
            if !within || !state.take(size) {
                return Ok(done);
            }
            if let Some(domain) = state.domains.get_mut(&guest.0) {
                if let Some(pv) = &mut domain.pv {
                    pv.add(gfn, frame, size);
                    *extent = Gfn(frame);
                }
                domain.memory.add(extent.0, order);
                if domain.pv.is_some() {
                    state.next_frame = frame + 2 * size;
                }
            }
        }
        Ok(extents.len())
    }

    fn map(&mut self, guest: DomId, gfns: &[Gfn]) -> HypResult<SimPages> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let domain = state.alive(guest, "map").ok_or(Errno::ESRCH)?;
        if let Some(missing) = gfns.iter().find(|gfn| !domain.memory.has(gfn.0)) {
            state.wrong(Violation::MapUnpopulated(guest, missing.0));
            return Err(Errno::EINVAL);
        }
        let is_table = |gfn: &&Gfn| domain.pv.as_ref().is_some_and(|pv| pv.tables.contains_key(&gfn.0));
        if let Some(table) = gfns.iter().find(is_table) {
            state.wrong(Violation::TableMapped(guest, table.0));
            return Err(Errno::EINVAL);
        }
        drop(state);
        self.mapped(guest, gfns, false)
    }

    fn map_to_read(&mut self, guest: DomId, gfns: &[Gfn]) -> HypResult<SimPages> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let domain = state.alive(guest, "map_to_read").ok_or(Errno::ESRCH)?;
        // To ask is no wrong: a guest said that it is its own.
        if gfns.is_empty() || gfns.iter().any(|gfn| !domain.memory.has(gfn.0)) {
            return Err(Errno::EPERM);
        }
        drop(state);
        self.mapped(guest, gfns, true)
    }

    fn unmap(&mut self, pages: SimPages) {
        if !pages.grants.is_empty() {
            self.state.borrow_mut().wrong(Violation::UnmapOfGrants(pages.dom));
        }
        self.give_back(pages);
    }

    fn page_of(&self, frame: Mfn) -> Option<Pfn> {
        let state = self.state.borrow();
        let of = |domain: &Domain| domain.pv.as_ref().and_then(|pv| pv.page_of(frame.0));
        state.domains.values().find_map(of).map(Pfn)
    }

    fn pin(&mut self, guest: DomId, tables: &[(u32, Mfn)]) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let domain = state.alive(guest, "pin").ok_or(Errno::ESRCH)?;
        let memory = &domain.memory;
        let pinned = match &mut domain.pv {
            Some(pv) => tables
                .iter()
                .try_for_each(|(level, table)| pv.pin(memory, table.0, *level, |frame| memory.is_mapped(frame))),
            None => Err("not a PV guest"),
        };
        pinned.map_err(|why| {
            state.wrong(Violation::BadTables(guest, why));
            Errno::EINVAL
        })
    }

    fn mapped_frames(&self) -> usize {
        self.state.borrow().mapped
    }
}
