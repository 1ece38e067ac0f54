//! Transactions as requests: begin, work in one, commit or replay.
//!
//! Deliberately absent: what the requests in it do (`nodes`).

use super::events::Change;
use super::path::PathBuf;
use super::quota::Quota;
use super::server::Server;
use super::slab::copied;
use super::transaction::{Asked, Books, REQUEST_BYTES, Transaction, Work};
use super::wire::{self, Error, string};
use alloc::vec::Vec;

impl Server {
    pub(super) fn begin(&mut self, me: usize) -> Result<u32, Error> {
        let count = self.doms.at(me).transactions.len() + 1;
        self.within(me, Quota::Transactions, count)?;
        let domain = self.doms.at_mut(me);
        domain.transactions.try_reserve(1)?;
        let mut id = domain.last_transaction;
        while id == 0 || domain.transactions.iter().any(|t| t.id == id) || id == domain.last_transaction {
            id = id.wrapping_add(1);
        }
        domain.last_transaction = id;
        self.transactions += 1;
        domain.transactions.push(Transaction {
            id,
            serial: self.transactions,
            base: self.tree.keep(self.live),
            epoch: self.epoch,
            work: Work { root: self.tree.keep(self.live), books: Books::default() },
            asked: Vec::new(),
            bytes: 0,
        });
        Ok(id)
    }

    /// Does a request in a transaction, and remembers it.
    pub(super) fn in_transaction(&mut self, me: usize, n: usize, kind: u32, payload: &[u8]) -> Result<(), Error> {
        let Some(t) = self.doms.at(me).transactions.get(n) else { return Err(Error::ENOENT) };
        if t.given_up() {
            return Err(Error::EAGAIN);
        }
        let (count, charge) = (t.asked.len() + 1, REQUEST_BYTES + payload.len());
        let bytes = self.doms.at(me).charged() + charge;
        self.within(me, Quota::TransactionNodes, count)?;
        self.within(me, Quota::Memory, bytes)?;
        let payload = copied(payload)?;
        let domain = self.doms.at_mut(me);
        let Some(t) = domain.transactions.get_mut(n) else { return Err(Error::ENOENT) };
        t.asked.try_reserve(1)?;
        t.bytes += charge;
        domain.transaction_bytes += charge;
        let mut work = core::mem::take(&mut t.work);
        let done = self.on_tree(me, &mut work, kind, &payload);
        let answer = self.answer_hash(kind, done);
        let domain = self.doms.at_mut(me);
        let Some(t) = domain.transactions.get_mut(n) else { return Err(Error::ENOENT) };
        t.work = work;
        if done == Err(Error::ENOMEM) {
            // As if it had not been asked: asked again, it may succeed.
            t.bytes -= charge;
            domain.transaction_bytes -= charge;
        } else {
            t.asked.push(Asked { kind, payload, answer, changed: done.is_ok_and(|c| c != Change::None) });
        }
        self.relieve();
        done.map(|_| ())
    }

    /// What tells two answers apart. Generations are left out: they differ whenever anybody writes.
    fn answer_hash(&self, kind: u32, done: Result<Change, Error>) -> u64 {
        match done {
            Err(error) => wire::hash(&[b"!", error.wire()]),
            Ok(change) => {
                let text = match string(&self.reply) {
                    Some((_, rest)) if kind == wire::DIRECTORY_PART => rest,
                    _ => &self.reply,
                };
                wire::hash(&[&[change as u8], text])
            }
        }
    }

    pub(super) fn commit(&mut self, me: usize, t: &Transaction) -> Result<(), Error> {
        if t.given_up() {
            return Err(Error::EAGAIN);
        }
        if !t.asked.iter().any(|asked| asked.changed) {
            return Ok(());
        }
        let mut work = Work { root: self.tree.keep(self.live), books: Books::default() };
        if self.live == t.base && self.epoch == t.epoch {
            // The live tree becomes this one; for the moment both are held.
            if let Err(error) = work.books.reserve(&t.work.books) {
                self.tree.release(work.root);
                return Err(error);
            }
            self.tree.release(work.root);
            work.root = self.tree.keep(t.work.root);
            work.books.0.extend_from_slice(&t.work.books.0);
        } else if let Err(error) = self.replay(me, &mut work, &t.asked) {
            self.tree.release(work.root);
            return Err(error);
        }
        let old = core::mem::replace(&mut self.live, work.root);
        self.book(&mut work.books);
        for asked in t.asked.iter().filter(|asked| asked.changed) {
            let change = match asked.kind {
                wire::RM => Change::Removed,
                wire::SET_PERMS => Change::Perms,
                _ => Change::Value,
            };
            let mut buf = PathBuf::new();
            let given = string(&asked.payload).map_or(asked.payload.as_slice(), |(given, _)| given);
            if let Ok(path) = self.path(me, given, false, &mut buf) {
                self.changed(old, path, change);
            }
        }
        self.tree.release(old);
        self.reply.clear();
        Ok(())
    }

    /// Asks everything again.
    fn replay(&mut self, me: usize, work: &mut Work, all: &[Asked]) -> Result<(), Error> {
        for asked in all {
            self.reply.clear();
            let done = self.on_tree(me, work, asked.kind, &asked.payload);
            if self.answer_hash(asked.kind, done) != asked.answer {
                return Err(if done == Err(Error::ENOMEM) { Error::ENOMEM } else { Error::EAGAIN });
            }
        }
        Ok(())
    }
}
