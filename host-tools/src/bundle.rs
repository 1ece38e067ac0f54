//! Boot bundles: a readable TOML file and the files it names become the one boot module of the agent.
//!
//! The TOML file is the manifest of `agent::manifest` with two additions: a user may have a `password` instead of a
//! `hash`, and `[files]` says what the bundle carries. The format itself is `agent::manifest`'s.

use crate::{kernel, paths};
use agent::manifest::{self, Manifest, NewFile};
use anyhow::{Context, Result, anyhow, bail, ensure};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// A bundle's content before it is packed.
pub struct Config {
    pub manifest: Manifest,
    /// Name in the bundle and path on this machine.
    pub files: Vec<(String, PathBuf)>,
}

impl Config {
    /// Reads a configuration file.
    pub fn load(path: &Path) -> Result<Self> {
        Self::load_with(path, "")
    }

    /// Reads a configuration file and lays more TOML over it: tables are merged, everything else replaces.
    pub fn load_with(path: &Path, overlay: &str) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let dir = path.parent().unwrap_or(Path::new("."));
        Self::parse(&text, overlay, dir).with_context(|| format!("{}", path.display()))
    }

    fn parse(text: &str, overlay: &str, dir: &Path) -> Result<Self> {
        let mut table: Table = toml::from_str(text)?;
        merge(&mut table, toml::from_str(overlay)?);
        let files = match table.remove("files") {
            Some(Value::Table(files)) => files,
            Some(_) => bail!("[files] must be a table of NAME = \"PATH\""),
            None => Table::new(),
        };
        let users = table.get_mut("users").and_then(Value::as_array_mut);
        for user in users.into_iter().flatten().filter_map(Value::as_table_mut) {
            if let Some(password) = user.remove("password") {
                let password = password.as_str().context("a password must be a string")?;
                ensure!(!user.contains_key("hash"), "a user has a password or a hash, not both");
                user.insert("hash".to_string(), Value::String(hash_password(password)?));
            }
        }
        let manifest: Manifest = table.try_into()?;
        for quota in &manifest.quotas {
            ensure!(agent::config::is_quota(&quota.name), "there is no quota {:?}", quota.name);
        }
        let mut config = Config { manifest, files: Vec::new() };
        for (name, path) in files {
            let path = path.as_str().with_context(|| format!("the path of {name} must be a string"))?;
            config.files.push((name, resolve(path, dir)?));
        }
        Ok(config)
    }

    /// Gives the machine one user with this password.
    pub fn only_user(&mut self, name: &str, password: &str) -> Result<()> {
        self.manifest.users = vec![manifest::User { name: name.to_string(), hash: hash_password(password)? }];
        Ok(())
    }

    /// The bundle. Kernels in bzImage form are unpacked.
    pub fn pack(&self) -> Result<Vec<u8>> {
        let mut contents = Vec::new();
        for (name, path) in &self.files {
            let data = fs::read(path).with_context(|| format!("cannot read {} for the bundle's {name}", path.display()))?;
            let is_bzimage = data.get(0x202..0x206) == Some(b"HdrS");
            contents.push(if is_bzimage { kernel::unpack(&data).with_context(|| name.clone())? } else { data });
        }
        let names = self.files.iter().map(|(name, _)| name.as_str()).chain([agent::pci_names::FILE]);
        contents.push(crate::pci_names::file());
        let files: Vec<NewFile<'_>> = std::iter::zip(names, &contents)
            .map(|(name, data)| NewFile { name, data, sha256: Sha256::digest(data).into() })
            .collect();
        manifest::write(&self.manifest, &files).map_err(|error| match error {
            manifest::BundleError::File(n) => anyhow!("the bundle cannot hold a file named {:?}", files[n as usize].name),
            other => anyhow!("the bundle cannot be written: {other:?}"),
        })
    }
}

