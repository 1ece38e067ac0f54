//! Commits of maps: what they name is flushed first, and who waits for a commit is told when it is there.
//!
//! ```text
//!   Holding (new extents wait) -> Flushing (media) -> begin_commit (records for the state) -> committed
//! ```
//! An SR whose server is away, or goes away meanwhile, is left out: its changes, and who waits for them, wait for a commit
//! with it. Deliberately absent: where records go.

use super::hub::Hub;
use super::kept;
use super::slab::Slab;
use super::{Job, Part, Preparing, Step, Storage, What};
use alloc::vec::Vec;
use api_core::idmap::IdMap;
use api_core::lifecycle::backend::Uuid;
use api_core::store::record::Record;
use platform_xen::hyp::{DiskDone, DiskRequest, Hypervisor};

impl<H: Hypervisor> Storage<H> {
    /// A job goes on when that commit is on the medium.
    pub(super) fn wait_for(&mut self, job: u64, commit: u64) {
        if self.kept >= commit {
            self.end_part(job, None);
        } else if self.lost {
            self.end_part(job, Some(DiskDone::Failed));
        } else if let Some(it) = self.jobs.get_mut(job) {
            it.what = What::Flush(Some(commit));
        }
    }

    /// Whether there is something to be kept that no commit has yet, and the next one can have.
    pub fn is_changed(&self) -> bool {
        let away = |disk: &Uuid| self.of.get(disk).is_some_and(|sr| self.is_away(sr));
        self.changed.keys().any(|disk| !away(&disk))
            || self.srs.values().any(|sr| sr.extents.is_changed() && !sr.medium.is_away())
    }

    /// Whether an SR has something that no commit has yet.
    pub(super) fn is_changed_in(&self, sr: &Uuid) -> bool {
        self.srs.get(sr).is_some_and(|sr| sr.extents.is_changed())
            || self.changed.keys().any(|disk| self.of.get(&disk) == Some(sr))
    }

    /// Whether somebody waits for that.
    pub fn is_wanted(&self) -> bool {
        self.wanted && self.is_changed()
    }

    /// What maps name is to be on the media before they are: `true` once it is. Who is away is left out.
    pub fn prepare(&mut self, hyp: &mut H, mut hub: Option<&mut Hub>) -> bool {
        let begins = self.preparing == Preparing::No;
        for sr in self.srs.values_mut() {
            sr.left_out = sr.left_out && !begins || sr.medium.is_away();
        }
        let Storage { srs, preparing, .. } = self;
        if let Preparing::Flushing(flushes) = preparing {
            flushes.retain(|(_, sr)| match srs.get_mut(sr) {
                Some(sr) => {
                    sr.unflushed |= sr.left_out;
                    !sr.left_out
                }
                None => false,
            });
            return flushes.is_empty();
        }
        *preparing = Preparing::Holding;
        let fills = |part: &Part| {
            let fills = matches!(part.step, Step::Fill(_) | Step::Old { .. });
            let sr = self.of.get(&part.disk).and_then(|sr| self.srs.get(sr));
            fills && sr.is_some_and(|sr| !sr.volatile && !sr.left_out)
        };
        if self.parts.values().any(fills) {
            return false;
        }
        let mut flushes = Vec::new();
        for id in self.srs.keys().collect::<Vec<Uuid>>() {
            let Some(sr) = self.srs.get_mut(&id).filter(|sr| !sr.volatile && !sr.left_out) else { continue };
            if core::mem::take(&mut sr.unflushed) {
                let flush = self.parts.nobody();
                flushes.push((flush, id));
                sr.medium.submit(hyp, hub.as_deref_mut(), flush, DiskRequest::Flush);
            }
        }
        let ready = flushes.is_empty();
        self.preparing = Preparing::Flushing(flushes);
        ready
    }

    /// What was prepared is left, if all of it is of SRs that went away meanwhile: others' new extents do not wait for them.
    pub(super) fn unprepare(&mut self) {
        if self.preparing == Preparing::No || self.is_changed() {
            return;
        }
        if let Preparing::Flushing(flushes) = core::mem::replace(&mut self.preparing, Preparing::No) {
            for (_, sr) in flushes {
                self.srs.get_mut(&sr).into_iter().for_each(|sr| sr.unflushed = true);
            }
        }
    }

