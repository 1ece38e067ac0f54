//! The agent over smoltcp: addresses, connections that come and go, connections that are never finished, a bad link.
//!
//! Deliberately absent: real cards; the end-to-end tests have one.

use crate::link::{Card, Link, Peer};
use crate::rig::{Http, MS, Rig, SECOND, b, boot, bundle, parse, post, s, sim, vm};
use agent::agent::Sleep;
use agent::manifest::{Limits, Nic};
use agent::net::smol::Smol;
use agent::net::{Conn, Net, Read};
use smoltcp::iface::SocketHandle;

type Whole = Rig<Smol<Card>, Vec<Peer>>;

fn rig(link: &Link, limits: Limits, dhcp: bool) -> Whole {
    let nic = Nic { dhcp, ipv4: "10.0.0.1/24".to_string(), ..Nic::default() };
    let net = Smol::new(Card(link.clone()), &nic, limits.connections as usize, 7, SECOND);
    boot(net, vec![Peer::new(link, 5), Peer::new(link, 66)], bundle(limits), sim(1), None)
}

impl Whole {
    /// A moment passes for everybody: a turn as soon as the agent wants one, at most 10 ms later.
    fn moment(&mut self) {
        let now = self.now;
        self.wire.iter_mut().for_each(|peer| peer.poll(now));
        if let Sleep::Until(at) = self.turn() {
            self.now = at.clamp(self.now, self.now + 10 * MS);
        }
    }

    fn moments(&mut self, ns: u64) {
        let end = self.now + ns;
        while self.now < end {
            self.moment();
        }
    }

    /// Sends a request on a connection of a peer and waits for the answer.
    fn ask(&mut self, peer: usize, conn: SocketHandle, request: &[u8], patience: u64) -> Option<Http> {
        let (mut sent, mut got, end) = (0, Vec::new(), self.now + patience);
        while self.now < end {
            let socket = self.wire[peer].socket(conn);
            if socket.can_send() {
                sent += socket.send_slice(&request[sent..]).expect("sent");
            }
            self.moment();
            got.extend(self.wire[peer].read(conn));
            if let Some((http, _)) = Http::parse(&got) {
                return Some(http);
            }
        }
        None
    }

    /// Somebody new at the good peer can log in.
    fn served(&mut self, patience: u64) -> bool {
        let conn = self.wire[0].connect();
        let http = self.ask(0, conn, &post("session.login_with_password", &[s("root"), s("secret")]), patience);
        self.wire[0].socket(conn).abort();
        self.moments(20 * MS);
        self.wire[0].remove(conn);
        http.is_some_and(|http| http.status == 200 && parse(&http).is_ok())
    }
}

#[test]
fn the_static_address_is_used_when_dhcp_does_not_answer() {
    let link = Link::new(1);
    let mut rig = rig(&link, Limits::default(), true);
    rig.moments(2900 * MS);
    assert_eq!(rig.agent.net.info().ipv4, None);
    rig.moments(200 * MS);
    assert_eq!(rig.agent.net.info().ipv4, Some([10, 0, 0, 1]));
    assert!(rig.served(SECOND));
    // It goes on asking, and the address stays.
    rig.moments(60 * SECOND);
    assert!(rig.served(SECOND));
}

#[test]
fn a_thousand_connections_come_and_go() {
    let link = Link::new(1);
    let mut rig = rig(&link, Limits::default(), false);
    assert!(rig.served(SECOND));
    rig.moments(SECOND);
    let before = (rig.agent.net.counts().sockets, rig.agent.server.connections());
    for n in 0..1000 {
        let conn = rig.wire[0].connect();
        match n % 4 {
            // Asks and closes; asks and resets; closes at once; asks, is closed.
            0 | 1 => assert!(rig.ask(0, conn, b"GET / HTTP/1.1\r\n\r\n", SECOND).is_some(), "connection {n}"),
            2 => (0..n % 7).for_each(|_| rig.moment()),
            _ => assert!(rig.ask(0, conn, b"GET / HTTP/1.0\r\n\r\n", SECOND).is_some(), "connection {n}"),
        }
        if n % 4 == 1 {
            rig.wire[0].socket(conn).abort()
        } else {
            rig.wire[0].socket(conn).close()
        }
        rig.moments(15 * MS);
        if n % 50 == 0 {
            rig.moments(SECOND);
        }
    }
    rig.moments(15 * SECOND);
    assert_eq!((rig.agent.net.counts().sockets, rig.agent.server.connections()), before);
    assert!(rig.served(SECOND));
}

