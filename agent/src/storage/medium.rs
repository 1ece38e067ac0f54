//! What an SR is on: memory of the host, or an area of the agent's disk.
//!
//! Deliberately absent: what is where; that is `extents`.

use super::hub::{Area, Hub, Who};
use alloc::collections::VecDeque;
use platform_xen::domain::Advance;
use platform_xen::hyp::{DiskDone, DiskRequest, HypResult, Hypervisor, Memory, zeroes};
use platform_xen::saved::Shelf;

/// A medium.
pub enum Medium<H: Hypervisor> {
    /// Memory that no guest has; what is on it is gone with the machine.
    Memory {
        /// The memory.
        shelf: Shelf<<H as Memory>::Pages>,
        /// Done, and not taken yet.
        done: VecDeque<(u64, DiskDone)>,
    },
    /// On the agent's disk.
    Area(Area),
}

impl<H: Hypervisor> Medium<H> {
    /// So much memory of the host. On an error nothing is left.
    pub fn memory(hyp: &mut H, handle: [u8; 16], bytes: u64) -> HypResult<Medium<H>> {
        let mut shelf = Shelf::open(hyp, handle, bytes)?;
        loop {
            match shelf.grow(hyp) {
                Ok(Advance::Done) => break,
                Ok(_) => {}
                Err(error) => {
                    let _ = shelf.close(hyp);
                    return Err(error);
                }
            }
        }
        shelf.fill();
        Ok(Medium::Memory { shelf, done: VecDeque::new() })
    }

    /// Bytes it has.
    pub fn bytes(&self) -> u64 {
        match self {
            Medium::Memory { shelf, .. } => shelf.len(),
            Medium::Area(area) => area.bytes,
        }
    }

    /// It does not outlive the machine.
    pub fn is_volatile(&self) -> bool {
        matches!(self, Medium::Memory { .. })
    }

    /// Begins.
    pub fn submit(&mut self, hyp: &mut H, hub: Option<&mut Hub>, id: u64, request: DiskRequest) {
        match (self, hub) {
            (Medium::Memory { shelf, done }, _) => done.push_back((id, at_once(shelf, hyp, request))),
            (Medium::Area(area), Some(hub)) => hub.submit(Who::Storage, *area, id, request),
            (Medium::Area(_), None) => {}
        }
    }

    /// Something that is done, of a medium of its own.
    pub fn done(&mut self) -> Option<(u64, DiskDone)> {
        match self {
            Medium::Memory { done, .. } => done.pop_front(),
            Medium::Area(_) => None,
        }
    }

    /// Gives it back.
    pub fn close(&mut self, hyp: &mut H) {
        if let Medium::Memory { shelf, .. } = self
            && let Err(error) = shelf.close(hyp)
        {
            log::error!("memory of an SR cannot be given back: {error}");
        }
    }
}

fn at_once<H: Hypervisor>(shelf: &mut Shelf<<H as Memory>::Pages>, hyp: &mut H, request: DiskRequest) -> DiskDone {
    let ended = match request {
        DiskRequest::Read(at, len) => {
            let Some(mut data) = zeroes(len) else { return DiskDone::Failed };
            let read = shelf.get(hyp, at, &mut data);
            return read.map_or(DiskDone::Failed, |()| DiskDone::Read(data));
        }
        DiskRequest::Write(at, data) => shelf.set(hyp, at, &data),
        DiskRequest::Flush | DiskRequest::Discard(..) => Ok(()),
    };
    ended.map_or(DiskDone::Failed, |()| DiskDone::Ok)
}
