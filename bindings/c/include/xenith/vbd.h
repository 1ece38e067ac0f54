/* A drive of a VM. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_VBD_H
#define XENITH_CLASS_VBD_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_vbd_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The VM that has it; needed at create. */
    xenith_vm VM;
    /* The disk in it. create takes none for a CD drive only. */
    xenith_vdi VDI;
    /*
     * Name in the VM, such as xvda, 64 characters at most. create picks a free one for an empty text and refuses one
     * that is taken.
     */
    char *device;
    /* Whether a boot loader may look here; nothing uses it yet. */
    bool bootable;
    /* Whether the guest may write. */
    enum xenith_vbd_mode mode;
    /* Whether the guest sees a disk or a CD drive, which can be empty. */
    enum xenith_vbd_type type;
    /* Whether it is offered to the guest now. */
    bool currently_attached;
    /* Always 0: an attempt to attach it that fails is told to who asked. */
    int64_t status_code;
    /* Always empty, likewise. */
    char *status_detail;
    /* Always empty: the backend tells nothing of the attached device. */
    xenith_string_string_map *runtime_properties;
    /* How what the guest reads and writes is limited when the drive is attached: ratelimit, or empty. */
    char *qos_algorithm_type;
    /* Of ratelimit: kbps, the most KiB a second, reads and writes together. */
    xenith_string_string_map *qos_algorithm_params;
    /* Values qos_algorithm_type can have to some effect. */
    xenith_string_set *qos_supported_algorithms;
    /* Its transfer figures, made and destroyed with it. */
    xenith_vbd_metrics metrics;
    /* Kept for old clients; only paravirtualised drives are planned, ioemu has no effect. (0.4.3) */
    enum xenith_driver_type driver;
    /* Reads VBD_metrics.io_read_kbs. (0.4.3) */
    double IO_bandwidth_incoming_kbs;
    /* Reads VBD_metrics.io_write_kbs. (0.4.3) */
    double IO_bandwidth_outgoing_kbs;
};
static inline xenith_vbd_record *xenith_vbd_record_alloc(void)
{
    return (xenith_vbd_record *)xenith_alloc(&xenith_type_vbd_record, 0);
}
static inline void xenith_vbd_record_free(xenith_vbd_record *value)
{
    xenith_free(&xenith_type_vbd_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_vbd_get_uuid(xenith_conn *conn, char **result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `VM`: The VM that has it; needed at create. */
static inline bool xenith_vbd_get_VM(xenith_conn *conn, xenith_vm *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_VM", given, 1, &xenith_type_string, result);
}

/* Set `VM`: The VM that has it; needed at create. */
static inline bool xenith_vbd_set_VM(xenith_conn *conn, xenith_vbd vbd, xenith_vm value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VBD.set_VM", given, 2, &xenith_type_void, NULL);
}

/* Get `VDI`: The disk in it. create takes none for a CD drive only. */
static inline bool xenith_vbd_get_VDI(xenith_conn *conn, xenith_vdi *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_VDI", given, 1, &xenith_type_string, result);
}

/* Set `VDI`: The disk in it. create takes none for a CD drive only. */
static inline bool xenith_vbd_set_VDI(xenith_conn *conn, xenith_vbd vbd, xenith_vdi value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VBD.set_VDI", given, 2, &xenith_type_void, NULL);
}

/*
 * Get `device`: Name in the VM, such as xvda, 64 characters at most. create picks a free one for an empty text and
 * refuses one that is taken.
 */
static inline bool xenith_vbd_get_device(xenith_conn *conn, char **result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_device", given, 1, &xenith_type_string, result);
}

/*
 * Set `device`: Name in the VM, such as xvda, 64 characters at most. create picks a free one for an empty text and
 * refuses one that is taken.
 */
static inline bool xenith_vbd_set_device(xenith_conn *conn, xenith_vbd vbd, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VBD.set_device", given, 2, &xenith_type_void, NULL);
}

/* Get `bootable`: Whether a boot loader may look here; nothing uses it yet. */
static inline bool xenith_vbd_get_bootable(xenith_conn *conn, bool *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_bootable", given, 1, &xenith_type_bool, result);
}

/* Set `bootable`: Whether a boot loader may look here; nothing uses it yet. */
static inline bool xenith_vbd_set_bootable(xenith_conn *conn, xenith_vbd vbd, bool value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_bool, &value}};
    return xenith_call(conn, "VBD.set_bootable", given, 2, &xenith_type_void, NULL);
}

/* Get `mode`: Whether the guest may write. */
static inline bool xenith_vbd_get_mode(xenith_conn *conn, enum xenith_vbd_mode *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_mode", given, 1, &xenith_type_vbd_mode, result);
}

/* Set `mode`: Whether the guest may write. */
static inline bool xenith_vbd_set_mode(xenith_conn *conn, xenith_vbd vbd, enum xenith_vbd_mode value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_vbd_mode, &value}};
    return xenith_call(conn, "VBD.set_mode", given, 2, &xenith_type_void, NULL);
}

