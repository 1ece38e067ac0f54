//! What the engine asks of the host beside domains' lives: logs, debug keys, scheduling, CPU pools, the machine's end.
//!
//! The control domain answers to [`CONTROL_DOMAIN`]. What fails has changed nothing, but a CPU that would not leave its
//! pool: that one is put back.

use super::{Guest, Machine, refused};
use alloc::string::String;
use alloc::vec::Vec;
use api_core::lifecycle::backend::{
    BackendError, CONTROL_DOMAIN, CpuPool, SchedChange, Scheduling, Uuid, VcpuSample, VmSample,
};
use platform_xen::firmware;
use platform_xen::hyp::{CpuSet, DomId, DomainInfo, Errno, Hypervisor, PAGE_SIZE, PoolInfo, Scheduler, Share, Sysctl};

/// Bytes of Xen's log that are kept of what it has.
const LOG_BYTES: usize = 64 << 10;
/// Bytes read of it at once, and how often: more than the largest log Xen is ever given.
const LOG_PIECE: usize = 16 << 10;
const LOG_READS: usize = 1024;
/// Most debug keys at once.
const KEYS: usize = 16;
/// How often, and how many ns, a CPU is tried to be taken out of its pool while something runs on it. It takes Xen as long
/// as a switch of the VCPU that runs there: microseconds, but milliseconds under emulation.
const TRIES: usize = 10_000;
const PATIENCE: u64 = 100_000_000;
/// Most pools told of.
const POOLS: usize = 512;

impl<H: Hypervisor> Machine<H> {
    /// The domain that the engine means.
    fn domain(&self, vm: &Uuid) -> Option<DomId> {
        if *vm == CONTROL_DOMAIN { Some(DomId(0)) } else { self.guests.get(vm).map(Guest::dom) }
    }

    /// The domain, and the pool it is in.
    fn domain_and_pool(&self, vm: &Uuid) -> Result<(DomainInfo, PoolInfo), BackendError> {
        let dom = self.domain(vm).ok_or(BackendError::NoDomain)?;
        let info = self.hyp.info(dom).map_err(|e| refused("getdomaininfo", e))?;
        let pool = self.hyp.pool(info.pool).map_err(|e| refused("cpupool_info", e))?;
        Ok((info, pool))
    }

    pub(super) fn sample(&self, vm: &Uuid) -> Option<VmSample> {
        let info = self.hyp.info(self.domain(vm)?).ok()?;
        // The control domain is as old as Xen's clock.
        let started = self.guests.get(vm).map(|guest| guest.started);
        Some(VmSample {
            domid: info.dom.0,
            memory: info.tot_pages * PAGE_SIZE as u64,
            cpu_time: info.cpu_time,
            vcpus: info.online_vcpus,
            started: started.unwrap_or_else(|| self.hyp.wall().0.saturating_sub(self.hyp.now().0)),
            pool: info.pool,
        })
    }

    pub(super) fn vcpu_samples(&self, vm: &Uuid) -> Vec<VcpuSample> {
        let Some(info) = self.domain(vm).and_then(|dom| self.hyp.info(dom).ok()) else { return Vec::new() };
        let one = |vcpu| {
            let it = self.hyp.vcpu(info.dom, vcpu).unwrap_or_default();
            VcpuSample { online: it.online, blocked: it.blocked, running: it.running, cpu: it.cpu, time: it.cpu_time }
        };
        (0..info.vcpus.min(4096)).map(one).collect()
    }

    /// The domain's share, if its pool's scheduler knows such.
    fn share(&self, dom: DomId, scheduler: Scheduler) -> Option<Share> {
        if scheduler.has_shares() { self.hyp.share(dom, scheduler).ok() } else { None }
    }

    pub(super) fn scheduling_of(&self, vm: &Uuid) -> Option<Scheduling> {
        let (info, pool) = self.domain_and_pool(vm).ok()?;
        let share = self.share(info.dom, pool.scheduler);
        let mask = self.hyp.affinity(info.dom, 0).ok()?.and(&pool.cpus);
        let number = |of: fn(Share) -> u16| share.map_or(0, |share| u32::from(of(share)));
        Some(Scheduling {
            weight: number(|share| share.weight),
            cap: number(|share| share.cap),
            mask: mask.iter().collect(),
        })
    }

