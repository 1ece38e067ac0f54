//! Operations as lists of weighted steps with their undo: `plan(operation)`, all of it tables.
//!
//! The weights say how a task's progress moves, the time-outs when a step that never ends is given up. They are generous:
//! they guard against a backend that is stuck, not against one that is slow.

use super::allowed::Operation;
use super::backend::StepKind::{self, *};
use alloc::vec::Vec;

/// What a failure of a step means for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFailure {
    /// Undo what was begun, in reverse, this step included; then report.
    Undo,
    /// Tearing down goes on; report at the end.
    GoOn,
}

/// One step of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What the backend does.
    pub kind: StepKind,
    /// Share of the whole.
    pub weight: u16,
    /// What takes it back.
    pub undo: Option<StepKind>,
    /// Given up after this long.
    pub timeout_ns: u64,
    /// What a failure means.
    pub on_failure: OnFailure,
}

const SECOND: u64 = 1_000_000_000;
/// Undo steps have as long as a teardown.
pub const UNDO_TIMEOUT_NS: u64 = 120 * SECOND;

const fn step(kind: StepKind, weight: u16, undo: Option<StepKind>, seconds: u64) -> Step {
    Step { kind, weight, undo, timeout_ns: seconds * SECOND, on_failure: OnFailure::Undo }
}

const fn teardown(kind: StepKind, weight: u16, seconds: u64) -> Step {
    Step { kind, weight, undo: None, timeout_ns: seconds * SECOND, on_failure: OnFailure::GoOn }
}

const START_PAUSED: &[Step] = &[
    step(ResolveImages, 20, None, 120),
    step(CreateDomain, 5, Some(DestroyDomain), 30),
    step(PopulateMemory, 40, None, 300),
    step(LoadImages, 25, None, 120),
    step(ConnectRings, 4, Some(DisconnectRings), 30),
    step(AttachDevices, 1, None, 30),
    step(SetStartState, 2, None, 30),
];
const UNPAUSE: &[Step] = &[step(Unpause, 3, None, 30)];
const PAUSE: &[Step] = &[step(Pause, 3, None, 30)];
/// The guest's own time-out is the VM's, see `Run::within`.
pub const ASK_SECONDS: u64 = 300;
const ASK_POWER_OFF: &[Step] = &[step(AskPowerOff, 200, Some(Withdraw), ASK_SECONDS)];
const ASK_REBOOT: &[Step] = &[step(AskReboot, 200, Some(Withdraw), ASK_SECONDS)];
const SUSPEND: &[Step] = &[
    step(MakeShelf, 10, Some(DropShelf), 300),
    step(AskSuspend, 60, Some(Withdraw), ASK_SECONDS),
    step(SaveImage, 100, Some(RunOn), 3600),
];
const RESUME_PAUSED: &[Step] = &[
    step(OpenImage, 1, None, 120),
    step(CreateDomain, 5, Some(DestroyDomain), 30),
    step(RestoreMemory, 80, None, 3600),
    step(ConnectRings, 4, Some(DisconnectRings), 30),
    step(AttachDevices, 1, None, 30),
    step(SetStartState, 2, None, 30),
    step(StrikeImage, 1, None, 120),
];
const STORE_DUMP: &[Step] = &[step(StoreDump, 1, Some(DropShelf), 3600)];
const UNPLUG: &[Step] = &[step(DetachDevice, 1, None, 30)];
/// The connection is given up before.
const JOIN: &[Step] = &[step(JoinSr, 1, Some(LeaveSr), 60)];
/// A hundred years.
const AWAIT: &[Step] = &[step(AwaitSr, 1, Some(LeaveSr), 3_155_760_000)];
const COPY: &[Step] = &[step(CopyDisks, 99, Some(DropCopies), 24 * 3600)];
const LEAVE: &[Step] = &[step(DetachSr, 1, Some(KeepSr), 30)];
const DROP_SHELF: &[Step] = &[teardown(DropShelf, 5, 300)];
const HARD_SHUTDOWN: &[Step] = &[teardown(DisconnectRings, 10, 60), teardown(DestroyDomain, 90, 300)];

/// The steps of an operation; none for those that need no backend.
pub fn plan(operation: Operation) -> Vec<Step> {
    let parts: &[&[Step]] = match operation {
        Operation::Start => &[START_PAUSED, UNPAUSE],
        Operation::StartPaused => &[START_PAUSED],
        Operation::Pause => &[PAUSE],
        Operation::Unpause => &[UNPAUSE],
        Operation::HardShutdown => &[HARD_SHUTDOWN],
        Operation::HardReboot => &[HARD_SHUTDOWN, START_PAUSED, UNPAUSE],
        Operation::CleanShutdown => &[ASK_POWER_OFF, HARD_SHUTDOWN],
        Operation::CleanReboot => &[ASK_REBOOT, HARD_SHUTDOWN, START_PAUSED, UNPAUSE],
        Operation::Suspend => &[SUSPEND, HARD_SHUTDOWN],
        Operation::Resume => &[RESUME_PAUSED, UNPAUSE, DROP_SHELF],
        Operation::Unplug => &[UNPLUG],
        Operation::ResumePaused => &[RESUME_PAUSED, DROP_SHELF],
        Operation::Discard => &[DROP_SHELF],
        Operation::Join => &[JOIN],
        Operation::Await => &[AWAIT],
        Operation::StoreDump => &[STORE_DUMP],
        Operation::CopyDisk => &[COPY],
        Operation::CloneSr => &[JOIN, COPY],
        Operation::Leave => &[LEAVE],
        Operation::SendSysrq | Operation::SendTrigger | Operation::Migrate | Operation::Clone | Operation::Destroy => &[],
    };
    parts.concat()
}
