/* A disk for VMs: thin, zeroes until it is written, always raw. Copies share what nobody has written since. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_VDI_H
#define XENITH_CLASS_VDI_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_vdi_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* Name shown to people; several objects may share it. */
    char *name_label;
    /* Free text for people; nothing acts on it. */
    char *name_description;
    /* The SR it is in; needed at create. */
    xenith_sr SR;
    /* Drives of VMs that have this disk in them. */
    xenith_vbd_set *VBDs;
    /* Dumps kept on this disk. */
    xenith_crashdump_set *crash_dumps;
    /* Bytes the guest sees, up to 2^46, rounded up to whole sectors of 512. With data the setter is resize. */
    int64_t virtual_size;
    /* Bytes it has in its SR, those it shares with copies too; 0 while the SR is not attached. */
    int64_t physical_utilisation;
    /* What the disk is for. */
    enum xenith_vdi_type type;
    /* Whether several running VMs may have it to write at once. */
    bool sharable;
    /* Whether guests may only read it: a VM with a VBD of mode RW for it does not start. */
    bool read_only;
    /* Texts by key for clients to keep; the host acts on none of them. */
    xenith_string_string_map *other_config;
    /* Always empty: Xen here knows no labels. */
    char *security_label;
    /* Bytes of a sector, 512 unless create says otherwise. (0.4.3) */
    int64_t sector_size;
    /* The disk it was copied from; none if it stands alone, or that disk is gone. (0.4.3) */
    xenith_vdi parent;
    /* Disks that name this one as parent. (0.4.3) */
    xenith_vdi_set *children;
};
static inline xenith_vdi_record *xenith_vdi_record_alloc(void)
{
    return (xenith_vdi_record *)xenith_alloc(&xenith_type_vdi_record, 0);
}
static inline void xenith_vdi_record_free(xenith_vdi_record *value)
{
    xenith_free(&xenith_type_vdi_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_vdi_get_uuid(xenith_conn *conn, char **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `name_label`: Name shown to people; several objects may share it. */
static inline bool xenith_vdi_get_name_label(xenith_conn *conn, char **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_name_label", given, 1, &xenith_type_string, result);
}

/* Set `name_label`: Name shown to people; several objects may share it. */
static inline bool xenith_vdi_set_name_label(xenith_conn *conn, xenith_vdi vdi, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VDI.set_name_label", given, 2, &xenith_type_void, NULL);
}

/* Get `name_description`: Free text for people; nothing acts on it. */
static inline bool xenith_vdi_get_name_description(xenith_conn *conn, char **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_name_description", given, 1, &xenith_type_string, result);
}

/* Set `name_description`: Free text for people; nothing acts on it. */
static inline bool xenith_vdi_set_name_description(xenith_conn *conn, xenith_vdi vdi, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VDI.set_name_description", given, 2, &xenith_type_void, NULL);
}

/* Get `SR`: The SR it is in; needed at create. */
static inline bool xenith_vdi_get_SR(xenith_conn *conn, xenith_sr *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_SR", given, 1, &xenith_type_string, result);
}

/* Set `SR`: The SR it is in; needed at create. */
static inline bool xenith_vdi_set_SR(xenith_conn *conn, xenith_vdi vdi, xenith_sr value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VDI.set_SR", given, 2, &xenith_type_void, NULL);
}

/* Get `VBDs`: Drives of VMs that have this disk in them. */
static inline bool xenith_vdi_get_VBDs(xenith_conn *conn, xenith_vbd_set **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_VBDs", given, 1, &xenith_type_vbd_set, result);
}

/* Get `crash_dumps`: Dumps kept on this disk. */
static inline bool xenith_vdi_get_crash_dumps(xenith_conn *conn, xenith_crashdump_set **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_crash_dumps", given, 1, &xenith_type_crashdump_set, result);
}

/*
 * Get `virtual_size`: Bytes the guest sees, up to 2^46, rounded up to whole sectors of 512. With data the setter is
 * resize.
 */
static inline bool xenith_vdi_get_virtual_size(xenith_conn *conn, int64_t *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_virtual_size", given, 1, &xenith_type_int, result);
}

/*
 * Set `virtual_size`: Bytes the guest sees, up to 2^46, rounded up to whole sectors of 512. With data the setter is
 * resize.
 */
static inline bool xenith_vdi_set_virtual_size(xenith_conn *conn, xenith_vdi vdi, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VDI.set_virtual_size", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `physical_utilisation`: Bytes it has in its SR, those it shares with copies too; 0 while the SR is not
 * attached.
 */
static inline bool xenith_vdi_get_physical_utilisation(xenith_conn *conn, int64_t *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_physical_utilisation", given, 1, &xenith_type_int, result);
}

/* Get `type`: What the disk is for. */
static inline bool xenith_vdi_get_type(xenith_conn *conn, enum xenith_vdi_type *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_type", given, 1, &xenith_type_vdi_type, result);
}

/* Get `sharable`: Whether several running VMs may have it to write at once. */
static inline bool xenith_vdi_get_sharable(xenith_conn *conn, bool *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_sharable", given, 1, &xenith_type_bool, result);
}

/* Set `sharable`: Whether several running VMs may have it to write at once. */
static inline bool xenith_vdi_set_sharable(xenith_conn *conn, xenith_vdi vdi, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VDI.set_sharable", given, 2, &xenith_type_void, NULL);
}

/* Get `read_only`: Whether guests may only read it: a VM with a VBD of mode RW for it does not start. */
static inline bool xenith_vdi_get_read_only(xenith_conn *conn, bool *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_read_only", given, 1, &xenith_type_bool, result);
}

/* Set `read_only`: Whether guests may only read it: a VM with a VBD of mode RW for it does not start. */
static inline bool xenith_vdi_set_read_only(xenith_conn *conn, xenith_vdi vdi, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VDI.set_read_only", given, 2, &xenith_type_void, NULL);
}

/* Get `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_vdi_get_other_config(xenith_conn *conn, xenith_string_string_map **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_other_config", given, 1, &xenith_type_string_string_map, result);
}

/* Set `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_vdi_set_other_config(xenith_conn *conn, xenith_vdi vdi, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VDI.set_other_config", given, 2, &xenith_type_void, NULL);
}

/* Add to `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_vdi_add_to_other_config(xenith_conn *conn, xenith_vdi vdi, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VDI.add_to_other_config", given, 3, &xenith_type_void, NULL);
}

/* Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_vdi_remove_from_other_config(xenith_conn *conn, xenith_vdi vdi, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VDI.remove_from_other_config", given, 2, &xenith_type_void, NULL);
}

/* Get `security_label`: Always empty: Xen here knows no labels. */
static inline bool xenith_vdi_get_security_label(xenith_conn *conn, char **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_security_label", given, 1, &xenith_type_string, result);
}

/* Get `sector_size`: Bytes of a sector, 512 unless create says otherwise. */
static inline bool xenith_vdi_get_sector_size(xenith_conn *conn, int64_t *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_sector_size", given, 1, &xenith_type_int, result);
}

/* Get `parent`: The disk it was copied from; none if it stands alone, or that disk is gone. */
static inline bool xenith_vdi_get_parent(xenith_conn *conn, xenith_vdi *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_parent", given, 1, &xenith_type_string, result);
}

/* Get `children`: Disks that name this one as parent. */
static inline bool xenith_vdi_get_children(xenith_conn *conn, xenith_vdi_set **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_children", given, 1, &xenith_type_vdi_set, result);
}

/* All fields of the VDI. */
static inline bool xenith_vdi_get_record(xenith_conn *conn, xenith_vdi_record **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_record", given, 1, &xenith_type_vdi_record, result);
}

/* All fields of the VDI, those of 0.4.3 included. */
static inline bool xenith_vdi_get_record_internal(xenith_conn *conn, xenith_vdi_record **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_record_internal", given, 1, &xenith_type_vdi_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_vdi_to_XML(xenith_conn *conn, char **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.to_XML", given, 1, &xenith_type_string, result);
}

/* The VDI of this uuid. */
static inline bool xenith_vdi_get_by_uuid(xenith_conn *conn, xenith_vdi *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "VDI.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every VDI. */
static inline bool xenith_vdi_get_all(xenith_conn *conn, xenith_vdi_set **result)
{
    return xenith_call(conn, "VDI.get_all", NULL, 0, &xenith_type_vdi_set, result);
}

/* Every VDI with its record. */
static inline bool xenith_vdi_get_all_records(xenith_conn *conn, xenith_vdi_vdi_record_map **result)
{
    return xenith_call(conn, "VDI.get_all_records", NULL, 0, &xenith_type_vdi_vdi_record_map, result);
}

/* Every VDI of this name_label. */
static inline bool xenith_vdi_get_by_name_label(xenith_conn *conn, xenith_vdi_set **result, const char *label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &label}};
    return xenith_call(conn, "VDI.get_by_name_label", given, 1, &xenith_type_vdi_set, result);
}

/* Make a VDI; what the record lacks takes its default. */
static inline bool xenith_vdi_create(xenith_conn *conn, xenith_vdi *result, const xenith_vdi_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_vdi_record, &args}};
    return xenith_call(conn, "VDI.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_vdi_async_create(xenith_conn *conn, xenith_task *result, const xenith_vdi_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_vdi_record, &args}};
    return xenith_call(conn, "Async.VDI.create", given, 1, &xenith_type_string, result);
}

/* Destroy the VDI. */
static inline bool xenith_vdi_destroy(xenith_conn *conn, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vdi_async_destroy(xenith_conn *conn, xenith_task *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "Async.VDI.destroy", given, 1, &xenith_type_string, result);
}

/* Accepts the empty label, which everything has; another one is SECURITY_ERROR. Errors: SECURITY_ERROR. */
static inline bool xenith_vdi_set_security_label(xenith_conn *conn, xenith_vdi vdi, const char *security_label, const char *old_label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &security_label}, {&xenith_type_string, &old_label}};
    return xenith_call(conn, "VDI.set_security_label", given, 3, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vdi_async_set_security_label(xenith_conn *conn, xenith_task *result, xenith_vdi vdi, const char *security_label, const char *old_label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &security_label}, {&xenith_type_string, &old_label}};
    return xenith_call(conn, "Async.VDI.set_security_label", given, 3, &xenith_type_string, result);
}

