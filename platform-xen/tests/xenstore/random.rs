//! Conversations from seeds, compared with the model. `SEEDS=N` says how many, `SEED=N` runs one alone.
//!
//! Deliberately absent: coverage feedback; the fuzz target `xenstore` has it.

use crate::talk::conversation;
use platform_xen::xenstore::wire as w;
use std::collections::BTreeMap;

/// Bytes from a seed (xorshift64*).
fn bytes(seed: u64, len: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    (0..len)
        .map(|_| {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 56) as u8
        })
        .collect()
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn conversations_agree_with_the_model() {
    let seeds = number("SEED").map_or(1..=number("SEEDS").unwrap_or(300), |seed| seed..=seed);
    let one = seeds.clone().count() == 1;
    let mut answers = BTreeMap::<(u32, String), usize>::new();
    for seed in seeds {
        let run = std::panic::catch_unwind(|| conversation(&bytes(seed, 6000)));
        for (answer, count) in run.unwrap_or_else(|_| panic!("SEED={seed}")) {
            *answers.entry(answer).or_default() += count;
        }
    }
    println!("{answers:?}");
    let came = |kind, error: &str| answers.contains_key(&(kind, error.to_string()));
    // The conversations are worth something only if all of this happens in them.
    for kind in w::DIRECTORY..=w::TRANSACTION_END {
        assert!(one || came(kind, ""), "type {kind} never succeeded");
    }
    for (kind, error) in [
        (w::READ, "EACCES|"),
        (w::READ, "ENOENT|"),
        (w::WRITE, "ENOSPC|"),
        (w::WATCH, "EEXIST|"),
        (w::WATCH, "ENOSPC|"),
        (w::SET_PERMS, "EPERM|"),
        (w::SET_PERMS, "ENOSPC|"),
        (w::TRANSACTION_START, "ENOSPC|"),
        (w::TRANSACTION_START, "EBUSY|"),
        (w::TRANSACTION_END, "EAGAIN|"),
        (w::RM, "EINVAL|"),
    ] {
        assert!(one || came(kind, error), "type {kind} never answered {error}");
    }
}
