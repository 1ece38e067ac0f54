//! A guest that dies, however, at any moment of any operation: the agent and the other guests go on, and nothing is left.
//!
//! Deliberately absent: which answer the operation gives; it depends on the moment.

use crate::rig::{Client, Rig, b, post, s};
use crate::wire::Wire;
use agent::manifest::Limits;
use platform_xen::hyp::{DomId, ShutdownReason};
use platform_xen::sim::tiny::POLITE;

/// Operations: what is done first, what is called, and its parameter if it has one. What a guest is asked to do is done with
/// one that does it, and with one that is deaf.
const OPERATIONS: &[(&[&str], &str, Option<bool>)] = &[
    (&[], "VM.start", Some(false)),
    (&[], "VM.start", Some(true)),
    (&["VM.start"], "VM.pause", None),
    (&["VM.start", "VM.pause"], "VM.unpause", None),
    (&["VM.start"], "VM.hard_reboot", None),
    (&["VM.start"], "VM.hard_shutdown", None),
    (&["VM.start"], "VM.clean_shutdown", None),
    (&["VM.start"], "VM.clean_reboot", None),
    (&["VM.start"], "VM.suspend", None),
    (&["VM.start", "VM.suspend"], "VM.resume", Some(false)),
    (&["VM.start", "VM.suspend"], "VM.resume", Some(true)),
];

fn guests(first: &[&str], method: &str) -> &'static [&'static str] {
    match method {
        "VM.clean_shutdown" | "VM.clean_reboot" | "VM.suspend" => &["", POLITE],
        _ if first.contains(&"VM.suspend") => &[POLITE],
        _ => &[""],
    }
}

const REASONS: &[ShutdownReason] =
    &[ShutdownReason::PowerOff, ShutdownReason::Reboot, ShutdownReason::Crash, ShutdownReason::Suspend];

fn domid(rig: &mut Rig<Wire>, client: &Client, vm: &str) -> Option<DomId> {
    rig.ok(client, "VM.get_domid", &[s(vm)]).parse().ok().map(DomId)
}

/// Turns before the guest dies, at most: more than most operations take.
const MOMENTS: u32 = 18;

/// Newest domain that there is, the control domain and the neighbour left out.
fn newest(rig: &Rig<Wire>, neighbour: DomId) -> Option<DomId> {
    use platform_xen::hyp::Domctl;
    let all = rig.sim.list().expect("a list");
    all.iter().map(|info| info.dom).filter(|dom| dom.0 != 0 && *dom != neighbour).max_by_key(|dom| dom.0)
}

#[test]
fn a_guest_that_dies_at_any_moment_of_any_operation() {
    let limits = Limits { idle_seconds: 1_000_000, request_seconds: 1_000_000, ..Limits::default() };
    let mut rig = Rig::with(limits, 1);
    let client = rig.login(5);
    let watcher = rig.login(6);
    let (neighbour, _) = rig.running(&client, "banner=alive");
    let neighbour_dom = domid(&mut rig, &client, &neighbour).expect("it runs");
    let before = rig.counts();
    let mut deaths = 0;
    let mut done = 0;
    for (first, method, parameter) in OPERATIONS {
        for args in guests(first, method) {
            for reason in REASONS {
                for moment in 0..MOMENTS {
                    let context = format!("{method} of a guest {args:?}, {reason:?} at turn {moment}");
                    let vm = rig.create(&client, args);
                    for method in *first {
                        let start = *method == "VM.start";
                        let params = if start { vec![s(&vm), b(false)] } else { vec![s(&vm)] };
                        rig.ok(&client, method, &params);
                    }
                    let mut params = vec![s(&client.session), s(&vm)];
                    params.extend(parameter.map(b));
                    rig.wire.send(client.conn, &post(method, &params));
                    for _ in 0..moment {
                        rig.turn();
                    }
                    done += usize::from(rig.wire.answered(client.conn) > 0 && args.contains(POLITE));
                    if let Some(dom) = newest(&rig, neighbour_dom) {
                        deaths += u32::from(rig.sim.shut_down(dom, *reason));
                    }
                    // Whoever waits for a guest waits no longer than it may.
                    for _ in 0..40 {
                        for _ in 0..20 {
                            rig.turn();
                        }
                        if rig.wire.answered(client.conn) > 0 {
                            break;
                        }
                        rig.pass(10_000_000_000);
                    }
                    assert!(crate::rig::Http::parse(&rig.wire.take(client.conn)).is_some(), "{context}: no answer");
                    rig.ok(&watcher, "VM.hard_shutdown", &[s(&vm)]);
                    assert_eq!(rig.state(&watcher, &vm), "Halted", "{context}");
                    rig.ok(&watcher, "VM.destroy", &[s(&vm)]);
                    assert_eq!(rig.state(&watcher, &neighbour), "Running", "{context}");
                    assert_eq!(rig.counts(), before, "{context}");
                    rig.no_violations(&context);
                }
            }
        }
    }
    assert!(deaths > 400 && done > 20, "{deaths} deaths, {done} operations that were over before");
}