fn merge(table: &mut Table, overlay: Table) {
    for (key, value) in overlay {
        match (table.get_mut(&key), value) {
            (Some(Value::Table(below)), Value::Table(above)) => merge(below, above),
            (_, value) => drop(table.insert(key, value)),
        }
    }
}

fn resolve(path: &str, dir: &Path) -> Result<PathBuf> {
    Ok(if let Some(rest) = path.strip_prefix("$cache/") {
        paths::cache()?.join(rest)
    } else if let Some(rest) = path.strip_prefix("$target/") {
        paths::root()?.join("target").join(rest)
    } else {
        dir.join(path)
    })
}

/// The PHC string of a password: argon2id with the manifest's default parameters and a random salt.
pub fn hash_password(password: &str) -> Result<String> {
    let hash = api_core::hash_password(password.as_bytes(), &random()?, 4096, 3, 1);
    ensure!(!hash.is_empty(), "the password cannot be hashed");
    Ok(hash)
}

/// A password that no one has to remember.
pub fn random_password() -> Result<String> {
    Ok(crate::fetch::hex(&random::<12>()?))
}

/// Bytes of the system's generator.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    fs::File::open("/dev/urandom").and_then(|mut f| f.read_exact(&mut bytes)).context("no random bytes")?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use agent::manifest::Bundle;

    fn parse(text: &str) -> Result<Config> {
        Config::parse(text, "", Path::new("/dir"))
    }

    #[test]
    fn passwords_become_hashes_with_the_default_parameters() {
        let config = parse("[[users]]\nname = 'root'\npassword = 'secret'").unwrap();
        let hash = &config.manifest.users[0].hash;
        assert!(hash.starts_with("$argon2id$v=19$m=4096,t=3,p=1$"), "{hash}");
        assert_ne!(*hash, hash_password("secret").unwrap(), "the salt is random");
    }

    #[test]
    fn an_overlay_replaces_and_merges() {
        let text = "name = 'x'\n[limits]\nvms = 1\nsessions = 2";
        let config = Config::parse(text, "name = 'y'\n[limits]\nvms = 3", Path::new("/")).unwrap();
        let Manifest { name, limits, .. } = config.manifest;
        assert_eq!((name.as_str(), limits.vms, limits.sessions), ("y", 3, 2));
    }

    #[test]
    fn mistakes_are_named() {
        let error = |text: &str| format!("{:#}", parse(text).err().unwrap());
        assert!(error("nmae = 'x'").contains("nmae"));
        assert!(error("[[nics]]\ndchp = true").contains("dchp"));
        assert!(error("[[users]]\npassword = 1").contains("must be a string"));
        assert!(error("[[users]]\npassword = 'a'\nhash = 'b'").contains("not both"));
        assert!(error("files = 1").contains("[files]"));
        assert!(error("[files]\na = 1").contains("path of a"));
    }

    #[test]
    fn the_demo_configuration_is_sound() {
        let path = paths::root().unwrap().join("build/demo.toml");
        let config = Config::load(&path).unwrap();
        let names: Vec<&str> = config.files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["grub-pv", "grub-pvh", "initrd", "tiny", "vmlinuz"]);
        assert!(config.manifest.users.is_empty() && config.manifest.nics[0].dhcp);
    }

    #[test]
    fn a_packed_bundle_opens() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("one"), b"content").unwrap();
        let mut config = Config::parse("name = 'h'\n[files]\nfile = 'one'", "", dir.path()).unwrap();
        config.only_user("root", "secret").unwrap();
        let bytes = config.pack().unwrap();
        let bundle = Bundle::open(&bytes).unwrap();
        assert_eq!(bundle.manifest, config.manifest);
        assert_eq!(bundle.file("file").unwrap().data, b"content");
        assert_eq!(bundle.file("file").unwrap().sha256, <[u8; 32]>::from(Sha256::digest(b"content")));
        config.files[0].1 = dir.path().join("missing");
        assert!(format!("{:#}", config.pack().unwrap_err()).contains("missing"));
    }
}
