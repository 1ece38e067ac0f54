//! SRs that are attached, disks with data, devices of VMs that run.

use super::rig::{R, Rig, V, rec, s};
use crate::lifecycle::backend::{BackendError, DeviceSpec, StepKind};
use alloc::string::{String, ToString};

/// An SR that is attached, and its PBD.
fn sr(r: &mut Rig, kind: &str) -> (V, V) {
    let sr = r.call("SR.create", &[rec(&[("type", s(kind)), ("physical_size", s(1 << 26))])]).ok();
    let pbd = r.call("PBD.create", &[rec(&[("host", Rig::host()), ("SR", sr.clone())])]).ok();
    r.call("PBD.plug", &[pbd.clone()]).ok();
    (sr, pbd)
}

fn disk(r: &mut Rig, sr: &V, more: &[(&str, V)]) -> V {
    let fields = [&[("SR", sr.clone()), ("virtual_size", s(1 << 20))], more].concat();
    r.call("VDI.create", &[rec(&fields)]).ok()
}

fn drive(r: &mut Rig, vm: &V, vdi: &V, more: &[(&str, V)]) -> V {
    let fields = [&[("VM", vm.clone()), ("VDI", vdi.clone())], more].concat();
    r.call("VBD.create", &[rec(&fields)]).ok()
}

#[test]
fn an_sr_is_a_record_until_it_is_attached() {
    let mut r = Rig::new();
    assert_eq!(r.call("SR.get_supported_types", &[]).ok().list().len(), 2);
    let odd = r.call("SR.create", &[rec(&[("type", s("odd"))])]).ok();
    let door = r.call("PBD.create", &[rec(&[("host", Rig::host()), ("SR", odd.clone())])]).ok();
    assert_eq!(r.call("PBD.plug", &[door]).err(), ["SR_UNKNOWN_DRIVER", "odd"]);
    let far = [("device", s("elsewhere"))];
    let place = r.call("SR.create", &[rec(&[("type", s("disk"))])]).ok();
    let fields = [("host", Rig::host()), ("SR", place), ("device_config", rec(&far))];
    let door = r.call("PBD.create", &[rec(&fields)]).ok();
    assert_eq!(r.call("PBD.plug", &[door]).err(), ["SR_BACKEND_FAILURE", "1", "", "no such device"]);
    let huge = r.call("SR.create", &[rec(&[("type", s("memory")), ("physical_size", s(1_i64 << 40))])]).ok();
    let door = r.call("PBD.create", &[rec(&[("host", Rig::host()), ("SR", huge)])]).ok();
    assert_eq!(r.call("PBD.plug", &[door]).code(), "HOST_NOT_ENOUGH_FREE_MEMORY");

    // A disk that was made before has data once its SR is attached, and is gone with it.
    let sr = r.call("SR.create", &[rec(&[("type", s("memory")), ("physical_size", s(1 << 26))])]).ok();
    let vdi = disk(&mut r, &sr, &[("virtual_size", s(1000))]);
    assert_eq!(r.call("VDI.snapshot", &[vdi.clone()]).err(), ["SR_HAS_NO_PBDS", sr.text()]);
    let door = r.call("PBD.create", &[rec(&[("host", Rig::host()), ("SR", sr.clone())])]).ok();
    let second = r.call("PBD.create", &[rec(&[("host", Rig::host()), ("SR", sr.clone())])]).ok();
    r.call("PBD.plug", &[door.clone()]).ok();
    r.call("PBD.plug", &[door.clone()]).ok();
    assert_eq!(r.call("PBD.plug", &[second]).code(), "OPERATION_NOT_ALLOWED");
    assert_eq!(r.fake.disks.values().next().map(|disk| disk.1), Some(1024), "whole sectors");
    assert_eq!(r.call("SR.get_physical_utilisation", &[sr.clone()]).ok(), s(1 << 16));
    assert_eq!(r.call("PBD.destroy", &[door.clone()]).err(), ["OPERATION_NOT_ALLOWED", "it is attached"]);
    r.call("VDI.set_virtual_size", &[vdi.clone(), s(5000)]).ok();
    assert_eq!(r.fake.disks.values().next().map(|disk| disk.1), Some(5120));
    assert_eq!(r.call("VDI.set_virtual_size", &[vdi.clone(), s(512)]).code(), "VALUE_NOT_SUPPORTED");
    r.call("PBD.unplug", &[door.clone()]).ok();
    assert!(r.fake.srs.is_empty() && r.fake.disks.is_empty());
    r.call("PBD.destroy", &[door]).ok();
    r.call("VDI.destroy", &[vdi]).ok();
}

