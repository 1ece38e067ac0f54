/* The machine that Xen and this agent run on. There is exactly one, found at boot. Written by ./x bindings from api-core/src/schema; changes here are lost. */
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
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* Name shown to people; the boot configuration's until it is set. */
    char *name_label;
    /* Free text for people; nothing acts on it. */
    char *name_description;
    /* First part of the version of the API that is served: 1. */
    int64_t API_version_major;
    /* Second part of the version of the API that is served: 0. */
    int64_t API_version_minor;
    /* Who made this implementation. */
    char *API_version_vendor;
    /* Key version: the release of the agent. */
    xenith_string_string_map *API_version_vendor_implementation;
    /* Whether VMs may start here; enable and disable change it. */
    bool enabled;
    /* Release texts by program: keys Xen and Xenith. */
    xenith_string_string_map *software_version;
    /* Texts by key for clients. xenstore:NAME: a quota in the store of all guests that have none of their own. */
    xenith_string_string_map *other_config;
    /* Guest types Xen can run here, in Xen's spelling. */
    xenith_string_set *capabilities;
    /* Key nr_cpus: how many CPUs Xen uses, in decimal. */
    xenith_string_string_map *cpu_configuration;
    /* Scheduler of Xen's first CPU pool, such as credit2, as found at boot. */
    char *sched_policy;
    /* Empty: no boot loader runs in the control domain. */
    xenith_string_set *supported_bootloaders;
    /* VMs with a domain now, the control domain among them. */
    xenith_vm_set *resident_VMs;
    /* Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go there by UDP too. */
    xenith_string_string_map *logging;
    /* Network interfaces of the machine and the VLANs made on them. */
    xenith_pif_set *PIFs;
    /*
     * Where VM.suspend puts images, as VDIs of type suspend; none at first: they are in the host's memory, and gone
     * when it ends.
     */
    xenith_sr suspend_image_sr;
    /*
     * Where dumps of crashed VMs go, as VDIs of type crashdump; none at first, or while it has no room: they stay in
     * the host's memory.
     */
    xenith_sr crash_dump_sr;
    /* What connects this host with its SRs. */
    xenith_pbd_set *PBDs;
    /* Functions found on the PCI bus at boot. */
    xenith_ppci_set *PPCIs;
    /* Empty: the agent drives no SCSI. */
    xenith_pscsi_set *PSCSIs;
    /* Empty: the agent drives no SCSI. */
    xenith_pscsi_hba_set *PSCSI_HBAs;
    /* One object for each CPU that Xen uses. */
    xenith_host_cpu_set *host_CPUs;
    /* Memory figures of this host. */
    xenith_host_metrics metrics;
    /* Every CPU pool object, activated or not. */
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

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_host_get_uuid(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `name_label`: Name shown to people; the boot configuration's until it is set. */
static inline bool xenith_host_get_name_label(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_name_label", given, 1, &xenith_type_string, result);
}

/* Set `name_label`: Name shown to people; the boot configuration's until it is set. */
static inline bool xenith_host_set_name_label(xenith_conn *conn, xenith_host host, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &value}};
    return xenith_call(conn, "host.set_name_label", given, 2, &xenith_type_void, NULL);
}

/* Get `name_description`: Free text for people; nothing acts on it. */
static inline bool xenith_host_get_name_description(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_name_description", given, 1, &xenith_type_string, result);
}

/* Set `name_description`: Free text for people; nothing acts on it. */
static inline bool xenith_host_set_name_description(xenith_conn *conn, xenith_host host, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &value}};
    return xenith_call(conn, "host.set_name_description", given, 2, &xenith_type_void, NULL);
}

/* Get `API_version_major`: First part of the version of the API that is served: 1. */
static inline bool xenith_host_get_API_version_major(xenith_conn *conn, int64_t *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_API_version_major", given, 1, &xenith_type_int, result);
}

/* Get `API_version_minor`: Second part of the version of the API that is served: 0. */
static inline bool xenith_host_get_API_version_minor(xenith_conn *conn, int64_t *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_API_version_minor", given, 1, &xenith_type_int, result);
}

/* Get `API_version_vendor`: Who made this implementation. */
static inline bool xenith_host_get_API_version_vendor(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_API_version_vendor", given, 1, &xenith_type_string, result);
}

