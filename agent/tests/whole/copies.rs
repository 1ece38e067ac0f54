//! VDI.copy and SR.clone: whole, as they were when it began, thin, and nothing of them when they do not come.

use crate::rig::{Client, Rig, SECOND, s};
use crate::state::{CutDisk, Dice, call, export, filled, login, machine, partitioned, sr_at};
use crate::transfers::{Store, noise};
use crate::wire::Wire;
use agent::state::parts::STATE;

const EXTENT: usize = 64 << 10;
const MIB: usize = 1 << 20;

/// Data with holes, and an end within an extent.
fn thin(seed: u64, bytes: usize) -> Vec<u8> {
    let mut data = noise(seed, bytes);
    for hole in data.chunks_mut(EXTENT).skip(1).step_by(3) {
        hole.fill(0);
    }
    data
}

/// What a task of ours has come to.
fn status(it: &mut Store, task: &str) -> String {
    it.ok("task.get_status", &[s(task)])
}

fn ended(it: &mut Store, task: &str) -> String {
    for _ in 0..10_000 {
        it.rig.turn();
        let status = status(it, task);
        if status != "pending" {
            return status;
        }
    }
    panic!("it does not end");
}

/// What exists, but for what SRs in memory have mapped of it.
fn there(it: &Store) -> (usize, u64, u64) {
    let counts = it.rig.counts().0;
    (counts.domains, counts.free_pages, counts.populated_pages)
}

/// The VDIs of an SR.
fn vdis(it: &mut Store, sr: &str) -> Vec<String> {
    it.ok("SR.get_VDIs", &[s(sr)]).split_whitespace().map(str::to_string).collect()
}

/// An SR that is gone, with all that is in it.
fn gone(it: &mut Store, sr: &str) {
    for vdi in vdis(it, sr) {
        it.ok("VDI.destroy", &[s(&vdi)]);
    }
    for pbd in it.ok("SR.get_PBDs", &[s(sr)]).split_whitespace() {
        it.ok("PBD.unplug", &[s(pbd)]);
        it.ok("PBD.destroy", &[s(pbd)]);
    }
    it.ok("SR.destroy", &[s(sr)]);
}

#[test]
fn a_clone_of_an_sr_has_all_its_disks_and_is_as_thin() {
    let mut it = Store::new(16);
    let counts = there(&it);
    let data = [thin(1, 3 * MIB + 512), thin(2, EXTENT), vec![0; 512]];
    for data in &data {
        let vdi = it.disk(data.len());
        assert_eq!(it.import(&vdi, data).status, 200);
    }
    let (sr, used) = (it.sr.clone(), it.used());
    let clone = it.ok("SR.clone", &[s(&sr), s(""), s("second")]);
    assert_eq!(it.used(), used, "what was frozen is gone");
    assert_eq!(it.ok("SR.get_physical_utilisation", &[s(&clone)]), used.to_string());
    let mut copies: Vec<Vec<u8>> = vdis(&mut it, &clone).iter().map(|vdi| it.export(vdi)).collect();
    copies.sort_by_key(|data| usize::MAX - data.len());
    assert!(copies == data, "other bytes");
    // It stands alone: what goes from the one does not go from the other.
    for vdi in vdis(&mut it, &sr) {
        it.ok("VDI.destroy", &[s(&vdi)]);
    }
    assert_eq!(it.ok("SR.get_physical_utilisation", &[s(&clone)]), used.to_string());
    // An SR without disks.
    let empty = it.ok("SR.clone", &[s(&sr), s(""), s("third")]);
    gone(&mut it, &clone);
    gone(&mut it, &empty);
    assert_eq!(there(&it), counts);
    it.end("clone");
}

