//! The block backend against frontends, honest and not, in guests of the simulated Xen.

mod common;
#[path = "common/front.rs"]
mod front;

use common::{Built, Order, small_kernel};
use front::Front;
use platform_xen::abi::blkif::{self, LAYOUTS, Layout};
use platform_xen::hyp::DiskRequest;
use platform_xen::hyp::{DiskDone, DomId, Events, Gfn, GrantRef, Grants, KEEP_BELOW};
use platform_xen::pv::block::{BlockBackend, Geometry, HELD, KEPT, MAX_BYTES, MAX_INDIRECT, Polled};
use platform_xen::sim::{Sim, SimConfig, SimPages};

const SECTORS: u64 = 4096;
/// Frames of the guest that data is in, granted as they come.
const DATA: u64 = 0x400;

struct Rig {
    sim: Sim,
    guest: Built,
    back: BlockBackend<SimPages>,
    fronts: Vec<Front>,
    disk: Vec<u8>,
    layout: Layout,
    /// Pages that were mapped before anything was asked.
    mapped: usize,
    /// Flushes and discards that came.
    flushes: usize,
    discards: Vec<(u64, u64)>,
}

fn dom(rig: &Rig) -> DomId {
    rig.guest.shell.dom()
}

impl Rig {
    fn new(layout: Layout, rings: u64, pages: u64, read_only: bool) -> Rig {
        let mut sim = Sim::new(SimConfig::default());
        let order = Order { kernel: &small_kernel(), ramdisk: b"", command_line: "", memory: 16 << 20, vcpus: 1 };
        let guest = order.build(&mut sim).expect("built");
        let _ = sim.take_pending();
        let dom = guest.shell.dom();
        let mut back = BlockBackend::new(dom, Geometry { sectors: SECTORS, read_only }, layout);
        let mut fronts = Vec::new();
        for n in 0..rings {
            let front = Front::new(&sim, dom, 0x300 + n * 16, pages, layout.slot as u64);
            let (ring, port) = front.connect();
            back.add(ring, port);
            fronts.push(front);
        }
        let disk = (0..SECTORS * 512).map(|n| (n / 512) as u8).collect();
        let mapped = sim.counts().mapped_frames;
        Rig { sim, guest, back, fronts, disk, layout, mapped, flushes: 0, discards: Vec::new() }
    }

    /// Of a frontend whose grants stay.
    fn persistent() -> Rig {
        let mut rig = Rig::new(LAYOUTS[0], 1, 1, false);
        rig.back.keep_pages();
        rig
    }

    /// Pages that are mapped since then, and calls so far.
    fn mapped(&self) -> (usize, u64) {
        (self.sim.counts().mapped_frames - self.mapped, self.sim.faults().calls())
    }

    fn grant(&self, n: u64) -> GrantRef {
        self.sim.grant(dom(self), Gfn(DATA + n), false)
    }

    fn put(&self, n: u64, at: u64, bytes: &[u8]) {
        assert!(self.sim.poke(dom(self), ((DATA + n) << 12) + at, bytes));
    }

    fn see(&self, n: u64, at: u64, len: usize) -> Vec<u8> {
        let mut bytes = vec![0; len];
        assert!(self.sim.peek(dom(self), ((DATA + n) << 12) + at, &mut bytes));
        bytes
    }

    fn head(&self, operation: u8, second: u8, id: u64, sector: u64) -> Vec<u8> {
        let mut request = vec![operation, second, 7, 0];
        request.resize(self.layout.id, 0);
        request.extend(id.to_le_bytes());
        request.extend(sector.to_le_bytes());
        request
    }

    fn direct(&self, operation: u8, id: u64, sector: u64, segments: &[(GrantRef, u8, u8)]) -> Vec<u8> {
        let mut request = self.head(operation, segments.len() as u8, id, sector);
        request.extend(segments.iter().flat_map(segment));
        request
    }

    fn discard(&self, id: u64, sector: u64, count: u64) -> Vec<u8> {
        let mut request = self.head(blkif::DISCARD, 0, id, sector);
        request.extend(count.to_le_bytes());
        request
    }

    fn indirect(&self, operation: u8, id: u64, sector: u64, page: GrantRef, count: u16) -> Vec<u8> {
        let mut request = self.head(blkif::INDIRECT, operation, id, sector);
        request[2..4].copy_from_slice(&count.to_le_bytes());
        request.extend([7, 0, 0, 0]);
        request.extend(page.0.to_le_bytes());
        request
    }

    /// What the disk does with a request.
    fn serve(&mut self, request: DiskRequest) -> DiskDone {
        match request {
            DiskRequest::Read(at, len) => DiskDone::Read(self.disk[at as usize..][..len].to_vec()),
            DiskRequest::Write(at, data) => {
                self.disk[at as usize..][..data.len()].copy_from_slice(&data);
                DiskDone::Ok
            }
            DiskRequest::Flush => {
                self.flushes += 1;
                DiskDone::Ok
            }
            DiskRequest::Discard(at, len) => {
                self.discards.push((at, len));
                DiskDone::Ok
            }
        }
    }

    /// A read and a write of the rings' own kind and an indirect write, all at once, and what they are answered.
    fn three(&mut self, one: GrantRef, other: GrantRef, page: GrantRef) -> Vec<Vec<u8>> {
        let requests = [
            self.direct(blkif::READ, 1, 0, &[(one, 0, 7), (other, 0, 7)]),
            self.direct(blkif::WRITE, 2, 0, &[(one, 0, 7)]),
            self.indirect(blkif::WRITE, 3, 0, page, 2),
        ];
        for request in &requests {
            self.fronts[0].push(request);
        }
        self.turn();
        core::iter::from_fn(|| self.fronts[0].pull()).collect()
    }

