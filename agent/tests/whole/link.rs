//! An Ethernet segment in memory that loses, repeats and reorders frames by a seed; and clients with a stack of their own.
//!
//! Deliberately absent: bandwidth, delay beyond what reordering makes.

use crate::faults::Random;
use crate::rig::MS;
use platform_xen::hyp::{FrameMeta, Nic, NicCapabilities};
use smoltcp::iface::{Config, Interface, SocketHandle, SocketSet};
use smoltcp::phy::{Device, DeviceCapabilities, Medium, RxToken, TxToken};
use smoltcp::socket::tcp;
use smoltcp::time::Instant;
use smoltcp::wire::{EthernetAddress, IpAddress, IpCidr};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

pub const AGENT: [u8; 6] = [0x52, 0x54, 0, 0, 0, 1];

struct State {
    queues: BTreeMap<[u8; 6], VecDeque<Vec<u8>>>,
    random: Random,
    /// In a hundred frames, that many are lost, as many repeated, as many overtaken.
    trouble: usize,
    lost: usize,
}

/// The segment; clones share it.
#[derive(Clone)]
pub struct Link(Rc<RefCell<State>>);

impl Link {
    pub fn new(seed: u64) -> Link {
        let queues = BTreeMap::from([(AGENT, VecDeque::new())]);
        Link(Rc::new(RefCell::new(State { queues, random: Random::new(seed), trouble: 0, lost: 0 })))
    }

    pub fn trouble(&self, percent: usize) {
        self.0.borrow_mut().trouble = percent;
    }

    pub fn lost(&self) -> usize {
        self.0.borrow().lost
    }

    fn send(&self, frame: Vec<u8>) {
        let mut state = self.0.borrow_mut();
        let State { queues, random, trouble, lost } = &mut *state;
        let (to, from) = (&frame[..6], &frame[6..12]);
        for (_, queue) in queues.iter_mut().filter(|(mac, _)| (to == *mac || to[0] & 1 == 1) && from != *mac) {
            match random.below(100) / (*trouble).max(1) {
                0 if *trouble > 0 => *lost += 1,
                1 if *trouble > 0 => queue.extend([frame.clone(), frame.clone()]),
                2 if *trouble > 0 => queue.push_front(frame.clone()),
                _ => queue.push_back(frame.clone()),
            }
        }
    }

    fn take(&self, mac: [u8; 6]) -> Option<Vec<u8>> {
        self.0.borrow_mut().queues.get_mut(&mac)?.pop_front()
    }
}

/// The agent's card.
pub struct Card(pub Link);

impl Nic for Card {
    fn mac(&self) -> [u8; 6] {
        AGENT
    }
    fn capabilities(&self) -> NicCapabilities {
        NicCapabilities { mtu: 1500, ..NicCapabilities::default() }
    }
    fn receive(&mut self, take: &mut dyn FnMut(&[u8], FrameMeta)) -> bool {
        let frame = self.0.take(AGENT);
        if let Some(frame) = &frame {
            take(frame, FrameMeta::default());
        }
        frame.is_some()
    }
    fn can_receive(&mut self) -> bool {
        self.0.0.borrow().queues.get(&AGENT).is_some_and(|queue| !queue.is_empty())
    }
    fn can_send(&mut self) -> bool {
        true
    }
    fn send(&mut self, len: usize, _: FrameMeta, fill: &mut dyn FnMut(&mut [u8])) -> bool {
        let mut frame = vec![0; len];
        fill(&mut frame);
        self.0.send(frame);
        true
    }
}

struct Port(Link, [u8; 6]);
struct Rx(Vec<u8>);
struct Tx(Link);

impl Device for Port {
    type RxToken<'a> = Rx;
    type TxToken<'a> = Tx;
    fn receive(&mut self, _: Instant) -> Option<(Rx, Tx)> {
        self.0.take(self.1).map(|frame| (Rx(frame), Tx(self.0.clone())))
    }
    fn transmit(&mut self, _: Instant) -> Option<Tx> {
        Some(Tx(self.0.clone()))
    }
    fn capabilities(&self) -> DeviceCapabilities {
        let mut caps = DeviceCapabilities::default();
        caps.max_transmission_unit = 1514;
        caps.medium = Medium::Ethernet;
        caps
    }
}

impl RxToken for Rx {
    fn consume<R, F: FnOnce(&[u8]) -> R>(self, f: F) -> R {
        f(&self.0)
    }
}

impl TxToken for Tx {
    fn consume<R, F: FnOnce(&mut [u8]) -> R>(self, len: usize, f: F) -> R {
        let mut frame = vec![0; len];
        let result = f(&mut frame);
        self.0.send(frame);
        result
    }
}

/// A client machine at 10.0.0.`host`.
pub struct Peer {
    port: Port,
    iface: Interface,
    sockets: SocketSet<'static>,
    next_port: u16,
    /// It hears nothing any more: handshakes stay half done.
    pub deaf: bool,
}

impl Peer {
    pub fn new(link: &Link, host: u8) -> Peer {
        let mac = [0x52, 0x54, 0, 0, 0, host];
        link.0.borrow_mut().queues.insert(mac, VecDeque::new());
        let mut port = Port(link.clone(), mac);
        let mut config = Config::new(EthernetAddress(mac).into());
        config.random_seed = u64::from(host);
        let mut iface = Interface::new(config, &mut port, Instant::ZERO);
        iface.update_ip_addrs(|list| list.push(IpCidr::new(IpAddress::v4(10, 0, 0, host), 24)).expect("room"));
        Peer { port, iface, sockets: SocketSet::new(Vec::new()), next_port: 49152, deaf: false }
    }

    pub fn poll(&mut self, now: u64) {
        if self.deaf {
            while self.port.0.take(self.port.1).is_some() {}
        }
        self.iface.poll(Instant::from_millis((now / MS) as i64), &mut self.port, &mut self.sockets);
    }

    pub fn connect(&mut self) -> SocketHandle {
        let buffer = || tcp::SocketBuffer::new(vec![0; 16 << 10]);
        let mut socket = tcp::Socket::new(buffer(), buffer());
        self.next_port = self.next_port.checked_add(1).unwrap_or(49152);
        socket
            .connect(self.iface.context(), (IpAddress::v4(10, 0, 0, 1), agent::net::smol::PORT), self.next_port)
            .expect("connects");
        self.sockets.add(socket)
    }

    /// Waits for somebody who connects.
    pub fn listen(&mut self, port: u16) -> SocketHandle {
        let buffer = || tcp::SocketBuffer::new(vec![0; 16 << 10]);
        let mut socket = tcp::Socket::new(buffer(), buffer());
        socket.listen(port).expect("listens");
        self.sockets.add(socket)
    }

    pub fn socket(&mut self, handle: SocketHandle) -> &mut tcp::Socket<'static> {
        self.sockets.get_mut(handle)
    }

    pub fn remove(&mut self, handle: SocketHandle) {
        self.sockets.remove(handle);
    }

    /// Reads what is there.
    pub fn read(&mut self, handle: SocketHandle) -> Vec<u8> {
        let socket = self.socket(handle);
        let mut all = Vec::new();
        while socket.can_recv() {
            let _ = socket.recv(|bytes| {
                all.extend_from_slice(bytes);
                (bytes.len(), ())
            });
        }
        all
    }
}
