//! Frames that a guest sends.
//!
//! ```text
//!   request  size of all | extra infos, if it says so | request | request ... while each says that more follow
//!   first piece = size of all - the others
//! ```
//! A frame is taken whole or not at all. Whatever is wrong inside one costs that frame; only slots that say that more
//! follow where nothing does leave no way on (LESSONS 58, XSA-374; 60, XSA-423 and 432). Each slot is read once.

use super::wire::{self, Offload, TX_SLOT, TxSlot};
use super::{MAX_SLOTS, MIN_FRAME, RingFault};
use crate::hyp::{GrantRef, PAGE_SIZE, Pages};
use crate::pv::shared_ring::SharedRing;

/// Slots of the ring, which are more than a frame can take.
const SLOTS: usize = 256;

/// A piece of a frame, within a page.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The page.
    pub grant: GrantRef,
    /// Where in it.
    pub offset: u16,
    /// Bytes; may be none.
    pub len: u16,
}

/// A frame that was taken and is to be answered.
#[derive(Clone, Debug)]
pub struct TxFrame {
    pieces: heapless::Vec<Piece, MAX_SLOTS>,
    ids: heapless::Vec<u16, MAX_SLOTS>,
    extras: u32,
    /// Bytes in all.
    pub len: usize,
    /// What travels beside it.
    pub offload: Offload,
}

impl TxFrame {
    /// Where it is.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }
}

/// The ring.
#[derive(Debug)]
pub struct TxRing<P: Pages> {
    ring: SharedRing<P>,
}

impl<P: Pages> TxRing<P> {
    /// A mapped ring.
    pub fn new(pages: P) -> Self {
        TxRing { ring: SharedRing::new(pages, TX_SLOT) }
    }

    /// Gives the mapping back, to be unmapped.
    pub fn into_pages(self) -> P {
        self.ring.into_pages()
    }

    /// There is something to take, or to close the ring for.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.ring.waiting() != Ok(0)
    }

    /// Takes the next frame. `Some(None)`: one that is malformed was taken and answered.
    pub fn take(&mut self) -> Result<Option<Option<TxFrame>>, RingFault> {
        let count = self.ring.waiting()?;
        if count == 0 {
            return Ok(None);
        }
        let mut ids = heapless::Vec::new();
        let (extras, frame) = self.read(count, &mut ids)?;
        if frame.is_none() {
            self.respond(&ids, extras, wire::ERROR);
        }
        Ok(Some(frame))
    }

    /// Reads a frame's slots: how many extra infos it has, and the frame unless it is malformed.
    fn read(&mut self, mut count: u32, ids: &mut heapless::Vec<u16, SLOTS>) -> Result<(u32, Option<TxFrame>), RingFault> {
        let mut next = || {
            let mut slot = [0; TX_SLOT];
            count = count.checked_sub(1).ok_or(RingFault::Unfinished)?;
            self.ring.peek(&mut slot);
            self.ring.taken();
            Ok::<_, RingFault>(slot)
        };
        let head = TxSlot::of(next()?);
        let mut bad = false;
        let mut frame = TxFrame {
            pieces: heapless::Vec::new(),
            ids: heapless::Vec::new(),
            extras: 0,
            len: usize::from(head.size),
            offload: Offload {
                blank: head.flags & wire::TX_BLANK != 0,
                validated: head.flags & wire::TX_VALIDATED != 0,
                gso: None,
            },
        };
        let mut follows = head.flags & wire::TX_EXTRA != 0;
        while follows {
            let (more, told) = wire::extra(next()?);
            match told {
                Ok(gso) if frame.offload.gso.is_none() => frame.offload.gso = Some(gso),
                _ => bad = true,
            }
            frame.extras += 1;
            follows = more;
        }
        let (mut slot, mut first_len) = (head, frame.len);
        loop {
            let _ = ids.push(slot.id);
            let piece = Piece { grant: GrantRef(slot.gref), offset: slot.offset, len: slot.size };
            bad |= frame.pieces.push(piece).is_err() || frame.ids.push(slot.id).is_err();
            if slot.flags & wire::TX_MORE == 0 {
                break;
            }
            slot = TxSlot::of(next()?);
            // No more than was said at first.
            first_len = first_len.checked_sub(usize::from(slot.size)).unwrap_or_else(|| {
                bad = true;
                0
            });
        }
        if let Some(piece) = frame.pieces.first_mut() {
            piece.len = first_len as u16;
        }
        bad |= frame.len < MIN_FRAME || first_len == 0;
        bad |= frame.pieces.iter().any(|p| usize::from(p.offset) + usize::from(p.len) > PAGE_SIZE);
        Ok((frame.extras, (!bad).then_some(frame)))
    }

    fn respond(&mut self, ids: &[u16], extras: u32, status: i16) {
        for (n, id) in ids.iter().enumerate() {
            self.ring.respond(&wire::tx_response(*id, status));
            for _ in 0..if n == 0 { extras } else { 0 } {
                self.ring.respond(&wire::tx_response(0, wire::NULL));
            }
        }
    }

    /// Answers a frame: its pages are the guest's again. `false`: they could not be read.
    pub fn done(&mut self, frame: &TxFrame, read: bool) {
        self.respond(&frame.ids, frame.extras, if read { wire::OKAY } else { wire::ERROR });
    }

    /// Shows the guest the answers; whether it wants to be told.
    pub fn show(&mut self) -> bool {
        self.ring.show()
    }

    /// Asks to be woken by the next frame; whether there is one already.
    pub fn sleep(&mut self) -> Result<bool, RingFault> {
        Ok(self.ring.listen()? > 0)
    }
}
