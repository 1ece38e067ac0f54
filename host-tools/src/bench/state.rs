//! `./x bench --state`: what it costs that changes are kept: calls that change a field, one client after the other and many at
//! once, with and without a disk for the state; and what a machine's start costs with many objects in it.
//!
//! ```text
//!   a round: a call on each connection, all sent, then all answered     cost = busy time of ROUNDS of them, over their calls
//! ```
//! Busy time is [`super::probe`]'s. The calls go to objects of their own. There is no peer: xapi's database is a file written
//! whole, xl has none.

use super::PATIENT;
use super::probe::Probe;
use crate::client::{Client, make};
use crate::e2e::login;
use crate::up::{self, Up};
use crate::xmlrpc::{self, Value};
use crate::{paths, run};
use anyhow::{Context, Result, ensure};
use serde::Serialize;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Clients at once.
const CLIENTS: &[usize] = &[1, 10, 100];
/// Calls of a measure, for any number of clients.
const CALLS: usize = 400;
const REPEATS: usize = 3;
const LIMITS: &str = "connections = 128";
const DISK: u64 = 64 << 20;

/// Objects that a store is opened with: of classes that hold so many.
const OBJECTS: &[(&str, usize)] = &[("network", 4000), ("SR", 3000), ("VDI", 3000)];

/// A measured row: thousands of instructions.
#[derive(Debug, Serialize)]
struct Figure {
    clients: usize,
    /// Of a call, nothing kept, and kept.
    volatile: f64,
    kept: f64,
    /// Commits for one call.
    commits: f64,
}

/// Of starts: million instructions of an empty state and of one with so many objects, and seconds of it.
#[derive(Debug, Serialize)]
struct Start {
    objects: usize,
    empty: f64,
    full: f64,
    bytes: u64,
}

/// A connection that asks and is answered later.
struct Caller {
    stream: TcpStream,
    request: Vec<u8>,
    buffer: Vec<u8>,
}

impl Caller {
    fn new(up: &Up, session: &str, object: &str, number: usize) -> Result<Caller> {
        let authority = up.url.trim_start_matches("http://").trim_end_matches('/');
        let stream = TcpStream::connect(authority)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        let text = format!("name {number}");
        let body = xmlrpc::call("network.set_name_label", &[session.into(), object.into(), text.as_str().into()]);
        let head =
            format!("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: {}\r\n\r\n", body.len());
        Ok(Caller { stream, request: [head.into_bytes(), body.into_bytes()].concat(), buffer: Vec::new() })
    }

    fn ask(&mut self) -> Result<()> {
        Ok(self.stream.write_all(&self.request)?)
    }

    fn answered(&mut self) -> Result<()> {
        self.buffer.clear();
        let mut some = [0; 4096];
        while !self.buffer.ends_with(b"</methodResponse>\n") && !self.buffer.ends_with(b"</methodResponse>") {
            let n = self.stream.read(&mut some)?;
            ensure!(n > 0, "the connection ended");
            self.buffer.extend_from_slice(&some[..n]);
        }
        let text = String::from_utf8_lossy(&self.buffer);
        ensure!(text.contains("Success"), "{text}");
        Ok(())
    }
}

fn metric(client: &mut Client, name: &str) -> Result<f64> {
    let found = client.metrics()?.into_iter().find(|(key, _)| key == name);
    found.map(|(_, value)| value).with_context(|| format!("GET /metrics has no {name}"))
}

/// Thousands of instructions, and commits, for a call, by the number of clients.
fn calls(up: &Up) -> Result<Vec<[f64; 2]>> {
    let mut probe = Probe::new(up)?;
    let most = CLIENTS.iter().copied().max().unwrap_or(1);
    let mut networks = Vec::new();
    for _ in 0..most {
        networks.push(make(&mut probe.client, "network", &[])?);
    }
    let session = probe.client.session.clone();
    let mut rows = Vec::new();
    for clients in CLIENTS {
        run::say(&format!("{clients} clients at once"));
        let callers = networks.iter().take(*clients).enumerate();
        let mut callers = callers.map(|(n, network)| Caller::new(up, &session, network, n)).collect::<Result<Vec<_>>>()?;
        let mut round = || -> Result<()> {
            callers.iter_mut().try_for_each(Caller::ask)?;
            callers.iter_mut().try_for_each(Caller::answered)
        };
        round()?;
        let rounds = CALLS / clients;
        let mut costs = Vec::new();
        let before = metric(&mut probe.client, "xenith_state_commits_total")?;
        for _ in 0..REPEATS {
            costs.push(probe.cost(|_| (0..rounds).try_for_each(|_| round()))?.busy / CALLS as f64 / 1e3);
        }
        let commits = metric(&mut probe.client, "xenith_state_commits_total")? - before;
        costs.sort_by(f64::total_cmp);
        rows.push([costs[REPEATS / 2], commits / (CALLS * REPEATS) as f64]);
    }
    Ok(rows)
}

