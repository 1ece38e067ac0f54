//! The HTTP server: connections on one side, the engine, consoles and metrics on the other.
//!
//! | request | answer |
//! |---|---|
//! | `POST` anything | an XML-RPC call |
//! | `GET /console?ref=&session_id=` | the console's backlog as text |
//! | `CONNECT /console?ref=&session_id=` | the backlog, then the raw stream both ways |
//! | `GET /crashdump?ref=&session_id=` | the dump as an ELF core |
//! | `GET /suspend_image?ref=&session_id=` | a suspended VM as Xen's stream; what is on a disk is answered as the disk |
//! | `PUT /import_raw_vdi?vdi=&session_id=[&task_id=][&format=raw]` | 200 once the body is in the disk, on its medium |
//! | `GET /export_raw_vdi?vdi=&session_id=[&task_id=][&format=raw]` | the bytes of the disk, or the range asked for |
//! | `GET /metrics?session_id=` | Prometheus text |
//!
//! Each turn serves every connection a bounded amount, so that none starves the others. One connection over the cap is answered 503 and closed. Deliberately absent: blocking, threads, callbacks.

mod client;
mod latency;
mod slowed;
mod target;
mod transfer;

use crate::host::Host;
use crate::manifest::Limits;
use crate::metrics;
use crate::net::{Conn, Net, Read};
use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;
use api_core::idmap::IdMap;
use api_core::schema::{Class, Role};
use api_core::wire::http::{self, Event, HttpLimits, Method, Request};
use api_core::{CallId, Called, Dialect, Engine, Quota, Source};
use client::{Client, Download, State};
pub use latency::Latency;
use platform_xen::hyp::Hypervisor;
use slowed::Slowed;
use target::Target;
use transfer::Transfer;

/// Settings of the server, from the manifest and the size of the heap.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Bounds.
    pub limits: Limits,
    /// Test knobs.
    pub debug: crate::manifest::Debug,
    /// Opens `GET /metrics` without a session; empty: nothing does.
    pub metrics_token: String,
    /// Bytes of heap in use, and in all.
    pub heap: fn() -> (usize, usize),
    /// Bytes that requests being received may hold together, and answers not yet taken again as many.
    pub memory: usize,
}

/// Bytes read from one connection a turn.
const READ_PER_TURN: usize = 16 << 10;
/// Bytes of console text queued for one connection before it must take some.
const CONSOLE_QUEUE: usize = 16 << 10;
/// Bytes of a download queued for one connection before it must take some, and made in one go.
const DOWNLOAD_QUEUE: usize = 128 << 10;
const DOWNLOAD_PART: usize = 64 << 10;
/// How many times as long as a failed log-in took nobody may try again.
const FAILED_LOGIN_COSTS: u64 = 4;
/// Bytes of a call that waits for its turn to check or make a password.
const LOGIN_BYTES: usize = 4096;
/// A log-in takes at least that long.
const LOGIN_NS: u64 = 4_000_000;
const SECOND: u64 = 1_000_000_000;

/// All connections.
pub struct Server {
    clients: IdMap<Conn, Client>,
    waiting: IdMap<CallId, Conn>,
    /// Disks on their way, by the engine's number.
    transfers: IdMap<u64, Transfer>,
    settings: Settings,
    /// Bytes held by requests being received, or promised by their headers.
    receiving: usize,
    /// Who waits to log in, first come first served.
    logins: VecDeque<(Conn, Source)>,
    /// The next log-in is not before this.
    login_at: u64,
    /// When all connections are looked at, quiet or not, because the time of one of them may be up.
    sweep_at: u64,
    /// Sources whose log-ins failed.
    slowed: Slowed,
    /// Changes up to this one are on the medium: what an answer has seen of later ones nobody may know yet.
    pub kept: u64,
    /// Connections open.
    count: usize,
    scratch: Vec<u8>,
    /// Connections ended since boot because they were idle, slow, or left answers behind.
    pub given_up: u64,
    /// Requests since boot.
    pub requests: u64,
    /// How long they took.
    pub latency: Latency,
}

