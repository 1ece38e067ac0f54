//! VM, VM_metrics, VM_guest_metrics, console (XenAPI 1.0.10, "Class: VM" and following).
//!
//! The clean operations, suspend and most of what is `live` need xenstore and are refused; the table of operations says
//! so beside their states. cpu_pool and pool_name are fields in xend and libxen though the text has only their
//! accessors.

schema! {
    mod vm: VM {
        doc = "A guest, or the control domain (Domain-0). Only a halted guest can be destroyed.",
        create = Hook::Vm, destroy = Hook::Vm, role = Role::Operate,
        aliases = &[
            ("add_VCPUs_features_force_on", "add_to_VCPUs_features_force_on"),
            ("remove_VCPUs_features_force_on", "remove_from_VCPUs_features_force_on"),
            ("add_VCPUs_features_force_off", "add_to_VCPUs_features_force_off"),
            ("remove_VCPUs_features_force_off", "remove_from_VCPUs_features_force_off"),
        ],
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        power_state: Enum(&VM_POWER_STATE), RO_run,
            "What became of its domain. Unknown: it could not be destroyed, hard_shutdown tries again.";
        name_label: Str, RW, "Name shown to people; several objects may share it.";
        name_description: Str, RW, "Free text for people; nothing acts on it.";
        user_version: Int, RW, "A number for the client's own count of versions.";
        is_a_template: Bool, RW, "Whether the VM is there to be cloned only; start answers VM_IS_TEMPLATE.";
        auto_power_on: Bool, RW,
            "Started at boot, by order, if it is there then: VMs of the boot manifest are, others where state is kept.";
        suspend_VDI: Ref(VDI), RO_run,
            "The disk with its suspended state, in host.suspend_image_sr; none, it is in memory. A VM that has one is Suspended \
             when the host starts.", kept = true;
        resident_on: Ref(host), RO_run, "The host if the VM has a domain, else none.";
        memory_static_max: Int, RW, "Bytes of RAM its domain is built with; start refuses 0.",
            default = Default::Int(128 << 20), check = Check::Bytes;
        memory_dynamic_max: Int, RW,
            "Bytes the guest is told to keep; a VM that runs hears of it at once. create makes 0 memory_static_max.",
            check = Check::Bytes;
        memory_dynamic_min: Int, RW,
            "Bytes below which the guest is never told to go.",
            check = Check::Bytes;
        memory_static_min: Int, RW, "Fewest bytes it can be built with; kept, the build always uses memory_static_max.",
            check = Check::Bytes;
        VCPUs_params: Map(&[Str, Str]), RW,
            "Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no cap), mask of CPUs as in 0,2-3. \
             Other keys are ignored.";
        VCPUs_max: Int, RW, "VCPUs its domain is built with; 1 to 8 on this host.", default = Default::Int(1),
            check = Check::Vcpus;
        VCPUs_at_startup: Int, RW,
            "VCPUs meant to be up at boot, VCPUs_max at most. The guest itself decides how many it brings up.",
            default = Default::Int(1), check = Check::Vcpus;
        actions_after_shutdown: Enum(&ON_NORMAL_EXIT), RW,
            "What follows when the guest powers itself off; a restart comes once a second at most.",
            default = Default::Text(&"destroy");
        actions_after_reboot: Enum(&ON_NORMAL_EXIT), RW,
            "What follows when the guest asks for a reboot; a restart comes once a second at most.",
            default = Default::Text(&"restart");
        actions_after_crash: Enum(&ON_CRASH), RW,
            "What follows a crash; preserve keeps the domain as Crashed, coredump_and_... as a crashdump, rename_restart as \
             a new VM, Crashed, named NAME (crashed), as long as there is none yet.", default = Default::Text(&"restart");
        consoles: Set(&Ref(console)), RO_run, "Its text console; every VM but Domain-0 has one.",
            source = inverse(&console_rows::VM);
        VIFs: Set(&Ref(VIF)), RO_run, "Its network cards.", source = inverse(&vif_rows::VM);
        VBDs: Set(&Ref(VBD)), RO_run, "Its drives.", source = inverse(&vbd_rows::VM);
        crash_dumps: Set(&Ref(crashdump)), RO_run, "Its dumps.",
            source = inverse(&crashdump_rows::VM);
        VTPMs: Set(&Ref(VTPM)), RO_run, "Its TPMs.", source = inverse(&vtpm_rows::VM);
        DPCIs: Set(&Ref(DPCI)), RO_run, "Functions of the host's PCI bus it is to have.",
            source = inverse(&dpci_rows::VM);
        DSCSIs: Set(&Ref(DSCSI)), RO_run, "SCSI devices of the host it is to have.", source = inverse(&dscsi_rows::VM);
        DSCSI_HBAs: Set(&Ref(DSCSI_HBA)), RO_run, "Its SCSI adapters.", source = inverse(&dscsi_hba_rows::VM);
        PV_bootloader: Str, RW,
            "grub: the bundle's GRUB starts in the guest instead of PV_kernel, and reads /boot/grub/grub.cfg on its disks. \
             Else empty: no boot loader runs in the control domain.";
        PV_kernel: Str, RW,
            "Kernel to boot: file:///NAME or /NAME in the boot bundle, or a data: URI with base64. start needs one, \
             or PV_bootloader.",
            large = true;
        PV_ramdisk: Str, RW, "Initial RAM disk, named like PV_kernel; empty for none.", large = true;
        PV_args: Str, RW, "Command line for the kernel.";
        PV_bootloader_args: Str, RW, "Command line for PV_bootloader.";
        HVM_boot_policy: Str, RW, "Must be empty when the VM starts: HVM guests are not served.";
        HVM_boot_params: Map(&[Str, Str]), RW, "Settings of HVM boot; not used.";
        platform: Map(&[Str, Str]), RW,
            "Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start otherwise); without it PVH if \
             kernel and host can, else PV. Other keys are not used, as guests have no emulated hardware.";
        PCI_bus: Str, RW, "Where PCI functions of the host are to appear; not used.";
        other_config: Map(&[Str, Str]), RW,
            "Texts by key for clients. shutdown_timeout: seconds a guest has to shut down, 300 if not set. persistent_grants: \
             true if pages of its disks may stay mapped. xenstore:NAME: a quota of its guest in the store, for \
             administrators to set. Fields of 0.4.3 without another place are kept here too.";
        domid: Int, RO_run, "Xen's number for its domain, 0 for the control domain; -1 while it has none.",
            source = Source::Live(Live::VmDomid);
        is_control_domain: Bool, RO_run,
            "True for Domain-0 alone, which cannot be started, stopped, cloned or destroyed.";
        metrics: Ref(VM_metrics), RO_run, "What Xen tells of its domain; made and destroyed with the VM.", owns = true,
            made = true;
        guest_metrics: Ref(VM_guest_metrics), RO_run, "What the guest tells of itself; none until it tells something.",
            owns = true;
        security_label: Str, RO_run, "Always empty: Xen here knows no labels.", since = V1_0_2;
        cpu_pool: Set(&Ref(cpu_pool)), RO_run, "The pool its domain is in; empty without a domain.",
            source = Source::Live(Live::VmPools), since = V1_0_10, extension = true;
        pool_name: Str, RW,
            "name_label of the activated pool to start in; empty for Xen's first. An unknown name is \
             VALUE_NOT_SUPPORTED at start.", since = V1_0_10, extension = true;
        order: Int, RW, "Place among those with auto_power_on: the lower is started the earlier, one after the other.",
            since = V1_0_10, extension = true;
        memory_actual: Int, RO_run, "Reads VM_metrics.memory_actual.",
            source = through(&vm_rows::metrics, &vm_metrics_rows::memory_actual), old = true;
        VCPUs_policy: Str, RW, "Key of other_config; no effect.", source = member(&vm_rows::other_config), old = true;
        VCPUs_number: Int, RO_run, "Reads VM_metrics.VCPUs_number.",
            source = through(&vm_rows::metrics, &vm_metrics_rows::VCPUs_number), old = true;
        VCPUs_utilisation: Map(&[Int, Float]), RO_run, "Reads VM_metrics.VCPUs_utilisation.",
            source = through(&vm_rows::metrics, &vm_metrics_rows::VCPUs_utilisation), old = true;
        VCPUs_features_required: Set(&Enum(&CPU_FEATURE)), RO_ins, "Key of other_config, names with commas; no effect.",
            source = member(&vm_rows::other_config), old = true;
        VCPUs_features_can_use: Set(&Enum(&CPU_FEATURE)), RO_ins, "Key of other_config, names with commas; no effect.",
            source = member(&vm_rows::other_config), old = true;
        VCPUs_features_force_on: Set(&Enum(&CPU_FEATURE)), RW, "Key of other_config, names with commas; no effect.",
            source = member(&vm_rows::other_config), old = true;
        VCPUs_features_force_off: Set(&Enum(&CPU_FEATURE)), RW, "Key of other_config, names with commas; no effect.",
            source = member(&vm_rows::other_config), old = true;
        actions_after_suspend: Enum(&ON_NORMAL_EXIT), RW, "Key of other_config; no effect.",
            source = member(&vm_rows::other_config), old = true;
        TPM_instance: Int, RO_ins, "Key of other_config; no effect.", source = member(&vm_rows::other_config),
            old = true;
        TPM_backend: Int, RO_ins, "Key of other_config; no effect.", source = member(&vm_rows::other_config),
            old = true;
        bios_boot: Str, RW, "Key of HVM_boot_params; no effect, as HVM guests are not served.",
            source = member(&vm_rows::HVM_boot_params), old = true;
        platform_std_VGA: Bool, RW, "Key std_VGA of platform; no effect.", source = member(&vm_rows::platform),
            old = true;
        platform_serial: Str, RW, "Key serial of platform; no effect.", source = member(&vm_rows::platform), old = true;
        platform_localtime: Bool, RW, "Key localtime of platform; no effect.", source = member(&vm_rows::platform),
            old = true;
        platform_clock_offset: Bool, RW, "Key clock_offset of platform; no effect.",
            source = member(&vm_rows::platform), old = true;
        platform_enable_audio: Bool, RW, "Key enable_audio of platform; no effect.",
            source = member(&vm_rows::platform), old = true;
        builder: Str, RW, "Key of other_config; no effect.", source = member(&vm_rows::other_config), old = true;
        boot_method: Enum(&BOOT_TYPE), RW, "Key of other_config; no effect: start looks at the PV fields.",
            source = member(&vm_rows::other_config), old = true;
        kernel_kernel: Str, RW, "Another name of PV_kernel.", source = same(&vm_rows::PV_kernel), large = true,
            old = true;
        kernel_initrd: Str, RW, "Another name of PV_ramdisk.", source = same(&vm_rows::PV_ramdisk), large = true,
            old = true;
        kernel_args: Str, RW, "Another name of PV_args.", source = same(&vm_rows::PV_args), old = true;
        grub_cmdline: Str, RW, "Another name of PV_bootloader_args.", source = same(&vm_rows::PV_bootloader_args),
            old = true;
        tools_version: Map(&[Str, Str]), RO_run,
            "Reads VM_guest_metrics.PV_drivers_version; empty while there are none.",
            source = through(&vm_rows::guest_metrics, &vm_guest_metrics_rows::PV_drivers_version), old = true;
        otherConfig: Map(&[Str, Str]), RW, "Another name of other_config.", source = same(&vm_rows::other_config),
            old = true;
    }
    messages {
        clone(vm: Ref(VM), new_name: Str) -> Ref(VM) [VM_BAD_POWER_STATE, LIMIT_REACHED], Operate, Handler::VmClone,
            "Makes a halted VM of the same fields under a new name, with its own console and metrics but no devices. \
             Refused if it has VBDs.";
        start(vm: Ref(VM), start_paused: Bool) -> Void
            [VM_BAD_POWER_STATE, VM_HVM_REQUIRED, VALUE_NOT_SUPPORTED, HOST_NOT_ENOUGH_FREE_MEMORY, HOST_DISABLED,
             VM_IS_TEMPLATE, OTHER_OPERATION_IN_PROGRESS],
            Operate, Handler::Lifecycle(Operation::Start),
            "Builds a domain for a halted VM and runs it, or leaves it Paused if start_paused. A failure takes \
             everything back.";
        pause(vm: Ref(VM)) -> Void [VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS], Operate,
            Handler::Lifecycle(Operation::Pause), "Stops the VCPUs of a Running VM; its memory stays.";
        unpause(vm: Ref(VM)) -> Void [VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS], Operate,
            Handler::Lifecycle(Operation::Unpause), "Lets a Paused VM run on.";
        clean_shutdown(vm: Ref(VM)) -> Void [
            VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT, VM_SHUTDOWN_TIMEOUT, VM_CRASHED
        ], Operate,
            Handler::Lifecycle(Operation::CleanShutdown),
            "Asks the guest to power off and waits until it has, for other_config's shutdown_timeout in seconds (300). The \
             task can be cancelled: a guest that has not begun by then goes on.";
        clean_reboot(vm: Ref(VM)) -> Void [
            VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT, VM_SHUTDOWN_TIMEOUT, VM_CRASHED
        ], Operate,
            Handler::Lifecycle(Operation::CleanReboot),
            "Asks the guest to end as clean_shutdown does, then builds and runs a new domain from the record as it is now.";
        hard_shutdown(vm: Ref(VM)) -> Void [VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS], Operate,
            Handler::Lifecycle(Operation::HardShutdown),
            "Destroys the domain without telling the guest, and drops a restart that is due. On a halted VM it \
             succeeds and does nothing more.";
        hard_reboot(vm: Ref(VM)) -> Void [VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS], Operate,
            Handler::Lifecycle(Operation::HardReboot),
            "Destroys the domain without telling the guest, and builds and runs a new one from the record as it is \
             now.";
        suspend(vm: Ref(VM)) -> Void [
            VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, HOST_NOT_ENOUGH_FREE_MEMORY, VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT,
            VM_SUSPEND_TIMEOUT, VM_CRASHED, SR_HAS_NO_PBDS, SR_FULL
        ], Operate, Handler::Lifecycle(Operation::Suspend),
            "Asks the guest to suspend, as clean_shutdown asks it to power off, writes it to a disk of host.suspend_image_sr, \
             or to free memory of the host, and ends \
             its domain. GET /suspend_image?ref=VM&session_id= answers with the image, Xen's own stream of version 3.";
        resume(vm: Ref(VM), start_paused: Bool) -> Void
            [
                VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, HOST_NOT_ENOUGH_FREE_MEMORY, HOST_DISABLED, SR_HAS_NO_PBDS,
                SR_BACKEND_FAILURE
            ],
            Operate, Handler::Lifecycle(Operation::Resume),
            "Builds a domain of a Suspended VM's image, which goes on where it was, or is left Paused if start_paused. If that \
             fails the VM stays Suspended. hard_shutdown of a Suspended VM drops the image.";
        set_VCPUs_number_live(self: Ref(VM), nvcpu: Int) -> Void [], Operate,
            Handler::VmSetVcpusLive,
            "Tells the guest of a Running or Paused VM how many of its VCPUs to use, up to VCPUs_max; of a Halted one it \
             sets VCPUs_at_startup.";
        add_to_VCPUs_params_live(self: Ref(VM), key: Str, value: Str) -> Void [], Operate,
            Handler::VmAddParamsLive,
            "Sets a key of VCPUs_params, over an older value, and passes weight, cap or mask on to Xen if the VM is \
             Running or Paused.";
        set_memory_dynamic_max_live(self: Ref(VM), max: Int) -> Void [MEMORY_CONSTRAINT_VIOLATION], Operate,
            Handler::VmMemoryMax,
            "Sets memory_dynamic_max, and tells the guest of a Running or Paused VM to keep that much: its balloon gives the \
             rest back, or takes more up to memory_static_max.";
        set_memory_dynamic_min_live(self: Ref(VM), min: Int) -> Void [MEMORY_CONSTRAINT_VIOLATION], Operate,
            Handler::VmMemoryMin,
            "Sets memory_dynamic_min, below which the guest is never told to go.";
        send_sysrq(vm: Ref(VM), key: Str) -> Void [VM_BAD_POWER_STATE], Operate,
            Handler::VmSysrq,
            "Presses a SysRq key, one letter or digit, in the guest.";
        send_trigger(vm: Ref(VM), trigger: Str) -> Void [VM_BAD_POWER_STATE], Operate,
            Handler::VmTrigger,
            "Raises a hardware event in the guest: nmi, a non-maskable interrupt of its first VCPU. The others of xend's (init, \
             power, reset, s3resume, sleep) need hardware that the guests here do not have: VALUE_NOT_SUPPORTED.";
        migrate(vm: Ref(VM), dest: Str, live: Bool, options: Map(&[Str, Str])) -> Void [VM_BAD_POWER_STATE], Operate,
            Handler::Lifecycle(Operation::Migrate),
            "Would hand a Running VM over to a second host. OPERATION_NOT_ALLOWED: there is none.";
        set_security_label(self: Ref(VM), security_label: Str, old_label: Str) -> Int [SECURITY_ERROR], Admin,
            Handler::VmSetLabel,
            "Accepts the empty label, which every VM has, and answers 0; another one is SECURITY_ERROR.",
            since = V1_0_2;
        cpu_pool_migrate(self: Ref(VM), pool: Ref(cpu_pool)) -> Void [POOL_BAD_STATE, VM_BAD_POWER_STATE], Operate,
            Handler::VmPoolMigrate, "Moves the domain of a Running or Paused VM to another activated pool.",
            since = V1_0_10;
    }
}

