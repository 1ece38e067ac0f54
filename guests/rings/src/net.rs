//! Plays of network cards (public/io/netif.h): two of one network, so that what one sends the other has buffers for.
//!
//! ```text
//!   card 0  pages 32 and 33: rings   34 to 37: frames           card 1  pages 40 and 41: rings   42 to 57: buffers
//! ```
//! Deliberately absent: what is in frames, but whose they are.

use crate::front::{CLOSED, CLOSING, CONNECTED, Front, INITIALISED, Node};
use crate::shared::{self, ABSURD, NEVER, Random, Shared, end, get, page, put, reference};
use crate::{Guest, Play, hypercall, time};

pub const PLAYS: &[Play] = &[
    ("frames", frames),
    ("buffers", buffers),
    ("nrunaway", runaway),
    ("nrewrite", rewrite),
    ("nrevoke", revoke),
    ("nconnect", connects),
    ("nstorm", storm),
    ("ngarbage", garbage),
    ("nkicks", kicks),
    ("nflood", flood),
    ("nleave", leave),
];

const CARDS: [Front; 2] = [Front { dir: b"device/vif/0" }, Front { dir: b"device/vif/1" }];
const NAMES: &[&[u8]] = &[
    b"tx-ring-ref",
    b"rx-ring-ref",
    b"event-channel",
    b"event-channel-tx",
    b"event-channel-rx",
    b"multi-queue-num-queues",
    b"queue-0/tx-ring-ref",
    b"request-rx-copy",
    b"feature-sg",
    b"feature-gso-tcpv4",
];

/// First page of each card.
const FIRST: [u32; 2] = [32, 40];
/// How many it has.
const PAGES: [u32; 2] = [8, 18];
/// Behind two rings.
const DATA: u32 = 2;
const SLOTS: u32 = 256;
const TX: u64 = 12;
const RX: u64 = 8;

const MORE: u16 = 4;
const EXTRA: u16 = 8;
/// A frame of ours: 60 bytes of a type that nobody has.
const FRAME: u16 = 60;

fn slot(grant: u32, offset: u16, flags: u16, id: u16, size: u16) -> [u8; 12] {
    let [a, b, c, d] = grant.to_le_bytes();
    let ([o, p], [f, h], [i, j], [s, t]) =
        (offset.to_le_bytes(), flags.to_le_bytes(), id.to_le_bytes(), size.to_le_bytes());
    [a, b, c, d, o, p, f, h, i, j, s, t]
}

fn extra(kind: u8, flags: u8, size: u16, gso: u8) -> [u8; 12] {
    let [s, t] = size.to_le_bytes();
    [kind, flags, s, t, gso, 0, 0, 0, 0, 0, 0, 0]
}

/// A card's rings.
struct Card {
    n: usize,
    front: Front,
    tx: Shared,
    rx: Shared,
    port: u32,
}

impl Card {
    fn connect(g: &mut Guest, n: usize) -> Result<Card, u8> {
        let (front, first) = (CARDS[n & 1], FIRST[n & 1]);
        for name in NAMES {
            front.remove(g, name);
        }
        let card = Card { n, front, tx: Shared::new(first, TX), rx: Shared::new(first + 1, RX), port: shared::port() };
        // The second one's buffers reach further.
        for n in first..first + PAGES[n & 1] {
            shared::grant(n, false);
        }
        front.number(g, b"tx-ring-ref", reference(first));
        front.number(g, b"rx-ring-ref", reference(first + 1));
        front.number(g, b"event-channel", card.port);
        for feature in [&b"request-rx-copy"[..], b"feature-sg", b"feature-gso-tcpv4"] {
            front.number(g, feature, 1);
        }
        front.says(g, CONNECTED);
        match front.becomes(g, &[CONNECTED, CLOSING, CLOSED]) {
            CONNECTED => Ok(card),
            other => {
                shared::close(card.port);
                Err(other)
            }
        }
    }

    fn disconnect(self, g: &mut Guest) -> bool {
        let done = self.front.disconnect(g);
        shared::close(self.port);
        done
    }

    /// Its address.
    fn mac(&self, g: &mut Guest) -> [u8; 6] {
        let mut text = [0; 96];
        let text = self.front.text(g, b"mac", &mut text);
        let digit = |at: usize| match text.get(at) {
            Some(c @ b'0'..=b'9') => c - b'0',
            Some(c @ b'a'..=b'f') => c - b'a' + 10,
            _ => 0,
        };
        core::array::from_fn(|n| digit(3 * n) << 4 | digit(3 * n + 1))
    }

