//! Copying into a guest: a list of pieces, taken in batches of at most 512 frames, one mapping a batch.
//!
//! ```text
//!   piece    |--- bytes copied ---|--- zeroes ---|        at any address
//!   frames   |....|....|....|....|....|....|....|         every frame it touches, each mapped once
//! ```
//! Bytes of a touched frame that no piece covers are left as they are: nobody was promised anything about them.
//! Pieces that must own their frames whole (tables, rings: LESSONS 36, XSA-464) are page aligned and zero-filled to the
//! end of the last one.
//! Deliberately absent: reading back.

use super::plan::Advance;
use crate::hyp::{Errno, Gfn, HypResult, Memory, PAGE_SHIFT, PAGE_SIZE, Pages, Shell};
use alloc::vec::Vec;

/// Most frames mapped at once.
pub const BATCH: usize = 512;
/// Batches done by one call: 16 MiB, a few milliseconds.
pub const BATCHES: usize = 8;

/// Where a piece's bytes come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// From this offset of the kernel file.
    Kernel(usize),
    /// The ramdisk.
    Ramdisk,
    /// start_info and what it points to.
    StartInfo,
    /// ACPI tables.
    Acpi,
    /// No bytes, only zeroes.
    Zeroes,
    /// A PV guest's list of machine frames; whole pages.
    Frames,
    /// A PV guest's page tables from this one on.
    Tables(usize),
}

/// Bytes for the guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Guest-physical address.
    pub at: u64,
    /// What is copied.
    pub from: Source,
    /// Bytes copied.
    pub bytes: u64,
    /// Bytes defined: those copied, then zeroes.
    pub total: u64,
}

/// Where the pieces of a plan come from, and where they go.
pub trait Content {
    /// The bytes of a source that has some.
    fn bytes(&self, source: Source) -> &[u8];
    /// The `n`th word of one that is computed.
    fn word(&self, source: Source, n: u64) -> u64 {
        let _ = (source, n);
        0
    }
    /// What is to be mapped for a page of the plan.
    fn frame(&self, page: u64) -> Gfn {
        Gfn(page)
    }
}

/// How far a load is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Piece under way.
    pub piece: usize,
    /// Bytes of it done.
    pub done: u64,
}

impl Cursor {
    /// How much of the pieces that is.
    pub fn advance(self, pieces: &[Piece]) -> Advance {
        if self.piece >= pieces.len() {
            return Advance::Done;
        }
        let total: u64 = pieces.iter().map(|p| p.total).sum();
        let before: u64 = pieces.iter().take(self.piece).map(|p| p.total).sum();
        Advance::share(before + self.done, total)
    }
}

/// Part of a piece that one batch covers.
struct Part {
    piece: Piece,
    /// Byte of the piece it starts at.
    first: u64,
    len: u64,
    /// Where that is in the mapping.
    offset: usize,
}

/// Does the next batches, [`BATCHES`] at most, each mapped over the one before.
/// Returns the new cursor; nothing stays mapped, and after an error the same batches may be tried again.
pub fn batches<M: Memory>(
    memory: &mut M,
    shell: Shell,
    pieces: &[Piece],
    from: Cursor,
    content: &impl Content,
) -> HypResult<Cursor> {
    let mut cursor = from;
    let mut mapped: Option<M::Pages> = None;
    for _ in 0..BATCHES {
        let (mut frames, parts, next) = gather(pieces, cursor);
        if frames.is_empty() {
            cursor = next;
            break;
        }
        if parts.iter().any(|part| slice(content, part).is_none()) {
            if let Some(pages) = mapped {
                memory.unmap(pages);
            }
            return Err(Errno::EINVAL);
        }
        frames.iter_mut().for_each(|frame| *frame = content.frame(frame.0));
        let pages = match mapped.take() {
            Some(pages) => memory.map_over(pages, shell.dom(), &frames)?,
            None => memory.map(shell.dom(), &frames)?,
        };
        for part in &parts {
            if matches!(part.piece.from, Source::Frames | Source::Tables(_)) {
                compute(content, part, &pages);
                continue;
            }
            let data = slice(content, part).unwrap_or_default();
            pages.write(part.offset, data);
            pages.zero(part.offset + data.len(), part.len as usize - data.len());
        }
        mapped = Some(pages);
        cursor = next;
    }
    if let Some(pages) = mapped {
        memory.unmap(pages);
    }
    Ok(cursor)
}

/// The bytes a part copies: empty if it lies in the zeroes, `None` if the source is shorter than was said.
fn slice<'a>(content: &'a impl Content, part: &Part) -> Option<&'a [u8]> {
    let last = part.piece.bytes.min(part.first + part.len);
    if part.first >= last {
        return Some(&[]);
    }
    let base = if let Source::Kernel(offset) = part.piece.from { offset } else { 0 };
    content.bytes(part.piece.from).get(base + part.first as usize..base + last as usize)
}

/// Writes whole pages of words.
fn compute(content: &impl Content, part: &Part, pages: &impl Pages) {
    let mut page = [0; PAGE_SIZE];
    for at in (0..part.len as usize).step_by(PAGE_SIZE) {
        let first = (part.first + at as u64) / 8;
        for (n, word) in (first..).zip(page.chunks_exact_mut(8)) {
            word.copy_from_slice(&content.word(part.piece.from, n).to_le_bytes());
        }
        pages.write(part.offset + at, &page);
    }
}

/// Collects frames, in the order of the pieces, until the batch is full.
fn gather(pieces: &[Piece], from: Cursor) -> (Vec<Gfn>, Vec<Part>, Cursor) {
    let (mut frames, mut parts, mut cursor) = (Vec::new(), Vec::new(), from);
    while let Some(piece) = pieces.get(cursor.piece) {
        let start = piece.at + cursor.done;
        let first = start >> PAGE_SHIFT;
        let end = piece.at + piece.total;
        // The frame the piece before ended in may be this one's first: it is mapped once.
        let shared = usize::from(frames.last() == Some(&Gfn(first)));
        let room = BATCH + shared - frames.len();
        if room == 0 {
            break;
        }
        let stop = (first + room as u64).min(end.div_ceil(PAGE_SIZE as u64));
        let offset = (frames.len() - shared) * PAGE_SIZE + (start % PAGE_SIZE as u64) as usize;
        frames.extend((first + shared as u64..stop).map(Gfn));
        let len = end.min(stop << PAGE_SHIFT) - start;
        parts.push(Part { piece: *piece, first: cursor.done, len, offset });
        cursor.done += len;
        if cursor.done < piece.total {
            break;
        }
        cursor = Cursor { piece: cursor.piece + 1, done: 0 };
    }
    (frames, parts, cursor)
}
