//! Sources whose log-ins failed lately, and how long each has to wait: twice as long after each failure, up to a bound.
//!
//! A fixed number of sources; the one that was punished longest ago makes room, so a flood from many addresses costs no
//! memory (what it costs in all is bounded where log-ins are served). Deliberately absent: lists of good and bad addresses.

use api_core::Source;

/// Sources remembered.
const SOURCES: usize = 64;
/// The wait is doubled at most this often.
const DOUBLINGS: u32 = 3;
/// Forgotten after this long without a failure.
const QUIET_NS: u64 = 60 * 1_000_000_000;

#[derive(Clone, Copy, Debug)]
struct Failure {
    source: Source,
    times: u32,
    at: u64,
    until: u64,
}

/// The sources.
#[derive(Debug, Default)]
pub struct Slowed(heapless::Vec<Failure, SOURCES>);

impl Slowed {
    /// When a log-in from there may be served.
    pub fn until(&self, source: Source) -> u64 {
        self.0.iter().find(|it| it.source == source).map_or(0, |it| it.until)
    }

    /// One failed; the first time it waits for `wait` ns.
    pub fn failed(&mut self, source: Source, now: u64, wait: u64) {
        let before = self.0.iter().find(|it| it.source == source && now.saturating_sub(it.at) < QUIET_NS);
        let times = before.map_or(0, |it| it.times + 1).min(DOUBLINGS);
        self.0.retain(|it| it.source != source);
        if self.0.is_full()
            && let Some((oldest, _)) = self.0.iter().enumerate().min_by_key(|(_, it)| it.at)
        {
            self.0.swap_remove(oldest);
        }
        // There is room now.
        let _ = self.0.push(Failure { source, times, at: now, until: now.saturating_add(wait << times) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(n: u8) -> Source {
        Source([n; 16])
    }

    #[test]
    fn waits_double_up_to_a_bound_and_begin_anew_after_a_while() {
        let mut slowed = Slowed::default();
        for expected in [100, 200, 400, 800, 800] {
            slowed.failed(source(1), 1000, 100);
            assert_eq!(slowed.until(source(1)), 1000 + expected);
        }
        assert_eq!(slowed.until(source(2)), 0);
        slowed.failed(source(1), 1000 + QUIET_NS, 100);
        assert_eq!(slowed.until(source(1)), 1100 + QUIET_NS);
    }

    #[test]
    fn the_oldest_makes_room() {
        let mut slowed = Slowed::default();
        for n in 0..=64u8 {
            slowed.failed(source(n), u64::from(n), 1000);
        }
        assert_eq!((slowed.until(source(0)), slowed.until(source(64))), (0, 1064));
        assert_eq!(slowed.0.len(), SOURCES);
    }
}
