//! Images on disks: a suspended VM's in a VDI of the host's suspend_image_sr, a crash's core in one of its crash_dump_sr.
//!
//! ```text
//!   0 stream, as on a shelf (suspend.rs) | nodes | ............ | the last sector: what it is of (Label)
//!   0 ELF core                                                    of a crash
//! ```
//! An image is resumed once: before its guest runs the label is struck out and that is flushed, since what the guest then
//! does to its disks can't be taken back. A label is believed within bounds, the stream in nothing. Deliberately absent: the
//! VDIs' objects, which the engine makes once the image is whole.

use super::suspend::{Moving, no_memory};
use super::way::{Turn, Way};
use super::{Built, Machine, Operation, refused};
use crate::machine::images::Image;
use crate::storage::COPY;
use crate::storage::extents::EXTENT;
use alloc::boxed::Box;
use alloc::vec::Vec;
use api_core::lifecycle::backend::{BackendError, OpId, Progress, Uuid};
use platform_xen::domain::{Advance, again};
use platform_xen::hyp::{Errno, GuestKind, Hypervisor, fill_to, zeroes};
use platform_xen::saved::{Restorer, Saver};

const SECTOR: u64 = 512;
/// What a label begins with; the number is that of its layout.
const MARK: &[u8; 16] = b"XENITH-SUSPEND-1";

/// The disk of a plan that writes or reads one.
pub(super) struct OnDisk {
    pub disk: Uuid,
    /// Of an image that is read.
    pub label: Option<Label>,
    /// Nodes that its guest had of its own, as far as they were read.
    pub nodes: Vec<u8>,
    /// Of the step under way.
    pub percent: u8,
}

/// What an image is of: mark, bytes of the stream, of RAM, of nodes, VCPUs, kind; each number in 8 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    stream: u64,
    pub ram: u64,
    nodes: u64,
    vcpus: u32,
    pub kind: GuestKind,
}

impl Label {
    fn sector(&self) -> Option<Vec<u8>> {
        let mut sector = Vec::new();
        sector.try_reserve_exact(SECTOR as usize).ok()?;
        sector.extend_from_slice(MARK);
        let kind = u64::from(self.kind == GuestKind::Pv);
        for number in [self.stream, self.ram, self.nodes, u64::from(self.vcpus), kind] {
            sector.extend_from_slice(&number.to_le_bytes());
        }
        fill_to(&mut sector, SECTOR as usize);
        Some(sector)
    }

    /// Of a disk with so many bytes.
    fn parse(sector: &[u8], disk: u64) -> Result<Label, BackendError> {
        if sector.iter().all(|byte| *byte == 0) {
            return Err(BackendError::Spent);
        }
        let number = |n: usize| sector.get(16 + 8 * n..).and_then(|b| b.first_chunk()).copied().map(u64::from_le_bytes);
        let label = || {
            let kind = match number(4)? {
                0 => GuestKind::Pvh,
                1 => GuestKind::Pv,
                _ => return None,
            };
            let vcpus = u32::try_from(number(3)?).ok().filter(|n| (1..=super::MAX_VCPUS).contains(n))?;
            let label = Label { stream: number(0)?, ram: number(1)?, nodes: number(2)?, vcpus, kind };
            let end = label.stream.checked_add(label.nodes)?;
            (label.nodes <= super::nodes::BYTES as u64 && end <= disk - SECTOR).then_some(label)
        };
        let label = if sector.starts_with(MARK) { label() } else { None };
        label.ok_or(BackendError::Storage("what is on the disk is no image of a suspended VM"))
    }
}

impl<H: Hypervisor> Machine<H> {
    /// The disk a plan writes to or reads from, if it is not host memory.
    pub(super) fn disk_of(&self, op: OpId) -> Option<Uuid> {
        self.operations.get(&op)?.image.as_ref().map(|image| image.disk)
    }

    /// Bytes of that disk.
    fn size_of(&self, disk: &Uuid) -> Result<u64, BackendError> {
        let volume = self.storage.volume(disk).filter(|volume| volume.bytes >= SECTOR);
        volume.map(|volume| volume.bytes).ok_or(BackendError::Storage("its SR is not attached"))
    }

