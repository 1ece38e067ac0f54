//! Networks of guests: what frontends that a test plays send reaches whom it should, as it was sent, and nobody else.
//!
//! Deliberately absent: how a frontend and the backend find each other; the queues are connected by hand.

use crate::builder::{Built, Order, small_kernel};
use crate::netfront::{NetFront, TX_BLANK, TX_VALIDATED};
use crate::rig::{MS, SECOND};
use agent::net::switch::{
    Attached, Features, Hub, Locking, Nets, PortCounts, QueuePages, SharedHub, StackPort, Uplink, VifSpec, frames,
};
use platform_xen::hyp::{Checksum, Events, FrameMeta, GrantRef, Nic, NicCapabilities};
use platform_xen::sim::{Sim, SimConfig};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

const CARD: [u8; 6] = [0x52, 0x54, 0, 0, 0, 1];
const OUTSIDE: [u8; 6] = [0x52, 0x54, 0, 0, 0, 99];
const EVERYBODY: [u8; 6] = [0xff; 6];

/// Frames sent, and those to be received.
type Frames = (Vec<Vec<u8>>, VecDeque<Vec<u8>>);

/// The card.
#[derive(Clone, Default)]
struct Wire(Rc<RefCell<Frames>>);

impl Wire {
    fn sent(&self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.0.borrow_mut().0)
    }
    fn come(&self, frame: Vec<u8>) {
        self.0.borrow_mut().1.push_back(frame);
    }
}

impl Nic for Wire {
    fn mac(&self) -> [u8; 6] {
        CARD
    }
    fn capabilities(&self) -> NicCapabilities {
        NicCapabilities { mtu: 1500, ..NicCapabilities::default() }
    }
    fn receive(&mut self, take: &mut dyn FnMut(&[u8], FrameMeta)) -> bool {
        let frame = self.0.borrow_mut().1.pop_front();
        frame.inspect(|frame| take(frame, FrameMeta::default())).is_some()
    }
    fn can_receive(&mut self) -> bool {
        !self.0.borrow().1.is_empty()
    }
    fn can_send(&mut self) -> bool {
        true
    }
    fn send(&mut self, len: usize, meta: FrameMeta, fill: &mut dyn FnMut(&mut [u8])) -> bool {
        assert!(!matches!(meta.checksum, Checksum::Partial { .. }), "a card that cannot is not asked to");
        let mut frame = vec![0; len];
        fill(&mut frame);
        self.0.borrow_mut().0.push(frame);
        true
    }
}

struct Card {
    built: Built,
    slot: Attached,
    mac: [u8; 6],
    queues: Vec<NetFront>,
}

struct Net {
    sim: Sim,
    nets: Nets<Sim>,
    wire: Wire,
    hub: SharedHub,
    cards: Vec<Card>,
    now: u64,
}

const ALL: Features = Features { sg: true, gso: [true; 2], blank: [true; 2] };
const OLD: Features = Features { sg: false, gso: [false; 2], blank: [true, false] };
const NETWORK: [u8; 16] = [1; 16];

impl Net {
    fn new() -> Net {
        let wire = Wire::default();
        let hub = Hub::shared(Some(Box::new(wire.clone())));
        let sim = Sim::new(SimConfig::default());
        Net { sim, nets: Nets::new(hub.clone()), wire, hub, cards: Vec::new(), now: SECOND }
    }

    /// Guests in one network, with everything a frontend can have.
    fn of(count: usize, uplink: Uplink) -> Net {
        let mut net = Net::new();
        for n in 0..count {
            net.add(ALL, 1, |spec| spec.uplink = uplink);
            assert_eq!(net.cards[n].slot, Attached(n as u32));
        }
        net
    }

    fn add(&mut self, features: Features, queues: u64, change: impl FnOnce(&mut VifSpec)) -> usize {
        let kernel = small_kernel();
        let order = Order { kernel: &kernel, ramdisk: b"", command_line: "", memory: 32 << 20, vcpus: 1 };
        let built = order.build(&mut self.sim).expect("built");
        let n = self.cards.len();
        let mac = [0x52, 0x54, 0, 1, 0, n as u8];
        let mut spec = VifSpec {
            id: [n as u8; 16],
            mac,
            mtu: 1500,
            network: NETWORK,
            uplink: Uplink::None,
            locking: Locking::Mac,
            kbps: None,
        };
        change(&mut spec);
        let slot = self.nets.attach(built.shell.dom(), spec, self.now).expect("attached");
        let mut fronts: Vec<NetFront> = (0..queues).map(|q| NetFront::new(&mut self.sim, built.shell.dom(), q)).collect();
        let pages = fronts.iter_mut().map(|front| {
            front.post(256);
            let (rings, ports) = front.connect(&mut self.sim);
            QueuePages { rings, ports }
        });
        let pages = pages.collect();
        self.nets.connect(slot, features, pages);
        self.cards.push(Card { built, slot, mac, queues: fronts });
        self.turn();
        n
    }

    /// What the loop does: events, then the networks.
    fn turn(&mut self) -> Option<u64> {
        while let Some(port) = self.sim.take_pending() {
            self.nets.event(&mut self.sim, port, self.now);
        }
        self.nets.serve(&mut self.sim, self.now)
    }

