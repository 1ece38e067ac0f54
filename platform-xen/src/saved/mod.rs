//! A guest as a stream of bytes: Xen's own libxc migration stream, version 3 (docs/specs/libxc-migration-stream.pandoc).
//!
//! ```text
//!   suspended domain --Saver--> stream --> Shelf (host memory)      a page is copied twice: out of the guest, into the shelf
//!   new domain <--Restorer----- stream <-- Shelf
//! ```
//! Both move on by bounded calls. A stream is believed in nothing: lengths, counts and frames are checked against what the
//! guest may have. Deliberately absent: migration of running guests, streams of another byte order or version.
#![deny(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use crate::domain::{Advance, Plan, again};
use crate::hyp::{Domctl, Errno, Gfn, GuestKind, HypResult, Memory, PAGE_SIZE, Shell, zeroes};
use alloc::boxed::Box;
use alloc::vec::Vec;

mod record;
mod restore_hvm;
mod restore_pv;
mod save_hvm;
mod save_pv;
mod shelf;

pub use shelf::Shelf;

/// Where a stream is written to.
pub trait Sink<H> {
    /// Nothing was written yet.
    fn is_empty(&self) -> bool;
    /// Appends. ENOSPC: there is no room; what of it was written does not count.
    fn put(&mut self, hyp: &mut H, bytes: &[u8]) -> HypResult<()>;
    /// No more comes for now.
    fn rest(&mut self, hyp: &mut H);
}

/// Where a stream is read from.
pub trait Source<H> {
    /// Bytes there are.
    fn len(&self) -> u64;
    /// There are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Reads from a place on, all of it or nothing. EINVAL: there is not so much.
    fn get(&mut self, hyp: &mut H, at: u64, to: &mut [u8]) -> HypResult<()>;
    /// No more is read for now.
    fn rest(&mut self, hyp: &mut H);
}

/// Frames of one PAGE_DATA record: 2 MiB, so that they come back as one extent.
const BATCH: usize = 512;
/// Most bytes that [`Restorer::go_on`] reads of a stream of ours, from [`Restorer::at`] on.
pub const RECORD: usize = BATCH * (PAGE_SIZE + 8) + 64;
const _: () = assert!(RECORD > record::MOST_BYTES as usize + record::IMAGE_HEADER + record::DOMAIN_HEADER + 8);
/// Frames copied in one go.
const CHUNK: usize = 64;
const LARGE_ORDER: u32 = 9;
/// TSC_MODE_NEVER_EMULATE
const NATIVE: u32 = 2;

/// A guest of either kind being written.
#[derive(Debug)]
pub enum Saver {
    /// PVH
    Hvm(save_hvm::Saver),
    /// PV
    Pv(Box<save_pv::Saver>),
}

impl Saver {
    /// Of a guest with that RAM. ENOMEM.
    pub fn new(kind: GuestKind, ram: Vec<(Gfn, u64)>, vcpus: u32, xen: (u32, u32)) -> HypResult<Saver> {
        Ok(match kind {
            GuestKind::Pvh => Saver::Hvm(save_hvm::Saver::new(again::frames(kind, ram), again::params(), xen)?),
            GuestKind::Pv => Saver::Pv(Box::new(save_pv::Saver::new(ram.iter().map(|(_, n)| n).sum(), vcpus, xen)?)),
        })
    }

    /// Bytes a stream of so many frames takes at most.
    #[must_use]
    pub const fn bytes(frames: u64, vcpus: u32) -> u64 {
        // Each may need a record of its own.
        frames * (PAGE_SIZE as u64 + 24) + ((vcpus as u64) << 18) + (1 << 20)
    }

    /// Bytes of our heap that it holds.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        match self {
            Saver::Hvm(_) => 0,
            Saver::Pv(saver) => saver.heap_bytes(),
        }
    }

    /// Writes the next 2 MiB at most.
    pub fn go_on<H: Memory + Domctl>(&mut self, hyp: &mut H, shell: Shell, sink: &mut dyn Sink<H>) -> HypResult<Advance> {
        match self {
            Saver::Hvm(saver) => saver.go_on(hyp, shell, sink),
            Saver::Pv(saver) => saver.go_on(hyp, shell, sink),
        }
    }
}

/// A guest of either kind being read.
#[derive(Debug)]
pub enum Restorer {
    /// PVH
    Hvm(restore_hvm::Restorer),
    /// PV
    Pv(Box<restore_pv::Restorer>),
}

