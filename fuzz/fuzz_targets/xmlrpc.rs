//! `cargo +nightly fuzz run xmlrpc`
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::xmlrpc(data));
