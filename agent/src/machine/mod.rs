//! [`Backend`] over a [`Hypervisor`]: steps of the engine become calls of the platform layer.
//!
//! Invariant: `guests` holds exactly the domains we made and have not destroyed. A step that fails leaves nothing that
//! its undo does not find there.

pub mod control;
mod copies;
pub(crate) mod credit;
pub mod devices;
mod disks;
mod dumps;
mod guest;
mod imaged;
mod images;
mod nodes;
mod plug;
mod resolve;
mod shares;
mod store;
mod suspend;
mod told;
mod way;

use crate::manifest::{Bundle, Limits};
use crate::net::switch::{Hub, Nets, SharedNets};
use crate::state::State;
use crate::state::parts::Part;
use crate::storage::Storage;
use crate::storage::extents::{EXTENT, NODE};
use crate::storage::hub::{Area, Hub as DiskHub};
use crate::storage::kept::Found;
use crate::storage::nbd::link::Link;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use api_core::idmap::IdMap;
use api_core::lifecycle::backend::{
    Backend, BackendError, CopySpec, CpuPool, DeviceSpec, DiskSpec, DomainEvent, HostMemory, Keep, OpId, Progress,
    SchedChange, Scheduling, SrSpec, StepKind, StorageError, Traffic, Uuid, VcpuSample, VmSample, VmSpec,
};
use api_core::lifecycle::backend::{GRUB_PV, GRUB_PVH};
use api_core::{Engine, Quota, Quotas};
use copies::Copies;
use core::cell::RefCell;
use devices::Devices;
use devices::volumes::Volumes;
use guest::Guest;
pub use guest::Text;
use imaged::OnDisk;
use images::{Image, Images};
use platform_xen::domain::{Advance, Plan};
use platform_xen::hyp::{Errno, Hypervisor, PAGE_SIZE, Port, ShutdownReason};
use platform_xen::xenstore;
use resolve::Resolving;
use store::{About, Ask, Store};
use suspend::{Moving, Saved};
use way::Ways;

/// What Xen needs for a domain besides its memory and paging pool: structures, VCPU, grant and event tables.
const DOMAIN_OVERHEAD: u64 = 1 << 20;
/// KiB a domain may have beside its RAM: special pages, and what libxl leaves too.
const MAX_MEM_SLACK_KIB: u64 = 1024;
/// Most VCPUs of a VM.
pub const MAX_VCPUS: u32 = platform_xen::domain::MAX_VCPUS;

/// A plan under way.
#[derive(Default)]
struct Operation {
    spec: Option<VmSpec>,
    built: Option<Built>,
    running: Option<(Uuid, StepKind)>,
    /// Where and how its domain is scheduled from the start.
    pool: Option<u32>,
    scheduling: SchedChange,
    /// What the store says of it.
    about: About,
    /// A guest on its way out to a shelf or a disk, or in.
    moving: Option<Box<Moving>>,
    /// The disk.
    image: Option<OnDisk>,
    /// Its guest was one before.
    again: bool,
    /// Devices still to be attached, or the one to be detached.
    devices: Vec<DeviceSpec>,
    /// Disks on their way into an SR.
    copies: Option<Box<Copies>>,
}

/// What `ResolveImages` found, for the steps after it.
struct Built {
    kernel: Image,
    ramdisk: Image,
    plan: Plan,
}

impl Built {
    fn held(&self) -> usize {
        self.kernel.held() + self.ramdisk.held() + self.plan.heap_bytes()
    }
}