    pub(super) fn reschedule(&mut self, vm: &Uuid, change: &SchedChange) -> Result<(), BackendError> {
        let (info, pool) = self.domain_and_pool(vm)?;
        let failed = |e| refused("scheduler_op", e);
        let mut before = None;
        if change.weight.is_some() || change.cap.is_some() {
            if !pool.scheduler.has_shares() {
                return Err(failed(Errno::EOPNOTSUPP));
            }
            let old = self.hyp.share(info.dom, pool.scheduler).map_err(failed)?;
            let word = |value: Option<u32>, old: u16| value.map_or(Ok(old), u16::try_from);
            let weight = word(change.weight, old.weight).ok().filter(|weight| *weight > 0);
            let (Some(weight), Ok(cap)) = (weight, word(change.cap, old.cap)) else { return Err(failed(Errno::ERANGE)) };
            self.hyp.set_share(info.dom, pool.scheduler, Share { weight, cap }).map_err(failed)?;
            before = Some(old);
        }
        let Some(mask) = &change.mask else { return Ok(()) };
        let set = self.set_masks(&info, mask).map_err(|e| refused("setvcpuaffinity", e));
        if let (Err(_), Some(old)) = (&set, before) {
            let _ = self.hyp.set_share(info.dom, pool.scheduler, old);
        }
        set
    }

    /// All VCPUs or none.
    fn set_masks(&mut self, info: &DomainInfo, mask: &[u32]) -> Result<(), Errno> {
        let mut cpus = CpuSet::default();
        if !mask.iter().all(|cpu| cpus.insert(*cpu)) {
            return Err(Errno::EINVAL);
        }
        let mut before = Vec::new();
        for vcpu in 0..info.vcpus {
            let old = self.hyp.affinity(info.dom, vcpu);
            let set = old.and_then(|old| self.hyp.set_affinity(info.dom, vcpu, &cpus).map(|()| old));
            match set {
                Ok(old) => before.push(old),
                Err(error) => {
                    for (vcpu, old) in (0..).zip(&before) {
                        let _ = self.hyp.set_affinity(info.dom, vcpu, old);
                    }
                    return Err(error);
                }
            }
        }
        Ok(())
    }

    /// Xen forgets a domain's share when it moves; we do not, as far as the other pool's scheduler knows such.
    pub(super) fn move_to_pool(&mut self, vm: &Uuid, pool: u32) -> Result<(), BackendError> {
        let (info, from) = self.domain_and_pool(vm)?;
        let share = self.share(info.dom, from.scheduler);
        self.hyp.pool_move(pool, info.dom).map_err(|e| refused("cpupool_movedomain", e))?;
        if let (Some(share), Ok(to)) = (share, self.hyp.pool(pool))
            && to.scheduler.has_shares()
            && let Err(error) = self.hyp.set_share(info.dom, to.scheduler, share)
        {
            log::warn!("domain {}: its share is lost in pool {pool}: {error}", info.dom.0);
        }
        Ok(())
    }

    /// Ends the machine as it was asked to. Comes back only if Xen would not, or if there is none.
    pub fn end(&mut self) {
        let Some(restart) = self.ending.take() else { return };
        if !restart {
            match firmware::soft_off(&self.hyp) {
                Some(how) => {
                    log::info!("the machine is turned off");
                    match self.hyp.soft_off(how) {
                        Ok(()) => return,
                        Err(error) => log::error!("Xen does not turn the machine off: {error}"),
                    }
                }
                None => log::error!("ACPI does not say how the machine is turned off"),
            }
        }
        log::info!("the machine is {}", if restart { "restarted" } else { "halted" });
        if let Err(error) = self.hyp.shutdown(restart) {
            log::error!("Xen does not end: {error}");
        }
    }
}

