//! Plays of a disk (public/io/blkif.h). Each says one line of what it was answered, which the test compares.
//!
//! ```text
//!   page 0        the ring            1 to 8   data            9  descriptions of an indirect request's segments
//! ```
//! Deliberately absent: several queues that work; Linux has them.

use crate::front::{CLOSED, CLOSING, CONNECTED, Front, INITIALISED, Node};
use crate::shared::{self, ABSURD, Digits, NEVER, Random, Shared, end, page, put, reference};
use crate::{Guest, Play, hypercall, time};

pub const PLAYS: &[Play] = &[
    ("block", requests),
    ("runaway", runaway),
    ("rewrite", rewrite),
    ("revoke", revoke),
    ("connect", connects),
    ("storm", storm),
    ("garbage", garbage),
    ("kicks", kicks),
    ("flood", flood),
    ("leave", leave),
];

/// xvda.
pub const FRONT: Front = Front { dir: b"device/vbd/51712" };
const NAMES: &[&[u8]] = &[
    b"ring-ref",
    b"ring-ref0",
    b"ring-page-order",
    b"num-ring-pages",
    b"multi-queue-num-queues",
    b"event-channel",
    b"protocol",
    b"queue-0/ring-ref",
];

const RING: u32 = 0;
const DATA: u32 = 1;
const DESCRIPTIONS: u32 = 9;
const DATA_PAGES: u32 = 8;
/// Bytes of a request and what fits into the ring.
const SLOT: u64 = 112;
const SLOTS: u32 = 32;
/// Sectors of the disk that the test makes.
const SECTORS: u64 = 32768;

const READ: u8 = 0;
const WRITE: u8 = 1;
const BARRIER: u8 = 2;
const FLUSH: u8 = 3;
const DISCARD: u8 = 5;
const INDIRECT: u8 = 6;

/// A segment: grant, first and last sector.
type Segment = (u32, u8, u8);
type Request = [u8; SLOT as usize];

fn fill(request: &mut Request, at: usize, bytes: &[u8]) {
    if let Some(place) = request.get_mut(at..at + bytes.len()) {
        place.copy_from_slice(bytes);
    }
}

/// A request that says so many segments, and has these.
fn request(operation: u8, count: u8, sector: u64, segments: &[Segment]) -> Request {
    let mut request = [0; SLOT as usize];
    fill(&mut request, 0, &[operation, count]);
    fill(&mut request, 8, &77u64.to_le_bytes());
    fill(&mut request, 16, &sector.to_le_bytes());
    for (n, (grant, first, last)) in segments.iter().enumerate() {
        fill(&mut request, 24 + 8 * n, &grant.to_le_bytes());
        fill(&mut request, 28 + 8 * n, &[*first, *last]);
    }
    request
}

fn discard(sector: u64, count: u64) -> Request {
    let mut request = request(DISCARD, 0, sector, &[]);
    fill(&mut request, 24, &count.to_le_bytes());
    request
}

/// An indirect one of so many segments, whose descriptions are in the page of that grant.
fn indirect(operation: u8, count: u16, sector: u64, grant: u32) -> Request {
    let mut request = request(INDIRECT, operation, sector, &[]);
    fill(&mut request, 2, &count.to_le_bytes());
    fill(&mut request, 28, &grant.to_le_bytes());
    request
}

/// Descriptions of so many segments, over all data pages.
fn describe(count: u32, first: u8, last: u8) {
    for n in 0..count {
        let at = page(DESCRIPTIONS) + u64::from(n) * 8;
        put(at, &reference(DATA + n % DATA_PAGES).to_le_bytes());
        put(at + 4, &[first, last, 0, 0]);
    }
}

/// The disk's ring.
struct Block {
    ring: Shared,
    port: u32,
}

