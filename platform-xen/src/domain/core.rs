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
//! Registers come from the records of XEN_DOMCTL_gethvmcontext (public/arch-x86/hvm/save.h).
//! Deliberately absent: VMCOREINFO, which guests without fw_cfg tell nobody; PV guests.

use super::bytes::{array, le16, le32, put, zeroes};
use crate::hyp::{Gfn, PAGE_SHIFT, PAGE_SIZE};
use alloc::vec::Vec;

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
        Core { head, runs }
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
