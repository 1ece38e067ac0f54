//! `ResolveImages`: kernel and ramdisk are found, decoded and unpacked a bounded amount a call.
//!
//! What takes more than a call is done for one plan at a time, so that the heap holds one text, one packed file and one
//! decoder's window; other plans wait. Deliberately absent: a queue; whoever is polled first when it is free is next.

use super::images::{Finding, Image, Images};
use super::{Built, Machine};
use alloc::boxed::Box;
use alloc::string::String;
use api_core::lifecycle::backend::{BackendError, Kind, OpId, Progress, VmSpec};
use core::mem::take;
use platform_xen::domain::Plan;
use platform_xen::domain::elf::Kernel;
use platform_xen::domain::plan::kind_of;
use platform_xen::hyp::{GuestKind, Hypervisor, PAGE_SIZE};

/// A plan's images under way.
pub struct Resolving {
    /// Whose.
    pub op: OpId,
    spec: VmSpec,
    /// Found already.
    kernel: Option<Image>,
    finding: Finding,
}

impl Resolving {
    fn new(op: OpId, mut spec: VmSpec, images: &mut Images) -> Result<Box<Resolving>, BackendError> {
        let finding = images.find(take(&mut spec.kernel), false)?;
        Ok(Box::new(Resolving { op, spec, kernel: None, finding }))
    }

    /// Bytes of heap that the plan will keep.
    pub fn held(&self) -> usize {
        self.kernel.as_ref().map_or(0, Image::held) + self.finding.held()
    }

    fn percent(&self) -> u8 {
        if self.kernel.is_none() { self.finding.percent() / 10 * 9 } else { 90 + self.finding.percent() / 10 }
    }
}

impl<H: Hypervisor> Machine<H> {
    /// Goes on for one plan: what it does not find at once it finds when it is its turn.
    pub(super) fn resolve(&mut self, op: OpId) -> Result<Progress, BackendError> {
        let mut resolving = match self.resolving.take_if(|resolving| resolving.op == op) {
            Some(resolving) => resolving,
            None if self.must_wait(op)? => return Ok(Progress::Working(0)),
            None => {
                let spec = self.operations.get_mut(&op).and_then(|o| o.spec.take()).ok_or(BackendError::NoDomain)?;
                Resolving::new(op, spec, &mut self.images)?
            }
        };
        let others = self.held();
        let room = self.memory.saturating_sub(others + resolving.kernel.as_ref().map_or(0, Image::held));
        self.images.go_on(&mut resolving.finding, room)?;
        while let Finding::Found(image) = &resolving.finding {
            let image = image.clone();
            let Some(kernel) = resolving.kernel.take() else {
                resolving.finding = self.images.find(take(&mut resolving.spec.ramdisk), true)?;
                resolving.kernel = Some(image);
                continue;
            };
            let built = self.check(&resolving.spec, kernel, image, others)?;
            if let Some(operation) = self.operations.get_mut(&op) {
                operation.built = Some(built);
            }
            return Ok(Progress::Done);
        }
        let percent = resolving.percent();
        self.resolving = Some(resolving);
        Ok(Progress::Working(percent))
    }

    /// Whether somebody else's images keep this plan from its own. Those who wait hold what they were given: together no
    /// more than the store may, or the last to come is refused.
    fn must_wait(&self, op: OpId) -> Result<bool, BackendError> {
        let Some(spec) = self.operations.get(&op).and_then(|o| o.spec.as_ref()) else { return Ok(false) };
        let at_once = self.images.at_once(&spec.kernel, false) && self.images.at_once(&spec.ramdisk, true);
        if at_once || self.resolving.is_none() {
            return Ok(false);
        }
        let size = |spec: &VmSpec| [&spec.kernel, &spec.ramdisk].into_iter().map(String::len).sum::<usize>();
        let waiting: usize = self.operations.values().filter_map(|o| o.spec.as_ref()).map(size).sum();
        if waiting > 2 * self.memory { Err(BackendError::NoHeap) } else { Ok(true) }
    }

    /// Whether a guest can be built of what was found.
    fn check(&self, spec: &VmSpec, kernel: Image, ramdisk: Image, others: usize) -> Result<Built, BackendError> {
        if spec.vcpus > super::MAX_VCPUS {
            return Err(BackendError::TooManyVcpus { limit: super::MAX_VCPUS });
        }
        let own = kernel.held() + ramdisk.held();
        if own > 0 && others + own > self.memory {
            return Err(BackendError::NoHeap);
        }
        let bad = |error: platform_xen::domain::ImageError| BackendError::BadImage { ramdisk: false, why: error.why() };
        let parsed = Kernel::parse(kernel.bytes()).map_err(bad)?;
        let host = self.hyp.host().map_err(|e| super::refused("physinfo", e))?;
        let available = host.free_pages * PAGE_SIZE as u64;
        if spec.memory > host.total_pages * PAGE_SIZE as u64 {
            return Err(BackendError::NoMemory { needed: spec.memory, available });
        }
        let kind = match spec.kind {
            Some(Kind::Pvh) => GuestKind::Pvh,
            Some(Kind::Pv) => GuestKind::Pv,
            None => kind_of(&parsed, &host),
        };
        if kind == GuestKind::Pvh && !(host.hvm && host.hap) {
            return Err(BackendError::BadImage { ramdisk: false, why: "this host can run PV guests only" });
        }
        let length = ramdisk.bytes().len() as u64;
        let plan = Plan::new(kind, &parsed, length, &spec.args, spec.memory, spec.vcpus).map_err(bad)?;
        let needed = super::needed(&plan);
        if needed > available {
            return Err(BackendError::NoMemory { needed, available });
        }
        Ok(Built { kernel, ramdisk, plan })
    }
}
