/* A virtual disk image. Written by ./x bindings from api-core/src/schema; changes here are lost. */
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
    /* Unique identifier/object reference. */
    char *uuid;
    /* A human-readable name. */
    char *name_label;
    /* A notes field containing human-readable description. */
    char *name_description;
    /* Storage repository in which the VDI resides. */
    xenith_sr SR;
    /* List of vbds that refer to this disk. */
    xenith_vbd_set *VBDs;
    /* List of crash dumps that refer to this disk. */
    xenith_crashdump_set *crash_dumps;
    /*
     * Size of disk as presented to the guest (in bytes). Note that, depending on storage backend type, requested size
     * may not be respected exactly.
     */
    int64_t virtual_size;
    /* Amount of physical space that the disk image is currently taking up on the storage repository (in bytes). */
    int64_t physical_utilisation;
    /* Type of the VDI. */
    enum xenith_vdi_type type;
    /* True if this disk may be shared. */
    bool sharable;
    /* True if this disk may ONLY be mounted read-only. */
    bool read_only;
    /* Additional configuration. */
    xenith_string_string_map *other_config;
    /* The VDI's security label. */
    char *security_label;
    /* Sector size of the disk, in bytes. (0.4.3) */
    int64_t sector_size;
    /* The disk this one is a snapshot of, if it is one. (0.4.3) */
    xenith_vdi parent;
    /* Snapshots of this disk. (0.4.3) */
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

/* Get `uuid`: Unique identifier/object reference. */
static inline bool xenith_vdi_get_uuid(xenith_conn *conn, char **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `name_label`: A human-readable name. */
static inline bool xenith_vdi_get_name_label(xenith_conn *conn, char **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_name_label", given, 1, &xenith_type_string, result);
}

/* Set `name_label`: A human-readable name. */
static inline bool xenith_vdi_set_name_label(xenith_conn *conn, xenith_vdi vdi, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VDI.set_name_label", given, 2, &xenith_type_void, NULL);
}

/* Get `name_description`: A notes field containing human-readable description. */
static inline bool xenith_vdi_get_name_description(xenith_conn *conn, char **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_name_description", given, 1, &xenith_type_string, result);
}

/* Set `name_description`: A notes field containing human-readable description. */
static inline bool xenith_vdi_set_name_description(xenith_conn *conn, xenith_vdi vdi, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VDI.set_name_description", given, 2, &xenith_type_void, NULL);
}

/* Get `SR`: Storage repository in which the VDI resides. */
static inline bool xenith_vdi_get_SR(xenith_conn *conn, xenith_sr *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_SR", given, 1, &xenith_type_string, result);
}

/* Set `SR`: Storage repository in which the VDI resides. */
static inline bool xenith_vdi_set_SR(xenith_conn *conn, xenith_vdi vdi, xenith_sr value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VDI.set_SR", given, 2, &xenith_type_void, NULL);
}

/* Get `VBDs`: List of vbds that refer to this disk. */
static inline bool xenith_vdi_get_VBDs(xenith_conn *conn, xenith_vbd_set **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_VBDs", given, 1, &xenith_type_vbd_set, result);
}

/* Get `crash_dumps`: List of crash dumps that refer to this disk. */
static inline bool xenith_vdi_get_crash_dumps(xenith_conn *conn, xenith_crashdump_set **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_crash_dumps", given, 1, &xenith_type_crashdump_set, result);
}

/*
 * Get `virtual_size`: Size of disk as presented to the guest (in bytes). Note that, depending on storage backend
 * type, requested size may not be respected exactly.
 */
static inline bool xenith_vdi_get_virtual_size(xenith_conn *conn, int64_t *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_virtual_size", given, 1, &xenith_type_int, result);
}

/*
 * Set `virtual_size`: Size of disk as presented to the guest (in bytes). Note that, depending on storage backend
 * type, requested size may not be respected exactly.
 */
static inline bool xenith_vdi_set_virtual_size(xenith_conn *conn, xenith_vdi vdi, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VDI.set_virtual_size", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `physical_utilisation`: Amount of physical space that the disk image is currently taking up on the storage
 * repository (in bytes).
 */
static inline bool xenith_vdi_get_physical_utilisation(xenith_conn *conn, int64_t *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_physical_utilisation", given, 1, &xenith_type_int, result);
}

/* Get `type`: Type of the VDI. */
static inline bool xenith_vdi_get_type(xenith_conn *conn, enum xenith_vdi_type *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_type", given, 1, &xenith_type_vdi_type, result);
}

/* Get `sharable`: True if this disk may be shared. */
static inline bool xenith_vdi_get_sharable(xenith_conn *conn, bool *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_sharable", given, 1, &xenith_type_bool, result);
}

/* Set `sharable`: True if this disk may be shared. */
static inline bool xenith_vdi_set_sharable(xenith_conn *conn, xenith_vdi vdi, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VDI.set_sharable", given, 2, &xenith_type_void, NULL);
}

/* Get `read_only`: True if this disk may ONLY be mounted read-only. */
static inline bool xenith_vdi_get_read_only(xenith_conn *conn, bool *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_read_only", given, 1, &xenith_type_bool, result);
}

/* Set `read_only`: True if this disk may ONLY be mounted read-only. */
static inline bool xenith_vdi_set_read_only(xenith_conn *conn, xenith_vdi vdi, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VDI.set_read_only", given, 2, &xenith_type_void, NULL);
}

/* Get `other_config`: Additional configuration. */
static inline bool xenith_vdi_get_other_config(xenith_conn *conn, xenith_string_string_map **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_other_config", given, 1, &xenith_type_string_string_map, result);
}

/* Set `other_config`: Additional configuration. */
static inline bool xenith_vdi_set_other_config(xenith_conn *conn, xenith_vdi vdi, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VDI.set_other_config", given, 2, &xenith_type_void, NULL);
}

/* Add to `other_config`: Additional configuration. */
static inline bool xenith_vdi_add_to_other_config(xenith_conn *conn, xenith_vdi vdi, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VDI.add_to_other_config", given, 3, &xenith_type_void, NULL);
}

/* Remove from `other_config`: Additional configuration. */
static inline bool xenith_vdi_remove_from_other_config(xenith_conn *conn, xenith_vdi vdi, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VDI.remove_from_other_config", given, 2, &xenith_type_void, NULL);
}

/* Get `security_label`: The VDI's security label. */
static inline bool xenith_vdi_get_security_label(xenith_conn *conn, char **result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_security_label", given, 1, &xenith_type_string, result);
}

/* Get `sector_size`: Sector size of the disk, in bytes. */
static inline bool xenith_vdi_get_sector_size(xenith_conn *conn, int64_t *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_sector_size", given, 1, &xenith_type_int, result);
}

/* Get `parent`: The disk this one is a snapshot of, if it is one. */
static inline bool xenith_vdi_get_parent(xenith_conn *conn, xenith_vdi *result, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vdi}};
    return xenith_call(conn, "VDI.get_parent", given, 1, &xenith_type_string, result);
}

/* Get `children`: Snapshots of this disk. */
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

/* Set the security label of a VDI. Only the empty one can be. Errors: SECURITY_ERROR. */
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

/* Take an exact copy of the VDI; the snapshot lives in the same Storage Repository as its parent. */
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

/* Take an exact copy of the VDI and return a reference to the new disk. */
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

/* Resize the VDI; it can only grow. Errors: VALUE_NOT_SUPPORTED. */
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