impl Block {
    /// Connects with one ring of one page; none: the other end is in that state instead.
    fn connect(g: &mut Guest) -> Result<Block, u8> {
        for name in NAMES {
            FRONT.remove(g, name);
        }
        let block = Block { ring: Shared::new(RING, SLOT), port: shared::port() };
        for n in 0..=DESCRIPTIONS {
            shared::grant(n, false);
        }
        FRONT.number(g, b"ring-ref", reference(RING));
        FRONT.number(g, b"event-channel", block.port);
        FRONT.says(g, INITIALISED);
        match FRONT.becomes(g, &[CONNECTED, CLOSING, CLOSED]) {
            CONNECTED => Ok(block),
            other => {
                shared::close(block.port);
                Err(other)
            }
        }
    }

    fn disconnect(self, g: &mut Guest) -> bool {
        let done = FRONT.disconnect(g);
        shared::close(self.port);
        done
    }

    /// Asks one; its status.
    fn ask(&mut self, request: &Request) -> Option<i16> {
        self.ring.push(request);
        self.ring.show(self.port);
        self.status(end(3))
    }

    fn status(&mut self, until: u64) -> Option<i16> {
        let response: [u8; 12] = self.ring.pull(self.port, until)?;
        let [_, _, _, _, _, _, _, _, _, _, low, high] = response;
        Some(i16::from_le_bytes([low, high]))
    }

    /// What is written is read.
    fn serves(&mut self) -> bool {
        let mark = (time::now() as u32).to_le_bytes();
        put(page(DATA) + 100, &mark);
        let wrote = self.ask(&request(WRITE, 1, 8, &[(reference(DATA), 0, 7)]));
        let read = self.ask(&request(READ, 1, 8, &[(reference(DATA + 1), 0, 7)]));
        wrote == Some(0) && read == Some(0) && shared::get::<4>(page(DATA + 1) + 100) == mark
    }
}

/// A sound connection that serves, and its end.
fn served(g: &mut Guest) -> &'static str {
    match Block::connect(g) {
        Err(_) => "not connected",
        Ok(mut block) => match (block.serves(), block.disconnect(g)) {
            (true, true) => "served",
            (true, false) => "served, not closed",
            (false, _) => "not served",
        },
    }
}

