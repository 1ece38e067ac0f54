/* A virtual machine (or 'guest'). Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_VM_H
#define XENITH_CLASS_VM_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_vm_record {
    /* Unique identifier/object reference. */
    char *uuid;
    /* Current power state of the machine. */
    enum xenith_vm_power_state power_state;
    /* A human-readable name. */
    char *name_label;
    /* A notes field containing human-readable description. */
    char *name_description;
    /* A user version number for this machine. */
    int64_t user_version;
    /* True if this is a template. Template VMs can never be started. */
    bool is_a_template;
    /* True if this VM should be powered on with the host. */
    bool auto_power_on;
    /* The VDI that a suspend image is stored on. */
    xenith_vdi suspend_VDI;
    /* The host the VM is currently resident on. */
    xenith_host resident_on;
    /* Statically-set (i.e. absolute) maximum (bytes): the RAM it is built with. */
    int64_t memory_static_max;
    /* Dynamic maximum (bytes). */
    int64_t memory_dynamic_max;
    /* Dynamic minimum (bytes). */
    int64_t memory_dynamic_min;
    /* Statically-set (i.e. absolute) minimum (bytes). */
    int64_t memory_static_min;
    /* Configuration parameters for the selected VCPU policy. */
    xenith_string_string_map *VCPUs_params;
    /* Max number of VCPUs. */
    int64_t VCPUs_max;
    /* Boot number of VCPUs. */
    int64_t VCPUs_at_startup;
    /* Action to take after the guest has shut itself down. */
    enum xenith_on_normal_exit actions_after_shutdown;
    /* Action to take after the guest has rebooted itself. */
    enum xenith_on_normal_exit actions_after_reboot;
    /*
     * Action to take if the guest crashes. Until issue 4 there are no core dumps and no renaming:
     * coredump_and_destroy is destroy, coredump_and_restart and rename_restart are restart.
     */
    enum xenith_on_crash_behaviour actions_after_crash;
    /* Virtual console devices. */
    xenith_console_set *consoles;
    /* Virtual network interfaces. */
    xenith_vif_set *VIFs;
    /* Virtual block devices. */
    xenith_vbd_set *VBDs;
    /* Crash dumps associated with this VM. */
    xenith_crashdump_set *crash_dumps;
    /* Virtual TPMs. */
    xenith_vtpm_set *VTPMs;
    /* Pass-through PCI devices. */
    xenith_dpci_set *DPCIs;
    /* Half-virtualized SCSI devices. */
    xenith_dscsi_set *DSCSIs;
    /* Half-virtualized SCSI host bus adapters. */
    xenith_dscsi_hba_set *DSCSI_HBAs;
    /* Name of or path to bootloader: not served, must be empty at start. */
    char *PV_bootloader;
    /* URI of kernel: file:///NAME or /NAME in the bundle, or a data: URI. */
    char *PV_kernel;
    /* URI of initrd, likewise. */
    char *PV_ramdisk;
    /* Kernel command-line arguments. */
    char *PV_args;
    /* Miscellaneous arguments for the bootloader. */
    char *PV_bootloader_args;
    /* HVM boot policy: not served, must be empty at start. */
    char *HVM_boot_policy;
    /* HVM boot params. */
    xenith_string_string_map *HVM_boot_params;
    /* Platform-specific configuration. */
    xenith_string_string_map *platform;
    /* PCI bus path for pass-through devices. */
    char *PCI_bus;
    /* Additional configuration. */
    xenith_string_string_map *other_config;
    /* Domain ID (if available, -1 otherwise). */
    int64_t domid;
    /* True if this is a control domain. */
    bool is_control_domain;
    /* Metrics associated with this VM. */
    xenith_vm_metrics metrics;
    /* Metrics associated with the running guest. */
    xenith_vm_guest_metrics guest_metrics;
    /* The VM's security label. */
    char *security_label;
    /* The pools the VM may run in. */
    xenith_cpu_pool_set *cpu_pool;
    /* The pool the VM is to be started in. */
    char *pool_name;
    /* Current memory (bytes): VM_metrics has it now. (0.4.3) */
    int64_t memory_actual;
    /* VCPU policy; of no effect. (0.4.3) */
    char *VCPUs_policy;
    /* Current number of VCPUs: VM_metrics has it now. (0.4.3) */
    int64_t VCPUs_number;
    /* Utilisation of each VCPU: VM_metrics has it now. (0.4.3) */
    xenith_int_float_map *VCPUs_utilisation;
    /* CPU features the guest needs; of no effect. (0.4.3) */
    xenith_cpu_feature_set *VCPUs_features_required;
    /* CPU features the guest can use; of no effect. (0.4.3) */
    xenith_cpu_feature_set *VCPUs_features_can_use;
    /* CPU features to force on; of no effect. (0.4.3) */
    xenith_cpu_feature_set *VCPUs_features_force_on;
    /* CPU features to force off; of no effect. (0.4.3) */
    xenith_cpu_feature_set *VCPUs_features_force_off;
    /* Action to take after a suspend; of no effect. (0.4.3) */
    enum xenith_on_normal_exit actions_after_suspend;
    /* Virtual TPM instance; of no effect. (0.4.3) */
    int64_t TPM_instance;
    /* Virtual TPM backend; of no effect. (0.4.3) */
    int64_t TPM_backend;
    /* Device boot order: a member of HVM_boot_params now. (0.4.3) */
    char *bios_boot;
    /* Emulate standard VGA: a member of platform now. (0.4.3) */
    bool platform_std_VGA;
    /* Redirect the serial port: a member of platform now. (0.4.3) */
    char *platform_serial;
    /* Clock in local time: a member of platform now. (0.4.3) */
    bool platform_localtime;
    /* Clock offset: a member of platform now. (0.4.3) */
    bool platform_clock_offset;
    /* Emulate audio: a member of platform now. (0.4.3) */
    bool platform_enable_audio;
    /* Domain builder; of no effect. (0.4.3) */
    char *builder;
    /* How the guest boots; what decides is which of the PV fields are set. (0.4.3) */
    enum xenith_boot_type boot_method;
    /* PV_kernel now. (0.4.3) */
    char *kernel_kernel;
    /* PV_ramdisk now. (0.4.3) */
    char *kernel_initrd;
    /* PV_args now. (0.4.3) */
    char *kernel_args;
    /* PV_bootloader_args now. (0.4.3) */
    char *grub_cmdline;
    /* Versions of the guest's tools: VM_guest_metrics has them now. (0.4.3) */
    xenith_string_string_map *tools_version;
    /* other_config now. (0.4.3) */
    xenith_string_string_map *otherConfig;
};
static inline xenith_vm_record *xenith_vm_record_alloc(void)
{
    return (xenith_vm_record *)xenith_alloc(&xenith_type_vm_record, 0);
}
static inline void xenith_vm_record_free(xenith_vm_record *value)
{
    xenith_free(&xenith_type_vm_record, &value);
}

