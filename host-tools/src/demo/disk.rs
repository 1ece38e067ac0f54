//! `./x demo --disk`: a Debian image made by debootstrap is imported, boots by GRUB from its own disk, is on the network; QEMU is
//! killed while it writes, and everything that it had on its disk by then is there afterwards.

use super::{Rows, mib, millis, say, seconds, table};
use crate::client::Client;
use crate::debian::{self, Shell};
use crate::fetch::{self, Components, hex};
use crate::http::authority;
use crate::machine::Machine;
use crate::up::{self, Up};
use crate::{bundle, paths, run};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::io::{IsTerminal, Write};
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempPath;
use xenith_client::Ref;
use xenith_client::api::{Vdi, Vm, VmPowerState};

/// The machine's disk: a file that is as large as what was written to it.
const DISK: u64 = 3 << 30;
const GUEST_MIB: i64 = 512;
const SOON: Duration = Duration::from_secs(120);
/// Files that are known to be on the guest's disk when the power goes.
const FILES: usize = 8;

/// Writes files for ever, and tells of each one's checksum once the file and its name are on the disk.
const WRITER: &str = "mkdir /data; i=0; while :; do i=$((i+1)); head -c 1000000 /dev/urandom >/data/$i; sync; \
                      echo \"on disk: $(sha256sum /data/$i).\"; done";

/// Boots twice, shows, ends; machine and disk are gone afterwards whatever happens.
pub fn run(options: &up::Options) -> Result<()> {
    let image = fetch::debian_disk(&Components::load()?)?;
    let port = options.port_base.map_or_else(|| Ok(Machine::load()?.port_base), anyhow::Ok)?;
    let dir = paths::run_dir(port)?;
    let disk = TempPath::try_from_path(dir.join("demo-disk"))?;
    let copy = TempPath::try_from_path(dir.join("demo-export"))?;
    // One that was left behind may be a running machine's.
    let _ = fs::remove_file(&disk);
    fs::File::create(&disk)?.set_len(DISK)?;
    let token = hex(&bundle::random::<16>()?);
    let overlay = format!("metrics_token = '{token}'\n{}", options.overlay);
    let boot = up::Options { disk: Some(disk.to_path_buf()), overlay, ..options.clone() };
    run::say("fetching and building what is missing, then booting Xen with the agent as domain 0");
    let up = up::start(&boot)?;
    let shown = show(&up, &boot, &image, &copy, &token);
    up::down(options.port_base)?;
    table(&up, &shown?);
    Ok(())
}

fn login(up: &Up) -> Result<Client> {
    let mut client = Client::new(&up.url).timeout(SOON);
    client.login(&up.user, &up.password).context("cannot log in")?;
    Ok(client)
}

fn show(up: &Up, boot: &up::Options, image: &Path, copy: &Path, token: &str) -> Result<Rows> {
    let mut rows: Rows = vec![("QEMU's start to the API's first answer", format!("{:.2} s", up.seconds))];
    let mut client = login(up)?;
    say(&format!("logged in at {} as {}; the machine has a disk of {}", up.url, up.user, mib(DISK as i64)));
    let sr = debian::storage(&mut client)?;
    let meta = fs::metadata(image)?;
    say(&format!(
        "importing {}: {}, {} of it written",
        image.display(),
        mib(meta.len() as i64),
        mib(meta.blocks() as i64 * 512)
    ));
    let began = Instant::now();
    let vdi = debian::import(&mut client, &sr, image, progress(meta.len()))?;
    rows.push(("the image", mib(meta.len() as i64)));
    rows.push(("import", rate(meta.len(), began)));
    rows.push(("what it takes in the SR", mib(client.sr().get_physical_utilisation(&sr)?)));
    let vm = debian::machine(&mut client, &[&vdi], GUEST_MIB)?;
    say(&format!("created VM {vm}: PV_bootloader = grub, {GUEST_MIB} MiB, a VBD, a VIF in the host's network"));

    let began = Instant::now();
    client.vm().start(&vm, false)?;
    rows.push(("VM.start", millis(began)));
    say("started; its console:");
    let mut shell = Shell::of(&mut client, &vm, true)?;
    shell.until("Welcome to GRUB!", SOON)?;
    rows.push(("VM.start to GRUB", seconds(began)));
    shell.until("Linux version", SOON)?;
    rows.push(("VM.start to Linux", seconds(began)));
    shell.login()?;
    rows.push(("VM.start to a shell, by the login", seconds(began)));
    network(&mut client, up, &vm, &mut shell, token)?;
    rows.push(("VM.start to the network's proof", seconds(began)));

    say(&format!(
        "it writes files of 1 MB and tells of each that is on its disk; QEMU is killed after {FILES}, while it goes on"
    ));
    let began = Instant::now();
    shell.types(WRITER)?;
    let mut files = Vec::new();
    while files.len() < FILES {
        shell.until("on disk: ", SOON)?;
        files.push(shell.until(".\r\n", SOON)?);
    }
    rows.push(("files written and synced", rate(FILES as u64 * 1_000_000, began)));
    // The next one is under way.
    std::thread::sleep(Duration::from_millis(200));
    up::kill(up)?;
    let began = Instant::now();
    say(&format!("kill -9 of QEMU, process {}; booting again with the same disk", up.pid));
    up::down(boot.port_base)?;
    let up = up::start(boot)?;
    let mut client = login(&up)?;
    let state = client.vm().get_power_state(&vm).context("the VM is not there any more")?;
    ensure!(state == VmPowerState::Halted, "the VM is {state:?} after the kill");
    rows.push(("kill -9 to the API's first answer", seconds(began)));
    say("SR, VDI, VM, VBD and VIF are there, and the VM is halted; starting it");
    let began = Instant::now();
    client.vm().start(&vm, false)?;
    let mut shell = Shell::of(&mut client, &vm, true)?;
    shell.login()?;
    rows.push(("VM.start to a shell, its disk checked", seconds(began)));
    let check = shell.run("cat /run/initramfs/fsck.log", SOON)?;
    ensure!(check.contains("recovering journal") && check.contains("clean"), "its file system's check said:\n{check}");
    let names: Vec<&str> = files.iter().filter_map(|line| line.rsplit_once(' ')).map(|(_, name)| name).collect();
    let there = shell.run(&format!("sha256sum {}", names.join(" ")), SOON)?;
    ensure!(
        there.lines().eq(files.iter().map(String::as_str)),
        "these were on the disk:\n{}\nthese are:\n{there}",
        files.join("\n")
    );
    say(&format!("the journal was recovered, and all {FILES} files are what they were"));
    network(&mut client, &up, &vm, &mut shell, token)?;
    let began = Instant::now();
    client.vm().clean_shutdown(&vm)?;
    rows.push(("VM.clean_shutdown", seconds(began)));
    ends(&mut client, &vm, &vdi, copy, &mut rows)?;
    Ok(rows)
}

