//! The HTTP server: limits, time-outs, the cap on connections, odd clients; others are served meanwhile.
//!
//! Deliberately absent: the codec byte by byte; api-core's tests and the fuzz targets have it.

use crate::rig::{Http, MS, Rig, SECOND, b, body, parse, post, s, vm};
use agent::manifest::Limits;
use api_core::Quota;

fn limits() -> Limits {
    Limits { connections: 4, idle_seconds: 10, request_seconds: 5, ..Limits::default() }
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\n\r\n")
}

/// LESSONS 45: whoever has no session can't keep others out for good.
#[test]
fn xsa_413_one_connection_over_the_cap_is_answered_503_and_room_comes_back() {
    let mut rig = Rig::with(limits(), 1);
    let client = rig.login(5);
    let idle: Vec<u64> = (0..3).map(|_| rig.wire.connect(66)).collect();
    rig.settle();
    for _ in 0..50 {
        let more = rig.wire.connect(66);
        let refused = rig.answer(more);
        assert_eq!((refused.status, refused.keeps()), (503, false));
        assert_eq!(rig.wire.ended(more), Some(false), "closed, so that the answer arrives");
    }
    assert_eq!((rig.agent.engine.quotas().hits(Quota::Connections), rig.agent.server.connections()), (50, 4));
    // Who was there before is served; who left makes room at once; who idles makes room in time.
    rig.ok(&client, "host.get_all", &[]);
    rig.wire.finish(idle[0]);
    rig.settle();
    let next = rig.wire.connect(7);
    assert_eq!(rig.http(next, &get("/")).status, 404);
    rig.pass(11 * SECOND);
    assert_eq!([idle[1], idle[2]].map(|conn| rig.wire.ended(conn)), [Some(true); 2]);
    let more: Vec<u64> = (0..3).map(|_| rig.wire.connect(8)).collect();
    for conn in more {
        assert_eq!(rig.http(conn, &get("/")).status, 404);
    }
}

/// A connection that is refused and does not even take the 503 is not kept either.
#[test]
fn xsa_413_a_refused_client_that_takes_nothing_is_dropped() {
    let mut rig = Rig::with(limits(), 1);
    let conns: Vec<u64> = (0..30).map(|_| rig.wire.connect(66)).collect();
    conns.iter().for_each(|conn| rig.wire.window(*conn, 0));
    rig.settle();
    assert_eq!(rig.agent.engine.quotas().hits(Quota::Connections), 26);
    rig.pass(6 * SECOND);
    assert_eq!(rig.agent.server.connections(), 4);
    rig.pass(5 * SECOND);
    assert_eq!((rig.agent.server.connections(), rig.wire.held()), (0, 0));
}

#[test]
fn an_idle_connection_is_closed_in_time_and_not_before() {
    let mut rig = Rig::with(limits(), 1);
    let client = rig.login(5);
    for _ in 0..3 {
        rig.pass(9 * SECOND);
        rig.ok(&client, "host.get_all", &[]);
    }
    rig.pass(9_900 * MS);
    assert_eq!(rig.wire.ended(client.conn), None);
    rig.pass(200 * MS);
    assert_eq!(rig.wire.ended(client.conn), Some(true));
}

/// One byte a second keeps a connection busy for as long as it likes, unless the whole request has a deadline.
#[test]
fn a_request_that_comes_byte_by_byte_is_given_up() {
    for request in [
        post("host.get_all", &[s("x")]),
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n9\r\naaaaaaaaaaaa".to_vec(),
    ] {
        let mut rig = Rig::with(limits(), 1);
        let client = rig.login(5);
        let slow = rig.wire.connect(66);
        let begun = rig.now;
        for byte in request {
            rig.wire.send(slow, &[byte]);
            rig.pass(SECOND / 4);
            rig.ok(&client, "host.get_all", &[]);
            if rig.wire.ended(slow).is_some() {
                break;
            }
        }
        assert_eq!(rig.wire.ended(slow), Some(true));
        let took = rig.now - begun;
        assert!((5 * SECOND..6 * SECOND).contains(&took), "{took} ns");
    }
}