#[test]
fn an_sr_on_another_machine_is_joined_first() {
    let mut r = Rig::new();
    let (_, pbd) = sr(&mut r, "nbd");
    assert_eq!(r.fake.log.last().map(String::as_str), Some("JoinSr"));
    r.call("PBD.unplug", &[pbd.clone()]).ok();
    let of = r.call("PBD.get_SR", &[pbd.clone()]).ok();
    assert_eq!(r.fake.given_up, [Rig::uuid(&of)]);
    // It is not there.
    r.fake.fail = Some((StepKind::JoinSr, BackendError::Storage("nobody listens")));
    assert_eq!(r.call("PBD.plug", &[pbd.clone()]).err(), ["SR_BACKEND_FAILURE", "1", "", "nobody listens"]);
    r.fake.stuck = Some(StepKind::JoinSr);
    let call = r.start("PBD.plug", &[pbd.clone()]);
    let busy = ["OTHER_OPERATION_IN_PROGRESS", "SR", of.text()];
    assert_eq!(now(&mut r, "PBD.plug", &[pbd.clone()]).err(), busy);
    assert_eq!(now(&mut r, "PBD.destroy", &[pbd.clone()]).err(), ["OPERATION_NOT_ALLOWED", "it is being attached"]);
    // Others go on.
    now(&mut r, "SR.create", &[rec(&[("type", s("nbd"))])]).ok();
    r.poll();
    r.now += 60_000_000_000;
    r.settle();
    let away = ["SR_BACKEND_FAILURE", "1", "", "its server does not answer"];
    assert_eq!(r.answer(call).err(), away);
    // Who wants it no more ends that.
    let call = r.start("PBD.plug", &[pbd.clone()]);
    now(&mut r, "PBD.unplug", &[pbd.clone()]).ok();
    r.settle();
    assert_eq!(r.answer(call).code(), "TASK_CANCELLED");
    r.fake.stuck = None;
    assert_eq!(r.call("PBD.get_currently_attached", &[pbd.clone()]).ok(), V::B(false));
    r.fake.nothing_left();
    r.call("PBD.plug", &[pbd.clone()]).ok();
    assert_eq!(r.call("PBD.get_currently_attached", &[pbd]).ok(), V::B(true));
    assert_eq!(r.call("SR.get_physical_size", &[of]).ok(), s(1 << 30));
    r.fake.nothing_left();
}

#[test]
fn an_sr_is_left_once_all_of_it_is_kept() {
    let mut r = Rig::new();
    let (sr, pbd) = sr(&mut r, "disk");
    let vdi = disk(&mut r, &sr, &[]);
    let attached = |r: &mut Rig| now(r, "PBD.get_currently_attached", &[pbd.clone()]).ok();
    (r.fake.sr_busy, r.fake.stuck) = (true, Some(StepKind::DetachSr));
    let call = r.start("PBD.unplug", &[pbd.clone()]);
    assert_eq!(attached(&mut r), V::B(true));
    let busy = ["OTHER_OPERATION_IN_PROGRESS", "SR", sr.text()];
    assert_eq!(now(&mut r, "PBD.unplug", &[pbd.clone()]).err(), busy);
    let fields = rec(&[("SR", sr.clone()), ("virtual_size", s(512))]);
    assert_eq!(now(&mut r, "VDI.create", &[fields]).err(), busy);
    assert_eq!(now(&mut r, "VDI.resize", &[vdi, s(1 << 21)]).err(), busy);
    // It takes too long: it stays.
    r.poll();
    r.now += 30_000_000_000;
    r.settle();
    assert_eq!(r.answer(call).err(), ["OPERATION_NOT_ALLOWED", "something is under way with it"]);
    assert_eq!((attached(&mut r), r.fake.log.last().map(String::as_str)), (V::B(true), Some("KeepSr")));
    r.fake.stuck = None;
    r.call("PBD.unplug", &[pbd.clone()]).ok();
    assert_eq!((attached(&mut r), r.fake.srs.len()), (V::B(false), 0));
    r.fake.nothing_left();
}

