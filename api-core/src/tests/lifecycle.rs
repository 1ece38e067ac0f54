//! Operations: their steps, what a failure at each step undoes, states, and what guests do by themselves.

use super::rig::*;
use crate::lifecycle::allowed::{Operation, TABLE};
use crate::lifecycle::backend::StepKind::{self, *};
use crate::lifecycle::backend::*;
use crate::lifecycle::plan::plan;
use crate::schema::enums::PowerState;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

fn names(steps: &[StepKind]) -> Vec<String> {
    steps.iter().map(|s| format!("{s:?}")).collect()
}

const START: &[StepKind] =
    &[ResolveImages, CreateDomain, PopulateMemory, LoadImages, ConnectRings, AttachDevices, SetStartState, Unpause];

#[test]
fn the_steps_of_each_operation() {
    let mut r = Rig::new();
    let vm = r.vm();
    for (method, args, steps, state) in [
        ("VM.start", &[V::B(false)][..], START, "Running"),
        ("VM.pause", &[], &[Pause], "Paused"),
        ("VM.unpause", &[], &[Unpause], "Running"),
        ("VM.hard_reboot", &[], &[&[DisconnectRings, DestroyDomain], START].concat(), "Running"),
        ("VM.hard_shutdown", &[], &[DisconnectRings, DestroyDomain], "Halted"),
        ("VM.hard_shutdown", &[], &[], "Halted"),
        ("VM.start", &[V::B(true)], &START[..7], "Paused"),
        ("VM.hard_shutdown", &[], &[DisconnectRings, DestroyDomain], "Halted"),
    ] {
        r.fake.log.clear();
        let args: Vec<V> = core::iter::once(vm.clone()).chain(args.iter().cloned()).collect();
        assert_eq!(r.call(method, &args), R::Ok(s("")), "{method}");
        assert_eq!(r.fake.log, names(steps), "{method}");
        assert_eq!(r.state(&vm), state, "{method}");
    }
    r.fake.nothing_left();
}

/// What undoes a start that fails at its nth step.
fn undo_of(step: usize) -> Vec<StepKind> {
    match step {
        1 => [].to_vec(),
        2..=4 => [DestroyDomain].to_vec(),
        _ => [DisconnectRings, DestroyDomain].to_vec(),
    }
}

#[test]
fn a_start_that_fails_at_any_step_leaves_nothing() {
    for polls in [0, 1, 3] {
        for late in [false, true] {
            for n in 1..=START.len() {
                let mut r = Rig::new();
                let vm = r.vm();
                (r.fake.polls, r.fake.fail_late) = (polls, late);
                r.fake.fail = Some((START[n - 1], BackendError::Xen { call: "domctl", errno: "EINVAL" }));
                let error = r.call("VM.start", &[vm.clone(), V::B(false)]).err();
                assert_eq!(error, ["INTERNAL_ERROR", "Xen refused domctl: EINVAL"]);
                let expected = [&START[..n], &undo_of(n)].concat();
                assert_eq!(r.fake.log, names(&expected), "step {n}, {polls} polls");
                assert_eq!(r.state(&vm), "Halted");
                r.fake.nothing_left();
                assert_eq!(r.engine.counts().plans_failed, 1);
                // And it can be started after that.
                r.call("VM.start", &[vm, V::B(false)]).ok();
            }
        }
    }
}

#[test]
fn the_debug_knob_fails_any_step_without_beginning_it() {
    for n in 1..=START.len() as u32 {
        let mut r = Rig::new();
        let vm = r.vm();
        r.engine.inject_failure(n);
        assert_eq!(r.call("VM.start", &[vm.clone(), V::B(false)]).code(), "INTERNAL_ERROR");
        let n = n as usize;
        assert_eq!(r.fake.log, names(&[&START[..n - 1], &undo_of(n)].concat()), "step {n}");
        r.fake.nothing_left();
        r.call("VM.start", &[vm, V::B(false)]).ok();
    }
    // Beyond the last step it has no effect, and it is used up.
    let mut r = Rig::new();
    let vm = r.vm();
    r.engine.inject_failure(START.len() as u32 + 1);
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    r.call("VM.pause", &[vm]).ok();
}