    /// A frame to everybody is in a page of it.
    fn frame(&self, g: &mut Guest) -> u32 {
        let at = FIRST[self.n & 1] + DATA;
        put(page(at), &[0xff; 6]);
        put(page(at) + 6, &self.mac(g));
        put(page(at) + 12, &[0x88, 0xb5]);
        reference(at)
    }

    fn sends(&mut self, slots: &[[u8; 12]]) {
        slots.iter().for_each(|slot| self.tx.push(slot));
        self.tx.show(self.port);
    }

    /// The next status of a frame, and its id.
    fn sent(&mut self, until: u64) -> Option<(u16, i16)> {
        let [i, j, s, t] = self.tx.pull(self.port, until)?;
        Some((u16::from_le_bytes([i, j]), i16::from_le_bytes([s, t])))
    }

    /// A good frame is sent by then.
    fn serves_by(&mut self, g: &mut Guest, until: u64) -> bool {
        let grant = self.frame(g);
        self.sends(&[slot(grant, 0, 0, 321, FRAME)]);
        self.sent(until) == Some((321, 0))
    }

    fn serves(&mut self, g: &mut Guest) -> bool {
        self.serves_by(g, end(3))
    }

    fn posts(&mut self, id: u16, grant: u32) {
        let ([i, j], [a, b, c, d]) = (id.to_le_bytes(), grant.to_le_bytes());
        self.rx.push(&[i, j, 0, 0, a, b, c, d]);
        self.rx.show(self.port);
    }

    /// Id and status of a buffer.
    fn received(&mut self, until: u64) -> Option<(u16, i16)> {
        let [i, j, _, _, _, _, s, t] = self.rx.pull(self.port, until)?;
        Some((u16::from_le_bytes([i, j]), i16::from_le_bytes([s, t])))
    }
}

fn served(g: &mut Guest, n: usize) -> &'static str {
    match Card::connect(g, n) {
        Err(_) => "not connected",
        Ok(mut card) => match (card.serves(g), card.disconnect(g)) {
            (true, true) => "served",
            (true, false) => "served, not closed",
            (false, _) => "not served",
        },
    }
}

/// Every malformed frame that has an end.
fn frames(g: &mut Guest, _: u32) {
    let Ok(mut card) = Card::connect(g, 0) else { return g.say(format_args!("frames: not connected")) };
    let good = card.frame(g);
    const REVOKED: u32 = 60;
    shared::revoke(REVOKED);
    let revoked = reference(REVOKED);
    const ANOTHERS: u32 = 63;
    shared::grant_to_another(ANOTHERS);
    let many: [[u8; 12]; 30] =
        core::array::from_fn(|n| slot(good, 0, if n < 29 { MORE } else { 0 }, n as u16, if n == 0 { 3000 } else { 100 }));
    let mut extras = [extra(1, 1, 1000, 1); 40];
    extras[0] = slot(good, 0, EXTRA, 1, FRAME);
    extras[39] = extra(1, 0, 1000, 1);
    let rows: &[(&str, &[[u8; 12]])] = &[
        ("13 bytes", &[slot(good, 0, 0, 1, 13)]),
        ("no bytes", &[slot(good, 0, 0, 1, 0)]),
        ("65535 in a page", &[slot(good, 0, 0, 1, 65535)]),
        ("over the page's end", &[slot(good, 4095, 0, 1, FRAME)]),
        ("offset 65535", &[slot(good, 65535, 0, 1, FRAME)]),
        ("more than all", &[slot(good, 0, MORE, 1, FRAME), slot(good, 0, 0, 2, 100)]),
        ("nothing left for the first", &[slot(good, 0, MORE, 1, FRAME), slot(good, 0, 0, 2, FRAME)]),
        ("sizes wrap", &[slot(good, 0, MORE, 1, 100), slot(good, 0, MORE, 2, 65535), slot(good, 0, 0, 3, 65535)]),
        ("never granted", &[slot(NEVER, 0, 0, 1, FRAME)]),
        ("absurd grant", &[slot(ABSURD, 0, 0, 1, FRAME)]),
        ("revoked", &[slot(revoked, 0, 0, 1, FRAME)]),
        ("another domain's", &[slot(reference(ANOTHERS), 0, 0, 1, FRAME)]),
        ("unknown extra", &[slot(good, 0, EXTRA, 1, FRAME), extra(9, 0, 0, 0)]),
        ("extra 255", &[slot(good, 0, EXTRA, 1, FRAME), extra(255, 0xfe, 0xffff, 0xff)]),
        ("GSO of 0", &[slot(good, 0, EXTRA, 1, FRAME), extra(1, 0, 0, 1)]),
        ("GSO of type 7", &[slot(good, 0, EXTRA, 1, FRAME), extra(1, 0, 1000, 7)]),
        ("two GSOs", &[slot(good, 0, EXTRA, 1, FRAME), extra(1, 1, 1000, 1), extra(1, 0, 1000, 1)]),
        ("GSO of no TCP", &[slot(good, 0, EXTRA, 1, FRAME), extra(1, 0, 1, 1)]),
        ("one id twice", &[slot(good, 0, 0, 7, FRAME), slot(good, 0, 0, 7, FRAME)]),
        ("id 65535", &[slot(good, 0, 0, 65535, FRAME)]),
        ("all flags but more", &[slot(good, 0, 0xfff3, 1, FRAME)]),
    ];
    for (name, slots) in rows {
        card.sends(slots);
        let all = answers(&mut card, slots.len());
        g.say(format_args!("{name}:{all}"));
    }
    for (name, slots) in [("30 slots", &many[..]), ("39 extras", &extras)] {
        card.sends(slots);
        let (mut errors, mut others) = (0, 0);
        for _ in slots {
            match card.sent(end(3)) {
                Some((_, -1)) => errors += 1,
                Some(_) => others += 1,
                None => break,
            }
        }
        g.say(format_args!("{name}: {errors} errors, {others} others"));
    }
    let serves = card.serves(g);
    let closed = card.disconnect(g);
    g.say(format_args!("frames: then serves {serves}, closed {closed}"));
}

