//! The messages that derive from nothing, but those of a VM's life (`vm`).
//!
//! `handle` matches the closed enum [`Handler`] exhaustively; the rows name its variants. Log-in is apart because it is
//! the one call without a session.

use super::{Caller, Outcome};
use crate::engine::{Called, Engine, Env, Line, Source, told};
use crate::error::{Code, Error, Result};
use crate::lifecycle::backend::Uuid;
use crate::password::Hash;
use crate::quota::Quota;
use crate::schema::methods::Method;
use crate::schema::types::{Handler, Type};
use crate::schema::{Class, enums::TaskStatus, host, session, task, user};
use crate::session::Session;
use crate::store::Store;
use crate::store::value::{NONE, Value};
use crate::wire::xml_in::{MethodCall, decode};
use crate::wire::{Dialect, uuid};
use alloc::string::String;
use alloc::vec::Vec;

impl Engine {
    pub(super) fn handle(
        &mut self,
        env: &mut Env<'_>,
        caller: &Caller,
        handler: Handler,
        first: Value,
        second: Option<Value>,
    ) -> Result<Outcome> {
        let object = if let Value::Ref(uuid) = &first { *uuid } else { NONE };
        let value = match handler {
            Handler::Lifecycle(operation) => return self.operate(env, operation, &object, second),
            Handler::VmClone => self.vm_clone(env, &object, second)?,
            Handler::Refuse(reason) => return Err(Error::refused(reason)),
            // Taken before there is a session: `login`.
            Handler::Login => return Err(Error::internal("log-in takes no session")),
            Handler::Logout => {
                self.close_session(&caller.session);
                let line = Line {
                    user: caller.name.clone(),
                    source: caller.source,
                    method: String::from("session.logout"),
                    reference: String::new(),
                };
                line.tell(env, "ok");
                Value::Void
            }
            Handler::TaskCancel => {
                self.cancel(&object)?;
                Value::Void
            }
            Handler::HostDisable => self.enable(&object, false),
            Handler::HostEnable => self.enable(&object, true),
            Handler::ListMethods => {
                let mut names: Vec<String> = self.methods.iter().map(Method::name).collect();
                names.sort_unstable();
                Value::strs(names.iter().map(String::as_str))
            }
            // Xen puts every CPU into its first pool at boot.
            Handler::UnassignedCpus => Value::Set(Vec::new()),
            Handler::ReturnFailure => return Err(Error::internal("debug.return_failure was called")),
        };
        Ok(Outcome::Value(value))
    }

    fn enable(&mut self, object: &Uuid, enabled: bool) -> Value {
        self.store.set(host::enabled, object, enabled);
        Value::Void
    }

    /// task.cancel: a pending task of an operation that can be undone.
    fn cancel(&mut self, uuid: &Uuid) -> Result<()> {
        let Some(pending) = self.of_task.get(uuid).and_then(|op| self.pending.get_mut(op)) else {
            return Err(Error::refused("the task is over"));
        };
        if !pending.run.cancel() {
            return Err(Error::refused("the task cannot be cancelled (any more)"));
        }
        self.task_cancellable(uuid, false);
        self.store.set(task::status, uuid, TaskStatus::Cancelling as u8);
        Ok(())
    }

    /// session.login_with_password
    pub(super) fn login(
        &mut self,
        env: &mut Env<'_>,
        source: Source,
        dialect: Dialect,
        method: Method,
        call: &MethodCall<'_, '_>,
        out: &mut Vec<u8>,
    ) -> Result<Called> {
        match &mut self.logins_left {
            Some(0) => return Ok(Called::Later),
            Some(left) => *left -= 1,
            None => {}
        }
        let mut texts = [const { String::new() }; 2];
        for ((slot, node), name) in texts.iter_mut().zip(&call.params).zip(["uname", "pwd"]) {
            if let Value::Str(text) = decode(*node, Type::Str, name)? {
                *slot = text.into();
            }
        }
        let [name, password] = texts;
        let result = self.log_in(env, source, &name, &password);
        match result {
            Ok(_) => self.counts.logins += 1,
            Err(_) => self.counts.logins_failed += 1,
        }
        Line::new(&name, source, method, "").tell(env, told(&result));
        self.write_result(&Ok(Value::Ref(result?)), method.result(), dialect, out);
        Ok(Called::Answered)
    }

    fn log_in(&mut self, env: &mut Env<'_>, source: Source, name: &str, password: &str) -> Result<Uuid> {
        let denied = || Error::new(Code::SESSION_AUTHENTICATION_FAILED, &[]);
        let login = self.sessions.logins.get(name).and_then(|l| Some((l.hash.as_ref()?, l.user, l.role)));
        // An unknown name takes as long as a wrong password.
        let decoy;
        let hash = match login {
            Some((hash, ..)) => hash,
            None => {
                decoy = Hash::decoy(self.sessions.logins.values().find_map(|l| l.hash.as_ref()));
                &decoy
            }
        };
        let no_memory = |_| Error::internal("no memory to check the password just now");
        let right = hash.verify(password.as_bytes()).map_err(no_memory)?;
        let (user, role) = match login {
            Some((_, user, role)) if right => (user, role),
            _ => return Err(denied()),
        };
        let limits = &self.config.limits;
        let (most, lifetime) = (limits.sessions, limits.session_ns);
        while let Some(old) = self.sessions.expired(env.now, lifetime) {
            self.close_session(&old);
        }
        if self.sessions.len() >= most {
            let full = self.limit(Quota::Sessions, "sessions", most);
            let old = self.sessions.makes_room(&user, env.now, most).ok_or(full)?;
            self.close_session(&old);
        }
        let uuid = uuid::new_uuid(env.random);
        let active = env.wall / 1_000_000_000;
        let open = Session { name: String::from(name), user, source, role, used: env.now, active };
        self.sessions.open(uuid, open);
        self.store.insert(Class::session, uuid, Store::blank(Class::session, &uuid));
        self.store.set(session::this_host, &uuid, self.host);
        self.store.set(session::this_user, &uuid, user);
        Ok(uuid)
    }

    /// user.destroy: nobody can log in as the user, and its sessions end.
    pub(super) fn user_destroyed(&mut self, caller: &Caller, uuid: &Uuid) -> Result<()> {
        if caller.user == *uuid {
            return Err(Error::refused("a user cannot destroy itself"));
        }
        let name = String::from(self.store.get(user::short_name, uuid));
        if self.sessions.logins.get(&name).is_some_and(|l| l.user == *uuid) {
            self.sessions.logins.remove(&name);
        }
        for session in self.sessions.of_user(uuid) {
            self.close_session(&session);
        }
        Ok(())
    }
}
