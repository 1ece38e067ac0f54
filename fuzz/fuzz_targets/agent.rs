//! `cargo +nightly fuzz run agent`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::agent(data));
