//! The engine: what it is made of, how it is made, how time moves it on.
//!
//! ```text
//!   call()          one request in, its answer or a CallId out           (dispatch)
//!   poll()          runs a bounded amount: plans, restarts, expiries     (here)
//!   domain_event()  a guest did something by itself                      (lifecycle part: dispatch/vm.rs)
//! ```
//! No work here is proportional to the number of objects or sessions. Deliberately absent: clocks, entropy, threads.

use crate::config::Config;
use crate::dispatch::copies::Copying;
use crate::error::{Code, Error, Result};
use crate::events::Events;
use crate::idmap::IdMap;
use crate::lifecycle::backend::{Backend, CONTROL_DOMAIN, DomainEvent, OpId, Uuid};
use crate::lifecycle::run::Run;
use crate::password::Hash;
use crate::quota::{Quota, Quotas};
use crate::schema::enums::PowerState;
use crate::schema::methods::{Method, Methods};
use crate::schema::types::{Role, Type};
use crate::schema::{Class, cpu_pool, host, host_cpu, network, ppci, task, user, vm};
use crate::session::{Login, Sessions};
use crate::store::Store;
use crate::store::value::Value;
use crate::task::Tasks;
use crate::times::Times;
use crate::transfer::Transfers;
use crate::wire::uuid::{derived_uuid, parse_uuid};
use crate::wire::xml_out::{Over, Writer};
use crate::wire::{Dialect, xml_in};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// What every entry gets from the agent.
pub struct Env<'a> {
    /// Monotonic, ns.
    pub now: u64,
    /// UTC, ns since 1970.
    pub wall: u64,
    /// Fills with bytes of a cryptographic generator.
    pub random: &'a mut dyn FnMut(&mut [u8]),
    /// Does the work.
    pub backend: &'a mut dyn Backend,
    /// Gets one line for every call that changes something.
    pub audit: &'a mut dyn FnMut(&Audit<'_>),
}

/// One line of the audit: who did what to what, and how it went.
#[derive(Clone, Copy, Debug)]
pub struct Audit<'a> {
    /// Login name, without control characters.
    pub user: &'a str,
    /// Where from.
    pub source: Source,
    /// `VM.start`
    pub method: &'a str,
    /// The object, or empty. Never a session's.
    pub reference: &'a str,
    /// `ok` or the error's code.
    pub result: &'a str,
}

/// A client's address; IPv4 is mapped into IPv6.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source(pub [u8; 16]);

/// A call whose answer is not there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallId(pub u64);

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    /// The answer is in `out`.
    Answered,
    /// It will be in [`Engine::take_answer`] after some [`Engine::poll`].
    Waiting(CallId),
    /// It is a log-in and none is allowed now ([`Engine::allow_logins`]): nothing was done, call again.
    Later,
}

/// When to poll again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Poll {
    /// At once: a plan is under way.
    pub busy: bool,
    /// At this monotonic time at the latest.
    pub at: Option<u64>,
}

/// Numbers for `GET /metrics`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sessions open.
    pub sessions: usize,
    /// Tasks kept.
    pub tasks: usize,
    /// VMs.
    pub vms: usize,
    /// Plans running.
    pub plans: usize,
    /// Answers that wait for a plan or for being taken.
    pub waiting: usize,
    /// Bytes of stored values.
    pub store_bytes: usize,
    /// Calls since the start.
    pub calls: u64,
    /// Of these, answered by a failure.
    pub failures: u64,
    /// Of these, not a call at all.
    pub faults: u64,
    /// Logins that went well.
    pub logins: u64,
    /// Logins that did not.
    pub logins_failed: u64,
    /// Plans that ended badly.
    pub plans_failed: u64,
    /// Restarts after a guest shut itself down.
    pub restarts: u64,
}

/// What the audit will say when a plan has ended.
#[derive(Debug)]
pub(crate) struct Line {
    pub user: String,
    pub source: Source,
    pub method: String,
    pub reference: String,
}

/// A plan under way, and who waits for it.
#[derive(Debug)]
pub(crate) struct Pending {
    pub run: Run,
    pub call: Option<CallId>,
    pub task: Option<Uuid>,
    pub audit: Option<Line>,
    /// Start again once it is down.
    pub restart: bool,
    /// What it takes away.
    pub device: Option<(Class, Uuid)>,
    /// What it copies.
    pub copying: Option<Box<Copying>>,
}

