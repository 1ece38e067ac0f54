//! Disks over HTTP: what is imported is exported, within bounds, refused where it must be, ended whoever leaves.

use crate::rig::{Client, Http, P, Rig, SECOND, b, record, s};
use crate::state::Dice;
use crate::wire::Wire;

const KIB: usize = 1 << 10;
const MIB: usize = 1 << 20;

/// An SR in memory.
pub struct Store {
    pub rig: Rig<Wire>,
    pub client: Client,
    pub sr: String,
    pbd: String,
}

pub fn noise(seed: u64, bytes: usize) -> Vec<u8> {
    let mut dice = Dice(seed);
    (0..bytes).map(|_| dice.roll(256) as u8).collect()
}

impl Store {
    pub fn new(mib: usize) -> Store {
        let mut rig = Rig::new();
        let client = rig.login(5);
        let size = (mib * MIB).to_string();
        let sr = rig.ok(&client, "SR.create", &[record(&[("type", s("memory")), ("physical_size", s(&size))])]);
        let host = rig.ok(&client, "host.get_all", &[]);
        let pbd = rig.ok(&client, "PBD.create", &[record(&[("host", s(&host)), ("SR", s(&sr))])]);
        rig.ok(&client, "PBD.plug", &[s(&pbd)]);
        Store { rig, client, sr, pbd }
    }

    pub fn disk(&mut self, bytes: usize) -> String {
        self.disk_with(bytes, &[])
    }

    fn disk_with(&mut self, bytes: usize, more: &[(&str, P)]) -> String {
        let size = bytes.to_string();
        let fields = [&[("SR", s(&self.sr)), ("virtual_size", s(&size))], more].concat();
        self.ok("VDI.create", &[record(&fields)])
    }

    pub fn ok(&mut self, method: &str, params: &[P]) -> String {
        self.rig.ok(&self.client.clone(), method, params)
    }

    pub fn error(&mut self, method: &str, params: &[P]) -> String {
        self.rig.call(&self.client.clone(), method, params).expect_err(method).join(" ")
    }

    /// Until whoever is waited for is given up; our own connection too.
    fn idle(&mut self) {
        self.rig.pass(200 * SECOND);
        self.client.conn = self.rig.wire.connect(5);
    }

    pub fn used(&mut self) -> usize {
        let sr = self.sr.clone();
        self.ok("SR.get_physical_utilisation", &[s(&sr)]).parse().expect("a number")
    }

    fn head(&self, vdi: &str, more: &str, headers: &str) -> Vec<u8> {
        let session = &self.client.session;
        format!("PUT /import_raw_vdi?vdi={vdi}&session_id={session}{more} HTTP/1.1\r\n{headers}\r\n\r\n").into_bytes()
    }

    /// Begins an import of so many bytes, none of which are sent.
    fn begin(&mut self, host: u8, vdi: &str, more: &str, bytes: usize) -> u64 {
        let conn = self.rig.wire.connect(host);
        let head = self.head(vdi, more, &format!("Content-Length: {bytes}"));
        self.rig.wire.send(conn, &head);
        self.rig.turn();
        self.rig.turn();
        conn
    }

    pub fn import(&mut self, vdi: &str, data: &[u8]) -> Http {
        let conn = self.begin(6, vdi, "", data.len());
        self.rig.wire.send(conn, data);
        self.rig.answer(conn)
    }

    fn export_with(&mut self, vdi: &str, more: &str, headers: &str) -> Http {
        let conn = self.rig.wire.connect(7);
        let session = self.client.session.clone();
        self.rig.http(conn, &format!("GET /export_raw_vdi?vdi={vdi}&session_id={session}{more} HTTP/1.1\r\n{headers}\r\n"))
    }

    pub fn export(&mut self, vdi: &str) -> Vec<u8> {
        let http = self.export_with(vdi, "", "");
        assert!(http.status == 200 && http.keeps(), "{}", http.head);
        http.body
    }