/// A client that asks and asks, and takes no answer.
#[test]
fn a_client_that_takes_no_answer_is_dropped_and_others_are_served() {
    let mut rig = Rig::with(limits(), 1);
    let client = rig.login(5);
    let slow = rig.wire.connect(66);
    rig.wire.window(slow, 10);
    for _ in 0..1000 {
        rig.wire.send(slow, &post("session.login_with_password", &[s("nobody"), s("x")]));
    }
    rig.settle();
    // It is not read on while it does not take what there is: no answers pile up.
    assert!(rig.wire.unread(slow) > 100_000);
    rig.ok(&client, "host.get_all", &[]);
    rig.pass(4 * SECOND);
    assert_eq!(rig.wire.ended(slow), None);
    rig.pass(2 * SECOND);
    assert_eq!(rig.wire.ended(slow), Some(true));
    rig.ok(&client, "host.get_all", &[]);
}

/// A slow reader that does take something now and then gets everything.
#[test]
fn a_slow_reader_gets_everything() {
    let mut rig = Rig::with(limits(), 1);
    let client = rig.login(5);
    let request = get(&format!("/metrics?session_id={}", client.session));
    let whole = rig.http(client.conn, &request);
    rig.wire.window(client.conn, 100);
    rig.wire.send(client.conn, request.as_bytes());
    let mut bytes = Vec::new();
    while Http::parse(&bytes).is_none() {
        rig.pass(2 * SECOND);
        let some = rig.wire.take(client.conn);
        assert!(!some.is_empty() && some.len() <= 100);
        bytes.extend(some);
    }
    let (slowly, rest) = Http::parse(&bytes).expect("whole");
    assert_eq!((slowly.status, rest.len()), (200, 0));
    let rows = |http: &Http| String::from_utf8_lossy(&http.body).lines().count();
    assert_eq!(rows(&slowly), rows(&whole));
    rig.wire.window(client.conn, 1 << 20);
    rig.ok(&client, "host.get_all", &[]);
}

#[test]
fn a_client_that_vanishes_in_the_middle_of_a_call_loses_only_its_answer() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let vm = rig.create(&client, "");
    rig.settle();
    let before = rig.counts();
    for turns in 0..12 {
        for reset in [true, false] {
            let other = rig.wire.connect(5);
            rig.wire.send(other, &post("VM.start", &[s(&client.session), s(&vm), b(false)]));
            for _ in 0..turns {
                rig.turn();
            }
            if reset {
                rig.wire.reset(other)
            } else {
                rig.wire.finish(other)
            }
            rig.settle();
            if rig.state(&client, &vm) == "Running" {
                rig.ok(&client, "VM.hard_shutdown", &[s(&vm)]);
            } else {
                // It left before it was heard.
                assert!(reset && turns == 0, "{turns} turns");
            }
            assert_eq!(rig.counts(), before, "{turns} turns, reset: {reset}");
            assert!(rig.wire.ended(other).is_some());
        }
    }
    rig.no_violations("");
}

#[test]
fn half_a_request_and_gone() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let request = post("VM.create", &[s(&client.session), vm("/tiny", "")]);
    let before = rig.counts();
    for cut in (0..request.len()).step_by(7) {
        let other = rig.wire.connect(5);
        rig.wire.send(other, &request[..cut]);
        rig.turn();
        rig.wire.finish(other);
        rig.settle();
        assert_eq!(rig.wire.ended(other), Some(false), "cut at {cut}");
        assert!(rig.wire.take(other).is_empty(), "cut at {cut}");
    }
    assert_eq!(rig.counts(), before);
    assert_eq!(rig.agent.server.connections(), 1);
}

