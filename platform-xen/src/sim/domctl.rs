//! Domain control of the simulated Xen (public/domctl.h): Xen's answers, and a violation where Xen would stay silent.
//!
//! Deliberately absent: anything about domains this agent does not make (32-bit PV, HVM with a device model).

use super::pv::{NO_FRAME, Pv, Start};
use super::state::{CONTROL_PAGES, DOMAIN_PAGES, Domain, LocalPort, State, VCPU_PAGES, Violation};
use super::{Sim, context};
use crate::hyp::{
    CpuSet, DomId, DomainFlags, DomainInfo, DomainSpec, Domctl, Errno, Gfn, GuestKind, HvmParam, HypResult, Mfn,
    PAGE_SHIFT, PAGE_SIZE, PvStart, PvVcpu, Scheduler, Share, Shell, ShutdownReason, VcpuInfo,
};
use alloc::vec::Vec;

/// First domid that is not an ordinary domain's.
const FIRST_RESERVED: u16 = 0x7ff0;
/// Most VCPUs of an HVM domain.
const MAX_VCPUS: u32 = 128;
/// What a hypercall page is filled with.
pub const HYPERCALL: u8 = 0x0f;
/// Pause counts go this far.
const MAX_PAUSES: u32 = 255;

impl State {
    /// A domain that is being built: one that ran already may not be changed so any more.
    fn building(&mut self, shell: Shell, call: &'static str) -> HypResult<&mut Domain> {
        self.faults.call()?;
        let dom = shell.dom();
        let domain = self.alive(dom, call).ok_or(Errno::ESRCH)?;
        // One that suspended itself stands still.
        if domain.started && domain.shutdown != Some(ShutdownReason::Suspend) {
            self.wrong(Violation::ChangedAfterStart(dom, call));
        }
        self.domains.get_mut(&dom.0).ok_or(Errno::ESRCH)
    }

    /// As [`State::building`], of a domain of that kind.
    fn of_kind(&mut self, shell: Shell, call: &'static str, kind: GuestKind) -> HypResult<&mut Domain> {
        if self.building(shell, call)?.spec.kind != kind {
            self.wrong(Violation::WrongKind(shell.dom(), call));
            return Err(Errno::EOPNOTSUPP);
        }
        self.domains.get_mut(&shell.dom().0).ok_or(Errno::ESRCH)
    }

    fn free_domid(&self) -> HypResult<u16> {
        let after = self.last_domid + 1..FIRST_RESERVED;
        after.chain(1..=self.last_domid).find(|id| !self.domains.contains_key(id)).ok_or(Errno::ENOMEM)
    }

    fn control(&self) -> DomainInfo {
        DomainInfo {
            dom: DomId(0),
            handle: [0; 16],
            flags: DomainFlags { running: true, ..DomainFlags::default() },
            tot_pages: CONTROL_PAGES,
            max_pages: CONTROL_PAGES,
            cpu_time: self.now.0 / 100,
            online_vcpus: 1,
            vcpus: 1,
            pool: self.control_sched.pool(),
            shared_info: NO_FRAME,
        }
    }
}

