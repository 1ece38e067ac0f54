//! VM: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A guest, or the control domain (Domain-0). Only a halted guest can be destroyed. What `get_record` answers, and what
    /// a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    VmRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// What became of its domain. Unknown: it could not be destroyed, hard_shutdown tries again.
        run power_state "power_state": VmPowerState = VmPowerState::Halted;
        /// Name shown to people; several objects may share it.
        new name_label "name_label": String = String::new();
        /// Free text for people; nothing acts on it.
        new name_description "name_description": String = String::new();
        /// A number for the client's own count of versions.
        new user_version "user_version": i64 = 0;
        /// Whether the VM is there to be cloned only; start answers VM_IS_TEMPLATE.
        new is_a_template "is_a_template": bool = false;
        /// Started at boot, by order, if it is there then: VMs of the boot manifest are, others where state is kept.
        new auto_power_on "auto_power_on": bool = false;
        /// The disk with its suspended state, in host.suspend_image_sr; none, it is in memory. A VM that has one is
        /// Suspended when the host starts.
        run suspend_VDI "suspend_VDI": Ref<Vdi> = Ref::none();
        /// The host if the VM has a domain, else none.
        run resident_on "resident_on": Ref<Host> = Ref::none();
        /// Bytes of RAM its domain is built with; start refuses 0.
        new memory_static_max "memory_static_max": i64 = 134217728;
        /// Bytes the guest is told to keep; a VM that runs hears of it at once. create makes 0 memory_static_max.
        new memory_dynamic_max "memory_dynamic_max": i64 = 0;
        /// Bytes below which the guest is never told to go.
        new memory_dynamic_min "memory_dynamic_min": i64 = 0;
        /// Fewest bytes it can be built with; kept, the build always uses memory_static_max.
        new memory_static_min "memory_static_min": i64 = 0;
        /// Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no cap), mask of CPUs as in 0,2-3. Other
        /// keys are ignored.
        new VCPUs_params "VCPUs_params": BTreeMap<String, String> = BTreeMap::new();
        /// VCPUs its domain is built with; 1 to 8 on this host.
        new VCPUs_max "VCPUs_max": i64 = 1;
        /// VCPUs meant to be up at boot, VCPUs_max at most. The guest itself decides how many it brings up.
        new VCPUs_at_startup "VCPUs_at_startup": i64 = 1;
        /// What follows when the guest powers itself off; a restart comes once a second at most.
        new actions_after_shutdown "actions_after_shutdown": OnNormalExit = OnNormalExit::Destroy;
        /// What follows when the guest asks for a reboot; a restart comes once a second at most.
        new actions_after_reboot "actions_after_reboot": OnNormalExit = OnNormalExit::Restart;
        /// What follows a crash; preserve keeps the domain as Crashed, coredump_and_... as a crashdump, rename_restart as a
        /// new VM, Crashed, named NAME (crashed), as long as there is none yet.
        new actions_after_crash "actions_after_crash": OnCrashBehaviour = OnCrashBehaviour::Restart;
        /// Its text console; every VM but Domain-0 has one.
        run consoles "consoles": Vec<Ref<Console>> = Vec::new();
        /// Its network cards.
        run VIFs "VIFs": Vec<Ref<Vif>> = Vec::new();
        /// Its drives.
        run VBDs "VBDs": Vec<Ref<Vbd>> = Vec::new();
        /// Its dumps.
        run crash_dumps "crash_dumps": Vec<Ref<Crashdump>> = Vec::new();
        /// Its TPMs.
        run VTPMs "VTPMs": Vec<Ref<Vtpm>> = Vec::new();
        /// Functions of the host's PCI bus it is to have.
        run DPCIs "DPCIs": Vec<Ref<Dpci>> = Vec::new();
        /// SCSI devices of the host it is to have.
        run DSCSIs "DSCSIs": Vec<Ref<Dscsi>> = Vec::new();
        /// Its SCSI adapters.
        run DSCSI_HBAs "DSCSI_HBAs": Vec<Ref<DscsiHba>> = Vec::new();
        /// grub: the bundle's GRUB starts in the guest instead of PV_kernel, and reads /boot/grub/grub.cfg on its disks.
        /// Else empty: no boot loader runs in the control domain.
        new PV_bootloader "PV_bootloader": String = String::new();
        /// Kernel to boot: file:///NAME or /NAME in the boot bundle, or a data: URI with base64. start needs one, or
        /// PV_bootloader.
        new PV_kernel "PV_kernel": String = String::new();
        /// Initial RAM disk, named like PV_kernel; empty for none.
        new PV_ramdisk "PV_ramdisk": String = String::new();
        /// Command line for the kernel.
        new PV_args "PV_args": String = String::new();
        /// Command line for PV_bootloader.
        new PV_bootloader_args "PV_bootloader_args": String = String::new();
        /// Must be empty when the VM starts: HVM guests are not served.
        new HVM_boot_policy "HVM_boot_policy": String = String::new();
        /// Settings of HVM boot; not used.
        new HVM_boot_params "HVM_boot_params": BTreeMap<String, String> = BTreeMap::new();
        /// Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start otherwise); without it PVH if kernel
        /// and host can, else PV. Other keys are not used, as guests have no emulated hardware.
        new platform "platform": BTreeMap<String, String> = BTreeMap::new();
        /// Where PCI functions of the host are to appear; not used.
        new PCI_bus "PCI_bus": String = String::new();
        /// Texts by key for clients. shutdown_timeout: seconds a guest has to shut down, 300 if not set. persistent_grants:
        /// true if pages of its disks may stay mapped. xenstore:NAME: a quota of its guest in the store, for administrators
        /// to set. Fields of 0.4.3 without another place are kept here too.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
        /// Xen's number for its domain, 0 for the control domain; -1 while it has none.
        run domid "domid": i64 = 0;
        /// True for Domain-0 alone, which cannot be started, stopped, cloned or destroyed.
        run is_control_domain "is_control_domain": bool = false;
        /// What Xen tells of its domain; made and destroyed with the VM.
        run metrics "metrics": Ref<VmMetrics> = Ref::none();
        /// What the guest tells of itself; none until it tells something.
        run guest_metrics "guest_metrics": Ref<VmGuestMetrics> = Ref::none();
        /// Always empty: Xen here knows no labels.
        run security_label "security_label": String = String::new();
        /// The pool its domain is in; empty without a domain.
        run cpu_pool "cpu_pool": Vec<Ref<CpuPool>> = Vec::new();
        /// name_label of the activated pool to start in; empty for Xen's first. An unknown name is VALUE_NOT_SUPPORTED at
        /// start.
        new pool_name "pool_name": String = String::new();
        /// Place among those with auto_power_on: the lower is started the earlier, one after the other.
        new order "order": i64 = 0;
        /// Reads VM_metrics.memory_actual.
        old_run memory_actual "memory_actual": Option<i64> = 0;
        /// Key of other_config; no effect.
        old VCPUs_policy "VCPUs_policy": Option<String> = String::new();
        /// Reads VM_metrics.VCPUs_number.
        old_run VCPUs_number "VCPUs_number": Option<i64> = 0;
        /// Reads VM_metrics.VCPUs_utilisation.
        old_run VCPUs_utilisation "VCPUs_utilisation": Option<BTreeMap<i64, f64>> = BTreeMap::new();
        /// Key of other_config, names with commas; no effect.
        old VCPUs_features_required "VCPUs_features_required": Option<Vec<CpuFeature>> = Vec::new();
        /// Key of other_config, names with commas; no effect.
        old VCPUs_features_can_use "VCPUs_features_can_use": Option<Vec<CpuFeature>> = Vec::new();
        /// Key of other_config, names with commas; no effect.
        old VCPUs_features_force_on "VCPUs_features_force_on": Option<Vec<CpuFeature>> = Vec::new();
        /// Key of other_config, names with commas; no effect.
        old VCPUs_features_force_off "VCPUs_features_force_off": Option<Vec<CpuFeature>> = Vec::new();
        /// Key of other_config; no effect.
        old actions_after_suspend "actions_after_suspend": Option<OnNormalExit> = OnNormalExit::Destroy;
        /// Key of other_config; no effect.
        old TPM_instance "TPM_instance": Option<i64> = 0;
        /// Key of other_config; no effect.
        old TPM_backend "TPM_backend": Option<i64> = 0;
        /// Key of HVM_boot_params; no effect, as HVM guests are not served.
        old bios_boot "bios_boot": Option<String> = String::new();
        /// Key std_VGA of platform; no effect.
        old platform_std_VGA "platform_std_VGA": Option<bool> = false;
        /// Key serial of platform; no effect.
        old platform_serial "platform_serial": Option<String> = String::new();
        /// Key localtime of platform; no effect.
        old platform_localtime "platform_localtime": Option<bool> = false;
        /// Key clock_offset of platform; no effect.
        old platform_clock_offset "platform_clock_offset": Option<bool> = false;
        /// Key enable_audio of platform; no effect.
        old platform_enable_audio "platform_enable_audio": Option<bool> = false;
        /// Key of other_config; no effect.
        old builder "builder": Option<String> = String::new();
        /// Key of other_config; no effect: start looks at the PV fields.
        old boot_method "boot_method": Option<BootType> = BootType::Bios;
        /// Another name of PV_kernel.
        old kernel_kernel "kernel_kernel": Option<String> = String::new();
        /// Another name of PV_ramdisk.
        old kernel_initrd "kernel_initrd": Option<String> = String::new();
        /// Another name of PV_args.
        old kernel_args "kernel_args": Option<String> = String::new();
        /// Another name of PV_bootloader_args.
        old grub_cmdline "grub_cmdline": Option<String> = String::new();
        /// Reads VM_guest_metrics.PV_drivers_version; empty while there are none.
        old_run tools_version "tools_version": Option<BTreeMap<String, String>> = BTreeMap::new();
        /// Another name of other_config.
        old otherConfig "otherConfig": Option<BTreeMap<String, String>> = BTreeMap::new();
    }
}