/// Restarts of one VM.
#[derive(Debug, Default)]
pub(crate) struct Restart {
    /// The last one.
    pub last: Option<u64>,
    /// The next one.
    pub due: Option<u64>,
}

/// A counter seen before, to make a rate of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub at: u64,
    pub value: u64,
    pub rate: f64,
}

/// The XenAPI engine.
pub struct Engine {
    pub(crate) config: Config,
    pub(crate) store: Store,
    pub(crate) methods: Methods,
    pub(crate) sessions: Sessions,
    /// Log-ins that may still be served; None is any number.
    pub(crate) logins_left: Option<u32>,
    pub(crate) tasks: Tasks,
    pub(crate) transfers: Transfers,
    pub(crate) events: Events,
    /// Xen's number of each activated cpu_pool.
    pub(crate) pools: IdMap<Uuid, u32>,
    pub(crate) host: Uuid,
    pub(crate) pending: IdMap<OpId, Pending>,
    /// By VM.
    pub(crate) busy: IdMap<Uuid, OpId>,
    /// By task.
    pub(crate) of_task: IdMap<Uuid, OpId>,
    /// Answers to be taken: the result, its type and dialect.
    answers: IdMap<CallId, (Result<Value>, Type, Dialect)>,
    /// Of calls that wait.
    waiting: IdMap<CallId, (Type, Dialect)>,
    next_op: u64,
    next_call: u64,
    cursor: OpId,
    /// Events of VMs with a plan under way.
    pub(crate) later: IdMap<Uuid, DomainEvent>,
    pub(crate) restarts: IdMap<Uuid, Restart>,
    pub(crate) due: Times,
    /// Plans still to be asked whether what stirred was what they wait for.
    to_ask: usize,
    pub(crate) seen: IdMap<Uuid, Seen>,
    inject: u32,
    /// The host is on its way down: nothing is started any more.
    pub(crate) ending: bool,
    /// Guests are being ended so that it can; true to start again.
    pub(crate) leaving: Option<bool>,
    /// VMs that crashed, and the VM each one's domain was kept for.
    pub(crate) renamed: IdMap<Uuid, Uuid>,
    /// VMs to be started at boot, the next one last, and the start that is under way.
    pub(crate) to_boot: Vec<Uuid>,
    /// Declared VMs that were not made, and why.
    pub(crate) refused_vms: Vec<(String, &'static str)>,
    /// SRs that were not attached at boot, and why.
    pub(crate) refused_srs: Vec<(Uuid, Error)>,
    pub(crate) booting: Option<OpId>,
    pub(crate) counts: Counts,
    pub(crate) quotas: Quotas,
}

/// Plans moved on per poll (and, apart, restarts looked at), and steps begun or polled for each.
pub(crate) const PLANS_PER_POLL: usize = 8;
const STEPS_PER_POLL: u32 = 4;
/// Sessions ended per poll.
const EXPIRIES_PER_POLL: usize = 16;

impl Engine {
    /// An engine with the host's own objects.
    pub fn new(config: Config, env: &mut Env<'_>) -> Engine {
        let mut engine = Engine {
            host: config.host_uuid,
            config,
            store: Store::new(),
            methods: Methods::new(),
            sessions: Sessions::default(),
            logins_left: None,
            tasks: Tasks::default(),
            transfers: Transfers::default(),
            events: Events::default(),
            pools: IdMap::new(),
            pending: IdMap::new(),
            busy: IdMap::new(),
            of_task: IdMap::new(),
            answers: IdMap::new(),
            waiting: IdMap::new(),
            next_op: 1,
            next_call: 1,
            cursor: OpId(0),
            later: IdMap::new(),
            restarts: IdMap::new(),
            due: Times::default(),
            to_ask: 0,
            seen: IdMap::new(),
            inject: 0,
            ending: false,
            leaving: None,
            renamed: IdMap::new(),
            to_boot: Vec::new(),
            refused_vms: Vec::new(),
            refused_srs: Vec::new(),
            booting: None,
            counts: Counts::default(),
            quotas: Quotas::default(),
        };
        engine.populate(env);
        if let Some(records) = engine.config.kept.take() {
            engine.restore(&records);
        }
        engine.populate_srs(env);
        engine.plug_all(env);
        engine.populate_vms(env);
        engine
    }

