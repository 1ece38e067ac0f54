//! `./x bench --devices`: what guests' disks and networks cost the whole machine, beside the peer's (Linux's blkback,
//! netback and bridge).
//!
//! ```text
//!   guests/load, the same guests everywhere    N operations, then 2 N     cost of one = (busy of 2 N - busy of N) / N
//! ```
//! So in is everything between: the guests' own work (the same everywhere), Xen's, the control domain's; waiting is out.
//! Both have the disk on a virtio disk of QEMU's, and the outside behind a virtio network card of QEMU's. Busy time is
//! [`super::probe`]'s.

use super::probe::Probe;
use super::{PATIENT, peer};
use crate::client::{Client, first, make, sr, vm_record};
use crate::e2e::Stream;
use crate::machine::{Guest, Machine};
use crate::up::{self, Up};
use crate::{build, paths, run};
use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde_json::Value as Json;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Runs of each count.
const REPEATS: usize = 3;

/// MiB of each guest, and of the disk that one of them has.
const GUEST_MIB: u64 = 128;
const DISK_MIB: u64 = 64;
/// The machine's disk: the state and an SR.
const MACHINE_DISK: u64 = 256 << 20;

/// Guests have no AVX: the emulator lets none of them use it any more once domain 0 is Linux.
const XEN_ARGS: &str = "xsave=0";

/// Guests of the crowd, MiB of each, and of their machine.
const CROWD: usize = 50;
const CROWD_GUEST_MIB: u64 = 96;
const CROWDED_MIB: u32 = 7168;

/// Where the outside serves.
const OUTSIDE: u16 = 19570;

/// What the guests are told before anything is measured: which guest, and the command. The first has a network card in a
/// network between them and one to the outside.
const SETUP: &[(usize, &str)] = &[
    (0, "ip addr add 192.168.9.1/24 dev eth0; ip link set eth0 up; ip addr add 10.0.2.99/24 dev eth1; ip link set eth1 up"),
    (1, "ip addr add 192.168.9.2/24 dev eth0; ip link set eth0 up; (load serve 5001 > /dev/null &)"),
    // Every extent is there before anything is measured.
    (0, "load write /dev/xvda 262144 0 1 256"),
];

/// An operation: the command that does it `count` times.
struct Op {
    what: &'static str,
    command: &'static str,
    count: u32,
    /// How much one is, and of what: what the figure counts for a million instructions.
    amount: f64,
    unit: &'static str,
    /// The peer's on record, measured by this bench: so much for a million instructions, and what one asked Xen for.
    on_record: (f64, Asked),
}

/// What a control domain asked Xen for, for one operation: hypercalls, copies between domains and pages mapped.
type Asked = [f64; 3];

