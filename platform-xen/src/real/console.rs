//! Xen's emergency console (console_io): the agent's log goes to Xen's own serial line.

use super::hypercall;
use crate::abi::xen::{CONSOLEIO_WRITE, nr};

/// Writes bytes to Xen's console. Xen prefixes nothing for the control domain.
pub fn print(text: &[u8]) {
    // Xen takes what fits its own buffer a call; long texts go in pieces.
    for piece in text.chunks(1024) {
        // SAFETY: `piece` is valid for reads of its length; Xen only reads.
        let _ =
            unsafe { hypercall::call(nr::CONSOLE_IO, [CONSOLEIO_WRITE, piece.len() as u64, piece.as_ptr() as u64, 0, 0]) };
    }
}

/// A `fmt::Write` over [`print`] with a small buffer on the stack, usable in traps: no heap.
pub struct Writer {
    buffer: [u8; 256],
    used: usize,
}

impl Writer {
    /// Empty.
    pub const fn new() -> Writer {
        Writer { buffer: [0; 256], used: 0 }
    }

    /// Writes out what is buffered.
    pub fn flush(&mut self) {
        print(self.buffer.get(..self.used).unwrap_or_default());
        self.used = 0;
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.flush();
    }
}

impl core::fmt::Write for Writer {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        for &byte in text.as_bytes() {
            if self.used == self.buffer.len() {
                self.flush();
            }
            if let Some(slot) = self.buffer.get_mut(self.used) {
                *slot = byte;
                self.used += 1;
            }
        }
        Ok(())
    }
}
