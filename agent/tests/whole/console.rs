//! Consoles over HTTP: the backlog, then both ways; restarts, destroyed VMs, guests that break or flood their ring.

use crate::rig::{Client, Rig, b, s};
use crate::wire::Wire;

/// Opens the stream of a console; the connection.
fn connect(rig: &mut Rig<Wire>, client: &Client, console: &str) -> u64 {
    let conn = rig.wire.connect(5);
    let request = format!("CONNECT /console?ref={console}&session_id={} HTTP/1.1\r\n\r\n", client.session);
    rig.wire.send(conn, request.as_bytes());
    conn
}

/// What came on a stream since the last look.
fn text(rig: &mut Rig<Wire>, conn: u64) -> String {
    rig.settle();
    rig.settle();
    String::from_utf8(rig.wire.take(conn)).expect("text")
}

#[test]
fn the_backlog_first_then_both_ways_and_on_over_a_restart() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let (vm, console) = rig.running(&client, "banner=one");
    rig.settle();
    let conn = connect(&mut rig, &client, &console);
    assert_eq!(text(&mut rig, conn), "HTTP/1.1 200 OK\r\n\r\none\r\n");
    rig.wire.send(conn, b"echo this");
    assert_eq!(text(&mut rig, conn), "echo this");
    // A second reader gets the whole backlog and then the same; typing together works.
    let other = connect(&mut rig, &client, &console);
    rig.wire.send(other, b"!");
    assert_eq!(text(&mut rig, other), "HTTP/1.1 200 OK\r\n\r\none\r\necho this!");
    assert_eq!(text(&mut rig, conn), "!");
    // Restarts of any kind: the streams stay.
    rig.ok(&client, "VM.hard_reboot", &[s(&vm)]);
    assert_eq!(text(&mut rig, conn), "one\r\n");
    rig.wire.send(conn, &[platform_xen::sim::tiny::REBOOT]);
    assert_eq!(text(&mut rig, conn), "one\r\n", "a guest that reboots itself is started again");
    rig.ok(&client, "VM.hard_shutdown", &[s(&vm)]);
    rig.wire.send(conn, b"lost");
    assert_eq!(text(&mut rig, conn), "");
    rig.ok(&client, "VM.start", &[s(&vm), b(false)]);
    assert_eq!(text(&mut rig, conn), "one\r\n");
    assert_eq!(text(&mut rig, other), "one\r\none\r\none\r\n");
    rig.wire.send(other, b"?");
    assert_eq!(text(&mut rig, conn), "?");
    // Its time-out is not that of requests.
    rig.pass(1000 * crate::rig::SECOND);
    rig.wire.send(conn, b".");
    assert_eq!(text(&mut rig, conn), ".");
    rig.wire.finish(conn);
    rig.settle();
    assert_eq!(rig.wire.ended(conn), Some(false));
    rig.no_violations("");
}

#[test]
fn the_stream_of_a_destroyed_vm_ends() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let (vm, console) = rig.running(&client, "banner=last");
    let conn = connect(&mut rig, &client, &console);
    assert!(text(&mut rig, conn).ends_with("last\r\n"));
    rig.ok(&client, "VM.hard_shutdown", &[s(&vm)]);
    rig.settle();
    assert_eq!(rig.wire.ended(conn), None);
    rig.ok(&client, "VM.destroy", &[s(&vm)]);
    rig.settle();
    assert_eq!(rig.wire.ended(conn), Some(false));
    let gone = connect(&mut rig, &client, &console);
    assert_eq!(rig.answer(gone).status, 404);
}

#[test]
fn a_console_needs_a_session() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let (vm, console) = rig.running(&client, "banner=secret");
    rig.settle();
    for method in ["GET", "CONNECT"] {
        let url = |session: &str| format!("{method} /console?ref={console}&session_id={session} HTTP/1.1\r\n\r\n");
        for session in ["", "x", &vm, &console, &client.session.replace('-', "")] {
            let conn = rig.wire.connect(66);
            let http = rig.http(conn, &url(session));
            assert_eq!(http.status, 401, "{method} with {session:?}");
            assert!(!String::from_utf8_lossy(&http.body).contains("secret"));
        }
    }
    for reference in ["", "x", &vm, &client.session] {
        let conn = connect(&mut rig, &client, reference);
        assert_eq!(rig.answer(conn).status, 404, "{reference}");
    }
    assert_eq!(rig.console(&client, &console), "secret\r\n");
    let url = rig.ok(&client, "console.get_location", &[s(&console)]);
    assert_eq!(url, format!("http://10.0.0.1:9363/console?ref={console}"));
    let other = rig.login(6);
    rig.ok(&other, "session.logout", &[]);
    let conn = connect(&mut rig, &other, &console);
    assert_eq!(rig.answer(conn).status, 401, "after the logout");
}

