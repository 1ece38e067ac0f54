//! What constructors, destructors and messages of devices, users, sessions and tasks do beyond the rows.
//!
//! Deliberately absent: attaching anything; that is `storage`.

use super::Caller;
use crate::engine::{Engine, Env};
use crate::error::{Code, Error, Result};
use crate::lifecycle::backend::Uuid;
use crate::password::{Hash, hash_password};
use crate::quota::Quota;
use crate::schema::enums::{RoleName, VbdType};
use crate::schema::types::{Key, Role, kind};
use crate::schema::{Class, dscsi, dscsi_hba, pif, user, vbd, vif};
use crate::session::Login;
use crate::store::Store;
use crate::store::value::{NONE, Value};
use crate::wire::uuid::{derived_uuid, new_uuid, uuid_text};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The cost of a password made here: about 25 ms natively, as `xenith bundle` makes them.
const COST: (u32, u32, u32) = (4096, 3, 1);

fn at(values: &mut [Value], field: u8) -> Option<&mut Value> {
    values.get_mut(usize::from(field))
}

fn reference(values: &mut [Value], field: u8) -> Uuid {
    if let Some(Value::Ref(uuid)) = at(values, field) { *uuid } else { NONE }
}

/// Where a device's name is, and whose it is.
fn device_keys(class: Class) -> (Key<kind::Str>, Key<kind::Ref>) {
    if class == Class::VIF { (vif::device, vif::VM) } else { (vbd::device, vbd::VM) }
}

impl Engine {
    /// VIF.create, VBD.create: what the client left to us, a device name no other of the VM has and a MAC.
    pub(super) fn name_device(&self, env: &mut Env<'_>, class: Class, values: &mut [Value]) -> Result<()> {
        let (device, of_vm) = device_keys(class);
        let owner = reference(values, of_vm.field);
        self.idle(&owner)?;
        if let Some(Value::Str(name)) = at(values, device.field)
            && name.is_empty()
        {
            let names = (0u8..26).map(|n| match class {
                Class::VIF => format!("eth{n}"),
                _ => format!("xvd{}", char::from(b'a' + n)),
            });
            let mut free = names.filter(|name| !self.device_taken(class, &owner, name, &NONE));
            let none = || self.limit(Quota::Objects, "devices of the VM", 26);
            *name = free.next().ok_or_else(none)?.into();
        }
        if let (Class::VIF, Some(Value::Str(mac))) = (class, at(values, vif::MAC.field))
            && mac.is_empty()
        {
            let mut random = [0u8; 3];
            (env.random)(&mut random);
            let [a, b, c] = random;
            // Xen's own prefix; its second half is for anybody.
            *mac = format!("00:16:3e:{:02x}:{b:02x}:{c:02x}", a | 0x80).into();
        }
        self.device_fits(class, &NONE, values)
    }

    /// Whether another device of the VM has the name.
    fn device_taken(&self, class: Class, owner: &Uuid, name: &str, own: &Uuid) -> bool {
        let (device, of_vm) = device_keys(class);
        let mut others = self.store.inverse(class, of_vm.field, owner).filter(|other| *other != own);
        others.any(|other| self.store.get(device, other) == name)
    }

