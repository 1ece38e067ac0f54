//! One turn of guests' frames, of which there is a bounded number.
//!
//! ```text
//!   inbox ------------------------------------------> batch: our memory  -> buffers
//!   rings -> heads (one batch) -> guard, route -----> batch: head, pages -> buffers
//!                                        \-> bodies (one batch) -> card, stack, guests that need help
//! ```
//! A frame is answered once everything that reads its pages is done. Each queue has its share of a turn, in turn. What
//! could be large is there before the first guest is. Deliberately absent: frames that wait; a guest that is bounded keeps
//! its own in its ring.

use super::frames::{self, HEADER, TAG};
use super::guard::HEAD;
use super::hub::Inbound;
use super::merge::{MERGED, merge};
use super::vif::{Queue, Vif};
use super::{Hub, Locking, PortId, Route, Uplink};
use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::ops::Range;
use platform_xen::hyp::{DomId, Hypervisor, PAGE_SIZE, Pages, fill_to};
use platform_xen::pv::net::{Batch, Buffers, MAX_FRAME, MAX_SLOTS, Offload, Piece, RingFault, TxFrame};

/// Frames of one queue, and of all, a turn.
const PER_QUEUE: usize = 32;
const PER_TURN: usize = 128;
const TAKEN: usize = PER_TURN + PER_QUEUE;
/// Copies and frames given in one batch.
const OPS: usize = 512;
const DELIVERIES: usize = 128;
/// Our memory for frames, and the bytes of whole frames that are in it at once: what cutting them takes is behind them.
pub const MEMORY: usize = 320 << 10;
const BODIES: usize = 128 << 10;
/// Copies of broadcasts and of frames that nobody knows the way of are made in a turn at most.
const COPIES: usize = 4096;
/// Frames cut or completed by us are known to be right.
const RIGHT: Offload = Offload { blank: false, validated: true, gso: None };

/// A frame taken from a guest.
pub struct Taken {
    slot: u32,
    queue: u8,
    dom: DomId,
    frame: TxFrame,
    /// Where its head is in our memory.
    at: usize,
    fine: bool,
}

/// Buffers that a batch fills.
struct Delivery {
    slot: u32,
    queue: u8,
    buffers: Buffers,
    frame: usize,
}

/// A frame whose bytes are needed here.
struct Slow {
    /// Index of what was taken.
    taken: usize,
    uplink: bool,
    stack: bool,
    vifs: Vec<u32>,
}

/// Where the bytes of a frame are.
struct Frame<'a> {
    len: usize,
    offload: Offload,
    /// In our memory, so many bytes.
    at: usize,
    head: usize,
    /// The rest, in a guest's pages.
    rest: Option<(DomId, &'a [Piece])>,
    flow: u32,
}

/// Memory and batches of a turn.
#[derive(Default)]
pub struct Round {
    memory: Vec<u8>,
    reads: Batch,
    out: Batch,
    taken: Vec<Taken>,
    deliveries: Vec<Delivery>,
    touched: Vec<(u32, u8)>,
}

impl Round {
    /// Takes the memory it needs, once. `false`: there is none.
    pub fn reserve(&mut self) -> bool {
        let Round { memory, reads, out, taken, deliveries, .. } = self;
        memory.try_reserve_exact(MEMORY - memory.len().min(MEMORY)).is_ok()
            && reads.reserve(TAKEN * MAX_SLOTS)
            && out.reserve(OPS + 4 * MAX_SLOTS)
            && taken.try_reserve_exact(TAKEN).is_ok()
            && deliveries.try_reserve_exact(DELIVERIES).is_ok()
    }
}

pub fn queue<P: Pages>(vifs: &mut [Option<Vif<P>>], slot: u32, n: u8) -> Option<&mut Queue<P>> {
    vifs.get_mut(slot as usize)?.as_mut()?.queues.get_mut(usize::from(n))
}

/// What a flow's frames have in common, for all of them to take the same queue.
fn flow(head: &[u8]) -> u32 {
    let at = match frames::ethertype(head) {
        Some((0x0800, at)) => at + 12..at + 24,
        Some((0x86dd, at)) => at + 8..at + 44,
        _ => 0..12,
    };
    let bytes = head.get(at).unwrap_or_default();
    bytes.iter().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// A frame of so many bytes is more than a port's MTU.
fn is_long(head: &[u8], len: usize, mtu: u16) -> bool {
    let header = HEADER + if frames::vlan(head).is_some() { TAG } else { 0 };
    len > header + usize::from(mtu)
}

/// One call of [`Nets::serve`].
pub struct Turn<'a, H: Hypervisor> {
    pub hyp: &'a mut H,
    pub vifs: &'a mut [Option<Vif<H::Mapped>>],
    pub round: &'a mut Round,
    pub hub: &'a mut Hub,
    pub now: u64,
    /// Copies made.
    pub copies: usize,
}

