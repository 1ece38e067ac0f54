//! What an operation costs: busy time of the machine, in ns, which icount makes instructions.
//!
//! ```text
//!   busy = xenith_uptime_ns - xenith_cpu_idle_ns of the one CPU, both of one GET /metrics
//!   a = GET   b = GET   (operation)   c = GET      on one keep-alive connection
//!   cost = (busy c - busy b) - (busy b - busy a)
//! ```
//! So parsing, the agent's work, Xen's and the driver's are in, from the request's first byte in the NIC's ring to the
//! answer's last; waiting for us, and one GET, is out. Hypercalls are counted the same way.
//!
//! The machine's start is Xen's clock at the agent's first line on the console, because Xen counts its own start as idle
//! time, plus busy time from domain 0's first instruction to the first GET after a login, less that login. Firmware and
//! loader come before Xen's clock, as they (and Xen) come before the peer's kernel's uptime.

use crate::client::Client;
use crate::e2e::login;
use crate::up::Up;
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// What one operation cost.
#[derive(Clone, Debug, Default)]
pub struct Cost {
    /// ns of busy time.
    pub busy: f64,
    /// By name, those that are not 0.
    pub hypercalls: Vec<(String, f64)>,
    /// Copies between domains by grants.
    pub copies: f64,
}

/// A session on one connection.
pub struct Probe {
    pub client: Client,
}

type Metrics = BTreeMap<String, f64>;

const CALLS: &str = "xenith_hypercalls_total{name=\"";

fn busy(metrics: &Metrics) -> Result<f64> {
    let figure = |name: &str| metrics.get(name).with_context(|| format!("GET /metrics has no {name}"));
    Ok(figure("xenith_uptime_ns")? - figure("xenith_cpu_idle_ns{cpu=\"0\"}")?)
}

/// Xen's clock at the agent's first line, in seconds.
fn first_line(up: &Up) -> Result<f64> {
    let log = String::from_utf8_lossy(&std::fs::read(&up.log)?).into_owned();
    let stamp = log.lines().find_map(|line| line.split("xenith: [").nth(1)?.split(']').next()?.trim().parse().ok());
    stamp.with_context(|| format!("no line of the agent's in {}", up.log.display()))
}

impl Probe {
    /// Logs in.
    pub fn new(up: &Up) -> Result<Probe> {
        Ok(Probe { client: login(up)? })
    }

    /// A probe of a machine that has answered nothing yet but `up`'s own poll, and what its start cost.
    pub fn of_a_fresh_machine(up: &Up) -> Result<(Probe, Cost)> {
        let mut probe = Probe::new(up)?;
        let own = busy(&probe.metrics()?)?;
        let login = probe.cost(|_| login(up))?;
        Ok((probe, Cost { busy: first_line(up)? * 1e9 + own - login.busy, ..Cost::default() }))
    }

    fn metrics(&mut self) -> Result<Metrics> {
        Ok(self.client.metrics()?.into_iter().collect())
    }

    /// Of one operation.
    pub fn cost<T, E: Into<anyhow::Error>>(
        &mut self,
        operation: impl FnOnce(&mut Client) -> std::result::Result<T, E>,
    ) -> Result<Cost> {
        let (a, b) = (self.metrics()?, self.metrics()?);
        operation(&mut self.client).map_err(Into::into)?;
        let c = self.metrics()?;
        let get = busy(&b)? - busy(&a)?;
        let mut hypercalls = Vec::new();
        let count = |name: &str| {
            let at = |metrics: &Metrics| metrics.get(name).copied().unwrap_or(0.0);
            (at(&c) - at(&b)) - (at(&b) - at(&a))
        };
        for name in c.keys() {
            let Some(short) = name.strip_prefix(CALLS).and_then(|n| n.strip_suffix("\"}")) else { continue };
            let count = count(name);
            if count != 0.0 {
                hypercalls.push((short.to_string(), count));
            }
        }
        Ok(Cost { busy: busy(&c)? - busy(&b)? - get, hypercalls, copies: count("xenith_grant_copies_total") })
    }
}
