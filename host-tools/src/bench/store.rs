//! `./x bench --store`: what a guest's xenstore operations cost the whole machine, in thousand instructions, beside the
//! peer's two servers.
//!
//! ```text
//!   guests/store, the same file everywhere    N operations, then 2 N     cost of one = (busy of 2 N - busy of N) / N
//! ```
//! So what begins and ends a run is out, and in is everything between: the guest's own work (the same everywhere), Xen's,
//! the control domain's. Busy time is [`super::probe`]'s. The rate of writes is unlimited here; the peer's servers limit
//! it only where guests conflict. How costs grow is measured natively: `platform-xen/examples/store.rs`.

use super::probe::Probe;
use super::{PATIENT, peer};
use crate::e2e::Stream;
use crate::machine::Guest;
use crate::up::{self, Up};
use crate::{build, run};
use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

/// Runs of each count.
const REPEATS: usize = 3;

/// The guest, and no limit to the rate of writes.
const OVERLAY: &str = "[[quotas]]\nname = 'write-rate'\nlimit = 0\n[files]\nstore = '$target/store/store'\n";

/// An operation: its name in the guest, how many, what it is, and the peer's on record: C xenstored's, oxenstored's,
/// measured by this bench (Xen 4.17.7, Linux 6.1.176, QEMU 7.2.22).
struct Op {
    name: &'static str,
    count: u32,
    what: &'static str,
    on_record: [Cost; 2],
}

const fn op(name: &'static str, count: u32, what: &'static str, c: (f64, f64), ocaml: (f64, f64)) -> Op {
    let on_record = [Cost { busy: c.0, whole: c.1 }, Cost { busy: ocaml.0, whole: ocaml.1 }];
    Op { name, count, what, on_record }
}

const OPS: &[Op] = &[
    op("read", 500, "read", (78.2, 78.2), (136.1, 136.1)),
    op("write", 500, "write", (80.4, 80.4), (195.1, 195.1)),
    op("list", 500, "directory of 100", (81.8, 81.8), (152.4, 152.4)),
    op("transaction", 100, "transaction of 5 writes", (647.1, 647.2), (1230.4, 1230.4)),
    op("fire", 300, "write and its watch's event", (89.3, 89.3), (228.5, 228.5)),
];

/// What one operation takes: thousand instructions of busy time, and us as the guest counts them.
#[derive(Clone, Copy, Debug, Serialize)]
struct Cost {
    busy: f64,
    whole: f64,
}

/// One operation.
#[derive(Debug, Serialize)]
struct Figure {
    what: &'static str,
    ours: Cost,
    /// The C xenstored's and oxenstored's.
    peer: [Cost; 2],
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

/// Of one operation, in thousands of ns or instructions.
fn of_one(op: &Op, times: [&mut Vec<f64>; 2]) -> Result<f64> {
    Ok(super::of_one(op.name, op.count, times)? / 1e3)
}

fn ours(up: &Up) -> Result<Vec<Cost>> {
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
        let (mut busy, mut whole) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
        for ((busy, whole), count) in busy.iter_mut().zip(&mut whole).zip([op.count, 2 * op.count]) {
            for _ in 0..REPEATS {
                busy.push(probe.cost(|_| play(&mut console, op.name, count))?.busy);
                let said = String::from_utf8_lossy(&console.seen);
                let took = said.lines().find_map(|line| line.strip_prefix("took ")?.strip_suffix(" ns")?.parse().ok());
                whole.push(took.with_context(|| format!("{} said {said:?}", op.name))?);
            }
        }
        costs.push(Cost { busy: of_one(op, busy.each_mut())?, whole: of_one(op, whole.each_mut())? });
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
fn theirs(dir: &Path, server: &str) -> Result<Vec<Cost>> {
    run::say(&format!("the peer with {}; minutes", if server.is_empty() { "the C xenstored" } else { "oxenstored" }));
    let ops: Vec<String> = OPS.iter().map(|op| format!("{}:{}", op.name, op.count)).collect();
    let mut rig = peer::Rig::new(dir, "store")?;
    rig.files([build::store()?]);
    rig.command.args(["-e", &format!("OPS={}", ops.join(" ")), "-e", &format!("N={REPEATS}")]);
    rig.command.args(["-t", "1200", "--linux-args", server]);
    let json = rig.run()?;
    let times = |op: &Op, what: &str| -> Result<f64> {
        let row = |n: &str| -> Vec<f64> {
            let all = json["rows"][&format!("{}.{n}{what}", op.name)].as_array();
            all.into_iter().flatten().filter_map(Json::as_f64).map(|s| s * 1e9).collect()
        };
        of_one(op, [&mut row("once"), &mut row("twice")])
    };
    OPS.iter().map(|op| Ok(Cost { busy: times(op, "")?, whole: times(op, ".all")? })).collect()
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
        "\nAn operation from inside a guest: thousand instructions of busy time, us by its clock (QEMU {} icount, Xen {}):",
        up.qemu, up.xen
    );
    println!("{:<28} {:>14} {:>16} {:>16} {:>14}", "", "ours", "C xenstored", "oxenstored", "times ours");
    for f in figures {
        let cost = |c: Cost| format!("{:.1} {:.1}", c.busy, c.whole);
        let [c, ocaml] = f.peer;
        let ahead = [c, ocaml].iter().all(|peer| f.ours.busy < peer.busy && f.ours.whole < peer.whole);
        let ratio = format!("{:.1} {:.1}", c.busy / f.ours.busy, ocaml.busy / f.ours.busy);
        let verdict = if ahead { "ok" } else { "SLOWER" };
        println!("{:<28} {:>14} {:>16} {:>16} {ratio:>14} {verdict}", f.what, cost(f.ours), cost(c), cost(ocaml));
    }
    println!("Basis: N and 2 N operations of the same guest on the same machine, the difference over N; {note}.");
    println!("Natively, ns of CPU of one operation in the server alone:");
    for (what, rows) in growth {
        let cells: Vec<String> = rows.iter().map(|(size, ns)| format!("{size}: {ns:.0}")).collect();
        println!("  {what:<34} {}", cells.join("   "));
    }
}
