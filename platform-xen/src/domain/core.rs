//! A crashed guest's memory as an ELF core that gdb and crash read (ELF-64, ET_CORE; what QEMU's dump-guest-memory makes).
//!
//! ```text
//!   0 +----------------------------------+
//!     | ELF header, program headers      |
//!     | PT_NOTE: for each VCPU CORE/NT_PRSTATUS and a QEMU note, whose CR3 and IDT tell crash where the kernel is
//!     +----------------------------------+  page aligned
//!     | PT_LOAD: RAM, a run after another|  by guest-physical address, which is the virtual one too
//!     +----------------------------------+
//! ```
//! Registers come from the records of XEN_DOMCTL_gethvmcontext (public/arch-x86/hvm/save.h), or from a PV guest's
//! vcpu_guest_context, made into such records.
//!
//! Of a PV guest all is told by its own page numbers: a page is found by the guest's list of frames ([`super::listed`]), and
//! entries of page tables, and CR3, name pages instead of frames. So its core is read as that of any other guest, by tools
//! that know nothing of Xen; what docs/misc/dump-core-format.txt has for them (.xen_p2m, sections instead of segments) needs
//! a reader that does. What the guest has elsewhere in its memory as frames (the list itself) stays as it is.
//! A page that its list does not name, or names wrongly, reads as zeroes; so does an entry for one.
//! Deliberately absent: VMCOREINFO, which guests without fw_cfg tell nobody; pages that a balloon gave a PV guest beyond
//! the memory it started with.

use super::bytes::{array, le16, le32, put, zeroes};
use super::frames::{self, CHUNK};
use super::listed::{List, shared_info};
use super::pv_again;
use crate::abi::vcpu::GuestContext;
use crate::hyp::{DomId, Domctl, Gfn, GuestKind, HypResult, Memory, Mfn, PAGE_SHIFT, PAGE_SIZE, Pages, fill_to};
use alloc::vec::Vec;
use core::mem::offset_of;

const HEADER: usize = 64;
const SEGMENT: usize = 56;
/// ET_CORE, EM_X86_64, PT_LOAD, PT_NOTE, PF_R | PF_W | PF_X.
const CORE: u16 = 4;
const X86_64: u16 = 62;
const LOAD: u32 = 1;
const NOTE: u32 = 4;
const RWX: u32 = 7;
const PRSTATUS: u32 = 1;
/// struct elf_prstatus
const PRSTATUS_BYTES: usize = 336;
/// Its process id, and its registers.
const PR_PID: usize = 32;
const PR_REGS: usize = 112;
/// struct QEMUCPUState, version 1.
const QEMU_BYTES: usize = 440;

/// Codes of records, and bytes of the one that is read.
const RECORD_END: u16 = 0;
const RECORD_CPU: u16 = 2;
const CPU_BYTES: usize = 1024;

/// Where registers are in hvm_hw_cpu: rax rbx rcx rdx rbp rsi rdi rsp r8 ... r15 rip rflags from here, 8 bytes each.
const GENERAL: usize = 512;
const CR: [usize; 4] = [656, 664, 672, 680];
/// cs ds es fs gs ss tr ldtr (idtr gdtr): selectors, limits, bases, attributes.
const SELECTORS: usize = 736;
const LIMITS: usize = 768;
const BASES: usize = 808;
const ATTRIBUTES: usize = 888;
const SHADOW_GS: usize = 944;

/// General registers by their place after [`GENERAL`].
mod reg {
    pub const RAX: usize = 0;
    pub const RBX: usize = 1;
    pub const RCX: usize = 2;
    pub const RDX: usize = 3;
    pub const RBP: usize = 4;
    pub const RSI: usize = 5;
    pub const RDI: usize = 6;
    pub const RSP: usize = 7;
    pub const R8: usize = 8;
    pub const RIP: usize = 16;
    pub const RFLAGS: usize = 17;
}
/// Segments by their place in the tables.
mod seg {
    pub const CS: usize = 0;
    pub const DS: usize = 1;
    pub const ES: usize = 2;
    pub const FS: usize = 3;
    pub const GS: usize = 4;
    pub const SS: usize = 5;
    pub const TR: usize = 6;
    pub const LDT: usize = 7;
    pub const IDT: usize = 8;
    pub const GDT: usize = 9;
}

/// A core: its first bytes, and the pages that follow them.
#[derive(Debug)]
pub struct Core {
    head: Vec<u8>,
    runs: Vec<(Gfn, u64)>,
    /// Of a PV guest.
    list: Option<List>,
    /// Frames of the chunk read last.
    chunk: Option<(u64, Vec<Option<u64>>)>,
}

