//! ACPI tables as firmware may leave them: right ones in every shape, then truncated, mutated and random ones.
//!
//! Deliberately absent: EFI's own memory layout; its configuration table is all that is read of it.

use platform_xen::firmware::{sleep_types, soft_off};
use platform_xen::hyp::{Board, Errno, HypResult, PciFunction, SoftOff};
use std::cell::Cell;
use std::collections::BTreeMap;

/// A machine of memory alone.
#[derive(Clone, Default)]
struct Tables {
    memory: BTreeMap<u64, Vec<u8>>,
    efi: Option<(u64, u32)>,
    reads: Cell<usize>,
}

impl Board for Tables {
    fn pci_functions(&self) -> Vec<PciFunction> {
        Vec::new()
    }
    fn read_firmware(&self, address: u64, to: &mut [u8]) -> HypResult<()> {
        self.reads.set(self.reads.get() + 1);
        let (start, bytes) = self.memory.range(..=address).next_back().ok_or(Errno::EPERM)?;
        let at = (address - start) as usize;
        to.copy_from_slice(at.checked_add(to.len()).and_then(|end| bytes.get(at..end)).ok_or(Errno::EPERM)?);
        Ok(())
    }
    fn efi_tables(&self) -> HypResult<(u64, u32)> {
        self.efi.ok_or(Errno::ENOSYS)
    }
}

const S5: &[u8] = b"\x08_S5_\x12\x08\x04\x0a\x07\x0a\x03\x00\x00";
const AT: u64 = 0x7fe0_0000;

fn table(signature: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut table = signature.to_vec();
    table.extend((body.len() as u32 + 36).to_le_bytes());
    table.resize(36, 0);
    table.extend(body);
    table
}

struct Shape {
    revision: u8,
    fadt_len: usize,
    in_ssdt: bool,
    reduced: bool,
}

const USUAL: Shape = Shape { revision: 2, fadt_len: 244, in_ssdt: false, reduced: false };

/// RSDP at 0xf5000; at AT: XSDT, RSDT, FADT, DSDT (large), SSDT.
fn tables(shape: &Shape) -> Tables {
    let [xsdt, rsdt, fadt, dsdt, ssdt] = [0u64, 0x100, 0x200, 0x400, 0x4000].map(|at| AT + at);
    let mut rsdp = b"RSD PTR \0SOMEBO".to_vec();
    rsdp.push(shape.revision);
    rsdp.extend((rsdt as u32).to_le_bytes());
    rsdp.resize(24, 0);
    rsdp.extend(xsdt.to_le_bytes());
    rsdp.resize(36, 0);
    rsdp[8] = rsdp[..20].iter().fold(0, |sum: u8, byte| sum.wrapping_sub(*byte));
    let entries = [ssdt, fadt];
    let mut body = vec![0; shape.fadt_len - 36];
    body[40 - 36..44 - 36].copy_from_slice(&(dsdt as u32).to_le_bytes());
    if shape.fadt_len >= 148 {
        body[40 - 36..44 - 36].fill(0);
        body[140 - 36..148 - 36].copy_from_slice(&dsdt.to_le_bytes());
        body[112 - 36..116 - 36].copy_from_slice(&(u32::from(shape.reduced) << 20).to_le_bytes());
    }
    let mut code = vec![0x5b; 0x3000];
    // Across two of the pieces that are read at once.
    let at = 1024 - 48 - 3;
    if !shape.in_ssdt {
        code[at..at + S5.len()].copy_from_slice(S5);
    }
    let mut all = vec![0; 0x5000];
    for (place, table) in [
        (xsdt, table(b"XSDT", &entries.map(u64::to_le_bytes).concat())),
        (rsdt, table(b"RSDT", &entries.map(|at| (at as u32).to_le_bytes()).concat())),
        (fadt, table(b"FACP", &body)),
        (dsdt, table(b"DSDT", &code)),
        (ssdt, table(b"SSDT", if shape.in_ssdt { S5 } else { b"" })),
    ] {
        all[(place - AT) as usize..][..table.len()].copy_from_slice(&table);
    }
    let mut low = vec![0; 0x10_0000];
    low[0xf_5000..][..36].copy_from_slice(&rsdp);
    Tables { memory: BTreeMap::from([(0, low), (AT, all)]), ..Tables::default() }
}

