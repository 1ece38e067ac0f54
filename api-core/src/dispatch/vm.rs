//! A VM's life: creation, operations and what guests do by themselves, put around the runs of `lifecycle`.
//!
//! ```text
//!   operate -> checks -> Pending{run} --poll--> plan_ended -> power_state, answer, task, audit
//!                                                    \-> event that came meanwhile, restart that is due
//! ```
//! XenAPI 1.0.10 "VM Lifecycle", actions_after_*. Deliberately absent: what steps do (the backend's).

use super::Outcome;
use crate::engine::{Engine, Env, Line, PLANS_PER_POLL, Pending, Restart, Source, told};
use crate::error::{Code, Error, Result};
use crate::lifecycle::allowed::Operation;
use crate::lifecycle::backend::{BackendError, DomainEvent, OpId, Uuid, VmSpec};
use crate::lifecycle::run::{Ended, Failure, Run};
use crate::room::{copy, fits};
use crate::schema::enums::{ConsoleProtocol, OnCrash, OnNormalExit, PowerState};
use crate::schema::{Class, console, host, vm};
use crate::store::Store;
use crate::store::value::{NONE, Value};
use crate::wire::uuid::{new_uuid, uuid_text};
use alloc::format;
use alloc::string::String;

/// A guest that keeps shutting down is started again at most this often.
const RESTART_NS: u64 = 1_000_000_000;
/// What the client is told when our own heap is too small.
const NO_HEAP: &str = "the control domain has no memory for this just now";

impl Engine {
    pub(super) fn power_state(&self, vm: &Uuid) -> PowerState {
        PowerState::from_index(self.store.get(vm::power_state, vm))
    }

    /// A new VM gets its console and its metrics.
    pub(super) fn vm_created(&mut self, env: &mut Env<'_>, uuid: &Uuid) {
        let (screen, metrics) = (new_uuid(env.random), new_uuid(env.random));
        self.store.insert(Class::VM_metrics, metrics, Store::blank(Class::VM_metrics, &metrics));
        self.store.set(vm::metrics, uuid, metrics);
        self.store.insert(Class::console, screen, Store::blank(Class::console, &screen));
        self.store.set(console::VM, &screen, *uuid);
        self.store.set(console::protocol, &screen, ConsoleProtocol::Vt100 as u8);
    }

    /// VM.destroy: only of a halted VM; its console and metrics go with it.
    pub(super) fn vm_destroyed(&mut self, env: &mut Env<'_>, uuid: &Uuid) -> Result<()> {
        self.idle(uuid)?;
        self.in_state(Operation::Destroy, uuid)?;
        let metrics = self.store.get(vm::metrics, uuid);
        let consoles = self.store.inverse(Class::console, console::VM.field, uuid).copied();
        let consoles: heapless::Vec<Uuid, 8> = consoles.take(8).collect();
        for screen in &consoles {
            self.store.remove(Class::console, screen);
        }
        self.store.remove(Class::VM_metrics, &metrics);
        self.seen.remove(&metrics);
        self.no_restart(uuid);
        self.restarts.remove(uuid);
        env.backend.forget(uuid);
        Ok(())
    }

    /// VM.clone: the record under a new name; nothing of a domain.
    pub(crate) fn vm_clone(&mut self, env: &mut Env<'_>, from: &Uuid, name: Option<Value>) -> Result<Value> {
        self.idle(from)?;
        self.in_state(Operation::Clone, from)?;
        let uuid = new_uuid(env.random);
        let values = self.store.values(Class::VM, from).unwrap_or(&[]);
        if !fits(values.iter().map(Value::weight).sum()) {
            return Err(Error::internal(NO_HEAP));
        }
        let mut values = values.to_vec();
        if let Some(slot) = values.first_mut() {
            *slot = Value::str(&uuid_text(&uuid));
        }
        for (key, value) in [(vm::name_label.field, name.unwrap_or(Value::Void)), (vm::metrics.field, Value::Ref(NONE))] {
            let key = usize::from(key);
            Class::VM.row().fields.get(key).map_or(Ok(()), |field| self.check_length(field, &value))?;
            if let Some(slot) = values.get_mut(key) {
                *slot = value;
            }
        }
        self.create(env, Class::VM, values).map(Value::Ref)
    }