#[test]
fn snapshots_and_clones_share_and_can_outlive() {
    let mut r = Rig::new();
    let (sr, _) = sr(&mut r, "disk");
    let vdi = disk(&mut r, &sr, &[("name_label", s("root"))]);
    let snapshot = r.call("VDI.snapshot", &[vdi.clone()]).ok();
    let clone = r.call("VDI.clone", &[snapshot.clone(), rec(&[])]).ok();
    for (copy, parent, frozen) in [(&snapshot, &vdi, true), (&clone, &snapshot, false)] {
        assert_eq!(r.call("VDI.get_parent", &[copy.clone()]).ok(), *parent);
        assert_eq!(r.call("VDI.get_read_only", &[copy.clone()]).ok(), V::B(frozen));
        assert_eq!(r.call("VDI.get_name_label", &[copy.clone()]).ok(), s("root"));
        assert_eq!(r.fake.disks[&Rig::uuid(copy)].2, Some(Rig::uuid(parent)));
    }
    r.call("VDI.destroy", &[snapshot]).ok();
    assert_eq!(r.call("VDI.get_parent", &[clone.clone()]).ok(), s(""));
    // No room: nothing is left.
    r.fake.most_disks = Some(2);
    assert_eq!(r.call("VDI.clone", &[clone, rec(&[])]).code(), "SR_FULL");
    assert_eq!(r.call("VDI.get_all", &[]).ok().list().len(), 2);
}

#[test]
fn a_disk_is_one_vms_to_write_and_a_read_only_one_nobodys() {
    let mut r = Rig::new();
    let (sr, pbd) = sr(&mut r, "disk");
    let vdi = disk(&mut r, &sr, &[]);
    let (vm, other) = (r.vm(), r.vm());
    let own = drive(&mut r, &vm, &vdi, &[]);
    let second = drive(&mut r, &other, &vdi, &[]);
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    assert_eq!(r.call("VBD.get_currently_attached", &[own.clone()]).ok(), V::B(true));
    let in_use = ["VDI_IN_USE", vdi.text(), "attach"];
    assert_eq!(r.call("VM.start", &[other.clone(), V::B(false)]).err(), in_use);
    r.call("VBD.set_mode", &[second.clone(), s("RO")]).ok();
    assert_eq!(r.call("VM.start", &[other.clone(), V::B(false)]).err(), in_use, "somebody writes it");
    r.call("VDI.set_sharable", &[vdi.clone(), V::B(true)]).ok();
    r.call("VM.start", &[other.clone(), V::B(false)]).ok();
    assert_eq!(r.call("PBD.unplug", &[pbd]).code(), "OPERATION_NOT_ALLOWED");
    assert_eq!(r.call("VBD.destroy", &[own.clone()]).err(), ["OPERATION_NOT_ALLOWED", "it is attached"]);
    assert_eq!(r.call("VDI.destroy", &[vdi.clone()]).code(), "OPERATION_NOT_ALLOWED");
    for vm in [&vm, &other] {
        r.call("VM.hard_shutdown", &[vm.clone()]).ok();
    }
    assert_eq!(r.call("VBD.get_currently_attached", &[own.clone()]).ok(), V::B(false));
    r.call("VDI.set_read_only", &[vdi.clone(), V::B(true)]).ok();
    assert_eq!(r.call("VM.start", &[vm.clone(), V::B(false)]).err(), ["VDI_READONLY", vdi.text()]);
    r.call("VM.start", &[other.clone(), V::B(false)]).ok();
    r.call("VM.hard_shutdown", &[other]).ok();
    // The same disk twice in one VM is two users too.
    r.call("VDI.set_read_only", &[vdi.clone(), V::B(false)]).ok();
    r.call("VDI.set_sharable", &[vdi.clone(), V::B(false)]).ok();
    drive(&mut r, &vm, &vdi, &[]);
    assert_eq!(r.call("VM.start", &[vm, V::B(false)]).err(), in_use);
    r.fake.nothing_left();
}

