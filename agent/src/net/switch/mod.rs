//! The host's networks: a learning switch each, between guests' cards, the card of the machine, and the agent's own stack.
//!
//! ```text
//!   guest -> ring -> head (copied) -> guard -> route -> guest     page to page, once for each byte
//!                                                   \-> card, stack    through memory of ours
//!   card, stack -> route -> inbox -> guests
//!   card <-> stack                                             as if there were no switch, while no guest is attached
//! ```
//! What decides is what is delivered: the head of a frame is copied once, judged, and sent on from the copy, since its
//! owner may change it meanwhile (LESSONS 51). Nothing waits for a guest: what it has no buffers for is dropped and counted
//! (LESSONS 59). Deliberately absent: spanning trees, bonds, more than one card.

mod bucket;
pub mod frames;
mod guard;
mod guests;
mod hub;
mod merge;
mod table;
mod turn;
mod vif;

pub use bucket::Bucket;
pub use guard::{HEAD, Locking};
pub use guests::{Attached, Features, Nets, QueuePages, SharedNets, VifSpec};
pub use hub::{Hub, SharedHub, StackPort};
pub use table::Table;

use api_core::lifecycle::backend::Uuid;
use frames::mac_at;

/// Where a frame goes in or out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortId {
    /// The machine's card.
    Uplink,
    /// The agent's own stack.
    Stack,
    /// A guest's card.
    Vif(u32),
}

/// How a network is connected to the machine's card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Uplink {
    /// Not: it is between guests.
    #[default]
    None,
    /// Untagged; the agent's own stack is in this network.
    Native,
    /// By a VLAN's tag.
    Vlan(u16),
}

/// Where a frame is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// There.
    To(PortId),
    /// To every port but where it came from; a broadcast or multicast.
    All,
    /// To every port that others may be behind: nobody knows where.
    Unknown,
    /// Nowhere.
    Drop,
}

/// Frames of a port, as its owner sees them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PortCounts {
    /// Frames and bytes it sent that were taken.
    pub sent: u64,
    /// Bytes of those.
    pub sent_bytes: u64,
    /// Frames it sent that were dropped.
    pub sent_dropped: u64,
    /// Frames it was given.
    pub received: u64,
    /// Bytes of those.
    pub received_bytes: u64,
    /// Frames for it that were dropped.
    pub received_dropped: u64,
}

impl PortCounts {
    fn sent(&mut self, bytes: usize) {
        self.sent += 1;
        self.sent_bytes += bytes as u64;
    }
    fn received(&mut self, bytes: usize) {
        self.received += 1;
        self.received_bytes += bytes as u64;
    }
}

/// One network.
pub struct Network {
    /// By which it is known.
    pub id: Uuid,
    /// How it is connected.
    pub uplink: Uplink,
    /// Slots of the guests' cards in it.
    pub vifs: alloc::vec::Vec<u32>,
    /// Who is behind which port.
    pub table: Table,
}

/// Addresses that no bridge passes on (IEEE 802.1D, 7.12.6).
fn is_reserved(mac: [u8; 6]) -> bool {
    let [a, b, c, d, e, f] = mac;
    [a, b, c, d, e] == [0x01, 0x80, 0xc2, 0, 0] && f < 16
}

impl Network {
    /// Decides by the head of a frame, and learns from it.
    pub fn route(&mut self, from: PortId, head: &[u8], now: u64) -> Route {
        let (Some(to), Some(source)) = (mac_at(head, 0), mac_at(head, 6)) else { return Route::Drop };
        // Nobody is called by a group's address; nobody has another's; what ends at a bridge ends at this one.
        if source[0] & 1 == 1 || !self.table.learn(source, from, now) || is_reserved(to) {
            return Route::Drop;
        }
        if to[0] & 1 == 1 {
            return Route::All;
        }
        match self.table.find(to, now) {
            Some(port) if port == from => Route::Drop,
            Some(port) => Route::To(port),
            None => Route::Unknown,
        }
    }
}