    /// No plan is under way on the VM.
    fn idle(&self, uuid: &Uuid) -> Result<()> {
        match self.busy.contains_key(uuid) {
            true => Err(Error::new(Code::OTHER_OPERATION_IN_PROGRESS, &["VM", &uuid_text(uuid)])),
            false => Ok(()),
        }
    }

    fn in_state(&self, operation: Operation, uuid: &Uuid) -> Result<()> {
        let state = self.power_state(uuid);
        if operation.allowed(state) {
            return Ok(());
        }
        let mut expected = String::new();
        for state in operation.row().from {
            expected.push_str(if expected.is_empty() { "" } else { ", " });
            expected.push_str(state.text());
        }
        Err(Error::new(Code::VM_BAD_POWER_STATE, &[&uuid_text(uuid), &expected, state.text()]))
    }

    /// A message of the table of operations.
    pub(crate) fn operate(
        &mut self,
        env: &mut Env<'_>,
        operation: Operation,
        uuid: &Uuid,
        second: Option<Value>,
    ) -> Result<Outcome> {
        let operation = match (operation, second) {
            (Operation::Start, Some(Value::Bool(true))) => Operation::StartPaused,
            (operation, _) => operation,
        };
        self.idle(uuid)?;
        if operation == Operation::HardShutdown && self.power_state(uuid) == PowerState::Halted {
            self.no_restart(uuid);
            return Ok(Outcome::Value(Value::Void));
        }
        self.in_state(operation, uuid)?;
        let refused = operation.row().refused;
        if !refused.is_empty() {
            return Err(Error::refused(refused));
        }
        match operation {
            Operation::Start | Operation::StartPaused => {
                if !self.store.get(host::enabled, &self.host) {
                    return Err(Error::new(Code::HOST_DISABLED, &[&uuid_text(&self.host)]));
                }
                self.startable(uuid)?;
                self.affordable(env, uuid)?;
            }
            Operation::HardReboot => self.startable(uuid)?,
            _ => {}
        }
        let op = self.begin(env, operation, uuid, false)?;
        self.no_restart(uuid);
        Ok(Outcome::Run(op))
    }

    /// The record can be started from.
    fn startable(&self, uuid: &Uuid) -> Result<()> {
        let unsupported =
            |field: &str, value: &str, reason: &str| Err(Error::new(Code::VALUE_NOT_SUPPORTED, &[field, value, reason]));
        if self.store.get(vm::is_a_template, uuid) {
            return Err(Error::new(Code::VM_IS_TEMPLATE, &[&uuid_text(uuid)]));
        }
        let policy = self.store.get(vm::HVM_boot_policy, uuid);
        if !policy.is_empty() {
            return unsupported("HVM_boot_policy", policy, "HVM guests are not served");
        }
        let loader = self.store.get(vm::PV_bootloader, uuid);
        if !loader.is_empty() {
            return unsupported("PV_bootloader", loader, "no bootloader runs in the control domain; name a PV_kernel");
        }
        if self.store.get(vm::PV_kernel, uuid).is_empty() {
            return unsupported("PV_kernel", "", "there is no kernel to boot");
        }
        let memory = self.store.get(vm::memory_static_max, uuid);
        if memory <= 0 {
            return unsupported("memory_static_max", &format!("{memory}"), "a VM needs memory");
        }
        let (boot, most) = (self.store.get(vm::VCPUs_at_startup, uuid), self.store.get(vm::VCPUs_max, uuid));
        if boot > most {
            return unsupported("VCPUs_at_startup", &format!("{boot}"), "more than VCPUs_max");
        }
        Ok(())
    }

    /// The host has the memory, as far as can be told before trying.
    fn affordable(&self, env: &mut Env<'_>, uuid: &Uuid) -> Result<()> {
        let needed = u64::try_from(self.store.get(vm::memory_static_max, uuid)).unwrap_or(0);
        let free = env.backend.host_memory().free;
        if needed > free {
            let params = [format!("{needed}"), format!("{free}")];
            let [needed, free] = &params;
            return Err(Error::new(Code::HOST_NOT_ENOUGH_FREE_MEMORY, &[needed, free]));
        }
        Ok(())
    }

