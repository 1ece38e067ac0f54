//! Records of constructors and references, checked against the rows and the store.
//!
//! XenAPI 1.0.10 "Records": unknown members are ignored, missing ones take the row's default, those nobody but the host
//! may write are ignored, a wrong type is FIELD_TYPE_ERROR naming the field.

use super::old;
use crate::engine::Engine;
use crate::error::{Code, Error, Result};
use crate::lifecycle::backend::Uuid;
use crate::quota::Quota;
use crate::schema::types::{Check, Field, Qualifier, Source, TEXT, Type};
use crate::schema::{Class, user};
use crate::store::Store;
use crate::store::value::{MapKey, NONE, Value};
use crate::wire::uuid::uuid_text;
use crate::wire::xml_in::{decode, members};
use alloc::format;
use alloc::vec::Vec;

/// Nobody has more: 64 TiB.
const MOST_BYTES: i64 = 1 << 46;

impl Engine {
    /// The values of a new object from a constructor's record.
    pub(super) fn record(&self, class: Class, uuid: &Uuid, node: roxmltree::Node<'_, '_>) -> Result<Vec<Value>> {
        let wrong = || Error::new(Code::FIELD_TYPE_ERROR, &["args"]);
        let mut values = Store::blank(class, uuid);
        let mut old = Vec::new();
        for (name, node) in members(node).ok_or_else(wrong)? {
            let fields = class.row().fields;
            let exact = fields.iter().position(|f| f.name == name);
            // Programs of 2006 write all keys in lower case.
            let index = exact.or_else(|| fields.iter().position(|f| f.name.eq_ignore_ascii_case(&name)));
            let Some((index, field)) = index.and_then(|i| Some((i, fields.get(i)?))) else { continue };
            if field.qualifier == Qualifier::RO_run && !field.settable {
                continue;
            }
            let value = decode(node, field.ty, field.name)?;
            self.check_refs(&value, field.ty, true)?;
            match field.source {
                Source::Member(map) => {
                    let text = old::text(&value, field.ty);
                    self.check_length(field, &text)?;
                    old.push((usize::from(map), MapKey::Str(old::key(class, field, map).into()), text));
                }
                source => {
                    let slot = if let Source::Same(today) = source { usize::from(today) } else { index };
                    if let Some(slot) = values.get_mut(slot) {
                        *slot = value;
                    }
                }
            }
        }
        // After the maps they go into, whatever the order in the record.
        for (map, key, text) in old {
            if let Some(Value::Map(map)) = values.get_mut(map) {
                map.entry(key).or_insert(text);
            }
        }
        for (field, value) in class.row().fields.iter().zip(&values) {
            if matches!(field.source, Source::Stored) && (field.qualifier != Qualifier::RO_run || field.settable) {
                self.check_value(class, field, value)?;
            }
            if let (true, Type::Ref(of), Value::Ref(NONE)) = (field.required, field.ty, value) {
                return Err(Error::new(Code::HANDLE_INVALID, &[of.row().name, ""]));
            }
        }
        Ok(values)
    }

    /// Every reference in a value names an object, or nothing where it may.
    pub(super) fn check_refs(&self, value: &Value, ty: Type, none: bool) -> Result<()> {
        match (value, ty) {
            (Value::Ref(uuid), Type::Ref(class)) => {
                if none && *uuid == NONE || self.store.contains(class, uuid) {
                    return Ok(());
                }
                let text = if *uuid == NONE { Default::default() } else { uuid_text(uuid) };
                Err(Error::new(Code::HANDLE_INVALID, &[class.row().name, &text]))
            }
            (Value::Set(items), Type::Set(of)) => items.iter().try_for_each(|v| self.check_refs(v, *of, false)),
            (Value::Map(map), Type::Map([key, of])) => {
                let keys = || map.keys().map(crate::store::value::MapKey::to_value);
                if matches!(*key, Type::Ref(_)) {
                    keys().try_for_each(|k| self.check_refs(&k, *key, false))?;
                }
                map.values().try_for_each(|v| self.check_refs(v, *of, false))
            }
            _ => Ok(()),
        }
    }

    /// The texts in a value for a field are not too long.
    pub(super) fn check_length(&self, field: &Field, value: &Value) -> Result<()> {
        let most = if field.large { self.config.limits.store_bytes } else { TEXT };
        match value.longer(most) {
            None => Ok(()),
            Some(text) => {
                self.quotas.hit(Quota::TextBytes);
                let reason = format!("over the limit of {most} bytes");
                Err(Error::new(Code::VALUE_NOT_SUPPORTED, &[field.name, text, &reason]))
            }
        }
    }

    /// The bound a row puts on a value.
    pub(super) fn check_value(&self, class: Class, field: &Field, value: &Value) -> Result<()> {
        self.check_length(field, value)?;
        let unsupported =
            |shown: &str, reason: &str| Err(Error::new(Code::VALUE_NOT_SUPPORTED, &[field.name, shown, reason]));
        match (field.check, value) {
            (Check::Any, _) => Ok(()),
            (Check::Vcpus, Value::Int(n)) => {
                let most = self.config.limits.max_vcpus;
                if (1..=i64::from(most)).contains(n) {
                    return Ok(());
                }
                unsupported(&format!("{n}"), &format!("1 to {most} VCPUs are supported"))
            }
            (Check::Bytes, Value::Int(n)) => {
                if (0..=MOST_BYTES).contains(n) {
                    return Ok(());
                }
                unsupported(&format!("{n}"), "not an amount of memory")
            }
            (Check::Mac, Value::Str(mac)) => {
                if mac.is_empty() || mac_of(mac).is_some() {
                    return Ok(());
                }
                unsupported(mac, "not six bytes in hex with colons, or a group's address")
            }
            (Check::Mtu, Value::Int(n)) => {
                if (68..=65535).contains(n) {
                    return Ok(());
                }
                unsupported(&format!("{n}"), "68 to 65535 octets")
            }
            (Check::Cpus, Value::Int(n)) => {
                if (0..=4096).contains(n) {
                    return Ok(());
                }
                unsupported(&format!("{n}"), "not a number of CPUs")
            }
            (Check::Vlan, Value::Int(n)) => {
                if (-1..=4094).contains(n) {
                    return Ok(());
                }
                Err(Error::new(Code::VLAN_TAG_INVALID, &[&format!("{n}")]))
            }
            (Check::Device, Value::Str(name)) => {
                let fine = |c: char| c.is_ascii_alphanumeric() || ".-_:/".contains(c);
                if name.len() <= 64 && name.chars().all(fine) {
                    return Ok(());
                }
                unsupported(name, "not a device's name")
            }
            (Check::UniqueName, Value::Str(name)) => {
                if name.is_empty() || name.len() > 64 {
                    return unsupported(name, "1 to 64 bytes");
                }
                let taken = |u: &Uuid| self.store.get(user::short_name, u) == &**name;
                if class == Class::user && self.store.all(class).any(|u| taken(&u)) {
                    return unsupported(name, "there is one already");
                }
                Ok(())
            }
            _ => Err(Error::new(Code::FIELD_TYPE_ERROR, &[field.name])),
        }
    }
}

/// A station's Ethernet address from its text.
pub(super) fn mac_of(text: &str) -> Option<[u8; 6]> {
    let mut mac = [0u8; 6];
    let mut parts = text.split(':');
    for byte in &mut mac {
        let part = parts.next().filter(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_hexdigit()))?;
        *byte = u8::from_str_radix(part, 16).ok()?;
    }
    let [first, ..] = mac;
    (parts.next().is_none() && first & 1 == 0).then_some(mac)
}
