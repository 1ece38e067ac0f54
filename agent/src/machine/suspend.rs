//! Suspended VMs: a guest's image on a shelf of host memory, and what the store had of its own.
//!
//! ```text
//!   make_shelf -> (the guest is asked) -> save -> its domain is destroyed     undo: drop_shelf, run_on
//!   open_image -> a new domain -> restore -> rings -> start -> drop_shelf
//! ```
//! Where the host has an SR for images they go to a disk of it instead: imaged.rs.
//! Nodes of the guest's own follow the stream on the shelf: (path below its home, value), each with its length in 2 bytes.
//! Deliberately absent: permissions that a guest gave on its nodes; its drivers give them again.

use super::{Machine, Operation, progress, refused};
use alloc::boxed::Box;
use alloc::vec::Vec;
use api_core::lifecycle::backend::{BackendError, OpId, Progress, Uuid};
use platform_xen::domain::{Core, Ring, again};
use platform_xen::hyp::{Errno, GuestKind, Hypervisor, Memory, PAGE_SIZE, Pages, fill_to, zeroes};
use platform_xen::saved::{Restorer, Saver, Shelf};

/// Bytes of nodes that room is left for: a guest's quota of memory in the store is less.
pub(super) const NODES: u64 = super::nodes::BYTES as u64 + (8 << 10);

/// What is kept of a suspended VM.
pub struct Saved<H: Hypervisor> {
    shelf: Shelf<<H as Memory>::Pages>,
    /// Bytes of the stream; the nodes follow.
    stream: u64,
    kind: GuestKind,
    ram: u64,
    vcpus: u32,
    /// It is whole.
    done: bool,
    /// Which of all images it is.
    number: u64,
}

impl<H: Hypervisor> Saved<H> {
    /// Nothing of it stays mapped.
    pub(super) fn rest(&mut self, hyp: &mut H) {
        self.shelf.rest(hyp);
    }
}

/// What a plan under way works with.
pub enum Moving {
    /// Out of the guest.
    Out(Saver),
    /// Into the guest.
    In(Restorer),
    /// A dump's core, out of it.
    Core(Core),
}

impl Moving {
    /// Bytes of our heap.
    pub fn heap_bytes(&self) -> usize {
        match self {
            Moving::Out(saver) => saver.heap_bytes(),
            Moving::In(restorer) => restorer.heap_bytes(),
            Moving::Core(core) => core.head().len(),
        }
    }
}

pub(super) fn no_memory(error: Errno, call: &'static str, needed: u64, available: u64) -> BackendError {
    match error {
        Errno::ENOMEM => BackendError::NoMemory { needed, available },
        // Our own: of a list of frames.
        Errno::ENOSPC => BackendError::NoHeap,
        error => refused(call, error),
    }
}

impl<H: Hypervisor> Machine<H> {
    pub(super) fn free_bytes(&self) -> u64 {
        self.hyp.host().map_or(0, |host| host.free_pages * PAGE_SIZE as u64)
    }

    /// Takes memory for the image, all of it before the guest is asked.
    pub(super) fn make_shelf(&mut self, op: OpId, vm: &Uuid) -> Result<Progress, BackendError> {
        let guest = self.guests.get(vm).ok_or(BackendError::NoDomain)?;
        let (kind, ram, vcpus) = (guest.kind, guest.ram_bytes(), guest.vcpus);
        if !again::can_be_saved(kind, &guest.runs) {
            return Err(refused("p2m", Errno::E2BIG));
        }
        if self.disk_of(op).is_some() {
            return Ok(Progress::Done);
        }
        let frames = again::most_frames(guest.kind, &guest.runs);
        let bytes = Saver::bytes(frames, vcpus) + NODES;
        let available = self.free_bytes();
        // One of an earlier attempt that could not be given back.
        if self.saved.get(vm).is_some_and(|saved| {
            saved.done || !saved.shelf.is_empty() || (saved.kind, saved.ram, saved.vcpus) != (kind, ram, vcpus)
        }) {
            self.drop_shelf(vm)?;
        }
        if !self.saved.contains_key(vm) {
            let needed = Shelf::<H::Pages>::cost(bytes);
            if needed > available {
                return Err(BackendError::NoMemory { needed, available });
            }
            let handle = vm.map(|byte| !byte);
            let shelf = Shelf::open(&mut self.hyp, handle, bytes);
            let shelf = shelf.map_err(|e| no_memory(e, "createdomain", needed, available))?;
            self.saved.insert(*vm, Saved { shelf, stream: 0, kind, ram, vcpus, done: false, number: 0 });
        }
        let Some(saved) = self.saved.get_mut(vm) else { return Err(BackendError::NoDomain) };
        let grown = saved.shelf.grow(&mut self.hyp);
        grown.map(progress).map_err(|e| no_memory(e, "populate_physmap", bytes, available))
    }