/// Every malformed request.
fn requests(g: &mut Guest, _: u32) {
    let Ok(mut block) = Block::connect(g) else { return g.say(format_args!("block: not connected")) };
    let one = |first, last| [(reference(DATA), first, last)];
    let good = one(0, 7);
    let eleven: [Segment; 11] = core::array::from_fn(|n| (reference(DATA + n as u32 % DATA_PAGES), 0, 7));
    let page_of = reference(DESCRIPTIONS);
    const REVOKED: u32 = 20;
    shared::revoke(REVOKED);
    const READ_ONLY: u32 = 21;
    shared::grant(READ_ONLY, true);
    const ANOTHERS: u32 = 22;
    shared::grant_to_another(ANOTHERS);
    let rows: &[(&str, Request)] = &[
        ("operation 4", request(4, 1, 0, &good)),
        ("operation 7", request(7, 1, 0, &good)),
        ("operation 255", request(255, 1, 0, &good)),
        ("barrier", request(BARRIER, 1, 0, &good)),
        ("no segments", request(READ, 0, 0, &good)),
        ("12 segments", request(READ, 12, 0, &eleven)),
        ("255 segments", request(WRITE, 255, 0, &eleven)),
        ("flush of 255", request(FLUSH, 255, 0, &good)),
        ("first after last", request(READ, 1, 0, &one(5, 4))),
        ("last of 8", request(WRITE, 1, 0, &one(0, 8))),
        ("last of 255", request(READ, 1, 0, &one(0, 255))),
        ("second nonsense", request(READ, 2, 0, &[good[0], (reference(DATA), 7, 0)])),
        ("end", request(READ, 1, SECTORS, &good)),
        ("over the end", request(WRITE, 1, SECTORS - 7, &good)),
        ("2^64 wraps", request(WRITE, 1, u64::MAX - 3, &good)),
        ("2^55 wraps bytes", request(WRITE, 1, 1 << 55, &good)),
        ("2^63", request(READ, 1, 1 << 63, &good)),
        ("never granted", request(READ, 1, 0, &[(NEVER, 0, 7)])),
        ("absurd grant", request(WRITE, 1, 0, &[(ABSURD, 0, 7)])),
        ("grant 2^32-1", request(WRITE, 1, 0, &[(u32::MAX, 0, 7)])),
        ("revoked", request(READ, 1, 0, &[(reference(REVOKED), 0, 7)])),
        ("another domain's", request(WRITE, 1, 0, &[(reference(ANOTHERS), 0, 7)])),
        ("indirect, another domain's", indirect(READ, 8, 0, reference(ANOTHERS))),
        ("read-only to read into", request(READ, 1, 0, &[(reference(READ_ONLY), 0, 7)])),
        ("read-only to write", request(WRITE, 1, 64, &[(reference(READ_ONLY), 0, 7)])),
        ("last is revoked", request(WRITE, 2, 64, &[good[0], (reference(REVOKED), 0, 7)])),
        ("discard none", discard(0, 0)),
        ("discard over the end", discard(SECTORS - 1, 2)),
        ("discard wraps", discard(8, u64::MAX - 4)),
        ("discard 2^55", discard(0, 1 << 55)),
        ("indirect none", indirect(READ, 0, 0, page_of)),
        ("indirect 33", indirect(READ, 33, 0, page_of)),
        ("indirect 65535", indirect(WRITE, 65535, 0, page_of)),
        ("indirect flush", indirect(FLUSH, 1, 0, page_of)),
        ("indirect indirect", indirect(INDIRECT, 1, 0, page_of)),
        ("indirect never granted", indirect(READ, 8, 0, NEVER)),
        ("indirect absurd", indirect(WRITE, 32, 0, ABSURD)),
        ("indirect revoked", indirect(READ, 32, 0, reference(REVOKED))),
        ("indirect over the end", indirect(READ, 32, SECTORS - 255, page_of)),
        ("indirect", indirect(WRITE, 32, 1024, page_of)),
        ("flush", request(FLUSH, 0, 0, &[])),
        ("eleven", request(WRITE, 11, 512, &eleven)),
    ];
    describe(32, 0, 7);
    for (name, request) in rows {
        match block.ask(request) {
            Some(status) => g.say(format_args!("{name}: {status}")),
            None => g.say(format_args!("{name}: silence")),
        }
    }
    describe(32, 7, 0);
    let status = block.ask(&indirect(READ, 32, 0, page_of));
    g.say(format_args!("indirect nonsense: {}", status.unwrap_or(99)));
    // A ring that is exactly full.
    for n in 0..SLOTS {
        block.ring.push(&request(if n % 2 == 0 { 9 } else { READ }, 1, 0, &good));
    }
    block.ring.show(block.port);
    let (mut fine, mut bad) = (0, 0);
    while let Some(status) = block.status(end(2)) {
        (fine, bad) = if status == 0 { (fine + 1, bad) } else { (fine, bad + 1) };
        if fine + bad == SLOTS {
            break;
        }
    }
    let serves = block.serves();
    let closed = block.disconnect(g);
    g.say(format_args!("full ring: {fine} and {bad}, then serves {serves}, closed {closed}"));
}

/// Indices that cannot be: the ring is closed, and can be made anew.
fn runaway(g: &mut Guest, _: u32) {
    for (name, ahead) in [("33", SLOTS + 1), ("2^16", 1 << 16), ("2^31", 1 << 31), ("-1", u32::MAX), ("-32", u32::MAX - 31)]
    {
        let Ok(mut block) = Block::connect(g) else { return g.say(format_args!("runaway {name}: not connected")) };
        let serves = block.serves();
        block.ring.claim(block.ring.prod.wrapping_add(ahead), block.port);
        shared::sleep(50);
        block.ring.push(&request(READ, 1, 0, &[(reference(DATA), 0, 7)]));
        block.ring.show(block.port);
        let after = block.status(shared::moment()).is_some();
        let closed = block.disconnect(g);
        let then = served(g);
        g.say(format_args!("runaway {name}: served {serves}, afterwards {after}, closed {closed}, then {then}"));
    }
}

