//! VM: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A virtual machine (or 'guest'). What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    VmRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// Current power state of the machine.
        run power_state "power_state": VmPowerState = VmPowerState::Halted;
        /// A human-readable name.
        new name_label "name_label": String = String::new();
        /// A notes field containing human-readable description.
        new name_description "name_description": String = String::new();
        /// A user version number for this machine.
        new user_version "user_version": i64 = 0;
        /// True if this is a template. Template VMs can never be started.
        new is_a_template "is_a_template": bool = false;
        /// True if this VM should be powered on with the host.
        new auto_power_on "auto_power_on": bool = false;
        /// The VDI that a suspend image is stored on.
        run suspend_VDI "suspend_VDI": Ref<Vdi> = Ref::none();
        /// The host the VM is currently resident on.
        run resident_on "resident_on": Ref<Host> = Ref::none();
        /// Statically-set (i.e. absolute) maximum (bytes): the RAM it is built with.
        new memory_static_max "memory_static_max": i64 = 134217728;
        /// Dynamic maximum (bytes).
        new memory_dynamic_max "memory_dynamic_max": i64 = 134217728;
        /// Dynamic minimum (bytes).
        new memory_dynamic_min "memory_dynamic_min": i64 = 0;
        /// Statically-set (i.e. absolute) minimum (bytes).
        new memory_static_min "memory_static_min": i64 = 0;
        /// Configuration parameters for the selected VCPU policy.
        new VCPUs_params "VCPUs_params": BTreeMap<String, String> = BTreeMap::new();
        /// Max number of VCPUs.
        new VCPUs_max "VCPUs_max": i64 = 1;
        /// Boot number of VCPUs.
        new VCPUs_at_startup "VCPUs_at_startup": i64 = 1;
        /// Action to take after the guest has shut itself down.
        new actions_after_shutdown "actions_after_shutdown": OnNormalExit = OnNormalExit::Destroy;
        /// Action to take after the guest has rebooted itself.
        new actions_after_reboot "actions_after_reboot": OnNormalExit = OnNormalExit::Restart;
        /// Action to take if the guest crashes. Until issue 4 there are no core dumps and no renaming: coredump_and_destroy
        /// is destroy, coredump_and_restart and rename_restart are restart.
        new actions_after_crash "actions_after_crash": OnCrashBehaviour = OnCrashBehaviour::Restart;
        /// Virtual console devices.
        run consoles "consoles": Vec<Ref<Console>> = Vec::new();
        /// Virtual network interfaces.
        run VIFs "VIFs": Vec<Ref<Vif>> = Vec::new();
        /// Virtual block devices.
        run VBDs "VBDs": Vec<Ref<Vbd>> = Vec::new();
        /// Crash dumps associated with this VM.
        run crash_dumps "crash_dumps": Vec<Ref<Crashdump>> = Vec::new();
        /// Virtual TPMs.
        run VTPMs "VTPMs": Vec<Ref<Vtpm>> = Vec::new();
        /// Pass-through PCI devices.
        run DPCIs "DPCIs": Vec<Ref<Dpci>> = Vec::new();
        /// Half-virtualized SCSI devices.
        run DSCSIs "DSCSIs": Vec<Ref<Dscsi>> = Vec::new();
        /// Half-virtualized SCSI host bus adapters.
        run DSCSI_HBAs "DSCSI_HBAs": Vec<Ref<DscsiHba>> = Vec::new();
        /// Name of or path to bootloader: not served, must be empty at start.
        new PV_bootloader "PV_bootloader": String = String::new();
        /// URI of kernel: file:///NAME or /NAME in the bundle, or a data: URI.
        new PV_kernel "PV_kernel": String = String::new();
        /// URI of initrd, likewise.
        new PV_ramdisk "PV_ramdisk": String = String::new();
        /// Kernel command-line arguments.
        new PV_args "PV_args": String = String::new();
        /// Miscellaneous arguments for the bootloader.
        new PV_bootloader_args "PV_bootloader_args": String = String::new();
        /// HVM boot policy: not served, must be empty at start.
        new HVM_boot_policy "HVM_boot_policy": String = String::new();
        /// HVM boot params.
        new HVM_boot_params "HVM_boot_params": BTreeMap<String, String> = BTreeMap::new();
        /// Platform-specific configuration.
        new platform "platform": BTreeMap<String, String> = BTreeMap::new();
        /// PCI bus path for pass-through devices.
        new PCI_bus "PCI_bus": String = String::new();
        /// Additional configuration.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
        /// Domain ID (if available, -1 otherwise).
        run domid "domid": i64 = 0;
        /// True if this is a control domain.
        run is_control_domain "is_control_domain": bool = false;
        /// Metrics associated with this VM.
        run metrics "metrics": Ref<VmMetrics> = Ref::none();
        /// Metrics associated with the running guest.
        run guest_metrics "guest_metrics": Ref<VmGuestMetrics> = Ref::none();
        /// The VM's security label.
        run security_label "security_label": String = String::new();
        /// The pools the VM may run in.
        run cpu_pool "cpu_pool": Vec<Ref<CpuPool>> = Vec::new();
        /// The pool the VM is to be started in.
        new pool_name "pool_name": String = String::new();
        /// Current memory (bytes): VM_metrics has it now.
        old_run memory_actual "memory_actual": Option<i64> = 0;
        /// VCPU policy; of no effect.
        old VCPUs_policy "VCPUs_policy": Option<String> = String::new();
        /// Current number of VCPUs: VM_metrics has it now.
        old_run VCPUs_number "VCPUs_number": Option<i64> = 0;
        /// Utilisation of each VCPU: VM_metrics has it now.
        old_run VCPUs_utilisation "VCPUs_utilisation": Option<BTreeMap<i64, f64>> = BTreeMap::new();
        /// CPU features the guest needs; of no effect.
        old VCPUs_features_required "VCPUs_features_required": Option<Vec<CpuFeature>> = Vec::new();
        /// CPU features the guest can use; of no effect.
        old VCPUs_features_can_use "VCPUs_features_can_use": Option<Vec<CpuFeature>> = Vec::new();
        /// CPU features to force on; of no effect.
        old VCPUs_features_force_on "VCPUs_features_force_on": Option<Vec<CpuFeature>> = Vec::new();
        /// CPU features to force off; of no effect.
        old VCPUs_features_force_off "VCPUs_features_force_off": Option<Vec<CpuFeature>> = Vec::new();
        /// Action to take after a suspend; of no effect.
        old actions_after_suspend "actions_after_suspend": Option<OnNormalExit> = OnNormalExit::Destroy;
        /// Virtual TPM instance; of no effect.
        old TPM_instance "TPM_instance": Option<i64> = 0;
        /// Virtual TPM backend; of no effect.
        old TPM_backend "TPM_backend": Option<i64> = 0;
        /// Device boot order: a member of HVM_boot_params now.
        old bios_boot "bios_boot": Option<String> = String::new();
        /// Emulate standard VGA: a member of platform now.
        old platform_std_VGA "platform_std_VGA": Option<bool> = false;
        /// Redirect the serial port: a member of platform now.
        old platform_serial "platform_serial": Option<String> = String::new();
        /// Clock in local time: a member of platform now.
        old platform_localtime "platform_localtime": Option<bool> = false;
        /// Clock offset: a member of platform now.
        old platform_clock_offset "platform_clock_offset": Option<bool> = false;
        /// Emulate audio: a member of platform now.
        old platform_enable_audio "platform_enable_audio": Option<bool> = false;
        /// Domain builder; of no effect.
        old builder "builder": Option<String> = String::new();
        /// How the guest boots; what decides is which of the PV fields are set.
        old boot_method "boot_method": Option<BootType> = BootType::Bios;
        /// PV_kernel now.
        old kernel_kernel "kernel_kernel": Option<String> = String::new();
        /// PV_ramdisk now.
        old kernel_initrd "kernel_initrd": Option<String> = String::new();
        /// PV_args now.
        old kernel_args "kernel_args": Option<String> = String::new();
        /// PV_bootloader_args now.
        old grub_cmdline "grub_cmdline": Option<String> = String::new();
        /// Versions of the guest's tools: VM_guest_metrics has them now.
        old_run tools_version "tools_version": Option<BTreeMap<String, String>> = BTreeMap::new();
        /// other_config now.
        old otherConfig "otherConfig": Option<BTreeMap<String, String>> = BTreeMap::new();
    }
}

