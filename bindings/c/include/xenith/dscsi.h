/* A SCSI device of the host given to a VM. It needs a PSCSI, and there are none, so it cannot be made yet. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_DSCSI_H
#define XENITH_CLASS_DSCSI_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_dscsi_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The VM that is to have it; needed at create. */
    xenith_vm VM;
    /* The device of the host to give away; needed at create. */
    xenith_pscsi PSCSI;
    /* The VM's adapter whose virtual_host equals the first number of virtual_HCTL; none if no adapter has it. */
    xenith_dscsi_hba HBA;
    /* First number of virtual_HCTL. */
    int64_t virtual_host;
    /* Second number of virtual_HCTL. */
    int64_t virtual_channel;
    /* Third number of virtual_HCTL. */
    int64_t virtual_target;
    /* Last number of virtual_HCTL. */
    int64_t virtual_lun;
    /* Address in the guest: four decimal numbers with colons. Another form is VALUE_NOT_SUPPORTED. */
    char *virtual_HCTL;
    /* What the backend tells of the attached device; empty while it is not attached. */
    xenith_string_string_map *runtime_properties;
};
static inline xenith_dscsi_record *xenith_dscsi_record_alloc(void)
{
    return (xenith_dscsi_record *)xenith_alloc(&xenith_type_dscsi_record, 0);
}
static inline void xenith_dscsi_record_free(xenith_dscsi_record *value)
{
    xenith_free(&xenith_type_dscsi_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_dscsi_get_uuid(xenith_conn *conn, char **result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `VM`: The VM that is to have it; needed at create. */
static inline bool xenith_dscsi_get_VM(xenith_conn *conn, xenith_vm *result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.get_VM", given, 1, &xenith_type_string, result);
}

/* Get `PSCSI`: The device of the host to give away; needed at create. */
static inline bool xenith_dscsi_get_PSCSI(xenith_conn *conn, xenith_pscsi *result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.get_PSCSI", given, 1, &xenith_type_string, result);
}

/* Get `HBA`: The VM's adapter whose virtual_host equals the first number of virtual_HCTL; none if no adapter has it. */
static inline bool xenith_dscsi_get_HBA(xenith_conn *conn, xenith_dscsi_hba *result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.get_HBA", given, 1, &xenith_type_string, result);
}

/* Get `virtual_host`: First number of virtual_HCTL. */
static inline bool xenith_dscsi_get_virtual_host(xenith_conn *conn, int64_t *result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.get_virtual_host", given, 1, &xenith_type_int, result);
}

/* Get `virtual_channel`: Second number of virtual_HCTL. */
static inline bool xenith_dscsi_get_virtual_channel(xenith_conn *conn, int64_t *result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.get_virtual_channel", given, 1, &xenith_type_int, result);
}

/* Get `virtual_target`: Third number of virtual_HCTL. */
static inline bool xenith_dscsi_get_virtual_target(xenith_conn *conn, int64_t *result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.get_virtual_target", given, 1, &xenith_type_int, result);
}

/* Get `virtual_lun`: Last number of virtual_HCTL. */
static inline bool xenith_dscsi_get_virtual_lun(xenith_conn *conn, int64_t *result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.get_virtual_lun", given, 1, &xenith_type_int, result);
}

/* Get `virtual_HCTL`: Address in the guest: four decimal numbers with colons. Another form is VALUE_NOT_SUPPORTED. */
static inline bool xenith_dscsi_get_virtual_HCTL(xenith_conn *conn, char **result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.get_virtual_HCTL", given, 1, &xenith_type_string, result);
}

/* Get `runtime_properties`: What the backend tells of the attached device; empty while it is not attached. */
static inline bool xenith_dscsi_get_runtime_properties(xenith_conn *conn, xenith_string_string_map **result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.get_runtime_properties", given, 1, &xenith_type_string_string_map, result);
}

/* All fields of the DSCSI. */
static inline bool xenith_dscsi_get_record(xenith_conn *conn, xenith_dscsi_record **result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.get_record", given, 1, &xenith_type_dscsi_record, result);
}

/* All fields of the DSCSI, those of 0.4.3 included. */
static inline bool xenith_dscsi_get_record_internal(xenith_conn *conn, xenith_dscsi_record **result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.get_record_internal", given, 1, &xenith_type_dscsi_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_dscsi_to_XML(xenith_conn *conn, char **result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.to_XML", given, 1, &xenith_type_string, result);
}

/* The DSCSI of this uuid. */
static inline bool xenith_dscsi_get_by_uuid(xenith_conn *conn, xenith_dscsi *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "DSCSI.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every DSCSI. */
static inline bool xenith_dscsi_get_all(xenith_conn *conn, xenith_dscsi_set **result)
{
    return xenith_call(conn, "DSCSI.get_all", NULL, 0, &xenith_type_dscsi_set, result);
}

/* Every DSCSI with its record. */
static inline bool xenith_dscsi_get_all_records(xenith_conn *conn, xenith_dscsi_dscsi_record_map **result)
{
    return xenith_call(conn, "DSCSI.get_all_records", NULL, 0, &xenith_type_dscsi_dscsi_record_map, result);
}

/* Make a DSCSI; what the record lacks takes its default. */
static inline bool xenith_dscsi_create(xenith_conn *conn, xenith_dscsi *result, const xenith_dscsi_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_dscsi_record, &args}};
    return xenith_call(conn, "DSCSI.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_dscsi_async_create(xenith_conn *conn, xenith_task *result, const xenith_dscsi_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_dscsi_record, &args}};
    return xenith_call(conn, "Async.DSCSI.create", given, 1, &xenith_type_string, result);
}

/* Destroy the DSCSI. */
static inline bool xenith_dscsi_destroy(xenith_conn *conn, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "DSCSI.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_dscsi_async_destroy(xenith_conn *conn, xenith_task *result, xenith_dscsi dscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi}};
    return xenith_call(conn, "Async.DSCSI.destroy", given, 1, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
