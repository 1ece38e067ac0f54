//! [`Net`] by smoltcp over a [`Nic`].
//!
//! smoltcp has no accept queue, so a few sockets always listen; each that is taken is replaced at once. The cap on
//! connections is the server's (it answers 503), here there are only a few more sockets than that. Sockets that wait for
//! the other side, to finish a handshake or to close too, have a deadline, and give way earlier when there are no more
//! (LESSONS 45, XSA-413: whoever leaves connections half open or half closed must not keep others out).
//!
//! ```text
//!   Nic -> Phy (one copy in) -> Interface -> TCP sockets -> accept or connect, read, write
//! ```
//!
//! Deliberately absent: more than one interface in use, IP fragments.

use super::{Conn, Net, NetCounts, NetInfo, Read, Service, addr};
use crate::manifest;
use alloc::vec::Vec;
use api_core::idmap::IdMap;
use platform_xen::hyp::{FrameMeta, Nic, zeroes};
use smoltcp::iface::{Config, Interface, PollIngressSingleResult, PollResult, SocketHandle, SocketSet};
use smoltcp::phy::{self, DeviceCapabilities, Medium};
use smoltcp::socket::{dhcpv4, tcp, udp};
use smoltcp::time::{Duration, Instant};
use smoltcp::wire::{EthernetAddress, HardwareAddress, IpAddress, IpCidr, IpEndpoint, Ipv4Address};

/// Where the standard dialect answers.
pub const PORT: u16 = 9363;
/// Sockets that listen at any time.
const LISTENING: usize = 8;
/// Buffer each way of a connection. Measured in QEMU: uploads at 21, 25, 27 and 27 MiB/s with 8, 16, 32 and 64 KiB,
/// downloads at 10 with any.
const BUFFER: usize = 16 << 10;
/// Likewise of one that we opened: an SR's, of which there are few.
const DIALLED_BUFFER: usize = 64 << 10;
/// Ports of our own for those (RFC 6335, 6: dynamic ones).
const DYNAMIC: u16 = 49152;
/// One that we opened asks after this long of silence whether the other side is there, and is given up after that.
const DIALLED_ALIVE: Duration = Duration::from_secs(3);
const DIALLED_DEAD: Duration = Duration::from_secs(10);
/// Half-open and half-closed connections are given up after this.
const LINGER_NS: u64 = 10_000_000_000;
/// A connection whose other side answers nothing any more is given up after this.
const DEAD_AFTER: Duration = Duration::from_secs(60);
/// Received frames handled in one poll, so that a flood can't hold the loop.
const FRAMES_PER_POLL: usize = 64;
/// Frames that a socket may send in one, so that those with much to say don't hold the loop: a buffer's worth.
const ROUNDS_PER_FLUSH: usize = 12;
/// What only acknowledges waits this long for something to go with.
const ACK_PATIENCE_NS: u64 = 1_000_000;
/// How long DHCP may take before the static address is used.
const DHCP_PATIENCE_NS: u64 = 3_000_000_000;

/// The DHCP option that names time servers (RFC 2132, 8.3).
const NTP_SERVERS: u8 = 42;
/// What DHCP is asked for: netmask, router, name servers, time servers.
const REQUESTED: [u8; 4] = [1, 3, 6, NTP_SERVERS];

/// The network of one card.
pub struct Smol<N: Nic> {
    phy: Phy<N>,
    iface: Interface,
    sockets: SocketSet<'static>,
    /// Listening, and since when somebody has been connecting, oldest first among those.
    listening: Vec<(SocketHandle, Option<u64>)>,
    open: IdMap<Conn, SocketHandle>,
    /// Of these, opened by us: they take no client's place.
    dialled: Vec<Conn>,
    /// Where the next one's own port is, from [`DYNAMIC`] on.
    next_port: u16,
    /// Closed by us, waiting for the other side to have everything; since when, oldest first.
    closing: Vec<(SocketHandle, u64)>,
    now: u64,
    /// Something was written or closed, or has to be looked at, since all sockets were.
    touched: bool,
    /// When they are to be looked at again.
    due: Option<u64>,
    next: u64,
    dhcp: Option<SocketHandle>,
    fallback: Option<(manifest::Nic, u64)>,
    datagrams: [SocketHandle; 2],
    info: NetInfo,
    most: usize,
}

