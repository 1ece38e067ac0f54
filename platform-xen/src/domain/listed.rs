//! A PV guest's own list of its frames, read out of its memory: where it says that the list is, through page tables of
//! its own. All of that is the guest's word.
//!
//! ```text
//!   shared_info.arch: max_pfn, p2m_vaddr, p2m_cr3     (public/arch-x86/xen.h)
//!   p2m_cr3 -> level 4 -> 3 -> 2 -> 1 -> leaves: 512 frames each, all ones or a mark in the upper bits for none
//! ```
//! Every frame on the way is mapped as the guest's, which Xen refuses if it is not; what the list says of a page counts only
//! if Xen's table says of the frame that it is that page. Four levels, whatever is in them.
//! Deliberately absent: the older list of lists of frames, without which no kernel since Linux 3.19 is.

use super::bytes::array;
use super::frames::{CHUNK, Frames};
use super::plan::Advance;
use crate::abi::xen::pte;
use crate::hyp::{DomId, Domctl, Errno, Gfn, HypResult, Memory, Mfn, PAGE_SHIFT, PAGE_SIZE, Pages, zeroes};
use alloc::vec::Vec;

/// shared_info.arch
const MAX_PFN: usize = 3088;
const P2M_CR3: usize = 3112;
const P2M_VADDR: usize = 3120;
/// Pages a list may have beyond the guest's memory: Linux leaves room for a balloon to grow.
pub const SLACK: u64 = (64 << 20) >> PAGE_SHIFT;
/// Of a guest with a longer list there is no stream: 64 GiB, and one record.
pub const MOST_LEAVES: u64 = 32 << 10;
/// From here on a number in the list is a mark: no frame, somebody else's, or a page that is its own frame.
const MARKED: u64 = 1 << 62;
/// Leaves read by one call.
const LEAVES: u64 = 16;

/// Where a guest's list is.
#[derive(Clone, Debug)]
pub struct List {
    dom: DomId,
    root: u64,
    address: u64,
    /// Pages it is of.
    pages: u64,
    /// The level 1 table read last, by what it maps.
    table: Option<(u64, Vec<u8>)>,
}

/// Reads a whole page of a guest's, which may be a page table.
fn page(hyp: &mut impl Memory, dom: DomId, frame: u64) -> HypResult<Vec<u8>> {
    let mut bytes = zeroes(PAGE_SIZE).ok_or(Errno::ENOMEM)?;
    let pages = hyp.map_to_read(dom, &[Gfn(frame)])?;
    pages.read(0, &mut bytes);
    hyp.unmap(pages);
    Ok(bytes)
}

fn word(bytes: &[u8], at: usize) -> u64 {
    array(bytes, at).map_or(0, u64::from_le_bytes)
}

/// A guest's shared_info.
pub fn shared_info<H: Memory + Domctl>(hyp: &mut H, dom: DomId) -> HypResult<Vec<u8>> {
    let frame = hyp.info(dom)?.shared_info.0;
    page(hyp, dom, frame)
}

impl List {
    /// As a guest with so much memory has it in its shared_info. EOPNOTSUPP: it has none there; ERANGE: it cannot be.
    pub fn new(dom: DomId, shared: &[u8], ram_pages: u64) -> HypResult<List> {
        let [pages, cr3, address] = [MAX_PFN, P2M_CR3, P2M_VADDR].map(|at| word(shared, at));
        if cr3 == 0 || pages == 0 {
            return Err(Errno::EOPNOTSUPP);
        }
        if pages > ram_pages + SLACK || !address.is_multiple_of(PAGE_SIZE as u64) {
            return Err(Errno::ERANGE);
        }
        Ok(List { dom, root: cr3 >> PAGE_SHIFT, address, pages, table: None })
    }

    /// Pages it is of.
    #[must_use]
    pub const fn pages(&self) -> u64 {
        self.pages
    }

    /// Pages it fills.
    #[must_use]
    pub const fn leaves(&self) -> u64 {
        self.pages.div_ceil(CHUNK)
    }

