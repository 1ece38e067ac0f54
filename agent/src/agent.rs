//! The loop: events in, a bounded turn of everything, then sleep until the next deadline or event.
//!
//! ```text
//!   events -> consoles, ended domains, devices -> network -> server -> engine -> (sleep)
//!   '--------------- guests ---------------'     '---------- clients --------'
//! ```
//! Events of guests' devices alone leave clients' half out, as long as nothing of it is due.
//!
//! [`Agent::turn`] never blocks; whoever owns the thread sleeps as [`Sleep`] says. Deliberately absent: priorities. Every
//! part is bounded per turn, so each gets its share.

use crate::audit::AuditLog;
use crate::entropy::Entropy;
use crate::event::Event;
use crate::host::Host;
use crate::machine::Machine;
use crate::manifest::{Bundle, Manifest};
use crate::net::smol::PORT;
use crate::net::{Net, addr};
use crate::serve::{Server, Settings};
use crate::sntp::Sntp;
use crate::state::{Opened, State};
use api_core::{Config, Engine};
use platform_xen::hyp::{Hypervisor, Port};

/// Events handled in one turn.
const EVENTS_PER_TURN: usize = 256;
/// Xen ends the control domain unless it is fed this often.
const WATCHDOG_SECONDS: u32 = 60;
const FEED_EVERY: u64 = 15_000_000_000;
/// When Xen would not list the domains, it is asked again after this.
const LOOK_AGAIN_AFTER: u64 = 10_000_000;

/// Before the machine ends, whoever wanted that gets the answer: this long after the network took it, or at most this long.
const LINGER: u64 = 200_000_000;
const PATIENCE: u64 = 2_000_000_000;

/// Turns in a row that leave clients' half out at most.
const RESTS: u32 = 16;

/// How clients' half ended.
#[derive(Default)]
struct Clients {
    /// It has more to do at once.
    busy: bool,
    /// When it is to be looked at again.
    at: u64,
    /// Turns since then.
    rested: u32,
}

/// What to do after a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sleep {
    /// Take another turn at once.
    Not,
    /// Sleep until this instant (ns of the monotonic clock) or the next event.
    Until(u64),
}

/// Ports of the agent's own.
#[derive(Clone, Copy, Debug)]
pub struct Ports {
    /// VIRQ_TIMER
    pub timer: Port,
    /// VIRQ_DOM_EXC
    pub domain_ended: Port,
    /// The card's interrupt, where there is one.
    pub nic: Option<Port>,
    /// The disk's.
    pub disk: Option<Port>,
}

/// Everything.
pub struct Agent<H: Hypervisor, N: Net> {
    /// Machine, randomness, audit.
    pub host: Host<H>,
    /// The API.
    pub engine: Engine,
    /// Connections.
    pub server: Server,
    /// The network.
    pub net: N,
    /// What is kept, if there is a disk for it.
    pub state: Option<State>,
    /// Our ports.
    pub ports: Ports,
    /// host.name_label, for syslog.
    pub name: alloc::string::String,
    /// Time by the network, when a server is known.
    pub sntp: Sntp,
    /// The manifest's time server; else DHCP's.
    pub time_server: Option<[u8; 4]>,
    /// The address that URLs are made of.
    pub address: Option<[u8; 4]>,
    /// Some domain ended and it is not known which.
    pub look_again: bool,
    /// When the watchdog wants its food.
    pub fed: u64,
    clients: Clients,
    /// When the machine was told to end, and when all answers to that were last seen on their way.
    pub ending: Option<(u64, u64)>,
}

/// What an agent is made of.
pub struct Parts<H: Hypervisor, N: Net> {
    /// The platform.
    pub hyp: H,
    /// The boot bundle, with the manifest.
    pub bundle: Bundle<'static>,
    /// What the engine is told.
    pub config: Config,
    /// Randomness.
    pub entropy: Entropy,
    /// The network.
    pub net: N,
    /// What is kept, if there is a disk for it; the objects found there are in the config.
    pub state: Option<Opened>,
    /// Our ports.
    pub ports: Ports,
    /// Bytes of heap in use, and in all.
    pub heap: fn() -> (usize, usize),
}

/// SRs that could not be attached since the host started.
fn tell_refused(engine: &mut Engine) {
    for (sr, error) in engine.take_refused_srs() {
        log::warn!("the SR {} is not attached: {} {:?}", api_core::uuid_text(&sr), error.code.name(), error.params);
    }
}

