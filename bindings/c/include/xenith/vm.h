/* A guest, or the control domain (Domain-0). Only a halted guest can be destroyed. Written by ./x bindings from api-core/src/schema; changes here are lost. */
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
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* What became of its domain. Unknown: it could not be destroyed, hard_shutdown tries again. */
    enum xenith_vm_power_state power_state;
    /* Name shown to people; several objects may share it. */
    char *name_label;
    /* Free text for people; nothing acts on it. */
    char *name_description;
    /* A number for the client's own count of versions. */
    int64_t user_version;
    /* Whether the VM is there to be cloned only; start answers VM_IS_TEMPLATE. */
    bool is_a_template;
    /* Started at boot, by order, if it is there then: VMs of the boot manifest are, others where state is kept. */
    bool auto_power_on;
    /*
     * The disk with its suspended state, in host.suspend_image_sr; none, it is in memory. A VM that has one is
     * Suspended when the host starts.
     */
    xenith_vdi suspend_VDI;
    /* The host if the VM has a domain, else none. */
    xenith_host resident_on;
    /* Bytes of RAM its domain is built with; start refuses 0. */
    int64_t memory_static_max;
    /* Bytes the guest is told to keep; a VM that runs hears of it at once. create makes 0 memory_static_max. */
    int64_t memory_dynamic_max;
    /* Bytes below which the guest is never told to go. */
    int64_t memory_dynamic_min;
    /* Fewest bytes it can be built with; kept, the build always uses memory_static_max. */
    int64_t memory_static_min;
    /*
     * Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no cap), mask of CPUs as in 0,2-3. Other
     * keys are ignored.
     */
    xenith_string_string_map *VCPUs_params;
    /* VCPUs its domain is built with; 1 to 8 on this host. */
    int64_t VCPUs_max;
    /* VCPUs meant to be up at boot, VCPUs_max at most. The guest itself decides how many it brings up. */
    int64_t VCPUs_at_startup;
    /* What follows when the guest powers itself off; a restart comes once a second at most. */
    enum xenith_on_normal_exit actions_after_shutdown;
    /* What follows when the guest asks for a reboot; a restart comes once a second at most. */
    enum xenith_on_normal_exit actions_after_reboot;
    /*
     * What follows a crash; preserve keeps the domain as Crashed, coredump_and_... as a crashdump, rename_restart as
     * a new VM, Crashed, named NAME (crashed), as long as there is none yet.
     */
    enum xenith_on_crash_behaviour actions_after_crash;
    /* Its text console; every VM but Domain-0 has one. */
    xenith_console_set *consoles;
    /* Its network cards. */
    xenith_vif_set *VIFs;
    /* Its drives. */
    xenith_vbd_set *VBDs;
    /* Its dumps. */
    xenith_crashdump_set *crash_dumps;
    /* Its TPMs. */
    xenith_vtpm_set *VTPMs;
    /* Functions of the host's PCI bus it is to have. */
    xenith_dpci_set *DPCIs;
    /* SCSI devices of the host it is to have. */
    xenith_dscsi_set *DSCSIs;
    /* Its SCSI adapters. */
    xenith_dscsi_hba_set *DSCSI_HBAs;
    /*
     * grub: the bundle's GRUB starts in the guest instead of PV_kernel, and reads /boot/grub/grub.cfg on its disks.
     * Else empty: no boot loader runs in the control domain.
     */
    char *PV_bootloader;
    /*
     * Kernel to boot: file:///NAME or /NAME in the boot bundle, or a data: URI with base64. start needs one, or
     * PV_bootloader.
     */
    char *PV_kernel;
    /* Initial RAM disk, named like PV_kernel; empty for none. */
    char *PV_ramdisk;
    /* Command line for the kernel. */
    char *PV_args;
    /* Command line for PV_bootloader. */
    char *PV_bootloader_args;
    /* Must be empty when the VM starts: HVM guests are not served. */
    char *HVM_boot_policy;
    /* Settings of HVM boot; not used. */
    xenith_string_string_map *HVM_boot_params;
    /*
     * Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start otherwise); without it PVH if kernel
     * and host can, else PV. Other keys are not used, as guests have no emulated hardware.
     */
    xenith_string_string_map *platform;
    /* Where PCI functions of the host are to appear; not used. */
    char *PCI_bus;
    /*
     * Texts by key for clients. shutdown_timeout: seconds a guest has to shut down, 300 if not set.
     * persistent_grants: true if pages of its disks may stay mapped. xenstore:NAME: a quota of its guest in the
     * store, for administrators to set. Fields of 0.4.3 without another place are kept here too.
     */
    xenith_string_string_map *other_config;
    /* Xen's number for its domain, 0 for the control domain; -1 while it has none. */
    int64_t domid;
    /* True for Domain-0 alone, which cannot be started, stopped, cloned or destroyed. */
    bool is_control_domain;
    /* What Xen tells of its domain; made and destroyed with the VM. */
    xenith_vm_metrics metrics;
    /* What the guest tells of itself; none until it tells something. */
    xenith_vm_guest_metrics guest_metrics;
    /* Always empty: Xen here knows no labels. */
    char *security_label;
    /* The pool its domain is in; empty without a domain. */
    xenith_cpu_pool_set *cpu_pool;
    /*
     * name_label of the activated pool to start in; empty for Xen's first. An unknown name is VALUE_NOT_SUPPORTED at
     * start.
     */
    char *pool_name;
    /* Place among those with auto_power_on: the lower is started the earlier, one after the other. */
    int64_t order;
    /* Reads VM_metrics.memory_actual. (0.4.3) */
    int64_t memory_actual;
    /* Key of other_config; no effect. (0.4.3) */
    char *VCPUs_policy;
    /* Reads VM_metrics.VCPUs_number. (0.4.3) */
    int64_t VCPUs_number;
    /* Reads VM_metrics.VCPUs_utilisation. (0.4.3) */
    xenith_int_float_map *VCPUs_utilisation;
    /* Key of other_config, names with commas; no effect. (0.4.3) */
    xenith_cpu_feature_set *VCPUs_features_required;
    /* Key of other_config, names with commas; no effect. (0.4.3) */
    xenith_cpu_feature_set *VCPUs_features_can_use;
    /* Key of other_config, names with commas; no effect. (0.4.3) */
    xenith_cpu_feature_set *VCPUs_features_force_on;
    /* Key of other_config, names with commas; no effect. (0.4.3) */
    xenith_cpu_feature_set *VCPUs_features_force_off;
    /* Key of other_config; no effect. (0.4.3) */
    enum xenith_on_normal_exit actions_after_suspend;
    /* Key of other_config; no effect. (0.4.3) */
    int64_t TPM_instance;
    /* Key of other_config; no effect. (0.4.3) */
    int64_t TPM_backend;
    /* Key of HVM_boot_params; no effect, as HVM guests are not served. (0.4.3) */
    char *bios_boot;
    /* Key std_VGA of platform; no effect. (0.4.3) */
    bool platform_std_VGA;
    /* Key serial of platform; no effect. (0.4.3) */
    char *platform_serial;
    /* Key localtime of platform; no effect. (0.4.3) */
    bool platform_localtime;
    /* Key clock_offset of platform; no effect. (0.4.3) */
    bool platform_clock_offset;
    /* Key enable_audio of platform; no effect. (0.4.3) */
    bool platform_enable_audio;
    /* Key of other_config; no effect. (0.4.3) */
    char *builder;
    /* Key of other_config; no effect: start looks at the PV fields. (0.4.3) */
    enum xenith_boot_type boot_method;
    /* Another name of PV_kernel. (0.4.3) */
    char *kernel_kernel;
    /* Another name of PV_ramdisk. (0.4.3) */
    char *kernel_initrd;
    /* Another name of PV_args. (0.4.3) */
    char *kernel_args;
    /* Another name of PV_bootloader_args. (0.4.3) */
    char *grub_cmdline;
    /* Reads VM_guest_metrics.PV_drivers_version; empty while there are none. (0.4.3) */
    xenith_string_string_map *tools_version;
    /* Another name of other_config. (0.4.3) */
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

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_vm_get_uuid(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `power_state`: What became of its domain. Unknown: it could not be destroyed, hard_shutdown tries again. */
static inline bool xenith_vm_get_power_state(xenith_conn *conn, enum xenith_vm_power_state *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_power_state", given, 1, &xenith_type_vm_power_state, result);
}

/* Get `name_label`: Name shown to people; several objects may share it. */
static inline bool xenith_vm_get_name_label(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_name_label", given, 1, &xenith_type_string, result);
}

/* Set `name_label`: Name shown to people; several objects may share it. */
static inline bool xenith_vm_set_name_label(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_name_label", given, 2, &xenith_type_void, NULL);
}

/* Get `name_description`: Free text for people; nothing acts on it. */
static inline bool xenith_vm_get_name_description(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_name_description", given, 1, &xenith_type_string, result);
}

/* Set `name_description`: Free text for people; nothing acts on it. */
static inline bool xenith_vm_set_name_description(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_name_description", given, 2, &xenith_type_void, NULL);
}

/* Get `user_version`: A number for the client's own count of versions. */
static inline bool xenith_vm_get_user_version(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_user_version", given, 1, &xenith_type_int, result);
}

/* Set `user_version`: A number for the client's own count of versions. */
static inline bool xenith_vm_set_user_version(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_user_version", given, 2, &xenith_type_void, NULL);
}

/* Get `is_a_template`: Whether the VM is there to be cloned only; start answers VM_IS_TEMPLATE. */
static inline bool xenith_vm_get_is_a_template(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_is_a_template", given, 1, &xenith_type_bool, result);
}

/* Set `is_a_template`: Whether the VM is there to be cloned only; start answers VM_IS_TEMPLATE. */
static inline bool xenith_vm_set_is_a_template(xenith_conn *conn, xenith_vm vm, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VM.set_is_a_template", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `auto_power_on`: Started at boot, by order, if it is there then: VMs of the boot manifest are, others where
 * state is kept.
 */
static inline bool xenith_vm_get_auto_power_on(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_auto_power_on", given, 1, &xenith_type_bool, result);
}

/*
 * Set `auto_power_on`: Started at boot, by order, if it is there then: VMs of the boot manifest are, others where
 * state is kept.
 */
static inline bool xenith_vm_set_auto_power_on(xenith_conn *conn, xenith_vm vm, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VM.set_auto_power_on", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `suspend_VDI`: The disk with its suspended state, in host.suspend_image_sr; none, it is in memory. A VM that
 * has one is Suspended when the host starts.
 */
static inline bool xenith_vm_get_suspend_VDI(xenith_conn *conn, xenith_vdi *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_suspend_VDI", given, 1, &xenith_type_string, result);
}

/* Get `resident_on`: The host if the VM has a domain, else none. */
static inline bool xenith_vm_get_resident_on(xenith_conn *conn, xenith_host *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_resident_on", given, 1, &xenith_type_string, result);
}

/* Get `memory_static_max`: Bytes of RAM its domain is built with; start refuses 0. */
static inline bool xenith_vm_get_memory_static_max(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_memory_static_max", given, 1, &xenith_type_int, result);
}

/* Set `memory_static_max`: Bytes of RAM its domain is built with; start refuses 0. */
static inline bool xenith_vm_set_memory_static_max(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_memory_static_max", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `memory_dynamic_max`: Bytes the guest is told to keep; a VM that runs hears of it at once. create makes 0
 * memory_static_max.
 */
static inline bool xenith_vm_get_memory_dynamic_max(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_memory_dynamic_max", given, 1, &xenith_type_int, result);
}

/*
 * Set `memory_dynamic_max`: Bytes the guest is told to keep; a VM that runs hears of it at once. create makes 0
 * memory_static_max.
 */
static inline bool xenith_vm_set_memory_dynamic_max(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_memory_dynamic_max", given, 2, &xenith_type_void, NULL);
}

/* Get `memory_dynamic_min`: Bytes below which the guest is never told to go. */
static inline bool xenith_vm_get_memory_dynamic_min(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_memory_dynamic_min", given, 1, &xenith_type_int, result);
}

/* Set `memory_dynamic_min`: Bytes below which the guest is never told to go. */
static inline bool xenith_vm_set_memory_dynamic_min(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_memory_dynamic_min", given, 2, &xenith_type_void, NULL);
}

/* Get `memory_static_min`: Fewest bytes it can be built with; kept, the build always uses memory_static_max. */
static inline bool xenith_vm_get_memory_static_min(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_memory_static_min", given, 1, &xenith_type_int, result);
}

/* Set `memory_static_min`: Fewest bytes it can be built with; kept, the build always uses memory_static_max. */
static inline bool xenith_vm_set_memory_static_min(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_memory_static_min", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `VCPUs_params`: Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no cap), mask of CPUs as
 * in 0,2-3. Other keys are ignored.
 */
static inline bool xenith_vm_get_VCPUs_params(xenith_conn *conn, xenith_string_string_map **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_params", given, 1, &xenith_type_string_string_map, result);
}

/*
 * Set `VCPUs_params`: Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no cap), mask of CPUs as
 * in 0,2-3. Other keys are ignored.
 */
static inline bool xenith_vm_set_VCPUs_params(xenith_conn *conn, xenith_vm vm, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VM.set_VCPUs_params", given, 2, &xenith_type_void, NULL);
}

/*
 * Add to `VCPUs_params`: Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no cap), mask of CPUs
 * as in 0,2-3. Other keys are ignored.
 */
static inline bool xenith_vm_add_to_VCPUs_params(xenith_conn *conn, xenith_vm vm, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.add_to_VCPUs_params", given, 3, &xenith_type_void, NULL);
}

/*
 * Remove from `VCPUs_params`: Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no cap), mask of
 * CPUs as in 0,2-3. Other keys are ignored.
 */
static inline bool xenith_vm_remove_from_VCPUs_params(xenith_conn *conn, xenith_vm vm, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VM.remove_from_VCPUs_params", given, 2, &xenith_type_void, NULL);
}

/* Get `VCPUs_max`: VCPUs its domain is built with; 1 to 8 on this host. */
static inline bool xenith_vm_get_VCPUs_max(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_max", given, 1, &xenith_type_int, result);
}

/* Set `VCPUs_max`: VCPUs its domain is built with; 1 to 8 on this host. */
static inline bool xenith_vm_set_VCPUs_max(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_VCPUs_max", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `VCPUs_at_startup`: VCPUs meant to be up at boot, VCPUs_max at most. The guest itself decides how many it
 * brings up.
 */
static inline bool xenith_vm_get_VCPUs_at_startup(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_at_startup", given, 1, &xenith_type_int, result);
}

/*
 * Set `VCPUs_at_startup`: VCPUs meant to be up at boot, VCPUs_max at most. The guest itself decides how many it
 * brings up.
 */
static inline bool xenith_vm_set_VCPUs_at_startup(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_VCPUs_at_startup", given, 2, &xenith_type_void, NULL);
}

/* Get `actions_after_shutdown`: What follows when the guest powers itself off; a restart comes once a second at most. */
static inline bool xenith_vm_get_actions_after_shutdown(xenith_conn *conn, enum xenith_on_normal_exit *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_actions_after_shutdown", given, 1, &xenith_type_on_normal_exit, result);
}

/* Set `actions_after_shutdown`: What follows when the guest powers itself off; a restart comes once a second at most. */
static inline bool xenith_vm_set_actions_after_shutdown(xenith_conn *conn, xenith_vm vm, enum xenith_on_normal_exit value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_on_normal_exit, &value}};
    return xenith_call(conn, "VM.set_actions_after_shutdown", given, 2, &xenith_type_void, NULL);
}

/* Get `actions_after_reboot`: What follows when the guest asks for a reboot; a restart comes once a second at most. */
static inline bool xenith_vm_get_actions_after_reboot(xenith_conn *conn, enum xenith_on_normal_exit *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_actions_after_reboot", given, 1, &xenith_type_on_normal_exit, result);
}

/* Set `actions_after_reboot`: What follows when the guest asks for a reboot; a restart comes once a second at most. */
static inline bool xenith_vm_set_actions_after_reboot(xenith_conn *conn, xenith_vm vm, enum xenith_on_normal_exit value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_on_normal_exit, &value}};
    return xenith_call(conn, "VM.set_actions_after_reboot", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `actions_after_crash`: What follows a crash; preserve keeps the domain as Crashed, coredump_and_... as a
 * crashdump, rename_restart as a new VM, Crashed, named NAME (crashed), as long as there is none yet.
 */
static inline bool xenith_vm_get_actions_after_crash(xenith_conn *conn, enum xenith_on_crash_behaviour *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_actions_after_crash", given, 1, &xenith_type_on_crash_behaviour, result);
}

/*
 * Set `actions_after_crash`: What follows a crash; preserve keeps the domain as Crashed, coredump_and_... as a
 * crashdump, rename_restart as a new VM, Crashed, named NAME (crashed), as long as there is none yet.
 */
static inline bool xenith_vm_set_actions_after_crash(xenith_conn *conn, xenith_vm vm, enum xenith_on_crash_behaviour value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_on_crash_behaviour, &value}};
    return xenith_call(conn, "VM.set_actions_after_crash", given, 2, &xenith_type_void, NULL);
}

/* Get `consoles`: Its text console; every VM but Domain-0 has one. */
static inline bool xenith_vm_get_consoles(xenith_conn *conn, xenith_console_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_consoles", given, 1, &xenith_type_console_set, result);
}

/* Get `VIFs`: Its network cards. */
static inline bool xenith_vm_get_VIFs(xenith_conn *conn, xenith_vif_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VIFs", given, 1, &xenith_type_vif_set, result);
}

/* Get `VBDs`: Its drives. */
static inline bool xenith_vm_get_VBDs(xenith_conn *conn, xenith_vbd_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VBDs", given, 1, &xenith_type_vbd_set, result);
}

/* Get `crash_dumps`: Its dumps. */
static inline bool xenith_vm_get_crash_dumps(xenith_conn *conn, xenith_crashdump_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_crash_dumps", given, 1, &xenith_type_crashdump_set, result);
}

/* Get `VTPMs`: Its TPMs. */
static inline bool xenith_vm_get_VTPMs(xenith_conn *conn, xenith_vtpm_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VTPMs", given, 1, &xenith_type_vtpm_set, result);
}

/* Get `DPCIs`: Functions of the host's PCI bus it is to have. */
static inline bool xenith_vm_get_DPCIs(xenith_conn *conn, xenith_dpci_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_DPCIs", given, 1, &xenith_type_dpci_set, result);
}

/* Get `DSCSIs`: SCSI devices of the host it is to have. */
static inline bool xenith_vm_get_DSCSIs(xenith_conn *conn, xenith_dscsi_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_DSCSIs", given, 1, &xenith_type_dscsi_set, result);
}

/* Get `DSCSI_HBAs`: Its SCSI adapters. */
static inline bool xenith_vm_get_DSCSI_HBAs(xenith_conn *conn, xenith_dscsi_hba_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_DSCSI_HBAs", given, 1, &xenith_type_dscsi_hba_set, result);
}

/*
 * Get `PV_bootloader`: grub: the bundle's GRUB starts in the guest instead of PV_kernel, and reads
 * /boot/grub/grub.cfg on its disks. Else empty: no boot loader runs in the control domain.
 */
static inline bool xenith_vm_get_PV_bootloader(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_PV_bootloader", given, 1, &xenith_type_string, result);
}

/*
 * Set `PV_bootloader`: grub: the bundle's GRUB starts in the guest instead of PV_kernel, and reads
 * /boot/grub/grub.cfg on its disks. Else empty: no boot loader runs in the control domain.
 */
static inline bool xenith_vm_set_PV_bootloader(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_PV_bootloader", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `PV_kernel`: Kernel to boot: file:///NAME or /NAME in the boot bundle, or a data: URI with base64. start needs
 * one, or PV_bootloader.
 */
static inline bool xenith_vm_get_PV_kernel(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_PV_kernel", given, 1, &xenith_type_string, result);
}

/*
 * Set `PV_kernel`: Kernel to boot: file:///NAME or /NAME in the boot bundle, or a data: URI with base64. start needs
 * one, or PV_bootloader.
 */
static inline bool xenith_vm_set_PV_kernel(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_PV_kernel", given, 2, &xenith_type_void, NULL);
}

/* Get `PV_ramdisk`: Initial RAM disk, named like PV_kernel; empty for none. */
static inline bool xenith_vm_get_PV_ramdisk(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_PV_ramdisk", given, 1, &xenith_type_string, result);
}

/* Set `PV_ramdisk`: Initial RAM disk, named like PV_kernel; empty for none. */
static inline bool xenith_vm_set_PV_ramdisk(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_PV_ramdisk", given, 2, &xenith_type_void, NULL);
}

/* Get `PV_args`: Command line for the kernel. */
static inline bool xenith_vm_get_PV_args(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_PV_args", given, 1, &xenith_type_string, result);
}

/* Set `PV_args`: Command line for the kernel. */
static inline bool xenith_vm_set_PV_args(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_PV_args", given, 2, &xenith_type_void, NULL);
}

/* Get `PV_bootloader_args`: Command line for PV_bootloader. */
static inline bool xenith_vm_get_PV_bootloader_args(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_PV_bootloader_args", given, 1, &xenith_type_string, result);
}

/* Set `PV_bootloader_args`: Command line for PV_bootloader. */
static inline bool xenith_vm_set_PV_bootloader_args(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_PV_bootloader_args", given, 2, &xenith_type_void, NULL);
}

/* Get `HVM_boot_policy`: Must be empty when the VM starts: HVM guests are not served. */
static inline bool xenith_vm_get_HVM_boot_policy(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_HVM_boot_policy", given, 1, &xenith_type_string, result);
}

/* Set `HVM_boot_policy`: Must be empty when the VM starts: HVM guests are not served. */
static inline bool xenith_vm_set_HVM_boot_policy(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_HVM_boot_policy", given, 2, &xenith_type_void, NULL);
}

/* Get `HVM_boot_params`: Settings of HVM boot; not used. */
static inline bool xenith_vm_get_HVM_boot_params(xenith_conn *conn, xenith_string_string_map **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_HVM_boot_params", given, 1, &xenith_type_string_string_map, result);
}

/* Set `HVM_boot_params`: Settings of HVM boot; not used. */
static inline bool xenith_vm_set_HVM_boot_params(xenith_conn *conn, xenith_vm vm, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VM.set_HVM_boot_params", given, 2, &xenith_type_void, NULL);
}

/* Add to `HVM_boot_params`: Settings of HVM boot; not used. */
static inline bool xenith_vm_add_to_HVM_boot_params(xenith_conn *conn, xenith_vm vm, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.add_to_HVM_boot_params", given, 3, &xenith_type_void, NULL);
}

/* Remove from `HVM_boot_params`: Settings of HVM boot; not used. */
static inline bool xenith_vm_remove_from_HVM_boot_params(xenith_conn *conn, xenith_vm vm, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VM.remove_from_HVM_boot_params", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `platform`: Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start otherwise); without it
 * PVH if kernel and host can, else PV. Other keys are not used, as guests have no emulated hardware.
 */
static inline bool xenith_vm_get_platform(xenith_conn *conn, xenith_string_string_map **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_platform", given, 1, &xenith_type_string_string_map, result);
}

/*
 * Set `platform`: Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start otherwise); without it
 * PVH if kernel and host can, else PV. Other keys are not used, as guests have no emulated hardware.
 */
static inline bool xenith_vm_set_platform(xenith_conn *conn, xenith_vm vm, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VM.set_platform", given, 2, &xenith_type_void, NULL);
}

/*
 * Add to `platform`: Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start otherwise); without it
 * PVH if kernel and host can, else PV. Other keys are not used, as guests have no emulated hardware.
 */
static inline bool xenith_vm_add_to_platform(xenith_conn *conn, xenith_vm vm, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.add_to_platform", given, 3, &xenith_type_void, NULL);
}

/*
 * Remove from `platform`: Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start otherwise);
 * without it PVH if kernel and host can, else PV. Other keys are not used, as guests have no emulated hardware.
 */
static inline bool xenith_vm_remove_from_platform(xenith_conn *conn, xenith_vm vm, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VM.remove_from_platform", given, 2, &xenith_type_void, NULL);
}

/* Get `PCI_bus`: Where PCI functions of the host are to appear; not used. */
static inline bool xenith_vm_get_PCI_bus(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_PCI_bus", given, 1, &xenith_type_string, result);
}

/* Set `PCI_bus`: Where PCI functions of the host are to appear; not used. */
static inline bool xenith_vm_set_PCI_bus(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_PCI_bus", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `other_config`: Texts by key for clients. shutdown_timeout: seconds a guest has to shut down, 300 if not set.
 * persistent_grants: true if pages of its disks may stay mapped. xenstore:NAME: a quota of its guest in the store,
 * for administrators to set. Fields of 0.4.3 without another place are kept here too.
 */
static inline bool xenith_vm_get_other_config(xenith_conn *conn, xenith_string_string_map **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_other_config", given, 1, &xenith_type_string_string_map, result);
}

/*
 * Set `other_config`: Texts by key for clients. shutdown_timeout: seconds a guest has to shut down, 300 if not set.
 * persistent_grants: true if pages of its disks may stay mapped. xenstore:NAME: a quota of its guest in the store,
 * for administrators to set. Fields of 0.4.3 without another place are kept here too.
 */
static inline bool xenith_vm_set_other_config(xenith_conn *conn, xenith_vm vm, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VM.set_other_config", given, 2, &xenith_type_void, NULL);
}

/*
 * Add to `other_config`: Texts by key for clients. shutdown_timeout: seconds a guest has to shut down, 300 if not
 * set. persistent_grants: true if pages of its disks may stay mapped. xenstore:NAME: a quota of its guest in the
 * store, for administrators to set. Fields of 0.4.3 without another place are kept here too.
 */
static inline bool xenith_vm_add_to_other_config(xenith_conn *conn, xenith_vm vm, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.add_to_other_config", given, 3, &xenith_type_void, NULL);
}

/*
 * Remove from `other_config`: Texts by key for clients. shutdown_timeout: seconds a guest has to shut down, 300 if
 * not set. persistent_grants: true if pages of its disks may stay mapped. xenstore:NAME: a quota of its guest in the
 * store, for administrators to set. Fields of 0.4.3 without another place are kept here too.
 */
static inline bool xenith_vm_remove_from_other_config(xenith_conn *conn, xenith_vm vm, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VM.remove_from_other_config", given, 2, &xenith_type_void, NULL);
}

/* Get `domid`: Xen's number for its domain, 0 for the control domain; -1 while it has none. */
static inline bool xenith_vm_get_domid(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_domid", given, 1, &xenith_type_int, result);
}

/* Get `is_control_domain`: True for Domain-0 alone, which cannot be started, stopped, cloned or destroyed. */
static inline bool xenith_vm_get_is_control_domain(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_is_control_domain", given, 1, &xenith_type_bool, result);
}

/* Get `metrics`: What Xen tells of its domain; made and destroyed with the VM. */
static inline bool xenith_vm_get_metrics(xenith_conn *conn, xenith_vm_metrics *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_metrics", given, 1, &xenith_type_string, result);
}

/* Get `guest_metrics`: What the guest tells of itself; none until it tells something. */
static inline bool xenith_vm_get_guest_metrics(xenith_conn *conn, xenith_vm_guest_metrics *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_guest_metrics", given, 1, &xenith_type_string, result);
}

/* Get `security_label`: Always empty: Xen here knows no labels. */
static inline bool xenith_vm_get_security_label(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_security_label", given, 1, &xenith_type_string, result);
}

/* Get `cpu_pool`: The pool its domain is in; empty without a domain. */
static inline bool xenith_vm_get_cpu_pool(xenith_conn *conn, xenith_cpu_pool_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_cpu_pool", given, 1, &xenith_type_cpu_pool_set, result);
}

/*
 * Get `pool_name`: name_label of the activated pool to start in; empty for Xen's first. An unknown name is
 * VALUE_NOT_SUPPORTED at start.
 */
static inline bool xenith_vm_get_pool_name(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_pool_name", given, 1, &xenith_type_string, result);
}

/*
 * Set `pool_name`: name_label of the activated pool to start in; empty for Xen's first. An unknown name is
 * VALUE_NOT_SUPPORTED at start.
 */
static inline bool xenith_vm_set_pool_name(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_pool_name", given, 2, &xenith_type_void, NULL);
}

/* Get `order`: Place among those with auto_power_on: the lower is started the earlier, one after the other. */
static inline bool xenith_vm_get_order(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_order", given, 1, &xenith_type_int, result);
}

/* Set `order`: Place among those with auto_power_on: the lower is started the earlier, one after the other. */
static inline bool xenith_vm_set_order(xenith_conn *conn, xenith_vm vm, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VM.set_order", given, 2, &xenith_type_void, NULL);
}

/* Get `memory_actual`: Reads VM_metrics.memory_actual. */
static inline bool xenith_vm_get_memory_actual(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_memory_actual", given, 1, &xenith_type_int, result);
}

/* Get `VCPUs_policy`: Key of other_config; no effect. */
static inline bool xenith_vm_get_VCPUs_policy(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_policy", given, 1, &xenith_type_string, result);
}

/* Set `VCPUs_policy`: Key of other_config; no effect. */
static inline bool xenith_vm_set_VCPUs_policy(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_VCPUs_policy", given, 2, &xenith_type_void, NULL);
}

/* Get `VCPUs_number`: Reads VM_metrics.VCPUs_number. */
static inline bool xenith_vm_get_VCPUs_number(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_number", given, 1, &xenith_type_int, result);
}

/* Get `VCPUs_utilisation`: Reads VM_metrics.VCPUs_utilisation. */
static inline bool xenith_vm_get_VCPUs_utilisation(xenith_conn *conn, xenith_int_float_map **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_utilisation", given, 1, &xenith_type_int_float_map, result);
}

/* Get `VCPUs_features_required`: Key of other_config, names with commas; no effect. */
static inline bool xenith_vm_get_VCPUs_features_required(xenith_conn *conn, xenith_cpu_feature_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_features_required", given, 1, &xenith_type_cpu_feature_set, result);
}

/* Get `VCPUs_features_can_use`: Key of other_config, names with commas; no effect. */
static inline bool xenith_vm_get_VCPUs_features_can_use(xenith_conn *conn, xenith_cpu_feature_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_features_can_use", given, 1, &xenith_type_cpu_feature_set, result);
}

/* Get `VCPUs_features_force_on`: Key of other_config, names with commas; no effect. */
static inline bool xenith_vm_get_VCPUs_features_force_on(xenith_conn *conn, xenith_cpu_feature_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_features_force_on", given, 1, &xenith_type_cpu_feature_set, result);
}

/* Set `VCPUs_features_force_on`: Key of other_config, names with commas; no effect. */
static inline bool xenith_vm_set_VCPUs_features_force_on(xenith_conn *conn, xenith_vm vm, const xenith_cpu_feature_set *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_cpu_feature_set, &value}};
    return xenith_call(conn, "VM.set_VCPUs_features_force_on", given, 2, &xenith_type_void, NULL);
}

/* Add to `VCPUs_features_force_on`: Key of other_config, names with commas; no effect. */
static inline bool xenith_vm_add_to_VCPUs_features_force_on(xenith_conn *conn, xenith_vm vm, enum xenith_cpu_feature value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_cpu_feature, &value}};
    return xenith_call(conn, "VM.add_to_VCPUs_features_force_on", given, 2, &xenith_type_void, NULL);
}

/* Remove from `VCPUs_features_force_on`: Key of other_config, names with commas; no effect. */
static inline bool xenith_vm_remove_from_VCPUs_features_force_on(xenith_conn *conn, xenith_vm vm, enum xenith_cpu_feature value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_cpu_feature, &value}};
    return xenith_call(conn, "VM.remove_from_VCPUs_features_force_on", given, 2, &xenith_type_void, NULL);
}

