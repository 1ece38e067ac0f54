//! The messages that derive from nothing, but those of a VM's life (`vm`).
//!
//! `handle` matches the closed enum [`Handler`] exhaustively; the rows name its variants. Log-in is apart because it is
//! the one call without a session.

use super::pool::xen;
use super::vm::ENDING;
use super::{Caller, Outcome};
use crate::engine::{Called, Engine, Env, Line, Source, told};
use crate::error::{Code, Error, Result};
use crate::lifecycle::backend::Uuid;
use crate::password::Hash;
use crate::quota::Quota;
use crate::schema::methods::{Method, Methods};
use crate::schema::types::{Handler, Role, Type};
use crate::schema::{Class, enums::TaskStatus, host, session, task, vm};
use crate::session::Session;
use crate::store::Store;
use crate::store::value::{NONE, Value};
use crate::wire::xml_in::{MethodCall, decode};
use crate::wire::{Dialect, uuid};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

impl Engine {
    pub(super) fn handle(
        &mut self,
        env: &mut Env<'_>,
        caller: &Caller,
        handler: Handler,
        first: Value,
        mut rest: Rest,
    ) -> Result<Outcome> {
        let object = if let Value::Ref(uuid) = &first { *uuid } else { NONE };
        let done = |()| Value::Void;
        let value = match handler {
            Handler::Lifecycle(operation) => return self.operate(env, operation, &object, rest.some()),
            Handler::Refuse(reason) => return Err(Error::refused(reason)),
            // Taken before there is a session: `login`.
            Handler::Login => return Err(Error::internal("log-in takes no session")),
            Handler::Logout => {
                self.close_session(&caller.session);
                let line = Line {
                    user: String::from(&*caller.name),
                    source: caller.source,
                    method: String::from("session.logout"),
                    reference: String::new(),
                };
                line.tell(env, "ok");
                Value::Void
            }
            Handler::ChangePassword => self.change_password(env, caller, &text_of(first), &rest.text()).map(done)?,
            Handler::SetPassword => self.set_password(env, caller, &object, &rest.text()).map(done)?,
            Handler::TaskCancel => self.cancel(&object).map(done)?,
            Handler::EventRegister => self.event_register(&caller.session, &first)?,
            Handler::EventUnregister => self.event_unregister(&caller.session, &first)?,
            Handler::EventNext => {
                self.event_registered(&caller.session)?;
                return Ok(Outcome::Events);
            }
            Handler::VmClone => self.vm_clone(env, caller, &object, rest.some())?,
            Handler::VmSetVcpusLive => self.set_vcpus(env, &object, rest.int()).map(done)?,
            Handler::VmAddParamsLive => self.set_sched_param(env, &object, rest.text(), rest.text()).map(done)?,
            Handler::VmSysrq => self.send_sysrq(env, &object, &rest.text()).map(done)?,
            Handler::VmMemoryMax => self.set_memory_live(env, &object, vm::memory_dynamic_max, rest.int()).map(done)?,
            Handler::VmMemoryMin => self.set_memory_live(env, &object, vm::memory_dynamic_min, rest.int()).map(done)?,
            Handler::VmTrigger => self.send_trigger(env, &object, &rest.text()).map(done)?,
            Handler::VmPoolMigrate => self.pool_migrate(env, &object, &rest.uuid()).map(done)?,
            Handler::HostDisable => self.enable(&object, false)?,
            Handler::HostEnable => self.enable(&object, true)?,
            Handler::HostShutdown => return self.host_power(env, false),
            Handler::HostReboot => return self.host_power(env, true),
            Handler::Dmesg => Value::Str(env.backend.hypervisor_log(false).map_err(xen)?.into()),
            Handler::DmesgClear => Value::Str(env.backend.hypervisor_log(true).map_err(xen)?.into()),
            Handler::GetLog => Value::Str(env.backend.own_log().into()),
            Handler::DebugKeys => {
                let keys = rest.text();
                let bad = |c: char| matches!(c, 'R' | 'C') || !c.is_ascii_graphic();
                if keys.is_empty() || keys.len() > 16 || keys.contains(bad) {
                    let why = "1 to 16 printable characters, without R and C, which end the host";
                    return Err(Error::new(Code::VALUE_NOT_SUPPORTED, &["keys", &keys, why]));
                }
                env.backend.debug_keys(&keys).map(done).map_err(xen)?
            }
            Handler::ListMethods => {
                let names: Vec<String> = Methods::in_order().map(Method::name).collect();
                Value::strs(names.iter().map(String::as_str))
            }
            Handler::UnassignedCpus => self.unassigned_cpus(env),
            Handler::ReturnFailure => return Err(Error::internal("debug.return_failure was called")),
            Handler::VdiResize => self.disk_resize(env, &object, rest.int()).map(done)?,
            Handler::VdiSnapshot => self.disk_copied(env, caller, &object, true).map(Value::Ref)?,
            Handler::VdiClone => self.disk_copied(env, caller, &object, false).map(Value::Ref)?,
            Handler::VdiCopy => return self.disk_copied_to(env, &object, &rest.uuid()),
            Handler::SrClone => return self.sr_clone(env, caller, &object, [&rest.text(), &rest.text()]),
            Handler::PbdPlug => return self.pbd_plug(env, &object, false),
            Handler::PbdUnplug => return self.pbd_unplug(env, &object),
            Handler::VbdPlug => self.plug(env, Class::VBD, &object).map(done)?,
            Handler::VifPlug => self.plug(env, Class::VIF, &object).map(done)?,
            Handler::VbdUnplug => return self.unplug(env, Class::VBD, &object),
            Handler::VifUnplug => return self.unplug(env, Class::VIF, &object),
            Handler::CreateVlan => self.create_vlan(env, [first, rest.any(), rest.any(), rest.any()])?,
            Handler::SrTypes => Value::strs(env.backend.sr_kinds().iter().copied()),
            Handler::MediaChange => self.media_change(env, &object, rest.uuid()).map(done)?,
            Handler::VbdInsert => self.medium(env, &object, rest.uuid()).map(done)?,
            Handler::VbdEject => self.medium(env, &object, NONE).map(done)?,
            Handler::VtpmProperties => Value::Map(Default::default()),
            Handler::PoolActivate => self.pool_activate(env, &object).map(done)?,
            Handler::PoolDeactivate => self.pool_deactivate(env, &object).map(done)?,
            Handler::PoolAddCpu => self.pool_cpu(env, &object, &rest.uuid(), true).map(done)?,
            Handler::PoolRemoveCpu => self.pool_cpu(env, &object, &rest.uuid(), false).map(done)?,
            Handler::XsCanRun => self.policy(handler, Some(&first))?,
            Handler::VmSetLabel | Handler::VifSetLabel | Handler::VdiSetLabel | Handler::XsSetLabel => {
                self.policy(handler, Some(&rest.any()))?
            }
            Handler::VifLabel
            | Handler::XsType
            | Handler::XsSet
            | Handler::XsReset
            | Handler::XsGet
            | Handler::XsRemoveBoot
            | Handler::XsLabeled
            | Handler::XsGetLabel
            | Handler::AcmHeader
            | Handler::AcmXml
            | Handler::AcmMap
            | Handler::AcmBinary
            | Handler::AcmEnforced
            | Handler::AcmSsidref => self.policy(handler, None)?,
        };
        Ok(Outcome::Value(value))
    }