#[test]
fn a_copy_is_what_the_disk_was_when_it_began() {
    let mut it = Store::new(40);
    let (before, after) = (noise(3, 6 * MIB), noise(4, 6 * MIB));
    let vdi = it.disk(before.len());
    assert_eq!(it.import(&vdi, &before).status, 200);
    let sr = it.sr.clone();
    // One more than are copied at once.
    let tasks = [0; 3].map(|_| it.ok("Async.VDI.copy", &[s(&vdi), s(&sr)]));
    for task in &tasks {
        assert_eq!(status(&mut it, task), "pending");
    }
    // It is written over meanwhile, and another copy begins.
    assert_eq!(it.import(&vdi, &after).status, 200);
    let last = it.ok("Async.VDI.copy", &[s(&vdi), s(&sr)]);
    for (task, was) in tasks.iter().map(|task| (task, &before)).chain([(&last, &after)]) {
        assert_eq!(ended(&mut it, task), "success");
        let result = it.ok("task.get_result", &[s(task)]);
        let copy = vdis(&mut it, &sr).into_iter().find(|copy| result.contains(copy.as_str())).expect("the copy");
        assert!(it.export(&copy) == *was, "it is not what it was then");
        it.ok("VDI.destroy", &[s(&copy)]);
    }
    it.end("copy");
}

#[test]
fn a_copy_without_room_or_that_is_cancelled_leaves_nothing() {
    let mut it = Store::new(8);
    let data = noise(5, 5 * MIB);
    let vdi = it.disk(data.len());
    assert_eq!(it.import(&vdi, &data).status, 200);
    let (sr, used, counts) = (it.sr.clone(), it.used(), there(&it));
    assert_eq!(it.error("VDI.copy", &[s(&vdi), s(&sr)]), "SR_FULL  ");
    assert_eq!((it.used(), vdis(&mut it, &sr).len()), (used, 1));
    for turns in 0..40 {
        let task = it.ok("Async.SR.clone", &[s(&sr), s(""), s("second")]);
        for _ in 0..turns {
            it.rig.turn();
        }
        if it.rig.call(&it.client.clone(), "task.cancel", &[s(&task)]).is_err() {
            assert_eq!(status(&mut it, &task), "success");
            assert!(turns > 5, "it is too fast to be cancelled");
            let clone = it.ok("SR.get_by_name_label", &[s("second")]);
            gone(&mut it, &clone);
            break;
        }
        assert_eq!(ended(&mut it, &task), "cancelled", "{turns}");
        assert_eq!((it.used(), there(&it)), (used, counts), "{turns}");
        assert_eq!(it.ok("SR.get_by_name_label", &[s("second")]), "");
        it.ok("task.destroy", &[s(&task)]);
    }
    assert_eq!((it.used(), there(&it)), (used, counts));
    it.end("cancelled");
}

#[test]
fn a_source_is_attached_until_it_is_copied() {
    let mut it = Store::new(16);
    let data = noise(6, 5 * MIB);
    let vdi = it.disk(data.len());
    assert_eq!(it.import(&vdi, &data).status, 200);
    let (sr, pbd) = (it.sr.clone(), it.ok("SR.get_PBDs", &[s(&it.sr.clone())]));
    let counts = there(&it);
    let task = it.ok("Async.SR.clone", &[s(&sr), s(""), s("second")]);
    // A VDI may go: what it was is copied.
    it.ok("VDI.destroy", &[s(&vdi)]);
    assert!(it.error("PBD.unplug", &[s(&pbd)]).starts_with("OTHER_OPERATION_IN_PROGRESS SR "));
    assert_eq!(ended(&mut it, &task), "success");
    let clone = it.ok("SR.get_by_name_label", &[s("second")]);
    let copy = vdis(&mut it, &clone).remove(0);
    assert!(it.export(&copy) == data);
    gone(&mut it, &clone);
    assert_eq!(there(&it), counts);
    it.ok("PBD.unplug", &[s(&pbd)]);
    it.ok("PBD.plug", &[s(&pbd)]);
    it.end("source");
}

