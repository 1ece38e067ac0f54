//! What an SR is on: memory of the host, an area of the agent's disk, or an export of an NBD server.
//!
//! Deliberately absent: what is where; that is `extents`.

use super::extents::EXTENT;
use super::hub::{Area, Hub, Who};
use super::nbd::link::Link;
use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::string::String;
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
    /// On the agent's disk, and the partition's uuid if it is one.
    Area(Area, String),
    /// On another machine.
    Nbd(Box<Link>),
}

/// Parts that a medium has at once; of each that is on another machine, which may be away for long.
const STARTED: usize = 64;
const STARTED_FAR: usize = 16;

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
            Medium::Area(area, _) => area.bytes,
            Medium::Nbd(link) => link.client.least() / EXTENT * EXTENT,
        }
    }

    /// Which one it is: no two SRs are on the same. None, it is its SR's own.
    pub fn place(&self) -> Option<String> {
        match self {
            Medium::Memory { .. } => None,
            Medium::Area(_, part) => Some(part.clone()),
            Medium::Nbd(link) => Some(link.place.text()),
        }
    }

    /// Nothing that is asked of it is answered now.
    pub fn is_away(&self) -> bool {
        matches!(self, Medium::Nbd(link) if link.is_away())
    }

    /// Parts it has at once.
    pub fn most(&self) -> usize {
        if matches!(self, Medium::Nbd(_)) { STARTED_FAR } else { STARTED }
    }

    /// It does not outlive the machine.
    pub fn is_volatile(&self) -> bool {
        matches!(self, Medium::Memory { .. })
    }

    /// It is another machine's.
    pub fn is_far(&self) -> bool {
        matches!(self, Medium::Nbd(_))
    }

    /// Begins.
    pub fn submit(&mut self, hyp: &mut H, hub: Option<&mut Hub>, id: u64, request: DiskRequest) {
        match (self, hub) {
            (Medium::Memory { shelf, done }, _) => done.push_back((id, at_once(shelf, hyp, request))),
            (Medium::Area(area, _), Some(hub)) => hub.submit(Who::Storage, *area, id, request),
            (Medium::Area(..), None) => {}
            (Medium::Nbd(link), _) => link.client.submit(id, request),
        }
    }

    /// It tells itself what is done.
    pub const fn is_own(&self) -> bool {
        !matches!(self, Medium::Area(..))
    }

    /// Something that is done, of a medium of its own.
    pub fn done(&mut self) -> Option<(u64, DiskDone)> {
        match self {
            Medium::Memory { done, .. } => done.pop_front(),
            Medium::Area(..) => None,
            Medium::Nbd(link) => link.client.done(),
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
