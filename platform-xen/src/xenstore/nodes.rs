//! Requests that read or change the tree: one function each, on the live tree or a transaction's.
//!
//! What a request changes in the books gathers in `pending` and is taken over only when the tree has changed, which
//! cannot fail half way. Deliberately absent: bytes of headers, events.

use super::events::{Change, SPECIAL};
use super::path::{self, PathBuf};
use super::perms::{self, ANY, Life, OWNER, Perm, READ, WRITE, rights};
use super::quota::Quota;
use super::server::{Domains, Server};
use super::slab::{Id, NIL, copied};
use super::transaction::{Books, Work};
use super::tree::NODE_BYTES;
use super::wire::{self, Digits, Error, PAYLOAD_MAX, number, string};
use crate::hyp::DomId;
use alloc::vec::Vec;

/// The feature of permissions for everybody.
const DOMID_ANY: u32 = 8;
/// Most entries a SET_PERMS can hold, whoever sends it.
const PERMS_MAX: usize = 256;

impl Server {
    /// Does a request on the live tree.
    pub(super) fn live(&mut self, me: usize, kind: u32, payload: &[u8]) -> Result<(), Error> {
        let mut work = Work { root: self.live, books: Books::default() };
        // What went or became unreadable has to be looked up when its events go out.
        let old = if matches!(kind, wire::RM | wire::SET_PERMS) { self.tree.keep(self.live) } else { NIL };
        let done = self.on_tree(me, &mut work, kind, payload);
        self.live = work.root;
        self.book(&mut work.books);
        if let Ok(change) = done {
            let mut buf = PathBuf::new();
            let given = string(payload).map_or(payload, |(given, _)| given);
            if change != Change::None
                && let Ok(path) = self.path(me, given, false, &mut buf)
            {
                self.changed(old, path, change);
            }
        }
        self.tree.release(old);
        if done.is_ok_and(|change| change != Change::None) {
            self.relieve();
        }
        done.map(|_| ())
    }

