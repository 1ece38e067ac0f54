/* The screen of a VM. It comes and goes with its VM. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_CONSOLE_H
#define XENITH_CLASS_CONSOLE_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_console_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* How to talk to it: vt100, which is plain text with control codes. */
    enum xenith_console_protocol protocol;
    /*
     * URL of the console: GET answers with what was printed so far, CONNECT with that and the live stream. Add
     * session_id.
     */
    char *location;
    /* The VM whose screen it is. */
    xenith_vm VM;
    /* Texts by key for clients to keep; the host acts on none of them. */
    xenith_string_string_map *other_config;
};
static inline xenith_console_record *xenith_console_record_alloc(void)
{
    return (xenith_console_record *)xenith_alloc(&xenith_type_console_record, 0);
}
static inline void xenith_console_record_free(xenith_console_record *value)
{
    xenith_free(&xenith_type_console_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_console_get_uuid(xenith_conn *conn, char **result, xenith_console console)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &console}};
    return xenith_call(conn, "console.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `protocol`: How to talk to it: vt100, which is plain text with control codes. */
static inline bool xenith_console_get_protocol(xenith_conn *conn, enum xenith_console_protocol *result, xenith_console console)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &console}};
    return xenith_call(conn, "console.get_protocol", given, 1, &xenith_type_console_protocol, result);
}

/*
 * Get `location`: URL of the console: GET answers with what was printed so far, CONNECT with that and the live
 * stream. Add session_id.
 */
static inline bool xenith_console_get_location(xenith_conn *conn, char **result, xenith_console console)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &console}};
    return xenith_call(conn, "console.get_location", given, 1, &xenith_type_string, result);
}

/* Get `VM`: The VM whose screen it is. */
static inline bool xenith_console_get_VM(xenith_conn *conn, xenith_vm *result, xenith_console console)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &console}};
    return xenith_call(conn, "console.get_VM", given, 1, &xenith_type_string, result);
}

/* Get `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_console_get_other_config(xenith_conn *conn, xenith_string_string_map **result, xenith_console console)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &console}};
    return xenith_call(conn, "console.get_other_config", given, 1, &xenith_type_string_string_map, result);
}

/* Set `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_console_set_other_config(xenith_conn *conn, xenith_console console, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &console}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "console.set_other_config", given, 2, &xenith_type_void, NULL);
}

/* Add to `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_console_add_to_other_config(xenith_conn *conn, xenith_console console, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &console}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "console.add_to_other_config", given, 3, &xenith_type_void, NULL);
}

/* Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_console_remove_from_other_config(xenith_conn *conn, xenith_console console, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &console}, {&xenith_type_string, &key}};
    return xenith_call(conn, "console.remove_from_other_config", given, 2, &xenith_type_void, NULL);
}

/* All fields of the console. */
static inline bool xenith_console_get_record(xenith_conn *conn, xenith_console_record **result, xenith_console console)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &console}};
    return xenith_call(conn, "console.get_record", given, 1, &xenith_type_console_record, result);
}

/* All fields of the console, those of 0.4.3 included. */
static inline bool xenith_console_get_record_internal(xenith_conn *conn, xenith_console_record **result, xenith_console console)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &console}};
    return xenith_call(conn, "console.get_record_internal", given, 1, &xenith_type_console_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_console_to_XML(xenith_conn *conn, char **result, xenith_console console)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &console}};
    return xenith_call(conn, "console.to_XML", given, 1, &xenith_type_string, result);
}

/* The console of this uuid. */
static inline bool xenith_console_get_by_uuid(xenith_conn *conn, xenith_console *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "console.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every console. */
static inline bool xenith_console_get_all(xenith_conn *conn, xenith_console_set **result)
{
    return xenith_call(conn, "console.get_all", NULL, 0, &xenith_type_console_set, result);
}

/* Every console with its record. */
static inline bool xenith_console_get_all_records(xenith_conn *conn, xenith_console_console_record_map **result)
{
    return xenith_call(conn, "console.get_all_records", NULL, 0, &xenith_type_console_console_record_map, result);
}

/* Make a console; what the record lacks takes its default. */
static inline bool xenith_console_create(xenith_conn *conn, xenith_console *result, const xenith_console_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_console_record, &args}};
    return xenith_call(conn, "console.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_console_async_create(xenith_conn *conn, xenith_task *result, const xenith_console_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_console_record, &args}};
    return xenith_call(conn, "Async.console.create", given, 1, &xenith_type_string, result);
}

/* Destroy the console. */
static inline bool xenith_console_destroy(xenith_conn *conn, xenith_console console)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &console}};
    return xenith_call(conn, "console.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_console_async_destroy(xenith_conn *conn, xenith_task *result, xenith_console console)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &console}};
    return xenith_call(conn, "Async.console.destroy", given, 1, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
