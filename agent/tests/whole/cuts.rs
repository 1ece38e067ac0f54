//! Power cuts of a machine with its state and its guests' disks on one disk: objects are made and destroyed, a
//! guest writes and flushes, and the power goes at any write.
//!
//! ```text
//!   flushed before, by a flush that was asked for after the write was done     on the medium
//!   any other write, done or not                                               each of its sectors there or not, in any order
//! ```
//! After each cut the machine is booted again: every object that was acknowledged is there and refers to what is there, of
//! the call under way all or nothing; each sector is what was flushed last or something written since; each extent is of
//! one disk, or of copies of one. `./x soak` cuts a thousand times; `XENITH_CUTS=1000 XENITH_SEED=7 cargo test -p agent
//! --features platform-xen/sim --test whole power_cuts` with that seed.

use crate::front::Front;
use crate::rig::{Answer, Client, Http, P, Rig, b, boot, bundle, parse, post, record, s, sim};
use crate::state::Dice;
use crate::wire::Wire;
use agent::agent::Sleep;
use agent::entropy::Entropy;
use agent::manifest::Limits;
use agent::state::State;
use agent::storage::extents::{EXTENT, Place};
use agent::storage::hub::Area;
use agent::storage::kept::Found;
use api_core::wire::uuid::{parse_uuid, uuid_text};
use platform_xen::abi::blkif;
use platform_xen::hyp::{Disk, DiskDone, DiskRequest, DomId, Gfn, GrantRef};
use platform_xen::xenstore::Edit;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

const CUTS: u64 = 100;
/// From here on there is room for an SR beside the state.
const BYTES: u64 = 128 << 20;
const SECTOR: usize = 512;
const PAGE: usize = 4096;
/// Sectors of a guest's disk: of it the last extent is not whole.
const SECTORS: usize = (EXTENT as usize + PAGE) / SECTOR;
const VDIS: usize = 5;
const VMS: usize = 4;
/// Requests of a guest that are under way at once.
const BATCH: usize = 6;
/// So many cuts to a disk.
const LIVES: u64 = 25;
const XVDA: u32 = 51712;

/// What was written; what is missing is zeroes.
#[derive(Clone, Default)]
struct Medium(BTreeMap<u64, Rc<[u8; PAGE]>>);

impl Medium {
    fn write(&mut self, at: u64, data: &[u8]) {
        for (n, sector) in data.chunks(SECTOR).enumerate() {
            let at = at + (n * SECTOR) as u64;
            let page = self.0.entry(at / PAGE as u64).or_insert_with(|| Rc::new([0; PAGE]));
            Rc::make_mut(page)[at as usize % PAGE..][..sector.len()].copy_from_slice(sector);
        }
    }

    fn read(&self, at: u64, len: usize) -> Vec<u8> {
        let sector = |at: u64| {
            let page = self.0.get(&(at / PAGE as u64)).map_or(&[0; PAGE], |page| &**page);
            page[at as usize % PAGE..][..SECTOR].to_vec()
        };
        (0..len).step_by(SECTOR).flat_map(|n| sector(at + n as u64)).collect()
    }
}

type Write = (u64, Vec<u8>);

/// A disk with a cache, which does what it is asked in any order.
struct Platter {
    medium: Medium,
    /// Writes that are done and not flushed, the oldest first; so many before them were flushed.
    cached: Vec<Write>,
    flushed: usize,
    /// What is under way; of a flush, how many writes it covers.
    asked: Vec<(u64, DiskRequest, usize)>,
    writes: u64,
    /// The power goes at this write, or with the next flush.
    cut_at: u64,
    at_flush: bool,
    off: bool,
    dice: Dice,
}

#[derive(Clone)]
struct CutDisk(Rc<RefCell<Platter>>);

impl CutDisk {
    fn new(medium: Medium, cut_at: u64, seed: u64) -> CutDisk {
        let (cached, asked) = (Vec::new(), Vec::new());
        let (at_flush, off, dice) = (false, false, Dice(seed));
        let platter = Platter { medium, cached, flushed: 0, asked, writes: 0, cut_at, at_flush, off, dice };
        CutDisk(Rc::new(RefCell::new(platter)))
    }

