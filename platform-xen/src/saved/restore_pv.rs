//! Reads a stream into a new PV domain. A page table may name any page, so the stream is read twice.
//!
//! ```text
//!   Reading   all records; the domain is given a frame for each page that comes     nothing is written yet
//!   Filling   PAGE_DATA again: pages copied in, tables' entries renamed to frames
//!   Listing   the guest's own list of frames renewed; shared_info
//!   Pinning   tables that were pinned are again: from here on Xen has checked them
//! ```
//! A failed call leaves nothing mapped; the domain is to be destroyed. What is renamed wrongly by a stream that lies is
//! Xen's to refuse, and the new domain's own in any case.
//! Deliberately absent: pages without data, which our own streams do not have.

use super::record::{self, DOMAIN_HEADER, IMAGE_HEADER, RECORD_HEADER, kind};
use super::save_pv::{MOST_PINS, PINNED};
use super::{CHUNK, Source, bytes, long, numbers, populate, words};
use crate::abi::vcpu::GuestContext;
use crate::domain::Advance;
use crate::domain::frames::{self, CHUNK as PAGES};
use crate::domain::pv_again::Restored;
use crate::hyp::{Domctl, Errno, Gfn, HypResult, Memory, Mfn, PAGE_SIZE, Pages, PvVcpu, Shell, fill_to};
use alloc::vec::Vec;

/// Pages of the list renewed, and tables pinned, by one call.
const LEAVES: usize = 16;
const PINS: usize = 64;
/// From here on a number in the guest's list is a mark; all ones is "no frame".
const MARKED: u64 = 1 << 62;
/// Of shared_info: vcpu_info, pending and masked event channels, and arch.
const VCPU_INFO: usize = 64;
const PENDING_SEL: usize = 8;
const PENDING: usize = 2048;
const MASK: usize = 2560;
const CLOCK: usize = 3072;
const ARCH: usize = 3088;
/// shared_info.arch.pfn_to_mfn_frame_list_list
const FRAME_LIST_LIST: usize = ARCH + 8;
const FRAME_LIST_LIST_END: usize = ARCH + 16;
const SHARED: usize = 3136;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Reading,
    Filling,
    Listing,
    Pinning,
}

/// A guest being read.
#[derive(Debug)]
pub struct Restorer {
    stage: Stage,
    /// Pages it may number, and frames it may have.
    pages: u64,
    left: u64,
    at: u64,
    /// Where the first record of pages is.
    first: Option<u64>,
    /// The page after the last one given: they ascend, so that none is given twice.
    next: u64,
    known: bool,
    leaves: Vec<u64>,
    /// Leaves renewed, then tables pinned.
    done: usize,
    pins: Vec<(u8, u32)>,
    shared: Vec<u8>,
    restored: Restored,
    buffer: Vec<u8>,
}

impl Restorer {
    /// Into a domain that may number so many pages, have so many frames and VCPUs. ENOMEM.
    pub fn new(pages: u64, frames: u64, vcpus: u32) -> HypResult<Restorer> {
        let mut buffer = Vec::new();
        buffer.try_reserve_exact(CHUNK * PAGE_SIZE).map_err(|_| Errno::ENOMEM)?;
        let vcpus = alloc::vec![PvVcpu::default(); vcpus as usize];
        Ok(Restorer {
            stage: Stage::Reading,
            pages,
            left: frames,
            at: 0,
            first: None,
            next: 0,
            known: false,
            leaves: Vec::new(),
            done: 0,
            pins: Vec::new(),
            shared: Vec::new(),
            restored: Restored { vcpus, ..Restored::default() },
            buffer,
        })
    }

    /// Where the next record is; none, all was read.
    pub fn at(&self) -> Option<u64> {
        matches!(self.stage, Stage::Reading | Stage::Filling).then_some(self.at)
    }

    /// What the stream said; complete once [`Restorer::go_on`] was done.
    pub fn take(&mut self) -> Restored {
        core::mem::take(&mut self.restored)
    }

    /// Bytes of our heap.
    pub fn heap_bytes(&self) -> usize {
        self.restored.frames.bytes() + self.leaves.capacity() * 8 + self.pins.capacity() * size_of::<(u8, u32)>()
    }

    /// Goes on by a record, or as much of what follows. EINVAL: the stream is not sound, or not of this guest.
    pub fn go_on<H: Memory + Domctl>(
        &mut self,
        hyp: &mut H,
        shell: Shell,
        source: &mut dyn Source<H>,
    ) -> HypResult<Advance> {
        match self.stage {
            Stage::Reading | Stage::Filling => self.record(hyp, shell, source)?,
            Stage::Listing => self.list(hyp, shell)?,
            Stage::Pinning => {
                let some = self.pins.get(self.done..).unwrap_or_default();
                if some.is_empty() {
                    self.restored.find(hyp, shell)?;
                    return Ok(Advance::Done);
                }
                let some = some.get(..PINS).unwrap_or(some);
                let mut tables = Vec::with_capacity(PINS);
                for (level, page) in some {
                    let frame = self.restored.frames.of(u64::from(*page)).ok_or(Errno::EINVAL)?;
                    tables.push((u32::from(*level), Mfn(frame)));
                }
                hyp.pin(shell.dom(), &tables)?;
                self.done += tables.len();
            }
        }
        let (before, here) = match self.stage {
            Stage::Reading => (0, self.at / 4),
            Stage::Filling => (source.len() / 4, self.at / 2),
            Stage::Listing | Stage::Pinning => (source.len() / 4 * 3, 0),
        };
        Ok(Advance::share(before + here, source.len()))
    }

