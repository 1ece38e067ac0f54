//! Disks over HTTP, as XAPI has them: `PUT /import_raw_vdi` writes one as it arrives, `GET /export_raw_vdi` reads one as it
//! leaves.
//!
//! ```text
//!   connection -> chunk -> storage, WINDOW chunks at most -> all written -> flush -> 200
//!   storage, WINDOW chunks at most -> in their order -> connection
//! ```
//! What is not taken stays in the connection: nothing is read while storage has a window's worth. A transfer whose client
//! has left ends when what it asked of storage is done; until then its disk is in use. Deliberately absent: formats but raw.

use super::client::{Client, State};
use super::target::Target;
use super::{DOWNLOAD_QUEUE, Server, Turn, answer};
use crate::host::Host;
use crate::net::{Net, Read};
use crate::storage::TRANSFER;
use crate::storage::extents::EXTENT;
use alloc::collections::VecDeque;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use api_core::Engine;
use api_core::error::{Code, Error};
use api_core::lifecycle::backend::Uuid;
use api_core::schema::Role;
use api_core::transfer::Ask;
use api_core::wire::http::{self, Method, Request};
use platform_xen::hyp::{DiskDone, DiskRequest, Hypervisor};

/// Bytes asked of storage at once: an extent, so that one of zeroes is never made.
const CHUNK: usize = EXTENT as usize;
/// Chunks that storage has of one transfer at most, or has read and the connection did not take.
const WINDOW: usize = 4;
/// Storage's unit.
const SECTOR: usize = 512;
/// What is no chunk: the tail's old bytes, the flush.
const OTHER: u32 = u32::MAX;
/// How long a client that was refused may go on sending before the connection ends: it may not see the answer otherwise.
pub const DRAIN: u64 = 5_000_000_000;

/// One under way.
pub struct Transfer {
    vdi: Uuid,
    /// Bytes of the disk.
    size: u64,
    way: Way,
    /// Asked of storage and not done.
    under_way: usize,
    /// Why it ends, with the status to answer.
    failed: Option<(u16, Error)>,
    /// Nobody waits for it any more.
    left: bool,
}

enum Way {
    Import {
        /// Bytes given to storage.
        at: u64,
        chunk: Vec<u8>,
        step: Step,
        /// Bytes that come, as far as is known.
        total: u64,
    },
    Export {
        from: u64,
        end: u64,
        /// The chunk to be sent next, and those after it that were asked for.
        first: u64,
        ready: VecDeque<Option<Vec<u8>>>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Body,
    /// The body ends within a sector, the rest of which is read.
    Tail,
    Writing,
    Flushing,
}

fn tag(number: u64, slot: u32) -> u64 {
    TRANSFER | number << 32 | u64::from(slot)
}

/// The HTTP status of an error.
fn status(error: &Error) -> u16 {
    match error.code {
        Code::HANDLE_INVALID => 404,
        Code::LIMIT_REACHED => 503,
        Code::SR_FULL => 507,
        Code::INTERNAL_ERROR | Code::SR_BACKEND_FAILURE => 500,
        _ => 409,
    }
}

fn bad_body(status: u16, why: &str) -> (u16, Error) {
    (status, Error::new(Code::VALUE_NOT_SUPPORTED, &["body", "", why]))
}

fn no_memory() -> (u16, Error) {
    (503, Error::internal("the control domain has no memory for this just now"))
}

fn too_long(size: u64) -> (u16, Error) {
    bad_body(413, &format!("longer than the disk, which has {size} bytes"))
}

/// Answers an error; what comes of a body is not looked at any more.
fn refuse(client: &mut Client, (status, error): &(u16, Error), keep: bool) {
    let mut text = String::from(error.code.name());
    for param in &error.params {
        text.push(' ');
        text.push_str(param);
    }
    text.push('\n');
    answer(client, *status, "text/plain", text.into_bytes(), keep);
}

/// The bytes a Range header (RFC 9110, 14.1.2) names, if it names one range. Err: none of those there are.
fn range(header: &str, size: u64) -> Result<Option<(u64, u64)>, ()> {
    let Some((from, to)) = header.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else { return Ok(None) };
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u64>().ok()).flatten();
    let (from, end) = match (from, to) {
        ("", last) => (number(last).map(|last| size.saturating_sub(last)), Some(size)),
        (from, "") => (number(from), Some(size)),
        (from, to) => (number(from), number(to).map(|to| to.saturating_add(1).min(size))),
    };
    match (from, end) {
        (Some(from), Some(end)) if from < end => Ok(Some((from, end))),
        (Some(from), Some(_)) if from >= size => Err(()),
        _ => Ok(None),
    }
}

