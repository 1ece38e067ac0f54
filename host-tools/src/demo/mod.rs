//! `./x demo`: the whole way once, on real Xen with a real guest, told step by step, and a table of what it took. With `--disk`
//! ([`disk`]) the guest is a Debian on a disk of its own, and the machine is killed in the middle.

pub mod disk;

use crate::client::{Client, vm_record};
use crate::e2e::{login, settled_free};
use crate::machine::Guest;
use crate::run;
use crate::up::{self, Up};
use crate::xmlrpc::Value;
use anyhow::{Context, Result, ensure};
use std::io::{Read, Write};
use std::time::{Duration, Instant};

/// Boots, shows, ends; the machine is taken down whatever happens.
pub fn run(options: &up::Options) -> Result<()> {
    run::say("fetching and building what is missing, then booting Xen with the agent as domain 0");
    let up = up::start(options)?;
    let shown = show(&up);
    up::down(options.port_base)?;
    table(&up, &shown?);
    Ok(())
}

fn table(up: &Up, rows: &Rows) {
    println!("\nWhat it took, on Xen {} in QEMU {} (software emulation):", up.xen, up.qemu);
    for (what, figure) in rows {
        println!("  {what:<44} {figure:>14}");
    }
}

type Rows = Vec<(&'static str, String)>;

fn show(up: &Up) -> Result<Rows> {
    let mut rows: Rows = vec![("QEMU's start to the API's first answer", format!("{:.2} s", up.seconds))];
    let mut client = login(up)?;
    say(&format!("logged in at {} as {}", up.url, up.user));
    let guest = &up.guests["linux"];
    // The first start of everything takes pages that Xen and the agent keep: the memory is compared after one.
    once(&mut client, &up.guests["tiny"])?;
    let free = settled_free(&mut client)?;
    let hypercalls = hypercalls(&mut client);

    let vm = Value::from(client.string("VM.create", &[vm_record("debian", guest, 1)])?);
    let name = vm.as_str().unwrap_or_default().to_string();
    say(&format!("created VM {name}: Debian's kernel, {} MiB", guest.memory >> 20));
    let began = Instant::now();
    client.call("VM.start", &[vm.clone(), false.into()])?;
    rows.push(("VM.start", millis(began)));
    say("started; its console:");
    watch(&mut client, &name, &guest.banner)?;
    rows.push(("VM.start to the guest's banner", format!("{:.2} s", began.elapsed().as_secs_f64())));
    rows.push(("free memory while it ran", mib(settled_free(&mut client)?)));

    for (method, state) in [("VM.pause", "Paused"), ("VM.unpause", "Running"), ("VM.hard_shutdown", "Halted")] {
        let began = Instant::now();
        client.call(method, std::slice::from_ref(&vm))?;
        rows.push((method, millis(began)));
        let now = client.string("VM.get_power_state", std::slice::from_ref(&vm))?;
        ensure!(now == state, "after {method} its power state is {now}");
        say(&format!("{method}: {now}"));
    }
    client.call("VM.destroy", &[vm])?;
    let back = client.until(Duration::from_secs(10), |c| Ok(settled_free(c)? == free))?;
    let after = settled_free(&mut client)?;
    rows.push(("free memory before", mib(free)));
    rows.push(("free memory after", mib(after)));
    ensure!(back, "{} bytes of memory are left behind", free - after);
    say("destroyed; free memory is what it was, to the page: nothing is left behind");
    if let (Some(before), Some(after)) = (hypercalls, self::hypercalls(&mut client)) {
        rows.push(("hypercalls, all of the above", format!("{:.0}", after - before)));
    }
    Ok(rows)
}

/// A guest's whole life.
fn once(client: &mut Client, guest: &Guest) -> Result<()> {
    let vm = Value::from(client.string("VM.create", &[vm_record("warm-up", guest, 1)])?);
    client.call("VM.start", &[vm.clone(), false.into()])?;
    client.call("VM.hard_shutdown", std::slice::from_ref(&vm))?;
    client.call("VM.destroy", &[vm])?;
    Ok(())
}

/// Copies the live console to standard output until the banner has passed.
fn watch(client: &mut Client, vm: &str, banner: &str) -> Result<()> {
    let path = client.console_path(vm)?;
    let mut connection = client.connect()?;
    let response = connection.request("CONNECT", &path, "", b"")?;
    ensure!(response.status == 200, "CONNECT to the console gave HTTP {}", response.status);
    let (mut stream, mut seen) = connection.into_stream();
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut out = std::io::stdout();
    out.write_all(&seen)?;
    let mut buffer = [0; 4096];
    while !String::from_utf8_lossy(&seen).contains(banner) {
        let read = stream.read(&mut buffer).context("the guest's console fell silent before its banner")?;
        ensure!(read > 0, "the guest's console ended before its banner");
        out.write_all(&buffer[..read])?;
        out.flush()?;
        seen.extend_from_slice(&buffer[..read]);
    }
    println!();
    Ok(())
}

fn hypercalls(client: &mut Client) -> Option<f64> {
    let all = client.metrics().ok()?;
    let mut calls = all.iter().filter(|(name, _)| name.starts_with("xenith_hypercalls_total")).map(|(_, n)| n).peekable();
    calls.peek()?;
    Some(calls.sum())
}

fn millis(since: Instant) -> String {
    format!("{:.1} ms", since.elapsed().as_secs_f64() * 1e3)
}

fn seconds(since: Instant) -> String {
    format!("{:.1} s", since.elapsed().as_secs_f64())
}

fn mib(bytes: i64) -> String {
    format!("{:.3} MiB", bytes as f64 / f64::from(1 << 20))
}

fn say(line: &str) {
    println!("* {line}");
}
