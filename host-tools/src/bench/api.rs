//! The API's own cost, on the simulated host, beside Python's xmlrpc library with the same answers: CPU time per call over
//! keep-alive HTTP, and bytes in to bytes out within one process. Only ratios of one run mean anything.
//!
//! Over HTTP, server and client share one CPU, ours as the peer's: to wake another CPU is, on a virtual machine, an exit to
//! its hypervisor that costs three times the call.
//!
//! Deliberately absent: wall time. What the server process took is read from /proc.

use crate::xmlrpc::Value;
use crate::{build, paths, run, up};
use anyhow::{Context as _, Result, ensure};
use serde::Serialize;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use xenith_client::Client;

/// Calls over the network per figure.
const CALLS: u32 = 20_000;
const METHODS: [&str; 2] = ["VM.get_power_state", "VM.get_record"];

/// One figure beside the peer's; microseconds.
#[derive(Clone, Debug, Serialize)]
pub struct Ratio {
    pub what: String,
    pub ours: f64,
    pub peer: f64,
    /// The peer's is so many times ours, at least.
    pub reach: f64,
}

/// Everything measured.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    pub ratios: Vec<Ratio>,
    /// VMs there, and us per call of the two methods.
    pub flat: Vec<(u64, f64, f64)>,
    pub bytes_per_vm: u64,
    /// For one log-in with a password as they are made, the loop held all the while; milliseconds.
    pub login: f64,
}

/// CPU time of a process so far, microseconds.
fn cpu_time(pid: u32) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks = |n: usize| fields.get(n).and_then(|f| f.parse::<f64>().ok()).context("no such field in /proc");
    // utime and stime, in hundredths of a second.
    Ok((ticks(11)? + ticks(12)?) * 10_000.0)
}

/// us of CPU per call that a server takes.
fn per_call(client: &mut Client, pid: u32, method: &str, vm: &str) -> Result<f64> {
    let params = [Value::from(vm)];
    (0..200).try_for_each(|_| client.call(method, &params).map(drop))?;
    let before = cpu_time(pid)?;
    (0..CALLS).try_for_each(|_| client.call(method, &params).map(drop))?;
    Ok((cpu_time(pid)? - before) / f64::from(CALLS))
}

/// The program that measures calls within one process, built for speed.
fn calls() -> Result<std::path::PathBuf> {
    run::shown(build::cargo()?.args(["build", "-q", "--profile", "host", "-p", "api-core", "--example", "calls"]))?;
    Ok(paths::root()?.join("target/host/examples/calls"))
}

fn python(what: &[&str], record: &[u8]) -> Result<Child> {
    let script = paths::root()?.join("host-tools/src/bench/peer.py");
    let mut command = Command::new("python3");
    command.arg(script).args(what).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().context("cannot run python3: install it")?;
    child.stdin.take().context("no pipe")?.write_all(record)?;
    Ok(child)
}

/// Measures; the simulated host is built for speed and runs on `port`.
pub fn measure(port: u16) -> Result<Figures> {
    let calls = calls()?;
    let record = run::output(Command::new(&calls).arg("record"))?;
    run::shown(build::cargo()?.args(["build", "-q", "--profile", "host", "-p", "host-tools", "--bin", "xtask"]))?;
    let mut ratios = on_one_cpu(|| over_http(port, &record))?;
    run::say("bytes in to bytes out");
    let ours: serde_json::Value = serde_json::from_slice(&run::output(&mut Command::new(&calls))?)?;
    let peer = python(&["inside"], &record)?.wait_with_output()?;
    let peer: serde_json::Value = serde_json::from_slice(&peer.stdout).context("the peer's figures")?;
    let number = |value: &serde_json::Value| value.as_f64().context("not a number");
    let mut flat = Vec::new();
    for row in ours["costs"].as_array().context("no costs")? {
        let vms = row[0].as_u64().context("not a number")?;
        flat.push((vms, number(&row[1])? / 1e3, number(&row[2])? / 1e3));
    }
    let small = *flat.first().context("no costs")?;
    let all = number(&ours["all_records_1000"])? / 1e3;
    for (method, ours) in [(METHODS[0], small.1), (METHODS[1], small.2), ("VM.get_all_records", all)] {
        let what = if method == "VM.get_all_records" {
            format!("{method}, 1000 VMs, inside")
        } else {
            format!("{method}, inside")
        };
        ratios.push(Ratio { what, ours, peer: number(&peer[method])? * 1e6, reach: 8.0 });
    }
    let login = number(&ours["login"])? / 1e6;
    Ok(Figures { ratios, flat, bytes_per_vm: ours["bytes_per_vm"].as_u64().unwrap_or(0), login })
}

