//! Reads a stream into a new domain: each record's frames are given to it and filled; what comes behind is handed out.
//!
//! The domain may have no frame that its plan does not name. A failed call leaves nothing mapped; the domain is to be
//! destroyed. Deliberately absent: frames of other types than plain ones.

use super::record::{self, DOMAIN_HEADER, IMAGE_HEADER, RECORD_HEADER, kind};
use super::{BATCH, CHUNK, Source};
use crate::domain::Advance;
use crate::hyp::{Errno, Gfn, HypResult, Memory, PAGE_SIZE, Pages, Shell};
use alloc::vec::Vec;

const LARGE_ORDER: u32 = 9;

/// What a stream says beside memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// HVM parameters: (index, value).
    pub params: Vec<(u64, u64)>,
    /// Records for [`crate::hyp::Domctl::set_context`].
    pub context: Vec<u8>,
}

/// A guest being read.
#[derive(Debug)]
pub struct Restorer {
    runs: Vec<(Gfn, u64)>,
    at: u64,
    restored: Restored,
    /// The frame after the last one given: they ascend, so that none is given twice.
    next: u64,
    buffer: Vec<u8>,
}

impl Restorer {
    /// Into a domain that may have these runs of frames. ENOMEM.
    pub fn new(runs: Vec<(Gfn, u64)>) -> HypResult<Restorer> {
        let mut buffer = Vec::new();
        buffer.try_reserve_exact(CHUNK * PAGE_SIZE).map_err(|_| Errno::ENOMEM)?;
        Ok(Restorer { runs, at: 0, restored: Restored::default(), next: 0, buffer })
    }

    /// What the stream said; complete once [`Restorer::go_on`] was done.
    pub fn take(&mut self) -> Restored {
        core::mem::take(&mut self.restored)
    }

    /// Reads the next record. EINVAL: the stream is not sound, or not of this guest.
    pub fn go_on<H: Memory>(&mut self, hyp: &mut H, shell: Shell, source: &mut impl Source<H>) -> HypResult<Advance> {
        if self.at == 0 {
            let mut headers = [0; IMAGE_HEADER + DOMAIN_HEADER];
            source.get(hyp, 0, &mut headers)?;
            if !record::known(&headers) {
                return Err(Errno::EINVAL);
            }
            self.at = headers.len() as u64;
        }
        let mut head = [0; RECORD_HEADER];
        source.get(hyp, self.at, &mut head)?;
        let [kind, length] = words(&head);
        let body = self.at + RECORD_HEADER as u64;
        match kind {
            kind::PAGE_DATA => self.pages(hyp, shell, source, body, length)?,
            kind::HVM_PARAMS => {
                let bytes = bytes(hyp, source, body, length)?;
                let (count, entries) = bytes.split_at_checked(8).ok_or(Errno::EINVAL)?;
                let [count, _] = words(count);
                if entries.len() as u64 != u64::from(count) * 16 {
                    return Err(Errno::EINVAL);
                }
                self.restored.params = entries.chunks_exact(16).map(|entry| (long(entry, 0), long(entry, 8))).collect();
            }
            kind::HVM_CONTEXT => self.restored.context = bytes(hyp, source, body, length)?,
            kind::STATIC_DATA_END | kind::TSC_INFO | kind::CPUID_POLICY | kind::MSR_POLICY => {}
            kind::END => {
                source.rest(hyp);
                self.buffer = Vec::new();
                return if length == 0 && !self.restored.context.is_empty() {
                    Ok(Advance::Done)
                } else {
                    Err(Errno::EINVAL)
                };
            }
            kind if kind & kind::OPTIONAL != 0 => {}
            _ => return Err(Errno::EINVAL),
        }
        self.at = body + u64::from(length) + record::padding(length.into());
        Ok(Advance::share(self.at, source.len()))
    }

    /// The frame is one the guest may have.
    fn known(&self, frame: u64) -> bool {
        self.runs.iter().any(|(first, count)| frame.checked_sub(first.0).is_some_and(|n| n < *count))
    }

    fn pages<H: Memory>(
        &mut self,
        hyp: &mut H,
        shell: Shell,
        source: &mut impl Source<H>,
        body: u64,
        length: u32,
    ) -> HypResult<()> {
        let mut head = [0; 8];
        source.get(hyp, body, &mut head)?;
        let [count, _] = words(&head);
        if count == 0 || count > record::MOST_FRAMES || u64::from(length) != 8 + u64::from(count) * (8 + PAGE_SIZE as u64) {
            return Err(Errno::EINVAL);
        }
        let mut numbers = alloc::vec![0; count as usize * 8];
        source.get(hyp, body + 8, &mut numbers)?;
        let frames: Vec<Gfn> = numbers.chunks_exact(8).map(|number| Gfn(long(number, 0))).collect();
        for frame in &frames {
            // A type other than plain makes the number one that the guest cannot have.
            if frame.0 < self.next || !self.known(frame.0) {
                return Err(Errno::EINVAL);
            }
            self.next = frame.0 + 1;
        }
        populate(hyp, shell, &frames)?;
        let mut at = body + 8 + numbers.len() as u64;
        for some in frames.chunks(BATCH) {
            let pages = hyp.map(shell.dom(), some)?;
            let filled = self.fill(hyp, source, &pages, &mut at);
            hyp.unmap(pages);
            filled?;
        }
        Ok(())
    }

    fn fill<H: Memory>(
        &mut self,
        hyp: &mut H,
        source: &mut impl Source<H>,
        pages: &H::Pages,
        at: &mut u64,
    ) -> HypResult<()> {
        let mut offset = 0;
        while offset < pages.len() {
            self.buffer.resize((pages.len() - offset).min(CHUNK * PAGE_SIZE), 0);
            source.get(hyp, *at, &mut self.buffer)?;
            pages.write(offset, &self.buffer);
            offset += self.buffer.len();
            *at += self.buffer.len() as u64;
        }
        Ok(())
    }
}

/// Gives a domain these frames, in one piece where they are 2 MiB.
fn populate<H: Memory>(hyp: &mut H, shell: Shell, frames: &[Gfn]) -> HypResult<()> {
    let whole = |part: &[Gfn]| {
        part.len() == BATCH
            && part.first().is_some_and(|first| {
                first.0.is_multiple_of(BATCH as u64) && part.iter().zip(first.0..).all(|(frame, n)| frame.0 == n)
            })
    };
    for part in frames.chunks(BATCH) {
        let mut extents = part.to_vec();
        if whole(part) && hyp.populate(shell.dom(), LARGE_ORDER, extents.get_mut(..1).unwrap_or_default()) == Ok(1) {
            continue;
        }
        if hyp.populate(shell.dom(), 0, &mut extents)? < part.len() {
            return Err(Errno::ENOMEM);
        }
    }
    Ok(())
}

/// A record's whole body.
fn bytes<H: Memory>(hyp: &mut H, source: &mut impl Source<H>, at: u64, length: u32) -> HypResult<Vec<u8>> {
    if length > record::MOST_BYTES {
        return Err(Errno::EINVAL);
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length as usize).map_err(|_| Errno::ENOMEM)?;
    bytes.resize(length as usize, 0);
    source.get(hyp, at, &mut bytes)?;
    Ok(bytes)
}

fn words(bytes: &[u8]) -> [u32; 2] {
    let word = |at: usize| bytes.get(at..).and_then(|b| b.first_chunk()).copied().map_or(0, u32::from_le_bytes);
    [word(0), word(4)]
}

fn long(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(|b| b.first_chunk()).copied().map_or(0, u64::from_le_bytes)
}
