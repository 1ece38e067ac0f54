/* A place for disks, of type memory, disk or nbd. It is a record until PBD.plug attaches it. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_SR_H
#define XENITH_CLASS_SR_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_sr_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* Name shown to people; several objects may share it. */
    char *name_label;
    /* Free text for people; nothing acts on it. */
    char *name_description;
    /* Disks that are in it. */
    xenith_vdi_set *VDIs;
    /* What connects it with hosts. */
    xenith_pbd_set *PBDs;
    /* Bytes its disks add up to by their virtual_size, computed when read. */
    int64_t virtual_allocation;
    /* Bytes in use on the medium; 0 while the SR is not attached. */
    int64_t physical_utilisation;
    /*
     * Bytes the medium has, up to 2^46. create of an SR of type memory says how many; PBD.plug sets it to what there
     * is.
     */
    int64_t physical_size;
    /* Kind of storage; PBD.plug knows those of get_supported_types. */
    char *type;
    /* What is kept in it, such as iso; empty for anything. */
    char *content_type;
    /* Where the storage is found; any text, kept only. (0.4.3) */
    char *location;
};
static inline xenith_sr_record *xenith_sr_record_alloc(void)
{
    return (xenith_sr_record *)xenith_alloc(&xenith_type_sr_record, 0);
}
static inline void xenith_sr_record_free(xenith_sr_record *value)
{
    xenith_free(&xenith_type_sr_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_sr_get_uuid(xenith_conn *conn, char **result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `name_label`: Name shown to people; several objects may share it. */
static inline bool xenith_sr_get_name_label(xenith_conn *conn, char **result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.get_name_label", given, 1, &xenith_type_string, result);
}

/* Set `name_label`: Name shown to people; several objects may share it. */
static inline bool xenith_sr_set_name_label(xenith_conn *conn, xenith_sr sr, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}, {&xenith_type_string, &value}};
    return xenith_call(conn, "SR.set_name_label", given, 2, &xenith_type_void, NULL);
}

/* Get `name_description`: Free text for people; nothing acts on it. */
static inline bool xenith_sr_get_name_description(xenith_conn *conn, char **result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.get_name_description", given, 1, &xenith_type_string, result);
}

/* Set `name_description`: Free text for people; nothing acts on it. */
static inline bool xenith_sr_set_name_description(xenith_conn *conn, xenith_sr sr, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}, {&xenith_type_string, &value}};
    return xenith_call(conn, "SR.set_name_description", given, 2, &xenith_type_void, NULL);
}

/* Get `VDIs`: Disks that are in it. */
static inline bool xenith_sr_get_VDIs(xenith_conn *conn, xenith_vdi_set **result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.get_VDIs", given, 1, &xenith_type_vdi_set, result);
}

/* Get `PBDs`: What connects it with hosts. */
static inline bool xenith_sr_get_PBDs(xenith_conn *conn, xenith_pbd_set **result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.get_PBDs", given, 1, &xenith_type_pbd_set, result);
}

/* Get `virtual_allocation`: Bytes its disks add up to by their virtual_size, computed when read. */
static inline bool xenith_sr_get_virtual_allocation(xenith_conn *conn, int64_t *result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.get_virtual_allocation", given, 1, &xenith_type_int, result);
}

/* Get `physical_utilisation`: Bytes in use on the medium; 0 while the SR is not attached. */
static inline bool xenith_sr_get_physical_utilisation(xenith_conn *conn, int64_t *result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.get_physical_utilisation", given, 1, &xenith_type_int, result);
}

/*
 * Get `physical_size`: Bytes the medium has, up to 2^46. create of an SR of type memory says how many; PBD.plug sets
 * it to what there is.
 */
static inline bool xenith_sr_get_physical_size(xenith_conn *conn, int64_t *result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.get_physical_size", given, 1, &xenith_type_int, result);
}

/* Get `type`: Kind of storage; PBD.plug knows those of get_supported_types. */
static inline bool xenith_sr_get_type(xenith_conn *conn, char **result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.get_type", given, 1, &xenith_type_string, result);
}

