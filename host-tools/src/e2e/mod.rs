//! End to end: every scenario and case on the simulated host and on real Xen for each pair of Xen and QEMU this machine
//! can have; what both run must be answered alike.
//!
//! ```text
//!   scenarios/*.txt     calls and answers           steps     failing steps, hypercalls per operation
//!   clients, crowd      that vanish, stall, crowd   guests    VCPUs, memory, ends of their own, consoles
//!   host                what it tells of itself, CPU pools, its end
//!   attacker            a guest that is out to break the store, beside one that uses it
//!   rings               likewise of the back ends, beside one whose data is checked
//!   images              good and bad kernels        mix       many cycles, random operations
//!   pv                  PV guests, good and bad      nbd       storage of another machine, which is killed
//!   boots               machines that are to refuse, or to say something
//!   bindings            tests of the clients' own   proxy     a Unix socket in front
//!   debian              fio and ext4 on its disks, in ./x soak alone
//!   cuts                power cuts at any write, in ./x soak alone
//!   gigabytes           over TCP with checksums, in ./x soak alone
//!   conformance         both texts of the API, row by row
//! ```

mod asked;
mod attacker;
mod bindings;
mod boots;
mod clients;
mod conformance;
mod context;
mod crash;
mod crowd;
mod cuts;
mod debian;
mod disks;
mod gigabytes;
mod guests;
mod host;
mod images;
mod kept;
mod mix;
mod nbd;
mod proxy;
mod pv;
mod rings;
mod steps;
mod suspend;
mod transfers;

use crate::fetch::{self, Components};
use crate::scenario::{self, Target};
use crate::up::{self, Up};
use crate::{paths, run};
use anyhow::{Context as _, Result, ensure};
use context::Context;
pub use context::{Stream, login, settled_free};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{PoisonError, RwLock};
use std::time::Instant;

/// Ports of machines that tests boot, away from the default one, and how far those of the next machine are.
const PORT: u16 = 19463;
const PORTS: u16 = 10;

/// Which machines a case runs on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum On {
    Both,
    Real,
    /// The simulated host and one Xen, as it is our own code that is tested; every Xen in `./x soak`, or if one is named.
    One,
    /// One Xen, likewise; each in its turn.
    Turn,
    /// Each Xen, in the long form alone.
    Long,
}

/// What is tested.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The simulated host.
    Sim,
    /// A Xen: the how-manieth of those that share what one of them has to do.
    Xen(usize, usize),
}

impl Kind {
    /// Whether a case runs here; `turn` counts those that take turns.
    fn has(self, on: On, turn: &mut usize) -> bool {
        let its = *turn;
        *turn += usize::from(on == On::Turn);
        match (self, on) {
            (Kind::Sim, _) => matches!(on, On::Both | On::One),
            (Kind::Xen(..), On::Both | On::Real | On::Long) => true,
            (Kind::Xen(n, _), On::One) => n == 0,
            (Kind::Xen(n, of), On::Turn) => its % of == n,
        }
    }
}

/// Which configuration it runs with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Setup {
    Usual,
    /// Small limits, self-tests at boot.
    Tight,
    /// Room for many connections, and nothing run on it before.
    Roomy,
}

/// A check of a machine that is up.
struct Case {
    name: &'static str,
    on: On,
    setup: Setup,
    /// It compares times, or writes where others of its kind do: nothing else runs meanwhile.
    alone: bool,
    run: fn(&mut Context<'_>) -> Result<()>,
}

impl Case {
    const fn alone(self) -> Case {
        Case { alone: true, ..self }
    }
}

const fn case(name: &'static str, on: On, run: fn(&mut Context<'_>) -> Result<()>) -> Case {
    Case { name, on, setup: Setup::Usual, alone: false, run }
}

const fn tight(name: &'static str, on: On, run: fn(&mut Context<'_>) -> Result<()>) -> Case {
    Case { name, on, setup: Setup::Tight, alone: false, run }
}

