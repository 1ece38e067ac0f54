//! A machine in the background: starts QEMU, waits for the API, writes down how to reach it, and ends it.
//!
//! One run folder per port base holds the boot files, `console.log`, `messages.log` and `state.json`.

use crate::bundle::{self, Config};
use crate::client::Client;
use crate::fetch::{self, Components};
use crate::machine::{Boot, Guest, Machine};
use crate::{build, paths, run};
use anyhow::{Context, Result, bail, ensure};
use rustix::process::{Pid, Signal, kill_process};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const USER: &str = "root";

/// What to boot; the defaults are those of `build/machine.toml`.
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub memory_mib: Option<u32>,
    pub port_base: Option<u16>,
    pub xen: Option<String>,
    /// Count instructions.
    pub icount: bool,
    /// CPUs of the machine; one if it is not said.
    pub cpus: Option<u32>,
    /// The bundle's configuration; `build/demo.toml`.
    pub config: Option<PathBuf>,
    /// TOML laid over the configuration: tables are merged, everything else replaces.
    pub overlay: String,
    /// A file that is the machine's disk: the state is on it.
    pub disk: Option<PathBuf>,
    /// A file for a log of what is written to it.
    pub disk_log: Option<PathBuf>,
    /// Of what a test does with it at random.
    pub seed: u64,
    pub module: Module,
    pub xen_args: String,
    pub agent_args: String,
}

/// The boot module beside the agent.
#[derive(Clone, Copy, Debug, Default)]
pub enum Module {
    #[default]
    Bundle,
    /// The bundle after this was done to it.
    Spoiled(fn(&mut Vec<u8>)),
    /// No module at all.
    Absent,
}

/// What `up --json` prints.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Up {
    pub url: String,
    pub user: String,
    pub password: String,
    pub pid: u32,
    pub log: PathBuf,
    pub guests: BTreeMap<String, Guest>,
    /// Versions of Xen and QEMU.
    pub xen: String,
    pub qemu: String,
    /// QEMU's start to the first answer of the API.
    pub seconds: f64,
}

/// A run folder with its bundle in place.
pub struct Prepared {
    pub dir: PathBuf,
    pub port: u16,
    pub machine: Machine,
    password: String,
    bundle_bytes: u64,
}

impl Prepared {
    /// Chooses port and password, and writes the bundle. What goes into it has been fetched and built.
    pub fn new(options: &Options) -> Result<Self> {
        let machine = Machine::load()?;
        let port = options.port_base.unwrap_or(machine.port_base);
        let dir = paths::run_dir(port)?;
        if let Some(up) = state(&dir)
            && is_ours(up.pid, &dir)
        {
            bail!("a machine is up at {} (pid {}); end it with: ./x down --port-base {port}", up.url, up.pid);
        }
        TcpListener::bind(("127.0.0.1", port))
            .with_context(|| format!("port {port} is in use; choose another with --port-base"))?;
        let path = options.config.clone().map_or_else(|| Ok(paths::root()?.join("build/demo.toml")), anyhow::Ok)?;
        let state = if options.disk.is_some() { "state = 'first'\n" } else { "" };
        let mut config = Config::load_with(&path, &format!("{state}{}", options.overlay))?;
        let password = bundle::random_password()?;
        config.only_user(USER, &password)?;
        let mut packed = config.pack()?;
        match options.module {
            Module::Bundle => {}
            Module::Spoiled(spoil) => spoil(&mut packed),
            Module::Absent => packed.clear(),
        }
        fs::write(dir.join("bundle"), &packed).with_context(|| format!("cannot write into {}", dir.display()))?;
        Ok(Prepared { dir, port, machine, password, bundle_bytes: packed.len() as u64 })
    }
}

/// Fetches, builds and bundles; QEMU's command line, and versions of Xen and QEMU.
fn prepare(options: &Options, serial: &str) -> Result<(Prepared, Command, (String, String))> {
    let components = Components::load()?;
    let qemu = fetch::qemu()?;
    let xen = components.xen(options.xen.as_deref(), &qemu)?;
    fetch::for_xen(&components, &xen)?;
    let agent = {
        let _lock = paths::lock("build")?;
        build::guest_files()?;
        build::agent()?
    };
    let prepared = Prepared::new(options)?;
    fs::copy(&agent, prepared.dir.join("agent")).context("cannot copy the agent")?;
    let boot = Boot {
        name: &format!("xenith-{}", prepared.port),
        uuid: &uuid(&prepared.dir)?,
        xen: &paths::cache()?.join(format!("xen-{xen}")),
        agent: "agent",
        agent_args: &options.agent_args,
        bundle: "bundle",
        bundle_bytes: prepared.bundle_bytes,
        memory_mib: options.memory_mib.unwrap_or(prepared.machine.memory_mib),
        port: prepared.port,
        serial,
        icount: options.icount,
        cpus: options.cpus.unwrap_or(1),
        xen_args: &options.xen_args,
        disk: options.disk.as_deref().map(std::path::absolute).transpose()?,
        disk_log: options.disk_log.as_deref().map(std::path::absolute).transpose()?,
    };
    let mut command = Command::new(&qemu.program);
    command.args(prepared.machine.args(&boot)).current_dir(&prepared.dir);
    Ok((prepared, command, (xen, qemu.version)))
}

/// Boots with the console on our standard output; ends when QEMU ends.
pub fn foreground(options: &Options) -> Result<std::process::ExitStatus> {
    let (prepared, mut command, (xen, qemu)) = prepare(options, "mon:stdio")?;
    run::say(&format!(
        "Xen {xen} on QEMU {qemu}; API at http://127.0.0.1:{}/ user {USER} password {}; Ctrl-A X ends it",
        prepared.port, prepared.password
    ));
    command.status().context("cannot run QEMU")
}

