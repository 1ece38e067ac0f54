//! A network frontend that a test plays: a guest's pages, its two rings, and what it says in them.
//!
//! ```text
//!   frame  0x400 tx ring | 0x401 rx ring | 0x410 256 pages to send from | 0x600 256 pages to receive into
//! ```
//! Each queue has 0x600 frames of its own. Deliberately absent: good manners; whatever a test wants is written.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use platform_xen::hyp::{DomId, Events, Gfn, GrantRef, Grants, PAGE_SIZE, Port};
use platform_xen::sim::Sim;

pub const TX_BLANK: u16 = 1;
pub const TX_VALIDATED: u16 = 2;
pub const TX_MORE: u16 = 4;
pub const TX_EXTRA: u16 = 8;
const RX_VALIDATED: u16 = 1;
const RX_BLANK: u16 = 2;
const RX_MORE: u16 = 4;
const RX_EXTRA: u16 = 8;

/// A frame as the guest found it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Got {
    pub bytes: Vec<u8>,
    pub blank: bool,
    pub validated: bool,
    /// Kind and size.
    pub gso: Option<(u8, u16)>,
    /// A response said that it failed.
    pub failed: bool,
}

/// One queue of a frontend.
pub struct NetFront {
    sim: Sim,
    pub dom: DomId,
    base: u64,
    send_pages: Vec<GrantRef>,
    receive_pages: Vec<GrantRef>,
    pub ports: [u32; 2],
    pub tx_prod: u32,
    tx_seen: u32,
    pub rx_prod: u32,
    rx_seen: u32,
    next_page: usize,
}

type Mapped = <Sim as Grants>::Mapped;

impl NetFront {
    /// Makes a guest's rings.
    pub fn new(sim: &mut Sim, dom: DomId, queue: u64) -> NetFront {
        NetFront::with(sim, dom, queue, 256)
    }

    /// With fewer pages each way, which are used over and over.
    pub fn with(sim: &mut Sim, dom: DomId, queue: u64, pages: u64) -> NetFront {
        let base = 0x400 + queue * 0x600;
        for ring in 0..2 {
            assert!(sim.poke(dom, (base + ring) << 12, &[0; PAGE_SIZE]));
            assert!(sim.poke(dom, ((base + ring) << 12) + 4, &1u32.to_le_bytes()));
            assert!(sim.poke(dom, ((base + ring) << 12) + 12, &1u32.to_le_bytes()));
        }
        let pages = |from: u64, read_only| (0..pages).map(|n| sim.grant(dom, Gfn(base + from + n), read_only)).collect();
        let (send_pages, receive_pages) = (pages(0x10, true), pages(0x200, false));
        let ports = [sim.guest_port(dom), sim.guest_port(dom)];
        NetFront {
            sim: sim.clone(),
            dom,
            base,
            send_pages,
            receive_pages,
            ports,
            tx_prod: 0,
            tx_seen: 0,
            rx_prod: 0,
            rx_seen: 0,
            next_page: 0,
        }
    }

    /// What a backend maps and binds.
    pub fn connect(&self, sim: &mut Sim) -> ([Mapped; 2], [Port; 2]) {
        let rings = [0, 1].map(|ring| {
            let grant = sim.grant(self.dom, Gfn(self.base + ring), false);
            sim.map_grants(self.dom, &[grant], false).expect("mapped")
        });
        let ports = self.ports.map(|port| sim.bind_interdomain(self.dom, Port(port)).expect("bound"));
        (rings, ports)
    }

    fn put(&self, ring: u64, at: u64, bytes: &[u8]) {
        assert!(self.sim.poke(self.dom, ((self.base + ring) << 12) + at, bytes));
    }

    fn get<const N: usize>(&self, ring: u64, at: u64) -> [u8; N] {
        let mut bytes = [0; N];
        assert!(self.sim.peek(self.dom, ((self.base + ring) << 12) + at, &mut bytes));
        bytes
    }

    pub fn index(&self, ring: u64, at: u64) -> u32 {
        u32::from_le_bytes(self.get(ring, at))
    }

    pub fn set_index(&self, ring: u64, at: u64, value: u32) {
        self.put(ring, at, &value.to_le_bytes());
    }

    /// Bytes of a response's slot.
    pub fn tx_slot(&self, index: u32) -> [u8; 12] {
        self.get(0, 64 + u64::from(index % 256) * 12)
    }

    /// A page to send from: its place among all, and its reference.
    pub fn page(&mut self) -> (usize, GrantRef) {
        self.next_page = (self.next_page + 1) % self.send_pages.len();
        (self.next_page, self.send_pages[self.next_page])
    }

    pub fn write_page(&self, page: usize, offset: usize, bytes: &[u8]) {
        let at = ((self.base + 0x10 + page as u64) << 12) + offset as u64;
        assert!(self.sim.poke(self.dom, at, bytes));
    }

    /// Writes a slot of the tx ring, not shown yet.
    pub fn slot(&mut self, slot: [u8; 12]) {
        self.put(0, 64 + u64::from(self.tx_prod % 256) * 12, &slot);
        self.tx_prod = self.tx_prod.wrapping_add(1);
    }

