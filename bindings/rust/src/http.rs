//! A small HTTP/1.1 client over one TCP connection (RFC 9112): requests with a body, answers by length, chunks or end of
//! stream, keep-alive, and raw bytes for tests and for the console's CONNECT.
//!
//! Deliberately absent: TLS, redirects, compression, proxies.

use anyhow::{Context, Result, bail, ensure};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

/// Answers beyond this are refused.
const MAX_BODY: u64 = 256 << 20;

/// Bytes of a body sent or taken at once where it is not held as a whole.
const PIECE: usize = 64 << 10;

/// An answer.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Response {
    /// The first header of that name (in lower case).
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Whether a header of that name (in lower case) says this.
    fn is(&self, name: &str, what: &str) -> bool {
        self.headers.iter().any(|(n, v)| n == name && v.eq_ignore_ascii_case(what))
    }

    fn length(&self) -> Result<Option<u64>> {
        self.header("content-length").map(str::parse::<u64>).transpose().context("bad Content-Length")
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Host and port of an `http://HOST[:PORT][/...]` URL.
pub fn authority(url: &str) -> Result<String> {
    let Some(rest) = url.strip_prefix("http://") else {
        bail!("{url} is not an http:// URL");
    };
    let authority = rest.split('/').next().unwrap_or_default();
    ensure!(!authority.is_empty(), "{url} names no host");
    let has_port = authority.rsplit_once(':').is_some_and(|(_, p)| p.parse::<u16>().is_ok());
    Ok(if has_port { authority.to_string() } else { format!("{authority}:9363") })
}

/// A connection that may carry many requests.
pub struct Connection {
    host: String,
    stream: BufReader<TcpStream>,
    open: bool,
}

impl Connection {
    /// Connects; every read and write may take `timeout`.
    pub fn open(authority: &str, timeout: Duration) -> Result<Self> {
        let mut addresses = authority.to_socket_addrs().with_context(|| format!("cannot resolve {authority}"))?;
        let address = addresses.next().with_context(|| format!("{authority} has no address"))?;
        let stream = TcpStream::connect_timeout(&address, timeout.min(Duration::from_secs(10)))
            .with_context(|| format!("cannot connect to {authority}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(timeout))?;
        stream.set_write_timeout(Some(timeout))?;
        Ok(Connection { host: authority.to_string(), stream: BufReader::new(stream), open: true })
    }

    /// Whether another request can be sent.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// One request and its answer.
    pub fn request(&mut self, method: &str, path: &str, content_type: &str, body: &[u8]) -> Result<Response> {
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.host);
        if !body.is_empty() {
            head += &format!("Content-Type: {content_type}\r\nContent-Length: {}\r\n", body.len());
        }
        head += "\r\n";
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(body);
        self.send(&bytes)?;
        self.receive(method == "HEAD" || method == "CONNECT")
    }

    /// Raw bytes.
    pub fn send(&mut self, bytes: &[u8]) -> Result<()> {
        self.stream.get_mut().write_all(bytes).context("cannot send")
    }

    /// `PUT` of so many bytes as they are read; `sent` is told how many have gone. A host that answers before it has them all
    /// is heard at once.
    pub fn upload(&mut self, path: &str, bytes: u64, from: &mut dyn Read, sent: &mut dyn FnMut(u64)) -> Result<Response> {
        let head = format!("PUT {path} HTTP/1.1\r\nHost: {}\r\nContent-Length: {bytes}\r\n\r\n", self.host);
        self.send(head.as_bytes())?;
        let mut piece = vec![0; PIECE];
        let mut done = 0;
        while done < bytes && !self.is_answered()? {
            let most = usize::try_from(bytes - done).unwrap_or(PIECE).min(PIECE);
            from.read_exact(&mut piece[..most]).context("what is sent ends early")?;
            if self.stream.get_mut().write_all(&piece[..most]).is_err() {
                // It may have said why.
                break;
            }
            done += most as u64;
            sent(done);
        }
        let response = self.receive(false)?;
        ensure!(done == bytes || response.status >= 400, "it answered before it had everything");
        Ok(response)
    }

    /// `GET` whose body, if it is what was asked for, goes to `to` as it comes, with how many bytes there will be.
    pub fn download(&mut self, path: &str, to: &mut dyn FnMut(&[u8], u64) -> Result<()>) -> Result<Response> {
        let head = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host);
        self.send(head.as_bytes())?;
        let mut response = self.head()?;
        let length = response.length()?;
        if !matches!(response.status, 200 | 206) {
            return self.body(response, false);
        }
        let bytes = length.context("an answer without Content-Length")?;
        let mut piece = vec![0; PIECE];
        let mut left = bytes;
        while left > 0 {
            let most = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
            self.stream.read_exact(&mut piece[..most]).context("the answer ended early")?;
            to(&piece[..most], bytes)?;
            left -= most as u64;
        }
        self.open = !response.is("connection", "close");
        response.body = Vec::new();
        Ok(response)
    }

    /// Whether something has come from the host.
    fn is_answered(&mut self) -> Result<bool> {
        if !self.stream.buffer().is_empty() {
            return Ok(true);
        }
        let stream = self.stream.get_mut();
        stream.set_nonblocking(true)?;
        let found = stream.peek(&mut [0]);
        stream.set_nonblocking(false)?;
        Ok(!matches!(found, Err(error) if error.kind() == std::io::ErrorKind::WouldBlock))
    }

    /// The next answer; `headless` ones have no body.
    pub fn receive(&mut self, headless: bool) -> Result<Response> {
        let head = self.head()?;
        self.body(head, headless)
    }

    /// Status line and headers of the next answer.
    fn head(&mut self) -> Result<Response> {
        self.open = false;
        let status_line = self.line()?;
        let mut words = status_line.split(' ');
        let version = words.next().unwrap_or_default().to_string();
        ensure!(version.starts_with("HTTP/1."), "not an HTTP answer: {status_line:?}");
        let status: u16 = words.next().and_then(|w| w.parse().ok()).context("no status in the answer")?;
        let mut headers = Vec::new();
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').context("a header without a colon")?;
            headers.push((name.to_ascii_lowercase(), value.trim().to_string()));
        }
        if version != "HTTP/1.1" {
            headers.push(("connection".to_string(), "close".to_string()));
        }
        Ok(Response { status, headers, body: Vec::new() })
    }

    /// The body after that.
    fn body(&mut self, mut response: Response, headless: bool) -> Result<Response> {
        let (chunked, close) = (response.is("transfer-encoding", "chunked"), response.is("connection", "close"));
        let length = response.length()?;
        let mut delimited = true;
        if headless || response.status == 204 {
        } else if chunked {
            response.body = self.chunks()?;
        } else if let Some(length) = length {
            response.body = self.exactly(length)?;
        } else {
            delimited = false;
            self.stream.by_ref().take(MAX_BODY).read_to_end(&mut response.body)?;
        }
        self.open = delimited && !close;
        Ok(response)
    }

    /// The stream after CONNECT, with what was already read from it.
    pub fn into_stream(self) -> (TcpStream, Vec<u8>) {
        let early = self.stream.buffer().to_vec();
        (self.stream.into_inner(), early)
    }

    fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = self.line()?;
            let size = line.split(';').next().unwrap_or_default().trim();
            let size = u64::from_str_radix(size, 16).context("bad chunk size")?;
            if size == 0 {
                while !self.line()?.is_empty() {}
                return Ok(body);
            }
            body.extend(self.exactly(size)?);
            ensure!(self.line()?.is_empty(), "a chunk without its end");
        }
    }

    fn exactly(&mut self, length: u64) -> Result<Vec<u8>> {
        ensure!(length <= MAX_BODY, "an answer of {length} bytes is too large");
        let mut body = Vec::new();
        self.stream.by_ref().take(length).read_to_end(&mut body)?;
        ensure!(body.len() as u64 == length, "the answer ended early");
        Ok(body)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        let read = self.stream.by_ref().take(64 << 10).read_line(&mut line).context("no answer")?;
        ensure!(read > 0, "the connection was closed");
        Ok(line.trim_end_matches(['\r', '\n']).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    /// A server that answers with these bytes and closes.
    fn answering(bytes: &'static [u8]) -> Connection {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.read(&mut [0; 1024]);
            stream.write_all(bytes).unwrap();
        });
        Connection::open(&address, Duration::from_secs(5)).unwrap()
    }

    fn get(bytes: &'static [u8]) -> Result<(Response, bool)> {
        let mut connection = answering(bytes);
        let response = connection.request("GET", "/", "", b"")?;
        Ok((response, connection.is_open()))
    }

    #[test]
    fn bodies_by_length_chunks_and_end() {
        let (r, open) = get(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc").unwrap();
        assert_eq!((r.status, r.text().as_str(), open), (200, "abc", true));
        let (r, open) =
            get(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x\r\nde\r\n0\r\n\r\n").unwrap();
        assert_eq!((r.text().as_str(), open), ("abcde", true));
        let (r, open) = get(b"HTTP/1.0 404 No\r\nX-A: b\r\n\r\nto the end").unwrap();
        assert_eq!((r.status, r.text().as_str(), r.header("x-a"), open), (404, "to the end", Some("b"), false));
        let (_, open) = get(b"HTTP/1.1 204 None\r\nConnection: close\r\n\r\n").unwrap();
        assert!(!open);
    }

    #[test]
    fn broken_answers_are_errors() {
        for bytes in [&b""[..], b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"] {
            assert!(get(bytes).is_err());
        }
    }

    #[test]
    fn bodies_come_in_pieces() {
        let mut connection = answering(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde");
        let mut got = Vec::new();
        let response = connection.download("/", &mut |bytes, all| {
            got.extend_from_slice(bytes);
            ensure!(all == 5, "{all}");
            Ok(())
        });
        assert_eq!((response.unwrap().status, &got[..], connection.is_open()), (200, &b"abcde"[..], true));
        let mut connection = answering(b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
        let response = connection.download("/", &mut |_, _| bail!("it is none")).unwrap();
        assert_eq!((response.status, response.text().as_str()), (404, "no"));
        // One that answers at the head is heard, whatever becomes of the body.
        let mut connection = answering(b"HTTP/1.1 409 Conflict\r\nContent-Length: 2\r\n\r\nno");
        let response = connection.upload("/", 64 << 20, &mut std::io::repeat(1), &mut |_| {}).unwrap();
        assert_eq!((response.status, response.text().as_str()), (409, "no"));
        let mut connection = answering(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assert!(connection.upload("/", 9, &mut &b"short"[..], &mut |_| {}).is_err());
    }

    #[test]
    fn authorities_out_of_urls() {
        assert_eq!(authority("http://127.0.0.1:80/x").unwrap(), "127.0.0.1:80");
        assert_eq!(authority("http://host").unwrap(), "host:9363");
        assert!(authority("https://host").is_err() && authority("http:///").is_err());
    }
}
