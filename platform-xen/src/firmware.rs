//! Finds out in the machine's ACPI tables how it is turned off: the values of `\_S5`.
//!
//! ```text
//!   EFI's configuration table, or a scan of the BIOS's memory -> RSDP -> XSDT or RSDT -> FADT -> DSDT, then SSDTs
//! ```
//!
//! Nothing here interprets AML: a name `_S5_` that is defined as a package of numbers is recognised by its bytes, which is
//! what every compiler makes of it. Tables are read in pieces; every length and count in them is bounded before it is
//! used, and whatever is not as it should be is passed over. Deliberately absent: checksums of anything but the RSDP, as
//! elsewhere: firmware gets them wrong.

use crate::hyp::{Board, SoftOff};

/// Bytes of AML looked at in one table.
const MOST_AML: u64 = 1 << 20;
/// Tables looked at.
const MOST_TABLES: u64 = 256;
/// Entries of EFI's configuration table looked at.
const MOST_EFI: u32 = 128;
/// Bytes read at once.
const PIECE: usize = 1024;
/// Longest definition of `_S5_` that is understood, from its name on.
const LONGEST: usize = 48;
/// Length of a table's head.
const HEAD: u64 = 36;
/// No table is beyond: addresses are added to without looking.
const ANY_MEMORY: u64 = 1 << 52;

/// EFI_ACPI_20_TABLE_GUID, EFI_ACPI_TABLE_GUID: both halves.
const GUIDS: [[u64; 2]; 2] =
    [[0x11d3_e4f1_8868_e871, 0x8188_3cc7_8000_22bc], [0x11d3_2d88_eb9d_2d30, 0x4dc1_3f27_9000_169a]];

fn little(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte))
}

/// The number of `len` bytes at an address; `None` where there is no memory of firmware's.
fn number(board: &impl Board, address: u64, len: usize) -> Option<u64> {
    let mut bytes = [0; 8];
    let to = bytes.get_mut(..len).filter(|_| address != 0)?;
    board.read_firmware(address, to).ok()?;
    Some(little(to))
}

/// How the machine is turned off; `None` if its tables do not say.
pub fn soft_off(board: &impl Board) -> Option<SoftOff> {
    let rsdp = efi(board).or_else(|| bios(board))?;
    // The second half of an RSDP exists since revision 2.
    let newer = number(board, rsdp + 15, 1)? >= 2;
    let xsdt = if newer { number(board, rsdp + 24, 8).and_then(|root| walk(board, root, b"XSDT", 8)) } else { None };
    xsdt.or_else(|| walk(board, number(board, rsdp + 16, 4)?, b"RSDT", 4))
}

/// The RSDP that EFI names.
fn efi(board: &impl Board) -> Option<u64> {
    let (table, entries) = board.efi_tables().ok()?;
    let mut found = None;
    for n in 0..u64::from(entries.min(MOST_EFI)) {
        let at = table.checked_add(24 * n)?;
        let guid = [number(board, at, 8)?, number(board, at.checked_add(8)?, 8)?];
        if GUIDS.contains(&guid) {
            found = number(board, at.checked_add(16)?, 8).filter(|rsdp| *rsdp < ANY_MEMORY);
        }
        if guid == GUIDS[0] {
            break;
        }
    }
    found
}

/// The RSDP in the BIOS's memory: on a 16-byte boundary of the first KiB of the EBDA, or from 0xe0000 to 1 MiB.
fn bios(board: &impl Board) -> Option<u64> {
    let ebda = number(board, 0x40e, 2).map_or(0, |segment| segment << 4);
    let areas = [ebda..ebda + 0x400, 0xe_0000..0x10_0000];
    areas.into_iter().filter(|area| area.start >= 0x400).flat_map(|area| area.step_by(PIECE)).find_map(|at| {
        let mut piece = [0; PIECE];
        board.read_firmware(at, &mut piece).ok()?;
        let mut lines = (at..).step_by(16).zip(piece.chunks_exact(16));
        lines.find(|(at, line)| line.starts_with(b"RSD PTR ") && sound(board, *at)).map(|(at, _)| at)
    })
}