/* Get `VCPUs_features_force_off`: Key of other_config, names with commas; no effect. */
static inline bool xenith_vm_get_VCPUs_features_force_off(xenith_conn *conn, xenith_cpu_feature_set **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_VCPUs_features_force_off", given, 1, &xenith_type_cpu_feature_set, result);
}

/* Set `VCPUs_features_force_off`: Key of other_config, names with commas; no effect. */
static inline bool xenith_vm_set_VCPUs_features_force_off(xenith_conn *conn, xenith_vm vm, const xenith_cpu_feature_set *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_cpu_feature_set, &value}};
    return xenith_call(conn, "VM.set_VCPUs_features_force_off", given, 2, &xenith_type_void, NULL);
}

/* Add to `VCPUs_features_force_off`: Key of other_config, names with commas; no effect. */
static inline bool xenith_vm_add_to_VCPUs_features_force_off(xenith_conn *conn, xenith_vm vm, enum xenith_cpu_feature value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_cpu_feature, &value}};
    return xenith_call(conn, "VM.add_to_VCPUs_features_force_off", given, 2, &xenith_type_void, NULL);
}

/* Remove from `VCPUs_features_force_off`: Key of other_config, names with commas; no effect. */
static inline bool xenith_vm_remove_from_VCPUs_features_force_off(xenith_conn *conn, xenith_vm vm, enum xenith_cpu_feature value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_cpu_feature, &value}};
    return xenith_call(conn, "VM.remove_from_VCPUs_features_force_off", given, 2, &xenith_type_void, NULL);
}

