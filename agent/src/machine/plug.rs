//! Devices come and go: what the engine's steps ask for, and what the loop gives them.

use super::devices::block::{Block, DiskSpec};
use super::devices::net::Card;
use super::devices::volumes::{Volume, Volumes};
use super::devices::{Devices, Driver};
use super::{Machine, refused};
use crate::net::switch::{Locking, PortCounts, Uplink, VifSpec};
use crate::storage::Storage;
use alloc::boxed::Box;
use api_core::Quota;
use api_core::lifecycle::backend::{BackendError, DeviceSpec, OpId, Progress, Traffic, Uuid};
use api_core::lifecycle::devices as api;
use platform_xen::hyp::{Errno, Hypervisor, Port};

/// Where guests' disks are.
fn volumes<'a, H: Hypervisor>(
    instead: &'a mut Option<Box<dyn Volumes>>,
    storage: &'a mut Storage<H>,
) -> &'a mut dyn Volumes {
    match instead {
        Some(volumes) => &mut **volumes,
        None => storage,
    }
}

/// The number of a drive by its name (docs/man/xen-vbd-interface.7): `xvda`, `xvdb1`, `hdc`, `sda`, or the number itself,
/// where a small one is the how-manieth drive.
fn drive_number(name: &str) -> Option<u32> {
    if let Ok(number) = name.parse::<u32>() {
        return if number < 16 { Some(202 << 8 | number << 4) } else { Some(number).filter(|n| *n < 1 << 29) };
    }
    let (kind, rest) = name.split_at_checked(name.len().min(if name.starts_with("xvd") { 3 } else { 2 }))?;
    let letters = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let (letters, partition) = rest.split_at_checked(letters)?;
    let disk =
        letters.bytes().try_fold(0u32, |disk, letter| disk.checked_mul(26)?.checked_add(u32::from(letter - b'a') + 1));
    let disk = disk?.checked_sub(1)?;
    let partition = if partition.is_empty() { 0 } else { partition.parse::<u32>().ok()? };
    match kind {
        "xvd" if disk < 16 && partition < 16 => Some(202 << 8 | disk << 4 | partition),
        "xvd" if disk < 1 << 20 && partition < 256 => Some(1 << 28 | disk << 8 | partition),
        "sd" if disk < 16 && partition < 16 => Some(8 << 8 | disk << 4 | partition),
        "hd" if disk < 4 && partition < 64 => Some([3, 22][disk as usize / 2 % 2] << 8 | (disk % 2) << 6 | partition),
        _ => None,
    }
}

/// Why a device was not attached.
fn not_attached(error: Errno) -> BackendError {
    if error == Errno::ENOMEM { BackendError::NoHeap } else { refused("attach", error) }
}

impl<H: Hypervisor> Machine<H> {
    /// Gives a guest a disk: the guest finds it in the store, and connects when it likes. Waiting: what another guest asked
    /// of that volume is not done yet. On an error nothing is left.
    pub fn attach_disk(&mut self, vm: &Uuid, spec: &DiskSpec) -> Result<Progress, BackendError> {
        let dom = self.guests.get(vm).ok_or(BackendError::NoDomain)?.dom();
        if spec.vdi.is_some_and(|vdi| self.devices.is_leaving(&vdi)) {
            return Ok(Progress::Waiting(0));
        }
        let volume = self.open_volume(spec.vdi, !spec.read_only && !spec.cdrom)?;
        let driver = Driver::Block(Block::new(spec.clone(), volume, self.hyp.now().0));
        let added = self.devices.add(&mut self.hyp, &mut self.store, vm, dom, spec.devid, driver);
        if let (Err(_), Some(vdi)) = (added, spec.vdi) {
            volumes(&mut self.volumes, &mut self.storage).close(&vdi);
        }
        added.map(|()| Progress::Done).map_err(not_attached)
    }

    fn open_volume(&mut self, vdi: Option<Uuid>, write: bool) -> Result<Option<Volume>, BackendError> {
        vdi.map(|vdi| volumes(&mut self.volumes, &mut self.storage).open(&vdi, write)).transpose()
    }

