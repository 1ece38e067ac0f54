//! Storage, network, passthrough and policy classes as objects: made, linked, checked, refused, destroyed.

use super::rig::*;
use alloc::format;
use alloc::vec::Vec;

fn one(value: &V) -> V {
    assert_eq!(value.list().len(), 1, "{value:?}");
    value.list()[0].clone()
}

#[test]
fn setters_of_devices_keep_what_constructors_ask() {
    let mut r = Rig::new();
    let (vm, other) = (r.vm(), r.vm());
    let sr = r.call("SR.create", &[rec(&[("name_label", s("store")), ("type", s("disk"))])]).ok();
    let vdi = r.call("VDI.create", &[rec(&[("SR", sr), ("virtual_size", s(1 << 30))])]).ok();
    let network = r.call("network.create", &[rec(&[("name_label", s("lan"))])]).ok();
    for (class, to, names) in [("VBD", ("VDI", vdi), ["xvda", "xvdb"]), ("VIF", ("network", network), ["eth0", "eth1"])] {
        let create = format!("{class}.create");
        let mut made = [&vm, &vm, &other].map(|of| r.call(&create, &[rec(&[("VM", of.clone()), to.clone()])]).ok());
        assert_eq!(r.call(&format!("{class}.get_device"), &[made[1].clone()]).ok(), s(names[1]));
        let set = format!("{class}.set_device");
        assert_eq!(r.call(&set, &[made[1].clone(), s(names[0])]).err(), ["DEVICE_ALREADY_EXISTS", names[0]]);
        // Its own name again, a free one, and one that another VM's device has are fine.
        for (device, name) in [(1, names[1]), (2, names[1]), (1, "xvdz")] {
            r.call(&set, &[made[device].clone(), s(name)]).ok();
        }
        if class == "VBD" {
            let drive = r.call(&create, &[rec(&[("VM", vm.clone()), ("type", s("CD"))])]).ok();
            assert_eq!(r.call("VBD.set_type", &[drive.clone(), s("Disk")]).err(), ["HANDLE_INVALID", "VDI", ""]);
            r.call("VBD.set_type", &[made[0].clone(), s("CD")]).ok();
            made[0] = drive;
        }
    }
}

#[test]
fn a_disk_and_what_it_hangs_on() {
    let mut r = Rig::new();
    let vm = r.vm();
    let sr = r.call("SR.create", &[rec(&[("name_label", s("store")), ("type", s("disk"))])]).ok();
    let vdi = [("SR", sr.clone()), ("virtual_size", s(1 << 30)), ("name_label", s("d"))];
    let vdi = r.call("VDI.create", &[rec(&vdi)]).ok();
    assert_eq!(r.call("SR.get_VDIs", &[sr.clone()]).ok(), V::A([vdi.clone()].to_vec()));
    assert_eq!(r.call("SR.get_virtual_allocation", &[sr.clone()]).ok(), s(1 << 30));
    assert_eq!(r.call("VDI.get_type", &[vdi.clone()]).ok(), s("user"));
    let record = |device: &str| rec(&[("VM", vm.clone()), ("VDI", vdi.clone()), ("device", s(device))]);
    let vbd = r.call("VBD.create", &[record("")]).ok();
    assert_eq!(r.call("VBD.get_device", &[vbd.clone()]).ok(), s("xvda"));
    assert_eq!(r.call("VBD.create", &[record("xvda")]).err(), ["DEVICE_ALREADY_EXISTS", "xvda"]);
    let second = r.call("VBD.create", &[record("")]).ok();
    assert_eq!(r.call("VBD.get_device", &[second.clone()]).ok(), s("xvdb"));
    assert_eq!(r.call("VM.get_VBDs", &[vm.clone()]).ok().list().len(), 2);
    assert_eq!(r.call("VDI.get_VBDs", &[vdi.clone()]).ok().list().len(), 2);
    // Nothing pretends to attach it: its SR is not.
    assert_eq!(r.call("VBD.plug", &[vbd.clone()]).code(), "VM_BAD_POWER_STATE");
    assert_eq!(r.call("VM.start", &[vm.clone(), V::B(false)]).err(), ["SR_HAS_NO_PBDS", sr.text()]);
    r.fake.nothing_left();
    // Destructors name what still refers to the object, and take nothing else with them.
    for (method, object, by) in
        [("SR.destroy", &sr, "VDI"), ("VDI.destroy", &vdi, "VBD"), ("VM.destroy", &vm, "VBD"), ("SR.destroy", &sr, "VDI")]
    {
        let refused = r.call(method, &[object.clone()]).err();
        assert_eq!(refused[0], "OPERATION_NOT_ALLOWED", "{method}");
        assert!(refused[1].starts_with(by) && refused[1].ends_with("refers to it"), "{method}: {refused:?}");
    }
    let metrics = r.call("VBD.get_metrics", &[vbd.clone()]).ok();
    r.call("VBD.destroy", &[vbd]).ok();
    assert_eq!(r.call("VBD_metrics.get_record", &[metrics]).code(), "HANDLE_INVALID", "its part is gone with it");
    r.call("VBD.destroy", &[second]).ok();
    r.call("VDI.destroy", &[vdi]).ok();
    r.call("SR.destroy", &[sr]).ok();
    r.call("VM.start", &[vm, V::B(true)]).ok();
}