#[test]
fn tables_of_every_shape_say_how() {
    let off = SoftOff { a: 7, b: 3, reduced: false };
    assert_eq!(soft_off(&tables(&USUAL)), Some(off));
    assert_eq!(soft_off(&tables(&Shape { revision: 0, fadt_len: 116, ..USUAL })), Some(off));
    assert_eq!(soft_off(&tables(&Shape { in_ssdt: true, ..USUAL })), Some(off));
    assert_eq!(soft_off(&tables(&Shape { reduced: true, ..USUAL })), Some(SoftOff { reduced: true, ..off }));
    // The extended BIOS data area.
    let mut moved = tables(&USUAL);
    let low = moved.memory.get_mut(&0).unwrap();
    low.copy_within(0xf_5000..0xf_5024, 0x9_fc10);
    low[0xf_5000..0xf_5024].fill(0);
    assert_eq!(soft_off(&moved), None);
    moved.memory.get_mut(&0).unwrap()[0x40e..0x410].copy_from_slice(&0x9fc0u16.to_le_bytes());
    assert_eq!(soft_off(&moved), Some(off));
    // EFI.
    let mut efi = tables(&USUAL);
    let low = efi.memory.get_mut(&0).unwrap();
    let guid = [0x71, 0xe8, 0x68, 0x88, 0xf1, 0xe4, 0xd3, 0x11, 0xbc, 0x22, 0x00, 0x80, 0xc7, 0x3c, 0x88, 0x81];
    low.copy_within(0xf_5000..0xf_5024, 0x1230);
    low[0xf_5000..0xf_5024].fill(0);
    low[0x2018..0x2028].copy_from_slice(&guid);
    low[0x2028..0x2030].copy_from_slice(&0x1230u64.to_le_bytes());
    efi.efi = Some((0x2000, 2));
    assert_eq!(soft_off(&efi), Some(off));
    efi.efi = Some((0x2000, 1));
    assert_eq!(soft_off(&efi), None);
    efi.efi = Some((u64::MAX - 3, u32::MAX));
    assert_eq!(soft_off(&efi), None);
}

#[test]
fn packages_as_compilers_write_them() {
    type Case = (&'static [u8], Option<(u8, u8)>);
    let cases: [Case; 12] = [
        (S5, Some((7, 3))),
        (b"\x08\\_S5_\x12\x06\x04\x00\x00\x00\x00", Some((0, 0))),
        (b"\x08_S5_\x12\x07\x02\x01\x0b\x05\x00", Some((1, 5))),
        (b"\x08_S5_\x12\x45\x00\x02\x0c\x05\x00\x00\x00\x01", Some((5, 1))),
        (b"\x08_S5_\x12\x05\x01\x0b\x05\x02", Some((5, 2))),
        // Not a definition, then one.
        (b"_S5_\x10\x08_S5_\x12\x06\x04\x01\x01\x00\x00", Some((1, 1))),
        (b"\x14\x08_S5_\x00\xa4", None),
        (b"\x08_S5_\x0a\x05", None),
        (b"\x08_S5_\x12\x06\x00\x00\x00", None),
        (b"\x08_S5_\x12\x06\x02\x0c\x00\x00\x01\x00\x00", None),
        (b"\x08_S4_\x12\x06\x02\x00\x00", None),
        (b"", None),
    ];
    for (aml, types) in cases {
        assert_eq!(sleep_types(aml), types, "{aml:02x?}");
    }
    for end in 0..S5.len() - 3 {
        assert_eq!(sleep_types(&S5[..end]), None, "cut at {end}");
    }
}

/// xorshift64*.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % end
    }
}

#[test]
fn whatever_tables_say_the_work_is_bounded() {
    let mut random = Random(7);
    let good = tables(&USUAL);
    for round in 0..3000 {
        let mut bad = good.clone();
        match round % 3 {
            // Memory that ends somewhere.
            0 => bad.memory.get_mut(&AT).unwrap().truncate(random.below(0x5000)),
            // Heads and lists with bytes of any kind.
            1 => {
                for _ in 0..1 + random.below(6) {
                    let at = [0, 0x24, 0x100, 0x200, 0x200 + 140, 0x400, 0x4000][random.below(7)] + random.below(24);
                    bad.memory.get_mut(&AT).unwrap()[at] = [0, 0xff, 0x7f, random.below(256) as u8][random.below(4)];
                }
            }
            // The RSDP itself; its checksum stays right.
            _ => {
                let low = bad.memory.get_mut(&0).unwrap();
                low[0xf_5000 + 9 + random.below(27)] = random.below(256) as u8;
                low[0xf_5008] = 0;
                low[0xf_5008] = low[0xf_5000..0xf_5014].iter().fold(0, |sum: u8, byte| sum.wrapping_sub(*byte));
            }
        }
        if let Some(off) = soft_off(&bad) {
            assert!(off.a < 8 && off.b < 8);
        }
        assert!(bad.reads.get() < 10_000, "round {round}: {} reads", bad.reads.get());
    }
}

#[test]
fn random_code_is_no_trouble() {
    let mut random = Random(11);
    for _ in 0..20_000 {
        let mut aml: Vec<u8> = (0..random.below(64)).map(|_| random.below(256) as u8).collect();
        let at = random.below(aml.len() + 1);
        let tail = aml.split_off(at);
        aml.extend(&S5[..random.below(S5.len())]);
        aml.extend(tail);
        if let Some((a, b)) = sleep_types(&aml) {
            assert!(a < 8 && b < 8);
        }
    }
}
