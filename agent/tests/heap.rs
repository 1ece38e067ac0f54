//! A heap that is too small for what a client asks: an error for that client, and everything goes on.
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
use rig::{Rig, b, s};
use std::alloc::System;

#[global_allocator]
static HEAP: Cap<System> = Cap::new(System, usize::MAX);

#[test]
fn an_inline_image_that_the_heap_has_no_room_for_is_an_error() {
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
