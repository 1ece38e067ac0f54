//! event.register, unregister and next (XenAPI 1.0.10, "Class: event").
//!
//! A registration is a set of classes and the number of the last change read; the changes themselves are the store's feed.
//! So a session costs a few bytes however slow it is, and sees the last state of each object. One that is so slow that
//! removals had to be forgotten loses its registration: SESSION_NOT_REGISTERED tells it to register and look at everything
//! again. Deliberately absent: values in events, the fields that changed.

use crate::engine::{CallId, Engine};
use crate::error::{Code, Error, Result};
use crate::idmap::IdMap;
use crate::lifecycle::backend::Uuid;
use crate::schema::Class;
use crate::schema::enums::EventOperation;
use crate::store::value::Value;
use crate::wire::uuid::uuid_text;
use alloc::vec::Vec;

/// Events in one answer, and changes looked at for it.
const BATCH: usize = 100;
const SCAN: usize = 1000;
/// Calls looked at in one poll.
const CALLS: usize = 16;
/// A call that has waited this long is answered without events.
const WAIT_NS: u64 = 30 * 1_000_000_000;

/// What a session wants to be told of.
#[derive(Clone, Copy, Debug)]
struct Registration {
    /// A bit per class.
    classes: u64,
    /// Number of the last change it has seen.
    read: u64,
    /// Number of the last change when it had seen all of them: what was added later it may not know.
    complete: u64,
}

/// A call of event.next that waits.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    session: Uuid,
    until: u64,
}

/// Who is registered, and who waits.
#[derive(Debug, Default)]
pub(crate) struct Events {
    registered: IdMap<Uuid, Registration>,
    waiting: IdMap<CallId, Waiting>,
    /// All changes before this one were offered to all who wait.
    offered: u64,
    /// The call the round over those who wait has come to, 0 between rounds; the last change when it began; somebody has
    /// more to look through.
    cursor: u64,
    round: u64,
    more: bool,
}

const ALL: u64 = u64::MAX;

fn bits(classes: &Value) -> Result<u64> {
    let Value::Set(names) = classes else { return Ok(0) };
    let mut bits = if names.is_empty() { ALL } else { 0 };
    for name in names {
        let Value::Str(name) = name else { continue };
        bits |= match Class::ALL.iter().find(|c| c.row().name.eq_ignore_ascii_case(name)) {
            Some(class) => 1 << *class as u64,
            None if &**name == "*" => ALL,
            None => return Err(Error::new(Code::VALUE_NOT_SUPPORTED, &["classes", name, "there is no such class"])),
        };
    }
    Ok(bits)
}

impl Events {
    /// A call of event.next waits from now on.
    pub(crate) fn wait(&mut self, call: CallId, session: Uuid, now: u64) {
        self.waiting.insert(call, Waiting { session, until: now.saturating_add(WAIT_NS) });
        // It has been offered nothing, also not by a round under way.
        (self.offered, self.more) = (0, true);
    }

    /// The client of a call is gone.
    pub(crate) fn drop_call(&mut self, call: CallId) {
        self.waiting.remove(&call);
    }

    /// A session has ended.
    fn closed(&mut self, session: &Uuid) -> bool {
        let was = self.registered.remove(session).is_some();
        if was {
            (self.offered, self.more) = (0, true);
        }
        was
    }

    /// How far the slowest and the fastest have read; None: nobody reads.
    fn read_by_all(&self) -> Option<(u64, u64)> {
        let read = || self.registered.values().map(|r| r.read);
        Some((read().min()?, read().max()?))
    }

    /// When the first call is answered without events.
    pub(crate) fn next_deadline(&self) -> Option<u64> {
        self.waiting.first().map(|(_, waiting)| waiting.until)
    }
}

impl Engine {
    /// event.register
    pub(crate) fn event_register(&mut self, session: &Uuid, classes: &Value) -> Result<Value> {
        let bits = bits(classes)?;
        let read = self.store.feed().number();
        self.events.registered.or_insert_with(*session, || Registration { classes: 0, read, complete: read }).classes |=
            bits;
        self.store.read_events(self.events.read_by_all());
        Ok(Value::Void)
    }

    /// event.unregister
    pub(crate) fn event_unregister(&mut self, session: &Uuid, classes: &Value) -> Result<Value> {
        let bits = bits(classes)?;
        if let Some(registration) = self.events.registered.get_mut(session) {
            registration.classes &= !bits;
            if registration.classes == 0 {
                self.event_closed(session);
            }
        }
        self.store.read_events(self.events.read_by_all());
        Ok(Value::Void)
    }