#[test]
fn backend_errors_in_api_terms() {
    use BackendError::*;
    for (error, expected) in [
        (NoMemory { needed: 10, available: 5 }, &["HOST_NOT_ENOUGH_FREE_MEMORY", "10", "5"][..]),
        (ImageNotFound { ramdisk: false }, &["VALUE_NOT_SUPPORTED", "PV_kernel", "file:///tiny", "there is no such image"]),
        (ImageNotFound { ramdisk: true }, &["VALUE_NOT_SUPPORTED", "PV_ramdisk", "", "there is no such image"]),
        (BadImage { ramdisk: false, why: "truncated" }, &["VALUE_NOT_SUPPORTED", "PV_kernel", "file:///tiny", "truncated"]),
        (
            ImageTooBig { ramdisk: false, limit: 4096 },
            &["VALUE_NOT_SUPPORTED", "PV_kernel", "file:///tiny", "the image is over the limit of 4096 bytes"],
        ),
        (TooManyVcpus { limit: 1 }, &["VALUE_NOT_SUPPORTED", "VCPUs_max", "1", "at most 1"]),
        (NoHeap, &["INTERNAL_ERROR", "the control domain has no memory for this just now"]),
        (NoDomain, &["INTERNAL_ERROR", "the domain is gone"]),
    ] {
        let mut r = Rig::new();
        let vm = r.vm();
        r.fake.fail = Some((ResolveImages, error));
        assert_eq!(r.call("VM.start", &[vm, V::B(false)]).err(), expected);
    }
}

#[test]
fn an_inline_image_is_not_repeated_in_errors() {
    let mut r = Rig::new();
    let vm = r.vm_with(&[("PV_kernel", s(format!("data:;base64,{}", "é".repeat(5000))))]);
    r.fake.fail = Some((ResolveImages, BackendError::ImageNotFound { ramdisk: false }));
    let error = r.call("VM.start", &[vm, V::B(false)]).err();
    assert!(error[2].len() <= 128 && error[2].starts_with("data:;base64,é"), "{}", error[2].len());
}

#[test]
fn a_step_that_hangs_is_given_up() {
    for (n, step) in START.iter().enumerate() {
        let mut r = Rig::new();
        let vm = r.vm();
        r.fake.stuck = Some(*step);
        let call = r.start("VM.start", &[vm.clone(), V::B(false)]);
        for _ in 0..20 {
            assert!(r.poll().busy);
        }
        r.now += 3600 * SECOND;
        r.fake.stuck = None;
        r.settle();
        assert_eq!(r.answer(call).err(), ["INTERNAL_ERROR".to_string(), format!("{step:?} took too long")]);
        let mut expected = names(&START[..=n]);
        expected.push("abort".to_string());
        expected.extend(names(&undo_of(n + 1)));
        assert_eq!(r.fake.log, expected);
        r.fake.nothing_left();
    }
}

#[test]
fn a_teardown_goes_on_after_a_failure() {
    for (fails, state, left) in [(DisconnectRings, "Halted", false), (DestroyDomain, "Unknown", true)] {
        let mut r = Rig::new();
        let vm = r.running();
        r.fake.fail_late = true;
        r.fake.fail = Some((fails, BackendError::Xen { call: "x", errno: "EBUSY" }));
        assert_eq!(r.call("VM.hard_shutdown", &[vm.clone()]).code(), "INTERNAL_ERROR");
        assert_eq!(r.fake.log, names(&[DisconnectRings, DestroyDomain]));
        assert_eq!(r.state(&vm), state);
        assert_eq!(!r.fake.domains.is_empty(), left);
        match r.call("VM.start", &[vm.clone(), V::B(false)]) {
            R::Err(error) => assert!(left && error[0] == "VM_BAD_POWER_STATE"),
            answer => assert_eq!((answer, left), (R::Ok(s("")), false)),
        }
        // It can be tried again.
        assert_eq!(r.call("VM.hard_shutdown", &[vm.clone()]), R::Ok(s("")));
        assert_eq!(r.state(&vm), "Halted");
        assert!(r.fake.domains.is_empty());
    }
}

