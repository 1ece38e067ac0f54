//! A device's two ends in the store (public/io/xenbus.h): ours is written, the other is read.
//!
//! Deliberately absent: watches; the other end's state is looked at every few milliseconds.

use crate::Guest;
use crate::ring::kind;
use crate::shared::{Digits, Random, end, sleep};
use crate::time;

/// States.
pub const INITIALISING: u8 = b'1';
pub const INIT_WAIT: u8 = b'2';
pub const INITIALISED: u8 = b'3';
pub const CONNECTED: u8 = b'4';
pub const CLOSING: u8 = b'5';
pub const CLOSED: u8 = b'6';

/// For how long the other end is waited for.
const PATIENCE: u32 = 10;

/// A node, and what is written there; none: it is taken away.
pub type Node<'a> = (&'a [u8], Option<&'a [u8]>);

/// A device's directory below the guest's home.
#[derive(Clone, Copy)]
pub struct Front {
    pub dir: &'static [u8],
}

impl Front {
    /// Writes a node; what that was answered.
    pub fn write(self, g: &mut Guest, name: &[u8], value: &[u8]) -> bool {
        g.store.ask(kind::WRITE, 0, &[self.dir, b"/", name, b"\0", value]) == "OK"
    }

    pub fn number(self, g: &mut Guest, name: &[u8], value: u32) {
        self.write(g, name, Digits::of(value).text());
    }

    pub fn remove(self, g: &mut Guest, name: &[u8]) {
        g.store.ask(kind::RM, 0, &[self.dir, b"/", name, b"\0"]);
    }

    pub fn says(self, g: &mut Guest, state: u8) {
        self.write(g, b"state", &[state]);
    }

    /// A node of ours that the other end wrote.
    pub fn text<'a>(self, g: &mut Guest, name: &[u8], into: &'a mut [u8; 96]) -> &'a [u8] {
        g.store.ask(kind::READ, 0, &[self.dir, b"/", name, b"\0"]);
        let text = g.store.bytes();
        let len = text.len().min(into.len());
        into[..len].copy_from_slice(&text[..len]);
        &into[..len]
    }

    /// The other end's state; `-`: there is none.
    pub fn theirs(self, g: &mut Guest) -> u8 {
        let mut path = [0; 96];
        let path = self.text(g, b"backend", &mut path);
        g.store.ask(kind::READ, 0, &[path, b"/state\0"]);
        if g.store.got == kind::ERROR { b'-' } else { g.store.bytes().first().copied().unwrap_or(b'-') }
    }

    /// Waits until the other end's state is one of these; what it is.
    pub fn becomes(self, g: &mut Guest, wanted: &[u8]) -> u8 {
        let until = end(PATIENCE);
        loop {
            let state = self.theirs(g);
            if wanted.contains(&state) || time::now() > until {
                return state;
            }
            sleep(5);
        }
    }

    /// From whatever state to the one in which the other end waits; whether it came there.
    pub fn reset(self, g: &mut Guest) -> bool {
        self.says(g, CLOSED);
        let closed = self.becomes(g, &[CLOSED]);
        self.says(g, INITIALISING);
        closed == CLOSED && self.becomes(g, &[INIT_WAIT]) == INIT_WAIT
    }

    /// Closes as it is done, and gets ready to connect again.
    pub fn disconnect(self, g: &mut Guest) -> bool {
        self.says(g, CLOSING);
        let closing = self.becomes(g, &[CLOSING, CLOSED]);
        closing != INIT_WAIT && self.reset(g)
    }

    /// When the other end closes, so does this.
    pub fn leave(self, g: &mut Guest) -> u8 {
        let state = self.becomes(g, &[CLOSING, b'-']);
        self.says(g, CLOSED);
        state
    }

    /// Goes through states at random until then, with these nodes good or not.
    pub fn storm(self, g: &mut Guest, names: &[&[u8]], until: u64) -> u32 {
        let (mut random, mut count) = (Random(time::now() | 1), 0);
        while time::now() < until {
            match random.below(4) {
                0 if !names.is_empty() => {
                    let name = names[random.below(names.len() as u64) as usize % names.len()];
                    let value = [random.below(4) as u32, random.below(600) as u32, u32::MAX][random.below(3) as usize % 3];
                    self.number(g, name, value);
                }
                _ => self.says(g, b'0' + random.below(9) as u8),
            }
            count += 1;
        }
        count
    }

    /// 2 KiB of noise in each of these nodes and some below, as often as it may; the state last.
    pub fn garbage(self, g: &mut Guest, names: &[&[u8]]) {
        let noise: [u8; 2048] = core::array::from_fn(|n| (n as u8).wrapping_mul(37) | 1);
        for name in names {
            self.write(g, name, &noise);
            self.write(g, name, &noise[..17]);
        }
        for state in [&noise[..], b"", b"4444", b"-4", b"\xff", b"4 "] {
            self.write(g, b"state", state);
        }
    }
}
