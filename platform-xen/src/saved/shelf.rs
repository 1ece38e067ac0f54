//! Host memory that no guest has: a domain that never runs, its frames written and read through a window of mappings.
//!
//! ```text
//!   bytes   0 ............................ len ......... room
//!   frames  |....window of 64, mapped....|.....|.........|
//! ```
//! Deliberately absent: disks; whoever needs one makes another shelf.

use super::{CHUNK, Sink, Source};
use crate::domain::Advance;
use crate::hyp::{DomainSpec, Domctl, Errno, Gfn, GuestKind, HypResult, Memory, PAGE_SHIFT, PAGE_SIZE, Pages, Shell};
use alloc::vec::Vec;

const LARGE_ORDER: u32 = 9;
const LARGE: u64 = 1 << LARGE_ORDER;
/// Extents asked for by one call.
const EXTENTS: u64 = 64;

/// Bytes in host memory.
pub struct Shelf<P: Pages> {
    shell: Shell,
    /// Frames it is to have, and has.
    frames: u64,
    populated: u64,
    len: u64,
    /// The first frame that is mapped, and those from there on.
    window: Option<(u64, P)>,
}

impl<P: Pages> Shelf<P> {
    /// Memory of the host that one for so many bytes takes.
    #[must_use]
    pub const fn cost(bytes: u64) -> u64 {
        let bytes = bytes.next_multiple_of(LARGE << PAGE_SHIFT);
        bytes + pool(bytes)
    }

    /// One with room for so many bytes, not yet its own. On an error nothing is left.
    pub fn open<H: Domctl>(hyp: &mut H, handle: [u8; 16], bytes: u64) -> HypResult<Shelf<P>> {
        let frames = bytes.next_multiple_of(LARGE << PAGE_SHIFT) >> PAGE_SHIFT;
        let shell = hyp.create(&DomainSpec { handle, max_vcpus: 1, kind: GuestKind::Pvh })?;
        let ready = hyp
            .set_max_mem(shell, frames << (PAGE_SHIFT - 10))
            .and_then(|()| hyp.set_paging_pool(shell, pool(frames << PAGE_SHIFT)));
        match ready {
            Ok(()) => Ok(Shelf { shell, frames, populated: 0, len: 0, window: None }),
            Err(error) => {
                let _ = hyp.destroy(shell.dom());
                Err(error)
            }
        }
    }

    /// Takes the next part of its memory. ENOMEM: the host has no more.
    pub fn grow<H: Memory<Pages = P>>(&mut self, hyp: &mut H) -> HypResult<Advance> {
        let left = (self.frames - self.populated) / LARGE;
        if left > 0 {
            let mut extents: Vec<Gfn> = (0..left.min(EXTENTS)).map(|n| Gfn(self.populated + n * LARGE)).collect();
            let mut done = hyp.populate(self.shell.dom(), LARGE_ORDER, &mut extents).unwrap_or(0) as u64 * LARGE;
            if done == 0 {
                // No 2 MiB in one piece any more.
                let mut small: Vec<Gfn> = (0..LARGE).map(|n| Gfn(self.populated + n)).collect();
                done = hyp.populate(self.shell.dom(), 0, &mut small)? as u64;
                if done < LARGE {
                    return Err(Errno::ENOMEM);
                }
            }
            self.populated += done;
        }
        Ok(if self.populated >= self.frames { Advance::Done } else { Advance::share(self.populated, self.frames) })
    }