/* Get `API_version_vendor_implementation`: Key version: the release of the agent. */
static inline bool xenith_host_get_API_version_vendor_implementation(xenith_conn *conn, xenith_string_string_map **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_API_version_vendor_implementation", given, 1, &xenith_type_string_string_map, result);
}

/* Get `enabled`: Whether VMs may start here; enable and disable change it. */
static inline bool xenith_host_get_enabled(xenith_conn *conn, bool *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_enabled", given, 1, &xenith_type_bool, result);
}

/* Get `software_version`: Release texts by program: keys Xen and Xenith. */
static inline bool xenith_host_get_software_version(xenith_conn *conn, xenith_string_string_map **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_software_version", given, 1, &xenith_type_string_string_map, result);
}

/*
 * Get `other_config`: Texts by key for clients. xenstore:NAME: a quota in the store of all guests that have none of
 * their own.
 */
static inline bool xenith_host_get_other_config(xenith_conn *conn, xenith_string_string_map **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_other_config", given, 1, &xenith_type_string_string_map, result);
}

/*
 * Set `other_config`: Texts by key for clients. xenstore:NAME: a quota in the store of all guests that have none of
 * their own.
 */
static inline bool xenith_host_set_other_config(xenith_conn *conn, xenith_host host, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "host.set_other_config", given, 2, &xenith_type_void, NULL);
}

/*
 * Add to `other_config`: Texts by key for clients. xenstore:NAME: a quota in the store of all guests that have none
 * of their own.
 */
static inline bool xenith_host_add_to_other_config(xenith_conn *conn, xenith_host host, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "host.add_to_other_config", given, 3, &xenith_type_void, NULL);
}

/*
 * Remove from `other_config`: Texts by key for clients. xenstore:NAME: a quota in the store of all guests that have
 * none of their own.
 */
static inline bool xenith_host_remove_from_other_config(xenith_conn *conn, xenith_host host, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &key}};
    return xenith_call(conn, "host.remove_from_other_config", given, 2, &xenith_type_void, NULL);
}

/* Get `capabilities`: Guest types Xen can run here, in Xen's spelling. */
static inline bool xenith_host_get_capabilities(xenith_conn *conn, xenith_string_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_capabilities", given, 1, &xenith_type_string_set, result);
}

/* Get `cpu_configuration`: Key nr_cpus: how many CPUs Xen uses, in decimal. */
static inline bool xenith_host_get_cpu_configuration(xenith_conn *conn, xenith_string_string_map **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_cpu_configuration", given, 1, &xenith_type_string_string_map, result);
}

/* Get `sched_policy`: Scheduler of Xen's first CPU pool, such as credit2, as found at boot. */
static inline bool xenith_host_get_sched_policy(xenith_conn *conn, char **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_sched_policy", given, 1, &xenith_type_string, result);
}

/* Get `supported_bootloaders`: Empty: no boot loader runs in the control domain. */
static inline bool xenith_host_get_supported_bootloaders(xenith_conn *conn, xenith_string_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_supported_bootloaders", given, 1, &xenith_type_string_set, result);
}

/* Get `resident_VMs`: VMs with a domain now, the control domain among them. */
static inline bool xenith_host_get_resident_VMs(xenith_conn *conn, xenith_vm_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_resident_VMs", given, 1, &xenith_type_vm_set, result);
}

/* Get `logging`: Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go there by UDP too. */
static inline bool xenith_host_get_logging(xenith_conn *conn, xenith_string_string_map **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_logging", given, 1, &xenith_type_string_string_map, result);
}

/* Set `logging`: Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go there by UDP too. */
static inline bool xenith_host_set_logging(xenith_conn *conn, xenith_host host, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "host.set_logging", given, 2, &xenith_type_void, NULL);
}

/*
 * Add to `logging`: Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go there by UDP
 * too.
 */
static inline bool xenith_host_add_to_logging(xenith_conn *conn, xenith_host host, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "host.add_to_logging", given, 3, &xenith_type_void, NULL);
}

/*
 * Remove from `logging`: Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go there by
 * UDP too.
 */
static inline bool xenith_host_remove_from_logging(xenith_conn *conn, xenith_host host, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &key}};
    return xenith_call(conn, "host.remove_from_logging", given, 2, &xenith_type_void, NULL);
}

