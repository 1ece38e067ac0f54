//! HTTP: the same events however the bytes are split, and a status for everything malformed.

use crate::wire::http::*;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

const LIMITS: HttpLimits = HttpLimits { header_bytes: 512, body_bytes: 1000 };

/// Feeds in pieces of the sizes given, cyclically; all events but NeedMore.
fn feed(bytes: &[u8], sizes: &[usize]) -> Vec<Event> {
    let mut conn = HttpConn::new();
    let mut events = Vec::new();
    let mut rest = bytes;
    let mut sizes = sizes.iter().cycle();
    while !rest.is_empty() {
        let mut piece = &rest[..(*sizes.next().unwrap()).min(rest.len())];
        rest = &rest[piece.len()..];
        while !piece.is_empty() {
            if conn.has_body() {
                let Some(Event::Request(request)) = events.last_mut() else { panic!() };
                match conn.body(piece, &mut request.body) {
                    Ok(used) => piece = &piece[used..],
                    Err(status) => {
                        events.push(Event::Bad { status, close: true });
                        return events;
                    }
                }
                continue;
            }
            let used = conn.receive(piece, &LIMITS);
            piece = &piece[used..];
            loop {
                match conn.next() {
                    Event::NeedMore => break,
                    event => events.push(event),
                }
            }
        }
    }
    events
}

/// The same events whatever the split: whole, one by one, in two at each place, in pieces of random sizes.
fn check(bytes: &[u8]) -> Vec<Event> {
    let whole = feed(bytes, &[usize::MAX]);
    assert_eq!(feed(bytes, &[1]), whole);
    for cut in 1..bytes.len() {
        assert_eq!(feed(bytes, &[cut, usize::MAX]), whole, "cut at {cut}");
    }
    let mut seed = 1u64;
    for _ in 0..50 {
        let sizes: Vec<usize> = (0..40)
            .map(|_| {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1);
                (seed >> 40) as usize % 17 + 1
            })
            .collect();
        assert_eq!(feed(bytes, &sizes), whole, "{sizes:?}");
    }
    whole
}

fn request(method: Method, target: &str, keep_alive: bool, body: &str) -> Event {
    let body = body.as_bytes().to_vec();
    let target = target.to_string();
    Event::Request(Request { method, target, keep_alive, body, authorization: None, range: None, upload: None })
}

/// The body of a PUT is its owner's to take, however much it is.
#[test]
fn uploads() {
    let long = "x".repeat(3000);
    for (text, length, expects, body) in [
        ("Content-Length: 5\r\n\r\nhello".to_string(), Some(5), false, "hello"),
        ("Content-Length: 0\r\n\r\n".to_string(), Some(0), false, ""),
        (format!("Expect: 100-continue\r\nContent-Length: 3000\r\n\r\n{long}"), Some(3000), true, &long[..]),
        ("Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x\r\nlo\r\n0\r\n\r\n".to_string(), None, false, "hello"),
    ] {
        let text = format!("PUT /a HTTP/1.1\r\n{text}GET /b HTTP/1.1\r\nRange: bytes=1-2\r\n\r\n");
        let events = if text.len() < 1000 { check(text.as_bytes()) } else { feed(text.as_bytes(), &[7]) };
        let [Event::Request(put), Event::Request(get)] = &events[..] else { panic!("{events:?}") };
        assert_eq!((put.method, put.upload), (Method::Put, Some(Upload { length, expects })));
        assert_eq!((&put.body[..], get.range.as_deref()), (body.as_bytes(), Some("bytes=1-2")));
    }
    let bad = feed(b"PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", &[usize::MAX]);
    assert_eq!(bad.last(), Some(&Event::Bad { status: 400, close: true }));
    assert_eq!(check(b"PUT / HTTP/1.1\r\n\r\n"), [Event::Bad { status: 411, close: true }]);
}

