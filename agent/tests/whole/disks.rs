//! Guests' disks: the handshake over the store, the rings, and how it all ends, with frontends played here.

use crate::front::Front;
use crate::rig::{Client, MS, Rig, SECOND, s};
use crate::volumes::{MemoryVolumes, SharedVolumes};
use crate::wire::Wire;
use agent::machine::devices::block::DiskSpec;
use api_core::lifecycle::backend::Progress;
use platform_xen::abi::blkif::{self, LAYOUTS};
use platform_xen::hyp::{Clock, DomId, Gfn, GrantRef, Instant, Wall};
use platform_xen::sim::Counts;
use platform_xen::xenstore::Edit;
use std::cell::RefCell;
use std::rc::Rc;

const VDI: [u8; 16] = [0xd1; 16];
const VBD: [u8; 16] = [0xb1; 16];
const XVDA: u32 = 51712;

struct Disks {
    rig: Rig<Wire>,
    client: Client,
    volumes: Rc<RefCell<MemoryVolumes>>,
    name: String,
    vm: [u8; 16],
    dom: DomId,
    /// Before anything was attached.
    before: (Counts, usize, usize),
}

fn spec(read_only: bool) -> DiskSpec {
    DiskSpec {
        vbd: VBD,
        devid: XVDA,
        name: "xvda".into(),
        vdi: Some(VDI),
        read_only,
        cdrom: false,
        bootable: true,
        persistent: true,
        kbps: 0,
    }
}

impl Disks {
    fn new() -> Disks {
        let mut rig = Rig::new();
        let shared = SharedVolumes::default();
        let volumes = shared.0.clone();
        volumes.borrow_mut().make(VDI, 1 << 20);
        rig.agent.host.machine.volumes = Some(Box::new(shared));
        let client = rig.login(5);
        let (name, _) = rig.running(&client, "sim=mute");
        let dom = DomId(rig.ok(&client, "VM.get_domid", &[s(&name)]).parse().expect("a number"));
        let vm = api_core::wire::uuid::parse_uuid(&name).expect("a uuid");
        rig.settle();
        let mut disks = Disks { rig, client, volumes, name, vm, dom, before: Default::default() };
        disks.before = disks.left();
        disks
    }

    /// What is there: frames, ports; nodes; watches.
    fn left(&self) -> (Counts, usize, usize) {
        let server = self.rig.agent.host.machine.store.server();
        let counts = Counts { guest_ports: 0, ..self.rig.sim.counts() };
        (counts, server.size().0, server.watch_count())
    }

    fn attach(&mut self, read_only: bool) {
        let attached = self.rig.agent.host.machine.attach_disk(&self.vm, &spec(read_only));
        assert_eq!(attached, Ok(Progress::Done));
        self.rig.settle();
        // A guest that reads nothing is given time to notice that the one before is gone.
        if self.back("state") == "-" {
            self.rig.pass(2 * SECOND);
            assert_eq!(self.back("state"), "-", "told too early");
            self.rig.pass(SECOND + 100 * MS);
        }
    }

    fn front(&self) -> String {
        format!("/local/domain/{}/device/vbd/{XVDA}", self.dom.0)
    }

    fn back(&self, name: &str) -> String {
        let path = format!("/local/domain/0/backend/vbd/{}/{XVDA}/{name}", self.dom.0);
        let value = self.rig.agent.host.machine.store.server().read(path.as_bytes());
        value.map_or("-".into(), |value| String::from_utf8(value.to_vec()).expect("text"))
    }

    fn says(&mut self, nodes: &[(&str, &str)]) {
        let nodes: Vec<(String, &str)> =
            nodes.iter().map(|(name, value)| (format!("{}/{name}", self.front()), *value)).collect();
        let edits: Vec<Edit<'_>> = nodes.iter().map(|(p, v)| Edit::Write(p.as_bytes(), v.as_bytes())).collect();
        let machine = &mut self.rig.agent.host.machine;
        machine.store.edit(&mut machine.hyp, &edits).expect("written");
    }

    /// The frontend says this of itself, and the agent hears it; our state after that.
    fn state(&mut self, state: u32) -> String {
        self.says(&[("state", &state.to_string())]);
        self.rig.settle();
        self.back("state")
    }

    fn ring(&mut self) -> Front {
        Front::new(&self.rig.sim, self.dom, 0x300, 1, 112)
    }

    /// Says where a ring is and connects.
    fn connect(&mut self) -> Front {
        let ring = self.ring();
        let (grant, port) = (ring.grants[0].0.to_string(), ring.port.to_string());
        self.says(&[("ring-ref", &grant), ("event-channel", &port), ("protocol", "x86_64-abi")]);
        assert_eq!(self.state(3), "4");
        ring
    }

    /// As a frontend whose grants stay.
    fn connect_for_good(&mut self) -> Front {
        self.says(&[("feature-persistent", "1")]);
        self.connect()
    }

    /// Frames that are mapped since the beginning.
    fn mapped(&self) -> usize {
        self.rig.sim.counts().mapped_frames - self.before.0.mapped_frames
    }

