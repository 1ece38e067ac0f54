//! Which address is behind which port: the guests' own, which never move, and learned ones, which are bounded and age.
//!
//! Deliberately absent: addresses that move from a guest's port to another by what somebody sends.

use super::PortId;
use api_core::idmap::{Id, IdMap};

/// Learned addresses at most, and of one guest's port.
const MOST: usize = 2048;
const MOST_OF_A_GUEST: usize = 64;
/// A learned address is forgotten after this.
const AGE_NS: u64 = 300_000_000_000;

/// A hardware address as a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mac(u64);

impl Id for Mac {
    fn bits(self) -> u128 {
        u128::from(self.0)
    }
    fn of(bits: u128) -> Self {
        Mac(bits as u64)
    }
}

fn key([a, b, c, d, e, f]: [u8; 6]) -> Mac {
    Mac(u64::from_be_bytes([0, 0, a, b, c, d, e, f]))
}

#[derive(Clone, Copy)]
struct Entry {
    port: PortId,
    /// None: it stays.
    until: Option<u64>,
}

/// The table of one network.
#[derive(Default)]
pub struct Table {
    entries: IdMap<Mac, Entry>,
}

impl Table {
    /// An address that is a port's own. `false`: it is another's.
    pub fn add(&mut self, mac: [u8; 6], port: PortId) -> bool {
        let taken = self.entries.get(&key(mac)).is_some_and(|entry| entry.until.is_none() && entry.port != port);
        if !taken {
            self.entries.insert(key(mac), Entry { port, until: None });
        }
        !taken
    }

    /// Whether an address is a port's own.
    pub fn has(&self, mac: [u8; 6]) -> bool {
        self.entries.get(&key(mac)).is_some_and(|entry| entry.until.is_none())
    }

    /// Forgets all that is behind a port.
    pub fn forget(&mut self, port: PortId) {
        self.drop_if(|entry| entry.port == port);
    }

    fn drop_if(&mut self, which: impl Fn(&Entry) -> bool) {
        let gone: alloc::vec::Vec<Mac> =
            self.entries.iter().filter(|(_, entry)| which(entry)).map(|(mac, _)| mac).collect();
        for mac in gone {
            self.entries.remove(&mac);
        }
    }

    /// The port an address is behind.
    pub fn find(&self, mac: [u8; 6], now: u64) -> Option<PortId> {
        let entry = self.entries.get(&key(mac))?;
        entry.until.is_none_or(|until| now < until).then_some(entry.port)
    }

    /// An address sent something through a port. `false`: it is the own one of another port, which it did not.
    pub fn learn(&mut self, mac: [u8; 6], port: PortId, now: u64) -> bool {
        let until = Some(now.saturating_add(AGE_NS));
        if let Some(entry) = self.entries.get_mut(&key(mac)) {
            if entry.until.is_none() {
                return entry.port == port;
            }
            *entry = Entry { port, until };
            return true;
        }
        if self.entries.len() >= MOST {
            self.drop_if(|entry| entry.until.is_some_and(|until| now >= until));
        }
        let of_guest = matches!(port, PortId::Vif(_));
        let full = self.entries.len() >= MOST
            || of_guest && self.entries.values().filter(|entry| entry.port == port).count() >= MOST_OF_A_GUEST;
        if !full {
            self.entries.insert(key(mac), Entry { port, until });
        }
        true
    }
}
