//! What simulated guests do: the tiny guest, and some that misbehave, chosen by the word `sim=` of the command line.
//!
//! | word        | behaviour |
//! |-------------|-----------|
//! | (none)      | as the tiny guest: banner, echo, obeys the commands of [`super::tiny`] |
//! | `sim=mute`  | says and does nothing |
//! | `sim=crash` | crashes at once |
//! | `sim=off`   | powers off at once |
//! | `sim=reboot`| reboots at once |
//! | `sim=flood` | fills the console ring every turn |
//! | `sim=liar`  | claims more in the console ring than it holds |
//! | `sim=storm` | notifies every turn with nothing to say |
//! | `sim=asks`  | writes a node of its own in xenstore, again and again |
//!
//! The tiny guest's own word `polite` has it listen to the store ([`super::polite`]).
//! Deliberately absent: guests that write outside their own memory; Xen would not let them.

use super::boot::Boot;
use super::guest::{Guest, Program};
use super::polite::Polite;
use super::tiny;
use crate::hyp::ShutdownReason;
use alloc::boxed::Box;
use alloc::vec::Vec;

const OUT: u64 = 1024;
const OUT_SIZE: u32 = 2048;
const IN_SIZE: u32 = 1024;
const IN_CONS: u64 = 3072;
const IN_PROD: u64 = 3076;
const OUT_CONS: u64 = 3080;
const OUT_PROD: u64 = 3084;

/// Where the tiny guest has its stack: the sim's remembers there that it has started, and so finds it in another domain.
const STATE: u64 = 0x1_fff8;
const STARTED: &[u8; 8] = b"started\0";