/* Get `type`: Whether the guest sees a disk or a CD drive, which can be empty. */
static inline bool xenith_vbd_get_type(xenith_conn *conn, enum xenith_vbd_type *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_type", given, 1, &xenith_type_vbd_type, result);
}

/* Set `type`: Whether the guest sees a disk or a CD drive, which can be empty. */
static inline bool xenith_vbd_set_type(xenith_conn *conn, xenith_vbd vbd, enum xenith_vbd_type value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_vbd_type, &value}};
    return xenith_call(conn, "VBD.set_type", given, 2, &xenith_type_void, NULL);
}

/* Get `currently_attached`: Whether it is offered to the guest now. */
static inline bool xenith_vbd_get_currently_attached(xenith_conn *conn, bool *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_currently_attached", given, 1, &xenith_type_bool, result);
}

/* Get `status_code`: Always 0: an attempt to attach it that fails is told to who asked. */
static inline bool xenith_vbd_get_status_code(xenith_conn *conn, int64_t *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_status_code", given, 1, &xenith_type_int, result);
}

/* Get `status_detail`: Always empty, likewise. */
static inline bool xenith_vbd_get_status_detail(xenith_conn *conn, char **result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_status_detail", given, 1, &xenith_type_string, result);
}

/* Get `runtime_properties`: Always empty: the backend tells nothing of the attached device. */
static inline bool xenith_vbd_get_runtime_properties(xenith_conn *conn, xenith_string_string_map **result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_runtime_properties", given, 1, &xenith_type_string_string_map, result);
}

/*
 * Get `qos_algorithm_type`: How what the guest reads and writes is limited when the drive is attached: ratelimit, or
 * empty.
 */
static inline bool xenith_vbd_get_qos_algorithm_type(xenith_conn *conn, char **result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_qos_algorithm_type", given, 1, &xenith_type_string, result);
}

/*
 * Set `qos_algorithm_type`: How what the guest reads and writes is limited when the drive is attached: ratelimit, or
 * empty.
 */
static inline bool xenith_vbd_set_qos_algorithm_type(xenith_conn *conn, xenith_vbd vbd, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VBD.set_qos_algorithm_type", given, 2, &xenith_type_void, NULL);
}

/* Get `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second, reads and writes together. */
static inline bool xenith_vbd_get_qos_algorithm_params(xenith_conn *conn, xenith_string_string_map **result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_qos_algorithm_params", given, 1, &xenith_type_string_string_map, result);
}

/* Set `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second, reads and writes together. */
static inline bool xenith_vbd_set_qos_algorithm_params(xenith_conn *conn, xenith_vbd vbd, const xenith_string_string_map *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_string_string_map, &value}};
    return xenith_call(conn, "VBD.set_qos_algorithm_params", given, 2, &xenith_type_void, NULL);
}

/* Add to `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second, reads and writes together. */
static inline bool xenith_vbd_add_to_qos_algorithm_params(xenith_conn *conn, xenith_vbd vbd, const char *key, const char *value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_string, &key}, {&xenith_type_string, &value}};
    return xenith_call(conn, "VBD.add_to_qos_algorithm_params", given, 3, &xenith_type_void, NULL);
}

/* Remove from `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second, reads and writes together. */
static inline bool xenith_vbd_remove_from_qos_algorithm_params(xenith_conn *conn, xenith_vbd vbd, const char *key)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_string, &key}};
    return xenith_call(conn, "VBD.remove_from_qos_algorithm_params", given, 2, &xenith_type_void, NULL);
}

/* Get `qos_supported_algorithms`: Values qos_algorithm_type can have to some effect. */
static inline bool xenith_vbd_get_qos_supported_algorithms(xenith_conn *conn, xenith_string_set **result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_qos_supported_algorithms", given, 1, &xenith_type_string_set, result);
}

/* Get `metrics`: Its transfer figures, made and destroyed with it. */
static inline bool xenith_vbd_get_metrics(xenith_conn *conn, xenith_vbd_metrics *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_metrics", given, 1, &xenith_type_string, result);
}

/* Get `driver`: Kept for old clients; only paravirtualised drives are planned, ioemu has no effect. */
static inline bool xenith_vbd_get_driver(xenith_conn *conn, enum xenith_driver_type *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_driver", given, 1, &xenith_type_driver_type, result);
}

/* Set `driver`: Kept for old clients; only paravirtualised drives are planned, ioemu has no effect. */
static inline bool xenith_vbd_set_driver(xenith_conn *conn, xenith_vbd vbd, enum xenith_driver_type value)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_driver_type, &value}};
    return xenith_call(conn, "VBD.set_driver", given, 2, &xenith_type_void, NULL);
}

/* Get `IO_bandwidth_incoming_kbs`: Reads VBD_metrics.io_read_kbs. */
static inline bool xenith_vbd_get_IO_bandwidth_incoming_kbs(xenith_conn *conn, double *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_IO_bandwidth_incoming_kbs", given, 1, &xenith_type_float, result);
}

