//! End to end: every scenario on real Xen for each pair of Xen and QEMU this machine can have, and on the simulated host;
//! the two must answer alike. Then what a scenario cannot say: many cycles, idle time, hypercalls.

use crate::client::{Client, vm_record};
use crate::fetch::{self, Components};
use crate::scenario::{self, Target};
use crate::up::{self, Up};
use crate::{paths, run};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Ports of machines that tests boot, away from the default one.
const PORT: u16 = 19463;

/// Counts and prints as it goes.
#[derive(Default)]
pub struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    fn add(&mut self, name: &str, began: Instant, result: Result<()>) {
        let seconds = began.elapsed().as_secs_f64();
        match result {
            Ok(()) => {
                self.passed += 1;
                println!("ok    {name} ({seconds:.1} s)");
            }
            Err(error) => {
                self.failed += 1;
                println!("FAILED {name} ({seconds:.1} s)\n{error:#}");
            }
        }
    }
}

/// A check of a machine that is up.
type Check = (&'static str, fn(&Up) -> Result<()>);

const CHECKS: &[Check] = &[
    ("xen's log shows domain 0 built from the agent's ELF", log_shows_the_agent),
    ("200 cycles of the tiny guest leave nothing behind", many_cycles),
    ("ten tiny guests at once", ten_guests),
];

/// What `run` is told.
pub struct Options {
    /// Only names that contain this.
    pub only: Option<String>,
    /// Only this Xen.
    pub xen: Option<String>,
    /// Real Xen too, or the simulated host alone.
    pub real: bool,
}

/// Runs all; prints `N passed, M failed` and says whether none failed.
pub fn run(options: &Options) -> Result<bool> {
    let mut tally = Tally::default();
    let scenarios = scenarios(options.only.as_deref())?;
    let mut transcripts: Vec<(String, Transcripts)> = Vec::new();
    let sim = up::Options { port_base: Some(PORT), ..up::Options::default() };
    up::down(Some(PORT))?;
    match crate::sim_host::start(&sim) {
        Ok(up) => {
            let target = target(&up, false)?;
            transcripts.push(("the simulated host".into(), run_scenarios(&mut tally, "sim", &scenarios, &target)));
            up::down(Some(PORT))?;
        }
        Err(error) => tally.add("the simulated host starts", Instant::now(), Err(error)),
    }
    if options.real {
        let components = Components::load()?;
        let qemu = fetch::qemu()?;
        let xens = components.xens(&qemu);
        for xen in xens.into_iter().filter(|xen| options.xen.as_deref().is_none_or(|x| x == *xen)) {
            let place = format!("Xen {xen} on QEMU {}", qemu.version);
            let began = Instant::now();
            let boot = up::Options { port_base: Some(PORT), xen: Some(xen.to_string()), ..up::Options::default() };
            up::down(Some(PORT))?;
            let up = match up::start(&boot) {
                Ok(up) => up,
                Err(error) => {
                    tally.add(&format!("{place}: boots"), began, Err(error));
                    continue;
                }
            };
            tally.add(&format!("{place}: boots, API after {:.1} s", up.seconds), began, Ok(()));
            let failed_before = tally.failed;
            transcripts.push((place.clone(), run_scenarios(&mut tally, &place, &scenarios, &target(&up, true)?)));
            for (name, check) in CHECKS.iter().filter(|(name, _)| matches(options.only.as_deref(), name)) {
                let began = Instant::now();
                tally.add(&format!("{place}: {name}"), began, check(&up));
            }
            if tally.failed > failed_before {
                let log = fs::read(&up.log).unwrap_or_default();
                println!("--- the end of the console of {place}\n{}\n---", run::tail(&String::from_utf8_lossy(&log), 60));
            }
            up::down(Some(PORT))?;
        }
    }
    compare(&mut tally, &transcripts);
    println!("\n{} passed, {} failed", tally.passed, tally.failed);
    Ok(tally.failed == 0)
}

/// Name and transcript of each scenario that passed.
type Transcripts = BTreeMap<String, Vec<String>>;

fn run_scenarios(tally: &mut Tally, place: &str, scenarios: &[(String, String)], target: &Target) -> Transcripts {
    let mut transcripts = Transcripts::new();
    for (name, text) in scenarios {
        let began = Instant::now();
        let outcome = scenario::run(text, target);
        let result = match outcome.failure {
            None => Ok(()),
            Some((line, why)) => Err(anyhow::anyhow!("scenarios/{name}.txt:{line}: {why}")),
        };
        if result.is_ok() {
            transcripts.insert(name.clone(), outcome.transcript);
        }
        tally.add(&format!("{place}: {name}"), began, result);
    }
    transcripts
}

/// Every pair of places against the first one. `only real` scenarios have an empty transcript on the simulated host.
fn compare(tally: &mut Tally, transcripts: &[(String, Transcripts)]) {
    let Some(((first, base), others)) = transcripts.split_first() else {
        return;
    };
    for (place, other) in others {
        for (name, steps) in base {
            let Some(other) = other.get(name) else { continue };
            let steps_here = &other[..steps.len().min(other.len())];
            let result = match scenario::difference(steps, steps_here) {
                None => Ok(()),
                Some(difference) => Err(anyhow::anyhow!("{difference}")),
            };
            tally.add(&format!("{name}: {place} answers as {first}"), Instant::now(), result);
        }
    }
}

fn matches(only: Option<&str>, name: &str) -> bool {
    only.is_none_or(|only| name.contains(only))
}

/// Name and text of the scenario files.
fn scenarios(only: Option<&str>) -> Result<Vec<(String, String)>> {
    let dir = paths::root()?.join("host-tools/scenarios");
    let mut found = Vec::new();
    for entry in fs::read_dir(&dir).with_context(|| format!("cannot read {}", dir.display()))? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|e| e == "txt") && matches(only, &name) {
            found.push((name, fs::read_to_string(&path)?));
        }
    }
    found.sort();
    Ok(found)
}