#[test]
fn the_backend_forgets_a_vm_that_is_destroyed_and_no_other() {
    let mut r = Rig::new();
    let vm = r.running();
    assert_eq!(r.call("VM.destroy", &[vm.clone()]).code(), "VM_BAD_POWER_STATE");
    r.call("VM.hard_shutdown", &[vm.clone()]).ok();
    assert!(r.fake.forgotten.is_empty(), "its console's text outlives its domain");
    r.call("VM.destroy", &[vm.clone()]).ok();
    assert_eq!(r.fake.forgotten, [Rig::uuid(&vm)]);
}

#[test]
fn of_two_failures_the_first_is_reported() {
    let mut r = Rig::new();
    let vm = r.running();
    r.engine.inject_failure(1);
    r.fake.fail_late = true;
    r.fake.fail = Some((DestroyDomain, BackendError::Xen { call: "x", errno: "EBUSY" }));
    let error = r.call("VM.hard_shutdown", &[vm.clone()]).err();
    assert_eq!(error, ["INTERNAL_ERROR", "a failure injected on purpose"]);
    assert_eq!(r.fake.log, names(&[DestroyDomain]), "the first was not begun, the second was");
    assert_eq!(r.state(&vm), "Unknown");
}

#[test]
fn a_reboot_whose_teardown_fails_starts_nothing() {
    let mut r = Rig::new();
    let vm = r.running();
    r.fake.fail_late = true;
    r.fake.fail = Some((DestroyDomain, BackendError::Xen { call: "x", errno: "EBUSY" }));
    assert_eq!(r.call("VM.hard_reboot", &[vm.clone()]).code(), "INTERNAL_ERROR");
    assert_eq!(r.fake.log, names(&[DisconnectRings, DestroyDomain]));
    assert_eq!(r.state(&vm), "Unknown");
}

#[test]
fn a_reboot_whose_start_fails_leaves_it_halted() {
    for n in 3..=9 {
        let mut r = Rig::new();
        let vm = r.running();
        r.engine.inject_failure(n);
        assert_eq!(r.call("VM.hard_reboot", &[vm.clone()]).code(), "INTERNAL_ERROR");
        assert_eq!(r.state(&vm), "Halted");
        r.fake.nothing_left();
    }
}

#[test]
fn an_undo_that_fails_does_not_stop_the_others() {
    let mut r = Rig::new();
    let vm = r.vm();
    r.engine.inject_failure(6);
    r.fake.fail = Some((DisconnectRings, BackendError::NoDomain));
    r.fake.fail_late = true;
    assert_eq!(r.call("VM.start", &[vm.clone(), V::B(false)]).err()[1], "a failure injected on purpose");
    assert_eq!(r.fake.log[5..], names(&[DisconnectRings, DestroyDomain]));
    assert_eq!(r.state(&vm), "Halted");
    // If the domain itself can't be destroyed, nobody pretends it is.
    let mut r = Rig::new();
    let vm = r.vm();
    r.engine.inject_failure(3);
    r.fake.fail = Some((DestroyDomain, BackendError::Xen { call: "x", errno: "EBUSY" }));
    assert_eq!(r.call("VM.start", &[vm.clone(), V::B(false)]).code(), "INTERNAL_ERROR");
    assert_eq!(r.state(&vm), "Unknown");
    r.call("VM.hard_shutdown", &[vm]).ok();
    r.fake.nothing_left();
}

