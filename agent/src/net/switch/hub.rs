//! The networks, the card, and what waits between them and the agent's own stack. Guests' rings are with the machine.
//!
//! Shared by the two who need it: the stack, which sees a [`Nic`], and [`Nets`](super::Nets). Nobody keeps a borrow.

use super::frames::{self, HEADER, TAG, offload};
use super::guard::HEAD;
use super::{Network, PortCounts, PortId, Route, Table, Uplink};
use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::rc::Rc;
use alloc::vec::Vec;
use api_core::lifecycle::backend::Uuid;
use core::cell::RefCell;
use core::ops::Range;
use platform_xen::hyp::{FrameMeta, Nic, NicCapabilities, fill_to};
use platform_xen::pv::net::Offload;

/// Bytes and frames that wait for guests at most; they are taken each turn.
const INBOX_BYTES: usize = 128 << 10;
const INBOX_FRAMES: usize = 512;
/// Frames that wait for the stack at most.
const FOR_STACK: usize = 128;
/// Frames of the card looked at for one that is the stack's.
const LOOKS: usize = 64;

/// A frame on its way to guests.
pub struct Inbound {
    /// Where it is in the inbox.
    pub at: Range<usize>,
    /// What is known of it.
    pub offload: Offload,
    /// Index of its network.
    pub network: usize,
    /// Where it came from, and where it goes.
    pub from: PortId,
    /// See there.
    pub route: Route,
}

/// Networks and card.
#[derive(Default)]
pub struct Hub {
    card: Option<Box<dyn Nic>>,
    /// Freed places are used again.
    pub(super) networks: Vec<Option<Network>>,
    /// Bytes of frames for guests; has its whole memory from the first guest on.
    pub(super) inbox: Vec<u8>,
    pub(super) inbound: Vec<Inbound>,
    for_stack: VecDeque<Vec<u8>>,
    /// What the stack sends while there are guests.
    frame: Vec<u8>,
    /// Cards of guests there are.
    pub(super) guests: usize,
    now: u64,
    /// Of the card.
    pub uplink: PortCounts,
    /// Of the stack.
    pub stack: PortCounts,
}

/// A handle to the hub.
pub type SharedHub = Rc<RefCell<Hub>>;

impl Hub {
    /// With this card, if there is one.
    #[must_use]
    pub fn shared(card: Option<Box<dyn Nic>>) -> SharedHub {
        Rc::new(RefCell::new(Hub { card, ..Hub::default() }))
    }

    pub(super) fn set_time(&mut self, now: u64) {
        self.now = now;
    }

    pub(super) fn network(&mut self, index: usize) -> Option<&mut Network> {
        self.networks.get_mut(index)?.as_mut()
    }

    fn place(&self, which: impl Fn(&Network) -> bool) -> Option<usize> {
        self.networks.iter().position(|network| network.as_ref().is_some_and(&which))
    }

    /// The network of that name, made if there is none; how it is connected is what was last said.
    pub(super) fn join(&mut self, id: Uuid, uplink: Uplink) -> usize {
        let index = self.place(|network| network.id == id).unwrap_or_else(|| {
            let free = self.networks.iter().position(Option::is_none).unwrap_or(self.networks.len());
            if free == self.networks.len() {
                self.networks.push(None);
            }
            free
        });
        let mac = self.card.as_ref().map(|card| card.mac());
        if let Some(place) = self.networks.get_mut(index) {
            let network = place.get_or_insert_with(|| Network { id, uplink, vifs: Vec::new(), table: Table::default() });
            network.uplink = uplink;
            network.table.forget(PortId::Stack);
            if let (Uplink::Native, Some(mac)) = (uplink, mac) {
                network.table.add(mac, PortId::Stack);
            }
        }
        index
    }

    /// Ends a network that has no guests' cards any more.
    pub(super) fn leave(&mut self, index: usize) {
        if let Some(place) = self.networks.get_mut(index) {
            place.take_if(|network| network.vifs.is_empty());
        }
    }

