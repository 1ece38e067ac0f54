//! host: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// The machine that Xen and this agent run on. There is exactly one, found at boot. What `get_record` answers, and what
    /// a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    HostRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// Name shown to people; the boot configuration's until it is set.
        new name_label "name_label": String = String::new();
        /// Free text for people; nothing acts on it.
        new name_description "name_description": String = String::new();
        /// First part of the version of the API that is served: 1.
        run API_version_major "API_version_major": i64 = 1;
        /// Second part of the version of the API that is served: 0.
        run API_version_minor "API_version_minor": i64 = 0;
        /// Who made this implementation.
        run API_version_vendor "API_version_vendor": String = "Xenith".to_string();
        /// Key version: the release of the agent.
        run API_version_vendor_implementation "API_version_vendor_implementation": BTreeMap<String, String> = BTreeMap::new();
        /// Whether VMs may start here; enable and disable change it.
        run enabled "enabled": bool = true;
        /// Release texts by program: keys Xen and Xenith.
        run software_version "software_version": BTreeMap<String, String> = BTreeMap::new();
        /// Texts by key for clients. xenstore:NAME: a quota in the store of all guests that have none of their own.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
        /// Guest types Xen can run here, in Xen's spelling.
        run capabilities "capabilities": Vec<String> = Vec::new();
        /// Key nr_cpus: how many CPUs Xen uses, in decimal.
        run cpu_configuration "cpu_configuration": BTreeMap<String, String> = BTreeMap::new();
        /// Scheduler of Xen's first CPU pool, such as credit2, as found at boot.
        run sched_policy "sched_policy": String = String::new();
        /// Empty: no boot loader runs in the control domain.
        run supported_bootloaders "supported_bootloaders": Vec<String> = Vec::new();
        /// VMs with a domain now, the control domain among them.
        run resident_VMs "resident_VMs": Vec<Ref<Vm>> = Vec::new();
        /// Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go there by UDP too.
        new logging "logging": BTreeMap<String, String> = BTreeMap::new();
        /// Network interfaces of the machine and the VLANs made on them.
        run PIFs "PIFs": Vec<Ref<Pif>> = Vec::new();
        /// Where VM.suspend puts images, as VDIs of type suspend; none at first: they are in the host's memory, and gone
        /// when it ends.
        new suspend_image_sr "suspend_image_sr": Ref<Sr> = Ref::none();
        /// Where dumps of crashed VMs go, as VDIs of type crashdump; none at first, or while it has no room: they stay in
        /// the host's memory.
        new crash_dump_sr "crash_dump_sr": Ref<Sr> = Ref::none();
        /// What connects this host with its SRs.
        run PBDs "PBDs": Vec<Ref<Pbd>> = Vec::new();
        /// Functions found on the PCI bus at boot.
        run PPCIs "PPCIs": Vec<Ref<Ppci>> = Vec::new();
        /// Empty: the agent drives no SCSI.
        run PSCSIs "PSCSIs": Vec<Ref<Pscsi>> = Vec::new();
        /// Empty: the agent drives no SCSI.
        run PSCSI_HBAs "PSCSI_HBAs": Vec<Ref<PscsiHba>> = Vec::new();
        /// One object for each CPU that Xen uses.
        run host_CPUs "host_CPUs": Vec<Ref<HostCpu>> = Vec::new();
        /// Memory figures of this host.
        run metrics "metrics": Ref<HostMetrics> = Ref::none();
        /// Every CPU pool object, activated or not.
        run resident_cpu_pools "resident_cpu_pools": Vec<Ref<CpuPool>> = Vec::new();
    }
}

