//! Buffers that a guest posts to receive into, a page each.
//!
//! ```text
//!   response  first piece | extra info, if it says so | piece | piece ...     each in the slot of the request it used up
//! ```
//! Frontends go by the place of a response, not by its id: buffers are answered in the order they were taken. A frame for
//! which there are too few is the caller's to drop (LESSONS 59, XSA-392). Deliberately absent: frames that wait here.

use super::wire::{self, Offload, RX_SLOT};
use super::{MAX_SLOTS, RingFault};
use crate::hyp::{GrantRef, PAGE_SIZE, Pages};
use crate::pv::shared_ring::SharedRing;

/// Buffers taken for a frame, to be answered in the order they were taken.
#[derive(Clone, Debug)]
pub struct Buffers {
    /// Id and page; if there is an extra info its slot is the second.
    slots: heapless::Vec<(u16, GrantRef), MAX_SLOTS>,
    len: usize,
    offload: Offload,
}

impl Buffers {
    /// The pages, in the order of the frame's bytes.
    pub fn pages(&self) -> impl Iterator<Item = GrantRef> {
        let extra = self.offload.gso.is_some();
        self.slots.iter().enumerate().filter(move |(n, _)| !(extra && *n == 1)).map(|(_, (_, page))| *page)
    }

    /// Bytes of the frame.
    #[must_use]
    pub const fn frame_len(&self) -> usize {
        self.len
    }
}

/// The ring.
#[derive(Debug)]
pub struct RxRing<P: Pages> {
    ring: SharedRing<P>,
}

impl<P: Pages> RxRing<P> {
    /// A mapped ring.
    pub fn new(pages: P) -> Self {
        RxRing { ring: SharedRing::new(pages, RX_SLOT) }
    }

    /// Gives the mapping back, to be unmapped.
    pub fn into_pages(self) -> P {
        self.ring.into_pages()
    }

    /// Takes buffers for a frame of so many bytes, not 0. None: too few are posted, or it is too long.
    pub fn take(&mut self, len: usize, offload: Offload) -> Result<Option<Buffers>, RingFault> {
        let wanted = len.div_ceil(PAGE_SIZE) + usize::from(offload.gso.is_some());
        if wanted > MAX_SLOTS || (self.ring.waiting()? as usize) < wanted {
            return Ok(None);
        }
        let mut buffers = Buffers { slots: heapless::Vec::new(), len, offload };
        for _ in 0..wanted {
            let mut slot = [0; RX_SLOT];
            self.ring.peek(&mut slot);
            self.ring.taken();
            // There is room: wanted is no more than that.
            let _ = buffers.slots.push(wire::rx_request(slot));
        }
        Ok(Some(buffers))
    }

    /// Answers what was taken longest ago. `false`: the frame could not be written, or not all of it.
    pub fn done(&mut self, buffers: &Buffers, written: bool) {
        let Buffers { slots, len, offload } = buffers;
        let mut left = *len;
        for (n, (id, _)) in slots.iter().enumerate() {
            if let (1, Some(gso)) = (n, offload.gso) {
                self.ring.respond(&wire::extra_gso(gso));
                continue;
            }
            let piece = left.min(PAGE_SIZE);
            left -= piece;
            let first = if n == 0 { first_flags(*offload) } else { 0 };
            let more = if left > 0 { wire::RX_MORE } else { 0 };
            let status = if written { piece as i16 } else { wire::ERROR };
            self.ring.respond(&wire::rx_response(*id, first | more, status));
        }
    }

    /// Shows the guest the answers; whether it wants to be told.
    pub fn show(&mut self) -> bool {
        self.ring.show()
    }
}

fn first_flags(offload: Offload) -> u16 {
    let flag = |set, flag| if set { flag } else { 0 };
    // A blank checksum says in the same breath that it need not be checked.
    flag(offload.blank, wire::RX_BLANK)
        | flag(offload.blank || offload.validated, wire::RX_VALIDATED)
        | flag(offload.gso.is_some(), wire::RX_EXTRA)
}
