//! Time since Xen's start, as Xen tells each VCPU (struct vcpu_time_info, public/xen.h).
//!
//! ```text
//!   shared_info +32  version  u32, odd while Xen writes      +40 tsc_timestamp u64    +48 system_time u64, ns
//!               +56  tsc_to_system_mul u32, 2^-32 ns a tick after a shift by    +60 tsc_shift i8
//! ```

use crate::hypercall::SHARED_INFO;
use core::arch::x86_64::_rdtsc;

/// Nanoseconds.
pub fn now() -> u64 {
    loop {
        let [version, _, stamp_low, stamp_high, time_low, time_high, mul, shift] = core::array::from_fn(|n| {
            crate::ring::word(SHARED_INFO + 32 + 4 * n as u64).load(core::sync::atomic::Ordering::Acquire)
        });
        if version & 1 == 0 && crate::ring::word(SHARED_INFO + 32).load(core::sync::atomic::Ordering::Acquire) == version {
            let (stamp, time) = (wide(stamp_low, stamp_high), wide(time_low, time_high));
            // SAFETY: every CPU that runs 64-bit code has it.
            let ticks = unsafe { _rdtsc() }.wrapping_sub(stamp);
            let shift = shift as u8 as i8;
            let ticks = if shift < 0 { ticks >> -shift } else { ticks << shift };
            return time + ((u128::from(ticks) * u128::from(mul)) >> 32) as u64;
        }
    }
}

fn wide(low: u32, high: u32) -> u64 {
    u64::from(high) << 32 | u64::from(low)
}