    /// Writes the guest, which has suspended itself, to its shelf.
    pub(super) fn save(&mut self, op: OpId, vm: &Uuid) -> Result<Progress, BackendError> {
        let failed = |e| refused("mmu_update", e);
        let guest = self.guests.get(vm).ok_or(BackendError::NoDomain)?;
        let operation = self.operations.or_insert_with(op, Operation::default);
        if operation.moving.is_none() {
            let version = self.hyp.version();
            let xen = (version.major.into(), version.minor.into());
            let saver = Saver::new(guest.kind, guest.runs.clone(), guest.vcpus, xen).map_err(|_| BackendError::NoHeap)?;
            operation.moving = Some(Box::new(Moving::Out(saver)));
        }
        if let Some(disk) = operation.image.as_ref().map(|image| image.disk) {
            return self.save_to(op, vm, &disk);
        }
        let saved = self.saved.get_mut(vm).ok_or(BackendError::NoDomain)?;
        let Some(Moving::Out(saver)) = operation.moving.as_deref_mut() else { return Err(BackendError::NoDomain) };
        let advanced = saver.go_on(&mut self.hyp, guest.shell(), &mut saved.shelf).map_err(failed)?;
        let own = saver.heap_bytes();
        if advanced == platform_xen::domain::Advance::Done {
            saved.stream = saved.shelf.len();
            let nodes = self.store.own_nodes(guest.dom()).ok_or(BackendError::NoHeap)?;
            saved.shelf.put(&mut self.hyp, &nodes).map_err(failed)?;
            saved.shelf.rest(&mut self.hyp);
            saved.done = true;
            self.images_made += 1;
            saved.number = self.images_made;
            operation.moving = None;
        }
        self.bound_lists(own, progress(advanced))
    }

    /// The guest, which has suspended itself, runs on where it is.
    pub(super) fn wake(&mut self, vm: &Uuid) -> Result<(), BackendError> {
        if let Some(saved) = self.saved.get_mut(vm) {
            saved.shelf.clear();
            saved.done = false;
        }
        let guest = self.guests.get_mut(vm).ok_or(BackendError::NoDomain)?;
        let dom = guest.dom();
        let suspended = self.hyp.info(dom).map_err(|e| refused("getdomaininfo", e))?.flags.shutdown;
        if suspended != Some(platform_xen::hyp::ShutdownReason::Suspend) {
            return Ok(());
        }
        again::cancel(&mut self.hyp, guest.shell(), guest.kind).map_err(|e| refused("resumedomain", e))?;
        guest.reported = false;
        Ok(())
    }

    /// Plans a domain for the image of a suspended VM.
    pub(super) fn open_image(&mut self, op: OpId, vm: &Uuid) -> Result<Progress, BackendError> {
        if let Some(disk) = self.disk_of(op) {
            return self.open_from(op, &disk);
        }
        let saved = self.saved.get(vm).filter(|saved| saved.done).ok_or(BackendError::NoDomain)?;
        self.plan_again(op, saved.kind, saved.ram, saved.vcpus)
    }

    /// Gives the new domain memory and fills it.
    pub(super) fn restore(&mut self, op: OpId, vm: &Uuid) -> Result<Progress, BackendError> {
        if let Some(disk) = self.disk_of(op) {
            return self.restore_from(op, vm, &disk);
        }
        let available = self.free_bytes();
        let guest = self.guests.get(vm).ok_or(BackendError::NoDomain)?;
        let saved = self.saved.get_mut(vm).ok_or(BackendError::NoDomain)?;
        let operation = self.operations.get_mut(&op).ok_or(BackendError::NoDomain)?;
        let Some(Moving::In(restorer)) = operation.moving.as_deref_mut() else { return Err(BackendError::NoDomain) };
        let advanced = restorer.go_on(&mut self.hyp, guest.shell(), &mut saved.shelf);
        let advanced = advanced.map_err(|e| {
            saved.shelf.rest(&mut self.hyp);
            no_memory(e, "populate_physmap", saved.ram, available)
        })?;
        let own = restorer.heap_bytes();
        if advanced == platform_xen::domain::Advance::Done {
            self.restored(op, vm)?;
        }
        self.bound_lists(own, progress(advanced))
    }