/* Get `uuid`: Unique identifier/object reference. */
static inline bool xenith_vm_get_uuid(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `power_state`: Current power state of the machine. */
static inline bool xenith_vm_get_power_state(xenith_conn *conn, enum xenith_vm_power_state *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_power_state", given, 1, &xenith_type_vm_power_state, result);
}

/* Get `name_label`: A human-readable name. */
static inline bool xenith_vm_get_name_label(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_name_label", given, 1, &xenith_type_string, result);
}

/* Set `name_label`: A human-readable name. */
static inline bool xenith_vm_set_name_label(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_name_label", given, 2, &xenith_type_void, NULL);
}

/* Get `name_description`: A notes field containing human-readable description. */
static inline bool xenith_vm_get_name_description(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_name_description", given, 1, &xenith_type_string, result);
}

/* Set `name_description`: A notes field containing human-readable description. */
static inline bool xenith_vm_set_name_description(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_name_description", given, 2, &xenith_type_void, NULL);
}

/* Get `user_version`: A user version number for this machine. */
static inline bool xenith_vm_get_user_version(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_user_version", given, 1, &xenith_type_int, result);
}

/* Set `user_version`: A user version number for this machine. */
static inline bool xenith_vm_set_user_version(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_user_version", given, 2, &xenith_type_void, NULL);
}

/* Get `is_a_template`: True if this is a template. Template VMs can never be started. */
static inline bool xenith_vm_get_is_a_template(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_is_a_template", given, 1, &xenith_type_bool, result);
}

/* Set `is_a_template`: True if this is a template. Template VMs can never be started. */
static inline bool xenith_vm_set_is_a_template(xenith_conn *conn, xenith_vm vm, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VM.set_is_a_template", given, 2, &xenith_type_void, NULL);
}

/* Get `auto_power_on`: True if this VM should be powered on with the host. */
static inline bool xenith_vm_get_auto_power_on(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_auto_power_on", given, 1, &xenith_type_bool, result);
}

/* Set `auto_power_on`: True if this VM should be powered on with the host. */
static inline bool xenith_vm_set_auto_power_on(xenith_conn *conn, xenith_vm vm, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VM.set_auto_power_on", given, 2, &xenith_type_void, NULL);
}

/* Get `suspend_VDI`: The VDI that a suspend image is stored on. */
static inline bool xenith_vm_get_suspend_VDI(xenith_conn *conn, xenith_vdi *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_suspend_VDI", given, 1, &xenith_type_string, result);
}

/* Get `resident_on`: The host the VM is currently resident on. */
static inline bool xenith_vm_get_resident_on(xenith_conn *conn, xenith_host *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_resident_on", given, 1, &xenith_type_string, result);
}

/* Get `memory_static_max`: Statically-set (i.e. absolute) maximum (bytes): the RAM it is built with. */
static inline bool xenith_vm_get_memory_static_max(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_memory_static_max", given, 1, &xenith_type_int, result);
}

/* Set `memory_static_max`: Statically-set (i.e. absolute) maximum (bytes): the RAM it is built with. */
static inline bool xenith_vm_set_memory_static_max(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_memory_static_max", given, 2, &xenith_type_void, NULL);
}

/* Get `memory_dynamic_max`: Dynamic maximum (bytes). */
static inline bool xenith_vm_get_memory_dynamic_max(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_memory_dynamic_max", given, 1, &xenith_type_int, result);
}

/* Set `memory_dynamic_max`: Dynamic maximum (bytes). */
static inline bool xenith_vm_set_memory_dynamic_max(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_memory_dynamic_max", given, 2, &xenith_type_void, NULL);
}

/* Get `memory_dynamic_min`: Dynamic minimum (bytes). */
static inline bool xenith_vm_get_memory_dynamic_min(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_memory_dynamic_min", given, 1, &xenith_type_int, result);
}

/* Set `memory_dynamic_min`: Dynamic minimum (bytes). */
static inline bool xenith_vm_set_memory_dynamic_min(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_memory_dynamic_min", given, 2, &xenith_type_void, NULL);
}

/* Get `memory_static_min`: Statically-set (i.e. absolute) minimum (bytes). */
static inline bool xenith_vm_get_memory_static_min(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_memory_static_min", given, 1, &xenith_type_int, result);
}

/* Set `memory_static_min`: Statically-set (i.e. absolute) minimum (bytes). */
static inline bool xenith_vm_set_memory_static_min(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_memory_static_min", given, 2, &xenith_type_void, NULL);
}

/* Get `VCPUs_params`: Configuration parameters for the selected VCPU policy. */
static inline bool xenith_vm_get_VCPUs_params(xenith_conn *conn, xenith_string_string_map **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_params", given, 1, &xenith_type_string_string_map, result);
}

/* Set `VCPUs_params`: Configuration parameters for the selected VCPU policy. */
static inline bool xenith_vm_set_VCPUs_params(xenith_conn *conn, xenith_vm vm, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VM.set_VCPUs_params", given, 2, &xenith_type_void, NULL);
}

/* Add to `VCPUs_params`: Configuration parameters for the selected VCPU policy. */
static inline bool xenith_vm_add_to_VCPUs_params(xenith_conn *conn, xenith_vm vm, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.add_to_VCPUs_params", given, 3, &xenith_type_void, NULL);
}

/* Remove from `VCPUs_params`: Configuration parameters for the selected VCPU policy. */
static inline bool xenith_vm_remove_from_VCPUs_params(xenith_conn *conn, xenith_vm vm, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VM.remove_from_VCPUs_params", given, 2, &xenith_type_void, NULL);
}

/* Get `VCPUs_max`: Max number of VCPUs. */
static inline bool xenith_vm_get_VCPUs_max(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_max", given, 1, &xenith_type_int, result);
}

/* Set `VCPUs_max`: Max number of VCPUs. */
static inline bool xenith_vm_set_VCPUs_max(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_VCPUs_max", given, 2, &xenith_type_void, NULL);
}

/* Get `VCPUs_at_startup`: Boot number of VCPUs. */
static inline bool xenith_vm_get_VCPUs_at_startup(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_at_startup", given, 1, &xenith_type_int, result);
}

/* Set `VCPUs_at_startup`: Boot number of VCPUs. */
static inline bool xenith_vm_set_VCPUs_at_startup(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_VCPUs_at_startup", given, 2, &xenith_type_void, NULL);
}

/* Get `actions_after_shutdown`: Action to take after the guest has shut itself down. */
static inline bool xenith_vm_get_actions_after_shutdown(xenith_conn *conn, enum xenith_on_normal_exit *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_actions_after_shutdown", given, 1, &xenith_type_on_normal_exit, result);
}

/* Set `actions_after_shutdown`: Action to take after the guest has shut itself down. */
static inline bool xenith_vm_set_actions_after_shutdown(xenith_conn *conn, xenith_vm vm, enum xenith_on_normal_exit value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_on_normal_exit, &value}};
    return xenith_call(conn, "VM.set_actions_after_shutdown", given, 2, &xenith_type_void, NULL);
}

