/* A TPM for a VM. It is only a record: a VM that has one does not start, as it has no backend yet. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_VTPM_H
#define XENITH_CLASS_VTPM_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_vtpm_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The VM it is for; needed at create. */
    xenith_vm VM;
    /* The VM that is to serve it; none if left out. */
    xenith_vm backend;
    /* Texts by key for clients to keep; the host acts on none of them. */
    xenith_string_string_map *other_config;
};
static inline xenith_vtpm_record *xenith_vtpm_record_alloc(void)
{
    return (xenith_vtpm_record *)xenith_alloc(&xenith_type_vtpm_record, 0);
}
static inline void xenith_vtpm_record_free(xenith_vtpm_record *value)
{
    xenith_free(&xenith_type_vtpm_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_vtpm_get_uuid(xenith_conn *conn, char **result, xenith_vtpm vtpm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}};
    return xenith_call(conn, "VTPM.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `VM`: The VM it is for; needed at create. */
static inline bool xenith_vtpm_get_VM(xenith_conn *conn, xenith_vm *result, xenith_vtpm vtpm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}};
    return xenith_call(conn, "VTPM.get_VM", given, 1, &xenith_type_string, result);
}

/* Get `backend`: The VM that is to serve it; none if left out. */
static inline bool xenith_vtpm_get_backend(xenith_conn *conn, xenith_vm *result, xenith_vtpm vtpm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}};
    return xenith_call(conn, "VTPM.get_backend", given, 1, &xenith_type_string, result);
}

/* Get `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_vtpm_get_other_config(xenith_conn *conn, xenith_string_string_map **result, xenith_vtpm vtpm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}};
    return xenith_call(conn, "VTPM.get_other_config", given, 1, &xenith_type_string_string_map, result);
}

/* Set `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_vtpm_set_other_config(xenith_conn *conn, xenith_vtpm vtpm, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VTPM.set_other_config", given, 2, &xenith_type_void, NULL);
}

/* Add to `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_vtpm_add_to_other_config(xenith_conn *conn, xenith_vtpm vtpm, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VTPM.add_to_other_config", given, 3, &xenith_type_void, NULL);
}

/* Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_vtpm_remove_from_other_config(xenith_conn *conn, xenith_vtpm vtpm, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VTPM.remove_from_other_config", given, 2, &xenith_type_void, NULL);
}

/* All fields of the VTPM. */
static inline bool xenith_vtpm_get_record(xenith_conn *conn, xenith_vtpm_record **result, xenith_vtpm vtpm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}};
    return xenith_call(conn, "VTPM.get_record", given, 1, &xenith_type_vtpm_record, result);
}

/* All fields of the VTPM, those of 0.4.3 included. */
static inline bool xenith_vtpm_get_record_internal(xenith_conn *conn, xenith_vtpm_record **result, xenith_vtpm vtpm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}};
    return xenith_call(conn, "VTPM.get_record_internal", given, 1, &xenith_type_vtpm_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_vtpm_to_XML(xenith_conn *conn, char **result, xenith_vtpm vtpm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}};
    return xenith_call(conn, "VTPM.to_XML", given, 1, &xenith_type_string, result);
}

/* The VTPM of this uuid. */
static inline bool xenith_vtpm_get_by_uuid(xenith_conn *conn, xenith_vtpm *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "VTPM.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every VTPM. */
static inline bool xenith_vtpm_get_all(xenith_conn *conn, xenith_vtpm_set **result)
{
    return xenith_call(conn, "VTPM.get_all", NULL, 0, &xenith_type_vtpm_set, result);
}

/* Every VTPM with its record. */
static inline bool xenith_vtpm_get_all_records(xenith_conn *conn, xenith_vtpm_vtpm_record_map **result)
{
    return xenith_call(conn, "VTPM.get_all_records", NULL, 0, &xenith_type_vtpm_vtpm_record_map, result);
}

/* Make a VTPM; what the record lacks takes its default. */
static inline bool xenith_vtpm_create(xenith_conn *conn, xenith_vtpm *result, const xenith_vtpm_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_vtpm_record, &args}};
    return xenith_call(conn, "VTPM.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_vtpm_async_create(xenith_conn *conn, xenith_task *result, const xenith_vtpm_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_vtpm_record, &args}};
    return xenith_call(conn, "Async.VTPM.create", given, 1, &xenith_type_string, result);
}

/* Destroy the VTPM. */
static inline bool xenith_vtpm_destroy(xenith_conn *conn, xenith_vtpm vtpm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}};
    return xenith_call(conn, "VTPM.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vtpm_async_destroy(xenith_conn *conn, xenith_task *result, xenith_vtpm vtpm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}};
    return xenith_call(conn, "Async.VTPM.destroy", given, 1, &xenith_type_string, result);
}

/* Answers with what the attached device reports: always empty, nothing is attached yet. */
static inline bool xenith_vtpm_get_runtime_properties(xenith_conn *conn, xenith_string_string_map **result, xenith_vtpm vtpm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}};
    return xenith_call(conn, "VTPM.get_runtime_properties", given, 1, &xenith_type_string_string_map, result);
}

/* The same as a task. */
static inline bool xenith_vtpm_async_get_runtime_properties(xenith_conn *conn, xenith_task *result, xenith_vtpm vtpm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vtpm}};
    return xenith_call(conn, "Async.VTPM.get_runtime_properties", given, 1, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
