//! Fields computed when asked for: what the host and the domains are doing right now.
//!
//! Real or empty, never made up: a VM without a domain has domid -1, no memory, no VCPUs.

use super::Caller;
use crate::engine::{Engine, Env, Seen};
use crate::lifecycle::backend::{Uuid, VcpuSample, VmSample};
use crate::schema::enums::PowerState;
use crate::schema::types::Live;
use crate::schema::{host_cpu, vdi, vm};
use crate::store::value::{MapKey, NONE, Value};
use crate::wire::uuid::uuid_text;
use alloc::format;
use alloc::string::String;

/// A rate is measured over at least this long.
const RATE_NS: u64 = 1_000_000_000;

fn int(n: u64) -> Value {
    Value::Int(i64::try_from(n).unwrap_or(i64::MAX))
}

impl Engine {
    pub(super) fn live(&mut self, env: &mut Env<'_>, caller: &Caller, live: Live, uuid: &Uuid) -> Value {
        match live {
            Live::SessionLastActive => Value::Time(self.sessions.get(uuid).map_or(0, |s| s.active)),
            Live::TaskSession => {
                let own = self.tasks.owner(uuid) == Some(&caller.session);
                Value::Ref(if own { caller.session } else { NONE })
            }
            Live::HostMemoryTotal => match env.backend.host_memory().total {
                0 => int(self.config.memory_total),
                total => int(total),
            },
            Live::HostMemoryFree => int(env.backend.host_memory().free),
            Live::CpuUtilisation => self.cpu_utilisation(env, uuid),
            Live::ConsoleLocation => Value::str(&format!("{}/console?ref={}", self.config.base_url, uuid_text(uuid))),
            Live::Told(told) => self.told(env, uuid, told),
            Live::DumpLocation => Value::str(&format!("{}/crashdump?ref={}", self.config.base_url, uuid_text(uuid))),
            Live::Now => Value::Time(env.wall / 1_000_000_000),
            Live::VmDomid => Value::Int(env.backend.vm_sample(uuid).map_or(-1, |s| i64::from(s.domid))),
            Live::VmMemory => int(self.sample(env, uuid).map_or(0, |s| s.memory)),
            Live::VmVcpus => int(self.sample(env, uuid).map_or(0, |s| u64::from(s.vcpus))),
            Live::VmStarted => Value::Time(self.sample(env, uuid).map_or(0, |s| s.started / 1_000_000_000)),
            Live::VmUtilisation => self.vm_utilisation(env, uuid),
            Live::VmPlacement => {
                let vcpus = env.backend.vcpus(&self.vm_of(uuid));
                let online = (0i64..).zip(vcpus).filter(|(_, vcpu)| vcpu.online);
                Value::pairs(online.map(|(n, vcpu)| (MapKey::Int(n), Value::Int(vcpu.cpu.into()))))
            }
            Live::VmFlags => {
                let vcpus = env.backend.vcpus(&self.vm_of(uuid));
                Value::pairs((0i64..).zip(vcpus).map(|(n, vcpu)| {
                    let flags = [("online", vcpu.online), ("blocked", vcpu.blocked), ("running", vcpu.running)];
                    let set = flags.into_iter().filter(|(_, set)| *set).map(|(name, _)| name);
                    (MapKey::Int(n), Value::strs(set))
                }))
            }
            Live::VmParams => self.sched_params(env, uuid),
            Live::VmPools => self.pools_of_vm(env, uuid),
            Live::CpuPools => self.pools_of_cpu(env, uuid),
            Live::PoolVms => self.vms_of_pool(env, uuid),
            Live::PoolCpus => self.pool_cpus(env, uuid),
            Live::PoolActive => Value::Bool(self.pool_of(env, uuid).is_some()),
            Live::SrAllocated => {
                let disks = self.store.inverse(vdi::SR.class, vdi::SR.field, uuid);
                Value::Int(disks.fold(0, |sum: i64, disk| sum.saturating_add(self.store.get(vdi::virtual_size, disk))))
            }
            Live::SrUsed => int(env.backend.sr_space(uuid).map_or(0, |(used, _)| used)),
            Live::VdiUsed => int(env.backend.disk_used(uuid).unwrap_or(0)),
            Live::DeviceRead => {
                let (device, traffic) = self.traffic(env, uuid);
                Value::Float(self.kib_rate(&device, env.now, traffic.read))
            }
            Live::DeviceWritten => {
                let (_, traffic) = self.traffic(env, uuid);
                Value::Float(self.kib_rate(uuid, env.now, traffic.written))
            }
            Live::RateLimits => Value::strs(["ratelimit"]),
            Live::VmState => match self.power_state(&self.vm_of(uuid)) {
                PowerState::Running => Value::strs(["running"]),
                PowerState::Paused => Value::strs(["paused"]),
                PowerState::Crashed => Value::strs(["crashed"]),
                PowerState::Halted | PowerState::Suspended | PowerState::Unknown => Value::strs([]),
            },
        }
    }

