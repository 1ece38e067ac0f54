//! A token bucket: so much a second, and a second's worth of it, or a fixed amount, at once.

/// How much may be taken.
#[derive(Clone, Copy, Debug)]
pub struct Bucket {
    rate: u64,
    burst: u64,
    /// What is there, less than nothing if it is owed, and since when.
    left: i64,
    at: u64,
}

const SECOND: u64 = 1_000_000_000;

impl Bucket {
    /// A full one: `rate` a second.
    #[must_use]
    pub const fn new(rate: u64, burst: u64, now: u64) -> Bucket {
        Bucket { rate, burst, left: burst as i64, at: now }
    }

    /// So many KiB a second, and a twentieth of that at once or so many bytes; none if there is no bound.
    #[must_use]
    pub fn of_kbps(kbps: u32, least: u64, now: u64) -> Option<Bucket> {
        let rate = u64::from(kbps) * 1024;
        (rate > 0).then(|| Bucket::new(rate, least.max(rate / 20), now))
    }

    fn fill(&mut self, now: u64) {
        let more = u128::from(self.rate) * u128::from(now.saturating_sub(self.at)) / u128::from(SECOND);
        if more > 0 {
            self.left = self.left.saturating_add(more.min(1 << 62) as i64).min(self.burst as i64);
            self.at = now;
        }
    }

    /// There is something, of which the next may take as much as it needs.
    pub fn ready(&mut self, now: u64) -> bool {
        self.fill(now);
        self.left > 0
    }

    /// Takes it; what was not there is owed.
    pub fn take(&mut self, amount: u64) {
        self.left = self.left.saturating_sub_unsigned(amount);
    }

    /// When there is something again.
    #[must_use]
    pub fn at(&self) -> u64 {
        // At least what one millisecond brings: not one wake for each byte.
        let wanted = self.left.min(0).unsigned_abs() + (self.rate / 1000).clamp(1, self.burst.max(1));
        self.at.saturating_add((u128::from(wanted) * u128::from(SECOND) / u128::from(self.rate.max(1))) as u64 + 1)
    }
}
