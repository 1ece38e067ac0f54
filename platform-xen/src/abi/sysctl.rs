//! public/sysctl.h: what the agent asks of the machine. The layouts used are the same in interface versions 0x15 (Xen
//! 4.17 to 4.20).

use super::domctl::Bitmap;
use super::layout;

/// XEN_SYSCTL_INTERFACE_VERSION of Xen 4.17 to 4.20
pub const INTERFACE_VERSION: u32 = 0x15;
/// XEN_SYSCTL_readconsole
pub const READCONSOLE: u32 = 1;
/// XEN_SYSCTL_physinfo
pub const PHYSINFO: u32 = 3;
/// XEN_SYSCTL_getdomaininfolist
pub const GETDOMAININFOLIST: u32 = 6;
/// XEN_SYSCTL_debug_keys
pub const DEBUG_KEYS: u32 = 7;
/// XEN_SYSCTL_getcpuinfo
pub const GETCPUINFO: u32 = 8;
/// XEN_SYSCTL_cpupool_op
pub const CPUPOOL_OP: u32 = 18;

/// XEN_SYSCTL_PHYSCAP_hvm
pub const PHYSCAP_HVM: u32 = 1;
/// XEN_SYSCTL_PHYSCAP_hap
pub const PHYSCAP_HAP: u32 = 1 << 3;

/// xen_sysctl with one member of its union
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Sysctl<T: Copy> {
    /// XEN_SYSCTL_*
    pub cmd: u32,
    /// INTERFACE_VERSION
    pub interface_version: u32,
    /// The member.
    pub u: Body<T>,
}

/// The union: 128 bytes whatever the member.
#[repr(C)]
#[derive(Clone, Copy)]
pub union Body<T: Copy> {
    /// The member in use.
    pub value: T,
    /// Its full size.
    pub pad: [u64; 16],
}
layout!(Sysctl<PhysInfo>, 136, u @ 8);

/// xen_sysctl_physinfo
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct PhysInfo {
    /// OUT
    pub threads_per_core: u32,
    /// OUT
    pub cores_per_socket: u32,
    /// OUT
    pub nr_cpus: u32,
    /// OUT
    pub max_cpu_id: u32,
    /// OUT
    pub nr_nodes: u32,
    /// OUT
    pub max_node_id: u32,
    /// OUT
    pub cpu_khz: u32,
    /// OUT: XEN_SYSCTL_PHYSCAP_*
    pub capabilities: u32,
    /// OUT
    pub arch_capabilities: u32,
    /// Zero.
    pub pad: u32,
    /// OUT
    pub total_pages: u64,
    /// OUT
    pub free_pages: u64,
    /// OUT
    pub scrub_pages: u64,
    /// OUT
    pub outstanding_pages: u64,
    /// OUT
    pub max_mfn: u64,
    /// OUT
    pub hw_cap: [u32; 8],
}
layout!(PhysInfo, 112, total_pages @ 40, free_pages @ 48, scrub_pages @ 56, hw_cap @ 80);

/// xen_sysctl_getcpuinfo; the array holds one u64 of idle ns per CPU
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct GetCpuInfo {
    /// IN
    pub max_cpus: u32,
    /// IN
    pub info: *mut u64,
    /// OUT
    pub nr_cpus: u32,
}
layout!(GetCpuInfo, 24, info @ 8, nr_cpus @ 16);

/// xen_sysctl_getdomaininfolist
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct GetDomainInfoList {
    /// IN
    pub first_domain: u16,
    /// IN
    pub max_domains: u32,
    /// IN
    pub buffer: *mut super::domctl::GetDomainInfo,
    /// OUT
    pub num_domains: u32,
}
layout!(GetDomainInfoList, 24, max_domains @ 4, buffer @ 8, num_domains @ 16);

/// xen_sysctl_readconsole
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ReadConsole {
    /// IN: not 0: forget what was read
    pub clear: u8,
    /// IN: not 0: begin at `index`
    pub incremental: u8,
    /// Zero.
    pub pad: u16,
    /// IN; OUT: where the next read begins
    pub index: u32,
    /// IN
    pub buffer: *mut u8,
    /// IN: bytes of it; OUT: bytes written
    pub count: u32,
}
layout!(ReadConsole, 24, index @ 4, buffer @ 8, count @ 16);

/// xen_sysctl_debug_keys
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct DebugKeys {
    /// IN
    pub keys: *const u8,
    /// IN
    pub nr_keys: u32,
}
layout!(DebugKeys, 16, nr_keys @ 8);

/// XEN_SYSCTL_CPUPOOL_OP_*
pub mod cpupool {
    /// XEN_SYSCTL_CPUPOOL_OP_CREATE
    pub const CREATE: u32 = 1;
    /// XEN_SYSCTL_CPUPOOL_OP_DESTROY
    pub const DESTROY: u32 = 2;
    /// XEN_SYSCTL_CPUPOOL_OP_INFO
    pub const INFO: u32 = 3;
    /// XEN_SYSCTL_CPUPOOL_OP_ADDCPU
    pub const ADDCPU: u32 = 4;
    /// XEN_SYSCTL_CPUPOOL_OP_RMCPU
    pub const RMCPU: u32 = 5;
    /// XEN_SYSCTL_CPUPOOL_OP_MOVEDOMAIN
    pub const MOVEDOMAIN: u32 = 6;
    /// XEN_SYSCTL_CPUPOOL_PAR_ANY
    pub const ANY: u32 = u32::MAX;
}

/// xen_sysctl_cpupool_op
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct CpupoolOp {
    /// IN: cpupool
    pub op: u32,
    /// IN; OUT of CREATE and INFO
    pub cpupool_id: u32,
    /// IN of CREATE, OUT of INFO: XEN_SCHEDULER_*
    pub sched_id: u32,
    /// IN of MOVEDOMAIN
    pub domid: u32,
    /// IN of ADDCPU and RMCPU
    pub cpu: u32,
    /// OUT of INFO
    pub n_dom: u32,
    /// OUT of INFO
    pub cpumap: Bitmap,
}
layout!(CpupoolOp, 40, cpupool_id @ 4, domid @ 12, n_dom @ 20, cpumap @ 24);
