//! Growing that may fail: for whatever a client decides the size of, because running out of heap is no reason to die.
//!
//! Deliberately absent: small things of fixed size, which are allocated as usual.

use alloc::string::String;
use alloc::vec::Vec;

/// The smallest growth, unless less is to come.
const LEAST: usize = 256;

/// Makes room for `take` bytes: by half of what is there, and never more than what is still to come. False: no memory.
pub(crate) fn grow(buffer: &mut Vec<u8>, take: usize, left: usize) -> bool {
    #[cfg(test)]
    if crate::tests::no_memory() {
        return false;
    }
    buffer.capacity() - buffer.len() >= take
        || buffer.try_reserve_exact(take.max(left.min((buffer.len() / 2).max(LEAST)))).is_ok()
}

/// Whether there is memory for so many bytes, for what can't be told to fail.
pub(crate) fn fits(bytes: usize) -> bool {
    grow(&mut Vec::new(), bytes, bytes)
}

/// A copy of a text; None: no memory.
pub(crate) fn copy(text: &str) -> Option<String> {
    #[cfg(test)]
    if crate::tests::no_memory() {
        return None;
    }
    let mut copy = String::new();
    copy.try_reserve_exact(text.len()).ok()?;
    copy.push_str(text);
    Some(copy)
}