    fn request(&self, operation: u8, id: u64, sector: u64, grant: GrantRef) -> Vec<u8> {
        let mut request = vec![operation, 1, 0, 0, 0, 0, 0, 0];
        request.extend(id.to_le_bytes());
        request.extend(sector.to_le_bytes());
        request.extend(grant.0.to_le_bytes());
        request.extend([0, 7, 0, 0]);
        request
    }

    /// A page's worth; its status.
    fn ask(&mut self, ring: &mut Front, operation: u8, sector: u64, grant: GrantRef) -> Option<u8> {
        let request = self.request(operation, 77, sector, grant);
        ring.push(&request);
        self.rig.settle();
        ring.pull().map(|response| response[10])
    }

    /// Ends the guest; nothing is left of it or its devices.
    fn end(mut self, context: &str) {
        self.rig.ok(&self.client, "VM.hard_shutdown", &[s(&self.name)]);
        self.rig.settle();
        let counts = self.rig.sim.counts();
        assert_eq!((counts.mapped_frames, counts.domains, counts.ports), (0, 0, 2), "{context}");
        assert_eq!(self.volumes.borrow().opened(&VDI), 0, "{context}");
        let server = self.rig.agent.host.machine.store.server();
        assert!(!server.exists(b"/local/domain/0/backend"), "{context}");
        assert_eq!((server.watch_count(), self.rig.agent.host.machine.devices().count()), (0, 0), "{context}");
        self.rig.no_violations(context);
    }
}

#[test]
fn a_disk_is_found_connected_used_and_closed() {
    let mut it = Disks::new();
    it.attach(false);
    for (name, value) in [
        ("state", "2"),
        ("frontend", it.front().as_str()),
        ("frontend-id", &it.dom.0.to_string()),
        ("online", "1"),
        ("hotplug-status", "connected"),
        ("mode", "w"),
        ("device-type", "disk"),
        ("dev", "xvda"),
        ("feature-flush-cache", "1"),
        ("feature-max-indirect-segments", "32"),
        ("feature-persistent", "1"),
        ("sectors", "-"),
    ] {
        assert_eq!(it.back(name), value, "{name}");
    }
    let server = it.rig.agent.host.machine.store.server();
    let owner = |path: &str| server.perms(path.as_bytes()).expect("it is there")[0].dom;
    assert_eq!(owner(&format!("{}/state", it.front())), it.dom);
    assert_eq!(owner(&format!("/local/domain/0/backend/vbd/{}/{XVDA}/state", it.dom.0)), DomId(0));
    let mut ring = it.connect();
    assert_eq!([it.back("sectors"), it.back("sector-size"), it.back("info")], ["2048", "512", "0"]);
    let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
    assert!(it.rig.sim.poke(it.dom, 0x40_0000, &[0x5a; 4096]));
    assert_eq!(it.ask(&mut ring, blkif::WRITE, 8, grant), Some(0));
    assert_eq!(it.volumes.borrow_mut().bytes(&VDI).expect("there")[4096..8192], [0x5a; 4096]);
    assert!(it.rig.sim.poke(it.dom, 0x40_0000, &[0; 4096]));
    assert_eq!(it.ask(&mut ring, blkif::READ, 9, grant), Some(0));
    let mut byte = [0; 1];
    assert!(it.rig.sim.peek(it.dom, 0x40_0000 + 3583, &mut byte) && byte == [0x5a]);
    it.volumes.borrow_mut().fails = true;
    assert_eq!(it.ask(&mut ring, blkif::READ, 0, grant), Some(255));
    it.volumes.borrow_mut().fails = false;
    // Closed, and once more, as a guest's next kernel does.
    assert_eq!([it.state(4), it.state(5), it.state(6), it.state(1)], ["4", "5", "6", "2"]);
    assert_eq!(it.rig.sim.counts().mapped_frames, it.before.0.mapped_frames);
    assert!(it.rig.sim.end_grant(it.dom, ring.grants[0]));
    let mut ring = it.connect();
    assert_eq!(it.ask(&mut ring, blkif::READ, 0, grant), Some(0));
    let text = it.rig.http(it.client.conn, &format!("GET /metrics?session_id={} HTTP/1.1\r\n\r\n", it.client.session));
    let text = String::from_utf8(text.body).expect("text");
    assert!(text.contains("xenith_disk_requests_total 4\n") && text.contains("xenith_disk_errors_total 1\n"), "{text}");
    it.end("used");
}

