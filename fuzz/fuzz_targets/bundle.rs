//! `cargo +nightly fuzz run bundle`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::bundle(data));
