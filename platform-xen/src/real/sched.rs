//! VCPUs and how they are scheduled: the domctls about them, one function each.

use super::control::Control;
use crate::abi::domctl as dc;
use crate::hyp::{CpuSet, DomId, HypResult, MAX_CPUS, Scheduler, Share, VcpuInfo};

/// A map that Xen may write: `set` must live across the call.
pub(super) fn bitmap(set: &mut CpuSet) -> dc::Bitmap {
    dc::Bitmap { bitmap: set.0.as_mut_ptr().cast(), nr_bits: MAX_CPUS }
}

impl Control {
    pub fn vcpu(self, dom: DomId, vcpu: u32) -> HypResult<VcpuInfo> {
        let arg = self.call(dc::GETVCPUINFO, dom, dc::GetVcpuInfo { vcpu, ..dc::GetVcpuInfo::default() })?;
        // SAFETY: Xen filled this member; every bit pattern is valid for it.
        let info = unsafe { arg.u.value };
        Ok(VcpuInfo {
            online: info.online != 0,
            blocked: info.blocked != 0,
            running: info.running != 0,
            cpu_time: info.cpu_time,
            cpu: info.cpu,
        })
    }

    fn scheduler_op(self, dom: DomId, scheduler: Scheduler, cmd: u32, share: Share) -> HypResult<Share> {
        let Share { weight, cap } = share;
        let op = dc::SchedulerOp { sched_id: scheduler.0, cmd, weight, cap, pad: [0; 3] };
        let arg = self.call(dc::SCHEDULER_OP, dom, op)?;
        // SAFETY: both credit schedulers have this member, and every bit pattern is valid for it.
        let op = unsafe { arg.u.value };
        Ok(Share { weight: op.weight, cap: op.cap })
    }

    pub fn share(self, dom: DomId, scheduler: Scheduler) -> HypResult<Share> {
        self.scheduler_op(dom, scheduler, dc::SCHEDOP_GETINFO, Share { weight: 0, cap: 0 })
    }

    pub fn set_share(self, dom: DomId, scheduler: Scheduler, share: Share) -> HypResult<()> {
        self.scheduler_op(dom, scheduler, dc::SCHEDOP_PUTINFO, share).map(|_| ())
    }

    fn hard_affinity(self, cmd: u32, dom: DomId, vcpu: u32, cpus: &mut CpuSet) -> HypResult<()> {
        let soft = dc::Bitmap { bitmap: core::ptr::null_mut(), nr_bits: 0 };
        let arg = dc::VcpuAffinity { vcpu, flags: dc::AFFINITY_HARD, hard: bitmap(cpus), soft };
        self.call(cmd, dom, arg).map(|_| ())
    }

    pub fn affinity(self, dom: DomId, vcpu: u32) -> HypResult<CpuSet> {
        let mut cpus = CpuSet::default();
        self.hard_affinity(dc::GETVCPUAFFINITY, dom, vcpu, &mut cpus)?;
        Ok(cpus)
    }

    pub fn set_affinity(self, dom: DomId, vcpu: u32, cpus: &CpuSet) -> HypResult<()> {
        // A copy: Xen answers with what is in force.
        self.hard_affinity(dc::SETVCPUAFFINITY, dom, vcpu, &mut cpus.clone())
    }
}
