//! `./x`: one subcommand each for building, booting, testing and measuring.

use anyhow::{Result, ensure};
use clap::{Args, Parser, Subcommand};
use host_tools::bundle::Config;
use host_tools::fetch::{self, Components};
use host_tools::{bench, bindings, build, check, demo, e2e, paths, run, sim_host, up};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

#[derive(Parser)]
#[command(name = "x", about = "Builds, boots, tests and measures Xenith", disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Cmd,
}

#[derive(Subcommand)]
enum Cmd {
    /// Boot real Xen, run a Linux guest to its banner, end, and show what it took
    Demo {
        /// With a Debian that is imported, boots from its own disk by GRUB, and is there after QEMU was killed
        #[arg(long)]
        disk: bool,
        #[command(flatten)]
        machine: MachineArgs,
    },
    /// What CI runs: check, unit tests, then everything end to end on the simulated host and on real Xen
    Test {
        /// Only end-to-end cases whose name contains this
        #[arg(long)]
        only: Option<String>,
        /// Only this version of Xen
        #[arg(long)]
        xen: Option<String>,
        /// Nothing on real Xen
        #[arg(long)]
        no_real: bool,
        /// Only the end-to-end part
        #[arg(long)]
        e2e: bool,
        #[command(flatten)]
        repeat: Repeat,
    },
    /// What does not fit into `test`: long runs of what repeats, with new seeds
    Soak {
        /// Only cases whose name contains this
        #[arg(long)]
        only: Option<String>,
        /// Only this version of Xen
        #[arg(long)]
        xen: Option<String>,
        /// Nothing on real Xen
        #[arg(long)]
        no_real: bool,
        #[arg(long, default_value_t = 5)]
        rounds: u64,
        #[command(flatten)]
        repeat: Repeat,
    },
    /// Format, clippy, tidy, no libc, no red zone, image size
    Check,
    /// Million instructions per operation, beside the peer's
    Bench {
        /// Run the peer in this folder too, instead of its figures on record
        #[arg(long)]
        peer: Option<PathBuf>,
        /// Only the API's own cost on the simulated host, beside Python's xmlrpc
        #[arg(long)]
        api: bool,
        /// Only xenstore from inside a guest, beside the C xenstored and oxenstored of the peer
        #[arg(long, conflicts_with = "api")]
        store: bool,
        /// Only guests' disks and networks, beside the peer's backends in Linux
        #[arg(long, conflicts_with_all = ["api", "store"])]
        devices: bool,
        /// Only what keeping the API's objects costs, by clients at once, and a start with many of them
        #[arg(long, conflicts_with_all = ["api", "store", "devices"])]
        state: bool,
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        boot: BootArgs,
    },
    /// Boot in the background; prints how to reach the API once it answers
    Up {
        #[command(flatten)]
        boot: BootArgs,
        /// One JSON object on one line
        #[arg(long)]
        json: bool,
    },
    /// End what `up` started
    Down {
        #[arg(long)]
        port_base: Option<u16>,
    },
    /// The same agent over a simulated Xen, in the background; `down` ends it
    Sim {
        #[command(flatten)]
        boot: BootArgs,
        /// One JSON object on one line
        #[arg(long)]
        json: bool,
    },
    /// What `sim` runs in its run folder
    #[command(hide = true)]
    SimServe {
        name: String,
        #[arg(long)]
        port: u16,
        #[arg(long)]
        memory: u32,
        #[arg(long)]
        uuid: String,
        #[arg(long)]
        disk: Option<PathBuf>,
    },
    /// Boot in the foreground, the console on this terminal
    Boot {
        #[command(flatten)]
        boot: BootArgs,
    },
    /// Fetch Xen, a guest kernel, busybox and, if need be, QEMU
    Fetch,
    /// Build the agent and the tiny guest
    Build,
    /// Write the bindings and the API reference out of the rows
    Bindings,
    /// Render the API reference as HTML
    Docs {
        /// [target/docs]
        out: Option<PathBuf>,
    },
    /// Make a boot bundle out of a TOML file
    Bundle { config: PathBuf, out: PathBuf },
}