/// Some answers, to be said.
struct Answers([Option<(u16, i16)>; 4]);

fn answers(card: &mut Card, count: usize) -> Answers {
    let mut all = [None; 4];
    for answer in all.iter_mut().take(count) {
        *answer = card.sent(end(3));
    }
    Answers(all)
}

impl core::fmt::Display for Answers {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.iter().flatten().try_for_each(|(id, status)| write!(f, " {id}={status}"))
    }
}

/// Buffers that cannot be written: the next one is, if it can.
fn buffers(g: &mut Guest, _: u32) {
    let (Ok(mut from), Ok(mut to)) = (Card::connect(g, 0), Card::connect(g, 1)) else {
        return g.say(format_args!("buffers: not connected"));
    };
    let frame = from.frame(g);
    let buffer = FIRST[1] + DATA;
    const REVOKED: u32 = 61;
    shared::revoke(REVOKED);
    const READ_ONLY: u32 = 62;
    shared::grant(READ_ONLY, true);
    const ANOTHERS: u32 = 63;
    shared::grant_to_another(ANOTHERS);
    let rows = [
        ("a good one", 5, reference(buffer)),
        ("never granted", 5, NEVER),
        ("absurd", 6, ABSURD),
        ("2^32-1", 7, u32::MAX),
        ("revoked", 8, reference(REVOKED)),
        ("another domain's", 12, reference(ANOTHERS)),
        ("read-only", 9, reference(READ_ONLY)),
        ("id 65535", 65535, reference(buffer)),
        ("the same id", 65535, reference(buffer + 1)),
        ("its own ring", 10, reference(FIRST[1])),
        ("a broken ring", 11, reference(buffer)),
    ];
    for (name, id, grant) in rows {
        to.posts(id, grant);
        // Whoever has just connected has nothing for it until it was looked at.
        shared::sleep(5);
        from.sends(&[slot(frame, 0, 0, 1, FRAME)]);
        let sent = from.sent(end(3)).map_or(99, |(_, status)| status);
        match to.received(shared::moment()) {
            Some((id, status)) => g.say(format_args!("{name}: sent {sent}, {id}={status}")),
            None => g.say(format_args!("{name}: sent {sent}, silence")),
        }
    }
    let same = get::<14>(page(buffer)) == get::<14>(page(FIRST[0] + DATA));
    let closed = (from.disconnect(g), to.disconnect(g));
    let then = (served(g, 0), served(g, 1));
    g.say(format_args!("buffers: same {same}, closed {closed:?}, then {then:?}"));
}

