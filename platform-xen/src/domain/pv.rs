//! The plan of a PV guest: its memory, the address space it starts in, and what it is told there.
//!
//! Facts: public/xen.h (start_info, and the order of what the first mapping holds), public/elfnote.h.
//! ```text
//!   VIRT_BASE      pfn 0  +---------------------------+
//!                         | the kernel where it is    |
//!                         | linked, by PADDR_OFFSET   |
//!                         | [ramdisk]                 |  unless MOD_START_PFN
//!                         | [list of frames]          |  unless INIT_P2M
//!                         | start_info                |
//!                         | xenstore ring             |
//!                         | console ring              |
//!                         | page tables, root first   |  read-only
//!                         | boot stack                |
//!                         | at least 512 KiB          |  to the next 4 MiB of addresses
//!                         +---------------------------+
//!   not mapped            | [ramdisk]                 |
//!   INIT_P2M              | [list of frames]          |  and, not mapped, the page tables for it
//!                         | the rest of memory        |
//!                         +---------------------------+
//! ```
//! All of it is memory that the guest was given: there are no pages beside it, no holes in it, no paging pool.
//! Deliberately absent: 32 bits, a memory map (without one a guest has what start_info says), symbols for BSD kernels.

use super::bytes::{put, zeroes};
use super::layout::{MAX_MEMORY, MAX_VCPUS, MIN_MEMORY};
use super::load::{self, Content, Cursor, Piece, Source};
use super::plan::{Advance, Ring};
use super::populate::{LARGE, Populated};
use super::space::Space;
use super::{ImageError, Kernel};
use crate::abi::xen::StartInfo;
use crate::hyp::{Domctl, Errno, Gfn, HypResult, Memory, Mfn, PAGE_SHIFT, PAGE_SIZE, Pages, Port, PvStart, Shell};
use alloc::vec::Vec;
use core::mem::offset_of;

const PAGE: u64 = PAGE_SIZE as u64;
/// Pages that are free behind the stack at least.
const PADDING: u64 = (512 << 10) / PAGE;
/// The first mapping ends at a multiple of this.
const MAPPED: u64 = 4 << 20;
/// Bytes of start_info's command line, its NUL included.
const COMMAND_LINE: usize = 1024;
/// SIF_MOD_START_PFN
const MOD_START_PFN: u64 = 1 << 3;
/// start_info.console.domU
const CONSOLE_MFN: usize = 72;
const CONSOLE_PORT: usize = 80;
/// vcpu_info[n].evtchn_upcall_mask of shared_info
const UPCALL_MASK: usize = 1;
const VCPU_INFO: usize = 64;

/// The machine frames of the guest's pages, as Xen gave them: large extents first.
#[derive(Clone, Debug, Default)]
struct Frames {
    large: Vec<u64>,
    small: Vec<u64>,
}

impl Frames {
    fn take(&mut self, extents: &[Gfn], size: u64) -> HypResult<()> {
        let to = if size == LARGE { &mut self.large } else { &mut self.small };
        to.try_reserve(extents.len()).map_err(|_| Errno::ENOMEM)?;
        to.extend(extents.iter().map(|frame| frame.0));
        Ok(())
    }

    fn of(&self, pfn: u64) -> Option<u64> {
        let large = self.large.get((pfn / LARGE) as usize).map(|frame| frame + pfn % LARGE);
        large.or_else(|| self.small.get((pfn - self.large.len() as u64 * LARGE) as usize).copied())
    }
}

/// Where everything of one guest goes.
#[derive(Clone, Debug)]
pub struct Plan {
    pages: u64,
    vcpus: u32,
    space: Space,
    /// Pages of what it shares.
    start_info: u64,
    store: u64,
    console: u64,
    hypercall_page: Option<u64>,
    ramdisk: u64,
    /// As it will find it, but for machine frames and ports.
    info: Vec<u8>,
    /// The root of the page tables is a page until it starts.
    start: PvStart,
    pieces: Vec<Piece>,
    frames: Frames,
    populated: Populated,
    loaded: Cursor,
}

