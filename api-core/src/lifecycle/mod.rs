//! What is done to domains: which operation is allowed when, of what steps it is made, and the run of one.
//!
//! ```text
//!   allowed   operation x power state, what comes after, why not yet          (a table)
//!   plan      operation -> steps with weight, undo and time-out               (tables)
//!   run       (index, step, deadline): begin, poll, fail, cancel, undo        (a state machine)
//!   backend   the seam: the agent carries out steps                           (a trait)
//! ```
//! Deliberately absent: VM records and API errors' wire form; the engine puts those around a run.

pub mod allowed;
pub mod backend;
pub mod devices;
pub mod plan;
pub mod run;
