/* Somebody who may log in, once set_password gave the user a password. Destroying the user ends its sessions. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_USER_H
#define XENITH_CLASS_USER_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_user_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The login name: 1 to 64 bytes, and no other user's (VALUE_NOT_SUPPORTED). */
    char *short_name;
    /* The person's name as text; may be empty. */
    char *fullname;
    /* How much the user's sessions may do: read, operate or admin, each with all the one before may. */
    enum xenith_role_type role;
};
static inline xenith_user_record *xenith_user_record_alloc(void)
{
    return (xenith_user_record *)xenith_alloc(&xenith_type_user_record, 0);
}
static inline void xenith_user_record_free(xenith_user_record *value)
{
    xenith_free(&xenith_type_user_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_user_get_uuid(xenith_conn *conn, char **result, xenith_user user)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &user}};
    return xenith_call(conn, "user.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `short_name`: The login name: 1 to 64 bytes, and no other user's (VALUE_NOT_SUPPORTED). */
static inline bool xenith_user_get_short_name(xenith_conn *conn, char **result, xenith_user user)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &user}};
    return xenith_call(conn, "user.get_short_name", given, 1, &xenith_type_string, result);
}

/* Get `fullname`: The person's name as text; may be empty. */
static inline bool xenith_user_get_fullname(xenith_conn *conn, char **result, xenith_user user)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &user}};
    return xenith_call(conn, "user.get_fullname", given, 1, &xenith_type_string, result);
}

/* Set `fullname`: The person's name as text; may be empty. */
static inline bool xenith_user_set_fullname(xenith_conn *conn, xenith_user user, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &user}, {&xenith_type_string, &value}};
    return xenith_call(conn, "user.set_fullname", given, 2, &xenith_type_void, NULL);
}

/* Get `role`: How much the user's sessions may do: read, operate or admin, each with all the one before may. */
static inline bool xenith_user_get_role(xenith_conn *conn, enum xenith_role_type *result, xenith_user user)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &user}};
    return xenith_call(conn, "user.get_role", given, 1, &xenith_type_role_type, result);
}

/* All fields of the user. */
static inline bool xenith_user_get_record(xenith_conn *conn, xenith_user_record **result, xenith_user user)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &user}};
    return xenith_call(conn, "user.get_record", given, 1, &xenith_type_user_record, result);
}

/* All fields of the user, those of 0.4.3 included. */
static inline bool xenith_user_get_record_internal(xenith_conn *conn, xenith_user_record **result, xenith_user user)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &user}};
    return xenith_call(conn, "user.get_record_internal", given, 1, &xenith_type_user_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_user_to_XML(xenith_conn *conn, char **result, xenith_user user)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &user}};
    return xenith_call(conn, "user.to_XML", given, 1, &xenith_type_string, result);
}

/* The user of this uuid. */
static inline bool xenith_user_get_by_uuid(xenith_conn *conn, xenith_user *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "user.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every user. */
static inline bool xenith_user_get_all(xenith_conn *conn, xenith_user_set **result)
{
    return xenith_call(conn, "user.get_all", NULL, 0, &xenith_type_user_set, result);
}

/* Every user with its record. */
static inline bool xenith_user_get_all_records(xenith_conn *conn, xenith_user_user_record_map **result)
{
    return xenith_call(conn, "user.get_all_records", NULL, 0, &xenith_type_user_user_record_map, result);
}

/* Make a user; what the record lacks takes its default. */
static inline bool xenith_user_create(xenith_conn *conn, xenith_user *result, const xenith_user_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_user_record, &args}};
    return xenith_call(conn, "user.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_user_async_create(xenith_conn *conn, xenith_task *result, const xenith_user_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_user_record, &args}};
    return xenith_call(conn, "Async.user.create", given, 1, &xenith_type_string, result);
}

/* Destroy the user. */
static inline bool xenith_user_destroy(xenith_conn *conn, xenith_user user)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &user}};
    return xenith_call(conn, "user.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_user_async_destroy(xenith_conn *conn, xenith_task *result, xenith_user user)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &user}};
    return xenith_call(conn, "Async.user.destroy", given, 1, &xenith_type_string, result);
}

/* Gives a user a password of 1 to 256 bytes in place of any older one; open sessions stay. */
static inline bool xenith_user_set_password(xenith_conn *conn, xenith_user user, const char *password)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &user}, {&xenith_type_string, &password}};
    return xenith_call(conn, "user.set_password", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_user_async_set_password(xenith_conn *conn, xenith_task *result, xenith_user user, const char *password)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &user}, {&xenith_type_string, &password}};
    return xenith_call(conn, "Async.user.set_password", given, 2, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