/* Get `actions_after_suspend`: Key of other_config; no effect. */
static inline bool xenith_vm_get_actions_after_suspend(xenith_conn *conn, enum xenith_on_normal_exit *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_actions_after_suspend", given, 1, &xenith_type_on_normal_exit, result);
}

/* Set `actions_after_suspend`: Key of other_config; no effect. */
static inline bool xenith_vm_set_actions_after_suspend(xenith_conn *conn, xenith_vm vm, enum xenith_on_normal_exit value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_on_normal_exit, &value}};
    return xenith_call(conn, "VM.set_actions_after_suspend", given, 2, &xenith_type_void, NULL);
}

/* Get `TPM_instance`: Key of other_config; no effect. */
static inline bool xenith_vm_get_TPM_instance(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_TPM_instance", given, 1, &xenith_type_int, result);
}

/* Get `TPM_backend`: Key of other_config; no effect. */
static inline bool xenith_vm_get_TPM_backend(xenith_conn *conn, int64_t *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_TPM_backend", given, 1, &xenith_type_int, result);
}

/* Get `bios_boot`: Key of HVM_boot_params; no effect, as HVM guests are not served. */
static inline bool xenith_vm_get_bios_boot(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_bios_boot", given, 1, &xenith_type_string, result);
}

/* Set `bios_boot`: Key of HVM_boot_params; no effect, as HVM guests are not served. */
static inline bool xenith_vm_set_bios_boot(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_bios_boot", given, 2, &xenith_type_void, NULL);
}

