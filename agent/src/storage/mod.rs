//! Disks for guests: SRs, each a medium cut into extents, and what is under way on them.
//!
//! ```text
//!   submit(disk, request) -> parts, one per extent -> medium -> parts done -> done(tag)
//!      hole, or shared with others: a new extent is written whole, then put into the disk
//!      flush: what is done is on the medium, then the maps that name it (State keeps them)
//! ```
//! The format is always raw: nothing that a guest wrote is ever looked at. A part of a disk never written reads as
//! zeroes. An SR whose server is away keeps nobody else: its parts wait, and commits leave it out. Deliberately absent: the rings of guests, objects of the API.

mod commit;
pub mod extents;
#[cfg(test)]
mod extents_tests;
pub mod hub;
pub mod kept;
mod medium;
pub mod nbd;
mod slab;
#[cfg(test)]
mod tests;

use crate::machine::devices::{self, volumes::Volumes};
use crate::net::Net;
use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;
use api_core::idmap::IdMap;
use api_core::lifecycle::backend::{BackendError, Uuid};
use extents::{EXTENT, Extents, Place, Refused, Volume};
use hub::Hub;
use kept::Found;
pub use medium::Medium;
use nbd::link::Link;
use platform_xen::hyp::{DiskDone, DiskRequest, Hypervisor, fill_to, zeroes};
use slab::Slab;

/// Parts begun or ended, and nodes let go, in one turn.
const BUDGET: usize = 256;
/// Nodes of maps that the state has room for: two of each while a commit replaces them, of 8 KiB, beside the objects.
const KEPT_NODES: usize = 1536;
/// Extents that are looked for by one step of a discard.
const LOOKS: usize = 128;
/// Set in the tags of transfers, and of streams, and never in those of guests' devices: each takes only what it asked.
pub const TRANSFER: u64 = 1 << 63;
/// Likewise.
pub const STREAM: u64 = 1 << 62;
/// Set with that one in tags of disks that are copied.
pub const COPY: u64 = 1 << 61;
/// Maps that nobody flushed are kept after this long, ns.
const KEEP_AFTER: u64 = 2_000_000_000;

/// An SR that is attached.
struct Sr<H: Hypervisor> {
    medium: Medium<H>,
    extents: Extents,
    /// Where that is, if another SR could be there too.
    place: Option<String>,
    /// Its maps are not kept: all of it is gone with the machine.
    volatile: bool,
    /// Data was written to a medium of its own since that was flushed.
    unflushed: bool,
    /// Parts that the medium has.
    started: usize,
    /// The commit that is prepared goes without it.
    left_out: bool,
    /// It is detached once all is kept: its disks are had by nobody.
    closing: bool,
}

/// What a client asked.
struct Job {
    tag: u64,
    disk: Uuid,
    what: What,
    /// Parts that are not done yet.
    left: usize,
    outcome: DiskDone,
}

enum What {
    /// What has come, once there is some, and how much that will be.
    Read(Vec<u8>, usize),
    Write(Vec<u8>),
    /// Whole extents up to there.
    Discard(u64),
    /// It waits for the medium, then for the maps of that commit.
    Flush(Option<u64>),
}

/// A piece of a job within one extent.
#[derive(Clone, Copy)]
struct Part {
    job: u64,
    disk: Uuid,
    index: u64,
    /// Where in the extent, where in the job's data, and how much.
    skip: usize,
    at: usize,
    len: usize,
    step: Step,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Not begun.
    New,
    /// Reads in place.
    Reads(u32),
    /// Writes in place.
    Writes(u32),
    /// Reads an extent that is shared, to write it with the part into the new one.
    Old { old: u32, new: u32 },
    /// Writes the new one, which then is put into the disk.
    Fill(u32),
    /// The medium's flush of a job.
    Flush,
}

/// How far the next commit is.
#[derive(PartialEq, Eq)]
enum Preparing {
    No,
    /// New extents wait, those under way are awaited.
    Holding,
    /// Flushes of SRs' media that are not done yet.
    Flushing(Vec<(u64, Uuid)>),
}

