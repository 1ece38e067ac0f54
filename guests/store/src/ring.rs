//! The guest's end of the store's ring (public/io/xs_wire.h; docs/misc/xenstore-ring.txt): whole messages for who is
//! honest, single bytes and indices for who is not.
//!
//! Deliberately absent: distrust; a guest has to trust its store.

use crate::hypercall;
use crate::time;
use core::sync::atomic::{AtomicU32, Ordering};

/// Bytes of each of the two rings.
pub const SIZE: u32 = 1024;
const RSP: u64 = 1024;
/// Offsets of the indices and of what is told beside them.
pub const REQ_CONS: u64 = 2048;
pub const REQ_PROD: u64 = 2052;
pub const RSP_CONS: u64 = 2056;
pub const RSP_PROD: u64 = 2060;
pub const CONNECTION: u64 = 2068;
pub const ERROR: u64 = 2072;

const PARAM_PFN: u32 = 1;
const PARAM_PORT: u32 = 2;
/// Most bytes after a header.
const PAYLOAD: usize = 4096;
/// How long an honest guest waits for anything.
pub const PATIENCE: u64 = 20_000_000_000;

/// Message types.
pub mod kind {
    pub const CONTROL: u32 = 0;
    pub const DIRECTORY: u32 = 1;
    pub const READ: u32 = 2;
    pub const GET_PERMS: u32 = 3;
    pub const WATCH: u32 = 4;
    pub const UNWATCH: u32 = 5;
    pub const START: u32 = 6;
    pub const END: u32 = 7;
    pub const INTRODUCE: u32 = 8;
    pub const RELEASE: u32 = 9;
    pub const DOMAIN_PATH: u32 = 10;
    pub const WRITE: u32 = 11;
    pub const MKDIR: u32 = 12;
    pub const RM: u32 = 13;
    pub const SET_PERMS: u32 = 14;
    pub const EVENT: u32 = 15;
    pub const ERROR: u32 = 16;
    pub const INTRODUCED: u32 = 17;
    pub const RESUME: u32 = 18;
    pub const SET_TARGET: u32 = 19;
    pub const RESET_WATCHES: u32 = 21;
    pub const DIRECTORY_PART: u32 = 22;
    pub const SET_FEATURE: u32 = 24;
    pub const GET_QUOTA: u32 = 25;
    pub const SET_QUOTA: u32 = 26;
}

/// A word of shared memory.
pub fn word(address: u64) -> &'static AtomicU32 {
    // SAFETY:
    // - Every address asked for is an aligned word of the ring's page or of shared_info, both mapped for ever.
    // - The other end accesses it atomically too.
    unsafe { AtomicU32::from_ptr(address as *mut u32) }
}

/// Bytes of the ring from here on, at most to its end: the first `most` of them.
fn piece(start: u64, index: u32, most: usize) -> &'static mut [u8] {
    let at = index % SIZE;
    let len = most.min((SIZE - at) as usize);
    // SAFETY:
    // - The bytes are of the ring's page, which is mapped for ever, and of one of its two rings: `at + len` is at most SIZE.
    // - One such slice is used at a time, and between two looks at the indices: by their protocol the other end leaves
    //   these bytes alone until they are moved.
    unsafe { core::slice::from_raw_parts_mut((start + u64::from(at)) as *mut u8, len) }
}

/// The ring's page and its port.
#[derive(Clone, Copy)]
pub struct Ring {
    page: u64,
    port: u32,
}

