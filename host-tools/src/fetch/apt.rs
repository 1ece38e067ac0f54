//! apt with a configuration and state of its own: it reads other suites than this machine's, needs no root, and checks
//! signatures with the archive's keyring and every package against the signed index.

use crate::{paths, run};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A Debian or Ubuntu archive, as in `build/components.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    pub name: String,
    distribution: String,
    mirror: String,
    security: String,
    keyring: String,
}

/// A downloaded package.
pub struct Deb {
    pub path: PathBuf,
    pub version: String,
}

/// An archive whose index was read.
pub struct Apt {
    dir: PathBuf,
}

impl Apt {
    /// Reads the archive's signed index, unless this cache holds it from less than an hour ago.
    pub fn open(archive: &Archive) -> Result<Self> {
        ensure!(
            ["apt-get", "apt-cache", "dpkg-deb", "tar"].iter().all(|tool| run::exists(tool)),
            "this needs a Debian or Ubuntu machine (apt-get, dpkg-deb, tar)"
        );
        let apt = Apt { dir: paths::cache()?.join("apt").join(&archive.name) };
        for dir in ["state/lists/partial", "cache/archives/partial", "debs"] {
            fs::create_dir_all(apt.dir.join(dir))?;
        }
        let read = apt.dir.join("read");
        let age = fs::metadata(&read).and_then(|m| m.modified()).ok().and_then(|at| at.elapsed().ok());
        if age.is_some_and(|age| age.as_secs() < 3600) {
            return Ok(apt);
        }
        fs::write(apt.dir.join("status"), "")?;
        run::say(&format!("reading the index of {}", archive.name));
        let mut errors = Vec::new();
        for (mirror, security) in mirrors(archive) {
            for keyring in keyrings(archive) {
                match apt.update(archive, &mirror, &security, &keyring) {
                    Ok(()) => return Ok(fs::write(&read, "").map(|()| apt)?),
                    Err(error) => errors.push(format!("{mirror}: {error:#}")),
                }
            }
        }
        if errors.is_empty() {
            bail!("no keyring to check its signature; install the package {}", archive.keyring);
        }
        bail!("its index cannot be read: {}", errors.join("\n"))
    }

    fn update(&self, archive: &Archive, mirror: &str, security: &str, keyring: &Path) -> Result<()> {
        let signed = format!("[signed-by={}]", keyring.display());
        let component = if archive.distribution == "ubuntu" { "main universe" } else { "main" };
        let name = &archive.name;
        let list =
            format!("deb {signed} {mirror} {name} {component}\ndeb {signed} {security} {name}-security {component}\n");
        fs::write(self.dir.join("sources.list"), list)?;
        run::output(self.command("apt-get").arg("update"))?;
        Ok(())
    }

    /// The first dependency of `package` that begins with `prefix`.
    pub fn dependency(&self, package: &str, prefix: &str) -> Result<String> {
        let text = run::text(self.command("apt-cache").args(["depends", package]))?;
        let found = text.lines().filter_map(|line| line.trim().strip_prefix("Depends: ")).find(|d| d.starts_with(prefix));
        found.map(str::to_string).with_context(|| format!("{package} depends on no {prefix}*"))
    }

    /// Downloads a package; apt compares it with the signed index.
    pub fn download(&self, package: &str) -> Result<Deb> {
        let debs = self.dir.join("debs");
        let show = run::text(self.command("apt-cache").args(["show", "--no-all-versions", package]))?;
        let field = |name: &str| show.lines().find_map(|line| line.strip_prefix(name)).map(|v| v.trim().to_string());
        let version = field("Version:").with_context(|| format!("the archive has no {package}"))?;
        run::output(self.command("apt-get").args(["download", package]).current_dir(&debs))?;
        let prefix = format!("{package}_");
        let mut found = fs::read_dir(&debs)?.filter_map(|e| e.ok()).map(|e| e.path());
        let path = found.find(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(&prefix)));
        Ok(Deb { path: path.with_context(|| format!("apt-get left no {prefix}*.deb"))?, version })
    }

    fn command(&self, tool: &str) -> Command {
        let mut command = private(tool, &self.dir);
        for (option, value) in [
            ("Dir::Etc::sourcelist", self.dir.join("sources.list")),
            ("Dir::Etc::sourceparts", "/dev/null".into()),
            ("Dir::Etc::preferences", "/dev/null".into()),
            ("Dir::Etc::preferencesparts", "/dev/null".into()),
            ("Dir::State::status", self.dir.join("status")),
        ] {
            command.arg("-o").arg(format!("{option}={}", value.display()));
        }
        command
    }
}

/// An apt tool whose state and cache are in `dir`; sources and trust are still this machine's.
fn private(tool: &str, dir: &Path) -> Command {
    let mut command = Command::new(tool);
    command.env("LC_ALL", "C").arg("-q");
    for option in [
        "APT::Architecture=amd64".to_string(),
        "APT::Architectures::=amd64".to_string(),
        "APT::Sandbox::User=root".to_string(),
        "APT::Get::List-Cleanup=false".to_string(),
        "Acquire::Languages=none".to_string(),
        "Acquire::Retries=2".to_string(),
        "Acquire::http::Timeout=20".to_string(),
        "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false".to_string(),
        "Acquire::IndexTargets::deb::CNF::DefaultEnabled=false".to_string(),
        "APT::Update::Error-Mode=any".to_string(),
        format!("Dir::State={}", dir.join("state").display()),
        format!("Dir::Cache={}", dir.join("cache").display()),
    ] {
        command.arg("-o").arg(option);
    }
    command
}

/// Installs what is missing if we are root; else says how.
pub fn install(what: &str, packages: &[&str]) -> Result<()> {
    let packages = packages.join(" ");
    if !run::exists("apt-get") {
        bail!("{what} is missing: install what Debian and Ubuntu have in {packages}");
    }
    if !rustix::process::geteuid().is_root() {
        bail!("{what} is missing. Install it with:\n  sudo apt-get install --no-install-recommends {packages}");
    }
    run::say(&format!("installing {packages}"));
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-q");
        command
    };
    run::output(apt().arg("update"))?;
    run::output(apt().args(["install", "-y", "--no-install-recommends"]).args(packages.split(' ')))?;
    Ok(())
}

/// The proxy that this machine's apt goes through, if any.
pub fn proxy() -> Option<String> {
    proxy_of(&run::text(Command::new("apt-config").args(["shell", "PROXY", "Acquire::http::Proxy"])).ok()?)
}

/// What `apt-config shell` said.
fn proxy_of(said: &str) -> Option<String> {
    let proxy = said.trim().strip_prefix("PROXY='")?.strip_suffix('\'')?.to_string();
    Some(proxy).filter(|proxy| !proxy.is_empty() && proxy != "DIRECT")
}

/// Mirrors to try: the environment's, the one this machine's apt uses for that distribution, the archive's own.
pub fn mirrors(archive: &Archive) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if archive.distribution == "debian"
        && let Ok(mirror) = std::env::var("XENITH_MIRROR")
    {
        let security = std::env::var("XENITH_SECURITY").unwrap_or_else(|_| archive.security.clone());
        found.push((mirror, security));
    }
    let mut targets = Command::new("apt-get");
    targets.args(["indextargets", "--format", "$(REPO_URI) $(RELEASE) $(ORIGIN) $(LABEL)", "Created-By: Packages"]);
    if let Ok(targets) = run::text(&mut targets)
        && let Some(pair) = own_mirror(&targets, &archive.distribution, &archive.security)
    {
        found.push(pair);
    }
    found.push((archive.mirror.clone(), archive.security.clone()));
    found.dedup();
    found
}

/// The main and the security archive out of apt's list of index targets.
fn own_mirror(targets: &str, distribution: &str, security: &str) -> Option<(String, String)> {
    let releases: &[&str] = match distribution {
        "debian" => &["bookworm", "trixie", "forky", "sid", "stable", "testing", "unstable"],
        _ => &["noble", "oracular", "plucky", "questing"],
    };
    let rows =
        || targets.lines().filter_map(|line| line.split_once(' ')).map(|(uri, rest)| (uri.trim_end_matches('/'), rest));
    let release = |rest: &str| rest.split(' ').next().unwrap_or_default().to_string();
    let (main, _) = rows().find(|(_, rest)| releases.contains(&release(rest).as_str()))?;
    let of_security = |r: &str| r.strip_suffix("-security").is_some_and(|r| releases.contains(&r));
    let security = rows().find(|(_, rest)| of_security(&release(rest))).map_or(security, |(uri, _)| uri);
    Some((main.to_string(), security.to_string()))
}

/// Keyrings that may hold the archive's keys: this machine's, then one out of a package that this machine's own apt
/// fetches and checks (another distribution's keyring on Ubuntu, newer keys on an old Debian).
pub fn keyrings(archive: &Archive) -> impl Iterator<Item = PathBuf> {
    let file = match archive.distribution.as_str() {
        "debian" => "usr/share/keyrings/debian-archive-keyring.gpg",
        _ => "usr/share/keyrings/ubuntu-archive-keyring.gpg",
    };
    let package = archive.keyring.clone();
    let installed = Some(Path::new("/").join(file)).filter(|path| path.is_file()).into_iter();
    let fetched = std::iter::once_with(move || match fetched_keyring(&package, file) {
        Ok(path) => Some(path),
        Err(error) => {
            run::say(&format!("no keyring out of the package {package}: {error:#}"));
            None
        }
    });
    installed.chain(fetched.flatten())
}

fn fetched_keyring(package: &str, file: &str) -> Result<PathBuf> {
    let path = unpacked(&[package], &paths::cache()?.join("apt/keyrings"))?.join(file);
    ensure!(path.is_file(), "it holds no {file}");
    Ok(path)
}

/// Where packages of this machine's own archive are unpacked: below `dir`, nothing installed.
pub fn unpacked(packages: &[&str], dir: &Path) -> Result<PathBuf> {
    for sub in ["state/lists/partial", "cache/archives/partial", "unpacked"] {
        fs::create_dir_all(dir.join(sub))?;
    }
    run::say(&format!("fetching {} through this machine's own apt", packages.join(" ")));
    run::output(private("apt-get", dir).arg("update"))?;
    run::output(private("apt-get", dir).arg("download").args(packages).current_dir(dir))?;
    for entry in fs::read_dir(dir)?.filter_map(|e| e.ok()).map(|e| e.path()) {
        if entry.extension().is_some_and(|e| e == "deb") {
            run::output(Command::new("dpkg-deb").arg("-x").arg(&entry).arg(dir.join("unpacked")))?;
            fs::remove_file(&entry)?;
        }
    }
    Ok(dir.join("unpacked"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_proxy_is_the_one_of_this_machines_apt() {
        assert_eq!(proxy_of("PROXY='http://p.example:3142/'\n").as_deref(), Some("http://p.example:3142/"));
        assert!(["", "PROXY=''\n", "PROXY='DIRECT'\n"].iter().all(|said| proxy_of(said).is_none()));
    }

    #[test]
    fn the_mirror_is_the_one_of_this_machines_apt() {
        let targets = "https://elsewhere.example/apt cloud-sdk x y\n\
                       http://mirror.example/debian/ bookworm Debian Debian\n\
                       http://mirror.example/debian/ bookworm-updates Debian Debian\n\
                       http://mirror.example/debian-security/ bookworm-security Debian Debian-Security\n";
        let pair = |a: &str, b: &str| Some((a.to_string(), b.to_string()));
        assert_eq!(
            own_mirror(targets, "debian", "x"),
            pair("http://mirror.example/debian", "http://mirror.example/debian-security")
        );
        assert_eq!(own_mirror(targets, "ubuntu", "x"), None);
        assert_eq!(own_mirror("http://m/debian trixie a b\n", "debian", "http://s"), pair("http://m/debian", "http://s"));
    }
}
