//! VM_guest_metrics: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// The metrics reported by the guest (as opposed to inferred from outside). What `get_record` answers, and what a
    /// constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    VmGuestMetricsRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// Version of the OS.
        run os_version "os_version": BTreeMap<String, String> = BTreeMap::new();
        /// Version of the PV drivers.
        run PV_drivers_version "PV_drivers_version": BTreeMap<String, String> = BTreeMap::new();
        /// Free/used/total memory.
        run memory "memory": BTreeMap<String, String> = BTreeMap::new();
        /// Disk configuration/free space.
        run disks "disks": BTreeMap<String, String> = BTreeMap::new();
        /// Network configuration.
        run networks "networks": BTreeMap<String, String> = BTreeMap::new();
        /// Anything else.
        run other "other": BTreeMap<String, String> = BTreeMap::new();
        /// Time at which this information was last updated.
        run last_updated "last_updated": crate::DateTime = Default::default();
    }
}

calls! {
    /// The metrics reported by the guest (as opposed to inferred from outside).
    VmGuestMetrics {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "VM_guest_metrics.get_uuid" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> String;
        /// Get `os_version`: Version of the OS.
        call get_os_version "VM_guest_metrics.get_os_version" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> BTreeMap<String, String>;
        /// Get `PV_drivers_version`: Version of the PV drivers.
        call get_PV_drivers_version "VM_guest_metrics.get_PV_drivers_version" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> BTreeMap<String, String>;
        /// Get `memory`: Free/used/total memory.
        call get_memory "VM_guest_metrics.get_memory" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> BTreeMap<String, String>;
        /// Get `disks`: Disk configuration/free space.
        call get_disks "VM_guest_metrics.get_disks" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> BTreeMap<String, String>;
        /// Get `networks`: Network configuration.
        call get_networks "VM_guest_metrics.get_networks" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> BTreeMap<String, String>;
        /// Get `other`: Anything else.
        call get_other "VM_guest_metrics.get_other" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> BTreeMap<String, String>;
        /// Get `last_updated`: Time at which this information was last updated.
        call get_last_updated "VM_guest_metrics.get_last_updated" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> crate::DateTime;
        /// All fields of the VM_guest_metrics.
        call get_record "VM_guest_metrics.get_record" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> VmGuestMetricsRecord;
        /// All fields of the VM_guest_metrics, those of 0.4.3 included.
        call get_record_internal "VM_guest_metrics.get_record_internal" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> VmGuestMetricsRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "VM_guest_metrics.to_XML" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> String;
        /// The VM_guest_metrics of this uuid.
        call get_by_uuid "VM_guest_metrics.get_by_uuid" (uuid: &str) -> Ref<VmGuestMetrics>;
        /// Every VM_guest_metrics.
        call get_all "VM_guest_metrics.get_all" () -> Vec<Ref<VmGuestMetrics>>;
        /// Every VM_guest_metrics with its record.
        call get_all_records "VM_guest_metrics.get_all_records" () -> BTreeMap<Ref<VmGuestMetrics>, VmGuestMetricsRecord>;
    }
}
