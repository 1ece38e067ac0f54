//! Giving a guest its memory: extents of 2 MiB while Xen has some, then of 4 KiB, a bounded number a call.
//!
//! Deliberately absent: 1 GiB extents, ballooning, NUMA.

use crate::hyp::{Errno, Gfn, HypResult, Memory, Shell};
use alloc::vec::Vec;

/// 2 MiB extents asked for by one call.
const LARGE_BATCH: u64 = 64;
/// 4 KiB extents asked for by one call.
const SMALL_BATCH: u64 = 512;
const LARGE_ORDER: u32 = 9;
/// Pages of a large extent.
pub const LARGE: u64 = 1 << LARGE_ORDER;

/// How far it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Populated {
    /// Pages of RAM there are.
    pub pages: u64,
    /// Xen had no 2 MiB extent: the rest is 4 KiB ones.
    small: bool,
}

impl Populated {
    /// The next call's worth of `run` pages that follow each other from `gfn` on, which starts 2 MiB aligned or is a
    /// run's last: the extents that were given and their size in pages.
    pub fn go_on<M: Memory>(&mut self, memory: &mut M, shell: Shell, gfn: u64, run: u64) -> HypResult<(Vec<Gfn>, u64)> {
        if run == 0 {
            return Ok((Vec::new(), 1));
        }
        let large = !self.small && run >= LARGE;
        let (order, size, most) = if large { (LARGE_ORDER, LARGE, LARGE_BATCH) } else { (0, 1, SMALL_BATCH) };
        let count = (run / size).min(most);
        let mut extents: Vec<Gfn> = (0..count).map(|i| Gfn(gfn + i * size)).collect();
        let done = match memory.populate(shell.dom(), order, &mut extents) {
            Err(Errno::ENOMEM) if large => 0,
            done => done?,
        };
        if !large && done == 0 {
            return Err(Errno::ENOMEM);
        }
        self.small |= large && (done as u64) < count;
        self.pages += done as u64 * size;
        extents.truncate(done);
        Ok((extents, size))
    }
}
