//! The control domain's end of a guest's console ring (public/io/console.h).
//!
//! ```text
//!      0 +----------+
//!        | in       |  1024 bytes, we produce
//!   1024 +----------+
//!        | out      |  2048 bytes, the guest produces
//!   3072 +----------+
//!        | in_cons  |  u32, the guest's   |  free-running: masked only to index, so prod - cons
//!        | in_prod  |  u32, ours          |  (wrapping) is what is in the ring, from 0 to its size
//!        | out_cons |  u32, ours          |
//!        | out_prod |  u32, the guest's   |
//!   3088 +----------+
//! ```
//! The guest may write all of it at any time. Our own two indices are kept here and never read back; the guest's two
//! are read once per call and checked (LESSONS 1, XSA-38; double fetches are XSA-155). Text is copied out once.
//! Deliberately absent: the `connection` field of later Xens, flow control, secondary consoles.

use crate::hyp::Pages;

const IN: usize = 0;
const IN_SIZE: u32 = 1024;
const OUT: usize = 1024;
const OUT_SIZE: u32 = 2048;
const IN_CONS: usize = 3072;
const IN_PROD: usize = 3076;
const OUT_CONS: usize = 3080;
const OUT_PROD: usize = 3084;

/// What the guest did wrong. What the top level does: the ring is closed for good; the guest lives on without console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RingFault {
    /// out_prod claims more bytes than the ring holds.
    OutIndex,
    /// in_cons claims bytes that were never produced.
    InIndex,
}

/// Result of [`ConsoleBackend::drain`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drained {
    /// Bytes given to the sink.
    pub bytes: usize,
    /// Set once, when the ring breaks.
    pub fault: Option<RingFault>,
}

/// One guest's console ring.
#[derive(Debug)]
pub struct ConsoleBackend<P: Pages> {
    pages: P,
    in_prod: u32,
    out_cons: u32,
    broken: bool,
    notify: bool,
}

impl<P: Pages> ConsoleBackend<P> {
    /// Takes the mapped ring of a guest that has not run yet: zeroed by the builder.
    pub fn new(pages: P) -> Self {
        ConsoleBackend { pages, in_prod: 0, out_cons: 0, broken: false, notify: false }
    }

    /// Takes a mapped ring at indices that were ours before: a guest that lives on under a new agent.
    pub fn resumed(pages: P, in_prod: u32, out_cons: u32) -> Self {
        ConsoleBackend { in_prod, out_cons, ..ConsoleBackend::new(pages) }
    }

    /// Moves what the guest wrote to `sink`: at most one ring full, in one or two pieces. A broken ring gives nothing.
    pub fn drain(&mut self, sink: &mut impl FnMut(&[u8])) -> Drained {
        if self.broken {
            return Drained::default();
        }
        let prod = self.pages.load_u32(OUT_PROD);
        let len = prod.wrapping_sub(self.out_cons);
        if len > OUT_SIZE {
            self.broken = true;
            return Drained { bytes: 0, fault: Some(RingFault::OutIndex) };
        }
        if len == 0 {
            return Drained::default();
        }
        let mut copy = [0; OUT_SIZE as usize];
        for (at, from, piece) in pieces(self.out_cons, len, OUT_SIZE) {
            if let Some(place) = copy.get_mut(at..at + piece) {
                self.pages.read(OUT + from, place);
            }
        }
        self.out_cons = prod;
        self.pages.store_u32(OUT_CONS, prod);
        self.notify = true;
        sink(copy.get(..len as usize).unwrap_or_default());
        Drained { bytes: len as usize, fault: None }
    }

    /// Types `bytes`; returns how many fit, 0 on a broken ring.
    pub fn push_input(&mut self, bytes: &[u8]) -> usize {
        if self.broken {
            return 0;
        }
        let used = self.in_prod.wrapping_sub(self.pages.load_u32(IN_CONS));
        if used > IN_SIZE {
            self.broken = true;
            return 0;
        }
        let len = bytes.len().min((IN_SIZE - used) as usize);
        if len == 0 {
            return 0;
        }
        for (at, to, piece) in pieces(self.in_prod, len as u32, IN_SIZE) {
            self.pages.write(IN + to, bytes.get(at..at + piece).unwrap_or_default());
        }
        self.in_prod = self.in_prod.wrapping_add(len as u32);
        self.pages.store_u32(IN_PROD, self.in_prod);
        self.notify = true;
        len
    }

    /// Whether the guest must be notified since the last call of this: input arrived or room was made.
    pub fn needs_notify(&mut self) -> bool {
        core::mem::take(&mut self.notify)
    }

    /// The guest broke the ring's rules; it is used no more.
    #[must_use]
    pub const fn is_broken(&self) -> bool {
        self.broken
    }

    /// Gives the mapping back, to be unmapped.
    pub fn into_pages(self) -> P {
        self.pages
    }
}

/// The one or two runs of a ring of `size` bytes that `len` bytes from index `from` take: (offset in the bytes, offset
/// in the ring, length).
fn pieces(from: u32, len: u32, size: u32) -> [(usize, usize, usize); 2] {
    let start = from & (size - 1);
    let first = len.min(size - start);
    [(0, start as usize, first as usize), (first as usize, 0, (len - first) as usize)]
}