/// Every operation in every state: allowed, or VM_BAD_POWER_STATE(ref, expected, actual) and nothing begun.
#[test]
fn operations_by_state() {
    let states = ["Halted", "Paused", "Running", "Crashed"];
    for (method, args, allowed) in [
        ("VM.start", &[V::B(false)][..], &["Halted"][..]),
        ("VM.pause", &[], &["Running"]),
        ("VM.unpause", &[], &["Paused"]),
        ("VM.hard_shutdown", &[], &["Halted", "Paused", "Running", "Crashed"]),
        ("VM.hard_reboot", &[], &["Paused", "Running", "Crashed"]),
        ("VM.clean_shutdown", &[], &["Running"]),
        ("VM.clean_reboot", &[], &["Running"]),
        ("VM.suspend", &[], &["Running"]),
        ("VM.resume", &[V::B(false)], &[]),
        ("VM.send_sysrq", &[s("s")], &["Running"]),
        ("VM.send_trigger", &[s("nmi")], &["Running"]),
        ("VM.clone", &[V::S(String::new())], &["Halted"]),
        ("VM.destroy", &[], &["Halted"]),
    ] {
        for state in states {
            let mut r = Rig::new();
            let vm = r.vm_with(&[("actions_after_crash", s("preserve"))]);
            if state != "Halted" {
                r.call("VM.start", &[vm.clone(), V::B(state == "Paused")]).ok();
            }
            if state == "Crashed" {
                r.env(|engine, env| engine.domain_event(env, &Rig::uuid(&vm), DomainEvent::Crash));
            }
            assert_eq!(r.state(&vm), state);
            r.fake.log.clear();
            let args: Vec<V> = core::iter::once(vm.clone()).chain(args.iter().cloned()).collect();
            match r.call(method, &args) {
                R::Ok(_) => assert!(allowed.contains(&state), "{method} of a {state} VM"),
                R::Err(error) if error[0] == "OPERATION_NOT_ALLOWED" => {
                    assert!(allowed.contains(&state) && !error[1].is_empty(), "{method} of a {state} VM");
                    assert!(r.fake.log.is_empty());
                }
                R::Err(error) => {
                    assert_eq!((&*error[0], &*error[1], &*error[3]), ("VM_BAD_POWER_STATE", vm.text(), state));
                    assert!(!allowed.contains(&state), "{method} of a {state} VM: {error:?}");
                    assert!(r.fake.log.is_empty());
                }
                other => panic!("{other:?}"),
            }
        }
    }
}

/// A guest that is asked to end: it does, says nothing, says it will and does not, crashes, is let go on.
#[test]
fn a_guest_is_asked_to_end() {
    use StepKind::*;
    for (method, ask, then) in [("VM.clean_shutdown", AskPowerOff, "Halted"), ("VM.clean_reboot", AskReboot, "Running")] {
        let mut r = Rig::new();
        let vm = r.vm_with(&[("other_config", rec(&[("shutdown_timeout", s("7"))]))]);
        r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
        r.fake.log.clear();
        r.call(method, &[vm.clone()]).ok();
        assert_eq!(r.state(&vm), then);
        assert_eq!(r.fake.log[..3], names(&[ask, DisconnectRings, DestroyDomain]));
        if then == "Halted" {
            r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
        }
        for (acknowledges, code) in [(false, "VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT"), (true, "VM_SHUTDOWN_TIMEOUT")] {
            r.fake.log.clear();
            (r.fake.stuck, r.fake.acknowledges) = (Some(ask), acknowledges);
            let call = r.start(method, &[vm.clone()]);
            r.settle();
            assert!(r.last.at.is_some_and(|at| at <= r.now + 7 * SECOND), "the loop sleeps meanwhile");
            r.now += 6 * SECOND;
            r.fake.stirred = true;
            r.settle();
            assert_eq!(r.state(&vm), "Running");
            assert_eq!(r.engine.busy.len(), 1, "it has a second left");
            r.now += SECOND;
            r.settle();
            assert_eq!(r.answer(call).err(), [code, vm.text(), "7"]);
            assert_eq!(r.fake.log, [alloc::format!("{ask:?}"), "abort".into(), "Withdraw".into()]);
            assert_eq!(r.state(&vm), "Running");
        }
        // By its task: the guest goes on.
        let task = r.call(&["Async.", method].concat(), &[vm.clone()]).ok();
        r.call("task.cancel", &[task.clone()]).ok();
        r.settle();
        assert_eq!(r.call("task.get_status", &[task]).ok(), s("cancelled"));
        assert_eq!((r.state(&vm).as_str(), r.fake.log.last().unwrap().as_str()), ("Running", "Withdraw"));
        // Who is in a hurry need not wait for it.
        let waits = r.start(method, &[vm.clone()]);
        r.settle();
        r.call("VM.hard_reboot", &[vm.clone()]).ok();
        assert_eq!(r.answer(waits).code(), "TASK_CANCELLED");
        assert_eq!(r.state(&vm), "Running");
        r.fake.stuck = None;
        r.fake.fail = Some((ask, BackendError::Crashed));
        assert_eq!(r.call(method, &[vm.clone()]).err(), ["VM_CRASHED", vm.text()]);
        r.call("VM.hard_shutdown", &[vm]).ok();
        r.fake.nothing_left();
    }
}