/* Get `actions_after_reboot`: Action to take after the guest has rebooted itself. */
static inline bool xenith_vm_get_actions_after_reboot(xenith_conn *conn, enum xenith_on_normal_exit *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_actions_after_reboot", given, 1, &xenith_type_on_normal_exit, result);
}

/* Set `actions_after_reboot`: Action to take after the guest has rebooted itself. */
static inline bool xenith_vm_set_actions_after_reboot(xenith_conn *conn, xenith_vm vm, enum xenith_on_normal_exit value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_on_normal_exit, &value}};
    return xenith_call(conn, "VM.set_actions_after_reboot", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `actions_after_crash`: Action to take if the guest crashes. Until issue 4 there are no core dumps and no
 * renaming: coredump_and_destroy is destroy, coredump_and_restart and rename_restart are restart.
 */
static inline bool xenith_vm_get_actions_after_crash(xenith_conn *conn, enum xenith_on_crash_behaviour *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_actions_after_crash", given, 1, &xenith_type_on_crash_behaviour, result);
}

/*
 * Set `actions_after_crash`: Action to take if the guest crashes. Until issue 4 there are no core dumps and no
 * renaming: coredump_and_destroy is destroy, coredump_and_restart and rename_restart are restart.
 */
static inline bool xenith_vm_set_actions_after_crash(xenith_conn *conn, xenith_vm vm, enum xenith_on_crash_behaviour value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_on_crash_behaviour, &value}};
    return xenith_call(conn, "VM.set_actions_after_crash", given, 2, &xenith_type_void, NULL);
}

/* Get `consoles`: Virtual console devices. */
static inline bool xenith_vm_get_consoles(xenith_conn *conn, xenith_console_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_consoles", given, 1, &xenith_type_console_set, result);
}

/* Get `VIFs`: Virtual network interfaces. */
static inline bool xenith_vm_get_VIFs(xenith_conn *conn, xenith_vif_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VIFs", given, 1, &xenith_type_vif_set, result);
}

/* Get `VBDs`: Virtual block devices. */
static inline bool xenith_vm_get_VBDs(xenith_conn *conn, xenith_vbd_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VBDs", given, 1, &xenith_type_vbd_set, result);
}

/* Get `crash_dumps`: Crash dumps associated with this VM. */
static inline bool xenith_vm_get_crash_dumps(xenith_conn *conn, xenith_crashdump_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_crash_dumps", given, 1, &xenith_type_crashdump_set, result);
}

/* Get `VTPMs`: Virtual TPMs. */
static inline bool xenith_vm_get_VTPMs(xenith_conn *conn, xenith_vtpm_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VTPMs", given, 1, &xenith_type_vtpm_set, result);
}

/* Get `DPCIs`: Pass-through PCI devices. */
static inline bool xenith_vm_get_DPCIs(xenith_conn *conn, xenith_dpci_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_DPCIs", given, 1, &xenith_type_dpci_set, result);
}

/* Get `DSCSIs`: Half-virtualized SCSI devices. */
static inline bool xenith_vm_get_DSCSIs(xenith_conn *conn, xenith_dscsi_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_DSCSIs", given, 1, &xenith_type_dscsi_set, result);
}

/* Get `DSCSI_HBAs`: Half-virtualized SCSI host bus adapters. */
static inline bool xenith_vm_get_DSCSI_HBAs(xenith_conn *conn, xenith_dscsi_hba_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_DSCSI_HBAs", given, 1, &xenith_type_dscsi_hba_set, result);
}

