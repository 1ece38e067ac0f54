//! The tree of nodes, immutable where it is shared: a snapshot is one count, a change copies the way to it.
//!
//! ```text
//!   root          a link per node; the children of a node are a balanced (AVL) tree of links ordered by name:
//!    | kids
//!    v            left, right   siblings           names   bytes of all names below here in this directory, each
//!   "local"       kids          own children               with its NUL: size and offsets of listings
//!    /   \        name, value,  blobs, counted     height  of the AVL tree
//!  "a"   "tool"   perms                            rc      who points here; 1 may be changed in place
//! ```
//! A link with one owner that is reached through links with one owner is nobody else's and is changed in place; all
//! others are copied first. What a change can need is reserved before it begins, so it happens or it does not. A link
//! nobody points to goes to a list, from which [`Tree::sweep`] and new links take: dropping a snapshot or a subtree is
//! constant work. No function calls itself.
//!
//! Deliberately absent: permissions, quotas, watches; they are the callers'.

#[cfg(any(test, feature = "sim"))]
mod check;
mod edit;

use super::path::names;
use super::slab::{Id, NIL, Slab, Slot, copied};
use super::wire::Error;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// Bytes that a node is charged besides its name and value.
pub const NODE_BYTES: usize = 128;
/// More than the height of any AVL tree with 32-bit numbers.
const HEIGHT: usize = 48;
/// In a tour's stack: the left side of this link is done, it is its turn.
const TURN: Id = 1 << 31;
/// Links that inserting or removing in one directory can copy or make.
const EDIT: u32 = 3 * HEIGHT as u32;

#[derive(Default)]
struct Link {
    generation: u64,
    rc: u32,
    left: Id,
    right: Id,
    kids: Id,
    name: Id,
    value: Id,
    perms: Id,
    names: u32,
    height: u8,
}

impl Slot for Link {
    fn free(next: Id) -> Link {
        Link { left: next, ..Link::default() }
    }
    fn next_free(&self) -> Id {
        self.left
    }
}

struct Blob {
    rc: u32,
    bytes: Vec<u8>,
}

impl Slot for Blob {
    fn free(next: Id) -> Blob {
        Blob { rc: next, bytes: Vec::new() }
    }
    fn next_free(&self) -> Id {
        self.rc
    }
}

/// Where a link hangs.
#[derive(Clone, Copy)]
enum Place {
    Root,
    Kids(Id),
    Left(Id),
    Right(Id),
}

/// What a tour does at a node, given its path; whether to look below it.
type Tour<'a> = &'a mut dyn FnMut(&Tree, Id, &[u8]) -> Result<bool, Error>;

/// All versions of the tree.
pub struct Tree {
    links: Slab<Link>,
    blobs: Slab<Blob>,
    /// Links nobody points to, whose children are not released yet; chained by `generation`.
    dead: Id,
    dead_count: u32,
    /// Bytes in blobs.
    text: usize,
    generation: u64,
    stack: Vec<Id>,
}

impl Tree {
    /// No tree yet.
    pub fn new() -> Tree {
        Tree { links: Slab::new(), blobs: Slab::new(), dead: NIL, dead_count: 0, text: 0, generation: 0, stack: Vec::new() }
    }

    /// A root with these permissions and nothing else.
    pub fn root(&mut self, perms: &[u8]) -> Result<Id, Error> {
        self.links.ensure(1)?;
        let perms = self.blob(perms)?;
        self.links.add(Link { rc: 1, perms, height: 1, names: 1, ..Link::default() })
    }

    // Blobs.

    /// A new blob, counted once; nothing for no bytes.
    pub fn blob(&mut self, bytes: &[u8]) -> Result<Id, Error> {
        if bytes.is_empty() {
            return Ok(NIL);
        }
        let bytes = copied(bytes)?;
        let len = bytes.len();
        let id = self.blobs.add(Blob { rc: 1, bytes })?;
        self.text += len;
        Ok(id)
    }

    /// Its bytes.
    pub fn bytes(&self, blob: Id) -> &[u8] {
        if blob == NIL { &[] } else { &self.blobs.at(blob).bytes }
    }

    /// Counts a blob once more.
    pub fn share(&mut self, blob: Id) -> Id {
        if blob != NIL {
            self.blobs.at_mut(blob).rc += 1;
        }
        blob
    }

    /// Counts a blob once less.
    pub fn unshare(&mut self, blob: Id) {
        if blob == NIL {
            return;
        }
        let it = self.blobs.at_mut(blob);
        it.rc = it.rc.saturating_sub(1);
        if it.rc == 0 {
            self.text -= self.blobs.take(blob).bytes.len();
        }
    }

