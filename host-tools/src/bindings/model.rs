//! The rows as the generators see them: owned types, and every call with its parameters, answer, errors and words.
//!
//! What the rows leave to their interpreter (the answers of get_all and get_by_name_label) is spelled out here.

use api_core::error::Code;
use api_core::schema::enums::EnumRow;
use api_core::schema::methods::{Method, Methods, Verb};
use api_core::schema::types::{Param, StructRow, Type, Version};
use api_core::schema::{Class, Field, Role};

/// A type of the API.
#[derive(Clone, Debug)]
pub enum Ty {
    Void,
    Str,
    Int,
    Bool,
    Float,
    DateTime,
    Enum(&'static EnumRow),
    Ref(Class),
    Set(Box<Ty>),
    Map(Box<Ty>, Box<Ty>),
    Struct(&'static StructRow),
    Record(Class),
}

impl From<Type> for Ty {
    fn from(ty: Type) -> Self {
        match ty {
            Type::Void => Ty::Void,
            Type::Str => Ty::Str,
            Type::Int => Ty::Int,
            Type::Bool => Ty::Bool,
            Type::Float => Ty::Float,
            Type::DateTime => Ty::DateTime,
            Type::Enum(row) => Ty::Enum(row),
            Type::Ref(class) => Ty::Ref(class),
            Type::Set(of) => Ty::Set(Box::new((*of).into())),
            Type::Map([key, of]) => Ty::Map(Box::new((*key).into()), Box::new((*of).into())),
            Type::Struct(row) => Ty::Struct(row),
            Type::Record(class) => Ty::Record(class),
        }
    }
}

impl Ty {
    /// As the text spells it; `task.type` has the same spelling.
    pub fn spelled(&self) -> String {
        match self {
            Ty::Void => "void".into(),
            Ty::Str => "string".into(),
            Ty::Int => "int".into(),
            Ty::Bool => "bool".into(),
            Ty::Float => "float".into(),
            Ty::DateTime => "datetime".into(),
            Ty::Enum(row) => row.name.into(),
            Ty::Struct(row) => row.name.into(),
            Ty::Ref(class) => format!("{} ref", class.row().name),
            Ty::Record(class) => format!("{} record", class.row().name),
            Ty::Set(of) => format!("({}) Set", of.spelled()),
            Ty::Map(key, of) => format!("({} -> {}) Map", key.spelled(), of.spelled()),
        }
    }

    /// This type and those it is made of, from the inside out.
    pub fn each(&self, see: &mut dyn FnMut(&Ty)) {
        match self {
            Ty::Set(of) => of.each(see),
            Ty::Map(key, of) => {
                key.each(see);
                of.each(see);
            }
            _ => {}
        }
        see(self);
    }
}

/// One method.
#[derive(Clone, Debug)]
pub struct Call {
    /// `CLASS.NAME`
    pub full: String,
    /// Without the class.
    pub name: String,
    /// Without the session; `self` is the class in lower case, what a setter sets is `value`.
    pub params: Vec<(String, Ty)>,
    pub result: Ty,
    /// Its own, beside the generic ones.
    pub errors: Vec<&'static str>,
    pub role: &'static str,
    /// There is an `Async.` form that is of use.
    pub asynchronous: bool,
    /// The session comes first.
    pub session: bool,
    pub since: &'static str,
    pub doc: String,
}

/// One class.
#[derive(Clone, Debug)]
pub struct Klass {
    pub class: Class,
    pub name: &'static str,
    pub doc: &'static str,
    pub fields: &'static [Field],
    pub calls: Vec<Call>,
}

impl Klass {
    /// In lower case: as a header.
    pub fn lower(&self) -> String {
        lower(self.class)
    }
}

/// A class's name in lower case.
pub fn lower(class: Class) -> String {
    class.row().name.to_ascii_lowercase()
}

/// Every class with its methods.
pub fn classes() -> Vec<Klass> {
    let of = |class: Class| {
        let row = class.row();
        let calls = Methods::in_order().filter(|m| m.class == class).map(call).collect();
        Klass { class, name: row.name, doc: row.doc.text(), fields: row.fields, calls }
    };
    Class::ALL.iter().copied().map(of).collect()
}

fn call(method: Method) -> Call {
    let class = method.class;
    let mut params: heapless::Vec<Param, 8> = heapless::Vec::new();
    method.params(&mut params);
    let named = |(at, p): (usize, &Param)| {
        let name = match p.name {
            "self" => lower(class),
            _ if at == 1 && matches!(method.verb, Verb::Set(_)) => "value".into(),
            name => name.into(),
        };
        (name, p.ty.into())
    };
    let set = |of: Ty| Ty::Set(Box::new(of));
    let result = match method.verb {
        Verb::All | Verb::ByLabel => set(Ty::Ref(class)),
        Verb::AllRecords => Ty::Map(Box::new(Ty::Ref(class)), Box::new(Ty::Record(class))),
        _ => method.result().into(),
    };
    let full = method.name();
    Call {
        name: full.split_once('.').map_or("", |(_, name)| name).into(),
        full,
        params: params.iter().enumerate().map(named).collect(),
        result,
        errors: method.errors().iter().map(|code: &Code| code.name()).collect(),
        role: role(method.role()),
        asynchronous: method.asynchronous(),
        session: method.wants_session(),
        since: since(method),
        doc: words(method),
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Read => "read",
        Role::Operate => "operate",
        Role::Admin => "admin",
    }
}

/// The field a method is about.
fn field(method: Method) -> Option<&'static Field> {
    match method.verb {
        Verb::Get(f) | Verb::Set(f) | Verb::Add(f) | Verb::Remove(f) => method.class.row().fields.get(usize::from(f)),
        _ => None,
    }
}

fn version(version: Version) -> &'static str {
    match version {
        Version::V0_4_3 => "0.4.3 only",
        Version::V1_0 => "1.0",
        Version::V1_0_2 => "1.0.2",
        Version::V1_0_10 => "1.0.10",
    }
}

