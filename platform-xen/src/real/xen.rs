//! [`Xen`]: everything in this folder behind the traits of [`crate::hyp`].

use super::control::{self, Control};
use super::events::Ports;
use super::foreign::{self, GUEST, GUEST_READ, Mapping, Window};
use super::grants::{self, MappedGrants};
use super::machphys::Machphys;
use super::memory::{self, HeapRange};
use super::{board, clock, console, hypercall, machine, pci, pools, trap};
use crate::abi::sched;
use crate::abi::xen::{DOMID_SELF, nr};
use crate::hyp::{
    Board, Clock, CpuSet, CpuTime, DomId, DomainInfo, DomainSpec, Domctl, Errno, Events, Gfn, GrantCopy, GrantRef, Grants,
    HostInfo, HvmParam, HypResult, Instant, KEEP_BELOW, Memory, Mfn, PciFunction, Pfn, PoolInfo, Pools, Port, Power,
    PvStart, PvVcpu, Scheduler, Share, Shell, SoftOff, Sysctl, VcpuInfo, Virq, Wall, XenVersion,
};
use alloc::vec::Vec;

/// The window is shared with the DMA glue of the PCI drivers, which has no `self`.
static WINDOW: spin::Mutex<Option<Window>> = spin::Mutex::new(None);

pub(super) fn with_window<T>(use_it: impl FnOnce(&mut Window) -> HypResult<T>) -> HypResult<T> {
    use_it(WINDOW.lock().get_or_insert_with(Window::new))
}

/// This Xen's interface versions are not among those we have layouts for.
#[derive(Clone, Debug)]
pub struct Unsupported(pub XenVersion);

/// The hypervisor under us.
pub struct Xen {
    control: Control,
    version: XenVersion,
    ports: Ports,
    mapped: usize,
    copies: grants::Copies,
    machphys: Machphys,
    watchdog: u32,
}

impl Xen {
    /// First half of boot, before there is a heap: traps, then the rest of our memory.
    pub fn early() -> HypResult<HeapRange> {
        trap::install()?;
        memory::init()
    }

    /// Second half, with a heap: shared pages, interface versions.
    pub fn new() -> Result<Xen, Unsupported> {
        let version = control::xen_version();
        let shared = machine::start_info().shared_info;
        let mapping = with_window(|w| w.map(DOMID_SELF, core::iter::once(shared >> 12), GUEST));
        match mapping {
            Ok(mapping) => machine::set_shared_info(mapping.address() as *mut _),
            Err(_) => return Err(Unsupported(version)),
        }
        let Some(control) = Control::probe() else { return Err(Unsupported(version)) };
        let (ports, copies, machphys) = (Ports::new(), grants::Copies::default(), Machphys::new());
        Ok(Xen { control, version, ports, mapped: 0, copies, machphys, watchdog: 0 })
    }

    /// Sleeps until an event is pending or `deadline` has come, whichever is first.
    pub fn sleep_until(&mut self, deadline: Instant) {
        self.ports.sleep_until(deadline);
    }

    /// Binds a device's interrupt.
    pub fn bind_pirq(&mut self, pirq: u32) -> HypResult<Port> {
        self.ports.bind_pirq(pirq)
    }

    /// Whether this Xen answers domctls of a version it does not have. For the self-test.
    #[must_use]
    pub fn answers_another_version(&self) -> bool {
        super::control::Control::answers_another()
    }

    fn map_with(&mut self, guest: DomId, gfns: &[Gfn], flags: u64) -> HypResult<Mapping> {
        let mapping = with_window(|w| w.map(guest.0, gfns.iter().map(|gfn| gfn.0), flags))?;
        self.mapped += gfns.len();
        Ok(mapping)
    }

    /// Two local ports bound to each other: notifying the first makes the second pending. For the self-test.
    pub fn loopback(&mut self) -> HypResult<(Port, Port)> {
        let unbound = self.ports.alloc_local()?;
        let bound = self.ports.bind_interdomain(DomId(DOMID_SELF), unbound)?;
        Ok((bound, unbound))
    }
}

impl Clock for Xen {
    fn now(&self) -> Instant {
        clock::now()
    }
    fn wall(&self) -> Wall {
        clock::wall()
    }
    fn set_wall(&mut self, wall: Wall) -> HypResult<()> {
        clock::set_wall(wall)
    }
}

impl Events for Xen {
    fn alloc_unbound(&mut self, guest: DomId) -> HypResult<Port> {
        self.ports.alloc_unbound(guest)
    }
    fn bind_interdomain(&mut self, remote: DomId, port: Port) -> HypResult<Port> {
        self.ports.bind_interdomain(remote, port)
    }
    fn bind_virq(&mut self, virq: Virq) -> HypResult<Port> {
        self.ports.bind_virq(virq)
    }
    fn notify(&mut self, port: Port) -> HypResult<()> {
        self.ports.notify(port)
    }
    fn close(&mut self, port: Port) -> HypResult<()> {
        self.ports.close(port)
    }
    fn take_pending(&mut self) -> Option<Port> {
        self.ports.take_pending()
    }
    fn mask(&mut self, port: Port, masked: bool) {
        self.ports.mask(port, masked);
    }
    fn open_ports(&self) -> usize {
        self.ports.count()
    }
}

