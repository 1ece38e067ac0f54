//! `./x bench --store`: what a guest's xenstore operations cost the whole machine, in thousand instructions, beside the
//! peer's two servers.
//!
//! ```text
//!   guests/store, the same file everywhere    N operations, then 2 N     cost of one = (busy of 2 N - busy of N) / N
//! ```
//! So what begins and ends a run is out, and in is everything between: the guest's own work (the same everywhere), Xen's,
//! the control domain's. Busy time is [`super::probe`]'s. The rate of writes is unlimited here; the peer's servers limit
//! it only where guests conflict. How costs grow is measured natively: `platform-xen/examples/store.rs`.

use super::PATIENT;
use super::probe::Probe;
use crate::e2e::Stream;
use crate::machine::Guest;
use crate::up::{self, Up};
use crate::{build, paths, run};
use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Runs of each count.
const REPEATS: usize = 3;

/// The guest, and no limit to the rate of writes.
const OVERLAY: &str = "[[quotas]]\nname = 'write-rate'\nlimit = 0\n[files]\nstore = '$target/store/store'\n";

/// An operation: its name in the guest, how many, what it is, and the peer's on record: C xenstored's, oxenstored's, in
/// thousand instructions (Xen 4.17.7, Linux 6.1.176, QEMU 7.2.22).
struct Op {
    name: &'static str,
    count: u32,
    what: &'static str,
    on_record: [f64; 2],
}

const OPS: &[Op] = &[
    Op { name: "read", count: 500, what: "read", on_record: [f64::NAN, f64::NAN] },
    Op { name: "write", count: 500, what: "write", on_record: [f64::NAN, f64::NAN] },
    Op { name: "list", count: 500, what: "directory of 100", on_record: [f64::NAN, f64::NAN] },
    Op { name: "transaction", count: 100, what: "transaction of 5 writes", on_record: [f64::NAN, f64::NAN] },
    Op { name: "fire", count: 300, what: "write and its watch's event", on_record: [f64::NAN, f64::NAN] },
];

/// One operation; thousand instructions.
#[derive(Debug, Serialize)]
struct Figure {
    what: &'static str,
    ours: f64,
    /// The C xenstored's and oxenstored's.
    peer: [f64; 2],
}

/// How one operation's cost grows; ns of CPU.
type Growth = Vec<(String, Vec<(u64, f64)>)>;

/// Measures and prints.
pub fn run(peer: Option<&Path>, json: bool, options: up::Options) -> Result<()> {
    build::store()?;
    let port_base = options.port_base.or(Some(super::PORT));
    let counted = up::Options { icount: true, overlay: format!("{OVERLAY}{PATIENT}"), port_base, ..options };
    up::down(port_base)?;
    let up = up::start(&counted)?;
    let ours = ours(&up);
    up::down(port_base)?;
    let ours = ours?;
    let mut figures: Vec<Figure> =
        OPS.iter().zip(ours).map(|(op, ours)| Figure { what: op.what, ours, peer: op.on_record }).collect();
    let note = match peer {
        Some(dir) => {
            for (n, server) in ["", "oxen"].into_iter().enumerate() {
                for (figure, cost) in figures.iter_mut().zip(theirs(dir, server)?) {
                    figure.peer[n] = cost;
                }
            }
            "the peer measured here just now".to_string()
        }
        None => "the peer's figures are those on record; --peer DIR measures them".to_string(),
    };
    let growth = growth()?;
    if json {
        println!(
            "{}",
            serde_json::json!({ "rows": figures, "growth": growth, "xen": up.xen, "qemu": up.qemu, "peer": note })
        );
        return Ok(());
    }
    print(&up, &figures, &growth, &note);
    Ok(())
}

/// Thousand instructions of one, of busy times in ns.
fn of_one(op: &Op, mut once: Vec<f64>, mut twice: Vec<f64>) -> Result<f64> {
    once.sort_by(f64::total_cmp);
    twice.sort_by(f64::total_cmp);
    let middle = |times: &[f64]| times.get(times.len() / 2).copied();
    let both = middle(&once).zip(middle(&twice)).with_context(|| format!("no times of {}", op.name))?;
    Ok((both.1 - both.0) / f64::from(op.count) / 1e3)
}

