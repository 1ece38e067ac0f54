//! Which extents of a medium each disk is made of: trees of counted nodes, copied when one that is shared is written.
//!
//! ```text
//!   volume A --> root --> leaf --> 64 KiB | hole | 64 KiB ...        a node has 1024 slots
//!                   \ \-> leaf <-.                                   a clone is one more count on the root
//!   volume B --> root' --> leaf   '-- shared until somebody writes
//! ```
//! An extent has the number of slots that name it; so has a node. A name that goes counts until a state without it is on
//! the medium: a power cut may bring it back, so its extent is neither used again nor written by who shared it. Counts are
//! not kept: they follow from the slots. A step that is refused memory leaves the trees as they were, or the same disks in
//! other nodes. Deliberately absent: data, and when what changed is kept.

use alloc::vec::Vec;
use api_core::idmap::IdMap;
use api_core::lifecycle::backend::Uuid;

/// Bytes of an extent.
pub const EXTENT: u64 = 64 << 10;
/// Bytes of a node.
pub const NODE: usize = FAN * 4;
/// Slots of a node, and their bits.
const FAN: usize = 1 << BITS;
const BITS: u32 = 10;
/// Levels of the largest disk: 2^46 bytes.
const LEVELS: u32 = 3;
/// Extents that a call may free while the others wait to be.
const FREED: usize = 64 << 10;
/// Extents whose counts are kept together.
const PAGE: usize = 1024;

/// What stands where a part of a disk is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Zeroes.
    Hole,
    /// An extent that no other disk has.
    Own(u32),
    /// One that others have too: it is not written to.
    Shared(u32),
}

/// Why something was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No extent is free.
    Full,
    /// Our own heap is too small for it.
    NoHeap,
    /// There is no such disk, or there is one already.
    NoDisk,
    /// Something is under way with it.
    Busy,
    /// What was kept cannot be.
    Damaged,
    /// Another SR's disks are there.
    Taken,
    /// The server it is on is away.
    Away,
}

/// How often each extent of a page is named.
enum Page {
    /// Never or once, one bit each.
    Bits([u64; PAGE / 64]),
    Counts(Vec<u16>),
}

impl Page {
    fn get(&self, at: usize) -> u16 {
        match self {
            Page::Bits(bits) => bits.get(at / 64).map_or(0, |word| (word >> (at % 64) & 1) as u16),
            Page::Counts(counts) => counts.get(at).copied().unwrap_or(0),
        }
    }

    fn set(&mut self, at: usize, count: u16) -> Result<(), Refused> {
        if let (Page::Bits(_), 2..) = (&*self, count) {
            let mut counts = Vec::new();
            counts.try_reserve_exact(PAGE).map_err(|_| Refused::NoHeap)?;
            counts.extend((0..PAGE).map(|at| self.get(at)));
            *self = Page::Counts(counts);
        }
        match self {
            Page::Bits(bits) => {
                if let Some(word) = bits.get_mut(at / 64) {
                    *word = *word & !(1 << (at % 64)) | u64::from(count) << (at % 64);
                }
            }
            Page::Counts(counts) => {
                if let Some(slot) = counts.get_mut(at) {
                    *slot = count;
                }
            }
        }
        Ok(())
    }

    /// The first that is not named, from `at` on.
    fn free(&self, at: usize) -> Option<usize> {
        match self {
            Page::Bits(bits) => {
                let mut at = at;
                while let Some(word) = bits.get(at / 64) {
                    let free = !word >> (at % 64) << (at % 64);
                    if free != 0 {
                        return Some(at / 64 * 64 + free.trailing_zeros() as usize);
                    }
                    at = (at / 64 + 1) * 64;
                }
                None
            }
            Page::Counts(counts) => (at..PAGE).find(|at| counts.get(*at) == Some(&0)),
        }
    }
}

/// A node: how often it is named, and its slots; 0 is a hole.
struct Node {
    refs: u32,
    slots: Vec<u32>,
    changed: bool,
}