/// What a turn did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turn {
    /// Something moved: another turn may move more.
    pub busy: bool,
    /// When a time-out is due.
    pub at: Option<u64>,
    /// Bytes that the network did not take yet.
    pub unsent: usize,
}

impl Server {
    /// With nobody connected.
    #[must_use]
    pub fn new(settings: Settings) -> Server {
        Server {
            clients: IdMap::new(),
            waiting: IdMap::new(),
            transfers: IdMap::new(),
            settings,
            receiving: 0,
            logins: VecDeque::new(),
            login_at: 0,
            sweep_at: 0,
            slowed: Slowed::default(),
            kept: u64::MAX,
            count: 0,
            scratch: alloc::vec![0; READ_PER_TURN],
            given_up: 0,
            requests: 0,
            latency: Latency::default(),
        }
    }

    /// Bytes of heap in use, and in all.
    #[must_use]
    pub fn heap(&self) -> (usize, usize) {
        (self.settings.heap)()
    }

    /// Connections open now.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.count
    }

    /// Serves everybody a little.
    pub fn turn<H: Hypervisor>(&mut self, host: &mut Host<H>, engine: &mut Engine, net: &mut impl Net, now: u64) -> Turn {
        let mut turn = Turn::default();
        while let Some((conn, source)) = net.accept() {
            turn.busy = true;
            let mut client = Client::new(conn, Source(source), now);
            if self.clients.len() >= self.settings.limits.connections as usize {
                engine.quotas().hit(Quota::Connections);
                answer(&mut client, 503, "text/plain", b"too many connections\n".to_vec(), false);
                client.state = State::Closing;
            }
            self.clients.insert(conn, client);
        }
        self.count = self.clients.len();
        self.take_answers(engine, host.machine.hyp.now().0, &mut turn);
        self.take_transferred(host, engine, &mut turn);
        self.log_in(host, engine, now, &mut turn);
        let (mut sending, mut slowest) = (0, (0, Conn(0)));
        let mut gone = Vec::new();
        let mut clients = core::mem::take(&mut self.clients);
        let sweep = now >= self.sweep_at;
        if sweep {
            self.sweep_at = u64::MAX;
        }
        for client in clients.values_mut() {
            if client.quiet && client.flushed() && !sweep && !net.ready(client.conn) {
                continue;
            }
            let busy = core::mem::take(&mut turn.busy);
            let stays = self.serve(client, host, engine, net, now, &mut turn);
            client.quiet =
                !turn.busy && !matches!(client.state, State::Console(..) | State::Import(..) | State::Export(..));
            turn.busy |= busy;
            if stays {
                sending += client.pending();
                slowest = slowest.max((client.pending(), client.conn));
            } else {
                gone.push(client.conn);
            }
        }
        self.clients = clients;
        for conn in gone {
            self.forget(conn, host, engine);
        }
        turn.at = Some(turn.at.map_or(self.sweep_at, |at| at.min(self.sweep_at)));
        self.count = self.clients.len();
        turn.unsent = sending;
        // Answers that are not taken hold memory: over the bound, whoever leaves most behind is dropped.
        if sending > self.settings.memory {
            log::warn!("dropped a client that left {} bytes of answers", slowest.0);
            self.given_up += 1;
            engine.quotas().hit(Quota::UnreadBytes);
            net.abort(slowest.1);
            self.forget(slowest.1, host, engine);
        }
        turn
    }

    /// As many log-ins wait as may, in all or from there.
    fn login_queue_full(&self, source: Source) -> bool {
        let same = self.logins.iter().filter(|(_, from)| *from == source).count();
        let most = self.settings.limits.connections as usize;
        // Told to go away at once they would come again at once: as many as can be are made to wait.
        self.logins.len() >= most.div_ceil(2) || same >= most.div_ceil(4)
    }

    /// The log-in whose turn it is, or when one's will be.
    fn next_login(&self, engine: &Engine, now: u64) -> Result<usize, u64> {
        let mut first = u64::MAX;
        for (place, (_, source)) in self.logins.iter().enumerate() {
            // Whoever has a session from there is no stranger: only its own failures hold it up.
            let all = if engine.known_source(*source) { 0 } else { self.login_at };
            let at = self.slowed.until(*source).max(all);
            if now >= at {
                return Ok(place);
            }
            first = first.min(at);
        }
        Err(first)
    }

    /// One log-in a turn, in the order they came: checking a password takes as long as thousands of calls. After one that
    /// failed its source has to wait several times as long as it took, longer each time, and strangers wait too, so that a
    /// flood of them gets a small share and mostly hinders itself.
    fn log_in<H: Hypervisor>(&mut self, host: &mut Host<H>, engine: &mut Engine, now: u64, turn: &mut Turn) {
        if self.logins.is_empty() {
            return;
        }
        let place = match self.next_login(engine, now) {
            Ok(place) => place,
            Err(at) => {
                turn.at = Some(at);
                return;
            }
        };
        turn.busy = true;
        let Some(client) = self.logins.remove(place).and_then(|(conn, _)| self.clients.get_mut(&conn)) else { return };
        let Some(request) = client.login.take() else { return };
        let failed = engine.counts().logins_failed;
        let began = host.machine.hyp.now().0;
        engine.allow_logins(1);
        let mut body = Vec::new();
        host.with(|env| engine.call(env, client.source, Dialect::Standard, &request.body, &mut body));
        client.known |= engine.known_source(client.source);
        answer(client, 200, "text/xml", body, request.keep_alive);
        client.seen = engine.changes();
        client.state = if request.keep_alive { State::Reading } else { State::Closing };
        let ended = host.machine.hyp.now().0;
        self.latency.note(ended.saturating_sub(client.asked));
        // The simulated host's clock stands still within a turn.
        let took = ended.saturating_sub(began).max(LOGIN_NS);
        if engine.counts().logins_failed > failed {
            self.login_at = ended + took * FAILED_LOGIN_COSTS;
            self.slowed.failed(client.source, ended, took * FAILED_LOGIN_COSTS);
        }
    }

    /// A connection is gone; a call of it goes on, but nobody waits for the answer.
    fn forget<H: Hypervisor>(&mut self, conn: Conn, host: &mut Host<H>, engine: &mut Engine) {
        let Some(client) = self.clients.remove(&conn) else { return };
        self.receiving = self.receiving.saturating_sub(client.http.claim());
        if client.state == State::LogIn {
            self.logins.retain(|(waits, _)| *waits != conn);
        }
        if let State::Waiting(call, _) = client.state {
            self.waiting.remove(&call);
            engine.drop_call(call);
        }
        if let State::Import(number, _) | State::Export(number, _) = client.state {
            self.leave_transfer(number, host, engine);
        }
    }

    fn take_answers(&mut self, engine: &mut Engine, now: u64, turn: &mut Turn) {
        let (clients, latency) = (&mut self.clients, &mut self.latency);
        self.waiting.retain(|call, conn| {
            let Some(client) = clients.get_mut(conn) else { return false };
            let State::Waiting(_, keep) = client.state else { return false };
            let mut body = Vec::new();
            if !engine.take_answer(call, &mut body) {
                return true;
            }
            turn.busy = true;
            answer(client, 200, "text/xml", body, keep);
            client.seen = engine.changes();
            latency.note(now.saturating_sub(client.asked));
            client.state = if keep { State::Reading } else { State::Closing };
            false
        });
    }

    /// One connection's turn. `false`: it is gone.
    fn serve<H: Hypervisor>(
        &mut self,
        client: &mut Client,
        host: &mut Host<H>,
        engine: &mut Engine,
        net: &mut impl Net,
        now: u64,
        turn: &mut Turn,
    ) -> bool {
        match client.state {
            State::Reading => {
                if client.flushed() && !self.read(client, host, engine, net, now, turn) {
                    return false;
                }
                if !client.flushed() {
                    client.seen = engine.changes();
                }
            }
            // Whoever has gone does not keep its place.
            State::LogIn if net.ready(client.conn) && net.read(client.conn, &mut []) == Read::Closed => {
                net.close(client.conn);
                return false;
            }
            State::Waiting(..) | State::LogIn => client.active = now,
            // Nothing will ever come of a VM that is gone, and nobody may listen longer than their session lasts.
            State::Console(vm, _) if !engine.store().contains(Class::VM, &vm) || !engine.is_open(&client.session) => {
                client.state = State::Closing;
            }
            State::Console(vm, at) => {
                if !console(client, host, net, now, turn, (vm, at), &mut self.scratch) {
                    net.close(client.conn);
                    return false;
                }
            }
            State::Download(of, at, keep) => {
                if !engine.is_open(&client.session) || !download(client, host, turn, (of, at, keep)) {
                    net.abort(client.conn);
                    return false;
                }
            }
            State::Import(..) | State::Export(..) if !engine.is_open(&client.session) => {
                net.abort(client.conn);
                return false;
            }
            State::Import(number, keep) => {
                if !self.import(client, (number, keep), host, engine, (net, now), turn) {
                    return false;
                }
            }
            State::Export(number, keep) => {
                if !self.export(client, (number, keep), host, engine, now, turn) {
                    net.abort(client.conn);
                    return false;
                }
            }
            State::Draining(until) if client.flushed() => {
                client.unread = Vec::new();
                let read = net.read(client.conn, &mut self.scratch);
                if now >= until || read == Read::Closed {
                    net.close(client.conn);
                    return false;
                }
                turn.busy |= read != Read::Nothing;
            }
            State::Draining(_) | State::Closing => {}
        }
        if client.seen <= self.kept {
            turn.busy |= client.flush(net, now);
        } else {
            // Not its fault.
            client.active = now;
        }
        if client.flushed() && client.state == State::Closing {
            net.close(client.conn);
            return false;
        }
        if net.gone(client.conn) {
            net.abort(client.conn);
            return false;
        }
        let deadline = self.deadline(client);
        if now >= deadline {
            self.given_up += 1;
            net.abort(client.conn);
            return false;
        }
        self.sweep_at = self.sweep_at.min(deadline);
        true
    }

    /// When a connection is given up if nothing changes.
    fn deadline(&self, client: &Client) -> u64 {
        let idle = u64::from(self.settings.limits.idle_seconds) * SECOND;
        let request = u64::from(self.settings.limits.request_seconds) * SECOND;
        match (client.state, client.started) {
            (State::Waiting(..) | State::LogIn, _) => u64::MAX,
            // A console may be silent for ever, but not refuse to take what it is sent.
            (State::Console(..), _) if client.flushed() => u64::MAX,
            (State::Draining(until), _) if client.flushed() => until,
            (State::Reading, Some(started)) if client.flushed() => started.saturating_add(request),
            (State::Reading, None) if client.flushed() => client.active.saturating_add(idle),
            _ => client.active.saturating_add(request),
        }
    }

    /// Reads what has come and answers a complete request. `false`: the connection is gone.
    fn read<H: Hypervisor>(
        &mut self,
        client: &mut Client,
        host: &mut Host<H>,
        engine: &mut Engine,
        net: &mut impl Net,
        now: u64,
        turn: &mut Turn,
    ) -> bool {
        let known = client.known || engine.known_source(client.source);
        let body = if known { self.settings.limits.body_bytes } else { self.settings.limits.anonymous_body_bytes };
        let held = client.http.claim();
        // What all requests hold together is bounded too. A small body always passes, so that nobody is locked out.
        let small = self.settings.limits.anonymous_body_bytes as usize;
        let left = (self.settings.memory + held).saturating_sub(self.receiving).max(small);
        let limits =
            HttpLimits { header_bytes: self.settings.limits.header_bytes as usize, body_bytes: (body as usize).min(left) };
        if client.unread.is_empty() {
            match net.read(client.conn, &mut self.scratch) {
                Read::Bytes(count) => {
                    turn.busy = true;
                    let bytes = self.scratch.get(..count).unwrap_or_default();
                    let used = client.http.receive(bytes, &limits);
                    client.unread.extend_from_slice(bytes.get(used..).unwrap_or_default());
                }
                Read::Nothing => {}
                Read::Closed => {
                    net.close(client.conn);
                    return false;
                }
            }
        } else {
            let used = client.http.receive(&client.unread, &limits);
            client.unread.drain(..used);
            // There may be more behind it, which was not looked at in this turn.
            turn.busy = true;
        }
        let event = client.http.next();
        self.receiving = (self.receiving + client.http.claim()).saturating_sub(held);
        match event {
            Event::NeedMore => {
                client.started = client.http.started().then(|| client.started.unwrap_or(now));
            }
            Event::Continue100 => {
                client.started = client.started.or(Some(now));
                client.out().extend_from_slice(http::CONTINUE);
            }
            Event::Bad { status, close } => {
                engine.quotas().add(Quota::RequestBytes, u64::from(matches!(status, 413 | 431 | 503)));
                answer(client, status, "text/plain", http::reason(status).as_bytes().to_vec(), !close);
                client.started = None;
                if close {
                    client.state = State::Closing;
                }
            }
            Event::Request(request) => {
                turn.busy = true;
                client.active = now;
                client.started = None;
                client.asked = host.machine.hyp.now().0;
                self.requests += 1;
                if let Some(request) = self.request(client, request, host, engine, net) {
                    let before = client.http.claim();
                    client.http.recycle(request.body);
                    self.receiving += client.http.claim() - before;
                }
                if !matches!(client.state, State::Waiting(..) | State::LogIn) {
                    self.latency.note(host.machine.hyp.now().0.saturating_sub(client.asked));
                }
            }
        }
        true
    }

    fn request<H: Hypervisor>(
        &mut self,
        client: &mut Client,
        request: Request,
        host: &mut Host<H>,
        engine: &mut Engine,
        net: &mut impl Net,
    ) -> Option<Request> {
        let target = Target::new(&request.target);
        let keep = request.keep_alive && !client.http.has_body();
        match (request.method, target.path) {
            (Method::Post, "/debug/fail-step") if self.settings.debug.fail_steps => {
                let step = target.get("n").parse().unwrap_or(0);
                engine.inject_failure(step);
                answer(client, 200, "text/plain", b"armed\n".to_vec(), keep);
            }
            (Method::Post, _) if !host.entropy.ready() => {
                answer(client, 503, "text/plain", b"no entropy: no login is served\n".to_vec(), keep);
            }
            (Method::Post, _) => {
                let mut body = Vec::new();
                engine.allow_logins(0);
                let called = host.with(|env| engine.call(env, client.source, Dialect::Standard, &request.body, &mut body));
                client.known |= engine.known_source(client.source);
                match called {
                    Called::Answered => answer(client, 200, "text/xml", body, keep),
                    Called::Waiting(call) => {
                        client.state = State::Waiting(call, keep);
                        self.waiting.insert(call, client.conn);
                        return Some(request);
                    }
                    // Nobody's name and password are that long, and what waits is held beside all other bounds.
                    Called::Later if request.body.len() > LOGIN_BYTES => {
                        engine.quotas().hit(Quota::RequestBytes);
                        answer(client, 413, "text/plain", b"too long for a log-in\n".to_vec(), keep);
                    }
                    // A flood must not hold all connections there may be.
                    Called::Later if self.login_queue_full(client.source) => {
                        engine.quotas().hit(Quota::Logins);
                        answer(client, 503, "text/plain", b"too many log-ins wait\n".to_vec(), false);
                        client.state = State::Closing;
                    }
                    Called::Later => {
                        client.state = State::LogIn;
                        client.login = Some(request);
                        self.logins.push_back((client.conn, client.source));
                        return None;
                    }
                }
            }
            (Method::Get | Method::Connect, "/console") => {
                let session = target.get("session_id");
                let vm = engine.console_vm(&target.get("ref"));
                let role = if request.method == Method::Connect { Role::Operate } else { Role::Read };
                let allowed = host.with(|env| engine.session(env, &session)) && engine.may(&session, role);
                match (allowed, vm) {
                    (false, _) => answer(client, 401, "text/plain", b"no such session\n".to_vec(), keep),
                    (true, None) => answer(client, 404, "text/plain", b"no such console\n".to_vec(), keep),
                    (true, Some(vm)) if request.method == Method::Connect => {
                        client.out().extend_from_slice(b"HTTP/1.1 200 OK\r\n\r\n");
                        client.state = State::Console(vm, 0);
                        host.audit.note(&api_core::Audit {
                            user: &engine.session_user(&session).unwrap_or_default(),
                            source: client.source,
                            method: "CONNECT console",
                            reference: &api_core::uuid_text(&vm),
                            result: "ok",
                        });
                        client.session = api_core::parse_uuid(&session).unwrap_or_default();
                        return Some(request);
                    }
                    (true, Some(vm)) => {
                        host.machine.drain_console(&vm);
                        let text = host.machine.console(&vm).map(crate::machine::Text::all).unwrap_or_default();
                        answer(client, 200, "text/plain; charset=utf-8", text, keep);
                    }
                }
            }
            (Method::Get, path @ ("/crashdump" | "/suspend_image")) => {
                let session = target.get("session_id");
                let allowed = host.with(|env| engine.session(env, &session)) && engine.may(&session, Role::Operate);
                let of = target.get("ref");
                let class = if path == "/crashdump" { Class::crashdump } else { Class::VM };
                let disk = engine.image_at(class, &of).filter(|_| allowed);
                if let Some(disk) = disk {
                    self.begin_transfer(client, &request, (&target, &api_core::uuid_text(&disk)), host, engine);
                    if matches!(client.state, State::Export(..)) {
                        return Some(request);
                    }
                }
                let found = match path {
                    _ if !allowed || disk.is_some() => None,
                    "/crashdump" => engine.dump(&of).and_then(|of| Some((of, Download::Core(host.machine.core(&of)?)))),
                    _ => engine.vm(&of).and_then(|of| {
                        let (number, bytes) = host.machine.image(&of)?;
                        Some((of, Download::Image { number, bytes }))
                    }),
                };
                match found {
                    _ if !allowed => answer(client, 401, "text/plain", b"no such session\n".to_vec(), keep),
                    None if disk.is_some() => {}
                    None => answer(client, 404, "text/plain", b"there is none\n".to_vec(), keep),
                    Some((of, download)) => {
                        let bytes = usize::try_from(download.len()).unwrap_or(usize::MAX);
                        http::write_head(client.out(), 200, "application/octet-stream", Some(bytes), keep);
                        client.state = State::Download(of, 0, keep);
                        client.download = Some(download);
                        host.audit.note(&api_core::Audit {
                            user: &engine.session_user(&session).unwrap_or_default(),
                            source: client.source,
                            method: if path == "/crashdump" { "GET crashdump" } else { "GET suspend_image" },
                            reference: &api_core::uuid_text(&of),
                            result: "ok",
                        });
                        client.session = api_core::parse_uuid(&session).unwrap_or_default();
                        return Some(request);
                    }
                }
            }
            (Method::Put, "/import_raw_vdi") | (Method::Get, "/export_raw_vdi") => {
                self.begin_transfer(client, &request, (&target, &target.get("vdi")), host, engine);
                if matches!(client.state, State::Import(..) | State::Export(..)) {
                    return Some(request);
                }
            }
            (Method::Get, "/metrics") => {
                let token = request.authorization.as_deref().and_then(|value| value.strip_prefix("Bearer "));
                let token = token.is_some_and(|given| same(given, &self.settings.metrics_token));
                if token || host.with(|env| engine.session(env, &target.get("session_id"))) {
                    let mut text = metrics::Text::new();
                    metrics::write(&mut text, host, engine, self, net);
                    answer(client, 200, "text/plain; version=0.0.4", text.into_bytes(), keep);
                } else {
                    answer(client, 401, "text/plain", b"no such session\n".to_vec(), keep);
                }
            }
            (Method::Head, _) => http::write_head(client.out(), 404, "text/plain", Some(10), keep),
            (Method::Get, _) => answer(client, 404, "text/plain", b"not found\n".to_vec(), keep),
            _ => answer(client, 405, "text/plain", b"method not allowed\n".to_vec(), keep),
        }
        if client.http.has_body() {
            client.state = State::Draining(client.asked + transfer::DRAIN);
        } else if !keep {
            client.state = State::Closing;
        }
        Some(request)
    }
}

