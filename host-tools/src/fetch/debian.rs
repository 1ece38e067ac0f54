//! A Debian disk image by debootstrap, in the cache: `build/debian-disk.sh` is the recipe, and a change of it makes a new image.
//! It is run as root, or by a user who may be root in a user namespace of his own; nothing but the image is left behind.

use super::{Components, apt, hex};
use crate::{paths, run};
use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const SUITE: &str = "bookworm";
/// A quarter of it is free.
const MIB: u32 = 512;

/// What the recipe runs, and the packages that have it.
const TOOLS: &[(&str, &str)] =
    &[("debootstrap", "debootstrap"), ("wget", "wget"), ("gpgv", "gpgv"), ("mke2fs", "e2fsprogs"), ("e2fsck", "e2fsprogs")];

/// Mounts end with the namespace they were made in.
const AS_ROOT: &[&str] = &["unshare", "--mount", "--pid", "--fork"];
/// debootstrap then takes device files from this machine, as in a container: nobody may make them there.
const AS_USER: &[&str] =
    &["unshare", "--map-root-user", "--map-auto", "--mount", "--pid", "--fork", "env", "container=lxc"];

/// The image; makes it if it is not there.
pub fn disk(components: &Components) -> Result<PathBuf> {
    let recipe = paths::root()?.join("build/debian-disk.sh");
    let text = fs::read(&recipe).with_context(|| format!("cannot read {}", recipe.display()))?;
    let mut stamp = hex(&Sha256::new().chain_update(text).chain_update(SUITE).chain_update(MIB.to_le_bytes()).finalize());
    stamp.truncate(12);
    let image = paths::cache()?.join(format!("debian-{stamp}.img"));
    if image.is_file() {
        return Ok(image);
    }
    let _lock = paths::lock("debootstrap")?;
    if image.is_file() {
        return Ok(image);
    }
    let missing: Vec<&str> = TOOLS.iter().filter(|(tool, _)| !run::exists(tool)).map(|(_, package)| *package).collect();
    if !missing.is_empty() {
        apt::install("What makes a Debian disk image", &missing)?;
    }
    let within = namespace()?;
    let archive =
        components.archive.iter().find(|archive| archive.name == SUITE).context("no such archive in the table")?;
    let mut errors = Vec::new();
    for (mirror, _) in apt::mirrors(archive) {
        for keyring in apt::keyrings(archive) {
            run::say(&format!("debootstrap of {SUITE} from {mirror}: this takes minutes, once"));
            let mut command = Command::new(within.first().copied().unwrap_or("sh"));
            command.args(within.get(1..).unwrap_or_default()).args(within.first().map(|_| "sh")).arg(&recipe).arg(&image);
            command.args([SUITE, &mirror]).arg(&keyring).arg(MIB.to_string());
            if let Some(proxy) = apt::proxy().filter(|_| std::env::var_os("http_proxy").is_none()) {
                command.env("http_proxy", proxy);
            }
            match run::output(&mut command) {
                Ok(_) => {
                    ensure!(image.is_file(), "{} made no {}", recipe.display(), image.display());
                    return Ok(image);
                }
                Err(error) => errors.push(format!("{mirror}: {error:#}")),
            }
        }
    }
    bail!("no Debian disk image: {}", errors.join("\n"))
}

/// What the recipe is run by.
fn namespace() -> Result<&'static [&'static str]> {
    let root = rustix::process::geteuid().is_root();
    let within = if root { AS_ROOT } else { AS_USER };
    match run::output(Command::new("unshare").args(&within[1..]).arg("true")) {
        Ok(_) => Ok(within),
        // A container whose root may not mount: debootstrap does without.
        Err(_) if root => Ok(&[]),
        Err(error) => bail!(
            "debootstrap needs root, or a user who may be root in a namespace of his own: the package uidmap, a line for him \
             in /etc/subuid and /etc/subgid, and a kernel that lets him. As it is: {error:#}"
        ),
    }
}