/// The newest of Xen's log.
pub(super) fn hypervisor_log(hyp: &mut impl Sysctl, clear: bool) -> Result<String, BackendError> {
    let failed = |e| refused("readconsole", e);
    let mut text = Vec::new();
    text.try_reserve_exact(LOG_BYTES).map_err(|_| BackendError::NoHeap)?;
    let mut from = None;
    for _ in 0..LOG_READS {
        let over = (text.len() + LOG_PIECE).saturating_sub(LOG_BYTES);
        text.drain(..over);
        let at = text.len();
        text.resize(at + LOG_PIECE, 0);
        let (count, next) = hyp.read_log(from, false, text.get_mut(at..).unwrap_or_default()).map_err(failed)?;
        text.truncate(at + count);
        from = Some(next);
        if count == 0 {
            break;
        }
    }
    if clear {
        hyp.read_log(from, true, &mut []).map_err(failed)?;
    }
    lossy(text)
}

/// As `String::from_utf8_lossy`, but in place: a byte that is no UTF-8 becomes a question mark.
fn lossy(mut text: Vec<u8>) -> Result<String, BackendError> {
    loop {
        match String::from_utf8(text) {
            Ok(text) => return Ok(text),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                text = error.into_bytes();
                // From here on everything that is not ASCII goes: Xen's own text is, and it is looked at once.
                for byte in text.iter_mut().skip(at).filter(|byte| !byte.is_ascii()) {
                    *byte = b'?';
                }
            }
        }
    }
}

/// Presses debug keys but those that end the machine.
pub(super) fn debug_keys(hyp: &mut impl Sysctl, keys: &str) -> Result<(), BackendError> {
    let failed = |e| refused("debug_keys", e);
    if keys.is_empty() || !keys.bytes().all(|key| matches!(key, b' '..=b'~')) {
        return Err(failed(Errno::EINVAL));
    }
    if keys.len() > KEYS {
        return Err(failed(Errno::E2BIG));
    }
    if keys.contains(['R', 'C']) {
        return Err(failed(Errno::EPERM));
    }
    hyp.debug_keys(keys.as_bytes()).map_err(failed)
}

/// All pools.
pub(super) fn pools(hyp: &impl Hypervisor) -> Vec<CpuPool> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Ok(pool) = hyp.pool(from)
        && all.len() < POOLS
    {
        all.push(CpuPool {
            id: pool.id,
            scheduler: pool.scheduler.name(),
            cpus: pool.cpus.iter().collect(),
            domains: pool.domains,
        });
        let Some(next) = pool.id.checked_add(1) else { break };
        from = next;
    }
    all
}

/// A new pool. Without a name it has the first pool's scheduler, which is what Xen was booted with.
pub(super) fn pool_create(hyp: &mut impl Hypervisor, scheduler: &str) -> Result<u32, BackendError> {
    let scheduler = if scheduler.is_empty() {
        hyp.pool(0).map_err(|e| refused("cpupool_info", e))?.scheduler
    } else {
        Scheduler::named(scheduler).ok_or(BackendError::UnknownScheduler)?
    };
    hyp.pool_create(scheduler).map_err(|e| match e {
        Errno::ENOENT => BackendError::UnknownScheduler,
        e => refused("cpupool_create", e),
    })
}

/// Puts a CPU in or takes it out.
pub(super) fn pool_cpu(hyp: &mut impl Hypervisor, pool: u32, cpu: u32, add: bool) -> Result<(), BackendError> {
    // Xen takes the highest number for any CPU.
    if cpu == u32::MAX {
        return Err(refused("cpupool_addcpu", Errno::EINVAL));
    }
    if add {
        return hyp.pool_add_cpu(pool, cpu).map_err(|e| refused("cpupool_addcpu", e));
    }
    let busy = |taken| matches!(taken, Err(Errno::EAGAIN | Errno::EADDRINUSE));
    let give_up = hyp.now().plus(PATIENCE);
    let mut taken = hyp.pool_remove_cpu(pool, cpu);
    for _ in 1..TRIES {
        if !busy(taken) || hyp.now() > give_up {
            break;
        }
        taken = hyp.pool_remove_cpu(pool, cpu);
    }
    if busy(taken) {
        let _ = hyp.pool_add_cpu(pool, cpu);
    }
    taken.map_err(|e| refused("cpupool_rmcpu", e))
}
