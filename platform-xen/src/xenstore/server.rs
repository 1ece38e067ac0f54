//! The server: domains that come and go, bytes in and out, and whose turn it is.
//!
//! Deliberately absent: what requests do (`request`), who hears of it (`events`), the toolstack's door (`inner`).

#[cfg(any(test, feature = "sim"))]
mod check;
mod lives;

use super::domain::{Domain, State};
use super::events::Change;
use super::perms::{self, ANY, Life};
use super::quota::{Limits, Quota};
use super::slab::{Id, NIL};
use super::transaction::{Books, Transaction, Work};
use super::tree::{NODE_BYTES, Tree};
use super::watch::Watches;
use super::wire::{self, Error, HEADER, PAYLOAD_MAX};
use crate::hyp::{DomId, Gfn, Instant, Port};
use alloc::collections::VecDeque;
use alloc::vec::Vec;

/// Feature bits (XENSTORE_SERVER_FEATURE_*): reconnection, the error field, the depth of watches, DOMID_ANY.
pub const FEATURES: u32 = 1 | 2 | 4 | 8;
/// The first of Xen's special domain ids.
const SPECIAL_DOMIDS: u16 = 0x7ff0;
/// The toolstack inside the agent, as an owner of watches.
pub(super) const AGENT: Life = Life { dom: 0xffff, life: 0 };
/// Domain 0.
const CONTROL_DOMAIN: Life = Life { dom: 0, life: 0 };
/// Dead links taken apart with each request.
const SWEEP: u32 = 64;
/// Requests replayed for the credit of one.
const REPLAY: usize = 16;
/// What a privileged domain asked of the agent and the agent has not taken yet.
const ASKS: usize = 64;

/// What a message over the wire asks of the agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// INTRODUCE: connect this ring. The domain is introduced already.
    Introduce {
        /// Of this domain,
        dom: DomId,
        /// at this frame,
        gfn: Gfn,
        /// with this port of it.
        port: Port,
    },
    /// RELEASE: the domain is gone from the store; unmap its ring.
    Release(DomId),
}

/// Result of [`Server::serve`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Served {
    /// Requests answered.
    pub requests: u32,
    /// One more is there and could be answered now.
    pub more: bool,
    /// One more is there, but comes too early: the rate of writes.
    pub until: Option<Instant>,
    /// The domain broke the protocol; its connection is closed.
    pub closed: bool,
}

/// What a domain takes of the store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Nodes it owns.
    pub nodes: usize,
    /// Watches it has.
    pub watches: usize,
    /// Transactions it has open.
    pub transactions: usize,
    /// Bytes charged for all those.
    pub bytes: usize,
    /// Bytes held for its connection.
    pub buffered: usize,
    /// Events it has not read.
    pub events: usize,
    /// Events it did not get.
    pub dropped: u64,
}

/// The domains, by id.
pub(super) struct Domains {
    list: Vec<Domain>,
    /// Those that an event was queued for; room for each is made when it is added.
    ready: Vec<u16>,
    blank: Domain,
}

impl Domains {
    /// A domain, not the agent: its place is nobody's to name.
    pub(super) fn find(&self, dom: u16) -> Option<usize> {
        self.search(dom).filter(|_| dom != AGENT.dom)
    }

    fn search(&self, dom: u16) -> Option<usize> {
        self.list.binary_search_by_key(&dom, |d| d.who.dom).ok()
    }

    pub(super) fn find_life(&self, who: Life) -> Option<usize> {
        self.search(who.dom).filter(|slot| self.at(*slot).who == who)
    }

    #[inline(never)]
    pub(super) fn at(&self, slot: usize) -> &Domain {
        self.list.get(slot).unwrap_or(&self.blank)
    }

    #[inline(never)]
    pub(super) fn at_mut(&mut self, slot: usize) -> &mut Domain {
        self.list.get_mut(slot).unwrap_or(&mut self.blank)
    }

