//! Typed values and their form on the wire, and the macros that the generated modules are written in.
//!
//! Integers are decimal strings, references are strings, void is the empty string. A value that is not of the type wanted is
//! None. Deliberately absent: reflection; a record writes and reads itself.

use crate::xmlrpc::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// What can be sent.
pub trait ToWire {
    fn to_wire(&self) -> Value;
}

/// What can be received.
pub trait FromWire: Sized {
    fn from_wire(value: &Value) -> Option<Self>;
}

/// The key of a map.
pub trait Key: Ord + Sized {
    fn to_key(&self) -> String;
    fn from_key(text: &str) -> Option<Self>;
}

/// A reference to an object of a class, or to nothing.
pub struct Ref<C>(String, PhantomData<fn() -> C>);

impl<C> Ref<C> {
    /// A reference from its text.
    pub fn new(text: impl Into<String>) -> Self {
        Ref(text.into(), PhantomData)
    }

    /// To nothing.
    pub fn none() -> Self {
        Ref::new("")
    }

    /// Whether it is to nothing.
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<C> Clone for Ref<C> {
    fn clone(&self) -> Self {
        Ref::new(self.0.clone())
    }
}
impl<C> Default for Ref<C> {
    fn default() -> Self {
        Ref::none()
    }
}
impl<C> PartialEq for Ref<C> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<C> Eq for Ref<C> {}
impl<C> PartialOrd for Ref<C> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<C> Ord for Ref<C> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<C> std::hash::Hash for Ref<C> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<C> fmt::Debug for Ref<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ref({:?})", self.0)
    }
}
impl<C> fmt::Display for Ref<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A point of time, UTC, to the second: seconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub i64);

impl DateTime {
    /// From `20240131T12:00:00Z`; dashes in the date and a missing Z are fine.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('Z').replace('-', "");
        let (date, time) = text.split_once('T')?;
        let number = |from: &str, at: std::ops::Range<usize>| from.get(at)?.parse::<i64>().ok();
        let (year, month, day) = (number(date, 0..4)?, number(date, 4..6)?, number(date, 6..8)?);
        let (hour, minute, second) = (number(time, 0..2)?, number(time, 3..5)?, number(time, 6..8)?);
        let whole = date.len() == 8 && time.len() == 8;
        let fits = whole && (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60 && second < 61;
        fits.then_some(DateTime(days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second))
    }
}

/// Days from 1970 to a date of the Gregorian calendar; years begin in March, so that the leap day is the last one.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * month + 2) / 5 + day - 1 - 719_468
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, second) = (self.0.div_euclid(86400), self.0.rem_euclid(86400));
        // Not after it, and not long before.
        let mut year = 1970 + day.div_euclid(if day < 0 { 365 } else { 366 });
        while days(year + 1, 1, 1) <= day {
            year += 1;
        }
        let mut month = 1;
        while month < 12 && days(year, month + 1, 1) <= day {
            month += 1;
        }
        let date = day - days(year, month, 1) + 1;
        write!(f, "{year:04}{month:02}{date:02}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
    }
}

macro_rules! to_wire {
    ($($type:ty: $self:ident => $make:expr;)*) => {
        $(impl ToWire for $type {
            fn to_wire(&$self) -> Value {
                $make
            }
        })*
    };
}

to_wire! {
    str: self => Value::String(self.to_string());
    String: self => Value::String(self.clone());
    i64: self => Value::String(self.to_string());
    bool: self => Value::Bool(*self);
    f64: self => Value::Double(*self);
    DateTime: self => Value::DateTime(self.to_string());
}

impl<C> ToWire for Ref<C> {
    fn to_wire(&self) -> Value {
        Value::String(self.0.clone())
    }
}
impl<T: ToWire> ToWire for [T] {
    fn to_wire(&self) -> Value {
        Value::Array(self.iter().map(T::to_wire).collect())
    }
}
impl<T: ToWire> ToWire for Vec<T> {
    fn to_wire(&self) -> Value {
        self.as_slice().to_wire()
    }
}
impl<K: Key, T: ToWire> ToWire for BTreeMap<K, T> {
    fn to_wire(&self) -> Value {
        Value::Struct(self.iter().map(|(key, value)| (key.to_key(), value.to_wire())).collect())
    }
}

