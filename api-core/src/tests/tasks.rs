//! Async forms: the task at once, its progress, result, error, cancelling, and how long it is kept.

use super::rig::*;
use crate::lifecycle::backend::*;
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::vec::Vec;

fn status(r: &mut Rig, task: &V) -> String {
    r.call("task.get_status", core::slice::from_ref(task)).ok().text().to_owned()
}
use alloc::string::String;

#[test]
fn a_task_from_begin_to_end() {
    let mut r = Rig::new();
    let vm = r.vm();
    r.fake.polls = 4;
    let task = r.call("Async.VM.start", &[vm.clone(), V::B(false)]).ok();
    assert_eq!(status(&mut r, &task), "pending");
    let record = r.call("task.get_record", &[task.clone()]).ok();
    assert_eq!(record.get("name_label"), &s("Async.VM.start"));
    assert_eq!(record.get("allowed_operations"), &V::A([s("Cancel")].to_vec()));
    assert_eq!(record.get("session"), &s(&r.session));
    assert_eq!(record.get("type"), &s("void"));
    let mut seen: Vec<i64> = Vec::new();
    while r.poll().busy {
        let progress = r.call("task.get_progress", &[task.clone()]).ok().text().parse().unwrap();
        assert!(seen.last().is_none_or(|last| *last <= progress), "{seen:?} {progress}");
        seen.push(progress);
    }
    seen.dedup();
    assert_eq!(seen.pop(), Some(100), "the poll that ends it is busy: the answer is to be sent");
    assert!(seen.len() > 5 && seen.iter().all(|p| *p < 100), "{seen:?}");
    let record = r.call("task.get_record", &[task.clone()]).ok();
    for (key, value) in [
        ("status", s("success")),
        ("progress", s(100)),
        ("result", s("")),
        ("error_info", V::A(Vec::new())),
        ("allowed_operations", V::A(Vec::new())),
    ] {
        assert_eq!(record.get(key), &value, "{key}");
    }
    assert_eq!(r.state(&vm), "Running");
    assert_eq!(r.audits.last().unwrap(), &format!("root VM.start {} ok", vm.text()));
    assert_eq!(r.call("task.get_all", &[]), R::Ok(V::A([task.clone()].to_vec())));
    assert_eq!(r.call("task.get_by_name_label", &[s("Async.VM.start")]), R::Ok(V::A([task].to_vec())));
}

#[test]
fn results_and_errors() {
    let mut r = Rig::new();
    let task = r.call("Async.VM.create", &[rec(&[("name_label", s("a"))])]).ok();
    assert_eq!(status(&mut r, &task), "success");
    let vm = r.call("VM.get_all", &[]).ok().list()[0].clone();
    let result = format!("<value><string>{}</string></value>", vm.text());
    assert_eq!(r.call("task.get_result", &[task.clone()]), R::Ok(s(result)));
    assert_eq!(r.call("task.get_type", &[task]), R::Ok(s("VM ref")));
    // An error that is found at once, and one of a step, are the task's.
    let task = r.call("Async.VM.pause", &[vm.clone()]).ok();
    assert_eq!(status(&mut r, &task), "failure");
    let info = r.call("task.get_error_info", &[task]).ok();
    assert_eq!(info, V::A(["VM_BAD_POWER_STATE", vm.text(), "Running", "Halted"].map(s).to_vec()));
    r.call("VM.set_PV_kernel", &[vm.clone(), s("/tiny")]).ok();
    r.engine.inject_failure(2);
    let task = r.call("Async.VM.start", &[vm, V::B(false)]).ok();
    r.settle();
    assert_eq!(status(&mut r, &task), "failure");
    r.fake.nothing_left();
}

#[test]
fn checks_come_before_a_task_is_made() {
    let mut r = Rig::new();
    let vm = r.vm();
    for (answer, code) in [
        (r.call("Async.VM.start", &[vm.clone()]), "MESSAGE_PARAMETER_COUNT_MISMATCH"),
        (r.raw("Async.VM.start", &[s("bad"), vm.clone(), V::B(false)]), "SESSION_INVALID"),
        (r.call("Async.VM.start", &[vm.clone(), s("no")]), "FIELD_TYPE_ERROR"),
        (r.call("Async.VM.get_record", &[s("no")]), "HANDLE_INVALID"),
        (r.call("Async.VM.set_name_label", &[vm.clone()]), "MESSAGE_PARAMETER_COUNT_MISMATCH"),
        (r.call("Async.session.logout", &[]), "MESSAGE_METHOD_UNKNOWN"),
        (r.call("Async.task.cancel", &[vm.clone()]), "MESSAGE_METHOD_UNKNOWN"),
        (r.call("Async.VM.no_such", &[vm.clone()]), "MESSAGE_METHOD_UNKNOWN"),
        (r.call("Async.Async.VM.start", &[vm, V::B(false)]), "MESSAGE_METHOD_UNKNOWN"),
        (r.call("Async.", &[]), "MESSAGE_METHOD_UNKNOWN"),
    ] {
        assert_eq!(answer.code(), code);
    }
    assert_eq!(r.engine.counts().tasks, 0);
    assert_eq!(r.call("Async.VM.no_such", &[]).err()[1], "Async.VM.no_such");
}