/* Get `PV_bootloader`: Name of or path to bootloader: not served, must be empty at start. */
static inline bool xenith_vm_get_PV_bootloader(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_PV_bootloader", given, 1, &xenith_type_string, result);
}

/* Set `PV_bootloader`: Name of or path to bootloader: not served, must be empty at start. */
static inline bool xenith_vm_set_PV_bootloader(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_PV_bootloader", given, 2, &xenith_type_void, NULL);
}

/* Get `PV_kernel`: URI of kernel: file:///NAME or /NAME in the bundle, or a data: URI. */
static inline bool xenith_vm_get_PV_kernel(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_PV_kernel", given, 1, &xenith_type_string, result);
}

/* Set `PV_kernel`: URI of kernel: file:///NAME or /NAME in the bundle, or a data: URI. */
static inline bool xenith_vm_set_PV_kernel(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_PV_kernel", given, 2, &xenith_type_void, NULL);
}

/* Get `PV_ramdisk`: URI of initrd, likewise. */
static inline bool xenith_vm_get_PV_ramdisk(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_PV_ramdisk", given, 1, &xenith_type_string, result);
}

/* Set `PV_ramdisk`: URI of initrd, likewise. */
static inline bool xenith_vm_set_PV_ramdisk(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_PV_ramdisk", given, 2, &xenith_type_void, NULL);
}

/* Get `PV_args`: Kernel command-line arguments. */
static inline bool xenith_vm_get_PV_args(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_PV_args", given, 1, &xenith_type_string, result);
}

/* Set `PV_args`: Kernel command-line arguments. */
static inline bool xenith_vm_set_PV_args(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_PV_args", given, 2, &xenith_type_void, NULL);
}

/* Get `PV_bootloader_args`: Miscellaneous arguments for the bootloader. */
static inline bool xenith_vm_get_PV_bootloader_args(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_PV_bootloader_args", given, 1, &xenith_type_string, result);
}

/* Set `PV_bootloader_args`: Miscellaneous arguments for the bootloader. */
static inline bool xenith_vm_set_PV_bootloader_args(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_PV_bootloader_args", given, 2, &xenith_type_void, NULL);
}

/* Get `HVM_boot_policy`: HVM boot policy: not served, must be empty at start. */
static inline bool xenith_vm_get_HVM_boot_policy(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_HVM_boot_policy", given, 1, &xenith_type_string, result);
}

/* Set `HVM_boot_policy`: HVM boot policy: not served, must be empty at start. */
static inline bool xenith_vm_set_HVM_boot_policy(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_HVM_boot_policy", given, 2, &xenith_type_void, NULL);
}

/* Get `HVM_boot_params`: HVM boot params. */
static inline bool xenith_vm_get_HVM_boot_params(xenith_conn *conn, xenith_string_string_map **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_HVM_boot_params", given, 1, &xenith_type_string_string_map, result);
}

/* Set `HVM_boot_params`: HVM boot params. */
static inline bool xenith_vm_set_HVM_boot_params(xenith_conn *conn, xenith_vm vm, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VM.set_HVM_boot_params", given, 2, &xenith_type_void, NULL);
}

/* Add to `HVM_boot_params`: HVM boot params. */
static inline bool xenith_vm_add_to_HVM_boot_params(xenith_conn *conn, xenith_vm vm, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.add_to_HVM_boot_params", given, 3, &xenith_type_void, NULL);
}

/* Remove from `HVM_boot_params`: HVM boot params. */
static inline bool xenith_vm_remove_from_HVM_boot_params(xenith_conn *conn, xenith_vm vm, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VM.remove_from_HVM_boot_params", given, 2, &xenith_type_void, NULL);
}

/* Get `platform`: Platform-specific configuration. */
static inline bool xenith_vm_get_platform(xenith_conn *conn, xenith_string_string_map **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_platform", given, 1, &xenith_type_string_string_map, result);
}

/* Set `platform`: Platform-specific configuration. */
static inline bool xenith_vm_set_platform(xenith_conn *conn, xenith_vm vm, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VM.set_platform", given, 2, &xenith_type_void, NULL);
}

/* Add to `platform`: Platform-specific configuration. */
static inline bool xenith_vm_add_to_platform(xenith_conn *conn, xenith_vm vm, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.add_to_platform", given, 3, &xenith_type_void, NULL);
}

/* Remove from `platform`: Platform-specific configuration. */
static inline bool xenith_vm_remove_from_platform(xenith_conn *conn, xenith_vm vm, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VM.remove_from_platform", given, 2, &xenith_type_void, NULL);
}

/* Get `PCI_bus`: PCI bus path for pass-through devices. */
static inline bool xenith_vm_get_PCI_bus(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_PCI_bus", given, 1, &xenith_type_string, result);
}

/* Set `PCI_bus`: PCI bus path for pass-through devices. */
static inline bool xenith_vm_set_PCI_bus(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_PCI_bus", given, 2, &xenith_type_void, NULL);
}

/* Get `other_config`: Additional configuration. */
static inline bool xenith_vm_get_other_config(xenith_conn *conn, xenith_string_string_map **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_other_config", given, 1, &xenith_type_string_string_map, result);
}

/* Set `other_config`: Additional configuration. */
static inline bool xenith_vm_set_other_config(xenith_conn *conn, xenith_vm vm, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VM.set_other_config", given, 2, &xenith_type_void, NULL);
}

/* Add to `other_config`: Additional configuration. */
static inline bool xenith_vm_add_to_other_config(xenith_conn *conn, xenith_vm vm, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.add_to_other_config", given, 3, &xenith_type_void, NULL);
}

/* Remove from `other_config`: Additional configuration. */
static inline bool xenith_vm_remove_from_other_config(xenith_conn *conn, xenith_vm vm, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VM.remove_from_other_config", given, 2, &xenith_type_void, NULL);
}

