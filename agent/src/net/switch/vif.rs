//! A guest's card as the switch has it: what it may do, what it can take, its queues.

use super::{Bucket, Locking, PortCounts, Uplink};
use crate::machine::credit::Credit;
use alloc::vec::Vec;
use api_core::lifecycle::backend::Uuid;
use platform_xen::hyp::{DomId, Pages, Port};
use platform_xen::pv::net::{Offload, RxRing, TxRing};

/// Broadcasts and multicasts, and frames that nobody knows the way of, a guest may send a second, and at once.
const STORM: u64 = 1000;
const STORM_BURST: u64 = 256;
/// Bytes a guest with a bound may send at once, at least: a frame of the largest.
const BURST: u64 = 64 << 10;

/// What a guest's card is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VifSpec {
    /// VIF.uuid
    pub id: Uuid,
    /// Its address.
    pub mac: [u8; 6],
    /// Bytes of a frame without its header at most.
    pub mtu: u16,
    /// The network it is in.
    pub network: Uuid,
    /// How that is connected.
    pub uplink: Uplink,
    /// What it may say it is.
    pub locking: Locking,
    /// KB a second it may send.
    pub kbps: Option<u32>,
}

/// What a frontend can take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// Frames over several pages.
    pub sg: bool,
    /// Frames that are still to be cut.
    pub gso: [bool; 2],
    /// Frames whose checksum is left out: of IPv4, of IPv6.
    pub blank: [bool; 2],
}

/// One queue's pages, granted and mapped, and its ports; one port may be both.
#[derive(Debug)]
pub struct QueuePages<P> {
    /// Rings: what it sends, what it receives.
    pub rings: [P; 2],
    /// Local ports, of the same.
    pub ports: [Port; 2],
}

pub struct Queue<P: Pages> {
    pub tx: TxRing<P>,
    pub rx: RxRing<P>,
    pub ports: [Port; 2],
    /// It has its turn, or waits for it.
    pub kicked: bool,
    /// It has answers that were not shown.
    pub touched: bool,
    /// Its guest broke it.
    pub closed: bool,
    pub credit: Credit,
}

pub struct Vif<P: Pages> {
    /// The guest.
    pub dom: DomId,
    pub spec: VifSpec,
    /// Index of its network.
    pub network: usize,
    pub features: Features,
    pub queues: Vec<Queue<P>>,
    pub shape: Option<Bucket>,
    pub storm: Bucket,
    pub counts: PortCounts,
}

impl<P: Pages> Vif<P> {
    pub fn new(dom: DomId, spec: VifSpec, network: usize, now: u64) -> Vif<P> {
        let shape = bucket(spec.kbps, now);
        let storm = Bucket::new(STORM, STORM_BURST, now);
        let counts = PortCounts::default();
        Vif { dom, spec, network, features: Features::default(), queues: Vec::new(), shape, storm, counts }
    }

    /// Whether it can take a frame as it is.
    pub fn takes(&self, offload: Offload, v6: bool) -> bool {
        let sg = self.features.sg;
        let [blank4, blank6] = self.features.blank;
        offload.gso.is_none_or(|gso| sg && self.features.gso[usize::from(gso.v6)])
            && (!offload.blank || if v6 { blank6 } else { blank4 })
    }
}

/// What bounds a guest to so many KB a second.
pub fn bucket(kbps: Option<u32>, now: u64) -> Option<Bucket> {
    Bucket::of_kbps(kbps.unwrap_or(0), BURST, now)
}