    /// Bytes of a disk for a running VM's image, and for a dump's core.
    pub(super) fn bytes_for(&mut self, vm: &Uuid) -> Option<u64> {
        if let Some(core) = self.core(vm) {
            return Some(core.len().next_multiple_of(SECTOR));
        }
        let guest = self.guests.get(vm)?;
        let frames = again::most_frames(guest.kind, &guest.runs);
        let stream = Saver::bytes(frames, guest.vcpus) + super::suspend::NODES;
        Some(stream.next_multiple_of(EXTENT) + EXTENT)
    }

    /// The way to or from a disk, made when it can be.
    fn has_way(&mut self, disk: &Uuid, way: impl FnOnce() -> Way) -> bool {
        self.ways.get(disk).is_some() || self.ways.begin(way())
    }

    /// A step goes on once storage has done something.
    fn wait(&mut self, op: OpId, turn: Turn) -> Result<Progress, BackendError> {
        let percent = self.operations.get(&op).and_then(|o| o.image.as_ref()).map_or(0, |image| image.percent);
        Ok(if matches!(turn, Turn::Wait) { Progress::Waiting(percent) } else { Progress::Working(percent) })
    }

    /// A step has moved; what it holds of our heap is bounded.
    fn moved(&mut self, op: OpId, own: usize, advance: Advance) -> Result<Progress, BackendError> {
        let percent = if let Advance::Working(percent) = advance { percent } else { 99 };
        if let Some(image) = self.operations.get_mut(&op).and_then(|o| o.image.as_mut()) {
            image.percent = percent;
        }
        self.bound_lists(own, Progress::Working(percent))
    }

    /// Takes what storage has done for streams. `true`: there was such.
    pub(super) fn take_streamed(&mut self) -> bool {
        let mut any = false;
        while let Some((tag, done)) = self.storage.take_streamed() {
            match tag & COPY {
                0 => self.ways.answered(tag, done),
                _ => self.copied(tag, done),
            }
            any = true;
        }
        self.store.stirred |= any;
        any
    }

    /// Forgets what is under way with a disk; waits for what storage has of it.
    pub(super) fn leave_disk(&mut self, disk: &Uuid) -> Progress {
        // Whoever waits for a way may have one.
        self.store.stirred = true;
        if self.ways.leave(disk) { Progress::Done } else { Progress::Waiting(0) }
    }

    /// Ends a step whose way is on the medium.
    fn written(&mut self, op: OpId, disk: &Uuid) -> Result<Progress, BackendError> {
        self.leave_disk(disk);
        if let Some(operation) = self.operations.get_mut(&op) {
            operation.moving = None;
            operation.image.iter_mut().for_each(|image| image.percent = 0);
        }
        Ok(Progress::Done)
    }

    /// Writes a suspended guest to a disk.
    pub(super) fn save_to(&mut self, op: OpId, vm: &Uuid, disk: &Uuid) -> Result<Progress, BackendError> {
        if !self.has_way(disk, || Way::out(*disk)) {
            return self.wait(op, Turn::Wait);
        }
        let size = self.size_of(disk)?;
        match self.ways.write(disk, &mut self.storage)? {
            Turn::Done => return self.written(op, disk),
            Turn::Go => {}
            turn => return self.wait(op, turn),
        }
        let guest = self.guests.get(vm).ok_or(BackendError::NoDomain)?;
        let moving = self.operations.get_mut(&op).and_then(|operation| operation.moving.as_deref_mut());
        let (Some(Moving::Out(saver)), Some(way)) = (moving, self.ways.get(disk)) else {
            return Err(BackendError::NoDomain);
        };
        let failed = |error| if error == Errno::ENOMEM { BackendError::NoHeap } else { refused("mmu_update", error) };
        let advanced = saver.go_on(&mut self.hyp, guest.shell(), way).map_err(failed)?;
        let own = saver.heap_bytes();
        if advanced == Advance::Done {
            let nodes = self.store.own_nodes(guest.dom()).ok_or(BackendError::NoHeap)?;
            let (kind, ram, vcpus) = (guest.kind, guest.ram_bytes(), guest.vcpus);
            let label = Label { stream: way.bytes(), ram, nodes: nodes.len() as u64, vcpus, kind };
            way.append(&nodes).and_then(|()| way.end()).map_err(failed)?;
            way.place(&mut self.storage, size - SECTOR, label.sector().ok_or(BackendError::NoHeap)?);
        }
        self.moved(op, own, advanced)
    }