/* Get `domid`: Domain ID (if available, -1 otherwise). */
static inline bool xenith_vm_get_domid(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_domid", given, 1, &xenith_type_int, result);
}

/* Get `is_control_domain`: True if this is a control domain. */
static inline bool xenith_vm_get_is_control_domain(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_is_control_domain", given, 1, &xenith_type_bool, result);
}

/* Get `metrics`: Metrics associated with this VM. */
static inline bool xenith_vm_get_metrics(xenith_conn *conn, xenith_vm_metrics *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_metrics", given, 1, &xenith_type_string, result);
}

/* Get `guest_metrics`: Metrics associated with the running guest. */
static inline bool xenith_vm_get_guest_metrics(xenith_conn *conn, xenith_vm_guest_metrics *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_guest_metrics", given, 1, &xenith_type_string, result);
}

/* Get `security_label`: The VM's security label. */
static inline bool xenith_vm_get_security_label(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_security_label", given, 1, &xenith_type_string, result);
}

/* Get `cpu_pool`: The pools the VM may run in. */
static inline bool xenith_vm_get_cpu_pool(xenith_conn *conn, xenith_cpu_pool_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_cpu_pool", given, 1, &xenith_type_cpu_pool_set, result);
}

/* Get `pool_name`: The pool the VM is to be started in. */
static inline bool xenith_vm_get_pool_name(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_pool_name", given, 1, &xenith_type_string, result);
}

/* Set `pool_name`: The pool the VM is to be started in. */
static inline bool xenith_vm_set_pool_name(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_pool_name", given, 2, &xenith_type_void, NULL);
}

/* Get `memory_actual`: Current memory (bytes): VM_metrics has it now. */
static inline bool xenith_vm_get_memory_actual(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_memory_actual", given, 1, &xenith_type_int, result);
}

/* Get `VCPUs_policy`: VCPU policy; of no effect. */
static inline bool xenith_vm_get_VCPUs_policy(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_policy", given, 1, &xenith_type_string, result);
}

/* Set `VCPUs_policy`: VCPU policy; of no effect. */
static inline bool xenith_vm_set_VCPUs_policy(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_VCPUs_policy", given, 2, &xenith_type_void, NULL);
}

/* Get `VCPUs_number`: Current number of VCPUs: VM_metrics has it now. */
static inline bool xenith_vm_get_VCPUs_number(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_number", given, 1, &xenith_type_int, result);
}

/* Get `VCPUs_utilisation`: Utilisation of each VCPU: VM_metrics has it now. */
static inline bool xenith_vm_get_VCPUs_utilisation(xenith_conn *conn, xenith_int_float_map **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_utilisation", given, 1, &xenith_type_int_float_map, result);
}

/* Get `VCPUs_features_required`: CPU features the guest needs; of no effect. */
static inline bool xenith_vm_get_VCPUs_features_required(xenith_conn *conn, xenith_cpu_feature_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_features_required", given, 1, &xenith_type_cpu_feature_set, result);
}

/* Get `VCPUs_features_can_use`: CPU features the guest can use; of no effect. */
static inline bool xenith_vm_get_VCPUs_features_can_use(xenith_conn *conn, xenith_cpu_feature_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_features_can_use", given, 1, &xenith_type_cpu_feature_set, result);
}

/* Get `VCPUs_features_force_on`: CPU features to force on; of no effect. */
static inline bool xenith_vm_get_VCPUs_features_force_on(xenith_conn *conn, xenith_cpu_feature_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_features_force_on", given, 1, &xenith_type_cpu_feature_set, result);
}

/* Set `VCPUs_features_force_on`: CPU features to force on; of no effect. */
static inline bool xenith_vm_set_VCPUs_features_force_on(xenith_conn *conn, xenith_vm vm, const xenith_cpu_feature_set *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_cpu_feature_set, &value}};
    return xenith_call(conn, "VM.set_VCPUs_features_force_on", given, 2, &xenith_type_void, NULL);
}

/* Add to `VCPUs_features_force_on`: CPU features to force on; of no effect. */
static inline bool xenith_vm_add_to_VCPUs_features_force_on(xenith_conn *conn, xenith_vm vm, enum xenith_cpu_feature value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_cpu_feature, &value}};
    return xenith_call(conn, "VM.add_to_VCPUs_features_force_on", given, 2, &xenith_type_void, NULL);
}

/* Remove from `VCPUs_features_force_on`: CPU features to force on; of no effect. */
static inline bool xenith_vm_remove_from_VCPUs_features_force_on(xenith_conn *conn, xenith_vm vm, enum xenith_cpu_feature value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_cpu_feature, &value}};
    return xenith_call(conn, "VM.remove_from_VCPUs_features_force_on", given, 2, &xenith_type_void, NULL);
}

/* Get `VCPUs_features_force_off`: CPU features to force off; of no effect. */
static inline bool xenith_vm_get_VCPUs_features_force_off(xenith_conn *conn, xenith_cpu_feature_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_features_force_off", given, 1, &xenith_type_cpu_feature_set, result);
}

/* Set `VCPUs_features_force_off`: CPU features to force off; of no effect. */
static inline bool xenith_vm_set_VCPUs_features_force_off(xenith_conn *conn, xenith_vm vm, const xenith_cpu_feature_set *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_cpu_feature_set, &value}};
    return xenith_call(conn, "VM.set_VCPUs_features_force_off", given, 2, &xenith_type_void, NULL);
}

/* Add to `VCPUs_features_force_off`: CPU features to force off; of no effect. */
static inline bool xenith_vm_add_to_VCPUs_features_force_off(xenith_conn *conn, xenith_vm vm, enum xenith_cpu_feature value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_cpu_feature, &value}};
    return xenith_call(conn, "VM.add_to_VCPUs_features_force_off", given, 2, &xenith_type_void, NULL);
}

