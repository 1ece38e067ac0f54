//! `./x bench`: figures under QEMU's icount, where guest time counts instructions, beside the peer's.
//!
//! A row is data: a name, how to measure it, the peer's figure and the one to reach. Counted is busy time of the machine
//! during a call, which the agent keeps per method and serves at `GET /metrics`: from the request's first byte in the
//! NIC's ring to the answer's last, without Xen's idle time. 1 ns is one instruction.

use crate::client::{Client, vm_record};
use crate::e2e::{login, settled_free};
use crate::machine::Guest;
use crate::run;
use crate::up::{self, Up};
use crate::xmlrpc::Value;
use anyhow::{Context, Result, bail};
use serde::Serialize;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// The figure that the agent keeps of the last call of each method.
const LAST_CALL: &str = "xenith_last_call_busy_ns";

/// Repetitions of a row.
const REPEATS: usize = 5;

/// The port of the machine that is measured.
const PORT: u16 = 19563;

/// A figure to measure under icount.
struct Row {
    what: &'static str,
    measure: fn(&mut Bench) -> Result<f64>,
    /// The peer's, in million instructions, and where it is in the peer's own output: bench and row.
    peer: f64,
    peer_row: (&'static str, &'static str),
    /// To reach, in million instructions.
    reach: f64,
}

const ROWS: &[Row] = &[
    Row {
        what: "machine start to the first API answer",
        measure: |b| b.boot(),
        peer: 4500.0,
        peer_row: ("boot", "icount_first_list_uptime"),
        reach: 700.0,
    },
    Row {
        what: "VM.start paused, tiny, 16 MiB",
        measure: |b| b.start("tiny", 16),
        peer: 44.2,
        peer_row: ("icount", "mini16.create_paused"),
        reach: 3.0,
    },
    Row {
        what: "VM.hard_shutdown of it",
        measure: |b| b.shutdown("tiny", 16),
        peer: 29.2,
        peer_row: ("icount", "mini16.destroy"),
        reach: 5.0,
    },
    Row {
        what: "VM.start paused, Linux, 128 MiB",
        measure: |b| b.start("linux", 128),
        peer: 293.0,
        peer_row: ("icount", "pvh128.create_paused"),
        reach: 40.0,
    },
    Row {
        what: "the tiny start with 10 guests there",
        measure: |b| b.start_among(10),
        peer: 57.0,
        peer_row: ("density", "create_10"),
        reach: 3.3,
    },
    Row { what: "with 50", measure: |b| b.start_among(50), peer: 138.0, peer_row: ("density", "create_50"), reach: 3.3 },
    Row { what: "with 100", measure: |b| b.start_among(100), peer: 254.0, peer_row: ("density", "create_100"), reach: 3.3 },
];

/// A measured row, as printed with `--json`.
#[derive(Serialize)]
struct Figure {
    what: &'static str,
    million_instructions: Option<f64>,
    peer: f64,
    reach: f64,
    error: Option<String>,
}

/// A machine under measurement.
struct Bench {
    up: Up,
    client: Client,
    /// Guests that only have to be there.
    crowd: Vec<Value>,
}

/// Runs every row; prints a table, or JSON.
pub fn run(peer: Option<&Path>, json: bool, options: up::Options) -> Result<()> {
    let options = up::Options {
        icount: true,
        port_base: Some(PORT),
        memory_mib: Some(3072),
        xen_args: format!("loglvl=warning {}", options.xen_args),
        ..options
    };
    up::down(Some(PORT))?;
    let up = up::start(&options)?;
    let measured = measure(&up);
    up::down(Some(PORT))?;
    let mut figures = measured?;
    if let Some(dir) = peer {
        for (figure, row) in std::iter::zip(&mut figures, ROWS) {
            figure.peer = run_peer(dir, row.peer_row).unwrap_or_else(|error| {
                run::say(&format!("{}: the peer's figure is the one on record: {error:#}", row.what));
                row.peer
            });
        }
    }
    if json {
        println!("{}", serde_json::to_string(&figures)?);
        return Ok(());
    }
    println!("Million instructions (QEMU icount, Xen {}, QEMU {}), busy time, median of {REPEATS}:", up.xen, up.qemu);
    println!("{:<40} {:>9} {:>9} {:>9} {:>8}", "", "here", "to reach", "peer", "ratio");
    for f in &figures {
        let here = f.million_instructions.map_or_else(|| "-".to_string(), |n| format!("{n:.2}"));
        let ratio = f.million_instructions.map_or_else(|| "-".to_string(), |n| format!("{:.1}x", f.peer / n));
        println!("{:<40} {here:>9} {:>9} {:>9} {ratio:>8}", f.what, f.reach, f.peer);
        if let Some(error) = &f.error {
            println!("    {error}");
        }
    }
    wall(options)
}

