//! Where Xen enters the domain: ELF notes (public/elfnote.h), `_start`, trap stubs, the upcall and the block stub.
//!
//! Registers at entry: rsi = virtual address of start_info. Exceptions arrive on our stack as
//!
//! ```text
//!   rsp -> rcx, r11, [error code], rip, cs, rflags, rsp, ss
//! ```
//!
//! Deliberately absent: `iret`. Traps never return, and the upcall happens only inside [`block`], whose frame it leaves by
//! restoring the stack pointer that was saved there.

use core::arch::global_asm;

global_asm!(
    r#"
    .macro XEN_NOTE_STR type, text
        .align 4
        .long 4, 2f - 1f, \type
        .asciz "Xen"
    1:  .asciz "\text"
    2:  .align 4
    .endm
    .macro XEN_NOTE_QUAD type, value
        .align 4
        .long 4, 8, \type
        .asciz "Xen"
        .quad \value
    .endm

    .pushsection .note.Xen, "a", @note
    XEN_NOTE_STR  {GUEST_OS}, "Xenith"
    XEN_NOTE_STR  {GUEST_VERSION}, "0.1"
    XEN_NOTE_STR  {XEN_VERSION}, "xen-3.0"
    XEN_NOTE_STR  {LOADER}, "generic"
    XEN_NOTE_STR  {FEATURES}, "!writable_page_tables|pae_pgdir_above_4gb"
    XEN_NOTE_STR  {PAE_MODE}, "yes"
    XEN_NOTE_QUAD {ENTRY}, _start
    XEN_NOTE_QUAD {VIRT_BASE}, 0x400000
    XEN_NOTE_QUAD {PADDR_OFFSET}, 0x400000
    .align 4
    .long 4, 4, {SUPPORTED_FEATURES}
    .asciz "Xen"
    .long 0x801
    .popsection

    .pushsection .text.start, "ax", @progbits
    .global _start
_start:
    cld
    lea     rsp, [rip + xenith_stack_top]
    xor     ebp, ebp
    mov     rdi, rsi
    call    xenith_main
    ud2
    .popsection

    .pushsection .bss.stack, "aw", @nobits
    .align 4096
xenith_stack:
    .skip {STACK}
    .global xenith_stack_top
xenith_stack_top:
    .global xenith_blocked_rsp
xenith_blocked_rsp:
    .skip 8
    .popsection

    .pushsection .text, "ax", @progbits
    # block(shared_info in rdi): SCHEDOP_block clears the upcall mask and sleeps unless something is pending. The upcall,
    # now or later, lands in xenith_upcall; both ways end at 3: with the mask set again.
    .global xenith_block
xenith_block:
    push    rbx
    push    rbp
    push    r12
    push    r13
    push    r14
    push    r15
    push    rdi
    mov     [rip + xenith_blocked_rsp], rsp
    mov     eax, 29
    mov     edi, 1
    xor     esi, esi
    syscall
    .global xenith_upcall
xenith_upcall:
    mov     rsp, [rip + xenith_blocked_rsp]
    mov     rdi, [rsp]
    mov     byte ptr [rdi + 1], 1
    mov     byte ptr [rdi], 0
    mov     rsp, [rip + xenith_blocked_rsp]
    pop     rdi
    pop     r15
    pop     r14
    pop     r13
    pop     r12
    pop     rbp
    pop     rbx
    ret

    .global xenith_failsafe
xenith_failsafe:
    push    0
    push    255
    jmp     xenith_trap_common

    # One stub a vector. Vectors with an error code keep it, the others push a zero in its place: the order that Xen made
    # is rcx, r11, [error], so the zero goes below them and rcx, r11 are read from two slots up.
    .macro TRAP vector, has_error
    .align 16
    .if \has_error
    nop
    .else
    push    0
    .endif
    push    \vector
    jmp     xenith_trap_common
    .endm

    .align 16
    .global xenith_trap_stubs
xenith_trap_stubs:
    TRAP 0, 0
    TRAP 1, 0
    TRAP 2, 0
    TRAP 3, 0
    TRAP 4, 0
    TRAP 5, 0
    TRAP 6, 0
    TRAP 7, 0
    TRAP 8, 1
    TRAP 9, 0
    TRAP 10, 1
    TRAP 11, 1
    TRAP 12, 1
    TRAP 13, 1
    TRAP 14, 1
    TRAP 15, 0
    TRAP 16, 0
    TRAP 17, 1
    TRAP 18, 0
    TRAP 19, 0

    .align 16
xenith_trap_common:
    cld
    push    rax
    push    rbx
    push    rdx
    push    rsi
    push    rdi
    push    rbp
    push    r8
    push    r9
    push    r10
    push    r12
    push    r13
    push    r14
    push    r15
    mov     rdi, rsp
    and     rsp, -16
    call    xenith_trap
    ud2
    .popsection
    "#,
    GUEST_OS = const crate::abi::elfnote::GUEST_OS,
    GUEST_VERSION = const crate::abi::elfnote::GUEST_VERSION,
    XEN_VERSION = const crate::abi::elfnote::XEN_VERSION,
    LOADER = const crate::abi::elfnote::LOADER,
    FEATURES = const crate::abi::elfnote::FEATURES,
    PAE_MODE = const crate::abi::elfnote::PAE_MODE,
    ENTRY = const crate::abi::elfnote::ENTRY,
    VIRT_BASE = const crate::abi::elfnote::VIRT_BASE,
    PADDR_OFFSET = const crate::abi::elfnote::PADDR_OFFSET,
    SUPPORTED_FEATURES = const crate::abi::elfnote::SUPPORTED_FEATURES,
    STACK = const STACK_BYTES,
);

/// Bytes of the one stack.
pub const STACK_BYTES: usize = 256 << 10;
/// Bytes between two trap stubs.
pub const STUB_STRIDE: u64 = 16;
/// Vectors with a stub.
pub const VECTORS: u8 = 20;

unsafe extern "C" {
    /// First trap stub.
    pub safe static xenith_trap_stubs: u8;
    /// Event upcall.
    pub safe static xenith_upcall: u8;
    /// Failsafe callback: Xen could not deliver an event.
    pub safe static xenith_failsafe: u8;
    fn xenith_block(vcpu_info: *mut u8);
}

/// Sleeps until an event is pending; returns at once if one is. Upcalls are masked again when it returns.
///
/// # Safety
/// `vcpu_info` is this VCPU's, mapped, and the callbacks have been set.
pub unsafe fn block(vcpu_info: *mut u8) {
    // SAFETY:
    // - the stub saves and restores every callee-saved register and the stack pointer,
    // - the upcall, the only thing that can interrupt it, leaves through the same epilogue.
    unsafe { xenith_block(vcpu_info) }
}
