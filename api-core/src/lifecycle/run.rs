//! One run of one plan: (index, step, deadline), moved on by [`Run::advance`], a bounded amount per call.
//!
//! ```text
//!   Forward i --Done--> Forward i+1 --...--> ended well
//!      | fails, cancelled, times out
//!      v
//!   Undo i --Done or Failed--> Undo i-1 ... Undo 0 --> ended badly (the first error)
//! ```
//! A step of a teardown that fails does not turn back: the rest of the teardown follows, then the error is reported.
//! Deliberately absent: VMs' records, tasks and answers; the engine ties those to a run's end.

use super::allowed::Operation;
use super::backend::{Backend, BackendError, OpId, Progress, StepKind, Uuid};
use super::plan::{OnFailure, Step, UNDO_TIMEOUT_NS, plan};
use alloc::vec::Vec;

/// Why a run ended badly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A step failed.
    Step(BackendError),
    /// A step took too long; how many percent of it were done.
    TimedOut(StepKind, u8),
    /// Somebody cancelled it.
    Cancelled,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Well, or the first failure.
    pub result: Result<(), Failure>,
    /// The last attempt to destroy the domain: none made, failed, done.
    pub destroyed: Option<bool>,
}

/// A run under way.
#[derive(Debug)]
pub struct Run {
    /// Its name to the backend.
    pub op: OpId,
    /// The VM.
    pub vm: Uuid,
    /// What is done.
    pub operation: Operation,
    steps: Vec<Step>,
    index: usize,
    undoing: bool,
    /// The step (or undo) at `index` was begun, and must be done by then.
    deadline: Option<u64>,
    cancel: bool,
    failure: Option<Failure>,
    destroyed: Option<bool>,
    /// A domain has gone since [`Run::take_gone`] was asked.
    gone: bool,
    /// The step, from 1, that fails instead of being begun.
    fail_at: u32,
    /// Percent of the step at `index`.
    percent: u8,
    /// That step waits for the guest.
    waits: bool,
}

impl Run {
    /// A run that has not begun; its `fail_at`th step fails, none if 0.
    pub fn new(op: OpId, vm: Uuid, operation: Operation, fail_at: u32) -> Run {
        Run {
            op,
            vm,
            operation,
            steps: plan(operation),
            index: 0,
            undoing: false,
            deadline: None,
            cancel: false,
            failure: None,
            destroyed: None,
            gone: false,
            fail_at,
            percent: 0,
            waits: false,
        }
    }

    /// Gives the guest so many seconds to do what it is asked.
    pub fn within(mut self, seconds: u64) -> Run {
        for step in &mut self.steps {
            if step.kind.asks() {
                step.timeout_ns = seconds.saturating_mul(1_000_000_000);
            }
        }
        self
    }

    /// Asks it to end and be undone; false if it is not for cancelling (any more).
    pub fn cancel(&mut self) -> bool {
        // Past the last step that could be taken back it is too late.
        let left = self.steps.get(self.index..).unwrap_or_default();
        let turns = left.iter().any(|step| step.on_failure == OnFailure::Undo);
        let can = self.operation.row().cancel && !self.undoing && turns;
        self.cancel |= can;
        can
    }

    /// It asked the guest to end, and waits for that.
    pub fn asks(&self) -> bool {
        let step = self.steps.get(self.index).map(|step| step.kind);
        !self.undoing && step.is_some_and(StepKind::asks)
    }

    /// Nothing is to be done until the guest has done something, or the deadline.
    pub fn waits(&self) -> bool {
        self.waits && !self.cancel
    }

    /// When the step under way is given up.
    pub fn deadline(&self) -> Option<u64> {
        self.deadline
    }

    /// Whether a domain was destroyed since this was asked last: what it did before is of no interest any more.
    pub fn take_gone(&mut self) -> bool {
        core::mem::take(&mut self.gone)
    }

    /// Percent of the whole, never going back while it goes well.
    pub fn progress(&self) -> u8 {
        let total: u32 = self.steps.iter().map(|s| u32::from(s.weight)).sum();
        let done: u32 = self.steps.iter().take(self.index).map(|s| u32::from(s.weight)).sum();
        let here = self.steps.get(self.index).map_or(0, |s| u32::from(s.weight) * u32::from(self.percent.min(100)));
        u8::try_from((done * 100 + here) / total.max(1)).unwrap_or(100)
    }

