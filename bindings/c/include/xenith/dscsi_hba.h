/* A SCSI adapter for a VM, which DSCSIs of the VM hang on. It is only a record so far. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_DSCSI_HBA_H
#define XENITH_CLASS_DSCSI_HBA_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_dscsi_hba_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The VM that has it; needed at create. */
    xenith_vm VM;
    /* Adapters of the host behind it; empty, as nothing is attached yet. */
    xenith_pscsi_hba_set *PSCSI_HBAs;
    /* Devices that hang on it. */
    xenith_dscsi_set *DSCSIs;
    /* Its number in the guest, which virtual_HCTL begins with. */
    int64_t virtual_host;
    /* How devices of the host get their places on it; any text, kept only. */
    char *assignment_mode;
};
static inline xenith_dscsi_hba_record *xenith_dscsi_hba_record_alloc(void)
{
    return (xenith_dscsi_hba_record *)xenith_alloc(&xenith_type_dscsi_hba_record, 0);
}
static inline void xenith_dscsi_hba_record_free(xenith_dscsi_hba_record *value)
{
    xenith_free(&xenith_type_dscsi_hba_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_dscsi_hba_get_uuid(xenith_conn *conn, char **result, xenith_dscsi_hba dscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi_hba}};
    return xenith_call(conn, "DSCSI_HBA.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `VM`: The VM that has it; needed at create. */
static inline bool xenith_dscsi_hba_get_VM(xenith_conn *conn, xenith_vm *result, xenith_dscsi_hba dscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi_hba}};
    return xenith_call(conn, "DSCSI_HBA.get_VM", given, 1, &xenith_type_string, result);
}

/* Get `PSCSI_HBAs`: Adapters of the host behind it; empty, as nothing is attached yet. */
static inline bool xenith_dscsi_hba_get_PSCSI_HBAs(xenith_conn *conn, xenith_pscsi_hba_set **result, xenith_dscsi_hba dscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi_hba}};
    return xenith_call(conn, "DSCSI_HBA.get_PSCSI_HBAs", given, 1, &xenith_type_pscsi_hba_set, result);
}

/* Get `DSCSIs`: Devices that hang on it. */
static inline bool xenith_dscsi_hba_get_DSCSIs(xenith_conn *conn, xenith_dscsi_set **result, xenith_dscsi_hba dscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi_hba}};
    return xenith_call(conn, "DSCSI_HBA.get_DSCSIs", given, 1, &xenith_type_dscsi_set, result);
}

/* Get `virtual_host`: Its number in the guest, which virtual_HCTL begins with. */
static inline bool xenith_dscsi_hba_get_virtual_host(xenith_conn *conn, int64_t *result, xenith_dscsi_hba dscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi_hba}};
    return xenith_call(conn, "DSCSI_HBA.get_virtual_host", given, 1, &xenith_type_int, result);
}

/* Get `assignment_mode`: How devices of the host get their places on it; any text, kept only. */
static inline bool xenith_dscsi_hba_get_assignment_mode(xenith_conn *conn, char **result, xenith_dscsi_hba dscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi_hba}};
    return xenith_call(conn, "DSCSI_HBA.get_assignment_mode", given, 1, &xenith_type_string, result);
}

/* All fields of the DSCSI_HBA. */
static inline bool xenith_dscsi_hba_get_record(xenith_conn *conn, xenith_dscsi_hba_record **result, xenith_dscsi_hba dscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi_hba}};
    return xenith_call(conn, "DSCSI_HBA.get_record", given, 1, &xenith_type_dscsi_hba_record, result);
}

/* All fields of the DSCSI_HBA, those of 0.4.3 included. */
static inline bool xenith_dscsi_hba_get_record_internal(xenith_conn *conn, xenith_dscsi_hba_record **result, xenith_dscsi_hba dscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi_hba}};
    return xenith_call(conn, "DSCSI_HBA.get_record_internal", given, 1, &xenith_type_dscsi_hba_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_dscsi_hba_to_XML(xenith_conn *conn, char **result, xenith_dscsi_hba dscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi_hba}};
    return xenith_call(conn, "DSCSI_HBA.to_XML", given, 1, &xenith_type_string, result);
}

/* The DSCSI_HBA of this uuid. */
static inline bool xenith_dscsi_hba_get_by_uuid(xenith_conn *conn, xenith_dscsi_hba *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "DSCSI_HBA.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every DSCSI_HBA. */
static inline bool xenith_dscsi_hba_get_all(xenith_conn *conn, xenith_dscsi_hba_set **result)
{
    return xenith_call(conn, "DSCSI_HBA.get_all", NULL, 0, &xenith_type_dscsi_hba_set, result);
}

/* Every DSCSI_HBA with its record. */
static inline bool xenith_dscsi_hba_get_all_records(xenith_conn *conn, xenith_dscsi_hba_dscsi_hba_record_map **result)
{
    return xenith_call(conn, "DSCSI_HBA.get_all_records", NULL, 0, &xenith_type_dscsi_hba_dscsi_hba_record_map, result);
}

/* Make a DSCSI_HBA; what the record lacks takes its default. */
static inline bool xenith_dscsi_hba_create(xenith_conn *conn, xenith_dscsi_hba *result, const xenith_dscsi_hba_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_dscsi_hba_record, &args}};
    return xenith_call(conn, "DSCSI_HBA.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_dscsi_hba_async_create(xenith_conn *conn, xenith_task *result, const xenith_dscsi_hba_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_dscsi_hba_record, &args}};
    return xenith_call(conn, "Async.DSCSI_HBA.create", given, 1, &xenith_type_string, result);
}

/* Destroy the DSCSI_HBA. */
static inline bool xenith_dscsi_hba_destroy(xenith_conn *conn, xenith_dscsi_hba dscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi_hba}};
    return xenith_call(conn, "DSCSI_HBA.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_dscsi_hba_async_destroy(xenith_conn *conn, xenith_task *result, xenith_dscsi_hba dscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &dscsi_hba}};
    return xenith_call(conn, "Async.DSCSI_HBA.destroy", given, 1, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