    fn record<H: Memory>(&mut self, hyp: &mut H, shell: Shell, source: &mut dyn Source<H>) -> HypResult<()> {
        if self.at == 0 {
            let mut headers = [0; IMAGE_HEADER + DOMAIN_HEADER];
            source.get(hyp, 0, &mut headers)?;
            if !record::known(&headers, record::PV) {
                return Err(Errno::EINVAL);
            }
            self.at = headers.len() as u64;
        }
        let mut head = [0; RECORD_HEADER];
        source.get(hyp, self.at, &mut head)?;
        let [kind, length] = words(&head);
        let (record, body) = (self.at, self.at + RECORD_HEADER as u64);
        self.at = body + u64::from(length) + record::padding(length.into());
        match (kind, self.stage) {
            (kind::PAGE_DATA, Stage::Reading) if self.known && !self.leaves.is_empty() => {
                self.first.get_or_insert(record);
                let (pages, types) = self.numbers(hyp, source, body, length)?;
                self.populate(hyp, shell, &pages, &types)
            }
            (kind::PAGE_DATA, Stage::Filling) => self.fill(hyp, shell, source, body, length),
            (kind::END, Stage::Reading) => {
                let whole = length == 0 && !self.shared.is_empty();
                self.at = self.first.filter(|_| whole).ok_or(Errno::EINVAL)?;
                self.stage = Stage::Filling;
                Ok(())
            }
            (kind::END, _) => {
                source.rest(hyp);
                self.buffer = Vec::new();
                self.stage = Stage::Listing;
                Ok(())
            }
            (_, Stage::Filling) => Ok(()),
            (kind, _) => self.other(kind, &bytes(hyp, source, body, length)?),
        }
    }

    /// A record that is no page.
    fn other(&mut self, kind: u32, body: &[u8]) -> HypResult<()> {
        let sound = match kind {
            kind::PV_INFO => {
                self.known = body.get(..2) == record::PV_INFO.get(..2);
                self.known
            }
            kind::PV_P2M_FRAMES => self.list_is_in(body),
            kind::SHARED_INFO => {
                self.shared = body.to_vec();
                body.len() == PAGE_SIZE
            }
            kind::PV_VCPU_BASIC | kind::PV_VCPU_EXTENDED | kind::PV_VCPU_XSAVE | kind::PV_VCPU_MSRS => {
                self.vcpu(kind, body)
            }
            kind::STATIC_DATA_END | kind::TSC_INFO | kind::CPUID_POLICY | kind::MSR_POLICY => true,
            kind => kind & kind::OPTIONAL != 0,
        };
        if sound { Ok(()) } else { Err(Errno::EINVAL) }
    }

    fn list_is_in(&mut self, body: &[u8]) -> bool {
        let [first, last] = words(body);
        let (entries, count) = (body.get(8..).unwrap_or_default(), u64::from(last) + 1);
        if first != 0 || !self.leaves.is_empty() || count > self.pages || entries.len() as u64 != count.div_ceil(PAGES) * 8
        {
            return false;
        }
        if self.leaves.try_reserve_exact(entries.len() / 8).is_err() {
            return false;
        }
        self.leaves.extend(entries.chunks_exact(8).map(|entry| long(entry, 0)));
        // Nothing it does not number is its own.
        self.restored.pages = count;
        true
    }

    fn vcpu(&mut self, kind: u32, body: &[u8]) -> bool {
        let ([number, _], Some(state)) = (words(body), body.get(8..)) else { return false };
        let Some(vcpu) = self.restored.vcpus.get_mut(number as usize) else { return false };
        let (place, fits) = match kind {
            kind::PV_VCPU_BASIC => (&mut vcpu.registers, state.len() == size_of::<GuestContext>()),
            kind::PV_VCPU_EXTENDED => (&mut vcpu.extended, (8..=128).contains(&state.len())),
            kind::PV_VCPU_XSAVE => (&mut vcpu.xsave, state.len() >= 16),
            _ => (&mut vcpu.msrs, state.len().is_multiple_of(16)),
        };
        *place = state.to_vec();
        fits
    }

    /// Pages of a record, and their types.
    fn numbers<H: Memory>(
        &self,
        hyp: &mut H,
        source: &mut dyn Source<H>,
        body: u64,
        length: u32,
    ) -> HypResult<(Vec<u64>, Vec<u8>)> {
        let named = |number: u64| (number & ((1 << 60) - 1), (number >> 60) as u8);
        let (pages, types): (Vec<u64>, Vec<u8>) = numbers(hyp, source, body, length)?.into_iter().map(named).unzip();
        let known = |kind: &u8| matches!(kind & !PINNED, 0..=4) && *kind != PINNED;
        if types.iter().all(known) { Ok((pages, types)) } else { Err(Errno::EINVAL) }
    }