    /// Begins a plan; only one that builds a domain can fail to, for want of memory.
    fn begin(&mut self, env: &mut Env<'_>, operation: Operation, uuid: &Uuid, restart: bool) -> Result<OpId> {
        let op = self.next_op();
        if matches!(operation, Operation::Start | Operation::StartPaused | Operation::HardReboot) {
            env.backend.open(op, self.spec(uuid).ok_or_else(|| Error::internal(NO_HEAP))?);
        }
        let fail_at = self.take_injection();
        let run = Run::new(op, *uuid, operation, fail_at);
        self.pending.insert(op, Pending { run, call: None, task: None, audit: None, restart });
        self.busy.insert(*uuid, op);
        Ok(op)
    }

    /// What is to be built; None: no memory for a copy of its images.
    fn spec(&self, uuid: &Uuid) -> Option<VmSpec> {
        let s = &self.store;
        Some(VmSpec {
            uuid: *uuid,
            kernel: copy(s.get(vm::PV_kernel, uuid))?,
            ramdisk: copy(s.get(vm::PV_ramdisk, uuid))?,
            args: copy(s.get(vm::PV_args, uuid))?,
            memory: u64::try_from(s.get(vm::memory_static_max, uuid)).unwrap_or(0),
            vcpus: u32::try_from(s.get(vm::VCPUs_max, uuid)).unwrap_or(1),
        })
    }

    /// A plan has ended: its VM's state, its answer, its task, its audit line, and what waited for it.
    pub(crate) fn plan_ended(&mut self, env: &mut Env<'_>, op: OpId, ended: Ended) {
        let Some(pending) = self.pending.remove(&op) else { return };
        let (uuid, operation) = (pending.run.vm, pending.run.operation);
        self.busy.remove(&uuid);
        env.backend.close(op);
        let state = match (ended.result, ended.destroyed) {
            (Ok(()), _) => Some(operation.row().then),
            (Err(_), Some(true)) => Some(PowerState::Halted),
            // It may or may not be there: hard_shutdown tries again.
            (Err(_), Some(false)) => Some(PowerState::Unknown),
            (Err(_), None) => None,
        };
        if let Some(state) = state {
            self.set_power_state(&uuid, state);
        }
        let result = match ended.result {
            Ok(()) => Ok(Value::Void),
            Err(failure) => {
                self.counts.plans_failed += 1;
                Err(self.explain(&pending, failure))
            }
        };
        if let Some(line) = &pending.audit {
            line.tell(env, told(&result));
        }
        if let Some(task) = &pending.task {
            self.of_task.remove(task);
            self.task_end(env.now, task, &result, crate::schema::Type::Void);
        }
        if let Some(call) = pending.call {
            self.answer(call, result);
        }
        if pending.restart && self.power_state(&uuid) == PowerState::Halted {
            self.schedule_restart(env.now, &uuid);
        }
        if let Some(event) = self.later.remove(&uuid) {
            self.domain_event(env, &uuid, event);
        }
    }

    fn set_power_state(&mut self, uuid: &Uuid, state: PowerState) {
        self.store.set(vm::power_state, uuid, state as u8);
        let on = if matches!(state, PowerState::Halted | PowerState::Suspended) { NONE } else { self.host };
        self.store.set(vm::resident_on, uuid, on);
    }

    /// What a failure is to the client.
    fn explain(&self, pending: &Pending, failure: Failure) -> Error {
        let uuid = &pending.run.vm;
        let image = |ramdisk: bool, reason: &str| {
            let (field, key) = if ramdisk { ("PV_ramdisk", vm::PV_ramdisk) } else { ("PV_kernel", vm::PV_kernel) };
            Error::new(Code::VALUE_NOT_SUPPORTED, &[field, self.store.get(key, uuid), reason])
        };
        match failure {
            Failure::Cancelled => {
                let task = pending.task.map(|t| uuid_text(&t)).unwrap_or_default();
                Error::new(Code::TASK_CANCELLED, &[&task])
            }
            Failure::TimedOut(step) => Error::internal(&format!("{step:?} took too long")),
            Failure::Step(error) => match error {
                BackendError::NoMemory { needed, available } => {
                    let params = [format!("{needed}"), format!("{available}")];
                    let [needed, available] = &params;
                    Error::new(Code::HOST_NOT_ENOUGH_FREE_MEMORY, &[needed, available])
                }
                BackendError::NoHeap => Error::internal(NO_HEAP),
                BackendError::ImageNotFound { ramdisk } => image(ramdisk, "there is no such image"),
                BackendError::BadImage { ramdisk, why } => image(ramdisk, why),
                BackendError::ImageTooBig { ramdisk, limit } => {
                    image(ramdisk, &format!("the image is over the limit of {limit} bytes"))
                }
                BackendError::TooManyVcpus { limit } => {
                    let vcpus = format!("{}", self.store.get(vm::VCPUs_max, uuid));
                    Error::new(Code::VALUE_NOT_SUPPORTED, &["VCPUs_max", &vcpus, &format!("at most {limit}")])
                }
                BackendError::Xen { call, errno } => Error::internal(&format!("Xen refused {call}: {errno}")),
                BackendError::Injected => Error::internal("a failure injected on purpose"),
                BackendError::NoDomain => Error::internal("the domain is gone"),
            },
        }
    }