#[test]
fn sizes_media_and_old_setters() {
    let mut r = Rig::new();
    let (vm, other) = (r.vm(), r.vm());
    let sr = r.call("SR.create", &[rec(&[])]).ok();
    let vdi = r.call("VDI.create", &[rec(&[("SR", sr.clone()), ("virtual_size", s(4096))])]).ok();
    r.call("VDI.resize", &[vdi.clone(), s(8192)]).ok();
    assert_eq!(r.call("VDI.get_virtual_size", &[vdi.clone()]).ok(), s(8192));
    assert_eq!(r.call("VDI.resize", &[vdi.clone(), s(4096)]).err()[..2], ["VALUE_NOT_SUPPORTED", "size"]);
    assert_eq!(r.call("VDI.create", &[rec(&[])]).err(), ["HANDLE_INVALID", "SR", ""]);
    assert_eq!(r.call("VDI.create", &[rec(&[("SR", sr), ("type", s("odd"))])]).code(), "VALUE_NOT_SUPPORTED");
    // A disk needs a VDI, an empty CD drive does not.
    assert_eq!(r.call("VBD.create", &[rec(&[("VM", vm.clone())])]).err(), ["HANDLE_INVALID", "VDI", ""]);
    let drive = r.call("VBD.create", &[rec(&[("VM", vm.clone()), ("type", s("CD"))])]).ok();
    r.call("VBD.media_change", &[drive.clone(), vdi.clone()]).ok();
    assert_eq!(r.call("VDI.get_VBDs", &[vdi.clone()]).ok(), V::A([drive.clone()].to_vec()));
    let disk = r.call("VBD.create", &[rec(&[("VM", vm.clone()), ("VDI", vdi.clone())])]).ok();
    assert_eq!(r.call("VBD.media_change", &[disk.clone(), vdi]).code(), "OPERATION_NOT_ALLOWED");
    // What 0.4.3 could set.
    r.call("VBD.set_VM", &[disk.clone(), other.clone()]).ok();
    assert_eq!(r.call("VM.get_VBDs", &[other]).ok(), V::A([disk.clone()].to_vec()));
    assert_eq!(r.call("VBD.set_VM", &[disk.clone(), s("")]).code(), "HANDLE_INVALID");
    assert_eq!(r.call("VBD.get_driver", &[disk.clone()]).ok(), s("paravirtualised"));
    r.call("VBD.set_driver", &[disk.clone(), s("ioemu")]).ok();
    let old = r.call("VBD.get_record_internal", &[disk.clone()]).ok();
    assert_eq!(old.get("driver"), &s("ioemu"));
    let V::M(record) = r.call("VBD.get_record", &[disk]).ok() else { panic!() };
    assert!(!record.contains_key("driver"));
}

