/* What a guest tells of itself in xenstore (attr, data, drivers), read when it is asked for. It comes with the first thing the guest tells and goes with the domain. Nothing of it is checked: a guest may say what it likes. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_VM_GUEST_METRICS_H
#define XENITH_CLASS_VM_GUEST_METRICS_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_vm_guest_metrics_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The guest's system: keys such as name, major, minor, uname, from data/os_* and attr/os. */
    xenith_string_string_map *os_version;
    /* Releases of the Xen drivers in the guest: major, minor, micro, build, from attr/PVAddons and drivers. */
    xenith_string_string_map *PV_drivers_version;
    /* Use of memory, counted by the guest: free, total, from data/meminfo_*. */
    xenith_string_string_map *memory;
    /* Space on the guest's file systems, from data/volumes and data/df. */
    xenith_string_string_map *disks;
    /* Addresses of the guest's interfaces: 0/ip, 0/ipv4/0, from attr/eth* and attr/vif. */
    xenith_string_string_map *networks;
    /* Whatever else the guest tells, and what its kernel says it can do (feature-balloon, ...). */
    xenith_string_string_map *other;
    /* When the guest told something last, to a second or so. */
    time_t last_updated;
};
static inline xenith_vm_guest_metrics_record *xenith_vm_guest_metrics_record_alloc(void)
{
    return (xenith_vm_guest_metrics_record *)xenith_alloc(&xenith_type_vm_guest_metrics_record, 0);
}
static inline void xenith_vm_guest_metrics_record_free(xenith_vm_guest_metrics_record *value)
{
    xenith_free(&xenith_type_vm_guest_metrics_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_vm_guest_metrics_get_uuid(xenith_conn *conn, char **result, xenith_vm_guest_metrics vm_guest_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_guest_metrics}};
    return xenith_call(conn, "VM_guest_metrics.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `os_version`: The guest's system: keys such as name, major, minor, uname, from data/os_* and attr/os. */
static inline bool xenith_vm_guest_metrics_get_os_version(xenith_conn *conn, xenith_string_string_map **result, xenith_vm_guest_metrics vm_guest_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_guest_metrics}};
    return xenith_call(conn, "VM_guest_metrics.get_os_version", given, 1, &xenith_type_string_string_map, result);
}

/*
 * Get `PV_drivers_version`: Releases of the Xen drivers in the guest: major, minor, micro, build, from attr/PVAddons
 * and drivers.
 */
static inline bool xenith_vm_guest_metrics_get_PV_drivers_version(xenith_conn *conn, xenith_string_string_map **result, xenith_vm_guest_metrics vm_guest_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_guest_metrics}};
    return xenith_call(conn, "VM_guest_metrics.get_PV_drivers_version", given, 1, &xenith_type_string_string_map, result);
}

/* Get `memory`: Use of memory, counted by the guest: free, total, from data/meminfo_*. */
static inline bool xenith_vm_guest_metrics_get_memory(xenith_conn *conn, xenith_string_string_map **result, xenith_vm_guest_metrics vm_guest_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_guest_metrics}};
    return xenith_call(conn, "VM_guest_metrics.get_memory", given, 1, &xenith_type_string_string_map, result);
}

/* Get `disks`: Space on the guest's file systems, from data/volumes and data/df. */
static inline bool xenith_vm_guest_metrics_get_disks(xenith_conn *conn, xenith_string_string_map **result, xenith_vm_guest_metrics vm_guest_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_guest_metrics}};
    return xenith_call(conn, "VM_guest_metrics.get_disks", given, 1, &xenith_type_string_string_map, result);
}

/* Get `networks`: Addresses of the guest's interfaces: 0/ip, 0/ipv4/0, from attr/eth* and attr/vif. */
static inline bool xenith_vm_guest_metrics_get_networks(xenith_conn *conn, xenith_string_string_map **result, xenith_vm_guest_metrics vm_guest_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_guest_metrics}};
    return xenith_call(conn, "VM_guest_metrics.get_networks", given, 1, &xenith_type_string_string_map, result);
}

/* Get `other`: Whatever else the guest tells, and what its kernel says it can do (feature-balloon, ...). */
static inline bool xenith_vm_guest_metrics_get_other(xenith_conn *conn, xenith_string_string_map **result, xenith_vm_guest_metrics vm_guest_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_guest_metrics}};
    return xenith_call(conn, "VM_guest_metrics.get_other", given, 1, &xenith_type_string_string_map, result);
}

/* Get `last_updated`: When the guest told something last, to a second or so. */
static inline bool xenith_vm_guest_metrics_get_last_updated(xenith_conn *conn, time_t *result, xenith_vm_guest_metrics vm_guest_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_guest_metrics}};
    return xenith_call(conn, "VM_guest_metrics.get_last_updated", given, 1, &xenith_type_time, result);
}

/* All fields of the VM_guest_metrics. */
static inline bool xenith_vm_guest_metrics_get_record(xenith_conn *conn, xenith_vm_guest_metrics_record **result, xenith_vm_guest_metrics vm_guest_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_guest_metrics}};
    return xenith_call(conn, "VM_guest_metrics.get_record", given, 1, &xenith_type_vm_guest_metrics_record, result);
}

/* All fields of the VM_guest_metrics, those of 0.4.3 included. */
static inline bool xenith_vm_guest_metrics_get_record_internal(xenith_conn *conn, xenith_vm_guest_metrics_record **result, xenith_vm_guest_metrics vm_guest_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_guest_metrics}};
    return xenith_call(conn, "VM_guest_metrics.get_record_internal", given, 1, &xenith_type_vm_guest_metrics_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_vm_guest_metrics_to_XML(xenith_conn *conn, char **result, xenith_vm_guest_metrics vm_guest_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_guest_metrics}};
    return xenith_call(conn, "VM_guest_metrics.to_XML", given, 1, &xenith_type_string, result);
}

/* The VM_guest_metrics of this uuid. */
static inline bool xenith_vm_guest_metrics_get_by_uuid(xenith_conn *conn, xenith_vm_guest_metrics *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "VM_guest_metrics.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every VM_guest_metrics. */
static inline bool xenith_vm_guest_metrics_get_all(xenith_conn *conn, xenith_vm_guest_metrics_set **result)
{
    return xenith_call(conn, "VM_guest_metrics.get_all", NULL, 0, &xenith_type_vm_guest_metrics_set, result);
}

/* Every VM_guest_metrics with its record. */
static inline bool xenith_vm_guest_metrics_get_all_records(xenith_conn *conn, xenith_vm_guest_metrics_vm_guest_metrics_record_map **result)
{
    return xenith_call(conn, "VM_guest_metrics.get_all_records", NULL, 0, &xenith_type_vm_guest_metrics_vm_guest_metrics_record_map, result);
}

#ifdef __cplusplus
}
#endif

#endif
