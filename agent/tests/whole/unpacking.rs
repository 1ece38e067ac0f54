//! Inline kernels that take many turns to decode and unpack: nobody waits for them, and half done is nothing left.
//!
//! Deliberately absent: the formats; platform-xen's tests have them.

use crate::builder::small_kernel;
use crate::images::base64;
use crate::rig::{Client, Rig, b, bundle, post, s, sim};
use crate::wire::Wire;
use agent::machine::Machine;
use agent::manifest::Limits;
use api_core::lifecycle::backend::{Backend, BackendError, OpId, Progress, StepKind, VmSpec};
use platform_xen::xenstore;

/// What the kernel below unpacks to.
const SIZE: usize = 3 << 20;
/// Calls that takes at least.
const CALLS: usize = SIZE / (64 << 10);

/// A bzImage with an lz4 payload: the small kernel, then zeroes up to `size`.
fn packed(size: usize) -> Vec<u8> {
    let kernel = small_kernel();
    let length = |rest: usize| [vec![255; rest / 255], vec![(rest % 255) as u8]].concat();
    // Literals: the kernel and a zero; a match from one back; one more zero at the end.
    let literals = [&kernel[..], &[0]].concat();
    let mut block = vec![0xff];
    block.extend(length(literals.len() - 15));
    block.extend(&literals);
    block.extend([1, 0]);
    block.extend(length(size - literals.len() - 1 - 4 - 15));
    block.extend([0x10, 0]);
    let mut payload = vec![0x02, 0x21, 0x4c, 0x18];
    payload.extend((block.len() as u32).to_le_bytes());
    payload.extend(&block);
    payload.extend((size as u32).to_le_bytes());
    let mut file = vec![0; 1536];
    file[0x1f1] = 2;
    file[0x1fe..0x200].copy_from_slice(&[0x55, 0xaa]);
    file[0x202..0x206].copy_from_slice(b"HdrS");
    file[0x206..0x208].copy_from_slice(&0x20f_u16.to_le_bytes());
    file[0x24c..0x250].copy_from_slice(&(payload.len() as u32).to_le_bytes());
    file.extend(payload);
    file
}

fn uri(file: &[u8]) -> String {
    format!("data:;base64,{}", base64(file))
}

/// Begins a start and returns its task.
fn begin(rig: &mut Rig<Wire>, client: &Client, vm: &str) -> String {
    rig.ok(client, "Async.VM.start", &[s(vm), b(false)])
}

fn image_bytes(rig: &Rig<Wire>) -> (usize, usize) {
    (rig.agent.host.machine.plan_image_bytes(), rig.agent.host.machine.cached_image_bytes())
}

#[test]
fn others_are_served_while_a_kernel_is_unpacked() {
    let mut rig = Rig::new();
    let (client, other) = (rig.login(5), rig.login(6));
    let vm = rig.create_with(&client, &uri(&packed(SIZE)), "");
    rig.wire.send(client.conn, &post("VM.start", &[s(&client.session), s(&vm), b(false)]));
    rig.turn();
    let mut answered = 0;
    while rig.agent.engine.counts().plans > 0 {
        let before = rig.turns;
        assert_ne!(rig.ok(&other, "VM.get_power_state", &[s(&vm)]), "");
        assert!(rig.turns - before <= 2, "{} turns", rig.turns - before);
        answered += 1;
    }
    assert!(answered >= CALLS / 2, "{answered} answers while it started");
    rig.answer(client.conn);
    assert_eq!(rig.state(&client, &vm), "Running");
    assert_eq!(image_bytes(&rig), (0, SIZE));
    // A guest of the bundle does not wait for another's inline kernel: this one is decoded in several calls.
    let mut large = small_kernel();
    large.resize(1 << 20, 0);
    let slow = rig.create_with(&client, &uri(&large), "");
    let task = begin(&mut rig, &client, &slow);
    rig.running(&client, "");
    assert_eq!(rig.ok(&client, "task.get_status", &[s(&task)]), "pending");
    rig.settle();
    assert_eq!(rig.state(&client, &slow), "Running");
    rig.no_violations("");
}

