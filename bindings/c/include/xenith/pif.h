/* A physical network interface (note separate VLANs are represented as several PIFs). Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_PIF_H
#define XENITH_CLASS_PIF_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_pif_record {
    /* Unique identifier/object reference. */
    char *uuid;
    /* Machine-readable name of the interface (e.g. eth0). */
    char *device;
    /* Virtual network to which this pif is connected. */
    xenith_network network;
    /* Physical machine to which this pif is connected. */
    xenith_host host;
    /* Ethernet MAC address of physical interface. */
    char *MAC;
    /* MTU in octets. */
    int64_t MTU;
    /* VLAN tag for all traffic passing through this interface; -1 of a physical one. */
    int64_t VLAN;
    /* Metrics associated with this PIF. */
    xenith_pif_metrics metrics;
};
static inline xenith_pif_record *xenith_pif_record_alloc(void)
{
    return (xenith_pif_record *)xenith_alloc(&xenith_type_pif_record, 0);
}
static inline void xenith_pif_record_free(xenith_pif_record *value)
{
    xenith_free(&xenith_type_pif_record, &value);
}

/* Get `uuid`: Unique identifier/object reference. */
static inline bool xenith_pif_get_uuid(xenith_conn *conn, char **result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `device`: Machine-readable name of the interface (e.g. eth0). */
static inline bool xenith_pif_get_device(xenith_conn *conn, char **result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_device", given, 1, &xenith_type_string, result);
}

/* Set `device`: Machine-readable name of the interface (e.g. eth0). Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID. */
static inline bool xenith_pif_set_device(xenith_conn *conn, xenith_pif pif, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "PIF.set_device", given, 2, &xenith_type_void, NULL);
}

/* Get `network`: Virtual network to which this pif is connected. */
static inline bool xenith_pif_get_network(xenith_conn *conn, xenith_network *result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_network", given, 1, &xenith_type_string, result);
}

/* Get `host`: Physical machine to which this pif is connected. */
static inline bool xenith_pif_get_host(xenith_conn *conn, xenith_host *result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_host", given, 1, &xenith_type_string, result);
}

/* Get `MAC`: Ethernet MAC address of physical interface. */
static inline bool xenith_pif_get_MAC(xenith_conn *conn, char **result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_MAC", given, 1, &xenith_type_string, result);
}

/* Set `MAC`: Ethernet MAC address of physical interface. Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID. */
static inline bool xenith_pif_set_MAC(xenith_conn *conn, xenith_pif pif, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "PIF.set_MAC", given, 2, &xenith_type_void, NULL);
}

/* Get `MTU`: MTU in octets. */
static inline bool xenith_pif_get_MTU(xenith_conn *conn, int64_t *result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_MTU", given, 1, &xenith_type_int, result);
}

/* Set `MTU`: MTU in octets. Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID. */
static inline bool xenith_pif_set_MTU(xenith_conn *conn, xenith_pif pif, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}, {&xenith_type_int, &value}};
    return xenith_call(conn, "PIF.set_MTU", given, 2, &xenith_type_void, NULL);
}

/* Get `VLAN`: VLAN tag for all traffic passing through this interface; -1 of a physical one. */
static inline bool xenith_pif_get_VLAN(xenith_conn *conn, int64_t *result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_VLAN", given, 1, &xenith_type_int, result);
}

/*
 * Set `VLAN`: VLAN tag for all traffic passing through this interface; -1 of a physical one. Errors: PIF_IS_PHYSICAL,
 * VLAN_TAG_INVALID.
 */
static inline bool xenith_pif_set_VLAN(xenith_conn *conn, xenith_pif pif, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}, {&xenith_type_int, &value}};
    return xenith_call(conn, "PIF.set_VLAN", given, 2, &xenith_type_void, NULL);
}

/* Get `metrics`: Metrics associated with this PIF. */
static inline bool xenith_pif_get_metrics(xenith_conn *conn, xenith_pif_metrics *result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_metrics", given, 1, &xenith_type_string, result);
}

/* All fields of the PIF. */
static inline bool xenith_pif_get_record(xenith_conn *conn, xenith_pif_record **result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_record", given, 1, &xenith_type_pif_record, result);
}

/* All fields of the PIF, those of 0.4.3 included. */
static inline bool xenith_pif_get_record_internal(xenith_conn *conn, xenith_pif_record **result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_record_internal", given, 1, &xenith_type_pif_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_pif_to_XML(xenith_conn *conn, char **result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.to_XML", given, 1, &xenith_type_string, result);
}

/* The PIF of this uuid. */
static inline bool xenith_pif_get_by_uuid(xenith_conn *conn, xenith_pif *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "PIF.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every PIF. */
static inline bool xenith_pif_get_all(xenith_conn *conn, xenith_pif_set **result)
{
    return xenith_call(conn, "PIF.get_all", NULL, 0, &xenith_type_pif_set, result);
}

/* Every PIF with its record. */
static inline bool xenith_pif_get_all_records(xenith_conn *conn, xenith_pif_pif_record_map **result)
{
    return xenith_call(conn, "PIF.get_all_records", NULL, 0, &xenith_type_pif_pif_record_map, result);
}

/* Destroy the PIF. Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID. */
static inline bool xenith_pif_destroy(xenith_conn *conn, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_pif_async_destroy(xenith_conn *conn, xenith_task *result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "Async.PIF.destroy", given, 1, &xenith_type_string, result);
}

/*
 * Create a VLAN interface from an existing physical interface. The network must have no PIF on the host. Errors:
 * VLAN_TAG_INVALID, NETWORK_ALREADY_CONNECTED, VALUE_NOT_SUPPORTED, LIMIT_REACHED.
 */
static inline bool xenith_pif_create_VLAN(xenith_conn *conn, xenith_pif *result, const char *device, xenith_network network, xenith_host host, int64_t VLAN)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &device}, {&xenith_type_string, &network}, {&xenith_type_string, &host}, {&xenith_type_int, &VLAN}};
    return xenith_call(conn, "PIF.create_VLAN", given, 4, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_pif_async_create_VLAN(xenith_conn *conn, xenith_task *result, const char *device, xenith_network network, xenith_host host, int64_t VLAN)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &device}, {&xenith_type_string, &network}, {&xenith_type_string, &host}, {&xenith_type_int, &VLAN}};
    return xenith_call(conn, "Async.PIF.create_VLAN", given, 4, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
