//! The client against a server that answers in any order, dies with or without what it had not flushed, or lies.

use crate::nbd_server::Server;
use agent::storage::extents::EXTENT;
use agent::storage::nbd::link::Place;
use agent::storage::nbd::wire::{Export, Why};
use agent::storage::nbd::{Client, HELD, MANY};
use platform_xen::hyp::{DiskDone, DiskRequest};

const BYTES: usize = 64 * EXTENT as usize;

/// Moves bytes both ways, so many at a time.
fn exchange(client: &mut Client, server: &mut Server, most: usize) -> Result<(), Why> {
    for _ in 0..100_000 {
        let out = client.output();
        let out = out[..out.len().min(most)].to_vec();
        server.take(&out);
        if !out.is_empty() {
            client.wrote(out.len());
        }
        server.work();
        let room = client.room();
        let came = server.says(room.len().min(most));
        room[..came.len()].copy_from_slice(&came);
        if !came.is_empty() {
            client.received(came.len())?;
        }
        if out.is_empty() && came.is_empty() {
            return Ok(());
        }
    }
    panic!("it never ends");
}

fn connected(server: &mut Server) -> Client {
    let mut client = Client::new("disk", 0);
    client.opened();
    server.connect();
    exchange(&mut client, server, 7).unwrap();
    assert!(client.is_ready());
    client
}

#[test]
fn reads_writes_and_flushes() {
    let mut server = Server::new(BYTES, 1);
    let mut client = connected(&mut server);
    assert_eq!(client.export(), Some(Export { bytes: BYTES as u64, flushes: true }));
    client.submit(1, DiskRequest::Write(4096, vec![7; 1000]));
    client.submit(2, DiskRequest::Discard(0, 4096));
    exchange(&mut client, &mut server, 13).unwrap();
    assert_eq!(client.done(), Some((2, DiskDone::Ok)));
    assert_eq!((client.done(), client.held()), (Some((1, DiskDone::Ok)), 1000));
    client.submit(3, DiskRequest::Read(4000, 200));
    client.submit(4, DiskRequest::Flush);
    exchange(&mut client, &mut server, 13).unwrap();
    let mut done: Vec<(u64, DiskDone)> = std::iter::from_fn(|| client.done()).collect();
    done.sort_by_key(|(id, _)| *id);
    assert_eq!(done, [(3, DiskDone::Read([[0xaa; 96].as_slice(), &[7; 104]].concat())), (4, DiskDone::Ok)]);
    assert_eq!((client.held(), server.medium[4096]), (0, 7));
    // What it says is wrong fails who asked, and nobody else.
    for (error, expected) in [(5, DiskDone::Failed), (28, DiskDone::Full)] {
        server.error = error;
        client.submit(5, DiskRequest::Write(0, vec![0; 512]));
        exchange(&mut client, &mut server, 100).unwrap();
        assert_eq!((client.done(), client.held()), (Some((5, expected)), 0));
    }
    client.submit(6, DiskRequest::Read(0, 512));
    exchange(&mut client, &mut server, 100).unwrap();
    assert_eq!(client.done(), Some((6, DiskDone::Failed)));
}

