//! public/arch-x86/xen.h and xen-x86_64.h: the state a PV VCPU starts in, vcpu_guest_context, and its registers.
//!
//! Deliberately absent: the 32-bit layouts; only 64-bit guests are built.

use super::layout;
use super::xen::TrapInfo;

/// cpu_user_regs
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct UserRegs {
    /// r15, r14, r13, r12, rbp, rbx, r11, r10, r9, r8, rax, rcx, rdx
    pub general: [u64; 13],
    /// start_info when a guest starts
    pub rsi: u64,
    /// rdi
    pub rdi: u64,
    /// Private to Xen.
    pub error_code: u32,
    /// Private to Xen.
    pub entry_vector: u32,
    /// rip
    pub rip: u64,
    /// cs
    pub cs: u16,
    /// Zero.
    pub pad0: u16,
    /// Private to Xen.
    pub saved_upcall_mask: u8,
    /// Zero.
    pub pad1: [u8; 3],
    /// rflags
    pub rflags: u64,
    /// rsp
    pub rsp: u64,
    /// ss, es, ds, fs, gs: the low 16 bits
    pub segments: [u64; 5],
}
layout!(UserRegs, 200, rsi @ 104, rip @ 128, cs @ 136, rflags @ 144, rsp @ 152, segments @ 160);

/// vcpu_guest_context
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GuestContext {
    /// FXSAVE's, if VGCF_i387_valid
    pub fpu: [u8; 512],
    /// VGCF_*
    pub flags: u64,
    /// Registers.
    pub user_regs: UserRegs,
    /// The virtual IDT.
    pub trap_ctxt: [TrapInfo; 256],
    /// ldt_base, ldt_ents
    pub ldt: [u64; 2],
    /// gdt_frames, gdt_ents
    pub gdt: [u64; 17],
    /// Stack segment of the kernel.
    pub kernel_ss: u64,
    /// Its stack pointer.
    pub kernel_sp: u64,
    /// CR0 to CR7
    pub ctrlreg: [u64; 8],
    /// DR0 to DR7
    pub debugreg: [u64; 8],
    /// event_callback_eip, failsafe_callback_eip, syscall_callback_eip
    pub callbacks: [u64; 3],
    /// VMASST_TYPE_* bitmap
    pub vm_assist: u64,
    /// fs_base, gs_base_kernel, gs_base_user
    pub bases: [u64; 3],
}
layout!(GuestContext, 5168, flags @ 512, user_regs @ 520, trap_ctxt @ 720, ldt @ 4816, gdt @ 4832, kernel_ss @ 4968, ctrlreg @ 4984, debugreg @ 5048, callbacks @ 5112, vm_assist @ 5136, bases @ 5144);

/// VGCF_in_kernel
pub const IN_KERNEL: u64 = 1 << 2;
/// VGCF_online
pub const ONLINE: u64 = 1 << 5;
/// FLAT_KERNEL_CS64
pub const KERNEL_CS: u16 = 0xe033;
/// FLAT_KERNEL_SS64
pub const KERNEL_SS: u64 = 0xe02b;
