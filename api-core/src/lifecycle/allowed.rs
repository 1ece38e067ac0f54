//! Which operation is allowed in which power state (XenAPI 1.0.10, "VM Lifecycle"), and what state comes after.
//!
//! One row per operation. Deliberately absent: checks that need more than the power state.

use crate::schema::enums::PowerState::{self, Crashed, Halted, Paused, Running, Suspended, Unknown};

/// Something that can be done to a VM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Operation {
    /// VM.start
    Start,
    /// VM.start with start_paused
    StartPaused,
    /// VM.pause
    Pause,
    /// VM.unpause
    Unpause,
    /// VM.hard_shutdown
    HardShutdown,
    /// VM.hard_reboot
    HardReboot,
    /// VM.clean_shutdown
    CleanShutdown,
    /// VM.clean_reboot
    CleanReboot,
    /// VM.suspend
    Suspend,
    /// VM.resume
    Resume,
    /// VM.resume with start_paused
    ResumePaused,
    /// VM.hard_shutdown of a suspended VM
    Discard,
    /// VBD.unplug, VIF.unplug
    Unplug,
    /// VM.send_sysrq
    SendSysrq,
    /// VM.send_trigger
    SendTrigger,
    /// VM.migrate
    Migrate,
    /// VM.clone
    Clone,
    /// VM.destroy
    Destroy,
    /// PBD.plug of an SR on another machine
    Join,
    /// Likewise of one that was attached before the host started
    Await,
    /// A crash dump is written to a disk
    StoreDump,
    /// VDI.copy
    CopyDisk,
    /// SR.clone
    CloneSr,
    /// PBD.unplug of an SR with something that is not kept yet
    Leave,
}

/// One row of the table.
#[derive(Debug)]
pub struct Row {
    /// The operation.
    pub operation: Operation,
    /// States it is allowed in.
    pub from: &'static [PowerState],
    /// The state after it.
    pub then: PowerState,
    /// Its task can be cancelled while it runs.
    pub cancel: bool,
    /// Why it can't be done yet; empty if it can.
    pub refused: &'static str,
}

const fn row(operation: Operation, from: &'static [PowerState], then: PowerState, cancel: bool) -> Row {
    Row { operation, from, then, cancel, refused: "" }
}

const fn later(operation: Operation, from: &'static [PowerState], then: PowerState, refused: &'static str) -> Row {
    Row { operation, from, then, cancel: false, refused }
}

const ALIVE: &[PowerState] = &[Running, Paused, Crashed, Unknown];

/// Every operation, in the order of [`Operation`].
pub const TABLE: &[Row] = &[
    row(Operation::Start, &[Halted], Running, true),
    row(Operation::StartPaused, &[Halted], Paused, true),
    row(Operation::Pause, &[Running], Paused, false),
    row(Operation::Unpause, &[Paused], Running, false),
    // Of a halted VM it succeeds without doing anything, as xend's did.
    row(Operation::HardShutdown, ALIVE, Halted, false),
    row(Operation::HardReboot, ALIVE, Running, true),
    row(Operation::CleanShutdown, &[Running], Halted, true),
    row(Operation::CleanReboot, &[Running], Running, true),
    row(Operation::Suspend, &[Running], Suspended, true),
    row(Operation::Resume, &[Suspended], Running, true),
    row(Operation::ResumePaused, &[Suspended], Paused, true),
    row(Operation::Discard, &[Suspended], Halted, false),
    row(Operation::Unplug, &[Running], Running, true),
    row(Operation::SendSysrq, &[Running], Running, false),
    row(Operation::SendTrigger, &[Running], Running, false),
    later(Operation::Migrate, &[Running], Running, "there is no other host to migrate to"),
    row(Operation::Clone, &[Halted], Halted, false),
    row(Operation::Destroy, &[Halted], Halted, false),
    // Of SRs: never of a VM, in whatever state.
    row(Operation::Join, &[], Unknown, true),
    row(Operation::Await, &[], Unknown, true),
    // Of crash dumps, likewise.
    row(Operation::StoreDump, &[], Unknown, false),
    // Of the SR that disks are copied into.
    row(Operation::CopyDisk, &[], Unknown, true),
    row(Operation::CloneSr, &[], Unknown, true),
    row(Operation::Leave, &[], Unknown, true),
];

#[allow(clippy::indexing_slicing)] // run by the compiler only
const _: () = {
    let mut i = 0;
    while i < TABLE.len() {
        assert!(TABLE[i].operation as usize == i, "a row per operation, in order");
        i += 1;
    }
    assert!(TABLE.len() == Operation::Leave as usize + 1);
};

impl Operation {
    /// Its row.
    pub fn row(self) -> &'static Row {
        // There is a row for each (asserted above): the default is never taken.
        static NONE: Row = row(Operation::Destroy, &[], Halted, false);
        TABLE.get(self as usize).unwrap_or(&NONE)
    }

    /// Whether a domain is built on the way.
    pub fn builds(self) -> bool {
        use Operation::*;
        matches!(self, Start | StartPaused | HardReboot | CleanReboot | Resume | ResumePaused)
    }

    /// Whether that is of a suspended VM.
    pub fn resumes(self) -> bool {
        matches!(self, Operation::Resume | Operation::ResumePaused)
    }

    /// Whether it is allowed in a state.
    pub fn allowed(self, state: PowerState) -> bool {
        self.row().from.contains(&state)
    }
}
