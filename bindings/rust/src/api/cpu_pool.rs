//! cpu_pool: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A CPU pool. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    CpuPoolRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// Name of cpu_pool.
        new name_label "name_label": String = String::new();
        /// Additional description.
        new name_description "name_description": String = String::new();
        /// The host the cpu_pool is currently resident on.
        run resident_on "resident_on": Ref<Host> = Ref::none();
        /// True if this pool should be activated with the host.
        new auto_power_on "auto_power_on": bool = false;
        /// List of VMs currently started in this pool.
        run started_VMs "started_VMs": Vec<Ref<Vm>> = Vec::new();
        /// Number of host_CPUs requested for this pool at next start.
        new ncpu "ncpu": i64 = 1;
        /// Scheduler policy on this pool; empty: the one Xen was booted with.
        new sched_policy "sched_policy": String = String::new();
        /// List of host CPUs (their numbers) to take first at next start.
        new proposed_CPUs "proposed_CPUs": Vec<String> = Vec::new();
        /// List of host_cpus currently assigned to this pool.
        run host_CPUs "host_CPUs": Vec<Ref<HostCpu>> = Vec::new();
        /// True if this pool is activated.
        run activated "activated": bool = false;
        /// Additional configuration.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
    }
}

calls! {
    /// A CPU pool.
    CpuPool {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "cpu_pool.get_uuid" (cpu_pool: &Ref<CpuPool>) -> String;
        /// Get `name_label`: Name of cpu_pool.
        call get_name_label "cpu_pool.get_name_label" (cpu_pool: &Ref<CpuPool>) -> String;
        /// Set `name_label`: Name of cpu_pool. Errors: POOL_BAD_STATE.
        call set_name_label "cpu_pool.set_name_label" (cpu_pool: &Ref<CpuPool>, value: &str) -> ();
        /// Get `name_description`: Additional description.
        call get_name_description "cpu_pool.get_name_description" (cpu_pool: &Ref<CpuPool>) -> String;
        /// Set `name_description`: Additional description. Errors: POOL_BAD_STATE.
        call set_name_description "cpu_pool.set_name_description" (cpu_pool: &Ref<CpuPool>, value: &str) -> ();
        /// Get `resident_on`: The host the cpu_pool is currently resident on.
        call get_resident_on "cpu_pool.get_resident_on" (cpu_pool: &Ref<CpuPool>) -> Ref<Host>;
        /// Get `auto_power_on`: True if this pool should be activated with the host.
        call get_auto_power_on "cpu_pool.get_auto_power_on" (cpu_pool: &Ref<CpuPool>) -> bool;
        /// Set `auto_power_on`: True if this pool should be activated with the host. Errors: POOL_BAD_STATE.
        call set_auto_power_on "cpu_pool.set_auto_power_on" (cpu_pool: &Ref<CpuPool>, value: bool) -> ();
        /// Get `started_VMs`: List of VMs currently started in this pool.
        call get_started_VMs "cpu_pool.get_started_VMs" (cpu_pool: &Ref<CpuPool>) -> Vec<Ref<Vm>>;
        /// Get `ncpu`: Number of host_CPUs requested for this pool at next start.
        call get_ncpu "cpu_pool.get_ncpu" (cpu_pool: &Ref<CpuPool>) -> i64;
        /// Set `ncpu`: Number of host_CPUs requested for this pool at next start. Errors: POOL_BAD_STATE.
        call set_ncpu "cpu_pool.set_ncpu" (cpu_pool: &Ref<CpuPool>, value: i64) -> ();
        /// Get `sched_policy`: Scheduler policy on this pool; empty: the one Xen was booted with.
        call get_sched_policy "cpu_pool.get_sched_policy" (cpu_pool: &Ref<CpuPool>) -> String;
        /// Set `sched_policy`: Scheduler policy on this pool; empty: the one Xen was booted with. Errors: POOL_BAD_STATE.
        call set_sched_policy "cpu_pool.set_sched_policy" (cpu_pool: &Ref<CpuPool>, value: &str) -> ();
        /// Get `proposed_CPUs`: List of host CPUs (their numbers) to take first at next start.
        call get_proposed_CPUs "cpu_pool.get_proposed_CPUs" (cpu_pool: &Ref<CpuPool>) -> Vec<String>;
        /// Set `proposed_CPUs`: List of host CPUs (their numbers) to take first at next start. Errors: POOL_BAD_STATE.
        call set_proposed_CPUs "cpu_pool.set_proposed_CPUs" (cpu_pool: &Ref<CpuPool>, value: &[String]) -> ();
        /// Add to `proposed_CPUs`: List of host CPUs (their numbers) to take first at next start. Errors: POOL_BAD_STATE.
        call add_to_proposed_CPUs "cpu_pool.add_to_proposed_CPUs" (cpu_pool: &Ref<CpuPool>, value: &str) -> ();
        /// Remove from `proposed_CPUs`: List of host CPUs (their numbers) to take first at next start. Errors:
        /// POOL_BAD_STATE.
        call remove_from_proposed_CPUs "cpu_pool.remove_from_proposed_CPUs" (cpu_pool: &Ref<CpuPool>, value: &str) -> ();
        /// Get `host_CPUs`: List of host_cpus currently assigned to this pool.
        call get_host_CPUs "cpu_pool.get_host_CPUs" (cpu_pool: &Ref<CpuPool>) -> Vec<Ref<HostCpu>>;
        /// Get `activated`: True if this pool is activated.
        call get_activated "cpu_pool.get_activated" (cpu_pool: &Ref<CpuPool>) -> bool;
        /// Get `other_config`: Additional configuration.
        call get_other_config "cpu_pool.get_other_config" (cpu_pool: &Ref<CpuPool>) -> BTreeMap<String, String>;
        /// Set `other_config`: Additional configuration. Errors: POOL_BAD_STATE.
        call set_other_config "cpu_pool.set_other_config" (cpu_pool: &Ref<CpuPool>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Additional configuration. Errors: POOL_BAD_STATE.
        call add_to_other_config "cpu_pool.add_to_other_config" (cpu_pool: &Ref<CpuPool>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Additional configuration. Errors: POOL_BAD_STATE.
        call remove_from_other_config "cpu_pool.remove_from_other_config" (cpu_pool: &Ref<CpuPool>, key: &str) -> ();
        /// All fields of the cpu_pool.
        call get_record "cpu_pool.get_record" (cpu_pool: &Ref<CpuPool>) -> CpuPoolRecord;
        /// All fields of the cpu_pool, those of 0.4.3 included.
        call get_record_internal "cpu_pool.get_record_internal" (cpu_pool: &Ref<CpuPool>) -> CpuPoolRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "cpu_pool.to_XML" (cpu_pool: &Ref<CpuPool>) -> String;
        /// The cpu_pool of this uuid.
        call get_by_uuid "cpu_pool.get_by_uuid" (uuid: &str) -> Ref<CpuPool>;
        /// Every cpu_pool.
        call get_all "cpu_pool.get_all" () -> Vec<Ref<CpuPool>>;
        /// Every cpu_pool with its record.
        call get_all_records "cpu_pool.get_all_records" () -> BTreeMap<Ref<CpuPool>, CpuPoolRecord>;
        /// Every cpu_pool of this name_label.
        call get_by_name_label "cpu_pool.get_by_name_label" (label: &str) -> Vec<Ref<CpuPool>>;
        /// Make a cpu_pool; what the record lacks takes its default. Errors: POOL_BAD_STATE.
        call create "cpu_pool.create" (args: &CpuPoolRecord) -> Ref<CpuPool>;
        /// The same as a task.
        call async_create "Async.cpu_pool.create" (args: &CpuPoolRecord) -> Ref<Task>;
        /// Destroy the cpu_pool. Errors: POOL_BAD_STATE.
        call destroy "cpu_pool.destroy" (cpu_pool: &Ref<CpuPool>) -> ();
        /// The same as a task.
        call async_destroy "Async.cpu_pool.destroy" (cpu_pool: &Ref<CpuPool>) -> Ref<Task>;
        /// Activate the cpu_pool and assign the given CPUs to it. Errors: POOL_BAD_STATE, INSUFFICIENT_CPUS,
        /// UNKOWN_SCHED_POLICY.
        call activate "cpu_pool.activate" (cpu_pool: &Ref<CpuPool>) -> ();
        /// The same as a task.
        call async_activate "Async.cpu_pool.activate" (cpu_pool: &Ref<CpuPool>) -> Ref<Task>;
        /// Deactivate the cpu_pool and release all CPUs assigned to it. No VM may be in it. Errors: POOL_BAD_STATE.
        call deactivate "cpu_pool.deactivate" (cpu_pool: &Ref<CpuPool>) -> ();
        /// The same as a task.
        call async_deactivate "Async.cpu_pool.deactivate" (cpu_pool: &Ref<CpuPool>) -> Ref<Task>;
        /// Add an additional CPU immediately to an activated cpu_pool. Errors: POOL_BAD_STATE, INVALID_CPU.
        call add_host_CPU_live "cpu_pool.add_host_CPU_live" (cpu_pool: &Ref<CpuPool>, host_cpu: &Ref<HostCpu>) -> ();
        /// The same as a task.
        call async_add_host_CPU_live "Async.cpu_pool.add_host_CPU_live" (cpu_pool: &Ref<CpuPool>, host_cpu: &Ref<HostCpu>) -> Ref<Task>;
        /// Remove a CPU immediately from an activated cpu_pool. Errors: POOL_BAD_STATE, INVALID_CPU,
        /// LAST_CPU_NOT_REMOVEABLE.
        call remove_host_CPU_live "cpu_pool.remove_host_CPU_live" (cpu_pool: &Ref<CpuPool>, host_cpu: &Ref<HostCpu>) -> ();
        /// The same as a task.
        call async_remove_host_CPU_live "Async.cpu_pool.remove_host_CPU_live" (cpu_pool: &Ref<CpuPool>, host_cpu: &Ref<HostCpu>) -> Ref<Task>;
    }
}
