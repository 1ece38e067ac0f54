//! A PV guest that was one before: what it is told in the domain it goes on in, and the state its VCPUs go on in.
//!
//! ```text
//!   in a stream everything is by page; here it is by frame:
//!   vcpu_guest_context   CR3 and CR1 (page tables), the GDT's frames, of VCPU 0 start_info's frame in rdx
//!   start_info           frames of its rings, which a guest turns into pages when it suspends itself, and back if that
//!                        was taken back
//! ```
//! rdx is the third argument of the hypercall that suspends. Facts: public/sched.h, docs/specs/libxc-migration-stream.pandoc.
//! Deliberately absent: memory, which `saved` fills.

use super::ImageError;
use super::bytes::{array, put};
use super::frames::Frames;
use super::layout::{MAX_MEMORY, MAX_VCPUS, MIN_MEMORY};
use super::plan::Ring;
use super::pv::{CONSOLE_MFN, CONSOLE_PORT};
use crate::abi::vcpu::{self, GuestContext};
use crate::abi::xen::StartInfo;
use crate::hyp::{Domctl, Errno, Gfn, HypResult, Memory, PAGE_SHIFT, Pages, Port, PvVcpu, Shell};
use alloc::vec::Vec;
use core::mem::{offset_of, size_of};

/// Pages a domain may have beside its RAM; what libxl leaves too.
pub const MORE: u64 = 256;
const REGS: usize = offset_of!(GuestContext, user_regs);
/// cpu_user_regs.rax, rdx
pub const RAX: usize = REGS + 8 * 10;
const RDX: usize = REGS + 8 * 12;
const GDT: usize = offset_of!(GuestContext, gdt);
const GDT_ENTRIES: usize = GDT + 8 * 16;
/// FIRST_RESERVED_GDT_ENTRY
const MOST_GDT_ENTRIES: u64 = 14 * 512;
const CR1: usize = offset_of!(GuestContext, ctrlreg) + 8;
const CR3: usize = offset_of!(GuestContext, ctrlreg) + 24;
const FLAGS: usize = offset_of!(GuestContext, flags);

fn word(bytes: &[u8], at: usize) -> u64 {
    array(bytes, at).map_or(0, u64::from_le_bytes)
}

/// What something is called on the other side; none: it is not there.
pub type Rename<'a> = &'a dyn Fn(u64) -> Option<u64>;

/// Has a vcpu_guest_context name something else: pages for frames on the way out, frames for pages on the way in. ERANGE:
/// it names what the guest does not have.
pub fn rename(registers: &mut [u8], first: bool, to: Rename<'_>) -> HypResult<()> {
    if registers.len() != size_of::<GuestContext>() || word(registers, GDT_ENTRIES) > MOST_GDT_ENTRIES {
        return Err(Errno::ERANGE);
    }
    let gdt = word(registers, GDT_ENTRIES).div_ceil(512) as usize;
    let gdt = (0..gdt).map(|n| (GDT + 8 * n, 0));
    for (at, shift) in first.then_some((RDX, 0)).into_iter().chain([(CR3, PAGE_SHIFT)]).chain(gdt) {
        let other = to(word(registers, at) >> shift).ok_or(Errno::ERANGE)?;
        put(registers, at, &(other << shift).to_le_bytes());
    }
    Ok(())
}

/// The page tables of the guest's own processes: CR1, none if zero. In a stream bit 0 says that there are some.
pub fn rename_user(registers: &mut [u8], out: bool, to: Rename<'_>) -> HypResult<()> {
    let there = word(registers, CR1);
    let value = if there == 0 || !out && there & 1 == 0 {
        0
    } else {
        to(there >> PAGE_SHIFT).ok_or(Errno::ERANGE)? << PAGE_SHIFT | u64::from(out)
    };
    put(registers, CR1, &value.to_le_bytes());
    Ok(())
}

/// CR3 of a vcpu_guest_context.
pub fn cr3(registers: &[u8]) -> u64 {
    word(registers, CR3)
}

/// What was restored of it.
#[derive(Clone, Debug, Default)]
pub struct Restored {
    /// Its frames.
    pub frames: Frames,
    /// Pages it may number.
    pub pages: u64,
    /// Its VCPUs, by page; without registers if it is not online.
    pub vcpus: Vec<PvVcpu>,
    /// The frames of its rings.
    pub store: u64,
    /// As above.
    pub console: u64,
}

/// The frames of the store's ring and the console's, as start_info in that frame names their pages. EINVAL: nowhere.
fn rings<M: Memory>(hyp: &mut M, shell: Shell, info: Gfn, frames: &Frames) -> HypResult<[u64; 2]> {
    let pages = hyp.map_to_read(shell.dom(), &[info])?;
    let mut named = [[0; 8]; 2];
    for (word, at) in named.iter_mut().zip([offset_of!(StartInfo, store_mfn), CONSOLE_MFN]) {
        pages.read(at, word);
    }
    hyp.unmap(pages);
    let [store, console] = named.map(|page| frames.of(u64::from_le_bytes(page)).ok_or(Errno::EINVAL));
    Ok([store?, console?])
}