impl<N: Nic> Smol<N> {
    /// Starts it with the manifest's addresses; at most `most` connections besides the listening ones.
    pub fn new(nic: N, config: &manifest::Nic, most: usize, seed: u64, now: u64) -> Smol<N> {
        let mut interface = Config::new(HardwareAddress::Ethernet(EthernetAddress(nic.mac())));
        interface.random_seed = seed;
        let mut phy = Phy { nic, mtu: config.mtu, frame: Vec::with_capacity(2048), received: 0, sent: 0 };
        let iface = Interface::new(interface, &mut phy, instant(now));
        let mut sockets = SocketSet::new(Vec::new());
        let datagram = |sockets: &mut SocketSet<'static>, port| {
            let mut socket = udp::Socket::new(datagram_buffer(), datagram_buffer());
            // The socket is new and the port is not 0: the two errors bind has.
            let _ = socket.bind(port);
            sockets.add(socket)
        };
        let datagrams = [datagram(&mut sockets, 49123), datagram(&mut sockets, 49514)];
        let dhcp = config.dhcp.then(|| {
            let mut socket = dhcpv4::Socket::new();
            socket.set_parameter_request_list(&REQUESTED);
            // One socket for good: its buffer is never given back.
            socket.set_receive_packet_buffer(alloc::vec![0; 1500].leak());
            sockets.add(socket)
        });
        let mut net = Smol {
            phy,
            iface,
            sockets,
            listening: Vec::new(),
            open: IdMap::new(),
            dialled: Vec::new(),
            next_port: seed as u16,
            closing: Vec::new(),
            now,
            touched: true,
            due: None,
            next: 1,
            dhcp,
            fallback: None,
            datagrams,
            info: NetInfo::default(),
            most,
        };
        if let Some(address) = addr::cidr(&config.ipv6) {
            net.add_address(address);
            if let Some(gateway) = addr::ipv6(&config.gateway6) {
                let _ = net.iface.routes_mut().add_default_ipv6_route(gateway);
            }
        }
        if config.dhcp {
            net.fallback = Some((config.clone(), now.saturating_add(DHCP_PATIENCE_NS)));
        } else {
            net.use_static(config);
        }
        net.listen();
        net
    }

    fn add_address(&mut self, address: IpCidr) {
        self.iface.update_ip_addrs(|list| {
            if list.push(address).is_err() {
                log::warn!("no room for address {address}");
            }
        });
    }

    fn set_ipv4(&mut self, address: smoltcp::wire::Ipv4Cidr, gateway: Option<Ipv4Address>) {
        self.iface.update_ip_addrs(|list| list.retain(|a| !matches!(a, IpCidr::Ipv4(_))));
        self.add_address(IpCidr::Ipv4(address));
        self.iface.routes_mut().remove_default_ipv4_route();
        if let Some(gateway) = gateway {
            let _ = self.iface.routes_mut().add_default_ipv4_route(gateway);
        }
        self.info.ipv4 = Some(address.address().octets());
    }

    fn use_static(&mut self, config: &manifest::Nic) {
        if let Some(IpCidr::Ipv4(address)) = addr::cidr(&config.ipv4) {
            self.set_ipv4(address, addr::ipv4(&config.gateway4));
            log::info!("network: {address}, from the manifest");
        }
    }

    fn poll_dhcp(&mut self, now: u64) {
        let Some(handle) = self.dhcp else { return };
        match self.sockets.get_mut::<dhcpv4::Socket<'_>>(handle).poll() {
            Some(dhcpv4::Event::Configured(lease)) => {
                let (address, router) = (lease.address, lease.router);
                self.info.time_server = lease.packet.and_then(|packet| {
                    let servers = packet.options().find(|option| option.kind == NTP_SERVERS)?;
                    servers.data.first_chunk().copied()
                });
                self.fallback = None;
                self.set_ipv4(address, router);
                log::info!("network: {address}, from DHCP");
            }
            // The lease ran out and nobody renewed it: the address may be somebody else's by now.
            Some(dhcpv4::Event::Deconfigured) if self.info.ipv4.is_some() && self.fallback.is_none() => {
                log::warn!("network: the DHCP lease ran out");
                self.iface.update_ip_addrs(|list| list.retain(|a| !matches!(a, IpCidr::Ipv4(_))));
                self.iface.routes_mut().remove_default_ipv4_route();
                self.info.ipv4 = None;
            }
            Some(dhcpv4::Event::Deconfigured) | None => {}
        }
        if let Some((config, _)) = self.fallback.take_if(|(_, until)| now >= *until) {
            log::warn!("network: no answer from DHCP");
            self.use_static(&config);
        }
    }

    /// Removes what ended and what waited for too long.
    fn tidy(&mut self) {
        let (sockets, now) = (&mut self.sockets, self.now);
        self.listening.retain_mut(|(handle, since)| {
            let socket = sockets.get::<tcp::Socket<'_>>(*handle);
            let keep = match socket.state() {
                tcp::State::Listen => {
                    *since = None;
                    true
                }
                tcp::State::SynReceived => now.saturating_sub(*since.get_or_insert(now)) < LINGER_NS,
                // A handshake that was given up leaves a closed socket: it would never listen again.
                _ => {
                    *since = None;
                    socket.is_open()
                }
            };
            if !keep {
                end(sockets, *handle);
            }
            keep
        });
        self.closing.retain(|&(handle, since)| {
            let keep = sockets.get::<tcp::Socket<'_>>(handle).is_open() && now.saturating_sub(since) < LINGER_NS;
            if !keep {
                end(sockets, handle);
            }
            keep
        });
    }

    /// Makes room for a listening socket when nobody listens any more: by the oldest connection that is closing or was
    /// never finished.
    fn make_room(&mut self) -> bool {
        let half_open = |&(_, since): &(SocketHandle, Option<u64>)| since.is_some();
        let oldest = self.listening.iter().position(half_open);
        let handle = match (self.closing.is_empty(), oldest) {
            (false, _) => self.closing.remove(0).0,
            (true, Some(at)) => self.listening.remove(at).0,
            (true, None) => return false,
        };
        end(&mut self.sockets, handle);
        true
    }

    /// Keeps enough sockets listening, as long as there are fewer connections than allowed (and a few to refuse with).
    fn listen(&mut self) {
        self.tidy();
        let sockets = &self.sockets;
        let listens = |(handle, _): &&(SocketHandle, _)| sockets.get::<tcp::Socket<'_>>(*handle).is_listening();
        let mut listening = self.listening.iter().filter(listens).count();
        while listening < LISTENING {
            if self.clients() >= self.most + 2 * LISTENING && (listening > 0 || !self.make_room()) {
                return;
            }
            let mut socket = tcp::Socket::new(tcp_buffer(), tcp_buffer());
            socket.set_timeout(Some(DEAD_AFTER));
            socket.set_keep_alive(Some(Duration::from_secs(20)));
            socket.set_nagle_enabled(false);
            socket.set_ack_delay(None);
            if socket.listen(PORT).is_err() {
                return;
            }
            let handle = self.sockets.add(socket);
            self.listening.push((handle, None));
            listening += 1;
        }
    }

    /// Sends what is due, notices what ended, and keeps listening; when to look at all sockets again.
    fn poll_all(&mut self, now: u64) -> Option<u64> {
        let at = instant(now);
        let mut delay = None;
        // Each socket sends one frame a round.
        for _ in 0..ROUNDS_PER_FLUSH {
            let sent = self.iface.poll_egress(at, &mut self.phy, &mut self.sockets);
            delay = self.iface.poll_at(at, &self.sockets);
            if matches!(sent, PollResult::None) || delay.is_none_or(|delay| delay > at) {
                break;
            }
        }
        self.phy.nic.flush();
        self.poll_dhcp(now);
        self.listen();
        if self.phy.nic.can_receive() {
            return Some(now);
        }
        let delay = delay.map(|at| (at.total_micros().max(0) as u64).saturating_mul(1000));
        let fallback = self.fallback.as_ref().map(|(_, until)| *until);
        let half_open = self.listening.iter().filter_map(|(_, since)| *since).min();
        let closing = self.closing.first().map(|(_, since)| *since);
        let waited = half_open.into_iter().chain(closing).min().map(|since| since.saturating_add(LINGER_NS));
        [delay, fallback, waited].into_iter().flatten().min()
    }

    /// Sockets that clients have or may get.
    fn clients(&self) -> usize {
        (self.listening.len() + self.open.len() + self.closing.len()).saturating_sub(self.dialled.len())
    }

    fn socket(&mut self, conn: Conn) -> Option<&mut tcp::Socket<'static>> {
        let handle = *self.open.get(&conn)?;
        Some(self.sockets.get_mut(handle))
    }
}