impl Transfer {
    /// Something of it is done.
    fn complete(&mut self, slot: u32, done: DiskDone) {
        self.under_way = self.under_way.saturating_sub(1);
        let failed = match (&mut self.way, done) {
            (_, DiskDone::Ok) => None,
            (Way::Import { chunk, .. }, DiskDone::Read(old)) => {
                chunk.extend_from_slice(old.get(chunk.len() % SECTOR..).unwrap_or_default());
                None
            }
            (Way::Export { first, ready, .. }, DiskDone::Read(data)) => {
                let place = usize::try_from(u64::from(slot).wrapping_sub(*first)).unwrap_or(usize::MAX);
                if let Some(place) = ready.get_mut(place) {
                    *place = Some(data);
                }
                None
            }
            (_, DiskDone::Full) => Some((507, Error::new(Code::SR_FULL, &["", ""]))),
            (_, DiskDone::Failed) => {
                Some((500, Error::new(Code::SR_BACKEND_FAILURE, &["1", "", "the medium does not do what it is asked"])))
            }
        };
        if self.failed.is_none() {
            self.failed = failed;
        }
    }

    /// Takes a bounded amount of the body. `false`: the client has left.
    fn receive<H: Hypervisor>(
        &mut self,
        client: &mut Client,
        number: u64,
        host: &mut Host<H>,
        net: &mut impl Net,
        (now, scratch): (u64, &mut [u8]),
        turn: &mut Turn,
    ) -> bool {
        let mut budget = CHUNK;
        while budget > 0 && client.http.has_body() && self.failed.is_none() {
            let Way::Import { at, chunk, .. } = &mut self.way else { return false };
            if chunk.len() == CHUNK {
                if self.under_way >= WINDOW {
                    break;
                }
                self.write(number, host);
                continue;
            }
            if chunk.capacity() < CHUNK && chunk.try_reserve_exact(CHUNK).is_err() {
                self.failed = Some(no_memory());
                break;
            }
            let room = (CHUNK - chunk.len()).min(budget);
            let mut read = 0;
            if client.unread.is_empty() {
                let most = room.min(scratch.len());
                read = match net.read(client.conn, scratch.get_mut(..most).unwrap_or_default()) {
                    Read::Bytes(read) => read,
                    Read::Nothing => break,
                    Read::Closed => return false,
                };
            }
            let bytes = if read > 0 { scratch.get(..read) } else { client.unread.get(..room.min(client.unread.len())) };
            let bytes = bytes.unwrap_or_default();
            let used = match client.http.body(bytes, chunk) {
                Ok(used) => used,
                Err(503) => {
                    self.failed = Some(no_memory());
                    break;
                }
                Err(status) => {
                    self.failed = Some(bad_body(status, "not the chunked coding"));
                    break;
                }
            };
            if read > 0 {
                client.unread.extend_from_slice(scratch.get(used..read).unwrap_or_default());
            } else {
                client.unread.drain(..used);
            }
            budget -= used.min(budget);
            client.active = now;
            turn.busy = true;
            if *at + chunk.len() as u64 > self.size {
                self.failed = Some(too_long(self.size));
            }
        }
        true
    }

    /// Gives the chunk to storage.
    fn write<H: Hypervisor>(&mut self, number: u64, host: &mut Host<H>) {
        let Way::Import { at, chunk, .. } = &mut self.way else { return };
        let chunk = core::mem::take(chunk);
        if chunk.is_empty() {
            return;
        }
        let from = *at;
        *at += chunk.len() as u64;
        self.under_way += 1;
        host.machine.storage.submit(&self.vdi, tag(number, 0), DiskRequest::Write(from, chunk));
    }

    /// Goes on after the body. `true`: it is on the medium.
    fn finish<H: Hypervisor>(&mut self, number: u64, host: &mut Host<H>, turn: &mut Turn) -> bool {
        let Way::Import { at, chunk, step, .. } = &mut self.way else { return false };
        let ragged = chunk.len() % SECTOR;
        match *step {
            Step::Body if ragged > 0 => {
                *step = Step::Tail;
                let last = *at + (chunk.len() - ragged) as u64;
                self.under_way += 1;
                host.machine.storage.submit(&self.vdi, tag(number, OTHER), DiskRequest::Read(last, SECTOR));
            }
            Step::Tail if ragged > 0 => return false,
            Step::Body | Step::Tail => {
                *step = Step::Writing;
                self.write(number, host);
            }
            Step::Writing if self.under_way == 0 => {
                *step = Step::Flushing;
                self.under_way += 1;
                host.machine.storage.submit(&self.vdi, tag(number, OTHER), DiskRequest::Flush);
            }
            Step::Flushing if self.under_way == 0 => return true,
            Step::Writing | Step::Flushing => return false,
        }
        turn.busy = true;
        false
    }

