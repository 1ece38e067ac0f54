//! The server's side of HTTP/1.1 (RFC 9112), sans-io: bytes in, requests out, nothing kept beyond the limits.
//!
//! ```text
//!   Head --complete--> Fixed(n) | Chunked --complete--> Ready --next()--> Head
//!     |                PUT: Ready --next()--> Upload --body()--> Head
//!     \______________________ anything wrong ___________________> Dead
//! ```
//! The body of a PUT is never held: the request is there with its head, and its owner takes the body piece by piece.
//! Bytes after a complete request are not consumed until it is taken. A body grows as it arrives, never by what a header
//! claims ([`HttpConn::claim`] says how much that is); where there is no memory for it, the answer is 503. Deliberately absent: routing, percent-decoding, other codings, upgrades, time-outs (the agent has the clock;
//! [`HttpConn::started`] tells it what waits).

use super::chunked::{ChunkError, Chunked};
use crate::room::grow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

/// Bounds of one connection.
#[derive(Clone, Copy, Debug)]
pub struct HttpLimits {
    /// Request line and headers.
    pub header_bytes: usize,
    /// The decoded body.
    pub body_bytes: usize,
}

/// Methods the server tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET
    Get,
    /// POST
    Post,
    /// CONNECT
    Connect,
    /// HEAD
    Head,
    /// PUT
    Put,
    /// Any other.
    Other,
}

/// One complete request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What is asked for.
    pub method: Method,
    /// The request target, as it came.
    pub target: String,
    /// The connection goes on after the answer.
    pub keep_alive: bool,
    /// Decoded.
    pub body: Vec<u8>,
    /// The Authorization header, if any.
    pub authorization: Option<String>,
    /// The Range header, if any.
    pub range: Option<String>,
    /// The body is still to come, and is not in `body`: only of PUT.
    pub upload: Option<Upload>,
}

/// A body that its owner takes piece by piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Bytes of it, if they were counted.
    pub length: Option<u64>,
    /// The client waits for [`CONTINUE`] before it sends them.
    pub expects: bool,
}

/// What the connection has for its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Nothing yet.
    NeedMore,
    /// The client waits for [`CONTINUE`] before it sends the body.
    Continue100,
    /// A request. After CONNECT the bytes that follow are no HTTP: do not feed them.
    Request(Request),
    /// Answer this status; then close, if so said.
    Bad {
        /// For the status line.
        status: u16,
        /// What follows can't be made sense of.
        close: bool,
    },
}

/// What to write for [`Event::Continue100`].
pub const CONTINUE: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";

/// Header lines in a request.
const HEADERS: usize = 64;

/// CR and LF skipped before a request (RFC 9112, 2.2): one empty line.
const BLANK: u8 = 2;

#[derive(Debug)]
enum State {
    Head,
    Fixed(usize),
    Chunked(Chunked),
    Ready,
    /// A PUT whose body its owner takes.
    Upload(Body),
    /// Status to report; reported already.
    Dead(u16, bool),
}

/// What is to come of a body.
#[derive(Clone, Debug)]
enum Body {
    Fixed(u64),
    Chunked(Chunked),
}

/// One connection.
#[derive(Debug)]
pub struct HttpConn {
    state: State,
    /// Of the PUT that is ready.
    upload: Option<Body>,
    head: Vec<u8>,
    request: Request,
    /// Continue100 is due.
    go_on: bool,
    /// CR and LF skipped before a request.
    blank: u8,
}

const EMPTY: Request = Request {
    method: Method::Other,
    target: String::new(),
    keep_alive: false,
    body: Vec::new(),
    authorization: None,
    range: None,
    upload: None,
};

impl Default for HttpConn {
    fn default() -> Self {
        HttpConn::new()
    }
}

impl HttpConn {
    /// A fresh connection.
    pub fn new() -> HttpConn {
        HttpConn { state: State::Head, upload: None, head: Vec::new(), request: EMPTY, go_on: false, blank: 0 }
    }

    /// Takes bytes; how many were used. Fewer than given: a request is complete and waits for [`HttpConn::next`].
    pub fn receive(&mut self, bytes: &[u8], limits: &HttpLimits) -> usize {
        let mut rest = bytes;
        loop {
            let used = match &mut self.state {
                State::Ready | State::Upload(_) => break,
                State::Dead(..) => rest.len(),
                State::Head => self.head(rest, limits),
                State::Fixed(left) => {
                    let take = (*left).min(rest.len());
                    if grow(&mut self.request.body, take, *left) {
                        self.request.body.extend_from_slice(rest.get(..take).unwrap_or(&[]));
                        *left -= take;
                        if *left == 0 {
                            self.state = State::Ready;
                        }
                        take
                    } else {
                        self.fail(503);
                        rest.len()
                    }
                }
                State::Chunked(chunked) => match chunked.receive(rest, &mut self.request.body, limits.body_bytes) {
                    Ok(used) => {
                        if chunked.done() {
                            self.state = State::Ready;
                        }
                        used
                    }
                    Err(e) => {
                        self.fail(match e {
                            ChunkError::TooBig => 413,
                            ChunkError::Malformed => 400,
                            ChunkError::NoMemory => 503,
                        });
                        rest.len()
                    }
                },
            };
            rest = rest.get(used..).unwrap_or(&[]);
            if rest.is_empty() {
                break;
            }
        }
        bytes.len() - rest.len()
    }

