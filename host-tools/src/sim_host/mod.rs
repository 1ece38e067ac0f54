//! The simulated host: the agent's own code over platform-xen's simulated Xen, as a process on a loopback port.
//!
//! `start` spawns this program again as `sim-serve` in a run folder, as it would QEMU; `serve` is what that one does. It
//! reads the same bundle as the agent on Xen, so manifest, users and images are the same too.

mod disk;
mod net;

use crate::fetch::{self, Components};
use crate::up::{self, Up};
use crate::{build, paths};
use agent::agent::{Agent, Parts, Ports, Sleep};
use agent::config::Found;
use agent::entropy::Entropy;
use agent::logging::{self, Console};
use agent::manifest::Bundle;
use agent::state::State;
use anyhow::{Context, Result, anyhow};
use api_core::{Config, HostCpu};
use platform_xen::hyp::{Events, Instant as XenInstant, PAGE_SIZE, Sysctl, Virq, Wall};
use platform_xen::sim::{Sim, SimConfig};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

static STARTED: OnceLock<Instant> = OnceLock::new();
static LOG: OnceLock<File> = OnceLock::new();
static CONSOLE: Console = Console { write: print, now: uptime };

/// What the control domain has beside its bundle on a real host.
const MEMORY: usize = 32 << 20;

/// Guests of the simulation do a turn at least this often.
const GUEST_TURN: Duration = Duration::from_millis(5);

/// Starts a simulated host in the background; returns once its API answers.
pub fn start(options: &up::Options) -> Result<Up> {
    let components = Components::load()?;
    fetch::for_guests(&components)?;
    {
        let _lock = paths::lock("build")?;
        build::guest_files()?;
    }
    let prepared = up::Prepared::new(options)?;
    let program = std::env::current_exe().context("cannot find this program")?;
    let memory = options.memory_mib.unwrap_or(prepared.machine.memory_mib);
    let mut command = Command::new("setsid");
    command.arg(program).arg("sim-serve").arg(format!("xenith-{}", prepared.port));
    command.args(["--port", &prepared.port.to_string(), "--memory", &memory.to_string()]).current_dir(&prepared.dir);
    command.args(["--uuid", &up::uuid(&prepared.dir)?]);
    if let Some(disk) = &options.disk {
        command.arg("--disk").arg(std::path::absolute(disk)?);
    }
    up::spawn(prepared, command, ("simulated".to_string(), "none".to_string()), false)
}

/// Serves for good, on the bundle in the current folder.
pub fn serve(port: u16, memory_mib: u32, uuid: &str, disk: Option<&Path>) -> Result<()> {
    let log = File::create("console.log").context("cannot write the log")?;
    STARTED.get_or_init(Instant::now);
    LOG.get_or_init(|| log);
    logging::init(&CONSOLE, log::LevelFilter::Info);
    let bytes: &'static [u8] = Box::leak(std::fs::read("bundle").context("no bundle here")?.into_boxed_slice());
    let bundle = Bundle::open(bytes).map_err(|e| anyhow!("the bundle is not usable: {e:?}"))?;
    let pages = (u64::from(memory_mib) << 20) / PAGE_SIZE as u64;
    let sim = Sim::new(SimConfig { memory_pages: pages, ..SimConfig::default() });
    set_time(&sim);
    let mut xen = sim.clone();
    let bound = (xen.bind_virq(Virq::Timer), xen.bind_virq(Virq::DomExc));
    let (Ok(timer), Ok(domain_ended)) = bound else {
        return Err(anyhow!("cannot bind virtual interrupts: {bound:?}"));
    };
    let entropy = Entropy::new(Some(crate::bundle::random()?));
    let net = net::HostNet::listen(port)?;
    let mut config = config(&xen, &bundle, port, uuid)?;
    let mut state = None;
    if let Some(path) = disk {
        let opened = State::open(Box::new(disk::FileDisk::open(path)?), || {});
        let (keeps, records) = opened.map_err(|why| anyhow!("the state on {} is not usable: {why}", path.display()))?;
        log::info!("state: {} objects", records.objects.len());
        (state, config.kept) = (Some(keeps), Some(records));
    }
    let ports = Ports { timer, domain_ended, nic: None, disk: None };
    let mut agent = Agent::new(Parts { hyp: xen, bundle, config, entropy, net, state, ports, heap: || (0, MEMORY) });
    let mut told = 0;
    loop {
        set_time(&sim);
        let guests_ran = sim.run();
        let sleep = agent.turn();
        for violation in sim.violations().iter().skip(told) {
            log::error!("violation: {violation:?}");
            told += 1;
        }
        if let Some(how) = sim.ended() {
            log::info!("the simulated machine ended: {how:?}");
            return Ok(());
        }
        if let Sleep::Until(at) = sleep
            && !guests_ran
        {
            let wait = Duration::from_nanos(at.saturating_sub(uptime()));
            let wait = if agent.host.machine.domains() > 0 { wait.min(GUEST_TURN) } else { wait };
            agent.net.wait(wait)?;
        }
    }
}

fn config(xen: &Sim, bundle: &Bundle<'_>, port: u16, uuid: &str) -> Result<Config> {
    let manifest = &bundle.manifest;
    let host = xen.host().map_err(|e| anyhow!("{e}"))?;
    let cpu = |number| HostCpu { number, model_name: "simulated".to_string(), ..HostCpu::default() };
    let found = Found {
        uuid: match api_core::parse_uuid(&manifest.uuid).or_else(|| api_core::parse_uuid(uuid)) {
            Some(uuid) => uuid,
            None => crate::bundle::random()?,
        },
        users: manifest.users.iter().map(|user| (user.name.clone(), user.hash.clone())).collect(),
        url: format!("http://127.0.0.1:{port}"),
        cpus: (0..host.cpus).map(cpu).collect(),
        cards: vec![([0x52, 0x54, 0, 0, 0, 1], 1500)],
        drivers: Vec::new(),
        pci_names: bundle.file(agent::pci_names::FILE).map_or(&[], |file| file.data),
    };
    Ok(agent::config::config(xen, manifest, found))
}

fn set_time(sim: &Sim) {
    let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    sim.set_time(XenInstant(uptime()), Wall(wall.as_nanos() as u64));
}

fn uptime() -> u64 {
    STARTED.get().map_or(0, |started| started.elapsed().as_nanos() as u64)
}

fn print(bytes: &[u8]) {
    // A log that cannot be written is no reason to stop serving.
    if let Some(mut log) = LOG.get() {
        let _ = log.write_all(bytes);
    }
}
