//! event.register, unregister, next: batches, coalescing, bounds, who waits.

use super::rig::*;
use crate::CallId;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

fn classes(names: &[&str]) -> V {
    V::A(names.iter().map(s).collect())
}

/// (class, operation, ref) of each event.
fn told(events: &V) -> Vec<(String, String, String)> {
    let mut last = 0;
    let each = events.list().iter().map(|event| {
        let id: u64 = event.get("id").text().parse().unwrap();
        assert!(id > last, "ids rise");
        last = id;
        assert_eq!(event.get("ref"), event.get("obj_uuid"));
        assert!(matches!(event.get("timestamp"), V::T(_)));
        let text = |name: &str| event.get(name).text().to_string();
        (text("class"), text("operation"), text("ref"))
    });
    each.collect()
}

fn of<'a>(events: &'a [(String, String, String)], object: &V) -> Vec<&'a str> {
    events.iter().filter(|e| e.2 == object.text()).map(|e| &*e.1).collect()
}

/// The call still waits.
fn waits(r: &mut Rig, call: CallId) -> bool {
    for _ in 0..4 {
        r.poll();
    }
    !r.engine.take_answer(call, &mut Vec::new())
}

#[test]
fn what_changes_is_told_once_in_its_last_state() {
    let mut r = Rig::new();
    let session = s(&r.session);
    assert_eq!(r.call("event.next", &[]).err(), ["SESSION_NOT_REGISTERED", session.text()]);
    let before = r.vm();
    r.call("event.register", &[classes(&["VM", "host"])]).ok();
    let vm = r.vm();
    for n in 0..200 {
        r.call("VM.set_user_version", &[before.clone(), s(n)]).ok();
        r.call("VM.set_user_version", &[vm.clone(), s(n)]).ok();
    }
    let gone = r.vm();
    r.call("VM.destroy", &[gone.clone()]).ok();
    r.call("network.create", &[rec(&[])]).ok();
    let events = told(&r.call("event.next", &[]).ok());
    assert_eq!(of(&events, &before), ["mod"]);
    assert_eq!(of(&events, &vm), ["add"], "new to this reader, whatever was changed since");
    assert_eq!(of(&events, &gone), [""; 0], "came and went unseen");
    assert!(events.iter().all(|e| e.0 == "VM"), "{events:?}");
    r.call("VM.destroy", &[before.clone()]).ok();
    r.call("host.disable", &[Rig::host()]).ok();
    let events = told(&r.call("event.next", &[]).ok());
    assert_eq!(of(&events, &before), ["del"]);
    assert_eq!(of(&events, &Rig::host()), ["mod"]);
}

#[test]
fn next_waits_and_holds_up_nobody() {
    let mut r = Rig::new();
    let vm = r.vm();
    r.call("event.register", &[classes(&["vm"])]).ok();
    let call = r.start("event.next", &[]);
    assert!(waits(&mut r, call));
    assert!(!r.poll().busy, "nothing to do while it waits");
    assert_eq!(r.poll().at, Some(r.now + 30 * SECOND));
    r.call("network.create", &[rec(&[])]).ok();
    assert!(waits(&mut r, call), "that is of another class");
    r.call("VM.set_name_label", &[vm.clone(), s("n")]).ok();
    r.poll();
    let R::Ok(events) = r.answer(call) else { panic!() };
    assert_eq!(of(&told(&events), &vm), ["mod"]);
    // Without anything to tell it is answered after a while, so that both ends know that the other is there.
    let call = r.start("event.next", &[]);
    r.now += 30 * SECOND - 1;
    assert!(waits(&mut r, call));
    r.now += 1;
    r.poll();
    assert_eq!(r.answer(call), R::Ok(V::A(Vec::new())));
}

#[test]
fn many_wait_and_all_are_told() {
    let mut r = Rig::new();
    let mut calls = Vec::new();
    let vm = r.vm();
    for _ in 0..100 {
        r.session = r.login("root", "secret").ok().text().to_string();
        r.call("event.register", &[classes(&["VM"])]).ok();
        calls.push(r.start("event.next", &[]));
    }
    r.poll();
    r.call("VM.set_name_label", &[vm.clone(), s("n")]).ok();
    r.settle();
    for call in calls {
        let R::Ok(events) = r.answer(call) else { panic!() };
        assert_eq!(of(&told(&events), &vm), ["mod"]);
    }
    assert_eq!(r.engine.counts().waiting, 0);
}

