//! Requests on their way out of the rings: copied, checked, and their data fetched, many at once.
//!
//! What is not sure to fit is not taken: memory for a request is there before its place in the ring is given up.

use super::request::{self, Head, MAX_BYTES, Move, Segment, What};
use super::{BlockBackend, Flight, HELD};
use crate::abi::blkif;
use crate::hyp::{Copy, DiskRequest, GrantCopy, GrantRef, Grants, Pages, fill_to, zeroes};
use alloc::vec::Vec;

/// A request on its way out of the ring.
pub(super) struct Staged {
    queue: usize,
    head: Head,
    segments: Vec<Segment>,
    /// Of an indirect one.
    descriptions: Vec<u8>,
    data: Vec<u8>,
    ok: bool,
}

pub(super) enum Next {
    Taken,
    Empty,
    Full,
    NoMemory,
    Broken,
}

impl Staged {
    /// The page that its segments are described in.
    pub(super) const fn described(&self) -> Option<GrantRef> {
        match self.head.what {
            What::Indirect(_, grant, _) => Some(grant),
            _ => None,
        }
    }

    /// The pages of its data.
    pub(super) fn pages(&self) -> impl Iterator<Item = GrantRef> {
        let segments = if self.ok { self.segments.as_slice() } else { &[] };
        segments.iter().map(|segment| segment.grant)
    }
}

impl<P: Pages> BlockBackend<P> {
    /// Takes the next request of a ring, if there is room for it. Nothing of the guest's memory but the ring is looked at.
    pub(super) fn next(&mut self, at: usize, staged: &mut Vec<Staged>) -> Next {
        let Some(queue) = self.queues.get_mut(at).filter(|queue| !queue.broken) else { return Next::Empty };
        let waiting = match queue.ring.waiting() {
            Ok(0) => queue.ring.listen(),
            waiting => waiting,
        };
        match waiting {
            Ok(0) => return Next::Empty,
            Ok(_) => {}
            Err(_) => {
                queue.broken = true;
                return Next::Broken;
            }
        }
        if self.barred || self.held + MAX_BYTES > HELD {
            return Next::Full;
        }
        let mut request = [0; blkif::REQUEST];
        queue.ring.peek(&mut request);
        let head = Head::decode(&request, &self.layout);
        let most = head.most();
        let (mut segments, mut descriptions, mut data) = (Vec::new(), Vec::new(), Vec::new());
        let mut ok = true;
        let way = match head.what {
            What::Direct(way, count) => {
                let bytes = request.get(self.layout.id + 16..).unwrap_or_default();
                ok = request::segments(bytes, count, &mut segments).is_some();
                Some(way)
            }
            What::Indirect(way, _, count) => {
                if descriptions.try_reserve_exact(count * blkif::SEGMENT).is_err() {
                    return Next::NoMemory;
                }
                fill_to(&mut descriptions, count * blkif::SEGMENT);
                Some(way)
            }
            _ => None,
        };
        let writes = way.is_some_and(|way| way != Move::Read);
        let room = (!writes || data.try_reserve_exact(most).is_ok())
            && staged.try_reserve(1).is_ok()
            && self.flights.try_reserve(1).is_ok()
            && self.free.try_reserve(self.flights.len() + 1).is_ok()
            && self.ready.try_reserve(staged.len() + 1).is_ok()
            && self.arrived.try_reserve(self.flights.len() + 1).is_ok();
        if !room {
            return Next::NoMemory;
        }
        queue.ring.taken();
        self.barred = head.operation == blkif::BARRIER;
        self.held += most;
        staged.push(Staged { queue: at, head, segments, descriptions, data, ok });
        Next::Taken
    }

    /// Copies the descriptions of segments that are in pages of their own.
    pub(super) fn describe<H: Grants<Mapped = P>>(&self, hyp: &mut H, staged: &mut [Staged]) {
        let mut copies = Vec::new();
        for request in staged.iter_mut() {
            let Some(grant) = request.described() else { continue };
            if let Some(page) = self.kept.get(grant) {
                page.read(0, &mut request.descriptions);
                continue;
            }
            match copies.try_reserve(1) {
                Ok(()) => copies.push(GrantCopy::new(Copy::Out(self.granted(grant, 0), &mut request.descriptions))),
                Err(_) => request.ok = false,
            }
        }
        if !copies.is_empty() {
            hyp.copy_grants(&mut copies);
        }
        let done: Vec<bool> = copies.iter().map(|copy| copy.done.is_ok()).collect();
        drop(copies);
        let mut done = done.into_iter();
        for request in staged.iter_mut().filter(|request| request.ok) {
            if let What::Indirect(_, grant, count) = request.head.what {
                let read = self.kept.get(grant).is_some() || done.next().unwrap_or(false);
                let parsed = request::segments(&request.descriptions, count, &mut request.segments);
                request.ok = read && parsed.is_some();
            }
        }
    }

