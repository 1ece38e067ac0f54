//! VM_metrics: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// The metrics associated with a VM. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    VmMetricsRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// Guest's actual memory (bytes).
        run memory_actual "memory_actual": i64 = 0;
        /// Current number of VCPUs.
        run VCPUs_number "VCPUs_number": i64 = 0;
        /// Utilisation for all of guest's current VCPUs.
        run VCPUs_utilisation "VCPUs_utilisation": BTreeMap<i64, f64> = BTreeMap::new();
        /// VCPU to PCPU map.
        run VCPUs_CPU "VCPUs_CPU": BTreeMap<i64, i64> = BTreeMap::new();
        /// The live equivalent to VM.VCPUs_params.
        run VCPUs_params "VCPUs_params": BTreeMap<String, String> = BTreeMap::new();
        /// CPU flags (blocked,online,running).
        run VCPUs_flags "VCPUs_flags": BTreeMap<i64, Vec<String>> = BTreeMap::new();
        /// The state of the guest, eg blocked, dying etc.
        run state "state": Vec<String> = Vec::new();
        /// Time at which this VM was last booted.
        run start_time "start_time": crate::DateTime = Default::default();
        /// Time at which this information was last updated.
        run last_updated "last_updated": crate::DateTime = Default::default();
    }
}

calls! {
    /// The metrics associated with a VM.
    VmMetrics {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "VM_metrics.get_uuid" (vm_metrics: &Ref<VmMetrics>) -> String;
        /// Get `memory_actual`: Guest's actual memory (bytes).
        call get_memory_actual "VM_metrics.get_memory_actual" (vm_metrics: &Ref<VmMetrics>) -> i64;
        /// Get `VCPUs_number`: Current number of VCPUs.
        call get_VCPUs_number "VM_metrics.get_VCPUs_number" (vm_metrics: &Ref<VmMetrics>) -> i64;
        /// Get `VCPUs_utilisation`: Utilisation for all of guest's current VCPUs.
        call get_VCPUs_utilisation "VM_metrics.get_VCPUs_utilisation" (vm_metrics: &Ref<VmMetrics>) -> BTreeMap<i64, f64>;
        /// Get `VCPUs_CPU`: VCPU to PCPU map.
        call get_VCPUs_CPU "VM_metrics.get_VCPUs_CPU" (vm_metrics: &Ref<VmMetrics>) -> BTreeMap<i64, i64>;
        /// Get `VCPUs_params`: The live equivalent to VM.VCPUs_params.
        call get_VCPUs_params "VM_metrics.get_VCPUs_params" (vm_metrics: &Ref<VmMetrics>) -> BTreeMap<String, String>;
        /// Get `VCPUs_flags`: CPU flags (blocked,online,running).
        call get_VCPUs_flags "VM_metrics.get_VCPUs_flags" (vm_metrics: &Ref<VmMetrics>) -> BTreeMap<i64, Vec<String>>;
        /// Get `state`: The state of the guest, eg blocked, dying etc.
        call get_state "VM_metrics.get_state" (vm_metrics: &Ref<VmMetrics>) -> Vec<String>;
        /// Get `start_time`: Time at which this VM was last booted.
        call get_start_time "VM_metrics.get_start_time" (vm_metrics: &Ref<VmMetrics>) -> crate::DateTime;
        /// Get `last_updated`: Time at which this information was last updated.
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