#[test]
fn unregister_and_the_end_of_a_session_end_a_wait() {
    let mut r = Rig::new();
    r.call("event.register", &[classes(&["VM", "host"])]).ok();
    r.call("event.unregister", &[classes(&["host"])]).ok();
    let call = r.start("event.next", &[]);
    r.call("host.disable", &[Rig::host()]).ok();
    assert!(waits(&mut r, call));
    r.call("event.unregister", &[classes(&[])]).ok();
    r.poll();
    assert_eq!(r.answer(call).code(), "SESSION_NOT_REGISTERED");
    r.call("event.register", &[classes(&["*"])]).ok();
    let call = r.start("event.next", &[]);
    r.call("session.logout", &[]).ok();
    r.settle();
    assert_eq!(r.answer(call).code(), "SESSION_INVALID");
    r.session = r.login("root", "secret").ok().text().to_string();
    let error = r.call("event.register", &[classes(&["nonsense"])]).err();
    assert_eq!(error[..3], ["VALUE_NOT_SUPPORTED", "classes", "nonsense"]);
}

/// A client that vanished while it waited leaves nothing.
#[test]
fn a_dropped_call_is_forgotten() {
    let mut r = Rig::new();
    r.call("event.register", &[classes(&[])]).ok();
    let call = r.start("event.next", &[]);
    r.engine.drop_call(call);
    r.vm();
    assert!(waits(&mut r, call));
    assert_eq!(r.engine.counts().waiting, 0);
    let events = told(&r.call("event.next", &[]).ok());
    assert!(!events.is_empty(), "they are there for the next call");
}

/// 50. A session's reference is its secret: no event tells of one.
#[test]
fn no_event_tells_of_sessions() {
    let mut r = Rig::new();
    r.call("event.register", &[classes(&[])]).ok();
    let other = r.login("root", "secret").ok();
    r.vm();
    let events = told(&r.call("event.next", &[]).ok());
    assert!(events.iter().all(|e| e.0 != "session" && e.2 != other.text()), "{events:?}");
}

/// A slow consumer: as many objects as there may be change; it sees each once, in batches; what is kept for it is bounded.
#[test]
fn a_slow_consumer_loses_no_last_state() {
    let mut r = Rig::new();
    let vms: Vec<V> = (0..300).map(|_| r.vm()).collect();
    r.call("event.register", &[classes(&["VM"])]).ok();
    for round in 0..20 {
        for vm in &vms {
            r.call("VM.set_user_version", &[vm.clone(), s(round)]).ok();
        }
    }
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.extend(told(&r.call("event.next", &[]).ok()));
    }
    assert_eq!(seen.len(), 300);
    vms.iter().for_each(|vm| assert_eq!(of(&seen, vm), ["mod"]));
    // What comes and goes unseen is not kept for it.
    for _ in 0..1000 {
        let vm = r.vm();
        r.call("VM.destroy", &[vm]).ok();
    }
    assert_eq!(r.engine.store().feed().kept(), 0);
    // More removals of what it has seen than are kept for it: it is told to start over.
    r.call("event.register", &[classes(&["network"])]).ok();
    let networks: Vec<V> = (0..2100).map(|_| r.call("network.create", &[rec(&[])]).ok()).collect();
    let added: usize = (0..21).map(|_| r.call("event.next", &[]).ok().list().len()).sum();
    assert_eq!(added, 2100);
    for network in networks {
        r.call("network.destroy", &[network]).ok();
    }
    assert_eq!(r.call("event.next", &[]).code(), "SESSION_NOT_REGISTERED");
    r.call("event.register", &[classes(&["VM"])]).ok();
    let vm = r.vm();
    assert_eq!(of(&told(&r.call("event.next", &[]).ok()), &vm), ["add"]);
}

/// What changes behind a batch that is under way is still told as new, and its end is told.
#[test]
fn nothing_new_is_left_out_between_batches() {
    let mut r = Rig::new();
    r.call("event.register", &[classes(&["network"])]).ok();
    let all: Vec<V> = (0..151).map(|_| r.call("network.create", &[rec(&[])]).ok()).collect();
    r.call("network.set_name_label", &[all[0].clone(), s("late")]).ok();
    let first = told(&r.call("event.next", &[]).ok());
    assert_eq!(of(&first, &all[0]), [""; 0], "it moved behind the others");
    // One that was told is gone before the rest is read.
    r.call("network.destroy", &[all[1].clone()]).ok();
    let second = told(&r.call("event.next", &[]).ok());
    assert_eq!(of(&first, &all[1]), ["add"]);
    assert_eq!(of(&second, &all[1]), ["del"]);
    assert_eq!(of(&second, &all[0]), ["add"]);
}
