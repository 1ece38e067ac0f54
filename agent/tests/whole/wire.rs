//! A network in memory: byte streams whose far ends are in the test's hands.
//!
//! The near end keeps what [`Net`] promises and checks that the agent does too: a connection that was closed is not
//! touched again. Deliberately absent: loss and delay; the link has them.

use agent::net::{Conn, Net, NetCounts, NetInfo, Read, Service};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// Bytes on their way to a client at most, unless it says otherwise.
const WINDOW: usize = 64 << 10;

/// One connection.
#[derive(Default)]
struct Stream {
    source: [u8; 16],
    accepted: bool,
    to_agent: VecDeque<u8>,
    to_client: VecDeque<u8>,
    /// Bytes `to_client` may hold.
    window: usize,
    /// The client sends no more.
    finished: bool,
    /// The client is gone.
    reset: bool,
    /// The agent closed (false) or aborted (true) it.
    ended: Option<bool>,
}

#[derive(Default)]
struct State {
    streams: BTreeMap<u64, Stream>,
    next: u64,
    /// Connections that the agent opened, with where to; none can be, unless somebody listens.
    opened: VecDeque<(u64, [u8; 16], u16)>,
    listens: bool,
}

/// Both ends; clones share it.
#[derive(Clone, Default)]
pub struct Wire(Rc<RefCell<State>>);

impl Wire {
    /// A client at 10.0.0.`host` connects.
    pub fn connect(&self, host: u8) -> u64 {
        let mut state = self.0.borrow_mut();
        state.next += 1;
        let mut source = [0; 16];
        source[10..].copy_from_slice(&[0xff, 0xff, 10, 0, 0, host]);
        let stream = Stream { source, window: WINDOW, ..Stream::default() };
        let id = state.next;
        state.streams.insert(id, stream);
        id
    }

    /// Whether the agent can open connections.
    pub fn listen(&self, listens: bool) {
        self.0.borrow_mut().listens = listens;
    }

    /// The next connection that the agent opened, and where to.
    pub fn opened(&self) -> Option<(u64, [u8; 16], u16)> {
        self.0.borrow_mut().opened.pop_front()
    }

    fn with<T>(&self, id: u64, f: impl FnOnce(&mut Stream) -> T) -> T {
        f(self.0.borrow_mut().streams.get_mut(&id).expect("a connection"))
    }

    pub fn send(&self, id: u64, bytes: &[u8]) {
        self.with(id, |s| s.to_agent.extend(bytes));
    }

    /// Takes what the agent wrote.
    pub fn take(&self, id: u64) -> Vec<u8> {
        self.with(id, |s| s.to_client.drain(..).collect())
    }

    /// The client takes at most that much from now on.
    pub fn window(&self, id: u64, bytes: usize) {
        self.with(id, |s| s.window = bytes);
    }

    /// Bytes the agent has not read yet.
    pub fn unread(&self, id: u64) -> usize {
        self.with(id, |s| s.to_agent.len())
    }

    /// Bytes the agent wrote that the client has not taken.
    pub fn answered(&self, id: u64) -> usize {
        self.with(id, |s| s.to_client.len())
    }

    pub fn finish(&self, id: u64) {
        self.with(id, |s| s.finished = true);
    }

    pub fn reset(&self, id: u64) {
        self.with(id, |s| s.reset = true);
    }

    /// The agent has ended it: `Some(true)` by a reset.
    pub fn ended(&self, id: u64) -> Option<bool> {
        self.with(id, |s| s.ended)
    }

    /// Connections the agent has accepted and not ended.
    pub fn held(&self) -> usize {
        self.0.borrow().streams.values().filter(|s| s.accepted && s.ended.is_none()).count()
    }

    fn end(&self, conn: Conn, abort: bool) {
        self.with(conn.0, |s| {
            assert_eq!(s.ended, None, "ended twice");
            s.ended = Some(abort);
            if abort {
                s.to_client.clear();
            }
        });
    }
}

impl Net for Wire {
    fn poll(&mut self, _: u64) {}
    fn flush(&mut self, _: u64) -> Option<u64> {
        None
    }
    fn accept(&mut self) -> Option<(Conn, [u8; 16])> {
        let mut state = self.0.borrow_mut();
        let (id, stream) = state.streams.iter_mut().find(|(_, s)| !s.accepted)?;
        stream.accepted = true;
        Some((Conn(*id), stream.source))
    }
    fn connect(&mut self, address: [u8; 16], port: u16) -> Option<Conn> {
        let mut state = self.0.borrow_mut();
        if !state.listens {
            return None;
        }
        state.next += 1;
        let id = state.next;
        state.streams.insert(id, Stream { accepted: true, window: WINDOW, ..Stream::default() });
        state.opened.push_back((id, address, port));
        Some(Conn(id))
    }
    fn read(&mut self, conn: Conn, to: &mut [u8]) -> Read {
        self.with(conn.0, |s| {
            assert_eq!(s.ended, None, "read after the end");
            if s.reset {
                return Read::Closed;
            }
            if s.to_agent.is_empty() {
                return if s.finished { Read::Closed } else { Read::Nothing };
            }
            if to.is_empty() {
                return Read::Bytes(s.to_agent.len());
            }
            let count = to.len().min(s.to_agent.len());
            to.iter_mut().zip(s.to_agent.drain(..count)).for_each(|(to, byte)| *to = byte);
            Read::Bytes(count)
        })
    }
    fn write(&mut self, conn: Conn, from: &[u8]) -> usize {
        self.with(conn.0, |s| {
            assert_eq!(s.ended, None, "written after the end");
            let room = if s.reset { 0 } else { s.window.saturating_sub(s.to_client.len()) };
            let count = room.min(from.len());
            s.to_client.extend(&from[..count]);
            count
        })
    }
    fn ready(&self, conn: Conn) -> bool {
        self.with(conn.0, |s| s.reset || s.finished || !s.to_agent.is_empty() || s.ended.is_some())
    }
    fn gone(&self, conn: Conn) -> bool {
        self.with(conn.0, |s| s.reset || s.ended.is_some())
    }
    fn close(&mut self, conn: Conn) {
        self.end(conn, false);
    }
    fn abort(&mut self, conn: Conn) {
        self.end(conn, true);
    }
    fn send_to(&mut self, _: Service, _: [u8; 4], _: u16, _: &[u8]) -> bool {
        false
    }
    fn receive_from(&mut self, _: Service, _: &mut [u8]) -> Option<usize> {
        None
    }
    fn info(&self) -> NetInfo {
        NetInfo { ipv4: Some([10, 0, 0, 1]), time_server: None }
    }
    fn counts(&self) -> NetCounts {
        NetCounts::default()
    }
}
