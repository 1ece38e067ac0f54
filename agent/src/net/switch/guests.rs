//! Guests' network cards: which there are, whose turn it is, and what wakes whom.
//!
//! Deliberately absent: how two ends find each other; the machine's devices have that.

use super::turn::{MEMORY, Round, Turn, queue};
pub use super::vif::{Features, QueuePages, VifSpec};
use super::vif::{Queue, Vif, bucket};
use super::{Locking, PortCounts, PortId, SharedHub};
use crate::machine::credit::{IDLE_NS, TURN_NS};
use alloc::collections::VecDeque;
use alloc::rc::Rc;
use alloc::vec::Vec;
use api_core::idmap::IdMap;
use api_core::lifecycle::backend::Uuid;
use core::cell::RefCell;
use platform_xen::hyp::{DomId, Hypervisor, Port};
use platform_xen::pv::net::{RxRing, TxRing};

/// A card's slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attached(pub u32);

/// Guests' cards and their rings.
pub struct Nets<H: Hypervisor> {
    /// The networks.
    pub hub: SharedHub,
    vifs: Vec<Option<Vif<H::Mapped>>>,
    /// Slot and queue of a port.
    ports: IdMap<u64, (u32, u8)>,
    kicked: VecDeque<(u32, u8)>,
    /// Queues that sent what they may, and when they may again.
    later: Vec<(u64, u32, u8)>,
    /// Ports without credit.
    masked: Vec<(u64, Port)>,
    round: Round,
}

/// For the machine, and for each device.
pub type SharedNets<H> = Rc<RefCell<Nets<H>>>;

impl<H: Hypervisor> Nets<H> {
    /// Without guests.
    #[must_use]
    pub fn new(hub: SharedHub) -> Nets<H> {
        Nets {
            hub,
            vifs: Vec::new(),
            ports: IdMap::new(),
            kicked: VecDeque::new(),
            later: Vec::new(),
            masked: Vec::new(),
            round: Round::default(),
        }
    }

    /// Puts a guest's card into its network; its frames are dropped until it is connected. None: no memory, or its address
    /// is another's there.
    pub fn attach(&mut self, dom: DomId, spec: VifSpec, now: u64) -> Option<Attached> {
        let hub = &mut *self.hub.borrow_mut();
        hub.inbox.try_reserve_exact(MEMORY - hub.inbox.len().min(MEMORY)).ok()?;
        if !self.round.reserve() {
            return None;
        }
        let slot = self.vifs.iter().position(Option::is_none).unwrap_or(self.vifs.len());
        let (index, id) = (hub.join(spec.network, spec.uplink), slot as u32);
        let added = hub.network(index).is_some_and(|network| network.table.add(spec.mac, PortId::Vif(id)));
        if !added {
            hub.leave(index);
            return None;
        }
        if let Some(network) = hub.network(index) {
            network.vifs.push(id);
        }
        hub.guests += 1;
        if slot == self.vifs.len() {
            self.vifs.push(None);
        }
        if let Some(place) = self.vifs.get_mut(slot) {
            *place = Some(Vif::new(dom, spec, index, now));
        }
        Some(Attached(id))
    }

    /// Takes it out again; it was disconnected.
    pub fn detach(&mut self, Attached(slot): Attached) {
        let Some(vif) = self.vifs.get_mut(slot as usize).and_then(Option::take) else { return };
        let hub = &mut *self.hub.borrow_mut();
        // The slot may be another's by the time they would go out.
        hub.inbound.clear();
        hub.inbox.clear();
        hub.guests -= 1;
        if let Some(network) = hub.network(vif.network) {
            network.vifs.retain(|other| *other != slot);
            network.table.forget(PortId::Vif(slot));
        }
        hub.leave(vif.network);
        if hub.guests == 0 {
            hub.inbox = Vec::new();
            self.round = Round::default();
        }
    }

    /// Connects its queues.
    pub fn connect(&mut self, Attached(slot): Attached, features: Features, queues: Vec<QueuePages<H::Mapped>>) {
        let Some(Some(vif)) = self.vifs.get_mut(slot as usize) else { return };
        vif.features = features;
        for (n, QueuePages { rings: [tx, rx], ports }) in queues.into_iter().enumerate() {
            for port in ports {
                self.ports.insert(u64::from(port.0), (slot, n as u8));
            }
            self.kicked.push_back((slot, n as u8));
            vif.queues.push(Queue {
                tx: TxRing::new(tx),
                rx: RxRing::new(rx),
                ports,
                kicked: true,
                touched: false,
                closed: false,
                credit: Default::default(),
            });
        }
    }