    /// Turns until there is nothing to do but wait.
    fn settle(&mut self) {
        for _ in 0..100 {
            if self.turn().is_none_or(|at| at > self.now) {
                return;
            }
        }
        panic!("it does not end");
    }

    fn send(&mut self, from: usize, frame: &[u8]) {
        self.cards[from].queues[0].send(frame, 0, None, &[]);
        self.cards[from].queues[0].show();
    }

    fn got(&mut self, n: usize) -> Vec<Vec<u8>> {
        self.cards[n].queues.iter_mut().flat_map(|queue| queue.receive()).map(|got| got.bytes).collect()
    }

    fn counts(&self, n: usize) -> PortCounts {
        self.nets.counts(self.cards[n].slot)
    }

    fn end(mut self) {
        for Card { built, slot, .. } in self.cards {
            for QueuePages { rings, ports } in self.nets.disconnect(slot) {
                crate::netfront::let_go(&mut self.sim, (rings, ports));
            }
            self.nets.detach(slot);
            built.destroy(&mut self.sim);
        }
        assert_eq!(self.sim.violations(), []);
        let counts = self.sim.counts();
        assert_eq!((counts.domains, counts.mapped_frames, counts.ports), (0, 0, 0));
    }
}

/// A frame of so many bytes, none of which is like another's nearby.
fn frame(to: [u8; 6], from: [u8; 6], len: usize) -> Vec<u8> {
    let mut frame: Vec<u8> = [to, from].concat();
    frame.extend([0x88, 0xb5]);
    frame.extend((0..len.saturating_sub(14)).map(|n| (n * 31 + n / 251) as u8));
    frame
}

fn checksum(parts: &[&[u8]]) -> u16 {
    let mut sum = 0u32;
    for part in parts {
        for pair in part.chunks(2) {
            sum += u32::from(u16::from_be_bytes([pair[0], pair.get(1).copied().unwrap_or(0)]));
        }
    }
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    !(sum as u16)
}

/// TCP or UDP over IPv4 or IPv6 with this payload; its checksum is that of the pseudo header, as netfront leaves it.
fn packet(to: [u8; 6], from: [u8; 6], v6: bool, tcp: bool, payload: usize) -> Vec<u8> {
    let mut l4 = if tcp {
        let mut tcp = vec![0x12, 0x34, 0, 80, 0, 0, 0x10, 0, 0, 0, 0, 1, 0x50, 0x19, 0x20, 0, 0, 0, 0, 0];
        tcp[13] |= 0x80;
        tcp
    } else {
        let len = (payload as u16 + 8).to_be_bytes();
        vec![0x12, 0x34, 0, 53, len[0], len[1], 0, 0]
    };
    l4.extend((0..payload).map(|n| (n * 7 + n / 256) as u8));
    let (protocol, at) = if tcp { (6, 16) } else { (17, 6) };
    let len = (l4.len() as u32).to_be_bytes();
    let mut frame = [to, from].concat();
    let addresses: Vec<u8> = if v6 { [[0xfd; 16], [0xfe; 16]].concat() } else { vec![10, 0, 0, 7, 10, 0, 0, 8] };
    let pseudo = !checksum(&[&addresses, &len, &[0, protocol]]);
    l4[at..at + 2].copy_from_slice(&pseudo.to_be_bytes());
    if v6 {
        frame.extend([0x86, 0xdd, 0x60, 0, 0, 0, len[2], len[3], protocol, 64]);
        frame.extend(addresses);
    } else {
        let total = ((l4.len() + 20).min(0xffff) as u16).to_be_bytes();
        let mut ip = vec![0x45, 0, total[0], total[1], 0xab, 0xcd, 0x40, 0, 64, protocol, 0, 0];
        ip.extend(addresses);
        let sum = checksum(&[&ip]).to_be_bytes();
        ip[10..12].copy_from_slice(&sum);
        frame.extend([0x08, 0]);
        frame.extend(ip);
    }
    frame.extend(l4);
    frame
}

/// Panics unless every checksum in it is right; its payload.
fn check(frame: &[u8], v6: bool, tcp: bool) -> Vec<u8> {
    let (ip, l4) = if v6 { (14, 54) } else { (14, 34) };
    let protocol = if tcp { 6 } else { 17 };
    let len = ((frame.len() - l4) as u32).to_be_bytes();
    let addresses = if v6 { &frame[22..54] } else { &frame[26..34] };
    assert_eq!(checksum(&[addresses, &len, &[0, protocol], &frame[l4..]]), 0, "checksum");
    if v6 {
        assert_eq!(usize::from(u16::from_be_bytes([frame[18], frame[19]])), frame.len() - 54);
    } else {
        assert_eq!(checksum(&[&frame[ip..l4]]), 0, "header checksum");
        assert_eq!(usize::from(u16::from_be_bytes([frame[16], frame[17]])), frame.len() - 14);
    }
    frame[l4 + if tcp { 20 } else { 8 }..].to_vec()
}

