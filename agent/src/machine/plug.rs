//! Devices come and go: what the engine's steps ask for, and what the loop gives them.

use super::devices::block::{Block, DiskSpec};
use super::devices::{Devices, Driver};
use super::{Machine, refused};
use api_core::Quota;
use api_core::lifecycle::backend::{BackendError, Progress, Uuid};
use platform_xen::hyp::{Errno, Hypervisor, Port};

impl<H: Hypervisor> Machine<H> {
    /// Gives a guest a disk: the guest finds it in the store, and connects when it likes. Waiting: what another guest asked
    /// of that volume is not done yet. On an error nothing is left.
    pub fn attach_disk(&mut self, vm: &Uuid, spec: &DiskSpec) -> Result<Progress, BackendError> {
        let dom = self.guests.get(vm).ok_or(BackendError::NoDomain)?.dom();
        if self.devices.is_leaving(&spec.vdi) {
            return Ok(Progress::Waiting(0));
        }
        let volume = self.volumes.open(&spec.vdi, !spec.read_only && !spec.cdrom)?;
        let driver = Driver::Block(Block::new(spec.clone(), volume));
        let added = if self.devices.is_taken(vm, &driver, spec.devid) {
            Err(Errno::EEXIST)
        } else {
            self.devices.add(&mut self.hyp, &mut self.store, vm, dom, spec.devid, driver)
        };
        if let Err(error) = added {
            self.volumes.close(&spec.vdi);
            return Err(if error == Errno::ENOMEM { BackendError::NoHeap } else { refused("attach", error) });
        }
        Ok(Progress::Done)
    }

    /// Takes a device away: once its frontend has closed it, or at once. Asked again while waiting; done when nothing of it
    /// is under way. Done, too, if there is none.
    pub fn detach(&mut self, vm: &Uuid, object: &Uuid, at_once: bool) -> Progress {
        if at_once {
            self.devices.remove(&mut self.hyp, &mut self.store, &mut *self.volumes, vm, object);
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
        self.devices.forget(&mut self.hyp, &mut self.store, &mut *self.volumes, vm);
    }

    /// All devices, for what they count.
    pub fn devices(&self) -> &Devices<H> {
        &self.devices
    }

    /// A frontend kicked one of its rings.
    pub fn device_event(&mut self, device: u64, port: Port) {
        if self.devices.event(&mut self.hyp, &mut *self.volumes, device, port) {
            self.quotas.hit(Quota::DeviceEvents);
        }
    }

    /// Goes on with what frontends want; when there is more to do.
    pub fn serve_devices(&mut self) -> Option<u64> {
        self.devices.turn(&mut self.hyp, &mut self.store, &mut *self.volumes)
    }
}
