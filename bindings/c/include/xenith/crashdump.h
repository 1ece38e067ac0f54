/* The memory of a VM that crashed with actions_after_crash coredump_and_destroy or coredump_and_restart. It stays in the host's memory, bounded, until it is destroyed, or on a disk of host.crash_dump_sr. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_CLASS_CRASHDUMP_H
#define XENITH_CLASS_CRASHDUMP_H

#include <xenith/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by
 * get_record_internal only.
 */
struct xenith_crashdump_record {
    /* Names the object for as long as it exists; its reference is the same text. */
    char *uuid;
    /* The VM that crashed. */
    xenith_vm VM;
    /* The disk with the dump, which goes with it; none, it is in memory, and gone when the host ends. */
    xenith_vdi VDI;
    /* URL of the dump: GET answers with an ELF core for gdb and crash, by guest-physical addresses. Add session_id. */
    char *location;
};
static inline xenith_crashdump_record *xenith_crashdump_record_alloc(void)
{
    return (xenith_crashdump_record *)xenith_alloc(&xenith_type_crashdump_record, 0);
}
static inline void xenith_crashdump_record_free(xenith_crashdump_record *value)
{
    xenith_free(&xenith_type_crashdump_record, &value);
}

/* Get `uuid`: Names the object for as long as it exists; its reference is the same text. */
static inline bool xenith_crashdump_get_uuid(xenith_conn *conn, char **result, xenith_crashdump crashdump)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &crashdump}};
    return xenith_call(conn, "crashdump.get_uuid", given, 1, &xenith_type_string, result);
}

/* Get `VM`: The VM that crashed. */
static inline bool xenith_crashdump_get_VM(xenith_conn *conn, xenith_vm *result, xenith_crashdump crashdump)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &crashdump}};
    return xenith_call(conn, "crashdump.get_VM", given, 1, &xenith_type_string, result);
}

/* Get `VDI`: The disk with the dump, which goes with it; none, it is in memory, and gone when the host ends. */
static inline bool xenith_crashdump_get_VDI(xenith_conn *conn, xenith_vdi *result, xenith_crashdump crashdump)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &crashdump}};
    return xenith_call(conn, "crashdump.get_VDI", given, 1, &xenith_type_string, result);
}

/*
 * Get `location`: URL of the dump: GET answers with an ELF core for gdb and crash, by guest-physical addresses. Add
 * session_id.
 */
static inline bool xenith_crashdump_get_location(xenith_conn *conn, char **result, xenith_crashdump crashdump)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &crashdump}};
    return xenith_call(conn, "crashdump.get_location", given, 1, &xenith_type_string, result);
}

/* All fields of the crashdump. */
static inline bool xenith_crashdump_get_record(xenith_conn *conn, xenith_crashdump_record **result, xenith_crashdump crashdump)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &crashdump}};
    return xenith_call(conn, "crashdump.get_record", given, 1, &xenith_type_crashdump_record, result);
}

/* All fields of the crashdump, those of 0.4.3 included. */
static inline bool xenith_crashdump_get_record_internal(xenith_conn *conn, xenith_crashdump_record **result, xenith_crashdump crashdump)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &crashdump}};
    return xenith_call(conn, "crashdump.get_record_internal", given, 1, &xenith_type_crashdump_record, result);
}

/* The record as the text of its XML-RPC value. */
static inline bool xenith_crashdump_to_XML(xenith_conn *conn, char **result, xenith_crashdump crashdump)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &crashdump}};
    return xenith_call(conn, "crashdump.to_XML", given, 1, &xenith_type_string, result);
}

/* The crashdump of this uuid. */
static inline bool xenith_crashdump_get_by_uuid(xenith_conn *conn, xenith_crashdump *result, const char *uuid)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &uuid}};
    return xenith_call(conn, "crashdump.get_by_uuid", given, 1, &xenith_type_string, result);
}

/* Every crashdump. */
static inline bool xenith_crashdump_get_all(xenith_conn *conn, xenith_crashdump_set **result)
{
    return xenith_call(conn, "crashdump.get_all", NULL, 0, &xenith_type_crashdump_set, result);
}

/* Every crashdump with its record. */
static inline bool xenith_crashdump_get_all_records(xenith_conn *conn, xenith_crashdump_crashdump_record_map **result)
{
    return xenith_call(conn, "crashdump.get_all_records", NULL, 0, &xenith_type_crashdump_crashdump_record_map, result);
}

/* Destroy the crashdump. */
static inline bool xenith_crashdump_destroy(xenith_conn *conn, xenith_crashdump crashdump)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &crashdump}};
    return xenith_call(conn, "crashdump.destroy", given, 1, &xenith_type_void, NULL);
}

/* The same as a task. */
static inline bool xenith_crashdump_async_destroy(xenith_conn *conn, xenith_task *result, xenith_crashdump crashdump)
{
    const struct xenith_arg given[] = {{&xenith_type_string, &crashdump}};
    return xenith_call(conn, "Async.crashdump.destroy", given, 1, &xenith_type_string, result);
}

#ifdef __cplusplus
}
#endif

#endif