#[derive(Args)]
struct Repeat {
    /// Seed of what is random [test: 1; soak: the time]
    #[arg(long)]
    seed: Option<u64>,
    /// Port of the machines that are tested
    #[arg(long)]
    port_base: Option<u16>,
}

#[derive(Args)]
struct BootArgs {
    #[command(flatten)]
    machine: MachineArgs,
    /// A file of whole sectors that is the machine's disk: what the API made is there after a reboot
    #[arg(long)]
    disk: Option<PathBuf>,
}

#[derive(Args)]
struct MachineArgs {
    /// MiB of the machine
    #[arg(long)]
    memory: Option<u32>,
    /// Port of the API on loopback
    #[arg(long)]
    port_base: Option<u16>,
    /// Version of Xen
    #[arg(long)]
    xen: Option<String>,
    /// Count instructions: 1 ns of guest time each
    #[arg(long)]
    icount: bool,
    /// CPUs of the machine
    #[arg(long)]
    cpus: Option<u32>,
    /// The bundle's configuration [build/demo.toml]
    #[arg(long)]
    config: Option<PathBuf>,
    /// More for Xen's command line
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    xen_args: String,
    /// The agent's command line
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    agent_args: String,
}

impl From<BootArgs> for up::Options {
    fn from(a: BootArgs) -> Self {
        up::Options { disk: a.disk, ..a.machine.into() }
    }
}

impl From<MachineArgs> for up::Options {
    fn from(a: MachineArgs) -> Self {
        up::Options {
            memory_mib: a.memory,
            port_base: a.port_base,
            xen: a.xen,
            icount: a.icount,
            cpus: a.cpus,
            config: a.config,
            xen_args: a.xen_args,
            agent_args: a.agent_args,
            ..up::Options::default()
        }
    }
}

