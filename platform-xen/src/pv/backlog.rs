//! The last 64 KiB a guest said on its console (LESSONS 39, XSA-180: output must not fill storage).
//!
//! ```text
//!   position   0 ......... total - kept ................... total
//!                 dropped  |  kept, oldest first            |  the next byte
//! ```
//! Readers hold a position in the stream of all bytes ever said; one that fell behind goes on at the oldest byte kept
//! and can tell how many it lost.
//! Deliberately absent: lines, terminals, time stamps.

use alloc::collections::VecDeque;
use alloc::vec::Vec;

/// Bytes kept at most.
pub const KEEP: usize = 64 << 10;

/// A bounded log of bytes. Takes memory only as the guest talks; with no heap left it keeps less.
#[derive(Clone, Debug, Default)]
pub struct Backlog {
    kept: VecDeque<u8>,
    total: u64,
}

impl Backlog {
    /// Nothing said yet.
    #[must_use]
    pub const fn new() -> Backlog {
        Backlog { kept: VecDeque::new(), total: 0 }
    }

    /// Appends; the oldest bytes give way.
    pub fn push(&mut self, bytes: &[u8]) {
        self.total += bytes.len() as u64;
        let bytes = bytes.get(bytes.len().saturating_sub(KEEP)..).unwrap_or_default();
        let wanted = (self.kept.len() + bytes.len()).min(KEEP);
        if wanted > self.kept.capacity() {
            // Doubling, up to what is ever needed. A refusal is no error: less is kept.
            let target = wanted.next_power_of_two().clamp(1024, KEEP);
            let _ = self.kept.try_reserve_exact(target - self.kept.len());
        }
        let room = self.kept.capacity().min(KEEP);
        let bytes = bytes.get(bytes.len().saturating_sub(room)..).unwrap_or_default();
        let excess = (self.kept.len() + bytes.len()).saturating_sub(room);
        self.kept.drain(..excess.min(self.kept.len()));
        self.kept.extend(bytes);
    }

    /// Bytes of memory it holds.
    #[must_use]
    pub fn held(&self) -> usize {
        self.kept.capacity()
    }

    /// Forgets what is kept, and its memory; positions go on.
    pub fn forget(&mut self) {
        self.kept = VecDeque::new();
    }

    /// Bytes ever said.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// Position of the oldest byte kept.
    #[must_use]
    pub fn oldest(&self) -> u64 {
        self.total - self.kept.len() as u64
    }

    /// Appends what was said from `position` on and is still kept; returns the position to go on from. A position from
    /// the future reads nothing and is answered with now.
    pub fn read_from(&self, position: u64, to: &mut Vec<u8>) -> u64 {
        let skip = position.max(self.oldest()).min(self.total) - self.oldest();
        let (a, b) = self.kept.as_slices();
        let skip = skip as usize;
        to.extend_from_slice(a.get(skip..).unwrap_or_default());
        to.extend_from_slice(b.get(skip.saturating_sub(a.len())..).unwrap_or_default());
        self.total
    }
}

#[cfg(test)]
mod tests {
    use super::{Backlog, KEEP};
    use alloc::vec::Vec;

    #[test]
    fn keeps_the_last_64_kib_and_counts_the_rest() {
        let mut log = Backlog::new();
        for n in 0..3000u32 {
            log.push(&n.to_le_bytes().repeat(16));
            assert!(log.total() - log.oldest() <= KEEP as u64);
        }
        assert_eq!(log.total(), 3000 * 64);
        assert_eq!(log.oldest(), 3000 * 64 - KEEP as u64);
        let mut out = Vec::new();
        assert_eq!(log.read_from(0, &mut out), log.total());
        assert_eq!(out.len(), KEEP);
        assert_eq!(out.last_chunk::<4>(), Some(&2999u32.to_le_bytes()));
        assert_eq!(out.first_chunk::<4>(), Some(&(3000u32 - 1024).to_le_bytes()));
    }

    #[test]
    fn a_reader_continues_and_one_from_the_future_gets_nothing() {
        let mut log = Backlog::new();
        log.push(b"hello ");
        let mut out = Vec::new();
        let at = log.read_from(0, &mut out);
        log.push(b"world");
        assert_eq!(log.read_from(at, &mut out), 11);
        assert_eq!(out, b"hello world");
        assert_eq!(log.read_from(99, &mut out), 11);
        assert_eq!(log.read_from(8, &mut out), 11);
        assert_eq!(out, b"hello worldrld");
    }

    #[test]
    fn one_push_larger_than_everything() {
        let mut log = Backlog::new();
        log.push(&[b'x'; KEEP + 5]);
        log.push(b"y");
        assert_eq!((log.total(), log.oldest()), (KEEP as u64 + 6, 6));
        let mut out = Vec::new();
        log.read_from(0, &mut out);
        assert_eq!((out.len(), out.last()), (KEEP, Some(&b'y')));
    }
}
