//! VDI.copy and SR.clone: what is there after each end of their plans.

use super::rig::{Rig, V, rec, s};
use super::storage::now;
use crate::lifecycle::backend::{BackendError, StepKind};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

fn sr(r: &mut Rig, kind: &str) -> V {
    let fields = [("type", s(kind)), ("physical_size", s(1 << 26)), ("content_type", s("iso"))];
    let sr = r.call("SR.create", &[rec(&fields)]).ok();
    let door = r.call("PBD.create", &[rec(&[("host", Rig::host()), ("SR", sr.clone())])]).ok();
    r.call("PBD.plug", &[door]).ok();
    sr
}

fn disk(r: &mut Rig, sr: &V, name: &str) -> V {
    r.call("VDI.create", &[rec(&[("SR", sr.clone()), ("virtual_size", s(1000)), ("name_label", s(name))])]).ok()
}

/// Objects and what the host has, to be the same again.
fn there(r: &mut Rig) -> (Vec<usize>, usize, usize) {
    let all = ["SR", "PBD", "VDI"].map(|class| r.call(&alloc::format!("{class}.get_all"), &[]).ok().list().len());
    (all.to_vec(), r.fake.srs.len(), r.fake.disks.len())
}

fn get(r: &mut Rig, what: &str, of: &V) -> V {
    r.call(what, &[of.clone()]).ok()
}

#[test]
fn a_disk_is_copied_to_another_sr() {
    let mut r = Rig::new();
    let [from, to] = ["disk", "memory"].map(|kind| sr(&mut r, kind));
    let vdi = disk(&mut r, &from, "root");
    let copy = r.call("VDI.copy", &[vdi.clone(), to.clone()]).ok();
    assert_eq!(get(&mut r, "VDI.get_SR", &copy), to);
    assert_eq!(get(&mut r, "VDI.get_name_label", &copy), s("root"));
    assert_eq!(get(&mut r, "VDI.get_virtual_size", &copy), s(1000));
    assert_eq!(get(&mut r, "VDI.get_parent", &copy), s(""));
    assert_eq!(r.fake.disks[&Rig::uuid(&copy)], (Rig::uuid(&to), 1024, None));
    assert_eq!(r.fake.disks.len(), 2, "what was frozen is gone");
    // Within one SR too, and as a task, whose result it is.
    let task = r.call("Async.VDI.copy", &[vdi.clone(), from.clone()]).ok();
    r.settle();
    let copies = get(&mut r, "SR.get_VDIs", &from).list().to_vec();
    let copy = copies.iter().find(|other| **other != vdi).expect("a copy").text().to_string();
    assert!(get(&mut r, "task.get_result", &task).text().contains(&copy));
    // One to an SR that is not attached, or of a disk that is not.
    let bare = r.call("SR.create", &[rec(&[("type", s("memory"))])]).ok();
    let blank = disk(&mut r, &bare, "blank");
    assert_eq!(r.call("VDI.copy", &[vdi, bare.clone()]).err(), ["SR_HAS_NO_PBDS", bare.text()]);
    assert_eq!(r.call("VDI.copy", &[blank, to]).err(), ["SR_HAS_NO_PBDS", bare.text()]);
    r.fake.nothing_left();
}

#[test]
fn an_sr_is_cloned_with_its_disks_and_whose_parents_they_are() {
    let mut r = Rig::new();
    for kind in ["memory", "disk", "nbd"] {
        let from = sr(&mut r, kind);
        let root = disk(&mut r, &from, "root");
        let snapshot = r.call("VDI.snapshot", &[root.clone()]).ok();
        let place = if kind == "nbd" { "10.0.0.9:10809/far" } else { "" };
        let clone = r.call("SR.clone", &[from.clone(), s(place), s("second")]).ok();
        assert!(clone != from);
        for (field, value) in [("name_label", "second"), ("type", kind), ("content_type", "iso"), ("location", place)] {
            assert_eq!(get(&mut r, &alloc::format!("SR.get_{field}"), &clone), s(value), "{kind} {field}");
        }
        assert_eq!(get(&mut r, "SR.get_physical_size", &clone), get(&mut r, "SR.get_physical_size", &from));
        let door = get(&mut r, "SR.get_PBDs", &clone).list()[0].clone();
        assert_eq!(get(&mut r, "PBD.get_currently_attached", &door), V::B(true));
        let config = get(&mut r, "PBD.get_device_config", &door);
        assert_eq!(
            config,
            if kind == "nbd" {
                rec(&[("export", s("far")), ("host", s("10.0.0.9")), ("port", s("10809"))])
            } else {
                rec(&[])
            }
        );
        let disks = get(&mut r, "SR.get_VDIs", &clone).list().to_vec();
        let frozen: Vec<V> = disks.iter().map(|disk| get(&mut r, "VDI.get_read_only", disk)).collect();
        let child = usize::from(frozen[1] == V::B(true));
        assert_eq!((disks.len(), &frozen[child]), (2, &V::B(true)));
        assert_eq!(get(&mut r, "VDI.get_parent", &disks[child]), disks[1 - child], "not the first one's");
        assert!(![root, snapshot].contains(&disks[child]));
        // It stands alone.
        r.call("PBD.unplug", &[door]).ok();
    }
    r.fake.nothing_left();
}