    pub fn end(mut self, context: &str) {
        self.rig.settle();
        assert_eq!(self.rig.agent.host.machine.storage.take_transfer(), None, "{context}");
        for vdi in self.ok("VDI.get_all", &[]).split_whitespace().map(str::to_string).collect::<Vec<_>>() {
            self.ok("VDI.destroy", &[s(&vdi)]);
        }
        assert_eq!(self.used(), 0, "{context}");
        let pbd = self.pbd.clone();
        self.ok("PBD.unplug", &[s(&pbd)]);
        self.rig.no_violations(context);
    }
}

fn text(http: &Http) -> (u16, String) {
    (http.status, String::from_utf8_lossy(&http.body).trim().to_string())
}

#[test]
fn what_is_imported_is_exported_and_holes_stay_holes() {
    let mut it = Store::new(8);
    let vdi = it.disk(3 * MIB);
    let mut data = vec![0; 3 * MIB];
    data[..100 * KIB].copy_from_slice(&noise(1, 100 * KIB));
    data[2 * MIB..2 * MIB + 3].copy_from_slice(b"end");
    let http = it.import(&vdi, &data);
    assert!(http.status == 200 && http.keeps(), "{http:?}");
    assert_eq!(it.used(), 3 * 64 * KIB, "two extents at the start, one in the middle");
    assert!(it.export(&vdi) == data);
    // A shorter one leaves the rest, also within a sector; what follows on the connection is served.
    let conn = it.begin(6, &vdi, "&format=raw", 1000);
    it.rig.wire.send(conn, &[&[7; 1000][..], b"GET / HTTP/1.1\r\n\r\n"].concat());
    let answers = it.rig.answers(conn, 2);
    assert_eq!((answers[0].status, answers[1].status), (200, 404));
    data[..1000].fill(7);
    assert!(it.export(&vdi) == data);
    let empty = it.import(&vdi, b"");
    assert_eq!(empty.status, 200);
    // In chunks of odd sizes, with the head, with a client that asks first.
    let conn = it.rig.wire.connect(8);
    let head = it.head(&vdi, "", "Transfer-Encoding: chunked\r\nExpect: 100-continue");
    it.rig.wire.send(conn, &head);
    it.rig.settle();
    assert_eq!(it.rig.wire.take(conn), b"HTTP/1.1 100 Continue\r\n\r\n");
    let other = noise(2, 200 * KIB);
    for part in other.chunks(7777) {
        it.rig.wire.send(conn, format!("{:x}\r\n", part.len()).as_bytes());
        it.rig.wire.send(conn, part);
        it.rig.wire.send(conn, b"\r\n");
    }
    it.rig.wire.send(conn, b"0\r\n\r\n");
    assert_eq!(it.rig.answer(conn).status, 200);
    data[..200 * KIB].copy_from_slice(&other);
    assert!(it.export(&vdi) == data);
    // Zeroes over data are written.
    data[..128 * KIB].fill(0);
    assert_eq!(it.import(&vdi, &data[..128 * KIB]).status, 200);
    assert!(it.export(&vdi) == data);
    it.end("round");
}

#[test]
fn ranges_and_sizes_of_no_whole_sector() {
    let mut it = Store::new(2);
    let size = 200 * KIB + 333;
    let vdi = it.disk(size);
    let data = noise(3, size);
    assert_eq!(it.import(&vdi, &data).status, 200);
    assert!(it.export(&vdi) == data);
    for (range, from, to) in [
        ("bytes=0-0", 0, 1),
        ("bytes=65535-65536", 65535, 65537),
        ("bytes=100-", 100, size),
        ("bytes=-10", size - 10, size),
        ("bytes=70000-999999999", 70000, size),
        ("bytes=0-204799", 0, 204_800),
    ] {
        let http = it.export_with(&vdi, "", &format!("Range: {range}\r\n"));
        assert!(http.status == 206 && http.body == data[from..to], "{range}: {}", http.head);
        let said = format!("Content-Range: bytes {from}-{}/{size}\r\n", to - 1);
        assert!(http.head.contains(&said), "{range}: {}", http.head);
    }
    let past = it.export_with(&vdi, "", &format!("Range: bytes={size}-\r\n"));
    assert_eq!(past.status, 416);
    for odd in ["bytes=1-2,4-5", "lines=1-2", "bytes=5-2", "bytes=-", "bytes=x-"] {
        let http = it.export_with(&vdi, "", &format!("Range: {odd}\r\n"));
        assert!(http.status == 200 && http.body == data, "{odd}");
    }
    it.end("ranges");
}