/* Get `IO_bandwidth_outgoing_kbs`: Reads VBD_metrics.io_write_kbs. */
static inline bool xenith_vbd_get_IO_bandwidth_outgoing_kbs(xenith_conn *conn, double *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_IO_bandwidth_outgoing_kbs", given, 1, &xenith_type_float, result);
}

/* All fields of the VBD. */
static inline bool xenith_vbd_get_record(xenith_conn *conn, xenith_vbd_record **result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_record", given, 1, &xenith_type_vbd_record, result);
}

/* All fields of the VBD, those of 0.4.3 included. */
static inline bool xenith_vbd_get_record_internal(xenith_conn *conn, xenith_vbd_record **result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.get_record_internal", given, 1, &xenith_type_vbd_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_vbd_to_XML(xenith_conn *conn, char **result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.to_XML", given, 1, &xenith_type_string, result);
}

/* The VBD of this uuid. */
static inline bool xenith_vbd_get_by_uuid(xenith_conn *conn, xenith_vbd *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "VBD.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every VBD. */
static inline bool xenith_vbd_get_all(xenith_conn *conn, xenith_vbd_set **result)
{
    return xenith_call(conn, "VBD.get_all", NULL, 0, &xenith_type_vbd_set, result);
}

/* Every VBD with its record. */
static inline bool xenith_vbd_get_all_records(xenith_conn *conn, xenith_vbd_vbd_record_map **result)
{
    return xenith_call(conn, "VBD.get_all_records", NULL, 0, &xenith_type_vbd_vbd_record_map, result);
}

/* Make a VBD; what the record lacks takes its default. */
static inline bool xenith_vbd_create(xenith_conn *conn, xenith_vbd *result, const xenith_vbd_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_vbd_record, &args}};
    return xenith_call(conn, "VBD.create", given, 1, &xenith_type_string, result);
}

/* The same as a task. */
static inline bool xenith_vbd_async_create(xenith_conn *conn, xenith_task *result, const xenith_vbd_record *args)
{
    const struct xenith_arg given[] = {{&xenith_type_vbd_record, &args}};
    return xenith_call(conn, "Async.VBD.create", given, 1, &xenith_type_string, result);
}

/* Destroy the VBD. */
static inline bool xenith_vbd_destroy(xenith_conn *conn, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vbd_async_destroy(xenith_conn *conn, xenith_task *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "Async.VBD.destroy", given, 1, &xenith_type_string, result);
}

/* Puts another disk into a CD drive, which its guest keeps. OPERATION_NOT_ALLOWED for a drive of type Disk. */
static inline bool xenith_vbd_media_change(xenith_conn *conn, xenith_vbd vbd, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_string, &vdi}};
    return xenith_call(conn, "VBD.media_change", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vbd_async_media_change(xenith_conn *conn, xenith_task *result, xenith_vbd vbd, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_string, &vdi}};
    return xenith_call(conn, "Async.VBD.media_change", given, 2, &xenith_type_string, result);
}

/*
 * Puts a disk into an empty CD drive; a guest that runs sees how large it is. Errors: VBD_NOT_REMOVABLE_MEDIA,
 * VBD_NOT_EMPTY.
 */
static inline bool xenith_vbd_insert(xenith_conn *conn, xenith_vbd vbd, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_string, &vdi}};
    return xenith_call(conn, "VBD.insert", given, 2, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vbd_async_insert(xenith_conn *conn, xenith_task *result, xenith_vbd vbd, xenith_vdi vdi)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}, {&xenith_type_string, &vdi}};
    return xenith_call(conn, "Async.VBD.insert", given, 2, &xenith_type_string, result);
}

/*
 * Empties a CD drive, which its guest keeps: what was asked of the disk is done, and reads fail from then on. Errors:
 * VBD_NOT_REMOVABLE_MEDIA, VBD_IS_EMPTY.
 */
static inline bool xenith_vbd_eject(xenith_conn *conn, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.eject", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vbd_async_eject(xenith_conn *conn, xenith_task *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "Async.VBD.eject", given, 1, &xenith_type_string, result);
}

/* Offers the drive to a VM that runs. Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_ATTACHED, VDI_IN_USE. */
static inline bool xenith_vbd_plug(xenith_conn *conn, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.plug", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vbd_async_plug(xenith_conn *conn, xenith_task *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "Async.VBD.plug", given, 1, &xenith_type_string, result);
}

/*
 * Asks the guest to give the drive up, and takes it away once it has: DEVICE_DETACH_TIMEOUT after 30 seconds. Errors:
 * VM_BAD_POWER_STATE, DEVICE_ALREADY_DETACHED, DEVICE_DETACH_TIMEOUT.
 */
static inline bool xenith_vbd_unplug(xenith_conn *conn, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "VBD.unplug", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_vbd_async_unplug(xenith_conn *conn, xenith_task *result, xenith_vbd vbd)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &vbd}};
    return xenith_call(conn, "Async.VBD.unplug", given, 1, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