    /// What holds of a VIF and a VBD whoever writes it, constructor or setter.
    fn device_fits(&self, class: Class, own: &Uuid, values: &mut [Value]) -> Result<()> {
        let (device, of_vm) = device_keys(class);
        let owner = reference(values, of_vm.field);
        if let Some(Value::Str(name)) = at(values, device.field)
            && self.device_taken(class, &owner, name, own)
        {
            return Err(Error::new(Code::DEVICE_ALREADY_EXISTS, &[name]));
        }
        let drive = matches!(at(values, vbd::r#type.field), Some(Value::Enum(t)) if *t == VbdType::Cd as u8);
        if class == Class::VBD && !drive && reference(values, vbd::VDI.field) == NONE {
            return Err(Error::new(Code::HANDLE_INVALID, &["VDI", ""]));
        }
        Ok(())
    }

    /// A setter of a VIF or VBD.
    pub(super) fn device_writable(&self, class: Class, uuid: &Uuid, field: u8, value: &Value) -> Result<()> {
        let mut values = self.store.values(class, uuid).unwrap_or_default().to_vec();
        if let Some(slot) = at(&mut values, field) {
            *slot = value.clone();
        }
        self.device_fits(class, uuid, &mut values)
    }

    /// DSCSI.create: the adapter of the VM whose host number the virtual_HCTL begins with; and its numbers.
    pub(super) fn find_hba(&self, values: &mut [Value]) -> Result<()> {
        let Some(Value::Str(hctl)) = at(values, dscsi::virtual_HCTL.field).cloned() else { return Ok(()) };
        let numbers: Vec<i64> = hctl.split(':').filter_map(|n| n.parse().ok()).collect();
        let [host, channel, target, lun] = numbers[..] else {
            return Err(Error::new(Code::VALUE_NOT_SUPPORTED, &["virtual_HCTL", &hctl, "not host:channel:target:lun"]));
        };
        let owner = if let Some(Value::Ref(owner)) = at(values, dscsi::VM.field) { *owner } else { NONE };
        let mut adapters = self.store.inverse(Class::DSCSI_HBA, dscsi_hba::VM.field, &owner);
        let adapter = adapters.find(|hba| self.store.get(dscsi_hba::virtual_host, hba) == host).copied();
        for (field, value) in [
            (dscsi::HBA.field, Value::Ref(adapter.unwrap_or(NONE))),
            (dscsi::virtual_host.field, Value::Int(host)),
            (dscsi::virtual_channel.field, Value::Int(channel)),
            (dscsi::virtual_target.field, Value::Int(target)),
            (dscsi::virtual_lun.field, Value::Int(lun)),
        ] {
            if let Some(slot) = at(values, field) {
                *slot = value;
            }
        }
        Ok(())
    }

    /// PIF.create_VLAN: device, network, host, tag.
    pub(super) fn create_vlan(&mut self, env: &mut Env<'_>, args: [Value; 4]) -> Result<Value> {
        let [Value::Str(device), Value::Ref(network), Value::Ref(host), Value::Int(tag)] = args else {
            return Err(Error::internal("a row with other parameters"));
        };
        if !(0..=4094).contains(&tag) {
            return Err(Error::new(Code::VLAN_TAG_INVALID, &[&format!("{tag}")]));
        }
        let on_host = |pif: &&Uuid| self.store.get(pif::host, pif) == host;
        let connected = self.store.inverse(Class::PIF, pif::network.field, &network).find(on_host);
        if let Some(connected) = connected {
            return Err(Error::new(Code::NETWORK_ALREADY_CONNECTED, &[&uuid_text(&network), &uuid_text(connected)]));
        }
        let named = |pif: &&Uuid| self.store.get(pif::device, pif) == &*device;
        let same: Vec<Uuid> = self.store.inverse(Class::PIF, pif::host.field, &host).filter(named).copied().collect();
        let unsupported = |field, value: &str, why| Err(Error::new(Code::VALUE_NOT_SUPPORTED, &[field, value, why]));
        let Some(physical) = same.iter().find(|pif| self.store.get(pif::VLAN, pif) < 0) else {
            return unsupported("device", &device, "the host has no such physical interface");
        };
        if same.iter().any(|pif| self.store.get(pif::VLAN, pif) == tag) {
            return unsupported("VLAN", &format!("{tag}"), "the interface has this VLAN already");
        }
        let most = Class::PIF.row().bound;
        if self.store.len(Class::PIF) >= most {
            return Err(self.limit(Quota::Objects, "objects of class PIF", most));
        }
        let (mac, mtu) = (String::from(self.store.get(pif::MAC, physical)), self.store.get(pif::MTU, physical));
        let (uuid, metrics) = (new_uuid(env.random), new_uuid(env.random));
        self.insert_pif([uuid, metrics], &device, [network, host], &mac, [mtu, tag]);
        Ok(Value::Ref(uuid))
    }

    /// A PIF and its metrics; their uuids, its network and host, its MTU and VLAN.
    pub(crate) fn insert_pif(&mut self, ids: [Uuid; 2], device: &str, of: [Uuid; 2], mac: &str, numbers: [i64; 2]) {
        let ([uuid, metrics], [network, host], [mtu, tag]) = (ids, of, numbers);
        let store = &mut self.store;
        store.insert(Class::PIF_metrics, metrics, Store::blank(Class::PIF_metrics, &metrics));
        store.insert(Class::PIF, uuid, Store::blank(Class::PIF, &uuid));
        store.set(pif::device, &uuid, device);
        store.set(pif::network, &uuid, network);
        store.set(pif::host, &uuid, host);
        store.set(pif::MAC, &uuid, mac);
        store.set(pif::MTU, &uuid, mtu);
        store.set(pif::VLAN, &uuid, tag);
        store.set(pif::metrics, &uuid, metrics);
    }

    /// PIF.destroy: only of a VLAN.
    pub(super) fn pif_destroyable(&self, uuid: &Uuid) -> Result<()> {
        let mut cards = (0u32..).zip(&self.config.nics);
        if cards.any(|(number, _)| derived_uuid(&self.host, "PIF", number) == *uuid) {
            return Err(Error::new(Code::PIF_IS_PHYSICAL, &[&uuid_text(uuid)]));
        }
        Ok(())
    }

    /// task.destroy: not of one that runs.
    pub(super) fn task_destroyable(&self, uuid: &Uuid) -> Result<()> {
        match self.of_task.contains_key(uuid) || self.transfers.has_task(uuid) {
            true => Err(Error::refused("the task is under way: cancel it")),
            false => Ok(()),
        }
    }

    /// A user that was just made can be given a password.
    pub(crate) fn user_created(&mut self, uuid: &Uuid) {
        let role = match RoleName::from_index(self.store.get(user::role, uuid)) {
            RoleName::Read => Role::Read,
            RoleName::Operate => Role::Operate,
            RoleName::Admin => Role::Admin,
        };
        let name = String::from(self.store.get(user::short_name, uuid));
        self.sessions.logins.insert(*uuid, Login { name, hash: None, role });
    }

    /// user.destroy: nobody can log in as the user, and its sessions end.
    pub(super) fn user_destroyed(&mut self, uuid: &Uuid) {
        self.sessions.logins.remove(uuid);
        for session in self.sessions.of_user(uuid) {
            self.close_session(&session);
        }
    }

    /// user.set_password: other sessions of the user end.
    pub(super) fn set_password(&mut self, env: &mut Env<'_>, caller: &Caller, uuid: &Uuid, password: &str) -> Result<()> {
        if password.is_empty() || password.len() > 256 {
            return Err(Error::new(Code::VALUE_NOT_SUPPORTED, &["password", "", "1 to 256 bytes"]));
        }
        let mut salt = [0u8; 16];
        (env.random)(&mut salt);
        let hash = Hash::parse(&hash_password(password.as_bytes(), &salt, COST.0, COST.1, COST.2));
        let hash = hash.ok_or_else(|| Error::internal("no memory to make a hash of the password just now"))?;
        if let Some(login) = self.sessions.logins.get_mut(uuid) {
            login.hash = Some(hash);
        }
        self.store.touch(Class::user, uuid);
        // Whoever got in with the old one is out.
        for session in self.sessions.of_user(uuid).iter().filter(|session| **session != caller.session) {
            self.close_session(session);
        }
        Ok(())
    }

    /// session.change_password
    pub(super) fn change_password(&mut self, env: &mut Env<'_>, caller: &Caller, old: &str, new: &str) -> Result<()> {
        let denied = || Error::new(Code::SESSION_AUTHENTICATION_FAILED, &[]);
        let hash = self.sessions.logins.get(&caller.user).and_then(|l| l.hash.as_ref()).ok_or_else(denied)?;
        let no_memory = |_| Error::internal("no memory to check the password just now");
        if !hash.verify(old.as_bytes()).map_err(no_memory)? {
            self.counts.logins_failed += 1;
            return Err(denied());
        }
        self.set_password(env, caller, &caller.user, new)
    }
}
