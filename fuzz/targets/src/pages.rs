//! A shared page whose guest is the fuzzer: every load finds what the input says next.
//!
//! Deliberately absent: what was stored; the backend must not rely on it.

use platform_xen::hyp::Pages;
use std::cell::Cell;

/// The page.
pub struct Hostile<'a> {
    data: &'a [u8],
    at: Cell<usize>,
}

impl<'a> Hostile<'a> {
    pub fn new(data: &'a [u8]) -> Hostile<'a> {
        Hostile { data, at: Cell::new(0) }
    }

    /// The next byte of the input.
    pub fn next(&self) -> Option<u8> {
        let at = self.at.get();
        self.at.set(at + 1);
        self.data.get(at).copied()
    }
}

impl Pages for &Hostile<'_> {
    fn len(&self) -> usize {
        4096
    }
    fn read(&self, offset: usize, to: &mut [u8]) {
        assert!(offset + to.len() <= 3072, "text only");
        to.fill(b'#');
    }
    fn write(&self, offset: usize, from: &[u8]) {
        assert!(offset + from.len() <= 1024, "the input ring only");
    }
    fn zero(&self, _: usize, _: usize) {
        panic!("the ring is the builder's to zero");
    }
    fn load_u32(&self, offset: usize) -> u32 {
        assert!(offset == 3072 || offset == 3084, "the guest's indices only");
        u32::from_le_bytes(core::array::from_fn(|_| self.next().unwrap_or(0)))
    }
    fn store_u32(&self, offset: usize, _: u32) {
        assert!(offset == 3076 || offset == 3080, "our indices only");
    }
}

/// A store ring whose guest writes the input into it piece by piece. An honest one keeps its indices; another one's are
/// now and then the input's.
pub struct Bytes<'a> {
    data: Hostile<'a>,
    honest: bool,
    page: std::cell::RefCell<Vec<u8>>,
}

const REQ_CONS: usize = 2048;
const REQ_PROD: usize = 2052;
const RSP_CONS: usize = 2056;
const RSP_PROD: usize = 2060;

impl<'a> Bytes<'a> {
    pub fn new(data: &'a [u8], honest: bool) -> Bytes<'a> {
        Bytes { data: Hostile::new(data), honest, page: std::cell::RefCell::new(vec![0; 4096]) }
    }

    fn get(&self, at: usize) -> u32 {
        u32::from_le_bytes(self.page.borrow()[at..at + 4].try_into().expect("four"))
    }

    fn set(&self, at: usize, value: u32) {
        self.page.borrow_mut()[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }

    /// Puts the next piece in; false when there is none.
    pub fn fill(&self) -> bool {
        let mut prod = self.get(REQ_PROD);
        for _ in 0..200 {
            if prod.wrapping_sub(self.get(REQ_CONS)) >= 1024 {
                break;
            }
            let Some(byte) = self.data.next() else { return false };
            self.page.borrow_mut()[prod as usize % 1024] = byte;
            prod = prod.wrapping_add(1);
        }
        self.set(REQ_PROD, prod);
        if !self.honest && self.data.next() == Some(0xee) {
            let value = u32::from_le_bytes(core::array::from_fn(|_| self.data.next().unwrap_or(0)));
            self.set([REQ_CONS, REQ_PROD, RSP_CONS, RSP_PROD, 2068][value as usize % 5], value >> 3);
        }
        // A ring that is full and not served any more would be filled for ever.
        self.data.next().is_some()
    }

    /// Takes the answers.
    pub fn read(&self) {
        let prod = self.get(RSP_PROD);
        if self.honest || prod % 3 != 0 {
            self.set(RSP_CONS, prod);
        }
    }
}

impl Pages for &Bytes<'_> {
    fn len(&self) -> usize {
        4096
    }
    fn read(&self, offset: usize, to: &mut [u8]) {
        assert!(offset + to.len() <= 1024, "requests only");
        to.copy_from_slice(&self.page.borrow()[offset..offset + to.len()]);
    }
    fn write(&self, offset: usize, from: &[u8]) {
        assert!(offset >= 1024 && offset + from.len() <= 2048, "responses only");
        self.page.borrow_mut()[offset..offset + from.len()].copy_from_slice(from);
    }
    fn zero(&self, _: usize, _: usize) {
        panic!("the ring is the builder's to zero");
    }
    fn load_u32(&self, offset: usize) -> u32 {
        assert!([REQ_PROD, RSP_CONS, 2068].contains(&offset), "the guest's fields only");
        self.get(offset)
    }
    fn store_u32(&self, offset: usize, value: u32) {
        assert!((REQ_CONS..=2072).contains(&offset));
        self.set(offset, value);
    }
}
