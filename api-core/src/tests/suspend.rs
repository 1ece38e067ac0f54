//! Suspend and resume that end early or badly: the VM is what its state says, and can go on from there.

use super::rig::*;
use crate::lifecycle::backend::*;
use alloc::borrow::ToOwned;
use alloc::format;

fn suspended(r: &mut Rig) -> V {
    let vm = r.running();
    r.call("VM.suspend", &[vm.clone()]).ok();
    assert_eq!(r.state(&vm), "Suspended");
    r.fake.log.clear();
    vm
}

fn resumed(paused: bool) -> &'static str {
    if paused { "Paused" } else { "Running" }
}

fn gone(r: &mut Rig, vm: &V) {
    r.fake.polls = 0;
    r.call("VM.hard_shutdown", &[vm.clone()]).ok();
    assert_eq!(r.state(vm), "Halted");
    r.fake.nothing_left();
}

#[test]
fn a_resume_is_cancelled_whole_or_not_at_all() {
    for paused in [false, true] {
        let (mut cancelled, mut refused) = (0, 0);
        for polls in 0.. {
            let mut r = Rig::new();
            let vm = suspended(&mut r);
            r.fake.polls = 3;
            let task = r.call("Async.VM.resume", &[vm.clone(), V::B(paused)]).ok();
            for _ in 0..polls {
                r.poll();
            }
            let status = |r: &mut Rig| r.call("task.get_status", &[task.clone()]).ok().text().to_owned();
            if status(&mut r) != "pending" {
                break;
            }
            let context = format!("paused: {paused}, after {polls} polls");
            let answer = r.call("task.cancel", &[task.clone()]);
            r.settle();
            if answer == R::Ok(s("")) {
                cancelled += 1;
                assert_eq!((status(&mut r).as_str(), r.state(&vm).as_str()), ("cancelled", "Suspended"), "{context}");
                assert!(r.fake.domains.is_empty() && r.fake.rings.is_empty(), "{context}: {:?}", r.fake.log);
                // What it is made of is still there.
                r.fake.polls = 0;
                r.call("VM.resume", &[vm.clone(), V::B(paused)]).ok();
            } else {
                refused += 1;
                assert_eq!(answer.code(), "OPERATION_NOT_ALLOWED", "{context}");
                assert_eq!(status(&mut r), "success", "{context}");
            }
            assert_eq!(r.state(&vm), resumed(paused), "{context}");
            gone(&mut r, &vm);
        }
        assert!(cancelled > 10 && refused > 0, "{cancelled} cancelled, {refused} refused");
    }
}

#[test]
fn a_resume_whose_shelf_stays_is_over_all_the_same() {
    for (paused, late) in [(false, false), (false, true), (true, false), (true, true)] {
        let mut r = Rig::new();
        let vm = suspended(&mut r);
        r.fake.polls = u8::from(late);
        r.fake.fail = Some((StepKind::DropShelf, BackendError::NoDomain));
        r.fake.fail_late = late;
        let refused = r.call("VM.resume", &[vm.clone(), V::B(paused)]);
        assert_eq!(refused.code(), "INTERNAL_ERROR");
        assert_eq!((r.state(&vm).as_str(), r.fake.domains.len()), (resumed(paused), 1), "late: {late}");
        assert_eq!(r.fake.shelves.len(), 1);
        // The next teardown gives it back.
        gone(&mut r, &vm);
    }
}

#[test]
fn a_guest_runs_on_whichever_step_of_its_suspend_fails() {
    for step in 1..=3 {
        let mut r = Rig::new();
        let vm = r.running();
        let uuid = Rig::uuid(&vm);
        r.engine.inject_failure(step);
        let task = r.call("Async.VM.suspend", &[vm.clone()]).ok();
        // Its guest had suspended itself meanwhile.
        r.env(|engine, env| engine.domain_event(env, &uuid, DomainEvent::Suspend));
        r.settle();
        assert_eq!(r.call("task.get_status", &[task]).ok(), s("failure"));
        assert_eq!(r.state(&vm), "Running", "step {step}");
        assert_eq!(r.fake.log.iter().filter(|line| *line == "run on").count(), 1, "step {step}: {:?}", r.fake.log);
        assert!(r.fake.shelves.is_empty());
        gone(&mut r, &vm);
    }
}