/// Accessors and events too: what they answer is the task's result.
#[test]
fn a_task_can_be_asked_to_ask() {
    let mut r = Rig::new();
    let vm = r.vm();
    let result = |r: &mut Rig, task: V| {
        let record = r.call("task.get_record", &[task]).ok();
        (record.get("status").clone(), record.get("result").clone())
    };
    let task = r.call("Async.VM.set_name_label", &[vm.clone(), s("<x>")]).ok();
    assert_eq!(result(&mut r, task), (s("success"), s("")));
    let task = r.call("Async.VM.get_name_label", &[vm.clone()]).ok();
    assert_eq!(result(&mut r, task), (s("success"), s("<value><string>&lt;x&gt;</string></value>")));
    let task = r.call("Async.VM.get_by_uuid", &[s("no")]).ok();
    let record = r.call("task.get_record", &[task]).ok();
    assert_eq!((record.get("status"), record.get("error_info").list()[0].clone()), (&s("failure"), s("HANDLE_INVALID")));
    let task = r.call("Async.event.next", &[]).ok();
    assert_eq!(result(&mut r, task).0, s("failure"));
    r.call("event.register", &[V::A([s("VM")].to_vec())]).ok();
    for told in [true, false] {
        if told {
            r.call("VM.set_name_label", &[vm.clone(), s("y")]).ok();
        }
        let task = r.call("Async.event.next", &[]).ok();
        let (status, V::S(xml)) = result(&mut r, task) else { panic!("a result is text") };
        assert_eq!((status, xml.contains(">mod<")), (s("success"), told), "{xml}");
    }
}

/// Cancelled while each step is under way: that step is aborted and all that were begun are undone, in reverse.
#[test]
fn cancelling_at_any_step_leaves_nothing() {
    let mut tried = 0;
    for polls in 1..40 {
        let mut r = Rig::new();
        let vm = r.vm();
        r.fake.polls = 3;
        let task = r.call("Async.VM.start", &[vm.clone(), V::B(false)]).ok();
        for _ in 0..polls {
            r.poll();
        }
        if status(&mut r, &task) != "pending" {
            break;
        }
        tried += 1;
        assert_eq!(r.call("task.cancel", &[task.clone()]), R::Ok(s("")));
        assert_eq!(status(&mut r, &task), "cancelling");
        assert_eq!(r.call("task.cancel", &[task.clone()]).ok(), s(""), "cancelling twice is once");
        r.settle();
        assert_eq!(status(&mut r, &task), "cancelled");
        let info = r.call("task.get_error_info", &[task.clone()]).ok();
        assert_eq!(info, V::A([s("TASK_CANCELLED"), task.clone()].to_vec()));
        assert_eq!(r.state(&vm), "Halted");
        r.fake.nothing_left();
        let at = r.fake.log.iter().position(|l| l == "abort").expect("a step was under way");
        let begun = &r.fake.log[..at];
        let has = |l: &[String], step: &str| l.iter().any(|s| s == step);
        let undone = &r.fake.log[at + 1..];
        assert_eq!(has(undone, "DestroyDomain"), has(begun, "CreateDomain"), "{:?}", r.fake.log);
        assert_eq!(has(undone, "DisconnectRings"), has(begun, "ConnectRings"), "{:?}", r.fake.log);
        assert_eq!(r.call("task.cancel", &[task]).code(), "OPERATION_NOT_ALLOWED");
        r.fake.polls = 0;
        r.call("VM.start", &[vm, V::B(false)]).ok();
    }
    assert!(tried > 15, "{tried}");
}

#[test]
fn cancelling_before_the_first_step_begins_nothing() {
    let mut r = Rig::new();
    let vm = r.vm();
    let task = r.call("Async.VM.start", &[vm.clone(), V::B(false)]).ok();
    r.call("task.cancel", &[task.clone()]).ok();
    r.settle();
    assert_eq!(status(&mut r, &task), "cancelled");
    assert!(r.fake.log.is_empty());
    r.fake.nothing_left();
}

