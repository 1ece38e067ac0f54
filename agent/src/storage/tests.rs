//! Requests of clients against what a disk of bytes would answer, on both media; commits, and power cuts.

use super::extents::{EXTENT, Refused};
use super::hub::{Area, Hub};
use super::kept::Found;
use super::*;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::vec;
use api_core::store::record::Record;
use core::cell::RefCell;
use platform_xen::hyp::Disk;
use platform_xen::sim::Sim;

const SR: Uuid = [9; 16];
const KEPT: Uuid = [8; 16];

/// A disk that answers in any order, late, and forgets what was not flushed when the power goes.
#[derive(Default)]
struct Platter {
    medium: Vec<u8>,
    cached: Vec<(u64, Vec<u8>)>,
    asked: Vec<(u64, DiskRequest)>,
    random: u64,
    fails: bool,
    /// Reads give less than was asked for.
    short: bool,
    /// Only flushes fail.
    keeps_nothing: bool,
}

#[derive(Clone, Default)]
struct Late(Rc<RefCell<Platter>>);

impl Late {
    fn below(random: &mut u64, most: u64) -> u64 {
        *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*random >> 33) % most
    }

    /// What is there after the power went: of what was not flushed, any of it.
    fn cut(&self) {
        let it = &mut *self.0.borrow_mut();
        it.asked.clear();
        for (at, data) in core::mem::take(&mut it.cached) {
            for (n, sector) in data.chunks(512).enumerate() {
                if Late::below(&mut it.random, 2) == 0 {
                    it.medium[at as usize + n * 512..][..sector.len()].copy_from_slice(sector);
                }
            }
        }
    }
}

impl Disk for Late {
    fn len(&self) -> u64 {
        self.0.borrow().medium.len() as u64
    }
    fn submit(&mut self, tag: u64, request: DiskRequest) {
        self.0.borrow_mut().asked.push((tag, request));
    }
    fn done(&mut self) -> Option<(u64, DiskDone)> {
        let it = &mut *self.0.borrow_mut();
        if it.asked.is_empty() || Late::below(&mut it.random, 3) == 0 {
            return None;
        }
        let which = Late::below(&mut it.random, it.asked.len() as u64) as usize;
        let (tag, request) = it.asked.remove(which);
        if it.fails || it.keeps_nothing && request == DiskRequest::Flush {
            return Some((tag, DiskDone::Failed));
        }
        let done = match request {
            DiskRequest::Read(at, len) => {
                let mut data = it.medium[at as usize..][..len].to_vec();
                for (place, bytes) in &it.cached {
                    for (n, byte) in bytes.iter().enumerate() {
                        if let Some(slot) = (place + n as u64).checked_sub(at).and_then(|at| data.get_mut(at as usize)) {
                            *slot = *byte;
                        }
                    }
                }
                data.truncate(if it.short { len / 2 } else { len });
                DiskDone::Read(data)
            }
            DiskRequest::Write(at, data) => {
                it.cached.push((at, data));
                DiskDone::Ok
            }
            DiskRequest::Flush => {
                for (at, data) in core::mem::take(&mut it.cached) {
                    it.medium[at as usize..][..data.len()].copy_from_slice(&data);
                }
                DiskDone::Ok
            }
            DiskRequest::Discard(..) => DiskDone::Ok,
        };
        Some((tag, done))
    }
}

struct Rig {
    sim: Sim,
    disk: Late,
    hub: Hub,
    storage: Storage<Sim>,
    /// What the state has.
    records: BTreeMap<Vec<u8>, Vec<u8>>,
    /// A commit on its way there.
    batch: Option<Vec<Record>>,
    now: u64,
}

const BYTES: u64 = 64 * EXTENT;

impl Rig {
    fn new(seed: u64) -> Rig {
        let disk = Late::default();
        (disk.0.borrow_mut().medium, disk.0.borrow_mut().random) = (vec![0xaa; BYTES as usize + 4096], seed);
        let mut rig = Rig {
            sim: Sim::new(Default::default()),
            hub: Hub::new(Box::new(disk.clone())),
            disk,
            storage: Storage::new(Some(Found::default())),
            records: BTreeMap::new(),
            batch: None,
            now: 0,
        };
        rig.attach();
        rig
    }

