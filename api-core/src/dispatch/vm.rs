//! A VM's life: creation, operations and what guests do by themselves, put around the runs of `lifecycle`.
//!
//! ```text
//!   operate -> checks -> Pending{run} --poll--> plan_ended -> power_state, answer, task, audit
//!                                                    \-> event that came meanwhile, restart that is due
//! ```
//! XenAPI 1.0.10 "VM Lifecycle", actions_after_*. Deliberately absent: what steps do (the backend's).

use super::pool::xen;
use super::{Caller, Outcome};
use crate::config::HostCpu;
use crate::engine::{Engine, Env, Line, PLANS_PER_POLL, Pending, Restart, Source, told};
use crate::error::{Code, Error, Result};
use crate::lifecycle::allowed::Operation;
use crate::lifecycle::backend::{
    BackendError, CONTROL_DOMAIN, DomainEvent, Kind, OpId, SchedChange, StepKind, StorageError, Uuid, VmSpec,
};
use crate::lifecycle::backend::{GRUB_PV, GRUB_PVH};
use crate::lifecycle::plan::ASK_SECONDS;
use crate::lifecycle::run::{Ended, Failure, Run};
use crate::room::{copy, fits};
use crate::schema::enums::{ConsoleProtocol, OnNormalExit, PowerState};
use crate::schema::types::{Key, Role, kind};
use crate::schema::{Class, Type, console, dpci, dscsi, host, vm, vtpm};
use crate::store::Store;
use crate::store::value::{MapKey, NODE, NONE, Value};
use crate::wire::uuid::{new_uuid, uuid_text};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The one VM.PV_bootloader there is.
const GRUB: &str = "grub";
/// A guest that keeps shutting down is started again at most this often.
const RESTART_NS: u64 = 1_000_000_000;
/// Longest time-out of a guest's shutdown, seconds.
const DAY: u64 = 24 * 3600;
/// What the client is told once the host is to end.
pub(super) const ENDING: &str = "the host is on its way down";
/// What the client is told of an image that cannot be resumed any more.
const SPENT: &str = "the VM was resumed from its image before, and the host ended; it is Halted now";
/// What the client is told when our own heap is too small.
const NO_HEAP: &str = "the control domain has no memory for this just now";

impl Engine {
    pub(super) fn power_state(&self, vm: &Uuid) -> PowerState {
        PowerState::from_index(self.store.get(vm::power_state, vm))
    }

    /// A new VM gets its console.
    pub(super) fn vm_created(&mut self, env: &mut Env<'_>, uuid: &Uuid) {
        let screen = new_uuid(env.random);
        self.store.insert(Class::console, screen, Store::blank(Class::console, &screen));
        self.store.set(console::VM, &screen, *uuid);
        self.store.set(console::protocol, &screen, ConsoleProtocol::Vt100 as u8);
        if self.store.get(vm::memory_dynamic_max, uuid) == 0 {
            let all = self.store.get(vm::memory_static_max, uuid);
            self.store.set(vm::memory_dynamic_max, uuid, all);
        }
    }

    /// VM.destroy: only of a halted VM.
    pub(super) fn vm_destroyable(&self, uuid: &Uuid) -> Result<()> {
        self.guest(uuid)?;
        self.idle(uuid)?;
        self.in_state(Operation::Destroy, uuid)
    }

    /// What is kept for a VM beside its objects goes with it.
    pub(super) fn vm_destroyed(&mut self, env: &mut Env<'_>, uuid: &Uuid) {
        self.no_restart(uuid);
        self.restarts.remove(uuid);
        self.renamed.remove(uuid);
        env.backend.forget(uuid);
    }

    /// It is not the control domain, which nothing is done to: without it there is no host.
    pub(super) fn guest(&self, uuid: &Uuid) -> Result<()> {
        match *uuid == CONTROL_DOMAIN {
            true => Err(Error::refused("it is the control domain")),
            false => Ok(()),
        }
    }

    /// VM.clone: the record under a new name; nothing of a domain.
    pub(crate) fn vm_clone(
        &mut self,
        env: &mut Env<'_>,
        caller: &Caller,
        from: &Uuid,
        name: Option<Value>,
    ) -> Result<Value> {
        self.guest(from)?;
        self.idle(from)?;
        self.in_state(Operation::Clone, from)?;
        let mut values = self.copied(env, from, name.unwrap_or(Value::Void))?;
        if caller.role < Role::Admin {
            super::quotas::leave_out(&mut values);
        }
        let to = self.create(env, caller, Class::VM, values)?;
        self.clone_devices(env, caller, from, &to)?;
        Ok(Value::Ref(to))
    }

