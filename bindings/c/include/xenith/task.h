/* Tells how an Async call goes. Finished tasks are kept for a day at most, fewer of them if they are many or large. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_TASK_H
#define XENITH_CLASS_TASK_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_task_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* Async. and the method's name, unless a client set another; not unique. */
    char *name_label;
    /* Free text; says so when a result was too large to be kept. */
    char *name_description;
    /* How the call goes: pending, cancelling, or how it ended. */
    enum xenith_task_status_type status;
    /* The session that made the call. Every other session reads none here. */
    xenith_session session;
    /* Percent done, 0 to 100; 100 at any end, also a bad one. */
    int64_t progress;
    /* Type of the result in the API's spelling, void for none; known from the start. */
    char *type;
    /*
     * The result in XML-RPC once status is success; empty for void. Over 16 KiB it is dropped, and name_description
     * says so.
     */
    char *result;
    /* The error's code, then its parameters, if the call failed or was cancelled; else empty. */
    xenith_string_set *error_info;
    /* Cancel while the call can still be taken back, else empty. */
    xenith_task_allowed_operations_set *allowed_operations;
};
static inline xenith_task_record *xenith_task_record_alloc(void)
{
    return (xenith_task_record *)xenith_alloc(&xenith_type_task_record, 0);
}
static inline void xenith_task_record_free(xenith_task_record *value)
{
    xenith_free(&xenith_type_task_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_task_get_uuid(xenith_conn *conn, char **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `name_label`: Async. and the method's name, unless a client set another; not unique. */
static inline bool xenith_task_get_name_label(xenith_conn *conn, char **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_name_label", given, 1, &xenith_type_string, result);
}

/* Set `name_label`: Async. and the method's name, unless a client set another; not unique. */
static inline bool xenith_task_set_name_label(xenith_conn *conn, xenith_task task, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}, {&xenith_type_string, &value}};
    return xenith_call(conn, "task.set_name_label", given, 2, &xenith_type_void, NULL);
}

/* Get `name_description`: Free text; says so when a result was too large to be kept. */
static inline bool xenith_task_get_name_description(xenith_conn *conn, char **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_name_description", given, 1, &xenith_type_string, result);
}

/* Set `name_description`: Free text; says so when a result was too large to be kept. */
static inline bool xenith_task_set_name_description(xenith_conn *conn, xenith_task task, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}, {&xenith_type_string, &value}};
    return xenith_call(conn, "task.set_name_description", given, 2, &xenith_type_void, NULL);
}

/* Get `status`: How the call goes: pending, cancelling, or how it ended. */
static inline bool xenith_task_get_status(xenith_conn *conn, enum xenith_task_status_type *result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_status", given, 1, &xenith_type_task_status_type, result);
}

/* Get `session`: The session that made the call. Every other session reads none here. */
static inline bool xenith_task_get_session(xenith_conn *conn, xenith_session *result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_session", given, 1, &xenith_type_string, result);
}

/* Get `progress`: Percent done, 0 to 100; 100 at any end, also a bad one. */
static inline bool xenith_task_get_progress(xenith_conn *conn, int64_t *result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_progress", given, 1, &xenith_type_int, result);
}

/* Get `type`: Type of the result in the API's spelling, void for none; known from the start. */
static inline bool xenith_task_get_type(xenith_conn *conn, char **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_type", given, 1, &xenith_type_string, result);
}

/*
 * Get `result`: The result in XML-RPC once status is success; empty for void. Over 16 KiB it is dropped, and
 * name_description says so.
 */
static inline bool xenith_task_get_result(xenith_conn *conn, char **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_result", given, 1, &xenith_type_string, result);
}

/* Get `error_info`: The error's code, then its parameters, if the call failed or was cancelled; else empty. */
static inline bool xenith_task_get_error_info(xenith_conn *conn, xenith_string_set **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_error_info", given, 1, &xenith_type_string_set, result);
}

/* Get `allowed_operations`: Cancel while the call can still be taken back, else empty. */
static inline bool xenith_task_get_allowed_operations(xenith_conn *conn, xenith_task_allowed_operations_set **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_allowed_operations", given, 1, &xenith_type_task_allowed_operations_set, result);
}

/* All fields of the task. */
static inline bool xenith_task_get_record(xenith_conn *conn, xenith_task_record **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_record", given, 1, &xenith_type_task_record, result);
}

/* All fields of the task, those of 0.4.3 included. */
static inline bool xenith_task_get_record_internal(xenith_conn *conn, xenith_task_record **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_record_internal", given, 1, &xenith_type_task_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_task_to_XML(xenith_conn *conn, char **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.to_XML", given, 1, &xenith_type_string, result);
}

/* The task of this uuid. */
static inline bool xenith_task_get_by_uuid(xenith_conn *conn, xenith_task *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "task.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every task. */
static inline bool xenith_task_get_all(xenith_conn *conn, xenith_task_set **result)
{
    return xenith_call(conn, "task.get_all", NULL, 0, &xenith_type_task_set, result);
}

/* Every task with its record. */
static inline bool xenith_task_get_all_records(xenith_conn *conn, xenith_task_task_record_map **result)
{
    return xenith_call(conn, "task.get_all_records", NULL, 0, &xenith_type_task_task_record_map, result);
}

/* Every task of this name_label. */
static inline bool xenith_task_get_by_name_label(xenith_conn *conn, xenith_task_set **result, const char *label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &label}};
    return xenith_call(conn, "task.get_by_name_label", given, 1, &xenith_type_task_set, result);
}

/* Make a task; what the record lacks takes its default. */
static inline bool xenith_task_create(xenith_conn *conn, xenith_task *result, const xenith_task_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_task_record, &args}};
    return xenith_call(conn, "task.create", given, 1, &xenith_type_string, result);
}

/* Destroy the task. */
static inline bool xenith_task_destroy(xenith_conn *conn, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.destroy", given, 1, &xenith_type_void, NULL);
}

/*
 * Ends the call and undoes what it did: status is cancelling, then cancelled. OPERATION_NOT_ALLOWED if
 * allowed_operations lacks Cancel. Errors: OPERATION_NOT_ALLOWED.
 */
static inline bool xenith_task_cancel(xenith_conn *conn, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.cancel", given, 1, &xenith_type_void, NULL);
}

#ifdef __cplusplus
}
#endif

#endif
