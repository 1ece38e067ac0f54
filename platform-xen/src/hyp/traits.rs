//! The traits of the seam. Each is what one part of the agent needs of Xen and no more.
//!
//! Rules both implementations keep: no call blocks; a failed call changed nothing unless its doc says so; counts returned
//! by a partial call say how much was done.

use super::{
    CpuTime, DomId, DomainInfo, DomainSpec, Gfn, HostInfo, HvmParam, HypResult, Instant, Port, Virq, Wall, XenVersion,
};
use alloc::vec::Vec;

/// Everything together; what the agent is generic over.
pub trait Hypervisor: Clock + Events + Memory + Domctl + Sysctl + Power {}
impl<T: Clock + Events + Memory + Domctl + Sysctl + Power> Hypervisor for T {}

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
    /// asked for means Xen has no more of that size.
    fn populate(&mut self, guest: DomId, order: u32, extents: &[Gfn]) -> HypResult<usize>;
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
    /// A new, paused PVH domain with its VCPUs allocated; undone by [`Domctl::destroy`]. If the second half fails the
    /// first is undone before it returns.
    fn create(&mut self, spec: &DomainSpec) -> HypResult<Shell>;
    /// Most memory the domain may have, KiB.
    fn set_max_mem(&mut self, shell: Shell, kib: u64) -> HypResult<()>;
    /// Memory Xen may use for the domain's paging structures, bytes.
    fn set_paging_pool(&mut self, shell: Shell, bytes: u64) -> HypResult<()>;
    /// Reads the time stamp counter natively (tsc_mode 2).
    fn set_native_tsc(&mut self, shell: Shell) -> HypResult<()>;
    /// Sets one HVM parameter.
    fn set_param(&mut self, shell: Shell, param: HvmParam, value: u64) -> HypResult<()>;
    /// Loads VCPU and device state: a stream of hvm_save_descriptor records.
    fn set_context(&mut self, shell: Shell, records: &[u8]) -> HypResult<()>;
    /// Lets it run; pause counts are Xen's: one unpause for each pause.
    fn unpause(&mut self, dom: DomId) -> HypResult<()>;
    /// Stops it from running.
    fn pause(&mut self, dom: DomId) -> HypResult<()>;
    /// Destroys it; frames still mapped by us keep it dying until they are unmapped.
    fn destroy(&mut self, dom: DomId) -> HypResult<()>;
    /// One domain; ESRCH if there is none of that id.
    fn info(&self, dom: DomId) -> HypResult<DomainInfo>;
    /// All domains, control domain first.
    fn list(&self) -> HypResult<Vec<DomainInfo>>;
    /// Relative CPU weight under the credit schedulers (default 256).
    fn set_weight(&mut self, dom: DomId, weight: u16) -> HypResult<()>;
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
}

/// Liveness and the end of it (public/sched.h).
pub trait Power {
    /// Arms or feeds Xen's watchdog of this domain: it is shut down unless fed again within `seconds`.
    fn feed_watchdog(&mut self, seconds: u32) -> HypResult<()>;
}
