//! The bin that Xen boots as domain 0: entry, heap, panic, then [`agent`]'s loop on a real Xen.
//!
//! Built only with `build/unikernel.toml` (feature `unikernel`). Deliberately absent: anything that the simulated host
//! could not run too; that is in the library.

#![no_std]
#![no_main]

extern crate alloc;

mod boot;

use platform_xen::abi::xen::StartInfo;

/// Called by `_start` on the boot stack with what Xen passed in rsi.
#[unsafe(no_mangle)]
extern "C" fn xenith_main(start_info: *mut StartInfo) -> ! {
    // SAFETY: this is the one call at entry, with Xen's own pointer.
    unsafe { platform_xen::real::machine::set_start_info(start_info) };
    boot::run()
}
