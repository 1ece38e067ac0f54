//! What survives the machine: objects as they were set, nothing of what only held while it ran.

use super::rig::*;
use crate::Config;
use crate::schema::Class;
use crate::store::record::{Record, Records};
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Records as a medium has them.
#[derive(Default)]
pub struct Disk(BTreeMap<Vec<u8>, Vec<u8>>);

impl Disk {
    pub fn records(&self) -> Records {
        Records::read(self.0.iter().map(|(key, value)| (key.as_slice(), value.as_slice()))).expect("sound records")
    }

    /// An engine that finds what is here; logged in as root.
    pub fn boot(&self) -> Rig {
        let mut r = Rig::with(Config { kept: Some(self.records()), ..config() });
        r.session = r.login("root", "secret").ok().text().to_string();
        r.audits.clear();
        r
    }

    /// Takes what has changed.
    pub fn save(&mut self, r: &mut Rig) {
        for (key, value) in r.engine.take_records() {
            match value {
                Some(value) => drop(self.0.insert(key, value)),
                None => drop(self.0.remove(&key)),
            }
        }
    }

    fn reboot(&mut self, r: &mut Rig) -> Rig {
        self.save(r);
        self.boot()
    }
}

/// Everything there is to keep.
pub fn kept(r: &mut Rig) -> Vec<Record> {
    r.engine.store.keep();
    r.engine.take_records()
}

fn vm(r: &mut Rig, name: &str) -> V {
    let members = [
        ("name_label", s(name)),
        ("PV_kernel", s("file:///tiny")),
        ("memory_static_max", s(16 << 20)),
        ("other_config", rec(&[("note", s("kept")), ("", s("\u{1f980}"))])),
        ("actions_after_crash", s("rename_restart")),
    ];
    r.call("VM.create", &[rec(&members)]).ok()
}

#[test]
fn what_was_made_is_there_after_the_machine_was_off() {
    let mut disk = Disk::default();
    let mut r = disk.boot();
    let vm = vm(&mut r, "one");
    let before = r.engine.changes();
    r.call("VM.get_record", &[vm.clone()]).ok();
    assert_eq!(r.engine.changes(), before, "reading changes nothing");
    let network = r.call("network.create", &[rec(&[("name_label", s("lan"))])]).ok();
    let card =
        rec(&[("VM", vm.clone()), ("network", network.clone()), ("device", s("0")), ("MAC", s("00:16:3e:00:00:01"))]);
    let vif = r.call("VIF.create", &[card]).ok();
    let gets = [("VM", vm.clone()), ("network", network), ("VIF", vif.clone())];
    let of = |r: &mut Rig| gets.clone().map(|(class, it)| r.call(&[class, ".get_record"].concat(), &[it]).ok());
    let was = of(&mut r);
    let mut again = disk.reboot(&mut r);
    assert_eq!(of(&mut again), was);
    // What was destroyed is gone with its parts.
    again.call("VIF.destroy", &[vif]).ok();
    again.call("VM.destroy", &[vm.clone()]).ok();
    let mut third = disk.reboot(&mut again);
    assert_eq!(third.call("VM.get_record", &[vm.clone()]).code(), "HANDLE_INVALID");
    for (class, count) in
        [(Class::VM, 1), (Class::VM_metrics, 1), (Class::console, 0), (Class::VIF, 0), (Class::network, 2)]
    {
        assert_eq!(third.engine.store().len(class), count, "{class:?}");
    }
    assert!(third.engine.take_records().len() > 3, "a reboot keeps anew what it made");
}

#[test]
fn what_ran_is_halted_and_starts_again_if_it_is_to() {
    let mut disk = Disk::default();
    let mut r = disk.boot();
    let (stays, comes) = (vm(&mut r, "stays"), vm(&mut r, "comes"));
    r.call("VM.set_auto_power_on", &[comes.clone(), V::B(true)]).ok();
    for vm in [&stays, &comes] {
        r.call("VM.start", &[vm.clone(), V::B(false)]).ok();
    }
    disk.save(&mut r);
    r.call("VM.pause", &[stays.clone()]).ok();
    assert!(r.engine.take_records().is_empty(), "a state is not kept");
    let mut again = disk.reboot(&mut r);
    assert_eq!(again.call("VM.get_power_state", &[stays.clone()]).ok(), s("Halted"));
    assert_eq!(again.call("VM.get_resident_on", &[stays]).ok(), s(""));
    again.settle();
    assert_eq!(again.call("VM.get_power_state", &[comes]).ok(), s("Running"));
}

#[test]
fn a_declared_vm_is_kept_as_it_was_changed_and_nobody_complains() {
    let mut disk = Disk::default();
    let declared =
        crate::DeclaredVm { name: "web".to_string(), memory: 16 << 20, vcpus: 1, ..crate::DeclaredVm::default() };
    let boot = |disk: &Disk| {
        let mut r = Rig::with(Config { kept: Some(disk.records()), vms: [declared.clone()].to_vec(), ..config() });
        r.session = r.login("root", "secret").ok().text().to_string();
        r
    };
    let mut r = boot(&disk);
    let all = r.call("VM.get_by_name_label", &[s("web")]).ok();
    let web = all.list()[0].clone();
    r.call("VM.set_VCPUs_max", &[web.clone(), s(2)]).ok();
    disk.save(&mut r);
    let mut again = boot(&disk);
    assert_eq!(again.call("VM.get_VCPUs_max", &[web]).ok(), s(2));
    assert_eq!(again.call("VM.get_by_name_label", &[s("web")]).ok().list().len(), 1);
    assert!(again.engine.take_refused_vms().is_empty());
}