/// All SRs.
pub struct Storage<H: Hypervisor> {
    srs: IdMap<Uuid, Sr<H>>,
    /// Where each disk is.
    of: IdMap<Uuid, Uuid>,
    jobs: Slab<Job>,
    /// Begun.
    parts: Slab<Part>,
    /// To be begun; those that wait for another part's extent among them.
    waiting: VecDeque<Part>,
    done: VecDeque<(u64, DiskDone)>,
    /// Likewise of transfers, and of streams.
    transferred: VecDeque<(u64, DiskDone)>,
    streamed: VecDeque<(u64, DiskDone)>,
    /// How many such there were.
    pub told_others: u64,
    /// What was kept of SRs that are not attached yet.
    found: Found,
    /// Disks made or changed since a commit began, and those that went.
    changed: IdMap<Uuid, ()>,
    /// Nodes that went with the last disk of an SR that is not attached.
    gone: Vec<(Uuid, u32)>,
    /// Commits begun, and those that are on the medium; and whether somebody waits for the next.
    begun: u64,
    kept: u64,
    wanted: bool,
    preparing: Preparing,
    /// The last flush of a medium failed.
    fails: bool,
    /// Connections of SRs that were detached.
    left: Vec<Link>,
    /// No commit comes any more.
    lost: bool,
    /// Since when something was changed.
    since: Option<u64>,
    /// An SR is detached once all of it is kept.
    pub closes: bool,
    /// There is a place where maps are kept.
    pub keeps: bool,
    /// Nodes that maps may have: those that are kept, and all.
    pub most_kept: usize,
    /// See [`Storage::most_kept`].
    pub most_nodes: usize,
}

impl<H: Hypervisor> Storage<H> {
    /// None attached; what was found is for those that will be.
    pub fn new(found: Option<Found>) -> Storage<H> {
        Storage {
            srs: IdMap::new(),
            of: IdMap::new(),
            jobs: Slab::new(),
            parts: Slab::new(),
            waiting: VecDeque::new(),
            done: VecDeque::new(),
            transferred: VecDeque::new(),
            streamed: VecDeque::new(),
            told_others: 0,
            keeps: found.is_some(),
            most_kept: KEPT_NODES,
            most_nodes: usize::MAX,
            found: found.unwrap_or_default(),
            changed: IdMap::new(),
            gone: Vec::new(),
            begun: 0,
            kept: 0,
            wanted: false,
            preparing: Preparing::No,
            fails: false,
            left: Vec::new(),
            lost: false,
            since: None,
            closes: false,
        }
    }

    /// Attaches an SR; bytes its disks can have together.
    pub fn attach(&mut self, sr: &Uuid, medium: Medium<H>, hyp: &mut H) -> Result<u64, Refused> {
        if self.srs.contains_key(sr) {
            self.close(medium, hyp);
            return Err(Refused::NoDisk);
        }
        let volatile = medium.is_volatile() || !self.keeps;
        let place = medium.place();
        let at = place.as_deref().unwrap_or_default();
        let moved = !volatile && self.found.has_moved(sr, at);
        let opened = if place.is_some() && (self.is_used(&place) || self.found.has_others(sr, at)) {
            Err(Refused::Taken)
        } else if volatile {
            Extents::new(medium.bytes(), true)
        } else {
            self.found.open(sr, medium.bytes())
        };
        let extents = match opened {
            Ok(extents) => extents,
            Err(refused) => {
                self.close(medium, hyp);
                return Err(refused);
            }
        };
        if moved {
            log::warn!("SR {}: its disks are looked for in another place, {at:?}", api_core::uuid_text(sr));
            extents.disks().into_iter().for_each(|disk| {
                self.changed.insert(disk, ());
            });
        }
        for disk in extents.disks() {
            self.of.insert(disk, *sr);
        }
        let bytes = extents.total();
        let it = Sr { medium, extents, place, volatile, unflushed: false, started: 0, left_out: false, closing: false };
        self.srs.insert(*sr, it);
        Ok(bytes)
    }

    fn close(&mut self, medium: Medium<H>, hyp: &mut H) {
        match medium {
            Medium::Nbd(link) => self.left.push(*link),
            mut medium => medium.close(hyp),
        }
    }

    /// An attached SR is there.
    fn is_used(&self, place: &Option<String>) -> bool {
        self.srs.values().any(|sr| sr.place == *place)
    }