schema! {
    mod vm_metrics: VM_metrics {
        doc = "What Xen tells of a VM's domain, asked when it is read. Without a domain, numbers are 0 and lists \
         empty.",
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        memory_actual: Int, RO_run, "Bytes of RAM its domain has.", source = Source::Live(Live::VmMemory);
        VCPUs_number: Int, RO_run, "VCPUs that are online, as the guest brought them up.",
            source = Source::Live(Live::VmVcpus);
        VCPUs_utilisation: Map(&[Int, Float]), RO_run,
            "For each online VCPU, the share of a CPU it had, 0 to 1, over the last second or longer between reads; at \
             first since its start.", source = Source::Live(Live::VmUtilisation);
        VCPUs_CPU: Map(&[Int, Int]), RO_run, "For each online VCPU, the number of the CPU it ran on last.",
            source = Source::Live(Live::VmPlacement);
        VCPUs_params: Map(&[Str, Str]), RO_run,
            "Scheduling in force: weight, cap and mask as in VM.VCPUs_params. weight and cap are 0 if the pool's \
             scheduler has none.", source = Source::Live(Live::VmParams);
        VCPUs_flags: Map(&[Int, Set(&Str)]), RO_run, "For each VCPU those that hold of online, blocked and running.",
            source = Source::Live(Live::VmFlags);
        state: Set(&Str), RO_run, "One of running, paused and crashed, after power_state; empty in any other.",
            source = Source::Live(Live::VmState);
        start_time: DateTime, RO_run, "When its domain was made; 1970-01-01 without one.",
            source = Source::Live(Live::VmStarted);
        last_updated: DateTime, RO_run, "When the figures were taken: the time of the answer.",
            source = Source::Live(Live::Now);
    }
    messages {}
}