    /// Everything that can be done is done.
    fn turn(&mut self) -> Polled {
        let mut all = Polled::default();
        loop {
            let polled = self.back.poll(&mut self.sim, 64);
            all.requests += polled.requests;
            all.broken += polled.broken;
            let mut idle = polled.requests == 0;
            while let Some((slot, request)) = self.back.take() {
                let done = self.serve(request);
                self.back.complete(slot, done);
                idle = false;
            }
            self.back.finish(&mut self.sim);
            if idle {
                return all;
            }
        }
    }

    /// One request, and the status of its response, which must be clean.
    fn ask(&mut self, request: &[u8]) -> i16 {
        self.fronts[0].push(request);
        self.turn();
        let response = self.fronts[0].pull().expect("answered");
        let id = self.layout.id;
        assert_eq!(response[..8], request[id..id + 8]);
        let operation = if request[0] == blkif::INDIRECT { request[1] } else { request[0] };
        assert_eq!((response[8], response[9]), (operation, 0));
        assert!(response[12..self.layout.response].iter().all(|byte| *byte == 0), "{response:?}");
        i16::from_le_bytes([response[10], response[11]])
    }

    fn end(mut self) {
        let (mapped, ports) = self.back.into_parts();
        mapped.for_each(|pages| self.sim.unmap_grants(pages));
        ports.for_each(|port| self.sim.close(port).expect("open"));
        self.guest.destroy(&mut self.sim);
        assert_eq!(self.sim.violations(), []);
        assert_eq!((self.sim.counts().mapped_frames, self.sim.counts().domains), (0, 0));
    }
}

fn segment((grant, first, last): &(GrantRef, u8, u8)) -> Vec<u8> {
    [&grant.0.to_le_bytes()[..], &[*first, *last, 0, 0]].concat()
}

#[test]
fn sectors_are_read_written_flushed_and_discarded() {
    for layout in LAYOUTS {
        let mut rig = Rig::new(layout, 1, 1, false);
        let (one, other) = (rig.grant(0), rig.grant(1));
        assert_eq!(rig.ask(&rig.direct(blkif::READ, 1 << 40, 10, &[(one, 2, 7), (other, 0, 1)])), blkif::OKAY);
        assert_eq!((rig.see(0, 1024, 1), rig.see(0, 4095, 1), rig.see(1, 1023, 1)), (vec![10], vec![15], vec![17]));
        rig.put(1, 512, &[0x77; 512]);
        assert_eq!(rig.ask(&rig.direct(blkif::WRITE, 2, SECTORS - 1, &[(other, 1, 1)])), blkif::OKAY);
        assert!(rig.disk[(SECTORS as usize - 1) * 512..].iter().all(|byte| *byte == 0x77));
        assert_eq!(rig.ask(&rig.direct(blkif::FLUSH, 3, u64::MAX, &[])), blkif::OKAY);
        assert_eq!((rig.flushes, rig.ask(&rig.discard(4, 8, 16))), (1, blkif::OKAY));
        assert_eq!(rig.discards, [(4096, 8192)]);
        // A flush may carry data: that is written after it.
        assert_eq!(rig.ask(&rig.direct(blkif::FLUSH, 5, 0, &[(other, 1, 1)])), blkif::OKAY);
        assert_eq!((rig.flushes, rig.disk[0], rig.back.held(), rig.back.under_way()), (2, 0x77, 0, 0));
        rig.end();
    }
}

#[test]
fn indirect_requests_have_their_segments_in_a_page() {
    for layout in LAYOUTS {
        let mut rig = Rig::new(layout, 1, 1, false);
        let page = rig.grant(100);
        let segments: Vec<_> = (0..MAX_INDIRECT as u64).map(|n| (rig.grant(n), 0, 7)).collect();
        rig.put(100, 0, &segments.iter().flat_map(segment).collect::<Vec<u8>>());
        let count = segments.len() as u16;
        assert_eq!(rig.ask(&rig.indirect(blkif::READ, 1, 8, page, count)), blkif::OKAY);
        assert_eq!((rig.see(0, 0, 1), rig.see(31, 4095, 1)), (vec![8], vec![7]));
        rig.put(31, 0, &[9; 4096]);
        assert_eq!(rig.ask(&rig.indirect(blkif::WRITE, 2, 0, page, count)), blkif::OKAY);
        assert_eq!(rig.disk[31 * 4096..32 * 4096], [9; 4096]);
        for bad in [rig.indirect(blkif::READ, 3, 0, page, count + 1), rig.indirect(blkif::READ, 4, 0, page, 0)] {
            assert_eq!(rig.ask(&bad), blkif::ERROR);
        }
        assert_eq!(rig.ask(&rig.indirect(blkif::FLUSH, 5, 0, page, 1)), blkif::ERROR);
        assert_eq!(rig.ask(&rig.indirect(blkif::WRITE, 6, 0, GrantRef(9999), 1)), blkif::ERROR);
        rig.put(100, 8 + 5, &[8]);
        assert_eq!(rig.ask(&rig.indirect(blkif::READ, 7, 0, page, 2)), blkif::ERROR);
        rig.end();
    }
}