/// On a disk with partitions, by the power going at any write of a clone: after it the clone is whole if that was said, and
/// else it is whole, or an SR without disks and without data, or not there.
#[test]
fn a_clone_is_whole_or_empty_whenever_the_power_goes() {
    let disk = partitioned(&[(STATE, 2048, 34815), ("one", 40960, 61439), ("two", 65536, 86015)]);
    let mut rig = machine(&disk).expect("power");
    let client = login(&mut rig, &disk).expect("power");
    let [sr, _] = sr_at(&mut rig, &client, "one").expect("a partition");
    let all = [0, 1].map(|seed| thin(seed, 700 << 10));
    for data in &all {
        filled(&mut rig, &client, &sr, data);
    }
    let image = disk.after(&mut Dice(1));
    let (mut whole, mut empty, mut absent) = (0, 0, 0);
    for writes in (0..).step_by(3) {
        let disk = CutDisk::new(image.clone(), u64::MAX);
        let mut rig = machine(&disk).expect("power");
        let client = login(&mut rig, &disk).expect("power");
        disk.cut_after(writes);
        let session = s(&client.session);
        let said = call(&mut rig, &disk, client.conn, "SR.clone", &[session, s(&sr), s("two"), s("second")]);
        let disk = CutDisk::new(disk.after(&mut Dice(writes)), u64::MAX);
        let mut rig = machine(&disk).expect("power");
        let client = login(&mut rig, &disk).expect("power");
        let clone = rig.ok(&client, "SR.get_by_name_label", &[s("second")]);
        let mut copies = copies(&mut rig, &client, &clone);
        copies.sort_by_key(|copy| *copy != all[0]);
        match (copies.len(), clone.is_empty()) {
            (2, _) => {
                assert!(copies == all, "{writes} writes: other bytes");
                whole += 1;
            }
            (0, false) => {
                assert!(said.is_none(), "{writes} writes: it was said to be there");
                // Two commits later.
                (0..6).for_each(|_| rig.pass(5 * SECOND));
                assert_eq!(rig.ok(&client, "SR.get_physical_utilisation", &[s(&clone)]), "0", "{writes} writes");
                empty += 1;
            }
            (0, true) => {
                assert!(said.is_none(), "{writes} writes: it was said to be there");
                absent += 1;
            }
            other => panic!("{writes} writes: {other:?}"),
        }
        if said.is_some_and(|said| said.is_ok()) {
            break;
        }
    }
    assert!(whole > 0 && empty > 0 && absent > 0, "{whole} {empty} {absent}");
}

fn copies(rig: &mut Rig<Wire>, client: &Client, sr: &str) -> Vec<Vec<u8>> {
    if sr.is_empty() {
        return Vec::new();
    }
    let vdis = rig.ok(client, "SR.get_VDIs", &[s(sr)]);
    vdis.split_whitespace().map(|vdi| export(rig, client, vdi)).collect()
}

/// On a disk, where what goes is kept first.
#[test]
fn a_clone_that_is_cancelled_at_any_moment_leaves_its_place_to_others() {
    let disk = partitioned(&[(STATE, 2048, 34815), ("one", 40960, 61439), ("two", 65536, 86015)]);
    let mut rig = machine(&disk).expect("power");
    let client = login(&mut rig, &disk).expect("power");
    let [sr, _] = sr_at(&mut rig, &client, "one").expect("a partition");
    filled(&mut rig, &client, &sr, &thin(8, MIB));
    let used = rig.ok(&client, "SR.get_physical_utilisation", &[s(&sr)]);
    for turns in 0..200 {
        let task = rig.ok(&client, "Async.SR.clone", &[s(&sr), s("two"), s("second")]);
        for _ in 0..turns {
            rig.turn();
        }
        if rig.call(&client, "task.cancel", &[s(&task)]).is_err() {
            assert!(turns > 5, "it is too fast to be cancelled");
            return;
        }
        let mut left = 20_000;
        while ["pending", "cancelling"].contains(&&*rig.ok(&client, "task.get_status", &[s(&task)])) {
            rig.turn();
            left -= 1;
            assert!(left > 0, "{turns}: it does not end");
        }
        assert_eq!(rig.ok(&client, "task.get_status", &[s(&task)]), "cancelled", "{turns}");
        assert_eq!(rig.ok(&client, "SR.get_by_name_label", &[s("second")]), "", "{turns}");
        let [other, pbd] = sr_at(&mut rig, &client, "two").expect("its place is free");
        assert_eq!(rig.ok(&client, "SR.get_physical_utilisation", &[s(&other)]), "0", "{turns}");
        rig.ok(&client, "PBD.unplug", &[s(&pbd)]);
        rig.ok(&client, "PBD.destroy", &[s(&pbd)]);
        rig.ok(&client, "SR.destroy", &[s(&other)]);
        (0..3).for_each(|_| rig.pass(5 * SECOND));
        assert_eq!(rig.ok(&client, "SR.get_physical_utilisation", &[s(&sr)]), used, "{turns}");
    }
    panic!("it is never done");
}