/// The machine: the hypervisor, our domains, their consoles.
pub struct Machine<H: Hypervisor> {
    /// The platform.
    pub hyp: H,
    images: Images,
    guests: IdMap<Uuid, Guest<H>>,
    texts: IdMap<Uuid, Text>,
    ports: IdMap<u64, Uuid>,
    /// Domains without credit, and when they have some again.
    masked: Vec<(u64, Uuid)>,
    /// How often bounds on consoles and images were met.
    pub quotas: Quotas,
    /// Bytes that console texts may hold together, and images of running plans again as many.
    memory: usize,
    operations: IdMap<OpId, Operation>,
    /// The store, and the guests' rings to it.
    pub store: Store<H>,
    devices: Devices<H>,
    /// Where guests' disks are instead of in SRs, for tests.
    pub volumes: Option<Box<dyn Volumes>>,
    /// Networks, and guests' cards in them.
    pub nets: SharedNets<H>,
    /// The one plan whose images are being decoded or unpacked.
    resolving: Option<Box<Resolving>>,
    /// What is kept of suspended VMs.
    saved: IdMap<Uuid, Saved<H>>,
    /// Images made so far.
    images_made: u64,
    /// Streams on their way to disks, or from them.
    ways: Ways,
    /// Bytes that guests kept as dumps may have together.
    pub dump_bytes: u64,
    /// SRs.
    pub storage: Storage<H>,
    /// The agent's disk, and what of it is not the state's.
    hub: Option<DiskHub>,
    rest: Option<Area>,
    parts: Vec<Part>,
    /// SRs on other machines that are being attached.
    joining: IdMap<Uuid, Box<Link>>,
    /// Copies that were given up, and are to go once nothing is under way on them.
    leftover: Vec<Uuid>,
    /// Commits of the state begun.
    pub commits: u64,
    /// The machine is to end: `true` to start again.
    pub ending: Option<bool>,
}

impl<H: Hypervisor> Machine<H> {
    /// With no domain.
    pub fn new(hyp: H, bundle: Bundle<'static>, limits: &Limits, quotas: xenstore::Limits, memory: usize) -> Machine<H> {
        let mut storage = Storage::new(None);
        storage.most_nodes = memory / NODE;
        Machine {
            hyp,
            images: Images::new(bundle, limits),
            guests: IdMap::new(),
            texts: IdMap::new(),
            ports: IdMap::new(),
            masked: Vec::new(),
            quotas: Quotas::default(),
            memory,
            operations: IdMap::new(),
            store: Store::new(quotas),
            devices: Devices::default(),
            volumes: None,
            nets: Rc::new(RefCell::new(Nets::new(Hub::shared(None)))),
            resolving: None,
            saved: IdMap::new(),
            images_made: 0,
            ways: Ways::default(),
            dump_bytes: 0,
            storage,
            hub: None,
            rest: None,
            parts: Vec::new(),
            joining: IdMap::new(),
            leftover: Vec::new(),
            commits: 0,
            ending: None,
        }
    }

    /// The agent has a disk, with what was found on it.
    pub fn give_disk(&mut self, hub: DiskHub, maps: Found, rest: Area, parts: Vec<Part>) {
        self.storage = Storage::new(Some(maps));
        self.storage.most_nodes = self.memory / NODE;
        self.hub = Some(hub);
        self.rest = Some(rest).filter(|rest| rest.bytes > 0);
        self.parts = parts;
    }

    /// Moves on what is under way on SRs. `true`: there is more to do at once.
    pub fn serve_storage(&mut self, now: u64) -> bool {
        let began = self.hyp.now().0;
        let more = self.storage.turn(&mut self.hyp, self.hub.as_mut(), now);
        self.devices.storage_took += self.hyp.now().0.saturating_sub(began);
        self.devices.storage_did += core::mem::take(&mut self.storage.told_others);
        // A plan waits for that.
        self.store.stirred |= self.storage.closes;
        more | self.take_streamed() | self.remove_leftover()
    }

    /// Moves on what is being kept. `true`: there is more to do at once.
    pub fn keep(&mut self, state: &mut State, engine: &mut Engine) -> bool {
        let Some(hub) = &mut self.hub else { return false };
        let before = state.kept();
        let more = state.turn(engine, &mut self.storage, &mut self.hyp, hub);
        self.commits = state.commits;
        // Plans that give something back wait for that.
        self.store.stirred |= state.kept() > before;
        more
    }

    /// Whose console a port is.
    pub fn console_of(&self, port: Port) -> Option<Uuid> {
        self.ports.get(&u64::from(port.0)).copied()
    }

    /// Domains we have.
    pub fn domains(&self) -> usize {
        self.guests.len() + self.saved.len()
    }

    /// Bytes of unpacked kernels kept.
    pub fn cached_image_bytes(&self) -> usize {
        self.images.cached_bytes()
    }

    /// Bytes of images that plans under way hold.
    pub fn plan_image_bytes(&self) -> usize {
        self.held() + self.resolving.as_ref().map_or(0, |resolving| resolving.held())
    }

    /// Bytes that images of plans under way, and lists of frames, may take from now on.
    pub fn bound_images(&mut self, bytes: usize) {
        self.memory = bytes;
    }

