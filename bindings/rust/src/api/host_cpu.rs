//! host_cpu: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// One CPU as Xen counts them. Objects exist from boot and cannot be made or destroyed. What `get_record` answers, and
    /// what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    HostCpuRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The machine it is part of.
        run host "host": Ref<Host> = Ref::none();
        /// Xen's number for it, from 0; what proposed_CPUs and masks name.
        run number "number": i64 = 0;
        /// CPUID's vendor text, such as GenuineIntel.
        run vendor "vendor": String = String::new();
        /// Clock rate as Xen measured it at boot, in MHz.
        run speed "speed": i64 = 0;
        /// CPUID's brand text; empty if the CPU has none.
        run modelname "modelname": String = String::new();
        /// CPUID's stepping, 0 to 15, in decimal.
        run stepping "stepping": String = String::new();
        /// Short names of the bits set in features, separated by blanks.
        run flags "flags": String = String::new();
        /// EDX and ECX of CPUID leaf 1, eight hex digits each with a dash between.
        run features "features": String = String::new();
        /// Share of time it was not idle, 0 to 1, over the last second or longer between reads; 0 if unknown.
        run utilisation "utilisation": f64 = 0.0;
        /// The one pool that has it; empty if none does.
        run cpu_pool "cpu_pool": Vec<Ref<CpuPool>> = Vec::new();
    }
}

calls! {
    /// One CPU as Xen counts them. Objects exist from boot and cannot be made or destroyed.
    HostCpu {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "host_cpu.get_uuid" (host_cpu: &Ref<HostCpu>) -> String;
        /// Get `host`: The machine it is part of.
        call get_host "host_cpu.get_host" (host_cpu: &Ref<HostCpu>) -> Ref<Host>;
        /// Get `number`: Xen's number for it, from 0; what proposed_CPUs and masks name.
        call get_number "host_cpu.get_number" (host_cpu: &Ref<HostCpu>) -> i64;
        /// Get `vendor`: CPUID's vendor text, such as GenuineIntel.
        call get_vendor "host_cpu.get_vendor" (host_cpu: &Ref<HostCpu>) -> String;
        /// Get `speed`: Clock rate as Xen measured it at boot, in MHz.
        call get_speed "host_cpu.get_speed" (host_cpu: &Ref<HostCpu>) -> i64;
        /// Get `modelname`: CPUID's brand text; empty if the CPU has none.
        call get_modelname "host_cpu.get_modelname" (host_cpu: &Ref<HostCpu>) -> String;
        /// Get `stepping`: CPUID's stepping, 0 to 15, in decimal.
        call get_stepping "host_cpu.get_stepping" (host_cpu: &Ref<HostCpu>) -> String;
        /// Get `flags`: Short names of the bits set in features, separated by blanks.
        call get_flags "host_cpu.get_flags" (host_cpu: &Ref<HostCpu>) -> String;
        /// Get `features`: EDX and ECX of CPUID leaf 1, eight hex digits each with a dash between.
        call get_features "host_cpu.get_features" (host_cpu: &Ref<HostCpu>) -> String;
        /// Get `utilisation`: Share of time it was not idle, 0 to 1, over the last second or longer between reads; 0 if
        /// unknown.
        call get_utilisation "host_cpu.get_utilisation" (host_cpu: &Ref<HostCpu>) -> f64;
        /// Get `cpu_pool`: The one pool that has it; empty if none does.
        call get_cpu_pool "host_cpu.get_cpu_pool" (host_cpu: &Ref<HostCpu>) -> Vec<Ref<CpuPool>>;
        /// All fields of the host_cpu.
        call get_record "host_cpu.get_record" (host_cpu: &Ref<HostCpu>) -> HostCpuRecord;
        /// All fields of the host_cpu, those of 0.4.3 included.
        call get_record_internal "host_cpu.get_record_internal" (host_cpu: &Ref<HostCpu>) -> HostCpuRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "host_cpu.to_XML" (host_cpu: &Ref<HostCpu>) -> String;
        /// The host_cpu of this uuid.
        call get_by_uuid "host_cpu.get_by_uuid" (uuid: &str) -> Ref<HostCpu>;
        /// Every host_cpu.
        call get_all "host_cpu.get_all" () -> Vec<Ref<HostCpu>>;
        /// Every host_cpu with its record.
        call get_all_records "host_cpu.get_all_records" () -> BTreeMap<Ref<HostCpu>, HostCpuRecord>;
        /// Make a host_cpu; what the record lacks takes its default.
        call create "host_cpu.create" (args: &HostCpuRecord) -> Ref<HostCpu>;
        /// The same as a task.
        call async_create "Async.host_cpu.create" (args: &HostCpuRecord) -> Ref<Task>;
        /// Destroy the host_cpu.
        call destroy "host_cpu.destroy" (host_cpu: &Ref<HostCpu>) -> ();
        /// The same as a task.
        call async_destroy "Async.host_cpu.destroy" (host_cpu: &Ref<HostCpu>) -> Ref<Task>;
        /// Answers with the CPUs that are in no pool and so free for activate and add_host_CPU_live.
        call get_unassigned_cpus "host_cpu.get_unassigned_cpus" () -> Vec<Ref<HostCpu>>;
        /// The same as a task.
        call async_get_unassigned_cpus "Async.host_cpu.get_unassigned_cpus" () -> Ref<Task>;
    }
}
