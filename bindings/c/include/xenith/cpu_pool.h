/* A CPU pool. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_CPU_POOL_H
#define XENITH_CLASS_CPU_POOL_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_cpu_pool_record {
    /* Unique identifier/object reference. */
    char *uuid;
    /* Name of cpu_pool. */
    char *name_label;
    /* Additional description. */
    char *name_description;
    /* The host the cpu_pool is currently resident on. */
    xenith_host resident_on;
    /* True if this pool should be activated with the host. */
    bool auto_power_on;
    /* List of VMs currently started in this pool. */
    xenith_vm_set *started_VMs;
    /* Number of host_CPUs requested for this pool at next start. */
    int64_t ncpu;
    /* Scheduler policy on this pool; empty: the one Xen was booted with. */
    char *sched_policy;
    /* List of host CPUs (their numbers) to take first at next start. */
    xenith_string_set *proposed_CPUs;
    /* List of host_cpus currently assigned to this pool. */
    xenith_host_cpu_set *host_CPUs;
    /* True if this pool is activated. */
    bool activated;
    /* Additional configuration. */
    xenith_string_string_map *other_config;
};
static inline xenith_cpu_pool_record *xenith_cpu_pool_record_alloc(void)
{
    return (xenith_cpu_pool_record *)xenith_alloc(&xenith_type_cpu_pool_record, 0);
}
static inline void xenith_cpu_pool_record_free(xenith_cpu_pool_record *value)
{
    xenith_free(&xenith_type_cpu_pool_record, &value);
}

