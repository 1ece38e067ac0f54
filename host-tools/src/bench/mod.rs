//! `./x bench`: figures under QEMU's icount, where 1 ns of guest time is one instruction, beside the peer's.
//!
//! A row is data: a name, how to measure it, where the peer's figure is, the one to reach. Basis: [`probe`]. Wall times are
//! only reported.

pub mod api;
pub mod devices;
mod peer;
pub mod probe;
mod report;
pub mod state;
pub mod store;

use crate::client::vm_record;
use crate::e2e::settled_free;
use crate::machine::Guest;
use crate::run;
use crate::up::{self, Up};
use crate::xmlrpc::Value;
use anyhow::{Context, Result};
use probe::{Cost, Probe};
use serde::Serialize;
use std::path::Path;
use std::time::Duration;

/// Repetitions of a row, and boots.
const REPEATS: usize = 5;
const BOOTS: usize = 3;

/// Memory of the machine that has 200 guests: 24 MiB each with what Xen keeps for it.
const CROWDED_MIB: u32 = 6144;

/// The port of the machine that is measured.
pub const PORT: u16 = 19563;

/// Guest time races ahead while the machine waits for us: no time-out may fire.
const PATIENT: &str = "[limits]\nidle_seconds = 4000000\nrequest_seconds = 4000000\nsession_seconds = 4000000";

/// A figure to measure under icount.
pub struct Row {
    pub what: &'static str,
    /// The guest and its MiB; none for the boot.
    guest: Option<(&'static str, u64)>,
    /// Guests there meanwhile.
    crowd: usize,
    /// Which half of a guest's life.
    shutdown: bool,
    /// The peer's on record, in million instructions, and where it is in its own output: bench and row.
    pub peer: f64,
    pub peer_row: (&'static str, &'static str),
    /// To reach, in million instructions.
    pub reach: f64,
}

pub const ROWS: &[Row] = &[
    Row {
        what: "machine start to the first API answer",
        guest: None,
        crowd: 0,
        shutdown: false,
        peer: 4500.0,
        peer_row: ("boot", "icount_first_list_uptime"),
        reach: 700.0,
    },
    Row {
        what: "VM.start paused, tiny, 16 MiB",
        guest: Some(("tiny", 16)),
        crowd: 0,
        shutdown: false,
        peer: 44.2,
        peer_row: ("icount", "mini16.create_paused"),
        reach: 3.0,
    },
    Row {
        what: "VM.hard_shutdown of it",
        guest: Some(("tiny", 16)),
        crowd: 0,
        shutdown: true,
        peer: 29.2,
        peer_row: ("icount", "mini16.destroy"),
        reach: 5.0,
    },
    Row {
        what: "VM.start paused, Linux, 128 MiB",
        guest: Some(("linux", 128)),
        crowd: 0,
        shutdown: false,
        peer: 293.0,
        peer_row: ("icount", "pvh128.create_paused"),
        reach: 40.0,
    },
    Row {
        what: "the tiny start with 10 guests there",
        guest: Some(("tiny", 16)),
        crowd: 10,
        shutdown: false,
        peer: 57.0,
        peer_row: ("density", "create.10"),
        reach: 3.3,
    },
    Row {
        what: "with 50",
        guest: Some(("tiny", 16)),
        crowd: 50,
        shutdown: false,
        peer: 138.0,
        peer_row: ("density", "create.50"),
        reach: 3.3,
    },
    Row {
        what: "with 100",
        guest: Some(("tiny", 16)),
        crowd: 100,
        shutdown: false,
        peer: 254.0,
        peer_row: ("density", "create.100"),
        reach: 3.3,
    },
    Row {
        what: "with 200 (the peer: 100)",
        guest: Some(("tiny", 16)),
        crowd: 200,
        shutdown: false,
        peer: 254.0,
        peer_row: ("density", "create.100"),
        reach: 3.3,
    },
];

/// A measured row, as printed with `--json`; million instructions.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    pub what: &'static str,
    pub median: f64,
    pub min: f64,
    pub max: f64,
    pub reach: f64,
    /// The peer's, idle time included, and without it where a job of ours measured that.
    pub peer: f64,
    pub peer_busy: Option<f64>,
    /// Of one run.
    pub hypercalls: Vec<(String, f64)>,
}

impl Figure {
    fn new(row: &Row, mut costs: Vec<Cost>) -> Figure {
        costs.sort_by(|a, b| a.busy.total_cmp(&b.busy));
        let at = |n: usize| costs.get(n).map_or(f64::NAN, |cost| cost.busy / 1e6);
        let middle = costs.len() / 2;
        Figure {
            what: row.what,
            median: at(middle),
            min: at(0),
            max: at(costs.len().wrapping_sub(1)),
            reach: row.reach,
            peer: row.peer,
            peer_busy: None,
            hypercalls: costs.get(middle).map(|cost| cost.hypercalls.clone()).unwrap_or_default(),
        }
    }
}

