//! The machine frames of a PV guest's pages, in as little memory as they need: a guest is mostly made of 2 MiB extents.
//!
//! ```text
//!   chunk = 512 pages:   none | 512 frames from one on | 512 numbers of 4 bytes (16 TiB of machine memory)
//! ```
//! At the worst that is 2 KiB for 2 MiB of the guest. Deliberately absent: the way back, which Xen's table has.

use crate::abi::xen::pte;
use crate::hyp::{Errno, HypResult, PAGE_SHIFT};
use alloc::vec::Vec;

/// Pages of a chunk.
pub const CHUNK: u64 = 512;
const NONE: u32 = u32::MAX;
/// Entries of a level 4 table that are Xen's.
const XENS: core::ops::RangeInclusive<usize> = 256..=271;

#[derive(Clone, Debug, Default)]
enum Chunk {
    #[default]
    None,
    Whole(u32),
    Each(Vec<u32>),
}

/// Page -> frame.
#[derive(Clone, Debug, Default)]
pub struct Frames {
    chunks: Vec<Chunk>,
    scattered: usize,
}

impl Frames {
    /// The frame of a page, if it has one.
    #[must_use]
    pub fn of(&self, page: u64) -> Option<u64> {
        match self.chunks.get((page / CHUNK) as usize)? {
            Chunk::None => None,
            Chunk::Whole(first) => Some(u64::from(*first) + page % CHUNK),
            Chunk::Each(each) => each.get((page % CHUNK) as usize).filter(|frame| **frame != NONE).map(|n| u64::from(*n)),
        }
    }

    /// Chunks there are, with or without frames.
    #[must_use]
    pub fn chunks(&self) -> u64 {
        self.chunks.len() as u64
    }

    /// The chunk has no frame at all.
    #[must_use]
    pub fn is_empty(&self, chunk: u64) -> bool {
        matches!(self.chunks.get(chunk as usize), None | Some(Chunk::None))
    }

    /// Bytes of our heap.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.chunks.len() * size_of::<Chunk>() + self.scattered * CHUNK as usize * 4
    }

    fn chunk(&mut self, number: u64) -> HypResult<&mut Chunk> {
        let number = usize::try_from(number).map_err(|_| Errno::ENOSPC)?;
        if number >= self.chunks.len() {
            let more = number + 1 - self.chunks.len();
            self.chunks.try_reserve(more).map_err(|_| Errno::ENOSPC)?;
            self.chunks.resize(number + 1, Chunk::None);
        }
        self.chunks.get_mut(number).ok_or(Errno::ENOSPC)
    }

    /// Sets the frames of a whole chunk's pages, from the first on. ENOSPC: our heap has no room; ERANGE: a frame beyond what is counted.
    pub fn set_chunk(&mut self, chunk: u64, frames: &[Option<u64>]) -> HypResult<()> {
        if let Some(Some(first)) = frames.first()
            && frames.len() as u64 == CHUNK
            && frames.iter().zip(*first..).all(|(frame, n)| *frame == Some(n))
        {
            return self.set_whole(chunk, *first);
        }
        for (page, frame) in (chunk * CHUNK..).zip(frames) {
            if let Some(frame) = frame {
                self.set(page, *frame)?;
            }
        }
        Ok(())
    }

    /// The same of frames that follow each other.
    pub fn set_whole(&mut self, chunk: u64, first: u64) -> HypResult<()> {
        number(first.saturating_add(CHUNK))?;
        *self.chunk(chunk)? = Chunk::Whole(first as u32);
        Ok(())
    }

    /// Sets the frame of a page. Errors as of [`Frames::set_chunk`].
    pub fn set(&mut self, page: u64, frame: u64) -> HypResult<()> {
        let frame = number(frame)?;
        let chunk = self.chunk(page / CHUNK)?;
        let mut scattered = 0;
        if !matches!(chunk, Chunk::Each(_)) {
            let mut each = Vec::new();
            each.try_reserve_exact(CHUNK as usize).map_err(|_| Errno::ENOSPC)?;
            each.extend((0..CHUNK as u32).map(|n| if let Chunk::Whole(first) = chunk { *first + n } else { NONE }));
            *chunk = Chunk::Each(each);
            scattered = 1;
        }
        if let Chunk::Each(each) = chunk
            && let Some(place) = each.get_mut((page % CHUNK) as usize)
        {
            *place = frame;
        }
        self.scattered += scattered;
        Ok(())
    }
}

fn number(frame: u64) -> HypResult<u32> {
    u32::try_from(frame).ok().filter(|frame| *frame < NONE).ok_or(Errno::ERANGE)
}

/// Has a page table's entries name something else: `to` of what they name. Where that is nothing it is an error if
/// `strict`, else the entry becomes none. What Xen has in a level 4 table is left out. EINVAL: a large page.
pub fn rename(table: &mut [u8], level: u32, strict: bool, to: &dyn Fn(u64) -> Option<u64>) -> HypResult<()> {
    let (entries, _) = table.as_chunks_mut::<8>();
    for (n, bytes) in entries.iter_mut().enumerate() {
        let mut entry = u64::from_le_bytes(*bytes);
        if level == 4 && XENS.contains(&n) {
            entry = 0;
        }
        if entry & pte::PRESENT != 0 {
            if level > 1 && entry & pte::LARGE != 0 {
                return Err(Errno::EINVAL);
            }
            entry = match to((entry & pte::ADDR) >> PAGE_SHIFT) {
                Some(other) => entry & !pte::ADDR | other << PAGE_SHIFT & pte::ADDR,
                None if strict => return Err(Errno::ERANGE),
                None => 0,
            };
        }
        *bytes = entry.to_le_bytes();
    }
    Ok(())
}
