//! host: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A physical host. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal`
    /// has.
    HostRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// A human-readable name.
        new name_label "name_label": String = String::new();
        /// A notes field containing human-readable description.
        new name_description "name_description": String = String::new();
        /// Major version number.
        run API_version_major "API_version_major": i64 = 1;
        /// Minor version number.
        run API_version_minor "API_version_minor": i64 = 0;
        /// Identification of vendor.
        run API_version_vendor "API_version_vendor": String = "Xenith".to_string();
        /// Details of vendor implementation.
        run API_version_vendor_implementation "API_version_vendor_implementation": BTreeMap<String, String> = BTreeMap::new();
        /// True if the host is currently enabled.
        run enabled "enabled": bool = true;
        /// Version strings.
        run software_version "software_version": BTreeMap<String, String> = BTreeMap::new();
        /// Additional configuration.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
        /// Xen capabilities.
        run capabilities "capabilities": Vec<String> = Vec::new();
        /// The CPU configuration on this host.
        run cpu_configuration "cpu_configuration": BTreeMap<String, String> = BTreeMap::new();
        /// Scheduler policy currently in force on this host.
        run sched_policy "sched_policy": String = String::new();
        /// A list of the bootloaders installed on the machine: none.
        run supported_bootloaders "supported_bootloaders": Vec<String> = Vec::new();
        /// List of VMs currently resident on host.
        run resident_VMs "resident_VMs": Vec<Ref<Vm>> = Vec::new();
        /// Logging configuration.
        new logging "logging": BTreeMap<String, String> = BTreeMap::new();
        /// Physical network interfaces.
        run PIFs "PIFs": Vec<Ref<Pif>> = Vec::new();
        /// The SR in which VDIs for suspend images are created.
        new suspend_image_sr "suspend_image_sr": Ref<Sr> = Ref::none();
        /// The SR in which VDIs for crash dumps are created.
        new crash_dump_sr "crash_dump_sr": Ref<Sr> = Ref::none();
        /// Physical block devices.
        run PBDs "PBDs": Vec<Ref<Pbd>> = Vec::new();
        /// Physical PCI devices.
        run PPCIs "PPCIs": Vec<Ref<Ppci>> = Vec::new();
        /// Physical SCSI devices.
        run PSCSIs "PSCSIs": Vec<Ref<Pscsi>> = Vec::new();
        /// Physical SCSI host bus adapters.
        run PSCSI_HBAs "PSCSI_HBAs": Vec<Ref<PscsiHba>> = Vec::new();
        /// The physical CPUs on this host.
        run host_CPUs "host_CPUs": Vec<Ref<HostCpu>> = Vec::new();
        /// Metrics associated with this host.
        run metrics "metrics": Ref<HostMetrics> = Ref::none();
        /// List of cpu_pools currently resident on the host.
        run resident_cpu_pools "resident_cpu_pools": Vec<Ref<CpuPool>> = Vec::new();
    }
}

