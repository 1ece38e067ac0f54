//! What the engine may ask of the host beside domains' lives, asked of the machine itself; and that the answer to whoever
//! ends the machine leaves first.

use crate::rig::{MS, Rig, s};
use crate::wire::Wire;
use api_core::lifecycle::backend::{Backend, BackendError, CONTROL_DOMAIN, CpuPool, SchedChange, Uuid};
use platform_xen::hyp::{Board, Errno};
use platform_xen::sim::{End, Violation};

fn xen(call: &'static str, errno: &'static str) -> BackendError {
    BackendError::Xen { call, errno }
}

/// A rig with a running VM of two VCPUs.
fn rig() -> (Rig<Wire>, Uuid) {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let record = crate::rig::record(&[
        ("name_label", s("vm")),
        ("PV_kernel", s("file:///tiny")),
        ("memory_static_max", s(&(16 << 20).to_string())),
        ("VCPUs_max", s("2")),
    ]);
    let vm = rig.ok(&client, "VM.create", &[record]);
    rig.ok(&client, "VM.start", &[s(&vm), crate::rig::b(false)]);
    let uuid = api_core::parse_uuid(&vm).expect("a uuid");
    (rig, uuid)
}

#[test]
fn samples_of_guests_and_of_the_control_domain() {
    let (mut rig, vm) = rig();
    let machine = &mut rig.agent.host.machine;
    let own = machine.vm_sample(&CONTROL_DOMAIN).expect("there");
    assert_eq!((own.domid, own.pool, own.vcpus, machine.vcpus(&CONTROL_DOMAIN).len()), (0, 0, 1, 1));
    assert!(own.started > 0 && machine.vcpus(&CONTROL_DOMAIN)[0].running);
    let guest = machine.vcpus(&vm);
    assert_eq!(guest.iter().map(|vcpu| vcpu.online).collect::<Vec<_>>(), [true, false]);
    assert_eq!(machine.vm_sample(&vm).expect("there").pool, 0);
    assert!(machine.vm_sample(&[9; 16]).is_none() && machine.vcpus(&[9; 16]).is_empty());
    rig.no_violations("samples");
}

#[test]
fn scheduling_changes_wholly_or_not_at_all() {
    let (mut rig, vm) = rig();
    let machine = &mut rig.agent.host.machine;
    for vm in [CONTROL_DOMAIN, vm] {
        let change = |weight, cap, mask: Option<&[u32]>| SchedChange { weight, cap, mask: mask.map(<[u32]>::to_vec) };
        assert_eq!(machine.schedule(&vm, &change(Some(300), Some(50), Some(&[1]))), Ok(()));
        let kept = machine.scheduling(&vm).expect("there");
        assert_eq!((kept.weight, kept.cap, kept.mask.as_slice()), (300, 50, [1].as_slice()));
        for (bad, error) in [
            (change(Some(0), None, None), xen("scheduler_op", "ERANGE")),
            (change(Some(65_536), None, None), xen("scheduler_op", "ERANGE")),
            (change(None, Some(70_000), None), xen("scheduler_op", "ERANGE")),
            (change(None, Some(1000), Some(&[0])), xen("scheduler_op", "EINVAL")),
            (change(Some(7), Some(7), Some(&[])), xen("setvcpuaffinity", "EINVAL")),
            (change(Some(7), None, Some(&[2])), xen("setvcpuaffinity", "EINVAL")),
            (change(Some(7), None, Some(&[0, 256])), xen("setvcpuaffinity", "EINVAL")),
        ] {
            assert_eq!(machine.schedule(&vm, &bad), Err(error), "{bad:?}");
            assert_eq!(machine.scheduling(&vm).as_ref(), Some(&kept), "{bad:?}");
        }
        assert_eq!(machine.schedule(&vm, &change(None, Some(0), None)), Ok(()));
        assert_eq!(machine.schedule(&vm, &change(None, None, Some(&[0, 1]))), Ok(()));
        let kept = machine.scheduling(&vm).expect("there");
        assert_eq!((kept.weight, kept.cap, kept.mask.as_slice()), (300, 0, [0, 1].as_slice()));
    }
    // The second VCPU's mask is refused: the first gets its own back, and so does the share.
    let kept = machine.scheduling(&vm);
    rig.sim.faults().fail_call(3);
    let change = SchedChange { weight: Some(9), cap: None, mask: Some(vec![1]) };
    assert_eq!(rig.agent.host.machine.schedule(&vm, &change), Err(xen("setvcpuaffinity", "ENOMEM")));
    assert_eq!(rig.agent.host.machine.scheduling(&vm), kept);
    assert_eq!(rig.agent.host.machine.schedule(&[9; 16], &SchedChange::default()), Err(BackendError::NoDomain));
    rig.no_violations("scheduling");
}

