//! An NBD client whose server is the fuzzer: what it says, in which pieces, when the connection breaks, what is asked meanwhile.
//!
//! ```text
//!   operation, argument | ...      0: so many bytes of what follows come, 1: it breaks, 2 to 4: read, write, flush, 5: sent
//! ```
//! Deliberately absent: a server that does as it should; the tests of the client have one.

use agent::storage::nbd::{Client, HELD};
use platform_xen::hyp::{DiskDone, DiskRequest};
use std::collections::BTreeMap;

/// Requests asked at once.
const MOST: usize = 8;

/// See above.
pub fn nbd(data: &[u8]) {
    let mut client = Client::new("x", 0);
    let mut asked = BTreeMap::new();
    let mut id = 0;
    let mut open = false;
    let mut rest = data;
    while let Some(([operation, argument], more)) = rest.split_first_chunk() {
        rest = more;
        if !open {
            client.opened();
            open = true;
        }
        match operation % 6 {
            0 => {
                let (mut came, left) = rest.split_at(rest.len().min(usize::from(*argument)));
                rest = left;
                while open && !came.is_empty() {
                    let room = client.room();
                    assert!(!room.is_empty() && room.len() <= 64 << 10, "room for {}", room.len());
                    let count = room.len().min(came.len());
                    room[..count].copy_from_slice(&came[..count]);
                    came = &came[count..];
                    open = client.received(count).is_ok();
                }
            }
            1 => open = false,
            2..=4 if asked.len() < MOST => {
                id += 1;
                let (at, len) = (u64::from(*argument) * 512, 512 * (1 + usize::from(*argument)) % (64 << 10));
                let request = match operation % 6 {
                    2 => DiskRequest::Read(at, len),
                    3 => DiskRequest::Write(at, vec![*argument; len]),
                    _ => DiskRequest::Flush,
                };
                asked.insert(id, request.clone());
                client.submit(id, request);
            }
            _ => {
                let out = client.output().len().min(1 + 16 * usize::from(*argument));
                client.wrote(out);
            }
        }
        if !open {
            client.lost();
        }
        while let Some((id, done)) = client.done() {
            let request = asked.remove(&id).expect("answered once");
            match (request, done) {
                (DiskRequest::Read(_, len), DiskDone::Read(data)) => assert_eq!(data.len(), len),
                (DiskRequest::Write(..) | DiskRequest::Flush, DiskDone::Ok) | (_, DiskDone::Failed | DiskDone::Full) => {}
                (request, done) => panic!("{request:?} gave {done:?}"),
            }
        }
        assert!(client.held() <= HELD);
    }
    // Whatever was said, who gives up is told of everything.
    client.cut();
    assert_eq!(std::iter::from_fn(|| client.done()).count(), asked.len());
}

/// A handshake, a read, a write and a flush that go well; in whole, and cut.
pub fn seeds() -> Vec<Vec<u8>> {
    let option = |kind: u32, data: &[u8]| {
        let head = [7, kind, data.len() as u32].map(u32::to_be_bytes).concat();
        [&0x0003_e889_0455_65a9u64.to_be_bytes()[..], &head, data].concat()
    };
    let simple = |error: u32, cookie: u64, data: &[u8]| {
        [&0x6744_6698u32.to_be_bytes()[..], &error.to_be_bytes(), &cookie.to_be_bytes(), data].concat()
    };
    let says =
        |bytes: &[u8]| -> Vec<u8> { bytes.chunks(200).flat_map(|part| [&[0, part.len() as u8], part].concat()).collect() };
    let export = option(3, &[&[0, 0][..], &(1u64 << 20).to_be_bytes(), &[0, 5]].concat());
    let blocks =
        option(3, &[&[0, 3][..], &1u32.to_be_bytes(), &4096u32.to_be_bytes(), &(1u32 << 25).to_be_bytes()].concat());
    let hello = [says(b"NBDMAGICIHAVEOPT\0\x03"), vec![5, 255], says(&[export, blocks, option(1, &[])].concat())].concat();
    let sent = [5, 255].repeat(4);
    let read = [vec![2, 0], sent.clone(), says(&simple(0, 1, &[7; 512]))].concat();
    let write = [vec![3, 1], sent.clone(), says(&simple(0, 2, &[]))].concat();
    let flush = [vec![4, 0], sent.clone(), says(&simple(0, 3, &[]))].concat();
    let again = [vec![1, 0], hello.clone(), sent, says(&simple(0, 3, &[]))].concat();
    vec![
        [&hello[..], &read, &write, &flush].concat(),
        [&hello[..], &read, &write, &again].concat(),
        [&hello[..], &read, &says(&simple(28, 9, &[]))].concat(),
    ]
}