#[test]
fn users_keep_their_passwords() {
    let mut disk = Disk::default();
    let mut r = disk.boot();
    let user = r.call("user.create", &[rec(&[("short_name", s("eve")), ("fullname", s("Eve"))])]).ok();
    r.call("user.set_password", &[user.clone(), s("first")]).ok();
    disk.save(&mut r);
    r.call("user.set_password", &[user.clone(), s("second")]).ok();
    r.call("session.change_password", &[s("secret"), s("changed")]).ok();
    disk.save(&mut r);
    let text: Vec<u8> = disk.0.iter().flat_map(|(key, value)| [key.clone(), value.clone()].concat()).collect();
    for secret in ["second", "changed"] {
        assert!(!text.windows(secret.len()).any(|w| w == secret.as_bytes()), "a password in clear");
    }
    let mut again = Rig::with(Config { kept: Some(disk.records()), ..config() });
    assert_eq!(again.login("eve", "first").code(), "SESSION_AUTHENTICATION_FAILED");
    assert_eq!(again.login("root", "secret").code(), "SESSION_AUTHENTICATION_FAILED", "the kept one counts");
    again.login("eve", "second").ok();
    // Unless another was declared since.
    let other = crate::hash_password(b"declared", b"0123456789abcdef", 8, 1, 1);
    let users = config().users.into_iter().map(|(name, _)| (name, other.clone())).collect();
    let mut declared = Rig::with(Config { kept: Some(disk.records()), users, ..config() });
    declared.login("root", "declared").ok();
    declared.login("eve", "second").ok();
    again.session = again.login("root", "changed").ok().text().to_string();
    again.call("user.destroy", &[user]).ok();
    disk.save(&mut again);
    let mut third = Rig::with(Config { kept: Some(disk.records()), ..config() });
    assert_eq!(third.login("eve", "second").code(), "SESSION_AUTHENTICATION_FAILED");
    assert!(disk.records().logins.len() == 2);
}

#[test]
fn a_damaged_record_is_refused_or_harmless_and_never_more() {
    let mut disk = Disk::default();
    let mut r = disk.boot();
    vm(&mut r, "one");
    disk.save(&mut r);
    let (mut refused, mut taken) = (0, 0);
    for (key, value) in &disk.0 {
        for at in 0..key.len() + value.len() {
            for flip in [1, 0x80, 0xff] {
                let (mut key, mut value) = (key.clone(), value.clone());
                match at.checked_sub(key.len()) {
                    None => key[at] ^= flip,
                    Some(at) => value[at] ^= flip,
                }
                let others = disk.0.iter().map(|(k, v)| (k.as_slice(), v.as_slice()));
                match Records::read(others.chain([(key.as_slice(), value.as_slice())])) {
                    Ok(records) => {
                        taken += 1;
                        if taken % 16 == 0 {
                            Rig::with(Config { kept: Some(records), ..config() });
                        }
                    }
                    Err(_) => refused += 1,
                }
            }
        }
    }
    assert!(refused > 1000 && taken > 1000, "{refused} refused, {taken} taken");
    let cut = |n: usize| disk.0.iter().map(move |(k, v)| (k.as_slice(), &v[..v.len().saturating_sub(n)]));
    assert!(Records::read(cut(1)).is_err());
    // A set that says it has 2^60 members.
    let huge: &[u8] = &[1, 1, b'x', 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
    assert!(Records::read([([b"VM\0".as_slice(), &[7; 16]].concat().as_slice(), huge)].into_iter()).is_err());
}

#[test]
fn fields_come_and_go_with_versions() {
    let mut disk = Disk::default();
    let mut r = disk.boot();
    let one = vm(&mut r, "one");
    disk.save(&mut r);
    let key = [b"VM\0".as_slice(), &crate::parse_uuid(one.text()).unwrap()].concat();
    // An agent that knew one field more and none of ours.
    #[derive(serde::Serialize)]
    enum Atom<'a> {
        Text(&'a str),
    }
    #[derive(serde::Serialize)]
    enum Item<'a> {
        One(Atom<'a>),
    }
    let fields = [("unheard_of", Item::One(Atom::Text("?"))), ("name_label", Item::One(Atom::Text("older")))];
    disk.0.insert(key.clone(), postcard::to_allocvec(fields.as_slice()).unwrap());
    let mut again = disk.boot();
    assert_eq!(again.call("VM.get_name_label", &[one.clone()]).ok(), s("older"));
    assert_eq!(again.call("VM.get_VCPUs_max", &[one.clone()]).ok(), s("1"));
    // Of another type.
    let fields = [("VCPUs_max", Item::One(Atom::Text("two")))];
    disk.0.insert(key, postcard::to_allocvec(fields.as_slice()).unwrap());
    let all = disk.0.iter().map(|(k, v)| (k.as_slice(), v.as_slice()));
    let damaged = Records::read(all).unwrap_err();
    assert!(damaged.0.starts_with("VM\\x00"), "{}", damaged.0);
    let _: String = damaged.0;
}
