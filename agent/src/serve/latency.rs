//! How long requests take, as a histogram of eight buckets that grow by four: counted in place, nothing is allocated.
//!
//! A request takes from when it is complete until its answer is queued: a call that waits for a plan takes as long as that.
//! Deliberately absent: the network's share.

/// The first bucket's bound, ns: 64 us. The last one's is about a second.
const FIRST: u64 = 64_000;
const BUCKETS: usize = 8;

/// The histogram.
#[derive(Clone, Copy, Debug, Default)]
pub struct Latency {
    /// Requests that took no longer than each bound.
    within: [u64; BUCKETS],
    /// All requests.
    pub count: u64,
    /// ns that all took.
    pub sum: u64,
}

impl Latency {
    /// Counts a request.
    pub fn note(&mut self, ns: u64) {
        for (bound, count) in Self::bounds().zip(&mut self.within) {
            *count += u64::from(ns <= bound);
        }
        self.count += 1;
        self.sum = self.sum.saturating_add(ns);
    }

    /// Bound and count of each bucket.
    pub fn rows(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        Self::bounds().zip(self.within)
    }

    fn bounds() -> impl Iterator<Item = u64> {
        (0..BUCKETS).map(|n| FIRST << (2 * n))
    }
}
