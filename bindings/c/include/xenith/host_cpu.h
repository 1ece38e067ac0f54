/* A physical CPU. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_HOST_CPU_H
#define XENITH_CLASS_HOST_CPU_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_host_cpu_record {
    /* Unique identifier/object reference. */
    char *uuid;
    /* The host the CPU is in. */
    xenith_host host;
    /* The number of the physical CPU within the host. */
    int64_t number;
    /* The vendor of the physical CPU. */
    char *vendor;
    /* The speed of the physical CPU (MHz). */
    int64_t speed;
    /* The model name of the physical CPU. */
    char *modelname;
    /* The stepping of the physical CPU. */
    char *stepping;
    /* The flags of the physical CPU (a decoded version of the features field). */
    char *flags;
    /* The physical CPU feature bitmap. */
    char *features;
    /* The current CPU utilisation, 0 to 1. */
    double utilisation;
    /* Reference to cpu_pool the cpu belongs to. */
    xenith_cpu_pool_set *cpu_pool;
};
static inline xenith_host_cpu_record *xenith_host_cpu_record_alloc(void)
{
    return (xenith_host_cpu_record *)xenith_alloc(&xenith_type_host_cpu_record, 0);
}
static inline void xenith_host_cpu_record_free(xenith_host_cpu_record *value)
{
    xenith_free(&xenith_type_host_cpu_record, &value);
}

/* Get `uuid`: Unique identifier/object reference. */
static inline bool xenith_host_cpu_get_uuid(xenith_conn *conn, char **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `host`: The host the CPU is in. */
static inline bool xenith_host_cpu_get_host(xenith_conn *conn, xenith_host *result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_host", given, 1, &xenith_type_string, result);
}

/* Get `number`: The number of the physical CPU within the host. */
static inline bool xenith_host_cpu_get_number(xenith_conn *conn, int64_t *result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_number", given, 1, &xenith_type_int, result);
}

/* Get `vendor`: The vendor of the physical CPU. */
static inline bool xenith_host_cpu_get_vendor(xenith_conn *conn, char **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_vendor", given, 1, &xenith_type_string, result);
}

/* Get `speed`: The speed of the physical CPU (MHz). */
static inline bool xenith_host_cpu_get_speed(xenith_conn *conn, int64_t *result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_speed", given, 1, &xenith_type_int, result);
}

/* Get `modelname`: The model name of the physical CPU. */
static inline bool xenith_host_cpu_get_modelname(xenith_conn *conn, char **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_modelname", given, 1, &xenith_type_string, result);
}

/* Get `stepping`: The stepping of the physical CPU. */
static inline bool xenith_host_cpu_get_stepping(xenith_conn *conn, char **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_stepping", given, 1, &xenith_type_string, result);
}

/* Get `flags`: The flags of the physical CPU (a decoded version of the features field). */
static inline bool xenith_host_cpu_get_flags(xenith_conn *conn, char **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_flags", given, 1, &xenith_type_string, result);
}

/* Get `features`: The physical CPU feature bitmap. */
static inline bool xenith_host_cpu_get_features(xenith_conn *conn, char **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_features", given, 1, &xenith_type_string, result);
}

/* Get `utilisation`: The current CPU utilisation, 0 to 1. */
static inline bool xenith_host_cpu_get_utilisation(xenith_conn *conn, double *result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_utilisation", given, 1, &xenith_type_float, result);
}

/* Get `cpu_pool`: Reference to cpu_pool the cpu belongs to. */
static inline bool xenith_host_cpu_get_cpu_pool(xenith_conn *conn, xenith_cpu_pool_set **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_cpu_pool", given, 1, &xenith_type_cpu_pool_set, result);
}

/* All fields of the host_cpu. */
static inline bool xenith_host_cpu_get_record(xenith_conn *conn, xenith_host_cpu_record **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_record", given, 1, &xenith_type_host_cpu_record, result);
}

/* All fields of the host_cpu, those of 0.4.3 included. */
static inline bool xenith_host_cpu_get_record_internal(xenith_conn *conn, xenith_host_cpu_record **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_record_internal", given, 1, &xenith_type_host_cpu_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_host_cpu_to_XML(xenith_conn *conn, char **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.to_XML", given, 1, &xenith_type_string, result);
}

/* The host_cpu of this uuid. */
static inline bool xenith_host_cpu_get_by_uuid(xenith_conn *conn, xenith_host_cpu *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "host_cpu.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every host_cpu. */
static inline bool xenith_host_cpu_get_all(xenith_conn *conn, xenith_host_cpu_set **result)
{
    return xenith_call(conn, "host_cpu.get_all", NULL, 0, &xenith_type_host_cpu_set, result);
}

/* Every host_cpu with its record. */
static inline bool xenith_host_cpu_get_all_records(xenith_conn *conn, xenith_host_cpu_host_cpu_record_map **result)
{
    return xenith_call(conn, "host_cpu.get_all_records", NULL, 0, &xenith_type_host_cpu_host_cpu_record_map, result);
}

/* Make a host_cpu; what the record lacks takes its default. */
static inline bool xenith_host_cpu_create(xenith_conn *conn, xenith_host_cpu *result, const xenith_host_cpu_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_host_cpu_record, &args}};
    return xenith_call(conn, "host_cpu.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_host_cpu_async_create(xenith_conn *conn, xenith_task *result, const xenith_host_cpu_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_host_cpu_record, &args}};
    return xenith_call(conn, "Async.host_cpu.create", given, 1, &xenith_type_string, result);
}

/* Destroy the host_cpu. */
static inline bool xenith_host_cpu_destroy(xenith_conn *conn, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_host_cpu_async_destroy(xenith_conn *conn, xenith_task *result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "Async.host_cpu.destroy", given, 1, &xenith_type_string, result);
}

/* Get a list of all CPUs not assigned to any pool. */
static inline bool xenith_host_cpu_get_unassigned_cpus(xenith_conn *conn, xenith_host_cpu_set **result)
{
    return xenith_call(conn, "host_cpu.get_unassigned_cpus", NULL, 0, &xenith_type_host_cpu_set, result);
}

/* The same as a task. */
static inline bool xenith_host_cpu_async_get_unassigned_cpus(xenith_conn *conn, xenith_task *result)
{
    return xenith_call(conn, "Async.host_cpu.get_unassigned_cpus", NULL, 0, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