#[test]
fn a_teardown_is_not_cancelled() {
    let mut r = Rig::new();
    let vm = r.running();
    r.fake.polls = 2;
    let task = r.call("Async.VM.hard_shutdown", &[vm.clone()]).ok();
    assert_eq!(r.call("task.get_allowed_operations", &[task.clone()]), R::Ok(V::A(Vec::new())));
    assert_eq!(r.call("task.cancel", &[task.clone()]).code(), "OPERATION_NOT_ALLOWED");
    r.settle();
    assert_eq!(status(&mut r, &task), "success");
    assert_eq!(r.state(&vm), "Halted");
    // A reboot that is cancelled while it tears down stays down.
    let vm = r.running();
    let task = r.call("Async.VM.hard_reboot", &[vm.clone()]).ok();
    r.poll();
    r.call("task.cancel", &[task.clone()]).ok();
    r.settle();
    assert_eq!(status(&mut r, &task), "cancelled");
    assert_eq!(r.state(&vm), "Halted");
    r.fake.nothing_left();
}

#[test]
fn finished_tasks_are_kept_within_bounds() {
    let mut r = Rig::new();
    let host = Rig::host();
    let first = r.call("Async.host.enable", &[host.clone()]).ok();
    for _ in 0..1000 {
        r.call("Async.host.enable", &[host.clone()]).ok();
    }
    assert_eq!(r.engine.counts().tasks, 1000);
    assert_eq!(r.call("task.get_record", &[first]).code(), "HANDLE_INVALID");
    let session = r.session.clone();
    r.now += 23 * 3600 * SECOND;
    assert!(r.env(|engine, env| engine.session(env, &session)));
    r.poll();
    assert_eq!(r.engine.counts().tasks, 1000);
    r.now += 3600 * SECOND;
    r.poll();
    assert_eq!((r.engine.counts().tasks, r.engine.tasks.owners.len(), r.engine.of_task.len()), (0, 0, 0));
    assert_eq!(r.call("task.get_all", &[]), R::Ok(V::A(Vec::new())));
}

#[test]
fn a_result_that_is_too_big_is_not_kept() {
    let mut r = Rig::new();
    let host = Rig::host();
    let frame = "<value><string></string></value>".len();
    for (bytes, kept) in [(crate::task::RESULT_BYTES - frame, true), (crate::task::RESULT_BYTES - frame + 1, false)] {
        let task = r.call("Async.host.enable", &[host.clone()]).ok();
        let (uuid, value) = (Rig::uuid(&task), crate::store::value::Value::str(&"x".repeat(bytes)));
        r.env(|engine, env| engine.task_end(env.now, &uuid, &Ok(value), crate::schema::Type::Str));
        let record = r.call("task.get_record", &[task]).ok();
        assert_eq!(record.get("status"), &s("success"));
        assert_eq!(record.get("result").text().len(), if kept { bytes + frame } else { 0 });
        let note = if kept { "" } else { "The result was too big to be kept." };
        assert_eq!(record.get("name_description"), &s(note));
    }
}

#[test]
fn questions_as_tasks_do_not_fill_the_store() {
    let mut r = Rig::new();
    let before = r.engine.counts().store_bytes;
    for _ in 0..1100 {
        r.call("Async.host.list_methods", &[]).ok();
        assert!(r.engine.tasks.bytes <= crate::task::KEPT_BYTES);
    }
    assert!(r.engine.counts().store_bytes - before < 2 * crate::task::KEPT_BYTES);
}

#[test]
fn results_of_finished_tasks_are_bounded_together() {
    let mut r = Rig::new();
    let vm = r.vm_with(&[("PV_bootloader", s("x".repeat(200)))]);
    let first = r.call("Async.VM.start", &[vm.clone(), V::B(false)]).ok();
    for _ in 0..999 {
        r.call("Async.VM.start", &[vm.clone(), V::B(false)]).ok();
        assert!(r.engine.tasks.bytes <= crate::task::KEPT_BYTES);
    }
    let tasks = r.engine.counts().tasks;
    assert!((300..1000).contains(&tasks), "{tasks}");
    assert_eq!(r.call("task.get_record", &[first]).code(), "HANDLE_INVALID", "the oldest go first");
    r.now += 24 * 3600 * SECOND;
    r.poll();
    assert_eq!((r.engine.tasks.bytes, r.engine.counts().tasks), (0, 0));
}

#[test]
fn a_step_fails_while_it_is_cancelled() {
    let mut r = Rig::new();
    let vm = r.vm();
    r.fake.polls = 1;
    r.fake.fail_late = true;
    r.fake.fail = Some((StepKind::DestroyDomain, BackendError::Xen { call: "x", errno: "EBUSY" }));
    let task = r.call("Async.VM.start", &[vm.clone(), V::B(false)]).ok();
    for _ in 0..3 {
        r.poll();
    }
    r.call("task.cancel", &[task.clone()]).ok();
    r.settle();
    assert_eq!(status(&mut r, &task), "cancelled");
    assert_eq!(r.state(&vm), "Unknown");
}
