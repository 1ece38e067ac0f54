//! VM, VM_metrics, console (XenAPI 1.0.10, "Class: VM" and following).
//!
//! The clean operations, suspend and everything `live` need xenstore and are refused until issue 4; the table of
//! operations says so beside their states. cpu_pool and pool_name are fields in xend and libxen though the text has only
//! their accessors.

schema! {
    mod vm: VM {
        create = Hook::Vm, destroy = Hook::Vm, role = Role::Operate,
        aliases = &[
            ("get_by_label", "get_by_name_label"),
            ("get_otherConfig", "get_other_config"),
            ("add_to_otherConfig", "add_to_other_config"),
            ("remove_from_otherConfig", "remove_from_other_config"),
        ],
        doc = "A virtual machine (or 'guest')."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        power_state: Enum(&VM_POWER_STATE), RO_run, "Current power state of the machine.";
        name_label: Str, RW, "A human-readable name.";
        name_description: Str, RW, "A notes field containing human-readable description.";
        user_version: Int, RW, "A user version number for this machine.";
        is_a_template: Bool, RW, "True if this is a template. Template VMs can never be started.";
        auto_power_on: Bool, RW, "True if this VM should be powered on with the host.";
        suspend_VDI: Ref(VDI), RO_run, "The VDI that a suspend image is stored on.";
        resident_on: Ref(host), RO_run, "The host the VM is currently resident on.";
        memory_static_max: Int, RW, "Statically-set (i.e. absolute) maximum (bytes): the RAM it is built with.",
            default = Default::Int(128 << 20), check = Check::Bytes;
        memory_dynamic_max: Int, RW, "Dynamic maximum (bytes).",
            default = Default::Int(128 << 20), check = Check::Bytes;
        memory_dynamic_min: Int, RW, "Dynamic minimum (bytes).", check = Check::Bytes;
        memory_static_min: Int, RW, "Statically-set (i.e. absolute) minimum (bytes).", check = Check::Bytes;
        VCPUs_params: Map(&Str, &Str), RW, "Configuration parameters for the selected VCPU policy.";
        VCPUs_max: Int, RW, "Max number of VCPUs.", default = Default::Int(1), check = Check::Vcpus;
        VCPUs_at_startup: Int, RW, "Boot number of VCPUs.", default = Default::Int(1), check = Check::Vcpus;
        actions_after_shutdown: Enum(&ON_NORMAL_EXIT), RW,
            "Action to take after the guest has shut itself down.", default = Default::Text("destroy");
        actions_after_reboot: Enum(&ON_NORMAL_EXIT), RW,
            "Action to take after the guest has rebooted itself.", default = Default::Text("restart");
        actions_after_crash: Enum(&ON_CRASH), RW,
            "Action to take if the guest crashes. Until issue 4 there are no core dumps and no renaming: \
             coredump_and_destroy is destroy, coredump_and_restart and rename_restart are restart.",
            default = Default::Text("restart");
        consoles: Set(&Ref(console)), RO_run, "Virtual console devices.",
            source = inverse(&console_rows::VM);
        VIFs: Set(&Ref(VIF)), RO_run, "Virtual network interfaces.", source = Source::Later;
        VBDs: Set(&Ref(VBD)), RO_run, "Virtual block devices.", source = Source::Later;
        crash_dumps: Set(&Ref(crashdump)), RO_run, "Crash dumps associated with this VM.", source = Source::Later;
        VTPMs: Set(&Ref(VTPM)), RO_run, "Virtual TPMs.", source = Source::Later;
        DPCIs: Set(&Ref(DPCI)), RO_run, "Pass-through PCI devices.", source = Source::Later;
        DSCSIs: Set(&Ref(DSCSI)), RO_run, "Half-virtualized SCSI devices.", source = Source::Later;
        DSCSI_HBAs: Set(&Ref(DSCSI_HBA)), RO_run, "Half-virtualized SCSI host bus adapters.",
            source = Source::Later;
        PV_bootloader: Str, RW, "Name of or path to bootloader: not served, must be empty at start.";
        PV_kernel: Str, RW, "URI of kernel: file:///NAME or /NAME in the bundle, or a data: URI.", large = true;
        PV_ramdisk: Str, RW, "URI of initrd, likewise.", large = true;
        PV_args: Str, RW, "Kernel command-line arguments.";
        PV_bootloader_args: Str, RW, "Miscellaneous arguments for the bootloader.";
        HVM_boot_policy: Str, RW, "HVM boot policy: not served, must be empty at start.";
        HVM_boot_params: Map(&Str, &Str), RW, "HVM boot params.";
        platform: Map(&Str, &Str), RW, "Platform-specific configuration.";
        PCI_bus: Str, RW, "PCI bus path for pass-through devices.";
        other_config: Map(&Str, &Str), RW, "Additional configuration.";
        domid: Int, RO_run, "Domain ID (if available, -1 otherwise).", source = Source::Live(Live::VmDomid);
        is_control_domain: Bool, RO_run, "True if this is a control domain.";
        metrics: Ref(VM_metrics), RO_run, "Metrics associated with this VM.";
        guest_metrics: Ref(VM_guest_metrics), RO_run, "Metrics associated with the running guest.";
        security_label: Str, RO_run, "The VM's security label.", since = "1.0.2";
        cpu_pool: Set(&Ref(cpu_pool)), RO_run, "The pools the VM may run in.",
            source = Source::Later, since = "1.0.10", extension = true;
        pool_name: Str, RW, "The pool the VM is to be started in.", since = "1.0.10", extension = true;
    }
    messages {
        clone(vm: Ref(VM), new_name: Str) -> Ref(VM) [VM_BAD_POWER_STATE, LIMIT_REACHED], Operate, Handler::VmClone,
            "Clones the specified VM, making a new VM with a console of its own. The VM must be halted.";
        start(vm: Ref(VM), start_paused: Bool) -> Void
            [VM_BAD_POWER_STATE, VM_HVM_REQUIRED, VALUE_NOT_SUPPORTED, HOST_NOT_ENOUGH_FREE_MEMORY, HOST_DISABLED,
             VM_IS_TEMPLATE, OTHER_OPERATION_IN_PROGRESS],
            Operate, Handler::Lifecycle(Operation::Start),
            "Start the specified VM. This function can only be called when the VM is in the Halted state.";
        pause(vm: Ref(VM)) -> Void [VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS], Operate,
            Handler::Lifecycle(Operation::Pause),
            "Pause the specified VM. This can only be called when the specified VM is in the Running state.";
        unpause(vm: Ref(VM)) -> Void [VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS], Operate,
            Handler::Lifecycle(Operation::Unpause),
            "Resume the specified VM. This can only be called when the specified VM is in the Paused state.";
        clean_shutdown(vm: Ref(VM)) -> Void [VM_BAD_POWER_STATE], Operate,
            Handler::Lifecycle(Operation::CleanShutdown),
            "Attempt to cleanly shutdown the specified VM. Refused until issue 4 (needs xenstore).";
        clean_reboot(vm: Ref(VM)) -> Void [VM_BAD_POWER_STATE], Operate,
            Handler::Lifecycle(Operation::CleanReboot),
            "Attempt to cleanly reboot the specified VM. Refused until issue 4 (needs xenstore).";
        hard_shutdown(vm: Ref(VM)) -> Void [VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS], Operate,
            Handler::Lifecycle(Operation::HardShutdown),
            "Stop executing the specified VM without attempting a clean shutdown. Of a halted VM it succeeds.";
        hard_reboot(vm: Ref(VM)) -> Void [VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS], Operate,
            Handler::Lifecycle(Operation::HardReboot),
            "Stop executing the specified VM without attempting a clean shutdown and immediately restart it.";
        suspend(vm: Ref(VM)) -> Void [VM_BAD_POWER_STATE], Operate, Handler::Lifecycle(Operation::Suspend),
            "Suspend the specified VM to disk. Refused until issue 4 (needs xenstore).";
        resume(vm: Ref(VM), start_paused: Bool) -> Void [VM_BAD_POWER_STATE], Operate,
            Handler::Lifecycle(Operation::Resume),
            "Awaken the specified VM and resume it. Refused until issue 4 (needs suspend).";
        set_VCPUs_number_live(self: Ref(VM), nvcpu: Int) -> Void [], Operate,
            Handler::Refuse("needs xenstore, which comes with issue 4"),
            "Set this VM's VCPUs/at_startup value, and set the same value on the VM, if running. Refused until issue 4.";
        add_to_VCPUs_params_live(self: Ref(VM), key: Str, value: Str) -> Void [], Operate,
            Handler::Refuse("needs scheduler control, which comes later"),
            "Add the given key-value pair to VM.VCPUs_params, and apply that value on the running VM. Refused for now.";
        set_memory_dynamic_max_live(self: Ref(VM), max: Int) -> Void [], Operate,
            Handler::Refuse("needs xenstore, which comes with issue 4"),
            "Set memory_dynamic_max in database and on running VM. Refused until issue 4.";
        set_memory_dynamic_min_live(self: Ref(VM), min: Int) -> Void [], Operate,
            Handler::Refuse("needs xenstore, which comes with issue 4"),
            "Set memory_dynamic_min in database and on running VM. Refused until issue 4.";
        send_sysrq(vm: Ref(VM), key: Str) -> Void [VM_BAD_POWER_STATE], Operate,
            Handler::Lifecycle(Operation::SendSysrq),
            "Send the given key as a sysrq to this VM. Refused until issue 4 (needs xenstore).";
        send_trigger(vm: Ref(VM), trigger: Str) -> Void [VM_BAD_POWER_STATE], Operate,
            Handler::Lifecycle(Operation::SendTrigger), "Send the named trigger to this VM. Refused for now.";
        migrate(vm: Ref(VM), dest: Str, live: Bool, options: Map(&Str, &Str)) -> Void [VM_BAD_POWER_STATE], Operate,
            Handler::Lifecycle(Operation::Migrate), "Migrate the VM to another host. Refused for now.";
        set_security_label(self: Ref(VM), security_label: Str, old_label: Str) -> Int [SECURITY_ERROR], Admin,
            Handler::Refuse("no security policy is loaded"), "Set the security label of a VM. Refused for now.",
            since = "1.0.2";
        cpu_pool_migrate(self: Ref(VM), pool: Ref(cpu_pool)) -> Void [POOL_BAD_STATE, VM_BAD_POWER_STATE], Operate,
            Handler::Refuse("needs the class cpu_pool, which comes next"), "Migrate the VM to another cpu_pool.",
            since = "1.0.10";
    }
}

