//! Self-tests that need a real Xen under them; the manifest's `debug.selftest` runs them at boot. Each prints one line
//! that the end-to-end tests look for.

use alloc::vec::Vec;
use platform_xen::hyp::{Clock, Events};
use platform_xen::real::Xen;

/// More than SCHEDOP_poll's 128.
const PORTS: usize = 300;
/// Deadlines, from 10 us on.
const SLEEPS: u64 = 1000;

/// Runs all of them.
pub fn run(xen: &mut Xen) {
    events(xen);
    timers(xen);
    let verdict = if xen.answers_another_version() { "FAILED" } else { "passed" };
    log::info!("selftest versions: {verdict}");
}

/// Every deadline wakes, however near it is: one that was missed would sleep for ever.
fn timers(xen: &mut Xen) {
    for n in 0..SLEEPS {
        let deadline = xen.now().plus(10_000 + n * 100);
        while xen.now() < deadline {
            xen.sleep_until(deadline);
            while xen.take_pending().is_some() {}
        }
    }
    log::info!("selftest timers: passed, {SLEEPS} deadlines");
}

/// Shows what a trap prints, and that it ends the machine.
pub fn trap() {
    log::info!("selftest trap: an invalid instruction follows");
    // SAFETY: the exception is caught by our own handler, which never returns.
    unsafe { core::arch::asm!("ud2", options(noreturn)) };
}

/// 300 bound ports lose no event: each is notified once and again while asleep is due, and every one is seen.
fn events(xen: &mut Xen) {
    let mut pairs = Vec::new();
    while pairs.len() < PORTS {
        match xen.loopback() {
            Ok(pair) => pairs.push(pair),
            Err(error) => {
                log::error!("selftest events: FAILED, port {} refused: {error}", pairs.len());
                return;
            }
        }
    }
    let mut seen = 0;
    for round in 0..3usize {
        let mut waiting: Vec<_> = pairs.iter().map(|&(_, receiver)| receiver).collect();
        for &(sender, _) in &pairs {
            let _ = xen.notify(sender);
        }
        // A sleep with everything pending must return at once, and so must one after each partial scan.
        let deadline = xen.now().plus(2_000_000_000);
        while !waiting.is_empty() && xen.now() < deadline {
            xen.sleep_until(deadline);
            let scanned = if round == 0 { PORTS * 2 } else { 7 };
            for _ in 0..scanned {
                let Some(port) = xen.take_pending() else { break };
                waiting.retain(|&other| other != port);
            }
        }
        seen += PORTS - waiting.len();
    }
    let ports = xen.open_ports();
    for (sender, receiver) in pairs {
        let _ = xen.close(sender);
        let _ = xen.close(receiver);
    }
    let verdict = if seen == 3 * PORTS && xen.open_ports() == ports - 2 * PORTS { "passed" } else { "FAILED" };
    log::info!("selftest events: {verdict}, {seen} of {} events on {PORTS} ports", 3 * PORTS);
}
