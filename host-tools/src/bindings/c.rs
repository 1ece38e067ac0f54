//! C: a header per class, one of all references, enums, sets and maps, and a table of types for `bindings/c/src/xenith.c`.
//!
//! A call is an inline function that names its parameters' types; what marshals is the runtime, by those types' data.

use super::Files;
use super::model::{Call, Klass, Ty, field_since, for_each_type, lower, named, wrapped};
use api_core::schema::Field;
use api_core::schema::types::{Default, Qualifier};
use std::collections::BTreeMap;
use std::fmt::Write;

const NOTE: &str = "Written by ./x bindings from api-core/src/schema; changes here are lost.";

/// Adds the files.
pub fn write(classes: &[Klass], files: &mut Files) {
    let compound = compound(classes);
    let mut add = |path: &str, text: String| files.insert(format!("bindings/c/{path}"), text);
    add("include/xenith/types.h", types(classes, &compound));
    for class in classes {
        add(&format!("include/xenith/{}.h", class.lower()), header(class));
    }
    let mut index = guarded("ALL", "Every class.", "");
    for class in classes {
        let _ = writeln!(index, "#include <xenith/{}.h>", class.lower());
    }
    index += "\n#endif\n";
    add("include/xenith/all.h", index);
    add("src/tables.c", tables(classes, &compound));
}

fn guarded(name: &str, what: &str, includes: &str) -> String {
    format!("/* {what} {NOTE} */\n#ifndef XENITH_{name}_H\n#define XENITH_{name}_H\n\n{includes}")
}

/// A type's name, after `xenith_`.
fn name(ty: &Ty) -> String {
    match ty {
        Ty::Void => "void".into(),
        Ty::Str => "string".into(),
        Ty::Int => "int".into(),
        Ty::Bool => "bool".into(),
        Ty::Float => "float".into(),
        Ty::DateTime => "time".into(),
        Ty::Enum(row) => row.name.to_ascii_lowercase(),
        Ty::Struct(row) => row.name.to_ascii_lowercase(),
        Ty::Ref(class) => lower(*class),
        Ty::Record(class) => format!("{}_record", lower(*class)),
        Ty::Set(of) => format!("{}_set", name(of)),
        Ty::Map(key, of) => format!("{}_{}_map", name(key), name(of)),
    }
}

/// The data of a type.
fn data(ty: &Ty) -> String {
    // A reference is a text to the runtime.
    if matches!(ty, Ty::Ref(_)) { "xenith_type_string".into() } else { format!("xenith_type_{}", name(ty)) }
}

/// The declaration of something of the type: in a struct, as a result.
fn declared(ty: &Ty) -> String {
    match ty {
        Ty::Void => "void ".into(),
        Ty::Str => "char *".into(),
        Ty::Int => "int64_t ".into(),
        Ty::Bool => "bool ".into(),
        Ty::Float => "double ".into(),
        Ty::DateTime => "time_t ".into(),
        Ty::Enum(_) => format!("enum xenith_{} ", name(ty)),
        Ty::Ref(_) => format!("xenith_{} ", name(ty)),
        _ => format!("xenith_{} *", name(ty)),
    }
}

/// As a parameter.
fn parameter(ty: &Ty) -> String {
    match ty {
        Ty::Str | Ty::Set(_) | Ty::Map(..) | Ty::Record(_) | Ty::Struct(_) => format!("const {}", declared(ty)),
        ty => declared(ty),
    }
}

/// Sets and maps by name, those that others are made of included.
fn compound(classes: &[Klass]) -> BTreeMap<String, Ty> {
    let mut found = BTreeMap::new();
    for_each_type(classes, &mut |ty| {
        if matches!(ty, Ty::Set(_) | Ty::Map(..)) {
            found.insert(name(ty), ty.clone());
        }
    });
    found
}

/// Names that C or C++ has taken.
fn ident(name: &str) -> String {
    match name {
        "class" | "new" | "default" | "register" | "operator" | "private" | "public" | "this" => format!("{name}_"),
        name => name.into(),
    }
}

