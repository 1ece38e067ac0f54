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
use super::frames::{CHUNK, Frames};
use super::layout::{MAX_MEMORY, MAX_VCPUS, MIN_MEMORY};
use super::load::{self, Content, Cursor, Piece, Source};
use super::plan::{Advance, Ring};
use super::populate::Populated;
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
const SIF_MOD_START_PFN: u32 = 1 << 3;
/// start_info.console.domU
pub(super) const CONSOLE_MFN: usize = 72;
pub(super) const CONSOLE_PORT: usize = 80;
/// vcpu_info[n].evtchn_upcall_mask of shared_info
const UPCALL_MASK: usize = 1;
const VCPU_INFO: usize = 64;

/// Where everything of one guest goes, and how far it is.
#[derive(Clone, Debug)]
pub struct Plan {
    pages: u64,
    vcpus: u32,
    layout: Layout,
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

/// What a kernel's notes say, checked: addresses are virtual, and in the kernel.
struct Linked {
    entry: u64,
    /// Of pfn 0.
    base: u64,
    /// The file's physical address that is pfn 0.
    offset: u64,
    hypercall_page: Option<u64>,
}

impl Linked {
    fn new(kernel: &Kernel) -> Result<Linked, ImageError> {
        let notes = kernel.notes();
        let (Some(entry), Some(base)) = (notes.entry, notes.virt_base) else { return Err(ImageError::NoPvEntry) };
        if !kernel.is_wide() {
            return Err(ImageError::Narrow);
        }
        if notes.version != Some(true) || notes.pae == Some(false) {
            return Err(ImageError::PvVersion);
        }
        let offset = notes.paddr_offset.unwrap_or(0);
        let first = kernel.segments().first().map_or(0, |s| s.paddr);
        if offset > first || !offset.is_multiple_of(PAGE) {
            return Err(ImageError::PvAddress);
        }
        let paddr = |address: u64| address.checked_sub(base)?.checked_add(offset).filter(|paddr| kernel.has(*paddr));
        paddr(entry).ok_or(ImageError::EntryOutside)?;
        let mut hypercall_page = None;
        if let Some(page) = notes.hypercall_page {
            let whole = page.is_multiple_of(PAGE) && paddr(page | (PAGE - 1)).is_some();
            let paddr = paddr(page).filter(|_| whole).ok_or(ImageError::HypercallPage)?;
            hypercall_page = Some((paddr - offset) >> PAGE_SHIFT);
        }
        Ok(Linked { entry, base, offset, hypercall_page })
    }

    fn address(&self, pfn: u64) -> u64 {
        self.base.wrapping_add(pfn << PAGE_SHIFT)
    }
}

/// Which pages hold what, by number.
#[derive(Clone, Debug)]
struct Layout {
    ramdisk: u64,
    ramdisk_mapped: bool,
    /// The list of frames, its length in pages, and where it is mapped.
    list: u64,
    list_pages: u64,
    list_address: u64,
    /// Pages of a list that is mapped on its own, the tables for that included: the first, and how many.
    list_own: (u64, u64),
    start_info: u64,
    store: u64,
    console: u64,
    /// Page tables of the first mapping, root first.
    tables: u64,
    tables_pages: u64,
    stack: u64,
    space: Space,
}

impl Layout {
    fn new(kernel: &Kernel, linked: &Linked, ramdisk: u64, pages: u64) -> Result<Layout, ImageError> {
        let notes = kernel.notes();
        let kernel_bytes = kernel.end() - linked.offset;
        if kernel_bytes > pages << PAGE_SHIFT || ramdisk > pages << PAGE_SHIFT {
            return Err(ImageError::DoesNotFit);
        }
        let list_pages = (pages * 8).div_ceil(PAGE);
        let ramdisk_mapped = notes.mod_start_pfn.unwrap_or(0) == 0;
        let mut next = Taker(0);
        next.bytes(kernel_bytes);
        let mut ramdisk_at = if ramdisk_mapped { next.bytes(ramdisk) } else { 0 };
        let mut list = if notes.init_p2m.is_none() { next.pages(list_pages) } else { 0 };
        let (start_info, store, console) = (next.pages(1), next.pages(1), next.pages(1));
        let (mut space, tables_pages) = first_mapping(linked.base, next.0, pages)?;
        let tables = next.pages(tables_pages);
        space.place(tables);
        let stack = next.pages(1);
        next = Taker(mapped_pages(linked.base, stack + 1));
        if !ramdisk_mapped {
            ramdisk_at = next.bytes(ramdisk);
        }
        let (mut list_address, mut list_own) = (linked.address(list), (0, 0));
        if let Some(address) = notes.init_p2m {
            (list, list_address) = (next.pages(list_pages), address);
            let more = space.map(address, list, list_pages).ok_or(ImageError::PvAddress)?;
            space.place(next.pages(more));
            list_own = (list, list_pages + more);
        }
        if next.0 > pages {
            return Err(ImageError::DoesNotFit);
        }
        let ramdisk = ramdisk_at;
        Ok(Layout {
            ramdisk,
            ramdisk_mapped,
            list,
            list_pages,
            list_address,
            list_own,
            start_info,
            store,
            console,
            tables,
            tables_pages,
            stack,
            space,
        })
    }

