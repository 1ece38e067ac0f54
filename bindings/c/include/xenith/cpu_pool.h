/* A group of CPUs with a scheduler of its own. create makes a record; activate makes it a pool of Xen's. Written by ./x bindings from api-core/src/schema; changes here are lost. */
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
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* Name that VM.pool_name picks a pool by; Xen's own pools are Pool-0 and so on. */
    char *name_label;
    /* Free text for people; nothing acts on it. */
    char *name_description;
    /* The host it belongs to: always this one. */
    xenith_host resident_on;
    /* A wish to activate it at boot; kept, nothing acts on it yet. */
    bool auto_power_on;
    /* VMs whose domain is in the pool now; empty unless activated. */
    xenith_vm_set *started_VMs;
    /*
     * How many CPUs activate takes, up to 4096; activate refuses 0. Setting it on an activated pool is
     * POOL_BAD_STATE.
     */
    int64_t ncpu;
    /* Scheduler for the next activate, such as credit2; empty means that of Xen's first pool. */
    char *sched_policy;
    /*
     * Numbers of CPUs, as texts, that activate takes first if they are free. Changing it on an activated pool is
     * POOL_BAD_STATE.
     */
    xenith_string_set *proposed_CPUs;
    /* CPUs the pool has now; empty unless activated. */
    xenith_host_cpu_set *host_CPUs;
    /* Whether Xen has the pool now. */
    bool activated;
    /* Texts by key for clients to keep; the host acts on none of them. */
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

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_cpu_pool_get_uuid(xenith_conn *conn, char **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `name_label`: Name that VM.pool_name picks a pool by; Xen's own pools are Pool-0 and so on. */
static inline bool xenith_cpu_pool_get_name_label(xenith_conn *conn, char **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_name_label", given, 1, &xenith_type_string, result);
}

/*
 * Set `name_label`: Name that VM.pool_name picks a pool by; Xen's own pools are Pool-0 and so on. Errors:
 * POOL_BAD_STATE.
 */
static inline bool xenith_cpu_pool_set_name_label(xenith_conn *conn, xenith_cpu_pool cpu_pool, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &value}};
    return xenith_call(conn, "cpu_pool.set_name_label", given, 2, &xenith_type_void, NULL);
}

/* Get `name_description`: Free text for people; nothing acts on it. */
static inline bool xenith_cpu_pool_get_name_description(xenith_conn *conn, char **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_name_description", given, 1, &xenith_type_string, result);
}

/* Set `name_description`: Free text for people; nothing acts on it. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_set_name_description(xenith_conn *conn, xenith_cpu_pool cpu_pool, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &value}};
    return xenith_call(conn, "cpu_pool.set_name_description", given, 2, &xenith_type_void, NULL);
}

/* Get `resident_on`: The host it belongs to: always this one. */
static inline bool xenith_cpu_pool_get_resident_on(xenith_conn *conn, xenith_host *result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_resident_on", given, 1, &xenith_type_string, result);
}

/* Get `auto_power_on`: A wish to activate it at boot; kept, nothing acts on it yet. */
static inline bool xenith_cpu_pool_get_auto_power_on(xenith_conn *conn, bool *result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_auto_power_on", given, 1, &xenith_type_bool, result);
}

/* Set `auto_power_on`: A wish to activate it at boot; kept, nothing acts on it yet. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_set_auto_power_on(xenith_conn *conn, xenith_cpu_pool cpu_pool, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "cpu_pool.set_auto_power_on", given, 2, &xenith_type_void, NULL);
}

/* Get `started_VMs`: VMs whose domain is in the pool now; empty unless activated. */
static inline bool xenith_cpu_pool_get_started_VMs(xenith_conn *conn, xenith_vm_set **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_started_VMs", given, 1, &xenith_type_vm_set, result);
}

/*
 * Get `ncpu`: How many CPUs activate takes, up to 4096; activate refuses 0. Setting it on an activated pool is
 * POOL_BAD_STATE.
 */
static inline bool xenith_cpu_pool_get_ncpu(xenith_conn *conn, int64_t *result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_ncpu", given, 1, &xenith_type_int, result);
}

/*
 * Set `ncpu`: How many CPUs activate takes, up to 4096; activate refuses 0. Setting it on an activated pool is
 * POOL_BAD_STATE. Errors: POOL_BAD_STATE.
 */
static inline bool xenith_cpu_pool_set_ncpu(xenith_conn *conn, xenith_cpu_pool cpu_pool, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_int, &value}};
    return xenith_call(conn, "cpu_pool.set_ncpu", given, 2, &xenith_type_void, NULL);
}

/* Get `sched_policy`: Scheduler for the next activate, such as credit2; empty means that of Xen's first pool. */
static inline bool xenith_cpu_pool_get_sched_policy(xenith_conn *conn, char **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_sched_policy", given, 1, &xenith_type_string, result);
}