/// More come in one moment than listen: none is turned away, and none has to ask twice.
#[test]
fn a_crowd_that_comes_at_once_is_let_in() {
    let link = Link::new(1);
    let mut rig = rig(&link, Limits::default(), false);
    assert!(rig.served(SECOND));
    let all: Vec<SocketHandle> = (0..40).map(|_| rig.wire[0].connect()).collect();
    rig.moments(300 * MS);
    for (n, conn) in all.into_iter().enumerate() {
        let http = rig.ask(0, conn, b"GET / HTTP/1.1\r\n\r\n", 300 * MS);
        assert!(http.is_some_and(|http| http.status != 503), "connection {n}");
    }
}

/// Connections of our own: made, refused, given up when nobody answers; and nobody's place is taken by them.
#[test]
fn we_connect_too() {
    let link = Link::new(1);
    let mut rig = rig(&link, small(), false);
    let to = |host: u8| [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 0, 0, host];
    let listener = rig.wire[0].listen(7);
    let conns: Vec<Conn> = (0..30).map(|n| rig.agent.net.connect(to(5), 7 + n % 2).expect("a way")).collect();
    let silent = rig.agent.net.connect(to(77), 7).expect("a way");
    assert_eq!(rig.agent.net.read(conns[0], &mut [0; 8]), Read::Nothing, "not there yet");
    assert!(!rig.agent.net.ready(conns[0]) && !rig.agent.net.gone(conns[0]));
    rig.moments(SECOND);
    // One listened, once: it takes the first.
    let gone: Vec<bool> = conns.iter().map(|conn| rig.agent.net.gone(*conn)).collect();
    assert_eq!(gone.iter().filter(|gone| !**gone).count(), 1);
    let ours = conns[gone.iter().position(|gone| !gone).expect("one")];
    assert_eq!(rig.agent.net.write(ours, b"hello"), 5);
    rig.moments(20 * MS);
    assert_eq!(rig.wire[0].read(listener), b"hello");
    rig.wire[0].socket(listener).send_slice(b"world").expect("sent");
    rig.moments(20 * MS);
    let mut buffer = [0; 8];
    assert!(rig.agent.net.ready(ours));
    assert_eq!(rig.agent.net.read(ours, &mut buffer), Read::Bytes(5));
    assert!(rig.served(SECOND), "clients have their places");
    assert!(!rig.agent.net.gone(silent));
    rig.moments(12 * SECOND);
    assert!(rig.agent.net.gone(silent));
    for conn in conns {
        rig.agent.net.abort(conn);
    }
    rig.agent.net.abort(silent);
    rig.moments(15 * SECOND);
    assert!(rig.served(SECOND));
    assert!(rig.agent.net.counts().sockets < 20);
}

/// What is written leaves in one turn of the loop, not a frame in each.
#[test]
fn a_long_text_goes_in_one_turn() {
    let link = Link::new(1);
    let mut rig = rig(&link, Limits::default(), false);
    rig.wire[0].listen(7);
    let ours = rig.agent.net.connect([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 0, 0, 5], 7).expect("a way");
    rig.moments(SECOND);
    let before = rig.agent.net.counts().sent;
    assert_eq!(rig.agent.net.write(ours, &[1; 8 << 10]), 8 << 10);
    rig.agent.net.flush(rig.now);
    assert_eq!(rig.agent.net.counts().sent - before, (8u64 << 10).div_ceil(1460));
}

fn small() -> Limits {
    Limits { connections: 8, idle_seconds: 5, request_seconds: 5, ..Limits::default() }
}

