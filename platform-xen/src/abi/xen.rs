//! public/xen.h and arch-x86/xen-x86_64.h: hypercall numbers, special domids, page table updates, shared pages.

use super::layout;
pub use xen_sys::{
    shared_info as SharedInfo, start_info as StartInfo, trap_info as TrapInfo, vcpu_time_info as VcpuTimeInfo,
};

layout!(StartInfo, 1168, nr_pages @ 32, shared_info @ 40, pt_base @ 88, nr_pt_frames @ 96, mfn_list @ 104, mod_start @ 112, mod_len @ 120, cmd_line @ 128);
layout!(SharedInfo, 3136, evtchn_pending @ 2048, evtchn_mask @ 2560, wc_version @ 3072, wc_sec @ 3076, wc_nsec @ 3080);
layout!(VcpuTimeInfo, 32, tsc_timestamp @ 8, system_time @ 16, tsc_to_system_mul @ 24, tsc_shift @ 28);
layout!(TrapInfo, 16, address @ 8);

/// Hypercall numbers (__HYPERVISOR_*).
pub mod nr {
    /// set_trap_table
    pub const SET_TRAP_TABLE: usize = 0;
    /// mmu_update
    pub const MMU_UPDATE: usize = 1;
    /// set_callbacks
    pub const SET_CALLBACKS: usize = 4;
    /// platform_op
    pub const PLATFORM_OP: usize = 7;
    /// memory_op
    pub const MEMORY_OP: usize = 12;
    /// update_va_mapping
    pub const UPDATE_VA_MAPPING: usize = 14;
    /// set_timer_op
    pub const SET_TIMER_OP: usize = 15;
    /// xen_version
    pub const XEN_VERSION: usize = 17;
    /// console_io
    pub const CONSOLE_IO: usize = 18;
    /// grant_table_op
    pub const GRANT_TABLE_OP: usize = 20;
    /// vcpu_op
    pub const VCPU_OP: usize = 24;
    /// mmuext_op
    pub const MMUEXT_OP: usize = 26;
    /// sched_op
    pub const SCHED_OP: usize = 29;
    /// event_channel_op
    pub const EVENT_CHANNEL_OP: usize = 32;
    /// physdev_op
    pub const PHYSDEV_OP: usize = 33;
    /// hvm_op
    pub const HVM_OP: usize = 34;
    /// sysctl
    pub const SYSCTL: usize = 35;
    /// domctl
    pub const DOMCTL: usize = 36;
    /// One more than the highest number used.
    pub const COUNT: usize = 37;
    /// Names for `GET /metrics`, empty where unused.
    pub const NAMES: [&str; COUNT] = {
        let mut names = [""; COUNT];
        names[SET_TRAP_TABLE] = "set_trap_table";
        names[MMU_UPDATE] = "mmu_update";
        names[SET_CALLBACKS] = "set_callbacks";
        names[PLATFORM_OP] = "platform_op";
        names[MEMORY_OP] = "memory_op";
        names[UPDATE_VA_MAPPING] = "update_va_mapping";
        names[SET_TIMER_OP] = "set_timer_op";
        names[XEN_VERSION] = "xen_version";
        names[CONSOLE_IO] = "console_io";
        names[GRANT_TABLE_OP] = "grant_table_op";
        names[VCPU_OP] = "vcpu_op";
        names[MMUEXT_OP] = "mmuext_op";
        names[SCHED_OP] = "sched_op";
        names[EVENT_CHANNEL_OP] = "event_channel_op";
        names[PHYSDEV_OP] = "physdev_op";
        names[HVM_OP] = "hvm_op";
        names[SYSCTL] = "sysctl";
        names[DOMCTL] = "domctl";
        names
    };
}

/// The caller's own domain.
pub const DOMID_SELF: u16 = 0x7ff0;
/// Machine memory that is no RAM.
pub const DOMID_IO: u16 = 0x7ff1;
/// No domain.
pub const DOMID_INVALID: u16 = 0x7ff4;
/// First of the special ids.
pub const DOMID_FIRST_RESERVED: u16 = 0x7ff0;

/// VCPUOP_stop_periodic_timer, vcpu.h
pub const VCPUOP_STOP_PERIODIC_TIMER: u64 = 7;
/// CONSOLEIO_write
pub const CONSOLEIO_WRITE: u64 = 0;

/// The machine-to-physical table, readable by every PV domain.
pub const MACH2PHYS_VIRT_START: u64 = 0xffff_8000_0000_0000;

/// mmu_update_t: `ptr` is the machine address of a page table entry, its low bits the kind of update (0: normal).
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct MmuUpdate {
    /// Where.
    pub ptr: u64,
    /// The new entry.
    pub val: u64,
}
layout!(MmuUpdate, 16);

/// mmuext_op
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct MmuextOp {
    /// MMUEXT_*
    pub cmd: u32,
    /// Alignment.
    pub pad: u32,
    /// mfn or linear address
    pub arg1: u64,
    /// nr_ents or vcpumask
    pub arg2: u64,
}
layout!(MmuextOp, 24, arg1 @ 8, arg2 @ 16);
/// MMUEXT_PIN_L1_TABLE; the other levels follow
pub const MMUEXT_PIN_L1_TABLE: u32 = 0;
/// MMUEXT_TLB_FLUSH_LOCAL
pub const MMUEXT_TLB_FLUSH_LOCAL: u32 = 6;

/// UVMF_INVLPG of update_va_mapping: flush that one address locally.
pub const UVMF_INVLPG: u64 = 2;

/// Page table entry bits (arch manual).
pub mod pte {
    /// Present.
    pub const PRESENT: u64 = 1;
    /// Writable.
    pub const WRITE: u64 = 1 << 1;
    /// User: a 64-bit PV kernel runs in ring 3.
    pub const USER: u64 = 1 << 2;
    /// Write-through.
    pub const PWT: u64 = 1 << 3;
    /// Cache disabled.
    pub const PCD: u64 = 1 << 4;
    /// Accessed.
    pub const ACCESSED: u64 = 1 << 5;
    /// Dirty.
    pub const DIRTY: u64 = 1 << 6;
    /// No execute.
    pub const NX: u64 = 1 << 63;
    /// A large page, in a table that is not the lowest.
    pub const LARGE: u64 = 1 << 7;
    /// Bits of the machine address.
    pub const ADDR: u64 = 0x000f_ffff_ffff_f000;
    /// Ordinary data page.
    pub const DATA: u64 = PRESENT | WRITE | USER | ACCESSED | DIRTY | NX;
    /// A page that holds a page table: Xen wants it read-only.
    pub const TABLE: u64 = PRESENT | USER | ACCESSED | NX;
    /// An entry that points to a lower table.
    pub const LINK: u64 = PRESENT | WRITE | USER | ACCESSED | DIRTY;
}
