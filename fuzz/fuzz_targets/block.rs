//! `cargo +nightly fuzz run block`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::block::block(data));
