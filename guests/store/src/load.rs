//! For so many seconds: a neighbour that is honest and says how it fares, and guests that are not.
//!
//! Deliberately absent: what makes this domain alone wait.

use crate::ring::kind;
use crate::{Guest, Play, time};

pub const PLAYS: &[Play] = &[
    ("neighbour", neighbour),
    ("burn", burn),
    ("kicks", kicks),
    ("flood", flood),
    ("events", events),
    ("conflicts", conflicts),
    ("snapshots", snapshots),
];

const SECOND: u64 = 1_000_000_000;
/// A value as long as they may be.
const VALUE: [u8; 2048] = [b'v'; 2048];

fn end(seconds: u32) -> u64 {
    time::now() + u64::from(seconds) * SECOND
}

/// A number as it is stored.
fn number(n: u64) -> [u8; 8] {
    core::array::from_fn(|k| b'a' + (n >> (4 * k) & 15) as u8)
}

/// Reads, now and then writes, its own node; a line each second: reads, their median and longest time in us, wrong ones.
fn neighbour(g: &mut Guest, seconds: u32) {
    let until = end(seconds);
    let mut round = 0;
    while time::now() < until {
        // Times in classes of an eighth of their power of two.
        let mut classes = [0u32; 512];
        let (mut reads, mut wrong, mut longest) = (0u32, 0, 0);
        let second = time::now() + SECOND;
        while time::now() < second {
            let value = number(round);
            round += 1;
            wrong += u32::from(g.store.ask(kind::WRITE, 0, &[b"data/mine\0", &value]) != "OK");
            for _ in 0..16 {
                let began = time::now();
                g.store.ask(kind::READ, 0, &[b"data/mine\0"]);
                let took = time::now() - began;
                wrong += u32::from(g.store.bytes() != value);
                reads += 1;
                longest = took.max(longest);
                if let Some(class) = classes.get_mut(class(took)) {
                    *class += 1;
                }
            }
        }
        let mut below = 0;
        let median = classes.iter().position(|count| {
            below += count;
            below * 2 >= reads
        });
        let median = lower(median.unwrap_or(0)) / 1000;
        g.say(format_args!("neighbour: {reads} reads, median {median} us, longest {} us, {wrong} wrong", longest / 1000));
    }
}

fn class(took: u64) -> usize {
    let log = took.max(8).ilog2();
    (log as usize * 8) + (took.max(8) >> (log - 3) & 7) as usize
}

fn lower(class: usize) -> u64 {
    let log = (class / 8) as u32;
    if log < 3 { 0 } else { (8 + class as u64 % 8) << (log - 3) }
}

/// Takes the CPU and asks nothing: what any guest can do.
fn burn(_: &mut Guest, seconds: u32) {
    let until = end(seconds);
    while time::now() < until {}
}

/// Wakes the store for nothing, without end.
fn kicks(g: &mut Guest, seconds: u32) {
    let until = end(seconds);
    let mut count = 0u32;
    while time::now() < until {
        g.store.ring.kick();
        count += 1;
    }
    g.say(format_args!("kicks: {count}"));
}

/// Keeps the request ring full, and reads all answers.
fn flood(g: &mut Guest, seconds: u32) {
    let until = end(seconds);
    let mut read = 0u32;
    g.store.ask(kind::WRITE, 0, &[b"data/flood\0", &VALUE]);
    while time::now() < until {
        while g.store.ring.room() >= 40 && g.store.ring.send(kind::READ, 0, &[b"data/flood\0"], until) {}
        g.store.ring.kick();
        while g.store.ring.unread() > 0 && g.store.message(until) {
            read += 1;
        }
    }
    settle(g);
    g.say(format_args!("flood: {read} answers"));
}

/// 100 watches of one node, that is written as often as it may be; the events are read late.
fn events(g: &mut Guest, seconds: u32) {
    let until = end(seconds);
    let before = g.store.events;
    for n in 0..100 {
        g.store.ask(kind::WATCH, 0, &[b"data/e\0", &number(n), VALUE.get(..900).unwrap_or_default(), b"\0"]);
    }
    while time::now() < until {
        for n in 0..20 {
            g.store.ring.send(kind::WRITE, 0, &[b"data/e\0", &number(n)], until);
        }
        g.store.ring.kick();
        while time::now() < until && g.store.ring.wait(time::now() + SECOND / 10) && g.store.ring.unread() < 1000 {}
        while g.store.ring.unread() > 0 && g.store.message(until) {}
    }
    settle(g);
    let events = g.store.events - before;
    g.store.ask(kind::RESET_WATCHES, 0, &[b"\0"]);
    g.say(format_args!("events: {events}"));
}

/// Transactions that conflict with what their own guest writes, each large.
fn conflicts(g: &mut Guest, seconds: u32) {
    let until = end(seconds);
    let (mut again, mut through) = (0u32, 0u32);
    let mut round = 0;
    while time::now() < until {
        let tx = g.store.begin();
        g.store.ask(kind::READ, tx, &[b"data/c\0"]);
        for _ in 0..500 {
            g.store.ask(kind::READ, tx, &[b"name\0"]);
        }
        g.store.ask(kind::WRITE, tx, &[b"data/c\0", &number(round)]);
        round += 1;
        g.store.ask(kind::WRITE, 0, &[if round % 2 == 0 { b"data/c\0" } else { b"data/d\0" }, &number(round)]);
        match g.store.ask(kind::END, tx, &[b"T\0"]) {
            "EAGAIN" => again += 1,
            _ => through += 1,
        }
    }
    g.say(format_args!("conflicts: {again} again, {through} through"));
}

/// Transactions that keep old trees, while the live one is rewritten.
fn snapshots(g: &mut Guest, seconds: u32) {
    let until = end(seconds);
    let mut count = 0u32;
    while time::now() < until {
        for n in 0..10 {
            let tx = g.store.begin();
            g.store.ask(kind::WRITE, tx, &[b"data/s\0", &number(n)]);
            g.store.ask(kind::WRITE, 0, &[b"data/s\0", &VALUE]);
            count += 1;
        }
        g.store.ask(kind::RESET_WATCHES, 0, &[b"\0"]);
    }
    g.say(format_args!("snapshots: {count}"));
}

/// Whatever is still to be answered is read.
fn settle(g: &mut Guest) {
    let mut until = time::now() + SECOND;
    g.store.ring.kick();
    while g.store.message(until) {
        until = time::now() + SECOND;
    }
}