    /// The absolute path a client means, within its quotas.
    pub(super) fn path<'a>(
        &mut self,
        me: usize,
        given: &'a [u8],
        special: bool,
        buf: &'a mut PathBuf,
    ) -> Result<&'a [u8], Error> {
        let who = self.doms.at(me).who;
        let home = if self.doms.at(me).privileged { 0 } else { who.dom };
        let path = path::absolute(given, home, special, buf)?;
        if path::is_relative(given) && self.within(me, Quota::RelativePath, given.len()).is_err() {
            return Err(Error::EINVAL);
        }
        self.within(me, Quota::Path, path.len()).map_err(|_| Error::EINVAL)?;
        Ok(path)
    }

    /// The node of a path that somebody may use this way. What does not exist is ENOENT only for whom the nearest node
    /// above it lets look.
    fn access(&self, me: usize, root: Id, path: &[u8], need: u8) -> Result<Id, Error> {
        let (node, missing) = self.tree.nearest(root, path);
        let rights = rights(self.tree.perms(node), &self.doms.at(me).subject());
        match missing {
            0 if rights & need == need => Ok(node),
            0 => Err(Error::EACCES),
            _ if rights & need != 0 => Err(Error::ENOENT),
            _ => Err(Error::EACCES),
        }
    }

    /// Does a request on a tree. On an error nothing has changed.
    pub(super) fn on_tree(&mut self, me: usize, work: &mut Work, kind: u32, payload: &[u8]) -> Result<Change, Error> {
        let (given, rest) = string(payload).ok_or(Error::EINVAL)?;
        let alone = !matches!(kind, wire::WRITE | wire::SET_PERMS | wire::DIRECTORY_PART);
        if alone && !rest.is_empty() {
            return Err(Error::EINVAL);
        }
        let special = matches!(kind, wire::GET_PERMS | wire::SET_PERMS);
        let mut buf = PathBuf::new();
        let path = self.path(me, given, special, &mut buf)?;
        self.pending.0.clear();
        let done = if path.first() == Some(&b'@') {
            self.on_special(me, path, rest, kind == wire::SET_PERMS)
        } else {
            match kind {
                wire::WRITE => self.do_write(me, work, path, Some(rest)),
                wire::MKDIR => self.do_write(me, work, path, None),
                wire::RM => self.do_rm(me, work, path),
                wire::SET_PERMS => self.do_set_perms(me, work, path, rest),
                _ => self.look(me, work.root, path, kind, rest),
            }
        };
        match done {
            Ok(Change::None) | Err(_) => self.pending.0.clear(),
            Ok(_) => work.books.take(&mut self.pending),
        }
        if done.is_ok() && wire::flags(kind) & wire::CHANGES != 0 {
            self.ok()?;
        }
        done
    }

    /// READ, DIRECTORY, DIRECTORY_PART, GET_PERMS.
    fn look(&mut self, me: usize, root: Id, path: &[u8], kind: u32, rest: &[u8]) -> Result<Change, Error> {
        let mut offset = 0;
        if kind == wire::DIRECTORY_PART {
            let (text, _) = string(rest).ok_or(Error::EINVAL)?;
            offset = number(text).ok_or(Error::EINVAL)? as usize;
        }
        let node = self.access(me, root, path, READ)?;
        // The answer is built while the tree is looked at.
        let mut reply = core::mem::take(&mut self.reply);
        let tree = &self.tree;
        let mut fits = true;
        let mut add = |reply: &mut Vec<u8>, bytes: &[u8]| {
            fits &= reply.len() + bytes.len() <= PAYLOAD_MAX;
            if fits {
                reply.extend_from_slice(bytes);
            }
        };
        match kind {
            wire::READ => add(&mut reply, tree.value(node)),
            wire::DIRECTORY if tree.list_len(node) > PAYLOAD_MAX => fits = false,
            // All of it fits.
            wire::DIRECTORY => tree.list(node, 0, &mut |name| {
                reply.extend_from_slice(name);
                reply.push(0);
                true
            }),
            wire::DIRECTORY_PART => {
                add(&mut reply, Digits::of(tree.generation(node)).bytes());
                add(&mut reply, b"\0");
                let mut whole = true;
                // One byte is for the mark of the end.
                tree.list(node, offset, &mut |name| {
                    whole = reply.len() + name.len() + 2 <= PAYLOAD_MAX;
                    if whole {
                        reply.extend_from_slice(name);
                        reply.push(0);
                    }
                    whole
                });
                if whole {
                    reply.push(0);
                }
            }
            _ => {
                let perms = tree.perms(node);
                write_perms(&self.doms, perms, &mut |bytes| add(&mut reply, bytes));
            }
        }
        self.reply = reply;
        if fits { Ok(Change::None) } else { Err(Error::E2BIG) }
    }

    /// GET_PERMS and SET_PERMS of @introduceDomain and @releaseDomain: outside of transactions, and set by the control
    /// domain only.
    fn on_special(&mut self, me: usize, path: &[u8], rest: &[u8], set: bool) -> Result<Change, Error> {
        let which = SPECIAL.iter().position(|name| *name == path);
        let subject = self.doms.at(me).subject();
        let Some(place) = which else { return Err(if subject.privileged { Error::ENOENT } else { Error::EACCES }) };
        let blob = self.special.get(place).copied().unwrap_or(NIL);
        if !set {
            if rights(self.tree.bytes(blob), &subject) & READ == 0 {
                return Err(Error::EACCES);
            }
            let mut reply = core::mem::take(&mut self.reply);
            write_perms(&self.doms, self.tree.bytes(blob), &mut |bytes| reply.extend_from_slice(bytes));
            self.reply = reply;
            return Ok(Change::None);
        }
        if !subject.privileged {
            return Err(Error::EACCES);
        }
        let new = self.parse_perms(me, rest)?;
        if let Some(place) = self.special.get_mut(place) {
            *place = new;
        }
        self.tree.unshare(blob);
        Ok(Change::None)
    }

    /// WRITE with a value, MKDIR without.
    fn do_write(&mut self, me: usize, work: &mut Work, path: &[u8], value: Option<&[u8]>) -> Result<Change, Error> {
        let text = value.unwrap_or_default();
        self.within(me, Quota::Value, text.len())?;
        match self.access(me, work.root, path, WRITE) {
            Ok(_) if value.is_none() => Ok(Change::None),
            Ok(node) => {
                let owner = perms::owner(self.tree.perms(node));
                let more = text.len() as i64 - self.tree.value(node).len() as i64;
                self.affords(me, work, owner, 0, more)?;
                self.pending.add(owner, 0, more)?;
                work.books.reserve(&self.pending)?;
                self.tree.set_value(&mut work.root, path, text)?;
                Ok(Change::Value)
            }
            Err(Error::ENOENT) => self.create(me, work, path, text),
            Err(error) => Err(error),
        }
    }

    /// Makes a node and those above it that are missing, with the permissions of the nearest that is there. Guests own
    /// what they make; the control domain makes nodes for whoever owns the one above.
    fn create(&mut self, me: usize, work: &mut Work, path: &[u8], value: &[u8]) -> Result<Change, Error> {
        let (above, missing) = self.tree.nearest(work.root, path);
        let subject = self.doms.at(me).subject();
        let theirs = perms::owner(self.tree.perms(above));
        let owner = if subject.privileged { theirs } else { subject.who };
        // Names of what is new: the path's end without its slashes.
        let start = path.iter().enumerate().rev().filter(|(_, b)| **b == b'/').nth(missing.saturating_sub(1));
        let new_names = path.len() - start.map_or(0, |(at, _)| at) - missing;
        let bytes = (missing * NODE_BYTES + new_names + value.len()) as i64;
        self.affords(me, work, owner, missing, bytes)?;
        self.pending.add(owner, missing as i32, bytes)?;
        work.books.reserve(&self.pending)?;
        let blob = if owner == theirs {
            let blob = self.tree.perms_blob(above);
            self.tree.share(blob)
        } else {
            let mut entries = copied(self.tree.perms(above))?;
            let access = perms::entries(&entries).next().map_or(0, |(_, access)| access);
            if let Some(first) = entries.first_chunk_mut() {
                *first = perms::encode(owner, access);
            }
            self.tree.blob(&entries)?
        };
        let made = self.tree.create(&mut work.root, path, missing, value, blob);
        self.tree.unshare(blob);
        made.map(|()| Change::Value)
    }

    fn do_rm(&mut self, me: usize, work: &mut Work, path: &[u8]) -> Result<Change, Error> {
        let node = match self.access(me, work.root, path, WRITE) {
            Ok(_) if path == b"/" => return Err(Error::EINVAL),
            Ok(node) => node,
            // What is not there is removed already, if its parent is there.
            Err(Error::ENOENT) if self.tree.nearest(work.root, path).1 == 1 => return Ok(Change::None),
            Err(error) => return Err(error),
        };
        let pending = &mut self.pending;
        self.tree
            .walk(node, &mut |tree, node| pending.add(perms::owner(tree.perms(node)), -1, -(tree.charge(node) as i64)))?;
        work.books.reserve(&self.pending)?;
        self.tree.remove(&mut work.root, path)?;
        Ok(Change::Removed)
    }

    fn do_set_perms(&mut self, me: usize, work: &mut Work, path: &[u8], rest: &[u8]) -> Result<Change, Error> {
        let blob = self.parse_perms(me, rest)?;
        let done = self.set_perms_blob(me, work, path, blob);
        if done.is_err() {
            self.tree.unshare(blob);
        }
        done
    }

    /// Checks, then takes the blob over.
    fn set_perms_blob(&mut self, me: usize, work: &mut Work, path: &[u8], blob: Id) -> Result<Change, Error> {
        let node = self.access(me, work.root, path, WRITE | OWNER)?;
        let (old, new) = (perms::owner(self.tree.perms(node)), perms::owner(self.tree.bytes(blob)));
        if old != new {
            if !self.doms.at(me).privileged {
                return Err(Error::EPERM);
            }
            let charge = self.tree.charge(node) as i64;
            self.pending.add(old, -1, -charge)?;
            self.pending.add(new, 1, charge)?;
        } else {
            self.pending.add(new, 0, 0)?;
        }
        work.books.reserve(&self.pending)?;
        let blob = self.tree.share(blob);
        self.tree.set_perms(&mut work.root, path, blob)?;
        self.tree.unshare(blob);
        Ok(Change::Perms)
    }

    /// A blob of the entries in a request. Those for domains that nobody announced are left out; such an owner is ENOENT.
    fn parse_perms(&mut self, me: usize, mut rest: &[u8]) -> Result<Id, Error> {
        let mut bytes = Vec::new();
        let mut count = 0;
        while let Some((text, after)) = string(rest) {
            rest = after;
            let perm = Perm::parse(text)?;
            count += 1;
            if count > PERMS_MAX {
                return Err(Error::ENOSPC);
            }
            self.add_perm(me, perm, &mut bytes)?;
        }
        if count == 0 {
            return Err(Error::EINVAL);
        }
        self.within(me, Quota::Permissions, count)?;
        self.tree.blob(&bytes)
    }

    pub(super) fn add_perm(&self, me: usize, perm: Perm, bytes: &mut Vec<u8>) -> Result<(), Error> {
        let known = match perm.dom.0 {
            ANY => (self.doms.at(me).features & DOMID_ANY != 0 && !bytes.is_empty()).then_some(Life { dom: ANY, life: 0 }),
            dom => self.doms.find(dom).map(|slot| self.doms.at(slot).who),
        };
        match known {
            Some(life) => {
                bytes.try_reserve(perms::ENTRY)?;
                bytes.extend_from_slice(&perms::encode(life, perm.access));
                Ok(())
            }
            None if bytes.is_empty() => Err(Error::ENOENT),
            None => Ok(()),
        }
    }
}

/// The entries that count, as GET_PERMS answers them: the owner's, and those of domains that are still there.
fn write_perms(doms: &Domains, perms: &[u8], add: &mut dyn FnMut(&[u8])) {
    for (n, (life, access)) in perms::entries(perms).enumerate() {
        if n == 0 || doms.lives(life) {
            add(&[Perm { dom: DomId(life.dom), access }.letter()]);
            add(Digits::of(life.dom.into()).bytes());
            add(b"\0");
        }
    }
}