/// Boots in the background; returns once the API answers, else ends QEMU and says what the console showed.
pub fn start(options: &Options) -> Result<Up> {
    let (prepared, qemu, versions) = prepare(options, "file:console.log")?;
    fs::write(prepared.dir.join("console.log"), "")?;
    // In a session of its own: it outlives ./x and no Ctrl-C of ours reaches it.
    let mut command = Command::new("setsid");
    command.arg(qemu.get_program()).args(qemu.get_args()).current_dir(&prepared.dir);
    spawn(prepared, command, versions, options.icount)
}

/// Starts what serves the API and waits for it; writes `state.json`.
pub fn spawn(prepared: Prepared, mut command: Command, (xen, qemu): (String, String), slow: bool) -> Result<Up> {
    let Prepared { dir, port, machine, password, .. } = prepared;
    let (log, messages) = (dir.join("console.log"), dir.join("messages.log"));
    // Nothing of ours stays open in it: whoever reads our output would wait for its end.
    let file = fs::File::create(&messages)?;
    command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
    let started = Instant::now();
    let mut child = command.spawn().context("cannot run setsid")?;
    let mut up = Up {
        url: format!("http://127.0.0.1:{port}/"),
        user: USER.to_string(),
        password,
        pid: child.id(),
        log: log.clone(),
        guests: machine.guests.clone(),
        xen,
        qemu,
        seconds: 0.0,
    };
    write_state(&dir, &up)?;
    let limit = Duration::from_secs(machine.boot_seconds) * if slow { 4 } else { 1 };
    match wait(&up.url, &mut child, started, limit) {
        Ok(()) => {
            up.seconds = started.elapsed().as_secs_f64();
            write_state(&dir, &up)?;
            Ok(up)
        }
        Err(error) => {
            let _ = child.kill();
            let _ = child.wait();
            let _ = fs::remove_file(dir.join("state.json"));
            let tail = |path: &Path| run::tail(&String::from_utf8_lossy(&fs::read(path).unwrap_or_default()), 40);
            bail!("{error:#}\n{}\n{}\n(the whole console: {})", tail(&messages), tail(&log), log.display())
        }
    }
}

/// The machine's uuid: the same each time it is booted with this port base.
pub fn uuid(dir: &Path) -> Result<String> {
    let path = dir.join("uuid");
    if let Ok(uuid) = fs::read_to_string(&path) {
        return Ok(uuid);
    }
    let mut bytes: [u8; 16] = bundle::random()?;
    // Version 4, variant 1 (RFC 9562).
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let uuid = api_core::uuid_text(&bytes).to_string();
    paths::replace(&path, uuid.as_bytes())?;
    Ok(uuid)
}

/// Until the API answers a call that needs no login: one with a wrong number of parameters.
fn wait(url: &str, child: &mut Child, started: Instant, limit: Duration) -> Result<()> {
    loop {
        if let Some(status) = child.try_wait()? {
            bail!("it ended ({status}) before the API answered");
        }
        let mut client = Client::new(url).timeout(Duration::from_secs(2));
        let body = crate::xmlrpc::call("session.login_with_password", &[]);
        if client.post(body.as_bytes()).is_ok_and(|response| response.status == 200) {
            return Ok(());
        }
        ensure!(started.elapsed() < limit, "the API did not answer within {} s", limit.as_secs());
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Whether its process is there.
pub fn runs(up: &Up) -> bool {
    up.log.parent().is_some_and(|dir| is_ours(up.pid, dir))
}

/// Power goes: nothing of the machine gets to do anything more.
pub fn kill(up: &Up) -> Result<()> {
    let pid = i32::try_from(up.pid).ok().and_then(Pid::from_raw).context("no process")?;
    kill_process(pid, Signal::KILL).context("it cannot be killed")
}

/// Ends the machine of this port base; false if there is none.
pub fn down(port_base: Option<u16>) -> Result<bool> {
    let port = port_base.map_or_else(|| Machine::load().map(|m| m.port_base), Ok)?;
    let dir = paths::run_dir(port)?;
    let Some(up) = state(&dir) else {
        return Ok(false);
    };
    let ours = is_ours(up.pid, &dir);
    if let Some(pid) = Pid::from_raw(up.pid as i32).filter(|_| ours) {
        for signal in [Signal::TERM, Signal::KILL] {
            kill_process(pid, signal).ok();
            let end = Instant::now() + Duration::from_secs(5);
            while is_ours(up.pid, &dir) && Instant::now() < end {
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    }
    for file in ["state.json", "bundle", "agent"] {
        let _ = fs::remove_file(dir.join(file));
    }
    Ok(ours)
}

/// Whether this process is one that `up` started in this folder, and not another one that got its number.
fn is_ours(pid: u32, dir: &Path) -> bool {
    let proc = PathBuf::from(format!("/proc/{pid}"));
    let same_dir = || Some(fs::read_link(proc.join("cwd")).ok()? == fs::canonicalize(dir).ok()?);
    let command = fs::read(proc.join("cmdline")).unwrap_or_default();
    // A zombie (of a caller that has not waited for it yet) has an empty command line.
    command.windows(8).any(|w| w == b"\0xenith-") && same_dir().unwrap_or(false)
}

fn state(dir: &Path) -> Option<Up> {
    serde_json::from_slice(&fs::read(dir.join("state.json")).ok()?).ok()
}

fn write_state(dir: &Path, up: &Up) -> Result<()> {
    let path = dir.join("state.json");
    paths::replace(&path, &serde_json::to_vec(up)?)?;
    paths::only_owner(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_process_is_never_ours() {
        let here = std::env::current_dir().unwrap();
        assert!(!is_ours(std::process::id(), &here));
        assert!(!is_ours(u32::MAX / 2, &here));
    }
}