#[test]
fn a_read_only_disk_says_so_and_several_queues_connect() {
    let mut it = Disks::new();
    it.attach(true);
    assert_eq!([it.back("mode"), it.back("feature-discard")], ["r", "0"]);
    let mut rings: Vec<Front> =
        (0..3).map(|n| Front::new(&it.rig.sim, it.dom, 0x300 + 8 * n, 2, LAYOUTS[1].slot as u64)).collect();
    for (n, ring) in rings.iter().enumerate() {
        for (page, grant) in ring.grants.iter().enumerate() {
            it.says(&[(&format!("queue-{n}/ring-ref{page}"), &grant.0.to_string())]);
        }
        it.says(&[(&format!("queue-{n}/event-channel"), &ring.port.to_string())]);
    }
    it.says(&[("multi-queue-num-queues", "3"), ("ring-page-order", "1"), ("protocol", "x86_32-abi")]);
    assert_eq!((it.state(3), it.back("info")), ("4".into(), "4".into()));
    assert_eq!(it.rig.sim.counts().mapped_frames, it.before.0.mapped_frames + 6);
    let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
    for (n, ring) in rings.iter_mut().enumerate() {
        let mut request = it.request(blkif::READ, 5, n as u64, grant);
        request.drain(4..8);
        ring.push(&request);
        it.rig.settle();
        assert_eq!(ring.pull().map(|response| response[10]), Some(0));
    }
    // An absurd index costs that ring.
    rings[1].set(0, 1 << 20);
    it.rig.sim.guest_notify(it.dom, rings[1].port);
    let mut request = it.request(blkif::WRITE, 5, 0, grant);
    request.drain(4..8);
    rings[2].push(&request);
    it.rig.settle();
    assert_eq!((rings[2].pull().map(|response| response[10]), it.back("state")), (Some(255), "4".into()));
    it.end("read-only");
}

/// What a frontend says wrong ends this device and is told it; it may try again.
#[test]
fn lesson_27_what_a_frontend_says_is_an_allegation() {
    let mut it = Disks::new();
    it.attach(false);
    let (good, port) = (it.ring().grants[0].0.to_string(), it.rig.sim.guest_port(it.dom).to_string());
    let console = "1";
    for (nodes, what) in [
        (vec![("event-channel", port.as_str())], "2 ring-ref0"),
        (vec![("event-channel", &port), ("ring-ref", "x")], "22 ring-ref"),
        (vec![("event-channel", &port), ("ring-ref", "-1")], "22 ring-ref"),
        (vec![("event-channel", &port), ("ring-ref", "4294967296")], "22 ring-ref"),
        (vec![("event-channel", &port), ("ring-ref", "")], "22 ring-ref"),
        (vec![("event-channel", &port), ("ring-ref", "31000")], "2 ring-ref"),
        (vec![("event-channel", "4294967295"), ("ring-ref", &good)], "22 event-channel"),
        (vec![("event-channel", console), ("ring-ref", &good)], "22 event-channel"),
        (vec![("event-channel", "+1"), ("ring-ref", &good)], "22 event-channel"),
        (vec![("event-channel", &port), ("ring-ref", &good), ("ring-page-order", "3")], "22 ring-page-order"),
        (vec![("event-channel", &port), ("ring-ref", &good), ("num-ring-pages", "3")], "22 num-ring-pages"),
        (vec![("event-channel", &port), ("ring-ref", &good), ("num-ring-pages", "0")], "22 num-ring-pages"),
        (vec![("event-channel", &port), ("ring-ref", &good), ("protocol", "sparc-abi")], "22 protocol"),
        (vec![("event-channel", &port), ("ring-ref", &good), ("multi-queue-num-queues", "5")], "22 multi-queue-num-queues"),
        (vec![("event-channel", &port), ("ring-ref", &good), ("multi-queue-num-queues", "0")], "22 multi-queue-num-queues"),
        (vec![("event-channel", &port), ("ring-ref", &good), ("multi-queue-num-queues", "2")], "2 queue-0/ring-ref0"),
    ] {
        let keys = ["event-channel", "ring-ref", "ring-page-order", "num-ring-pages", "protocol", "multi-queue-num-queues"];
        let gone: Vec<String> = keys.iter().map(|key| format!("{}/{key}", it.front())).collect();
        let machine = &mut it.rig.agent.host.machine;
        for path in &gone {
            let _ = machine.store.edit(&mut machine.hyp, &[Edit::Rm(path.as_bytes())]);
        }
        it.says(&nodes);
        it.says(&[("backend", "/local/domain/0"), ("backend-id", "7")]);
        assert_eq!(it.state(3), "5", "{nodes:?}");
        let error = format!("/local/domain/{}/error/device/vbd/{XVDA}/error", it.dom.0);
        let server = it.rig.agent.host.machine.store.server();
        assert_eq!(server.read(error.as_bytes()), Some(what.as_bytes()), "{nodes:?}");
        assert_eq!((it.left().0.mapped_frames, it.left().0.ports), (it.before.0.mapped_frames, it.before.0.ports));
        assert_eq!([it.state(5), it.state(6), it.state(1)], ["5", "6", "2"]);
        it.rig.pass(SECOND);
    }
    // The first of two queues is mapped and bound, and then undone.
    it.says(&[("queue-0/event-channel", &port), ("queue-0/ring-ref", &good), ("multi-queue-num-queues", "2")]);
    assert_eq!((it.state(3), it.left().0.mapped_frames), ("5".into(), it.before.0.mapped_frames));
    assert_eq!((it.left().0.ports, it.state(6), it.state(1)), (it.before.0.ports, "6".into(), "2".into()));
    for garbage in ["", "x", "44", "-4", "4 "] {
        it.says(&[("state", garbage)]);
        it.rig.settle();
        assert_eq!(it.back("state"), "6", "{garbage}");
        assert_eq!(it.state(1), "2");
        it.rig.pass(SECOND);
    }
    it.says(&[("multi-queue-num-queues", "1")]);
    let mut ring = it.connect();
    let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
    assert_eq!(it.ask(&mut ring, blkif::READ, 0, grant), Some(0));
    it.end("allegations");
}

