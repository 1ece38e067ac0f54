//! What derives from rows: getters, records, lookups, setters, adders, removers, constructors, destructors.
//!
//! XenAPI 1.0.10 "RPCs associated with fields". Deliberately absent: any field's or class's name; what a constructor does
//! beyond the generic part is its row's hook.

use super::Caller;
use crate::engine::{Engine, Env};
use crate::error::{Code, Error, Result};
use crate::lifecycle::backend::Uuid;
use crate::quota::Quota;
use crate::schema::Class;
use crate::schema::methods::{Method, Verb};
use crate::schema::types::{Field, Hook, Source};
use crate::store::value::{MapKey, NODE, NONE, Value};
use crate::wire::uuid::{parse_uuid, uuid_text};
use crate::wire::xml_in::duplicate;
use crate::wire::xml_out::Writer;
use alloc::format;
use alloc::vec::Vec;

fn row(class: Class, field: u8) -> Result<&'static Field> {
    class.row().fields.get(usize::from(field)).ok_or_else(|| Error::internal("no such field"))
}

impl Engine {
    /// Answers a derived question.
    pub(super) fn read(
        &mut self,
        env: &mut Env<'_>,
        caller: &Caller,
        method: Method,
        args: &[Value],
        writer: &mut Writer<'_>,
    ) -> Result<()> {
        let class = method.class;
        match (method.verb, args.first()) {
            (Verb::Get(field), Some(Value::Ref(uuid))) => self.field(env, caller, class, uuid, field, writer)?,
            (Verb::Record, Some(Value::Ref(uuid))) => self.whole(env, caller, class, uuid, writer)?,
            (Verb::ByUuid, Some(Value::Str(text))) => {
                let found = parse_uuid(text).filter(|u| self.store.contains(class, u));
                let invalid = || Error::new(Code::HANDLE_INVALID, &[class.row().name, text]);
                writer.reference(&found.ok_or_else(invalid)?);
            }
            (Verb::ByLabel, Some(Value::Str(label))) => {
                writer.begin_array();
                self.store.by_label(class, label).for_each(|u| writer.reference(u));
                writer.end_array();
            }
            (Verb::All, _) => {
                writer.begin_array();
                self.store.all(class).for_each(|u| writer.reference(&u));
                writer.end_array();
            }
            (Verb::AllRecords, _) => {
                let all: Vec<Uuid> = self.store.all(class).collect();
                writer.begin_struct();
                for uuid in &all {
                    writer.begin_member(&uuid_text(uuid));
                    self.whole(env, caller, class, uuid, writer)?;
                    writer.end_member();
                    if writer.is_over() {
                        break;
                    }
                }
                writer.end_struct();
            }
            _ => return Err(Error::internal("an effect is no question")),
        }
        Ok(())
    }

    fn whole(
        &mut self,
        env: &mut Env<'_>,
        caller: &Caller,
        class: Class,
        uuid: &Uuid,
        writer: &mut Writer<'_>,
    ) -> Result<()> {
        writer.begin_struct();
        for (index, field) in (0u8..).zip(class.row().fields) {
            writer.begin_member(field.name);
            self.field(env, caller, class, uuid, index, writer)?;
            writer.end_member();
        }
        writer.end_struct();
        Ok(())
    }

    fn field(
        &mut self,
        env: &mut Env<'_>,
        caller: &Caller,
        class: Class,
        uuid: &Uuid,
        field: u8,
        writer: &mut Writer<'_>,
    ) -> Result<()> {
        let row = row(class, field)?;
        match row.source {
            Source::Stored => writer.value(self.store.value(class, uuid, field).unwrap_or(&Value::Void), row.ty),
            Source::Live(live) => {
                let value = self.live(env, caller, live, uuid);
                writer.value(&value, row.ty);
            }
            Source::Inverse(..) | Source::Later => {
                writer.begin_array();
                self.store.computed(row.source, uuid).for_each(|u| writer.reference(u));
                writer.end_array();
            }
        }
        Ok(())
    }