fn blank() -> Result<Vec<u32>, Refused> {
    let mut slots = Vec::new();
    slots.try_reserve_exact(FAN).map_err(|_| Refused::NoHeap)?;
    slots.resize(FAN, 0);
    Ok(slots)
}

/// A disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Bytes the guest sees.
    pub bytes: u64,
    /// Extents it is made of, those it shares with others too.
    pub mapped: u64,
    root: u32,
    levels: u32,
}

impl Volume {
    /// It has such an extent.
    fn has(&self, index: u64) -> bool {
        index < self.bytes.div_ceil(EXTENT)
    }

    /// Its root and levels, to be kept.
    pub fn tree(&self) -> (u32, u32) {
        (self.root, self.levels)
    }
}

fn levels(bytes: u64) -> u32 {
    (1..LEVELS).find(|levels| bytes.div_ceil(EXTENT) <= 1 << (levels * BITS)).unwrap_or(LEVELS)
}

/// What of the trees has changed: a node's number and its slots; none, it is gone.
pub type Changed<'a> = (u32, Option<&'a [u32]>);

/// The disks of a medium.
pub struct Extents {
    volumes: IdMap<Uuid, Volume>,
    /// By number; 0 is none.
    nodes: Vec<Option<Node>>,
    free_nodes: Vec<u32>,
    counts: Vec<Page>,
    /// Extents there are; number 0 is never used, so that a slot of 0 is a hole.
    total: u32,
    used: u32,
    /// Where the next free one is looked for.
    next: u32,
    /// Extents with a name less since the last commit began, and before: runs of first and number.
    freed: [Vec<(u32, u32)>; 2],
    /// Roots to be let go with how high they are, likewise, and those that may be; and the way through one that is.
    dead: [Vec<(u32, u32)>; 3],
    walk: heapless::Vec<(u32, u32, usize), 4>,
    /// Nodes that changed, or went.
    changed: Vec<u32>,
    /// Nothing is kept: what is freed is free.
    volatile: bool,
}

impl Extents {
    /// None yet, on a medium of so many bytes; `volatile` if it does not outlive the machine.
    pub fn new(bytes: u64, volatile: bool) -> Result<Extents, Refused> {
        let total = u32::try_from(bytes / EXTENT).unwrap_or(u32::MAX);
        let mut counts = Vec::new();
        let pages = (total as usize).div_ceil(PAGE);
        counts.try_reserve_exact(pages).map_err(|_| Refused::NoHeap)?;
        counts.resize_with(pages, || Page::Bits([0; PAGE / 64]));
        let mut nodes = Vec::new();
        nodes.try_reserve(1).map_err(|_| Refused::NoHeap)?;
        nodes.push(None);
        let mut extents = Extents {
            volumes: IdMap::new(),
            nodes,
            free_nodes: Vec::new(),
            counts,
            total,
            used: 0,
            next: 1,
            freed: Default::default(),
            dead: Default::default(),
            walk: heapless::Vec::new(),
            changed: Vec::new(),
            volatile,
        };
        if total > 0 {
            extents.set_count(0, 1)?;
        }
        Ok(extents)
    }

    /// Bytes that disks can have together.
    pub fn total(&self) -> u64 {
        u64::from(self.total.saturating_sub(1)) * EXTENT
    }

    /// Bytes that they have.
    pub fn used(&self) -> u64 {
        u64::from(self.used) * EXTENT
    }

    /// Nodes of its trees.
    pub fn nodes(&self) -> usize {
        self.nodes.len() - self.free_nodes.len()
    }

    /// Bytes of our own memory.
    #[cfg(test)]
    pub fn heap_bytes(&self) -> usize {
        let nodes = self.nodes();
        let counts = |page: &Page| if let Page::Counts(_) = page { 2 * PAGE } else { 0 };
        nodes * FAN * 4 + self.counts.len() * size_of::<Page>() + self.counts.iter().map(counts).sum::<usize>()
    }

    /// A disk.
    pub fn volume(&self, disk: &Uuid) -> Option<Volume> {
        self.volumes.get(disk).copied()
    }