#[test]
fn interfaces_and_vlans() {
    let mut r = Rig::new();
    let vm = r.vm();
    let pif = one(&r.call("PIF.get_all", &[]).ok());
    let record = r.call("PIF.get_record", &[pif.clone()]).ok();
    assert_eq!((record.get("device"), record.get("VLAN"), record.get("MTU")), (&s("eth0"), &s(-1), &s(1500)));
    let management = record.get("network").clone();
    assert_eq!(r.call("network.get_PIFs", &[management.clone()]).ok(), V::A([pif.clone()].to_vec()));
    assert_eq!(r.call("PIF.destroy", &[pif.clone()]).err(), ["PIF_IS_PHYSICAL", pif.text()]);
    let network = r.call("network.create", &[rec(&[("name_label", s("lan"))])]).ok();
    let vlan = |network: &V, tag: i64, device: &str| [s(device), network.clone(), Rig::host(), s(tag)];
    assert_eq!(r.call("PIF.create_VLAN", &vlan(&network, 4095, "eth0")).err(), ["VLAN_TAG_INVALID", "4095"]);
    let connected = ["NETWORK_ALREADY_CONNECTED", management.text(), pif.text()];
    assert_eq!(r.call("PIF.create_VLAN", &vlan(&management, 7, "eth0")).err(), connected);
    assert_eq!(r.call("PIF.create_VLAN", &vlan(&network, 7, "eth9")).err()[..2], ["VALUE_NOT_SUPPORTED", "device"]);
    let tagged = r.call("PIF.create_VLAN", &vlan(&network, 7, "eth0")).ok();
    assert_eq!(r.call("host.get_PIFs", &[Rig::host()]).ok().list().len(), 2);
    let next = r.call("network.create", &[rec(&[])]).ok();
    assert_eq!(r.call("PIF.create_VLAN", &vlan(&next, 7, "eth0")).err()[..2], ["VALUE_NOT_SUPPORTED", "VLAN"]);
    assert!(r.call("network.destroy", &[network.clone()]).err()[1].starts_with("PIF "));
    r.call("PIF.destroy", &[tagged]).ok();

    let vif = r.call("VIF.create", &[rec(&[("VM", vm.clone()), ("network", network.clone())])]).ok();
    let record = r.call("VIF.get_record", &[vif.clone()]).ok();
    assert_eq!(record.get("device"), &s("eth0"));
    assert!(record.get("MAC").text().starts_with("00:16:3e:"), "{record:?}");
    for (field, value) in [
        ("MAC", s("01:00:00:00:00:01")),
        ("MAC", s("00:16:3e:00:00")),
        ("MTU", s(67)),
        ("MTU", s(65536)),
        ("device", s("a b")),
    ] {
        let error = r.call(&["VIF.set_", field].concat(), &[vif.clone(), value]).err();
        assert_eq!(error[..2], ["VALUE_NOT_SUPPORTED", field]);
    }
    assert_eq!(r.call("VIF.create", &[rec(&[("VM", vm.clone())])]).err(), ["HANDLE_INVALID", "network", ""]);
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    assert_eq!(r.call("VIF.get_currently_attached", &[vif.clone()]).ok(), V::B(true));
    r.call("VM.hard_shutdown", &[vm]).ok();
    assert_eq!(r.call("VIF.get_currently_attached", &[vif.clone()]).ok(), V::B(false));
    assert!(r.call("network.destroy", &[network.clone()]).err()[1].starts_with("VIF "));
    r.call("VIF.set_network", &[vif, management]).ok();
    r.call("network.destroy", &[network]).ok();
}

#[test]
fn passthrough_and_scsi() {
    let mut r = Rig::new();
    let vm = r.vm();
    let ppci = one(&r.call("PPCI.get_all", &[]).ok());
    let record = r.call("PPCI.get_record", &[ppci.clone()]).ok();
    assert_eq!(record.get("name"), &s("0000:00:03.0"));
    assert_eq!((record.get("vendor_id"), record.get("class_name")), (&s(0x1af4), &s("Ethernet controller")));
    let dpci = r.call("DPCI.create", &[rec(&[("VM", vm.clone()), ("PPCI", ppci)])]).ok();
    assert_eq!(r.call("VM.get_DPCIs", &[vm.clone()]).ok(), V::A([dpci.clone()].to_vec()));
    assert!(r.call("VM.start", &[vm.clone(), V::B(false)]).err()[1].starts_with("DPCI "));
    r.call("DPCI.destroy", &[dpci]).ok();
    r.call("DSCSI_HBA.create", &[rec(&[("VM", vm.clone()), ("virtual_host", s(2))])]).ok();
    let no_device = r.call("DSCSI.create", &[rec(&[("VM", vm), ("virtual_HCTL", s("2:0:0:1"))])]).err();
    assert_eq!(no_device, ["HANDLE_INVALID", "PSCSI", ""], "there is no SCSI to pass through");
}