/// XSA-350: connecting and disconnecting again and again, with requests under way: bounded, and nothing is used that is gone.
#[test]
fn lesson_57_connect_and_disconnect_storms() {
    let mut it = Disks::new();
    it.attach(false);
    let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
    let mut ring = it.connect();
    it.volumes.borrow_mut().held = true;
    let request = it.request(blkif::READ, 1, 0, grant);
    ring.push(&request);
    it.rig.settle();
    assert_eq!([it.state(6), it.state(1)], ["6", "2"]);
    // What was asked is not done yet: no new ring until then.
    let again = it.ring();
    it.says(&[("ring-ref", &again.grants[0].0.to_string()), ("event-channel", &again.port.to_string())]);
    assert_eq!(it.state(3), "2");
    it.rig.pass(SECOND);
    assert_eq!((it.back("state"), it.left().0.mapped_frames), ("2".into(), it.before.0.mapped_frames));
    it.volumes.borrow_mut().held = false;
    it.rig.pass(10 * MS);
    assert_eq!(
        (it.back("state"), ring.pull(), it.left().0.mapped_frames),
        ("4".into(), None, it.before.0.mapped_frames + 1)
    );
    // A storm: what is followed is bounded by time, not by how often is written.
    let before = it.rig.sim.faults().calls();
    for n in 0..3000 {
        it.says(&[("state", ["6", "1", "3"][n % 3])]);
        it.rig.turn();
    }
    let calls = it.rig.sim.faults().calls() - before;
    assert!(calls < 100, "{calls} calls in {} ms", 3000 * 10_000 / MS);
    it.says(&[("state", "1")]);
    it.rig.pass(SECOND);
    assert_eq!((it.back("state"), it.left().0.mapped_frames), ("2".into(), it.before.0.mapped_frames));
    it.end("storm");
}

#[test]
fn detaching_waits_for_the_frontend_and_for_the_volume() {
    let mut it = Disks::new();
    let left = it.left();
    let again = |it: &mut Disks, at_once: bool| it.rig.agent.host.machine.detach(&it.vm, &VBD, at_once);
    // Nobody connected: gone at once.
    it.attach(false);
    assert_ne!(again(&mut it, false), Progress::Waiting(0));
    it.rig.settle();
    assert_eq!((again(&mut it, false), it.left()), (Progress::Done, left));
    // Connected: the frontend is asked, and served until it has closed.
    it.attach(false);
    let mut ring = it.connect();
    assert_eq!(again(&mut it, false), Progress::Waiting(0));
    it.rig.settle();
    assert_eq!([it.back("state"), it.back("online")], ["5", "0"]);
    let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
    assert_eq!(it.ask(&mut ring, blkif::WRITE, 0, grant), Some(0));
    assert_eq!(again(&mut it, false), Progress::Waiting(0));
    it.volumes.borrow_mut().held = true;
    let request = it.request(blkif::WRITE, 1, 0, grant);
    ring.push(&request);
    assert_eq!([it.state(5), it.state(6)], ["5", "-"]);
    assert_eq!((again(&mut it, false), it.volumes.borrow().opened(&VDI)), (Progress::Waiting(50), 1));
    let other = it.rig.agent.host.machine.attach_disk(&it.vm, &spec(false));
    assert_eq!(other, Ok(Progress::Waiting(0)), "what was asked of it is not done");
    it.volumes.borrow_mut().held = false;
    it.rig.pass(10 * MS);
    assert_eq!((again(&mut it, false), it.volumes.borrow().opened(&VDI)), (Progress::Done, 0));
    assert_eq!(it.left(), left);
    // One that does not listen.
    it.attach(false);
    let ring = it.connect();
    assert_eq!((again(&mut it, false), again(&mut it, true)), (Progress::Waiting(0), Progress::Done));
    it.rig.settle();
    assert_eq!((it.left(), it.volumes.borrow().opened(&VDI)), (left, 0));
    assert!(it.rig.sim.end_grant(it.dom, ring.grants[0]));
    assert_eq!(again(&mut it, true), Progress::Done);
    it.end("detached");
}