    /// start_info, as far as it is known before there is a domain.
    fn info(&self, linked: &Linked, pages: u64, ramdisk: u64, command_line: &str) -> Vec<u8> {
        let (module, flags) = match (ramdisk, self.ramdisk_mapped) {
            (0, _) => (0, 0),
            (_, true) => (linked.address(self.ramdisk), 0),
            (_, false) => (self.ramdisk, SIF_MOD_START_PFN),
        };
        let mut info = zeroes(PAGE_SIZE);
        put(&mut info, 0, b"xen-3.0-x86_64");
        for (at, value) in [
            (offset_of!(StartInfo, nr_pages), pages),
            (offset_of!(StartInfo, pt_base), linked.address(self.tables)),
            (offset_of!(StartInfo, nr_pt_frames), self.tables_pages),
            (offset_of!(StartInfo, mfn_list), self.list_address),
            (offset_of!(StartInfo, first_p2m_pfn), self.list_own.0),
            (offset_of!(StartInfo, nr_p2m_frames), self.list_own.1),
            (offset_of!(StartInfo, mod_start), module),
            (offset_of!(StartInfo, mod_len), ramdisk),
        ] {
            put(&mut info, at, &value.to_le_bytes());
        }
        put(&mut info, offset_of!(StartInfo, flags), &flags.to_le_bytes());
        put(&mut info, offset_of!(StartInfo, cmd_line), command_line.as_bytes());
        info
    }

    /// What is copied in, or computed.
    fn pieces(&self, kernel: &Kernel, offset: u64, ramdisk: u64) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(kernel.segments().len() + 5);
        for s in kernel.segments() {
            let (from, bytes) = (Source::Kernel(s.offset), s.file as u64);
            pieces.push(Piece { at: s.paddr - offset, from, bytes, total: s.memory });
        }
        let mut whole_pages = |pfn: u64, from: Source, bytes: u64, pages: u64| {
            if pages > 0 {
                pieces.push(Piece { at: pfn << PAGE_SHIFT, from, bytes, total: pages << PAGE_SHIFT });
            }
        };
        whole_pages(self.ramdisk, Source::Ramdisk, ramdisk, ramdisk.div_ceil(PAGE));
        whole_pages(self.list, Source::Frames, 0, self.list_pages);
        whole_pages(self.store, Source::Zeroes, 0, 1);
        whole_pages(self.console, Source::Zeroes, 0, 1);
        for (first, pfn, count) in self.space.places() {
            whole_pages(pfn, Source::Tables(first), 0, count);
        }
        pieces
    }
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
        let linked = Linked::new(kernel)?;
        if !(MIN_MEMORY..=MAX_MEMORY).contains(&memory) {
            return Err(ImageError::MemorySize);
        }
        if !(1..=MAX_VCPUS).contains(&vcpus) {
            return Err(ImageError::Vcpus);
        }
        if command_line.len() >= COMMAND_LINE || command_line.bytes().any(|b| b == 0) {
            return Err(ImageError::CommandLine);
        }
        let pages = memory >> PAGE_SHIFT;
        let layout = Layout::new(kernel, &linked, ramdisk, pages)?;
        let start = PvStart {
            entry: linked.entry,
            stack: linked.address(layout.stack + 1),
            start_info: linked.address(layout.start_info),
            root: Mfn(layout.tables),
        };
        Ok(Plan {
            pages,
            vcpus,
            hypercall_page: linked.hypercall_page,
            ramdisk,
            info: layout.info(&linked, pages, ramdisk, command_line),
            start,
            pieces: layout.pieces(kernel, linked.offset, ramdisk),
            layout,
            frames: Frames::default(),
            populated: Populated::default(),
            loaded: Cursor::default(),
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

    /// Bytes of our heap: its list of frames.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        self.frames.bytes()
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
        for (page, extent) in (done..).step_by(size as usize).zip(&extents) {
            match size {
                CHUNK => self.frames.set_whole(page / CHUNK, extent.0)?,
                _ => self.frames.set(page, extent.0)?,
            }
        }
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
            Ring::Console => self.layout.console,
            Ring::Store => self.layout.store,
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
        let pages = hyp.map(dom, &[self.frame(self.layout.start_info), Gfn(shared)])?;
        pages.write(0, &self.info);
        for vcpu in 0..self.vcpus as usize {
            pages.write(PAGE_SIZE + vcpu * VCPU_INFO + UPCALL_MASK, &[1]);
        }
        hyp.unmap(pages);
        if let Some(page) = self.hypercall_page {
            hyp.set_hypercall_page(shell, Mfn(self.frame(page).0))?;
        }
        let root = Mfn(self.frame(self.start.root.0).0);
        hyp.pin(dom, &[(4, root)])?;
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
            Source::Tables(first) => self.plan.layout.space.entry(first, n, frame),
            // Behind the list its last page says "no frame".
            _ => frame(n).unwrap_or(u64::MAX),
        }
    }

    fn frame(&self, page: u64) -> Gfn {
        self.plan.frame(page)
    }
}
