//! What derives from rows: getters, records, lookups, setters, adders, removers, constructors, destructors.
//!
//! XenAPI 1.0.10 "RPCs associated with fields". Deliberately absent: any field's or class's name; what a constructor does
//! beyond the generic part is its row's hook.

use super::{Caller, old};
use crate::engine::{Engine, Env};
use crate::error::{Code, Error, Result};
use crate::lifecycle::backend::Uuid;
use crate::quota::Quota;
use crate::room::fits;
use crate::schema::methods::{Method, Verb};
use crate::schema::types::{Field, Held, Hook, Qualifier, Source, Type};
use crate::schema::{Class, cpu_pool, vbd};
use crate::store::Store;
use crate::store::value::{MapKey, NODE, NONE, Value};
use crate::task::RESULT_BYTES;
use crate::wire::Dialect;
use crate::wire::uuid::{parse_uuid, uuid_text};
use crate::wire::xml_in::duplicate;
use crate::wire::xml_out::Writer;
use alloc::format;
use alloc::string::String;
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
            (Verb::Record, Some(Value::Ref(uuid))) => self.whole(env, caller, class, uuid, false, writer)?,
            (Verb::RecordInternal, Some(Value::Ref(uuid))) => self.whole(env, caller, class, uuid, true, writer)?,
            (Verb::ToXml, Some(Value::Ref(uuid))) => {
                let mut xml = Vec::new();
                let mut inner = Writer::new(&mut xml, Dialect::Standard, RESULT_BYTES);
                self.whole(env, caller, class, uuid, false, &mut inner)?;
                if inner.is_over() {
                    return Err(self.limit(Quota::AnswerBytes, "answer", RESULT_BYTES));
                }
                writer.string(&String::from_utf8_lossy(&xml));
            }
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
                self.listed(class, caller).for_each(|u| writer.reference(&u));
                writer.end_array();
            }
            (Verb::AllRecords, _) => {
                let all: Vec<Uuid> = self.listed(class, caller).collect();
                writer.begin_struct();
                for uuid in &all {
                    writer.begin_member(&uuid_text(uuid));
                    self.whole(env, caller, class, uuid, false, writer)?;
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

    /// The objects a list tells the caller of.
    fn listed(&self, class: Class, caller: &Caller) -> impl Iterator<Item = Uuid> {
        let own = class.row().secret.then_some(caller.session);
        self.store.all(class).filter(move |u| own.is_none_or(|own| own == *u))
    }

    fn whole(
        &mut self,
        env: &mut Env<'_>,
        caller: &Caller,
        class: Class,
        uuid: &Uuid,
        old: bool,
        writer: &mut Writer<'_>,
    ) -> Result<()> {
        writer.begin_struct();
        for (index, field) in (0u8..).zip(class.row().fields).filter(|(_, f)| old || !f.old) {
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
            Source::Same(today) => return self.field(env, caller, class, uuid, today, writer),
            Source::Member(map) => {
                let value = old::value(self.store.value(class, uuid, map), old::key(class, row, map), row.ty);
                writer.value(&value, row.ty);
            }
            Source::Through(reference, field) => {
                let there = class.row().fields.get(usize::from(reference)).map(|f| f.ty);
                match (there, self.store.value(class, uuid, reference)) {
                    (Some(Type::Ref(of)), Some(Value::Ref(target))) if *target != NONE => {
                        let target = *target;
                        return self.field(env, caller, of, &target, field, writer);
                    }
                    _ => writer.value(&Value::zero(row.ty), row.ty),
                }
            }
            Source::Inverse(..) => {
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

    /// A field that is written where it stands: (index, value) of a member of a map as the map it makes.
    fn resolved(&self, class: Class, uuid: &Uuid, field: u8, value: Value) -> Result<(u8, Value)> {
        let row = row(class, field)?;
        let Source::Member(map) = row.source else { return Ok((field, value)) };
        let text = old::text(&value, row.ty);
        self.check_length(row, &text)?;
        let now = self.store.value(class, uuid, map);
        if !fits(now.map_or(0, Value::weight)) {
            return Err(Error::internal("the control domain has no memory for this just now"));
        }
        let mut whole = now.cloned().unwrap_or(Value::Map(Default::default()));
        if let Value::Map(members) = &mut whole {
            members.insert(MapKey::Str(old::key(class, row, map).into()), text);
        }
        Ok((map, whole))
    }

    /// What a field holds, a member of a map as its own type.
    fn held(&self, class: Class, uuid: &Uuid, field: u8) -> Option<Value> {
        let row = class.row().fields.get(usize::from(field))?;
        match row.source {
            Source::Member(map) => Some(old::value(self.store.value(class, uuid, map), old::key(class, row, map), row.ty)),
            _ => self.store.value(class, uuid, field).cloned(),
        }
    }

    /// The field may be written now.
    fn writable(&mut self, env: &mut Env<'_>, class: Class, uuid: &Uuid, field: u8) -> Result<()> {
        let row = row(class, field)?;
        if row.inactive && self.pool_of(env, uuid).is_some() {
            return Err(Error::new(Code::POOL_BAD_STATE, &["activated"]));
        }
        let shape = class == Class::VBD && [vbd::mode.field, vbd::r#type.field, vbd::device.field].contains(&field);
        if row.qualifier != Qualifier::RW || shape {
            if self.is_attached(class, uuid) {
                return Err(Error::refused("it is attached"));
            }
            if matches!(class.row().create, Hook::Device) {
                self.device_settled(class, uuid)?;
            }
        }
        Ok(())
    }

    /// A device or PBD that is attached.
    fn is_attached(&self, class: Class, uuid: &Uuid) -> bool {
        let at = class.row().fields.iter().position(|f| f.name == "currently_attached");
        let value = at.and_then(|at| self.store.values(class, uuid)?.get(at));
        matches!(value, Some(Value::Bool(true)))
    }

    /// set_FIELD
    pub(super) fn write(&mut self, env: &mut Env<'_>, class: Class, uuid: &Uuid, field: u8, value: Value) -> Result<()> {
        let row = row(class, field)?;
        self.check_value(class, row, &value)?;
        if let (true, Type::Ref(of), Value::Ref(NONE)) = (row.required, row.ty, &value) {
            return Err(Error::new(Code::HANDLE_INVALID, &[of.row().name, ""]));
        }
        self.writable(env, class, uuid, field)?;
        if matches!(class.row().create, Hook::Device) {
            self.device_writable(class, uuid, field, &value)?;
        }
        let (field, value) = self.resolved(class, uuid, field, value)?;
        let cost = |value| self.store.cost(class, field, value);
        let old = self.store.value(class, uuid, field).map_or(0, cost);
        self.room(cost(&value).saturating_sub(old))?;
        self.store.set_value(class, uuid, field, value);
        Ok(())
    }

    /// add_to_FIELD: a key and value to a map, or a member to a set (where being there already is no error).
    pub(super) fn add(
        &mut self,
        env: &mut Env<'_>,
        class: Class,
        uuid: &Uuid,
        field: u8,
        a: Value,
        b: Option<Value>,
    ) -> Result<()> {
        let row = row(class, field)?;
        core::iter::once(&a).chain(&b).try_for_each(|v| self.check_length(row, v))?;
        self.writable(env, class, uuid, field)?;
        // At most: a map may need another node.
        self.room(a.weight() + b.as_ref().map_or(0, |v| v.weight() + NODE))?;
        if let (Source::Member(_), None) = (row.source, &b) {
            let Some(Value::Set(mut items)) = self.held(class, uuid, field) else { return Ok(()) };
            if !items.contains(&a) {
                items.push(a);
            }
            return self.write(env, class, uuid, field, Value::Set(items));
        }
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
    pub(super) fn take_out(&mut self, env: &mut Env<'_>, class: Class, uuid: &Uuid, field: u8, value: Value) -> Result<()> {
        self.writable(env, class, uuid, field)?;
        if let Source::Member(_) = row(class, field)?.source {
            let Some(Value::Set(mut items)) = self.held(class, uuid, field) else { return Ok(()) };
            items.retain(|v| *v != value);
            return self.write(env, class, uuid, field, Value::Set(items));
        }
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
    pub(super) fn create(
        &mut self,
        env: &mut Env<'_>,
        caller: &Caller,
        class: Class,
        mut values: Vec<Value>,
    ) -> Result<Uuid> {
        let row = class.row();
        match row.create {
            Hook::Refuse(reason) => return Err(Error::refused(reason)),
            Hook::Session => return self.open_session(env, caller.user, &caller.name, caller.role, caller.source),
            Hook::Device => self.name_device(env, class, &mut values)?,
            Hook::Dscsi => self.find_hba(&mut values)?,
            _ => {}
        }
        // The control domain is one VM more.
        let (bound, more) = if class == Class::VM { (self.config.limits.vms, 1) } else { (row.bound, 0) };
        if self.store.len(class) >= bound + more {
            let what = format!("objects of class {}", row.name);
            let quota = if class == Class::VM { Quota::Vms } else { Quota::Objects };
            return Err(self.limit(quota, &what, bound));
        }
        self.room(self.store.cost_of(class, &values))?;
        let uuid = match values.first() {
            Some(Value::Str(text)) if !row.fields.is_empty() => parse_uuid(text).unwrap_or(NONE),
            _ => crate::wire::uuid::new_uuid(env.random),
        };
        if matches!(row.create, Hook::Disk) {
            self.disk_made(env, &uuid, &values)?;
        }
        for (field, slot) in row.fields.iter().zip(&mut values) {
            if let (true, Type::Ref(of)) = (field.made, field.ty) {
                let part = crate::wire::uuid::new_uuid(env.random);
                self.store.insert(of, part, Store::blank(of, &part));
                *slot = Value::Ref(part);
            }
        }
        self.store.insert(class, uuid, values);
        match row.create {
            Hook::Vm => self.vm_created(env, &uuid),
            Hook::User => self.user_created(&uuid),
            Hook::Task => self.tasks.made(&mut self.store, env.now, uuid, caller.session, self.config.limits.tasks),
            Hook::Pool => self.store.set(cpu_pool::resident_on, &uuid, self.host),
            _ => {}
        }
        Ok(uuid)
    }

    /// destroy: what refers to the object keeps it, but for its own parts.
    pub(super) fn destroy(&mut self, env: &mut Env<'_>, caller: &Caller, class: Class, uuid: &Uuid) -> Result<()> {
        let row = class.row();
        match row.destroy {
            Hook::Refuse(reason) => return Err(Error::refused(reason)),
            Hook::Vm => self.vm_destroyable(uuid)?,
            Hook::User if caller.user == *uuid => return Err(Error::refused("a user cannot destroy itself")),
            Hook::Session => {
                self.close_session(uuid);
                return Ok(());
            }
            Hook::Task => self.task_destroyable(uuid)?,
            Hook::Pif => self.pif_destroyable(uuid)?,
            Hook::Pbd => self.pbd_destroyable(uuid)?,
            Hook::Device if self.is_attached(class, uuid) => return Err(Error::refused("it is attached")),
            Hook::Device => self.device_settled(class, uuid)?,
            Hook::Pool if self.pool_of(env, uuid).is_some() => {
                return Err(Error::new(Code::POOL_BAD_STATE, &["activated"]));
            }
            _ => {}
        }
        let mut parts = Vec::new();
        let mut others = 0u32;
        let mut first = None;
        for (from, field, referrer) in self.store.referrers(uuid) {
            match from.row().fields.get(usize::from(field)).map_or(Held::Loosely, |f| f.held) {
                Held::Part => parts.push((from, referrer)),
                Held::Fast if !self.owned(from, field) => {
                    others += 1;
                    first.get_or_insert((from, referrer));
                }
                Held::Fast | Held::Loosely => {}
            }
        }
        if let Some((from, referrer)) = first {
            let more = if others > 1 { format!(" (and {} more)", others - 1) } else { Default::default() };
            let reason = format!("{} {}{more} refers to it", from.row().name, uuid_text(&referrer));
            return Err(Error::refused(&reason));
        }
        for (field, value) in row.fields.iter().zip(self.store.values(class, uuid).unwrap_or(&[])) {
            if let (true, Type::Ref(of), Value::Ref(part)) = (field.owns, field.ty, value) {
                parts.push((of, *part));
            }
        }
        match row.destroy {
            Hook::Vm => self.vm_destroyed(env, uuid),
            Hook::User => self.user_destroyed(uuid),
            Hook::Task => self.tasks.destroyed(&self.store, uuid),
            Hook::Pool => drop(self.pools.remove(uuid)),
            Hook::Disk => self.disk_gone(env, uuid)?,
            Hook::Dump => self.dump_gone(env, uuid)?,
            _ => {}
        }
        self.store.remove(class, uuid);
        self.seen.remove(uuid);
        for (of, part) in parts {
            self.seen.remove(&part);
            self.store.remove(of, &part);
        }
        Ok(())
    }

    /// The reference is of an owner to a part of its own.
    fn owned(&self, class: Class, field: u8) -> bool {
        class.row().fields.get(usize::from(field)).is_some_and(|f| f.owns)
    }
}