/// Takes pages in order.
struct Taker(u64);

impl Taker {
    fn pages(&mut self, count: u64) -> u64 {
        let first = self.0;
        self.0 = first.saturating_add(count);
        first
    }

    fn bytes(&mut self, bytes: u64) -> u64 {
        self.pages(bytes.div_ceil(PAGE))
    }
}

impl Plan {
    /// Computes and checks everything. `memory` is bytes, rounded down to pages.
    pub fn new(kernel: &Kernel, ramdisk: u64, command_line: &str, memory: u64, vcpus: u32) -> Result<Plan, ImageError> {
        let notes = kernel.notes();
        let (Some(entry), Some(base)) = (notes.entry, notes.virt_base) else { return Err(ImageError::NoPvEntry) };
        if !kernel.is_wide() {
            return Err(ImageError::Narrow);
        }
        if notes.version != Some(true) || notes.pae == Some(false) {
            return Err(ImageError::PvVersion);
        }
        if !(MIN_MEMORY..=MAX_MEMORY).contains(&memory) {
            return Err(ImageError::MemorySize);
        }
        if !(1..=MAX_VCPUS).contains(&vcpus) {
            return Err(ImageError::Vcpus);
        }
        if command_line.len() >= COMMAND_LINE || command_line.bytes().any(|b| b == 0) {
            return Err(ImageError::CommandLine);
        }
        let offset = notes.paddr_offset.unwrap_or(0);
        let first = kernel.segments().first().map_or(0, |s| s.paddr);
        if offset > first || !offset.is_multiple_of(PAGE) {
            return Err(ImageError::PvAddress);
        }
        // Where an address in the kernel's mapping is in its file.
        let linked = |address: u64| address.checked_sub(base)?.checked_add(offset).filter(|paddr| kernel.has(*paddr));
        linked(entry).ok_or(ImageError::EntryOutside)?;
        let hypercall_page = match notes.hypercall_page {
            None => None,
            Some(page) => {
                let whole = page.is_multiple_of(PAGE) && linked(page | (PAGE - 1)).is_some();
                let paddr = linked(page).filter(|_| whole).ok_or(ImageError::HypercallPage)?;
                Some((paddr - offset) >> PAGE_SHIFT)
            }
        };
        let pages = memory >> PAGE_SHIFT;
        if kernel.end() - offset > memory || ramdisk > memory {
            return Err(ImageError::DoesNotFit);
        }

        let list = (pages * 8).div_ceil(PAGE);
        let mut at = Taker(0);
        at.bytes(kernel.end() - offset);
        let mapped_ramdisk = notes.mod_start_pfn.unwrap_or(0) == 0;
        let mut ramdisk_at = if mapped_ramdisk { at.bytes(ramdisk) } else { 0 };
        let mut list_at = if notes.init_p2m.is_none() { at.pages(list) } else { 0 };
        let [start_info, store, console] = [at.pages(1), at.pages(1), at.pages(1)];
        let tables_at = at.0;
        let (mut space, tables) = first_mapping(base, tables_at, pages)?;
        space.place(at.pages(tables));
        let stack = at.pages(1);
        at.0 = mapped_pages(base, stack + 1);
        if !mapped_ramdisk {
            ramdisk_at = at.bytes(ramdisk);
        }
        let address = |pfn: u64| base.wrapping_add(pfn << PAGE_SHIFT);
        let mut list_address = address(list_at);
        // The pages of a list that is mapped elsewhere, its tables included.
        let mut own = (0, 0);
        if let Some(at_address) = notes.init_p2m {
            (list_at, list_address) = (at.pages(list), at_address);
            let more = space.map(at_address, list_at, list).ok_or(ImageError::PvAddress)?;
            space.place(at.pages(more));
            own = (list_at, list + more);
        }
        if at.0 > pages {
            return Err(ImageError::DoesNotFit);
        }

        let mut info = zeroes(PAGE_SIZE);
        put(&mut info, 0, b"xen-3.0-x86_64");
        let (module, flags) = if mapped_ramdisk { (address(ramdisk_at), 0) } else { (ramdisk_at, MOD_START_PFN) };
        for (at, value) in [
            (offset_of!(StartInfo, nr_pages), pages),
            (offset_of!(StartInfo, pt_base), address(tables_at)),
            (offset_of!(StartInfo, nr_pt_frames), tables),
            (offset_of!(StartInfo, mfn_list), list_address),
            (offset_of!(StartInfo, first_p2m_pfn), own.0),
            (offset_of!(StartInfo, nr_p2m_frames), own.1),
            (offset_of!(StartInfo, mod_len), ramdisk),
        ] {
            put(&mut info, at, &value.to_le_bytes());
        }
        if ramdisk > 0 {
            put(&mut info, offset_of!(StartInfo, mod_start), &module.to_le_bytes());
            put(&mut info, offset_of!(StartInfo, flags), &(flags as u32).to_le_bytes());
        }
        put(&mut info, offset_of!(StartInfo, cmd_line), command_line.as_bytes());

        let mut pieces = Vec::with_capacity(kernel.segments().len() + 6);
        for s in kernel.segments() {
            let (from, bytes) = (Source::Kernel(s.offset), s.file as u64);
            pieces.push(Piece { at: s.paddr - offset, from, bytes, total: s.memory });
        }
        let mut whole_pages = |pfn: u64, from: Source, bytes: u64, pages: u64| {
            if pages > 0 {
                pieces.push(Piece { at: pfn << PAGE_SHIFT, from, bytes, total: pages << PAGE_SHIFT });
            }
        };
        whole_pages(ramdisk_at, Source::Ramdisk, ramdisk, ramdisk.div_ceil(PAGE));
        whole_pages(list_at, Source::Frames, 0, list);
        whole_pages(store, Source::Zeroes, 0, 2);
        for (first, pfn, count) in space.places() {
            whole_pages(pfn, Source::Tables(first), 0, count);
        }
        let start = PvStart { entry, stack: address(stack + 1), start_info: address(start_info), root: Mfn(tables_at) };
        let (frames, populated, loaded) = (Frames::default(), Populated::default(), Cursor::default());
        Ok(Plan {
            pages,
            vcpus,
            space,
            start_info,
            store,
            console,
            hypercall_page,
            ramdisk,
            info,
            start,
            pieces,
            frames,
            populated,
            loaded,
        })
    }