    /// Something happened to a VM's domain without being asked for.
    pub fn domain_event(&mut self, env: &mut Env<'_>, uuid: &Uuid, event: DomainEvent) {
        if !self.store.contains(Class::VM, uuid) {
            return;
        }
        if self.busy.contains_key(uuid) {
            // The plan may not have noticed yet; what it leaves behind decides.
            self.later.insert(*uuid, event);
            return;
        }
        if !Operation::HardShutdown.allowed(self.power_state(uuid)) {
            return;
        }
        let normal = |key| OnNormalExit::from_index(self.store.get(key, uuid)) == OnNormalExit::Restart;
        let restart = match event {
            DomainEvent::PowerOff => normal(vm::actions_after_shutdown),
            DomainEvent::Reboot => normal(vm::actions_after_reboot),
            DomainEvent::Crash => match OnCrash::from_index(self.store.get(vm::actions_after_crash, uuid)) {
                OnCrash::Destroy | OnCrash::CoredumpAndDestroy => false,
                OnCrash::Restart | OnCrash::CoredumpAndRestart | OnCrash::RenameRestart => true,
                OnCrash::Preserve => {
                    self.set_power_state(uuid, PowerState::Crashed);
                    return;
                }
            },
            // Nobody asked it to, and there is nowhere to keep it until issue 4.
            DomainEvent::Suspend => false,
        };
        // A teardown copies nothing, so it does begin.
        let _ = self.begin(env, Operation::HardShutdown, uuid, restart);
    }

    pub(crate) fn schedule_restart(&mut self, now: u64, uuid: &Uuid) {
        let restart = self.restarts.or_insert_with(*uuid, || Restart { last: None, due: None });
        let at = restart.last.map_or(now, |last| last.saturating_add(RESTART_NS)).max(now);
        restart.due = Some(at);
        self.due.insert((at, *uuid));
    }

    /// Forgets a restart that was to come.
    fn no_restart(&mut self, uuid: &Uuid) {
        if let Some(due) = self.restarts.get_mut(uuid).and_then(|r| r.due.take()) {
            self.due.remove(&(due, *uuid));
        }
    }

    /// Starts again what is due, a few at a time; whether more is. What can't be started stays halted, and the audit
    /// says why.
    pub(crate) fn restart_due(&mut self, env: &mut Env<'_>) -> bool {
        for _ in 0..PLANS_PER_POLL {
            let Some(uuid) = self.due_now(env.now) else { return false };
            self.no_restart(&uuid);
            let ready = self.startable(&uuid).and_then(|()| self.affordable(env, &uuid));
            let begun = ready.and_then(|()| self.begin(env, Operation::Start, &uuid, false));
            let line = Line {
                user: String::new(),
                source: Source::default(),
                method: String::from("VM.start"),
                reference: String::from(uuid_text(&uuid).as_str()),
            };
            let op = match begun {
                Ok(op) => op,
                Err(error) => {
                    line.tell(env, error.code.name());
                    continue;
                }
            };
            self.counts.restarts += 1;
            if let Some(restart) = self.restarts.get_mut(&uuid) {
                restart.last = Some(env.now);
            }
            if let Some(pending) = self.pending.get_mut(&op) {
                pending.audit = Some(line);
            }
        }
        self.due_now(env.now).is_some()
    }

    /// A VM whose restart is due.
    fn due_now(&self, now: u64) -> Option<Uuid> {
        self.due.first().filter(|(at, _)| *at <= now).map(|(_, uuid)| *uuid)
    }
}
