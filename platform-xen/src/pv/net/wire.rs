//! Slots as bytes, little endian.
//!
//! ```text
//!   tx request   gref u32 | offset u16 | flags u16 | id u16 | size u16          12 bytes
//!   tx response  id u16 | status i16 | zero                                      12
//!   extra info   type u8 | flags u8 | of the type, 6 bytes                        8, in a slot of either ring
//!     GSO        size u16 | kind u8 | pad u8 | features u16
//!   rx request   id u16 | pad u16 | gref u32                                      8
//!   rx response  id u16 | offset u16 | flags u16 | status i16: bytes, or an error 8
//! ```
//! All of a slot is written, so nothing of ours shows in what the layout leaves out (LESSONS 53, XSA-216).

use crate::hyp::GrantRef;

/// Bytes of a slot.
pub const TX_SLOT: usize = 12;
pub const RX_SLOT: usize = 8;

/// Flags of a tx request (NETTXF_*).
pub const TX_BLANK: u16 = 1 << 0;
pub const TX_VALIDATED: u16 = 1 << 1;
pub const TX_MORE: u16 = 1 << 2;
pub const TX_EXTRA: u16 = 1 << 3;

/// Flags of an rx response (NETRXF_*).
pub const RX_VALIDATED: u16 = 1 << 0;
pub const RX_BLANK: u16 = 1 << 1;
pub const RX_MORE: u16 = 1 << 2;
pub const RX_EXTRA: u16 = 1 << 3;

/// Statuses (NETIF_RSP_*).
pub const ERROR: i16 = -1;
pub const OKAY: i16 = 0;
pub const NULL: i16 = 1;

const EXTRA_GSO: u8 = 1;
const EXTRA_MORE: u8 = 1;

/// A frame larger than the wire's, to be cut (XEN_NETIF_EXTRA_TYPE_GSO).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gso {
    /// TCP over IPv6, not over IPv4.
    pub v6: bool,
    /// Bytes of payload a segment; not 0.
    pub size: u16,
}

/// What travels beside a frame, untouched from one guest to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offload {
    /// The checksum is still to be computed; the pseudo header's is in its place.
    pub blank: bool,
    /// It need not be checked.
    pub validated: bool,
    /// It is to be cut.
    pub gso: Option<Gso>,
}

/// A request of the tx ring.
#[derive(Clone, Copy, Debug, Default)]
pub struct TxSlot {
    pub gref: u32,
    pub offset: u16,
    pub flags: u16,
    pub id: u16,
    pub size: u16,
}

impl TxSlot {
    pub fn of(slot: [u8; TX_SLOT]) -> TxSlot {
        let [a, b, c, d, o0, o1, f0, f1, i0, i1, s0, s1] = slot;
        TxSlot {
            gref: u32::from_le_bytes([a, b, c, d]),
            offset: u16::from_le_bytes([o0, o1]),
            flags: u16::from_le_bytes([f0, f1]),
            id: u16::from_le_bytes([i0, i1]),
            size: u16::from_le_bytes([s0, s1]),
        }
    }
}

/// An extra info: whether another follows, and the GSO it tells of. `Err`: not one that we offered.
pub fn extra(slot: [u8; TX_SLOT]) -> (bool, Result<Gso, ()>) {
    let [kind, flags, s0, s1, gso, ..] = slot;
    let size = u16::from_le_bytes([s0, s1]);
    let told = match (kind, gso) {
        (EXTRA_GSO, 1 | 2) if size > 0 => Ok(Gso { v6: gso == 2, size }),
        _ => Err(()),
    };
    (flags & EXTRA_MORE != 0, told)
}

/// The slot that tells a guest of a GSO.
pub fn extra_gso(gso: Gso) -> [u8; RX_SLOT] {
    let [s0, s1] = gso.size.to_le_bytes();
    [EXTRA_GSO, 0, s0, s1, if gso.v6 { 2 } else { 1 }, 0, 0, 0]
}

pub fn tx_response(id: u16, status: i16) -> [u8; TX_SLOT] {
    let ([i0, i1], [s0, s1]) = (id.to_le_bytes(), status.to_le_bytes());
    [i0, i1, s0, s1, 0, 0, 0, 0, 0, 0, 0, 0]
}

/// The id and the page of an rx request.
pub fn rx_request(slot: [u8; RX_SLOT]) -> (u16, GrantRef) {
    let [i0, i1, _, _, a, b, c, d] = slot;
    (u16::from_le_bytes([i0, i1]), GrantRef(u32::from_le_bytes([a, b, c, d])))
}

pub fn rx_response(id: u16, flags: u16, status: i16) -> [u8; RX_SLOT] {
    let ([i0, i1], [f0, f1], [s0, s1]) = (id.to_le_bytes(), flags.to_le_bytes(), status.to_le_bytes());
    [i0, i1, 0, 0, f0, f1, s0, s1]
}