#[test]
fn a_guest_that_dies_leaves_nothing_behind() {
    for under_way in [false, true] {
        let mut it = Disks::new();
        it.attach(false);
        let mut ring = it.connect();
        let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
        it.volumes.borrow_mut().held = under_way;
        for id in 0..20 {
            let request = it.request(if id % 2 == 0 { blkif::READ } else { blkif::WRITE }, id, 0, grant);
            ring.push(&request);
        }
        it.rig.settle();
        it.rig.ok(&it.client, "VM.hard_shutdown", &[s(&it.name)]);
        it.rig.settle();
        assert_eq!(it.rig.sim.counts().domains, 0);
        assert_eq!(it.volumes.borrow().opened(&VDI), usize::from(under_way), "open until all is done");
        it.volumes.borrow_mut().held = false;
        it.rig.pass(10 * MS);
        // The same VM again, with the same disk.
        it.rig.ok(&it.client, "VM.start", &[s(&it.name), crate::rig::b(false)]);
        it.dom = DomId(it.rig.ok(&it.client, "VM.get_domid", &[s(&it.name)]).parse().expect("a number"));
        it.attach(false);
        let mut ring = it.connect();
        let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
        assert_eq!(it.ask(&mut ring, blkif::READ, 0, grant), Some(0));
        it.end("died");
    }
}

/// Every call fails in turn, while a disk is attached, connects and is used: then it is gone, and nothing is left.
#[test]
fn lesson_35_every_call_fails_in_turn() {
    let mut it = Disks::new();
    let left = it.left();
    for n in 1..12 {
        it.rig.sim.faults().fail_call(n);
        it.attach(false);
        let ring = it.ring();
        it.says(&[("ring-ref", &ring.grants[0].0.to_string()), ("event-channel", &ring.port.to_string())]);
        let state = it.state(3);
        assert!(state == "4" || state == "5", "call {n}: {state}");
        assert_eq!(n <= 2, state == "5", "two calls connect");
        it.rig.sim.faults().clear();
        assert_eq!(it.rig.agent.host.machine.detach_all(&it.vm, true), Progress::Done);
        it.rig.settle();
        // The error node is the guest's.
        let error = format!("/local/domain/{}/error/device", it.dom.0);
        let machine = &mut it.rig.agent.host.machine;
        let _ = machine.store.edit(&mut machine.hyp, &[Edit::Rm(error.as_bytes())]);
        assert_eq!((it.left(), it.volumes.borrow().opened(&VDI)), (left, 0), "call {n}");
    }
    assert!(it.rig.agent.host.machine.attach_disk(&[9; 16], &spec(false)).is_err());
    let unknown = DiskSpec { vdi: Some([9; 16]), ..spec(false) };
    assert!(it.rig.agent.host.machine.attach_disk(&it.vm, &unknown).is_err());
    it.attach(false);
    for twice in [spec(false), DiskSpec { devid: 51728, ..spec(false) }, DiskSpec { vbd: [3; 16], ..spec(false) }] {
        assert!(it.rig.agent.host.machine.attach_disk(&it.vm, &twice).is_err());
    }
    assert_eq!(it.volumes.borrow().opened(&VDI), 1);
    it.end("faults");
}

/// XSA-332: a frontend that notifies without end has its port masked.
#[test]
fn lesson_61_an_event_storm_is_masked() {
    let mut it = Disks::new();
    it.attach(false);
    let mut ring = it.connect();
    let mut hits = 0;
    for _ in 0..500 {
        it.rig.sim.guest_notify(it.dom, ring.port);
        it.rig.turn();
        hits = it.rig.agent.host.machine.quotas.hits(api_core::Quota::DeviceEvents);
    }
    assert_eq!(hits, 1, "5 ms, half a window");
    // What it asks meanwhile is done when the window ends.
    let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
    let request = it.request(blkif::READ, 1, 0, grant);
    ring.push(&request);
    it.rig.pass(20 * MS);
    assert_eq!(ring.pull().map(|response| response[10]), Some(0));
    // And the port wakes the agent again.
    assert_eq!(it.ask(&mut ring, blkif::READ, 0, grant), Some(0));
    it.end("storm of events");
}

/// XSA-349: what a frontend writes between two looks at it waits as one event; a device at rest is not looked at at all.
#[test]
fn lesson_30_events_of_the_store_do_not_queue() {
    let mut it = Disks::new();
    it.attach(false);
    let mut ring = it.connect();
    assert_eq!(it.rig.agent.host.machine.serve_devices(), None);
    for _ in 0..1000 {
        it.says(&[("state", "4"), ("x", "y")]);
    }
    assert_eq!(it.rig.agent.host.machine.store.server().own_usage().events, 1);
    it.rig.settle();
    assert_eq!(it.rig.agent.host.machine.store.server().own_usage().events, 0);
    let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
    assert_eq!((it.ask(&mut ring, blkif::READ, 0, grant), it.back("state")), (Some(0), "4".into()));
    it.end("events");
}

