//! LESSONS.md lines 33, 34 and 45 to 50, as far as they are the engine's.

use super::rig::*;
use crate::schema::types::Role;
use alloc::borrow::ToOwned;
use alloc::collections::BTreeSet;
use alloc::string::String;

/// 33. Nobody's file system is parsed in the control domain: there is no loader that could, and asking for one starts nothing.
#[test]
fn lesson_033_xsa_443_no_guests_file_system_is_read() {
    let mut r = Rig::new();
    for loader in ["pygrub", "/grub", "/usr/bin/pygrub --args"] {
        let vm = r.vm_with(&[("PV_bootloader", s(loader))]);
        assert_eq!(r.call("VM.start", &[vm, V::B(false)]).code(), "VALUE_NOT_SUPPORTED", "{loader}");
    }
    assert!(r.fake.log.is_empty(), "{:?}", r.fake.log);
    // GRUB is a kernel of the bundle's, which runs in the guest.
    for (platform, kernel) in [("pvh", "file:///grub-pvh"), ("pv", "file:///grub-pv")] {
        let platform = ("platform", rec(&[("type", s(platform))]));
        let more = [("PV_ramdisk", s("file:///odd")), ("PV_args", s("odd")), ("PV_bootloader_args", s("x"))];
        let vm = r.vm_with(&[&[("PV_bootloader", s("grub")), ("PV_kernel", s("")), platform][..], &more].concat());
        r.fake.polls = 1;
        r.start("VM.start", &[vm.clone(), V::B(true)]);
        let spec = r.fake.open.values().next().unwrap().clone().unwrap();
        assert_eq!((spec.kernel.as_str(), spec.ramdisk.as_str(), spec.args.as_str()), (kernel, "", "x"));
        r.settle();
        r.call("VM.hard_shutdown", &[vm]).ok();
    }
}

/// 34. What a boot loader is told is one text to it, and the kernel is GRUB whatever it says.
#[test]
fn lesson_034_xsa_198_nothing_is_taken_from_a_boot_loader() {
    let mut r = Rig::new();
    for said in
        ["linux (kernel /etc/shadow)(ramdisk /etc/passwd)", "x\n(kernel /etc/shadow)", "kernel=/a\u{85}args=b", "%s\\0"]
    {
        let fields = [("PV_bootloader", s("grub")), ("PV_kernel", s("")), ("PV_bootloader_args", s(said))];
        let vm = r.vm_with(&fields);
        r.fake.polls = 1;
        r.start("VM.start", &[vm.clone(), V::B(true)]);
        let spec = r.fake.open.values().next().unwrap().clone().unwrap();
        assert_eq!((spec.kernel.as_str(), spec.ramdisk.as_str(), spec.args.as_str()), ("file:///grub-pvh", "", said));
        r.settle();
        r.call("VM.hard_shutdown", &[vm.clone()]).ok();
        assert_eq!(r.call("VM.get_PV_kernel", &[vm.clone()]), R::Ok(s("")));
        assert_eq!(r.call("VM.get_PV_args", &[vm.clone()]), R::Ok(s("")));
        r.call("VM.destroy", &[vm]).ok();
    }
}

/// 45. Unauthenticated clients hold nothing: no object, no answer, no session, whatever they send.
#[test]
fn lesson_045_xsa_413_strangers_hold_nothing() {
    let mut r = Rig::with(config());
    let before = r.engine.counts();
    for round in 0..300 {
        let _ = r.login("root", &alloc::format!("{round}"));
        let _ = r.raw("VM.create", &[s("x"), rec(&[])]);
        r.send(b"<methodCall>");
    }
    let after = r.engine.counts();
    assert_eq!((after.sessions, after.tasks, after.waiting, after.store_bytes), (0, 0, 0, before.store_bytes));
    assert!(!r.engine.known_source(crate::Source([1; 16])));
}