const fn roomy(name: &'static str, on: On, run: fn(&mut Context<'_>) -> Result<()>) -> Case {
    Case { name, on, setup: Setup::Roomy, alone: false, run }
}

const CASES: &[Case] = &[
    case("xen's log shows domain 0 built from the agent's ELF", On::Real, boots::log_shows_the_agent),
    case("every step of a start fails in turn and leaves nothing behind", On::Both, steps::of_start),
    case("every step of a hard_reboot fails in turn and leaves nothing behind", On::Both, steps::of_hard_reboot),
    case("hypercalls of start and hard_shutdown, the same with 20 guests there", On::Real, steps::hypercalls),
    case("a client that vanishes in the middle of a request or of a call", On::Both, clients::vanishing),
    case("oversized and broken requests in many shapes", On::Both, clients::broken),
    case("the host tells of itself what is so", On::Both, host::itself),
    case("weight, cap and mask of a VM", On::Both, host::scheduling),
    case("images that are none", On::Both, images::bad),
    case("data: URIs, good and bad", On::Both, images::inline),
    case("bzImages of every compression", On::Both, images::compressed),
    case("1 to 8 VCPUs, and too many", On::Both, guests::vcpus),
    case("Linux sees its two VCPUs, and an NMI", On::Turn, guests::linux_vcpus),
    case("Linux is asked through xenstore: memory, VCPUs, SysRq, reboot, power off", On::Turn, asked::linux),
    case("Linux uses xenstore: nodes, permissions, watches, many at once", On::Turn, asked::client),
    case("a hostile guest at xenstore's ring", On::Turn, attacker::attacks),
    case("a guest that loads xenstore, and its neighbour", On::Turn, attacker::loads).alone(),
    case("a guest that does not hear is asked in vain", On::Both, asked::deaf),
    case("Linux crashes: a core that its own page tables explain", On::Turn, crash::core),
    case("Linux is suspended and resumed where it was", On::Turn, suspend::linux),
    case("every step of suspend and resume fails in turn", On::Turn, suspend::steps),
    case("PV Linux is suspended and resumed where it was", On::Turn, suspend::pv_linux),
    case("every step of a PV guest's suspend and resume fails in turn", On::Turn, suspend::pv_steps),
    case("PV Linux crashes: a core that its own page tables explain", On::Turn, crash::pv_core),
    case("Linux boots from its own disk by GRUB, PVH and PV", On::Turn, disks::grub),
    case("PV kernels of a few instructions, with every wish", On::Both, pv::small),
    case("PV kernels that cannot be", On::Both, pv::bad),
    case("every step of a PV guest's start fails in turn and leaves nothing behind", On::Both, pv::each_step),
    case("a PV guest's start is cancelled on its way and leaves nothing behind", On::Both, pv::cancel),
    case("PV Linux: eight VCPUs, an NMI, ends from outside", On::Turn, pv::looks),
    case("PV Linux is asked through xenstore: memory, VCPUs, SysRq, reboot, power off", On::Turn, pv::linux),
    case("PV Linux uses xenstore: nodes, permissions, watches, many at once", On::Turn, pv::client),
    case("big memory, and more than there is", On::One, guests::memory),
    case("a guest that ends by itself, with every action after", On::Both, guests::ends),
    case("a disk is imported and exported", On::Both, transfers::round),
    case("an SR on another machine, whose server is killed, again and again", On::One, nbd::killed),
    case("the console's stream goes both ways", On::Both, guests::console_stream),
    case("a console's backlog keeps the newest 64 KiB", On::Both, guests::backlog),
    case("ten tiny guests at once", On::Both, guests::ten),
    case("conformance with both texts, row by row", On::One, conformance::walk),
    case("the API through a Unix socket", On::Both, proxy::serves),
    case("the Python package's tests", On::One, bindings::python).alone(),
    case("the Rust client's types", On::Both, bindings::rust).alone(),
    case("the C library's tests", On::One, bindings::c).alone(),
    case("a start is cancelled on its way and leaves nothing behind", On::Both, steps::cancel),
    case("random operations on eight guests", On::Both, mix::random),
    tight("the self-test with 300 ports passes", On::Real, boots::selftest_passed),
    tight("connections over the cap get 503 and others go on", On::Both, clients::cap),
    tight("slow and silent clients are dropped", On::One, clients::slow),
    // On a machine of its own: among many objects a tree's nodes split and join as it likes, by a few hundred bytes.
    roomy("200 cycles of the tiny guest leave nothing behind", On::Both, mix::cycles),
    roomy("a crowd: 256 connections, 100 clients, a flood of log-ins", On::One, crowd::crowd).alone(),
];

