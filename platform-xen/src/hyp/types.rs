//! Newtypes and plain records that cross the seam. Sizes are bytes and times nanoseconds unless a name says otherwise.

use alloc::vec::Vec;

/// log2 of [`PAGE_SIZE`].
pub const PAGE_SHIFT: u32 = 12;
/// Bytes in a page; a gfn, mfn or pfn counts these.
pub const PAGE_SIZE: usize = 1 << PAGE_SHIFT;

macro_rules! newtype {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $inner);
    };
}

newtype! {
    /// Domain id (domid_t); 0 is the control domain, ids from 0x7ff0 are Xen's special ones.
    DomId(u16)
}
newtype! {
    /// Guest frame number: a page in a guest's physical address space. A PV guest has none: its frames are machine frames,
    /// and those are what stands here for it.
    Gfn(u64)
}
newtype! {
    /// Machine frame number: a page of real memory.
    Mfn(u64)
}
newtype! {
    /// Pseudo-physical frame number: a page in a PV domain's own numbering.
    Pfn(u64)
}
newtype! {
    /// Event channel port of the domain it is used in.
    Port(u32)
}
newtype! {
    /// Monotonic time in ns since Xen booted (Xen's system time).
    Instant(u64)
}
newtype! {
    /// UTC wall-clock time in ns since 1970-01-01.
    Wall(u64)
}

impl Instant {
    /// This instant moved `ns` into the future, saturating.
    #[must_use]
    pub const fn plus(self, ns: u64) -> Instant {
        Instant(self.0.saturating_add(ns))
    }
}

/// How a guest runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GuestKind {
    /// In a container of the hardware's (VT-x or SVM with nested paging), without emulated devices.
    #[default]
    Pvh,
    /// 64 bits, on page tables that hold machine frames and that Xen checks. Needs nothing of the hardware.
    Pv,
}

/// How the first VCPU of a PV guest starts; the others are the guest's to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PvStart {
    /// rip
    pub entry: u64,
    /// rsp
    pub stack: u64,
    /// rsi: the virtual address of start_info.
    pub start_info: u64,
    /// The pinned level 4 table.
    pub root: Mfn,
}

/// The state of a PV guest's VCPU, as Xen gives and takes it. What is empty it does not have, or is not to be set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PvVcpu {
    /// vcpu_guest_context: [`crate::abi::vcpu::GuestContext`].
    pub registers: Vec<u8>,
    /// xen_domctl_ext_vcpucontext
    pub extended: Vec<u8>,
    /// What XEN_DOMCTL_getvcpuextstate says.
    pub xsave: Vec<u8>,
    /// xen_domctl_vcpu_msr, one after another.
    pub msrs: Vec<u8>,
}

/// What a new domain is made of: the arguments of XEN_DOMCTL_createdomain that we choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DomainSpec {
    /// Given back by Xen in every [`DomainInfo`]; the VM's uuid in network byte order.
    pub handle: [u8; 16],
    /// VCPUs the domain can ever have.
    pub max_vcpus: u32,
    /// How it runs.
    pub kind: GuestKind,
}

/// State bits of a domain (XEN_DOMINF_*), decoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DomainFlags {
    /// Being destroyed; frames still mapped by somebody keep it in this state.
    pub dying: bool,
    /// Paused by a domctl.
    pub paused: bool,
    /// All VCPUs are blocked.
    pub blocked: bool,
    /// At least one VCPU is running or runnable.
    pub running: bool,
    /// Has shut down, with the guest's reason.
    pub shutdown: Option<ShutdownReason>,
}

/// Why a domain shut down (SHUTDOWN_* of public/sched.h).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShutdownReason {
    /// SHUTDOWN_poweroff
    PowerOff,
    /// SHUTDOWN_reboot
    Reboot,
    /// SHUTDOWN_suspend
    Suspend,
    /// SHUTDOWN_crash
    Crash,
    /// SHUTDOWN_watchdog
    Watchdog,
    /// SHUTDOWN_soft_reset
    SoftReset,
    /// A number public/sched.h does not name.
    Other(u8),
}

impl ShutdownReason {
    /// From the number in sched_shutdown.reason or the shutdown code of getdomaininfo.
    #[must_use]
    pub const fn from_code(code: u8) -> ShutdownReason {
        match code {
            0 => ShutdownReason::PowerOff,
            1 => ShutdownReason::Reboot,
            2 => ShutdownReason::Suspend,
            3 => ShutdownReason::Crash,
            4 => ShutdownReason::Watchdog,
            5 => ShutdownReason::SoftReset,
            other => ShutdownReason::Other(other),
        }
    }
}

/// One domain as XEN_DOMCTL_getdomaininfo tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DomainInfo {
    /// Its id.
    pub dom: DomId,
    /// [`DomainSpec::handle`].
    pub handle: [u8; 16],
    /// State bits.
    pub flags: DomainFlags,
    /// Pages it has now.
    pub tot_pages: u64,
    /// Pages it may have.
    pub max_pages: u64,
    /// CPU time used by all its VCPUs, ns.
    pub cpu_time: u64,
    /// VCPUs online now.
    pub online_vcpus: u32,
    /// VCPUs it has, online or not.
    pub vcpus: u32,
    /// The CPU pool it is in.
    pub pool: u32,
    /// The frame of shared_info; only a PV guest is told of it.
    pub shared_info: Mfn,
}

/// The machine as XEN_SYSCTL_physinfo tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HostInfo {
    /// Logical CPUs.
    pub cpus: u32,
    /// Threads per core.
    pub threads_per_core: u32,
    /// Cores per socket.
    pub cores_per_socket: u32,
    /// CPU clock in kHz.
    pub cpu_khz: u32,
    /// Pages of RAM Xen manages.
    pub total_pages: u64,
    /// Pages free, whether scrubbed already or not.
    pub free_pages: u64,
    /// Pages Xen says wait to be scrubbed; 0 from the versions we know.
    pub scrub_pages: u64,
    /// Xen can run HVM/PVH guests.
    pub hvm: bool,
    /// Xen can run them with hardware-assisted paging.
    pub hap: bool,
}

/// Idle time of one CPU since Xen booted (XEN_SYSCTL_getcpuinfo), ns.
pub type CpuTime = u64;

/// Xen's version, as XENVER_version and XENVER_extraversion tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XenVersion {
    /// 4 of 4.17.7
    pub major: u16,
    /// 17 of 4.17.7
    pub minor: u16,
    /// ".7" of 4.17.7
    pub extra: alloc::string::String,
    /// "xen-3.0-x86_64 hvm-3.0-x86_32 ..."
    pub capabilities: alloc::string::String,
    /// Xen's own command line.
    pub command_line: alloc::string::String,
}

/// HVM parameters the builder sets (HVM_PARAM_* of public/hvm/params.h).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
pub enum HvmParam {
    /// Frame of the xenstore ring.
    StorePfn = 1,
    /// Guest's port of the xenstore ring.
    StoreEvtchn = 2,
    /// Frame used by Xen for the identity-mapped page table of real mode; unused with HAP on most hardware.
    IdentPt = 12,
    /// Frame of the console ring.
    ConsolePfn = 17,
    /// Guest's port of the console ring.
    ConsoleEvtchn = 18,
}

/// Virtual interrupts the agent binds (VIRQ_* of public/xen.h).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
pub enum Virq {
    /// The one-shot timer.
    Timer = 0,
    /// A domain died, crashed or shut down.
    DomExc = 3,
}