#[test]
fn rings_of_many_pages_and_several_of_them() {
    let mut rig = Rig::new(LAYOUTS[0], 4, 4, false);
    let grant = rig.grant(0);
    for round in 0..3u64 {
        for n in 0..4 {
            for id in 0..128 {
                let request = rig.direct(blkif::READ, (round << 32) + id, id, &[(grant, 0, 0)]);
                rig.fronts[n].push(&request);
            }
        }
        assert_eq!(rig.turn().requests, 512);
        for n in 0..4 {
            let ids = (0..128).map(|_| rig.fronts[n].pull().expect("a response")[..8].to_vec());
            let mut ids: Vec<u64> = ids.map(|id| u64::from_le_bytes(id.try_into().expect("eight"))).collect();
            ids.sort_unstable();
            assert!(ids.into_iter().eq((0..128).map(|id| (round << 32) + id)));
            assert_eq!(rig.fronts[n].pull(), None);
        }
    }
    rig.end();
}

#[test]
fn lesson_38_read_only_is_honoured() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 1, true);
    let grant = rig.grant(0);
    let before = rig.disk.clone();
    assert_eq!(rig.ask(&rig.direct(blkif::WRITE, 1, 0, &[(grant, 0, 0)])), blkif::ERROR);
    assert_eq!(rig.ask(&rig.direct(blkif::FLUSH, 2, 0, &[(grant, 0, 0)])), blkif::ERROR);
    assert_eq!(rig.ask(&rig.discard(3, 0, 8)), blkif::ERROR);
    rig.put(100, 0, &segment(&(grant, 0, 7)));
    let page = rig.grant(100);
    assert_eq!(rig.ask(&rig.indirect(blkif::WRITE, 4, 0, page, 1)), blkif::ERROR);
    assert_eq!(rig.ask(&rig.direct(blkif::READ, 5, 0, &[(grant, 0, 0)])), blkif::OKAY);
    assert_eq!(rig.ask(&rig.direct(blkif::FLUSH, 6, 0, &[])), blkif::OKAY);
    assert_eq!((rig.disk == before, rig.discards.len()), (true, 0));
    rig.end();
}

/// XSA-155: what was checked is what is used, whatever the guest writes meanwhile.
#[test]
fn lesson_51_a_request_that_changes_after_it_was_read() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 1, false);
    let (good, other) = (rig.grant(0), rig.grant(1));
    rig.put(0, 0, &[1; 512]);
    rig.put(1, 0, &[2; 512]);
    let request = rig.direct(blkif::WRITE, 1, 5, &[(good, 0, 0)]);
    rig.fronts[0].push(&request);
    assert_eq!(rig.back.poll(&mut rig.sim, 1).requests, 1);
    // The slot, and the data, change after that.
    let lie = rig.direct(blkif::READ, 2, u64::MAX, &[(other, 0, 7)]);
    assert!(rig.sim.poke(dom(&rig), (0x300 << 12) + 64, &lie));
    rig.put(0, 0, &[3; 512]);
    let (slot, work) = rig.back.take().expect("work");
    assert_eq!(work, DiskRequest::Write(5 * 512, vec![1; 512]));
    rig.back.complete(slot, DiskDone::Ok);
    rig.back.finish(&mut rig.sim);
    let response = rig.fronts[0].pull().expect("answered");
    assert_eq!((response[0], response[8], response[10]), (1, blkif::WRITE, 0));
    rig.end();
}

/// XSA-197, and absurd indices: the ring is closed and the others go on.
#[test]
fn lesson_52_indices_that_cannot_be_close_one_ring() {
    for lie in [33u32, 1000, 0x8000_0000, u32::MAX] {
        let mut rig = Rig::new(LAYOUTS[0], 2, 1, false);
        let grant = rig.grant(0);
        let request = rig.direct(blkif::READ, 1, 0, &[(grant, 0, 0)]);
        rig.fronts[0].push(&request);
        assert_eq!(rig.back.poll(&mut rig.sim, 8).requests, 1);
        rig.fronts[0].set(0, 1u32.wrapping_add(lie));
        rig.fronts[1].push(&request);
        assert_eq!(rig.turn(), Polled { requests: 1, broken: 1, ..Polled::default() }, "{lie}");
        assert_eq!((rig.fronts[0].pull(), rig.fronts[1].pull().is_some()), (None, true));
        assert_eq!((rig.back.held(), rig.back.under_way()), (0, 0));
        rig.fronts[0].set(0, 2);
        assert_eq!(rig.turn().requests, 0, "it stays closed");
        rig.end();
    }
}

/// Our own indices are ours: what the guest writes over them changes nothing.
#[test]
fn lesson_52_indices_of_ours_are_not_read_back() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 1, false);
    let grant = rig.grant(0);
    for n in 0..100 {
        rig.fronts[0].set(4, n * 77);
        let (cons, lie) = (rig.fronts[0].cons, n.wrapping_mul(0x0101_0101));
        rig.fronts[0].set(8, lie);
        let request = rig.direct(blkif::READ, n.into(), 0, &[(grant, 0, 0)]);
        rig.fronts[0].push(&request);
        assert_eq!(rig.turn().requests, 1);
        assert_eq!(rig.fronts[0].get(8), cons + 1);
        assert!(rig.fronts[0].pull().is_some());
    }
    rig.end();
}

