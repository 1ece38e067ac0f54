//! Guests' network cards: the handshake over the store, and how it all ends, with frontends played here.
//!
//! Deliberately absent: what becomes of frames; `nets.rs` has that.

use crate::netfront::NetFront;
use crate::rig::{Client, Rig, s};
use crate::wire::Wire;
use agent::net::switch::{Locking, Uplink, VifSpec};
use api_core::lifecycle::backend::{BackendError, Progress};
use platform_xen::hyp::{DomId, Gfn};
use platform_xen::sim::Sim;
use platform_xen::xenstore::Edit;

const NETWORK: [u8; 16] = [0x4e; 16];

struct Card {
    vm: [u8; 16],
    vif: [u8; 16],
    mac: [u8; 6],
    name: String,
    dom: DomId,
    fronts: Vec<NetFront>,
}

struct Cards {
    rig: Rig<Wire>,
    client: Client,
    sim: Sim,
    cards: Vec<Card>,
}

fn spec(n: u8) -> VifSpec {
    VifSpec {
        id: [n; 16],
        mac: [0x52, 0x54, 0, 2, 0, n],
        mtu: 1500,
        network: NETWORK,
        uplink: Uplink::None,
        locking: Locking::Mac,
        kbps: None,
    }
}

impl Cards {
    fn new(count: u8) -> Cards {
        let mut rig = Rig::new();
        let client = rig.login(5);
        let mut cards = Vec::new();
        for n in 0..count {
            let (name, _) = rig.running(&client, "sim=mute");
            let dom = DomId(rig.ok(&client, "VM.get_domid", &[s(&name)]).parse().expect("a number"));
            let vm = api_core::wire::uuid::parse_uuid(&name).expect("a uuid");
            let VifSpec { id: vif, mac, .. } = spec(n);
            cards.push(Card { vm, vif, mac, name, dom, fronts: Vec::new() });
        }
        rig.settle();
        let sim = rig.sim.clone();
        let mut all = Cards { rig, client, sim, cards };
        (0..count).for_each(|n| all.attach(n));
        all
    }

    fn attach(&mut self, n: u8) {
        let vm = self.cards[usize::from(n)].vm;
        assert_eq!(self.rig.agent.host.machine.attach_nic(&vm, 0, &spec(n)), Ok(()));
        self.rig.settle();
    }

    fn back(&self, n: usize, name: &str) -> String {
        let path = format!("/local/domain/0/backend/vif/{}/0/{name}", self.cards[n].dom.0);
        let value = self.rig.agent.host.machine.store.server().read(path.as_bytes());
        value.map_or("-".into(), |value| String::from_utf8(value.to_vec()).expect("text"))
    }

    fn says(&mut self, n: usize, nodes: &[(String, String)]) {
        let front = format!("/local/domain/{}/device/vif/0", self.cards[n].dom.0);
        let nodes: Vec<(String, &str)> = nodes.iter().map(|(name, v)| (format!("{front}/{name}"), v.as_str())).collect();
        let edits: Vec<Edit<'_>> = nodes.iter().map(|(p, v)| Edit::Write(p.as_bytes(), v.as_bytes())).collect();
        let machine = &mut self.rig.agent.host.machine;
        machine.store.edit(&mut machine.hyp, &edits).expect("written");
        self.rig.settle();
    }

    fn state(&mut self, n: usize, state: u32) -> String {
        self.says(n, &[("state".into(), state.to_string())]);
        self.back(n, "state")
    }

    /// Makes rings, says where they are, and connects.
    fn connect(&mut self, n: usize, queues: u64, split: bool) {
        let dom = self.cards[n].dom;
        let mut fronts: Vec<NetFront> = (0..queues).map(|q| NetFront::with(&mut self.sim, dom, q, 32)).collect();
        let mut nodes: Vec<(String, String)> =
            [("request-rx-copy", 1), ("feature-sg", 1), ("feature-gso-tcpv4", 1), ("feature-rx-notify", 1)]
                .map(|(name, value): (&str, u64)| (name.to_string(), value.to_string()))
                .into();
        if queues > 1 {
            nodes.push(("multi-queue-num-queues".into(), queues.to_string()));
        }
        for (q, front) in fronts.iter_mut().enumerate() {
            front.post(32);
            let at = if queues > 1 { format!("queue-{q}/") } else { String::new() };
            for (ring, name) in ["tx-ring-ref", "rx-ring-ref"].into_iter().enumerate() {
                let frame = 0x400 + q as u64 * 0x600 + ring as u64;
                nodes.push((format!("{at}{name}"), self.sim.grant(dom, Gfn(frame), false).0.to_string()));
            }
            if split {
                nodes.push((format!("{at}event-channel-tx"), front.ports[0].to_string()));
                nodes.push((format!("{at}event-channel-rx"), front.ports[1].to_string()));
            } else {
                front.ports[1] = front.ports[0];
                nodes.push((format!("{at}event-channel"), front.ports[0].to_string()));
            }
        }
        nodes.push(("state".into(), "4".into()));
        self.says(n, &nodes);
        self.cards[n].fronts = fronts;
    }

    /// A frame from one to another arrives.
    fn talk(&mut self, from: usize, to: usize) -> usize {
        let frame = [&self.cards[to].mac[..], &self.cards[from].mac[..], &[0x88, 0xb5], &[7; 50]].concat();
        for q in 0..self.cards[from].fronts.len() {
            self.cards[from].fronts[q].send(&frame, 0, None, &[]);
            self.cards[from].fronts[q].show();
        }
        self.rig.settle();
        let got: Vec<Vec<u8>> =
            self.cards[to].fronts.iter_mut().flat_map(|front| front.receive()).map(|got| got.bytes).collect();
        assert!(got.iter().all(|got| *got == frame));
        got.len()
    }