#[test]
fn what_fails_leaves_nothing() {
    let mut r = Rig::new();
    let (from, far) = (sr(&mut r, "memory"), sr(&mut r, "nbd"));
    disk(&mut r, &from, "root");
    disk(&mut r, &from, "data");
    let clone = |from: &V| [from.clone(), s("10.0.0.9"), s("second")];
    let before = there(&mut r);
    let bare = r.call("SR.create", &[rec(&[("type", s("memory"))])]).ok();
    assert_eq!(r.call("SR.clone", &clone(&bare)).err(), ["SR_HAS_NO_PBDS", bare.text()]);
    r.call("SR.destroy", &[bare]).ok();
    let placed = r.call("SR.create", &[rec(&[("type", s("disk"))])]).ok();
    let door = r.call("PBD.create", &[rec(&[("host", Rig::host()), ("SR", placed.clone())])]).ok();
    r.call("PBD.plug", &[door.clone()]).ok();
    let elsewhere = r.call("SR.clone", &[placed.clone(), s("elsewhere"), s("")]).err();
    assert_eq!(elsewhere, ["SR_BACKEND_FAILURE", "1", "", "no such device"]);
    r.call("PBD.unplug", &[door.clone()]).ok();
    r.call("PBD.destroy", &[door]).ok();
    r.call("SR.destroy", &[placed]).ok();
    assert_eq!(there(&mut r), before);

    for (step, error, code) in [
        (StepKind::JoinSr, BackendError::Storage("nobody listens"), "SR_BACKEND_FAILURE"),
        (StepKind::CopyDisks, BackendError::Full, "SR_FULL"),
        (StepKind::CopyDisks, BackendError::NoHeap, "INTERNAL_ERROR"),
    ] {
        for late in [false, true] {
            for from in [&from, &far] {
                (r.fake.fail, r.fake.fail_late, r.fake.polls) = (Some((step, error)), late, u8::from(late));
                assert_eq!(r.call("SR.clone", &clone(from)).code(), code, "{step:?} {late}");
                assert_eq!(there(&mut r), before, "{step:?} {late}");
            }
        }
    }
    r.fake.fail_late = false;
    // No room in the middle.
    r.fake.most_disks = Some(3);
    assert_eq!(r.call("SR.clone", &clone(&from)).code(), "SR_FULL");
    r.fake.nothing_left();
}