    fn attach(&mut self) {
        let area = Area { first: 4096, bytes: BYTES };
        assert_eq!(self.storage.attach(&KEPT, Medium::Area(area, String::new()), &mut self.sim), Ok(BYTES - EXTENT));
        let memory = Medium::memory(&mut self.sim, SR, 4 << 20).unwrap();
        assert_eq!(self.storage.attach(&SR, memory, &mut self.sim), Ok((4 << 20) - EXTENT));
    }

    /// One turn of the loop; commits take a few.
    fn turn(&mut self) {
        self.now += 1_000_000;
        self.storage.turn(&mut self.sim, Some(&mut self.hub), self.now);
        if let Some(batch) = self.batch.take_if(|_| self.now.is_multiple_of(5_000_000)) {
            for (key, value) in batch {
                match value {
                    Some(value) => drop(self.records.insert(key, value)),
                    None => drop(self.records.remove(&key)),
                }
            }
            self.storage.committed();
        }
        let ready = self.batch.is_none() && self.storage.is_wanted();
        if ready && self.storage.prepare(&mut self.sim, Some(&mut self.hub)) {
            self.batch = Some(self.storage.begin_commit());
        }
    }

    fn ask(&mut self, disk: &Uuid, request: DiskRequest) -> DiskDone {
        self.storage.submit(disk, 77, request);
        for _ in 0..100_000 {
            self.turn();
            if let Some((tag, done)) = self.storage.done() {
                assert_eq!(tag, 77);
                return done;
            }
        }
        panic!("it is never done");
    }

    /// The power goes and comes again.
    fn cut(&mut self) {
        self.disk.cut();
        let mut found = Found::default();
        for (key, value) in &self.records {
            assert_eq!(found.take(key, value), Some(true));
        }
        self.batch = None;
        self.hub = Hub::new(Box::new(self.disk.clone()));
        self.storage = Storage::new(Some(found));
        self.sim = Sim::new(Default::default());
        self.attach();
    }
}

#[test]
fn a_disk_is_its_bytes_whatever_is_copied_and_in_whatever_order_the_medium_answers() {
    for seed in 0..12u64 {
        for sr in [SR, KEPT] {
            let mut rig = Rig::new(seed);
            let mut dice = seed + 1;
            let mut roll = |most| Late::below(&mut dice, most);
            let mut disks: Vec<(Uuid, Vec<u8>)> = Vec::new();
            for n in 0..120u8 {
                if disks.len() < 3 && roll(4) == 0 || disks.is_empty() {
                    let bytes = (1 + roll(5)) * EXTENT + roll(3) * 512;
                    rig.storage.create(&sr, &[n; 16], bytes).unwrap();
                    disks.push(([n; 16], vec![0; bytes as usize]));
                }
                let which = roll(disks.len() as u64) as usize;
                let (disk, model) = disks[which].clone();
                let at = roll(model.len() as u64 / 512) * 512;
                let len = (1 + roll(300)) * 512;
                let len = len.min(model.len() as u64 - at) as usize;
                let range = at as usize..at as usize + len;
                match roll(12) {
                    0 => assert_eq!(rig.ask(&disk, DiskRequest::Flush), DiskDone::Ok),
                    1 if disks.len() < 6 => {
                        rig.storage.copy(&disk, &[n | 0x80; 16]).unwrap();
                        disks.push(([n | 0x80; 16], model));
                    }
                    2 if disks.len() > 1 => {
                        rig.storage.remove(&disk).unwrap();
                        disks.remove(which);
                    }
                    3 => {
                        rig.storage.resize(&disk, model.len() as u64 + EXTENT).unwrap();
                        disks[which].1.resize(model.len() + EXTENT as usize, 0);
                    }
                    4..8 => {
                        let data = vec![n + 1; len];
                        disks[which].1[range].copy_from_slice(&data);
                        assert_eq!(rig.ask(&disk, DiskRequest::Write(at, data)), DiskDone::Ok);
                    }
                    _ => {
                        let read = rig.ask(&disk, DiskRequest::Read(at, len));
                        assert!(read == DiskDone::Read(model[range].to_vec()), "seed {seed}, step {n}");
                    }
                }
            }
            for (disk, model) in &disks {
                assert!(rig.ask(disk, DiskRequest::Read(0, model.len())) == DiskDone::Read(model.clone()));
                let used = rig.storage.volume(disk).unwrap().mapped * EXTENT;
                assert!(used <= model.len() as u64 + EXTENT);
                rig.storage.remove(disk).unwrap();
            }
            for _ in 0..10_000 {
                rig.turn();
            }
            assert_eq!(rig.storage.space(&sr).map(|(used, _)| used), Some(0), "seed {seed}");
        }
    }
}