impl Core {
    /// Of a guest whose RAM is these runs of pages, with the state of its VCPUs as records.
    #[must_use]
    pub fn new(records: &[u8], runs: Vec<(Gfn, u64)>) -> Core {
        let mut notes = Vec::new();
        for (number, cpu) in cpus(records).enumerate() {
            note(&mut notes, b"CORE\0\0\0\0", PRSTATUS, &prstatus(cpu, number as u32 + 1));
            note(&mut notes, b"QEMU\0\0\0\0", 0, &qemu(cpu));
        }
        let notes_at = HEADER + SEGMENT * (runs.len() + 1);
        let mut head = zeroes((notes_at + notes.len()).next_multiple_of(PAGE_SIZE));
        put(&mut head, 0, b"\x7fELF\x02\x01\x01");
        for (at, value) in
            [(16, CORE), (18, X86_64), (52, HEADER as u16), (54, SEGMENT as u16), (56, runs.len() as u16 + 1)]
        {
            put(&mut head, at, &value.to_le_bytes());
        }
        put(&mut head, 20, &1u32.to_le_bytes());
        put(&mut head, 32, &(HEADER as u64).to_le_bytes());
        segment(&mut head, 0, NOTE, notes_at as u64, 0, notes.len() as u64);
        let mut at = head.len() as u64;
        for (number, (first, pages)) in runs.iter().enumerate() {
            let bytes = pages << PAGE_SHIFT;
            segment(&mut head, number + 1, LOAD, at, first.0 << PAGE_SHIFT, bytes);
            at += bytes;
        }
        put(&mut head, notes_at, &notes);
        Core { head, runs, list: None, chunk: None }
    }

    /// Of a guest that ended. Without registers, or of a PV guest without memory, if Xen does not say or the guest said nonsense.
    pub fn of<H: Memory + Domctl>(hyp: &mut H, dom: DomId, kind: GuestKind, vcpus: u32, runs: Vec<(Gfn, u64)>) -> Core {
        if kind == GuestKind::Pvh {
            return Core::new(&hyp.context(dom).unwrap_or_default(), runs);
        }
        let mut records = Vec::new();
        for state in (0..vcpus).filter_map(|vcpu| hyp.pv_vcpu(dom, vcpu).ok()) {
            let cr3 = hyp.page_of(Mfn(pv_again::cr3(&state.registers) >> PAGE_SHIFT));
            pv_record(&mut records, &state.registers, cr3.map_or(0, |page| page.0 << PAGE_SHIFT));
        }
        records.extend_from_slice(&[0; 8]);
        let pages = runs.iter().map(|(_, pages)| pages).sum();
        let list = shared_info(hyp, dom).and_then(|shared| List::new(dom, &shared, pages));
        Core { list: list.ok(), ..Core::new(&records, runs) }
    }

    /// Appends the pages that are at that place and after it, at most so many.
    pub fn read<H: Memory + Domctl>(
        &mut self,
        hyp: &mut H,
        (dom, kind): (DomId, GuestKind),
        at: u64,
        most: u64,
        to: &mut Vec<u8>,
    ) {
        let pages = self.frames(at, most);
        let from = to.len();
        fill_to(to, from + pages.len() * PAGE_SIZE);
        let Some(room) = to.get_mut(from..) else { return };
        if kind == GuestKind::Pv {
            for (page, to) in pages.iter().zip(room.chunks_exact_mut(PAGE_SIZE)) {
                if let Some(frame) = self.frame(hyp, page.0) {
                    // What cannot be read, or is not the guest's, reads as zeroes.
                    let _ = self.read_pv(hyp, dom, Gfn(frame), to);
                }
            }
            return;
        }
        let mut copy = |frames: &[Gfn], to: &mut [u8]| {
            let mapped = hyp.map(dom, frames);
            if let Ok(pages) = &mapped {
                pages.read(0, to);
            }
            mapped.map(|pages| hyp.unmap(pages)).is_ok()
        };
        if !pages.is_empty() && !copy(&pages, room) {
            // A balloon took some of them: those read as zeroes.
            for (page, to) in pages.iter().zip(room.chunks_exact_mut(PAGE_SIZE)) {
                copy(core::slice::from_ref(page), to);
            }
        }
    }