/// What leaves no way on: the queue is closed, and can be made anew.
fn runaway(g: &mut Guest, _: u32) {
    for name in ["tx 257", "tx 2^31", "tx -1", "rx 257", "rx -1", "endless chain", "endless extras", "chain of a full ring"]
    {
        let Ok(mut card) = Card::connect(g, 0) else { return g.say(format_args!("{name}: not connected")) };
        let serves = card.serves(g);
        let good = reference(FIRST[0] + DATA);
        let (tx, rx) = (card.tx.prod, card.rx.prod);
        match name {
            "tx 257" => card.tx.claim(tx.wrapping_add(SLOTS + 1), card.port),
            "tx 2^31" => card.tx.claim(tx.wrapping_add(1 << 31), card.port),
            "tx -1" => card.tx.claim(tx.wrapping_sub(1), card.port),
            "rx 257" => card.rx.claim(SLOTS + 1, card.port),
            "rx -1" => card.rx.claim(rx.wrapping_sub(1), card.port),
            "endless chain" => card.sends(&[slot(good, 0, MORE, 1, FRAME)]),
            "endless extras" => card.sends(&[slot(good, 0, EXTRA, 1, FRAME), extra(1, 1, 1000, 1), extra(1, 1, 1, 1)]),
            _ => {
                (0..SLOTS).for_each(|n| card.tx.push(&slot(good, 0, MORE, n as u16, if n == 0 { 60000 } else { 1 })));
                card.tx.show(card.port);
            }
        }
        shared::sleep(50);
        let after = card.serves_by(g, shared::moment());
        let closed = card.disconnect(g);
        let then = served(g, 0);
        g.say(format_args!("{name}: served {serves}, afterwards {after}, closed {closed}, then {then}"));
    }
}

/// Slots are written over while the other end may be reading them. A ring that this breaks is made anew.
fn rewrite(g: &mut Guest, seconds: u32) {
    let (until, mut random, mut good) = (end(seconds), Random(time::now() | 1), true);
    while time::now() < until {
        let Ok(mut card) = Card::connect(g, 0) else { return g.say(format_args!("nrewrite: not connected")) };
        let grant = card.frame(g);
        let round = end(1);
        while time::now() < round {
            let first = card.tx.prod;
            let slots: [[u8; 12]; 24] = core::array::from_fn(|n| slot(grant, 0, 0, n as u16, FRAME));
            card.sends(&slots);
            let moment = time::now() + 2_000_000;
            while time::now() < moment {
                let at = card.tx.place(first.wrapping_add(random.below(24) as u32));
                put(at + random.below(12), &[random.below(256) as u8]);
            }
            let mut left = slots.len();
            while left > 0 && card.sent(time::now() + 500_000_000).is_some() {
                left -= 1;
            }
            if left > 0 {
                break;
            }
        }
        good &= card.disconnect(g);
    }
    let then = served(g, 0);
    g.say(format_args!("nrewrite: closed {good}, then {then}"));
}

/// Pages of frames and of buffers are taken back while they are copied.
fn revoke(g: &mut Guest, seconds: u32) {
    let (Ok(mut from), Ok(mut to)) = (Card::connect(g, 0), Card::connect(g, 1)) else {
        return g.say(format_args!("nrevoke: not connected"));
    };
    let (until, mut random) = (end(seconds), Random(time::now() | 1));
    let frame = from.frame(g);
    let (mut sent, mut answered) = (0u32, 0u32);
    while time::now() < until {
        for n in 0..16 {
            to.posts(n, reference(FIRST[1] + DATA + u32::from(n)));
            from.tx.push(&slot(frame, 0, 0, n, FRAME));
        }
        sent += 16;
        from.tx.show(from.port);
        for _ in 0..16 {
            let buffer = FIRST[1] + DATA + random.below(16) as u32;
            shared::revoke(buffer);
            shared::revoke(FIRST[0] + DATA);
            answered += u32::from(from.sent(end(3)).is_some());
            shared::grant(buffer, random.below(2) == 0);
            shared::grant(FIRST[0] + DATA, false);
        }
        while to.received(0).is_some() {}
    }
    shared::revoke(FIRST[0]);
    shared::revoke(FIRST[1] + 1);
    let closed = (from.disconnect(g), to.disconnect(g));
    let then = served(g, 0);
    g.say(format_args!(
        "nrevoke: {} answered, closed {closed:?}, then {then}",
        if sent == answered { "all" } else { "not all" }
    ));
}

