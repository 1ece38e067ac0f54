/* A physical host. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_HOST_H
#define XENITH_CLASS_HOST_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_host_record {
    /* Unique identifier/object reference. */
    char *uuid;
    /* A human-readable name. */
    char *name_label;
    /* A notes field containing human-readable description. */
    char *name_description;
    /* Major version number. */
    int64_t API_version_major;
    /* Minor version number. */
    int64_t API_version_minor;
    /* Identification of vendor. */
    char *API_version_vendor;
    /* Details of vendor implementation. */
    xenith_string_string_map *API_version_vendor_implementation;
    /* True if the host is currently enabled. */
    bool enabled;
    /* Version strings. */
    xenith_string_string_map *software_version;
    /* Additional configuration. */
    xenith_string_string_map *other_config;
    /* Xen capabilities. */
    xenith_string_set *capabilities;
    /* The CPU configuration on this host. */
    xenith_string_string_map *cpu_configuration;
    /* Scheduler policy currently in force on this host. */
    char *sched_policy;
    /* A list of the bootloaders installed on the machine: none. */
    xenith_string_set *supported_bootloaders;
    /* List of VMs currently resident on host. */
    xenith_vm_set *resident_VMs;
    /* Logging configuration. */
    xenith_string_string_map *logging;
    /* Physical network interfaces. */
    xenith_pif_set *PIFs;
    /* The SR in which VDIs for suspend images are created. */
    xenith_sr suspend_image_sr;
    /* The SR in which VDIs for crash dumps are created. */
    xenith_sr crash_dump_sr;
    /* Physical block devices. */
    xenith_pbd_set *PBDs;
    /* Physical PCI devices. */
    xenith_ppci_set *PPCIs;
    /* Physical SCSI devices. */
    xenith_pscsi_set *PSCSIs;
    /* Physical SCSI host bus adapters. */
    xenith_pscsi_hba_set *PSCSI_HBAs;
    /* The physical CPUs on this host. */
    xenith_host_cpu_set *host_CPUs;
    /* Metrics associated with this host. */
    xenith_host_metrics metrics;
    /* List of cpu_pools currently resident on the host. */
    xenith_cpu_pool_set *resident_cpu_pools;
};
static inline xenith_host_record *xenith_host_record_alloc(void)
{
    return (xenith_host_record *)xenith_alloc(&xenith_type_host_record, 0);
}
static inline void xenith_host_record_free(xenith_host_record *value)
{
    xenith_free(&xenith_type_host_record, &value);
}

/* Get `uuid`: Unique identifier/object reference. */
static inline bool xenith_host_get_uuid(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `name_label`: A human-readable name. */
static inline bool xenith_host_get_name_label(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_name_label", given, 1, &xenith_type_string, result);
}

/* Set `name_label`: A human-readable name. */
static inline bool xenith_host_set_name_label(xenith_conn *conn, xenith_host host, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &value}};
    return xenith_call(conn, "host.set_name_label", given, 2, &xenith_type_void, NULL);
}

/* Get `name_description`: A notes field containing human-readable description. */
static inline bool xenith_host_get_name_description(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_name_description", given, 1, &xenith_type_string, result);
}

/* Set `name_description`: A notes field containing human-readable description. */
static inline bool xenith_host_set_name_description(xenith_conn *conn, xenith_host host, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &value}};
    return xenith_call(conn, "host.set_name_description", given, 2, &xenith_type_void, NULL);
}

/* Get `API_version_major`: Major version number. */
static inline bool xenith_host_get_API_version_major(xenith_conn *conn, int64_t *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_API_version_major", given, 1, &xenith_type_int, result);
}

/* Get `API_version_minor`: Minor version number. */
static inline bool xenith_host_get_API_version_minor(xenith_conn *conn, int64_t *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_API_version_minor", given, 1, &xenith_type_int, result);
}

/* Get `API_version_vendor`: Identification of vendor. */
static inline bool xenith_host_get_API_version_vendor(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_API_version_vendor", given, 1, &xenith_type_string, result);
}

