//! So many operations of one kind, one after the other: what is measured from outside. The same nodes under every server:
//! `data`, which is the guest's own everywhere.
//!
//! Deliberately absent: clocks; who calls these says how long they took, by Xen's clock.

use crate::ring::kind;
use crate::{Guest, Play};

pub const PLAYS: &[Play] =
    &[("fill", fill), ("read", read), ("write", write), ("list", list), ("transaction", transaction), ("fire", fire)];

/// A value as devices' nodes have them.
const VALUE: &[u8] = b"/local/domain/0/backend/vif/1/0";

fn check(g: &mut Guest, answer: bool) {
    if !answer {
        g.say(format_args!("REFUSED"));
    }
}

fn name(n: u32) -> [u8; 2] {
    [b'0' + (n / 10 % 10) as u8, b'0' + (n % 10) as u8]
}

/// The nodes that the others use: a directory of 100 entries and a watch.
fn fill(g: &mut Guest, _: u32) {
    for n in 0..100 {
        let fine = g.store.ask(kind::WRITE, 0, &[b"data/list/entry", &name(n), b"\0", VALUE]) == "OK";
        check(g, fine);
    }
    let fine = g.store.ask(kind::WATCH, 0, &[b"data/watched\0token\0"]) == "OK";
    check(g, fine);
}

fn read(g: &mut Guest, count: u32) {
    for n in 0..count {
        g.store.ask(kind::READ, 0, &[b"data/list/entry", &name(n), b"\0"]);
        let fine = g.store.bytes() == VALUE;
        check(g, fine);
    }
}

fn write(g: &mut Guest, count: u32) {
    for n in 0..count {
        let fine = g.store.ask(kind::WRITE, 0, &[b"data/list/entry", &name(n), b"\0", VALUE]) == "OK";
        check(g, fine);
    }
}

fn list(g: &mut Guest, count: u32) {
    for _ in 0..count {
        g.store.ask(kind::DIRECTORY, 0, &[b"data/list\0"]);
        let fine = g.store.bytes().len() == 800;
        check(g, fine);
    }
}

/// Five writes in a transaction.
fn transaction(g: &mut Guest, count: u32) {
    for n in 0..count {
        let tx = g.store.begin();
        for k in 0..5 {
            let fine = g.store.ask(kind::WRITE, tx, &[b"data/list/entry", &name(n + k), b"\0", VALUE]) == "OK";
            check(g, fine);
        }
        let fine = g.store.ask(kind::END, tx, &[b"T\0"]) == "OK";
        check(g, fine);
    }
}

/// A write of what is watched, until its answer and its event are there.
fn fire(g: &mut Guest, count: u32) {
    for _ in 0..count {
        let before = g.store.events;
        let fine = g.store.ask(kind::WRITE, 0, &[b"data/watched\0", VALUE]) == "OK";
        check(g, fine);
        let until = crate::time::now() + 10_000_000_000;
        while g.store.events == before {
            let fine = g.store.message(until);
            check(g, fine);
        }
    }
}
