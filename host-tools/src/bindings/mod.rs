//! Bindings and reference, written from the rows: `./x bindings` writes them, a test says when a committed file is stale.
//!
//! ```text
//!   model    the rows as owned types and calls: what every language needs to know
//!   python   bindings/python/xenith_api   rust  bindings/rust/src/api   c  bindings/c   reference  docs/api, HTML
//! ```
//! Generated files hold tables and thin calls; what they run on is written by hand and stands beside them. Deliberately
//! absent: templates, and anything that depends on when or where it runs.

mod c;
mod model;
mod python;
mod reference;
mod rust;

use crate::paths;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Contents by path below the repository's root.
type Files = BTreeMap<String, String>;

/// The folders in which every file is a generated one.
const WHOLE: &[&str] = &["bindings/rust/src/api", "bindings/c/include/xenith", "docs/api"];

/// Every generated file.
fn all() -> Files {
    let classes = model::classes();
    let mut files = Files::new();
    python::write(&classes, &mut files);
    rust::write(&classes, &mut files);
    c::write(&classes, &mut files);
    reference::markdown(&classes, &mut files);
    files
}

/// Files in the generated folders that nothing generates (any more).
fn strays(files: &Files, root: &Path) -> Result<Vec<String>> {
    let mut strays = Vec::new();
    for folder in WHOLE {
        let Ok(entries) = fs::read_dir(root.join(folder)) else { continue };
        for entry in entries {
            let path = format!("{folder}/{}", entry?.file_name().to_string_lossy());
            if !files.contains_key(&path) {
                strays.push(path);
            }
        }
    }
    strays.sort();
    Ok(strays)
}

/// Writes what has changed and removes what is no more; how many files those were.
pub fn write() -> Result<usize> {
    let (root, files) = (paths::root()?, all());
    let stale = stale_in(&root, &files)?;
    for path in &stale {
        let to = root.join(path);
        match files.get(path) {
            Some(text) => {
                fs::create_dir_all(to.parent().context("no folder")?)?;
                paths::replace(&to, text.as_bytes())?;
            }
            None => fs::remove_file(&to)?,
        }
    }
    Ok(stale.len())
}

/// Committed files that are not what the rows give.
pub fn stale() -> Result<Vec<String>> {
    stale_in(&paths::root()?, &all())
}

fn stale_in(root: &Path, files: &Files) -> Result<Vec<String>> {
    let differs = |(path, text): &(&String, &String)| fs::read(root.join(path)).ok().as_deref() != Some(text.as_bytes());
    let mut stale: Vec<String> = files.iter().filter(differs).map(|(path, _)| path.clone()).collect();
    stale.extend(strays(files, root)?);
    Ok(stale)
}

/// The reference as HTML, into a folder.
pub fn html(to: &Path) -> Result<usize> {
    let mut files = Files::new();
    reference::html(&model::classes(), &mut files);
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for (name, text) in &files {
        paths::replace(&to.join(name), text.as_bytes())?;
    }
    ensure!(files.contains_key("index.html"), "no index");
    Ok(files.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn committed_files_are_what_the_rows_give() {
        let stale = stale().unwrap();
        assert!(stale.is_empty(), "run ./x bindings and commit; stale: {}", stale.join(" "));
    }

    #[test]
    fn the_words_of_the_rows_are_there() {
        let files = all();
        let words = api_core::schema::Class::VM.row().doc.text();
        assert!(!words.is_empty() && files["docs/api/VM.md"].contains(words));
        assert!(files.values().all(|text| text.ends_with('\n') && !text.contains("\t\n") && !text.contains(" \n")));
    }
}
