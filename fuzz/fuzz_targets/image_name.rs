//! `cargo +nightly fuzz run image_name`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::image_name(data));
