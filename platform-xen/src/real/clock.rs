//! Time: Xen's system time by the paravirtual clock (vcpu_time_info), UTC by the shared wall clock.

use super::{hypercall, machine};
use crate::abi::platform::{INTERFACE_VERSION, SETTIME64, SetTime};
use crate::abi::xen::nr;
use crate::hyp::{HypResult, Instant, Wall};
use core::sync::atomic::{Ordering, fence};

const NS: u64 = 1_000_000_000;

/// Reads under a version counter: odd while Xen writes, and changed if it wrote meanwhile.
///
/// # Safety
/// `version` is mapped and 4-aligned.
unsafe fn consistent<T>(version: *const u32, read: impl Fn() -> T) -> T {
    loop {
        // SAFETY: the caller's promise.
        let before = unsafe { version.read_volatile() };
        fence(Ordering::Acquire);
        let value = read();
        fence(Ordering::Acquire);
        // SAFETY: the caller's promise.
        if before & 1 == 0 && before == unsafe { version.read_volatile() } {
            return value;
        }
    }
}

/// Nanoseconds since Xen booted.
pub fn now() -> Instant {
    // SAFETY: shared_info is mapped for good; fields are read volatile because Xen writes them.
    let (tsc_base, system, mul, shift) = unsafe {
        let time = &raw const (*machine::shared_info()).vcpu_info[0].time;
        consistent(&raw const (*time).version, || {
            (
                (&raw const (*time).tsc_timestamp).read_volatile(),
                (&raw const (*time).system_time).read_volatile(),
                (&raw const (*time).tsc_to_system_mul).read_volatile(),
                (&raw const (*time).tsc_shift).read_volatile(),
            )
        })
    };
    let delta = machine::tsc().wrapping_sub(tsc_base);
    let shifted = if shift < 0 { delta >> -i32::from(shift) } else { delta << shift };
    Instant(system.wrapping_add(((u128::from(shifted) * u128::from(mul)) >> 32) as u64))
}

/// UTC.
pub fn wall() -> Wall {
    // SAFETY: as in `now`.
    let (sec, nsec) = unsafe {
        let shared = machine::shared_info();
        consistent(&raw const (*shared).wc_version, || {
            let low = (&raw const (*shared).wc_sec).read_volatile();
            let high = (&raw const (*shared).wc_sec_hi).read_volatile();
            (u64::from(high) << 32 | u64::from(low), (&raw const (*shared).wc_nsec).read_volatile())
        })
    };
    Wall(sec * NS + u64::from(nsec) + now().0)
}

/// Sets Xen's wall clock.
pub fn set_wall(wall: Wall) -> HypResult<()> {
    let mut arg = SetTime {
        cmd: SETTIME64,
        interface_version: INTERFACE_VERSION,
        secs: wall.0 / NS,
        nsecs: (wall.0 % NS) as u32,
        mbz: 0,
        system_time: now().0,
        pad: [0; 13],
    };
    // SAFETY: platform_op takes one pointer, to a struct of this layout.
    unsafe { hypercall::call(nr::PLATFORM_OP, [core::ptr::from_mut(&mut arg) as u64, 0, 0, 0, 0]) }.map(|_| ())
}

/// Nanoseconds since Xen booted, 0 before the clock is there: for the log.
#[must_use]
pub fn uptime() -> u64 {
    if machine::shared_info().is_null() { 0 } else { now().0 }
}
