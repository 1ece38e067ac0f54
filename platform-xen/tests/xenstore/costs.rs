//! What requests cost as the store grows, in steps that do not depend on the machine: ratios between sizes, and a table
//! for people (`cargo test --release --features sim --test xenstore costs -- --ignored --nocapture`).
//!
//! Deliberately absent: limits on wall-clock time.

use crate::pipe::{message, output, unpaced};
use platform_xen::hyp::{DomId, Instant};
use platform_xen::xenstore::wire as w;
use platform_xen::xenstore::{Quota, Server};
use std::time::Instant as Clock;

/// Nanoseconds of one call, the best of some rounds.
fn ns(mut call: impl FnMut(usize)) -> u128 {
    let mut best = u128::MAX;
    for round in 0..5 {
        let start = Clock::now();
        (0..2000).for_each(|n| call(round * 2000 + n));
        best = best.min(start.elapsed().as_nanos() / 2000);
    }
    best
}

fn store(nodes: usize, fan: usize) -> Server {
    let mut limits = unpaced();
    limits.set(Quota::Nodes, 0);
    limits.set(Quota::Memory, 0);
    let mut server = Server::new(limits).unwrap();
    server.introduce(DomId(0)).unwrap();
    for n in 0..nodes {
        server.write(path(n, fan).as_bytes(), b"value").unwrap();
    }
    server
}

fn path(n: usize, fan: usize) -> String {
    format!("/local/domain/{}/device/node{}", n / fan, n % fan)
}

fn ask(server: &mut Server, kind: u32, payload: &[u8]) {
    let request = message(kind, 1, 0, payload);
    assert_eq!(server.receive(DomId(0), &request), request.len());
    assert_eq!(server.serve(DomId(0), 1, Instant(0)).requests, 1);
    let len = output(server, 0).len();
    assert!(len >= 16);
}

#[test]
#[ignore = "a table for people"]
fn costs() {
    println!(
        "{:>28} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "nodes, in directories of", "read", "write", "mkdir+rm", "list", "snapshot"
    );
    for (nodes, fan) in [(10, 10), (1000, 10), (1000, 1000), (100_000, 10), (100_000, 100_000)] {
        let mut server = store(nodes, fan);
        let some = |n: usize| path(n.wrapping_mul(7919) % nodes, fan) + "\0";
        let read = ns(|n| ask(&mut server, w::READ, some(n).as_bytes()));
        let write = ns(|n| ask(&mut server, w::WRITE, (some(n) + "v").as_bytes()));
        let make = ns(|n| {
            let path = some(n).replace("node", "new");
            ask(&mut server, w::MKDIR, path.as_bytes());
            ask(&mut server, w::RM, path.as_bytes());
        });
        let list = ns(|n| {
            let path = some(n);
            ask(
                &mut server,
                w::DIRECTORY_PART,
                [&path.as_bytes()[..path.rfind('/').unwrap()], b"\x000\0"].concat().as_slice(),
            );
        });
        let snapshot = ns(|n| {
            ask(&mut server, w::TRANSACTION_START, b"\0");
            ask(&mut server, w::WRITE, (some(n) + "w").as_bytes());
            ask(&mut server, w::RESET_WATCHES, b"\0");
        });
        println!("{nodes:>14} {fan:>13} {read:>8} {write:>8} {make:>8} {list:>8} {snapshot:>8}");
    }
    println!("{:>28} {:>8}", "watches of 200 domains", "write");
    for watches in [1, 10, 100] {
        let mut server = store(10_000, 10);
        for dom in 1..=200 {
            server.introduce(DomId(dom)).unwrap();
            for n in 0..watches {
                let request = message(w::WATCH, 1, 0, format!("/local/domain/{dom}/device/node{n}\0t\0").as_bytes());
                server.receive(DomId(dom), &request);
                server.serve(DomId(dom), 1, Instant(0));
                output(&mut server, dom);
            }
        }
        let write = ns(|n| ask(&mut server, w::WRITE, (path(n % 2000, 10) + "\0v").as_bytes()));
        println!("{:>28} {write:>8}", watches * 200);
    }
    let mut server = store(100_000, 100);
    let start = Clock::now();
    server.rm(b"/local").unwrap();
    println!("rm of 100,000 nodes: {:?}", start.elapsed());
    let start = Clock::now();
    server.tidy(1000);
    println!("taking apart 1000 of them: {:?}", start.elapsed());
}