    /// The objects that come with the host.
    fn populate(&mut self, env: &mut Env<'_>) {
        let (id, config, store) = (self.host, &self.config, &mut self.store);
        let metrics = derived_uuid(&id, "host_metrics", 0);
        store.insert(Class::host_metrics, metrics, Store::blank(Class::host_metrics, &metrics));
        store.insert(Class::host, id, Store::blank(Class::host, &id));
        store.set(host::name_label, &id, &config.host_name);
        store.set(host::metrics, &id, metrics);
        let capabilities: Vec<Value> = config.xen_capabilities.split_whitespace().map(Value::str).collect();
        store.set(host::capabilities, &id, &capabilities);
        let mut put = |key: crate::schema::Key<_>, pairs: &[(&str, &str)]| {
            store.set_value(Class::host, &id, key.field, retype(key, Value::map(pairs)));
        };
        put(host::software_version, &[("Xen", &config.xen_version), ("Xenith", &config.agent_version)]);
        put(host::API_version_vendor_implementation, &[("version", &config.agent_version)]);
        let count = alloc::format!("{}", config.cpus.len());
        put(host::cpu_configuration, &[("nr_cpus", &count)]);
        for cpu in &config.cpus {
            let uuid = derived_uuid(&id, "host_cpu", cpu.number);
            store.insert(Class::host_cpu, uuid, Store::blank(Class::host_cpu, &uuid));
            store.set(host_cpu::host, &uuid, id);
            store.set(host_cpu::number, &uuid, i64::from(cpu.number));
            store.set(host_cpu::vendor, &uuid, &cpu.vendor);
            store.set(host_cpu::modelname, &uuid, &cpu.model_name);
            store.set(host_cpu::speed, &uuid, i64::try_from(cpu.speed_mhz).unwrap_or(i64::MAX));
            store.set(host_cpu::stepping, &uuid, &cpu.stepping);
            store.set(host_cpu::flags, &uuid, &cpu.flags);
            store.set(host_cpu::features, &uuid, &cpu.features);
            let idle = env.backend.cpu_idle(cpu.number);
            self.seen.insert(uuid, Seen { at: env.now, value: idle.unwrap_or(0), rate: 1.0 });
        }
        for (name, phc) in &config.users {
            let what = String::from("user ") + name;
            let uuid = derived_uuid(&id, &what, 0);
            store.insert(Class::user, uuid, Store::blank(Class::user, &uuid));
            store.set(user::short_name, &uuid, name);
            let login = Login { name: name.clone(), hash: Hash::parse(phc), role: Role::Admin };
            self.sessions.logins.insert(uuid, login);
        }
        self.populate_devices();
        self.control_domain(env);
        self.populate_pools(env);
    }

    /// PIFs, each with its network, and PPCIs.
    fn populate_devices(&mut self) {
        let id = self.host;
        let nics = core::mem::take(&mut self.config.nics);
        for (number, nic) in (0u32..).zip(&nics) {
            let [net, interface, metrics] = ["network", "PIF", "PIF_metrics"].map(|what| derived_uuid(&id, what, number));
            self.store.insert(Class::network, net, Store::blank(Class::network, &net));
            self.store.set(network::name_label, &net, &nic.device);
            self.store.set(network::name_description, &net, "The network the control domain is managed by.");
            self.insert_pif([interface, metrics], &nic.device, [net, id], &nic.mac, [nic.mtu.into(), -1]);
        }
        self.config.nics = nics;
        let (config, store) = (&self.config, &mut self.store);
        for (number, function) in (0u32..).zip(&config.pci) {
            let uuid = derived_uuid(&id, "PPCI", number);
            let name =
                alloc::format!("{:04x}:{:02x}:{:02x}.{:x}", function.domain, function.bus, function.slot, function.func);
            store.insert(Class::PPCI, uuid, Store::blank(Class::PPCI, &uuid));
            store.set(ppci::host, &uuid, id);
            store.set(ppci::name, &uuid, &name);
            for (key, text) in [
                (ppci::driver, &function.driver),
                (ppci::vendor_name, &function.vendor_name),
                (ppci::device_name, &function.device_name),
                (ppci::class_name, &function.class_name),
                (ppci::subsystem_vendor_name, &function.subsystem_vendor_name),
                (ppci::subsystem_name, &function.subsystem_name),
            ] {
                store.set(key, &uuid, text);
            }
            for (key, value) in [
                (ppci::domain, function.domain),
                (ppci::bus, function.bus.into()),
                (ppci::slot, function.slot.into()),
                (ppci::func, function.func.into()),
                (ppci::vendor_id, function.vendor.into()),
                (ppci::device_id, function.device.into()),
                (ppci::revision_id, function.revision.into()),
                (ppci::class_code, function.class),
                (ppci::subsystem_vendor_id, function.subsystem_vendor.into()),
                (ppci::subsystem_id, function.subsystem.into()),
            ] {
                store.set(key, &uuid, i64::from(value));
            }
        }
    }

