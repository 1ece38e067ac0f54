//! VM_guest_metrics: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// What a guest tells of itself in xenstore (attr, data, drivers), read when it is asked for. It comes with the first
    /// thing the guest tells and goes with the domain. Nothing of it is checked: a guest may say what it likes. What
    /// `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    VmGuestMetricsRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The guest's system: keys such as name, major, minor, uname, from data/os_* and attr/os.
        run os_version "os_version": BTreeMap<String, String> = BTreeMap::new();
        /// Releases of the Xen drivers in the guest: major, minor, micro, build, from attr/PVAddons and drivers.
        run PV_drivers_version "PV_drivers_version": BTreeMap<String, String> = BTreeMap::new();
        /// Use of memory, counted by the guest: free, total, from data/meminfo_*.
        run memory "memory": BTreeMap<String, String> = BTreeMap::new();
        /// Space on the guest's file systems, from data/volumes and data/df.
        run disks "disks": BTreeMap<String, String> = BTreeMap::new();
        /// Addresses of the guest's interfaces: 0/ip, 0/ipv4/0, from attr/eth* and attr/vif.
        run networks "networks": BTreeMap<String, String> = BTreeMap::new();
        /// Whatever else the guest tells, and what its kernel says it can do (feature-balloon, ...).
        run other "other": BTreeMap<String, String> = BTreeMap::new();
        /// When the guest told something last, to a second or so.
        run last_updated "last_updated": crate::DateTime = Default::default();
    }
}

calls! {
    /// What a guest tells of itself in xenstore (attr, data, drivers), read when it is asked for. It comes with the first
    /// thing the guest tells and goes with the domain. Nothing of it is checked: a guest may say what it likes.
    VmGuestMetrics {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "VM_guest_metrics.get_uuid" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> String;
        /// Get `os_version`: The guest's system: keys such as name, major, minor, uname, from data/os_* and attr/os.
        call get_os_version "VM_guest_metrics.get_os_version" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> BTreeMap<String, String>;
        /// Get `PV_drivers_version`: Releases of the Xen drivers in the guest: major, minor, micro, build, from
        /// attr/PVAddons and drivers.
        call get_PV_drivers_version "VM_guest_metrics.get_PV_drivers_version" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> BTreeMap<String, String>;
        /// Get `memory`: Use of memory, counted by the guest: free, total, from data/meminfo_*.
        call get_memory "VM_guest_metrics.get_memory" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> BTreeMap<String, String>;
        /// Get `disks`: Space on the guest's file systems, from data/volumes and data/df.
        call get_disks "VM_guest_metrics.get_disks" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> BTreeMap<String, String>;
        /// Get `networks`: Addresses of the guest's interfaces: 0/ip, 0/ipv4/0, from attr/eth* and attr/vif.
        call get_networks "VM_guest_metrics.get_networks" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> BTreeMap<String, String>;
        /// Get `other`: Whatever else the guest tells, and what its kernel says it can do (feature-balloon, ...).
        call get_other "VM_guest_metrics.get_other" (vm_guest_metrics: &Ref<VmGuestMetrics>) -> BTreeMap<String, String>;
        /// Get `last_updated`: When the guest told something last, to a second or so.
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
