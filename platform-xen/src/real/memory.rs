//! The domain's own memory: virtual = 0x400000 + pfn * 4096, made whole at boot.
//!
//! ```text
//!   0x400000              image, boot module, p2m list, start_info, page tables, boot stack   (mapped by Xen)
//!   end of all that       padding up to a 4 MiB boundary, at least 512 KiB                    (mapped by Xen)
//!   from there            the rest of our memory                                              (mapped here)
//!   0x3800_0000           the window: 16384 empty slots for frames of others                  (tables made here)
//! ```
//!
//! Xen mapped the first part. The rest is mapped by page tables built in the padding: filled while they are still
//! ordinary pages, made read-only in one batch, hooked into the level 2 table in another.
//! Deliberately absent: more than 892 MiB for the control domain (it needs one level 2 table); what is beyond stays
//! unused and the boot log says so.

use super::foreign::{WINDOW_BASE, WINDOW_TABLES};
use super::{hypercall, machine};
use crate::abi::xen::{DOMID_SELF, MACH2PHYS_VIRT_START, MmuUpdate, nr, pte};
use crate::hyp::{HypResult, PAGE_SHIFT, PAGE_SIZE};
use core::sync::atomic::{AtomicU64, Ordering};

/// Where pfn 0 is.
pub const VIRT_BASE: u64 = 0x40_0000;
const ENTRIES: usize = 512;
/// Memory one level 1 table maps.
const TABLE_SPAN: u64 = (ENTRIES * PAGE_SIZE) as u64;

/// Machine address of the first window table's page, then the others', for `foreign`.
pub(super) static WINDOW_TABLE_MADDR: [AtomicU64; WINDOW_TABLES] = [const { AtomicU64::new(0) }; WINDOW_TABLES];

/// Memory the heap may have.
#[derive(Clone, Copy, Debug)]
pub struct HeapRange {
    /// First byte.
    pub start: *mut u8,
    /// Bytes.
    pub len: usize,
    /// Pages that could not be mapped.
    pub unused_pages: u64,
}

/// Machine address of one of our own virtual addresses. It must be in the linear mapping.
#[must_use]
pub fn machine_address(va: u64) -> u64 {
    let info = machine::start_info();
    let pfn = va.wrapping_sub(VIRT_BASE) >> PAGE_SHIFT;
    assert!(pfn < info.nr_pages, "address outside the linear mapping");
    // SAFETY: the p2m list has nr_pages entries, is mapped by Xen and never moved.
    let mfn = unsafe { (info.mfn_list as *const u64).add(pfn as usize).read() };
    mfn << PAGE_SHIFT | va & (PAGE_SIZE as u64 - 1)
}

/// Virtual address of the table an entry points to: all boot tables are in the linear mapping.
fn table_of(entry: u64) -> *const u64 {
    let mfn = (entry & pte::ADDR) >> PAGE_SHIFT;
    // SAFETY: Xen maps the machine-to-physical table read-only for every PV domain, and the mfn is from our own table.
    let pfn = unsafe { (MACH2PHYS_VIRT_START as *const u64).add(mfn as usize).read() };
    (VIRT_BASE + (pfn << PAGE_SHIFT)) as *const u64
}

/// Walks our tables to the entry at `level` (1 = L1) for `va`: its virtual address and value. `None`: not mapped there.
fn walk(va: u64, level: u32) -> Option<(*const u64, u64)> {
    let mut table = machine::start_info().pt_base as *const u64;
    for at in (level..=4).rev() {
        let index = (va >> (PAGE_SHIFT + 9 * (at - 1))) as usize % ENTRIES;
        // SAFETY: `table` is a page table of 512 entries, mapped read-only.
        let entry = unsafe { table.add(index) };
        // SAFETY: as above.
        let value = unsafe { entry.read() };
        if at == level {
            return Some((entry, value));
        }
        if value & pte::PRESENT == 0 {
            return None;
        }
        table = table_of(value);
    }
    None
}

