//! The connection under a [`Client`]: made, watched, lost and made again.
//!
//! ```text
//!   away --(0.5 s .. 10 s)--> connecting, shaking hands --> ready --(nothing heard for 10 s, reset, nonsense)--> away
//! ```
//! A server that comes and goes is asked as seldom as one that is not there: the wait starts again from the shortest only
//! after a connection that lasted. Deliberately absent: names of machines.

use super::Client;
use super::wire::{self, Why};
use crate::net::{Conn, Net, Read};
use alloc::format;
use alloc::string::String;
use api_core::lifecycle::backend::Uuid;
use core::net::{IpAddr, Ipv6Addr};

const SECOND: u64 = 1_000_000_000;
/// The shortest wait before the next attempt; each doubles it, up to the longest.
const SHORTEST: u64 = SECOND / 2;
const LONGEST: u64 = 10 * SECOND;
/// One that lasted so long was a good one.
const LASTED: u64 = 2 * SECOND;
/// A server that owes something, and for so long neither says nor takes anything, is gone.
const PATIENCE: u64 = 10 * SECOND;
/// Bytes that go each way in one turn.
const BUDGET: usize = 256 << 10;

/// Where an export is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The server's address; an IPv4 one is mapped into IPv6.
    pub address: [u8; 16],
    /// Its port.
    pub port: u16,
    /// The export's name.
    pub export: String,
}

impl Place {
    /// As PBD.device_config says it: `host`, `port`, `export`.
    pub fn of<'a>(config: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Place, Why> {
        let (mut address, mut port, mut export) = (None, wire::PORT, "");
        for (key, value) in config {
            match key {
                "host" => {
                    let host = value.parse().map_err(|_| "device_config:host is no IPv4 or IPv6 address")?;
                    address = Some(match host {
                        IpAddr::V4(host) => host.to_ipv6_mapped().octets(),
                        IpAddr::V6(host) => host.octets(),
                    });
                }
                "port" => {
                    let number = value.parse().ok().filter(|port| *port != 0);
                    port = number.ok_or("device_config:port is no TCP port")?;
                }
                "export" if value.len() > wire::NAME => return Err("device_config:export is longer than 256 bytes"),
                "export" if value.contains(char::is_control) => return Err("device_config:export is no name"),
                "export" => export = value,
                _ => {}
            }
        }
        let address = address.ok_or("device_config:host says where the server is")?;
        Ok(Place { address, port, export: String::from(export) })
    }

    /// One line; the same for the same place.
    pub fn text(&self) -> String {
        let address = Ipv6Addr::from(self.address).to_canonical();
        format!("{address} {} {}", self.port, self.export)
    }
}

/// A client and its connection.
pub struct Link {
    /// Whose it is, for the log.
    sr: Uuid,
    /// Where the server is.
    pub place: Place,
    /// What is said over the connection.
    pub client: Client,
    conn: Option<Conn>,
    /// When the next attempt is, and how long after a failure the one after that.
    due: u64,
    wait: u64,
    /// Since when the connection is ready.
    ready: Option<u64>,
    /// When the server last said or took something, or owed nothing.
    heard: u64,
    /// Why the last attempt failed.
    failed: Option<Why>,
}

impl Link {
    /// Not connected yet.
    pub fn new(sr: &Uuid, place: Place, least: u64) -> Link {
        let client = Client::new(&place.export, least);
        Link { sr: *sr, place, client, conn: None, due: 0, wait: SHORTEST, ready: None, heard: 0, failed: None }
    }

    /// Nothing is answered now.
    pub fn is_away(&self) -> bool {
        !self.client.is_ready() && !self.client.is_cut()
    }

    /// Why the last attempt to connect failed.
    pub fn failed(&self) -> Option<Why> {
        self.failed
    }

    /// What is under way fails, and nothing is tried any more.
    pub fn cut(&mut self) {
        let held = self.client.held();
        if held > 0 {
            log::warn!("SR {}: {held} bytes were written and not flushed when it was given up", self.name());
        }
        self.client.cut();
    }

    fn name(&self) -> heapless::String<36> {
        api_core::uuid_text(&self.sr)
    }

