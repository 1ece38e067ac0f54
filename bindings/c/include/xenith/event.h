/* Asynchronous event registration and handling. An event is a record and no object: it has no accessors. Written by ./x bindings from api-core/src/schema; changes here are lost. */
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
     * The number of the change among all changes of the host's objects. It rises; numbers that are left out are of
     * classes not registered for, or of changes that this one came after.
     */
    int64_t id;
    /* The time at which the event occurred. */
    time_t timestamp;
    /* The name of the class of the object that changed. */
    char *class_;
    /* The operation that was performed. */
    enum xenith_event_operation operation;
    /* A reference to the object that changed. */
    char *ref;
    /* The uuid of the object that changed. */
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
 * Registers this session with the event system for these classes besides those it has; the empty list and "*" are
 * all.
 */
static inline bool xenith_event_register(xenith_conn *conn, const xenith_string_set *classes)
{
    const struct xenith_arg given[] = {{&xenith_type_string_set, &classes}};
    return xenith_call(conn, "event.register", given, 1, &xenith_type_void, NULL);
}

/* Unregisters this session for these classes; the empty list and "*" are all. */
static inline bool xenith_event_unregister(xenith_conn *conn, const xenith_string_set *classes)
{
    const struct xenith_arg given[] = {{&xenith_type_string_set, &classes}};
    return xenith_call(conn, "event.unregister", given, 1, &xenith_type_void, NULL);
}

/*
 * Blocking call which returns a (possibly empty) batch of events: the last state of each object that changed since
 * the call before. Empty after 30 seconds without any. Errors: SESSION_NOT_REGISTERED.
 */
static inline bool xenith_event_next(xenith_conn *conn, xenith_event_record_set **result)
{
    return xenith_call(conn, "event.next", NULL, 0, &xenith_type_event_record_set, result);
}

#ifdef __cplusplus
}
#endif

#endif