calls! {
    /// The machine that Xen and this agent run on. There is exactly one, found at boot.
    Host {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "host.get_uuid" (host: &Ref<Host>) -> String;
        /// Get `name_label`: Name shown to people; the boot configuration's until it is set.
        call get_name_label "host.get_name_label" (host: &Ref<Host>) -> String;
        /// Set `name_label`: Name shown to people; the boot configuration's until it is set.
        call set_name_label "host.set_name_label" (host: &Ref<Host>, value: &str) -> ();
        /// Get `name_description`: Free text for people; nothing acts on it.
        call get_name_description "host.get_name_description" (host: &Ref<Host>) -> String;
        /// Set `name_description`: Free text for people; nothing acts on it.
        call set_name_description "host.set_name_description" (host: &Ref<Host>, value: &str) -> ();
        /// Get `API_version_major`: First part of the version of the API that is served: 1.
        call get_API_version_major "host.get_API_version_major" (host: &Ref<Host>) -> i64;
        /// Get `API_version_minor`: Second part of the version of the API that is served: 0.
        call get_API_version_minor "host.get_API_version_minor" (host: &Ref<Host>) -> i64;
        /// Get `API_version_vendor`: Who made this implementation.
        call get_API_version_vendor "host.get_API_version_vendor" (host: &Ref<Host>) -> String;
        /// Get `API_version_vendor_implementation`: Key version: the release of the agent.
        call get_API_version_vendor_implementation "host.get_API_version_vendor_implementation" (host: &Ref<Host>) -> BTreeMap<String, String>;
        /// Get `enabled`: Whether VMs may start here; enable and disable change it.
        call get_enabled "host.get_enabled" (host: &Ref<Host>) -> bool;
        /// Get `software_version`: Release texts by program: keys Xen and Xenith.
        call get_software_version "host.get_software_version" (host: &Ref<Host>) -> BTreeMap<String, String>;
        /// Get `other_config`: Texts by key for clients. xenstore:NAME: a quota in the store of all guests that have none
        /// of their own.
        call get_other_config "host.get_other_config" (host: &Ref<Host>) -> BTreeMap<String, String>;
        /// Set `other_config`: Texts by key for clients. xenstore:NAME: a quota in the store of all guests that have none
        /// of their own.
        call set_other_config "host.set_other_config" (host: &Ref<Host>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Texts by key for clients. xenstore:NAME: a quota in the store of all guests that have
        /// none of their own.
        call add_to_other_config "host.add_to_other_config" (host: &Ref<Host>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Texts by key for clients. xenstore:NAME: a quota in the store of all guests that
        /// have none of their own.
        call remove_from_other_config "host.remove_from_other_config" (host: &Ref<Host>, key: &str) -> ();
        /// Get `capabilities`: Guest types Xen can run here, in Xen's spelling.
        call get_capabilities "host.get_capabilities" (host: &Ref<Host>) -> Vec<String>;
        /// Get `cpu_configuration`: Key nr_cpus: how many CPUs Xen uses, in decimal.
        call get_cpu_configuration "host.get_cpu_configuration" (host: &Ref<Host>) -> BTreeMap<String, String>;
        /// Get `sched_policy`: Scheduler of Xen's first CPU pool, such as credit2, as found at boot.
        call get_sched_policy "host.get_sched_policy" (host: &Ref<Host>) -> String;
        /// Get `supported_bootloaders`: Empty: no boot loader runs in the control domain.
        call get_supported_bootloaders "host.get_supported_bootloaders" (host: &Ref<Host>) -> Vec<String>;
        /// Get `resident_VMs`: VMs with a domain now, the control domain among them.
        call get_resident_VMs "host.get_resident_VMs" (host: &Ref<Host>) -> Vec<Ref<Vm>>;
        /// Get `logging`: Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go there by UDP
        /// too.
        call get_logging "host.get_logging" (host: &Ref<Host>) -> BTreeMap<String, String>;
        /// Set `logging`: Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go there by UDP
        /// too.
        call set_logging "host.set_logging" (host: &Ref<Host>, value: &BTreeMap<String, String>) -> ();
        /// Add to `logging`: Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go there by
        /// UDP too.
        call add_to_logging "host.add_to_logging" (host: &Ref<Host>, key: &str, value: &str) -> ();
        /// Remove from `logging`: Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go there
        /// by UDP too.
        call remove_from_logging "host.remove_from_logging" (host: &Ref<Host>, key: &str) -> ();
        /// Get `PIFs`: Network interfaces of the machine and the VLANs made on them.
        call get_PIFs "host.get_PIFs" (host: &Ref<Host>) -> Vec<Ref<Pif>>;
        /// Get `suspend_image_sr`: Where VM.suspend puts images, as VDIs of type suspend; none at first: they are in the
        /// host's memory, and gone when it ends.
        call get_suspend_image_sr "host.get_suspend_image_sr" (host: &Ref<Host>) -> Ref<Sr>;
        /// Set `suspend_image_sr`: Where VM.suspend puts images, as VDIs of type suspend; none at first: they are in the
        /// host's memory, and gone when it ends.
        call set_suspend_image_sr "host.set_suspend_image_sr" (host: &Ref<Host>, value: &Ref<Sr>) -> ();
        /// Get `crash_dump_sr`: Where dumps of crashed VMs go, as VDIs of type crashdump; none at first, or while it has no
        /// room: they stay in the host's memory.
        call get_crash_dump_sr "host.get_crash_dump_sr" (host: &Ref<Host>) -> Ref<Sr>;
        /// Set `crash_dump_sr`: Where dumps of crashed VMs go, as VDIs of type crashdump; none at first, or while it has no
        /// room: they stay in the host's memory.
        call set_crash_dump_sr "host.set_crash_dump_sr" (host: &Ref<Host>, value: &Ref<Sr>) -> ();
        /// Get `PBDs`: What connects this host with its SRs.
        call get_PBDs "host.get_PBDs" (host: &Ref<Host>) -> Vec<Ref<Pbd>>;
        /// Get `PPCIs`: Functions found on the PCI bus at boot.
        call get_PPCIs "host.get_PPCIs" (host: &Ref<Host>) -> Vec<Ref<Ppci>>;
        /// Get `PSCSIs`: Empty: the agent drives no SCSI.
        call get_PSCSIs "host.get_PSCSIs" (host: &Ref<Host>) -> Vec<Ref<Pscsi>>;
        /// Get `PSCSI_HBAs`: Empty: the agent drives no SCSI.
        call get_PSCSI_HBAs "host.get_PSCSI_HBAs" (host: &Ref<Host>) -> Vec<Ref<PscsiHba>>;
        /// Get `host_CPUs`: One object for each CPU that Xen uses.
        call get_host_CPUs "host.get_host_CPUs" (host: &Ref<Host>) -> Vec<Ref<HostCpu>>;
        /// Get `metrics`: Memory figures of this host.
        call get_metrics "host.get_metrics" (host: &Ref<Host>) -> Ref<HostMetrics>;
        /// Get `resident_cpu_pools`: Every CPU pool object, activated or not.
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
        /// Makes VM.start fail with HOST_DISABLED. VMs that have a domain keep it.
        call disable "host.disable" (host: &Ref<Host>) -> ();
        /// The same as a task.
        call async_disable "Async.host.disable" (host: &Ref<Host>) -> Ref<Task>;
        /// Lets VMs start again after disable.
        call enable "host.enable" (host: &Ref<Host>) -> ();
        /// The same as a task.
        call async_enable "Async.host.enable" (host: &Ref<Host>) -> Ref<Task>;
        /// Turns the machine off, once the guests that run have done what clean_shutdown asks, or have been shut down hard
        /// because they did not. OPERATION_NOT_ALLOWED unless the host is disabled and no VM is busy. Errors:
        /// OPERATION_NOT_ALLOWED.
        call shutdown "host.shutdown" (host: &Ref<Host>) -> ();
        /// The same as a task.
        call async_shutdown "Async.host.shutdown" (host: &Ref<Host>) -> Ref<Task>;
        /// Starts the machine again, once its guests have ended as shutdown has it. OPERATION_NOT_ALLOWED unless the host
        /// is disabled and no VM is busy. Errors: OPERATION_NOT_ALLOWED.
        call reboot "host.reboot" (host: &Ref<Host>) -> ();
        /// The same as a task.
        call async_reboot "Async.host.reboot" (host: &Ref<Host>) -> Ref<Task>;
        /// Answers with the newest 64 KiB of Xen's own console log.
        call dmesg "host.dmesg" (host: &Ref<Host>) -> String;
        /// The same as a task.
        call async_dmesg "Async.host.dmesg" (host: &Ref<Host>) -> Ref<Task>;
        /// Answers like dmesg, then makes Xen forget that log.
        call dmesg_clear "host.dmesg_clear" (host: &Ref<Host>) -> String;
        /// The same as a task.
        call async_dmesg_clear "Async.host.dmesg_clear" (host: &Ref<Host>) -> Ref<Task>;
        /// Answers with the newest 16 KiB of the agent's log, in whole lines.
        call get_log "host.get_log" (host: &Ref<Host>) -> String;
        /// The same as a task.
        call async_get_log "Async.host.get_log" (host: &Ref<Host>) -> Ref<Task>;
        /// Presses 1 to 16 of Xen's debug keys; output goes to dmesg. R and C would end the machine and are
        /// VALUE_NOT_SUPPORTED.
        call send_debug_keys "host.send_debug_keys" (host: &Ref<Host>, keys: &str) -> ();
        /// The same as a task.
        call async_send_debug_keys "Async.host.send_debug_keys" (host: &Ref<Host>, keys: &str) -> Ref<Task>;
        /// Answers with the full name of every method, without Async forms and older names of the same method.
        call list_methods "host.list_methods" () -> Vec<String>;
        /// The same as a task.
        call async_list_methods "Async.host.list_methods" () -> Ref<Task>;
    }
}
