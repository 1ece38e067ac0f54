//! Pages, grants of them (public/grant_table.h, version 1), ports, and a ring's front end (public/io/ring.h).
//!
//! ```text
//!   0x0040_0000  pages: page n has the grant FIRST + n, unless it is taken back
//!   0xfe00_1000  the grant table: flags u16 | domid u16 | frame u32
//! ```
//! Deliberately absent: any care of whether the other end is done with a page.

use crate::hypercall::{self, DOMID_SELF, EVENT_CHANNEL_OP};
use crate::ring::word;
use crate::time;
use core::sync::atomic::Ordering;

const TABLE: u64 = 0xfe00_1000;
const PAGES: u64 = 0x0040_0000;
pub const PAGE: u64 = 4096;
/// The grant of page 0.
const FIRST: u32 = 16;
/// References that nobody was ever given: in the table, and far beyond it.
pub const NEVER: u32 = 500;
pub const ABSURD: u32 = 1_000_000;

/// Nobody's domain id, but not the control domain's.
const OTHER: u32 = 99;

const SECOND: u64 = 1_000_000_000;

/// When so many seconds are over.
pub fn end(seconds: u32) -> u64 {
    time::now() + u64::from(seconds) * SECOND
}

/// When it is sure that nothing will come.
pub fn moment() -> u64 {
    time::now() + SECOND / 2
}

/// Maps the grant table.
pub fn init() {
    hypercall::map(1, TABLE);
}

/// Where a page is.
pub fn page(n: u32) -> u64 {
    PAGES + u64::from(n) * PAGE
}

/// Its grant's reference.
pub fn reference(n: u32) -> u32 {
    FIRST + n
}

/// Grants a page to the control domain.
pub fn grant(n: u32, read_only: bool) {
    let at = TABLE + u64::from(reference(n)) * 8;
    word(at + 4).store((page(n) >> 12) as u32, Ordering::Release);
    word(at).store(if read_only { 5 } else { 1 }, Ordering::Release);
}

/// Grants a page to a domain that is not the other end.
pub fn grant_to_another(n: u32) {
    grant(n, false);
    word(TABLE + u64::from(reference(n)) * 8).store(1 | OTHER << 16, Ordering::Release);
}

/// Takes it back, used or not.
pub fn revoke(n: u32) {
    word(TABLE + u64::from(reference(n)) * 8).store(0, Ordering::Release);
}

/// Writes bytes to a page.
pub fn put(at: u64, bytes: &[u8]) {
    for (n, byte) in bytes.iter().enumerate() {
        // SAFETY: all addresses asked for are in the pages above, which are RAM that nothing else of this guest uses.
        unsafe { ((at + n as u64) as *mut u8).write_volatile(*byte) };
    }
}

/// Reads bytes of a page.
pub fn get<const N: usize>(at: u64) -> [u8; N] {
    // SAFETY: as for `put`.
    core::array::from_fn(|n| unsafe { ((at + n as u64) as *const u8).read_volatile() })
}

/// A port for the control domain (EVTCHNOP_alloc_unbound).
pub fn port() -> u32 {
    #[repr(C)]
    struct AllocUnbound {
        dom: u16,
        remote: u16,
        port: u32,
    }
    let mut new = AllocUnbound { dom: DOMID_SELF, remote: 0, port: 0 };
    hypercall::call(EVENT_CHANNEL_OP, 6, &mut new);
    new.port
}

/// EVTCHNOP_close.
pub fn close(mut port: u32) {
    hypercall::call(EVENT_CHANNEL_OP, 3, &mut port);
}

/// Sleeps.
pub fn sleep(ms: u64) {
    hypercall::poll(&[], time::now() + ms * 1_000_000);
}

/// Numbers that look random.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % most
    }
}

/// A ring in one page.
#[derive(Clone, Copy)]
pub struct Shared {
    at: u64,
    slot: u64,
    slots: u32,
    pub prod: u32,
    cons: u32,
}

/// Offsets of its indices.
pub const REQ_PROD: u64 = 0;
const REQ_EVENT: u64 = 4;
const RSP_PROD: u64 = 8;
const RSP_EVENT: u64 = 12;
const SLOTS: u64 = 64;

impl Shared {
    /// A new ring in a page.
    pub fn new(n: u32, slot: u64) -> Shared {
        let at = page(n);
        put(at, &[0; PAGE as usize]);
        word(at + REQ_EVENT).store(1, Ordering::Release);
        word(at + RSP_EVENT).store(1, Ordering::Release);
        Shared { at, slot, slots: 1 << ((PAGE - SLOTS) / slot).ilog2(), prod: 0, cons: 0 }
    }

    /// Where a request is, as often as the ring goes round.
    pub fn place(&self, index: u32) -> u64 {
        self.at + SLOTS + u64::from(index & (self.slots - 1)) * self.slot
    }

    /// Puts a request behind the last one, and shows nothing yet.
    pub fn push(&mut self, request: &[u8]) {
        put(self.place(self.prod), request);
        self.prod = self.prod.wrapping_add(1);
    }

    /// Shows the other end what there is, and tells it.
    pub fn show(&self, port: u32) {
        self.claim(self.prod, port);
    }

    /// Says that there are so many requests.
    pub fn claim(&self, prod: u32, port: u32) {
        word(self.at + REQ_PROD).store(prod, Ordering::Release);
        hypercall::notify(port);
    }

    /// The next response, if it comes by then.
    pub fn pull<const N: usize>(&mut self, port: u32, until: u64) -> Option<[u8; N]> {
        while self.cons == word(self.at + RSP_PROD).load(Ordering::Acquire) {
            if time::now() >= until {
                return None;
            }
            hypercall::poll(&[port], until.min(time::now() + SECOND / 20));
            hypercall::clear(port);
        }
        let response = get(self.place(self.cons));
        self.cons = self.cons.wrapping_add(1);
        word(self.at + RSP_EVENT).store(self.cons.wrapping_add(1), Ordering::Release);
        Some(response)
    }
}

/// Decimal digits.
pub struct Digits([u8; 10], usize);

impl Digits {
    pub fn of(mut n: u32) -> Digits {
        let (mut text, mut at) = ([b'0'; 10], 10);
        loop {
            at -= 1;
            if let Some(place) = text.get_mut(at) {
                *place = b'0' + (n % 10) as u8;
            }
            n /= 10;
            if n == 0 {
                return Digits(text, at);
            }
        }
    }

    pub fn text(&self) -> &[u8] {
        self.0.get(self.1..).unwrap_or_default()
    }
}
