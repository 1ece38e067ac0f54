//! The toolstack's door: the same tree without bytes, with all rights. Guests get events of what it does.
//!
//! A batch is a transaction that cannot conflict: it is done at once or not at all. Deliberately absent: long
//! transactions; nothing else runs between two calls. A call allocates for its paths, and says ENOMEM.

use super::events::Change;
use super::path::{self, PathBuf};
use super::perms::{self, Perm};
use super::server::{AGENT, Server, Usage};
use super::slab::Id;
use super::transaction::{Books, Work};
use super::wire::{self, Error};
use crate::hyp::DomId;
use alloc::vec::Vec;

/// One change of a batch.
#[derive(Clone, Copy, Debug)]
pub enum Edit<'a> {
    /// Gives a node a value; makes it and those above it if missing, for whoever owns the nearest above.
    Write(&'a [u8], &'a [u8]),
    /// Makes a node if it is missing.
    Mkdir(&'a [u8]),
    /// Removes a node and all below it.
    Rm(&'a [u8]),
    /// Sets permissions; the first names the owner. Domains are announced before.
    Perms(&'a [u8], &'a [Perm]),
}

impl Edit<'_> {
    fn path(&self) -> &[u8] {
        match self {
            Edit::Write(path, _) | Edit::Mkdir(path) | Edit::Rm(path) | Edit::Perms(path, _) => path,
        }
    }
}

impl Server {
    /// What the toolstack's own watches and events take.
    #[must_use]
    pub fn own_usage(&self) -> Usage {
        self.usage_at(self.agent())
    }

    fn agent(&self) -> usize {
        self.doms.find_life(AGENT).unwrap_or(usize::MAX)
    }

    fn node(&self, path: &[u8]) -> Option<Id> {
        let mut buf = PathBuf::new();
        let path = path::absolute(path, 0, false, &mut buf).ok()?;
        self.tree.find(self.live, path)
    }

    /// A node's value.
    #[must_use]
    pub fn read(&self, path: &[u8]) -> Option<&[u8]> {
        Some(self.tree.value(self.node(path)?))
    }

    /// A node's permissions, the owner first.
    #[must_use]
    pub fn perms(&self, path: &[u8]) -> Option<Vec<Perm>> {
        let entries = perms::entries(self.tree.perms(self.node(path)?));
        Some(entries.map(|(who, access)| Perm { dom: DomId(who.dom), access }).collect())
    }

    /// Whether there is such a node.
    #[must_use]
    pub fn exists(&self, path: &[u8]) -> bool {
        self.node(path).is_some()
    }

    /// Gives the names of a node's children in order, until told to stop; false if there is no such node.
    pub fn list(&self, path: &[u8], each: &mut dyn FnMut(&[u8]) -> bool) -> bool {
        let node = self.node(path);
        if let Some(node) = node {
            self.tree.list(node, 0, each);
        }
        node.is_some()
    }

    /// Writes a value.
    ///
    /// # Errors
    /// EINVAL for a bad path, E2BIG for a value no client could be told, ENOMEM.
    pub fn write(&mut self, path: &[u8], value: &[u8]) -> Result<(), Error> {
        self.batch(&[Edit::Write(path, value)])
    }

    /// Makes a node.
    ///
    /// # Errors
    /// EINVAL for a bad path, ENOMEM.
    pub fn mkdir(&mut self, path: &[u8]) -> Result<(), Error> {
        self.batch(&[Edit::Mkdir(path)])
    }

    /// Removes a node and all below it.
    ///
    /// # Errors
    /// EINVAL for a bad path or the root, ENOENT if its parent does not exist either, ENOMEM.
    pub fn rm(&mut self, path: &[u8]) -> Result<(), Error> {
        self.batch(&[Edit::Rm(path)])
    }

    /// Sets permissions.
    ///
    /// # Errors
    /// EINVAL for a bad path, ENOENT for a missing node or an owner that nobody announced, ENOMEM.
    pub fn set_perms(&mut self, path: &[u8], perms: &[Perm]) -> Result<(), Error> {
        self.batch(&[Edit::Perms(path, perms)])
    }

