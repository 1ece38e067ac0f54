//! Every bound that the engine keeps is counted under its own name when it is met, once, and not before.
//!
//! Deliberately absent: what clients are told; the bounds' own tests have it.

use super::rig::*;
use crate::quota::Quota;
use crate::{Config, Limits};
use alloc::string::String;
use alloc::vec::Vec;

/// What was counted.
fn hits(r: &Rig) -> Vec<(&'static str, u64)> {
    let all = Quota::ALL.iter().map(|quota| (quota.name(), r.engine.quotas().hits(*quota)));
    all.filter(|(_, hits)| *hits > 0).collect()
}

fn limited(limits: Limits) -> Rig {
    let mut r = Rig::with(Config { limits, ..config() });
    r.session = r.login("root", "secret").ok().text().into();
    r
}

#[test]
fn names_are_distinct_and_fit_a_label() {
    for (n, quota) in Quota::ALL.iter().enumerate() {
        assert_eq!(*quota as usize, n);
        assert!(quota.name().bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{}", quota.name());
        assert!(!Quota::ALL[..n].iter().any(|other| other.name() == quota.name()), "{}", quota.name());
    }
}

#[test]
fn objects_texts_and_the_store() {
    let mut r = limited(Limits { vms: 2, store_bytes: 100_000, ..Limits::default() });
    let vm = r.vm();
    r.vm();
    assert_eq!(hits(&r), []);
    assert_eq!(r.call("VM.create", &[rec(&[])]).code(), "LIMIT_REACHED");
    assert_eq!(hits(&r), [("vms", 1)]);
    // An asynchronous call that is refused counts like any other.
    r.call("Async.VM.clone", &[vm.clone(), s("x")]).ok();
    assert_eq!(hits(&r), [("vms", 2)]);
    let name = s("x".repeat(70_000));
    assert_eq!(r.call("VM.set_name_label", &[vm.clone(), name]).code(), "VALUE_NOT_SUPPORTED");
    assert_eq!(hits(&r), [("vms", 2), ("text_bytes", 1)]);
    let kernel = s("x".repeat(99_900));
    assert_eq!(r.call("VM.set_PV_kernel", &[vm, kernel]).code(), "LIMIT_REACHED");
    assert_eq!(hits(&r), [("vms", 2), ("text_bytes", 1), ("store_bytes", 1)]);
    for _ in 0..64 {
        r.call("debug.create", &[rec(&[])]).ok();
    }
    assert_eq!(r.call("debug.create", &[rec(&[])]).code(), "LIMIT_REACHED");
    assert_eq!(hits(&r), [("vms", 2), ("objects", 1), ("text_bytes", 1), ("store_bytes", 1)]);
}

#[test]
fn sessions_and_tasks() {
    let mut r = limited(Limits { sessions: 3, tasks: 2, ..Limits::default() });
    r.login("guest", "guest").ok();
    let last = r.login("guest", "guest").ok();
    assert_eq!(hits(&r), []);
    // A place is made for it, or it is refused: the bound was met both times.
    r.login("guest", "guest").ok();
    assert_eq!(hits(&r), [("sessions", 1)]);
    assert_eq!(r.login("root", "secret").code(), "LIMIT_REACHED");
    assert_eq!(hits(&r), [("sessions", 2)]);
    r.raw("session.logout", &[last]).ok();
    let vm = r.vm();
    for forgotten in [0, 0, 1, 2] {
        r.call("Async.VM.set_name_label", &[vm.clone()]);
        r.call("Async.VM.clone", &[vm.clone(), s("x")]).ok();
        let tasks = r.engine.quotas().hits(Quota::Tasks);
        assert_eq!(tasks, forgotten, "{:?}", hits(&r));
    }
    // One that is forgotten because it is old met no bound.
    r.now += 25 * 3600 * SECOND;
    r.poll();
    assert_eq!((r.engine.counts().tasks, r.engine.quotas().hits(Quota::Tasks)), (0, 2));
}

#[test]
fn calls_and_answers() {
    let mut r = limited(Limits { xml_nodes: 100, answer_bytes: 2000, ..Limits::default() });
    r.call("host.get_all", &[]).ok();
    for junk in ["", "<", "<methodCall/>", "<!DOCTYPE x>"] {
        assert!(matches!(r.send(junk.as_bytes()), (crate::Called::Answered, _)));
    }
    assert_eq!(hits(&r), []);
    let wide = Rig::body("x", &(0..100).map(|_| s("x")).collect::<Vec<V>>());
    let deep: String = ["<a>".repeat(100), "</a>".repeat(100)].concat();
    for (n, body) in [wide, deep].iter().enumerate() {
        r.send(body.as_bytes());
        assert_eq!(hits(&r), [("xml", 1 + n as u64)]);
    }
    assert_eq!(r.call("host.get_all_records", &[]).err()[..2], ["LIMIT_REACHED", "answer"]);
    assert_eq!(hits(&r), [("xml", 2), ("answer_bytes", 1)]);
    // No memory is no bound.
    let body = Rig::body("host.get_all", &[s(&r.session)]);
    super::without_memory(|| r.send(body.as_bytes()));
    assert_eq!(hits(&r), [("xml", 2), ("answer_bytes", 1)]);
}