    /// Begins or polls the current step, and those that follow at once, up to `budget` of them.
    pub fn advance(&mut self, now: u64, backend: &mut dyn Backend, budget: u32) -> Option<Ended> {
        self.waits = false;
        for _ in 0..budget {
            let before = (self.undoing, self.index);
            let ended = if self.undoing { self.undo(now, backend) } else { self.forward(now, backend) };
            if ended.is_some() {
                return ended;
            }
            if self.deadline.is_some() && before == (self.undoing, self.index) {
                return None;
            }
        }
        None
    }

    fn end(&self) -> Option<Ended> {
        Some(Ended { result: self.failure.map_or(Ok(()), Err), destroyed: self.destroyed })
    }

    fn forward(&mut self, now: u64, backend: &mut dyn Backend) -> Option<Ended> {
        let step = self.steps.get(self.index).copied();
        // A teardown runs to its end even when it is cancelled, and what follows a failed one is not begun.
        let turning = |s: &Step| s.on_failure == OnFailure::Undo;
        if self.cancel && self.failure.is_none() && step.as_ref().is_some_and(turning) {
            let begun = self.deadline.take().is_some();
            if begun {
                backend.abort(self.op);
            }
            self.failure = Some(Failure::Cancelled);
            return self.turn(begun);
        }
        let Some(step) = step else { return self.end() };
        if self.failure.is_some() && turning(&step) {
            return self.end();
        }
        let progress = match self.deadline {
            None => {
                self.deadline = Some(now.saturating_add(step.timeout_ns));
                self.percent = 0;
                if self.fail_at == u32::try_from(self.index + 1).unwrap_or(0) {
                    Progress::Failed(BackendError::Injected)
                } else {
                    backend.begin(self.op, &self.vm, step.kind)
                }
            }
            Some(deadline) if now >= deadline => {
                backend.abort(self.op);
                return self.failed(step, Failure::TimedOut(step.kind, self.percent));
            }
            Some(_) => backend.poll(self.op),
        };
        match progress {
            Progress::Working(percent) => self.percent = percent,
            Progress::Waiting(percent) => (self.percent, self.waits) = (percent, true),
            Progress::Done => {
                self.note(step.kind, true);
                self.index += 1;
                self.percent = 0;
                self.deadline = None;
            }
            Progress::Failed(error) => return self.failed(step, Failure::Step(error)),
        }
        None
    }

    fn note(&mut self, kind: StepKind, done: bool) {
        match kind {
            StepKind::DestroyDomain => {
                self.destroyed = Some(done);
                self.gone |= done;
            }
            StepKind::CreateDomain => self.destroyed = None,
            _ => {}
        }
    }

    fn failed(&mut self, step: Step, failure: Failure) -> Option<Ended> {
        self.failure.get_or_insert(failure);
        self.deadline = None;
        match step.on_failure {
            OnFailure::GoOn => {
                self.note(step.kind, false);
                self.index += 1;
                None
            }
            OnFailure::Undo => self.turn(true),
        }
    }

    /// Starts to undo, with the step at `index` if it was begun, else with the one before.
    fn turn(&mut self, begun: bool) -> Option<Ended> {
        self.undoing = true;
        self.deadline = None;
        // While undoing, `index` counts the steps that are still to be undone.
        self.index = self.index.saturating_add(usize::from(begun)).min(self.steps.len());
        None
    }

    fn undo(&mut self, now: u64, backend: &mut dyn Backend) -> Option<Ended> {
        let Some(step) = self.index.checked_sub(1).and_then(|i| self.steps.get(i)) else { return self.end() };
        let Some(kind) = step.undo else {
            self.index -= 1;
            return None;
        };
        let progress = match self.deadline {
            None => {
                self.deadline = Some(now.saturating_add(UNDO_TIMEOUT_NS));
                backend.begin(self.op, &self.vm, kind)
            }
            Some(deadline) if now >= deadline => {
                backend.abort(self.op);
                Progress::Failed(BackendError::NoDomain)
            }
            Some(_) => backend.poll(self.op),
        };
        match progress {
            Progress::Working(_) | Progress::Waiting(_) => return None,
            // An undo that fails does not keep the others from being tried.
            Progress::Done => self.note(kind, true),
            Progress::Failed(_) => self.note(kind, false),
        }
        self.deadline = None;
        self.index -= 1;
        None
    }
}