/* Get `API_version_vendor_implementation`: Details of vendor implementation. */
static inline bool xenith_host_get_API_version_vendor_implementation(xenith_conn *conn, xenith_string_string_map **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_API_version_vendor_implementation", given, 1, &xenith_type_string_string_map, result);
}

/* Get `enabled`: True if the host is currently enabled. */
static inline bool xenith_host_get_enabled(xenith_conn *conn, bool *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_enabled", given, 1, &xenith_type_bool, result);
}

/* Get `software_version`: Version strings. */
static inline bool xenith_host_get_software_version(xenith_conn *conn, xenith_string_string_map **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_software_version", given, 1, &xenith_type_string_string_map, result);
}

/* Get `other_config`: Additional configuration. */
static inline bool xenith_host_get_other_config(xenith_conn *conn, xenith_string_string_map **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_other_config", given, 1, &xenith_type_string_string_map, result);
}

/* Set `other_config`: Additional configuration. */
static inline bool xenith_host_set_other_config(xenith_conn *conn, xenith_host host, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "host.set_other_config", given, 2, &xenith_type_void, NULL);
}

/* Add to `other_config`: Additional configuration. */
static inline bool xenith_host_add_to_other_config(xenith_conn *conn, xenith_host host, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "host.add_to_other_config", given, 3, &xenith_type_void, NULL);
}

/* Remove from `other_config`: Additional configuration. */
static inline bool xenith_host_remove_from_other_config(xenith_conn *conn, xenith_host host, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &key}};
    return xenith_call(conn, "host.remove_from_other_config", given, 2, &xenith_type_void, NULL);
}

/* Get `capabilities`: Xen capabilities. */
static inline bool xenith_host_get_capabilities(xenith_conn *conn, xenith_string_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_capabilities", given, 1, &xenith_type_string_set, result);
}

/* Get `cpu_configuration`: The CPU configuration on this host. */
static inline bool xenith_host_get_cpu_configuration(xenith_conn *conn, xenith_string_string_map **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_cpu_configuration", given, 1, &xenith_type_string_string_map, result);
}

/* Get `sched_policy`: Scheduler policy currently in force on this host. */
static inline bool xenith_host_get_sched_policy(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_sched_policy", given, 1, &xenith_type_string, result);
}

/* Get `supported_bootloaders`: A list of the bootloaders installed on the machine: none. */
static inline bool xenith_host_get_supported_bootloaders(xenith_conn *conn, xenith_string_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_supported_bootloaders", given, 1, &xenith_type_string_set, result);
}

/* Get `resident_VMs`: List of VMs currently resident on host. */
static inline bool xenith_host_get_resident_VMs(xenith_conn *conn, xenith_vm_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_resident_VMs", given, 1, &xenith_type_vm_set, result);
}

/* Get `logging`: Logging configuration. */
static inline bool xenith_host_get_logging(xenith_conn *conn, xenith_string_string_map **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_logging", given, 1, &xenith_type_string_string_map, result);
}

/* Set `logging`: Logging configuration. */
static inline bool xenith_host_set_logging(xenith_conn *conn, xenith_host host, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "host.set_logging", given, 2, &xenith_type_void, NULL);
}

/* Add to `logging`: Logging configuration. */
static inline bool xenith_host_add_to_logging(xenith_conn *conn, xenith_host host, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "host.add_to_logging", given, 3, &xenith_type_void, NULL);
}

/* Remove from `logging`: Logging configuration. */
static inline bool xenith_host_remove_from_logging(xenith_conn *conn, xenith_host host, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &key}};
    return xenith_call(conn, "host.remove_from_logging", given, 2, &xenith_type_void, NULL);
}

/* Get `PIFs`: Physical network interfaces. */
static inline bool xenith_host_get_PIFs(xenith_conn *conn, xenith_pif_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_PIFs", given, 1, &xenith_type_pif_set, result);
}