    // Links.

    /// A snapshot: counts a root once more.
    pub fn keep(&mut self, id: Id) -> Id {
        if id != NIL {
            self.links.at_mut(id).rc += 1;
        }
        id
    }

    /// Counts a link once less; what nobody points to is taken apart later.
    pub fn release(&mut self, id: Id) {
        if id == NIL {
            return;
        }
        let dead = self.dead;
        let link = self.links.at_mut(id);
        link.rc = link.rc.saturating_sub(1);
        if link.rc == 0 {
            link.generation = dead.into();
            self.dead = id;
            self.dead_count += 1;
        }
    }

    /// Takes at most `count` dead links apart; false when none is left.
    pub fn sweep(&mut self, count: u32) -> bool {
        for _ in 0..count {
            if self.dead == NIL {
                return false;
            }
            let link = self.links.take(self.dead);
            self.dead = link.generation as Id;
            self.dead_count -= 1;
            for id in [link.left, link.right, link.kids] {
                self.release(id);
            }
            for blob in [link.name, link.value, link.perms] {
                self.unshare(blob);
            }
        }
        self.dead != NIL
    }

    /// Room for `count` more links.
    fn reserve(&mut self, count: u32) -> Result<(), Error> {
        while self.links.spare() < count && self.sweep(1) {}
        self.links.ensure(count)
    }

    /// The link at a place, after making it one that may be changed.
    fn own(&mut self, place: Place) -> Result<Id, Error> {
        let id = self.get(place);
        if id == NIL || self.links.at(id).rc == 1 {
            return Ok(id);
        }
        self.links.ensure(1)?;
        let link = self.links.at(id);
        let copy = Link { rc: 1, ..*link };
        for child in [copy.left, copy.right, copy.kids] {
            self.keep(child);
        }
        for blob in [copy.name, copy.value, copy.perms] {
            self.share(blob);
        }
        let copy = self.links.add(copy)?;
        self.release(id);
        self.set(place, copy);
        Ok(copy)
    }

    fn get(&self, place: Place) -> Id {
        match place {
            Place::Root => NIL,
            Place::Kids(at) => self.links.at(at).kids,
            Place::Left(at) => self.links.at(at).left,
            Place::Right(at) => self.links.at(at).right,
        }
    }

    fn set(&mut self, place: Place, id: Id) {
        match place {
            Place::Root => {}
            Place::Kids(at) => self.links.at_mut(at).kids = id,
            Place::Left(at) => self.links.at_mut(at).left = id,
            Place::Right(at) => self.links.at_mut(at).right = id,
        }
    }

    fn own_root(&mut self, root: &mut Id) -> Result<Id, Error> {
        if self.links.at(*root).rc > 1 {
            // A root is at no place: hang it below a link of its own for the moment.
            let holder = self.links.add(Link { rc: 1, kids: *root, ..Link::default() })?;
            let owned = self.own(Place::Kids(holder));
            self.links.take(holder);
            *root = owned?;
        }
        Ok(*root)
    }

    // Reading.

    fn child(&self, dir: Id, name: &[u8]) -> Id {
        let mut at = self.links.at(dir).kids;
        while at != NIL {
            let link = self.links.at(at);
            at = match name.cmp(self.bytes(link.name)) {
                Ordering::Equal => return at,
                Ordering::Less => link.left,
                Ordering::Greater => link.right,
            };
        }
        NIL
    }

    /// The node of that path, if there is one.
    pub fn find(&self, root: Id, path: &[u8]) -> Option<Id> {
        let (node, rest) = self.nearest(root, path);
        (rest == 0).then_some(node)
    }

    /// The node of the longest part of the path that exists, and how many names are missing.
    pub fn nearest(&self, root: Id, path: &[u8]) -> (Id, usize) {
        let mut at = root;
        let mut rest = names(path);
        loop {
            let missing = rest.clone();
            let Some(name) = rest.next() else { return (at, 0) };
            match self.child(at, name) {
                NIL => return (at, missing.count()),
                child => at = child,
            }
        }
    }

    /// A node's value.
    pub fn value(&self, node: Id) -> &[u8] {
        self.bytes(self.links.at(node).value)
    }

    /// A node's permissions.
    pub fn perms(&self, node: Id) -> &[u8] {
        self.bytes(self.links.at(node).perms)
    }

    /// A node's permissions, as a blob.
    pub fn perms_blob(&self, node: Id) -> Id {
        self.links.at(node).perms
    }

    /// Changes whenever the node's value, permissions or list of children do.
    pub fn generation(&self, node: Id) -> u64 {
        self.links.at(node).generation
    }