/// Nothing about a policy is made up, and nothing that would set one succeeds.
#[test]
fn policies_and_labels() {
    let mut r = Rig::new();
    let vm = r.vm();
    assert_eq!(r.call("XSPolicy.get_xstype", &[]).ok(), s(0));
    let state = r.call("XSPolicy.get_xspolicy", &[]).ok();
    assert_eq!((state.get("xserr"), state.get("type"), state.get("xs_ref")), (&s(0), &s(0), &s("")));
    let set = [s(1), s("<xml/>"), s(2), V::B(true)];
    assert_eq!(r.call("XSPolicy.set_xspolicy", &set).ok().get("xserr"), &s(-0x100f));
    assert_eq!(r.call("XSPolicy.can_run", &[s("")]).ok(), s(0));
    for (method, args) in [
        ("XSPolicy.rm_xsbootpolicy", [].to_vec()),
        ("XSPolicy.can_run", [s("ACM:x:y")].to_vec()),
        ("XSPolicy.set_resource_label", [s("file:/x"), s("l"), s("")].to_vec()),
        ("VM.set_security_label", [vm.clone(), s("l"), s("")].to_vec()),
        ("ACMPolicy.get_VM_ssidref", [vm.clone()].to_vec()),
    ] {
        let error = r.call(method, &args).err();
        assert_eq!((error.len(), &*error[0], &*error[1]), (3, "SECURITY_ERROR", "-4111"), "{method}");
    }
    assert_eq!(r.call("VM.set_security_label", &[vm.clone(), s(""), s("")]).ok(), s(0));
    assert_eq!(r.call("ACMPolicy.get_xml", &[vm]).code(), "HANDLE_INVALID");
}

#[test]
fn names_of_0_4_3() {
    let mut r = Rig::new();
    let record = [
        ("name_label", s("old")),
        ("kernel_kernel", s("file:///tiny")),
        ("kernel_args", s("a")),
        ("memory_static_max", s(16 << 20)),
        ("platform_std_VGA", V::B(true)),
        ("boot_method", s("kernel_external")),
        ("otherConfig", rec(&[("k", s("v"))])),
        ("VCPUs_features_force_on", V::A([s("3DNOW"), s("LM")].to_vec())),
    ];
    let vm = r.call("VM.create", &[rec(&record)]).ok();
    let got = r.call("VM.get_record", &[vm.clone()]).ok();
    assert_eq!((got.get("PV_kernel"), got.get("PV_args")), (&s("file:///tiny"), &s("a")));
    assert_eq!(got.get("platform"), &rec(&[("std_VGA", s("true"))]));
    assert_eq!(got.get("other_config").get("k"), &s("v"));
    let old = r.call("VM.get_record_internal", &[vm.clone()]).ok();
    for (name, value) in &record {
        if *name == "otherConfig" {
            continue;
        }
        assert_eq!(old.get(name), value, "{name}");
    }
    r.call("VM.remove_VCPUs_features_force_on", &[vm.clone(), s("LM")]).ok();
    r.call("VM.add_VCPUs_features_force_on", &[vm.clone(), s("NX")]).ok();
    let features = r.call("VM.get_VCPUs_features_force_on", &[vm.clone()]).ok();
    assert_eq!(features, V::A([s("3DNOW"), s("NX")].to_vec()));
    assert_eq!(r.call("VM.set_boot_method", &[vm.clone(), s("tape")]).code(), "VALUE_NOT_SUPPORTED");
    assert_eq!(r.call("VM.get_memory_actual", &[vm.clone()]).ok(), s(0));
    assert_eq!(r.call("VM.get_tools_version", &[vm.clone()]).ok(), rec(&[]));
    assert_eq!(r.call("vm.get_vcpus_max", &[vm.clone()]).ok(), s(1), "programs of 2006 write it so");
    r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    assert_eq!(r.call("VM.get_memory_actual", &[vm.clone()]).ok(), s(16 << 20));
    let xml = r.call("VM.to_XML", &[vm]).ok();
    assert!(xml.text().starts_with("<value><struct><member><name>uuid</name>"), "{xml:?}");
    for method in ["host.create", "host_cpu.create"] {
        assert_eq!(r.call(method, &[rec(&[])]).code(), "OPERATION_NOT_ALLOWED");
    }
}

