//! Changing a tree: make the way to a place one's own, then turn pointers.
//!
//! All links a change can copy or make are reserved before it begins. Deliberately absent: what is charged for it.

use super::{EDIT, HEIGHT, Link, Place, Tree};
use crate::xenstore::path::{leaf, names, parent};
use crate::xenstore::slab::{Id, NIL};
use crate::xenstore::wire::Error;
use core::cmp::Ordering;

impl Tree {
    /// The way to a node, NIL if it is not there: how many links a change of it may have to copy, none if all of them are
    /// nobody else's.
    fn way(&self, root: Id, path: &[u8]) -> (Id, u32) {
        let mut count = 1;
        let mut shared = self.links.at(root).rc > 1;
        let mut dir = root;
        for name in names(path) {
            let mut at = self.links.at(dir).kids;
            while at != NIL {
                count += 1;
                let link = self.links.at(at);
                shared |= link.rc > 1;
                at = match name.cmp(self.bytes(link.name)) {
                    Ordering::Equal => break,
                    Ordering::Less => link.left,
                    Ordering::Greater => link.right,
                };
            }
            dir = at;
        }
        (dir, if shared { count } else { 0 })
    }

    /// Makes all links on the way to an existing node ones that may be changed, and gives the node. The reserve is the
    /// caller's.
    fn open(&mut self, root: &mut Id, path: &[u8]) -> Result<Id, Error> {
        let mut dir = self.own_root(root)?;
        for name in names(path) {
            let mut place = Place::Kids(dir);
            dir = loop {
                let at = self.own(place)?;
                if at == NIL {
                    return Err(Error::ENOENT);
                }
                place = match name.cmp(self.bytes(self.links.at(at).name)) {
                    Ordering::Equal => break at,
                    Ordering::Less => Place::Left(at),
                    Ordering::Greater => Place::Right(at),
                };
            };
        }
        Ok(dir)
    }

    fn touch(&mut self, node: Id) {
        self.generation += 1;
        self.links.at_mut(node).generation = self.generation;
    }

    /// Gives an existing node another value.
    pub fn set_value(&mut self, root: &mut Id, path: &[u8], value: &[u8]) -> Result<(), Error> {
        let value = self.blob(value)?;
        let opened = self.opened(root, path, 1).map(|node| {
            self.touch(node);
            core::mem::replace(&mut self.links.at_mut(node).value, value)
        });
        self.unshare(*opened.as_ref().unwrap_or(&value));
        opened.map(|_| ())
    }

    /// Gives an existing node other permissions; takes over the count of the blob.
    pub fn set_perms(&mut self, root: &mut Id, path: &[u8], perms: Id) -> Result<(), Error> {
        let opened = self.opened(root, path, 1).map(|node| {
            self.touch(node);
            core::mem::replace(&mut self.links.at_mut(node).perms, perms)
        });
        self.unshare(*opened.as_ref().unwrap_or(&perms));
        opened.map(|_| ())
    }

    /// [`Tree::open`] with a reserve for the way and `more`.
    fn opened(&mut self, root: &mut Id, path: &[u8], more: u32) -> Result<Id, Error> {
        let (node, copies) = self.way(*root, path);
        self.reserve(copies + more)?;
        if copies == 0 && node != NIL { Ok(node) } else { self.open(root, path) }
    }

    /// Makes the last `missing` nodes of a path, the last with the value. All get the same permissions, whose blob stays
    /// the caller's.
    pub fn create(&mut self, root: &mut Id, path: &[u8], missing: usize, value: &[u8], perms: Id) -> Result<(), Error> {
        let mut start = path.len();
        let mut chain = NIL;
        let made = (0..missing).try_for_each(|n| {
            let upper = path.get(..start).unwrap_or_default();
            let name = self.blob(leaf(upper))?;
            let value = if n == 0 { self.blob(value) } else { Ok(NIL) };
            let len = self.bytes(name).len() as u32;
            start -= len as usize + 1;
            self.generation += 1;
            let link = Link {
                rc: 1,
                kids: chain,
                name,
                height: 1,
                names: len + 1,
                generation: self.generation,
                ..Link::default()
            };
            let added = value.and_then(|value| self.links.add(Link { value, ..link }).inspect_err(|_| self.unshare(value)));
            match added {
                Ok(id) => {
                    self.links.at_mut(id).perms = self.share(perms);
                    chain = id;
                    Ok(())
                }
                Err(error) => {
                    self.unshare(name);
                    Err(error)
                }
            }
        });
        let upper = path.get(..start).unwrap_or_default();
        let opened = made.and_then(|()| self.opened(root, upper, EDIT)).and_then(|dir| {
            self.insert(dir, chain)?;
            self.touch(dir);
            Ok(())
        });
        if opened.is_err() {
            self.release(chain);
        }
        opened
    }

