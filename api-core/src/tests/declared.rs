//! VMs of the boot manifest, quotas of the store set by API, and what guests tell of themselves.

use super::rig::*;
use crate::schema::types::Role;
use crate::{Config, DeclaredVm};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

fn declared(name: &str, order: i64) -> DeclaredVm {
    DeclaredVm {
        name: name.to_string(),
        kernel: "file:///tiny".to_string(),
        memory: 16 << 20,
        vcpus: 1,
        auto_power_on: true,
        order,
        ..DeclaredVm::default()
    }
}

fn booted(vms: &[DeclaredVm]) -> Rig {
    let mut r = Rig::with(Config { vms: vms.to_vec(), ..config() });
    r.session = r.login("root", "secret").ok().text().to_string();
    r
}

#[test]
fn auto_power_on_starts_them_one_by_one_in_order() {
    let idle = DeclaredVm { auto_power_on: false, ..declared("idle", 0) };
    let broken = DeclaredVm { kernel: String::new(), ..declared("broken", 2) };
    let mut r = Rig::with(Config {
        vms: [declared("last", 9), declared("second", 1), broken, idle, declared("first", 0)].to_vec(),
        ..config()
    });
    r.fake.polls = 3;
    r.settle();
    // One plan at a time, the broken one told and passed over.
    let starts: Vec<String> = r.audits.iter().filter(|line| line.contains("VM.start")).cloned().collect();
    let results: Vec<&str> = starts.iter().map(|line| line.rsplit(' ').next().unwrap()).collect();
    assert_eq!(results, ["ok", "ok", "VALUE_NOT_SUPPORTED", "ok"], "{starts:?}");
    let creates = r.fake.log.iter().filter(|step| *step == "CreateDomain").count();
    let whole = r.fake.log.chunks(8).all(|plan| plan[0] == "ResolveImages" && plan[7] == "Unpause");
    assert!(creates == 3 && whole, "{:?}", r.fake.log);
    r.session = r.login("root", "secret").ok().text().to_string();
    let mut seen = Vec::new();
    for line in &starts {
        let vm = s(line.split_whitespace().rev().nth(1).unwrap());
        seen.push(r.call("VM.get_name_label", &[vm]).ok().text().to_string());
    }
    assert_eq!(seen, ["first", "second", "broken", "last"]);
    let all = r.call("VM.get_all_records", &[]).ok();
    let V::M(all) = all else { panic!("no map") };
    let state = |name: &str| all.values().find(|vm| *vm.get("name_label") == s(name)).unwrap().get("power_state").clone();
    for (name, is) in [("first", "Running"), ("last", "Running"), ("broken", "Halted"), ("idle", "Halted")] {
        assert_eq!(state(name), s(is), "{name}");
    }
}

#[test]
fn declared_vms_and_their_parts_are_the_same_at_each_boot() {
    let vms = [declared("a", 0), declared("a", 0), DeclaredVm { uuid: Some([7; 16]), ..declared("b", 0) }];
    let of = |r: &mut Rig| {
        let V::M(all) = r.call("VM.get_all_records", &[]).ok() else { panic!("no map") };
        let part = |vm: &V| [vm.get("uuid").clone(), vm.get("metrics").clone(), vm.get("consoles").clone()];
        all.values().map(part).collect::<Vec<_>>()
    };
    let (first, second) = (of(&mut booted(&vms)), of(&mut booted(&vms)));
    assert_eq!(first, second);
    assert_eq!(first.len(), 4, "Domain-0 too");
    // Of two with one uuid the first is there.
    let twice = DeclaredVm { uuid: Some([7; 16]), ..declared("c", 0) };
    let mut r = booted(&[vms[2].clone(), twice]);
    assert_eq!(of(&mut r).len(), 2);
}

