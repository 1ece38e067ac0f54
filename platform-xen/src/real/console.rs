//! Xen's emergency console (console_io): the agent's log goes to Xen's own serial line. And the other way: Xen's own log
//! and its debug keys.

use super::control::sysctl;
use super::hypercall;
use crate::abi::sysctl as sc;
use crate::abi::xen::{CONSOLEIO_WRITE, nr};
use crate::hyp::{Errno, HypResult};

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

/// Reads Xen's log: how much, and where the next read begins.
pub fn read_log(from: Option<u32>, clear: bool, to: &mut [u8]) -> HypResult<(usize, u32)> {
    let query = sc::ReadConsole {
        clear: clear.into(),
        incremental: from.is_some().into(),
        pad: 0,
        index: from.unwrap_or_default(),
        buffer: to.as_mut_ptr(),
        count: u32::try_from(to.len()).map_err(|_| Errno::E2BIG)?,
    };
    let answer = sysctl(sc::READCONSOLE, query)?;
    Ok(((answer.count as usize).min(to.len()), answer.index))
}

/// Presses debug keys.
pub fn debug_keys(keys: &[u8]) -> HypResult<()> {
    let nr_keys = u32::try_from(keys.len()).map_err(|_| Errno::E2BIG)?;
    sysctl(sc::DEBUG_KEYS, sc::DebugKeys { keys: keys.as_ptr(), nr_keys }).map(|_| ())
}
