//! What broke other xenstore servers (XSA: Xen's security advisories), played from inside a guest. Each play says one line
//! of what it was answered, which the test compares: none can be left out silently.
//!
//! Deliberately absent: what needs domain ids that are used again, or allocations that fail.

use crate::ring::{CONNECTION, ERROR, REQ_CONS, REQ_PROD, RSP_CONS, RSP_PROD, SIZE, header, kind};
use crate::{Guest, Play, time};

/// By name; those that break the ring take which way.
pub const PLAYS: &[Play] = &[
    ("index", index),
    ("length", length),
    ("full", full),
    ("kinds", kinds),
    ("replies", replies),
    ("tokens", tokens),
    ("paths", paths),
    ("home", home),
    ("root", root),
    ("owner", owner),
    ("absent", absent),
    ("toolstack", toolstack),
    ("reset", reset),
    ("limits", limits),
    ("failed", failed),
    ("balance", balance),
    ("deep", deep),
    ("conflict", conflict),
    ("reconnect", reconnect),
    ("unread", unread),
    ("watching", watching),
    ("leave", leave),
];

const MOMENT: u64 = 100_000_000;
/// `a` as often as it takes.
const LONG: [u8; 4096] = [b'a'; 4096];

fn long(len: usize) -> &'static [u8] {
    LONG.get(..len).unwrap_or(&LONG)
}

/// Decimal digits with a width: a name.
fn digits(mut n: u32) -> [u8; 4] {
    let mut text = [b'0'; 4];
    for place in text.iter_mut().rev() {
        *place = b'0' + (n % 10) as u8;
        n /= 10;
    }
    text
}

impl Guest {
    /// Asks with one string and its NUL.
    fn one(&mut self, kind: u32, text: &[u8]) -> &str {
        self.store.ask(kind, 0, &[text, b"\0"])
    }

    /// How many of these are not refused, one after the other; at most `most`.
    fn until_refused(&mut self, most: u32, mut ask: impl FnMut(&mut Guest, u32)) -> u32 {
        (0..most)
            .find(|n| {
                ask(self, *n);
                self.store.got == kind::ERROR
            })
            .unwrap_or(most)
    }
}

/// XSA-38: an index that cannot be closes the ring for good, whatever is asked afterwards.
fn index(g: &mut Guest, which: u32) {
    let ring = g.store.ring;
    match which {
        0 => ring.store(REQ_PROD, ring.load(REQ_CONS).wrapping_add(SIZE + 1)),
        1 => ring.store(REQ_PROD, ring.load(REQ_CONS).wrapping_sub(1)),
        2 => ring.store(RSP_CONS, ring.load(RSP_PROD).wrapping_add(1)),
        _ => ring.store(RSP_CONS, ring.load(RSP_PROD).wrapping_sub(SIZE + 1)),
    }
    closed(g, "index", which);
}

/// XSA-420: a length that no message has.
fn length(g: &mut Guest, which: u32) {
    let len = *[4097, 0x7fff_ffff, 0x8000_0000, u32::MAX].get(which as usize).unwrap_or(&4097);
    g.store.ring.put(&header(kind::READ, 0, len));
    g.store.ring.put(b"data\0");
    closed(g, "length", which);
}

fn closed(g: &mut Guest, play: &str, which: u32) {
    let ring = g.store.ring;
    ring.kick();
    while ring.load(ERROR) == 0 && ring.wait(time::now() + 20 * MOMENT) {}
    let error = ring.load(ERROR);
    for (index, value) in [(REQ_PROD, ring.load(REQ_CONS)), (RSP_CONS, ring.load(RSP_PROD)), (CONNECTION, 1)] {
        ring.store(index, value);
    }
    let sent = ring.send(kind::READ, 0, &[b"data\0"], time::now() + MOMENT);
    ring.kick();
    let heard = g.store.message(time::now() + 3 * MOMENT);
    g.say(format_args!("{play} {which}: error {error}, sent {sent}, heard {heard}"));
}

/// XSA-38 again: a ring that is exactly full is served.
fn full(g: &mut Guest, _: u32) {
    let mut all = [0; SIZE as usize];
    for message in all.as_chunks_mut::<32>().0 {
        message[..16].copy_from_slice(&header(kind::READ, 0, 16));
        message[16..].copy_from_slice(b"data/none/of/it\0");
    }
    let put = g.store.ring.put(&all);
    g.store.ring.kick();
    let answers = (0..32).filter(|_| g.store.answer() && g.store.text() == "ENOENT").count();
    g.say(format_args!("full: {put} bytes at once, {answers} answers"));
}