/// XSA-365, 371: pages that stay mapped are unmapped with their connection, however it ends, and what a frontend said before
/// means nothing for the next one.
#[test]
fn lesson_56_pages_that_stay_go_with_the_connection() {
    let mut it = Disks::new();
    it.attach(false);
    let grants: Vec<GrantRef> = (0..5).map(|n| it.rig.sim.grant(it.dom, Gfn(0x400 + n), false)).collect();
    let use_all = |it: &mut Disks, ring: &mut Front| {
        for (n, grant) in (0..).zip(&grants) {
            assert!(it.rig.sim.poke(it.dom, (0x400 + n) << 12, &[n as u8 + 1; 4096]));
            assert_eq!(it.ask(ring, blkif::WRITE, n * 8, *grant), Some(0));
            assert_eq!(
                it.volumes.borrow_mut().bytes(&VDI).expect("there")[n as usize * 4096..][..4096],
                [n as u8 + 1; 4096]
            );
            assert_eq!(it.ask(ring, blkif::READ, 1024, *grant), Some(0));
        }
    };
    // It closes: served, and mapped, until it has.
    let mut ring = it.connect_for_good();
    use_all(&mut it, &mut ring);
    let calls = it.rig.sim.faults().calls();
    use_all(&mut it, &mut ring);
    assert_eq!((it.mapped(), it.rig.sim.faults().calls()), (6, calls), "mapped once");
    assert_eq!((it.state(5), it.mapped()), ("5".into(), 6));
    assert_eq!((it.state(6), it.mapped()), ("6".into(), 0));
    assert!(it.rig.sim.end_grant(it.dom, grants[4]), "it is the guest's again");
    assert_eq!(it.rig.sim.grant(it.dom, Gfn(0x404), false), grants[4]);
    // It begins anew without having closed, and with requests under way.
    assert_eq!(it.state(1), "2");
    let mut ring = it.connect();
    use_all(&mut it, &mut ring);
    it.volumes.borrow_mut().held = true;
    for (n, grant) in (0..).zip(&grants) {
        let request = it.request(if n % 2 == 0 { blkif::READ } else { blkif::WRITE }, n, 0, *grant);
        ring.push(&request);
    }
    it.rig.settle();
    assert_eq!((it.mapped(), it.state(1), it.mapped()), (6, "2".into(), 0));
    // What is done now is for nobody.
    it.volumes.borrow_mut().held = false;
    it.rig.pass(SECOND);
    assert_eq!(it.mapped(), 0);
    // The next one says nothing, or nonsense: nothing is kept.
    for says in ["0", "", "yes", "-1", "4294967296"] {
        it.says(&[("feature-persistent", says)]);
        let mut ring = it.connect();
        use_all(&mut it, &mut ring);
        assert_eq!((it.mapped(), it.state(6), it.state(1)), (1, "6".into(), "2".into()), "{says}");
        it.rig.pass(SECOND);
    }
    // It is taken away, asked for or at once.
    for at_once in [false, true] {
        let mut ring = it.connect_for_good();
        use_all(&mut it, &mut ring);
        assert_eq!(it.mapped(), 6);
        let gone = it.rig.agent.host.machine.detach(&it.vm, &VBD, at_once);
        assert_eq!(gone, if at_once { Progress::Done } else { Progress::Waiting(0) });
        it.rig.settle();
        assert_eq!((it.mapped(), it.state(6)), (if at_once { 0 } else { 6 }, "-".into()));
        assert_eq!(it.mapped(), 0);
        it.attach(false);
    }
    it.end("stayed");
}

/// As above: the guest dies.
#[test]
fn lesson_56_pages_that_stay_go_with_the_guest() {
    for under_way in [false, true] {
        let mut it = Disks::new();
        it.attach(false);
        let mut ring = it.connect_for_good();
        let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
        assert_eq!(it.ask(&mut ring, blkif::READ, 0, grant), Some(0));
        it.volumes.borrow_mut().held = under_way;
        for id in 0..20 {
            let request = it.request(if id % 2 == 0 { blkif::READ } else { blkif::WRITE }, id, 0, grant);
            ring.push(&request);
        }
        it.rig.settle();
        assert_eq!(it.mapped(), 2);
        it.rig.ok(&it.client, "VM.hard_shutdown", &[s(&it.name)]);
        it.rig.settle();
        let counts = it.rig.sim.counts();
        assert_eq!((counts.mapped_frames, counts.domains), (0, 0));
        it.volumes.borrow_mut().held = false;
        it.rig.pass(10 * MS);
        it.rig.ok(&it.client, "VM.start", &[s(&it.name), crate::rig::b(false)]);
        it.end("died with its pages");
    }
}

/// Linux says that its grants stay even where that is not offered, and then gives the disk up if they do.
#[test]
fn what_is_not_offered_is_not_done() {
    let mut it = Disks::new();
    let attached = it.rig.agent.host.machine.attach_disk(&it.vm, &DiskSpec { persistent: false, ..spec(false) });
    assert_eq!((attached, it.back("feature-persistent")), (Ok(Progress::Done), "0".into()));
    let mut ring = it.connect_for_good();
    let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
    assert_eq!((it.ask(&mut ring, blkif::READ, 0, grant), it.mapped()), (Some(0), 1));
    assert!(it.rig.sim.end_grant(it.dom, grant));
    it.end("not offered");
}