impl Ring {
    /// A word of the page.
    pub fn at(self, offset: u64) -> &'static AtomicU32 {
        word(self.page + offset)
    }

    pub fn load(self, offset: u64) -> u32 {
        self.at(offset).load(Ordering::Acquire)
    }

    pub fn store(self, offset: u64, value: u32) {
        self.at(offset).store(value, Ordering::Release);
    }

    /// Free bytes of the request ring.
    pub fn room(self) -> u32 {
        SIZE - self.load(REQ_PROD).wrapping_sub(self.load(REQ_CONS))
    }

    /// Bytes to be read.
    pub fn unread(self) -> u32 {
        self.load(RSP_PROD).wrapping_sub(self.load(RSP_CONS))
    }

    /// Its port.
    pub fn port(self) -> u32 {
        self.port
    }

    /// Tells the other end.
    pub fn kick(self) {
        hypercall::notify(self.port);
    }

    /// Sleeps until the other end did something, or until then; false if it is then.
    pub fn wait(self, until: u64) -> bool {
        hypercall::poll(&[self.port], until);
        hypercall::clear(self.port);
        time::now() < until
    }

    /// Puts bytes behind the last ones, as many as fit, and tells nobody; how many.
    pub fn put(self, bytes: &[u8]) -> usize {
        let prod = self.load(REQ_PROD);
        let count = bytes.len().min(self.room() as usize);
        let mut done = 0;
        while let Some(rest) = bytes.get(done..count).filter(|rest| !rest.is_empty()) {
            let place = piece(self.page, prod.wrapping_add(done as u32), rest.len());
            place.copy_from_slice(rest.get(..place.len()).unwrap_or_default());
            done += place.len();
        }
        self.store(REQ_PROD, prod.wrapping_add(count as u32));
        count
    }

    /// Sends bytes, waiting for room until then; false if there was none.
    pub fn send_bytes(self, mut bytes: &[u8], until: u64) -> bool {
        while let Some(rest) = bytes.get(self.put(bytes)..).filter(|rest| !rest.is_empty()) {
            bytes = rest;
            self.kick();
            if self.room() == 0 && !self.wait(until) {
                return false;
            }
        }
        true
    }

    /// Sends a message and does not wait for its answer; nobody is told of its last bytes yet.
    pub fn send(self, kind: u32, tx: u32, parts: &[&[u8]], until: u64) -> bool {
        let len: usize = parts.iter().map(|part| part.len()).sum();
        self.send_bytes(&header(kind, tx, len as u32), until) && parts.iter().all(|part| self.send_bytes(part, until))
    }

    fn read(self, into: &mut [u8], until: u64) -> bool {
        let mut done = 0;
        while done < into.len() {
            let cons = self.load(RSP_CONS);
            let unread = self.unread();
            let there = unread.min((into.len() - done) as u32);
            if there == 0 {
                if !self.wait(until) && self.unread() == 0 {
                    return false;
                }
                continue;
            }
            let taken = piece(self.page + RSP, cons, there as usize);
            let there = taken.len() as u32;
            if let Some(place) = into.get_mut(done..done + taken.len()) {
                place.copy_from_slice(taken);
            }
            self.store(RSP_CONS, cons.wrapping_add(there));
            done += there as usize;
            if unread == SIZE {
                // The other end may wait for room.
                self.kick();
            }
        }
        true
    }
}

/// The store as a guest has it.
pub struct Store {
    pub ring: Ring,
    /// Type of the last message, and its payload.
    pub got: u32,
    len: usize,
    payload: [u8; PAYLOAD],
    /// Events that came.
    pub events: u32,
}

impl Store {
    /// The ring the builder made; `None` if it made none.
    pub fn find() -> Option<Store> {
        let page = hypercall::param(PARAM_PFN) << 12;
        let port = hypercall::param(PARAM_PORT) as u32;
        (page != 0).then_some(Store { ring: Ring { page, port }, got: 0, len: 0, payload: [0; PAYLOAD], events: 0 })
    }

    /// The next message, an event too, if it comes by then.
    pub fn message(&mut self, until: u64) -> bool {
        let mut head = [0; 16];
        if !self.ring.read(&mut head, until) {
            return false;
        }
        let (words, _) = head.as_chunks::<4>();
        let [kind, _, _, len] = core::array::from_fn(|n| words.get(n).map_or(0, |word| u32::from_le_bytes(*word)));
        self.got = kind;
        self.len = (len as usize).min(PAYLOAD);
        self.events += u32::from(kind == kind::EVENT);
        self.ring.read(self.payload.get_mut(..self.len).unwrap_or_default(), until)
    }

    /// The next answer; events are counted.
    pub fn answer(&mut self) -> bool {
        let until = time::now() + PATIENCE;
        while self.message(until) {
            if self.got != kind::EVENT {
                return true;
            }
        }
        false
    }

    /// Asks and waits: what it is answered, up to the first NUL; an error's name is an answer too.
    pub fn ask(&mut self, kind: u32, tx: u32, parts: &[&[u8]]) -> &str {
        if !self.ring.send(kind, tx, parts, time::now() + PATIENCE) {
            return "no room";
        }
        self.ring.kick();
        if self.answer() { self.text() } else { "silence" }
    }

    /// The last message up to its first NUL.
    pub fn text(&self) -> &str {
        let text = self.bytes().split(|byte| *byte == 0).next().unwrap_or_default();
        core::str::from_utf8(text).unwrap_or("?")
    }

    /// The last message's payload.
    pub fn bytes(&self) -> &[u8] {
        self.payload.get(..self.len).unwrap_or_default()
    }

    /// Begins a transaction; 0 if it can't.
    pub fn begin(&mut self) -> u32 {
        self.ask(kind::START, 0, &[b"\0"]).parse().unwrap_or(0)
    }
}

/// A message's header.
pub fn header(kind: u32, tx: u32, len: u32) -> [u8; 16] {
    let mut bytes = [0; 16];
    for (place, value) in bytes.as_chunks_mut::<4>().0.iter_mut().zip([kind, 0, tx, len]) {
        *place = value.to_le_bytes();
    }
    bytes
}