#[test]
fn devices_come_and_go_while_the_guest_runs() {
    let mut r = Rig::new();
    let (sr, _) = sr(&mut r, "memory");
    let vdi = disk(&mut r, &sr, &[]);
    let vm = r.vm();
    let network = r.call("network.create", &[rec(&[])]).ok();
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    let fields = [("VM", vm.clone()), ("network", network), ("qos_algorithm_type", s("ratelimit"))];
    let limit = [("qos_algorithm_params", rec(&[("kbps", s("100"))]))];
    let vbd = drive(&mut r, &vm, &vdi, &[fields[2].clone(), limit[0].clone()]);
    assert_eq!(r.call("VBD.get_qos_supported_algorithms", &[vbd.clone()]).ok(), V::A([s("ratelimit")].to_vec()));
    let vif = r.call("VIF.create", &[rec(&[&fields[..], &limit[..]].concat())]).ok();
    for (class, device) in [("VBD", &vbd), ("VIF", &vif)] {
        let method = |name: &str| [class, ".", name].concat();
        assert_eq!(r.call(&method("unplug"), &[device.clone()]).code(), "DEVICE_ALREADY_DETACHED");
        r.call(&method("plug"), &[device.clone()]).ok();
        assert_eq!(r.call(&method("plug"), &[device.clone()]).code(), "DEVICE_ALREADY_ATTACHED");
        assert_eq!(r.fake.devices[&Rig::uuid(&vm)].len(), 1);
        if let DeviceSpec::Nic(nic) = &r.fake.devices[&Rig::uuid(&vm)][0] {
            assert_eq!((nic.kbps, nic.mtu, nic.device.as_str()), (100, 1500, "eth0"));
        }
        if let DeviceSpec::Disk(disk) = &r.fake.devices[&Rig::uuid(&vm)][0] {
            assert_eq!(disk.kbps, 100);
        }
        r.call(&method("unplug"), &[device.clone()]).ok();
        assert!(r.fake.devices[&Rig::uuid(&vm)].is_empty());
        assert_eq!(r.call(&method("get_currently_attached"), &[device.clone()]).ok(), V::B(false));
    }
    // A guest that does not give it up keeps it.
    r.call("VBD.plug", &[vbd.clone()]).ok();
    r.fake.stuck = Some(StepKind::DetachDevice);
    let call = r.start("VBD.unplug", &[vbd.clone()]);
    assert_eq!(r.call("VM.pause", &[vm.clone()]).code(), "OTHER_OPERATION_IN_PROGRESS");
    r.poll();
    r.now += 31_000_000_000;
    r.settle();
    r.fake.stuck = None;
    assert!(matches!(r.answer(call), R::Err(error) if error[0] == "DEVICE_DETACH_TIMEOUT" && error[1] == "VBD"));
    assert_eq!(r.call("VBD.get_currently_attached", &[vbd.clone()]).ok(), V::B(true));
    assert_eq!(r.state(&vm), "Running");
    r.call("VM.hard_shutdown", &[vm.clone()]).ok();
    assert_eq!(r.call("VBD.plug", &[vbd]).code(), "VM_BAD_POWER_STATE");
    // What cannot be attached fails the start, and is named.
    r.fake.fail = Some((StepKind::AttachDevices, BackendError::Device([7; 16], "no room in the store")));
    let error = r.call("VM.start", &[vm, V::B(false)]).err();
    assert!(error[1].contains("no room in the store"), "{error:?}");
    r.fake.nothing_left();
}