    /// Reads what an image on a disk is of.
    pub(super) fn open_from(&mut self, op: OpId, disk: &Uuid) -> Result<Progress, BackendError> {
        let size = self.size_of(disk)?;
        if !self.has_way(disk, || Way::from(*disk, size)) {
            return self.wait(op, Turn::Wait);
        }
        match self.ways.read(disk, &mut self.storage, size - SECTOR)? {
            Turn::Go => {}
            turn => return self.wait(op, turn),
        }
        let mut sector = [0; SECTOR as usize];
        let read = self.ways.get(disk).map_or(Err(Errno::EINVAL), |way| way.copy(size - SECTOR, &mut sector));
        self.written(op, disk)?;
        read.map_err(|_| BackendError::Storage("the medium does not do what it is asked"))?;
        let label = Label::parse(&sector, size)?;
        if let Some(image) = self.operations.get_mut(&op).and_then(|operation| operation.image.as_mut()) {
            image.label = Some(label);
        }
        self.plan_again(op, label.kind, label.ram, label.vcpus)
    }

    /// Plans a domain for a guest that was one before.
    pub(super) fn plan_again(&mut self, op: OpId, kind: GuestKind, ram: u64, vcpus: u32) -> Result<Progress, BackendError> {
        let plan = again::plan(kind, ram, vcpus);
        let plan = plan.map_err(|e| BackendError::BadImage { ramdisk: false, why: e.why() })?;
        let (needed, available) = (super::needed(&plan), self.free_bytes());
        if needed > available {
            return Err(BackendError::NoMemory { needed, available });
        }
        let none = || Image::Bundled(&[]);
        let restorer = Restorer::new(&plan).map_err(|_| BackendError::NoHeap)?;
        let operation = self.operations.or_insert_with(op, Operation::default);
        operation.built = Some(Built { kernel: none(), ramdisk: none(), plan });
        operation.moving = Some(Box::new(Moving::In(restorer)));
        operation.again = true;
        Ok(Progress::Done)
    }

    /// Gives the new domain memory and fills it from a disk.
    pub(super) fn restore_from(&mut self, op: OpId, vm: &Uuid, disk: &Uuid) -> Result<Progress, BackendError> {
        let label = self.operations.get(&op).and_then(|o| o.image.as_ref()?.label).ok_or(BackendError::NoDomain)?;
        if !self.has_way(disk, || Way::from(*disk, label.stream + label.nodes)) {
            return self.wait(op, Turn::Wait);
        }
        let available = self.free_bytes();
        let guest = self.guests.get(vm).ok_or(BackendError::NoDomain)?;
        let operation = self.operations.get_mut(&op).ok_or(BackendError::NoDomain)?;
        let Some(Moving::In(restorer)) = operation.moving.as_deref_mut() else { return self.read_nodes(op, disk, label) };
        if let Some(at) = restorer.at() {
            match self.ways.read(disk, &mut self.storage, at)? {
                Turn::Go => {}
                turn => return self.wait(op, turn),
            }
        }
        let way = self.ways.get(disk).ok_or(BackendError::NoDomain)?;
        let advanced = restorer.go_on(&mut self.hyp, guest.shell(), way);
        let advanced = advanced.map_err(|e| no_memory(e, "populate_physmap", label.ram, available))?;
        let own = restorer.heap_bytes();
        if advanced == Advance::Done {
            self.restored(op, vm)?;
        }
        self.moved(op, own, advanced)
    }

    /// Reads the next of the nodes behind a stream.
    fn read_nodes(&mut self, op: OpId, disk: &Uuid, label: Label) -> Result<Progress, BackendError> {
        let have = self.operations.get(&op).and_then(|o| o.image.as_ref()).map_or(0, |image| image.nodes.len() as u64);
        if have == label.nodes {
            return self.written(op, disk);
        }
        let at = label.stream + have;
        match self.ways.read(disk, &mut self.storage, at)? {
            Turn::Go => {}
            turn => return self.wait(op, turn),
        }
        let Some(image) = self.operations.get_mut(&op).and_then(|o| o.image.as_mut()) else {
            return Err(BackendError::NoDomain);
        };
        let mut some = zeroes((label.nodes - have).min(EXTENT) as usize).ok_or(BackendError::NoHeap)?;
        let way = self.ways.get(disk).ok_or(BackendError::NoDomain)?;
        way.copy(at, &mut some).map_err(|e| refused("mmu_update", e))?;
        image.nodes.try_reserve(some.len()).map_err(|_| BackendError::NoHeap)?;
        image.nodes.extend_from_slice(&some);
        self.wait(op, Turn::Asked)
    }

