//! Fields of 0.4.3 that are members of a map of texts today: their keys, and values as texts and back.
//!
//! A text that is not one of the type (the map can be written as a whole too) is the type's empty value.

use crate::schema::Class;
use crate::schema::types::{Field, Type};
use crate::store::value::{MapKey, Value, index_of};
use alloc::format;
use alloc::string::String;

/// The key in the map: the field's name, without the map's name before it.
pub fn key(class: Class, field: &Field, map: u8) -> &'static str {
    let map = class.row().fields.get(usize::from(map)).map_or("", |f| f.name);
    field.name.strip_prefix(map).and_then(|rest| rest.strip_prefix('_')).unwrap_or(field.name)
}

/// A value as a text.
pub fn text(value: &Value, ty: Type) -> Value {
    match (value, ty) {
        (Value::Int(i), _) => Value::str(&format!("{i}")),
        (Value::Bool(b), _) => Value::str(if *b { "true" } else { "false" }),
        (Value::Enum(e), Type::Enum(row)) => Value::str(row.values.get(usize::from(*e)).copied().unwrap_or("")),
        (Value::Set(items), Type::Set(Type::Enum(row))) => {
            let mut joined = String::new();
            for item in items {
                let Value::Enum(index) = item else { continue };
                joined.push_str(if joined.is_empty() { "" } else { "," });
                joined.push_str(row.values.get(usize::from(*index)).copied().unwrap_or(""));
            }
            Value::str(&joined)
        }
        _ => value.clone(),
    }
}

/// The value a map's member stands for.
pub fn value(map: Option<&Value>, key: &str, ty: Type) -> Value {
    let text = match map {
        Some(Value::Map(map)) => map.get(&MapKey::Str(key.into())),
        _ => None,
    };
    let Some(Value::Str(text)) = text else { return Value::zero(ty) };
    let found = match ty {
        Type::Str => Some(Value::Str(text.clone())),
        Type::Int => text.parse().ok().map(Value::Int),
        Type::Bool => Some(Value::Bool(&**text == "true")),
        Type::Enum(row) => index_of(row, text).map(Value::Enum),
        Type::Set(Type::Enum(row)) => {
            Some(Value::Set(text.split(',').filter_map(|t| index_of(row, t)).map(Value::Enum).collect()))
        }
        _ => None,
    };
    found.unwrap_or_else(|| Value::zero(ty))
}
