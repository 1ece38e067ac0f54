/* Traffic figures of one PIF. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_PIF_METRICS_H
#define XENITH_CLASS_PIF_METRICS_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_pif_metrics_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* What the card receives, in KiB/s; a VLAN's is counted with its card's, and 0 here. */
    double io_read_kbs;
    /* What the card sends, in KiB/s; likewise. */
    double io_write_kbs;
    /* When the figures were taken: the time of the answer. */
    time_t last_updated;
};
static inline xenith_pif_metrics_record *xenith_pif_metrics_record_alloc(void)
{
    return (xenith_pif_metrics_record *)xenith_alloc(&xenith_type_pif_metrics_record, 0);
}
static inline void xenith_pif_metrics_record_free(xenith_pif_metrics_record *value)
{
    xenith_free(&xenith_type_pif_metrics_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_pif_metrics_get_uuid(xenith_conn *conn, char **result, xenith_pif_metrics pif_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif_metrics}};
    return xenith_call(conn, "PIF_metrics.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `io_read_kbs`: What the card receives, in KiB/s; a VLAN's is counted with its card's, and 0 here. */
static inline bool xenith_pif_metrics_get_io_read_kbs(xenith_conn *conn, double *result, xenith_pif_metrics pif_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif_metrics}};
    return xenith_call(conn, "PIF_metrics.get_io_read_kbs", given, 1, &xenith_type_float, result);
}

/* Get `io_write_kbs`: What the card sends, in KiB/s; likewise. */
static inline bool xenith_pif_metrics_get_io_write_kbs(xenith_conn *conn, double *result, xenith_pif_metrics pif_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif_metrics}};
    return xenith_call(conn, "PIF_metrics.get_io_write_kbs", given, 1, &xenith_type_float, result);
}

/* Get `last_updated`: When the figures were taken: the time of the answer. */
static inline bool xenith_pif_metrics_get_last_updated(xenith_conn *conn, time_t *result, xenith_pif_metrics pif_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif_metrics}};
    return xenith_call(conn, "PIF_metrics.get_last_updated", given, 1, &xenith_type_time, result);
}

/* All fields of the PIF_metrics. */
static inline bool xenith_pif_metrics_get_record(xenith_conn *conn, xenith_pif_metrics_record **result, xenith_pif_metrics pif_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif_metrics}};
    return xenith_call(conn, "PIF_metrics.get_record", given, 1, &xenith_type_pif_metrics_record, result);
}

/* All fields of the PIF_metrics, those of 0.4.3 included. */
static inline bool xenith_pif_metrics_get_record_internal(xenith_conn *conn, xenith_pif_metrics_record **result, xenith_pif_metrics pif_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif_metrics}};
    return xenith_call(conn, "PIF_metrics.get_record_internal", given, 1, &xenith_type_pif_metrics_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_pif_metrics_to_XML(xenith_conn *conn, char **result, xenith_pif_metrics pif_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif_metrics}};
    return xenith_call(conn, "PIF_metrics.to_XML", given, 1, &xenith_type_string, result);
}

/* The PIF_metrics of this uuid. */
static inline bool xenith_pif_metrics_get_by_uuid(xenith_conn *conn, xenith_pif_metrics *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "PIF_metrics.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every PIF_metrics. */
static inline bool xenith_pif_metrics_get_all(xenith_conn *conn, xenith_pif_metrics_set **result)
{
    return xenith_call(conn, "PIF_metrics.get_all", NULL, 0, &xenith_type_pif_metrics_set, result);
}

/* Every PIF_metrics with its record. */
static inline bool xenith_pif_metrics_get_all_records(xenith_conn *conn, xenith_pif_metrics_pif_metrics_record_map **result)
{
    return xenith_call(conn, "PIF_metrics.get_all_records", NULL, 0, &xenith_type_pif_metrics_pif_metrics_record_map, result);
}

#ifdef __cplusplus
}
#endif

#endif
