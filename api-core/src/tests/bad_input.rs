//! Every line of the "Bad input" that reaches the engine: the specified error, and nothing lost or left behind.

use super::rig::*;
use crate::lifecycle::backend::*;
use crate::{Config, Limits};
use alloc::vec::Vec;

#[test]
fn malformed_or_oversized_xml() {
    let mut r = Rig::new();
    let vm = r.running();
    let before = r.engine.counts();
    let deep = "<a>".repeat(100_000);
    let many =
        ["<methodCall><methodName>x</methodName><params>", &"<param/>".repeat(30_000), "</params></methodCall>"].concat();
    let cases: Vec<&[u8]> = [
        &b""[..],
        b"hello",
        b"<",
        b"<methodCall>",
        b"<methodCall></methodCall>",
        b"<methodCall><methodName>host.get_all</methodName><params><param></param></params></methodCall>",
        b"<methodCall><methodName>host.get_all</methodName><params><x/></params></methodCall>",
        b"<methodResponse/>",
        b"\xff\xfe<methodCall/>",
        b"<!DOCTYPE a [<!ENTITY x 'y'>]><methodCall/>",
        b"<methodCall a='1'/>",
        deep.as_bytes(),
        many.as_bytes(),
    ]
    .to_vec();
    for body in &cases {
        let (_, out) = r.send(body);
        assert!(matches!(R::parse(&out), R::Fault(..)), "{:?}", &body[..body.len().min(60)]);
    }
    let after = r.engine.counts();
    assert_eq!(after.faults, cases.len() as u64);
    assert_eq!((after.vms, after.tasks, after.store_bytes), (before.vms, before.tasks, before.store_bytes));
    assert_eq!(r.state(&vm), "Running");
}

#[test]
fn unknown_methods() {
    let mut r = Rig::new();
    for name in [
        "VM.no_such",
        "VM",
        "",
        ".",
        "VM.",
        "nope.get_all",
        "event.get_all",
        "debug.get_by_name_label",
        "get_all",
        "VM.get_all.x",
        "VM.set_uuid",
    ] {
        assert_eq!(r.call(name, &[]).err(), ["MESSAGE_METHOD_UNKNOWN", name]);
    }
    let long = "x".repeat(100_000);
    let error = r.call(&long, &[]).err();
    assert_eq!((&*error[0], error[1].len()), ("MESSAGE_METHOD_UNKNOWN", 128));
}

#[test]
fn parameter_counts_and_types() {
    let mut r = Rig::new();
    let vm = r.vm();
    let start = |r: &mut Rig, args: &[V]| r.call("VM.start", args).err();
    assert_eq!(start(&mut r, &[vm.clone()]), ["MESSAGE_PARAMETER_COUNT_MISMATCH", "VM.start", "3", "2"]);
    assert_eq!(r.raw("VM.start", &[]).err(), ["MESSAGE_PARAMETER_COUNT_MISMATCH", "VM.start", "3", "0"]);
    assert_eq!(start(&mut r, &[vm.clone(), s("false")]), ["FIELD_TYPE_ERROR", "start_paused"]);
    assert_eq!(start(&mut r, &[vm.clone(), V::I(0)]), ["FIELD_TYPE_ERROR", "start_paused"]);
    assert_eq!(start(&mut r, &[V::I(1), V::B(false)]), ["FIELD_TYPE_ERROR", "vm"]);
    assert_eq!(start(&mut r, &[rec(&[]), V::B(false)]), ["FIELD_TYPE_ERROR", "vm"]);
    assert_eq!(r.call("VM.set_VCPUs_max", &[vm.clone(), s("9")]).err()[..3], ["VALUE_NOT_SUPPORTED", "VCPUs_max", "9"]);
    assert_eq!(r.call("VM.set_VCPUs_max", &[vm, s("x")]).err(), ["FIELD_TYPE_ERROR", "VCPUs_max"]);
    assert!(r.fake.log.is_empty());
}

#[test]
fn unknown_and_dangling_references() {
    let mut r = Rig::new();
    let (vm, gone) = (r.vm(), r.vm());
    r.call("VM.destroy", &[gone.clone()]).ok();
    let host = Rig::host();
    for handle in ["", "x", "OpaqueRef:NULL", gone.text(), host.text()] {
        let error = r.call("VM.start", &[s(handle), V::B(false)]).err();
        let shown = if handle == "OpaqueRef:NULL" { "" } else { handle };
        assert_eq!(error, ["HANDLE_INVALID", "VM", shown]);
        assert_eq!(r.call("VM.get_record", &[s(handle)]).code(), "HANDLE_INVALID");
    }
    // A class that is still to come has no objects, but its references are typed.
    let set = |r: &mut Rig, value: &str| r.call("host.set_crash_dump_sr", &[Rig::host(), s(value)]);
    assert_eq!(set(&mut r, vm.text()).err(), ["HANDLE_INVALID", "SR", vm.text()]);
    assert_eq!(set(&mut r, ""), R::Ok(s("")));
}

