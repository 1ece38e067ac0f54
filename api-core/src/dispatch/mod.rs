//! From a call to its answer: find the method, check count, session, role and types, then derive or handle.
//!
//! ```text
//!   name -> Method -> count -> session -> role -> types, handles -> read (derived)   -> written into out
//!                                                                -> effect (derived or handler) -> value | run
//! ```
//! Every check comes before anything is done or handed on (CVE-2017-5573). XenAPI 1.0.10 "Wire Protocol", "Errors".
//! Deliberately absent: anything about one class; that is in rows, or in `vm`, `handlers`, `live`.

pub(crate) mod copies;
mod crash;
mod declared;
mod decode;
mod derived;
mod guest_metrics;
mod handlers;
mod images;
mod kept;
mod live;
mod objects;
mod old;
mod policy;
mod pool;
mod quotas;
mod storage;
mod vm;

use crate::engine::{Called, Engine, Env, Line, Source, told};
use crate::error::{Code, Error, Result};
use crate::lifecycle::backend::{OpId, Uuid};
use crate::schema::methods::{Method, Verb};
use crate::schema::types::{Handler, Param, Role, Type};
use crate::schema::{Class, vdi};
use crate::store::value::Value;
use crate::wire::uuid::uuid_text;
use crate::wire::xml_in::{MethodCall, string_of};
use crate::wire::xml_out::Writer;
use crate::wire::{Dialect, uuid};
use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Who calls.
pub(crate) struct Caller {
    pub session: Uuid,
    pub user: Uuid,
    pub name: Rc<str>,
    pub role: Role,
    pub source: Source,
}

impl Caller {
    /// The engine itself, on its own account.
    fn nobody() -> Caller {
        let none = crate::store::value::NONE;
        Caller { session: none, user: none, name: "".into(), role: Role::Admin, source: Source::default() }
    }
}

/// What an effect left to do.
pub(crate) enum Outcome {
    /// Done; the answer.
    Value(Value),
    /// A plan is under way.
    Run(OpId),
    /// It is answered when there is an event.
    Events,
}

/// Decoded arguments: one value each; a record is the values of its row, in order.
pub(crate) type Args = heapless::Vec<Value, 8>;

