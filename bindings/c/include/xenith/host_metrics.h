/* Figures of a host, measured when they are read. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_HOST_METRICS_H
#define XENITH_CLASS_HOST_METRICS_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_host_metrics_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* RAM that Xen manages, in bytes. */
    int64_t memory_total;
    /* RAM no domain and no part of Xen uses, in bytes; what a VM can start with. */
    int64_t memory_free;
    /* When the figures were taken: the time of the answer. */
    time_t last_updated;
};
static inline xenith_host_metrics_record *xenith_host_metrics_record_alloc(void)
{
    return (xenith_host_metrics_record *)xenith_alloc(&xenith_type_host_metrics_record, 0);
}
static inline void xenith_host_metrics_record_free(xenith_host_metrics_record *value)
{
    xenith_free(&xenith_type_host_metrics_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_host_metrics_get_uuid(xenith_conn *conn, char **result, xenith_host_metrics host_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_metrics}};
    return xenith_call(conn, "host_metrics.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `memory_total`: RAM that Xen manages, in bytes. */
static inline bool xenith_host_metrics_get_memory_total(xenith_conn *conn, int64_t *result, xenith_host_metrics host_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_metrics}};
    return xenith_call(conn, "host_metrics.get_memory_total", given, 1, &xenith_type_int, result);
}

/* Get `memory_free`: RAM no domain and no part of Xen uses, in bytes; what a VM can start with. */
static inline bool xenith_host_metrics_get_memory_free(xenith_conn *conn, int64_t *result, xenith_host_metrics host_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_metrics}};
    return xenith_call(conn, "host_metrics.get_memory_free", given, 1, &xenith_type_int, result);
}

/* Get `last_updated`: When the figures were taken: the time of the answer. */
static inline bool xenith_host_metrics_get_last_updated(xenith_conn *conn, time_t *result, xenith_host_metrics host_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_metrics}};
    return xenith_call(conn, "host_metrics.get_last_updated", given, 1, &xenith_type_time, result);
}

/* All fields of the host_metrics. */
static inline bool xenith_host_metrics_get_record(xenith_conn *conn, xenith_host_metrics_record **result, xenith_host_metrics host_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_metrics}};
    return xenith_call(conn, "host_metrics.get_record", given, 1, &xenith_type_host_metrics_record, result);
}

/* All fields of the host_metrics, those of 0.4.3 included. */
static inline bool xenith_host_metrics_get_record_internal(xenith_conn *conn, xenith_host_metrics_record **result, xenith_host_metrics host_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_metrics}};
    return xenith_call(conn, "host_metrics.get_record_internal", given, 1, &xenith_type_host_metrics_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_host_metrics_to_XML(xenith_conn *conn, char **result, xenith_host_metrics host_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_metrics}};
    return xenith_call(conn, "host_metrics.to_XML", given, 1, &xenith_type_string, result);
}

/* The host_metrics of this uuid. */
static inline bool xenith_host_metrics_get_by_uuid(xenith_conn *conn, xenith_host_metrics *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "host_metrics.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every host_metrics. */
static inline bool xenith_host_metrics_get_all(xenith_conn *conn, xenith_host_metrics_set **result)
{
    return xenith_call(conn, "host_metrics.get_all", NULL, 0, &xenith_type_host_metrics_set, result);
}

/* Every host_metrics with its record. */
static inline bool xenith_host_metrics_get_all_records(xenith_conn *conn, xenith_host_metrics_host_metrics_record_map **result)
{
    return xenith_call(conn, "host_metrics.get_all_records", NULL, 0, &xenith_type_host_metrics_host_metrics_record_map, result);
}

#ifdef __cplusplus
}
#endif

#endif