/// XSA-216: nothing of ours is in a response but what belongs there.
#[test]
fn lesson_53_a_response_has_no_leftovers() {
    for layout in LAYOUTS {
        let mut rig = Rig::new(layout, 1, 1, false);
        let grant = rig.grant(0);
        let mut request = rig.direct(blkif::READ, 1, 0, &[(grant, 0, 0)]);
        request.resize(layout.slot, 0xaa);
        rig.fronts[0].push(&request);
        rig.turn();
        let response = rig.fronts[0].pull().expect("answered");
        assert_eq!(response[8..layout.response], vec![0; layout.response - 8]);
        assert_eq!(response[layout.response..], request[layout.response..], "the rest of the slot is the guest's own");
        rig.end();
    }
}

/// XSA-362, 367: a grant that is refused is an error of that request.
#[test]
fn lesson_54_grants_that_are_refused() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 1, false);
    let read_only = rig.sim.grant(dom(&rig), Gfn(DATA), true);
    let nowhere = rig.sim.grant(dom(&rig), Gfn(1 << 40), false);
    for (grant, read, write) in
        [(read_only, blkif::ERROR, blkif::OKAY), (nowhere, -1, -1), (GrantRef(0), -1, -1), (GrantRef(u32::MAX), -1, -1)]
    {
        assert_eq!(rig.ask(&rig.direct(blkif::READ, 1, 0, &[(grant, 0, 7)])), read);
        assert_eq!(rig.ask(&rig.direct(blkif::WRITE, 2, 0, &[(grant, 0, 7)])), write);
    }
    assert_eq!((rig.back.held(), rig.back.under_way()), (0, 0));
    rig.end();
}

/// XSA-361: one request of a batch that fails, at its first or last segment, leaves the others alone.
#[test]
fn lesson_55_one_of_a_batch_fails() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 1, false);
    let good = rig.grant(0);
    let bad = GrantRef(4000);
    rig.put(0, 0, &[5; 4096]);
    let mixes: [&[GrantRef]; 5] = [&[good], &[bad, good], &[good, good], &[good, good, bad], &[good]];
    for operation in [blkif::WRITE, blkif::READ] {
        for (n, mix) in (0..).zip(mixes) {
            let segments: Vec<_> = mix.iter().map(|grant| (*grant, 0, 7)).collect();
            let request = rig.direct(operation, n, 100 * n, &segments);
            rig.fronts[0].push(&request);
        }
        assert_eq!(rig.turn().requests, 5);
        let mut status: Vec<(u8, u8)> = Vec::new();
        while let Some(response) = rig.fronts[0].pull() {
            status.push((response[0], response[10]));
        }
        status.sort_unstable();
        assert_eq!(status, [(0, 0), (1, 255), (2, 0), (3, 255), (4, 0)]);
    }
    assert_eq!((rig.disk[100 * 512], rig.disk[200 * 512 + 8191], rig.disk[300 * 512]), (100, 5, 44));
    rig.end();
}

/// XSA-365: every call may fail at any time; a request is answered once, and nothing is held for it afterwards.
#[test]
fn lesson_56_every_call_fails_in_turn() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 1, false);
    let (one, other, page) = (rig.grant(0), rig.grant(1), rig.grant(100));
    rig.put(100, 0, &[segment(&(one, 0, 7)), segment(&(other, 0, 7))].concat());
    for n in 1..6 {
        rig.sim.faults().fail_call(n);
        let answers = rig.three(one, other, page);
        assert_eq!(answers.len(), 3);
        assert_eq!(answers.iter().filter(|answer| answer[10] != 0).count(), 1, "call {n}");
        assert_eq!((rig.back.held(), rig.back.under_way()), (0, 0));
    }
    rig.sim.faults().clear();
    assert_eq!(rig.ask(&rig.direct(blkif::READ, 9, 0, &[(one, 0, 7)])), blkif::OKAY);
    rig.end();
}

/// XSA-374, 90: nonsense is answered, and the ring goes on.
#[test]
fn lesson_58_nonsense_is_answered() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 1, false);
    let grant = rig.grant(0);
    let whole = (grant, 0, 7);
    for (request, status) in [
        (rig.direct(blkif::READ, 1, 0, &[]), blkif::ERROR),
        (rig.direct(blkif::WRITE, 2, 0, &[]), blkif::ERROR),
        (rig.direct(blkif::READ, 3, 0, &[(grant, 0, 8)]), blkif::ERROR),
        (rig.direct(blkif::READ, 4, 0, &[(grant, 5, 4)]), blkif::ERROR),
        (rig.direct(blkif::READ, 5, SECTORS - 7, &[whole]), blkif::ERROR),
        (rig.direct(blkif::READ, 6, u64::MAX, &[whole]), blkif::ERROR),
        (rig.direct(blkif::READ, 7, u64::MAX - 7, &[whole]), blkif::ERROR),
        (rig.direct(blkif::WRITE, 8, 1 << 55, &[whole]), blkif::ERROR),
        (rig.direct(blkif::BARRIER, 9, SECTORS, &[whole]), blkif::ERROR),
        (rig.direct(4, 10, 0, &[whole]), blkif::ERROR),
        (rig.direct(255, 11, 0, &[whole]), blkif::ERROR),
        (rig.discard(12, 0, 0), blkif::ERROR),
        (rig.discard(13, 1, SECTORS), blkif::ERROR),
        (rig.discard(14, u64::MAX, 2), blkif::ERROR),
        (rig.discard(15, 0, u64::MAX), blkif::ERROR),
        (rig.head(blkif::READ, 12, 16, 0), blkif::ERROR),
        (rig.head(blkif::WRITE, 255, 17, 0), blkif::ERROR),
        (rig.direct(blkif::READ, 18, SECTORS - 8, &[whole]), blkif::OKAY),
    ] {
        assert_eq!(rig.ask(&request), status, "{request:?}");
    }
    let done = rig.back.done();
    assert_eq!((done.answered, done.refused, done.read), (18, 17, 4096));
    rig.end();
}

