/* A physical PCI device. Written by ./x bindings from api-core/src/schema; changes here are lost. */
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
    /* Unique identifier/object reference. */
    char *uuid;
    /* The physical machine to which this PPCI is connected. */
    xenith_host host;
    /* The domain number. */
    int64_t domain;
    /* The bus number. */
    int64_t bus;
    /* The slot number. */
    int64_t slot;
    /* The func number. */
    int64_t func;
    /* The PCI name. */
    char *name;
    /* The vendor ID. */
    int64_t vendor_id;
    /* The vendor name. */
    char *vendor_name;
    /* The device ID. */
    int64_t device_id;
    /* The device name. */
    char *device_name;
    /* The revision ID. */
    int64_t revision_id;
    /* The class code. */
    int64_t class_code;
    /* The class name. */
    char *class_name;
    /* The subsystem vendor ID. */
    int64_t subsystem_vendor_id;
    /* The subsystem vendor name. */
    char *subsystem_vendor_name;
    /* The subsystem ID. */
    int64_t subsystem_id;
    /* The subsystem name. */
    char *subsystem_name;
    /* The driver that has it: the agent's, or empty. */
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

/* Get `uuid`: Unique identifier/object reference. */
static inline bool xenith_ppci_get_uuid(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `host`: The physical machine to which this PPCI is connected. */
static inline bool xenith_ppci_get_host(xenith_conn *conn, xenith_host *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_host", given, 1, &xenith_type_string, result);
}

/* Get `domain`: The domain number. */
static inline bool xenith_ppci_get_domain(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_domain", given, 1, &xenith_type_int, result);
}

/* Get `bus`: The bus number. */
static inline bool xenith_ppci_get_bus(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_bus", given, 1, &xenith_type_int, result);
}

/* Get `slot`: The slot number. */
static inline bool xenith_ppci_get_slot(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_slot", given, 1, &xenith_type_int, result);
}

/* Get `func`: The func number. */
static inline bool xenith_ppci_get_func(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_func", given, 1, &xenith_type_int, result);
}

/* Get `name`: The PCI name. */
static inline bool xenith_ppci_get_name(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_name", given, 1, &xenith_type_string, result);
}

/* Get `vendor_id`: The vendor ID. */
static inline bool xenith_ppci_get_vendor_id(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_vendor_id", given, 1, &xenith_type_int, result);
}

/* Get `vendor_name`: The vendor name. */
static inline bool xenith_ppci_get_vendor_name(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_vendor_name", given, 1, &xenith_type_string, result);
}

/* Get `device_id`: The device ID. */
static inline bool xenith_ppci_get_device_id(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_device_id", given, 1, &xenith_type_int, result);
}

/* Get `device_name`: The device name. */
static inline bool xenith_ppci_get_device_name(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_device_name", given, 1, &xenith_type_string, result);
}

/* Get `revision_id`: The revision ID. */
static inline bool xenith_ppci_get_revision_id(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_revision_id", given, 1, &xenith_type_int, result);
}

/* Get `class_code`: The class code. */
static inline bool xenith_ppci_get_class_code(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_class_code", given, 1, &xenith_type_int, result);
}

/* Get `class_name`: The class name. */
static inline bool xenith_ppci_get_class_name(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_class_name", given, 1, &xenith_type_string, result);
}

/* Get `subsystem_vendor_id`: The subsystem vendor ID. */
static inline bool xenith_ppci_get_subsystem_vendor_id(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_subsystem_vendor_id", given, 1, &xenith_type_int, result);
}

/* Get `subsystem_vendor_name`: The subsystem vendor name. */
static inline bool xenith_ppci_get_subsystem_vendor_name(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_subsystem_vendor_name", given, 1, &xenith_type_string, result);
}

/* Get `subsystem_id`: The subsystem ID. */
static inline bool xenith_ppci_get_subsystem_id(xenith_conn *conn, int64_t *result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_subsystem_id", given, 1, &xenith_type_int, result);
}

/* Get `subsystem_name`: The subsystem name. */
static inline bool xenith_ppci_get_subsystem_name(xenith_conn *conn, char **result, xenith_ppci ppci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &ppci}};
    return xenith_call(conn, "PPCI.get_subsystem_name", given, 1, &xenith_type_string, result);
}

/* Get `driver`: The driver that has it: the agent's, or empty. */
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