/* Get `platform_std_VGA`: Key std_VGA of platform; no effect. */
static inline bool xenith_vm_get_platform_std_VGA(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_platform_std_VGA", given, 1, &xenith_type_bool, result);
}

/* Set `platform_std_VGA`: Key std_VGA of platform; no effect. */
static inline bool xenith_vm_set_platform_std_VGA(xenith_conn *conn, xenith_vm vm, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VM.set_platform_std_VGA", given, 2, &xenith_type_void, NULL);
}

/* Get `platform_serial`: Key serial of platform; no effect. */
static inline bool xenith_vm_get_platform_serial(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_platform_serial", given, 1, &xenith_type_string, result);
}

/* Set `platform_serial`: Key serial of platform; no effect. */
static inline bool xenith_vm_set_platform_serial(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_platform_serial", given, 2, &xenith_type_void, NULL);
}

/* Get `platform_localtime`: Key localtime of platform; no effect. */
static inline bool xenith_vm_get_platform_localtime(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_platform_localtime", given, 1, &xenith_type_bool, result);
}

/* Set `platform_localtime`: Key localtime of platform; no effect. */
static inline bool xenith_vm_set_platform_localtime(xenith_conn *conn, xenith_vm vm, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VM.set_platform_localtime", given, 2, &xenith_type_void, NULL);
}

