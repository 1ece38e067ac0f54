//! VM_metrics: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// What Xen tells of a VM's domain, asked when it is read. Without a domain, numbers are 0 and lists empty. What
    /// `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    VmMetricsRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// Bytes of RAM its domain has.
        run memory_actual "memory_actual": i64 = 0;
        /// VCPUs that are online, as the guest brought them up.
        run VCPUs_number "VCPUs_number": i64 = 0;
        /// For each online VCPU, the share of a CPU it had, 0 to 1, over the last second or longer between reads; at first
        /// since its start.
        run VCPUs_utilisation "VCPUs_utilisation": BTreeMap<i64, f64> = BTreeMap::new();
        /// For each online VCPU, the number of the CPU it ran on last.
        run VCPUs_CPU "VCPUs_CPU": BTreeMap<i64, i64> = BTreeMap::new();
        /// Scheduling in force: weight, cap and mask as in VM.VCPUs_params. weight and cap are 0 if the pool's scheduler
        /// has none.
        run VCPUs_params "VCPUs_params": BTreeMap<String, String> = BTreeMap::new();
        /// For each VCPU those that hold of online, blocked and running.
        run VCPUs_flags "VCPUs_flags": BTreeMap<i64, Vec<String>> = BTreeMap::new();
        /// One of running, paused and crashed, after power_state; empty in any other.
        run state "state": Vec<String> = Vec::new();
        /// When its domain was made; 1970-01-01 without one.
        run start_time "start_time": crate::DateTime = Default::default();
        /// When the figures were taken: the time of the answer.
        run last_updated "last_updated": crate::DateTime = Default::default();
    }
}

calls! {
    /// What Xen tells of a VM's domain, asked when it is read. Without a domain, numbers are 0 and lists empty.
    VmMetrics {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "VM_metrics.get_uuid" (vm_metrics: &Ref<VmMetrics>) -> String;
        /// Get `memory_actual`: Bytes of RAM its domain has.
        call get_memory_actual "VM_metrics.get_memory_actual" (vm_metrics: &Ref<VmMetrics>) -> i64;
        /// Get `VCPUs_number`: VCPUs that are online, as the guest brought them up.
        call get_VCPUs_number "VM_metrics.get_VCPUs_number" (vm_metrics: &Ref<VmMetrics>) -> i64;
        /// Get `VCPUs_utilisation`: For each online VCPU, the share of a CPU it had, 0 to 1, over the last second or longer
        /// between reads; at first since its start.
        call get_VCPUs_utilisation "VM_metrics.get_VCPUs_utilisation" (vm_metrics: &Ref<VmMetrics>) -> BTreeMap<i64, f64>;
        /// Get `VCPUs_CPU`: For each online VCPU, the number of the CPU it ran on last.
        call get_VCPUs_CPU "VM_metrics.get_VCPUs_CPU" (vm_metrics: &Ref<VmMetrics>) -> BTreeMap<i64, i64>;
        /// Get `VCPUs_params`: Scheduling in force: weight, cap and mask as in VM.VCPUs_params. weight and cap are 0 if the
        /// pool's scheduler has none.
        call get_VCPUs_params "VM_metrics.get_VCPUs_params" (vm_metrics: &Ref<VmMetrics>) -> BTreeMap<String, String>;
        /// Get `VCPUs_flags`: For each VCPU those that hold of online, blocked and running.
        call get_VCPUs_flags "VM_metrics.get_VCPUs_flags" (vm_metrics: &Ref<VmMetrics>) -> BTreeMap<i64, Vec<String>>;
        /// Get `state`: One of running, paused and crashed, after power_state; empty in any other.
        call get_state "VM_metrics.get_state" (vm_metrics: &Ref<VmMetrics>) -> Vec<String>;
        /// Get `start_time`: When its domain was made; 1970-01-01 without one.
        call get_start_time "VM_metrics.get_start_time" (vm_metrics: &Ref<VmMetrics>) -> crate::DateTime;
        /// Get `last_updated`: When the figures were taken: the time of the answer.
        call get_last_updated "VM_metrics.get_last_updated" (vm_metrics: &Ref<VmMetrics>) -> crate::DateTime;
        /// All fields of the VM_metrics.
        call get_record "VM_metrics.get_record" (vm_metrics: &Ref<VmMetrics>) -> VmMetricsRecord;
        /// All fields of the VM_metrics, those of 0.4.3 included.
        call get_record_internal "VM_metrics.get_record_internal" (vm_metrics: &Ref<VmMetrics>) -> VmMetricsRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "VM_metrics.to_XML" (vm_metrics: &Ref<VmMetrics>) -> String;
        /// The VM_metrics of this uuid.
        call get_by_uuid "VM_metrics.get_by_uuid" (uuid: &str) -> Ref<VmMetrics>;
        /// Every VM_metrics.
        call get_all "VM_metrics.get_all" () -> Vec<Ref<VmMetrics>>;
        /// Every VM_metrics with its record.
        call get_all_records "VM_metrics.get_all_records" () -> BTreeMap<Ref<VmMetrics>, VmMetricsRecord>;
    }
}