/// `alloc` and `free` of what a pointer is to.
fn memory(ty: &Ty, sized: bool) -> String {
    let name = name(ty);
    let (params, size) = if sized { ("size_t size", "size") } else { ("void", "0") };
    format!(
        "static inline xenith_{name} *xenith_{name}_alloc({params})\n{{\n    return (xenith_{name} *)xenith_alloc(&{data}, {size});\n}}\n\
         static inline void xenith_{name}_free(xenith_{name} *value)\n{{\n    xenith_free(&{data}, &value);\n}}\n",
        data = data(ty)
    )
}

fn types(classes: &[Klass], compound: &BTreeMap<String, Ty>) -> String {
    let mut out = guarded(
        "TYPES",
        "References, enums, structs, sets and maps.",
        "#include <xenith_runtime.h>\n\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n",
    );
    for plain in ["void", "string", "int", "bool", "float", "time"] {
        let _ = writeln!(out, "extern const struct xenith_type xenith_type_{plain};");
    }
    out += "\nstatic inline void xenith_string_free(char *value)\n{\n    xenith_free(&xenith_type_string, &value);\n}\n";
    for class in classes {
        let c = class.lower();
        let _ = write!(out, "\n/* {} */\ntypedef struct xenith_{c}_object *xenith_{c};\n", class.doc);
        let _ = writeln!(out, "typedef struct xenith_{c}_record xenith_{c}_record;");
        let _ = writeln!(out, "extern const struct xenith_type xenith_type_{c}_record;");
        let _ = writeln!(
            out,
            "static inline void xenith_{c}_free(xenith_{c} value)\n{{\n    xenith_free(&xenith_type_string, &value);\n}}\n\
             /* The text of a reference, and a reference to what a text names, which lives as long as the text. */\n\
             static inline const char *xenith_{c}_text(xenith_{c} value)\n{{\n    return (const char *)value;\n}}\n\
             static inline xenith_{c} xenith_{c}_of(const char *text)\n{{\n    return (xenith_{c})(void *)(uintptr_t)text;\n}}"
        );
    }
    let (enums, structs) = named(classes);
    for row in enums {
        let (lower, upper) = (row.name.to_ascii_lowercase(), row.name.to_ascii_uppercase());
        let _ = write!(out, "\nenum xenith_{lower} {{\n");
        for value in row.values {
            let _ = writeln!(out, "    XENITH_{upper}_{},", value.to_ascii_uppercase());
        }
        let _ = write!(out, "    /* A name this library does not know. */\n    XENITH_{upper}_UNDEFINED\n}};\n");
        let _ = writeln!(out, "extern const struct xenith_type xenith_type_{lower};");
        let _ = write!(
            out,
            "static inline const char *xenith_{lower}_text(enum xenith_{lower} value)\n{{\n    \
             return value < XENITH_{upper}_UNDEFINED ? xenith_type_{lower}.names[value] : \"\";\n}}\n"
        );
    }
    // Maps of maps come after what they hold: names only, so that the order does not matter.
    out.push('\n');
    for name in compound.keys() {
        let _ = writeln!(out, "typedef struct xenith_{name} xenith_{name};");
        let _ = writeln!(out, "extern const struct xenith_type xenith_type_{name};");
    }
    for (name, ty) in compound {
        match ty {
            Ty::Set(of) => {
                let _ = write!(out, "\nstruct xenith_{name} {{\n    size_t size;\n    {}*items;\n}};\n", declared(of));
            }
            Ty::Map(key, of) => {
                let _ = write!(
                    out,
                    "\nstruct xenith_{name}_item {{\n    {}key;\n    {}val;\n}};\n\
                     struct xenith_{name} {{\n    size_t size;\n    struct xenith_{name}_item *items;\n}};\n",
                    declared(key),
                    declared(of)
                );
            }
            _ => {}
        }
        out += &memory(ty, true);
    }
    for row in structs {
        let ty = Ty::Struct(row);
        let name = name(&ty);
        let _ = write!(out, "\ntypedef struct xenith_{name} {{\n");
        for (member, ty) in row.members {
            let _ = writeln!(out, "    {}{};", declared(&(*ty).into()), ident(member));
        }
        let _ = write!(out, "}} xenith_{name};\nextern const struct xenith_type xenith_type_{name};\n");
        out += &memory(&ty, false);
    }
    out + "\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n"
}