#[test]
fn pipelined_requests_are_answered_in_order() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let vm = rig.create(&client, "");
    let session = s(&client.session);
    let names = ["VM.get_power_state", "VM.start", "VM.get_power_state", "VM.hard_shutdown", "VM.get_power_state"];
    let mut all = Vec::new();
    for name in names {
        let more = if name == "VM.start" { vec![b(false)] } else { vec![] };
        all.extend(post(name, &[vec![session.clone(), s(&vm)], more].concat()));
    }
    all.extend(b"\r\nGET /nothing HTTP/1.1\r\n\r\n");
    // In one piece, then split anywhere.
    for piece in [all.len(), 1, 97] {
        all.chunks(piece).for_each(|bytes| {
            rig.wire.send(client.conn, bytes);
            rig.turn();
        });
        let answers = rig.answers(client.conn, 6);
        let said: Vec<String> = answers[..5].iter().map(|a| parse(a).expect("went well").join("")).collect();
        assert_eq!(said, ["Halted", "", "Running", "", "Halted"]);
        assert_eq!(answers[5].status, 404);
    }
}

#[test]
fn bodies_are_bounded_and_larger_ones_need_a_login() {
    let limits = Limits { anonymous_body_bytes: 2000, body_bytes: 9000, ..Limits::default() };
    let mut rig = Rig::with(limits, 1);
    let of_size = |size: usize, session: &str| {
        let call = body("VM.get_by_name_label", &[s(session), s("NAME")]);
        let name = "x".repeat(size - call.len() + 4);
        call.replace("NAME", &name)
    };
    let fixed = |body: &str| format!("POST / HTTP/1.1\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    let chunked = |body: &str| {
        let chunks: String = body
            .as_bytes()
            .chunks(700)
            .map(|c| format!("{:x}\r\n{}\r\n", c.len(), std::str::from_utf8(c).expect("text")))
            .collect();
        format!("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n")
    };
    let encodings: [&dyn Fn(&str) -> String; 2] = [&fixed, &chunked];
    for encode in encodings {
        for (size, status) in [(2000, 200), (2001, 413)] {
            let conn = rig.wire.connect(66);
            let http = rig.http(conn, &encode(&of_size(size, "x")));
            assert_eq!((http.status, http.keeps()), (status, status == 200), "{size} bytes before a login");
        }
        let client = rig.login(5);
        for (size, status) in [(9000, 200), (9001, 413)] {
            // Known by its address too: a client need not log in again on each connection.
            let conn = rig.wire.connect(5);
            let http = rig.http(conn, &encode(&of_size(size, &client.session)));
            assert_eq!((http.status, http.keeps()), (status, status == 200), "{size} bytes after a login");
        }
        rig.ok(&client, "session.logout", &[]);
        let conn = rig.wire.connect(5);
        assert_eq!(rig.http(conn, &encode(&of_size(2001, "x"))).status, 413, "after the logout");
    }
}

#[test]
fn headers_are_bounded() {
    let mut rig = Rig::new();
    let with = |count: usize| format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "y".repeat(count));
    let room = 8192 - with(0).len();
    for (count, status) in [(room, 404), (room + 1, 431), (100_000, 431)] {
        let conn = rig.wire.connect(66);
        assert_eq!(rig.http(conn, &with(count)).status, status);
        assert_eq!(rig.wire.ended(conn), (status == 431).then_some(false));
    }
    let conn = rig.wire.connect(66);
    assert_eq!(rig.http(conn, &format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(65))).status, 431);
}

