//! What survives a power cut: records of objects, on a disk.
//!
//! ```text
//!   engine's changes -> State::turn -> (fiber: one redb transaction for all that came) -> disk -> State::kept
//! ```
//! redb is synchronous, so it runs on a stack of its own ([`fiber`]): each read, write and flush pauses it until the disk
//! has done that. The loop never waits for it. Deliberately absent: what is in a record.

pub mod fiber;
mod medium;
pub mod parts;

use crate::storage::Storage;
use crate::storage::hub::{Area, Hub, Who};
use crate::storage::kept::Found;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use api_core::Engine;
use api_core::store::record::{Record, Records};
use fiber::{Fiber, Pause};
use medium::{Medium, Want};
use parts::Part;
use platform_xen::hyp::{Disk, DiskDone, DiskRequest, Hypervisor};
use redb::{Builder, Database, ReadableDatabase, ReadableTable, TableDefinition};
use spin::Mutex;

/// Objects by what the engine calls them.
const OBJECTS: TableDefinition<'_, &[u8], &[u8]> = TableDefinition::new("objects");

/// Requests to a disk that is done at once, in one turn.
const STEPS: usize = 16;

/// Bytes of the second stack, and of redb's cache.
const STACK: usize = 256 << 10;
const CACHE: usize = 1 << 20;

/// Records as they were found.
type All = Vec<(Vec<u8>, Vec<u8>)>;

/// What both stacks look at.
#[derive(Debug, Default)]
struct Desk {
    /// To be written, and the number of the last change in it.
    batch: Vec<Record>,
    number: u64,
    /// What was found when it was opened.
    found: Option<All>,
    /// All changes up to there are on the medium.
    kept: u64,
    /// Batches given, and those on the medium.
    batches: [u64; 2],
    /// It cannot go on.
    failed: Option<String>,
}

/// Keeps records on a disk.
pub struct Keeper {
    fiber: Fiber,
    desk: Arc<Mutex<Desk>>,
    medium: Medium,
}

impl Keeper {
    /// Opens what is there, or makes it; the records come by [`Keeper::found`].
    pub fn new(bytes: u64) -> Keeper {
        let desk = Arc::new(Mutex::new(Desk::default()));
        let medium = Medium::new(bytes);
        let (inner, backend) = (desk.clone(), medium.clone());
        let fiber = Fiber::new(STACK, Box::new(move |pause| keep(&inner, backend, &pause)));
        Keeper { fiber, desk, medium }
    }

    /// Moves it on as far as the disk has come. `true`: there is more to do at once.
    pub fn turn(&mut self, hub: &mut Hub, area: Area) -> bool {
        for _ in 0..STEPS {
            if self.medium.serve(hub, area) == Want::Disk || self.medium.idle() && self.desk.lock().batch.is_empty() {
                return false;
            }
            if !self.fiber.go() {
                return false;
            }
        }
        true
    }

    /// To be kept; `number` is the last change in it.
    pub fn put(&mut self, records: Vec<Record>, number: u64) {
        let mut desk = self.desk.lock();
        desk.batch.extend(records);
        desk.number = number;
        let [given, _] = &mut desk.batches;
        *given += 1;
    }

    /// All that was to be kept is on the medium.
    fn is_done(&self) -> bool {
        let [given, kept] = self.desk.lock().batches;
        given == kept
    }

    /// Every change up to there is on the medium.
    pub fn kept(&self) -> u64 {
        self.desk.lock().kept
    }

    /// What was there when it was opened, once.
    pub fn found(&mut self) -> Option<All> {
        self.desk.lock().found.take()
    }

    /// Why it cannot go on.
    pub fn failed(&self) -> Option<String> {
        self.desk.lock().failed.clone()
    }

    /// Bytes of the second stack never used.
    pub fn unused(&self) -> usize {
        self.fiber.unused()
    }
}