    /// Percent done.
    fn percent(&self) -> u8 {
        let (done, all) = match &self.way {
            Way::Import { at, total, .. } => (*at, *total),
            Way::Export { from, end, first, .. } => ((first * EXTENT).clamp(*from, *end) - from, end - from),
        };
        (done.saturating_mul(99) / all.max(1)).min(99) as u8
    }

    /// Asks for what comes next, and queues what is there. `false`: there is no memory for that.
    fn send<H: Hypervisor>(&mut self, client: &mut Client, number: u64, host: &mut Host<H>, turn: &mut Turn) -> bool {
        let Way::Export { from, end, first, ready } = &mut self.way else { return false };
        while ready.len() < WINDOW {
            let next = *first + ready.len() as u64;
            let at = next * EXTENT;
            if at >= *end {
                break;
            }
            let whole = self.size.next_multiple_of(SECTOR as u64) - at;
            let slot = u32::try_from(next).unwrap_or(OTHER);
            self.under_way += 1;
            ready.push_back(None);
            let bytes = whole.min(EXTENT) as usize;
            host.machine.storage.submit(&self.vdi, tag(number, slot), DiskRequest::Read(at, bytes));
            turn.busy = true;
        }
        if client.pending() < DOWNLOAD_QUEUE
            && let Some(Some(data)) = ready.front()
        {
            let at = *first * EXTENT;
            let part = data.get((from.saturating_sub(at)) as usize..(*end - at).min(data.len() as u64) as usize);
            let part = part.unwrap_or_default();
            let out = client.out();
            if out.try_reserve(part.len()).is_err() {
                return false;
            }
            out.extend_from_slice(part);
            ready.pop_front();
            *first += 1;
            turn.busy = true;
        }
        true
    }

    /// All of it is queued.
    fn is_sent(&self) -> bool {
        matches!(&self.way, Way::Export { end, first, .. } if first * EXTENT >= *end)
    }
}