    /// Whether an SR's server is away.
    pub fn is_away(&self, sr: &Uuid) -> bool {
        self.srs.get(sr).is_some_and(|sr| sr.medium.is_away())
    }

    /// SRs on other machines.
    pub fn far(&self) -> usize {
        self.srs.values().filter(|sr| matches!(sr.medium, Medium::Nbd(_))).count()
    }

    /// A connection is to end.
    pub fn leave(&mut self, link: Link) {
        self.left.push(link);
    }

    /// Whether some are on other machines.
    pub fn has_far(&self) -> bool {
        self.srs.values().any(|sr| sr.medium.is_far())
    }

    /// Moves what SRs on other machines say and hear. Whether there is more to do at once, and when at the latest; and
    /// whether a server came or went.
    pub fn turn_far(&mut self, net: &mut impl Net, now: u64) -> (bool, Option<u64>, bool) {
        self.left.drain(..).for_each(|mut link| link.leave(net));
        let (mut busy, mut at, mut changed) = (false, None::<u64>, false);
        for sr in self.srs.values_mut() {
            if let Medium::Nbd(link) = &mut sr.medium {
                let away = link.is_away();
                let (more, due) = link.turn(net, now);
                busy |= more;
                at = [at, due].into_iter().flatten().min();
                changed |= away != link.is_away();
            }
        }
        (busy, at, changed)
    }

    /// If an SR's server is away, nobody waits for it any more: what was asked of its disks fails.
    pub fn give_up(&mut self, sr: &Uuid) {
        let Some(Sr { medium: Medium::Nbd(link), .. }) = self.srs.get_mut(sr).filter(|sr| sr.medium.is_away()) else {
            return;
        };
        link.cut();
        let here = |job: &Job| self.of.get(&job.disk) == Some(sr);
        let jobs: Vec<u64> = self.jobs.iter().filter(|(_, job)| here(job)).map(|(id, _)| id).collect();
        // Those that wait for a commit, and parts that were not begun.
        let kept = |job: &u64| self.jobs.get(*job).is_some_and(|job| matches!(job.what, What::Flush(Some(_))));
        let mut ended: Vec<u64> = jobs.iter().copied().filter(kept).collect();
        ended.extend(self.waiting.iter().map(|part| part.job).filter(|job| jobs.contains(job)));
        self.waiting.retain(|part| !jobs.contains(&part.job));
        for job in ended {
            self.end_part(job, Some(DiskDone::Failed));
        }
    }

    /// Whether something is under way on an SR, or not kept yet.
    fn is_busy(&self, sr: &Uuid) -> bool {
        let here = |disk: &Uuid| self.of.get(disk) == Some(sr);
        let unkept = |sr: &Sr<H>| !sr.volatile && (sr.extents.is_changed() || self.begun > self.kept);
        // Its record is made of what is attached.
        let unkept = |sr: &Sr<H>| unkept(sr) || self.changed.keys().any(|disk| here(&disk));
        self.jobs.values().any(|job| here(&job.disk)) || self.srs.get(sr).is_some_and(unkept)
    }

    /// Detaches an SR: a volatile one is gone. EBUSY: something is under way.
    pub fn detach(&mut self, sr: &Uuid, hyp: &mut H) -> Result<(), Refused> {
        if self.is_busy(sr) {
            self.wanted = true;
            return Err(Refused::Busy);
        }
        let Some(it) = self.srs.remove(sr) else { return Ok(()) };
        for disk in it.extents.disks() {
            self.of.remove(&disk);
        }
        if !it.volatile {
            self.found.put_back(sr, &it.extents, it.place.as_deref().unwrap_or_default());
        }
        self.close(it.medium, hyp);
        Ok(())
    }

    /// Nobody is to have its disks any more, or again.
    pub fn close_sr(&mut self, sr: &Uuid, closing: bool) {
        if let Some(sr) = self.srs.get_mut(sr) {
            sr.closing = closing;
        }
    }

    /// The disks in an attached SR.
    pub fn disks(&self, sr: &Uuid) -> Vec<Uuid> {
        self.srs.get(sr).map(|sr| sr.extents.disks()).unwrap_or_default()
    }

