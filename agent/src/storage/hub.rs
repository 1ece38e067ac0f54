//! The agent's disk, shared by the state and the SRs on it: each sees an area of it and only its own answers.
//!
//! Deliberately absent: which area is whose.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use platform_xen::hyp::{Disk, DiskDone, DiskRequest};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The state.
    State,
    /// SRs, together.
    Storage,
}

/// A part of a disk, bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Where it begins.
    pub first: u64,
    /// How long it is.
    pub bytes: u64,
}

impl Area {
    /// The same request on the whole disk; none if it does not fit.
    pub fn place(&self, request: DiskRequest) -> Option<DiskRequest> {
        let at = |at: u64, len: u64| {
            at.checked_add(len).filter(|end| *end <= self.bytes)?;
            self.first.checked_add(at)
        };
        Some(match request {
            DiskRequest::Read(place, len) => DiskRequest::Read(at(place, len as u64)?, len),
            DiskRequest::Write(place, data) => DiskRequest::Write(at(place, data.len() as u64)?, data),
            DiskRequest::Discard(place, len) => DiskRequest::Discard(at(place, len)?, len),
            DiskRequest::Flush => DiskRequest::Flush,
        })
    }
}

/// The disk.
pub struct Hub {
    disk: Box<dyn Disk>,
    /// Done, and not taken yet.
    done: [VecDeque<(u64, DiskDone)>; 2],
}

impl Hub {
    /// Shares a disk.
    pub fn new(disk: Box<dyn Disk>) -> Hub {
        Hub { disk, done: Default::default() }
    }

    /// Bytes of the disk.
    pub fn bytes(&self) -> u64 {
        self.disk.len()
    }

    /// Begins.
    pub fn submit(&mut self, who: Who, area: Area, tag: u64, request: DiskRequest) {
        match area.place(request) {
            Some(request) => self.disk.submit(tag << 1 | who as u64, request),
            None => {
                let [state, storage] = &mut self.done;
                if who == Who::State { state } else { storage }.push_back((tag, DiskDone::Failed));
            }
        }
    }

    /// Something of theirs that is done.
    pub fn done(&mut self, who: Who) -> Option<(u64, DiskDone)> {
        let [state, storage] = &mut self.done;
        while let Some((tag, done)) = self.disk.done() {
            if tag & 1 == Who::State as u64 { &mut *state } else { &mut *storage }.push_back((tag >> 1, done));
        }
        if who == Who::State { state } else { storage }.pop_front()
    }
}