/// What a front end can say that cannot connect.
fn connects(g: &mut Guest, _: u32) {
    let rows: &[(&str, &[Node<'_>])] = &[
        ("no rx copy", &[(b"request-rx-copy", Some(b"0"))]),
        ("no tx-ring-ref", &[(b"tx-ring-ref", None)]),
        ("no rx-ring-ref", &[(b"rx-ring-ref", None)]),
        ("tx-ring-ref never granted", &[(b"tx-ring-ref", Some(b"500"))]),
        ("rx-ring-ref absurd", &[(b"rx-ring-ref", Some(b"1000000"))]),
        ("rx-ring-ref -1", &[(b"rx-ring-ref", Some(b"-1"))]),
        ("no event-channel", &[(b"event-channel", None)]),
        ("event-channel absurd", &[(b"event-channel", Some(b"4000"))]),
        ("split, half there", &[(b"event-channel-tx", Some(b"10"))]),
        ("split, the other half", &[(b"event-channel", None), (b"event-channel-rx", Some(b"10"))]),
        ("no queues", &[(b"multi-queue-num-queues", Some(b"0"))]),
        ("5 queues", &[(b"multi-queue-num-queues", Some(b"5"))]),
        ("queues absurd", &[(b"multi-queue-num-queues", Some(b"4294967297"))]),
        ("4 queues, of which none", &[(b"multi-queue-num-queues", Some(b"4"))]),
    ];
    let (front, first) = (CARDS[0], FIRST[0]);
    for (name, nodes) in rows {
        for node in NAMES {
            front.remove(g, node);
        }
        let port = shared::port();
        Shared::new(first, TX);
        Shared::new(first + 1, RX);
        shared::grant(first, false);
        shared::grant(first + 1, false);
        front.number(g, b"tx-ring-ref", reference(first));
        front.number(g, b"rx-ring-ref", reference(first + 1));
        front.number(g, b"event-channel", port);
        front.number(g, b"request-rx-copy", 1);
        for (node, value) in *nodes {
            match value {
                Some(value) => drop(front.write(g, node, value)),
                None => front.remove(g, node),
            }
        }
        front.says(g, INITIALISED);
        let state = front.becomes(g, &[CONNECTED, CLOSING, CLOSED]) as char;
        let reset = front.reset(g);
        shared::close(port);
        g.say(format_args!("{name}: {state}, waits again {reset}"));
    }
    let then = served(g, 0);
    g.say(format_args!("nconnect: then {then}"));
}

fn storm(g: &mut Guest, seconds: u32) {
    for n in [FIRST[0], FIRST[0] + 1] {
        Shared::new(n, TX);
        shared::grant(n, false);
    }
    CARDS[0].storm(g, NAMES, end(seconds));
    CARDS[0].reset(g);
    let then = served(g, 0);
    g.say(format_args!("nstorm: then {then}"));
}

fn garbage(g: &mut Guest, _: u32) {
    CARDS[0].garbage(g, NAMES);
    CARDS[0].says(g, CONNECTED);
    let closed = [CLOSING, CLOSED].contains(&CARDS[0].becomes(g, &[CLOSING, CLOSED]));
    CARDS[0].reset(g);
    let then = served(g, 0);
    g.say(format_args!("ngarbage: closed {closed}, then {then}"));
}

fn kicks(g: &mut Guest, seconds: u32) {
    let Ok(card) = Card::connect(g, 0) else { return g.say(format_args!("nkicks: not connected")) };
    let until = end(seconds);
    while time::now() < until {
        hypercall::notify(card.port);
    }
    card.disconnect(g);
    let then = served(g, 0);
    g.say(format_args!("nkicks: then {then}"));
}

/// Frames for everybody, as many as go, some of them malformed.
fn flood(g: &mut Guest, seconds: u32) {
    let Ok(mut card) = Card::connect(g, 0) else { return g.say(format_args!("nflood: not connected")) };
    let (until, frame) = (end(seconds), card.frame(g));
    let (mut sent, mut answered) = (0u32, 0u32);
    while time::now() < until || answered < sent {
        while sent - answered < SLOTS && time::now() < until {
            let size = if sent % 5 == 0 { 13 } else { 1500 };
            card.tx.push(&slot(frame, 0, 0, sent as u16, size));
            sent += 1;
        }
        card.tx.show(card.port);
        if card.sent(end(3)).is_none() {
            break;
        }
        answered += 1;
    }
    let all = if sent == answered { "all" } else { "not all" };
    card.disconnect(g);
    let then = served(g, 0);
    g.say(format_args!("nflood: {all} answered, then {then}"));
}

fn leave(g: &mut Guest, _: u32) {
    let Ok(card) = Card::connect(g, 0) else { return g.say(format_args!("nleave: not connected")) };
    g.say(format_args!("nleave: connected"));
    let state = card.front.leave(g) as char;
    shared::close(card.port);
    g.say(format_args!("nleave: asked to, {state}"));
}