/* Get `uuid`: Unique identifier/object reference. */
static inline bool xenith_cpu_pool_get_uuid(xenith_conn *conn, char **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `name_label`: Name of cpu_pool. */
static inline bool xenith_cpu_pool_get_name_label(xenith_conn *conn, char **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_name_label", given, 1, &xenith_type_string, result);
}

/* Set `name_label`: Name of cpu_pool. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_set_name_label(xenith_conn *conn, xenith_cpu_pool cpu_pool, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &value}};
    return xenith_call(conn, "cpu_pool.set_name_label", given, 2, &xenith_type_void, NULL);
}

/* Get `name_description`: Additional description. */
static inline bool xenith_cpu_pool_get_name_description(xenith_conn *conn, char **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_name_description", given, 1, &xenith_type_string, result);
}

/* Set `name_description`: Additional description. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_set_name_description(xenith_conn *conn, xenith_cpu_pool cpu_pool, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &value}};
    return xenith_call(conn, "cpu_pool.set_name_description", given, 2, &xenith_type_void, NULL);
}

/* Get `resident_on`: The host the cpu_pool is currently resident on. */
static inline bool xenith_cpu_pool_get_resident_on(xenith_conn *conn, xenith_host *result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_resident_on", given, 1, &xenith_type_string, result);
}

/* Get `auto_power_on`: True if this pool should be activated with the host. */
static inline bool xenith_cpu_pool_get_auto_power_on(xenith_conn *conn, bool *result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_auto_power_on", given, 1, &xenith_type_bool, result);
}

/* Set `auto_power_on`: True if this pool should be activated with the host. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_set_auto_power_on(xenith_conn *conn, xenith_cpu_pool cpu_pool, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "cpu_pool.set_auto_power_on", given, 2, &xenith_type_void, NULL);
}

/* Get `started_VMs`: List of VMs currently started in this pool. */
static inline bool xenith_cpu_pool_get_started_VMs(xenith_conn *conn, xenith_vm_set **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_started_VMs", given, 1, &xenith_type_vm_set, result);
}

/* Get `ncpu`: Number of host_CPUs requested for this pool at next start. */
static inline bool xenith_cpu_pool_get_ncpu(xenith_conn *conn, int64_t *result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_ncpu", given, 1, &xenith_type_int, result);
}

/* Set `ncpu`: Number of host_CPUs requested for this pool at next start. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_set_ncpu(xenith_conn *conn, xenith_cpu_pool cpu_pool, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_int, &value}};
    return xenith_call(conn, "cpu_pool.set_ncpu", given, 2, &xenith_type_void, NULL);
}

/* Get `sched_policy`: Scheduler policy on this pool; empty: the one Xen was booted with. */
static inline bool xenith_cpu_pool_get_sched_policy(xenith_conn *conn, char **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_sched_policy", given, 1, &xenith_type_string, result);
}

/* Set `sched_policy`: Scheduler policy on this pool; empty: the one Xen was booted with. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_set_sched_policy(xenith_conn *conn, xenith_cpu_pool cpu_pool, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &value}};
    return xenith_call(conn, "cpu_pool.set_sched_policy", given, 2, &xenith_type_void, NULL);
}

/* Get `proposed_CPUs`: List of host CPUs (their numbers) to take first at next start. */
static inline bool xenith_cpu_pool_get_proposed_CPUs(xenith_conn *conn, xenith_string_set **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_proposed_CPUs", given, 1, &xenith_type_string_set, result);
}

/* Set `proposed_CPUs`: List of host CPUs (their numbers) to take first at next start. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_set_proposed_CPUs(xenith_conn *conn, xenith_cpu_pool cpu_pool, const xenith_string_set *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string_set, &value}};
    return xenith_call(conn, "cpu_pool.set_proposed_CPUs", given, 2, &xenith_type_void, NULL);
}

/* Add to `proposed_CPUs`: List of host CPUs (their numbers) to take first at next start. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_add_to_proposed_CPUs(xenith_conn *conn, xenith_cpu_pool cpu_pool, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &value}};
    return xenith_call(conn, "cpu_pool.add_to_proposed_CPUs", given, 2, &xenith_type_void, NULL);
}

/* Remove from `proposed_CPUs`: List of host CPUs (their numbers) to take first at next start. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_remove_from_proposed_CPUs(xenith_conn *conn, xenith_cpu_pool cpu_pool, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &value}};
    return xenith_call(conn, "cpu_pool.remove_from_proposed_CPUs", given, 2, &xenith_type_void, NULL);
}

/* Get `host_CPUs`: List of host_cpus currently assigned to this pool. */
static inline bool xenith_cpu_pool_get_host_CPUs(xenith_conn *conn, xenith_host_cpu_set **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_host_CPUs", given, 1, &xenith_type_host_cpu_set, result);
}

/* Get `activated`: True if this pool is activated. */
static inline bool xenith_cpu_pool_get_activated(xenith_conn *conn, bool *result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_activated", given, 1, &xenith_type_bool, result);
}

/* Get `other_config`: Additional configuration. */
static inline bool xenith_cpu_pool_get_other_config(xenith_conn *conn, xenith_string_string_map **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_other_config", given, 1, &xenith_type_string_string_map, result);
}

/* Set `other_config`: Additional configuration. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_set_other_config(xenith_conn *conn, xenith_cpu_pool cpu_pool, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "cpu_pool.set_other_config", given, 2, &xenith_type_void, NULL);
}

/* Add to `other_config`: Additional configuration. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_add_to_other_config(xenith_conn *conn, xenith_cpu_pool cpu_pool, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "cpu_pool.add_to_other_config", given, 3, &xenith_type_void, NULL);
}

/* Remove from `other_config`: Additional configuration. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_remove_from_other_config(xenith_conn *conn, xenith_cpu_pool cpu_pool, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &key}};
    return xenith_call(conn, "cpu_pool.remove_from_other_config", given, 2, &xenith_type_void, NULL);
}

/* All fields of the cpu_pool. */
static inline bool xenith_cpu_pool_get_record(xenith_conn *conn, xenith_cpu_pool_record **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_record", given, 1, &xenith_type_cpu_pool_record, result);
}

/* All fields of the cpu_pool, those of 0.4.3 included. */
static inline bool xenith_cpu_pool_get_record_internal(xenith_conn *conn, xenith_cpu_pool_record **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_record_internal", given, 1, &xenith_type_cpu_pool_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_cpu_pool_to_XML(xenith_conn *conn, char **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.to_XML", given, 1, &xenith_type_string, result);
}

