//! A PVH guest that drives the rings of its disk and its network cards by hand: as it should, and in every way it should not.
//! It does what is typed on its console: `NAME NUMBER`, and says `done NAME` when it is done.
//!
//! ```text
//!   block    plays of a disk: requests, rings, connections      net    likewise of cards
//!   front    a device's two ends in the store                   shared rings, grants, ports
//! ```
//! Start, console and hypercalls are the tiny guest's; the store's ring and the clock the store guest's.
//! Deliberately absent: heap, .data, .bss, interrupts.
#![no_std]
#![no_main]

mod block;
#[allow(dead_code, reason = "the tiny guest's, which needs more of it")]
#[path = "../../tiny/src/console.rs"]
mod console;
mod front;
#[path = "../../store/src/guest.rs"]
mod guest;
#[allow(dead_code, reason = "the tiny guest's, which needs more of it")]
#[path = "../../tiny/src/hypercall.rs"]
mod hypercall;
mod net;
#[allow(dead_code, reason = "the store guest's, which needs more of it")]
#[path = "../../store/src/ring.rs"]
mod ring;
mod shared;
#[path = "../../store/src/time.rs"]
mod time;

pub use guest::Guest;
use hypercall::Shutdown;

core::arch::global_asm!(include_str!("../../tiny/src/boot.S"), options(att_syntax));
core::arch::global_asm!(include_str!("../../store/src/mem.S"), options(att_syntax));

/// Said at start.
const BANNER: &str = "XENITH-RINGS up\r\n";

/// A play: its name, and what it does with the number typed behind that.
pub type Play = (&'static str, fn(&mut Guest, u32));

/// What a guest can do to anybody.
const OTHERS: &[Play] = &[("burn", |_, seconds| {
    let until = shared::end(seconds);
    while time::now() < until {}
})];

/// Called by boot.S in long mode.
#[unsafe(no_mangle)]
extern "C" fn tiny_main(_start_info: u64) -> ! {
    let mut guest = Guest::begin(BANNER);
    shared::init();
    loop {
        let mut line = [0; guest::COMMAND];
        let command = guest.command(&mut line);
        let (name, number) = command.split_once(' ').unwrap_or((command, ""));
        let number = number.parse().unwrap_or(0);
        match block::PLAYS.iter().chain(net::PLAYS).chain(OTHERS).find(|(known, _)| *known == name) {
            Some((_, play)) => {
                play(&mut guest, number);
                guest.say(format_args!("done {name}"));
            }
            None => guest.say(format_args!("unknown {name}")),
        }
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    hypercall::shutdown(Shutdown::Crash)
}
