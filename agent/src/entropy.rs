//! Random bytes for session references, uuids and salts: ChaCha20 seeded from hardware.
//!
//! The seed is given at boot (RDSEED, RDRAND, else virtio-rng); without one there is no generator and no login is served.
//! Deliberately absent: a weak fallback (LESSONS 50: references must be unguessable right after boot too).

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// The generator, if there was anything to seed it with.
pub struct Entropy(Option<ChaCha20Rng>);

impl Entropy {
    /// From 32 bytes of hardware randomness, or none.
    #[must_use]
    pub fn new(seed: Option<[u8; 32]>) -> Entropy {
        Entropy(seed.map(ChaCha20Rng::from_seed))
    }

    /// There is one.
    #[must_use]
    pub fn ready(&self) -> bool {
        self.0.is_some()
    }

    /// Fills with random bytes. Without a generator it fills nothing: callers check [`Entropy::ready`] before they serve.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        if let Some(rng) = &mut self.0 {
            rng.fill_bytes(bytes);
        }
    }
}