    fn is_off(&self) -> bool {
        self.0.borrow().off
    }

    /// The medium when the power has gone.
    fn after(&self, dice: &mut Dice) -> Medium {
        let it = self.0.borrow();
        let mut medium = it.medium.clone();
        let asked = it.asked.iter().filter_map(|(_, request, _)| match request {
            DiskRequest::Write(at, data) => Some((*at, data.clone())),
            _ => None,
        });
        let late: Vec<Write> = it.cached.iter().cloned().chain(asked).collect();
        // All, or all but one write, or half of one; what is of the state alone, or of the SR; nothing; each as it happens.
        let how = dice.roll(8);
        let missing = dice.roll(late.len().max(1) as u64) as usize;
        let mut order: Vec<usize> = (0..late.len()).collect();
        if how > 5 {
            (1..order.len()).rev().for_each(|n| order.swap(n, dice.roll(n as u64 + 1) as usize));
        }
        for which in order {
            let (at, data) = &late[which];
            for (n, sector) in data.chunks(SECTOR).enumerate() {
                let there = match how {
                    0 => true,
                    1 => which != missing,
                    2 => which != missing || dice.roll(2) == 0,
                    3 => *at < BYTES / 2,
                    4 => *at >= BYTES / 2,
                    5 => false,
                    _ => dice.roll(2) == 0,
                };
                if there {
                    medium.write(at + (n * SECTOR) as u64, sector);
                }
            }
        }
        medium
    }
}

impl Disk for CutDisk {
    fn len(&self) -> u64 {
        BYTES
    }

    fn submit(&mut self, tag: u64, request: DiskRequest) {
        let it = &mut *self.0.borrow_mut();
        if let DiskRequest::Write(at, data) = &request {
            assert!((*at as usize).is_multiple_of(SECTOR) && data.len().is_multiple_of(SECTOR), "whole sectors");
            it.writes += 1;
        }
        let ends = if it.at_flush { request == DiskRequest::Flush } else { true };
        it.off |= ends && it.writes >= it.cut_at;
        it.asked.push((tag, request, it.flushed + it.cached.len()));
    }

    fn done(&mut self) -> Option<(u64, DiskDone)> {
        let it = &mut *self.0.borrow_mut();
        if it.off || it.asked.is_empty() || it.dice.roll(3) == 0 {
            return None;
        }
        let which = it.dice.roll(it.asked.len() as u64) as usize;
        let (tag, request, covers) = it.asked.remove(which);
        let done = match request {
            DiskRequest::Read(at, len) => {
                let mut data = it.medium.read(at, len);
                for (place, bytes) in &it.cached {
                    let (from, to) = (at.max(*place), (at + len as u64).min(place + bytes.len() as u64));
                    if from < to {
                        data[(from - at) as usize..(to - at) as usize]
                            .copy_from_slice(&bytes[(from - place) as usize..(to - place) as usize]);
                    }
                }
                DiskDone::Read(data)
            }
            DiskRequest::Write(at, data) => {
                it.cached.push((at, data));
                DiskDone::Ok
            }
            DiskRequest::Flush => {
                let count = covers.saturating_sub(it.flushed);
                for (at, data) in it.cached.drain(..count) {
                    it.medium.write(at, &data);
                }
                it.flushed += count;
                DiskDone::Ok
            }
            DiskRequest::Discard(..) => DiskDone::Ok,
        };
        Some((tag, done))
    }
}

/// A disk of a guest: its name, which disk it is a copy of at last, and what each sector may hold, the last written last.
#[derive(Clone, Debug, PartialEq)]
struct Vdi {
    label: String,
    family: u64,
    sectors: Vec<Vec<u64>>,
}

impl Vdi {
    /// What was written last is there.
    fn flushed(&mut self) {
        for sector in &mut self.sectors {
            sector.drain(..sector.len() - 1);
        }
    }

    fn fits(&self, data: &[u8]) -> bool {
        let fits = |(sector, may): (&[u8], &Vec<u64>)| {
            let stamp = stamp(sector);
            stamp.is_some_and(|stamp| may.contains(&stamp))
        };
        data.len() == SECTORS * SECTOR && data.chunks(SECTOR).zip(&self.sectors).all(fits)
    }
}

