//! Reads a stream into a new PVH domain: each record's frames are given to it and filled; what comes behind is handed out.
//!
//! The domain may have no frame that its plan does not name. A failed call leaves nothing mapped; the domain is to be
//! destroyed. Deliberately absent: frames of other types than plain ones.

use super::record::{self, DOMAIN_HEADER, IMAGE_HEADER, RECORD_HEADER, kind};
use super::{BATCH, CHUNK, Source, bytes, numbers, populate, words};
use crate::domain::Advance;
use crate::hyp::{Errno, Gfn, HypResult, Memory, PAGE_SIZE, Pages, Shell, fill_to};
use alloc::vec::Vec;

/// A guest being read.
#[derive(Debug)]
pub struct Restorer {
    runs: Vec<(Gfn, u64)>,
    at: u64,
    /// Records for [`crate::hyp::Domctl::set_context`].
    context: Vec<u8>,
    /// The frame after the last one given: they ascend, so that none is given twice.
    next: u64,
    buffer: Vec<u8>,
}

impl Restorer {
    /// Into a domain that may have these runs of frames. ENOMEM.
    pub fn new(runs: Vec<(Gfn, u64)>) -> HypResult<Restorer> {
        let mut buffer = Vec::new();
        buffer.try_reserve_exact(CHUNK * PAGE_SIZE).map_err(|_| Errno::ENOMEM)?;
        Ok(Restorer { runs, at: 0, context: Vec::new(), next: 0, buffer })
    }

    /// Where the next record is.
    pub fn at(&self) -> u64 {
        self.at
    }

    /// The state of VCPUs and devices; complete once [`Restorer::go_on`] was done.
    pub fn take(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.context)
    }

    /// Reads the next record. EINVAL: the stream is not sound, or not of this guest.
    pub fn go_on<H: Memory>(&mut self, hyp: &mut H, shell: Shell, source: &mut dyn Source<H>) -> HypResult<Advance> {
        if self.at == 0 {
            let mut headers = [0; IMAGE_HEADER + DOMAIN_HEADER];
            source.get(hyp, 0, &mut headers)?;
            if !record::known(&headers, record::HVM) {
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
            kind::HVM_CONTEXT => self.context = bytes(hyp, source, body, length)?,
            // The parameters it had: who makes the domain sets its own.
            kind::HVM_PARAMS | kind::STATIC_DATA_END | kind::TSC_INFO | kind::CPUID_POLICY | kind::MSR_POLICY => {}
            kind::END => {
                source.rest(hyp);
                self.buffer = Vec::new();
                return if length == 0 && !self.context.is_empty() { Ok(Advance::Done) } else { Err(Errno::EINVAL) };
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
        source: &mut dyn Source<H>,
        body: u64,
        length: u32,
    ) -> HypResult<()> {
        let frames: Vec<Gfn> = numbers(hyp, source, body, length)?.into_iter().map(Gfn).collect();
        for frame in &frames {
            // A type other than plain makes the number one that the guest cannot have.
            if frame.0 < self.next || !self.known(frame.0) {
                return Err(Errno::EINVAL);
            }
            self.next = frame.0 + 1;
        }
        populate(hyp, shell, &frames, &mut |_, _| Ok(()))?;
        let mut at = body + 8 + 8 * frames.len() as u64;
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
        source: &mut dyn Source<H>,
        pages: &H::Pages,
        at: &mut u64,
    ) -> HypResult<()> {
        let mut offset = 0;
        while offset < pages.len() {
            fill_to(&mut self.buffer, (pages.len() - offset).min(CHUNK * PAGE_SIZE));
            source.get(hyp, *at, &mut self.buffer)?;
            pages.write(offset, &self.buffer);
            offset += self.buffer.len();
            *at += self.buffer.len() as u64;
        }
        Ok(())
    }
}
