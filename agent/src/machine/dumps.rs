//! What becomes of a domain that crashed and is to be looked at: it stays in Xen's memory under another uuid, without rings,
//! and is read page by page as an ELF core by whoever fetches it. Nothing of it is copied until then.
//!
//! Deliberately absent: disks to keep it on: what is kept is bounded, and gone when the machine ends.

use super::{Machine, refused};
use alloc::vec::Vec;
use api_core::Quota;
use api_core::lifecycle::backend::{BackendError, Keep, Uuid};
use platform_xen::domain::Core;
use platform_xen::hyp::Hypervisor;

/// Pages read in one go.
const BATCH: u64 = 16;

impl<H: Hypervisor> Machine<H> {
    /// Takes a VM's domain away from it: from now on it goes by another uuid, and nobody serves its rings.
    pub(super) fn set_aside(&mut self, vm: &Uuid, to: &Uuid, keep: Keep) -> Result<(), BackendError> {
        let guest = self.guests.get(vm).ok_or(BackendError::NoDomain)?;
        let (dom, bytes) = (guest.dom(), guest.ram_bytes());
        if keep == Keep::Dump {
            let kept: u64 = self.guests.values().filter(|guest| guest.kept).map(|guest| guest.ram_bytes()).sum();
            if kept + bytes > self.dump_bytes {
                self.quotas.hit(Quota::CrashDumps);
                log::warn!("domain {}: no dump is kept, {} MiB would be over the bound", dom.0, (kept + bytes) >> 20);
                return Err(BackendError::NoMemory { needed: kept + bytes, available: self.dump_bytes });
            }
        }
        self.hyp.set_handle(dom, *to).map_err(|e| refused("setdomainhandle", e))?;
        self.disconnect(vm);
        if let Some(mut guest) = self.guests.remove(vm) {
            guest.kept = keep == Keep::Dump;
            self.guests.insert(*to, guest);
        }
        Ok(())
    }

    /// The core of what was set aside under that uuid.
    pub fn core(&mut self, dump: &Uuid) -> Option<Core> {
        let guest = self.guests.get(dump).filter(|guest| guest.kept)?;
        Some(Core::of(&mut self.hyp, guest.dom(), guest.kind, guest.vcpus, guest.runs.clone()))
    }

    /// Appends what comes at that place of a core: its head, or some pages. False: there is nothing any more.
    pub fn read_core(&mut self, dump: &Uuid, core: &mut Core, at: u64, to: &mut Vec<u8>) -> bool {
        let Some(guest) = self.guests.get(dump).filter(|guest| guest.kept) else { return false };
        if at == 0 {
            to.extend_from_slice(core.head());
            return true;
        }
        core.read(&mut self.hyp, (guest.dom(), guest.kind), at, BATCH, to);
        true
    }
}
