//! cpu_pool (XenAPI 1.0.10, "Class: cpu_pool"): objects that are Xen's cpupools while they are activated.
//!
//! What Xen has is always asked, never remembered; only which object stands for which of Xen's numbers is kept.

use crate::engine::{Engine, Env};
use crate::error::{Code, Error, Result};
use crate::lifecycle::backend::{BackendError, CpuPool, Uuid};
use crate::schema::enums::PowerState;
use crate::schema::{Class, cpu_pool, host_cpu, vm};
use crate::store::value::{NONE, Value};
use crate::wire::uuid::uuid_text;
use alloc::format;
use alloc::vec::Vec;

/// What a failure of Xen is to the client.
pub(super) fn xen(error: BackendError) -> Error {
    match error {
        BackendError::UnknownScheduler => Error::new(Code::UNKOWN_SCHED_POLICY, &[]),
        BackendError::Xen { call, errno } => Error::internal(&format!("Xen refused {call}: {errno}")),
        BackendError::NoHeap => Error::internal("the control domain has no memory for this just now"),
        BackendError::NoDomain => Error::internal("the domain is gone"),
        _ => Error::internal("the host cannot do this"),
    }
}

fn bad_state(state: &str) -> Error {
    Error::new(Code::POOL_BAD_STATE, &[state])
}

impl Engine {
    /// Xen's pool that an object stands for, if it is activated.
    pub(super) fn pool_of(&self, env: &mut Env<'_>, uuid: &Uuid) -> Option<CpuPool> {
        let id = self.pools.get(uuid)?;
        env.backend.pools().into_iter().find(|pool| pool.id == *id)
    }

    fn active(&self, env: &mut Env<'_>, uuid: &Uuid) -> Result<CpuPool> {
        self.pool_of(env, uuid).ok_or_else(|| bad_state("deactivated"))
    }

    /// The object that stands for Xen's pool.
    fn pool_object(&self, id: u32) -> Option<Uuid> {
        self.pools.iter().find(|(_, number)| **number == id).map(|(uuid, _)| uuid)
    }

    fn cpu_number(&self, cpu: &Uuid) -> u32 {
        u32::try_from(self.store.get(host_cpu::number, cpu)).unwrap_or(u32::MAX)
    }

    /// CPUs in no pool.
    fn free_cpus(&self, env: &mut Env<'_>) -> Vec<u32> {
        let pools = env.backend.pools();
        let numbers = self.config.cpus.iter().map(|cpu| cpu.number);
        numbers.filter(|n| !pools.is_empty() && !pools.iter().any(|pool| pool.cpus.contains(n))).collect()
    }

    fn cpu_objects(&self, numbers: &[u32]) -> Value {
        let all = self.store.all(Class::host_cpu);
        Value::Set(all.filter(|cpu| numbers.contains(&self.cpu_number(cpu))).map(Value::Ref).collect())
    }

    /// host_cpu.get_unassigned_cpus
    pub(super) fn unassigned_cpus(&self, env: &mut Env<'_>) -> Value {
        let free = self.free_cpus(env);
        self.cpu_objects(&free)
    }

    /// cpu_pool.host_CPUs
    pub(super) fn pool_cpus(&self, env: &mut Env<'_>, uuid: &Uuid) -> Value {
        let cpus = self.pool_of(env, uuid).map(|pool| pool.cpus).unwrap_or_default();
        self.cpu_objects(&cpus)
    }

    /// host_cpu.cpu_pool
    pub(super) fn pools_of_cpu(&self, env: &mut Env<'_>, cpu: &Uuid) -> Value {
        let number = self.cpu_number(cpu);
        let pool = env.backend.pools().into_iter().find(|pool| pool.cpus.contains(&number));
        Value::Set(pool.and_then(|pool| self.pool_object(pool.id)).map(Value::Ref).into_iter().collect())
    }

    /// VM.cpu_pool
    pub(super) fn pools_of_vm(&self, env: &mut Env<'_>, vm: &Uuid) -> Value {
        let pool = env.backend.vm_sample(vm).and_then(|sample| self.pool_object(sample.pool));
        Value::Set(pool.map(Value::Ref).into_iter().collect())
    }

    /// cpu_pool.started_VMs
    pub(super) fn vms_of_pool(&self, env: &mut Env<'_>, uuid: &Uuid) -> Value {
        let Some(id) = self.pools.get(uuid) else { return Value::Set(Vec::new()) };
        let resident = self.store.inverse(vm::resident_on.class, vm::resident_on.field, &self.host);
        let inside = resident.filter(|vm| env.backend.vm_sample(vm).is_some_and(|sample| sample.pool == *id));
        Value::Set(inside.copied().map(Value::Ref).collect())
    }