/// The second stack's work.
fn keep(desk: &Mutex<Desk>, medium: Medium, pause: &Pause) {
    medium.on(pause.clone());
    if let Err(error) = work(desk, medium, pause) {
        desk.lock().failed = Some(alloc::format!("{error}"));
    }
}

fn work(desk: &Mutex<Desk>, medium: Medium, pause: &Pause) -> Result<(), redb::Error> {
    let db = Builder::new().set_cache_size(CACHE).set_check_integrity_on_open(true).create_with_backend(medium.clone())?;
    medium.made()?;
    let found = all(&db)?;
    desk.lock().found = Some(found);
    loop {
        let (batch, number, given) = {
            let mut desk = desk.lock();
            let [given, _] = desk.batches;
            (core::mem::take(&mut desk.batch), desk.number, given)
        };
        if batch.is_empty() {
            medium.rest();
            pause.pause();
            continue;
        }
        let txn = db.begin_write()?;
        {
            let mut objects = txn.open_table(OBJECTS)?;
            for (key, value) in batch {
                match value {
                    Some(value) => drop(objects.insert(key.as_slice(), value.as_slice())?),
                    None => drop(objects.remove(key.as_slice())?),
                }
            }
        }
        txn.commit()?;
        let mut desk = desk.lock();
        desk.kept = number;
        let [_, kept] = &mut desk.batches;
        *kept = given;
    }
}

/// All records.
fn all(db: &Database) -> Result<All, redb::Error> {
    let txn = db.begin_read()?;
    let objects = match txn.open_table(OBJECTS) {
        Err(redb::TableError::TableDoesNotExist(_)) => return Ok(Vec::new()),
        other => other?,
    };
    let mut found = Vec::new();
    for entry in objects.iter()? {
        let (key, value) = entry?;
        found.push((Vec::from(key.value()), Vec::from(value.value())));
    }
    Ok(found)
}

/// The agent's state.
pub struct State {
    keeper: Keeper,
    /// Where it is on the disk.
    area: Area,
    /// The last change that was given to be kept.
    given: u64,
    /// Commits begun.
    pub commits: u64,
    complained: bool,
}

/// A disk that was opened: its state, what was found in it, and what is left of it.
pub struct Opened {
    /// The state.
    pub state: State,
    /// The disk.
    pub hub: Hub,
    /// Maps of disks in SRs.
    pub maps: Found,
    /// What is not the state's, of one without partitions.
    pub rest: Area,
    /// Its other partitions.
    pub parts: Vec<Part>,
}

/// Bytes of the state on a disk that is large enough for more, and how large that is.
const STATE_BYTES: u64 = 64 << 20;
const ROOMY: u64 = 128 << 20;

/// The state's area, and the rest.
fn areas(bytes: u64) -> (Area, Area) {
    let state = if bytes >= ROOMY { STATE_BYTES } else { bytes };
    (Area { first: 0, bytes: state }, Area { first: state, bytes: bytes - state })
}

/// What is where on a disk.
struct Divided {
    state: Area,
    rest: Area,
    parts: Vec<Part>,
}

/// Looks for partitions. None: `wait` gave up.
fn divide(hub: &mut Hub, wait: &mut impl FnMut() -> bool) -> Option<Result<Divided, String>> {
    let bytes = hub.bytes();
    let (state, rest) = areas(bytes);
    let whole = Area { first: 0, bytes };
    hub.submit(Who::State, whole, 0, DiskRequest::Read(0, parts::BYTES.min(bytes as usize)));
    let mut table = loop {
        match hub.done(Who::State) {
            Some((_, DiskDone::Read(table))) => break table,
            Some(_) => return Some(Err(String::from("the disk cannot be read"))),
            None if !wait() => return None,
            None => {}
        }
    };
    Some(parts::parse(&mut table, bytes).and_then(|parts| match parts {
        None => Ok(Divided { state, rest, parts: Vec::new() }),
        Some(mut parts) => {
            let state = parts::state(&mut parts)?;
            for Part { name, uuid, area } in &parts {
                log::info!("partition {name:?}, {uuid}: {} MiB", area.bytes >> 20);
            }
            Ok(Divided { state, rest: Area { first: 0, bytes: 0 }, parts })
        }
    }))
}

