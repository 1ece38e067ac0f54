//! A PVH guest as small as one gets: it says its banner on the console ring, echoes what is typed, and ends when told
//! to ([`protocol`]). It sleeps in SCHEDOP_poll, so a host can have hundreds.
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
//!   0x10_0000 | this program    |  one or two pages, never written
//!             +-----------------+
//!   0xfe00_0000  shared_info, once mapped: pending bits and masks of event channels
//! ```
//! Facts: public/arch-x86/hvm/start_info.h, arch-x86/cpuid.h, hvm/params.h, event_channel.h, sched.h, io/console.h.
//! Deliberately absent: interrupts (never enabled), heap, other VCPUs, xenstore, .data and .bss.
#![no_std]
#![no_main]

mod console;
mod hypercall;
mod protocol;
mod start_info;

use console::Console;
use hypercall::Shutdown;

core::arch::global_asm!(include_str!("boot.S"), options(att_syntax));

/// Called by boot.S in long mode with the address of hvm_start_info.
#[unsafe(no_mangle)]
extern "C" fn tiny_main(start_info: u64) -> ! {
    hypercall::init();
    let Some(mut console) = Console::find() else { hypercall::shutdown(Shutdown::Crash) };
    console.say(protocol::banner(start_info::command_line(start_info)).bytes().chain(*b"\r\n"));
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
        console.wait();
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    hypercall::shutdown(Shutdown::Crash)
}
