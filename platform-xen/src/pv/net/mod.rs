//! A virtual network card's rings, seen from the control domain (public/io/netif.h).
//!
//! ```text
//!   wire  slots as bytes    tx  frames a guest sends    rx  buffers a guest posts
//!   copy  what of which page goes where, as one batch of grant copies
//! ```
//! Nothing here looks into a frame or knows where it goes. A ring whose indices, or whose slots' order, are impossible
//! is closed, that one alone; a frame that is only malformed is answered with an error and the ring goes on
//! (LESSONS 58). Deliberately absent: page flipping, the control ring (hashes), multicast filters.

mod copy;
mod rx;
mod tx;
mod wire;

pub use copy::{Batch, Place};
pub use rx::{Buffers, RxRing};
pub use tx::{Piece, TxFrame, TxRing};
pub use wire::{Gso, Offload};

/// Ring slots the data of one frame may take at most (XEN_NETIF_NR_SLOTS_MIN).
pub const MAX_SLOTS: usize = 18;
/// Bytes of the largest frame.
pub const MAX_FRAME: usize = 0xffff;
/// Bytes of the smallest frame: an Ethernet header.
pub const MIN_FRAME: usize = 14;

/// What the guest did wrong. What the top level does: that queue is closed until the guest connects again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RingFault {
    /// It claims more requests than the ring holds.
    Index,
    /// A frame's slots end before the frame does.
    Unfinished,
}

impl From<super::shared_ring::Overflow> for RingFault {
    fn from(_: super::shared_ring::Overflow) -> RingFault {
        RingFault::Index
    }
}
