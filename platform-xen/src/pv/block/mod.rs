//! The back end of a guest's disk (public/io/blkif.h): requests out of its rings, responses into them.
//!
//! ```text
//!   poll:      request copied, checked -> segments' descriptions -> data of writes     one batch of copies each, of what
//!                                                                                      is not mapped
//!   take:      (slot, DiskRequest), for whoever has the disk
//!   complete:  (slot, what became of it)
//!   finish:    data of reads into the guest -> responses -> notification
//! ```
//! A request is read once and its copy used. What a guest says wrong in a request is answered in its response; indices that
//! cannot be close the one ring they are in. Bytes held for a disk are bounded by [`HELD`]: what does not fit stays in the
//! ring. Of a frontend with persistent grants the pages stay mapped ([`KEPT`] of them); of others data is copied by Xen.
//! What comes after a barrier stays in the rings until that is done. Deliberately absent: any knowledge of where the bytes are.

mod kept;
mod request;
mod stage;

pub use kept::KEPT;
pub use request::{MAX_BYTES, MAX_INDIRECT};

use crate::abi::blkif::{self, LAYOUTS, Layout};
use crate::hyp::{Copy, DiskDone, DiskRequest, DomId, Events, GrantCopy, GrantRef, Granted, Grants, Pages, Port};
use crate::pv::SharedRing;
use alloc::collections::VecDeque;
use alloc::vec::Vec;
use kept::Kept;
use request::Segment;
use stage::{Next, Staged};

/// Bytes of data under way for one disk at most.
pub const HELD: usize = 1 << 20;
/// Rings of a disk at most, and pages of each as a power of two.
pub const MAX_QUEUES: u32 = 4;
/// See [`MAX_QUEUES`].
pub const MAX_RING_ORDER: u32 = 2;

/// The disk as its guest sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geometry {
    /// Of 512 bytes each.
    pub sectors: u64,
    /// It cannot be written.
    pub read_only: bool,
}

/// The layout of requests that a frontend names.
#[must_use]
pub fn layout(protocol: Option<&[u8]>) -> Option<Layout> {
    LAYOUTS.into_iter().find(|layout| protocol.is_none_or(|name| name == layout.name.as_bytes()))
}

/// Result of [`BlockBackend::poll`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Polled {
    /// Requests taken.
    pub requests: u32,
    /// There are more that there was no credit for.
    pub more: bool,
    /// There was no memory: the rest is to be looked at in a while.
    pub later: bool,
    /// Rings that were found broken, and are used no more.
    pub broken: u32,
}

/// How much was done, for metrics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Requests answered, those that were refused among them.
    pub answered: u64,
    /// Requests answered with an error.
    pub refused: u64,
    /// Bytes read.
    pub read: u64,
    /// Bytes written.
    pub written: u64,
}

#[derive(Debug)]
struct Queue<P: Pages> {
    ring: SharedRing<P>,
    port: Port,
    broken: bool,
}

/// A request that was taken and not answered.
#[derive(Debug)]
struct Flight {
    queue: usize,
    id: u64,
    operation: u8,
    /// Where the data of a read goes.
    segments: Vec<Segment>,
    bytes: usize,
    /// Counted in [`BlockBackend::held`].
    held: usize,
    /// What is to be done after that, the last one first.
    then: Vec<DiskRequest>,
}

/// A guest's disk.
#[derive(Debug)]
pub struct BlockBackend<P: Pages> {
    dom: DomId,
    disk: Geometry,
    layout: Layout,
    queues: Vec<Queue<P>>,
    /// Pages of the guest's that are mapped.
    kept: Kept<P>,
    flights: Vec<Option<Flight>>,
    /// Free places there.
    free: Vec<u32>,
    /// Bytes of data under way.
    held: usize,
    ready: VecDeque<(u32, DiskRequest)>,
    /// A barrier was taken: nothing is, until it is answered.
    barred: bool,
    /// It waits for what was taken before it.
    barrier: Option<u32>,
    /// What was read and is not in the guest yet.
    arrived: Vec<(u32, Vec<u8>)>,
    /// The queue that is looked at first.
    turn: usize,
    done: Done,
}