/* Get `platform_clock_offset`: Key clock_offset of platform; no effect. */
static inline bool xenith_vm_get_platform_clock_offset(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_platform_clock_offset", given, 1, &xenith_type_bool, result);
}

/* Set `platform_clock_offset`: Key clock_offset of platform; no effect. */
static inline bool xenith_vm_set_platform_clock_offset(xenith_conn *conn, xenith_vm vm, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VM.set_platform_clock_offset", given, 2, &xenith_type_void, NULL);
}

/* Get `platform_enable_audio`: Key enable_audio of platform; no effect. */
static inline bool xenith_vm_get_platform_enable_audio(xenith_conn *conn, bool *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_platform_enable_audio", given, 1, &xenith_type_bool, result);
}

/* Set `platform_enable_audio`: Key enable_audio of platform; no effect. */
static inline bool xenith_vm_set_platform_enable_audio(xenith_conn *conn, xenith_vm vm, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VM.set_platform_enable_audio", given, 2, &xenith_type_void, NULL);
}

/* Get `builder`: Key of other_config; no effect. */
static inline bool xenith_vm_get_builder(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_builder", given, 1, &xenith_type_string, result);
}

/* Set `builder`: Key of other_config; no effect. */
static inline bool xenith_vm_set_builder(xenith_conn *conn, xenith_vm vm, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VM.set_builder", given, 2, &xenith_type_void, NULL);
}