    /// Lets go of its queues, to be unmapped and closed by whoever connected them.
    pub fn disconnect(&mut self, Attached(slot): Attached) -> Vec<QueuePages<H::Mapped>> {
        let Some(Some(vif)) = self.vifs.get_mut(slot as usize) else { return Vec::new() };
        let queues = core::mem::take(&mut vif.queues);
        self.kicked.retain(|(other, _)| *other != slot);
        self.later.retain(|(_, other, _)| *other != slot);
        let ports = &mut self.ports;
        let pages = queues.into_iter().map(|queue| {
            for port in queue.ports {
                ports.remove(&u64::from(port.0));
            }
            QueuePages { rings: [queue.tx.into_pages(), queue.rx.into_pages()], ports: queue.ports }
        });
        let pages: Vec<QueuePages<H::Mapped>> = pages.collect();
        self.masked.retain(|(_, port)| !pages.iter().any(|queue| queue.ports.contains(port)));
        pages
    }

    /// Changes what it may do.
    pub fn restrict(&mut self, Attached(slot): Attached, locking: Locking, kbps: Option<u32>, now: u64) {
        let Some(Some(vif)) = self.vifs.get_mut(slot as usize) else { return };
        if vif.spec.kbps != kbps {
            (vif.spec.kbps, vif.shape) = (kbps, bucket(kbps, now));
        }
        vif.spec.locking = locking;
        let hub = &mut *self.hub.borrow_mut();
        if let Some(network) = hub.network(vif.network) {
            // What it said while it was not locked.
            network.table.forget(PortId::Vif(slot));
            network.table.add(vif.spec.mac, PortId::Vif(slot));
        }
    }

    /// What went through a card.
    #[must_use]
    pub fn counts(&self, Attached(slot): Attached) -> PortCounts {
        self.vif(slot).map(|vif| vif.counts).unwrap_or_default()
    }

    /// Whether an address is a port's own in a network.
    #[must_use]
    pub fn has(&self, network: Uuid, mac: [u8; 6]) -> bool {
        let hub = self.hub.borrow();
        hub.networks.iter().flatten().any(|one| one.id == network && one.table.has(mac))
    }

    /// What went through the machine's card while there were guests: what came in is what it sent.
    #[must_use]
    pub fn uplink(&self) -> PortCounts {
        self.hub.borrow().uplink
    }

    fn vif(&self, slot: u32) -> Option<&Vif<H::Mapped>> {
        self.vifs.get(slot as usize)?.as_ref()
    }

    /// A port of one of them.
    #[must_use]
    pub fn is_port(&self, port: Port) -> bool {
        self.ports.get(&u64::from(port.0)).is_some()
    }

    /// A guest kicked one of its queues. `true`: too often, its port is masked for a while.
    pub fn event(&mut self, hyp: &mut H, port: Port, now: u64) -> bool {
        let Some(&(slot, n)) = self.ports.get(&u64::from(port.0)) else { return false };
        let Some(queue) = queue(&mut self.vifs, slot, n) else { return false };
        let waits = !queue.closed && queue.tx.waits();
        if waits && !queue.kicked {
            queue.kicked = true;
            self.kicked.push_back((slot, n));
        }
        let until = queue.credit.spend(hyp, port, now, if waits { TURN_NS } else { IDLE_NS });
        self.masked.extend(until.map(|until| (until, port)));
        until.is_some()
    }

    /// Whether guests sent our own stack something.
    pub fn is_for_stack(&self) -> bool {
        self.hub.borrow().is_for_stack()
    }

    /// Moves a bounded number of frames; when there is more to do.
    pub fn serve(&mut self, hyp: &mut H, now: u64) -> Option<u64> {
        let hub = self.hub.clone();
        let hub = &mut *hub.borrow_mut();
        hub.set_time(now);
        if hub.guests == 0 {
            return None;
        }
        self.masked.retain(|(until, port)| {
            let due = now >= *until;
            if due {
                hyp.mask(*port, false);
            }
            !due
        });
        let kicked = &mut self.kicked;
        self.later.retain(|(at, slot, n)| {
            let due = now >= *at;
            if due {
                kicked.push_back((*slot, *n));
            }
            !due
        });
        if !hub.inbound.is_empty() || !self.kicked.is_empty() {
            let mut round = core::mem::take(&mut self.round);
            let mut turn = Turn { hyp, vifs: &mut self.vifs, round: &mut round, hub: &mut *hub, now, copies: 0 };
            turn.inbound();
            let taken = turn.gather(&mut self.kicked, &mut self.later);
            turn.outbound(taken);
            turn.show();
            self.round = round;
            hub.flush();
        }
        if !self.kicked.is_empty() {
            return Some(now);
        }
        let later = self.later.iter().map(|(at, ..)| *at);
        later.chain(self.masked.iter().map(|(until, _)| *until)).min()
    }
}
