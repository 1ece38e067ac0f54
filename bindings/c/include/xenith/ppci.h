/* One function on the host's PCI bus, as found at boot. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_PPCI_H
#define XENITH_CLASS_PPCI_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_ppci_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The machine whose bus it is on. */
    xenith_host host;
    /* Segment part of its address. */
    int64_t domain;
    /* Bus part of its address, 0 to 255. */
    int64_t bus;
    /* Slot part of its address, 0 to 31. */
    int64_t slot;
    /* Function part of its address, 0 to 7. */
    int64_t func;
    /* Its whole address in hex, as in 0000:00:1f.2. */
    char *name;
    /* Vendor number from its configuration space. */
    int64_t vendor_id;
    /* What the PCI list of the boot bundle calls its vendor; empty if it does not know. */
    char *vendor_name;
    /* Device number from its configuration space. */
    int64_t device_id;
    /* What the list calls it; empty if it does not know. */
    char *device_name;
    /* Revision number from its configuration space. */
    int64_t revision_id;
    /* Base class, subclass and programming interface, 8 bits each from the top. */
    int64_t class_code;
    /* What the list calls its subclass, or else its base class. */
    char *class_name;
    /* Vendor number of the board it sits on; 0 if it tells none. */
    int64_t subsystem_vendor_id;
    /* What the list calls the board's vendor; empty if it does not know. */
    char *subsystem_vendor_name;
    /* Number that the board's vendor gave; 0 if it tells none. */
    int64_t subsystem_id;
    /* What the list calls the board; empty if it does not know. */
    char *subsystem_name;
    /* The agent's driver that uses it; empty if none does. */
    char *driver;
};
static inline xenith_ppci_record *xenith_ppci_record_alloc(void)
{
    return (xenith_ppci_record *)xenith_alloc(&xenith_type_ppci_record, 0);
}
static inline void xenith_ppci_record_free(xenith_ppci_record *value)
{
    xenith_free(&xenith_type_ppci_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_ppci_get_uuid(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `host`: The machine whose bus it is on. */
static inline bool xenith_ppci_get_host(xenith_conn *conn, xenith_host *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_host", given, 1, &xenith_type_string, result);
}

/* Get `domain`: Segment part of its address. */
static inline bool xenith_ppci_get_domain(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_domain", given, 1, &xenith_type_int, result);
}

/* Get `bus`: Bus part of its address, 0 to 255. */
static inline bool xenith_ppci_get_bus(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_bus", given, 1, &xenith_type_int, result);
}

/* Get `slot`: Slot part of its address, 0 to 31. */
static inline bool xenith_ppci_get_slot(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_slot", given, 1, &xenith_type_int, result);
}

/* Get `func`: Function part of its address, 0 to 7. */
static inline bool xenith_ppci_get_func(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_func", given, 1, &xenith_type_int, result);
}

/* Get `name`: Its whole address in hex, as in 0000:00:1f.2. */
static inline bool xenith_ppci_get_name(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_name", given, 1, &xenith_type_string, result);
}

/* Get `vendor_id`: Vendor number from its configuration space. */
static inline bool xenith_ppci_get_vendor_id(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_vendor_id", given, 1, &xenith_type_int, result);
}

/* Get `vendor_name`: What the PCI list of the boot bundle calls its vendor; empty if it does not know. */
static inline bool xenith_ppci_get_vendor_name(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_vendor_name", given, 1, &xenith_type_string, result);
}

/* Get `device_id`: Device number from its configuration space. */
static inline bool xenith_ppci_get_device_id(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_device_id", given, 1, &xenith_type_int, result);
}

/* Get `device_name`: What the list calls it; empty if it does not know. */
static inline bool xenith_ppci_get_device_name(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_device_name", given, 1, &xenith_type_string, result);
}

/* Get `revision_id`: Revision number from its configuration space. */
static inline bool xenith_ppci_get_revision_id(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_revision_id", given, 1, &xenith_type_int, result);
}

/* Get `class_code`: Base class, subclass and programming interface, 8 bits each from the top. */
static inline bool xenith_ppci_get_class_code(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_class_code", given, 1, &xenith_type_int, result);
}

/* Get `class_name`: What the list calls its subclass, or else its base class. */
static inline bool xenith_ppci_get_class_name(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_class_name", given, 1, &xenith_type_string, result);
}

/* Get `subsystem_vendor_id`: Vendor number of the board it sits on; 0 if it tells none. */
static inline bool xenith_ppci_get_subsystem_vendor_id(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_subsystem_vendor_id", given, 1, &xenith_type_int, result);
}

/* Get `subsystem_vendor_name`: What the list calls the board's vendor; empty if it does not know. */
static inline bool xenith_ppci_get_subsystem_vendor_name(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_subsystem_vendor_name", given, 1, &xenith_type_string, result);
}

/* Get `subsystem_id`: Number that the board's vendor gave; 0 if it tells none. */
static inline bool xenith_ppci_get_subsystem_id(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_subsystem_id", given, 1, &xenith_type_int, result);
}

/* Get `subsystem_name`: What the list calls the board; empty if it does not know. */
static inline bool xenith_ppci_get_subsystem_name(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_subsystem_name", given, 1, &xenith_type_string, result);
}

/* Get `driver`: The agent's driver that uses it; empty if none does. */
static inline bool xenith_ppci_get_driver(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_driver", given, 1, &xenith_type_string, result);
}

/* All fields of the PPCI. */
static inline bool xenith_ppci_get_record(xenith_conn *conn, xenith_ppci_record **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_record", given, 1, &xenith_type_ppci_record, result);
}

/* All fields of the PPCI, those of 0.4.3 included. */
static inline bool xenith_ppci_get_record_internal(xenith_conn *conn, xenith_ppci_record **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_record_internal", given, 1, &xenith_type_ppci_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_ppci_to_XML(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.to_XML", given, 1, &xenith_type_string, result);
}

/* The PPCI of this uuid. */
static inline bool xenith_ppci_get_by_uuid(xenith_conn *conn, xenith_ppci *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "PPCI.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every PPCI. */
static inline bool xenith_ppci_get_all(xenith_conn *conn, xenith_ppci_set **result)
{
    return xenith_call(conn, "PPCI.get_all", NULL, 0, &xenith_type_ppci_set, result);
}

/* Every PPCI with its record. */
static inline bool xenith_ppci_get_all_records(xenith_conn *conn, xenith_ppci_ppci_record_map **result)
{
    return xenith_call(conn, "PPCI.get_all_records", NULL, 0, &xenith_type_ppci_ppci_record_map, result);
}

#ifdef __cplusplus
}
#endif

#endif
