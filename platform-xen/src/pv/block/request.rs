//! A request of a guest, decoded from its copy and checked against the disk.
//!
//! Deliberately absent: the handle, which says nothing that the ring does not; secure discards, which were not offered.

use super::Geometry;
use crate::abi::blkif::{self, Layout, SECTOR};
use crate::hyp::{GrantRef, PAGE_SIZE};
use alloc::vec::Vec;

/// Segments of an indirect request at most; their descriptions fit into one page.
pub const MAX_INDIRECT: usize = 32;
/// Bytes a request can move.
pub const MAX_BYTES: usize = MAX_INDIRECT * PAGE_SIZE;

/// A part of a granted page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    pub grant: GrantRef,
    /// Byte in the page.
    pub offset: u16,
    pub len: u16,
}

/// What a request asks for, before its segments were looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Segments, one after another; of a flush there may be none.
    Direct(Move, usize),
    /// So many segments, whose descriptions are in a page of their own.
    Indirect(Move, GrantRef, usize),
    /// So many sectors from there.
    Discard(u64, u64),
    /// Nonsense.
    Bad,
}

/// Which way data goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Read,
    Write,
    /// What was written so far is to be kept, and what this writes after it.
    Flush,
    /// Everything asked before it, this, and everything after it are kept in that order.
    Barrier,
}

/// A request's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The guest's, given back to it.
    pub id: u64,
    /// What the response names: of an indirect request what it is instead of.
    pub operation: u8,
    /// First sector.
    pub sector: u64,
    pub what: What,
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..).and_then(|b| b.first_chunk()).map_or(0, |b| u16::from_le_bytes(*b))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|b| b.first_chunk()).map_or(0, |b| u32::from_le_bytes(*b))
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(|b| b.first_chunk()).map_or(0, |b| u64::from_le_bytes(*b))
}

impl Head {
    /// Reads it from a copy of the request.
    pub fn decode(request: &[u8], layout: &Layout) -> Head {
        let byte = |at: usize| request.get(at).copied().unwrap_or(0);
        let (id, sector) = (u64_at(request, layout.id), u64_at(request, layout.id + 8));
        let direct = |way, least| match usize::from(byte(1)) {
            count if (least..=blkif::MAX_SEGMENTS).contains(&count) => What::Direct(way, count),
            _ => What::Bad,
        };
        let (operation, what) = match byte(0) {
            blkif::READ => (blkif::READ, direct(Move::Read, 1)),
            blkif::WRITE => (blkif::WRITE, direct(Move::Write, 1)),
            blkif::FLUSH => (blkif::FLUSH, direct(Move::Flush, 0)),
            blkif::DISCARD => (blkif::DISCARD, What::Discard(sector, u64_at(request, layout.id + 16))),
            blkif::INDIRECT => {
                let way = match byte(1) {
                    blkif::READ => Some(Move::Read),
                    blkif::WRITE => Some(Move::Write),
                    _ => None,
                };
                let count = usize::from(u16_at(request, 2));
                let what = match way {
                    Some(way) if (1..=MAX_INDIRECT).contains(&count) => {
                        What::Indirect(way, GrantRef(u32_at(request, layout.id + 20)), count)
                    }
                    _ => What::Bad,
                };
                (byte(1), what)
            }
            blkif::BARRIER => (blkif::BARRIER, direct(Move::Barrier, 0)),
            other => (other, What::Bad),
        };
        Head { id, operation, sector, what }
    }

    /// Bytes it can move.
    pub fn most(&self) -> usize {
        match self.what {
            What::Direct(_, count) | What::Indirect(_, _, count) => count * PAGE_SIZE,
            _ => 0,
        }
    }

    /// Its place on the disk and its bytes, if the disk has that and lets it be done.
    pub fn place(&self, way: Move, segments: &[Segment], disk: &Geometry) -> Option<(u64, usize)> {
        let bytes: usize = segments.iter().map(|segment| usize::from(segment.len)).sum();
        if way != Move::Read && bytes > 0 && disk.read_only {
            return None;
        }
        if bytes == 0 {
            // A flush; Linux names no sector in it.
            return Some((0, 0));
        }
        Some((disk.range(self.sector, bytes as u64 / SECTOR)?, bytes))
    }
}

/// Decodes descriptions of segments from a copy. None: one of them is nonsense.
pub fn segments(bytes: &[u8], count: usize, to: &mut Vec<Segment>) -> Option<()> {
    to.try_reserve_exact(count).ok()?;
    for n in 0..count {
        let bytes = bytes.get(n * blkif::SEGMENT..(n + 1) * blkif::SEGMENT)?;
        let [_, _, _, _, first, last, ..] = *bytes else { return None };
        if first > last || u64::from(last) >= PAGE_SIZE as u64 / SECTOR {
            return None;
        }
        let len = u16::from(last - first + 1) * SECTOR as u16;
        to.push(Segment { grant: GrantRef(u32_at(bytes, 0)), offset: u16::from(first) * SECTOR as u16, len });
    }
    Some(())
}

impl Geometry {
    /// The first byte of some sectors, if the disk has them all.
    pub fn range(&self, sector: u64, sectors: u64) -> Option<u64> {
        let end = sector.checked_add(sectors)?;
        if end > self.sectors {
            return None;
        }
        sector.checked_mul(SECTOR)
    }
}