/// A machine's start from what is on its disk.
fn start(boot: &up::Options) -> Result<f64> {
    let up = up::start(boot)?;
    let cost = Probe::of_a_fresh_machine(&up).map(|(_, cost)| cost.busy / 1e6);
    up::down(boot.port_base)?;
    cost
}

/// Makes many objects; how many.
fn fill(boot: &up::Options) -> Result<usize> {
    let up = up::start(boot)?;
    let made = (|| {
        let mut client = login(&up)?;
        let mut sr = String::new();
        let mut made = 0;
        for (class, count) in OBJECTS {
            run::say(&format!("{count} of class {class}"));
            for _ in 0..*count {
                let fields: &[(&str, &str)] = match *class {
                    "VDI" => &[("SR", &sr), ("virtual_size", "1048576"), ("name_label", "a disk of many")],
                    "SR" => &[("type", "memory"), ("name_label", "a place of many")],
                    _ => &[("name_label", "one of many")],
                };
                let it = make(&mut client, class, fields)?;
                if *class == "SR" {
                    sr = it;
                }
                made += 1;
            }
        }
        let there: Value = client.call("VDI.get_all", &[])?;
        ensure!(there.items().len() == 3000, "{} VDIs", there.items().len());
        Ok(made)
    })();
    up::down(boot.port_base)?;
    made
}

/// Prints both tables.
pub fn run(json: bool, options: up::Options) -> Result<()> {
    let port_base = options.port_base.or(Some(super::PORT));
    up::down(port_base)?;
    let overlay = format!("{PATIENT}\n{LIMITS}");
    let volatile = up::Options { port_base, icount: true, overlay, ..options };
    let disk = paths::run_dir(port_base.unwrap_or_default())?.join("state");
    let fresh = || -> Result<()> { Ok(fs::File::create(&disk)?.set_len(DISK)?) };
    let kept = up::Options { disk: Some(disk.clone()), ..volatile.clone() };

    let measured = |boot: &up::Options| -> Result<(Vec<[f64; 2]>, Up)> {
        let up = up::start(boot)?;
        let rows = calls(&up);
        up::down(port_base)?;
        Ok((rows?, up))
    };
    run::say("without a disk");
    let (without, up) = measured(&volatile)?;
    run::say("with one");
    fresh()?;
    let (with, _) = measured(&kept)?;
    let rows = CLIENTS.iter().zip(without.iter().zip(&with));
    let figures: Vec<Figure> = rows
        .map(|(clients, (without, with))| Figure {
            clients: *clients,
            volatile: without[0],
            kept: with[0],
            commits: with[1],
        })
        .collect();

    run::say("a start with an empty state, and with many objects");
    fresh()?;
    start(&kept)?;
    let empty = start(&kept)?;
    // Made in normal time, one by one.
    let objects = fill(&up::Options { icount: false, ..kept.clone() })?;
    let full = start(&kept)?;
    let start = Start { objects, empty, full, bytes: DISK };
    fs::remove_file(&disk)?;

    if json {
        println!("{}", serde_json::json!({ "calls": figures, "start": start, "xen": up.xen, "qemu": up.qemu }));
        return Ok(());
    }
    println!("A call that changes a field, thousand instructions of busy time (QEMU {} icount, Xen {}):", up.qemu, up.xen);
    println!("{:<20} {:>10} {:>10} {:>10} {:>10}", "clients at once", "not kept", "kept", "for that", "commits");
    for Figure { clients, volatile, kept, commits } in &figures {
        println!("{clients:<20} {volatile:>10.1} {kept:>10.1} {:>10.1} {commits:>10.2}", kept - volatile);
    }
    let Start { objects, empty, full, .. } = start;
    println!(
        "Machine start to the first answer, million instructions: {empty:.1} with an empty state, {full:.1} with {objects} objects: \
         {:.1} thousand for one",
        (full - empty) * 1e3 / objects as f64
    );
    Ok(())
}