/// What is held for a guest is bounded, however much it asks for; what does not fit waits in its ring.
#[test]
fn lesson_59_bytes_under_way_are_bounded() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 4, false);
    let segments: Vec<_> = (0..11).map(|n| (rig.grant(n), 0, 7)).collect();
    for id in 0..128 {
        let request = rig.direct(blkif::WRITE, id, 0, &segments);
        rig.fronts[0].push(&request);
    }
    let first = rig.back.poll(&mut rig.sim, 1000);
    assert!(!first.more && first.requests < 128 && rig.back.held() <= HELD && rig.back.held() + MAX_BYTES > HELD);
    assert_eq!(rig.back.poll(&mut rig.sim, 1000).requests, 0);
    assert_eq!(rig.turn().requests + first.requests, 128);
    assert_eq!((0..).map_while(|_: u32| rig.fronts[0].pull()).count(), 128);
    // A bounded number of requests in one call.
    for id in 0..10 {
        let request = rig.direct(blkif::READ, id, 0, &segments[..1]);
        rig.fronts[0].push(&request);
    }
    let polled = rig.back.poll(&mut rig.sim, 4);
    assert_eq!((polled.requests, polled.more), (4, true));
    rig.turn();
    rig.end();
}

/// XSA-332: who wants no event gets none, and asks for one only when it has taken everything.
#[test]
fn lesson_61_events_are_suppressed() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 1, false);
    let (grant, port) = (rig.grant(0), rig.fronts[0].port);
    let request = rig.direct(blkif::READ, 0, 0, &[(grant, 0, 0)]);
    assert!(rig.fronts[0].push(&request), "it listens from the start");
    assert!(!rig.fronts[0].push(&request), "it was told already");
    rig.fronts[0].set(12, 2);
    rig.back.poll(&mut rig.sim, 1);
    let (slot, work) = rig.back.take().expect("work");
    let done = rig.serve(work);
    rig.back.complete(slot, done);
    rig.back.finish(&mut rig.sim);
    assert!(!rig.sim.guest_event(dom(&rig), port), "it asked to be told of the second");
    rig.turn();
    assert!(rig.sim.guest_event(dom(&rig), port));
    assert!(rig.fronts[0].push(&request), "everything was taken");
    rig.turn();
    rig.end();
}

/// What the disk says of a slot that nothing was asked for, or in a shape that was not asked for.
#[test]
fn completions_that_do_not_fit() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 1, false);
    let grant = rig.grant(0);
    rig.back.complete(7, DiskDone::Ok);
    for done in [DiskDone::Ok, DiskDone::Read(vec![0; 511]), DiskDone::Read(Vec::new()), DiskDone::Failed] {
        let request = rig.direct(blkif::READ, 1, 0, &[(grant, 0, 0)]);
        rig.fronts[0].push(&request);
        rig.back.poll(&mut rig.sim, 1);
        let (slot, _) = rig.back.take().expect("work");
        rig.back.complete(slot, done);
        rig.back.complete(slot, DiskDone::Ok);
        rig.back.finish(&mut rig.sim);
        let response = rig.fronts[0].pull().expect("answered");
        assert_eq!((response[10], rig.fronts[0].pull()), (255, None));
    }
    rig.end();
}

#[test]
fn a_dead_frontend_is_no_trouble() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 1, false);
    let grant = rig.grant(0);
    let request = rig.direct(blkif::READ, 1, 0, &[(grant, 0, 0)]);
    rig.fronts[0].push(&request);
    rig.back.poll(&mut rig.sim, 1);
    let port = rig.fronts[0].port;
    rig.sim.guest_close(dom(&rig), port);
    assert!(rig.sim.end_grant(dom(&rig), grant));
    let (slot, work) = rig.back.take().expect("work");
    let done = rig.serve(work);
    rig.back.complete(slot, done);
    assert!(rig.back.finish(&mut rig.sim));
    assert_eq!(rig.fronts[0].pull().map(|response| response[10]), Some(255));
    rig.end();
}

#[test]
fn persistent_grants_are_mapped_once() {
    let mut rig = Rig::persistent();
    let (one, other, page) = (rig.grant(0), rig.grant(1), rig.grant(100));
    rig.put(100, 0, &[segment(&(one, 0, 7)), segment(&(other, 2, 3))].concat());
    let (_, calls) = rig.mapped();
    for round in 0..3 {
        rig.put(0, 512, &[0x70 + round; 512]);
        assert_eq!(rig.ask(&rig.direct(blkif::WRITE, 1, 5, &[(one, 1, 1)])), blkif::OKAY);
        assert_eq!(rig.disk[5 * 512..6 * 512], [0x70 + round; 512]);
        assert_eq!(rig.ask(&rig.direct(blkif::READ, 2, 5, &[(other, 7, 7), (one, 0, 0)])), blkif::OKAY);
        assert_eq!((rig.see(1, 7 * 512, 512), rig.see(0, 511, 1)), (vec![0x70 + round; 512], vec![6]));
        assert_eq!(rig.ask(&rig.indirect(blkif::READ, 3, 20, page, 2)), blkif::OKAY);
        assert_eq!((rig.see(0, 4095, 1), rig.see(1, 1024, 1), rig.see(1, 2047, 1)), (vec![27], vec![28], vec![29]));
        assert_eq!(rig.mapped(), (3, calls + 3), "nothing is asked of Xen but to map each page");
    }
    for grant in [one, other, page] {
        assert!(!rig.sim.end_grant(dom(&rig), grant), "mapped until the end");
    }
    rig.end();
}