/// Ends a connection at once. Its reset goes out only if there is room for it; who sends on finds out anyway.
fn end(sockets: &mut SocketSet<'static>, handle: SocketHandle) {
    sockets.remove(handle);
}

/// It was opened by us and the other side has not answered yet.
fn is_begun(socket: &tcp::Socket<'_>) -> bool {
    socket.state() == tcp::State::SynSent
}

fn tcp_buffer() -> tcp::SocketBuffer<'static> {
    tcp::SocketBuffer::new(alloc::vec![0; BUFFER])
}

fn datagram_buffer() -> udp::PacketBuffer<'static> {
    udp::PacketBuffer::new(alloc::vec![udp::PacketMetadata::EMPTY; 4], alloc::vec![0; 2048])
}

fn instant(now: u64) -> Instant {
    Instant::from_micros((now / 1000) as i64)
}

impl<N: Nic> Net for Smol<N> {
    fn poll(&mut self, now: u64) {
        let at = instant(now);
        self.now = now;
        let mut any = false;
        for _ in 0..FRAMES_PER_POLL {
            let polled = self.iface.poll_ingress_single(at, &mut self.phy, &mut self.sockets);
            if matches!(polled, PollIngressSingleResult::None) {
                break;
            }
            any = true;
            // Nobody who comes in a crowd is turned away while there is room.
            let sockets = &self.sockets;
            let listens = |(handle, _): &(SocketHandle, _)| sockets.get::<tcp::Socket<'_>>(*handle).is_listening();
            let room = self.clients() < self.most;
            if room && !self.listening.iter().any(listens) {
                self.listen();
            }
        }
        if any {
            self.phy.nic.flush();
            // A handshake goes on at once. What else may have to be sent, an acknowledgement of something that nobody
            // answered, can wait for company: to send looks at every socket.
            let sockets = &self.sockets;
            let begun = |(handle, since): &(SocketHandle, Option<u64>)| {
                since.is_none() && !sockets.get::<tcp::Socket<'_>>(*handle).is_listening()
            };
            self.touched |= self.listening.iter().any(begun);
            let soon = now.saturating_add(ACK_PATIENCE_NS);
            self.due = Some(self.due.map_or(soon, |due| due.min(soon)));
        }
    }