    /// A guest is back in memory: its plan is told what the stream said, and both ends of its rings begin anew.
    pub(super) fn restored(&mut self, op: OpId, vm: &Uuid) -> Result<(), BackendError> {
        let guest = self.guests.get(vm).ok_or(BackendError::NoDomain)?;
        let operation = self.operations.get_mut(&op).ok_or(BackendError::NoDomain)?;
        let plan = &mut operation.built.as_mut().ok_or(BackendError::NoDomain)?.plan;
        if let Some(Moving::In(mut restorer)) = operation.moving.take().map(|moving| *moving) {
            restorer.tell(plan);
        }
        for ring in [Ring::Console, Ring::Store] {
            let pages = self.hyp.map(guest.dom(), &[plan.ring(ring)]).map_err(|e| refused("mmu_update", e))?;
            pages.zero(0, PAGE_SIZE);
            self.hyp.unmap(pages);
        }
        Ok(())
    }

    /// Writes the nodes that a suspended guest had of its own, if it was one, and lets it have no more memory than it is to
    /// keep.
    pub(super) fn restore_nodes(&mut self, op: OpId, vm: &Uuid, target: u64) -> Result<(), BackendError> {
        let Some(guest) = self.guests.get(vm) else { return Ok(()) };
        // One that has not given the rest back yet has it until then.
        let _ = self.hyp.set_max_mem(guest.shell(), (target.min(guest.ram_bytes()) >> 10) + super::MAX_MEM_SLACK_KIB);
        if let Some(image) = self.operations.get_mut(&op).and_then(|operation| operation.image.as_mut()) {
            let nodes = core::mem::take(&mut image.nodes);
            return self.store.restore_nodes(guest.dom(), &nodes).map_err(|_| BackendError::NoHeap);
        }
        let Some(saved) = self.saved.get_mut(vm) else { return Ok(()) };
        let length = usize::try_from(saved.shelf.len() - saved.stream).unwrap_or(usize::MAX);
        let mut nodes = zeroes(length).ok_or(BackendError::NoHeap)?;
        let read = saved.shelf.get(&mut self.hyp, saved.stream, &mut nodes);
        saved.shelf.rest(&mut self.hyp);
        read.map_err(|e| refused("mmu_update", e))?;
        self.store.restore_nodes(guest.dom(), &nodes).map_err(|_| BackendError::NoHeap)
    }

    /// Gives the memory of an image back.
    pub(super) fn drop_shelf(&mut self, vm: &Uuid) -> Result<(), BackendError> {
        if let Some(saved) = self.saved.get_mut(vm) {
            saved.shelf.close(&mut self.hyp).map_err(|e| refused("destroydomain", e))?;
            self.saved.remove(vm);
        }
        Ok(())
    }

    /// A suspended VM's image: which one it is, and its bytes.
    pub fn image(&self, vm: &Uuid) -> Option<(u64, u64)> {
        self.saved.get(vm).filter(|saved| saved.done).map(|saved| (saved.number, saved.stream))
    }

    /// Appends what comes at that place of an image. False: there is nothing any more.
    pub fn read_image(&mut self, vm: &Uuid, number: u64, at: u64, most: usize, to: &mut Vec<u8>) -> bool {
        let Some(saved) = self.saved.get_mut(vm).filter(|saved| saved.done && saved.number == number) else { return false };
        let count = usize::try_from(saved.stream.saturating_sub(at)).unwrap_or(most).min(most);
        let from = to.len();
        fill_to(to, from + count);
        let read = saved.shelf.get(&mut self.hyp, at, to.get_mut(from..).unwrap_or_default());
        saved.shelf.rest(&mut self.hyp);
        count > 0 && read.is_ok()
    }
}
