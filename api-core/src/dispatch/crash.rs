//! What follows a guest's crash (VM.actions_after_crash), and what is kept of it.
//!
//! | action | the domain | then |
//! |---|---|---|
//! | preserve | stays the VM's, Crashed | |
//! | destroy, restart | is destroyed | restart |
//! | coredump_and_... | is kept for a crashdump object | restart |
//! | rename_restart | is kept, Crashed, for a new VM of another name | restart |
//!
//! Where nothing can be kept (a bound, or Xen refuses) it is destroyed. A VM that goes on crashing keeps one renamed copy:
//! the first crash tells most. Deliberately absent: the dump's bytes, which the backend reads for whoever fetches them.

use super::Caller;
use crate::engine::{Engine, Env};
use crate::lifecycle::allowed::Operation;
use crate::lifecycle::backend::{Keep, Uuid};
use crate::quota::Quota;
use crate::schema::enums::{OnCrash, PowerState};
use crate::schema::{Class, crashdump, vm};
use crate::store::Store;
use crate::store::value::Value;
use crate::wire::uuid::new_uuid;
use alloc::format;

impl Engine {
    /// Does what the VM's record says.
    pub(super) fn crashed(&mut self, env: &mut Env<'_>, uuid: &Uuid) {
        let action = OnCrash::from_index(self.store.get(vm::actions_after_crash, uuid));
        let kept = match action {
            OnCrash::Preserve => return self.set_power_state(uuid, PowerState::Crashed),
            OnCrash::Destroy | OnCrash::Restart => false,
            OnCrash::CoredumpAndDestroy | OnCrash::CoredumpAndRestart => self.keep_dump(env, uuid),
            OnCrash::RenameRestart => self.keep_renamed(env, uuid),
        };
        let restart = matches!(action, OnCrash::Restart | OnCrash::CoredumpAndRestart | OnCrash::RenameRestart);
        if !kept {
            // A teardown copies nothing, so it does begin.
            let _ = self.begin(env, Operation::HardShutdown, uuid, restart);
            return;
        }
        self.set_power_state(uuid, PowerState::Halted);
        if restart {
            self.schedule_restart(env.now, uuid);
        }
    }

    /// The domain becomes a crashdump's.
    fn keep_dump(&mut self, env: &mut Env<'_>, uuid: &Uuid) -> bool {
        if self.store.len(Class::crashdump) >= Class::crashdump.row().bound {
            self.quotas().hit(Quota::Objects);
            return false;
        }
        let dump = new_uuid(env.random);
        if env.backend.set_aside(uuid, &dump, Keep::Dump).is_err() {
            return false;
        }
        self.store.insert(Class::crashdump, dump, Store::blank(Class::crashdump, &dump));
        self.store.set(crashdump::VM, &dump, *uuid);
        self.store_dump(env, &dump);
        true
    }

    /// The domain becomes a new VM's, with the same record under another name.
    fn keep_renamed(&mut self, env: &mut Env<'_>, uuid: &Uuid) -> bool {
        if self.renamed.get(uuid).is_some_and(|copy| self.store.contains(Class::VM, copy)) {
            return false;
        }
        let name = format!("{} (crashed)", self.store.get(vm::name_label, uuid));
        let values = self.copied(env, uuid, Value::str(&name));
        let made = values.and_then(|values| self.create(env, &Caller::nobody(), Class::VM, values));
        let Ok(copy) = made else { return false };
        if env.backend.set_aside(uuid, &copy, Keep::Vm).is_err() {
            let _ = self.destroy(env, &Caller::nobody(), Class::VM, &copy);
            return false;
        }
        self.set_power_state(&copy, PowerState::Crashed);
        self.renamed.insert(*uuid, copy);
        true
    }
}