pub(super) fn mmu_update(updates: &[MmuUpdate], domid: u16) -> HypResult<()> {
    if updates.is_empty() {
        return Ok(());
    }
    let args = [updates.as_ptr() as u64, updates.len() as u64, 0, u64::from(domid), 0];
    // SAFETY: Xen reads `updates.len()` entries; each one is checked by Xen, which refuses what would break its rules.
    unsafe { hypercall::call(nr::MMU_UPDATE, args) }.map(|_| ())
}

/// Maps the rest of our memory and makes the empty window. Once, at boot.
pub(super) fn init() -> HypResult<HeapRange> {
    let info = machine::start_info();
    let boot_end = info.pt_base + info.nr_pt_frames * PAGE_SIZE as u64 + PAGE_SIZE as u64;
    let mut mapped_end = boot_end;
    while walk(mapped_end, 1).is_some_and(|(_, value)| value & pte::PRESENT != 0) {
        mapped_end += PAGE_SIZE as u64;
    }
    if mapped_end > WINDOW_BASE {
        // The boot module reaches into the window: one this large needs more than one level 2 table.
        return Err(crate::hyp::Errno::E2BIG);
    }
    let memory_end = VIRT_BASE + (info.nr_pages << PAGE_SHIFT);
    let end = memory_end.min(WINDOW_BASE);
    let mut free = boot_end;

    for (address, place) in (WINDOW_BASE..).step_by(TABLE_SPAN as usize).zip(&WINDOW_TABLE_MADDR) {
        // SAFETY: `free` is in the padding that Xen mapped for us and nobody else uses.
        unsafe { machine::zero(free as *mut u8, PAGE_SIZE) };
        hook(&[(free, address)])?;
        place.store(machine_address(free), Ordering::Relaxed);
        free += PAGE_SIZE as u64;
    }
    // Each round spends at most half of what is mapped and free on tables, and frees 512 times that.
    while mapped_end < end {
        let mut batch = [(0, 0); 64];
        let mut used = 0;
        let room = (mapped_end - free) / (2 * PAGE_SIZE as u64);
        for slot in batch.iter_mut().take(room as usize) {
            if mapped_end >= end {
                break;
            }
            fill(free as *mut u64, mapped_end, end);
            *slot = (free, mapped_end);
            free += PAGE_SIZE as u64;
            mapped_end = (mapped_end + TABLE_SPAN).min(end);
            used += 1;
        }
        assert!(used > 0, "no room for page tables in the initial mapping");
        hook(&batch[..used])?;
    }
    let unused_pages = (memory_end - end) >> PAGE_SHIFT;
    Ok(HeapRange { start: free as *mut u8, len: (mapped_end.min(end) - free) as usize, unused_pages })
}

/// Fills a level 1 table that maps our frames from `va` (2 MiB aligned) on, up to `end`.
fn fill(table: *mut u64, va: u64, end: u64) {
    for i in 0..ENTRIES as u64 {
        let at = va + (i << PAGE_SHIFT);
        let value = if at < end { machine_address(at) | pte::DATA } else { 0 };
        // SAFETY: `table` is a whole page of ours that nothing uses yet.
        unsafe { table.add(i as usize).write(value) };
    }
}

/// Turns filled pages into level 1 tables: (page, address mapped by it) each.
fn hook(tables: &[(u64, u64)]) -> HypResult<()> {
    let mut read_only = [MmuUpdate::default(); 64];
    let mut link = [MmuUpdate::default(); 64];
    for ((&(page, va), ro), li) in tables.iter().zip(read_only.iter_mut()).zip(link.iter_mut()) {
        let maddr = machine_address(page);
        let (l1, _) = walk(page, 1).ok_or(crate::hyp::Errno::EFAULT)?;
        let (l2, _) = walk(va, 2).ok_or(crate::hyp::Errno::EFAULT)?;
        *ro = MmuUpdate { ptr: machine_address(l1 as u64), val: maddr | pte::TABLE };
        *li = MmuUpdate { ptr: machine_address(l2 as u64), val: maddr | pte::LINK };
    }
    mmu_update(&read_only[..tables.len()], DOMID_SELF)?;
    mmu_update(&link[..tables.len()], DOMID_SELF)
}