    /// The frame that a leaf is in.
    fn leaf(&mut self, hyp: &mut impl Memory, leaf: u64) -> HypResult<u64> {
        let at = self.address.wrapping_add(leaf << PAGE_SHIFT);
        let index = |level: u32| (at >> (PAGE_SHIFT + 9 * (level - 1)) & 511) as usize * 8;
        let follow = |entry: u64, level: u32| {
            let plain = entry & pte::PRESENT != 0 && (level == 1 || entry & pte::LARGE == 0);
            if plain { Ok((entry & pte::ADDR) >> PAGE_SHIFT) } else { Err(Errno::ERANGE) }
        };
        let of = at >> (PAGE_SHIFT + 9);
        if self.table.as_ref().is_none_or(|(there, _)| *there != of) {
            let mut frame = self.root;
            for level in (2..=4).rev() {
                frame = follow(word(&page(hyp, self.dom, frame)?, index(level)), level)?;
            }
            self.table = Some((of, page(hyp, self.dom, frame)?));
        }
        let entry = self.table.as_ref().map_or(0, |(_, table)| word(table, index(1)));
        follow(entry, 1)
    }

    /// The frames of a chunk's pages, and the frame that its leaf is in. A page that has none, or whose frame Xen's table
    /// does not know for it, is `None`; the latter is ERANGE if `strict`.
    pub fn chunk<H: Memory>(&mut self, hyp: &mut H, chunk: u64, strict: bool) -> HypResult<(Vec<Option<u64>>, u64)> {
        let leaf = self.leaf(hyp, chunk)?;
        let bytes = page(hyp, self.dom, leaf)?;
        let mut frames = Vec::with_capacity(CHUNK as usize);
        for (page, at) in (chunk * CHUNK..self.pages).zip((0..PAGE_SIZE).step_by(8)) {
            let frame = word(&bytes, at);
            let known = frame < MARKED && hyp.page_of(Mfn(frame)).is_some_and(|of| of.0 == page);
            if strict && frame < MARKED && !known {
                return Err(Errno::ERANGE);
            }
            frames.push(known.then_some(frame));
        }
        Ok((frames, leaf))
    }
}

/// The whole list, being read.
#[derive(Debug)]
pub struct Listing {
    list: List,
    frames: Frames,
    /// Frames, then pages, of the leaves.
    leaves: Vec<u64>,
    shared: Vec<u8>,
}

/// What a guest's list says, all of it checked.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// Its frames.
    pub frames: Frames,
    /// Pages that the list itself is in.
    pub leaves: Vec<u64>,
    /// Pages it is of.
    pub pages: u64,
    /// shared_info
    pub shared: Vec<u8>,
}

impl Listing {
    /// Of a guest with so much memory that does not run.
    pub fn new<H: Memory + Domctl>(hyp: &mut H, dom: DomId, ram_pages: u64) -> HypResult<Listing> {
        let shared = shared_info(hyp, dom)?;
        let list = List::new(dom, &shared, ram_pages)?;
        if list.leaves() > MOST_LEAVES {
            return Err(Errno::ERANGE);
        }
        let mut leaves = Vec::new();
        leaves.try_reserve_exact(list.leaves() as usize).map_err(|_| Errno::ENOMEM)?;
        Ok(Listing { list, frames: Frames::default(), leaves, shared })
    }

    /// Bytes of our heap.
    pub fn heap_bytes(&self) -> usize {
        self.frames.bytes() + self.leaves.capacity() * 8
    }

    /// Reads the next 32 MiB worth of it.
    pub fn go_on<H: Memory>(&mut self, hyp: &mut H) -> HypResult<Advance> {
        let from = self.leaves.len() as u64;
        for chunk in (from..self.list.leaves()).take(LEAVES as usize) {
            let (frames, leaf) = self.list.chunk(hyp, chunk, true)?;
            self.frames.set_chunk(chunk, &frames)?;
            self.leaves.push(leaf);
        }
        let done = self.leaves.len() as u64;
        Ok(if done == self.list.leaves() { Advance::Done } else { Advance::share(done, self.list.leaves()) })
    }

    /// What was read. ERANGE: the list is in frames that it does not name.
    pub fn finish<H: Memory>(&mut self, hyp: &H) -> HypResult<Listed> {
        let mut listed = Listed {
            frames: core::mem::take(&mut self.frames),
            leaves: core::mem::take(&mut self.leaves),
            pages: self.list.pages,
            shared: core::mem::take(&mut self.shared),
        };
        for leaf in &mut listed.leaves {
            *leaf = listed.frames.page_of(hyp, *leaf).ok_or(Errno::ERANGE)?;
        }
        Ok(listed)
    }
}

impl Frames {
    /// The page that a frame is, if it is one of these.
    pub fn page_of<H: Memory>(&self, hyp: &H, frame: u64) -> Option<u64> {
        hyp.page_of(Mfn(frame)).map(|page| page.0).filter(|page| self.of(*page) == Some(frame))
    }
}