/// Requests are written over while the other end may be reading them: each is answered, with whatever.
fn rewrite(g: &mut Guest, seconds: u32) {
    let Ok(mut block) = Block::connect(g) else { return g.say(format_args!("rewrite: not connected")) };
    let (until, mut random) = (end(seconds), Random(time::now() | 1));
    let (mut asked, mut answered) = (0u32, 0u32);
    describe(32, 0, 7);
    while time::now() < until {
        let first = block.ring.prod;
        for n in 0..16 {
            let good = [(reference(DATA + n % DATA_PAGES), 0, 7)];
            let way = (n % 2) as u8;
            block.ring.push(&match n % 4 {
                3 => indirect(way, 32, 64, reference(DESCRIPTIONS)),
                _ => request(way, 1, 64, &good),
            });
        }
        asked += 16;
        block.ring.show(block.port);
        let moment = time::now() + 3_000_000;
        while time::now() < moment {
            let at = block.ring.place(first.wrapping_add(random.below(16) as u32));
            let place = [0, 1, 2, 16, 23, 24, 28, 29, 31][random.below(9) as usize];
            put(at + place, &[random.below(256) as u8]);
            // Descriptions of segments too.
            put(page(DESCRIPTIONS) + random.below(256), &[random.below(256) as u8]);
        }
        for _ in 0..16 {
            answered += u32::from(block.status(end(3)).is_some());
        }
    }
    let closed = block.disconnect(g);
    let then = served(g);
    g.say(format_args!(
        "rewrite: {} answered, closed {closed}, then {then}",
        if asked == answered { "all" } else { "not all" }
    ));
}

/// Pages are taken back while data goes in and out of them.
fn revoke(g: &mut Guest, seconds: u32) {
    let Ok(mut block) = Block::connect(g) else { return g.say(format_args!("revoke: not connected")) };
    let (until, mut random) = (end(seconds), Random(time::now() | 1));
    let (mut asked, mut answered) = (0u32, 0u32);
    while time::now() < until {
        for n in 0..SLOTS {
            let good: [Segment; 8] = core::array::from_fn(|k| (reference(DATA + k as u32), 0, 7));
            block.ring.push(&request((n % 2) as u8, 8, 64, &good));
        }
        asked += SLOTS;
        block.ring.show(block.port);
        for _ in 0..SLOTS {
            let n = DATA + random.below(u64::from(DATA_PAGES)) as u32;
            shared::revoke(n);
            answered += u32::from(block.status(end(3)).is_some());
            shared::grant(n, random.below(2) == 0);
        }
    }
    // The ring itself too: it stays mapped until it is let go.
    shared::revoke(RING);
    let closed = block.disconnect(g);
    let then = served(g);
    g.say(format_args!(
        "revoke: {} answered, closed {closed}, then {then}",
        if asked == answered { "all" } else { "not all" }
    ));
}