impl Memory for Xen {
    type Pages = Mapping;

    fn populate(&mut self, guest: DomId, order: u32, extents: &mut [Gfn]) -> HypResult<usize> {
        control::populate(guest, order, extents)
    }
    fn map(&mut self, guest: DomId, gfns: &[Gfn]) -> HypResult<Mapping> {
        self.map_with(guest, gfns, GUEST)
    }
    fn unmap(&mut self, pages: Mapping) {
        use crate::hyp::Pages;
        self.mapped -= pages.len() / crate::hyp::PAGE_SIZE;
        let _ = with_window(|w| {
            w.unmap(pages);
            Ok(())
        });
    }
    fn map_over(&mut self, pages: Mapping, guest: DomId, gfns: &[Gfn]) -> HypResult<Mapping> {
        use crate::hyp::Pages;
        if pages.len() != gfns.len() * crate::hyp::PAGE_SIZE {
            self.unmap(pages);
            return self.map(guest, gfns);
        }
        let replaced = with_window(|w| w.replace(pages, guest.0, gfns.iter().map(|gfn| gfn.0)));
        if replaced.is_err() {
            self.mapped -= gfns.len();
        }
        replaced
    }
    fn map_to_read(&mut self, guest: DomId, gfns: &[Gfn]) -> HypResult<Mapping> {
        self.map_with(guest, gfns, GUEST_READ)
    }
    fn pin(&mut self, guest: DomId, tables: &[(u32, Mfn)]) -> HypResult<()> {
        foreign::pin(guest.0, tables)
    }
    fn page_of(&self, frame: Mfn) -> Option<Pfn> {
        self.machphys.page_of(frame)
    }
    fn mapped_frames(&self) -> usize {
        self.mapped
    }
}

impl Grants for Xen {
    type Mapped = MappedGrants;

