//! Tells the linker where the tiny guest's script is, wherever cargo runs.

fn main() {
    let here = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    println!("cargo:rustc-link-arg-bins=-Wl,-T,{here}/../tiny/tiny.ld");
    println!("cargo:rerun-if-changed=../tiny/tiny.ld");
}