/// What a front end can say that cannot connect. A port that is the store's, or no port; grants that are none.
fn connects(g: &mut Guest, _: u32) {
    let store = Digits::of(g.store.ring.port());
    let ring = Digits::of(reference(RING));
    let (ring, store) = (ring.text(), store.text());
    let four = b"4" as &[u8];
    let rows: &[(&str, &[Node<'_>])] = &[
        ("no ring-ref", &[(b"ring-ref", None)]),
        ("no event-channel", &[(b"event-channel", None)]),
        ("ring-ref never granted", &[(b"ring-ref", Some(b"500"))]),
        ("ring-ref absurd", &[(b"ring-ref", Some(b"1000000"))]),
        ("ring-ref 2^32-1", &[(b"ring-ref", Some(b"4294967295"))]),
        ("ring-ref 2^32", &[(b"ring-ref", Some(b"4294967296"))]),
        ("ring-ref -1", &[(b"ring-ref", Some(b"-1"))]),
        ("ring-ref empty", &[(b"ring-ref", Some(b""))]),
        ("ring-ref of words", &[(b"ring-ref", Some(b"sixteen"))]),
        ("event-channel absurd", &[(b"event-channel", Some(b"4000"))]),
        ("event-channel beyond", &[(b"event-channel", Some(b"4000000000"))]),
        ("event-channel of the store", &[(b"event-channel", Some(store))]),
        ("order 3", &[(b"ring-page-order", Some(b"3"))]),
        ("order absurd", &[(b"ring-page-order", Some(b"99999999999"))]),
        ("order 2, pages missing", &[(b"ring-page-order", Some(b"2")), (b"ring-ref0", Some(ring))]),
        ("three pages", &[(b"num-ring-pages", Some(b"3"))]),
        ("no queues", &[(b"multi-queue-num-queues", Some(b"0"))]),
        ("5 queues", &[(b"multi-queue-num-queues", Some(b"5"))]),
        ("4 queues, of which 1", &[(b"multi-queue-num-queues", Some(four)), (b"queue-0/ring-ref", Some(ring))]),
        ("protocol", &[(b"protocol", Some(b"sparc"))]),
    ];
    for (name, nodes) in rows {
        for node in NAMES {
            FRONT.remove(g, node);
        }
        let port = shared::port();
        Shared::new(RING, SLOT);
        shared::grant(RING, false);
        FRONT.number(g, b"ring-ref", reference(RING));
        FRONT.number(g, b"event-channel", port);
        for (node, value) in *nodes {
            match value {
                Some(value) => drop(FRONT.write(g, node, value)),
                None => FRONT.remove(g, node),
            }
        }
        FRONT.says(g, INITIALISED);
        let state = FRONT.becomes(g, &[CONNECTED, CLOSING, CLOSED]) as char;
        let reset = FRONT.reset(g);
        shared::close(port);
        g.say(format_args!("{name}: {state}, waits again {reset}"));
    }
    let then = served(g);
    g.say(format_args!("connect: then {then}"));
}

/// States and nodes at random as fast as it can.
fn storm(g: &mut Guest, seconds: u32) {
    Shared::new(RING, SLOT);
    shared::grant(RING, false);
    FRONT.storm(g, NAMES, end(seconds));
    FRONT.reset(g);
    let then = served(g);
    g.say(format_args!("storm: then {then}"));
}

/// Nodes of noise, as long as they may be.
fn garbage(g: &mut Guest, _: u32) {
    FRONT.garbage(g, NAMES);
    FRONT.says(g, INITIALISED);
    let closed = [CLOSING, CLOSED].contains(&FRONT.becomes(g, &[CLOSING, CLOSED]));
    FRONT.reset(g);
    let then = served(g);
    g.say(format_args!("garbage: closed {closed}, then {then}"));
}

/// Notifies without end, of nothing.
fn kicks(g: &mut Guest, seconds: u32) {
    let Ok(block) = Block::connect(g) else { return g.say(format_args!("kicks: not connected")) };
    let until = end(seconds);
    while time::now() < until {
        hypercall::notify(block.port);
    }
    block.disconnect(g);
    let then = served(g);
    g.say(format_args!("kicks: then {then}"));
}

/// Keeps the ring full of the largest requests, good ones and bad ones.
fn flood(g: &mut Guest, seconds: u32) {
    let Ok(mut block) = Block::connect(g) else { return g.say(format_args!("flood: not connected")) };
    describe(32, 0, 7);
    let until = end(seconds);
    let (mut asked, mut answered) = (0u32, 0u32);
    while time::now() < until || answered < asked {
        while asked - answered < SLOTS && time::now() < until {
            let way = (asked / 3 % 2) as u8;
            block.ring.push(&match asked % 3 {
                0 => request(255, 0, 0, &[]),
                _ => indirect(way, 32, u64::from(asked % 60) * 256, reference(DESCRIPTIONS)),
            });
            asked += 1;
        }
        block.ring.show(block.port);
        if block.status(end(3)).is_none() {
            break;
        }
        answered += 1;
    }
    let all = if asked == answered { "all" } else { "not all" };
    block.disconnect(g);
    let then = served(g);
    g.say(format_args!("flood: {all} answered, then {then}"));
}

/// Stays connected, and closes when it is asked to.
fn leave(g: &mut Guest, _: u32) {
    let Ok(block) = Block::connect(g) else { return g.say(format_args!("leave: not connected")) };
    g.say(format_args!("leave: connected"));
    let state = FRONT.leave(g) as char;
    shared::close(block.port);
    g.say(format_args!("leave: asked to, {state}"));
}