#[test]
fn what_was_flushed_survives_a_power_cut_and_nothing_of_others_comes_to_light() {
    for seed in 0..60u64 {
        let mut rig = Rig::new(seed);
        let mut dice = seed * 7 + 1;
        let mut roll = |most| Late::below(&mut dice, most);
        let disks = [[1u8; 16], [2; 16]];
        for disk in &disks {
            rig.storage.create(&KEPT, disk, 8 * EXTENT).unwrap();
        }
        for disk in &disks {
            assert_eq!(rig.ask(disk, DiskRequest::Flush), DiskDone::Ok);
        }
        // Sector by sector: what it may be, the flushed one first.
        let mut may: Vec<Vec<Vec<u8>>> = vec![vec![vec![0]; 8 * EXTENT as usize / 512]; 2];
        for _ in 0..3 {
            let steps = 1 + roll(30);
            for step in 0..steps {
                let which = roll(2) as usize;
                let sectors = may[which].len() as u64;
                let at = roll(sectors);
                let len = (1 + roll(150)).min(sectors - at);
                if roll(5) == 0 {
                    assert_eq!(rig.ask(&disks[which], DiskRequest::Flush), DiskDone::Ok);
                    for sector in &mut may[which] {
                        let last = *sector.last().unwrap();
                        *sector = vec![last];
                    }
                    continue;
                }
                // Which disk wrote it can be seen in each byte.
                let byte = (which as u8 + 1) << 6 | (step as u8 & 0x3f);
                assert_eq!(
                    rig.ask(&disks[which], DiskRequest::Write(at * 512, vec![byte; len as usize * 512])),
                    DiskDone::Ok
                );
                for sector in &mut may[which][at as usize..(at + len) as usize] {
                    sector.push(byte);
                }
            }
            for _ in 0..roll(20) {
                rig.turn();
            }
            rig.cut();
            for (disk, may) in disks.iter().zip(&mut may) {
                let DiskDone::Read(data) = rig.ask(disk, DiskRequest::Read(0, 8 * EXTENT as usize)) else { panic!() };
                for (n, (sector, may)) in data.chunks(512).zip(may).enumerate() {
                    let byte = sector[0];
                    assert!(sector.iter().all(|b| *b == byte), "seed {seed}: sector {n} is of two writes");
                    assert!(may.contains(&byte), "seed {seed}: sector {n} has {byte:#x}, may have {may:x?}");
                    *may = vec![byte];
                }
            }
        }
    }
}