#[test]
fn more_than_the_host_has() {
    let mut r = Rig::new();
    let vm = r.vm_with(&[("memory_static_max", s((1 << 30) + 1))]);
    assert_eq!(r.call("VM.start", &[vm.clone(), V::B(false)]).code(), "HOST_NOT_ENOUGH_FREE_MEMORY");
    r.call("VM.set_memory_static_max", &[vm.clone(), s(1 << 30)]).ok();
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    r.call("VM.hard_shutdown", &[vm]).ok();
    r.fake.log.clear();
    let vm = r.vm_with(&[("memory_static_max", s(2u64 << 30))]);
    assert_eq!(r.call("VM.start", &[vm, V::B(false)]).err(), ["HOST_NOT_ENOUGH_FREE_MEMORY", "2147483648", "1073741824"]);
    assert_eq!(r.call("VM.create", &[rec(&[("VCPUs_max", s(9))])]).err()[..2], ["VALUE_NOT_SUPPORTED", "VCPUs_max"]);
    let vm = r.vm_with(&[("VCPUs_max", s(2)), ("VCPUs_at_startup", s(3))]);
    assert_eq!(r.call("VM.start", &[vm, V::B(false)]).err()[..2], ["VALUE_NOT_SUPPORTED", "VCPUs_at_startup"]);
    let vm = r.vm_with(&[("memory_static_max", s(0))]);
    assert_eq!(r.call("VM.start", &[vm, V::B(false)]).err()[..2], ["VALUE_NOT_SUPPORTED", "memory_static_max"]);
    r.fake.nothing_left();
}

#[test]
fn what_cannot_be_booted() {
    for (field, value) in [("HVM_boot_policy", "BIOS order"), ("PV_bootloader", "pygrub"), ("PV_kernel", "")] {
        let mut r = Rig::new();
        let vm = r.vm_with(&[(field, s(value))]);
        let error = r.call("VM.start", &[vm, V::B(false)]).err();
        assert_eq!(error[..3], ["VALUE_NOT_SUPPORTED", field, value]);
        assert!(r.fake.log.is_empty());
    }
    let mut r = Rig::new();
    let vm = r.vm_with(&[("is_a_template", V::B(true))]);
    assert_eq!(r.call("VM.start", &[vm.clone(), V::B(false)]).err(), ["VM_IS_TEMPLATE", vm.text()]);
}

#[test]
fn bad_images_leave_nothing() {
    for error in [
        BackendError::ImageNotFound { ramdisk: false },
        BackendError::BadImage { ramdisk: false, why: "overlapping segments" },
        BackendError::ImageTooBig { ramdisk: true, limit: 1 },
    ] {
        let mut r = Rig::new();
        let vm = r.vm();
        r.fake.fail = Some((StepKind::ResolveImages, error));
        assert_eq!(r.call("VM.start", &[vm.clone(), V::B(false)]).code(), "VALUE_NOT_SUPPORTED");
        assert_eq!(r.state(&vm), "Halted");
        r.fake.nothing_left();
    }
}

#[test]
fn a_second_start() {
    let mut r = Rig::new();
    let vm = r.running();
    let expected = ["VM_BAD_POWER_STATE", vm.text(), "Halted", "Running"];
    assert_eq!(r.call("VM.start", &[vm.clone(), V::B(false)]).err(), expected);
    assert_eq!(r.call("VM.destroy", &[vm.clone()]).err(), expected);
    assert_eq!(r.state(&vm), "Running");
    assert!(r.fake.log.is_empty());
}