    /// Bytes in use and in all.
    pub fn space(&self, sr: &Uuid) -> Option<(u64, u64)> {
        self.srs.get(sr).filter(|sr| !sr.closing).map(|sr| (sr.extents.used(), sr.extents.total()))
    }

    /// Bytes of the heap that maps take.
    #[cfg(test)]
    pub fn heap_bytes(&self) -> usize {
        self.srs.values().map(|sr| sr.extents.heap_bytes()).sum()
    }

    /// Notes that a disk changed, if that is to be kept.
    fn note(&mut self, disk: &Uuid) {
        if self.keeps && !self.is_volatile(disk) {
            self.changed.insert(*disk, ());
        }
    }

    fn is_volatile(&self, disk: &Uuid) -> bool {
        self.of.get(disk).and_then(|sr| self.srs.get(sr)).is_some_and(|sr| sr.volatile)
    }

    fn sr_of(&mut self, disk: &Uuid) -> Result<&mut Sr<H>, Refused> {
        self.of.get(disk).and_then(|sr| self.srs.get_mut(sr)).ok_or(Refused::NoDisk)
    }

    /// A disk of zeroes.
    pub fn create(&mut self, sr: &Uuid, disk: &Uuid, bytes: u64) -> Result<(), Refused> {
        if self.of.contains_key(disk) {
            return Err(Refused::NoDisk);
        }
        self.srs.get_mut(sr).ok_or(Refused::NoDisk)?.extents.create(disk, bytes)?;
        self.of.insert(*disk, *sr);
        self.note(disk);
        Ok(())
    }

    /// A disk with what another one has now, in the same SR.
    pub fn copy(&mut self, from: &Uuid, to: &Uuid) -> Result<(), Refused> {
        if self.of.contains_key(to) {
            return Err(Refused::NoDisk);
        }
        let sr = *self.of.get(from).ok_or(Refused::NoDisk)?;
        // Its maps could not be kept now.
        if self.is_away(&sr) {
            return Err(Refused::Away);
        }
        self.sr_of(from)?.extents.copy(from, to)?;
        self.of.insert(*to, sr);
        self.note(to);
        Ok(())
    }

    /// Grows a disk, if it is not as large.
    pub fn resize(&mut self, disk: &Uuid, bytes: u64) -> Result<(), Refused> {
        if self.volume(disk).is_some_and(|volume| volume.bytes >= bytes) {
            return Ok(());
        }
        self.sr_of(disk)?.extents.resize(disk, bytes)?;
        self.note(disk);
        Ok(())
    }

    /// Takes a disk away. Busy: something is under way on it.
    pub fn remove(&mut self, disk: &Uuid) -> Result<(), Refused> {
        if self.jobs.values().any(|job| job.disk == *disk) {
            return Err(Refused::Busy);
        }
        if let Some(mut nodes) = self.found.remove(disk) {
            self.gone.append(&mut nodes);
            self.note(disk);
            return Ok(());
        }
        self.sr_of(disk)?.extents.remove(disk)?;
        self.note(disk);
        self.of.remove(disk);
        Ok(())
    }

    /// The SR that a disk is in.
    pub fn sr(&self, disk: &Uuid) -> Option<Uuid> {
        self.of.get(disk).copied()
    }

    /// What a disk is.
    pub fn volume(&self, disk: &Uuid) -> Option<Volume> {
        self.srs.get(self.of.get(disk)?).filter(|sr| !sr.closing)?.extents.volume(disk)
    }

    /// The first extent of a disk from `index` on that is no hole, or how far it was looked for.
    pub fn next_extent(&self, disk: &Uuid, index: u64, end: u64, looks: &mut usize) -> u64 {
        let sr = self.of.get(disk).and_then(|sr| self.srs.get(sr));
        sr.map_or(index, |sr| sr.extents.next(disk, index, end, looks))
    }