    fn flush(&mut self, now: u64) -> Option<u64> {
        if core::mem::take(&mut self.touched) || self.due.is_some_and(|due| now >= due) {
            self.due = self.poll_all(now);
        } else if self.phy.nic.can_receive() {
            return Some(now);
        }
        self.due
    }

    fn accept(&mut self) -> Option<(Conn, [u8; 16])> {
        let sockets = &self.sockets;
        // One whose other side has closed already counts too: it sent a request, or is closed by whoever reads it.
        let connected = |(handle, _): &(SocketHandle, _)| {
            let state = sockets.get::<tcp::Socket<'_>>(*handle).state();
            matches!(state, tcp::State::Established | tcp::State::CloseWait)
        };
        let at = self.listening.iter().position(connected)?;
        let (handle, _) = self.listening.remove(at);
        let remote = self.sockets.get::<tcp::Socket<'_>>(handle).remote_endpoint();
        let conn = Conn(self.next);
        self.next += 1;
        self.open.insert(conn, handle);
        self.listen();
        let source = match remote.map(|r| r.addr) {
            Some(IpAddress::Ipv4(a)) => a.to_ipv6_mapped().octets(),
            Some(IpAddress::Ipv6(a)) => a.octets(),
            None => [0; 16],
        };
        Some((conn, source))
    }

