//! Python: `_schema.py` (what the runtime converts by) and `classes.py` (a class per API class, with types and words).

use super::Files;
use super::model::{Call, Klass, Ty, camel, field_since, named, wrapped};
use std::fmt::Write;

const HEAD: &str = "# Written by ./x bindings from api-core/src/schema; changes here are lost.\n";
const DIR: &str = "bindings/python/xenith_api";

/// Adds the files.
pub fn write(classes: &[Klass], files: &mut Files) {
    files.insert(format!("{DIR}/_schema.py"), schema(classes));
    files.insert(format!("{DIR}/classes.py"), api(classes));
}

/// Types by name, spelled as the text does.
fn schema(classes: &[Klass]) -> String {
    let mut out = format!("\"\"\"Types of methods, records and structs, as the API's text spells them.\"\"\"\n{HEAD}\n");
    out += "from typing import Dict, Tuple\n\n";
    out += "#: Class to field to type.\nRECORDS: Dict[str, Dict[str, str]] = {\n";
    for class in classes {
        let _ = writeln!(out, "    {:?}: {{", class.name);
        for field in class.fields {
            let _ = writeln!(out, "        {:?}: {:?},", field.name, Ty::from(field.ty).spelled());
        }
        out += "    },\n";
    }
    out += "}\n\n#: Struct to member to type.\nSTRUCTS: Dict[str, Dict[str, str]] = {\n";
    let (enums, structs) = named(classes);
    for row in structs {
        let _ = writeln!(out, "    {:?}: {{", row.name);
        for (name, ty) in row.members {
            let _ = writeln!(out, "        {name:?}: {:?},", Ty::from(*ty).spelled());
        }
        out += "    },\n";
    }
    out += "}\n\n#: Enum to its values.\nENUMS: Dict[str, Tuple[str, ...]] = {\n";
    for row in enums {
        let _ = writeln!(out, "    {:?}: (", row.name);
        out += &wrapped(&row.values.iter().map(|v| format!("{v:?},")).collect::<Vec<_>>().join(" "), "        ", 110);
        out += "    ),\n";
    }
    out += "}\n\n#: Method to the types of its parameters (without the session) and of its answer.\n";
    out += "METHODS: Dict[str, Tuple[Tuple[str, ...], str]] = {\n";
    for call in classes.iter().flat_map(|c| &c.calls) {
        let params: String = call.params.iter().map(|(_, ty)| format!("{:?}, ", ty.spelled())).collect();
        let params = if call.params.len() == 1 { params.trim_end() } else { params.trim_end_matches(", ") };
        let _ = writeln!(out, "    {:?}: (({params}), {:?}),", call.full, call.result.spelled());
    }
    out += "}\n";
    out
}

/// A type as a hint.
fn hint(ty: &Ty) -> String {
    match ty {
        Ty::Void => "None".into(),
        Ty::Str => "str".into(),
        Ty::Int => "int".into(),
        Ty::Bool => "bool".into(),
        Ty::Float => "float".into(),
        Ty::DateTime => "datetime".into(),
        Ty::Enum(row) => camel(row.name),
        Ty::Ref(class) => format!("{}Ref", class.row().name),
        Ty::Set(of) => format!("List[{}]", hint(of)),
        Ty::Map(key, of) => format!("Dict[{}, {}]", hint(key), hint(of)),
        Ty::Struct(row) => camel(row.name),
        Ty::Record(class) => format!("{}Record", class.row().name),
    }
}

/// A name that Python lets a parameter have.
fn ident(name: &str) -> String {
    match name {
        "class" | "from" | "import" | "self" | "None" => format!("{name}_"),
        name => name.into(),
    }
}

