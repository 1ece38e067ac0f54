/* A SCSI adapter of the host. There are none: the agent drives no SCSI. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_PSCSI_HBA_H
#define XENITH_CLASS_PSCSI_HBA_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_pscsi_hba_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The machine that has it. */
    xenith_host host;
    /* Its number among the host's adapters. */
    int64_t physical_host;
    /* Devices that hang on it. */
    xenith_pscsi_set *PSCSIs;
};
static inline xenith_pscsi_hba_record *xenith_pscsi_hba_record_alloc(void)
{
    return (xenith_pscsi_hba_record *)xenith_alloc(&xenith_type_pscsi_hba_record, 0);
}
static inline void xenith_pscsi_hba_record_free(xenith_pscsi_hba_record *value)
{
    xenith_free(&xenith_type_pscsi_hba_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_pscsi_hba_get_uuid(xenith_conn *conn, char **result, xenith_pscsi_hba pscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi_hba}};
    return xenith_call(conn, "PSCSI_HBA.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `host`: The machine that has it. */
static inline bool xenith_pscsi_hba_get_host(xenith_conn *conn, xenith_host *result, xenith_pscsi_hba pscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi_hba}};
    return xenith_call(conn, "PSCSI_HBA.get_host", given, 1, &xenith_type_string, result);
}

/* Get `physical_host`: Its number among the host's adapters. */
static inline bool xenith_pscsi_hba_get_physical_host(xenith_conn *conn, int64_t *result, xenith_pscsi_hba pscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi_hba}};
    return xenith_call(conn, "PSCSI_HBA.get_physical_host", given, 1, &xenith_type_int, result);
}

/* Get `PSCSIs`: Devices that hang on it. */
static inline bool xenith_pscsi_hba_get_PSCSIs(xenith_conn *conn, xenith_pscsi_set **result, xenith_pscsi_hba pscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi_hba}};
    return xenith_call(conn, "PSCSI_HBA.get_PSCSIs", given, 1, &xenith_type_pscsi_set, result);
}

/* All fields of the PSCSI_HBA. */
static inline bool xenith_pscsi_hba_get_record(xenith_conn *conn, xenith_pscsi_hba_record **result, xenith_pscsi_hba pscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi_hba}};
    return xenith_call(conn, "PSCSI_HBA.get_record", given, 1, &xenith_type_pscsi_hba_record, result);
}

/* All fields of the PSCSI_HBA, those of 0.4.3 included. */
static inline bool xenith_pscsi_hba_get_record_internal(xenith_conn *conn, xenith_pscsi_hba_record **result, xenith_pscsi_hba pscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi_hba}};
    return xenith_call(conn, "PSCSI_HBA.get_record_internal", given, 1, &xenith_type_pscsi_hba_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_pscsi_hba_to_XML(xenith_conn *conn, char **result, xenith_pscsi_hba pscsi_hba)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi_hba}};
    return xenith_call(conn, "PSCSI_HBA.to_XML", given, 1, &xenith_type_string, result);
}

/* The PSCSI_HBA of this uuid. */
static inline bool xenith_pscsi_hba_get_by_uuid(xenith_conn *conn, xenith_pscsi_hba *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "PSCSI_HBA.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every PSCSI_HBA. */
static inline bool xenith_pscsi_hba_get_all(xenith_conn *conn, xenith_pscsi_hba_set **result)
{
    return xenith_call(conn, "PSCSI_HBA.get_all", NULL, 0, &xenith_type_pscsi_hba_set, result);
}

/* Every PSCSI_HBA with its record. */
static inline bool xenith_pscsi_hba_get_all_records(xenith_conn *conn, xenith_pscsi_hba_pscsi_hba_record_map **result)
{
    return xenith_call(conn, "PSCSI_HBA.get_all_records", NULL, 0, &xenith_type_pscsi_hba_pscsi_hba_record_map, result);
}

#ifdef __cplusplus
}
#endif

#endif
