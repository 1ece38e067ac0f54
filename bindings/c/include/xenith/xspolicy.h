/* A policy of Xen's former security module. There are none, and none can be made: today's Xen has FLASK instead. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_XSPOLICY_H
#define XENITH_CLASS_XSPOLICY_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_xspolicy_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The whole policy as an XML document. */
    char *repr;
    /* Number of the kind of policy; 1 is ACM. */
    int64_t type;
    /* Bits: 1 if it is used from boot on, 2 if it is in force. */
    int64_t flags;
};
static inline xenith_xspolicy_record *xenith_xspolicy_record_alloc(void)
{
    return (xenith_xspolicy_record *)xenith_alloc(&xenith_type_xspolicy_record, 0);
}
static inline void xenith_xspolicy_record_free(xenith_xspolicy_record *value)
{
    xenith_free(&xenith_type_xspolicy_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_xspolicy_get_uuid(xenith_conn *conn, char **result, xenith_xspolicy xspolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &xspolicy}};
    return xenith_call(conn, "XSPolicy.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `repr`: The whole policy as an XML document. */
static inline bool xenith_xspolicy_get_repr(xenith_conn *conn, char **result, xenith_xspolicy xspolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &xspolicy}};
    return xenith_call(conn, "XSPolicy.get_repr", given, 1, &xenith_type_string, result);
}

/* Set `repr`: The whole policy as an XML document. */
static inline bool xenith_xspolicy_set_repr(xenith_conn *conn, xenith_xspolicy xspolicy, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &xspolicy}, {&xenith_type_string, &value}};
    return xenith_call(conn, "XSPolicy.set_repr", given, 2, &xenith_type_void, NULL);
}

/* Get `type`: Number of the kind of policy; 1 is ACM. */
static inline bool xenith_xspolicy_get_type(xenith_conn *conn, int64_t *result, xenith_xspolicy xspolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &xspolicy}};
    return xenith_call(conn, "XSPolicy.get_type", given, 1, &xenith_type_int, result);
}

/* Get `flags`: Bits: 1 if it is used from boot on, 2 if it is in force. */
static inline bool xenith_xspolicy_get_flags(xenith_conn *conn, int64_t *result, xenith_xspolicy xspolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &xspolicy}};
    return xenith_call(conn, "XSPolicy.get_flags", given, 1, &xenith_type_int, result);
}

/* All fields of the XSPolicy. */
static inline bool xenith_xspolicy_get_record(xenith_conn *conn, xenith_xspolicy_record **result, xenith_xspolicy xspolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &xspolicy}};
    return xenith_call(conn, "XSPolicy.get_record", given, 1, &xenith_type_xspolicy_record, result);
}

/* All fields of the XSPolicy, those of 0.4.3 included. */
static inline bool xenith_xspolicy_get_record_internal(xenith_conn *conn, xenith_xspolicy_record **result, xenith_xspolicy xspolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &xspolicy}};
    return xenith_call(conn, "XSPolicy.get_record_internal", given, 1, &xenith_type_xspolicy_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_xspolicy_to_XML(xenith_conn *conn, char **result, xenith_xspolicy xspolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &xspolicy}};
    return xenith_call(conn, "XSPolicy.to_XML", given, 1, &xenith_type_string, result);
}