    /// All disks.
    pub fn disks(&self) -> Vec<Uuid> {
        self.volumes.keys().collect()
    }

    fn count(&self, extent: u32) -> u16 {
        self.counts.get(extent as usize / PAGE).map_or(0, |page| page.get(extent as usize % PAGE))
    }

    fn set_count(&mut self, extent: u32, count: u16) -> Result<(), Refused> {
        let page = self.counts.get_mut(extent as usize / PAGE).ok_or(Refused::Damaged)?;
        page.set(extent as usize % PAGE, count)
    }

    fn node(&self, number: u32) -> Option<&Node> {
        self.nodes.get(number as usize)?.as_ref()
    }

    fn node_mut(&mut self, number: u32) -> Option<&mut Node> {
        self.nodes.get_mut(number as usize)?.as_mut()
    }

    /// Notes that a node changed, if that is to be kept.
    fn touch(&mut self, number: u32) {
        if self.volatile {
            return;
        }
        if let Some(node) = self.node_mut(number)
            && !core::mem::replace(&mut node.changed, true)
        {
            self.changed.push(number);
        }
    }

    /// Room for what one change of a disk may note; the pushes after it cannot fail.
    fn reserve(&mut self) -> Result<(), Refused> {
        let no_heap = |_| Refused::NoHeap;
        self.changed.try_reserve(2 * LEVELS as usize).map_err(no_heap)?;
        self.free_nodes.try_reserve(LEVELS as usize).map_err(no_heap)?;
        for dead in &mut self.dead {
            dead.try_reserve(1).map_err(no_heap)?;
        }
        let [since, _] = &mut self.freed;
        since.try_reserve(1).map_err(no_heap)?;
        self.nodes.try_reserve(LEVELS as usize).map_err(no_heap)
    }

    /// A new node, named once.
    fn add_node(&mut self, slots: Vec<u32>) -> u32 {
        let node = Some(Node { refs: 1, slots, changed: false });
        let number = match self.free_nodes.pop() {
            Some(number) => {
                if let Some(slot) = self.nodes.get_mut(number as usize) {
                    *slot = node;
                }
                number
            }
            None => {
                self.nodes.push(node);
                (self.nodes.len() - 1) as u32
            }
        };
        self.touch(number);
        number
    }

    fn drop_node(&mut self, number: u32) {
        self.touch(number);
        if let Some(slot) = self.nodes.get_mut(number as usize) {
            *slot = None;
            // A number is used again at once: its record is replaced in the same commit, or later.
            self.free_nodes.push(number);
        }
    }

    /// A new disk of holes.
    pub fn create(&mut self, disk: &Uuid, bytes: u64) -> Result<(), Refused> {
        if self.volumes.contains_key(disk) {
            return Err(Refused::NoDisk);
        }
        self.volumes.insert(*disk, Volume { bytes, mapped: 0, root: 0, levels: levels(bytes) });
        Ok(())
    }

    /// A new disk with what another one has now.
    pub fn copy(&mut self, from: &Uuid, to: &Uuid) -> Result<(), Refused> {
        let volume = self.volume(from).ok_or(Refused::NoDisk)?;
        if self.volumes.contains_key(to) {
            return Err(Refused::NoDisk);
        }
        if let Some(root) = self.node_mut(volume.root) {
            root.refs += 1;
        }
        self.volumes.insert(*to, volume);
        Ok(())
    }

    /// Takes a disk away; its extents are let go by [`Extents::tidy`].
    pub fn remove(&mut self, disk: &Uuid) -> Result<(), Refused> {
        self.reserve()?;
        let volume = self.volumes.remove(disk).ok_or(Refused::NoDisk)?;
        // Until that is kept a power cut may bring the disk back: what it shares stays shared.
        let [since, _, ready] = &mut self.dead;
        if self.volatile { ready } else { since }.push((volume.root, volume.levels.saturating_sub(1)));
        Ok(())
    }

