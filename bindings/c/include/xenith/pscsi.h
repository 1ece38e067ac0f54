/* A SCSI device of the host. There are none: the agent drives no SCSI. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_PSCSI_H
#define XENITH_CLASS_PSCSI_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_pscsi_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The machine that has it. */
    xenith_host host;
    /* The adapter it hangs on. */
    xenith_pscsi_hba HBA;
    /* Number of its adapter. */
    int64_t physical_host;
    /* Channel of the adapter it is on. */
    int64_t physical_channel;
    /* Target number on the channel. */
    int64_t physical_target;
    /* Unit number in the target. */
    int64_t physical_lun;
    /* Adapter, channel, target and unit as numbers with colons. */
    char *physical_HCTL;
    /* Maker, as the device tells it. */
    char *vendor_name;
    /* Product, as the device tells it. */
    char *model;
    /* Number of its device type; 0 is a disk. */
    int64_t type_id;
    /* Name of its device type. */
    char *type;
    /* Name its own driver gives it, such as sda. */
    char *dev_name;
    /* Name the generic SCSI driver gives it, such as sg0. */
    char *sg_name;
    /* Firmware release, as the device tells it. */
    char *revision;
    /* What identifies the device wherever it is plugged in. */
    char *scsi_id;
    /* Version of the SCSI standard it follows, as a number. */
    int64_t scsi_level;
};
static inline xenith_pscsi_record *xenith_pscsi_record_alloc(void)
{
    return (xenith_pscsi_record *)xenith_alloc(&xenith_type_pscsi_record, 0);
}
static inline void xenith_pscsi_record_free(xenith_pscsi_record *value)
{
    xenith_free(&xenith_type_pscsi_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_pscsi_get_uuid(xenith_conn *conn, char **result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `host`: The machine that has it. */
static inline bool xenith_pscsi_get_host(xenith_conn *conn, xenith_host *result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_host", given, 1, &xenith_type_string, result);
}

/* Get `HBA`: The adapter it hangs on. */
static inline bool xenith_pscsi_get_HBA(xenith_conn *conn, xenith_pscsi_hba *result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_HBA", given, 1, &xenith_type_string, result);
}

/* Get `physical_host`: Number of its adapter. */
static inline bool xenith_pscsi_get_physical_host(xenith_conn *conn, int64_t *result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_physical_host", given, 1, &xenith_type_int, result);
}

/* Get `physical_channel`: Channel of the adapter it is on. */
static inline bool xenith_pscsi_get_physical_channel(xenith_conn *conn, int64_t *result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_physical_channel", given, 1, &xenith_type_int, result);
}

/* Get `physical_target`: Target number on the channel. */
static inline bool xenith_pscsi_get_physical_target(xenith_conn *conn, int64_t *result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_physical_target", given, 1, &xenith_type_int, result);
}

/* Get `physical_lun`: Unit number in the target. */
static inline bool xenith_pscsi_get_physical_lun(xenith_conn *conn, int64_t *result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_physical_lun", given, 1, &xenith_type_int, result);
}

/* Get `physical_HCTL`: Adapter, channel, target and unit as numbers with colons. */
static inline bool xenith_pscsi_get_physical_HCTL(xenith_conn *conn, char **result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_physical_HCTL", given, 1, &xenith_type_string, result);
}

/* Get `vendor_name`: Maker, as the device tells it. */
static inline bool xenith_pscsi_get_vendor_name(xenith_conn *conn, char **result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_vendor_name", given, 1, &xenith_type_string, result);
}

/* Get `model`: Product, as the device tells it. */
static inline bool xenith_pscsi_get_model(xenith_conn *conn, char **result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_model", given, 1, &xenith_type_string, result);
}

/* Get `type_id`: Number of its device type; 0 is a disk. */
static inline bool xenith_pscsi_get_type_id(xenith_conn *conn, int64_t *result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_type_id", given, 1, &xenith_type_int, result);
}

/* Get `type`: Name of its device type. */
static inline bool xenith_pscsi_get_type(xenith_conn *conn, char **result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_type", given, 1, &xenith_type_string, result);
}

/* Get `dev_name`: Name its own driver gives it, such as sda. */
static inline bool xenith_pscsi_get_dev_name(xenith_conn *conn, char **result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_dev_name", given, 1, &xenith_type_string, result);
}

/* Get `sg_name`: Name the generic SCSI driver gives it, such as sg0. */
static inline bool xenith_pscsi_get_sg_name(xenith_conn *conn, char **result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_sg_name", given, 1, &xenith_type_string, result);
}

/* Get `revision`: Firmware release, as the device tells it. */
static inline bool xenith_pscsi_get_revision(xenith_conn *conn, char **result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_revision", given, 1, &xenith_type_string, result);
}

/* Get `scsi_id`: What identifies the device wherever it is plugged in. */
static inline bool xenith_pscsi_get_scsi_id(xenith_conn *conn, char **result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_scsi_id", given, 1, &xenith_type_string, result);
}

/* Get `scsi_level`: Version of the SCSI standard it follows, as a number. */
static inline bool xenith_pscsi_get_scsi_level(xenith_conn *conn, int64_t *result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_scsi_level", given, 1, &xenith_type_int, result);
}

/* All fields of the PSCSI. */
static inline bool xenith_pscsi_get_record(xenith_conn *conn, xenith_pscsi_record **result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_record", given, 1, &xenith_type_pscsi_record, result);
}

/* All fields of the PSCSI, those of 0.4.3 included. */
static inline bool xenith_pscsi_get_record_internal(xenith_conn *conn, xenith_pscsi_record **result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.get_record_internal", given, 1, &xenith_type_pscsi_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_pscsi_to_XML(xenith_conn *conn, char **result, xenith_pscsi pscsi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &pscsi}};
    return xenith_call(conn, "PSCSI.to_XML", given, 1, &xenith_type_string, result);
}

/* The PSCSI of this uuid. */
static inline bool xenith_pscsi_get_by_uuid(xenith_conn *conn, xenith_pscsi *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "PSCSI.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every PSCSI. */
static inline bool xenith_pscsi_get_all(xenith_conn *conn, xenith_pscsi_set **result)
{
    return xenith_call(conn, "PSCSI.get_all", NULL, 0, &xenith_type_pscsi_set, result);
}

/* Every PSCSI with its record. */
static inline bool xenith_pscsi_get_all_records(xenith_conn *conn, xenith_pscsi_pscsi_record_map **result)
{
    return xenith_call(conn, "PSCSI.get_all_records", NULL, 0, &xenith_type_pscsi_pscsi_record_map, result);
}

#ifdef __cplusplus
}
#endif

#endif