    /// What its owner is charged for it.
    pub fn charge(&self, node: Id) -> usize {
        let link = self.links.at(node);
        NODE_BYTES + self.bytes(link.name).len() + self.bytes(link.value).len()
    }

    /// Bytes of the list of children, with a NUL each.
    pub fn list_len(&self, node: Id) -> usize {
        self.links.at(self.links.at(node).kids).names as usize
    }

    /// Gives the names of the children that begin at byte `from` of the list or later, in order, until told to stop.
    pub fn list(&self, node: Id, from: usize, each: &mut dyn FnMut(&[u8]) -> bool) {
        // Links whose left side is done or left out.
        let mut stack = [NIL; HEIGHT];
        let mut used = 0;
        let mut at = self.links.at(node).kids;
        let mut skip = from;
        loop {
            while at != NIL {
                let link = self.links.at(at);
                let left = if skip == 0 { 0 } else { self.links.at(link.left).names as usize };
                if skip > left {
                    // Neither the left side nor this one begins late enough.
                    skip = skip.saturating_sub(left + self.bytes(link.name).len() + 1);
                    at = link.right;
                    continue;
                }
                if let Some(place) = stack.get_mut(used) {
                    *place = at;
                    used += 1;
                }
                // All of the left side is before `from` when they are as long.
                at = if skip == left && left > 0 {
                    skip = 0;
                    NIL
                } else {
                    link.left
                };
            }
            if used == 0 {
                return;
            }
            used -= 1;
            let link = self.links.at(stack.get(used).copied().unwrap_or(NIL));
            skip = 0;
            if !each(self.bytes(link.name)) {
                return;
            }
            at = link.right;
        }
    }

    /// Visits a node and everything below it, in no particular order, with a stack of its own.
    pub fn walk(&mut self, top: Id, each: &mut dyn FnMut(&Tree, Id) -> Result<(), Error>) -> Result<(), Error> {
        let mut stack = core::mem::take(&mut self.stack);
        stack.clear();
        let done = self.walk_with(top, &mut stack, each);
        if stack.capacity() > 1024 {
            stack = Vec::new();
        }
        self.stack = stack;
        done
    }

    fn walk_with(
        &self,
        top: Id,
        stack: &mut Vec<Id>,
        each: &mut dyn FnMut(&Tree, Id) -> Result<(), Error>,
    ) -> Result<(), Error> {
        each(self, top)?;
        stack.try_reserve(3)?;
        stack.push(self.links.at(top).kids);
        while let Some(at) = stack.pop() {
            if at == NIL {
                continue;
            }
            each(self, at)?;
            let link = self.links.at(at);
            stack.try_reserve(3)?;
            stack.extend([link.right, link.left, link.kids]);
        }
        Ok(())
    }

    /// Visits all nodes below the root with their paths, in order of names, parents first. `each` says whether to look below a node.
    pub fn tour(&mut self, root: Id, path: &mut Vec<u8>, each: Tour<'_>) -> Result<(), Error> {
        let mut stack = core::mem::take(&mut self.stack);
        stack.clear();
        path.clear();
        let done = self.tour_with(root, &mut stack, path, each);
        if stack.capacity() > 1024 {
            stack = Vec::new();
        }
        self.stack = stack;
        done
    }

    fn tour_with(&self, root: Id, stack: &mut Vec<Id>, path: &mut Vec<u8>, each: Tour<'_>) -> Result<(), Error> {
        stack.try_reserve(1)?;
        stack.push(self.links.at(root).kids);
        while let Some(entry) = stack.pop() {
            if entry == NIL {
                // The directory is done; its name goes from the path.
                path.truncate(path.iter().rposition(|b| *b == b'/').unwrap_or(0));
                continue;
            }
            let at = entry & !TURN;
            let link = self.links.at(at);
            stack.try_reserve(3)?;
            if entry == at {
                stack.extend([link.right, at | TURN, link.left].into_iter().filter(|id| *id != NIL));
                continue;
            }
            let name = self.bytes(link.name);
            let before = path.len();
            path.try_reserve(name.len() + 1)?;
            path.push(b'/');
            path.extend_from_slice(name);
            if each(self, at, path)? && link.kids != NIL {
                stack.extend([NIL, link.kids]);
            } else {
                path.truncate(before);
            }
        }
        Ok(())
    }

    // Sizes.

    /// Links that exist, of all versions, without the dead.
    pub fn links(&self) -> u32 {
        self.links.used() - self.dead_count
    }

    /// Bytes in blobs of all versions.
    pub fn text(&self) -> usize {
        self.text
    }
}