    /// Begins something on a disk; [`Storage::done`], or [`Storage::take_transfer`], tells the tag when it is done.
    pub fn submit(&mut self, disk: &Uuid, tag: u64, request: DiskRequest) {
        let size = self.volume(disk).map(|volume| volume.bytes);
        let (first, len, what) = match request {
            DiskRequest::Read(at, len) => (at, len as u64, What::Read(Vec::new(), len)),
            DiskRequest::Write(at, data) => (at, data.len() as u64, What::Write(data)),
            DiskRequest::Discard(at, len) => (at, len, What::Discard(at.saturating_add(len) / EXTENT)),
            DiskRequest::Flush => (0, 0, What::Flush(None)),
        };
        let fits = size.is_some_and(|size| first.checked_add(len).is_some_and(|end| end <= size));
        if !fits {
            self.tell(tag, DiskDone::Failed);
            return;
        }
        let end = first + len;
        let whole = match what {
            What::Flush(_) => Some(0),
            // One part that goes on: of extents there may be millions.
            What::Discard(_) => Some(first.div_ceil(EXTENT)),
            _ if len == 0 => return self.tell(tag, DiskDone::Ok),
            _ => None,
        };
        let left = whole.map_or((end.div_ceil(EXTENT) - first / EXTENT) as usize, |_| 1);
        let job = self.jobs.insert(Job { tag, disk: *disk, what, left, outcome: DiskDone::Ok });
        let part = |index, skip, at, len| Part { job, disk: *disk, index, skip, at, len, step: Step::New };
        if let Some(index) = whole {
            return self.waiting.push_back(part(index, 0, 0, 0));
        }
        let mut from = first;
        while from < end {
            let to = end.min((from / EXTENT + 1) * EXTENT);
            let at = ((from % EXTENT) as usize, (from - first) as usize, (to - from) as usize);
            self.waiting.push_back(part(from / EXTENT, at.0, at.1, at.2));
            from = to;
        }
    }

    /// Lets go the next whole extents; it is advice, so what cannot be now stays.
    fn discard(&mut self, mut part: Part, disk: &Uuid, end: u64) {
        let mut looks = LOOKS;
        let mut changed = false;
        while looks > 0 && part.index < end {
            let Some(sr) = self.of.get(disk).and_then(|sr| self.srs.get_mut(sr)) else { break };
            part.index = sr.extents.next(disk, part.index, end, &mut looks);
            let (place, volatile) = (sr.extents.find(disk, part.index), sr.volatile);
            // Of nodes that are shared copies would be made.
            if sr.extents.is_crowded() || matches!(place, Place::Shared(_)) && !self.has_room(volatile) {
                part.index = end;
            } else if part.index < end && place != Place::Hole {
                let here = |it: &Part| it.index == part.index && it.disk == *disk;
                if !self.parts.values().any(here)
                    && let Some(sr) = self.of.get(disk).and_then(|sr| self.srs.get_mut(sr))
                {
                    changed |= sr.extents.put(disk, part.index, 0).is_ok();
                }
                part.index += 1;
            }
        }
        if changed {
            self.note(disk);
        }
        if part.index < end {
            self.waiting.push_back(part);
        } else {
            self.end_part(part.job, None);
        }
    }

    /// Maps of such an SR may grow.
    fn has_room(&self, volatile: bool) -> bool {
        let nodes = |sr: &Sr<H>| [if sr.volatile { 0 } else { sr.extents.nodes() }, sr.extents.nodes()];
        let (kept, all) = self.srs.values().map(nodes).fold((0, 0), |sum, [kept, all]| (sum.0 + kept, sum.1 + all));
        (volatile || kept < self.most_kept) && all < self.most_nodes
    }

    /// Something that a device asked and is done.
    pub fn done(&mut self) -> Option<(u64, DiskDone)> {
        self.done.pop_front()
    }

    /// Something that a transfer asked and is done: its tag has [`TRANSFER`].
    pub fn take_transfer(&mut self) -> Option<(u64, DiskDone)> {
        self.transferred.pop_front()
    }

    /// Something that a stream asked and is done: its tag has [`STREAM`].
    pub fn take_streamed(&mut self) -> Option<(u64, DiskDone)> {
        self.streamed.pop_front()
    }

    /// Whether a transfer has such.
    pub fn has_transferred(&self) -> bool {
        !self.transferred.is_empty()
    }

    fn tell(&mut self, tag: u64, done: DiskDone) {
        self.told_others += u64::from(tag & (TRANSFER | STREAM) != 0);
        let queue = match tag {
            tag if tag & TRANSFER != 0 => &mut self.transferred,
            tag if tag & STREAM != 0 => &mut self.streamed,
            _ => &mut self.done,
        };
        queue.push_back((tag, done));
    }