impl Engine {
    pub(crate) fn dispatch(
        &mut self,
        env: &mut Env<'_>,
        source: Source,
        dialect: Dialect,
        call: &MethodCall<'_, '_>,
        out: &mut Vec<u8>,
    ) -> Result<Called> {
        let (name, asynchronous) = match call.method.split_at_checked(6) {
            Some((head, tail)) if head.eq_ignore_ascii_case("Async.") => (tail, true),
            _ => (&*call.method, false),
        };
        let method = self.methods.find(name).filter(|m| !asynchronous || m.has_async());
        let method = method.ok_or_else(|| Error::new(Code::MESSAGE_METHOD_UNKNOWN, &[&call.method]))?;

        let mut params: heapless::Vec<Param, 8> = heapless::Vec::new();
        method.params(&mut params);
        let session = usize::from(method.wants_session());
        let (expected, got) = (params.len() + session, call.params.len());
        if expected != got {
            let counts = [expected.to_string(), got.to_string()];
            let [expected, got] = &counts;
            return Err(Error::new(Code::MESSAGE_PARAMETER_COUNT_MISMATCH, &[&call.method, expected, got]));
        }
        if method.message().is_some_and(|m| m.costly) {
            match &mut self.logins_left {
                Some(0) => return Ok(Called::Later),
                Some(left) => *left -= 1,
                None => {}
            }
        }
        if session == 0 {
            return self.login(env, source, dialect, method, call, out);
        }
        let caller = self.caller(env, source, call)?;

        // From here on a call that would change something is audited, also when it is refused.
        let mut reference = heapless::String::<36>::new();
        let checked = if caller.role < method.role() {
            Err(Error::new(Code::PERMISSION_DENIED, &[]))
        } else {
            self.arguments(env, method, &params, call.params.iter().skip(session), &mut reference)
        };
        if method.class.row().secret {
            reference.clear();
        }
        let changes = method.role() > Role::Read
            || matches!(method.verb, Verb::Create | Verb::Destroy)
            || method.message().is_some_and(|m| m.costly);
        let line = changes.then(|| Line::new(&caller.name, source, method, &reference));
        let args = match checked {
            Ok(args) => args,
            Err(error) => {
                if let Some(line) = line {
                    line.tell(env, error.code.name());
                }
                return Err(error);
            }
        };
        if !matches!(
            method.verb,
            Verb::Create | Verb::Destroy | Verb::Set(_) | Verb::Add(_) | Verb::Remove(_) | Verb::Message(_)
        ) {
            if asynchronous {
                let uuid = self.task_begin(env.random, method, &caller.session);
                let now = env.now;
                let read =
                    &mut |engine: &mut Self, writer: &mut Writer<'_>| engine.read(env, &caller, method, &args, writer);
                self.task_end_with(now, &uuid, read);
                return Ok(self.task_begun(uuid, dialect, out));
            }
            let mut writer = Writer::new(out, dialect, self.config.limits.answer_bytes);
            writer.begin();
            self.read(env, &caller, method, &args, &mut writer)?;
            self.ended(writer.end());
            return Ok(Called::Answered);
        }
        if asynchronous {
            let uuid = self.task_begin(env.random, method, &caller.session);
            match self.effect(env, &caller, method, args) {
                Ok(Outcome::Run(op)) => self.attach(op, None, Some(uuid), line),
                outcome => {
                    let result = match outcome {
                        Ok(Outcome::Events) => self.events_now(&caller.session),
                        outcome => outcome.map(Outcome::value),
                    };
                    tell(env, method, line, &result);
                    self.task_end(env.now, &uuid, &result, method.result());
                }
            }
            return Ok(self.task_begun(uuid, dialect, out));
        }
        match self.effect(env, &caller, method, args) {
            Ok(Outcome::Events) => {
                let call = self.wait(method.result(), dialect);
                self.events.wait(call, caller.session, env.now);
                Ok(Called::Waiting(call))
            }
            Ok(Outcome::Run(op)) => {
                let call = self.wait(method.result(), dialect);
                self.attach(op, Some(call), None, line);
                Ok(Called::Waiting(call))
            }
            outcome => {
                let result = outcome.map(Outcome::value);
                tell(env, method, line, &result);
                let value = result?;
                self.write_result(&Ok(value), method.result(), dialect, out);
                Ok(Called::Answered)
            }
        }
    }

    /// The answer to an `Async.` form.
    fn task_begun(&mut self, uuid: Uuid, dialect: Dialect, out: &mut Vec<u8>) -> Called {
        self.write_result(&Ok(Value::Ref(uuid)), Type::Ref(crate::schema::Class::task), dialect, out);
        Called::Answered
    }

    /// The session named first, or SESSION_INVALID.
    fn caller(&mut self, env: &Env<'_>, source: Source, call: &MethodCall<'_, '_>) -> Result<Caller> {
        let handle = call.params.first().and_then(|p| string_of(*p)).unwrap_or_default();
        let found = uuid::parse_uuid(&handle).and_then(|uuid| {
            let session = self.sessions.touch(&uuid, env.now, env.wall, self.config.limits.session_ns)?;
            Some((uuid, session))
        });
        let Some((uuid, session)) = found else {
            return Err(Error::new(Code::SESSION_INVALID, &[&handle]));
        };
        Ok(Caller { session: uuid, user: session.user, name: session.name.clone(), role: session.role, source })
    }

