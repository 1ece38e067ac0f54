//! Tasks (XenAPI 1.0.10, "Class: task"): what an `Async.` form answers with, and how long a finished one is kept.
//!
//! The objects are in the store; here is what makes, ends and forgets them. Deliberately absent: progress of a run, which
//! the engine writes as the run moves.

use crate::engine::Engine;
use crate::error::{Code, Error};
use crate::idmap::IdMap;
use crate::lifecycle::backend::Uuid;
use crate::quota::Quota;
use crate::schema::enums::{TaskOperation, TaskStatus};
use crate::schema::methods::Method;
use crate::schema::types::Type;
use crate::schema::{Class, task};
use crate::store::Store;
use crate::store::value::Value;
use crate::wire::xml_out::Writer;
use crate::wire::{Dialect, uuid};
use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;

/// Finished tasks are kept this long.
const KEPT_NS: u64 = 24 * 3600 * 1_000_000_000;

/// Bytes of the results and errors of all finished tasks together, and of one result.
pub const KEPT_BYTES: usize = 256 << 10;
pub const RESULT_BYTES: usize = 16 << 10;

/// What the engine keeps beside the objects.
#[derive(Debug, Default)]
pub struct Tasks {
    /// When each task ended, oldest first.
    finished: VecDeque<(u64, Uuid)>,
    /// What their results and errors weigh.
    pub(crate) bytes: usize,
    /// The session that made each task.
    pub(crate) owners: IdMap<Uuid, Uuid>,
}

impl Tasks {
    /// The session that made a task.
    pub fn owner(&self, task: &Uuid) -> Option<&Uuid> {
        self.owners.get(task)
    }

    /// A client keeps a record of its own: it is forgotten as finished ones are.
    pub fn made(&mut self, store: &mut Store, now: u64, task: Uuid, session: Uuid, most: usize) {
        self.owners.insert(task, session);
        self.finished.push_back((now, task));
        self.bytes += outcome(store, &task);
        self.forget(store, now, most);
    }

    /// A client's own task tells of something that is under way now: it is not forgotten before that ends.
    pub fn resumed(&mut self, store: &Store, task: &Uuid) {
        let before = self.finished.len();
        self.finished.retain(|(_, uuid)| uuid != task);
        if self.finished.len() < before {
            self.bytes = self.bytes.saturating_sub(outcome(store, task));
        }
    }

    /// A task that is not running was destroyed.
    pub fn destroyed(&mut self, store: &Store, task: &Uuid) {
        self.resumed(store, task);
        self.owners.remove(task);
    }

    /// When the next finished task is forgotten.
    pub fn next_expiry(&self) -> Option<u64> {
        self.finished.front().map(|(at, _)| at.saturating_add(KEPT_NS))
    }

    /// Forgets finished tasks that are old, too many or too big together, the oldest first; how many were not old.
    fn forget(&mut self, store: &mut Store, now: u64, most: usize) -> u64 {
        let mut early = 0;
        while let Some((at, uuid)) = self.finished.front().copied() {
            let few = self.finished.len() <= most && self.bytes <= KEPT_BYTES;
            let old = now.saturating_sub(at) >= KEPT_NS;
            if few && !old {
                break;
            }
            early += u64::from(!old);
            self.finished.pop_front();
            self.bytes = self.bytes.saturating_sub(outcome(store, &uuid));
            self.owners.remove(&uuid);
            store.remove(Class::task, &uuid);
        }
        early
    }
}

/// Bytes of a finished task that its call decided on; nothing writes them again.
fn outcome(store: &Store, uuid: &Uuid) -> usize {
    let weight = |field| store.value(Class::task, uuid, field).map_or(0, Value::weight);
    weight(task::result.field) + weight(task::error_info.field)
}