impl State {
    /// Opens the state on a disk. `wait` is called whenever the disk has something to do.
    pub fn open(disk: Box<dyn Disk>, mut wait: impl FnMut()) -> Result<(Opened, Records), String> {
        let always = || {
            wait();
            true
        };
        State::open_while(disk, always).unwrap_or_else(|| Err(String::from("given up")))
    }

    /// Like [`State::open`], as long as `wait` says that there is hope; none: there was not.
    pub fn open_while(disk: Box<dyn Disk>, mut wait: impl FnMut() -> bool) -> Option<Result<(Opened, Records), String>> {
        let mut hub = Hub::new(disk);
        let Divided { state: area, rest, parts } = match divide(&mut hub, &mut wait)? {
            Ok(divided) => divided,
            Err(why) => return Some(Err(why)),
        };
        let mut keeper = Keeper::new(area.bytes);
        loop {
            let busy = keeper.turn(&mut hub, area);
            if let Some(why) = keeper.failed() {
                return Some(Err(why));
            }
            if let Some(found) = keeper.found() {
                let state = State { keeper, area, given: 0, commits: 0, complained: false };
                return Some(split(found).map(|(records, maps)| (Opened { state, hub, maps, rest, parts }, records)));
            }
            if !busy && !wait() {
                return None;
            }
        }
    }

    /// Gives it what has changed, and moves it on. `true`: there is more to do at once.
    pub fn turn<H: Hypervisor>(
        &mut self,
        engine: &mut Engine,
        storage: &mut Storage<H>,
        hyp: &mut H,
        hub: &mut Hub,
    ) -> bool {
        // Who waited for that is told in the next turn, and what is begun now may have held others.
        let mut more = self.keeper.is_done() && storage.committed();
        let changes = engine.changes();
        // One at a time: what a commit frees is free once it is there.
        if (changes > self.given || storage.is_wanted()) && self.keeper.is_done() {
            let maps = storage.is_changed();
            if !maps || storage.prepare(hyp, Some(hub)) {
                let mut records = engine.take_records();
                if maps {
                    records.append(&mut storage.begin_commit());
                    more = true;
                }
                if records.is_empty() && changes == self.given {
                    // All of it is of SRs that went away meanwhile.
                    storage.committed();
                } else {
                    self.keeper.put(records, changes);
                    self.commits += 1;
                }
                self.given = changes;
            }
        }
        let busy = self.keeper.turn(hub, self.area);
        if let Some(why) = self.keeper.failed().filter(|_| !self.complained) {
            log::error!("the state's disk failed, nothing that changes is answered any more: {why}");
            self.complained = true;
            storage.lose();
            more = true;
        }
        busy || more || self.keeper.is_done() && storage.awaits()
    }

    /// Nothing is on its way to the medium, nor wanted there.
    pub fn rests<H: Hypervisor>(&self, storage: &Storage<H>) -> bool {
        self.keeper.is_done() && !storage.is_wanted() && !storage.awaits() && !storage.prepares()
    }

    /// Changes up to there are on the medium.
    pub fn kept(&self) -> u64 {
        self.keeper.kept()
    }
}