    /// What those plans hold that have found theirs.
    fn held(&self) -> usize {
        let moving = |o: &Operation| o.moving.as_ref().map_or(0, |moving| moving.heap_bytes());
        self.operations.values().map(|o| o.built.as_ref().map_or(0, Built::held) + moving(o)).sum()
    }

    /// Lists of a PV guest's frames, which are short only while Xen has memory in large pieces, count as images do.
    fn bound_lists(&self, own: usize, progress: Progress) -> Result<Progress, BackendError> {
        match progress {
            Progress::Working(_) if own > 0 && self.held() > self.memory => Err(BackendError::NoHeap),
            progress => Ok(progress),
        }
    }

    /// Takes what a guest printed. A guest that breaks its ring loses its console until its next start.
    pub fn drain_console(&mut self, vm: &Uuid) {
        let Some(guest) = self.guests.get_mut(vm) else { return };
        let text = self.texts.or_insert_with(*vm, Text::default);
        let before = text.backlog.held();
        let drained = guest.drain(&mut self.hyp, &mut text.backlog);
        let grown = text.backlog.held() > before;
        if drained.is_err() {
            self.close_console(vm);
        }
        if grown {
            self.bound_texts(vm);
        }
    }

    /// The guest broke its ring: it has no console until its next start.
    fn close_console(&mut self, vm: &Uuid) {
        let Some(guest) = self.guests.get_mut(vm) else { return };
        log::warn!("domain {}: broken console ring, closed", guest.dom().0);
        if let Some(port) = guest.disconnect(&mut self.hyp) {
            self.ports.remove(&u64::from(port.0));
        }
    }

    /// Keeps all texts together within their bound: those of VMs without a domain go first, then any other's but `vm`'s.
    fn bound_texts(&mut self, vm: &Uuid) {
        let mut held: usize = self.texts.values().map(|text| text.backlog.held()).sum();
        for running in [false, true] {
            for other in self.texts.keys().collect::<Vec<Uuid>>() {
                if held <= self.memory {
                    return;
                }
                if other == *vm || self.guests.contains_key(&other) != running {
                    continue;
                }
                if let Some(text) = self.texts.get_mut(&other) {
                    held -= text.backlog.held();
                    text.backlog.forget();
                    self.quotas.hit(Quota::ConsoleTexts);
                }
            }
        }
    }

    /// A guest kicked its console: what it printed is taken, and its credit counted.
    pub fn console_event(&mut self, vm: &Uuid, now: u64) {
        self.drain_console(vm);
        if let Some(until) = self.guests.get_mut(vm).and_then(|guest| guest.spend(&mut self.hyp, now)) {
            self.masked.push((until, *vm));
            self.quotas.hit(Quota::ConsoleEvents);
        }
    }

    /// A guest kicked its xenstore ring.
    pub fn store_event(&mut self, vm: &Uuid) {
        if self.store.event(&mut self.hyp, vm) {
            self.quotas.hit(Quota::StoreEvents);
        }
    }

    /// Goes on with what guests asked of the store; when there is more to do.
    pub fn serve_store(&mut self) -> Option<u64> {
        self.store.turn(&mut self.hyp)
    }

    /// A guest kicked its network card.
    pub fn net_event(&mut self, port: Port, now: u64) {
        if self.nets.borrow_mut().event(&mut self.hyp, port, now) {
            self.quotas.hit(Quota::DeviceEvents);
        }
    }

    /// Moves frames of guests; when there are more.
    pub fn serve_nets(&mut self, now: u64) -> Option<u64> {
        self.nets.borrow_mut().serve(&mut self.hyp, now)
    }

    /// Gives credit back to those whose time has come; when the next one's does.
    pub fn give_credit(&mut self, now: u64) -> Option<u64> {
        if self.masked.iter().any(|(until, _)| now >= *until) {
            for (until, vm) in core::mem::take(&mut self.masked) {
                if now < until {
                    self.masked.push((until, vm));
                } else if let Some(guest) = self.guests.get_mut(&vm) {
                    guest.let_again(&mut self.hyp);
                }
            }
        }
        self.masked.iter().map(|(until, _)| *until).min()
    }

    /// A VM's console text.
    pub fn console(&self, vm: &Uuid) -> Option<&Text> {
        self.texts.get(vm)
    }