impl FromWire for () {
    fn from_wire(_: &Value) -> Option<Self> {
        Some(())
    }
}
impl FromWire for String {
    fn from_wire(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_string)
    }
}
impl FromWire for i64 {
    fn from_wire(value: &Value) -> Option<Self> {
        value.as_int()
    }
}
impl FromWire for bool {
    fn from_wire(value: &Value) -> Option<Self> {
        if let Value::Bool(b) = value { Some(*b) } else { None }
    }
}
impl FromWire for f64 {
    fn from_wire(value: &Value) -> Option<Self> {
        if let Value::Double(d) = value { Some(*d) } else { None }
    }
}
impl FromWire for DateTime {
    fn from_wire(value: &Value) -> Option<Self> {
        if let Value::DateTime(text) = value { DateTime::parse(text) } else { None }
    }
}
impl<C> FromWire for Ref<C> {
    fn from_wire(value: &Value) -> Option<Self> {
        value.as_str().map(Ref::new)
    }
}
impl<T: FromWire> FromWire for Vec<T> {
    fn from_wire(value: &Value) -> Option<Self> {
        if let Value::Array(items) = value { items.iter().map(T::from_wire).collect() } else { None }
    }
}
impl<K: Key, T: FromWire> FromWire for BTreeMap<K, T> {
    fn from_wire(value: &Value) -> Option<Self> {
        let Value::Struct(members) = value else { return None };
        members.iter().map(|(name, value)| Some((K::from_key(name)?, T::from_wire(value)?))).collect()
    }
}
/// A field that only some answers have.
impl<T: FromWire> FromWire for Option<T> {
    fn from_wire(value: &Value) -> Option<Self> {
        T::from_wire(value).map(Some)
    }
}

impl Key for String {
    fn to_key(&self) -> String {
        self.clone()
    }
    fn from_key(text: &str) -> Option<Self> {
        Some(text.to_string())
    }
}
impl Key for i64 {
    fn to_key(&self) -> String {
        self.to_string()
    }
    fn from_key(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}
impl<C> Key for Ref<C> {
    fn to_key(&self) -> String {
        self.0.clone()
    }
    fn from_key(text: &str) -> Option<Self> {
        Some(Ref::new(text))
    }
}

/// Enums: the names this version knows, and what else a host may say.
macro_rules! names {
    ($($enum:ident { $($variant:ident $text:literal,)* })*) => { $(
        #[doc = concat!("One of the names the text has for `", stringify!($enum), "`.")]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $enum {
            $(#[doc = $text] $variant,)*
            /// A name that this version does not know.
            Other(String),
        }

        impl $enum {
            /// On the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $($enum::$variant => $text,)*
                    $enum::Other(text) => text,
                }
            }
        }

        impl From<&str> for $enum {
            fn from(text: &str) -> Self {
                match text {
                    $($text => $enum::$variant,)*
                    text => $enum::Other(text.to_string()),
                }
            }
        }

        impl std::fmt::Display for $enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::ToWire for $enum {
            fn to_wire(&self) -> $crate::xmlrpc::Value {
                $crate::xmlrpc::Value::String(self.as_str().to_string())
            }
        }

        impl $crate::FromWire for $enum {
            fn from_wire(value: &$crate::xmlrpc::Value) -> Option<Self> {
                value.as_str().map($enum::from)
            }
        }
    )* };
}

/// What a record sends of a field: `new` ones always, `old` ones if given and not the default, what only the host writes
/// never.
macro_rules! put {
    (run, $out:ident, $name:literal, $value:expr, $default:expr) => {};
    (old_run, $out:ident, $name:literal, $value:expr, $default:expr) => {};
    (new, $out:ident, $name:literal, $value:expr, $default:expr) => {
        $out.push(($name.to_string(), $value.to_wire()))
    };
    (old, $out:ident, $name:literal, $value:expr, $default:expr) => {
        if let Some(value) = $value.as_ref().filter(|value| **value != $default) {
            $out.push(($name.to_string(), value.to_wire()));
        }
    };
}

/// What a field is until somebody says something.
macro_rules! initial {
    (old, $default:expr) => {
        None
    };
    (old_run, $default:expr) => {
        None
    };
    ($kind:ident, $default:expr) => {
        $default
    };
}

