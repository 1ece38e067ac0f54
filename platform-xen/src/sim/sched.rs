//! Scheduling and CPU pools of the simulated Xen: nothing is scheduled, but values are kept and refused as Xen does.
//!
//! Facts: xen/common/sched (core.c, cpupool.c, credit2.c). A domain that moves to another pool, or whose last allowed CPU
//! leaves its pool, may run everywhere again; one that moves has the default share. Deliberately absent: granularity,
//! CPUs going on- and offline.

use super::Sim;
use super::state::State;
use crate::hyp::{CpuSet, DomId, Errno, HypResult, PoolInfo, Pools, Scheduler, Share, VcpuInfo};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// Schedulers that this Xen has: those of a distribution's.
const SCHEDULERS: [Scheduler; 2] = [Scheduler::CREDIT, Scheduler::CREDIT2];
/// What every domain has at first.
const DEFAULT: Share = Share { weight: 256, cap: 0 };

/// How one domain is scheduled.
pub struct Sched {
    pool: u32,
    share: Share,
    affinity: Vec<CpuSet>,
}

impl Sched {
    pub fn new(vcpus: u32) -> Sched {
        Sched { pool: 0, share: DEFAULT, affinity: alloc::vec![CpuSet::ALL; vcpus as usize] }
    }

    pub fn pool(&self) -> u32 {
        self.pool
    }

    fn moved(&mut self, pool: u32) {
        *self = Sched { pool, ..Sched::new(self.affinity.len() as u32) };
    }
}

struct Pool {
    scheduler: Scheduler,
    cpus: CpuSet,
}

/// All pools, and the CPUs in none.
pub struct Cpus {
    pools: BTreeMap<u32, Pool>,
    free: CpuSet,
    count: u32,
}

impl Cpus {
    pub fn new(count: u32) -> Cpus {
        let mut cpus = CpuSet::default();
        (0..count).for_each(|cpu| {
            cpus.insert(cpu);
        });
        let pools = BTreeMap::from([(0, Pool { scheduler: Scheduler::CREDIT2, cpus })]);
        Cpus { pools, free: CpuSet::default(), count }
    }
}

impl State {
    fn sched(&self, dom: DomId) -> HypResult<&Sched> {
        if dom.0 == 0 {
            return Ok(&self.control_sched);
        }
        self.domains.get(&dom.0).map(|domain| &domain.sched).ok_or(Errno::ESRCH)
    }

    fn sched_mut(&mut self, dom: DomId, call: &'static str) -> HypResult<&mut Sched> {
        if dom.0 == 0 {
            return Ok(&mut self.control_sched);
        }
        self.alive(dom, call).map(|domain| &mut domain.sched).ok_or(Errno::ESRCH)
    }

    fn all_scheds(&mut self) -> impl Iterator<Item = &mut Sched> {
        core::iter::once(&mut self.control_sched).chain(self.domains.values_mut().map(|domain| &mut domain.sched))
    }

    fn pool_of(&self, dom: DomId) -> HypResult<&Pool> {
        self.cpus.pools.get(&self.sched(dom)?.pool).ok_or(Errno::EINVAL)
    }

    pub fn vcpu(&self, dom: DomId, vcpu: u32) -> HypResult<VcpuInfo> {
        let cpus = self.affinity(dom, vcpu)?.and(&self.pool_of(dom)?.cpus);
        let cpu = cpus.iter().next().unwrap_or_default();
        if dom.0 == 0 {
            return Ok(VcpuInfo { online: true, running: true, cpu_time: self.now.0 / 100, cpu, ..VcpuInfo::default() });
        }
        let domain = self.domains.get(&dom.0).ok_or(Errno::ESRCH)?;
        // Only the first VCPU is ever brought up, but by PV guests that suspend themselves.
        let more = domain.pv.as_ref().is_some_and(|pv| pv.vcpus.contains_key(&vcpu));
        let online = vcpu == 0 && domain.start.is_some() || more;
        let cpu_time = if online { domain.cpu_time } else { 0 };
        Ok(VcpuInfo { online, blocked: online && domain.may_run(), running: false, cpu_time, cpu })
    }

    pub fn share(&self, dom: DomId, scheduler: Scheduler) -> HypResult<Share> {
        let share = self.sched(dom)?.share;
        if self.pool_of(dom)?.scheduler != scheduler {
            return Err(Errno::EINVAL);
        }
        // The others have no such values: Xen answers with zeroes.
        Ok(if scheduler.has_shares() { share } else { Share { weight: 0, cap: 0 } })
    }

    pub fn set_share(&mut self, dom: DomId, scheduler: Scheduler, share: Share) -> HypResult<()> {
        self.faults.call()?;
        let most = 100 * self.sched_mut(dom, "set_share")?.affinity.len();
        // Weight 0 would mean to Xen that it is to stay: nobody says that on purpose.
        let bad = share.weight == 0 || scheduler == Scheduler::CREDIT2 && usize::from(share.cap) > most;
        if bad || self.pool_of(dom)?.scheduler != scheduler {
            return Err(Errno::EINVAL);
        }
        self.sched_mut(dom, "set_share")?.share = share;
        Ok(())
    }