#[test]
fn pools() {
    let (mut rig, vm) = rig();
    let machine = &mut rig.agent.host.machine;
    let pool = |id, scheduler, cpus: &[u32], domains| CpuPool { id, scheduler, cpus: cpus.to_vec(), domains };
    assert_eq!(machine.pools(), [pool(0, "credit2", &[0, 1], 2)]);
    assert_eq!(machine.pool_create("null"), Err(BackendError::UnknownScheduler));
    assert_eq!(machine.pool_create("nope"), Err(BackendError::UnknownScheduler));
    assert_eq!((machine.pool_create(""), machine.pool_create("credit")), (Ok(1), Ok(2)));
    assert_eq!(machine.pool_cpu(2, 1, true), Err(xen("cpupool_addcpu", "ENODEV")));
    assert_eq!(machine.pool_cpu(2, u32::MAX, false), Err(xen("cpupool_addcpu", "EINVAL")));
    assert_eq!((machine.pool_cpu(0, 1, false), machine.pool_cpu(2, 1, true)), (Ok(()), Ok(())));
    let change = SchedChange { weight: Some(300), ..SchedChange::default() };
    assert_eq!(machine.schedule(&vm, &change), Ok(()));
    assert_eq!(machine.pool_move(&vm, 1), Err(xen("cpupool_movedomain", "ENOENT")));
    assert_eq!(machine.pool_move(&vm, 2), Ok(()));
    assert_eq!(machine.pools(), [pool(0, "credit2", &[0], 1), pool(1, "credit2", &[], 0), pool(2, "credit", &[1], 1)]);
    let sample = machine.scheduling(&vm).expect("there");
    assert_eq!((sample.weight, sample.mask.as_slice()), (300, [1].as_slice()), "the share moved along");
    assert_eq!(machine.vm_sample(&vm).expect("there").pool, 2);
    assert_eq!(machine.pool_move(&CONTROL_DOMAIN, 2), Err(xen("cpupool_movedomain", "EPERM")));
    assert_eq!(machine.pool_move(&[9; 16], 2), Err(BackendError::NoDomain));
    assert_eq!(machine.pool_cpu(2, 1, false), Err(xen("cpupool_rmcpu", "EBUSY")));
    assert_eq!(machine.pool_destroy(2), Err(xen("cpupool_destroy", "EBUSY")));
    assert_eq!((machine.pool_move(&vm, 0), machine.pool_cpu(2, 1, false)), (Ok(()), Ok(())));
    assert_eq!((machine.pool_destroy(2), machine.pool_destroy(1), machine.pool_cpu(0, 1, true)), (Ok(()), Ok(()), Ok(())));
    rig.no_violations("pools");
}

#[test]
fn a_cpu_that_is_busy_is_tried_again_then_put_back() {
    let (mut rig, _) = rig();
    rig.sim.faults().errno(Errno::EAGAIN);
    rig.sim.faults().fail_call(1);
    assert_eq!(rig.agent.host.machine.pool_cpu(0, 1, false), Ok(()));
    assert_eq!(rig.agent.host.machine.pool_cpu(0, 1, true), Ok(()));
    rig.sim.faults().fail_after(0);
    assert_eq!(rig.agent.host.machine.pool_cpu(0, 1, false), Err(xen("cpupool_rmcpu", "EAGAIN")));
}