#[test]
fn memory_and_vcpus_of_a_running_guest() {
    const MIB: i64 = 1 << 20;
    let mut r = Rig::new();
    let vm = r.vm_with(&[
        ("memory_static_max", s(64 * MIB)),
        ("memory_dynamic_max", s(64 * MIB)),
        ("memory_dynamic_min", s(16 * MIB)),
        ("VCPUs_max", s(4)),
    ]);
    let actual = |r: &mut Rig| {
        let metrics = r.call("VM.get_metrics", &[vm.clone()]).ok();
        r.call("VM_metrics.get_memory_actual", &[metrics]).ok()
    };
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    for (method, mib) in [("VM.set_memory_dynamic_max_live", 32), ("VM.set_memory_dynamic_max", 48)] {
        r.call(method, &[vm.clone(), s(mib * MIB)]).ok();
        assert_eq!(r.call("VM.get_memory_dynamic_max", &[vm.clone()]).ok(), s(mib * MIB));
        assert_eq!(actual(&mut r), s(mib * MIB));
    }
    for (method, mib) in [
        ("VM.set_memory_dynamic_max_live", 65),
        ("VM.set_memory_dynamic_max_live", 15),
        ("VM.set_memory_dynamic_max", 15),
        ("VM.set_memory_dynamic_min_live", 49),
        ("VM.set_memory_dynamic_min", 49),
        ("VM.set_memory_dynamic_min_live", -1),
    ] {
        assert_eq!(r.call(method, &[vm.clone(), s(mib * MIB)]).code(), "MEMORY_CONSTRAINT_VIOLATION", "{method} {mib}");
    }
    assert_eq!(actual(&mut r), s(48 * MIB));
    r.call("VM.set_VCPUs_number_live", &[vm.clone(), s(3)]).ok();
    assert_eq!(r.fake.domains[&Rig::uuid(&vm)].vcpus, 3);
    for wrong in [0, 5, -1] {
        assert_eq!(r.call("VM.set_VCPUs_number_live", &[vm.clone(), s(wrong)]).code(), "VALUE_NOT_SUPPORTED");
    }
    r.call("VM.send_sysrq", &[vm.clone(), s("h")]).ok();
    for wrong in ["", "hh", "\u{e9}", " "] {
        assert_eq!(r.call("VM.send_sysrq", &[vm.clone(), s(wrong)]).code(), "VALUE_NOT_SUPPORTED");
    }
    assert_eq!(r.fake.keys, "h");
    r.call("VM.hard_shutdown", &[vm.clone()]).ok();
    // Of a halted VM the plain setter asks nothing: the fields are set one after the other.
    r.call("VM.set_memory_dynamic_max", &[vm.clone(), s(99 * MIB)]).ok();
    r.call("VM.set_VCPUs_number_live", &[vm.clone(), s(2)]).ok();
    assert_eq!(r.call("VM.get_VCPUs_at_startup", &[vm]).ok(), s(2));
    r.fake.nothing_left();
}

#[test]
fn a_trigger_reaches_the_guest_or_is_refused() {
    let mut r = Rig::new();
    let vm = r.vm();
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    r.call("VM.send_trigger", &[vm.clone(), s("nmi")]).ok();
    for other in ["", "NMI", "reset", "power"] {
        let refused = r.call("VM.send_trigger", &[vm.clone(), s(other)]).err();
        assert_eq!(refused[..3], ["VALUE_NOT_SUPPORTED", "trigger", other]);
    }
    let own = s("00000000-0000-0000-0000-000000000000");
    assert_eq!(r.call("VM.send_trigger", &[own, s("nmi")]).code(), "OPERATION_NOT_ALLOWED");
    assert_eq!(r.fake.keys, "(nmi)");
}