schema! {
    mod vm_guest_metrics: VM_guest_metrics {
        doc = "What a guest tells of itself in xenstore (attr, data, drivers), read when it is asked for. It comes with the \
               first thing the guest tells and goes with the domain. Nothing of it is checked: a guest may say what it likes."
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        os_version: Map(&[Str, Str]), RO_run,
            "The guest's system: keys such as name, major, minor, uname, from data/os_* and attr/os.",
            source = Source::Live(Live::Told(Told::Os));
        PV_drivers_version: Map(&[Str, Str]), RO_run,
            "Releases of the Xen drivers in the guest: major, minor, micro, build, from attr/PVAddons and drivers.",
            source = Source::Live(Live::Told(Told::Drivers));
        memory: Map(&[Str, Str]), RO_run,
            "Use of memory, counted by the guest: free, total, from data/meminfo_*.",
            source = Source::Live(Live::Told(Told::Memory));
        disks: Map(&[Str, Str]), RO_run,
            "Space on the guest's file systems, from data/volumes and data/df.",
            source = Source::Live(Live::Told(Told::Disks));
        networks: Map(&[Str, Str]), RO_run,
            "Addresses of the guest's interfaces: 0/ip, 0/ipv4/0, from attr/eth* and attr/vif.",
            source = Source::Live(Live::Told(Told::Networks));
        other: Map(&[Str, Str]), RO_run,
            "Whatever else the guest tells, and what its kernel says it can do (feature-balloon, ...).",
            source = Source::Live(Live::Told(Told::Other));
        last_updated: DateTime, RO_run, "When the guest told something last, to a second or so.";
    }
    messages {}
}

schema! {
    mod console: console {
        doc = "The screen of a VM. It comes and goes with its VM.",
        create = Hook::Refuse("a console comes with its VM"),
        destroy = Hook::Refuse("a console goes with its VM"),
        role = Role::Operate,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        protocol: Enum(&CONSOLE_PROTOCOL), RO_run, "How to talk to it: vt100, which is plain text with control codes.";
        location: Str, RO_run,
            "URL of the console: GET answers with what was printed so far, CONNECT with that and the live stream. Add \
             session_id.", source = Source::Live(Live::ConsoleLocation);
        VM: Ref(VM), RO_run, "The VM whose screen it is.", held = Held::Part, kept = true;
        other_config: Map(&[Str, Str]), RW, "Texts by key for clients to keep; the host acts on none of them.";
    }
    messages {}
}