impl<P: Pages> BlockBackend<P> {
    /// A disk without rings.
    #[must_use]
    pub fn new(dom: DomId, disk: Geometry, layout: Layout) -> BlockBackend<P> {
        BlockBackend {
            dom,
            disk,
            layout,
            queues: Vec::new(),
            kept: Kept::new(0),
            flights: Vec::new(),
            free: Vec::new(),
            held: 0,
            ready: VecDeque::new(),
            barred: false,
            barrier: None,
            arrived: Vec::new(),
            turn: 0,
            done: Done::default(),
        }
    }

    /// Adds a ring, as its frontend has just made it, and the port of it.
    pub fn add(&mut self, pages: P, port: Port) {
        let ring = SharedRing::new(pages, self.layout.slot);
        self.queues.push(Queue { ring, port, broken: false });
    }

    /// Another medium is in it: what is taken from now on is of that.
    pub const fn set_disk(&mut self, disk: Geometry) {
        self.disk = disk;
    }

    /// Its frontend grants its pages for as long as it is connected: they are mapped once, as many as there is room for.
    pub fn keep_pages(&mut self) {
        self.kept = Kept::new(KEPT);
    }

    /// Requests that were taken and not answered.
    #[must_use]
    pub fn under_way(&self) -> usize {
        self.flights.len() - self.free.len()
    }

    /// Bytes of data under way.
    #[must_use]
    pub const fn held(&self) -> usize {
        self.held
    }

    /// How much was done.
    #[must_use]
    pub const fn done(&self) -> Done {
        self.done
    }

    /// Takes at most so many requests out of the rings, one of each in turn.
    pub fn poll<H: Grants<Mapped = P> + Events>(&mut self, hyp: &mut H, credit: u32) -> Polled {
        // What has arrived makes room, and nobody may come again to tell of what that lets in.
        self.deliver(hyp);
        let (mut polled, mut full) = (Polled::default(), false);
        let mut staged: Vec<Staged> = Vec::new();
        let count = self.queues.len().max(1);
        let (mut idle, mut at) = (0, self.turn);
        while idle < count {
            let queue = at % count;
            if polled.requests == credit {
                polled.more = true;
                break;
            }
            match self.next(queue, &mut staged) {
                Next::Taken => {
                    polled.requests += 1;
                    idle = 0;
                }
                Next::Empty => idle += 1,
                Next::Broken => {
                    polled.broken += 1;
                    idle += 1;
                }
                Next::Full => {
                    full = true;
                    break;
                }
                Next::NoMemory => {
                    polled.later = true;
                    break;
                }
            }
            at = queue + 1;
        }
        self.turn = at % count;
        if staged.is_empty() {
            return polled;
        }
        self.kept.keep(hyp, self.dom, staged.iter().filter_map(Staged::described));
        self.describe(hyp, &mut staged);
        for request in &mut staged {
            self.check(request);
        }
        self.kept.keep(hyp, self.dom, staged.iter().flat_map(Staged::pages));
        self.fetch(hyp, &mut staged);
        for request in staged {
            self.begin(request);
        }
        // Those that were refused at once hold nothing any more.
        polled.more |= full && self.held + MAX_BYTES <= HELD;
        polled
    }

    /// The next thing to be asked of the disk, and the slot that is said when it is done.
    pub fn take(&mut self) -> Option<(u32, DiskRequest)> {
        self.ready.pop_front()
    }

