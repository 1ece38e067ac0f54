//! The page that a guest shares with the store (struct xenstore_domain_interface, public/io/xs_wire.h;
//! docs/misc/xenstore-ring.txt).
//!
//! ```text
//!      0 +-----------------+
//!        | req             |  1024 bytes, the guest produces
//!   1024 +-----------------+
//!        | rsp             |  1024 bytes, we produce
//!   2048 +-----------------+
//!        | req_cons        |  u32, ours          |  free-running: masked only to index, so prod - cons
//!        | req_prod        |  u32, the guest's   |  (wrapping) is what is in the ring, from 0 to its size
//!        | rsp_cons        |  u32, the guest's   |
//!        | rsp_prod        |  u32, ours          |
//!        | server_features |  u32, ours: 1 reconnection, 2 the error field, 4 depth of watches, 8 DOMID_ANY
//!        | connection      |  u32, 0 connected; the guest writes 1 for a new start, we write 0 when it is done
//!        | error           |  u32, ours: why the ring is closed
//!        | evtchn_port     |  u32, Xen's, for domains without a toolstack; not looked at
//!   2080 +-----------------+
//! ```
//! The guest may write all of it at any time. Our indices are kept here and never read back; the guest's two are read
//! once a pump each and checked (LESSONS 1 and 2: XSA-38, XSA-420). Deliberately absent: event channels; the agent
//! notifies when [`StoreRing::needs_notify`] says so. A ring that broke is not opened again by the guest.

use super::server::Server;
use crate::hyp::{DomId, Instant, Pages};

const REQ: usize = 0;
const RSP: usize = 1024;
const SIZE: u32 = 1024;
/// Bytes taken out of the ring at once.
const PIECE: u32 = 128;
const REQ_CONS: usize = 2048;
const REQ_PROD: usize = 2052;
const RSP_CONS: usize = 2056;
const RSP_PROD: usize = 2060;
const FEATURES: usize = 2064;
const CONNECTION: usize = 2068;
const ERROR: usize = 2072;

/// connection: the guest asks for a new start.
const RECONNECT: u32 = 1;

/// What the guest did wrong. What the top level does: the ring is closed for good, the guest lives on without a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreFault {
    /// An index that cannot be (XENSTORE_ERROR_RINGIDX).
    Index,
    /// A message longer than any may be (XENSTORE_ERROR_PROTO).
    Protocol,
}

/// Result of [`StoreRing::pump`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pumped {
    /// Requests answered.
    pub requests: u32,
    /// There is more to do without the guest doing anything: call again.
    pub more: bool,
    /// There is more to do at that time.
    pub until: Option<Instant>,
    /// Set once, when the ring breaks.
    pub fault: Option<StoreFault>,
}

/// One guest's ring.
pub struct StoreRing<P: Pages> {
    pages: P,
    dom: DomId,
    req_cons: u32,
    rsp_prod: u32,
    broken: bool,
    notify: bool,
}

impl<P: Pages> StoreRing<P> {
    /// Takes the mapped ring of a guest that is introduced and has not run yet: zeroed by the builder.
    pub fn new(pages: P, dom: DomId, features: u32) -> Self {
        pages.store_u32(FEATURES, features);
        StoreRing { pages, dom, req_cons: 0, rsp_prod: 0, broken: false, notify: false }
    }

    /// Takes a mapped ring at indices that were ours before: a guest that lives on under a new agent.
    pub fn resumed(pages: P, dom: DomId, features: u32, req_cons: u32, rsp_prod: u32) -> Self {
        StoreRing { req_cons, rsp_prod, ..StoreRing::new(pages, dom, features) }
    }