/// Every type with nothing, with a string that has no end, with all that fits: each is answered.
fn kinds(g: &mut Guest, _: u32) {
    let (mut answered, mut errors) = (0, 0);
    for kind in (0..40).chain([1 << 16, 1 << 31, u32::MAX]) {
        for payload in [&b""[..], b"x", b"@", &LONG] {
            let answer = g.store.ask(kind, 0, &[payload]);
            answered += u32::from(answer != "silence" && answer != "no room");
            errors += u32::from(g.store.got == kind::ERROR);
        }
    }
    g.say(format_args!("kinds: {answered} answered, {errors} refused"));
}

/// XSA-72: an answer of more than a message is E2BIG, and can be had in parts.
fn replies(g: &mut Guest, _: u32) {
    for n in 0..21 {
        g.store.ask(kind::WRITE, 0, &[b"data/r/", long(200), &digits(n), b"\0"]);
    }
    let mut whole = [0; 8];
    let whole = copy(g.one(kind::DIRECTORY, b"data/r"), &mut whole);
    g.store.ask(kind::DIRECTORY_PART, 0, &[b"data/r\00\0"]);
    let first = g.store.bytes().len();
    g.one(kind::RM, b"data/r");
    g.say(format_args!("replies: {whole}, part of {}", if first > 3000 && first <= 4096 { "a message" } else { "?" }));
}

/// A text that outlives the store's buffer.
fn copy<'a>(text: &str, into: &'a mut [u8]) -> &'a str {
    let len = text.len().min(into.len());
    into[..len].copy_from_slice(&text.as_bytes()[..len]);
    core::str::from_utf8(&into[..len]).unwrap_or("?")
}

/// What a list of questions is answered, one word each.
fn words(g: &mut Guest, play: &str, questions: &[(u32, &[&[u8]])]) {
    let mut line = [0; 160];
    let mut len = 0;
    for (kind, parts) in questions {
        for byte in b" ".iter().chain(g.store.ask(*kind, 0, parts).as_bytes().iter().take(12)) {
            if let Some(place) = line.get_mut(len) {
                *place = *byte;
                len += 1;
            }
        }
    }
    let line = core::str::from_utf8(line.get(..len).unwrap_or_default()).unwrap_or("?");
    g.say(format_args!("{play}:{line}"));
}

/// XSA-324: a token so long that its event would not fit.
fn tokens(g: &mut Guest, _: u32) {
    let before = g.store.events;
    let max = 4096 - 3072 - 2;
    words(
        g,
        "tokens",
        &[
            (kind::WATCH, &[b"data/t\0", long(4000), b"\0"]),
            (kind::WATCH, &[b"data/t\0", long(max + 1), b"\0"]),
            (kind::WATCH, &[b"data/t\0", long(max), b"\0"]),
            (kind::WRITE, &[b"data/t\0v"]),
            (kind::UNWATCH, &[b"data/t\0", long(max), b"\0"]),
            (kind::RM, &[b"data/t\0"]),
        ],
    );
    let events = g.store.events - before;
    g.say(format_args!("tokens: {events} events"));
}

/// XSA-323: lengths of paths, as given and put together.
fn paths(g: &mut Guest, _: u32) {
    words(
        g,
        "paths",
        &[
            (kind::READ, &[long(2048), b"\0"]),
            (kind::READ, &[long(2049), b"\0"]),
            (kind::READ, &[b"/", long(3071), b"\0"]),
            (kind::READ, &[b"/", long(3072), b"\0"]),
            (kind::READ, &[b"/", long(4095)]),
            (kind::WRITE, &[b"data/a b\0v"]),
            (kind::WRITE, &[b"data//a\0v"]),
            (kind::WRITE, &[b"../0/a\0v"]),
        ],
    );
}

/// XSA-481: paths around everybody's home.
fn home(g: &mut Guest, _: u32) {
    words(
        g,
        "home",
        &[
            (kind::READ, &[b"/local/domain/\0"]),
            (kind::READ, &[b"/local/domain\0"]),
            (kind::DIRECTORY, &[b"/local/domain/0\0"]),
            (kind::WRITE, &[b"/local/domain/0/x\0v"]),
            (kind::WATCH, &[b"/local/domain/\0t\0"]),
            (kind::READ, &[b"/\0"]),
            (kind::READ, &[b"//\0"]),
            (kind::READ, &[b"\0"]),
            (kind::RM, &[b"/local\0"]),
            (kind::DOMAIN_PATH, &[b"\0"]),
            (kind::DOMAIN_PATH, &[b"65536\0"]),
        ],
    );
}

