//! The ring against guests that write whatever they like into it.
//!
//! Deliberately absent: event channels; `needs_notify` is asked instead.

use crate::pipe::{Message, message, messages, server};
use core::cell::{Cell, RefCell};
use platform_xen::hyp::{DomId, Instant, Pages};
use platform_xen::xenstore::wire as w;
use platform_xen::xenstore::{FEATURES, Server, StoreFault, StoreRing};
use std::rc::Rc;

const REQ_CONS: usize = 2048;
const REQ_PROD: usize = 2052;
const RSP_CONS: usize = 2056;
const RSP_PROD: usize = 2060;
const CONNECTION: usize = 2068;
const ERROR: usize = 2072;

/// A page that counts reads of the guest's indices.
#[derive(Clone, Default)]
struct Page(Rc<(RefCell<Vec<u8>>, Cell<u32>)>);

impl Page {
    fn new() -> Page {
        let page = Page::default();
        page.0.0.borrow_mut().resize(4096, 0);
        page
    }
    fn set(&self, at: usize, value: u32) {
        self.0.0.borrow_mut()[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    fn get(&self, at: usize) -> u32 {
        u32::from_le_bytes(self.0.0.borrow()[at..at + 4].try_into().unwrap())
    }
    /// The guest puts bytes in, as many as fit.
    fn put(&self, bytes: &[u8]) -> usize {
        let prod = self.get(REQ_PROD);
        let room = 1024 - prod.wrapping_sub(self.get(REQ_CONS)) as usize;
        let len = bytes.len().min(room);
        for (n, byte) in bytes[..len].iter().enumerate() {
            self.0.0.borrow_mut()[(prod.wrapping_add(n as u32) % 1024) as usize] = *byte;
        }
        self.set(REQ_PROD, prod.wrapping_add(len as u32));
        len
    }
    /// The guest takes what is there.
    fn take(&self) -> Vec<u8> {
        let (cons, prod) = (self.get(RSP_CONS), self.get(RSP_PROD));
        let len = prod.wrapping_sub(cons);
        assert!(len <= 1024);
        self.set(RSP_CONS, prod);
        (0..len).map(|n| self.0.0.borrow()[1024 + (cons.wrapping_add(n) % 1024) as usize]).collect()
    }
}

impl Pages for Page {
    fn len(&self) -> usize {
        4096
    }
    fn read(&self, offset: usize, to: &mut [u8]) {
        assert!(offset + to.len() <= 1024, "requests only");
        to.copy_from_slice(&self.0.0.borrow()[offset..offset + to.len()]);
    }
    fn write(&self, offset: usize, from: &[u8]) {
        assert!(offset >= 1024 && offset + from.len() <= 2048, "responses only");
        self.0.0.borrow_mut()[offset..offset + from.len()].copy_from_slice(from);
    }
    fn zero(&self, _: usize, _: usize) {
        panic!("the ring is the builder's to zero");
    }
    fn load_u32(&self, offset: usize) -> u32 {
        assert!([REQ_PROD, RSP_CONS, CONNECTION].contains(&offset), "our own indices are not read back");
        self.0.1.set(self.0.1.get() + 1);
        self.get(offset)
    }
    fn store_u32(&self, offset: usize, value: u32) {
        assert!((REQ_CONS..=ERROR).contains(&offset) && offset.is_multiple_of(4));
        self.set(offset, value);
    }
}

fn ring(cons: u32, prod: u32) -> (Page, StoreRing<Page>, Server) {
    let page = Page::new();
    for at in [REQ_CONS, REQ_PROD] {
        page.set(at, cons);
    }
    for at in [RSP_CONS, RSP_PROD] {
        page.set(at, prod);
    }
    let ring = StoreRing::resumed(page.clone(), DomId(1), FEATURES, cons, prod);
    (page, ring, server())
}

fn pump(ring: &mut StoreRing<Page>, server: &mut Server) -> platform_xen::xenstore::Pumped {
    ring.pump(server, 1000, Instant(0))
}

/// Everything that comes back for these bytes, however often the ring has to turn.
fn turn(page: &Page, ring: &mut StoreRing<Page>, server: &mut Server, mut bytes: &[u8]) -> Vec<Message> {
    let mut came = Vec::new();
    loop {
        bytes = &bytes[page.put(bytes)..];
        let pumped = pump(ring, server);
        assert_eq!(pumped.fault, None);
        let taken = page.take();
        if bytes.is_empty() && taken.is_empty() && !pumped.more {
            return messages(&came);
        }
        came.extend(taken);
    }
}

#[test]
fn xsa_038_ring_index_out_of_range() {
    let edges = [0u32, 1, 2, 15, 16, 1023, 1024, 1025, 2048, 0x7fff_ffff, 0x8000_0000, u32::MAX - 1024, u32::MAX];
    for ours in edges {
        for guests in edges.into_iter().flat_map(|e| [e, ours.wrapping_add(e), ours.wrapping_sub(e)]) {
            for at in [REQ_PROD, RSP_CONS] {
                let (page, mut ring, mut server) = ring(ours, ours);
                page.set(at, guests);
                let used = if at == REQ_PROD { guests.wrapping_sub(ours) } else { ours.wrapping_sub(guests) };
                let pumped = pump(&mut ring, &mut server);
                assert_eq!(pumped.fault, (used > 1024).then_some(StoreFault::Index), "{ours} {guests}");
                if used > 1024 {
                    assert_eq!((page.get(ERROR), ring.is_broken(), ring.needs_notify()), (2, true, true));
                    assert!(server.is_closed(DomId(1)));
                    // For good, whatever the guest does then.
                    page.set(at, ours);
                    page.set(CONNECTION, 1);
                    assert_eq!(pump(&mut ring, &mut server), Default::default());
                }
            }
        }
    }
}

#[test]
fn all_index_pairs_of_a_small_sweep() {
    for ours in (0..1024).step_by(37).map(|n: u32| n.wrapping_sub(512)) {
        for used in (0..=1030).step_by(5) {
            let (page, mut ring, mut server) = ring(ours, 0);
            page.set(REQ_PROD, ours.wrapping_add(used));
            // Zeroes: CONTROL without payload, answered EACCES.
            let pumped = pump(&mut ring, &mut server);
            assert_eq!(pumped.fault.is_some(), used > 1024);
            if used <= 1024 {
                assert!(ring.indices().0.wrapping_sub(ours) <= used);
            }
        }
    }
}

#[test]
fn xsa_038_an_exactly_full_ring_works() {
    for start in [0u32, 500, u32::MAX - 300] {
        let (page, mut ring, mut server) = ring(start, start);
        let value = vec![b'v'; 1024 - 16 - 2];
        let request = message(w::WRITE, 3, 0, &[&b"a\0"[..], &value].concat());
        assert_eq!(request.len(), 1024);
        assert_eq!(page.put(&request), 1024);
        let pumped = pump(&mut ring, &mut server);
        assert_eq!((pumped.requests, pumped.fault), (1, None));
        assert_eq!(messages(&page.take())[0].text(), "OK|");
        // An answer longer than the ring comes in turns, the ring full in between.
        let answer = turn(&page, &mut ring, &mut server, &message(w::READ, 4, 0, b"a\0"));
        assert_eq!(answer[0].payload, value);
        page.put(&message(w::READ, 5, 0, b"a\0"));
        page.put(&message(w::READ, 6, 0, b"a\0"));
        pump(&mut ring, &mut server);
        assert_eq!(page.get(RSP_PROD).wrapping_sub(page.get(RSP_CONS)), 1024);
        assert_eq!(pump(&mut ring, &mut server).fault, None);
        let mut came = page.take();
        while pump(&mut ring, &mut server).fault.is_none() && page.get(RSP_PROD) != page.get(RSP_CONS) {
            came.extend(page.take());
        }
        assert_eq!(messages(&came).len(), 2);
    }
}

#[test]
fn long_messages_and_indices_that_wrap() {
    let (page, mut ring, mut server) = ring(u32::MAX - 5000, u32::MAX - 9000);
    let value = vec![b'x'; 2048];
    let mut all = Vec::new();
    for n in 0..20 {
        all.extend(message(w::WRITE, n, 0, &[format!("n{n}\0").as_bytes(), &value].concat()));
        all.extend(message(w::READ, 100 + n, 0, format!("n{n}\0").as_bytes()));
    }
    let came = turn(&page, &mut ring, &mut server, &all);
    assert_eq!(came.len(), 40);
    assert!(came.iter().filter(|m| m.kind == w::READ).all(|m| m.payload == value));
    assert!(ring.needs_notify() && !ring.needs_notify());
    pump(&mut ring, &mut server);
    assert!(!ring.needs_notify(), "nothing moved");
}

#[test]
fn indices_are_read_once() {
    let (page, mut ring, mut server) = ring(0, 0);
    page.put(&message(w::READ, 1, 0, b"/\0").repeat(10));
    page.0.1.set(0);
    pump(&mut ring, &mut server);
    assert_eq!(page.0.1.get(), 3, "req_prod, rsp_cons, connection");
}

#[test]
fn xsa_420_a_length_beyond_a_message_closes_the_ring() {
    let (page, mut ring, mut server) = ring(0, 0);
    let mut bad = message(w::READ, 1, 0, b"");
    bad[12..].copy_from_slice(&0x8000_0000u32.to_le_bytes());
    page.put(&[&message(w::READ, 1, 0, b"/\0")[..], &bad].concat());
    let pumped = pump(&mut ring, &mut server);
    assert_eq!((pumped.fault, page.get(ERROR), ring.is_broken()), (Some(StoreFault::Protocol), 3, true));
    server.check();
}

#[test]
fn a_guest_that_asks_gets_a_new_start() {
    let (page, mut ring, mut server) = ring(77, 99);
    assert_eq!(page.get(2064), FEATURES);
    let setup =
        [message(w::WATCH, 1, 0, b"a\0t\0"), message(w::TRANSACTION_START, 2, 0, b"\0"), message(w::WRITE, 3, 0, b"a\0v")]
            .concat();
    page.put(&setup);
    page.put(&message(w::READ, 4, 0, b"a\0")[..9]);
    pump(&mut ring, &mut server);
    let usage = server.usage(DomId(1)).unwrap();
    assert_eq!((usage.watches, usage.transactions), (1, 1));
    page.set(CONNECTION, 1);
    for at in [REQ_CONS, REQ_PROD, RSP_CONS, RSP_PROD] {
        page.set(at, 0xdead_0000);
    }
    ring.needs_notify();
    let pumped = pump(&mut ring, &mut server);
    assert_eq!((pumped.fault, pumped.requests, page.get(CONNECTION), ring.needs_notify()), (None, 0, 0, true));
    assert!([REQ_CONS, REQ_PROD, RSP_CONS, RSP_PROD].iter().all(|at| page.get(*at) == 0));
    let usage = server.usage(DomId(1)).unwrap();
    assert_eq!((usage.watches, usage.transactions, usage.events), (0, 0, 0));
    assert_eq!(turn(&page, &mut ring, &mut server, &message(w::READ, 5, 0, b"a\0"))[0].text(), "v", "nodes stay");
    server.check();
}

#[test]
fn credit_is_kept_and_more_is_said() {
    let (page, mut ring, mut server) = ring(0, 0);
    page.put(&message(w::GET_DOMAIN_PATH, 1, 0, b"1\0").repeat(20));
    let pumped = ring.pump(&mut server, 3, Instant(0));
    assert_eq!((pumped.requests, pumped.more), (3, true));
    let pumped = ring.pump(&mut server, 100, Instant(0));
    assert_eq!((pumped.requests, pumped.more), (17, false));
}
