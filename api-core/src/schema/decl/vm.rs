//! VM, VM_metrics, VM_guest_metrics, console (XenAPI 1.0.10, "Class: VM" and following).
//!
//! The clean operations, suspend and everything `live` need xenstore and are refused until issue 4; the table of
//! operations says so beside their states. cpu_pool and pool_name are fields in xend and libxen though the text has only
//! their accessors.

schema! {
    mod vm: VM {
        doc = "A virtual machine (or 'guest').",
        create = Hook::Vm, destroy = Hook::Vm, role = Role::Operate,
        aliases = &[
            ("add_VCPUs_features_force_on", "add_to_VCPUs_features_force_on"),
            ("remove_VCPUs_features_force_on", "remove_from_VCPUs_features_force_on"),
            ("add_VCPUs_features_force_off", "add_to_VCPUs_features_force_off"),
            ("remove_VCPUs_features_force_off", "remove_from_VCPUs_features_force_off"),
        ]
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
        VCPUs_params: Map(&[Str, Str]), RW, "Configuration parameters for the selected VCPU policy.";
        VCPUs_max: Int, RW, "Max number of VCPUs.", default = Default::Int(1), check = Check::Vcpus;
        VCPUs_at_startup: Int, RW, "Boot number of VCPUs.", default = Default::Int(1), check = Check::Vcpus;
        actions_after_shutdown: Enum(&ON_NORMAL_EXIT), RW,
            "Action to take after the guest has shut itself down.", default = Default::Text(&"destroy");
        actions_after_reboot: Enum(&ON_NORMAL_EXIT), RW,
            "Action to take after the guest has rebooted itself.", default = Default::Text(&"restart");
        actions_after_crash: Enum(&ON_CRASH), RW,
            "Action to take if the guest crashes. Until issue 4 there are no core dumps and no renaming: \
             coredump_and_destroy is destroy, coredump_and_restart and rename_restart are restart.",
            default = Default::Text(&"restart");
        consoles: Set(&Ref(console)), RO_run, "Virtual console devices.",
            source = inverse(&console_rows::VM);
        VIFs: Set(&Ref(VIF)), RO_run, "Virtual network interfaces.", source = inverse(&vif_rows::VM);
        VBDs: Set(&Ref(VBD)), RO_run, "Virtual block devices.", source = inverse(&vbd_rows::VM);
        crash_dumps: Set(&Ref(crashdump)), RO_run, "Crash dumps associated with this VM.", source = inverse(&crashdump_rows::VM);
        VTPMs: Set(&Ref(VTPM)), RO_run, "Virtual TPMs.", source = inverse(&vtpm_rows::VM);
        DPCIs: Set(&Ref(DPCI)), RO_run, "Pass-through PCI devices.", source = inverse(&dpci_rows::VM);
        DSCSIs: Set(&Ref(DSCSI)), RO_run, "Half-virtualized SCSI devices.", source = inverse(&dscsi_rows::VM);
        DSCSI_HBAs: Set(&Ref(DSCSI_HBA)), RO_run, "Half-virtualized SCSI host bus adapters.",
            source = inverse(&dscsi_hba_rows::VM);
        PV_bootloader: Str, RW, "Name of or path to bootloader: not served, must be empty at start.";
        PV_kernel: Str, RW, "URI of kernel: file:///NAME or /NAME in the bundle, or a data: URI.", large = true;
        PV_ramdisk: Str, RW, "URI of initrd, likewise.", large = true;
        PV_args: Str, RW, "Kernel command-line arguments.";
        PV_bootloader_args: Str, RW, "Miscellaneous arguments for the bootloader.";
        HVM_boot_policy: Str, RW, "HVM boot policy: not served, must be empty at start.";
        HVM_boot_params: Map(&[Str, Str]), RW, "HVM boot params.";
        platform: Map(&[Str, Str]), RW, "Platform-specific configuration.";
        PCI_bus: Str, RW, "PCI bus path for pass-through devices.";
        other_config: Map(&[Str, Str]), RW, "Additional configuration.";
        domid: Int, RO_run, "Domain ID (if available, -1 otherwise).", source = Source::Live(Live::VmDomid);
        is_control_domain: Bool, RO_run, "True if this is a control domain.";
        metrics: Ref(VM_metrics), RO_run, "Metrics associated with this VM.", owns = true, made = true;
        guest_metrics: Ref(VM_guest_metrics), RO_run, "Metrics associated with the running guest.",
            owns = true;
        security_label: Str, RO_run, "The VM's security label.", since = V1_0_2;
        cpu_pool: Set(&Ref(cpu_pool)), RO_run, "The pools the VM may run in.",
            source = Source::Live(Live::VmPools), since = V1_0_10, extension = true;
        pool_name: Str, RW, "The pool the VM is to be started in.", since = V1_0_10, extension = true;
        memory_actual: Int, RO_run, "Current memory (bytes): VM_metrics has it now.",
            source = through(&vm_rows::metrics, &vm_metrics_rows::memory_actual), old = true;
        VCPUs_policy: Str, RW, "VCPU policy; of no effect.", source = member(&vm_rows::other_config), old = true;
        VCPUs_number: Int, RO_run, "Current number of VCPUs: VM_metrics has it now.",
            source = through(&vm_rows::metrics, &vm_metrics_rows::VCPUs_number), old = true;
        VCPUs_utilisation: Map(&[Int, Float]), RO_run, "Utilisation of each VCPU: VM_metrics has it now.",
            source = through(&vm_rows::metrics, &vm_metrics_rows::VCPUs_utilisation), old = true;
        VCPUs_features_required: Set(&Enum(&CPU_FEATURE)), RO_ins, "CPU features the guest needs; of no effect.",
            source = member(&vm_rows::other_config), old = true;
        VCPUs_features_can_use: Set(&Enum(&CPU_FEATURE)), RO_ins, "CPU features the guest can use; of no effect.",
            source = member(&vm_rows::other_config), old = true;
        VCPUs_features_force_on: Set(&Enum(&CPU_FEATURE)), RW, "CPU features to force on; of no effect.",
            source = member(&vm_rows::other_config), old = true;
        VCPUs_features_force_off: Set(&Enum(&CPU_FEATURE)), RW, "CPU features to force off; of no effect.",
            source = member(&vm_rows::other_config), old = true;
        actions_after_suspend: Enum(&ON_NORMAL_EXIT), RW, "Action to take after a suspend; of no effect.",
            source = member(&vm_rows::other_config), old = true;
        TPM_instance: Int, RO_ins, "Virtual TPM instance; of no effect.",
            source = member(&vm_rows::other_config), old = true;
        TPM_backend: Int, RO_ins, "Virtual TPM backend; of no effect.",
            source = member(&vm_rows::other_config), old = true;
        bios_boot: Str, RW, "Device boot order: a member of HVM_boot_params now.",
            source = member(&vm_rows::HVM_boot_params), old = true;
        platform_std_VGA: Bool, RW, "Emulate standard VGA: a member of platform now.",
            source = member(&vm_rows::platform), old = true;
        platform_serial: Str, RW, "Redirect the serial port: a member of platform now.",
            source = member(&vm_rows::platform), old = true;
        platform_localtime: Bool, RW, "Clock in local time: a member of platform now.",
            source = member(&vm_rows::platform), old = true;
        platform_clock_offset: Bool, RW, "Clock offset: a member of platform now.",
            source = member(&vm_rows::platform), old = true;
        platform_enable_audio: Bool, RW, "Emulate audio: a member of platform now.",
            source = member(&vm_rows::platform), old = true;
        builder: Str, RW, "Domain builder; of no effect.", source = member(&vm_rows::other_config), old = true;
        boot_method: Enum(&BOOT_TYPE), RW, "How the guest boots; what decides is which of the PV fields are set.",
            source = member(&vm_rows::other_config), old = true;
        kernel_kernel: Str, RW, "PV_kernel now.", source = same(&vm_rows::PV_kernel), large = true, old = true;
        kernel_initrd: Str, RW, "PV_ramdisk now.", source = same(&vm_rows::PV_ramdisk), large = true, old = true;
        kernel_args: Str, RW, "PV_args now.", source = same(&vm_rows::PV_args), old = true;
        grub_cmdline: Str, RW, "PV_bootloader_args now.", source = same(&vm_rows::PV_bootloader_args), old = true;
        tools_version: Map(&[Str, Str]), RO_run, "Versions of the guest's tools: VM_guest_metrics has them now.",
            source = through(&vm_rows::guest_metrics, &vm_guest_metrics_rows::PV_drivers_version), old = true;
        otherConfig: Map(&[Str, Str]), RW, "other_config now.", source = same(&vm_rows::other_config), old = true;
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
            Handler::VmSetVcpusLive,
            "Set this VM's VCPUs/at_startup value, and set the same value on the VM, if running. Of a running VM \
             refused until issue 4.";
        add_to_VCPUs_params_live(self: Ref(VM), key: Str, value: Str) -> Void [], Operate,
            Handler::VmAddParamsLive,
            "Add the given key-value pair to VM.VCPUs_params, in the place of one that is there, and apply that value \
             on the running VM: weight, cap, mask.";
        set_memory_dynamic_max_live(self: Ref(VM), max: Int) -> Void [], Operate,
            Handler::Refuse(&"needs xenstore, which comes with issue 4"),
            "Set memory_dynamic_max in database and on running VM. Refused until issue 4.";
        set_memory_dynamic_min_live(self: Ref(VM), min: Int) -> Void [], Operate,
            Handler::Refuse(&"needs xenstore, which comes with issue 4"),
            "Set memory_dynamic_min in database and on running VM. Refused until issue 4.";
        send_sysrq(vm: Ref(VM), key: Str) -> Void [VM_BAD_POWER_STATE], Operate,
            Handler::Lifecycle(Operation::SendSysrq),
            "Send the given key as a sysrq to this VM. Refused until issue 4 (needs xenstore).";
        send_trigger(vm: Ref(VM), trigger: Str) -> Void [VM_BAD_POWER_STATE], Operate,
            Handler::Lifecycle(Operation::SendTrigger), "Send the named trigger to this VM. Refused for now.";
        migrate(vm: Ref(VM), dest: Str, live: Bool, options: Map(&[Str, Str])) -> Void [VM_BAD_POWER_STATE], Operate,
            Handler::Lifecycle(Operation::Migrate), "Migrate the VM to another host. Refused for now.";
        set_security_label(self: Ref(VM), security_label: Str, old_label: Str) -> Int [SECURITY_ERROR], Admin,
            Handler::VmSetLabel, "Set the security label of a VM. Xen has no policy that knows labels, so only the empty \
            one can be set.", since = V1_0_2;
        cpu_pool_migrate(self: Ref(VM), pool: Ref(cpu_pool)) -> Void [POOL_BAD_STATE, VM_BAD_POWER_STATE], Operate,
            Handler::VmPoolMigrate, "Migrate the VM to another cpu_pool.",
            since = V1_0_10;
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
        VCPUs_utilisation: Map(&[Int, Float]), RO_run,
            "Utilisation for all of guest's current VCPUs.",
            source = Source::Live(Live::VmUtilisation);
        VCPUs_CPU: Map(&[Int, Int]), RO_run, "VCPU to PCPU map.", source = Source::Live(Live::VmPlacement);
        VCPUs_params: Map(&[Str, Str]), RO_run, "The live equivalent to VM.VCPUs_params.",
            source = Source::Live(Live::VmParams);
        VCPUs_flags: Map(&[Int, Set(&Str)]), RO_run, "CPU flags (blocked,online,running).",
            source = Source::Live(Live::VmFlags);
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
    mod vm_guest_metrics: VM_guest_metrics {
        doc = "The metrics reported by the guest (as opposed to inferred from outside)."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        os_version: Map(&[Str, Str]), RO_run, "Version of the OS.";
        PV_drivers_version: Map(&[Str, Str]), RO_run, "Version of the PV drivers.";
        memory: Map(&[Str, Str]), RO_run, "Free/used/total memory.";
        disks: Map(&[Str, Str]), RO_run, "Disk configuration/free space.";
        networks: Map(&[Str, Str]), RO_run, "Network configuration.";
        other: Map(&[Str, Str]), RO_run, "Anything else.";
        last_updated: DateTime, RO_run, "Time at which this information was last updated.";
    }
    messages {}
}

schema! {
    mod console: console {
        doc = "A console.",
        create = Hook::Refuse("a console comes with its VM"),
        destroy = Hook::Refuse("a console goes with its VM"),
        role = Role::Operate
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        protocol: Enum(&CONSOLE_PROTOCOL), RO_run, "The protocol used by this console.";
        location: Str, RO_run, "URI for the console service.", source = Source::Live(Live::ConsoleLocation);
        VM: Ref(VM), RO_run, "VM to which this console is attached.", held = Held::Part;
        other_config: Map(&[Str, Str]), RW, "Additional configuration.";
    }
    messages {}
}