/// What scenarios need of a machine that is up.
pub fn target(up: &Up, real: bool) -> Result<Target> {
    let mut files: BTreeMap<String, PathBuf> = BTreeMap::new();
    files.insert("tiny".into(), paths::root()?.join("target/tiny/tiny"));
    files.insert("initrd".into(), paths::cache()?.join("initrd.gz"));
    Ok(Target {
        url: up.url.clone(),
        user: up.user.clone(),
        password: up.password.clone(),
        guests: up.guests.clone(),
        files,
        real,
    })
}

/// A client that has logged in.
pub fn login(up: &Up) -> Result<Client> {
    let mut client = Client::new(&up.url);
    client.login(&up.user, &up.password).context("cannot log in")?;
    Ok(client)
}

fn log_shows_the_agent(up: &Up) -> Result<()> {
    let log = String::from_utf8_lossy(&fs::read(&up.log)?).into_owned();
    ensure!(log.contains("*** Building a PV Dom0 ***"), "no such line in {}", up.log.display());
    let line = log.lines().find(|l| l.contains("Dom0 kernel:")).context("no line about domain 0's kernel")?;
    // VA = PA = 4 MiB is where the agent's linker script puts it.
    ensure!(line.contains("paddr 0x400000 ->"), "domain 0 is something else: {line}");
    Ok(())
}

/// Free memory by host_metrics.
pub fn free_memory(client: &mut Client) -> Result<i64> {
    let all = client.call("host.get_all", &[])?;
    let host = all.items().first().context("no host")?.clone();
    let metrics = client.call("host.get_metrics", &[host])?;
    Ok(client.int("host_metrics.get_memory_free", &[metrics])?)
}

/// Create, start, shut down hard, destroy.
fn cycle(client: &mut Client, up: &Up) -> Result<()> {
    let record = vm_record("cycle", &up.guests["tiny"], 1);
    let vm = crate::xmlrpc::Value::from(client.string("VM.create", &[record])?);
    client.call("VM.start", &[vm.clone(), false.into()])?;
    client.call("VM.hard_shutdown", std::slice::from_ref(&vm))?;
    client.call("VM.destroy", &[vm])?;
    Ok(())
}

/// What must not grow, as `GET /metrics` names it.
const STEADY: &[&str] = &["xenith_heap_used_bytes", "xenith_domains", "xenith_event_channel_ports", "xenith_mapped_frames"];

fn steady(client: &mut Client) -> Result<Vec<(String, f64)>> {
    let mut all = client.metrics()?;
    all.retain(|(name, _)| STEADY.contains(&name.as_str()));
    ensure!(all.len() == STEADY.len(), "GET /metrics lacks one of {}", STEADY.join(", "));
    Ok(all)
}

fn many_cycles(up: &Up) -> Result<()> {
    let mut client = login(up)?;
    for _ in 0..10 {
        cycle(&mut client, up)?;
    }
    let (before, free) = (steady(&mut client)?, settled_free(&mut client)?);
    for _ in 10..200 {
        cycle(&mut client, up)?;
    }
    let (after, free_after) = (steady(&mut client)?, settled_free(&mut client)?);
    ensure!(free_after >= free, "free memory went from {free} to {free_after}");
    for ((name, was), (_, is)) in std::iter::zip(before, after) {
        ensure!(is <= was, "{name} grew from {was} to {is}");
    }
    Ok(())
}

/// Free memory once Xen has taken back what was freed: the same twice in a row.
pub fn settled_free(client: &mut Client) -> Result<i64> {
    let end = Instant::now() + Duration::from_secs(10);
    let mut last = free_memory(client)?;
    loop {
        std::thread::sleep(Duration::from_millis(300));
        let now = free_memory(client)?;
        if now == last || Instant::now() > end {
            return Ok(now);
        }
        last = now;
    }
}

fn ten_guests(up: &Up) -> Result<()> {
    let mut client = login(up)?;
    let free = settled_free(&mut client)?;
    let mut vms = Vec::new();
    for n in 0..10 {
        let record = vm_record(&format!("ten-{n}"), &up.guests["tiny"], 1);
        let vm = crate::xmlrpc::Value::from(client.string("VM.create", &[record])?);
        client.call("VM.start", &[vm.clone(), false.into()])?;
        vms.push(vm);
    }
    for vm in &vms {
        let vm = vm.as_str().unwrap_or_default().to_string();
        let banner = &up.guests["tiny"].banner;
        let seen = client.until(Duration::from_secs(20), |c| Ok(c.console(&vm)?.contains(banner)))?;
        ensure!(seen, "no banner of {vm}");
    }
    for vm in vms {
        client.call("VM.hard_shutdown", std::slice::from_ref(&vm))?;
        client.call("VM.destroy", &[vm])?;
    }
    let after = settled_free(&mut client)?;
    // The first ten at once may take pages of Xen's that stay; a second round must not.
    run::say(&format!("ten guests: {} KiB of free memory kept by Xen", (free - after) / 1024));
    Ok(())
}