/// A CD drive stays while media come and go: its frontend is told how large each is, and what was asked of one is read of it.
#[test]
fn a_medium_is_changed_in_a_drive_that_stays() {
    let other = [0xd2; 16];
    let mut it = Disks::new();
    it.volumes.borrow_mut().make(other, 1 << 16);
    it.volumes.borrow_mut().bytes(&VDI).expect("there").fill(1);
    it.volumes.borrow_mut().bytes(&other).expect("there").fill(2);
    let opened = |it: &Disks| [VDI, other].map(|vdi| it.volumes.borrow().opened(&vdi));
    let drive = DiskSpec { vdi: None, cdrom: true, persistent: false, ..spec(true) };
    assert_eq!(it.rig.agent.host.machine.attach_disk(&it.vm, &drive), Ok(Progress::Done));
    let put = |it: &mut Disks, vdi| it.rig.agent.host.machine.change_cd(&it.vm, &VBD, vdi);
    // A medium that comes before there is a frontend.
    put(&mut it, Some(other)).expect("put in");
    put(&mut it, None).expect("taken out");
    let mut ring = it.connect();
    assert_eq!((it.back("sectors"), it.back("info"), opened(&it)), ("0".into(), "7".into(), [0, 0]));
    let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
    let seen = |it: &Disks| {
        let mut byte = [0];
        assert!(it.rig.sim.peek(it.dom, 0x400 << 12, &mut byte));
        byte[0]
    };
    assert_eq!(it.ask(&mut ring, blkif::READ, 0, grant), Some(255), "it is empty");
    let flush = it.request(blkif::FLUSH, 5, 0, grant);
    ring.push(&[&flush[..1], &[0], &flush[2..]].concat());
    it.rig.settle();
    assert_eq!(ring.pull().map(|answer| answer[10]), Some(0), "nothing to flush");
    put(&mut it, Some(VDI)).expect("put in");
    it.rig.settle();
    assert_eq!((it.back("sectors"), it.back("state"), opened(&it)), ("2048".into(), "4".into(), [1, 0]));
    assert_eq!((it.ask(&mut ring, blkif::READ, 2040, grant), seen(&it)), (Some(0), 1));
    assert_eq!(it.ask(&mut ring, blkif::WRITE, 0, grant), Some(255));
    // What is under way is awaited, what comes then is of the new one; one that never came to be is closed too.
    it.volumes.borrow_mut().held = true;
    let (early, late) = (it.request(blkif::READ, 1, 1024, grant), it.request(blkif::READ, 2, 0, grant));
    ring.push(&early);
    it.rig.settle();
    put(&mut it, None).expect("taken out");
    put(&mut it, Some(other)).expect("put in");
    ring.push(&late);
    it.rig.settle();
    assert_eq!((it.back("sectors"), ring.pull(), opened(&it)), ("2048".into(), None, [1, 1]));
    let waits = it.rig.agent.host.machine.attach_disk(&it.vm, &DiskSpec { vbd: [3; 16], devid: 51728, ..spec(true) });
    assert_eq!(waits, Ok(Progress::Waiting(0)), "it is not out yet");
    it.volumes.borrow_mut().held = false;
    it.rig.settle();
    let answers: Vec<_> = (0..).map_while(|_: u32| ring.pull()).map(|answer| (answer[0], answer[10])).collect();
    assert_eq!((answers, seen(&it)), (vec![(1, 0), (2, 0)], 2));
    assert_eq!((it.back("sectors"), opened(&it)), ("128".into(), [0, 1]));
    assert_eq!(it.ask(&mut ring, blkif::READ, 128, grant), Some(255), "beyond the new one");
    // One that is not there changes nothing, and a drive that is not there has none.
    assert!(put(&mut it, Some([9; 16])).is_err());
    assert!(it.rig.agent.host.machine.change_cd(&it.vm, &[9; 16], None).is_err());
    assert_eq!((it.ask(&mut ring, blkif::READ, 0, grant), opened(&it)), (Some(0), [0, 1]));
    // It goes with two: one in use, one to come.
    it.volumes.borrow_mut().held = true;
    ring.push(&late);
    it.rig.settle();
    put(&mut it, Some(VDI)).expect("put in");
    assert_eq!(opened(&it), [1, 1]);
    it.rig.ok(&it.client, "VM.hard_shutdown", &[s(&it.name)]);
    it.volumes.borrow_mut().held = false;
    it.rig.pass(10 * MS);
    assert_eq!(opened(&it), [0, 0]);
    it.rig.ok(&it.client, "VM.start", &[s(&it.name), crate::rig::b(false)]);
    it.end("media");
}

/// What is asked beyond a disk's bound waits in its ring, and comes as time passes; others have none.
#[test]
fn a_disk_moves_no_more_than_it_may() {
    for (kbps, after) in [(100, [16, 16 + 5, 32]), (0, [32, 32, 32])] {
        let mut it = Disks::new();
        let bound = DiskSpec { persistent: false, kbps, ..spec(false) };
        assert_eq!(it.rig.agent.host.machine.attach_disk(&it.vm, &bound), Ok(Progress::Done));
        let mut ring = it.connect();
        let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
        for id in 0..32 {
            let request = it.request(if id % 2 == 0 { blkif::READ } else { blkif::WRITE }, id, 0, grant);
            ring.push(&request);
        }
        let mut answered = 0;
        for (ms, want) in [0, 200, 800].into_iter().zip(after) {
            it.rig.settle();
            it.rig.pass(ms * MS);
            answered += (0..).map_while(|_: u32| ring.pull()).count();
            assert!((want..want + 2).contains(&answered), "{kbps}: {answered} after {ms} ms more");
        }
        it.end("bound");
    }
}