/// Its first 20 bytes add up.
fn sound(board: &impl Board, rsdp: u64) -> bool {
    let mut head = [0; 20];
    board.read_firmware(rsdp, &mut head).is_ok() && head.iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte)) == 0
}

/// The length of the table at an address, if it has that signature.
fn table(board: &impl Board, address: u64, signature: &[u8; 4]) -> Option<u64> {
    let head = number(board, address, 8).filter(|_| address < ANY_MEMORY)?;
    (head as u32 == u32::from_le_bytes(*signature)).then_some(head >> 32).filter(|len| *len >= HEAD)
}

/// Looks into the tables that a root table lists: the FADT's DSDT, else any SSDT.
fn walk(board: &impl Board, root: u64, signature: &[u8; 4], width: u64) -> Option<SoftOff> {
    let count = ((table(board, root, signature)? - HEAD) / width).min(MOST_TABLES);
    let entries = || (0..count).filter_map(|n| number(board, root + HEAD + n * width, width as usize));
    let (fadt, len) = entries().find_map(|at| Some((at, table(board, at, b"FACP")?)))?;
    let field = |at: u64, size: usize| if at + size as u64 <= len { number(board, fadt + at, size) } else { None };
    let reduced = field(112, 4).is_some_and(|flags| flags & 1 << 20 != 0);
    let dsdts = [field(140, 8), field(40, 4)].into_iter().flatten();
    let (a, b) = dsdts
        .map(|at| (at, b"DSDT"))
        .chain(entries().map(|at| (at, b"SSDT")))
        .find_map(|(at, signature)| aml(board, at, signature))?;
    Some(SoftOff { a, b, reduced })
}

/// Looks through a table's AML, in pieces that overlap.
fn aml(board: &impl Board, address: u64, signature: &[u8; 4]) -> Option<(u8, u8)> {
    let len = table(board, address, signature)?.min(MOST_AML);
    (HEAD..len).step_by(PIECE - LONGEST).find_map(|at| {
        let mut piece = [0; PIECE];
        let piece = piece.get_mut(..((len - at) as usize).min(PIECE))?;
        board.read_firmware(address + at, piece).ok()?;
        sleep_types(piece)
    })
}

/// SLP_TYPa and SLP_TYPb of the first package in `aml` that is defined under the name `_S5_`.
#[must_use]
pub fn sleep_types(aml: &[u8]) -> Option<(u8, u8)> {
    let mut at = 0;
    while let Some(found) = aml.get(at..)?.windows(4).position(|name| name == b"_S5_") {
        at += found;
        let before = aml.get(..at)?;
        // NameOp, and perhaps the root's backslash between.
        if (before.ends_with(&[0x08]) || before.ends_with(&[0x08, b'\\']))
            && let Some(types) = aml.get(at + 4..).and_then(package)
        {
            return Some(types);
        }
        at += 4;
    }
    None
}

/// The first two numbers of a package: PackageOp, PkgLength (1 to 4 bytes), count, elements.
fn package(aml: &[u8]) -> Option<(u8, u8)> {
    let lead = *aml.get(1).filter(|_| aml.first() == Some(&0x12))?;
    let more = usize::from(lead >> 6);
    let count = *aml.get(2 + more)?;
    let (a, rest) = element(aml.get(3 + more..)?)?;
    let (a, b) = match count {
        0 => return None,
        // One number has both, a byte each.
        1 => (a, a >> 8),
        _ => (a, element(rest)?.0),
    };
    (a < 1 << 16 && b < 1 << 16).then_some((a as u8 & 7, b as u8 & 7))
}

/// A constant number, and what follows it.
fn element(aml: &[u8]) -> Option<(u64, &[u8])> {
    let (op, rest) = aml.split_first()?;
    let len = match op {
        0x00 | 0x01 => return Some((u64::from(*op), rest)),
        0x0a => 1,
        0x0b => 2,
        0x0c => 4,
        _ => return None,
    };
    let (bytes, rest) = rest.split_at_checked(len)?;
    Some((little(bytes), rest))
}
