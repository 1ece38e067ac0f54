//! `xenith proxy`: the API through a Unix socket.

use super::bindings;
use super::context::{Context, SOON};
use crate::http::authority;
use crate::proxy::{MOST, Proxy};
use crate::xmlrpc::{self, Value};
use anyhow::{Context as _, Result, ensure};
use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::path::Path;

fn open(path: &Path) -> Result<UnixStream> {
    let stream = UnixStream::connect(path).context("cannot connect to the socket")?;
    stream.set_read_timeout(Some(SOON))?;
    Ok(stream)
}

/// Reads until a text has come.
fn until(stream: &mut UnixStream, text: &str) -> Result<String> {
    let mut seen = Vec::new();
    let mut buffer = [0; 4096];
    while !seen.windows(text.len()).any(|w| w == text.as_bytes()) {
        let read = stream.read(&mut buffer).with_context(|| format!("no {text:?}"))?;
        ensure!(read > 0, "the stream ended: {}", String::from_utf8_lossy(&seen));
        seen.extend_from_slice(&buffer[..read]);
    }
    Ok(String::from_utf8_lossy(&seen).into_owned())
}

pub fn serves(c: &mut Context<'_>) -> Result<()> {
    let dir = tempfile::tempdir()?;
    let path = dir.path().join("xenith.sock");
    let proxy = Proxy::start(&path, &authority(&c.up.url)?)?;

    // Bodies in small pieces, several clients at once, more than one request each.
    let call = xmlrpc::call("host.get_all", &[c.client.session.as_str().into()]);
    let request = format!("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{call}", call.len());
    let mut clients = (0..8).map(|_| open(&path)).collect::<Result<Vec<_>>>()?;
    for round in 0..2 {
        for part in request.as_bytes().chunks(97) {
            clients.iter_mut().try_for_each(|client| client.write_all(part))?;
        }
        for client in &mut clients {
            let answer = until(client, "</methodResponse>")?;
            ensure!(answer.starts_with("HTTP/1.1 200 ") && answer.contains("Success"), "round {round}: {answer}");
        }
    }
    drop(clients);

    // A body of a megabyte in chunks, its answer after the end.
    let big = xmlrpc::call("VM.get_by_name_label", &[c.client.session.as_str().into(), "x".repeat(1 << 20).into()]);
    let mut client = open(&path)?;
    client.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")?;
    for part in big.as_bytes().chunks(50_000) {
        client.write_all(format!("{:x}\r\n", part.len()).as_bytes())?;
        client.write_all(part)?;
        client.write_all(b"\r\n")?;
    }
    client.write_all(b"0\r\n\r\n")?;
    client.shutdown(Shutdown::Write)?;
    let answer = until(&mut client, "</methodResponse>")?;
    ensure!(answer.contains("Success"), "{answer}");

    // A console goes both ways.
    let vm = c.started()?;
    let console = c.client.console_path(&vm)?;
    let mut stream = open(&path)?;
    stream.write_all(format!("CONNECT {console} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes())?;
    until(&mut stream, &c.tiny().banner)?;
    stream.write_all(b"hello\r")?;
    until(&mut stream, "hello")?;
    drop(stream);
    c.gone(&vm)?;

    // One too many.
    let kept = (0..MOST).map(|_| open(&path)).collect::<Result<Vec<_>>>()?;
    until(&mut open(&path)?, "503")?;
    drop(kept);
    c.eventually("there is room again", |_| {
        let mut client = open(&path)?;
        // One that is refused may be closed before it has asked.
        let asked = client.write_all(request.as_bytes()).is_ok();
        Ok(asked && until(&mut client, "\r\n").is_ok_and(|answer| answer.starts_with("HTTP/1.1 200")))
    })?;

    // A whole suite of tests through it; on real Xen its wrong passwords would only take long.
    if !c.real {
        bindings::python_at(c, &format!("unix://{}", path.display()))?;
    }
    drop(proxy);
    ensure!(!path.exists(), "the socket is left");
    ensure!(c.client.call("host.get_all", &[])? != Value::Nil, "the host");
    Ok(())
}