#[test]
fn a_full_sr_says_so_to_who_asked_and_a_removed_disk_makes_room() {
    let mut rig = Rig::new(5);
    for (n, sr) in [(1, SR), (2, KEPT)] {
        let (_, total) = rig.storage.space(&sr).unwrap();
        rig.storage.create(&sr, &[n; 16], 4 * total).unwrap();
        rig.storage.create(&sr, &[n + 10; 16], EXTENT).unwrap();
        let mut at = 0;
        while rig.ask(&[n; 16], DiskRequest::Write(at, vec![1; EXTENT as usize])) == DiskDone::Ok {
            at += EXTENT;
        }
        assert_eq!(at, total);
        assert_eq!(rig.ask(&[n; 16], DiskRequest::Write(at, vec![1; 512])), DiskDone::Full);
        assert_eq!(rig.ask(&[n + 10; 16], DiskRequest::Write(0, vec![1; 512])), DiskDone::Full);
        // What it has goes on, and zeroes over a hole need nothing.
        assert_eq!(rig.ask(&[n; 16], DiskRequest::Write(0, vec![2; 512])), DiskDone::Ok);
        assert_eq!(rig.ask(&[n + 10; 16], DiskRequest::Write(0, vec![0; 512])), DiskDone::Ok);
        // A whole extent that is discarded is room, once that is kept.
        assert_eq!(rig.ask(&[n; 16], DiskRequest::Discard(0, EXTENT)), DiskDone::Ok);
        assert_eq!(rig.ask(&[n; 16], DiskRequest::Flush), DiskDone::Ok);
        assert_eq!(rig.ask(&[n + 10; 16], DiskRequest::Write(0, vec![1; 512])), DiskDone::Ok);
        let DiskDone::Read(data) = rig.ask(&[n; 16], DiskRequest::Read(0, 1024)) else { panic!() };
        assert!(data.iter().all(|byte| *byte == 0));
        rig.storage.remove(&[n; 16]).unwrap();
        for _ in 0..10_000 {
            rig.turn();
        }
        assert_eq!(rig.storage.space(&sr), Some((EXTENT, total)));
    }
}

#[test]
fn bad_places_a_disk_that_fails_and_an_sr_in_use() {
    let mut rig = Rig::new(1);
    rig.storage.create(&KEPT, &[1; 16], EXTENT).unwrap();
    for bad in [
        DiskRequest::Read(EXTENT, 512),
        DiskRequest::Read(u64::MAX, 512),
        DiskRequest::Write(EXTENT - 512, vec![0; 1024]),
        DiskRequest::Discard(512, u64::MAX),
    ] {
        assert_eq!(rig.ask(&[1; 16], bad), DiskDone::Failed);
    }
    assert_eq!(rig.ask(&[3; 16], DiskRequest::Flush), DiskDone::Failed);
    assert_eq!(rig.storage.create(&KEPT, &[1; 16], 1), Err(Refused::NoDisk));
    assert_eq!(rig.storage.copy(&[5; 16], &[6; 16]), Err(Refused::NoDisk));
    rig.storage.submit(&[1; 16], 1, DiskRequest::Write(0, vec![1; 512]));
    assert_eq!(rig.storage.remove(&[1; 16]), Err(Refused::Busy));
    assert_eq!(rig.storage.detach(&KEPT, &mut rig.sim), Err(Refused::Busy));
    rig.disk.0.borrow_mut().fails = true;
    for _ in 0..100 {
        rig.turn();
    }
    assert_eq!(rig.storage.done(), Some((1, DiskDone::Failed)));
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Write(0, vec![1; 512])), DiskDone::Failed);
    rig.disk.0.borrow_mut().fails = false;
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Write(0, vec![7; 512])), DiskDone::Ok);
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Flush), DiskDone::Ok);
    assert_eq!(rig.storage.space(&KEPT).map(|(used, _)| used), Some(EXTENT));
    // Detached and attached again it is the same.
    rig.storage.detach(&KEPT, &mut rig.sim).unwrap();
    assert_eq!(rig.storage.volume(&[1; 16]), None);
    rig.storage.detach(&SR, &mut rig.sim).unwrap();
    rig.attach();
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Read(0, 512)), DiskDone::Read(vec![7; 512]));
}

/// Turns until all is done, and what was.
fn until_done(rig: &mut Rig, tags: usize) -> BTreeMap<u64, DiskDone> {
    let mut done = BTreeMap::new();
    for _ in 0..100_000 {
        rig.turn();
        while let Some((tag, it)) = rig.storage.done() {
            done.insert(tag, it);
        }
        if done.len() == tags {
            return done;
        }
    }
    panic!("not all is done: {done:?}");
}