impl<H: Hypervisor> Turn<'_, H> {
    /// Frames of the card and the stack.
    pub fn inbound(&mut self) {
        if self.hub.inbound.is_empty() {
            return;
        }
        self.round.memory.clear();
        core::mem::swap(&mut self.round.memory, &mut self.hub.inbox);
        let vifs = &*self.vifs;
        let takes = |frame: &Inbound| {
            let PortId::Uplink = frame.from else { return false };
            let Route::To(PortId::Vif(slot)) = frame.route else { return false };
            let short = |vif: &Vif<_>| frame.offload.gso.is_some() || frame.at.len() <= HEADER + usize::from(vif.spec.mtu);
            vifs.get(slot as usize).and_then(Option::as_ref).is_some_and(|vif| vif.takes(MERGED, false) && short(vif))
        };
        for frame in merge(&mut self.round.memory, core::mem::take(&mut self.hub.inbound), takes) {
            let targets = self.targets(frame.network, frame.from, frame.route);
            let vifs = targets.into_iter().filter_map(|port| if let PortId::Vif(slot) = port { Some(slot) } else { None });
            let slow = Slow { taken: 0, uplink: false, stack: false, vifs: vifs.collect() };
            self.held(frame.at, frame.offload, &slow, Uplink::None);
        }
        self.flush();
    }

    /// Takes frames from the queues whose turn it is.
    pub fn gather(&mut self, kicked: &mut VecDeque<(u32, u8)>, later: &mut Vec<(u64, u32, u8)>) -> Vec<Taken> {
        let mut taken = core::mem::take(&mut self.round.taken);
        for _ in 0..kicked.len() {
            if taken.len() >= PER_TURN {
                break;
            }
            let Some((slot, n)) = kicked.pop_front() else { break };
            let Some(Some(vif)) = self.vifs.get_mut(slot as usize) else { continue };
            let Vif { queues, shape, counts, dom, .. } = vif;
            let Some(queue) = queues.get_mut(usize::from(n)).filter(|queue| !queue.closed) else { continue };
            let mut again = true;
            for _ in 0..PER_QUEUE {
                if let Some(shape) = shape
                    && !shape.ready(self.now)
                {
                    later.push((shape.at(), slot, n));
                    again = false;
                    break;
                }
                let step = match queue.tx.take() {
                    Ok(None) => queue.tx.sleep().map(|more| (None, more)),
                    Ok(Some(frame)) => Ok((Some(frame), true)),
                    Err(fault) => Err(fault),
                };
                touch(&mut self.round.touched, queue, slot, n);
                match step {
                    Ok((Some(Some(frame)), _)) => {
                        if let Some(shape) = shape {
                            shape.take(frame.len as u64);
                        }
                        taken.push(Taken { slot, queue: n, dom: *dom, frame, at: 0, fine: true });
                    }
                    Ok((Some(None), _)) => counts.sent_dropped += 1,
                    Ok((None, true)) => {}
                    Ok((None, false)) => {
                        queue.kicked = false;
                        again = false;
                        break;
                    }
                    Err(fault) => {
                        close(queue, *dom, fault);
                        again = false;
                        break;
                    }
                }
            }
            if again {
                kicked.push_back((slot, n));
            }
        }
        taken
    }

    /// Frames of guests.
    pub fn outbound(&mut self, mut taken: Vec<Taken>) {
        if taken.is_empty() {
            self.round.taken = taken;
            return;
        }
        let Round { memory, reads, .. } = &mut *self.round;
        memory.clear();
        reads.clear();
        for one in &mut taken {
            one.at = memory.len();
            let head = one.frame.len.min(HEAD);
            fill_to(memory, one.at + head);
            reads.read(one.dom, one.frame.pieces(), 0, head, one.at);
        }
        reads.run_reads(self.hyp, memory);
        let mut slow = Vec::new();
        for (n, one) in taken.iter_mut().enumerate() {
            one.fine = self.round.reads.is_fine(n);
            slow.extend(self.judge(n, one));
        }
        let heads = self.round.memory.len();
        let mut rest = slow.as_slice();
        // What was cut for the card makes room only if nobody is to be given it.
        self.flush();
        while !rest.is_empty() {
            let (mut bytes, mut count) = (0, 0);
            for one in rest {
                bytes += taken.get(one.taken).map_or(0, |one| one.frame.len);
                if bytes > BODIES {
                    break;
                }
                count += 1;
            }
            let (now, after) = rest.split_at_checked(count.max(1)).unwrap_or((rest, &[]));
            self.bodies(&mut taken, now);
            self.flush();
            self.round.memory.truncate(heads);
            rest = after;
        }
        self.flush();
        for one in &taken {
            let Some(queue) = queue(self.vifs, one.slot, one.queue) else { continue };
            queue.tx.done(&one.frame, one.fine);
            touch(&mut self.round.touched, queue, one.slot, one.queue);
        }
        taken.clear();
        self.round.taken = taken;
    }

    /// Decides where a frame goes, and gives it to guests that take it as it is. What else is to be done with it.
    fn judge(&mut self, n: usize, one: &Taken) -> Option<Slow> {
        let mut copy = [0; HEAD];
        let len = one.frame.len.min(HEAD);
        let head = copy.get_mut(..len)?;
        head.copy_from_slice(self.round.memory.get(one.at..one.at + len)?);
        let head = &*head;
        let vif = self.vifs.get_mut(one.slot as usize)?.as_mut()?;
        let offload = one.frame.offload;
        let right = one.fine && vif.spec.locking.allows(vif.spec.mac, head);
        let fits = if let Some(gso) = offload.gso {
            gso.size <= vif.spec.mtu
        } else {
            !is_long(head, one.frame.len, vif.spec.mtu)
        };
        let network = vif.network;
        let tagged = frames::vlan(head);
        let route = if right && fits {
            self.hub.network(network).map_or(Route::Drop, |network| network.route(PortId::Vif(one.slot), head, self.now))
        } else {
            Route::Drop
        };
        // A tag of its own must not take it where another network is.
        let hops = tagged
            .is_some_and(|vlan| self.hub.networks.iter().flatten().any(|network| network.uplink == Uplink::Vlan(vlan)));
        let vif = self.vifs.get_mut(one.slot as usize)?.as_mut()?;
        let everywhere = matches!(route, Route::All | Route::Unknown);
        if route == Route::Drop || hops || everywhere && !vif.storm.ready(self.now) {
            vif.counts.sent_dropped += 1;
            return None;
        }
        if everywhere {
            vif.storm.take(1);
        }
        vif.counts.sent(one.frame.len);
        let v6 = frames::is_v6(head);
        let mut slow = Slow { taken: n, uplink: false, stack: false, vifs: Vec::new() };
        for port in self.targets(network, PortId::Vif(one.slot), route) {
            match port {
                PortId::Uplink => slow.uplink = true,
                PortId::Stack => slow.stack = true,
                PortId::Vif(slot) => {
                    let takes =
                        self.vifs.get(slot as usize).and_then(Option::as_ref).is_some_and(|vif| vif.takes(offload, v6));
                    if takes {
                        let rest = Some((one.dom, one.frame.pieces()));
                        let frame = Frame { len: one.frame.len, offload, at: one.at, head: len, rest, flow: flow(head) };
                        self.give(slot, head, &frame);
                    } else {
                        slow.vifs.push(slot);
                    }
                }
            }
        }
        (slow.uplink || slow.stack || !slow.vifs.is_empty()).then_some(slow)
    }

    /// The ports a frame goes to.
    fn targets(&mut self, network: usize, from: PortId, route: Route) -> Vec<PortId> {
        let mut targets = Vec::new();
        let Some(Some(network)) = self.hub.networks.get(network) else { return targets };
        match route {
            Route::To(port) => targets.push(port),
            Route::Drop => {}
            Route::All | Route::Unknown => {
                if network.uplink != Uplink::None {
                    targets.push(PortId::Uplink);
                }
                if network.uplink == Uplink::Native && route == Route::All {
                    targets.push(PortId::Stack);
                }
                // Behind a card that may only have its own address is nobody else.
                let may = |slot: &&u32| {
                    let vif = self.vifs.get(**slot as usize).and_then(Option::as_ref);
                    vif.is_some_and(|vif| route == Route::All || vif.spec.locking == Locking::Unlocked)
                };
                let left = COPIES.saturating_sub(self.copies);
                targets.extend(network.vifs.iter().filter(may).take(left).map(|slot| PortId::Vif(*slot)));
                targets.retain(|port| *port != from);
                self.copies += targets.len();
            }
        }
        targets
    }

    /// Takes buffers of a guest for a frame, and has them filled.
    fn give(&mut self, slot: u32, head: &[u8], frame: &Frame<'_>) {
        if self.round.deliveries.len() >= DELIVERIES || self.round.out.len() >= OPS {
            self.flush();
        }
        let Some(Some(vif)) = self.vifs.get_mut(slot as usize) else { return };
        let Vif { dom, spec, features, queues, counts, .. } = vif;
        let long = frame.offload.gso.is_none() && is_long(head, frame.len, spec.mtu);
        let barred = spec.locking == Locking::Disabled || !features.sg && frame.len > PAGE_SIZE;
        let n = frame.flow.checked_rem(queues.len() as u32).unwrap_or(0);
        let queue = queues.get_mut(n as usize).filter(|queue| !queue.closed && !long && !barred);
        let Some(queue) = queue else {
            counts.received_dropped += 1;
            return;
        };
        match queue.rx.take(frame.len, frame.offload) {
            Ok(Some(buffers)) => {
                let ix = self.round.out.deliver(*dom, &buffers, frame.at, frame.head, frame.rest);
                self.round.deliveries.push(Delivery { slot, queue: n as u8, buffers, frame: ix });
            }
            Ok(None) => counts.received_dropped += 1,
            Err(fault) => {
                counts.received_dropped += 1;
                close(queue, *dom, fault);
            }
        }
    }

    /// Gives guests what the batch holds for them.
    fn flush(&mut self) {
        let Round { memory, out, deliveries, touched, .. } = &mut *self.round;
        if deliveries.is_empty() {
            return;
        }
        out.run_deliveries(self.hyp, memory);
        for Delivery { slot, queue: n, buffers, frame } in deliveries.drain(..) {
            let Some(Some(vif)) = self.vifs.get_mut(slot as usize) else { continue };
            let Some(queue) = vif.queues.get_mut(usize::from(n)) else { continue };
            let fine = out.is_fine(frame);
            queue.rx.done(&buffers, fine);
            if fine {
                vif.counts.received(buffers.frame_len());
            } else {
                vif.counts.received_dropped += 1;
            }
            touch(touched, queue, slot, n);
        }
        out.clear();
    }

    /// Reads whole frames and does with them what is to be done.
    fn bodies(&mut self, taken: &mut [Taken], slow: &[Slow]) {
        let Round { memory, reads, .. } = &mut *self.round;
        reads.clear();
        let mut places = Vec::with_capacity(slow.len());
        for one in slow {
            let Some(from) = taken.get(one.taken) else { return };
            let (at, len) = (memory.len(), from.frame.len);
            let head = len.min(HEAD);
            // The head that was judged, not what is there now.
            memory.extend_from_within(from.at..from.at + head);
            fill_to(memory, at + len);
            let read = reads.read(from.dom, from.frame.pieces(), head, len - head, at + head);
            places.push((at..at + len, read));
        }
        reads.run_reads(self.hyp, memory);
        for (one, (place, read)) in slow.iter().zip(places) {
            let Some(from) = taken.get_mut(one.taken) else { return };
            from.fine = self.round.reads.is_fine(read);
            let Some(Some(vif)) = self.vifs.get_mut(from.slot as usize) else { continue };
            if !from.fine {
                vif.counts.sent_dropped += 1;
                continue;
            }
            let uplink = self.hub.networks.get(vif.network).and_then(Option::as_ref).map(|network| network.uplink);
            let offload = from.frame.offload;
            self.held(place, offload, one, uplink.unwrap_or_default());
        }
    }

    /// Passes a frame on that is in our memory.
    fn held(&mut self, at: Range<usize>, mut offload: Offload, to: &Slow, uplink: Uplink) {
        let many = usize::from(to.uplink) + usize::from(to.stack) + to.vifs.len() > 1;
        if many && offload.gso.is_none() {
            self.complete(&at, &mut offload);
        }
        let card = self.hub.capabilities();
        if to.uplink {
            let able = (card.tx_checksum, card.tx_segmentation);
            self.ready(at.clone(), offload, able, |turn, at, offload| turn.send(at, offload, uplink, card.mtu));
        }
        if to.stack {
            self.ready(at.clone(), offload, (false, false), |turn, at, _| {
                let frame = turn.round.memory.get(at).unwrap_or_default();
                if is_long(frame, frame.len(), card.mtu) {
                    turn.hub.stack.received_dropped += 1;
                } else {
                    turn.hub.give_stack(frame);
                }
            });
        }
        for slot in &to.vifs {
            let v6 = frames::is_v6(self.round.memory.get(at.clone()).unwrap_or_default());
            let Some(Some(vif)) = self.vifs.get(*slot as usize) else { continue };
            let able =
                (vif.takes(Offload { gso: None, ..offload }, v6), vif.takes(Offload { blank: false, ..offload }, v6));
            self.ready(at.clone(), offload, able, |turn, at, offload| {
                let mut head = [0; HEAD];
                let bytes = turn.round.memory.get(at.clone()).unwrap_or_default();
                for (to, from) in head.iter_mut().zip(bytes) {
                    *to = *from;
                }
                let len = at.len();
                let frame = Frame { len, offload, at: at.start, head: len, rest: None, flow: flow(&head) };
                turn.give(*slot, &head, &frame);
            });
        }
    }

    /// Completes a checksum that was left out.
    fn complete(&mut self, at: &Range<usize>, offload: &mut Offload) {
        if offload.blank {
            let bytes = self.round.memory.get_mut(at.clone()).unwrap_or_default();
            *offload = if frames::complete(bytes) { RIGHT } else { Offload { blank: false, ..*offload } };
        }
    }

    /// Does for a frame what whoever gets it cannot: (checksum, cutting). One that cannot be cut is nobody's: it is no
    /// TCP, and its guest said that it is.
    fn ready(
        &mut self,
        at: Range<usize>,
        mut offload: Offload,
        able: (bool, bool),
        mut pass: impl FnMut(&mut Self, Range<usize>, Offload),
    ) {
        match offload.gso {
            Some(gso) if !able.1 || !able.0 => {
                let end = self.round.memory.len();
                for segment in frames::cut(&mut self.round.memory, at, gso).unwrap_or_default() {
                    pass(self, segment, RIGHT);
                }
                // A guest's batch still refers to them.
                if self.round.deliveries.is_empty() {
                    self.round.memory.truncate(end);
                }
            }
            _ => {
                if !able.0 {
                    self.complete(&at, &mut offload);
                }
                pass(self, at, offload);
            }
        }
    }

    fn send(&mut self, at: Range<usize>, offload: Offload, uplink: Uplink, mtu: u16) {
        let frame = self.round.memory.get(at).unwrap_or_default();
        let meta = match frames::meta(frame, offload) {
            Some(meta) if offload.gso.is_some() || !is_long(frame, frame.len(), mtu) => meta,
            _ => {
                self.hub.uplink.received_dropped += 1;
                return;
            }
        };
        self.hub.send(frame, uplink, meta);
    }

    /// Shows guests what was answered.
    pub fn show(&mut self) {
        for (slot, n) in core::mem::take(&mut self.round.touched) {
            let Some(queue) = queue(self.vifs, slot, n) else { continue };
            queue.touched = false;
            let [tx, rx] = [queue.tx.show(), queue.rx.show()];
            let [tx_port, rx_port] = queue.ports;
            if tx || rx && tx_port == rx_port {
                let _ = self.hyp.notify(tx_port);
            }
            if rx && tx_port != rx_port {
                let _ = self.hyp.notify(rx_port);
            }
        }
    }
}

fn touch<P: Pages>(touched: &mut Vec<(u32, u8)>, queue: &mut Queue<P>, slot: u32, n: u8) {
    if !core::mem::replace(&mut queue.touched, true) {
        touched.push((slot, n));
    }
}

/// Its guest broke it: it is served no more until it is connected again.
fn close<P: Pages>(queue: &mut Queue<P>, dom: DomId, fault: RingFault) {
    queue.closed = true;
    log::warn!("domain {}: a queue of its network card is closed: {fault:?}", dom.0);
}

// The largest frame, its head and what cutting it takes fit.
const _: () = assert!(PER_TURN * HEAD + BODIES + MAX_FRAME + 128 * 200 <= MEMORY);
