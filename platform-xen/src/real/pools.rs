//! CPU pools: XEN_SYSCTL_cpupool_op, one function for each of its operations.

use super::control::sysctl;
use super::sched::bitmap;
use crate::abi::sysctl::{self as sc, CpupoolOp, cpupool};
use crate::hyp::{CpuSet, DomId, HypResult, PoolInfo, Scheduler};

fn call(op: u32, pool: u32, set: impl FnOnce(&mut CpupoolOp)) -> HypResult<(CpupoolOp, CpuSet)> {
    let mut cpus = CpuSet::default();
    let mut arg = CpupoolOp { op, cpupool_id: pool, sched_id: 0, domid: 0, cpu: 0, n_dom: 0, cpumap: bitmap(&mut cpus) };
    set(&mut arg);
    let arg = sysctl(sc::CPUPOOL_OP, arg)?;
    Ok((arg, cpus))
}

pub fn info(from: u32) -> HypResult<PoolInfo> {
    let (arg, cpus) = call(cpupool::INFO, from, |_| ())?;
    Ok(PoolInfo { id: arg.cpupool_id, scheduler: Scheduler(arg.sched_id), cpus, domains: arg.n_dom })
}

pub fn create(scheduler: Scheduler) -> HypResult<u32> {
    call(cpupool::CREATE, cpupool::ANY, |arg| arg.sched_id = scheduler.0).map(|(arg, _)| arg.cpupool_id)
}

pub fn destroy(pool: u32) -> HypResult<()> {
    call(cpupool::DESTROY, pool, |_| ()).map(|_| ())
}

pub fn add_cpu(pool: u32, cpu: u32) -> HypResult<()> {
    call(cpupool::ADDCPU, pool, |arg| arg.cpu = cpu).map(|_| ())
}

pub fn remove_cpu(pool: u32, cpu: u32) -> HypResult<()> {
    call(cpupool::RMCPU, pool, |arg| arg.cpu = cpu).map(|_| ())
}

pub fn move_domain(pool: u32, dom: DomId) -> HypResult<()> {
    call(cpupool::MOVEDOMAIN, pool, |arg| arg.domid = u32::from(dom.0)).map(|_| ())
}
