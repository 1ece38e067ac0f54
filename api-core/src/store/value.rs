//! Values as they are kept: compact, typed by the row they stand in.
//!
//! Deliberately absent: any view of how they look on a wire.

use crate::lifecycle::backend::Uuid;
use crate::schema::enums::EnumRow;
use crate::schema::kind;
use crate::schema::types::{Default, Field, Type};
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// The reference to nothing.
pub const NONE: Uuid = [0; 16];

/// A value of any type of the schema.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value (also in the place of computed fields).
    Void,
    /// Text.
    Str(Box<str>),
    /// Integer.
    Int(i64),
    /// True or false.
    Bool(bool),
    /// Float.
    Float(f64),
    /// Seconds since 1970, UTC.
    Time(u64),
    /// Index into the enum's names.
    Enum(u8),
    /// An object's uuid, [`NONE`] for none.
    Ref(Uuid),
    /// Members of a set, or of a struct in the order of its row.
    Set(Vec<Value>),
    /// A map. Keys are the client's choice, so no hashing.
    Map(BTreeMap<MapKey, Value>),
}

/// A key of a map.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapKey {
    /// Number.
    Int(i64),
    /// Text.
    Str(Box<str>),
    /// Reference.
    Ref(Uuid),
}

impl Value {
    /// Text.
    pub fn str(text: &str) -> Value {
        Value::Str(Box::from(text))
    }

    /// A set of texts.
    pub fn strs<'a>(texts: impl IntoIterator<Item = &'a str>) -> Value {
        Value::Set(texts.into_iter().map(Value::str).collect())
    }

    /// A map of texts.
    pub fn map(pairs: &[(&str, &str)]) -> Value {
        Value::pairs(pairs.iter().map(|(k, v)| (MapKey::Str(Box::from(*k)), Value::str(v))))
    }

    /// A map of anything. One insert at a time: collecting would bring in a sort for maps of a handful.
    pub fn pairs(pairs: impl Iterator<Item = (MapKey, Value)>) -> Value {
        let mut map = BTreeMap::new();
        pairs.for_each(|(key, value)| drop(map.insert(key, value)));
        Value::Map(map)
    }

    /// What a field has when nobody said anything.
    pub fn default_of(field: &Field) -> Value {
        if !matches!(field.source, crate::schema::types::Source::Stored) {
            return Value::Void;
        }
        match (field.default, field.ty) {
            (Default::Int(i), _) => Value::Int(i),
            (Default::Bool(b), _) => Value::Bool(b),
            (Default::Text(t), Type::Enum(row)) => Value::Enum(index_of(row, t).unwrap_or(0)),
            (Default::Text(t), _) => Value::str(t),
            (Default::Zero, ty) => Value::zero(ty),
        }
    }

    /// The empty value of a type.
    pub fn zero(ty: Type) -> Value {
        match ty {
            Type::Void | Type::Record(_) => Value::Void,
            Type::Str => Value::Str(Box::default()),
            Type::Int => Value::Int(0),
            Type::Bool => Value::Bool(false),
            Type::Float => Value::Float(0.0),
            Type::DateTime => Value::Time(0),
            Type::Enum(_) => Value::Enum(0),
            Type::Ref(_) => Value::Ref(NONE),
            Type::Set(_) => Value::Set(Vec::new()),
            Type::Map(..) => Value::Map(BTreeMap::new()),
            Type::Struct(row) => Value::Set(row.members.iter().map(|m| Value::zero(m.1)).collect()),
        }
    }

    /// A text in it, as a key too, of more than so many bytes.
    pub fn longer(&self, most: usize) -> Option<&str> {
        match self {
            Value::Str(s) => (s.len() > most).then_some(s),
            Value::Set(items) => items.iter().find_map(|v| v.longer(most)),
            Value::Map(map) => map.iter().find_map(|(k, v)| match k {
                MapKey::Str(s) if s.len() > most => Some(&**s),
                _ => v.longer(most),
            }),
            _ => None,
        }
    }

    /// Bytes it takes, about.
    pub fn weight(&self) -> usize {
        size_of::<Value>() + self.behind()
    }

    /// Of these, the ones that are not in the value itself.
    fn behind(&self) -> usize {
        match self {
            Value::Str(s) => s.len(),
            Value::Set(items) => items.iter().map(Value::weight).sum(),
            Value::Map(map) => {
                map.len().div_ceil(FILL) * NODE + map.iter().map(|(k, v)| k.behind() + v.behind()).sum::<usize>()
            }
            _ => 0,
        }
    }
}

/// A node of a map has room for 11 entries whatever is in it, and may be about half full.
pub const NODE: usize = size_of::<[(MapKey, Value); 11]>() + 16;
const FILL: usize = 6;

impl MapKey {
    fn behind(&self) -> usize {
        if let MapKey::Str(s) = self { s.len() } else { 0 }
    }

    /// The value a key would be.
    pub fn to_value(&self) -> Value {
        match self {
            MapKey::Int(i) => Value::Int(*i),
            MapKey::Str(s) => Value::Str(s.clone()),
            MapKey::Ref(r) => Value::Ref(*r),
        }
    }

    /// The key a value would be.
    pub fn of(value: Value) -> Option<MapKey> {
        match value {
            Value::Int(i) => Some(MapKey::Int(i)),
            Value::Str(s) => Some(MapKey::Str(s)),
            Value::Ref(r) => Some(MapKey::Ref(r)),
            _ => None,
        }
    }
}

/// The index of an enum's value.
pub fn index_of(row: &EnumRow, text: &str) -> Option<u8> {
    (0u8..).zip(row.values).find(|(_, v)| **v == text).map(|(i, _)| i)
}

/// How policy code sees the values of a kind of field.
pub trait Kind {
    /// Borrowed.
    type View<'a>;
    /// The view of a value; the empty one if the value is of another kind, which rows rule out.
    fn view(value: &Value) -> Self::View<'_>;
    /// Back into a value.
    fn own(view: Self::View<'_>) -> Value;
}

macro_rules! kinds {
    ($($name:ident $view:ty, $pattern:pat => $see:expr, $zero:expr, $own:expr;)*) => { $(
        impl Kind for kind::$name {
            type View<'a> = $view;
            fn view(value: &Value) -> Self::View<'_> {
                match value { $pattern => $see, _ => $zero }
            }
            fn own(view: Self::View<'_>) -> Value {
                let own = $own;
                own(view)
            }
        }
    )* };
}

kinds! {
    Str &'a str, Value::Str(s) => s, "", Value::str;
    Int i64, Value::Int(i) => *i, 0, Value::Int;
    Bool bool, Value::Bool(b) => *b, false, Value::Bool;
    Float f64, Value::Float(f) => *f, 0.0, Value::Float;
    DateTime u64, Value::Time(t) => *t, 0, Value::Time;
    Enum u8, Value::Enum(e) => *e, 0, Value::Enum;
    Ref Uuid, Value::Ref(r) => *r, NONE, Value::Ref;
    Set &'a [Value], Value::Set(s) => s, &[], own_set;
}

fn own_set(items: &[Value]) -> Value {
    Value::Set(items.to_vec())
}