/* The XSPolicy of this uuid. */
static inline bool xenith_xspolicy_get_by_uuid(xenith_conn *conn, xenith_xspolicy *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "XSPolicy.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every XSPolicy. */
static inline bool xenith_xspolicy_get_all(xenith_conn *conn, xenith_xspolicy_set **result)
{
    return xenith_call(conn, "XSPolicy.get_all", NULL, 0, &xenith_type_xspolicy_set, result);
}

/* Every XSPolicy with its record. */
static inline bool xenith_xspolicy_get_all_records(xenith_conn *conn, xenith_xspolicy_xspolicy_record_map **result)
{
    return xenith_call(conn, "XSPolicy.get_all_records", NULL, 0, &xenith_type_xspolicy_xspolicy_record_map, result);
}

/* Answers with a bit for each kind of policy Xen can have: 0, for none. */
static inline bool xenith_xspolicy_get_xstype(xenith_conn *conn, int64_t *result)
{
    return xenith_call(conn, "XSPolicy.get_xstype", NULL, 0, &xenith_type_int, result);
}

/* The same as a task. */
static inline bool xenith_xspolicy_async_get_xstype(xenith_conn *conn, xenith_task *result)
{
    return xenith_call(conn, "Async.XSPolicy.get_xstype", NULL, 0, &xenith_type_string, result);
}

/* Would put a policy in force. Changes nothing and answers with xserr -4111 and a text in errors that says why. */
static inline bool xenith_xspolicy_set_xspolicy(xenith_conn *conn, xenith_xs_policystate **result, int64_t type, const char *repr, int64_t flags, bool overwrite)
{
    const struct xenith_arg given[] = {{&xenith_type_int, &type}, {&xenith_type_string, &repr}, {&xenith_type_int, &flags}, {&xenith_type_bool, &overwrite}};
    return xenith_call(conn, "XSPolicy.set_xspolicy", given, 4, &xenith_type_xs_policystate, result);
}

/* The same as a task. */
static inline bool xenith_xspolicy_async_set_xspolicy(xenith_conn *conn, xenith_task *result, int64_t type, const char *repr, int64_t flags, bool overwrite)
{
    const struct xenith_arg given[] = {{&xenith_type_int, &type}, {&xenith_type_string, &repr}, {&xenith_type_int, &flags}, {&xenith_type_bool, &overwrite}};
    return xenith_call(conn, "Async.XSPolicy.set_xspolicy", given, 4, &xenith_type_string, result);
}

/* Would go back to a default policy. Changes nothing and answers with xserr -4111 and a text in errors that says why. */
static inline bool xenith_xspolicy_reset_xspolicy(xenith_conn *conn, xenith_xs_policystate **result, int64_t type)
{
    const struct xenith_arg given[] = {{&xenith_type_int, &type}};
    return xenith_call(conn, "XSPolicy.reset_xspolicy", given, 1, &xenith_type_xs_policystate, result);
}

/* The same as a task. */
static inline bool xenith_xspolicy_async_reset_xspolicy(xenith_conn *conn, xenith_task *result, int64_t type)
{
    const struct xenith_arg given[] = {{&xenith_type_int, &type}};
    return xenith_call(conn, "Async.XSPolicy.reset_xspolicy", given, 1, &xenith_type_string, result);
}

/* Answers with the policy in force: xserr 0 and everything else empty, as there is none. */
static inline bool xenith_xspolicy_get_xspolicy(xenith_conn *conn, xenith_xs_policystate **result)
{
    return xenith_call(conn, "XSPolicy.get_xspolicy", NULL, 0, &xenith_type_xs_policystate, result);
}

/* The same as a task. */
static inline bool xenith_xspolicy_async_get_xspolicy(xenith_conn *conn, xenith_task *result)
{
    return xenith_call(conn, "Async.XSPolicy.get_xspolicy", NULL, 0, &xenith_type_string, result);
}

/*
 * Would boot without a policy from the next time on. Always SECURITY_ERROR: there is none to remove. Errors:
 * SECURITY_ERROR.
 */
static inline bool xenith_xspolicy_rm_xsbootpolicy(xenith_conn *conn)
{
    return xenith_call(conn, "XSPolicy.rm_xsbootpolicy", NULL, 0, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_xspolicy_async_rm_xsbootpolicy(xenith_conn *conn, xenith_task *result)
{
    return xenith_call(conn, "Async.XSPolicy.rm_xsbootpolicy", NULL, 0, &xenith_type_string, result);
}

/* Answers with labels by resource: always empty. */
static inline bool xenith_xspolicy_get_labeled_resources(xenith_conn *conn, xenith_string_string_map **result)
{
    return xenith_call(conn, "XSPolicy.get_labeled_resources", NULL, 0, &xenith_type_string_string_map, result);
}

/* The same as a task. */
static inline bool xenith_xspolicy_async_get_labeled_resources(xenith_conn *conn, xenith_task *result)
{
    return xenith_call(conn, "Async.XSPolicy.get_labeled_resources", NULL, 0, &xenith_type_string, result);
}

/* Accepts the empty label, which everything has; another one is SECURITY_ERROR. Errors: SECURITY_ERROR. */
static inline bool xenith_xspolicy_set_resource_label(xenith_conn *conn, const char *resource, const char *label, const char *old_label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &resource}, {&xenith_type_string, &label}, {&xenith_type_string, &old_label}};
    return xenith_call(conn, "XSPolicy.set_resource_label", given, 3, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_xspolicy_async_set_resource_label(xenith_conn *conn, xenith_task *result, const char *resource, const char *label, const char *old_label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &resource}, {&xenith_type_string, &label}, {&xenith_type_string, &old_label}};
    return xenith_call(conn, "Async.XSPolicy.set_resource_label", given, 3, &xenith_type_string, result);
}

/* Answers with the empty label for any resource. */
static inline bool xenith_xspolicy_get_resource_label(xenith_conn *conn, char **result, const char *resource)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &resource}};
    return xenith_call(conn, "XSPolicy.get_resource_label", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_xspolicy_async_get_resource_label(xenith_conn *conn, xenith_task *result, const char *resource)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &resource}};
    return xenith_call(conn, "Async.XSPolicy.get_resource_label", given, 1, &xenith_type_string, result);
}

/* Answers 0 for the empty label: VMs run without one. Another label is SECURITY_ERROR. Errors: SECURITY_ERROR. */
static inline bool xenith_xspolicy_can_run(xenith_conn *conn, int64_t *result, const char *security_label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &security_label}};
    return xenith_call(conn, "XSPolicy.can_run", given, 1, &xenith_type_int, result);
}

/* The same as a task. */
static inline bool xenith_xspolicy_async_can_run(xenith_conn *conn, xenith_task *result, const char *security_label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &security_label}};
    return xenith_call(conn, "Async.XSPolicy.can_run", given, 1, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
