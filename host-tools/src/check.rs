//! `./x check`: what CI runs first. Each check is a row of a name and a function; all run, all failures are shown.

use crate::build::{agent, agent_unstripped, cargo, unikernel_args};
use crate::{paths, run};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

/// `build/budgets.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budgets {
    pub image_bytes: u64,
    red_zone_allowed: Vec<String>,
    libc_symbols: Vec<String>,
    /// Crates that name the crate libc and, as the unikernel has them, use nothing of it.
    libc_unused_by: Vec<String>,
    pub unsafe_per_10000_lines: usize,
    /// Most hypercalls of an operation, by operation and name.
    pub hypercalls: BTreeMap<String, BTreeMap<String, u32>>,
}

impl Budgets {
    /// Reads the table.
    pub fn load() -> Result<Self> {
        let path = paths::root()?.join("build/budgets.toml");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{}", path.display()))
    }
}

type Check = (&'static str, fn() -> Result<String>);

const CHECKS: &[Check] = &[
    ("format", format),
    ("clippy", clippy),
    ("clippy of the unikernel", clippy_unikernel),
    ("bindings", bindings),
    ("tidy", tidy),
    ("no libc", no_libc),
    ("no red zone", no_red_zone),
    ("image size", image_size),
];

/// Runs every check; an error if one failed.
pub fn all() -> Result<()> {
    let mut failed = Vec::new();
    for (name, check) in CHECKS {
        match check() {
            Ok(note) => run::say(&format!("{name}: ok{note}")),
            Err(error) => {
                run::say(&format!("{name}: FAILED\n{error:#}"));
                failed.push(*name);
            }
        }
    }
    ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
    Ok(())
}

fn format() -> Result<String> {
    run::output(cargo()?.args(["fmt", "--all", "--check"]))?;
    for guest in ["tiny", "store", "rings"] {
        run::output(cargo()?.args(["fmt", "--check", "--manifest-path", &format!("guests/{guest}/Cargo.toml")]))?;
    }
    Ok(String::new())
}

fn clippy() -> Result<String> {
    run::shown(cargo()?.args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    Ok(String::new())
}

fn clippy_unikernel() -> Result<String> {
    let mut command = cargo()?;
    command.args(["clippy", "--quiet", "--release", "--bin", "xenith-agent"]).args(unikernel_args()?);
    run::shown(command.args(["--", "-D", "warnings"]))?;
    Ok(String::new())
}

fn bindings() -> Result<String> {
    let stale = crate::bindings::stale()?;
    ensure!(stale.is_empty(), "run ./x bindings and commit; stale: {}", stale.join(" "));
    Ok(String::new())
}

fn tidy() -> Result<String> {
    run::output(cargo()?.args(["test", "--quiet", "--package", "host-tools", "--test", "tidy"]))?;
    Ok(String::new())
}

fn no_libc() -> Result<String> {
    let mut tree = cargo()?;
    tree.args(["tree", "--edges", "normal", "--package", "agent", "--features", "unikernel", "--prefix", "none"]);
    let packages = run::text(&mut tree)?;
    let budgets = Budgets::load()?;
    if packages.lines().any(|line| line.starts_with("libc v")) {
        let users = run::text(tree.args(["--invert", "libc", "--depth", "1"]))?;
        let name = |line: &str| line.split(' ').next().unwrap_or_default().to_string();
        let others = users.lines().skip(1).map(name).filter(|name| !budgets.libc_unused_by.contains(name));
        let others: Vec<String> = others.collect();
        ensure!(others.is_empty(), "the unikernel depends on the crate libc through {}", others.join(" "));
    }
    let elf = agent_unstripped()?;
    ensure!(run::exists("nm"), "nm is missing; install it with: apt-get install binutils");
    let undefined = run::text(Command::new("nm").arg("--undefined-only").arg(&elf))?;
    ensure!(undefined.trim().is_empty(), "undefined symbols:\n{undefined}");
    let symbols = run::text(Command::new("nm").arg(&elf))?;
    let names = symbols.lines().filter_map(|line| line.rsplit(' ').next());
    let found: Vec<&str> = names.filter(|name| budgets.libc_symbols.iter().any(|s| s == name)).collect();
    ensure!(found.is_empty(), "symbols of libc: {}", found.join(" "));
    Ok(String::new())
}

fn no_red_zone() -> Result<String> {
    let listing = run::text(Command::new("objdump").args(["-d", "-C", "--no-show-raw-insn"]).arg(agent_unstripped()?))?;
    let budgets = Budgets::load()?;
    let users = red_zone_users(&listing);
    let allowed = |name: &&str| budgets.red_zone_allowed.iter().any(|a| name.contains(a.as_str()));
    let (ok, bad): (Vec<&str>, Vec<&str>) = users.into_iter().partition(allowed);
    ensure!(bad.is_empty(), "below the stack pointer reach:\n  {}", bad.join("\n  "));
    Ok(format!(" ({} functions of the compiler's runtime excepted)", ok.len()))
}

/// Functions of a disassembly with an operand below the stack pointer. `lea` only computes an address, and with an index
/// register a negative offset says nothing.
fn red_zone_users(listing: &str) -> Vec<&str> {
    let mut users = Vec::new();
    let mut function = "";
    for line in listing.lines() {
        if let Some(name) = line.strip_suffix(">:").and_then(|l| l.split_once('<')) {
            function = name.1;
        } else if below_stack_pointer(line) && users.last() != Some(&function) {
            users.push(function);
        }
    }
    users
}

fn below_stack_pointer(line: &str) -> bool {
    let Some((before, _)) = line.split_once("(%rsp)") else {
        return false;
    };
    let offset = before.rsplit([' ', '\t', ',', ':', '*']).next().unwrap_or_default();
    let instruction = line.split('\t').next_back().unwrap_or_default();
    offset.starts_with("-0x") && !instruction.starts_with("lea")
}

fn image_size() -> Result<String> {
    let bytes = fs::metadata(agent()?)?.len();
    let limit = Budgets::load()?.image_bytes;
    if bytes > limit {
        bail!("the stripped agent has {bytes} bytes, {} over its budget of {limit}", bytes - limit);
    }
    Ok(format!(" ({} KiB of {})", bytes.div_ceil(1024), limit / 1024))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn red_zone_use_is_seen() {
        let listing = "0000000000401000 <good>:\n  401000:\tlea    -0xd8(%rsp),%rsp\n  401008:\tmov    0x8(%rsp),%rax\n\
                       0000000000402000 <bad::one>:\n  402000:\tmov    %rax,-0x8(%rsp)\n  402005:\tmov    %rax,-0x10(%rsp)\n\
                       0000000000403000 <bad::two>:\n  403000:\tmovaps %xmm0,-0x18(%rsp)\n\
                       0000000000404000 <frame>:\n  404000:\tmov    %rax,-0x8(%rbp)\n  404004:\tmov    -0x48(%rsp,%r10,1),%rdi\n";
        assert_eq!(red_zone_users(listing), ["bad::one", "bad::two"]);
    }

    #[test]
    fn the_budgets_are_readable() {
        assert_eq!(Budgets::load().unwrap().image_bytes, 1460 << 10);
    }
}
