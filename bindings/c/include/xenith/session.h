/* A log-in. Whoever knows its reference acts as its user, so lists show callers no session but their own. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_SESSION_H
#define XENITH_CLASS_SESSION_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_session_record {
    /* The same text as the session's reference, and as secret. */
    char *uuid;
    /* The host that answers; always this one. */
    xenith_host this_host;
    /* The user who logged in. */
    xenith_user this_user;
    /* When the session made its latest call; one that stays idle too long (24 hours unless configured) ends. */
    time_t last_active;
};
static inline xenith_session_record *xenith_session_record_alloc(void)
{
    return (xenith_session_record *)xenith_alloc(&xenith_type_session_record, 0);
}
static inline void xenith_session_record_free(xenith_session_record *value)
{
    xenith_free(&xenith_type_session_record, &value);
}

/* Get `uuid`: The same text as the session's reference, and as secret. */
static inline bool xenith_session_get_uuid(xenith_conn *conn, char **result, xenith_session session)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &session}};
    return xenith_call(conn, "session.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `this_host`: The host that answers; always this one. */
static inline bool xenith_session_get_this_host(xenith_conn *conn, xenith_host *result, xenith_session session)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &session}};
    return xenith_call(conn, "session.get_this_host", given, 1, &xenith_type_string, result);
}

/* Get `this_user`: The user who logged in. */
static inline bool xenith_session_get_this_user(xenith_conn *conn, xenith_user *result, xenith_session session)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &session}};
    return xenith_call(conn, "session.get_this_user", given, 1, &xenith_type_string, result);
}

/*
 * Get `last_active`: When the session made its latest call; one that stays idle too long (24 hours unless configured)
 * ends.
 */
static inline bool xenith_session_get_last_active(xenith_conn *conn, time_t *result, xenith_session session)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &session}};
    return xenith_call(conn, "session.get_last_active", given, 1, &xenith_type_time, result);
}

/* All fields of the session. */
static inline bool xenith_session_get_record(xenith_conn *conn, xenith_session_record **result, xenith_session session)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &session}};
    return xenith_call(conn, "session.get_record", given, 1, &xenith_type_session_record, result);
}

/* All fields of the session, those of 0.4.3 included. */
static inline bool xenith_session_get_record_internal(xenith_conn *conn, xenith_session_record **result, xenith_session session)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &session}};
    return xenith_call(conn, "session.get_record_internal", given, 1, &xenith_type_session_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_session_to_XML(xenith_conn *conn, char **result, xenith_session session)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &session}};
    return xenith_call(conn, "session.to_XML", given, 1, &xenith_type_string, result);
}

/* The session of this uuid. */
static inline bool xenith_session_get_by_uuid(xenith_conn *conn, xenith_session *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "session.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every session. */
static inline bool xenith_session_get_all(xenith_conn *conn, xenith_session_set **result)
{
    return xenith_call(conn, "session.get_all", NULL, 0, &xenith_type_session_set, result);
}

/* Every session with its record. */
static inline bool xenith_session_get_all_records(xenith_conn *conn, xenith_session_session_record_map **result)
{
    return xenith_call(conn, "session.get_all_records", NULL, 0, &xenith_type_session_session_record_map, result);
}

/* Make a session; what the record lacks takes its default. */
static inline bool xenith_session_create(xenith_conn *conn, xenith_session *result, const xenith_session_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_session_record, &args}};
    return xenith_call(conn, "session.create", given, 1, &xenith_type_string, result);
}

/* Destroy the session. */
static inline bool xenith_session_destroy(xenith_conn *conn, xenith_session session)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &session}};
    return xenith_call(conn, "session.destroy", given, 1, &xenith_type_void, NULL);
}

/*
 * Gives the caller's own user a new password of 1 to 256 bytes; a wrong old one is SESSION_AUTHENTICATION_FAILED.
 * Errors: SESSION_AUTHENTICATION_FAILED.
 */
static inline bool xenith_session_change_password(xenith_conn *conn, const char *old_pwd, const char *new_pwd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &old_pwd}, {&xenith_type_string, &new_pwd}};
    return xenith_call(conn, "session.change_password", given, 2, &xenith_type_void, NULL);
}

#ifdef __cplusplus
}
#endif

#endif
