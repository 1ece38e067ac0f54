//! public/sysctl.h: what the agent asks of the machine. The layouts used are the same in interface versions 0x15 (Xen
//! 4.17 to 4.20).

use super::layout;

/// XEN_SYSCTL_INTERFACE_VERSION of Xen 4.17 to 4.20
pub const INTERFACE_VERSION: u32 = 0x15;
/// XEN_SYSCTL_physinfo
pub const PHYSINFO: u32 = 3;
/// XEN_SYSCTL_getdomaininfolist
pub const GETDOMAININFOLIST: u32 = 6;
/// XEN_SYSCTL_getcpuinfo
pub const GETCPUINFO: u32 = 8;

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
