//! From a method's name to what it means: derived from the rows, sorted once, looked up without regard to case.
//!
//! An entry is 16 bytes (hash of the lower-case name, class, meaning); a hit is compared with the name it stands for, so
//! a collision cannot pick a wrong method. Deliberately absent: names in memory, they are put together when needed.

use super::types::{Hook, Message, Param, Qualifier, Role, Source, Type};
use super::{Class, Field};
use crate::error::Code;
use alloc::string::String;
use alloc::vec::Vec;

/// What a method does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// get_FIELD
    Get(u8),
    /// set_FIELD
    Set(u8),
    /// add_to_FIELD
    Add(u8),
    /// remove_from_FIELD
    Remove(u8),
    /// get_record
    Record,
    /// get_by_uuid
    ByUuid,
    /// get_by_name_label
    ByLabel,
    /// get_all
    All,
    /// get_all_records, an extension everybody has
    AllRecords,
    /// create
    Create,
    /// destroy
    Destroy,
    /// A message with a handler.
    Message(u8),
    /// Another name (index of the class's aliases).
    Alias(u8),
    /// get_record_internal of the first text: the fields only it has too.
    RecordInternal,
    /// to_XML, of xend's first version: the record as XML text.
    ToXml,
    /// get_by_label of the first text.
    ByLabelOld,
}

/// A method: a class and what is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method {
    /// Whose.
    pub class: Class,
    /// What.
    pub verb: Verb,
}

const SELF: &str = "self";

