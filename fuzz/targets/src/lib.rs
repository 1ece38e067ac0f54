//! Every decoder that reads what a client, a guest or a file says: one function each, which must not panic, hang, take
//! memory without bound, or break what it asserts. `cargo fuzz` and the test `fuzz_smoke` run the same functions.
//!
//! Deliberately absent: state from one input to the next; each starts afresh, so that any input shows its fault alone.

pub mod block;
#[path = "../../../platform-xen/tests/common/mod.rs"]
pub mod builder;
pub mod firmware;
#[path = "../../../platform-xen/tests/xenstore/model.rs"]
pub mod model;
pub mod nbd;
pub mod net;
#[path = "../../../platform-xen/tests/common/netfront.rs"]
pub mod netfront;
mod pages;
#[path = "../../../platform-xen/tests/xenstore/pipe.rs"]
pub mod pipe;
#[path = "../../../agent/tests/whole/rig.rs"]
pub mod rig;
pub mod saved;
pub mod seeds;
#[path = "../../../platform-xen/tests/xenstore/talk.rs"]
pub mod talk;
#[path = "../../../agent/tests/whole/wire.rs"]
pub mod wire;
pub mod xenstore;

use crate::firmware::firmware;
use agent::manifest::{Bundle, Limits, NewFile, write};
use api_core::wire::http::{Event, HttpConn, HttpLimits, Request};
use api_core::{Backend, BackendError, Called, Dialect, OpId, Progress, Source, StepKind, VmSpec};
use pages::Hostile;
use platform_xen::domain::image::{Unpacked, Unpacking, unpack as unpack_image};
use platform_xen::domain::{Advance, Kernel, Plan};
use platform_xen::hyp::GuestKind;
use platform_xen::pv::ConsoleBackend;
use rig::{Http, Rig};

/// A target's name and function.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("agent", agent),
    ("block", block::block),
    ("bundle", bundle),
    ("console", console),
    ("elf", elf),
    ("firmware", firmware),
    ("http", http),
    ("image_name", image_name),
    ("nbd", nbd::nbd),
    ("net", net::net),
    ("saved", saved::saved),
    ("unpack", unpack),
    ("xenstore", xenstore::xenstore),
    ("xmlrpc", xmlrpc),
];

/// The whole agent, fed by a client that is not logged in: pieces as long as the byte before each says.
pub fn agent(data: &[u8]) {
    let mut rig = Rig::new();
    let conn = rig.wire.connect(66);
    let (mut rest, mut sent) = (data, Vec::new());
    while let [length, tail @ ..] = rest {
        let (piece, after) = tail.split_at(usize::from(*length).min(tail.len()));
        sent.extend_from_slice(piece);
        rig.wire.send(conn, piece);
        rig.turn();
        rest = after;
    }
    rig.wire.finish(conn);
    rig.settle();
    assert!(rig.wire.ended(conn).is_some(), "a connection that ended is not kept");
    // Answers to HEAD have a length and no body: they are not read here.
    let mut out = rig.wire.take(conn);
    if !sent.windows(4).any(|w| w == b"HEAD") {
        while let Some((http, rest)) = Http::parse(&out) {
            assert!(http.status != 200 || !http.body.is_empty());
            out = rest;
        }
        assert!(out.is_empty(), "part of an answer");
    }
    assert_eq!((rig.agent.server.connections(), rig.agent.host.machine.domains()), (0, 0));
    rig.no_violations("");
}

/// XML-RPC bodies, as they are and with a valid session where the text has `SESSION`.
pub fn xmlrpc(data: &[u8]) {
    let mut rig = Rig::new();
    let session = rig.login(5).session;
    let mut body = Vec::new();
    let mut rest = data;
    while let Some(at) = rest.windows(7).position(|w| w == b"SESSION") {
        body.extend_from_slice(&rest[..at]);
        body.extend_from_slice(session.as_bytes());
        rest = &rest[at + 7..];
    }
    body.extend_from_slice(rest);
    let mut out = Vec::new();
    let rig::Rig { agent, .. } = &mut rig;
    agent.engine.allow_logins(1);
    let called = agent.host.with(|env| agent.engine.call(env, Source([1; 16]), Dialect::Standard, &body, &mut out));
    if let Called::Waiting(call) = called {
        assert!(out.is_empty());
        rig.settle();
        assert!(rig.agent.engine.take_answer(call, &mut out), "an answer comes");
    }
    let text = std::str::from_utf8(&out).expect("UTF-8");
    let document = roxmltree::Document::parse(text).expect("well-formed XML");
    assert!(document.root_element().has_tag_name("methodResponse"));
    rig.settle();
    assert_eq!(rig.agent.engine.counts().plans, 0);
    rig.no_violations("");
}

