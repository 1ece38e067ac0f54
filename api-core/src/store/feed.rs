//! Changes of the store: the last one of each object in order, for readers that come when they like.
//!
//! ```text
//!   last   number -> Entry     one per object: what happened to it last; numbers rise over all objects
//!   live   uuid -> number      where an object's entry is
//!   gone   numbers of the removals among them that a reader may have to hear of, oldest first; at most KEPT_GONE
//! ```
//! A reader keeps the number up to which it has read, nothing else: what changed twice meanwhile it sees once, so a slow
//! one costs no more than a fast one. Deliberately absent: old values, which field it was.

use crate::idmap::IdMap;
use crate::lifecycle::backend::Uuid;
use crate::schema::Class;
use alloc::collections::VecDeque;

/// What happened to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is new.
    Added,
    /// This field of it was written.
    Modified(u8),
    /// It is gone.
    Removed,
}

/// One change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Of what class.
    pub class: Class,
    /// Which object.
    pub uuid: Uuid,
    /// What happened.
    pub kind: Kind,
}

/// The last change of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Of what class.
    pub class: Class,
    /// Which object.
    pub uuid: Uuid,
    /// The number of the change that made it.
    pub added: u64,
    /// It is gone.
    pub removed: bool,
    /// When, wall time in seconds.
    pub time: u64,
}

/// Removals kept for readers.
const KEPT_GONE: usize = 2048;

/// The last change of each object, numbered from 1.
#[derive(Debug, Default)]
pub struct Feed {
    last: IdMap<u64, Entry>,
    live: IdMap<Uuid, u64>,
    gone: VecDeque<u64>,
    number: u64,
    forgotten: u64,
    /// How far the fastest reader has read; none, if there is none.
    seen: Option<u64>,
    /// Wall time in seconds, as the engine says.
    pub(super) time: u64,
}

impl Feed {
    pub(super) fn push(&mut self, change: Change) {
        if change.class.row().secret {
            return;
        }
        self.number += 1;
        let before = self.live.get(&change.uuid).copied().and_then(|number| self.last.remove(&number));
        let added = match (change.kind, before) {
            (Kind::Modified(_) | Kind::Removed, Some(entry)) => entry.added,
            _ => self.number,
        };
        let removed = change.kind == Kind::Removed;
        if removed {
            self.live.remove(&change.uuid);
            match self.seen {
                // Nobody has heard of it.
                Some(seen) if added > seen => return,
                Some(_) => {}
                None => {
                    self.forgotten = self.number;
                    return;
                }
            }
            self.gone.push_back(self.number);
        } else {
            self.live.insert(change.uuid, self.number);
        }
        let entry = Entry { class: change.class, uuid: change.uuid, added, removed, time: self.time };
        self.last.insert(self.number, entry);
        if self.gone.len() > KEPT_GONE {
            self.forget_first();
        }
    }

    fn forget_first(&mut self) {
        if let Some(number) = self.gone.pop_front() {
            self.last.remove(&number);
            self.forgotten = number;
        }
    }

    /// Number of the last change.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The last change of every object that changed after a number, in order; None if removals after it are forgotten.
    pub fn since(&self, number: u64) -> Option<impl Iterator<Item = (u64, &Entry)>> {
        let after = self.last.keys_after(number).take_while(move |n| *n > number);
        (number >= self.forgotten).then(|| after.filter_map(|n| Some((n, self.last.get(&n)?))))
    }

    /// The slowest and the fastest reader have read up to there; None: nobody reads.
    pub fn read(&mut self, up_to: Option<(u64, u64)>) {
        self.seen = up_to.map(|(_, most)| most);
        let up_to = up_to.map_or(u64::MAX, |(least, _)| least);
        while self.gone.front().is_some_and(|first| *first <= up_to) {
            self.forget_first();
        }
    }

    /// Removals kept.
    pub fn kept(&self) -> usize {
        self.gone.len()
    }
}
