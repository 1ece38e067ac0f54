//! Suspended VMs and crash dumps as VDIs: in host.suspend_image_sr and crash_dump_sr, if those are set.
//!
//! ```text
//!   disk (the backend's) -> plan writes it -> ended well: VDI, and VM.suspend_VDI or crashdump.VDI names it
//!                                          -> ended badly: the disk goes
//! ```
//! Data of a disk without a VDI goes when its SR is attached next, so a power cut in between leaves nothing. A VM with a
//! suspend_VDI is Suspended when the host starts. Deliberately absent: what is on the disks.

use super::Caller;
use super::pool::xen;
use crate::engine::{Engine, Env};
use crate::error::{Code, Error, Result};
use crate::lifecycle::allowed::Operation;
use crate::lifecycle::backend::{Uuid, VmSpec};
use crate::lifecycle::run::Run;
use crate::quota::Quota;
use crate::schema::enums::{PowerState, VdiType};
use crate::schema::types::{Key, kind};
use crate::schema::{Class, crashdump, host, vdi, vm};
use crate::store::Store;
use crate::store::value::{NONE, Value};
use crate::wire::uuid::{new_uuid, uuid_text};
use alloc::format;
use alloc::vec::Vec;

impl Engine {
    /// A disk for the image of a VM, or of a dump, in the SR that the host has for such; none, it has none.
    fn image_disk(&mut self, env: &mut Env<'_>, place: Key<kind::Ref>, of: &Uuid) -> Result<Option<Uuid>> {
        let sr = self.store.get(place, &self.host);
        if sr == NONE {
            return Ok(None);
        }
        let (used, all) = env.backend.sr_space(&sr).ok_or_else(|| Error::new(Code::SR_HAS_NO_PBDS, &[&uuid_text(&sr)]))?;
        let bytes = env.backend.image_bytes(of).ok_or_else(|| Error::internal("the domain is gone"))?;
        let there = all.saturating_sub(used);
        if bytes > there {
            return Err(Error::new(Code::SR_FULL, &[&format!("{bytes}"), &format!("{there}")]));
        }
        if self.store.len(Class::VDI) >= Class::VDI.row().bound {
            self.quotas().hit(Quota::Objects);
            return Err(Error::new(Code::LIMIT_REACHED, &["VDI", &format!("{}", Class::VDI.row().bound)]));
        }
        let disk = new_uuid(env.random);
        env.backend.disk_create(&sr, &disk, bytes).map_err(|error| super::storage::failed(&sr, error))?;
        Ok(Some(disk))
    }

    /// What a plan that suspends a VM, or resumes it, works with beside the VM.
    pub(super) fn image_of(&mut self, env: &mut Env<'_>, operation: Operation, vm: &Uuid) -> Result<Option<Uuid>> {
        if operation == Operation::Suspend {
            return self.image_disk(env, host::suspend_image_sr, vm);
        }
        let disk = self.store.get(vm::suspend_VDI, vm);
        if !operation.resumes() || disk == NONE {
            return Ok(None);
        }
        if env.backend.disk_used(&disk).is_none() {
            return Err(Error::new(Code::SR_HAS_NO_PBDS, &[&uuid_text(&self.store.get(vdi::SR, &disk))]));
        }
        Ok(Some(disk))
    }

