//! Steps that never end: each is given up at its deadline, not before, and what was begun is undone.
//!
//! ```text
//!   begun at t | ... nothing ... | t + timeout - 1: polled | t + timeout: abort, then undo or the rest of a teardown
//! ```
//! The clock is the rig's. Deliberately absent: how long the deadlines are; that they are plan.rs's is enough.

use super::rig::*;
use crate::lifecycle::allowed::Operation;
use crate::lifecycle::backend::StepKind::{self, *};
use crate::lifecycle::plan::{OnFailure, Step, UNDO_TIMEOUT_NS, plan};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A plan of a VM that is running, or not yet, and its task.
struct Begun {
    r: Rig,
    vm: V,
    task: V,
}

impl Begun {
    /// The operation's message called, with `stuck` never ending; polled until it hangs.
    fn new(operation: Operation, stuck: StepKind) -> Begun {
        let mut r = Rig::new();
        let (vm, method) = match operation {
            Operation::StartPaused => (r.vm(), "Async.VM.start"),
            Operation::HardShutdown => (r.running(), "Async.VM.hard_shutdown"),
            _ => (r.running(), "Async.VM.hard_reboot"),
        };
        r.fake.stuck = Some(stuck);
        let mut args = [vm.clone(), V::B(true)].to_vec();
        args.truncate(if operation == Operation::StartPaused { 2 } else { 1 });
        let task = r.call(method, &args).ok();
        let mut begun = Begun { r, vm, task };
        begun.hang();
        begun
    }

    /// Polls until nothing moves any more.
    fn hang(&mut self) {
        for _ in 0..20 {
            self.r.poll();
        }
    }

    /// Goes to the last instant before the deadline, where nothing happens, then to the deadline.
    fn wait(&mut self, ns: u64) {
        let (log, state) = (self.r.fake.log.clone(), self.r.state(&self.vm));
        self.r.now += ns - 1;
        self.hang();
        assert_eq!(self.r.fake.log, log, "given up too early");
        assert_eq!(self.task("status"), s("pending"));
        assert_eq!(self.r.state(&self.vm), state);
        self.r.now += 1;
        self.hang();
        assert_eq!(
            self.r.fake.log.get(log.len()).map(String::as_str),
            Some("abort"),
            "not given up: {:?}",
            self.r.fake.log
        );
    }

    fn task(&mut self, field: &str) -> V {
        self.r.call(&format!("task.get_{field}"), core::slice::from_ref(&self.task)).ok()
    }

    /// The plan has failed for want of time in `step`; nothing of it is left with the backend.
    fn timed_out(&mut self, step: StepKind) {
        assert_eq!(self.task("status"), s("failure"));
        let error = [s("INTERNAL_ERROR"), s(format!("{step:?} took too long"))];
        assert_eq!(self.task("error_info"), V::A(error.to_vec()));
        assert_eq!(self.r.engine.counts().plans, 0);
        assert!(!self.r.last.busy);
        let audit = self.r.audits.last().cloned().unwrap_or_default();
        assert!(audit.ends_with("INTERNAL_ERROR"), "{audit}");
    }
}

fn names(steps: &[StepKind]) -> Vec<String> {
    steps.iter().map(|step| format!("{step:?}")).collect()
}

/// What a plan is expected to log when its nth step hangs: the steps, the abort, what follows.
fn expected(steps: &[Step], n: usize) -> Vec<String> {
    let (done, rest) = steps.split_at(n + 1);
    let mut log: Vec<String> = done.iter().map(|step| format!("{:?}", step.kind)).collect();
    log.push("abort".to_string());
    if steps[n].on_failure == OnFailure::GoOn {
        let teardown = rest.iter().take_while(|step| step.on_failure == OnFailure::GoOn);
        log.extend(teardown.map(|step| format!("{:?}", step.kind)));
    } else {
        log.extend(done.iter().rev().filter_map(|step| step.undo).map(|kind| format!("{kind:?}")));
    }
    log
}

#[test]
fn a_start_is_given_up_at_any_step_and_undone() {
    let steps = plan(Operation::StartPaused);
    assert_eq!(steps.len(), 7);
    for (n, step) in steps.iter().enumerate() {
        let mut b = Begun::new(Operation::StartPaused, step.kind);
        b.wait(step.timeout_ns);
        assert_eq!(b.r.fake.log, expected(&steps, n));
        b.timed_out(step.kind);
        assert_eq!(b.r.state(&b.vm), "Halted");
        b.r.fake.nothing_left();
        // Nothing remembers it.
        b.r.fake.stuck = None;
        b.r.call("VM.start", &[b.vm.clone(), V::B(false)]).ok();
        assert_eq!(b.r.state(&b.vm), "Running");
    }
}

/// The deadline is the step's own: time that those before it took does not count.
#[test]
fn each_step_has_its_own_time() {
    let steps = plan(Operation::StartPaused);
    let mut b = Begun::new(Operation::StartPaused, steps[0].kind);
    for pair in steps.windows(2) {
        b.r.now += pair[0].timeout_ns - 1;
        b.hang();
        // This one ends after all, in its last instant; the next hangs.
        b.r.fake.stuck = Some(pair[1].kind);
        b.hang();
    }
    let last = steps[steps.len() - 1];
    assert_eq!(b.r.fake.log, names(&steps.iter().map(|step| step.kind).collect::<Vec<_>>()));
    b.wait(last.timeout_ns);
    b.timed_out(last.kind);
    b.r.fake.nothing_left();
}