const fn op(
    what: &'static str,
    command: &'static str,
    count: u32,
    (amount, unit): (f64, &'static str),
    on_record: (f64, Asked),
) -> Op {
    Op { what, command, count, amount, unit, on_record }
}

const KIB: &str = "KiB";
const REQUESTS: (f64, &str) = (1.0, "requests");

const OPS: &[Op] = &[
    op("read, 256 KiB after 256 KiB", "load read /dev/xvda 262144 0 1", 64, (256.0, KIB), (481.3, [0.0; 3])),
    op("write, likewise", "load write /dev/xvda 262144 0 1", 64, (256.0, KIB), (480.2, [0.0; 3])),
    op("read 4 KiB at random", "load read /dev/xvda 4096 33554432 1", 400, REQUESTS, (9.4, [0.0; 3])),
    op("write 4 KiB at random", "load write /dev/xvda 4096 33554432 1", 400, REQUESTS, (9.5, [0.0; 3])),
    op("read 4 KiB at random, 8 at once", "load read /dev/xvda 4096 33554432 8", 800, REQUESTS, (23.5, [0.0; 3])),
    op("write 4 KiB at random, 8 at once", "load write /dev/xvda 4096 33554432 8", 800, REQUESTS, (23.4, [0.0; 3])),
    op("TCP from guest to guest", "load send 192.168.9.2 5001", 8192, (1.0, KIB), (133.3, [0.0; 3])),
    op("TCP from guest to outside", "load send 10.0.2.2 19570", 4096, (1.0, KIB), (40.6, [0.0; 3])),
    op("TCP from outside to guest", "load receive 10.0.2.2 19570", 4096, (1.0, KIB), (116.4, [0.0; 3])),
    op("frames of 64 bytes, guest to guest", "load packets 192.168.9.2 5001", 3200, (1.0, "frames"), (35.1, [0.0; 3])),
];

/// One operation.
#[derive(Debug, Serialize)]
struct Figure {
    what: &'static str,
    unit: &'static str,
    /// For a million instructions.
    ours: f64,
    peer: f64,
    /// Hypercalls of the control domain's for one operation, by name.
    hypercalls: Vec<(String, f64)>,
    asked: Asked,
    peer_asked: Asked,
}

impl Figure {
    fn new(op: &Op, ours: f64, hypercalls: Vec<(String, f64)>, copies: f64) -> Figure {
        let (peer, peer_asked) = op.on_record;
        // Guests' pages are mapped when a device connects, or if their VM has persistent_grants.
        let asked = [hypercalls.iter().map(|(_, calls)| calls).sum(), copies, 0.0];
        Figure { what: op.what, unit: op.unit, ours: op.rate(ours), peer, hypercalls, asked, peer_asked }
    }
}

impl Op {
    fn rate(&self, instructions: f64) -> f64 {
        self.amount * 1e6 / instructions
    }
}

/// The other end of what goes outside, on this machine.
struct Outside(Child);

impl Outside {
    fn start() -> Result<Outside> {
        let mut child = Command::new(build::load()?)
            .args(["serve", &OUTSIDE.to_string()])
            .stdout(Stdio::piped())
            .spawn()
            .context("the load does not run here")?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("no output")?).read_line(&mut line)?;
        ensure!(line.trim() == "serves", "the load said {line:?}");
        Ok(Outside(child))
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Measures and prints.
pub fn run(peer: Option<&Path>, json: bool, options: up::Options) -> Result<()> {
    let initrd = paths::root()?.join("target/load/initrd.gz");
    let packed = crate::initramfs::with_load()?;
    paths::replace(&initrd, &packed)?;
    let port_base = options.port_base.or(Some(super::PORT));
    let disk = tempfile::NamedTempFile::new()?;
    disk.as_file().set_len(MACHINE_DISK)?;
    let counted = up::Options {
        icount: true,
        overlay: format!("[files]\nload = '$target/load/initrd.gz'\n{PATIENT}"),
        disk: Some(disk.path().to_path_buf()),
        port_base,
        xen_args: format!("{XEN_ARGS} {}", options.xen_args),
        ..options
    };
    let outside = Outside::start()?;
    up::down(port_base)?;
    let up = up::start(&counted)?;
    let ours = ours(&up);
    up::down(port_base)?;
    let (mut figures, starts) = ours?;
    let crowd = crowd(&up::Options { icount: false, memory_mib: Some(CROWDED_MIB), ..counted })?;
    let note = match peer {
        Some(dir) => {
            for ((figure, op), (cost, asked)) in figures.iter_mut().zip(OPS).zip(theirs(dir, &initrd)?) {
                figure.peer = op.rate(cost);
                figure.peer_asked = asked;
            }
            "the peer measured here just now"
        }
        None => "the peer's figures are those on record; --peer DIR measures them",
    };
    drop(outside);
    if json {
        let rows = serde_json::json!({ "rows": figures, "starts": starts, "heap": crowd });
        println!("{}", serde_json::json!({ "figures": rows, "xen": up.xen, "qemu": up.qemu, "peer": note }));
    } else {
        print(&up, &figures, note);
        print_rest(starts, crowd);
    }
    Ok(())
}

/// The two guests, with what they have; their consoles, a shell on each.
fn guests(up: &Up, client: &mut Client) -> Result<[Stream; 2]> {
    let sr = sr(client, "disk", 0)?;
    let disk = make(client, "VDI", &[("SR", &sr), ("virtual_size", &(DISK_MIB << 20).to_string())])?;
    let network = make(client, "network", &[])?;
    let pif = first(client, "PIF")?;
    let outside = client.string("PIF.get_network", &[pif.as_str().into()])?;
    let linux = Guest { ramdisk: "file:///load".into(), memory: GUEST_MIB << 20, ..up.guests["linux"].clone() };
    let mut vm = || client.string("VM.create", &[vm_record("bench", &linux, 1)]);
    let vms = [vm()?, vm()?];
    make(client, "VBD", &[("VM", &vms[0]), ("VDI", &disk)])?;
    for (vm, network) in [(&vms[0], &network), (&vms[0], &outside), (&vms[1], &network)] {
        make(client, "VIF", &[("VM", vm), ("network", network)])?;
    }
    let shell = |client: &mut Client, vm: &str| -> Result<Stream> {
        client.call("VM.start", &[vm.into(), false.into()])?;
        let mut console = Stream::of(client, vm)?;
        // Guest time races ahead of what has to be waited for; this machine's time does not.
        console.tcp.set_read_timeout(Some(Duration::from_secs(300)))?;
        console.until(linux.banner.as_bytes())?;
        Ok(console)
    };
    Ok([shell(client, &vms[0])?, shell(client, &vms[1])?])
}

fn ours(up: &Up) -> Result<(Vec<Figure>, [f64; 2])> {
    let (mut probe, _) = Probe::of_a_fresh_machine(up)?;
    let mut shells = guests(up, &mut probe.client)?;
    for (guest, command) in SETUP {
        play(&mut shells[*guest], command)?;
    }
    let mut figures = Vec::new();
    for op in OPS {
        run::say(op.what);
        let shell = &mut shells[0];
        play(shell, &format!("{} 64", op.command))?;
        let mut costs = [Vec::new(), Vec::new()];
        let (mut calls, mut copies) = (Vec::new(), 0.0);
        for (costs, times) in costs.iter_mut().zip([1, 2]) {
            for _ in 0..REPEATS {
                let count = op.count * times;
                let cost = probe.cost(|_| play(shell, &format!("{} {count}", op.command)))?;
                costs.push(cost.busy);
                calls = cost.hypercalls.into_iter().map(|(name, n)| (name, n / f64::from(count))).collect();
                copies = cost.copies / f64::from(count);
            }
        }
        figures.push(Figure::new(op, super::of_one(op.what, op.count, costs.each_mut())?, calls, copies));
    }
    let starts = starts(up, &mut probe)?;
    Ok((figures, starts))
}

/// Million instructions of a start without devices, and with a disk and a network card.
fn starts(up: &Up, probe: &mut Probe) -> Result<[f64; 2]> {
    run::say("VM.start without and with devices");
    let sr = first(&mut probe.client, "SR")?;
    let network = make(&mut probe.client, "network", &[])?;
    let mut medians = [0.0; 2];
    for (median, devices) in medians.iter_mut().zip([false, true]) {
        let vm = super::created(probe, &up.guests["tiny"])?;
        if devices {
            equip(&mut probe.client, vm.as_str().unwrap_or_default(), &sr, &network)?;
        }
        let mut costs = Vec::new();
        // The first is cold and is not counted.
        for n in 0..=super::REPEATS {
            let start = probe.cost(|c| c.call("VM.start", &[vm.clone(), true.into()]))?;
            probe.client.call("VM.hard_shutdown", std::slice::from_ref(&vm))?;
            std::thread::sleep(Duration::from_millis(100));
            if n > 0 {
                costs.push(start.busy / 1e6);
            }
        }
        costs.sort_by(f64::total_cmp);
        *median = costs.get(costs.len() / 2).copied().context("no starts")?;
    }
    Ok(medians)
}

/// Gives a VM a disk and a network card.
fn equip(client: &mut Client, vm: &str, sr: &str, network: &str) -> Result<()> {
    let disk = make(client, "VDI", &[("SR", sr), ("virtual_size", &(1u64 << 20).to_string())])?;
    make(client, "VBD", &[("VM", vm), ("VDI", &disk)])?;
    make(client, "VIF", &[("VM", vm), ("network", network)]).map(drop)
}

/// Heap of the control domain: in use with so many Linux guests, each with a disk and a network card that it uses, and all.
fn crowd(boot: &up::Options) -> Result<[f64; 2]> {
    run::say(&format!("{CROWD} Linux guests with devices"));
    let up = up::start(boot)?;
    let heap = (|| {
        let mut client = crate::e2e::login(&up)?;
        let sr = sr(&mut client, "memory", 64)?;
        let network = make(&mut client, "network", &[])?;
        let linux = Guest { memory: CROWD_GUEST_MIB << 20, ..up.guests["linux"].clone() };
        let mut vms = Vec::new();
        for _ in 0..CROWD {
            let vm = client.string("VM.create", &[vm_record("crowd", &linux, 1)])?;
            equip(&mut client, &vm, &sr, &network)?;
            client.call("VM.start", &[vm.as_str().into(), false.into()])?;
            let booted = client.until(Duration::from_secs(300), |c| Ok(c.console_output(&vm)?.contains(&linux.banner)))?;
            ensure!(booted, "no banner of the guest after {}", vms.len());
            vms.push(vm);
        }
        for vm in &vms {
            let attached = client.call("VM.get_VBDs", &[vm.as_str().into()])?;
            for vbd in attached.items().to_vec() {
                let metrics = client.call("VBD.get_currently_attached", &[vbd])?;
                ensure!(metrics == true.into(), "a disk is not attached");
            }
        }
        let metrics = client.metrics()?;
        let metric = |name: &str| {
            let found = metrics.iter().find(|(n, _)| n == name).map(|(_, value)| *value);
            found.with_context(|| format!("GET /metrics has no {name}"))
        };
        Ok([metric("xenith_heap_used_bytes")?, metric("xenith_heap_total_bytes")?])
    })();
    up::down(boot.port_base)?;
    heap
}

fn print_rest([plain, equipped]: [f64; 2], [used, total]: [f64; 2]) {
    let verdict = |fine| if fine { "ok" } else { "MISSED" };
    println!(
        "VM.start paused, tiny, million instructions: {plain:.2}; with a disk and a network card {equipped:.2}: {:.2} times, of 1.5: {}",
        equipped / plain,
        verdict(equipped <= 1.5 * plain)
    );
    println!(
        "{CROWD} Linux guests, each with a disk and a network card: {:.1} of {:.1} MiB of heap in use, of 64 beside the bundle: {}",
        used / f64::from(1 << 20),
        total / f64::from(1 << 20),
        verdict(total <= f64::from(64 << 20))
    );
}

/// A command, until it has ended.
fn play(console: &mut Stream, command: &str) -> Result<()> {
    console.seen.clear();
    // The console echoes what is typed: the quotes tell the echo from what is said.
    console.tcp.write_all(format!("{command}; echo ended''$?\n").as_bytes())?;
    console.until(b"\r\nended").with_context(|| command.to_string())?;
    console.until(b"ended0\r\n").with_context(|| format!("{command:?} failed"))
}

/// The peer's, by our job on its rig: what one costs, and what it asks for.
fn theirs(dir: &Path, initrd: &Path) -> Result<Vec<(f64, Asked)>> {
    run::say("the peer; minutes");
    let disk = tempfile::NamedTempFile::new()?;
    disk.as_file().set_len(DISK_MIB << 20)?;
    let ops: Vec<Json> = OPS.iter().map(|op| serde_json::json!([op.what, op.command, op.count])).collect();
    let env = serde_json::json!({ "setup": SETUP, "ops": ops, "repeats": REPEATS, "mib": GUEST_MIB }).to_string();
    let mut rig = peer::Rig::new(dir, "devices")?;
    let [guest, kernel] = [initrd.to_path_buf(), paths::cache()?.join("vmlinux")];
    rig.files(backends()?.into_iter().chain([guest, kernel]));
    let more = format!(
        "-drive file={},format=raw,if=virtio {} -netdev user,id=n0 -device virtio-net-pci,netdev=n0,romfile=",
        disk.path().display(),
        Machine::load()?.icount_disk.join(" ")
    );
    rig.command.args(["-e", &format!("WORK={env}"), "-t", "1800", "--xen-args", XEN_ARGS, &format!("--qemu-args={more}")]);
    let json = rig.run()?;
    let row = |op: &Op, n: &str| -> Vec<f64> {
        let all = json["rows"][&format!("{}.{n}", op.what)].as_array();
        all.into_iter().flatten().filter_map(Json::as_f64).collect()
    };
    let times = |op: &Op, n: &str| -> Vec<f64> { row(op, n).into_iter().map(|s| s * 1e9).collect() };
    let one = |op: &Op| {
        let cost = super::of_one(op.what, op.count, [&mut times(op, "once"), &mut times(op, "twice")])?;
        let asked = row(op, "calls").try_into().ok().context("the job did not say what was asked for")?;
        Ok((cost, asked))
    };
    OPS.iter().map(one).collect()
}

/// What its domain 0 needs beyond what the rig has: modules, and busybox for its `ip`.
fn backends() -> Result<Vec<PathBuf>> {
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let base = || std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(home).map(|dir| dir.join("peer-cache"));
    let cache = std::env::var_os("PEER_CACHE").map(PathBuf::from).or_else(base).context("no PEER_CACHE and no HOME")?;
    let unpacked = cache.join("work/unpacked");
    let mut files = vec![unpacked.join("bin/busybox")];
    let modules = std::fs::read_dir(unpacked.join("lib/modules")).with_context(|| format!("{}", unpacked.display()))?;
    let modules = modules.flatten().next().context("the peer has no modules")?.path().join("kernel");
    for module in [
        "net/llc/llc",
        "net/802/stp",
        "net/bridge/bridge",
        "net/core/failover",
        "drivers/net/net_failover",
        "drivers/net/virtio_net",
        "drivers/net/xen-netback/xen-netback",
        "drivers/block/xen-blkback/xen-blkback",
    ] {
        files.push(modules.join(format!("{module}.ko")));
    }
    Ok(files)
}

fn print(up: &Up, figures: &[Figure], note: &str) {
    println!(
        "\nDisks and networks of guests: for a million instructions of busy time (QEMU {} icount, Xen {}):",
        up.qemu, up.xen
    );
    println!("{:<36} {:>10} {:>10} {:>7}", "", "ours", "peer", "ratio");
    for f in figures {
        let verdict = if f.ours > f.peer { "ok" } else { "SLOWER" };
        let ratio = f.ours / f.peer;
        println!("{:<36} {:>10.1} {:>10.1} {ratio:>7.2} {:<8} {verdict}", f.what, f.ours, f.peer, f.unit);
    }
    println!("\nWhat the control domain asks Xen for, for one of them:");
    println!("{:<36} {:>15} {:>15} {:>15}", "", "hypercalls", "copies", "pages mapped");
    println!("{:<36} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7}", "", "ours", "peer", "ours", "peer", "ours", "peer");
    for f in figures {
        let pairs = f.asked.iter().zip(&f.peer_asked).map(|(ours, peer)| format!("{ours:>7.2} {peer:>7.2}"));
        let calls: Vec<String> = f.hypercalls.iter().map(|(name, n)| format!("{name} {n:.2}")).collect();
        println!("{:<36} {}  ({})", f.what, pairs.collect::<Vec<_>>().join(" "), calls.join(", "));
    }
    println!("Basis: N and 2 N operations of the same guests on the same machine, the difference over N; {note}.");
}
