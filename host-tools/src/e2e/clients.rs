//! Clients that misbehave: each gets its answer or is dropped, nothing is left behind, and others go on.

use super::context::{Context, SOON};
use crate::http::Connection;
use crate::xmlrpc;
use anyhow::{Context as _, Result, ensure};
use std::time::{Duration, Instant};

const REFUSED: &str = "xenith_quota_hit_total{quota=\"connections\"}";

fn others_go_on(c: &mut Context<'_>) -> Result<()> {
    c.client.call("VM.get_all", &[]).map(drop).context("another client")
}

fn request(body: &str) -> String {
    format!("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

/// Half a request; a whole one whose answer nobody takes; a start that nobody waits for.
pub fn vanishing(c: &mut Context<'_>) -> Result<()> {
    let before = c.before()?;
    let connections = c.metric("xenith_connections")?;
    let call = request(&xmlrpc::call("host.get_all", &[c.client.session.as_str().into()]));
    for cut in [0, 1, call.len() / 4, call.len() / 2, call.len() - 1, call.len()] {
        let mut connection = c.client.connect()?;
        connection.send(&call.as_bytes()[..cut])?;
        drop(connection);
        others_go_on(c)?;
    }
    c.nothing_left(&before)?;
    let guest = if c.real { c.guest("linux", 128) } else { c.tiny() };
    for _ in 0..if c.long { 50 } else { 3 } {
        let vm = c.create(&guest, 1, &[])?;
        let params = [c.client.session.as_str().into(), vm.as_str().into(), false.into()];
        let mut connection = c.client.connect()?;
        connection.send(request(&xmlrpc::call("VM.start", &params)).as_bytes())?;
        drop(connection);
        c.becomes(&vm, "Running")?;
        c.gone(&vm)?;
        c.nothing_left(&before)?;
    }
    c.eventually("the vanished connections are forgotten", |c| Ok(c.metric("xenith_connections")? <= connections))
}

/// The status of an answer to raw bytes, 0 if the connection was just closed.
fn status(c: &Context<'_>, bytes: &[u8]) -> Result<u16> {
    let mut connection = c.client.connect()?;
    // A server may answer and close before it has read everything.
    let _ = connection.send(bytes);
    Ok(connection.receive(false).map_or(0, |response| response.status))
}

pub fn broken(c: &mut Context<'_>) -> Result<()> {
    let nested = format!("<methodCall><methodName>x</methodName>{}", "<a>".repeat(6000));
    let many = format!("<methodCall><methodName>x</methodName><params>{}</params></methodCall>", "<a/>".repeat(30_000));
    let bomb =
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]><methodCall>&b;</methodCall>";
    let chunked = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    let rows: Vec<(&str, String, &[u16])> = vec![
        ("a header without end", format!("GET / HTTP/1.1\r\nX: {}", "a".repeat(70_000)), &[431]),
        ("ten thousand headers", format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(10_000)), &[431]),
        ("a target without end", format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(70_000)), &[414, 431, 400]),
        ("a length beyond the limit", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 7000000\r\n\r\n".into(), &[413]),
        (
            "a length beyond any number",
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n".into(),
            &[400, 413],
        ),
        ("two lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab".into(), &[400]),
        ("a chunk beyond the limit", format!("{chunked}7fffffff\r\n"), &[413]),
        ("a chunk size that overflows", format!("{chunked}fffffffffffffffff\r\n"), &[400, 413]),
        ("a chunk size that is none", format!("{chunked}xyz\r\n"), &[400]),
        (
            "length and chunks",
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n".into(),
            &[400],
        ),
        ("an unknown coding", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n".into(), &[400, 501]),
        ("another protocol", "SSH-2.0-OpenSSH_9.2\r\n\r\n".into(), &[400]),
        ("a NUL", "GET /\0 HTTP/1.1\r\n\r\n".into(), &[400, 404]),
        ("an unknown method", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n".into(), &[400, 405, 501]),
        ("an empty body", request(""), &[200, 400]),
        ("XML nested deeply", request(&nested), &[200]),
        ("XML with too many nodes", request(&many), &[200]),
        ("entities", request(bomb), &[200]),
        ("not UTF-8 but digits", request("\u{0}\u{1}"), &[200]),
    ];
    for (what, bytes, expected) in rows {
        let got = status(c, bytes.as_bytes())?;
        ensure!(expected.contains(&got), "{what}: HTTP {got}, not one of {expected:?}");
        c.note(format!("{what}: {got}"));
        others_go_on(c).context(what)?;
    }
    Ok(())
}

/// On the tight setup: six connections.
pub fn cap(c: &mut Context<'_>) -> Result<()> {
    let most = 6;
    others_go_on(c)?;
    // Connections of others before us may still be closing.
    let mut idle = Vec::new();
    c.eventually("as many connections as may be", |c| {
        let mut connection = c.client.connect()?;
        if connection.request("GET", "/", "", b"").is_ok_and(|r| r.status == 404) {
            idle.push(connection);
        }
        Ok(idle.len() == most - 1)
    })?;
    let refused = c.metric(REFUSED)?;
    for _ in 0..3 {
        let mut one_more = c.client.connect()?;
        let answer = one_more.request("GET", "/", "", b"").context("one more than the cap got no answer")?;
        ensure!(answer.status == 503, "one more than the cap got HTTP {}", answer.status);
        others_go_on(c)?;
    }
    ensure!(c.metric(REFUSED)? >= refused + 3.0, "nothing counts the refusals");
    drop(idle);
    c.eventually("there is room again", |c| {
        let mut connection = c.client.connect()?;
        Ok(connection.request("GET", "/", "", b"").is_ok_and(|r| r.status == 404))
    })
}

/// On the tight setup: 2 s for a request, 4 s between them.
pub fn slow(c: &mut Context<'_>) -> Result<()> {
    let ended = |connection: &mut Connection, most: u64| {
        let began = Instant::now();
        let answer = connection.receive(false);
        let took = began.elapsed();
        ensure!(took < Duration::from_secs(most), "still there after {took:?}");
        ensure!(answer.as_ref().map_or(true, |r| r.status == 408), "HTTP {}", answer.map_or(0, |r| r.status));
        Ok(took)
    };
    for (what, bytes) in [
        ("a header that stalls", "POST / HTTP/1.1\r\nHost:"),
        ("a body that stalls", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n<methodCall>"),
    ] {
        let mut connection = c.client.connect()?;
        connection.send(bytes.as_bytes())?;
        others_go_on(c)?;
        let took = ended(&mut connection, 8).context(what)?;
        ensure!(took > Duration::from_millis(1000), "{what}: dropped after {took:?}, before its 2 s were over");
    }
    // One byte at a time is no excuse: the whole request has 2 s.
    let mut drip = c.client.connect()?;
    let began = Instant::now();
    while drip.send(b"G").is_ok() && began.elapsed() < SOON {
        std::thread::sleep(Duration::from_millis(200));
        others_go_on(c)?;
    }
    ensure!(began.elapsed() < Duration::from_secs(8), "a dripping client stayed for {:?}", began.elapsed());
    let mut silent = c.client.connect()?;
    ended(&mut silent, 12).context("a connection without a request")?;
    others_go_on(c)
}