/// Words as a comment.
fn comment(words: &str, lead: &str) -> String {
    let words = words.replace("*/", "* /");
    let lines = wrapped(&words, &format!("{lead} * "), 118);
    if lines.lines().count() == 1 {
        return format!("{lead}/*{} */\n", lines.trim_end().trim_start().trim_start_matches('*'));
    }
    format!("{lead}/*\n{lines}{lead} */\n")
}

fn header(class: &Klass) -> String {
    let c = class.lower();
    let guard = format!("CLASS_{}", c.to_ascii_uppercase());
    let mut out = guarded(&guard, class.doc, "#include <xenith/types.h>\n\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n");
    let words = "What get_record gives and a constructor takes, where NULL is the default. What 0.4.3 alone has is given by \
                 get_record_internal only.";
    out += &comment(words, "");
    let _ = writeln!(out, "struct xenith_{c}_record {{");
    for field in class.fields {
        let old = if field_since(field) == "0.4.3 only" { " (0.4.3)" } else { "" };
        out += &comment(&format!("{}{old}", field.doc.text()), "    ");
        let _ = writeln!(out, "    {}{};", declared(&field.ty.into()), ident(field.name));
    }
    if class.fields.is_empty() {
        out += "    char nothing;\n";
    }
    out += "};\n";
    out += &memory(&Ty::Record(class.class), false);
    for call in &class.calls {
        // Logging in and out is the runtime's.
        if call.session && call.full != "session.logout" {
            method(&c, call, false, &mut out);
            if call.asynchronous {
                method(&c, call, true, &mut out);
            }
        }
    }
    out + "\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n"
}

fn method(class: &str, call: &Call, asynchronous: bool, out: &mut String) {
    let mut words = if asynchronous { "The same as a task.".into() } else { call.doc.clone() };
    if !asynchronous && !call.errors.is_empty() {
        let _ = write!(words, " Errors: {}.", call.errors.join(", "));
    }
    let task = Ty::Ref(api_core::schema::Class::task);
    let result = if asynchronous { &task } else { &call.result };
    let mut params = String::from("xenith_conn *conn");
    if !matches!(result, Ty::Void) {
        let _ = write!(params, ", {}*result", declared(result));
    }
    let mut args = String::new();
    for (name, ty) in &call.params {
        // Result and connection are ours.
        let name = ident(name);
        let _ = write!(params, ", {}{name}", parameter(ty));
        let _ = write!(args, "{}{{&{}, &{name}}}", if args.is_empty() { "" } else { ", " }, data(ty));
    }
    let (prefix, head) = if asynchronous { ("Async.", "async_") } else { ("", "") };
    out.push('\n');
    *out += &comment(&words, "");
    let _ = write!(out, "static inline bool xenith_{class}_{head}{}({params})\n{{\n", call.name);
    let (given, count) = match call.params.len() {
        0 => ("NULL", 0),
        count => {
            let _ = writeln!(out, "    const struct xenith_arg given[] = {{{args}}};");
            ("given", count)
        }
    };
    let to = if matches!(result, Ty::Void) { "NULL" } else { "result" };
    let _ = writeln!(
        out,
        "    return xenith_call(conn, \"{prefix}{}\", {given}, {count}, &{}, {to});\n}}",
        call.full,
        data(result)
    );
}