    fn add(&mut self, domain: Domain) -> Result<usize, Error> {
        self.list.try_reserve(1)?;
        self.ready.try_reserve(self.list.len() + 1 - self.ready.len().min(self.list.len()))?;
        let slot = self.list.partition_point(|d| d.who.dom < domain.who.dom);
        self.list.insert(slot, domain);
        Ok(slot)
    }

    /// Notes that a domain has something to be sent.
    pub(super) fn list_ready(&mut self, slot: usize) {
        let domain = self.at_mut(slot);
        if !core::mem::replace(&mut domain.listed, true) {
            let dom = domain.who.dom;
            self.ready.push(dom);
        }
    }

    /// Whether an entry may still count for somebody.
    pub(super) fn lives(&self, who: Life) -> bool {
        who.dom == ANY || self.find_life(who).is_some()
    }
}

/// The server.
pub struct Server {
    pub(super) tree: Tree,
    pub(super) live: Id,
    pub(super) doms: Domains,
    pub(super) watches: Watches,
    /// For domains to come.
    pub(super) limits: Limits,
    hits: [u64; Quota::COUNT],
    /// A domain met a quota that nobody asked for yet.
    pub(super) met: bool,
    /// The answer being written.
    pub(super) reply: Vec<u8>,
    /// What the request being served changes in the books.
    pub(super) pending: Books,
    /// Permissions of @introduceDomain and @releaseDomain.
    pub(super) special: [Id; 2],
    /// Changes when a domain goes: transactions older than that are replayed.
    pub(super) epoch: u32,
    lives: u32,
    pub(super) transactions: u64,
    nodes: i64,
    charged: i64,
    pub(super) asks: VecDeque<Ask>,
}

impl Server {
    /// An empty store; quotas of domains to come.
    ///
    /// # Errors
    /// ENOMEM.
    pub fn new(limits: Limits) -> Result<Server, Error> {
        let mut tree = Tree::new();
        let nobody = perms::encode(CONTROL_DOMAIN, 0);
        let live = tree.root(&nobody)?;
        let blob = tree.blob(&nobody)?;
        let special = [blob, tree.share(blob)];
        let mut reply = Vec::new();
        reply.try_reserve_exact(PAYLOAD_MAX)?;
        let mut asks = VecDeque::new();
        asks.try_reserve_exact(ASKS)?;
        let blank = Domain::new(Life::default(), limits, 0);
        let mut doms = Domains { list: Vec::new(), ready: Vec::new(), blank };
        for who in [CONTROL_DOMAIN, AGENT] {
            let mut domain = Domain::new(who, limits, FEATURES);
            domain.privileged = true;
            if who == AGENT {
                domain.state = State::Introduced;
            }
            doms.add(domain)?;
        }
        let mut server = Server {
            tree,
            live,
            doms,
            watches: Watches::new(),
            limits,
            hits: [0; Quota::COUNT],
            met: false,
            reply,
            pending: Books::default(),
            special,
            epoch: 0,
            lives: 0,
            transactions: 0,
            nodes: 0,
            charged: 0,
            asks,
        };
        let mut books = Books::default();
        books.add(CONTROL_DOMAIN, 1, NODE_BYTES as i64)?;
        server.book(&mut books);
        Ok(server)
    }

    // Bytes.

    /// Takes bytes from a domain, at most one message beyond what was served; how many.
    pub fn receive(&mut self, dom: DomId, bytes: &[u8]) -> usize {
        self.doms.find(dom.0).map_or(0, |slot| self.doms.at_mut(slot).receive(bytes))
    }

    /// What to send to a domain next.
    #[must_use]
    pub fn output(&self, dom: DomId) -> &[u8] {
        self.doms.find(dom.0).map_or(&[], |slot| self.doms.at(slot).output())
    }