    /// Another size. What is beyond a smaller one stays; callers only grow disks.
    pub fn resize(&mut self, disk: &Uuid, bytes: u64) -> Result<(), Refused> {
        self.reserve()?;
        let mut volume = self.volume(disk).ok_or(Refused::NoDisk)?;
        while volume.levels < levels(bytes) {
            if volume.root != 0 {
                let mut slots = blank()?;
                if let Some(first) = slots.first_mut() {
                    *first = volume.root;
                }
                volume.root = self.add_node(slots);
            }
            volume.levels += 1;
            self.volumes.insert(*disk, volume);
        }
        volume.bytes = bytes;
        self.volumes.insert(*disk, volume);
        Ok(())
    }

    /// Where an extent of a disk is.
    pub fn find(&self, disk: &Uuid, index: u64) -> Place {
        let Some(volume) = self.volumes.get(disk).filter(|volume| volume.has(index)) else { return Place::Hole };
        let (mut number, mut shared) = (volume.root, false);
        for level in (0..volume.levels).rev() {
            let Some(node) = self.node(number) else { return Place::Hole };
            shared |= node.refs > 1;
            number = node.slots.get(slot_of(index, level)).copied().unwrap_or(0);
        }
        match number {
            0 => Place::Hole,
            extent if shared || self.count(extent) > 1 => Place::Shared(extent),
            extent => Place::Own(extent),
        }
    }

    /// The first extent of a disk from `index` on that is no hole, or how far it was looked for.
    pub fn next(&self, disk: &Uuid, index: u64, end: u64, looks: &mut usize) -> u64 {
        let (mut index, Some(volume)) = (index, self.volumes.get(disk)) else { return end };
        while index < end && *looks > 0 {
            *looks -= 1;
            let mut number = volume.root;
            let hole = (0..volume.levels).rev().find(|level| {
                number = self.node(number).and_then(|node| node.slots.get(slot_of(index, *level))).copied().unwrap_or(0);
                number == 0
            });
            // A slot of 0 is a hole with all that would be below it.
            let Some(level) = hole else { return index };
            index = ((index >> (level * BITS)) + 1) << (level * BITS);
        }
        index.min(end)
    }

    /// A free extent, which is no disk's until it is put somewhere.
    pub fn take(&mut self) -> Result<u32, Refused> {
        let pages = self.counts.len();
        let start = self.next as usize / PAGE;
        for n in 0..=pages {
            let page = (start + n) % pages.max(1);
            let from = if n == 0 { self.next as usize % PAGE } else { 0 };
            let Some(at) = self.counts.get(page).and_then(|counts| counts.free(from)) else { continue };
            let extent = (page * PAGE + at) as u32;
            if extent >= self.total {
                continue;
            }
            self.set_count(extent, 1)?;
            self.used += 1;
            self.next = extent + 1;
            return Ok(extent);
        }
        Err(Refused::Full)
    }

    /// An extent that was taken is not needed after all: nothing ever named it.
    pub fn give_back(&mut self, extent: u32) {
        if self.set_count(extent, 0).is_ok() {
            self.used -= 1;
        }
    }

    /// One name less for an extent, once that is kept: until then who has it too must not write to it.
    fn drop_extent(&mut self, extent: u32) {
        if self.volatile {
            return self.unname(extent, true);
        }
        let [since, _] = &mut self.freed;
        match since.last_mut() {
            Some((first, len)) if *first + *len == extent => *len += 1,
            _ => since.push((extent, 1)),
        }
    }

    /// A node of one disk's own instead of one that is shared.
    fn own(&mut self, number: u32, leaf: bool) -> Result<u32, Refused> {
        let Some(node) = self.node(number).filter(|node| node.refs > 1) else { return Ok(number) };
        let mut slots = blank()?;
        slots.copy_from_slice(&node.slots);
        for (done, slot) in slots.iter().enumerate().filter(|(_, slot)| **slot != 0) {
            if let Err(refused) = self.name(*slot, leaf) {
                // As it was.
                for slot in slots.iter().take(done).filter(|slot| **slot != 0) {
                    self.unname(*slot, leaf);
                }
                return Err(refused);
            }
        }
        if let Some(node) = self.node_mut(number) {
            node.refs -= 1;
        }
        Ok(self.add_node(slots))
    }

