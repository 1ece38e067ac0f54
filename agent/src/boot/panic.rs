//! A panic ends the machine: the control plane of the host is gone, and saying so at once is all that is left to do.

use core::panic::PanicInfo;

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    super::fatal(format_args!("PANIC: {info}"))
}
