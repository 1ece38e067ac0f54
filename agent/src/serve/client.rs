//! One connection as a state machine: what it is doing, what is still to be written, since when it has been silent.
//!
//! ```text
//!   Reading --call--> Waiting --answer--> Reading        (keep-alive)
//!      |--log-in--> LogIn --its turn--^        \--> Closing (written out, then closed)
//!      |--CONNECT--> Console
//!      |--GET /crashdump--> Download --all of it--> Reading
//!      \--PUT or GET of a disk--> Import or Export --all of it--> Reading
//!                                        \--refused--> Draining (written out, then closed by the client or in time)
//! ```

use crate::net::{Conn, Net};
use alloc::vec::Vec;
use api_core::lifecycle::backend::Uuid;
use api_core::wire::http::{HttpConn, Request};
use api_core::{CallId, Source};
use core::mem::take;
use platform_xen::domain::Core;

/// Bytes of the answer buffer that a connection keeps.
const OUT_KEPT: usize = 4096;

/// What a connection is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Requests are read.
    Reading,
    /// A call is under way; nothing is read until it is answered.
    Waiting(CallId, bool),
    /// A log-in waits for its turn.
    LogIn,
    /// The raw stream of a console, from this position of its backlog on.
    Console(Uuid, u64),
    /// Something large of a VM or dump, from this byte of it on; whether the connection stays after it.
    Download(Uuid, u64, bool),
    /// A disk is written with what comes: the transfer's number, and whether the connection stays after it.
    Import(u64, bool),
    /// A disk is sent, likewise.
    Export(u64, bool),
    /// Written out; what still comes until this time is thrown away, so that the answer is seen, then closed.
    Draining(u64),
    /// Written out, then closed.
    Closing,
}

/// Something large that is made as it is sent.
pub enum Download {
    /// The core of a dump.
    Core(Core),
    /// The image of a suspended VM: this one of all there were, of so many bytes.
    Image {
        /// Which.
        number: u64,
        /// How much.
        bytes: u64,
    },
}

impl Download {
    /// Bytes of it.
    pub fn len(&self) -> u64 {
        match self {
            Download::Core(core) => core.len(),
            Download::Image { bytes, .. } => *bytes,
        }
    }
}

/// A connection.
pub struct Client {
    /// The network's name for it.
    pub conn: Conn,
    /// Who opened it.
    pub source: Source,
    /// Codec.
    pub http: HttpConn,
    /// What it is doing.
    pub state: State,
    /// Bytes read that the codec did not take yet.
    pub unread: Vec<u8>,
    /// A call of it was made with a valid session: larger bodies are taken.
    pub known: bool,
    /// When the other side last sent or took something.
    pub active: u64,
    /// When the first byte of the request under way came.
    pub started: Option<u64>,
    /// When the last request was complete.
    pub asked: u64,
    /// Nothing came of looking at it: there is no need to look again until the network has something or time is up.
    pub quiet: bool,
    /// A request that waits for its turn to log in.
    pub login: Option<Request>,
    /// What is being sent.
    pub download: Option<Download>,
    /// The session a console stream was opened with.
    pub session: Uuid,
    /// What is queued may have seen every change up to this one: it waits until they are kept.
    pub seen: u64,
    out: Vec<u8>,
    sent: usize,
    /// A large answer's body, to be written after `out`: it is never copied.
    body: Vec<u8>,
}

impl Client {
    pub fn new(conn: Conn, source: Source, now: u64) -> Client {
        Client {
            conn,
            source,
            http: HttpConn::new(),
            state: State::Reading,
            unread: Vec::new(),
            known: false,
            active: now,
            started: None,
            asked: now,
            out: Vec::with_capacity(OUT_KEPT),
            sent: 0,
            quiet: false,
            login: None,
            download: None,
            session: Uuid::default(),
            seen: 0,
            body: Vec::new(),
        }
    }

    /// Where answers are written. What is gone already is dropped, so that a stream that never stands still does not grow.
    pub fn out(&mut self) -> &mut Vec<u8> {
        self.out.drain(..take(&mut self.sent).min(self.out.len()));
        &mut self.out
    }

    /// Queues an answer's body behind what is in [`Client::out`].
    pub fn send(&mut self, body: Vec<u8>) {
        if body.len() <= OUT_KEPT {
            self.out.extend_from_slice(&body);
        } else {
            self.body = body;
        }
    }

    /// Everything written has gone to the network.
    pub fn flushed(&self) -> bool {
        self.out.is_empty() && self.body.is_empty()
    }

    /// Bytes still to be written.
    pub fn pending(&self) -> usize {
        self.out.len() - self.sent + self.body.len()
    }

    /// Writes what fits. `true`: something was taken.
    pub fn flush(&mut self, net: &mut impl Net, now: u64) -> bool {
        let Some(rest) = self.out.get(self.sent..).filter(|rest| !rest.is_empty()) else { return false };
        let taken = net.write(self.conn, rest);
        if taken == 0 {
            return false;
        }
        self.sent += taken;
        self.active = now;
        if self.sent == self.out.len() {
            self.sent = 0;
            self.out.clear();
            if self.body.is_empty() {
                // An answer of megabytes must not stay as a buffer of a connection that idles.
                self.out = if self.out.capacity() > OUT_KEPT { Vec::with_capacity(OUT_KEPT) } else { take(&mut self.out) };
            } else {
                self.out = take(&mut self.body);
            }
        }
        true
    }
}
