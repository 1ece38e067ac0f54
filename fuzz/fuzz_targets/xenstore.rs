//! `cargo +nightly fuzz run xenstore`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::xenstore::xenstore(data));