impl<H: Hypervisor, N: Net> Agent<H, N> {
    /// Puts one together.
    pub fn new(parts: Parts<H, N>) -> Agent<H, N> {
        let Parts { hyp, bundle, mut config, entropy, net, state, ports, heap } = parts;
        let memory = heap().1;
        let Manifest { limits, debug, metrics_token, ntp, quotas, crash_dumps_mib, .. } = bundle.manifest.clone();
        // Objects, requests being received and answers not taken yet may each have a quarter.
        config.limits.store_bytes = memory / 4;
        let name = config.host_name.clone();
        let mut host = Host {
            machine: Machine::new(hyp, bundle, &limits, crate::config::quotas(&quotas), memory / 8),
            entropy,
            audit: AuditLog::default(),
            longest_turn: 0,
        };
        host.machine.dump_bytes = match u64::from(crash_dumps_mib) {
            0 => config.memory_total / 4,
            mib => mib << 20,
        };
        let state = state.map(|opened| {
            let Opened { state, hub, maps, rest, parts } = opened;
            host.machine.give_disk(hub, maps, rest, parts);
            state
        });
        let mut engine = host.with(|env| Engine::new(config, env));
        for (name, why) in engine.take_refused_vms() {
            log::warn!("the manifest's VM {name} is refused: {why}");
        }
        tell_refused(&mut engine);
        let server = Server::new(Settings { limits, debug, metrics_token, heap, memory: memory / 4 });
        let address = net.info().ipv4;
        let time_server = addr::ipv4(&ntp).map(|address| address.octets());
        Agent {
            host,
            engine,
            server,
            net,
            state,
            ports,
            name,
            sntp: Sntp::default(),
            time_server,
            address,
            look_again: false,
            fed: 0,
            clients: Clients::default(),
            ending: None,
        }
    }

    fn event(&self, port: Port) -> Event {
        if port == self.ports.timer {
            Event::Timer
        } else if Some(port) == self.ports.nic {
            Event::Nic
        } else if Some(port) == self.ports.disk {
            Event::Disk
        } else if port == self.ports.domain_ended {
            Event::DomainEnded
        } else {
            let machine = &self.host.machine;
            let console = machine.console_of(port).map(Event::Console);
            let store = || machine.store.of(port).map(Event::Store);
            let device = || machine.devices().of(port).map(|device| Event::Device(device, port));
            let vif = || machine.nets.borrow().is_port(port).then_some(Event::Vif(port));
            console.or_else(store).or_else(device).or_else(vif).unwrap_or(Event::Stray)
        }
    }

    fn handle(&mut self, event: Event, now: u64) {
        match event {
            Event::Console(vm) => self.host.machine.console_event(&vm, now),
            Event::Store(vm) => self.host.machine.store_event(&vm),
            Event::Device(device, port) => self.host.machine.device_event(device, port),
            Event::Vif(port) => self.host.machine.net_event(port, now),
            Event::DomainEnded => self.look_again = true,
            Event::Timer | Event::Nic | Event::Disk | Event::Stray => {}
        }
    }

    /// Tells the engine which domains ended. `false`: Xen would not say.
    fn domains_ended(&mut self) -> bool {
        let Some(ended) = self.host.machine.ended() else { return false };
        for (vm, what) in ended {
            log::info!("domain of VM {} ended: {what:?}", api_core::uuid_text(&vm));
            self.host.with(|env| self.engine.domain_event(env, &vm, what));
        }
        true
    }

    /// A bounded amount of everything.
    pub fn turn(&mut self) -> Sleep {
        let now = self.host.machine.hyp.now().0;
        // What an event asks for is done by the parts below in this very turn; only what was left asks for another.
        let mut busy = true;
        let (mut events, mut of_devices) = (0, true);
        for _ in 0..EVENTS_PER_TURN {
            let Some(port) = self.host.machine.hyp.take_pending() else {
                busy = false;
                break;
            };
            let event = self.event(port);
            events += 1;
            of_devices &= event.is_of_devices();
            self.handle(event, now);
        }
        let credit = self.host.machine.give_credit(now);
        let store = self.host.machine.serve_store();
        let machine = &mut self.host.machine;
        busy |= machine.serve_storage(now);
        let devices = machine.serve_devices();
        // What devices have asked of it since.
        busy |= machine.storage.is_asked() && machine.serve_storage(now);
        busy |= machine.storage.has_done();
        // What guests send to us is there before our stack looks, and what it and the card have for guests goes after.
        let mut nets = self.host.machine.serve_nets(now);
        if events > 0 && of_devices && self.rests(now) {
            self.clients.rested += 1;
        } else {
            self.serve_clients();
            nets = self.host.machine.serve_nets(now);
        }
        let took = self.host.machine.hyp.now().0.saturating_sub(now);
        self.host.longest_turn = self.host.longest_turn.max(took);
        if busy || self.clients.busy || nets.is_some_and(|at| at <= now) {
            return Sleep::Not;
        }
        let maps = self.host.machine.storage.deadline();
        let deadlines = [nets, credit, store, devices, maps];
        Sleep::Until(deadlines.into_iter().flatten().fold(self.clients.at, u64::min))
    }