#[test]
fn what_was_written_in_place_while_a_copy_was_made_is_not_lost_by_the_next_write() {
    for seed in 0..200 {
        let mut rig = Rig::new(seed);
        rig.storage.create(&KEPT, &[1; 16], EXTENT).unwrap();
        assert_eq!(rig.ask(&[1; 16], DiskRequest::Write(0, vec![1; EXTENT as usize])), DiskDone::Ok);
        rig.storage.submit(&[1; 16], 1, DiskRequest::Write(0, vec![2; 512]));
        rig.storage.turn(&mut rig.sim, Some(&mut rig.hub), 0);
        rig.storage.copy(&[1; 16], &[2; 16]).unwrap();
        rig.storage.submit(&[1; 16], 2, DiskRequest::Write(512, vec![3; 512]));
        assert!(until_done(&mut rig, 2).values().all(|done| *done == DiskDone::Ok));
        let DiskDone::Read(data) = rig.ask(&[1; 16], DiskRequest::Read(0, 1536)) else { panic!() };
        assert_eq!([data[0], data[512], data[1024]], [2, 3, 1], "seed {seed}");
    }
}

#[test]
fn a_medium_that_does_not_flush_says_so_to_who_asked_and_no_map_names_what_it_lost() {
    let mut rig = Rig::new(3);
    rig.storage.create(&KEPT, &[1; 16], 4 * EXTENT).unwrap();
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Flush), DiskDone::Ok);
    let before = rig.records.clone();
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Write(0, vec![1; 512])), DiskDone::Ok);
    rig.disk.0.borrow_mut().keeps_nothing = true;
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Flush), DiskDone::Failed);
    for _ in 0..1000 {
        rig.turn();
    }
    assert_eq!(rig.records, before);
    rig.disk.0.borrow_mut().keeps_nothing = false;
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Flush), DiskDone::Ok);
    rig.cut();
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Read(0, 512)), DiskDone::Read(vec![1; 512]));
}

#[test]
fn a_disk_that_was_just_made_survives_that_its_sr_is_detached() {
    let mut rig = Rig::new(1);
    rig.storage.create(&KEPT, &[1; 16], EXTENT).unwrap();
    assert_eq!(rig.storage.detach(&KEPT, &mut rig.sim), Err(Refused::Busy));
    for _ in 0..100 {
        rig.turn();
    }
    rig.storage.detach(&KEPT, &mut rig.sim).unwrap();
    for _ in 0..100 {
        rig.turn();
    }
    rig.cut();
    assert!(rig.storage.volume(&[1; 16]).is_some());
}

#[test]
fn what_is_in_memory_is_not_kept_and_waits_for_no_commit() {
    let mut rig = Rig::new(1);
    rig.storage.create(&SR, &[1; 16], 4 * EXTENT).unwrap();
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Write(0, vec![1; 512])), DiskDone::Ok);
    rig.storage.copy(&[1; 16], &[2; 16]).unwrap();
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Write(0, vec![2; 512])), DiskDone::Ok);
    assert!(!rig.storage.is_changed());
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Flush), DiskDone::Ok);
    // Whoever else commits, and whatever that waits for.
    rig.storage.create(&KEPT, &[3; 16], EXTENT).unwrap();
    rig.storage.submit(&[3; 16], 5, DiskRequest::Write(0, vec![1; 512]));
    rig.storage.turn(&mut rig.sim, Some(&mut rig.hub), 0);
    assert!(!rig.storage.prepare(&mut rig.sim, Some(&mut rig.hub)));
    rig.storage.submit(&[1; 16], 6, DiskRequest::Write(EXTENT, vec![2; 512]));
    rig.storage.submit(&[1; 16], 7, DiskRequest::Flush);
    rig.storage.turn(&mut rig.sim, None, 0);
    let done = core::iter::from_fn(|| rig.storage.done()).filter(|(tag, _)| *tag > 5).collect::<Vec<_>>();
    assert_eq!(done, [(6, DiskDone::Ok), (7, DiskDone::Ok)]);
    rig.storage.remove(&[1; 16]).unwrap();
    assert_eq!(rig.ask(&[3; 16], DiskRequest::Write(512, vec![1; 512])), DiskDone::Ok);
    while rig.storage.is_changed() || rig.batch.is_some() {
        rig.turn();
    }
    assert!(rig.records.keys().all(|key| key.ends_with(&[3; 16]) || key.windows(16).any(|part| part == KEPT)));
}

