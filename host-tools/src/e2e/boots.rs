//! Machines that are to refuse to start, or to say something when they do.

use super::context::Context;
use super::host;
use crate::client::Client;
use crate::up::{self, Module};
use anyhow::{Context as _, Result, bail, ensure};
use std::fs;

/// Boots a machine of its own.
pub type Boot = fn(&up::Options) -> Result<()>;

/// What is booted on each Xen, on its own; the machine is taken down afterwards. Other bundles that are refused are tests
/// of the manifest's: Xen takes its time to end a machine.
pub const CASES: &[(&str, Boot)] = &[
    ("a newer bundle is refused with a clear line", newer),
    ("a boot module that is no bundle is refused", not_a_bundle),
    ("two CPUs: pools of them, and the machine is turned off", host::pools_and_the_end),
    ("the machine is restarted", host::restart),
    ("without a bundle it serves, with a one-time password", no_bundle),
];

pub fn log_shows_the_agent(c: &mut Context<'_>) -> Result<()> {
    let log = String::from_utf8_lossy(&fs::read(&c.up.log)?).into_owned();
    ensure!(log.contains("*** Building a PV Dom0 ***"), "no such line in {}", c.up.log.display());
    let line = log.lines().find(|l| l.contains("Dom0 kernel:")).context("no line about domain 0's kernel")?;
    // VA = PA = 4 MiB is where the agent's linker script puts it.
    ensure!(line.contains("paddr 0x400000 ->"), "domain 0 is something else: {line}");
    Ok(())
}

pub fn selftest_passed(c: &mut Context<'_>) -> Result<()> {
    let log = String::from_utf8_lossy(&fs::read(&c.up.log)?).into_owned();
    let line = log.lines().find(|l| l.contains("selftest events:")).context("no line of the self-test")?;
    ensure!(line.contains("selftest events: passed"), "{line}");
    Ok(())
}

/// It must end by itself, with this on its console.
fn refused(boot: &up::Options, module: Module, line: &str) -> Result<()> {
    match up::start(&up::Options { module, ..boot.clone() }) {
        Ok(_) => bail!("it serves"),
        Err(error) => {
            let text = format!("{error:#}");
            ensure!(text.contains("ended ("), "it did not end by itself: {text}");
            ensure!(text.contains(line), "its console lacks {line:?}: {text}");
            Ok(())
        }
    }
}

fn newer(boot: &up::Options) -> Result<()> {
    let module = Module::Spoiled(|bundle| {
        let newer = agent::manifest::VERSION + 1;
        bundle[8..12].copy_from_slice(&newer.to_le_bytes());
    });
    refused(boot, module, &format!("the boot bundle's manifest has version {}", agent::manifest::VERSION + 1))
}

fn not_a_bundle(boot: &up::Options) -> Result<()> {
    let module = Module::Spoiled(|bundle| {
        bundle.truncate(8192);
        bundle.fill(0x5a);
    });
    refused(boot, module, "the boot bundle is not usable: NotABundle")
}

fn no_bundle(boot: &up::Options) -> Result<()> {
    let up = up::start(&up::Options { module: Module::Absent, ..boot.clone() })?;
    let log = String::from_utf8_lossy(&fs::read(&up.log)?).into_owned();
    ensure!(log.contains("no boot bundle"), "the console does not say that there is none");
    let password = log.split("one-time password ").nth(1).and_then(|rest| rest.split_whitespace().next());
    let mut client = Client::new(&up.url);
    client.login("root", password.context("no one-time password on the console")?)?;
    ensure!(client.call("host.get_all", &[])?.items().len() == 1, "one host");
    Ok(())
}
