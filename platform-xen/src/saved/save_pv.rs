//! Writes a suspended PV guest as a stream, in which everything is by page: its own list of frames is read first, then its
//! memory with the page tables' entries renamed, then its registers.
//!
//! All that the list and the tables say is the guest's word: what does not fit together is ERANGE, and the guest goes on.
//! Deliberately absent: anything that changes the guest; large pages, which a PV guest has none of.

use super::record::{self, kind};
use super::{CHUNK, NATIVE, Sink};
use crate::domain::Advance;
use crate::domain::frames::{self, CHUNK as PAGES};
use crate::domain::listed::{Listed, Listing};
use crate::domain::pv_again::{self, Rename, rename, rename_user};
use crate::hyp::{Domctl, Errno, Gfn, HypResult, Memory, PAGE_SIZE, Pages, Shell, fill_to};
use alloc::vec::Vec;

/// Tables that are pinned at most: Linux pins each table of a process. 1 GiB of them.
pub const MOST_PINS: usize = 256 << 10;
/// Types of pages as in a stream: tables are 1 to 4, with this bit pinned.
pub const PINNED: u8 = 8;

/// A guest being written.
#[derive(Debug)]
pub struct Saver {
    ram_pages: u64,
    vcpus: u32,
    xen: (u32, u32),
    listing: Option<Listing>,
    listed: Option<Listed>,
    chunk: u64,
    pins: usize,
    buffer: Vec<u8>,
}

impl Saver {
    /// Of a guest with so many pages. ENOMEM.
    pub fn new(ram_pages: u64, vcpus: u32, xen: (u32, u32)) -> HypResult<Saver> {
        let mut buffer = Vec::new();
        buffer.try_reserve_exact(CHUNK * PAGE_SIZE).map_err(|_| Errno::ENOMEM)?;
        Ok(Saver { ram_pages, vcpus, xen, listing: None, listed: None, chunk: 0, pins: 0, buffer })
    }

    /// Bytes of our heap.
    pub fn heap_bytes(&self) -> usize {
        let listed = self.listed.as_ref().map_or(0, |listed| listed.frames.bytes() + listed.leaves.capacity() * 8);
        self.listing.as_ref().map_or(listed, Listing::heap_bytes)
    }

    /// Reads some of its list, or writes the next 2 MiB at most.
    pub fn go_on<H: Memory + Domctl>(&mut self, hyp: &mut H, shell: Shell, sink: &mut dyn Sink<H>) -> HypResult<Advance> {
        let Some(listed) = &self.listed else {
            let mut listing = match self.listing.take() {
                Some(listing) => listing,
                None => Listing::new(hyp, shell.dom(), self.ram_pages)?,
            };
            if listing.go_on(hyp)? != Advance::Done {
                self.listing = Some(listing);
                return Ok(Advance::Working(0));
            }
            let listed = listing.finish(hyp)?;
            let mut head = Vec::new();
            head.try_reserve_exact(128 + 8 * listed.leaves.len()).map_err(|_| Errno::ENOMEM)?;
            record::begin(&mut head, record::PV, self.xen);
            record::whole(&mut head, kind::PV_INFO, &record::PV_INFO);
            record::head(&mut head, kind::STATIC_DATA_END, 0);
            record::leaves(&mut head, listed.pages, &listed.leaves);
            sink.put(hyp, &head)?;
            self.listed = Some(listed);
            return Ok(Advance::Working(0));
        };
        let chunks = listed.frames.chunks();
        while self.chunk < chunks && listed.frames.is_empty(self.chunk) {
            self.chunk += 1;
        }
        if self.chunk < chunks {
            self.pins += pages(hyp, shell, sink, listed, self.chunk, &mut self.buffer)?;
            if self.pins > MOST_PINS {
                return Err(Errno::E2BIG);
            }
            self.chunk += 1;
            return Ok(Advance::share(self.chunk, chunks));
        }
        end(hyp, shell, sink, listed, self.vcpus)?;
        (self.buffer, self.listed) = (Vec::new(), None);
        Ok(Advance::Done)
    }
}