/* Get `boot_method`: Key of other_config; no effect: start looks at the PV fields. */
static inline bool xenith_vm_get_boot_method(xenith_conn *conn, enum xenith_boot_type *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "VM.get_boot_method", given, 1, &xenith_type_boot_type, result);
}

/* Set `boot_method`: Key of other_config; no effect: start looks at the PV fields. */
static inline bool xenith_vm_set_boot_method(xenith_conn *conn, xenith_vm vm, enum xenith_boot_type value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}, {&xenith_type_boot_type, &value}};
    return xenith_call(conn, "VM.set_boot_method", given, 2, &xenith_type_void, NULL);
}

/* Get `tools_version`: Reads VM_guest_metrics.PV_drivers_version; empty while there are none. */
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
 * Makes a halted VM of the same fields under a new name, with its own console and metrics but no devices. Refused if
 * it has VBDs. Errors: VM_BAD_POWER_STATE, LIMIT_REACHED.
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
 * Builds a domain for a halted VM and runs it, or leaves it Paused if start_paused. A failure takes everything back.
 * Errors: VM_BAD_POWER_STATE, VM_HVM_REQUIRED, VALUE_NOT_SUPPORTED, HOST_NOT_ENOUGH_FREE_MEMORY, HOST_DISABLED,
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