/// The program a command line asks for.
#[must_use]
pub fn by_command_line(boot: &Boot) -> Box<dyn Program> {
    let word = boot.command_line.split(' ').find_map(|word| word.strip_prefix("sim="));
    match word {
        Some("mute") => Box::new(|_: &mut Guest<'_>| None),
        Some("crash") => Box::new(|_: &mut Guest<'_>| Some(ShutdownReason::Crash)),
        Some("off") => Box::new(|_: &mut Guest<'_>| Some(ShutdownReason::PowerOff)),
        Some("reboot") => Box::new(|_: &mut Guest<'_>| Some(ShutdownReason::Reboot)),
        Some("flood") => Box::new(Flood),
        Some("liar") => Box::new(liar),
        Some("storm") => Box::new(|guest: &mut Guest<'_>| {
            guest.notify(guest.console().1);
            guest.notify(guest.store().1);
            None
        }),
        Some("asks") => Box::new(asks),
        _ => Box::new(Tiny::new(&boot.command_line)),
    }
}

impl<F: FnMut(&mut Guest<'_>) -> Option<ShutdownReason>> Program for F {
    fn turn(&mut self, guest: &mut Guest<'_>) -> Option<ShutdownReason> {
        self(guest)
    }
}

fn load(guest: &Guest<'_>, at: u64) -> u32 {
    let mut bytes = [0; 4];
    guest.read(guest.console().0 + at, &mut bytes);
    u32::from_le_bytes(bytes)
}

fn store(guest: &mut Guest<'_>, at: u64, value: u32) {
    let address = guest.console().0 + at;
    guest.write(address, &value.to_le_bytes());
}

/// Reads what was answered and asks the next.
fn asks(guest: &mut Guest<'_>) -> Option<ShutdownReason> {
    let [req_cons, req_prod, rsp_cons, rsp_prod] = [2048, 2052, 2056, 2060];
    let (ring, port) = guest.store();
    let word = |guest: &Guest<'_>, at: u64| {
        let mut bytes = [0; 4];
        guest.read(ring + at, &mut bytes);
        u32::from_le_bytes(bytes)
    };
    let (prod, answered) = (word(guest, req_prod), word(guest, rsp_prod));
    guest.write(ring + rsp_cons, &answered.to_le_bytes());
    if prod == word(guest, req_cons) {
        let header = [11u32, 0, 0, 6].map(u32::to_le_bytes);
        for (n, byte) in (0..).zip(header.as_flattened().iter().chain(b"data\0v")) {
            guest.write(ring + u64::from(prod.wrapping_add(n) % IN_SIZE), &[*byte]);
        }
        guest.write(ring + req_prod, &prod.wrapping_add(22).to_le_bytes());
        guest.notify(port);
    }
    None
}

/// Writes what fits into the ring; returns how much that was.
fn say(guest: &mut Guest<'_>, text: &[u8]) -> usize {
    let (ring, port) = guest.console();
    if ring == 0 {
        return text.len();
    }
    let prod = load(guest, OUT_PROD);
    let room = OUT_SIZE.saturating_sub(prod.wrapping_sub(load(guest, OUT_CONS)));
    let said = text.iter().zip(0..room);
    let len = said.len();
    for (byte, n) in said {
        guest.write(ring + OUT + u64::from(prod.wrapping_add(n) % OUT_SIZE), &[*byte]);
    }
    if len > 0 {
        store(guest, OUT_PROD, prod.wrapping_add(len as u32));
        guest.notify(port);
    }
    len
}

/// Takes what was typed.
fn hear(guest: &mut Guest<'_>) -> Vec<u8> {
    let (ring, port) = guest.console();
    let (cons, prod) = (load(guest, IN_CONS), load(guest, IN_PROD));
    let len = prod.wrapping_sub(cons).min(IN_SIZE);
    let mut out = alloc::vec![0; len as usize];
    for (n, byte) in (0..len).zip(out.iter_mut()) {
        guest.read(ring + u64::from(cons.wrapping_add(n) % IN_SIZE), core::slice::from_mut(byte));
    }
    if len > 0 {
        store(guest, IN_CONS, cons.wrapping_add(len));
        guest.notify(port);
    }
    out
}

/// The tiny guest. It sleeps until a port is notified, as the real one does: a backend that forgets to is found out.
struct Tiny {
    unsaid: Vec<u8>,
    started: bool,
    polite: Option<Polite>,
}

impl Tiny {
    fn new(command_line: &str) -> Tiny {
        let polite = tiny::is_polite(command_line).then(Polite::default);
        Tiny { unsaid: tiny::banner(command_line).as_bytes().to_vec(), started: false, polite }
    }

    /// Its first turn in this domain: in another one it may have had some before.
    fn begin(&mut self, guest: &mut Guest<'_>) {
        if self.polite.is_some() {
            let mut was = [0; STARTED.len()];
            guest.read(STATE, &mut was);
            if was == *STARTED {
                self.unsaid = tiny::GOES_ON.as_bytes().to_vec();
            }
            guest.write(STATE, STARTED);
        }
        self.unsaid.extend_from_slice(b"\r\n");
    }

    /// What is typed is echoed and done.
    fn talk(&mut self, guest: &mut Guest<'_>) -> Option<ShutdownReason> {
        loop {
            let said = say(guest, &self.unsaid);
            self.unsaid.drain(..said);
            if !self.unsaid.is_empty() {
                return None;
            }
            self.unsaid = hear(guest);
            for byte in &self.unsaid {
                match *byte {
                    tiny::POWER_OFF => return Some(ShutdownReason::PowerOff),
                    tiny::REBOOT => return Some(ShutdownReason::Reboot),
                    tiny::CRASH => return Some(ShutdownReason::Crash),
                    _ => {}
                }
            }
            if self.unsaid.is_empty() {
                return None;
            }
        }
    }
}

impl Program for Tiny {
    fn turn(&mut self, guest: &mut Guest<'_>) -> Option<ShutdownReason> {
        let ((ring, port), first) = (guest.console(), !core::mem::replace(&mut self.started, true));
        if first {
            self.begin(guest);
        }
        let console = guest.take_event(port) || first;
        let end = if ring != 0 && console { self.talk(guest) } else { None };
        end.or_else(|| self.polite.as_mut().and_then(|polite| polite.turn(guest)))
    }
}

struct Flood;

impl Program for Flood {
    fn turn(&mut self, guest: &mut Guest<'_>) -> Option<ShutdownReason> {
        say(guest, &[b'#'; OUT_SIZE as usize]);
        None
    }
}

fn liar(guest: &mut Guest<'_>) -> Option<ShutdownReason> {
    let cons = load(guest, OUT_CONS);
    store(guest, OUT_PROD, cons.wrapping_add(OUT_SIZE + 1));
    guest.notify(guest.console().1);
    None
}
