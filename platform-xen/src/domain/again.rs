//! A guest that was one before, of either kind: the plan of the domain it goes on in, without anything to load; and what
//! it takes to have one go on where it is. The one place besides [`super::plan`] that asks which kind it is.
//!
//! Deliberately absent: its memory and registers, which come from a stream (`saved`).

use super::layout::{CONSOLE, Ram, SPECIAL, STORE};
use super::plan::Plan;
use super::{ImageError, bytes, listed, pv_again, pvh};
use crate::hyp::{Domctl, Gfn, GuestKind, HvmParam, HypResult, PvVcpu, Shell};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// The plan of a guest with so much RAM, as a build made it.
pub fn plan(kind: GuestKind, ram: u64, vcpus: u32) -> Result<Plan, ImageError> {
    match kind {
        GuestKind::Pvh => pvh::Plan::again(Ram::new(ram)?, vcpus).map(Plan::Pvh),
        GuestKind::Pv => pv_again::Plan::new(ram, vcpus).map(|plan| Plan::PvAgain(Box::new(plan))),
    }
}

/// All frames a guest with that RAM may have, as it numbers them: with the special pages, ascending.
#[must_use]
pub fn frames(kind: GuestKind, ram: Vec<(Gfn, u64)>) -> Vec<(Gfn, u64)> {
    if kind == GuestKind::Pv {
        let pages: u64 = ram.iter().map(|(_, pages)| pages).sum();
        return alloc::vec![(Gfn(0), pages + listed::SLACK)];
    }
    let mut all: Vec<(Gfn, u64)> = SPECIAL.map(|frame| (frame, 1)).into();
    for run in ram {
        let place = all.iter().position(|(first, _)| first.0 > run.0.0).unwrap_or(all.len());
        all.insert(place, run);
    }
    all
}

/// Whether there can be a stream of a guest with that RAM.
#[must_use]
pub fn can_be_saved(kind: GuestKind, ram: &[(Gfn, u64)]) -> bool {
    let pages: u64 = ram.iter().map(|(_, pages)| pages).sum();
    kind == GuestKind::Pvh || pages <= listed::MOST_LEAVES * super::frames::CHUNK
}

/// How many frames it can have at once: a PV guest's pages lie anywhere among more numbers.
#[must_use]
pub fn most_frames(kind: GuestKind, ram: &[(Gfn, u64)]) -> u64 {
    let pages: u64 = ram.iter().map(|(_, pages)| pages).sum();
    pages + if kind == GuestKind::Pv { pv_again::MORE } else { SPECIAL.len() as u64 }
}

/// What a stream says of a PVH guest's rings.
#[must_use]
pub fn params() -> Vec<(HvmParam, u64)> {
    [(HvmParam::StorePfn, STORE.0), (HvmParam::ConsolePfn, CONSOLE.0)].into()
}

/// Has a guest that suspended itself go on where it is: its call answers 1, it was taken back.
pub fn cancel<D: Domctl>(hyp: &mut D, shell: Shell, kind: GuestKind) -> HypResult<()> {
    match kind {
        GuestKind::Pvh => {
            let mut records = hyp.context(shell.dom())?;
            cancelled(&mut records);
            hyp.set_context(shell, &records)?;
        }
        GuestKind::Pv => {
            // Setting the registers resets what they lack of the extended state, so that is set too.
            let PvVcpu { mut registers, xsave, .. } = hyp.pv_vcpu(shell.dom(), 0)?;
            bytes::put(&mut registers, pv_again::RAX, &1u64.to_le_bytes());
            hyp.set_pv_vcpu(shell, 0, &PvVcpu { registers, xsave, ..PvVcpu::default() })?;
        }
    }
    hyp.resume(shell.dom())
}

/// The calls that tell of a VCPU's state and set it.
#[must_use]
pub const fn state_call(kind: GuestKind) -> &'static str {
    match kind {
        GuestKind::Pvh => "sethvmcontext",
        GuestKind::Pv => "setvcpucontext",
    }
}

fn cancelled(records: &mut [u8]) {
    let mut at = 0;
    while let (Some(code), Some(length)) = (bytes::le16(records, at), bytes::le32(records, at + 4)) {
        let instance = bytes::le16(records, at + 2);
        if code == 2 && instance == Some(0) && length >= 1024 {
            // hvm_hw_cpu.rax
            bytes::put(records, at + 8 + 512, &1u64.to_le_bytes());
        }
        if code == 0 {
            break;
        }
        at += 8 + length as usize;
    }
}