impl Restorer {
    /// Into a domain of that plan. ENOMEM.
    pub fn new(plan: &Plan) -> HypResult<Restorer> {
        let (kind, ram) = (plan.kind(), plan.ram_runs());
        Ok(match kind {
            GuestKind::Pvh => Restorer::Hvm(restore_hvm::Restorer::new(again::frames(kind, ram))?),
            GuestKind::Pv => {
                let most = again::most_frames(kind, &ram);
                let pages = again::frames(kind, ram).first().map_or(0, |(_, pages)| *pages);
                Restorer::Pv(Box::new(restore_pv::Restorer::new(pages, most, plan.vcpus())?))
            }
        })
    }

    /// Goes on by a record at most. EINVAL: the stream is not sound, or not of this guest.
    pub fn go_on<H: Memory + Domctl>(
        &mut self,
        hyp: &mut H,
        shell: Shell,
        source: &mut dyn Source<H>,
    ) -> HypResult<Advance> {
        match self {
            Restorer::Hvm(restorer) => restorer.go_on(hyp, shell, source),
            Restorer::Pv(restorer) => restorer.go_on(hyp, shell, source),
        }
    }

    /// Where it reads on; none once it has read everything.
    #[must_use]
    pub fn at(&self) -> Option<u64> {
        match self {
            Restorer::Hvm(restorer) => Some(restorer.at()),
            Restorer::Pv(restorer) => restorer.at(),
        }
    }

    /// Bytes of our heap that it holds.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        match self {
            Restorer::Hvm(_) => 0,
            Restorer::Pv(restorer) => restorer.heap_bytes(),
        }
    }

    /// Tells the plan what the stream said beside memory; all of it once [`Restorer::go_on`] was done.
    pub fn tell(&mut self, plan: &mut Plan) {
        match (self, plan) {
            (Restorer::Hvm(restorer), Plan::Pvh(plan)) => plan.go_on_with(restorer.take()),
            (Restorer::Pv(restorer), Plan::PvAgain(plan)) => plan.go_on_with(restorer.take()),
            _ => {}
        }
    }
}

/// A record's whole body.
fn bytes<H: Memory>(hyp: &mut H, source: &mut dyn Source<H>, at: u64, length: u32) -> HypResult<Vec<u8>> {
    if length > record::MOST_BYTES {
        return Err(Errno::EINVAL);
    }
    let mut bytes = zeroes(length as usize).ok_or(Errno::ENOMEM)?;
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

/// The numbers that a PAGE_DATA record begins with. EINVAL: it is not as long as its pages are.
fn numbers<H: Memory>(hyp: &mut H, source: &mut dyn Source<H>, body: u64, length: u32) -> HypResult<Vec<u64>> {
    let mut head = [0; 8];
    source.get(hyp, body, &mut head)?;
    let [count, _] = words(&head);
    if count == 0 || count > record::MOST_FRAMES || u64::from(length) != 8 + u64::from(count) * (8 + PAGE_SIZE as u64) {
        return Err(Errno::EINVAL);
    }
    let mut numbers = alloc::vec![0; count as usize * 8];
    source.get(hyp, body + 8, &mut numbers)?;
    Ok(numbers.chunks_exact(8).map(|number| long(number, 0)).collect())
}

/// Is told what was given.
type Told<'a> = dyn FnMut(&[Gfn], &[Gfn]) -> HypResult<()> + 'a;

/// Gives a domain these frames, in one piece where they are 2 MiB; what was given is told: frames, and what they became,
/// which is a PV guest's business. One frame for many: they follow each other from there on.
fn populate<H: Memory>(hyp: &mut H, shell: Shell, frames: &[Gfn], told: &mut Told<'_>) -> HypResult<()> {
    let whole = |part: &[Gfn]| {
        part.len() == BATCH
            && part.first().is_some_and(|first| {
                first.0.is_multiple_of(BATCH as u64) && part.iter().zip(first.0..).all(|(frame, n)| frame.0 == n)
            })
    };
    for part in frames.chunks(BATCH) {
        let mut extents = part.to_vec();
        let large = extents.get_mut(..1).unwrap_or_default();
        if whole(part) && hyp.populate(shell.dom(), LARGE_ORDER, large) == Ok(1) {
            told(part, large)?;
            continue;
        }
        if hyp.populate(shell.dom(), 0, &mut extents)? < part.len() {
            return Err(Errno::ENOMEM);
        }
        told(part, &extents)?;
    }
    Ok(())
}
