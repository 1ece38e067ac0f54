//! The rules of the house that a compiler does not check: layer edges, file headers, caps, unsafe, paths.
//!
//! Rules are rows of tables; a failure names file, line and rule.

use host_tools::check::Budgets;
use host_tools::paths;
use std::fs;
use std::path::Path;

struct Source {
    /// Relative to the repository's root, with `/`.
    path: String,
    text: String,
}

impl Source {
    /// The lines before the test module, with their numbers: rules about layers don't hold in tests.
    fn product_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_test_file = self.path.contains("/tests/") || self.path.ends_with("_tests.rs");
        let end = if is_test_file { Some(0) } else { self.text.lines().position(|l| l.trim() == "#[cfg(test)]") };
        self.text.lines().enumerate().take(end.unwrap_or(usize::MAX)).map(|(n, l)| (n + 1, l))
    }
}

/// Every text file of the repository.
fn sources() -> Vec<Source> {
    let root = paths::root().unwrap();
    let mut found = Vec::new();
    walk(&root, &root, &mut found);
    assert!(found.len() > 20);
    found
}

fn walk(root: &Path, dir: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(dir).unwrap().map(|e| e.unwrap()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let hidden = name.starts_with('.') && name != ".ci" && name != ".gitignore";
        if hidden || name == "target" || name == "Cargo.lock" {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            walk(root, &path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            found.push(Source { path, text });
        }
    }
}

fn rust() -> Vec<Source> {
    sources().into_iter().filter(|s| s.path.ends_with(".rs")).collect()
}

fn none(broken: Vec<String>) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

/// Folder, what its code must not mention, and why.
const EDGES: &[(&str, &[&str], &str)] = &[
    ("api-core/", &["platform_xen", "platform-xen"], "the API engine knows no Xen"),
    ("platform-xen/", &["api_core", "api-core"], "the platform layer knows no XenAPI"),
    (
        "api-core/src/",
        &["std::", "Instant::now", "SystemTime", "rdtsc", "rdrand"],
        "no clock, entropy or std below the agent",
    ),
    (
        "platform-xen/src/abi/",
        &["crate::hyp", "crate::real", "crate::sim", "crate::pv", "crate::domain", "fn main"],
        "abi is numbers and layouts",
    ),
    (
        "platform-xen/src/hyp/",
        &["crate::real", "crate::sim", "crate::pv", "crate::domain", "crate::xenstore"],
        "the seam knows no side of it",
    ),
    ("platform-xen/src/real/", &["crate::sim", "crate::pv", "crate::domain", "crate::xenstore"], "real sees abi and hyp"),
    ("platform-xen/src/sim/", &["crate::real"], "sim sees abi and hyp"),
    ("platform-xen/src/pv/", &["crate::real", "crate::sim", "crate::domain", "rdtsc", "rdrand"], "pv sees abi and hyp"),
    ("platform-xen/src/domain/", &["crate::real", "crate::sim", "crate::pv", "rdtsc", "rdrand"], "domain sees abi and hyp"),
    ("platform-xen/src/firmware", &["crate::real", "crate::sim", "crate::domain", "crate::pv"], "firmware sees hyp"),
    (
        "platform-xen/src/xenstore/",
        &["crate::real", "crate::sim", "crate::pv", "crate::domain"],
        "xenstore sees abi and hyp",
    ),
    ("host-tools/src/", &["platform_xen::real"], "host tools never run on Xen"),
];

#[test]
fn layers_see_only_what_is_below_them() {
    let mut broken = Vec::new();
    for source in rust() {
        for (folder, words, why) in EDGES.iter().filter(|(folder, ..)| source.path.starts_with(folder)) {
            for (number, line) in source.product_lines() {
                let code = line.split("//").next().unwrap_or_default();
                if let Some(word) = words.iter().find(|w| code.contains(**w)) {
                    broken.push(format!("{}:{number}: {word} in {folder}: {why}", source.path));
                }
            }
        }
    }
    none(broken);
}

#[test]
fn manifests_have_the_same_edges() {
    let root = paths::root().unwrap();
    let manifest = |dir: &str| fs::read_to_string(root.join(dir).join("Cargo.toml")).unwrap();
    assert!(!manifest("api-core").contains("platform-xen.") && !manifest("platform-xen").contains("api-core."));
}

#[test]
fn every_file_begins_with_what_it_is() {
    none(rust().iter().filter(|s| !s.text.starts_with("//!")).map(|s| format!("{}: no //! header", s.path)).collect());
}

#[test]
fn files_are_short() {
    let long = |s: &&Source| s.text.lines().count() > 1000;
    none(rust().iter().filter(long).map(|s| format!("{}: over 1000 lines", s.path)).collect());
    let tests_inside = |s: &Source| s.text.lines().count().saturating_sub(s.product_lines().count());
    let heavy = |s: &&Source| s.text.contains("\nmod tests {") && tests_inside(s) > 300;
    none(
        rust().iter().filter(heavy).map(|s| format!("{}: over 300 lines of tests; a file of their own", s.path)).collect(),
    );
    let architecture = paths::root().unwrap().join("ARCHITECTURE.md");
    if let Ok(text) = fs::read_to_string(architecture) {
        assert!(text.lines().count() <= 240, "ARCHITECTURE.md has over 240 lines");
    }
}

/// Where unsafe code may be.
const UNSAFE: &[&str] = &[
    "agent/src/boot/",
    "agent/src/main.rs",
    "agent/src/state/fiber.rs",
    "platform-xen/src/real/",
    "platform-xen/src/pv/ring",
    "platform-xen/src/pv/shared",
    "platform-xen/src/abi/",
    "guests/",
];

/// Lines whose code has the keyword.
fn unsafe_lines(source: &Source) -> Vec<usize> {
    let keyword = |line: &str| {
        let code = line.split("//").next().unwrap_or_default();
        code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "unsafe")
    };
    source.text.lines().enumerate().filter(|(_, l)| keyword(l)).map(|(n, _)| n + 1).collect()
}

#[test]
fn unsafe_is_rare_and_where_it_belongs() {
    let mut broken = Vec::new();
    let (mut lines, mut found) = (0, 0);
    for source in rust().iter().filter(|s| !s.path.ends_with("tests/tidy.rs")) {
        let here = unsafe_lines(source);
        if !UNSAFE.iter().any(|folder| source.path.starts_with(folder)) {
            broken.extend(here.iter().map(|n| format!("{}:{n}: unsafe outside of {}", source.path, UNSAFE.join(" "))));
        }
        if !source.path.starts_with("guests/") {
            lines += source.text.lines().count();
            found += here.len();
        }
    }
    none(broken);
    let budget = Budgets::load().unwrap().unsafe_per_10000_lines;
    assert!(found * 10_000 <= lines * budget, "{found} lines with unsafe in {lines}: over {budget} per 10,000");
}

#[test]
fn no_path_of_a_machine() {
    let mut broken = Vec::new();
    for source in sources() {
        for (number, line) in source.text.lines().enumerate() {
            for folder in ["work", "farm", "root", "home"] {
                let start = format!("/{folder}/");
                let after = line.match_indices(&start).filter_map(|(at, _)| line[at + start.len()..].chars().next());
                if after.into_iter().any(|c| c.is_ascii_alphabetic() || c == '.') {
                    broken.push(format!("{}:{}: a path of a machine", source.path, number + 1));
                }
            }
        }
    }
    none(broken);
}
