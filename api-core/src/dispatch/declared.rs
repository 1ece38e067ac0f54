//! VMs that are there from the start, and the start of those that are to run (VM.auto_power_on).
//!
//! They are started one after the other, by VM.order and then as they were declared: the next one when the start before
//! has ended, well or badly. A VM that was kept is as it was kept, whatever is declared of it.

use super::Caller;
use crate::config::DeclaredVm;
use crate::engine::{Engine, Env};
use crate::error::Error;
use crate::lifecycle::backend::Uuid;
use crate::schema::{Class, pbd, sr, vm};
use crate::store::Store;
use crate::store::value::Value;
use crate::wire::uuid::derived_uuid;
use alloc::string::String;
use alloc::vec::Vec;

impl Engine {
    /// Makes the VMs that were declared.
    pub(crate) fn populate_vms(&mut self, env: &mut Env<'_>) {
        let declared = core::mem::take(&mut self.config.vms);
        // Those that were kept come before those that are new.
        let kept: Vec<Uuid> = self.store.all(Class::VM).collect();
        let mut all = kept.clone();
        for (place, it) in declared.iter().enumerate() {
            // Of one name the first, the second, ...
            let number = declared.iter().take(place).filter(|other| other.name == it.name).count() as u32;
            let what = String::from("VM ") + &it.name;
            let uuid = it.uuid.unwrap_or_else(|| derived_uuid(&self.host, &what, number));
            // They come by uuid.
            if kept.binary_search(&uuid).is_ok() {
                continue;
            }
            match self.declare(env, it, uuid) {
                Ok(uuid) => all.push(uuid),
                Err(why) => self.refused_vms.push((it.name.clone(), why)),
            }
        }
        let mut wanted: Vec<(i64, Uuid)> = Vec::new();
        for uuid in all.into_iter().filter(|uuid| self.store.get(vm::auto_power_on, uuid)) {
            // Behind all that come before it: kept in order by insertion.
            let order = self.store.get(vm::order, &uuid);
            let place = wanted.partition_point(|(other, _)| *other <= order);
            wanted.insert(place, (order, uuid));
        }
        self.to_boot = wanted.into_iter().rev().map(|(_, uuid)| uuid).collect();
    }

    /// Makes the SRs that were declared, each with a PBD; those that were kept are as they were kept.
    pub(crate) fn populate_srs(&mut self, env: &mut Env<'_>) {
        for it in core::mem::take(&mut self.config.srs) {
            let [uuid, door] = ["SR ", "PBD "].map(|what| derived_uuid(&self.host, &(String::from(what) + &it.name), 0));
            if self.store.contains(Class::SR, &uuid) {
                continue;
            }
            let bytes = i64::try_from(it.bytes).unwrap_or(i64::MAX);
            let pairs: Vec<(&str, &str)> = it.config.iter().map(|(key, value)| (&**key, &**value)).collect();
            let storage = alloc::vec![
                (sr::name_label.field, Value::str(&it.name)),
                (sr::r#type.field, Value::str(&it.kind)),
                (sr::physical_size.field, Value::Int(bytes)),
            ];
            let way = alloc::vec![
                (pbd::host.field, Value::Ref(self.host)),
                (pbd::SR.field, Value::Ref(uuid)),
                (pbd::device_config.field, Value::map(&pairs)),
            ];
            for (class, id, fields) in [(Class::SR, uuid, storage), (Class::PBD, door, way)] {
                if let Err(error) = self.create(env, &Caller::nobody(), class, Store::with(class, &id, fields)) {
                    self.refused_srs.push((uuid, error));
                }
            }
        }
    }

    /// SRs that were not attached when the host started, and why; told once.
    pub fn take_refused_srs(&mut self) -> Vec<(Uuid, Error)> {
        core::mem::take(&mut self.refused_srs)
    }

    /// Declared VMs that were not made, by name, and why; told once.
    pub fn take_refused_vms(&mut self) -> Vec<(String, &'static str)> {
        core::mem::take(&mut self.refused_vms)
    }

    /// One of them; refused if there is one of that uuid, or no room.
    fn declare(&mut self, env: &mut Env<'_>, it: &DeclaredVm, uuid: Uuid) -> Result<Uuid, &'static str> {
        if self.store.contains(Class::VM, &uuid) {
            return Err("another VM has its uuid");
        }
        let fields = alloc::vec![
            (vm::name_label.field, Value::str(&it.name)),
            (vm::PV_kernel.field, Value::str(&it.kernel)),
            (vm::PV_ramdisk.field, Value::str(&it.ramdisk)),
            (vm::PV_args.field, Value::str(&it.args)),
            (vm::memory_static_max.field, Value::Int(it.memory)),
            (vm::VCPUs_max.field, Value::Int(it.vcpus)),
            (vm::VCPUs_at_startup.field, Value::Int(it.vcpus)),
            (vm::auto_power_on.field, Value::Bool(it.auto_power_on)),
            (vm::order.field, Value::Int(it.order)),
        ];
        let values = Store::with(Class::VM, &uuid, fields);
        // Its parts are the same at each boot too.
        let mut part = 0;
        let mut random = |bytes: &mut [u8]| {
            part += 1;
            for (to, from) in bytes.iter_mut().zip(derived_uuid(&uuid, "part", part)) {
                *to = from;
            }
        };
        let mut env = Env { now: env.now, wall: env.wall, random: &mut random, backend: env.backend, audit: env.audit };
        self.create(&mut env, &Caller::nobody(), Class::VM, values).map_err(|error| error.code.name())
    }

    /// Starts the next one that is to run; whether there was one.
    pub(crate) fn boot_next(&mut self, env: &mut Env<'_>) -> bool {
        if self.booting.is_some_and(|op| self.pending.contains_key(&op)) {
            return false;
        }
        let next = self.to_boot.pop();
        self.booting = next.and_then(|uuid| self.start_unasked(env, &uuid));
        next.is_some()
    }
}
