//! The hypercall instruction, and a counter per number.
//!
//! ABI (arch-x86/xen-x86_64.h): number in rax, arguments in rdi, rsi, rdx, r10, r8; rcx and r11 are clobbered; the result
//! in rax is negative errno or a value. Every argument that points is to memory that lives until the call returns.

use crate::abi::xen::nr;
use crate::hyp::{Errno, HypResult};
use core::sync::atomic::{AtomicU64, Ordering};

static COUNTS: [AtomicU64; nr::COUNT] = [const { AtomicU64::new(0) }; nr::COUNT];

/// Calls made so far of one number.
#[must_use]
pub fn count(number: usize) -> u64 {
    COUNTS.get(number).map_or(0, |c| c.load(Ordering::Relaxed))
}

/// Counts a call that is made elsewhere, in asm.
pub(super) fn noted(number: usize) {
    if let Some(counter) = COUNTS.get(number) {
        counter.store(counter.load(Ordering::Relaxed).wrapping_add(1), Ordering::Relaxed);
    }
}

/// Makes a hypercall with up to five arguments.
///
/// # Safety
/// The arguments are what Xen's ABI wants of this hypercall, and every pointer among them is valid for what Xen reads or
/// writes there.
#[inline]
pub unsafe fn call(number: usize, args: [u64; 5]) -> HypResult<u64> {
    noted(number);
    super::trap::record(number as u16, args[0]);
    let result: i64;
    // SAFETY:
    // - `syscall` in a PV domain's kernel enters Xen, which preserves all but rax, rcx and r11,
    // - memory is not `nomem`: Xen may read and write through the pointers the caller vouches for.
    unsafe {
        core::arch::asm!(
            "syscall",
            inlateout("rax") number as u64 => result,
            inlateout("rdi") args[0] => _,
            inlateout("rsi") args[1] => _,
            inlateout("rdx") args[2] => _,
            inlateout("r10") args[3] => _,
            inlateout("r8") args[4] => _,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack),
        );
    }
    if (-4095..0).contains(&result) { Err(Errno(result.unsigned_abs() as u16)) } else { Ok(result as u64) }
}

/// A hypercall of the form `op(cmd, &mut struct)`.
///
/// # Safety
/// `T` is the layout Xen expects for `cmd`, and pointers inside it are valid as in [`call`].
#[inline]
pub unsafe fn op<T>(number: usize, cmd: u64, arg: &mut T) -> HypResult<u64> {
    // SAFETY: `arg` is valid for reads and writes of the whole struct; the rest is the caller's promise.
    unsafe { call(number, [cmd, core::ptr::from_mut(arg) as u64, 0, 0, 0]) }
}