#[test]
fn the_table_and_the_plans_agree() {
    for row in TABLE {
        // Of SRs, not of VMs.
        if matches!(
            row.operation,
            Operation::Join | Operation::Await | Operation::CopyDisk | Operation::CloneSr | Operation::Leave
        ) {
            assert!(row.from.is_empty() && row.cancel);
            continue;
        }
        let steps = plan(row.operation);
        let immediate =
            matches!(row.operation, Operation::Clone | Operation::Destroy | Operation::SendTrigger | Operation::SendSysrq);
        assert_eq!(steps.is_empty(), immediate || !row.refused.is_empty(), "{:?}", row.operation);
        assert_eq!(steps.is_empty(), steps.iter().map(|s| s.weight).sum::<u16>() == 0);
        assert!(
            !row.operation.allowed(row.then)
                || immediate
                || !row.refused.is_empty()
                || matches!(row.operation, Operation::HardReboot | Operation::CleanReboot | Operation::Unplug)
        );
    }
    assert!(!Operation::HardShutdown.row().cancel, "tearing down is not for cancelling");
    assert!(Operation::HardShutdown.allowed(PowerState::Unknown));
}

#[test]
fn one_plan_at_a_time_per_vm() {
    let mut r = Rig::new();
    let (vm, other) = (r.vm(), r.vm());
    r.fake.polls = 3;
    let call = r.start("VM.start", &[vm.clone(), V::B(false)]);
    for (method, args) in [
        ("VM.start", &[V::B(false)][..]),
        ("VM.hard_shutdown", &[]),
        ("VM.destroy", &[]),
        ("VM.clone", &[V::S(String::new())]),
        ("VM.pause", &[]),
    ] {
        let args: Vec<V> = core::iter::once(vm.clone()).chain(args.iter().cloned()).collect();
        assert_eq!(r.call(method, &args).err(), ["OTHER_OPERATION_IN_PROGRESS", "VM", vm.text()], "{method}");
    }
    // Its record can be read and written, and others go on.
    r.call("VM.set_name_label", &[vm.clone(), s("x")]).ok();
    assert_eq!(r.state(&vm), "Halted");
    let second = r.start("VM.start", &[other.clone(), V::B(true)]);
    assert_eq!(r.engine.counts().plans, 2);
    r.settle();
    assert_eq!(r.answer(second), R::Ok(s("")));
    assert_eq!(r.answer(call), R::Ok(s("")));
    assert_eq!((r.state(&vm), r.state(&other)), ("Running".to_string(), "Paused".to_string()));
}

#[test]
fn the_spec_is_a_snapshot() {
    let mut r = Rig::new();
    let vm = r.vm_with(&[("PV_args", s("one")), ("VCPUs_max", s(3))]);
    r.fake.polls = 1;
    r.start("VM.start", &[vm.clone(), V::B(false)]);
    r.call("VM.set_PV_args", &[vm.clone(), s("two")]).ok();
    let spec = r.fake.open.values().next().unwrap().clone().unwrap();
    let expected = VmSpec {
        uuid: Rig::uuid(&vm),
        kernel: "file:///tiny".to_string(),
        ramdisk: String::new(),
        args: "one".to_string(),
        kind: None,
        memory: 16 << 20,
        vcpus: 3,
        online: 1,
        target: 16 << 20,
        name: "vm".to_string(),
        pool: None,
        scheduling: SchedChange::default(),
        quotas: Vec::new(),
        devices: Vec::new(),
        image: None,
    };
    assert_eq!(spec, expected);
}

#[test]
fn many_plans_all_get_on() {
    let mut r = Rig::new();
    let vms: Vec<V> = (0..40).map(|_| r.vm()).collect();
    r.fake.polls = 2;
    let calls: Vec<_> = vms.iter().map(|vm| r.start("VM.start", &[vm.clone(), V::B(false)])).collect();
    r.settle();
    for call in calls {
        assert_eq!(r.answer(call), R::Ok(s("")));
    }
    assert_eq!(r.fake.running.len(), 40);
}