    /// Whether somebody else makes this extent of the disk just now, and whether it is written in place.
    fn neighbours(&self, disk: &Uuid, index: u64) -> (bool, bool) {
        let (mut made, mut written) = (false, false);
        for part in self.parts.values().filter(|part| part.index == index && part.disk == *disk) {
            made |= matches!(part.step, Step::Old { .. } | Step::Fill(_));
            written |= matches!(part.step, Step::Writes(_));
        }
        (made, written)
    }

    /// Moves everything on. `true`: there is more to do at once.
    pub fn turn(&mut self, hyp: &mut H, hub: Option<&mut Hub>, now: u64) -> bool {
        let mut hub = hub;
        let mut budget = BUDGET;
        self.unprepare();
        loop {
            let before = budget;
            self.reap(hyp, hub.as_deref_mut(), &mut budget);
            let mut again: usize = self.waiting.len();
            while again > 0 && budget > 0 {
                again -= 1;
                let Some(part) = self.waiting.pop_front() else { break };
                if self.begin(part, hyp, hub.as_deref_mut()) {
                    budget -= 1;
                }
            }
            if budget == 0 || budget == before {
                break;
            }
        }
        let mut more = budget == 0;
        let mut changed = false;
        self.closes = false;
        for sr in self.srs.values_mut() {
            self.closes |= sr.closing;
            more |= sr.extents.tidy();
            changed |= sr.extents.is_changed();
        }
        changed |= self.changed.keys().next().is_some();
        match (changed && self.is_changed(), self.since) {
            (false, _) => self.since = None,
            (true, None) => self.since = Some(now),
            (true, Some(since)) => self.wanted |= now >= since.saturating_add(KEEP_AFTER),
        }
        more
    }

