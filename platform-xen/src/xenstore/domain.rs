//! What the server knows of one domain: its books, its limits, and its connection's bytes in both directions.
//!
//! Bytes held for a domain are bounded whatever it does: one message's worth of input; answers only while there is
//! room for the next; events up to a quota, equal ones once. Deliberately absent: the ring; bytes come and go by
//! [`super::Server::receive`] and [`super::Server::output`].

use super::perms::{Life, Subject};
use super::quota::{Limits, Quota};
use super::slab::Id;
use super::transaction::Transaction;
use super::wire::{self, Error, HEADER, Header, PAYLOAD_MAX};
use crate::hyp::Instant;
use alloc::vec::Vec;

/// Most bytes of input held: one message.
pub const INPUT: usize = HEADER + PAYLOAD_MAX;
/// Answers are taken on while they are below this many bytes.
const ANSWERS: usize = 4 * INPUT;
/// Bytes of events a domain may leave unread, whatever their number.
const EVENT_BYTES: usize = 64 << 10;

/// How a domain is connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Permissions may name it; it has no connection.
    Announced,
    /// It may send and is sent to.
    Introduced,
    /// It broke the protocol: nothing is read from it or sent to it any more. It lives on otherwise.
    Closed,
    /// It is gone, but memory was lacking to remove its nodes.
    Gone,
}

/// A message in the output.
#[derive(Clone, Copy)]
struct Message {
    len: u16,
    event: bool,
    hash: u32,
}

/// A domain.
pub struct Domain {
    /// Which one.
    pub who: Life,
    /// The one whose rights it has too.
    pub target: Option<Life>,
    /// Of the control domain.
    pub privileged: bool,
    /// Its connection.
    pub state: State,
    /// @releaseDomain went out for its shutdown.
    pub shut: bool,
    /// Feature bits it is offered.
    pub features: u32,
    /// Its quotas.
    pub limits: Limits,
    /// Nodes it owns in the live tree.
    pub nodes: i64,
    /// Bytes charged for them.
    pub node_bytes: i64,
    /// Its watches.
    pub watches: Vec<Id>,
    /// Bytes charged for them.
    pub watch_bytes: usize,
    /// Its transactions.
    pub transactions: Vec<Transaction>,
    /// Bytes charged for them.
    pub transaction_bytes: usize,
    /// The last transaction's number.
    pub last_transaction: u32,
    /// Quotas it met since the agent last asked.
    pub met: u32,
    /// Requests that changed something, or would have.
    pub writes: u64,
    /// Events it did not get.
    pub dropped: u64,
    /// When the writes it made would be done at the quota's rate, ns.
    pub paced: u64,
    input: Vec<u8>,
    output: Vec<u8>,
    /// Bytes of `output` that are gone, and messages.
    gone: usize,
    messages: Vec<Message>,
    gone_messages: usize,
    /// Bytes of the first message that are gone.
    sent: usize,
    answers: usize,
    answer_bytes: usize,
    events: usize,
    /// It is among those that have something to be sent.
    pub listed: bool,
}

impl Domain {
    /// A domain without connection.
    pub fn new(who: Life, limits: Limits, features: u32) -> Domain {
        Domain {
            who,
            target: None,
            privileged: false,
            state: State::Announced,
            shut: false,
            features,
            limits,
            nodes: 0,
            node_bytes: 0,
            watches: Vec::new(),
            watch_bytes: 0,
            transactions: Vec::new(),
            transaction_bytes: 0,
            last_transaction: 0,
            met: 0,
            writes: 0,
            dropped: 0,
            paced: 0,
            input: Vec::new(),
            output: Vec::new(),
            gone: 0,
            messages: Vec::new(),
            gone_messages: 0,
            sent: 0,
            answers: 0,
            answer_bytes: 0,
            events: 0,
            listed: false,
        }
    }

    /// As who it asks.
    pub fn subject(&self) -> Subject {
        Subject { who: self.who, target: self.target, privileged: self.privileged }
    }

    /// Bytes it is charged for against [`Quota::Memory`].
    pub fn charged(&self) -> usize {
        self.node_bytes.max(0) as usize + self.watch_bytes + self.transaction_bytes
    }

    /// Bytes held for its connection.
    pub fn buffered(&self) -> usize {
        self.input.capacity() + self.output.capacity() + self.messages.capacity() * size_of::<Message>()
    }

    // Input.

    /// Takes as many bytes as one message needs at most; how many.
    pub fn receive(&mut self, bytes: &[u8]) -> usize {
        if self.state != State::Introduced {
            return 0;
        }
        let room = INPUT.saturating_sub(self.input.len()).min(bytes.len());
        if self.input.try_reserve(room).is_err() {
            return 0;
        }
        self.input.extend_from_slice(bytes.get(..room).unwrap_or_default());
        room
    }

    /// The header of the first message, if that is whole; EINVAL if it is longer than any may be.
    pub fn next(&self) -> Result<Option<Header>, Error> {
        let Some(header) = Header::decode(&self.input) else { return Ok(None) };
        if header.len as usize > PAYLOAD_MAX {
            return Err(Error::EINVAL);
        }
        Ok((self.input.len() - HEADER >= header.len as usize).then_some(header))
    }