    /// cpu_pool.activate: `ncpu` free CPUs, those proposed first.
    pub(super) fn pool_activate(&mut self, env: &mut Env<'_>, uuid: &Uuid) -> Result<()> {
        if self.pool_of(env, uuid).is_some() {
            return Err(bad_state("activated"));
        }
        let free = self.free_cpus(env);
        let wanted = usize::try_from(self.store.get(cpu_pool::ncpu, uuid)).unwrap_or(0);
        let mut taken: Vec<u32> = Vec::new();
        for proposed in self.store.get(cpu_pool::proposed_CPUs, uuid) {
            let Value::Str(text) = proposed else { continue };
            if let Some(number) = text.parse().ok().filter(|n| free.contains(n) && !taken.contains(n)) {
                taken.push(number);
            }
        }
        let rest: Vec<u32> = free.iter().copied().filter(|n| !taken.contains(n)).collect();
        taken.extend(rest);
        if wanted == 0 || taken.len() < wanted {
            return Err(Error::new(Code::INSUFFICIENT_CPUS, &[&format!("{}", wanted.max(1)), &format!("{}", taken.len())]));
        }
        taken.truncate(wanted);
        let id = env.backend.pool_create(self.store.get(cpu_pool::sched_policy, uuid)).map_err(xen)?;
        let added = taken.iter().try_for_each(|cpu| env.backend.pool_cpu(id, *cpu, true));
        if let Err(error) = added {
            for cpu in &taken {
                let _ = env.backend.pool_cpu(id, *cpu, false);
            }
            let _ = env.backend.pool_destroy(id);
            return Err(xen(error));
        }
        self.pools.insert(*uuid, id);
        self.pool_changed(uuid);
        Ok(())
    }

    /// Readers of events see that something about it is different.
    fn pool_changed(&mut self, uuid: &Uuid) {
        self.store.change(Class::cpu_pool, uuid, cpu_pool::resident_on.field, |_| ());
    }

    /// cpu_pool.deactivate: of a pool without VMs.
    pub(super) fn pool_deactivate(&mut self, env: &mut Env<'_>, uuid: &Uuid) -> Result<()> {
        let pool = self.active(env, uuid)?;
        if pool.id == 0 || pool.domains > 0 {
            return Err(bad_state("in use"));
        }
        let taken = pool.cpus.iter().try_for_each(|cpu| env.backend.pool_cpu(pool.id, *cpu, false));
        if let Err(error) = taken.and_then(|()| env.backend.pool_destroy(pool.id)) {
            // As it was; those that never left are refused, which changes nothing.
            for cpu in &pool.cpus {
                let _ = env.backend.pool_cpu(pool.id, *cpu, true);
            }
            return Err(xen(error));
        }
        self.pools.remove(uuid);
        self.pool_changed(uuid);
        Ok(())
    }

    /// cpu_pool.add_host_CPU_live, remove_host_CPU_live
    pub(super) fn pool_cpu(&mut self, env: &mut Env<'_>, uuid: &Uuid, cpu: &Uuid, add: bool) -> Result<()> {
        let pool = self.active(env, uuid)?;
        let number = self.cpu_number(cpu);
        let invalid = |why: &str| Err(Error::new(Code::INVALID_CPU, &[why]));
        if add && !self.free_cpus(env).contains(&number) {
            return invalid("the CPU is in a pool");
        }
        if !add && !pool.cpus.contains(&number) {
            return invalid("the CPU is not in this pool");
        }
        if !add && pool.cpus.len() == 1 {
            let why = if pool.domains > 0 { "a pool with VMs needs a CPU" } else { "deactivate the pool instead" };
            return Err(Error::new(Code::LAST_CPU_NOT_REMOVEABLE, &[why]));
        }
        match env.backend.pool_cpu(pool.id, number, add) {
            // Xen keeps its first CPU in its first pool.
            Err(BackendError::Xen { errno: "EINVAL", .. }) => return invalid("Xen does not let this CPU go"),
            done => done.map_err(xen)?,
        }
        self.pool_changed(uuid);
        Ok(())
    }

    /// VM.cpu_pool_migrate
    pub(super) fn pool_migrate(&mut self, env: &mut Env<'_>, vm: &Uuid, pool: &Uuid) -> Result<()> {
        self.guest(vm)?;
        let state = self.power_state(vm);
        if !matches!(state, PowerState::Running | PowerState::Paused) {
            return Err(Error::new(Code::VM_BAD_POWER_STATE, &[&uuid_text(vm), "Running, Paused", state.text()]));
        }
        let to = self.active(env, pool)?;
        env.backend.pool_move(vm, to.id).map_err(xen)
    }

    /// Where a VM that names a pool starts: that pool must be activated.
    pub(super) fn pool_to_start_in(&self, env: &mut Env<'_>, vm: &Uuid) -> Result<Option<u32>> {
        let name = self.store.get(vm::pool_name, vm);
        if name.is_empty() {
            return Ok(None);
        }
        let found = self.store.by_label(Class::cpu_pool, name).next().copied().unwrap_or(NONE);
        if found == NONE {
            return Err(Error::new(Code::VALUE_NOT_SUPPORTED, &["pool_name", name, "there is no such pool"]));
        }
        self.active(env, &found).map(|pool| Some(pool.id))
    }
}