#[test]
fn a_client_that_vanishes_changes_nothing_for_its_vm() {
    let mut r = Rig::new();
    let vm = r.vm();
    r.fake.polls = 2;
    let call = r.start("VM.start", &[vm.clone(), V::B(false)]);
    r.poll();
    r.engine.drop_call(call);
    r.settle();
    let mut out = Vec::new();
    assert!(!r.engine.take_answer(call, &mut out));
    assert_eq!(r.engine.counts().waiting, 0, "nobody's answer is kept");
    assert_eq!(r.state(&vm), "Running");
    // Also when it vanishes with its answer ready.
    let call = r.start("VM.pause", &[vm.clone()]);
    r.settle();
    r.engine.drop_call(call);
    assert_eq!(r.engine.counts().waiting, 0);
}

fn event(r: &mut Rig, vm: &V, event: DomainEvent) {
    let uuid = Rig::uuid(vm);
    r.env(|engine, env| engine.domain_event(env, &uuid, event));
}

#[test]
fn actions_after_what_guests_do() {
    use DomainEvent::*;
    let teardown = &[DisconnectRings, DestroyDomain][..];
    let again = &[teardown, START].concat()[..];
    for (what, field, value, steps, state) in [
        (PowerOff, "actions_after_shutdown", "destroy", teardown, "Halted"),
        (PowerOff, "actions_after_shutdown", "restart", again, "Running"),
        (Reboot, "actions_after_reboot", "destroy", teardown, "Halted"),
        (Reboot, "actions_after_reboot", "restart", again, "Running"),
        (Crash, "actions_after_crash", "destroy", teardown, "Halted"),
        (Crash, "actions_after_crash", "restart", again, "Running"),
        (Crash, "actions_after_crash", "preserve", &[], "Crashed"),
        (Suspend, "actions_after_shutdown", "restart", teardown, "Halted"),
    ] {
        let mut r = Rig::new();
        r.fake.stays_suspended = true;
        let vm = r.vm_with(&[(field, s(value))]);
        r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
        r.fake.log.clear();
        event(&mut r, &vm, what);
        r.settle();
        r.settle();
        assert_eq!(r.fake.log, names(steps), "{what:?} {value}");
        assert_eq!(r.state(&vm), state, "{what:?} {value}");
        // It can be put down, whatever it is in.
        r.call("VM.hard_shutdown", &[vm]).ok();
        r.fake.nothing_left();
    }
}

#[test]
fn an_event_during_a_plan_waits_for_its_end() {
    let mut r = Rig::new();
    let vm = r.vm();
    r.fake.polls = 1;
    let call = r.start("VM.start", &[vm.clone(), V::B(false)]);
    r.poll();
    event(&mut r, &vm, DomainEvent::PowerOff);
    r.settle();
    assert_eq!(r.answer(call), R::Ok(s("")), "the start itself went well");
    assert_eq!(r.state(&vm), "Halted");
    r.fake.nothing_left();
    // After a teardown there is nothing to act on.
    let vm = r.running();
    r.start("VM.hard_shutdown", &[vm.clone()]);
    event(&mut r, &vm, DomainEvent::Reboot);
    r.settle();
    assert_eq!(r.state(&vm), "Halted");
    r.fake.nothing_left();
    // And of a VM nobody knows, or a halted one, nothing comes.
    r.fake.log.clear();
    event(&mut r, &vm, DomainEvent::Crash);
    event(&mut r, &s("00000000-0000-4000-8000-000000000000"), DomainEvent::Crash);
    r.settle();
    assert!(r.fake.log.is_empty());
}

/// The guest goes down while a reboot of it waits its turn behind others: the one built anew is another.
#[test]
fn an_event_before_a_reboot_is_not_the_new_domains() {
    for (polls, before) in [(0, 0), (0, 1), (2, 0), (2, 3)] {
        let mut r = Rig::new();
        let vm = r.running();
        let others: Vec<V> = (0..20).map(|_| r.vm()).collect();
        r.fake.polls = polls;
        for other in &others {
            r.start("VM.start", &[other.clone(), V::B(false)]);
        }
        let call = r.start("VM.hard_reboot", &[vm.clone()]);
        for _ in 0..before {
            r.poll();
        }
        event(&mut r, &vm, DomainEvent::PowerOff);
        r.settle();
        assert_eq!(r.answer(call), R::Ok(s("")));
        assert_eq!(r.state(&vm), "Running", "{polls} {before}");
        assert!(r.engine.later.is_empty() && r.fake.running.contains(&Rig::uuid(&vm)));
    }
}

