//! public/domctl.h and arch-x86/xen.h: domain control, in the layouts of interface versions 0x15 (Xen 4.17) and 0x17
//! (Xen 4.19 and 4.20). Of what is used here they differ in createdomain alone.

use super::layout;
pub use super::sysctl::Body;

/// XEN_DOMCTL_INTERFACE_VERSION of Xen 4.17
pub const VERSION_4_17: u32 = 0x15;
/// XEN_DOMCTL_INTERFACE_VERSION of Xen 4.19 and 4.20
pub const VERSION_4_20: u32 = 0x17;

/// XEN_DOMCTL_createdomain
pub const CREATEDOMAIN: u32 = 1;
/// XEN_DOMCTL_destroydomain
pub const DESTROYDOMAIN: u32 = 2;
/// XEN_DOMCTL_pausedomain
pub const PAUSEDOMAIN: u32 = 3;
/// XEN_DOMCTL_unpausedomain
pub const UNPAUSEDOMAIN: u32 = 4;
/// XEN_DOMCTL_getdomaininfo
pub const GETDOMAININFO: u32 = 5;
/// XEN_DOMCTL_setvcpuaffinity
pub const SETVCPUAFFINITY: u32 = 9;
/// XEN_DOMCTL_max_mem
pub const MAX_MEM: u32 = 11;
/// XEN_DOMCTL_setvcpucontext
pub const SETVCPUCONTEXT: u32 = 12;
/// XEN_DOMCTL_getvcpuinfo
pub const GETVCPUINFO: u32 = 14;
/// XEN_DOMCTL_getvcpucontext
pub const GETVCPUCONTEXT: u32 = 13;
/// XEN_DOMCTL_max_vcpus
pub const MAX_VCPUS: u32 = 15;
/// XEN_DOMCTL_scheduler_op
pub const SCHEDULER_OP: u32 = 16;
/// XEN_DOMCTL_setdomainhandle
pub const SETDOMAINHANDLE: u32 = 17;
/// XEN_DOMCTL_hypercall_init
pub const HYPERCALL_INIT: u32 = 22;
/// XEN_DOMCTL_getvcpuaffinity
pub const GETVCPUAFFINITY: u32 = 25;
/// XEN_DOMCTL_resumedomain
pub const RESUMEDOMAIN: u32 = 27;
/// XEN_DOMCTL_sendtrigger; of XEN_DOMCTL_SENDTRIGGER_NMI for VCPU 0 both numbers are zero
pub const SENDTRIGGER: u32 = 28;
/// XEN_DOMCTL_gethvmcontext: with no buffer it tells the bytes needed
pub const GETHVMCONTEXT: u32 = 33;
/// XEN_DOMCTL_sethvmcontext
pub const SETHVMCONTEXT: u32 = 34;
/// XEN_DOMCTL_set_ext_vcpucontext
pub const SET_EXT_VCPUCONTEXT: u32 = 42;
/// XEN_DOMCTL_get_ext_vcpucontext
pub const GET_EXT_VCPUCONTEXT: u32 = 43;
/// XEN_DOMCTL_settscinfo
pub const SETTSCINFO: u32 = 60;
/// XEN_DOMCTL_getpageframeinfo3
pub const GETPAGEFRAMEINFO3: u32 = 61;
/// XEN_DOMCTL_setvcpuextstate
pub const SETVCPUEXTSTATE: u32 = 62;
/// XEN_DOMCTL_getvcpuextstate
pub const GETVCPUEXTSTATE: u32 = 63;
/// XEN_DOMCTL_get_vcpu_msrs
pub const GET_VCPU_MSRS: u32 = 72;
/// XEN_DOMCTL_set_vcpu_msrs
pub const SET_VCPU_MSRS: u32 = 73;
/// XEN_DOMCTL_set_paging_mempool_size
pub const SET_PAGING_MEMPOOL_SIZE: u32 = 86;

/// xen_domctl with one member of its union
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Domctl<T: Copy> {
    /// XEN_DOMCTL_*
    pub cmd: u32,
    /// VERSION_*
    pub interface_version: u32,
    /// IN, and OUT of createdomain
    pub domain: u16,
    /// Zero.
    pub pad: [u16; 3],
    /// The member.
    pub u: Body<T>,
}
layout!(Domctl<u64>, 144, domain @ 8, u @ 16);
layout!(Domctl<CreateDomain420>, 144, u @ 16);

/// XEN_DOMCTL_CDF_hvm
pub const CDF_HVM: u32 = 1;
/// XEN_DOMCTL_CDF_hap
pub const CDF_HAP: u32 = 1 << 1;
/// XEN_X86_EMU_LAPIC
pub const EMU_LAPIC: u32 = 1;
/// Grant table version 2 is the newest allowed (XEN_DOMCTL_GRANT_version)
pub const GRANT_VERSION_2: u32 = 2;