#[test]
fn frames_of_every_size_arrive_as_they_were_sent_both_ways() {
    let mut net = Net::new();
    for _ in 0..2 {
        net.add(ALL, 1, |spec| spec.mtu = 65521);
    }
    let sizes = (14..200).chain((200..9100).step_by(97)).chain([4095, 4096, 4097, 8191, 8192, 8193, 65534, 65535]);
    let pieces: [&[usize]; 4] = [&[], &[1, 1, 1], &[14], &[100, 3000, 3]];
    for (n, len) in sizes.enumerate() {
        let (from, to) = (n % 2, 1 - n % 2);
        let frame = frame(net.cards[to].mac, net.cards[from].mac, len);
        // Pieces that start small must not make it too many.
        let split = if len > 60000 { pieces[0] } else { pieces[n % 4] };
        net.cards[from].queues[0].send(&frame, 0, None, split);
        net.cards[from].queues[0].show();
        net.settle();
        let answered = net.cards[from].queues[0].answered();
        assert!(answered.iter().all(|status| *status == 0), "{len}: {answered:?}");
        let got = net.cards[to].queues[0].receive();
        assert_eq!(got.len(), 1, "{len}");
        assert!(got[0].bytes == frame && !got[0].failed && !got[0].blank && !got[0].validated, "{len}");
        assert!(net.sim.guest_event(net.cards[to].built.shell.dom(), net.cards[to].queues[0].ports[1]), "it is told");
    }
    assert_eq!((net.counts(0).sent_dropped, net.counts(1).received_dropped), (0, 0));
    net.end();
}

#[test]
fn what_travels_beside_a_frame_is_passed_on_between_guests() {
    let mut net = Net::of(2, Uplink::None);
    for (n, (flags, gso)) in [
        (TX_BLANK | TX_VALIDATED, None),
        (TX_VALIDATED, None),
        (TX_BLANK | TX_VALIDATED, Some((1, 1448))),
        (3, Some((2, 1428))),
    ]
    .into_iter()
    .enumerate()
    {
        let payload = if gso.is_some() { 60000 } else { 1000 };
        let frame = packet(net.cards[1].mac, net.cards[0].mac, n == 3, true, payload);
        net.cards[0].queues[0].send(&frame, flags, gso, &[]);
        net.cards[0].queues[0].show();
        net.settle();
        let got = net.cards[1].queues[0].receive();
        assert_eq!(got.len(), 1);
        assert!(got[0].bytes == frame, "{n}");
        assert_eq!((got[0].blank, got[0].validated, got[0].gso), (flags & TX_BLANK != 0, true, gso));
        assert!(net.cards[0].queues[0].answered().iter().all(|status| *status == 0 || *status == 1));
    }
    net.end();
}

#[test]
fn a_guest_that_cannot_is_given_what_is_done_already() {
    let mut net = Net::of(1, Uplink::None);
    let old = net.add(OLD, 1, |_| {});
    for (v6, tcp, payload) in [(true, true, 100), (true, false, 1001), (false, true, 20000), (true, true, 20000)] {
        let frame = packet(net.cards[old].mac, net.cards[0].mac, v6, tcp, payload);
        let gso = (payload > 1500).then_some((1 + u8::from(v6), 1428));
        net.cards[0].queues[0].send(&frame, TX_BLANK | TX_VALIDATED, gso, &[]);
        net.cards[0].queues[0].show();
        net.settle();
        let got = net.cards[old].queues[0].receive();
        let all: Vec<u8> = got.iter().flat_map(|got| check(&got.bytes, v6, tcp)).collect();
        assert!(got.iter().all(|got| !got.blank && got.validated && got.gso.is_none() && got.bytes.len() <= 1514));
        assert_eq!(all, (0..payload).map(|n| (n * 7 + n / 256) as u8).collect::<Vec<u8>>());
        if tcp && gso.is_some() {
            let (flags, seq) = if v6 { (67, 58) } else { (47, 38) };
            let last = got.len() - 1;
            for (n, got) in got.iter().enumerate() {
                // CWR on the first, FIN and PSH on the last.
                let wanted = 0x10 | if n == 0 { 0x80 } else { 0 } | if n == last { 0x09 } else { 0 };
                assert_eq!(got.bytes[flags], wanted);
                assert_eq!(got.bytes[seq..seq + 4], (0x1000 + n as u32 * 1428).to_be_bytes());
            }
        }
    }
    net.end();
}

#[test]
fn the_card_and_the_stack_are_given_what_is_done_already() {
    let mut net = Net::of(1, Uplink::Native);
    for (v6, tcp, payload) in [(false, false, 1001), (false, true, 1400), (false, true, 60001), (true, true, 40000)] {
        for to in [OUTSIDE, CARD] {
            let frame = packet(to, net.cards[0].mac, v6, tcp, payload);
            let gso = (payload > 1500).then_some((1 + u8::from(v6), 1400));
            net.cards[0].queues[0].send(&frame, TX_BLANK | TX_VALIDATED, gso, &[]);
            net.cards[0].queues[0].show();
            net.settle();
            let mut got = net.wire.sent();
            if to == CARD {
                assert!(got.is_empty());
                let mut stack = StackPort(net.hub.clone());
                while stack.receive(&mut |frame, _| got.push(frame.to_vec())) {}
            }
            let all: Vec<u8> = got.iter().flat_map(|frame| check(frame, v6, tcp)).collect();
            assert_eq!(all, (0..payload).map(|n| (n * 7 + n / 256) as u8).collect::<Vec<u8>>());
        }
    }
    net.end();
}

