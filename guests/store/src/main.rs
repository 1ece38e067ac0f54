//! A PVH guest that speaks xenstore's ring itself. It does what is typed on its console: `NAME NUMBER`, and says
//! `done NAME` when it is done.
//!
//! ```text
//!   lessons   what broke other servers, one play each, and what this one answered
//!   load      for so many seconds: an honest neighbour, and what is to make its life hard
//!   work      so many operations of a kind, to be counted from outside
//!   ring      the client          time    Xen's clock
//! ```
//! Start, console and hypercalls are the tiny guest's, and so is its picture of memory. Deliberately absent: heap, .data,
//! .bss, interrupts.
#![no_std]
#![no_main]

#[allow(dead_code, reason = "the tiny guest's, which needs more of it")]
#[path = "../../tiny/src/console.rs"]
mod console;
#[allow(dead_code, reason = "the tiny guest's, which needs more of it")]
#[path = "../../tiny/src/hypercall.rs"]
mod hypercall;
mod lessons;
mod load;
mod ring;
mod time;
mod work;

use console::Console;
use core::fmt::{Arguments, Write};
use hypercall::Shutdown;
use ring::Store;

core::arch::global_asm!(include_str!("../../tiny/src/boot.S"), options(att_syntax));
core::arch::global_asm!(include_str!("mem.S"), options(att_syntax));

/// Said at start.
const BANNER: &str = "XENITH-STORE up\r\n";
/// Most bytes of a command.
const COMMAND: usize = 64;

/// The guest's two ends.
pub struct Guest {
    pub console: Console,
    pub store: Store,
}

impl Guest {
    /// A line on the console.
    pub fn say(&mut self, text: Arguments<'_>) {
        struct Out<'a>(&'a mut Console);
        impl Write for Out<'_> {
            fn write_str(&mut self, text: &str) -> core::fmt::Result {
                self.0.say(text.bytes());
                Ok(())
            }
        }
        let _ = Out(&mut self.console).write_fmt(format_args!("{text}\r\n"));
    }

    /// One line typed, without its end.
    fn command<'a>(&mut self, line: &'a mut [u8; COMMAND]) -> &'a str {
        let mut len = 0;
        loop {
            match self.console.hear() {
                None => {
                    self.console.flush();
                    self.console.wait();
                }
                Some(b'\r' | b'\n') => break,
                Some(typed) => {
                    if let Some(place) = line.get_mut(len) {
                        *place = typed;
                        len += 1;
                    }
                }
            }
        }
        self.console.flush();
        core::str::from_utf8(line.get(..len).unwrap_or_default()).unwrap_or("")
    }
}

/// Called by boot.S in long mode.
#[unsafe(no_mangle)]
extern "C" fn tiny_main(_start_info: u64) -> ! {
    hypercall::init();
    let (Some(console), Some(store)) = (Console::find(), Store::find()) else { hypercall::shutdown(Shutdown::Crash) };
    let mut guest = Guest { console, store };
    guest.console.say(BANNER.bytes());
    loop {
        let mut line = [0; COMMAND];
        let command = guest.command(&mut line);
        let (name, number) = command.split_once(' ').unwrap_or((command, ""));
        let number = number.parse().unwrap_or(0);
        let plays = lessons::PLAYS.iter().chain(load::PLAYS).chain(work::PLAYS);
        match plays.clone().find(|(known, _)| *known == name) {
            Some((_, play)) => {
                let began = time::now();
                play(&mut guest, number);
                if work::PLAYS.iter().any(|(work, _)| *work == name) {
                    guest.say(format_args!("took {} ns", time::now() - began));
                }
                guest.say(format_args!("done {name}"));
            }
            None => guest.say(format_args!("unknown {name}")),
        }
    }
}

/// A play: its name, and what it does with the number typed behind that.
pub type Play = (&'static str, fn(&mut Guest, u32));

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    hypercall::shutdown(Shutdown::Crash)
}
