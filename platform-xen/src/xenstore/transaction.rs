//! Transactions: a snapshot to work on, what was asked, and what it changes in the books.
//!
//! A commit compares roots. If the tree is still the one the snapshot was taken of, the transaction's tree takes its
//! place. If not, the requests are asked again, of the tree as it is now; when each gets the answer it got, that result
//! counts, else the client is told EAGAIN and nothing happened. One that changed nothing always succeeds: all its reads
//! are true at its start.
//!
//! Deliberately absent: transactions in transactions (EBUSY).

use super::perms::Life;
use super::slab::{Id, NIL};
use super::wire::Error;
use alloc::vec::Vec;

/// Bytes charged for a request in a transaction, besides its own.
pub const REQUEST_BYTES: usize = 64;

/// What changes in an owner's books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delta {
    /// Whose.
    pub owner: Life,
    /// Nodes.
    pub nodes: i32,
    /// Bytes charged.
    pub bytes: i64,
}

/// Changes of the books, at most one entry per owner.
#[derive(Default)]
pub struct Books(pub Vec<Delta>);

impl Books {
    /// Adds a change.
    pub fn add(&mut self, owner: Life, nodes: i32, bytes: i64) -> Result<(), Error> {
        let found = self.0.iter_mut().rev().find(|d| d.owner == owner);
        if let Some(delta) = found {
            delta.nodes += nodes;
            delta.bytes += bytes;
            return Ok(());
        }
        self.0.try_reserve(1)?;
        self.0.push(Delta { owner, nodes, bytes });
        Ok(())
    }

    /// Room for all entries of others, so that taking them over cannot fail.
    pub fn reserve(&mut self, others: &Books) -> Result<(), Error> {
        Ok(self.0.try_reserve(others.0.len())?)
    }

    /// Takes over the changes of others, for which there is room.
    pub fn take(&mut self, others: &mut Books) {
        for delta in others.0.drain(..) {
            // There is room: see `reserve`.
            let _ = self.add(delta.owner, delta.nodes, delta.bytes);
        }
    }

    /// The change for one owner.
    pub fn of(&self, owner: Life) -> Delta {
        self.0.iter().find(|d| d.owner == owner).copied().unwrap_or(Delta { owner, nodes: 0, bytes: 0 })
    }
}

/// A tree being worked on: the live one for the length of a request, or a transaction's.
#[derive(Default)]
pub struct Work {
    /// Its root.
    pub root: Id,
    /// What it changes, against the live books.
    pub books: Books,
}

/// A request of a transaction.
pub struct Asked {
    /// Its type.
    pub kind: u32,
    /// Its payload.
    pub payload: Vec<u8>,
    /// Hash of the answer it got.
    pub answer: u64,
    /// It changed something.
    pub changed: bool,
}

/// An open transaction.
pub struct Transaction {
    /// Its number in headers.
    pub id: u32,
    /// Counts transactions of all domains: which is the oldest.
    pub serial: u64,
    /// The tree it was taken of; nobody when the transaction was given up.
    pub base: Id,
    /// When the domains were last others.
    pub epoch: u32,
    /// Its own tree.
    pub work: Work,
    /// What was asked.
    pub asked: Vec<Asked>,
    /// Bytes charged for it.
    pub bytes: usize,
}

impl Transaction {
    /// The snapshot was taken away; all that is left to say is EAGAIN.
    #[must_use]
    pub fn given_up(&self) -> bool {
        self.base == NIL
    }
}