/// Whether a guest that suspended itself says what it takes to resume it: where its start_info and rings are. ERANGE.
pub fn rings_are_there<M: Memory>(hyp: &mut M, shell: Shell, registers: &[u8], frames: &Frames) -> HypResult<()> {
    let info = word(registers, RDX);
    if frames.page_of(hyp, info).is_none() {
        return Err(Errno::ERANGE);
    }
    rings(hyp, shell, Gfn(info), frames)
        .map(drop)
        .map_err(|error| if error == Errno::EINVAL { Errno::ERANGE } else { error })
}

impl Restored {
    /// Finds its start_info and rings. EINVAL: they are nowhere.
    pub fn find<M: Memory>(&mut self, hyp: &mut M, shell: Shell) -> HypResult<()> {
        let info = self.start_info()?;
        [self.store, self.console] = rings(hyp, shell, info, &self.frames)?;
        Ok(())
    }

    fn start_info(&self) -> HypResult<Gfn> {
        let first = self.vcpus.first().map_or(&[][..], |vcpu| &vcpu.registers);
        self.frames.of(word(first, RDX)).map(Gfn).filter(|_| !first.is_empty()).ok_or(Errno::EINVAL)
    }
}

/// The plan.
#[derive(Clone, Debug)]
pub struct Plan {
    pages: u64,
    vcpus: u32,
    restored: Restored,
    ports: [Port; 2],
}

impl Plan {
    pub fn new(ram: u64, vcpus: u32) -> Result<Plan, ImageError> {
        if !(MIN_MEMORY..=MAX_MEMORY).contains(&ram) {
            return Err(ImageError::MemorySize);
        }
        if !(1..=MAX_VCPUS).contains(&vcpus) {
            return Err(ImageError::Vcpus);
        }
        Ok(Plan { pages: ram >> PAGE_SHIFT, vcpus, restored: Restored::default(), ports: [Port(0); 2] })
    }

    /// The state it goes on in.
    pub fn go_on_with(&mut self, restored: Restored) {
        self.restored = restored;
    }

    #[must_use]
    pub fn ram_runs(&self) -> Vec<(Gfn, u64)> {
        alloc::vec![(Gfn(0), self.pages)]
    }

    #[must_use]
    pub const fn ram_bytes(&self) -> u64 {
        self.pages << PAGE_SHIFT
    }

    #[must_use]
    pub const fn vcpus(&self) -> u32 {
        self.vcpus
    }

    /// Bytes of our heap.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        self.restored.frames.bytes()
    }

    pub fn prepare<D: Domctl>(&self, hyp: &mut D, shell: Shell) -> HypResult<()> {
        hyp.set_native_tsc(shell)?;
        hyp.set_max_mem(shell, (self.pages + MORE) << (PAGE_SHIFT - 10))
    }

    #[must_use]
    pub fn ring(&self, ring: Ring) -> Gfn {
        Gfn(match ring {
            Ring::Console => self.restored.console,
            Ring::Store => self.restored.store,
        })
    }

    pub fn connect(&mut self, ring: Ring, port: Port) {
        let [console, store] = &mut self.ports;
        *if ring == Ring::Console { console } else { store } = port;
    }

    /// Tells it what is different here, and puts its VCPUs into the state they were in.
    pub fn start<H: Domctl + Memory>(&mut self, hyp: &mut H, shell: Shell) -> HypResult<()> {
        let shared = hyp.info(shell.dom())?.shared_info.0;
        let restored = &self.restored;
        let info = hyp.map(shell.dom(), &[restored.start_info()?])?;
        for (at, value) in [
            (offset_of!(StartInfo, nr_pages), restored.pages),
            (offset_of!(StartInfo, shared_info), shared << PAGE_SHIFT),
            (offset_of!(StartInfo, store_mfn), restored.store),
            (CONSOLE_MFN, restored.console),
        ] {
            info.write(at, &value.to_le_bytes());
        }
        let [console, store] = self.ports;
        for (at, value) in
            [(offset_of!(StartInfo, flags), 0), (offset_of!(StartInfo, store_evtchn), store.0), (CONSOLE_PORT, console.0)]
        {
            info.write(at, &value.to_le_bytes());
        }
        hyp.unmap(info);
        for (number, state) in (0..self.vcpus).zip(&restored.vcpus).filter(|(_, state)| !state.registers.is_empty()) {
            let mut state = state.clone();
            let to: Rename<'_> = &|page| restored.frames.of(page);
            rename(&mut state.registers, number == 0, to)?;
            rename_user(&mut state.registers, false, to)?;
            let flags = word(&state.registers, FLAGS) | vcpu::ONLINE;
            put(&mut state.registers, FLAGS, &flags.to_le_bytes());
            hyp.set_pv_vcpu(shell, number, &state)?;
        }
        Ok(())
    }
}