/// Records of objects, and those of maps.
fn split(found: All) -> Result<(Records, Found), String> {
    let damaged = |key: &[u8]| alloc::format!("the record of {} is damaged", key.escape_ascii());
    let mut maps = Found::default();
    let mut objects = Vec::new();
    for (key, value) in &found {
        match maps.take(key, value) {
            Some(true) => {}
            Some(false) => objects.push((key.as_slice(), value.as_slice())),
            None => return Err(damaged(key)),
        }
    }
    let records = Records::read(objects.into_iter());
    Ok((records.map_err(|damaged| alloc::format!("the record of {} is damaged", damaged.0))?, maps))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;
    use platform_xen::hyp::{DiskDone, DiskRequest};

    /// A disk that answers at the second look.
    #[derive(Default)]
    struct Slow {
        bytes: Vec<u8>,
        asked: Option<DiskRequest>,
        looked: u32,
        requests: [u32; 3],
    }

    /// One that outlives its hub.
    #[derive(Clone, Default)]
    struct Shared(std::rc::Rc<std::cell::RefCell<Slow>>);

    impl Disk for Shared {
        fn len(&self) -> u64 {
            self.0.borrow().bytes.len() as u64
        }
        fn submit(&mut self, tag: u64, request: DiskRequest) {
            assert_eq!(tag, 0);
            self.0.borrow_mut().submit(request);
        }
        fn done(&mut self) -> Option<(u64, DiskDone)> {
            self.0.borrow_mut().done().map(|done| (0, done))
        }
    }

    impl Slow {
        fn submit(&mut self, request: DiskRequest) {
            assert!(self.asked.is_none());
            if let DiskRequest::Read(at, len) = &request {
                assert!(at % 512 == 0 && len % 512 == 0, "read {at} {len}");
            }
            if let DiskRequest::Write(at, data) = &request {
                assert!(at % 512 == 0 && data.len() % 512 == 0, "write {at} {}", data.len());
            }
            self.requests[match &request {
                DiskRequest::Read(..) => 0,
                DiskRequest::Write(..) => 1,
                _ => 2,
            }] += 1;
            (self.asked, self.looked) = (Some(request), 0);
        }
        fn done(&mut self) -> Option<DiskDone> {
            self.looked += 1;
            if self.looked < 2 {
                return None;
            }
            Some(match self.asked.take()? {
                DiskRequest::Read(at, len) => DiskDone::Read(self.bytes[at as usize..][..len].to_vec()),
                DiskRequest::Write(at, data) => {
                    self.bytes[at as usize..][..data.len()].copy_from_slice(&data);
                    DiskDone::Ok
                }
                _ => DiskDone::Ok,
            })
        }
    }

    fn until<T>(keeper: &mut Keeper, hub: &mut Hub, what: impl Fn(&mut Keeper) -> Option<T>) -> T {
        let area = Area { first: 0, bytes: hub.bytes() };
        for _ in 0..100_000 {
            keeper.turn(hub, area);
            assert_eq!(keeper.failed(), None);
            if let Some(it) = what(keeper) {
                return it;
            }
        }
        panic!("it never comes; failed: {:?}", keeper.failed());
    }

    #[test]
    fn what_is_kept_is_there_when_it_is_opened_again() {
        const SIZE: u64 = 4 << 20;
        let disk = Shared::default();
        disk.0.borrow_mut().bytes = vec![0; SIZE as usize];
        for round in 0..3u64 {
            let mut keeper = Keeper::new(SIZE);
            let mut hub = Hub::new(Box::new(disk.clone()));
            let found = until(&mut keeper, &mut hub, Keeper::found);
            assert_eq!(found.len() as u64, round * 100);
            for n in 0..100 {
                let key = alloc::format!("{round} {n}").into_bytes();
                keeper.put(vec![(key, Some(vec![7; 500]))], round * 100 + n + 1);
            }
            let before = disk.0.borrow().requests;
            until(&mut keeper, &mut hub, |k| (k.kept() == round * 100 + 100).then_some(()));
            let of: Vec<u32> = disk.0.borrow().requests.iter().zip(before).map(|(now, was)| now - was).collect();
            std::println!("requests of a commit: {of:?}, stack unused {}", keeper.unused());
            assert!(keeper.unused() > STACK / 2);
        }
    }

    extern crate std;
}
