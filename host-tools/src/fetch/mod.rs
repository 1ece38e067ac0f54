//! Fetching what `./x` boots: files out of Debian's packages, into the cache folder, nothing installed.
//!
//! [`apt`] downloads with apt's own signature and hash checks; here one file is taken out of each package, unpacked,
//! looked at, and written down with its SHA-256 in `stamp.json`. With a complete cache the network is not touched.
//! Which packages, archives and pairs of Xen and QEMU there are is data: `build/components.toml`.

mod apt;
mod debian;
mod qemu;

pub use debian::disk as debian_disk;
pub use qemu::{Qemu, qemu};

use crate::{kernel, paths, run};
use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// `build/components.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Components {
    archive: Vec<apt::Archive>,
    component: Vec<Component>,
    pair: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Component {
    name: String,
    file: String,
    form: Form,
    sources: Vec<Source>,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Form {
    Gzip,
    Kernel,
    /// A kernel's module: an ELF file, or one in xz.
    Module,
    Plain,
    /// As it is, and no ELF file.
    Script,
}

#[derive(Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Source {
    archive: String,
    package: String,
    via: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    xen: String,
    qemu: Vec<u32>,
}

/// What is known of a fetched file.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Stamp {
    /// Package and version it came from.
    pub package: String,
    bytes: u64,
    sha256: String,
}

type Stamps = BTreeMap<String, Stamp>;

impl Components {
    /// Reads the table.
    pub fn load() -> Result<Self> {
        let path = paths::root()?.join("build/components.toml");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{}", path.display()))
    }

    /// Versions of Xen that run on this QEMU, the default first.
    pub fn xens(&self, qemu: &Qemu) -> Vec<&str> {
        self.pair.iter().filter(|p| p.qemu.contains(&qemu.major)).map(|p| p.xen.as_str()).collect()
    }

    /// The Xen to boot: the one asked for, if it runs on this QEMU, else the default.
    pub fn xen(&self, asked: Option<&str>, qemu: &Qemu) -> Result<String> {
        let xens = self.xens(qemu);
        match asked {
            Some(asked) if xens.contains(&asked) => Ok(asked.to_string()),
            Some(asked) => bail!("Xen {asked} does not go with QEMU {}; these do: {}", qemu.version, xens.join(", ")),
            None => match xens.first() {
                Some(xen) => Ok(xen.to_string()),
                None => bail!("no Xen is known to run on QEMU {} (build/components.toml)", qemu.version),
            },
        }
    }
}

/// Everything to boot one Xen and its guests.
pub fn for_xen(components: &Components, xen: &str) -> Result<()> {
    component(components, &format!("xen-{xen}"))?;
    for_guests(components)
}

/// What guests are made of.
pub fn for_guests(components: &Components) -> Result<()> {
    component(components, "vmlinux")?;
    component(components, "busybox")?;
    component(components, "grub-pvh")?;
    component(components, "grub-pv")?;
    // Debian's kernel; Ubuntu's has them built in.
    let modular = stamps()?.get("vmlinux").is_some_and(|stamp| stamp.package.contains("-amd64 "));
    MODULES.iter().filter(|_| modular).try_for_each(|name| component(components, name).map(drop))
}

/// Modules of the guest's kernel: its front ends.
pub const MODULES: [&str; 2] = ["xen-blkfront.ko", "xen-netfront.ko"];

/// What a guest with the xenstore client has more. libc wants libgcc_s when a thread is cancelled.
pub const CLIENT: [&str; 6] =
    ["xenstore-client", "libxenstore.so.4", "libxentoolcore.so.1", "libc.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2"];

/// Fetches what a disk to boot from needs.
pub fn for_disks(components: &Components) -> Result<()> {
    component(components, "bzImage").map(drop)
}

/// Fetches the xenstore client.
pub fn for_client(components: &Components) -> Result<()> {
    CLIENT.iter().try_for_each(|name| component(components, name).map(drop))
}

/// Xen's program that checks images of guests, and where each of its files belongs.
pub const VERIFIER: [(&str, &str); 5] = [
    ("verify-stream-v2", "verify-stream-v2"),
    ("verify-util.py", "xen/util.py"),
    ("verify-libxc.py", "xen/migration/libxc.py"),
    ("verify-libxl.py", "xen/migration/libxl.py"),
    ("verify-verify.py", "xen/migration/verify.py"),
];

