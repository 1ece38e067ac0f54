/* One CPU as Xen counts them. Objects exist from boot and cannot be made or destroyed. Written by ./x bindings from api-core/src/schema; changes here are lost. */
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
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The machine it is part of. */
    xenith_host host;
    /* Xen's number for it, from 0; what proposed_CPUs and masks name. */
    int64_t number;
    /* CPUID's vendor text, such as GenuineIntel. */
    char *vendor;
    /* Clock rate as Xen measured it at boot, in MHz. */
    int64_t speed;
    /* CPUID's brand text; empty if the CPU has none. */
    char *modelname;
    /* CPUID's stepping, 0 to 15, in decimal. */
    char *stepping;
    /* Short names of the bits set in features, separated by blanks. */
    char *flags;
    /* EDX and ECX of CPUID leaf 1, eight hex digits each with a dash between. */
    char *features;
    /* Share of time it was not idle, 0 to 1, over the last second or longer between reads; 0 if unknown. */
    double utilisation;
    /* The one pool that has it; empty if none does. */
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

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_host_cpu_get_uuid(xenith_conn *conn, char **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `host`: The machine it is part of. */
static inline bool xenith_host_cpu_get_host(xenith_conn *conn, xenith_host *result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_host", given, 1, &xenith_type_string, result);
}

/* Get `number`: Xen's number for it, from 0; what proposed_CPUs and masks name. */
static inline bool xenith_host_cpu_get_number(xenith_conn *conn, int64_t *result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_number", given, 1, &xenith_type_int, result);
}

/* Get `vendor`: CPUID's vendor text, such as GenuineIntel. */
static inline bool xenith_host_cpu_get_vendor(xenith_conn *conn, char **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_vendor", given, 1, &xenith_type_string, result);
}

/* Get `speed`: Clock rate as Xen measured it at boot, in MHz. */
static inline bool xenith_host_cpu_get_speed(xenith_conn *conn, int64_t *result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_speed", given, 1, &xenith_type_int, result);
}

/* Get `modelname`: CPUID's brand text; empty if the CPU has none. */
static inline bool xenith_host_cpu_get_modelname(xenith_conn *conn, char **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_modelname", given, 1, &xenith_type_string, result);
}

/* Get `stepping`: CPUID's stepping, 0 to 15, in decimal. */
static inline bool xenith_host_cpu_get_stepping(xenith_conn *conn, char **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_stepping", given, 1, &xenith_type_string, result);
}

/* Get `flags`: Short names of the bits set in features, separated by blanks. */
static inline bool xenith_host_cpu_get_flags(xenith_conn *conn, char **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_flags", given, 1, &xenith_type_string, result);
}

/* Get `features`: EDX and ECX of CPUID leaf 1, eight hex digits each with a dash between. */
static inline bool xenith_host_cpu_get_features(xenith_conn *conn, char **result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_features", given, 1, &xenith_type_string, result);
}

/*
 * Get `utilisation`: Share of time it was not idle, 0 to 1, over the last second or longer between reads; 0 if
 * unknown.
 */
static inline bool xenith_host_cpu_get_utilisation(xenith_conn *conn, double *result, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "host_cpu.get_utilisation", given, 1, &xenith_type_float, result);
}

/* Get `cpu_pool`: The one pool that has it; empty if none does. */
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

/* Answers with the CPUs that are in no pool and so free for activate and add_host_CPU_live. */
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