    /// The frame of a PV guest's page.
    fn frame<H: Memory>(&mut self, hyp: &mut H, page: u64) -> Option<u64> {
        let list = self.list.as_mut()?;
        if page >= list.pages() {
            return None;
        }
        let of = page / CHUNK;
        if self.chunk.as_ref().is_none_or(|(there, _)| *there != of) {
            let frames = list.chunk(hyp, of, false).map(|(frames, _)| frames).unwrap_or_default();
            self.chunk = Some((of, frames));
        }
        self.chunk.as_ref()?.1.get((page % CHUNK) as usize).copied().flatten()
    }

    fn read_pv<H: Memory + Domctl>(&self, hyp: &mut H, dom: DomId, frame: Gfn, to: &mut [u8]) -> HypResult<()> {
        let level = hyp.page_types(dom, &[frame])?.first().map_or(15, |kind| kind & 7);
        let mapped = hyp.map_to_read(dom, &[frame])?;
        mapped.read(0, to);
        hyp.unmap(mapped);
        if (1..=4).contains(&level) {
            let pages = self.list.as_ref().map_or(0, List::pages);
            let page = |frame| hyp.page_of(Mfn(frame)).map(|page| page.0).filter(|page| *page < pages);
            return frames::rename(to, level.into(), false, &page);
        }
        Ok(())
    }

    /// Bytes of it.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.head.len() as u64 + (self.runs.iter().map(|(_, pages)| pages).sum::<u64>() << PAGE_SHIFT)
    }

    /// It has its headers at least.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        false
    }

    /// What comes before the pages.
    #[must_use]
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// The frames whose pages are at that place and after it, at most so many, of one run; none at the end. The place is
    /// the head's end and whole pages.
    #[must_use]
    pub fn frames(&self, at: u64, most: u64) -> Vec<Gfn> {
        let mut page = at.saturating_sub(self.head.len() as u64) >> PAGE_SHIFT;
        for (first, pages) in &self.runs {
            if page < *pages {
                return (page..(*pages).min(page + most)).map(|n| Gfn(first.0 + n)).collect();
            }
            page -= pages;
        }
        Vec::new()
    }
}

/// The CPU records of a context, in order.
fn cpus(records: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = records;
    core::iter::from_fn(move || {
        loop {
            let (code, len) = (le16(rest, 0)?, le32(rest, 4)? as usize);
            let (body, after) = rest.get(8..)?.split_at_checked(len)?;
            rest = after;
            match code {
                RECORD_END => return None,
                RECORD_CPU if len >= CPU_BYTES => return Some(body),
                _ => {}
            }
        }
    })
}

/// A vcpu_guest_context as a CPU record. Segments are those that 64-bit code runs with.
fn pv_record(to: &mut Vec<u8>, registers: &[u8], cr3: u64) {
    let regs = offset_of!(GuestContext, user_regs);
    let get = |at: usize| word(registers, regs + at);
    let mut cpu = zeroes(CPU_BYTES);
    // rax rbx rcx rdx rbp rsi rdi rsp r8 ... r15 rip rflags, by where cpu_user_regs has them.
    let order = [80, 40, 88, 96, 32, 104, 112, 152, 72, 64, 56, 48, 24, 16, 8, 0, 128, 144];
    for (n, at) in order.into_iter().enumerate() {
        put(&mut cpu, GENERAL + 8 * n, &get(at).to_le_bytes());
    }
    let [cr0, cr4] = [0, 4].map(|n| word(registers, offset_of!(GuestContext, ctrlreg) + 8 * n));
    for (at, value) in CR.into_iter().zip([cr0, 0, cr3, cr4]) {
        put(&mut cpu, at, &value.to_le_bytes());
    }
    let [fs, gs_kernel, gs_user] = [0, 1, 2].map(|n| word(registers, offset_of!(GuestContext, bases) + 8 * n));
    for (segment, at, base, attributes) in [
        (seg::CS, 136, 0, 0xafbu32),
        (seg::SS, 160, 0, 0xcf3),
        (seg::ES, 168, 0, 0xcf3),
        (seg::DS, 176, 0, 0xcf3),
        (seg::FS, 184, fs, 0xcf3),
        (seg::GS, 192, gs_kernel, 0xcf3),
    ] {
        put(&mut cpu, SELECTORS + 4 * segment, &((get(at) & 0xffff) as u32).to_le_bytes());
        put(&mut cpu, LIMITS + 4 * segment, &u32::MAX.to_le_bytes());
        put(&mut cpu, BASES + 8 * segment, &base.to_le_bytes());
        put(&mut cpu, ATTRIBUTES + 4 * segment, &attributes.to_le_bytes());
    }
    put(&mut cpu, SHADOW_GS, &gs_user.to_le_bytes());
    to.extend_from_slice(&RECORD_CPU.to_le_bytes());
    to.extend_from_slice(&[0; 2]);
    to.extend_from_slice(&(CPU_BYTES as u32).to_le_bytes());
    to.extend_from_slice(&cpu);
}