    /// What the card can do; nothing where there is none.
    pub(super) fn capabilities(&self) -> NicCapabilities {
        self.card.as_ref().map(|card| card.capabilities()).unwrap_or_default()
    }

    /// Sends a frame by the card. Whatever the card cannot do was done.
    pub(super) fn send(&mut self, frame: &[u8], uplink: Uplink, meta: FrameMeta) -> bool {
        let Some(card) = &mut self.card else { return false };
        let sent = match uplink {
            Uplink::None => false,
            Uplink::Native => card.send(frame.len(), meta, &mut |to| to.copy_from_slice(frame)),
            Uplink::Vlan(vlan) => card.send(frame.len() + TAG, meta, &mut |to| frames::write_tagged(frame, vlan, to)),
        };
        if sent {
            self.uplink.received(frame.len());
        } else {
            self.uplink.received_dropped += 1;
        }
        sent
    }

    /// Tells the card of what was sent.
    pub(super) fn flush(&mut self) {
        if let Some(card) = &mut self.card {
            card.flush();
        }
    }

    /// Whether guests sent the stack something.
    pub(super) fn is_for_stack(&self) -> bool {
        !self.for_stack.is_empty()
    }

    /// Gives the stack a frame, complete.
    pub(super) fn give_stack(&mut self, frame: &[u8]) {
        if self.for_stack.len() < FOR_STACK {
            self.for_stack.push_back(Vec::from(frame));
            self.stack.received(frame.len());
        } else {
            self.stack.received_dropped += 1;
        }
    }

    fn receive(&mut self, take: &mut dyn FnMut(&[u8], FrameMeta)) -> bool {
        if let Some(frame) = self.for_stack.pop_front() {
            take(&frame, FrameMeta::default());
            return true;
        }
        let Some(card) = &mut self.card else { return false };
        if self.guests == 0 {
            let counts = &mut self.uplink;
            return card.receive(&mut |frame, meta| {
                counts.sent(frame.len());
                take(frame, meta);
            });
        }
        let mut sorter = Sorter {
            networks: &mut self.networks,
            inbox: &mut self.inbox,
            inbound: &mut self.inbound,
            counts: &mut self.uplink,
            now: self.now,
        };
        for _ in 0..LOOKS {
            let mut taken = false;
            let got = card.receive(&mut |frame, meta| {
                taken = sorter.sort(frame, meta);
                if taken {
                    take(frame, meta);
                }
            });
            if taken || !got {
                return taken;
            }
        }
        false
    }

    fn send_own(&mut self, len: usize, meta: FrameMeta, fill: &mut dyn FnMut(&mut [u8])) -> bool {
        let Hub { card, networks, inbox, inbound, frame, uplink, .. } = self;
        let Some(card) = card else { return false };
        let mut give = |fill: &mut dyn FnMut(&mut [u8])| {
            let sent = card.send(len, meta, fill);
            if sent {
                uplink.received(len);
            }
            sent
        };
        let native = networks.iter().position(|network| {
            network.as_ref().is_some_and(|network| network.uplink == Uplink::Native && !network.vifs.is_empty())
        });
        let Some((index, network)) = native.and_then(|n| Some((n, networks.get_mut(n)?.as_mut()?))) else {
            return give(fill);
        };
        frame.clear();
        fill_to(frame, len);
        fill(frame);
        self.stack.sent(len);
        let route = network.route(PortId::Stack, frame, self.now);
        if matches!(route, Route::To(PortId::Vif(_)) | Route::All | Route::Unknown)
            && !push(inbox, inbound, frame, offload(meta), index, PortId::Stack, route)
        {
            self.stack.sent_dropped += 1;
        }
        match route {
            Route::To(PortId::Uplink) | Route::All | Route::Unknown => give(&mut |to| to.copy_from_slice(frame)),
            Route::To(_) | Route::Drop => true,
        }
    }
}