#[test]
fn while_it_is_under_way_the_sr_is_left_alone_and_it_can_be_cancelled() {
    let mut r = Rig::new();
    let from = sr(&mut r, "memory");
    let vdi = disk(&mut r, &from, "root");
    let before = there(&mut r);
    r.fake.stuck = Some(StepKind::CopyDisks);
    let task = now(&mut r, "Async.SR.clone", &[from.clone(), s(""), s("second")]).ok();
    let clone = now(&mut r, "SR.get_by_name_label", &[s("second")]).ok().list()[0].clone();
    let door = now(&mut r, "SR.get_PBDs", &[clone.clone()]).ok().list()[0].clone();
    let busy: [String; 3] = ["OTHER_OPERATION_IN_PROGRESS".into(), "SR".into(), clone.text().into()];
    for method in ["PBD.plug", "PBD.destroy"] {
        assert_eq!(now(&mut r, method, &[door.clone()]).err(), busy, "{method}");
    }
    let fields = rec(&[("SR", clone.clone()), ("virtual_size", s(512))]);
    assert_eq!(now(&mut r, "VDI.create", &[fields]).err(), busy);
    // It would go with the clone.
    assert_eq!(now(&mut r, "VDI.copy", &[vdi.clone(), clone.clone()]).err(), busy);
    assert_eq!(now(&mut r, "SR.destroy", &[clone]).code(), "OPERATION_NOT_ALLOWED");
    // The disk that is copied is not held.
    now(&mut r, "VDI.destroy", &[vdi]).ok();
    // The SR that its data is in is.
    let out = now(&mut r, "SR.get_PBDs", &[from.clone()]).ok().list()[0].clone();
    let busy: [String; 3] = ["OTHER_OPERATION_IN_PROGRESS".into(), "SR".into(), from.text().into()];
    assert_eq!(now(&mut r, "PBD.unplug", &[out]).err(), busy);
    r.poll();
    now(&mut r, "task.cancel", &[task.clone()]).ok();
    r.fake.stuck = None;
    r.settle();
    assert_eq!(get(&mut r, "task.get_status", &task), s("cancelled"));
    let vdis = |there: &(Vec<usize>, usize, usize)| (there.0[0], there.0[1], there.1);
    assert_eq!(vdis(&there(&mut r)), vdis(&before));
    assert!(r.fake.disks.is_empty());
    r.fake.nothing_left();
}

#[test]
fn what_is_made_meanwhile_has_no_disk_in_an_sr_that_is_joined() {
    let mut r = Rig::new();
    let from = sr(&mut r, "nbd");
    r.fake.stuck = Some(StepKind::JoinSr);
    now(&mut r, "Async.SR.clone", &[from, s("10.0.0.9"), s("second")]).ok();
    let clone = now(&mut r, "SR.get_by_name_label", &[s("second")]).ok().list()[0].clone();
    let fields = rec(&[("SR", clone), ("virtual_size", s(512))]);
    assert_eq!(now(&mut r, "VDI.create", &[fields]).code(), "OTHER_OPERATION_IN_PROGRESS");
    r.fake.stuck = None;
    r.settle();
    r.fake.joined.clear();
    r.fake.nothing_left();
}

#[test]
fn copies_under_way_have_bounds() {
    let mut r = Rig::new();
    let sr = sr(&mut r, "memory");
    let vdi = disk(&mut r, &sr, "root");
    r.fake.stuck = Some(StepKind::CopyDisks);
    let mut begun = 0;
    while begun < 100 {
        let task = now(&mut r, "Async.VDI.copy", &[vdi.clone(), sr.clone()]).ok();
        if now(&mut r, "task.get_status", &[task]).ok() != s("pending") {
            break;
        }
        begun += 1;
    }
    assert_eq!(begun, 64);
    assert_eq!(now(&mut r, "VDI.copy", &[vdi.clone(), sr.clone()]).err(), ["LIMIT_REACHED", "copies of disks", "64"]);
    r.fake.stuck = None;
    r.settle();
    assert_eq!(get(&mut r, "SR.get_VDIs", &sr).list().len(), 65);
    // What is held for them counts.
    let vdi = disk(&mut r, &sr, &"x".repeat(4000));
    r.engine.config.limits.store_bytes = r.engine.store.bytes() + (40 << 10);
    r.fake.stuck = Some(StepKind::CopyDisks);
    let codes: Vec<String> = (0..15)
        .map(|_| {
            let task = now(&mut r, "Async.VDI.copy", &[vdi.clone(), sr.clone()]).ok();
            now(&mut r, "task.get_error_info", &[task]).ok().list().first().map_or(String::new(), |e| e.text().into())
        })
        .collect();
    assert_eq!((&*codes[0], &*codes[14]), ("", "LIMIT_REACHED"));
    r.fake.stuck = None;
    r.settle();
    r.fake.nothing_left();
}

#[test]
fn a_clone_whose_disks_have_no_room_any_more_leaves_nothing() {
    let mut r = Rig::new();
    let from = sr(&mut r, "memory");
    disk(&mut r, &from, "root");
    let before = there(&mut r);
    r.fake.stuck = Some(StepKind::CopyDisks);
    let task = now(&mut r, "Async.SR.clone", &[from, s(""), s("second")]).ok();
    r.engine.config.limits.store_bytes = r.engine.store.bytes();
    r.fake.stuck = None;
    r.settle();
    assert_eq!(get(&mut r, "task.get_error_info", &task).list()[0], s("LIMIT_REACHED"));
    assert_eq!(there(&mut r), before);
    r.fake.nothing_left();
}
