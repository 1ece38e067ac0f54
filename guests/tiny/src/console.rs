//! The guest's end of the console ring (public/io/console.h): in 1024 bytes, out 2048, then four indices.
//!
//! Deliberately absent: distrust; a guest has to trust who built it.

use crate::hypercall;
use core::sync::atomic::{AtomicU32, Ordering};

const OUT: u64 = 1024;
const IN_SIZE: u32 = 1024;
const OUT_SIZE: u32 = 2048;
const IN_CONS: u64 = 3072;
const IN_PROD: u64 = 3076;
const OUT_CONS: u64 = 3080;
const OUT_PROD: u64 = 3084;

const PARAM_PFN: u32 = 17;
const PARAM_PORT: u32 = 18;

/// The ring and its port.
pub struct Console {
    ring: u64,
    port: u32,
    /// Something was written or read since the other end was told.
    news: bool,
}

impl Console {
    /// The console the builder made; `None` if it made none.
    pub fn find() -> Option<Console> {
        let ring = hypercall::param(PARAM_PFN) << 12;
        (ring != 0).then(|| Console { ring, port: hypercall::param(PARAM_PORT) as u32, news: false })
    }

    fn index(&self, at: u64) -> &AtomicU32 {
        // SAFETY: `at` is the offset of an aligned index in the ring's page, which is mapped; both ends access it
        // atomically.
        unsafe { AtomicU32::from_ptr((self.ring + at) as *mut u32) }
    }

    fn byte(&self, at: u64) -> *mut u8 {
        (self.ring + at) as *mut u8
    }

    /// Says it all; waits while the ring is full.
    pub fn say(&mut self, text: impl IntoIterator<Item = u8>) {
        for byte in text {
            let prod = self.index(OUT_PROD).load(Ordering::Relaxed);
            while prod.wrapping_sub(self.index(OUT_CONS).load(Ordering::Acquire)) >= OUT_SIZE {
                self.flush();
                self.wait();
            }
            // SAFETY: inside the ring's page; the other end reads it only once out_prod says so.
            unsafe { self.byte(OUT + u64::from(prod % OUT_SIZE)).write_volatile(byte) };
            self.index(OUT_PROD).store(prod.wrapping_add(1), Ordering::Release);
            self.news = true;
        }
        self.flush();
    }

    /// The next byte typed.
    pub fn hear(&mut self) -> Option<u8> {
        let cons = self.index(IN_CONS).load(Ordering::Relaxed);
        if cons == self.index(IN_PROD).load(Ordering::Acquire) {
            return None;
        }
        // SAFETY: inside the ring's page; the other end wrote it before it moved in_prod.
        let byte = unsafe { self.byte(u64::from(cons % IN_SIZE)).read_volatile() };
        self.index(IN_CONS).store(cons.wrapping_add(1), Ordering::Release);
        self.news = true;
        Some(byte)
    }

    /// Tells the other end, if there is anything to tell.
    pub fn flush(&mut self) {
        if core::mem::take(&mut self.news) {
            hypercall::notify(self.port);
        }
    }

    /// Sleeps until the other end did something. What it does between the look at the ring before and the poll is
    /// pending then, so it is not missed: the bit is cleared after waking, before the next look.
    pub fn wait(&mut self) {
        self.wait_or(None);
    }

    /// As [`Console::wait`], or until something comes to another port.
    pub fn wait_or(&mut self, other: Option<u32>) {
        let ports = [self.port, other.unwrap_or(self.port)];
        hypercall::poll(&ports, 0);
        for port in ports {
            hypercall::clear(port);
        }
    }
}
