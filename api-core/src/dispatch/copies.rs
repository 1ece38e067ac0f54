//! Disks copied into another SR: VDI.copy (XAPI's) of one, SR.clone (0.4.3's) of all that an SR has at once.
//!
//! ```text
//!   SR and PBD, if there is to be a new one -> plan: joined, attached, disks frozen, copied, on the medium -> VDIs
//!                                           -> ended badly: the disks go, and the SR that was made for them
//! ```
//! A VDI is made once all its data is there, so after a power cut in between a cloned SR is there without disks. Deliberately
//! absent: how data is copied.

use super::{Caller, Outcome};
use crate::config::device_config;
use crate::engine::{Engine, Env};
use crate::error::{Code, Error, Result};
use crate::idmap::IdMap;
use crate::lifecycle::allowed::Operation;
use crate::lifecycle::backend::{CopySpec, DiskCopy, SrSpec, StorageError, Uuid};
use crate::lifecycle::run::Run;
use crate::quota::Quota;
use crate::schema::{Class, pbd, sr, vdi};
use crate::store::value::{NONE, Value};
use crate::store::{Store, put};
use crate::wire::uuid::{new_uuid, uuid_text};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// Plans that copy, those that wait for others among them.
const PLANS: usize = 64;

/// VDIs to be made: what each is a copy of, and its fields.
type Copies = Vec<(DiskCopy, Vec<Value>)>;

/// What is made of a plan that copies disks, once it has ended.
#[derive(Debug)]
pub(crate) struct Copying {
    /// The SR that the data is in.
    source: Uuid,
    /// What the call answers.
    made: Uuid,
    /// The PBD of the SR, if both were made for it.
    door: Option<Uuid>,
    /// The VDIs.
    disks: Copies,
    /// What their fields will take of what the store may have.
    bytes: usize,
}

impl Engine {
    /// VDI.copy
    pub(super) fn disk_copied_to(&mut self, env: &mut Env<'_>, from: &Uuid, sr: &Uuid) -> Result<Outcome> {
        if env.backend.sr_space(sr).is_none() {
            return Err(Error::new(Code::SR_HAS_NO_PBDS, &[&uuid_text(sr)]));
        }
        // It goes if what it is made for does not come.
        self.not_copied_into(sr, true)?;
        let disks = self.copies(env, &[*from], sr)?;
        let source = self.store.get(vdi::SR, from);
        Ok(self.copy(env, source, disks, SrSpec { uuid: *sr, ..SrSpec::default() }, None))
    }