    /// Types into a VM's console; how much was taken. Without a domain everything is taken and lost.
    pub fn type_into(&mut self, vm: &Uuid, bytes: &[u8]) -> usize {
        let Some(guest) = self.guests.get_mut(vm) else { return bytes.len() };
        guest.input(&mut self.hyp, bytes).unwrap_or_else(|()| {
            self.close_console(vm);
            bytes.len()
        })
    }

    /// Domains that ended since the last call, each told once. `None`: Xen would not say, ask again.
    pub fn ended(&mut self) -> Option<Vec<(Uuid, DomainEvent)>> {
        let list = self.hyp.list().ok()?;
        let mut ended = Vec::new();
        for info in &list {
            let Some(guest) = self.guests.get_mut(&info.handle).filter(|guest| guest.dom() == info.dom) else { continue };
            let event = match info.flags.shutdown {
                Some(reason) => event_of(reason),
                None if info.flags.dying => DomainEvent::Crash,
                None => continue,
            };
            if !core::mem::replace(&mut guest.reported, true) {
                ended.push((info.handle, event));
                if event == DomainEvent::Suspend {
                    // It may run on; whoever waits for it looks.
                    self.store.stirred = true;
                } else {
                    self.store.ended(&mut self.hyp, info.dom);
                }
            }
        }
        Some(ended)
    }

    /// Runs one step as far as it goes in one bounded call.
    fn advance(&mut self, op: OpId, vm: &Uuid, step: StepKind) -> Result<Progress, BackendError> {
        let done = Ok(Progress::Done);
        match step {
            StepKind::ResolveImages => self.resolve(op),
            StepKind::CreateDomain => {
                if self.guests.contains_key(vm) {
                    return Err(refused("createdomain", Errno::EEXIST));
                }
                let built = built(&mut self.operations, op)?;
                let guest = Guest::create(&mut self.hyp, *vm, &built.plan)
                    .map_err(|e| no_memory(&self.hyp, &built.plan, "createdomain", e))?;
                let guest = self.guests.or_insert_with(*vm, || guest);
                // Kept even if this fails: the undo destroys it, and tells if that fails too.
                let prepared = built.plan.prepare(&mut self.hyp, guest.shell());
                prepared.map_err(|e| no_memory(&self.hyp, &built.plan, "createdomain", e))?;
                // The text goes on over restarts, so that readers of the stream need not start again.
                self.texts.or_insert_with(*vm, Text::default);
                done
            }
            StepKind::PopulateMemory => {
                let built = built(&mut self.operations, op)?;
                let guest = self.guests.get(vm).ok_or(BackendError::NoDomain)?;
                let populated = built.plan.populate(&mut self.hyp, guest.shell());
                let populated = populated.map_err(|e| no_memory(&self.hyp, &built.plan, "populate_physmap", e))?;
                let own = built.plan.heap_bytes();
                self.bound_lists(own, progress(populated))
            }
            StepKind::LoadImages => {
                let Built { kernel, ramdisk, plan } = built(&mut self.operations, op)?;
                let guest = self.guests.get(vm).ok_or(BackendError::NoDomain)?;
                plan.load(&mut self.hyp, guest.shell(), kernel.bytes(), ramdisk.bytes())
                    .map(progress)
                    .map_err(|e| refused("mmu_update", e))
            }
            StepKind::ConnectRings => {
                let about = self.operations.get_mut(&op).map(|o| core::mem::take(&mut o.about)).unwrap_or_default();
                let plan = &mut built(&mut self.operations, op)?.plan;
                let guest = self.guests.get_mut(vm).ok_or(BackendError::NoDomain)?;
                let port = guest.connect(&mut self.hyp, plan).map_err(|e| refused("event_channel_op", e))?;
                self.ports.insert(u64::from(port.0), *vm);
                let connected = self.store.connect(&mut self.hyp, vm, guest, plan, &about);
                connected.map_err(|e| refused("event_channel_op", e))?;
                if self.operations.get(&op).is_some_and(|o| o.again) {
                    self.restore_nodes(op, vm, about.target())?;
                }
                done
            }
            StepKind::AttachDevices => self.attach_devices(op, vm),
            StepKind::DetachDevice => self.detach_device(op, vm),
            StepKind::SetStartState => {
                let built = built(&mut self.operations, op)?;
                let guest = self.guests.get(vm).ok_or(BackendError::NoDomain)?;
                let call = built.plan.start_call();
                built.plan.start(&mut self.hyp, guest.shell()).map_err(|e| refused(call, e))?;
                let place = self.operations.get_mut(&op).map(|o| (o.pool, core::mem::take(&mut o.scheduling)));
                let (pool, scheduling) = place.unwrap_or_default();
                if let Some(pool) = pool {
                    self.move_to_pool(vm, pool)?;
                }
                if scheduling != SchedChange::default() {
                    self.reschedule(vm, &scheduling)?;
                }
                done
            }
            StepKind::Unpause => {
                let guest = self.guests.get(vm).ok_or(BackendError::NoDomain)?;
                self.hyp.unpause(guest.dom()).map_err(|e| refused("unpausedomain", e))?;
                done
            }
            StepKind::Pause => {
                let guest = self.guests.get(vm).ok_or(BackendError::NoDomain)?;
                self.hyp.pause(guest.dom()).map_err(|e| refused("pausedomain", e))?;
                done
            }
            StepKind::AskPowerOff => self.ask(vm, Ask::PowerOff),
            StepKind::AskReboot => self.ask(vm, Ask::Reboot),
            StepKind::AskSuspend => self.ask(vm, Ask::Suspend),
            StepKind::MakeShelf => self.make_shelf(op, vm),
            StepKind::SaveImage => self.save(op, vm),
            StepKind::RunOn => self.wake(vm).map(|()| Progress::Done),
            StepKind::OpenImage => self.open_image(op, vm),
            StepKind::RestoreMemory => self.restore(op, vm),
            StepKind::StrikeImage => self.strike(op),
            StepKind::StoreDump => self.store_dump(op, vm),
            StepKind::DropShelf => match self.disk_of(op) {
                Some(disk) => Ok(self.leave_disk(&disk)),
                None => self.drop_shelf(vm).map(|()| Progress::Done),
            },
            StepKind::CopyDisks => self.copy_disks(op),
            StepKind::DropCopies => self.drop_copies(op),
            StepKind::DetachSr => self.leave_once_kept(vm),
            StepKind::KeepSr => {
                self.storage.close_sr(vm, false);
                done
            }
            StepKind::JoinSr => Ok(self.join_sr(vm, false)),
            StepKind::AwaitSr => Ok(self.join_sr(vm, true)),
            StepKind::LeaveSr => {
                self.leave_sr(vm);
                done
            }
            StepKind::Withdraw => {
                if let Some(guest) = self.guests.get(vm) {
                    let _ = self.store.ask(&mut self.hyp, guest.dom(), None);
                }
                done
            }
            StepKind::DisconnectRings => {
                self.disconnect(vm);
                done
            }
            StepKind::DestroyDomain => {
                // Usually done by a step of its own; one that failed must not leave pages mapped for good.
                self.disconnect(vm);
                // So must a resume that was given up.
                if let Some(saved) = self.saved.get_mut(vm) {
                    saved.rest(&mut self.hyp);
                }
                self.destroy(vm)?;
                done
            }
        }
    }