#[test]
fn the_switch_learns_and_tells_nobody_what_is_not_for_them() {
    let mut net = Net::of(3, Uplink::Native);
    let macs: Vec<[u8; 6]> = net.cards.iter().map(|card| card.mac).collect();
    let mut stack = StackPort(net.hub.clone());
    // A broadcast reaches everybody but who sent it.
    net.send(0, &frame(EVERYBODY, macs[0], 60));
    net.settle();
    assert_eq!([0, 1, 2].map(|n| net.got(n).len()), [0, 1, 1]);
    assert_eq!(net.wire.sent().len(), 1);
    assert!(stack.receive(&mut |_, _| {}) && !stack.receive(&mut |_, _| {}));
    // What nobody knows the way of goes out, and to nobody who can only be himself.
    net.send(0, &frame(OUTSIDE, macs[0], 60));
    net.settle();
    assert_eq!((net.got(1).len(), net.got(2).len(), net.wire.sent().len()), (0, 0, 1));
    // From outside: to a guest, to the stack, to everybody, to somebody else.
    for (to, guests, stacks) in [(macs[1], [0, 1, 0], 0), (CARD, [0; 3], 1), (EVERYBODY, [1; 3], 1), (OUTSIDE, [0; 3], 0)] {
        net.wire.come(frame(to, [2, 0, 0, 0, 0, 9], 60));
        let mut got = 0;
        while stack.receive(&mut |_, _| got += 1) {}
        net.settle();
        assert_eq!(([0, 1, 2].map(|n| net.got(n).len()), got), (guests, stacks), "{to:x?}");
    }
    // The stack to a guest, to everybody, out.
    for (to, guests, out) in [(macs[2], [0, 0, 1], 0), (EVERYBODY, [1; 3], 1), (OUTSIDE, [0; 3], 1)] {
        let frame = frame(to, CARD, 70);
        assert!(stack.send(frame.len(), FrameMeta::default(), &mut |to| to.copy_from_slice(&frame)));
        net.settle();
        assert_eq!([0, 1, 2].map(|n| net.got(n).len()), guests, "{to:x?}");
        assert_eq!(net.wire.sent().len(), out);
    }
    // What a bridge keeps for itself.
    net.send(0, &frame([0x01, 0x80, 0xc2, 0, 0, 0], macs[0], 60));
    net.settle();
    assert_eq!((net.got(1).len(), net.wire.sent().len()), (0, 0));
    net.end();
}

#[test]
fn an_unlocked_guest_may_have_others_behind_it_and_they_are_forgotten_in_time() {
    let mut net = Net::of(2, Uplink::None);
    let open = net.add(ALL, 1, |spec| spec.locking = Locking::Unlocked);
    let inner = [2, 0, 0, 0, 7, 7];
    let to_inner = frame(inner, net.cards[0].mac, 60);
    // Nobody knows it: only who may have others behind it is asked.
    net.send(0, &to_inner);
    net.settle();
    assert_eq!((net.got(1).len(), net.got(open).len()), (0, 1));
    net.send(open, &frame(net.cards[0].mac, inner, 60));
    net.settle();
    assert_eq!(net.got(0).len(), 1);
    let other = net.add(ALL, 1, |spec| spec.locking = Locking::Unlocked);
    net.send(0, &to_inner);
    net.settle();
    assert_eq!((net.got(open).len(), net.got(other).len()), (1, 0));
    net.now += 301 * SECOND;
    net.send(0, &to_inner);
    net.settle();
    assert_eq!((net.got(open).len(), net.got(other).len()), (1, 1));
    // What is behind one guest is bounded.
    for n in 0..200u8 {
        net.send(open, &frame(net.cards[0].mac, [2, 1, 0, 0, 0, n], 60));
        net.settle();
        net.got(0);
    }
    net.now += SECOND;
    net.send(0, &frame([2, 1, 0, 0, 0, 199], net.cards[0].mac, 60));
    net.settle();
    assert_eq!((net.got(open).len(), net.got(other).len()), (1, 1), "not learned: everybody is asked");
    net.end();
}

#[test]
fn no_guest_is_another() {
    let mut net = Net::of(2, Uplink::Native);
    let macs: Vec<[u8; 6]> = net.cards.iter().map(|card| card.mac).collect();
    let open = net.add(ALL, 1, |spec| (spec.uplink, spec.locking) = (Uplink::Native, Locking::Unlocked));
    for (from, bad) in [
        (0, frame(macs[1], OUTSIDE, 60)),
        (0, frame(macs[1], macs[1], 60)),
        (0, frame(OUTSIDE, CARD, 60)),
        // Not even an unlocked one has what is another's, the agent's least of all.
        (open, frame(macs[1], macs[0], 60)),
        (open, frame(OUTSIDE, CARD, 60)),
        (open, frame(OUTSIDE, EVERYBODY, 60)),
    ] {
        net.send(from, &bad);
        net.settle();
        assert_eq!((net.got(0).len(), net.got(1).len(), net.wire.sent().len()), (0, 0, 0), "{bad:x?}");
    }
    assert_eq!((net.counts(0).sent_dropped, net.counts(open).sent_dropped), (3, 3));
    // Who tries from outside is not believed either.
    net.wire.come(frame(macs[0], macs[1], 60));
    net.wire.come(frame(CARD, macs[1], 60));
    let mut stack = StackPort(net.hub.clone());
    while stack.receive(&mut |_, _| panic!("somebody else's")) {}
    net.settle();
    assert!(net.got(0).is_empty());
    net.send(1, &frame(macs[0], macs[1], 60));
    net.settle();
    assert_eq!(net.got(0).len(), 1);
    net.end();
}

