//! Writes a suspended PVH guest as a stream: its memory, then its registers and devices.
//!
//! A frame that is not there (a balloon has it) is left out. Deliberately absent: anything that changes the guest.

use super::record::{self, kind};
use super::{BATCH, CHUNK, NATIVE, Sink};
use crate::domain::Advance;
use crate::hyp::{Domctl, Errno, Gfn, HvmParam, HypResult, Memory, PAGE_SIZE, Pages, Shell, fill_to};
use alloc::vec::Vec;

/// A guest being written.
#[derive(Debug)]
pub struct Saver {
    runs: Vec<(Gfn, u64)>,
    /// Run under way, and frames of it done.
    run: usize,
    done: u64,
    params: Vec<(HvmParam, u64)>,
    xen: (u32, u32),
    buffer: Vec<u8>,
}

impl Saver {
    /// Of a guest whose memory is these runs of frames; `params` are told again to who it becomes. ENOMEM.
    pub fn new(runs: Vec<(Gfn, u64)>, params: Vec<(HvmParam, u64)>, xen: (u32, u32)) -> HypResult<Saver> {
        let mut buffer = Vec::new();
        buffer.try_reserve_exact(CHUNK * PAGE_SIZE).map_err(|_| Errno::ENOMEM)?;
        Ok(Saver { runs, run: 0, done: 0, params, xen, buffer })
    }

    /// Writes the next 2 MiB at most.
    pub fn go_on<H: Memory + Domctl>(&mut self, hyp: &mut H, shell: Shell, sink: &mut dyn Sink<H>) -> HypResult<Advance> {
        if sink.is_empty() {
            let mut head = Vec::new();
            record::begin(&mut head, record::HVM, self.xen);
            record::head(&mut head, kind::STATIC_DATA_END, 0);
            sink.put(hyp, &head)?;
        }
        let Some((first, frames)) = self.runs.get(self.run).copied() else {
            return self.end(hyp, shell, sink).map(|()| Advance::Done);
        };
        let from = first.0 + self.done;
        // Up to where the next 2 MiB begin.
        let count = (frames - self.done).min(BATCH as u64 - from % BATCH as u64);
        let all: Vec<Gfn> = (from..from + count).map(Gfn).collect();
        match hyp.map(shell.dom(), &all) {
            Ok(pages) => {
                let put = self.put(hyp, sink, &all, &pages);
                hyp.unmap(pages);
                put?;
            }
            Err(Errno::EINVAL | Errno::ENOENT) => {
                for frame in &all {
                    match hyp.map(shell.dom(), core::slice::from_ref(frame)) {
                        Ok(pages) => {
                            let put = self.put(hyp, sink, core::slice::from_ref(frame), &pages);
                            hyp.unmap(pages);
                            put?;
                        }
                        // It is not there.
                        Err(Errno::EINVAL | Errno::ENOENT) => {}
                        Err(error) => return Err(error),
                    }
                }
            }
            Err(error) => return Err(error),
        }
        self.done += count;
        if self.done >= frames {
            (self.run, self.done) = (self.run + 1, 0);
        }
        let total: u64 = self.runs.iter().map(|(_, frames)| frames).sum();
        let before: u64 = self.runs.iter().take(self.run).map(|(_, frames)| frames).sum();
        Ok(Advance::share(before + self.done, total))
    }

    fn put<H: Memory>(&mut self, hyp: &mut H, sink: &mut dyn Sink<H>, frames: &[Gfn], pages: &H::Pages) -> HypResult<()> {
        let numbers: Vec<u64> = frames.iter().map(|frame| frame.0).collect();
        let mut head = Vec::with_capacity(16 + 8 * frames.len());
        record::pages(&mut head, &numbers);
        sink.put(hyp, &head)?;
        let mut offset = 0;
        for chunk in frames.chunks(CHUNK) {
            fill_to(&mut self.buffer, chunk.len() * PAGE_SIZE);
            pages.read(offset, &mut self.buffer);
            offset += self.buffer.len();
            sink.put(hyp, &self.buffer)?;
        }
        Ok(())
    }

    fn end<H: Memory + Domctl>(&mut self, hyp: &mut H, shell: Shell, sink: &mut dyn Sink<H>) -> HypResult<()> {
        let context = hyp.context(shell.dom())?;
        let mut tail = Vec::with_capacity(context.len() + 256);
        record::tsc(&mut tail, NATIVE);
        let params: Vec<(u64, u64)> = self.params.iter().map(|(param, value)| (*param as u64, *value)).collect();
        record::params(&mut tail, &params);
        record::whole(&mut tail, kind::HVM_CONTEXT, &context);
        record::whole(&mut tail, kind::END, &[]);
        sink.put(hyp, &tail)?;
        sink.rest(hyp);
        self.buffer = Vec::new();
        Ok(())
    }
}