/// A frontend that does not say that its grants stay may end them at once.
#[test]
fn grants_are_not_kept_unasked() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 1, false);
    let grant = rig.grant(0);
    assert_eq!(rig.ask(&rig.direct(blkif::READ, 1, 0, &[(grant, 0, 7)])), blkif::OKAY);
    assert_eq!((rig.mapped().0, rig.sim.end_grant(dom(&rig), grant)), (0, true));
    rig.end();
}

/// XSA-155: of a page that stays mapped, too, the copy is what is used.
#[test]
fn lesson_51_a_page_that_stays_changes_after_it_was_read() {
    let mut rig = Rig::persistent();
    let (data, page) = (rig.grant(0), rig.grant(100));
    for _ in 0..2 {
        rig.put(0, 0, &[1; 512]);
        rig.put(100, 0, &segment(&(data, 0, 0)));
        let request = rig.indirect(blkif::WRITE, 1, 5, page, 1);
        rig.fronts[0].push(&request);
        assert_eq!(rig.back.poll(&mut rig.sim, 1).requests, 1);
        rig.put(0, 0, &[3; 512]);
        rig.put(100, 0, &segment(&(GrantRef(9999), 7, 0)));
        let (slot, work) = rig.back.take().expect("work");
        assert_eq!(work, DiskRequest::Write(5 * 512, vec![1; 512]));
        rig.back.complete(slot, DiskDone::Ok);
        rig.back.finish(&mut rig.sim);
        assert_eq!(rig.fronts[0].pull().map(|response| response[10]), Some(0));
    }
    rig.end();
}

/// XSA-362, 367: what cannot be mapped is copied, whose status is the request's; nothing more is mapped, and what is stays.
#[test]
fn lesson_54_persistent_grants_that_are_refused() {
    for kind in 0..4 {
        let mut rig = Rig::persistent();
        let (before, after) = (rig.grant(0), rig.grant(1));
        let (bad, write) = match kind {
            0 => (rig.sim.grant(dom(&rig), Gfn(DATA + 2), true), blkif::OKAY),
            1 => (rig.sim.grant(dom(&rig), Gfn(1 << 40), false), blkif::ERROR),
            2 => {
                let grant = rig.grant(2);
                assert!(rig.sim.end_grant(dom(&rig), grant));
                (grant, blkif::ERROR)
            }
            _ => (GrantRef(u32::MAX), blkif::ERROR),
        };
        assert_eq!(rig.ask(&rig.direct(blkif::READ, 1, 0, &[(before, 0, 7)])), blkif::OKAY);
        for _ in 0..2 {
            assert_eq!(rig.ask(&rig.direct(blkif::READ, 2, 0, &[(before, 0, 7), (bad, 0, 7)])), blkif::ERROR);
            assert_eq!(rig.ask(&rig.direct(blkif::WRITE, 3, 0, &[(bad, 0, 7), (before, 0, 7)])), write);
            assert_eq!(rig.ask(&rig.indirect(blkif::READ, 4, 0, bad, 1)), blkif::ERROR);
        }
        let (mapped, calls) = rig.mapped();
        assert_eq!(rig.ask(&rig.direct(blkif::READ, 5, 40, &[(before, 0, 7)])), blkif::OKAY);
        assert_eq!((rig.see(0, 0, 1), rig.mapped()), (vec![40], (1, calls)));
        assert_eq!(rig.ask(&rig.direct(blkif::READ, 6, 50, &[(after, 0, 7)])), blkif::OKAY);
        assert_eq!((mapped, rig.see(1, 0, 1), rig.mapped()), (1, vec![50], (1, calls + 1)), "copied");
        assert_eq!((rig.back.held(), rig.back.under_way()), (0, 0));
        rig.end();
    }
}

/// XSA-361: what is mapped and what is copied come in one batch, in any order; each request has what became of its own.
#[test]
fn lesson_55_mapped_and_copied_in_one_batch() {
    let mut rig = Rig::persistent();
    let (kept, bad) = (rig.grant(0), GrantRef(4000));
    rig.put(0, 0, &[5; 4096]);
    assert_eq!(rig.ask(&rig.direct(blkif::WRITE, 1, 0, &[(kept, 0, 7)])), blkif::OKAY);
    assert_eq!(rig.ask(&rig.direct(blkif::WRITE, 2, 0, &[(bad, 0, 7)])), blkif::ERROR);
    // Nothing more is mapped now.
    let copied = rig.grant(1);
    rig.put(1, 0, &[6; 4096]);
    let mixes: [(&[GrantRef], u8); 7] = [
        (&[copied, kept], 0),
        (&[bad, kept], 255),
        (&[kept, copied], 0),
        (&[kept, kept], 0),
        (&[kept, copied, bad], 255),
        (&[kept], 0),
        (&[copied], 0),
    ];
    for operation in [blkif::WRITE, blkif::READ] {
        for (n, (mix, _)) in (0..).zip(mixes) {
            let segments: Vec<_> = mix.iter().map(|grant| (*grant, 0, 7)).collect();
            let request = rig.direct(operation, n, 100 * n, &segments);
            rig.fronts[0].push(&request);
        }
        assert_eq!(rig.turn().requests, 7);
        let mut status: Vec<(u8, u8)> = Vec::new();
        while let Some(response) = rig.fronts[0].pull() {
            status.push((response[0], response[10]));
        }
        status.sort_unstable();
        assert!(status.into_iter().eq((0..).zip(mixes.map(|(_, status)| status))));
        assert_eq!(rig.mapped().0, 1);
    }
    let bytes = |sector: usize, pages: usize| (0..pages).map(|n| rig.disk[sector * 512 + n * 4096]).collect::<Vec<u8>>();
    assert_eq!((bytes(0, 2), bytes(200, 2), bytes(300, 2), bytes(500, 1)), (vec![6, 5], vec![5, 6], vec![5, 5], vec![5]));
    assert_eq!((bytes(100, 2), bytes(400, 1)), (vec![100, 108], vec![144]), "not written");
    rig.end();
}