fn word(cpu: &[u8], at: usize) -> u64 {
    array(cpu, at).map_or(0, u64::from_le_bytes)
}

fn half(cpu: &[u8], at: usize) -> u32 {
    le32(cpu, at).unwrap_or(0)
}

fn general(cpu: &[u8], register: usize) -> u64 {
    word(cpu, GENERAL + 8 * register)
}

fn selector(cpu: &[u8], segment: usize) -> u64 {
    u64::from(half(cpu, SELECTORS + 4 * segment))
}

fn base(cpu: &[u8], segment: usize) -> u64 {
    word(cpu, BASES + 8 * segment)
}

/// struct elf_prstatus, with the registers in the order of user_regs_struct.
fn prstatus(cpu: &[u8], pid: u32) -> Vec<u8> {
    use reg::*;
    use seg::*;
    let g = |register| general(cpu, register);
    let registers = [
        g(R8 + 7),
        g(R8 + 6),
        g(R8 + 5),
        g(R8 + 4),
        g(RBP),
        g(RBX),
        g(R8 + 3),
        g(R8 + 2),
        g(R8 + 1),
        g(R8),
        g(RAX),
        g(RCX),
        g(RDX),
        g(RSI),
        g(RDI),
        u64::MAX,
        g(RIP),
        selector(cpu, CS),
        g(RFLAGS),
        g(RSP),
        selector(cpu, SS),
        base(cpu, FS),
        base(cpu, GS),
        selector(cpu, DS),
        selector(cpu, ES),
        selector(cpu, FS),
        selector(cpu, GS),
    ];
    let mut out = zeroes(PRSTATUS_BYTES);
    put(&mut out, PR_PID, &pid.to_le_bytes());
    for (n, value) in registers.iter().enumerate() {
        put(&mut out, PR_REGS + 8 * n, &value.to_le_bytes());
    }
    out
}

/// struct QEMUCPUState
fn qemu(cpu: &[u8]) -> Vec<u8> {
    use reg::*;
    use seg::*;
    let mut out = Vec::with_capacity(QEMU_BYTES);
    out.extend_from_slice(&1u32.to_le_bytes());
    out.extend_from_slice(&(QEMU_BYTES as u32).to_le_bytes());
    for register in [RAX, RBX, RCX, RDX, RSI, RDI, RSP, RBP].into_iter().chain(R8..R8 + 8).chain([RIP, RFLAGS]) {
        out.extend_from_slice(&general(cpu, register).to_le_bytes());
    }
    for segment in [CS, DS, ES, FS, GS, SS, LDT, TR, GDT, IDT] {
        let table = segment >= IDT;
        let attributes = if table { 0 } else { half(cpu, ATTRIBUTES + 4 * segment) };
        // As in a descriptor's upper half.
        let flags = (attributes & 0xff) << 8 | (attributes & 0xf00) << 12;
        let selector = if table { 0 } else { half(cpu, SELECTORS + 4 * segment) };
        for value in [selector, half(cpu, LIMITS + 4 * segment), flags, 0] {
            out.extend_from_slice(&value.to_le_bytes());
        }
        out.extend_from_slice(&base(cpu, segment).to_le_bytes());
    }
    let [cr0, cr2, cr3, cr4] = CR.map(|at| word(cpu, at));
    for value in [cr0, 0, cr2, cr3, cr4, word(cpu, SHADOW_GS)] {
        out.extend_from_slice(&value.to_le_bytes());
    }
    out
}

/// The name is given with its zeroes up to a multiple of 4; its length is counted with one.
fn note(to: &mut Vec<u8>, name: &[u8; 8], kind: u32, body: &[u8]) {
    for value in [5, body.len() as u32, kind] {
        to.extend_from_slice(&value.to_le_bytes());
    }
    to.extend_from_slice(name);
    to.extend_from_slice(body);
}

fn segment(head: &mut [u8], number: usize, kind: u32, offset: u64, address: u64, bytes: u64) {
    let at = HEADER + SEGMENT * number;
    put(head, at, &kind.to_le_bytes());
    put(head, at + 4, &RWX.to_le_bytes());
    for (n, value) in [offset, address, address, bytes, bytes, 0].into_iter().enumerate() {
        put(head, at + 8 + 8 * n, &value.to_le_bytes());
    }
}