/* Remove from `VCPUs_features_force_off`: CPU features to force off; of no effect. */
static inline bool xenith_vm_remove_from_VCPUs_features_force_off(xenith_conn *conn, xenith_vm vm, enum xenith_cpu_feature value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_cpu_feature, &value}};
    return xenith_call(conn, "VM.remove_from_VCPUs_features_force_off", given, 2, &xenith_type_void, NULL);
}

/* Get `actions_after_suspend`: Action to take after a suspend; of no effect. */
static inline bool xenith_vm_get_actions_after_suspend(xenith_conn *conn, enum xenith_on_normal_exit *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_actions_after_suspend", given, 1, &xenith_type_on_normal_exit, result);
}

/* Set `actions_after_suspend`: Action to take after a suspend; of no effect. */
static inline bool xenith_vm_set_actions_after_suspend(xenith_conn *conn, xenith_vm vm, enum xenith_on_normal_exit value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_on_normal_exit, &value}};
    return xenith_call(conn, "VM.set_actions_after_suspend", given, 2, &xenith_type_void, NULL);
}

/* Get `TPM_instance`: Virtual TPM instance; of no effect. */
static inline bool xenith_vm_get_TPM_instance(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_TPM_instance", given, 1, &xenith_type_int, result);
}

/* Get `TPM_backend`: Virtual TPM backend; of no effect. */
static inline bool xenith_vm_get_TPM_backend(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_TPM_backend", given, 1, &xenith_type_int, result);
}

/* Get `bios_boot`: Device boot order: a member of HVM_boot_params now. */
static inline bool xenith_vm_get_bios_boot(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_bios_boot", given, 1, &xenith_type_string, result);
}

/* Set `bios_boot`: Device boot order: a member of HVM_boot_params now. */
static inline bool xenith_vm_set_bios_boot(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_bios_boot", given, 2, &xenith_type_void, NULL);
}

/* Get `platform_std_VGA`: Emulate standard VGA: a member of platform now. */
static inline bool xenith_vm_get_platform_std_VGA(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_platform_std_VGA", given, 1, &xenith_type_bool, result);
}

/* Set `platform_std_VGA`: Emulate standard VGA: a member of platform now. */
static inline bool xenith_vm_set_platform_std_VGA(xenith_conn *conn, xenith_vm vm, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VM.set_platform_std_VGA", given, 2, &xenith_type_void, NULL);
}

/* Get `platform_serial`: Redirect the serial port: a member of platform now. */
static inline bool xenith_vm_get_platform_serial(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_platform_serial", given, 1, &xenith_type_string, result);
}

/* Set `platform_serial`: Redirect the serial port: a member of platform now. */
static inline bool xenith_vm_set_platform_serial(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_platform_serial", given, 2, &xenith_type_void, NULL);
}

/* Get `platform_localtime`: Clock in local time: a member of platform now. */
static inline bool xenith_vm_get_platform_localtime(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_platform_localtime", given, 1, &xenith_type_bool, result);
}

/* Set `platform_localtime`: Clock in local time: a member of platform now. */
static inline bool xenith_vm_set_platform_localtime(xenith_conn *conn, xenith_vm vm, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VM.set_platform_localtime", given, 2, &xenith_type_void, NULL);
}

/* Get `platform_clock_offset`: Clock offset: a member of platform now. */
static inline bool xenith_vm_get_platform_clock_offset(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_platform_clock_offset", given, 1, &xenith_type_bool, result);
}

/* Set `platform_clock_offset`: Clock offset: a member of platform now. */
static inline bool xenith_vm_set_platform_clock_offset(xenith_conn *conn, xenith_vm vm, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VM.set_platform_clock_offset", given, 2, &xenith_type_void, NULL);
}

/* Get `platform_enable_audio`: Emulate audio: a member of platform now. */
static inline bool xenith_vm_get_platform_enable_audio(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_platform_enable_audio", given, 1, &xenith_type_bool, result);
}

/* Set `platform_enable_audio`: Emulate audio: a member of platform now. */
static inline bool xenith_vm_set_platform_enable_audio(xenith_conn *conn, xenith_vm vm, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VM.set_platform_enable_audio", given, 2, &xenith_type_void, NULL);
}

/* Get `builder`: Domain builder; of no effect. */
static inline bool xenith_vm_get_builder(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_builder", given, 1, &xenith_type_string, result);
}

/* Set `builder`: Domain builder; of no effect. */
static inline bool xenith_vm_set_builder(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_builder", given, 2, &xenith_type_void, NULL);
}

/* Get `boot_method`: How the guest boots; what decides is which of the PV fields are set. */
static inline bool xenith_vm_get_boot_method(xenith_conn *conn, enum xenith_boot_type *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_boot_method", given, 1, &xenith_type_boot_type, result);
}

/* Set `boot_method`: How the guest boots; what decides is which of the PV fields are set. */
static inline bool xenith_vm_set_boot_method(xenith_conn *conn, xenith_vm vm, enum xenith_boot_type value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_boot_type, &value}};
    return xenith_call(conn, "VM.set_boot_method", given, 2, &xenith_type_void, NULL);
}

/* Get `tools_version`: Versions of the guest's tools: VM_guest_metrics has them now. */
static inline bool xenith_vm_get_tools_version(xenith_conn *conn, xenith_string_string_map **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_tools_version", given, 1, &xenith_type_string_string_map, result);
}

/* All fields of the VM. */
static inline bool xenith_vm_get_record(xenith_conn *conn, xenith_vm_record **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_record", given, 1, &xenith_type_vm_record, result);
}