#[test]
fn requests() {
    use Method::*;
    for (text, events) in [
        ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", [request(Get, "/", true, "")].to_vec()),
        ("GET /a?b=c HTTP/1.1\r\nConnection: close\r\n\r\n", [request(Get, "/a?b=c", false, "")].to_vec()),
        ("GET / HTTP/1.0\r\n\r\n", [request(Get, "/", false, "")].to_vec()),
        ("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", [request(Get, "/", true, "")].to_vec()),
        ("HEAD / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", [request(Head, "/", true, "")].to_vec()),
        ("CONNECT /console?ref=1 HTTP/1.1\r\n\r\n", [request(Connect, "/console?ref=1", true, "")].to_vec()),
        ("BREW /pot HTTP/1.1\r\n\r\n", [request(Other, "/pot", true, "")].to_vec()),
        ("\r\nGET / HTTP/1.1\n\n", [request(Get, "/", true, "")].to_vec()),
        ("POST /RPC2 HTTP/1.0\r\ncontent-length: 5\r\n\r\nhello", [request(Post, "/RPC2", false, "hello")].to_vec()),
        ("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", [request(Post, "/", true, "")].to_vec()),
        (
            "POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcPOST /b HTTP/1.1\r\nContent-Length: 2\r\n\r\nde\r\nGET /c HTTP/1.1\r\n\r\n",
            [request(Post, "/a", true, "abc"), request(Post, "/b", true, "de"), request(Get, "/c", true, "")].to_vec(),
        ),
        (
            "POST / HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n5\r\nhello\r\n00A;x=\"y\"\r\n, chunked!\r\n0\r\nT: 1\r\nU: 2\r\n\r\nGET / HTTP/1.1\r\n\r\n",
            [request(Post, "/", true, "hello, chunked!"), request(Get, "/", true, "")].to_vec(),
        ),
        (
            "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi",
            [Event::Continue100, request(Post, "/", true, "hi")].to_vec(),
        ),
        (
            "POST / HTTP/1.1\r\nExpect: 100-Continue\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            [Event::Continue100, request(Post, "/", true, "")].to_vec(),
        ),
        (
            "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi",
            [request(Post, "/", false, "hi")].to_vec(),
        ),
    ] {
        assert_eq!(check(text.as_bytes()), events, "{text}");
    }
    let auth = check(b"GET / HTTP/1.1\r\nauthorization:  Bearer x \r\n\r\n");
    let [Event::Request(request)] = &auth[..] else { panic!() };
    assert_eq!(request.authorization.as_deref(), Some("Bearer x"));
}

#[test]
fn malformed() {
    let long = format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(600));
    let endless = "x".repeat(600);
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "a:b\r\n".repeat(70));
    let exts = format!("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;{}\r\n", "x".repeat(2000));
    let trailers = format!("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n{}", "a: b\r\n".repeat(400));
    let te = |rest: &str| format!("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n{rest}");
    let cl = |value: &str| format!("POST / HTTP/1.1\r\nContent-Length: {value}\r\n\r\n");
    for (text, status) in [
        ("hello\r\n\r\n".to_string(), 400),
        ("GET / HTTP/2.0\r\n\r\n".to_string(), 505),
        ("GET / HTTP/1.1\r\nbad header\r\n\r\n".to_string(), 400),
        ("GET / HTTP/1.1\r\n: x\r\n\r\n".to_string(), 400),
        ("GET / HTTP/1.1\r\nA\0: x\r\n\r\n".to_string(), 400),
        ("GET / HTTP/1.1\r\nContent-Length : 1\r\n\r\n".to_string(), 400),
        ("\r\n\nGET / HTTP/1.1\r\n\r\n".to_string(), 400),
        ("\n\n\n".to_string(), 400),
        (long, 431),
        (endless, 431),
        (many, 431),
        ("POST / HTTP/1.1\r\n\r\n".to_string(), 411),
        ("POST / HTTP/1.0\r\n\r\n".to_string(), 411),
        (cl("1001"), 413),
        (cl("99999999999999999999"), 400),
        (cl("18446744073709551615"), 413),
        (cl("-1"), 400),
        (cl("+1"), 400),
        (cl("1, 1"), 400),
        (cl("0x10"), 400),
        (cl(""), 400),
        (cl("1\r\nContent-Length: 1"), 400),
        (cl("1\r\nTransfer-Encoding: chunked"), 400),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n".to_string(), 400),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n".to_string(), 501),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n".to_string(), 400),
        ("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n".to_string(), 400),
        ("POST / HTTP/1.1\r\nExpect: sandwich\r\nContent-Length: 1\r\n\r\n".to_string(), 417),
        ("CONNECT / HTTP/1.1\r\nContent-Length: 1\r\n\r\n".to_string(), 400),
        (te("x\r\n"), 400),
        (te("\r\n"), 400),
        (te(";\r\n"), 400),
        (te("-1\r\n"), 400),
        (te("5\nhello"), 400),
        (te("1\r\nab"), 400),
        (te("1\r\na\rb"), 400),
        (te("0\r\n\rx"), 400),
        (te("FFFFFFFFFFFFFFFF\r\n"), 400),
        (te("FFFFFFFFFFFFFFF\r\n"), 413),
        (te("3e9\r\n"), 413),
        (te(&format!("3e8\r\n{}\r\n1\r\n", "x".repeat(1000))), 413),
        (exts, 400),
        (trailers, 400),
    ] {
        let events = check(text.as_bytes());
        assert_eq!(events, [Event::Bad { status, close: true }], "{text}");
    }
}