/*
 * Makes a read-only copy of the disk as it is now, in constant time; it may be in use. Errors: SR_HAS_NO_PBDS,
 * SR_FULL.
 */
static inline bool xenith_vdi_snapshot(xenith_conn *conn, xenith_vdi *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.snapshot", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_vdi_async_snapshot(xenith_conn *conn, xenith_task *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "Async.VDI.snapshot", given, 1, &xenith_type_string, result);
}

/*
 * Makes a writable copy of the disk as it is now, in constant time; driver_params are of no effect. Errors:
 * SR_HAS_NO_PBDS, SR_FULL.
 */
static inline bool xenith_vdi_clone(xenith_conn *conn, xenith_vdi *result, xenith_vdi vdi, const xenith_string_string_map *driver_params)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string_string_map, &driver_params}};
    return xenith_call(conn, "VDI.clone", given, 2, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_vdi_async_clone(xenith_conn *conn, xenith_task *result, xenith_vdi vdi, const xenith_string_string_map *driver_params)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string_string_map, &driver_params}};
    return xenith_call(conn, "Async.VDI.clone", given, 2, &xenith_type_string, result);
}

/*
 * Makes a disk in that SR with all that this one has now; it may be in use. A task tells how far it is and can be
 * cancelled. Errors: SR_HAS_NO_PBDS, SR_FULL.
 */
static inline bool xenith_vdi_copy(xenith_conn *conn, xenith_vdi *result, xenith_vdi vdi, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &sr}};
    return xenith_call(conn, "VDI.copy", given, 2, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_vdi_async_copy(xenith_conn *conn, xenith_task *result, xenith_vdi vdi, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &sr}};
    return xenith_call(conn, "Async.VDI.copy", given, 2, &xenith_type_string, result);
}

/*
 * Grows the disk; a smaller size is VALUE_NOT_SUPPORTED. A guest that has it sees that when it is attached again.
 * Errors: VALUE_NOT_SUPPORTED.
 */
static inline bool xenith_vdi_resize(xenith_conn *conn, xenith_vdi vdi, int64_t size)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_int, &size}};
    return xenith_call(conn, "VDI.resize", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vdi_async_resize(xenith_conn *conn, xenith_task *result, xenith_vdi vdi, int64_t size)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_int, &size}};
    return xenith_call(conn, "Async.VDI.resize", given, 2, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