impl Domctl for Sim {
    fn create(&mut self, spec: &DomainSpec) -> HypResult<Shell> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        if !(1..=MAX_VCPUS).contains(&spec.max_vcpus) {
            return Err(Errno::EINVAL);
        }
        if spec.kind == GuestKind::Pvh && !state.hvm {
            return Err(Errno::EINVAL);
        }
        let id = state.free_domid()?;
        if !state.take(DOMAIN_PAGES + u64::from(spec.max_vcpus) * VCPU_PAGES) {
            return Err(Errno::ENOMEM);
        }
        state.last_domid = id;
        let mut domain = Domain::new(*spec);
        if spec.kind == GuestKind::Pv {
            domain.memory.xen_page = Some(state.next_frame);
            domain.memory.write(state.next_frame << PAGE_SHIFT, &[0; PAGE_SIZE]);
            domain.pv = Some(Pv::new(state.next_frame));
            state.next_frame += 2;
        }
        state.domains.insert(id, domain);
        Ok(Shell::made(DomId(id)))
    }

    fn set_max_mem(&mut self, shell: Shell, kib: u64) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        let domain = state.building(shell, "set_max_mem")?;
        let pages = kib / (PAGE_SIZE as u64 / 1024);
        if pages < domain.memory.pages() {
            return Err(Errno::EINVAL);
        }
        domain.max_pages = pages;
        Ok(())
    }

    fn set_paging_pool(&mut self, shell: Shell, bytes: u64) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        let had = state.of_kind(shell, "set_paging_pool", GuestKind::Pvh)?.pool_pages;
        if !bytes.is_multiple_of(PAGE_SIZE as u64) {
            return Err(Errno::EINVAL);
        }
        let pages = bytes / PAGE_SIZE as u64;
        if state.free_pages + had < pages {
            return Err(Errno::ENOMEM);
        }
        state.free_pages = state.free_pages + had - pages;
        state.domains.get_mut(&shell.dom().0).ok_or(Errno::ESRCH)?.pool_pages = pages;
        Ok(())
    }

    fn set_memory_map(&mut self, shell: Shell, map: &[(u64, u64, u32)]) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.of_kind(shell, "set_memory_map", GuestKind::Pvh)?;
        let apart = map.windows(2).all(|two| matches!(two, [a, b] if a.0 + a.1 <= b.0));
        if map.len() > 128 || !apart { Err(Errno::EINVAL) } else { Ok(()) }
    }

    fn set_native_tsc(&mut self, shell: Shell) -> HypResult<()> {
        self.state.borrow_mut().building(shell, "set_native_tsc").map(|_| ())
    }

    fn set_param(&mut self, shell: Shell, param: HvmParam, value: u64) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        let domain = state.of_kind(shell, "set_param", GuestKind::Pvh)?;
        let known = match param {
            HvmParam::StorePfn | HvmParam::ConsolePfn => domain.memory.has(value),
            HvmParam::StoreEvtchn | HvmParam::ConsoleEvtchn => domain.ports.contains_key(&(value as u32)),
            HvmParam::IdentPt => true,
        };
        let number = param as u32;
        let unchanged = *domain.params.entry(number).or_insert(value) == value;
        if !known && value != 0 {
            state.wrong(Violation::BadParam(shell.dom(), number, value));
        }
        if unchanged { Ok(()) } else { Err(Errno::EEXIST) }
    }

    fn set_context(&mut self, shell: Shell, records: &[u8]) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        let domain = state.of_kind(shell, "set_context", GuestKind::Pvh)?;
        match context::read(records, domain.spec.max_vcpus) {
            Ok(start) => {
                domain.start = Some(Start::Pvh(start));
                domain.records = records.to_vec();
                Ok(())
            }
            Err(why) => {
                state.wrong(Violation::BadContext(shell.dom(), why));
                Err(Errno::EINVAL)
            }
        }
    }

    fn context(&self, dom: DomId) -> HypResult<Vec<u8>> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let domain = state.alive(dom, "context").ok_or(Errno::ESRCH)?;
        if domain.spec.kind != GuestKind::Pvh {
            return Err(Errno::EINVAL);
        }
        Ok(domain.records.clone())
    }

    fn set_handle(&mut self, dom: DomId, handle: [u8; 16]) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        state.alive(dom, "set_handle").ok_or(Errno::ESRCH)?.spec.handle = handle;
        Ok(())
    }

    fn resume(&mut self, dom: DomId) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let domain = state.alive(dom, "resume").ok_or(Errno::ESRCH)?;
        domain.shutdown = None;
        if let (Some(pv), Some(Start::Pv(start))) = (&mut domain.pv, domain.start)
            && pv.run_on(&mut domain.memory, &start).is_err()
        {
            state.wrong(Violation::RunsOnUntold(dom));
        }
        Ok(())
    }

    fn set_pv_start(&mut self, shell: Shell, start: &PvStart) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        let domain = state.of_kind(shell, "set_pv_start", GuestKind::Pv)?;
        let checked = domain.pv.as_ref().map_or(Err("not a PV guest"), |pv| pv.check_start(&domain.memory, start));
        domain.start = checked.is_ok().then_some(Start::Pv(*start));
        if let Some(pv) = &mut domain.pv {
            let registers = pv.registers(start);
            pv.vcpus.insert(0, PvVcpu { registers, ..PvVcpu::default() });
        }
        checked.map_err(|why| {
            state.wrong(Violation::BadContext(shell.dom(), why));
            Errno::EINVAL
        })
    }

    fn pv_vcpu(&self, dom: DomId, vcpu: u32) -> HypResult<PvVcpu> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let domain = state.alive(dom, "pv_vcpu").ok_or(Errno::ESRCH)?;
        domain.pv.as_ref().and_then(|pv| pv.vcpus.get(&vcpu)).cloned().ok_or(Errno::ENODATA)
    }

    fn set_pv_vcpu(&mut self, shell: Shell, vcpu: u32, vcpu_state: &PvVcpu) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        let domain = state.of_kind(shell, "set_pv_vcpu", GuestKind::Pv)?;
        let started = domain.started;
        let checked = match &mut domain.pv {
            Some(pv) => pv.set_vcpu(&domain.memory, started, vcpu, vcpu_state),
            None => Err("not a PV guest"),
        };
        match checked {
            Ok(start) => {
                domain.start = start.map(Start::Pv).or(domain.start);
                Ok(())
            }
            Err(why) => {
                state.wrong(Violation::BadContext(shell.dom(), why));
                Err(Errno::EINVAL)
            }
        }
    }

    fn page_types(&self, dom: DomId, frames: &[Gfn]) -> HypResult<Vec<u8>> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let domain = state.alive(dom, "page_types").ok_or(Errno::ESRCH)?;
        let Some(pv) = &domain.pv else { return Err(Errno::EINVAL) };
        let kind = |frame: &Gfn| match pv.tables.get(&frame.0) {
            _ if !domain.memory.is_ram(frame.0) => 15,
            Some(level) => *level as u8 | if pv.pins.contains(&frame.0) { 8 } else { 0 },
            None => 0,
        };
        Ok(frames.iter().map(kind).collect())
    }

    fn set_hypercall_page(&mut self, shell: Shell, frame: Mfn) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        let domain = state.of_kind(shell, "set_hypercall_page", GuestKind::Pv)?;
        let is_table = domain.pv.as_ref().is_some_and(|pv| pv.tables.contains_key(&frame.0));
        if is_table || !domain.memory.is_ram(frame.0) {
            state.wrong(Violation::MapUnpopulated(shell.dom(), frame.0));
            return Err(Errno::EPERM);
        }
        domain.memory.write(frame.0 << PAGE_SHIFT, &[HYPERCALL; PAGE_SIZE]);
        Ok(())
    }

    fn unpause(&mut self, dom: DomId) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let domain = state.alive(dom, "unpause").ok_or(Errno::ESRCH)?;
        if domain.pauses == 0 {
            state.wrong(Violation::UnpauseUnderflow(dom));
            return Err(Errno::EINVAL);
        }
        domain.pauses -= 1;
        domain.started = true;
        if domain.start.is_none() {
            state.wrong(Violation::StartedWithoutContext(dom));
        }
        Ok(())
    }

    fn pause(&mut self, dom: DomId) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.faults.undo()?;
        let domain = state.alive(dom, "pause").ok_or(Errno::ESRCH)?;
        if domain.pauses >= MAX_PAUSES {
            return Err(Errno::EINVAL);
        }
        domain.pauses += 1;
        Ok(())
    }

    fn send_nmi(&mut self, dom: DomId) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let domain = state.alive(dom, "send_nmi").ok_or(Errno::ESRCH)?;
        domain.nmis += 1;
        Ok(())
    }

    fn destroy(&mut self, dom: DomId) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.faults.undo()?;
        let Some(domain) = state.domains.get_mut(&dom.0) else {
            state.wrong(Violation::NoSuchDomain(dom, "destroy"));
            return Err(Errno::ESRCH);
        };
        domain.dying = true;
        domain.program = None;
        let mapped = domain.memory.mapped_frames();
        let ends: Vec<u32> = core::mem::take(&mut domain.ports).into_values().flatten().collect();
        for end in ends {
            state.ports.insert(end, LocalPort::Dangling);
        }
        if mapped > 0 {
            state.wrong(Violation::DestroyedWhileMapped(dom, mapped));
        }
        state.reap(dom);
        Ok(())
    }

    fn info(&self, dom: DomId) -> HypResult<DomainInfo> {
        let state = self.state.borrow();
        if dom.0 == 0 {
            return Ok(state.control());
        }
        state.domains.get(&dom.0).map(|d| d.info(dom)).ok_or(Errno::ESRCH)
    }

    fn list(&self) -> HypResult<Vec<DomainInfo>> {
        let state = self.state.borrow();
        let guests = state.domains.iter().map(|(id, d)| d.info(DomId(*id)));
        Ok(core::iter::once(state.control()).chain(guests).collect())
    }

    fn vcpu(&self, dom: DomId, vcpu: u32) -> HypResult<VcpuInfo> {
        self.state.borrow().vcpu(dom, vcpu)
    }

    fn share(&self, dom: DomId, scheduler: Scheduler) -> HypResult<Share> {
        self.state.borrow().share(dom, scheduler)
    }

    fn set_share(&mut self, dom: DomId, scheduler: Scheduler, share: Share) -> HypResult<()> {
        self.state.borrow_mut().set_share(dom, scheduler, share)
    }

    fn affinity(&self, dom: DomId, vcpu: u32) -> HypResult<CpuSet> {
        self.state.borrow().affinity(dom, vcpu)
    }

    fn set_affinity(&mut self, dom: DomId, vcpu: u32, cpus: &CpuSet) -> HypResult<()> {
        self.state.borrow_mut().set_affinity(dom, vcpu, cpus)
    }
}