/// LESSONS 1: a guest that claims more than the ring holds loses its console, nothing else; nobody is slowed down.
#[test]
fn xsa_038_a_guest_that_breaks_its_ring_loses_its_console_until_its_next_start() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let before = rig.counts();
    let (liar, console) = rig.running(&client, "sim=liar");
    let (honest, other) = rig.running(&client, "banner=honest");
    rig.pass(crate::rig::SECOND);
    assert_eq!(rig.console(&client, &console), "");
    assert_eq!(rig.console(&client, &other), "honest\r\n");
    assert_eq!(rig.state(&client, &liar), "Running");
    assert_eq!(rig.sim.counts().mapped_frames, before.0.mapped_frames + 3, "only the honest one's");
    // Typing to it is taken and lost, it does not hang.
    let conn = connect(&mut rig, &client, &console);
    rig.wire.send(conn, &[b'x'; 5000]);
    rig.settle();
    assert_eq!(rig.wire.unread(conn), 0);
    rig.ok(&client, "VM.hard_shutdown", &[s(&liar)]);
    rig.ok(&client, "VM.set_PV_args", &[s(&liar), s("banner=better")]);
    rig.ok(&client, "VM.start", &[s(&liar), b(false)]);
    assert_eq!(rig.console(&client, &console), "better\r\n");
    for vm in [liar, honest] {
        rig.ok(&client, "VM.hard_shutdown", &[s(&vm)]);
        rig.ok(&client, "VM.destroy", &[s(&vm)]);
    }
    rig.settle();
    assert_eq!(rig.counts(), before);
    rig.no_violations("");
}

/// LESSONS 39 (XSA-180): output does not fill memory, and a reader that is too slow loses the oldest.
#[test]
fn xsa_180_a_flood_is_bounded_and_a_slow_reader_loses_the_oldest() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let (vm, console) = rig.running(&client, "sim=flood");
    let conn = connect(&mut rig, &client, &console);
    for _ in 0..500 {
        rig.turn();
    }
    // It took 64 KiB; the agent holds a queue and the backlog, no more.
    let taken = rig.wire.take(conn).len();
    assert_eq!(taken, 64 << 10, "the window was full");
    rig.ok(&client, "VM.pause", &[s(&vm)]);
    let text = rig.console(&client, &console);
    assert_eq!((text.len(), text.trim_matches('#')), (64 << 10, ""));
    rig.wire.window(conn, 1 << 20);
    rig.settle();
    let rest = rig.wire.take(conn).len();
    assert!(rest <= 2 * (64 << 10) + (16 << 10), "{rest} bytes were queued");
    rig.ok(&client, "VM.hard_shutdown", &[s(&vm)]);
}

/// A client that pastes more than a paused guest takes: nothing is lost once it runs again.
#[test]
fn what_is_typed_into_a_paused_guest_waits() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let (vm, console) = rig.running(&client, "banner=b");
    let conn = connect(&mut rig, &client, &console);
    text(&mut rig, conn);
    rig.ok(&client, "VM.pause", &[s(&vm)]);
    let paste: Vec<u8> = (0..5000u32).map(|n| b'a' + (n % 26) as u8).collect();
    rig.wire.send(conn, &paste);
    rig.pass(50 * crate::rig::SECOND);
    assert!(rig.wire.unread(conn) > 2000, "the ring and a buffer are full, the rest is not read");
    rig.ok(&client, "VM.unpause", &[s(&vm)]);
    let mut echo = Vec::new();
    for _ in 0..100 {
        rig.settle();
        echo.extend(rig.wire.take(conn));
    }
    assert!(echo == paste, "{} bytes came back", echo.len());
    // It leaves while the guest takes nothing: so does its connection.
    rig.ok(&client, "VM.pause", &[s(&vm)]);
    rig.wire.send(conn, &[b'z'; 2500]);
    rig.settle();
    rig.wire.finish(conn);
    rig.wire.take(conn);
    rig.pass(30 * crate::rig::SECOND);
    assert!(rig.wire.unread(conn) > 0, "what this is about");
    rig.wire.reset(conn);
    rig.settle();
    assert!(rig.wire.ended(conn).is_some());
}
