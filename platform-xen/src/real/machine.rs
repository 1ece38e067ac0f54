//! What the domain shares with Xen: start_info and shared_info, and small facts read from them or from the CPU.

use crate::abi::xen::{SharedInfo, StartInfo};
use core::sync::atomic::{AtomicPtr, Ordering};

static START_INFO: AtomicPtr<StartInfo> = AtomicPtr::new(core::ptr::null_mut());
static SHARED_INFO: AtomicPtr<SharedInfo> = AtomicPtr::new(core::ptr::null_mut());

/// Remembers what Xen passed at entry.
///
/// # Safety
/// `info` is the address from rsi at `_start`; the page stays mapped for good.
pub unsafe fn set_start_info(info: *mut StartInfo) {
    START_INFO.store(info, Ordering::Relaxed);
}

pub(super) fn start_info() -> &'static StartInfo {
    let info = START_INFO.load(Ordering::Relaxed);
    assert!(!info.is_null(), "start_info before set_start_info");
    // SAFETY: set once at boot from Xen's own pointer; Xen does not write it after that.
    unsafe { &*info }
}

pub(super) fn set_shared_info(info: *mut SharedInfo) {
    SHARED_INFO.store(info, Ordering::Relaxed);
}

/// The shared info page: written by Xen at any time, so a raw pointer only.
pub(super) fn shared_info() -> *mut SharedInfo {
    SHARED_INFO.load(Ordering::Relaxed)
}

/// cr2 as Xen left it for a page fault.
pub(super) fn fault_address() -> u64 {
    let shared = shared_info();
    if shared.is_null() {
        return 0;
    }
    // SAFETY: mapped since boot; one aligned read.
    unsafe { (&raw const (*shared).vcpu_info[0].arch.cr2).read_volatile() }
}

/// Copies bytes between memory somebody else may be writing: an asm block, so that the compiler assumes nothing of them.
///
/// # Safety
/// `from` is readable and `to` writable for `len` bytes, and the two do not overlap.
#[inline]
pub unsafe fn copy(to: *mut u8, from: *const u8, len: usize) {
    // SAFETY: the caller's promise; `rep movs` touches exactly those bytes, direction flag clear as the ABI says.
    unsafe {
        core::arch::asm!(
            "mov rcx, {words}",
            "rep movsq",
            "mov rcx, {bytes}",
            "rep movsb",
            words = in(reg) len >> 3,
            bytes = in(reg) len & 7,
            inout("rdi") to => _,
            inout("rsi") from => _,
            out("rcx") _,
            options(nostack, preserves_flags),
        );
    }
}

/// Zeroes memory somebody else may be reading.
///
/// # Safety
/// `to` is writable for `len` bytes.
#[inline]
pub unsafe fn zero(to: *mut u8, len: usize) {
    // SAFETY: the caller's promise; `rep stos` touches exactly those bytes.
    unsafe {
        core::arch::asm!(
            "mov rcx, {words}",
            "rep stosq",
            "mov rcx, {bytes}",
            "rep stosb",
            words = in(reg) len >> 3,
            bytes = in(reg) len & 7,
            inout("rdi") to => _,
            in("rax") 0,
            out("rcx") _,
            options(nostack, preserves_flags),
        );
    }
}

/// A random word of the CPU: RDSEED, and RDRAND when that is exhausted or absent; `None` if it has neither or they keep
/// failing.
#[must_use]
pub fn hardware_random() -> Option<u64> {
    let seed = core::arch::x86_64::__cpuid_count(7, 0).ebx & 1 << 18 != 0;
    let rand = core::arch::x86_64::__cpuid(1).ecx & 1 << 30 != 0;
    for _ in 0..32 {
        let (mut value, mut ok) = (0u64, 0u8);
        if seed {
            // SAFETY: CPUID says that the instruction is there.
            unsafe { core::arch::asm!("rdseed {}", "setc {}", out(reg) value, out(reg_byte) ok, options(nostack, nomem)) };
        }
        if rand && ok == 0 {
            // SAFETY: CPUID says that the instruction is there.
            unsafe { core::arch::asm!("rdrand {}", "setc {}", out(reg) value, out(reg_byte) ok, options(nostack, nomem)) };
        }
        if ok != 0 {
            return Some(value);
        }
    }
    None
}

/// The time stamp counter.
#[inline]
pub(super) fn tsc() -> u64 {
    // SAFETY: RDTSC is always allowed to a PV kernel (emulated if Xen wants so).
    unsafe { core::arch::x86_64::_rdtsc() }
}
