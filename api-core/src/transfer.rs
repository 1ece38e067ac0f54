//! Disks written and read over HTTP as a whole: who may, what must not happen to a disk meanwhile, and the task that tells
//! of it. XAPI has them as import_raw_vdi and export_raw_vdi.
//!
//! Deliberately absent: the bytes; the agent moves them.

use crate::engine::{Engine, Env, Line, Source, told};
use crate::error::{Code, Error, Result};
use crate::idmap::IdMap;
use crate::lifecycle::backend::Uuid;
use crate::schema::enums::TaskStatus;
use crate::schema::types::Type;
use crate::schema::{Class, task, vdi};
use crate::store::value::Value;
use crate::wire::uuid::{parse_uuid, uuid_text};
use alloc::format;
use alloc::string::String;

/// Transfers at once.
const TRANSFERS: usize = 8;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// An open session that may do this.
    pub session: &'a str,
    /// Who asks.
    pub source: Source,
    /// The disk's reference.
    pub vdi: &'a str,
    /// A task's reference, or empty.
    pub task: &'a str,
    /// The disk is written, or read.
    pub writes: bool,
}

/// One under way.
#[derive(Debug)]
struct Transfer {
    vdi: Uuid,
    writes: bool,
    task: Option<Uuid>,
    cancelled: bool,
    line: Line,
}

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Transfers {
    all: IdMap<u64, Transfer>,
    last: u64,
}

impl Transfers {
    fn of_task(&mut self, task: &Uuid) -> Option<&mut Transfer> {
        self.all.values_mut().find(|transfer| transfer.task.as_ref() == Some(task))
    }

    /// Whether a disk is written, or else read, by one.
    pub(crate) fn of_disk(&self, vdi: &Uuid) -> Option<bool> {
        let of = self.all.values().filter(|transfer| transfer.vdi == *vdi);
        of.map(|transfer| transfer.writes).max()
    }

    /// A task tells of one.
    pub(crate) fn has_task(&self, task: &Uuid) -> bool {
        self.all.values().any(|transfer| transfer.task.as_ref() == Some(task))
    }
}

impl Engine {
    /// Begins: its number, and the bytes of the disk. [`Engine::transfer_ended`] is told once nothing of it is under way.
    pub fn transfer_begin(&mut self, env: &mut Env<'_>, ask: &Ask<'_>) -> Result<(u64, u64)> {
        let method = if ask.writes { "PUT import_raw_vdi" } else { "GET export_raw_vdi" };
        let user = self.session_user(ask.session).unwrap_or_default();
        let disk = parse_uuid(ask.vdi).filter(|disk| self.store.contains(Class::VDI, disk));
        let reference = disk.as_ref().map(uuid_text);
        let reference = reference.as_deref().unwrap_or_default();
        let line = Line { user, source: ask.source, method: String::from(method), reference: String::from(reference) };
        let begun = self.transferable(env, ask, disk);
        let (disk, task) = match begun {
            Ok(begun) => begun,
            Err(error) => {
                line.tell(env, error.code.name());
                return Err(error);
            }
        };
        if let Some(task) = task {
            self.tasks.resumed(&self.store, &task);
            self.task_cancellable(&task, true);
        }
        self.transfers.last += 1;
        let number = self.transfers.last;
        let bytes = u64::try_from(self.store.get(vdi::virtual_size, &disk)).unwrap_or(0);
        let transfer = Transfer { vdi: disk, writes: ask.writes, task, cancelled: false, line };
        self.transfers.all.insert(number, transfer);
        Ok((number, bytes))
    }

    /// The disk and the task, if it may begin.
    fn transferable(&self, env: &mut Env<'_>, ask: &Ask<'_>, disk: Option<Uuid>) -> Result<(Uuid, Option<Uuid>)> {
        let disk = disk.ok_or_else(|| Error::new(Code::HANDLE_INVALID, &["VDI", ask.vdi]))?;
        let of = self.store.get(vdi::SR, &disk);
        if env.backend.disk_used(&disk).is_none() {
            return Err(Error::new(Code::SR_HAS_NO_PBDS, &[&uuid_text(&of)]));
        }
        let in_use = |operation| Err(Error::new(Code::VDI_IN_USE, &[&uuid_text(&disk), operation]));
        let frozen = self.store.get(vdi::read_only, &disk);
        if ask.writes {
            if frozen {
                return Err(Error::new(Code::VDI_READONLY, &[&uuid_text(&disk)]));
            }
            if self.transfers.of_disk(&disk).is_some() || self.is_drive(&disk, false) {
                return in_use("import");
            }
        } else if self.transfers.of_disk(&disk) == Some(true) || self.is_drive(&disk, true) {
            return in_use("export");
        }
        if self.transfers.all.len() >= TRANSFERS {
            return Err(Error::new(Code::LIMIT_REACHED, &["transfers", &format!("{TRANSFERS}")]));
        }
        if ask.task.is_empty() {
            return Ok((disk, None));
        }
        let task = parse_uuid(ask.task).filter(|task| self.store.contains(Class::task, task));
        let task = task.ok_or_else(|| Error::new(Code::HANDLE_INVALID, &["task", ask.task]))?;
        let ours = self.tasks.owner(&task) == parse_uuid(ask.session).as_ref();
        let free = !self.of_task.contains_key(&task) && !self.transfers.has_task(&task);
        if !ours || !free || self.store.get(task::status, &task) != TaskStatus::Pending as u8 {
            return Err(Error::refused("the task is not the session's own, or it is used already"));
        }
        Ok((disk, Some(task)))
    }

    /// Tells the task how far it is.
    pub fn transfer_moved(&mut self, number: u64, percent: u8) {
        let task = self.transfers.all.get(&number).and_then(|transfer| transfer.task);
        if let Some(task) = task
            && self.store.get(task::progress, &task) < i64::from(percent)
        {
            self.store.set(task::progress, &task, i64::from(percent));
        }
    }

    /// Its task was cancelled: it is to end.
    pub fn transfer_cancelled(&self, number: u64) -> Option<Error> {
        let transfer = self.transfers.all.get(&number).filter(|transfer| transfer.cancelled)?;
        Some(Error::new(Code::TASK_CANCELLED, &[&uuid_text(&transfer.task?)]))
    }

    /// It has ended, and nothing of it is under way.
    pub fn transfer_ended(&mut self, env: &mut Env<'_>, number: u64, result: Result<()>) {
        let Some(transfer) = self.transfers.all.remove(&number) else { return };
        transfer.line.tell(env, told(&result));
        if let Some(task) = transfer.task {
            self.task_end(env.now, &task, &result.map(|()| Value::Void), Type::Void);
        }
    }

    /// task.cancel of a transfer's.
    pub(crate) fn transfer_cancel(&mut self, task: &Uuid) -> bool {
        let Some(transfer) = self.transfers.of_task(task) else { return false };
        let first = !core::mem::replace(&mut transfer.cancelled, true);
        if first {
            self.task_cancellable(task, false);
            self.store.set(task::status, task, TaskStatus::Cancelling as u8);
        }
        first
    }

    /// VDI_IN_USE, if a transfer has the disk; `reads`: and what is to be done only reads it, as the transfer does.
    pub(crate) fn not_transferred(&self, disk: &Uuid, operation: &str, reads: bool) -> Result<()> {
        match self.transfers.of_disk(disk) {
            None => Ok(()),
            Some(false) if reads => Ok(()),
            Some(_) => Err(Error::new(Code::VDI_IN_USE, &[&uuid_text(disk), operation])),
        }
    }
}