fn api(classes: &[Klass]) -> String {
    let mut out = format!("\"\"\"The classes of the Xen Management API.\"\"\"\n{HEAD}");
    out += "\nfrom __future__ import annotations\n\nfrom datetime import datetime\n";
    out += "from typing import Dict, List, Literal, TypedDict\n\nfrom ._runtime import Class\n\n";
    out += "# References are texts.\n";
    for class in classes {
        let _ = writeln!(out, "{}Ref = str", class.name);
    }
    let (enums, structs) = named(classes);
    for row in enums {
        let values = row.values.iter().map(|v| format!("{v:?},")).collect::<Vec<_>>().join(" ");
        let _ = write!(out, "\n{} = Literal[\n{}]\n", camel(row.name), wrapped(&values, "    ", 110));
    }
    for row in structs {
        let _ = write!(out, "\n{} = TypedDict({:?}, {{\n", camel(row.name), camel(row.name));
        for (name, ty) in row.members {
            let _ = writeln!(out, "    {name:?}: {:?},", hint(&(*ty).into()));
        }
        out += "}, total=False)\n";
    }
    for class in classes {
        record(class, &mut out);
    }
    for class in classes {
        let _ = write!(out, "\n\nclass {}(Class):\n    \"\"\"{}\"\"\"\n", class.name, quoted(class.doc));
        for call in &class.calls {
            method(call, false, &mut out);
        }
        if class.calls.iter().any(|c| c.asynchronous) {
            let _ = write!(out, "\n\nclass Async{}(Class):\n", class.name);
            let _ = writeln!(out, "    \"\"\"What {} does, as tasks.\"\"\"", class.name);
            for call in class.calls.iter().filter(|c| c.asynchronous) {
                method(call, true, &mut out);
            }
        }
    }
    out += "\n\nclass Async:\n    \"\"\"The ``Async.`` forms: each answers with a task, see ``Session.wait``.\"\"\"\n\n";
    out += "    def __init__(self, session) -> None:\n";
    for class in classes.iter().filter(|c| c.calls.iter().any(|c| c.asynchronous)) {
        let _ = writeln!(out, "        self.{0} = Async{0}(session)", class.name);
    }
    out += "\n\nclass Classes:\n    \"\"\"One attribute for each class of the API.\"\"\"\n\n";
    out += "    def __init__(self) -> None:\n";
    for class in classes {
        let _ = writeln!(out, "        self.{0} = {0}(self)", class.name);
    }
    out += "        self.Async = Async(self)\n";
    out
}

/// Text that can stand in a docstring.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace("\"\"\"", "'''")
}

fn record(class: &Klass, out: &mut String) {
    let _ = write!(out, "\n{0}Record = TypedDict(\"{0}Record\", {{\n", class.name);
    for field in class.fields {
        let old = if field_since(field) == "0.4.3 only" { " (get_record_internal)" } else { "" };
        *out += &wrapped(&format!("{}{old}", field.doc.text()), "    # ", 110);
        let _ = writeln!(out, "    {:?}: {:?},", field.name, hint(&field.ty.into()));
    }
    *out += "}, total=False)\n";
}

fn method(call: &Call, asynchronous: bool, out: &mut String) {
    let params: String = call.params.iter().map(|(name, ty)| format!(", {}: {}", ident(name), hint(ty))).collect();
    let args: String = call.params.iter().map(|(name, _)| format!(", {}", ident(name))).collect();
    let (result, ask) = if asynchronous { ("taskRef".into(), "_task") } else { (hint(&call.result), "_call") };
    let _ = write!(out, "\n    def {}(self{params}) -> {result}:\n", call.name);
    let mut words = quoted(&call.doc);
    if !call.errors.is_empty() {
        let _ = write!(words, " Errors: {}.", call.errors.join(", "));
    }
    let lines = wrapped(&words, "        ", 106);
    let lines = lines.trim();
    let end = if lines.contains('\n') { "\n        " } else { "" };
    let _ = writeln!(out, "        \"\"\"{lines}{end}\"\"\"");
    let _ = writeln!(out, "        return self._session.{ask}({:?}{args})", call.full);
}
