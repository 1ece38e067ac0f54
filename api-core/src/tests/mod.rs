//! Tests of the engine as a client sees it, over a fake backend that is stricter than the agent.

mod api;
mod bad_input;
mod conformance;
mod http;
mod lessons;
mod lifecycle;
mod rig;
mod sessions;
mod tasks;
mod xmlrpc;