impl Engine {
    /// A new task for a call of `method`.
    pub(crate) fn task_begin(&mut self, random: &mut dyn FnMut(&mut [u8]), method: Method, session: &Uuid) -> Uuid {
        let uuid = uuid::new_uuid(random);
        self.store.insert(Class::task, uuid, Store::blank(Class::task, &uuid));
        let name = String::from("Async.") + &method.name();
        self.store.set(task::name_label, &uuid, &name);
        let mut kind = String::new();
        spell(method.result(), &mut kind);
        self.store.set(task::r#type, &uuid, &kind);
        self.tasks.owners.insert(uuid, *session);
        uuid
    }

    /// Offers to cancel a task, or not.
    pub(crate) fn task_cancellable(&mut self, uuid: &Uuid, yes: bool) {
        let operations = [Value::Enum(TaskOperation::Cancel as u8)];
        self.store.set(task::allowed_operations, uuid, if yes { &operations } else { &[] });
    }

    /// Ends a task with the result of its call.
    pub(crate) fn task_end(&mut self, now: u64, uuid: &Uuid, result: &Result<Value, Error>, ty: Type) {
        self.task_end_with(now, uuid, &mut |_, writer| match result {
            // As XAPI does: the value's XML; nothing for void.
            Ok(Value::Void) => Ok(()),
            Ok(value) => {
                writer.value(value, ty);
                Ok(())
            }
            Err(error) => Err(error.clone()),
        });
    }

    /// Ends a task with what `write` writes, or its error.
    pub(crate) fn task_end_with(
        &mut self,
        now: u64,
        uuid: &Uuid,
        write: &mut dyn FnMut(&mut Self, &mut Writer<'_>) -> Result<(), Error>,
    ) {
        let mut xml = Vec::new();
        let mut writer = Writer::new(&mut xml, Dialect::Standard, RESULT_BYTES);
        let status = match write(self, &mut writer) {
            Ok(()) => {
                if writer.is_over() {
                    self.quotas.hit(Quota::Tasks);
                    self.store.set(task::name_description, uuid, "The result was too big to be kept.");
                } else {
                    self.store.set(task::result, uuid, &String::from_utf8_lossy(&xml));
                }
                TaskStatus::Success
            }
            Err(error) => {
                let texts = core::iter::once(error.code.name()).chain(error.params.iter().map(String::as_str));
                let info: Vec<Value> = texts.map(Value::str).collect();
                self.store.set(task::error_info, uuid, &info);
                if error.code == Code::TASK_CANCELLED { TaskStatus::Cancelled } else { TaskStatus::Failure }
            }
        };
        self.task_cancellable(uuid, false);
        self.store.set(task::progress, uuid, 100);
        self.store.set(task::status, uuid, status as u8);
        self.tasks.finished.push_back((now, *uuid));
        self.tasks.bytes += outcome(&self.store, uuid);
        self.forget_tasks(now);
    }

    /// Forgets the tasks that are to be forgotten.
    pub(crate) fn forget_tasks(&mut self, now: u64) {
        let early = self.tasks.forget(&mut self.store, now, self.config.limits.tasks);
        self.quotas.add(Quota::Tasks, early);
    }
}

/// A type as the text spells it.
pub fn spell(ty: Type, out: &mut String) {
    match ty {
        Type::Void => out.push_str("void"),
        Type::Str => out.push_str("string"),
        Type::Int => out.push_str("int"),
        Type::Bool => out.push_str("bool"),
        Type::Float => out.push_str("float"),
        Type::DateTime => out.push_str("datetime"),
        Type::Enum(row) => out.push_str(row.name),
        Type::Struct(row) => out.push_str(row.name),
        Type::Ref(class) => {
            out.push_str(class.row().name);
            out.push_str(" ref");
        }
        Type::Record(class) => {
            out.push_str(class.row().name);
            out.push_str(" record");
        }
        Type::Set(of) => {
            out.push('(');
            spell(*of, out);
            out.push_str(") Set");
        }
        Type::Map([key, of]) => {
            out.push('(');
            spell(*key, out);
            out.push_str(" -> ");
            spell(*of, out);
            out.push_str(") Map");
        }
    }
}