#[test]
fn sessions_tasks_and_users_made_by_api() {
    let mut r = Rig::new();
    let second = r.call("session.create", &[rec(&[])]).ok();
    assert_ne!(second, s(&r.session));
    assert_eq!(r.raw("session.get_all", &[second.clone()]).ok(), V::A([second.clone()].to_vec()));
    r.call("session.destroy", &[second.clone()]).ok();
    assert_eq!(r.raw("VM.get_all", &[second]).code(), "SESSION_INVALID");

    let task = r.call("task.create", &[rec(&[("name_label", s("mine"))])]).ok();
    assert_eq!(r.call("task.get_by_name_label", &[s("mine")]).ok(), V::A([task.clone()].to_vec()));
    r.call("task.set_name_label", &[task.clone(), s("t")]).ok();
    r.call("task.destroy", &[task.clone()]).ok();
    assert_eq!(r.call("task.get_record", &[task]).code(), "HANDLE_INVALID");
    let vm = r.vm();
    r.fake.polls = 3;
    let running = r.call("Async.VM.start", &[vm, V::B(false)]).ok();
    assert_eq!(r.call("task.destroy", &[running.clone()]).code(), "OPERATION_NOT_ALLOWED");
    r.settle();
    r.call("task.destroy", &[running]).ok();

    let user = r.call("user.create", &[rec(&[("short_name", s("ann")), ("role", s("read"))])]).ok();
    assert_eq!(r.login("ann", "pw").code(), "SESSION_AUTHENTICATION_FAILED", "no password yet");
    r.call("user.set_password", &[user.clone(), s("pw")]).ok();
    let ann = r.login("ann", "pw").ok();
    assert_eq!(r.raw("VM.create", &[ann.clone(), rec(&[])]).code(), "PERMISSION_DENIED");
    assert_eq!(r.raw("session.change_password", &[ann.clone(), s("no"), s("new")]).code(), "SESSION_AUTHENTICATION_FAILED");
    r.raw("session.change_password", &[ann.clone(), s("pw"), s("new")]).ok();
    assert_eq!(r.login("ann", "pw").code(), "SESSION_AUTHENTICATION_FAILED");
    r.login("ann", "new").ok();
    assert!(!r.audits.iter().any(|line| line.contains("pw") || line.contains("new")), "{:?}", r.audits);
    r.call("user.destroy", &[user]).ok();
    assert_eq!(r.raw("VM.get_all", &[ann]).code(), "SESSION_INVALID");
    assert_eq!(r.login("ann", "new").code(), "SESSION_AUTHENTICATION_FAILED");
    let all: Vec<_> = r.call("user.get_all", &[]).ok().list().to_vec();
    assert_eq!(all.len(), 2);
}

#[test]
fn the_control_domain_is_a_vm_that_nothing_is_done_to() {
    let mut r = Rig::new();
    let own = s("00000000-0000-0000-0000-000000000000");
    assert_eq!(r.call("VM.get_by_name_label", &[s("Domain-0")]).ok(), V::A([own.clone()].to_vec()));
    let record = r.call("VM.get_record", &[own.clone()]).ok();
    assert_eq!(record.get("is_control_domain"), &V::B(true));
    assert_eq!((record.get("domid"), record.get("power_state")), (&s(0), &s("Running")));
    for (method, more) in [
        ("start", [V::B(false)].to_vec()),
        ("pause", [].to_vec()),
        ("unpause", [].to_vec()),
        ("hard_shutdown", [].to_vec()),
        ("hard_reboot", [].to_vec()),
        ("clean_shutdown", [].to_vec()),
        ("suspend", [].to_vec()),
        ("clone", [s("copy")].to_vec()),
        ("destroy", [].to_vec()),
    ] {
        let args = [[own.clone()].to_vec(), more].concat();
        assert_eq!(r.call(&["VM.", method].concat(), &args).code(), "OPERATION_NOT_ALLOWED", "{method}");
    }
    assert_eq!(r.call("VM.get_memory_actual", &[own]).ok(), s(32 << 20));
}

