//! How scripted guests run: a turn each, with access to their own memory and ports only.
//!
//! ```text
//!   unpaused -> first turn: check what it was started with (boot.rs) -> program chosen -> a turn of the program, ...
//!                             failed: a violation, and the guest crashes
//! ```
//! Deliberately absent: VCPUs other than the first, time slices.

use super::boot::{self, Boot};
use super::events;
use super::grants::{self, Table};
use super::memory::GuestMemory;
use super::pv::Start;
use super::state::{Domain, State, Violation};
use crate::hyp::{DomId, GrantRef, HvmParam, Instant, PAGE_SHIFT, ShutdownReason};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

/// CPU time a turn is said to take, ns.
const TURN: u64 = 10_000;

/// What a guest does.
pub trait Program {
    /// One turn. `Some`: the guest shuts down for that reason.
    fn turn(&mut self, guest: &mut Guest<'_>) -> Option<ShutdownReason>;
}

/// A guest's own view of its world during a turn.
pub struct Guest<'a> {
    memory: &'a mut GuestMemory,
    grants: &'a mut Table,
    ports: &'a mut BTreeMap<u32, Option<u32>>,
    pending: &'a mut BTreeSet<u32>,
    notified: Vec<u32>,
    closed: Vec<u32>,
    console: (u64, u32),
    store: (u64, u32),
    now: Instant,
    acted: bool,
}

impl Guest<'_> {
    /// Time.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Reads its memory; false if there is none at that address.
    pub fn read(&self, address: u64, to: &mut [u8]) -> bool {
        self.memory.read(address, to)
    }

    /// Writes its memory; false if there is none at that address.
    pub fn write(&mut self, address: u64, from: &[u8]) -> bool {
        self.acted = true;
        self.memory.write(address, from)
    }

    /// Address of its console ring (0: none) and port of it.
    #[must_use]
    pub fn console(&self) -> (u64, u32) {
        self.console
    }

    /// Address of its store ring (0: none) and port of it.
    #[must_use]
    pub fn store(&self) -> (u64, u32) {
        self.store
    }

    /// Grants the control domain a frame of its own: as `read` and `write` count them, 4096 bytes each.
    pub fn grant(&mut self, frame: u64, read_only: bool) -> GrantRef {
        self.acted = true;
        grants::grant(self.grants, frame, read_only)
    }

    /// Ends a grant. False: it is mapped, or there is none.
    pub fn end_grant(&mut self, grant: GrantRef) -> bool {
        self.acted = true;
        grants::end(self.grants, grant)
    }

    /// A new port that the control domain may bind to; 0 if it has no more.
    pub fn open_port(&mut self) -> u32 {
        self.acted = true;
        events::unbound(self.ports)
    }

    /// Closes a port of its own: the other end stays, and reaches nobody.
    pub fn close_port(&mut self, port: u32) {
        self.acted = true;
        self.closed.push(port);
    }

    /// Takes an event pending on one of its ports.
    pub fn take_event(&mut self, port: u32) -> bool {
        self.pending.remove(&port)
    }

    /// Kicks the other end of one of its ports.
    pub fn notify(&mut self, port: u32) {
        self.acted = true;
        self.notified.push(port);
    }
}

/// Gives every guest that may run one turn.
pub fn run_all(state: &mut State) -> bool {
    let ids: Vec<u16> = state.domains.iter().filter(|(_, d)| d.may_run()).map(|(id, _)| *id).collect();
    ids.into_iter().fold(false, |acted, id| run_one(state, DomId(id)) | acted)
}

/// The guest looks at what it was started with. What parameters say to a PVH guest start_info says to a PV one, and it is
/// kept in the same place.
fn look(domain: &mut Domain, start: Start) -> Result<Boot, &'static str> {
    let vcpus = domain.spec.max_vcpus;
    match (start, &domain.pv) {
        (Start::Pvh(start), _) => boot::check(&domain.memory, start, vcpus),
        (Start::Pv(start), Some(pv)) => {
            let found = pv.look(&domain.memory, &start, vcpus, |port| domain.ports.contains_key(&port))?;
            pv.tell(&mut domain.memory, &start)?;
            domain.params.extend(found.rings.map(|(param, value)| (param as u32, value)));
            Ok(found.boot)
        }
        (Start::Pv(_), None) => Err("started as another kind of guest"),
    }
}

fn run_one(state: &mut State, dom: DomId) -> bool {
    let (now, programs) = (state.now, state.config.programs);
    let Some(domain) = state.domains.get_mut(&dom.0) else { return false };
    let Some(start) = domain.start else { return false };
    let first = domain.program.is_none();
    let mut program = match domain.program.take() {
        Some(program) => program,
        None => match look(domain, start) {
            Ok(boot) => programs(&boot),
            Err(why) => {
                state.wrong(Violation::BadStart(dom, why));
                return state.shut_down(dom, ShutdownReason::Crash);
            }
        },
    };
    let param = |param: HvmParam| domain.params.get(&(param as u32)).copied().unwrap_or(0);
    let console = (param(HvmParam::ConsolePfn) << PAGE_SHIFT, param(HvmParam::ConsoleEvtchn) as u32);
    let store = (param(HvmParam::StorePfn) << PAGE_SHIFT, param(HvmParam::StoreEvtchn) as u32);
    let mut guest = Guest {
        memory: &mut domain.memory,
        grants: &mut domain.grants,
        ports: &mut domain.ports,
        pending: &mut domain.pending,
        notified: Vec::new(),
        closed: Vec::new(),
        console,
        store,
        now,
        acted: first,
    };
    let end = program.turn(&mut guest);
    let (notified, closed, acted) = (guest.notified, guest.closed, guest.acted);
    domain.cpu_time += if acted { TURN } else { 0 };
    domain.program = Some(program);
    for port in notified {
        state.notify_from_guest(dom, port);
    }
    for port in closed {
        state.close_from_guest(dom, port);
    }
    end.is_some_and(|reason| state.shut_down(dom, reason)) | acted
}
