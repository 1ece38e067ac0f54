//! LESSONS.md lines about what guests write and how they end, on the whole agent.

use crate::rig::{Rig, s};
use platform_xen::hyp::{DomId, Gfn, Memory, ShutdownReason};

/// 40 (XSA-368): a soft reset is a reboot like any other: the domain is destroyed and built anew.
#[test]
fn xsa_368_a_soft_reset_is_a_reboot() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let before = rig.counts();
    let (vm, _) = rig.running(&client, "");
    let running = rig.counts();
    let domid = |rig: &mut Rig<_>| -> u16 { rig.ok(&client, "VM.get_domid", &[s(&vm)]).parse().expect("a number") };
    let mut last = domid(&mut rig);
    for _ in 0..3 {
        assert!(rig.sim.shut_down(DomId(last), ShutdownReason::SoftReset));
        rig.pass(2_000_000_000);
        let now = domid(&mut rig);
        assert!(now != last && rig.state(&client, &vm) == "Running");
        assert_eq!(rig.counts(), running);
        last = now;
    }
    rig.ok(&client, "VM.hard_shutdown", &[s(&vm)]);
    rig.ok(&client, "VM.destroy", &[s(&vm)]);
    assert_eq!(rig.counts(), before);
    rig.no_violations("soft reset");
}

/// 27 (XSA-175, XSA-178) and 28 (XSA-57): what the toolstack tells a guest belongs to domain 0; the guest's own are a few
/// roots, and of none of them does the agent believe anything.
#[test]
fn xsa_175_xsa_178_and_xsa_057_what_a_guest_is_told_is_not_its_own() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let (vm, _) = rig.running(&client, "");
    let dom: u16 = rig.ok(&client, "VM.get_domid", &[s(&vm)]).parse().expect("a number");
    let server = rig.agent.host.machine.store.server();
    let home = format!("/local/domain/{dom}");
    let own = [
        "attr",
        "control/feature-",
        "control/shutdown",
        "control/sysrq",
        "data",
        "device/suspend",
        "drivers",
        "error",
        "feature",
    ];
    let mut left = vec![String::new()];
    let mut seen = 0;
    while let Some(path) = left.pop() {
        let at = format!("{home}{path}");
        let perms = server.perms(at.as_bytes()).expect("it is there");
        let name = path.trim_start_matches('/');
        if own.iter().any(|root| name.starts_with(root)) && name != "device/suspend" {
            assert_eq!(perms[0].dom, DomId(dom), "{at}");
        } else {
            assert_eq!(perms[0], platform_xen::xenstore::Perm { dom: DomId(0), access: 0 }, "{at} is the guest's");
            let writes = platform_xen::xenstore::perms::WRITE;
            assert!(perms.iter().all(|perm| perm.access & writes == 0), "{at} can be written: {perms:?}");
        }
        seen += 1;
        server.list(at.as_bytes(), &mut |child| {
            left.push(format!("{path}/{}", String::from_utf8_lossy(child)));
            true
        });
    }
    assert!(seen > 30, "{seen} nodes");
}

/// 37 (XSA-372, XSA-383): a guest's memory is capped from its start on. (Boot modules, the lesson's other half, stay the
/// agent's: it gives no memory of its own back to Xen.)
#[test]
fn xsa_372_and_xsa_383_memory_is_capped() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let (vm, _) = rig.running(&client, "");
    let dom = DomId(rig.ok(&client, "VM.get_domid", &[s(&vm)]).parse().expect("a number"));
    let free = rig.sim.counts().free_pages;
    let mut more = 0;
    // Somewhere that it has nothing.
    for gfn in 0x10_0000.. {
        if rig.agent.host.machine.hyp.populate(dom, 0, &mut [Gfn(gfn)]) != Ok(1) {
            break;
        }
        more += 1;
        assert!(more < 1024, "it is not capped");
    }
    assert!(more <= 256, "{more} pages more than it may have");
    assert_eq!(rig.sim.counts().free_pages, free - more);
    rig.ok(&client, "VM.hard_shutdown", &[s(&vm)]);
}