#[test]
fn a_body_longer_than_the_disk_writes_nothing_beyond_it() {
    let mut it = Store::new(2);
    let vdi = it.disk(100 * KIB);
    let before = noise(4, 100 * KIB);
    it.import(&vdi, &before);
    let conn = it.begin(6, &vdi, "", 100 * KIB + 1);
    let http = it.rig.answer(conn);
    let why = "VALUE_NOT_SUPPORTED body  longer than the disk, which has 102400 bytes";
    assert_eq!((text(&http), http.keeps()), ((413, why.to_string()), false));
    assert!(it.export(&vdi) == before, "nothing was written");
    // One that does not say so: what is sent after the answer is thrown away, until it ends.
    let conn = it.rig.wire.connect(8);
    let head = it.head(&vdi, "", "Transfer-Encoding: chunked");
    it.rig.wire.send(conn, &head);
    it.rig.wire.send(conn, b"32000\r\n");
    it.rig.wire.send(conn, &vec![1; 0x32000]);
    assert_eq!(it.rig.answer(conn).status, 413);
    it.rig.wire.send(conn, &vec![1; 300 * KIB]);
    it.rig.settle();
    assert_eq!((it.rig.wire.unread(conn), it.rig.wire.ended(conn)), (0, None));
    it.rig.pass(6 * SECOND);
    assert_eq!(it.rig.wire.ended(conn), Some(false));
    let now = it.export(&vdi);
    assert!(now[..64 * KIB] == vec![1; 64 * KIB] && now[64 * KIB..] == before[64 * KIB..]);
    assert_eq!(it.used(), 2 * 64 * KIB);
    let bad = it.rig.wire.connect(9);
    it.rig.wire.send(bad, &head);
    it.rig.wire.send(bad, b"zz\r\n");
    assert_eq!(it.rig.answer(bad).status, 400);
    it.end("too long");
}

#[test]
fn nobody_else_and_nothing_else() {
    let mut it = Store::new(2);
    let vdi = it.disk(64 * KIB);
    let session = it.client.session.clone();
    let user = it.ok("user.create", &[record(&[("short_name", s("eve")), ("role", s("read"))])]);
    it.ok("user.set_password", &[s(&user), s("secret")]);
    let conn = it.rig.wire.connect(9);
    let reader = it.rig.rpc(conn, "session.login_with_password", &[s("eve"), s("secret")]).expect("in").remove(0);
    let sr = it.sr.clone();
    for (query, status) in [
        (format!("vdi={vdi}"), 401),
        (format!("vdi={vdi}&session_id=x"), 401),
        (format!("vdi={vdi}&session_id={reader}"), 403),
        (format!("session_id={session}"), 404),
        (format!("vdi={sr}&session_id={session}"), 404),
        (format!("vdi={vdi}&session_id={session}&format=vhd"), 400),
        (format!("vdi={vdi}&session_id={session}&task_id={vdi}"), 404),
    ] {
        let put = it.rig.wire.connect(6);
        it.rig.wire.send(put, format!("PUT /import_raw_vdi?{query} HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello").as_bytes());
        assert_eq!(it.rig.answer(put).status, status, "PUT {query}");
        let get = it.rig.wire.connect(6);
        let http = it.rig.http(get, &format!("GET /export_raw_vdi?{query} HTTP/1.1\r\n\r\n"));
        assert_eq!((http.status, http.keeps()), (status, true), "GET {query}");
    }
    let conn = it.rig.wire.connect(6);
    assert_eq!(it.rig.http(conn, "PUT / HTTP/1.1\r\nContent-Length: 9\r\n\r\n").status, 405);
    // A disk that is not to be written, and one without data.
    let frozen = it.ok("VDI.snapshot", &[s(&vdi)]);
    assert_eq!(text(&it.import(&frozen, b"x")), (409, format!("VDI_READONLY {frozen}")));
    assert_eq!(it.export(&frozen), vec![0; 64 * KIB]);
    let nowhere = it.ok("SR.create", &[record(&[("type", s("memory"))])]);
    let none = it.ok("VDI.create", &[record(&[("SR", s(&nowhere)), ("virtual_size", s("512"))])]);
    assert_eq!(text(&it.import(&none, b"x")), (409, format!("SR_HAS_NO_PBDS {nowhere}")));
    assert_eq!(it.export_with(&none, "", "").status, 409);
    assert_eq!(it.used(), 0, "nothing was written");
    it.end("refused");
}