/// Cancelled wherever it is.
#[test]
fn a_cancelled_start_leaves_no_image_behind() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let mut large = small_kernel();
    large.resize(1 << 20, 0);
    for kernel in [uri(&packed(SIZE)), uri(&large)] {
        let vm = rig.create_with(&client, &kernel, "");
        rig.settle();
        let before = rig.counts();
        for turns in [0, 1, 2, 5, 10] {
            let task = begin(&mut rig, &client, &vm);
            for _ in 0..turns {
                rig.turn();
            }
            assert_ne!(image_bytes(&rig).0, 0, "{turns} turns");
            rig.ok(&client, "task.cancel", &[s(&task)]);
            rig.settle();
            assert_eq!(rig.ok(&client, "task.get_status", &[s(&task)]), "cancelled", "{turns} turns");
            assert_eq!((rig.counts(), image_bytes(&rig)), (before, (0, 0)), "{turns} turns");
            assert_eq!(rig.state(&client, &vm), "Halted");
        }
        rig.ok(&client, "VM.start", &[s(&vm), b(false)]);
        rig.ok(&client, "VM.hard_shutdown", &[s(&vm)]);
        rig.ok(&client, "VM.destroy", &[s(&vm)]);
        assert_eq!(image_bytes(&rig).0, 0);
        rig.agent.host.machine = Machine::new(
            rig.sim.clone(),
            bundle(Limits::default()),
            &Limits::default(),
            xenstore::Limits::default(),
            4 << 20,
        );
    }
    rig.no_violations("");
}

#[test]
fn two_starts_with_one_kernel_hold_it_once() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let vms = [0, 1].map(|_| rig.create_with(&client, &uri(&packed(SIZE / 2)), ""));
    for vm in &vms {
        begin(&mut rig, &client, vm);
    }
    while rig.agent.engine.counts().plans > 0 {
        let (plans, cached) = image_bytes(&rig);
        assert!(plans <= SIZE && cached <= SIZE / 2, "{plans} {cached}");
        rig.turn();
    }
    assert_eq!(vms.map(|vm| rig.state(&client, &vm)), ["Running", "Running"]);
    assert_eq!(image_bytes(&rig), (0, SIZE / 2));
}

/// Plans that wait hold the texts they were given; there is a bound on them together, and on what one unpacks to.
#[test]
fn what_waits_and_what_is_unpacked_is_bounded() {
    const MEMORY: usize = 1 << 20;
    let mut machine =
        Machine::new(sim(1), bundle(Limits::default()), &Limits::default(), xenstore::Limits::default(), MEMORY);
    let mut begin = |n: u64, kernel: &str| {
        let spec =
            VmSpec { uuid: [n as u8; 16], kernel: kernel.to_string(), memory: 16 << 20, vcpus: 1, ..VmSpec::default() };
        machine.open(OpId(n), spec);
        machine.begin(OpId(n), &[n as u8; 16], StepKind::ResolveImages)
    };
    let too_large = uri(&packed(MEMORY + 1));
    assert!(matches!(begin(1, &too_large), Progress::Working(_)));
    let waiting = uri(&vec![0x55; 300_000]);
    let begun: Vec<Progress> = (2..12).map(|n| begin(n, &waiting)).collect();
    let fit = 2 * MEMORY / waiting.len();
    assert!(begun[..fit].iter().all(|progress| *progress == Progress::Working(0)), "{begun:?}");
    assert_eq!(begun[fit], Progress::Failed(BackendError::NoHeap));
    // The bundle's own need no turn.
    assert_eq!(begin(20, "file:///tiny"), Progress::Done);
    for n in 2 + fit as u64..12 {
        machine.close(OpId(n));
    }
    assert_eq!(machine.poll(OpId(1)), Progress::Failed(BackendError::NoHeap));
    // Now the next may, whoever asks first.
    let end = (0..100).map(|_| machine.poll(OpId(3))).find(|progress| !matches!(progress, Progress::Working(_)));
    assert!(matches!(end, Some(Progress::Failed(BackendError::BadImage { ramdisk: false, .. }))), "{end:?}");
    assert_eq!(machine.plan_image_bytes(), 0);
}