/* All fields of the VM, those of 0.4.3 included. */
static inline bool xenith_vm_get_record_internal(xenith_conn *conn, xenith_vm_record **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_record_internal", given, 1, &xenith_type_vm_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_vm_to_XML(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.to_XML", given, 1, &xenith_type_string, result);
}

/* The VM of this uuid. */
static inline bool xenith_vm_get_by_uuid(xenith_conn *conn, xenith_vm *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "VM.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every VM. */
static inline bool xenith_vm_get_all(xenith_conn *conn, xenith_vm_set **result)
{
    return xenith_call(conn, "VM.get_all", NULL, 0, &xenith_type_vm_set, result);
}

/* Every VM with its record. */
static inline bool xenith_vm_get_all_records(xenith_conn *conn, xenith_vm_vm_record_map **result)
{
    return xenith_call(conn, "VM.get_all_records", NULL, 0, &xenith_type_vm_vm_record_map, result);
}

/* Every VM of this name_label. */
static inline bool xenith_vm_get_by_name_label(xenith_conn *conn, xenith_vm_set **result, const char *label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &label}};
    return xenith_call(conn, "VM.get_by_name_label", given, 1, &xenith_type_vm_set, result);
}

/* Make a VM; what the record lacks takes its default. */
static inline bool xenith_vm_create(xenith_conn *conn, xenith_vm *result, const xenith_vm_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_vm_record, &args}};
    return xenith_call(conn, "VM.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_vm_async_create(xenith_conn *conn, xenith_task *result, const xenith_vm_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_vm_record, &args}};
    return xenith_call(conn, "Async.VM.create", given, 1, &xenith_type_string, result);
}

/* Destroy the VM. */
static inline bool xenith_vm_destroy(xenith_conn *conn, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_destroy(xenith_conn *conn, xenith_task *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "Async.VM.destroy", given, 1, &xenith_type_string, result);
}

/*
 * Clones the specified VM, making a new VM with a console of its own. The VM must be halted. Errors:
 * VM_BAD_POWER_STATE, LIMIT_REACHED.
 */
static inline bool xenith_vm_clone(xenith_conn *conn, xenith_vm *result, xenith_vm vm, const char *new_name)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &new_name}};
    return xenith_call(conn, "VM.clone", given, 2, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_vm_async_clone(xenith_conn *conn, xenith_task *result, xenith_vm vm, const char *new_name)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &new_name}};
    return xenith_call(conn, "Async.VM.clone", given, 2, &xenith_type_string, result);
}

/*
 * Start the specified VM. This function can only be called when the VM is in the Halted state. Errors:
 * VM_BAD_POWER_STATE, VM_HVM_REQUIRED, VALUE_NOT_SUPPORTED, HOST_NOT_ENOUGH_FREE_MEMORY, HOST_DISABLED,
 * VM_IS_TEMPLATE, OTHER_OPERATION_IN_PROGRESS.
 */
static inline bool xenith_vm_start(xenith_conn *conn, xenith_vm vm, bool start_paused)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &start_paused}};
    return xenith_call(conn, "VM.start", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_start(xenith_conn *conn, xenith_task *result, xenith_vm vm, bool start_paused)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &start_paused}};
    return xenith_call(conn, "Async.VM.start", given, 2, &xenith_type_string, result);
}

/*
 * Pause the specified VM. This can only be called when the specified VM is in the Running state. Errors:
 * VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
 */
static inline bool xenith_vm_pause(xenith_conn *conn, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.pause", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_pause(xenith_conn *conn, xenith_task *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "Async.VM.pause", given, 1, &xenith_type_string, result);
}

/*
 * Resume the specified VM. This can only be called when the specified VM is in the Paused state. Errors:
 * VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
 */
static inline bool xenith_vm_unpause(xenith_conn *conn, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.unpause", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_unpause(xenith_conn *conn, xenith_task *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "Async.VM.unpause", given, 1, &xenith_type_string, result);
}

/* Attempt to cleanly shutdown the specified VM. Refused until issue 4 (needs xenstore). Errors: VM_BAD_POWER_STATE. */
static inline bool xenith_vm_clean_shutdown(xenith_conn *conn, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.clean_shutdown", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_clean_shutdown(xenith_conn *conn, xenith_task *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "Async.VM.clean_shutdown", given, 1, &xenith_type_string, result);
}

/* Attempt to cleanly reboot the specified VM. Refused until issue 4 (needs xenstore). Errors: VM_BAD_POWER_STATE. */
static inline bool xenith_vm_clean_reboot(xenith_conn *conn, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.clean_reboot", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_clean_reboot(xenith_conn *conn, xenith_task *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "Async.VM.clean_reboot", given, 1, &xenith_type_string, result);
}

/*
 * Stop executing the specified VM without attempting a clean shutdown. Of a halted VM it succeeds. Errors:
 * VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
 */
static inline bool xenith_vm_hard_shutdown(xenith_conn *conn, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.hard_shutdown", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_hard_shutdown(xenith_conn *conn, xenith_task *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "Async.VM.hard_shutdown", given, 1, &xenith_type_string, result);
}

/*
 * Stop executing the specified VM without attempting a clean shutdown and immediately restart it. Errors:
 * VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
 */
static inline bool xenith_vm_hard_reboot(xenith_conn *conn, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.hard_reboot", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_hard_reboot(xenith_conn *conn, xenith_task *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "Async.VM.hard_reboot", given, 1, &xenith_type_string, result);
}

/* Suspend the specified VM to disk. Refused until issue 4 (needs xenstore). Errors: VM_BAD_POWER_STATE. */
static inline bool xenith_vm_suspend(xenith_conn *conn, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.suspend", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_suspend(xenith_conn *conn, xenith_task *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "Async.VM.suspend", given, 1, &xenith_type_string, result);
}