/// XSA-353: the root has permissions too.
fn root(g: &mut Guest, _: u32) {
    words(
        g,
        "root",
        &[
            (kind::WRITE, &[b"/\0v"]),
            (kind::MKDIR, &[b"/x\0"]),
            (kind::RM, &[b"/\0"]),
            (kind::SET_PERMS, &[b"/\0b0\0"]),
            (kind::WRITE, &[b"/x/y\0v"]),
        ],
    );
}

/// XSA-352, XSA-417: owners are the control domain's business; special nodes too.
fn owner(g: &mut Guest, _: u32) {
    words(
        g,
        "owner",
        &[
            (kind::WRITE, &[b"data/o\0v"]),
            (kind::SET_PERMS, &[b"data/o\0n0\0"]),
            (kind::SET_PERMS, &[b"data/o\0b32000\0"]),
            (kind::SET_PERMS, &[b"name\0b0\0"]),
            (kind::SET_PERMS, &[b"@releaseDomain\0b0\0"]),
            (kind::GET_PERMS, &[b"@introduceDomain\0"]),
            (kind::RM, &[b"data/o\0"]),
        ],
    );
}

/// XSA-417: an entry for a domain that is not there is not kept.
fn absent(g: &mut Guest, _: u32) {
    g.one(kind::GET_PERMS, b"data");
    let mut own = [0; 8];
    let own = copy(g.store.text(), &mut own);
    g.store.ask(kind::WRITE, 0, &[b"data/p\0v"]);
    let mut set = [0; 8];
    let set = copy(g.store.ask(kind::SET_PERMS, 0, &[b"data/p\0", own.as_bytes(), b"\0r32000\0b0\0"]), &mut set);
    g.one(kind::GET_PERMS, b"data/p");
    let entries = g.store.bytes().split(|byte| *byte == 0).filter(|entry| !entry.is_empty()).count();
    g.one(kind::RM, b"data/p");
    g.say(format_args!("absent: {set}, {entries} entries kept of 3"));
}

/// XSA-115, XSA-325: what only the toolstack may.
fn toolstack(g: &mut Guest, _: u32) {
    words(
        g,
        "toolstack",
        &[
            (kind::INTRODUCE, &[b"1\x001\x001\0"]),
            (kind::RELEASE, &[b"0\0"]),
            (kind::RESUME, &[b"1\0"]),
            (kind::SET_TARGET, &[b"1\x000\0"]),
            (kind::INTRODUCED, &[b"0\0"]),
            (kind::CONTROL, &[b"print\0x\0"]),
            (kind::SET_FEATURE, &[b"1\x000\0"]),
            (kind::GET_QUOTA, &[b"\0"]),
            (kind::SET_QUOTA, &[b"nodes\x000\0"]),
        ],
    );
}

/// XSA-330, XSA-484: a reset in the middle of a transaction ends that too, and the watches can be had again.
fn reset(g: &mut Guest, _: u32) {
    g.store.ask(kind::RESET_WATCHES, 0, &[b"\0"]);
    for _ in 0..2 {
        let tx = g.store.begin();
        g.store.ask(kind::WRITE, tx, &[b"data/x\0v"]);
        let watches = g.until_refused(200, |g, n| {
            g.store.ask(kind::WATCH, 0, &[b"data/w\0", &digits(n), b"\0"]);
        });
        let mut line = [0; 8];
        let reset = copy(g.store.ask(kind::RESET_WATCHES, tx, &[b"\0"]), &mut line);
        let mut line = [0; 8];
        let end = copy(g.store.ask(kind::END, tx, &[b"T\0"]), &mut line);
        let mut line = [0; 8];
        let read = copy(g.one(kind::READ, b"data/x"), &mut line);
        g.say(format_args!("reset: {watches} watches, {reset}, then {end}, {read}"));
    }
}