#[test]
fn the_host_itself() {
    let mut r = Rig::new();
    let host = Rig::host();
    assert_eq!(r.call("host.dmesg", &[host.clone()]).ok(), s("(XEN) booted\n"));
    assert_eq!(r.call("host.get_log", &[host.clone()]).ok(), s("agent booted\n"));
    r.call("host.send_debug_keys", &[host.clone(), s("hq")]).ok();
    assert_eq!(r.fake.keys, "hq");
    for keys in ["", "R", "hC", "a b", "\u{7f}", "0123456789abcdefg"] {
        assert_eq!(r.call("host.send_debug_keys", &[host.clone(), s(keys)]).code(), "VALUE_NOT_SUPPORTED", "{keys}");
    }
    // One guest ends when it is asked, one does not, one is paused and cannot.
    let (vm, deaf, paused) = (r.running(), r.running(), r.running());
    r.call("VM.pause", &[paused.clone()]).ok();
    assert_eq!(r.call("host.shutdown", &[host.clone()]).code(), "OPERATION_NOT_ALLOWED", "it is enabled");
    r.call("host.disable", &[host.clone()]).ok();
    r.fake.deaf = Some(Rig::uuid(&deaf));
    r.fake.log.clear();
    r.call("host.reboot", &[host.clone()]).ok();
    r.settle();
    for (guest, state) in [(&vm, "Halted"), (&deaf, "Running"), (&paused, "Halted")] {
        assert_eq!(r.state(guest), state);
    }
    assert_eq!(r.fake.power, None, "one guest still has time");
    assert_eq!(r.call("host.enable", &[host.clone()]).code(), "OPERATION_NOT_ALLOWED");
    r.now += 300 * SECOND;
    r.settle();
    assert_eq!((r.state(&deaf).as_str(), r.fake.power), ("Halted", Some(true)));
    assert_eq!(r.fake.log.iter().filter(|step| *step == "AskPowerOff").count(), 2);
    // Nothing comes after that.
    for method in ["host.shutdown", "host.enable"] {
        assert_eq!(r.call(method, &[host.clone()]).code(), "OPERATION_NOT_ALLOWED", "{method}");
    }
    assert_eq!(r.fake.power, Some(true));
}

#[test]
fn cpu_pools() {
    let mut r = Rig::new();
    let first = one(&r.call("cpu_pool.get_all", &[]).ok());
    assert_eq!(r.call("cpu_pool.get_name_label", &[first.clone()]).ok(), s("Pool-0"));
    assert_eq!(r.call("cpu_pool.get_activated", &[first.clone()]).ok(), V::B(true));
    let cpus = r.call("cpu_pool.get_host_CPUs", &[first.clone()]).ok();
    assert_eq!(cpus.list().len(), 2);
    let pool = |r: &mut Rig, ncpu: i64, sched: &str| {
        let record = [("name_label", s("p")), ("ncpu", s(ncpu)), ("sched_policy", s(sched))];
        r.call("cpu_pool.create", &[rec(&record)]).ok()
    };
    let p = pool(&mut r, 1, "");
    assert_eq!(r.call("cpu_pool.activate", &[p.clone()]).err(), ["INSUFFICIENT_CPUS", "1", "0"]);
    let cpu = cpus.list()[1].clone();
    r.call("cpu_pool.remove_host_CPU_live", &[first.clone(), cpu.clone()]).ok();
    assert_eq!(r.call("host_cpu.get_unassigned_cpus", &[]).ok(), V::A([cpu.clone()].to_vec()));
    let last = cpus.list()[0].clone();
    assert_eq!(r.call("cpu_pool.remove_host_CPU_live", &[first.clone(), last.clone()]).code(), "LAST_CPU_NOT_REMOVEABLE");
    assert_eq!(r.call("cpu_pool.remove_host_CPU_live", &[first.clone(), cpu.clone()]).code(), "INVALID_CPU");
    let odd = pool(&mut r, 1, "lottery");
    assert_eq!(r.call("cpu_pool.activate", &[odd.clone()]).err(), ["UNKOWN_SCHED_POLICY"]);
    r.call("cpu_pool.destroy", &[odd]).ok();
    r.call("cpu_pool.activate", &[p.clone()]).ok();
    assert_eq!(r.call("cpu_pool.activate", &[p.clone()]).err(), ["POOL_BAD_STATE", "activated"]);
    assert_eq!(r.call("host_cpu.get_cpu_pool", &[cpu.clone()]).ok(), V::A([p.clone()].to_vec()));
    assert_eq!(r.call("cpu_pool.set_ncpu", &[p.clone(), s(2)]).code(), "POOL_BAD_STATE");
    assert_eq!(r.call("cpu_pool.destroy", &[p.clone()]).code(), "POOL_BAD_STATE");
    // A VM is moved there, one more starts there, and the pool is in use.
    let vm = r.running();
    assert_eq!(r.call("VM.get_cpu_pool", &[vm.clone()]).ok(), V::A([first.clone()].to_vec()));
    r.call("VM.cpu_pool_migrate", &[vm.clone(), p.clone()]).ok();
    assert_eq!(r.call("VM.get_cpu_pool", &[vm.clone()]).ok(), V::A([p.clone()].to_vec()));
    let other = r.vm_with(&[("pool_name", s("p"))]);
    r.call("VM.start", &[other.clone(), V::B(true)]).ok();
    assert_eq!(r.call("cpu_pool.get_started_VMs", &[p.clone()]).ok().list().len(), 2);
    assert_eq!(r.call("cpu_pool.deactivate", &[p.clone()]).err(), ["POOL_BAD_STATE", "in use"]);
    for vm in [vm.clone(), other.clone()] {
        r.call("VM.hard_shutdown", &[vm]).ok();
    }
    assert_eq!(r.call("VM.cpu_pool_migrate", &[vm, p.clone()]).code(), "VM_BAD_POWER_STATE");
    r.call("cpu_pool.deactivate", &[p.clone()]).ok();
    assert_eq!(r.call("VM.start", &[other, V::B(true)]).code(), "POOL_BAD_STATE");
    r.call("cpu_pool.destroy", &[p]).ok();
    r.call("cpu_pool.add_host_CPU_live", &[first.clone(), cpu]).ok();
    assert_eq!(r.call("cpu_pool.deactivate", &[first]).code(), "POOL_BAD_STATE");
}