    fn end(mut self) {
        for card in &self.cards {
            self.rig.ok(&self.client, "VM.hard_shutdown", &[s(&card.name)]);
        }
        self.rig.settle();
        let counts = self.rig.sim.counts();
        assert_eq!((counts.mapped_frames, counts.domains, counts.ports), (0, 0, 2));
        let server = self.rig.agent.host.machine.store.server();
        assert!(!server.exists(b"/local/domain/0/backend"));
        assert_eq!((server.watch_count(), self.rig.agent.host.machine.devices().count()), (0, 0));
        self.rig.no_violations("");
    }
}

#[test]
fn cards_are_found_connected_used_and_closed() {
    for (queues, split) in [(1, false), (1, true), (2, true), (2, false)] {
        let mut all = Cards::new(2);
        for (name, value) in
            [("state", "2"), ("feature-rx-copy", "1"), ("mac", "52:54:00:02:00:00"), ("feature-rx-flip", "0")]
        {
            assert_eq!(all.back(0, name), value);
        }
        let front = format!("/local/domain/{}/device/vif/0", all.cards[1].dom.0);
        for (name, value) in [("mac", &b"52:54:00:02:00:01"[..]), ("mtu", b"1500"), ("handle", b"0"), ("state", b"1")] {
            let found = all.rig.agent.host.machine.store.server().read(format!("{front}/{name}").as_bytes());
            assert_eq!(found, Some(value), "{name}");
        }
        all.connect(0, queues, split);
        all.connect(1, 1, split);
        assert_eq!((all.back(0, "state"), all.back(1, "state")), ("4".into(), "4".into()));
        assert_eq!((all.talk(0, 1), all.talk(1, 0)), (queues as usize, 1));
        let Card { vm, vif, .. } = all.cards[1];
        let counts = all.rig.agent.host.machine.nic_counts(&vm, &vif).expect("a card");
        assert_eq!((counts.sent, counts.sent_bytes, counts.received), (1, 64, queues));
        // Nobody has the same, nor the same address.
        for (devid, other) in
            [(0, spec(1)), (5, VifSpec { id: [9; 16], ..spec(1) }), (0, VifSpec { mac: [2; 6], ..spec(1) })]
        {
            let refused = all.rig.agent.host.machine.attach_nic(&vm, devid, &other);
            assert!(matches!(refused, Err(BackendError::Xen { .. })), "{refused:?}");
        }
        assert_eq!(all.rig.agent.host.machine.detach(&vm, &vif, false), Progress::Waiting(0));
        all.rig.settle();
        assert_eq!(all.back(1, "state"), "5");
        assert_eq!(all.talk(0, 1), queues as usize, "until the frontend closes");
        all.state(1, 6);
        assert_eq!(all.back(1, "state"), "-");
        assert_eq!(all.rig.agent.host.machine.detach(&vm, &vif, false), Progress::Done);
        assert_eq!(all.talk(0, 1), 0);
        all.end();
    }
}

#[test]
fn lesson_57_a_card_that_connects_again_and_again_leaves_nothing() {
    let mut all = Cards::new(2);
    all.connect(1, 1, true);
    let mut before = None;
    for _ in 0..20 {
        all.rig.now += 1_000_000_000;
        all.connect(0, 1, true);
        assert_eq!(all.back(0, "state"), "4");
        assert_eq!(all.talk(0, 1), 1);
        // Frames for it are under way when it goes.
        let frame = [&all.cards[0].mac[..], &all.cards[1].mac[..], &[0x88, 0xb5], &[7; 50]].concat();
        all.cards[1].fronts[0].send(&frame, 0, None, &[]);
        all.cards[1].fronts[0].show();
        assert_eq!(all.state(0, 5), "5");
        assert_eq!(all.state(0, 6), "6");
        let counts = all.sim.counts();
        let left = (counts.mapped_frames, counts.ports);
        assert_eq!(*before.get_or_insert(left), left);
        assert_eq!(all.state(0, 1), "2");
    }
    all.end();
}

#[test]
fn lesson_27_a_frontend_that_says_nonsense_connects_nothing() {
    let bad = [
        ("request-rx-copy", "0"),
        ("tx-ring-ref", "99999"),
        ("rx-ring-ref", "-1"),
        ("event-channel", "4000"),
        ("event-channel-tx", "7000"),
        ("multi-queue-num-queues", "0"),
        ("multi-queue-num-queues", "5"),
        ("multi-queue-num-queues", "2"),
        ("multi-queue-num-queues", "99999999999"),
    ];
    for (name, value) in bad {
        let mut all = Cards::new(1);
        let before = all.sim.counts();
        let dom = all.cards[0].dom;
        let front = NetFront::with(&mut all.sim, dom, 0, 1);
        let ring = |frame| all.sim.grant(dom, Gfn(frame), false).0.to_string();
        let mut nodes: Vec<(String, String)> = vec![
            ("request-rx-copy".into(), "1".into()),
            ("tx-ring-ref".into(), ring(0x400)),
            ("rx-ring-ref".into(), ring(0x401)),
            ("event-channel".into(), front.ports[0].to_string()),
        ];
        nodes.push((name.into(), value.into()));
        nodes.push(("state".into(), "4".into()));
        all.says(0, &nodes);
        assert_eq!(all.back(0, "state"), "5", "{name}={value}");
        let after = all.sim.counts();
        assert_eq!((after.mapped_frames, after.ports), (before.mapped_frames, before.ports), "{name}={value}");
        all.end();
    }
}
