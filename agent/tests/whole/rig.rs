//! The agent and its simulated machine, with clients that speak HTTP and XML-RPC over the scripted network.
//!
//! Deliberately absent: anything but strings as results; tests look at text.

use crate::builder::{note, small_kernel, small_pv_kernel};
use crate::wire::Wire;
use agent::agent::{Agent, Parts, Ports, Sleep};
use agent::entropy::Entropy;
use agent::manifest::{Bundle, BundleFile, Limits, Manifest};
use agent::net::Net;
use agent::state::Opened;
use api_core::store::record::Records;
use api_core::{Config, HostCpu, hash_password};
use platform_xen::hyp::{Events, Instant, PAGE_SIZE, Virq, Wall};
use platform_xen::sim::{Counts, Sim, SimConfig};
use std::sync::OnceLock;

pub const MS: u64 = 1_000_000;
pub const SECOND: u64 = 1000 * MS;
const WALL: u64 = 1_157_112_000 * SECOND;
/// What a turn of the agent is said to take.
const TURN: u64 = 10_000;

/// A machine and the agent on it.
pub struct Rig<N: Net, W = N> {
    pub sim: Sim,
    pub agent: Agent<Sim, N>,
    pub now: u64,
    /// The far side of the network.
    pub wire: W,
    /// What the last turn asked for.
    pub sleep: Sleep,
    pub turns: u64,
}

/// An HTTP answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Http {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

/// An XML-RPC answer: the value's strings, or the error's.
pub type Answer = Result<Vec<String>, Vec<String>>;

/// A manifest with a user; the files `tiny`, `broken`, `pv` and `both`.
pub fn bundle(limits: Limits) -> Bundle<'static> {
    static KERNEL: OnceLock<Vec<u8>> = OnceLock::new();
    let kernel = KERNEL.get_or_init(small_kernel).as_slice();
    static PV: OnceLock<[Vec<u8>; 2]> = OnceLock::new();
    let [pv, both] = PV.get_or_init(|| {
        let list_of_frames = note(15, &0x80_0000_0000u64.to_le_bytes());
        [list_of_frames, note(18, &0x10_0010u32.to_le_bytes())].map(|more| small_pv_kernel(&more))
    });
    let file = |name, data, n| BundleFile { name, data, sha256: [n; 32] };
    let manifest = Manifest { name: "rig".to_string(), limits, ..Manifest::default() };
    Bundle {
        manifest,
        files: vec![file("tiny", kernel, 1), file("broken", b"#!/bin/sh\n", 2), file("pv", pv, 3), file("both", both, 4)],
    }
}

/// The agent over any network.
pub fn boot<N: Net, W>(net: N, wire: W, bundle: Bundle<'static>, sim: Sim, state: Option<(Opened, Records)>) -> Rig<N, W> {
    sim.set_time(Instant(SECOND), Wall(WALL + SECOND));
    let mut xen = sim.clone();
    let timer = xen.bind_virq(Virq::Timer).expect("bound");
    let domain_ended = xen.bind_virq(Virq::DomExc).expect("bound");
    let limits = &bundle.manifest.limits;
    let (state, kept) = state.unzip();
    // Each life has random numbers of its own.
    let seed = kept.as_ref().map_or(7, |kept: &Records| 7 + kept.objects.len() as u8);
    let config = Config {
        kept,
        host_uuid: [0x42; 16],
        host_name: "rig".to_string(),
        base_url: "http://10.0.0.1:9363".to_string(),
        users: vec![("root".to_string(), hash_password(b"secret", b"0123456789abcdef", 8, 1, 1))],
        cpus: vec![HostCpu::default()],
        memory_total: 2 << 30,
        srs: bundle.manifest.srs.iter().map(agent::config::sr).collect(),
        vms: agent::config::vms(&bundle.manifest),
        limits: api_core::Limits {
            sessions: limits.sessions as usize,
            session_ns: u64::from(limits.session_seconds) * SECOND,
            vms: limits.vms as usize,
            ..api_core::Limits::default()
        },
        ..Config::default()
    };
    let agent = Agent::new(Parts {
        hyp: xen,
        bundle,
        config,
        entropy: Entropy::new(Some([seed; 32])),
        net,
        state,
        ports: Ports { timer, domain_ended, nic: None, disk: None },
        heap: || (0, 32 << 20),
    });
    Rig { sim, agent, now: SECOND, wire, sleep: Sleep::Not, turns: 0 }
}

