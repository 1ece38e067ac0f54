//! PV guests through the API: who decides that a guest is one, and that its life is that of any other.
//!
//! Deliberately absent: how it is built; `platform-xen/tests/pv.rs` has that. Suspend and dumps; they are with the others'.

use crate::rig::{Client, P, Rig, b, record, s};
use crate::wire::Wire;
use platform_xen::hyp::{DomId, Domctl};

/// Starts a VM of that kernel and type; whether its guest is PV, or why not.
fn started(rig: &mut Rig<Wire>, client: &Client, kernel: &str, kind: &str) -> Result<bool, Vec<String>> {
    let vm = rig.create_with(client, kernel, "banner=up");
    if !kind.is_empty() {
        rig.ok(client, "VM.set_platform", &[s(&vm), record(&[("type", s(kind))])]);
    }
    let before = rig.counts();
    let start: [P; 2] = [s(&vm), b(false)];
    let result = rig.call(client, "VM.start", &start).map(|_| {
        let console = rig.ok(client, "VM.get_consoles", &[s(&vm)]);
        assert_eq!(rig.console(client, &console), "up\r\n", "{kernel} {kind}: {:?}", rig.sim.violations());
        rig.ok(client, "VM.hard_reboot", &[s(&vm)]);
        assert_eq!(rig.console(client, &console), "up\r\nup\r\n");
        let dom: DomId = rig.sim.list().expect("domains").last().expect("the guest").dom;
        let pv = rig.sim.frame(dom, 0).is_some();
        rig.ok(client, "VM.hard_shutdown", &[s(&vm)]);
        pv
    });
    assert_eq!(rig.counts(), before);
    rig.ok(client, "VM.destroy", &[s(&vm)]);
    rig.no_violations(kernel);
    result
}

#[test]
fn the_kind_is_asked_for_or_follows_from_kernel_and_host() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    rig.settle();
    let bad = |why: &str, kernel: &str| Err(["VALUE_NOT_SUPPORTED", "PV_kernel", kernel, why].map(str::to_string).to_vec());
    let no_entry = "no PVH entry note in the kernel";
    for (kernel, kind, expected) in [
        ("file:///tiny", "", Ok(false)),
        ("file:///tiny", "pvh", Ok(false)),
        ("file:///tiny", "pv", bad("no PV entry and base notes in the kernel", "file:///tiny")),
        ("file:///pv", "", Ok(true)),
        ("file:///pv", "pv", Ok(true)),
        ("file:///pv", "pvh", bad(no_entry, "file:///pv")),
        ("file:///both", "", Ok(false)),
        ("file:///both", "pvh", Ok(false)),
        ("file:///both", "pv", Ok(true)),
        (
            "file:///both",
            "hvm",
            Err(["VALUE_NOT_SUPPORTED", "platform", "hvm", "type is pvh or pv"].map(str::to_string).to_vec()),
        ),
    ] {
        assert_eq!(started(&mut rig, &client, kernel, kind), expected, "{kernel} {kind}");
    }
    rig.sim.without_hvm();
    assert_eq!(started(&mut rig, &client, "file:///both", ""), Ok(true));
    let no_hvm = "this host can run PV guests only";
    assert_eq!(started(&mut rig, &client, "file:///tiny", ""), bad(no_hvm, "file:///tiny"));
    assert_eq!(started(&mut rig, &client, "file:///both", "pvh"), bad(no_hvm, "file:///both"));
}

/// Once Xen has no 2 MiB in one piece a list of frames has a number for each page: it counts as images do.
#[test]
fn a_list_of_frames_that_is_too_long_is_refused() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    rig.settle();
    let before = rig.counts();
    let vm = rig.create_with(&client, "file:///pv", "banner=up");
    rig.ok(&client, "VM.set_memory_static_max", &[s(&vm), s(&(384u64 << 20).to_string())]);
    let start: [P; 2] = [s(&vm), b(false)];
    rig.sim.without_large();
    rig.agent.host.machine.bound_images(300 << 10);
    let error = rig.call(&client, "VM.start", &start).expect_err("384 KiB of numbers are not kept in 300");
    assert_eq!(error, ["INTERNAL_ERROR", "the control domain has no memory for this just now"]);
    assert_eq!((rig.state(&client, &vm).as_str(), rig.sim.counts()), ("Halted", before.0));
    rig.agent.host.machine.bound_images(400 << 10);
    rig.call(&client, "VM.start", &start).expect("they are in 400");
    assert_eq!(rig.agent.host.machine.plan_image_bytes(), 0, "and only until it runs");
    rig.ok(&client, "VM.hard_shutdown", &[s(&vm)]);
    rig.ok(&client, "VM.destroy", &[s(&vm)]);
    assert_eq!(rig.counts(), before);
    rig.no_violations("a list");
}