#[test]
fn logs_and_debug_keys() {
    let (mut rig, _) = rig();
    let machine = &mut rig.agent.host.machine;
    assert!(machine.hypervisor_log(false).expect("text").starts_with("(XEN) Xen version"));
    assert_eq!(machine.debug_keys("hq"), Ok(()));
    for (keys, errno) in [
        ("", "EINVAL"),
        ("\n", "EINVAL"),
        ("\u{e4}", "EINVAL"),
        ("hR", "EPERM"),
        ("C", "EPERM"),
        ("12345678901234567", "E2BIG"),
    ] {
        assert_eq!(machine.debug_keys(keys), Err(xen("debug_keys", errno)), "{keys:?}");
    }
    let text = machine.hypervisor_log(true).expect("text");
    assert!(
        text.starts_with("(XEN) Xen version")
            && text.ends_with("'h' pressed -> simulated\n(XEN) 'q' pressed -> simulated\n")
    );
    assert_eq!(machine.hypervisor_log(false).as_deref(), Ok(""));
    rig.sim.xen_says("\u{2192}.");
    assert_eq!(rig.agent.host.machine.hypervisor_log(true).as_deref(), Ok("\u{2192}."));
    rig.sim.xen_says(&format!("{}newest", "\u{e4}".repeat(20_000)));
    let text = rig.agent.host.machine.hypervisor_log(false).expect("text");
    assert!(text.ends_with("newest") && text.len() <= 64 << 10);
    rig.no_violations("logs");
    rig.sim.faults().errno(Errno::EPERM);
    rig.sim.faults().fail_call(1);
    assert_eq!(rig.agent.host.machine.debug_keys("h"), Err(xen("debug_keys", "EPERM")));
}

#[test]
fn the_answer_leaves_before_the_machine_ends() {
    for (restart, end) in [(false, End::Off), (true, End::Restart)] {
        let mut rig = Rig::new();
        let client = rig.login(5);
        rig.settle();
        assert_eq!(rig.agent.host.machine.power(restart), Ok(()));
        assert_eq!(rig.agent.host.machine.power(!restart), Ok(()), "the first wish counts");
        rig.turn();
        // Others are answered meanwhile.
        rig.ok(&client, "VM.get_all", &[]);
        rig.pass(150 * MS);
        assert_eq!(rig.sim.ended(), None);
        rig.pass(100 * MS);
        assert_eq!(rig.sim.ended(), Some(end));
        rig.no_violations("end");
    }
}

#[test]
fn somebody_who_takes_no_answer_does_not_keep_the_machine() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    rig.wire.window(client.conn, 10);
    rig.wire.send(client.conn, &crate::rig::post("VM.get_all", &[s(&client.session)]));
    rig.pass(10 * MS);
    assert_eq!(rig.agent.host.machine.power(false), Ok(()));
    rig.pass(1900 * MS);
    assert_eq!(rig.sim.ended(), None);
    rig.pass(200 * MS);
    assert_eq!(rig.sim.ended(), Some(End::Off));
}

#[test]
fn a_machine_that_cannot_be_turned_off_is_halted() {
    let mut rig = Rig::new();
    rig.sim.without_firmware();
    assert_eq!(rig.agent.host.machine.power(false), Ok(()));
    rig.pass(300 * MS);
    assert_eq!(rig.sim.ended(), Some(End::Halted));
    let mut rig = Rig::new();
    rig.settle();
    rig.sim.faults().fail_call(1);
    assert_eq!(rig.agent.host.machine.power(false), Ok(()));
    rig.pass(300 * MS);
    assert_eq!(rig.sim.ended(), Some(End::Halted));
    assert!(!rig.sim.violations().iter().any(|v| matches!(v, Violation::BadSoftOff(_))));
}

#[test]
fn pci_functions_are_listed() {
    let rig = Rig::new();
    let found = rig.agent.host.machine.hyp.pci_functions();
    let network = found.iter().find(|function| function.class >> 16 == 2).expect("a network card");
    assert_eq!((network.vendor_id, network.device_id, network.slot), (0x1af4, 0x1041, 1));
}
