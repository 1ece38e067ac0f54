//! The state a PVH guest's VCPUs start in, as records for XEN_DOMCTL_sethvmcontext (public/arch-x86/hvm/save.h).
//!
//! ```text
//!   +------------------------------------+
//!   | descriptor HEADER 1, 24 bytes      |  magic, version 1; no changeset, CPUID or TSC frequency
//!   | descriptor CPU 2, 1032 bytes       |  VCPU 0: 32-bit flat protected mode, no paging, %ebx = start_info
//!   | descriptor MTRR 14, 240 bytes      |  one a VCPU: enabled, default write-back
//!   | descriptor END 0, 0 bytes          |
//!   +------------------------------------+
//! ```
//! Deliberately absent: state of the other VCPUs; the guest brings them up itself.

use super::bytes::{put, zeroes};
use alloc::vec::Vec;

const MAGIC: u32 = 0x5438_1286;
const HEADER: (u16, usize) = (1, 24);
const CPU: (u16, usize) = (2, 1032);
const MTRR: (u16, usize) = (14, 240);
const END: (u16, usize) = (0, 0);

/// Offsets into hvm_hw_cpu.
mod cpu {
    pub const RBX: usize = 520;
    pub const RIP: usize = 640;
    pub const RFLAGS: usize = 648;
    pub const CR0: usize = 656;
    pub const DR6: usize = 720;
    pub const DR7: usize = 728;
    /// cs, ds, es, fs, gs, ss, tr, ldtr.
    pub const LIMITS: usize = 768;
    pub const ATTRIBUTES: usize = 888;
}

/// Protection enabled; extension type, which Xen insists on.
const CR0: u64 = 1 | 1 << 4;
/// Flat: cs, ds, es, -, -, ss with 4 GiB limits; tr as small as one is.
const LIMITS: [u32; 7] = [u32::MAX, u32::MAX, u32::MAX, 0, 0, u32::MAX, 0x67];
/// Code and data: 32 bits, page granular, present, accessed; tr: busy 32-bit TSS.
const ATTRIBUTES: [u32; 7] = [0xc9b, 0xc93, 0xc93, 0, 0, 0xc93, 0x8b];
/// The power-on page attribute table.
const PAT: u64 = 0x0007_0406_0007_0406;
/// 8 variable ranges, fixed ranges, write-combining.
const MTRR_CAP: u64 = 0x508;
/// Enabled, write-back.
const MTRR_DEFAULT: u64 = 1 << 11 | 6;

/// All records for a guest of `vcpus` VCPUs whose first one starts at `entry` with `start_info` in %ebx.
pub fn build(entry: u32, start_info: u64, vcpus: u32) -> Vec<u8> {
    let mut header = zeroes(HEADER.1);
    put(&mut header, 0, &MAGIC.to_le_bytes());
    put(&mut header, 4, &1u32.to_le_bytes());

    let mut state = zeroes(CPU.1);
    for (at, value) in [
        (cpu::RBX, start_info),
        (cpu::RIP, u64::from(entry)),
        (cpu::RFLAGS, 2),
        (cpu::CR0, CR0),
        (cpu::DR6, 0xffff_0ff0),
        (cpu::DR7, 0x400),
    ] {
        put(&mut state, at, &value.to_le_bytes());
    }
    for (n, (limit, attributes)) in LIMITS.iter().zip(ATTRIBUTES).enumerate() {
        put(&mut state, cpu::LIMITS + 4 * n, &limit.to_le_bytes());
        put(&mut state, cpu::ATTRIBUTES + 4 * n, &attributes.to_le_bytes());
    }

    let mut mtrr = zeroes(MTRR.1);
    put(&mut mtrr, 0, &PAT.to_le_bytes());
    put(&mut mtrr, MTRR.1 - 16, &MTRR_CAP.to_le_bytes());
    put(&mut mtrr, MTRR.1 - 8, &MTRR_DEFAULT.to_le_bytes());

    let mut out = Vec::with_capacity(2048);
    record(&mut out, HEADER.0, 0, &header);
    record(&mut out, CPU.0, 0, &state);
    for vcpu in 0..vcpus as u16 {
        record(&mut out, MTRR.0, vcpu, &mtrr);
    }
    record(&mut out, END.0, 0, &[]);
    out
}

fn record(out: &mut Vec<u8>, code: u16, instance: u16, body: &[u8]) {
    out.extend_from_slice(&code.to_le_bytes());
    out.extend_from_slice(&instance.to_le_bytes());
    out.extend_from_slice(&(body.len() as u32).to_le_bytes());
    out.extend_from_slice(body);
}
