//! The xenstore server while memory runs out: every allocation of a call fails in turn, and nothing else happens.
//!
//! Alone in its program and its one thread, because the limit is the whole program's. Deliberately absent: the ring,
//! which allocates nothing.

#[path = "xenstore/model.rs"]
mod model;
#[path = "xenstore/pipe.rs"]
#[allow(dead_code, reason = "this program uses a part of it")]
mod pipe;
#[path = "xenstore/talk.rs"]
#[allow(dead_code, reason = "this program uses a part of it")]
mod talk;

use cap::Cap;
use platform_xen::hyp::{DomId, Instant};
use platform_xen::xenstore::wire as w;
use platform_xen::xenstore::{Edit, Error, Limits, Server};
use std::alloc::System;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

#[global_allocator]
static HEAP: Cap<System> = Cap::new(System, usize::MAX);
static STATE: AtomicU64 = AtomicU64::new(1);

fn random(below: usize) -> usize {
    let mut state = STATE.load(Ordering::Relaxed);
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    STATE.store(state, Ordering::Relaxed);
    (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % below
}

/// From now on that many bytes are left.
fn leave(bytes: usize) {
    HEAP.set_limit(HEAP.allocated() + bytes).expect("a limit");
}

fn enough() {
    HEAP.set_limit(usize::MAX).expect("no limit");
}

/// Leaves a few bytes, or room for an answer and a few bytes, or up to what the largest allocations take.
fn starving(begin: bool) {
    if begin {
        let room = [0, 4150, 4150, 4150, 0][random(5)];
        leave(room + random([40, 400, 100, 1000, 40_000][random(5)]));
    } else {
        enough();
    }
}

fn conversations_agree_with_the_model_while_memory_runs_out() {
    let mut lacking = 0;
    for seed in 1..=150u64 {
        STATE.store(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1, Ordering::Relaxed);
        let data: Vec<u8> = (0..5000).map(|_| random(256) as u8).collect();
        let run = std::panic::catch_unwind(|| talk::conversation_with(&data, Some(starving)));
        enough();
        let answers = run.unwrap_or_else(|_| panic!("seed {seed}"));
        lacking += answers.iter().filter(|((_, error), _)| error == "ENOMEM|").map(|(_, n)| n).sum::<usize>();
    }
    println!("{lacking} answers ENOMEM");
    assert!(lacking > 1000);
}

fn each_allocation_of_a_request_fails_in_turn() {
    let mut server = pipe::server();
    let mut expected = BTreeMap::new();
    let t = pipe::begin(&mut server, 0);
    let mut failures = 0;
    for n in 0..600 {
        let (path, value) = (format!("/tool/dir{}/node{}", n % 7, n * 37 % 600), vec![b'x'; n % 90]);
        let payload = [path.as_bytes(), b"\0", &value].concat();
        let rm = n % 5 == 4;
        let request =
            if rm { pipe::message(w::RM, 7, 0, &payload[..=path.len()]) } else { pipe::message(w::WRITE, 7, 0, &payload) };
        let exists = rm && !server.exists(path.as_bytes()[..path.rfind('/').unwrap()].as_ref());
        let mut bytes = 0;
        loop {
            assert_eq!(server.receive(DomId(0), &request), request.len());
            loop {
                leave(bytes);
                let served = server.serve(DomId(0), 1, Instant(0));
                enough();
                if served.requests == 1 {
                    break;
                }
                // Without room for the answer the request waits.
                bytes += 1 + bytes / 64;
            }
            let answer = pipe::messages(&pipe::output(&mut server, 0)).remove(0);
            if answer.text() != "ENOMEM|" {
                assert_eq!(answer.text(), if exists { "ENOENT|" } else { "OK|" });
                break;
            }
            failures += 1;
            bytes += 11;
            if failures % 64 != 0 {
                continue;
            }
            assert!(expected.iter().all(|(path, value): (&String, &Vec<u8>)| server.read(path.as_bytes()) == Some(value)));
        }
        if rm {
            expected.remove(&path);
        } else {
            expected.insert(path, value);
        }
        if n % 10 == 0 {
            server.check();
        }
    }
    println!("{failures} failures");
    assert!(failures > 100);
    assert!(expected.iter().all(|(path, value)| server.read(path.as_bytes()) == Some(value)));
    assert_eq!(pipe::ask(&mut server, 0, w::TRANSACTION_END, t, "F|"), "OK|");
    server.check();
}

fn a_batch_is_all_or_nothing_and_a_server_without_memory_is_an_error() {
    let (mut server, mut failed) = (None, 0);
    for bytes in (0..100_000).step_by(500) {
        leave(bytes);
        let made = Server::new(Limits::default());
        enough();
        match made {
            Ok(made) => server = Some(made),
            Err(error) => {
                failed += 1;
                assert_eq!(error, Error::ENOMEM);
            }
        }
    }
    assert!(failed > 3);
    let mut server = server.expect("in the end");
    let paths: Vec<String> = (0..300).map(|n| format!("/local/domain/{}/node/{n}", n % 9)).collect();
    let edits: Vec<Edit<'_>> = paths.iter().map(|path| Edit::Write(path.as_bytes(), b"value")).collect();
    let mut failures = 0;
    for bytes in (0..200_000).step_by(371) {
        leave(bytes);
        let done = server.batch(&edits);
        enough();
        server.check();
        if done.is_ok() {
            break;
        }
        failures += 1;
        assert_eq!(done, Err(Error::ENOMEM));
        assert!(!server.exists(b"/local"), "{bytes}");
    }
    println!("{failures} failures");
    assert!(failures > 20 && paths.iter().all(|path| server.read(path.as_bytes()) == Some(b"value")));
}

/// No harness: its thread would lack the memory too.
fn main() {
    a_batch_is_all_or_nothing_and_a_server_without_memory_is_an_error();
    each_allocation_of_a_request_fails_in_turn();
    conversations_agree_with_the_model_while_memory_runs_out();
    println!("ok");
}
