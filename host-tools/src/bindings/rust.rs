//! Rust: a module per class in the macros of `bindings/rust/src/wire.rs`, and one of all enums and structs.

use super::Files;
use super::model::{Call, Klass, Ty, camel, class_camel, field_since, lower, named, wrapped};
use api_core::schema::types::{Default, Qualifier, Type};
use api_core::schema::{Class, Field};
use std::fmt::Write;

const NOTE: &str = "Written by ./x bindings from api-core/src/schema; changes here are lost.";

/// Adds the files.
pub fn write(classes: &[Klass], files: &mut Files) {
    let mut add = |name: &str, text: String| files.insert(format!("bindings/rust/src/api/{name}.rs"), text);
    let mut index = format!("//! The classes of the Xen Management API. {NOTE}\n\n");
    index += "#![allow(non_snake_case, non_camel_case_types, clippy::all)]\n\nmod types;\n";
    for class in classes {
        let _ = writeln!(index, "pub mod {};", lower(class.class));
    }
    index += "\npub use types::*;\n";
    for class in classes {
        let _ = writeln!(index, "pub use {}::{{{1}, {1}Record}};", lower(class.class), class_camel(class.class));
    }
    index += "\nimpl crate::Client {\n";
    for class in classes {
        let module = lower(class.class);
        let _ = writeln!(index, "    /// Calls of `{}`.", class.name);
        let _ = writeln!(index, "    pub fn {module}(&mut self) -> {module}::Calls<'_> {{ {module}::Calls(self) }}");
    }
    index += "}\n";
    add("mod", index);
    add("types", types(classes));
    for class in classes {
        add(&lower(class.class), module(class));
    }
}

fn types(classes: &[Klass]) -> String {
    let (enums, structs) = named(classes);
    let mut out = format!("//! Enums and structs. {NOTE}\n\nuse crate::Ref;\nuse super::*;\n\nnames! {{\n");
    for row in enums {
        let _ = writeln!(out, "    {} {{", camel(row.name));
        for value in row.values {
            let _ = writeln!(out, "        {} {value:?},", variant(value));
        }
        out += "    }\n";
    }
    out += "}\n";
    for row in structs {
        let _ = write!(out, "\nrecord! {{\n    /// `{}`.\n    {} {{\n", row.name, camel(row.name));
        for (name, ty) in row.members {
            let ty = Ty::from(*ty);
            let _ = writeln!(out, "        run {} {name:?}: {} = {};", ident(name), owned(&ty), zero(&ty));
        }
        out += "    }\n}\n";
    }
    out
}

/// A value's name as a variant's.
fn variant(value: &str) -> String {
    let name = camel(value);
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{name}") } else { name }
}

/// A name that Rust lets a field or parameter have.
fn ident(name: &str) -> String {
    match name {
        "type" | "ref" => format!("r#{name}"),
        name => name.into(),
    }
}

/// A type in a record or an answer.
fn owned(ty: &Ty) -> String {
    match ty {
        Ty::Void => "()".into(),
        Ty::Str => "String".into(),
        Ty::Int => "i64".into(),
        Ty::Bool => "bool".into(),
        Ty::Float => "f64".into(),
        Ty::DateTime => "crate::DateTime".into(),
        Ty::Enum(row) => camel(row.name),
        Ty::Struct(row) => camel(row.name),
        Ty::Ref(class) => format!("Ref<{}>", class_camel(*class)),
        Ty::Record(class) => format!("{}Record", class_camel(*class)),
        Ty::Set(of) => format!("Vec<{}>", owned(of)),
        Ty::Map(key, of) => format!("BTreeMap<{}, {}>", owned(key), owned(of)),
    }
}

/// A type as a parameter.
fn borrowed(ty: &Ty) -> String {
    match ty {
        Ty::Str => "&str".into(),
        Ty::Int | Ty::Bool | Ty::Float => owned(ty),
        Ty::Set(of) => format!("&[{}]", owned(of)),
        ty => format!("&{}", owned(ty)),
    }
}

fn zero(ty: &Ty) -> String {
    match ty {
        Ty::Str => "String::new()".into(),
        Ty::Int => "0".into(),
        Ty::Bool => "false".into(),
        Ty::Float => "0.0".into(),
        Ty::Enum(row) => format!("{}::{}", camel(row.name), variant(row.values[0])),
        Ty::Ref(_) => "Ref::none()".into(),
        Ty::Set(_) => "Vec::new()".into(),
        Ty::Map(..) => "BTreeMap::new()".into(),
        _ => "Default::default()".into(),
    }
}

fn default(field: &Field) -> String {
    match (field.default, field.ty) {
        (Default::Zero, ty) => zero(&ty.into()),
        (Default::Int(n), _) => n.to_string(),
        (Default::Bool(b), _) => b.to_string(),
        (Default::Text(t), Type::Enum(row)) => format!("{}::{}", camel(row.name), variant(t)),
        (Default::Text(t), _) => format!("{t:?}.to_string()"),
    }
}

fn module(class: &Klass) -> String {
    let mut out = format!("//! {}: {NOTE}\n\n", class.name);
    out += "#![allow(unused_imports)]\n\nuse super::*;\nuse crate::Ref;\nuse crate::wire::Param;\n";
    out += "use std::collections::BTreeMap;\n\n";
    out += "record! {\n";
    let words = "What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.";
    out += &wrapped(&format!("{} {words}", class.doc), "    /// ", 124);
    let _ = writeln!(out, "    {}Record {{", class_camel(class.class));
    for field in class.fields {
        record_field(class.class, field, &mut out);
    }
    out += "    }\n}\n\ncalls! {\n";
    out += &wrapped(class.doc, "    /// ", 124);
    let _ = writeln!(out, "    {} {{", class_camel(class.class));
    for call in &class.calls {
        method(call, &mut out);
    }
    out += "    }\n}\n";
    out
}

fn record_field(class: Class, field: &Field, out: &mut String) {
    // An event is all that it says; nobody makes one.
    let run = field.qualifier == Qualifier::RO_run && !field.settable || !class.row().objects;
    let ty = owned(&field.ty.into());
    *out += &wrapped(&escaped(field.doc.text()), "        /// ", 124);
    let name = field.name;
    let _ = if field_since(field) == "0.4.3 only" {
        let kind = if run { "old_run" } else { "old" };
        writeln!(out, "        {kind} {} {name:?}: Option<{ty}> = {};", ident(name), default(field))
    } else {
        let kind = if run { "run" } else { "new" };
        writeln!(out, "        {kind} {} {name:?}: {ty} = {};", ident(name), default(field))
    };
}

/// Text that rustdoc takes as it is.
fn escaped(text: &str) -> String {
    text.replace('[', "\\[").replace('<', "\\<")
}

fn method(call: &Call, out: &mut String) {
    let mut words = escaped(&call.doc);
    if !call.errors.is_empty() {
        let _ = write!(words, " Errors: {}.", call.errors.join(", "));
    }
    let params: Vec<String> = call.params.iter().map(|(name, ty)| format!("{}: {}", ident(name), borrowed(ty))).collect();
    let params = params.join(", ");
    let how = if call.session { "call" } else { "open" };
    *out += &wrapped(&words, "        /// ", 124);
    let _ = writeln!(out, "        {how} {} {:?} ({params}) -> {};", call.name, call.full, owned(&call.result));
    if call.asynchronous {
        let _ = writeln!(out, "        /// The same as a task.");
        let _ = writeln!(out, "        {how} async_{} \"Async.{}\" ({params}) -> Ref<Task>;", call.name, call.full);
    }
}