#[test]
fn objects_and_bytes_are_bounded() {
    let limits = Limits { vms: 3, store_bytes: 200_000, ..Limits::default() };
    let mut r = Rig::with(Config { limits, ..config() });
    r.session = alloc::string::String::from(r.login("root", "secret").ok().text());
    let vm = r.vm();
    let before = r.engine.counts().store_bytes;
    let big = s("x".repeat(150_000));
    r.call("VM.set_PV_ramdisk", &[vm.clone(), big.clone()]).ok();
    r.call("VM.set_PV_ramdisk", &[vm.clone(), big.clone()]).ok();
    for (method, args) in [
        ("VM.set_PV_kernel", [vm.clone(), big.clone()].to_vec()),
        ("VM.create", [rec(&[("PV_kernel", big)])].to_vec()),
        ("VM.clone", [vm.clone(), s("copy")].to_vec()),
    ] {
        assert_eq!(r.call(method, &args).err(), ["LIMIT_REACHED", "bytes of stored values", "200000"], "{method}");
    }
    r.call("VM.set_PV_ramdisk", &[vm.clone(), s("")]).ok();
    assert_eq!(r.engine.counts().store_bytes, before, "bytes are given back");
    r.vm();
    r.vm();
    assert_eq!(r.call("VM.create", &[rec(&[])]).err(), ["LIMIT_REACHED", "objects of class VM", "3"]);
    r.call("VM.destroy", &[vm]).ok();
    r.vm();
}

#[test]
fn texts_are_bounded_by_field() {
    let mut r = Rig::new();
    let vm = r.vm();
    let (fits, long) = (s("x".repeat(4096)), s("x".repeat(4097)));
    r.call("VM.set_PV_args", &[vm.clone(), fits.clone()]).ok();
    r.call("VM.set_PV_kernel", &[vm.clone(), s("x".repeat(100_000))]).ok();
    r.call("VM.add_to_other_config", &[vm.clone(), fits.clone(), fits.clone()]).ok();
    let before = r.engine.counts().store_bytes;
    let map = |k: &V, v: &V| rec(&[(k.text(), v.clone())]);
    for (method, field, args) in [
        ("VM.set_PV_args", "PV_args", [vm.clone(), long.clone()].to_vec()),
        ("VM.set_name_label", "name_label", [vm.clone(), long.clone()].to_vec()),
        ("VM.set_platform", "platform", [vm.clone(), map(&s("k"), &long)].to_vec()),
        ("VM.set_platform", "platform", [vm.clone(), map(&long, &s("v"))].to_vec()),
        ("VM.add_to_platform", "platform", [vm.clone(), s("k"), long.clone()].to_vec()),
        ("VM.add_to_platform", "platform", [vm.clone(), long.clone(), s("v")].to_vec()),
        ("VM.create", "PV_args", [rec(&[("PV_args", long.clone())])].to_vec()),
        ("VM.clone", "name_label", [vm.clone(), long.clone()].to_vec()),
    ] {
        let error = r.call(method, &args).err();
        let [code, named, value, reason] = &error[..] else { panic!("{error:?}") };
        assert_eq!((&**code, &**named, value.len()), ("VALUE_NOT_SUPPORTED", field, 128), "{method}");
        assert_eq!(reason, "over the limit of 4096 bytes");
    }
    assert_eq!(r.engine.counts().store_bytes, before);
}

/// What is escaped counts as it is sent, and the engine goes on.
#[test]
fn an_answer_over_the_limit_is_an_error() {
    let limits = Limits { answer_bytes: 50_000, ..Limits::default() };
    let mut r = Rig::with(Config { limits, ..config() });
    r.session = alloc::string::String::from(r.login("root", "secret").ok().text());
    let vm = r.vm();
    r.call("VM.set_PV_kernel", &[vm.clone(), s("&".repeat(20_000))]).ok();
    let failures = r.engine.counts().failures;
    for (method, args) in
        [("VM.get_PV_kernel", &[vm.clone()][..]), ("VM.get_record", &[vm.clone()]), ("VM.get_all_records", &[])]
    {
        assert_eq!(r.call(method, args).err(), ["LIMIT_REACHED", "answer", "50000"], "{method}");
    }
    assert_eq!(r.engine.counts().failures, failures + 3);
    r.call("VM.get_uuid", &[vm]).ok();
}

/// 200 rounds of everything: what the engine holds comes back to where it was.
#[test]
fn cycles_leave_no_growth() {
    let mut r = Rig::new();
    let mut after = None;
    for round in 0..200 {
        let vm = r.vm();
        r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
        r.call("VM.pause", &[vm.clone()]).ok();
        r.call("VM.unpause", &[vm.clone()]).ok();
        let metrics = r.call("VM.get_metrics", &[vm.clone()]).ok();
        r.call("VM_metrics.get_record", &[metrics]).ok();
        r.call("VM.hard_shutdown", &[vm.clone()]).ok();
        r.call("VM.destroy", &[vm]).ok();
        let c = r.engine.counts();
        let held =
            (c.sessions, c.tasks, c.vms, c.plans, c.waiting, c.store_bytes, r.engine.seen.len(), r.engine.restarts.len());
        assert_eq!(*after.get_or_insert(held), held, "round {round}");
    }
    r.fake.nothing_left();
}
