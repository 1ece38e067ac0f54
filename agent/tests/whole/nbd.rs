//! SRs of type nbd: the whole agent, and a server in memory that dies, hangs, comes back, or is not there at boot.

use crate::nbd_server::Server;
use crate::rig::{Answer, Client, Http, MS, P, Rig, SECOND, boot, bundle, parse, post, record, s, sim};
use crate::state::{Dice, head};
use crate::wire::Wire;
use agent::agent::Sleep;
use agent::manifest::{Limits, Sr};
use agent::state::State;
use platform_xen::hyp::{Disk, DiskDone, DiskRequest};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

const MIB: usize = 1 << 20;

/// A disk for the state that forgets nothing.
#[derive(Clone)]
struct Kept(Rc<RefCell<Vec<u8>>>, Rc<RefCell<VecDeque<(u64, DiskDone)>>>);

impl Kept {
    fn new(mib: usize) -> Kept {
        Kept(Rc::new(RefCell::new(vec![0; mib * MIB])), Rc::default())
    }
}

impl Disk for Kept {
    fn len(&self) -> u64 {
        self.0.borrow().len() as u64
    }
    fn submit(&mut self, tag: u64, request: DiskRequest) {
        let mut bytes = self.0.borrow_mut();
        let done = match request {
            DiskRequest::Read(at, len) => DiskDone::Read(bytes[at as usize..][..len].to_vec()),
            DiskRequest::Write(at, data) => {
                bytes[at as usize..][..data.len()].copy_from_slice(&data);
                DiskDone::Ok
            }
            DiskRequest::Flush | DiskRequest::Discard(..) => DiskDone::Ok,
        };
        self.1.borrow_mut().push_back((tag, done));
    }
    fn done(&mut self) -> Option<(u64, DiskDone)> {
        self.1.borrow_mut().pop_front()
    }
}

struct Far {
    rig: Rig<Wire>,
    client: Client,
    server: Server,
    /// The agent's connection with it.
    conn: Option<u64>,
    /// It listens.
    up: bool,
    connects: usize,
}

fn noise(seed: u64, bytes: usize) -> Vec<u8> {
    let mut dice = Dice(seed);
    (0..bytes).map(|_| dice.roll(256) as u8).collect()
}

fn started(disk: Option<&Kept>) -> Rig<Wire> {
    started_with(disk, "")
}