schema! {
    mod vm_metrics: VM_metrics {
        doc = "The metrics associated with a VM."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        memory_actual: Int, RO_run, "Guest's actual memory (bytes).", source = Source::Live(Live::VmMemory);
        VCPUs_number: Int, RO_run, "Current number of VCPUs.", source = Source::Live(Live::VmVcpus);
        VCPUs_utilisation: Map(&Int, &Float), RO_run,
            "Utilisation for all of guest's current VCPUs: their mean, Xen counts per domain.",
            source = Source::Live(Live::VmUtilisation);
        VCPUs_CPU: Map(&Int, &Int), RO_run, "VCPU to PCPU map: not measured.";
        VCPUs_params: Map(&Str, &Str), RO_run, "The live equivalent to VM.VCPUs_params: nothing is applied yet.";
        VCPUs_flags: Map(&Int, &Set(&Str)), RO_run, "CPU flags (blocked,online,running): not measured.";
        state: Set(&Str), RO_run, "The state of the guest, eg blocked, dying etc.",
            source = Source::Live(Live::VmState);
        start_time: DateTime, RO_run, "Time at which this VM was last booted.",
            source = Source::Live(Live::VmStarted);
        last_updated: DateTime, RO_run, "Time at which this information was last updated.",
            source = Source::Live(Live::Now);
    }
    messages {}
}

schema! {
    mod console: console {
        create = Hook::Refuse("a console comes with its VM"),
        destroy = Hook::Refuse("a console goes with its VM"),
        role = Role::Operate, doc = "A console."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        protocol: Enum(&CONSOLE_PROTOCOL), RO_run, "The protocol used by this console.";
        location: Str, RO_run, "URI for the console service.", source = Source::Live(Live::ConsoleLocation);
        VM: Ref(VM), RO_run, "VM to which this console is attached.";
        other_config: Map(&Str, &Str), RW, "Additional configuration.";
    }
    messages {}
}
