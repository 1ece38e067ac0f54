//! What was acknowledged survives: power cuts at any write, with what was not flushed lost, torn or out of order.
//!
//! `XENITH_CUTS=1000 cargo test --test whole state` cuts so often.

use crate::rig::{Answer, Client, Rig, SECOND, boot, bundle, parse, post, record, s, sim, vm};
use crate::wire::Wire;
use agent::agent::Sleep;
use agent::manifest::Limits;
use agent::state::{Opened, State};
use agent::storage::Medium;
use agent::storage::hub::Area;
use api_core::lifecycle::backend::{Backend, SrSpec};
use api_core::store::record::Records;
use platform_xen::hyp::{Disk, DiskDone, DiskRequest};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

const BYTES: usize = 4 << 20;
const SECTOR: usize = 512;

pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}

/// A disk with a cache that forgets.
struct Platter {
    medium: Vec<u8>,
    cached: Vec<(usize, Vec<u8>)>,
    asked: VecDeque<(u64, DiskRequest)>,
    looks: u32,
    writes: u64,
    /// The power goes at this write.
    cut_at: u64,
    fails: bool,
}

#[derive(Clone)]
pub struct CutDisk(Rc<RefCell<Platter>>);

impl CutDisk {
    pub fn new(medium: Vec<u8>, cut_at: u64) -> CutDisk {
        CutDisk(Rc::new(RefCell::new(Platter {
            medium,
            cached: Vec::new(),
            asked: VecDeque::new(),
            looks: 0,
            writes: 0,
            cut_at,
            fails: false,
        })))
    }

    /// The power goes at the next write but so many.
    pub fn cut_after(&self, writes: u64) {
        let it = &mut *self.0.borrow_mut();
        it.cut_at = it.writes + writes + 1;
    }

    fn is_off(&self) -> bool {
        self.0.borrow().writes >= self.0.borrow().cut_at
    }

    /// What is on the medium after the power went: of each sector any of the versions since the last flush.
    pub fn after(&self, dice: &mut Dice) -> Vec<u8> {
        let it = self.0.borrow();
        let mut medium = it.medium.clone();
        let (all, none) = (dice.roll(8) == 0, dice.roll(8) == 0);
        for (at, data) in &it.cached {
            for (n, sector) in data.chunks(SECTOR).enumerate() {
                if !none && (all || dice.roll(2) == 0) {
                    medium[at + n * SECTOR..][..sector.len()].copy_from_slice(sector);
                }
            }
        }
        medium
    }
}

impl Disk for CutDisk {
    fn len(&self) -> u64 {
        self.0.borrow().medium.len() as u64
    }

    fn submit(&mut self, tag: u64, request: DiskRequest) {
        let it = &mut *self.0.borrow_mut();
        if let DiskRequest::Write(at, data) = &request {
            assert!((*at as usize).is_multiple_of(SECTOR) && data.len().is_multiple_of(SECTOR), "whole sectors");
            it.writes += 1;
            it.cached.push((*at as usize, data.clone()));
        }
        it.asked.push_back((tag, request));
        it.looks = 0;
    }

    fn done(&mut self) -> Option<(u64, DiskDone)> {
        let it = &mut *self.0.borrow_mut();
        it.looks += 1;
        if it.writes >= it.cut_at || it.looks < 2 {
            return None;
        }
        if it.fails {
            return it.asked.pop_front().map(|(tag, _)| (tag, DiskDone::Failed));
        }
        let (tag, request) = it.asked.pop_front()?;
        let done = match request {
            DiskRequest::Read(at, len) => {
                let first = at as usize;
                let mut part = it.medium[first..first + len].to_vec();
                for (at, data) in &it.cached {
                    let (from, to) = (first.max(*at), (first + len).min(at + data.len()));
                    if from < to {
                        part[from - first..to - first].copy_from_slice(&data[from - at..to - at]);
                    }
                }
                DiskDone::Read(part)
            }
            DiskRequest::Write(..) | DiskRequest::Discard(..) => DiskDone::Ok,
            DiskRequest::Flush => {
                for (at, data) in std::mem::take(&mut it.cached) {
                    it.medium[at..at + data.len()].copy_from_slice(&data);
                }
                DiskDone::Ok
            }
        };
        Some((tag, done))
    }
}