    /// The control domain is a VM too, one that nothing can be done to.
    fn control_domain(&mut self, env: &mut Env<'_>) {
        let metrics = derived_uuid(&self.host, "VM_metrics", 0);
        let sample = env.backend.vm_sample(&CONTROL_DOMAIN).unwrap_or_default();
        let memory = i64::try_from(sample.memory).unwrap_or(i64::MAX);
        let store = &mut self.store;
        store.insert(Class::VM_metrics, metrics, Store::blank(Class::VM_metrics, &metrics));
        store.insert(Class::VM, CONTROL_DOMAIN, Store::blank(Class::VM, &CONTROL_DOMAIN));
        store.set(vm::name_label, &CONTROL_DOMAIN, "Domain-0");
        store.set(vm::name_description, &CONTROL_DOMAIN, "The control domain: this agent.");
        store.set(vm::is_control_domain, &CONTROL_DOMAIN, true);
        store.set(vm::power_state, &CONTROL_DOMAIN, PowerState::Running as u8);
        store.set(vm::resident_on, &CONTROL_DOMAIN, self.host);
        store.set(vm::metrics, &CONTROL_DOMAIN, metrics);
        for key in [vm::memory_static_max, vm::memory_dynamic_max, vm::memory_dynamic_min, vm::memory_static_min] {
            store.set(key, &CONTROL_DOMAIN, memory);
        }
    }

    /// The pools Xen has.
    fn populate_pools(&mut self, env: &mut Env<'_>) {
        for pool in env.backend.pools() {
            let uuid = derived_uuid(&self.host, "cpu_pool", pool.id);
            let store = &mut self.store;
            store.insert(Class::cpu_pool, uuid, Store::blank(Class::cpu_pool, &uuid));
            store.set(cpu_pool::name_label, &uuid, &alloc::format!("Pool-{}", pool.id));
            store.set(cpu_pool::resident_on, &uuid, self.host);
            store.set(cpu_pool::sched_policy, &uuid, pool.scheduler);
            store.set(cpu_pool::ncpu, &uuid, i64::try_from(pool.cpus.len()).unwrap_or(0));
            self.pools.insert(uuid, pool.id);
            if pool.id == 0 {
                self.store.set(host::sched_policy, &self.host, pool.scheduler);
            }
        }
    }

    /// How many log-ins are served before this is called again; without a call there is no bound. Checking a password
    /// takes as long as thousands of other calls, so whoever serves many clients says when.
    pub fn allow_logins(&mut self, number: u32) {
        self.logins_left = Some(number);
    }

    /// Whether a session is open; it does not count as used.
    pub fn is_open(&self, session: &Uuid) -> bool {
        self.sessions.get(session).is_some()
    }

    /// The name of the user whose session it is.
    pub fn session_user(&self, reference: &str) -> Option<String> {
        let user = self.sessions.get(&crate::parse_uuid(reference)?)?.user;
        Some(String::from(self.store.get(crate::schema::user::short_name, &user)))
    }

    /// Where the API is reached; console.location follows.
    pub fn set_base_url(&mut self, url: &str) {
        self.config.base_url = String::from(url);
    }

    /// What a user's next sessions may do; false if there is no such login.
    pub fn set_role(&mut self, name: &str, role: Role) -> bool {
        let found = self.sessions.login(name).map(|(user, _)| user);
        found.and_then(|user| self.sessions.logins.get_mut(&user)).map(|l| l.role = role).is_some()
    }

