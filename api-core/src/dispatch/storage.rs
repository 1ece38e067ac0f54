//! SRs, their disks, and the devices of VMs: what the calls of SR, PBD, VDI, VBD and VIF do beyond the rows.
//!
//! An SR that no PBD attaches is a record, and so are its VDIs; when it is attached they get data, which before were all
//! zeroes. Deliberately absent: extents, rings; those are the backend's.

use super::pool::xen;
use super::{Caller, Outcome};
use crate::engine::{Engine, Env, Pending};
use crate::error::{Code, Error, Result};
use crate::lifecycle::allowed::Operation;
use crate::lifecycle::backend::{DeviceSpec, DiskSpec, NicSpec, OpId, SrSpec, StorageError, Traffic, Uplink, Uuid, VmSpec};
use crate::lifecycle::run::Run;
use crate::schema::enums::{PowerState, VbdMode, VbdType};
use crate::schema::types::{Key, kind};
use crate::schema::{Class, pbd, pif, sr, vbd, vdi, vif, vm};
use crate::store::put;
use crate::store::value::{MapKey, NONE, Value};
use crate::wire::uuid::{new_uuid, uuid_text};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Bytes of a sector: what a guest sees of a disk are whole ones.
const SECTOR: u64 = 512;

fn bytes(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// Bytes of a disk's data.
pub(super) fn sectors(size: i64) -> u64 {
    bytes(size).next_multiple_of(SECTOR)
}

/// An SR's medium is not as it has to be.
pub(super) fn backend(why: &str) -> Error {
    Error::new(Code::SR_BACKEND_FAILURE, &["1", "", why])
}

/// Something else is done with an SR.
pub(super) fn in_progress(sr: &Uuid) -> Error {
    Error::new(Code::OTHER_OPERATION_IN_PROGRESS, &["SR", &uuid_text(sr)])
}

/// What a failure of storage is to the client.
pub(super) fn failed(sr: &Uuid, error: StorageError) -> Error {
    match error {
        StorageError::UnknownKind => Error::new(Code::SR_UNKNOWN_DRIVER, &[""]),
        StorageError::BadPlace(why) => backend(why),
        StorageError::NoMemory(needed, there) => {
            let params = [format!("{needed}"), format!("{there}")];
            let [needed, there] = &params;
            Error::new(Code::HOST_NOT_ENOUGH_FREE_MEMORY, &[needed, there])
        }
        StorageError::NoHeap => Error::internal("the control domain has no memory for this just now"),
        StorageError::Busy => Error::refused("something is under way with it"),
        StorageError::Joining => backend("its server is away"),
        StorageError::Absent => Error::new(Code::SR_HAS_NO_PBDS, &[&uuid_text(sr)]),
        StorageError::Damaged => backend("what is on the medium is damaged"),
        StorageError::Full => Error::new(Code::SR_FULL, &["", ""]),
    }
}

/// Whether a device is attached, and whose it is.
fn device_keys(class: Class) -> (Key<kind::Bool>, Key<kind::Ref>) {
    if class == Class::VIF { (vif::currently_attached, vif::VM) } else { (vbd::currently_attached, vbd::VM) }
}

impl Engine {
    /// Texts by key of a map.
    fn texts(&self, class: Class, uuid: &Uuid, field: u8) -> Vec<(String, String)> {
        let Some(Value::Map(map)) = self.store.value(class, uuid, field) else { return Vec::new() };
        let pairs = map.iter().filter_map(|(key, value)| match (key, value) {
            (MapKey::Str(key), Value::Str(value)) => Some((String::from(&**key), String::from(&**value))),
            _ => None,
        });
        pairs.collect()
    }

    /// PBD.plug; `boots`: the host starts.
    pub(crate) fn pbd_plug(&mut self, env: &mut Env<'_>, uuid: &Uuid, boots: bool) -> Result<Outcome> {
        if self.store.get(pbd::currently_attached, uuid) {
            return Ok(Outcome::Value(Value::Void));
        }
        let of = self.store.get(pbd::SR, uuid);
        if self.joining(&of).is_some() {
            return Err(in_progress(&of));
        }
        self.not_copied_into(&of, true)?;
        if !self.pbd_attach(env, uuid, boots)? {
            return Ok(Outcome::Value(Value::Void));
        }
        let op = self.next_op();
        let operation = if boots { Operation::Await } else { Operation::Join };
        let run = Run::new(op, of, operation, self.take_injection());
        self.pend(run, false, Some((Class::PBD, *uuid)));
        Ok(Outcome::Run(op))
    }

    /// The plan that joins an SR.
    fn joining(&self, sr: &Uuid) -> Option<OpId> {
        self.under_way(sr, |operation| matches!(operation, Operation::Join | Operation::Await))
    }

    /// Nobody detaches an SR at this moment.
    fn not_left(&self, sr: &Uuid) -> Result<()> {
        match self.under_way(sr, |operation| operation == Operation::Leave) {
            Some(_) => Err(in_progress(sr)),
            None => Ok(()),
        }
    }

    /// A plan of such an operation on an SR.
    fn under_way(&self, sr: &Uuid, is: impl Fn(Operation) -> bool) -> Option<OpId> {
        let here = |pending: &Pending| is(pending.run.operation) && pending.run.vm == *sr;
        self.pending.iter().find(|(_, pending)| here(pending)).map(|(op, _)| op)
    }

    /// The machine that an SR is on is there; or the SR was left.
    pub(super) fn pbd_joined(&mut self, env: &mut Env<'_>, operation: Operation, uuid: &Uuid) -> Result<()> {
        if operation == Operation::Leave {
            self.store.set(pbd::currently_attached, uuid, false);
            return Ok(());
        }
        match self.pbd_attach(env, uuid, false)? {
            true => Err(backend("its server is away")),
            false => Ok(()),
        }
    }

    /// Attaches an SR. `true`: it is to be joined first.
    fn pbd_attach(&mut self, env: &mut Env<'_>, uuid: &Uuid, boots: bool) -> Result<bool> {
        let of = self.store.get(pbd::SR, uuid);
        let others = self.store.inverse(Class::PBD, pbd::SR.field, &of);
        if others.copied().any(|other| self.store.get(pbd::currently_attached, &other)) {
            return Err(Error::refused("another PBD has attached the SR"));
        }
        let kind = String::from(self.store.get(sr::r#type, &of));
        let size = bytes(self.store.get(sr::physical_size, &of));
        let config = self.texts(Class::PBD, uuid, pbd::device_config.field);
        let spec = SrSpec { uuid: of, kind, bytes: size, config, boots };
        let there = match env.backend.sr_attach(&spec) {
            Ok(there) => there,
            Err(StorageError::Joining) => return Ok(true),
            Err(StorageError::UnknownKind) => return Err(Error::new(Code::SR_UNKNOWN_DRIVER, &[&spec.kind])),
            Err(error) => return Err(failed(&of, error)),
        };
        // Disks without data get some, all zeroes; data without a disk is of one whose making was never acknowledged.
        let disks: Vec<Uuid> = self.store.inverse(Class::VDI, vdi::SR.field, &of).copied().collect();
        let mut result = Ok(());
        for disk in env.backend.sr_disks(&of) {
            if !disks.contains(&disk) {
                let _ = env.backend.disk_remove(&disk);
            }
        }
        for disk in &disks {
            let size = sectors(self.store.get(vdi::virtual_size, disk));
            // It may have grown in the record alone.
            result = result.and(match env.backend.disk_used(disk) {
                None => env.backend.disk_create(&of, disk, size),
                Some(_) => env.backend.disk_resize(disk, size),
            });
        }
        if let Err(error) = result {
            let _ = env.backend.sr_detach(&of);
            return Err(failed(&of, error));
        }
        self.store.set(sr::physical_size, &of, i64::try_from(there).unwrap_or(i64::MAX));
        self.store.set(pbd::currently_attached, uuid, true);
        Ok(false)
    }

    /// PBD.unplug
    pub(super) fn pbd_unplug(&mut self, env: &mut Env<'_>, uuid: &Uuid) -> Result<Outcome> {
        let done = Outcome::Value(Value::Void);
        let of = self.store.get(pbd::SR, uuid);
        if !self.store.get(pbd::currently_attached, uuid) {
            // It is not to be any more.
            if let Some(pending) = self.joining(&of).and_then(|op| self.pending.get_mut(&op)) {
                pending.run.cancel();
            }
            return Ok(done);
        }
        self.not_copied_into(&of, false)?;
        self.not_left(&of)?;
        for disk in self.store.inverse(Class::VDI, vdi::SR.field, &of) {
            if let Some(drive) = self.users(disk).next() {
                return Err(Error::refused(&format!("VBD {} has a disk of it", uuid_text(&drive))));
            }
            if let Some(vm) = self.suspended_in(disk) {
                return Err(Error::refused(&format!("VM {} is suspended on a disk of it", uuid_text(&vm))));
            }
        }
        env.backend.sr_give_up(&of);
        for disk in self.store.inverse(Class::VDI, vdi::SR.field, &of) {
            self.not_transferred(disk, "unplug", false)?;
        }
        self.not_copied_from(&of)?;
        match env.backend.sr_detach(&of) {
            Ok(()) => self.store.set(pbd::currently_attached, uuid, false),
            Err(StorageError::Busy) => {
                let op = self.next_op();
                let run = Run::new(op, of, Operation::Leave, self.take_injection());
                self.pend(run, false, Some((Class::PBD, *uuid)));
                return Ok(Outcome::Run(op));
            }
            Err(error) => return Err(failed(&of, error)),
        }
        Ok(done)
    }

    /// Attaches what was attached, when the host starts; what cannot be, and why.
    pub(crate) fn plug_all(&mut self, env: &mut Env<'_>) {
        for uuid in self.store.all(Class::PBD).collect::<Vec<Uuid>>() {
            if self.store.get(pbd::host, &uuid) != self.host {
                continue;
            }
            if let Err(error) = self.pbd_plug(env, &uuid, true) {
                self.refused_srs.push((self.store.get(pbd::SR, &uuid), error));
            }
        }
    }

    /// PBD.destroy
    pub(super) fn pbd_destroyable(&self, uuid: &Uuid) -> Result<()> {
        self.not_copied_into(&self.store.get(pbd::SR, uuid), true)?;
        match self.store.get(pbd::currently_attached, uuid) {
            true => Err(Error::refused("it is attached")),
            false if self.joining(&self.store.get(pbd::SR, uuid)).is_some() => Err(Error::refused("it is being attached")),
            false => Ok(()),
        }
    }

    /// Drives of VMs that have a disk attached now, or will in a moment, or whose suspended guest has it open.
    fn users(&self, disk: &Uuid) -> impl Iterator<Item = Uuid> {
        let drives = self.store.inverse(Class::VBD, vbd::VDI.field, disk).copied();
        let holds = |vm: &Uuid| {
            let plan = self.busy.get(vm).and_then(|op| self.pending.get(op));
            plan.is_some_and(|pending| pending.run.operation.builds()) || self.power_state(vm) == PowerState::Suspended
        };
        drives.filter(move |drive| self.store.get(vbd::currently_attached, drive) || holds(&self.store.get(vbd::VM, drive)))
    }

    /// A device may be made, changed or taken from its VM: what a plan attaches stays what it is until that has ended.
    pub(super) fn device_settled(&self, class: Class, uuid: &Uuid) -> Result<()> {
        self.idle(&self.store.get(device_keys(class).1, uuid))
    }

    /// A drive only reads what is in it.
    fn reads(&self, drive: &Uuid) -> bool {
        self.store.get(vbd::mode, drive) == VbdMode::ReadOnly as u8
            || self.store.get(vbd::r#type, drive) == VbdType::Cd as u8
    }

    /// A guest has a disk, is about to or, suspended, will again; `written`: in a drive that it may write.
    pub(crate) fn is_drive(&self, disk: &Uuid, written: bool) -> bool {
        let suspended =
            |drive: &&Uuid| self.store.get(vm::power_state, &self.store.get(vbd::VM, drive)) == PowerState::Suspended as u8;
        let again = self.store.inverse(Class::VBD, vbd::VDI.field, disk).filter(suspended).copied();
        self.users(disk).chain(again).any(|drive| !written || !self.reads(&drive))
    }

    /// VDI.create: its data, if its SR is attached.
    pub(super) fn disk_made(&mut self, env: &mut Env<'_>, uuid: &Uuid, values: &[Value]) -> Result<()> {
        let at = |field: u8| values.get(usize::from(field));
        let (Some(Value::Ref(of)), Some(Value::Int(size))) = (at(vdi::SR.field), at(vdi::virtual_size.field)) else {
            return Ok(());
        };
        self.not_left(of)?;
        // Attached or not yet: an SR that is made for copies has only those until they are there.
        self.not_copied_into(of, true)?;
        // A copy has its data already.
        if env.backend.sr_space(of).is_none() || env.backend.disk_used(uuid).is_some() {
            return Ok(());
        }
        env.backend.disk_create(of, uuid, sectors(*size)).map_err(|error| failed(of, error))
    }

    /// VDI.destroy
    pub(super) fn disk_gone(&mut self, env: &mut Env<'_>, uuid: &Uuid) -> Result<()> {
        self.not_transferred(uuid, "destroy", false)?;
        match env.backend.disk_remove(uuid) {
            Ok(()) | Err(StorageError::Absent) => Ok(()),
            Err(StorageError::Busy) => Err(Error::new(Code::VDI_IN_USE, &[&uuid_text(uuid), "destroy"])),
            Err(error) => Err(failed(&self.store.get(vdi::SR, uuid), error)),
        }
    }

    /// VDI.snapshot, VDI.clone
    pub(super) fn disk_copied(&mut self, env: &mut Env<'_>, caller: &Caller, from: &Uuid, frozen: bool) -> Result<Uuid> {
        self.not_transferred(from, "copy", true)?;
        let of = self.store.get(vdi::SR, from);
        if env.backend.disk_used(from).is_none() {
            return Err(Error::new(Code::SR_HAS_NO_PBDS, &[&uuid_text(&of)]));
        }
        let uuid = new_uuid(env.random);
        let mut values = self.store.values(Class::VDI, from).unwrap_or(&[]).to_vec();
        let fields = alloc::vec![
            (vdi::uuid.field, Value::str(&uuid_text(&uuid))),
            (vdi::parent.field, Value::Ref(*from)),
            (vdi::read_only.field, Value::Bool(frozen)),
        ];
        put(&mut values, fields);
        env.backend.disk_copy(from, &uuid).map_err(|error| failed(&of, error))?;
        self.create(env, caller, Class::VDI, values).inspect_err(|_| {
            let _ = env.backend.disk_remove(&uuid);
        })
    }

    /// VDI.resize, and the setter of virtual_size: larger, or as it is.
    pub(super) fn disk_resize(&mut self, env: &mut Env<'_>, disk: &Uuid, size: i64) -> Result<()> {
        let row = Class::VDI.row().fields.get(usize::from(vdi::virtual_size.field));
        row.map_or(Ok(()), |row| self.check_value(Class::VDI, row, &Value::Int(size)))?;
        if size < self.store.get(vdi::virtual_size, disk) {
            return Err(Error::new(Code::VALUE_NOT_SUPPORTED, &["size", &format!("{size}"), "a disk can only grow"]));
        }
        let of = self.store.get(vdi::SR, disk);
        self.not_left(&of)?;
        if env.backend.disk_used(disk).is_some() {
            env.backend.disk_resize(disk, sectors(size)).map_err(|error| failed(&of, error))?;
        }
        self.store.set(vdi::virtual_size, disk, size);
        Ok(())
    }

    /// A drive as its guest is to have it, if that can be.
    fn drive(&self, env: &mut Env<'_>, uuid: &Uuid, disk: &Uuid) -> Result<DiskSpec> {
        let read_only = self.store.get(vbd::mode, uuid) == VbdMode::ReadOnly as u8;
        let cdrom = self.store.get(vbd::r#type, uuid) == VbdType::Cd as u8;
        if *disk != NONE {
            let of = self.store.get(vdi::SR, disk);
            if env.backend.disk_used(disk).is_none() {
                return Err(Error::new(Code::SR_HAS_NO_PBDS, &[&uuid_text(&of)]));
            }
            if self.store.get(vdi::read_only, disk) && !read_only && !cdrom {
                return Err(Error::new(Code::VDI_READONLY, &[&uuid_text(disk)]));
            }
            let alone = !(read_only || cdrom);
            self.not_transferred(disk, "attach", !alone)?;
            let mut others = self.users(disk).filter(|drive| drive != uuid);
            if !self.store.get(vdi::sharable, disk) && others.any(|other| alone || !self.reads(&other)) {
                return Err(Error::new(Code::VDI_IN_USE, &[&uuid_text(disk), "attach"]));
            }
        }
        Ok(DiskSpec {
            vbd: *uuid,
            device: String::from(self.store.get(vbd::device, uuid)),
            vdi: Some(*disk).filter(|disk| *disk != NONE),
            read_only: read_only || cdrom,
            cdrom,
            bootable: self.store.get(vbd::bootable, uuid),
            persistent: self.grants_stay(&self.store.get(vbd::VM, uuid)),
            kbps: self.kbps(
                Class::VBD,
                uuid,
                self.store.get(vbd::qos_algorithm_type, uuid),
                vbd::qos_algorithm_params.field,
            ),
        })
    }

    /// What a device is bound to by its qos_algorithm_type and the field with its settings, KiB a second; 0 is no bound.
    fn kbps(&self, class: Class, uuid: &Uuid, algorithm: &str, params: u8) -> u32 {
        let params = self.texts(class, uuid, params);
        let kbps = params.iter().find(|(key, _)| algorithm == "ratelimit" && key == "kbps");
        kbps.and_then(|(_, value)| value.trim().parse().ok()).unwrap_or(0)
    }

    /// A network card as its guest is to have it.
    fn card(&self, uuid: &Uuid) -> Result<NicSpec> {
        let mac = self.store.get(vif::MAC, uuid);
        Ok(NicSpec {
            vif: *uuid,
            device: String::from(self.store.get(vif::device, uuid)),
            mac: super::decode::mac_of(mac)
                .ok_or_else(|| Error::new(Code::VALUE_NOT_SUPPORTED, &["MAC", mac, "no address"]))?,
            mtu: u32::try_from(self.store.get(vif::MTU, uuid)).unwrap_or(1500),
            network: self.store.get(vif::network, uuid),
            uplink: self.uplink(&self.store.get(vif::network, uuid)),
            kbps: self.kbps(
                Class::VIF,
                uuid,
                self.store.get(vif::qos_algorithm_type, uuid),
                vif::qos_algorithm_params.field,
            ),
        })
    }

    /// How a network reaches the outside: by its PIF on this host.
    fn uplink(&self, network: &Uuid) -> Uplink {
        let mut pifs = self.store.inverse(Class::PIF, pif::network.field, network);
        let pif = pifs.find(|pif| self.store.get(pif::host, pif) == self.host);
        pif.map_or(Uplink::None, |pif| u16::try_from(self.store.get(pif::VLAN, pif)).map_or(Uplink::Native, Uplink::Vlan))
    }

    /// All devices of a VM, if each can be attached.
    pub(super) fn devices(&self, env: &mut Env<'_>, vm: &Uuid) -> Result<Vec<DeviceSpec>> {
        let mut devices = Vec::new();
        for uuid in self.store.inverse(Class::VBD, vbd::VM.field, vm) {
            let disk = self.store.get(vbd::VDI, uuid);
            // The same disk twice in one VM is two users too.
            let twice = |d: &DeviceSpec| matches!(d, DeviceSpec::Disk(d) if d.vdi == Some(disk) && !d.read_only);
            if devices.iter().any(twice) && !self.store.get(vdi::sharable, &disk) {
                return Err(Error::new(Code::VDI_IN_USE, &[&uuid_text(&disk), "attach"]));
            }
            devices.push(DeviceSpec::Disk(self.drive(env, uuid, &disk)?));
        }
        for uuid in self.store.inverse(Class::VIF, vif::VM.field, vm) {
            devices.push(DeviceSpec::Nic(self.card(uuid)?));
        }
        Ok(devices)
    }

    /// The devices of a VM that has started are attached; those of one that has no guest are not.
    pub(super) fn devices_attached(&mut self, vm: &Uuid, attached: bool) {
        for class in [Class::VBD, Class::VIF] {
            let (key, of) = device_keys(class);
            for device in self.store.inverse(class, of.field, vm).copied().collect::<Vec<Uuid>>() {
                if self.store.get(key, &device) != attached {
                    self.store.set(key, &device, attached);
                }
            }
        }
    }

    /// VBD.plug, VIF.plug
    pub(super) fn plug(&mut self, env: &mut Env<'_>, class: Class, uuid: &Uuid) -> Result<()> {
        let (key, of) = device_keys(class);
        let owner = self.store.get(of, uuid);
        self.running(&owner)?;
        if self.store.get(key, uuid) {
            return Err(Error::new(Code::DEVICE_ALREADY_ATTACHED, &[&uuid_text(uuid)]));
        }
        let spec = match class {
            Class::VIF => DeviceSpec::Nic(self.card(uuid)?),
            _ => DeviceSpec::Disk(self.drive(env, uuid, &self.store.get(vbd::VDI, uuid))?),
        };
        env.backend.attach(&owner, &spec).map_err(xen)?;
        self.store.set(key, uuid, true);
        Ok(())
    }

    /// VBD.unplug, VIF.unplug
    pub(super) fn unplug(&mut self, env: &mut Env<'_>, class: Class, uuid: &Uuid) -> Result<Outcome> {
        let (key, of) = device_keys(class);
        let owner = self.store.get(of, uuid);
        self.running(&owner)?;
        if !self.store.get(key, uuid) {
            return Err(Error::new(Code::DEVICE_ALREADY_DETACHED, &[&uuid_text(uuid)]));
        }
        let device = match class {
            Class::VIF => DeviceSpec::Nic(NicSpec { vif: *uuid, ..NicSpec::default() }),
            _ => DeviceSpec::Disk(DiskSpec { vbd: *uuid, ..DiskSpec::default() }),
        };
        let spec = VmSpec { uuid: owner, devices: Vec::from([device]), ..VmSpec::default() };
        let op = self.begin_with(env, Operation::Unplug, &owner, Some(spec), false)?;
        if let Some(pending) = self.pending.get_mut(&op) {
            pending.device = Some((class, *uuid));
        }
        Ok(Outcome::Run(op))
    }

    /// A device was given up by its guest.
    pub(super) fn unplugged(&mut self, (class, uuid): (Class, Uuid)) {
        if self.store.contains(class, &uuid) {
            self.store.set(device_keys(class).0, &uuid, false);
        }
    }

    /// The VM's guest runs, and nothing else is done to it.
    fn running(&self, vm: &Uuid) -> Result<()> {
        self.guest(vm)?;
        self.idle(vm)?;
        self.in_state(Operation::Unplug, vm)
    }

    /// VBD.media_change
    pub(super) fn media_change(&mut self, env: &mut Env<'_>, drive: &Uuid, disk: Uuid) -> Result<()> {
        if self.store.get(vbd::r#type, drive) != VbdType::Cd as u8 {
            return Err(Error::refused("only of CD drives"));
        }
        self.device_settled(Class::VBD, drive)?;
        if self.store.get(vbd::currently_attached, drive) {
            let spec = self.drive(env, drive, &disk)?;
            env.backend.change_medium(&self.store.get(vbd::VM, drive), &spec).map_err(xen)?;
        }
        self.store.set(vbd::VDI, drive, disk);
        Ok(())
    }

    /// VBD.insert, into an empty drive; VBD.eject, of one that is not: no disk.
    pub(super) fn medium(&mut self, env: &mut Env<'_>, drive: &Uuid, disk: Uuid) -> Result<()> {
        let named = [uuid_text(drive)];
        let refused = |code| Err(Error::new(code, &named.each_ref().map(|name| &**name)));
        let empty = self.store.get(vbd::VDI, drive) == NONE;
        match (disk == NONE, empty) {
            _ if self.store.get(vbd::r#type, drive) != VbdType::Cd as u8 => refused(Code::VBD_NOT_REMOVABLE_MEDIA),
            (true, true) => refused(Code::VBD_IS_EMPTY),
            (false, false) => refused(Code::VBD_NOT_EMPTY),
            _ => self.media_change(env, drive, disk),
        }
    }

    /// VM.clone: drives like those of the other one, with copies of their disks; CDs are the same ones.
    pub(super) fn clone_devices(&mut self, env: &mut Env<'_>, caller: &Caller, from: &Uuid, to: &Uuid) -> Result<()> {
        let mut copies = Vec::new();
        let cloned = self.clone_each(env, caller, from, to, &mut copies);
        if cloned.is_err() {
            let _ = self.destroy(env, caller, Class::VM, to);
            for disk in &copies {
                let _ = self.destroy(env, caller, Class::VDI, disk);
            }
        }
        cloned
    }

    fn clone_each(
        &mut self,
        env: &mut Env<'_>,
        caller: &Caller,
        from: &Uuid,
        to: &Uuid,
        copies: &mut Vec<Uuid>,
    ) -> Result<()> {
        for drive in self.store.inverse(Class::VBD, vbd::VM.field, from).copied().collect::<Vec<Uuid>>() {
            let mut disk = self.store.get(vbd::VDI, &drive);
            if self.store.get(vbd::r#type, &drive) != VbdType::Cd as u8 {
                disk = self.disk_copied(env, caller, &disk, false)?;
                copies.push(disk);
            }
            self.clone_device(env, caller, Class::VBD, &drive, &[(vbd::VM.field, *to), (vbd::VDI.field, disk)])?;
        }
        for card in self.store.inverse(Class::VIF, vif::VM.field, from).copied().collect::<Vec<Uuid>>() {
            self.clone_device(env, caller, Class::VIF, &card, &[(vif::VM.field, *to)])?;
        }
        Ok(())
    }

    /// A device like another one but for these references; a network card gets a MAC of its own.
    fn clone_device(
        &mut self,
        env: &mut Env<'_>,
        caller: &Caller,
        class: Class,
        from: &Uuid,
        refs: &[(u8, Uuid)],
    ) -> Result<()> {
        let mut values = self.store.values(class, from).unwrap_or(&[]).to_vec();
        let uuid = Value::str(&uuid_text(&new_uuid(env.random)));
        let mut fields = alloc::vec![(vbd::uuid.field, uuid), (device_keys(class).0.field, Value::Bool(false))];
        fields.extend(refs.iter().map(|(field, target)| (*field, Value::Ref(*target))));
        if class == Class::VIF {
            fields.push((vif::MAC.field, Value::str("")));
        }
        put(&mut values, fields);
        self.create(env, caller, class, values).map(drop)
    }

    /// What went through a device, by its metrics.
    pub(super) fn traffic(&mut self, env: &mut Env<'_>, metrics: &Uuid) -> (Uuid, Traffic) {
        for (class, key) in [(Class::VBD, vbd::metrics), (Class::VIF, vif::metrics)] {
            if let Some(device) = self.store.inverse(class, key.field, metrics).next().copied() {
                let owner = self.store.get(device_keys(class).1, &device);
                return (device, env.backend.traffic(&owner, &device));
            }
        }
        let card = self.store.inverse(Class::PIF, pif::metrics.field, metrics).next().copied();
        match card.filter(|card| self.store.get(pif::VLAN, card) < 0) {
            Some(card) => (card, env.backend.card_traffic()),
            None => (NONE, Traffic::default()),
        }
    }
}
