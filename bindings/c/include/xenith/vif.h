/* A network card of a VM. Its guest can send from its own MAC only. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_VIF_H
#define XENITH_CLASS_VIF_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_vif_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /*
     * Name in the VM, such as eth0, 64 characters at most. create picks a free one for an empty text and refuses one
     * that is taken.
     */
    char *device;
    /* The network it is plugged into; needed at create. */
    xenith_network network;
    /* The VM that has it; needed at create. */
    xenith_vm VM;
    /* Its Ethernet address, six hex bytes with colons, no group's. create makes one under 00:16:3e for an empty text. */
    char *MAC;
    /* Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise. */
    int64_t MTU;
    /* Whether it is offered to the guest now. */
    bool currently_attached;
    /* Always 0: an attempt to attach it that fails is told to who asked. */
    int64_t status_code;
    /* Always empty, likewise. */
    char *status_detail;
    /* Always empty: the backend tells nothing of the attached device. */
    xenith_string_string_map *runtime_properties;
    /* How what the guest sends is limited when the card is attached: ratelimit, or empty. */
    char *qos_algorithm_type;
    /* Of ratelimit: kbps, the most KiB a second. */
    xenith_string_string_map *qos_algorithm_params;
    /* Values qos_algorithm_type can have to some effect. */
    xenith_string_set *qos_supported_algorithms;
    /* Its traffic figures, made and destroyed with it. */
    xenith_vif_metrics metrics;
    /* A label for the interface; of no effect. (0.4.3) */
    char *name;
    /* Kept for old clients; only paravirtualised cards are planned, ioemu has no effect. (0.4.3) */
    enum xenith_driver_type type;
    /* Reads VIF_metrics.io_read_kbs. (0.4.3) */
    double network_read_kbs;
    /* Reads VIF_metrics.io_write_kbs. (0.4.3) */
    double network_write_kbs;
    /* Reads VIF_metrics.io_read_kbs. (0.4.3) */
    double IO_bandwidth_incoming_kbs;
    /* Reads VIF_metrics.io_write_kbs. (0.4.3) */
    double IO_bandwidth_outgoing_kbs;
};
static inline xenith_vif_record *xenith_vif_record_alloc(void)
{
    return (xenith_vif_record *)xenith_alloc(&xenith_type_vif_record, 0);
}
static inline void xenith_vif_record_free(xenith_vif_record *value)
{
    xenith_free(&xenith_type_vif_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_vif_get_uuid(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_uuid", given, 1, &xenith_type_string, result);
}

/*
 * Get `device`: Name in the VM, such as eth0, 64 characters at most. create picks a free one for an empty text and
 * refuses one that is taken.
 */
static inline bool xenith_vif_get_device(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_device", given, 1, &xenith_type_string, result);
}

/*
 * Set `device`: Name in the VM, such as eth0, 64 characters at most. create picks a free one for an empty text and
 * refuses one that is taken.
 */
static inline bool xenith_vif_set_device(xenith_conn *conn, xenith_vif vif, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.set_device", given, 2, &xenith_type_void, NULL);
}

/* Get `network`: The network it is plugged into; needed at create. */
static inline bool xenith_vif_get_network(xenith_conn *conn, xenith_network *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_network", given, 1, &xenith_type_string, result);
}

/* Set `network`: The network it is plugged into; needed at create. */
static inline bool xenith_vif_set_network(xenith_conn *conn, xenith_vif vif, xenith_network value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.set_network", given, 2, &xenith_type_void, NULL);
}

/* Get `VM`: The VM that has it; needed at create. */
static inline bool xenith_vif_get_VM(xenith_conn *conn, xenith_vm *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_VM", given, 1, &xenith_type_string, result);
}

/* Set `VM`: The VM that has it; needed at create. */
static inline bool xenith_vif_set_VM(xenith_conn *conn, xenith_vif vif, xenith_vm value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.set_VM", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `MAC`: Its Ethernet address, six hex bytes with colons, no group's. create makes one under 00:16:3e for an
 * empty text.
 */
static inline bool xenith_vif_get_MAC(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_MAC", given, 1, &xenith_type_string, result);
}

/*
 * Set `MAC`: Its Ethernet address, six hex bytes with colons, no group's. create makes one under 00:16:3e for an
 * empty text.
 */
static inline bool xenith_vif_set_MAC(xenith_conn *conn, xenith_vif vif, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.set_MAC", given, 2, &xenith_type_void, NULL);
}

/* Get `MTU`: Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise. */
static inline bool xenith_vif_get_MTU(xenith_conn *conn, int64_t *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_MTU", given, 1, &xenith_type_int, result);
}

/* Set `MTU`: Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise. */
static inline bool xenith_vif_set_MTU(xenith_conn *conn, xenith_vif vif, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VIF.set_MTU", given, 2, &xenith_type_void, NULL);
}

/* Get `currently_attached`: Whether it is offered to the guest now. */
static inline bool xenith_vif_get_currently_attached(xenith_conn *conn, bool *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_currently_attached", given, 1, &xenith_type_bool, result);
}

/* Get `status_code`: Always 0: an attempt to attach it that fails is told to who asked. */
static inline bool xenith_vif_get_status_code(xenith_conn *conn, int64_t *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_status_code", given, 1, &xenith_type_int, result);
}

/* Get `status_detail`: Always empty, likewise. */
static inline bool xenith_vif_get_status_detail(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_status_detail", given, 1, &xenith_type_string, result);
}

/* Get `runtime_properties`: Always empty: the backend tells nothing of the attached device. */
static inline bool xenith_vif_get_runtime_properties(xenith_conn *conn, xenith_string_string_map **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_runtime_properties", given, 1, &xenith_type_string_string_map, result);
}

/* Get `qos_algorithm_type`: How what the guest sends is limited when the card is attached: ratelimit, or empty. */
static inline bool xenith_vif_get_qos_algorithm_type(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_qos_algorithm_type", given, 1, &xenith_type_string, result);
}

/* Set `qos_algorithm_type`: How what the guest sends is limited when the card is attached: ratelimit, or empty. */
static inline bool xenith_vif_set_qos_algorithm_type(xenith_conn *conn, xenith_vif vif, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.set_qos_algorithm_type", given, 2, &xenith_type_void, NULL);
}

/* Get `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second. */
static inline bool xenith_vif_get_qos_algorithm_params(xenith_conn *conn, xenith_string_string_map **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_qos_algorithm_params", given, 1, &xenith_type_string_string_map, result);
}

/* Set `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second. */
static inline bool xenith_vif_set_qos_algorithm_params(xenith_conn *conn, xenith_vif vif, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VIF.set_qos_algorithm_params", given, 2, &xenith_type_void, NULL);
}

/* Add to `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second. */
static inline bool xenith_vif_add_to_qos_algorithm_params(xenith_conn *conn, xenith_vif vif, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.add_to_qos_algorithm_params", given, 3, &xenith_type_void, NULL);
}

/* Remove from `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second. */
static inline bool xenith_vif_remove_from_qos_algorithm_params(xenith_conn *conn, xenith_vif vif, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VIF.remove_from_qos_algorithm_params", given, 2, &xenith_type_void, NULL);
}

/* Get `qos_supported_algorithms`: Values qos_algorithm_type can have to some effect. */
static inline bool xenith_vif_get_qos_supported_algorithms(xenith_conn *conn, xenith_string_set **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_qos_supported_algorithms", given, 1, &xenith_type_string_set, result);
}

/* Get `metrics`: Its traffic figures, made and destroyed with it. */
static inline bool xenith_vif_get_metrics(xenith_conn *conn, xenith_vif_metrics *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_metrics", given, 1, &xenith_type_string, result);
}

/* Get `name`: A label for the interface; of no effect. */
static inline bool xenith_vif_get_name(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_name", given, 1, &xenith_type_string, result);
}

/* Set `name`: A label for the interface; of no effect. */
static inline bool xenith_vif_set_name(xenith_conn *conn, xenith_vif vif, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.set_name", given, 2, &xenith_type_void, NULL);
}

/* Get `type`: Kept for old clients; only paravirtualised cards are planned, ioemu has no effect. */
static inline bool xenith_vif_get_type(xenith_conn *conn, enum xenith_driver_type *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_type", given, 1, &xenith_type_driver_type, result);
}

/* Set `type`: Kept for old clients; only paravirtualised cards are planned, ioemu has no effect. */
static inline bool xenith_vif_set_type(xenith_conn *conn, xenith_vif vif, enum xenith_driver_type value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_driver_type, &value}};
    return xenith_call(conn, "VIF.set_type", given, 2, &xenith_type_void, NULL);
}

/* Get `network_read_kbs`: Reads VIF_metrics.io_read_kbs. */
static inline bool xenith_vif_get_network_read_kbs(xenith_conn *conn, double *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_network_read_kbs", given, 1, &xenith_type_float, result);
}

/* Get `network_write_kbs`: Reads VIF_metrics.io_write_kbs. */
static inline bool xenith_vif_get_network_write_kbs(xenith_conn *conn, double *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_network_write_kbs", given, 1, &xenith_type_float, result);
}

/* Get `IO_bandwidth_incoming_kbs`: Reads VIF_metrics.io_read_kbs. */
static inline bool xenith_vif_get_IO_bandwidth_incoming_kbs(xenith_conn *conn, double *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_IO_bandwidth_incoming_kbs", given, 1, &xenith_type_float, result);
}

/* Get `IO_bandwidth_outgoing_kbs`: Reads VIF_metrics.io_write_kbs. */
static inline bool xenith_vif_get_IO_bandwidth_outgoing_kbs(xenith_conn *conn, double *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_IO_bandwidth_outgoing_kbs", given, 1, &xenith_type_float, result);
}

/* All fields of the VIF. */
static inline bool xenith_vif_get_record(xenith_conn *conn, xenith_vif_record **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_record", given, 1, &xenith_type_vif_record, result);
}

/* All fields of the VIF, those of 0.4.3 included. */
static inline bool xenith_vif_get_record_internal(xenith_conn *conn, xenith_vif_record **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_record_internal", given, 1, &xenith_type_vif_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_vif_to_XML(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.to_XML", given, 1, &xenith_type_string, result);
}