/// Opens what is there; none: the power went meanwhile.
fn open(disk: &CutDisk) -> Option<Result<(Opened, Records), String>> {
    let waits = Rc::new(RefCell::new(0));
    let (disk, seen) = (disk.clone(), waits.clone());
    let off = disk.clone();
    // The second stack cannot be left in the middle, so a disk that went off is looked at no more.
    State::open_while(Box::new(disk), move || {
        *seen.borrow_mut() += 1;
        !off.is_off()
    })
}

pub fn machine(disk: &CutDisk) -> Option<Rig<Wire>> {
    let (state, records) = open(disk)?.expect("a sound state");
    let wire = Wire::default();
    Some(boot(wire.clone(), wire, bundle(Limits::default()), sim(1), Some((state, records))))
}

/// The answer of a call, unless the power goes before it comes.
pub fn call(rig: &mut Rig<Wire>, disk: &CutDisk, conn: u64, method: &str, params: &[crate::rig::P]) -> Option<Answer> {
    rig.wire.send(conn, &post(method, params));
    let mut bytes = Vec::new();
    let mut off = 0;
    while off < 50 {
        rig.turn();
        bytes.extend(rig.wire.take(conn));
        if let Some((http, _)) = crate::rig::Http::parse(&bytes) {
            return Some(parse(&http));
        }
        off += u32::from(disk.is_off());
        assert!(rig.turns < 1_000_000, "no answer");
    }
    None
}

pub fn login(rig: &mut Rig<Wire>, disk: &CutDisk) -> Option<Client> {
    let conn = rig.wire.connect(5);
    let answer = call(rig, disk, conn, "session.login_with_password", &[s("root"), s("secret")])?;
    Some(Client { conn, session: answer.expect("logged in").remove(0) })
}

type Names = BTreeMap<String, String>;

fn found(rig: &mut Rig<Wire>, client: &Client) -> Names {
    let all = rig.ok(client, "VM.get_all", &[]);
    let vms: Vec<String> = all.split(' ').map(str::to_string).collect();
    vms.into_iter()
        .map(|vm| (vm.clone(), rig.ok(client, "VM.get_name_label", &[s(&vm)])))
        .filter(|(_, n)| n != "Domain-0")
        .collect()
}