/// XSA-365, 371: every call may fail; a request is answered once, what could not be mapped is copied, and nothing stays.
#[test]
fn lesson_56_persistent_grants_while_every_call_fails_in_turn() {
    for n in 1..8 {
        let mut rig = Rig::persistent();
        let (one, other, page) = (rig.grant(0), rig.grant(1), rig.grant(100));
        rig.put(100, 0, &[segment(&(one, 0, 7)), segment(&(other, 0, 7))].concat());
        rig.sim.faults().fail_call(n);
        let answers = rig.three(one, other, page);
        assert_eq!((answers.len(), answers.iter().filter(|answer| answer[10] != 0).count()), (3, 0), "call {n}");
        assert_eq!((rig.back.held(), rig.back.under_way()), (0, 0));
        // The page of the descriptions comes first.
        assert_eq!(rig.mapped().0, [0, 1, 2, 3][(n as usize - 1).min(3)], "call {n}");
        rig.end();
    }
}

/// A frontend that uses more pages than are kept: those that were first stay, the others are copied, and nothing is mapped
/// or unmapped for a request.
#[test]
fn lesson_59_pages_that_are_kept_are_bounded() {
    let mut rig = Rig::persistent();
    let grants: Vec<GrantRef> = (0..KEPT as u64 + 200).map(|n| rig.grant(n)).collect();
    for round in 0..2u8 {
        let (_, before) = rig.mapped();
        for (n, grant) in (0u64..).zip(&grants) {
            rig.put(n, 0, &[n as u8 ^ round; 512]);
            assert_eq!(rig.ask(&rig.direct(blkif::WRITE, n, n, &[(*grant, 0, 0)])), blkif::OKAY);
            assert_eq!(rig.disk[n as usize * 512..][..512], [n as u8 ^ round; 512]);
            assert_eq!(rig.ask(&rig.direct(blkif::READ, n, n, &[(*grant, 1, 1)])), blkif::OKAY);
            assert_eq!(rig.see(n, 512, 512), [n as u8 ^ round; 512]);
        }
        let (mapped, after) = rig.mapped();
        assert_eq!(mapped, KEPT);
        assert_eq!(after - before, 2 * 200 + if round == 0 { KEPT as u64 } else { 0 });
    }
    rig.end();
}

/// All guests' together leave half of the window: then disks copy, and rings are mapped as ever.
#[test]
fn lesson_59_pages_kept_for_all_are_bounded() {
    let mut rig = Rig::persistent();
    let frames: Vec<GrantRef> = (0..KEPT as u64).map(|n| rig.grant(n)).collect();
    let mut hoarded = Vec::new();
    while let Ok(page) = rig.sim.keep_grant(dom(&rig), frames[hoarded.len() % KEPT]) {
        hoarded.push(page);
    }
    assert_eq!(rig.sim.counts().mapped_frames, KEEP_BELOW);
    let grant = rig.grant(2000);
    for _ in 0..2 {
        assert_eq!(rig.ask(&rig.direct(blkif::READ, 1, 7, &[(grant, 0, 0)])), blkif::OKAY);
        assert_eq!((rig.see(2000, 0, 1), rig.sim.counts().mapped_frames), (vec![7], KEEP_BELOW));
    }
    let ring = rig.sim.map_grants(dom(&rig), &frames[..4], false).expect("room for rings");
    rig.sim.unmap_grants(ring);
    // With room again it is mapped.
    rig.sim.unmap_grants(hoarded.pop().expect("one"));
    assert_eq!(rig.ask(&rig.direct(blkif::READ, 2, 8, &[(grant, 0, 0)])), blkif::OKAY);
    assert!(!rig.sim.end_grant(dom(&rig), grant));
    hoarded.into_iter().for_each(|page| rig.sim.unmap_grants(page));
    assert_eq!(rig.mapped().0, 1);
    rig.end();
}