/// What the crowd needs.
const ROOMY: &str = "[limits]\nconnections = 256\nidle_seconds = 600\nrequest_seconds = 600";

/// The usual machine offers a guest with the xenstore client too, and one that speaks to the store itself.
const CLIENT: &str = "[files]\nclient = '$cache/client.gz'\nstore = '$target/store/store'";

/// Limits that tests can reach.
const TIGHT: &str = "[limits]\nconnections = 6\nrequest_seconds = 2\nidle_seconds = 4\n[debug]\nselftest = true";

/// Counts and prints as it goes, for the machines that are tested at once.
#[derive(Default)]
struct Tally {
    passed: AtomicUsize,
    failed: AtomicUsize,
    /// Held to write by a case that runs alone, to read by all others.
    gate: RwLock<()>,
}

impl Tally {
    fn add(&self, name: &str, began: Instant, result: Result<()>) {
        let seconds = began.elapsed().as_secs_f64();
        match result {
            Ok(()) => {
                self.passed.fetch_add(1, Relaxed);
                println!("ok    {name} ({seconds:.1} s)");
            }
            Err(error) => {
                self.failed.fetch_add(1, Relaxed);
                println!("FAILED {name} ({seconds:.1} s)\n{error:#}");
            }
        }
    }

    /// Runs it and says how it went; its time begins when it may run.
    fn run<T>(&self, name: &str, alone: bool, run: impl FnOnce() -> Result<T>) -> Option<T> {
        // A panic of a case is not the gate's matter.
        let _alone = alone.then(|| self.gate.write().unwrap_or_else(PoisonError::into_inner));
        let _with_others = (!alone).then(|| self.gate.read().unwrap_or_else(PoisonError::into_inner));
        let began = Instant::now();
        let (value, result) = match run() {
            Ok(value) => (Some(value), Ok(())),
            Err(error) => (None, Err(error)),
        };
        self.add(name, began, result);
        value
    }
}

/// What `run` is told.
#[derive(Clone, Debug)]
pub struct Options {
    /// Only names that contain one of these; all if there are none.
    pub only: Vec<String>,
    /// Only this Xen.
    pub xen: Option<String>,
    /// Real Xen too, or the simulated host alone.
    pub real: bool,
    /// Long runs of what repeats.
    pub long: bool,
    /// Each Xen does everything.
    pub every: bool,
    pub seed: u64,
    pub port_base: Option<u16>,
}

impl Options {
    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| name.contains(only))
    }
}

/// What a scenario or case saw, by its name; only of those that passed.
type Transcripts = BTreeMap<String, Vec<String>>;

