//! `cargo +nightly fuzz run firmware`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::firmware::firmware(data));