/// Writes the pages of a chunk; how many of them are pinned.
fn pages<H: Memory + Domctl>(
    hyp: &mut H,
    shell: Shell,
    sink: &mut dyn Sink<H>,
    listed: &Listed,
    chunk: u64,
    buffer: &mut Vec<u8>,
) -> HypResult<usize> {
    let there = (chunk * PAGES..(chunk + 1) * PAGES).filter_map(|page| Some((page, Gfn(listed.frames.of(page)?))));
    let (numbers, frames): (Vec<u64>, Vec<Gfn>) = there.unzip();
    let types = hyp.page_types(shell.dom(), &frames)?;
    // What is not its own, or no memory any more, has a type beyond those of tables.
    if types.len() != frames.len() || types.iter().any(|kind| kind & !PINNED > 4) {
        return Err(Errno::ERANGE);
    }
    let named: Vec<u64> = numbers.iter().zip(&types).map(|(page, kind)| page | u64::from(*kind) << 60).collect();
    let mapped = hyp.map_to_read(shell.dom(), &frames)?;
    let put = put(hyp, sink, listed, &named, &types, &mapped, buffer);
    hyp.unmap(mapped);
    put.map(|()| types.iter().filter(|kind| **kind & PINNED != 0).count())
}

fn put<H: Memory>(
    hyp: &mut H,
    sink: &mut dyn Sink<H>,
    listed: &Listed,
    named: &[u64],
    types: &[u8],
    mapped: &H::Pages,
    buffer: &mut Vec<u8>,
) -> HypResult<()> {
    let mut head = Vec::with_capacity(16 + 8 * named.len());
    record::pages(&mut head, named);
    sink.put(hyp, &head)?;
    let mut offset = 0;
    for types in types.chunks(CHUNK) {
        fill_to(buffer, types.len() * PAGE_SIZE);
        mapped.read(offset, buffer);
        offset += buffer.len();
        for (page, kind) in buffer.chunks_exact_mut(PAGE_SIZE).zip(types).filter(|(_, kind)| **kind != 0) {
            let to = |frame| listed.frames.page_of(hyp, frame);
            frames::rename(page, u32::from(kind & !PINNED), true, &to)?;
        }
        sink.put(hyp, buffer)?;
    }
    Ok(())
}

fn end<H: Memory + Domctl>(
    hyp: &mut H,
    shell: Shell,
    sink: &mut dyn Sink<H>,
    listed: &Listed,
    vcpus: u32,
) -> HypResult<()> {
    let mut tail = Vec::with_capacity(8 << 10);
    record::tsc(&mut tail, NATIVE);
    record::whole(&mut tail, kind::SHARED_INFO, &listed.shared);
    sink.put(hyp, &tail)?;
    for vcpu in 0..vcpus {
        if !hyp.vcpu(shell.dom(), vcpu)?.online {
            // Only the first one tells where its rings are.
            if vcpu == 0 {
                return Err(Errno::ERANGE);
            }
            continue;
        }
        let mut state = hyp.pv_vcpu(shell.dom(), vcpu)?;
        if vcpu == 0 {
            pv_again::rings_are_there(hyp, shell, &state.registers, &listed.frames)?;
        }
        let to: Rename<'_> = &|frame| listed.frames.page_of(hyp, frame);
        rename(&mut state.registers, vcpu == 0, to)?;
        rename_user(&mut state.registers, true, to)?;
        tail.clear();
        for (kind, part) in [
            (kind::PV_VCPU_BASIC, &state.registers),
            (kind::PV_VCPU_EXTENDED, &state.extended),
            (kind::PV_VCPU_XSAVE, &state.xsave),
            (kind::PV_VCPU_MSRS, &state.msrs),
        ] {
            record::vcpu(&mut tail, kind, vcpu, part);
        }
        sink.put(hyp, &tail)?;
    }
    tail.clear();
    record::whole(&mut tail, kind::END, &[]);
    sink.put(hyp, &tail)?;
    sink.rest(hyp);
    Ok(())
}