/// The guest has an address, and speaks with the agent and, beyond the machine's card, with the host.
fn network(client: &mut Client, up: &Up, vm: &Ref<Vm>, shell: &mut Shell, token: &str) -> Result<()> {
    shell.run("/lib/systemd/systemd-networkd-wait-online --any --ipv4 --timeout=60", SOON)?;
    let address = shell.run("ip -4 -o addr show scope global | awk '{print $4}'", SOON)?;
    let gateway = shell.run("ip -4 route show default | awk '{print $3}'", SOON)?;
    // The agent's own address, as it tells it: here it is reached through a forwarded port.
    let console = client.vm().get_consoles(vm)?.into_iter().next().context("the VM has no console")?;
    let agent = authority(&client.console().get_location(&console)?)?;
    let port = up.url.trim_end_matches('/').rsplit(':').next().unwrap_or_default();
    for url in [format!("http://{agent}/metrics"), format!("http://{gateway}:{port}/metrics")] {
        let get = format!("wget -qO- -T 20 -t 2 --header='Authorization: Bearer {token}' {url} | grep ^xenith_domains");
        let said = shell.run(&get, SOON)?;
        ensure!(said.split(' ').nth(1) == Some("1"), "{url} says {said:?} of the number of guests");
    }
    say(&format!(
        "it has {address} by DHCP, and got {agent}'s metrics from there and, through the host's {gateway}, from outside"
    ));
    Ok(())
}

/// What is on the disk of the VM that has ended, by this machine's e2fsck.
fn ends(client: &mut Client, vm: &Ref<Vm>, vdi: &Ref<Vdi>, copy: &Path, rows: &mut Rows) -> Result<()> {
    let state = client.vm().get_power_state(vm)?;
    ensure!(state == VmPowerState::Halted, "the VM is {state:?} after its shutdown");
    say("VM.clean_shutdown: Halted; its disk is exported and checked here");
    let began = Instant::now();
    let file = fs::File::create(copy)?;
    let (mut at, mut all, mut zeroes) = (0, 0, Vec::new());
    client.export(vdi, |bytes, length| {
        zeroes.resize(bytes.len(), 0);
        if bytes != zeroes {
            file.write_all_at(bytes, at)?;
        }
        (at, all) = (at + bytes.len() as u64, length);
        Ok(())
    })?;
    file.set_len(all)?;
    rows.push(("export", rate(all, began)));
    // Its partition is where the recipe made it.
    let checked = run::text(Command::new("e2fsck").arg("-fn").arg(format!("{}?offset=1048576", copy.display())))?;
    say(&format!("e2fsck -fn: {}", checked.lines().last().unwrap_or_default()));
    Ok(())
}

/// A line that is written over, on a terminal.
fn progress(all: u64) -> impl FnMut(u64) {
    let (terminal, mut last) = (std::io::stdout().is_terminal(), 0);
    move |sent| {
        let percent = sent * 100 / all.max(1);
        if percent / 10 > last / 10 || terminal && percent > last {
            print!(
                "{}  {percent} %{}",
                if terminal { "\r" } else { "" },
                if terminal && percent < 100 { "" } else { "\n" }
            );
            let _ = std::io::stdout().flush();
            last = percent;
        }
    }
}

fn rate(bytes: u64, since: Instant) -> String {
    let seconds = since.elapsed().as_secs_f64();
    format!("{:.1} s, {:.1} MB/s", seconds, bytes as f64 / 1e6 / seconds)
}