/// What a sector is filled with, if it is all one.
fn stamp(sector: &[u8]) -> Option<u64> {
    let (words, _) = sector.as_chunks::<8>();
    words.iter().all(|word| *word == words[0]).then(|| u64::from_le_bytes(words[0]))
}

fn filled(stamps: &[u64]) -> Vec<u8> {
    stamps.iter().flat_map(|stamp| stamp.to_le_bytes().repeat(SECTOR / 8)).collect()
}

/// What is there by what was acknowledged. What a call under way makes is named `?`.
#[derive(Clone, Debug, Default, PartialEq)]
struct Model {
    vms: BTreeMap<String, String>,
    vdis: BTreeMap<String, Vdi>,
    /// VM and VDI.
    vbds: BTreeMap<String, (String, String)>,
}

const NEW: &str = "?";

/// What was found: objects, what is on the disks, and the maps.
struct There {
    model: Model,
    data: BTreeMap<String, Vec<u8>>,
}

impl Model {
    /// Whether this is what is there; the name of what is new.
    fn fits(&self, there: &There) -> Option<Option<String>> {
        let mut new = None;
        let mut known = self.clone();
        macro_rules! rename {
            ($($set:ident),*) => {$(
                if let Some(it) = known.$set.remove(NEW) {
                    let mut more = there.model.$set.keys().filter(|name| !self.$set.contains_key(*name));
                    new = Some(more.next()?.clone());
                    known.$set.insert(new.clone()?, it);
                }
            )*};
        }
        rename!(vms, vdis, vbds);
        let disks = known.vdis.iter().all(|(name, vdi)| {
            let label = there.model.vdis.get(name).map(|vdi| vdi.label.as_str());
            label == Some(vdi.label.as_str()) && vdi.fits(&there.data[name])
        });
        let same = known.vms == there.model.vms && known.vbds == there.model.vbds;
        (same && disks && known.vdis.len() == there.model.vdis.len()).then_some(new)
    }
}

/// A guest with a disk, played here.
struct Guest {
    vm: String,
    vbd: String,
    vdi: String,
    ring: Front,
    pages: Vec<GrantRef>,
}

/// A machine that is up.
struct Machine {
    rig: Rig<Wire>,
    disk: CutDisk,
    client: Client,
    maps: (Found, Area),
}

/// The power went.
struct Off;

impl Machine {
    fn up(disk: &CutDisk) -> Result<Machine, Off> {
        let off = disk.clone();
        let opened = State::open_while(Box::new(disk.clone()), move || !off.is_off()).ok_or(Off)?;
        let (state, records) = opened.expect("a sound state");
        let maps = (state.maps.clone(), state.rest);
        let wire = Wire::default();
        let mut rig = boot(wire.clone(), wire, bundle(Limits::default()), sim(1), Some((state, records)));
        // No two machines have the same, or they would give the same names again.
        let random = disk.0.borrow_mut().dice.roll(u64::MAX).to_le_bytes().repeat(4);
        rig.agent.host.entropy = Entropy::new(random.first_chunk().copied());
        let client = Client { conn: rig.wire.connect(5), session: String::new() };
        let mut machine = Machine { rig, disk: disk.clone(), client, maps };
        let answer = machine.rpc("session.login_with_password", &[s("root"), s("secret")])?;
        machine.client.session = answer.expect("logged in").remove(0);
        Ok(machine)
    }

    /// Turns until there is something; time passes as the agent sleeps.
    fn until<T>(&mut self, mut ready: impl FnMut(&mut Rig<Wire>) -> Option<T>) -> Result<T, Off> {
        let mut off = 0;
        for _ in 0..200_000 {
            if let Some(it) = ready(&mut self.rig) {
                return Ok(it);
            }
            if let Sleep::Until(at) = self.rig.turn() {
                self.rig.now = at.clamp(self.rig.now, self.rig.now + 1_000_000);
            }
            off += u32::from(self.disk.is_off());
            if off == 50 {
                return Err(Off);
            }
        }
        panic!("it never comes");
    }

    fn answer(&mut self, conn: u64) -> Result<Http, Off> {
        let mut bytes = Vec::new();
        self.until(|rig| {
            bytes.extend(rig.wire.take(conn));
            Http::parse(&bytes).map(|(http, _)| http)
        })
    }

