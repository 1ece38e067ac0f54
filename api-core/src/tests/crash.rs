//! What follows a crash, and what is kept of it.

use super::rig::*;
use crate::lifecycle::backend::DomainEvent;
use alloc::vec::Vec;

fn crashes(r: &mut Rig, vm: &V) {
    let uuid = Rig::uuid(vm);
    r.env(|engine, env| engine.domain_event(env, &uuid, DomainEvent::Crash));
    r.settle();
}

fn running_with(r: &mut Rig, action: &str) -> V {
    let vm = r.vm_with(&[("actions_after_crash", s(action))]);
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    vm
}

#[test]
fn each_action_after_a_crash() {
    for (action, state, dumps, vms) in [
        ("destroy", "Halted", 0, 2),
        ("restart", "Running", 0, 2),
        ("preserve", "Crashed", 0, 2),
        ("coredump_and_destroy", "Halted", 1, 2),
        ("coredump_and_restart", "Running", 1, 2),
        ("rename_restart", "Running", 0, 3),
    ] {
        for keeps_nothing in [false, true] {
            let mut r = Rig::new();
            r.fake.keeps_nothing = keeps_nothing;
            let vm = running_with(&mut r, action);
            crashes(&mut r, &vm);
            assert_eq!(r.state(&vm), state, "{action}");
            let found = r.call("VM.get_crash_dumps", &[vm.clone()]).ok().list().len();
            let all = r.call("VM.get_all", &[]).ok().list().len();
            let expected = if keeps_nothing { (0, 2) } else { (dumps, vms) };
            assert_eq!((found, all), expected, "{action}, keeps nothing: {keeps_nothing}");
        }
    }
}

#[test]
fn a_dump_keeps_its_vm_and_goes_when_it_is_destroyed() {
    let mut r = Rig::new();
    let vm = running_with(&mut r, "coredump_and_destroy");
    crashes(&mut r, &vm);
    let dump = r.call("VM.get_crash_dumps", &[vm.clone()]).ok().list()[0].clone();
    let record = r.call("crashdump.get_record", &[dump.clone()]).ok();
    assert_eq!((record.get("VM"), record.get("VDI")), (&vm, &s("")));
    assert!(record.get("location").text().ends_with(&alloc::format!("/crashdump?ref={}", dump.text())));
    assert_eq!(r.call("VM.destroy", &[vm.clone()]).code(), "OPERATION_NOT_ALLOWED", "its dump refers to it");
    r.call("crashdump.destroy", &[dump.clone()]).ok();
    r.fake.nothing_left();
    assert_eq!(r.call("crashdump.get_record", &[dump]).code(), "HANDLE_INVALID");
    r.call("VM.destroy", &[vm]).ok();
}

#[test]
fn a_vm_that_goes_on_crashing_keeps_one_renamed_copy() {
    let mut r = Rig::new();
    let vm = running_with(&mut r, "rename_restart");
    for _ in 0..3 {
        crashes(&mut r, &vm);
        r.now += 2 * SECOND;
        r.settle();
        assert_eq!(r.state(&vm), "Running");
    }
    let copies = r.call("VM.get_by_name_label", &[s("vm (crashed)")]).ok();
    assert_eq!(copies.list().len(), 1);
    let copy = copies.list()[0].clone();
    assert_eq!(r.state(&copy), "Crashed");
    assert_ne!(r.call("VM.get_consoles", &[copy.clone()]), r.call("VM.get_consoles", &[vm.clone()]), "parts of its own");
    assert_ne!(r.call("VM.get_metrics", &[copy.clone()]), r.call("VM.get_metrics", &[vm.clone()]));
    // It is a VM like others: ended and destroyed, and then the next crash is kept again.
    r.call("VM.hard_shutdown", &[copy.clone()]).ok();
    r.call("VM.destroy", &[copy]).ok();
    crashes(&mut r, &vm);
    let copies: Vec<V> = r.call("VM.get_by_name_label", &[s("vm (crashed)")]).ok().list().to_vec();
    assert_eq!(copies.len(), 1);
    for vm in [vm, copies[0].clone()] {
        r.call("VM.hard_shutdown", &[vm]).ok();
    }
    r.fake.nothing_left();
}
