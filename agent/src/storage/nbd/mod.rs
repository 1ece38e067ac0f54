//! A client of an NBD server, without the network: bytes in, bytes out, requests of an SR in between.
//!
//! ```text
//!   submit -> queue -> sent -> answered -> done             a write that was answered is held until a flush after it is
//!               ^       |
//!               '-------' the connection is lost: sent again, once what is held was written again, in its order
//! ```
//! So a server that forgets what it did not flush forgets nothing: what is answered is there, or is written again before
//! anything else is asked. What is held is bounded: when it is much, we flush on our own account. A flush that fails ends
//! the connection: what is held is written again, and flushed again. A server that cannot flush is believed that what it
//! answers is there, and nothing is held. Deliberately absent: TRIM, as nothing above discards on a medium; commands of a
//! connection before that the server still carries out when the next one is there: we end connections by a reset.

pub mod link;
pub mod wire;

use super::extents::EXTENT;
use super::zeroes;
use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;
use api_core::idmap::IdMap;
use platform_xen::hyp::{DiskDone, DiskRequest};
use wire::{Export, Handshake, Why};

/// Bytes of writes that are held, or on their way there.
pub const HELD: usize = 2 << 20;
/// So many are flushed on our own account.
pub const MANY: usize = HELD / 2;

/// A request on its way.
struct Asked {
    /// Whose; none: ours.
    id: Option<u64>,
    what: What,
}

enum What {
    /// From where, to where.
    Read(u64, Vec<u8>),
    Write(u64, Vec<u8>),
    /// All that was answered before this number.
    Flush(u64),
    /// The held write that is next.
    Again,
}

impl What {
    /// The head of its request.
    fn head(&self, cookie: u64, again: Option<&Held>) -> [u8; wire::HEAD] {
        match (self, again) {
            (What::Read(at, to), _) => wire::request(wire::READ, cookie, *at, to.len() as u32),
            (What::Write(at, data), _) => wire::request(wire::WRITE, cookie, *at, data.len() as u32),
            (What::Again, Some(held)) => wire::request(wire::WRITE, cookie, held.at, held.data.len() as u32),
            (What::Flush(_) | What::Again, _) => wire::request(wire::FLUSH, cookie, 0, 0),
        }
    }
}

/// A write that was answered and not flushed.
struct Held {
    number: u64,
    at: u64,
    data: Vec<u8>,
}

enum State {
    /// There is no connection.
    Away,
    Greeting(Handshake),
    Ready,
    /// It was given up: nothing is asked any more.
    Cut,
}

/// The client.
pub struct Client {
    name: String,
    /// Bytes the export has to have.
    least: u64,
    state: State,
    export: Option<Export>,
    queue: VecDeque<Asked>,
    /// By cookie; those are never used again.
    sent: IdMap<u64, Asked>,
    cookie: u64,
    done: VecDeque<(u64, DiskDone)>,
    held: VecDeque<Held>,
    held_bytes: usize,
    /// How many of those this connection has written.
    again: usize,
    /// Bytes of writes that are sent.
    writing: usize,
    /// Writes answered so far.
    answered: u64,
    /// The head that is being sent, and the data after it is of this cookie.
    out: Vec<u8>,
    out_of: Option<u64>,
    out_at: usize,
    /// What comes: a head, or data for that cookie.
    head: Vec<u8>,
    data_of: Option<u64>,
    in_at: usize,
}

impl Client {
    /// For an export of at least so many bytes.
    pub fn new(name: &str, least: u64) -> Client {
        Client {
            name: String::from(name),
            least: least.max(2 * EXTENT),
            state: State::Away,
            export: None,
            queue: VecDeque::new(),
            sent: IdMap::new(),
            cookie: 0,
            done: VecDeque::new(),
            held: VecDeque::new(),
            held_bytes: 0,
            again: 0,
            writing: 0,
            answered: 0,
            out: Vec::new(),
            out_of: None,
            out_at: 0,
            head: Vec::new(),
            data_of: None,
            in_at: 0,
        }
    }

    /// The server has agreed to an export.
    pub fn is_ready(&self) -> bool {
        matches!(self.state, State::Ready)
    }

    /// It was given up.
    pub fn is_cut(&self) -> bool {
        matches!(self.state, State::Cut)
    }

    /// The server owes us something.
    pub fn waits(&self) -> bool {
        matches!(self.state, State::Greeting(_)) || !self.sent.is_empty()
    }

    /// What the server said last.
    pub fn export(&self) -> Option<Export> {
        self.export
    }