/* The VIF of this uuid. */
static inline bool xenith_vif_get_by_uuid(xenith_conn *conn, xenith_vif *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "VIF.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every VIF. */
static inline bool xenith_vif_get_all(xenith_conn *conn, xenith_vif_set **result)
{
    return xenith_call(conn, "VIF.get_all", NULL, 0, &xenith_type_vif_set, result);
}

/* Every VIF with its record. */
static inline bool xenith_vif_get_all_records(xenith_conn *conn, xenith_vif_vif_record_map **result)
{
    return xenith_call(conn, "VIF.get_all_records", NULL, 0, &xenith_type_vif_vif_record_map, result);
}

/* Make a VIF; what the record lacks takes its default. */
static inline bool xenith_vif_create(xenith_conn *conn, xenith_vif *result, const xenith_vif_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_vif_record, &args}};
    return xenith_call(conn, "VIF.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_vif_async_create(xenith_conn *conn, xenith_task *result, const xenith_vif_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_vif_record, &args}};
    return xenith_call(conn, "Async.VIF.create", given, 1, &xenith_type_string, result);
}

/* Destroy the VIF. */
static inline bool xenith_vif_destroy(xenith_conn *conn, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vif_async_destroy(xenith_conn *conn, xenith_task *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "Async.VIF.destroy", given, 1, &xenith_type_string, result);
}