#[test]
fn an_sr_is_not_made_over_another_that_is_not_attached() {
    let mut rig = Rig::new(1);
    let area = || Medium::Area(Area { first: 4096, bytes: BYTES }, String::new());
    rig.storage.create(&KEPT, &[1; 16], EXTENT).unwrap();
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Write(0, vec![1; 512])), DiskDone::Ok);
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Flush), DiskDone::Ok);
    rig.storage.detach(&KEPT, &mut rig.sim).unwrap();
    let other = [7; 16];
    assert_eq!(rig.storage.attach(&other, area(), &mut rig.sim), Err(Refused::Taken));
    // Not before its disks are gone, and then nothing of them is kept.
    rig.storage.remove(&[1; 16]).unwrap();
    assert!(rig.storage.attach(&other, area(), &mut rig.sim).is_ok());
    rig.storage.create(&other, &[2; 16], EXTENT).unwrap();
    rig.ask(&[2; 16], DiskRequest::Flush);
    assert_eq!(rig.records.len(), 1);
}

#[test]
fn a_discard_of_a_vast_disk_is_no_longer_than_what_is_on_it() {
    let mut rig = Rig::new(1);
    for (sr, disk) in [(KEPT, [1; 16]), (SR, [2; 16])] {
        rig.storage.create(&sr, &disk, 1 << 46).unwrap();
        for at in [0, EXTENT, 1 << 30, 1 << 45, (1 << 46) - EXTENT] {
            assert_eq!(rig.ask(&disk, DiskRequest::Write(at, vec![1; 512])), DiskDone::Ok);
        }
        assert_eq!(rig.ask(&disk, DiskRequest::Discard(512, (1 << 46) - 512)), DiskDone::Ok);
        assert_eq!(rig.storage.volume(&disk).unwrap().mapped, 1);
        assert_eq!(rig.ask(&disk, DiskRequest::Read(1 << 45, 512)), DiskDone::Read(vec![0; 512]));
    }
    // A turn of it is bounded, whatever there is.
    rig.storage.create(&SR, &[3; 16], 1 << 46).unwrap();
    rig.storage.submit(&[3; 16], 9, DiskRequest::Discard(0, 1 << 46));
    assert_eq!(rig.storage.done(), None);
    assert_eq!(rig.storage.remove(&[3; 16]), Err(Refused::Busy));
}

#[test]
fn maps_take_no_more_than_they_may_however_a_guest_scatters_its_writes() {
    let leaf = EXTENT << 10;
    for (sr, bounds) in [(KEPT, [8, usize::MAX]), (SR, [0, 8])] {
        let mut rig = Rig::new(1);
        [rig.storage.most_kept, rig.storage.most_nodes] = bounds;
        rig.storage.create(&sr, &[1; 16], 1 << 46).unwrap();
        rig.storage.create(&sr, &[2; 16], EXTENT).unwrap();
        let mut done = Vec::new();
        for n in 0..20 {
            done.push(rig.ask(&[1; 16], DiskRequest::Write(n * leaf, vec![1; 512])));
            // Room on the medium is not what it wants.
            assert_eq!(rig.ask(&[1; 16], DiskRequest::Discard(n * leaf, EXTENT)), DiskDone::Ok);
            assert_eq!(rig.ask(&[1; 16], DiskRequest::Flush), DiskDone::Ok);
        }
        assert_eq!((&done[0], &done[19]), (&DiskDone::Ok, &DiskDone::Full));
        let left = rig.storage.heap_bytes();
        assert_eq!(rig.ask(&[1; 16], DiskRequest::Read(leaf, 512)), DiskDone::Read(vec![0; 512]));
        rig.storage.remove(&[1; 16]).unwrap();
        for _ in 0..10_000 {
            rig.turn();
        }
        assert!(left - rig.storage.heap_bytes() >= 6 * extents::NODE);
        assert_eq!(rig.ask(&[2; 16], DiskRequest::Write(0, vec![1; 512])), DiskDone::Ok);
    }
}

