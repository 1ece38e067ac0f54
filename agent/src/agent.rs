//! The loop: events in, a bounded turn of everything, then sleep until the next deadline or event.
//!
//! ```text
//!   events -> consoles, ended domains -> network -> server -> engine -> (sleep)
//! ```
//!
//! [`Agent::turn`] never blocks; whoever owns the thread sleeps as [`Sleep`] says. Deliberately absent: priorities. Every
//! part is bounded per turn, so each gets its share.

use crate::event::Event;
use crate::host::Host;
use crate::net::Net;
use crate::serve::Server;
use api_core::Engine;
use platform_xen::hyp::{Hypervisor, Port};

/// Events handled in one turn.
const EVENTS_PER_TURN: usize = 256;
/// Xen ends the control domain unless it is fed this often.
const WATCHDOG_SECONDS: u32 = 60;
const FEED_EVERY: u64 = 15_000_000_000;

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
    /// Our ports.
    pub ports: Ports,
    /// host.name_label, for syslog.
    pub name: alloc::string::String,
    /// When the watchdog wants its food.
    pub fed: u64,
}

impl<H: Hypervisor, N: Net> Agent<H, N> {
    fn event(&self, port: Port) -> Event {
        if port == self.ports.timer {
            Event::Timer
        } else if Some(port) == self.ports.nic {
            Event::Nic
        } else if port == self.ports.domain_ended {
            Event::DomainEnded
        } else {
            self.host.machine.console_of(port).map_or(Event::Stray, Event::Console)
        }
    }

    fn handle(&mut self, event: Event) {
        match event {
            Event::Console(vm) => self.host.machine.drain_console(&vm),
            Event::DomainEnded => {
                for (vm, what) in self.host.machine.ended() {
                    log::info!("domain of VM {} ended: {what:?}", api_core::uuid_text(&vm));
                    self.host.with(|env| self.engine.domain_event(env, &vm, what));
                }
            }
            Event::Timer | Event::Nic | Event::Stray => {}
        }
    }

    /// A bounded amount of everything.
    pub fn turn(&mut self) -> Sleep {
        let mut busy = false;
        for _ in 0..EVENTS_PER_TURN {
            let Some(port) = self.host.machine.hyp.take_pending() else { break };
            let event = self.event(port);
            self.handle(event);
            busy = true;
        }
        let now = self.host.machine.hyp.now().0;
        if now >= self.fed {
            self.fed = now + FEED_EVERY;
            if let Err(error) = self.host.machine.hyp.feed_watchdog(WATCHDOG_SECONDS) {
                log::warn!("watchdog: {error}");
            }
        }
        let net = self.net.poll(now);
        let served = self.server.turn(&mut self.host, &mut self.engine, &mut self.net, now);
        let polled = self.host.with(|env| self.engine.poll(env));
        self.audit();
        busy |= served.busy | polled.busy;
        if busy || net.is_some_and(|at| at <= now) {
            return Sleep::Not;
        }
        let deadlines = [net, served.at, polled.at, Some(self.fed)];
        Sleep::Until(deadlines.into_iter().flatten().min().unwrap_or(self.fed))
    }

    fn audit(&mut self) {
        // host.logging names the syslog server; the next issue makes it settable.
        self.host.audit.flush(&mut self.net, None, &self.name);
    }
}