/* Offers the card to a VM that runs. Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_ATTACHED. */
static inline bool xenith_vif_plug(xenith_conn *conn, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.plug", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vif_async_plug(xenith_conn *conn, xenith_task *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "Async.VIF.plug", given, 1, &xenith_type_string, result);
}

/*
 * Asks the guest to give the card up, and takes it away once it has: DEVICE_DETACH_TIMEOUT after 30 seconds. Errors:
 * VM_BAD_POWER_STATE, DEVICE_ALREADY_DETACHED, DEVICE_DETACH_TIMEOUT.
 */
static inline bool xenith_vif_unplug(xenith_conn *conn, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.unplug", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vif_async_unplug(xenith_conn *conn, xenith_task *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "Async.VIF.unplug", given, 1, &xenith_type_string, result);
}

/* Accepts the empty label, which everything has; another one is SECURITY_ERROR. Errors: SECURITY_ERROR. */
static inline bool xenith_vif_set_security_label(xenith_conn *conn, xenith_vif vif, const char *security_label, const char *old_label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &security_label}, {&xenith_type_string, &old_label}};
    return xenith_call(conn, "VIF.set_security_label", given, 3, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vif_async_set_security_label(xenith_conn *conn, xenith_task *result, xenith_vif vif, const char *security_label, const char *old_label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &security_label}, {&xenith_type_string, &old_label}};
    return xenith_call(conn, "Async.VIF.set_security_label", given, 3, &xenith_type_string, result);
}

/* Always empty: Xen here knows no labels. */
static inline bool xenith_vif_get_security_label(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_security_label", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_vif_async_get_security_label(xenith_conn *conn, xenith_task *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "Async.VIF.get_security_label", given, 1, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