#[test]
fn a_cd_is_changed_while_the_guest_runs_and_a_clone_has_copies() {
    let mut r = Rig::new();
    let (sr, _) = sr(&mut r, "disk");
    let (root, cd, next) = (disk(&mut r, &sr, &[]), disk(&mut r, &sr, &[]), disk(&mut r, &sr, &[]));
    let vm = r.vm();
    drive(&mut r, &vm, &root, &[("bootable", V::B(true))]);
    let tray = drive(&mut r, &vm, &cd, &[("type", s("CD"))]);
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    r.call("VBD.media_change", &[tray.clone(), next.clone()]).ok();
    let of = |r: &Rig, tray: &V| {
        let DeviceSpec::Disk(disk) =
            r.fake.devices.values().flatten().find(|device| device.uuid() == Rig::uuid(tray)).unwrap().clone()
        else {
            panic!()
        };
        disk
    };
    assert_eq!(of(&r, &tray).vdi, Some(Rig::uuid(&next)));
    assert!(of(&r, &tray).read_only && of(&r, &tray).cdrom && !of(&r, &tray).persistent);
    r.call("VM.hard_shutdown", &[vm.clone()]).ok();
    for (value, persistent) in [("true", true), ("yes", false)] {
        r.call("VM.add_to_other_config", &[vm.clone(), s("persistent_grants"), s(value)]).ok();
        r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
        assert_eq!((of(&r, &tray).persistent, of(&r, &tray).bootable), (persistent, false));
        r.call("VM.hard_shutdown", &[vm.clone()]).ok();
        r.call("VM.remove_from_other_config", &[vm.clone(), s("persistent_grants")]).ok();
    }
    let copy = r.call("VM.clone", &[vm.clone(), s("copy")]).ok();
    let disks: alloc::vec::Vec<V> = r.call("VM.get_VBDs", &[copy.clone()]).ok().list().to_vec();
    assert_eq!(disks.len(), 2);
    let of: alloc::vec::Vec<V> = disks.iter().map(|vbd| r.call("VBD.get_VDI", &[vbd.clone()]).ok()).collect();
    assert!(of.contains(&next) && !of.contains(&root));
    let copied = of.iter().find(|vdi| **vdi != next).unwrap();
    assert_eq!(r.fake.disks[&Rig::uuid(copied)].2, Some(Rig::uuid(&root)));
    // No room: neither VM nor disk is left.
    let before = [r.call("VM.get_all", &[]).ok(), r.call("VDI.get_all", &[]).ok(), r.call("VBD.get_all", &[]).ok()];
    r.fake.most_disks = Some(r.fake.disks.len());
    assert_eq!(r.call("VM.clone", &[vm, s("copy")]).code(), "SR_FULL");
    let after = [r.call("VM.get_all", &[]).ok(), r.call("VDI.get_all", &[]).ok(), r.call("VBD.get_all", &[]).ok()];
    assert_eq!(before.map(|v| v.list().len().to_string()), after.map(|v| v.list().len().to_string()));
}

/// A call while others are under way.
pub fn now(r: &mut Rig, method: &str, params: &[V]) -> R {
    let session = s(&r.session);
    r.raw(method, &[&[session], params].concat())
}

#[test]
fn a_disk_of_a_vm_that_is_being_started_is_taken() {
    let mut r = Rig::new();
    let (sr, pbd) = sr(&mut r, "disk");
    let vdi = disk(&mut r, &sr, &[]);
    let (vm, other) = (r.vm(), r.vm());
    let own = drive(&mut r, &vm, &vdi, &[]);
    let second = drive(&mut r, &other, &vdi, &[]);
    let in_use = ["VDI_IN_USE", vdi.text(), "attach"];
    let call = r.start("VM.start", &[vm.clone(), V::B(false)]);
    assert_eq!(now(&mut r, "VM.start", &[other.clone(), V::B(false)]).err(), in_use);
    assert_eq!(now(&mut r, "PBD.unplug", &[pbd]).code(), "OPERATION_NOT_ALLOWED");
    // What is being attached stays what it is.
    let busy = ["OTHER_OPERATION_IN_PROGRESS", "VM", vm.text()];
    assert_eq!(now(&mut r, "VBD.destroy", &[own.clone()]).err(), busy);
    assert_eq!(now(&mut r, "VBD.set_VM", &[own.clone(), other.clone()]).err(), busy);
    assert_eq!(now(&mut r, "VBD.set_mode", &[own.clone(), s("RO")]).err(), busy);
    let fields = [("VM", vm.clone()), ("VDI", V::S(String::new())), ("type", s("CD"))];
    assert_eq!(now(&mut r, "VBD.create", &[rec(&fields)]).err(), busy);
    now(&mut r, "VBD.set_bootable", &[own.clone(), V::B(true)]).ok();
    r.settle();
    r.answer(call).ok();
    assert_eq!(r.call("VM.start", &[other.clone(), V::B(false)]).err(), in_use);
    // Nor does what is attached become another.
    for (field, value) in [("mode", "RO"), ("type", "CD"), ("device", "xvdz")] {
        let set = ["VBD.set_", field].concat();
        assert_eq!(r.call(&set, &[own.clone(), s(value)]).err(), ["OPERATION_NOT_ALLOWED", "it is attached"]);
    }
    r.call("VBD.set_mode", &[second, s("RO")]).ok();
    r.call("VM.hard_shutdown", &[vm]).ok();
    r.call("VM.start", &[other, V::B(false)]).ok();
}