    /// Does all of it, or nothing. Events go out afterwards.
    ///
    /// # Errors
    /// Of the first change that fails.
    pub fn batch(&mut self, edits: &[Edit<'_>]) -> Result<(), Error> {
        let mut work = Work { root: self.tree.keep(self.live), books: Books::default() };
        let mut changes = Vec::new();
        let done = changes.try_reserve_exact(edits.len()).map_err(Error::from).and_then(|()| {
            edits.iter().try_for_each(|edit| {
                changes.push(self.edit(&mut work, edit)?);
                Ok(())
            })
        });
        if let Err(error) = done {
            self.tree.release(work.root);
            return Err(error);
        }
        let old = core::mem::replace(&mut self.live, work.root);
        self.book(&mut work.books);
        for (edit, change) in edits.iter().zip(changes) {
            let mut buf = PathBuf::new();
            if let Ok(path) = path::absolute(edit.path(), 0, false, &mut buf) {
                self.changed(old, path, change);
            }
        }
        self.tree.release(old);
        self.relieve();
        self.tree.sweep(16 + edits.len() as u32 * 16);
        Ok(())
    }

    fn edit(&mut self, work: &mut Work, edit: &Edit<'_>) -> Result<Change, Error> {
        let mut payload = Vec::new();
        let path = edit.path();
        let extra = match edit {
            Edit::Write(_, value) => value.len(),
            // A letter, five digits, a NUL.
            Edit::Perms(_, perms) => perms.len() * 7,
            _ => 0,
        };
        if extra > wire::PAYLOAD_MAX {
            return Err(Error::E2BIG);
        }
        payload.try_reserve_exact(path.len() + 1 + extra)?;
        payload.extend_from_slice(path);
        payload.push(0);
        let kind = match edit {
            Edit::Write(_, value) => {
                payload.extend_from_slice(value);
                wire::WRITE
            }
            Edit::Mkdir(_) => wire::MKDIR,
            Edit::Rm(_) => wire::RM,
            Edit::Perms(_, perms) => {
                for perm in *perms {
                    payload.push(perm.letter());
                    payload.extend_from_slice(wire::Digits::of(perm.dom.0.into()).bytes());
                    payload.push(0);
                }
                wire::SET_PERMS
            }
        };
        self.reply.clear();
        self.on_tree(self.agent(), work, kind, &payload)
    }

    pub(super) fn inner_rm(&mut self, path: &[u8]) -> Result<(), Error> {
        self.rm(path)
    }

    pub(super) fn inner_perms(&mut self, path: &[u8], perms: &[Perm]) -> Result<(), Error> {
        self.set_perms(path, perms)
    }

    /// Watches a path and all below it: the first event comes at once, each names `tag`.
    ///
    /// # Errors
    /// EINVAL for a bad path, EEXIST, ENOMEM.
    pub fn watch(&mut self, path: &[u8], tag: u32) -> Result<(), Error> {
        let mut buf = PathBuf::new();
        let path = path::absolute(path, 0, true, &mut buf)?;
        let me = self.agent();
        let id = self.add_watch(me, path, &tag.to_le_bytes(), 0, None)?;
        self.first_event(me, Some(id));
        Ok(())
    }

    /// Watches no more. Events that wait still come.
    ///
    /// # Errors
    /// ENOENT, EINVAL.
    pub fn unwatch(&mut self, path: &[u8], tag: u32) -> Result<(), Error> {
        let mut buf = PathBuf::new();
        let path = path::absolute(path, 0, true, &mut buf)?;
        self.remove_watch(self.agent(), path, &tag.to_le_bytes())
    }

    /// Gives the next event to `each`: path and tag. False when none waits.
    pub fn take_event(&mut self, each: &mut dyn FnMut(&[u8], u32)) -> bool {
        let slot = self.agent();
        self.doms.at_mut(slot).take_event(&mut |path, token| {
            each(path, u32::from_le_bytes(token.first_chunk().copied().unwrap_or_default()));
        })
    }
}