/// QEMU's NBD server: this machine's, else out of Debian's package, which is not installed. What it is linked with QEMU
/// needs too.
pub fn qemu_nbd() -> Result<PathBuf> {
    const PROGRAM: &str = "usr/bin/qemu-nbd";
    let installed = Path::new("/").join(PROGRAM);
    let dir = paths::cache()?.join("apt/nbd");
    let fetched = dir.join("unpacked").join(PROGRAM);
    if let Some(path) = [installed, fetched].into_iter().find(|path| path.is_file()) {
        return Ok(path);
    }
    let _lock = paths::lock("fetch")?;
    let path = apt::unpacked(&["qemu-utils"], &dir)?.join(PROGRAM);
    ensure!(path.is_file(), "the package qemu-utils has no {PROGRAM}");
    Ok(path)
}

/// Fetches it.
pub fn for_verifier(components: &Components) -> Result<()> {
    VERIFIER.iter().try_for_each(|(name, _)| component(components, name).map(drop))
}

/// Everything for every pair this machine can have. Only what no pair can do without is an error.
pub fn all(components: &Components, qemu: &Qemu) -> Result<()> {
    let mut first_error = None;
    let mut usable = 0;
    for xen in components.xens(qemu) {
        match for_xen(components, xen) {
            Ok(()) => usable += 1,
            Err(error) => {
                run::say(&format!("no Xen {xen} here: {error:#}"));
                first_error = first_error.or(Some(error));
            }
        }
    }
    match first_error {
        Some(error) if usable == 0 => Err(error),
        _ => Ok(()),
    }
}

/// Compares every file in the cache with the SHA-256 written down when it was unpacked.
pub fn verify() -> Result<()> {
    let mut bad = Vec::new();
    for (name, stamp) in stamps()? {
        let path = paths::cache()?.join(&name);
        let sound = fs::read(&path).is_ok_and(|bytes| hex(&Sha256::digest(&bytes)) == stamp.sha256);
        if !sound {
            bad.push(path.display().to_string());
        }
    }
    ensure!(bad.is_empty(), "not what was fetched; remove and fetch again: {}", bad.join(" "));
    Ok(())
}

/// The path of a fetched component and what is known of it; fetches it if it is not there.
fn component(components: &Components, name: &str) -> Result<PathBuf> {
    let path = paths::cache()?.join(name);
    if present(name, &path)? {
        return Ok(path);
    }
    let _lock = paths::lock("fetch")?;
    if present(name, &path)? {
        return Ok(path);
    }
    let component = components.component.iter().find(|c| c.name == name);
    let component = component.with_context(|| format!("build/components.toml has no component {name}"))?;
    let mut errors = Vec::new();
    for source in &component.sources {
        match take(components, component, source) {
            Ok(()) => return Ok(path),
            Err(error) => errors.push(format!("  from {}: {error:#}", source.archive)),
        }
    }
    bail!("cannot fetch {name}:\n{}", errors.join("\n"))
}

fn take(components: &Components, component: &Component, source: &Source) -> Result<()> {
    let archive = components.archive.iter().find(|a| a.name == source.archive);
    let archive = archive.with_context(|| format!("no archive {} in the table", source.archive))?;
    let apt = apt::Apt::open(archive)?;
    let package = match &source.via {
        Some(via) => apt.dependency(via, &source.package)?,
        None => source.package.clone(),
    };
    run::say(&format!("fetching {package} from {}", archive.name));
    let deb = apt.download(&package)?;
    let from = format!("{package} {}", deb.version);
    // What else is out of this package has to be of the same version: a kernel and its modules.
    let stamped = stamps()?;
    let other = |c: &&Component| {
        let stale = stamped.get(&c.name).is_none_or(|stamp| stamp.package != from);
        c.name != component.name && stale && c.sources.contains(source)
    };
    let others = components.component.iter().filter(other);
    let kept = std::iter::once(component).chain(others).try_for_each(|c| keep(c, &deb.path, &from));
    let _ = fs::remove_file(&deb.path);
    kept
}

