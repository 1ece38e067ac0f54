/* A switch that interfaces of VMs and of the host are plugged into. Without a PIF it joins VMs only. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_NETWORK_H
#define XENITH_CLASS_NETWORK_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_network_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* Name shown to people; several objects may share it. */
    char *name_label;
    /* Free text for people; nothing acts on it. */
    char *name_description;
    /* VM interfaces that name this network. */
    xenith_vif_set *VIFs;
    /* Host interfaces that name this network; at most one per host through create_VLAN. */
    xenith_pif_set *PIFs;
    /* Address of the gateway; kept as text, not applied. */
    char *default_gateway;
    /* Mask of the network; kept as text, not applied. */
    char *default_netmask;
    /* Texts by key for clients to keep; the host acts on none of them. */
    xenith_string_string_map *other_config;
    /* Key NIC of other_config; see PIF.device for real interfaces. (0.4.3) */
    char *NIC;
    /* Key VLAN of other_config; see PIF.VLAN for real tags. (0.4.3) */
    char *VLAN;
};
static inline xenith_network_record *xenith_network_record_alloc(void)
{
    return (xenith_network_record *)xenith_alloc(&xenith_type_network_record, 0);
}
static inline void xenith_network_record_free(xenith_network_record *value)
{
    xenith_free(&xenith_type_network_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_network_get_uuid(xenith_conn *conn, char **result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `name_label`: Name shown to people; several objects may share it. */
static inline bool xenith_network_get_name_label(xenith_conn *conn, char **result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.get_name_label", given, 1, &xenith_type_string, result);
}

/* Set `name_label`: Name shown to people; several objects may share it. */
static inline bool xenith_network_set_name_label(xenith_conn *conn, xenith_network network, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}, {&xenith_type_string, &value}};
    return xenith_call(conn, "network.set_name_label", given, 2, &xenith_type_void, NULL);
}

/* Get `name_description`: Free text for people; nothing acts on it. */
static inline bool xenith_network_get_name_description(xenith_conn *conn, char **result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.get_name_description", given, 1, &xenith_type_string, result);
}

/* Set `name_description`: Free text for people; nothing acts on it. */
static inline bool xenith_network_set_name_description(xenith_conn *conn, xenith_network network, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}, {&xenith_type_string, &value}};
    return xenith_call(conn, "network.set_name_description", given, 2, &xenith_type_void, NULL);
}

/* Get `VIFs`: VM interfaces that name this network. */
static inline bool xenith_network_get_VIFs(xenith_conn *conn, xenith_vif_set **result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.get_VIFs", given, 1, &xenith_type_vif_set, result);
}

/* Get `PIFs`: Host interfaces that name this network; at most one per host through create_VLAN. */
static inline bool xenith_network_get_PIFs(xenith_conn *conn, xenith_pif_set **result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.get_PIFs", given, 1, &xenith_type_pif_set, result);
}

/* Get `default_gateway`: Address of the gateway; kept as text, not applied. */
static inline bool xenith_network_get_default_gateway(xenith_conn *conn, char **result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.get_default_gateway", given, 1, &xenith_type_string, result);
}

/* Set `default_gateway`: Address of the gateway; kept as text, not applied. */
static inline bool xenith_network_set_default_gateway(xenith_conn *conn, xenith_network network, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}, {&xenith_type_string, &value}};
    return xenith_call(conn, "network.set_default_gateway", given, 2, &xenith_type_void, NULL);
}

/* Get `default_netmask`: Mask of the network; kept as text, not applied. */
static inline bool xenith_network_get_default_netmask(xenith_conn *conn, char **result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.get_default_netmask", given, 1, &xenith_type_string, result);
}

/* Set `default_netmask`: Mask of the network; kept as text, not applied. */
static inline bool xenith_network_set_default_netmask(xenith_conn *conn, xenith_network network, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}, {&xenith_type_string, &value}};
    return xenith_call(conn, "network.set_default_netmask", given, 2, &xenith_type_void, NULL);
}