    /// RAM is one run, by the guest's own numbers.
    #[must_use]
    pub fn ram_runs(&self) -> Vec<(Gfn, u64)> {
        alloc::vec![(Gfn(0), self.pages)]
    }

    /// Bytes of RAM; there is nothing else.
    #[must_use]
    pub const fn ram_bytes(&self) -> u64 {
        self.pages << PAGE_SHIFT
    }

    /// VCPUs it may have.
    #[must_use]
    pub const fn vcpus(&self) -> u32 {
        self.vcpus
    }

    /// What must be set before it gets memory.
    pub fn prepare<D: Domctl>(&self, hyp: &mut D, shell: Shell) -> HypResult<()> {
        hyp.set_native_tsc(shell)?;
        hyp.set_max_mem(shell, self.pages << (PAGE_SHIFT - 10))
    }

    /// Gives it the next part of its memory, and notes which frames that are.
    pub fn populate<M: Memory>(&mut self, memory: &mut M, shell: Shell) -> HypResult<Advance> {
        let done = self.populated.pages;
        let (extents, size) = self.populated.go_on(memory, shell, done, self.pages - done)?;
        self.frames.take(&extents, size)?;
        let finished = self.populated.pages >= self.pages;
        Ok(if finished { Advance::Done } else { Advance::share(self.populated.pages, self.pages) })
    }

    /// Copies the next part in.
    pub fn load<M: Memory>(&mut self, memory: &mut M, shell: Shell, kernel: &[u8], ramdisk: &[u8]) -> HypResult<Advance> {
        if ramdisk.len() as u64 != self.ramdisk {
            return Err(Errno::EINVAL);
        }
        let content = Files { plan: self, kernel, ramdisk };
        self.loaded = load::batches(memory, shell, &self.pieces, self.loaded, &content)?;
        Ok(self.loaded.advance(&self.pieces))
    }