    fn connect(&mut self, address: [u8; 16], port: u16) -> Option<Conn> {
        let address = core::net::Ipv6Addr::from(address);
        let address = address.to_ipv4_mapped().map_or(IpAddress::Ipv6(address), IpAddress::Ipv4);
        let buffer = || zeroes(DIALLED_BUFFER).map(tcp::SocketBuffer::new);
        let mut socket = tcp::Socket::new(buffer()?, buffer()?);
        socket.set_timeout(Some(DIALLED_DEAD));
        socket.set_keep_alive(Some(DIALLED_ALIVE));
        socket.set_nagle_enabled(false);
        socket.set_ack_delay(None);
        self.next_port = self.next_port.wrapping_add(1);
        let local = DYNAMIC | self.next_port;
        socket.connect(self.iface.context(), (address, port), local).ok()?;
        let handle = self.sockets.add(socket);
        let conn = Conn(self.next);
        self.next += 1;
        self.open.insert(conn, handle);
        self.dialled.push(conn);
        self.touched = true;
        Some(conn)
    }

    fn read(&mut self, conn: Conn, to: &mut [u8]) -> Read {
        let Some(socket) = self.socket(conn) else { return Read::Closed };
        if socket.can_recv() {
            let read = socket.recv_slice(to).map_or(Read::Closed, Read::Bytes);
            // The other side may be waiting to hear that there is room again.
            self.touched = true;
            return read;
        }
        if socket.may_recv() || is_begun(socket) { Read::Nothing } else { Read::Closed }
    }

    fn write(&mut self, conn: Conn, from: &[u8]) -> usize {
        self.touched = true;
        self.socket(conn).map_or(0, |socket| socket.send_slice(from).unwrap_or(0))
    }

    fn ready(&self, conn: Conn) -> bool {
        let Some(&handle) = self.open.get(&conn) else { return true };
        let socket = self.sockets.get::<tcp::Socket<'_>>(handle);
        socket.can_recv() || !(is_begun(socket) || socket.may_recv() && socket.may_send())
    }

    fn gone(&self, conn: Conn) -> bool {
        self.open.get(&conn).is_none_or(|&handle| {
            let socket = self.sockets.get::<tcp::Socket<'_>>(handle);
            !(socket.may_send() || is_begun(socket))
        })
    }

    fn close(&mut self, conn: Conn) {
        self.touched = true;
        self.dialled.retain(|dialled| *dialled != conn);
        if let Some(handle) = self.open.remove(&conn) {
            self.sockets.get_mut::<tcp::Socket<'_>>(handle).close();
            self.closing.push((handle, self.now));
        }
    }

