//! The seam between Xen and the code that uses it: newtypes, one error, and small traits.
//!
//! `real` implements the traits with hypercalls, `sim` with an in-memory Xen that is stricter than Xen.
//! Code above (`domain`, `pv`, the agent) is generic over [`Hypervisor`] and never sees a hypercall number.
//!
//! Deliberately absent: anything that blocks, calls back, or reads a clock on its own account.

mod board;
mod disk;
mod error;
mod grants;
mod nic;
mod room;
mod sched;
mod traits;
mod types;

pub use board::{MAX_PCI_FUNCTIONS, PciFunction, SoftOff};
pub use disk::{Disk, DiskDone, DiskRequest};
pub use error::{Errno, HypResult};
pub use grants::{Copy, GrantCopy, GrantRef, Granted, Grants, KEEP_BELOW};
pub use nic::{Checksum, FrameMeta, Nic, NicCapabilities, Segmentation};
pub use room::{fill_to, zeroes};
pub use sched::{CpuSet, MAX_CPUS, PoolInfo, Scheduler, Share, VcpuInfo};
pub use traits::{Board, Clock, Domctl, Events, Hypervisor, Memory, Pages, Pools, Power, Shell, Sysctl};
pub use types::{
    CpuTime, DomId, DomainFlags, DomainInfo, DomainSpec, Gfn, GuestKind, HostInfo, HvmParam, Instant, Mfn, PAGE_SHIFT,
    PAGE_SIZE, Pfn, Port, PvStart, PvVcpu, ShutdownReason, Virq, Wall, XenVersion,
};