#[test]
fn damaged_records_are_refused_and_what_is_taken_is_sound() {
    let mut dice = 1;
    let mut roll = |most| Late::below(&mut dice, most);
    let (mut opened, mut refused) = (0, 0);
    for _ in 0..1000 {
        let mut found = Found::default();
        for disk in 0..roll(4) as u8 {
            let bytes = [0, EXTENT, 900 * EXTENT, EXTENT << 10, 1 << 40, 1 << 46, u64::MAX][roll(7) as usize];
            let words = [roll(6) as u32, roll(5) as u32];
            let value = [&KEPT[..], &words[0].to_le_bytes(), &words[1].to_le_bytes(), &bytes.to_le_bytes()].concat();
            let cut = value.len() - if roll(30) == 0 { roll(33) as usize } else { 0 };
            let taken = found.take(&[b"volume\0", &[disk; 16][..]].concat(), &value[..cut]);
            assert!(matches!(taken, Some(true) | None));
        }
        for number in 0..roll(6) as u32 {
            let slots: Vec<u8> =
                (0..roll(6)).flat_map(|_| [0, 1, 2, 3, 63, 64, u32::MAX][roll(7) as usize].to_le_bytes()).collect();
            let number = if roll(50) == 0 { u32::MAX >> roll(7) } else { number };
            let key = [b"extents\0", &KEPT[..], &number.to_be_bytes()].concat();
            let cut = slots.len() - if roll(30) == 0 { roll(slots.len() as u64 + 1) as usize } else { 0 };
            let _ = found.take(&key, &slots[..cut]);
        }
        match found.open(&KEPT, BYTES) {
            Err(_) => refused += 1,
            Ok(mut extents) => {
                opened += 1;
                for disk in extents.disks() {
                    for _ in 0..20 {
                        let index = [0, 1, 5, 1023, 1024, 1 << 20, (1 << 30) - 1, u64::MAX / EXTENT][roll(8) as usize];
                        match roll(3) {
                            0 => drop(extents.put(&disk, index, 0)),
                            1 => drop(extents.next(&disk, index, u64::MAX / EXTENT, &mut 50)),
                            _ => {
                                if let Ok(new) = extents.take()
                                    && extents.put(&disk, index, new).is_err()
                                {
                                    extents.give_back(new);
                                }
                            }
                        }
                    }
                    extents.copy(&disk, &[roll(200) as u8; 16]).ok();
                    extents.resize(&disk, 1 << 46).ok();
                }
                for disk in extents.disks() {
                    extents.remove(&disk).unwrap();
                }
                for _ in 0..4 {
                    extents.commit(|_| ());
                    extents.committed(|_| false);
                    while extents.tidy() {}
                }
                assert_eq!(extents.used(), 0);
            }
        }
    }
    assert!(opened > 20 && refused > 300, "{opened} {refused}");
}

#[test]
fn a_medium_that_reads_too_little_has_failed() {
    let mut rig = Rig::new(1);
    rig.storage.create(&KEPT, &[1; 16], EXTENT).unwrap();
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Write(0, vec![1; EXTENT as usize])), DiskDone::Ok);
    rig.storage.copy(&[1; 16], &[2; 16]).unwrap();
    rig.disk.0.borrow_mut().short = true;
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Read(0, 1024)), DiskDone::Failed);
    assert_eq!(rig.ask(&[1; 16], DiskRequest::Write(0, vec![2; 512])), DiskDone::Failed);
    rig.disk.0.borrow_mut().short = false;
    let DiskDone::Read(data) = rig.ask(&[1; 16], DiskRequest::Read(0, EXTENT as usize)) else { panic!() };
    assert!(data.iter().all(|byte| *byte == 1));
}