/* Stops the VCPUs of a Running VM; its memory stays. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS. */
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

/* Lets a Paused VM run on. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS. */
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

/*
 * Asks the guest to power off and waits until it has, for other_config's shutdown_timeout in seconds (300). The task
 * can be cancelled: a guest that has not begun by then goes on. Errors: VM_BAD_POWER_STATE,
 * OTHER_OPERATION_IN_PROGRESS, VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT, VM_SHUTDOWN_TIMEOUT, VM_CRASHED.
 */
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

/*
 * Asks the guest to end as clean_shutdown does, then builds and runs a new domain from the record as it is now.
 * Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT, VM_SHUTDOWN_TIMEOUT,
 * VM_CRASHED.
 */
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
 * Destroys the domain without telling the guest, and drops a restart that is due. On a halted VM it succeeds and does
 * nothing more. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
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
 * Destroys the domain without telling the guest, and builds and runs a new one from the record as it is now. Errors:
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

/*
 * Asks the guest to suspend, as clean_shutdown asks it to power off, writes it to a disk of host.suspend_image_sr, or
 * to free memory of the host, and ends its domain. GET /suspend_image?ref=VM&session_id= answers with the image,
 * Xen's own stream of version 3. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS,
 * HOST_NOT_ENOUGH_FREE_MEMORY, VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT, VM_SUSPEND_TIMEOUT, VM_CRASHED, SR_HAS_NO_PBDS,
 * SR_FULL.
 */
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

