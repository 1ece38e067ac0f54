//! The simulated guest looks at what it was started with, the way a kernel would: the real test of the builder.
//!
//! Facts: public/arch-x86/hvm/start_info.h and the ACPI specification; read from guest memory by address, with nothing
//! taken over from the builder but the bytes. A failed check is the reason of a [`super::Violation::BadStart`].
//! Deliberately absent: AML, and running the kernel.

use super::context::Start;
use super::memory::{GuestMemory, POISON};
use alloc::string::String;
use alloc::vec::Vec;

/// What the guest learnt about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boot {
    /// Kernel command line.
    pub command_line: String,
    /// Address and size of the ramdisk.
    pub ramdisk: Option<(u64, u64)>,
    /// (address, size, type) of the memory map.
    pub memory_map: Vec<(u64, u64, u32)>,
    /// VCPUs the MADT names as enabled.
    pub vcpus: u32,
}

const RAM: u32 = 1;
const ACPI: u32 = 3;

struct View<'a>(&'a GuestMemory);

impl View<'_> {
    fn bytes(&self, at: u64, len: usize) -> Result<Vec<u8>, &'static str> {
        let mut out = alloc::vec![0; len];
        if at == 0 || !self.0.read(at, &mut out) { Err("an address without memory") } else { Ok(out) }
    }
    fn u32(&self, at: u64) -> Result<u32, &'static str> {
        let mut out = [0; 4];
        if self.0.read(at, &mut out) { Ok(u32::from_le_bytes(out)) } else { Err("an address without memory") }
    }
    fn u64(&self, at: u64) -> Result<u64, &'static str> {
        Ok(u64::from(self.u32(at)?) | u64::from(self.u32(at + 4)?) << 32)
    }
}

/// Reads and checks everything a kernel relies on.
pub fn check(memory: &GuestMemory, start: Start, vcpus: u32) -> Result<Boot, &'static str> {
    let view = View(memory);
    let info = start.start_info;
    if info >= 1 << 32 || view.u32(info)? != 0x336e_c578 {
        return Err("hvm_start_info: magic");
    }
    if view.u32(info + 4)? != 1 || view.u32(info + 8)? != 0 || view.u32(info + 52)? != 0 {
        return Err("hvm_start_info: version, flags or reserved");
    }
    let memory_map = memory_map(&view, info)?;
    let kind_of = |at: u64, len: u64| {
        memory_map.iter().find(|(from, size, _)| at >= *from && at + len <= from + size).map(|entry| entry.2)
    };
    if kind_of(info, 56) != Some(RAM) {
        return Err("hvm_start_info is not in RAM");
    }
    if view.bytes(start.entry, 1)?.first() == Some(&POISON) || kind_of(start.entry, 1) != Some(RAM) {
        return Err("nothing is loaded at the entry");
    }
    let ramdisk = match view.u32(info + 12)? {
        0 => None,
        1 => {
            let list = view.u64(info + 16)?;
            Some((view.u64(list)?, view.u64(list + 8)?))
        }
        _ => return Err("more than one module"),
    };
    if let Some((at, size)) = ramdisk
        && (kind_of(at, size) != Some(RAM) || (at..at + size).contains(&start.entry))
    {
        return Err("the ramdisk is not in RAM");
    }
    let rsdp = view.u64(info + 32)?;
    if kind_of(rsdp, 36) != Some(ACPI) {
        return Err("the RSDP is not in ACPI memory");
    }
    let found = acpi(&view, rsdp)?;
    if found != vcpus {
        return Err("the MADT does not name every VCPU");
    }
    Ok(Boot { command_line: command_line(&view, view.u64(info + 24)?)?, ramdisk, memory_map, vcpus })
}

/// In order, not overlapping, all RAM populated at both ends.
fn memory_map(view: &View, info: u64) -> Result<Vec<(u64, u64, u32)>, &'static str> {
    let (at, count) = (view.u64(info + 40)?, view.u32(info + 48)?);
    let mut map: Vec<(u64, u64, u32)> = Vec::new();
    for n in 0..u64::from(count.min(64)) {
        let entry = at + 24 * n;
        let (from, size, kind) = (view.u64(entry)?, view.u64(entry + 8)?, view.u32(entry + 16)?);
        if size == 0 || view.u32(entry + 20)? != 0 || map.last().is_some_and(|last| last.0 + last.1 > from) {
            return Err("memory map: empty, overlapping or unordered");
        }
        if kind == RAM && !(view.0.has(from >> 12) && view.0.has((from + size - 1) >> 12)) {
            return Err("memory map: RAM that is not there");
        }
        map.push((from, size, kind));
    }
    let ram: u64 = map.iter().filter(|entry| entry.2 == RAM).map(|entry| entry.1 >> 12).sum();
    if ram > view.0.pages() || ram + 16 < view.0.pages() {
        return Err("memory map: not the memory there is");
    }
    Ok(map)
}

fn command_line(view: &View, at: u64) -> Result<String, &'static str> {
    let mut out = Vec::new();
    for n in 0..8192 {
        match view.bytes(at + n, 1)?.first() {
            None | Some(0) => return String::from_utf8(out).map_err(|_| "command line: not UTF-8"),
            Some(&byte) => out.push(byte),
        }
    }
    Err("command line: no end")
}

/// Follows RSDP, XSDT, FADT, DSDT and MADT, all checksums right; returns the number of enabled local APICs.
fn acpi(view: &View, rsdp: u64) -> Result<u32, &'static str> {
    let root = view.bytes(rsdp, 36)?;
    if !root.starts_with(b"RSD PTR ") || sum(&root[..20]) != 0 || sum(&root) != 0 {
        return Err("RSDP: signature or checksum");
    }
    let xsdt = table(view, view.u64(rsdp + 24)?, b"XSDT")?;
    let (mut fadt, mut madt) = (None, None);
    for entry in xsdt[36..].chunks_exact(8) {
        let at = entry.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte));
        match view.bytes(at, 4)?.as_slice() {
            b"FACP" => fadt = Some(table(view, at, b"FACP")?),
            b"APIC" => madt = Some(table(view, at, b"APIC")?),
            _ => return Err("XSDT: unknown table"),
        }
    }
    let fadt = fadt.filter(|f| f.len() >= 244).ok_or("no FADT")?;
    if fadt[114] & 0x10 == 0 {
        return Err("FADT: not hardware-reduced");
    }
    let dsdt = fadt[140..148].iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte));
    table(view, dsdt, b"DSDT")?;
    local_apics(&madt.ok_or("no MADT")?)
}

fn local_apics(madt: &[u8]) -> Result<u32, &'static str> {
    let (mut rest, mut count) = (madt.get(44..).unwrap_or_default(), 0u32);
    while let [kind, len, ..] = *rest {
        let (entry, after) = rest.split_at_checked(usize::from(len).max(2)).ok_or("MADT: cut off")?;
        if kind == 0 {
            if len != 8 || u32::from(entry[2]) != count || u32::from(entry[3]) != 2 * count || entry[4] & 1 == 0 {
                return Err("MADT: a local APIC is not as Xen has it");
            }
            count += 1;
        }
        rest = after;
    }
    Ok(count)
}

fn table(view: &View, at: u64, signature: &[u8; 4]) -> Result<Vec<u8>, &'static str> {
    let len = view.u32(at + 4)? as usize;
    let table = view.bytes(at, len.clamp(36, 4096))?;
    if !table.starts_with(signature) || table.len() != len || sum(&table) != 0 {
        return Err("ACPI table: signature, length or checksum");
    }
    Ok(table)
}

fn sum(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |sum, byte| sum.wrapping_add(*byte))
}
