//! `cargo +nightly fuzz run nbd`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::nbd::nbd(data));