    /// A session has ended, or wants to be told of nothing any more.
    pub(crate) fn event_closed(&mut self, session: &Uuid) {
        if self.events.closed(session) {
            self.store.read_events(self.events.read_by_all());
        }
    }

    /// event.next: its session is registered.
    pub(crate) fn event_registered(&self, session: &Uuid) -> Result<()> {
        match self.events.registered.contains_key(session) {
            true => Ok(()),
            false => Err(Error::new(Code::SESSION_NOT_REGISTERED, &[&uuid_text(session)])),
        }
    }

    /// What a session has not seen; true if there is more to look through.
    fn batch(&mut self, session: &Uuid) -> Result<(Vec<Value>, bool)> {
        self.event_registered(session)?;
        let Some(registration) = self.events.registered.get_mut(session) else { return Ok((Vec::new(), false)) };
        let mut events = Vec::new();
        let Some(changes) = self.store.feed().since(registration.read) else {
            self.events.registered.remove(session);
            self.store.read_events(self.events.read_by_all());
            return Err(Error::new(Code::SESSION_NOT_REGISTERED, &[&uuid_text(session)]));
        };
        // In the middle of many batches it may have been told of what was added since: an `add` may come twice then, and a
        // `del` of what it never heard of. Neither is ever left out.
        let midway = registration.read > registration.complete;
        let (mut looked, mut rest) = (0, false);
        for (number, entry) in changes {
            looked += 1;
            if events.len() == BATCH || looked > SCAN {
                rest = true;
                break;
            }
            registration.read = number;
            let new = entry.added > registration.complete;
            if registration.classes & 1 << entry.class as u64 == 0 || new && entry.removed && !midway {
                continue;
            }
            let operation = match (new, entry.removed) {
                (_, true) => EventOperation::Del,
                (true, false) => EventOperation::Add,
                (false, false) => EventOperation::Mod,
            };
            let uuid = uuid_text(&entry.uuid);
            let id = i64::try_from(number).unwrap_or(i64::MAX);
            let fields = [
                Value::Int(id),
                Value::Time(entry.time),
                Value::str(entry.class.row().name),
                Value::Enum(operation as u8),
                Value::str(&uuid),
                Value::str(&uuid),
            ];
            events.push(Value::Set(fields.into()));
        }
        if !rest {
            registration.read = self.store.feed().number();
            registration.complete = registration.read;
        }
        self.store.read_events(self.events.read_by_all());
        Ok((events, rest))
    }

    /// What a session has not seen, now: a task does not wait for more.
    pub(crate) fn events_now(&mut self, session: &Uuid) -> Result<Value> {
        Ok(Value::Set(self.batch(session)?.0))
    }

    /// Answers calls that wait, a few at a time; whether there may be more to do.
    pub(crate) fn serve_events(&mut self, now: u64) -> bool {
        let number = self.store.feed().number();
        let late = self.events.next_deadline().is_some_and(|at| now >= at);
        let events = &mut self.events;
        if events.waiting.is_empty() || events.cursor == 0 && events.offered > number && !late {
            return false;
        }
        if events.cursor == 0 {
            (events.round, events.more) = (number, false);
        }
        let from = events.cursor;
        let after = events.waiting.keys_after(CallId(from)).take_while(|call| call.0 > from);
        let turn: heapless::Vec<CallId, CALLS> = after.take(CALLS).collect();
        for call in &turn {
            let Some(waiting) = self.events.waiting.get(call).copied() else { continue };
            let result = match self.sessions.get(&waiting.session) {
                None => Err(Error::new(Code::SESSION_INVALID, &[&uuid_text(&waiting.session)])),
                Some(_) => self.batch(&waiting.session),
            };
            let answer = match result {
                Ok((events, _)) if !events.is_empty() => Ok(Value::Set(events)),
                Ok((_, true)) => {
                    self.events.more = true;
                    continue;
                }
                Ok(_) if now >= waiting.until => Ok(Value::Set(Vec::new())),
                Ok(_) => continue,
                Err(error) => Err(error),
            };
            self.events.waiting.remove(call);
            self.answer(*call, answer);
        }
        let events = &mut self.events;
        if let (true, Some(last)) = (turn.is_full(), turn.last()) {
            events.cursor = last.0;
            return true;
        }
        events.cursor = 0;
        if !events.more {
            events.offered = events.round + 1;
        }
        // Something may have changed during the round.
        events.more || events.offered <= number
    }
}