/// Runs all; prints `N passed, M failed` and says whether none failed.
pub fn run(options: &Options) -> Result<bool> {
    let tally = Tally::default();
    let scenarios = scenarios(options)?;
    let mut transcripts: Vec<(String, Transcripts)> = Vec::new();
    let sim = up::Options { port_base: options.port_base.or(Some(PORT)), seed: options.seed, ..up::Options::default() };
    transcripts.push(("sim".to_string(), place(&tally, options, &scenarios, &sim, "sim", Kind::Sim)?));
    if options.real {
        let components = Components::load()?;
        let qemu = fetch::qemu()?;
        let mut xens = components.xens(&qemu);
        xens.retain(|xen| options.xen.as_deref().is_none_or(|x| x == *xen));
        for xen in &xens {
            fetch::for_xen(&components, xen)?;
        }
        fetch::for_client(&components)?;
        fetch::for_disks(&components)?;
        fetch::for_verifier(&components)?;
        crate::build::store()?;
        paths::replace(&paths::cache()?.join("client.gz"), &crate::initramfs::with_client()?)?;
        // A machine under software emulation takes one CPU: as many at once as two CPUs carry.
        let machine = |(n, xen): (u16, &str)| {
            let name = format!("Xen {xen} on QEMU {}", qemu.version);
            let port_base = sim.port_base.map(|port| port + n * PORTS);
            let boot = up::Options { xen: Some(xen.to_string()), port_base, ..sim.clone() };
            let kind = if options.every { Kind::Xen(0, 1) } else { Kind::Xen(usize::from(n), xens.len()) };
            let seen = place(&tally, options, &scenarios, &boot, &name, kind)?;
            let mut turn = 0;
            for (what, on, check) in boots::CASES {
                if !kind.has(*on, &mut turn) || !options.wants(what) || *on == On::Long && !options.long {
                    continue;
                }
                tally.run(&format!("{name}: {what}"), false, || {
                    let result = check(&boot);
                    up::down(boot.port_base)?;
                    result
                });
            }
            anyhow::Ok((name, seen))
        };
        let numbered: Vec<(u16, &str)> = (0..).zip(xens.iter().copied()).collect();
        for pair in numbered.chunks(2) {
            let ended = std::thread::scope(|scope| {
                let threads: Vec<_> = pair.iter().map(|xen| scope.spawn(|| machine(*xen))).collect();
                threads.into_iter().map(|thread| thread.join()).collect::<Vec<_>>()
            });
            for result in ended {
                transcripts.push(result.map_err(|_| anyhow::anyhow!("a case panicked"))??);
            }
        }
    }
    compare(&tally, &transcripts);
    let (passed, failed) = (tally.passed.into_inner(), tally.failed.into_inner());
    println!("\n{passed} passed, {failed} failed");
    Ok(failed == 0)
}

/// Everything on one kind of machine: each setup that has something to run is booted once.
fn place(
    tally: &Tally,
    options: &Options,
    scenarios: &[(String, String)],
    boot: &up::Options,
    name: &str,
    kind: Kind,
) -> Result<Transcripts> {
    let real = kind != Kind::Sim;
    let mut turn = 0;
    let cases: Vec<&Case> = CASES.iter().filter(|case| kind.has(case.on, &mut turn) && options.wants(case.name)).collect();
    let mut seen = Transcripts::new();
    let usual = if real { CLIENT } else { "" };
    for (setup, overlay) in [(Setup::Usual, usual), (Setup::Tight, TIGHT), (Setup::Roomy, ROOMY)] {
        let cases: Vec<&Case> = cases.iter().filter(|case| case.setup == setup).copied().collect();
        if cases.is_empty() && (setup != Setup::Usual || scenarios.is_empty()) {
            continue;
        }
        up::down(boot.port_base)?;
        let boot = up::Options { overlay: overlay.to_string(), ..boot.clone() };
        let start = || if real { up::start(&boot) } else { crate::sim_host::start(&boot) };
        let Some(up) = tally.run(&format!("{name}: starts"), false, start) else { continue };
        let failed = std::cell::Cell::new(false);
        let noted = |ok: bool| failed.set(failed.get() || !ok);
        if setup == Setup::Usual {
            let ran = run_scenarios(tally, name, scenarios, &target(&up, real)?);
            noted(ran.len() == scenarios.len());
            seen.extend(ran);
        }
        for case in cases {
            let notes = tally.run(&format!("{name}: {}", case.name), case.alone, || {
                let mut context = Context::new(&up, real, options.long, options.seed)?;
                (case.run)(&mut context)?;
                Ok(context.notes)
            });
            noted(notes.is_some());
            seen.extend(notes.map(|notes| (case.name.to_string(), notes)));
        }
        let log = String::from_utf8_lossy(&fs::read(&up.log).unwrap_or_default()).into_owned();
        if let Some(line) = log.lines().find(|line| line.contains("violation:")) {
            tally.add(&format!("{name}: no rule of Xen's is broken"), Instant::now(), Err(anyhow::anyhow!("{line}")));
        }
        if failed.get() {
            println!("--- the end of the console of {name}\n{}\n---", run::tail(&log, 12));
        }
        up::down(boot.port_base)?;
    }
    Ok(seen)
}

