//! VM_guest_metrics: what a guest tells of itself through the store, in XAPI's keys.
//!
//! Nothing is copied when a guest writes: the backend says, now and then, that one has, and reads for whoever asks
//! (LESSONS 29). The object comes with the first thing told and goes with the domain.
//! Deliberately absent: belief in any of it.

use crate::engine::{Engine, Env};
use crate::lifecycle::backend::Uuid;
use crate::schema::types::Told;
use crate::schema::{Class, vm, vm_guest_metrics};
use crate::store::Store;
use crate::store::value::{MapKey, NONE, Value};
use crate::wire::uuid::new_uuid;
use alloc::format;
use alloc::string::String;

/// Guests looked at per poll.
const TOLD_PER_POLL: usize = 4;

/// What a path begins with, the field it is of, and what its key begins with in place of that.
const PLACES: &[(&str, Told, &str)] = &[
    ("attr/PVAddons/MajorVersion", Told::Drivers, "major"),
    ("attr/PVAddons/MinorVersion", Told::Drivers, "minor"),
    ("attr/PVAddons/MicroVersion", Told::Drivers, "micro"),
    ("attr/PVAddons/BuildVersion", Told::Drivers, "build"),
    ("attr/PVAddons/", Told::Drivers, ""),
    ("drivers/", Told::Drivers, ""),
    ("data/os_majorver", Told::Os, "major"),
    ("data/os_minorver", Told::Os, "minor"),
    ("data/os_", Told::Os, ""),
    ("attr/os/", Told::Os, ""),
    ("data/meminfo_", Told::Memory, ""),
    ("data/volumes/", Told::Disks, ""),
    ("data/df/", Told::Disks, ""),
    ("attr/eth", Told::Networks, ""),
    ("attr/vif/", Told::Networks, ""),
    ("control/", Told::Other, ""),
    ("", Told::Other, ""),
];

/// The field that a path is of, and the key it has there.
fn place(path: &str) -> (Told, String) {
    let found = PLACES.iter().find_map(|(from, told, to)| Some((*told, format!("{to}{}", path.strip_prefix(from)?))));
    found.unwrap_or((Told::Other, String::new()))
}

impl Engine {
    /// A field of a VM_guest_metrics.
    pub(super) fn told(&self, env: &mut Env<'_>, metrics: &Uuid, told: Told) -> Value {
        let Some(vm) = self.store.inverse(Class::VM, vm::guest_metrics.field, metrics).next() else {
            return Value::Map(Default::default());
        };
        let all = env.backend.told(vm);
        let here = all.iter().filter_map(|(path, value)| {
            let (of, key) = place(path);
            (of == told && !key.is_empty()).then(|| (MapKey::Str(key.into()), Value::str(value)))
        });
        Value::pairs(here)
    }

    /// Guests told something since the last poll.
    pub(crate) fn hear_guests(&mut self, env: &mut Env<'_>) {
        for _ in 0..TOLD_PER_POLL {
            let Some(vm) = env.backend.who_told(env.now) else { return };
            if !self.store.contains(Class::VM, &vm) {
                continue;
            }
            let mut metrics = self.store.get(vm::guest_metrics, &vm);
            if metrics == NONE {
                // Its kernel says what it can do; only a guest's agent says more.
                if !env.backend.told(&vm).iter().any(|(path, _)| !path.starts_with("control/")) {
                    continue;
                }
                metrics = new_uuid(env.random);
                self.store.insert(Class::VM_guest_metrics, metrics, Store::blank(Class::VM_guest_metrics, &metrics));
                self.store.set(vm::guest_metrics, &vm, metrics);
            }
            self.store.set(vm_guest_metrics::last_updated, &metrics, env.wall / 1_000_000_000);
        }
    }

    /// Its guest has gone, and with it what it told.
    pub(super) fn unhear(&mut self, vm: &Uuid) {
        let metrics = self.store.get(vm::guest_metrics, vm);
        if metrics != NONE {
            self.store.set(vm::guest_metrics, vm, NONE);
            self.store.remove(Class::VM_guest_metrics, &metrics);
        }
    }
}
