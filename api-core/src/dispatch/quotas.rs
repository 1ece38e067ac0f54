//! Quotas of guests in the store, set by API: keys `xenstore:NAME` of other_config. A VM's are of its guest, the host's of
//! all guests that have none of their own, and without either the boot manifest's hold.
//!
//! They protect the control domain from guests, so only an administrator may change them (LESSONS 47).
//! Deliberately absent: the names, which are the backend's.

use super::Caller;
use crate::engine::{Engine, Env};
use crate::error::{Code, Error, Result};
use crate::lifecycle::backend::{Backend, Uuid};
use crate::schema::types::Role;
use crate::schema::{Class, host, vm};
use crate::store::value::{MapKey, Value};
use alloc::string::String;
use alloc::vec::Vec;

/// What such a key begins with.
const PREFIX: &str = "xenstore:";

fn name_of(key: &MapKey) -> Option<&str> {
    match key {
        MapKey::Str(key) => key.strip_prefix(PREFIX),
        _ => None,
    }
}

/// The field has quotas among its keys.
fn holds(class: Class, field: u8) -> bool {
    (class == Class::VM && field == vm::other_config.field) || (class == Class::host && field == host::other_config.field)
}

/// (name, text) of those in a map.
fn among(map: Option<&Value>) -> impl Iterator<Item = (&str, &str)> {
    let map = if let Some(Value::Map(map)) = map { Some(map) } else { None };
    map.into_iter().flatten().filter_map(|(key, value)| match value {
        Value::Str(value) => Some((name_of(key)?, &**value)),
        _ => None,
    })
}

impl Engine {
    /// Those an object sets, as numbers.
    pub(super) fn quotas_of(&self, class: Class, uuid: &Uuid) -> Vec<(String, u32)> {
        let field = if class == Class::VM { vm::other_config.field } else { host::other_config.field };
        let given = among(self.store.value(class, uuid, field));
        given.filter_map(|(name, value)| Some((String::from(name), value.parse().ok()?))).collect()
    }

    /// A map about to be written to a field: its quotas have names and numbers, and whoever changes one may.
    pub(super) fn check_quotas(
        &self,
        backend: &dyn Backend,
        caller: &Caller,
        (class, field): (Class, u8),
        uuid: &Uuid,
        value: &Value,
    ) -> Result<()> {
        if !holds(class, field) {
            return Ok(());
        }
        let before = self.store.value(class, uuid, field);
        let mut same = 0;
        for (name, value) in among(Some(value)) {
            if among(before).any(|old| old == (name, value)) {
                same += 1;
                continue;
            }
            check_quota(backend, caller, name, value)?;
        }
        // One that is left out is one changed.
        if same < among(before).count() { may(caller) } else { Ok(()) }
    }

    /// A key about to be added to a field, or with no value taken out of it.
    pub(super) fn check_key(
        &self,
        backend: &dyn Backend,
        caller: &Caller,
        (class, field): (Class, u8),
        key: &Value,
        value: Option<&Value>,
    ) -> Result<()> {
        let Value::Str(key) = key else { return Ok(()) };
        match (key.strip_prefix(PREFIX).filter(|_| holds(class, field)), value) {
            (Some(name), Some(Value::Str(value))) => check_quota(backend, caller, name, value),
            (Some(_), _) => may(caller),
            (None, _) => Ok(()),
        }
    }

    /// A field was written: the backend hears of the quotas in it.
    pub(super) fn apply_quotas(&self, env: &mut Env<'_>, class: Class, field: u8, uuid: &Uuid) {
        if holds(class, field) {
            let quotas = self.quotas_of(class, uuid);
            env.backend.set_quotas((class == Class::VM).then_some(uuid), &quotas);
        }
    }
}

/// Takes the quotas out of a VM's values: a copy does not have what only an administrator may give.
pub(super) fn leave_out(values: &mut [Value]) {
    if let Some(Value::Map(map)) = values.get_mut(usize::from(vm::other_config.field)) {
        map.retain(|key, _| name_of(key).is_none());
    }
}

fn may(caller: &Caller) -> Result<()> {
    match caller.role >= Role::Admin {
        true => Ok(()),
        false => Err(Error::new(Code::PERMISSION_DENIED, &[])),
    }
}

fn check_quota(backend: &dyn Backend, caller: &Caller, name: &str, value: &str) -> Result<()> {
    may(caller)?;
    let bad = |value, why| Err(Error::new(Code::VALUE_NOT_SUPPORTED, &["other_config", value, why]));
    if !backend.is_quota(name) {
        return bad(name, "no quota of the store has that name");
    }
    match value.parse::<u32>() {
        Ok(_) => Ok(()),
        Err(_) => bad(value, "a quota is a number, 0 for none"),
    }
}