fn run_scenarios(tally: &Tally, place: &str, scenarios: &[(String, String)], target: &Target) -> Transcripts {
    let mut transcripts = Transcripts::new();
    for (name, text) in scenarios {
        let transcript = tally.run(&format!("{place}: {name}"), false, || {
            let outcome = scenario::run(text, target);
            match outcome.failure {
                None => Ok(outcome.transcript),
                Some((line, why)) => Err(anyhow::anyhow!("scenarios/{name}.txt:{line}: {why}")),
            }
        });
        transcripts.extend(transcript.map(|transcript| (name.clone(), transcript)));
    }
    transcripts
}

/// Every place against the first one, in what both saw: parts that run on one kind of machine only come last.
fn compare(tally: &Tally, transcripts: &[(String, Transcripts)]) {
    let Some(((first, base), others)) = transcripts.split_first() else {
        return;
    };
    for (place, other) in others {
        let began = Instant::now();
        let mut alike = 0;
        for (name, steps) in base {
            let Some(other) = other.get(name) else { continue };
            let both = steps.len().min(other.len());
            match scenario::difference(&steps[..both], &other[..both]) {
                None => alike += 1,
                Some(difference) => {
                    let error = anyhow::anyhow!("{difference}");
                    tally.add(&format!("{name}: {place} answers as {first}"), began, Err(error));
                }
            }
        }
        tally.add(&format!("{place} answers as {first} in {alike} scenarios and cases"), began, Ok(()));
    }
}

/// Name and text of the scenario files.
fn scenarios(options: &Options) -> Result<Vec<(String, String)>> {
    let dir = paths::root()?.join("host-tools/scenarios");
    let mut found = Vec::new();
    for entry in fs::read_dir(&dir).with_context(|| format!("cannot read {}", dir.display()))? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|e| e == "txt") && options.wants(&name) {
            found.push((name, fs::read_to_string(&path)?));
        }
    }
    found.sort();
    Ok(found)
}

/// What scenarios need of a machine that is up.
pub fn target(up: &Up, real: bool) -> Result<Target> {
    let mut files: BTreeMap<String, PathBuf> = BTreeMap::new();
    files.insert("tiny".into(), tiny_file()?);
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

fn tiny_file() -> Result<PathBuf> {
    let path = paths::root()?.join("target/tiny/tiny");
    ensure!(path.is_file(), "{} is not built", path.display());
    Ok(path)
}

/// What has a long form.
const SOAKED: &[&str] = &[
    "random operations",
    "200 cycles",
    "every step",
    "cancelled on its way",
    "a client that vanishes",
    "Debian on its own",
    "plugged 200 times",
    "power cuts",
    "exchange gigabytes",
    "breaks and loads its rings",
];

/// `./x soak`: everything on every Xen, then what has a long form, with another seed in each round.
pub fn soak(options: &Options, rounds: u64) -> Result<bool> {
    let only: Vec<String> =
        if options.only.is_empty() { SOAKED.iter().map(|only| only.to_string()).collect() } else { options.only.clone() };
    let mut fine = run(&Options { long: false, ..options.clone() })?;
    for round in 0..rounds {
        let seed = options.seed.wrapping_add(round);
        println!("round {} of {rounds}, seed {seed}", round + 1);
        fine &= run(&Options { long: true, seed, only: only.clone(), ..options.clone() })?;
    }
    Ok(fine)
}
