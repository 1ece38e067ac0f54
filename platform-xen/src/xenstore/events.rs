//! Who hears of a change: watches on the path or above it, and below it when all of that went.
//!
//! An event goes to whoever may read the node as it is or was, or its parent, whose list of children it shows anyway;
//! to nobody else (XSA-115). Deliberately absent: order between events of different domains.

use super::path::{PathBuf, depth, parent};
use super::perms::{READ, rights};
use super::quota::Quota;
use super::server::Server;
use super::slab::Id;

/// What happened to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    None,
    /// It was made or got another value.
    Value,
    /// It got other permissions.
    Perms,
    /// It went, with all below it.
    Removed,
}

/// Paths of the events that no node causes.
pub const SPECIAL: [&[u8]; 2] = [b"@introduceDomain", b"@releaseDomain"];

impl Server {
    /// Queues the events of a change from one tree to another.
    pub(super) fn fire(&mut self, old: Id, new: Id, path: &[u8], change: Change) {
        if change == Change::None || self.watches.len() == 0 {
            return;
        }
        // Looked up once somebody watches.
        let mut nodes = None;
        let levels = depth(path);
        let (mut end, mut from) = (0, 0);
        for level in 0..=levels {
            let upper = if level == 0 {
                b"/"
            } else {
                let from = path.get(end + 1..).unwrap_or_default();
                end += 1 + from.iter().position(|b| *b == b'/').unwrap_or(from.len());
                path.get(..end).unwrap_or_default()
            };
            // A longer path comes later in the order, and where no watch begins with this one, none does with that.
            let on = self.watches.on(upper, from);
            from = on.start;
            if !self.watches.begins(from, upper) {
                break;
            }
            if !on.is_empty() {
                let nodes = *nodes.get_or_insert_with(|| {
                    [self.tree.find(new, path), self.tree.find(old, path), self.tree.find(new, parent(path))]
                });
                if matches!(nodes, [None, None, _]) {
                    return;
                }
                self.tell(on, &nodes, path, levels - level);
            }
        }
        if change == Change::Removed {
            let below = self.watches.below(path);
            let mut place = below.start;
            while place < below.end {
                let run = self.watches.run_end(place, below.end);
                let watched = self.watches.at(self.watches.nth(place)).path();
                let was = self.tree.find(old, watched);
                if was.is_some() {
                    let nodes = [was, self.tree.find(old, parent(watched)), None];
                    // A copy, since telling may change everything but the watches.
                    let mut buf = PathBuf::new();
                    if let Ok(path) = buf.copy(watched) {
                        self.tell(place..run, &nodes, path, 0);
                    }
                }
                place = run;
            }
        }
    }

    /// Queues an event for the watches at these places whose domains may read one of the nodes.
    fn tell(&mut self, places: core::ops::Range<usize>, nodes: &[Option<Id>; 3], path: &[u8], levels: usize) {
        let mut place = places.start;
        while place < places.end {
            let run = self.watches.run_end(place, places.end);
            let owner = self.watches.at(self.watches.nth(place)).owner;
            let slot = self.doms.find_life(owner);
            let subject = slot.map(|slot| self.doms.at(slot).subject());
            let may = subject.is_some_and(|subject| {
                nodes.iter().flatten().any(|node| rights(self.tree.perms(*node), &subject) & READ != 0)
            });
            for place in place..run {
                let id = self.watches.nth(place);
                if may && self.watches.at(id).depth.is_none_or(|depth| levels <= depth as usize) {
                    self.send(slot.unwrap_or(usize::MAX), id, path);
                }
            }
            place = run;
        }
    }

    /// Queues one event.
    fn send(&mut self, slot: usize, watch: Id, path: &[u8]) {
        let watch = self.watches.at(watch);
        let shown = path.get(watch.hidden.into()..).unwrap_or_default();
        if self.doms.at_mut(slot).event(shown, watch.token()).is_err() {
            self.hit(slot, Quota::Events);
        } else {
            self.doms.list_ready(slot);
        }
    }

    /// The event that a watch begins with.
    pub(super) fn first_event(&mut self, slot: usize, watch: Option<Id>) {
        let Some(id) = watch else { return };
        let mut buf = PathBuf::new();
        if let Ok(path) = buf.copy(self.watches.at(id).path()) {
            self.send(slot, id, path);
        }
    }

    /// @introduceDomain (0) or @releaseDomain (1): to the control domain and to whom its permissions let read it. A watch
    /// of depth 1 is told the domain; so is one on `@releaseDomain/<domid>`.
    pub(super) fn fire_special(&mut self, which: usize, dom: u16) {
        let name = SPECIAL.get(which).copied().unwrap_or_default();
        let special = self.special.get(which).copied().unwrap_or_default();
        let mut buf = PathBuf::new();
        let Ok(full) = buf.special(name, dom) else { return };
        for path in [name, full] {
            for place in self.watches.on(path, 0) {
                let id = self.watches.nth(place);
                let watch = self.watches.at(id);
                let Some(slot) = self.doms.find_life(watch.owner) else { continue };
                let may = rights(self.tree.bytes(special), &self.doms.at(slot).subject()) & READ != 0;
                let shown = match (path == full, watch.depth) {
                    (true, _) => Some(full),
                    (false, None) => Some(name),
                    (false, Some(0)) => None,
                    (false, Some(_)) => Some(full),
                };
                if let Some(shown) = shown.filter(|_| may) {
                    self.send(slot, id, shown);
                }
            }
        }
    }
}
