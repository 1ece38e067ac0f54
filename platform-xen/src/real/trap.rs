//! The end: traps print registers and the trace ring, then the machine is ended cleanly.
//!
//! A trap or a panic here means the host's control plane is gone. Xen is told that the domain crashed (or rebooted, as
//! asked), and ends or restarts the machine as its own command line says; in QEMU with -no-reboot that ends the process.

use super::console::Writer;
use super::entry::{STUB_STRIDE, VECTORS, xenith_failsafe, xenith_trap_stubs, xenith_upcall};
use super::hypercall;
use crate::abi::sched;
use crate::abi::xen::{TrapInfo, nr};
use crate::hyp::HypResult;
use core::fmt::Write;
use core::sync::atomic::{AtomicU32, AtomicU64, Ordering};

/// Entries of the trace ring: what the loop did last, for the trap report.
const TRACE: usize = 32;
static TRACE_RING: [AtomicU64; TRACE] = [const { AtomicU64::new(0) }; TRACE];
static TRACE_NEXT: AtomicU32 = AtomicU32::new(0);

/// Code of an event taken, in the trace ring; its argument is the port. Codes below are hypercall numbers, their argument
/// the first one of the call.
pub const EVENT: u16 = 100;

/// Notes one thing done (a code and an argument) in the trace ring.
pub fn record(what: u16, argument: u64) {
    let at = TRACE_NEXT.load(Ordering::Relaxed);
    TRACE_NEXT.store(at.wrapping_add(1), Ordering::Relaxed);
    if let Some(slot) = TRACE_RING.get(at as usize % TRACE) {
        slot.store(u64::from(what) << 48 | argument & 0xffff_ffff_ffff, Ordering::Relaxed);
    }
}

/// What `xenith_trap_common` pushed, lowest address first, then the vector, the error code or a zero, and Xen's frame.
///
/// ```text
///   pushed by us   r15 r14 r13 r12 r10 r9 r8 rbp rdi rsi rdx rbx rax  vector
///   no error code  0 rcx r11 rip cs rflags rsp ss
///   error code     rcx r11 error rip cs rflags rsp ss
/// ```
#[repr(C)]
struct Frame {
    registers: [u64; 13],
    vector: u64,
    rest: [u64; 8],
}

const NAMES: [&str; 13] = ["r15", "r14", "r13", "r12", "r10", "r9 ", "r8 ", "rbp", "rdi", "rsi", "rdx", "rbx", "rax"];

#[unsafe(no_mangle)]
extern "C" fn xenith_trap(frame: *const Frame) -> ! {
    // SAFETY: the stub passes the address of what it pushed; nobody else touches that stack any more.
    let frame = unsafe { &*frame };
    let has_error = matches!(frame.vector, 8 | 10..=14 | 17);
    let (error, [rcx, r11]) =
        if has_error { (frame.rest[2], [frame.rest[0], frame.rest[1]]) } else { (0, [frame.rest[1], frame.rest[2]]) };
    let [rip, cs, rflags, rsp, ss] = [frame.rest[3], frame.rest[4], frame.rest[5], frame.rest[6], frame.rest[7]];
    let mut out = Writer::new();
    let _ = writeln!(out, "\nxenith: TRAP {} error {error:#x} at rip {rip:#x}", frame.vector);
    if frame.vector == 14 {
        let _ = writeln!(out, "  cr2 {:#018x}", super::machine::fault_address());
    }
    for (name, value) in NAMES.iter().zip(frame.registers) {
        let _ = writeln!(out, "  {name} {value:#018x}");
    }
    let _ =
        writeln!(out, "  rcx {rcx:#018x}\n  r11 {r11:#018x}\n  rsp {rsp:#018x} ss {ss:#x} cs {cs:#x} rflags {rflags:#x}");
    print_trace(&mut out);
    out.flush();
    end(sched::SHUTDOWN_CRASH)
}

fn print_trace(out: &mut Writer) {
    let next = TRACE_NEXT.load(Ordering::Relaxed);
    let _ = writeln!(out, "  trace, oldest first (hypercall number, or 100 for an event : first argument):");
    for i in 0..TRACE as u32 {
        let slot = TRACE_RING.get(next.wrapping_add(i) as usize % TRACE);
        let value = slot.map_or(0, |s| s.load(Ordering::Relaxed));
        if value != 0 {
            let _ = write!(out, "  {}:{:x}", value >> 48, value & 0xffff_ffff_ffff);
        }
    }
    let _ = writeln!(out);
}

/// Ends the domain for the reason given (SHUTDOWN_* of public/sched.h). Xen then ends or restarts the machine.
pub fn end(reason: u32) -> ! {
    let mut arg = reason;
    loop {
        // SAFETY: sched_shutdown is one u32, which lives across the call.
        let _ = unsafe { hypercall::op(nr::SCHED_OP, sched::SHUTDOWN, &mut arg) };
    }
}

/// Installs the trap table and the callbacks. First thing at boot.
pub(super) fn install() -> HypResult<()> {
    let kernel_cs = 0xe033;
    let stubs = core::ptr::from_ref(&xenith_trap_stubs) as u64;
    let mut table = [TrapInfo { vector: 0, flags: 0, cs: 0, address: 0 }; VECTORS as usize + 1];
    for (vector, entry) in (0..VECTORS).zip(table.iter_mut()) {
        *entry = TrapInfo { vector, flags: 4, cs: kernel_cs, address: stubs + u64::from(vector) * STUB_STRIDE };
    }
    let upcall = core::ptr::from_ref(&xenith_upcall) as u64;
    let failsafe = core::ptr::from_ref(&xenith_failsafe) as u64;
    // SAFETY:
    // - the table ends with a zero entry and outlives the call,
    // - the addresses are code in the image that never returns to Xen by other means than a hypercall.
    unsafe {
        hypercall::call(nr::SET_TRAP_TABLE, [table.as_ptr() as u64, 0, 0, 0, 0])?;
        hypercall::call(nr::SET_CALLBACKS, [upcall, failsafe, 0, 0, 0])?;
    }
    Ok(())
}