/// Does it on the first CPU this process may use, and with it all processes that are started meanwhile.
fn on_one_cpu<T>(what: impl FnOnce() -> Result<T>) -> Result<T> {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
    let all = sched_getaffinity(None)?;
    let first = (0..CpuSet::MAX_CPU).find(|cpu| all.is_set(*cpu)).context("no CPU")?;
    let mut one = CpuSet::new();
    one.set(first);
    sched_setaffinity(None, &one)?;
    let done = what();
    sched_setaffinity(None, &all)?;
    done
}

fn over_http(port: u16, record: &[u8]) -> Result<Vec<Ratio>> {
    let fast = paths::root()?.join("target/host/xtask");
    run::say("CPU time per call over HTTP");
    up::down(Some(port))?;
    let up: up::Up = serde_json::from_slice(&run::output(Command::new(fast).env("XENITH_ROOT", paths::root()?).args([
        "sim",
        "--json",
        "--port-base",
        &port.to_string(),
    ]))?)?;
    let ours = with_vm(&up);
    up::down(Some(port))?;
    let ours = ours?;
    let theirs = port + 1;
    let mut server = python(&["serve", &theirs.to_string()], record)?;
    let mut line = String::new();
    BufReader::new(server.stdout.take().context("no pipe")?).read_line(&mut line)?;
    let mut client = Client::with_session(&format!("http://127.0.0.1:{theirs}"), "session");
    let peer: Result<Vec<f64>> = METHODS.iter().map(|m| per_call(&mut client, server.id(), m, "vm")).collect();
    server.kill()?;
    server.wait()?;
    let rows = METHODS.iter().zip(ours).zip(peer?);
    Ok(rows.map(|((what, ours), peer)| Ratio { what: format!("{what}, HTTP"), ours, peer, reach: 6.0 }).collect())
}

fn with_vm(up: &up::Up) -> Result<Vec<f64>> {
    let mut client = Client::new(&up.url);
    client.login(&up.user, &up.password)?;
    let record =
        Value::Struct(vec![("name_label".to_string(), "vm 9".into()), ("PV_kernel".to_string(), "file:///vmlinuz".into())]);
    let vm = client.string("VM.create", &[record])?;
    METHODS.iter().map(|m| per_call(&mut client, up.pid, m, &vm)).collect()
}

/// For people.
pub fn print(figures: &Figures) -> Result<()> {
    println!(
        "\nThe API on this machine, us of CPU per call (a build for speed), beside Python's xmlrpc with the same answers:"
    );
    for it in &figures.ratios {
        let ratio = it.peer / it.ours;
        let mark = if ratio >= it.reach { "ok" } else { "SHORT" };
        println!("{:<44} {:>9.2} {:>10.2} {:>6.1}x {:>5.0}x {mark}", it.what, it.ours, it.peer, ratio, it.reach);
    }
    for (vms, state, record) in &figures.flat {
        println!("among {vms:>6} VMs: get_power_state {state:.2}, get_record {record:.2}");
    }
    let mark = if figures.login <= 25.0 { "ok" } else { "SHORT" };
    println!("one log-in holds the loop for {:.1} ms, at most 25: {mark}", figures.login);
    println!("bytes of memory per VM, its console and metrics: {}", figures.bytes_per_vm);
    ensure!(figures.flat.len() == 4, "a row is missing");
    Ok(())
}

/// Runs and prints them.
pub fn run(json: bool, port: u16) -> Result<()> {
    let figures = measure(port)?;
    if json {
        println!("{}", serde_json::to_string(&figures)?);
        return Ok(());
    }
    print(&figures)
}
