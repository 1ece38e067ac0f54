//! What repeats: whole lives of guests, and random operations, with what is left behind counted.

use super::context::{Context, Random, settled_free};
use super::guests::CRASH;
use crate::client::Error;
use crate::run;
use anyhow::{Context as _, Result, bail, ensure};
use platform_xen::sim::tiny::POLITE;
use std::collections::BTreeMap;
use std::io::Write;
use std::time::{Duration, Instant};

/// What must not grow.
const STEADY: &[&str] = &["xenith_heap_used_bytes", "xenith_domains", "xenith_event_channel_ports", "xenith_mapped_frames"];

/// Objects are found by random uuids, in trees whose nodes (392 bytes for the links) split and join as those fall: two of
/// them may be more or less. What 190 cycles lose is more than that if one loses five bytes.
const TREE_NODES: f64 = 2.0 * 392.0;

/// In one look, with no connection but this one: some of those that waited for the machine to start still come in.
fn steady(c: &mut Context<'_>) -> Result<Vec<(&'static str, f64)>> {
    let end = Instant::now() + Duration::from_secs(90);
    let all = loop {
        let all = c.metrics()?;
        match all.get("xenith_connections") {
            Some(1.0) => break all,
            others => ensure!(Instant::now() < end, "connections besides the test's own stay: {others:?}"),
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    STEADY.iter().map(|name| Ok((*name, *all.get(*name).with_context(|| format!("no {name}"))?))).collect()
}

fn cycle(c: &mut Context<'_>) -> Result<()> {
    let vm = c.started()?;
    c.gone(&vm)
}

pub fn cycles(c: &mut Context<'_>) -> Result<()> {
    let total = if c.long { 1000 } else { 200 };
    for _ in 0..10 {
        cycle(c)?;
    }
    // What is kept for connections grows with the most there ever were: more than ever come by themselves.
    // They ask what those ask, up::wait.
    let body = crate::xmlrpc::call("session.login_with_password", &[]);
    let mut many = Vec::new();
    for _ in 0..16 {
        // One after the other: a crowd that comes at once is another case's.
        let mut connection = c.client.connect()?;
        let answer = connection.request("POST", "/", "text/xml", body.as_bytes())?;
        ensure!(answer.status == 200, "HTTP {} for one of 16 connections", answer.status);
        many.push(connection);
    }
    drop(many);
    let (before, free) = (steady(c)?, settled_free(&mut c.client)?);
    for _ in 10..total {
        cycle(c)?;
    }
    let (after, free_after) = (steady(c)?, settled_free(&mut c.client)?);
    ensure!(free_after >= free, "free memory went from {free} to {free_after}");
    for ((name, was), (_, is)) in std::iter::zip(before, after) {
        let slack = if *name == *STEADY[0] { TREE_NODES } else { 0.0 };
        ensure!(is <= was + slack, "{name} grew from {was} to {is}");
    }
    Ok(())
}

/// Method, power states it is allowed in, and the one after. A guest that is deaf is overtaken by a hard_shutdown.
const OPERATIONS: &[(&str, &[&str], &str)] = &[
    ("start", &["Halted"], "Running"),
    ("start paused", &["Halted"], "Paused"),
    ("pause", &["Running"], "Paused"),
    ("unpause", &["Paused"], "Running"),
    ("hard_shutdown", &["Running", "Paused", "Halted", "Crashed", "Suspended"], "Halted"),
    ("hard_reboot", &["Running", "Paused", "Crashed"], "Running"),
    ("clean_shutdown", &["Running"], "Halted"),
    ("clean_reboot", &["Running"], "Running"),
    ("suspend", &["Running"], "Suspended"),
    ("resume", &["Suspended"], "Running"),
    ("resume paused", &["Suspended"], "Paused"),
    ("clone", &["Halted"], "Halted"),
    ("crash", &["Running"], ""),
    ("destroy", &["Halted"], ""),
    ("create", &[""], "Halted"),
];

/// What follows a crash, and the state after it.
const CRASHES: &[(&str, &str)] = &[
    ("destroy", "Halted"),
    ("preserve", "Crashed"),
    ("coredump_and_destroy", "Halted"),
    ("rename_restart", "Running"),
    ("coredump_and_restart", "Running"),
];

/// Eight VMs, each with the state it must have; every answer is compared with that.
pub fn random(c: &mut Context<'_>) -> Result<()> {
    let seed = c.seed;
    run::say(&format!("seed {seed}"));
    // The same twice: what Xen keeps for so many guests it has after the first time. One VCPU each: guests::vcpus.
    let count = if c.long { 2500 } else { 250 };
    let mut done = Done::new();
    operations(c, &mut Random(seed), count, &mut done).with_context(|| format!("with --seed {seed}"))?;
    let before = c.before()?;
    operations(c, &mut Random(seed), count, &mut done).with_context(|| format!("with --seed {seed}, again"))?;
    c.nothing_left(&before).with_context(|| format!("with --seed {seed}"))?;
    for (method, ..) in OPERATIONS.iter().filter(|(method, ..)| !matches!(*method, "create" | "crash")) {
        ensure!(done.contains_key(&(*method, true)), "--seed {seed} has no {method} of a guest that does it: {done:?}");
    }
    Ok(())
}

/// How often each operation was done, by whether the guest does what it is asked to.
type Done = BTreeMap<(&'static str, bool), u32>;

fn operations(c: &mut Context<'_>, random: &mut Random, count: u32, done: &mut Done) -> Result<()> {
    let mut vms = vec![(String::new(), ""); 8];
    for n in 0..count {
        let slot = random.below(8) as usize;
        // Every other one does what it is asked to.
        let is_polite = slot.is_multiple_of(2);
        let (vm, state) = vms[slot].clone();
        // Two of three whatever its state, most of which are refused; one what is allowed in it and was done least.
        let (any, row) = (random.below(3) > 0, random.below(OPERATIONS.len() as u64) as usize);
        let allowed = OPERATIONS.iter().filter(|(method, from, _)| from.contains(&state) && *method != "crash");
        let least = allowed.min_by_key(|(method, ..)| done.get(&(*method, is_polite)).copied().unwrap_or(0));
        let (method, from, mut then) = *least.filter(|_| !any).unwrap_or(&OPERATIONS[row]);
        let what = format!("operation {n}: {method} of VM {slot}, which is {state:?}");
        if method == "create" {
            if state.is_empty() {
                let mut guest = c.guest("tiny", 8 + random.below(8));
                guest.args = if is_polite { POLITE } else { "" }.to_string();
                vms[slot] = (c.create(&guest, 1, &[])?, "Halted");
            }
            continue;
        }
        if state.is_empty() {
            continue;
        }
        if method == "crash" {
            if from.contains(&state) {
                let (action, then) = CRASHES[random.below(CRASHES.len() as u64) as usize];
                crash(c, &vm, action, then).with_context(|| format!("{what}, {action}"))?;
                vms[slot].1 = then;
            }
            continue;
        }
        let result = match method {
            "clean_shutdown" | "clean_reboot" | "suspend" if state == "Running" && !is_polite => {
                then = "Halted";
                let task = c.client.call(&format!("Async.VM.{method}"), &[vm.as_str().into()]);
                task.and_then(|_| c.client.call("VM.hard_shutdown", &[vm.as_str().into()]))
            }
            "resume" | "resume paused" => c.client.call("VM.resume", &[vm.as_str().into(), (method != "resume").into()]),
            "clone" => {
                let copy = c.client.call("VM.clone", &[vm.as_str().into(), "copy".into()]);
                copy.and_then(|copy| c.client.call("VM.destroy", &[copy]))
            }
            "start" | "start paused" => c.client.call("VM.start", &[vm.as_str().into(), (method != "start").into()]),
            method => c.client.call(&format!("VM.{method}"), &[vm.as_str().into()]),
        };
        match (result, from.contains(&state)) {
            (Ok(_), true) => {
                vms[slot].1 = then;
                *done.entry((method, is_polite)).or_insert(0) += 1;
            }
            (Err(Error::Api(words)), false) if words[0] == "VM_BAD_POWER_STATE" => {}
            (Ok(_), false) => bail!("{what}: it succeeded"),
            (Err(error), _) => bail!("{what}: {error}"),
        }
        let (vm, state) = &vms[slot];
        if !state.is_empty() {
            let is = c.state(vm)?;
            ensure!(is == *state, "{what}: it is {is} and not {state}");
        }
    }
    for (vm, state) in vms {
        if !state.is_empty() {
            c.gone(&vm)?;
        }
    }
    Ok(())
}

/// Has the guest crash, waits for what is to follow, and gives back what was kept.
fn crash(c: &mut Context<'_>, vm: &str, action: &str, then: &str) -> Result<()> {
    c.client.call("VM.set_actions_after_crash", &[vm.into(), action.into()])?;
    let domid = c.domid(vm)?;
    let mut stream = c.connect_console(vm)?;
    stream.tcp.write_all(&[CRASH])?;
    // A restart comes a second after the last one at the latest. The domain is asked for first: until the crash is seen the
    // old one runs.
    c.eventually("what follows the crash", |c| {
        let now = c.domid(vm)?;
        Ok(c.state(vm)? == then && (then != "Running" || (now != domid && now >= 0)))
    })?;
    super::crash::kept(c, vm).map(drop)
}