    /// Removes a node and everything below it. Not the root.
    pub fn remove(&mut self, root: &mut Id, path: &[u8]) -> Result<(), Error> {
        let dir = self.opened(root, parent(path), EDIT)?;
        let gone = self.detach(dir, leaf(path))?;
        self.touch(dir);
        self.release(gone);
        Ok(())
    }

    /// Hangs a new link into a directory that may be changed.
    fn insert(&mut self, dir: Id, new: Id) -> Result<(), Error> {
        let mut way = [Place::Root; HEIGHT];
        let mut used = 0;
        let mut place = Place::Kids(dir);
        loop {
            let at = self.own(place)?;
            if at == NIL {
                break;
            }
            if let Some(p) = way.get_mut(used) {
                *p = place;
                used += 1;
            }
            let less = self.bytes(self.links.at(new).name) < self.bytes(self.links.at(at).name);
            place = if less { Place::Left(at) } else { Place::Right(at) };
        }
        self.set(place, new);
        self.rebalance(&way, used)
    }

    /// Takes a link out of a directory that may be changed; it comes back without siblings.
    fn detach(&mut self, dir: Id, name: &[u8]) -> Result<Id, Error> {
        let mut way = [Place::Root; HEIGHT];
        let mut used = 0;
        let mut place = Place::Kids(dir);
        let mut target = NIL;
        loop {
            let at = self.own(place)?;
            if at == NIL {
                break;
            }
            if let Some(p) = way.get_mut(used) {
                *p = place;
                used += 1;
            }
            let link = self.links.at(at);
            place = if target != NIL {
                // Below the target, to the right: down to what comes next after it.
                Place::Left(at)
            } else {
                match name.cmp(self.bytes(link.name)) {
                    Ordering::Less => Place::Left(at),
                    Ordering::Greater => Place::Right(at),
                    Ordering::Equal => {
                        target = at;
                        if link.left == NIL || link.right == NIL {
                            break;
                        }
                        Place::Right(at)
                    }
                }
            };
        }
        if target == NIL {
            return Err(Error::ENOENT);
        }
        used = used.saturating_sub(1);
        let last_place = way.get(used).copied().unwrap_or(Place::Root);
        let last = self.get(last_place);
        if last != target {
            self.trade(target, last);
        }
        let link = self.links.at(last);
        let rest = if link.left == NIL { link.right } else { link.left };
        self.set(last_place, rest);
        let link = self.links.at_mut(last);
        (link.left, link.right) = (NIL, NIL);
        self.rebalance(&way, used)?;
        Ok(last)
    }

    /// Two links trade what they are, not where they hang.
    fn trade(&mut self, a: Id, b: Id) {
        let what = |link: &Link| (link.kids, link.name, link.value, link.perms, link.generation);
        let (in_a, in_b) = (what(self.links.at(a)), what(self.links.at(b)));
        for (id, parts) in [(a, in_b), (b, in_a)] {
            let link = self.links.at_mut(id);
            (link.kids, link.name, link.value, link.perms, link.generation) = parts;
        }
    }

    /// Heights and sizes along a way, from its end, with rotations where one side is two higher.
    fn rebalance(&mut self, way: &[Place; HEIGHT], used: usize) -> Result<(), Error> {
        for place in way.iter().take(used).rev().copied() {
            let at = self.get(place);
            let tilt = self.tilt(at);
            if tilt > 1 {
                let left = self.own(Place::Left(at))?;
                if self.tilt(left) < 0 {
                    self.rotate(Place::Left(at), false)?;
                }
                self.rotate(place, true)?;
            } else if tilt < -1 {
                let right = self.own(Place::Right(at))?;
                if self.tilt(right) > 0 {
                    self.rotate(Place::Right(at), true)?;
                }
                self.rotate(place, false)?;
            } else {
                self.measure(at);
            }
        }
        Ok(())
    }

    /// How much higher the left side is.
    pub(super) fn tilt(&self, at: Id) -> i32 {
        let link = self.links.at(at);
        i32::from(self.links.at(link.left).height) - i32::from(self.links.at(link.right).height)
    }

    fn measure(&mut self, at: Id) {
        let link = self.links.at(at);
        let (left, right) = (self.links.at(link.left), self.links.at(link.right));
        let height = left.height.max(right.height) + 1;
        let names = (self.bytes(link.name).len() as u32 + 1).saturating_add(left.names).saturating_add(right.names);
        let link = self.links.at_mut(at);
        (link.height, link.names) = (height, names);
    }

    /// Turns the link at a place down to the right, or to the left; its child from the other side comes up.
    fn rotate(&mut self, place: Place, to_right: bool) -> Result<(), Error> {
        let top = self.get(place);
        let from = if to_right { Place::Left(top) } else { Place::Right(top) };
        let up = self.own(from)?;
        let inner = if to_right { Place::Right(up) } else { Place::Left(up) };
        let between = self.get(inner);
        self.set(from, between);
        self.set(inner, top);
        self.set(place, up);
        self.measure(top);
        self.measure(up);
        Ok(())
    }
}