    /// Looks whether the disk can do it, and makes room for what is written.
    pub(super) fn check(&self, request: &mut Staged) {
        let (What::Direct(way, _) | What::Indirect(way, _, _)) = request.head.what else { return };
        let place = request.head.place(way, &request.segments, &self.disk).filter(|_| request.ok);
        request.ok = place.is_some();
        if let (Some((_, bytes)), true) = (place, way != Move::Read) {
            let room = zeroes(bytes);
            request.ok = room.is_some();
            request.data = room.unwrap_or_default();
        }
    }

    /// Copies what is to be written.
    pub(super) fn fetch<H: Grants<Mapped = P>>(&self, hyp: &mut H, staged: &mut [Staged]) {
        if staged.iter().all(|r| r.data.is_empty()) {
            return;
        }
        let count = staged.iter().filter(|r| !r.data.is_empty()).map(|r| self.kept.missing(&r.segments)).sum();
        let mut copies: Vec<GrantCopy<'_>> = Vec::new();
        if copies.try_reserve_exact(count).is_err() {
            staged.iter_mut().filter(|r| !r.data.is_empty()).for_each(|r| r.ok = false);
            return;
        }
        for request in staged.iter_mut().filter(|r| !r.data.is_empty()) {
            let mut rest = request.data.as_mut_slice();
            for segment in &request.segments {
                let Some((part, after)) = rest.split_at_mut_checked(segment.len.into()) else { break };
                rest = after;
                match self.kept.get(segment.grant) {
                    Some(page) => page.read(segment.offset.into(), part),
                    None => copies.push(GrantCopy::new(Copy::Out(self.granted(segment.grant, segment.offset), part))),
                }
            }
        }
        if !copies.is_empty() {
            hyp.copy_grants(&mut copies);
        }
        let done: Vec<bool> = copies.iter().map(|copy| copy.done.is_ok()).collect();
        drop(copies);
        let mut done = done.into_iter();
        for request in staged.iter_mut().filter(|r| !r.data.is_empty()) {
            for segment in &request.segments {
                request.ok &= self.kept.get(segment.grant).is_some() || done.next().unwrap_or(false);
            }
        }
    }

    /// Hands a request on, or answers it.
    pub(super) fn begin(&mut self, request: Staged) {
        let Staged { queue, head, segments, data, ok, .. } = request;
        let held = head.most();
        let answer = Flight { queue, id: head.id, operation: head.operation, segments, bytes: 0, held, then: Vec::new() };
        let work = match head.what {
            _ if !ok => None,
            What::Bad => None,
            What::Direct(way, _) | What::Indirect(way, _, _) => {
                head.place(way, &answer.segments, &self.disk).and_then(|(at, bytes)| {
                    let write = (bytes > 0).then_some(DiskRequest::Write(at, data));
                    Some(match way {
                        Move::Read => (DiskRequest::Read(at, bytes), Vec::new(), bytes),
                        Move::Write => (write?, Vec::new(), bytes),
                        Move::Flush => (DiskRequest::Flush, later([write, None])?, bytes),
                        Move::Barrier => (DiskRequest::Flush, later([write, Some(DiskRequest::Flush)])?, bytes),
                    })
                })
            }
            What::Discard(sector, count) => {
                let range = self.disk.range(sector, count).filter(|_| count > 0 && !self.disk.read_only);
                range.map(|at| (DiskRequest::Discard(at, count * blkif::SECTOR), Vec::new(), 0))
            }
        };
        let Some((work, then, bytes)) = work else { return self.respond(&answer, blkif::ERROR) };
        let barrier = answer.operation == blkif::BARRIER;
        let slot = self.free.pop().unwrap_or(self.flights.len() as u32);
        let flight = Some(Flight { bytes, then, ..answer });
        match self.flights.get_mut(slot as usize) {
            Some(place) => *place = flight,
            None => self.flights.push(flight),
        }
        match barrier {
            true => self.barrier = Some(slot),
            false => self.ready.push_back((slot, work)),
        }
        self.pass();
    }
}

/// What is done one after the other, the last one first. None: there is no memory.
fn later(steps: [Option<DiskRequest>; 2]) -> Option<Vec<DiskRequest>> {
    let mut then = Vec::new();
    then.try_reserve_exact(steps.iter().flatten().count()).ok()?;
    then.extend(steps.into_iter().rev().flatten());
    Some(then)
}