/// One guest has as many requests under way as its ring holds, another one at a time: each of those is done soon. Alone, the
/// first has all of the loop.
#[test]
fn lesson_61_who_keeps_its_ring_full_slows_nobody() {
    const TAKES: u64 = MS / 5;
    let mut it = Disks::new();
    it.attach(false);
    let mut full = it.connect();
    let greedy = (it.vm, it.dom, it.rig.sim.grant(it.dom, Gfn(0x400), false));
    let (name, _) = it.rig.running(&it.client, "sim=mute");
    it.vm = api_core::wire::uuid::parse_uuid(&name).expect("a uuid");
    it.dom = DomId(it.rig.ok(&it.client, "VM.get_domid", &[s(&name)]).parse().expect("a number"));
    it.volumes.borrow_mut().make([0xd2; 16], 1 << 20);
    let modest = DiskSpec { vbd: [0xb2; 16], vdi: Some([0xd2; 16]), ..spec(false) };
    assert_eq!(it.rig.agent.host.machine.attach_disk(&it.vm, &modest), Ok(Progress::Done));
    it.rig.settle();
    let mut one = it.connect();
    let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
    let sim = it.rig.sim.clone();
    it.volumes.borrow_mut().meanwhile = Some(Box::new(move || {
        let now = Instant(sim.now().0 + TAKES);
        sim.set_time(now, Wall(now.0));
    }));
    let done = |it: &mut Disks, full: &mut Front, mut one: Option<&mut Front>| {
        let (mut of_full, mut of_one) = (0, 0);
        let (mut under_way, mut asks) = (0, true);
        let end = it.rig.now + SECOND;
        while it.rig.now < end {
            while under_way < 32 {
                full.push(&it.request(blkif::READ, 1, 0, greedy.2));
                under_way += 1;
            }
            if let Some(one) = one.as_mut().filter(|_| core::mem::take(&mut asks)) {
                one.push(&it.request(blkif::READ, 1, 0, grant));
                it.rig.sim.guest_notify(it.dom, one.port);
            }
            it.rig.sim.guest_notify(greedy.1, full.port);
            it.rig.turn();
            it.rig.now = it.rig.now.max(it.rig.sim.now().0);
            let answered = (0..).map_while(|_: u32| full.pull()).count();
            (of_full, under_way) = (of_full + answered, under_way - answered);
            if one.as_mut().is_some_and(|one| one.pull().is_some()) {
                (of_one, asks) = (of_one + 1, true);
            }
        }
        (of_full, of_one)
    };
    let most = (SECOND / TAKES) as usize;
    let (alone, _) = done(&mut it, &mut full, None);
    assert!(alone > most * 9 / 10, "alone {alone} of {most}");
    let (beside, modest) = done(&mut it, &mut full, Some(&mut one));
    assert!((most * 4 / 10..=most * 6 / 10).contains(&beside), "beside another {beside} of {most}");
    assert!(modest > most * 4 / 10, "the other had {modest}");
    it.volumes.borrow_mut().meanwhile = None;
    it.rig.ok(&it.client, "VM.hard_shutdown", &[s(&name)]);
    it.end("greedy");
}

/// A flush or a barrier that writes has steps, of which each waits for the one before.
#[test]
fn a_request_of_several_steps_is_done_to_its_end() {
    for kbps in [0, 100] {
        let mut it = Disks::new();
        let attached = it.rig.agent.host.machine.attach_disk(&it.vm, &DiskSpec { kbps, ..spec(false) });
        assert_eq!((attached, it.back("feature-barrier")), (Ok(Progress::Done), "1".into()));
        let mut ring = it.connect();
        let grant = it.rig.sim.grant(it.dom, Gfn(0x400), false);
        for operation in [blkif::FLUSH, blkif::BARRIER, blkif::WRITE] {
            assert!(it.rig.sim.poke(it.dom, 0x400 << 12, &[operation; 4096]));
            let request = it.request(operation, 1, 8, grant);
            ring.push(&request);
            // These volumes wake nobody when a step is done.
            (0..3).for_each(|_| it.rig.settle());
            assert_eq!(ring.pull().map(|answer| answer[10]), Some(0), "{operation}, {kbps}");
            assert_eq!(it.volumes.borrow_mut().bytes(&VDI).expect("there")[4096..8192], [operation; 4096]);
        }
        // A barrier goes on once what came before it was delivered.
        for (id, operation) in [(2, blkif::READ), (3, blkif::BARRIER), (4, blkif::READ)] {
            let request = it.request(operation, id, 8, grant);
            ring.push(&request);
        }
        (0..5).for_each(|_| it.rig.settle());
        let answers: Vec<_> = (0..).map_while(|_: u32| ring.pull()).map(|answer| (answer[0], answer[10])).collect();
        assert_eq!(answers, [(2, 0), (3, 0), (4, 0)], "{kbps}");
        it.end("steps");
    }
}