pub fn sim(seed: u64) -> Sim {
    Sim::new(SimConfig { memory_pages: (512 << 20) / PAGE_SIZE as u64, seed, ..SimConfig::default() })
}

impl<N: Net, W> Rig<N, W> {
    /// Guests run, then the agent has a turn.
    pub fn turn(&mut self) -> Sleep {
        self.sim.set_time(Instant(self.now), Wall(WALL + self.now));
        self.sim.run();
        self.sleep = self.agent.turn();
        self.now += TURN;
        self.turns += 1;
        self.sleep
    }

    /// Turns until the agent would sleep, and nothing is pending for it.
    pub fn settle(&mut self) {
        for _ in 0..2000 {
            if self.turn() != Sleep::Not && self.agent.engine.counts().plans == 0 {
                // What a guest does about it comes a turn later.
                self.turn();
                return;
            }
        }
        panic!("the agent does not come to rest");
    }

    /// Lets time pass; the agent has a turn whenever it asked for one.
    pub fn pass(&mut self, ns: u64) {
        let end = self.now + ns;
        while self.now < end {
            match self.turn() {
                // Somebody keeps it busy: such a turn is said to take longer.
                Sleep::Not => self.now += ns / 100,
                Sleep::Until(at) => self.now = at.min(end).max(self.now),
            }
        }
        self.turn();
    }

    /// What exists; equal before and after means that nothing is left behind.
    pub fn counts(&self) -> (Counts, usize, usize, usize) {
        let engine = self.agent.engine.counts();
        (self.sim.counts(), self.agent.host.machine.domains(), engine.vms, engine.waiting + engine.plans)
    }

    pub fn no_violations(&self, context: &str) {
        assert_eq!(self.sim.violations(), [], "{context}");
    }
}

impl Rig<Wire> {
    #[allow(clippy::new_without_default, reason = "a rig is never a default of anything")]
    pub fn new() -> Rig<Wire> {
        Rig::with(Limits::default(), 1)
    }

    pub fn with(limits: Limits, seed: u64) -> Rig<Wire> {
        let wire = Wire::default();
        boot(wire.clone(), wire, bundle(limits), sim(seed), None)
    }

    /// Turns until a whole answer is there.
    pub fn answer(&mut self, conn: u64) -> Http {
        self.answers(conn, 1).remove(0)
    }

    /// Turns until that many whole answers are there.
    pub fn answers(&mut self, conn: u64, count: usize) -> Vec<Http> {
        let (mut bytes, mut found) = (Vec::new(), Vec::new());
        for _ in 0..2000 {
            bytes.extend(self.wire.take(conn));
            while let Some((http, rest)) = Http::parse(&bytes) {
                found.push(http);
                bytes = rest;
            }
            if found.len() >= count {
                assert_eq!((found.len(), bytes.len()), (count, 0), "more than was asked for: {found:?}");
                return found;
            }
            self.turn();
        }
        panic!("no answer on {conn}: {:?}, ended: {:?}", String::from_utf8_lossy(&bytes), self.wire.ended(conn));
    }

    pub fn http(&mut self, conn: u64, request: &str) -> Http {
        self.wire.send(conn, request.as_bytes());
        self.answer(conn)
    }

    pub fn rpc(&mut self, conn: u64, method: &str, params: &[P]) -> Answer {
        self.wire.send(conn, &post(method, params));
        parse(&self.answer(conn))
    }

    /// A client at 10.0.0.`host`, logged in: connection and session.
    pub fn login(&mut self, host: u8) -> Client {
        let conn = self.wire.connect(host);
        let answer = self.rpc(conn, "session.login_with_password", &[s("root"), s("secret")]);
        Client { conn, session: answer.expect("logged in").remove(0) }
    }

    pub fn call(&mut self, client: &Client, method: &str, params: &[P]) -> Answer {
        let mut all = vec![s(&client.session)];
        all.extend_from_slice(params);
        self.rpc(client.conn, method, &all)
    }

    /// Like [`Rig::call`], of something that must work.
    pub fn ok(&mut self, client: &Client, method: &str, params: &[P]) -> String {
        self.call(client, method, params).unwrap_or_else(|e| panic!("{method}: {e:?}")).join(" ")
    }

    pub fn create(&mut self, client: &Client, args: &str) -> String {
        self.create_with(client, "file:///tiny", args)
    }