    fn name(&mut self, number: u32, leaf: bool) -> Result<(), Refused> {
        if leaf {
            let count = self.count(number).checked_add(1).ok_or(Refused::Full)?;
            return self.set_count(number, count);
        }
        if let Some(node) = self.node_mut(number) {
            node.refs += 1;
        }
        Ok(())
    }

    fn unname(&mut self, number: u32, leaf: bool) {
        if leaf {
            match self.count(number) {
                0 => {}
                1 => self.give_back(number),
                // There is a page of counts already, so this takes no memory.
                count => drop(self.set_count(number, count - 1)),
            }
        } else if let Some(node) = self.node_mut(number) {
            node.refs -= 1;
        }
    }

    /// Puts an extent that was taken, or a hole (0), into a disk; what stood there is let go.
    pub fn put(&mut self, disk: &Uuid, index: u64, extent: u32) -> Result<(), Refused> {
        self.reserve()?;
        let mut volume = self.volume(disk).filter(|volume| volume.has(index)).ok_or(Refused::NoDisk)?;
        if volume.root == 0 {
            if extent == 0 {
                return Ok(());
            }
            volume.root = self.add_node(blank()?);
        } else {
            volume.root = self.own(volume.root, volume.levels == 1)?;
        }
        self.volumes.insert(*disk, volume);
        let mut number = volume.root;
        for level in (1..volume.levels).rev() {
            let at = slot_of(index, level);
            let child = self.node(number).and_then(|node| node.slots.get(at)).copied().unwrap_or(0);
            let own = match child {
                0 if extent == 0 => return Ok(()),
                0 => self.add_node(blank()?),
                child => self.own(child, level == 1)?,
            };
            if own != child {
                self.touch(number);
                if let Some(slot) = self.node_mut(number).and_then(|node| node.slots.get_mut(at)) {
                    *slot = own;
                }
            }
            number = own;
        }
        self.touch(number);
        let Some(slot) = self.node_mut(number).and_then(|node| node.slots.get_mut(slot_of(index, 0))) else {
            return Err(Refused::Damaged);
        };
        let before = core::mem::replace(slot, extent);
        volume.mapped = volume.mapped + u64::from(extent != 0) - u64::from(before != 0);
        self.volumes.insert(*disk, volume);
        if before != 0 {
            self.drop_extent(before);
        }
        Ok(())
    }

    /// Whether so much waits to be freed that no more should be before a commit.
    pub fn is_crowded(&self) -> bool {
        self.freed.iter().map(Vec::len).sum::<usize>() >= FREED
    }

    /// Lets go what no disk has any more, a node at a time. `true`: there is more.
    pub fn tidy(&mut self) -> bool {
        if self.walk.is_empty() {
            let [_, _, ready] = &mut self.dead;
            let Some((number, level)) = ready.pop() else { return false };
            self.unname(number, false);
            if self.node(number).is_none_or(|node| node.refs > 0) {
                return true;
            }
            let _ = self.walk.push((number, level, 0));
        }
        for _ in 0..FAN {
            // Each extent may begin a run of its own.
            if self.reserve().is_err() {
                return true;
            }
            let Some((number, level, at)) = self.walk.last_mut() else { return true };
            let (number, level) = (*number, *level);
            let slot = self.nodes.get(number as usize).and_then(Option::as_ref).and_then(|node| node.slots.get(*at));
            let Some(slot) = slot.copied() else {
                self.walk.pop();
                self.drop_node(number);
                continue;
            };
            *at += 1;
            match (slot, level) {
                (0, _) => {}
                (extent, 0) => self.drop_extent(extent),
                (child, level) => {
                    let Some(node) = self.node_mut(child) else { continue };
                    node.refs = node.refs.saturating_sub(1);
                    if node.refs == 0 {
                        let _ = self.walk.push((child, level - 1, 0));
                    }
                }
            }
        }
        true
    }