    /// What the guest printed is taken, and its rings are served no more; nothing if it has none.
    fn disconnect(&mut self, vm: &Uuid) {
        self.drain_console(vm);
        self.forget_devices(vm);
        self.store.disconnect(&mut self.hyp, vm);
        if let Some(port) = self.guests.get_mut(vm).and_then(|guest| guest.disconnect(&mut self.hyp)) {
            self.ports.remove(&u64::from(port.0));
        }
    }

    fn destroy(&mut self, vm: &Uuid) -> Result<(), BackendError> {
        if let Some(guest) = self.guests.get_mut(vm) {
            guest.destroy(&mut self.hyp).map_err(|e| refused("destroydomain", e))?;
            self.guests.remove(vm);
        }
        Ok(())
    }

    /// Asks a guest to end, once; then waits until it has.
    fn ask(&mut self, vm: &Uuid, what: Ask) -> Result<Progress, BackendError> {
        let dom = self.guests.get(vm).ok_or(BackendError::NoDomain)?.dom();
        let info = self.hyp.info(dom).map_err(|e| refused("getdomaininfo", e))?;
        match info.flags.shutdown.map(event_of) {
            Some(DomainEvent::Crash) => return Err(BackendError::Crashed),
            // It may do something else than what it was asked: to end either way is as good, to suspend is not.
            Some(how) if (how == DomainEvent::Suspend) != (what == Ask::Suspend) => return Err(BackendError::NoDomain),
            Some(_) => return Ok(Progress::Done),
            None if info.flags.dying => return Err(BackendError::NoDomain),
            None => {}
        }
        let asked = self.operations.values().any(|o| o.running.is_some_and(|(of, _)| of == *vm));
        if !asked {
            self.store.ask(&mut self.hyp, dom, Some(what)).map_err(|_| BackendError::NoHeap)?;
        }
        Ok(Progress::Waiting(if self.store.acknowledged(dom) { 50 } else { 0 }))
    }