    fn rpc(&mut self, method: &str, params: &[P]) -> Result<Answer, Off> {
        self.rig.wire.send(self.client.conn, &post(method, params));
        Ok(parse(&self.answer(self.client.conn)?))
    }

    /// What a call that must work says.
    fn call(&mut self, method: &str, params: &[P]) -> Result<Vec<String>, Off> {
        let all = [&[s(&self.client.session)], params].concat();
        Ok(self.rpc(method, &all)?.unwrap_or_else(|error| panic!("{method} {params:?}: {error:?}")))
    }

    fn one(&mut self, method: &str, params: &[P]) -> Result<String, Off> {
        Ok(self.call(method, params)?.join(" "))
    }

    fn all(&mut self, class: &str) -> Result<Vec<String>, Off> {
        let all = self.one(&format!("{class}.get_all"), &[])?;
        Ok(all.split_whitespace().map(str::to_string).collect())
    }

    /// The SR, which is made with the first life of a disk.
    fn sr(&mut self) -> Result<String, Off> {
        let host = self.one("host.get_all", &[])?;
        let sr = match self.all("SR")?.first() {
            Some(sr) => sr.clone(),
            None => self.one("SR.create", &[record(&[("type", s("disk"))])])?,
        };
        let pbd = match self.all("PBD")?.first() {
            Some(pbd) => pbd.clone(),
            None => self.one("PBD.create", &[record(&[("host", s(&host)), ("SR", s(&sr))])])?,
        };
        if self.one("PBD.get_currently_attached", &[s(&pbd)])? != "1" {
            self.call("PBD.plug", &[s(&pbd)])?;
        }
        Ok(sr)
    }

    fn export(&mut self, vdi: &str) -> Result<Vec<u8>, Off> {
        let conn = self.rig.wire.connect(7);
        let path = format!("/export_raw_vdi?vdi={vdi}&session_id={}", self.client.session);
        self.rig.wire.send(conn, format!("GET {path} HTTP/1.1\r\n\r\n").as_bytes());
        let http = self.answer(conn)?;
        assert_eq!(http.status, 200, "{}", http.head);
        Ok(http.body)
    }

    fn import(&mut self, vdi: &str, data: &[u8]) -> Result<(), Off> {
        let conn = self.rig.wire.connect(6);
        let path = format!("/import_raw_vdi?vdi={vdi}&session_id={}", self.client.session);
        self.rig.wire.send(conn, format!("PUT {path} HTTP/1.1\r\nContent-Length: {}\r\n\r\n", data.len()).as_bytes());
        self.rig.wire.send(conn, data);
        let http = self.answer(conn)?;
        assert_eq!(http.status, 200, "{}", http.head);
        Ok(())
    }

    /// Starts a VM with a disk, and connects to that as its guest does.
    fn start(&mut self, vm: &str, vbd: &str, vdi: &str) -> Result<Guest, Off> {
        self.call("VM.start", &[s(vm), b(false)])?;
        let dom = DomId(self.one("VM.get_domid", &[s(vm)])?.parse().expect("a number"));
        let ring = Front::new(&self.rig.sim, dom, 0x300, 1, blkif::LAYOUTS[0].slot as u64);
        let pages = (0..BATCH as u64).map(|n| self.rig.sim.grant(dom, Gfn(0x400 + n), false)).collect();
        let front = format!("/local/domain/{}/device/vbd/{XVDA}", dom.0);
        let nodes = [("ring-ref", ring.grants[0].0), ("event-channel", ring.port), ("state", 3)];
        let nodes = nodes.map(|(name, value)| (format!("{front}/{name}"), value.to_string()));
        let edits: Vec<Edit<'_>> = nodes.iter().map(|(at, v)| Edit::Write(at.as_bytes(), v.as_bytes())).collect();
        let machine = &mut self.rig.agent.host.machine;
        machine.store.edit(&mut machine.hyp, &edits).expect("written");
        let back = format!("/local/domain/0/backend/vbd/{}/{XVDA}/state", dom.0);
        self.until(|rig| {
            let state = rig.agent.host.machine.store.server().read(back.as_bytes());
            (state == Some(b"4")).then_some(())
        })?;
        Ok(Guest { vm: vm.to_string(), vbd: vbd.to_string(), vdi: vdi.to_string(), ring, pages })
    }

