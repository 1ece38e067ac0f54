//! The machine's uuid as its firmware tells it: SMBIOS 2.1 or 3.0, structure type 1 (DMTF DSP0134).
//!
//! The entry point is looked for in the last 64 KiB below 1 MiB, as the standard says; everything read from there is
//! checked before it is followed.

use alloc::vec::Vec;
use platform_xen::real::pci;

const AREA: u64 = 0xf_0000;
const AREA_BYTES: usize = 0x1_0000;
/// Longest table looked at.
const MOST: usize = 64 << 10;

/// Copies machine memory that is not RAM of any domain.
fn copy(address: u64, len: usize) -> Option<Vec<u8>> {
    let mapped = pci::map_device(address, len).ok()?;
    let mut bytes = alloc::vec![0; len];
    // SAFETY: `len` bytes are mapped for good at `mapped`, and `bytes` is as long.
    unsafe { platform_xen::real::machine::copy(bytes.as_mut_ptr(), mapped.as_ptr(), len) };
    Some(bytes)
}

fn le<const N: usize>(bytes: &[u8], at: usize) -> Option<u64> {
    let mut word = [0; 8];
    word.get_mut(..N)?.copy_from_slice(bytes.get(at..at + N)?);
    Some(u64::from_le_bytes(word))
}

/// Address and length of the structure table.
fn table(area: &[u8]) -> Option<(u64, usize)> {
    area.chunks(16).enumerate().find_map(|(i, chunk)| {
        let entry = area.get(i * 16..)?;
        if chunk.starts_with(b"_SM3_") {
            Some((le::<8>(entry, 16)?, le::<4>(entry, 12)? as usize))
        } else if chunk.starts_with(b"_SM_") {
            Some((le::<4>(entry, 24)?, le::<2>(entry, 22)? as usize))
        } else {
            None
        }
    })
}

/// The system uuid in network byte order; `None` if there is none, or one that says "not set".
pub fn system_uuid() -> Option<[u8; 16]> {
    let area = copy(AREA, AREA_BYTES)?;
    let (address, len) = table(&area)?;
    let len = len.min(MOST);
    let inside = address.checked_sub(AREA).and_then(|at| area.get(at as usize..)?.get(..len).map(<[u8]>::to_vec));
    let structures = inside.or_else(|| copy(address, len))?;
    let mut rest = structures.as_slice();
    while let Some(&[kind, size]) = rest.first_chunk::<2>() {
        let body = rest.get(..usize::from(size))?;
        if kind == 1 {
            let mut uuid: [u8; 16] = body.get(8..24)?.try_into().ok()?;
            // The first three fields are little endian (since SMBIOS 2.6).
            uuid.get_mut(..4)?.reverse();
            uuid.get_mut(4..6)?.reverse();
            uuid.get_mut(6..8)?.reverse();
            return (uuid != [0; 16] && uuid != [0xff; 16]).then_some(uuid);
        }
        let strings = rest.get(usize::from(size)..)?;
        let end = strings.windows(2).position(|pair| pair == [0, 0])?;
        rest = strings.get(end + 2..)?;
    }
    None
}
