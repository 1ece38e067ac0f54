//! What of which page goes where, as one batch of grant copies: one hypercall for many frames.
//!
//! ```text
//!   read     pieces of guests' frames    -> our memory
//!   deliver  our memory, guests' pieces  -> guests' buffers, cut where either's page ends
//! ```
//! Each frame of a batch ends with a verdict of its own, whatever became of the others (LESSONS 54, 55; XSA-361, 362).

use super::rx::Buffers;
use super::tx::Piece;
use crate::hyp::{Copy, DomId, GrantCopy, GrantRef, Granted, Grants, PAGE_SIZE};
use alloc::vec::Vec;

/// Where bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In our memory, from this byte of it.
    Ours(usize),
    /// In a page that a guest granted.
    Theirs(Granted),
}

/// Copies asked for at once: what a hypercall takes.
const AT_ONCE: usize = 128;

#[derive(Clone, Copy)]
struct Op {
    from: Place,
    to: Place,
    len: u16,
    /// Whose verdict it counts for.
    frame: u32,
}

/// Copies to be made.
#[derive(Default)]
pub struct Batch {
    ops: Vec<Op>,
    /// A verdict for each frame, once made.
    fine: Vec<bool>,
}

impl Batch {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.ops.clear();
        self.fine.clear();
    }

    /// Takes memory for so many copies, and as many frames. `false`: there is none.
    pub fn reserve(&mut self, copies: usize) -> bool {
        let more = copies.saturating_sub(self.ops.len());
        self.ops.try_reserve_exact(more).is_ok() && self.fine.try_reserve_exact(more).is_ok()
    }

    /// Copies to be made.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ops.len()
    }

    /// Nothing is to be copied.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }

    /// Whether all of a frame was copied, by what adding it returned. A frame is fine until a copy of it fails.
    #[must_use]
    pub fn is_fine(&self, frame: usize) -> bool {
        self.fine.get(frame).copied().unwrap_or(false)
    }

    fn frame(&mut self) -> usize {
        self.fine.push(true);
        self.fine.len() - 1
    }

    /// Reads bytes `skip..skip + len` of a guest's frame to `to` of our memory. In one batch `to` only grows.
    pub fn read(&mut self, dom: DomId, pieces: &[Piece], skip: usize, len: usize, to: usize) -> usize {
        let frame = self.frame();
        let mut at = to;
        for (granted, part) in parts(dom, pieces, skip, len) {
            self.ops.push(Op { from: Place::Theirs(granted), to: Place::Ours(at), len: part, frame: frame as u32 });
            at += usize::from(part);
        }
        frame
    }

    /// Fills a guest's buffers: with `head` bytes from `from` of our memory, and then with what follows that in another
    /// guest's frame.
    pub fn deliver(
        &mut self,
        to: DomId,
        buffers: &Buffers,
        from: usize,
        head: usize,
        rest: Option<(DomId, &[Piece])>,
    ) -> usize {
        let frame = self.frame();
        let mut at = 0;
        let mut pages = buffers.pages();
        let mut page = pages.next();
        let mut put = |ops: &mut Vec<Op>, mut source: Place, mut len: usize| {
            while len > 0 {
                let Some(grant) = page else { return };
                let offset = at % PAGE_SIZE;
                let part = len.min(PAGE_SIZE - offset);
                let granted = Granted { dom: to, grant, offset: offset as u16 };
                ops.push(Op { from: source, to: Place::Theirs(granted), len: part as u16, frame: frame as u32 });
                source = source.moved(part);
                at += part;
                len -= part;
                if at.is_multiple_of(PAGE_SIZE) {
                    page = pages.next();
                }
            }
        };
        put(&mut self.ops, Place::Ours(from), head);
        if let Some((dom, pieces)) = rest {
            for (granted, part) in parts(dom, pieces, head, buffers.frame_len().saturating_sub(head)) {
                put(&mut self.ops, Place::Theirs(granted), usize::from(part));
            }
        }
        frame
    }

    /// Makes the copies that read.
    pub fn run_reads<G: Grants>(&mut self, grants: &mut G, memory: &mut [u8]) {
        let (mut rest, mut at) = (memory, 0);
        for ops in self.ops.chunks(AT_ONCE) {
            let mut copies = Vec::with_capacity(ops.len());
            for op in ops {
                let (Place::Theirs(from), Place::Ours(to)) = (op.from, op.to) else { break };
                let behind = core::mem::take(&mut rest);
                let Some((_, after)) = to.checked_sub(at).and_then(|gap| behind.split_at_mut_checked(gap)) else { break };
                let Some((part, after)) = after.split_at_mut_checked(usize::from(op.len)) else { break };
                copies.push(GrantCopy::new(Copy::Out(from, part)));
                (rest, at) = (after, to + usize::from(op.len));
            }
            grants.copy_grants(&mut copies);
            verdicts(ops, &mut self.fine, &copies);
        }
    }

    /// Makes the copies that deliver.
    pub fn run_deliveries<G: Grants>(&mut self, grants: &mut G, memory: &[u8]) {
        for ops in self.ops.chunks(AT_ONCE) {
            let mut copies = Vec::with_capacity(ops.len());
            for op in ops {
                copies.push(GrantCopy::new(match (op.from, op.to) {
                    (Place::Theirs(from), Place::Theirs(to)) => Copy::Between(from, to, op.len),
                    (Place::Ours(from), Place::Theirs(to)) => match memory.get(from..from + usize::from(op.len)) {
                        Some(bytes) => Copy::In(bytes, to),
                        None => break,
                    },
                    _ => break,
                }));
            }
            grants.copy_grants(&mut copies);
            verdicts(ops, &mut self.fine, &copies);
        }
    }
}

/// A copy that failed, or was never made, fails its frame.
fn verdicts(ops: &[Op], fine: &mut [bool], copies: &[GrantCopy<'_>]) {
    for (n, op) in ops.iter().enumerate() {
        if copies.get(n).is_none_or(|copy| copy.done.is_err())
            && let Some(fine) = fine.get_mut(op.frame as usize)
        {
            *fine = false;
        }
    }
}

impl Place {
    fn moved(self, by: usize) -> Place {
        match self {
            Place::Ours(at) => Place::Ours(at + by),
            // Within the page: pieces do not cross one.
            Place::Theirs(at) => Place::Theirs(Granted { offset: at.offset.wrapping_add(by as u16), ..at }),
        }
    }
}

/// The parts of a frame that hold bytes `skip..skip + len`.
fn parts(dom: DomId, pieces: &[Piece], skip: usize, len: usize) -> impl Iterator<Item = (Granted, u16)> {
    let (mut skip, mut left) = (skip, len);
    pieces.iter().filter_map(move |piece| {
        let own = usize::from(piece.len);
        let from = skip.min(own);
        skip -= from;
        let part = (own - from).min(left);
        left -= part;
        let grant: GrantRef = piece.grant;
        (part > 0).then(|| (Granted { dom, grant, offset: piece.offset + from as u16 }, part as u16))
    })
}
