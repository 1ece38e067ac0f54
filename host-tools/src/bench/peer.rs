//! The peer's figures, measured: its own bench, and a job of ours on its rig (`host-tools/peer-job`) that prints the busy
//! figure beside the one with idle time.

use super::{Figure, ROWS};
use crate::{paths, run};
use anyhow::{Context, Result, ensure};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The benches of the peer that have the rows.
const BENCHES: &[(&str, &[&str])] = &[("icount", &[]), ("density", &["-n", "100"]), ("boot", &["-n", "1"])];

/// Runs the peer in `dir` and puts its figures in; says what was run.
pub fn fill(dir: &Path, figures: &mut [Figure]) -> Result<String> {
    let dir = std::path::absolute(dir)?;
    ensure!(dir.join("bench").is_file(), "{} has no program `bench`", dir.display());
    let mut results = BTreeMap::new();
    for (bench, args) in BENCHES {
        run::say(&format!("the peer: {bench}; minutes"));
        let out = run::text(Command::new(dir.join("bench")).arg(bench).args(*args).current_dir(&dir))?;
        let json: Json = serde_json::from_str(out.trim()).with_context(|| format!("the peer's {bench} printed no JSON"))?;
        results.insert(*bench, json);
    }
    run::say("the peer: busy time, by our job on its rig");
    let busy = job(&dir)?;
    for (figure, row) in std::iter::zip(figures, ROWS) {
        let (bench, name) = row.peer_row;
        let result = &results[bench];
        let scale = if result["unit"] == "s" { 1000.0 } else { 1.0 };
        let median = result["rows"][name]["median"].as_f64();
        figure.peer = median.with_context(|| format!("the peer's {bench} has no row {name}"))? * scale;
        figure.peer_busy = busy.get(name).copied();
    }
    let versions = &results["icount"]["versions"];
    Ok(format!("the peer measured here just now: {versions}"))
}

/// A job of ours on the peer's rig, under icount.
pub struct Rig {
    pub command: Command,
    out: TempDir,
}

impl Rig {
    /// That job of `host-tools/peer-job`.
    pub fn new(dir: &Path, job: &str) -> Result<Rig> {
        let dir = std::path::absolute(dir)?;
        let out = tempfile::tempdir()?;
        let mut command = Command::new("python3");
        command.arg(dir.join("rig.py")).arg("-j").arg(paths::root()?.join("host-tools/peer-job"));
        command.arg("-x").arg(dir.join("jobs/lib.py")).arg("-o").arg(out.path());
        command.args(["-e", &format!("JOB={job}"), "--icount", "--quiet"]).current_dir(dir);
        Ok(Rig { command, out })
    }

    /// It finds these files beside itself.
    pub fn files(&mut self, files: impl IntoIterator<Item = PathBuf>) {
        for file in files {
            self.command.arg("-x").arg(file);
        }
    }

    /// What it leaves.
    pub fn run(mut self) -> Result<Json> {
        run::output(&mut self.command)?;
        let text = std::fs::read_to_string(self.out.path().join("result.json"))
            .context("our job on the peer's rig gave no result")?;
        Ok(serde_json::from_str(&text)?)
    }
}

/// Median busy time by row, million instructions.
fn job(dir: &Path) -> Result<BTreeMap<String, f64>> {
    let mut rig = Rig::new(dir, "measure")?;
    rig.command.args(["-m", "3072", "-d", "900M", "-t", "1200"]);
    let json = rig.run()?;
    let rows = json["rows"].as_object().context("no rows")?;
    let mut medians = BTreeMap::new();
    for (name, values) in rows {
        let mut values: Vec<f64> = values.as_array().into_iter().flatten().filter_map(Json::as_f64).collect();
        values.sort_by(f64::total_cmp);
        if let (Some(name), Some(median)) = (name.strip_suffix(".busy"), values.get(values.len() / 2)) {
            medians.insert(name.to_string(), median * 1e3);
        }
    }
    Ok(medians)
}
