//! What the engine asks of storage: SRs attached and detached, disks made, copied, grown and taken away.
//!
//! Kinds of SR are rows of one table. One on another machine is joined first: its link tries to connect until the engine
//! has it attached, or gives it up. Deliberately absent: how disks are stored.

use super::Machine;
use crate::net::Net;
use crate::state::parts;
use crate::storage::Medium;
use crate::storage::extents::{EXTENT, Refused};
use crate::storage::nbd::link::{Link, Place};
use alloc::boxed::Box;
use alloc::string::String;
use api_core::lifecycle::backend::{BackendError, Progress, SrSpec, StorageError, Uuid};
use platform_xen::hyp::{Errno, Hypervisor, PAGE_SIZE};
use platform_xen::saved::Shelf;

/// Kinds of SR.
pub const KINDS: &[&str] = &["disk", "memory", "nbd"];

/// SRs on other machines at once: each has memory for what is on its way, and held.
const MOST_FAR: usize = 8;

/// The place for an SR of type disk that names none: what the state leaves of its disk. Others are partitions.
const PLACE: &str = "state";

impl From<Refused> for StorageError {
    fn from(refused: Refused) -> StorageError {
        match refused {
            Refused::Full => StorageError::Full,
            Refused::NoHeap => StorageError::NoHeap,
            Refused::NoDisk => StorageError::Absent,
            Refused::Busy => StorageError::Busy,
            Refused::Damaged => StorageError::Damaged,
            Refused::Taken => StorageError::BadPlace("another SR is there"),
            Refused::Away => StorageError::BadPlace("its server is away"),
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
                match parts::find(&self.parts, place) {
                    Some(part) => Medium::Area(part.area, part.uuid.clone()),
                    None if place != PLACE => {
                        return Err(StorageError::BadPlace("device_config:device is neither state nor a partition's name"));
                    }
                    None => {
                        let none = StorageError::BadPlace("the host has no disk with room beside its state");
                        Medium::Area(self.rest.ok_or(none)?, String::new())
                    }
                }
            }
            "nbd" => Medium::Nbd(self.link_of(sr)?),
            _ => return Err(StorageError::UnknownKind),
        };
        Ok(self.storage.attach(&sr.uuid, medium, &mut self.hyp)?)
    }

    /// The link of an SR on another machine, once it is connected; at boot if it is known how large the SR is.
    fn link_of(&mut self, sr: &SrSpec) -> Result<Box<Link>, StorageError> {
        let config = sr.config.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        let place = Place::of(config).map_err(StorageError::BadPlace)?;
        if let Some(mut link) = self.joining.remove(&sr.uuid) {
            match link.client.export() {
                Some(export) if link.place == place => {
                    link.client.need(export.bytes);
                    return Ok(link);
                }
                _ => self.storage.leave(*link),
            }
        }
        if self.storage.far() + self.joining.len() >= MOST_FAR {
            return Err(StorageError::BadPlace("there are eight SRs of type nbd, which is all there can be"));
        }
        // One extent is never used.
        let least = if sr.boots { sr.bytes.saturating_add(EXTENT) } else { 0 };
        let link = Box::new(Link::new(&sr.uuid, place, least));
        if sr.boots && sr.bytes > 0 {
            return Ok(link);
        }
        self.joining.insert(sr.uuid, link);
        Err(StorageError::Joining)
    }

    /// Whether the server of an SR that is joined is there; `boots`: nobody waits, so it is tried until it is.
    pub(super) fn join_sr(&mut self, sr: &Uuid, boots: bool) -> Progress {
        match self.joining.get(sr) {
            Some(link) if link.client.is_ready() => Progress::Done,
            Some(link) => match link.failed().filter(|_| !boots) {
                Some(why) => Progress::Failed(BackendError::Storage(why)),
                None => Progress::Waiting(0),
            },
            None if self.storage.space(sr).is_some() => Progress::Done,
            None => Progress::Failed(BackendError::Storage("it was given up")),
        }
    }

    /// It is not to be joined any more.
    pub(super) fn leave_sr(&mut self, sr: &Uuid) {
        if let Some(link) = self.joining.remove(sr) {
            self.storage.leave(*link);
        }
    }

    /// Whether there are such that clients' half of the loop has to serve.
    pub fn has_far(&self) -> bool {
        self.storage.has_far() || self.joining.keys().next().is_some()
    }

    /// Moves what SRs on other machines say and hear. Whether there is more to do at once, and when at the latest.
    pub fn serve_far(&mut self, net: &mut impl Net, now: u64) -> (bool, Option<u64>) {
        let (mut busy, mut at, changed) = self.storage.turn_far(net, now);
        if changed {
            // A plan may have waited for one that copies.
            (self.store.stirred, busy) = (true, true);
        }
        for link in self.joining.values_mut() {
            let before = (link.client.is_ready(), link.failed());
            let (more, due) = link.turn(net, now);
            at = [at, due].into_iter().flatten().min();
            if before != (link.client.is_ready(), link.failed()) {
                // A plan waits for that.
                (self.store.stirred, busy) = (true, true);
            }
            busy |= more;
        }
        (busy, at)
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

    /// Detaches an SR when nothing of it is under way or not kept; meanwhile its disks are had by nobody.
    pub(super) fn leave_once_kept(&mut self, sr: &Uuid) -> Result<Progress, BackendError> {
        // Of a server that is away nothing is awaited.
        self.storage.give_up(sr);
        match self.detach_sr(sr) {
            Ok(()) => Ok(Progress::Done),
            Err(StorageError::Busy) => {
                self.storage.close_sr(sr, true);
                Ok(Progress::Waiting(0))
            }
            Err(error) => Err(super::copies::failed(error)),
        }
    }

    pub(super) fn detach_sr(&mut self, sr: &Uuid) -> Result<(), StorageError> {
        Ok(self.storage.detach(sr, &mut self.hyp)?)
    }
}