/* Get `suspend_image_sr`: The SR in which VDIs for suspend images are created. */
static inline bool xenith_host_get_suspend_image_sr(xenith_conn *conn, xenith_sr *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_suspend_image_sr", given, 1, &xenith_type_string, result);
}

/* Set `suspend_image_sr`: The SR in which VDIs for suspend images are created. */
static inline bool xenith_host_set_suspend_image_sr(xenith_conn *conn, xenith_host host, xenith_sr value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &value}};
    return xenith_call(conn, "host.set_suspend_image_sr", given, 2, &xenith_type_void, NULL);
}

/* Get `crash_dump_sr`: The SR in which VDIs for crash dumps are created. */
static inline bool xenith_host_get_crash_dump_sr(xenith_conn *conn, xenith_sr *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_crash_dump_sr", given, 1, &xenith_type_string, result);
}

/* Set `crash_dump_sr`: The SR in which VDIs for crash dumps are created. */
static inline bool xenith_host_set_crash_dump_sr(xenith_conn *conn, xenith_host host, xenith_sr value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &value}};
    return xenith_call(conn, "host.set_crash_dump_sr", given, 2, &xenith_type_void, NULL);
}

/* Get `PBDs`: Physical block devices. */
static inline bool xenith_host_get_PBDs(xenith_conn *conn, xenith_pbd_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_PBDs", given, 1, &xenith_type_pbd_set, result);
}

/* Get `PPCIs`: Physical PCI devices. */
static inline bool xenith_host_get_PPCIs(xenith_conn *conn, xenith_ppci_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_PPCIs", given, 1, &xenith_type_ppci_set, result);
}

/* Get `PSCSIs`: Physical SCSI devices. */
static inline bool xenith_host_get_PSCSIs(xenith_conn *conn, xenith_pscsi_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_PSCSIs", given, 1, &xenith_type_pscsi_set, result);
}

/* Get `PSCSI_HBAs`: Physical SCSI host bus adapters. */
static inline bool xenith_host_get_PSCSI_HBAs(xenith_conn *conn, xenith_pscsi_hba_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_PSCSI_HBAs", given, 1, &xenith_type_pscsi_hba_set, result);
}

/* Get `host_CPUs`: The physical CPUs on this host. */
static inline bool xenith_host_get_host_CPUs(xenith_conn *conn, xenith_host_cpu_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_host_CPUs", given, 1, &xenith_type_host_cpu_set, result);
}

/* Get `metrics`: Metrics associated with this host. */
static inline bool xenith_host_get_metrics(xenith_conn *conn, xenith_host_metrics *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_metrics", given, 1, &xenith_type_string, result);
}

/* Get `resident_cpu_pools`: List of cpu_pools currently resident on the host. */
static inline bool xenith_host_get_resident_cpu_pools(xenith_conn *conn, xenith_cpu_pool_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_resident_cpu_pools", given, 1, &xenith_type_cpu_pool_set, result);
}

/* All fields of the host. */
static inline bool xenith_host_get_record(xenith_conn *conn, xenith_host_record **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_record", given, 1, &xenith_type_host_record, result);
}

/* All fields of the host, those of 0.4.3 included. */
static inline bool xenith_host_get_record_internal(xenith_conn *conn, xenith_host_record **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_record_internal", given, 1, &xenith_type_host_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_host_to_XML(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.to_XML", given, 1, &xenith_type_string, result);
}

/* The host of this uuid. */
static inline bool xenith_host_get_by_uuid(xenith_conn *conn, xenith_host *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "host.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every host. */
static inline bool xenith_host_get_all(xenith_conn *conn, xenith_host_set **result)
{
    return xenith_call(conn, "host.get_all", NULL, 0, &xenith_type_host_set, result);
}

/* Every host with its record. */
static inline bool xenith_host_get_all_records(xenith_conn *conn, xenith_host_host_record_map **result)
{
    return xenith_call(conn, "host.get_all_records", NULL, 0, &xenith_type_host_host_record_map, result);
}

/* Every host of this name_label. */
static inline bool xenith_host_get_by_name_label(xenith_conn *conn, xenith_host_set **result, const char *label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &label}};
    return xenith_call(conn, "host.get_by_name_label", given, 1, &xenith_type_host_set, result);
}