    /// Puts another medium into a CD drive of a guest, or none. On an error the one before is in it.
    pub fn change_cd(&mut self, vm: &Uuid, vbd: &Uuid, vdi: Option<Uuid>) -> Result<(), BackendError> {
        self.devices.disk(vm, vbd).ok_or(BackendError::Device(*vbd, "the guest has no such drive"))?;
        let volume = self.open_volume(vdi, false)?;
        let there = volumes(&mut self.volumes, &mut self.storage);
        self.devices.change_medium(&mut self.hyp, there, [vm, vbd], (vdi, volume));
        Ok(())
    }

    /// Gives a guest a device.
    pub(super) fn attach_device(&mut self, vm: &Uuid, device: &DeviceSpec) -> Result<Progress, BackendError> {
        let disk = match device {
            DeviceSpec::Disk(disk) => disk,
            DeviceSpec::Nic(nic) => {
                let devid = nic.device.trim_start_matches("eth").parse::<u32>().ok().filter(|devid| *devid < 1 << 16);
                let devid = devid.ok_or(BackendError::Device(nic.vif, "its name has no number, as eth0 has"))?;
                let spec = VifSpec {
                    id: nic.vif,
                    mac: nic.mac,
                    mtu: u16::try_from(nic.mtu).unwrap_or(u16::MAX),
                    network: nic.network,
                    uplink: match nic.uplink {
                        api::Uplink::None => Uplink::None,
                        api::Uplink::Native => Uplink::Native,
                        api::Uplink::Vlan(tag) => Uplink::Vlan(tag),
                    },
                    locking: Locking::Mac,
                    kbps: Some(nic.kbps).filter(|kbps| *kbps > 0),
                };
                return self.attach_nic(vm, devid, &spec).map(|()| Progress::Done);
            }
        };
        let devid = drive_number(&disk.device);
        let devid = devid.ok_or(BackendError::Device(disk.vbd, "its name has no number, as xvda has"))?;
        let spec = DiskSpec {
            vbd: disk.vbd,
            devid,
            name: disk.device.clone(),
            vdi: disk.vdi,
            read_only: disk.read_only,
            cdrom: disk.cdrom,
            bootable: disk.bootable,
            persistent: disk.persistent,
            kbps: disk.kbps,
        };
        self.attach_disk(vm, &spec)
    }

    /// Gives a guest the devices of its plan, one after the other.
    pub(super) fn attach_devices(&mut self, op: OpId, vm: &Uuid) -> Result<Progress, BackendError> {
        while let Some(device) = self.operations.get(&op).and_then(|o| o.devices.first()).cloned() {
            match self.attach_device(vm, &device)? {
                Progress::Done => {}
                other => return Ok(other),
            }
            if let Some(operation) = self.operations.get_mut(&op) {
                operation.devices.remove(0);
            }
        }
        Ok(Progress::Done)
    }

    /// Asks the guest to give the device of its plan up.
    pub(super) fn detach_device(&mut self, op: OpId, vm: &Uuid) -> Result<Progress, BackendError> {
        let device = self.operations.get(&op).and_then(|o| o.devices.first()).map(DeviceSpec::uuid);
        Ok(device.map_or(Progress::Done, |device| self.detach(vm, &device, false)))
    }

    /// Gives a guest a network card, likewise. On an error nothing is left.
    pub fn attach_nic(&mut self, vm: &Uuid, devid: u32, spec: &VifSpec) -> Result<(), BackendError> {
        let dom = self.guests.get(vm).ok_or(BackendError::NoDomain)?.dom();
        let now = self.hyp.now().0;
        let taken = self.nets.borrow().has(spec.network, spec.mac);
        let card = match taken {
            true => Err(Errno::EADDRINUSE),
            false => Card::new(spec, dom, devid, &self.nets, now).ok_or(Errno::ENOMEM),
        };
        let driver = card.map(Driver::Net);
        driver
            .and_then(|driver| self.devices.add(&mut self.hyp, &mut self.store, vm, dom, devid, driver))
            .map_err(not_attached)
    }

    /// What went through a guest's network card since it was attached. None: there is none.
    pub fn nic_counts(&self, vm: &Uuid, vif: &Uuid) -> Option<PortCounts> {
        self.devices.card(vm, vif).map(Card::counts)
    }

