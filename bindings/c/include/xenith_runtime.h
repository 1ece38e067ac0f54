/*
 * What the generated headers rest on: connections, errors, and types as data.
 *
 * A call returns true, or false with an error on the connection: an array of strings, the code first. What a call gives is
 * the caller's to free, with the function of its type. A reference is a pointer of its class; NULL is a reference to nothing.
 *
 * Layout of a value where it stands, by kind: string and reference a pointer to text, int an int64_t, bool, double, time_t,
 * an enum; sets, maps, records and structs a pointer to
 *
 *   set     { size_t size; MEMBER *items; }
 *   map     { size_t size; struct { KEY key; VALUE val; } *items; }
 *   record  its fields
 *
 * One connection is for one thread at a time.
 */
#ifndef XENITH_RUNTIME_H
#define XENITH_RUNTIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A host, and a session on it. */
typedef struct xenith_conn {
    /* The last call went well. */
    bool ok;
    /* If not: code and parameters. Freed by the next call. */
    size_t error_count;
    char **error;
    /* The session's reference: a secret. */
    char *session;
    struct xenith_link *link;
} xenith_conn;

/*
 * Logs in at http://HOST[:9363]/ or unix:///PATH. NULL without memory; else a connection whose `ok` says whether it went
 * well. xenith_logout ends the session and frees the connection in either case.
 */
xenith_conn *xenith_login(const char *url, const char *user, const char *password);
void xenith_logout(xenith_conn *conn);

/* Calls may take this long; 0, the default, is any time. */
void xenith_set_timeout(xenith_conn *conn, long seconds);

/* The code of the last error, or NULL. */
const char *xenith_error_code(const xenith_conn *conn);

enum xenith_kind {
    XENITH_VOID,
    XENITH_STRING,
    XENITH_INT,
    XENITH_BOOL,
    XENITH_FLOAT,
    XENITH_TIME,
    XENITH_ENUM,
    XENITH_SET,
    XENITH_MAP,
    XENITH_RECORD
};

/* A type as data. */
struct xenith_type {
    enum xenith_kind kind;
    /* Bytes of a value where it stands. */
    size_t size;
    /* Of a set's member or a map's value; of a map's key. */
    const struct xenith_type *of;
    const struct xenith_type *key;
    /* Bytes of a map's item or a record; where the value is in a map's item. */
    size_t inside;
    size_t val;
    /* Of an enum, NULL after the last; one that is not among them is the number of names. */
    const char *const *names;
    /* Of a record, a NULL name after the last. */
    const struct xenith_field *fields;
};

/* When a constructor is told of a field. */
enum xenith_sent { XENITH_NEVER, XENITH_ALWAYS, XENITH_CHANGED };

struct xenith_field {
    const char *name;
    const struct xenith_type *type;
    size_t offset;
    enum xenith_sent sent;
    /* What xenith_..._record_alloc puts there, as text; NULL: nothing, 0, false, the first name. */
    const char *initial;
};

/* A parameter: its type and where its value stands. */
struct xenith_arg {
    const struct xenith_type *type;
    const void *value;
};

/* Calls METHOD with the session and the parameters; what it gives is put into RESULT. */
bool xenith_call(xenith_conn *conn, const char *method, const struct xenith_arg *args, size_t count,
                 const struct xenith_type *type, void *result);

/*
 * Waits for the task of an Async form, and for its result, if TYPE is not NULL. It is the task's error that is set if it
 * failed. TASK is a xenith_task.
 */
bool xenith_wait(xenith_conn *conn, const void *task, const struct xenith_type *type, void *result);

/* A set or map of SIZE empty items, or a record with its defaults. NULL without memory. */
void *xenith_alloc(const struct xenith_type *type, size_t size);

/* Frees what a value where it stands points to. */
void xenith_free(const struct xenith_type *type, void *value);

/* A copy of a text, for a record's fields: what stands in a record is freed with it. NULL stays NULL. */
char *xenith_copy(const char *text);

#ifdef __cplusplus
}
#endif

#endif