fn ours(up: &Up) -> Result<Vec<f64>> {
    let (mut probe, _) = Probe::of_a_fresh_machine(up)?;
    let guest = Guest { kernel: "file:///store".into(), ..up.guests["tiny"].clone() };
    let vm = super::created(&mut probe, &guest)?;
    probe.client.call("VM.start", &[vm.clone(), false.into()])?;
    let mut console = Stream::of(&mut probe.client, vm.as_str().unwrap_or_default())?;
    // Guest time races ahead of what has to be waited for; this machine's time does not.
    console.tcp.set_read_timeout(Some(Duration::from_secs(300)))?;
    console.until(b"XENITH-STORE up\r\n")?;
    play(&mut console, "fill", 0)?;
    let mut costs = Vec::new();
    for op in OPS {
        run::say(op.what);
        play(&mut console, op.name, 20)?;
        let mut times = [Vec::new(), Vec::new()];
        for (times, count) in times.iter_mut().zip([op.count, 2 * op.count]) {
            for _ in 0..REPEATS {
                times.push(probe.cost(|_| play(&mut console, op.name, count))?.busy);
            }
        }
        let [once, twice] = times;
        costs.push(of_one(op, once, twice)?);
    }
    Ok(costs)
}

fn play(console: &mut Stream, name: &str, count: u32) -> Result<()> {
    console.seen.clear();
    console.tcp.write_all(format!("{name} {count}\n").as_bytes())?;
    console.until(format!("done {name}\r\n").as_bytes())?;
    ensure!(!console.seen.windows(7).any(|w| w == b"REFUSED"), "{name}: the store refused something");
    Ok(())
}

/// The peer's, by our job on its rig; `server` is what its dom0 is told.
fn theirs(dir: &Path, server: &str) -> Result<Vec<f64>> {
    run::say(&format!("the peer with {}; minutes", if server.is_empty() { "the C xenstored" } else { "oxenstored" }));
    let dir = std::path::absolute(dir)?;
    let out = tempfile::tempdir()?;
    let ops: Vec<String> = OPS.iter().map(|op| format!("{}:{}", op.name, op.count)).collect();
    let mut rig = Command::new("python3");
    rig.arg(dir.join("rig.py")).arg("-j").arg(paths::root()?.join("host-tools/peer-job"));
    rig.arg("-x").arg(dir.join("jobs/lib.py")).arg("-x").arg(build::store()?).arg("-o").arg(out.path());
    rig.args(["-e", "JOB=store", "-e", &format!("OPS={}", ops.join(" ")), "-e", &format!("N={REPEATS}")]);
    rig.args(["--icount", "-t", "1200", "--quiet", "--linux-args", server]);
    run::output(rig.current_dir(dir))?;
    let text =
        std::fs::read_to_string(out.path().join("result.json")).context("our job on the peer's rig gave no result")?;
    let json: Json = serde_json::from_str(&text)?;
    let times = |name: String| -> Vec<f64> {
        json["rows"][&name].as_array().into_iter().flatten().filter_map(Json::as_f64).map(|s| s * 1e9).collect()
    };
    OPS.iter().map(|op| of_one(op, times(format!("{}.once", op.name)), times(format!("{}.twice", op.name)))).collect()
}

/// As the store and its guests grow, natively.
fn growth() -> Result<Growth> {
    run::say("how costs grow, natively");
    let mut command = build::cargo()?;
    command.args(["run", "-q", "--profile", "host", "-p", "platform-xen", "--example", "store"]);
    let json: BTreeMap<String, Vec<(u64, f64)>> = serde_json::from_slice(&run::output(&mut command)?)?;
    Ok(json.into_iter().collect())
}

fn print(up: &Up, figures: &[Figure], growth: &Growth, note: &str) {
    println!(
        "\nThousand instructions of busy time of an operation from inside a guest (QEMU {} icount, Xen {}):",
        up.qemu, up.xen
    );
    println!("{:<30} {:>9} {:>12} {:>12} {:>8} {:>8}", "", "ours", "C xenstored", "oxenstored", "ratio", "ratio");
    for f in figures {
        let [c, ocaml] = f.peer;
        let verdict = if f.ours < c.min(ocaml) { "ok" } else { "SLOWER" };
        println!(
            "{:<30} {:>9.1} {c:>12.1} {ocaml:>12.1} {:>7.1}x {:>7.1}x {verdict}",
            f.what,
            f.ours,
            c / f.ours,
            ocaml / f.ours
        );
    }
    println!("Basis: N and 2 N operations of the same guest on the same machine, the difference over N; {note}.");
    println!("Natively, ns of CPU of one operation in the server alone:");
    for (what, rows) in growth {
        let cells: Vec<String> = rows.iter().map(|(size, ns)| format!("{size}: {ns:.0}")).collect();
        println!("  {what:<34} {}", cells.join("   "));
    }
}