    /// Moves bytes both ways and has at most `credit` requests answered.
    pub fn pump(&mut self, server: &mut Server, credit: u32, now: Instant) -> Pumped {
        let mut pumped = Pumped::default();
        if self.broken {
            return pumped;
        }
        if self.pages.load_u32(CONNECTION) == RECONNECT {
            self.reconnect(server);
        }
        let in_ring = self.pages.load_u32(REQ_PROD).wrapping_sub(self.req_cons);
        let unread = self.rsp_prod.wrapping_sub(self.pages.load_u32(RSP_CONS));
        if in_ring > SIZE || unread > SIZE {
            pumped.fault = Some(self.close(server, StoreFault::Index));
            return pumped;
        }
        let (mut in_ring, mut room) = (in_ring, SIZE - unread);
        loop {
            self.take_in(server, &mut in_ring);
            let served = server.serve(self.dom, credit - pumped.requests, now);
            pumped.requests += served.requests;
            (pumped.more, pumped.until) = (served.more, served.until);
            if served.closed {
                pumped.fault = Some(self.close(server, StoreFault::Protocol));
                return pumped;
            }
            let sent = self.send(server, &mut room);
            // Another turn if this one may have made room for more requests, or let them in.
            if served.more || pumped.requests >= credit || (served.requests == 0 && !sent) {
                pumped.more |= pumped.requests >= credit && in_ring > 0;
                return pumped;
            }
        }
    }

    /// Moves what the server takes out of the request ring.
    fn take_in(&mut self, server: &mut Server, in_ring: &mut u32) {
        // Most requests are short; a long one goes in pieces.
        let mut copy = [0; PIECE as usize];
        let before = self.req_cons;
        while *in_ring > 0 {
            let start = self.req_cons & (SIZE - 1);
            let len = (*in_ring).min(SIZE - start).min(PIECE);
            let Some(bytes) = copy.get_mut(..len as usize) else { break };
            self.pages.read(REQ + start as usize, bytes);
            let taken = server.receive(self.dom, bytes) as u32;
            self.req_cons = self.req_cons.wrapping_add(taken);
            *in_ring -= taken;
            if taken < len {
                break;
            }
        }
        if self.req_cons != before {
            self.pages.store_u32(REQ_CONS, self.req_cons);
            self.notify = true;
        }
    }

    /// Moves output into the response ring; whether any.
    fn send(&mut self, server: &mut Server, room: &mut u32) -> bool {
        let before = self.rsp_prod;
        while *room > 0 {
            let output = server.output(self.dom);
            let start = self.rsp_prod & (SIZE - 1);
            let len = output.len().min((*room).min(SIZE - start) as usize);
            if len == 0 {
                break;
            }
            self.pages.write(RSP + start as usize, output.get(..len).unwrap_or_default());
            server.sent(self.dom, len);
            self.rsp_prod = self.rsp_prod.wrapping_add(len as u32);
            *room -= len as u32;
        }
        let sent = self.rsp_prod != before;
        if sent {
            self.pages.store_u32(RSP_PROD, self.rsp_prod);
            self.notify = true;
        }
        sent
    }

    /// A new start: nothing in the rings, no watches, no transactions.
    fn reconnect(&mut self, server: &mut Server) {
        server.reset(self.dom);
        (self.req_cons, self.rsp_prod) = (0, 0);
        for index in [REQ_CONS, REQ_PROD, RSP_CONS, RSP_PROD] {
            self.pages.store_u32(index, 0);
        }
        self.pages.store_u32(CONNECTION, 0);
        self.notify = true;
    }

    fn close(&mut self, server: &mut Server, fault: StoreFault) -> StoreFault {
        server.close(self.dom);
        self.broken = true;
        self.notify = true;
        let code = match fault {
            StoreFault::Index => 2,
            StoreFault::Protocol => 3,
        };
        self.pages.store_u32(ERROR, code);
        fault
    }

    /// Whether the guest must be notified since the last call of this.
    pub fn needs_notify(&mut self) -> bool {
        core::mem::take(&mut self.notify)
    }

    /// The guest broke the ring's rules; it is used no more.
    #[must_use]
    pub const fn is_broken(&self) -> bool {
        self.broken
    }

    /// Our indices, req_cons and rsp_prod, for [`StoreRing::resumed`].
    #[must_use]
    pub const fn indices(&self) -> (u32, u32) {
        (self.req_cons, self.rsp_prod)
    }

    /// Gives the mapping back, to be unmapped.
    pub fn into_pages(self) -> P {
        self.pages
    }
}
