//! The plan of a PVH guest: made whole before a domain exists, then carried out in bounded calls.
//!
//! Paging pool: libxl's formula, 1 MiB a VCPU and 8 KiB a MiB of RAM.
//! Deliberately absent: HVM_PARAM_IDENT_PT (only first-generation VMX needs it).

use super::layout::{ACPI, CONSOLE, MAX_VCPUS, Ram, SPECIAL, STORE};
use super::load::{self, Content, Cursor, Piece, Source};
use super::plan::{Advance, Ring};
use super::populate::Populated;
use super::{ImageError, Kernel, acpi, context, start_info};
use crate::hyp::{Domctl, Errno, Gfn, HvmParam, HypResult, Memory, PAGE_SHIFT, PAGE_SIZE, Port, Shell};
use alloc::vec::Vec;

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
    special: usize,
    populated: Populated,
    loaded: Cursor,
    /// The state it goes on in, if it was a guest before.
    state: Vec<u8>,
}

impl Plan {
    /// Computes and checks everything. `memory` is bytes, rounded down to pages.
    pub fn new(kernel: &Kernel, ramdisk: u64, command_line: &str, memory: u64, vcpus: u32) -> Result<Plan, ImageError> {
        let ram = Ram::new(memory)?;
        if !(1..=MAX_VCPUS).contains(&vcpus) {
            return Err(ImageError::Vcpus);
        }
        let entry = kernel.notes().phys32_entry.ok_or(ImageError::NoEntry)?;
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
            entry: entry as u32,
            start_info_at,
            start_info,
            acpi,
            ramdisk,
            pieces,
            special: 0,
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
            special: 0,
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
        // Linux has it from its start info; GRUB asks Xen.
        hyp.set_memory_map(shell, &start_info::memory_map(self.ram))?;
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

    /// Gives the guest the next part of its memory, and the special pages.
    pub fn populate<M: Memory>(&mut self, memory: &mut M, shell: Shell) -> HypResult<Advance> {
        let mut rest = SPECIAL.get(self.special..).unwrap_or_default().to_vec();
        if !rest.is_empty() {
            match memory.populate(shell.dom(), 0, &mut rest)? {
                0 => return Err(Errno::ENOMEM),
                done => self.special += done,
            }
        }
        let pages = self.populated.pages;
        self.populated.go_on(memory, shell, self.ram.gfn(pages), self.ram.run(pages))?;
        let finished = self.populated.pages >= self.ram.pages() && self.special >= SPECIAL.len();
        Ok(if finished { Advance::Done } else { Advance::share(self.populated.pages, self.ram.pages()) })
    }

    /// Copies the next part in, at most 16 MiB. `kernel` is the file that was parsed, `ramdisk` as long as planned;
    /// EINVAL if they are not.
    pub fn load<M: Memory>(&mut self, memory: &mut M, shell: Shell, kernel: &[u8], ramdisk: &[u8]) -> HypResult<Advance> {
        if ramdisk.len() as u64 != self.ramdisk {
            return Err(Errno::EINVAL);
        }
        let content = Files { plan: self, kernel, ramdisk };
        self.loaded = load::batches(memory, shell, &self.pieces, self.loaded, &content)?;
        Ok(self.loaded.advance(&self.pieces))
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
            Source::StartInfo => &self.plan.start_info,
            Source::Acpi => &self.plan.acpi,
            Source::Zeroes | Source::Frames | Source::Tables(_) => &[],
        }
    }
}