#[test]
fn a_disk_on_its_way_is_in_use() {
    let mut it = Store::new(4);
    let vdi = it.disk(MIB);
    let client = it.client.clone();
    let vm = it.rig.create(&client, "sim=mute");
    let drive = it.ok("VBD.create", &[record(&[("VM", s(&vm)), ("VDI", s(&vdi)), ("device", s("xvda"))])]);
    // A guest has it.
    it.ok("VM.start", &[s(&vm), b(false)]);
    assert_eq!(text(&it.import(&vdi, b"x")), (409, format!("VDI_IN_USE {vdi} import")));
    assert_eq!(text(&it.export_with(&vdi, "", "")), (409, format!("VDI_IN_USE {vdi} export")));
    let frozen = it.ok("VDI.snapshot", &[s(&vdi)]);
    assert_eq!(it.export(&frozen).len(), MIB);
    it.ok("VM.hard_shutdown", &[s(&vm)]);
    it.rig.settle();
    // An import has it.
    let conn = it.begin(6, &vdi, "", MIB);
    let pbd = it.pbd.clone();
    for (method, params, operation) in [
        ("VM.start", vec![s(&vm), b(false)], "attach"),
        ("VDI.snapshot", vec![s(&vdi)], "copy"),
        ("PBD.unplug", vec![s(&pbd)], "unplug"),
    ] {
        assert_eq!(it.error(method, &params), format!("VDI_IN_USE {vdi} {operation}"), "{method}");
    }
    assert_eq!(text(&it.import(&vdi, b"x")), (409, format!("VDI_IN_USE {vdi} import")));
    assert_eq!(it.export_with(&vdi, "", "").status, 409);
    it.ok("VBD.destroy", &[s(&drive)]);
    assert_eq!(it.error("VDI.destroy", &[s(&vdi)]), format!("VDI_IN_USE {vdi} destroy"));
    it.rig.wire.send(conn, &noise(5, MIB));
    assert_eq!(it.rig.answer(conn).status, 200);
    // An export has it: others may read it too.
    let conn = it.rig.wire.connect(8);
    it.rig.wire.window(conn, 0);
    let get = format!("GET /export_raw_vdi?vdi={vdi}&session_id={} HTTP/1.1\r\n\r\n", client.session);
    it.rig.wire.send(conn, get.as_bytes());
    it.rig.settle();
    assert_eq!(it.export(&vdi).len(), MIB);
    let copy = it.ok("VDI.snapshot", &[s(&vdi)]);
    assert_eq!(text(&it.import(&vdi, b"x")).0, 409);
    let drive = it.ok("VBD.create", &[record(&[("VM", s(&vm)), ("VDI", s(&vdi)), ("device", s("xvda"))])]);
    assert_eq!(it.error("VM.start", &[s(&vm), b(false)]), format!("VDI_IN_USE {vdi} attach"));
    // Who leaves lets go of it.
    it.rig.wire.reset(conn);
    it.rig.settle();
    it.ok("VM.start", &[s(&vm), b(false)]);
    it.ok("VM.hard_shutdown", &[s(&vm)]);
    it.ok("VBD.destroy", &[s(&drive)]);
    it.ok("VM.destroy", &[s(&vm)]);
    it.ok("VDI.destroy", &[s(&copy)]);
    it.end("in use");
}

