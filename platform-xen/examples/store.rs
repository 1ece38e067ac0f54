//! What operations of the xenstore server cost as the store grows and as guests are more, natively: one JSON object of
//! `"operation, by nodes": [[size, ns]]`. For `./x bench --store`.
//!
//! Deliberately absent: rings and events; whoever asks is handed the bytes.
#![allow(clippy::unwrap_used, reason = "no part of the product")]

use platform_xen::hyp::{DomId, Instant};
use platform_xen::xenstore::wire::{self as w, Header};
use platform_xen::xenstore::{Edit, Limits, Perm, Quota, Server};
use std::time::Instant as Clock;

/// Nanoseconds of one call, the best of some rounds.
fn ns(mut call: impl FnMut(usize)) -> f64 {
    let mut best = f64::INFINITY;
    for round in 0..9 {
        let start = Clock::now();
        (0..1000).for_each(|n| call(round * 1000 + n));
        best = best.min(start.elapsed().as_nanos() as f64 / 1000.0);
    }
    best
}

fn ask(server: &mut Server, dom: DomId, kind: u32, tx_id: u32, payload: &[u8]) -> Vec<u8> {
    let header = Header { kind, req_id: 0, tx_id, len: payload.len() as u32 };
    let request = [&header.encode(), payload].concat();
    assert_eq!(server.receive(dom, &request), request.len());
    assert_eq!(server.serve(dom, 1, Instant(0)).requests, 1);
    let answer = server.output(dom).to_vec();
    server.sent(dom, answer.len());
    assert!(Header::decode(&answer).is_some_and(|h| h.kind != w::ERROR), "{}", String::from_utf8_lossy(&answer));
    answer
}

/// A store with so many guests and nodes in all, each guest with the directory of 100 and a watch.
fn store(guests: u16, nodes: usize) -> Server {
    let mut limits = Limits::default();
    for quota in [Quota::Rate, Quota::Nodes, Quota::Memory] {
        limits.set(quota, 0);
    }
    let mut server = Server::new(limits).unwrap();
    for dom in 1..=guests {
        server.introduce(DomId(dom)).unwrap();
        let data = format!("/local/domain/{dom}/data");
        let its = [Perm { dom: DomId(dom), access: 0 }];
        server.batch(&[Edit::Mkdir(data.as_bytes()), Edit::Perms(data.as_bytes(), &its)]).unwrap();
        for n in 0..100 {
            ask(&mut server, DomId(dom), w::WRITE, 0, format!("data/list/entry{n:02}\0value").as_bytes());
        }
        ask(&mut server, DomId(dom), w::WATCH, 0, b"data/watched\0token\0");
        let left = server.output(DomId(dom)).len();
        server.sent(DomId(dom), left);
    }
    for n in 0..nodes {
        server.write(format!("/tool/{}/node{}", n / 10, n % 10).as_bytes(), b"value").unwrap();
    }
    server
}

/// Name of an operation, and its figure of a store.
type Row = (&'static str, fn(&mut Server) -> f64);

const ROWS: &[Row] = &[
    ("read", |s| ns(|n| drop(ask(s, DomId(1), w::READ, 0, format!("data/list/entry{:02}\0", n % 100).as_bytes())))),
    ("write", |s| ns(|n| drop(ask(s, DomId(1), w::WRITE, 0, format!("data/list/entry{:02}\0v", n % 100).as_bytes())))),
    ("directory of 100", |s| ns(|_| drop(ask(s, DomId(1), w::DIRECTORY, 0, b"data/list\0")))),
    ("transaction of 5 writes", |s| {
        ns(|n| {
            let begun = ask(s, DomId(1), w::TRANSACTION_START, 0, b"\0");
            let tx = std::str::from_utf8(&begun[16..begun.len() - 1]).unwrap().parse().unwrap();
            for k in 0..5 {
                ask(s, DomId(1), w::WRITE, tx, format!("data/list/entry{:02}\0v", (n + k) % 100).as_bytes());
            }
            ask(s, DomId(1), w::TRANSACTION_END, tx, b"T\0");
        })
    }),
    ("write and its watch's event", |s| ns(|_| drop(ask(s, DomId(1), w::WRITE, 0, b"data/watched\0v")))),
];

fn main() {
    let mut lines = Vec::new();
    let mut add = |by: &str, sizes: &[(u64, u16, usize)]| {
        let mut stores: Vec<(u64, Server)> = sizes.iter().map(|(size, g, n)| (*size, store(*g, *n))).collect();
        for (name, cost) in ROWS {
            let cells: Vec<String> = stores.iter_mut().map(|(size, s)| format!("[{size},{}]", cost(s))).collect();
            lines.push(format!("\"{name}, by {by}\":[{}]", cells.join(",")));
        }
    };
    add("nodes", &[(10, 1, 10), (1000, 1, 1000), (100_000, 1, 100_000)]);
    add("domains", &[(1, 1, 0), (10, 10, 0), (50, 50, 0), (200, 200, 0)]);
    println!("{{{}}}", lines.join(","));
}
