//! A heap that is too small for what a client asks: an error for that client, and everything goes on; and what takes little
//! of it.
//!
//! Alone in its program, because the limit is the whole program's. Deliberately absent: the agent's own allocator.

#[path = "../../platform-xen/tests/common/mod.rs"]
mod builder;
#[path = "whole/rig.rs"]
#[allow(dead_code, reason = "this program uses a part of it")]
mod rig;
#[path = "whole/wire.rs"]
#[allow(dead_code, reason = "this program uses a part of it")]
mod wire;

use cap::Cap;
use rig::{Rig, b, record, s};
use std::alloc::System;
use std::sync::Mutex;

#[global_allocator]
static HEAP: Cap<System> = Cap::new(System, usize::MAX);

/// One test at a time.
static ALONE: Mutex<()> = Mutex::new(());

#[test]
fn an_inline_image_that_the_heap_has_no_room_for_is_an_error() {
    let _alone = ALONE.lock();
    let mut kernel = builder::small_kernel();
    kernel.resize(3 << 20, 0);
    let uri = format!("data:;base64,{}", api_core::wire::base64::encode(&kernel));
    let mut rig = Rig::new();
    let client = rig.login(5);
    let vm = rig.create_with(&client, &uri, "");
    rig.settle();
    let before = rig.counts();
    // Room for the name, which is a copy of the 4 MiB of text, and not for the 3 MiB it stands for.
    HEAP.set_limit(HEAP.allocated() + uri.len() + (1 << 20)).expect("a limit");
    let answer = rig.call(&client, "VM.start", &[s(&vm), b(false)]);
    HEAP.set_limit(usize::MAX).expect("no limit");
    let error = answer.expect_err("no room");
    assert_eq!(error[..2], ["INTERNAL_ERROR", "the control domain has no memory for this just now"]);
    assert_eq!(rig.state(&client, &vm), "Halted");
    assert_eq!(rig.counts(), before);
    rig.ok(&client, "VM.start", &[s(&vm), b(false)]);
    assert_eq!(rig.state(&client, &vm), "Running");
    rig.no_violations("");
}

/// A disk on its way takes a bounded amount, however much of it comes, and however little of it is taken.
#[test]
fn a_disk_is_never_held() {
    const SIZE: usize = 4 << 20;
    let _alone = ALONE.lock();
    let mut rig = Rig::new();
    let client = rig.login(5);
    let size = (8 << 20).to_string();
    let sr = rig.ok(&client, "SR.create", &[record(&[("type", s("memory")), ("physical_size", s(&size))])]);
    let host = rig.ok(&client, "host.get_all", &[]);
    let pbd = rig.ok(&client, "PBD.create", &[record(&[("host", s(&host)), ("SR", s(&sr))])]);
    rig.ok(&client, "PBD.plug", &[s(&pbd)]);
    let disk = [("SR", s(&sr)), ("virtual_size", s(&SIZE.to_string()))];
    let vdi = rig.ok(&client, "VDI.create", &[record(&disk)]);
    let query = format!("vdi={vdi}&session_id={}", client.session);
    let piece = [7; 64 << 10];
    let mut most = 0;
    // The first time the simulated host makes the pages that hold it.
    for measured in [false, true] {
        let conn = rig.wire.connect(6);
        rig.wire.send(conn, format!("PUT /import_raw_vdi?{query} HTTP/1.1\r\nContent-Length: {SIZE}\r\n\r\n").as_bytes());
        rig.settle();
        let before = HEAP.allocated();
        for _ in 0..SIZE / piece.len() {
            rig.wire.send(conn, &piece);
            rig.turn();
            most = if measured { most.max(HEAP.allocated().saturating_sub(before)) } else { 0 };
        }
        assert_eq!(rig.answer(conn).status, 200);
    }
    assert!(most < 1 << 20, "an import took {most} bytes");
    let conn = rig.wire.connect(6);
    rig.wire.window(conn, 1000);
    let before = HEAP.allocated();
    rig.wire.send(conn, format!("GET /export_raw_vdi?{query} HTTP/1.1\r\n\r\n").as_bytes());
    for _ in 0..200 {
        rig.turn();
        most = most.max(HEAP.allocated().saturating_sub(before));
    }
    assert!(most < 1 << 20, "an export took {most} bytes");
    rig.no_violations("");
}