#[test]
fn clients_that_leave_and_sessions_that_end() {
    let mut it = Store::new(4);
    let vdi = it.disk(MIB);
    let data = noise(6, MIB);
    for how in 0..4 {
        let conn = it.begin(6, &vdi, "", MIB);
        it.rig.wire.send(conn, &data[..300 * KIB]);
        match how {
            0 => it.rig.wire.finish(conn),
            1 => it.rig.wire.reset(conn),
            // Nothing comes any more.
            2 => it.idle(),
            _ => {
                it.rig.settle();
                let (session, other) = (it.client.session.clone(), it.rig.login(5));
                it.rig.rpc(other.conn, "session.logout", &[s(&session)]).expect("out");
                it.client = other;
            }
        }
        it.rig.settle();
        assert!(it.rig.wire.ended(conn).is_some(), "{how}");
        let now = it.export(&vdi);
        assert!(now[300 * KIB..] == vec![0; MIB - 300 * KIB], "{how}: what did not come is not there");
        assert_eq!(it.import(&vdi, &[0; 300 * KIB]).status, 200, "{how}");
    }
    // In the middle of an answer too.
    for reset in [false, true] {
        let conn = it.rig.wire.connect(7);
        it.rig.wire.window(conn, 1000);
        let get = format!("GET /export_raw_vdi?vdi={vdi}&session_id={} HTTP/1.1\r\n\r\n", it.client.session);
        it.rig.wire.send(conn, get.as_bytes());
        it.rig.settle();
        if reset {
            it.rig.wire.reset(conn)
        } else {
            it.idle()
        }
        it.rig.settle();
        assert!(it.rig.wire.ended(conn).is_some());
        assert_eq!(it.import(&vdi, b"x").status, 200);
    }
    it.end("gone");
}

#[test]
fn two_at_once_and_no_more_than_there_may_be() {
    let mut it = Store::new(8);
    let disks: Vec<String> = (0..9).map(|_| it.disk(MIB)).collect();
    let data: Vec<Vec<u8>> = (0..2).map(|n| noise(7 + n, MIB)).collect();
    let conns: Vec<u64> = disks.iter().take(8).map(|vdi| it.begin(6, vdi, "", MIB)).collect();
    assert_eq!(text(&it.import(&disks[8], b"x")), (503, "LIMIT_REACHED transfers 8".to_string()));
    for (conn, data) in conns.iter().zip(&data) {
        it.rig.wire.send(*conn, data);
    }
    // A call is served while they run.
    let turns = it.rig.turns;
    it.ok("host.get_all", &[]);
    assert!(it.rig.turns - turns < 5 && it.rig.wire.unread(conns[0]) > MIB / 2, "{}", it.rig.turns - turns);
    for conn in &conns[..2] {
        assert_eq!(it.rig.answer(*conn).status, 200);
    }
    for conn in &conns[2..] {
        it.rig.wire.reset(*conn);
    }
    it.rig.settle();
    for (vdi, data) in disks.iter().zip(&data) {
        assert!(it.export(vdi) == *data);
    }
    it.end("two");
}

#[test]
fn a_full_sr_is_a_clear_error() {
    let mut it = Store::new(1);
    let vdi = it.disk(4 * MIB);
    let conn = it.begin(6, &vdi, "", 4 * MIB);
    it.rig.wire.send(conn, &noise(9, 4 * MIB));
    let http = it.rig.answer(conn);
    assert_eq!((text(&http), http.keeps()), ((507, "SR_FULL".to_string()), false));
    it.rig.wire.finish(conn);
    it.rig.settle();
    assert_eq!(it.rig.wire.ended(conn), Some(false));
    let sr = it.sr.clone();
    assert_eq!(it.used().to_string(), it.ok("SR.get_physical_size", &[s(&sr)]), "all there is");
    assert_eq!(it.export(&vdi).len(), 4 * MIB);
    it.end("full");
}