calls! {
    /// A virtual machine (or 'guest').
    Vm {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "VM.get_uuid" (vm: &Ref<Vm>) -> String;
        /// Get `power_state`: Current power state of the machine.
        call get_power_state "VM.get_power_state" (vm: &Ref<Vm>) -> VmPowerState;
        /// Get `name_label`: A human-readable name.
        call get_name_label "VM.get_name_label" (vm: &Ref<Vm>) -> String;
        /// Set `name_label`: A human-readable name.
        call set_name_label "VM.set_name_label" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `name_description`: A notes field containing human-readable description.
        call get_name_description "VM.get_name_description" (vm: &Ref<Vm>) -> String;
        /// Set `name_description`: A notes field containing human-readable description.
        call set_name_description "VM.set_name_description" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `user_version`: A user version number for this machine.
        call get_user_version "VM.get_user_version" (vm: &Ref<Vm>) -> i64;
        /// Set `user_version`: A user version number for this machine.
        call set_user_version "VM.set_user_version" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `is_a_template`: True if this is a template. Template VMs can never be started.
        call get_is_a_template "VM.get_is_a_template" (vm: &Ref<Vm>) -> bool;
        /// Set `is_a_template`: True if this is a template. Template VMs can never be started.
        call set_is_a_template "VM.set_is_a_template" (vm: &Ref<Vm>, value: bool) -> ();
        /// Get `auto_power_on`: True if this VM should be powered on with the host.
        call get_auto_power_on "VM.get_auto_power_on" (vm: &Ref<Vm>) -> bool;
        /// Set `auto_power_on`: True if this VM should be powered on with the host.
        call set_auto_power_on "VM.set_auto_power_on" (vm: &Ref<Vm>, value: bool) -> ();
        /// Get `suspend_VDI`: The VDI that a suspend image is stored on.
        call get_suspend_VDI "VM.get_suspend_VDI" (vm: &Ref<Vm>) -> Ref<Vdi>;
        /// Get `resident_on`: The host the VM is currently resident on.
        call get_resident_on "VM.get_resident_on" (vm: &Ref<Vm>) -> Ref<Host>;
        /// Get `memory_static_max`: Statically-set (i.e. absolute) maximum (bytes): the RAM it is built with.
        call get_memory_static_max "VM.get_memory_static_max" (vm: &Ref<Vm>) -> i64;
        /// Set `memory_static_max`: Statically-set (i.e. absolute) maximum (bytes): the RAM it is built with.
        call set_memory_static_max "VM.set_memory_static_max" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `memory_dynamic_max`: Dynamic maximum (bytes).
        call get_memory_dynamic_max "VM.get_memory_dynamic_max" (vm: &Ref<Vm>) -> i64;
        /// Set `memory_dynamic_max`: Dynamic maximum (bytes).
        call set_memory_dynamic_max "VM.set_memory_dynamic_max" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `memory_dynamic_min`: Dynamic minimum (bytes).
        call get_memory_dynamic_min "VM.get_memory_dynamic_min" (vm: &Ref<Vm>) -> i64;
        /// Set `memory_dynamic_min`: Dynamic minimum (bytes).
        call set_memory_dynamic_min "VM.set_memory_dynamic_min" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `memory_static_min`: Statically-set (i.e. absolute) minimum (bytes).
        call get_memory_static_min "VM.get_memory_static_min" (vm: &Ref<Vm>) -> i64;
        /// Set `memory_static_min`: Statically-set (i.e. absolute) minimum (bytes).
        call set_memory_static_min "VM.set_memory_static_min" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `VCPUs_params`: Configuration parameters for the selected VCPU policy.
        call get_VCPUs_params "VM.get_VCPUs_params" (vm: &Ref<Vm>) -> BTreeMap<String, String>;
        /// Set `VCPUs_params`: Configuration parameters for the selected VCPU policy.
        call set_VCPUs_params "VM.set_VCPUs_params" (vm: &Ref<Vm>, value: &BTreeMap<String, String>) -> ();
        /// Add to `VCPUs_params`: Configuration parameters for the selected VCPU policy.
        call add_to_VCPUs_params "VM.add_to_VCPUs_params" (vm: &Ref<Vm>, key: &str, value: &str) -> ();
        /// Remove from `VCPUs_params`: Configuration parameters for the selected VCPU policy.
        call remove_from_VCPUs_params "VM.remove_from_VCPUs_params" (vm: &Ref<Vm>, key: &str) -> ();
        /// Get `VCPUs_max`: Max number of VCPUs.
        call get_VCPUs_max "VM.get_VCPUs_max" (vm: &Ref<Vm>) -> i64;
        /// Set `VCPUs_max`: Max number of VCPUs.
        call set_VCPUs_max "VM.set_VCPUs_max" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `VCPUs_at_startup`: Boot number of VCPUs.
        call get_VCPUs_at_startup "VM.get_VCPUs_at_startup" (vm: &Ref<Vm>) -> i64;
        /// Set `VCPUs_at_startup`: Boot number of VCPUs.
        call set_VCPUs_at_startup "VM.set_VCPUs_at_startup" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `actions_after_shutdown`: Action to take after the guest has shut itself down.
        call get_actions_after_shutdown "VM.get_actions_after_shutdown" (vm: &Ref<Vm>) -> OnNormalExit;
        /// Set `actions_after_shutdown`: Action to take after the guest has shut itself down.
        call set_actions_after_shutdown "VM.set_actions_after_shutdown" (vm: &Ref<Vm>, value: &OnNormalExit) -> ();
        /// Get `actions_after_reboot`: Action to take after the guest has rebooted itself.
        call get_actions_after_reboot "VM.get_actions_after_reboot" (vm: &Ref<Vm>) -> OnNormalExit;
        /// Set `actions_after_reboot`: Action to take after the guest has rebooted itself.
        call set_actions_after_reboot "VM.set_actions_after_reboot" (vm: &Ref<Vm>, value: &OnNormalExit) -> ();
        /// Get `actions_after_crash`: Action to take if the guest crashes. Until issue 4 there are no core dumps and no
        /// renaming: coredump_and_destroy is destroy, coredump_and_restart and rename_restart are restart.
        call get_actions_after_crash "VM.get_actions_after_crash" (vm: &Ref<Vm>) -> OnCrashBehaviour;
        /// Set `actions_after_crash`: Action to take if the guest crashes. Until issue 4 there are no core dumps and no
        /// renaming: coredump_and_destroy is destroy, coredump_and_restart and rename_restart are restart.
        call set_actions_after_crash "VM.set_actions_after_crash" (vm: &Ref<Vm>, value: &OnCrashBehaviour) -> ();
        /// Get `consoles`: Virtual console devices.
        call get_consoles "VM.get_consoles" (vm: &Ref<Vm>) -> Vec<Ref<Console>>;
        /// Get `VIFs`: Virtual network interfaces.
        call get_VIFs "VM.get_VIFs" (vm: &Ref<Vm>) -> Vec<Ref<Vif>>;
        /// Get `VBDs`: Virtual block devices.
        call get_VBDs "VM.get_VBDs" (vm: &Ref<Vm>) -> Vec<Ref<Vbd>>;
        /// Get `crash_dumps`: Crash dumps associated with this VM.
        call get_crash_dumps "VM.get_crash_dumps" (vm: &Ref<Vm>) -> Vec<Ref<Crashdump>>;
        /// Get `VTPMs`: Virtual TPMs.
        call get_VTPMs "VM.get_VTPMs" (vm: &Ref<Vm>) -> Vec<Ref<Vtpm>>;
        /// Get `DPCIs`: Pass-through PCI devices.
        call get_DPCIs "VM.get_DPCIs" (vm: &Ref<Vm>) -> Vec<Ref<Dpci>>;
        /// Get `DSCSIs`: Half-virtualized SCSI devices.
        call get_DSCSIs "VM.get_DSCSIs" (vm: &Ref<Vm>) -> Vec<Ref<Dscsi>>;
        /// Get `DSCSI_HBAs`: Half-virtualized SCSI host bus adapters.
        call get_DSCSI_HBAs "VM.get_DSCSI_HBAs" (vm: &Ref<Vm>) -> Vec<Ref<DscsiHba>>;
        /// Get `PV_bootloader`: Name of or path to bootloader: not served, must be empty at start.
        call get_PV_bootloader "VM.get_PV_bootloader" (vm: &Ref<Vm>) -> String;
        /// Set `PV_bootloader`: Name of or path to bootloader: not served, must be empty at start.
        call set_PV_bootloader "VM.set_PV_bootloader" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `PV_kernel`: URI of kernel: file:///NAME or /NAME in the bundle, or a data: URI.
        call get_PV_kernel "VM.get_PV_kernel" (vm: &Ref<Vm>) -> String;
        /// Set `PV_kernel`: URI of kernel: file:///NAME or /NAME in the bundle, or a data: URI.
        call set_PV_kernel "VM.set_PV_kernel" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `PV_ramdisk`: URI of initrd, likewise.
        call get_PV_ramdisk "VM.get_PV_ramdisk" (vm: &Ref<Vm>) -> String;
        /// Set `PV_ramdisk`: URI of initrd, likewise.
        call set_PV_ramdisk "VM.set_PV_ramdisk" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `PV_args`: Kernel command-line arguments.
        call get_PV_args "VM.get_PV_args" (vm: &Ref<Vm>) -> String;
        /// Set `PV_args`: Kernel command-line arguments.
        call set_PV_args "VM.set_PV_args" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `PV_bootloader_args`: Miscellaneous arguments for the bootloader.
        call get_PV_bootloader_args "VM.get_PV_bootloader_args" (vm: &Ref<Vm>) -> String;
        /// Set `PV_bootloader_args`: Miscellaneous arguments for the bootloader.
        call set_PV_bootloader_args "VM.set_PV_bootloader_args" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `HVM_boot_policy`: HVM boot policy: not served, must be empty at start.
        call get_HVM_boot_policy "VM.get_HVM_boot_policy" (vm: &Ref<Vm>) -> String;
        /// Set `HVM_boot_policy`: HVM boot policy: not served, must be empty at start.
        call set_HVM_boot_policy "VM.set_HVM_boot_policy" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `HVM_boot_params`: HVM boot params.
        call get_HVM_boot_params "VM.get_HVM_boot_params" (vm: &Ref<Vm>) -> BTreeMap<String, String>;
        /// Set `HVM_boot_params`: HVM boot params.
        call set_HVM_boot_params "VM.set_HVM_boot_params" (vm: &Ref<Vm>, value: &BTreeMap<String, String>) -> ();
        /// Add to `HVM_boot_params`: HVM boot params.
        call add_to_HVM_boot_params "VM.add_to_HVM_boot_params" (vm: &Ref<Vm>, key: &str, value: &str) -> ();
        /// Remove from `HVM_boot_params`: HVM boot params.
        call remove_from_HVM_boot_params "VM.remove_from_HVM_boot_params" (vm: &Ref<Vm>, key: &str) -> ();
        /// Get `platform`: Platform-specific configuration.
        call get_platform "VM.get_platform" (vm: &Ref<Vm>) -> BTreeMap<String, String>;
        /// Set `platform`: Platform-specific configuration.
        call set_platform "VM.set_platform" (vm: &Ref<Vm>, value: &BTreeMap<String, String>) -> ();
        /// Add to `platform`: Platform-specific configuration.
        call add_to_platform "VM.add_to_platform" (vm: &Ref<Vm>, key: &str, value: &str) -> ();
        /// Remove from `platform`: Platform-specific configuration.
        call remove_from_platform "VM.remove_from_platform" (vm: &Ref<Vm>, key: &str) -> ();
        /// Get `PCI_bus`: PCI bus path for pass-through devices.
        call get_PCI_bus "VM.get_PCI_bus" (vm: &Ref<Vm>) -> String;
        /// Set `PCI_bus`: PCI bus path for pass-through devices.
        call set_PCI_bus "VM.set_PCI_bus" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `other_config`: Additional configuration.
        call get_other_config "VM.get_other_config" (vm: &Ref<Vm>) -> BTreeMap<String, String>;
        /// Set `other_config`: Additional configuration.
        call set_other_config "VM.set_other_config" (vm: &Ref<Vm>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Additional configuration.
        call add_to_other_config "VM.add_to_other_config" (vm: &Ref<Vm>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Additional configuration.
        call remove_from_other_config "VM.remove_from_other_config" (vm: &Ref<Vm>, key: &str) -> ();
        /// Get `domid`: Domain ID (if available, -1 otherwise).
        call get_domid "VM.get_domid" (vm: &Ref<Vm>) -> i64;
        /// Get `is_control_domain`: True if this is a control domain.
        call get_is_control_domain "VM.get_is_control_domain" (vm: &Ref<Vm>) -> bool;
        /// Get `metrics`: Metrics associated with this VM.
        call get_metrics "VM.get_metrics" (vm: &Ref<Vm>) -> Ref<VmMetrics>;
        /// Get `guest_metrics`: Metrics associated with the running guest.
        call get_guest_metrics "VM.get_guest_metrics" (vm: &Ref<Vm>) -> Ref<VmGuestMetrics>;
        /// Get `security_label`: The VM's security label.
        call get_security_label "VM.get_security_label" (vm: &Ref<Vm>) -> String;
        /// Get `cpu_pool`: The pools the VM may run in.
        call get_cpu_pool "VM.get_cpu_pool" (vm: &Ref<Vm>) -> Vec<Ref<CpuPool>>;
        /// Get `pool_name`: The pool the VM is to be started in.
        call get_pool_name "VM.get_pool_name" (vm: &Ref<Vm>) -> String;
        /// Set `pool_name`: The pool the VM is to be started in.
        call set_pool_name "VM.set_pool_name" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `memory_actual`: Current memory (bytes): VM_metrics has it now.
        call get_memory_actual "VM.get_memory_actual" (vm: &Ref<Vm>) -> i64;
        /// Get `VCPUs_policy`: VCPU policy; of no effect.
        call get_VCPUs_policy "VM.get_VCPUs_policy" (vm: &Ref<Vm>) -> String;
        /// Set `VCPUs_policy`: VCPU policy; of no effect.
        call set_VCPUs_policy "VM.set_VCPUs_policy" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `VCPUs_number`: Current number of VCPUs: VM_metrics has it now.
        call get_VCPUs_number "VM.get_VCPUs_number" (vm: &Ref<Vm>) -> i64;
        /// Get `VCPUs_utilisation`: Utilisation of each VCPU: VM_metrics has it now.
        call get_VCPUs_utilisation "VM.get_VCPUs_utilisation" (vm: &Ref<Vm>) -> BTreeMap<i64, f64>;
        /// Get `VCPUs_features_required`: CPU features the guest needs; of no effect.
        call get_VCPUs_features_required "VM.get_VCPUs_features_required" (vm: &Ref<Vm>) -> Vec<CpuFeature>;
        /// Get `VCPUs_features_can_use`: CPU features the guest can use; of no effect.
        call get_VCPUs_features_can_use "VM.get_VCPUs_features_can_use" (vm: &Ref<Vm>) -> Vec<CpuFeature>;
        /// Get `VCPUs_features_force_on`: CPU features to force on; of no effect.
        call get_VCPUs_features_force_on "VM.get_VCPUs_features_force_on" (vm: &Ref<Vm>) -> Vec<CpuFeature>;
        /// Set `VCPUs_features_force_on`: CPU features to force on; of no effect.
        call set_VCPUs_features_force_on "VM.set_VCPUs_features_force_on" (vm: &Ref<Vm>, value: &[CpuFeature]) -> ();
        /// Add to `VCPUs_features_force_on`: CPU features to force on; of no effect.
        call add_to_VCPUs_features_force_on "VM.add_to_VCPUs_features_force_on" (vm: &Ref<Vm>, value: &CpuFeature) -> ();
        /// Remove from `VCPUs_features_force_on`: CPU features to force on; of no effect.
        call remove_from_VCPUs_features_force_on "VM.remove_from_VCPUs_features_force_on" (vm: &Ref<Vm>, value: &CpuFeature) -> ();
        /// Get `VCPUs_features_force_off`: CPU features to force off; of no effect.
        call get_VCPUs_features_force_off "VM.get_VCPUs_features_force_off" (vm: &Ref<Vm>) -> Vec<CpuFeature>;
        /// Set `VCPUs_features_force_off`: CPU features to force off; of no effect.
        call set_VCPUs_features_force_off "VM.set_VCPUs_features_force_off" (vm: &Ref<Vm>, value: &[CpuFeature]) -> ();
        /// Add to `VCPUs_features_force_off`: CPU features to force off; of no effect.
        call add_to_VCPUs_features_force_off "VM.add_to_VCPUs_features_force_off" (vm: &Ref<Vm>, value: &CpuFeature) -> ();
        /// Remove from `VCPUs_features_force_off`: CPU features to force off; of no effect.
        call remove_from_VCPUs_features_force_off "VM.remove_from_VCPUs_features_force_off" (vm: &Ref<Vm>, value: &CpuFeature) -> ();
        /// Get `actions_after_suspend`: Action to take after a suspend; of no effect.
        call get_actions_after_suspend "VM.get_actions_after_suspend" (vm: &Ref<Vm>) -> OnNormalExit;
        /// Set `actions_after_suspend`: Action to take after a suspend; of no effect.
        call set_actions_after_suspend "VM.set_actions_after_suspend" (vm: &Ref<Vm>, value: &OnNormalExit) -> ();
        /// Get `TPM_instance`: Virtual TPM instance; of no effect.
        call get_TPM_instance "VM.get_TPM_instance" (vm: &Ref<Vm>) -> i64;
        /// Get `TPM_backend`: Virtual TPM backend; of no effect.
        call get_TPM_backend "VM.get_TPM_backend" (vm: &Ref<Vm>) -> i64;
        /// Get `bios_boot`: Device boot order: a member of HVM_boot_params now.
        call get_bios_boot "VM.get_bios_boot" (vm: &Ref<Vm>) -> String;
        /// Set `bios_boot`: Device boot order: a member of HVM_boot_params now.
        call set_bios_boot "VM.set_bios_boot" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `platform_std_VGA`: Emulate standard VGA: a member of platform now.
        call get_platform_std_VGA "VM.get_platform_std_VGA" (vm: &Ref<Vm>) -> bool;
        /// Set `platform_std_VGA`: Emulate standard VGA: a member of platform now.
        call set_platform_std_VGA "VM.set_platform_std_VGA" (vm: &Ref<Vm>, value: bool) -> ();
        /// Get `platform_serial`: Redirect the serial port: a member of platform now.
        call get_platform_serial "VM.get_platform_serial" (vm: &Ref<Vm>) -> String;
        /// Set `platform_serial`: Redirect the serial port: a member of platform now.
        call set_platform_serial "VM.set_platform_serial" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `platform_localtime`: Clock in local time: a member of platform now.
        call get_platform_localtime "VM.get_platform_localtime" (vm: &Ref<Vm>) -> bool;
        /// Set `platform_localtime`: Clock in local time: a member of platform now.
        call set_platform_localtime "VM.set_platform_localtime" (vm: &Ref<Vm>, value: bool) -> ();
        /// Get `platform_clock_offset`: Clock offset: a member of platform now.
        call get_platform_clock_offset "VM.get_platform_clock_offset" (vm: &Ref<Vm>) -> bool;
        /// Set `platform_clock_offset`: Clock offset: a member of platform now.
        call set_platform_clock_offset "VM.set_platform_clock_offset" (vm: &Ref<Vm>, value: bool) -> ();
        /// Get `platform_enable_audio`: Emulate audio: a member of platform now.
        call get_platform_enable_audio "VM.get_platform_enable_audio" (vm: &Ref<Vm>) -> bool;
        /// Set `platform_enable_audio`: Emulate audio: a member of platform now.
        call set_platform_enable_audio "VM.set_platform_enable_audio" (vm: &Ref<Vm>, value: bool) -> ();
        /// Get `builder`: Domain builder; of no effect.
        call get_builder "VM.get_builder" (vm: &Ref<Vm>) -> String;
        /// Set `builder`: Domain builder; of no effect.
        call set_builder "VM.set_builder" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `boot_method`: How the guest boots; what decides is which of the PV fields are set.
        call get_boot_method "VM.get_boot_method" (vm: &Ref<Vm>) -> BootType;
        /// Set `boot_method`: How the guest boots; what decides is which of the PV fields are set.
        call set_boot_method "VM.set_boot_method" (vm: &Ref<Vm>, value: &BootType) -> ();
        /// Get `tools_version`: Versions of the guest's tools: VM_guest_metrics has them now.
        call get_tools_version "VM.get_tools_version" (vm: &Ref<Vm>) -> BTreeMap<String, String>;
        /// All fields of the VM.
        call get_record "VM.get_record" (vm: &Ref<Vm>) -> VmRecord;
        /// All fields of the VM, those of 0.4.3 included.
        call get_record_internal "VM.get_record_internal" (vm: &Ref<Vm>) -> VmRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "VM.to_XML" (vm: &Ref<Vm>) -> String;
        /// The VM of this uuid.
        call get_by_uuid "VM.get_by_uuid" (uuid: &str) -> Ref<Vm>;
        /// Every VM.
        call get_all "VM.get_all" () -> Vec<Ref<Vm>>;
        /// Every VM with its record.
        call get_all_records "VM.get_all_records" () -> BTreeMap<Ref<Vm>, VmRecord>;
        /// Every VM of this name_label.
        call get_by_name_label "VM.get_by_name_label" (label: &str) -> Vec<Ref<Vm>>;
        /// Make a VM; what the record lacks takes its default.
        call create "VM.create" (args: &VmRecord) -> Ref<Vm>;
        /// The same as a task.
        call async_create "Async.VM.create" (args: &VmRecord) -> Ref<Task>;
        /// Destroy the VM.
        call destroy "VM.destroy" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_destroy "Async.VM.destroy" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Clones the specified VM, making a new VM with a console of its own. The VM must be halted. Errors:
        /// VM_BAD_POWER_STATE, LIMIT_REACHED.
        call clone "VM.clone" (vm: &Ref<Vm>, new_name: &str) -> Ref<Vm>;
        /// The same as a task.
        call async_clone "Async.VM.clone" (vm: &Ref<Vm>, new_name: &str) -> Ref<Task>;
        /// Start the specified VM. This function can only be called when the VM is in the Halted state. Errors:
        /// VM_BAD_POWER_STATE, VM_HVM_REQUIRED, VALUE_NOT_SUPPORTED, HOST_NOT_ENOUGH_FREE_MEMORY, HOST_DISABLED,
        /// VM_IS_TEMPLATE, OTHER_OPERATION_IN_PROGRESS.
        call start "VM.start" (vm: &Ref<Vm>, start_paused: bool) -> ();
        /// The same as a task.
        call async_start "Async.VM.start" (vm: &Ref<Vm>, start_paused: bool) -> Ref<Task>;
        /// Pause the specified VM. This can only be called when the specified VM is in the Running state. Errors:
        /// VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        call pause "VM.pause" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_pause "Async.VM.pause" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Resume the specified VM. This can only be called when the specified VM is in the Paused state. Errors:
        /// VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        call unpause "VM.unpause" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_unpause "Async.VM.unpause" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Attempt to cleanly shutdown the specified VM. Refused until issue 4 (needs xenstore). Errors:
        /// VM_BAD_POWER_STATE.
        call clean_shutdown "VM.clean_shutdown" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_clean_shutdown "Async.VM.clean_shutdown" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Attempt to cleanly reboot the specified VM. Refused until issue 4 (needs xenstore). Errors: VM_BAD_POWER_STATE.
        call clean_reboot "VM.clean_reboot" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_clean_reboot "Async.VM.clean_reboot" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Stop executing the specified VM without attempting a clean shutdown. Of a halted VM it succeeds. Errors:
        /// VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        call hard_shutdown "VM.hard_shutdown" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_hard_shutdown "Async.VM.hard_shutdown" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Stop executing the specified VM without attempting a clean shutdown and immediately restart it. Errors:
        /// VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        call hard_reboot "VM.hard_reboot" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_hard_reboot "Async.VM.hard_reboot" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Suspend the specified VM to disk. Refused until issue 4 (needs xenstore). Errors: VM_BAD_POWER_STATE.
        call suspend "VM.suspend" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_suspend "Async.VM.suspend" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Awaken the specified VM and resume it. Refused until issue 4 (needs suspend). Errors: VM_BAD_POWER_STATE.
        call resume "VM.resume" (vm: &Ref<Vm>, start_paused: bool) -> ();
        /// The same as a task.
        call async_resume "Async.VM.resume" (vm: &Ref<Vm>, start_paused: bool) -> Ref<Task>;
        /// Set this VM's VCPUs/at_startup value, and set the same value on the VM, if running. Of a running VM refused
        /// until issue 4.
        call set_VCPUs_number_live "VM.set_VCPUs_number_live" (vm: &Ref<Vm>, nvcpu: i64) -> ();
        /// The same as a task.
        call async_set_VCPUs_number_live "Async.VM.set_VCPUs_number_live" (vm: &Ref<Vm>, nvcpu: i64) -> Ref<Task>;
        /// Add the given key-value pair to VM.VCPUs_params, in the place of one that is there, and apply that value on the
        /// running VM: weight, cap, mask.
        call add_to_VCPUs_params_live "VM.add_to_VCPUs_params_live" (vm: &Ref<Vm>, key: &str, value: &str) -> ();
        /// The same as a task.
        call async_add_to_VCPUs_params_live "Async.VM.add_to_VCPUs_params_live" (vm: &Ref<Vm>, key: &str, value: &str) -> Ref<Task>;
        /// Set memory_dynamic_max in database and on running VM. Refused until issue 4.
        call set_memory_dynamic_max_live "VM.set_memory_dynamic_max_live" (vm: &Ref<Vm>, max: i64) -> ();
        /// The same as a task.
        call async_set_memory_dynamic_max_live "Async.VM.set_memory_dynamic_max_live" (vm: &Ref<Vm>, max: i64) -> Ref<Task>;
        /// Set memory_dynamic_min in database and on running VM. Refused until issue 4.
        call set_memory_dynamic_min_live "VM.set_memory_dynamic_min_live" (vm: &Ref<Vm>, min: i64) -> ();
        /// The same as a task.
        call async_set_memory_dynamic_min_live "Async.VM.set_memory_dynamic_min_live" (vm: &Ref<Vm>, min: i64) -> Ref<Task>;
        /// Send the given key as a sysrq to this VM. Refused until issue 4 (needs xenstore). Errors: VM_BAD_POWER_STATE.
        call send_sysrq "VM.send_sysrq" (vm: &Ref<Vm>, key: &str) -> ();
        /// The same as a task.
        call async_send_sysrq "Async.VM.send_sysrq" (vm: &Ref<Vm>, key: &str) -> Ref<Task>;
        /// Send the named trigger to this VM. Refused for now. Errors: VM_BAD_POWER_STATE.
        call send_trigger "VM.send_trigger" (vm: &Ref<Vm>, trigger: &str) -> ();
        /// The same as a task.
        call async_send_trigger "Async.VM.send_trigger" (vm: &Ref<Vm>, trigger: &str) -> Ref<Task>;
        /// Migrate the VM to another host. Refused for now. Errors: VM_BAD_POWER_STATE.
        call migrate "VM.migrate" (vm: &Ref<Vm>, dest: &str, live: bool, options: &BTreeMap<String, String>) -> ();
        /// The same as a task.
        call async_migrate "Async.VM.migrate" (vm: &Ref<Vm>, dest: &str, live: bool, options: &BTreeMap<String, String>) -> Ref<Task>;
        /// Set the security label of a VM. Xen has no policy that knows labels, so only the empty one can be set. Errors:
        /// SECURITY_ERROR.
        call set_security_label "VM.set_security_label" (vm: &Ref<Vm>, security_label: &str, old_label: &str) -> i64;
        /// The same as a task.
        call async_set_security_label "Async.VM.set_security_label" (vm: &Ref<Vm>, security_label: &str, old_label: &str) -> Ref<Task>;
        /// Migrate the VM to another cpu_pool. Errors: POOL_BAD_STATE, VM_BAD_POWER_STATE.
        call cpu_pool_migrate "VM.cpu_pool_migrate" (vm: &Ref<Vm>, pool: &Ref<CpuPool>) -> ();
        /// The same as a task.
        call async_cpu_pool_migrate "Async.VM.cpu_pool_migrate" (vm: &Ref<Vm>, pool: &Ref<CpuPool>) -> Ref<Task>;
    }
}