    /// The fields of a new VM like another one.
    pub(super) fn copied(&self, env: &mut Env<'_>, from: &Uuid, name: Value) -> Result<Vec<Value>> {
        let values = self.store.values(Class::VM, from).unwrap_or(&[]);
        if !fits(values.iter().map(Value::weight).sum()) {
            return Err(Error::internal(NO_HEAP));
        }
        let mut values = values.to_vec();
        let uuid = Value::str(&uuid_text(&new_uuid(env.random)));
        for (key, value) in [
            (vm::uuid.field, uuid),
            (vm::name_label.field, name),
            (vm::guest_metrics.field, Value::Ref(NONE)),
            (vm::resident_on.field, Value::Ref(NONE)),
            (vm::suspend_VDI.field, Value::Ref(NONE)),
            (vm::power_state.field, Value::Enum(PowerState::Halted as u8)),
        ] {
            let key = usize::from(key);
            Class::VM.row().fields.get(key).map_or(Ok(()), |field| self.check_length(field, &value))?;
            if let Some(slot) = values.get_mut(key) {
                *slot = value;
            }
        }
        Ok(values)
    }

    /// No plan is under way on the VM.
    pub(super) fn idle(&self, uuid: &Uuid) -> Result<()> {
        match self.busy.contains_key(uuid) {
            true => Err(Error::new(Code::OTHER_OPERATION_IN_PROGRESS, &["VM", &uuid_text(uuid)])),
            false => Ok(()),
        }
    }

