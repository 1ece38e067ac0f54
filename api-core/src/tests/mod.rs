//! Tests of the engine as a client sees it, over a fake backend that is stricter than the agent.

#![allow(clippy::cloned_ref_to_slice_refs)] // `&[vm.clone()]` reads as what is sent

mod api;
mod bad_input;
mod conformance;
mod copies;
mod crash;
mod declared;
mod devices;
mod events;
mod http;
mod kept;
mod lessons;
mod lifecycle;
mod quotas;
mod random;
mod rig;
mod sessions;
mod storage;
mod store;
mod suspend;
mod tasks;
mod timeouts;
mod xmlrpc;

std::thread_local! {
    static NO_MEMORY: core::cell::Cell<bool> = const { core::cell::Cell::new(false) };
}

/// Whether growing fails on purpose, in this test.
pub(crate) fn no_memory() -> bool {
    NO_MEMORY.get()
}

/// Runs with every fallible growth failing.
fn without_memory<T>(f: impl FnOnce() -> T) -> T {
    NO_MEMORY.set(true);
    let result = f();
    NO_MEMORY.set(false);
    result
}
