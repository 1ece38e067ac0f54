//! Plans step by step: each fails in turn, a start is cancelled, hypercalls are counted.

use super::context::{Context, Counts, SOON};
use crate::bench::probe::Probe;
use crate::check::Budgets;
use crate::client::{Client, Error};
use anyhow::{Context as _, Result, bail, ensure};
use std::time::Instant;

/// No plan has more steps.
const MOST: u32 = 32;

/// Makes the `n`th step of the next plan fail.
pub fn arm(client: &mut Client, n: u32) -> Result<()> {
    let response = client.connect()?.request("POST", &format!("/debug/fail-step?n={n}"), "text/plain", b" ")?;
    ensure!(response.status == 200, "the debug knob answers HTTP {}", response.status);
    Ok(())
}

/// Fails step 1, 2, ... until `operation` runs through. `reset` brings the VM back to where it can be tried again.
pub fn each_step(
    c: &mut Context<'_>,
    before: &Counts,
    vm: &str,
    params: &[crate::xmlrpc::Value],
    method: &str,
    reset: fn(&mut Context<'_>, &str) -> Result<()>,
) -> Result<u32> {
    for n in 1..=MOST {
        arm(&mut c.client, n)?;
        match c.client.call(method, params) {
            Err(Error::Api(words)) => {
                let state = c.state(vm)?;
                c.note(format!("{method} step {n}: {} {state}", words.join(" ")));
                ensure!(state == "Halted" || state == "Unknown", "after step {n} failed the VM is {state}");
                if state == "Unknown" {
                    c.vm("hard_shutdown", vm).with_context(|| format!("after step {n}"))?;
                }
                c.nothing_left(before).with_context(|| format!("step {n} of {method}"))?;
                reset(c, vm).with_context(|| format!("after step {n} of {method} failed"))?;
            }
            Err(error) => return Err(error).with_context(|| format!("step {n}")),
            Ok(_) => {
                // The knob may wait for a plan with more steps: it must not hit the next one.
                arm(&mut c.client, 0)?;
                return Ok(n - 1);
            }
        }
    }
    bail!("{method} has more than {MOST} steps")
}

pub fn of_start(c: &mut Context<'_>) -> Result<()> {
    let vm = c.create(&c.tiny(), 1, &[])?;
    c.start(&vm)?;
    c.vm("hard_shutdown", &vm)?;
    let before = c.before()?;
    let params = [vm.as_str().into(), false.into()];
    let steps = each_step(c, &before, &vm, &params, "VM.start", |c, vm| {
        c.start(vm)?;
        c.vm("hard_shutdown", vm).map(drop)
    })?;
    ensure!(steps >= 7, "only {steps} steps failed");
    c.shows(&vm, "XENITH-TINY up", SOON)?;
    c.gone(&vm)
}

pub fn of_hard_reboot(c: &mut Context<'_>) -> Result<()> {
    let vm = c.create(&c.tiny(), 1, &[])?;
    c.start(&vm)?;
    c.vm("hard_shutdown", &vm)?;
    let before = c.before()?;
    c.start(&vm)?;
    let params = [vm.as_str().into()];
    let steps = each_step(c, &before, &vm, &params, "VM.hard_reboot", |c, vm| c.start(vm))?;
    ensure!(steps >= 9, "only {steps} steps failed");
    c.shows(&vm, "XENITH-TINY up", SOON)?;
    c.gone(&vm)
}

/// Most of each hypercall in one operation, and the same with others there.
pub fn hypercalls(c: &mut Context<'_>) -> Result<()> {
    let budgets = Budgets::load()?.hypercalls;
    let mut probe = Probe::new(c.up)?;
    let alone = counted(c, &mut probe)?;
    let mut crowd = Vec::new();
    for _ in 0..20 {
        crowd.push(c.started()?);
    }
    let among = counted(c, &mut probe)?;
    for vm in crowd {
        c.gone(&vm)?;
    }
    for (operation, most) in &budgets {
        let find =
            |counts: &[(String, Vec<(String, f64)>)]| counts.iter().find(|(o, _)| o == operation).map(|(_, n)| n.clone());
        let (alone, among) = find(&alone).zip(find(&among)).with_context(|| format!("nothing measures {operation}"))?;
        crate::run::say(&format!("{operation}: {alone:?}; with 20 there: {among:?}"));
        for (call, most) in most {
            let count = |counts: &[(String, f64)]| counts.iter().find(|(n, _)| n == call).map_or(0.0, |(_, n)| *n);
            let (one, many) = (count(&alone), count(&among));
            let worst = one.max(many);
            ensure!(
                worst <= f64::from(*most),
                "{operation} makes {worst} {call}; its budget (build/budgets.toml) is {most}"
            );
            // Xen tells twice that a domain ended, when it dies and when its last reference goes: whether the loop looks at
            // the list of domains once or twice for that is a matter of microseconds.
            ensure!(
                one == many || call == "sysctl",
                "{operation} makes {one} {call} alone and {many} with 20 guests there"
            );
        }
    }
    Ok(())
}

type Operations = Vec<(String, Vec<(String, f64)>)>;

fn counted(c: &mut Context<'_>, probe: &mut Probe) -> Result<Operations> {
    let mut found = Vec::new();
    // The least of three: a timer or a packet may come in between.
    for round in 0..4 {
        let vm = c.create(&c.tiny(), 1, &[])?;
        let start = probe.cost(|p| p.call("VM.start", &[vm.as_str().into(), true.into()]))?;
        let shutdown = probe.cost(|p| p.call("VM.hard_shutdown", &[vm.as_str().into()]))?;
        c.vm("destroy", &vm)?;
        let vm = c.create(&super::pv::plain(c), 1, &[])?;
        let pv = probe.cost(|p| p.call("VM.start", &[vm.as_str().into(), true.into()]))?;
        c.gone(&vm)?;
        if round > 0 {
            let costs = [("start", start), ("hard_shutdown", shutdown), ("pv_start", pv)];
            found.push(costs.map(|(operation, cost)| (operation.to_string(), cost.hypercalls)).into());
        }
    }
    let total = |o: &Operations| o.iter().flat_map(|(_, calls)| calls).map(|(_, n)| n).sum::<f64>();
    found.sort_by(|a, b| total(a).total_cmp(&total(b)));
    found.into_iter().next().context("no round")
}

/// Cancels a start of a big Linux guest until one cancel comes in the middle.
pub fn cancel(c: &mut Context<'_>) -> Result<()> {
    // The simulated host copies a kernel into a guest it does not run: that it starts there is all that is needed.
    let guest = c.guest("linux", 512);
    let vm = c.create(&guest, 1, &[])?;
    c.start(&vm)?;
    c.vm("hard_shutdown", &vm)?;
    let before = c.before()?;
    let mut progress: f64 = 0.0;
    let tries = if c.long { 100 } else { 20 };
    let began = Instant::now();
    let mut cancelled = 0;
    for turn in 0..tries {
        let task = c.client.string("Async.VM.start", &[vm.as_str().into(), false.into()])?;
        // At another point each time.
        let wanted = f64::from(turn % 4) * 0.2;
        loop {
            let seen = c.client.call("task.get_progress", &[task.as_str().into()])?;
            // Percent.
            let seen = seen.as_int().map_or(1.0, |percent| percent as f64 / 100.0);
            if seen < 1.0 {
                progress = progress.max(seen);
            }
            if seen >= wanted {
                break;
            }
        }
        let _ = c.client.call("task.cancel", &[task.as_str().into()]);
        c.eventually("the task ends", |c| {
            let status = c.client.string("task.get_status", &[task.as_str().into()])?;
            Ok(status != "pending" && status != "cancelling")
        })?;
        match c.client.string("task.get_status", &[task.as_str().into()])?.as_str() {
            "cancelled" => {
                cancelled += 1;
                ensure!(c.state(&vm)? == "Halted", "a cancelled start left the VM {}", c.state(&vm)?);
                c.nothing_left(&before).context("after a cancelled start")?;
            }
            "success" => drop(c.vm("hard_shutdown", &vm)?),
            other => bail!("the task is {other}"),
        }
        if cancelled >= if c.long { 20 } else { 4 } {
            break;
        }
    }
    crate::run::say(&format!(
        "{cancelled} starts cancelled, progress seen up to {progress:.2}, {:.1} s",
        began.elapsed().as_secs_f64()
    ));
    ensure!(cancelled > 0, "no start could be cancelled on its way");
    c.start(&vm)?;
    c.gone(&vm)
}