calls! {
    /// A physical host.
    Host {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "host.get_uuid" (host: &Ref<Host>) -> String;
        /// Get `name_label`: A human-readable name.
        call get_name_label "host.get_name_label" (host: &Ref<Host>) -> String;
        /// Set `name_label`: A human-readable name.
        call set_name_label "host.set_name_label" (host: &Ref<Host>, value: &str) -> ();
        /// Get `name_description`: A notes field containing human-readable description.
        call get_name_description "host.get_name_description" (host: &Ref<Host>) -> String;
        /// Set `name_description`: A notes field containing human-readable description.
        call set_name_description "host.set_name_description" (host: &Ref<Host>, value: &str) -> ();
        /// Get `API_version_major`: Major version number.
        call get_API_version_major "host.get_API_version_major" (host: &Ref<Host>) -> i64;
        /// Get `API_version_minor`: Minor version number.
        call get_API_version_minor "host.get_API_version_minor" (host: &Ref<Host>) -> i64;
        /// Get `API_version_vendor`: Identification of vendor.
        call get_API_version_vendor "host.get_API_version_vendor" (host: &Ref<Host>) -> String;
        /// Get `API_version_vendor_implementation`: Details of vendor implementation.
        call get_API_version_vendor_implementation "host.get_API_version_vendor_implementation" (host: &Ref<Host>) -> BTreeMap<String, String>;
        /// Get `enabled`: True if the host is currently enabled.
        call get_enabled "host.get_enabled" (host: &Ref<Host>) -> bool;
        /// Get `software_version`: Version strings.
        call get_software_version "host.get_software_version" (host: &Ref<Host>) -> BTreeMap<String, String>;
        /// Get `other_config`: Additional configuration.
        call get_other_config "host.get_other_config" (host: &Ref<Host>) -> BTreeMap<String, String>;
        /// Set `other_config`: Additional configuration.
        call set_other_config "host.set_other_config" (host: &Ref<Host>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Additional configuration.
        call add_to_other_config "host.add_to_other_config" (host: &Ref<Host>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Additional configuration.
        call remove_from_other_config "host.remove_from_other_config" (host: &Ref<Host>, key: &str) -> ();
        /// Get `capabilities`: Xen capabilities.
        call get_capabilities "host.get_capabilities" (host: &Ref<Host>) -> Vec<String>;
        /// Get `cpu_configuration`: The CPU configuration on this host.
        call get_cpu_configuration "host.get_cpu_configuration" (host: &Ref<Host>) -> BTreeMap<String, String>;
        /// Get `sched_policy`: Scheduler policy currently in force on this host.
        call get_sched_policy "host.get_sched_policy" (host: &Ref<Host>) -> String;
        /// Get `supported_bootloaders`: A list of the bootloaders installed on the machine: none.
        call get_supported_bootloaders "host.get_supported_bootloaders" (host: &Ref<Host>) -> Vec<String>;
        /// Get `resident_VMs`: List of VMs currently resident on host.
        call get_resident_VMs "host.get_resident_VMs" (host: &Ref<Host>) -> Vec<Ref<Vm>>;
        /// Get `logging`: Logging configuration.
        call get_logging "host.get_logging" (host: &Ref<Host>) -> BTreeMap<String, String>;
        /// Set `logging`: Logging configuration.
        call set_logging "host.set_logging" (host: &Ref<Host>, value: &BTreeMap<String, String>) -> ();
        /// Add to `logging`: Logging configuration.
        call add_to_logging "host.add_to_logging" (host: &Ref<Host>, key: &str, value: &str) -> ();
        /// Remove from `logging`: Logging configuration.
        call remove_from_logging "host.remove_from_logging" (host: &Ref<Host>, key: &str) -> ();
        /// Get `PIFs`: Physical network interfaces.
        call get_PIFs "host.get_PIFs" (host: &Ref<Host>) -> Vec<Ref<Pif>>;
        /// Get `suspend_image_sr`: The SR in which VDIs for suspend images are created.
        call get_suspend_image_sr "host.get_suspend_image_sr" (host: &Ref<Host>) -> Ref<Sr>;
        /// Set `suspend_image_sr`: The SR in which VDIs for suspend images are created.
        call set_suspend_image_sr "host.set_suspend_image_sr" (host: &Ref<Host>, value: &Ref<Sr>) -> ();
        /// Get `crash_dump_sr`: The SR in which VDIs for crash dumps are created.
        call get_crash_dump_sr "host.get_crash_dump_sr" (host: &Ref<Host>) -> Ref<Sr>;
        /// Set `crash_dump_sr`: The SR in which VDIs for crash dumps are created.
        call set_crash_dump_sr "host.set_crash_dump_sr" (host: &Ref<Host>, value: &Ref<Sr>) -> ();
        /// Get `PBDs`: Physical block devices.
        call get_PBDs "host.get_PBDs" (host: &Ref<Host>) -> Vec<Ref<Pbd>>;
        /// Get `PPCIs`: Physical PCI devices.
        call get_PPCIs "host.get_PPCIs" (host: &Ref<Host>) -> Vec<Ref<Ppci>>;
        /// Get `PSCSIs`: Physical SCSI devices.
        call get_PSCSIs "host.get_PSCSIs" (host: &Ref<Host>) -> Vec<Ref<Pscsi>>;
        /// Get `PSCSI_HBAs`: Physical SCSI host bus adapters.
        call get_PSCSI_HBAs "host.get_PSCSI_HBAs" (host: &Ref<Host>) -> Vec<Ref<PscsiHba>>;
        /// Get `host_CPUs`: The physical CPUs on this host.
        call get_host_CPUs "host.get_host_CPUs" (host: &Ref<Host>) -> Vec<Ref<HostCpu>>;
        /// Get `metrics`: Metrics associated with this host.
        call get_metrics "host.get_metrics" (host: &Ref<Host>) -> Ref<HostMetrics>;
        /// Get `resident_cpu_pools`: List of cpu_pools currently resident on the host.
        call get_resident_cpu_pools "host.get_resident_cpu_pools" (host: &Ref<Host>) -> Vec<Ref<CpuPool>>;
        /// All fields of the host.
        call get_record "host.get_record" (host: &Ref<Host>) -> HostRecord;
        /// All fields of the host, those of 0.4.3 included.
        call get_record_internal "host.get_record_internal" (host: &Ref<Host>) -> HostRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "host.to_XML" (host: &Ref<Host>) -> String;
        /// The host of this uuid.
        call get_by_uuid "host.get_by_uuid" (uuid: &str) -> Ref<Host>;
        /// Every host.
        call get_all "host.get_all" () -> Vec<Ref<Host>>;
        /// Every host with its record.
        call get_all_records "host.get_all_records" () -> BTreeMap<Ref<Host>, HostRecord>;
        /// Every host of this name_label.
        call get_by_name_label "host.get_by_name_label" (label: &str) -> Vec<Ref<Host>>;
        /// Make a host; what the record lacks takes its default.
        call create "host.create" (args: &HostRecord) -> Ref<Host>;
        /// The same as a task.
        call async_create "Async.host.create" (args: &HostRecord) -> Ref<Task>;
        /// Destroy the host.
        call destroy "host.destroy" (host: &Ref<Host>) -> ();
        /// The same as a task.
        call async_destroy "Async.host.destroy" (host: &Ref<Host>) -> Ref<Task>;
        /// Puts the host into a state in which no new VMs can be started. VMs currently active go on.
        call disable "host.disable" (host: &Ref<Host>) -> ();
        /// The same as a task.
        call async_disable "Async.host.disable" (host: &Ref<Host>) -> Ref<Task>;
        /// Puts the host into a state in which new VMs can be started.
        call enable "host.enable" (host: &Ref<Host>) -> ();
        /// The same as a task.
        call async_enable "Async.host.enable" (host: &Ref<Host>) -> Ref<Task>;
        /// Shutdown the host: VMs first, then the machine is powered off. The host must be disabled, or have no VM. Errors:
        /// OPERATION_NOT_ALLOWED.
        call shutdown "host.shutdown" (host: &Ref<Host>) -> ();
        /// The same as a task.
        call async_shutdown "Async.host.shutdown" (host: &Ref<Host>) -> Ref<Task>;
        /// Reboot the host: VMs first, then the machine. The host must be disabled, or have no VM. Errors:
        /// OPERATION_NOT_ALLOWED.
        call reboot "host.reboot" (host: &Ref<Host>) -> ();
        /// The same as a task.
        call async_reboot "Async.host.reboot" (host: &Ref<Host>) -> Ref<Task>;
        /// Get the host xen dmesg.
        call dmesg "host.dmesg" (host: &Ref<Host>) -> String;
        /// The same as a task.
        call async_dmesg "Async.host.dmesg" (host: &Ref<Host>) -> Ref<Task>;
        /// Get the host xen dmesg, and clear the buffer.
        call dmesg_clear "host.dmesg_clear" (host: &Ref<Host>) -> String;
        /// The same as a task.
        call async_dmesg_clear "Async.host.dmesg_clear" (host: &Ref<Host>) -> Ref<Task>;
        /// Get the host's log file: the last lines of the agent's own log.
        call get_log "host.get_log" (host: &Ref<Host>) -> String;
        /// The same as a task.
        call async_get_log "Async.host.get_log" (host: &Ref<Host>) -> Ref<Task>;
        /// Inject the given string as debugging keys into Xen. R and C, which would end it, are refused.
        call send_debug_keys "host.send_debug_keys" (host: &Ref<Host>, keys: &str) -> ();
        /// The same as a task.
        call async_send_debug_keys "Async.host.send_debug_keys" (host: &Ref<Host>, keys: &str) -> Ref<Task>;
        /// List all supported methods.
        call list_methods "host.list_methods" () -> Vec<String>;
        /// The same as a task.
        call async_list_methods "Async.host.list_methods" () -> Ref<Task>;
    }
}