    pub fn affinity(&self, dom: DomId, vcpu: u32) -> HypResult<CpuSet> {
        self.sched(dom)?.affinity.get(vcpu as usize).copied().ok_or(Errno::EINVAL)
    }

    pub fn set_affinity(&mut self, dom: DomId, vcpu: u32, cpus: &CpuSet) -> HypResult<()> {
        self.faults.call()?;
        let pool = self.sched_mut(dom, "set_affinity")?.pool;
        let reachable = self.cpus.pools.get(&pool).is_some_and(|pool| !pool.cpus.and(cpus).is_empty());
        let slot = self.sched_mut(dom, "set_affinity")?.affinity.get_mut(vcpu as usize).ok_or(Errno::EINVAL)?;
        if !reachable {
            return Err(Errno::EINVAL);
        }
        *slot = *cpus;
        Ok(())
    }

    fn domains_in(&mut self, pool: u32) -> u32 {
        self.all_scheds().filter(|sched| sched.pool == pool).count() as u32
    }
}

impl Pools for Sim {
    fn pool(&self, from: u32) -> HypResult<PoolInfo> {
        let mut state = self.state.borrow_mut();
        let (&id, pool) = state.cpus.pools.range(from..).next().ok_or(Errno::ENOENT)?;
        let info = PoolInfo { id, scheduler: pool.scheduler, cpus: pool.cpus, domains: 0 };
        Ok(PoolInfo { domains: state.domains_in(id), ..info })
    }

    fn pool_create(&mut self, scheduler: Scheduler) -> HypResult<u32> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        if state.cpus.pools.len() as u32 >= 2 * state.cpus.count {
            return Err(Errno::ENOSPC);
        }
        if !SCHEDULERS.contains(&scheduler) {
            return Err(Errno::ENOENT);
        }
        let id = state.cpus.pools.keys().next_back().map_or(0, |last| last + 1);
        state.cpus.pools.insert(id, Pool { scheduler, cpus: CpuSet::default() });
        Ok(id)
    }

    fn pool_destroy(&mut self, pool: u32) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let domains = state.domains_in(pool);
        let there = state.cpus.pools.get(&pool).ok_or(Errno::ENOENT)?;
        if domains > 0 || !there.cpus.is_empty() {
            return Err(Errno::EBUSY);
        }
        state.cpus.pools.remove(&pool);
        Ok(())
    }

    fn pool_add_cpu(&mut self, pool: u32, cpu: u32) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let Cpus { pools, free, count } = &mut state.cpus;
        let pool = pools.get_mut(&pool).ok_or(Errno::ENOENT)?;
        if cpu >= *count {
            return Err(Errno::EINVAL);
        }
        if !free.contains(cpu) {
            return Err(Errno::ENODEV);
        }
        free.remove(cpu);
        pool.cpus.insert(cpu);
        Ok(())
    }

    fn pool_remove_cpu(&mut self, pool: u32, cpu: u32) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let there = state.cpus.pools.get(&pool).ok_or(Errno::ENOENT)?;
        if cpu >= state.cpus.count || (pool, cpu) == (0, 0) {
            return Err(Errno::EINVAL);
        }
        if !there.cpus.contains(cpu) {
            return Err(Errno::EADDRNOTAVAIL);
        }
        let mut left = there.cpus;
        left.remove(cpu);
        if left.is_empty() {
            if state.domains.values().any(|domain| domain.sched.pool == pool && !domain.dying) {
                return Err(Errno::EBUSY);
            }
            // Those that are dying go to the first pool.
            state.all_scheds().filter(|sched| sched.pool == pool).for_each(|sched| sched.moved(0));
        }
        for sched in state.all_scheds().filter(|sched| sched.pool == pool) {
            for cpus in sched.affinity.iter_mut().filter(|cpus| cpus.and(&left).is_empty()) {
                *cpus = CpuSet::ALL;
            }
        }
        if let Some(there) = state.cpus.pools.get_mut(&pool) {
            there.cpus = left;
        }
        state.cpus.free.insert(cpu);
        Ok(())
    }

    fn pool_move(&mut self, pool: u32, dom: DomId) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        if dom.0 == 0 {
            return Err(Errno::EPERM);
        }
        if state.sched_mut(dom, "pool_move")?.pool == pool {
            return Ok(());
        }
        if state.cpus.pools.get(&pool).is_none_or(|pool| pool.cpus.is_empty()) {
            return Err(Errno::ENOENT);
        }
        state.sched_mut(dom, "pool_move")?.moved(pool);
        Ok(())
    }
}
