//! The simulated tiny guest's ear for the store: guests/tiny/src/polite.rs, one message a turn.
//!
//! ```text
//!   WATCH, OK -> event -> START -> READ -> (WRITE "") -> END -> done as asked, if it was
//!                           ^------------- EAGAIN -------+
//! ```
//! Deliberately absent: messages that do not fit into the ring whole; it sends none.

use super::guest::Guest;
use super::tiny::{self, Asked, SHUTDOWN_NODE};
use crate::hyp::ShutdownReason;
use crate::xenstore::wire::{self, HEADER, Header};
use alloc::vec::Vec;

const SIZE: u32 = 1024;
const RSP: u64 = 1024;
const REQ_PROD: u64 = 2052;
const RSP_CONS: u64 = 2056;
const RSP_PROD: u64 = 2060;

/// What it waits for.
#[derive(Clone, Copy, Default)]
enum Step {
    #[default]
    Begin,
    /// For an event, or the answer to the watch.
    Idle,
    Start,
    Read,
    Write,
    End,
}

/// One that listens.
#[derive(Default)]
pub struct Polite {
    step: Step,
    /// Something of the node's changed and was not looked into.
    event: bool,
    tx: u32,
    asked: Option<Asked>,
    /// What came and is not a whole message yet.
    got: Vec<u8>,
}

fn load(guest: &Guest<'_>, at: u64) -> u32 {
    let mut bytes = [0; 4];
    guest.read(guest.store().0 + at, &mut bytes);
    u32::from_le_bytes(bytes)
}

fn store(guest: &mut Guest<'_>, at: u64, value: u32) {
    let address = guest.store().0 + at;
    guest.write(address, &value.to_le_bytes());
}

impl Polite {
    fn send(&mut self, guest: &mut Guest<'_>, kind: u32, payload: &[&str], then: Step) {
        let (ring, port) = guest.store();
        let tx_id = if kind == wire::TRANSACTION_START { 0 } else { self.tx };
        let payload = payload.concat();
        let header = Header { kind, tx_id, ..Header::default() }.sized(payload.as_bytes()).encode();
        let prod = load(guest, REQ_PROD);
        for (n, byte) in (0..).zip(header.iter().chain(payload.as_bytes())) {
            guest.write(ring + u64::from(prod.wrapping_add(n) % SIZE), &[*byte]);
        }
        store(guest, REQ_PROD, prod.wrapping_add((HEADER + payload.len()) as u32));
        guest.notify(port);
        self.step = then;
    }

    /// The next whole message.
    fn receive(&mut self, guest: &mut Guest<'_>) -> Option<(u32, Vec<u8>)> {
        let (ring, port) = guest.store();
        let (cons, prod) = (load(guest, RSP_CONS), load(guest, RSP_PROD));
        for n in 0..prod.wrapping_sub(cons).min(SIZE) {
            let mut byte = [0];
            guest.read(ring + RSP + u64::from(cons.wrapping_add(n) % SIZE), &mut byte);
            self.got.extend(byte);
        }
        if cons != prod {
            store(guest, RSP_CONS, prod);
            // The other end may wait for room.
            guest.notify(port);
        }
        let header = Header::decode(&self.got)?;
        let end = HEADER + header.len as usize;
        let payload = self.got.get(HEADER..end)?.to_vec();
        self.got.drain(..end);
        Some((header.kind, payload))
    }

    /// As far as it goes. `Some`: it shuts down so.
    pub fn turn(&mut self, guest: &mut Guest<'_>) -> Option<ShutdownReason> {
        let (ring, port) = guest.store();
        let begins = matches!(self.step, Step::Begin);
        // What came with the answer that it suspended itself after; then it was let run on.
        let left = self.event || !self.got.is_empty();
        if ring == 0 || !(guest.take_event(port) || begins || left) {
            return None;
        }
        if begins {
            self.send(guest, wire::WATCH, &[SHUTDOWN_NODE, "\0shutdown\0"], Step::Idle);
        }
        self.look(guest);
        while let Some((kind, payload)) = self.receive(guest) {
            let text = core::str::from_utf8(&payload).unwrap_or_default();
            match self.step {
                _ if kind == wire::WATCH_EVENT => self.event = true,
                Step::Begin | Step::Idle => {}
                Step::Start => {
                    self.tx = text.trim_end_matches('\0').parse().unwrap_or(0);
                    self.send(guest, wire::READ, &[SHUTDOWN_NODE, "\0"], Step::Read);
                }
                Step::Read => {
                    self.asked = tiny::asked(text);
                    match self.asked {
                        Some(_) => self.send(guest, wire::WRITE, &[SHUTDOWN_NODE, "\0"], Step::Write),
                        None => self.send(guest, wire::TRANSACTION_END, &["T\0"], Step::End),
                    }
                }
                Step::Write => self.send(guest, wire::TRANSACTION_END, &["T\0"], Step::End),
                Step::End => {
                    self.event |= kind == wire::ERROR;
                    self.step = Step::Idle;
                    let asked = self.asked.take().filter(|_| kind != wire::ERROR);
                    if let Some(asked) = asked {
                        return Some(match asked {
                            Asked::PowerOff => ShutdownReason::PowerOff,
                            Asked::Reboot => ShutdownReason::Reboot,
                            Asked::Suspend => ShutdownReason::Suspend,
                        });
                    }
                }
            }
            self.look(guest);
        }
        None
    }

    /// Looks into what changed, if it does nothing else.
    fn look(&mut self, guest: &mut Guest<'_>) {
        if matches!(self.step, Step::Idle) && core::mem::take(&mut self.event) {
            self.send(guest, wire::TRANSACTION_START, &["\0"], Step::Start);
        }
    }
}