    /// From now on the image on a disk is none.
    pub(super) fn strike(&mut self, op: OpId) -> Result<Progress, BackendError> {
        let Some(disk) = self.disk_of(op) else { return Ok(Progress::Done) };
        let size = self.size_of(&disk)?;
        if self.ways.get(&disk).is_none() {
            if !self.ways.begin(Way::out(disk)) {
                return self.wait(op, Turn::Wait);
            }
            let sector = zeroes(SECTOR as usize).ok_or(BackendError::NoHeap)?;
            if let Some(way) = self.ways.get(&disk) {
                way.end().map_err(|_| BackendError::NoHeap)?;
                way.place(&mut self.storage, size - SECTOR, sector);
            }
        }
        match self.ways.write(&disk, &mut self.storage)? {
            Turn::Done => self.written(op, &disk),
            turn => self.wait(op, turn),
        }
    }

    /// Writes the core of a domain that was set aside to a disk.
    pub(super) fn store_dump(&mut self, op: OpId, dump: &Uuid) -> Result<Progress, BackendError> {
        let disk = self.disk_of(op).ok_or(BackendError::NoDomain)?;
        if !self.has_way(&disk, || Way::out(disk)) {
            return self.wait(op, Turn::Wait);
        }
        match self.ways.write(&disk, &mut self.storage)? {
            Turn::Done => return self.written(op, &disk),
            Turn::Go => {}
            turn => return self.wait(op, turn),
        }
        let moving = self.operations.get_mut(&op).and_then(|operation| operation.moving.take());
        let mut core = match moving.map(|moving| *moving) {
            Some(Moving::Core(core)) => core,
            _ => self.core(dump).ok_or(BackendError::NoDomain)?,
        };
        let mut part = Vec::new();
        let all = core.len();
        let mut at = self.ways.get(&disk).map_or(0, |way| way.bytes());
        while at < all {
            part.clear();
            if !self.read_core(dump, &mut core, at, &mut part) {
                return Err(BackendError::NoDomain);
            }
            let way = self.ways.get(&disk).ok_or(BackendError::NoDomain)?;
            way.append(&part).map_err(|_| BackendError::NoHeap)?;
            at = way.bytes();
            if !way.has_room() {
                break;
            }
        }
        if at >= all {
            let way = self.ways.get(&disk).ok_or(BackendError::NoDomain)?;
            way.end().map_err(|_| BackendError::NoHeap)?;
        }
        if let Some(operation) = self.operations.get_mut(&op) {
            operation.moving = Some(Box::new(Moving::Core(core)));
        }
        self.moved(op, 0, Advance::share(at, all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_believed_within_bounds() {
        let label = Label { stream: 5000, ram: 16 << 20, nodes: 40, vcpus: 2, kind: GuestKind::Pv };
        let sector = label.sector().expect("memory");
        assert_eq!(sector.len() as u64, SECTOR);
        assert_eq!(Label::parse(&sector, 1 << 20), Ok(label));
        assert_eq!(Label::parse(&[0; 512], 1 << 20), Err(BackendError::Spent));
        assert!(matches!(Label::parse(&sector, 5000), Err(BackendError::Storage(_))), "the stream is not all there");
        for (at, value) in
            [(0, 1u8), (23, 0xff), (16 + 8 * 2 + 4, 1), (16 + 8 * 3, 0), (16 + 8 * 3 + 1, 1), (16 + 8 * 4, 2)]
        {
            let mut bad = sector.clone();
            bad[at] = value;
            assert!(matches!(Label::parse(&bad, 1 << 20), Err(BackendError::Storage(_))), "byte {at} is {value}");
        }
    }
}
