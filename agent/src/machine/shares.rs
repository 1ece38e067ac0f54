//! What guests' devices have had of the loop's time, all of a guest's together: who works it hard slows nobody else.
//!
//! ```text
//!   window   |--- A works ---|--- A waits, others have what they want ---|
//! ```
//! Who has had half of a window waits for its end if another guest's devices moved something in it or in the one before.
//! Alone, it may have all. Deliberately absent: weights; networks, whose turns have bounds of their own.

use alloc::vec::Vec;
use platform_xen::hyp::DomId;

const WINDOW_NS: u64 = 10_000_000;
const HALF_NS: u64 = WINDOW_NS / 2;

/// Of a window and of the one before.
#[derive(Debug, Default)]
pub struct Shares {
    /// When it ends.
    until: u64,
    /// Who has had how much, with what was owed; and whether something of it was in this window.
    taken: Vec<(DomId, u64, bool)>,
    before: Vec<(DomId, u64, bool)>,
}

impl Shares {
    fn roll(&mut self, now: u64) {
        if now < self.until {
            return;
        }
        core::mem::swap(&mut self.taken, &mut self.before);
        self.taken.clear();
        // What one has had beyond its half is owed, for as long as one window more.
        let owed = |(dom, ns, _): &(DomId, u64, bool)| Some((*dom, ns.checked_sub(HALF_NS)?.min(WINDOW_NS), false));
        if self.taken.try_reserve(self.before.len()).is_ok() {
            self.taken.extend(self.before.iter().filter_map(owed));
        }
        if now >= self.until + WINDOW_NS {
            self.taken.clear();
            self.before.clear();
        }
        self.until = (now / WINDOW_NS + 1) * WINDOW_NS;
    }

    /// A guest's device moved something, which took so long.
    pub fn charge(&mut self, dom: DomId, now: u64, ns: u64) {
        self.roll(now);
        if let Some((_, taken, moved)) = self.taken.iter_mut().find(|(of, ..)| *of == dom) {
            (*taken, *moved) = (*taken + ns, true);
        } else if self.taken.try_reserve(1).is_ok() {
            self.taken.push((dom, ns, true));
        }
    }

    /// Until when a guest's devices are to wait, if they are.
    pub fn waits(&mut self, dom: DomId, now: u64) -> Option<u64> {
        self.roll(now);
        let half = self.taken.iter().any(|(of, ns, _)| *of == dom && *ns >= HALF_NS);
        let others = || self.taken.iter().chain(&self.before).any(|(of, _, moved)| *moved && *of != dom);
        (half && others()).then_some(self.until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: u64 = 1_000_000;
    const A: DomId = DomId(1);
    const B: DomId = DomId(2);

    #[test]
    fn one_alone_has_all() {
        let mut shares = Shares::default();
        for now in 0..100 {
            assert_eq!(shares.waits(A, now * MS), None);
            shares.charge(A, now * MS, MS);
        }
    }

    #[test]
    fn beside_another_half_of_each_window_is_the_most() {
        let mut shares = Shares::default();
        let (mut now, mut had) = (100 * MS, 0);
        let end = now + 1000 * MS;
        while now < end {
            // The other wants very little.
            shares.charge(B, now, MS / 100);
            now = match shares.waits(A, now) {
                Some(until) => until,
                None => {
                    shares.charge(A, now, MS);
                    had += 1;
                    now + MS
                }
            };
            assert_eq!(shares.waits(B, now), None);
        }
        assert!((480..=520).contains(&had), "{had} of 1000 ms");
    }

    #[test]
    fn who_was_there_is_forgotten_after_two_windows() {
        let mut shares = Shares::default();
        shares.charge(B, 0, MS);
        shares.charge(A, 0, 5 * MS);
        assert_eq!(shares.waits(A, 9 * MS), Some(10 * MS));
        shares.charge(A, 10 * MS, 5 * MS);
        assert_eq!(shares.waits(A, 19 * MS), Some(20 * MS));
        shares.charge(A, 20 * MS, 5 * MS);
        assert_eq!(shares.waits(A, 29 * MS), None);
        shares.charge(B, 29 * MS, 1);
        assert_eq!(shares.waits(A, 29 * MS), Some(30 * MS));
        assert_eq!(shares.waits(A, 1000 * MS), None);
    }

    #[test]
    fn who_only_owes_is_not_there() {
        let mut shares = Shares::default();
        shares.charge(B, 0, 25 * MS);
        for (now, waits) in [(10, Some(20 * MS)), (20, None), (30, None), (40, None)] {
            shares.charge(A, now * MS, 5 * MS);
            assert_eq!(shares.waits(A, now * MS), waits, "{now}");
        }
    }

    #[test]
    fn what_was_had_beyond_is_owed() {
        let mut shares = Shares::default();
        shares.charge(B, 0, 1);
        shares.charge(A, 0, 12 * MS);
        assert_eq!(shares.waits(A, 12 * MS), Some(20 * MS), "7 are owed, 5 are a half");
        shares.charge(B, 21 * MS, 1);
        assert_eq!(shares.waits(A, 22 * MS), None);
        // Alone, it owes no more than one window.
        (3..100).for_each(|n| shares.charge(A, n * 10 * MS, 20 * MS));
        shares.charge(B, 1000 * MS, 1);
        assert_eq!(shares.waits(A, 1000 * MS), Some(1010 * MS));
        assert_eq!(shares.waits(A, 1010 * MS), Some(1020 * MS));
        assert_eq!(shares.waits(A, 1020 * MS), None);
    }
}