    /// Bytes that the export has to have from now on.
    pub fn need(&mut self, bytes: u64) {
        self.least = self.least.max(bytes);
    }

    /// Bytes that the export has to have.
    pub fn least(&self) -> u64 {
        self.least
    }

    /// Bytes of writes that were answered and not flushed.
    pub fn held(&self) -> usize {
        self.held_bytes
    }

    /// There is a connection.
    pub fn opened(&mut self) {
        self.lost();
        if !self.is_cut() {
            let handshake = Handshake::default();
            self.expect(handshake.wants());
            self.state = State::Greeting(handshake);
        }
    }

    /// The connection is gone: what it did not answer is asked again.
    pub fn lost(&mut self) {
        if !self.is_cut() {
            self.state = State::Away;
        }
        (self.again, self.writing) = (0, 0);
        (self.out_of, self.out_at, self.data_of, self.in_at) = (None, 0, None, 0);
        self.out.clear();
        let sent: Vec<u64> = self.sent.keys().collect();
        for cookie in sent.into_iter().rev() {
            if let Some(asked) = self.sent.remove(&cookie)
                && asked.id.is_some()
            {
                self.queue.push_front(asked);
            }
        }
    }

    /// Gives up: what is under way fails, and what was not flushed may be lost.
    pub fn cut(&mut self) {
        self.lost();
        self.state = State::Cut;
        for asked in core::mem::take(&mut self.queue) {
            if let Some(id) = asked.id {
                self.done.push_back((id, DiskDone::Failed));
            }
        }
        self.held.clear();
        self.held_bytes = 0;
    }

    /// Begins.
    pub fn submit(&mut self, id: u64, request: DiskRequest) {
        let what = match request {
            DiskRequest::Read(at, len) => match zeroes(len) {
                Some(to) => What::Read(at, to),
                None => return self.done.push_back((id, DiskDone::Failed)),
            },
            DiskRequest::Write(at, data) => What::Write(at, data),
            DiskRequest::Flush => What::Flush(0),
            // It is advice.
            DiskRequest::Discard(..) => return self.done.push_back((id, DiskDone::Ok)),
        };
        if self.is_cut() {
            // Whoever gave up knows what it means that nothing is flushed.
            let done = if matches!(what, What::Flush(_)) { DiskDone::Ok } else { DiskDone::Failed };
            return self.done.push_back((id, done));
        }
        self.queue.push_back(Asked { id: Some(id), what });
    }

    /// Something that is done.
    pub fn done(&mut self) -> Option<(u64, DiskDone)> {
        self.done.pop_front()
    }

    /// Something is done.
    pub fn has_done(&self) -> bool {
        !self.done.is_empty()
    }

    /// Bytes to be sent next; none: nothing now.
    pub fn output(&mut self) -> &[u8] {
        if self.out.is_empty() && self.is_ready() {
            self.next();
        }
        match self.out.get(self.out_at..) {
            Some(rest) if !rest.is_empty() => rest,
            _ => {
                let at = self.out_at.saturating_sub(self.out.len());
                self.data().get(at..).unwrap_or_default()
            }
        }
    }

    /// So many of them were taken.
    pub fn wrote(&mut self, count: usize) {
        self.out_at += count;
        if self.out_at >= self.out.len() + self.data().len() {
            self.out.clear();
            (self.out_of, self.out_at) = (None, 0);
        }
    }

    /// Data of the request that is being sent.
    fn data(&self) -> &[u8] {
        match self.out_of.and_then(|cookie| self.sent.get(&cookie)).map(|asked| &asked.what) {
            Some(What::Write(_, data)) => data,
            Some(What::Again) => self.held.get(self.again).map_or(&[], |held| &held.data),
            _ => &[],
        }
    }

    /// Begins to send the next request that may be.
    fn next(&mut self) {
        let flushes = self.export.is_some_and(|export| export.flushes);
        let flushing = self.sent.values().any(|asked| matches!(asked.what, What::Flush(_)));
        let next = if self.again < self.held.len() {
            // One after the other: a server does what it has at once in any order.
            if !self.sent.is_empty() {
                return;
            }
            Asked { id: None, what: What::Again }
        } else if self.held_bytes > MANY && flushes && !flushing {
            Asked { id: None, what: What::Flush(self.answered) }
        } else {
            let Some(mut next) = self.queue.pop_front() else { return };
            match &mut next.what {
                What::Write(_, data) if flushes && self.held_bytes + self.writing + data.len() > HELD => {
                    return self.queue.push_front(next);
                }
                What::Flush(_) if !flushes => {
                    // Also of what was held when it still could.
                    self.flushed(u64::MAX);
                    return self.done.extend(next.id.map(|id| (id, DiskDone::Ok)));
                }
                What::Write(_, data) => self.writing += data.len(),
                What::Flush(before) => *before = self.answered,
                What::Read(..) | What::Again => {}
            }
            next
        };
        self.cookie += 1;
        self.out.extend_from_slice(&next.what.head(self.cookie, self.held.get(self.again)));
        (self.out_of, self.out_at) = (Some(self.cookie), 0);
        self.sent.insert(self.cookie, next);
    }