    /// Bytes on it.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.len
    }

    /// Nothing is on it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Forgets what is on it.
    pub fn clear(&mut self) {
        self.len = 0;
    }

    /// Maps the part that a frame is in.
    fn window<H: Memory<Pages = P>>(&mut self, hyp: &mut H, frame: u64) -> HypResult<(u64, &P)> {
        let first = frame - frame % CHUNK as u64;
        let there = self.window.take();
        let pages = match there {
            Some((at, pages)) if at == first => pages,
            other => {
                if first + CHUNK as u64 > self.populated {
                    if let Some((_, pages)) = other {
                        hyp.unmap(pages);
                    }
                    return Err(Errno::ENOSPC);
                }
                let frames: Vec<Gfn> = (first..first + CHUNK as u64).map(Gfn).collect();
                match other {
                    Some((_, pages)) => hyp.map_over(pages, self.shell.dom(), &frames)?,
                    None => hyp.map(self.shell.dom(), &frames)?,
                }
            }
        };
        let (_, pages) = self.window.insert((first, pages));
        Ok((first, pages))
    }

    /// Appends. ENOSPC: there is no room; what of it was written does not count.
    pub fn put<H: Memory<Pages = P>>(&mut self, hyp: &mut H, bytes: &[u8]) -> HypResult<()> {
        let mut at = self.len;
        let mut rest = bytes;
        while !rest.is_empty() {
            let (first, pages) = self.window(hyp, at >> PAGE_SHIFT)?;
            let offset = (at - (first << PAGE_SHIFT)) as usize;
            let (now, later) = rest.split_at(rest.len().min(CHUNK * PAGE_SIZE - offset));
            pages.write(offset, now);
            at += now.len() as u64;
            rest = later;
        }
        self.len = at;
        Ok(())
    }

    /// Everything there is room for is on it, whatever that is.
    pub fn fill(&mut self) {
        self.len = self.populated << PAGE_SHIFT;
    }

    /// Writes to a place that something is at. EINVAL: there is not so much.
    pub fn set<H: Memory<Pages = P>>(&mut self, hyp: &mut H, at: u64, bytes: &[u8]) -> HypResult<()> {
        let end = at.checked_add(bytes.len() as u64).filter(|end| *end <= self.len).ok_or(Errno::EINVAL)?;
        let len = core::mem::replace(&mut self.len, at);
        let put = self.put(hyp, bytes);
        self.len = len.max(end);
        put
    }

    /// Reads from a place on, all of it or nothing. EINVAL: there is not so much.
    pub fn get<H: Memory<Pages = P>>(&mut self, hyp: &mut H, at: u64, to: &mut [u8]) -> HypResult<()> {
        if at.checked_add(to.len() as u64).is_none_or(|end| end > self.len) {
            return Err(Errno::EINVAL);
        }
        let (mut at, mut rest) = (at, to);
        while !rest.is_empty() {
            let (first, pages) = self.window(hyp, at >> PAGE_SHIFT)?;
            let offset = (at - (first << PAGE_SHIFT)) as usize;
            let now = rest.len().min(CHUNK * PAGE_SIZE - offset);
            let (here, later) = rest.split_at_mut(now);
            pages.read(offset, here);
            at += now as u64;
            rest = later;
        }
        Ok(())
    }

    /// Unmaps what is mapped; the bytes stay.
    pub fn rest<H: Memory<Pages = P>>(&mut self, hyp: &mut H) {
        if let Some((_, pages)) = self.window.take() {
            hyp.unmap(pages);
        }
    }

    /// Gives everything back. On an error it is to be tried again.
    pub fn close<H: Memory<Pages = P> + Domctl>(&mut self, hyp: &mut H) -> HypResult<()> {
        self.rest(hyp);
        match hyp.destroy(self.shell.dom()) {
            Ok(()) | Err(Errno::ESRCH) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

impl<H: Memory> Sink<H> for Shelf<H::Pages> {
    fn is_empty(&self) -> bool {
        Shelf::is_empty(self)
    }
    fn put(&mut self, hyp: &mut H, bytes: &[u8]) -> HypResult<()> {
        Shelf::put(self, hyp, bytes)
    }
    fn rest(&mut self, hyp: &mut H) {
        Shelf::rest(self, hyp);
    }
}

impl<H: Memory> Source<H> for Shelf<H::Pages> {
    fn len(&self) -> u64 {
        Shelf::len(self)
    }
    fn get(&mut self, hyp: &mut H, at: u64, to: &mut [u8]) -> HypResult<()> {
        Shelf::get(self, hyp, at, to)
    }
    fn rest(&mut self, hyp: &mut H) {
        Shelf::rest(self, hyp);
    }
}

/// Bytes for its paging structures: 1 MiB for the VCPU that Xen insists on, and 8 KiB a MiB.
const fn pool(bytes: u64) -> u64 {
    (1 << 20) + (bytes.div_ceil(1 << 20) << 13)
}
