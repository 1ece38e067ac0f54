//! The ACPI tables of a PVH guest: without a MADT Linux finds no timer. One page, through the `acpi_tables` crate.
//!
//! ```text
//!     0 +---------------------+
//!       | RSDP                |  36 bytes
//!    64 +---------------------+
//!       | XSDT                |  FADT, MADT
//!   128 +---------------------+
//!       | DSDT                |  a header and no AML
//!   192 +---------------------+
//!       | FADT                |  hardware-reduced: no PM timer, no SCI, no power button
//!   512 +---------------------+
//!       | MADT                |  one local APIC a VCPU; APIC id is twice the VCPU's number, as Xen has it
//!       +---------------------+
//! ```
//! Deliberately absent: I/O APIC (a PVH guest has none), AML, S-states, HPET, x2APIC entries (ids fit one byte).

use super::bytes::{put, zeroes};
use acpi_tables::fadt::{FADTBuilder, Flags};
use acpi_tables::madt::{EnabledStatus, LocalInterruptController, MADT, ProcessorLocalApic};
use acpi_tables::rsdp::Rsdp;
use acpi_tables::sdt::Sdt;
use acpi_tables::xsdt::XSDT;
use acpi_tables::{Aml, AmlSink};
use alloc::vec::Vec;

const OEM: [u8; 6] = *b"XENITH";
const TABLE: [u8; 8] = *b"XENITHVM";
const XSDT_AT: u64 = 64;
const DSDT_AT: u64 = 128;
const FADT_AT: u64 = 192;
const MADT_AT: u64 = 512;
const LAPIC: u32 = 0xfee0_0000;
/// VGA, CMOS clock and MSI are not there, nor legacy devices: bits 2, 3 and 5 of IAPC_BOOT_ARCH.
const BOOT_ARCH: u16 = 1 << 2 | 1 << 5;

struct Bytes(Vec<u8>);

impl AmlSink for Bytes {
    fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }
}

fn bytes(table: &dyn Aml) -> Vec<u8> {
    let mut sink = Bytes(Vec::with_capacity(320));
    table.to_aml_bytes(&mut sink);
    sink.0
}

/// The tables of a guest with `vcpus` VCPUs, for a page at `base`.
pub fn build(base: u64, vcpus: u32) -> Vec<u8> {
    let mut xsdt = XSDT::new(OEM, TABLE, 1);
    xsdt.add_entry(base + FADT_AT);
    xsdt.add_entry(base + MADT_AT);
    let mut fadt = FADTBuilder::new(OEM, TABLE, 1).dsdt_64(base + DSDT_AT).flag(Flags::HwReducedAcpi);
    fadt.iapc_boot_arch = BOOT_ARCH.into();
    let mut madt = MADT::new(OEM, TABLE, 1, LocalInterruptController::Address(LAPIC));
    for vcpu in 0..vcpus as u8 {
        madt.add_structure(ProcessorLocalApic::new(vcpu, vcpu * 2, EnabledStatus::Enabled));
    }
    let madt = bytes(&madt);
    let mut out = zeroes(MADT_AT as usize + madt.len());
    put(&mut out, 0, &bytes(&Rsdp::new(OEM, base + XSDT_AT)));
    put(&mut out, XSDT_AT as usize, &bytes(&xsdt));
    put(&mut out, DSDT_AT as usize, Sdt::new(*b"DSDT", 36, 6, OEM, TABLE, 1).as_slice());
    put(&mut out, FADT_AT as usize, &bytes(&fadt.finalize()));
    put(&mut out, MADT_AT as usize, &madt);
    out
}
