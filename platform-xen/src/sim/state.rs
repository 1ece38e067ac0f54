//! What the simulated Xen knows: domains, the control domain's ports, pages given out, wrongs seen.
//!
//! Page accounts: a domain costs [`DOMAIN_PAGES`] and [`VCPU_PAGES`] a VCPU, its paging pool, its memory. All of it
//! comes back when the domain is gone, which is when it was destroyed and nobody maps a frame of it.
//! Deliberately absent: Xen's own heap, NUMA, scrubbing (freed pages are free at once).

use super::SimConfig;
use super::board::Machine;
use super::guest::Program;
use super::memory::GuestMemory;
use super::pv::{NO_FRAME, Pv, Start};
use super::sched::{Cpus, Sched};
use crate::hyp::{DomId, DomainFlags, DomainInfo, DomainSpec, HostInfo, Instant, Mfn, ShutdownReason, SoftOff, Virq, Wall};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

/// Pages of Xen itself.
const XEN_PAGES: u64 = 4096;
/// Pages of the control domain.
pub const CONTROL_PAGES: u64 = 8192;
/// Pages Xen takes for a domain besides what it is given.
pub const DOMAIN_PAGES: u64 = 12;
/// And for each VCPU.
pub const VCPU_PAGES: u64 = 6;

/// Something a correct agent never does, or a guest that found itself badly built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// Memory was mapped that the guest does not have.
    MapUnpopulated(DomId, u64),
    /// A frame was given memory twice.
    PopulatedTwice(DomId, u64),
    /// An extent that is not aligned to its size.
    UnalignedExtent(DomId, u64),
    /// Mapped pages were dropped, not unmapped.
    PagesDropped(DomId, usize),
    /// An access beyond what is mapped (offset, length).
    OutOfRange(usize, usize),
    /// A 32-bit access that is not aligned.
    UnalignedAccess(usize),
    /// A domain was destroyed while frames of it were mapped.
    DestroyedWhileMapped(DomId, usize),
    /// A call named a domain that is not there (any more), or is dying.
    NoSuchDomain(DomId, &'static str),
    /// A port that is not open was closed or notified.
    PortNotOpen(u32, &'static str),
    /// A parameter names a frame without memory or a port that is not there.
    BadParam(DomId, u32, u64),
    /// A domain was changed that has run already.
    ChangedAfterStart(DomId, &'static str),
    /// Started without VCPU state.
    StartedWithoutContext(DomId),
    /// Refused VCPU state, with the reason.
    BadContext(DomId, &'static str),
    /// More unpauses than pauses.
    UnpauseUnderflow(DomId),
    /// A call for the other kind of guest.
    WrongKind(DomId, &'static str),
    /// Page tables that were refused, with the reason.
    BadTables(DomId, &'static str),
    /// Pages mapped to be read were written.
    WroteReadOnly(DomId),
    /// A suspended guest runs on and was not told that it does.
    RunsOnUntold(DomId),
    /// A checked page table was mapped.
    TableMapped(DomId, u64),
    /// A copy that goes beyond a guest's page (bytes).
    CopyBeyondPage(usize),
    /// Pages mapped by grants were unmapped as if they were frames.
    UnmapOfGrants(DomId),
    /// The guest's own check of what it was started with failed.
    BadStart(DomId, &'static str),
    /// The watchdog was not fed in time.
    Watchdog,
    /// A debug key that ends the machine.
    DeadlyKey(u8),
    /// Values to turn the machine off with that would not.
    BadSoftOff(SoftOff),
}

/// What exists: equal before and after means nothing leaked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Domains, the control domain not counted.
    pub domains: usize,
    /// Pages free on the host.
    pub free_pages: u64,
    /// Pages given to guests as memory.
    pub populated_pages: u64,
    /// Guest frames mapped by the control domain.
    pub mapped_frames: usize,
    /// Event channels of the control domain.
    pub ports: usize,
    /// Event channels of guests.
    pub guest_ports: usize,
}

/// The control domain's end of an event channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalPort {
    /// To a guest's port.
    Guest(DomId, u32),
    /// Its guest is gone.
    Dangling,
    /// A virtual interrupt.
    Virq(Virq),
}

/// A guest.
pub struct Domain {
    pub spec: DomainSpec,
    pub memory: GuestMemory,
    /// Of a PV guest.
    pub pv: Option<Pv>,
    pub max_pages: u64,
    pub pool_pages: u64,
    pub params: BTreeMap<u32, u64>,
    pub grants: super::grants::Table,
    /// Guest port -> local port, if bound.
    pub ports: BTreeMap<u32, Option<u32>>,
    /// Guest ports with an event pending.
    pub pending: BTreeSet<u32>,
    pub start: Option<Start>,
    /// The records of the state it was given.
    pub records: Vec<u8>,
    pub program: Option<Box<dyn Program>>,
    pub pauses: u32,
    /// NMIs raised in it.
    pub nmis: u32,
    pub started: bool,
    pub dying: bool,
    pub shutdown: Option<ShutdownReason>,
    pub cpu_time: u64,
    pub sched: Sched,
}

impl Domain {
    pub fn new(spec: DomainSpec) -> Domain {
        Domain {
            spec,
            memory: GuestMemory::default(),
            pv: None,
            max_pages: 0,
            pool_pages: 0,
            params: BTreeMap::new(),
            grants: BTreeMap::new(),
            ports: BTreeMap::new(),
            pending: BTreeSet::new(),
            start: None,
            records: Vec::new(),
            program: None,
            pauses: 1,
            nmis: 0,
            started: false,
            dying: false,
            shutdown: None,
            cpu_time: 0,
            sched: Sched::new(spec.max_vcpus),
        }
    }

    /// Pages that come back when it is gone, its memory not counted.
    pub fn overhead(&self) -> u64 {
        DOMAIN_PAGES + u64::from(self.spec.max_vcpus) * VCPU_PAGES + self.pool_pages
    }

    pub fn may_run(&self) -> bool {
        self.pauses == 0 && !self.dying && self.shutdown.is_none()
    }

    pub fn info(&self, dom: DomId) -> DomainInfo {
        let may_run = self.may_run();
        DomainInfo {
            dom,
            handle: self.spec.handle,
            flags: DomainFlags {
                dying: self.dying,
                paused: self.pauses > 0,
                blocked: may_run && self.start.is_some(),
                running: false,
                shutdown: self.shutdown,
            },
            tot_pages: self.memory.pages(),
            max_pages: self.max_pages,
            cpu_time: self.cpu_time,
            online_vcpus: u32::from(self.start.is_some()),
            vcpus: self.spec.max_vcpus,
            pool: self.sched.pool(),
            shared_info: self.pv.as_ref().map_or(NO_FRAME, |pv| Mfn(pv.shared_info)),
        }
    }
}

/// Everything.
pub struct State {
    pub config: SimConfig,
    pub now: Instant,
    pub wall: Wall,
    pub watchdog: Option<Instant>,
    pub free_pages: u64,
    /// The next machine frame that a PV guest gets.
    pub next_frame: u64,
    /// Only single pages are left.
    pub fragmented: bool,
    /// The hardware helps.
    pub hvm: bool,
    pub domains: BTreeMap<u16, Domain>,
    pub last_domid: u16,
    pub ports: BTreeMap<u32, LocalPort>,
    pub pending: BTreeSet<u32>,
    /// Local ports that wake nobody.
    pub masked: BTreeSet<u32>,
    pub mapped: usize,
    pub violations: Vec<Violation>,
    pub faults: super::faults::Switches,
    /// What happens after the next copies.
    pub meanwhile: Option<Box<dyn FnOnce()>>,
    pub control_sched: Sched,
    pub cpus: Cpus,
    pub machine: Machine,
}

impl State {
    pub fn new(config: SimConfig) -> State {
        State {
            config,
            now: Instant(1),
            wall: Wall(1_700_000_000_000_000_000),
            watchdog: None,
            free_pages: config.memory_pages.saturating_sub(XEN_PAGES + CONTROL_PAGES),
            next_frame: 0x1_0003,
            fragmented: false,
            hvm: true,
            domains: BTreeMap::new(),
            last_domid: 0,
            ports: BTreeMap::new(),
            pending: BTreeSet::new(),
            masked: BTreeSet::new(),
            mapped: 0,
            violations: Vec::new(),
            faults: super::faults::Switches::new(config.seed),
            meanwhile: None,
            control_sched: Sched::new(1),
            cpus: Cpus::new(config.cpus),
            machine: Machine::new(),
        }
    }

    pub fn wrong(&mut self, violation: Violation) {
        self.violations.push(violation);
    }

    /// A guest that is there and not dying; its absence is recorded against `call`.
    pub fn alive(&mut self, dom: DomId, call: &'static str) -> Option<&mut Domain> {
        if self.domains.get(&dom.0).is_none_or(|d| d.dying) {
            self.wrong(Violation::NoSuchDomain(dom, call));
            return None;
        }
        self.domains.get_mut(&dom.0)
    }

    /// Takes pages of the host's.
    pub fn take(&mut self, pages: u64) -> bool {
        let enough = self.free_pages >= pages;
        if enough {
            self.free_pages -= pages;
        }
        enough
    }

    pub fn shut_down(&mut self, dom: DomId, reason: ShutdownReason) -> bool {
        match self.domains.get_mut(&dom.0) {
            Some(d) if d.started && !d.dying && d.shutdown.is_none() => {
                d.shutdown = Some(reason);
                if let (ShutdownReason::Suspend, Some(pv), Some(Start::Pv(start))) = (reason, &mut d.pv, d.start) {
                    // One that cannot says nothing, and that is found out.
                    let _ = pv.suspend(&mut d.memory, &start, d.spec.max_vcpus);
                }
            }
            _ => return false,
        }
        self.raise(Virq::DomExc);
        true
    }

    /// A virtual interrupt for the control domain.
    pub fn raise(&mut self, virq: Virq) {
        let bound = self.ports.iter().find(|(_, p)| **p == LocalPort::Virq(virq)).map(|(n, _)| *n);
        self.pending.extend(bound);
    }

    /// Gives back what a dying domain still has, as far as nobody maps it; forgets the domain once nothing is left.
    pub fn reap(&mut self, dom: DomId) {
        let Some(domain) = self.domains.get_mut(&dom.0).filter(|d| d.dying) else { return };
        self.free_pages += domain.memory.free_unmapped();
        if domain.memory.pages() == 0 {
            self.free_pages += domain.overhead();
            self.domains.remove(&dom.0);
            self.raise(Virq::DomExc);
        }
    }

    pub fn check_watchdog(&mut self) {
        if self.watchdog.is_some_and(|deadline| self.now > deadline) {
            self.watchdog = None;
            self.wrong(Violation::Watchdog);
        }
    }

    pub fn host(&self) -> HostInfo {
        HostInfo {
            cpus: self.config.cpus,
            threads_per_core: 1,
            cores_per_socket: self.config.cpus,
            cpu_khz: 2_000_000,
            total_pages: self.config.memory_pages,
            free_pages: self.free_pages,
            scrub_pages: 0,
            hvm: self.hvm,
            hap: self.hvm,
        }
    }

    pub fn counts(&self) -> Counts {
        Counts {
            domains: self.domains.len(),
            free_pages: self.free_pages,
            populated_pages: self.domains.values().map(|d| d.memory.pages()).sum(),
            mapped_frames: self.mapped,
            ports: self.ports.len(),
            guest_ports: self.domains.values().map(|d| d.ports.len()).sum(),
        }
    }
}