/// Runs every row; prints a table, or JSON.
pub fn run(peer: Option<&Path>, json: bool, options: up::Options) -> Result<()> {
    let port_base = options.port_base.or(Some(PORT));
    let normal = up::Options { port_base, ..options };
    let counted = up::Options {
        icount: true,
        memory_mib: Some(normal.memory_mib.unwrap_or(CROWDED_MIB)),
        overlay: PATIENT.to_string(),
        ..normal.clone()
    };
    up::down(port_base)?;
    let mut boots = Vec::new();
    for n in 0..BOOTS {
        run::say(&format!("boot {} of {BOOTS}", n + 1));
        let up = up::start(&counted)?;
        let boot = Probe::of_a_fresh_machine(&up).map(|(_, cost)| cost);
        up::down(port_base)?;
        boots.push(boot?);
    }
    let up = up::start(&counted)?;
    let figures = measure(&up, boots);
    up::down(port_base)?;
    let mut figures = figures?;
    let up = up::start(&normal)?;
    let extras = report::extras(&up);
    up::down(port_base)?;
    let extras = extras?;
    let note = match peer {
        Some(dir) => peer::fill(dir, &mut figures)?,
        None => "the peer's figures are those on record (shared/peer, Xen 4.17); --peer DIR measures them".to_string(),
    };
    if json {
        println!(
            "{}",
            serde_json::json!({ "rows": figures, "extras": extras, "xen": up.xen, "qemu": up.qemu, "peer": note })
        );
    } else {
        report::print(&up, &figures, &extras, &note);
        api::run(false, port_base.unwrap_or(PORT))?;
    }
    Ok(())
}

fn measure(up: &Up, boots: Vec<Cost>) -> Result<Vec<Figure>> {
    let (mut probe, _) = Probe::of_a_fresh_machine(up)?;
    let mut crowd = 0;
    let mut figures = Vec::new();
    let mut boots = Some(boots);
    // The last rows are the same measure among more and more guests; a shutdown comes from the same lives as its start.
    let mut lives: Vec<(Cost, Cost)> = Vec::new();
    for row in ROWS {
        run::say(row.what);
        let Some((name, mib)) = row.guest else {
            figures.push(Figure::new(row, boots.take().unwrap_or_default()));
            continue;
        };
        while crowd < row.crowd {
            // Of 8 MiB, as the peer's.
            let small = Guest { memory: 8 << 20, ..up.guests["tiny"].clone() };
            let vm = created(&mut probe, &small)?;
            probe.client.call("VM.start", &[vm, false.into()])?;
            crowd += 1;
        }
        if !row.shutdown {
            let guest = Guest { memory: mib << 20, ..up.guests[name].clone() };
            // The first is cold and is not counted.
            let all = (0..=REPEATS).map(|_| life(&mut probe, &guest)).collect::<Result<Vec<_>>>()?;
            lives = all.into_iter().skip(1).collect();
        }
        let costs = lives.iter().map(|life| if row.shutdown { life.1.clone() } else { life.0.clone() }).collect();
        figures.push(Figure::new(row, costs));
    }
    Ok(figures)
}

/// Of one operation: the medians of N and of 2 N, less what both have, over N.
fn of_one(what: &str, count: u32, times: [&mut Vec<f64>; 2]) -> Result<f64> {
    let [once, twice] = times.map(|times| {
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied()
    });
    let (once, twice) = once.zip(twice).with_context(|| format!("no times of {what}"))?;
    Ok((twice - once) / f64::from(count))
}

fn created(probe: &mut Probe, guest: &Guest) -> Result<Value> {
    Ok(Value::from(probe.client.string("VM.create", &[vm_record("bench", guest, 1)])?))
}

/// Start paused and hard shutdown.
fn life(probe: &mut Probe, guest: &Guest) -> Result<(Cost, Cost)> {
    let vm = created(probe, guest)?;
    let start = probe.cost(|c| c.call("VM.start", &[vm.clone(), true.into()]))?;
    let shutdown = probe.cost(|c| c.call("VM.hard_shutdown", std::slice::from_ref(&vm)))?;
    probe.client.call("VM.destroy", &[vm])?;
    // Idle, Xen scrubs what was freed; without it scrubbing is what would be measured.
    std::thread::sleep(Duration::from_millis(100));
    settled_free(&mut probe.client)?;
    Ok((start, shutdown))
}