/* Awaken the specified VM and resume it. Refused until issue 4 (needs suspend). Errors: VM_BAD_POWER_STATE. */
static inline bool xenith_vm_resume(xenith_conn *conn, xenith_vm vm, bool start_paused)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &start_paused}};
    return xenith_call(conn, "VM.resume", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_resume(xenith_conn *conn, xenith_task *result, xenith_vm vm, bool start_paused)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &start_paused}};
    return xenith_call(conn, "Async.VM.resume", given, 2, &xenith_type_string, result);
}

/*
 * Set this VM's VCPUs/at_startup value, and set the same value on the VM, if running. Of a running VM refused until
 * issue 4.
 */
static inline bool xenith_vm_set_VCPUs_number_live(xenith_conn *conn, xenith_vm vm, int64_t nvcpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &nvcpu}};
    return xenith_call(conn, "VM.set_VCPUs_number_live", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_set_VCPUs_number_live(xenith_conn *conn, xenith_task *result, xenith_vm vm, int64_t nvcpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &nvcpu}};
    return xenith_call(conn, "Async.VM.set_VCPUs_number_live", given, 2, &xenith_type_string, result);
}

/*
 * Add the given key-value pair to VM.VCPUs_params, in the place of one that is there, and apply that value on the
 * running VM: weight, cap, mask.
 */
static inline bool xenith_vm_add_to_VCPUs_params_live(xenith_conn *conn, xenith_vm vm, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.add_to_VCPUs_params_live", given, 3, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_add_to_VCPUs_params_live(xenith_conn *conn, xenith_task *result, xenith_vm vm, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "Async.VM.add_to_VCPUs_params_live", given, 3, &xenith_type_string, result);
}

/* Set memory_dynamic_max in database and on running VM. Refused until issue 4. */
static inline bool xenith_vm_set_memory_dynamic_max_live(xenith_conn *conn, xenith_vm vm, int64_t max)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &max}};
    return xenith_call(conn, "VM.set_memory_dynamic_max_live", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_set_memory_dynamic_max_live(xenith_conn *conn, xenith_task *result, xenith_vm vm, int64_t max)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &max}};
    return xenith_call(conn, "Async.VM.set_memory_dynamic_max_live", given, 2, &xenith_type_string, result);
}

/* Set memory_dynamic_min in database and on running VM. Refused until issue 4. */
static inline bool xenith_vm_set_memory_dynamic_min_live(xenith_conn *conn, xenith_vm vm, int64_t min)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &min}};
    return xenith_call(conn, "VM.set_memory_dynamic_min_live", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_set_memory_dynamic_min_live(xenith_conn *conn, xenith_task *result, xenith_vm vm, int64_t min)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &min}};
    return xenith_call(conn, "Async.VM.set_memory_dynamic_min_live", given, 2, &xenith_type_string, result);
}

/* Send the given key as a sysrq to this VM. Refused until issue 4 (needs xenstore). Errors: VM_BAD_POWER_STATE. */
static inline bool xenith_vm_send_sysrq(xenith_conn *conn, xenith_vm vm, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VM.send_sysrq", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_send_sysrq(xenith_conn *conn, xenith_task *result, xenith_vm vm, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}};
    return xenith_call(conn, "Async.VM.send_sysrq", given, 2, &xenith_type_string, result);
}

/* Send the named trigger to this VM. Refused for now. Errors: VM_BAD_POWER_STATE. */
static inline bool xenith_vm_send_trigger(xenith_conn *conn, xenith_vm vm, const char *trigger)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &trigger}};
    return xenith_call(conn, "VM.send_trigger", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_send_trigger(xenith_conn *conn, xenith_task *result, xenith_vm vm, const char *trigger)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &trigger}};
    return xenith_call(conn, "Async.VM.send_trigger", given, 2, &xenith_type_string, result);
}

/* Migrate the VM to another host. Refused for now. Errors: VM_BAD_POWER_STATE. */
static inline bool xenith_vm_migrate(xenith_conn *conn, xenith_vm vm, const char *dest, bool live, const xenith_string_string_map *options)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &dest}, {&xenith_type_bool, &live}, {&xenith_type_string_string_map, &options}};
    return xenith_call(conn, "VM.migrate", given, 4, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_migrate(xenith_conn *conn, xenith_task *result, xenith_vm vm, const char *dest, bool live, const xenith_string_string_map *options)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &dest}, {&xenith_type_bool, &live}, {&xenith_type_string_string_map, &options}};
    return xenith_call(conn, "Async.VM.migrate", given, 4, &xenith_type_string, result);
}

/*
 * Set the security label of a VM. Xen has no policy that knows labels, so only the empty one can be set. Errors:
 * SECURITY_ERROR.
 */
static inline bool xenith_vm_set_security_label(xenith_conn *conn, int64_t *result, xenith_vm vm, const char *security_label, const char *old_label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &security_label}, {&xenith_type_string, &old_label}};
    return xenith_call(conn, "VM.set_security_label", given, 3, &xenith_type_int, result);
}

/* The same as a task. */
static inline bool xenith_vm_async_set_security_label(xenith_conn *conn, xenith_task *result, xenith_vm vm, const char *security_label, const char *old_label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &security_label}, {&xenith_type_string, &old_label}};
    return xenith_call(conn, "Async.VM.set_security_label", given, 3, &xenith_type_string, result);
}

/* Migrate the VM to another cpu_pool. Errors: POOL_BAD_STATE, VM_BAD_POWER_STATE. */
static inline bool xenith_vm_cpu_pool_migrate(xenith_conn *conn, xenith_vm vm, xenith_cpu_pool pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &pool}};
    return xenith_call(conn, "VM.cpu_pool_migrate", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vm_async_cpu_pool_migrate(xenith_conn *conn, xenith_task *result, xenith_vm vm, xenith_cpu_pool pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &pool}};
    return xenith_call(conn, "Async.VM.cpu_pool_migrate", given, 2, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