/// XSA-272: each quota, to its limit and one beyond.
fn limits(g: &mut Guest, _: u32) {
    let nodes = g.until_refused(1200, |g, n| {
        g.store.ask(kind::MKDIR, 0, &[b"data/n/", &digits(n), b"\0"]);
    });
    g.one(kind::RM, b"data/n");
    let values = g.until_refused(2, |g, n| {
        g.store.ask(kind::WRITE, 0, &[b"data/v\0", long(2048 + n as usize)]);
    });
    g.one(kind::GET_PERMS, b"data");
    let mut own = [0; 8];
    let own = copy(g.store.text(), &mut own);
    let perms = g.until_refused(8, |g, n| {
        let others = LONG_PERMS.get(..n as usize * 3).unwrap_or_default();
        g.store.ask(kind::SET_PERMS, 0, &[b"data/v\0", own.as_bytes(), b"\0", others]);
    });
    g.one(kind::RM, b"data/v");
    let mut last = 0;
    let transactions = g.until_refused(20, |g, _| last = g.store.begin().max(last));
    let requests = g.until_refused(2000, |g, _| {
        g.store.ask(kind::READ, last, &[b"name\0"]);
    });
    // What transactions hold counts: the same node in each of them.
    let writes = g.until_refused(2000, |g, n| {
        g.store.ask(kind::READ, last - 1 - n % 9, &[b"data/", long(2000), b"\0"]);
        g.store.got = if g.store.text() == "ENOSPC" { kind::ERROR } else { kind::READ };
    });
    g.store.ask(kind::RESET_WATCHES, 0, &[b"\0"]);
    g.say(format_args!("limits: some {} nodes, value {values}, {perms} entries", nodes / 50 * 50));
    let memory = if (900..1500).contains(&writes) { "memory" } else { "?" };
    g.say(format_args!("limits: {transactions} transactions, {requests} requests, {memory}"));
}

const LONG_PERMS: &[u8] = b"r0\0r0\0r0\0r0\0r0\0r0\0r0\0r0\0";

/// XSA-415: what failed in a transaction leaves nothing when that is committed.
fn failed(g: &mut Guest, _: u32) {
    let tx = g.store.begin();
    let mut line = [0; 8];
    let write = copy(g.store.ask(kind::WRITE, tx, &[b"data/f/g/h\0", long(2049)]), &mut line);
    let mut line = [0; 8];
    let end = copy(g.store.ask(kind::END, tx, &[b"T\0"]), &mut line);
    let mut line = [0; 8];
    let read = copy(g.one(kind::DIRECTORY, b"data/f"), &mut line);
    g.say(format_args!("failed: {write}, {end}, {read}"));
}

/// XSA-421, XSA-440: made and removed in one transaction, the books are as before: as many nodes fit as fitted.
fn balance(g: &mut Guest, _: u32) {
    let before = g.until_refused(1200, |g, n| {
        g.store.ask(kind::MKDIR, 0, &[b"data/n/", &digits(n), b"\0"]);
    });
    g.one(kind::RM, b"data/n");
    for _ in 0..3 {
        let tx = g.store.begin();
        for n in 0..20 {
            g.store.ask(kind::WRITE, tx, &[b"data/b/", &digits(n), b"\0v"]);
            g.store.ask(kind::RM, tx, &[b"data/b\0"]);
        }
        g.store.ask(kind::END, tx, &[b"T\0"]);
    }
    let after = g.until_refused(1200, |g, n| {
        g.store.ask(kind::MKDIR, 0, &[b"data/n/", &digits(n), b"\0"]);
    });
    g.one(kind::RM, b"data/n");
    g.say(format_args!("balance: {}", if before == after && before > 900 { "as before" } else { "not as before" }));
}

/// XSA-418: as deep as paths reach.
fn deep(g: &mut Guest, _: u32) {
    let mut path = [0; 2048];
    path.as_chunks_mut::<2>().0.iter_mut().for_each(|pair| *pair = *b"/a");
    path.get_mut(..5).unwrap_or_default().copy_from_slice(b"data/");
    let (over, under) = (path.get(..2048).unwrap_or_default(), path.get(..1806).unwrap_or_default());
    words(
        g,
        "deep",
        &[
            (kind::MKDIR, &[over, b"\0"]),
            (kind::MKDIR, &[under, b"\0"]),
            (kind::WRITE, &[under, b"\0v"]),
            (kind::READ, &[under, b"\0"]),
            (kind::RM, &[b"data/a\0"]),
            (kind::READ, &[under, b"\0"]),
        ],
    );
}

