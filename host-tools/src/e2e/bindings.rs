//! The bindings' own tests, on the machine that is up.

use super::context::Context;
use crate::{paths, run};
use anyhow::Result;
use std::process::Command;

/// A command that finds the host in its environment, as the bindings' tests do.
fn with_host(command: &mut Command, c: &Context<'_>) -> Result<()> {
    command.env("XENITH_URL", &c.up.url).env("XENITH_USER", &c.up.user).env("XENITH_PASSWORD", &c.up.password);
    command.env("XENITH_GUEST", serde_json::to_string(&c.tiny())?);
    command.current_dir(paths::root()?);
    Ok(())
}

pub fn python(c: &mut Context<'_>) -> Result<()> {
    if !run::exists("python3") {
        run::say("python3 is missing: the Python package is not tested");
        return Ok(());
    }
    let mut python = Command::new("python3");
    python.args(["-m", "unittest", "discover", "-s", "bindings/python/tests"]).env("PYTHONDONTWRITEBYTECODE", "1");
    with_host(&mut python, c)?;
    run::output(&mut python)?;
    Ok(())
}