    fn run(&mut self, op: OpId, vm: &Uuid, step: StepKind) -> Progress {
        let progress = self.advance(op, vm, step).unwrap_or_else(Progress::Failed);
        match progress {
            Progress::Failed(BackendError::ImageTooBig { .. }) => self.quotas.hit(Quota::ImageBytes),
            Progress::Failed(BackendError::NoHeap) => self.quotas.hit(Quota::PlanImages),
            _ => {}
        }
        if matches!(progress, Progress::Working(_) | Progress::Waiting(_)) {
            self.operations.or_insert_with(op, Operation::default).running = Some((*vm, step));
        } else if let Some(operation) = self.operations.get_mut(&op) {
            operation.running = None;
        }
        progress
    }
}

fn built(operations: &mut IdMap<OpId, Operation>, op: OpId) -> Result<&mut Built, BackendError> {
    operations.get_mut(&op).and_then(|o| o.built.as_mut()).ok_or(BackendError::NoDomain)
}

fn progress(advance: Advance) -> Progress {
    match advance {
        Advance::Working(percent) => Progress::Working(percent),
        Advance::Done => Progress::Done,
    }
}

fn refused(call: &'static str, error: Errno) -> BackendError {
    BackendError::Xen { call, errno: error.name() }
}

/// As [`refused`], but for calls that take memory: somebody else may have taken it since it was looked at.
fn no_memory<H: Hypervisor>(hyp: &H, plan: &Plan, call: &'static str, error: Errno) -> BackendError {
    match error {
        Errno::ENOMEM => {}
        Errno::ENOSPC => return BackendError::NoHeap,
        error => return refused(call, error),
    }
    let available = hyp.host().map_or(0, |host| host.free_pages * PAGE_SIZE as u64);
    BackendError::NoMemory { needed: needed(plan), available }
}

/// Bytes of the host a domain takes.
fn needed(plan: &Plan) -> u64 {
    plan.host_bytes() + DOMAIN_OVERHEAD
}

fn event_of(reason: ShutdownReason) -> DomainEvent {
    match reason {
        ShutdownReason::PowerOff => DomainEvent::PowerOff,
        ShutdownReason::Reboot | ShutdownReason::SoftReset => DomainEvent::Reboot,
        ShutdownReason::Suspend => DomainEvent::Suspend,
        ShutdownReason::Crash | ShutdownReason::Watchdog | ShutdownReason::Other(_) => DomainEvent::Crash,
    }
}

impl<H: Hypervisor> Backend for Machine<H> {
    fn open(&mut self, op: OpId, spec: VmSpec) {
        let (pool, scheduling, about) = (spec.pool, spec.scheduling.clone(), About::new(&spec));
        let mut spec = spec;
        // Without the hardware's help the guest is a PV one, and its loader the one for those.
        if spec.kind.is_none() && spec.kernel == GRUB_PVH && self.hyp.host().is_ok_and(|host| !(host.hvm && host.hap)) {
            spec.kernel = String::from(GRUB_PV);
        }
        let devices = core::mem::take(&mut spec.devices);
        let image = spec.image.map(|disk| OnDisk { disk, label: None, nodes: Vec::new(), percent: 0 });
        let spec = Some(spec);
        self.operations.insert(op, Operation { spec, pool, scheduling, about, devices, image, ..Operation::default() });
    }

    fn open_copy(&mut self, op: OpId, spec: CopySpec) {
        let copies = Some(Box::new(Copies::new(op, spec)));
        self.operations.insert(op, Operation { copies, ..Operation::default() });
    }

    fn begin(&mut self, op: OpId, vm: &Uuid, step: StepKind) -> Progress {
        self.run(op, vm, step)
    }

