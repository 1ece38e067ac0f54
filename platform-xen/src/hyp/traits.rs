//! The traits of the seam. Each is what one part of the agent needs of Xen and no more.
//!
//! Rules both implementations keep: no call blocks; a failed call changed nothing unless its doc says so; counts returned
//! by a partial call say how much was done.

use super::{
    CpuSet, CpuTime, DomId, DomainInfo, DomainSpec, Gfn, Grants, HostInfo, HvmParam, HypResult, Instant, Mfn, PciFunction,
    Pfn, PoolInfo, Port, PvStart, PvVcpu, Scheduler, Share, SoftOff, VcpuInfo, Virq, Wall, XenVersion,
};
use alloc::vec::Vec;

/// Everything together; what the agent is generic over.
pub trait Hypervisor: Clock + Events + Memory + Grants + Domctl + Sysctl + Pools + Board + Power {}
impl<T: Clock + Events + Memory + Grants + Domctl + Sysctl + Pools + Board + Power> Hypervisor for T {}

/// Time.
pub trait Clock {
    /// Monotonic time since Xen booted.
    fn now(&self) -> Instant;
    /// UTC.
    fn wall(&self) -> Wall;
    /// Sets Xen's wall clock (XENPF_settime64).
    fn set_wall(&mut self, wall: Wall) -> HypResult<()>;
}

/// Event channels (public/event_channel.h), seen from the control domain.
pub trait Events {
    /// A port in `guest` that the control domain may bind to; used for the rings a guest finds at start.
    fn alloc_unbound(&mut self, guest: DomId) -> HypResult<Port>;
    /// Binds a local port to `remote`'s port; the new port starts masked-off pending at most once.
    fn bind_interdomain(&mut self, remote: DomId, port: Port) -> HypResult<Port>;
    /// Binds a virtual interrupt to a local port.
    fn bind_virq(&mut self, virq: Virq) -> HypResult<Port>;
    /// Kicks the other end of a local port.
    fn notify(&mut self, port: Port) -> HypResult<()>;
    /// Closes a local port. A port of a domain that died meanwhile is closed all the same.
    fn close(&mut self, port: Port) -> HypResult<()>;
    /// Takes the next pending local port, clearing its pending bit. `None`: nothing is pending.
    fn take_pending(&mut self) -> Option<Port>;
    /// Keeps a local port from waking anybody until it is let again; what comes meanwhile is pending then.
    fn mask(&mut self, port: Port, masked: bool);
    /// Local ports open now.
    fn open_ports(&self) -> usize;
}

/// Pages shared with somebody who may be writing them: never behind `&` or `&mut`, only copied in and out.
/// Offsets are bytes from the first page. An access that does not fit is cut (`read` leaves the rest untouched, `write`
/// and `zero` drop the rest): callers pass checked offsets, so a cut is a bug the simulation reports.
pub trait Pages {
    /// Bytes mapped.
    fn len(&self) -> usize;
    /// Nothing is mapped.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Copies out.
    fn read(&self, offset: usize, to: &mut [u8]);
    /// Copies in.
    fn write(&self, offset: usize, from: &[u8]);
    /// Fills with zeroes.
    fn zero(&self, offset: usize, len: usize);
    /// One aligned 32-bit load, with acquire ordering.
    fn load_u32(&self, offset: usize) -> u32;
    /// One aligned 32-bit store, with release ordering.
    fn store_u32(&self, offset: usize, value: u32);
}

/// Guest memory.
pub trait Memory {
    /// Pages mapped by [`Memory::map`]; given back by [`Memory::unmap`], never dropped.
    type Pages: Pages;
    /// Gives `guest` memory: extents of `1 << order` pages at each gfn. Returns how many extents were done; fewer than
    /// asked for means Xen has no more of that size. For a PV guest an extent is a pfn, and once it is done the first
    /// machine frame it got.
    fn populate(&mut self, guest: DomId, order: u32, extents: &mut [Gfn]) -> HypResult<usize>;
    /// Maps frames of `guest` next to each other. On an error nothing stays mapped.
    fn map(&mut self, guest: DomId, gfns: &[Gfn]) -> HypResult<Self::Pages>;
    /// Unmaps.
    fn unmap(&mut self, pages: Self::Pages);
    /// Maps other frames where those were: cheaper than unmapping first, when there are as many. On an error nothing of
    /// either stays mapped.
    fn map_over(&mut self, pages: Self::Pages, guest: DomId, gfns: &[Gfn]) -> HypResult<Self::Pages> {
        self.unmap(pages);
        self.map(guest, gfns)
    }
    /// Maps frames of `guest` to be read only, which page tables can be too. What a guest alleges to be its own may be
    /// asked for: an error if it is not, and nothing stays mapped.
    fn map_to_read(&mut self, guest: DomId, gfns: &[Gfn]) -> HypResult<Self::Pages>;
    /// Has Xen check a PV guest's page tables from each of these on, with its level (MMUEXT_PIN_L1_TABLE and so on): they
    /// are read-only for everybody from then on. None of them may be mapped to be written.
    fn pin(&mut self, guest: DomId, tables: &[(u32, Mfn)]) -> HypResult<()>;
    /// The page of its owner that a machine frame is, by the machine-to-physical table. `None`: the table has nothing for
    /// that frame. A guest can write what stands there for its own frames.
    fn page_of(&self, frame: Mfn) -> Option<Pfn>;
    /// Guest frames mapped now.
    fn mapped_frames(&self) -> usize;
}

