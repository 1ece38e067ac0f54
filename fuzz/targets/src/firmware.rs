//! ACPI tables: the input is the memory that a good RSDP points to, first the XSDT, and AML by itself.

use platform_xen::firmware::{sleep_types, soft_off};
use platform_xen::hyp::{Board, Errno, HypResult, PciFunction};
use std::cell::Cell;

/// Where the input is.
const AT: u64 = 0x7fe0_0000;
/// Where the RSDP is.
const RSDP: u64 = 0xe_0000;

struct Memory<'a> {
    tables: &'a [u8],
    low: Vec<u8>,
    reads: Cell<usize>,
}

impl Board for Memory<'_> {
    fn pci_functions(&self) -> Vec<PciFunction> {
        Vec::new()
    }
    fn read_firmware(&self, address: u64, to: &mut [u8]) -> HypResult<()> {
        self.reads.set(self.reads.get() + 1);
        let (bytes, start) = if address >= AT { (self.tables, AT) } else { (self.low.as_slice(), RSDP) };
        let at = address.checked_sub(start).and_then(|at| usize::try_from(at).ok()).ok_or(Errno::EPERM)?;
        to.copy_from_slice(at.checked_add(to.len()).and_then(|end| bytes.get(at..end)).ok_or(Errno::EPERM)?);
        Ok(())
    }
    fn efi_tables(&self) -> HypResult<(u64, u32)> {
        Err(Errno::ENOSYS)
    }
}

fn low() -> Vec<u8> {
    let mut low = b"RSD PTR \0XENITH\x02".to_vec();
    low.extend((AT as u32).to_le_bytes());
    low.resize(24, 0);
    low.extend(AT.to_le_bytes());
    low.resize(0x2_0000, 0);
    low[8] = low[..20].iter().fold(0, |sum: u8, byte| sum.wrapping_sub(*byte));
    low
}

/// What is found fits into the register; the work is bounded.
pub fn firmware(data: &[u8]) {
    let memory = Memory { tables: data, low: low(), reads: Cell::new(0) };
    let found = soft_off(&memory).map(|off| (off.a, off.b));
    assert!(memory.reads.get() < 10_000, "{} reads", memory.reads.get());
    for (a, b) in [found, sleep_types(data)].into_iter().flatten() {
        assert!(a < 8 && b < 8);
    }
}

/// An XSDT, its FADT and the DSDT, or the same by way of an SSDT.
pub fn seeds() -> Vec<Vec<u8>> {
    let table = |signature: &[u8], body: &[u8]| {
        let mut table = signature.to_vec();
        table.extend((body.len() as u32 + 36).to_le_bytes());
        table.resize(36, 0);
        table.extend(body);
        table
    };
    let all = |dsdt: &[u8], ssdt: &[u8]| {
        let mut fadt = vec![0; 112];
        fadt[104..].copy_from_slice(&(AT + 0x100).to_le_bytes());
        let list = [AT + 0x40, AT + 0x180].map(u64::to_le_bytes).concat();
        let mut memory = vec![0; 0x200];
        for (at, table) in [
            (0, table(b"XSDT", &list)),
            (0x40, table(b"FACP", &fadt)),
            (0x100, table(b"DSDT", dsdt)),
            (0x180, table(b"SSDT", ssdt)),
        ] {
            memory[at..at + table.len()].copy_from_slice(&table);
        }
        assert!(soft_off(&Memory { tables: &memory, low: low(), reads: Cell::new(0) }).is_some());
        memory
    };
    let s5 = b"\x08_S5_\x12\x08\x04\x0a\x05\x0b\x05\x00\x00\x00";
    vec![all(s5, b""), all(b"", s5), s5.to_vec()]
}
