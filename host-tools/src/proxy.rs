//! A Unix socket on this machine that leads to a host's API: what a client says goes there byte by byte, and what the host
//! says comes back (XML-RPC, `/metrics`, a console's CONNECT, bodies of any length).
//!
//! Each direction of a connection has one small buffer, so nothing is held that the other side does not take. Deliberately
//! absent: looking into the bytes, logging in, more than [`MOST`] connections at a time.

use crate::run;
use anyhow::{Context, Result, bail, ensure};
use rustix::fs::Mode;
use rustix::process::umask;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::os::unix::fs::FileTypeExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Connections at a time; one more is answered 503.
pub const MOST: usize = 64;

/// Bytes under way in each direction of a connection.
const BUFFER: usize = 16 << 10;

/// A socket that is served until this is dropped; then it is gone.
pub struct Proxy {
    path: PathBuf,
    stop: Arc<AtomicBool>,
    acceptor: Option<JoinHandle<()>>,
}

impl Proxy {
    /// Makes the socket, for its owner only, and serves it in threads; `authority` is the host's `NAME:PORT`.
    pub fn start(path: &Path, authority: &str) -> Result<Proxy> {
        make_room(path)?;
        // The socket never has another mode, not even for a moment.
        let before = umask(Mode::RWXG | Mode::RWXO | Mode::XUSR);
        let listener = UnixListener::bind(path);
        umask(before);
        let listener = listener.with_context(|| format!("cannot make the socket {}", path.display()))?;
        let stop = Arc::new(AtomicBool::new(false));
        let (stopped, authority) = (stop.clone(), authority.to_string());
        let acceptor = thread::spawn(move || accept(&listener, &authority, &stopped));
        Ok(Proxy { path: path.to_path_buf(), stop, acceptor: Some(acceptor) })
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // Wakes the acceptor, which sees that it is to end.
        let _ = UnixStream::connect(&self.path);
        let _ = std::fs::remove_file(&self.path);
        if let Some(acceptor) = self.acceptor.take() {
            let _ = acceptor.join();
        }
    }
}

/// Removes a socket that a proxy left behind when it was killed; whatever else is there stays.
fn make_room(path: &Path) -> Result<()> {
    let Ok(found) = std::fs::symlink_metadata(path) else { return Ok(()) };
    ensure!(found.file_type().is_socket(), "{} is there, and no socket", path.display());
    if UnixStream::connect(path).is_ok() {
        bail!("{} is served by another process", path.display());
    }
    std::fs::remove_file(path).with_context(|| format!("cannot remove the old socket {}", path.display()))
}

fn accept(listener: &UnixListener, authority: &str, stop: &AtomicBool) {
    let open = Arc::new(AtomicUsize::new(0));
    loop {
        let client = listener.accept();
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let Ok((mut client, _)) = client else {
            // Out of file descriptors: some connection has to end first.
            thread::sleep(Duration::from_millis(100));
            continue;
        };
        if open.fetch_add(1, Ordering::SeqCst) >= MOST {
            open.fetch_sub(1, Ordering::SeqCst);
            refuse(&mut client, "503 Service Unavailable", "too many connections");
            continue;
        }
        let (authority, open) = (authority.to_string(), open.clone());
        thread::spawn(move || {
            if let Err(error) = pass(&mut client, &authority) {
                run::say(&format!("{error:#}"));
                refuse(&mut client, "502 Bad Gateway", &format!("{error:#}"));
            }
            open.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

/// An answer of our own.
fn refuse(client: &mut UnixStream, status: &str, why: &str) {
    let _ = write!(client, "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{why}\n", why.len() + 1);
}

/// One connection, until both sides are done.
fn pass(client: &mut UnixStream, authority: &str) -> Result<()> {
    let host = TcpStream::connect(authority).with_context(|| format!("cannot connect to {authority}"))?;
    host.set_nodelay(true)?;
    let (mut from_client, mut to_host) = (client.try_clone()?, host.try_clone()?);
    let asking = thread::spawn(move || {
        copy(&mut from_client, &mut to_host);
        // A client that has said all may still listen.
        let _ = to_host.shutdown(Shutdown::Write);
    });
    copy(&mut &host, client);
    // A host that has said all hears nothing more.
    let _ = client.shutdown(Shutdown::Both);
    let _ = host.shutdown(Shutdown::Both);
    let _ = asking.join();
    Ok(())
}

/// Bytes from one to the other until either ends.
fn copy(from: &mut impl Read, to: &mut impl Write) {
    let mut buffer = [0; BUFFER];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        if to.write_all(&buffer[..read]).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_socket_comes_and_goes() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.sock");
        std::fs::write(&path, "a file").unwrap();
        assert!(Proxy::start(&path, "127.0.0.1:1").is_err() && path.is_file());
        std::fs::remove_file(&path).unwrap();
        // What is left of one that was killed.
        drop(UnixListener::bind(&path).unwrap());
        let proxy = Proxy::start(&path, "127.0.0.1:1").unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(Proxy::start(&path, "127.0.0.1:1").is_err(), "it is served");
        let mut answer = String::new();
        UnixStream::connect(&path).unwrap().read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 502 ") && answer.contains("127.0.0.1:1"), "{answer}");
        drop(proxy);
        assert!(!path.exists());
    }
}
