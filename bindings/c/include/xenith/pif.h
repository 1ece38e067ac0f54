/* A network card of the host, or a VLAN on one. Cards are found at boot; create_VLAN adds VLANs, and destroy removes only those. Written by ./x bindings from api-core/src/schema; changes here are lost. */
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
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* Name of the card, such as eth0; a VLAN has the name of its card. */
    char *device;
    /* The network it is plugged into. */
    xenith_network network;
    /* The machine that has it. */
    xenith_host host;
    /* Ethernet address of the card, six hex bytes with colons; a VLAN starts with its card's. */
    char *MAC;
    /* Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise. */
    int64_t MTU;
    /* Tag of the VLAN, 0 to 4094; -1 for the card itself. Anything else is VLAN_TAG_INVALID. */
    int64_t VLAN;
    /* Its traffic figures, made and destroyed with it. */
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

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_pif_get_uuid(xenith_conn *conn, char **result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `device`: Name of the card, such as eth0; a VLAN has the name of its card. */
static inline bool xenith_pif_get_device(xenith_conn *conn, char **result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_device", given, 1, &xenith_type_string, result);
}

/*
 * Set `device`: Name of the card, such as eth0; a VLAN has the name of its card. Errors: PIF_IS_PHYSICAL,
 * VLAN_TAG_INVALID.
 */
static inline bool xenith_pif_set_device(xenith_conn *conn, xenith_pif pif, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "PIF.set_device", given, 2, &xenith_type_void, NULL);
}

/* Get `network`: The network it is plugged into. */
static inline bool xenith_pif_get_network(xenith_conn *conn, xenith_network *result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_network", given, 1, &xenith_type_string, result);
}

/* Get `host`: The machine that has it. */
static inline bool xenith_pif_get_host(xenith_conn *conn, xenith_host *result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_host", given, 1, &xenith_type_string, result);
}

/* Get `MAC`: Ethernet address of the card, six hex bytes with colons; a VLAN starts with its card's. */
static inline bool xenith_pif_get_MAC(xenith_conn *conn, char **result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_MAC", given, 1, &xenith_type_string, result);
}

/*
 * Set `MAC`: Ethernet address of the card, six hex bytes with colons; a VLAN starts with its card's. Errors:
 * PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
 */
static inline bool xenith_pif_set_MAC(xenith_conn *conn, xenith_pif pif, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}, {&xenith_type_string, &value}};
    return xenith_call(conn, "PIF.set_MAC", given, 2, &xenith_type_void, NULL);
}

/* Get `MTU`: Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise. */
static inline bool xenith_pif_get_MTU(xenith_conn *conn, int64_t *result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_MTU", given, 1, &xenith_type_int, result);
}

/*
 * Set `MTU`: Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise. Errors: PIF_IS_PHYSICAL,
 * VLAN_TAG_INVALID.
 */
static inline bool xenith_pif_set_MTU(xenith_conn *conn, xenith_pif pif, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}, {&xenith_type_int, &value}};
    return xenith_call(conn, "PIF.set_MTU", given, 2, &xenith_type_void, NULL);
}

/* Get `VLAN`: Tag of the VLAN, 0 to 4094; -1 for the card itself. Anything else is VLAN_TAG_INVALID. */
static inline bool xenith_pif_get_VLAN(xenith_conn *conn, int64_t *result, xenith_pif pif)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}};
    return xenith_call(conn, "PIF.get_VLAN", given, 1, &xenith_type_int, result);
}

/*
 * Set `VLAN`: Tag of the VLAN, 0 to 4094; -1 for the card itself. Anything else is VLAN_TAG_INVALID. Errors:
 * PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
 */
static inline bool xenith_pif_set_VLAN(xenith_conn *conn, xenith_pif pif, int64_t value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pif}, {&xenith_type_int, &value}};
    return xenith_call(conn, "PIF.set_VLAN", given, 2, &xenith_type_void, NULL);
}

/* Get `metrics`: Its traffic figures, made and destroyed with it. */
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
 * Adds a VLAN to a card, which device names, with its MAC and MTU. A network with a PIF on the host is
 * NETWORK_ALREADY_CONNECTED. Errors: VLAN_TAG_INVALID, NETWORK_ALREADY_CONNECTED, VALUE_NOT_SUPPORTED, LIMIT_REACHED.
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
