//! host, host_metrics, host_cpu (XenAPI 1.0.10, "Class: host" and following).
//!
//! 0.4.3 has constructors and destructors for hosts and CPUs. They exist and are refused: hardware is found, not made.

const HOSTS: &str = "the hardware is what was found at boot";

schema! {
    mod host: host {
        doc = "A physical host.",
        create = Hook::Refuse(HOSTS), destroy = Hook::Refuse(HOSTS)
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        name_label: Str, RW, "A human-readable name.";
        name_description: Str, RW, "A notes field containing human-readable description.";
        API_version_major: Int, RO_run, "Major version number.", default = Default::Int(1);
        API_version_minor: Int, RO_run, "Minor version number.";
        API_version_vendor: Str, RO_run, "Identification of vendor.", default = Default::Text(&"Xenith");
        API_version_vendor_implementation: Map(&[Str, Str]), RO_run, "Details of vendor implementation.";
        enabled: Bool, RO_run, "True if the host is currently enabled.", default = Default::Bool(true);
        software_version: Map(&[Str, Str]), RO_run, "Version strings.";
        other_config: Map(&[Str, Str]), RW, "Additional configuration.";
        capabilities: Set(&Str), RO_run, "Xen capabilities.";
        cpu_configuration: Map(&[Str, Str]), RO_run, "The CPU configuration on this host.";
        sched_policy: Str, RO_run, "Scheduler policy currently in force on this host.";
        supported_bootloaders: Set(&Str), RO_run, "A list of the bootloaders installed on the machine: none.";
        resident_VMs: Set(&Ref(VM)), RO_run, "List of VMs currently resident on host.",
            source = inverse(&vm_rows::resident_on);
        logging: Map(&[Str, Str]), RW, "Logging configuration.";
        PIFs: Set(&Ref(PIF)), RO_run, "Physical network interfaces.", source = inverse(&pif_rows::host);
        suspend_image_sr: Ref(SR), RW, "The SR in which VDIs for suspend images are created.",
            held = Held::Loosely;
        crash_dump_sr: Ref(SR), RW, "The SR in which VDIs for crash dumps are created.",
            held = Held::Loosely;
        PBDs: Set(&Ref(PBD)), RO_run, "Physical block devices.", source = inverse(&pbd_rows::host);
        PPCIs: Set(&Ref(PPCI)), RO_run, "Physical PCI devices.", source = inverse(&ppci_rows::host);
        PSCSIs: Set(&Ref(PSCSI)), RO_run, "Physical SCSI devices.", source = inverse(&pscsi_rows::host);
        PSCSI_HBAs: Set(&Ref(PSCSI_HBA)), RO_run, "Physical SCSI host bus adapters.",
            source = inverse(&pscsi_hba_rows::host);
        host_CPUs: Set(&Ref(host_cpu)), RO_run, "The physical CPUs on this host.",
            source = inverse(&host_cpu_rows::host);
        metrics: Ref(host_metrics), RO_run, "Metrics associated with this host.";
        resident_cpu_pools: Set(&Ref(cpu_pool)), RO_run, "List of cpu_pools currently resident on the host.",
            source = inverse(&cpu_pool_rows::resident_on), since = V1_0_10;
    }
    messages {
        disable(host: Ref(host)) -> Void [], Admin, Handler::HostDisable,
            "Puts the host into a state in which no new VMs can be started. VMs currently active go on.";
        enable(host: Ref(host)) -> Void [], Admin, Handler::HostEnable,
            "Puts the host into a state in which new VMs can be started.";
        shutdown(host: Ref(host)) -> Void [OPERATION_NOT_ALLOWED], Admin, Handler::HostShutdown,
            "Shutdown the host: VMs first, then the machine is powered off. The host must be disabled, or have no VM.";
        reboot(host: Ref(host)) -> Void [OPERATION_NOT_ALLOWED], Admin, Handler::HostReboot,
            "Reboot the host: VMs first, then the machine. The host must be disabled, or have no VM.";
        dmesg(host: Ref(host)) -> Str [], Read, Handler::Dmesg, "Get the host xen dmesg.";
        dmesg_clear(host: Ref(host)) -> Str [], Admin, Handler::DmesgClear,
            "Get the host xen dmesg, and clear the buffer.";
        get_log(host: Ref(host)) -> Str [], Read, Handler::GetLog,
            "Get the host's log file: the last lines of the agent's own log.";
        send_debug_keys(host: Ref(host), keys: Str) -> Void [], Admin, Handler::DebugKeys,
            "Inject the given string as debugging keys into Xen. R and C, which would end it, are refused.";
        list_methods() -> Set(&Str) [], Read, Handler::ListMethods, "List all supported methods.";
    }
}

schema! {
    mod host_metrics: host_metrics {
        doc = "The metrics associated with a host."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        memory_total: Int, RO_run, "Host's total memory (bytes).", source = Source::Live(Live::HostMemoryTotal);
        memory_free: Int, RO_run, "Host's free memory (bytes).", source = Source::Live(Live::HostMemoryFree);
        last_updated: DateTime, RO_run, "Time at which this information was last updated.",
            source = Source::Live(Live::Now);
    }
    messages {}
}

schema! {
    mod host_cpu: host_cpu {
        doc = "A physical CPU.",
        create = Hook::Refuse(HOSTS), destroy = Hook::Refuse(HOSTS)
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        host: Ref(host), RO_run, "The host the CPU is in.";
        number: Int, RO_run, "The number of the physical CPU within the host.";
        vendor: Str, RO_run, "The vendor of the physical CPU.";
        speed: Int, RO_run, "The speed of the physical CPU (MHz).";
        modelname: Str, RO_run, "The model name of the physical CPU.";
        stepping: Str, RO_run, "The stepping of the physical CPU.";
        flags: Str, RO_run, "The flags of the physical CPU (a decoded version of the features field).";
        features: Str, RO_run, "The physical CPU feature bitmap.";
        utilisation: Float, RO_run, "The current CPU utilisation, 0 to 1.",
            source = Source::Live(Live::CpuUtilisation);
        cpu_pool: Set(&Ref(cpu_pool)), RO_run, "Reference to cpu_pool the cpu belongs to.",
            source = Source::Live(Live::CpuPools), since = V1_0_10;
    }
    messages {
        get_unassigned_cpus() -> Set(&Ref(host_cpu)) [], Read, Handler::UnassignedCpus,
            "Get a list of all CPUs not assigned to any pool.",
            since = V1_0_10;
    }
}
