//! SRs, disks and drives: made, listed, copied, filled from files and written to files.

use super::show;
use anyhow::{Context, Result, bail, ensure};
use clap::Subcommand;
use host_tools::client::{Client, Error};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{IsTerminal, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use xenith_client::Ref;
use xenith_client::api::{self, PbdRecord, SrRecord, VbdMode, VbdRecord, VdiRecord};

#[derive(Subcommand)]
pub enum Sr {
    /// All SRs
    List,
    /// Make an SR and attach it
    Create {
        name: String,
        /// memory, disk or nbd
        #[arg(long = "type")]
        kind: String,
        /// MiB, of type memory
        #[arg(long, default_value_t = 0)]
        size: u64,
        /// A partition of the host's disk, or HOST[:PORT][/EXPORT] of type nbd
        #[arg(long, default_value = "")]
        place: String,
    },
    /// Make another one with copies of all its disks
    Clone {
        sr: String,
        name: String,
        /// As of create
        #[arg(long, default_value = "")]
        place: String,
    },
    /// Detach it and forget it; its disks go first
    Destroy { sr: String },
}

#[derive(Subcommand)]
pub enum Vdi {
    /// All disks
    List,
    /// Make a disk of zeroes
    Create {
        name: String,
        /// Name or uuid of the SR it is to be in
        #[arg(long)]
        sr: String,
        /// MiB
        #[arg(long)]
        size: u64,
    },
    /// Write a file, as it is, into a disk
    Import { vdi: String, file: PathBuf },
    /// Write a disk into a new file
    Export { vdi: String, file: PathBuf },
    /// A disk of its own with what this one has now, for reading
    Snapshot { vdi: String },
    /// Likewise, for writing too
    Clone { vdi: String },
    /// Likewise, in another SR, sharing nothing
    Copy {
        vdi: String,
        /// Name or uuid of the SR
        #[arg(long)]
        sr: String,
    },
    /// Remove a disk
    Destroy { vdi: String },
}

#[derive(Subcommand)]
pub enum Vbd {
    /// Give a VM a drive with a disk in it
    Create {
        vm: String,
        vdi: String,
        /// Its name in the VM [the first free one]
        #[arg(long, default_value = "")]
        device: String,
        #[arg(long)]
        read_only: bool,
    },
    /// Attach a drive to its running VM
    Plug { uuid: String },
    /// Take it away again
    Unplug { uuid: String },
}

fn mib(bytes: i64) -> String {
    format!("{} MiB", bytes >> 20)
}

pub fn sr(client: &mut Client, command: Sr, json: bool) -> Result<()> {
    match command {
        Sr::List => show::list(client, "SR", json, |c| {
            let records = c.sr().get_all_records()?.into_values();
            let row =
                |r: api::SrRecord| vec![r.name_label, r.r#type, mib(r.physical_utilisation), mib(r.physical_size), r.uuid];
            Ok((vec!["NAME", "TYPE", "USED", "SIZE", "UUID"], records.map(row).collect()))
        }),
        Sr::Create { name, kind, size, place } => {
            let device_config = api_core::config::device_config(&kind, &place).into_iter().collect();
            let physical_size = i64::try_from(size << 20)?;
            let record = SrRecord { name_label: name.clone(), r#type: kind, physical_size, ..SrRecord::default() };
            let sr = client.sr().create(&record)?;
            let made = attach(client, &sr, device_config);
            if made.is_err() {
                client.sr().destroy(&sr)?;
            }
            made?;
            show::done(&name, "created", sr.as_str(), json)
        }
        Sr::Clone { sr: of, name, place } => {
            let sr = place_of(client, &of)?;
            let made = super::run(client, "SR.clone", |c| c.sr().async_clone(&sr, &place, &name))?;
            show::done(&of, "cloned", made.as_str().unwrap_or_default(), json)
        }
        Sr::Destroy { sr: name } => {
            let sr = place_of(client, &name)?;
            for pbd in client.sr().get_PBDs(&sr)? {
                client.pbd().unplug(&pbd)?;
                client.pbd().destroy(&pbd)?;
            }
            client.sr().destroy(&sr)?;
            show::done(&name, "destroyed", sr.as_str(), json)
        }
    }
}

/// Makes the PBD of a new SR and plugs it; on an error there is none.
fn attach(client: &mut Client, sr: &Ref<api::Sr>, device_config: BTreeMap<String, String>) -> Result<()> {
    let host = client.host().get_all()?.into_iter().next().context("no host")?;
    let pbd = client.pbd().create(&PbdRecord { host, SR: sr.clone(), device_config, ..PbdRecord::default() })?;
    let plugged = client.pbd().plug(&pbd);
    if plugged.is_err() {
        client.pbd().destroy(&pbd)?;
    }
    Ok(plugged?)
}

pub fn vdi(client: &mut Client, command: Vdi, json: bool) -> Result<()> {
    match command {
        Vdi::List => show::list(client, "VDI", json, |c| {
            let records = c.vdi().get_all_records()?.into_values();
            let kind = |read_only| if read_only { "read-only" } else { "" }.to_string();
            let row = |r: api::VdiRecord| {
                vec![r.name_label, mib(r.virtual_size), mib(r.physical_utilisation), kind(r.read_only), r.uuid]
            };
            Ok((vec!["NAME", "SIZE", "USED", "", "UUID"], records.map(row).collect()))
        }),
        Vdi::Create { name, sr, size } => {
            let sr = place_of(client, &sr)?;
            let virtual_size = i64::try_from(size << 20)?;
            let record = VdiRecord { name_label: name.clone(), SR: sr, virtual_size, ..VdiRecord::default() };
            let vdi = client.vdi().create(&record)?;
            show::done(&name, "created", vdi.as_str(), json)
        }
        Vdi::Import { vdi: name, file } => {
            let vdi = disk(client, &name)?;
            import(client, &vdi, &file)?;
            show::done(&name, "imported", vdi.as_str(), json)
        }
        Vdi::Export { vdi: name, file } => {
            let vdi = disk(client, &name)?;
            export(client, &vdi, &file)?;
            show::done(&name, "exported", vdi.as_str(), json)
        }
        Vdi::Snapshot { vdi: name } => {
            let vdi = disk(client, &name)?;
            let copy = client.vdi().snapshot(&vdi)?;
            show::done(&name, &format!("snapshot {copy}"), copy.as_str(), json)
        }
        Vdi::Clone { vdi: name } => {
            let vdi = disk(client, &name)?;
            let copy = client.vdi().clone(&vdi, &Default::default())?;
            show::done(&name, &format!("clone {copy}"), copy.as_str(), json)
        }
        Vdi::Copy { vdi: name, sr } => {
            let (vdi, sr) = (disk(client, &name)?, place_of(client, &sr)?);
            let copy = super::run(client, "VDI.copy", |c| c.vdi().async_copy(&vdi, &sr))?;
            show::done(&name, "copied", copy.as_str().unwrap_or_default(), json)
        }
        Vdi::Destroy { vdi: name } => {
            let vdi = disk(client, &name)?;
            client.vdi().destroy(&vdi)?;
            show::done(&name, "destroyed", vdi.as_str(), json)
        }
    }
}

pub fn vbd(client: &mut Client, command: Vbd, json: bool) -> Result<()> {
    match command {
        Vbd::Create { vm, vdi, device, read_only } => {
            let mode = if read_only { VbdMode::RO } else { VbdMode::RW };
            let (of, disk) = (super::find(client, &vm)?, disk(client, &vdi)?);
            let vbd = client.vbd().create(&VbdRecord { VM: of, VDI: disk, device, mode, ..VbdRecord::default() })?;
            let device = client.vbd().get_device(&vbd)?;
            show::done(&vm, &format!("{device} is {vdi}, drive {vbd}"), vbd.as_str(), json)
        }
        Vbd::Plug { uuid } => {
            let vbd = client.vbd().get_by_uuid(&uuid)?;
            client.vbd().plug(&vbd)?;
            show::done(&uuid, "plugged", vbd.as_str(), json)
        }
        Vbd::Unplug { uuid } => {
            let vbd = client.vbd().get_by_uuid(&uuid)?;
            super::run(client, "VBD.unplug", |c| c.vbd().async_unplug(&vbd))?;
            show::done(&uuid, "unplugged", vbd.as_str(), json)
        }
    }
}

/// What a name or else a uuid names.
fn one<T>(
    found: Vec<Ref<T>>,
    name: &str,
    class: &str,
    by_uuid: impl FnOnce(&str) -> host_tools::client::Result<Ref<T>>,
) -> Result<Ref<T>> {
    match found.len() {
        0 => match by_uuid(name) {
            Err(Error::Api(words)) if words.first().is_some_and(|w| w != "SESSION_INVALID") => {
                bail!("no {class} is called {name}; `xenith {} list` shows all", class.to_lowercase())
            }
            found => Ok(found?),
        },
        1 => found.into_iter().next().context("none"),
        many => bail!("{many} {class}s are called {name}; give the uuid instead (xenith {} list)", class.to_lowercase()),
    }
}

fn place_of(client: &mut Client, name: &str) -> Result<Ref<api::Sr>> {
    let found = client.sr().get_by_name_label(name)?;
    one(found, name, "SR", |name| client.sr().get_by_uuid(name))
}

fn disk(client: &mut Client, name: &str) -> Result<Ref<api::Vdi>> {
    let found = client.vdi().get_by_name_label(name)?;
    one(found, name, "VDI", |name| client.vdi().get_by_uuid(name))
}

/// Draws how much of it is done, on a terminal.
fn progress(what: &'static str) -> impl FnMut(u64, u64) {
    let on_terminal = std::io::stderr().is_terminal();
    let mut shown = -1;
    move |done, all| {
        let percent = i64::try_from(done.saturating_mul(100) / all.max(1)).unwrap_or(100);
        if on_terminal && percent != shown {
            shown = percent;
            eprint!("\r{what} {}{}", show::bar(percent), if done == all { "\r\x1b[K" } else { "" });
        }
    }
}

fn import(client: &mut Client, vdi: &Ref<api::Vdi>, path: &Path) -> Result<()> {
    let mut file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    // Of a block device the end tells, not the length.
    let bytes = file.seek(SeekFrom::End(0))?;
    file.rewind()?;
    let size = u64::try_from(client.vdi().get_virtual_size(vdi)?)?;
    ensure!(bytes <= size, "{} has {bytes} bytes, the disk only {size}", path.display());
    let mut show = progress("import");
    let mut read = std::io::BufReader::with_capacity(1 << 20, file);
    let from: &mut dyn Read = &mut read;
    client.import(vdi, bytes, from, |sent| show(sent, bytes))?;
    Ok(())
}

/// The disk's zeroes become holes of the file.
fn export(client: &mut Client, vdi: &Ref<api::Vdi>, path: &Path) -> Result<()> {
    let mut file = File::create_new(path).with_context(|| format!("cannot make {}", path.display()))?;
    let mut show = progress("export");
    let mut done = 0;
    let exported = client.export(vdi, |bytes, all| {
        if bytes.iter().all(|byte| *byte == 0) {
            file.seek_relative(i64::try_from(bytes.len())?)?;
        } else {
            file.write_all(bytes)?;
        }
        done += bytes.len() as u64;
        show(done, all);
        Ok(())
    });
    if let Err(error) = exported.map_err(anyhow::Error::from).and_then(|()| Ok(file.set_len(done)?)) {
        let _ = std::fs::remove_file(path);
        return Err(error);
    }
    Ok(())
}
