/* How a host reaches an SR. Those that are there when the host starts are plugged then. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_PBD_H
#define XENITH_CLASS_PBD_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_pbd_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The host that is to reach the SR; needed at create. */
    xenith_host host;
    /* The SR to be reached; needed at create. */
    xenith_sr SR;
    /*
     * Where the storage is. An SR of type disk is on the rest of the state's disk (device = state), or a partition of
     * it (device = its name or uuid); one of type nbd on an export of an NBD server: host (an IPv4 or IPv6 address),
     * port (10809) and export (a name, or empty); memory needs none.
     */
    xenith_string_string_map *device_config;
    /* Whether the host has the SR open. */
    bool currently_attached;
};
static inline xenith_pbd_record *xenith_pbd_record_alloc(void)
{
    return (xenith_pbd_record *)xenith_alloc(&xenith_type_pbd_record, 0);
}
static inline void xenith_pbd_record_free(xenith_pbd_record *value)
{
    xenith_free(&xenith_type_pbd_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_pbd_get_uuid(xenith_conn *conn, char **result, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "PBD.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `host`: The host that is to reach the SR; needed at create. */
static inline bool xenith_pbd_get_host(xenith_conn *conn, xenith_host *result, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "PBD.get_host", given, 1, &xenith_type_string, result);
}

/* Get `SR`: The SR to be reached; needed at create. */
static inline bool xenith_pbd_get_SR(xenith_conn *conn, xenith_sr *result, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "PBD.get_SR", given, 1, &xenith_type_string, result);
}

/*
 * Get `device_config`: Where the storage is. An SR of type disk is on the rest of the state's disk (device = state),
 * or a partition of it (device = its name or uuid); one of type nbd on an export of an NBD server: host (an IPv4 or
 * IPv6 address), port (10809) and export (a name, or empty); memory needs none.
 */
static inline bool xenith_pbd_get_device_config(xenith_conn *conn, xenith_string_string_map **result, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "PBD.get_device_config", given, 1, &xenith_type_string_string_map, result);
}

/* Get `currently_attached`: Whether the host has the SR open. */
static inline bool xenith_pbd_get_currently_attached(xenith_conn *conn, bool *result, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "PBD.get_currently_attached", given, 1, &xenith_type_bool, result);
}

/* All fields of the PBD. */
static inline bool xenith_pbd_get_record(xenith_conn *conn, xenith_pbd_record **result, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "PBD.get_record", given, 1, &xenith_type_pbd_record, result);
}

/* All fields of the PBD, those of 0.4.3 included. */
static inline bool xenith_pbd_get_record_internal(xenith_conn *conn, xenith_pbd_record **result, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "PBD.get_record_internal", given, 1, &xenith_type_pbd_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_pbd_to_XML(xenith_conn *conn, char **result, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "PBD.to_XML", given, 1, &xenith_type_string, result);
}

/* The PBD of this uuid. */
static inline bool xenith_pbd_get_by_uuid(xenith_conn *conn, xenith_pbd *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "PBD.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every PBD. */
static inline bool xenith_pbd_get_all(xenith_conn *conn, xenith_pbd_set **result)
{
    return xenith_call(conn, "PBD.get_all", NULL, 0, &xenith_type_pbd_set, result);
}

/* Every PBD with its record. */
static inline bool xenith_pbd_get_all_records(xenith_conn *conn, xenith_pbd_pbd_record_map **result)
{
    return xenith_call(conn, "PBD.get_all_records", NULL, 0, &xenith_type_pbd_pbd_record_map, result);
}

/* Make a PBD; what the record lacks takes its default. */
static inline bool xenith_pbd_create(xenith_conn *conn, xenith_pbd *result, const xenith_pbd_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_pbd_record, &args}};
    return xenith_call(conn, "PBD.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_pbd_async_create(xenith_conn *conn, xenith_task *result, const xenith_pbd_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_pbd_record, &args}};
    return xenith_call(conn, "Async.PBD.create", given, 1, &xenith_type_string, result);
}

/* Destroy the PBD. */
static inline bool xenith_pbd_destroy(xenith_conn *conn, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "PBD.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_pbd_async_destroy(xenith_conn *conn, xenith_task *result, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "Async.PBD.destroy", given, 1, &xenith_type_string, result);
}

/*
 * Opens the SR on the host; SR_UNKNOWN_DRIVER or SR_BACKEND_FAILURE if that cannot be. Of type nbd the server has to
 * be there; one that goes away later is waited for, and so is one that is away when the host starts. Errors:
 * SR_UNKNOWN_DRIVER, SR_BACKEND_FAILURE.
 */
static inline bool xenith_pbd_plug(xenith_conn *conn, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "PBD.plug", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_pbd_async_plug(xenith_conn *conn, xenith_task *result, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "Async.PBD.plug", given, 1, &xenith_type_string, result);
}

/*
 * Closes the SR on the host. OPERATION_NOT_ALLOWED while a VM has a disk of it, or something is under way with it.
 * Memory forgets what is in it; what a server that is away was asked fails, and what it has not flushed may be lost.
 * Errors: SR_BACKEND_FAILURE.
 */
static inline bool xenith_pbd_unplug(xenith_conn *conn, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "PBD.unplug", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_pbd_async_unplug(xenith_conn *conn, xenith_task *result, xenith_pbd pbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pbd}};
    return xenith_call(conn, "Async.PBD.unplug", given, 1, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
