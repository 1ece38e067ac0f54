/* A virtual network interface. Written by ./x bindings from api-core/src/schema; changes here are lost. */
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
    /* Unique identifier/object reference. */
    char *uuid;
    /* Name of the network device as exposed to the guest (eth0 ...); empty: the next free one. */
    char *device;
    /* Virtual network to which this vif is connected. */
    xenith_network network;
    /* Virtual machine to which this vif is connected. */
    xenith_vm VM;
    /* Ethernet MAC address as exposed to the guest; empty: one is made. */
    char *MAC;
    /* MTU in octets. */
    int64_t MTU;
    /* Is the device currently attached (erased on reboot). */
    bool currently_attached;
    /* Error/success code associated with last attach-operation (erased on reboot). */
    int64_t status_code;
    /* Error/success information associated with last attach-operation status. */
    char *status_detail;
    /* Device runtime properties. */
    xenith_string_string_map *runtime_properties;
    /* QoS algorithm to use. */
    char *qos_algorithm_type;
    /* Parameters for chosen QoS algorithm. */
    xenith_string_string_map *qos_algorithm_params;
    /* Supported QoS algorithms for this VIF: none yet. */
    xenith_string_set *qos_supported_algorithms;
    /* Metrics associated with this VIF. */
    xenith_vif_metrics metrics;
    /* Name of the VIF. (0.4.3) */
    char *name;
    /* Interface driver: only paravirtualised ones are served. (0.4.3) */
    enum xenith_driver_type type;
    /* Incoming network bandwidth: VIF_metrics has it now. (0.4.3) */
    double network_read_kbs;
    /* Outgoing network bandwidth: VIF_metrics has it now. (0.4.3) */
    double network_write_kbs;
    /* Read bandwidth: VIF_metrics has it now. (0.4.3) */
    double IO_bandwidth_incoming_kbs;
    /* Write bandwidth: VIF_metrics has it now. (0.4.3) */
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

/* Get `uuid`: Unique identifier/object reference. */
static inline bool xenith_vif_get_uuid(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `device`: Name of the network device as exposed to the guest (eth0 ...); empty: the next free one. */
static inline bool xenith_vif_get_device(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_device", given, 1, &xenith_type_string, result);
}

/* Set `device`: Name of the network device as exposed to the guest (eth0 ...); empty: the next free one. */
static inline bool xenith_vif_set_device(xenith_conn *conn, xenith_vif vif, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.set_device", given, 2, &xenith_type_void, NULL);
}

/* Get `network`: Virtual network to which this vif is connected. */
static inline bool xenith_vif_get_network(xenith_conn *conn, xenith_network *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_network", given, 1, &xenith_type_string, result);
}

/* Set `network`: Virtual network to which this vif is connected. */
static inline bool xenith_vif_set_network(xenith_conn *conn, xenith_vif vif, xenith_network value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.set_network", given, 2, &xenith_type_void, NULL);
}

/* Get `VM`: Virtual machine to which this vif is connected. */
static inline bool xenith_vif_get_VM(xenith_conn *conn, xenith_vm *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_VM", given, 1, &xenith_type_string, result);
}

/* Set `VM`: Virtual machine to which this vif is connected. */
static inline bool xenith_vif_set_VM(xenith_conn *conn, xenith_vif vif, xenith_vm value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.set_VM", given, 2, &xenith_type_void, NULL);
}

/* Get `MAC`: Ethernet MAC address as exposed to the guest; empty: one is made. */
static inline bool xenith_vif_get_MAC(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_MAC", given, 1, &xenith_type_string, result);
}

/* Set `MAC`: Ethernet MAC address as exposed to the guest; empty: one is made. */
static inline bool xenith_vif_set_MAC(xenith_conn *conn, xenith_vif vif, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.set_MAC", given, 2, &xenith_type_void, NULL);
}

/* Get `MTU`: MTU in octets. */
static inline bool xenith_vif_get_MTU(xenith_conn *conn, int64_t *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_MTU", given, 1, &xenith_type_int, result);
}

/* Set `MTU`: MTU in octets. */
static inline bool xenith_vif_set_MTU(xenith_conn *conn, xenith_vif vif, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_int, &value}};
    return xenith_call(conn, "VIF.set_MTU", given, 2, &xenith_type_void, NULL);
}

/* Get `currently_attached`: Is the device currently attached (erased on reboot). */
static inline bool xenith_vif_get_currently_attached(xenith_conn *conn, bool *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_currently_attached", given, 1, &xenith_type_bool, result);
}

/* Get `status_code`: Error/success code associated with last attach-operation (erased on reboot). */
static inline bool xenith_vif_get_status_code(xenith_conn *conn, int64_t *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_status_code", given, 1, &xenith_type_int, result);
}