    fn copy_grants(&mut self, copies: &mut [GrantCopy<'_>]) {
        self.copies.run(copies);
    }
    fn map_grants(&mut self, guest: DomId, grants: &[GrantRef], read_only: bool) -> HypResult<MappedGrants> {
        let mapped = with_window(|w| MappedGrants::map(w, guest, grants, read_only))?;
        self.mapped += grants.len();
        Ok(mapped)
    }
    fn keep_grant(&mut self, guest: DomId, grant: GrantRef) -> HypResult<MappedGrants> {
        if self.mapped >= KEEP_BELOW { Err(Errno::ENOSPC) } else { self.map_grants(guest, &[grant], false) }
    }
    fn unmap_grants(&mut self, pages: MappedGrants) {
        use crate::hyp::Pages;
        self.mapped -= pages.len() / crate::hyp::PAGE_SIZE;
        let _ = with_window(|w| {
            pages.unmap(w);
            Ok(())
        });
    }
}

impl Domctl for Xen {
    fn create(&mut self, spec: &DomainSpec) -> HypResult<Shell> {
        self.control.create(spec)
    }
    fn set_max_mem(&mut self, shell: Shell, kib: u64) -> HypResult<()> {
        self.control.set_max_mem(shell.dom(), kib)
    }
    fn set_paging_pool(&mut self, shell: Shell, bytes: u64) -> HypResult<()> {
        self.control.set_paging_pool(shell.dom(), bytes)
    }
    fn set_memory_map(&mut self, shell: Shell, map: &[(u64, u64, u32)]) -> HypResult<()> {
        control::set_memory_map(shell.dom(), map)
    }
    fn set_native_tsc(&mut self, shell: Shell) -> HypResult<()> {
        self.control.set_native_tsc(shell.dom())
    }
    fn set_param(&mut self, shell: Shell, param: HvmParam, value: u64) -> HypResult<()> {
        control::set_param(shell.dom(), param, value)
    }
    fn set_context(&mut self, shell: Shell, records: &[u8]) -> HypResult<()> {
        self.control.set_context(shell.dom(), records)
    }
    fn context(&self, dom: DomId) -> HypResult<Vec<u8>> {
        self.control.context(dom)
    }
    fn set_handle(&mut self, dom: DomId, handle: [u8; 16]) -> HypResult<()> {
        self.control.set_handle(dom, handle)
    }
    fn resume(&mut self, dom: DomId) -> HypResult<()> {
        self.control.resume(dom)
    }
    fn set_pv_start(&mut self, shell: Shell, start: &PvStart) -> HypResult<()> {
        self.control.set_pv_start(shell.dom(), start)
    }
    fn pv_vcpu(&self, dom: DomId, vcpu: u32) -> HypResult<PvVcpu> {
        self.control.pv_vcpu(dom, vcpu)
    }
    fn set_pv_vcpu(&mut self, shell: Shell, vcpu: u32, state: &PvVcpu) -> HypResult<()> {
        self.control.set_pv_vcpu(shell.dom(), vcpu, state)
    }
    fn page_types(&self, dom: DomId, frames: &[Gfn]) -> HypResult<Vec<u8>> {
        self.control.page_types(dom, frames)
    }
    fn set_hypercall_page(&mut self, shell: Shell, frame: Mfn) -> HypResult<()> {
        self.control.set_hypercall_page(shell.dom(), frame)
    }
    fn unpause(&mut self, dom: DomId) -> HypResult<()> {
        self.control.unpause(dom)
    }
    fn pause(&mut self, dom: DomId) -> HypResult<()> {
        self.control.pause(dom)
    }
    fn send_nmi(&mut self, dom: DomId) -> HypResult<()> {
        self.control.send_nmi(dom)
    }
    fn destroy(&mut self, dom: DomId) -> HypResult<()> {
        self.control.destroy(dom)
    }
    fn info(&self, dom: DomId) -> HypResult<DomainInfo> {
        self.control.info(dom)
    }
    fn list(&self) -> HypResult<Vec<DomainInfo>> {
        self.control.list()
    }
    fn vcpu(&self, dom: DomId, vcpu: u32) -> HypResult<VcpuInfo> {
        self.control.vcpu(dom, vcpu)
    }
    fn share(&self, dom: DomId, scheduler: Scheduler) -> HypResult<Share> {
        self.control.share(dom, scheduler)
    }
    fn set_share(&mut self, dom: DomId, scheduler: Scheduler, share: Share) -> HypResult<()> {
        self.control.set_share(dom, scheduler, share)
    }
    fn affinity(&self, dom: DomId, vcpu: u32) -> HypResult<CpuSet> {
        self.control.affinity(dom, vcpu)
    }
    fn set_affinity(&mut self, dom: DomId, vcpu: u32, cpus: &CpuSet) -> HypResult<()> {
        self.control.set_affinity(dom, vcpu, cpus)
    }
}

impl Sysctl for Xen {
    fn host(&self) -> HypResult<HostInfo> {
        control::host()
    }
    fn idle_times(&self) -> HypResult<Vec<CpuTime>> {
        let mut times = alloc::vec![0; 256];
        let count = control::idle_times(&mut times)?;
        times.truncate(count);
        Ok(times)
    }
    fn version(&self) -> &XenVersion {
        &self.version
    }
    fn hypercalls(&self) -> Vec<u64> {
        (0..nr::COUNT).map(hypercall::count).collect()
    }
    fn grant_copies(&self) -> u64 {
        self.copies.asked
    }
    fn read_log(&mut self, from: Option<u32>, clear: bool, to: &mut [u8]) -> HypResult<(usize, u32)> {
        console::read_log(from, clear, to)
    }
    fn debug_keys(&mut self, keys: &[u8]) -> HypResult<()> {
        console::debug_keys(keys)
    }
}

impl Pools for Xen {
    fn pool(&self, from: u32) -> HypResult<PoolInfo> {
        pools::info(from)
    }
    fn pool_create(&mut self, scheduler: Scheduler) -> HypResult<u32> {
        pools::create(scheduler)
    }
    fn pool_destroy(&mut self, pool: u32) -> HypResult<()> {
        pools::destroy(pool)
    }
    fn pool_add_cpu(&mut self, pool: u32, cpu: u32) -> HypResult<()> {
        pools::add_cpu(pool, cpu)
    }
    fn pool_remove_cpu(&mut self, pool: u32, cpu: u32) -> HypResult<()> {
        pools::remove_cpu(pool, cpu)
    }
    fn pool_move(&mut self, pool: u32, dom: DomId) -> HypResult<()> {
        pools::move_domain(pool, dom)
    }
}

impl Board for Xen {
    fn pci_functions(&self) -> Vec<PciFunction> {
        if pci::init().is_err() {
            return Vec::new();
        }
        pci::scan().iter().map(pci::Device::describe).collect()
    }
    fn read_firmware(&self, address: u64, to: &mut [u8]) -> HypResult<()> {
        board::read_firmware(address, to)
    }
    fn efi_tables(&self) -> HypResult<(u64, u32)> {
        board::efi_tables()
    }
}

impl Power for Xen {
    fn feed_watchdog(&mut self, seconds: u32) -> HypResult<()> {
        let mut arg = sched::Watchdog { id: self.watchdog, timeout: seconds };
        // SAFETY: layout as Xen's for this command.
        let id = unsafe { hypercall::op(nr::SCHED_OP, sched::WATCHDOG, &mut arg)? };
        if self.watchdog == 0 {
            self.watchdog = id as u32;
        }
        Ok(())
    }
    fn shutdown(&mut self, restart: bool) -> HypResult<()> {
        board::shutdown(restart)
    }
    fn soft_off(&mut self, how: SoftOff) -> HypResult<()> {
        board::soft_off(how)
    }
}