    /// The VM a VM_metrics belongs to.
    fn vm_of(&self, metrics: &Uuid) -> Uuid {
        self.store.inverse(vm::metrics.class, vm::metrics.field, metrics).next().copied().unwrap_or(NONE)
    }

    fn sample(&self, env: &mut Env<'_>, metrics: &Uuid) -> Option<VmSample> {
        env.backend.vm_sample(&self.vm_of(metrics))
    }

    fn cpu_utilisation(&mut self, env: &mut Env<'_>, uuid: &Uuid) -> Value {
        let number = u32::try_from(self.store.get(host_cpu::number, uuid)).unwrap_or(u32::MAX);
        let idle = env.backend.cpu_idle(number);
        Value::Float(idle.map_or(0.0, |idle| 1.0 - self.rate(uuid, env.now, idle, 1.0)))
    }

    /// Each VCPU's share of a CPU.
    fn vm_utilisation(&mut self, env: &mut Env<'_>, metrics: &Uuid) -> Value {
        let vm = self.vm_of(metrics);
        let Some(sample) = env.backend.vm_sample(&vm) else { return Value::Map(Default::default()) };
        let since = env.wall.saturating_sub(sample.started).max(1);
        // Until it was looked at twice, what is known is the mean since its start.
        let ever = sample.cpu_time as f64 / since as f64;
        let rate = self.rate(metrics, env.now, sample.cpu_time, ever);
        let mut vcpus = env.backend.vcpus(&vm);
        if vcpus.is_empty() {
            vcpus.resize(sample.vcpus as usize, VcpuSample { online: true, time: 1, ..VcpuSample::default() });
        }
        // Xen's rate is the domain's; each VCPU has the part of it that it had of the time since the start.
        let total = vcpus.iter().map(|vcpu| vcpu.time).sum::<u64>().max(1) as f64;
        let online = (0i64..).zip(vcpus).filter(|(_, vcpu)| vcpu.online);
        Value::pairs(online.map(|(n, vcpu)| {
            let share = (rate * (vcpu.time as f64 / total)).clamp(0.0, 1.0);
            (MapKey::Int(n), Value::Float(share))
        }))
    }

    /// VM_metrics.VCPUs_params: as Xen has it now, in the keys of VM.VCPUs_params.
    fn sched_params(&self, env: &mut Env<'_>, metrics: &Uuid) -> Value {
        let Some(now) = env.backend.scheduling(&self.vm_of(metrics)) else { return Value::Map(Default::default()) };
        let mut mask = String::new();
        for cpu in &now.mask {
            mask.push_str(if mask.is_empty() { "" } else { "," });
            mask.push_str(&format!("{cpu}"));
        }
        Value::map(&[("weight", &format!("{}", now.weight)), ("cap", &format!("{}", now.cap)), ("mask", &mask)])
    }

    /// How fast a counter of ns moves, per ns.
    /// KiB a second of a counter of bytes.
    fn kib_rate(&mut self, uuid: &Uuid, now: u64, bytes: u64) -> f64 {
        self.rate(uuid, now, bytes, 0.0) * 1.0e9 / 1024.0
    }

    fn rate(&mut self, uuid: &Uuid, now: u64, value: u64, first: f64) -> f64 {
        let seen = self.seen.or_insert_with(*uuid, || Seen { at: now, value, rate: first });
        let passed = now.saturating_sub(seen.at);
        if passed >= RATE_NS {
            let rate = value.saturating_sub(seen.value) as f64 / passed as f64;
            *seen = Seen { at: now, value, rate: rate.clamp(0.0, 1.0e6) };
        }
        seen.rate
    }
}
