//! Suspended VMs and crash dumps on disks: there after a power cut, resumed once, nothing left behind.

use crate::rig::{Client, Rig, SECOND, b, record, s};
use crate::state::{CutDisk, Dice, call, login, machine};
use crate::suspend::{KERNELS, code, each_call, resume, started, suspend};
use crate::wire::Wire;
use platform_xen::hyp::Domctl;

const BYTES: usize = 192 << 20;

/// An SR, attached, that the host has for that.
fn place(rig: &mut Rig<Wire>, client: &Client, kind: &str, mib: u64, field: &str) -> String {
    let size = (mib << 20).to_string();
    let sr = rig.ok(client, "SR.create", &[record(&[("type", s(kind)), ("physical_size", s(&size))])]);
    let host = rig.ok(client, "host.get_all", &[]);
    let pbd = rig.ok(client, "PBD.create", &[record(&[("host", s(&host)), ("SR", s(&sr))])]);
    rig.ok(client, "PBD.plug", &[s(&pbd)]);
    rig.ok(client, &format!("host.set_{field}"), &[s(&host), s(&sr)]);
    sr
}

fn cut(disk: &CutDisk, seed: u64) -> CutDisk {
    CutDisk::new(disk.after(&mut Dice(seed)), u64::MAX)
}

fn get(rig: &mut Rig<Wire>, client: &Client, path: &str) -> (u16, Vec<u8>) {
    let conn = rig.wire.connect(9);
    let http = rig.http(conn, &format!("GET {path}&session_id={} HTTP/1.1\r\n\r\n", client.session));
    (http.status, http.body)
}

#[test]
fn a_suspended_vm_is_there_after_a_power_cut_and_goes_on() {
    for (seed, kernel) in KERNELS.into_iter().enumerate() {
        let disk = CutDisk::new(vec![0; BYTES], u64::MAX);
        let mut rig = machine(&disk).expect("power");
        let client = login(&mut rig, &disk).expect("power");
        let sr = place(&mut rig, &client, "disk", 0, "suspend_image_sr");
        let mut guest = started(&mut rig, &client, kernel);
        let was = code(&rig, guest.dom);
        suspend(&mut rig, &client, &guest).expect("suspended");
        let vdi = rig.ok(&client, "VM.get_suspend_VDI", &[s(&guest.vm)]);
        assert_eq!(rig.ok(&client, "VDI.get_type", &[s(&vdi)]), "suspend");
        let (status, body) = get(&mut rig, &client, &format!("/suspend_image?ref={}", guest.vm));
        assert!(status == 200 && body.len() > 16 << 20 && body[8..12] == *b"XENF", "{status}");

        let disk = cut(&disk, seed as u64);
        let mut rig = machine(&disk).expect("power");
        let client = login(&mut rig, &disk).expect("power");
        assert_eq!(rig.state(&client, &guest.vm), "Suspended");
        let before = rig.counts();
        resume(&mut rig, &client, &mut guest).expect("resumed");
        assert_eq!(code(&rig, guest.dom), was);
        assert_eq!(rig.ok(&client, "VM.get_suspend_VDI", &[s(&guest.vm)]), "");
        assert_eq!(rig.ok(&client, "SR.get_VDIs", &[s(&sr)]), "");
        // Two commits later.
        (0..6).for_each(|_| rig.pass(5 * SECOND));
        assert_eq!(rig.ok(&client, "SR.get_physical_utilisation", &[s(&sr)]), "0");
        // And once more, to be given up.
        suspend(&mut rig, &client, &guest).expect("suspended");
        rig.ok(&client, "VM.hard_shutdown", &[s(&guest.vm)]);
        assert_eq!(rig.ok(&client, "SR.get_VDIs", &[s(&sr)]), "");
        assert_eq!(rig.counts(), before);
        rig.no_violations("images on disks");
    }
}

#[test]
fn a_vm_is_resumed_once_whenever_the_power_goes() {
    let disk = CutDisk::new(vec![0; BYTES], u64::MAX);
    let mut rig = machine(&disk).expect("power");
    let client = login(&mut rig, &disk).expect("power");
    place(&mut rig, &client, "disk", 0, "suspend_image_sr");
    let guest = started(&mut rig, &client, KERNELS[0]);
    suspend(&mut rig, &client, &guest).expect("suspended");
    let image = disk.after(&mut Dice(1));
    let (mut resumed, mut spent, mut answered) = (0, 0, 0);
    for writes in 0.. {
        let disk = CutDisk::new(image.clone(), u64::MAX);
        let mut rig = machine(&disk).expect("power");
        let client = login(&mut rig, &disk).expect("power");
        disk.cut_after(writes);
        let answer = call(&mut rig, &disk, client.conn, "VM.resume", &[s(&client.session), s(&guest.vm), b(false)]);
        let list = rig.agent.host.machine.hyp.list().expect("a list");
        let ran = list.iter().any(|it| it.dom.0 != 0 && !it.flags.paused);
        let disk = cut(&disk, writes);
        let mut rig = machine(&disk).expect("power");
        let client = login(&mut rig, &disk).expect("power");
        let state = rig.state(&client, &guest.vm);
        if let Some(answer) = answer {
            assert!(answer.is_ok() && state == "Halted", "{answer:?}: {state}");
            answered += 1;
            if answered == 3 {
                break;
            }
            continue;
        }
        if state == "Suspended" && rig.call(&client, "VM.resume", &[s(&guest.vm), b(false)]).is_ok() {
            assert!(!ran, "{writes} writes: its guest ran before");
            resumed += 1;
            continue;
        }
        assert_eq!(rig.state(&client, &guest.vm), "Halted", "{writes} writes");
        assert_eq!(rig.ok(&client, "VDI.get_all", &[]), "");
        spent += 1;
    }
    assert!(resumed > 0 && spent > 0, "{resumed} resumed again, {spent} not");
}