#[test]
fn old_and_odd_requests() {
    let mut rig = Rig::new();
    let ask = |rig: &mut Rig<crate::wire::Wire>, request: &str| {
        let conn = rig.wire.connect(66);
        let http = rig.http(conn, request);
        rig.settle();
        assert_eq!(http.keeps(), rig.wire.ended(conn).is_none(), "what the head says is what happens: {request}");
        http
    };
    for (request, status, keeps) in [
        ("GET / HTTP/1.1\r\n\r\n", 404, true),
        ("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 404, false),
        ("GET / HTTP/1.0\r\n\r\n", 404, false),
        ("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", 404, true),
        ("GET /console HTTP/1.1\r\n\r\n", 401, true),
        ("CONNECT /console?ref=x&session_id=y HTTP/1.1\r\n\r\n", 401, true),
        ("CONNECT example.org:443 HTTP/1.1\r\n\r\n", 405, true),
        ("GET /metrics HTTP/1.1\r\n\r\n", 401, true),
        ("GET /metrics HTTP/1.1\r\nAuthorization: Bearer \r\n\r\n", 401, true),
        ("DELETE / HTTP/1.1\r\n\r\n", 405, true),
        ("POST / HTTP/1.1\r\n\r\n", 411, false),
        ("POST / HTTP/2.0\r\n\r\n", 505, false),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501, false),
        ("POST / HTTP/1.1\r\nExpect: more\r\nContent-Length: 1\r\n\r\n", 417, false),
        ("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", 400, false),
        ("POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400, false),
        ("POST /debug/fail-step?n=1 HTTP/1.1\r\nContent-Length: 0\r\n\r\n", 200, true),
        ("\x16\x03\x01\x02\r\n\r\n", 400, false),
    ] {
        let http = ask(&mut rig, request);
        assert_eq!((http.status, http.keeps()), (status, keeps), "{request}");
    }
    // The debug path is only a call here, and an empty one: nothing was armed.
    let client = rig.login(5);
    let (vm, _) = rig.running(&client, "");
    assert_eq!(rig.state(&client, &vm), "Running");
}

/// The answer to HEAD is a head: what follows on the connection is the next answer.
#[test]
fn head_has_no_body() {
    let mut rig = Rig::new();
    let conn = rig.wire.connect(66);
    rig.wire.send(conn, b"HEAD / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n");
    rig.settle();
    let text = String::from_utf8(rig.wire.take(conn)).expect("text");
    let (head, rest) = text.split_once("\r\n\r\n").expect("a head");
    assert!(head.starts_with("HTTP/1.1 404 ") && head.contains("Content-Length: 10"), "{head}");
    let (get, rest) = Http::parse(rest.as_bytes()).expect("the next answer");
    assert_eq!((get.status, get.body.len(), rest.len()), (404, 10, 0));
}

#[test]
fn expect_100_continue() {
    let mut rig = Rig::new();
    let body = body("session.login_with_password", &[s("root"), s("secret")]);
    let head = format!("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: {}\r\n\r\n", body.len());
    let conn = rig.wire.connect(66);
    rig.wire.send(conn, head.as_bytes());
    rig.settle();
    assert_eq!(rig.wire.take(conn), b"HTTP/1.1 100 Continue\r\n\r\n");
    assert!(parse(&rig.http(conn, &body)).is_ok());
    // One that does not wait gets both.
    rig.wire.send(conn, format!("{head}{body}").as_bytes());
    let both = rig.answers(conn, 2);
    assert_eq!(both[0].status, 100);
    assert!(parse(&both[1]).is_ok());
}

/// A request whose first part came with the one before, and its rest while that was answered: nobody wakes us again.
#[test]
fn the_rest_of_a_pipelined_request_is_not_forgotten() {
    let mut rig = Rig::new();
    let conn = rig.wire.connect(66);
    rig.wire.send(conn, b"GET / HTTP/1.1\r\n\r\nGET / HT");
    rig.turn();
    rig.wire.send(conn, b"TP/1.1\r\n\r\n");
    while rig.turn() == agent::agent::Sleep::Not {}
    let (_, rest) = Http::parse(&rig.wire.take(conn)).expect("the first answer");
    assert!(Http::parse(&rest).is_some(), "the second answer");
}