calls! {
    /// A guest, or the control domain (Domain-0). Only a halted guest can be destroyed.
    Vm {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "VM.get_uuid" (vm: &Ref<Vm>) -> String;
        /// Get `power_state`: What became of its domain. Unknown: it could not be destroyed, hard_shutdown tries again.
        call get_power_state "VM.get_power_state" (vm: &Ref<Vm>) -> VmPowerState;
        /// Get `name_label`: Name shown to people; several objects may share it.
        call get_name_label "VM.get_name_label" (vm: &Ref<Vm>) -> String;
        /// Set `name_label`: Name shown to people; several objects may share it.
        call set_name_label "VM.set_name_label" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `name_description`: Free text for people; nothing acts on it.
        call get_name_description "VM.get_name_description" (vm: &Ref<Vm>) -> String;
        /// Set `name_description`: Free text for people; nothing acts on it.
        call set_name_description "VM.set_name_description" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `user_version`: A number for the client's own count of versions.
        call get_user_version "VM.get_user_version" (vm: &Ref<Vm>) -> i64;
        /// Set `user_version`: A number for the client's own count of versions.
        call set_user_version "VM.set_user_version" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `is_a_template`: Whether the VM is there to be cloned only; start answers VM_IS_TEMPLATE.
        call get_is_a_template "VM.get_is_a_template" (vm: &Ref<Vm>) -> bool;
        /// Set `is_a_template`: Whether the VM is there to be cloned only; start answers VM_IS_TEMPLATE.
        call set_is_a_template "VM.set_is_a_template" (vm: &Ref<Vm>, value: bool) -> ();
        /// Get `auto_power_on`: Started at boot, by order, if it is there then: VMs of the boot manifest are, others where
        /// state is kept.
        call get_auto_power_on "VM.get_auto_power_on" (vm: &Ref<Vm>) -> bool;
        /// Set `auto_power_on`: Started at boot, by order, if it is there then: VMs of the boot manifest are, others where
        /// state is kept.
        call set_auto_power_on "VM.set_auto_power_on" (vm: &Ref<Vm>, value: bool) -> ();
        /// Get `suspend_VDI`: The disk with its suspended state, in host.suspend_image_sr; none, it is in memory. A VM that
        /// has one is Suspended when the host starts.
        call get_suspend_VDI "VM.get_suspend_VDI" (vm: &Ref<Vm>) -> Ref<Vdi>;
        /// Get `resident_on`: The host if the VM has a domain, else none.
        call get_resident_on "VM.get_resident_on" (vm: &Ref<Vm>) -> Ref<Host>;
        /// Get `memory_static_max`: Bytes of RAM its domain is built with; start refuses 0.
        call get_memory_static_max "VM.get_memory_static_max" (vm: &Ref<Vm>) -> i64;
        /// Set `memory_static_max`: Bytes of RAM its domain is built with; start refuses 0.
        call set_memory_static_max "VM.set_memory_static_max" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `memory_dynamic_max`: Bytes the guest is told to keep; a VM that runs hears of it at once. create makes 0
        /// memory_static_max.
        call get_memory_dynamic_max "VM.get_memory_dynamic_max" (vm: &Ref<Vm>) -> i64;
        /// Set `memory_dynamic_max`: Bytes the guest is told to keep; a VM that runs hears of it at once. create makes 0
        /// memory_static_max.
        call set_memory_dynamic_max "VM.set_memory_dynamic_max" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `memory_dynamic_min`: Bytes below which the guest is never told to go.
        call get_memory_dynamic_min "VM.get_memory_dynamic_min" (vm: &Ref<Vm>) -> i64;
        /// Set `memory_dynamic_min`: Bytes below which the guest is never told to go.
        call set_memory_dynamic_min "VM.set_memory_dynamic_min" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `memory_static_min`: Fewest bytes it can be built with; kept, the build always uses memory_static_max.
        call get_memory_static_min "VM.get_memory_static_min" (vm: &Ref<Vm>) -> i64;
        /// Set `memory_static_min`: Fewest bytes it can be built with; kept, the build always uses memory_static_max.
        call set_memory_static_min "VM.set_memory_static_min" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `VCPUs_params`: Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no cap), mask of CPUs
        /// as in 0,2-3. Other keys are ignored.
        call get_VCPUs_params "VM.get_VCPUs_params" (vm: &Ref<Vm>) -> BTreeMap<String, String>;
        /// Set `VCPUs_params`: Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no cap), mask of CPUs
        /// as in 0,2-3. Other keys are ignored.
        call set_VCPUs_params "VM.set_VCPUs_params" (vm: &Ref<Vm>, value: &BTreeMap<String, String>) -> ();
        /// Add to `VCPUs_params`: Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no cap), mask of
        /// CPUs as in 0,2-3. Other keys are ignored.
        call add_to_VCPUs_params "VM.add_to_VCPUs_params" (vm: &Ref<Vm>, key: &str, value: &str) -> ();
        /// Remove from `VCPUs_params`: Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no cap), mask
        /// of CPUs as in 0,2-3. Other keys are ignored.
        call remove_from_VCPUs_params "VM.remove_from_VCPUs_params" (vm: &Ref<Vm>, key: &str) -> ();
        /// Get `VCPUs_max`: VCPUs its domain is built with; 1 to 8 on this host.
        call get_VCPUs_max "VM.get_VCPUs_max" (vm: &Ref<Vm>) -> i64;
        /// Set `VCPUs_max`: VCPUs its domain is built with; 1 to 8 on this host.
        call set_VCPUs_max "VM.set_VCPUs_max" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `VCPUs_at_startup`: VCPUs meant to be up at boot, VCPUs_max at most. The guest itself decides how many it
        /// brings up.
        call get_VCPUs_at_startup "VM.get_VCPUs_at_startup" (vm: &Ref<Vm>) -> i64;
        /// Set `VCPUs_at_startup`: VCPUs meant to be up at boot, VCPUs_max at most. The guest itself decides how many it
        /// brings up.
        call set_VCPUs_at_startup "VM.set_VCPUs_at_startup" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `actions_after_shutdown`: What follows when the guest powers itself off; a restart comes once a second at
        /// most.
        call get_actions_after_shutdown "VM.get_actions_after_shutdown" (vm: &Ref<Vm>) -> OnNormalExit;
        /// Set `actions_after_shutdown`: What follows when the guest powers itself off; a restart comes once a second at
        /// most.
        call set_actions_after_shutdown "VM.set_actions_after_shutdown" (vm: &Ref<Vm>, value: &OnNormalExit) -> ();
        /// Get `actions_after_reboot`: What follows when the guest asks for a reboot; a restart comes once a second at
        /// most.
        call get_actions_after_reboot "VM.get_actions_after_reboot" (vm: &Ref<Vm>) -> OnNormalExit;
        /// Set `actions_after_reboot`: What follows when the guest asks for a reboot; a restart comes once a second at
        /// most.
        call set_actions_after_reboot "VM.set_actions_after_reboot" (vm: &Ref<Vm>, value: &OnNormalExit) -> ();
        /// Get `actions_after_crash`: What follows a crash; preserve keeps the domain as Crashed, coredump_and_... as a
        /// crashdump, rename_restart as a new VM, Crashed, named NAME (crashed), as long as there is none yet.
        call get_actions_after_crash "VM.get_actions_after_crash" (vm: &Ref<Vm>) -> OnCrashBehaviour;
        /// Set `actions_after_crash`: What follows a crash; preserve keeps the domain as Crashed, coredump_and_... as a
        /// crashdump, rename_restart as a new VM, Crashed, named NAME (crashed), as long as there is none yet.
        call set_actions_after_crash "VM.set_actions_after_crash" (vm: &Ref<Vm>, value: &OnCrashBehaviour) -> ();
        /// Get `consoles`: Its text console; every VM but Domain-0 has one.
        call get_consoles "VM.get_consoles" (vm: &Ref<Vm>) -> Vec<Ref<Console>>;
        /// Get `VIFs`: Its network cards.
        call get_VIFs "VM.get_VIFs" (vm: &Ref<Vm>) -> Vec<Ref<Vif>>;
        /// Get `VBDs`: Its drives.
        call get_VBDs "VM.get_VBDs" (vm: &Ref<Vm>) -> Vec<Ref<Vbd>>;
        /// Get `crash_dumps`: Its dumps.
        call get_crash_dumps "VM.get_crash_dumps" (vm: &Ref<Vm>) -> Vec<Ref<Crashdump>>;
        /// Get `VTPMs`: Its TPMs.
        call get_VTPMs "VM.get_VTPMs" (vm: &Ref<Vm>) -> Vec<Ref<Vtpm>>;
        /// Get `DPCIs`: Functions of the host's PCI bus it is to have.
        call get_DPCIs "VM.get_DPCIs" (vm: &Ref<Vm>) -> Vec<Ref<Dpci>>;
        /// Get `DSCSIs`: SCSI devices of the host it is to have.
        call get_DSCSIs "VM.get_DSCSIs" (vm: &Ref<Vm>) -> Vec<Ref<Dscsi>>;
        /// Get `DSCSI_HBAs`: Its SCSI adapters.
        call get_DSCSI_HBAs "VM.get_DSCSI_HBAs" (vm: &Ref<Vm>) -> Vec<Ref<DscsiHba>>;
        /// Get `PV_bootloader`: grub: the bundle's GRUB starts in the guest instead of PV_kernel, and reads
        /// /boot/grub/grub.cfg on its disks. Else empty: no boot loader runs in the control domain.
        call get_PV_bootloader "VM.get_PV_bootloader" (vm: &Ref<Vm>) -> String;
        /// Set `PV_bootloader`: grub: the bundle's GRUB starts in the guest instead of PV_kernel, and reads
        /// /boot/grub/grub.cfg on its disks. Else empty: no boot loader runs in the control domain.
        call set_PV_bootloader "VM.set_PV_bootloader" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `PV_kernel`: Kernel to boot: file:///NAME or /NAME in the boot bundle, or a data: URI with base64. start
        /// needs one, or PV_bootloader.
        call get_PV_kernel "VM.get_PV_kernel" (vm: &Ref<Vm>) -> String;
        /// Set `PV_kernel`: Kernel to boot: file:///NAME or /NAME in the boot bundle, or a data: URI with base64. start
        /// needs one, or PV_bootloader.
        call set_PV_kernel "VM.set_PV_kernel" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `PV_ramdisk`: Initial RAM disk, named like PV_kernel; empty for none.
        call get_PV_ramdisk "VM.get_PV_ramdisk" (vm: &Ref<Vm>) -> String;
        /// Set `PV_ramdisk`: Initial RAM disk, named like PV_kernel; empty for none.
        call set_PV_ramdisk "VM.set_PV_ramdisk" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `PV_args`: Command line for the kernel.
        call get_PV_args "VM.get_PV_args" (vm: &Ref<Vm>) -> String;
        /// Set `PV_args`: Command line for the kernel.
        call set_PV_args "VM.set_PV_args" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `PV_bootloader_args`: Command line for PV_bootloader.
        call get_PV_bootloader_args "VM.get_PV_bootloader_args" (vm: &Ref<Vm>) -> String;
        /// Set `PV_bootloader_args`: Command line for PV_bootloader.
        call set_PV_bootloader_args "VM.set_PV_bootloader_args" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `HVM_boot_policy`: Must be empty when the VM starts: HVM guests are not served.
        call get_HVM_boot_policy "VM.get_HVM_boot_policy" (vm: &Ref<Vm>) -> String;
        /// Set `HVM_boot_policy`: Must be empty when the VM starts: HVM guests are not served.
        call set_HVM_boot_policy "VM.set_HVM_boot_policy" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `HVM_boot_params`: Settings of HVM boot; not used.
        call get_HVM_boot_params "VM.get_HVM_boot_params" (vm: &Ref<Vm>) -> BTreeMap<String, String>;
        /// Set `HVM_boot_params`: Settings of HVM boot; not used.
        call set_HVM_boot_params "VM.set_HVM_boot_params" (vm: &Ref<Vm>, value: &BTreeMap<String, String>) -> ();
        /// Add to `HVM_boot_params`: Settings of HVM boot; not used.
        call add_to_HVM_boot_params "VM.add_to_HVM_boot_params" (vm: &Ref<Vm>, key: &str, value: &str) -> ();
        /// Remove from `HVM_boot_params`: Settings of HVM boot; not used.
        call remove_from_HVM_boot_params "VM.remove_from_HVM_boot_params" (vm: &Ref<Vm>, key: &str) -> ();
        /// Get `platform`: Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start otherwise); without it
        /// PVH if kernel and host can, else PV. Other keys are not used, as guests have no emulated hardware.
        call get_platform "VM.get_platform" (vm: &Ref<Vm>) -> BTreeMap<String, String>;
        /// Set `platform`: Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start otherwise); without it
        /// PVH if kernel and host can, else PV. Other keys are not used, as guests have no emulated hardware.
        call set_platform "VM.set_platform" (vm: &Ref<Vm>, value: &BTreeMap<String, String>) -> ();
        /// Add to `platform`: Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start otherwise); without
        /// it PVH if kernel and host can, else PV. Other keys are not used, as guests have no emulated hardware.
        call add_to_platform "VM.add_to_platform" (vm: &Ref<Vm>, key: &str, value: &str) -> ();
        /// Remove from `platform`: Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start otherwise);
        /// without it PVH if kernel and host can, else PV. Other keys are not used, as guests have no emulated hardware.
        call remove_from_platform "VM.remove_from_platform" (vm: &Ref<Vm>, key: &str) -> ();
        /// Get `PCI_bus`: Where PCI functions of the host are to appear; not used.
        call get_PCI_bus "VM.get_PCI_bus" (vm: &Ref<Vm>) -> String;
        /// Set `PCI_bus`: Where PCI functions of the host are to appear; not used.
        call set_PCI_bus "VM.set_PCI_bus" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `other_config`: Texts by key for clients. shutdown_timeout: seconds a guest has to shut down, 300 if not
        /// set. persistent_grants: true if pages of its disks may stay mapped. xenstore:NAME: a quota of its guest in the
        /// store, for administrators to set. Fields of 0.4.3 without another place are kept here too.
        call get_other_config "VM.get_other_config" (vm: &Ref<Vm>) -> BTreeMap<String, String>;
        /// Set `other_config`: Texts by key for clients. shutdown_timeout: seconds a guest has to shut down, 300 if not
        /// set. persistent_grants: true if pages of its disks may stay mapped. xenstore:NAME: a quota of its guest in the
        /// store, for administrators to set. Fields of 0.4.3 without another place are kept here too.
        call set_other_config "VM.set_other_config" (vm: &Ref<Vm>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Texts by key for clients. shutdown_timeout: seconds a guest has to shut down, 300 if not
        /// set. persistent_grants: true if pages of its disks may stay mapped. xenstore:NAME: a quota of its guest in the
        /// store, for administrators to set. Fields of 0.4.3 without another place are kept here too.
        call add_to_other_config "VM.add_to_other_config" (vm: &Ref<Vm>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Texts by key for clients. shutdown_timeout: seconds a guest has to shut down, 300 if
        /// not set. persistent_grants: true if pages of its disks may stay mapped. xenstore:NAME: a quota of its guest in
        /// the store, for administrators to set. Fields of 0.4.3 without another place are kept here too.
        call remove_from_other_config "VM.remove_from_other_config" (vm: &Ref<Vm>, key: &str) -> ();
        /// Get `domid`: Xen's number for its domain, 0 for the control domain; -1 while it has none.
        call get_domid "VM.get_domid" (vm: &Ref<Vm>) -> i64;
        /// Get `is_control_domain`: True for Domain-0 alone, which cannot be started, stopped, cloned or destroyed.
        call get_is_control_domain "VM.get_is_control_domain" (vm: &Ref<Vm>) -> bool;
        /// Get `metrics`: What Xen tells of its domain; made and destroyed with the VM.
        call get_metrics "VM.get_metrics" (vm: &Ref<Vm>) -> Ref<VmMetrics>;
        /// Get `guest_metrics`: What the guest tells of itself; none until it tells something.
        call get_guest_metrics "VM.get_guest_metrics" (vm: &Ref<Vm>) -> Ref<VmGuestMetrics>;
        /// Get `security_label`: Always empty: Xen here knows no labels.
        call get_security_label "VM.get_security_label" (vm: &Ref<Vm>) -> String;
        /// Get `cpu_pool`: The pool its domain is in; empty without a domain.
        call get_cpu_pool "VM.get_cpu_pool" (vm: &Ref<Vm>) -> Vec<Ref<CpuPool>>;
        /// Get `pool_name`: name_label of the activated pool to start in; empty for Xen's first. An unknown name is
        /// VALUE_NOT_SUPPORTED at start.
        call get_pool_name "VM.get_pool_name" (vm: &Ref<Vm>) -> String;
        /// Set `pool_name`: name_label of the activated pool to start in; empty for Xen's first. An unknown name is
        /// VALUE_NOT_SUPPORTED at start.
        call set_pool_name "VM.set_pool_name" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `order`: Place among those with auto_power_on: the lower is started the earlier, one after the other.
        call get_order "VM.get_order" (vm: &Ref<Vm>) -> i64;
        /// Set `order`: Place among those with auto_power_on: the lower is started the earlier, one after the other.
        call set_order "VM.set_order" (vm: &Ref<Vm>, value: i64) -> ();
        /// Get `memory_actual`: Reads VM_metrics.memory_actual.
        call get_memory_actual "VM.get_memory_actual" (vm: &Ref<Vm>) -> i64;
        /// Get `VCPUs_policy`: Key of other_config; no effect.
        call get_VCPUs_policy "VM.get_VCPUs_policy" (vm: &Ref<Vm>) -> String;
        /// Set `VCPUs_policy`: Key of other_config; no effect.
        call set_VCPUs_policy "VM.set_VCPUs_policy" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `VCPUs_number`: Reads VM_metrics.VCPUs_number.
        call get_VCPUs_number "VM.get_VCPUs_number" (vm: &Ref<Vm>) -> i64;
        /// Get `VCPUs_utilisation`: Reads VM_metrics.VCPUs_utilisation.
        call get_VCPUs_utilisation "VM.get_VCPUs_utilisation" (vm: &Ref<Vm>) -> BTreeMap<i64, f64>;
        /// Get `VCPUs_features_required`: Key of other_config, names with commas; no effect.
        call get_VCPUs_features_required "VM.get_VCPUs_features_required" (vm: &Ref<Vm>) -> Vec<CpuFeature>;
        /// Get `VCPUs_features_can_use`: Key of other_config, names with commas; no effect.
        call get_VCPUs_features_can_use "VM.get_VCPUs_features_can_use" (vm: &Ref<Vm>) -> Vec<CpuFeature>;
        /// Get `VCPUs_features_force_on`: Key of other_config, names with commas; no effect.
        call get_VCPUs_features_force_on "VM.get_VCPUs_features_force_on" (vm: &Ref<Vm>) -> Vec<CpuFeature>;
        /// Set `VCPUs_features_force_on`: Key of other_config, names with commas; no effect.
        call set_VCPUs_features_force_on "VM.set_VCPUs_features_force_on" (vm: &Ref<Vm>, value: &[CpuFeature]) -> ();
        /// Add to `VCPUs_features_force_on`: Key of other_config, names with commas; no effect.
        call add_to_VCPUs_features_force_on "VM.add_to_VCPUs_features_force_on" (vm: &Ref<Vm>, value: &CpuFeature) -> ();
        /// Remove from `VCPUs_features_force_on`: Key of other_config, names with commas; no effect.
        call remove_from_VCPUs_features_force_on "VM.remove_from_VCPUs_features_force_on" (vm: &Ref<Vm>, value: &CpuFeature) -> ();
        /// Get `VCPUs_features_force_off`: Key of other_config, names with commas; no effect.
        call get_VCPUs_features_force_off "VM.get_VCPUs_features_force_off" (vm: &Ref<Vm>) -> Vec<CpuFeature>;
        /// Set `VCPUs_features_force_off`: Key of other_config, names with commas; no effect.
        call set_VCPUs_features_force_off "VM.set_VCPUs_features_force_off" (vm: &Ref<Vm>, value: &[CpuFeature]) -> ();
        /// Add to `VCPUs_features_force_off`: Key of other_config, names with commas; no effect.
        call add_to_VCPUs_features_force_off "VM.add_to_VCPUs_features_force_off" (vm: &Ref<Vm>, value: &CpuFeature) -> ();
        /// Remove from `VCPUs_features_force_off`: Key of other_config, names with commas; no effect.
        call remove_from_VCPUs_features_force_off "VM.remove_from_VCPUs_features_force_off" (vm: &Ref<Vm>, value: &CpuFeature) -> ();
        /// Get `actions_after_suspend`: Key of other_config; no effect.
        call get_actions_after_suspend "VM.get_actions_after_suspend" (vm: &Ref<Vm>) -> OnNormalExit;
        /// Set `actions_after_suspend`: Key of other_config; no effect.
        call set_actions_after_suspend "VM.set_actions_after_suspend" (vm: &Ref<Vm>, value: &OnNormalExit) -> ();
        /// Get `TPM_instance`: Key of other_config; no effect.
        call get_TPM_instance "VM.get_TPM_instance" (vm: &Ref<Vm>) -> i64;
        /// Get `TPM_backend`: Key of other_config; no effect.
        call get_TPM_backend "VM.get_TPM_backend" (vm: &Ref<Vm>) -> i64;
        /// Get `bios_boot`: Key of HVM_boot_params; no effect, as HVM guests are not served.
        call get_bios_boot "VM.get_bios_boot" (vm: &Ref<Vm>) -> String;
        /// Set `bios_boot`: Key of HVM_boot_params; no effect, as HVM guests are not served.
        call set_bios_boot "VM.set_bios_boot" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `platform_std_VGA`: Key std_VGA of platform; no effect.
        call get_platform_std_VGA "VM.get_platform_std_VGA" (vm: &Ref<Vm>) -> bool;
        /// Set `platform_std_VGA`: Key std_VGA of platform; no effect.
        call set_platform_std_VGA "VM.set_platform_std_VGA" (vm: &Ref<Vm>, value: bool) -> ();
        /// Get `platform_serial`: Key serial of platform; no effect.
        call get_platform_serial "VM.get_platform_serial" (vm: &Ref<Vm>) -> String;
        /// Set `platform_serial`: Key serial of platform; no effect.
        call set_platform_serial "VM.set_platform_serial" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `platform_localtime`: Key localtime of platform; no effect.
        call get_platform_localtime "VM.get_platform_localtime" (vm: &Ref<Vm>) -> bool;
        /// Set `platform_localtime`: Key localtime of platform; no effect.
        call set_platform_localtime "VM.set_platform_localtime" (vm: &Ref<Vm>, value: bool) -> ();
        /// Get `platform_clock_offset`: Key clock_offset of platform; no effect.
        call get_platform_clock_offset "VM.get_platform_clock_offset" (vm: &Ref<Vm>) -> bool;
        /// Set `platform_clock_offset`: Key clock_offset of platform; no effect.
        call set_platform_clock_offset "VM.set_platform_clock_offset" (vm: &Ref<Vm>, value: bool) -> ();
        /// Get `platform_enable_audio`: Key enable_audio of platform; no effect.
        call get_platform_enable_audio "VM.get_platform_enable_audio" (vm: &Ref<Vm>) -> bool;
        /// Set `platform_enable_audio`: Key enable_audio of platform; no effect.
        call set_platform_enable_audio "VM.set_platform_enable_audio" (vm: &Ref<Vm>, value: bool) -> ();
        /// Get `builder`: Key of other_config; no effect.
        call get_builder "VM.get_builder" (vm: &Ref<Vm>) -> String;
        /// Set `builder`: Key of other_config; no effect.
        call set_builder "VM.set_builder" (vm: &Ref<Vm>, value: &str) -> ();
        /// Get `boot_method`: Key of other_config; no effect: start looks at the PV fields.
        call get_boot_method "VM.get_boot_method" (vm: &Ref<Vm>) -> BootType;
        /// Set `boot_method`: Key of other_config; no effect: start looks at the PV fields.
        call set_boot_method "VM.set_boot_method" (vm: &Ref<Vm>, value: &BootType) -> ();
        /// Get `tools_version`: Reads VM_guest_metrics.PV_drivers_version; empty while there are none.
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
        /// Makes a halted VM of the same fields under a new name, with its own console and metrics but no devices. Refused
        /// if it has VBDs. Errors: VM_BAD_POWER_STATE, LIMIT_REACHED.
        call clone "VM.clone" (vm: &Ref<Vm>, new_name: &str) -> Ref<Vm>;
        /// The same as a task.
        call async_clone "Async.VM.clone" (vm: &Ref<Vm>, new_name: &str) -> Ref<Task>;
        /// Builds a domain for a halted VM and runs it, or leaves it Paused if start_paused. A failure takes everything
        /// back. Errors: VM_BAD_POWER_STATE, VM_HVM_REQUIRED, VALUE_NOT_SUPPORTED, HOST_NOT_ENOUGH_FREE_MEMORY,
        /// HOST_DISABLED, VM_IS_TEMPLATE, OTHER_OPERATION_IN_PROGRESS.
        call start "VM.start" (vm: &Ref<Vm>, start_paused: bool) -> ();
        /// The same as a task.
        call async_start "Async.VM.start" (vm: &Ref<Vm>, start_paused: bool) -> Ref<Task>;
        /// Stops the VCPUs of a Running VM; its memory stays. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        call pause "VM.pause" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_pause "Async.VM.pause" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Lets a Paused VM run on. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        call unpause "VM.unpause" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_unpause "Async.VM.unpause" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Asks the guest to power off and waits until it has, for other_config's shutdown_timeout in seconds (300). The
        /// task can be cancelled: a guest that has not begun by then goes on. Errors: VM_BAD_POWER_STATE,
        /// OTHER_OPERATION_IN_PROGRESS, VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT, VM_SHUTDOWN_TIMEOUT, VM_CRASHED.
        call clean_shutdown "VM.clean_shutdown" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_clean_shutdown "Async.VM.clean_shutdown" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Asks the guest to end as clean_shutdown does, then builds and runs a new domain from the record as it is now.
        /// Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT, VM_SHUTDOWN_TIMEOUT,
        /// VM_CRASHED.
        call clean_reboot "VM.clean_reboot" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_clean_reboot "Async.VM.clean_reboot" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Destroys the domain without telling the guest, and drops a restart that is due. On a halted VM it succeeds and
        /// does nothing more. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        call hard_shutdown "VM.hard_shutdown" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_hard_shutdown "Async.VM.hard_shutdown" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Destroys the domain without telling the guest, and builds and runs a new one from the record as it is now.
        /// Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        call hard_reboot "VM.hard_reboot" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_hard_reboot "Async.VM.hard_reboot" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Asks the guest to suspend, as clean_shutdown asks it to power off, writes it to a disk of host.suspend_image_sr,
        /// or to free memory of the host, and ends its domain. GET /suspend_image?ref=VM&session_id= answers with the
        /// image, Xen's own stream of version 3. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS,
        /// HOST_NOT_ENOUGH_FREE_MEMORY, VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT, VM_SUSPEND_TIMEOUT, VM_CRASHED, SR_HAS_NO_PBDS,
        /// SR_FULL.
        call suspend "VM.suspend" (vm: &Ref<Vm>) -> ();
        /// The same as a task.
        call async_suspend "Async.VM.suspend" (vm: &Ref<Vm>) -> Ref<Task>;
        /// Builds a domain of a Suspended VM's image, which goes on where it was, or is left Paused if start_paused. If
        /// that fails the VM stays Suspended. hard_shutdown of a Suspended VM drops the image. Errors: VM_BAD_POWER_STATE,
        /// OTHER_OPERATION_IN_PROGRESS, HOST_NOT_ENOUGH_FREE_MEMORY, HOST_DISABLED, SR_HAS_NO_PBDS, SR_BACKEND_FAILURE.
        call resume "VM.resume" (vm: &Ref<Vm>, start_paused: bool) -> ();
        /// The same as a task.
        call async_resume "Async.VM.resume" (vm: &Ref<Vm>, start_paused: bool) -> Ref<Task>;
        /// Tells the guest of a Running or Paused VM how many of its VCPUs to use, up to VCPUs_max; of a Halted one it sets
        /// VCPUs_at_startup.
        call set_VCPUs_number_live "VM.set_VCPUs_number_live" (vm: &Ref<Vm>, nvcpu: i64) -> ();
        /// The same as a task.
        call async_set_VCPUs_number_live "Async.VM.set_VCPUs_number_live" (vm: &Ref<Vm>, nvcpu: i64) -> Ref<Task>;
        /// Sets a key of VCPUs_params, over an older value, and passes weight, cap or mask on to Xen if the VM is Running
        /// or Paused.
        call add_to_VCPUs_params_live "VM.add_to_VCPUs_params_live" (vm: &Ref<Vm>, key: &str, value: &str) -> ();
        /// The same as a task.
        call async_add_to_VCPUs_params_live "Async.VM.add_to_VCPUs_params_live" (vm: &Ref<Vm>, key: &str, value: &str) -> Ref<Task>;
        /// Sets memory_dynamic_max, and tells the guest of a Running or Paused VM to keep that much: its balloon gives the
        /// rest back, or takes more up to memory_static_max. Errors: MEMORY_CONSTRAINT_VIOLATION.
        call set_memory_dynamic_max_live "VM.set_memory_dynamic_max_live" (vm: &Ref<Vm>, max: i64) -> ();
        /// The same as a task.
        call async_set_memory_dynamic_max_live "Async.VM.set_memory_dynamic_max_live" (vm: &Ref<Vm>, max: i64) -> Ref<Task>;
        /// Sets memory_dynamic_min, below which the guest is never told to go. Errors: MEMORY_CONSTRAINT_VIOLATION.
        call set_memory_dynamic_min_live "VM.set_memory_dynamic_min_live" (vm: &Ref<Vm>, min: i64) -> ();
        /// The same as a task.
        call async_set_memory_dynamic_min_live "Async.VM.set_memory_dynamic_min_live" (vm: &Ref<Vm>, min: i64) -> Ref<Task>;
        /// Presses a SysRq key, one letter or digit, in the guest. Errors: VM_BAD_POWER_STATE.
        call send_sysrq "VM.send_sysrq" (vm: &Ref<Vm>, key: &str) -> ();
        /// The same as a task.
        call async_send_sysrq "Async.VM.send_sysrq" (vm: &Ref<Vm>, key: &str) -> Ref<Task>;
        /// Raises a hardware event in the guest: nmi, a non-maskable interrupt of its first VCPU. The others of xend's
        /// (init, power, reset, s3resume, sleep) need hardware that the guests here do not have: VALUE_NOT_SUPPORTED.
        /// Errors: VM_BAD_POWER_STATE.
        call send_trigger "VM.send_trigger" (vm: &Ref<Vm>, trigger: &str) -> ();
        /// The same as a task.
        call async_send_trigger "Async.VM.send_trigger" (vm: &Ref<Vm>, trigger: &str) -> Ref<Task>;
        /// Would hand a Running VM over to a second host. OPERATION_NOT_ALLOWED: there is none. Errors: VM_BAD_POWER_STATE.
        call migrate "VM.migrate" (vm: &Ref<Vm>, dest: &str, live: bool, options: &BTreeMap<String, String>) -> ();
        /// The same as a task.
        call async_migrate "Async.VM.migrate" (vm: &Ref<Vm>, dest: &str, live: bool, options: &BTreeMap<String, String>) -> Ref<Task>;
        /// Accepts the empty label, which every VM has, and answers 0; another one is SECURITY_ERROR. Errors:
        /// SECURITY_ERROR.
        call set_security_label "VM.set_security_label" (vm: &Ref<Vm>, security_label: &str, old_label: &str) -> i64;
        /// The same as a task.
        call async_set_security_label "Async.VM.set_security_label" (vm: &Ref<Vm>, security_label: &str, old_label: &str) -> Ref<Task>;
        /// Moves the domain of a Running or Paused VM to another activated pool. Errors: POOL_BAD_STATE,
        /// VM_BAD_POWER_STATE.
        call cpu_pool_migrate "VM.cpu_pool_migrate" (vm: &Ref<Vm>, pool: &Ref<CpuPool>) -> ();
        /// The same as a task.
        call async_cpu_pool_migrate "Async.VM.cpu_pool_migrate" (vm: &Ref<Vm>, pool: &Ref<CpuPool>) -> Ref<Task>;
    }
}