    /// Waits for so many answers of a guest's ring, all of them good.
    fn answered(&mut self, ring: &mut Front, count: usize) -> Result<(), Off> {
        let mut left = count;
        self.until(|_| {
            while let Some(response) = ring.pull() {
                assert_eq!(response[10..12], [0, 0], "a request was refused");
                left -= 1;
            }
            (left == 0).then_some(())
        })
    }

    /// Everything that is there; whatever it is, it is in order.
    fn look(&mut self) -> There {
        let mut there = There { model: Model::default(), data: BTreeMap::new() };
        let fine = self.look_into(&mut there);
        assert!(fine.is_ok(), "the power is there");
        there
    }

    fn look_into(&mut self, there: &mut There) -> Result<(), Off> {
        let sr = self.sr()?;
        let mut known: BTreeSet<String> = BTreeSet::new();
        let classes = ["VM", "VDI", "VBD", "SR", "PBD"];
        let others = ["host", "VM_metrics", "VM_guest_metrics", "VBD_metrics", "console", "session", "user"];
        for class in classes.into_iter().chain(others) {
            known.extend(self.all(class)?);
        }
        for class in classes {
            for name in self.all(class)? {
                let is_ours = class == "VM" && self.one("VM.get_is_control_domain", &[s(&name)])? == "1";
                let texts = if is_ours { Vec::new() } else { self.call(&format!("{class}.get_record"), &[s(&name)])? };
                for text in texts {
                    assert!(parse_uuid(&text).is_none() || known.contains(&text), "{class} {name} refers to {text}");
                }
            }
        }
        for vm in self.all("VM")? {
            if self.one("VM.get_is_control_domain", &[s(&vm)])? == "0" {
                assert_eq!(self.one("VM.get_power_state", &[s(&vm)])?, "Halted");
                there.model.vms.insert(vm.clone(), self.one("VM.get_name_label", &[s(&vm)])?);
            }
        }
        for vbd in self.all("VBD")? {
            let ends = (self.one("VBD.get_VM", &[s(&vbd)])?, self.one("VBD.get_VDI", &[s(&vbd)])?);
            there.model.vbds.insert(vbd, ends);
        }
        for vdi in self.all("VDI")? {
            let label = self.one("VDI.get_name_label", &[s(&vdi)])?;
            let data = self.export(&vdi)?;
            let sectors = data.chunks(SECTOR).map(|sector| vec![stamp(sector).unwrap_or(u64::MAX)]).collect();
            there.model.vdis.insert(vdi.clone(), Vdi { label, family: 0, sectors });
            there.data.insert(vdi, data);
        }
        // The maps as they were found.
        let (mut maps, rest) = (self.maps.0.clone(), self.maps.1);
        let extents = maps.open(&parse_uuid(&sr).expect("a uuid"), rest.bytes).expect("sound maps");
        let used = self.one("SR.get_physical_utilisation", &[s(&sr)])?;
        assert_eq!(used, extents.used().to_string(), "utilisation");
        let disks: BTreeSet<String> = extents.disks().iter().map(|disk| uuid_text(disk).to_string()).collect();
        assert_eq!(disks, there.model.vdis.keys().cloned().collect(), "each VDI has a map, and no other");
        Ok(())
    }

    /// Which disks have which extents: no two, unless one is a copy of the other.
    fn extents_are_in_order(&self, sr: &str, model: &Model) {
        let (mut maps, rest) = (self.maps.0.clone(), self.maps.1);
        let extents = maps.open(&parse_uuid(sr).expect("a uuid"), rest.bytes).expect("sound maps");
        let mut named: BTreeMap<u32, Vec<(u64, u64)>> = BTreeMap::new();
        for (name, vdi) in &model.vdis {
            for index in 0..(SECTORS * SECTOR).div_ceil(EXTENT as usize) as u64 {
                match extents.find(&parse_uuid(name).expect("a uuid"), index) {
                    Place::Own(extent) | Place::Shared(extent) => {
                        named.entry(extent).or_default().push((vdi.family, index));
                    }
                    Place::Hole => {}
                }
            }
        }
        for (extent, names) in &named {
            assert!(names.iter().all(|name| *name == names[0]), "extent {extent} is named by {names:?}");
        }
        assert_eq!(named.len() as u64 * EXTENT, extents.used(), "extents in use");
    }
}

