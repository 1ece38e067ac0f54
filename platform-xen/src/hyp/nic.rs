//! The seam to a network card: frames in and out with the metadata that offloads need, carried from the start so that a
//! card, netfront or netback can use it without a change of shape.
//!
//! Deliberately absent: queues and interrupts; a driver wakes the loop by its event channel.

/// What is known of a frame's checksum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Checksum {
    /// Nothing: whoever receives it checks, whoever sends it must have computed it.
    #[default]
    Unknown,
    /// Checked already (received), need not be checked again.
    Valid,
    /// To be computed from `start` to the end of the frame and stored at `start + offset`.
    Partial {
        /// First byte covered.
        start: u16,
        /// Where the result goes, from `start`.
        offset: u16,
    },
}

/// Whether a frame is larger than the wire's and is to be cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Segmentation {
    /// No.
    #[default]
    None,
    /// TCP over IPv4, into segments of `mss` bytes of payload.
    Tcp4 {
        /// Payload bytes a segment.
        mss: u16,
    },
    /// TCP over IPv6.
    Tcp6 {
        /// Payload bytes a segment.
        mss: u16,
    },
}

/// What travels beside a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FrameMeta {
    /// Checksum state.
    pub checksum: Checksum,
    /// Segmentation wanted (sent) or undone (received).
    pub segmentation: Segmentation,
}

/// What a card can do for us.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NicCapabilities {
    /// Largest frame without its Ethernet header.
    pub mtu: u16,
    /// It computes [`Checksum::Partial`].
    pub tx_checksum: bool,
    /// It cuts [`Segmentation`] frames.
    pub tx_segmentation: bool,
}

/// A network card.
pub trait Nic {
    /// Its hardware address.
    fn mac(&self) -> [u8; 6];
    /// What it can do.
    fn capabilities(&self) -> NicCapabilities;
    /// Hands the next received frame to `take`. `false`: there is none.
    fn receive(&mut self, take: &mut dyn FnMut(&[u8], FrameMeta)) -> bool;
    /// A frame is waiting.
    fn can_receive(&mut self) -> bool;
    /// A frame can be sent now.
    fn can_send(&mut self) -> bool;
    /// Sends a frame of `len` bytes that `fill` writes. `false`: dropped, the queue is full.
    fn send(&mut self, len: usize, meta: FrameMeta, fill: &mut dyn FnMut(&mut [u8])) -> bool;
    /// Tells the card about what was sent since the last flush, for cards that are not told with each frame.
    fn flush(&mut self) {}
}