/// With an SR of that type in the manifest.
fn started_with(disk: Option<&Kept>, kind: &str) -> Rig<Wire> {
    let wire = Wire::default();
    wire.listen(true);
    let mut bundle = bundle(Limits::default());
    if !kind.is_empty() {
        bundle.manifest.srs.push(Sr { name: "declared".into(), r#type: kind.into(), size_mib: 0 });
    }
    let state = disk.map(|disk| State::open(Box::new(disk.clone()), || {}).expect("opened"));
    boot(wire.clone(), wire, bundle, sim(1), state)
}

impl Far {
    fn new(disk: Option<&Kept>) -> Far {
        let mut rig = started(disk);
        let client = rig.login(5);
        Far { rig, client, server: Server::new(16 * MIB, 1), conn: None, up: true, connects: 0 }
    }

    /// The host's power goes, and comes again.
    fn again(&mut self, disk: &Kept) {
        self.rig = started(Some(disk));
        // Other references than the first time.
        self.rig.agent.host.entropy.fill(&mut [0; 4096]);
        self.client = self.rig.login(5);
        self.conn = None;
    }

    /// A turn of the agent, and whatever the server does meanwhile.
    fn turn(&mut self) {
        if let Sleep::Until(at) = self.rig.turn() {
            self.rig.now = at.clamp(self.rig.now, self.rig.now + MS);
        }
        while let Some((conn, address, port)) = self.rig.wire.opened() {
            assert_eq!((&address[10..], port), (&[0xff, 0xff, 10, 0, 0, 9][..], 10809));
            self.connects += 1;
            if self.up {
                self.server.connect();
                self.conn = Some(conn);
            } else {
                self.rig.wire.reset(conn);
            }
        }
        let Some(conn) = self.conn.filter(|_| !self.server.hangs) else { return };
        let came = self.rig.wire.take(conn);
        self.server.take(&came);
        if self.rig.wire.ended(conn).is_none() {
            self.server.work();
            let says = self.server.says(5000);
            self.rig.wire.send(conn, &says);
        }
    }

    fn turns(&mut self, ns: u64) {
        let end = self.rig.now + ns;
        while self.rig.now < end {
            self.turn();
        }
    }

    /// So few that what was begun is not done.
    fn few(&mut self) {
        for _ in 0..40 {
            self.turn();
        }
    }

    /// It is killed, or its machine dies.
    fn dies(&mut self, machine: bool) {
        self.up = false;
        if let Some(conn) = self.conn.take() {
            self.rig.wire.reset(conn);
        }
        if machine {
            self.server.crash();
        }
    }

    fn answer(&mut self, conn: u64, patience: u64) -> Option<Http> {
        let (mut bytes, end) = (Vec::new(), self.rig.now + patience);
        while self.rig.now < end {
            bytes.extend(self.rig.wire.take(conn));
            if let Some((http, _)) = Http::parse(&bytes) {
                return Some(http);
            }
            self.turn();
        }
        None
    }

    fn call(&mut self, method: &str, params: &[P]) -> Answer {
        let conn = self.rig.wire.connect(5);
        let all = [&[s(&self.client.session)], params].concat();
        self.rig.wire.send(conn, &post(method, &all));
        parse(&self.answer(conn, 60 * SECOND).unwrap_or_else(|| panic!("no answer to {method}")))
    }

    fn ok(&mut self, method: &str, params: &[P]) -> String {
        self.call(method, params).unwrap_or_else(|e| panic!("{method}: {e:?}")).join(" ")
    }

    fn error(&mut self, method: &str, params: &[P]) -> String {
        self.call(method, params).expect_err(method).join(" ")
    }

    fn record(&mut self, export: &str) -> (String, String) {
        let sr = self.ok("SR.create", &[record(&[("type", s("nbd"))])]);
        let host = self.ok("host.get_all", &[]);
        let config = record(&[("host", s("10.0.0.9")), ("export", s(export))]);
        let pbd = self.ok("PBD.create", &[record(&[("host", s(&host)), ("SR", s(&sr)), ("device_config", config)])]);
        (sr, pbd)
    }

    fn plugged(&mut self) -> (String, String) {
        let (sr, pbd) = self.record("disk");
        self.ok("PBD.plug", &[s(&pbd)]);
        (sr, pbd)
    }

    /// An SR on the state's disk.
    fn near(&mut self) -> String {
        let sr = self.ok("SR.create", &[record(&[("type", s("disk"))])]);
        let host = self.ok("host.get_all", &[]);
        let pbd = self.ok("PBD.create", &[record(&[("host", s(&host)), ("SR", s(&sr))])]);
        self.ok("PBD.plug", &[s(&pbd)]);
        sr
    }

    fn disk(&mut self, sr: &str, bytes: usize) -> String {
        self.ok("VDI.create", &[record(&[("SR", s(sr)), ("virtual_size", s(&bytes.to_string()))])])
    }

    fn import(&mut self, vdi: &str, data: &[u8]) -> u64 {
        let conn = self.rig.wire.connect(6);
        let (session, len) = (&self.client.session, data.len());
        let head = format!("PUT /import_raw_vdi?vdi={vdi}&session_id={session} HTTP/1.1\r\nContent-Length: {len}\r\n\r\n");
        self.rig.wire.send(conn, &[head.as_bytes(), data].concat());
        conn
    }

    fn imported(&mut self, vdi: &str, data: &[u8]) {
        let conn = self.import(vdi, data);
        assert_eq!(self.answer(conn, 60 * SECOND).map(|http| http.status), Some(200));
    }

    fn export(&mut self, vdi: &str) -> u64 {
        let conn = self.rig.wire.connect(7);
        self.rig.wire.window(conn, 64 * MIB);
        let get = format!("GET /export_raw_vdi?vdi={vdi}&session_id={} HTTP/1.1\r\n\r\n", self.client.session);
        self.rig.wire.send(conn, get.as_bytes());
        conn
    }

    fn exported(&mut self, vdi: &str) -> Vec<u8> {
        let conn = self.export(vdi);
        let http = self.answer(conn, 60 * SECOND).expect("an answer");
        assert_eq!(http.status, 200);
        http.body
    }
}

#[test]
fn io_goes_on_where_it_was_when_the_server_was_killed() {
    let mut it = Far::new(None);
    let (sr, pbd) = it.plugged();
    // 16 MiB but for the extent that is never used.
    assert_eq!(it.ok("SR.get_physical_size", &[s(&sr)]), (16 * MIB - 65536).to_string());
    let vdi = it.disk(&sr, 6 * MIB);
    let data = noise(1, 6 * MIB);
    for machine in [false, true] {
        let before = it.connects;
        let conn = it.import(&vdi, &data);
        for n in 1..4 {
            it.few();
            it.dies(machine);
            it.turns(n * SECOND);
            it.up = true;
        }
        assert_eq!(it.answer(conn, 60 * SECOND).map(|http| http.status), Some(200), "machine {machine}");
        assert!(it.connects > before, "it was not there for a while");
        assert!(it.exported(&vdi) == data);
        // What was flushed is on the medium, so it survives whatever comes.
        it.dies(true);
        it.up = true;
        assert!(it.exported(&vdi) == data);
    }
    it.ok("VDI.destroy", &[s(&vdi)]);
    it.ok("PBD.unplug", &[s(&pbd)]);
    it.turns(10 * MS);
    assert!(it.server.left, "it was not told");
    it.rig.no_violations("nbd");
}

#[test]
fn a_server_that_is_away_keeps_nobody_else() {
    let disk = Kept::new(136);
    let mut it = Far::new(Some(&disk));
    let (sr, pbd) = it.plugged();
    let other = it.near();
    let (far, near, spare) = (it.disk(&sr, 4 * MIB), it.disk(&other, 2 * MIB), it.disk(&sr, MIB));
    let data = noise(2, 2 * MIB);
    for hangs in [false, true] {
        // It goes with maps changed and data not flushed.
        let conn = it.import(&far, &noise(3, 4 * MIB));
        it.few();
        if hangs {
            it.server.hangs = true;
        } else {
            it.dies(false);
        }
        it.imported(&near, &data);
        assert!(it.exported(&near) == data);
        it.ok("SR.set_name_label", &[s(&sr), s("far away")]);
        it.ok("VDI.snapshot", &[s(&near)]);
        if !hangs {
            let away = "SR_BACKEND_FAILURE 1  its server is away";
            assert_eq!(it.error("VDI.snapshot", &[s(&spare)]), away, "its maps could not be kept");
        }
        let began = it.rig.now;
        it.ok("SR.set_name_label", &[s(&sr), s("still")]);
        assert!(it.rig.now - began < 10 * MS, "the API waits");
        // It comes back, and all of it goes on.
        (it.up, it.server.hangs) = (true, false);
        assert_eq!(it.answer(conn, 60 * SECOND).map(|http| http.status), Some(200), "hangs: {hangs}");
        it.ok("VDI.snapshot", &[s(&far)]);
    }
    // For good: whoever waits is told, and the SR can be had again.
    let conn = it.import(&far, &noise(4, 4 * MIB));
    it.few();
    it.dies(false);
    it.turns(SECOND);
    assert_eq!(it.error("PBD.unplug", &[s(&pbd)]), format!("VDI_IN_USE {far} unplug"), "the transfer is told first");
    assert_eq!(it.answer(conn, 60 * SECOND).map(|http| http.status), Some(500));
    let end = it.rig.now + 10 * SECOND;
    while it.call("PBD.unplug", &[s(&pbd)]).is_err() {
        assert!(it.rig.now < end, "it cannot be given up");
    }
    let began = it.rig.now;
    let why = it.error("PBD.plug", &[s(&pbd)]);
    assert!(why.contains("does not take the connection") && it.rig.now - began < 2 * SECOND, "{why}");
    it.up = true;
    it.ok("PBD.plug", &[s(&pbd)]);
    it.imported(&far, &noise(5, 4 * MIB));
    assert!(it.exported(&far) == noise(5, 4 * MIB));
    it.rig.no_violations("nbd");
}

/// The server's machine dies at any moment of a write and its flush; others go on, then ours dies too: what was answered
/// is there.
#[test]
fn what_was_flushed_is_there_whoever_died_when() {
    let disk = Kept::new(136);
    let mut it = Far::new(Some(&disk));
    let sr = it.plugged().0;
    let other = it.near();
    let mut cut_off = 0;
    for moment in 0..20 {
        let (data, beside) = (noise(moment, MIB / 8 + moment as usize * 512), noise(99 + moment, MIB / 8));
        // Fresh ones, so that there are maps to be kept.
        let (far, near) = (it.disk(&sr, data.len()), it.disk(&other, MIB));
        let conn = it.import(&far, &data);
        for _ in 0..moment {
            it.turn();
        }
        it.dies(true);
        it.imported(&near, &beside);
        cut_off += usize::from(it.rig.wire.answered(conn) == 0);
        it.up = true;
        assert_eq!(it.answer(conn, 60 * SECOND).map(|http| http.status), Some(200), "moment {moment}");
        it.dies(true);
        it.again(&disk);
        it.up = true;
        assert!(it.exported(&far) == data, "moment {moment}");
        assert!(it.exported(&near)[..beside.len()] == beside, "moment {moment}");
        it.ok("VDI.destroy", &[s(&far)]);
        it.ok("VDI.destroy", &[s(&near)]);
    }
    assert!(cut_off > 5, "only {cut_off} times something was under way");
}

#[test]
fn a_declared_sr_is_attached_when_its_server_comes() {
    let mut it = Far::new(None);
    it.rig = started_with(None, "nbd://10.0.0.9/disk");
    it.client = it.rig.login(5);
    it.up = false;
    let pbd = it.ok("PBD.get_all", &[]);
    it.turns(100 * SECOND);
    assert_eq!(it.ok("PBD.get_currently_attached", &[s(&pbd)]), "0");
    assert!((5..30).contains(&it.connects), "{} attempts", it.connects);
    // Meanwhile it can be given up, and the host lives on.
    assert!(it.error("PBD.plug", &[s(&pbd)]).starts_with("OTHER_OPERATION_IN_PROGRESS SR"));
    it.up = true;
    it.turns(11 * SECOND);
    assert_eq!(it.ok("PBD.get_currently_attached", &[s(&pbd)]), "1");
    let sr = it.ok("PBD.get_SR", &[s(&pbd)]);
    assert_eq!(it.ok("SR.get_type", &[s(&sr)]), "nbd");
    let vdi = it.disk(&sr, MIB);
    it.imported(&vdi, &noise(1, MIB));
    it.ok("VDI.destroy", &[s(&vdi)]);
    it.ok("PBD.unplug", &[s(&pbd)]);
    it.rig.no_violations("nbd");
}

#[test]
fn what_the_manifest_says_of_a_place() {
    let config = |kind: &str| agent::config::sr(&Sr { r#type: kind.into(), ..Sr::default() }).config;
    let is = |kind: &str, host: &str, export: &str, port: Option<&str>| {
        let mut all = vec![("host".to_string(), host.to_string()), ("export".to_string(), export.to_string())];
        all.extend(port.map(|port| ("port".to_string(), port.to_string())));
        assert_eq!(config(kind), all, "{kind}");
    };
    is("nbd://10.0.0.9/disk", "10.0.0.9", "disk", None);
    is("nbd://10.0.0.9:7/a/b", "10.0.0.9", "a/b", Some("7"));
    is("nbd://[fd00::1]:7/", "fd00::1", "", Some("7"));
    is("nbd://[fd00::1]", "fd00::1", "", None);
    assert!(config("memory").is_empty());
}

#[test]
fn what_was_there_is_there_after_a_boot_before_its_server_is() {
    let disk = Kept::new(4);
    let mut it = Far::new(Some(&disk));
    let (sr, pbd) = it.plugged();
    let vdi = it.disk(&sr, 3 * MIB);
    let data = noise(6, 3 * MIB);
    it.imported(&vdi, &data);
    it.dies(true);
    it.again(&disk);
    assert_eq!(it.ok("PBD.get_currently_attached", &[s(&pbd)]), "1");
    assert_eq!(it.ok("SR.get_physical_size", &[s(&sr)]), (16 * MIB - 65536).to_string());
    let conn = it.export(&vdi);
    it.turns(3 * SECOND);
    it.up = true;
    let http = it.answer(conn, 60 * SECOND).expect("an answer");
    assert!(http.body == data);
    // A smaller one is not taken, and nothing is lost by that.
    it.dies(false);
    let whole = std::mem::replace(&mut it.server.medium, vec![0; 8 * MIB]);
    it.up = true;
    let conn = it.export(&vdi);
    it.turns(15 * SECOND);
    assert!(it.rig.wire.answered(conn) < MIB, "it was taken");
    it.server.medium = whole;
    let http = it.answer(conn, 60 * SECOND).expect("an answer");
    assert!(http.body == data);
    // Nobody else's disks come there: not while it is attached, and not while it is not.
    let (_, second) = it.record("disk");
    assert_eq!(it.error("PBD.plug", &[s(&second)]), "SR_BACKEND_FAILURE 1  another SR is there");
    let end = it.rig.now + 10 * SECOND;
    while it.call("PBD.unplug", &[s(&pbd)]).is_err() {
        assert!(it.rig.now < end);
    }
    assert_eq!(it.error("PBD.plug", &[s(&second)]), "SR_BACKEND_FAILURE 1  another SR is there");
    let (_, unknown) = it.record("other");
    assert_eq!(it.error("PBD.plug", &[s(&unknown)]), "SR_BACKEND_FAILURE 1  the server has no such export");
    it.again(&disk);
    assert!(it.exported(&vdi) == data);
    it.ok("VDI.destroy", &[s(&vdi)]);
    it.rig.no_violations("nbd");
}

/// An SR's server goes while a disk is copied to it or from it: the copy can be cancelled at once, and what it held of the
/// other SR is there again; of the one that is away when that is there again.
#[test]
fn a_copy_to_or_from_a_server_that_is_away_can_be_cancelled() {
    let disk = Kept::new(136);
    let mut it = Far::new(Some(&disk));
    let (sr, pbd) = it.plugged();
    let other = it.near();
    let (far, near) = (it.disk(&sr, 4 * MIB), it.disk(&other, 4 * MIB));
    it.imported(&far, &noise(1, 4 * MIB));
    it.imported(&near, &noise(2, 4 * MIB));
    it.turns(5 * SECOND);
    let used = |it: &mut Far, sr: &str| it.ok("SR.get_physical_utilisation", &[s(sr)]);
    let before = [&sr, &other].map(|sr| used(&mut it, sr));
    for (round, (vdi, to)) in [(&near, &sr), (&far, &other), (&near, &sr), (&far, &other)].into_iter().enumerate() {
        let task = it.ok("Async.VDI.copy", &[s(vdi), s(to)]);
        it.few();
        it.dies(false);
        it.turns(SECOND);
        let began = it.rig.now;
        it.ok("task.cancel", &[s(&task)]);
        while ["pending", "cancelling"].contains(&&*it.ok("task.get_status", &[s(&task)])) {
            assert!(it.rig.now - began < 5 * SECOND, "{round}: it is not cancelled");
            it.turns(SECOND);
        }
        it.turns(5 * SECOND);
        assert_eq!(used(&mut it, &other), before[1], "{round}");
        if round > 1 {
            // It is given up.
            let end = it.rig.now + 10 * SECOND;
            while it.call("PBD.unplug", &[s(&pbd)]).is_err() {
                assert!(it.rig.now < end, "it cannot be given up");
            }
            it.up = true;
            it.ok("PBD.plug", &[s(&pbd)]);
        }
        it.up = true;
        it.turns(30 * SECOND);
        assert_eq!([&sr, &other].map(|sr| used(&mut it, sr)), before, "{round}");
    }
    it.rig.no_violations("nbd");
}

/// A clone that is refused leaves no connection.
#[test]
fn a_clone_that_is_refused_joins_nothing() {
    let disk = Kept::new(136);
    let mut it = Far::new(Some(&disk));
    let (sr, _) = it.plugged();
    let vdi = it.disk(&sr, 4 * MIB);
    // It is being written.
    let (conn, size) = (it.rig.wire.connect(6), 4 * MIB);
    it.rig.wire.send(conn, &head(&it.client, &vdi, size));
    it.few();
    for _ in 0..9 {
        let why = it.error("SR.clone", &[s(&sr), s("10.0.0.9"), s("")]);
        assert!(why.starts_with("VDI_IN_USE"), "{why}");
    }
    let connects = it.connects;
    it.turns(2 * SECOND);
    assert_eq!(it.connects, connects, "it is connected for nobody");
}

/// Copies to a server that is away keep no others, whether those came before it went or after.
#[test]
fn copies_to_a_server_that_is_away_keep_no_others() {
    let disk = Kept::new(136);
    let mut it = Far::new(Some(&disk));
    let (sr, _) = it.plugged();
    let other = it.near();
    let near = it.disk(&other, 4 * MIB);
    it.imported(&near, &noise(4, 4 * MIB));
    let mut tasks = [&sr, &sr, &other].map(|to| it.ok("Async.VDI.copy", &[s(&near), s(to)])).to_vec();
    it.few();
    it.dies(false);
    it.turns(SECOND);
    tasks.push(it.ok("Async.VDI.copy", &[s(&near), s(&other)]));
    it.turns(2 * SECOND);
    for (task, how) in tasks.iter().zip(["pending", "pending", "success", "success"]) {
        assert_eq!(it.ok("task.get_status", &[s(task)]), how);
    }
    it.up = true;
    it.turns(20 * SECOND);
    for task in &tasks {
        assert_eq!(it.ok("task.get_status", &[s(task)]), "success");
    }
    it.rig.no_violations("nbd");
}
