//! Little-endian numbers out of untrusted bytes and into tables. Out of bounds is `None`, never a panic.
//!
//! Deliberately absent: big endian; x86 has none.

use alloc::vec::Vec;

/// `N` bytes at `at`.
pub fn array<const N: usize>(from: &[u8], at: usize) -> Option<[u8; N]> {
    from.get(at..at.checked_add(N)?)?.try_into().ok()
}

pub fn le16(from: &[u8], at: usize) -> Option<u16> {
    array(from, at).map(u16::from_le_bytes)
}

pub fn le32(from: &[u8], at: usize) -> Option<u32> {
    array(from, at).map(u32::from_le_bytes)
}

/// Writes over what is at `at`; a write that does not fit changes nothing.
pub fn put(to: &mut [u8], at: usize, value: &[u8]) {
    if let Some(place) = at.checked_add(value.len()).and_then(|end| to.get_mut(at..end)) {
        place.copy_from_slice(value);
    }
}

/// `len` zeroes.
pub fn zeroes(len: usize) -> Vec<u8> {
    alloc::vec![0; len]
}
