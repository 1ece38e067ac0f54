//! What a review broke, held for good: floods of log-ins, promises of huge bodies, blank lines, sessions that end.
//!
//! Each of these once ended the machine, starved others or stayed for ever.

use crate::rig::{Rig, SECOND, post, s};
use agent::manifest::Limits;

/// Checking a password takes as long as thousands of calls: one a turn, and others are served in between.
#[test]
fn a_flood_of_log_ins_is_served_one_a_turn() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let flood: Vec<u64> = (0..20).map(|_| rig.wire.connect(66)).collect();
    for conn in &flood {
        rig.wire.send(*conn, &post("session.login_with_password", &[s("root"), s("wrong")]).repeat(3));
    }
    rig.turn();
    rig.wire.send(client.conn, &post("host.get_all", &[s(&client.session)]));
    let mut turns = 0;
    while rig.wire.answered(client.conn) == 0 {
        let before = rig.agent.engine.counts().logins_failed;
        rig.turn();
        turns += 1;
        assert!(rig.agent.engine.counts().logins_failed - before <= 1, "one a turn");
    }
    assert!(turns <= 2, "answered after {turns} turns");
    // Sixteen of one source may wait; more are told at once, so that a flood does not hold the connections of others.
    rig.pass(60 * SECOND);
    rig.pass(60 * SECOND);
    let told = flood.iter().filter(|conn| rig.wire.take(**conn).starts_with(b"HTTP/1.1 503")).count();
    assert_eq!(told, 4);
    // Nobody who waits is forgotten: all of theirs are refused in the end.
    assert_eq!(rig.agent.engine.counts().logins_failed, 48);
}

/// One who vanishes while waiting for a log-in leaves nothing, and the next one's turn comes.
#[test]
fn a_client_that_vanishes_while_it_waits_to_log_in() {
    let mut rig = Rig::new();
    let (gone, stays) = (rig.wire.connect(6), rig.wire.connect(7));
    for conn in [gone, stays] {
        rig.wire.send(conn, &post("session.login_with_password", &[s("root"), s("secret")]));
    }
    rig.turn();
    rig.wire.reset(gone);
    assert_eq!(rig.answer(stays).status, 200);
    rig.settle();
    assert_eq!(rig.agent.server.connections(), 1);
}

/// What waits to log in is small, whatever a client with a session may send, and who has gone does not keep its place.
#[test]
fn what_waits_to_log_in_is_small_and_there() {
    let mut rig = Rig::new();
    rig.login(5);
    let long = post("session.login_with_password", &[s("root"), s(&"x".repeat(5000))]);
    let conn = rig.wire.connect(5);
    rig.wire.send(conn, &long);
    assert_eq!(rig.answer(conn).status, 413);
    // The first takes its turn and fails; the others wait behind it, and leave.
    let waits: Vec<u64> = (0..16).map(|_| rig.wire.connect(66)).collect();
    for conn in &waits {
        rig.wire.send(*conn, &post("session.login_with_password", &[s("root"), s("wrong")]));
    }
    rig.turn();
    rig.turn();
    waits.iter().skip(1).for_each(|conn| rig.wire.finish(*conn));
    rig.turn();
    rig.turn();
    assert!(rig.wire.held() <= 3, "{} connections are held", rig.wire.held());
    rig.pass(20 * SECOND);
    assert!(rig.agent.engine.counts().logins_failed <= 3);
}

/// Bodies count when they are promised, not when they have come: ten times 5 MB do not fit together.
#[test]
fn promised_bodies_share_one_bound() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let head = "POST / HTTP/1.1\r\nContent-Length: 5000000\r\n\r\n";
    let conns: Vec<u64> = (0..10).map(|_| rig.wire.connect(5)).collect();
    conns.iter().for_each(|conn| rig.wire.send(*conn, head.as_bytes()));
    rig.settle();
    let refused = conns.iter().filter(|conn| rig.wire.answered(**conn) > 0).count();
    // A quarter of 32 MiB holds one of them.
    assert_eq!(refused, 9);
    // A call of ordinary size is never refused for it.
    rig.ok(&client, "host.get_all", &[]);
    // Who promised and does not send is given up, and the bound is free again.
    rig.pass(25 * SECOND);
    let more = rig.wire.connect(5);
    rig.wire.send(more, head.as_bytes());
    rig.settle();
    assert_eq!((rig.wire.answered(more), rig.wire.ended(more)), (0, None));
}

/// Blank lines before a request are no sign of life.
#[test]
fn blank_lines_do_not_hold_a_connection() {
    let mut rig = Rig::with(Limits { idle_seconds: 10, request_seconds: 5, ..Limits::default() }, 1);
    let conn = rig.wire.connect(66);
    for _ in 0..6 {
        rig.wire.send(conn, b"\r\n");
        rig.pass(2 * SECOND);
    }
    assert!(rig.wire.ended(conn).is_some());
    assert_eq!(rig.agent.server.connections(), 0);
}

/// Nobody listens to a console longer than their session lasts.
#[test]
fn a_console_stream_ends_with_its_session() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let (_, console) = rig.running(&client, "");
    let stream = rig.wire.connect(5);
    let request = format!("CONNECT /console?ref={console}&session_id={} HTTP/1.1\r\n\r\n", client.session);
    rig.wire.send(stream, request.as_bytes());
    rig.settle();
    assert_eq!(rig.wire.ended(stream), None);
    rig.ok(&client, "session.logout", &[]);
    rig.settle();
    assert!(rig.wire.ended(stream).is_some());
}