    /// A setting of host.logging (`syslog_destination` names a host).
    pub fn logging(&self, key: &str) -> Option<&str> {
        let values = self.store.value(Class::host, &self.host, crate::schema::host::logging.field)?;
        let Value::Map(map) = values else { return None };
        match map.get(&crate::store::value::MapKey::Str(key.into()))? {
            Value::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The objects, for those who look (metrics, tests).
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The answer of a waiting call; true once, when it is in `out`.
    pub fn take_answer(&mut self, call: CallId, out: &mut Vec<u8>) -> bool {
        let Some((result, ty, dialect)) = self.answers.remove(&call) else { return false };
        self.write_result(&result, ty, dialect, out);
        true
    }

    /// The client is gone: its operation goes on, nobody takes the answer.
    pub fn drop_call(&mut self, call: CallId) {
        self.answers.remove(&call);
        self.waiting.remove(&call);
        self.events.drop_call(call);
    }

    pub(crate) fn write_result(&mut self, result: &Result<Value>, ty: Type, dialect: Dialect, out: &mut Vec<u8>) {
        let mut writer = Writer::new(out, dialect, self.config.limits.answer_bytes);
        match result {
            Ok(value) => {
                writer.begin();
                writer.value(value, ty);
                self.ended(writer.end());
            }
            Err(error) => {
                self.counts.failures += 1;
                writer.failure(error);
            }
        }
    }

    /// Counts an answer that was too much.
    pub(crate) fn ended(&mut self, end: core::result::Result<(), Over>) {
        if let Err(over) = end {
            self.counts.failures += 1;
            self.quotas.add(Quota::AnswerBytes, u64::from(over == Over::Limit));
        }
    }

    /// How often each bound was met, and where those who serve clients count theirs.
    pub fn quotas(&self) -> &Quotas {
        &self.quotas
    }

    /// LIMIT_REACHED, counted.
    pub(crate) fn limit(&self, quota: Quota, what: &str, most: usize) -> Error {
        self.quotas.hit(quota);
        Error::new(Code::LIMIT_REACHED, &[what, &alloc::format!("{most}")])
    }

    pub(crate) fn wait(&mut self, ty: Type, dialect: Dialect) -> CallId {
        let call = CallId(self.next_call);
        self.next_call += 1;
        self.waiting.insert(call, (ty, dialect));
        call
    }

    pub(crate) fn answer(&mut self, call: CallId, result: Result<Value>) {
        if let Some((ty, dialect)) = self.waiting.remove(&call) {
            self.answers.insert(call, (result, ty, dialect));
        }
    }

    pub(crate) fn next_op(&mut self) -> OpId {
        let op = OpId(self.next_op);
        self.next_op += 1;
        op
    }

    pub(crate) fn take_injection(&mut self) -> u32 {
        core::mem::take(&mut self.inject)
    }

    /// The nth step (from 1) of the next plan fails instead of being begun.
    pub fn inject_failure(&mut self, step: u32) {
        self.inject = step;
    }

    /// Moves everything on by a bounded amount.
    pub fn poll(&mut self, env: &mut Env<'_>) -> Poll {
        self.store.set_time(env.wall / 1_000_000_000);
        let lifetime = self.config.limits.session_ns;
        for _ in 0..EXPIRIES_PER_POLL {
            match self.sessions.expired(env.now, lifetime) {
                Some(uuid) => self.close_session(&uuid),
                None => break,
            }
        }
        self.forget_tasks(env.now);
        let deadline = |engine: &Self| engine.pending.values().filter_map(|p| p.run.deadline()).min();
        if env.backend.stirred() || deadline(self).is_some_and(|at| env.now >= at) {
            self.to_ask = self.pending.len();
        }
        let works = |engine: &Self| engine.to_ask > 0 || engine.pending.values().any(|p| !p.run.waits());
        let mut turn: heapless::Vec<OpId, PLANS_PER_POLL> = heapless::Vec::new();
        if works(self) {
            for op in self.pending.keys_after(self.cursor) {
                if turn.push(op).is_err() {
                    break;
                }
            }
        }
        self.to_ask = self.to_ask.saturating_sub(PLANS_PER_POLL);
        // A plan that ends now leaves an answer that somebody waits for: that is work too.
        let plans = self.pending.len();
        for op in turn {
            self.cursor = op;
            self.advance(env, op);
        }
        let moved = self.pending.len() < plans;
        self.hear_guests(env);
        // Both, so no short cut.
        let more = self.restart_due(env) | self.boot_next(env) | self.serve_events(env.now);
        let at = [
            self.sessions.next_expiry(lifetime),
            self.tasks.next_expiry(),
            self.due.first().map(|(at, _)| at),
            self.events.next_deadline(),
            deadline(self),
        ];
        Poll { busy: moved || more || works(self), at: at.into_iter().flatten().min() }
    }

    pub(crate) fn advance(&mut self, env: &mut Env<'_>, op: OpId) {
        let Some(pending) = self.pending.get_mut(&op) else { return };
        let before = pending.run.progress();
        let ended = pending.run.advance(env.now, env.backend, STEPS_PER_POLL);
        // An event is of the domain that was there when it came, never of one built after it.
        if pending.run.take_gone() {
            self.later.remove(&pending.run.vm);
        }
        if let Some(ended) = ended {
            self.plan_ended(env, op, ended);
        } else if let Some(uuid) = pending.task {
            let percent = pending.run.progress();
            if percent > before {
                self.store.set(task::progress, &uuid, i64::from(percent));
            }
        }
    }

    /// Whether a reference names a session; touches it.
    pub fn session(&mut self, env: &mut Env<'_>, reference: &str) -> bool {
        parse_uuid(reference)
            .is_some_and(|uuid| self.sessions.touch(&uuid, env.now, env.wall, self.config.limits.session_ns).is_some())
    }

    /// The VM that a reference names.
    pub fn vm(&self, reference: &str) -> Option<Uuid> {
        parse_uuid(reference).filter(|uuid| self.store.contains(Class::VM, uuid))
    }

    /// The crashdump that a reference names.
    pub fn dump(&self, reference: &str) -> Option<Uuid> {
        parse_uuid(reference).filter(|uuid| self.store.contains(Class::crashdump, uuid))
    }

    /// Whether an open session may do what is for this role.
    pub fn may(&self, reference: &str, role: Role) -> bool {
        parse_uuid(reference).and_then(|uuid| self.sessions.get(&uuid)).is_some_and(|session| session.role >= role)
    }

    /// Whether somebody there is logged in.
    pub fn known_source(&self, source: Source) -> bool {
        self.sessions.known(source)
    }

    pub(crate) fn close_session(&mut self, uuid: &Uuid) {
        self.sessions.close(uuid);
        self.event_closed(uuid);
        self.store.remove(Class::session, uuid);
    }

    /// The VM of a console.
    pub fn console_vm(&self, console_ref: &str) -> Option<Uuid> {
        let console = parse_uuid(console_ref)?;
        let vm = self.store.get(crate::schema::console::VM, &console);
        self.store.contains(Class::VM, &vm).then_some(vm)
    }

    /// Numbers for `GET /metrics`.
    pub fn counts(&self) -> Counts {
        Counts {
            sessions: self.sessions.len(),
            tasks: self.store.len(Class::task),
            // Without the control domain.
            vms: self.store.len(Class::VM).saturating_sub(1),
            plans: self.pending.len(),
            waiting: self.waiting.len() + self.answers.len(),
            store_bytes: self.store.bytes(),
            ..self.counts
        }
    }

    /// One request body in; the answer in `out`, or a promise.
    pub fn call(&mut self, env: &mut Env<'_>, source: Source, dialect: Dialect, body: &[u8], out: &mut Vec<u8>) -> Called {
        self.counts.calls += 1;
        self.store.set_time(env.wall / 1_000_000_000);
        let start = out.len();
        let document = xml_in::parse(body, self.config.limits.xml_nodes);
        let call = match &document {
            Ok(document) => xml_in::call(document),
            Err(fault) => Err(*fault),
        };
        let call = match call {
            Ok(call) => call,
            Err(fault) => {
                self.counts.faults += 1;
                self.quotas.add(Quota::Xml, u64::from(xml_in::TOO_MUCH.contains(&fault)));
                Writer::new(out, dialect, usize::MAX).fault(&fault);
                return Called::Answered;
            }
        };
        match self.dispatch(env, source, dialect, &call, out) {
            Ok(called) => called,
            Err(error) => {
                self.counts.failures += 1;
                out.truncate(start);
                Writer::new(out, dialect, usize::MAX).failure(&error);
                Called::Answered
            }
        }
    }
}

/// A map for a key of map kind; the type parameter is the check.
fn retype(_: crate::schema::Key<crate::schema::kind::Map>, value: Value) -> Value {
    value
}

/// How a result is told to the audit.
pub(crate) fn told<T>(result: &core::result::Result<T, Error>) -> &'static str {
    match result {
        Ok(_) => "ok",
        Err(e) => e.code.name(),
    }
}

impl Line {
    /// Tells the audit.
    pub(crate) fn tell(&self, env: &mut Env<'_>, result: &str) {
        (env.audit)(&Audit {
            user: &self.user,
            source: self.source,
            method: &self.method,
            reference: &self.reference,
            result,
        });
    }

    pub(crate) fn new(user: &str, source: Source, method: Method, reference: &str) -> Line {
        let clean = crate::error::shown(user).chars().map(|c| if c.is_control() { '?' } else { c }).collect();
        Line { user: clean, source, method: method.name(), reference: String::from(reference) }
    }
}