/* The cpu_pool of this uuid. */
static inline bool xenith_cpu_pool_get_by_uuid(xenith_conn *conn, xenith_cpu_pool *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "cpu_pool.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every cpu_pool. */
static inline bool xenith_cpu_pool_get_all(xenith_conn *conn, xenith_cpu_pool_set **result)
{
    return xenith_call(conn, "cpu_pool.get_all", NULL, 0, &xenith_type_cpu_pool_set, result);
}

/* Every cpu_pool with its record. */
static inline bool xenith_cpu_pool_get_all_records(xenith_conn *conn, xenith_cpu_pool_cpu_pool_record_map **result)
{
    return xenith_call(conn, "cpu_pool.get_all_records", NULL, 0, &xenith_type_cpu_pool_cpu_pool_record_map, result);
}

/* Every cpu_pool of this name_label. */
static inline bool xenith_cpu_pool_get_by_name_label(xenith_conn *conn, xenith_cpu_pool_set **result, const char *label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &label}};
    return xenith_call(conn, "cpu_pool.get_by_name_label", given, 1, &xenith_type_cpu_pool_set, result);
}

/* Make a cpu_pool; what the record lacks takes its default. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_create(xenith_conn *conn, xenith_cpu_pool *result, const xenith_cpu_pool_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_cpu_pool_record, &args}};
    return xenith_call(conn, "cpu_pool.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_cpu_pool_async_create(xenith_conn *conn, xenith_task *result, const xenith_cpu_pool_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_cpu_pool_record, &args}};
    return xenith_call(conn, "Async.cpu_pool.create", given, 1, &xenith_type_string, result);
}

/* Destroy the cpu_pool. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_destroy(xenith_conn *conn, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_cpu_pool_async_destroy(xenith_conn *conn, xenith_task *result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "Async.cpu_pool.destroy", given, 1, &xenith_type_string, result);
}

/*
 * Activate the cpu_pool and assign the given CPUs to it. Errors: POOL_BAD_STATE, INSUFFICIENT_CPUS,
 * UNKOWN_SCHED_POLICY.
 */
static inline bool xenith_cpu_pool_activate(xenith_conn *conn, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.activate", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_cpu_pool_async_activate(xenith_conn *conn, xenith_task *result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "Async.cpu_pool.activate", given, 1, &xenith_type_string, result);
}

/* Deactivate the cpu_pool and release all CPUs assigned to it. No VM may be in it. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_deactivate(xenith_conn *conn, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.deactivate", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_cpu_pool_async_deactivate(xenith_conn *conn, xenith_task *result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "Async.cpu_pool.deactivate", given, 1, &xenith_type_string, result);
}

/* Add an additional CPU immediately to an activated cpu_pool. Errors: POOL_BAD_STATE, INVALID_CPU. */
static inline bool xenith_cpu_pool_add_host_CPU_live(xenith_conn *conn, xenith_cpu_pool cpu_pool, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "cpu_pool.add_host_CPU_live", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_cpu_pool_async_add_host_CPU_live(xenith_conn *conn, xenith_task *result, xenith_cpu_pool cpu_pool, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "Async.cpu_pool.add_host_CPU_live", given, 2, &xenith_type_string, result);
}

/* Remove a CPU immediately from an activated cpu_pool. Errors: POOL_BAD_STATE, INVALID_CPU, LAST_CPU_NOT_REMOVEABLE. */
static inline bool xenith_cpu_pool_remove_host_CPU_live(xenith_conn *conn, xenith_cpu_pool cpu_pool, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "cpu_pool.remove_host_CPU_live", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_cpu_pool_async_remove_host_CPU_live(xenith_conn *conn, xenith_task *result, xenith_cpu_pool cpu_pool, xenith_host_cpu host_cpu)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &host_cpu}};
    return xenith_call(conn, "Async.cpu_pool.remove_host_CPU_live", given, 2, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
