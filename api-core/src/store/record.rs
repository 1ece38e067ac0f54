//! Objects as they are kept: what of them survives the machine, as bytes.
//!
//! ```text
//!   key     class name, 0, uuid                        (of what is beside an object: its own name, 0, uuid)
//!   value   postcard of [(field name, Item)]           texts and names only: indexes of rows and enums may change
//! ```
//! Kept are the classes whose row says so, of these the fields that somebody sets, and references to parts. What only
//! holds while the machine runs is not. A field that is not known any more is dropped, one that is missing has its
//! default, one of another type or an enum's value that is unknown means that the record is damaged. Items nest no deeper
//! than they are declared here, so nothing recurses. Deliberately absent: where records lie.

use super::Store;
use super::value::{MapKey, NONE, Value};
use crate::lifecycle::backend::Uuid;
use crate::schema::Class;
use crate::schema::enums::EnumRow;
use crate::schema::types::{Field, Qualifier, Source, Type};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The version of what this module writes. An agent reads its own and all before it.
pub const VERSION: u32 = 1;

/// A record: its key, and its value; none, it is to go.
pub type Record = (Vec<u8>, Option<Vec<u8>>);

/// A record cannot be what it says it is; its key, printable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged(pub String);

/// One value of a set, a map or a field.
#[derive(Debug, Serialize, Deserialize)]
enum Atom<'a> {
    Text(&'a str),
    Int(i64),
    Bool(bool),
    Float(f64),
    Time(u64),
    /// By its name.
    Enum(&'a str),
    Ref(Uuid),
}

#[derive(Debug, Serialize, Deserialize)]
enum Item<'a> {
    #[serde(borrow)]
    One(Atom<'a>),
    Set(Vec<Atom<'a>>),
    Map(Vec<(Atom<'a>, Atom<'a>)>),
}

/// Whether a field of a kept class is kept.
fn kept(field: &Field) -> bool {
    let is = field.qualifier != Qualifier::RO_run || field.made || field.kept;
    is && matches!(field.source, Source::Stored)
}

/// Whether a change of this field is one of what is kept.
pub(super) fn keeps(class: Class, field: u8) -> bool {
    let row = class.row();
    row.kept && row.fields.get(usize::from(field)).is_some_and(kept)
}

/// The key of an object's record.
pub fn key(name: &str, uuid: &Uuid) -> Vec<u8> {
    [name.as_bytes(), &[0], uuid].concat()
}

fn atom(ty: Type, value: &Value) -> Option<Atom<'_>> {
    Some(match (ty, value) {
        (Type::Str, Value::Str(text)) => Atom::Text(text),
        (Type::Int, Value::Int(number)) => Atom::Int(*number),
        (Type::Bool, Value::Bool(it)) => Atom::Bool(*it),
        (Type::Float, Value::Float(number)) => Atom::Float(*number),
        (Type::DateTime, Value::Time(time)) => Atom::Time(*time),
        (Type::Enum(row), Value::Enum(index)) => Atom::Enum(row.values.get(usize::from(*index))?),
        (Type::Ref(_), Value::Ref(uuid)) => Atom::Ref(*uuid),
        _ => return None,
    })
}

fn map_key(ty: Type, key: &MapKey) -> Option<Atom<'_>> {
    Some(match (ty, key) {
        (Type::Str, MapKey::Str(text)) => Atom::Text(text),
        (Type::Int, MapKey::Int(number)) => Atom::Int(*number),
        (Type::Ref(_), MapKey::Ref(uuid)) => Atom::Ref(*uuid),
        _ => return None,
    })
}

fn item(ty: Type, value: &Value) -> Option<Item<'_>> {
    match (ty, value) {
        (Type::Set(of), Value::Set(members)) => {
            members.iter().map(|member| atom(*of, member)).collect::<Option<Vec<_>>>().map(Item::Set)
        }
        (Type::Map([from, to]), Value::Map(map)) => {
            let pair = |(key, value)| Some((map_key(*from, key)?, atom(*to, value)?));
            map.iter().map(pair).collect::<Option<Vec<_>>>().map(Item::Map)
        }
        _ => atom(ty, value).map(Item::One),
    }
}

/// The bytes an object is kept as.
pub fn encode(class: Class, values: &[Value]) -> Vec<u8> {
    let fields = class.row().fields.iter().zip(values).filter(|(field, _)| kept(field));
    let items: Vec<_> = fields.filter_map(|(field, value)| Some((field.name, item(field.ty, value)?))).collect();
    postcard::to_allocvec(&items).unwrap_or_default()
}

fn named(row: &EnumRow, name: &str) -> Option<Value> {
    row.values.iter().position(|value| *value == name).and_then(|index| Some(Value::Enum(u8::try_from(index).ok()?)))
}