#[test]
fn a_locked_guest_sends_from_its_addresses_only() {
    let mut net = Net::of(1, Uplink::None);
    let locked = net.add(ALL, 1, |spec| spec.locking = Locking::Addresses(vec![[10, 0, 0, 7]], vec![[0xfd; 16]]));
    let (to, from) = (net.cards[0].mac, net.cards[locked].mac);
    let right = packet(to, from, false, false, 10);
    let mut wrong = right.clone();
    wrong[29] = 9;
    let mut dhcp = right.clone();
    dhcp[26..30].fill(0);
    dhcp[34..38].copy_from_slice(&[0, 68, 0, 67]);
    let right6 = packet(to, from, true, false, 10);
    let mut wrong6 = right6.clone();
    wrong6[30] = 1;
    let arp = |sender: [u8; 4]| {
        let mut arp = frame(EVERYBODY, from, 14);
        arp[12..].copy_from_slice(&[8, 6]);
        arp.extend([0, 1, 8, 0, 6, 4, 0, 1]);
        arp.extend(from);
        arp.extend(sender);
        arp.extend([0, 0, 0, 0, 0, 0, 10, 0, 0, 8]);
        arp
    };
    let advertises = |target: [u8; 16], hidden: bool| {
        let mut frame = right6[..54].to_vec();
        let mut icmp = vec![136, 0, 0, 0, 0x60, 0, 0, 0];
        icmp.extend(target);
        if hidden {
            frame[20] = 0;
            icmp.splice(0..0, [58, 0, 1, 4, 0, 0, 0, 0]);
        } else {
            frame[20] = 58;
        }
        frame[19] = icmp.len() as u8;
        frame.extend(icmp);
        frame
    };
    for (frame, passes) in [
        (advertises([0xfd; 16], false), true),
        (advertises([0xfd; 16], true), true),
        (advertises([0xfe; 16], false), false),
        (advertises([0xfe; 16], true), false),
        (right6.clone(), true),
        (right, true),
        (wrong, false),
        (dhcp, true),
        (wrong6, false),
        (arp([10, 0, 0, 7]), true),
        (arp([10, 0, 0, 9]), false),
        (frame(to, from, 60), false),
    ] {
        net.send(locked, &frame);
        net.settle();
        assert_eq!(net.got(0).len(), usize::from(passes), "{frame:x?}");
    }
    net.nets.restrict(net.cards[locked].slot, Locking::Disabled, None, net.now);
    net.send(locked, &frame(to, from, 60));
    net.send(0, &frame(from, to, 60));
    net.settle();
    assert_eq!((net.got(0).len(), net.got(locked).len()), (0, 0));
    net.end();
}

#[test]
fn vlans_are_networks_of_their_own() {
    let mut net = Net::of(1, Uplink::Native);
    let vlan = |n: u8| move |spec: &mut VifSpec| (spec.network, spec.uplink) = ([n; 16], Uplink::Vlan(n.into()));
    let (a, b) = (net.add(ALL, 1, vlan(5)), net.add(ALL, 1, vlan(6)));
    let open = net.add(ALL, 1, |spec| (spec.uplink, spec.locking) = (Uplink::Native, Locking::Unlocked));
    let sent = frame(EVERYBODY, net.cards[a].mac, 60);
    net.send(a, &sent);
    net.settle();
    let out = net.wire.sent();
    assert_eq!(out.len(), 1);
    assert_eq!((frames::vlan(&out[0]), out[0].len()), (Some(5), 64));
    assert_eq!([&out[0][..12], &out[0][16..]].concat(), sent);
    assert_eq!([0, b, open].map(|n| net.got(n).len()), [0; 3]);
    let mut stack = StackPort(net.hub.clone());
    let mut come = frame(EVERYBODY, OUTSIDE, 60);
    let plain = come.clone();
    come.splice(12..12, [0x81, 0, 0x20, 6]);
    net.wire.come(come);
    assert!(!stack.receive(&mut |_, _| {}), "not the stack's");
    net.settle();
    assert_eq!((net.got(0).len(), net.got(a).len(), net.got(b)), (0, 0, vec![plain]));
    // A tag of a guest's own takes it nowhere else.
    for from in [0, open] {
        let mut hops = frame(OUTSIDE, net.cards[from].mac, 60);
        hops.splice(12..12, [0x81, 0, 0, 5]);
        net.send(from, &hops);
        net.settle();
        assert_eq!((net.wire.sent().len(), net.got(a).len()), (0, 0));
    }
    net.end();
}