    /// Whether there is such: also a barrier for which the last answer made way.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        !self.ready.is_empty()
    }

    /// What became of it. Of a slot that nothing was asked for, nothing happens.
    pub fn complete(&mut self, slot: u32, done: DiskDone) {
        let Some(flight) = self.flights.get_mut(slot as usize).and_then(Option::as_mut) else { return };
        let fits = match &done {
            DiskDone::Read(bytes) => bytes.len() == flight.bytes && flight.then.is_empty(),
            DiskDone::Ok => flight.operation != blkif::READ,
            _ => false,
        };
        match (fits, flight.then.pop(), done) {
            (true, Some(then), _) if self.ready.try_reserve(1).is_ok() => self.ready.push_back((slot, then)),
            (true, None, DiskDone::Read(bytes)) if self.arrived.try_reserve(1).is_ok() => self.arrived.push((slot, bytes)),
            (true, None, DiskDone::Ok) => self.answer(slot, blkif::OKAY),
            _ => self.answer(slot, blkif::ERROR),
        }
    }

    /// Copies what was read into the guest, answers, and notifies it if it wants that. `true`: it was answered something.
    pub fn finish<H: Grants<Mapped = P> + Events>(&mut self, hyp: &mut H) -> bool {
        self.deliver(hyp);
        let mut answered = false;
        for queue in self.queues.iter_mut().filter(|queue| !queue.broken) {
            answered |= queue.ring.unshown() > 0;
            if queue.ring.show() {
                let _ = hyp.notify(queue.port);
            }
        }
        answered
    }

    fn deliver<H: Grants<Mapped = P>>(&mut self, hyp: &mut H) {
        if self.arrived.is_empty() {
            return;
        }
        let arrived = core::mem::take(&mut self.arrived);
        let mut copies = Vec::new();
        let segments = |slot: u32| {
            let flight = self.flights.get(slot as usize).and_then(Option::as_ref);
            flight.map_or(&[][..], |flight| flight.segments.as_slice())
        };
        let count = arrived.iter().map(|(slot, _)| self.kept.missing(segments(*slot))).sum();
        let room = copies.try_reserve_exact(count).is_ok();
        for (slot, bytes) in arrived.iter().filter(|_| room) {
            let mut rest = bytes.as_slice();
            for segment in segments(*slot) {
                let Some((part, after)) = rest.split_at_checked(segment.len.into()) else { break };
                rest = after;
                match self.kept.get(segment.grant) {
                    Some(page) => page.write(segment.offset.into(), part),
                    None => copies.push(GrantCopy::new(Copy::In(part, self.granted(segment.grant, segment.offset)))),
                }
            }
        }
        if !copies.is_empty() {
            hyp.copy_grants(&mut copies);
        }
        let mut done = copies.iter().map(|copy| copy.done.is_ok());
        let mut is_there = |segment: &Segment| self.kept.get(segment.grant).is_some() || done.next().unwrap_or(false);
        let results: Vec<(u32, bool)> = arrived
            .iter()
            .map(|(slot, _)| (*slot, segments(*slot).iter().fold(room, |ok, segment| is_there(segment) && ok)))
            .collect();
        for (slot, ok) in results {
            self.answer(slot, if ok { blkif::OKAY } else { blkif::ERROR });
        }
    }

    fn answer(&mut self, slot: u32, status: i16) {
        let Some(flight) = self.flights.get_mut(slot as usize).and_then(Option::take) else { return };
        self.free.push(slot);
        if status == blkif::OKAY {
            match flight.operation {
                blkif::READ => self.done.read += flight.bytes as u64,
                _ => self.done.written += flight.bytes as u64,
            }
        }
        self.respond(&flight, status);
        self.pass();
    }

    /// Begins the barrier, if nothing is under way but it.
    fn pass(&mut self) {
        if self.under_way() == 1
            && let Some(slot) = self.barrier.take()
        {
            self.ready.push_back((slot, DiskRequest::Flush));
        }
    }

    fn respond(&mut self, flight: &Flight, status: i16) {
        self.held -= flight.held.min(self.held);
        self.barred &= flight.operation != blkif::BARRIER;
        self.done.answered += 1;
        self.done.refused += u64::from(status != blkif::OKAY);
        let Some(queue) = self.queues.get_mut(flight.queue).filter(|queue| !queue.broken) else { return };
        let [low, high] = status.to_le_bytes();
        let mut response = [0; 16];
        for (to, from) in
            response.iter_mut().zip(flight.id.to_le_bytes().into_iter().chain([flight.operation, 0, low, high]))
        {
            *to = from;
        }
        queue.ring.respond(response.get(..self.layout.response).unwrap_or_default());
    }

    fn granted(&self, grant: GrantRef, offset: u16) -> Granted {
        Granted { dom: self.dom, grant, offset }
    }

    /// Everything that is mapped, to be unmapped, and the ports of its rings.
    pub fn into_parts(self) -> (impl Iterator<Item = P>, impl Iterator<Item = Port>) {
        let (rings, ports): (Vec<P>, Vec<Port>) =
            self.queues.into_iter().map(|queue| (queue.ring.into_pages(), queue.port)).unzip();
        (self.kept.into_pages().chain(rings), ports.into_iter())
    }
}
