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