/* Get `content_type`: What is kept in it, such as iso; empty for anything. */
static inline bool xenith_sr_get_content_type(xenith_conn *conn, char **result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.get_content_type", given, 1, &xenith_type_string, result);
}

/* Get `location`: Where the storage is found; any text, kept only. */
static inline bool xenith_sr_get_location(xenith_conn *conn, char **result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.get_location", given, 1, &xenith_type_string, result);
}

/* All fields of the SR. */
static inline bool xenith_sr_get_record(xenith_conn *conn, xenith_sr_record **result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.get_record", given, 1, &xenith_type_sr_record, result);
}

/* All fields of the SR, those of 0.4.3 included. */
static inline bool xenith_sr_get_record_internal(xenith_conn *conn, xenith_sr_record **result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.get_record_internal", given, 1, &xenith_type_sr_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_sr_to_XML(xenith_conn *conn, char **result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.to_XML", given, 1, &xenith_type_string, result);
}

/* The SR of this uuid. */
static inline bool xenith_sr_get_by_uuid(xenith_conn *conn, xenith_sr *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "SR.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every SR. */
static inline bool xenith_sr_get_all(xenith_conn *conn, xenith_sr_set **result)
{
    return xenith_call(conn, "SR.get_all", NULL, 0, &xenith_type_sr_set, result);
}

/* Every SR with its record. */
static inline bool xenith_sr_get_all_records(xenith_conn *conn, xenith_sr_sr_record_map **result)
{
    return xenith_call(conn, "SR.get_all_records", NULL, 0, &xenith_type_sr_sr_record_map, result);
}

/* Every SR of this name_label. */
static inline bool xenith_sr_get_by_name_label(xenith_conn *conn, xenith_sr_set **result, const char *label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &label}};
    return xenith_call(conn, "SR.get_by_name_label", given, 1, &xenith_type_sr_set, result);
}

/* Make a SR; what the record lacks takes its default. */
static inline bool xenith_sr_create(xenith_conn *conn, xenith_sr *result, const xenith_sr_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_sr_record, &args}};
    return xenith_call(conn, "SR.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_sr_async_create(xenith_conn *conn, xenith_task *result, const xenith_sr_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_sr_record, &args}};
    return xenith_call(conn, "Async.SR.create", given, 1, &xenith_type_string, result);
}

/* Destroy the SR. */
static inline bool xenith_sr_destroy(xenith_conn *conn, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "SR.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_sr_async_destroy(xenith_conn *conn, xenith_task *result, xenith_sr sr)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}};
    return xenith_call(conn, "Async.SR.destroy", given, 1, &xenith_type_string, result);
}

/* Answers with the kinds of storage that can be attached: memory, nbd, and disk where the host has one for its state. */
static inline bool xenith_sr_get_supported_types(xenith_conn *conn, xenith_string_set **result)
{
    return xenith_call(conn, "SR.get_supported_types", NULL, 0, &xenith_type_string_set, result);
}

/* The same as a task. */
static inline bool xenith_sr_async_get_supported_types(xenith_conn *conn, xenith_task *result)
{
    return xenith_call(conn, "Async.SR.get_supported_types", NULL, 0, &xenith_type_string, result);
}

/*
 * Makes an SR of the same type, attached, with a copy of each disk as they are now. loc is its place: of type disk a
 * partition, of type nbd HOST[:PORT][/EXPORT]; it becomes location. A task tells how far it is and can be cancelled.
 * Errors: SR_HAS_NO_PBDS, SR_BACKEND_FAILURE, SR_FULL.
 */
static inline bool xenith_sr_clone(xenith_conn *conn, xenith_sr *result, xenith_sr sr, const char *loc, const char *name)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}, {&xenith_type_string, &loc}, {&xenith_type_string, &name}};
    return xenith_call(conn, "SR.clone", given, 3, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_sr_async_clone(xenith_conn *conn, xenith_task *result, xenith_sr sr, const char *loc, const char *name)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &sr}, {&xenith_type_string, &loc}, {&xenith_type_string, &name}};
    return xenith_call(conn, "Async.SR.clone", given, 3, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