#[test]
fn tasks_tell_how_it_goes() {
    let mut it = Store::new(4);
    let vdi = it.disk(MIB);
    let data = noise(10, MIB);
    let task = |it: &mut Store| it.ok("task.create", &[record(&[("name_label", s("import"))])]);
    let status = |it: &mut Store, task: &str| it.ok("task.get_status", &[s(task)]);
    let done = task(&mut it);
    let more = format!("&task_id={done}");
    let conn = it.begin(6, &vdi, &more, MIB);
    it.rig.wire.send(conn, &data[..MIB / 2]);
    it.rig.settle();
    let progress: i64 = it.ok("task.get_progress", &[s(&done)]).parse().expect("a number");
    assert!((40..60).contains(&progress), "{progress}");
    assert_eq!(it.error("task.destroy", &[s(&done)]), "OPERATION_NOT_ALLOWED the task is under way: cancel it");
    // It is one transfer's, and of whoever made it.
    let second = it.disk(512);
    let used = it.begin(7, &second, &more, 512);
    assert_eq!(it.rig.answer(used).status, 409);
    it.rig.wire.send(conn, &data[MIB / 2..]);
    assert_eq!(it.rig.answer(conn).status, 200);
    assert_eq!((status(&mut it, &done), it.ok("task.get_progress", &[s(&done)])), ("success".into(), "100".into()));
    assert_eq!(it.export_with(&vdi, &more, "").status, 409, "it is over");
    let exported = task(&mut it);
    assert!(it.export_with(&vdi, &format!("&task_id={exported}"), "").body == data);
    assert_eq!(status(&mut it, &exported), "success");

    // Cancelled: the client is told.
    let cancelled = task(&mut it);
    let conn = it.begin(6, &vdi, &format!("&task_id={cancelled}"), MIB);
    it.rig.wire.send(conn, &data[..MIB / 2]);
    it.rig.settle();
    assert_eq!(it.ok("task.get_allowed_operations", &[s(&cancelled)]), "Cancel");
    it.ok("task.cancel", &[s(&cancelled)]);
    assert_eq!(text(&it.rig.answer(conn)), (409, format!("TASK_CANCELLED {cancelled}")));
    assert_eq!(status(&mut it, &cancelled), "cancelled");
    assert_eq!(it.ok("task.get_error_info", &[s(&cancelled)]), format!("TASK_CANCELLED {cancelled}"));
    assert!(it.error("task.cancel", &[s(&cancelled)]).starts_with("OPERATION_NOT_ALLOWED"));
    let cancelled = task(&mut it);
    let conn = it.rig.wire.connect(7);
    it.rig.wire.window(conn, 1000);
    let (session, query) = (it.client.session.clone(), format!("vdi={vdi}&task_id={cancelled}"));
    it.rig.wire.send(conn, format!("GET /export_raw_vdi?{query}&session_id={session} HTTP/1.1\r\n\r\n").as_bytes());
    it.rig.settle();
    it.ok("task.cancel", &[s(&cancelled)]);
    it.rig.settle();
    assert_eq!((it.rig.wire.ended(conn), status(&mut it, &cancelled)), (Some(true), "cancelled".into()));

    // Too long, and gone.
    let failed = task(&mut it);
    let conn = it.begin(6, &vdi, &format!("&task_id={failed}"), 2 * MIB);
    assert_eq!(it.rig.answer(conn).status, 413);
    assert_eq!(status(&mut it, &failed), "failure");
    let left = task(&mut it);
    let conn = it.begin(6, &vdi, &format!("&task_id={left}"), MIB);
    it.rig.wire.reset(conn);
    it.rig.settle();
    let why = it.ok("task.get_error_info", &[s(&left)]);
    assert_eq!(why, "INTERNAL_ERROR the connection ended before the transfer");
    for task in [done, exported, cancelled, failed, left] {
        it.ok("task.destroy", &[s(&task)]);
    }
    it.end("tasks");
}

#[test]
fn the_audit_names_who_moved_a_disk() {
    let mut it = Store::new(2);
    let vdi = it.disk(64 * KIB);
    it.import(&vdi, b"x");
    it.export(&vdi);
    it.import(&vdi, &[1; 65 * KIB]);
    let lines: Vec<String> = it.rig.agent.host.audit.lines().map(str::to_string).collect();
    for (method, host, result) in
        [("PUT import_raw_vdi", 6, "ok"), ("GET export_raw_vdi", 7, "ok"), ("PUT import_raw_vdi", 6, "VALUE_NOT_SUPPORTED")]
    {
        let line = format!("audit: method={method} ref={vdi} result={result} source=10.0.0.{host} user=\"root\"");
        assert!(lines.contains(&line), "{lines:#?}");
    }
    it.end("audit");
}