    /// So many bytes come next.
    fn expect(&mut self, bytes: usize) {
        self.head.clear();
        self.head.resize(bytes, 0);
        (self.data_of, self.in_at) = (None, 0);
    }

    /// Where the bytes that come next are to go; never empty while there is a connection.
    pub fn room(&mut self) -> &mut [u8] {
        let to = match self.data_of.and_then(|cookie| self.sent.get_mut(&cookie)) {
            Some(Asked { what: What::Read(_, to), .. }) => to,
            _ => &mut self.head,
        };
        to.get_mut(self.in_at..).unwrap_or_default()
    }

    /// So many of them have come. An error: the connection is to be ended.
    pub fn received(&mut self, count: usize) -> Result<(), Why> {
        self.in_at += count;
        if !self.room().is_empty() {
            return Ok(());
        }
        if let State::Greeting(handshake) = &mut self.state {
            if let Some(export) = handshake.take(&self.head, &self.name, &mut self.out)? {
                return self.agreed(export);
            }
            let next = handshake.wants();
            self.expect(next);
            return Ok(());
        }
        if let Some(cookie) = self.data_of {
            self.expect(wire::REPLY);
            return self.ended(cookie, 0);
        }
        let (error, cookie) = wire::reply(&self.head)?;
        // What is not all sent yet cannot have been answered.
        let asked = self.sent.get(&cookie).filter(|_| self.out_of != Some(cookie));
        let asked = asked.ok_or("the server answers what was not asked")?;
        if error == 0 && matches!(&asked.what, What::Read(_, to) if !to.is_empty()) {
            (self.data_of, self.in_at) = (Some(cookie), 0);
            return Ok(());
        }
        self.expect(wire::REPLY);
        self.ended(cookie, error)
    }

    /// The server agrees to this.
    fn agreed(&mut self, export: Export) -> Result<(), Why> {
        if export.bytes < self.least {
            return Err(if self.export.is_some() || self.least > 2 * EXTENT {
                "the export is smaller than it was"
            } else {
                "the export is too small for a disk"
            });
        }
        self.export = Some(export);
        self.state = State::Ready;
        self.expect(wire::REPLY);
        Ok(())
    }

    /// A request was answered.
    fn ended(&mut self, cookie: u64, error: u32) -> Result<(), Why> {
        if error == wire::ESHUTDOWN {
            return Err("the server shuts down");
        }
        let Some(Asked { id, what }) = self.sent.remove(&cookie) else { return Ok(()) };
        let done = match what {
            What::Read(_, data) if error == 0 => DiskDone::Read(data),
            What::Read(..) => DiskDone::Failed,
            What::Write(at, data) => {
                self.writing = self.writing.saturating_sub(data.len());
                match error {
                    0 => {
                        self.hold(at, data);
                        DiskDone::Ok
                    }
                    wire::ENOSPC => DiskDone::Full,
                    _ => DiskDone::Failed,
                }
            }
            What::Again if error == 0 => {
                self.again += 1;
                return Ok(());
            }
            // It is held on, and tried again.
            What::Again => return Err("the server does not write again what it had written"),
            What::Flush(before) if error == 0 => {
                self.flushed(before);
                DiskDone::Ok
            }
            What::Flush(_) => {
                self.queue.extend(id.map(|id| Asked { id: Some(id), what }));
                return Err("the server does not flush");
            }
        };
        if let Some(id) = id {
            self.done.push_back((id, done));
        }
        Ok(())
    }

    /// A write was answered.
    fn hold(&mut self, at: u64, data: Vec<u8>) {
        self.answered += 1;
        if self.export.is_some_and(|export| export.flushes) {
            self.held_bytes += data.len();
            self.held.push_back(Held { number: self.answered, at, data });
            self.again += 1;
        }
    }

    /// What was answered up to this number is held no more.
    fn flushed(&mut self, number: u64) {
        while let Some(held) = self.held.pop_front_if(|held| held.number <= number) {
            self.held_bytes = self.held_bytes.saturating_sub(held.data.len());
            self.again = self.again.saturating_sub(1);
        }
    }
}