    fn fail(&mut self, status: u16) {
        self.state = State::Dead(status, false);
        self.head = Vec::new();
        self.request = EMPTY;
        self.go_on = false;
    }

    /// Collects a head; how many bytes were used.
    fn head(&mut self, bytes: &[u8], limits: &HttpLimits) -> usize {
        if self.head.is_empty() && matches!(bytes, [b'\r' | b'\n', ..]) {
            if self.blank == BLANK {
                self.fail(400);
                return bytes.len();
            }
            self.blank += 1;
            return 1;
        }
        self.blank = 0;
        let mut used = 0;
        for piece in bytes.split_inclusive(|b| *b == b'\n') {
            if self.head.len() + piece.len() > limits.header_bytes {
                self.fail(431);
                return bytes.len();
            }
            self.head.extend_from_slice(piece);
            used += piece.len();
            if self.head.ends_with(b"\n\r\n") || self.head.ends_with(b"\n\n") {
                let head = core::mem::take(&mut self.head);
                match self.understand(&head, limits) {
                    Ok(state) => {
                        self.state = state;
                        self.head = head;
                        self.head.clear();
                    }
                    Err(status) => self.fail(status),
                }
                break;
            }
        }
        used
    }

    /// What a complete head means, or the status to answer.
    fn understand(&mut self, head: &[u8], limits: &HttpLimits) -> Result<State, u16> {
        let mut headers = [httparse::EMPTY_HEADER; HEADERS];
        let mut parsed = httparse::Request::new(&mut headers);
        match parsed.parse(head) {
            Ok(httparse::Status::Complete(_)) => {}
            Err(httparse::Error::TooManyHeaders) => return Err(431),
            Err(httparse::Error::Version) => return Err(505),
            _ => return Err(400),
        }
        let new = parsed.version == Some(1);
        let request = &mut self.request;
        request.method = match parsed.method.unwrap_or("") {
            "GET" => Method::Get,
            "POST" => Method::Post,
            "CONNECT" => Method::Connect,
            "HEAD" => Method::Head,
            "PUT" => Method::Put,
            _ => Method::Other,
        };
        request.target = String::from(parsed.path.unwrap_or(""));
        request.keep_alive = new;
        (request.authorization, request.range, request.upload) = (None, None, None);
        request.body.clear();
        let (mut length, mut chunked, mut expects) = (None, false, false);
        for header in parsed.headers.iter() {
            let is = |name: &str| header.name.eq_ignore_ascii_case(name);
            let value = || core::str::from_utf8(header.value).map(str::trim).map_err(|_| 400u16);
            if is("content-length") {
                let n = number(value()?).ok_or(400u16)?;
                if length.replace(n).is_some() {
                    return Err(400);
                }
            } else if is("transfer-encoding") {
                if chunked || !new {
                    return Err(400);
                }
                if !value()?.eq_ignore_ascii_case("chunked") {
                    return Err(501);
                }
                chunked = true;
            } else if is("connection") {
                for token in value()?.split(',').map(str::trim) {
                    if token.eq_ignore_ascii_case("close") {
                        request.keep_alive = false;
                        break;
                    }
                    request.keep_alive |= token.eq_ignore_ascii_case("keep-alive");
                }
            } else if is("expect") {
                if !value()?.eq_ignore_ascii_case("100-continue") {
                    return Err(417);
                }
                expects = new;
            } else if is("authorization") {
                request.authorization = Some(String::from(value()?));
            } else if is("range") {
                request.range = Some(String::from(value()?));
            }
        }
        match (length, chunked, request.method) {
            (Some(_), true, _) => Err(400),
            (None, true, Method::Connect) | (Some(1..), _, Method::Connect) => Err(400),
            (None, false, Method::Put) => Err(411),
            (length, _, Method::Put) => {
                request.upload = Some(Upload { length, expects });
                self.upload = match length {
                    Some(0) => None,
                    Some(length) => Some(Body::Fixed(length)),
                    None => Some(Body::Chunked(Chunked::default())),
                };
                Ok(State::Ready)
            }
            (None, true, _) => {
                self.go_on = expects;
                Ok(State::Chunked(Chunked::default()))
            }
            (Some(n), false, _) if n > limits.body_bytes as u64 => Err(413),
            (None, false, Method::Post) => Err(411),
            (None | Some(0), false, _) => Ok(State::Ready),
            (Some(n), false, _) => {
                self.go_on = expects;
                Ok(State::Fixed(usize::try_from(n).map_err(|_| 413u16)?))
            }
        }
    }

