//! The seam between the kinds of guests: one [`Plan`] that the agent's steps carry out, whatever kind it is of.
//!
//! ```text
//!   new -> spec -> prepare -> populate* -> load* -> ring, connect (each ring) -> start -> unpause
//! ```
//! A plan is pure data and its progress. A call that fails leaves nothing mapped and the plan as it was before; what
//! follows a failure is destroying the domain, which takes everything with it.
//! Deliberately absent: what a kind does; that is [`super::pvh`] and [`super::pv`].

use super::{ImageError, Kernel, pv, pv_again, pvh};
use crate::hyp::{DomainSpec, Domctl, Gfn, GuestKind, HostInfo, HypResult, Memory, Port, Shell};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// What a bounded call got done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advance {
    /// Call again; percent done.
    Working(u8),
    /// Nothing is left to do.
    Done,
}

impl Advance {
    /// So much of the whole; never all of it.
    pub fn share(done: u64, total: u64) -> Advance {
        Advance::Working((done.saturating_mul(100) / total.max(1)).min(99) as u8)
    }
}

/// A ring that a guest finds when it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    /// Its console.
    Console,
    /// Its way to the store.
    Store,
}

/// A guest of any kind, planned whole before its domain exists.
#[derive(Clone, Debug)]
pub enum Plan {
    /// In a container of the hardware's.
    Pvh(pvh::Plan),
    /// On page tables that Xen checks.
    Pv(Box<pv::Plan>),
    /// The same, of one that was one before.
    PvAgain(Box<pv_again::Plan>),
}

/// The kind a kernel is started as if nobody asked for one: PVH if it can be and the host can, else PV if it can be.
#[must_use]
pub fn kind_of(kernel: &Kernel, host: &HostInfo) -> GuestKind {
    let notes = kernel.notes();
    match (notes.phys32_entry, notes.entry) {
        (Some(_), Some(_)) if !(host.hvm && host.hap) => GuestKind::Pv,
        (None, Some(_)) => GuestKind::Pv,
        _ => GuestKind::Pvh,
    }
}

/// The same of either.
macro_rules! either {
    ($self:expr, $plan:ident => $do:expr) => {
        match $self {
            Plan::Pvh($plan) => $do,
            Plan::Pv($plan) => $do,
            Plan::PvAgain($plan) => $do,
        }
    };
}

impl Plan {
    /// Computes and checks everything. `ramdisk` is its length, `memory` bytes, rounded down to pages.
    pub fn new(
        kind: GuestKind,
        kernel: &Kernel,
        ramdisk: u64,
        command_line: &str,
        memory: u64,
        vcpus: u32,
    ) -> Result<Plan, ImageError> {
        match kind {
            GuestKind::Pvh => pvh::Plan::new(kernel, ramdisk, command_line, memory, vcpus).map(Plan::Pvh),
            GuestKind::Pv => {
                pv::Plan::new(kernel, ramdisk, command_line, memory, vcpus).map(|plan| Plan::Pv(Box::new(plan)))
            }
        }
    }

    /// For [`Domctl::create`].
    #[must_use]
    pub fn spec(&self, handle: [u8; 16]) -> DomainSpec {
        DomainSpec { handle, max_vcpus: self.vcpus(), kind: self.kind() }
    }

    /// How its guest runs.
    #[must_use]
    pub const fn kind(&self) -> GuestKind {
        match self {
            Plan::Pvh(_) => GuestKind::Pvh,
            Plan::Pv(_) | Plan::PvAgain(_) => GuestKind::Pv,
        }
    }

    /// VCPUs, as the guest is told.
    #[must_use]
    pub fn vcpus(&self) -> u32 {
        either!(self, plan => plan.vcpus())
    }

    /// Bytes of RAM.
    #[must_use]
    pub fn ram_bytes(&self) -> u64 {
        either!(self, plan => plan.ram_bytes())
    }

    /// Its RAM, run by run, as the guest numbers its pages.
    #[must_use]
    pub fn ram_runs(&self) -> Vec<(Gfn, u64)> {
        either!(self, plan => plan.ram_runs())
    }

    /// Bytes of the host's memory that are the guest's or kept for it.
    #[must_use]
    pub fn host_bytes(&self) -> u64 {
        match self {
            Plan::Pvh(plan) => plan.host_bytes(),
            Plan::Pv(plan) => plan.ram_bytes(),
            Plan::PvAgain(plan) => plan.ram_bytes(),
        }
    }

    /// Bytes of our own heap that it holds for as long as it is carried out: a list of frames, if there is no other.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        match self {
            Plan::Pvh(_) => 0,
            Plan::Pv(plan) => plan.heap_bytes(),
            Plan::PvAgain(plan) => plan.heap_bytes(),
        }
    }

    /// What must be set before it gets memory.
    pub fn prepare<D: Domctl>(&self, hyp: &mut D, shell: Shell) -> HypResult<()> {
        either!(self, plan => plan.prepare(hyp, shell))
    }

    /// Gives the guest the next part of its memory. ENOMEM: the host has no more.
    pub fn populate<M: Memory>(&mut self, hyp: &mut M, shell: Shell) -> HypResult<Advance> {
        match self {
            Plan::Pvh(plan) => plan.populate(hyp, shell),
            Plan::Pv(plan) => plan.populate(hyp, shell),
            // The stream says which pages it had.
            Plan::PvAgain(_) => Ok(Advance::Done),
        }
    }

    /// Copies the next part in, at most 16 MiB. `kernel` is the file that was parsed, `ramdisk` as long as planned;
    /// EINVAL if they are not.
    pub fn load<M: Memory>(&mut self, hyp: &mut M, shell: Shell, kernel: &[u8], ramdisk: &[u8]) -> HypResult<Advance> {
        match self {
            Plan::Pvh(plan) => plan.load(hyp, shell, kernel, ramdisk),
            Plan::Pv(plan) => plan.load(hyp, shell, kernel, ramdisk),
            Plan::PvAgain(_) => Ok(Advance::Done),
        }
    }

    /// The frame a ring is in, once the guest has its memory: what [`Memory::map`] takes, and what the store says.
    #[must_use]
    pub fn ring(&self, ring: Ring) -> Gfn {
        either!(self, plan => plan.ring(ring))
    }

    /// Tells the guest of a ring and its port there.
    pub fn connect<D: Domctl>(&mut self, hyp: &mut D, shell: Shell, ring: Ring, port: Port) -> HypResult<()> {
        match self {
            Plan::Pvh(plan) => plan.connect(hyp, shell, ring, port),
            Plan::Pv(plan) => {
                plan.connect(ring, port);
                Ok(())
            }
            Plan::PvAgain(plan) => {
                plan.connect(ring, port);
                Ok(())
            }
        }
    }

    /// What [`Plan::start`] asks of Xen, by its name there.
    #[must_use]
    pub const fn start_call(&self) -> &'static str {
        super::again::state_call(self.kind())
    }

    /// Puts its VCPUs into the state they start in. After this it may run.
    pub fn start<H: Domctl + Memory>(&mut self, hyp: &mut H, shell: Shell) -> HypResult<()> {
        either!(self, plan => plan.start(hyp, shell))
    }
}
