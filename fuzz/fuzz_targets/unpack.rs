//! `cargo +nightly fuzz run unpack`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::unpack(data));