#[test]
fn scheduling() {
    let mut r = Rig::new();
    let vm = r.vm_with(&[("VCPUs_params", rec(&[("weight", s(512)), ("mask", s("1")), ("other", s("x"))]))]);
    r.fake.polls = 1;
    r.start("VM.start", &[vm.clone(), V::B(true)]);
    let spec = r.fake.open.values().next().unwrap().clone().unwrap();
    assert_eq!((spec.scheduling.weight, spec.scheduling.cap, spec.scheduling.mask), (Some(512), None, Some([1].to_vec())));
    r.settle();
    r.call("VM.add_to_VCPUs_params_live", &[vm.clone(), s("cap"), s("50")]).ok();
    r.call("VM.add_to_VCPUs_params_live", &[vm.clone(), s("weight"), s("100")]).ok();
    let params = r.call("VM.get_VCPUs_params", &[vm.clone()]).ok();
    assert_eq!((params.get("weight"), params.get("cap")), (&s(100), &s(50)));
    let metrics = r.call("VM.get_metrics", &[vm.clone()]).ok();
    let live = r.call("VM_metrics.get_VCPUs_params", &[metrics.clone()]).ok();
    assert_eq!((live.get("weight"), live.get("cap")), (&s(100), &s(50)));
    assert_eq!(r.call("VM_metrics.get_VCPUs_CPU", &[metrics.clone()]).ok(), rec(&[("0", s(0))]));
    let flags = r.call("VM_metrics.get_VCPUs_flags", &[metrics]).ok();
    assert_eq!(flags.get("0"), &V::A([s("online"), s("running")].to_vec()));
    for (key, value) in [("weight", "0"), ("weight", "x"), ("cap", "-1"), ("mask", "7"), ("mask", "0-x"), ("mask", "")] {
        let error = r.call("VM.add_to_VCPUs_params_live", &[vm.clone(), s(key), s(value)]).err();
        assert_eq!(error[..2], ["VALUE_NOT_SUPPORTED", "VCPUs_params"], "{key} {value}");
    }
    let bad = r.vm_with(&[("VCPUs_params", rec(&[("mask", s("nowhere"))]))]);
    assert_eq!(r.call("VM.start", &[bad, V::B(true)]).code(), "VALUE_NOT_SUPPORTED");
}