    fn abort(&mut self, conn: Conn) {
        self.touched = true;
        self.dialled.retain(|dialled| *dialled != conn);
        if let Some(handle) = self.open.remove(&conn) {
            // Its reset goes out with the next poll; then it is closed and removed.
            self.sockets.get_mut::<tcp::Socket<'_>>(handle).abort();
            self.closing.push((handle, self.now));
        }
    }

    fn send_to(&mut self, service: Service, address: [u8; 4], port: u16, payload: &[u8]) -> bool {
        self.touched = true;
        let endpoint = IpEndpoint::new(IpAddress::Ipv4(Ipv4Address::from(address)), port);
        let handle = self.datagrams[service as usize];
        self.sockets.get_mut::<udp::Socket<'_>>(handle).send_slice(payload, endpoint).is_ok()
    }

    fn receive_from(&mut self, service: Service, to: &mut [u8]) -> Option<usize> {
        let handle = self.datagrams[service as usize];
        self.sockets.get_mut::<udp::Socket<'_>>(handle).recv_slice(to).ok().map(|(len, _)| len)
    }

    fn info(&self) -> NetInfo {
        self.info
    }

    fn counts(&self) -> NetCounts {
        let sockets = self.listening.len() + self.open.len() + self.closing.len();
        NetCounts { received: self.phy.received, sent: self.phy.sent, sockets: sockets as u64 }
    }
}

/// A [`Nic`] as smoltcp wants it: a received frame is copied out once, because the answer may be written while it is read.
struct Phy<N: Nic> {
    nic: N,
    /// 0: the card's own.
    mtu: u16,
    frame: Vec<u8>,
    received: u64,
    sent: u64,
}

struct Received<'a>(&'a [u8]);
struct Sent<'a, N: Nic>(&'a mut N, &'a mut u64);

impl<N: Nic> phy::Device for Phy<N> {
    type RxToken<'a>
        = Received<'a>
    where
        N: 'a;
    type TxToken<'a>
        = Sent<'a, N>
    where
        N: 'a;

    fn receive(&mut self, _: Instant) -> Option<(Received<'_>, Sent<'_, N>)> {
        // A frame is taken only when an answer could be sent: under pressure the card's queue drops, not ours.
        if !self.nic.can_send() {
            return None;
        }
        let frame = &mut self.frame;
        frame.clear();
        if !self.nic.receive(&mut |bytes, _| frame.extend_from_slice(bytes)) {
            return None;
        }
        self.received += 1;
        Some((Received(frame), Sent(&mut self.nic, &mut self.sent)))
    }

    fn transmit(&mut self, _: Instant) -> Option<Sent<'_, N>> {
        self.nic.can_send().then_some(Sent(&mut self.nic, &mut self.sent))
    }

    fn capabilities(&self) -> DeviceCapabilities {
        let mut caps = DeviceCapabilities::default();
        let card = self.nic.capabilities().mtu;
        let mtu = if self.mtu == 0 { card } else { self.mtu.min(card) };
        caps.max_transmission_unit = usize::from(mtu) + 14;
        caps.medium = Medium::Ethernet;
        caps
    }
}

impl phy::RxToken for Received<'_> {
    fn consume<R, F: FnOnce(&[u8]) -> R>(self, take: F) -> R {
        take(self.0)
    }
}

impl<N: Nic> phy::TxToken for Sent<'_, N> {
    fn consume<R, F: FnOnce(&mut [u8]) -> R>(self, len: usize, fill: F) -> R {
        let mut fill = Some(fill);
        let mut result = None;
        self.0.send(len, FrameMeta::default(), &mut |frame| result = fill.take().map(|fill| fill(frame)));
        *self.1 += 1;
        match (result, fill) {
            (Some(result), _) => result,
            // The card refused after all: the frame is lost, as on any wire, and TCP sends it again.
            (None, Some(fill)) => fill(&mut alloc::vec![0; len]),
            (None, None) => unreachable!("a frame is filled once"),
        }
    }
}