/*
 * Builds a domain of a Suspended VM's image, which goes on where it was, or is left Paused if start_paused. If that
 * fails the VM stays Suspended. hard_shutdown of a Suspended VM drops the image. Errors: VM_BAD_POWER_STATE,
 * OTHER_OPERATION_IN_PROGRESS, HOST_NOT_ENOUGH_FREE_MEMORY, HOST_DISABLED, SR_HAS_NO_PBDS, SR_BACKEND_FAILURE.
 */
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
 * Tells the guest of a Running or Paused VM how many of its VCPUs to use, up to VCPUs_max; of a Halted one it sets
 * VCPUs_at_startup.
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
 * Sets a key of VCPUs_params, over an older value, and passes weight, cap or mask on to Xen if the VM is Running or
 * Paused.
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

/*
 * Sets memory_dynamic_max, and tells the guest of a Running or Paused VM to keep that much: its balloon gives the
 * rest back, or takes more up to memory_static_max. Errors: MEMORY_CONSTRAINT_VIOLATION.
 */
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

/* Sets memory_dynamic_min, below which the guest is never told to go. Errors: MEMORY_CONSTRAINT_VIOLATION. */
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

/* Presses a SysRq key, one letter or digit, in the guest. Errors: VM_BAD_POWER_STATE. */
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

/*
 * Raises a hardware event in the guest: nmi, a non-maskable interrupt of its first VCPU. The others of xend's (init,
 * power, reset, s3resume, sleep) need hardware that the guests here do not have: VALUE_NOT_SUPPORTED. Errors:
 * VM_BAD_POWER_STATE.
 */
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

/* Would hand a Running VM over to a second host. OPERATION_NOT_ALLOWED: there is none. Errors: VM_BAD_POWER_STATE. */
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

/* Accepts the empty label, which every VM has, and answers 0; another one is SECURITY_ERROR. Errors: SECURITY_ERROR. */
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

/* Moves the domain of a Running or Paused VM to another activated pool. Errors: POOL_BAD_STATE, VM_BAD_POWER_STATE. */
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
