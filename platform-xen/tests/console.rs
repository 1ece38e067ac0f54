//! The console ring's backend against guests that write whatever they like into it, whenever they like.
//!
//! Deliberately absent: Xen; the ring is a page here.

use core::cell::{Cell, RefCell};
use platform_xen::hyp::Pages;
use platform_xen::pv::{ConsoleBackend, Drained, RingFault};
use std::rc::Rc;

const IN_CONS: usize = 3072;
const IN_PROD: usize = 3076;
const OUT_CONS: usize = 3080;
const OUT_PROD: usize = 3084;

/// A page that counts reads of the guest's indices and may change after each of them.
#[derive(Default)]
struct Page {
    bytes: RefCell<Vec<u8>>,
    loads: Cell<u32>,
    /// out_prod becomes this after the first look at it.
    then: Cell<Option<u32>>,
}

#[derive(Clone, Default)]
struct Shared(Rc<Page>);

impl Shared {
    fn new() -> Shared {
        let page = Page { bytes: RefCell::new(vec![0; 4096]), ..Page::default() };
        Shared(Rc::new(page))
    }
    fn set(&self, at: usize, value: u32) {
        self.0.bytes.borrow_mut()[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    fn get(&self, at: usize) -> u32 {
        u32::from_le_bytes(self.0.bytes.borrow()[at..at + 4].try_into().expect("four"))
    }
}

impl Pages for Shared {
    fn len(&self) -> usize {
        4096
    }
    fn read(&self, offset: usize, to: &mut [u8]) {
        assert!(offset + to.len() <= 3072, "text only, never the indices");
        to.copy_from_slice(&self.0.bytes.borrow()[offset..offset + to.len()]);
    }
    fn write(&self, offset: usize, from: &[u8]) {
        assert!(offset + from.len() <= 1024, "only the input ring");
        self.0.bytes.borrow_mut()[offset..offset + from.len()].copy_from_slice(from);
    }
    fn zero(&self, _: usize, _: usize) {
        panic!("the ring is the builder's to zero");
    }
    fn load_u32(&self, offset: usize) -> u32 {
        assert!(offset == IN_CONS || offset == OUT_PROD, "our own indices are not read back");
        self.0.loads.set(self.0.loads.get() + 1);
        let value = self.get(offset);
        if let Some(then) = self.0.then.take() {
            self.set(OUT_PROD, then);
        }
        value
    }
    fn store_u32(&self, offset: usize, value: u32) {
        assert!(offset == IN_PROD || offset == OUT_CONS, "the guest's indices are the guest's");
        self.set(offset, value);
    }
}

fn drain(ring: &mut ConsoleBackend<Shared>) -> (Drained, Vec<u8>) {
    let mut said = Vec::new();
    let drained = ring.drain(&mut |bytes| said.extend_from_slice(bytes));
    (drained, said)
}

#[test]
fn text_goes_both_ways_and_around() {
    let page = Shared::new();
    let mut ring = ConsoleBackend::new(page.clone());
    assert_eq!(drain(&mut ring), (Drained::default(), vec![]));
    assert!(!ring.needs_notify());
    let (mut prod, mut cons) = (0u32, 0u32);
    for round in 0..3000u32 {
        let text: Vec<u8> = (0..round % 700).map(|n| (n ^ round) as u8).collect();
        for byte in &text {
            page.0.bytes.borrow_mut()[1024 + (prod % 2048) as usize] = *byte;
            prod = prod.wrapping_add(1);
        }
        page.set(OUT_PROD, prod);
        let (drained, said) = drain(&mut ring);
        assert_eq!((drained.bytes, drained.fault, said), (text.len(), None, text.clone()));
        assert_eq!(page.get(OUT_CONS), prod);
        assert_eq!(ring.needs_notify(), !text.is_empty());

        assert_eq!(ring.push_input(&text), text.len());
        assert_eq!(page.get(IN_PROD), cons.wrapping_add(text.len() as u32));
        for byte in &text {
            assert_eq!(page.0.bytes.borrow()[(cons % 1024) as usize], *byte);
            cons = cons.wrapping_add(1);
        }
        page.set(IN_CONS, cons);
        assert!(!ring.needs_notify() || !text.is_empty());
    }
}

#[test]
fn input_is_cut_at_a_full_ring() {
    let page = Shared::new();
    let mut ring = ConsoleBackend::new(page.clone());
    assert_eq!(ring.push_input(&[b'a'; 1000]), 1000);
    assert_eq!(ring.push_input(&[b'b'; 1000]), 24);
    assert!(ring.needs_notify());
    assert_eq!(ring.push_input(b"c"), 0);
    assert!(!ring.needs_notify());
    page.set(IN_CONS, 1);
    assert_eq!(ring.push_input(b"cd"), 1);
    assert!(!ring.is_broken());
}

/// XSA-38: unmasked indices. Every out_prod against every position of ours, in_cons likewise, across the wrap.
#[test]
fn xsa_038_every_pair_of_indices_is_masked_or_refused() {
    let starts = (0..=2048u32).chain((u32::MAX - 2048)..=u32::MAX).step_by(31).chain([2047, 2048, u32::MAX, 1 << 31]);
    for start in starts {
        let lies = [2049, 2050, 4096, 1 << 30, (1 << 31) - 1, 1 << 31, u32::MAX - 1, u32::MAX];
        for len in (0..=2048u32).step_by(97).chain([2047, 2048]).chain(lies) {
            let page = Shared::new();
            page.set(OUT_CONS, start);
            let mut ring = ConsoleBackend::resumed(page.clone(), 0, start);
            page.set(OUT_PROD, start.wrapping_add(len));
            let (drained, said) = drain(&mut ring);
            if len <= 2048 {
                assert_eq!((drained, said.len()), (Drained { bytes: len as usize, fault: None }, len as usize));
                assert_eq!(page.get(OUT_CONS), start.wrapping_add(len));
            } else {
                assert_eq!((drained.bytes, drained.fault), (0, Some(RingFault::OutIndex)));
                assert!(ring.is_broken());
                page.set(OUT_PROD, start.wrapping_add(1));
                assert_eq!(drain(&mut ring), (Drained::default(), vec![]), "broken for good");
                assert_eq!(ring.push_input(b"x"), 0);
            }
        }
    }
    for cons in (0..=u32::MAX).step_by(65_521) {
        let page = Shared::new();
        let mut ring = ConsoleBackend::new(page.clone());
        assert_eq!(ring.push_input(&[0; 100]), 100);
        page.set(IN_CONS, cons);
        let used = 100u32.wrapping_sub(cons);
        let fits = ring.push_input(&[1; 2000]);
        assert_eq!(fits, if used > 1024 { 0 } else { 1024 - used as usize });
        assert_eq!(ring.is_broken(), used > 1024);
    }
}

/// XSA-155: a value checked is the value used. The guest moves out_prod right after we looked.
#[test]
fn xsa_155_indices_are_read_once() {
    for then in [0, 5, 2049, 1 << 31, u32::MAX] {
        let page = Shared::new();
        let mut ring = ConsoleBackend::new(page.clone());
        page.set(OUT_PROD, 10);
        page.0.then.set(Some(then));
        let (drained, said) = drain(&mut ring);
        assert_eq!((drained.bytes, drained.fault, said.len()), (10, None, 10));
        assert_eq!(page.get(OUT_CONS), 10);
        assert_eq!(page.0.loads.get(), 1, "one look");
    }
}
