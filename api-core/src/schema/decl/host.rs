//! host, host_metrics, host_cpu (XenAPI 1.0.10, "Class: host" and following).
//!
//! 0.4.3 has constructors and destructors for hosts and CPUs. They exist and are refused: hardware is found, not made.

const HOSTS: &str = "the hardware is what was found at boot";

schema! {
    mod host: host {
        doc = "The machine that Xen and this agent run on. There is exactly one, found at boot.",
        create = Hook::Refuse(HOSTS), destroy = Hook::Refuse(HOSTS),
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        name_label: Str, RW, "Name shown to people; the boot configuration's until it is set.";
        name_description: Str, RW, "Free text for people; nothing acts on it.";
        API_version_major: Int, RO_run, "First part of the version of the API that is served: 1.",
            default = Default::Int(1);
        API_version_minor: Int, RO_run, "Second part of the version of the API that is served: 0.";
        API_version_vendor: Str, RO_run, "Who made this implementation.", default = Default::Text(&"Xenith");
        API_version_vendor_implementation: Map(&[Str, Str]), RO_run, "Key version: the release of the agent.";
        enabled: Bool, RO_run, "Whether VMs may start here; enable and disable change it.",
            default = Default::Bool(true);
        software_version: Map(&[Str, Str]), RO_run, "Release texts by program: keys Xen and Xenith.";
        other_config: Map(&[Str, Str]), RW,
            "Texts by key for clients. xenstore:NAME: a quota in the store of all guests that have none of their own.";
        capabilities: Set(&Str), RO_run, "Guest types Xen can run here, in Xen's spelling.";
        cpu_configuration: Map(&[Str, Str]), RO_run, "Key nr_cpus: how many CPUs Xen uses, in decimal.";
        sched_policy: Str, RO_run, "Scheduler of Xen's first CPU pool, such as credit2, as found at boot.";
        supported_bootloaders: Set(&Str), RO_run, "Empty: no boot loader runs in the control domain.";
        resident_VMs: Set(&Ref(VM)), RO_run, "VMs with a domain now, the control domain among them.",
            source = inverse(&vm_rows::resident_on);
        logging: Map(&[Str, Str]), RW,
            "Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go there by UDP too.";
        PIFs: Set(&Ref(PIF)), RO_run, "Network interfaces of the machine and the VLANs made on them.",
            source = inverse(&pif_rows::host);
        suspend_image_sr: Ref(SR), RW,
            "Where VM.suspend puts images, as VDIs of type suspend; none at first: they are in the host's memory, and gone when it \
             ends.",
            held = Held::Loosely;
        crash_dump_sr: Ref(SR), RW,
            "Where dumps of crashed VMs go, as VDIs of type crashdump; none at first, or while it has no room: they stay in the \
             host's memory.",
            held = Held::Loosely;
        PBDs: Set(&Ref(PBD)), RO_run, "What connects this host with its SRs.", source = inverse(&pbd_rows::host);
        PPCIs: Set(&Ref(PPCI)), RO_run, "Functions found on the PCI bus at boot.", source = inverse(&ppci_rows::host);
        PSCSIs: Set(&Ref(PSCSI)), RO_run, "Empty: the agent drives no SCSI.", source = inverse(&pscsi_rows::host);
        PSCSI_HBAs: Set(&Ref(PSCSI_HBA)), RO_run, "Empty: the agent drives no SCSI.",
            source = inverse(&pscsi_hba_rows::host);
        host_CPUs: Set(&Ref(host_cpu)), RO_run, "One object for each CPU that Xen uses.",
            source = inverse(&host_cpu_rows::host);
        metrics: Ref(host_metrics), RO_run, "Memory figures of this host.";
        resident_cpu_pools: Set(&Ref(cpu_pool)), RO_run, "Every CPU pool object, activated or not.",
            source = inverse(&cpu_pool_rows::resident_on), since = V1_0_10;
    }
    messages {
        disable(host: Ref(host)) -> Void [], Admin, Handler::HostDisable,
            "Makes VM.start fail with HOST_DISABLED. VMs that have a domain keep it.";
        enable(host: Ref(host)) -> Void [], Admin, Handler::HostEnable, "Lets VMs start again after disable.";
        shutdown(host: Ref(host)) -> Void [OPERATION_NOT_ALLOWED], Admin, Handler::HostShutdown,
            "Turns the machine off, once the guests that run have done what clean_shutdown asks, or have been shut down hard \
             because they did not. OPERATION_NOT_ALLOWED unless the host is disabled and no VM is busy.";
        reboot(host: Ref(host)) -> Void [OPERATION_NOT_ALLOWED], Admin, Handler::HostReboot,
            "Starts the machine again, once its guests have ended as shutdown has it. OPERATION_NOT_ALLOWED unless the host is \
             disabled and no VM is busy.";
        dmesg(host: Ref(host)) -> Str [], Read, Handler::Dmesg,
            "Answers with the newest 64 KiB of Xen's own console log.";
        dmesg_clear(host: Ref(host)) -> Str [], Admin, Handler::DmesgClear,
            "Answers like dmesg, then makes Xen forget that log.";
        get_log(host: Ref(host)) -> Str [], Admin, Handler::GetLog,
            "Answers with the newest 16 KiB of the agent's log, in whole lines.";
        send_debug_keys(host: Ref(host), keys: Str) -> Void [], Admin, Handler::DebugKeys,
            "Presses 1 to 16 of Xen's debug keys; output goes to dmesg. R and C would end the machine and are \
             VALUE_NOT_SUPPORTED.";
        list_methods() -> Set(&Str) [], Read, Handler::ListMethods,
            "Answers with the full name of every method, without Async forms and older names of the same method.";
    }
}