/// xen_domctl_createdomain of 0x15
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct CreateDomain417 {
    /// IN
    pub ssidref: u32,
    /// IN
    pub handle: [u8; 16],
    /// IN: CDF_*
    pub flags: u32,
    /// IN
    pub iommu_opts: u32,
    /// IN
    pub max_vcpus: u32,
    /// IN
    pub max_evtchn_port: u32,
    /// IN: below 0 is Xen's default
    pub max_grant_frames: i32,
    /// IN: below 0 is Xen's default
    pub max_maptrack_frames: i32,
    /// IN
    pub grant_opts: u32,
    /// IN
    pub vmtrace_size: u32,
    /// IN
    pub cpupool_id: u32,
    /// IN: EMU_*
    pub emulation_flags: u32,
    /// IN
    pub misc_flags: u32,
}
layout!(CreateDomain417, 64, flags @ 20, grant_opts @ 44, vmtrace_size @ 48, emulation_flags @ 56);

/// xen_domctl_createdomain of 0x17: `altp2m_opts` is new
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct CreateDomain420 {
    /// IN
    pub ssidref: u32,
    /// IN
    pub handle: [u8; 16],
    /// IN: CDF_*
    pub flags: u32,
    /// IN
    pub iommu_opts: u32,
    /// IN
    pub max_vcpus: u32,
    /// IN
    pub max_evtchn_port: u32,
    /// IN: below 0 is Xen's default
    pub max_grant_frames: i32,
    /// IN: below 0 is Xen's default
    pub max_maptrack_frames: i32,
    /// IN
    pub grant_opts: u32,
    /// IN
    pub altp2m_opts: u32,
    /// IN
    pub vmtrace_size: u32,
    /// IN
    pub cpupool_id: u32,
    /// IN: EMU_*
    pub emulation_flags: u32,
    /// IN
    pub misc_flags: u32,
}
layout!(CreateDomain420, 68, altp2m_opts @ 48, vmtrace_size @ 52, emulation_flags @ 60);

/// XEN_DOMINF_* bits of [`GetDomainInfo::flags`]
pub mod dominf {
    /// XEN_DOMINF_dying
    pub const DYING: u32 = 1;
    /// XEN_DOMINF_shutdown
    pub const SHUTDOWN: u32 = 1 << 2;
    /// XEN_DOMINF_paused
    pub const PAUSED: u32 = 1 << 3;
    /// XEN_DOMINF_blocked
    pub const BLOCKED: u32 = 1 << 4;
    /// XEN_DOMINF_running
    pub const RUNNING: u32 = 1 << 5;
    /// XEN_DOMINF_shutdownshift
    pub const SHUTDOWN_SHIFT: u32 = 16;
}

/// xen_domctl_getdomaininfo
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct GetDomainInfo {
    /// OUT
    pub domain: u16,
    /// Zero.
    pub pad1: u16,
    /// OUT: dominf
    pub flags: u32,
    /// OUT
    pub tot_pages: u64,
    /// OUT
    pub max_pages: u64,
    /// OUT
    pub outstanding_pages: u64,
    /// OUT
    pub shr_pages: u64,
    /// OUT
    pub paged_pages: u64,
    /// OUT
    pub shared_info_frame: u64,
    /// OUT: ns
    pub cpu_time: u64,
    /// OUT
    pub nr_online_vcpus: u32,
    /// OUT
    pub max_vcpu_id: u32,
    /// OUT
    pub ssidref: u32,
    /// OUT
    pub handle: [u8; 16],
    /// OUT
    pub cpupool: u32,
    /// OUT
    pub gpaddr_bits: u8,
    /// Zero.
    pub pad2: [u8; 7],
    /// OUT
    pub emulation_flags: u32,
    /// OUT
    pub misc_flags: u32,
}
layout!(GetDomainInfo, 112, tot_pages @ 8, cpu_time @ 56, handle @ 76, cpupool @ 92);

/// xen_domctl_hvmcontext
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct HvmContext {
    /// IN: bytes; OUT of gethvmcontext
    pub size: u32,
    /// IN; what gethvmcontext writes to
    pub buffer: *const u8,
}
layout!(HvmContext, 16, buffer @ 8);

/// xen_domctl_vcpucontext
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct VcpuContext {
    /// IN
    pub vcpu: u32,
    /// IN
    pub ctxt: *const super::vcpu::GuestContext,
}
layout!(VcpuContext, 16, ctxt @ 8);

