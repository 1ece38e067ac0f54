//! Changes of the store: a bounded feed for those who wait for them, a journal for those who keep them.
//!
//! The feed is what the class event will read; the journal is where persistence comes in. Deliberately absent: both of
//! these, and old values.

use super::value::Value;
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

/// Keeps changes; written to before the answer leaves.
pub trait Journal {
    /// One change; the object's values after it, none when it is gone.
    fn record(&mut self, change: &Change, values: Option<&[Value]>);
}

/// Changes kept for readers that come later.
const KEPT: usize = 256;

/// The last changes, numbered from 0 since the start.
#[derive(Debug)]
pub struct Feed {
    last: VecDeque<Change>,
    next: u64,
}

impl Default for Feed {
    fn default() -> Feed {
        Feed { last: VecDeque::with_capacity(KEPT), next: 0 }
    }
}

impl Feed {
    pub(super) fn push(&mut self, change: Change) {
        if self.last.len() == KEPT {
            self.last.pop_front();
        }
        self.last.push_back(change);
        self.next += 1;
    }

    /// Number of the change to come.
    pub fn next(&self) -> u64 {
        self.next
    }

    /// Changes from a number on; None if some of them are gone.
    pub fn since(&self, from: u64) -> Option<impl Iterator<Item = &Change>> {
        let behind = usize::try_from(self.next.checked_sub(from)?).ok()?;
        Some(self.last.iter().skip(self.last.len().checked_sub(behind)?))
    }
}