/// XSA-206: of two transactions on one node one has to begin again.
fn conflict(g: &mut Guest, _: u32) {
    let (one, two) = (g.store.begin(), g.store.begin());
    let mut line = [0; 24];
    let mut len = 0;
    for tx in [one, two] {
        g.store.ask(kind::READ, tx, &[b"data/c\0"]);
        g.store.ask(kind::WRITE, tx, &[b"data/c\0", &digits(tx % 1000)]);
    }
    for tx in [one, two] {
        let answer = g.store.ask(kind::END, tx, &[b"T\0"]);
        len += copy(answer, line.get_mut(len..).unwrap_or_default()).len();
        line.get_mut(len..).and_then(|rest| rest.first_mut()).into_iter().for_each(|place| *place = b' ');
        len += 1;
    }
    g.one(kind::RM, b"data/c");
    let line = core::str::from_utf8(line.get(..len).unwrap_or_default()).unwrap_or("?").trim_end();
    g.say(format_args!("conflict: {line}"));
}

/// A new start of the connection, with half a message in the ring, again and again.
fn reconnect(g: &mut Guest, _: u32) {
    let ring = g.store.ring;
    let mut served = 0;
    for _ in 0..50 {
        g.store.ask(kind::WATCH, 0, &[b"data\0w\0"]);
        let _ = g.store.begin();
        ring.put(&header(kind::READ, 0, 100));
        ring.store(CONNECTION, 1);
        ring.kick();
        while ring.load(CONNECTION) != 0 && ring.wait(time::now() + 20 * MOMENT) {}
        served += u32::from(g.store.ask(kind::GET_PERMS, 0, &[b"data\0"]).starts_with('n'));
    }
    g.say(format_args!("reconnect: {served} of 50 times served afterwards"));
}

/// XSA-326, XSA-416: who does not read is not served on, and nothing is lost.
fn unread(g: &mut Guest, _: u32) {
    g.store.ask(kind::WRITE, 0, &[b"data/u\0", long(2000)]);
    let mut sent = 0;
    while sent < 1000
        && g.store.ring.room() >= 23
        && g.store.ring.send(kind::READ, 0, &[b"data/u\0"], time::now() + 2 * MOMENT)
    {
        sent += 1;
        g.store.ring.kick();
        if g.store.ring.room() < 23 {
            g.store.ring.wait(time::now() + 2 * MOMENT);
        }
    }
    let read = (0..sent).filter(|_| g.store.answer() && g.store.bytes().len() == 2000).count();
    g.one(kind::RM, b"data/u");
    let bounded = if sent < 300 { "few" } else { "many" };
    g.say(format_args!("unread: {bounded} taken, {}", if read == sent { "all answered" } else { "not all answered" }));
}

/// XSA-115: whatever the others do meanwhile, no event tells of it.
fn watching(g: &mut Guest, seconds: u32) {
    for path in [&b"/"[..], b"/local/domain", b"/vm", b"@introduceDomain", b"@releaseDomain"] {
        g.store.ask(kind::WATCH, 0, &[path, b"\0w\0"]);
    }
    let until = time::now() + u64::from(seconds) * 1_000_000_000;
    let mut heard = 0;
    // Each watch fires once when it is set; the answers to all have come, so these may still be on their way.
    while g.store.message(until) {
        heard += 1;
    }
    let all = g.store.events;
    g.store.ask(kind::RESET_WATCHES, 0, &[b"\0"]);
    g.say(format_args!("watching: {}", if heard <= 1 { "nothing but its own" } else { "events of others" }));
    let _ = all;
}

/// XSA-233: leaves everything open: transactions, watches, half a message, answers not read. Who destroys it cleans up.
fn leave(g: &mut Guest, _: u32) {
    for n in 0..5 {
        let tx = g.store.begin();
        g.store.ask(kind::WRITE, tx, &[b"data/l/", &digits(n), b"\0v"]);
        g.store.ask(kind::WATCH, 0, &[b"data\0", &digits(n), b"\0"]);
        g.store.ask(kind::WRITE, 0, &[b"data/l/", &digits(100 + n), b"\0", long(2000)]);
    }
    for _ in 0..10 {
        g.store.ring.send(kind::READ, 0, &[b"data/l/0100\0"], time::now() + MOMENT);
    }
    g.store.ring.put(&header(kind::WRITE, 0, 4000));
    g.store.ring.put(b"data/half");
    g.store.ring.kick();
    g.say(format_args!("leave: all is open"));
}