const LIMITS: HttpLimits = HttpLimits { header_bytes: 512, body_bytes: 1024 };

/// What a connection makes of bytes, given in pieces of the sizes that `sizes` says, over and over.
fn requests(data: &[u8], sizes: &[u8]) -> (Vec<Request>, Option<u16>) {
    let mut conn = HttpConn::new();
    let (mut requests, mut bad): (Vec<Request>, _) = (Vec::new(), None);
    let mut sizes = sizes.iter().cycle();
    let mut rest = data;
    while !rest.is_empty() {
        let size = sizes.next().map_or(rest.len(), |n| usize::from(*n) + 1).min(rest.len());
        if conn.has_body()
            && let Some(put) = requests.last_mut()
        {
            let had = put.body.len();
            match conn.body(&rest[..size], &mut put.body) {
                Ok(used) => rest = &rest[used..],
                Err(status) => return (requests, Some(status)),
            }
            assert!(put.body.len() - had <= size && put.upload.is_some());
            continue;
        }
        let used = conn.receive(&rest[..size], &LIMITS);
        assert!(used <= size);
        assert!(conn.capacity() <= 16 << 10, "{} bytes held", conn.capacity());
        let mut events = 0;
        loop {
            match conn.next() {
                Event::NeedMore => break,
                Event::Continue100 => {}
                Event::Request(request) => {
                    assert!(request.body.len() <= LIMITS.body_bytes && request.target.len() <= LIMITS.header_bytes);
                    requests.push(request);
                }
                Event::Bad { status, close } => {
                    assert!(close && bad.is_none() && (400..600).contains(&status));
                    bad = Some(status);
                }
            }
            events += 1;
        }
        assert!(used > 0 || events > 0, "no progress");
        rest = &rest[used..];
    }
    (requests, bad)
}

/// HTTP: however the bytes are split, the requests are the same. The first byte says how many of the next are sizes.
pub fn http(data: &[u8]) {
    let Some((&count, rest)) = data.split_first() else { return };
    let (sizes, stream) = rest.split_at(usize::from(count % 8).min(rest.len()));
    let whole = requests(stream, &[]);
    assert_eq!(requests(stream, sizes), whole);
    assert_eq!(requests(stream, &[0]), whole, "byte by byte");
}

/// ELF kernels: what is accepted lies in the file, and loads inside the memory.
pub fn elf(data: &[u8]) {
    let Ok(kernel) = Kernel::parse(data) else { return };
    assert!(kernel.segments().is_sorted_by(|a, b| a.end() <= b.paddr));
    assert!(kernel.segments().iter().all(|s| s.offset + s.file <= data.len() && s.file as u64 <= s.memory));
    assert!(kernel.notes().phys32_entry.is_none_or(|entry| kernel.has(entry)));
    let memory = 16 << 20;
    for kind in [GuestKind::Pvh, GuestKind::Pv] {
        let Ok(plan) = Plan::new(kind, &kernel, 5, "sim=mute", memory, 1) else { continue };
        assert_eq!((plan.spec([0; 16]).kind, plan.ram_bytes()), (kind, memory));
    }
    let order = builder::Order { kernel: data, ramdisk: b"12345", command_line: "sim=mute", memory, vcpus: 1 };
    let mut sim = rig::sim(1);
    let before = sim.counts();
    if order.plan().is_err() {
        return;
    }
    order.build(&mut sim).expect("a plan that was accepted is built").destroy(&mut sim);
    assert_eq!((sim.violations(), sim.counts()), (vec![], before));
}

/// Compressed kernels, with a bound that keeps each try cheap.
pub fn unpack(data: &[u8]) {
    const LIMIT: usize = 256 << 10;
    let at_once = unpack_image(data, LIMIT);
    if let Ok(unpacked) = &at_once {
        assert!(unpacked.bytes().len() <= LIMIT && unpacked.bytes().starts_with(b"\x7fELF"));
    }
    if matches!(at_once, Ok(Unpacked::Already(_))) {
        return;
    }
    let Ok(mut unpacking) = Unpacking::begin(data, LIMIT) else { return };
    let in_steps = loop {
        let before = unpacking.unpacked();
        match unpacking.go_on(data, 5000) {
            Ok(Advance::Working(_)) => assert!(unpacking.unpacked() <= before + 5000),
            Ok(Advance::Done) => break true,
            Err(_) => break false,
        }
    };
    assert_eq!(in_steps, at_once.is_ok());
    assert!(!in_steps || at_once.is_ok_and(|at_once| at_once.bytes() == unpacking.take_elf()));
}