/// Whatever dies, and whenever: what was answered reads back, and what was flushed is on the medium.
#[test]
fn nothing_is_lost_when_the_server_dies() {
    const BYTES: usize = 8 * EXTENT as usize;
    for seed in 0..40u64 {
        let mut server = Server::new(BYTES, seed);
        let mut client = connected(&mut server);
        let mut model = vec![0xaa; BYTES];
        let (mut dice, mut losses) = (seed + 1, 0);
        let mut roll = move |most: u64| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (dice >> 33) % most
        };
        let mut flushed = model.clone();
        for round in 0..150u64 {
            // A few at once, none over another.
            let mut asked: Vec<(u64, DiskRequest)> = Vec::new();
            for n in 0..=roll(6) {
                let (at, len) = (n * EXTENT + roll(4) * 512, 512 * (1 + roll(100)));
                let write = roll(3) > 0;
                asked.push((
                    n,
                    match write {
                        true => DiskRequest::Write(at, vec![(round ^ n) as u8; len as usize]),
                        false => DiskRequest::Read(at, len as usize),
                    },
                ));
            }
            let flush = roll(5) == 0;
            if flush {
                flushed = model.clone();
                asked.push((99, DiskRequest::Flush));
            }
            for (id, request) in &asked {
                client.submit(*id, request.clone());
            }
            let mut left = asked.len();
            while left > 0 {
                // Some of it, then it may be over.
                for _ in 0..roll(400) {
                    let out = client.output();
                    let out = out[..out.len().min(900)].to_vec();
                    server.take(&out);
                    client.wrote(out.len());
                    server.work();
                    let room = client.room();
                    let came = server.says(room.len().min(900));
                    room[..came.len()].copy_from_slice(&came);
                    if !came.is_empty() {
                        client.received(came.len()).unwrap();
                    }
                }
                if roll(4) == 0 {
                    losses += 1;
                    client.lost();
                    if roll(2) == 0 {
                        server.crash();
                    }
                    client.opened();
                    server.connect();
                }
                while let Some((id, done)) = client.done() {
                    left -= 1;
                    match asked.iter().find(|(it, _)| *it == id).map(|(_, request)| request) {
                        Some(DiskRequest::Write(at, data)) => {
                            assert_eq!(done, DiskDone::Ok);
                            model[*at as usize..][..data.len()].copy_from_slice(data);
                        }
                        Some(DiskRequest::Read(at, len)) => {
                            let expected = model[*at as usize..][..*len].to_vec();
                            assert!(done == DiskDone::Read(expected), "seed {seed}, round {round}, at {at}");
                        }
                        _ => assert_eq!(done, DiskDone::Ok),
                    }
                }
                assert!(client.held() <= HELD);
            }
            if flush {
                // What nobody wrote since is there, whatever happens to the server.
                let now: Vec<usize> = (0..BYTES).step_by(512).filter(|at| flushed[*at] == model[*at]).collect();
                assert!(now.iter().all(|at| server.medium[*at] == flushed[*at]), "seed {seed}, round {round}");
            }
        }
        assert!(losses > 5);
    }
}

#[test]
fn what_is_held_is_bounded_by_flushes_of_our_own() {
    let mut server = Server::new(BYTES, 3);
    let mut client = connected(&mut server);
    for n in 0..64 {
        client.submit(n, DiskRequest::Write(n * EXTENT, vec![n as u8; EXTENT as usize]));
    }
    exchange(&mut client, &mut server, 1 << 20).unwrap();
    assert_eq!(std::iter::from_fn(|| client.done()).count(), 64);
    assert!(server.flushes >= 2 && client.held() <= MANY, "{} flushes, {} held", server.flushes, client.held());
    // One that cannot flush is believed, and nothing is held.
    let mut server = Server::new(BYTES, 3);
    server.flags = 1;
    let mut client = connected(&mut server);
    client.submit(1, DiskRequest::Write(0, vec![1; 512]));
    client.submit(2, DiskRequest::Flush);
    exchange(&mut client, &mut server, 1 << 20).unwrap();
    assert_eq!((std::iter::from_fn(|| client.done()).count(), client.held(), server.flushes), (2, 0, 0));
}

/// A flush that fails is no flush: all is written again, and then flushed.
#[test]
fn a_flush_that_fails_is_asked_again_with_what_it_was_for() {
    let mut server = Server::new(BYTES, 4);
    let mut client = connected(&mut server);
    client.submit(1, DiskRequest::Write(0, vec![1; 512]));
    exchange(&mut client, &mut server, 100).unwrap();
    server.error = 5;
    client.submit(2, DiskRequest::Flush);
    assert_eq!(exchange(&mut client, &mut server, 100), Err("the server does not flush"));
    client.lost();
    assert_eq!((client.done(), client.done(), client.held()), (Some((1, DiskDone::Ok)), None, 512));
    server.crash();
    (server.error, server.medium[0]) = (0, 0);
    client.opened();
    server.connect();
    exchange(&mut client, &mut server, 100).unwrap();
    assert_eq!((client.done(), client.held(), server.medium[0]), (Some((2, DiskDone::Ok)), 0, 1));
}

