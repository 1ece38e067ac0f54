//! What crosses the seam about scheduling: VCPUs, sets of CPUs, schedulers, CPU pools.

/// CPUs a [`CpuSet`] can hold; those beyond are left alone.
pub const MAX_CPUS: u32 = 256;

/// A set of the host's CPUs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CpuSet(pub [u64; MAX_CPUS as usize / 64]);

impl CpuSet {
    /// Every CPU: what a VCPU may run on unless it was told otherwise.
    pub const ALL: CpuSet = CpuSet([u64::MAX; MAX_CPUS as usize / 64]);

    /// Whether the CPU is in it.
    #[must_use]
    pub fn contains(&self, cpu: u32) -> bool {
        self.0.get(cpu as usize / 64).is_some_and(|word| word & 1 << (cpu % 64) != 0)
    }

    /// Puts a CPU in. `false`: it is beyond [`MAX_CPUS`].
    pub fn insert(&mut self, cpu: u32) -> bool {
        let Some(word) = self.0.get_mut(cpu as usize / 64) else { return false };
        *word |= 1 << (cpu % 64);
        true
    }

    /// Takes a CPU out.
    pub fn remove(&mut self, cpu: u32) {
        if let Some(word) = self.0.get_mut(cpu as usize / 64) {
            *word &= !(1 << (cpu % 64));
        }
    }

    /// CPUs in it, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..MAX_CPUS).filter(|cpu| self.contains(*cpu))
    }

    /// No CPU is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0 == [0; MAX_CPUS as usize / 64]
    }

    /// CPUs that are in both.
    #[must_use]
    pub fn and(mut self, other: &CpuSet) -> CpuSet {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word &= other;
        }
        self
    }
}

/// A VCPU as XEN_DOMCTL_getvcpuinfo tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VcpuInfo {
    /// It is not offline.
    pub online: bool,
    /// It waits for an event.
    pub blocked: bool,
    /// It runs at this moment.
    pub running: bool,
    /// CPU time it had, ns.
    pub cpu_time: u64,
    /// The CPU it ran on last.
    pub cpu: u32,
}

/// A scheduler by Xen's number (XEN_SCHEDULER_*); a Xen need not have all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheduler(pub u32);

impl Scheduler {
    /// Fair by weight, with caps; the default until Xen 4.11.
    pub const CREDIT: Scheduler = Scheduler(5);
    /// Its successor, the default since.
    pub const CREDIT2: Scheduler = Scheduler(6);
    /// Fixed time slots.
    pub const ARINC653: Scheduler = Scheduler(7);
    /// Real time.
    pub const RTDS: Scheduler = Scheduler(8);
    /// A CPU for each VCPU.
    pub const NULL: Scheduler = Scheduler(9);

    const NAMES: [(Scheduler, &str); 5] = [
        (Scheduler::CREDIT, "credit"),
        (Scheduler::CREDIT2, "credit2"),
        (Scheduler::ARINC653, "arinc653"),
        (Scheduler::RTDS, "rtds"),
        (Scheduler::NULL, "null"),
    ];

    /// Xen's name of it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Scheduler::NAMES.iter().find(|(it, _)| *it == self).map_or("unknown", |(_, name)| name)
    }

    /// The scheduler of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Scheduler> {
        Scheduler::NAMES.iter().find(|(_, it)| *it == name).map(|(it, _)| *it)
    }

    /// It has weights and caps ([`super::Domctl::share`]).
    #[must_use]
    pub fn has_shares(self) -> bool {
        matches!(self, Scheduler::CREDIT | Scheduler::CREDIT2)
    }
}

/// A domain's share under the credit schedulers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Relative to others', 256 is usual; never 0.
    pub weight: u16,
    /// Most it gets, percent of one CPU; 0 is no bound.
    pub cap: u16,
}

/// A CPU pool as XEN_SYSCTL_CPUPOOL_OP_INFO tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolInfo {
    /// Its number.
    pub id: u32,
    /// Its scheduler.
    pub scheduler: Scheduler,
    /// Its CPUs.
    pub cpus: CpuSet,
    /// Domains in it, dying ones included.
    pub domains: u32,
}