    pub fn request(&mut self, grant: GrantRef, offset: u16, flags: u16, size: u16) {
        let id = (self.tx_prod % 256) as u16;
        let mut slot = [0; 12];
        slot[..4].copy_from_slice(&grant.0.to_le_bytes());
        for (at, value) in [(4, offset), (6, flags), (8, id), (10, size)] {
            slot[at..at + 2].copy_from_slice(&value.to_le_bytes());
        }
        self.slot(slot);
    }

    pub fn gso(&mut self, kind: u8, size: u16) {
        let [a, b] = size.to_le_bytes();
        self.slot([1, 0, a, b, kind, 0, 0, 0, 0, 0, 0, 0]);
    }

    /// Shows what was written, and kicks.
    pub fn show(&mut self) {
        self.set_index(0, 0, self.tx_prod);
        self.sim.guest_notify(self.dom, self.ports[0]);
    }

    /// Sends a frame in pieces of these sizes, the last as long as it takes; not shown yet.
    pub fn send(&mut self, frame: &[u8], flags: u16, gso: Option<(u8, u16)>, sizes: &[usize]) {
        let (mut pieces, mut rest) = (Vec::new(), frame);
        for size in sizes.iter().copied().chain(std::iter::repeat(PAGE_SIZE)) {
            let (piece, after) = rest.split_at(size.min(rest.len()));
            pieces.push(piece);
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
        let count = pieces.len();
        for (n, piece) in pieces.into_iter().enumerate() {
            let (page, grant) = self.page();
            let offset = (PAGE_SIZE - piece.len()).min(n * 7 + 2);
            self.write_page(page, offset, piece);
            let more = if n + 1 < count { TX_MORE } else { 0 };
            let (own, size) = if n == 0 { (flags, frame.len()) } else { (0, piece.len()) };
            let extra = if n == 0 && gso.is_some() { TX_EXTRA } else { 0 };
            self.request(grant, offset as u16, own | more | extra, size as u16);
            if let (0, Some((kind, size))) = (n, gso) {
                self.gso(kind, size);
            }
        }
    }

    /// Statuses of what was answered since.
    pub fn answered(&mut self) -> Vec<i16> {
        let prod = self.index(0, 8);
        let mut statuses = Vec::new();
        while self.tx_seen != prod {
            let slot = self.tx_slot(self.tx_seen);
            assert_eq!(slot[4..], [0; 8], "nothing of ours shows");
            statuses.push(i16::from_le_bytes([slot[2], slot[3]]));
            self.tx_seen = self.tx_seen.wrapping_add(1);
        }
        self.set_index(0, 12, prod.wrapping_add(1));
        statuses
    }

    /// Posts buffers.
    pub fn post(&mut self, count: usize) {
        for _ in 0..count {
            let id = (self.rx_prod % 256) as u16;
            let mut slot = [0; 8];
            slot[..2].copy_from_slice(&id.to_le_bytes());
            let page = self.receive_pages[usize::from(id) % self.receive_pages.len()];
            slot[4..].copy_from_slice(&page.0.to_le_bytes());
            self.put(1, 64 + u64::from(id) * 8, &slot);
            self.rx_prod = self.rx_prod.wrapping_add(1);
        }
        self.set_index(1, 0, self.rx_prod);
    }

    /// Takes what was received, and posts as many buffers again.
    pub fn receive(&mut self) -> Vec<Got> {
        let prod = self.index(1, 8);
        let (mut all, mut got, mut more, mut extra, mut used) = (Vec::new(), Got::default(), false, false, 0);
        while self.rx_seen != prod {
            let place = u64::from(self.rx_seen % 256);
            let slot: [u8; 8] = self.get(1, 64 + place * 8);
            let word = |at: usize| u16::from_le_bytes([slot[at], slot[at + 1]]);
            self.rx_seen = self.rx_seen.wrapping_add(1);
            used += 1;
            if std::mem::take(&mut extra) {
                assert_eq!((slot[0], slot[1], slot[5]), (1, 0, 0), "a GSO and nothing else");
                got.gso = Some((slot[4], word(2)));
            } else {
                assert_eq!((u64::from(word(0)), word(2)), (place, 0), "the place of its request");
                let (flags, status) = (word(4), word(6) as i16);
                got.blank |= flags & RX_BLANK != 0;
                got.validated |= flags & RX_VALIDATED != 0;
                more = flags & RX_MORE != 0;
                extra = flags & RX_EXTRA != 0;
                got.failed |= status < 0;
                let mut bytes = vec![0; status.max(0) as usize];
                assert!(self.sim.peek(self.dom, (self.base + 0x200 + place) << 12, &mut bytes));
                got.bytes.extend(bytes);
            }
            if !more && !extra {
                all.push(std::mem::take(&mut got));
            }
        }
        assert!(!more && !extra, "a frame without its end");
        self.set_index(1, 12, prod.wrapping_add(1));
        self.post(used);
        all
    }
}

/// Unmaps and closes what [`NetFront::connect`] made.
pub fn let_go(sim: &mut Sim, (rings, ports): ([Mapped; 2], [Port; 2])) {
    for ring in rings {
        sim.unmap_grants(ring);
    }
    for port in ports {
        sim.close(port).expect("an open port");
    }
}
