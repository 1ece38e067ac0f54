/* A PCI function of the host given to a VM. It is only a record: a VM that has one does not start yet. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_DPCI_H
#define XENITH_CLASS_DPCI_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_dpci_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The VM that is to have it; needed at create. */
    xenith_vm VM;
    /* The function of the host to give away; needed at create. */
    xenith_ppci PPCI;
    /* Slot to put it in, for guests with several; 0 if left out. */
    int64_t hotplug_slot;
    /* PCI segment the guest sees; -1 while not attached. */
    int64_t virtual_domain;
    /* PCI bus the guest sees; -1 while not attached. */
    int64_t virtual_bus;
    /* PCI slot the guest sees; -1 while not attached. */
    int64_t virtual_slot;
    /* PCI function the guest sees; -1 while not attached. */
    int64_t virtual_func;
    /* Address the guest sees, as text; empty while not attached. */
    char *virtual_name;
};
static inline xenith_dpci_record *xenith_dpci_record_alloc(void)
{
    return (xenith_dpci_record *)xenith_alloc(&xenith_type_dpci_record, 0);
}
static inline void xenith_dpci_record_free(xenith_dpci_record *value)
{
    xenith_free(&xenith_type_dpci_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_dpci_get_uuid(xenith_conn *conn, char **result, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "DPCI.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `VM`: The VM that is to have it; needed at create. */
static inline bool xenith_dpci_get_VM(xenith_conn *conn, xenith_vm *result, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "DPCI.get_VM", given, 1, &xenith_type_string, result);
}

/* Get `PPCI`: The function of the host to give away; needed at create. */
static inline bool xenith_dpci_get_PPCI(xenith_conn *conn, xenith_ppci *result, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "DPCI.get_PPCI", given, 1, &xenith_type_string, result);
}

/* Get `hotplug_slot`: Slot to put it in, for guests with several; 0 if left out. */
static inline bool xenith_dpci_get_hotplug_slot(xenith_conn *conn, int64_t *result, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "DPCI.get_hotplug_slot", given, 1, &xenith_type_int, result);
}

/* Get `virtual_domain`: PCI segment the guest sees; -1 while not attached. */
static inline bool xenith_dpci_get_virtual_domain(xenith_conn *conn, int64_t *result, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "DPCI.get_virtual_domain", given, 1, &xenith_type_int, result);
}

/* Get `virtual_bus`: PCI bus the guest sees; -1 while not attached. */
static inline bool xenith_dpci_get_virtual_bus(xenith_conn *conn, int64_t *result, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "DPCI.get_virtual_bus", given, 1, &xenith_type_int, result);
}

/* Get `virtual_slot`: PCI slot the guest sees; -1 while not attached. */
static inline bool xenith_dpci_get_virtual_slot(xenith_conn *conn, int64_t *result, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "DPCI.get_virtual_slot", given, 1, &xenith_type_int, result);
}

/* Get `virtual_func`: PCI function the guest sees; -1 while not attached. */
static inline bool xenith_dpci_get_virtual_func(xenith_conn *conn, int64_t *result, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "DPCI.get_virtual_func", given, 1, &xenith_type_int, result);
}

/* Get `virtual_name`: Address the guest sees, as text; empty while not attached. */
static inline bool xenith_dpci_get_virtual_name(xenith_conn *conn, char **result, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "DPCI.get_virtual_name", given, 1, &xenith_type_string, result);
}

/* All fields of the DPCI. */
static inline bool xenith_dpci_get_record(xenith_conn *conn, xenith_dpci_record **result, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "DPCI.get_record", given, 1, &xenith_type_dpci_record, result);
}

/* All fields of the DPCI, those of 0.4.3 included. */
static inline bool xenith_dpci_get_record_internal(xenith_conn *conn, xenith_dpci_record **result, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "DPCI.get_record_internal", given, 1, &xenith_type_dpci_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_dpci_to_XML(xenith_conn *conn, char **result, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "DPCI.to_XML", given, 1, &xenith_type_string, result);
}

/* The DPCI of this uuid. */
static inline bool xenith_dpci_get_by_uuid(xenith_conn *conn, xenith_dpci *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "DPCI.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every DPCI. */
static inline bool xenith_dpci_get_all(xenith_conn *conn, xenith_dpci_set **result)
{
    return xenith_call(conn, "DPCI.get_all", NULL, 0, &xenith_type_dpci_set, result);
}

/* Every DPCI with its record. */
static inline bool xenith_dpci_get_all_records(xenith_conn *conn, xenith_dpci_dpci_record_map **result)
{
    return xenith_call(conn, "DPCI.get_all_records", NULL, 0, &xenith_type_dpci_dpci_record_map, result);
}

/* Make a DPCI; what the record lacks takes its default. */
static inline bool xenith_dpci_create(xenith_conn *conn, xenith_dpci *result, const xenith_dpci_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_dpci_record, &args}};
    return xenith_call(conn, "DPCI.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_dpci_async_create(xenith_conn *conn, xenith_task *result, const xenith_dpci_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_dpci_record, &args}};
    return xenith_call(conn, "Async.DPCI.create", given, 1, &xenith_type_string, result);
}

/* Destroy the DPCI. */
static inline bool xenith_dpci_destroy(xenith_conn *conn, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "DPCI.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_dpci_async_destroy(xenith_conn *conn, xenith_task *result, xenith_dpci dpci)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dpci}};
    return xenith_call(conn, "Async.DPCI.destroy", given, 1, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