    /// Moves bytes, a bounded number. Whether there is more to do at once, and when at the latest.
    pub fn turn(&mut self, net: &mut impl Net, now: u64) -> (bool, Option<u64>) {
        if self.client.is_cut() {
            if let Some(conn) = self.conn.take() {
                net.abort(conn);
            }
            return (self.client.has_done(), None);
        }
        let Some(conn) = self.conn.or_else(|| self.connect(net, now)) else { return (false, Some(self.due)) };
        if !self.client.waits() {
            self.heard = now;
        }
        let busy = match self.exchange(conn, net, now) {
            Ok(busy) => busy,
            Err(why) => {
                self.lose(net, why, now);
                return (false, Some(self.due));
            }
        };
        if self.client.is_ready() && self.ready.is_none() {
            (self.ready, self.failed) = (Some(now), None);
            let export = self.client.export();
            let bytes = export.map_or(0, |export| export.bytes);
            log::info!("SR {}: connected with {}, {bytes} bytes", self.name(), self.place.text());
            if export.is_some_and(|export| !export.flushes) {
                log::warn!("SR {}: its server cannot flush, what it answers counts as kept", self.name());
            }
        }
        let deadline = self.client.waits().then_some(self.heard + PATIENCE);
        (busy || self.client.has_done(), deadline)
    }

    fn connect(&mut self, net: &mut impl Net, now: u64) -> Option<Conn> {
        if now < self.due {
            return None;
        }
        self.conn = net.connect(self.place.address, self.place.port);
        self.heard = now;
        match self.conn {
            Some(_) => self.client.opened(),
            None => self.lose(net, "there is no way to its server", now),
        }
        self.conn
    }

    fn exchange(&mut self, conn: Conn, net: &mut impl Net, now: u64) -> Result<bool, Why> {
        let mut budget = BUDGET;
        while budget > 0 && net.ready(conn) {
            let room = self.client.room();
            let most = room.len().min(budget);
            match net.read(conn, room.get_mut(..most).unwrap_or_default()) {
                Read::Bytes(count) => {
                    (self.heard, budget) = (now, budget - count);
                    self.client.received(count)?;
                }
                Read::Nothing => break,
                Read::Closed if self.ready.is_none() => return Err("its server does not take the connection"),
                Read::Closed => return Err("its server ended the connection"),
            }
        }
        let more = budget == 0;
        let mut budget = BUDGET;
        while budget > 0 {
            let bytes = self.client.output();
            if bytes.is_empty() {
                break;
            }
            let count = net.write(conn, bytes.get(..bytes.len().min(budget)).unwrap_or_default());
            if count == 0 {
                break;
            }
            (self.heard, budget) = (now, budget - count);
            self.client.wrote(count);
        }
        if net.gone(conn) {
            return Err("the connection to its server broke");
        }
        if self.client.waits() && now >= self.heard + PATIENCE {
            return Err("its server does not answer");
        }
        Ok(more || budget == 0)
    }

    /// The connection ends, or there is none; the next attempt is later.
    fn lose(&mut self, net: &mut impl Net, why: Why, now: u64) {
        if let Some(conn) = self.conn.take() {
            net.abort(conn);
        }
        self.client.lost();
        let was = self.ready.take();
        if was.is_some_and(|since| now.saturating_sub(since) >= LASTED) {
            self.wait = SHORTEST;
        }
        if was.is_some() || self.failed != Some(why) {
            log::warn!("SR {}: {why}, tried again", self.name());
        }
        self.failed = Some(why);
        self.due = now.saturating_add(self.wait);
        self.wait = (self.wait * 2).min(LONGEST);
    }

    /// Leaves the server, for good.
    pub fn leave(&mut self, net: &mut impl Net) {
        let Some(conn) = self.conn.take() else { return };
        // Between two requests the server can be told.
        let between = self.client.is_ready() && self.client.output().is_empty();
        if between && net.write(conn, &wire::request(wire::DISC, 0, 0, 0)) == wire::HEAD {
            net.close(conn);
        } else {
            net.abort(conn);
        }
    }
}