/// The value a record has before anything is put into it, as text.
fn initial(field: &Field) -> String {
    match field.default {
        Default::Zero | Default::Bool(false) => "NULL".into(),
        Default::Int(n) => format!("\"{n}\""),
        Default::Text(t) => format!("{t:?}"),
        Default::Bool(true) => "\"true\"".into(),
    }
}

fn tables(classes: &[Klass], compound: &BTreeMap<String, Ty>) -> String {
    let mut out = format!("/* Types as data. {NOTE} */\n#include <xenith/all.h>\n\n");
    for (name, kind, c) in [
        ("void", "VOID", "char"),
        ("string", "STRING", "char *"),
        ("int", "INT", "int64_t"),
        ("bool", "BOOL", "bool"),
        ("float", "FLOAT", "double"),
        ("time", "TIME", "time_t"),
    ] {
        let size = if kind == "VOID" { "0".into() } else { format!("sizeof({c})") };
        let _ = writeln!(out, "const struct xenith_type xenith_type_{name} = {{.kind = XENITH_{kind}, .size = {size}}};");
    }
    let (enums, structs) = named(classes);
    for row in enums {
        let lower = row.name.to_ascii_lowercase();
        let values = row.values.iter().map(|v| format!("{v:?},")).collect::<Vec<_>>().join(" ");
        let _ = write!(
            out,
            "\nstatic const char *const names_of_{lower}[] = {{\n{}    NULL\n}};\n\
             const struct xenith_type xenith_type_{lower} = {{\n    .kind = XENITH_ENUM, .size = sizeof(enum xenith_{lower}), \
             .names = names_of_{lower}\n}};\n",
            wrapped(&values, "    ", 118)
        );
    }
    out.push('\n');
    for (name, ty) in compound {
        let _ = match ty {
            Ty::Set(of) => writeln!(
                out,
                "const struct xenith_type xenith_type_{name} = {{\n    .kind = XENITH_SET, .size = sizeof(void *), .of = &{}\n}};",
                data(of)
            ),
            Ty::Map(key, of) => writeln!(
                out,
                "const struct xenith_type xenith_type_{name} = {{\n    .kind = XENITH_MAP, .size = sizeof(void *), .of = &{}, \
                 .key = &{},\n    .inside = sizeof(struct xenith_{name}_item), .val = offsetof(struct xenith_{name}_item, val)\n}};",
                data(of),
                data(key)
            ),
            _ => Ok(()),
        };
    }
    for row in structs {
        let name = name(&Ty::Struct(row));
        let fields: Vec<_> =
            row.members.iter().map(|(member, ty)| (*member, Ty::from(*ty), "NEVER", "NULL".to_string())).collect();
        record(&name, &fields, &mut out);
    }
    for class in classes {
        let field = |f: &Field| {
            let sent = match (f.qualifier == Qualifier::RO_run && !f.settable, field_since(f)) {
                (true, _) => "NEVER",
                (_, "0.4.3 only") => "CHANGED",
                _ => "ALWAYS",
            };
            (f.name, Ty::from(f.ty), sent, initial(f))
        };
        let fields: Vec<_> = class.fields.iter().map(field).collect();
        record(&format!("{}_record", class.lower()), &fields, &mut out);
    }
    out
}

fn record(name: &str, fields: &[(&str, Ty, &str, String)], out: &mut String) {
    let _ = write!(out, "\nstatic const struct xenith_field fields_of_{name}[] = {{\n");
    for (field, ty, sent, initial) in fields {
        let offset = format!("offsetof(xenith_{name}, {})", ident(field));
        let _ = writeln!(out, "    {{{field:?}, &{}, {offset}, XENITH_{sent}, {initial}}},", data(ty));
    }
    let _ = write!(
        out,
        "    {{NULL, NULL, 0, XENITH_NEVER, NULL}}\n}};\nconst struct xenith_type xenith_type_{name} = {{\n    .kind = \
         XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_{name}), .fields = fields_of_{name}\n}};\n"
    );
}