#[test]
fn frames_longer_than_a_port_takes_are_dropped_and_counted() {
    let mut net = Net::of(1, Uplink::Native);
    let jumbo = net.add(ALL, 1, |spec| (spec.mtu, spec.uplink) = (9000, Uplink::Native));
    let second = net.add(ALL, 1, |spec| (spec.mtu, spec.uplink) = (9000, Uplink::Native));
    let macs: Vec<[u8; 6]> = net.cards.iter().map(|card| card.mac).collect();
    for (to, len, arrives) in [(second, 9014, true), (second, 9015, false), (0, 1514, true), (0, 1515, false)] {
        net.send(jumbo, &frame(macs[to], macs[jumbo], len));
        net.settle();
        assert_eq!(net.got(to).len(), usize::from(arrives), "{len}");
    }
    net.send(jumbo, &frame(OUTSIDE, macs[jumbo], 1514));
    net.send(jumbo, &frame(OUTSIDE, macs[jumbo], 1515));
    net.settle();
    assert_eq!(net.wire.sent().len(), 1);
    assert_eq!((net.counts(jumbo).sent_dropped, net.counts(0).received_dropped), (1, 1));
    assert_eq!(net.hub.borrow().uplink.received_dropped, 1);
    net.end();
}

#[test]
fn broadcasts_are_bounded_and_so_is_what_a_guest_may_send() {
    let mut net = Net::of(1, Uplink::None);
    let bounded = net.add(ALL, 1, |spec| spec.kbps = Some(100));
    let macs: Vec<[u8; 6]> = net.cards.iter().map(|card| card.mac).collect();
    let mut got = 0;
    for _ in 0..50 {
        for _ in 0..20 {
            net.cards[0].queues[0].send(&frame(EVERYBODY, macs[0], 60), 0, None, &[]);
        }
        net.cards[0].queues[0].show();
        net.settle();
        got += net.got(bounded).len();
    }
    assert_eq!((got, net.counts(0).sent_dropped), (256, 744));
    net.now += 100 * MS;
    net.send(0, &frame(EVERYBODY, macs[0], 60));
    net.settle();
    assert_eq!(net.got(bounded).len(), 1);
    // 100 KB a second, and what may be sent at once: what is more waits in the ring.
    let (begin, mut bytes) = (net.now, 0);
    while net.now < begin + 4 * SECOND {
        let queue = &mut net.cards[bounded].queues[0];
        while queue.tx_prod.wrapping_sub(queue.index(0, 8)) < 200 {
            queue.send(&frame(macs[0], macs[bounded], 1024), 0, None, &[]);
        }
        queue.show();
        let at = net.turn();
        bytes += net.got(0).iter().map(Vec::len).sum::<usize>();
        net.now = at.unwrap_or(net.now).max(net.now + MS);
    }
    let expected = 4 * 100 * 1024 + (64 << 10);
    assert!((expected - 3000..=expected + 3000).contains(&bytes), "{bytes}");
    assert_eq!(net.counts(bounded).sent_dropped, 0);
    net.end();
}

#[test]
fn several_queues_are_used_and_a_flow_keeps_to_one() {
    let mut net = Net::of(1, Uplink::None);
    let many = net.add(ALL, 4, |_| {});
    let (to, from) = (net.cards[many].mac, net.cards[0].mac);
    for flow in 0..32u8 {
        let mut frame = packet(to, from, false, true, 100);
        frame[35] = flow;
        for _ in 0..3 {
            net.send(0, &frame);
        }
        net.settle();
        let got: Vec<usize> = net.cards[many].queues.iter_mut().map(|queue| queue.receive().len()).collect();
        assert!(got.iter().all(|count| *count == 0 || *count == 3) && got.iter().sum::<usize>() == 3, "{got:?}");
    }
    for n in 0..4 {
        let sent = frame(from, to, 60 + n);
        net.cards[many].queues[n].send(&sent, 0, None, &[]);
        net.cards[many].queues[n].show();
        net.settle();
        assert_eq!(net.got(0), [sent]);
    }
    net.end();
}

#[test]
fn lesson_51_what_was_judged_is_what_is_delivered() {
    // The page is changed after the head was read: the rest may differ, who sent it may not.
    let mut net = Net::of(2, Uplink::Native);
    let from = net.cards[0].mac;
    for to in [net.cards[1].mac, OUTSIDE] {
        let good = frame(to, from, 500);
        net.send(0, &good);
        let page = net.cards[0].queues[0].page().0 - 1;
        let dom = net.cards[0].built.shell.dom();
        let evil = frame(EVERYBODY, OUTSIDE, 500);
        let sim = net.sim.clone();
        net.sim.after_copies(move || assert!(sim.poke(dom, ((0x410 + page as u64) << 12) + 2, &evil)));
        net.settle();
        let mut got = net.got(1);
        got.extend(net.wire.sent());
        assert_eq!((got.len(), &got[0][..12]), (1, &good[..12]));
    }
    net.end();
}

#[test]
fn lesson_52_impossible_indices_close_one_queue_and_no_other() {
    for (ring, index) in [(0, 257), (0, u32::MAX), (0, 0x8000_0000), (1, 256 + 257), (1, u32::MAX)] {
        let mut net = Net::of(3, Uplink::None);
        let macs: Vec<[u8; 6]> = net.cards.iter().map(|card| card.mac).collect();
        net.cards[0].queues[0].set_index(ring, 0, index);
        let dom = net.cards[0].built.shell.dom();
        net.sim.guest_notify(dom, net.cards[0].queues[0].ports[0]);
        net.send(1, &frame(macs[0], macs[1], 60));
        net.send(1, &frame(macs[2], macs[1], 60));
        net.settle();
        assert_eq!(net.got(2).len(), 1, "{ring} {index}");
        assert_eq!(net.counts(0).received_dropped, 1);
        net.end();
    }
}

