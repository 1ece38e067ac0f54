//! The xenstore server: a conversation of several domains that the input decides, compared with the model; or the input
//! as the bytes that a guest writes into its ring, and where it says the indices are.
//!
//! Deliberately absent: lack of memory; the test `xenstore_alloc` has it.

use crate::pages::Bytes;
use crate::pipe::{message, server};
use crate::talk::conversation;
use platform_xen::hyp::{DomId, Instant};
use platform_xen::xenstore::wire as w;
use platform_xen::xenstore::{FEATURES, StoreRing};

/// The first byte says which.
pub fn xenstore(data: &[u8]) {
    match data.split_first() {
        Some((0..=199, rest)) => drop(conversation(&rest[..rest.len().min(8192)])),
        Some((first, rest)) => ring(rest, usize::from(*first) & 1 == 1),
        None => {}
    }
}

/// A guest that fills its ring from the input, honestly or with indices from the input too.
fn ring(data: &[u8], honest: bool) {
    let mut server = server();
    let page = Bytes::new(data, honest);
    let mut ring = StoreRing::new(&page, DomId(1), FEATURES);
    let mut broken = false;
    while page.fill() {
        let pumped = ring.pump(&mut server, 8, Instant(0));
        assert!(!broken || pumped.requests == 0);
        broken |= pumped.fault.is_some();
        assert_eq!(broken, ring.is_broken());
        let usage = server.usage(DomId(1)).expect("a domain");
        assert!(usage.buffered < 256 << 10 && usage.bytes <= 2_500_000);
        page.read();
    }
    assert!(!broken || server.is_closed(DomId(1)));
    server.check();
    server.release(DomId(1)).expect("released");
    server.check();
    assert!(server.exists(b"/local/domain/2"), "others live on");
}

/// Talk in bytes from a fixed generator, and messages of each type.
pub fn seeds() -> Vec<Vec<u8>> {
    let mut state = 7u64;
    let mut random = |len: usize| -> Vec<u8> {
        let next = |state: &mut u64| {
            *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (*state >> 56) as u8
        };
        (0..len).map(|_| next(&mut state)).collect()
    };
    let mut seeds: Vec<Vec<u8>> = (0..8).map(|n| [&[n], &random(600 << (n % 3))[..]].concat()).collect();
    let mut all = vec![201];
    for (kind, tx, payload) in [
        (w::WATCH, 0, &b"a\0t\0"[..]),
        (w::TRANSACTION_START, 0, b"\0"),
        (w::WRITE, 1, b"a/b\0value"),
        (w::READ, 1, b"a/b\0"),
        (w::SET_PERMS, 1, b"a\0n1\0r2\0"),
        (w::TRANSACTION_END, 1, b"T\0"),
        (w::DIRECTORY_PART, 0, b"a\x000\0"),
        (w::GET_PERMS, 0, b"a\0"),
        (w::RM, 0, b"a\0"),
        (w::UNWATCH, 0, b"a\0t\0"),
        (w::RESET_WATCHES, 0, b"\0"),
    ] {
        all.extend(message(kind, 1, tx, payload));
    }
    let mut hostile = all.clone();
    hostile[0] = 200;
    seeds.extend([all, hostile]);
    seeds
}