#[test]
fn a_guest_that_suspends_itself_again_and_again_is_as_good_as_crashed() {
    let mut r = Rig::new();
    let vm = r.vm_with(&[("actions_after_crash", s("preserve"))]);
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    let uuid = Rig::uuid(&vm);
    let suspends = |r: &mut Rig| {
        r.env(|engine, env| engine.domain_event(env, &uuid, DomainEvent::Suspend));
        r.settle();
    };
    // Now and then it runs on.
    for n in 1..4 {
        suspends(&mut r);
        assert_eq!(r.state(&vm), "Running");
        assert_eq!(r.fake.log.iter().filter(|line| *line == "run on").count(), n);
        r.now += 2 * SECOND;
    }
    suspends(&mut r);
    r.now += SECOND / 2;
    suspends(&mut r);
    assert_eq!(r.state(&vm), "Crashed");
    assert_eq!(r.fake.log.iter().filter(|line| *line == "run on").count(), 4);
    gone(&mut r, &vm);
}

/// The host's SR for images and dumps, attached.
fn place(r: &mut Rig, field: &str, bytes: u64) -> (V, V) {
    let sr = r.call("SR.create", &[rec(&[("type", s("memory")), ("physical_size", s(bytes))])]).ok();
    let pbd = r.call("PBD.create", &[rec(&[("host", Rig::host()), ("SR", sr.clone())])]).ok();
    r.call("PBD.plug", &[pbd.clone()]).ok();
    r.call(&format!("host.set_{field}"), &[Rig::host(), sr.clone()]).ok();
    (sr, pbd)
}

#[test]
fn an_image_is_a_vdi_of_the_hosts_sr() {
    let mut r = Rig::new();
    let (sr, pbd) = place(&mut r, "suspend_image_sr", 4 << 20);
    let vm = suspended(&mut r);
    let vdi = r.call("VM.get_suspend_VDI", &[vm.clone()]).ok();
    for (field, value) in [("SR", sr), ("type", s("suspend")), ("virtual_size", s(1 << 20)), ("read_only", V::B(true))] {
        assert_eq!(r.call(&format!("VDI.get_{field}"), &[vdi.clone()]).ok(), value);
    }
    assert!(r.fake.shelves.is_empty() && r.fake.disks.len() == 1);
    // What it goes on from stays.
    assert_eq!(r.call("VDI.destroy", &[vdi.clone()]).code(), "OPERATION_NOT_ALLOWED");
    assert_eq!(r.call("PBD.unplug", &[pbd.clone()]).code(), "OPERATION_NOT_ALLOWED");
    r.call("VM.resume", &[vm.clone(), V::B(false)]).ok();
    assert_eq!(r.call("VM.get_suspend_VDI", &[vm.clone()]).ok(), s(""));
    assert!(r.fake.disks.is_empty() && r.call("VDI.get_all", &[]).ok() == V::A(Default::default()));
    // And given up.
    r.call("VM.suspend", &[vm.clone()]).ok();
    gone(&mut r, &vm);
    assert!(r.fake.disks.is_empty());
    r.call("PBD.unplug", &[pbd]).ok();
}

#[test]
fn a_suspend_without_room_on_the_disk_is_refused_and_one_that_fails_leaves_no_disk() {
    let mut r = Rig::new();
    let (_, pbd) = place(&mut r, "suspend_image_sr", 1 << 19);
    let vm = r.running();
    assert_eq!(r.call("VM.suspend", &[vm.clone()]).code(), "SR_FULL");
    r.call("PBD.unplug", &[pbd]).ok();
    assert_eq!(r.call("VM.suspend", &[vm.clone()]).code(), "SR_HAS_NO_PBDS");
    place(&mut r, "suspend_image_sr", 4 << 20);
    for step in [StepKind::MakeShelf, StepKind::AskSuspend, StepKind::SaveImage] {
        r.fake.fail = Some((step, BackendError::Full));
        assert_eq!(r.call("VM.suspend", &[vm.clone()]).code(), "SR_FULL", "{step:?}");
        assert!(r.fake.disks.is_empty() && r.state(&vm) == "Running", "{step:?}");
    }
    gone(&mut r, &vm);
}

#[test]
fn an_image_that_was_resumed_before_is_given_up() {
    let mut r = Rig::new();
    place(&mut r, "suspend_image_sr", 4 << 20);
    let vm = suspended(&mut r);
    r.fake.fail = Some((StepKind::OpenImage, BackendError::Storage("away")));
    assert_eq!(r.call("VM.resume", &[vm.clone(), V::B(false)]).code(), "SR_BACKEND_FAILURE");
    assert_eq!((r.state(&vm).as_str(), r.fake.disks.len()), ("Suspended", 1));
    r.fake.fail = Some((StepKind::OpenImage, BackendError::Spent));
    assert_eq!(r.call("VM.resume", &[vm.clone(), V::B(false)]).code(), "SR_BACKEND_FAILURE");
    assert_eq!((r.state(&vm).as_str(), r.fake.disks.len()), ("Halted", 0));
    r.fake.nothing_left();
}