/// The version of the text that brought a field.
pub fn field_since(field: &Field) -> &'static str {
    match field {
        Field { extension: true, .. } => "extension",
        Field { old: true, .. } => "0.4.3 only",
        field => version(field.since),
    }
}

fn since(method: Method) -> &'static str {
    match (field(method), method.message(), method.verb) {
        (Some(field), ..) => field_since(field),
        (_, Some(message), _) if message.extension => "extension",
        (_, Some(message), _) => version(message.since),
        (_, _, Verb::RecordInternal | Verb::ToXml) => "0.4.3 only",
        (_, _, Verb::AllRecords) => "extension",
        _ => "1.0",
    }
}

fn words(method: Method) -> String {
    let class = method.class.row().name;
    let about = |what: &str| field(method).map_or(String::new(), |f| format!("{what} `{}`: {}", f.name, f.doc.text()));
    match method.verb {
        Verb::Get(_) => about("Get"),
        Verb::Set(_) => about("Set"),
        Verb::Add(_) => about("Add to"),
        Verb::Remove(_) => about("Remove from"),
        Verb::Record => format!("All fields of the {class}."),
        Verb::RecordInternal => format!("All fields of the {class}, those of 0.4.3 included."),
        Verb::ToXml => "The record as the text of its XML-RPC value.".into(),
        Verb::ByUuid => format!("The {class} of this uuid."),
        Verb::ByLabel | Verb::ByLabelOld => format!("Every {class} of this name_label."),
        Verb::All => format!("Every {class}."),
        Verb::AllRecords => format!("Every {class} with its record."),
        Verb::Create => format!("Make a {class}; what the record lacks takes its default."),
        Verb::Destroy => format!("Destroy the {class}."),
        Verb::Message(_) | Verb::Alias(_) => method.message().map_or("", |m| m.doc.text()).into(),
    }
}

/// Every enum and every struct of a set of classes, by name, each once.
pub fn named(classes: &[Klass]) -> (Vec<&'static EnumRow>, Vec<&'static StructRow>) {
    let (mut enums, mut structs): (Vec<&'static EnumRow>, Vec<&'static StructRow>) = (Vec::new(), Vec::new());
    for_each_type(classes, &mut |ty| match ty {
        Ty::Enum(row) if !enums.iter().any(|e| e.name == row.name) => enums.push(row),
        Ty::Struct(row) if !structs.iter().any(|s| s.name == row.name) => structs.push(row),
        _ => {}
    });
    enums.sort_by_key(|e| e.name);
    structs.sort_by_key(|s| s.name);
    (enums, structs)
}

/// Every type of every field, parameter and answer, inner ones first.
pub fn for_each_type(classes: &[Klass], see: &mut dyn FnMut(&Ty)) {
    for class in classes {
        for field in class.fields {
            Ty::from(field.ty).each(see);
        }
        for call in &class.calls {
            call.params.iter().for_each(|(_, ty)| ty.each(see));
            call.result.each(see);
        }
    }
}

/// `vm_power_state` as `VmPowerState`.
pub fn camel(name: &str) -> String {
    let word = |w: &str| w.chars().take(1).flat_map(char::to_uppercase).chain(w.chars().skip(1)).collect::<String>();
    name.split(['_', ' ', '-']).map(word).collect()
}

/// `VIF_metrics` as `VifMetrics`.
pub fn class_camel(class: Class) -> String {
    let word = |w: &str| if w.chars().all(char::is_uppercase) { camel(&w.to_lowercase()) } else { camel(w) };
    class.row().name.split('_').map(word).collect()
}

/// Words in lines of at most `width` characters, each after `lead`.
pub fn wrapped(text: &str, lead: &str, width: usize) -> String {
    let mut out = String::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && lead.len() + line.len() + 1 + word.len() > width {
            out += &format!("{lead}{line}\n");
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += word;
    }
    if !line.is_empty() {
        out += &format!("{lead}{line}\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_spelled_as_the_text_does() {
        let map = Ty::Map(Box::new(Ty::Int), Box::new(Ty::Set(Box::new(Ty::Ref(Class::VM)))));
        assert_eq!(map.spelled(), "(int -> (VM ref) Set) Map");
        assert_eq!(camel("vm_power_state"), "VmPowerState");
        assert_eq!(wrapped("a bb ccc", "# ", 6), "# a bb\n# ccc\n");
    }

    #[test]
    fn no_two_parameters_of_a_call_have_one_name() {
        for call in classes().iter().flat_map(|c| &c.calls) {
            let mut names: Vec<String> = call.params.iter().map(|p| p.0.to_ascii_lowercase()).collect();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), call.params.len(), "{}", call.full);
        }
    }
}
