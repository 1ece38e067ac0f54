//! The rig: an engine, a fake backend that keeps account of what is there, a client that speaks XML-RPC.

use crate::lifecycle::backend::*;
use crate::wire::Dialect;
use crate::wire::uuid::{parse_uuid, uuid_text};
use crate::{Called, Config, Engine, Env, HostCpu, Nic, PciFunction, Poll, Source};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A value as a client has it.
#[derive(Clone, Debug, PartialEq)]
pub enum V {
    S(String),
    /// Sent as <int>.
    I(i64),
    B(bool),
    D(f64),
    /// dateTime.iso8601
    T(String),
    A(Vec<V>),
    M(BTreeMap<String, V>),
}

pub fn s(text: impl ToString) -> V {
    V::S(text.to_string())
}

pub fn rec(members: &[(&str, V)]) -> V {
    V::M(members.iter().map(|(k, v)| (k.to_string(), v.clone())).collect())
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl V {
    pub fn xml(&self) -> String {
        let inner = match self {
            V::S(t) => format!("<string>{}</string>", escape(t)),
            V::I(i) => format!("<int>{i}</int>"),
            V::B(b) => format!("<boolean>{}</boolean>", u8::from(*b)),
            V::D(d) => format!("<double>{d:.3}</double>"),
            V::T(t) => format!("<dateTime.iso8601>{t}</dateTime.iso8601>"),
            V::A(items) => {
                format!("<array><data>{}</data></array>", items.iter().map(V::xml).collect::<String>())
            }
            V::M(map) => {
                let member = |(k, v): (&String, &V)| format!("<member><name>{}</name>{}</member>", escape(k), v.xml());
                format!("<struct>{}</struct>", map.iter().map(member).collect::<String>())
            }
        };
        format!("<value>{inner}</value>")
    }

    pub fn parse(value: roxmltree::Node<'_, '_>) -> V {
        assert!(value.has_tag_name("value"), "{value:?}");
        let typed = value.first_element_child().expect("we always write types");
        let text = || typed.text().unwrap_or("").to_string();
        match typed.tag_name().name() {
            "string" => V::S(text()),
            "boolean" => V::B(text() == "1"),
            "double" => V::D(text().parse().unwrap()),
            "dateTime.iso8601" => V::T(text()),
            "array" => {
                let data = typed.first_element_child().unwrap();
                V::A(data.children().map(V::parse).collect())
            }
            "struct" => V::M(
                typed
                    .children()
                    .map(|m| {
                        let name = m.first_element_child().unwrap();
                        (name.text().unwrap_or("").to_string(), V::parse(m.last_element_child().unwrap()))
                    })
                    .collect(),
            ),
            other => panic!("the standard dialect has no {other}"),
        }
    }

    pub fn text(&self) -> &str {
        match self {
            V::S(t) | V::T(t) => t,
            other => panic!("no text: {other:?}"),
        }
    }

    pub fn list(&self) -> &[V] {
        match self {
            V::A(items) => items,
            other => panic!("no array: {other:?}"),
        }
    }

    pub fn get(&self, key: &str) -> &V {
        match self {
            V::M(map) => map.get(key).unwrap_or_else(|| panic!("no member {key}")),
            other => panic!("no struct: {other:?}"),
        }
    }
}

/// Whose quotas were set, and which.
pub type SetQuotas = (Option<Uuid>, Vec<(String, u32)>);

/// What a call came to.
#[derive(Clone, Debug, PartialEq)]
pub enum R {
    Ok(V),
    Err(Vec<String>),
    Fault(i64, String),
}

fn last<'a, 'i>(node: roxmltree::Node<'a, 'i>) -> roxmltree::Node<'a, 'i> {
    node.last_element_child().unwrap()
}

impl R {
    pub fn parse(body: &[u8]) -> R {
        let text = core::str::from_utf8(body).unwrap();
        let document = roxmltree::Document::parse(text).expect("well-formed");
        let root = document.root_element();
        assert!(root.has_tag_name("methodResponse"));
        let first = root.first_element_child().unwrap();
        if first.has_tag_name("fault") {
            let fault = first.first_element_child().unwrap().first_element_child().unwrap();
            let code = last(fault.first_element_child().unwrap());
            let code = code.first_element_child().unwrap().text().unwrap().parse().unwrap();
            return R::Fault(code, V::parse(last(fault.last_element_child().unwrap())).text().to_string());
        }
        let value = first.first_element_child().unwrap().first_element_child().unwrap();
        let V::M(map) = V::parse(value) else { panic!("no struct") };
        match map["Status"].text() {
            "Success" => R::Ok(map["Value"].clone()),
            "Failure" => R::Err(map["ErrorDescription"].list().iter().map(|v| v.text().to_string()).collect()),
            other => panic!("Status {other}"),
        }
    }

    #[track_caller]
    pub fn ok(self) -> V {
        match self {
            R::Ok(v) => v,
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    pub fn err(self) -> Vec<String> {
        match self {
            R::Err(e) => e,
            other => panic!("{other:?}"),
        }
    }

    /// The code of the error.
    #[track_caller]
    pub fn code(self) -> String {
        self.err()[0].clone()
    }
}

/// A backend that does nothing but keep account, and insists on the order of steps.
#[derive(Default)]
pub struct Fake {
    /// What was asked, in order: `begin CreateDomain`, `abort`, ...
    pub log: Vec<String>,
    /// Polls each step needs.
    pub polls: u8,
    /// The step kind that fails, and how; once.
    pub fail: Option<(StepKind, BackendError)>,
    /// The step fails when polled, not when begun.
    pub fail_late: bool,
    /// The step kind that never ends.
    pub stuck: Option<StepKind>,
    pub free: u64,
    pub domains: BTreeMap<Uuid, VmSample>,
    pub rings: BTreeSet<Uuid>,
    pub running: BTreeSet<Uuid>,
    pub open: BTreeMap<OpId, Option<VmSpec>>,
    pub idle: u64,
    pub forgotten: Vec<Uuid>,
    /// Xen's CPU pools; the first has both CPUs.
    pub pools: Vec<CpuPool>,
    pub schedules: BTreeMap<Uuid, Scheduling>,
    /// What `power` was asked for.
    pub power: Option<bool>,
    pub keys: String,
    /// A guest that is stuck in shutting down said that it would.
    pub acknowledges: bool,
    /// Images of suspended VMs.
    pub shelves: BTreeSet<Uuid>,
    /// A guest that suspended itself can't be let run on.
    pub stays_suspended: bool,
    /// Nothing is set aside.
    pub keeps_nothing: bool,
    /// Guests that told something, and what they tell.
    pub who_told: Vec<Uuid>,
    pub told: Vec<(&'static str, &'static str)>,
    /// Quotas that were set: whose, and which.
    pub quotas: Vec<SetQuotas>,
    /// A guest that does not hear.
    pub deaf: Option<Uuid>,
    /// What a step waits for may have happened.
    pub stirred: bool,
    /// No more than so many are made.
    pub most_disks: Option<usize>,
    /// Something of an SR is not kept yet.
    pub sr_busy: bool,
    /// Attached SRs: bytes in all.
    pub srs: BTreeMap<Uuid, u64>,
    /// Disks in them: their SR, bytes, and what they were copied from.
    pub disks: BTreeMap<Uuid, (Uuid, u64, Option<Uuid>)>,
    /// SRs on other machines that are connected, and not attached yet.
    pub joined: BTreeSet<Uuid>,
    /// SRs that were given up.
    pub given_up: Vec<Uuid>,
    /// What each VM's guest was offered.
    pub devices: BTreeMap<Uuid, Vec<DeviceSpec>>,
    /// Plans that copy disks.
    pub copies: BTreeMap<OpId, CopySpec>,
    current: BTreeMap<OpId, (Uuid, StepKind, u8)>,
}

impl Fake {
    fn finish(&mut self, op: OpId, vm: Uuid, step: StepKind) -> Progress {
        use StepKind::*;
        if self.fail.is_some_and(|(k, _)| k == step) {
            let (_, error) = self.fail.take().unwrap();
            return Progress::Failed(error);
        }
        match step {
            ResolveImages => assert!(self.open[&op].is_some(), "a start needs its spec"),
            CreateDomain => {
                let spec = self.open[&op].clone().unwrap();
                let sample = VmSample {
                    domid: 7,
                    memory: 0,
                    cpu_time: 0,
                    vcpus: spec.vcpus,
                    started: 1_157_112_000_000_000_000,
                    pool: spec.pool.unwrap_or(0),
                };
                assert!(self.domains.insert(vm, sample).is_none(), "a second domain");
            }
            PopulateMemory => {
                let memory = self.open[&op].clone().unwrap().memory;
                self.domains.get_mut(&vm).unwrap().memory = memory;
                self.free -= memory;
            }
            LoadImages | SetStartState => assert!(self.domains.contains_key(&vm)),
            AttachDevices => {
                assert!(self.rings.contains(&vm), "devices before the store");
                self.devices.insert(vm, self.open[&op].clone().unwrap().devices);
            }
            DetachDevice => {
                let gone = self.open[&op].clone().unwrap().devices;
                let has = self.devices.get_mut(&vm).expect("a guest with devices");
                has.retain(|device| gone.iter().all(|gone| gone.uuid() != device.uuid()));
            }
            ConnectRings => assert!(self.rings.insert(vm)),
            AskPowerOff | AskReboot | AskSuspend => assert!(self.running.contains(&vm), "nobody to ask"),
            MakeShelf | SaveImage | OpenImage | StrikeImage | StoreDump if self.image(op).is_some() => {
                assert!(self.image(op).is_some_and(|disk| self.disks.contains_key(&disk)), "no disk");
            }
            MakeShelf => assert!(self.shelves.insert(vm), "a second shelf"),
            SaveImage | OpenImage | StrikeImage => assert!(self.shelves.contains(&vm), "no shelf"),
            StoreDump => panic!("a dump without a disk"),
            RestoreMemory => {
                let memory = self.open[&op].clone().unwrap().memory;
                self.domains.get_mut(&vm).unwrap().memory = memory;
                self.free -= memory;
            }
            RunOn => assert!(self.running.contains(&vm)),
            DropShelf => drop(self.shelves.remove(&vm)),
            Withdraw => {}
            // It needs no other machine.
            JoinSr if self.srs.contains_key(&vm) => {}
            JoinSr | AwaitSr => assert!(self.joined.insert(vm), "joined twice"),
            LeaveSr => drop(self.joined.remove(&vm)),
            DetachSr => {
                self.sr_busy = false;
                self.sr_detach(&vm).expect("detached");
            }
            KeepSr => assert!(self.srs.contains_key(&vm)),
            CopyDisks => {
                let spec = self.copies[&op].clone();
                if !self.srs.contains_key(&vm) {
                    self.sr_attach(&spec.sr).expect("attached");
                }
                for disk in spec.disks {
                    let copied = self.disk_copy(&disk.from, &disk.frozen).and_then(|()| {
                        self.disk_create(&vm, &disk.to, disk.bytes)?;
                        self.disk_remove(&disk.frozen)
                    });
                    if copied.is_err() {
                        return Progress::Failed(BackendError::Full);
                    }
                }
            }
            DropCopies => {
                let spec = self.copies[&op].clone();
                self.disks.retain(|uuid, _| spec.disks.iter().all(|disk| disk.to != *uuid && disk.frozen != *uuid));
                if spec.whole {
                    self.sr_detach(&vm).expect("detached");
                }
            }
            Unpause => assert!(self.running.insert(vm), "unpaused twice"),
            Pause => assert!(self.running.remove(&vm), "paused twice"),
            DisconnectRings => {
                self.rings.remove(&vm);
                self.devices.remove(&vm);
            }
            DestroyDomain => {
                let given_up = self.fail_late || self.stuck == Some(DisconnectRings);
                assert!(!self.rings.contains(&vm) || given_up, "rings before the domain");
                if let Some(sample) = self.domains.remove(&vm) {
                    self.free += sample.memory;
                }
                self.running.remove(&vm);
                self.rings.remove(&vm);
                self.devices.remove(&vm);
            }
        }
        Progress::Done
    }

    /// The disk of a plan with an image.
    fn image(&self, op: OpId) -> Option<Uuid> {
        self.open.get(&op)?.as_ref()?.image
    }

    pub fn nothing_left(&self) {
        assert!(self.domains.is_empty() && self.rings.is_empty() && self.running.is_empty(), "{:?}", self.log);
        assert!(self.devices.is_empty() && self.joined.is_empty(), "{:?}", self.devices);
        assert!(self.copies.is_empty());
        assert!(self.open.is_empty() && self.current.is_empty() && self.shelves.is_empty());
        assert_eq!(self.free, 1 << 30);
    }
}

impl Backend for Fake {
    fn sr_kinds(&mut self) -> &'static [&'static str] {
        &["disk", "memory"]
    }
    fn sr_attach(&mut self, sr: &SrSpec) -> Result<u64, StorageError> {
        match sr.kind.as_str() {
            "disk" if sr.config.iter().any(|(key, value)| key == "device" && value != "state") => {
                Err(StorageError::BadPlace("no such device"))
            }
            "disk" => Ok(1 << 40),
            "nbd" if !self.joined.remove(&sr.uuid) => Err(StorageError::Joining),
            "nbd" => Ok(1 << 30),
            "memory" if sr.bytes > self.free => Err(StorageError::NoMemory(sr.bytes, self.free)),
            "memory" => Ok(sr.bytes),
            _ => Err(StorageError::UnknownKind),
        }
        .inspect(|bytes| assert!(self.srs.insert(sr.uuid, *bytes).is_none(), "attached twice"))
    }
    fn sr_give_up(&mut self, sr: &Uuid) {
        self.given_up.push(*sr);
    }
    fn sr_detach(&mut self, sr: &Uuid) -> Result<(), StorageError> {
        if self.sr_busy {
            return Err(StorageError::Busy);
        }
        self.srs.remove(sr);
        self.disks.retain(|_, disk| disk.0 != *sr);
        Ok(())
    }
    fn sr_space(&mut self, sr: &Uuid) -> Option<(u64, u64)> {
        let used = self.disks.values().filter(|disk| disk.0 == *sr).count() as u64;
        self.srs.get(sr).map(|bytes| (used << 16, *bytes))
    }
    fn sr_disks(&mut self, sr: &Uuid) -> Vec<Uuid> {
        self.disks.iter().filter(|(_, disk)| disk.0 == *sr).map(|(uuid, _)| *uuid).collect()
    }
    fn disk_create(&mut self, sr: &Uuid, disk: &Uuid, bytes: u64) -> Result<(), StorageError> {
        assert!(self.srs.contains_key(sr), "not attached");
        if self.disks.len() >= self.most_disks.unwrap_or(usize::MAX) {
            return Err(StorageError::Full);
        }
        assert!(self.disks.insert(*disk, (*sr, bytes, None)).is_none(), "made twice");
        Ok(())
    }
    fn disk_copy(&mut self, from: &Uuid, to: &Uuid) -> Result<(), StorageError> {
        let (sr, bytes, _) = *self.disks.get(from).ok_or(StorageError::Absent)?;
        self.disk_create(&sr, to, bytes)?;
        self.disks.get_mut(to).unwrap().2 = Some(*from);
        Ok(())
    }
    fn disk_resize(&mut self, disk: &Uuid, bytes: u64) -> Result<(), StorageError> {
        self.disks.get_mut(disk).ok_or(StorageError::Absent)?.1 = bytes;
        Ok(())
    }
    fn disk_remove(&mut self, disk: &Uuid) -> Result<(), StorageError> {
        self.disks.remove(disk).map(drop).ok_or(StorageError::Absent)
    }
    fn image_bytes(&mut self, _: &Uuid) -> Option<u64> {
        Some(1 << 20)
    }
    fn disk_about(&mut self, disk: &Uuid) -> Option<(Uuid, u64)> {
        self.disks.get(disk).map(|(sr, bytes, _)| (*sr, *bytes))
    }
    fn disk_used(&mut self, disk: &Uuid) -> Option<u64> {
        self.disks.get(disk).map(|_| 1 << 16)
    }
    fn attach(&mut self, vm: &Uuid, device: &DeviceSpec) -> Result<(), BackendError> {
        self.devices.get_mut(vm).ok_or(BackendError::NoDomain)?.push(device.clone());
        Ok(())
    }
    fn change_medium(&mut self, vm: &Uuid, drive: &DiskSpec) -> Result<(), BackendError> {
        let devices = self.devices.get_mut(vm).ok_or(BackendError::NoDomain)?;
        let place = devices.iter_mut().find(|device| device.uuid() == drive.vbd).ok_or(BackendError::NoDomain)?;
        *place = DeviceSpec::Disk(drive.clone());
        Ok(())
    }
    fn open(&mut self, op: OpId, spec: VmSpec) {
        assert!(self.open.insert(op, Some(spec)).is_none());
    }
    fn open_copy(&mut self, op: OpId, spec: CopySpec) {
        assert!(self.copies.insert(op, spec).is_none());
    }
    fn begin(&mut self, op: OpId, vm: &Uuid, step: StepKind) -> Progress {
        assert!(!self.current.contains_key(&op), "one step at a time");
        self.log.push(format!("{step:?}"));
        let deaf = self.deaf == Some(*vm) && step.asks();
        if self.polls == 0 && self.stuck != Some(step) && !deaf {
            return self.finish(op, *vm, step);
        }
        if !self.fail_late && self.fail.is_some_and(|(k, _)| k == step) {
            return self.finish(op, *vm, step);
        }
        self.current.insert(op, (*vm, step, self.polls));
        Progress::Working(0)
    }
    fn poll(&mut self, op: OpId) -> Progress {
        let (vm, step, left) = self.current[&op];
        if step.asks() && (self.stuck == Some(step) || self.deaf == Some(vm)) {
            return Progress::Waiting(if self.acknowledges { 50 } else { 0 });
        }
        if left > 1 || self.stuck == Some(step) {
            self.current.insert(op, (vm, step, left.saturating_sub(1)));
            let part = u32::from(left.saturating_sub(1)) * 100 / u32::from(self.polls.max(1));
            return Progress::Working(100 - part as u8);
        }
        self.current.remove(&op);
        self.finish(op, vm, step)
    }
    fn abort(&mut self, op: OpId) {
        self.log.push("abort".to_string());
        assert!(self.current.remove(&op).is_some(), "nothing to abort");
    }
    fn stirred(&mut self) -> bool {
        core::mem::take(&mut self.stirred)
    }
    fn close(&mut self, op: OpId) {
        assert!(!self.current.contains_key(&op), "closed within a step");
        self.open.remove(&op);
        self.copies.remove(&op);
    }
    fn forget(&mut self, vm: &Uuid) {
        self.forgotten.push(*vm);
    }
    fn drop_image(&mut self, vm: &Uuid) -> Result<(), BackendError> {
        self.shelves.remove(vm);
        Ok(())
    }
    fn run_on(&mut self, vm: &Uuid) -> Result<(), BackendError> {
        if self.stays_suspended || !self.running.contains(vm) {
            return Err(BackendError::NoDomain);
        }
        self.log.push("run on".to_string());
        Ok(())
    }
    fn set_aside(&mut self, vm: &Uuid, to: &Uuid, keep: Keep) -> Result<(), BackendError> {
        if self.keeps_nothing {
            return Err(BackendError::NoHeap);
        }
        let sample = self.domains.remove(vm).expect("a domain to set aside");
        self.rings.remove(vm);
        self.running.remove(vm);
        self.devices.remove(vm);
        self.domains.insert(*to, sample);
        self.log.push(format!("aside {keep:?}"));
        Ok(())
    }
    fn discard(&mut self, kept: &Uuid) -> Result<(), BackendError> {
        let sample = self.domains.remove(kept).expect("something to discard");
        self.free += sample.memory;
        Ok(())
    }
    fn who_told(&mut self, _now: u64) -> Option<Uuid> {
        self.who_told.pop()
    }
    fn told(&mut self, _vm: &Uuid) -> Vec<(String, String)> {
        self.told.iter().map(|(path, value)| (path.to_string(), value.to_string())).collect()
    }
    fn is_quota(&self, name: &str) -> bool {
        name == "nodes" || name == "watches"
    }
    fn set_quotas(&mut self, vm: Option<&Uuid>, quotas: &[(String, u32)]) {
        self.quotas.push((vm.copied(), quotas.to_vec()));
    }
    fn host_memory(&mut self) -> HostMemory {
        HostMemory { total: 2 << 30, free: self.free }
    }
    fn cpu_idle(&mut self, cpu: u32) -> Option<u64> {
        (cpu < 2).then_some(self.idle)
    }
    fn vm_sample(&mut self, vm: &Uuid) -> Option<VmSample> {
        let own = VmSample { memory: 32 << 20, vcpus: 1, ..VmSample::default() };
        if *vm == CONTROL_DOMAIN { Some(own) } else { self.domains.get(vm).copied() }
    }
    fn vcpus(&mut self, vm: &Uuid) -> Vec<VcpuSample> {
        let vcpus = self.vm_sample(vm).map_or(0, |sample| sample.vcpus);
        (0..vcpus).map(|n| VcpuSample { online: n < 2, blocked: n == 1, running: n == 0, cpu: n % 2, time: 1 }).collect()
    }
    fn scheduling(&mut self, vm: &Uuid) -> Option<Scheduling> {
        let usual = || Scheduling { weight: 256, cap: 0, mask: [0, 1].to_vec() };
        self.vm_sample(vm).map(|_| self.schedules.get(vm).cloned().unwrap_or_else(usual))
    }
    fn schedule(&mut self, vm: &Uuid, change: &SchedChange) -> Result<(), BackendError> {
        let mut now = self.scheduling(vm).ok_or(BackendError::NoDomain)?;
        now.weight = change.weight.unwrap_or(now.weight);
        now.cap = change.cap.unwrap_or(now.cap);
        now.mask = change.mask.clone().unwrap_or(now.mask);
        self.schedules.insert(*vm, now);
        Ok(())
    }
    fn hypervisor_log(&mut self, _clear: bool) -> Result<String, BackendError> {
        Ok("(XEN) booted\n".to_string())
    }
    fn own_log(&mut self) -> String {
        "agent booted\n".to_string()
    }
    fn debug_keys(&mut self, keys: &str) -> Result<(), BackendError> {
        self.keys.push_str(keys);
        Ok(())
    }
    fn send_sysrq(&mut self, _vm: &Uuid, key: u8) -> Result<(), BackendError> {
        self.keys.push(char::from(key));
        Ok(())
    }
    fn set_memory_target(&mut self, vm: &Uuid, bytes: u64) -> Result<(), BackendError> {
        let sample = self.domains.get_mut(vm).ok_or(BackendError::NoDomain)?;
        self.free = self.free + sample.memory - bytes;
        sample.memory = bytes;
        Ok(())
    }
    fn set_vcpus(&mut self, vm: &Uuid, online: u32) -> Result<(), BackendError> {
        self.domains.get_mut(vm).ok_or(BackendError::NoDomain)?.vcpus = online;
        Ok(())
    }
    fn send_nmi(&mut self, vm: &Uuid) -> Result<(), BackendError> {
        let running = self.running.contains(vm);
        self.keys.push_str(if running { "(nmi)" } else { "(none)" });
        if running { Ok(()) } else { Err(BackendError::NoDomain) }
    }
    fn power(&mut self, restart: bool) -> Result<(), BackendError> {
        self.power = Some(restart);
        Ok(())
    }
    fn pools(&mut self) -> Vec<CpuPool> {
        let count = |id| self.domains.values().filter(|sample| sample.pool == id).count() as u32 + u32::from(id == 0);
        self.pools.iter().map(|pool| CpuPool { domains: count(pool.id), ..pool.clone() }).collect()
    }
    fn pool_create(&mut self, scheduler: &str) -> Result<u32, BackendError> {
        let scheduler = match scheduler {
            "" | "credit2" => "credit2",
            "null" => "null",
            _ => return Err(BackendError::UnknownScheduler),
        };
        let id = (0..).find(|id| self.pools.iter().all(|pool| pool.id != *id)).unwrap();
        self.pools.push(CpuPool { id, scheduler, ..CpuPool::default() });
        Ok(id)
    }
    fn pool_destroy(&mut self, id: u32) -> Result<(), BackendError> {
        let pool = self.pools().into_iter().find(|pool| pool.id == id).ok_or(XEN)?;
        if !pool.cpus.is_empty() || pool.domains > 0 || id == 0 {
            return Err(XEN);
        }
        self.pools.retain(|pool| pool.id != id);
        Ok(())
    }
    fn pool_cpu(&mut self, id: u32, cpu: u32, add: bool) -> Result<(), BackendError> {
        let taken = self.pools.iter().any(|pool| pool.cpus.contains(&cpu));
        let pool = self.pools.iter_mut().find(|pool| pool.id == id).ok_or(XEN)?;
        match add {
            true if cpu < 2 && !taken => pool.cpus.push(cpu),
            false if pool.cpus.contains(&cpu) => pool.cpus.retain(|c| *c != cpu),
            _ => return Err(XEN),
        }
        Ok(())
    }
    fn pool_move(&mut self, vm: &Uuid, id: u32) -> Result<(), BackendError> {
        let there = self.pools.iter().any(|pool| pool.id == id && !pool.cpus.is_empty());
        let sample = self.domains.get_mut(vm).ok_or(BackendError::NoDomain)?;
        sample.pool = if there { id } else { return Err(XEN) };
        Ok(())
    }
}

/// Xen says no.
const XEN: BackendError = BackendError::Xen { call: "cpupool_op", errno: "EBUSY" };

pub struct Rig {
    pub engine: Engine,
    pub fake: Fake,
    pub now: u64,
    pub seed: u64,
    pub audits: Vec<String>,
    pub session: String,
    pub last: Poll,
}

pub const SECOND: u64 = 1_000_000_000;
/// 2006-09-01T12:00:00Z
pub const WALL: u64 = 1_157_112_000 * SECOND;

pub fn config() -> Config {
    let hash = |password: &[u8]| crate::hash_password(password, b"0123456789abcdef", 8, 1, 1);
    Config {
        host_uuid: [0x42; 16],
        host_name: "xenith".to_string(),
        base_url: "http://10.0.2.15:9363".to_string(),
        users: [("root".to_string(), hash(b"secret")), ("guest".to_string(), hash(b"guest"))].to_vec(),
        xen_version: "4.17.5".to_string(),
        xen_capabilities: "xen-3.0-x86_64 hvm-3.0-x86_64".to_string(),
        agent_version: "0.1.0".to_string(),
        cpus: (0..2)
            .map(|number| HostCpu { number, vendor: "AuthenticAMD".to_string(), speed_mhz: 2400, ..HostCpu::default() })
            .collect(),
        memory_total: 2 << 30,
        nics: [Nic { device: "eth0".to_string(), mac: "52:54:00:12:34:56".to_string(), mtu: 1500 }].to_vec(),
        pci: [PciFunction {
            bus: 0,
            slot: 3,
            vendor: 0x1af4,
            class: 0x02_0000,
            class_name: "Ethernet controller".into(),
            ..PciFunction::default()
        }]
        .to_vec(),
        ..Config::default()
    }
}

impl Rig {
    /// Logged in as root.
    pub fn new() -> Rig {
        let mut rig = Rig::with(config());
        rig.session = rig.login("root", "secret").ok().text().to_string();
        rig.audits.clear();
        rig
    }

    pub fn with(config: Config) -> Rig {
        let first = CpuPool { scheduler: "credit2", cpus: [0, 1].to_vec(), ..CpuPool::default() };
        let mut fake = Fake { free: 1 << 30, pools: [first].to_vec(), ..Fake::default() };
        let mut env = Env {
            now: SECOND,
            wall: WALL,
            random: &mut |_| panic!("nothing to be random yet"),
            backend: &mut fake,
            audit: &mut |_| (),
        };
        let engine = Engine::new(config, &mut env);
        let last = Poll { busy: false, at: None };
        Rig { engine, fake, now: SECOND, seed: 1, audits: Vec::new(), session: String::new(), last }
    }

    pub fn env<T>(&mut self, f: impl FnOnce(&mut Engine, &mut Env<'_>) -> T) -> T {
        let (seed, audits) = (&mut self.seed, &mut self.audits);
        let mut env = Env {
            now: self.now,
            wall: WALL + self.now,
            random: &mut |bytes| {
                for byte in bytes {
                    *seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                    *byte = (*seed >> 33) as u8;
                }
            },
            backend: &mut self.fake,
            audit: &mut |a| audits.push(format!("{} {} {} {}", a.user, a.method, a.reference, a.result)),
        };
        f(&mut self.engine, &mut env)
    }

    pub fn poll(&mut self) -> Poll {
        self.last = self.env(|engine, env| engine.poll(env));
        self.last
    }

    /// Polls until no plan runs.
    pub fn settle(&mut self) {
        for _ in 0..1000 {
            if !self.poll().busy {
                return;
            }
        }
        panic!("a plan that does not end: {:?}", self.fake.log);
    }

    /// A body in; the answer, or None while it waits.
    pub fn send(&mut self, body: &[u8]) -> (Called, Vec<u8>) {
        let mut out = Vec::new();
        let source = Source([1; 16]);
        let called = self.env(|engine, env| engine.call(env, source, Dialect::Standard, body, &mut out));
        (called, out)
    }

    pub fn body(method: &str, params: &[V]) -> String {
        let params: String = params.iter().map(|p| format!("<param>{}</param>", p.xml())).collect();
        format!(
            "<?xml version='1.0'?>\n<methodCall>\n<methodName>{method}</methodName>\n<params>{params}</params></methodCall>"
        )
    }

    /// A call without a session of its own.
    pub fn raw(&mut self, method: &str, params: &[V]) -> R {
        let (called, mut out) = self.send(Rig::body(method, params).as_bytes());
        if let Called::Waiting(call) = called {
            assert!(out.is_empty());
            self.settle();
            assert!(self.engine.take_answer(call, &mut out), "{method} ended without an answer");
            assert!(!self.engine.take_answer(call, &mut out), "an answer is taken once");
        }
        R::parse(&out)
    }

    pub fn call(&mut self, method: &str, params: &[V]) -> R {
        let mut all = alloc::vec![s(&self.session)];
        all.extend_from_slice(params);
        self.raw(method, &all)
    }

    /// A call that is left waiting.
    pub fn start(&mut self, method: &str, params: &[V]) -> crate::CallId {
        let mut all = alloc::vec![s(&self.session)];
        all.extend_from_slice(params);
        match self.send(Rig::body(method, &all).as_bytes()) {
            (Called::Waiting(call), _) => call,
            (Called::Later, _) => panic!("a log-in was put off without a bound"),
            (Called::Answered, out) => panic!("{:?}", R::parse(&out)),
        }
    }

    pub fn answer(&mut self, call: crate::CallId) -> R {
        let mut out = Vec::new();
        assert!(self.engine.take_answer(call, &mut out), "no answer");
        R::parse(&out)
    }

    /// Who calls, for tests that skip the wire.
    pub(crate) fn caller(&self) -> crate::dispatch::Caller {
        let session = parse_uuid(&self.session).unwrap();
        let role = crate::schema::types::Role::Admin;
        crate::dispatch::Caller { session, user: [1; 16], name: "root".into(), role, source: Source([1; 16]) }
    }

    pub fn login(&mut self, user: &str, password: &str) -> R {
        self.raw("session.login_with_password", &[s(user), s(password)])
    }

    pub fn vm(&mut self) -> V {
        self.vm_with(&[])
    }

    pub fn vm_with(&mut self, more: &[(&str, V)]) -> V {
        let mut members = alloc::vec![("name_label", s("vm")), ("PV_kernel", s("file:///tiny"))];
        members.push(("memory_static_max", s(16 << 20)));
        members.extend_from_slice(more);
        self.call("VM.create", &[rec(&members)]).ok()
    }

    pub fn running(&mut self) -> V {
        let vm = self.vm();
        self.call("VM.start", &[vm.clone(), V::B(false)]).ok();
        self.fake.log.clear();
        vm
    }

    pub fn state(&mut self, vm: &V) -> String {
        self.call("VM.get_power_state", core::slice::from_ref(vm)).ok().text().to_string()
    }

    pub fn uuid(vm: &V) -> Uuid {
        parse_uuid(vm.text()).unwrap()
    }

    pub fn host() -> V {
        s(uuid_text(&[0x42; 16]))
    }
}