/// xen_domctl_ext_vcpucontext, as far as an answer may ever reach: its VCPU and its bytes (4 each), and what is kept as it is
#[repr(C, align(8))]
#[derive(Clone, Copy, Debug)]
pub struct ExtVcpuContext(pub [u8; 128]);
layout!(ExtVcpuContext, 128);

/// xen_domctl_vcpuextstate
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct VcpuExtState {
    /// IN
    pub vcpu: u32,
    /// IN/OUT of get
    pub xfeature_mask: u64,
    /// IN/OUT of get, IN of set: bytes
    pub size: u64,
    /// Where.
    pub buffer: *const u8,
}
layout!(VcpuExtState, 32, xfeature_mask @ 8, size @ 16, buffer @ 24);

/// xen_domctl_vcpu_msrs
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct VcpuMsrs {
    /// IN
    pub vcpu: u32,
    /// IN/OUT: entries
    pub msr_count: u32,
    /// xen_domctl_vcpu_msr, [`MSR_BYTES`] each; null asks how many there can be
    pub msrs: *const u8,
}
layout!(VcpuMsrs, 16, msr_count @ 4, msrs @ 8);
/// sizeof(xen_domctl_vcpu_msr)
pub const MSR_BYTES: usize = 16;

/// xen_domctl_getpageframeinfo3
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct GetPageFrameInfo {
    /// IN: at most 1024
    pub num: u64,
    /// IN frames, OUT types
    pub array: *mut u64,
}
layout!(GetPageFrameInfo, 16, array @ 8);
/// XEN_DOMCTL_PFINFO_LTAB_SHIFT
pub const PFINFO_SHIFT: u32 = 28;

/// xen_domctl_tsc_info
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct TscInfo {
    /// IN: XEN_CPUID_TSC_MODE_*
    pub tsc_mode: u32,
    /// IN
    pub gtsc_khz: u32,
    /// IN
    pub incarnation: u32,
    /// Zero.
    pub pad: u32,
    /// IN
    pub elapsed_nsec: u64,
}
layout!(TscInfo, 24);
/// TSC_MODE_NEVER_EMULATE
pub const TSC_MODE_NATIVE: u32 = 2;

/// xen_domctl_scheduler_op with the credit schedulers' member
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct SchedulerOp {
    /// IN: XEN_SCHEDULER_*
    pub sched_id: u32,
    /// IN: XEN_DOMCTL_SCHEDOP_*
    pub cmd: u32,
    /// IN
    pub weight: u16,
    /// IN
    pub cap: u16,
    /// The rest of the union.
    pub pad: [u32; 3],
}
layout!(SchedulerOp, 24, weight @ 8, cap @ 10);
/// XEN_SCHEDULER_*
pub mod scheduler {
    /// XEN_SCHEDULER_CREDIT
    pub const CREDIT: u32 = 5;
    /// XEN_SCHEDULER_CREDIT2
    pub const CREDIT2: u32 = 6;
    /// XEN_SCHEDULER_ARINC653
    pub const ARINC653: u32 = 7;
    /// XEN_SCHEDULER_RTDS
    pub const RTDS: u32 = 8;
    /// XEN_SCHEDULER_NULL
    pub const NULL: u32 = 9;
}
/// XEN_DOMCTL_SCHEDOP_putinfo
pub const SCHEDOP_PUTINFO: u32 = 0;
/// XEN_DOMCTL_SCHEDOP_getinfo
pub const SCHEDOP_GETINFO: u32 = 1;

/// xen_domctl_getvcpuinfo
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct GetVcpuInfo {
    /// IN
    pub vcpu: u32,
    /// OUT
    pub online: u8,
    /// OUT
    pub blocked: u8,
    /// OUT
    pub running: u8,
    /// Zero.
    pub pad: u8,
    /// OUT: ns
    pub cpu_time: u64,
    /// OUT
    pub cpu: u32,
}
layout!(GetVcpuInfo, 24, online @ 4, blocked @ 5, running @ 6, cpu_time @ 8, cpu @ 16);

/// xenctl_bitmap
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Bitmap {
    /// IN: bytes, lowest bit first
    pub bitmap: *mut u8,
    /// IN
    pub nr_bits: u32,
}
layout!(Bitmap, 16, nr_bits @ 8);

/// XEN_VCPUAFFINITY_HARD
pub const AFFINITY_HARD: u32 = 1;

/// xen_domctl_vcpuaffinity
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct VcpuAffinity {
    /// IN
    pub vcpu: u32,
    /// IN: AFFINITY_*
    pub flags: u32,
    /// IN of set, OUT of both
    pub hard: Bitmap,
    /// Unused without its flag.
    pub soft: Bitmap,
}
layout!(VcpuAffinity, 40, flags @ 4, hard @ 8, soft @ 24);
