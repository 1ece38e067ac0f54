//! The plan of a PVH guest: made whole before a domain exists, then carried out in bounded calls.
//!
//! Paging pool: libxl's formula, 1 MiB a VCPU and 8 KiB a MiB of RAM. The 2 MiB alignment of extents is Xen's.
//! Deliberately absent: HVM_PARAM_IDENT_PT (only first-generation VMX needs it), 1 GiB extents, ballooning, NUMA.

use super::layout::{ACPI, CONSOLE, MAX_VCPUS, Ram, SPECIAL, STORE};
use super::load::{self, Cursor, Piece, Source};
use super::plan::{Advance, Ring};
use super::{ImageError, Kernel, acpi, context, start_info};
use crate::hyp::{Domctl, Errno, Gfn, HvmParam, HypResult, Memory, PAGE_SHIFT, PAGE_SIZE, Port, Shell};
use alloc::vec::Vec;

/// 2 MiB extents asked for by one call.
const LARGE_BATCH: u64 = 64;
/// 4 KiB extents asked for by one call.
const SMALL_BATCH: u64 = 512;
const LARGE_ORDER: u32 = 9;
const LARGE: u64 = 1 << LARGE_ORDER;

/// Where everything of one guest goes.
#[derive(Clone, Debug)]
pub struct Plan {
    ram: Ram,
    vcpus: u32,
    entry: u32,
    start_info_at: u64,
    start_info: Vec<u8>,
    acpi: Vec<u8>,
    ramdisk: u64,
    pieces: Vec<Piece>,
    populated: Populated,
    loaded: Cursor,
    /// The state it goes on in, if it was a guest before.
    state: Vec<u8>,
}

/// How far populating is.
#[derive(Clone, Copy, Debug, Default)]
struct Populated {
    special: usize,
    pages: u64,
    /// Xen had no 2 MiB extent: the rest is 4 KiB ones.
    small: bool,
}

impl Plan {
    /// Computes and checks everything. `memory` is bytes, rounded down to pages.
    pub fn new(kernel: &Kernel, ramdisk: u64, command_line: &str, memory: u64, vcpus: u32) -> Result<Plan, ImageError> {
        let ram = Ram::new(memory)?;
        if !(1..=MAX_VCPUS).contains(&vcpus) {
            return Err(ImageError::Vcpus);
        }
        let low_end = ram.low << PAGE_SHIFT;
        let start_info_pages = start_info::pages(command_line)?;
        if kernel.end() > low_end || ramdisk > low_end {
            return Err(ImageError::DoesNotFit);
        }
        let start_info_at = kernel.end().next_multiple_of(PAGE_SIZE as u64);
        let ramdisk_at = start_info_at + start_info_pages * PAGE_SIZE as u64;
        if ramdisk_at + ramdisk > low_end {
            return Err(ImageError::DoesNotFit);
        }
        let start_info = start_info::build(start_info_at, command_line, (ramdisk_at, ramdisk), ram);
        let acpi = acpi::build(ACPI.0 << PAGE_SHIFT, vcpus);

        let mut pieces = Vec::with_capacity(kernel.segments().len() + 5);
        for s in kernel.segments() {
            pieces.push(Piece { at: s.paddr, from: Source::Kernel(s.offset), bytes: s.file as u64, total: s.memory });
        }
        let mut whole_pages = |at: u64, from: Source, bytes: u64, least: u64| {
            let total = bytes.next_multiple_of(PAGE_SIZE as u64).max(least);
            pieces.push(Piece { at, from, bytes, total });
        };
        whole_pages(start_info_at, Source::StartInfo, start_info.len() as u64, 0);
        if ramdisk > 0 {
            whole_pages(ramdisk_at, Source::Ramdisk, ramdisk, 0);
        }
        whole_pages(ACPI.0 << PAGE_SHIFT, Source::Acpi, acpi.len() as u64, 0);
        whole_pages(STORE.0 << PAGE_SHIFT, Source::Zeroes, 0, PAGE_SIZE as u64);
        whole_pages(CONSOLE.0 << PAGE_SHIFT, Source::Zeroes, 0, PAGE_SIZE as u64);
        Ok(Plan {
            ram,
            vcpus,
            entry: kernel.entry(),
            start_info_at,
            start_info,
            acpi,
            ramdisk,
            pieces,
            populated: Populated::default(),
            loaded: Cursor::default(),
            state: Vec::new(),
        })
    }

    /// Of a guest that was one before: nothing is loaded.
    pub(super) fn again(ram: Ram, vcpus: u32) -> Result<Plan, ImageError> {
        if !(1..=MAX_VCPUS).contains(&vcpus) {
            return Err(ImageError::Vcpus);
        }
        Ok(Plan {
            ram,
            vcpus,
            entry: 0,
            start_info_at: 0,
            start_info: Vec::new(),
            acpi: Vec::new(),
            ramdisk: 0,
            pieces: Vec::new(),
            populated: Populated::default(),
            loaded: Cursor::default(),
            state: Vec::new(),
        })
    }

    /// The state it goes on in.
    pub fn go_on_with(&mut self, state: Vec<u8>) {
        self.state = state;
    }

    /// Pages the guest will have: RAM and special pages.
    #[must_use]
    pub const fn pages(&self) -> u64 {
        self.ram.pages() + SPECIAL.len() as u64
    }

    /// RAM, run by run.
    #[must_use]
    pub fn ram_runs(&self) -> Vec<(Gfn, u64)> {
        self.ram.runs()
    }

