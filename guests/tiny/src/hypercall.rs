//! The hypercalls the tiny guest makes, through the hypercall page (public/arch-x86/cpuid.h says where the MSR is).
//!
//! Deliberately absent: error handling; a guest that can't do these has nothing to say it with.

use core::arch::asm;
use core::arch::x86_64::__cpuid;

const HYPERCALL_PAGE: u64 = 0x1_6000;
/// Where shared_info is put: a frame no builder gives RAM to.
pub const SHARED_INFO: u64 = 0xfe00_0000;
/// evtchn_pending and evtchn_mask in it.
const PENDING: u64 = SHARED_INFO + 2048;
const MASK: u64 = PENDING + 512;

const MEMORY_OP: u64 = 12;
const SCHED_OP: u64 = 29;
pub const EVENT_CHANNEL_OP: u64 = 32;
const HVM_OP: u64 = 34;
pub const DOMID_SELF: u16 = 0x7ff0;

/// Why the guest ends (SHUTDOWN_*).
#[derive(Clone, Copy)]
#[repr(u32)]
pub enum Shutdown {
    PowerOff = 0,
    Reboot = 1,
    Suspend = 2,
    Crash = 3,
}

/// Two-argument hypercall.
pub fn call<T>(number: u64, op: u64, argument: &mut T) -> i64 {
    let result;
    // SAFETY:
    // - Xen filled the hypercall page in `init`: 32 bytes of code for each number, ending in a return.
    // - The argument is a C struct of that operation, in mapped memory; Xen writes nothing outside of it.
    // - Clobbered are at most the argument registers, and flags; the stack is used for the return address only.
    unsafe {
        asm!(
            "call {entry}",
            entry = in(reg) HYPERCALL_PAGE + number * 32,
            inlateout("rdi") op => _,
            inlateout("rsi") core::ptr::from_mut(argument) => _,
            out("rax") result,
            out("rcx") _,
            out("rdx") _,
            out("r8") _,
            out("r10") _,
            out("r11") _,
        );
    }
    result
}

/// Finds Xen, has it fill the hypercall page, maps shared_info and masks every port there.
pub fn init() {
    let base = (0x4000_0000u32..0x4001_0000).step_by(0x100).find(|&leaf| {
        let found = __cpuid(leaf);
        (found.ebx, found.ecx, found.edx) == (0x566e_6558, 0x6558_4d4d, 0x4d4d_566e)
    });
    let msr = __cpuid(base.unwrap_or(0x4000_0000) + 2).ebx;
    // SAFETY: the MSR Xen named; it writes one page at an address nothing else uses.
    unsafe { asm!("wrmsr", in("ecx") msr, in("eax") HYPERCALL_PAGE as u32, in("edx") 0u32) };

    map(0, SHARED_INFO);
    for word in 0..64 {
        // SAFETY: evtchn_mask is 64 words of shared_info, which was mapped there just now.
        unsafe { ((MASK + word * 8) as *mut u64).write_volatile(!0) };
    }
}

/// XENMEM_add_to_physmap: the first frame of one of XENMAPSPACE_* at an address.
pub fn map(space: u32, address: u64) {
    /// xen_add_to_physmap
    #[repr(C)]
    struct AddToPhysmap {
        domid: u16,
        size: u16,
        space: u32,
        index: u64,
        gpfn: u64,
    }
    call(MEMORY_OP, 7, &mut AddToPhysmap { domid: DOMID_SELF, size: 0, space, index: 0, gpfn: address >> 12 });
}

/// HVMOP_get_param; 0 if there is none.
pub fn param(index: u32) -> u64 {
    /// xen_hvm_param
    #[repr(C)]
    struct Param {
        domid: u16,
        pad: u16,
        index: u32,
        value: u64,
    }
    let mut param = Param { domid: DOMID_SELF, pad: 0, index, value: 0 };
    if call(HVM_OP, 1, &mut param) == 0 { param.value } else { 0 }
}

/// EVTCHNOP_send.
pub fn notify(mut port: u32) {
    call(EVENT_CHANNEL_OP, 4, &mut port);
}

/// Clears a port's pending bit: from here on an event is a new one.
pub fn clear(port: u32) {
    // SAFETY:
    // - evtchn_pending is 4096 bits of shared_info, mapped by `init`; a port is below 4096.
    // - Xen writes it too: hence one locked instruction.
    unsafe {
        asm!("lock btr dword ptr [{pending}], {port:e}", pending = in(reg) PENDING, port = in(reg) port);
    }
}

/// SCHEDOP_poll: returns once one of the ports is pending, or at a time of Xen's clock unless that is 0.
pub fn poll(ports: &[u32], timeout: u64) {
    /// sched_poll
    #[repr(C)]
    struct Poll {
        ports: *const u32,
        count: u32,
        timeout: u64,
    }
    call(SCHED_OP, 3, &mut Poll { ports: ports.as_ptr(), count: ports.len() as u32, timeout });
}

/// SCHEDOP_shutdown.
pub fn shutdown(reason: Shutdown) -> ! {
    loop {
        call(SCHED_OP, 2, &mut (reason as u32));
    }
}

/// SCHEDOP_shutdown to be suspended: returns when the guest goes on; whether in another domain, where memory and
/// registers are what they were, but shared_info, ports and what a store keeps for a guest are new.
pub fn suspend() -> bool {
    call(SCHED_OP, 2, &mut (Shutdown::Suspend as u32)) == 0
}
