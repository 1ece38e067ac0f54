//! Writes the seeds of every target into `corpus/TARGET` of the folder named: what `cargo fuzz` starts from.
//!
//! Deliberately absent: minimising; `cargo +nightly fuzz cmin TARGET` does it.

fn main() {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).expect("a folder"));
    for (target, _) in targets::TARGETS {
        let folder = folder.join("corpus").join(target);
        std::fs::create_dir_all(&folder).expect("made");
        for (n, seed) in targets::seeds::of(target).iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{n}")), seed).expect("written");
        }
    }
}