    pub fn create_with(&mut self, client: &Client, kernel: &str, args: &str) -> String {
        self.ok(client, "VM.create", &[vm(kernel, args)])
    }

    pub fn state(&mut self, client: &Client, vm: &str) -> String {
        self.ok(client, "VM.get_power_state", &[s(vm)])
    }

    /// A running VM and its console's reference.
    pub fn running(&mut self, client: &Client, args: &str) -> (String, String) {
        let vm = self.create(client, args);
        self.ok(client, "VM.start", &[s(&vm), b(false)]);
        let console = self.ok(client, "VM.get_consoles", &[s(&vm)]);
        (vm, console)
    }

    /// `GET` of a console's text.
    pub fn console(&mut self, client: &Client, console: &str) -> String {
        self.settle();
        let request = format!("GET /console?ref={console}&session_id={} HTTP/1.1\r\n\r\n", client.session);
        let http = self.http(client.conn, &request);
        assert_eq!(http.status, 200, "{http:?}");
        String::from_utf8(http.body).expect("text")
    }
}

/// Somebody logged in.
#[derive(Clone, Debug)]
pub struct Client {
    pub conn: u64,
    pub session: String,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct P(String);

pub fn s(text: &str) -> P {
    P(format!("<value><string>{text}</string></value>"))
}

pub fn b(value: bool) -> P {
    P(format!("<value><boolean>{}</boolean></value>", u8::from(value)))
}

pub fn record(members: &[(&str, P)]) -> P {
    let members: String = members.iter().map(|(n, v)| format!("<member><name>{n}</name>{}</member>", v.0)).collect();
    P(format!("<value><struct>{members}</struct></value>"))
}

pub fn vm(kernel: &str, args: &str) -> P {
    let memory = (16 << 20).to_string();
    record(&[("name_label", s("vm")), ("PV_kernel", s(kernel)), ("PV_args", s(args)), ("memory_static_max", s(&memory))])
}

pub fn body(method: &str, params: &[P]) -> String {
    let params: String = params.iter().map(|p| format!("<param>{}</param>", p.0)).collect();
    format!("<?xml version='1.0'?><methodCall><methodName>{method}</methodName><params>{params}</params></methodCall>")
}

/// The HTTP request of a call.
pub fn post(method: &str, params: &[P]) -> Vec<u8> {
    let body = body(method, params);
    format!("POST / HTTP/1.1\r\nHost: rig\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

impl Http {
    /// The first whole answer, and what follows it.
    pub fn parse(bytes: &[u8]) -> Option<(Http, Vec<u8>)> {
        let end = bytes.windows(4).position(|w| w == b"\r\n\r\n")? + 4;
        let head = String::from_utf8(bytes[..end].to_vec()).expect("a head is text");
        let status = head.strip_prefix("HTTP/1.1 ").and_then(|h| h.get(..3)).expect("a status line").parse();
        let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
        let length = length.map_or(0, |n| n.parse().expect("a length"));
        let body = bytes.get(end..end + length)?.to_vec();
        let rest = bytes[end + length..].to_vec();
        Some((Http { status: status.expect("a number"), head, body }, rest))
    }

    pub fn keeps(&self) -> bool {
        self.head.contains("\r\nConnection: keep-alive\r\n")
    }
}

/// What an answer says.
pub fn parse(http: &Http) -> Answer {
    assert_eq!(http.status, 200, "{http:?}");
    let text = std::str::from_utf8(&http.body).expect("UTF-8");
    let document = roxmltree::Document::parse(text).expect("XML");
    let root = document.root_element();
    let strings = |node: roxmltree::Node<'_, '_>| -> Vec<String> {
        let leaves = node.descendants().filter(|n| n.is_element() && !n.children().any(|c| c.is_element()));
        leaves.filter(|n| !n.has_tag_name("name")).map(|n| n.text().unwrap_or("").to_string()).collect()
    };
    if root.descendants().any(|n| n.has_tag_name("fault")) {
        return Err(strings(root));
    }
    let member = |name: &str| {
        let names = root.descendants().filter(|n| n.has_tag_name("name"));
        names.filter(|n| n.text() == Some(name)).find_map(|n| n.next_sibling_element())
    };
    let status = member("Status").expect("a status");
    match strings(status).remove(0).as_str() {
        "Success" => Ok(member("Value").map(strings).unwrap_or_default()),
        "Failure" => Err(strings(member("ErrorDescription").expect("a description"))),
        other => panic!("Status is {other}"),
    }
}