    /// Something was asked and is not begun.
    pub fn is_asked(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Something is done that nobody took.
    pub fn has_done(&self) -> bool {
        !self.done.is_empty() || !self.transferred.is_empty()
    }

    /// When maps are to be kept that nobody flushed.
    pub fn deadline(&self) -> Option<u64> {
        self.since.filter(|_| self.keeps && !self.wanted).map(|since| since.saturating_add(KEEP_AFTER))
    }

    /// Takes what media have done.
    fn reap(&mut self, hyp: &mut H, mut hub: Option<&mut Hub>, budget: &mut usize) {
        let own = self.srs.iter().filter(|(_, sr)| sr.medium.is_own());
        let srs: Vec<Uuid> = own.map(|(id, _)| id).collect();
        if let Some(hub) = hub.as_deref_mut() {
            while *budget > 0
                && let Some((id, done)) = hub.done(hub::Who::Storage)
            {
                *budget -= 1;
                self.part_done(id, done, hyp, Some(&mut *hub));
            }
        }
        for sr in srs {
            while *budget > 0
                && let Some((id, done)) = self.srs.get_mut(&sr).and_then(|sr| sr.medium.done())
            {
                *budget -= 1;
                self.part_done(id, done, hyp, hub.as_deref_mut());
            }
        }
    }

    fn end_part(&mut self, job: u64, outcome: Option<DiskDone>) {
        let Some(it) = self.jobs.get_mut(job) else { return };
        if let Some(outcome) = outcome {
            it.outcome = outcome;
        }
        it.left -= 1;
        if it.left > 0 {
            return;
        }
        let Some(it) = self.jobs.remove(job) else { return };
        let done = match (it.outcome, it.what) {
            // A hole.
            (DiskDone::Ok, What::Read(data, len)) if data.is_empty() => {
                zeroes(len).map_or(DiskDone::Failed, DiskDone::Read)
            }
            (DiskDone::Ok, What::Read(data, _)) => DiskDone::Read(data),
            (outcome, _) => outcome,
        };
        self.tell(it.tag, done);
    }

    /// Begins a part; `false`: it waits.
    fn begin(&mut self, mut part: Part, hyp: &mut H, hub: Option<&mut Hub>) -> bool {
        let Some(job) = self.jobs.get(part.job) else { return true };
        let (flush, writes) = (matches!(job.what, What::Flush(_)), matches!(job.what, What::Write(_)));
        let disk = part.disk;
        if let What::Discard(end) = job.what {
            self.discard(part, &disk, end);
            return true;
        }
        let id_of = self.of.get(&disk).copied().unwrap_or_default();
        let Some(sr) = self.srs.get(&id_of) else {
            self.end_part(part.job, Some(DiskDone::Failed));
            return true;
        };
        let (kept, place) = (!sr.volatile, sr.extents.find(&disk, part.index));
        if sr.started >= sr.medium.most() {
            self.waiting.push_back(part);
            return false;
        }
        if flush && kept && self.is_changed_in(&id_of) {
            // The commit flushes the medium before the maps.
            self.wait_for(part.job, self.begun + 1);
            self.wanted = true;
            return true;
        }
        let (made, written) = self.neighbours(&disk, part.index);
        if made {
            self.waiting.push_back(part);
            return false;
        }
        let room = writes && !matches!(place, Place::Own(_)) && self.has_room(!kept);
        let data = part.at..part.at + part.len;
        let (Some(job), Some(sr)) = (self.jobs.get_mut(part.job), self.srs.get_mut(&id_of)) else { return true };
        let request = match (&mut job.what, place) {
            (What::Discard(_), _) => return true,
            (What::Read(..), Place::Hole) => {
                self.end_part(part.job, None);
                return true;
            }
            (What::Read(..), Place::Own(extent) | Place::Shared(extent)) => {
                part.step = Step::Reads(extent);
                DiskRequest::Read(u64::from(extent) * EXTENT + part.skip as u64, part.len)
            }
            (What::Write(from), Place::Own(extent)) => {
                let Some(bytes) = leave(from, data) else {
                    self.end_part(part.job, Some(DiskDone::Failed));
                    return true;
                };
                part.step = Step::Writes(extent);
                sr.unflushed = true;
                DiskRequest::Write(u64::from(extent) * EXTENT + part.skip as u64, bytes)
            }
            // Maps on their way to the medium name only what was flushed before. What was the disk's own when another
            // part of it was begun, and was copied since, is whole once that is done.
            (What::Write(_), _) if written || kept && self.preparing != Preparing::No => {
                self.waiting.push_back(part);
                return false;
            }
            (What::Write(from), place) => {
                let from = from.get(data).unwrap_or_default();
                // Zeroes over zeroes.
                if place == Place::Hole && from.iter().all(|byte| *byte == 0) {
                    self.end_part(part.job, None);
                    return true;
                }
                let new = match if room { sr.extents.take() } else { Err(Refused::Full) } {
                    Ok(new) => new,
                    Err(refused) => {
                        let outcome = if refused == Refused::Full { DiskDone::Full } else { DiskDone::Failed };
                        self.end_part(part.job, Some(outcome));
                        return true;
                    }
                };
                match place {
                    Place::Shared(old) if part.len < EXTENT as usize => {
                        part.step = Step::Old { old, new };
                        DiskRequest::Read(u64::from(old) * EXTENT, EXTENT as usize)
                    }
                    _ => {
                        part.step = Step::Fill(new);
                        sr.unflushed = true;
                        let Some(whole) = around(Vec::new(), part.skip, from) else {
                            sr.extents.give_back(new);
                            self.end_part(part.job, Some(DiskDone::Failed));
                            return true;
                        };
                        DiskRequest::Write(u64::from(new) * EXTENT, whole)
                    }
                }
            }
            (What::Flush(_), _) => {
                part.step = Step::Flush;
                DiskRequest::Flush
            }
        };
        sr.medium.submit(hyp, hub, self.parts.insert(part), request);
        sr.started += 1;
        true
    }

    fn part_done(&mut self, id: u64, done: DiskDone, hyp: &mut H, hub: Option<&mut Hub>) {
        let Some(mut part) = self.parts.remove(id) else {
            // A flush of ours, before maps are kept.
            self.flushed(id, &done);
            return;
        };
        let disk = part.disk;
        let Some(sr) = self.of.get(&disk).and_then(|sr| self.srs.get_mut(sr)) else { return };
        sr.started = sr.started.saturating_sub(1);
        match (part.step, done) {
            (Step::Reads(_), DiskDone::Read(bytes)) => {
                let job = self.jobs.get_mut(part.job);
                let whole = match job.map(|job| &mut job.what) {
                    Some(What::Read(to, len)) => bytes.len() == part.len && arrive(to, *len, part.at, bytes),
                    _ => false,
                };
                self.end_part(part.job, if whole { None } else { Some(DiskDone::Failed) });
            }
            (Step::Old { new, .. }, DiskDone::Read(old)) => {
                let from = self.jobs.get(part.job).and_then(|job| match &job.what {
                    What::Write(from) => from.get(part.at..part.at + part.len),
                    _ => None,
                });
                // A part of it would be zeroes.
                let from = from.filter(|_| old.len() == EXTENT as usize);
                match from.and_then(|from| around(old, part.skip, from)) {
                    Some(whole) => {
                        part.step = Step::Fill(new);
                        sr.unflushed = true;
                        let id = self.parts.insert(part);
                        sr.medium.submit(hyp, hub, id, DiskRequest::Write(u64::from(new) * EXTENT, whole));
                        sr.started += 1;
                    }
                    None => {
                        sr.extents.give_back(new);
                        self.end_part(part.job, Some(DiskDone::Failed));
                    }
                }
            }
            (Step::Fill(new), DiskDone::Ok) => {
                let put = sr.extents.put(&disk, part.index, new);
                if put.is_err() {
                    sr.extents.give_back(new);
                } else {
                    self.note(&disk);
                }
                self.end_part(part.job, put.err().map(|_| DiskDone::Failed));
            }
            (Step::Flush, DiskDone::Ok) if sr.volatile => self.end_part(part.job, None),
            (Step::Flush, DiskDone::Ok) => self.wait_for(part.job, self.begun),
            (Step::Writes(_), DiskDone::Ok) => self.end_part(part.job, None),
            (Step::Reads(_), DiskDone::Ok) => self.end_part(part.job, Some(DiskDone::Failed)),
            (Step::Old { new, .. } | Step::Fill(new), failed) => {
                sr.extents.give_back(new);
                self.end_part(part.job, Some(failed));
            }
            (_, failed) => self.end_part(part.job, Some(failed)),
        }
    }
}

impl<H: Hypervisor> Volumes for Storage<H> {
    fn open(&mut self, vdi: &Uuid, _: bool) -> Result<devices::volumes::Volume, BackendError> {
        let there = self.volume(vdi).map(|volume| devices::volumes::Volume { bytes: volume.bytes });
        there.ok_or(BackendError::Device(*vdi, "its SR is not attached"))
    }
    fn close(&mut self, _: &Uuid) {}
    fn submit(&mut self, vdi: &Uuid, tag: u64, request: DiskRequest) {
        Storage::submit(self, vdi, tag, request);
    }
    fn done(&mut self) -> Option<(u64, DiskDone)> {
        Storage::done(self)
    }
}

/// What one part writes; one that is all of it is not copied. None: no memory.
fn leave(from: &mut Vec<u8>, part: core::ops::Range<usize>) -> Option<Vec<u8>> {
    if part.len() == from.len() {
        return Some(core::mem::take(from));
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(part.len()).ok()?;
    bytes.extend_from_slice(from.get(part)?);
    Some(bytes)
}

/// Puts what came of one part where it belongs; one that is all of it is not copied. `false`: there is no memory.
fn arrive(to: &mut Vec<u8>, len: usize, at: usize, bytes: Vec<u8>) -> bool {
    if bytes.len() == len {
        *to = bytes;
        return true;
    }
    if to.is_empty() {
        let Some(room) = zeroes(len) else { return false };
        *to = room;
    }
    to.get_mut(at..at + bytes.len()).map(|to| to.copy_from_slice(&bytes)).is_some()
}

/// A whole extent: the old bytes, or zeroes, with the new ones over them; none: no memory.
fn around(mut old: Vec<u8>, skip: usize, new: &[u8]) -> Option<Vec<u8>> {
    let whole = EXTENT as usize;
    old.try_reserve_exact(whole.saturating_sub(old.len())).ok()?;
    fill_to(&mut old, whole);
    old.get_mut(skip..skip + new.len())?.copy_from_slice(new);
    Some(old)
}