#[test]
fn a_start_without_memory_for_its_images_begins_nothing() {
    let mut r = Rig::new();
    let vm = r.vm();
    let uuid = Rig::uuid(&vm);
    for operation in [Operation::Start, Operation::StartPaused] {
        let begun = super::without_memory(|| {
            r.env(|engine, env| engine.operate(env, operation, &uuid, None).map(|_| ()).map_err(|e| e.params))
        });
        assert_eq!(begun, Err(["the control domain has no memory for this just now".to_string()].to_vec()));
    }
    let caller = r.caller();
    let clone = super::without_memory(|| r.env(|engine, env| engine.vm_clone(env, &caller, &uuid, None).is_err()));
    assert!(clone, "nor a clone");
    r.fake.nothing_left();
    assert_eq!((r.engine.counts().plans, r.engine.counts().vms), (0, 1));
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    // A teardown needs none.
    super::without_memory(|| event(&mut r, &vm, DomainEvent::PowerOff));
    r.settle();
    assert_eq!(r.state(&vm), "Halted");
    r.fake.nothing_left();
}

#[test]
fn restarts_that_are_due_together_begin_a_few_per_poll() {
    let mut r = Rig::new();
    let vms: Vec<V> = (0..20).map(|_| r.running()).collect();
    // None can be started again: each is audited, and no plan hides how many are looked at.
    for vm in &vms {
        r.call("VM.set_PV_kernel", &[vm.clone(), s("")]).ok();
        let uuid = Rig::uuid(vm);
        r.env(|engine, env| engine.schedule_restart(env.now, &uuid));
    }
    for (left, busy) in [(12, true), (4, true), (0, false)] {
        r.audits.clear();
        let poll = r.poll();
        assert_eq!((r.engine.due.ids().count(), poll.busy), (left, busy));
        assert!(r.audits.len() <= 8);
    }
}

#[test]
fn a_guest_that_keeps_rebooting_is_slowed_down() {
    let mut r = Rig::new();
    let vm = r.running();
    event(&mut r, &vm, DomainEvent::Reboot);
    r.settle();
    assert_eq!(r.state(&vm), "Running", "the first time at once");
    event(&mut r, &vm, DomainEvent::Reboot);
    r.settle();
    assert_eq!(r.state(&vm), "Halted");
    let at = r.last.at.unwrap();
    assert_eq!(at, r.now + SECOND);
    r.now = at - 1;
    r.settle();
    assert_eq!(r.state(&vm), "Halted");
    r.now = at;
    r.settle();
    assert_eq!(r.state(&vm), "Running");
    assert_eq!(r.engine.counts().restarts, 2);
}

#[test]
fn a_client_overrides_a_restart_that_is_due() {
    for (method, args) in [("VM.hard_shutdown", &[][..]), ("VM.destroy", &[]), ("VM.start", &[V::B(true)])] {
        let mut r = Rig::new();
        let vm = r.running();
        for _ in 0..2 {
            event(&mut r, &vm, DomainEvent::Reboot);
            r.settle();
        }
        assert_eq!(r.state(&vm), "Halted");
        let args: Vec<V> = core::iter::once(vm.clone()).chain(args.iter().cloned()).collect();
        r.call(method, &args).ok();
        r.fake.log.clear();
        r.now += 10 * SECOND;
        r.settle();
        assert!(r.fake.log.is_empty(), "{method}: {:?}", r.fake.log);
    }
}

#[test]
fn a_restart_that_cannot_be_is_audited() {
    let mut r = Rig::new();
    let vm = r.running();
    r.fake.free = 0;
    event(&mut r, &vm, DomainEvent::Reboot);
    r.audits.clear();
    r.call("VM.set_HVM_boot_policy", &[vm.clone(), s("BIOS order")]).ok();
    r.settle();
    assert_eq!(r.state(&vm), "Halted");
    assert_eq!(r.audits[1], format!(" VM.start {} VALUE_NOT_SUPPORTED", vm.text()));
}