    fn enable(&mut self, object: &Uuid, enabled: bool) -> Result<Value> {
        if self.ending || self.leaving.is_some() {
            return Err(Error::refused(ENDING));
        }
        self.store.set(host::enabled, object, enabled);
        Ok(Value::Void)
    }

    /// task.cancel: a pending task of an operation that can be undone.
    fn cancel(&mut self, uuid: &Uuid) -> Result<()> {
        if self.transfer_cancel(uuid) {
            return Ok(());
        }
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
        let login = self.sessions.login(name).and_then(|(user, l)| Some((l.hash.as_ref()?, user, l.role)));
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
        self.open_session(env, user, name, role, source)
    }

    /// A new session of a user.
    pub(super) fn open_session(
        &mut self,
        env: &mut Env<'_>,
        user: Uuid,
        name: &str,
        role: Role,
        source: Source,
    ) -> Result<Uuid> {
        let limits = &self.config.limits;
        let (most, lifetime) = (limits.sessions, limits.session_ns);
        while let Some(old) = self.sessions.expired(env.now, lifetime) {
            self.close_session(&old);
        }
        // An eighth of them is for others, whatever one user does.
        if let Some(own) = self.sessions.too_many(&user, most - (most / 8).max(1)) {
            self.quotas.hit(Quota::Sessions);
            self.close_session(&own);
        }
        if self.sessions.len() >= most {
            let full = self.limit(Quota::Sessions, "sessions", most);
            let old = self.sessions.makes_room(&user, env.now, most).ok_or(full)?;
            self.close_session(&old);
        }
        let uuid = uuid::new_uuid(env.random);
        let active = env.wall / 1_000_000_000;
        let open = Session { name: Rc::from(name), user, source, role, used: env.now, active };
        self.sessions.open(uuid, open);
        self.store.insert(Class::session, uuid, Store::blank(Class::session, &uuid));
        self.store.set(session::this_host, &uuid, self.host);
        self.store.set(session::this_user, &uuid, user);
        Ok(uuid)
    }
}

/// Arguments after the first, in order, of the types the row says.
pub(super) struct Rest(pub heapless::vec::IntoIter<Value, 8, usize>);

impl Rest {
    fn some(&mut self) -> Option<Value> {
        self.0.next()
    }

    #[inline(never)]
    fn any(&mut self) -> Value {
        self.some().unwrap_or(Value::Void)
    }

    #[inline(never)]
    fn text(&mut self) -> Box<str> {
        text_of(self.any())
    }

    fn uuid(&mut self) -> Uuid {
        if let Value::Ref(uuid) = self.any() { uuid } else { NONE }
    }

    fn int(&mut self) -> i64 {
        if let Value::Int(number) = self.any() { number } else { 0 }
    }
}

fn text_of(value: Value) -> Box<str> {
    if let Value::Str(text) = value { text } else { Box::default() }
}
