//! An in-memory Xen behind the seam's traits, stricter than Xen: what Xen would let pass and is still a bug of ours
//! becomes a [`Violation`]; what Xen refuses is refused with the same errno.
//!
//! ```text
//!   test or simulated host                       the agent
//!     set_time, run, faults, counts, violations    Clock Events Memory Domctl Sysctl ...
//!                     \                           /
//!                      Sim: a handle, cheap to clone
//!                        State: domains, ports, accounts of pages
//!                          Domain: memory (sparse), params, start state, program
//! ```
//! Nothing moves by itself: the caller sets the time and lets guests run. The same seed gives the same run.
//! Deliberately absent: real instructions, hypercall numbers, updates of a PV guest's page tables.
#![deny(unsafe_code)]

mod board;
mod boot;
mod context;
mod domctl;
mod events;
mod faults;
mod grants;
mod guest;
mod memory;
mod polite;
pub mod programs;
mod pv;
mod sched;
mod state;
#[path = "../../../guests/tiny/src/protocol.rs"]
pub mod tiny;

pub use board::End;
pub use boot::Boot;
pub use faults::Faults;
pub use guest::{Guest, Program};
pub use memory::{POISON, SimPages};
pub use state::{Counts, Violation};

use crate::hyp::{Clock, CpuTime, DomId, HostInfo, HypResult, Instant, ShutdownReason, Sysctl, Wall, XenVersion};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use state::State;

/// Chooses what a guest does once it has started, by what it was started with.
pub type Programs = fn(&Boot) -> Box<dyn Program>;

/// The simulated machine.
#[derive(Clone, Copy, Debug)]
pub struct SimConfig {
    /// Pages of RAM, those of Xen and of the control domain included.
    pub memory_pages: u64,
    /// CPUs.
    pub cpus: u32,
    /// Where random faults come from.
    pub seed: u64,
    /// What guests do; [`programs::by_command_line`] by default.
    pub programs: Programs,
}

impl Default for SimConfig {
    fn default() -> Self {
        SimConfig { memory_pages: 512 << 10, cpus: 2, seed: 1, programs: programs::by_command_line }
    }
}

/// A handle to the simulation; clones share it.
#[derive(Clone)]
pub struct Sim {
    state: Rc<RefCell<State>>,
    version: Rc<XenVersion>,
}

impl Sim {
    /// A machine with nothing but the control domain.
    #[must_use]
    pub fn new(config: SimConfig) -> Sim {
        let version = XenVersion {
            major: 4,
            minor: 17,
            extra: String::from(".0-sim"),
            capabilities: String::from("xen-3.0-x86_64 hvm-3.0-x86_32 hvm-3.0-x86_32p hvm-3.0-x86_64"),
            command_line: String::new(),
        };
        Sim { state: Rc::new(RefCell::new(State::new(config))), version: Rc::new(version) }
    }

    /// Moves both clocks. Time does not go back; a watchdog that was not fed in time is a violation.
    pub fn set_time(&self, now: Instant, wall: Wall) {
        let mut state = self.state.borrow_mut();
        state.now = state.now.max(now);
        state.wall = wall;
        state.check_watchdog();
    }

    /// Lets every guest that may run do one turn. True if one of them did something.
    pub fn run(&self) -> bool {
        guest::run_all(&mut self.state.borrow_mut())
    }

    /// The switchboard of injected faults.
    #[must_use]
    pub fn faults(&self) -> Faults {
        Faults::of(self.state.clone())
    }

    /// What exists now, to compare with what existed before.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.state.borrow().counts()
    }

    /// What was done wrong so far, oldest first.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        self.state.borrow().violations.clone()
    }

    /// Reads guest memory as the guest sees it; false if a byte of it is not populated.
    #[must_use]
    pub fn peek(&self, dom: DomId, address: u64, to: &mut [u8]) -> bool {
        self.state.borrow().domains.get(&dom.0).is_some_and(|d| d.memory.read(address, to))
    }

    /// The machine frame of a page of a PV guest, by which its memory is peeked at.
    #[must_use]
    pub fn frame(&self, dom: DomId, pfn: u64) -> Option<u64> {
        self.state.borrow().domains.get(&dom.0)?.pv.as_ref()?.frame(pfn)
    }

    /// There is no memory in pieces of 2 MiB any more.
    pub fn without_large(&self) {
        self.state.borrow_mut().fragmented = true;
    }

    /// Takes the hardware's help for PVH guests away.
    pub fn without_hvm(&self) {
        self.state.borrow_mut().hvm = false;
    }

    /// Ends a guest from outside, as if it had shut down by itself. False if there is none that runs or could.
    pub fn shut_down(&self, dom: DomId, reason: ShutdownReason) -> bool {
        self.state.borrow_mut().shut_down(dom, reason)
    }
}

impl Clock for Sim {
    fn now(&self) -> Instant {
        self.state.borrow().now
    }
    fn wall(&self) -> Wall {
        self.state.borrow().wall
    }
    fn set_wall(&mut self, wall: Wall) -> HypResult<()> {
        self.state.borrow_mut().wall = wall;
        Ok(())
    }
}

impl Sysctl for Sim {
    fn host(&self) -> HypResult<HostInfo> {
        Ok(self.state.borrow().host())
    }
    fn idle_times(&self) -> HypResult<Vec<CpuTime>> {
        let state = self.state.borrow();
        Ok(alloc::vec![state.now.0; state.config.cpus as usize])
    }
    fn version(&self) -> &XenVersion {
        &self.version
    }
    fn hypercalls(&self) -> Vec<u64> {
        Vec::new()
    }
    fn grant_copies(&self) -> u64 {
        0
    }
    fn read_log(&mut self, from: Option<u32>, clear: bool, to: &mut [u8]) -> HypResult<(usize, u32)> {
        Ok(self.log_read(from, clear, to))
    }
    fn debug_keys(&mut self, keys: &[u8]) -> HypResult<()> {
        self.press(keys)
    }
}