#[test]
fn who_gives_up_is_answered() {
    let mut server = Server::new(BYTES, 5);
    let mut client = connected(&mut server);
    client.submit(1, DiskRequest::Read(0, 512));
    let _ = client.output();
    client.submit(2, DiskRequest::Flush);
    client.cut();
    client.submit(3, DiskRequest::Write(0, vec![0; 512]));
    client.submit(4, DiskRequest::Flush);
    let done: Vec<(u64, DiskDone)> = std::iter::from_fn(|| client.done()).collect();
    let failed = |id| (id, DiskDone::Failed);
    assert_eq!(done, [failed(1), failed(2), failed(3), (4, DiskDone::Ok)]);
    client.opened();
    assert!(!client.is_ready() && !client.waits() && client.output().is_empty());
}

fn greeting(magic: &[u8], flags: u16) -> Vec<u8> {
    [magic, &flags.to_be_bytes()].concat()
}

fn option(option: u32, kind: u32, len: usize, data: &[u8]) -> Vec<u8> {
    let head = [option, kind, len as u32].map(u32::to_be_bytes).concat();
    [&0x0003_e889_0455_65a9u64.to_be_bytes()[..], &head, data].concat()
}

fn export(bytes: u64, flags: u16) -> Vec<u8> {
    option(7, 3, 12, &[&[0, 0][..], &bytes.to_be_bytes(), &flags.to_be_bytes()].concat())
}

fn blocks(least: u32, most: u32) -> Vec<u8> {
    option(7, 3, 14, &[&[0, 3][..], &least.to_be_bytes(), &4096u32.to_be_bytes(), &most.to_be_bytes()].concat())
}

fn simple(magic: u32, error: u32, cookie: u64) -> Vec<u8> {
    [&magic.to_be_bytes()[..], &error.to_be_bytes(), &cookie.to_be_bytes()].concat()
}