    /// Tells what changed since this was asked last; from now until [`Extents::committed`] that is on its way to the
    /// medium.
    pub fn commit(&mut self, mut tell: impl FnMut(Changed<'_>)) {
        for number in core::mem::take(&mut self.changed) {
            if let Some(node) = self.node_mut(number) {
                node.changed = false;
            }
            tell((number, self.node(number).map(|node| node.slots.as_slice())));
        }
        // What is under way is empty but for a commit that was never told of: nothing is copied.
        let [since, under_way] = &mut self.freed;
        core::mem::swap(since, under_way);
        under_way.append(since);
        let [since, under_way, _] = &mut self.dead;
        core::mem::swap(since, under_way);
        under_way.append(since);
    }

    /// Tells all nodes.
    pub fn each_node(&self, mut tell: impl FnMut(u32, &[u32])) {
        for (number, node) in (0u32..).zip(&self.nodes) {
            if let Some(node) = node {
                tell(number, &node.slots);
            }
        }
    }

    /// Whether something changed since the last commit began.
    pub fn is_changed(&self) -> bool {
        !self.changed.is_empty()
    }

    /// It is there: what it frees is free, but extents that something is still under way with.
    pub fn committed(&mut self, in_use: impl Fn(u32) -> bool) {
        let [_, under_way, ready] = &mut self.dead;
        ready.append(under_way);
        let [_, under_way] = &mut self.freed;
        for (first, len) in core::mem::take(under_way) {
            for extent in first..first + len {
                if in_use(extent) {
                    let [since, _] = &mut self.freed;
                    since.push((extent, 1));
                } else {
                    self.unname(extent, true);
                }
            }
        }
    }

    /// Extents as they were kept: disks with their root, levels and bytes, nodes with their slots.
    pub fn open(
        bytes: u64,
        disks: impl Iterator<Item = (Uuid, u32, u32, u64)>,
        nodes: impl Iterator<Item = (u32, Vec<u32>)>,
    ) -> Result<Extents, Refused> {
        let mut extents = Extents::new(bytes, false)?;
        for (number, mut slots) in nodes {
            let at = number as usize;
            if number == 0 || at > MOST_NODES || slots.len() > FAN {
                return Err(Refused::Damaged);
            }
            let more = (at + 1).saturating_sub(extents.nodes.len());
            extents.nodes.try_reserve(more).map_err(|_| Refused::NoHeap)?;
            slots.try_reserve_exact(FAN - slots.len()).map_err(|_| Refused::NoHeap)?;
            slots.resize(FAN, 0);
            extents.nodes.resize_with(extents.nodes.len() + more, || None);
            if let Some(slot) = extents.nodes.get_mut(at) {
                *slot = Some(Node { refs: 0, slots, changed: false });
            }
        }
        let mut heights: Vec<u32> = Vec::new();
        heights.try_reserve_exact(extents.nodes.len()).map_err(|_| Refused::NoHeap)?;
        heights.resize(extents.nodes.len(), u32::MAX);
        for (disk, root, levels, bytes) in disks {
            if !(1..=LEVELS).contains(&levels) || levels < self::levels(bytes) {
                return Err(Refused::Damaged);
            }
            extents.volumes.insert(disk, Volume { bytes, mapped: 0, root, levels });
            extents.count_tree(root, levels - 1, &mut heights)?;
        }
        for disk in extents.disks() {
            let Some(mut volume) = extents.volume(&disk) else { continue };
            volume.mapped = extents.mapped(&volume);
            extents.volumes.insert(disk, volume);
        }
        // What nobody names is of disks that were being let go.
        for number in 1..extents.nodes.len() as u32 {
            extents.reserve()?;
            match extents.node(number) {
                Some(node) if node.refs == 0 => extents.drop_node(number),
                Some(_) => {}
                None => extents.free_nodes.push(number),
            }
        }
        Ok(extents)
    }

    /// One name more for a root, and what is named by it if that was the first.
    fn count_tree(&mut self, root: u32, level: u32, heights: &mut [u32]) -> Result<(), Refused> {
        let mut walk: heapless::Vec<(u32, u32, usize), 4> = heapless::Vec::new();
        let mut next = Some((root, level)).filter(|(root, _)| *root != 0);
        loop {
            if let Some((number, level)) = next.take() {
                let node = self.node_mut(number).ok_or(Refused::Damaged)?;
                node.refs += 1;
                let first = node.refs == 1;
                let height = heights.get_mut(number as usize).ok_or(Refused::Damaged)?;
                if first {
                    *height = level;
                    walk.push((number, level, 0)).map_err(|_| Refused::Damaged)?;
                } else if *height != level {
                    return Err(Refused::Damaged);
                }
            }
            let Some((number, level, at)) = walk.last_mut() else { return Ok(()) };
            let (number, level) = (*number, *level);
            let slot = self.nodes.get(number as usize).and_then(Option::as_ref).and_then(|node| node.slots.get(*at));
            let Some(slot) = slot.copied() else {
                walk.pop();
                continue;
            };
            *at += 1;
            if slot == 0 {
                continue;
            }
            if level > 0 {
                next = Some((slot, level - 1));
                continue;
            }
            if slot >= self.total {
                return Err(Refused::Damaged);
            }
            let count = self.count(slot);
            self.used += u32::from(count == 0);
            self.set_count(slot, count.checked_add(1).ok_or(Refused::Damaged)?)?;
        }
    }

    /// Extents that a disk is made of.
    fn mapped(&self, volume: &Volume) -> u64 {
        let mut mapped = 0;
        let mut walk: heapless::Vec<(u32, u32, usize), 4> = heapless::Vec::new();
        let _ = walk.push((volume.root, volume.levels.saturating_sub(1), 0));
        while let Some((number, level, at)) = walk.last_mut() {
            let (number, level, here) = (*number, *level, *at);
            *at += 1;
            let Some(node) = self.node(number).filter(|_| here < FAN) else {
                walk.pop();
                continue;
            };
            if level == 0 {
                mapped += node.slots.iter().filter(|slot| **slot != 0).count() as u64;
                walk.pop();
            } else if let Some(slot) = node.slots.get(here).filter(|slot| **slot != 0) {
                let _ = walk.push((*slot, level - 1, 0));
            }
        }
        mapped
    }

    /// All that must hold, for tests: counts are what the slots say.
    #[cfg(test)]
    pub fn check(&self) {
        let disks = self.volumes.keys().filter_map(|disk| Some((disk, self.volume(&disk)?)));
        let nodes = (0u32..).zip(&self.nodes).filter_map(|(number, node)| Some((number, node.as_ref()?.slots.clone())));
        let disks = disks.map(|(disk, v)| (disk, v.root, v.levels, v.bytes));
        let again = Extents::open(u64::from(self.total) * EXTENT, disks, nodes).unwrap();
        for disk in again.disks() {
            assert_eq!(again.volume(&disk), self.volume(&disk));
        }
        let waits = |extent: u32| {
            self.freed.iter().flatten().filter(|(first, len)| (*first..first + len).contains(&extent)).count() as u16
        };
        if self.dead.iter().all(Vec::is_empty) && self.walk.is_empty() {
            for extent in 1..self.total {
                let counted = again.count(extent) + waits(extent);
                assert_eq!(self.count(extent), counted, "extent {extent}");
            }
            for (number, node) in self.nodes.iter().enumerate().filter_map(|(number, node)| Some((number, node.as_ref()?)))
            {
                assert_eq!(again.node(number as u32).map(|node| node.refs), Some(node.refs), "node {number}");
            }
        }
    }
}

/// More nodes than any heap has room for.
const MOST_NODES: usize = 1 << 24;

/// The slot of an index in a node of that level.
fn slot_of(index: u64, level: u32) -> usize {
    (index >> (level * BITS)) as usize % FAN
}
