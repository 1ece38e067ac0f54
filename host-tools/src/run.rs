//! Running other programs: their output is kept, and shown when they fail.

use anyhow::{Context, Result, bail};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A line about what is going on, for people: standard error, so that standard output stays for results.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "x: {line}");
}

/// Runs to the end; gives its standard output, or an error that ends with the last lines it printed.
pub fn output(command: &mut Command) -> Result<Vec<u8>> {
    let what = describe(command);
    let Output { status, stdout, stderr } =
        command.stdin(Stdio::null()).output().with_context(|| format!("cannot run {what}"))?;
    if status.success() {
        return Ok(stdout);
    }
    let printed = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    bail!("{what} failed ({status}):\n{}", tail(&printed, 15));
}

/// As [`output`], as text.
pub fn text(command: &mut Command) -> Result<String> {
    Ok(String::from_utf8_lossy(&output(command)?).into_owned())
}

/// Runs to the end with its output where ours goes.
pub fn shown(command: &mut Command) -> Result<()> {
    let what = describe(command);
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("cannot run {what}"))?;
    if !status.success() {
        bail!("{what} failed ({status})");
    }
    Ok(())
}

/// Whether a program of this name is on the search path.
pub fn exists(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    Path::new(program).is_file() || std::env::split_paths(&path).any(|dir| dir.join(program).is_file())
}

/// The last lines of a text.
pub fn tail(text: &str, lines: usize) -> String {
    let all: Vec<&str> = text.lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<String> = words.take(4).map(|w| w.to_string_lossy().into_owned()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_what_was_printed() {
        let error = text(Command::new("sh").args(["-c", "echo one; echo two >&2; exit 3"])).unwrap_err();
        let error = error.to_string();
        assert!(error.contains("one\ntwo") && error.contains("exit status: 3"), "{error}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = format!("{:#}", text(&mut Command::new("no-such-program")).unwrap_err());
        assert!(error.contains("no-such-program"), "{error}");
        assert!(!exists("no-such-program") && exists("sh"));
    }
}
