//! Debian on its own disk, for `./x soak`: ext4 is made, filled, and what was synced is there after a hard reset; fio writes and
//! verifies what it wrote, and once more after the machine was killed.

use super::context::login;
use super::kept;
use crate::debian::{self, Shell};
use crate::fetch::{self, Components};
use crate::up;
use anyhow::{Context as _, Result, ensure};
use std::time::Duration;
use xenith_client::Ref;
use xenith_client::api::Vm;

const DISK: u64 = 3 << 30;
/// The guest's second disk; its file system is filled.
const DATA: u64 = 256 << 20;
const LONG: Duration = Duration::from_secs(600);
const TIMEOUT: Duration = Duration::from_secs(120);

/// Random blocks with a checksum each, many under way at once; `more` says whether it writes.
fn fio(more: &str) -> String {
    format!(
        "fio --name=v --filename=/dev/xvdb --rw=randwrite --bsrange=4k-128k --size=64m --direct=1 --ioengine=libaio \
         --iodepth=16 --randseed=7 --verify=crc32c --verify_fatal=1 --eta=never {more} --output=/tmp/fio && grep -c 'err= 0' /tmp/fio"
    )
}

pub fn ext4_and_fio(boot: &up::Options) -> Result<()> {
    let image = fetch::debian_disk(&Components::load()?)?;
    let boot = up::Options { disk: Some(kept::disk(boot, DISK)?), ..boot.clone() };
    let up = up::start(&boot)?;
    let mut client = login(&up)?.timeout(TIMEOUT);
    let sr = debian::storage(&mut client)?;
    let root = debian::import(&mut client, &sr, &image, |_| {})?;
    let data = debian::disk(&mut client, &sr, "data", DATA)?;
    let vm = debian::machine(&mut client, &[&root, &data], 512)?;
    client.vm().start(&vm, false)?;
    let mut shell = logged_in(&mut client, &vm)?;

    // Filled to the last block: the write that finds no room is the file system's, not the disk's.
    shell.run("mkfs.ext4 -q /dev/xvdb && mount /dev/xvdb /mnt", TIMEOUT)?;
    let fill = "i=0; while head -c 8000000 /dev/urandom >/mnt/$i; do i=$((i+1)); done 2>/tmp/full; rm /mnt/$i; \
                grep -c 'No space left' /tmp/full; df --output=pcent /mnt; sync";
    let said = shell.run(fill, LONG)?;
    ensure!(said.starts_with('1'), "it was not filled: {said}");
    let sums = shell.run("cd /mnt && sha256sum [0-9]*; cd /", LONG)?;
    ensure!(sums.lines().count() > 20, "too few files:\n{sums}");
    // The reset comes while something else is written.
    shell.types("rm /mnt/0; while :; do head -c 3000000 /dev/urandom >/mnt/more; sync /mnt/more; echo ro''und; done")?;
    shell.until("round", TIMEOUT)?;
    client.vm().hard_reboot(&vm)?;
    shell.login()?;
    let checked = shell.run("e2fsck -p /dev/xvdb; [ $? -le 1 ]", LONG)?;
    ensure!(checked.contains("recovering journal"), "no journal to recover: {checked}");
    shell.run("e2fsck -fn /dev/xvdb && mount /dev/xvdb /mnt", LONG)?;
    let kept: Vec<&str> = sums.lines().filter(|line| !line.ends_with("  0")).collect();
    let names: Vec<&str> = kept.iter().filter_map(|line| line.rsplit(' ').next()).collect();
    let there = shell.run(&format!("cd /mnt && sha256sum {}; cd /; umount /mnt", names.join(" ")), LONG)?;
    ensure!(there.lines().eq(kept.iter().copied()), "before the reset:\n{sums}\nafter it:\n{there}");

    let said = shell.run(&fio("--do_verify=1 --end_fsync=1"), LONG)?;
    ensure!(said == "1", "fio: {said}");
    up::kill(&up)?;
    up::down(boot.port_base)?;
    let up = up::start(&boot)?;
    let mut client = login(&up)?.timeout(TIMEOUT);
    client.vm().start(&vm, false)?;
    let mut shell = logged_in(&mut client, &vm)?;
    let said = shell.run(&fio("--verify_only"), LONG).context("after the kill")?;
    ensure!(said == "1", "fio after the kill: {said}");
    // It can fail: a block that is another is found.
    shell.run("dd if=/dev/urandom of=/dev/xvdb bs=4k count=1 seek=5 oflag=direct status=none", TIMEOUT)?;
    ensure!(shell.run(&fio("--verify_only"), LONG).is_err(), "fio does not see a block that was overwritten");
    Ok(client.vm().clean_shutdown(&vm)?)
}

fn logged_in(client: &mut crate::client::Client, vm: &Ref<Vm>) -> Result<Shell> {
    let mut shell = Shell::of(client, vm, false)?;
    shell.login().map(|()| shell)
}
