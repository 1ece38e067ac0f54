/* A long-running asynchronous task. Written by ./x bindings from api-core/src/schema; changes here are lost. */
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
    /* Unique identifier/object reference. */
    char *uuid;
    /* A human-readable name. */
    char *name_label;
    /* A notes field containing human-readable description. */
    char *name_description;
    /* Current status of the task. */
    enum xenith_task_status_type status;
    /* The session that created the task; told to that session only. */
    xenith_session session;
    /* If the task is still pending, its progress in percent; 100 once it is over. */
    int64_t progress;
    /* The type of the result, as in the text, if the task succeeded. */
    char *type;
    /*
     * The result of the task as the XML-RPC value it would have been, if there is one. One over 16 KiB is not kept:
     * it is empty then, and name_description says so.
     */
    char *result;
    /* Code and parameters of the error, if the task failed. */
    xenith_string_set *error_info;
    /* What can be done with the task now. */
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

/* Get `uuid`: Unique identifier/object reference. */
static inline bool xenith_task_get_uuid(xenith_conn *conn, char **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `name_label`: A human-readable name. */
static inline bool xenith_task_get_name_label(xenith_conn *conn, char **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_name_label", given, 1, &xenith_type_string, result);
}

/* Set `name_label`: A human-readable name. */
static inline bool xenith_task_set_name_label(xenith_conn *conn, xenith_task task, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}, {&xenith_type_string, &value}};
    return xenith_call(conn, "task.set_name_label", given, 2, &xenith_type_void, NULL);
}

/* Get `name_description`: A notes field containing human-readable description. */
static inline bool xenith_task_get_name_description(xenith_conn *conn, char **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_name_description", given, 1, &xenith_type_string, result);
}

/* Set `name_description`: A notes field containing human-readable description. */
static inline bool xenith_task_set_name_description(xenith_conn *conn, xenith_task task, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}, {&xenith_type_string, &value}};
    return xenith_call(conn, "task.set_name_description", given, 2, &xenith_type_void, NULL);
}

/* Get `status`: Current status of the task. */
static inline bool xenith_task_get_status(xenith_conn *conn, enum xenith_task_status_type *result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_status", given, 1, &xenith_type_task_status_type, result);
}

/* Get `session`: The session that created the task; told to that session only. */
static inline bool xenith_task_get_session(xenith_conn *conn, xenith_session *result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_session", given, 1, &xenith_type_string, result);
}

/* Get `progress`: If the task is still pending, its progress in percent; 100 once it is over. */
static inline bool xenith_task_get_progress(xenith_conn *conn, int64_t *result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_progress", given, 1, &xenith_type_int, result);
}

/* Get `type`: The type of the result, as in the text, if the task succeeded. */
static inline bool xenith_task_get_type(xenith_conn *conn, char **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_type", given, 1, &xenith_type_string, result);
}

/*
 * Get `result`: The result of the task as the XML-RPC value it would have been, if there is one. One over 16 KiB is
 * not kept: it is empty then, and name_description says so.
 */
static inline bool xenith_task_get_result(xenith_conn *conn, char **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_result", given, 1, &xenith_type_string, result);
}

/* Get `error_info`: Code and parameters of the error, if the task failed. */
static inline bool xenith_task_get_error_info(xenith_conn *conn, xenith_string_set **result, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.get_error_info", given, 1, &xenith_type_string_set, result);
}

/* Get `allowed_operations`: What can be done with the task now. */
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

/* Cancel this task: what it did is undone. Errors: OPERATION_NOT_ALLOWED. */
static inline bool xenith_task_cancel(xenith_conn *conn, xenith_task task)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &task}};
    return xenith_call(conn, "task.cancel", given, 1, &xenith_type_void, NULL);
}

#ifdef __cplusplus
}
#endif

#endif