/* Make a host; what the record lacks takes its default. */
static inline bool xenith_host_create(xenith_conn *conn, xenith_host *result, const xenith_host_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_host_record, &args}};
    return xenith_call(conn, "host.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_host_async_create(xenith_conn *conn, xenith_task *result, const xenith_host_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_host_record, &args}};
    return xenith_call(conn, "Async.host.create", given, 1, &xenith_type_string, result);
}

/* Destroy the host. */
static inline bool xenith_host_destroy(xenith_conn *conn, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_host_async_destroy(xenith_conn *conn, xenith_task *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "Async.host.destroy", given, 1, &xenith_type_string, result);
}

/* Puts the host into a state in which no new VMs can be started. VMs currently active go on. */
static inline bool xenith_host_disable(xenith_conn *conn, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.disable", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_host_async_disable(xenith_conn *conn, xenith_task *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "Async.host.disable", given, 1, &xenith_type_string, result);
}

/* Puts the host into a state in which new VMs can be started. */
static inline bool xenith_host_enable(xenith_conn *conn, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.enable", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_host_async_enable(xenith_conn *conn, xenith_task *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "Async.host.enable", given, 1, &xenith_type_string, result);
}

/*
 * Shutdown the host: VMs first, then the machine is powered off. The host must be disabled, or have no VM. Errors:
 * OPERATION_NOT_ALLOWED.
 */
static inline bool xenith_host_shutdown(xenith_conn *conn, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.shutdown", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_host_async_shutdown(xenith_conn *conn, xenith_task *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "Async.host.shutdown", given, 1, &xenith_type_string, result);
}

/*
 * Reboot the host: VMs first, then the machine. The host must be disabled, or have no VM. Errors:
 * OPERATION_NOT_ALLOWED.
 */
static inline bool xenith_host_reboot(xenith_conn *conn, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.reboot", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_host_async_reboot(xenith_conn *conn, xenith_task *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "Async.host.reboot", given, 1, &xenith_type_string, result);
}

/* Get the host xen dmesg. */
static inline bool xenith_host_dmesg(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.dmesg", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_host_async_dmesg(xenith_conn *conn, xenith_task *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "Async.host.dmesg", given, 1, &xenith_type_string, result);
}

/* Get the host xen dmesg, and clear the buffer. */
static inline bool xenith_host_dmesg_clear(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.dmesg_clear", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_host_async_dmesg_clear(xenith_conn *conn, xenith_task *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "Async.host.dmesg_clear", given, 1, &xenith_type_string, result);
}

/* Get the host's log file: the last lines of the agent's own log. */
static inline bool xenith_host_get_log(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_log", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_host_async_get_log(xenith_conn *conn, xenith_task *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "Async.host.get_log", given, 1, &xenith_type_string, result);
}

/* Inject the given string as debugging keys into Xen. R and C, which would end it, are refused. */
static inline bool xenith_host_send_debug_keys(xenith_conn *conn, xenith_host host, const char *keys)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &keys}};
    return xenith_call(conn, "host.send_debug_keys", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_host_async_send_debug_keys(xenith_conn *conn, xenith_task *result, xenith_host host, const char *keys)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &keys}};
    return xenith_call(conn, "Async.host.send_debug_keys", given, 2, &xenith_type_string, result);
}

/* List all supported methods. */
static inline bool xenith_host_list_methods(xenith_conn *conn, xenith_string_set **result)
{
    return xenith_call(conn, "host.list_methods", NULL, 0, &xenith_type_string_set, result);
}

/* The same as a task. */
static inline bool xenith_host_async_list_methods(xenith_conn *conn, xenith_task *result)
{
    return xenith_call(conn, "Async.host.list_methods", NULL, 0, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