    /// What there is to do.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Event {
        if core::mem::take(&mut self.go_on) {
            return Event::Continue100;
        }
        match &mut self.state {
            State::Ready => {
                self.state = self.upload.take().map_or(State::Head, State::Upload);
                Event::Request(core::mem::replace(&mut self.request, EMPTY))
            }
            State::Dead(status, reported) if !*reported => {
                *reported = true;
                Event::Bad { status: *status, close: true }
            }
            _ => Event::NeedMore,
        }
    }

    /// Takes bytes of the body of a PUT, and appends what they mean to `to`, as many at most; how many were used, fewer than
    /// given if the body is complete. The status to answer before closing, if they mean nothing.
    pub fn body(&mut self, bytes: &[u8], to: &mut Vec<u8>) -> Result<usize, u16> {
        let State::Upload(body) = &mut self.state else { return Ok(0) };
        let (used, done) = match body {
            Body::Fixed(left) => {
                let take = usize::try_from(*left).unwrap_or(usize::MAX).min(bytes.len());
                if !grow(to, take, take) {
                    return Err(503);
                }
                to.extend_from_slice(bytes.get(..take).unwrap_or(&[]));
                *left -= take as u64;
                (take, *left == 0)
            }
            Body::Chunked(chunked) => {
                let used = chunked.receive(bytes, to, usize::MAX).map_err(|error| match error {
                    ChunkError::NoMemory => 503,
                    ChunkError::TooBig | ChunkError::Malformed => 400u16,
                })?;
                (used, chunked.done())
            }
        };
        if done {
            self.state = State::Head;
        }
        Ok(used)
    }

    /// The body of a PUT is not complete.
    pub fn has_body(&self) -> bool {
        matches!(self.state, State::Upload(_))
    }

    /// Gives a body's memory back for the next request.
    pub fn recycle(&mut self, mut body: Vec<u8>) {
        if self.request.body.capacity() < body.capacity() && body.capacity() <= 64 << 10 && !self.started() {
            body.clear();
            self.request.body = body;
        }
    }

    /// Bytes of memory the connection holds.
    pub fn capacity(&self) -> usize {
        self.head.capacity() + self.request.body.capacity()
    }

    /// Bytes it holds or has been promised: its memory, or the head and what the body's length or chunk declares.
    pub fn claim(&self) -> usize {
        let left = match &self.state {
            State::Fixed(left) => *left,
            State::Chunked(chunked) => chunked.left(),
            State::Head | State::Ready | State::Upload(_) | State::Dead(..) => 0,
        };
        let body = &self.request.body;
        self.head.capacity().saturating_add(body.capacity().max(body.len().saturating_add(left)))
    }

    /// Whether bytes of an unfinished request, or empty lines before one, have come.
    pub fn started(&self) -> bool {
        match self.state {
            State::Head => !self.head.is_empty() || self.blank > 0,
            State::Fixed(_) | State::Chunked(_) | State::Ready | State::Upload(_) => true,
            State::Dead(..) => false,
        }
    }
}

/// A Content-Length: digits and nothing else.
fn number(text: &str) -> Option<u64> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// The reason phrase of a status this server sends.
pub fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        411 => "Length Required",
        413 => "Content Too Large",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        507 => "Insufficient Storage",
        _ => "Status",
    }
}

/// The head of an answer. No length: the body ends with the connection, or (CONNECT) is a stream.
pub fn write_head(out: &mut Vec<u8>, status: u16, content_type: &str, length: Option<usize>, keep_alive: bool) {
    write_head_with(out, status, content_type, length, keep_alive, "");
}

/// Likewise, with whole header lines of its own.
pub fn write_head_with(
    out: &mut Vec<u8>,
    status: u16,
    content_type: &str,
    length: Option<usize>,
    keep_alive: bool,
    more: &str,
) {
    let mut line = heapless::String::<64>::new();
    let _ = write!(line, "HTTP/1.1 {status} {}\r\n", reason(status));
    out.extend_from_slice(line.as_bytes());
    if !content_type.is_empty() {
        for part in ["Content-Type: ", content_type, "\r\n"] {
            out.extend_from_slice(part.as_bytes());
        }
    }
    if let Some(length) = length {
        line.clear();
        let _ = write!(line, "Content-Length: {length}\r\n");
        out.extend_from_slice(line.as_bytes());
    }
    out.extend_from_slice(more.as_bytes());
    let connection = if keep_alive { "Connection: keep-alive\r\n\r\n" } else { "Connection: close\r\n\r\n" };
    out.extend_from_slice(connection.as_bytes());
}