schema! {
    mod host_metrics: host_metrics {
        doc = "Figures of a host, measured when they are read."
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        memory_total: Int, RO_run, "RAM that Xen manages, in bytes.", source = Source::Live(Live::HostMemoryTotal);
        memory_free: Int, RO_run, "RAM no domain and no part of Xen uses, in bytes; what a VM can start with.",
            source = Source::Live(Live::HostMemoryFree);
        last_updated: DateTime, RO_run, "When the figures were taken: the time of the answer.",
            source = Source::Live(Live::Now);
    }
    messages {}
}

schema! {
    mod host_cpu: host_cpu {
        doc = "One CPU as Xen counts them. Objects exist from boot and cannot be made or destroyed.",
        create = Hook::Refuse(HOSTS), destroy = Hook::Refuse(HOSTS)
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        host: Ref(host), RO_run, "The machine it is part of.";
        number: Int, RO_run, "Xen's number for it, from 0; what proposed_CPUs and masks name.";
        vendor: Str, RO_run, "CPUID's vendor text, such as GenuineIntel.";
        speed: Int, RO_run, "Clock rate as Xen measured it at boot, in MHz.";
        modelname: Str, RO_run, "CPUID's brand text; empty if the CPU has none.";
        stepping: Str, RO_run, "CPUID's stepping, 0 to 15, in decimal.";
        flags: Str, RO_run, "Short names of the bits set in features, separated by blanks.";
        features: Str, RO_run, "EDX and ECX of CPUID leaf 1, eight hex digits each with a dash between.";
        utilisation: Float, RO_run,
            "Share of time it was not idle, 0 to 1, over the last second or longer between reads; 0 if unknown.",
            source = Source::Live(Live::CpuUtilisation);
        cpu_pool: Set(&Ref(cpu_pool)), RO_run, "The one pool that has it; empty if none does.",
            source = Source::Live(Live::CpuPools), since = V1_0_10;
    }
    messages {
        get_unassigned_cpus() -> Set(&Ref(host_cpu)) [], Read, Handler::UnassignedCpus,
            "Answers with the CPUs that are in no pool and so free for activate and add_host_CPU_live.",
            since = V1_0_10;
    }
}
