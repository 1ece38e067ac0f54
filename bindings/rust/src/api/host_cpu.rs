//! host_cpu: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A physical CPU. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal`
    /// has.
    HostCpuRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// The host the CPU is in.
        run host "host": Ref<Host> = Ref::none();
        /// The number of the physical CPU within the host.
        run number "number": i64 = 0;
        /// The vendor of the physical CPU.
        run vendor "vendor": String = String::new();
        /// The speed of the physical CPU (MHz).
        run speed "speed": i64 = 0;
        /// The model name of the physical CPU.
        run modelname "modelname": String = String::new();
        /// The stepping of the physical CPU.
        run stepping "stepping": String = String::new();
        /// The flags of the physical CPU (a decoded version of the features field).
        run flags "flags": String = String::new();
        /// The physical CPU feature bitmap.
        run features "features": String = String::new();
        /// The current CPU utilisation, 0 to 1.
        run utilisation "utilisation": f64 = 0.0;
        /// Reference to cpu_pool the cpu belongs to.
        run cpu_pool "cpu_pool": Vec<Ref<CpuPool>> = Vec::new();
    }
}

calls! {
    /// A physical CPU.
    HostCpu {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "host_cpu.get_uuid" (host_cpu: &Ref<HostCpu>) -> String;
        /// Get `host`: The host the CPU is in.
        call get_host "host_cpu.get_host" (host_cpu: &Ref<HostCpu>) -> Ref<Host>;
        /// Get `number`: The number of the physical CPU within the host.
        call get_number "host_cpu.get_number" (host_cpu: &Ref<HostCpu>) -> i64;
        /// Get `vendor`: The vendor of the physical CPU.
        call get_vendor "host_cpu.get_vendor" (host_cpu: &Ref<HostCpu>) -> String;
        /// Get `speed`: The speed of the physical CPU (MHz).
        call get_speed "host_cpu.get_speed" (host_cpu: &Ref<HostCpu>) -> i64;
        /// Get `modelname`: The model name of the physical CPU.
        call get_modelname "host_cpu.get_modelname" (host_cpu: &Ref<HostCpu>) -> String;
        /// Get `stepping`: The stepping of the physical CPU.
        call get_stepping "host_cpu.get_stepping" (host_cpu: &Ref<HostCpu>) -> String;
        /// Get `flags`: The flags of the physical CPU (a decoded version of the features field).
        call get_flags "host_cpu.get_flags" (host_cpu: &Ref<HostCpu>) -> String;
        /// Get `features`: The physical CPU feature bitmap.
        call get_features "host_cpu.get_features" (host_cpu: &Ref<HostCpu>) -> String;
        /// Get `utilisation`: The current CPU utilisation, 0 to 1.
        call get_utilisation "host_cpu.get_utilisation" (host_cpu: &Ref<HostCpu>) -> f64;
        /// Get `cpu_pool`: Reference to cpu_pool the cpu belongs to.
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
        /// Get a list of all CPUs not assigned to any pool.
        call get_unassigned_cpus "host_cpu.get_unassigned_cpus" () -> Vec<Ref<HostCpu>>;
        /// The same as a task.
        call async_get_unassigned_cpus "Async.host_cpu.get_unassigned_cpus" () -> Ref<Task>;
    }
}