impl Method {
    fn field(self, index: u8) -> Option<&'static Field> {
        self.class.row().fields.get(usize::from(index))
    }

    /// The same of the field that has this one's value under today's name.
    fn today(self) -> Method {
        let same = |f: u8| match self.field(f).map(|f| f.source) {
            Some(Source::Same(today)) => today,
            _ => f,
        };
        let verb = match self.verb {
            Verb::Get(f) => Verb::Get(same(f)),
            Verb::Set(f) => Verb::Set(same(f)),
            Verb::Add(f) => Verb::Add(same(f)),
            Verb::Remove(f) => Verb::Remove(same(f)),
            verb => verb,
        };
        Method { verb, ..self }
    }

    /// Errors of its own, beside the generic ones.
    pub fn errors(self) -> &'static [Code] {
        match self.verb {
            Verb::Message(_) => self.message().map_or(&[], |m| m.errors),
            Verb::Create | Verb::Destroy | Verb::Set(_) | Verb::Add(_) | Verb::Remove(_) => self.class.row().errors,
            _ => &[],
        }
    }

    /// The row behind `Verb::Message`.
    pub fn message(self) -> Option<&'static Message> {
        match self.verb {
            Verb::Message(m) => self.class.row().messages.get(usize::from(m)),
            _ => None,
        }
    }

    /// The name without the class, in two parts.
    pub fn parts(self) -> (&'static str, &'static str) {
        let name = |f: u8| self.field(f).map_or("", |f| f.name);
        match self.verb {
            Verb::Get(f) => ("get_", name(f)),
            Verb::Set(f) => ("set_", name(f)),
            Verb::Add(f) => ("add_to_", name(f)),
            Verb::Remove(f) => ("remove_from_", name(f)),
            Verb::Record => ("get_", "record"),
            Verb::RecordInternal => ("get_", "record_internal"),
            Verb::ByUuid => ("get_", "by_uuid"),
            Verb::ByLabel => ("get_", "by_name_label"),
            Verb::ByLabelOld => ("get_", "by_label"),
            Verb::ToXml => ("", "to_XML"),
            Verb::All => ("get_", "all"),
            Verb::AllRecords => ("get_", "all_records"),
            Verb::Create => ("", "create"),
            Verb::Destroy => ("", "destroy"),
            Verb::Message(_) => ("", self.message().map_or("", |m| m.name)),
            Verb::Alias(a) => ("", self.class.row().aliases.get(usize::from(a)).map_or("", |a| a.0)),
        }
    }

    /// `class.name`, as the text spells it.
    pub fn name(self) -> String {
        let (head, tail) = self.parts();
        [self.class.row().name, ".", head, tail].concat()
    }

    /// Whether this is the method the client named (`class.name`, any case).
    fn is_called(self, name: &str) -> bool {
        let (head, tail) = self.parts();
        let mut rest = name;
        for part in [self.class.row().name, ".", head, tail] {
            match rest.split_at_checked(part.len()) {
                Some((start, end)) if start.eq_ignore_ascii_case(part) => rest = end,
                _ => return false,
            }
        }
        rest.is_empty()
    }

    /// Its parameters, without the session.
    pub fn params(self, into: &mut heapless::Vec<Param, 8>) {
        let this = Param { name: SELF, ty: Type::Ref(self.class) };
        let mut put = |p: Param| {
            // A row has at most 8 parameters (lint by test): what does not fit is not asked for.
            let _ = into.push(p);
        };
        match self.verb {
            Verb::Get(_) | Verb::Record | Verb::RecordInternal | Verb::ToXml | Verb::Destroy => put(this),
            Verb::Set(f) => {
                put(this);
                // Named as the field, so that an error says which.
                if let Some(field) = self.field(f) {
                    put(Param { name: field.name, ty: field.ty });
                }
            }
            Verb::Add(f) => {
                put(this);
                match self.field(f).map(|f| f.ty) {
                    Some(Type::Map([key, value])) => {
                        put(Param { name: "key", ty: *key });
                        put(Param { name: "value", ty: *value });
                    }
                    Some(Type::Set(of)) => put(Param { name: "value", ty: *of }),
                    _ => {}
                }
            }
            Verb::Remove(f) => {
                put(this);
                match self.field(f).map(|f| f.ty) {
                    Some(Type::Map([key, _])) => put(Param { name: "key", ty: *key }),
                    Some(Type::Set(of)) => put(Param { name: "value", ty: *of }),
                    _ => {}
                }
            }
            Verb::ByUuid => put(Param { name: "uuid", ty: Type::Str }),
            Verb::ByLabel | Verb::ByLabelOld => put(Param { name: "label", ty: Type::Str }),
            Verb::All | Verb::AllRecords | Verb::Alias(_) => {}
            Verb::Create => put(Param { name: "args", ty: Type::Record(self.class) }),
            Verb::Message(_) => {
                for p in self.message().map_or(&[][..], |m| m.params) {
                    put(*p);
                }
            }
        }
    }

    /// Who may call it.
    pub fn role(self) -> Role {
        match self.verb {
            Verb::Set(_) | Verb::Add(_) | Verb::Remove(_) | Verb::Create | Verb::Destroy => self.class.row().role,
            Verb::Message(_) => self.message().map_or(Role::Admin, |m| m.role),
            _ => Role::Read,
        }
    }

    /// Whether its first parameter is a session.
    pub fn wants_session(self) -> bool {
        self.message().is_none_or(|m| m.session)
    }

    /// Whether there is an `Async.` form.
    pub fn has_async(self) -> bool {
        self.class.row().asynchronous
    }

    /// Whether clients are offered one: not of accessors, of which it is of no use.
    pub fn asynchronous(self) -> bool {
        self.has_async() && matches!(self.verb, Verb::Create | Verb::Destroy | Verb::Message(_))
    }

    /// The type of its answer.
    pub fn result(self) -> Type {
        match self.verb {
            Verb::Get(f) => self.field(f).map_or(Type::Void, |f| f.ty),
            Verb::Record | Verb::RecordInternal => Type::Record(self.class),
            Verb::ByUuid | Verb::Create => Type::Ref(self.class),
            Verb::ToXml => Type::Str,
            Verb::Message(_) => self.message().map_or(Type::Void, |m| m.result),
            _ => Type::Void,
        }
    }
}

