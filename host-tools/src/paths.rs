//! Where things are: the repository, its cache folder, one run folder per port base.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// The repository: `$XENITH_ROOT` (set by `./x`), else the folder at or above the current one that holds `x`.
pub fn root() -> Result<PathBuf> {
    if let Some(root) = std::env::var_os("XENITH_ROOT") {
        return Ok(root.into());
    }
    let here = std::env::current_dir().context("no current folder")?;
    let found = here.ancestors().find(|dir| dir.join("x").is_file() && dir.join("agent/Cargo.toml").is_file());
    match found {
        Some(dir) => Ok(dir.to_path_buf()),
        None => bail!("{} is not inside Xenith's repository; run ./x there", here.display()),
    }
}

/// The cache folder: `$XENITH_CACHE`, else `.cache` in the repository. Made if it is not there.
pub fn cache() -> Result<PathBuf> {
    let dir = match std::env::var_os("XENITH_CACHE") {
        Some(dir) => std::path::absolute(dir)?,
        None => root()?.join(".cache"),
    };
    made(dir)
}

/// Where the machine with this port base keeps its state, log and boot files.
pub fn run_dir(port_base: u16) -> Result<PathBuf> {
    made(cache()?.join("run").join(port_base.to_string()))
}

fn made(dir: PathBuf) -> Result<PathBuf> {
    fs::create_dir_all(&dir).with_context(|| format!("cannot make the folder {}", dir.display()))?;
    Ok(dir)
}

/// A file that others read while it is replaced: written beside and renamed over.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = path.file_name().context("no file name")?.to_os_string();
    name.push(format!(".{}", std::process::id()));
    let beside = path.with_file_name(name);
    fs::write(&beside, bytes).with_context(|| format!("cannot write {}", beside.display()))?;
    fs::rename(&beside, path).with_context(|| format!("cannot write {}", path.display()))
}

/// Holds other runs of the same work off until it is dropped.
pub fn lock(name: &str) -> Result<fs::File> {
    let path = cache()?.join(format!("{name}.lock"));
    let file = fs::File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    if file.try_lock().is_err() {
        crate::run::say(&format!("another ./x holds {}; waiting", path.display()));
        file.lock()?;
    }
    Ok(file)
}

/// A file that holds a secret.
pub fn only_owner(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::set_permissions(path, fs::Permissions::from_mode(0o600))?)
}
