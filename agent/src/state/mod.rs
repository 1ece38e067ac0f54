//! What survives a power cut: records of objects, on a disk.
//!
//! ```text
//!   engine's changes -> State::turn -> (fiber: one redb transaction for all that came) -> disk -> State::kept
//! ```
//! redb is synchronous, so it runs on a stack of its own ([`fiber`]): each read, write and flush pauses it until the disk
//! has done that. The loop never waits for it. Deliberately absent: what is in a record.

pub mod fiber;
mod medium;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use api_core::Engine;
use api_core::store::record::{Record, Records};
use fiber::{Fiber, Pause};
use medium::{Medium, Want};
use platform_xen::hyp::Disk;
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
type Found = Vec<(Vec<u8>, Vec<u8>)>;

/// What both stacks look at.
#[derive(Debug, Default)]
struct Desk {
    /// To be written, and the number of the last change in it.
    batch: Vec<Record>,
    number: u64,
    /// What was found when it was opened.
    found: Option<Found>,
    /// All changes up to there are on the medium.
    kept: u64,
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
    pub fn turn(&mut self, disk: &mut dyn Disk) -> bool {
        for _ in 0..STEPS {
            if self.medium.serve(disk) == Want::Disk || self.medium.idle() && self.desk.lock().batch.is_empty() {
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
    }

    /// All that was to be kept is on its way.
    fn can_take(&self) -> bool {
        self.desk.lock().batch.is_empty()
    }

    /// Every change up to there is on the medium.
    pub fn kept(&self) -> u64 {
        self.desk.lock().kept
    }

    /// What was there when it was opened, once.
    pub fn found(&mut self) -> Option<Found> {
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
        let (batch, number) = {
            let mut desk = desk.lock();
            (core::mem::take(&mut desk.batch), desk.number)
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
        desk.lock().kept = number;
    }
}

/// All records.
fn all(db: &Database) -> Result<Found, redb::Error> {
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

/// The agent's state and the disk it is on.
pub struct State {
    keeper: Keeper,
    disk: Box<dyn Disk>,
    /// The last change that was given to be kept.
    given: u64,
    complained: bool,
}

impl State {
    /// Opens the state on a disk. `wait` is called whenever the disk has something to do.
    pub fn open(disk: Box<dyn Disk>, mut wait: impl FnMut()) -> Result<(State, Records), String> {
        let always = || {
            wait();
            true
        };
        State::open_while(disk, always).unwrap_or_else(|| Err(String::from("given up")))
    }

    /// Like [`State::open`], as long as `wait` says that there is hope; none: there was not.
    pub fn open_while(mut disk: Box<dyn Disk>, mut wait: impl FnMut() -> bool) -> Option<Result<(State, Records), String>> {
        let mut keeper = Keeper::new(disk.len());
        loop {
            let busy = keeper.turn(&mut *disk);
            if let Some(why) = keeper.failed() {
                return Some(Err(why));
            }
            if let Some(found) = keeper.found() {
                let records = Records::read(found.iter().map(|(key, value)| (key.as_slice(), value.as_slice())));
                let records = records.map_err(|damaged| alloc::format!("the record of {} is damaged", damaged.0));
                return Some(records.map(|records| (State { keeper, disk, given: 0, complained: false }, records)));
            }
            if !busy && !wait() {
                return None;
            }
        }
    }

    /// Gives it what has changed, and moves it on. `true`: there is more to do at once.
    pub fn turn(&mut self, engine: &mut Engine) -> bool {
        let changes = engine.changes();
        if changes > self.given && self.keeper.can_take() {
            self.keeper.put(engine.take_records(), changes);
            self.given = changes;
        }
        let busy = self.keeper.turn(&mut *self.disk);
        if let Some(why) = self.keeper.failed().filter(|_| !self.complained) {
            log::error!("the state's disk failed, nothing that changes is answered any more: {why}");
            self.complained = true;
        }
        busy
    }

    /// Changes up to there are on the medium.
    pub fn kept(&self) -> u64 {
        self.keeper.kept()
    }
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

    impl Disk for Slow {
        fn len(&self) -> u64 {
            self.bytes.len() as u64
        }
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
                DiskRequest::Flush => 2,
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
                DiskRequest::Flush => DiskDone::Ok,
            })
        }
    }

    fn until<T>(keeper: &mut Keeper, disk: &mut Slow, what: impl Fn(&mut Keeper) -> Option<T>) -> T {
        for _ in 0..100_000 {
            keeper.turn(disk);
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
        let mut disk = Slow { bytes: vec![0; SIZE as usize], ..Slow::default() };
        for round in 0..3u64 {
            let mut keeper = Keeper::new(SIZE);
            let found = until(&mut keeper, &mut disk, Keeper::found);
            assert_eq!(found.len() as u64, round * 100);
            for n in 0..100 {
                let key = alloc::format!("{round} {n}").into_bytes();
                keeper.put(vec![(key, Some(vec![7; 500]))], round * 100 + n + 1);
            }
            let before = disk.requests;
            until(&mut keeper, &mut disk, |k| (k.kept() == round * 100 + 100).then_some(()));
            let of: Vec<u32> = disk.requests.iter().zip(before).map(|(now, was)| now - was).collect();
            std::println!("requests of a commit: {of:?}, stack unused {}", keeper.unused());
            assert!(keeper.unused() > STACK / 2);
        }
    }

    extern crate std;
}
