/* Objects that do nothing, for clients that try out their calls. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_DEBUG_H
#define XENITH_CLASS_DEBUG_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_debug_record {
    char nothing;
};
static inline xenith_debug_record *xenith_debug_record_alloc(void)
{
    return (xenith_debug_record *)xenith_alloc(&xenith_type_debug_record, 0);
}
static inline void xenith_debug_record_free(xenith_debug_record *value)
{
    xenith_free(&xenith_type_debug_record, &value);
}

/* All fields of the debug. */
static inline bool xenith_debug_get_record(xenith_conn *conn, xenith_debug_record **result, xenith_debug debug)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &debug}};
    return xenith_call(conn, "debug.get_record", given, 1, &xenith_type_debug_record, result);
}

/* All fields of the debug, those of 0.4.3 included. */
static inline bool xenith_debug_get_record_internal(xenith_conn *conn, xenith_debug_record **result, xenith_debug debug)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &debug}};
    return xenith_call(conn, "debug.get_record_internal", given, 1, &xenith_type_debug_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_debug_to_XML(xenith_conn *conn, char **result, xenith_debug debug)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &debug}};
    return xenith_call(conn, "debug.to_XML", given, 1, &xenith_type_string, result);
}

/* The debug of this uuid. */
static inline bool xenith_debug_get_by_uuid(xenith_conn *conn, xenith_debug *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "debug.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every debug. */
static inline bool xenith_debug_get_all(xenith_conn *conn, xenith_debug_set **result)
{
    return xenith_call(conn, "debug.get_all", NULL, 0, &xenith_type_debug_set, result);
}

/* Every debug with its record. */
static inline bool xenith_debug_get_all_records(xenith_conn *conn, xenith_debug_debug_record_map **result)
{
    return xenith_call(conn, "debug.get_all_records", NULL, 0, &xenith_type_debug_debug_record_map, result);
}

/* Make a debug; what the record lacks takes its default. */
static inline bool xenith_debug_create(xenith_conn *conn, xenith_debug *result, const xenith_debug_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_debug_record, &args}};
    return xenith_call(conn, "debug.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_debug_async_create(xenith_conn *conn, xenith_task *result, const xenith_debug_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_debug_record, &args}};
    return xenith_call(conn, "Async.debug.create", given, 1, &xenith_type_string, result);
}

/* Destroy the debug. */
static inline bool xenith_debug_destroy(xenith_conn *conn, xenith_debug debug)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &debug}};
    return xenith_call(conn, "debug.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_debug_async_destroy(xenith_conn *conn, xenith_task *result, xenith_debug debug)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &debug}};
    return xenith_call(conn, "Async.debug.destroy", given, 1, &xenith_type_string, result);
}

/* Fails with INTERNAL_ERROR, always, so that a client can try how it takes a failure. */
static inline bool xenith_debug_return_failure(xenith_conn *conn)
{
    return xenith_call(conn, "debug.return_failure", NULL, 0, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_debug_async_return_failure(xenith_conn *conn, xenith_task *result)
{
    return xenith_call(conn, "Async.debug.return_failure", NULL, 0, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