#[test]
fn lesson_54_grants_that_are_not_cost_their_frame() {
    let mut net = Net::of(2, Uplink::Native);
    let macs: Vec<[u8; 6]> = net.cards.iter().map(|card| card.mac).collect();
    let queue = &mut net.cards[0].queues[0];
    let good = frame(macs[1], macs[0], 60);
    queue.send(&good, 0, None, &[]);
    queue.request(GrantRef(9999), 0, 0, 60);
    // The head is there and the rest is not: to a guest, out, to the stack.
    for to in [macs[1], OUTSIDE, CARD] {
        let head = frame(to, macs[0], 100);
        let (page, grant) = queue.page();
        queue.write_page(page, 0, &head);
        queue.request(grant, 0, 4, 200);
        queue.request(GrantRef(9998), 0, 0, 100);
    }
    queue.send(&good, 0, None, &[]);
    queue.show();
    net.settle();
    let got = net.cards[1].queues[0].receive();
    assert_eq!(got.iter().map(|got| got.failed).collect::<Vec<bool>>(), [false, true, false]);
    assert!(got[0].bytes == good && got[2].bytes == good);
    assert_eq!(net.cards[0].queues[0].answered(), [0, -1, 0, 0, -1, -1, -1, -1, 0]);
    assert!(net.wire.sent().is_empty());
    // Who posts what it did not grant hurts nobody else.
    net.cards[1].queues[0].set_index(1, 0, net.cards[1].queues[0].rx_prod);
    net.end();
}

#[test]
fn lesson_58_a_malformed_frame_costs_itself_only() {
    let mut net = Net::of(2, Uplink::None);
    let (to, from) = (net.cards[1].mac, net.cards[0].mac);
    let good = frame(to, from, 200);
    let queue = &mut net.cards[0].queues[0];
    let mut wanted = Vec::new();
    let grant = queue.page().1;
    let bad: [&dyn Fn(&mut NetFront); 9] = [
        // Too short, over its page, more than was said, as much as was said.
        &|queue| queue.request(grant, 0, 0, 13),
        &|queue| queue.request(grant, 4090, 0, 60),
        &|queue| (queue.request(grant, 0, 4, 60), queue.request(grant, 0, 0, 61)).0,
        &|queue| (queue.request(grant, 0, 4, 60), queue.request(grant, 0, 0, 60)).0,
        // Too many slots.
        &|queue| (0..19).for_each(|n| queue.request(grant, 0, if n < 18 { 4 } else { 0 }, if n == 0 { 1000 } else { 10 })),
        // Extra infos that are none, a GSO of nothing, two of them.
        &|queue| (queue.request(grant, 0, 8, 60), queue.slot([9; 12])).0,
        &|queue| (queue.request(grant, 0, 8, 60), queue.slot([2, 0, 1, 2, 3, 4, 5, 6, 0, 0, 0, 0])).0,
        &|queue| (queue.request(grant, 0, 8, 60), queue.gso(1, 0)).0,
        &|queue| {
            queue.request(grant, 0, 8, 60);
            queue.slot([1, 1, 100, 5, 1, 0, 0, 0, 0, 0, 0, 0]);
            queue.gso(1, 1400);
        },
    ];
    for write in bad {
        let before = queue.tx_prod;
        write(queue);
        wanted.push(queue.tx_prod - before);
        // [9; 12] says that another follows.
        if queue.tx_slot(queue.tx_prod - 1) == [9; 12] {
            queue.gso(1, 1400);
        }
        queue.send(&good, 0, None, &[]);
    }
    queue.show();
    net.settle();
    assert_eq!(net.got(1), vec![good; 9]);
    let answered = net.cards[0].queues[0].answered();
    assert_eq!(answered.iter().filter(|status| **status == 0).count(), 9);
    assert_eq!(answered.len() as u32, net.cards[0].queues[0].tx_prod, "every slot is answered");
    assert_eq!(net.counts(0).sent_dropped, 9);
    net.end();
}

#[test]
fn lesson_58_slots_that_lead_nowhere_close_one_queue() {
    for flags in [4, 8] {
        let mut net = Net::of(1, Uplink::None);
        let two = net.add(ALL, 2, |_| {});
        let (to, from) = (net.cards[0].mac, net.cards[two].mac);
        let queue = &mut net.cards[two].queues[0];
        let grant = queue.page().1;
        queue.request(grant, 0, flags, 60);
        queue.show();
        net.settle();
        net.cards[two].queues[1].send(&frame(to, from, 60), 0, None, &[]);
        net.cards[two].queues[1].show();
        net.cards[two].queues[0].send(&frame(to, from, 60), 0, None, &[]);
        net.cards[two].queues[0].show();
        net.settle();
        assert_eq!(net.got(0).len(), 1, "the other queue goes on");
        net.end();
    }
}

