//! The seam to the network: byte streams and datagrams, polled. smoltcp implements it over a [`Nic`], the simulated host
//! over non-blocking sockets; the server above knows neither.
//!
//! Deliberately absent: addresses to listen on (an implementation's own configuration) and anything that blocks.
//!
//! [`Nic`]: platform_xen::hyp::Nic

pub mod addr;
pub mod smol;
pub mod switch;

/// A TCP connection; never reused for another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conn(pub u64);

impl api_core::idmap::Id for Conn {
    fn bits(self) -> u128 {
        u128::from(self.0)
    }
    fn of(bits: u128) -> Self {
        Conn(bits as u64)
    }
}

/// What a read gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// That many bytes.
    Bytes(usize),
    /// Nothing now.
    Nothing,
    /// The other side sends no more, or the connection is gone.
    Closed,
}

/// Datagrams the agent sends and receives on its own account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// SNTP: asks the time server.
    Time,
    /// Syslog: audit lines.
    Syslog,
}

/// What the network told us of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NetInfo {
    /// Our IPv4 address, when there is one.
    pub ipv4: Option<[u8; 4]>,
    /// DHCP's time server.
    pub time_server: Option<[u8; 4]>,
}

/// Counters for `GET /metrics`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NetCounts {
    /// Frames or reads received.
    pub received: u64,
    /// Frames or writes sent.
    pub sent: u64,
    /// Sockets that exist.
    pub sockets: u64,
}

/// A network.
pub trait Net {
    /// Takes in what has come.
    fn poll(&mut self, now: u64);
    /// Sends what is to be sent, all that was written since [`Net::poll`] in one go; the time it wants to be polled again.
    fn flush(&mut self, now: u64) -> Option<u64>;
    /// The next connection that somebody opened, with the address of who did (IPv4 ones mapped into IPv6).
    fn accept(&mut self) -> Option<(Conn, [u8; 16])>;
    /// Begins a connection to a machine (an IPv4 address mapped into IPv6). Until it is there nothing can be read or
    /// written; if it never is, it is [`Net::gone`]. None: no way there, or no memory.
    fn connect(&mut self, address: [u8; 16], port: u16) -> Option<Conn>;
    /// Reads what is there; with an empty `to`, tells what a read would find.
    fn read(&mut self, conn: Conn, to: &mut [u8]) -> Read;
    /// Writes what fits; how much that was. 0 also when the connection is gone: [`Net::read`] tells.
    fn write(&mut self, conn: Conn, from: &[u8]) -> usize;
    /// There is something to read, or to find out with [`Net::read`] or [`Net::gone`]. Cheap: it is asked of every
    /// connection in every turn.
    fn ready(&self, conn: Conn) -> bool;
    /// Nothing can be written any more: reset, timed out, or closed by us.
    fn gone(&self, conn: Conn) -> bool;
    /// Ends it: what was written is still delivered.
    fn close(&mut self, conn: Conn);
    /// Ends it now.
    fn abort(&mut self, conn: Conn);
    /// Sends a datagram to `address`:`port`. `false`: dropped.
    fn send_to(&mut self, service: Service, address: [u8; 4], port: u16, payload: &[u8]) -> bool;
    /// The next datagram received for a service.
    fn receive_from(&mut self, service: Service, to: &mut [u8]) -> Option<usize>;
    /// Addresses.
    fn info(&self) -> NetInfo;
    /// Counters.
    fn counts(&self) -> NetCounts;
}
