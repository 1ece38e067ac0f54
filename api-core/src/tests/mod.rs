//! Tests of the engine as a client sees it, over a fake backend that is stricter than the agent.

#![allow(clippy::cloned_ref_to_slice_refs)] // `&[vm.clone()]` reads as what is sent

mod api;
mod bad_input;
mod conformance;
mod http;
mod lessons;
mod lifecycle;
mod rig;
mod sessions;
mod store;
mod tasks;
mod xmlrpc;