    /// Room in the store for so many more bytes.
    pub(super) fn room(&self, bytes: usize) -> Result<()> {
        let most = self.config.limits.store_bytes;
        if self.store.bytes().saturating_add(bytes) > most {
            return Err(self.limit(Quota::StoreBytes, "bytes of stored values", most));
        }
        Ok(())
    }

    /// set_FIELD
    pub(super) fn write(&mut self, class: Class, uuid: &Uuid, field: u8, value: Value) -> Result<()> {
        self.check_value(class, row(class, field)?, &value)?;
        let cost = |value| self.store.cost(class, field, value);
        let old = self.store.value(class, uuid, field).map_or(0, cost);
        self.room(cost(&value).saturating_sub(old))?;
        self.store.set_value(class, uuid, field, value);
        Ok(())
    }

    /// add_to_FIELD: a key and value to a map, or a member to a set (where being there already is no error).
    pub(super) fn add(&mut self, class: Class, uuid: &Uuid, field: u8, a: Value, b: Option<Value>) -> Result<()> {
        let row = row(class, field)?;
        core::iter::once(&a).chain(&b).try_for_each(|v| self.check_length(row, v))?;
        // At most: a map may need another node.
        self.room(a.weight() + b.as_ref().map_or(0, |v| v.weight() + NODE))?;
        match (self.store.value(class, uuid, field), b) {
            (Some(Value::Map(map)), Some(value)) => {
                let name = if let Value::Str(s) = &a { s.clone() } else { Default::default() };
                let key = MapKey::of(a).ok_or_else(|| Error::new(Code::FIELD_TYPE_ERROR, &["key"]))?;
                if let Some(current) = map.get(&key) {
                    return Err(duplicate(&name, current, &value));
                }
                self.store.change(class, uuid, field, |v| {
                    if let Value::Map(map) = v {
                        map.insert(key, value);
                    }
                });
            }
            (Some(Value::Set(items)), None) if !items.contains(&a) => {
                self.store.change(class, uuid, field, |v| {
                    if let Value::Set(items) = v {
                        items.push(a);
                    }
                });
            }
            _ => {}
        }
        Ok(())
    }

    /// remove_from_FIELD; what is not there is no error.
    pub(super) fn take_out(&mut self, class: Class, uuid: &Uuid, field: u8, value: Value) -> Result<()> {
        self.store.change(class, uuid, field, |old| match old {
            Value::Map(map) => {
                if let Some(key) = MapKey::of(value) {
                    map.remove(&key);
                }
            }
            Value::Set(items) => items.retain(|v| *v != value),
            _ => {}
        });
        Ok(())
    }

    /// create
    pub(super) fn create(&mut self, env: &mut Env<'_>, class: Class, values: Vec<Value>) -> Result<Uuid> {
        let row = class.row();
        if let Hook::Refuse(reason) = row.create {
            return Err(Error::refused(reason));
        }
        let bound = if class == Class::VM { self.config.limits.vms } else { row.bound };
        if self.store.len(class) >= bound {
            let what = format!("objects of class {}", row.name);
            let quota = if class == Class::VM { Quota::Vms } else { Quota::Objects };
            return Err(self.limit(quota, &what, bound));
        }
        self.room((0u8..).zip(&values).map(|(field, value)| self.store.cost(class, field, value)).sum())?;
        let uuid = match values.first() {
            Some(Value::Str(text)) if !row.fields.is_empty() => parse_uuid(text).unwrap_or(NONE),
            _ => crate::wire::uuid::new_uuid(env.random),
        };
        self.store.insert(class, uuid, values);
        if matches!(row.create, Hook::Vm) {
            self.vm_created(env, &uuid);
        }
        Ok(uuid)
    }

    /// destroy
    pub(super) fn destroy(&mut self, env: &mut Env<'_>, caller: &Caller, class: Class, uuid: &Uuid) -> Result<()> {
        match class.row().destroy {
            Hook::Refuse(reason) => return Err(Error::refused(reason)),
            Hook::Vm => self.vm_destroyed(env, uuid)?,
            Hook::User => self.user_destroyed(caller, uuid)?,
            Hook::Plain | Hook::Absent => {}
        }
        self.store.remove(class, uuid);
        Ok(())
    }
}