    pub(super) fn in_state(&self, operation: Operation, uuid: &Uuid) -> Result<()> {
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
            (Operation::Resume, Some(Value::Bool(true))) => Operation::ResumePaused,
            (Operation::HardShutdown, _) if self.power_state(uuid) == PowerState::Suspended => Operation::Discard,
            (operation, _) => operation,
        };
        self.guest(uuid)?;
        if matches!(operation, Operation::HardShutdown | Operation::HardReboot) {
            self.overtake(env, uuid);
        }
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
                self.open_for_vms()?;
                self.startable(env, uuid)?;
                self.affordable(env, uuid)?;
            }
            Operation::Resume | Operation::ResumePaused => self.open_for_vms()?,
            Operation::HardReboot | Operation::CleanReboot => self.startable(env, uuid)?,
            _ => {}
        }
        let op = self.begin(env, operation, uuid, false)?;
        self.no_restart(uuid);
        Ok(Outcome::Run(op))
    }

    /// Who wants a VM ended now does not wait for a guest that was asked to end.
    fn overtake(&mut self, env: &mut Env<'_>, uuid: &Uuid) {
        let Some(op) = self.busy.get(uuid).copied() else { return };
        if self.pending.get_mut(&op).is_some_and(|pending| pending.run.asks() && pending.run.cancel()) {
            self.advance(env, op);
        }
    }

    /// The host takes VMs.
    fn open_for_vms(&self) -> Result<()> {
        match self.store.get(host::enabled, &self.host) {
            true => Ok(()),
            false => Err(Error::new(Code::HOST_DISABLED, &[&uuid_text(&self.host)])),
        }
    }

    /// The record can be started from.
    fn startable(&self, env: &mut Env<'_>, uuid: &Uuid) -> Result<()> {
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
        if !loader.is_empty() && loader != GRUB {
            return unsupported("PV_bootloader", loader, "grub, which runs in the guest, or none and a PV_kernel");
        }
        if loader.is_empty() && self.store.get(vm::PV_kernel, uuid).is_empty() {
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
        // Devices whose backends are still to come: nothing pretends to attach them.
        for (class, field) in
            [(Class::VTPM, vtpm::VM.field), (Class::DPCI, dpci::VM.field), (Class::DSCSI, dscsi::VM.field)]
        {
            if let Some(device) = self.store.inverse(class, field, uuid).next() {
                let (name, device) = (class.row().name, uuid_text(device));
                return Err(Error::refused(&format!("{name} {device} cannot be attached: it has no backend yet")));
            }
        }
        self.devices(env, uuid)?;
        self.sched_change(uuid)?;
        self.kind(uuid)?;
        self.pool_to_start_in(env, uuid).map(|_| ())
    }

    /// The text by a key of a VM's map.
    fn text_of(&self, uuid: &Uuid, field: u8, name: &str) -> Option<&str> {
        let Some(Value::Map(map)) = self.store.value(Class::VM, uuid, field) else { return None };
        map.iter().find_map(|(key, value)| match (key, value) {
            (MapKey::Str(key), Value::Str(value)) if &**key == name => Some(&**value),
            _ => None,
        })
    }

    /// VM.platform's key `type`.
    fn kind(&self, uuid: &Uuid) -> Result<Option<Kind>> {
        match self.text_of(uuid, vm::platform.field, "type") {
            None => Ok(None),
            Some("pvh") => Ok(Some(Kind::Pvh)),
            Some("pv") => Ok(Some(Kind::Pv)),
            Some(other) => Err(Error::new(Code::VALUE_NOT_SUPPORTED, &["platform", other, "type is pvh or pv"])),
        }
    }

    /// VM.VCPUs_params as far as Xen knows them: weight, cap, mask; other keys are anybody's.
    fn sched_change(&self, uuid: &Uuid) -> Result<SchedChange> {
        let mut change = SchedChange::default();
        if let Some(Value::Map(params)) = self.store.value(Class::VM, uuid, vm::VCPUs_params.field) {
            for (key, value) in params {
                if let (MapKey::Str(key), Value::Str(value)) = (key, value) {
                    self.sched_param(&mut change, key, value)?;
                }
            }
        }
        Ok(change)
    }

    /// One of them; false: it is not one Xen knows.
    fn sched_param(&self, change: &mut SchedChange, key: &str, value: &str) -> Result<bool> {
        let bad = |why| Error::new(Code::VALUE_NOT_SUPPORTED, &["VCPUs_params", value, why]);
        let number = |most: u32| value.trim().parse::<u32>().ok().filter(|n| *n <= most);
        match key {
            "weight" => {
                // The control domain has 65535: no number of guests takes the loop's time.
                let weight = number(2048).filter(|n| *n > 0).ok_or_else(|| bad("a weight is 1 to 2048"))?;
                change.weight = Some(weight);
            }
            "cap" => {
                let most = 100 * self.config.limits.max_vcpus;
                change.cap = Some(number(most).ok_or_else(|| bad("a cap is a percentage of one CPU, 0 for none"))?);
            }
            "mask" => {
                let cpus = cpu_list(value, &self.config.cpus).ok_or_else(|| bad("CPUs of the host, as in 0,2-3"))?;
                change.mask = Some(cpus);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// VM.add_to_VCPUs_params_live
    pub(super) fn set_sched_param(&mut self, env: &mut Env<'_>, uuid: &Uuid, key: Box<str>, value: Box<str>) -> Result<()> {
        self.guest(uuid)?;
        self.idle(uuid)?;
        let mut change = SchedChange::default();
        let known = self.sched_param(&mut change, &key, &value)?;
        let field = vm::VCPUs_params.field;
        let row = Class::VM.row().fields.get(usize::from(field));
        let (key, value) = (Value::Str(key), Value::Str(value));
        row.map_or(Ok(()), |row| [&key, &value].into_iter().try_for_each(|v| self.check_length(row, v)))?;
        self.room(key.weight() + value.weight() + NODE)?;
        if known && matches!(self.power_state(uuid), PowerState::Running | PowerState::Paused) {
            env.backend.schedule(uuid, &change).map_err(xen)?;
        }
        if let Some(key) = MapKey::of(key) {
            self.store.change(Class::VM, uuid, field, |params| {
                if let Value::Map(params) = params {
                    params.insert(key, value);
                }
            });
        }
        Ok(())
    }

    /// VM.set_VCPUs_number_live
    pub(super) fn set_vcpus(&mut self, env: &mut Env<'_>, uuid: &Uuid, number: i64) -> Result<()> {
        self.guest(uuid)?;
        let field = vm::VCPUs_at_startup.field;
        let row = Class::VM.row().fields.get(usize::from(field));
        row.map_or(Ok(()), |row| self.check_value(Class::VM, row, &Value::Int(number)))?;
        if self.power_state(uuid) == PowerState::Halted {
            self.store.set(vm::VCPUs_at_startup, uuid, number);
            return Ok(());
        }
        self.alive(uuid)?;
        let most = self.store.get(vm::VCPUs_max, uuid);
        if number > most {
            let params = [format!("{number}"), format!("the VM has {most}")];
            let [number, most] = &params;
            return Err(Error::new(Code::VALUE_NOT_SUPPORTED, &["nvcpu", number, most]));
        }
        env.backend.set_vcpus(uuid, u32::try_from(number).unwrap_or(1)).map_err(xen)
    }

    /// The VM has a domain whose guest can be told something.
    fn alive(&self, uuid: &Uuid) -> Result<()> {
        let state = self.power_state(uuid);
        match state {
            PowerState::Running | PowerState::Paused => Ok(()),
            _ => Err(Error::new(Code::VM_BAD_POWER_STATE, &[&uuid_text(uuid), "Running, Paused", state.text()])),
        }
    }

    /// VM.set_memory_dynamic_max_live, and _min_live
    pub(super) fn set_memory_live(
        &mut self,
        env: &mut Env<'_>,
        uuid: &Uuid,
        key: Key<kind::Int>,
        bytes: i64,
    ) -> Result<()> {
        self.guest(uuid)?;
        let [lowest, low, high, highest] =
            [vm::memory_static_min, vm::memory_dynamic_min, vm::memory_dynamic_max, vm::memory_static_max]
                .map(|other| if other.field == key.field { bytes } else { self.store.get(other, uuid) });
        if !(lowest <= low && low <= high && high <= highest) {
            let rule = "static_min <= dynamic_min <= dynamic_max <= static_max";
            return Err(Error::new(Code::MEMORY_CONSTRAINT_VIOLATION, &[rule]));
        }
        let before = self.store.get(key, uuid);
        self.store.set(key, uuid, bytes);
        if self.alive(uuid).is_err() {
            return Ok(());
        }
        // What the guest was not told is not so.
        let told = env.backend.set_memory_target(uuid, self.target(uuid));
        told.map_err(|error| {
            self.store.set(key, uuid, before);
            xen(error)
        })
    }

    /// A field whose setter reaches the guest, of a VM that has one.
    pub(super) fn is_live(&self, uuid: &Uuid, field: u8) -> bool {
        [vm::memory_dynamic_max, vm::memory_dynamic_min].iter().any(|key| key.field == field) && self.alive(uuid).is_ok()
    }

    /// Sets such a field.
    pub(super) fn set_live(&mut self, env: &mut Env<'_>, uuid: &Uuid, field: u8, value: &Value) -> Result<()> {
        let key = if field == vm::memory_dynamic_max.field { vm::memory_dynamic_max } else { vm::memory_dynamic_min };
        let Value::Int(bytes) = value else { return Err(Error::internal("a row of another type")) };
        self.set_memory_live(env, uuid, key, *bytes)
    }

    /// Bytes a guest is to keep.
    fn target(&self, uuid: &Uuid) -> u64 {
        let [low, high, most] = [vm::memory_dynamic_min, vm::memory_dynamic_max, vm::memory_static_max]
            .map(|key| u64::try_from(self.store.get(key, uuid)).unwrap_or(0));
        high.max(low).min(most)
    }

    /// VM.send_sysrq
    pub(super) fn send_sysrq(&mut self, env: &mut Env<'_>, uuid: &Uuid, key: &str) -> Result<()> {
        self.guest(uuid)?;
        self.in_state(Operation::SendSysrq, uuid)?;
        match key.as_bytes() {
            [key] if key.is_ascii_alphanumeric() => env.backend.send_sysrq(uuid, *key).map_err(xen),
            _ => Err(Error::new(Code::VALUE_NOT_SUPPORTED, &["key", key, "one letter or digit"])),
        }
    }

    /// VM.send_trigger
    pub(super) fn send_trigger(&mut self, env: &mut Env<'_>, uuid: &Uuid, trigger: &str) -> Result<()> {
        self.guest(uuid)?;
        self.in_state(Operation::SendTrigger, uuid)?;
        if trigger != "nmi" {
            return Err(Error::new(Code::VALUE_NOT_SUPPORTED, &["trigger", trigger, "only nmi reaches the guests here"]));
        }
        env.backend.send_nmi(uuid).map_err(xen)
    }

    /// host.shutdown, host.reboot: of a disabled host without running VMs, as the text has it.
    pub(super) fn host_power(&mut self, env: &mut Env<'_>, restart: bool) -> Result<Outcome> {
        if self.store.get(host::enabled, &self.host) {
            return Err(Error::refused("the host must be disabled first"));
        }
        if self.ending || self.leaving.is_some() {
            return Err(Error::refused(ENDING));
        }
        if !self.busy.is_empty() {
            return Err(Error::refused("an operation of a VM is under way"));
        }
        if self.pending.values().any(|pending| pending.run.operation == Operation::StoreDump) {
            return Err(Error::refused("a crash dump is being written to its disk"));
        }
        let resident = self.store.inverse(vm::resident_on.class, vm::resident_on.field, &self.host);
        let guests: Vec<Uuid> = resident.copied().filter(|vm| *vm != CONTROL_DOMAIN).collect();
        if guests.is_empty() {
            self.end_host(env, restart)?;
            return Ok(Outcome::Value(Value::Void));
        }
        // Guests that run are asked; the others have nobody who could answer. Neither copies anything, so it does begin.
        for guest in &guests {
            let running = self.power_state(guest) == PowerState::Running;
            let operation = if running { Operation::CleanShutdown } else { Operation::HardShutdown };
            let _ = self.begin(env, operation, guest, false);
        }
        self.leaving = Some(restart);
        Ok(Outcome::Value(Value::Void))
    }

    fn end_host(&mut self, env: &mut Env<'_>, restart: bool) -> Result<()> {
        env.backend.power(restart).map_err(xen)?;
        self.ending = true;
        Ok(())
    }

    /// On the way down: a guest that would not end is ended, and after the last one the machine is.
    fn leave(&mut self, env: &mut Env<'_>, ended: Operation, uuid: &Uuid) {
        let Some(restart) = self.leaving else { return };
        self.no_restart(uuid);
        let there = Operation::HardShutdown.allowed(self.power_state(uuid));
        // It did not end when asked. A teardown that failed is left.
        if ended != Operation::HardShutdown && there {
            let _ = self.begin(env, Operation::HardShutdown, uuid, false);
        }
        if self.busy.is_empty() {
            self.leaving = None;
            // Nobody waits for an answer any more: what stands in the way the backend says in its log.
            let _ = self.end_host(env, restart);
        }
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
    pub(super) fn begin(&mut self, env: &mut Env<'_>, operation: Operation, uuid: &Uuid, restart: bool) -> Result<OpId> {
        let image = self.image_of(env, operation, uuid)?;
        let spec = if operation.builds() {
            let (pool, scheduling) = (self.pool_to_start_in(env, uuid)?, self.sched_change(uuid)?);
            let (kind, devices) = (self.kind(uuid)?, self.devices(env, uuid)?);
            let spec = self.spec(uuid, kind, pool, scheduling).ok_or_else(|| Error::internal(NO_HEAP))?;
            Some(VmSpec { devices, image, ..spec })
        } else {
            image.map(|_| VmSpec { uuid: *uuid, image, ..VmSpec::default() })
        };
        let op = self.begin_with(env, operation, uuid, spec, restart)?;
        if let (Operation::Suspend, Some(disk), Some(pending)) = (operation, image, self.pending.get_mut(&op)) {
            pending.device = Some((Class::VDI, disk));
        }
        Ok(op)
    }

    /// Begins a plan that this is to be done to.
    pub(super) fn begin_with(
        &mut self,
        env: &mut Env<'_>,
        operation: Operation,
        uuid: &Uuid,
        spec: Option<VmSpec>,
        restart: bool,
    ) -> Result<OpId> {
        let op = self.next_op();
        if let Some(spec) = spec {
            env.backend.open(op, spec);
        }
        let fail_at = self.take_injection();
        let run = Run::new(op, *uuid, operation, fail_at).within(self.patience(uuid));
        self.pend(run, restart, None);
        self.busy.insert(*uuid, op);
        Ok(op)
    }

    /// A run is polled from now on. Unless its VM is made busy too, nothing that VMs do waits for it.
    pub(super) fn pend(&mut self, run: Run, restart: bool, device: Option<(Class, Uuid)>) {
        let pending = Pending { run, call: None, task: None, audit: None, restart, device, copying: None };
        self.pending.insert(pending.run.op, pending);
    }

    /// Seconds a guest has to shut down: other_config's shutdown_timeout.
    fn patience(&self, uuid: &Uuid) -> u64 {
        let asked = self.text_of(uuid, vm::other_config.field, "shutdown_timeout");
        let asked = asked.and_then(|seconds| seconds.trim().parse().ok());
        asked.filter(|seconds| (1..=DAY).contains(seconds)).unwrap_or(ASK_SECONDS)
    }

    /// Whether its disks are offered persistent grants: other_config's persistent_grants.
    pub(super) fn grants_stay(&self, uuid: &Uuid) -> bool {
        self.text_of(uuid, vm::other_config.field, "persistent_grants") == Some("true")
    }

    /// What is to be built; None: no memory for a copy of its images.
    fn spec(&self, uuid: &Uuid, kind: Option<Kind>, pool: Option<u32>, scheduling: SchedChange) -> Option<VmSpec> {
        let s = &self.store;
        // The loader is a kernel of the bundle's that reads the guest's disk in the guest.
        let (kernel, ramdisk, args) = match (s.get(vm::PV_bootloader, uuid) == GRUB, kind) {
            (false, _) => (s.get(vm::PV_kernel, uuid), s.get(vm::PV_ramdisk, uuid), s.get(vm::PV_args, uuid)),
            (true, Some(Kind::Pv)) => (GRUB_PV, "", s.get(vm::PV_bootloader_args, uuid)),
            (true, _) => (GRUB_PVH, "", s.get(vm::PV_bootloader_args, uuid)),
        };
        Some(VmSpec {
            uuid: *uuid,
            kernel: copy(kernel)?,
            ramdisk: copy(ramdisk)?,
            args: copy(args)?,
            kind,
            memory: u64::try_from(s.get(vm::memory_static_max, uuid)).unwrap_or(0),
            vcpus: u32::try_from(s.get(vm::VCPUs_max, uuid)).unwrap_or(1),
            online: u32::try_from(s.get(vm::VCPUs_at_startup, uuid)).unwrap_or(1),
            target: self.target(uuid),
            name: copy(s.get(vm::name_label, uuid))?,
            pool,
            scheduling,
            quotas: self.quotas_of(Class::VM, uuid),
            devices: Vec::new(),
            image: None,
        })
    }

    /// A plan has ended: its VM's state, its answer, its task, its audit line, and what waited for it.
    pub(crate) fn plan_ended(&mut self, env: &mut Env<'_>, op: OpId, ended: Ended) {
        let Some(mut pending) = self.pending.remove(&op) else { return };
        let (uuid, operation) = (pending.run.vm, pending.run.operation);
        env.backend.close(op);
        if let Some((Class::PBD, door)) = pending.device {
            let result = ended.result.map_err(|failure| self.explain(&pending, failure));
            let result = result.and_then(|()| self.pbd_joined(env, operation, &door));
            return self.plan_told(env, pending, result.map(|()| Value::Void));
        }
        if let Some(copying) = pending.copying.take() {
            let result = ended.result.map_err(|failure| self.explain(&pending, failure));
            let result = self.copy_ended(env, &uuid, *copying, result);
            return self.plan_told(env, pending, result);
        }
        if let (Operation::StoreDump, Some((_, disk))) = (operation, pending.device) {
            self.dump_stored(env, &uuid, &disk, ended.result.is_ok());
            let result = ended.result.map_err(|failure| self.explain(&pending, failure));
            return self.plan_told(env, pending, result.map(|()| Value::Void));
        }
        self.busy.remove(&uuid);
        let state = match (ended.result, ended.destroyed) {
            (Ok(()), _) => Some(operation.row().then),
            (Err(Failure::Step(BackendError::Spent)), _) => Some(PowerState::Halted),
            // What it was made of is still there.
            (Err(_), Some(true)) if operation.resumes() => Some(PowerState::Suspended),
            (Err(_), Some(true)) => Some(PowerState::Halted),
            // It may or may not be there: hard_shutdown tries again.
            (Err(_), Some(false)) => Some(PowerState::Unknown),
            // It runs; only what it was made of could not be given back.
            (Err(_), None) if operation.resumes() && env.backend.vm_sample(&uuid).is_some() => Some(operation.row().then),
            (Err(_), None) => None,
        };
        if state == Some(PowerState::Halted) {
            // An image that could not be given back before.
            let _ = env.backend.drop_image(&uuid);
        }
        if matches!(state, Some(PowerState::Halted | PowerState::Running | PowerState::Paused)) {
            self.image_gone(env, &uuid);
        }
        if let Some(state) = state {
            self.set_power_state(&uuid, state);
        }
        match pending.device {
            Some((Class::VDI, disk)) if ended.result.is_ok() => self.suspended_on(env, &uuid, &disk),
            Some((Class::VDI, disk)) => drop(env.backend.disk_remove(&disk)),
            Some(device) if ended.result.is_ok() => self.unplugged(device),
            None if operation.builds() && ended.result.is_ok() => self.devices_attached(&uuid, true),
            _ => {}
        }
        if operation == Operation::Suspend && ended.result.is_err() {
            // It may have suspended itself all the same: it runs on, and then that is of no interest any more.
            if env.backend.run_on(&uuid).is_ok() && self.later.get(&uuid) == Some(&DomainEvent::Suspend) {
                self.later.remove(&uuid);
            }
            let _ = env.backend.drop_image(&uuid);
        }
        let result = ended.result.map_err(|failure| self.explain(&pending, failure));
        let restart = pending.restart;
        self.plan_told(env, pending, result.map(|()| Value::Void));
        if restart && self.power_state(&uuid) == PowerState::Halted {
            self.schedule_restart(env.now, &uuid);
        }
        if let Some(event) = self.later.remove(&uuid) {
            self.domain_event(env, &uuid, event);
        }
        self.leave(env, operation, &uuid);
    }

    /// Tells who waits for a plan how it ended.
    fn plan_told(&mut self, env: &mut Env<'_>, pending: Pending, result: Result<Value>) {
        self.counts.plans_failed += u64::from(result.is_err());
        if let (Operation::Await, Err(error)) = (pending.run.operation, &result) {
            self.refused_srs.push((pending.run.vm, error.clone()));
        }
        if let Some(line) = &pending.audit {
            line.tell(env, told(&result));
        }
        if let Some(task) = &pending.task {
            self.of_task.remove(task);
            let ty = match pending.run.operation {
                Operation::CopyDisk => Type::Ref(Class::VDI),
                Operation::CloneSr => Type::Ref(Class::SR),
                _ => Type::Void,
            };
            self.task_end(env.now, task, &result, ty);
        }
        if let Some(call) = pending.call {
            self.answer(call, result);
        }
    }

    pub(super) fn set_power_state(&mut self, uuid: &Uuid, state: PowerState) {
        self.store.set(vm::power_state, uuid, state as u8);
        let on = if matches!(state, PowerState::Halted | PowerState::Suspended) { NONE } else { self.host };
        self.store.set(vm::resident_on, uuid, on);
        if on == NONE {
            self.unhear(uuid);
            self.devices_attached(uuid, false);
        }
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
            Failure::TimedOut(step, percent) if step.asks() => {
                let code = match (percent, step) {
                    (0, _) => Code::VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT,
                    (_, StepKind::AskSuspend) => Code::VM_SUSPEND_TIMEOUT,
                    _ => Code::VM_SHUTDOWN_TIMEOUT,
                };
                Error::new(code, &[&uuid_text(uuid), &format!("{}", self.patience(uuid))])
            }
            Failure::TimedOut(StepKind::DetachDevice, _) => {
                let (class, device) = pending.device.unwrap_or((Class::VBD, NONE));
                Error::new(Code::DEVICE_DETACH_TIMEOUT, &[class.row().name, &uuid_text(&device)])
            }
            Failure::TimedOut(StepKind::DetachSr, _) => super::storage::failed(uuid, StorageError::Busy),
            Failure::TimedOut(StepKind::JoinSr, _) => super::storage::backend("its server does not answer"),
            Failure::TimedOut(step, _) => Error::internal(&format!("{step:?} took too long")),
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
                BackendError::Crashed => Error::new(Code::VM_CRASHED, &[&uuid_text(uuid)]),
                BackendError::Injected => Error::internal("a failure injected on purpose"),
                BackendError::NoDomain => Error::internal("the domain is gone"),
                BackendError::Device(device, why) => {
                    Error::internal(&format!("device {} cannot be attached: {why}", uuid_text(&device)))
                }
                BackendError::Storage(why) => super::storage::backend(why),
                BackendError::Full => Error::new(Code::SR_FULL, &["", ""]),
                BackendError::Spent => super::storage::backend(SPENT),
                BackendError::UnknownScheduler => xen(error),
            },
        }
    }

    /// Something happened to a VM's domain without being asked for.
    pub fn domain_event(&mut self, env: &mut Env<'_>, uuid: &Uuid, event: DomainEvent) {
        if !self.store.contains(Class::VM, uuid) || *uuid == CONTROL_DOMAIN {
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
            DomainEvent::Crash => return self.crashed(env, uuid),
            // Nobody asked it to, or does any more.
            DomainEvent::Suspend => return self.suspended_unasked(env, uuid),
        };
        // A teardown copies nothing, so it does begin.
        let _ = self.begin(env, Operation::HardShutdown, uuid, restart);
    }

    /// It is let run on; one that does so again within a second is as good as crashed.
    fn suspended_unasked(&mut self, env: &mut Env<'_>, uuid: &Uuid) {
        let restart = self.restarts.or_insert_with(*uuid, || Restart { last: None, due: None });
        let soon = restart.last.is_some_and(|last| env.now < last.saturating_add(RESTART_NS));
        restart.last = Some(env.now);
        if soon || env.backend.run_on(uuid).is_err() {
            self.crashed(env, uuid);
        }
    }

    pub(crate) fn schedule_restart(&mut self, now: u64, uuid: &Uuid) {
        let restart = self.restarts.or_insert_with(*uuid, || Restart { last: None, due: None });
        let at = restart.last.map_or(now, |last| last.saturating_add(RESTART_NS)).max(now);
        restart.due = Some(at);
        self.due.insert(at, uuid);
    }

    /// Forgets a restart that was to come.
    fn no_restart(&mut self, uuid: &Uuid) {
        if let Some(due) = self.restarts.get_mut(uuid).and_then(|r| r.due.take()) {
            self.due.remove(due, uuid);
        }
    }

    /// Starts again what is due, a few at a time; whether more is. What can't be started stays halted, and the audit
    /// says why.
    pub(crate) fn restart_due(&mut self, env: &mut Env<'_>) -> bool {
        for _ in 0..PLANS_PER_POLL {
            let Some(uuid) = self.due_now(env.now) else { return false };
            self.no_restart(&uuid);
            if self.start_unasked(env, &uuid).is_none() {
                continue;
            }
            self.counts.restarts += 1;
            if let Some(restart) = self.restarts.get_mut(&uuid) {
                restart.last = Some(env.now);
            }
        }
        self.due_now(env.now).is_some()
    }

    /// Starts a VM that nobody asked for just now.
    pub(super) fn start_unasked(&mut self, env: &mut Env<'_>, uuid: &Uuid) -> Option<OpId> {
        let ready = self.idle(uuid).and_then(|()| self.in_state(Operation::Start, uuid)).and_then(|()| self.open_for_vms());
        let ready = ready.and_then(|()| self.startable(env, uuid)).and_then(|()| self.affordable(env, uuid));
        let begun = ready.and_then(|()| self.begin(env, Operation::Start, uuid, false));
        let line = Line {
            user: String::new(),
            source: Source::default(),
            method: String::from("VM.start"),
            reference: String::from(uuid_text(uuid).as_str()),
        };
        match begun {
            Ok(op) => {
                if let Some(pending) = self.pending.get_mut(&op) {
                    pending.audit = Some(line);
                }
                Some(op)
            }
            Err(error) => {
                line.tell(env, error.code.name());
                None
            }
        }
    }

    /// A VM whose restart is due.
    fn due_now(&self, now: u64) -> Option<Uuid> {
        self.due.first().filter(|(at, _)| *at <= now).map(|(_, uuid)| uuid)
    }
}

/// CPUs of the host from a list like `0,2-3`, ascending; `all` is all of them.
fn cpu_list(text: &str, cpus: &[HostCpu]) -> Option<Vec<u32>> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for part in text.split(',').map(str::trim) {
        let range = match part.split_once('-') {
            _ if part == "all" => (0, u32::MAX),
            Some((first, last)) => (first.trim().parse().ok()?, last.trim().parse().ok()?),
            None => part.parse().ok().map(|n| (n, n))?,
        };
        if !cpus.iter().any(|cpu| (range.0..=range.1).contains(&cpu.number)) {
            return None;
        }
        ranges.push(range);
    }
    let numbers = cpus.iter().map(|cpu| cpu.number);
    Some(numbers.filter(|n| ranges.iter().any(|range| (range.0..=range.1).contains(n))).collect())
}
