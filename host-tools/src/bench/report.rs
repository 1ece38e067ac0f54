//! The table, and figures of a machine in normal time: image, memory, idle share, round trips.

use super::{BOOTS, Figure, REPEATS};
use crate::check::Budgets;
use crate::client::{Client, vm_record};
use crate::e2e::login;
use crate::up::Up;
use crate::xmlrpc::Value;
use crate::{build, run};
use anyhow::{Context, Result, ensure};
use serde::Serialize;
use std::time::{Duration, Instant};

/// Guests that the control domain's memory has to do for.
const GUESTS: usize = 10;
/// Heap that a running guest may take, its rings and its console's backlog aside.
const OF_A_GUEST: f64 = 64.0 * 1024.0;
const IDLE: Duration = Duration::from_secs(60);

/// Figures that are no instructions.
#[derive(Debug, Serialize)]
pub struct Extras {
    image_bytes: u64,
    image_limit: u64,
    control_domain_mib: f64,
    /// With ten tiny guests running.
    heap_used: f64,
    heap_total: f64,
    /// One of them, its objects of the API included.
    heap_of_a_guest: f64,
    round_trip_us: f64,
    idle_percent: f64,
    api_seconds: f64,
}

/// Of a machine in normal time.
pub fn extras(up: &Up) -> Result<Extras> {
    let mut client = login(up)?;
    run::say("round trips");
    let round_trip_us = round_trips(&mut client)?;
    run::say("ten guests in the control domain's memory");
    let guest = &up.guests["tiny"];
    let empty = metric(&mut client, "xenith_heap_used_bytes")?;
    let mut vms = Vec::new();
    for n in 0..GUESTS {
        let vm = Value::from(client.string("VM.create", &[vm_record(&format!("ten-{n}"), guest, 1)])?);
        client.call("VM.start", &[vm.clone(), false.into()])?;
        let name = vm.as_str().unwrap_or_default().to_string();
        ensure!(
            client.until(Duration::from_secs(20), |c| Ok(c.console_output(&name)?.contains(&guest.banner)))?,
            "no banner"
        );
        vms.push(vm);
    }
    let (heap_used, heap_total) =
        (metric(&mut client, "xenith_heap_used_bytes")?, metric(&mut client, "xenith_heap_total_bytes")?);
    for vm in vms {
        client.call("VM.hard_shutdown", std::slice::from_ref(&vm))?;
        client.call("VM.destroy", &[vm])?;
    }
    run::say(&format!("idle for {} s", IDLE.as_secs()));
    let idle_percent = idle_percent(&mut client, IDLE)?;
    Ok(Extras {
        image_bytes: std::fs::metadata(build::agent()?)?.len(),
        image_limit: Budgets::load()?.image_bytes,
        control_domain_mib: metric(&mut client, "xenith_control_domain_pages")? / 256.0,
        heap_used,
        heap_total,
        heap_of_a_guest: (heap_used - empty) / GUESTS as f64,
        round_trip_us,
        idle_percent,
        api_seconds: up.seconds,
    })
}

fn metric(client: &mut Client, name: &str) -> Result<f64> {
    let all = client.metrics()?;
    all.iter().find(|(n, _)| n == name).map(|(_, v)| *v).with_context(|| format!("GET /metrics has no {name}"))
}

/// Share of one CPU that domain 0 took by Xen's count, in percent, with nobody asking anything.
pub fn idle_percent(client: &mut Client, time: Duration) -> Result<f64> {
    std::thread::sleep(Duration::from_secs(1));
    let mut sample =
        || Ok::<_, anyhow::Error>((metric(client, "xenith_control_domain_cpu_ns")?, metric(client, "xenith_uptime_ns")?));
    let before = sample()?;
    std::thread::sleep(time);
    let after = sample()?;
    Ok((after.0 - before.0) / (after.1 - before.1) * 100.0)
}

fn round_trips(client: &mut Client) -> Result<f64> {
    let mut taken = Vec::new();
    for _ in 0..200 {
        let began = Instant::now();
        client.call("host.get_all", &[])?;
        taken.push(began.elapsed());
    }
    taken.sort();
    Ok(taken[taken.len() / 2].as_secs_f64() * 1e6)
}

fn verdict(fine: bool) -> &'static str {
    if fine { "ok" } else { "MISSED" }
}

/// For people.
pub fn print(up: &Up, figures: &[Figure], e: &Extras, note: &str) {
    println!(
        "Million instructions of busy time (QEMU {} icount, Xen {}), median of {REPEATS} ({BOOTS} boots) [min, max]:",
        up.qemu, up.xen
    );
    println!("{:<38} {:>8} {:>17} {:>8} {:>8} {:>7} {:>8}", "", "ours", "", "peer", "its busy", "ratio", "to reach");
    for f in figures {
        let spread = format!("[{:.2}, {:.2}]", f.min, f.max);
        let busy = f.peer_busy.map_or_else(|| "-".to_string(), |n| format!("{n:.1}"));
        // Like with like: busy time where it is known.
        let ratio = format!("{:.1}x", f.peer_busy.unwrap_or(f.peer) / f.median);
        let verdict = verdict(f.median <= f.reach);
        println!(
            "{:<38} {:>8.2} {spread:>17} {:>8.1} {busy:>8} {ratio:>7} {:>8} {verdict}",
            f.what, f.median, f.peer, f.reach
        );
    }
    println!(
        "Basis: guest time less Xen's idle time, from the request's first byte in the NIC's ring to the answer's last,"
    );
    println!(
        "between two GET /metrics, less what one GET costs. The start: Xen's clock at the agent's first line, and busy time from there. The peer: xl's time with"
    );
    println!("idle time, and without it where our job measured that; the ratio is to the latter if it is there. {note}.");
    for f in figures.iter().filter(|f| !f.hypercalls.is_empty()).take(3) {
        let calls: Vec<String> = f.hypercalls.iter().map(|(name, count)| format!("{name} {count}")).collect();
        println!("Hypercalls of {}: {}", f.what, calls.join(", "));
    }
    println!("Normal time:");
    let mib = |bytes: f64| bytes / f64::from(1 << 20);
    let limit = e.image_limit.to_string();
    let rows = [
        ("stripped image", format!("{} bytes", e.image_bytes), limit.as_str(), verdict(e.image_bytes <= e.image_limit)),
        ("CPU of domain 0 at idle, 60 s", format!("{:.3} %", e.idle_percent), "< 1 %", verdict(e.idle_percent < 1.0)),
        (
            "10 tiny guests in 32 MiB and the bundle",
            format!("{:.1} MiB of heap left", mib(e.heap_total - e.heap_used)),
            "works",
            verdict(e.heap_used < e.heap_total),
        ),
        (
            "heap of the control domain for each",
            format!("{:.1} KiB", e.heap_of_a_guest / 1024.0),
            "< 64 KiB",
            verdict(e.heap_of_a_guest < OF_A_GUEST),
        ),
        ("control domain", format!("{:.1} MiB with the bundle", e.control_domain_mib), "", ""),
        ("keep-alive round trip, median, wall", format!("{:.0} us", e.round_trip_us), "", ""),
        ("QEMU's start to the API, wall", format!("{:.2} s", e.api_seconds), "", ""),
    ];
    for (what, figure, reach, verdict) in rows {
        println!("  {what:<40} {figure:>26} {reach:>8} {verdict}");
    }
}
