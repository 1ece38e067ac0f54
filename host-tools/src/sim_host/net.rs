//! The agent's network over non-blocking host sockets: one listener on loopback, and epoll(7) to sleep and to know who has
//! something, so that idle connections cost nothing.
//!
//! Deliberately absent: datagrams (no SNTP, no syslog from a simulated host).

use agent::net::{Conn, Net, NetCounts, NetInfo, Read, Service};
use anyhow::{Context, Result};
use rustix::event::{Timespec, epoll};
use rustix::fd::OwnedFd;
use rustix::net::{AddressFamily, SocketFlags, SocketType};
use std::collections::BTreeMap;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::time::{Duration, Instant};

/// How long a closed connection may take to deliver what was written.
const LINGER: Duration = Duration::from_secs(5);

struct Stream {
    tcp: TcpStream,
    /// Nothing can be written any more.
    gone: bool,
    /// The last write did not take all: wait for room.
    full: bool,
    /// A read may find something.
    ready: bool,
    /// The other side has ended: a read finds that, after what is still there.
    ended: bool,
}

/// The listener's name to epoll; connections have their numbers.
const LISTENER: u64 = 0;
/// Events taken from epoll at once.
const EVENTS: usize = 64;

/// Sockets of this machine.
pub struct HostNet {
    listener: TcpListener,
    epoll: OwnedFd,
    /// Somebody may be waiting to be accepted.
    knocked: bool,
    /// Turns that need not ask epoll: the one after a sleep, and the one after that.
    fresh: u8,
    streams: BTreeMap<u64, Stream>,
    /// Closed by the agent, not yet by the client.
    closing: Vec<(TcpStream, Instant)>,
    next: u64,
    counts: NetCounts,
}