fn main() -> ExitCode {
    // `x` runs cargo at the repository's root; paths on the command line are the caller's.
    let command = Cli::parse().command;
    if let Some(dir) = std::env::var_os("XENITH_CWD").filter(|_| !matches!(command, Cmd::SimServe { .. })) {
        let _ = std::env::set_current_dir(dir);
    }
    match act(command) {
        Ok(code) => code,
        Err(error) => {
            run::say(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// How to reach a machine.
fn print(up: &up::Up, json: bool) -> Result<()> {
    if json {
        println!("{}", serde_json::to_string(up)?);
    } else {
        println!("{} user {} password {} pid {} log {}", up.url, up.user, up.password, up.pid, up.log.display());
    }
    Ok(())
}

/// Whether it went well; if not, why. Says how long it took.
fn timed(what: &str, work: impl FnOnce() -> Result<()>) -> bool {
    let began = Instant::now();
    let result = work().inspect_err(|error| run::say(&format!("FAILED: {error:#}")));
    run::say(&format!("{what}: {:.0} s", began.elapsed().as_secs_f64()));
    result.is_ok()
}

/// Every decoder over its corpus with mutations from `seed`, on stable Rust; `times` as many as usual.
fn fuzz(seed: u64, times: u64) -> Result<()> {
    let mut command = build::cargo()?;
    command.args(["test", "--quiet", "--manifest-path", "fuzz/targets/Cargo.toml", "--target-dir", "target/fuzz"]);
    run::shown(command.env("SEED", seed.to_string()).env("TIMES", times.to_string()))
}

/// Power cuts of the whole agent on a simulated Xen, in a long form.
fn power_cuts(seed: u64, cuts: u64) -> Result<()> {
    let mut command = build::cargo()?;
    command.args(["test", "--quiet", "-p", "agent", "--features", "platform-xen/sim", "--test", "whole", "power_cuts"]);
    command.args(["--", "--nocapture"]);
    run::shown(command.env("XENITH_SEED", seed.to_string()).env("XENITH_CUTS", cuts.to_string()))
}

fn act(command: Cmd) -> Result<ExitCode> {
    match command {
        Cmd::Demo { disk: true, machine } => demo::disk::run(&machine.into())?,
        Cmd::Demo { machine, .. } => demo::run(&machine.into())?,
        Cmd::Test { only, xen, no_real, e2e, repeat: Repeat { seed, port_base } } => {
            let seed = seed.unwrap_or(1);
            let every = only.is_some();
            let only = only.into_iter().collect();
            let options = e2e::Options { only, xen, real: !no_real, long: false, every, seed, port_base };
            let mut failed = Vec::new();
            let mut part = |name: &'static str, work: &dyn Fn() -> Result<()>| {
                if !timed(name, work) {
                    failed.push(name);
                }
            };
            if !e2e {
                part("check", &check::all);
                part("unit tests", &|| run::shown(build::cargo()?.args(["test", "--workspace", "--quiet"])));
                part("fuzzing", &|| fuzz(seed, 1));
            }
            part("end to end", &|| {
                ensure!(e2e::run(&options)?, "see the cases that say FAILED");
                Ok(())
            });
            // The end of a long output is what is looked at first.
            ensure!(failed.is_empty(), "FAILED: {}", failed.join(", "));
        }
        Cmd::Soak { only, xen, no_real, rounds, repeat: Repeat { seed, port_base } } => {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |d| d.as_secs());
            let seed = seed.unwrap_or(now);
            let only = only.into_iter().collect();
            let options = e2e::Options { only, xen, real: !no_real, long: true, every: true, seed, port_base };
            let all = options.only.is_empty();
            let fuzzed = !all || timed("fuzzing", || fuzz(seed, 20 * rounds));
            let kept = !all || timed("power cuts of a simulated machine", || power_cuts(seed, 1000));
            return Ok(if e2e::soak(&options, rounds)? && fuzzed && kept { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        Cmd::Check => check::all()?,
        Cmd::Bench { api: true, json, boot, .. } => bench::api::run(json, boot.machine.port_base.unwrap_or(bench::PORT))?,
        Cmd::Bench { store: true, peer, json, boot, .. } => bench::store::run(peer.as_deref(), json, boot.into())?,
        Cmd::Bench { devices: true, peer, json, boot, .. } => bench::devices::run(peer.as_deref(), json, boot.into())?,
        Cmd::Bench { state: true, json, boot, .. } => bench::state::run(json, boot.into())?,
        Cmd::Bench { peer, json, boot, .. } => bench::run(peer.as_deref(), json, boot.into())?,
        Cmd::Up { boot, json } => print(&up::start(&boot.into())?, json)?,
        Cmd::Sim { boot, json } => print(&sim_host::start(&boot.into())?, json)?,
        Cmd::SimServe { port, memory, uuid, disk, .. } => sim_host::serve(port, memory, &uuid, disk.as_deref())?,
        Cmd::Down { port_base } => {
            if !up::down(port_base)? {
                run::say("nothing was up there");
            }
        }
        Cmd::Boot { boot } => {
            let status = up::foreground(&boot.into())?;
            return Ok(ExitCode::from(status.code().unwrap_or(1) as u8));
        }
        Cmd::Fetch => {
            let qemu = fetch::qemu()?;
            fetch::all(&Components::load()?, &qemu)?;
            fetch::verify()?;
            println!("QEMU {}", qemu.version);
            for (name, stamp) in fetch::stamps()? {
                println!("{name}: {}", stamp.package);
            }
        }
        Cmd::Build => {
            build::tiny()?;
            println!("{}", build::agent()?.display());
        }
        Cmd::Bindings => run::say(&format!("{} files written", bindings::write()?)),
        Cmd::Docs { out } => {
            let out = out.map_or_else(|| Ok(paths::root()?.join("target/docs")), anyhow::Ok)?;
            let pages = bindings::html(&out)?;
            println!("{} ({pages} pages)", out.join("index.html").display());
        }
        Cmd::Bundle { config, out } => paths::replace(&out, &Config::load(&config)?.pack()?)?,
    }
    Ok(ExitCode::SUCCESS)
}