    /// Decodes and checks all arguments; `reference` becomes the first object named.
    fn arguments<'a, 'i: 'a>(
        &mut self,
        env: &mut Env<'_>,
        method: Method,
        params: &[Param],
        values: impl Iterator<Item = &'a roxmltree::Node<'a, 'i>>,
        reference: &mut heapless::String<36>,
    ) -> Result<Args> {
        let mut args = Args::new();
        for (param, node) in params.iter().zip(values) {
            let value = match param.ty {
                Type::Record(class) => {
                    let uuid = uuid::new_uuid(env.random);
                    Value::Set(self.record(class, &uuid, *node)?)
                }
                ty => {
                    let value = crate::wire::xml_in::decode(*node, ty, param.name)?;
                    // Only a field may be set to "none".
                    self.check_refs(&value, ty, matches!(method.verb, Verb::Set(_)) && !args.is_empty())?;
                    if let (Value::Ref(uuid), true) = (&value, reference.is_empty()) {
                        *reference = uuid_text(uuid);
                    }
                    value
                }
            };
            if args.push(value).is_err() {
                return Err(Error::internal("a row with too many parameters"));
            }
        }
        Ok(args)
    }

    /// Carries out a call that is not a question.
    fn effect(&mut self, env: &mut Env<'_>, caller: &Caller, method: Method, args: Args) -> Result<Outcome> {
        let class = method.class;
        let message = method.message();
        let mut args = args.into_iter();
        let first = args.next().unwrap_or(Value::Void);
        let uuid = if let Value::Ref(uuid) = &first { *uuid } else { crate::store::value::NONE };
        let done = |()| Outcome::Value(Value::Void);
        match (method.verb, first) {
            (Verb::Set(f), _) if class == Class::VM && self.is_live(&uuid, f) => {
                let value = args.next().unwrap_or(Value::Void);
                self.set_live(env, &uuid, f, &value).map(done)
            }
            (Verb::Set(f), _)
                if class == Class::VDI && f == vdi::virtual_size.field && env.backend.disk_used(&uuid).is_some() =>
            {
                let size = if let Some(Value::Int(size)) = args.next() { size } else { 0 };
                self.disk_resize(env, &uuid, size).map(done)
            }
            (Verb::Set(f), _) => {
                let value = args.next().unwrap_or(Value::Void);
                self.check_quotas(env.backend, caller, (class, f), &uuid, &value)?;
                self.write(env, class, &uuid, f, value)?;
                self.apply_quotas(env, class, f, &uuid);
                Ok(done(()))
            }
            (Verb::Add(f), _) => {
                let (a, b) = (args.next().unwrap_or(Value::Void), args.next());
                self.check_key(env.backend, caller, (class, f), &a, b.as_ref())?;
                self.add(env, class, &uuid, f, a, b)?;
                self.apply_quotas(env, class, f, &uuid);
                Ok(done(()))
            }
            (Verb::Remove(f), _) => {
                let value = args.next().unwrap_or(Value::Void);
                self.check_key(env.backend, caller, (class, f), &value, None)?;
                self.take_out(env, class, &uuid, f, value)?;
                self.apply_quotas(env, class, f, &uuid);
                Ok(done(()))
            }
            (Verb::Create, Value::Set(values)) => {
                for (field, value) in (0..).zip(&values) {
                    self.check_quotas(env.backend, caller, (class, field), &crate::store::value::NONE, value)?;
                }
                self.create(env, caller, class, values).map(|u| Outcome::Value(Value::Ref(u)))
            }
            (Verb::Destroy, _) => self.destroy(env, caller, class, &uuid).map(done),
            (Verb::Message(_), first) => {
                let handler = message.map_or(Handler::Refuse(&"no such message"), |m| m.handler);
                self.handle(env, caller, handler, first, handlers::Rest(args))
            }
            _ => Err(Error::internal("a question is no effect")),
        }
    }

    fn attach(&mut self, op: OpId, call: Option<crate::CallId>, task: Option<Uuid>, line: Option<Line>) {
        let mut cancel = false;
        if let Some(pending) = self.pending.get_mut(&op) {
            cancel = pending.run.operation.row().cancel;
            (pending.call, pending.task, pending.audit) = (call, task, line);
        }
        if let Some(task) = task {
            self.of_task.insert(task, op);
            self.task_cancellable(&task, cancel);
        }
    }
}

impl Outcome {
    fn value(self) -> Value {
        match self {
            Outcome::Value(value) => value,
            Outcome::Run(_) | Outcome::Events => Value::Void,
        }
    }
}

/// Audits; what was created is the reference of its creation.
fn tell(env: &mut Env<'_>, method: Method, line: Option<Line>, result: &Result<Value>) {
    let Some(mut line) = line else { return };
    if let (Ok(Value::Ref(uuid)), true, false) = (result, line.reference.is_empty(), method.class.row().secret) {
        line.reference = String::from(uuid_text(uuid).as_str());
    }
    line.tell(env, told(result));
}