#[test]
fn lesson_59_who_does_not_receive_holds_nothing() {
    let mut net = Net::of(2, Uplink::Native);
    let (to, from) = (net.cards[1].mac, net.cards[0].mac);
    for _ in 0..100 {
        for _ in 0..20 {
            net.cards[0].queues[0].send(&frame(to, from, 1000), 0, None, &[]);
        }
        net.cards[0].queues[0].show();
        net.wire.come(frame(to, OUTSIDE, 1000));
        let mut stack = StackPort(net.hub.clone());
        while stack.receive(&mut |_, _| {}) {}
        net.settle();
    }
    assert_eq!(net.counts(1).received + net.counts(1).received_dropped, 2100);
    assert_eq!((net.counts(1).received, net.counts(0).sent_dropped), (256, 0));
    assert_eq!(net.cards[0].queues[0].answered(), vec![0; 2000]);
    // As soon as it does, it has what comes.
    net.got(1);
    net.send(0, &frame(to, from, 60));
    net.settle();
    assert_eq!(net.got(1).len(), 1);
    net.end();
}

#[test]
fn lesson_60_headers_in_pieces_and_many_tiny_slots() {
    let mut net = Net::of(2, Uplink::Native);
    let (to, from) = (net.cards[1].mac, net.cards[0].mac);
    for to in [to, OUTSIDE] {
        for sizes in [vec![1; 17], vec![13, 1], vec![6, 6, 2], vec![14, 0, 0, 0, 5], (1..18).collect()] {
            let sent = packet(to, from, false, false, 300);
            net.cards[0].queues[0].send(&sent, TX_BLANK | TX_VALIDATED, None, &sizes);
            net.cards[0].queues[0].show();
            net.settle();
            let answered = net.cards[0].queues[0].answered();
            assert!(answered.iter().all(|status| *status == 0), "{sizes:?}: {answered:?}");
            let mut got = net.got(1);
            got.extend(net.wire.sent());
            assert_eq!(got.len(), 1);
            assert!(to == OUTSIDE || got[0] == sent);
            assert!(to != OUTSIDE || check(&got[0], false, false).len() == 300);
        }
    }
    net.end();
}

#[test]
fn lesson_61_kicks_for_nothing_are_not_listened_to_for_ever() {
    let mut net = Net::of(2, Uplink::None);
    let (to, from) = (net.cards[1].mac, net.cards[0].mac);
    let (dom, port) = (net.cards[0].built.shell.dom(), net.cards[0].queues[0].ports[0]);
    let mut masked = 0;
    for _ in 0..1000 {
        net.sim.guest_notify(dom, port);
        masked += usize::from(net.sim.take_pending().is_some_and(|port| net.nets.event(&mut net.sim, port, net.now)));
    }
    assert_eq!(masked, 1);
    net.send(1, &frame(from, to, 60));
    let until = net.turn().expect("to be heard again");
    assert_eq!(net.got(0).len(), 1, "others go on");
    assert!(until > net.now && until <= net.now + 10 * MS);
    net.now = until;
    net.send(0, &frame(to, from, 60));
    net.settle();
    net.settle();
    assert_eq!(net.got(1).len(), 1);
    net.end();
}

#[test]
fn a_turn_is_bounded_and_everybody_has_a_share() {
    let mut net = Net::of(3, Uplink::None);
    let macs: Vec<[u8; 6]> = net.cards.iter().map(|card| card.mac).collect();
    for _ in 0..250 {
        net.cards[0].queues[0].send(&frame(macs[2], macs[0], 60), 0, None, &[]);
    }
    net.cards[0].queues[0].show();
    for _ in 0..5 {
        net.cards[1].queues[0].send(&frame(macs[2], macs[1], 60), 0, None, &[]);
    }
    net.cards[1].queues[0].show();
    assert_eq!(net.turn(), Some(net.now), "there is more");
    let got = net.got(2);
    assert!(got.len() <= 128);
    assert_eq!(got.iter().filter(|frame| frame[6..12] == macs[1]).count(), 5);
    net.settle();
    assert_eq!(net.got(2).len() + got.len(), 255);
    net.end();
}

#[test]
fn a_guest_that_comes_and_goes_leaves_nothing() {
    let mut net = Net::of(1, Uplink::Native);
    for _ in 0..20 {
        let n = net.add(ALL, 2, |spec| spec.uplink = Uplink::Native);
        net.send(n, &frame(EVERYBODY, net.cards[n].mac, 60));
        net.settle();
        assert_eq!(net.got(0).len(), 1);
        let card = net.cards.pop().expect("it");
        net.send(0, &frame(card.mac, net.cards[0].mac, 60));
        for QueuePages { rings, ports } in net.nets.disconnect(card.slot) {
            crate::netfront::let_go(&mut net.sim, (rings, ports));
        }
        net.nets.detach(card.slot);
        card.built.destroy(&mut net.sim);
        net.settle();
        net.now += SECOND;
    }
    assert!(
        net.nets
            .attach(
                net.cards[0].built.shell.dom(),
                VifSpec {
                    id: [9; 16],
                    mac: net.cards[0].mac,
                    mtu: 1500,
                    network: NETWORK,
                    uplink: Uplink::Native,
                    locking: Locking::Mac,
                    kbps: None
                },
                net.now
            )
            .is_none(),
        "an address twice"
    );
    net.end();
}