#[test]
fn a_disk_that_grew_while_its_sr_was_away_has_grown() {
    let mut r = Rig::new();
    let (sr, pbd) = sr(&mut r, "disk");
    let vdi = disk(&mut r, &sr, &[]);
    let there = r.fake.disks.clone();
    r.call("PBD.unplug", &[pbd.clone()]).ok();
    r.call("VDI.resize", &[vdi.clone(), s(1 << 21)]).ok();
    // The medium still has it.
    r.fake.disks = there;
    r.call("PBD.plug", &[pbd]).ok();
    assert_eq!(r.fake.disks[&Rig::uuid(&vdi)].1, 1 << 21);
}

#[test]
fn a_disk_of_a_suspended_vm_is_taken() {
    let mut r = Rig::new();
    let (sr, pbd) = sr(&mut r, "memory");
    let vdi = disk(&mut r, &sr, &[]);
    let (vm, other) = (r.vm(), r.vm());
    drive(&mut r, &vm, &vdi, &[]);
    drive(&mut r, &other, &vdi, &[]);
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    r.call("VM.suspend", &[vm.clone()]).ok();
    assert_eq!(r.call("PBD.unplug", &[pbd.clone()]).code(), "OPERATION_NOT_ALLOWED");
    assert_eq!(r.call("VM.start", &[other.clone(), V::B(false)]).code(), "VDI_IN_USE");
    r.call("VM.resume", &[vm.clone(), V::B(false)]).ok();
    r.call("VM.hard_shutdown", &[vm]).ok();
    r.call("PBD.unplug", &[pbd]).ok();
}

#[test]
fn a_drive_whose_new_medium_fails_keeps_the_one_before() {
    let mut r = Rig::new();
    let (sr, _) = sr(&mut r, "disk");
    let vdi = disk(&mut r, &sr, &[]);
    let vm = r.vm();
    let tray = drive(&mut r, &vm, &V::S(String::new()), &[("type", s("CD")), ("mode", s("RO"))]);
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    let devices = core::mem::take(&mut r.fake.devices);
    for method in ["VBD.media_change", "VBD.insert"] {
        r.call(method, &[tray.clone(), vdi.clone()]).err();
        assert_eq!(r.call("VBD.get_currently_attached", &[tray.clone()]).ok(), V::B(true));
        assert_eq!(r.call("VBD.get_VDI", &[tray.clone()]).ok(), s(""));
    }
    r.fake.devices = devices;
    let inside = |r: &Rig| match &r.fake.devices[&Rig::uuid(&vm)][0] {
        DeviceSpec::Disk(disk) => disk.vdi,
        DeviceSpec::Nic(_) => panic!("a card"),
    };
    assert_eq!(r.call("VBD.eject", &[tray.clone()]).err(), ["VBD_IS_EMPTY", tray.text()]);
    r.call("VBD.insert", &[tray.clone(), vdi.clone()]).ok();
    assert_eq!((inside(&r), r.call("VBD.get_VDI", &[tray.clone()]).ok()), (Some(Rig::uuid(&vdi)), vdi.clone()));
    assert_eq!(r.call("VBD.insert", &[tray.clone(), vdi.clone()]).err(), ["VBD_NOT_EMPTY", tray.text()]);
    r.call("VBD.eject", &[tray.clone()]).ok();
    assert_eq!((inside(&r), r.call("VBD.get_VDI", &[tray.clone()]).ok()), (None, s("")));
    let root = drive(&mut r, &vm, &vdi, &[]);
    assert_eq!(r.call("VBD.eject", &[root.clone()]).err(), ["VBD_NOT_REMOVABLE_MEDIA", root.text()]);
    // Of a VM that does not run it is a change of the object.
    r.call("VM.hard_shutdown", &[vm]).ok();
    r.call("VBD.insert", &[tray.clone(), vdi.clone()]).ok();
    assert_eq!(r.call("VBD.get_VDI", &[tray]).ok(), vdi);
}
