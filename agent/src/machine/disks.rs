//! What the engine asks of storage: SRs attached and detached, disks made, copied, grown and taken away.
//!
//! Kinds of SR are rows of one table. Deliberately absent: how disks are stored.

use super::Machine;
use crate::storage::Medium;
use crate::storage::extents::{EXTENT, Refused};
use api_core::lifecycle::backend::{SrSpec, StorageError, Uuid};
use platform_xen::hyp::{Errno, Hypervisor, PAGE_SIZE};
use platform_xen::saved::Shelf;

/// Kinds of SR.
pub const KINDS: &[&str] = &["disk", "memory"];

/// The one place there is for an SR of type disk: what the state leaves of its disk.
const PLACE: &str = "state";

impl From<Refused> for StorageError {
    fn from(refused: Refused) -> StorageError {
        match refused {
            Refused::Full => StorageError::Full,
            Refused::NoHeap => StorageError::NoHeap,
            Refused::NoDisk => StorageError::Absent,
            Refused::Busy => StorageError::Busy,
            Refused::Damaged => StorageError::Damaged,
            Refused::Taken => StorageError::BadPlace("disks of another SR are there"),
        }
    }
}

impl<H: Hypervisor> Machine<H> {
    pub(super) fn attach_sr(&mut self, sr: &SrSpec) -> Result<u64, StorageError> {
        // It could not be detached when the engine gave up attaching it.
        if let Some((_, bytes)) = self.storage.space(&sr.uuid) {
            return Ok(bytes);
        }
        let medium = match sr.kind.as_str() {
            "memory" => self.memory_of(sr)?,
            "disk" => {
                let place = sr.config.iter().find(|(key, _)| key == "device").map_or(PLACE, |(_, value)| value);
                if place != PLACE {
                    return Err(StorageError::BadPlace("device_config:device is not state"));
                }
                let area = self.rest.ok_or(StorageError::BadPlace("the host has no disk with room beside its state"))?;
                if self.rest_used_by.is_some_and(|other| other != sr.uuid) {
                    return Err(StorageError::BadPlace("another SR has that disk"));
                }
                Medium::Area(area)
            }
            _ => return Err(StorageError::UnknownKind),
        };
        let on_disk = matches!(medium, Medium::Area(_));
        let bytes = self.storage.attach(&sr.uuid, medium, &mut self.hyp)?;
        if on_disk {
            self.rest_used_by = Some(sr.uuid);
        }
        Ok(bytes)
    }

    /// Memory of the host for an SR.
    fn memory_of(&mut self, sr: &SrSpec) -> Result<Medium<H>, StorageError> {
        if sr.bytes < 2 * EXTENT {
            return Err(StorageError::BadPlace("SR.physical_size says how much memory it is to have"));
        }
        // One extent is never used.
        let bytes = sr.bytes.next_multiple_of(EXTENT) + EXTENT;
        let free = self.hyp.host().map_or(0, |host| host.free_pages * PAGE_SIZE as u64);
        let needed = Shelf::<H::Pages>::cost(bytes);
        if needed > free {
            return Err(StorageError::NoMemory(needed, free));
        }
        // Not the handle of any VM, nor of a suspended one's image.
        let mut handle = sr.uuid;
        handle.reverse();
        Medium::memory(&mut self.hyp, handle, bytes).map_err(|error| match error {
            Errno::ENOMEM => StorageError::NoMemory(needed, free),
            _ => StorageError::BadPlace("Xen refuses a domain for its memory"),
        })
    }

    pub(super) fn detach_sr(&mut self, sr: &Uuid) -> Result<(), StorageError> {
        self.storage.detach(sr, &mut self.hyp)?;
        if self.rest_used_by == Some(*sr) {
            self.rest_used_by = None;
        }
        Ok(())
    }
}