/// Puts a frame into the inbox; `false`: there is no room.
fn push(
    inbox: &mut Vec<u8>,
    inbound: &mut Vec<Inbound>,
    frame: &[u8],
    offload: Offload,
    network: usize,
    from: PortId,
    route: Route,
) -> bool {
    let at = inbox.len();
    let room = inbound.len() < INBOX_FRAMES && at + frame.len() <= INBOX_BYTES.min(inbox.capacity());
    if room {
        inbox.extend_from_slice(frame);
        inbound.push(Inbound { at: at..at + frame.len(), offload, network, from, route });
    }
    room
}

/// Sorts what the card received.
struct Sorter<'a> {
    networks: &'a mut Vec<Option<Network>>,
    inbox: &'a mut Vec<u8>,
    inbound: &'a mut Vec<Inbound>,
    counts: &'a mut PortCounts,
    now: u64,
}

impl Sorter<'_> {
    /// Whether a frame is the stack's; a copy of what is guests' is put into the inbox.
    fn sort(&mut self, frame: &[u8], meta: FrameMeta) -> bool {
        self.counts.sent(frame.len());
        let vlan = frames::vlan(frame).filter(|vlan| *vlan != 0);
        let by = |uplink| {
            self.networks.iter().position(|network| network.as_ref().is_some_and(|network| network.uplink == uplink))
        };
        let tagged = vlan.and_then(|vlan| by(Uplink::Vlan(vlan)));
        let Some(index) = tagged.or_else(|| by(Uplink::Native)) else {
            // No guest is in the network that this is of.
            return vlan.is_none();
        };
        let Some(network) = self.networks.get_mut(index).and_then(Option::as_mut) else { return false };
        let mut offload = offload(meta);
        let room = self.inbound.len() < INBOX_FRAMES && self.inbox.len() + frame.len() <= INBOX_BYTES;
        if tagged.is_some() {
            let (Some(head), Some(rest), true) = (frame.get(..12), frame.get(12 + TAG..), room) else {
                self.counts.sent_dropped += 1;
                return false;
            };
            let at = self.inbox.len();
            self.inbox.extend_from_slice(head);
            self.inbox.extend_from_slice(rest);
            let untagged = self.inbox.get(at..).unwrap_or_default();
            let route = network.route(PortId::Uplink, untagged.get(..HEAD).unwrap_or(untagged), self.now);
            if matches!(route, Route::Drop | Route::To(PortId::Uplink | PortId::Stack)) || untagged.len() < HEADER {
                self.inbox.truncate(at);
                return false;
            }
            let at = at..self.inbox.len();
            self.inbound.push(Inbound { at, offload, network: index, from: PortId::Uplink, route });
            return false;
        }
        let route = network.route(PortId::Uplink, frame, self.now);
        if matches!(route, Route::To(PortId::Vif(_)) | Route::All | Route::Unknown) {
            offload.validated |= offload.blank;
            if !push(self.inbox, self.inbound, frame, offload, index, PortId::Uplink, route) {
                self.counts.sent_dropped += 1;
            }
        }
        matches!(route, Route::To(PortId::Stack) | Route::All)
    }
}

/// The stack's port: what it had as a card before there was a switch.
pub struct StackPort(pub SharedHub);

impl Nic for StackPort {
    fn mac(&self) -> [u8; 6] {
        self.0.borrow().card.as_ref().map(|card| card.mac()).unwrap_or_default()
    }
    fn capabilities(&self) -> NicCapabilities {
        self.0.borrow().capabilities()
    }
    fn receive(&mut self, take: &mut dyn FnMut(&[u8], FrameMeta)) -> bool {
        self.0.borrow_mut().receive(take)
    }
    fn can_receive(&mut self) -> bool {
        let hub = &mut *self.0.borrow_mut();
        !hub.for_stack.is_empty() || hub.card.as_mut().is_some_and(|card| card.can_receive())
    }
    fn can_send(&mut self) -> bool {
        self.0.borrow_mut().card.as_mut().is_some_and(|card| card.can_send())
    }
    fn send(&mut self, len: usize, meta: FrameMeta, fill: &mut dyn FnMut(&mut [u8])) -> bool {
        self.0.borrow_mut().send_own(len, meta, fill)
    }
    fn flush(&mut self) {
        self.0.borrow_mut().flush();
    }
}