impl Server {
    /// Begins a transfer of that disk; refused ones are answered.
    pub(super) fn begin_transfer<H: Hypervisor>(
        &mut self,
        client: &mut Client,
        request: &Request,
        (target, vdi): (&Target<'_>, &str),
        host: &mut Host<H>,
        engine: &mut Engine,
    ) {
        let keep = request.keep_alive && !client.http.has_body();
        let writes = request.method == Method::Put;
        let (session, task) = (target.get("session_id"), target.get("task_id"));
        if !host.with(|env| engine.session(env, &session)) {
            return answer(client, 401, "text/plain", b"no such session\n".to_vec(), keep);
        }
        if !engine.may(&session, Role::Operate) {
            return refuse(client, &(403, Error::new(Code::PERMISSION_DENIED, &[])), keep);
        }
        let format = target.get("format");
        if !format.is_empty() && format != "raw" {
            let error = Error::new(Code::VALUE_NOT_SUPPORTED, &["format", &format, "only raw"]);
            return refuse(client, &(400, error), keep);
        }
        let id = api_core::parse_uuid(vdi).unwrap_or_default();
        if host.machine.devices().is_leaving(&id) {
            let operation = if writes { "import" } else { "export" };
            return refuse(client, &(409, Error::new(Code::VDI_IN_USE, &[vdi, operation])), keep);
        }
        let ask = Ask { session: &session, source: client.source, vdi, task: &task, writes };
        let (number, size) = match host.with(|env| engine.transfer_begin(env, &ask)) {
            Ok(begun) => begun,
            Err(error) => return refuse(client, &(status(&error), error), keep),
        };
        let length = request.upload.and_then(|upload| upload.length);
        let end = |host: &mut Host<H>, engine: &mut Engine, error: &Error| {
            host.with(|env| engine.transfer_ended(env, number, Err(error.clone())));
        };
        let way = if writes {
            if length.is_some_and(|length| length > size) {
                let why = too_long(size);
                end(host, engine, &why.1);
                return refuse(client, &why, keep);
            }
            if client.http.has_body() && request.upload.is_some_and(|upload| upload.expects) {
                client.out().extend_from_slice(http::CONTINUE);
            }
            client.state = State::Import(number, request.keep_alive);
            Way::Import { at: 0, chunk: Vec::new(), step: Step::Body, total: length.unwrap_or(size) }
        } else {
            let part = match range(request.range.as_deref().unwrap_or_default(), size) {
                Ok(part) => part,
                Err(()) => {
                    let error = Error::new(Code::VALUE_NOT_SUPPORTED, &["Range", "", &format!("there are {size} bytes")]);
                    end(host, engine, &error);
                    return refuse(client, &(416, error), keep);
                }
            };
            let (from, end) = part.unwrap_or((0, size));
            let bytes = usize::try_from(end - from).unwrap_or(usize::MAX);
            let (status, more) = match part {
                Some(_) => (206, format!("Content-Range: bytes {from}-{}/{size}\r\n", end - 1)),
                None => (200, String::from("Accept-Ranges: bytes\r\n")),
            };
            http::write_head_with(client.out(), status, "application/octet-stream", Some(bytes), keep, &more);
            client.state = State::Export(number, keep);
            Way::Export { from, end, first: from / EXTENT, ready: VecDeque::new() }
        };
        client.session = api_core::parse_uuid(&session).unwrap_or_default();
        let transfer = Transfer { vdi: id, size, way, under_way: 0, failed: None, left: false };
        self.transfers.insert(number, transfer);
    }

    /// Takes what storage has done for transfers.
    pub(super) fn take_transferred<H: Hypervisor>(&mut self, host: &mut Host<H>, engine: &mut Engine, turn: &mut Turn) {
        while let Some((tag, done)) = host.machine.storage.take_transfer() {
            turn.busy = true;
            let number = (tag & !TRANSFER) >> 32;
            let Some(transfer) = self.transfers.get_mut(&number) else { continue };
            transfer.complete(tag as u32, done);
            if transfer.left {
                self.leave_transfer(number, host, engine);
            }
        }
    }

    /// Nobody waits for a transfer any more: it ends once nothing of it is under way.
    pub(super) fn leave_transfer<H: Hypervisor>(&mut self, number: u64, host: &mut Host<H>, engine: &mut Engine) {
        let Some(transfer) = self.transfers.get_mut(&number) else { return };
        transfer.left = true;
        if transfer.under_way == 0 {
            let failed = transfer.failed.take().map(|(_, error)| error);
            let error = failed.unwrap_or_else(|| Error::internal("the connection ended before the transfer"));
            self.transfers.remove(&number);
            host.with(|env| engine.transfer_ended(env, number, Err(error)));
        }
    }

    /// A turn of an import. `false`: the connection is gone.
    pub(super) fn import<H: Hypervisor>(
        &mut self,
        client: &mut Client,
        (number, keep): (u64, bool),
        host: &mut Host<H>,
        engine: &mut Engine,
        (net, now): (&mut impl Net, u64),
        turn: &mut Turn,
    ) -> bool {
        let Some(transfer) = self.transfers.get_mut(&number) else { return false };
        let cancelled = engine.transfer_cancelled(number).map(|error| (status(&error), error));
        transfer.failed = transfer.failed.take().or(cancelled);
        let mut done = false;
        if transfer.failed.is_none() {
            if !transfer.receive(client, number, host, net, (now, &mut self.scratch), turn) {
                net.close(client.conn);
                return false;
            }
            engine.transfer_moved(number, transfer.percent());
            if transfer.failed.is_none() && !client.http.has_body() {
                done = transfer.finish(number, host, turn);
            }
        }
        // Whoever waits for storage is not slow.
        if transfer.under_way >= WINDOW || !client.http.has_body() || transfer.failed.is_some() {
            client.active = now;
        }
        if transfer.under_way > 0 || !done && transfer.failed.is_none() {
            return true;
        }
        let failed = self.transfers.remove(&number).and_then(|transfer| transfer.failed);
        let result = failed.as_ref().map_or(Ok(()), |(_, error)| Err(error.clone()));
        host.with(|env| engine.transfer_ended(env, number, result));
        match failed {
            None => {
                answer(client, 200, "text/plain", Vec::new(), keep);
                client.state = if keep { State::Reading } else { State::Closing };
            }
            Some(why) => {
                refuse(client, &why, false);
                client.state = State::Draining(now + DRAIN);
            }
        }
        client.seen = engine.changes();
        turn.busy = true;
        true
    }

    /// A turn of an export. `false`: it is over, and so is the connection.
    pub(super) fn export<H: Hypervisor>(
        &mut self,
        client: &mut Client,
        (number, keep): (u64, bool),
        host: &mut Host<H>,
        engine: &mut Engine,
        now: u64,
        turn: &mut Turn,
    ) -> bool {
        let Some(transfer) = self.transfers.get_mut(&number) else { return false };
        let cancelled = engine.transfer_cancelled(number).map(|error| (status(&error), error));
        transfer.failed = transfer.failed.take().or(cancelled);
        if transfer.failed.is_none() && !transfer.send(client, number, host, turn) {
            transfer.failed = Some(no_memory());
        }
        if transfer.failed.is_some() {
            return false;
        }
        engine.transfer_moved(number, transfer.percent());
        if client.flushed() {
            client.active = now;
        }
        // Before its last byte leaves: who has that may do with the disk what it likes.
        if transfer.is_sent() {
            self.transfers.remove(&number);
            host.with(|env| engine.transfer_ended(env, number, Ok(())));
            client.state = if keep { State::Reading } else { State::Closing };
            turn.busy = true;
        }
        true
    }
}
