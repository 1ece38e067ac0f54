//! Listens to control/shutdown in the store (docs/misc/xenstore-paths.pandoc), as Linux does.
//!
//! Deliberately absent: what it can't do, said in control/feature-*; patience with a store that does not answer.

use crate::hypercall::{self, Shutdown};
use crate::protocol::{self, Asked, SHUTDOWN_NODE};
use crate::ring::{Store, kind};

const END: &[u8] = b"\0";

/// The store, and what of it was seen.
pub struct Polite {
    store: Store,
    /// Events that were looked into.
    seen: u32,
}

impl Polite {
    /// Finds the ring of this domain and watches. The watch itself is the first event, so nothing asked before is missed.
    pub fn begin() -> Polite {
        let mut store = Store::find().unwrap_or_else(|| hypercall::shutdown(Shutdown::Crash));
        if store.ask(kind::WATCH, 0, &[SHUTDOWN_NODE.as_bytes(), END, b"shutdown", END]) != "OK" {
            hypercall::shutdown(Shutdown::Crash);
        }
        Polite { store, seen: 0 }
    }

    /// What wakes it.
    pub fn port(&self) -> u32 {
        self.store.ring.port()
    }

    /// Takes what came; what the guest is to do now, which is acknowledged then.
    pub fn asked(&mut self) -> Option<Asked> {
        loop {
            // An event may have come with an answer, and then nothing is pending for it.
            while self.store.ring.unread() > 0 {
                self.store.message(crate::time::now() + crate::ring::PATIENCE);
            }
            if self.seen == self.store.events {
                return None;
            }
            // Events that come while it asks are looked into after that.
            self.seen = self.store.events;
            let asked = self.take();
            if asked.is_some() {
                return asked;
            }
        }
    }

    /// Reads the node and takes the request away, in one: what it was withdrawn for, or changed to, is not lost.
    fn take(&mut self) -> Option<Asked> {
        loop {
            let tx = self.store.begin();
            let asked = protocol::asked(self.store.ask(kind::READ, tx, &[SHUTDOWN_NODE.as_bytes(), END]));
            if asked.is_some() {
                self.store.ask(kind::WRITE, tx, &[SHUTDOWN_NODE.as_bytes(), END]);
            }
            if self.store.ask(kind::END, tx, &[b"T", END]) != "EAGAIN" {
                return asked;
            }
        }
    }
}