/* Get `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_network_get_other_config(xenith_conn *conn, xenith_string_string_map **result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.get_other_config", given, 1, &xenith_type_string_string_map, result);
}

/* Set `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_network_set_other_config(xenith_conn *conn, xenith_network network, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "network.set_other_config", given, 2, &xenith_type_void, NULL);
}

/* Add to `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_network_add_to_other_config(xenith_conn *conn, xenith_network network, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "network.add_to_other_config", given, 3, &xenith_type_void, NULL);
}

/* Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them. */
static inline bool xenith_network_remove_from_other_config(xenith_conn *conn, xenith_network network, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}, {&xenith_type_string, &key}};
    return xenith_call(conn, "network.remove_from_other_config", given, 2, &xenith_type_void, NULL);
}

/* Get `NIC`: Key NIC of other_config; see PIF.device for real interfaces. */
static inline bool xenith_network_get_NIC(xenith_conn *conn, char **result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.get_NIC", given, 1, &xenith_type_string, result);
}

/* Set `NIC`: Key NIC of other_config; see PIF.device for real interfaces. */
static inline bool xenith_network_set_NIC(xenith_conn *conn, xenith_network network, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}, {&xenith_type_string, &value}};
    return xenith_call(conn, "network.set_NIC", given, 2, &xenith_type_void, NULL);
}

/* Get `VLAN`: Key VLAN of other_config; see PIF.VLAN for real tags. */
static inline bool xenith_network_get_VLAN(xenith_conn *conn, char **result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.get_VLAN", given, 1, &xenith_type_string, result);
}

/* Set `VLAN`: Key VLAN of other_config; see PIF.VLAN for real tags. */
static inline bool xenith_network_set_VLAN(xenith_conn *conn, xenith_network network, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}, {&xenith_type_string, &value}};
    return xenith_call(conn, "network.set_VLAN", given, 2, &xenith_type_void, NULL);
}

/* All fields of the network. */
static inline bool xenith_network_get_record(xenith_conn *conn, xenith_network_record **result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.get_record", given, 1, &xenith_type_network_record, result);
}

/* All fields of the network, those of 0.4.3 included. */
static inline bool xenith_network_get_record_internal(xenith_conn *conn, xenith_network_record **result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.get_record_internal", given, 1, &xenith_type_network_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_network_to_XML(xenith_conn *conn, char **result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.to_XML", given, 1, &xenith_type_string, result);
}

/* The network of this uuid. */
static inline bool xenith_network_get_by_uuid(xenith_conn *conn, xenith_network *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "network.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every network. */
static inline bool xenith_network_get_all(xenith_conn *conn, xenith_network_set **result)
{
    return xenith_call(conn, "network.get_all", NULL, 0, &xenith_type_network_set, result);
}

/* Every network with its record. */
static inline bool xenith_network_get_all_records(xenith_conn *conn, xenith_network_network_record_map **result)
{
    return xenith_call(conn, "network.get_all_records", NULL, 0, &xenith_type_network_network_record_map, result);
}

/* Every network of this name_label. */
static inline bool xenith_network_get_by_name_label(xenith_conn *conn, xenith_network_set **result, const char *label)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &label}};
    return xenith_call(conn, "network.get_by_name_label", given, 1, &xenith_type_network_set, result);
}

/* Make a network; what the record lacks takes its default. */
static inline bool xenith_network_create(xenith_conn *conn, xenith_network *result, const xenith_network_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_network_record, &args}};
    return xenith_call(conn, "network.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_network_async_create(xenith_conn *conn, xenith_task *result, const xenith_network_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_network_record, &args}};
    return xenith_call(conn, "Async.network.create", given, 1, &xenith_type_string, result);
}

/* Destroy the network. */
static inline bool xenith_network_destroy(xenith_conn *conn, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "network.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_network_async_destroy(xenith_conn *conn, xenith_task *result, xenith_network network)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &network}};
    return xenith_call(conn, "Async.network.destroy", given, 1, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
