//! What the API made is there after QEMU was killed, again and again, in the middle of making more.

use super::context::{Context, Random, SOON};
use crate::client::{Client, first, make};
use crate::up::{self, kill};
use crate::xmlrpc::Value;
use crate::{paths, run};
use anyhow::{Context as _, Result, bail, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::time::Duration;
use xenith_client::Ref;

const KILLS: u64 = 3;
const PASSWORD: &str = "secret of eve";

/// A disk of zeroes.
pub fn disk(boot: &up::Options, bytes: u64) -> Result<PathBuf> {
    let path = paths::run_dir(boot.port_base.unwrap_or_default())?.join("disk");
    fs::File::create(&path)?.set_len(bytes)?;
    Ok(path)
}

fn names(client: &mut Client) -> Result<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for vm in client.call("VM.get_all", &[])?.items() {
        let name = client.string("VM.get_name_label", std::slice::from_ref(vm))?;
        names.insert(vm.as_str().unwrap_or_default().to_string(), name);
    }
    names.retain(|_, name| name != "Domain-0");
    Ok(names)
}

pub fn killed(boot: &up::Options) -> Result<()> {
    let boot = up::Options { disk: Some(disk(boot, 64 << 20)?), ..boot.clone() };
    let mut random = Random(1);
    // By reference: the name, and the one that may be instead of it because its answer never came.
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for life in 0..=KILLS {
        let up = up::start(&boot)?;
        let mut c = Context::new(&up, true, false, 1)?;
        let there = names(&mut c.client)?;
        for (vm, name) in &known {
            ensure!(there.get(vm) == Some(name), "life {life}: {name} of {vm} is {:?}", there.get(vm));
        }
        let unknown = there.keys().filter(|vm| !known.contains_key(*vm)).count();
        ensure!(unknown <= 1, "life {life}: {unknown} VMs that were never acknowledged");
        known = there;
        if life > 0 {
            let mut other = Client::new(&up.url);
            other.login("eve", PASSWORD).context("the password that was set")?;
            let always = known.iter().find(|(_, name)| *name == "always").context("no VM that is to run")?.0.clone();
            c.shows(&always, "XENITH-TINY up", SOON)?;
        } else {
            let members = vec![("short_name".to_string(), "eve".into()), ("fullname".to_string(), "Eve".into())];
            let eve = c.client.call("user.create", &[Value::Struct(members)])?;
            c.client.call("user.set_password", &[eve, PASSWORD.into()])?;
            let always = c.create(&c.guest("tiny", 16), 1, &[])?;
            c.client.call("VM.set_auto_power_on", &[always.as_str().into(), true.into()])?;
            c.client.call("VM.set_name_label", &[always.as_str().into(), "always".into()])?;
            known.insert(always, "always".to_string());
        }
        if life == KILLS {
            break;
        }
        // Killed by another thread while this one makes more, and notes what was answered.
        let (pid, wait) = (up.clone(), Duration::from_millis(200 + random.below(400)));
        let killer = std::thread::spawn(move || {
            std::thread::sleep(wait);
            kill(&pid)
        });
        let mut made = 0;
        let ended = loop {
            let vm = match c.client.string("VM.create", &[crate::client::vm_record("more", &c.guest("tiny", 16), 1)]) {
                Ok(vm) => vm,
                Err(error) => break error,
            };
            known.insert(vm.clone(), "more".to_string());
            let name = format!("{life}-{made}");
            // Either name may be there if no answer comes, so that VM is not looked at.
            known.remove(&vm);
            match c.client.call("VM.set_name_label", &[vm.as_str().into(), name.as_str().into()]) {
                Ok(_) => known.insert(vm, name),
                Err(error) => break error,
            };
            made += 1;
        };
        ensure!(!matches!(ended, crate::client::Error::Api(_)), "life {life}: {ended}");
        killer.join().map_err(|_| anyhow::anyhow!("the killer failed"))??;
        ensure!(made > 2, "life {life}: only {made} VMs were made: {ended}");
        up::down(boot.port_base)?;
    }
    run::say(&format!("{} VMs made and there after {KILLS} kills", known.len()));
    Ok(())
}

pub fn foreign(boot: &up::Options) -> Result<()> {
    let path = disk(boot, 64 << 20)?;
    let mut bytes = vec![0; 64 << 10];
    bytes[510..512].copy_from_slice(&[0x55, 0xaa]);
    fs::write(&path, &bytes)?;
    match up::start(&up::Options { disk: Some(path.clone()), ..boot.clone() }) {
        Ok(_) => bail!("it serves"),
        Err(error) => {
            let text = format!("{error:#}");
            ensure!(text.contains("there is something else on the disk"), "its console does not say why: {text}");
        }
    }
    ensure!(fs::read(&path)? == bytes, "it was written to");
    Ok(())
}

#[path = "../../../agent/tests/whole/gpt.rs"]
mod gpt;

/// A disk with partitions: the state in one, an SR in another, and what is in a third is left alone.
pub fn partitions(boot: &up::Options) -> Result<()> {
    const STATE: (u64, u64) = (2048, 133_119);
    const DATA: (u64, u64) = (133_120, 264_191);
    const OTHERS: (u64, u64) = (264_192, 268_287);
    let path = disk(boot, 160 << 20)?;
    let mut file = fs::File::options().read(true).write(true).open(&path)?;
    file.write_all(&gpt::table(&[
        ("others", OTHERS.0, OTHERS.1),
        ("xenith-state", STATE.0, STATE.1),
        ("data", DATA.0, DATA.1),
    ]))?;
    let theirs: Vec<u8> = (0..(OTHERS.1 - OTHERS.0 + 1) as u32 * 512).map(|n| (n % 251) as u8).collect();
    file.seek(SeekFrom::Start(OTHERS.0 * 512))?;
    file.write_all(&theirs)?;
    let boot = up::Options { disk: Some(path.clone()), ..boot.clone() };
    let mut bytes = vec![0x5a; 1 << 20];
    let mut vdi = String::new();
    for life in 0..2 {
        let up = up::start(&boot)?;
        let mut c = Context::new(&up, true, false, 1)?;
        if life == 0 {
            let host = first(&mut c.client, "host")?;
            let sr = make(&mut c.client, "SR", &[("type", "disk")])?;
            let config = Value::Struct(vec![("device".to_string(), "data".into())]);
            let fields = [("host", host.as_str().into()), ("SR", sr.as_str().into()), ("device_config", config)];
            let fields = fields.map(|(name, value)| (name.to_string(), value));
            let pbd = c.client.string("PBD.create", &[Value::Struct(fields.into())])?;
            c.client.call("PBD.plug", &[pbd.as_str().into()])?;
            vdi = make(&mut c.client, "VDI", &[("SR", &sr), ("virtual_size", &bytes.len().to_string())])?;
            c.client.import(&Ref::new(&vdi), bytes.len() as u64, &mut bytes.as_slice(), |_| {})?;
        } else {
            bytes.clear();
            c.client.export(&Ref::new(&vdi), |some, _| {
                bytes.extend_from_slice(some);
                Ok(())
            })?;
            ensure!(bytes == vec![0x5a; 1 << 20], "the disk is another one after the kill");
        }
        kill(&up)?;
        up::down(boot.port_base)?;
    }
    let mut found = vec![0; theirs.len()];
    file.seek(SeekFrom::Start(OTHERS.0 * 512))?;
    file.read_exact(&mut found)?;
    ensure!(found == theirs, "another partition was written to");
    Ok(())
}