/*
 * Set `sched_policy`: Scheduler for the next activate, such as credit2; empty means that of Xen's first pool. Errors:
 * POOL_BAD_STATE.
 */
static inline bool xenith_cpu_pool_set_sched_policy(xenith_conn *conn, xenith_cpu_pool cpu_pool, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &value}};
    return xenith_call(conn, "cpu_pool.set_sched_policy", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `proposed_CPUs`: Numbers of CPUs, as texts, that activate takes first if they are free. Changing it on an
 * activated pool is POOL_BAD_STATE.
 */
static inline bool xenith_cpu_pool_get_proposed_CPUs(xenith_conn *conn, xenith_string_set **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_proposed_CPUs", given, 1, &xenith_type_string_set, result);
}

/*
 * Set `proposed_CPUs`: Numbers of CPUs, as texts, that activate takes first if they are free. Changing it on an
 * activated pool is POOL_BAD_STATE. Errors: POOL_BAD_STATE.
 */
static inline bool xenith_cpu_pool_set_proposed_CPUs(xenith_conn *conn, xenith_cpu_pool cpu_pool, const xenith_string_set *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string_set, &value}};
    return xenith_call(conn, "cpu_pool.set_proposed_CPUs", given, 2, &xenith_type_void, NULL);
}

/*
 * Add to `proposed_CPUs`: Numbers of CPUs, as texts, that activate takes first if they are free. Changing it on an
 * activated pool is POOL_BAD_STATE. Errors: POOL_BAD_STATE.
 */
static inline bool xenith_cpu_pool_add_to_proposed_CPUs(xenith_conn *conn, xenith_cpu_pool cpu_pool, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &value}};
    return xenith_call(conn, "cpu_pool.add_to_proposed_CPUs", given, 2, &xenith_type_void, NULL);
}

/*
 * Remove from `proposed_CPUs`: Numbers of CPUs, as texts, that activate takes first if they are free. Changing it on
 * an activated pool is POOL_BAD_STATE. Errors: POOL_BAD_STATE.
 */
static inline bool xenith_cpu_pool_remove_from_proposed_CPUs(xenith_conn *conn, xenith_cpu_pool cpu_pool, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &value}};
    return xenith_call(conn, "cpu_pool.remove_from_proposed_CPUs", given, 2, &xenith_type_void, NULL);
}

/* Get `host_CPUs`: CPUs the pool has now; empty unless activated. */
static inline bool xenith_cpu_pool_get_host_CPUs(xenith_conn *conn, xenith_host_cpu_set **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_host_CPUs", given, 1, &xenith_type_host_cpu_set, result);
}

/* Get `activated`: Whether Xen has the pool now. */
static inline bool xenith_cpu_pool_get_activated(xenith_conn *conn, bool *result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_activated", given, 1, &xenith_type_bool, result);
}

/* Get `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_cpu_pool_get_other_config(xenith_conn *conn, xenith_string_string_map **result, xenith_cpu_pool cpu_pool)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}};
    return xenith_call(conn, "cpu_pool.get_other_config", given, 1, &xenith_type_string_string_map, result);
}

/* Set `other_config`: Texts by key for clients to keep; the host acts on none of them. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_set_other_config(xenith_conn *conn, xenith_cpu_pool cpu_pool, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "cpu_pool.set_other_config", given, 2, &xenith_type_void, NULL);
}

/* Add to `other_config`: Texts by key for clients to keep; the host acts on none of them. Errors: POOL_BAD_STATE. */
static inline bool xenith_cpu_pool_add_to_other_config(xenith_conn *conn, xenith_cpu_pool cpu_pool, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &cpu_pool}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "cpu_pool.add_to_other_config", given, 3, &xenith_type_void, NULL);
}

/*
 * Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them. Errors:
 * POOL_BAD_STATE.
 */
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
 * Makes a pool in Xen of ncpu free CPUs, those of proposed_CPUs first and any others after. Too few are
 * INSUFFICIENT_CPUS. Errors: POOL_BAD_STATE, INSUFFICIENT_CPUS, UNKOWN_SCHED_POLICY.
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

/*
 * Ends the pool in Xen and frees its CPUs; the object stays. POOL_BAD_STATE while a domain is in it, and for Xen's
 * first pool. Errors: POOL_BAD_STATE.
 */
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

/* Puts a free CPU into an activated pool. INVALID_CPU if another pool has it. Errors: POOL_BAD_STATE, INVALID_CPU. */
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

/*
 * Frees a CPU of an activated pool. INVALID_CPU if it is not there or Xen keeps it, LAST_CPU_NOT_REMOVEABLE if it is
 * the only one. Errors: POOL_BAD_STATE, INVALID_CPU, LAST_CPU_NOT_REMOVEABLE.
 */
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