/// Takes a component's file out of a package.
fn keep(component: &Component, deb: &Path, from: &str) -> Result<()> {
    let path = &paths::cache()?.join(&component.name);
    let packed = extract(deb, &component.file)?;
    let bytes = match component.form {
        Form::Plain | Form::Script => packed,
        Form::Gzip => {
            let mut bytes = Vec::new();
            flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut bytes).context("not gzip")?;
            bytes
        }
        Form::Kernel => kernel::unpack(&packed)?,
        Form::Module if packed.starts_with(b"\x7fELF") => packed,
        Form::Module => {
            let mut bytes = Vec::new();
            lzma_rust2::XzReader::new(&packed[..], true).read_to_end(&mut bytes).context("not xz")?;
            bytes
        }
    };
    let script = matches!(component.form, Form::Script);
    ensure!(script || bytes.starts_with(b"\x7fELF"), "what {} holds is not an ELF file", component.file);
    paths::replace(path, &bytes)?;
    if component.form == Form::Plain {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
    }
    let mut stamps = stamps()?;
    let stamp = Stamp { package: from.to_string(), bytes: bytes.len() as u64, sha256: hex(&Sha256::digest(&bytes)) };
    stamps.insert(component.name.clone(), stamp);
    paths::replace(&stamp_path()?, &serde_json::to_vec_pretty(&stamps)?)
}

/// One file out of a package, by tar's wildcard pattern.
fn extract(deb: &Path, pattern: &str) -> Result<Vec<u8>> {
    let mut dpkg = Command::new("dpkg-deb");
    let mut dpkg = dpkg.arg("--fsys-tarfile").arg(deb).stdout(Stdio::piped()).spawn().context("cannot run dpkg-deb")?;
    let from = dpkg.stdout.take().context("no output of dpkg-deb")?;
    let tar = Command::new("tar").args(["-xO", "--wildcards", pattern]).stdin(from).output().context("cannot run tar")?;
    dpkg.wait()?;
    ensure!(tar.status.success() && !tar.stdout.is_empty(), "{} holds no {pattern}", deb.display());
    Ok(tar.stdout)
}

fn stamp_path() -> Result<PathBuf> {
    Ok(paths::cache()?.join("stamp.json"))
}

/// Where the headers of packages are: installed ones need no folder; others are unpacked into the cache. A row is a header
/// below `usr/include`, or its folder of the architecture, and the packages that have it.
pub fn headers(rows: &[(&str, &[&str])]) -> Result<Option<PathBuf>> {
    let arch = "x86_64-linux-gnu";
    let has = |root: &Path, header: &str| {
        let include = root.join("usr/include");
        include.join(header).is_file() || include.join(arch).join(header).is_file()
    };
    let missing = |root: &Path| -> Vec<&str> {
        let rows = rows.iter().filter(|(header, _)| !has(Path::new("/"), header) && !has(root, header));
        rows.flat_map(|(_, packages)| packages.iter().copied()).collect()
    };
    if missing(Path::new("/")).is_empty() {
        return Ok(None);
    }
    let dir = paths::cache()?.join("apt/headers");
    let root = dir.join("unpacked");
    if !missing(&root).is_empty() {
        let _lock = paths::lock("fetch")?;
        apt::unpacked(&missing(&root), &dir)?;
    }
    let missing = missing(&root);
    ensure!(missing.is_empty(), "no headers in {}", missing.join(" "));
    Ok(Some(root.join("usr/include")))
}

/// What was fetched, by component.
pub fn stamps() -> Result<Stamps> {
    match fs::read(stamp_path()?) {
        Ok(bytes) => serde_json::from_slice(&bytes).context("stamp.json is damaged; remove the cache folder"),
        Err(_) => Ok(Stamps::new()),
    }
}

fn present(name: &str, path: &Path) -> Result<bool> {
    let stamps = stamps()?;
    Ok(stamps.get(name).is_some_and(|stamp| fs::metadata(path).is_ok_and(|m| m.len() == stamp.bytes)))
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn components() -> Components {
        Components::load().unwrap()
    }

    #[test]
    fn the_table_is_consistent() {
        let c = components();
        for component in &c.component {
            for source in &component.sources {
                assert!(c.archive.iter().any(|a| a.name == source.archive), "{}", source.archive);
            }
        }
        for pair in &c.pair {
            assert!(c.component.iter().any(|x| x.name == format!("xen-{}", pair.xen)), "{}", pair.xen);
        }
    }

    #[test]
    fn xen_4_17_never_meets_qemu_10() {
        let qemu = |major: u32| Qemu { program: "qemu".into(), version: format!("{major}.0"), major };
        let c = components();
        assert_eq!(c.xen(None, &qemu(7)).unwrap(), "4.17");
        assert_eq!(c.xen(None, &qemu(10)).unwrap(), "4.20");
        assert_eq!(c.xen(Some("4.20"), &qemu(7)).unwrap(), "4.20");
        let error = c.xen(Some("4.17"), &qemu(10)).unwrap_err().to_string();
        assert!(error.contains("does not go with") && error.contains("4.20"), "{error}");
        assert!(c.xen(None, &qemu(5)).is_err());
    }
}