    /// What went through a guest's device since it was attached.
    pub(super) fn traffic_of(&self, vm: &Uuid, device: &Uuid) -> Traffic {
        if let Some(counts) = self.nic_counts(vm, device) {
            return Traffic { read: counts.received_bytes, written: counts.sent_bytes };
        }
        let done = self.devices.disk(vm, device).map(Block::done);
        done.map_or(Traffic::default(), |done| Traffic { read: done.read, written: done.written })
    }

    /// Changes what a guest may send by its network card. `false`: there is none.
    pub fn restrict_nic(&mut self, vm: &Uuid, vif: &Uuid, locking: Locking, kbps: Option<u32>) -> bool {
        let now = self.hyp.now().0;
        let card = self.devices.card(vm, vif);
        card.map(|card| card.restrict(locking, kbps, now)).is_some()
    }

    /// Takes a device away: once its frontend has closed it, or at once. Asked again while waiting; done when nothing of it
    /// is under way. Done, too, if there is none.
    pub fn detach(&mut self, vm: &Uuid, object: &Uuid, at_once: bool) -> Progress {
        if at_once {
            self.devices.remove(&mut self.hyp, &mut self.store, volumes(&mut self.volumes, &mut self.storage), vm, object);
        } else if self.devices.detach(&mut self.hyp, &mut self.store, vm, object) {
            return Progress::Waiting(0);
        }
        if self.devices.has_left(vm, Some(object)) { Progress::Done } else { Progress::Waiting(50) }
    }

    /// Takes all of a guest's devices away, likewise.
    pub fn detach_all(&mut self, vm: &Uuid, at_once: bool) -> Progress {
        if at_once {
            self.forget_devices(vm);
        } else if self.devices.detach_all(&mut self.hyp, &mut self.store, vm) {
            return Progress::Waiting(0);
        }
        if self.devices.has_left(vm, None) { Progress::Done } else { Progress::Waiting(50) }
    }

    /// Whether a device's two ends are connected. None: there is none.
    pub fn is_connected(&self, vm: &Uuid, object: &Uuid) -> Option<bool> {
        self.devices.is_connected(vm, object)
    }

    /// Nothing is left of them in Xen or the store; volumes are closed when what was asked of them is done.
    pub(super) fn forget_devices(&mut self, vm: &Uuid) {
        self.devices.forget(&mut self.hyp, &mut self.store, volumes(&mut self.volumes, &mut self.storage), vm);
    }

    /// All devices, for what they count.
    pub fn devices(&self) -> &Devices<H> {
        &self.devices
    }

    /// A frontend kicked one of its rings.
    pub fn device_event(&mut self, device: u64, port: Port) {
        if self.devices.event(&mut self.hyp, volumes(&mut self.volumes, &mut self.storage), device, port) {
            self.quotas.hit(Quota::DeviceEvents);
        }
    }

    /// Goes on with what frontends want; when there is more to do.
    pub fn serve_devices(&mut self) -> Option<u64> {
        self.devices.turn(&mut self.hyp, &mut self.store, volumes(&mut self.volumes, &mut self.storage))
    }
}

#[cfg(test)]
mod tests {
    use super::drive_number;

    #[test]
    fn names_of_drives_are_numbers() {
        for (name, number) in [
            ("xvda", Some(51712)),
            ("xvdb", Some(51728)),
            ("xvda1", Some(51713)),
            ("xvdp15", Some(51967)),
            ("xvdq", Some(1 << 28 | 16 << 8)),
            ("xvdaa", Some(1 << 28 | 26 << 8)),
            ("sda", Some(2048)),
            ("hda", Some(768)),
            ("hdc", Some(5632)),
            ("hdd1", Some(5697)),
            ("0", Some(51712)),
            ("3", Some(51760)),
            ("51728", Some(51728)),
            ("xvd", None),
            ("eth0", None),
            ("xvda16", Some(1 << 28 | 16)),
            ("xvdA", None),
            ("", None),
            ("x", None),
            ("4294967295", None),
        ] {
            assert_eq!(drive_number(name), number, "{name}");
        }
    }
}