    /// Whether clients, and what is kept for them, have nothing to do now.
    fn rests(&self, now: u64) -> bool {
        let machine = &self.host.machine;
        let kept = self.state.as_ref().is_none_or(|state| state.rests(&machine.storage));
        let told = machine.store.stirred
            || machine.storage.has_transferred()
            || machine.nets.borrow().is_for_stack()
            || machine.has_far();
        !self.clients.busy && now < self.clients.at && self.clients.rested < RESTS && kept && !told && !self.look_again
    }

    /// A bounded amount of everything that is not guests'.
    fn serve_clients(&mut self) {
        if self.look_again {
            self.look_again = !self.domains_ended();
        }
        let now = self.host.machine.hyp.now().0;
        if now >= self.fed {
            self.fed = now + FEED_EVERY;
            if let Err(error) = self.host.machine.hyp.feed_watchdog(WATCHDOG_SECONDS) {
                log::warn!("watchdog: {error}");
            }
        }
        let clock = self.keep_time();
        self.net.poll(now);
        self.follow_address();
        let served = self.server.turn(&mut self.host, &mut self.engine, &mut self.net, now);
        let polled = self.host.with(|env| self.engine.poll(env));
        tell_refused(&mut self.engine);
        let keeps = self.keep();
        let (far, far_at) = self.host.machine.serve_far(&mut self.net, now);
        self.audit();
        let ends = self.end_machine(now, served.unsent);
        let net = self.net.flush(now);
        let busy = served.busy | polled.busy | keeps | far | net.is_some_and(|at| at <= now);
        let again = self.look_again.then_some(now + LOOK_AGAIN_AFTER);
        let deadlines = [net, served.at, polled.at, clock, again, ends, far_at];
        let at = deadlines.into_iter().flatten().fold(self.fed, u64::min);
        self.clients = Clients { busy, at, rested: 0 };
    }

    /// Moves on what is being kept; what becomes free to leave by that is sent in the next turn.
    fn keep(&mut self) -> bool {
        let Some(state) = &mut self.state else { return false };
        let before = state.kept();
        let busy = self.host.machine.keep(state, &mut self.engine);
        self.server.kept = state.kept();
        busy || self.server.kept > before
    }

    /// Ends the machine once it was told to and the answers are out; when to look again.
    fn end_machine(&mut self, now: u64, unsent: usize) -> Option<u64> {
        self.host.machine.ending?;
        let (told, mut unsent_at) = *self.ending.get_or_insert((now, now));
        if unsent > 0 {
            unsent_at = now;
        }
        let at = (unsent_at + LINGER).min(told + PATIENCE);
        if now < at {
            self.ending = Some((told, unsent_at));
            return Some(at);
        }
        self.ending = None;
        self.host.machine.end();
        None
    }

    /// The consoles' URLs follow our address.
    fn follow_address(&mut self) {
        let address = self.net.info().ipv4;
        if address != self.address
            && let Some([a, b, c, d]) = address
        {
            self.engine.set_base_url(&alloc::format!("http://{a}.{b}.{c}.{d}:{PORT}"));
        }
        self.address = address;
    }

    /// When the time is to be asked for again, if there is anybody to ask.
    fn keep_time(&mut self) -> Option<u64> {
        let server = self.time_server.or(self.net.info().time_server)?;
        let Host { machine, entropy, .. } = &mut self.host;
        let cookie = || {
            let mut cookie = [0; 8];
            entropy.fill(&mut cookie);
            cookie
        };
        Some(self.sntp.turn(&mut self.net, &mut machine.hyp, server, cookie))
    }

    fn audit(&mut self) {
        if !self.host.audit.is_unsent() {
            return;
        }
        let server = self.engine.logging("syslog_destination").and_then(addr::ipv4);
        self.host.audit.flush(&mut self.net, server.map(|address| address.octets()), &self.name);
    }
}
