//! `cargo +nightly fuzz run saved`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::saved::saved(data));
