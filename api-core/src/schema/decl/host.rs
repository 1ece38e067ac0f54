//! host, host_metrics, host_cpu (XenAPI 1.0.10, "Class: host" and following).
//!
//! Refused until their parts are there: Xen's console ring (dmesg) and power of the host; the rows say why.

schema! {
    mod host: host {
        aliases = &[("get_by_label", "get_by_name_label")], doc = "A physical host."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        name_label: Str, RW, "A human-readable name.";
        name_description: Str, RW, "A notes field containing human-readable description.";
        API_version_major: Int, RO_run, "Major version number.", default = Default::Int(1);
        API_version_minor: Int, RO_run, "Minor version number.";
        API_version_vendor: Str, RO_run, "Identification of vendor.", default = Default::Text("Xenith");
        API_version_vendor_implementation: Map(&Str, &Str), RO_run, "Details of vendor implementation.";
        enabled: Bool, RO_run, "True if the host is currently enabled.", default = Default::Bool(true);
        software_version: Map(&Str, &Str), RO_run, "Version strings.";
        other_config: Map(&Str, &Str), RW, "Additional configuration.";
        capabilities: Set(&Str), RO_run, "Xen capabilities.";
        cpu_configuration: Map(&Str, &Str), RO_run, "The CPU configuration on this host.";
        sched_policy: Str, RO_run, "Scheduler policy currently in force on this host.";
        supported_bootloaders: Set(&Str), RO_run, "A list of the bootloaders installed on the machine: none.";
        resident_VMs: Set(&Ref(VM)), RO_run, "List of VMs currently resident on host.",
            source = inverse(&vm_rows::resident_on);
        logging: Map(&Str, &Str), RW, "Logging configuration.";
        PIFs: Set(&Ref(PIF)), RO_run, "Physical network interfaces.", source = Source::Later;
        suspend_image_sr: Ref(SR), RW, "The SR in which VDIs for suspend images are created.";
        crash_dump_sr: Ref(SR), RW, "The SR in which VDIs for crash dumps are created.";
        PBDs: Set(&Ref(PBD)), RO_run, "Physical block devices.", source = Source::Later;
        PPCIs: Set(&Ref(PPCI)), RO_run, "Physical PCI devices.", source = Source::Later;
        PSCSIs: Set(&Ref(PSCSI)), RO_run, "Physical SCSI devices.", source = Source::Later;
        PSCSI_HBAs: Set(&Ref(PSCSI_HBA)), RO_run, "Physical SCSI host bus adapters.", source = Source::Later;
        host_CPUs: Set(&Ref(host_cpu)), RO_run, "The physical CPUs on this host.",
            source = inverse(&host_cpu_rows::host);
        metrics: Ref(host_metrics), RO_run, "Metrics associated with this host.";
        resident_cpu_pools: Set(&Ref(cpu_pool)), RO_run, "List of cpu_pools currently resident on the host.",
            source = Source::Later, since = "1.0.10";
    }
    messages {
        disable(host: Ref(host)) -> Void [], Admin, Handler::HostDisable,
            "Puts the host into a state in which no new VMs can be started. VMs currently active go on.";
        enable(host: Ref(host)) -> Void [], Admin, Handler::HostEnable,
            "Puts the host into a state in which new VMs can be started.";
        shutdown(host: Ref(host)) -> Void [], Admin,
            Handler::Refuse("needs the control domain's power to stop the machine, which comes later"),
            "Shutdown the host. Refused until the agent can.";
        reboot(host: Ref(host)) -> Void [], Admin,
            Handler::Refuse("needs the control domain's power to stop the machine, which comes later"),
            "Reboot the host. Refused until the agent can.";
        dmesg(host: Ref(host)) -> Str [], Read, Handler::Refuse("needs Xen's console ring, which comes later"),
            "Get the host xen dmesg. Refused until the agent can.";
        dmesg_clear(host: Ref(host)) -> Str [], Admin,
            Handler::Refuse("needs Xen's console ring, which comes later"),
            "Get the host xen dmesg, and clear the buffer. Refused until the agent can.";
        get_log(host: Ref(host)) -> Str [], Read, Handler::Refuse("needs the agent's log, which comes later"),
            "Get the host's log file. Refused until the agent can.";
        send_debug_keys(host: Ref(host), keys: Str) -> Void [], Admin,
            Handler::Refuse("needs Xen's console ring, which comes later"),
            "Inject the given string as debugging keys into Xen. Refused until the agent can.";
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
        doc = "A physical CPU."
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
            source = Source::Later, since = "1.0.10";
    }
    messages {
        get_unassigned_cpus() -> Set(&Ref(host_cpu)) [], Read, Handler::UnassignedCpus,
            "Get a list of all CPUs not assigned to any pool: none, Xen puts all of them into its first one.",
            since = "1.0.10";
    }
}