    /// Bytes of RAM.
    #[must_use]
    pub const fn ram_bytes(&self) -> u64 {
        self.ram.pages() << PAGE_SHIFT
    }

    /// Bytes of the host: its memory and its paging pool.
    #[must_use]
    pub const fn host_bytes(&self) -> u64 {
        (self.pages() << PAGE_SHIFT) + self.paging_pool_bytes()
    }

    const fn paging_pool_bytes(&self) -> u64 {
        let mib = (self.ram.pages() << PAGE_SHIFT).div_ceil(1 << 20);
        ((self.vcpus as u64) << 20) + (mib << 13)
    }

    /// VCPUs, as the tables tell the guest.
    #[must_use]
    pub const fn vcpus(&self) -> u32 {
        self.vcpus
    }

    /// A ring's frame.
    #[must_use]
    pub const fn ring(&self, ring: Ring) -> Gfn {
        match ring {
            Ring::Console => CONSOLE,
            Ring::Store => STORE,
        }
    }

    /// As much memory as the plan populates and not a page more, and the paging pool for it.
    pub fn prepare<D: Domctl>(&self, hyp: &mut D, shell: Shell) -> HypResult<()> {
        hyp.set_native_tsc(shell)?;
        hyp.set_max_mem(shell, self.pages() << (PAGE_SHIFT - 10))?;
        hyp.set_paging_pool(shell, self.paging_pool_bytes())
    }

    /// The guest finds its rings by parameters.
    pub fn connect<D: Domctl>(&self, hyp: &mut D, shell: Shell, ring: Ring, port: Port) -> HypResult<()> {
        let (frame, channel) = match ring {
            Ring::Console => (HvmParam::ConsolePfn, HvmParam::ConsoleEvtchn),
            Ring::Store => (HvmParam::StorePfn, HvmParam::StoreEvtchn),
        };
        hyp.set_param(shell, frame, self.ring(ring).0)?;
        hyp.set_param(shell, channel, u64::from(port.0))
    }

    /// Loads the state its VCPUs start in.
    pub fn start<D: Domctl>(&self, hyp: &mut D, shell: Shell) -> HypResult<()> {
        if !self.state.is_empty() {
            return hyp.set_context(shell, &self.state);
        }
        hyp.set_context(shell, &context::build(self.entry, self.start_info_at, self.vcpus))
    }

    /// Gives the guest the next part of its memory: at most 64 extents of 2 MiB, or 512 of 4 KiB, and the special
    /// pages. ENOMEM: the host has no more.
    pub fn populate<M: Memory>(&mut self, memory: &mut M, shell: Shell) -> HypResult<Advance> {
        if let Some(rest @ [_, ..]) = SPECIAL.get(self.populated.special..) {
            self.populated.special += at_least_one(memory.populate(shell.dom(), 0, rest)?)?;
        }
        let Populated { pages, small, .. } = self.populated;
        if pages < self.ram.pages() {
            let run = self.ram.run(pages);
            if !small && run >= LARGE {
                let count = (run / LARGE).min(LARGE_BATCH);
                match memory.populate(shell.dom(), LARGE_ORDER, &self.extents(pages, count, LARGE)) {
                    Ok(done) => {
                        self.populated.pages += done as u64 * LARGE;
                        self.populated.small = (done as u64) < count;
                    }
                    Err(Errno::ENOMEM) => self.populated.small = true,
                    Err(error) => return Err(error),
                }
            } else {
                let count = run.min(SMALL_BATCH);
                let done = memory.populate(shell.dom(), 0, &self.extents(pages, count, 1))?;
                self.populated.pages += at_least_one(done)? as u64;
            }
        }
        let finished = self.populated.pages >= self.ram.pages() && self.populated.special >= SPECIAL.len();
        Ok(if finished { Advance::Done } else { Advance::share(self.populated.pages, self.ram.pages()) })
    }

    /// `count` extents of `size` pages from the `n`th page of RAM on. Low RAM starts and ends 2 MiB aligned or is the
    /// last, so an extent of 2 MiB always starts aligned.
    fn extents(&self, n: u64, count: u64, size: u64) -> Vec<Gfn> {
        (0..count).map(|i| Gfn(self.ram.gfn(n + i * size))).collect()
    }

    /// Copies the next part in, at most 16 MiB. `kernel` is the file that was parsed, `ramdisk` as long as planned;
    /// EINVAL if they are not.
    pub fn load<M: Memory>(&mut self, memory: &mut M, shell: Shell, kernel: &[u8], ramdisk: &[u8]) -> HypResult<Advance> {
        if ramdisk.len() as u64 != self.ramdisk {
            return Err(Errno::EINVAL);
        }
        self.loaded = load::batches(memory, shell, &self.pieces, self.loaded, |source| match source {
            Source::Kernel(_) => kernel,
            Source::Ramdisk => ramdisk,
            Source::StartInfo => &self.start_info,
            Source::Acpi => &self.acpi,
            Source::Zeroes => &[],
        })?;
        if self.loaded.piece >= self.pieces.len() {
            return Ok(Advance::Done);
        }
        let total: u64 = self.pieces.iter().map(|p| p.total).sum();
        let before: u64 = self.pieces.iter().take(self.loaded.piece).map(|p| p.total).sum();
        Ok(Advance::share(before + self.loaded.done, total))
    }
}

/// Xen gave nothing: it has no more.
fn at_least_one(done: usize) -> HypResult<usize> {
    if done == 0 { Err(Errno::ENOMEM) } else { Ok(done) }
}