/// What goes on while there is power.
struct Life<'a> {
    dice: &'a mut Dice,
    /// What may be there.
    may: Vec<Model>,
    now: Model,
    guest: Option<Guest>,
    stamp: u64,
    flushes: u64,
}

impl Life<'_> {
    fn some<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        let n = self.dice.roll(all.len().max(1) as u64) as usize;
        all.get(n).cloned()
    }

    /// A call is made: what was there before may be there, or what is after it.
    fn under_way(&mut self, after: Model) {
        self.may = vec![self.now.clone(), after];
    }

    /// It was answered.
    fn done(&mut self, after: Model) {
        self.may = vec![after.clone()];
        self.now = after;
    }

    fn simple(&mut self, m: &mut Machine, method: &str, params: &[P], after: Model) -> Result<(), Off> {
        self.under_way(after.clone());
        m.call(method, params)?;
        self.done(after);
        Ok(())
    }

    fn make(&mut self, m: &mut Machine, method: &str, params: &[P], add: impl Fn(&mut Model, &str)) -> Result<(), Off> {
        let mut after = self.now.clone();
        add(&mut after, NEW);
        self.under_way(after);
        let name = m.one(method, params)?;
        let mut after = self.now.clone();
        add(&mut after, &name);
        self.done(after);
        Ok(())
    }

    /// Something at random.
    fn act(&mut self, m: &mut Machine, sr: &str) -> Result<(), Off> {
        self.stamp += 1000;
        let (label, stamp) = (format!("name {}", self.stamp), self.stamp);
        let busy = |vdi: &String, model: &Model| model.vbds.values().any(|(_, of)| of == vdi);
        let idle: Vec<String> = self.now.vdis.keys().filter(|vdi| !busy(vdi, &self.now)).cloned().collect();
        let of_vbds: BTreeSet<&String> = self.now.vbds.values().map(|(vm, _)| vm).collect();
        let bare: Vec<String> = self.now.vms.keys().filter(|vm| !of_vbds.contains(vm)).cloned().collect();
        let disks: Vec<String> = self.now.vdis.keys().cloned().collect();
        let (mut after, roll) = (self.now.clone(), self.dice.roll(16));
        match roll {
            0 | 1 if self.now.vms.len() < VMS => {
                let memory = (16 << 20).to_string();
                let fields = [
                    ("name_label", s(&label)),
                    ("PV_kernel", s("file:///tiny")),
                    ("PV_args", s("sim=mute")),
                    ("memory_static_max", s(&memory)),
                ];
                self.make(m, "VM.create", &[record(&fields)], |model, vm| drop(model.vms.insert(vm.into(), label.clone())))
            }
            1 => match self.some(&bare) {
                Some(vm) => {
                    after.vms.remove(&vm);
                    self.simple(m, "VM.destroy", &[s(&vm)], after)
                }
                None => Ok(()),
            },
            2 => match self.some(&self.now.vms.keys().cloned().collect::<Vec<_>>()) {
                Some(vm) => {
                    after.vms.insert(vm.clone(), label.clone());
                    self.simple(m, "VM.set_name_label", &[s(&vm), s(&label)], after)
                }
                None => Ok(()),
            },
            3 | 4 if disks.len() < VDIS => {
                let size = (SECTORS * SECTOR).to_string();
                let fields = [("name_label", s(&label)), ("SR", s(sr)), ("virtual_size", s(&size))];
                let vdi = Vdi { label, family: stamp, sectors: vec![vec![0]; SECTORS] };
                self.make(m, "VDI.create", &[record(&fields)], |model, name| {
                    model.vdis.insert(name.into(), vdi.clone());
                })
            }
            3 => match self.some(&idle) {
                Some(vdi) => {
                    after.vdis.remove(&vdi);
                    self.simple(m, "VDI.destroy", &[s(&vdi)], after)
                }
                None => Ok(()),
            },
            5 | 6 if disks.len() < VDIS => match self.some(&disks) {
                Some(of) => {
                    let copy = self.now.vdis[&of].clone();
                    let (method, more) =
                        [("VDI.snapshot", vec![]), ("VDI.clone", vec![record(&[])])][roll as usize - 5].clone();
                    let params = [vec![s(&of)], more].concat();
                    self.make(m, method, &params, |model, name| drop(model.vdis.insert(name.into(), copy.clone())))
                }
                None => Ok(()),
            },
            7 | 8 => self.import(m, &idle, stamp),
            9 | 10 if self.guest.is_some() && roll == 9 && self.dice.roll(2) == 0 => {
                let Some(guest) = self.guest.take() else { return Ok(()) };
                m.call("VM.hard_shutdown", &[s(&guest.vm)])?;
                after.vbds.remove(&guest.vbd);
                self.simple(m, "VBD.destroy", &[s(&guest.vbd)], after)
            }
            _ if self.guest.is_some() => self.write(m, stamp),
            _ => self.begin(m, &bare, &idle),
        }
    }

    fn import(&mut self, m: &mut Machine, idle: &[String], stamp: u64) -> Result<(), Off> {
        let mut fresh = Vec::new();
        for vdi in idle {
            if m.one("VDI.get_read_only", &[s(vdi)])? == "0" {
                fresh.push(vdi.clone());
            }
        }
        let Some(vdi) = self.some(&fresh) else { return Ok(()) };
        let stamps: Vec<u64> = (0..SECTORS as u64).map(|n| if n % 20 > 12 { 0 } else { stamp + n }).collect();
        let mut after = self.now.clone();
        if let Some(disk) = after.vdis.get_mut(&vdi) {
            disk.sectors.iter_mut().zip(&stamps).for_each(|(sector, stamp)| sector.push(*stamp));
        }
        // Sector by sector either may be there.
        self.may = vec![after.clone()];
        m.import(&vdi, &filled(&stamps))?;
        after.vdis.get_mut(&vdi).into_iter().for_each(Vdi::flushed);
        self.done(after);
        Ok(())
    }

    /// A VM with a disk is started.
    fn begin(&mut self, m: &mut Machine, bare: &[String], idle: &[String]) -> Result<(), Off> {
        let (Some(vm), Some(vdi)) = (self.some(bare), self.some(idle)) else { return Ok(()) };
        if m.one("VDI.get_read_only", &[s(&vdi)])? == "1" {
            return Ok(());
        }
        let fields = [("VM", s(&vm)), ("VDI", s(&vdi)), ("bootable", b(true))];
        let mut vbd = String::new();
        let before: BTreeSet<String> = self.now.vbds.keys().cloned().collect();
        self.make(m, "VBD.create", &[record(&fields)], |model, name| {
            model.vbds.insert(name.into(), (vm.clone(), vdi.clone()));
        })?;
        vbd.extend(self.now.vbds.keys().find(|name| !before.contains(*name)).cloned());
        self.guest = Some(m.start(&vm, &vbd, &vdi)?);
        Ok(())
    }

    /// The guest writes here and there, and often flushes.
    fn write(&mut self, m: &mut Machine, mut stamp: u64) -> Result<(), Off> {
        let Some(guest) = &mut self.guest else { return Ok(()) };
        let count = 1 + self.dice.roll(BATCH as u64) as usize;
        let mut places: Vec<usize> = (0..SECTORS / 8).collect();
        (1..places.len()).rev().for_each(|n| places.swap(n, self.dice.roll(n as u64 + 1) as usize));
        for (n, place) in places.iter().take(count).enumerate() {
            let (first, sectors) = (place * 8, 1 + self.dice.roll(8) as usize);
            let stamps: Vec<u64> = (0..sectors as u64).map(|n| stamp + n).collect();
            stamp += 10;
            assert!(m.rig.sim.poke(guest.ring.dom, (0x400 + n as u64) << 12, &filled(&stamps)));
            let disk = self.now.vdis.get_mut(&guest.vdi).expect("a disk");
            for (n, stamp) in stamps.iter().enumerate() {
                disk.sectors[first + n].push(*stamp);
            }
            let mut request = vec![blkif::WRITE, 1, 0, 0, 0, 0, 0, 0];
            request.extend((n as u64).to_le_bytes());
            request.extend((first as u64).to_le_bytes());
            request.extend(guest.pages[n].0.to_le_bytes());
            request.extend([0, sectors as u8 - 1, 0, 0]);
            guest.ring.push(&request);
        }
        self.may = vec![self.now.clone()];
        m.answered(&mut guest.ring, count)?;
        if self.dice.roll(3) > 0 {
            guest.ring.push(&[vec![blkif::FLUSH], vec![0; 111]].concat());
            m.answered(&mut guest.ring, 1)?;
            self.now.vdis.get_mut(&guest.vdi).into_iter().for_each(Vdi::flushed);
            self.may = vec![self.now.clone()];
            self.flushes += 1;
        }
        Ok(())
    }
}

