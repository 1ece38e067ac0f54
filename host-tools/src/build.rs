//! Building what is booted: the agent's ELF and the tiny guest, with the flags of a unikernel and target folders of
//! their own, so that nothing of them reaches the host tools.

use crate::{paths, run};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "x86_64-unknown-linux-gnu";

/// Cargo at the repository's root, free of what the cargo that started us put into the environment.
pub fn cargo() -> Result<Command> {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root()?);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        let ours =
            ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_TARGET_DIR", "CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH"];
        if ours.contains(&name.as_str()) || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_PROFILE_") {
            command.env_remove(name);
        }
    }
    Ok(command)
}

/// The arguments that build or lint the agent as a unikernel.
pub fn unikernel_args() -> Result<Vec<String>> {
    let fixed = [
        "--package",
        "agent",
        "--features",
        "unikernel",
        "--target",
        TARGET,
        "--config",
        "build/unikernel.toml",
        "--target-dir",
        "target/unikernel",
    ];
    let mut args = fixed.map(String::from).to_vec();
    // Where this machine keeps its crates is nobody's business, and must not change the image.
    for sources in crate_sources()? {
        args.push("--config".into());
        args.push(format!("target.{TARGET}.rustflags=['--remap-path-prefix={}/=']", sources.display()));
    }
    Ok(args)
}

/// Cargo's folders of unpacked crates, one for each registry. They are there: we were built out of them.
fn crate_sources() -> Result<Vec<PathBuf>> {
    let home = match std::env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => PathBuf::from(std::env::var_os("HOME").context("neither CARGO_HOME nor HOME is set")?).join(".cargo"),
    };
    let sources = home.join("registry/src");
    let listed = fs::read_dir(&sources).with_context(|| format!("no crates in {}", sources.display()))?;
    let mut folders = listed.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    folders.sort();
    Ok(folders)
}

/// The agent's ELF as linked, with symbols.
pub fn agent_unstripped() -> Result<PathBuf> {
    run::shown(cargo()?.args(["build", "--quiet", "--release", "--bin", "xenith-agent"]).args(unikernel_args()?))
        .context("the agent does not build")?;
    Ok(paths::root()?.join("target/unikernel").join(TARGET).join("release/xenith-agent"))
}

/// The agent's ELF, stripped: what is booted.
pub fn agent() -> Result<PathBuf> {
    let linked = agent_unstripped()?;
    let stripped = linked.with_extension("stripped");
    strip("--strip-all", &linked, &stripped)?;
    Ok(stripped)
}

/// One of our guests' ELF, where bundles' configurations expect it: `target/NAME/NAME`.
fn guest(name: &str) -> Result<PathBuf> {
    let (manifest, target_dir) = (format!("guests/{name}/Cargo.toml"), format!("target/{name}"));
    let args = ["build", "--quiet", "--release", "--config", "guests/tiny/config.toml", "--target", TARGET];
    let mut command = cargo()?;
    command.args(args).args(["--manifest-path", &manifest, "--target-dir", &target_dir]);
    run::shown(&mut command).with_context(|| format!("the {name} guest does not build"))?;
    let dir = paths::root()?.join(target_dir);
    let (built, out) = (dir.join(TARGET).join("release").join(name), dir.join(name));
    strip("--strip-debug", &built, &out)?;
    Ok(out)
}

/// Each time: cargo may have put back one that was linked before. Others may be reading the last one.
fn strip(how: &str, linked: &Path, to: &Path) -> Result<()> {
    ensure!(run::exists("objcopy"), "objcopy is missing; install it with: apt-get install binutils");
    let part = to.with_extension(format!("{}.part", std::process::id()));
    run::output(Command::new("objcopy").arg(how).arg(linked).arg(&part))?;
    fs::rename(&part, to).with_context(|| to.display().to_string())
}

/// The tiny guest's ELF.
pub fn tiny() -> Result<PathBuf> {
    guest("tiny")
}

/// The ELF of the guest that speaks xenstore: for tests and measures, in no bundle but theirs.
pub fn store() -> Result<PathBuf> {
    guest("store")
}

/// The ELF of the guest that breaks rings: likewise.
pub fn rings() -> Result<PathBuf> {
    guest("rings")
}

/// The program that loads a Linux guest's disks and networks, with the C library in it: for measures.
pub fn load() -> Result<PathBuf> {
    let target = "x86_64-unknown-linux-gnu";
    let whole = format!("target.{target}.rustflags=['-Ctarget-feature=+crt-static']");
    let args = ["build", "--quiet", "--profile", "host", "-p", "xenith-load", "--target", target, "--config", &whole];
    run::shown(cargo()?.args(args).args(["--target-dir", "target/load"])).context("the load does not build")?;
    Ok(paths::root()?.join("target/load").join(target).join("host/load"))
}

/// What a bundle holds beside what is fetched: the tiny guest and the initramfs.
pub fn guest_files() -> Result<()> {
    tiny()?;
    paths::replace(&paths::cache()?.join("initrd.gz"), &crate::initramfs::build()?)
}