/// LESSONS 45: SYNs that nobody follows up.
#[test]
fn xsa_413_half_open_connections_keep_nobody_out() {
    let link = Link::new(1);
    let mut rig = rig(&link, small(), false);
    let first = rig.wire[1].connect();
    assert!(rig.ask(1, first, b"GET / HTTP/1.1\r\n\r\n", SECOND).is_some(), "so that it knows where we are");
    rig.wire[1].deaf = true;
    for round in 0..10 {
        for _ in 0..20 {
            rig.wire[1].connect();
            rig.moment();
        }
        assert!(rig.served(2 * SECOND), "round {round}");
        assert!(rig.agent.net.counts().sockets <= 8 + 16);
    }
}

/// LESSONS 45: connections that we close and the other side never does.
#[test]
fn xsa_413_half_closed_connections_keep_nobody_out() {
    let link = Link::new(1);
    let mut rig = rig(&link, small(), false);
    for round in 0..10 {
        for _ in 0..8 {
            let conn = rig.wire[1].connect();
            assert!(rig.ask(1, conn, b"nonsense\r\n\r\n", SECOND).is_some(), "round {round}: refused, and closed by us");
        }
        assert!(rig.served(2 * SECOND), "round {round}");
    }
    rig.moments(15 * SECOND);
    assert_eq!(rig.agent.net.counts().sockets, 8, "only those that listen");
}

/// LESSONS 45: connections whose other side closes at once and says nothing.
#[test]
fn xsa_413_connections_closed_at_once_keep_nobody_out() {
    let link = Link::new(1);
    let mut rig = rig(&link, small(), false);
    for round in 0..10 {
        for _ in 0..8 {
            let conn = rig.wire[1].connect();
            // The last step of the handshake and the end arrive together.
            let now = rig.now;
            rig.wire[1].poll(now);
            rig.turn();
            rig.wire[1].poll(now);
            rig.wire[1].socket(conn).close();
            rig.wire[1].poll(now);
            rig.moment();
        }
        assert!(rig.served(2 * SECOND), "round {round}");
    }
    rig.moments(15 * SECOND);
    assert_eq!((rig.agent.net.counts().sockets, rig.agent.server.connections()), (8, 0));
}

/// LESSONS 45: all connections taken and silent: the cap answers 503, and room comes back.
#[test]
fn xsa_413_silent_connections_are_given_up() {
    let link = Link::new(1);
    let mut rig = rig(&link, small(), false);
    let conns: Vec<SocketHandle> = (0..8).map(|_| rig.wire[1].connect()).collect();
    rig.moments(100 * MS);
    assert!(conns.iter().all(|conn| rig.wire[1].socket(*conn).may_send()));
    let more = rig.wire[0].connect();
    let refused = rig.ask(0, more, b"GET / HTTP/1.1\r\n\r\n", SECOND).expect("an answer");
    assert_eq!(refused.status, 503);
    rig.moments(6 * SECOND);
    assert!(rig.served(SECOND));
}

#[test]
fn calls_get_through_a_bad_link() {
    let mut lost = 0;
    for seed in 1..=20 {
        let link = Link::new(seed);
        let mut rig = rig(&link, Limits::default(), false);
        link.trouble(8);
        let conn = rig.wire[0].connect();
        let mut call = |method: &str, params: &[crate::rig::P]| {
            let http = rig.ask(0, conn, &post(method, params), 120 * SECOND);
            let http = http.unwrap_or_else(|| panic!("seed {seed}: no answer to {method}"));
            parse(&http).unwrap_or_else(|e| panic!("seed {seed}: {e:?}")).join("")
        };
        let session = s(&call("session.login_with_password", &[s("root"), s("secret")]));
        // Larger than a window, so that loss hits its middle.
        let name = "n".repeat(50_000);
        let vm = call("VM.create", &[session.clone(), vm("/tiny", "")]);
        call("VM.set_PV_kernel", &[session.clone(), s(&vm), s(&name)]);
        assert!(call("VM.get_PV_kernel", &[session.clone(), s(&vm)]) == name, "seed {seed}");
        call("VM.set_PV_kernel", &[session.clone(), s(&vm), s("/tiny")]);
        call("VM.start", &[session.clone(), s(&vm), b(false)]);
        assert_eq!(call("VM.get_power_state", &[session, s(&vm)]), "Running", "seed {seed}");
        lost += link.lost();
    }
    assert!(lost > 100, "only {lost} frames were lost");
}