/// Cuts so often; how much was there afterwards: objects, flushes.
fn cuts(seed: u64, count: u64) -> (usize, u64) {
    let mut dice = Dice(seed);
    let (mut medium, mut may) = (Medium::default(), vec![Model::default()]);
    let (mut objects, mut flushes, mut stamp) = (0, 0, 0);
    for cut in 0..count {
        let context = format!("XENITH_SEED={seed}, cut {cut}");
        let fresh = cut % LIVES == 0;
        if fresh {
            (medium, may) = (Medium::default(), vec![Model::default()]);
        }
        // One of six while the machine comes up after the last cut, so that nobody has looked what is there.
        let disk = CutDisk::new(medium, u64::MAX, dice.roll(u64::MAX));
        let early = dice.roll(6) == 0;
        if early {
            disk.0.borrow_mut().cut_at = 1 + dice.roll(12);
        }
        let up = Machine::up(&disk);
        assert!(early || up.is_ok(), "{context}");
        if let (false, Ok(mut machine)) = (early, up) {
            let there = machine.look();
            let sr = machine.all("SR").map_or(String::new(), |all| all.join(" "));
            let found = may.iter().find_map(|may| Some((may.clone(), may.fits(&there)?)));
            let Some((mut now, new)) = found else {
                panic!("{context}: there is {:#?}, which is none of {may:#?}", there.model);
            };
            // What is there now stays.
            if let (Some(name), Some(vdi)) = (new, now.vdis.remove(NEW)) {
                now.vdis.insert(name, vdi);
            }
            let mut is = there.model;
            for (name, vdi) in &mut is.vdis {
                vdi.family = now.vdis[name].family;
            }
            machine.extents_are_in_order(&sr, &is);
            objects += is.vms.len() + is.vdis.len() + is.vbds.len();
            may = vec![is.clone()];
            let most = [20, 200, 400][dice.roll(3) as usize];
            let cut_at = disk.0.borrow().writes + 1 + dice.roll(most);
            disk.0.borrow_mut().cut_at = cut_at;
            disk.0.borrow_mut().at_flush = dice.roll(2) == 0;
            let mut life = Life { dice: &mut dice, may, now: is, guest: None, stamp, flushes: 0 };
            // Of an earlier life a VM may still have its disk.
            let old: Vec<String> = life.now.vbds.keys().cloned().collect();
            let ended = old.iter().try_for_each(|vbd| {
                let mut after = life.now.clone();
                after.vbds.remove(vbd);
                life.simple(&mut machine, "VBD.destroy", &[s(vbd)], after)
            });
            let ended = ended.and_then(|()| (0..10_000).try_for_each(|_| life.act(&mut machine, &sr)));
            assert!(ended.is_err(), "{context}: the power never went");
            machine.rig.no_violations(&context);
            (may, stamp, flushes) = (life.may, life.stamp, flushes + life.flushes);
        }
        medium = disk.after(&mut dice);
    }
    (objects, flushes)
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(default)
}

#[test]
fn power_cuts_lose_nothing_that_was_acknowledged() {
    let count = number("XENITH_CUTS", CUTS);
    let (objects, flushes) = cuts(number("XENITH_SEED", 1), count);
    println!("{count} cuts: {objects} objects were there, {flushes} flushes were answered");
    assert!(objects as u64 > 2 * count && flushes > count, "{objects} objects, {flushes} flushes: it did too little");
}
