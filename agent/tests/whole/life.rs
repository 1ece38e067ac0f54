//! The audit trail: one line for each call that changes something, whoever made it and however it went. And what the log says
//! of declared VMs that are refused.
//!
//! Deliberately absent: syslog's side of the wire.

use crate::rig::{Rig, b, boot, bundle, s, sim, vm};
use crate::wire::Wire;
use agent::manifest::{Limits, Vm};
use std::cell::RefCell;

#[test]
fn every_call_that_changes_something_is_one_line() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let vm_ref = rig.create(&client, "");
    let unknown = "00000000-0000-0000-0000-000000000001";
    let mut seen = 0;
    let mut new = |rig: &Rig<_>| -> Vec<String> {
        let lines: Vec<String> = rig.agent.host.audit.lines().map(str::to_string).collect();
        let added = lines[seen..].to_vec();
        seen = lines.len();
        assert_eq!(rig.agent.host.audit.total as usize, seen);
        added
    };
    let first = new(&rig);
    assert_eq!(first.len(), 2, "{first:?}");
    assert_eq!(first[0], "audit: method=session.login_with_password ref= result=ok source=10.0.0.5 user=\"root\"");
    for (method, params, reference, result) in [
        ("VM.start", vec![s(&vm_ref), b(false)], vm_ref.as_str(), "ok"),
        ("VM.start", vec![s(&vm_ref), b(false)], &vm_ref, "VM_BAD_POWER_STATE"),
        ("VM.set_name_label", vec![s(&vm_ref), s("x")], &vm_ref, "ok"),
        ("VM.hard_reboot", vec![s(&vm_ref)], &vm_ref, "ok"),
        ("VM.hard_shutdown", vec![s(&vm_ref)], &vm_ref, "ok"),
        ("VM.destroy", vec![s(&vm_ref)], &vm_ref, "ok"),
        // What names nothing is not repeated.
        ("VM.destroy", vec![s(unknown)], "", "HANDLE_INVALID"),
    ] {
        let _ = rig.call(&client, method, &params);
        let line = format!("audit: method={method} ref={reference} result={result} source=10.0.0.5 user=\"root\"");
        assert_eq!(new(&rig), [line]);
    }
    // One that fails on the way, and one that nobody waits for.
    let other = rig.create(&client, "");
    new(&rig);
    rig.agent.engine.inject_failure(3);
    rig.call(&client, "VM.start", &[s(&other), b(false)]).expect_err("injected");
    assert!(new(&rig)[0].starts_with(&format!("audit: method=VM.start ref={other} result=INTERNAL_ERROR ")));
    rig.ok(&client, "Async.VM.start", &[s(&other), b(false)]);
    rig.settle();
    assert_eq!(new(&rig).len(), 1);
    // Questions and what is no call at all: none.
    rig.ok(&client, "VM.get_all_records", &[]);
    rig.call(&client, "VM.no_such_thing", &[]).expect_err("unknown");
    rig.http(client.conn, "GET / HTTP/1.1\r\n\r\n");
    assert_eq!(new(&rig), [""; 0]);
    // A login that fails, with a name that tries to forge a line.
    rig.rpc(client.conn, "session.login_with_password", &[s("a&#10;audit: method=VM.destroy result=ok&quot;"), s("x")])
        .expect_err("refused");
    let lines = new(&rig);
    assert_eq!(lines.len(), 1);
    assert!(!lines[0].contains('\n') && lines[0].starts_with("audit: method=session.login_with_password ref= result=SESSION_AUTHENTICATION_FAILED source=10.0.0.5 user=\""), "{lines:?}");
    // No session, no change, no line.
    rig.rpc(client.conn, "VM.create", &[s("x"), vm("/tiny", "")]).expect_err("no session");
    assert_eq!(new(&rig), [""; 0]);
}

std::thread_local! {
    static LINES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what this thread logs.
struct Kept;

impl log::Log for Kept {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }
    fn log(&self, record: &log::Record<'_>) {
        LINES.with_borrow_mut(|lines| lines.push(record.args().to_string()));
    }
    fn flush(&self) {}
}

#[test]
fn a_declared_vm_that_is_refused_is_logged_with_its_name_and_why() {
    log::set_logger(&Kept).expect("the only logger");
    log::set_max_level(log::LevelFilter::Warn);
    let uuid = "b47a4bb4-7fd1-4a8c-8bb0-1c34d6ed4d1f".to_string();
    let declared = |name: &str, uuid: &str| Vm {
        name: name.to_string(),
        uuid: uuid.to_string(),
        kernel: "file:///tiny".to_string(),
        memory_mib: 16,
        vcpus: 1,
        ..Vm::default()
    };
    let mut bundle = bundle(Limits { vms: 3, ..Limits::default() });
    bundle.manifest.vms = vec![
        declared("first", &uuid),
        declared("twin", &uuid),
        declared("a", ""),
        declared("a", ""),
        declared("fifth", ""),
    ];
    let mut rig = boot(Wire::default(), Wire::default(), bundle, sim(1), None);
    let said = LINES.take();
    let refused = |name: &str, why: &str| format!("the manifest's VM {name} is refused: {why}");
    assert_eq!(said, [refused("twin", "another VM has its uuid"), refused("fifth", "LIMIT_REACHED"),]);
    rig.settle();
    assert_eq!(LINES.take(), [""; 0], "told once");
}