    /// The machine frame of a page; no frame at all before it has one.
    fn frame(&self, pfn: u64) -> Gfn {
        Gfn(self.frames.of(pfn).unwrap_or(u64::MAX >> PAGE_SHIFT))
    }

    /// A ring's frame.
    #[must_use]
    pub fn ring(&self, ring: Ring) -> Gfn {
        self.frame(match ring {
            Ring::Console => self.console,
            Ring::Store => self.store,
        })
    }

    /// It finds its rings in start_info.
    pub fn connect(&mut self, ring: Ring, port: Port) {
        let frame = self.ring(ring).0;
        let (frame_at, port_at) = match ring {
            Ring::Console => (CONSOLE_MFN, CONSOLE_PORT),
            Ring::Store => (offset_of!(StartInfo, store_mfn), offset_of!(StartInfo, store_evtchn)),
        };
        put(&mut self.info, frame_at, &frame.to_le_bytes());
        put(&mut self.info, port_at, &port.0.to_le_bytes());
    }

    /// Writes what it finds at its start, has its page tables checked, and sets its first VCPU on its way.
    pub fn start<H: Domctl + Memory>(&mut self, hyp: &mut H, shell: Shell) -> HypResult<()> {
        let dom = shell.dom();
        let shared = hyp.info(dom)?.shared_info.0;
        put(&mut self.info, offset_of!(StartInfo, shared_info), &(shared << PAGE_SHIFT).to_le_bytes());
        let pages = hyp.map(dom, &[self.frame(self.start_info), Gfn(shared)])?;
        pages.write(0, &self.info);
        for vcpu in 0..self.vcpus as usize {
            pages.write(PAGE_SIZE + vcpu * VCPU_INFO + UPCALL_MASK, &[1]);
        }
        hyp.unmap(pages);
        if let Some(page) = self.hypercall_page {
            hyp.set_hypercall_page(shell, Mfn(self.frame(page).0))?;
        }
        let root = Mfn(self.frame(self.start.root.0).0);
        hyp.pin(dom, root)?;
        hyp.set_pv_start(shell, &PvStart { root, ..self.start })
    }
}

/// Pages that are mapped from `base` on if the first `used` have to be.
fn mapped_pages(base: u64, used: u64) -> u64 {
    let before = base & (MAPPED - 1);
    let end = (before + ((used + PADDING) << PAGE_SHIFT)).next_multiple_of(MAPPED);
    (end - before) >> PAGE_SHIFT
}

/// The first mapping, with as many pages as its own tables, from page `at` on, and the stack need; and how many tables
/// that are.
fn first_mapping(base: u64, at: u64, pages: u64) -> Result<(Space, u64), ImageError> {
    let mut tables = 0;
    loop {
        let mapped = mapped_pages(base, at + tables + 1);
        if mapped > pages {
            return Err(ImageError::DoesNotFit);
        }
        let mut space = Space::default();
        let needed = space.map(base, 0, mapped).ok_or(ImageError::PvAddress)?;
        if needed <= tables {
            return Ok((space, tables));
        }
        tables = needed;
    }
}

/// The plan and the files it was made for.
struct Files<'a> {
    plan: &'a Plan,
    kernel: &'a [u8],
    ramdisk: &'a [u8],
}

impl Content for Files<'_> {
    fn bytes(&self, source: Source) -> &[u8] {
        match source {
            Source::Kernel(_) => self.kernel,
            Source::Ramdisk => self.ramdisk,
            _ => &[],
        }
    }

    fn word(&self, source: Source, n: u64) -> u64 {
        let frame = |pfn| self.plan.frames.of(pfn);
        match source {
            Source::Tables(first) => self.plan.space.entry(first, n, frame),
            // Behind the list its last page says "no frame".
            _ => frame(n).unwrap_or(u64::MAX),
        }
    }

    fn frame(&self, page: u64) -> Gfn {
        self.plan.frame(page)
    }
}
