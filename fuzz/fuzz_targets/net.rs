//! `cargo +nightly fuzz run net`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::net::net(data));
