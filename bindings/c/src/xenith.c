/*
 * The runtime: XML-RPC over libcurl and libxml2, and values to and from the wire by their type's data.
 *
 * Values are read and written by memcpy, as the typed sets, maps and records have their own types. Nothing here knows a
 * class; src/tables.c does.
 */
#include "xenith_runtime.h"

#include <curl/curl.h>
#include <errno.h>
#include <inttypes.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Answers beyond this are refused. */
#define MOST_BYTES ((size_t)256 << 20)

struct xenith_link {
    CURL *curl;
    struct curl_slist *headers;
};

/* What all sets and maps begin with, as read by memcpy. */
struct list {
    size_t size;
    char *items;
};

/* Text that grows; `failed` once it could not. */
struct text {
    char *bytes;
    size_t length;
    size_t room;
    bool failed;
};

static void *pointer_at(const void *value)
{
    void *pointer;
    memcpy(&pointer, value, sizeof pointer);
    return pointer;
}

static void put_pointer(void *value, const void *pointer)
{
    memcpy(value, &pointer, sizeof pointer);
}

static struct list list_of(const void *set)
{
    struct list list = {0, NULL};
    if (set != NULL)
        memcpy(&list, set, sizeof list);
    return list;
}

/* ---- text ---- */

static void add_bytes(struct text *text, const char *bytes, size_t length)
{
    if (text->failed)
        return;
    if (length >= text->room - text->length) {
        size_t room = (text->length + length + 256) * 2;
        char *bigger = room > MOST_BYTES ? NULL : realloc(text->bytes, room);
        if (bigger == NULL) {
            text->failed = true;
            return;
        }
        text->bytes = bigger;
        text->room = room;
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

static void add(struct text *text, const char *words)
{
    add_bytes(text, words, strlen(words));
}

static void add_escaped(struct text *text, const char *words)
{
    for (; *words != '\0'; words++) {
        switch (*words) {
        case '<': add(text, "&lt;"); break;
        case '>': add(text, "&gt;"); break;
        case '&': add(text, "&amp;"); break;
        case '\r': add(text, "&#13;"); break;
        default: add_bytes(text, words, 1);
        }
    }
}

static void add_string(struct text *text, const char *words)
{
    add(text, "<value><string>");
    add_escaped(text, words == NULL ? "" : words);
    add(text, "</string></value>");
}

/* ---- errors ---- */

static void forget_error(xenith_conn *conn)
{
    for (size_t i = 0; i < conn->error_count; i++)
        free(conn->error[i]);
    free(conn->error);
    conn->error = NULL;
    conn->error_count = 0;
    conn->ok = true;
}

/* False, with this error; without memory for it an error without words. */
static bool fail(xenith_conn *conn, const char *code, const char *what)
{
    forget_error(conn);
    conn->ok = false;
    conn->error = calloc(2, sizeof *conn->error);
    if (conn->error == NULL)
        return false;
    conn->error[0] = xenith_copy(code);
    conn->error[1] = xenith_copy(what);
    conn->error_count = conn->error[0] == NULL ? 0 : conn->error[1] == NULL ? 1 : 2;
    if (conn->error_count < 2) {
        free(conn->error[1]);
        conn->error[1] = NULL;
    }
    return false;
}

const char *xenith_error_code(const xenith_conn *conn)
{
    if (conn->ok)
        return NULL;
    return conn->error_count > 0 ? conn->error[0] : "INTERNAL_ERROR";
}

char *xenith_copy(const char *text)
{
    if (text == NULL)
        return NULL;
    size_t bytes = strlen(text) + 1;
    char *copy = malloc(bytes);
    if (copy != NULL)
        memcpy(copy, text, bytes);
    return copy;
}

/* ---- values: made, freed ---- */

static unsigned name_index(const struct xenith_type *type, const char *name)
{
    unsigned index = 0;
    while (type->names[index] != NULL && strcmp(type->names[index], name) != 0)
        index++;
    return index;
}

/* What a field is before anything is known of it. */
static bool put_initial(const struct xenith_field *field, void *value)
{
    if (field->initial == NULL)
        return true;
    int64_t number;
    unsigned index;
    bool truth;
    char *copy;
    switch (field->type->kind) {
    case XENITH_INT:
        number = strtoll(field->initial, NULL, 10);
        memcpy(value, &number, sizeof number);
        return true;
    case XENITH_ENUM:
        index = name_index(field->type, field->initial);
        memcpy(value, &index, sizeof index);
        return true;
    case XENITH_BOOL:
        truth = strcmp(field->initial, "true") == 0;
        memcpy(value, &truth, sizeof truth);
        return true;
    case XENITH_STRING:
        copy = xenith_copy(field->initial);
        put_pointer(value, copy);
        return copy != NULL;
    default:
        return true;
    }
}

void *xenith_alloc(const struct xenith_type *type, size_t size)
{
    if (type->kind == XENITH_RECORD) {
        char *record = calloc(1, type->inside + 1);
        for (const struct xenith_field *f = type->fields; record != NULL && f->name != NULL; f++) {
            if (!put_initial(f, record + f->offset)) {
                xenith_free(type, &record);
                record = NULL;
            }
        }
        return record;
    }
    size_t each = type->kind == XENITH_MAP ? type->inside : type->of->size;
    struct list list = {size, calloc(size == 0 ? 1 : size, each)};
    void *set = malloc(sizeof list);
    if (set == NULL || list.items == NULL) {
        free(list.items);
        free(set);
        return NULL;
    }
    memcpy(set, &list, sizeof list);
    return set;
}

void xenith_free(const struct xenith_type *type, void *value)
{
    switch (type->kind) {
    case XENITH_STRING:
        free(pointer_at(value));
        break;
    case XENITH_SET:
    case XENITH_MAP: {
        void *set = pointer_at(value);
        struct list list = list_of(set);
        size_t each = type->kind == XENITH_MAP ? type->inside : type->of->size;
        for (size_t i = 0; i < list.size; i++) {
            char *item = list.items + i * each;
            if (type->kind == XENITH_MAP) {
                xenith_free(type->key, item);
                xenith_free(type->of, item + type->val);
            } else {
                xenith_free(type->of, item);
            }
        }
        free(list.items);
        free(set);
        break;
    }
    case XENITH_RECORD: {
        char *record = pointer_at(value);
        for (const struct xenith_field *f = type->fields; record != NULL && f->name != NULL; f++)
            xenith_free(f->type, record + f->offset);
        free(record);
        break;
    }
    default:
        break;
    }
}

/* ---- values: out ---- */

/* A string, int or enum as text, in BUFFER if need be; NULL: it has none. */
static const char *plain(const struct xenith_type *type, const void *value, char buffer[32])
{
    int64_t number;
    unsigned index, count = 0;
    switch (type->kind) {
    case XENITH_STRING: {
        const char *text = pointer_at(value);
        return text == NULL ? "" : text;
    }
    case XENITH_INT:
        memcpy(&number, value, sizeof number);
        snprintf(buffer, 32, "%" PRId64, number);
        return buffer;
    case XENITH_ENUM:
        memcpy(&index, value, sizeof index);
        while (type->names[count] != NULL)
            count++;
        return index < count ? type->names[index] : NULL;
    default:
        return NULL;
    }
}

/* Whether a record says nothing about a field; of what the runtime always sends, whether it is left out. */
static bool is_initial(const struct xenith_field *field, const void *value)
{
    char buffer[32] = "";
    const char *text;
    bool truth;
    switch (field->type->kind) {
    case XENITH_INT:
        text = plain(field->type, value, buffer);
        return strcmp(text, field->initial == NULL ? "0" : field->initial) == 0;
    case XENITH_ENUM:
        text = plain(field->type, value, buffer);
        return text != NULL && strcmp(text, field->initial == NULL ? field->type->names[0] : field->initial) == 0;
    case XENITH_BOOL:
        memcpy(&truth, value, sizeof truth);
        return truth == (field->initial != NULL && strcmp(field->initial, "true") == 0);
    case XENITH_FLOAT:
    case XENITH_TIME:
        return true;
    case XENITH_STRING:
        text = pointer_at(value);
        return text == NULL || (*text == '\0' && field->sent == XENITH_CHANGED);
    case XENITH_SET:
        return pointer_at(value) == NULL || (list_of(pointer_at(value)).size == 0 && field->sent == XENITH_CHANGED);
    default:
        return pointer_at(value) == NULL;
    }
}

static bool write_value(struct text *out, const struct xenith_type *type, const void *value)
{
    char buffer[64];
    bool truth, fine = true;
    double number;
    time_t moment;
    struct tm parts;
    switch (type->kind) {
    case XENITH_STRING:
    case XENITH_INT:
    case XENITH_ENUM: {
        const char *text = plain(type, value, buffer);
        add_string(out, text);
        return text != NULL;
    }
    case XENITH_BOOL:
        memcpy(&truth, value, sizeof truth);
        add(out, truth ? "<value><boolean>1</boolean></value>" : "<value><boolean>0</boolean></value>");
        return true;
    case XENITH_FLOAT:
        memcpy(&number, value, sizeof number);
        if (!(number > -1e12 && number < 1e12))
            return false;
        snprintf(buffer, sizeof buffer, "<value><double>%.6f</double></value>", number);
        /* The point is a point in every locale. */
        for (char *c = buffer; *c != '\0'; c++)
            *c = *c == ',' ? '.' : *c;
        add(out, buffer);
        return true;
    case XENITH_TIME:
        memcpy(&moment, value, sizeof moment);
        if (gmtime_r(&moment, &parts) == NULL || strftime(buffer, sizeof buffer, "%Y%m%dT%H:%M:%SZ", &parts) == 0)
            return false;
        add(out, "<value><dateTime.iso8601>");
        add(out, buffer);
        add(out, "</dateTime.iso8601></value>");
        return true;
    case XENITH_SET: {
        struct list list = list_of(pointer_at(value));
        add(out, "<value><array><data>");
        for (size_t i = 0; i < list.size; i++)
            fine &= write_value(out, type->of, list.items + i * type->of->size);
        add(out, "</data></array></value>");
        return fine;
    }
    case XENITH_MAP: {
        struct list list = list_of(pointer_at(value));
        add(out, "<value><struct>");
        for (size_t i = 0; i < list.size; i++) {
            const char *item = list.items + i * type->inside;
            const char *key = plain(type->key, item, buffer);
            add(out, "<member><name>");
            add_escaped(out, key == NULL ? "" : key);
            add(out, "</name>");
            fine &= write_value(out, type->of, item + type->val);
            add(out, "</member>");
        }
        add(out, "</struct></value>");
        return fine;
    }
    case XENITH_RECORD: {
        const char *record = pointer_at(value);
        add(out, "<value><struct>");
        for (const struct xenith_field *f = type->fields; record != NULL && f->name != NULL; f++) {
            const char *member = record + f->offset;
            bool pointer = f->type->kind != XENITH_INT && f->type->kind != XENITH_BOOL && f->type->kind != XENITH_ENUM;
            if (f->sent == XENITH_NEVER || ((f->sent == XENITH_CHANGED || pointer) && is_initial(f, member)))
                continue;
            add(out, "<member><name>");
            add(out, f->name);
            add(out, "</name>");
            fine &= write_value(out, f->type, member);
            add(out, "</member>");
        }
        add(out, "</struct></value>");
        return fine;
    }
    default:
        return false;
    }
}

/* ---- values: in ---- */

static bool is_called(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static xmlNode *child(const xmlNode *node, const char *name)
{
    for (xmlNode *c = node == NULL ? NULL : node->children; c != NULL; c = c->next)
        if (is_called(c, name))
            return c;
    return NULL;
}

static xmlNode *first_element(const xmlNode *node)
{
    xmlNode *c = node == NULL ? NULL : node->children;
    while (c != NULL && c->type != XML_ELEMENT_NODE)
        c = c->next;
    return c;
}

static xmlNode *next_element(const xmlNode *node)
{
    xmlNode *c = node->next;
    while (c != NULL && c->type != XML_ELEMENT_NODE)
        c = c->next;
    return c;
}

/* The text of a node; the caller frees it. */
static char *content(const xmlNode *node)
{
    xmlChar *text = xmlNodeGetContent(node);
    char *copy = xenith_copy(text == NULL ? "" : (const char *)text);
    xmlFree(text);
    return copy;
}

/* Whether a value has the shape of a kind; untyped ones are strings. */
static bool fits(enum xenith_kind kind, const xmlNode *typed)
{
    static const char *const shapes[][4] = {
        [XENITH_STRING] = {"string"},       [XENITH_INT] = {"string", "int", "i4", "i8"},
        [XENITH_BOOL] = {"boolean"},        [XENITH_FLOAT] = {"double"},
        [XENITH_TIME] = {"dateTime.iso8601"}, [XENITH_ENUM] = {"string"},
        [XENITH_SET] = {"array"},           [XENITH_MAP] = {"struct"},
        [XENITH_RECORD] = {"struct"},
    };
    if (typed == NULL)
        return kind == XENITH_STRING || kind == XENITH_INT || kind == XENITH_ENUM;
    for (size_t i = 0; i < 4 && shapes[kind][i] != NULL; i++)
        if (is_called(typed, shapes[kind][i]))
            return true;
    return false;
}

/* From text to a string, int, enum, bool, float or time. */
static bool read_plain(const struct xenith_type *type, const char *text, void *value)
{
    char *end = NULL;
    int64_t integer;
    unsigned index;
    bool truth;
    double number;
    time_t moment;
    struct tm parts;
    char *copy;
    switch (type->kind) {
    case XENITH_STRING:
        /* A reference to nothing is empty; so is a text without letters, and both are NULL or "" alike to a caller. */
        copy = xenith_copy(text);
        put_pointer(value, copy);
        return copy != NULL;
    case XENITH_INT:
        errno = 0;
        integer = strtoll(text, &end, 10);
        memcpy(value, &integer, sizeof integer);
        return end != text && *end == '\0' && errno == 0;
    case XENITH_ENUM:
        index = name_index(type, text);
        memcpy(value, &index, sizeof index);
        return true;
    case XENITH_BOOL:
        truth = strcmp(text, "1") == 0;
        memcpy(value, &truth, sizeof truth);
        return truth || strcmp(text, "0") == 0;
    case XENITH_FLOAT: {
        /* strtod has the locale's point. */
        double scale = 1;
        bool negative = *text == '-', point = false;
        number = 0;
        for (text += negative; *text != '\0'; text++) {
            if (*text == '.' && !point) {
                point = true;
            } else if (*text >= '0' && *text <= '9') {
                number = number * 10 + (*text - '0');
                scale *= point ? 10 : 1;
            } else {
                return false;
            }
        }
        number = (negative ? -number : number) / scale;
        memcpy(value, &number, sizeof number);
        return true;
    }
    case XENITH_TIME:
        memset(&parts, 0, sizeof parts);
        if (sscanf(text, "%4d%2d%2dT%2d:%2d:%2d", &parts.tm_year, &parts.tm_mon, &parts.tm_mday, &parts.tm_hour,
                   &parts.tm_min, &parts.tm_sec) != 6)
            return false;
        parts.tm_year -= 1900;
        parts.tm_mon -= 1;
        moment = timegm(&parts);
        memcpy(value, &moment, sizeof moment);
        return true;
    default:
        return false;
    }
}

/* The value of an element <value>. On false VALUE may be freed as it is. */
static bool read_value(const xmlNode *node, const struct xenith_type *type, void *value)
{
    const xmlNode *typed = first_element(node);
    memset(value, 0, type->size);
    if (!fits(type->kind, typed))
        return false;
    if (type->kind == XENITH_SET || type->kind == XENITH_MAP) {
        const xmlNode *data = type->kind == XENITH_SET ? child(typed, "data") : typed;
        const char *name = type->kind == XENITH_SET ? "value" : "member";
        size_t size = 0, at = 0;
        for (const xmlNode *c = first_element(data); c != NULL; c = next_element(c))
            size += is_called(c, name);
        void *set = xenith_alloc(type, size);
        put_pointer(value, set);
        if (set == NULL)
            return false;
        char *items = list_of(set).items;
        for (const xmlNode *c = first_element(data); c != NULL; c = next_element(c)) {
            if (!is_called(c, name))
                continue;
            if (type->kind == XENITH_SET) {
                if (!read_value(c, type->of, items + at++ * type->of->size))
                    return false;
                continue;
            }
            char *item = items + at++ * type->inside;
            char *key = content(child(c, "name"));
            bool fine = key != NULL && read_plain(type->key, key, item);
            free(key);
            if (!fine || !read_value(child(c, "value"), type->of, item + type->val))
                return false;
        }
        return true;
    }
    if (type->kind == XENITH_RECORD) {
        char *record = calloc(1, type->inside + 1);
        put_pointer(value, record);
        if (record == NULL)
            return false;
        for (const xmlNode *c = first_element(typed); c != NULL; c = next_element(c)) {
            char *name = content(child(c, "name"));
            const struct xenith_field *f = type->fields;
            while (name != NULL && f->name != NULL && strcmp(f->name, name) != 0)
                f++;
            bool fine = name != NULL;
            /* What a newer host has more is passed over; of two of one name the first counts. */
            if (fine && f->name != NULL) {
                xenith_free(f->type, record + f->offset);
                fine = read_value(child(c, "value"), f->type, record + f->offset);
            }
            free(name);
            if (!fine)
                return false;
        }
        return true;
    }
    char *text = content(typed == NULL ? node : typed);
    bool fine = text != NULL && read_plain(type, text, value);
    free(text);
    return fine;
}

/* ---- calls ---- */

static size_t receive(char *bytes, size_t size, size_t count, void *text)
{
    struct text *answer = text;
    add_bytes(answer, bytes, size * count);
    return answer->failed ? 0 : size * count;
}

static xmlNode *member(const xmlNode *structure, const char *name)
{
    for (xmlNode *c = first_element(structure); c != NULL; c = next_element(c)) {
        char *text = content(child(c, "name"));
        bool found = text != NULL && strcmp(text, name) == 0;
        free(text);
        if (found)
            return child(c, "value");
    }
    return NULL;
}

static const struct xenith_type STRINGS_MEMBER = {.kind = XENITH_STRING, .size = sizeof(char *)};
static const struct xenith_type STRINGS = {.kind = XENITH_SET, .size = sizeof(void *), .of = &STRINGS_MEMBER};

/* Takes over the error's words. */
static bool failed_with(xenith_conn *conn, void *set)
{
    struct list list = list_of(set);
    forget_error(conn);
    conn->ok = false;
    conn->error = (char **)(void *)list.items;
    conn->error_count = list.size;
    free(set);
    return list.size == 0 ? fail(conn, "INTERNAL_ERROR", "an error without a code") : false;
}

/* What an answer's document says. */
static bool understand(xenith_conn *conn, const xmlNode *root, const struct xenith_type *type, void *result)
{
    const xmlNode *structure = child(child(child(child(root, "params"), "param"), "value"), "struct");
    if (root == NULL || !is_called(root, "methodResponse") || structure == NULL)
        return fail(conn, "INTERNAL_ERROR", child(root, "fault") != NULL ? "a fault" : "not an answer of this API");
    char *status = content(member(structure, "Status"));
    bool success = status != NULL && strcmp(status, "Success") == 0;
    free(status);
    if (!success) {
        void *words = NULL;
        if (read_value(member(structure, "ErrorDescription"), &STRINGS, &words))
            return failed_with(conn, words);
        xenith_free(&STRINGS, &words);
        return fail(conn, "INTERNAL_ERROR", "an error that is not an array of strings");
    }
    if (type->kind == XENITH_VOID)
        return true;
    if (read_value(member(structure, "Value"), type, result))
        return true;
    xenith_free(type, result);
    memset(result, 0, type->size);
    return fail(conn, "INTERNAL_ERROR", "a value of another type, or no memory for it");
}

static bool post(xenith_conn *conn, const struct text *body, const struct xenith_type *type, void *result)
{
    CURL *curl = conn->link->curl;
    struct text answer = {NULL, 0, 0, false};
    long status = 0;
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body->bytes);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body->length);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    bool fine;
    if (code != CURLE_OK) {
        fine = fail(conn, "INTERNAL_ERROR", curl_easy_strerror(code));
    } else if (status != 200) {
        char words[32];
        snprintf(words, sizeof words, "HTTP %ld", status);
        fine = fail(conn, "INTERNAL_ERROR", words);
    } else {
        int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
        xmlDoc *document = xmlReadMemory(answer.bytes == NULL ? "" : answer.bytes, (int)answer.length, NULL, NULL, options);
        fine = understand(conn, document == NULL ? NULL : xmlDocGetRootElement(document), type, result);
        xmlFreeDoc(document);
    }
    free(answer.bytes);
    return fine;
}

bool xenith_call(xenith_conn *conn, const char *method, const struct xenith_arg *args, size_t count,
                 const struct xenith_type *type, void *result)
{
    struct text body = {NULL, 0, 0, false};
    bool fine = true;
    forget_error(conn);
    if (result != NULL)
        memset(result, 0, type->size);
    if (conn->link == NULL)
        return fail(conn, "INTERNAL_ERROR", "no connection");
    add(&body, "<?xml version=\"1.0\"?><methodCall><methodName>");
    add_escaped(&body, method);
    add(&body, "</methodName><params>");
    if (conn->session != NULL) {
        add(&body, "<param>");
        add_string(&body, conn->session);
        add(&body, "</param>");
    }
    for (size_t i = 0; i < count; i++) {
        add(&body, "<param>");
        fine &= write_value(&body, args[i].type, args[i].value);
        add(&body, "</param>");
    }
    add(&body, "</params></methodCall>");
    if (body.failed)
        fine = fail(conn, "INTERNAL_ERROR", "no memory for the call");
    else if (!fine)
        fine = fail(conn, "INTERNAL_ERROR", "a value that cannot be sent");
    else
        fine = post(conn, &body, type, result);
    free(body.bytes);
    return fine;
}

static const struct xenith_type NOTHING = {.kind = XENITH_VOID};

xenith_conn *xenith_login(const char *url, const char *user, const char *password)
{
    xenith_conn *conn = calloc(1, sizeof *conn);
    struct xenith_link *link = calloc(1, sizeof *link);
    if (conn == NULL || link == NULL || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        free(conn);
        free(link);
        return NULL;
    }
    xmlInitParser();
    conn->link = link;
    link->curl = curl_easy_init();
    /* No waiting for "100 Continue". */
    link->headers = curl_slist_append(curl_slist_append(NULL, "Content-Type: text/xml"), "Expect:");
    if (link->curl == NULL || link->headers == NULL) {
        fail(conn, "INTERNAL_ERROR", "no memory for the connection");
        return conn;
    }
    CURL *curl = link->curl;
    if (strncmp(url, "unix://", 7) == 0) {
        curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, url + 7);
        url = "http://localhost:9363/";
    }
    /* A port in the URL goes before this one. */
    const char *host = strstr(url, "://");
    host = host == NULL ? url : host + 3;
    const char *path = strchr(host, '/'), *colon = strrchr(host, ':'), *bracket = strrchr(host, ']');
    bool has_port = colon != NULL && (path == NULL || colon < path) && (bracket == NULL || colon > bracket);
    if (!has_port)
        curl_easy_setopt(curl, CURLOPT_PORT, 9363L);
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, link->headers);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
    const struct xenith_arg args[] = {{&STRINGS_MEMBER, &user}, {&STRINGS_MEMBER, &password}};
    char *session = NULL;
    xenith_call(conn, "session.login_with_password", args, 2, &STRINGS_MEMBER, &session);
    conn->session = session;
    return conn;
}