/// Compares a secret without telling by the time taken how much of it was right. An empty secret matches nothing.
fn same(given: &str, secret: &str) -> bool {
    let differ = given.bytes().zip(secret.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b));
    !secret.is_empty() && given.len() == secret.len() && differ == 0
}

fn answer(client: &mut Client, status: u16, kind: &str, body: Vec<u8>, keep: bool) {
    http::write_head(client.out(), status, kind, Some(body.len()), keep);
    client.send(body);
}

/// Queues the next part of a download. `false`: what it is of is gone, and so is the answer.
fn download<H: Hypervisor>(
    client: &mut Client,
    host: &mut Host<H>,
    turn: &mut Turn,
    (of, at, keep): (api_core::lifecycle::backend::Uuid, u64, bool),
) -> bool {
    let Some(mut download) = client.download.take() else { return false };
    if at >= download.len() {
        client.state = if keep { State::Reading } else { State::Closing };
        return true;
    }
    let mut next = at;
    if client.pending() < DOWNLOAD_QUEUE {
        let out = client.out();
        let before = out.len();
        let more = match &mut download {
            Download::Core(core) => host.machine.read_core(&of, core, at, out),
            Download::Image { number, .. } => host.machine.read_image(&of, *number, at, DOWNLOAD_PART, out),
        };
        if !more {
            return false;
        }
        next += (out.len() - before) as u64;
        turn.busy = true;
    }
    client.state = State::Download(of, next, keep);
    client.download = Some(download);
    true
}

/// Moves console text out and typed bytes in. `false`: the client has left.
fn console<H: Hypervisor>(
    client: &mut Client,
    host: &mut Host<H>,
    net: &mut impl Net,
    now: u64,
    turn: &mut Turn,
    (vm, at): (api_core::lifecycle::backend::Uuid, u64),
    scratch: &mut [u8],
) -> bool {
    // What came after the CONNECT request is typed text too.
    let typed = core::mem::take(&mut client.unread);
    let taken = host.machine.type_into(&vm, &typed);
    client.unread.extend_from_slice(typed.get(taken..).unwrap_or_default());
    if client.unread.is_empty() {
        match net.read(client.conn, scratch.get_mut(..1024).unwrap_or_default()) {
            Read::Bytes(count) => {
                turn.busy = true;
                client.active = now;
                client.unread.extend_from_slice(scratch.get(..count).unwrap_or_default());
            }
            Read::Nothing => {}
            Read::Closed => return false,
        }
    }
    if client.pending() < CONSOLE_QUEUE
        && let Some(text) = host.machine.console(&vm)
    {
        let next = text.backlog.read_from(at, client.out());
        client.state = State::Console(vm, next);
    }
    true
}