fn value(ty: Type, atom: &Atom<'_>) -> Option<Value> {
    Some(match (ty, atom) {
        (Type::Str, Atom::Text(text)) => Value::str(text),
        (Type::Int, Atom::Int(number)) => Value::Int(*number),
        (Type::Bool, Atom::Bool(it)) => Value::Bool(*it),
        (Type::Float, Atom::Float(number)) => Value::Float(*number),
        (Type::DateTime, Atom::Time(time)) => Value::Time(*time),
        (Type::Enum(row), Atom::Enum(name)) => named(row, name)?,
        (Type::Ref(_), Atom::Ref(uuid)) => Value::Ref(*uuid),
        _ => return None,
    })
}

fn from_item(ty: Type, item: &Item<'_>) -> Option<Value> {
    match (ty, item) {
        (Type::Set(of), Item::Set(atoms)) => {
            atoms.iter().map(|atom| value(*of, atom)).collect::<Option<Vec<_>>>().map(Value::Set)
        }
        (Type::Map([from, to]), Item::Map(pairs)) => {
            let pair = |(key, it): &(Atom<'_>, Atom<'_>)| {
                let key = match (from, key) {
                    (Type::Str, Atom::Text(text)) => MapKey::Str(Box::from(*text)),
                    (Type::Int, Atom::Int(number)) => MapKey::Int(*number),
                    (Type::Ref(_), Atom::Ref(uuid)) => MapKey::Ref(*uuid),
                    _ => return None,
                };
                Some((key, value(*to, it)?))
            };
            let pairs = pairs.iter().map(pair).collect::<Option<Vec<_>>>()?;
            Some(Value::pairs(pairs.into_iter()))
        }
        (ty, Item::One(atom)) => value(ty, atom),
        _ => None,
    }
}

/// An object out of its record.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Of what class.
    pub class: Class,
    /// Which object.
    pub uuid: Uuid,
    /// The fields that the record has, by their index.
    pub fields: Vec<(u8, Value)>,
}

fn decode(class: Class, bytes: &[u8]) -> Option<Vec<(u8, Value)>> {
    let items: Vec<(&str, Item<'_>)> = postcard::from_bytes(bytes).ok()?;
    let mut fields = Vec::new();
    for (name, item) in &items {
        let row = (0u8..).zip(class.row().fields).find(|(_, field)| field.name == *name);
        let Some((index, field)) = row.filter(|(_, field)| kept(field)) else { continue };
        fields.push((index, from_item(field.ty, item)?));
    }
    Some(fields)
}

/// What records tell: objects, and whatever else there is beside them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// The objects.
    pub objects: Vec<Kept>,
    /// Password hashes of users, each with the one that was declared then behind a line's end.
    pub logins: Vec<(Uuid, String)>,
}

/// The name in keys of the password hashes.
pub(crate) const LOGIN: &str = "login";

impl Records {
    /// Reads them all, or says which one is damaged.
    pub fn read<'a>(records: impl Iterator<Item = (&'a [u8], &'a [u8])>) -> Result<Records, Damaged> {
        let mut all = Records::default();
        for (key, value) in records {
            let mut one = || {
                let at = key.iter().position(|byte| *byte == 0)?;
                let (name, uuid) = (core::str::from_utf8(key.get(..at)?).ok()?, key.get(at + 1..)?);
                let uuid = Uuid::try_from(uuid).ok().filter(|uuid| *uuid != NONE)?;
                if name == LOGIN {
                    all.logins.push((uuid, String::from(core::str::from_utf8(value).ok()?)));
                    return Some(());
                }
                let class = Class::ALL.iter().copied().find(|class| class.row().kept && class.row().name == name)?;
                all.objects.push(Kept { class, uuid, fields: decode(class, value)? });
                Some(())
            };
            one()
                .ok_or_else(|| Damaged(key.escape_ascii().collect::<Vec<u8>>().iter().map(|b| char::from(*b)).collect()))?;
        }
        Ok(all)
    }
}

impl Store {
    /// Puts kept objects back: those that are there get the fields, others are made. References to what is gone are none.
    pub(crate) fn restore(&mut self, objects: &[Kept]) {
        for it in objects {
            if self.contains(it.class, &it.uuid) {
                for (field, value) in &it.fields {
                    if keeps(it.class, *field) {
                        self.set_value(it.class, &it.uuid, *field, value.clone());
                    }
                }
                continue;
            }
            let mut values = Store::blank(it.class, &it.uuid);
            for (field, value) in &it.fields {
                if let Some(slot) = values.get_mut(usize::from(*field)) {
                    *slot = value.clone();
                }
            }
            self.insert(it.class, it.uuid, values);
        }
        for it in objects {
            for (index, field) in (0u8..).zip(it.class.row().fields) {
                let (Type::Ref(of), Some(Value::Ref(target))) = (field.ty, self.value(it.class, &it.uuid, index)) else {
                    continue;
                };
                if *target != NONE && !self.contains(of, target) {
                    self.set_value(it.class, &it.uuid, index, Value::Ref(NONE));
                }
            }
        }
    }
}