/* Get `PIFs`: Network interfaces of the machine and the VLANs made on them. */
static inline bool xenith_host_get_PIFs(xenith_conn *conn, xenith_pif_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_PIFs", given, 1, &xenith_type_pif_set, result);
}

/*
 * Get `suspend_image_sr`: Where VM.suspend puts images, as VDIs of type suspend; none at first: they are in the
 * host's memory, and gone when it ends.
 */
static inline bool xenith_host_get_suspend_image_sr(xenith_conn *conn, xenith_sr *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_suspend_image_sr", given, 1, &xenith_type_string, result);
}

/*
 * Set `suspend_image_sr`: Where VM.suspend puts images, as VDIs of type suspend; none at first: they are in the
 * host's memory, and gone when it ends.
 */
static inline bool xenith_host_set_suspend_image_sr(xenith_conn *conn, xenith_host host, xenith_sr value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &value}};
    return xenith_call(conn, "host.set_suspend_image_sr", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `crash_dump_sr`: Where dumps of crashed VMs go, as VDIs of type crashdump; none at first, or while it has no
 * room: they stay in the host's memory.
 */
static inline bool xenith_host_get_crash_dump_sr(xenith_conn *conn, xenith_sr *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_crash_dump_sr", given, 1, &xenith_type_string, result);
}

/*
 * Set `crash_dump_sr`: Where dumps of crashed VMs go, as VDIs of type crashdump; none at first, or while it has no
 * room: they stay in the host's memory.
 */
static inline bool xenith_host_set_crash_dump_sr(xenith_conn *conn, xenith_host host, xenith_sr value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}, {&xenith_type_string, &value}};
    return xenith_call(conn, "host.set_crash_dump_sr", given, 2, &xenith_type_void, NULL);
}

/* Get `PBDs`: What connects this host with its SRs. */
static inline bool xenith_host_get_PBDs(xenith_conn *conn, xenith_pbd_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_PBDs", given, 1, &xenith_type_pbd_set, result);
}

/* Get `PPCIs`: Functions found on the PCI bus at boot. */
static inline bool xenith_host_get_PPCIs(xenith_conn *conn, xenith_ppci_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_PPCIs", given, 1, &xenith_type_ppci_set, result);
}

/* Get `PSCSIs`: Empty: the agent drives no SCSI. */
static inline bool xenith_host_get_PSCSIs(xenith_conn *conn, xenith_pscsi_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_PSCSIs", given, 1, &xenith_type_pscsi_set, result);
}

/* Get `PSCSI_HBAs`: Empty: the agent drives no SCSI. */
static inline bool xenith_host_get_PSCSI_HBAs(xenith_conn *conn, xenith_pscsi_hba_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_PSCSI_HBAs", given, 1, &xenith_type_pscsi_hba_set, result);
}

/* Get `host_CPUs`: One object for each CPU that Xen uses. */
static inline bool xenith_host_get_host_CPUs(xenith_conn *conn, xenith_host_cpu_set **result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_host_CPUs", given, 1, &xenith_type_host_cpu_set, result);
}

/* Get `metrics`: Memory figures of this host. */
static inline bool xenith_host_get_metrics(xenith_conn *conn, xenith_host_metrics *result, xenith_host host)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host}};
    return xenith_call(conn, "host.get_metrics", given, 1, &xenith_type_string, result);
}

/* Get `resident_cpu_pools`: Every CPU pool object, activated or not. */
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

/* Makes VM.start fail with HOST_DISABLED. VMs that have a domain keep it. */
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

/* Lets VMs start again after disable. */
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
 * Turns the machine off, once the guests that run have done what clean_shutdown asks, or have been shut down hard
 * because they did not. OPERATION_NOT_ALLOWED unless the host is disabled and no VM is busy. Errors:
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
 * Starts the machine again, once its guests have ended as shutdown has it. OPERATION_NOT_ALLOWED unless the host is
 * disabled and no VM is busy. Errors: OPERATION_NOT_ALLOWED.
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

/* Answers with the newest 64 KiB of Xen's own console log. */
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

/* Answers like dmesg, then makes Xen forget that log. */
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

/* Answers with the newest 16 KiB of the agent's log, in whole lines. */
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

/*
 * Presses 1 to 16 of Xen's debug keys; output goes to dmesg. R and C would end the machine and are
 * VALUE_NOT_SUPPORTED.
 */
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

/* Answers with the full name of every method, without Async forms and older names of the same method. */
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