    /// A domain that an event was queued for since this was last asked, each once.
    pub fn take_ready(&mut self) -> Option<DomId> {
        while let Some(dom) = self.doms.ready.pop() {
            if let Some(slot) = self.doms.find(dom) {
                self.doms.at_mut(slot).listed = false;
                return Some(DomId(dom));
            }
        }
        None
    }

    /// That many bytes of the output were sent.
    pub fn sent(&mut self, dom: DomId, count: usize) {
        if let Some(slot) = self.doms.find(dom.0) {
            self.doms.at_mut(slot).forget(count);
        }
    }

    /// Answers at most `credit` requests of a domain; a commit that is replayed costs more than one.
    pub fn serve(&mut self, dom: DomId, credit: u32, now: Instant) -> Served {
        let mut served = Served::default();
        let mut credit = credit;
        loop {
            self.tree.sweep(SWEEP);
            let Some(slot) = self.doms.find(dom.0) else { break };
            let domain = self.doms.at_mut(slot);
            let header = match domain.next() {
                Ok(Some(header)) => header,
                Ok(None) => break,
                Err(_) => {
                    self.close(dom);
                    served.closed = true;
                    break;
                }
            };
            if !domain.has_room() {
                self.hit(slot, Quota::Outstanding);
                break;
            }
            let until = if wire::flags(header.kind) & wire::CHANGES != 0 { domain.early(now) } else { None };
            if until.is_some() {
                self.hit(slot, Quota::Rate);
                served.until = until;
                break;
            }
            if credit == 0 {
                served.more = true;
                break;
            }
            if wire::flags(header.kind) & wire::CHANGES != 0 {
                domain.pace(now);
                domain.writes += 1;
            }
            let input = domain.lend();
            let end = HEADER + header.len as usize;
            let payload = input.get(HEADER..end).unwrap_or_default();
            self.reply.clear();
            let before = served.requests;
            let (answer, extra) = self.request(slot, &header, payload);
            served.requests = before + 1;
            credit = credit.saturating_sub(1 + (extra / REPLAY) as u32);
            // INTRODUCE and RELEASE move domains.
            if let Some(slot) = self.doms.find(dom.0) {
                let domain = self.doms.at_mut(slot);
                match answer {
                    Ok(first) => {
                        domain.answer(&header, &self.reply);
                        self.first_event(slot, first);
                    }
                    Err(error) => domain.answer(&wire::Header { kind: wire::ERROR, ..header }, error.wire()),
                }
                self.doms.at_mut(slot).give_back(input, end);
            }
        }
        served
    }

    /// Takes apart at most `count` nodes of old versions of the tree; whether there are more. Each request does some.
    pub fn tidy(&mut self, count: u32) -> bool {
        self.tree.sweep(count)
    }

    // Books.

    /// Counts a quota that was met.
    pub(super) fn hit(&mut self, slot: usize, quota: Quota) {
        if let Some(count) = self.hits.get_mut(quota as usize) {
            *count += 1;
        }
        self.doms.at_mut(slot).met |= 1 << quota as u32;
        self.met = true;
    }

    /// ENOSPC, counted, if `wanted` exceeds a quota of a domain.
    pub(super) fn within(&mut self, slot: usize, quota: Quota, wanted: usize) -> Result<(), Error> {
        let domain = self.doms.at(slot);
        if domain.privileged || !domain.limits.exceeded(quota, wanted) {
            return Ok(());
        }
        self.hit(slot, quota);
        Err(Error::ENOSPC)
    }

    /// ENOSPC unless a guest may add this to what `owner` has.
    pub(super) fn affords(
        &mut self,
        actor: usize,
        work: &Work,
        owner: Life,
        nodes: usize,
        bytes: i64,
    ) -> Result<(), Error> {
        let Some(slot) = self.doms.find_life(owner).filter(|_| !self.doms.at(actor).privileged) else { return Ok(()) };
        let delta = work.books.of(owner);
        let domain = self.doms.at(slot);
        let all_nodes = domain.nodes + i64::from(delta.nodes) + nodes as i64;
        let all_bytes = domain.charged() as i64 + delta.bytes + bytes;
        if nodes > 0 {
            self.within(slot, Quota::Nodes, all_nodes.max(0) as usize)?;
        }
        if bytes > 0 {
            self.within(slot, Quota::Memory, all_bytes.max(0) as usize)?;
        }
        Ok(())
    }