/// One life of the machine until the power goes: what was acknowledged, and what may be instead by the call under way.
fn life(medium: Vec<u8>, dice: &mut Dice, mut names: Names) -> (Vec<u8>, Vec<Names>) {
    let most = if dice.roll(4) == 0 { 30 } else { 300 };
    let cut_at = 1 + dice.roll(most);
    let disk = CutDisk::new(medium, cut_at);
    let mut may = vec![names.clone()];
    'life: {
        let Some(mut rig) = machine(&disk) else { break 'life };
        let Some(client) = login(&mut rig, &disk) else { break 'life };
        for n in 0..1000 {
            let names_before = names.clone();
            let some = names.keys().nth(dice.roll(names.len().max(1) as u64) as usize).cloned();
            let session = s(&client.session);
            let label = format!("vm {n} {}", dice.roll(1 << 40));
            match (dice.roll(3), some) {
                (0, Some(vm)) => {
                    names.remove(&vm);
                    may = vec![names_before, names.clone()];
                    let Some(answer) = call(&mut rig, &disk, client.conn, "VM.destroy", &[session, s(&vm)]) else { break };
                    answer.expect("destroyed");
                }
                (1, Some(vm)) => {
                    names.insert(vm.clone(), label.clone());
                    may = vec![names_before, names.clone()];
                    let params = [session, s(&vm), s(&label)];
                    let Some(answer) = call(&mut rig, &disk, client.conn, "VM.set_name_label", &params) else { break };
                    answer.expect("renamed");
                }
                _ => {
                    let memory = (16 << 20).to_string();
                    let vm = record(&[("name_label", s(&label)), ("memory_static_max", s(&memory))]);
                    // Its uuid is not known before the answer: one more of that name may be there.
                    let mut more = names.clone();
                    more.insert(String::from("?"), label.clone());
                    may = vec![names_before, more];
                    let Some(answer) = call(&mut rig, &disk, client.conn, "VM.create", &[session, vm]) else { break };
                    names.insert(answer.expect("created").remove(0), label);
                }
            }
            may = vec![names.clone()];
        }
    }
    assert!(disk.is_off(), "the power went");
    (disk.after(dice), may)
}

#[test]
fn what_was_acknowledged_is_there_after_a_power_cut() {
    let cuts = std::env::var("XENITH_CUTS").ok().and_then(|n| n.parse().ok()).unwrap_or(60);
    let mut dice = Dice(1);
    let (mut medium, mut names) = (vec![0; BYTES], Names::new());
    let mut kept = 0;
    for cut in 0..cuts {
        if cut % 20 == 0 {
            (medium, names) = (vec![0; BYTES], Names::new());
        }
        let may;
        (medium, may) = life(medium, &mut dice, names);
        // With power for good: everything acknowledged, and of the call under way all or nothing.
        let disk = CutDisk::new(medium, u64::MAX);
        let mut rig = machine(&disk).expect("power");
        let client = login(&mut rig, &disk).expect("power");
        let there = found(&mut rig, &client);
        let fits = may.iter().any(|may| match may.get("?") {
            None => *may == there,
            Some(label) => {
                let mut rest = there.clone();
                let new: Vec<String> = there
                    .iter()
                    .filter(|(vm, n)| *n == label && !may.contains_key(*vm))
                    .map(|(vm, _)| vm.clone())
                    .collect();
                new.iter().for_each(|vm| drop(rest.remove(vm)));
                let mut known = may.clone();
                known.remove("?");
                new.len() == 1 && rest == known
            }
        });
        assert!(fits, "cut {cut}: {there:?} is none of {may:?}");
        kept += there.len();
        names = there;
        medium = disk.0.borrow().medium.clone();
    }
    assert!(kept > cuts, "{kept} VMs were there after {cuts} cuts");
}

#[test]
fn no_answer_leaves_before_what_it_saw_is_kept_and_others_are_served() {
    let disk = CutDisk::new(vec![0; BYTES], u64::MAX);
    let mut rig = machine(&disk).expect("power");
    let (client, other) = (login(&mut rig, &disk).expect("power"), login(&mut rig, &disk).expect("power"));
    rig.pass(SECOND);
    // From now on nothing gets onto the medium.
    let writes = disk.0.borrow().writes;
    disk.0.borrow_mut().cut_at = writes + 1;
    rig.wire.send(client.conn, &post("VM.create", &[s(&client.session), vm("file:///tiny", "")]));
    rig.pass(SECOND);
    assert!(disk.is_off() && rig.wire.take(client.conn).is_empty(), "acknowledged, but not kept");
    // It is there already, so nobody may hear of anything that could have seen it.
    rig.wire.send(other.conn, &post("VM.get_all", &[s(&other.session)]));
    rig.pass(SECOND);
    assert!(rig.wire.take(other.conn).is_empty());
    assert!(rig.turns < 100_000, "it waits, and does not spin: {} turns", rig.turns);
    // The disk is back.
    disk.0.borrow_mut().cut_at = u64::MAX;
    // Its interrupts.
    for _ in 0..500 {
        rig.turn();
    }
    for conn in [client.conn, other.conn] {
        let bytes = rig.wire.take(conn);
        let (http, rest) = crate::rig::Http::parse(&bytes).expect("an answer");
        assert!(parse(&http).is_ok() && rest.is_empty());
    }
    assert_eq!(found(&mut rig, &client).len(), 1);
}

#[test]
fn a_disk_that_fails_is_told_of_and_nothing_is_acknowledged() {
    let disk = CutDisk::new(vec![0; BYTES], u64::MAX);
    let mut rig = machine(&disk).expect("power");
    let client = login(&mut rig, &disk).expect("power");
    rig.pass(SECOND);
    disk.0.borrow_mut().fails = true;
    rig.wire.send(client.conn, &post("VM.create", &[s(&client.session), vm("file:///tiny", "")]));
    rig.pass(SECOND);
    assert!(rig.wire.take(client.conn).is_empty());
    disk.0.borrow_mut().fails = false;
    let medium = disk.0.borrow().medium.clone();
    let disk = CutDisk::new(medium, u64::MAX);
    let mut rig = machine(&disk).expect("power");
    let client = login(&mut rig, &disk).expect("power");
    assert!(found(&mut rig, &client).is_empty());
}

#[test]
fn what_is_not_a_state_of_ours_is_refused_and_not_written_to() {
    let sound = {
        let disk = CutDisk::new(vec![0; BYTES], u64::MAX);
        let mut rig = machine(&disk).expect("power");
        let client = login(&mut rig, &disk).expect("power");
        rig.create(&client, "");
        rig.pass(SECOND);
        disk.0.borrow().medium.clone()
    };
    let refused = |spoil: &dyn Fn(&mut Vec<u8>)| {
        let mut medium = sound.clone();
        spoil(&mut medium);
        let disk = CutDisk::new(medium.clone(), u64::MAX);
        let why = match open(&disk).expect("power") {
            Err(why) => why,
            Ok(_) => panic!("it was taken"),
        };
        assert!(disk.0.borrow().writes == 0 && disk.0.borrow().medium == medium, "{why}: it was written to");
        why
    };
    let why = refused(&|m| m[..8].copy_from_slice(b"\xebX\x90MSDOS"));
    assert!(why.contains("something else"), "{why}");
    let why = refused(&|m| m[8] = 99);
    assert!(why.contains("newer agent: its version is 99"), "{why}");
    let why = refused(&|m| m[16] ^= 1);
    assert!(why.contains("damaged"), "{why}");
    let why = refused(&|m| m.truncate(64 << 10));
    assert!(why.contains("longer"), "{why}");
    let why = refused(&|m| m[4096..8192].fill(0));
    assert!(!why.is_empty());
}

#[test]
fn the_loop_does_not_sleep_on_a_flush_that_a_commit_has_done() {
    let disk = CutDisk::new(vec![0; 8 << 20], u64::MAX);
    let opened = State::open(Box::new(disk.clone()), || ()).expect("it opens");
    let mut rig = boot(Wire::default(), Wire::default(), bundle(Limits::default()), sim(1), Some(opened));
    let (sr, vdi) = ([5; 16], [6; 16]);
    let machine = &mut rig.agent.host.machine;
    let medium = Medium::Area(Area { first: 7 << 20, bytes: 1 << 20 }, String::new());
    machine.storage.attach(&sr, medium, &mut machine.hyp).expect("attached");
    machine.storage.create(&sr, &vdi, 1 << 16).expect("made");
    for request in [DiskRequest::Write(0, vec![1; 512]), DiskRequest::Flush] {
        machine.storage.submit(&vdi, 1, request);
    }
    for _ in 0..2000 {
        let sleeps = rig.turn() != Sleep::Not;
        assert!(!sleeps || rig.agent.host.machine.storage.done().is_none());
    }
    let machine = &mut rig.agent.host.machine;
    assert_eq!(machine.storage.detach(&sr, &mut machine.hyp), Ok(()));
}

#[test]
fn a_flush_that_the_state_failed_is_not_awaited_for_ever() {
    let disk = CutDisk::new(vec![0; 8 << 20], u64::MAX);
    let opened = State::open(Box::new(disk.clone()), || ()).expect("it opens");
    let mut rig = boot(Wire::default(), Wire::default(), bundle(Limits::default()), sim(1), Some(opened));
    let (sr, vdi) = ([5; 16], [6; 16]);
    let machine = &mut rig.agent.host.machine;
    let medium = Medium::Area(Area { first: 7 << 20, bytes: 1 << 20 }, String::new());
    machine.storage.attach(&sr, medium, &mut machine.hyp).expect("attached");
    for _ in 0..100 {
        rig.turn();
    }
    let machine = &mut rig.agent.host.machine;
    machine.storage.create(&sr, &vdi, 1 << 16).expect("made");
    machine.storage.submit(&vdi, 1, DiskRequest::Flush);
    while !rig.agent.host.machine.storage.awaits() {
        rig.turn();
    }
    disk.0.borrow_mut().fails = true;
    for _ in 0..100 {
        rig.turn();
    }
    rig.agent.host.machine.storage.submit(&vdi, 1, DiskRequest::Flush);
    for _ in 0..100 {
        rig.turn();
    }
    assert_eq!(rig.agent.host.machine.storage.remove(&vdi), Ok(()), "nothing is under way on it");
}

#[test]
fn an_sr_that_could_not_be_detached_when_its_plug_failed_can_be_plugged() {
    let mut rig = Rig::new();
    let machine = &mut rig.agent.host.machine;
    let spec = SrSpec { uuid: [5; 16], kind: "memory".into(), bytes: 4 << 20, ..SrSpec::default() };
    let bytes = machine.sr_attach(&spec).expect("attached");
    let there = rig.sim.counts();
    assert_eq!(rig.agent.host.machine.sr_attach(&spec), Ok(bytes));
    assert_eq!(rig.sim.counts(), there);
}

/// On a disk that an SR shares with the state: a VDI of a mebibyte, and who made it.
fn with_vdi(disk: &CutDisk) -> (Rig<Wire>, Client, String) {
    let mut rig = machine(disk).expect("power");
    let client = login(&mut rig, disk).expect("power");
    let sr = rig.ok(&client, "SR.create", &[record(&[("type", s("disk"))])]);
    let host = rig.ok(&client, "host.get_all", &[]);
    let pbd = rig.ok(&client, "PBD.create", &[record(&[("host", s(&host)), ("SR", s(&sr))])]);
    rig.ok(&client, "PBD.plug", &[s(&pbd)]);
    let vdi = rig.ok(&client, "VDI.create", &[record(&[("SR", s(&sr)), ("virtual_size", s("1048576"))])]);
    (rig, client, vdi)
}

pub fn head(client: &Client, vdi: &str, bytes: usize) -> Vec<u8> {
    let path = format!("/import_raw_vdi?vdi={vdi}&session_id={}", client.session);
    format!("PUT {path} HTTP/1.1\r\nContent-Length: {bytes}\r\n\r\n").into_bytes()
}

pub fn export(rig: &mut Rig<Wire>, client: &Client, vdi: &str) -> Vec<u8> {
    let conn = rig.wire.connect(7);
    let path = format!("/export_raw_vdi?vdi={vdi}&session_id={}", client.session);
    let http = rig.http(conn, &format!("GET {path} HTTP/1.1\r\n\r\n"));
    assert_eq!(http.status, 200, "{http:?}");
    http.body
}

pub fn noise(dice: &mut Dice, bytes: usize) -> Vec<u8> {
    (0..bytes).map(|_| dice.roll(256) as u8).collect()
}

#[test]
fn an_imported_disk_is_there_once_that_was_acknowledged() {
    for seed in 0..4 {
        let mut dice = Dice(seed);
        let disk = CutDisk::new(vec![0; 128 << 20], u64::MAX);
        let (mut rig, client, vdi) = with_vdi(&disk);
        let mut data = vec![0; 1 << 20];
        // The second one goes over what the first one wrote, in place, and ends within a sector.
        for bytes in [700_000, 100_001] {
            data[..bytes].copy_from_slice(&noise(&mut dice, bytes));
            let conn = rig.wire.connect(6);
            rig.wire.send(conn, &head(&client, &vdi, bytes));
            rig.wire.send(conn, &data[..bytes]);
            assert_eq!(rig.answer(conn).status, 200);
        }
        let disk = CutDisk::new(disk.after(&mut dice), u64::MAX);
        let mut rig = machine(&disk).expect("power");
        let client = login(&mut rig, &disk).expect("power");
        assert!(export(&mut rig, &client, &vdi) == data, "seed {seed}");
    }
}

#[test]
fn an_sr_that_was_just_written_is_detached_once_that_is_kept() {
    let disk = CutDisk::new(vec![0; 128 << 20], u64::MAX);
    let (mut rig, client, vdi) = with_vdi(&disk);
    let pbd = rig.ok(&client, "PBD.get_all", &[]);
    let mut data = vec![0; 1 << 20];
    for seed in 0..3 {
        let sr = rig.ok(&client, "VDI.get_SR", &[s(&vdi)]);
        data[..300_000].copy_from_slice(&noise(&mut Dice(seed), 300_000));
        let conn = rig.wire.connect(6);
        rig.wire.send(conn, &head(&client, &vdi, 300_000));
        rig.wire.send(conn, &data[..300_000]);
        assert_eq!(rig.answer(conn).status, 200);
        // Nobody has flushed this; it is kept by and by.
        let copy = rig.ok(&client, "VDI.snapshot", &[s(&vdi)]);
        rig.ok(&client, "VDI.destroy", &[s(&copy)]);
        rig.ok(&client, "PBD.unplug", &[s(&pbd)]);
        assert_eq!(rig.ok(&client, "SR.get_physical_utilisation", &[s(&sr)]), "0");
        rig.ok(&client, "PBD.plug", &[s(&pbd)]);
        assert!(export(&mut rig, &client, &vdi) == data, "{seed}");
    }
}

#[test]
fn an_import_waits_for_the_disk_and_a_client_that_left_leaves_nothing() {
    let disk = CutDisk::new(vec![0; 128 << 20], u64::MAX);
    let (mut rig, client, vdi) = with_vdi(&disk);
    rig.pass(5 * SECOND);
    // From now on nothing is done.
    let writes = disk.0.borrow().writes;
    disk.0.borrow_mut().cut_at = writes;
    let data = noise(&mut Dice(9), 1 << 20);
    let conn = rig.wire.connect(6);
    rig.wire.send(conn, &head(&client, &vdi, data.len()));
    rig.wire.send(conn, &data);
    rig.pass(SECOND);
    assert_eq!(rig.wire.unread(conn), (1 << 20) - 5 * (64 << 10), "a window and one more, the rest is not read");
    assert!(rig.turns < 100_000, "it waits, and does not spin: {} turns", rig.turns);
    rig.pass(400 * SECOND);
    assert_eq!(rig.wire.ended(conn), None, "who waits for the disk is not slow");
    rig.wire.reset(conn);
    rig.turn();
    let other = rig.wire.connect(5);
    let client = Client { conn: other, ..client };
    let error = rig.call(&client, "VDI.destroy", &[s(&vdi)]).expect_err("under way");
    assert_eq!(error, ["VDI_IN_USE", &vdi, "destroy"]);
    disk.0.borrow_mut().cut_at = u64::MAX;
    for _ in 0..500 {
        rig.turn();
    }
    let now = export(&mut rig, &client, &vdi);
    assert!(now[..256 << 10] == data[..256 << 10] && now[256 << 10..].iter().all(|byte| *byte == 0));
    rig.ok(&client, "VDI.destroy", &[s(&vdi)]);
    // A disk that fails is told of, and the connection ends.
    let disk = CutDisk::new(vec![0; 128 << 20], u64::MAX);
    let (mut rig, client, vdi) = with_vdi(&disk);
    rig.pass(5 * SECOND);
    disk.0.borrow_mut().fails = true;
    let conn = rig.wire.connect(6);
    rig.wire.send(conn, &head(&client, &vdi, data.len()));
    rig.wire.send(conn, &data);
    let http = rig.answer(conn);
    assert_eq!((http.status, http.keeps()), (500, false));
    let why = "SR_BACKEND_FAILURE 1  the medium does not do what it is asked\n";
    assert_eq!(String::from_utf8_lossy(&http.body), why);
}

/// LESSONS 48 (XSA-459): a disk with a host's whole state on it is a disk like any other. Nobody looks there for objects.
#[test]
fn xsa_459_nothing_is_looked_for_on_guests_disks() {
    // Another host's state, in which there is a VM.
    let other = CutDisk::new(vec![0; 128 << 20], u64::MAX);
    let (mut rig, client, _) = with_vdi(&other);
    let evil = rig.create(&client, "");
    rig.ok(&client, "VM.set_name_label", &[s(&evil), s("evil")]);
    rig.pass(5 * SECOND);
    let mut state = other.after(&mut Dice(1));
    state.truncate(8 << 20);

    let disk = CutDisk::new(vec![0; 128 << 20], u64::MAX);
    let (mut rig, client, vdi) = with_vdi(&disk);
    let sr = rig.ok(&client, "VDI.get_SR", &[s(&vdi)]);
    let bytes = state.len().to_string();
    let vdi = rig.ok(&client, "VDI.create", &[record(&[("SR", s(&sr)), ("virtual_size", s(&bytes))])]);
    let conn = rig.wire.connect(6);
    rig.wire.send(conn, &head(&client, &vdi, state.len()));
    for part in state.chunks(64 << 10) {
        rig.wire.send(conn, part);
        rig.turn();
    }
    assert_eq!(rig.answer(conn).status, 200);
    let classes = ["VM", "VDI", "SR", "user", "VBD"];
    let count = |rig: &mut Rig<Wire>, client: &Client| {
        classes.map(|class| rig.ok(client, &format!("{class}.get_all"), &[]).split_whitespace().count())
    };
    let before = count(&mut rig, &client);
    let disk = CutDisk::new(disk.after(&mut Dice(2)), u64::MAX);
    let mut rig = machine(&disk).expect("power");
    let client = login(&mut rig, &disk).expect("power");
    assert_eq!(count(&mut rig, &client), before);
    assert_eq!(rig.ok(&client, "VM.get_by_name_label", &[s("evil")]), "");
    assert!(export(&mut rig, &client, &vdi) == state, "it is not what was imported");
}

/// A disk with partitions: name, first and last sector.
pub fn partitioned(parts: &[(&str, u64, u64)]) -> CutDisk {
    let mut medium = vec![0xee; 96 << 20];
    for (name, first, last) in parts {
        if *name == agent::state::parts::STATE {
            medium[*first as usize * SECTOR..(*last as usize + 1) * SECTOR].fill(0);
        }
    }
    let table = crate::gpt::table(parts);
    medium[..table.len()].copy_from_slice(&table);
    CutDisk::new(medium, u64::MAX)
}

/// An SR in a partition, and its PBD, which is plugged.
pub fn sr_at(rig: &mut Rig<Wire>, client: &Client, place: &str) -> Result<[String; 2], Vec<String>> {
    let host = rig.ok(client, "host.get_all", &[]);
    let sr = rig.ok(client, "SR.create", &[record(&[("type", s("disk"))])]);
    let config = record(&[("device", s(place))]);
    let fields = record(&[("host", s(&host)), ("SR", s(&sr)), ("device_config", config)]);
    let pbd = rig.ok(client, "PBD.create", &[fields]);
    rig.call(client, "PBD.plug", &[s(&pbd)]).map(|_| [sr, pbd])
}

/// A VDI that has been imported.
pub fn filled(rig: &mut Rig<Wire>, client: &Client, sr: &str, data: &[u8]) -> String {
    let size = data.len().to_string();
    let vdi = rig.ok(client, "VDI.create", &[record(&[("SR", s(sr)), ("virtual_size", s(&size))])]);
    let conn = rig.wire.connect(6);
    rig.wire.send(conn, &head(client, &vdi, data.len()));
    rig.wire.send(conn, data);
    assert_eq!(rig.answer(conn).status, 200);
    vdi
}

#[test]
fn partitions_are_places_and_nothing_else_is_written() {
    let [state, one, other] = [(2048, 18431), (20480, 61439), (65536, 131_071)];
    let disk =
        partitioned(&[("mine", one.0, one.1), (agent::state::parts::STATE, state.0, state.1), ("other", other.0, other.1)]);
    let before = disk.0.borrow().medium.clone();
    let mut rig = machine(&disk).expect("power");
    let client = login(&mut rig, &disk).expect("power");
    let [sr, _] = sr_at(&mut rig, &client, "mine").expect("a partition");
    // By its uuid; and no partition at all.
    let [second, _] = sr_at(&mut rig, &client, "03030303-0303-0303-0303-030303030303").expect("a partition");
    for (device, why) in [("mine", "another SR is there"), ("state", "no disk with room"), ("none", "neither")] {
        let error = sr_at(&mut rig, &client, device).expect_err(device);
        assert!(error[0] == "SR_BACKEND_FAILURE" && error[3].contains(why), "{device}: {error:?}");
    }
    let mut disks = Vec::new();
    for (sr, seed) in [(&sr, 1), (&second, 2)] {
        let size = rig.ok(&client, "SR.get_physical_size", &[s(sr)]);
        let data = noise(&mut Dice(seed), 1 << 20);
        disks.push((filled(&mut rig, &client, sr, &data), data, size));
    }
    let size = |(first, last): (u64, u64)| (last - first + 1) * SECTOR as u64 - (64 << 10);
    assert_eq!([&disks[0].2, &disks[1].2], [&size(one).to_string(), &size(other).to_string()]);

    let disk = CutDisk::new(disk.after(&mut Dice(3)), u64::MAX);
    let mut rig = machine(&disk).expect("power");
    let client = login(&mut rig, &disk).expect("power");
    for (vdi, data, _) in &disks {
        assert!(export(&mut rig, &client, vdi) == *data);
    }
    let after = disk.after(&mut Dice(4));
    let inside = |sector: u64| [state, one, other].iter().any(|(first, last)| (*first..=*last).contains(&sector));
    for (n, (was, is)) in before.chunks(SECTOR).zip(after.chunks(SECTOR)).enumerate() {
        assert!(inside(n as u64) || was == is, "sector {n} was written");
    }
}

#[test]
fn a_disk_whose_partitions_are_not_ours_is_refused_and_not_written_to() {
    let damaged = partitioned(&[(agent::state::parts::STATE, 2048, 18431)]);
    damaged.0.borrow_mut().medium[1030] ^= 1;
    for (disk, why) in [(partitioned(&[("linux", 2048, 18431)]), "none is named xenith-state"), (damaged, "is damaged")] {
        let error = open(&disk).expect("power").err().expect("refused");
        assert!(error.contains(why), "{error}");
        assert_eq!(disk.0.borrow().writes, 0);
    }
}
