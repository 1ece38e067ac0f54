//! cpu_pool: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A group of CPUs with a scheduler of its own. create makes a record; activate makes it a pool of Xen's. What
    /// `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    CpuPoolRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// Name that VM.pool_name picks a pool by; Xen's own pools are Pool-0 and so on.
        new name_label "name_label": String = String::new();
        /// Free text for people; nothing acts on it.
        new name_description "name_description": String = String::new();
        /// The host it belongs to: always this one.
        run resident_on "resident_on": Ref<Host> = Ref::none();
        /// A wish to activate it at boot; kept, nothing acts on it yet.
        new auto_power_on "auto_power_on": bool = false;
        /// VMs whose domain is in the pool now; empty unless activated.
        run started_VMs "started_VMs": Vec<Ref<Vm>> = Vec::new();
        /// How many CPUs activate takes, up to 4096; activate refuses 0. Setting it on an activated pool is POOL_BAD_STATE.
        new ncpu "ncpu": i64 = 1;
        /// Scheduler for the next activate, such as credit2; empty means that of Xen's first pool.
        new sched_policy "sched_policy": String = String::new();
        /// Numbers of CPUs, as texts, that activate takes first if they are free. Changing it on an activated pool is
        /// POOL_BAD_STATE.
        new proposed_CPUs "proposed_CPUs": Vec<String> = Vec::new();
        /// CPUs the pool has now; empty unless activated.
        run host_CPUs "host_CPUs": Vec<Ref<HostCpu>> = Vec::new();
        /// Whether Xen has the pool now.
        run activated "activated": bool = false;
        /// Texts by key for clients to keep; the host acts on none of them.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
    }
}