    /// Gives the domain frames for these pages: 2 MiB in one piece where they are that.
    fn populate<H: Memory>(&mut self, hyp: &mut H, shell: Shell, pages: &[u64], types: &[u8]) -> HypResult<()> {
        for (page, kind) in pages.iter().zip(types) {
            if *page < self.next || *page >= self.restored.pages || self.left == 0 {
                return Err(Errno::EINVAL);
            }
            (self.next, self.left) = (page + 1, self.left - 1);
            if kind & PINNED != 0 {
                if self.pins.len() >= MOST_PINS {
                    return Err(Errno::E2BIG);
                }
                self.pins.try_reserve(1).map_err(|_| Errno::ENOMEM)?;
                self.pins.push((kind & !PINNED, *page as u32));
            }
        }
        let wanted: Vec<Gfn> = pages.iter().map(|page| Gfn(*page)).collect();
        let frames = &mut self.restored.frames;
        populate(hyp, shell, &wanted, &mut |pages, given| {
            let first = pages.first().map_or(0, |page| page.0);
            match given {
                [frame] if pages.len() > 1 => frames.set_whole(first / PAGES, frame.0),
                given => pages.iter().zip(given).try_for_each(|(page, frame)| frames.set(page.0, frame.0)),
            }
        })
    }

    fn fill<H: Memory>(
        &mut self,
        hyp: &mut H,
        shell: Shell,
        source: &mut dyn Source<H>,
        body: u64,
        length: u32,
    ) -> HypResult<()> {
        let (pages, types) = self.numbers(hyp, source, body, length)?;
        let frames = &self.restored.frames;
        let mut at = body + 8 + 8 * pages.len() as u64;
        for (pages, types) in pages.chunks(CHUNK).zip(types.chunks(CHUNK)) {
            fill_to(&mut self.buffer, pages.len() * PAGE_SIZE);
            source.get(hyp, at, &mut self.buffer)?;
            at += self.buffer.len() as u64;
            for (page, kind) in self.buffer.chunks_exact_mut(PAGE_SIZE).zip(types).filter(|(_, kind)| **kind != 0) {
                frames::rename(page, u32::from(kind & !PINNED), true, &|page| frames.of(page))?;
            }
            let to = |page: &u64| frames.of(*page).map(Gfn).ok_or(Errno::EINVAL);
            let all = pages.iter().map(to).collect::<HypResult<Vec<Gfn>>>()?;
            let mapped = hyp.map(shell.dom(), &all)?;
            mapped.write(0, &self.buffer);
            hyp.unmap(mapped);
        }
        Ok(())
    }

    /// Renews the next pages of the guest's list; after the last of them its shared_info.
    fn list<H: Memory + Domctl>(&mut self, hyp: &mut H, shell: Shell) -> HypResult<()> {
        let frames = &self.restored.frames;
        let some = self.leaves.get(self.done..).unwrap_or_default();
        let some = some.get(..LEAVES).unwrap_or(some);
        let mut buffer = alloc::vec![0; PAGE_SIZE];
        for (leaf, chunk) in some.iter().zip(self.done as u64..) {
            let frame = frames.of(*leaf).ok_or(Errno::EINVAL)?;
            let mapped = hyp.map(shell.dom(), &[Gfn(frame)])?;
            mapped.read(0, &mut buffer);
            let (entries, _) = buffer.as_chunks_mut::<8>();
            for (entry, page) in entries.iter_mut().zip(chunk * PAGES..) {
                let marked = u64::from_le_bytes(*entry) >= MARKED;
                // A mark that stands for no frame stays what it was.
                match frames.of(page) {
                    Some(frame) => *entry = frame.to_le_bytes(),
                    None if !marked => *entry = u64::MAX.to_le_bytes(),
                    None => {}
                }
            }
            mapped.write(0, &buffer);
            hyp.unmap(mapped);
        }
        self.done += some.len();
        if self.done == self.leaves.len() {
            let shared = hyp.info(shell.dom())?.shared_info;
            let mapped = hyp.map(shell.dom(), &[Gfn(shared.0)])?;
            shared_info(&mut self.shared);
            for part in [0..CLOCK, ARCH..SHARED] {
                mapped.write(part.start, self.shared.get(part).unwrap_or_default());
            }
            hyp.unmap(mapped);
            (self.stage, self.done) = (Stage::Pinning, 0);
        }
        Ok(())
    }
}

/// Nothing is pending and all is masked: the event channels of another domain are gone. The clock is Xen's.
fn shared_info(shared: &mut [u8]) {
    for (at, byte) in shared.iter_mut().enumerate() {
        match at {
            MASK..CLOCK => *byte = 0xff,
            PENDING..MASK | FRAME_LIST_LIST..FRAME_LIST_LIST_END => *byte = 0,
            at if at < PENDING && (PENDING_SEL..PENDING_SEL + 8).contains(&(at % VCPU_INFO)) => *byte = 0,
            _ => {}
        }
    }
}
