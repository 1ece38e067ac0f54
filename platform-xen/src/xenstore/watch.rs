//! Watches, ordered by path, domain and token: what a change concerns is found by looking for each part of its path.
//!
//! Two lists name a watch: this order, and its domain's own list. Both are changed in one place, here, so that none is
//! left in one of them (XSA-330). Deliberately absent: who may see what; the server asks before it sends.

use super::perms::Life;
use super::slab::{Id, Slab, Slot};
use super::wire::Error;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Range;

/// Bytes charged for a watch, besides its path and token.
pub const WATCH_BYTES: usize = 64;

/// A watch.
pub struct Watch {
    /// Path, then token.
    text: Vec<u8>,
    path_len: u16,
    /// How much of an event's path its domain does not see: it watches relative to its home.
    pub hidden: u16,
    /// Whose.
    pub owner: Life,
    /// How many levels below the path count; `None` for all.
    pub depth: Option<u32>,
}

impl Slot for Watch {
    fn free(next: Id) -> Watch {
        Watch { text: Vec::new(), path_len: 0, hidden: 0, owner: Life { dom: 0, life: next }, depth: None }
    }
    fn next_free(&self) -> Id {
        self.owner.life
    }
}

impl Watch {
    /// A new one.
    pub fn new(owner: Life, path: &[u8], token: &[u8], hidden: usize, depth: Option<u32>) -> Result<Watch, Error> {
        let mut text = Vec::new();
        text.try_reserve_exact(path.len() + token.len())?;
        text.extend_from_slice(path);
        text.extend_from_slice(token);
        Ok(Watch { text, path_len: path.len() as u16, hidden: hidden as u16, owner, depth })
    }

    /// The absolute path.
    pub fn path(&self) -> &[u8] {
        self.text.get(..self.path_len.into()).unwrap_or_default()
    }

    /// What its domain gave to know it by.
    pub fn token(&self) -> &[u8] {
        self.text.get(self.path_len.into()..).unwrap_or_default()
    }

    /// What its owner is charged for it.
    pub fn charge(&self) -> usize {
        WATCH_BYTES + self.text.len()
    }

    fn key(&self) -> (&[u8], Life, &[u8]) {
        (self.path(), self.owner, self.token())
    }
}

/// All watches.
pub struct Watches {
    all: Slab<Watch>,
    order: Vec<Id>,
}

fn compare(a: (&[u8], Life, &[u8]), b: (&[u8], Life, &[u8])) -> Ordering {
    let life = |l: Life| (l.dom, l.life);
    a.0.cmp(b.0).then_with(|| life(a.1).cmp(&life(b.1))).then_with(|| a.2.cmp(b.2))
}

impl Watches {
    /// None.
    pub fn new() -> Watches {
        Watches { all: Slab::new(), order: Vec::new() }
    }

    /// A watch by its number.
    pub fn at(&self, id: Id) -> &Watch {
        self.all.at(id)
    }

    /// The watch at a place of the order.
    pub fn nth(&self, place: usize) -> Id {
        self.order.get(place).copied().unwrap_or(0)
    }

    fn place(&self, key: (&[u8], Life, &[u8])) -> Result<usize, usize> {
        self.order.binary_search_by(|id| compare(self.all.at(*id).key(), key))
    }

    /// Adds one, also to its domain's list. EEXIST if that domain has it already.
    pub fn add(&mut self, watch: Watch, list: &mut Vec<Id>) -> Result<Id, Error> {
        let place = self.place(watch.key()).err().ok_or(Error::EEXIST)?;
        self.order.try_reserve(1)?;
        list.try_reserve(1)?;
        let id = self.all.add(watch)?;
        self.order.insert(place, id);
        list.push(id);
        Ok(id)
    }

    /// Finds one.
    pub fn find(&self, path: &[u8], owner: Life, token: &[u8]) -> Option<Id> {
        self.place((path, owner, token)).ok().map(|place| self.nth(place))
    }

    /// Removes one, also from its domain's list.
    pub fn remove(&mut self, id: Id, list: &mut Vec<Id>) {
        if let Ok(place) = self.place(self.all.at(id).key()) {
            self.order.remove(place);
        }
        if let Some(at) = list.iter().position(|i| *i == id) {
            list.swap_remove(at);
        }
        self.all.take(id);
    }

    /// The places, from this one on, of the watches on exactly this path.
    pub fn on(&self, path: &[u8], from: usize) -> Range<usize> {
        let rest = self.order.get(from..).unwrap_or_default();
        let start = from + rest.partition_point(|id| self.all.at(*id).path() < path);
        let many = self.order.get(start..).unwrap_or_default();
        let some = many.first().is_some_and(|id| self.all.at(*id).path() == path);
        start..start + if some { many.partition_point(|id| self.all.at(*id).path() == path) } else { 0 }
    }

    /// Whether the path of the watch at a place begins with these bytes.
    pub fn begins(&self, place: usize, path: &[u8]) -> bool {
        self.order.get(place).is_some_and(|id| self.all.at(*id).path().starts_with(path))
    }

    /// The places of the watches on paths below this one.
    pub fn below(&self, path: &[u8]) -> Range<usize> {
        // `0` comes right after `/`, so these are the paths that begin with `path/`. All do below the root.
        let path = if path == b"/" { b"" } else { path };
        let first = |end: u8| {
            self.order.partition_point(|id| {
                let watched = self.all.at(*id).path();
                match watched.get(..path.len().min(watched.len())).unwrap_or_default().cmp(path) {
                    Ordering::Equal => watched.get(path.len()).is_none_or(|b| *b < end),
                    other => other == Ordering::Less,
                }
            })
        };
        first(b'/')..first(b'0')
    }

    /// The end of the run of watches of the same path and domain that begins at a place.
    pub fn run_end(&self, place: usize, end: usize) -> usize {
        let first = self.at(self.nth(place));
        let rest = self.order.get(place..end).unwrap_or_default();
        let same = |id: &Id| {
            let watch = self.all.at(*id);
            watch.owner == first.owner && watch.path() == first.path()
        };
        place + rest.partition_point(same).max(1)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }
}

#[cfg(any(test, feature = "sim"))]
impl Watches {
    /// Panics unless the order holds exactly the watches of these lists. For tests.
    pub fn check(&self, lists: &[&[Id]]) {
        let mut ids: Vec<Id> = lists.concat();
        let mut order = self.order.clone();
        assert!(order.is_sorted_by(|a, b| compare(self.at(*a).key(), self.at(*b).key()) == Ordering::Less));
        ids.sort_unstable();
        order.sort_unstable();
        assert_eq!(ids, order, "watches of domains and in order");
        assert_eq!(self.all.used() as usize, ids.len());
    }
}