/// Each of these ends the connection, and nothing else.
#[test]
fn hostile_servers() {
    let hello = || greeting(b"NBDMAGICIHAVEOPT", 3);
    let ack = || option(7, 1, 0, &[]);
    let good = || [hello(), export(BYTES as u64, 5), ack()].concat();
    let table: &[(Vec<u8>, &str)] = &[
        (greeting(b"HTTP/1.1 400 Bad", 3), "what answers there speaks no NBD"),
        (greeting(b"NBDMAGIC\0\0\x42\x02\x81\x86\x12\x53", 3), "the server speaks an NBD that is too old"),
        (greeting(b"NBDMAGICIHAVEOPT", 2), "the server speaks an NBD that is too old"),
        ([hello(), vec![0; 20]].concat(), "the server answers what was not asked"),
        ([hello(), option(1, 1, 0, &[])].concat(), "the server answers what was not asked"),
        ([hello(), option(7, 2, 0, &[])].concat(), "the server answers what was not asked"),
        ([hello(), option(7, 3, 1 << 20, &[])].concat(), "the server says too much of its export"),
        ([hello(), option(7, 3, 0xffff_ffff, &[])].concat(), "the server says too much of its export"),
        ([hello(), option(7, 3, 0, &[])].concat(), "what answers there speaks no NBD"),
        ([hello(), option(7, 3, 4, &[0; 4])].concat(), "what answers there speaks no NBD"),
        ([hello(), option(7, 3, 2, &[0, 3])].concat(), "what answers there speaks no NBD"),
        ([hello(), option(7, 3, 2, &[0, 9]).repeat(40)].concat(), "the server says too much of its export"),
        ([hello(), ack()].concat(), "the server does not say how large the export is"),
        ([hello(), export(BYTES as u64, 4), ack()].concat(), "the server does not say what it can"),
        ([hello(), export(BYTES as u64, 7), ack()].concat(), "the export is read-only"),
        ([hello(), export(EXTENT, 5), ack()].concat(), "the export is too small for a disk"),
        ([hello(), export(0, 5), ack()].concat(), "the export is too small for a disk"),
        ([hello(), blocks(4096, 1 << 25)].concat(), "the export is not for blocks of 512 bytes to 64 KiB"),
        ([hello(), blocks(1, 4096)].concat(), "the export is not for blocks of 512 bytes to 64 KiB"),
        ([hello(), option(7, 1 << 31 | 1, 0, &[])].concat(), "the server is too old: it has no NBD_OPT_GO"),
        ([hello(), option(7, 1 << 31 | 5, 3, b"TLS")].concat(), "the server wants TLS"),
        ([hello(), option(7, 1 << 31 | 6, 0, &[])].concat(), "the server has no such export"),
        ([hello(), option(7, 1 << 31 | 99, 0, &[])].concat(), "the server refuses the export"),
        ([good(), simple(0x6744_6699, 0, 1)].concat(), "a reply of the server is none"),
        // A structured reply, which was not agreed on.
        ([good(), simple(0x668e_33ef, 0, 1)].concat(), "a reply of the server is none"),
        ([good(), simple(0x6744_6698, 0, 2)].concat(), "the server answers what was not asked"),
        ([good(), simple(0x6744_6698, 0, u64::MAX)].concat(), "the server answers what was not asked"),
        ([good(), simple(0x6744_6698, 108, 1)].concat(), "the server shuts down"),
        // Twice the same.
        ([good(), simple(0x6744_6698, 5, 1), simple(0x6744_6698, 0, 1)].concat(), "the server answers what was not asked"),
    ];
    for (says, why) in table {
        for most in [1, 5, 1 << 20] {
            let mut client = Client::new("disk", 0);
            client.opened();
            client.submit(77, DiskRequest::Read(0, 512));
            let mut rest = &says[..];
            let mut ended = Ok(());
            while ended.is_ok() && !rest.is_empty() {
                let out = client.output().len();
                client.wrote(out);
                let room = client.room();
                let count = room.len().min(most).min(rest.len());
                assert!(count > 0 && room.len() <= 1 << 12, "{why}");
                room[..count].copy_from_slice(&rest[..count]);
                rest = &rest[count..];
                ended = client.received(count);
            }
            assert_eq!(ended, Err(*why), "{:?}", says.escape_ascii());
            // Whoever asked is served by the next connection, if there was no answer.
            client.lost();
            let answered = client.done().is_some();
            let mut server = Server::new(BYTES, 1);
            client.opened();
            server.connect();
            exchange(&mut client, &mut server, 100).unwrap();
            assert_eq!(client.done().is_some(), !answered, "{why}");
        }
    }
    // One that shrank.
    let mut client = connected(&mut Server::new(BYTES, 1));
    client.need(BYTES as u64);
    client.lost();
    client.opened();
    let mut server = Server::new(BYTES - 1, 1);
    server.connect();
    assert_eq!(exchange(&mut client, &mut server, 100), Err("the export is smaller than it was"));
}

#[test]
fn places() {
    let place = |pairs: &[(&'static str, &'static str)]| Place::of(pairs.iter().copied()).map(|place| place.text());
    assert_eq!(place(&[("host", "10.0.2.2")]).as_deref(), Ok("10.0.2.2 10809 "));
    assert_eq!(place(&[("host", "::ffff:10.0.2.2"), ("port", "7"), ("export", "a b")]).as_deref(), Ok("10.0.2.2 7 a b"));
    assert_eq!(place(&[("host", "fd00::1"), ("other", "x")]).as_deref(), Ok("fd00::1 10809 "));
    let long: &'static str = String::leak("x".repeat(257));
    for bad in [
        &[][..],
        &[("host", "server.example")],
        &[("host", "10.0.2.2"), ("port", "0")],
        &[("host", "10.0.2.2"), ("port", "65536")],
        &[("host", "10.0.2.2"), ("export", "a\nb")],
        &[("host", "10.0.2.2"), ("export", long)],
    ] {
        assert!(place(bad).is_err(), "{bad:?}");
    }
}