    fn poll(&mut self, op: OpId) -> Progress {
        match self.operations.get(&op).and_then(|operation| operation.running) {
            Some((vm, step)) => self.run(op, &vm, step),
            None => Progress::Failed(BackendError::NoDomain),
        }
    }

    fn abort(&mut self, op: OpId) {
        if let Some(operation) = self.operations.get_mut(&op) {
            operation.running = None;
        }
        self.resolving.take_if(|resolving| resolving.op == op);
    }

    fn stirred(&mut self) -> bool {
        core::mem::take(&mut self.store.stirred)
    }

    fn close(&mut self, op: OpId) {
        if let Some(disk) = self.disk_of(op) {
            self.leave_disk(&disk);
        }
        // Others may have waited for it to end, however it did.
        self.store.stirred |= self.operations.remove(&op).is_some_and(|operation| operation.copies.is_some());
        self.resolving.take_if(|resolving| resolving.op == op);
    }

    fn forget(&mut self, vm: &Uuid) {
        let _ = self.drop_shelf(vm);
        self.texts.remove(vm);
    }

    fn host_memory(&mut self) -> HostMemory {
        self.hyp.host().map_or_else(
            |_| HostMemory::default(),
            |host| HostMemory { total: host.total_pages * PAGE_SIZE as u64, free: host.free_pages * PAGE_SIZE as u64 },
        )
    }

    fn cpu_idle(&mut self, cpu: u32) -> Option<u64> {
        self.hyp.idle_times().ok()?.get(cpu as usize).copied()
    }

    fn vm_sample(&mut self, vm: &Uuid) -> Option<VmSample> {
        self.sample(vm)
    }

    fn vcpus(&mut self, vm: &Uuid) -> Vec<VcpuSample> {
        self.vcpu_samples(vm)
    }

    fn attach(&mut self, vm: &Uuid, device: &DeviceSpec) -> Result<(), BackendError> {
        match self.attach_device(vm, device)? {
            Progress::Done => Ok(()),
            _ => Err(BackendError::Device(device.uuid(), "what was asked of its disk before is still under way")),
        }
    }

    fn traffic(&mut self, vm: &Uuid, device: &Uuid) -> Traffic {
        self.traffic_of(vm, device)
    }

    fn card_traffic(&mut self) -> Traffic {
        // The switch's port counts as the switch sees it.
        let uplink = self.nets.borrow().uplink();
        Traffic { read: uplink.sent_bytes, written: uplink.received_bytes }
    }

    fn change_medium(&mut self, vm: &Uuid, drive: &DiskSpec) -> Result<(), BackendError> {
        self.change_cd(vm, &drive.vbd, drive.vdi)
    }