#[test]
fn limits_are_exact() {
    let body = "x".repeat(1000);
    let text = format!("POST / HTTP/1.1\r\nContent-Length: 1000\r\n\r\n{body}");
    assert_eq!(check(text.as_bytes()), [request(Method::Post, "/", true, &body)]);
    let text = format!("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n{body}\r\n0\r\n\r\n");
    assert_eq!(check(text.as_bytes()), [request(Method::Post, "/", true, &body)]);
    let head = |n: usize| {
        let fixed = "GET / HTTP/1.1\r\nX: \r\n\r\n".len();
        format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "y".repeat(n - fixed))
    };
    assert_eq!(check(head(512).as_bytes()), [request(Method::Get, "/", true, "")]);
    assert_eq!(check(head(513).as_bytes()), [Event::Bad { status: 431, close: true }]);
}

#[test]
fn a_thousand_chunks_of_one_byte() {
    let text = format!("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n{}0\r\n\r\n", "1\r\nx\r\n".repeat(1000));
    assert_eq!(feed(text.as_bytes(), &[usize::MAX]), [request(Method::Post, "/", true, &"x".repeat(1000))]);
    assert_eq!(feed(text.as_bytes(), &[7]), feed(text.as_bytes(), &[usize::MAX]));
}

#[test]
fn what_follows_something_bad_is_dropped() {
    let mut conn = HttpConn::new();
    let text = b"nonsense\r\n\r\nGET / HTTP/1.1\r\n\r\n";
    assert_eq!(conn.receive(text, &LIMITS), text.len());
    assert_eq!(conn.next(), Event::Bad { status: 400, close: true });
    assert_eq!(conn.next(), Event::NeedMore);
    assert!(!conn.started());
}

#[test]
fn a_complete_request_holds_back_the_rest() {
    let mut conn = HttpConn::new();
    let text = b"GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n";
    assert!(!conn.started());
    assert_eq!(conn.receive(&text[..5], &LIMITS), 5);
    assert!(conn.started());
    let used = conn.receive(&text[5..], &LIMITS);
    assert_eq!(used, 14);
    assert_eq!(conn.receive(&text[19..], &LIMITS), 0);
    assert!(matches!(conn.next(), Event::Request(r) if r.target == "/a"));
    assert!(!conn.started());
    assert_eq!(conn.receive(&text[19..], &LIMITS), 19);
    assert!(matches!(conn.next(), Event::Request(r) if r.target == "/b"));
}