/// What exists, but for what an SR in memory has mapped of it.
fn counts(rig: &Rig<Wire>) -> impl PartialEq + std::fmt::Debug + use<> {
    let mut counts = rig.counts();
    counts.0.mapped_frames = 0;
    counts
}

#[test]
fn every_call_of_a_suspend_to_a_disk_and_back_fails_in_turn() {
    for kernel in KERNELS {
        let mut rig = Rig::new();
        let client = rig.login(5);
        let before = rig.counts();
        let sr = place(&mut rig, &client, "memory", 64, "suspend_image_sr");
        let mut guest = started(&mut rig, &client, kernel);
        let running = counts(&rig);
        each_call(&mut rig, |rig, context| {
            let answer = suspend(rig, &client, &guest);
            rig.sim.faults().clear();
            rig.settle();
            if answer.is_ok() {
                resume(rig, &client, &mut guest).expect(context);
            }
            assert_eq!(rig.state(&client, &guest.vm), "Running", "{context}: {answer:?}");
            assert_eq!(counts(rig), running, "{context}");
            assert_eq!(rig.ok(&client, "SR.get_VDIs", &[s(&sr)]), "", "{context}");
            answer
        });
        suspend(&mut rig, &client, &guest).expect("suspended");
        let suspended = counts(&rig);
        each_call(&mut rig, |rig, context| {
            let answer = resume(rig, &client, &mut guest);
            rig.sim.faults().clear();
            rig.settle();
            match rig.state(&client, &guest.vm).as_str() {
                "Suspended" => assert_eq!(counts(rig), suspended, "{context}: {answer:?}"),
                // What failed was only to give something back.
                "Running" => return Ok(Vec::new()),
                // The last steps come after the image was struck out.
                "Halted" => panic!("{context}: {answer:?}"),
                other => panic!("{context}: {answer:?}, {other}"),
            }
            answer
        });
        rig.ok(&client, "VM.hard_shutdown", &[s(&guest.vm)]);
        rig.ok(&client, "VM.destroy", &[s(&guest.vm)]);
        let pbd = rig.ok(&client, "SR.get_PBDs", &[s(&sr)]);
        rig.pass(5 * SECOND);
        rig.ok(&client, "PBD.unplug", &[s(&pbd)]);
        assert_eq!(rig.counts(), before);
        rig.no_violations("images on disks");
    }
}

#[test]
fn a_dump_goes_to_a_disk_and_stays_there() {
    let disk = CutDisk::new(vec![0; BYTES], u64::MAX);
    let mut rig = machine(&disk).expect("power");
    let client = login(&mut rig, &disk).expect("power");
    let empty = rig.counts();
    // One that stays in memory, to compare.
    let vm = crate::dumps::crashed(&mut rig, &client, "coredump_and_destroy");
    let first = rig.ok(&client, "VM.get_crash_dumps", &[s(&vm)]);
    let (status, in_memory) = get(&mut rig, &client, &format!("/crashdump?ref={first}"));
    assert!(status == 200 && rig.ok(&client, "crashdump.get_VDI", &[s(&first)]).is_empty());
    let sr = place(&mut rig, &client, "disk", 0, "crash_dump_sr");
    rig.ok(&client, "VM.start", &[s(&vm), b(false)]);
    rig.settle();
    rig.pass(5 * SECOND);
    rig.ok(&client, "crashdump.destroy", &[s(&first)]);
    let dump = rig.ok(&client, "VM.get_crash_dumps", &[s(&vm)]);
    let vdi = rig.ok(&client, "crashdump.get_VDI", &[s(&dump)]);
    assert_eq!(rig.ok(&client, "VDI.get_type", &[s(&vdi)]), "crashdump");
    assert_eq!(rig.counts().0.domains, empty.0.domains, "its memory is the host's again");
    let path = format!("/crashdump?ref={dump}");
    assert!(get(&mut rig, &client, &path) == (200, in_memory.clone()));

    let disk = cut(&disk, 1);
    let mut rig = machine(&disk).expect("power");
    let client = login(&mut rig, &disk).expect("power");
    assert!(get(&mut rig, &client, &path) == (200, in_memory));
    rig.call(&client, "VDI.destroy", &[s(&vdi)]).expect_err("it is a dump's");
    rig.ok(&client, "crashdump.destroy", &[s(&dump)]);
    assert_eq!(rig.ok(&client, "SR.get_VDIs", &[s(&sr)]), "");
    assert_eq!(get(&mut rig, &client, &path).0, 404);
}

#[test]
fn without_room_a_dump_stays_in_memory_and_a_vm_runs_on() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let sr = place(&mut rig, &client, "memory", 8, "crash_dump_sr");
    let host = rig.ok(&client, "host.get_all", &[]);
    rig.ok(&client, "host.set_suspend_image_sr", &[s(&host), s(&sr)]);
    let vm = crate::dumps::crashed(&mut rig, &client, "coredump_and_destroy");
    rig.settle();
    let dump = rig.ok(&client, "VM.get_crash_dumps", &[s(&vm)]);
    assert_eq!(rig.ok(&client, "crashdump.get_VDI", &[s(&dump)]), "");
    assert_eq!(get(&mut rig, &client, &format!("/crashdump?ref={dump}")).0, 200);
    let guest = started(&mut rig, &client, KERNELS[0]);
    let error = suspend(&mut rig, &client, &guest).expect_err("there is no room");
    assert_eq!((error[0].as_str(), rig.state(&client, &guest.vm).as_str()), ("SR_FULL", "Running"));
    assert_eq!(rig.ok(&client, "SR.get_VDIs", &[s(&sr)]), "");
}