void xenith_logout(xenith_conn *conn)
{
    if (conn == NULL)
        return;
    if (conn->session != NULL)
        xenith_call(conn, "session.logout", NULL, 0, &NOTHING, NULL);
    forget_error(conn);
    free(conn->session);
    curl_easy_cleanup(conn->link->curl);
    curl_slist_free_all(conn->link->headers);
    free(conn->link);
    free(conn);
    curl_global_cleanup();
}

void xenith_set_timeout(xenith_conn *conn, long seconds)
{
    if (conn->link->curl != NULL)
        curl_easy_setopt(conn->link->curl, CURLOPT_TIMEOUT, seconds);
}

/* The result of a task is the text of a value. */
static bool read_result(xenith_conn *conn, const char *text, const struct xenith_type *type, void *result)
{
    xmlDoc *document = xmlReadMemory(text, (int)strlen(text), NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
    bool fine = document != NULL && read_value(xmlDocGetRootElement(document), type, result);
    xmlFreeDoc(document);
    if (fine)
        return true;
    xenith_free(type, result);
    memset(result, 0, type->size);
    return fail(conn, "INTERNAL_ERROR", "the task's result is of another type");
}

bool xenith_wait(xenith_conn *conn, const void *task, const struct xenith_type *type, void *result)
{
    const struct xenith_arg args[] = {{&STRINGS_MEMBER, &task}};
    struct timespec pause = {0, 50000000};
    if (type != NULL)
        memset(result, 0, type->size);
    for (;;) {
        char *status = NULL;
        if (!xenith_call(conn, "task.get_status", args, 1, &STRINGS_MEMBER, &status))
            return false;
        bool pending = strcmp(status, "pending") == 0 || strcmp(status, "cancelling") == 0;
        bool success = strcmp(status, "success") == 0;
        free(status);
        if (pending) {
            nanosleep(&pause, NULL);
            continue;
        }
        if (!success) {
            void *words = NULL;
            return xenith_call(conn, "task.get_error_info", args, 1, &STRINGS, &words) && failed_with(conn, words);
        }
        if (type == NULL)
            return true;
        char *text = NULL;
        bool fine = xenith_call(conn, "task.get_result", args, 1, &STRINGS_MEMBER, &text) &&
                    read_result(conn, text, type, result);
        free(text);
        return fine;
    }
}
