//! What a login leaves behind: URL and session, in a file of its owner only.

use anyhow::{Context, Result};
use host_tools::client::Client;
use serde::{Deserialize, Serialize};
use std::fs;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::PathBuf;

#[derive(Deserialize, Serialize)]
struct State {
    url: String,
    session: String,
}

/// `$XDG_STATE_HOME/xenith`, else `~/.local/state/xenith`.
fn path() -> Result<PathBuf> {
    let base = std::env::var_os("XDG_STATE_HOME").filter(|v| !v.is_empty()).map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/state"));
    let base = base.or_else(home).context("neither XDG_STATE_HOME nor HOME is set")?;
    Ok(base.join("xenith").join("session.json"))
}

/// The client of the last login.
pub fn client() -> Result<Client> {
    let path = path()?;
    let bytes = fs::read(&path).context("not logged in; first: xenith login http://HOST:9363/")?;
    let state: State =
        serde_json::from_slice(&bytes).with_context(|| format!("{} is damaged; log in again", path.display()))?;
    Ok(Client::with_session(&state.url, &state.session))
}

/// Keeps a login.
pub fn keep(url: &str, session: &str) -> Result<()> {
    let path = path()?;
    let dir = path.parent().context("no folder")?;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
    // The file is there with its mode before anything is in it.
    let _ = fs::remove_file(&path);
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
    let state = State { url: url.to_string(), session: session.to_string() };
    fs::write(&path, serde_json::to_vec(&state)?).with_context(|| format!("cannot write {}", path.display()))
}

/// Forgets it.
pub fn forget() -> Result<()> {
    Ok(fs::remove_file(path()?)?)
}