    /// Lends the input out, so that the rest may change meanwhile.
    pub fn lend(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.input)
    }

    /// Takes it back without the first `used` bytes.
    pub fn give_back(&mut self, mut input: Vec<u8>, used: usize) {
        if used < input.len() {
            input.drain(..used);
            self.input = input;
        }
    }

    /// When the next write may come, if that is later than now.
    pub fn early(&self, now: Instant) -> Option<Instant> {
        let (_, burst) = self.pacing()?;
        let from = self.paced.saturating_sub(burst);
        (from > now.0).then_some(Instant(from))
    }

    /// Counts a write.
    pub fn pace(&mut self, now: Instant) {
        if let Some((interval, _)) = self.pacing() {
            self.paced = self.paced.max(now.0).saturating_add(interval);
        }
    }

    /// Time for one write at the quota's rate, and time that may be used ahead, ns.
    fn pacing(&self) -> Option<(u64, u64)> {
        let interval = 1_000_000_000u64.checked_div(self.limits.get(Quota::Rate).into()).filter(|_| !self.privileged)?;
        Some((interval, interval * u64::from(self.limits.get(Quota::Burst).max(1) - 1)))
    }

    // Output.

    /// Whether one more answer of any size fits, memory included.
    pub fn has_room(&mut self) -> bool {
        let outstanding = self.limits.get(Quota::Outstanding);
        let few = outstanding == 0 || self.answers < outstanding as usize;
        few && self.answer_bytes < ANSWERS && self.output.try_reserve(INPUT).is_ok() && self.messages.try_reserve(1).is_ok()
    }

    /// Puts an answer into the room there is.
    pub fn answer(&mut self, header: &Header, payload: &[u8]) {
        let header = header.sized(payload);
        let len = HEADER + payload.len();
        if self.output.try_reserve(len).is_err() || self.messages.try_reserve(1).is_err() {
            // Not reached: `has_room` reserved it, and events leave it.
            return;
        }
        self.output.extend_from_slice(&header.encode());
        self.output.extend_from_slice(payload);
        self.messages.push(Message { len: len as u16, event: false, hash: 0 });
        self.answers += 1;
        self.answer_bytes += len;
    }

    /// Queues an event, unless the same is waiting; without room it is dropped and counted.
    pub fn event(&mut self, path: &[u8], token: &[u8]) -> Result<(), Quota> {
        if self.state != State::Introduced {
            return Ok(());
        }
        let payload = path.len() + token.len() + 2;
        let len = HEADER + payload;
        let header = Header { kind: wire::WATCH_EVENT, req_id: 0, tx_id: 0, len: payload as u32 }.encode();
        let parts: [&[u8]; 5] = [&header, path, b"\0", token, b"\0"];
        let hash = wire::hash(&parts) as u32;
        let (mut at, mut sent) = (self.gone, self.sent);
        for message in self.messages.get(self.gone_messages..).unwrap_or_default() {
            let size = usize::from(message.len);
            // The first message may be sent in part; then it is not waiting.
            if message.hash == hash && message.event && size == len && sent == 0 {
                let mut rest = self.output.get(at..at + len).unwrap_or_default();
                if parts.iter().all(|part| rest.strip_prefix(*part).map(|after| rest = after).is_some()) {
                    return Ok(());
                }
            }
            at += size - core::mem::take(&mut sent);
        }
        let bytes = self.output().len();
        let quota = self.limits.exceeded(Quota::Events, self.events + 1);
        // The control domain reads for many guests.
        let most = if self.privileged { 16 * EVENT_BYTES } else { EVENT_BYTES };
        let no_room = (quota && !self.privileged) || bytes.saturating_sub(self.answer_bytes) + len > most;
        // The answer to the request that causes the event must still find the room that `has_room` made.
        if no_room
            || payload > PAYLOAD_MAX
            || self.output.try_reserve(len + INPUT).is_err()
            || self.messages.try_reserve(2).is_err()
        {
            self.dropped += 1;
            return Err(Quota::Events);
        }
        parts.iter().for_each(|part| self.output.extend_from_slice(part));
        self.messages.push(Message { len: len as u16, event: true, hash });
        self.events += 1;
        Ok(())
    }

    /// What can be sent now.
    pub fn output(&self) -> &[u8] {
        self.output.get(self.gone..).unwrap_or_default()
    }

    /// Forgets `count` bytes of output.
    pub fn forget(&mut self, count: usize) {
        let count = count.min(self.output().len());
        self.gone += count;
        self.sent += count;
        while let Some(message) = self.messages.get(self.gone_messages).copied() {
            let len = usize::from(message.len);
            if self.sent < len {
                break;
            }
            self.sent -= len;
            self.gone_messages += 1;
            if message.event {
                self.events -= 1;
            } else {
                self.answers -= 1;
                self.answer_bytes -= len;
            }
        }
        if self.gone == self.output.len() {
            (self.output, self.messages, self.gone, self.gone_messages) = (Vec::new(), Vec::new(), 0, 0);
        } else if self.gone * 2 > self.output.len() {
            // What stays is less than what goes: moving it costs a constant for each byte.
            self.output.drain(..self.gone);
            self.messages.drain(..self.gone_messages);
            (self.gone, self.gone_messages) = (0, 0);
        }
    }

    /// Takes the first event: for the agent, whose output has nothing else.
    pub fn take_event(&mut self, each: &mut dyn FnMut(&[u8], &[u8])) -> bool {
        let Some(len) = self.messages.get(self.gone_messages).map(|m| usize::from(m.len)) else { return false };
        let payload = self.output().get(HEADER..len).unwrap_or_default();
        if let Some((path, token)) = wire::string(payload) {
            each(path, token.strip_suffix(b"\0").unwrap_or(token));
        }
        self.forget(len);
        true
    }

    /// Events waiting.
    pub fn waiting_events(&self) -> usize {
        self.events
    }

    /// Forgets all bytes in both directions.
    pub fn reset_buffers(&mut self) {
        self.input = Vec::new();
        (self.output, self.messages, self.gone, self.gone_messages) = (Vec::new(), Vec::new(), 0, 0);
        (self.sent, self.answers, self.answer_bytes, self.events) = (0, 0, 0, 0);
    }
}
