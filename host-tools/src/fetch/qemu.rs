//! QEMU: found on the search path, installed by apt when we are root, else said how.

use crate::run;
use anyhow::{Context, Result};
use std::process::Command;

/// An emulator and its version.
#[derive(Clone, Debug)]
pub struct Qemu {
    /// What to run.
    pub program: String,
    /// `7.2.22`
    pub version: String,
    /// `7`
    pub major: u32,
}

/// The emulator: `$XENITH_QEMU`, else `qemu-system-x86_64`; installs it if it is missing and we may.
pub fn qemu() -> Result<Qemu> {
    let program = std::env::var("XENITH_QEMU").unwrap_or_else(|_| "qemu-system-x86_64".to_string());
    if !run::exists(&program) {
        super::apt::install("QEMU", &["qemu-system-x86"])?;
    }
    let said = run::text(Command::new(&program).arg("--version"))?;
    let version = version(&said).with_context(|| format!("cannot read the version out of: {said}"))?;
    let major = version.split('.').next().and_then(|n| n.parse().ok()).context("no major version")?;
    Ok(Qemu { program, version, major })
}

fn version(said: &str) -> Option<String> {
    let rest = said.split_once("version ")?.1;
    let end = rest.find(|c: char| c != '.' && !c.is_ascii_digit()).unwrap_or(rest.len());
    Some(rest[..end].to_string()).filter(|v| !v.is_empty())
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions_are_read() {
        let is = |said: &str, v: &str| assert_eq!(version(said).as_deref(), Some(v));
        is("QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7+deb12u18+b3)\nCopyright", "7.2.22");
        is("QEMU emulator version 10.0.2\n", "10.0.2");
        assert_eq!(version("something else"), None);
    }
}