/// What came before a barrier is done before it, what comes after it after it, and the medium is flushed between.
#[test]
fn a_barrier_is_between_what_came_before_and_after() {
    for (bytes, read_only) in [(true, false), (false, false), (true, true)] {
        let mut rig = Rig::new(LAYOUTS[0], 2, 1, read_only);
        let grant = rig.grant(0);
        rig.put(0, 0, &[7; 4096]);
        let segments = if bytes { &[(grant, 0, 7)][..] } else { &[] };
        let read = |rig: &Rig, id| rig.direct(blkif::READ, id, id * 8, &[(grant, 0, 7)]);
        let (one, two, after) = (read(&rig, 1), read(&rig, 2), read(&rig, 4));
        let barrier = rig.direct(blkif::BARRIER, 3, 24, segments);
        for request in [&one, &two, &barrier, &after] {
            rig.fronts[0].push(request);
        }
        let polled = rig.back.poll(&mut rig.sim, 64);
        if read_only {
            // Nothing to wait for: it is refused, and what came after it is taken.
            assert_eq!((polled.requests, rig.turn().requests), (3, 1));
            let answers: Vec<_> = (0..).map_while(|_: u32| rig.fronts[0].pull()).map(|a| (a[0], a[10])).collect();
            assert_eq!(answers, [(3, 255), (1, 0), (2, 0), (4, 0)]);
            rig.end();
            continue;
        }
        assert_eq!((polled.requests, rig.back.under_way()), (3, 3), "nothing behind it is taken");
        // Nothing of another ring either.
        let other = read(&rig, 5);
        rig.fronts[1].push(&other);
        let first: Vec<_> = core::iter::from_fn(|| rig.back.take()).collect();
        assert!(matches!(&first[..], [(_, DiskRequest::Read(4096, _)), (_, DiskRequest::Read(8192, _))]), "{first:?}");
        for (slot, request) in first {
            assert!(rig.back.take().is_none());
            let done = rig.serve(request);
            rig.back.complete(slot, done);
            rig.back.finish(&mut rig.sim);
            assert_eq!(rig.back.poll(&mut rig.sim, 64).requests, 0);
        }
        let mut steps = Vec::new();
        while let Some((slot, request)) = rig.back.take() {
            assert!(rig.back.take().is_none() && rig.back.poll(&mut rig.sim, 64).requests == 0);
            steps.push(match &request {
                DiskRequest::Flush => None,
                DiskRequest::Write(at, data) => Some((*at, data.len())),
                other => panic!("{other:?}"),
            });
            let done = rig.serve(request);
            rig.back.complete(slot, done);
        }
        let written = Some((24 * 512, 4096));
        assert_eq!(steps, if bytes { vec![None, written, None] } else { vec![None, None] });
        assert_eq!(rig.turn().requests, 2, "what waited");
        let answers: Vec<_> = (0..).map_while(|_: u32| rig.fronts[0].pull()).map(|a| (a[0], a[8], a[10])).collect();
        assert_eq!(answers, [(1, 0, 0), (2, 0, 0), (3, blkif::BARRIER, 0), (4, 0, 0)]);
        assert!(rig.fronts[1].pull().is_some());
        rig.end();
    }
}

/// A barrier whose flush fails says so, writes nothing, and lets the others go on.
#[test]
fn a_barrier_that_fails_bars_nobody() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 1, false);
    let grant = rig.grant(0);
    rig.put(0, 0, &[7; 4096]);
    let barrier = rig.direct(blkif::BARRIER, 1, 0, &[(grant, 0, 7)]);
    rig.fronts[0].push(&barrier);
    assert_eq!(rig.back.poll(&mut rig.sim, 64).requests, 1);
    let Some((slot, DiskRequest::Flush)) = rig.back.take() else { panic!("no flush") };
    rig.back.complete(slot, DiskDone::Failed);
    rig.back.finish(&mut rig.sim);
    assert!(rig.back.take().is_none());
    assert_eq!((rig.fronts[0].pull().map(|answer| answer[10]), rig.disk[0]), (Some(255), 0));
    assert_eq!(rig.ask(&rig.direct(blkif::BARRIER, 2, 0, &[(grant, 0, 7)])), blkif::OKAY);
    assert_eq!((rig.flushes, rig.disk[0]), (2, 7));
    rig.end();
}
/// What arrived makes room: a frontend that was not asked to notify again has the rest of its ring looked at all the same.
#[test]
fn reads_that_all_come_at_once_are_followed_by_the_rest_of_the_ring() {
    let mut rig = Rig::new(LAYOUTS[0], 1, 1, false);
    let data: Vec<GrantRef> = (0..MAX_INDIRECT as u64).map(|n| rig.grant(n)).collect();
    let page = rig.grant(100);
    for (n, grant) in data.iter().enumerate() {
        rig.put(100, n as u64 * 8, &segment(&(*grant, 0, 7)));
    }
    for id in 0..32 {
        // Of the first half, all are refused.
        let sector = if id < 16 { SECTORS } else { 0 };
        let request = rig.indirect(blkif::READ, id, sector, page, MAX_INDIRECT as u16);
        rig.fronts[0].push(&request);
    }
    // What is under way is done, and what that leaves to be done is done; nobody notifies.
    let (mut answered, mut rounds) = (0, 0);
    while answered < 32 {
        let polled = rig.back.poll(&mut rig.sim, 32);
        let asked: Vec<(u32, DiskRequest)> = std::iter::from_fn(|| rig.back.take()).collect();
        rig.back.finish(&mut rig.sim);
        answered += std::iter::from_fn(|| rig.fronts[0].pull()).count();
        assert!(answered == 32 || polled.more || !asked.is_empty(), "{answered} answered, the rest is forgotten");
        assert!(rig.back.held() <= HELD);
        for (slot, request) in asked {
            let done = rig.serve(request);
            rig.back.complete(slot, done);
        }
        rounds += 1;
        assert!(rounds < 100);
    }
}