impl HostNet {
    /// Listens on loopback.
    pub fn listen(port: u16) -> Result<Self> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| format!("cannot listen on port {port}"))?;
        listener.set_nonblocking(true)?;
        let epoll = epoll::create(epoll::CreateFlags::CLOEXEC)?;
        epoll::add(&epoll, &listener, epoll::EventData::new_u64(LISTENER), epoll::EventFlags::IN)?;
        let (streams, closing) = (BTreeMap::new(), Vec::new());
        Ok(HostNet {
            listener,
            epoll,
            knocked: true,
            fresh: 0,
            streams,
            closing,
            next: LISTENER,
            counts: NetCounts::default(),
        })
    }

    /// Sleeps until something can be accepted, read, or written where a write was cut, but not longer than `limit`.
    pub fn wait(&mut self, limit: Duration) -> Result<()> {
        let limit = limit.min(Duration::from_secs(3600));
        let limit = Timespec { tv_sec: limit.as_secs() as i64, tv_nsec: i64::from(limit.subsec_nanos()) };
        let mut events = [epoll::Event { flags: epoll::EventFlags::empty(), data: epoll::EventData::new_u64(0) }; EVENTS];
        self.fresh = 2;
        match epoll::wait(&self.epoll, &mut events[..], Some(&limit)) {
            Ok(count) => {
                for event in events.iter().take(count) {
                    self.knocked |= event.data.u64() == LISTENER;
                    if let Some(stream) = self.streams.get_mut(&event.data.u64()) {
                        stream.ready = true;
                        let over = epoll::EventFlags::RDHUP | epoll::EventFlags::HUP | epoll::EventFlags::ERR;
                        // Copied out: the struct is packed.
                        let flags = event.flags;
                        stream.ended |= flags.intersects(over);
                    }
                }
                Ok(())
            }
            Err(rustix::io::Errno::INTR) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// What a connection is watched for: once, until the agent has read all there is.
    fn watch(epoll: &OwnedFd, number: u64, stream: &Stream) {
        let mut flags = epoll::EventFlags::IN | epoll::EventFlags::RDHUP | epoll::EventFlags::ET;
        flags.set(epoll::EventFlags::OUT, stream.full);
        // It was added when it was accepted, so this cannot fail but for want of memory; then it is found by its time-out.
        let _ = epoll::modify(epoll, &stream.tcp, epoll::EventData::new_u64(number), flags);
    }
}

impl Net for HostNet {
    fn poll(&mut self, _now: u64) {
        // Who has something now; a failure comes again when there is time to sleep. A turn that follows a short one finds
        // nobody new: whoever came meanwhile waits for one turn more.
        if self.fresh == 0 {
            let _ = self.wait(Duration::ZERO);
        }
        self.fresh = self.fresh.saturating_sub(1);
        // A client may still be sending: reading that away lets it see our last bytes instead of a reset.
        self.closing.retain_mut(|(tcp, since)| {
            let open = loop {
                match tcp.read(&mut [0; 4096]) {
                    Ok(1..) => {}
                    Ok(0) => break false,
                    Err(error) => break error.kind() == ErrorKind::WouldBlock,
                }
            };
            open && since.elapsed() < LINGER
        });
    }

    fn flush(&mut self, _now: u64) -> Option<u64> {
        None
    }

    fn accept(&mut self) -> Option<(Conn, [u8; 16])> {
        if !self.knocked {
            return None;
        }
        let accepted = self.listener.accept().ok();
        self.knocked = accepted.is_some();
        let (tcp, address) = accepted?;
        tcp.set_nonblocking(true).ok()?;
        tcp.set_nodelay(true).ok()?;
        let source = match address.ip() {
            IpAddr::V4(v4) => v4.to_ipv6_mapped().octets(),
            IpAddr::V6(v6) => v6.octets(),
        };
        self.next += 1;
        let flags = epoll::EventFlags::IN | epoll::EventFlags::RDHUP | epoll::EventFlags::ET;
        epoll::add(&self.epoll, &tcp, epoll::EventData::new_u64(self.next), flags).ok()?;
        self.streams.insert(self.next, Stream { tcp, gone: false, full: false, ready: true, ended: false });
        Some((Conn(self.next), source))
    }

    fn connect(&mut self, address: [u8; 16], port: u16) -> Option<Conn> {
        let address = SocketAddr::new(Ipv6Addr::from(address).to_canonical(), port);
        let family = if address.is_ipv4() { AddressFamily::INET } else { AddressFamily::INET6 };
        let flags = SocketFlags::NONBLOCK | SocketFlags::CLOEXEC;
        let socket = rustix::net::socket_with(family, SocketType::STREAM, flags, None).ok()?;
        match rustix::net::connect(&socket, &address) {
            Ok(()) | Err(rustix::io::Errno::INPROGRESS) => {}
            Err(_) => return None,
        }
        let tcp = TcpStream::from(socket);
        tcp.set_nodelay(true).ok()?;
        self.next += 1;
        let stream = Stream { tcp, gone: false, full: true, ready: false, ended: false };
        let flags = epoll::EventFlags::IN | epoll::EventFlags::OUT | epoll::EventFlags::RDHUP | epoll::EventFlags::ET;
        epoll::add(&self.epoll, &stream.tcp, epoll::EventData::new_u64(self.next), flags).ok()?;
        self.streams.insert(self.next, stream);
        Some(Conn(self.next))
    }

    fn read(&mut self, conn: Conn, to: &mut [u8]) -> Read {
        let Some(stream) = self.streams.get_mut(&conn.0).filter(|s| !s.gone) else {
            return Read::Closed;
        };
        if !stream.ready {
            return Read::Nothing;
        }
        let result = if to.is_empty() { stream.tcp.peek(&mut [0; 1]) } else { stream.tcp.read(to) };
        match result {
            Ok(0) => Read::Closed,
            Ok(count) => {
                // Less than there was room for: that is all, and more would be told of.
                stream.ready = count >= to.len() || stream.ended;
                self.counts.received += 1;
                Read::Bytes(count)
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {
                stream.ready = false;
                Read::Nothing
            }
            Err(_) => {
                stream.gone = true;
                Read::Closed
            }
        }
    }

    fn write(&mut self, conn: Conn, from: &[u8]) -> usize {
        let Some(stream) = self.streams.get_mut(&conn.0).filter(|s| !s.gone) else {
            return 0;
        };
        let written = match stream.tcp.write(from) {
            Ok(count) => count,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => 0,
            Err(_) => {
                stream.gone = true;
                return 0;
            }
        };
        if stream.full != (written < from.len()) {
            stream.full = !stream.full;
            HostNet::watch(&self.epoll, conn.0, stream);
        }
        self.counts.sent += u64::from(written > 0);
        written
    }

    fn ready(&self, conn: Conn) -> bool {
        self.streams.get(&conn.0).is_none_or(|s| s.gone || s.ready)
    }

    fn gone(&self, conn: Conn) -> bool {
        self.streams.get(&conn.0).is_none_or(|s| s.gone)
    }

    fn close(&mut self, conn: Conn) {
        if let Some(stream) = self.streams.remove(&conn.0)
            && stream.tcp.shutdown(Shutdown::Write).is_ok()
        {
            self.closing.push((stream.tcp, Instant::now()));
        }
    }

    fn abort(&mut self, conn: Conn) {
        self.streams.remove(&conn.0);
    }

    fn send_to(&mut self, _service: Service, _address: [u8; 4], _port: u16, _payload: &[u8]) -> bool {
        false
    }

    fn receive_from(&mut self, _service: Service, _to: &mut [u8]) -> Option<usize> {
        None
    }

    fn info(&self) -> NetInfo {
        NetInfo { ipv4: Some([127, 0, 0, 1]), time_server: None }
    }

    fn counts(&self) -> NetCounts {
        NetCounts { sockets: self.streams.len() as u64 + 1, ..self.counts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair() -> (HostNet, TcpStream, Conn) {
        let mut net = HostNet::listen(0).unwrap();
        let client = TcpStream::connect(net.listener.local_addr().unwrap()).unwrap();
        net.wait(Duration::from_secs(5)).unwrap();
        let (conn, source) = net.accept().unwrap();
        assert_eq!(source[10..], [0xff, 0xff, 127, 0, 0, 1]);
        (net, client, conn)
    }

    #[test]
    fn bytes_go_both_ways_and_an_end_is_seen() {
        let (mut net, mut client, conn) = pair();
        let mut buffer = [0; 16];
        assert_eq!(net.read(conn, &mut buffer), Read::Nothing);
        client.write_all(b"hello").unwrap();
        net.wait(Duration::from_secs(5)).unwrap();
        assert_eq!(net.read(conn, &mut []), Read::Bytes(1));
        assert_eq!(net.read(conn, &mut buffer), Read::Bytes(5));
        assert_eq!(net.write(conn, b"world"), 5);
        net.close(conn);
        assert!(net.gone(conn));
        let mut all = String::new();
        client.read_to_string(&mut all).unwrap();
        assert_eq!(all, "world");
        drop(client);
        net.poll(0);
        assert!(net.closing.is_empty());
    }

    #[test]
    fn connections_of_our_own_are_made_or_refused() {
        let mut net = HostNet::listen(0).unwrap();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let there = Ipv4Addr::LOCALHOST.to_ipv6_mapped().octets();
        let conn = net.connect(there, port).unwrap();
        let (mut server, _) = listener.accept().unwrap();
        server.write_all(b"hello").unwrap();
        let mut buffer = [0; 16];
        let end = Instant::now() + Duration::from_secs(5);
        while net.read(conn, &mut buffer) == Read::Nothing && Instant::now() < end {
            net.wait(Duration::from_secs(1)).unwrap();
        }
        assert_eq!(&buffer[..5], b"hello");
        assert_eq!(net.write(conn, b"world"), 5);
        net.close(conn);
        let mut all = String::new();
        server.read_to_string(&mut all).unwrap();
        assert_eq!(all, "world");
        drop((listener, server));
        // Nobody listens there any more.
        if let Some(conn) = net.connect(there, port) {
            let end = Instant::now() + Duration::from_secs(5);
            while net.read(conn, &mut buffer) == Read::Nothing && Instant::now() < end {
                net.wait(Duration::from_secs(1)).unwrap();
            }
            assert!(net.gone(conn) || net.read(conn, &mut buffer) == Read::Closed);
        }
    }

    #[test]
    fn a_client_that_takes_nothing_only_stops_its_own_stream() {
        let (mut net, client, conn) = pair();
        let block = vec![0; 1 << 20];
        while net.write(conn, &block) > 0 {}
        assert!(!net.gone(conn));
        drop(client);
        let end = Instant::now() + Duration::from_secs(5);
        while !net.gone(conn) && Instant::now() < end {
            net.read(conn, &mut [0; 16]);
            net.write(conn, &block);
        }
        assert!(net.gone(conn));
    }
}