/// Proof that a domain has its VCPUs (XEN_DOMCTL_max_vcpus done): Xen 4.17 panics on some domctls of a domain without.
/// Only the [`Domctl`] implementations make one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shell(DomId);

impl Shell {
    /// For implementations of [`Domctl::create`] only.
    #[must_use]
    pub const fn made(dom: DomId) -> Shell {
        Shell(dom)
    }
    /// The domain.
    #[must_use]
    pub const fn dom(self) -> DomId {
        self.0
    }
}

/// Domain control (public/domctl.h, public/hvm/hvm_op.h).
pub trait Domctl {
    /// A new, paused domain with its VCPUs allocated; undone by [`Domctl::destroy`]. If the second half fails the
    /// first is undone before it returns.
    fn create(&mut self, spec: &DomainSpec) -> HypResult<Shell>;
    /// Most memory the domain may have, KiB.
    fn set_max_mem(&mut self, shell: Shell, kib: u64) -> HypResult<()>;
    /// Memory Xen may use for a PVH guest's paging structures, bytes.
    fn set_paging_pool(&mut self, shell: Shell, bytes: u64) -> HypResult<()>;
    /// What the guest is told when it asks for its memory map: address, bytes and type (as in e820) of each range. EINVAL of
    /// a PV guest, and of more than 128 of them.
    fn set_memory_map(&mut self, shell: Shell, map: &[(u64, u64, u32)]) -> HypResult<()>;
    /// Reads the time stamp counter natively (tsc_mode 2).
    fn set_native_tsc(&mut self, shell: Shell) -> HypResult<()>;
    /// Sets one HVM parameter of a PVH guest.
    fn set_param(&mut self, shell: Shell, param: HvmParam, value: u64) -> HypResult<()>;
    /// Loads VCPU and device state of a PVH guest: a stream of hvm_save_descriptor records.
    fn set_context(&mut self, shell: Shell, records: &[u8]) -> HypResult<()>;
    /// State of its VCPUs and devices as such records; EINVAL of a PV guest, which has none.
    fn context(&self, dom: DomId) -> HypResult<Vec<u8>>;
    /// Gives it another handle, by which [`Domctl::list`] names it.
    fn set_handle(&mut self, dom: DomId, handle: [u8; 16]) -> HypResult<()>;
    /// Ends the shutdown it is in: it runs on.
    fn resume(&mut self, dom: DomId) -> HypResult<()>;
    /// Loads the state a PV guest's first VCPU starts in.
    fn set_pv_start(&mut self, shell: Shell, start: &PvStart) -> HypResult<()>;
    /// State of a PV guest's VCPU. ENODATA: it was never brought up.
    fn pv_vcpu(&self, dom: DomId, vcpu: u32) -> HypResult<PvVcpu>;
    /// Loads such state. Of a VCPU that has run only general registers may differ.
    fn set_pv_vcpu(&mut self, shell: Shell, vcpu: u32, state: &PvVcpu) -> HypResult<()>;
    /// Types of a PV guest's frames, at most 512 (XEN_DOMCTL_PFINFO_* shifted to 0 to 15): 15 of one that is not its own.
    fn page_types(&self, dom: DomId, frames: &[Gfn]) -> HypResult<Vec<u8>>;
    /// Fills a frame of a PV guest with the code that makes hypercalls.
    fn set_hypercall_page(&mut self, shell: Shell, frame: Mfn) -> HypResult<()>;
    /// Lets it run; pause counts are Xen's: one unpause for each pause.
    fn unpause(&mut self, dom: DomId) -> HypResult<()>;
    /// Stops it from running.
    fn pause(&mut self, dom: DomId) -> HypResult<()>;
    /// Raises an NMI in its first VCPU.
    fn send_nmi(&mut self, dom: DomId) -> HypResult<()>;
    /// Destroys it; frames still mapped by us keep it dying until they are unmapped.
    fn destroy(&mut self, dom: DomId) -> HypResult<()>;
    /// One domain; ESRCH if there is none of that id.
    fn info(&self, dom: DomId) -> HypResult<DomainInfo>;
    /// All domains, control domain first.
    fn list(&self) -> HypResult<Vec<DomainInfo>>;
    /// One VCPU; EINVAL if the domain cannot have that many.
    fn vcpu(&self, dom: DomId, vcpu: u32) -> HypResult<VcpuInfo>;
    /// The domain's share. EINVAL unless its pool has that scheduler.
    fn share(&self, dom: DomId, scheduler: Scheduler) -> HypResult<Share>;
    /// Sets it, both values. EINVAL unless its pool has that scheduler.
    fn set_share(&mut self, dom: DomId, scheduler: Scheduler, share: Share) -> HypResult<()>;
    /// CPUs a VCPU may run on (hard affinity), whether its pool has them or not.
    fn affinity(&self, dom: DomId, vcpu: u32) -> HypResult<CpuSet>;
    /// Sets them. EINVAL if the domain's pool has none of them.
    fn set_affinity(&mut self, dom: DomId, vcpu: u32, cpus: &CpuSet) -> HypResult<()>;
    /// Relative CPU weight under the credit schedulers (default 256), without a cap.
    fn set_weight(&mut self, dom: DomId, weight: u16) -> HypResult<()> {
        // Which scheduler runs is not worth a call of its own: the wrong one is answered EINVAL.
        let share = Share { weight, cap: 0 };
        self.set_share(dom, Scheduler::CREDIT2, share).or_else(|_| self.set_share(dom, Scheduler::CREDIT, share))
    }
}