    fn sr_kinds(&mut self) -> &'static [&'static str] {
        disks::KINDS
    }

    fn sr_attach(&mut self, sr: &SrSpec) -> Result<u64, StorageError> {
        self.attach_sr(sr)
    }

    fn sr_detach(&mut self, sr: &Uuid) -> Result<(), StorageError> {
        self.detach_sr(sr)
    }

    fn sr_give_up(&mut self, sr: &Uuid) {
        self.storage.give_up(sr);
    }

    fn sr_space(&mut self, sr: &Uuid) -> Option<(u64, u64)> {
        self.storage.space(sr)
    }

    fn sr_disks(&mut self, sr: &Uuid) -> Vec<Uuid> {
        self.storage.disks(sr)
    }

    fn disk_create(&mut self, sr: &Uuid, disk: &Uuid, bytes: u64) -> Result<(), StorageError> {
        Ok(self.storage.create(sr, disk, bytes)?)
    }

    fn disk_copy(&mut self, from: &Uuid, to: &Uuid) -> Result<(), StorageError> {
        Ok(self.storage.copy(from, to)?)
    }

    fn disk_resize(&mut self, disk: &Uuid, bytes: u64) -> Result<(), StorageError> {
        Ok(self.storage.resize(disk, bytes)?)
    }

    fn disk_remove(&mut self, disk: &Uuid) -> Result<(), StorageError> {
        Ok(self.storage.remove(disk)?)
    }

    fn disk_about(&mut self, disk: &Uuid) -> Option<(Uuid, u64)> {
        Some((self.storage.sr(disk)?, self.storage.volume(disk)?.bytes))
    }

    fn disk_used(&mut self, disk: &Uuid) -> Option<u64> {
        self.storage.volume(disk).map(|volume| volume.mapped * EXTENT)
    }

    fn scheduling(&mut self, vm: &Uuid) -> Option<Scheduling> {
        self.scheduling_of(vm)
    }

    fn schedule(&mut self, vm: &Uuid, change: &SchedChange) -> Result<(), BackendError> {
        self.reschedule(vm, change)
    }

    fn set_aside(&mut self, vm: &Uuid, to: &Uuid, keep: Keep) -> Result<(), BackendError> {
        Machine::set_aside(self, vm, to, keep)
    }

    fn run_on(&mut self, vm: &Uuid) -> Result<(), BackendError> {
        self.wake(vm)
    }

    fn drop_image(&mut self, vm: &Uuid) -> Result<(), BackendError> {
        self.drop_shelf(vm)
    }

    fn image_bytes(&mut self, vm: &Uuid) -> Option<u64> {
        self.bytes_for(vm)
    }

    fn discard(&mut self, kept: &Uuid) -> Result<(), BackendError> {
        self.destroy(kept)
    }

    fn who_told(&mut self, now: u64) -> Option<Uuid> {
        self.store.who_told(now)
    }

    fn told(&mut self, vm: &Uuid) -> Vec<(String, String)> {
        self.guests.get(vm).map(|guest| told::read(self.store.server(), guest.dom())).unwrap_or_default()
    }

    fn is_quota(&self, name: &str) -> bool {
        xenstore::Quota::named(name.as_bytes()).is_some()
    }

    fn set_quotas(&mut self, vm: Option<&Uuid>, quotas: &[(String, u32)]) {
        self.store.set_quotas(vm, quotas);
    }

    fn hypervisor_log(&mut self, clear: bool) -> Result<String, BackendError> {
        control::hypervisor_log(&mut self.hyp, clear)
    }

    fn own_log(&mut self) -> String {
        crate::logging::kept()
    }

    fn debug_keys(&mut self, keys: &str) -> Result<(), BackendError> {
        control::debug_keys(&mut self.hyp, keys)
    }

    fn send_sysrq(&mut self, vm: &Uuid, key: u8) -> Result<(), BackendError> {
        let dom = self.guests.get(vm).ok_or(BackendError::NoDomain)?.dom();
        self.store.sysrq(&mut self.hyp, dom, key).map_err(|_| BackendError::NoHeap)
    }

    fn set_memory_target(&mut self, vm: &Uuid, bytes: u64) -> Result<(), BackendError> {
        let shell = self.guests.get(vm).ok_or(BackendError::NoDomain)?.shell();
        let kib = bytes >> 10;
        self.hyp.set_max_mem(shell, kib + MAX_MEM_SLACK_KIB).map_err(|e| refused("max_mem", e))?;
        self.store.target(&mut self.hyp, shell.dom(), kib).map_err(|_| BackendError::NoHeap)
    }

    fn set_vcpus(&mut self, vm: &Uuid, online: u32) -> Result<(), BackendError> {
        let dom = self.guests.get(vm).ok_or(BackendError::NoDomain)?.dom();
        self.store.vcpus(&mut self.hyp, dom, online).map_err(|_| BackendError::NoHeap)
    }

    fn send_nmi(&mut self, vm: &Uuid) -> Result<(), BackendError> {
        let dom = self.guests.get(vm).ok_or(BackendError::NoDomain)?.dom();
        self.hyp.send_nmi(dom).map_err(|e| refused("sendtrigger", e))
    }

    fn power(&mut self, restart: bool) -> Result<(), BackendError> {
        self.ending.get_or_insert(restart);
        Ok(())
    }

    fn pools(&mut self) -> Vec<CpuPool> {
        control::pools(&self.hyp)
    }

    fn pool_create(&mut self, scheduler: &str) -> Result<u32, BackendError> {
        control::pool_create(&mut self.hyp, scheduler)
    }

    fn pool_destroy(&mut self, pool: u32) -> Result<(), BackendError> {
        self.hyp.pool_destroy(pool).map_err(|e| refused("cpupool_destroy", e))
    }

    fn pool_cpu(&mut self, pool: u32, cpu: u32, add: bool) -> Result<(), BackendError> {
        control::pool_cpu(&mut self.hyp, pool, cpu, add)
    }

    fn pool_move(&mut self, vm: &Uuid, pool: u32) -> Result<(), BackendError> {
        self.move_to_pool(vm, pool)
    }
}