#[test]
fn quotas_of_the_store_are_set_by_administrators_alone() {
    let mut r = Rig::new();
    let (vm, host) = (r.running(), Rig::host());
    let uuid = Rig::uuid(&vm);
    let quota = |name: &str, value: u32| (name.to_string(), value);
    r.call("VM.add_to_other_config", &[vm.clone(), s("xenstore:nodes"), s("5")]).ok();
    assert_eq!(r.fake.quotas.pop(), Some((Some(uuid), [quota("nodes", 5)].to_vec())));
    r.call("host.set_other_config", &[host.clone(), rec(&[("xenstore:watches", s("0")), ("x", s("y"))])]).ok();
    assert_eq!(r.fake.quotas.pop(), Some((None, [quota("watches", 0)].to_vec())));
    for (key, value) in [("xenstore:nodes", "many"), ("xenstore:nodes", "-1"), ("xenstore:moose", "1"), ("xenstore:", "1")]
    {
        let config = rec(&[(key, s(value))]);
        assert_eq!(r.call("VM.set_other_config", &[vm.clone(), config.clone()]).code(), "VALUE_NOT_SUPPORTED", "{key}");
        assert_eq!(r.call("host.set_other_config", &[host.clone(), config.clone()]).code(), "VALUE_NOT_SUPPORTED");
        let record = rec(&[("name_label", s("x")), ("other_config", config)]);
        assert_eq!(r.call("VM.create", &[record]).code(), "VALUE_NOT_SUPPORTED", "{key}");
    }
    // lesson_47_escalation_by_other_config: an operator may write the map, but not what protects the host.
    assert!(r.engine.set_role("guest", Role::Operate));
    let root = core::mem::take(&mut r.session);
    r.session = r.login("guest", "guest").ok().text().to_string();
    let denied = |r: &mut Rig, method: &str, params: &[V]| assert_eq!(r.call(method, params).code(), "PERMISSION_DENIED");
    denied(&mut r, "VM.add_to_other_config", &[vm.clone(), s("xenstore:watches"), s("9")]);
    denied(&mut r, "VM.remove_from_other_config", &[vm.clone(), s("xenstore:nodes")]);
    denied(&mut r, "VM.set_other_config", &[vm.clone(), rec(&[("xenstore:nodes", s("6"))])]);
    denied(&mut r, "VM.set_other_config", &[vm.clone(), rec(&[])]);
    denied(&mut r, "VM.create", &[rec(&[("other_config", rec(&[("xenstore:nodes", s("6"))]))])]);
    r.call("VM.set_other_config", &[vm.clone(), rec(&[("xenstore:nodes", s("5")), ("a", s("b"))])]).ok();
    r.session = root;
    r.fake.quotas.clear();
    r.call("VM.remove_from_other_config", &[vm.clone(), s("xenstore:nodes")]).ok();
    assert_eq!(r.fake.quotas.pop(), Some((Some(uuid), Vec::new())));
    // A start takes them along.
    r.call("VM.hard_shutdown", &[vm.clone()]).ok();
    r.call("VM.add_to_other_config", &[vm.clone(), s("xenstore:nodes"), s("77")]).ok();
    r.fake.polls = 1;
    r.start("VM.start", &[vm, V::B(true)]);
    assert_eq!(r.fake.open.values().next().unwrap().as_ref().unwrap().quotas, [quota("nodes", 77)]);
    r.settle();
}

#[test]
fn lesson_47_a_copy_by_an_operator_has_no_quotas() {
    let mut r = Rig::new();
    let other = rec(&[("xenstore:nodes", s("5000")), ("xenstore:watches", s("1")), ("a", s("b"))]);
    let vm = r.vm_with(&[("other_config", other.clone())]);
    let copied = |r: &mut Rig| {
        let copy = r.call("VM.clone", &[vm.clone(), s("copy")]).ok();
        r.call("VM.get_other_config", &[copy]).ok()
    };
    assert_eq!(copied(&mut r), other, "an administrator's is the same");
    assert!(r.engine.set_role("guest", Role::Operate));
    r.session = r.login("guest", "guest").ok().text().to_string();
    assert_eq!(copied(&mut r), rec(&[("a", s("b"))]));
    assert_eq!(r.call("VM.get_other_config", &[vm.clone()]).ok(), other);
}

#[test]
fn guest_metrics_are_what_the_guest_tells() {
    let mut r = Rig::new();
    let vm = r.running();
    let uuid = Rig::uuid(&vm);
    let none = s("");
    // What a kernel can do makes no object.
    r.fake.told = [("control/feature-balloon", "1")].to_vec();
    r.fake.who_told.push(uuid);
    r.settle();
    assert_eq!(r.call("VM.get_guest_metrics", &[vm.clone()]).ok(), none);
    r.fake.told = [
        ("attr/PVAddons/MajorVersion", "7"),
        ("attr/eth0/ip", "10.0.0.9"),
        ("attr/os/class", "Linux"),
        ("attr/vif/0/ipv6/1", "fe80::1"),
        ("control/feature-balloon", "1"),
        ("data/meminfo_free", "1000"),
        ("data/os_majorver", "12"),
        ("data/os_name", "Debian <&> \u{1}"),
        ("data/volumes/0/size", "9"),
        ("data/x", "y"),
        ("drivers/0", "xen-pv 1"),
    ]
    .to_vec();
    r.fake.who_told.push(uuid);
    r.settle();
    let metrics = r.call("VM.get_guest_metrics", &[vm.clone()]).ok();
    let record = r.call("VM_guest_metrics.get_record", &[metrics.clone()]).ok();
    for (field, pairs) in [
        ("os_version", &[("class", "Linux"), ("major", "12"), ("name", "Debian <&> \u{fffd}")][..]),
        ("PV_drivers_version", &[("0", "xen-pv 1"), ("major", "7")]),
        ("memory", &[("free", "1000")]),
        ("disks", &[("0/size", "9")]),
        ("networks", &[("0/ip", "10.0.0.9"), ("0/ipv6/1", "fe80::1")]),
        ("other", &[("data/x", "y"), ("feature-balloon", "1")]),
    ] {
        let expected: Vec<(&str, V)> = pairs.iter().map(|(key, value)| (*key, s(value))).collect();
        assert_eq!(record.get(field), &rec(&expected), "{field}");
    }
    assert_eq!(r.call("VM.get_tools_version", &[vm.clone()]).ok().get("major"), &s(7), "0.4.3's name of it");
    let at = r.call("VM_guest_metrics.get_last_updated", &[metrics.clone()]).ok();
    assert!(at.text() > "20060901T12:00:00Z");
    // It goes with the domain.
    r.call("VM.hard_shutdown", &[vm.clone()]).ok();
    assert_eq!(r.call("VM.get_guest_metrics", &[vm]).ok(), none);
    assert_eq!(r.call("VM_guest_metrics.get_record", &[metrics]).code(), "HANDLE_INVALID");
}
