//! A PVH guest as small as one gets: it says its banner on the console ring, echoes what is typed, and ends when told
//! to ([`protocol`]), through the store too if its command line says so. It sleeps in SCHEDOP_poll, so a host can have
//! hundreds.
//!
//! ```text
//!   0x01_0000 +-----------------+
//!             | page tables     |  identity map of the low 4 GiB in 2 MiB pages: 6 pages, built by boot.S
//!   0x01_6000 +-----------------+
//!             | hypercall page  |
//!   0x01_7000 +-----------------+
//!             | ...             |
//!             | stack           |  grows down
//!   0x02_0000 +-----------------+
//!   0x10_0000 | this program    |  two or three pages, never written
//!             +-----------------+
//!   0xfe00_0000  shared_info, once mapped: pending bits and masks of event channels
//! ```
//! Facts: public/arch-x86/hvm/start_info.h, arch-x86/cpuid.h, hvm/params.h, event_channel.h, sched.h, io/console.h.
//! The store's ring and Xen's clock are read by what `guests/store` has for that. Deliberately absent: interrupts (never
//! enabled), heap, other VCPUs, .data and .bss.
#![no_std]
#![no_main]

mod console;
mod hypercall;
mod polite;
mod protocol;
#[allow(dead_code, reason = "the store guest's, which needs more of it")]
#[path = "../../store/src/ring.rs"]
mod ring;
mod start_info;
#[path = "../../store/src/time.rs"]
mod time;

use console::Console;
use hypercall::Shutdown;
use polite::Polite;
use protocol::Asked;

core::arch::global_asm!(include_str!("boot.S"), options(att_syntax));
core::arch::global_asm!(include_str!("../../store/src/mem.S"), options(att_syntax));

/// Called by boot.S in long mode with the address of hvm_start_info.
#[unsafe(no_mangle)]
extern "C" fn tiny_main(start_info: u64) -> ! {
    hypercall::init();
    let command_line = start_info::command_line(start_info);
    let is_polite = protocol::is_polite(command_line);
    let mut console = find_console();
    console.say(protocol::banner(command_line).bytes().chain(*b"\r\n"));
    let mut polite = is_polite.then(Polite::begin);
    loop {
        while let Some(byte) = console.hear() {
            match byte {
                protocol::POWER_OFF => hypercall::shutdown(Shutdown::PowerOff),
                protocol::REBOOT => hypercall::shutdown(Shutdown::Reboot),
                protocol::CRASH => hypercall::shutdown(Shutdown::Crash),
                byte => console.say([byte]),
            }
        }
        console.flush();
        match polite.as_mut().and_then(Polite::asked) {
            None => console.wait_or(polite.as_ref().map(Polite::port)),
            Some(Asked::PowerOff) => hypercall::shutdown(Shutdown::PowerOff),
            Some(Asked::Reboot) => hypercall::shutdown(Shutdown::Reboot),
            Some(Asked::Suspend) => {
                if hypercall::suspend() {
                    hypercall::init();
                    console = find_console();
                    console.say(protocol::GOES_ON.bytes().chain(*b"\r\n"));
                    polite = Some(Polite::begin());
                }
            }
        }
    }
}

fn find_console() -> Console {
    Console::find().unwrap_or_else(|| hypercall::shutdown(Shutdown::Crash))
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    hypercall::shutdown(Shutdown::Crash)
}