    /// SR.clone
    pub(super) fn sr_clone(
        &mut self,
        env: &mut Env<'_>,
        caller: &Caller,
        from: &Uuid,
        [place, name]: [&str; 2],
    ) -> Result<Outcome> {
        if env.backend.sr_space(from).is_none() {
            return Err(Error::new(Code::SR_HAS_NO_PBDS, &[&uuid_text(from)]));
        }
        let kind = String::from(self.store.get(sr::r#type, from));
        let config = device_config(&kind, place);
        let size = self.store.get(sr::physical_size, from);
        let uuid = new_uuid(env.random);
        // Before anything is attached that would have to be given up.
        let disks: Vec<Uuid> = self.store.inverse(Class::VDI, vdi::SR.field, from).copied().collect();
        let disks = self.copies(env, &disks, &uuid)?;
        let text =
            |key: crate::schema::types::Key<crate::schema::types::kind::Str>, text: &str| (key.field, Value::str(text));
        let fields = alloc::vec![
            text(sr::name_label, name),
            text(sr::name_description, self.store.get(sr::name_description, from)),
            text(sr::r#type, &kind),
            text(sr::content_type, self.store.get(sr::content_type, from)),
            text(sr::location, place),
            // What there is is known when it is attached.
            (sr::physical_size.field, Value::Int(if kind == "memory" { size } else { 0 })),
        ];
        let sr = self.create(env, caller, Class::SR, Store::with(Class::SR, &uuid, fields))?;
        let pairs: Vec<(&str, &str)> = config.iter().map(|(key, value)| (&**key, &**value)).collect();
        let fields = alloc::vec![
            (pbd::host.field, Value::Ref(self.host)),
            (pbd::SR.field, Value::Ref(sr)),
            (pbd::device_config.field, Value::map(&pairs)),
        ];
        let door = new_uuid(env.random);
        let door = self.create(env, caller, Class::PBD, Store::with(Class::PBD, &door, fields));
        let result = door.clone().and_then(|door| {
            let bytes = u64::try_from(size).unwrap_or(0);
            let spec = SrSpec { uuid: sr, kind, bytes, config, boots: false };
            match env.backend.sr_attach(&spec) {
                Ok(_) | Err(StorageError::Joining) => Ok(self.copy(env, *from, disks, spec, Some(door))),
                Err(error) => Err(super::storage::failed(&sr, error)),
            }
        });
        if result.is_err() {
            self.unmade(env, &sr, door.ok().as_ref());
        }
        result
    }

    /// An SR that was made for disks that did not come.
    fn unmade(&mut self, env: &mut Env<'_>, sr: &Uuid, door: Option<&Uuid>) {
        let own = Caller::nobody();
        if let Some(door) = door {
            self.store.set(pbd::currently_attached, door, false);
            let _ = self.destroy(env, &own, Class::PBD, door);
        }
        // One that somebody has made use of meanwhile stays.
        let _ = self.destroy(env, &own, Class::SR, sr);
    }

    /// What is to be made of disks, if they can be copied now: those under way count as if they were there.
    fn copies(&mut self, env: &mut Env<'_>, from: &[Uuid], sr: &Uuid) -> Result<Copies> {
        let under_way = || self.pending.values().filter_map(|pending| pending.copying.as_ref());
        let (count, bound) = (under_way().count(), Class::VDI.row().bound);
        let there = self.store.len(Class::VDI) + under_way().map(|copying| copying.disks.len()).sum::<usize>();
        let mut held: usize = under_way().map(|copying| copying.bytes).sum();
        if count >= PLANS {
            return Err(self.limit(Quota::Objects, "copies of disks", PLANS));
        }
        if there + from.len() > bound {
            return Err(self.limit(Quota::Objects, "objects of class VDI", bound));
        }
        for disk in from {
            self.not_transferred(disk, "copy", true)?;
            if env.backend.disk_used(disk).is_none() {
                let of = self.store.get(vdi::SR, disk);
                return Err(Error::new(Code::SR_HAS_NO_PBDS, &[&uuid_text(&of)]));
            }
            held += self.store.cost_of(Class::VDI, self.store.values(Class::VDI, disk).unwrap_or(&[]));
        }
        self.room(held)?;
        let mut disks = Vec::new();
        for disk in from {
            let [frozen, to] = [new_uuid(env.random), new_uuid(env.random)];
            let bytes = super::storage::sectors(self.store.get(vdi::virtual_size, disk));
            let mut values = self.store.values(Class::VDI, disk).unwrap_or(&[]).to_vec();
            let fields = alloc::vec![
                (vdi::uuid.field, Value::str(&uuid_text(&to))),
                (vdi::SR.field, Value::Ref(*sr)),
                // Those that come with it are set once all are there.
                (vdi::parent.field, Value::Ref(NONE)),
            ];
            put(&mut values, fields);
            disks.push((DiskCopy { from: *disk, frozen, to, bytes }, values));
        }
        Ok(disks)
    }

    /// Begins the plan; with the SR's PBD if both are made for it.
    fn copy(&mut self, env: &mut Env<'_>, source: Uuid, disks: Copies, sr: SrSpec, door: Option<Uuid>) -> Outcome {
        let into = sr.uuid;
        let spec = CopySpec { sr, whole: door.is_some(), disks: disks.iter().map(|(copy, _)| *copy).collect() };
        let made = if spec.whole { into } else { spec.disks.first().map_or(NONE, |disk| disk.to) };
        let operation = if spec.whole { Operation::CloneSr } else { Operation::CopyDisk };
        let bytes = disks.iter().map(|(_, values)| self.store.cost_of(Class::VDI, values)).sum();
        let op = self.next_op();
        env.backend.open_copy(op, spec);
        let run = Run::new(op, into, operation, self.take_injection());
        self.pend(run, false, None);
        if let Some(pending) = self.pending.get_mut(&op) {
            pending.copying = Some(Box::new(Copying { source, made, door, disks, bytes }));
        }
        Outcome::Run(op)
    }

    /// Disks are on their way into an SR; `whole`: all that it is made for.
    pub(super) fn not_copied_into(&self, sr: &Uuid, whole: bool) -> Result<()> {
        let mut into = self.pending.values().filter(|pending| pending.run.vm == *sr).filter_map(|p| p.copying.as_ref());
        match into.any(|copying| !whole || copying.door.is_some()) {
            true => Err(super::storage::in_progress(sr)),
            false => Ok(()),
        }
    }

    /// Disks are on their way out of an SR.
    pub(super) fn not_copied_from(&self, sr: &Uuid) -> Result<()> {
        let mut under_way = self.pending.values().filter_map(|pending| pending.copying.as_ref());
        match under_way.any(|copying| copying.source == *sr) {
            true => Err(super::storage::in_progress(sr)),
            false => Ok(()),
        }
    }

    /// All is there, or nothing is left: what was made.
    pub(super) fn copy_ended(
        &mut self,
        env: &mut Env<'_>,
        sr: &Uuid,
        copying: Copying,
        result: Result<()>,
    ) -> Result<Value> {
        let Copying { made, door, disks, .. } = copying;
        if let Err(error) = result {
            if door.is_some() {
                // Usually done by the plan.
                let _ = env.backend.sr_detach(sr);
                self.unmade(env, sr, door.as_ref());
            }
            return Err(error);
        }
        if let Some(door) = door {
            let (_, there) = env.backend.sr_space(sr).unwrap_or_default();
            self.store.set(sr::physical_size, sr, i64::try_from(there).unwrap_or(i64::MAX));
            self.store.set(pbd::currently_attached, &door, true);
        }
        let copies: Vec<DiskCopy> = disks.iter().map(|(copy, _)| *copy).collect();
        for (_, values) in disks {
            if let Err(error) = self.create(env, &Caller::nobody(), Class::VDI, values) {
                for copy in &copies {
                    self.store.remove(Class::VDI, &copy.to);
                    let _ = env.backend.disk_remove(&copy.to);
                }
                // One whose maps are kept can only go later: it stays, without disks.
                if door.is_some() && env.backend.sr_detach(sr).is_ok() {
                    self.unmade(env, sr, door.as_ref());
                }
                return Err(error);
            }
        }
        let mut made_of = IdMap::new();
        for copy in &copies {
            made_of.insert(copy.from, copy.to);
        }
        for copy in &copies {
            if let Some(parent) = made_of.get(&self.store.get(vdi::parent, &copy.from)) {
                self.store.set(vdi::parent, &copy.to, *parent);
            }
        }
        Ok(Value::Ref(made))
    }
}
