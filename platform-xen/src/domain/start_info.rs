//! What a PVH guest finds at %ebx (public/arch-x86/hvm/start_info.h), built as bytes for one or two zeroed pages.
//!
//! ```text
//!     0 +-------------------------+
//!       | hvm_start_info, v1      |  magic, version, modules, command line, RSDP, memory map
//!    64 +-------------------------+
//!       | hvm_modlist_entry       |  the ramdisk, if there is one
//!    96 +-------------------------+
//!       | hvm_memmap_table_entry  |  3 or 4 of 24 bytes, in order of address
//!   512 +-------------------------+
//!       | command line, NUL       |
//!       +-------------------------+
//! ```
//! Deliberately absent: SIF_ flags (those are for a control domain), module command lines.

use super::ImageError;
use super::bytes::{put, zeroes};
use super::layout::{ACPI, HIGH, Ram, SPECIAL_END, STORE};
use crate::hyp::{PAGE_SHIFT, PAGE_SIZE};
use alloc::vec::Vec;

const MAGIC: u32 = 0x336e_c578;
const MODULES: u64 = 64;
const MEMORY_MAP: u64 = 96;
const COMMAND_LINE: u64 = 512;
/// Most bytes of command line: what fits into two pages and is more than Linux takes (2048).
pub const MAX_COMMAND_LINE: usize = 4096;

const TYPE_RAM: u32 = 1;
const TYPE_RESERVED: u32 = 2;
const TYPE_ACPI: u32 = 3;

/// Pages needed for a command line of that length.
pub fn pages(command_line: &str) -> Result<u64, ImageError> {
    if command_line.len() > MAX_COMMAND_LINE || command_line.bytes().any(|b| b == 0) {
        return Err(ImageError::CommandLine);
    }
    Ok((COMMAND_LINE + command_line.len() as u64 + 1).div_ceil(PAGE_SIZE as u64))
}

/// The pages' bytes, to be put at `base`. `ramdisk` is address and length; length 0 means none.
pub fn build(base: u64, command_line: &str, ramdisk: (u64, u64), ram: Ram) -> Vec<u8> {
    let mut out = zeroes(COMMAND_LINE as usize + command_line.len() + 1);
    let map: Vec<u8> = memory_map(ram)
        .into_iter()
        .flat_map(|(at, len, kind)| [at, len, u64::from(kind)])
        .flat_map(u64::to_le_bytes)
        .collect();
    put(&mut out, 0, &MAGIC.to_le_bytes());
    put(&mut out, 4, &1u32.to_le_bytes());
    if ramdisk.1 > 0 {
        put(&mut out, 12, &1u32.to_le_bytes());
        put(&mut out, 16, &(base + MODULES).to_le_bytes());
        put(&mut out, MODULES as usize, &ramdisk.0.to_le_bytes());
        put(&mut out, MODULES as usize + 8, &ramdisk.1.to_le_bytes());
    }
    put(&mut out, 24, &(base + COMMAND_LINE).to_le_bytes());
    put(&mut out, 32, &(ACPI.0 << PAGE_SHIFT).to_le_bytes());
    put(&mut out, 40, &(base + MEMORY_MAP).to_le_bytes());
    put(&mut out, 48, &(map.len() as u32 / 24).to_le_bytes());
    put(&mut out, MEMORY_MAP as usize, &map);
    put(&mut out, COMMAND_LINE as usize, command_line.as_bytes());
    out
}

/// Address, bytes and type of each range of a guest's memory.
pub fn memory_map(ram: Ram) -> Vec<(u64, u64, u32)> {
    let store = STORE.0 << PAGE_SHIFT;
    let ranges = [
        (0, ram.low << PAGE_SHIFT, TYPE_RAM),
        (ACPI.0 << PAGE_SHIFT, PAGE_SIZE as u64, TYPE_ACPI),
        (store, SPECIAL_END - store, TYPE_RESERVED),
        (HIGH, ram.high << PAGE_SHIFT, TYPE_RAM),
    ];
    ranges.into_iter().filter(|range| range.1 > 0).collect()
}
