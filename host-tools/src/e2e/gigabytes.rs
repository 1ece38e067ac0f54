//! Two guests and the outside exchange gigabytes over TCP: what arrives has the checksum of what was sent, in each direction.
//!
//! guests/load is both ends; its noise has no two chunks alike. Deliberately absent: bounds on how fast that is;
//! `./x bench --devices` has figures.

use super::context::Context;
use super::disks::Shell;
use crate::client::{first, make};
use crate::{build, initramfs, paths, run, up};
use anyhow::{Context as _, Result, ensure};
use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// MiB of each direction; `XENITH_MIB=64` sends less.
const MIB: u64 = 1024;
/// For one direction.
const PATIENCE: Duration = Duration::from_secs(1200);
/// Pages that Xen may keep.
const XENS: u32 = 16;
/// Where the second guest waits.
const PORT: u16 = 7;

/// An end on this machine, which waits for the other at a port.
pub struct Outside {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    pub port: String,
}

impl Outside {
    pub fn start(args: &[&str]) -> Result<Outside> {
        let mut child = Command::new(build::load()?).args(args).stdout(Stdio::piped()).spawn().context("no load")?;
        let mut lines = BufReader::new(child.stdout.take().context("no output")?).lines();
        let line = lines.next().context("the load ended")??;
        let port = line.strip_prefix("waits at ").with_context(|| format!("the load said {line:?}"))?.to_string();
        Ok(Outside { child, lines, port })
    }

    fn sum(mut self) -> Result<String> {
        let line = self.lines.next().context("the load ended")??;
        Ok(line.strip_prefix("sum ").with_context(|| format!("the load said {line:?}"))?.to_string())
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An end in a guest, which it leaves running; what it says goes to a file.
fn begin(c: &mut Context<'_>, shell: &mut Shell, load: &str) -> Result<()> {
    shell.says(c, &format!("rm -f /tmp/said; (load {load} > /tmp/said 2>&1; echo E''NDED) & echo be''gun"), "begun")
}

/// Its checksum, once it has ended for the `n`th time.
fn ended(c: &mut Context<'_>, shell: &mut Shell, vm: &str, n: usize) -> Result<String> {
    let end = Instant::now() + PATIENCE;
    while c.client.console_output(vm)?.matches("ENDED").count() < n {
        ensure!(Instant::now() < end, "it takes more than {} s", PATIENCE.as_secs());
        std::thread::sleep(Duration::from_millis(200));
    }
    shell.says(c, "cat /tmp/said", "sum ")?;
    let text = c.client.console_output(vm)?;
    let sum = text.rsplit("sum ").next().and_then(|said| said.lines().next()).unwrap_or_default();
    ensure!(sum.contains(" of "), "the load said {:?}", run::tail(&text, 5));
    Ok(sum.to_string())
}

fn same(what: &str, began: Instant, mib: u64, sent: &str, got: &str) -> Result<()> {
    let seconds = began.elapsed().as_secs_f64();
    ensure!(sent == got, "{what}: {sent} was sent, {got} arrived");
    run::say(&format!("{what}: {mib} MiB in {seconds:.0} s, {:.1} MiB/s, both ends {got}", mib as f64 / seconds));
    Ok(())
}

pub fn exchange(boot: &up::Options) -> Result<()> {
    let mib = std::env::var("XENITH_MIB").ok().and_then(|n| n.parse().ok()).unwrap_or(MIB);
    let amount = mib.to_string();
    let initrd = paths::root()?.join("target/load/initrd.gz");
    paths::replace(&initrd, &initramfs::with_load()?)?;
    let overlay = "[files]\nload = '$target/load/initrd.gz'".to_string();
    let up = up::start(&up::Options { overlay, ..boot.clone() })?;
    let mut c = Context::new(&up, true, true, 1)?;
    let mut linux = c.guest("linux", 160);
    linux.ramdisk = "file:///load".to_string();
    // What is warm stays: Xen's pages for two domains.
    for vm in [c.started()?, c.started()?] {
        c.gone(&vm)?;
    }
    let before = c.before()?;
    let network = make(&mut c.client, "network", &[("name_label", "between guests")])?;
    let pif = first(&mut c.client, "PIF")?;
    let outwards = c.client.string("PIF.get_network", &[pif.as_str().into()])?;
    let vms: Vec<String> = (0..2).map(|_| c.create(&linux, 1, &[])).collect::<Result<_>>()?;
    for (vm, network) in [(&vms[0], &network), (&vms[0], &outwards), (&vms[1], &network)] {
        make(&mut c.client, "VIF", &[("VM", vm), ("network", network)])?;
    }
    let (mut a, mut b) = (Shell::new(&mut c, &vms[0])?, Shell::new(&mut c, &vms[1])?);
    for (shell, address) in [(&mut a, 1), (&mut b, 2)] {
        let up = format!("dmesg -n 1; ip addr add 192.168.9.{address}/24 dev eth0; ip link set eth0 up; echo u''p");
        shell.says(&mut c, &up, "up")?;
    }
    a.says(&mut c, "ip addr add 10.0.2.99/24 dev eth1; ip link set eth1 up; ping -c 2 10.0.2.2", " 0% packet loss")?;

    let began = Instant::now();
    begin(&mut c, &mut b, &format!("take - {PORT}"))?;
    b.says(&mut c, "until [ -s /tmp/said ]; do sleep 0.1; done; cat /tmp/said", "waits")?;
    begin(&mut c, &mut a, &format!("give 192.168.9.2 {PORT} {mib}"))?;
    let sent = ended(&mut c, &mut a, &vms[0], 1)?;
    same("guest to guest", began, mib, &sent, &ended(&mut c, &mut b, &vms[1], 1)?)?;

    let began = Instant::now();
    let giver = Outside::start(&["give", "-", "0", &amount])?;
    begin(&mut c, &mut a, &format!("take 10.0.2.2 {}", giver.port))?;
    let got = ended(&mut c, &mut a, &vms[0], 2)?;
    same("outside to guest", began, mib, &giver.sum()?, &got)?;

    let began = Instant::now();
    let taker = Outside::start(&["take", "-", "0"])?;
    begin(&mut c, &mut a, &format!("give 10.0.2.2 {} {mib}", taker.port))?;
    let sent = ended(&mut c, &mut a, &vms[0], 3)?;
    same("guest to outside", began, mib, &sent, &taker.sum()?)?;

    for vm in &vms {
        c.vm("hard_shutdown", vm)?;
        for vif in c.client.call("VM.get_VIFs", &[vm.as_str().into()])?.items().to_vec() {
            c.client.call("VIF.destroy", &[vif])?;
        }
        c.vm("destroy", vm)?;
    }
    c.nothing_left_but(&before, XENS)
}
