//! Room for bytes that are about to be written, as zeroes. `Vec::resize` writes them one by one where the agent is
//! optimised for size; a copy of zeroes goes by words.

use alloc::vec::Vec;

static ZEROES: [u8; 4096] = [0; 4096];

/// So many zeroes; none: no memory.
#[must_use]
pub fn zeroes(len: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(len).ok()?;
    fill_to(&mut bytes, len);
    Some(bytes)
}

/// Appends zeroes until it is so long, or cuts it.
pub fn fill_to(bytes: &mut Vec<u8>, len: usize) {
    bytes.truncate(len);
    while bytes.len() < len {
        let some = ZEROES.len().min(len - bytes.len());
        bytes.extend_from_slice(ZEROES.get(..some).unwrap_or_default());
    }
}
