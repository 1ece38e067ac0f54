/* How a session learns what changed. Events are what next answers with; there are no event objects and so no getters. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_EVENT_H
#define XENITH_CLASS_EVENT_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_event_record {
    /*
     * Number of the change, counted over the whole host and always rising. Gaps are other classes, or changes a later
     * one covers.
     */
    int64_t id;
    /* When the host noted the change, UTC. */
    time_t timestamp;
    /* Class of the object, as in method names. */
    char *class_;
    /*
     * add, mod or del, against what the session was told before; an object that came and went in between has no
     * event.
     */
    enum xenith_event_operation operation;
    /* The object's reference; a dead one after del. */
    char *ref;
    /* The object's uuid, the same text as ref. */
    char *obj_uuid;
};
static inline xenith_event_record *xenith_event_record_alloc(void)
{
    return (xenith_event_record *)xenith_alloc(&xenith_type_event_record, 0);
}
static inline void xenith_event_record_free(xenith_event_record *value)
{
    xenith_free(&xenith_type_event_record, &value);
}

/*
 * Adds classes to those the session hears of, from now on. An empty list or "*" means all; an unknown name is
 * VALUE_NOT_SUPPORTED.
 */
static inline bool xenith_event_register(xenith_conn *conn, const xenith_string_set *classes)
{
    const struct xenith_arg given[] = {{&xenith_type_string_set, &classes}};
    return xenith_call(conn, "event.register", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_event_async_register(xenith_conn *conn, xenith_task *result, const xenith_string_set *classes)
{
    const struct xenith_arg given[] = {{&xenith_type_string_set, &classes}};
    return xenith_call(conn, "Async.event.register", given, 1, &xenith_type_string, result);
}

/*
 * Takes classes from those the session hears of; an empty list or "*" takes all. Without any left the registration is
 * gone.
 */
static inline bool xenith_event_unregister(xenith_conn *conn, const xenith_string_set *classes)
{
    const struct xenith_arg given[] = {{&xenith_type_string_set, &classes}};
    return xenith_call(conn, "event.unregister", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_event_async_unregister(xenith_conn *conn, xenith_task *result, const xenith_string_set *classes)
{
    const struct xenith_arg given[] = {{&xenith_type_string_set, &classes}};
    return xenith_call(conn, "Async.event.unregister", given, 1, &xenith_type_string, result);
}

/*
 * Waits for changes and answers with up to 100, one per object; empty after 30 s, at once as Async.
 * SESSION_NOT_REGISTERED: register (again) and read all objects anew. Errors: SESSION_NOT_REGISTERED.
 */
static inline bool xenith_event_next(xenith_conn *conn, xenith_event_record_set **result)
{
    return xenith_call(conn, "event.next", NULL, 0, &xenith_type_event_record_set, result);
}

/* The same as a task. */
static inline bool xenith_event_async_next(xenith_conn *conn, xenith_task *result)
{
    return xenith_call(conn, "Async.event.next", NULL, 0, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