    /// Writes changes into the books for good.
    pub(super) fn book(&mut self, books: &mut Books) {
        for delta in books.0.drain(..) {
            self.nodes += i64::from(delta.nodes);
            self.charged += delta.bytes;
            if let Some(slot) = self.doms.find_life(delta.owner) {
                let domain = self.doms.at_mut(slot);
                domain.nodes += i64::from(delta.nodes);
                domain.node_bytes += delta.bytes;
            }
        }
    }

    // Transactions and watches of a client.

    /// Lets go of a transaction's trees.
    pub(super) fn drop_transaction(&mut self, slot: usize, transaction: &Transaction) {
        self.tree.release(transaction.base);
        self.tree.release(transaction.work.root);
        self.doms.at_mut(slot).transaction_bytes -= transaction.bytes;
    }

    /// No transactions and watches any more.
    pub(super) fn forget_client(&mut self, slot: usize) {
        for transaction in core::mem::take(&mut self.doms.at_mut(slot).transactions) {
            self.drop_transaction(slot, &transaction);
        }
        let domain = self.doms.at_mut(slot);
        domain.watch_bytes = 0;
        while let Some(id) = domain.watches.last().copied() {
            self.watches.remove(id, &mut domain.watches);
        }
        domain.watches = Vec::new();
    }

    /// Bytes of the tree's old versions; an estimate, by what nodes are charged.
    fn pinned(&self) -> usize {
        let nodes = self.nodes.max(0) as usize;
        let text = (self.charged.max(0) as usize).saturating_sub(nodes * NODE_BYTES);
        let links = (self.tree.links() as usize).saturating_sub(nodes);
        links * NODE_BYTES + self.tree.text().saturating_sub(text + nodes * perms::ENTRY)
    }

    /// The oldest transaction of a guest that still has its snapshot: serial number and place of the guest.
    fn oldest(&self) -> Option<(u64, usize)> {
        let held = |d: &Domain| d.transactions.iter().filter(|t| !t.given_up()).map(|t| t.serial).min();
        let guests = self.doms.list.iter().enumerate().filter(|(_, d)| !d.privileged);
        guests.filter_map(|(slot, d)| Some((held(d)?, slot))).min()
    }

    /// While guests' transactions keep too much of old versions, the oldest is given up: its client is told EAGAIN. What
    /// is dead and not taken apart looks like an old version: it is taken apart first, if there are such transactions.
    pub(super) fn relieve(&mut self) {
        while self.limits.exceeded(Quota::Pinned, self.pinned()) {
            let Some((serial, slot)) = self.oldest() else { return };
            if self.tree.sweep(1024) {
                continue;
            }
            if !self.limits.exceeded(Quota::Pinned, self.pinned()) {
                return;
            }
            self.hit(slot, Quota::Pinned);
            let domain = self.doms.at_mut(slot);
            let Some(t) = domain.transactions.iter_mut().find(|t| t.serial == serial) else { return };
            let (base, root) = (core::mem::replace(&mut t.base, NIL), core::mem::take(&mut t.work.root));
            t.asked = Vec::new();
            t.work.books = Books::default();
            domain.transaction_bytes -= core::mem::take(&mut t.bytes);
            self.tree.release(base);
            self.tree.release(root);
        }
    }

    /// Announces a change of the live tree: `old` is the tree before, or nobody where that does not matter.
    pub(super) fn changed(&mut self, old: Id, path: &[u8], change: Change) {
        let new = self.live;
        self.fire(old, new, path, change);
    }
}
