//! A client at the other end of a pipe: messages in, messages out, without a ring.
//!
//! Deliberately absent: time, unless a test sets it; the rate of writes is off by default here.

use platform_xen::hyp::{DomId, Instant};
use platform_xen::xenstore::wire::{self, HEADER, Header};
use platform_xen::xenstore::{Limits, Quota, Server};

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub kind: u32,
    pub req_id: u32,
    pub tx_id: u32,
    pub payload: Vec<u8>,
}

impl Message {
    /// The payload as text, NULs as `|`.
    pub fn text(&self) -> String {
        text(&self.payload)
    }
}

/// Bytes as text, NULs as `|`.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\0', "|")
}

/// Text with `|` for NUL.
pub fn bytes(text: &str) -> Vec<u8> {
    text.replace('|', "\0").into_bytes()
}

pub fn message(kind: u32, req_id: u32, tx_id: u32, payload: &[u8]) -> Vec<u8> {
    let header = Header { kind, req_id, tx_id, len: payload.len() as u32 };
    [&header.encode(), payload].concat()
}

/// Splits bytes into messages; the rest must be empty.
pub fn messages(mut bytes: &[u8]) -> Vec<Message> {
    let mut found = Vec::new();
    while let Some(header) = Header::decode(bytes) {
        let end = HEADER + header.len as usize;
        let payload = bytes[HEADER..end].to_vec();
        assert!(payload.len() <= 4096);
        found.push(Message { kind: header.kind, req_id: header.req_id, tx_id: header.tx_id, payload });
        bytes = &bytes[end..];
    }
    assert!(bytes.is_empty(), "part of a message");
    found
}

/// Limits without the rate of writes.
pub fn unpaced() -> Limits {
    let mut limits = Limits::default();
    limits.set(Quota::Rate, 0);
    limits
}

/// A server with domains 0 (privileged), 1, 2 and 3 introduced, whose homes are theirs.
pub fn server() -> Server {
    server_with(unpaced())
}

pub fn server_with(limits: Limits) -> Server {
    use platform_xen::xenstore::Perm;
    let mut server = Server::new(limits).unwrap();
    server.introduce(DomId(0)).unwrap();
    for dom in 1..=3 {
        server.introduce(DomId(dom)).unwrap();
        let home = format!("/local/domain/{dom}");
        server.mkdir(home.as_bytes()).unwrap();
        server.set_perms(home.as_bytes(), &[Perm { dom: DomId(dom), access: 0 }]).unwrap();
    }
    server
}

/// Everything that waits for a domain.
pub fn output(server: &mut Server, dom: u16) -> Vec<u8> {
    let mut found = Vec::new();
    loop {
        let part = server.output(DomId(dom)).to_vec();
        if part.is_empty() {
            return found;
        }
        server.sent(DomId(dom), part.len());
        found.extend(part);
    }
}

/// Sends one request and serves it; everything that comes back, in order.
pub fn exchange(server: &mut Server, dom: u16, kind: u32, tx: u32, payload: &[u8]) -> Vec<Message> {
    let request = message(kind, 7, tx, payload);
    assert_eq!(server.receive(DomId(dom), &request), request.len());
    let served = server.serve(DomId(dom), 1, Instant(0));
    assert_eq!((served.requests, served.closed), (1, false));
    messages(&output(server, dom))
}

/// Sends one request; the answer's text. Errors are their names, events are dropped.
pub fn ask(server: &mut Server, dom: u16, kind: u32, tx: u32, payload: &str) -> String {
    let answers = exchange(server, dom, kind, tx, &bytes(payload));
    let answer = answers.iter().find(|m| m.kind != wire::WATCH_EVENT).expect("an answer");
    assert!(answer.kind == kind || answer.kind == wire::ERROR);
    assert_eq!((answer.req_id, answer.tx_id), (7, tx));
    answer.text()
}

/// The events that wait for a domain, as `path|token|`.
pub fn events(server: &mut Server, dom: u16) -> Vec<String> {
    let waiting = messages(&output(server, dom));
    assert!(waiting.iter().all(|m| m.kind == wire::WATCH_EVENT && m.req_id == 0 && m.tx_id == 0));
    waiting.iter().map(Message::text).collect()
}

/// A transaction's number.
pub fn begin(server: &mut Server, dom: u16) -> u32 {
    let answer = ask(server, dom, wire::TRANSACTION_START, 0, "|");
    answer.trim_end_matches('|').parse().expect("a number")
}
