/* A policy of the ACM kind. There are none: Xen dropped ACM in 2013. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_ACMPOLICY_H
#define XENITH_CLASS_ACMPOLICY_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_acmpolicy_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The whole policy as an XML document. */
    char *repr;
    /* Number of the kind of policy; 1 is ACM. */
    int64_t type;
    /* Bits: 1 if it is used from boot on, 2 if it is in force. */
    int64_t flags;
};
static inline xenith_acmpolicy_record *xenith_acmpolicy_record_alloc(void)
{
    return (xenith_acmpolicy_record *)xenith_alloc(&xenith_type_acmpolicy_record, 0);
}
static inline void xenith_acmpolicy_record_free(xenith_acmpolicy_record *value)
{
    xenith_free(&xenith_type_acmpolicy_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_acmpolicy_get_uuid(xenith_conn *conn, char **result, xenith_acmpolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "ACMPolicy.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `repr`: The whole policy as an XML document. */
static inline bool xenith_acmpolicy_get_repr(xenith_conn *conn, char **result, xenith_acmpolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "ACMPolicy.get_repr", given, 1, &xenith_type_string, result);
}

/* Set `repr`: The whole policy as an XML document. */
static inline bool xenith_acmpolicy_set_repr(xenith_conn *conn, xenith_acmpolicy acmpolicy, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}, {&xenith_type_string, &value}};
    return xenith_call(conn, "ACMPolicy.set_repr", given, 2, &xenith_type_void, NULL);
}

/* Get `type`: Number of the kind of policy; 1 is ACM. */
static inline bool xenith_acmpolicy_get_type(xenith_conn *conn, int64_t *result, xenith_acmpolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "ACMPolicy.get_type", given, 1, &xenith_type_int, result);
}

/* Get `flags`: Bits: 1 if it is used from boot on, 2 if it is in force. */
static inline bool xenith_acmpolicy_get_flags(xenith_conn *conn, int64_t *result, xenith_acmpolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "ACMPolicy.get_flags", given, 1, &xenith_type_int, result);
}

/* All fields of the ACMPolicy. */
static inline bool xenith_acmpolicy_get_record(xenith_conn *conn, xenith_acmpolicy_record **result, xenith_acmpolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "ACMPolicy.get_record", given, 1, &xenith_type_acmpolicy_record, result);
}

/* All fields of the ACMPolicy, those of 0.4.3 included. */
static inline bool xenith_acmpolicy_get_record_internal(xenith_conn *conn, xenith_acmpolicy_record **result, xenith_acmpolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "ACMPolicy.get_record_internal", given, 1, &xenith_type_acmpolicy_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_acmpolicy_to_XML(xenith_conn *conn, char **result, xenith_acmpolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "ACMPolicy.to_XML", given, 1, &xenith_type_string, result);
}

/* The ACMPolicy of this uuid. */
static inline bool xenith_acmpolicy_get_by_uuid(xenith_conn *conn, xenith_acmpolicy *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "ACMPolicy.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every ACMPolicy. */
static inline bool xenith_acmpolicy_get_all(xenith_conn *conn, xenith_acmpolicy_set **result)
{
    return xenith_call(conn, "ACMPolicy.get_all", NULL, 0, &xenith_type_acmpolicy_set, result);
}

/* Every ACMPolicy with its record. */
static inline bool xenith_acmpolicy_get_all_records(xenith_conn *conn, xenith_acmpolicy_acmpolicy_record_map **result)
{
    return xenith_call(conn, "ACMPolicy.get_all_records", NULL, 0, &xenith_type_acmpolicy_acmpolicy_record_map, result);
}

/* Would answer with a policy's name, date and origin. No reference is valid: HANDLE_INVALID. */
static inline bool xenith_acmpolicy_get_header(xenith_conn *conn, xenith_acm_policyheader **result, xenith_xspolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "ACMPolicy.get_header", given, 1, &xenith_type_acm_policyheader, result);
}

/* The same as a task. */
static inline bool xenith_acmpolicy_async_get_header(xenith_conn *conn, xenith_task *result, xenith_xspolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "Async.ACMPolicy.get_header", given, 1, &xenith_type_string, result);
}

/* Would answer with a policy as XML. No reference is valid: HANDLE_INVALID. */
static inline bool xenith_acmpolicy_get_xml(xenith_conn *conn, char **result, xenith_xspolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "ACMPolicy.get_xml", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_acmpolicy_async_get_xml(xenith_conn *conn, xenith_task *result, xenith_xspolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "Async.ACMPolicy.get_xml", given, 1, &xenith_type_string, result);
}

/* Would answer with how a policy numbers its labels. No reference is valid: HANDLE_INVALID. */
static inline bool xenith_acmpolicy_get_map(xenith_conn *conn, char **result, xenith_xspolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "ACMPolicy.get_map", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_acmpolicy_async_get_map(xenith_conn *conn, xenith_task *result, xenith_xspolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "Async.ACMPolicy.get_map", given, 1, &xenith_type_string, result);
}

/* Would answer with a policy in compiled form, base64. No reference is valid: HANDLE_INVALID. */
static inline bool xenith_acmpolicy_get_binary(xenith_conn *conn, char **result, xenith_xspolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "ACMPolicy.get_binary", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_acmpolicy_async_get_binary(xenith_conn *conn, xenith_task *result, xenith_xspolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "Async.ACMPolicy.get_binary", given, 1, &xenith_type_string, result);
}

/* Would answer with what Xen has loaded, base64. No reference is valid: HANDLE_INVALID. */
static inline bool xenith_acmpolicy_get_enforced_binary(xenith_conn *conn, char **result, xenith_xspolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "ACMPolicy.get_enforced_binary", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_acmpolicy_async_get_enforced_binary(xenith_conn *conn, xenith_task *result, xenith_xspolicy acmpolicy)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &acmpolicy}};
    return xenith_call(conn, "Async.ACMPolicy.get_enforced_binary", given, 1, &xenith_type_string, result);
}

/*
 * Would answer with the number ACM knows a VM's label by. Always SECURITY_ERROR: Xen has no ACM. Errors:
 * HANDLE_INVALID, VM_BAD_POWER_STATE, SECURITY_ERROR.
 */
static inline bool xenith_acmpolicy_get_VM_ssidref(xenith_conn *conn, char **result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "ACMPolicy.get_VM_ssidref", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_acmpolicy_async_get_VM_ssidref(xenith_conn *conn, xenith_task *result, xenith_vm vm)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm}};
    return xenith_call(conn, "Async.ACMPolicy.get_VM_ssidref", given, 1, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
