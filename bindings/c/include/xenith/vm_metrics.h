/* What Xen tells of a VM's domain, asked when it is read. Without a domain, numbers are 0 and lists empty. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_VM_METRICS_H
#define XENITH_CLASS_VM_METRICS_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_vm_metrics_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* Bytes of RAM its domain has. */
    int64_t memory_actual;
    /* VCPUs that are online, as the guest brought them up. */
    int64_t VCPUs_number;
    /*
     * For each online VCPU, the share of a CPU it had, 0 to 1, over the last second or longer between reads; at first
     * since its start.
     */
    xenith_int_float_map *VCPUs_utilisation;
    /* For each online VCPU, the number of the CPU it ran on last. */
    xenith_int_int_map *VCPUs_CPU;
    /*
     * Scheduling in force: weight, cap and mask as in VM.VCPUs_params. weight and cap are 0 if the pool's scheduler
     * has none.
     */
    xenith_string_string_map *VCPUs_params;
    /* For each VCPU those that hold of online, blocked and running. */
    xenith_int_string_set_map *VCPUs_flags;
    /* One of running, paused and crashed, after power_state; empty in any other. */
    xenith_string_set *state;
    /* When its domain was made; 1970-01-01 without one. */
    time_t start_time;
    /* When the figures were taken: the time of the answer. */
    time_t last_updated;
};
static inline xenith_vm_metrics_record *xenith_vm_metrics_record_alloc(void)
{
    return (xenith_vm_metrics_record *)xenith_alloc(&xenith_type_vm_metrics_record, 0);
}
static inline void xenith_vm_metrics_record_free(xenith_vm_metrics_record *value)
{
    xenith_free(&xenith_type_vm_metrics_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_vm_metrics_get_uuid(xenith_conn *conn, char **result, xenith_vm_metrics vm_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_metrics}};
    return xenith_call(conn, "VM_metrics.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `memory_actual`: Bytes of RAM its domain has. */
static inline bool xenith_vm_metrics_get_memory_actual(xenith_conn *conn, int64_t *result, xenith_vm_metrics vm_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_metrics}};
    return xenith_call(conn, "VM_metrics.get_memory_actual", given, 1, &xenith_type_int, result);
}

/* Get `VCPUs_number`: VCPUs that are online, as the guest brought them up. */
static inline bool xenith_vm_metrics_get_VCPUs_number(xenith_conn *conn, int64_t *result, xenith_vm_metrics vm_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_metrics}};
    return xenith_call(conn, "VM_metrics.get_VCPUs_number", given, 1, &xenith_type_int, result);
}

/*
 * Get `VCPUs_utilisation`: For each online VCPU, the share of a CPU it had, 0 to 1, over the last second or longer
 * between reads; at first since its start.
 */
static inline bool xenith_vm_metrics_get_VCPUs_utilisation(xenith_conn *conn, xenith_int_float_map **result, xenith_vm_metrics vm_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_metrics}};
    return xenith_call(conn, "VM_metrics.get_VCPUs_utilisation", given, 1, &xenith_type_int_float_map, result);
}

/* Get `VCPUs_CPU`: For each online VCPU, the number of the CPU it ran on last. */
static inline bool xenith_vm_metrics_get_VCPUs_CPU(xenith_conn *conn, xenith_int_int_map **result, xenith_vm_metrics vm_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_metrics}};
    return xenith_call(conn, "VM_metrics.get_VCPUs_CPU", given, 1, &xenith_type_int_int_map, result);
}

/*
 * Get `VCPUs_params`: Scheduling in force: weight, cap and mask as in VM.VCPUs_params. weight and cap are 0 if the
 * pool's scheduler has none.
 */
static inline bool xenith_vm_metrics_get_VCPUs_params(xenith_conn *conn, xenith_string_string_map **result, xenith_vm_metrics vm_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_metrics}};
    return xenith_call(conn, "VM_metrics.get_VCPUs_params", given, 1, &xenith_type_string_string_map, result);
}

/* Get `VCPUs_flags`: For each VCPU those that hold of online, blocked and running. */
static inline bool xenith_vm_metrics_get_VCPUs_flags(xenith_conn *conn, xenith_int_string_set_map **result, xenith_vm_metrics vm_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_metrics}};
    return xenith_call(conn, "VM_metrics.get_VCPUs_flags", given, 1, &xenith_type_int_string_set_map, result);
}

/* Get `state`: One of running, paused and crashed, after power_state; empty in any other. */
static inline bool xenith_vm_metrics_get_state(xenith_conn *conn, xenith_string_set **result, xenith_vm_metrics vm_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_metrics}};
    return xenith_call(conn, "VM_metrics.get_state", given, 1, &xenith_type_string_set, result);
}

/* Get `start_time`: When its domain was made; 1970-01-01 without one. */
static inline bool xenith_vm_metrics_get_start_time(xenith_conn *conn, time_t *result, xenith_vm_metrics vm_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_metrics}};
    return xenith_call(conn, "VM_metrics.get_start_time", given, 1, &xenith_type_time, result);
}

/* Get `last_updated`: When the figures were taken: the time of the answer. */
static inline bool xenith_vm_metrics_get_last_updated(xenith_conn *conn, time_t *result, xenith_vm_metrics vm_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_metrics}};
    return xenith_call(conn, "VM_metrics.get_last_updated", given, 1, &xenith_type_time, result);
}

/* All fields of the VM_metrics. */
static inline bool xenith_vm_metrics_get_record(xenith_conn *conn, xenith_vm_metrics_record **result, xenith_vm_metrics vm_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_metrics}};
    return xenith_call(conn, "VM_metrics.get_record", given, 1, &xenith_type_vm_metrics_record, result);
}

/* All fields of the VM_metrics, those of 0.4.3 included. */
static inline bool xenith_vm_metrics_get_record_internal(xenith_conn *conn, xenith_vm_metrics_record **result, xenith_vm_metrics vm_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_metrics}};
    return xenith_call(conn, "VM_metrics.get_record_internal", given, 1, &xenith_type_vm_metrics_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_vm_metrics_to_XML(xenith_conn *conn, char **result, xenith_vm_metrics vm_metrics)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vm_metrics}};
    return xenith_call(conn, "VM_metrics.to_XML", given, 1, &xenith_type_string, result);
}

/* The VM_metrics of this uuid. */
static inline bool xenith_vm_metrics_get_by_uuid(xenith_conn *conn, xenith_vm_metrics *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "VM_metrics.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every VM_metrics. */
static inline bool xenith_vm_metrics_get_all(xenith_conn *conn, xenith_vm_metrics_set **result)
{
    return xenith_call(conn, "VM_metrics.get_all", NULL, 0, &xenith_type_vm_metrics_set, result);
}

/* Every VM_metrics with its record. */
static inline bool xenith_vm_metrics_get_all_records(xenith_conn *conn, xenith_vm_metrics_vm_metrics_record_map **result)
{
    return xenith_call(conn, "VM_metrics.get_all_records", NULL, 0, &xenith_type_vm_metrics_vm_metrics_record_map, result);
}

#ifdef __cplusplus
}
#endif

#endif
