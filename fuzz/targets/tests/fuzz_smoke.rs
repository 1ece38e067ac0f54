//! Every target over its seeds and corpus, with seeded mutations, a bounded number of times.
//!
//! `SEED=N` chooses the mutations, `TIMES=N` multiplies how many there are. A failure prints target, seed and input.
//! Deliberately absent: coverage feedback; `cargo +nightly fuzz run TARGET` has it.

use std::panic::catch_unwind;
use std::path::Path;
use targets::{TARGETS, seeds};

/// xorshift64*.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n.max(1)
    }
}

const NUMBERS: [u64; 12] =
    [0, 1, 0x7f, 0xff, 0xfff, 0x1000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 1 << 63, u64::MAX];
const TEXTS: [&[u8]; 10] =
    [b"\r\n", b"0\r\n\r\n", b"]]>", b"<value>", b"</value>", b"&#0;", b"99999999999999999999", b"-1", b"\xff\xfe", b"%"];

/// One mutation: a bit, a byte, a number, a text, a cut, a copy of a part, a splice with another input.
fn mutate(input: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let len = input.len();
    let at = random.below(len);
    match random.below(8) {
        0 if len > 0 => input[at] ^= 1 << random.below(8),
        1 if len > 0 => input[at] = random.below(256) as u8,
        2 => {
            let value = NUMBERS[random.below(NUMBERS.len())].to_le_bytes();
            let size = (1 << random.below(4)).min(len - at);
            input[at..at + size].copy_from_slice(&value[..size]);
        }
        3 => drop(input.splice(at..at, TEXTS[random.below(TEXTS.len())].iter().copied())),
        4 => input.truncate(at),
        5 => drop(input.drain(at..at + random.below(16).min(len - at))),
        6 => {
            let part = input[at..at + random.below(64).min(len - at)].to_vec();
            let to = random.below(len);
            input.splice(to..to, part);
        }
        _ => {
            input.truncate(at);
            input.extend(&other[random.below(other.len()).min(other.len())..]);
        }
    }
}

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus").join(target);
    let mut files: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().map(|e| e.expect("a file").path()).collect();
    files.sort();
    files.into_iter().map(|path| std::fs::read(path).expect("readable")).collect()
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// Runs that many mutations of a target's inputs.
fn smoke(name: &str, times: u64) {
    let (_, target) = TARGETS.iter().find(|(n, _)| *n == name).expect("a target");
    let seed = number("SEED", 1);
    println!("{name}: SEED={seed}");
    let mut inputs = seeds::of(name);
    inputs.extend(corpus(name));
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let run = |input: &[u8]| {
        if catch_unwind(|| target(input)).is_err() {
            let path = std::env::temp_dir().join(format!("fuzz-{name}"));
            std::fs::write(&path, input).expect("written");
            panic!(
                "{name} failed with SEED={seed}; the input is in {}: {:?}",
                path.display(),
                String::from_utf8_lossy(input)
            );
        }
    };
    inputs.iter().for_each(|input| run(input));
    for _ in 0..times * number("TIMES", 1) {
        let mut input = inputs[random.below(inputs.len())].clone();
        let other = inputs[random.below(inputs.len())].clone();
        (0..=random.below(4)).for_each(|_| mutate(&mut input, &other, &mut random));
        input.truncate(64 << 10);
        run(&input);
    }
}

macro_rules! fuzz_smoke {
    ($($name:ident $times:literal),* $(,)?) => {
        $(#[test]
        fn $name() {
            smoke(stringify!($name), $times);
        })*

        #[test]
        fn every_target_is_here() {
            let here = [$(stringify!($name)),*];
            assert!(TARGETS.iter().map(|(name, _)| *name).eq(here));
        }
    };
}

fuzz_smoke! {
    agent 30_000,
    block 300_000,
    bundle 300_000,
    console 2_000_000,
    elf 300_000,
    firmware 300_000,
    http 300_000,
    image_name 40_000,
    nbd 200_000,
    net 200_000,
    saved 100_000,
    unpack 300_000,
    xenstore 20_000,
    xmlrpc 25_000,
}
