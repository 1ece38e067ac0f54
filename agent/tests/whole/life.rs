//! The audit trail: one line for each call that changes something, whoever made it and however it went.
//!
//! Deliberately absent: syslog's side of the wire.

use crate::rig::{Rig, b, s, vm};

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