/// A record or struct. Its default has the defaults of the host's constructor; to the wire goes what a constructor takes.
macro_rules! record {
    ($(#[$doc:meta])* $record:ident { $($(#[$fdoc:meta])* $kind:ident $field:ident $name:literal: $ty:ty = $default:expr;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $record { $($(#[$fdoc])* pub $field: $ty,)* }

        impl Default for $record {
            fn default() -> Self {
                $record { $($field: initial!($kind, $default),)* }
            }
        }

        impl $crate::ToWire for $record {
            fn to_wire(&self) -> $crate::xmlrpc::Value {
                #[allow(unused_mut)]
                let mut out: Vec<(String, $crate::xmlrpc::Value)> = Vec::new();
                $(put!($kind, out, $name, self.$field, $default);)*
                $crate::xmlrpc::Value::Struct(out)
            }
        }

        impl $crate::FromWire for $record {
            #[allow(unused_variables)]
            fn from_wire(value: &$crate::xmlrpc::Value) -> Option<Self> {
                let $crate::xmlrpc::Value::Struct(_) = value else { return None };
                Some($record { $($field: match value.get($name) {
                    Some(member) => $crate::FromWire::from_wire(member)?,
                    None => initial!($kind, $default),
                },)* })
            }
        }
    };
}

/// The calls of a class. `open` ones come before a session is there.
macro_rules! calls {
    ($(#[$doc:meta])* $class:ident { $($(#[$cdoc:meta])* $how:ident $call:ident $method:literal ($($param:ident: $ty:ty),*) -> $result:ty;)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $class {}

        #[doc = concat!("The calls of `", stringify!($class), "`.")]
        pub struct Calls<'a>(pub(crate) &'a mut $crate::Client);

        impl Calls<'_> {
            $($(#[$cdoc])*
            pub fn $call(&mut self, $($param: $ty),*) -> $crate::Result<$result> {
                self.0.typed(stringify!($how) == "open", $method, &[$($crate::ToWire::to_wire($param.wire())),*])
            })*
        }
    };
}

/// A parameter by reference, whether it came by value or by reference.
pub trait Param {
    type Wire: ToWire + ?Sized;
    fn wire(&self) -> &Self::Wire;
}
impl<T: ToWire + ?Sized> Param for &T {
    type Wire = T;
    fn wire(&self) -> &T {
        self
    }
}
impl Param for bool {
    type Wire = bool;
    fn wire(&self) -> &bool {
        self
    }
}
impl Param for i64 {
    type Wire = i64;
    fn wire(&self) -> &i64 {
        self
    }
}
impl Param for f64 {
    type Wire = f64;
    fn wire(&self) -> &f64 {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{OnNormalExit, Vm, VmRecord};

    #[test]
    fn dates_there_and_back() {
        for (text, seconds) in [
            ("19700101T00:00:00Z", 0),
            ("20240229T23:59:59Z", 1_709_251_199),
            ("20010909T01:46:40Z", 1_000_000_000),
            ("19691231T23:59:59Z", -1),
            ("20991231T00:00:00Z", 4_102_358_400),
        ] {
            assert_eq!(DateTime::parse(text), Some(DateTime(seconds)), "{text}");
            assert_eq!(DateTime(seconds).to_string(), text);
        }
        assert_eq!(DateTime::parse("2024-02-29T23:59:59"), DateTime::parse("20240229T23:59:59Z"));
        for bad in ["", "20240229", "20241329T00:00:00Z", "2024022ßT00:00:00Z"] {
            assert_eq!(DateTime::parse(bad), None, "{bad}");
        }
        for day in -800_000i64..800_000 {
            let at = DateTime(day * 86400 + 1);
            if day % 97 == 0 && at.0 > -62_000_000_000 {
                assert_eq!(DateTime::parse(&at.to_string()), Some(at));
            }
        }
    }

    #[test]
    fn values_of_every_type_survive() {
        fn same<T: ToWire + FromWire + PartialEq + fmt::Debug>(value: T) {
            assert_eq!(T::from_wire(&value.to_wire()), Some(value));
        }
        same(1i64 << 60);
        same(true);
        same(1.5);
        same(vec![Ref::<Vm>::new("a"), Ref::none()]);
        same(BTreeMap::from([(3i64, vec!["x".to_string()])]));
        same(OnNormalExit::Restart);
        same(OnNormalExit::Other("later".into()));
        assert_eq!(i64::from_wire(&Value::from("x")), None);
        assert_eq!(bool::from_wire(&Value::from("1")), None);
    }

    #[test]
    fn records_send_what_a_constructor_takes() {
        let record = VmRecord { uuid: "host's".into(), name_label: "n".into(), ..VmRecord::default() };
        let wire = record.to_wire();
        assert_eq!(wire.get("name_label"), Some(&"n".into()));
        assert_eq!(wire.get("memory_static_max"), Some(&Value::from("134217728")));
        assert_eq!(wire.get("uuid"), None);
        assert_eq!(wire.get("bios_boot"), None);
        let old = VmRecord { bios_boot: Some("cd".into()), ..VmRecord::default() };
        assert_eq!(old.to_wire().get("bios_boot"), Some(&"cd".into()));
        assert_eq!(VmRecord::from_wire(&Value::Struct(vec![("VCPUs_max".into(), true.into())])), None);
    }
}