/// The machine (public/sysctl.h, public/version.h).
pub trait Sysctl {
    /// Memory and CPUs.
    fn host(&self) -> HypResult<HostInfo>;
    /// Idle time of each CPU.
    fn idle_times(&self) -> HypResult<Vec<CpuTime>>;
    /// Version, capabilities, command line; read once at boot.
    fn version(&self) -> &XenVersion;
    /// Hypercalls made since boot, by number (public/xen.h), for `GET /metrics`. Empty where there are none.
    fn hypercalls(&self) -> Vec<u64>;
    /// Copies between domains that those of grants asked Xen for.
    fn grant_copies(&self) -> u64;
    /// Reads Xen's log from its oldest byte, or from an index an earlier read returned, as much as fits: bytes read, and
    /// the index after them. `clear` forgets what is before that index.
    fn read_log(&mut self, from: Option<u32>, clear: bool, to: &mut [u8]) -> HypResult<(usize, u32)>;
    /// Presses debug keys. Some of them end the machine: the caller has looked at them.
    fn debug_keys(&mut self, keys: &[u8]) -> HypResult<()>;
}

/// CPU pools (XEN_SYSCTL_cpupool_op).
pub trait Pools {
    /// The pool of that number, or the one of the next higher; ENOENT if there is none.
    fn pool(&self, from: u32) -> HypResult<PoolInfo>;
    /// A new pool without CPUs. ENOENT: Xen has no such scheduler.
    fn pool_create(&mut self, scheduler: Scheduler) -> HypResult<u32>;
    /// Ends a pool. EBUSY: it has a CPU or a domain.
    fn pool_destroy(&mut self, pool: u32) -> HypResult<()>;
    /// Puts a CPU that is in no pool into one. ENODEV: it is in one.
    fn pool_add_cpu(&mut self, pool: u32, cpu: u32) -> HypResult<()>;
    /// Takes a CPU out. EADDRNOTAVAIL: it is not in; EBUSY: it is the last one and there are domains; EAGAIN and EADDRINUSE:
    /// not yet, and until this works or the CPU is put in again it is in between.
    fn pool_remove_cpu(&mut self, pool: u32, cpu: u32) -> HypResult<()>;
    /// Moves a domain, whose share and affinities are the default ones after that. ENOENT: no such pool, or it has no
    /// CPU; EPERM: the control domain cannot move itself.
    fn pool_move(&mut self, pool: u32, dom: DomId) -> HypResult<()>;
}

/// What is soldered on: the PCI bus, and what firmware left in memory.
pub trait Board {
    /// Every PCI function, at most [`super::MAX_PCI_FUNCTIONS`].
    fn pci_functions(&self) -> Vec<PciFunction>;
    /// Copies machine memory that is no domain's: firmware's tables. Nothing of it may be believed unchecked.
    fn read_firmware(&self, address: u64, to: &mut [u8]) -> HypResult<()>;
    /// Address and number of entries of EFI's configuration table; an error where there is no EFI.
    fn efi_tables(&self) -> HypResult<(u64, u32)>;
}

/// Liveness and the end of it (public/sched.h, public/platform.h).
pub trait Power {
    /// Arms or feeds Xen's watchdog of this domain: it is shut down unless fed again within `seconds`.
    fn feed_watchdog(&mut self, seconds: u32) -> HypResult<()>;
    /// Ends the control domain, and with it the machine: Xen restarts it, or else only halts. Does not return if it works.
    fn shutdown(&mut self, restart: bool) -> HypResult<()>;
    /// Turns the machine off by ACPI. Does not return if it works.
    fn soft_off(&mut self, how: SoftOff) -> HypResult<()>;
}