    /// A commit was begun and its end was not told.
    pub fn awaits(&self) -> bool {
        self.begun > self.kept
    }

    /// Whether a commit is being prepared.
    pub fn prepares(&self) -> bool {
        self.preparing != Preparing::No
    }

    /// A flush before a commit is done. What could not be flushed no map names, and whoever waits is told.
    pub(super) fn flushed(&mut self, id: u64, done: &DiskDone) {
        let Preparing::Flushing(flushes) = &mut self.preparing else { return };
        // Of one that was left out since it is no matter.
        if flushes.extract_if(.., |flush| flush.0 == id).next().is_none() {
            return;
        }
        let fails = *done != DiskDone::Ok;
        if fails && !self.fails {
            log::error!("an SR's medium does not flush");
        }
        self.fails = fails;
        if fails {
            self.preparing = Preparing::No;
            self.srs.values_mut().for_each(|sr| sr.unflushed = true);
            self.end_flushes(self.begun + 1, Some(DiskDone::Failed));
        }
    }

    /// Nothing is kept any more: who waits for that is told, and whoever will.
    pub fn lose(&mut self) {
        self.lost = true;
        self.end_flushes(u64::MAX, Some(DiskDone::Failed));
    }

    /// Jobs that wait for that commit, or an earlier one, are done.
    fn end_flushes(&mut self, commit: u64, outcome: Option<DiskDone>) {
        let waits = |job: &Job| matches!(job.what, What::Flush(Some(its)) if its <= commit);
        let ended: Vec<u64> = self.jobs.iter().filter(|(_, job)| waits(job)).map(|(id, _)| id).collect();
        for job in ended {
            self.end_part(job, outcome.clone());
        }
    }

    /// What is to be kept, all of it but of who is left out; [`Storage::prepare`] said that it may be.
    pub fn begin_commit(&mut self) -> Vec<Record> {
        let mut records = Vec::new();
        let mut later = IdMap::new();
        for disk in self.changed.keys() {
            let sr = self.of.get(&disk).and_then(|id| Some((*id, self.srs.get(id)?)));
            if sr.as_ref().is_some_and(|(_, sr)| sr.left_out) {
                later.insert(disk, ());
                continue;
            }
            let volume = sr
                .filter(|(_, sr)| !sr.volatile)
                .and_then(|(id, sr)| Some((id, sr.extents.volume(&disk)?, sr.place.as_deref().unwrap_or_default())));
            records.push(kept::volume(&disk, volume));
        }
        self.changed = later;
        records.extend(core::mem::take(&mut self.gone).into_iter().map(|(sr, number)| kept::node(&sr, number, None)));
        let ids: Vec<Uuid> = self.srs.keys().collect();
        for id in ids {
            let Some(sr) = self.srs.get_mut(&id).filter(|sr| !sr.left_out) else { continue };
            sr.extents.commit(|(number, slots)| records.push(kept::node(&id, number, slots)));
        }
        self.begun += 1;
        (self.preparing, self.wanted, self.since) = (Preparing::No, false, None);
        // Who waits for this one and is left out waits for the next.
        let Storage { srs, of, jobs, begun, wanted, .. } = self;
        for job in jobs.values_mut() {
            let left_out = of.get(&job.disk).and_then(|sr| srs.get(sr)).is_some_and(|sr| sr.left_out);
            if let (What::Flush(Some(commit)), true) = (&mut job.what, left_out) {
                *commit = (*commit).max(*begun + 1);
                *wanted = true;
            }
        }
        records
    }

    /// All that was given is on the medium. `false`: nothing was under way.
    pub fn committed(&mut self) -> bool {
        if self.kept == self.begun {
            return false;
        }
        self.kept = self.begun;
        let Storage { srs, parts, .. } = self;
        for sr in srs.values_mut() {
            sr.extents.committed(|extent| Self::in_use(parts, extent));
        }
        self.end_flushes(self.kept, None);
        true
    }

    /// A part touches that extent.
    fn in_use(parts: &Slab<Part>, extent: u32) -> bool {
        parts.values().any(|part| match part.step {
            Step::Reads(it) | Step::Writes(it) | Step::Fill(it) => it == extent,
            Step::Old { old, new } => old == extent || new == extent,
            Step::New | Step::Flush => false,
        })
    }
}