calls! {
    /// A group of CPUs with a scheduler of its own. create makes a record; activate makes it a pool of Xen's.
    CpuPool {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "cpu_pool.get_uuid" (cpu_pool: &Ref<CpuPool>) -> String;
        /// Get `name_label`: Name that VM.pool_name picks a pool by; Xen's own pools are Pool-0 and so on.
        call get_name_label "cpu_pool.get_name_label" (cpu_pool: &Ref<CpuPool>) -> String;
        /// Set `name_label`: Name that VM.pool_name picks a pool by; Xen's own pools are Pool-0 and so on. Errors:
        /// POOL_BAD_STATE.
        call set_name_label "cpu_pool.set_name_label" (cpu_pool: &Ref<CpuPool>, value: &str) -> ();
        /// Get `name_description`: Free text for people; nothing acts on it.
        call get_name_description "cpu_pool.get_name_description" (cpu_pool: &Ref<CpuPool>) -> String;
        /// Set `name_description`: Free text for people; nothing acts on it. Errors: POOL_BAD_STATE.
        call set_name_description "cpu_pool.set_name_description" (cpu_pool: &Ref<CpuPool>, value: &str) -> ();
        /// Get `resident_on`: The host it belongs to: always this one.
        call get_resident_on "cpu_pool.get_resident_on" (cpu_pool: &Ref<CpuPool>) -> Ref<Host>;
        /// Get `auto_power_on`: A wish to activate it at boot; kept, nothing acts on it yet.
        call get_auto_power_on "cpu_pool.get_auto_power_on" (cpu_pool: &Ref<CpuPool>) -> bool;
        /// Set `auto_power_on`: A wish to activate it at boot; kept, nothing acts on it yet. Errors: POOL_BAD_STATE.
        call set_auto_power_on "cpu_pool.set_auto_power_on" (cpu_pool: &Ref<CpuPool>, value: bool) -> ();
        /// Get `started_VMs`: VMs whose domain is in the pool now; empty unless activated.
        call get_started_VMs "cpu_pool.get_started_VMs" (cpu_pool: &Ref<CpuPool>) -> Vec<Ref<Vm>>;
        /// Get `ncpu`: How many CPUs activate takes, up to 4096; activate refuses 0. Setting it on an activated pool is
        /// POOL_BAD_STATE.
        call get_ncpu "cpu_pool.get_ncpu" (cpu_pool: &Ref<CpuPool>) -> i64;
        /// Set `ncpu`: How many CPUs activate takes, up to 4096; activate refuses 0. Setting it on an activated pool is
        /// POOL_BAD_STATE. Errors: POOL_BAD_STATE.
        call set_ncpu "cpu_pool.set_ncpu" (cpu_pool: &Ref<CpuPool>, value: i64) -> ();
        /// Get `sched_policy`: Scheduler for the next activate, such as credit2; empty means that of Xen's first pool.
        call get_sched_policy "cpu_pool.get_sched_policy" (cpu_pool: &Ref<CpuPool>) -> String;
        /// Set `sched_policy`: Scheduler for the next activate, such as credit2; empty means that of Xen's first pool.
        /// Errors: POOL_BAD_STATE.
        call set_sched_policy "cpu_pool.set_sched_policy" (cpu_pool: &Ref<CpuPool>, value: &str) -> ();
        /// Get `proposed_CPUs`: Numbers of CPUs, as texts, that activate takes first if they are free. Changing it on an
        /// activated pool is POOL_BAD_STATE.
        call get_proposed_CPUs "cpu_pool.get_proposed_CPUs" (cpu_pool: &Ref<CpuPool>) -> Vec<String>;
        /// Set `proposed_CPUs`: Numbers of CPUs, as texts, that activate takes first if they are free. Changing it on an
        /// activated pool is POOL_BAD_STATE. Errors: POOL_BAD_STATE.
        call set_proposed_CPUs "cpu_pool.set_proposed_CPUs" (cpu_pool: &Ref<CpuPool>, value: &[String]) -> ();
        /// Add to `proposed_CPUs`: Numbers of CPUs, as texts, that activate takes first if they are free. Changing it on an
        /// activated pool is POOL_BAD_STATE. Errors: POOL_BAD_STATE.
        call add_to_proposed_CPUs "cpu_pool.add_to_proposed_CPUs" (cpu_pool: &Ref<CpuPool>, value: &str) -> ();
        /// Remove from `proposed_CPUs`: Numbers of CPUs, as texts, that activate takes first if they are free. Changing it
        /// on an activated pool is POOL_BAD_STATE. Errors: POOL_BAD_STATE.
        call remove_from_proposed_CPUs "cpu_pool.remove_from_proposed_CPUs" (cpu_pool: &Ref<CpuPool>, value: &str) -> ();
        /// Get `host_CPUs`: CPUs the pool has now; empty unless activated.
        call get_host_CPUs "cpu_pool.get_host_CPUs" (cpu_pool: &Ref<CpuPool>) -> Vec<Ref<HostCpu>>;
        /// Get `activated`: Whether Xen has the pool now.
        call get_activated "cpu_pool.get_activated" (cpu_pool: &Ref<CpuPool>) -> bool;
        /// Get `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call get_other_config "cpu_pool.get_other_config" (cpu_pool: &Ref<CpuPool>) -> BTreeMap<String, String>;
        /// Set `other_config`: Texts by key for clients to keep; the host acts on none of them. Errors: POOL_BAD_STATE.
        call set_other_config "cpu_pool.set_other_config" (cpu_pool: &Ref<CpuPool>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Texts by key for clients to keep; the host acts on none of them. Errors: POOL_BAD_STATE.
        call add_to_other_config "cpu_pool.add_to_other_config" (cpu_pool: &Ref<CpuPool>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them. Errors:
        /// POOL_BAD_STATE.
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
        /// Makes a pool in Xen of ncpu free CPUs, those of proposed_CPUs first and any others after. Too few are
        /// INSUFFICIENT_CPUS. Errors: POOL_BAD_STATE, INSUFFICIENT_CPUS, UNKOWN_SCHED_POLICY.
        call activate "cpu_pool.activate" (cpu_pool: &Ref<CpuPool>) -> ();
        /// The same as a task.
        call async_activate "Async.cpu_pool.activate" (cpu_pool: &Ref<CpuPool>) -> Ref<Task>;
        /// Ends the pool in Xen and frees its CPUs; the object stays. POOL_BAD_STATE while a domain is in it, and for Xen's
        /// first pool. Errors: POOL_BAD_STATE.
        call deactivate "cpu_pool.deactivate" (cpu_pool: &Ref<CpuPool>) -> ();
        /// The same as a task.
        call async_deactivate "Async.cpu_pool.deactivate" (cpu_pool: &Ref<CpuPool>) -> Ref<Task>;
        /// Puts a free CPU into an activated pool. INVALID_CPU if another pool has it. Errors: POOL_BAD_STATE, INVALID_CPU.
        call add_host_CPU_live "cpu_pool.add_host_CPU_live" (cpu_pool: &Ref<CpuPool>, host_cpu: &Ref<HostCpu>) -> ();
        /// The same as a task.
        call async_add_host_CPU_live "Async.cpu_pool.add_host_CPU_live" (cpu_pool: &Ref<CpuPool>, host_cpu: &Ref<HostCpu>) -> Ref<Task>;
        /// Frees a CPU of an activated pool. INVALID_CPU if it is not there or Xen keeps it, LAST_CPU_NOT_REMOVEABLE if it
        /// is the only one. Errors: POOL_BAD_STATE, INVALID_CPU, LAST_CPU_NOT_REMOVEABLE.
        call remove_host_CPU_live "cpu_pool.remove_host_CPU_live" (cpu_pool: &Ref<CpuPool>, host_cpu: &Ref<HostCpu>) -> ();
        /// The same as a task.
        call async_remove_host_CPU_live "Async.cpu_pool.remove_host_CPU_live" (cpu_pool: &Ref<CpuPool>, host_cpu: &Ref<HostCpu>) -> Ref<Task>;
    }
}