/// zlib's CRC-32.
pub fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| (crc >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(crc & 1));
    !bytes.iter().fold(!0, |crc, &b| (0..8).fold(crc ^ u32::from(b), step))
}

/// Boot bundles, as they are and with their checksum put right, which is where the decoding begins.
pub fn bundle(data: &[u8]) {
    opened(data);
    let word = |at: usize| Some(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?) as usize);
    let (Some(manifest), Some(files)) = (word(12), word(16)) else { return };
    let end = 24usize.saturating_add(manifest).saturating_add(files.saturating_mul(112));
    if let Some(checked) = data.get(24..end) {
        let mut right = data.to_vec();
        right[20..24].copy_from_slice(&crc32(checked).to_le_bytes());
        opened(&right);
    }
}

fn opened(data: &[u8]) {
    let Ok(bundle) = Bundle::open(data) else { return };
    let inside = data.as_ptr_range();
    for file in &bundle.files {
        let range = file.data.as_ptr_range();
        assert!(file.data.is_empty() || (inside.start <= range.start && range.end <= inside.end));
        assert_eq!(bundle.file(file.name), Some(file), "names are unique");
    }
    // What was read can be written, and reads the same.
    let files: Vec<NewFile<'_>> =
        bundle.files.iter().map(|f| NewFile { name: f.name, data: f.data, sha256: f.sha256 }).collect();
    let total: usize = files.iter().map(|f| f.data.len()).sum();
    if total <= 1 << 20 {
        let again = write(&bundle.manifest, &files).expect("written");
        assert_eq!(Bundle::open(&again).as_ref(), Ok(&bundle));
    }
}

/// The console's end of a ring whose guest writes anything at any time: the input is what the loads find.
pub fn console(data: &[u8]) {
    let page = Hostile::new(data);
    let mut ring = ConsoleBackend::new(&page);
    let mut broken = false;
    while let Some(what) = page.next() {
        if what % 2 == 0 {
            let mut bytes = 0;
            let drained = ring.drain(&mut |piece| bytes += piece.len());
            assert!(drained.bytes == bytes && bytes <= 2048);
            assert!(!broken || (bytes == 0 && drained.fault.is_none()), "a broken ring is not used again");
        } else {
            let taken = ring.push_input(&[b'x'; 1500][..usize::from(what) * 5]);
            assert!(taken <= 1024 && (!broken || taken == 0));
        }
        assert!(!broken || ring.is_broken());
        broken = ring.is_broken();
        ring.needs_notify();
    }
}

/// Names of images as `PV/kernel` and `PV/ramdisk` have them.
pub fn image_name(data: &[u8]) {
    let name = String::from_utf8_lossy(data);
    let limits = Limits { inline_image_bytes: 1 << 10, image_cache_bytes: 64 << 10, ..Limits::default() };
    let mut rig = Rig::with(limits, 1);
    let machine = &mut rig.agent.host.machine;
    for (op, kernel, ramdisk) in [(1, &*name, ""), (2, "/tiny", &*name)] {
        let spec = VmSpec {
            uuid: [1; 16],
            kernel: kernel.to_string(),
            ramdisk: ramdisk.to_string(),
            memory: 16 << 20,
            vcpus: 1,
            ..VmSpec::default()
        };
        machine.open(OpId(op), spec);
        let mut progress = machine.begin(OpId(op), &[1; 16], StepKind::ResolveImages);
        while let Progress::Working(_) = progress {
            progress = machine.poll(OpId(op));
        }
        match progress {
            Progress::Done | Progress::Failed(BackendError::BadImage { .. } | BackendError::ImageNotFound { .. }) => {}
            Progress::Failed(BackendError::ImageTooBig { .. }) => assert!(data.len() > 1 << 10),
            other => panic!("{other:?}"),
        }
        machine.close(OpId(op));
        assert!(machine.cached_image_bytes() <= 64 << 10);
    }
}
