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
mod guest;
#[allow(dead_code, reason = "the tiny guest's, which needs more of it")]
#[path = "../../tiny/src/hypercall.rs"]
mod hypercall;
mod lessons;
mod load;
mod ring;
mod time;
mod work;

use guest::COMMAND;
pub use guest::Guest;
use hypercall::Shutdown;

core::arch::global_asm!(include_str!("../../tiny/src/boot.S"), options(att_syntax));
core::arch::global_asm!(include_str!("mem.S"), options(att_syntax));

/// Said at start.
const BANNER: &str = "XENITH-STORE up\r\n";
/// Called by boot.S in long mode.
#[unsafe(no_mangle)]
extern "C" fn tiny_main(_start_info: u64) -> ! {
    let mut guest = Guest::begin(BANNER);
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