fn measure(up: &Up) -> Result<Vec<Figure>> {
    let mut bench = Bench { client: login(up)?, up: up.clone(), crowd: Vec::new() };
    let mut figures = Vec::new();
    for row in ROWS {
        run::say(row.what);
        let result = (row.measure)(&mut bench);
        figures.push(Figure {
            what: row.what,
            million_instructions: result.as_ref().ok().map(|ns| ns / 1e6),
            peer: row.peer,
            reach: row.reach,
            error: result.err().map(|e| format!("{e:#}")),
        });
    }
    Ok(figures)
}

impl Bench {
    fn boot(&mut self) -> Result<f64> {
        self.metric("xenith_first_answer_ns")
    }

    fn metric(&mut self, name: &str) -> Result<f64> {
        let all = self.client.metrics()?;
        all.iter().find(|(n, _)| n == name).map(|(_, v)| *v).with_context(|| format!("GET /metrics has no {name}"))
    }

    fn last(&mut self, method: &str) -> Result<f64> {
        self.metric(&format!("{LAST_CALL}{{method=\"{method}\"}}"))
    }

    /// Median of what one call of `of` took, over whole lives of a guest.
    fn lives(&mut self, guest: &str, mib: u64, of: &str) -> Result<f64> {
        let guest = Guest { memory: mib << 20, ..self.up.guests[guest].clone() };
        let mut taken = Vec::new();
        // The first is cold and is not counted.
        for n in 0..=REPEATS {
            let vm = self.started(&guest)?;
            let start = self.last("VM.start")?;
            self.client.call("VM.hard_shutdown", std::slice::from_ref(&vm))?;
            let shutdown = self.last("VM.hard_shutdown")?;
            self.client.call("VM.destroy", &[vm])?;
            // Idle, Xen scrubs what was freed; without it scrubbing is what would be measured.
            settled_free(&mut self.client)?;
            if n > 0 {
                taken.push(if of == "VM.start" { start } else { shutdown });
            }
        }
        taken.sort_by(f64::total_cmp);
        Ok(taken[taken.len() / 2])
    }

    fn started(&mut self, guest: &Guest) -> Result<Value> {
        let vm = Value::from(self.client.string("VM.create", &[vm_record("bench", guest, 1)])?);
        self.client.call("VM.start", &[vm.clone(), true.into()])?;
        Ok(vm)
    }

    fn start(&mut self, guest: &str, mib: u64) -> Result<f64> {
        self.lives(guest, mib, "VM.start")
    }

    fn shutdown(&mut self, guest: &str, mib: u64) -> Result<f64> {
        self.lives(guest, mib, "VM.hard_shutdown")
    }

    /// The tiny start with so many running guests there, of 8 MiB as the peer's.
    fn start_among(&mut self, count: usize) -> Result<f64> {
        let small = Guest { memory: 8 << 20, ..self.up.guests["tiny"].clone() };
        while self.crowd.len() < count {
            let vm = self.started(&small)?;
            self.client.call("VM.unpause", std::slice::from_ref(&vm))?;
            self.crowd.push(vm);
        }
        self.lives("tiny", 16, "VM.start")
    }
}

/// One figure of the peer's own bench.
fn run_peer(dir: &Path, (bench, row): (&str, &str)) -> Result<f64> {
    run::say(&format!("the peer: {bench}"));
    let out = run::text(Command::new(dir.join("bench")).arg(bench))?;
    let json: serde_json::Value = serde_json::from_str(out.trim()).context("the peer printed no JSON")?;
    let scale = if json["unit"] == "s" { 1000.0 } else { 1.0 };
    match json["rows"][row]["median"].as_f64() {
        Some(figure) => Ok(figure * scale),
        None => bail!("the peer's {bench} has no row {row}"),
    }
}

/// Wall-clock figures, only reported: round trips on one connection.
fn wall(options: up::Options) -> Result<()> {
    let up = up::start(&up::Options { icount: false, ..options })?;
    let result = round_trips(&up);
    up::down(Some(PORT))?;
    println!("Wall time, this machine: API after {:.2} s; keep-alive round trip median {:.0} us", up.seconds, result?);
    Ok(())
}

fn round_trips(up: &Up) -> Result<f64> {
    let mut client = login(up)?;
    let mut taken: Vec<Duration> = Vec::new();
    for _ in 0..200 {
        let began = Instant::now();
        client.call("host.get_all", &[])?;
        taken.push(began.elapsed());
    }
    taken.sort();
    Ok(taken[taken.len() / 2].as_secs_f64() * 1e6)
}