#[test]
fn a_teardown_that_hangs_goes_on_with_the_rest() {
    let steps = plan(Operation::HardShutdown);
    assert_eq!(steps.len(), 2);
    for (n, step) in steps.iter().enumerate() {
        let mut b = Begun::new(Operation::HardShutdown, step.kind);
        b.wait(step.timeout_ns);
        assert_eq!(b.r.fake.log, expected(&steps, n));
        b.timed_out(step.kind);
        let destroyed = step.kind != DestroyDomain;
        assert_eq!(b.r.state(&b.vm), if destroyed { "Halted" } else { "Unknown" });
        assert_eq!(b.r.fake.domains.is_empty(), destroyed);
        // What is left can be torn down again.
        b.r.fake.stuck = None;
        b.r.call("VM.hard_shutdown", &[b.vm.clone()]).ok();
        assert_eq!(b.r.state(&b.vm), "Halted");
        b.r.fake.nothing_left();
    }
}

#[test]
fn a_teardown_that_hangs_twice_tells_of_the_first() {
    let steps = plan(Operation::HardShutdown);
    let mut b = Begun::new(Operation::HardShutdown, DisconnectRings);
    b.r.now += steps[0].timeout_ns;
    // Given up, and in the same turn the next step hangs.
    b.r.fake.fail_late = true;
    b.r.fake.stuck = Some(DestroyDomain);
    b.hang();
    b.wait(steps[1].timeout_ns);
    let abort = || ["abort".to_string()].to_vec();
    assert_eq!(b.r.fake.log, [names(&[DisconnectRings]), abort(), names(&[DestroyDomain]), abort()].concat());
    b.timed_out(DisconnectRings);
    assert_eq!(b.r.state(&b.vm), "Unknown");
}

#[test]
fn a_reboot_is_given_up_at_any_step() {
    let steps = plan(Operation::HardReboot);
    assert_eq!(steps.len(), 10);
    for (n, step) in steps.iter().enumerate() {
        // Both halves have a DestroyDomain and a DisconnectRings, the second as an undo: stuck is the first to come.
        let mut b = Begun::new(Operation::HardReboot, step.kind);
        b.wait(step.timeout_ns);
        assert_eq!(b.r.fake.log, expected(&steps, n), "{:?}", step.kind);
        b.timed_out(step.kind);
        let destroyed = step.kind != DestroyDomain;
        assert_eq!(b.r.state(&b.vm), if destroyed { "Halted" } else { "Unknown" });
        b.r.fake.stuck = None;
        b.r.call("VM.hard_shutdown", &[b.vm.clone()]).ok();
        b.r.fake.nothing_left();
    }
}

/// An undo has a time of its own; when that is over the others are undone, and the first failure is what is told.
#[test]
fn an_undo_that_hangs_is_given_up_too() {
    let start = [ResolveImages, CreateDomain, PopulateMemory, LoadImages, ConnectRings, AttachDevices, SetStartState];
    for undo in [DisconnectRings, DestroyDomain] {
        let mut b = Begun::new(Operation::StartPaused, SetStartState);
        b.r.now += plan(Operation::StartPaused)[5].timeout_ns;
        b.r.fake.stuck = Some(undo);
        b.hang();
        let before = if undo == DisconnectRings { &[][..] } else { &[DisconnectRings] };
        let log = [names(&start), ["abort".to_string()].to_vec(), names(before), names(&[undo])].concat();
        assert_eq!(b.r.fake.log, log);
        b.wait(UNDO_TIMEOUT_NS);
        let rest = if undo == DisconnectRings { &[DestroyDomain][..] } else { &[] };
        assert_eq!(b.r.fake.log, [log, ["abort".to_string()].to_vec(), names(rest)].concat());
        b.timed_out(SetStartState);
        // A domain that may still be there is not called halted.
        let destroyed = undo != DestroyDomain;
        assert_eq!(b.r.state(&b.vm), if destroyed { "Halted" } else { "Unknown" });
        assert_eq!(b.r.fake.domains.is_empty(), destroyed);
        b.r.fake.stuck = None;
        b.r.call("VM.hard_shutdown", &[b.vm.clone()]).ok();
        assert_eq!(b.r.state(&b.vm), "Halted");
        b.r.fake.nothing_left();
    }
}

/// Time passes in jumps when a host is busy: a deadline that was missed by far is one all the same, and only one.
#[test]
fn a_late_poll_gives_up_once() {
    let mut b = Begun::new(Operation::StartPaused, PopulateMemory);
    b.r.now += 3600 * SECOND;
    b.hang();
    let log = [names(&[ResolveImages, CreateDomain, PopulateMemory]), ["abort".to_string()].to_vec()].concat();
    assert_eq!(b.r.fake.log, [log, names(&[DestroyDomain])].concat());
    b.timed_out(PopulateMemory);
    b.r.fake.nothing_left();
}