    /// The VDI of an image that is whole.
    fn image_made(&mut self, env: &mut Env<'_>, disk: &Uuid, kind: VdiType, name: &str) {
        let (sr, bytes) = env.backend.disk_about(disk).unwrap_or((NONE, 0));
        self.store.insert(Class::VDI, *disk, Store::blank(Class::VDI, disk));
        let row = Class::VDI.row().fields.get(usize::from(vdi::name_label.field));
        let name = Value::str(name);
        if row.is_some_and(|row| self.check_length(row, &name).is_ok()) {
            self.store.set_value(Class::VDI, disk, vdi::name_label.field, name);
        }
        self.store.set(vdi::SR, disk, sr);
        self.store.set(vdi::virtual_size, disk, i64::try_from(bytes).unwrap_or(i64::MAX));
        self.store.set(vdi::r#type, disk, kind as u8);
        self.store.set(vdi::read_only, disk, true);
    }

    /// A VM is suspended on a disk.
    pub(super) fn suspended_on(&mut self, env: &mut Env<'_>, vm: &Uuid, disk: &Uuid) {
        let name = format!("Suspend image of {}", self.store.get(vm::name_label, vm));
        self.image_made(env, disk, VdiType::Suspend, &name);
        self.store.set(vm::suspend_VDI, vm, *disk);
    }

    /// A VM is not suspended any more: its image goes.
    pub(super) fn image_gone(&mut self, env: &mut Env<'_>, vm: &Uuid) {
        let disk = self.store.get(vm::suspend_VDI, vm);
        if disk != NONE {
            self.store.set(vm::suspend_VDI, vm, NONE);
            // One that somebody has put into a drive stays.
            let _ = self.destroy(env, &Caller::nobody(), Class::VDI, &disk);
        }
    }

    /// A VM that is suspended on a disk of an SR.
    pub(super) fn suspended_in(&self, disk: &Uuid) -> Option<Uuid> {
        self.store.inverse(Class::VM, vm::suspend_VDI.field, disk).next().copied()
    }

    /// VMs that were suspended on disks when the machine ended still are; dumps that were in memory are gone.
    pub(crate) fn images_restored(&mut self) {
        for vm in self.store.all(Class::VM).collect::<Vec<Uuid>>() {
            if self.store.get(vm::suspend_VDI, &vm) != NONE {
                self.store.set(vm::power_state, &vm, PowerState::Suspended as u8);
            }
        }
        for dump in self.store.all(Class::crashdump).collect::<Vec<Uuid>>() {
            if self.store.get(crashdump::VDI, &dump) == NONE {
                self.store.remove(Class::crashdump, &dump);
            }
        }
    }

    /// Has a dump written to a disk, if the host has an SR for that; where that cannot be it stays in memory.
    pub(super) fn store_dump(&mut self, env: &mut Env<'_>, dump: &Uuid) {
        let Ok(Some(disk)) = self.image_disk(env, host::crash_dump_sr, dump) else { return };
        let op = self.next_op();
        env.backend.open(op, VmSpec { uuid: *dump, image: Some(disk), ..VmSpec::default() });
        self.pend(Run::new(op, *dump, Operation::StoreDump, 0), false, Some((Class::VDI, disk)));
    }

    /// A dump is on a disk, and not in memory any more; or it is not.
    pub(super) fn dump_stored(&mut self, env: &mut Env<'_>, dump: &Uuid, disk: &Uuid, stored: bool) {
        if !stored || !self.store.contains(Class::crashdump, dump) {
            let _ = env.backend.disk_remove(disk);
            return;
        }
        let vm = self.store.get(crashdump::VM, dump);
        let name = format!("Crash dump of {}", self.store.get(vm::name_label, &vm));
        self.image_made(env, disk, VdiType::Crashdump, &name);
        self.store.set(crashdump::VDI, dump, *disk);
        // One that cannot be given back now is until the machine ends.
        let _ = env.backend.discard(dump);
    }

    /// crashdump.destroy
    pub(super) fn dump_gone(&mut self, env: &mut Env<'_>, dump: &Uuid) -> Result<()> {
        let disk = self.store.get(crashdump::VDI, dump);
        env.backend.discard(dump).map_err(xen)?;
        if disk != NONE {
            self.store.set(crashdump::VDI, dump, NONE);
            self.destroy(env, &Caller::nobody(), Class::VDI, &disk)
                .inspect_err(|_| self.store.set(crashdump::VDI, dump, disk))?;
        }
        Ok(())
    }

    /// The disk that a dump is on, or that a VM is suspended on, by its reference.
    pub fn image_at(&self, class: Class, reference: &str) -> Option<Uuid> {
        let uuid = crate::wire::uuid::parse_uuid(reference).filter(|uuid| self.store.contains(class, uuid))?;
        let disk = match class {
            Class::VM => self.store.get(vm::suspend_VDI, &uuid),
            Class::crashdump => self.store.get(crashdump::VDI, &uuid),
            _ => NONE,
        };
        Some(disk).filter(|disk| *disk != NONE)
    }
}