/// 46. Keys and values of maps and sets are checked like any other text, in and out.
#[test]
fn lesson_046_xsa_474_utf8_and_xml_in_maps() {
    let mut r = Rig::new();
    let vm = r.vm();
    let odd = "<a>&amp;\"' ]]> é \u{10ffff}";
    r.call("VM.add_to_other_config", &[vm.clone(), s(odd), s(odd)]).ok();
    assert_eq!(r.call("VM.get_other_config", &[vm.clone()]), R::Ok(rec(&[(odd, s(odd))])));
    let template = Rig::body("VM.add_to_other_config", &[s(&r.session), vm.clone(), s("KEY"), s("VALUE")]);
    for place in ["KEY", "VALUE"] {
        for bad in
            [&b"\xff"[..], b"\xc0\xaf", b"\xed\xa0\x80", b"\0", b"\x0b", b"&#0;", b"&#8;", b"&#xFFFF;", b"&x;", b"<x>"]
        {
            let mut body = template.clone().into_bytes();
            let at = template.find(place).unwrap();
            body.splice(at..at + place.len(), bad.iter().copied());
            let (_, out) = r.send(&body);
            assert!(!matches!(R::parse(&out), R::Ok(_)), "{place} {bad:?}");
        }
    }
    assert_eq!(r.call("VM.get_other_config", &[vm]), R::Ok(rec(&[(odd, s(odd))])), "nothing got in");
}

/// 47. Nothing a lower role may write says what a session may do.
#[test]
fn lesson_047_xsa_489_no_role_from_other_config() {
    let mut r = Rig::new();
    let vm = r.vm();
    r.engine.set_role("guest", Role::Operate);
    let guest = r.login("guest", "guest").ok();
    for key in ["role", "roles", "is_admin", "permissions", "session_role", "subject"] {
        r.raw("VM.add_to_other_config", &[guest.clone(), vm.clone(), s(key), s("Admin")]).ok();
        r.raw("VM.add_to_platform", &[guest.clone(), vm.clone(), s(key), s("Admin")]).ok();
        assert_eq!(
            r.raw("host.add_to_other_config", &[guest.clone(), Rig::host(), s(key), s("x")]).code(),
            "PERMISSION_DENIED"
        );
        assert_eq!(r.raw("host.disable", &[guest.clone(), Rig::host()]).code(), "PERMISSION_DENIED");
    }
}

/// 49. The permission is checked before anything is done: also before arguments are looked at, and before Async forms.
#[test]
fn lesson_049_cve_2017_5573_permission_first() {
    let mut r = Rig::new();
    let vm = r.vm();
    r.engine.set_role("guest", Role::Read);
    let guest = r.login("guest", "guest").ok();
    for (method, first) in [("VM.start", vm.clone()), ("Async.VM.start", vm), ("VM.start", s("no such"))] {
        assert_eq!(r.raw(method, &[guest.clone(), first, V::B(false)]).code(), "PERMISSION_DENIED");
    }
    assert!(r.fake.log.is_empty());
    assert_eq!((r.engine.counts().tasks, r.engine.counts().plans), (0, 0));
}

/// 50. References of sessions are all of the generator's bits but the version's, and nobody else is shown them.
#[test]
fn lesson_050_session_references_are_secrets() {
    let mut r = Rig::new();
    let all: BTreeSet<String> = (0..100).map(|_| r.login("root", "secret").ok().text().to_owned()).collect();
    assert_eq!(all.len(), 100);
    let mut bytes = [0xffu8; 16];
    for session in &all {
        let uuid = crate::parse_uuid(session).unwrap();
        bytes.iter_mut().zip(uuid).for_each(|(b, u)| *b &= u);
    }
    assert_eq!(bytes, [0, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, 0]);
    let vm = r.vm();
    let task = r.call("Async.VM.clone", &[vm, s("t")]).ok();
    assert_eq!(r.call("task.get_session", &[task.clone()]), R::Ok(s(&r.session)));
    let guest = r.login("guest", "guest").ok();
    assert_eq!(r.raw("task.get_session", &[guest.clone(), task]), R::Ok(s("")));
    assert_eq!(r.raw("session.get_all", &[guest.clone()]), R::Ok(V::A([guest].to_vec())), "only one's own");
    for line in &r.audits {
        assert!(!all.iter().any(|session| line.contains(session.as_str())) && !line.contains(&r.session), "{line}");
    }
}

/// 34. A name can't write lines of its own into the audit.
#[test]
fn lesson_034_xsa_198_no_injection_into_the_audit() {
    let mut r = Rig::new();
    let _ = r.login("root\nroot VM.destroy x ok\u{7f}", "x");
    assert!(r.audits[0].starts_with("root?root VM.destroy x ok? session.login"), "{:?}", r.audits);
}
