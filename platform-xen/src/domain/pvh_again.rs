//! A PVH guest that was one before: the plan of the domain it goes on in, without anything to load.
//!
//! Deliberately absent: its memory and registers, which come from a stream (`saved`).

use super::layout::{CONSOLE, Ram, SPECIAL, STORE};
use super::plan::{Plan, Ring};
use super::{ImageError, bytes, pvh};
use crate::hyp::Gfn;
use alloc::vec::Vec;

/// The plan of a guest with so much RAM, as a build made it.
pub fn plan(ram: u64, vcpus: u32) -> Result<Plan, ImageError> {
    pvh::Plan::again(Ram::new(ram)?, vcpus).map(Plan::Pvh)
}

/// All frames such a guest may have: RAM and the special pages.
#[must_use]
pub fn frames(plan: &Plan) -> Vec<(Gfn, u64)> {
    all(plan.ram_runs())
}

/// RAM with the special pages, ascending.
#[must_use]
pub fn all(ram: Vec<(Gfn, u64)>) -> Vec<(Gfn, u64)> {
    let mut all: Vec<(Gfn, u64)> = SPECIAL.map(|frame| (frame, 1)).into();
    for run in ram {
        let place = all.iter().position(|(first, _)| first.0 > run.0.0).unwrap_or(all.len());
        all.insert(place, run);
    }
    all
}

/// Where a ring is.
#[must_use]
pub const fn ring(ring: Ring) -> Gfn {
    match ring {
        Ring::Console => CONSOLE,
        Ring::Store => STORE,
    }
}

/// Has the call that suspended the guest answer 1: it was taken back, and everything is as it was.
pub fn cancelled(records: &mut [u8]) {
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