/// Every method, by name.
#[derive(Debug)]
pub struct Methods {
    entries: Vec<(u64, Method)>,
}

impl Default for Methods {
    fn default() -> Self {
        Methods::new()
    }
}

impl Methods {
    /// Derives all methods from the rows.
    pub fn new() -> Methods {
        let mut entries = Vec::with_capacity(1200);
        for &class in Class::ALL {
            each(class, &mut |verb| {
                let method = Method { class, verb };
                let (head, tail) = method.parts();
                entries.push((hash(&[class.row().name, ".", head, tail]), method));
            });
        }
        sort(&mut entries);
        entries.shrink_to_fit();
        Methods { entries }
    }

    /// The method a client named (`class.name`, any case); aliases are followed.
    pub fn find(&self, name: &str) -> Option<Method> {
        let wanted = hash(&[name]);
        let start = self.entries.partition_point(|e| e.0 < wanted);
        let method =
            self.entries.iter().skip(start).take_while(|e| e.0 == wanted).map(|e| e.1).find(|m| m.is_called(name))?;
        match method.verb {
            Verb::Alias(a) => {
                let target = method.class.row().aliases.get(usize::from(a))?.1;
                let full = [method.class.row().name, ".", target].concat();
                // An alias of an alias is not followed: a test says there is none.
                self.find(&full).filter(|m| !matches!(m.verb, Verb::Alias(_)))
            }
            Verb::ByLabelOld => Some(Method { verb: Verb::ByLabel, ..method }),
            _ => Some(method.today()),
        }
    }

    /// Every method but other names of the same, by class, as the rows have them.
    pub fn in_order() -> impl Iterator<Item = Method> {
        let mut all = Vec::with_capacity(1200);
        for &class in Class::ALL {
            each(class, &mut |verb| all.push(Method { class, verb }));
        }
        all.into_iter().filter(|m| !matches!(m.verb, Verb::Alias(_) | Verb::ByLabelOld) && m.today() == *m)
    }
}

/// Shell's sort: once at start, a twentieth of the bytes of the library's.
fn sort(entries: &mut [(u64, Method)]) {
    for gap in [701, 301, 132, 57, 23, 10, 4, 1] {
        for end in gap..entries.len() {
            let mut at = end;
            while at >= gap && entries.get(at).map(|e| e.0) < entries.get(at - gap).map(|e| e.0) {
                entries.swap(at, at - gap);
                at -= gap;
            }
        }
    }
}

/// The verbs of a class, from its row.
fn each(class: Class, put: &mut dyn FnMut(Verb)) {
    let row = class.row();
    if row.objects {
        for (index, field) in (0u8..).zip(row.fields) {
            put(Verb::Get(index));
            if field.qualifier == Qualifier::RW || field.settable {
                put(Verb::Set(index));
            }
            if field.qualifier == Qualifier::RW && matches!(field.ty, Type::Map(_) | Type::Set(_)) {
                put(Verb::Add(index));
                put(Verb::Remove(index));
            }
        }
        [Verb::Record, Verb::RecordInternal, Verb::ToXml, Verb::ByUuid, Verb::All, Verb::AllRecords]
            .into_iter()
            .for_each(&mut *put);
        if row.fields.iter().any(|f| f.name == "name_label") {
            [Verb::ByLabel, Verb::ByLabelOld].into_iter().for_each(&mut *put);
        }
    }
    if !matches!(row.create, Hook::Absent) {
        put(Verb::Create);
    }
    if !matches!(row.destroy, Hook::Absent) {
        put(Verb::Destroy);
    }
    for (index, _) in (0u8..).zip(row.messages) {
        put(Verb::Message(index));
    }
    for (index, _) in (0u8..).zip(row.aliases) {
        put(Verb::Alias(index));
    }
}

/// FNV-1a of the lower-case text.
fn hash(parts: &[&str]) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x100_0000_01b3);
    parts.iter().fold(0xcbf2_9ce4_8422_2325, |hash, part| part.bytes().fold(hash, step))
}