/* Get `status_detail`: Error/success information associated with last attach-operation status. */
static inline bool xenith_vif_get_status_detail(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_status_detail", given, 1, &xenith_type_string, result);
}

/* Get `runtime_properties`: Device runtime properties. */
static inline bool xenith_vif_get_runtime_properties(xenith_conn *conn, xenith_string_string_map **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_runtime_properties", given, 1, &xenith_type_string_string_map, result);
}

/* Get `qos_algorithm_type`: QoS algorithm to use. */
static inline bool xenith_vif_get_qos_algorithm_type(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_qos_algorithm_type", given, 1, &xenith_type_string, result);
}

/* Set `qos_algorithm_type`: QoS algorithm to use. */
static inline bool xenith_vif_set_qos_algorithm_type(xenith_conn *conn, xenith_vif vif, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.set_qos_algorithm_type", given, 2, &xenith_type_void, NULL);
}

/* Get `qos_algorithm_params`: Parameters for chosen QoS algorithm. */
static inline bool xenith_vif_get_qos_algorithm_params(xenith_conn *conn, xenith_string_string_map **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_qos_algorithm_params", given, 1, &xenith_type_string_string_map, result);
}

/* Set `qos_algorithm_params`: Parameters for chosen QoS algorithm. */
static inline bool xenith_vif_set_qos_algorithm_params(xenith_conn *conn, xenith_vif vif, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VIF.set_qos_algorithm_params", given, 2, &xenith_type_void, NULL);
}

/* Add to `qos_algorithm_params`: Parameters for chosen QoS algorithm. */
static inline bool xenith_vif_add_to_qos_algorithm_params(xenith_conn *conn, xenith_vif vif, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.add_to_qos_algorithm_params", given, 3, &xenith_type_void, NULL);
}

/* Remove from `qos_algorithm_params`: Parameters for chosen QoS algorithm. */
static inline bool xenith_vif_remove_from_qos_algorithm_params(xenith_conn *conn, xenith_vif vif, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VIF.remove_from_qos_algorithm_params", given, 2, &xenith_type_void, NULL);
}

/* Get `qos_supported_algorithms`: Supported QoS algorithms for this VIF: none yet. */
static inline bool xenith_vif_get_qos_supported_algorithms(xenith_conn *conn, xenith_string_set **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_qos_supported_algorithms", given, 1, &xenith_type_string_set, result);
}

/* Get `metrics`: Metrics associated with this VIF. */
static inline bool xenith_vif_get_metrics(xenith_conn *conn, xenith_vif_metrics *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_metrics", given, 1, &xenith_type_string, result);
}

/* Get `name`: Name of the VIF. */
static inline bool xenith_vif_get_name(xenith_conn *conn, char **result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_name", given, 1, &xenith_type_string, result);
}

/* Set `name`: Name of the VIF. */
static inline bool xenith_vif_set_name(xenith_conn *conn, xenith_vif vif, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VIF.set_name", given, 2, &xenith_type_void, NULL);
}

/* Get `type`: Interface driver: only paravirtualised ones are served. */
static inline bool xenith_vif_get_type(xenith_conn *conn, enum xenith_driver_type *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_type", given, 1, &xenith_type_driver_type, result);
}

/* Set `type`: Interface driver: only paravirtualised ones are served. */
static inline bool xenith_vif_set_type(xenith_conn *conn, xenith_vif vif, enum xenith_driver_type value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}, {&xenith_type_driver_type, &value}};
    return xenith_call(conn, "VIF.set_type", given, 2, &xenith_type_void, NULL);
}

/* Get `network_read_kbs`: Incoming network bandwidth: VIF_metrics has it now. */
static inline bool xenith_vif_get_network_read_kbs(xenith_conn *conn, double *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_network_read_kbs", given, 1, &xenith_type_float, result);
}

/* Get `network_write_kbs`: Outgoing network bandwidth: VIF_metrics has it now. */
static inline bool xenith_vif_get_network_write_kbs(xenith_conn *conn, double *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_network_write_kbs", given, 1, &xenith_type_float, result);
}

/* Get `IO_bandwidth_incoming_kbs`: Read bandwidth: VIF_metrics has it now. */
static inline bool xenith_vif_get_IO_bandwidth_incoming_kbs(xenith_conn *conn, double *result, xenith_vif vif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vif}};
    return xenith_call(conn, "VIF.get_IO_bandwidth_incoming_kbs", given, 1, &xenith_type_float, result);
}

/* Get `IO_bandwidth_outgoing_kbs`: Write bandwidth: VIF_metrics has it now. */
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

/* Hotplug the specified VIF, dynamically attaching it to the running VM. */
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

/* Hot-unplug the specified VIF, dynamically unattaching it from the running VM. */
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

/* Set the security label of a VIF. Only the empty one can be. Errors: SECURITY_ERROR. */
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

/* Get the security label of a VIF: always empty, no policy knows labels. */
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
