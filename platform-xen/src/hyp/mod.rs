//! The seam between Xen and the code that uses it: newtypes, one error, and small traits.
//!
//! `real` implements the traits with hypercalls, `sim` with an in-memory Xen that is stricter than Xen.
//! Code above (`domain`, `pv`, the agent) is generic over [`Hypervisor`] and never sees a hypercall number.
//!
//! Deliberately absent: anything that blocks, calls back, or reads a clock on its own account.

mod error;
mod nic;
mod traits;
mod types;

pub use error::{Errno, HypResult};
pub use nic::{Checksum, FrameMeta, Nic, NicCapabilities, Segmentation};
pub use traits::{Clock, Domctl, Events, Hypervisor, Memory, Pages, Power, Shell, Sysctl};
pub use types::{
    CpuTime, DomId, DomainFlags, DomainInfo, DomainSpec, Gfn, HostInfo, HvmParam, Instant, Mfn, PAGE_SHIFT, PAGE_SIZE, Pfn,
    Port, ShutdownReason, Virq, Wall, XenVersion,
};