#[test]
fn a_claim_is_what_is_held_or_declared() {
    let mut conn = HttpConn::new();
    assert_eq!(conn.claim(), 0);
    conn.receive(b"POST / HTTP/1.1\r\nContent-Length: 900\r\n\r\nabc", &LIMITS);
    let head = conn.claim() - 900;
    assert!((40..200).contains(&head), "{head}");
    assert!(conn.capacity() < 512);
    conn.receive(&[b'x'; 897], &LIMITS);
    assert!(conn.claim() == conn.capacity() && conn.claim() >= 900);
    assert!(matches!(conn.next(), Event::Request(_)));
    assert!(conn.claim() < 200);

    let mut conn = HttpConn::new();
    conn.receive(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", &LIMITS);
    let head = conn.claim();
    conn.receive(b"3\r\nabc\r\n320\r\nd", &LIMITS);
    assert_eq!(conn.claim(), head + 803);
}

#[test]
fn a_body_is_refused_by_what_it_declares() {
    for text in [
        "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3e7\r\n",
    ] {
        assert_eq!(check(text.as_bytes()), [Event::Bad { status: 413, close: true }], "{text}");
    }
}

#[test]
fn a_body_there_is_no_memory_for_is_503() {
    for text in
        ["POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nab", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab"]
    {
        let events = super::without_memory(|| feed(text.as_bytes(), &[usize::MAX]));
        assert_eq!(events, [Event::Bad { status: 503, close: true }], "{text}");
    }
}

#[test]
fn an_empty_line_starts_the_clock() {
    let mut conn = HttpConn::new();
    conn.receive(b"\r", &LIMITS);
    assert!(conn.started());
    conn.receive(b"\nGET / HTTP/1.1\r\n\r\n", &LIMITS);
    assert!(matches!(conn.next(), Event::Request(_)));
    assert!(!conn.started());
    conn.receive(b"\r\n\r", &LIMITS);
    assert_eq!(conn.next(), Event::Bad { status: 400, close: true });
}

/// A length that is only claimed takes no memory.
#[test]
fn memory_follows_what_arrives() {
    let limits = HttpLimits { header_bytes: 512, body_bytes: 1 << 30 };
    for head in ["Content-Length: 1000000000", "Transfer-Encoding: chunked"] {
        let mut conn = HttpConn::new();
        let text = format!("POST / HTTP/1.1\r\n{head}\r\n\r\n");
        conn.receive(text.as_bytes(), &limits);
        if head.starts_with('T') {
            conn.receive(b"3b9aca00\r\n", &limits);
        }
        for _ in 0..100 {
            conn.receive(&[b'x'; 100], &limits);
        }
        assert!(conn.capacity() < 40_000, "{}", conn.capacity());
    }
}

#[test]
fn a_body_is_given_back_for_the_next() {
    let mut conn = HttpConn::new();
    conn.receive(b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", &LIMITS);
    let Event::Request(mut first) = conn.next() else { panic!() };
    first.body.reserve(500);
    conn.recycle(first.body);
    assert!(conn.capacity() >= 500);
    conn.receive(b"POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nde", &LIMITS);
    assert!(matches!(conn.next(), Event::Request(r) if r.body == b"de"));
}

#[test]
fn heads_of_answers() {
    let head = |status, kind: &str, length, keep| {
        let mut out = Vec::new();
        write_head(&mut out, status, kind, length, keep);
        String::from_utf8(out).unwrap()
    };
    assert_eq!(
        head(200, "text/xml", Some(5), true),
        "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\n"
    );
    assert_eq!(
        head(413, "", Some(0), false),
        "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    assert_eq!(head(200, "", None, false), "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
}

/// Random bytes, and good requests with random bytes changed: an event or none, never a panic.
#[test]
fn garbage() {
    let good = b"POST /RPC2 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n";
    let mut seed = 7u64;
    let mut next = || {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) as usize
    };
    for _ in 0..3000 {
        let mut bytes = good.to_vec();
        for _ in 0..next() % 4 + 1 {
            let at = next() % bytes.len();
            bytes[at] = next() as u8;
        }
        let whole = feed(&bytes, &[usize::MAX]);
        assert_eq!(feed(&bytes, &[next() % 9 + 1, 3]), whole, "{:?}", String::from_utf8_lossy(&bytes));
    }
}
