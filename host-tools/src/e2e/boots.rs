//! Machines that are to refuse to start, or to say something when they do.

use super::asked::says;
use super::context::{Context, SOON};
use super::{On, cuts, debian, disks, gigabytes, host, kept, pv, rings, suspend};
use crate::client::Client;
use crate::paths;
use crate::up::{self, Module};
use anyhow::{Context as _, Result, bail, ensure};
use std::fs;

/// Boots a machine of its own.
pub type Boot = fn(&up::Options) -> Result<()>;

/// What is booted on each Xen, on its own; the machine is taken down afterwards. Other bundles that are refused are tests
/// of the manifest's: Xen takes its time to end a machine.
pub const CASES: &[(&str, On, Boot)] = &[
    ("a newer bundle is refused with a clear line", On::Turn, newer),
    ("a boot module that is no bundle is refused", On::Turn, not_a_bundle),
    ("two CPUs: pools of them, and the machine is turned off", On::Real, host::pools_and_the_end),
    ("the machine is restarted", On::Real, host::restart),
    ("VMs and quotas of the manifest", On::Turn, declared),
    ("what was acknowledged is there after QEMU was killed", On::Turn, kept::killed),
    ("disks and network cards of Linux, and a kill in the middle", On::Turn, disks::linux),
    ("a suspended Linux and a crash's dump on a disk, and kills between", On::Turn, suspend::on_disk),
    ("a disk with partitions: the state, an SR, and somebody else's", On::Turn, kept::partitions),
    ("a hostile guest at its disk's and its cards' rings", On::Turn, rings::attacks),
    ("a disk with something else on it is refused and not written to", On::Turn, kept::foreign),
    ("without the hardware's help Linux is a PV guest", On::Turn, pv::without_hap),
    ("without a bundle it serves, with a one-time password", On::Turn, no_bundle),
    ("a disk and a network card are plugged 200 times under load", On::Long, disks::plugs),
    ("a guest that breaks and loads its rings, and its neighbour's data and rates", On::Long, rings::neighbour),
    ("Debian on its own disk: ext4 filled and reset, fio verified", On::Long, debian::ext4_and_fio),
    ("power cuts at any write: disks rebuilt out of a log of writes", On::Long, cuts::cuts),
    ("two guests and the outside exchange gigabytes, with checksums", On::Long, gigabytes::exchange),
];

pub fn log_shows_the_agent(c: &mut Context<'_>) -> Result<()> {
    let log = String::from_utf8_lossy(&fs::read(&c.up.log)?).into_owned();
    ensure!(log.contains("*** Building a PV Dom0 ***"), "no such line in {}", c.up.log.display());
    let line = log.lines().find(|l| l.contains("Dom0 kernel:")).context("no line about domain 0's kernel")?;
    // VA = PA = 4 MiB is where the agent's linker script puts it.
    ensure!(line.contains("paddr 0x400000 ->"), "domain 0 is something else: {line}");
    Ok(())
}

pub fn selftest_passed(c: &mut Context<'_>) -> Result<()> {
    let log = String::from_utf8_lossy(&fs::read(&c.up.log)?).into_owned();
    // LESSONS 44 (XSA-492, XSA-499): layouts are of one version, and Xen refuses another.
    for test in ["events", "timers", "versions"] {
        let start = format!("selftest {test}:");
        let line = log.lines().find(|l| l.contains(&start)).with_context(|| format!("no line of {start}"))?;
        ensure!(line.contains(&format!("{start} passed")), "{line}");
    }
    Ok(())
}

/// It must end by itself, with this on its console.
fn refused(boot: &up::Options, module: Module, line: &str) -> Result<()> {
    match up::start(&up::Options { module, ..boot.clone() }) {
        Ok(_) => bail!("it serves"),
        Err(error) => {
            let text = format!("{error:#}");
            ensure!(text.contains("ended ("), "it did not end by itself: {text}");
            ensure!(text.contains(line), "its console lacks {line:?}: {text}");
            Ok(())
        }
    }
}

fn newer(boot: &up::Options) -> Result<()> {
    let module = Module::Spoiled(|bundle| {
        let newer = agent::manifest::VERSION + 1;
        bundle[8..12].copy_from_slice(&newer.to_le_bytes());
    });
    refused(boot, module, &format!("the boot bundle's manifest has version {}", agent::manifest::VERSION + 1))
}

fn not_a_bundle(boot: &up::Options) -> Result<()> {
    let module = Module::Spoiled(|bundle| {
        bundle.truncate(8192);
        bundle.fill(0x5a);
    });
    refused(boot, module, "the boot bundle is not usable: NotABundle")
}

/// Four VMs, three to be started: a tiny one, one that has no kernel, and last Linux with the xenstore client.
const DECLARED: &str = "
    quotas = [{ name = 'nodes', limit = 60 }]
    vms = [
        { name = 'last', kernel = 'file:///vmlinuz', ramdisk = 'file:///client', args = 'console=hvc0 banner=LINUX-UP',
          memory_mib = 256, order = 3 },
        { name = 'idle', kernel = 'file:///tiny', memory_mib = 16, auto_power_on = false },
        { name = 'broken', kernel = 'file:///none', memory_mib = 16, order = 2 },
        { name = 'first', kernel = 'file:///tiny', memory_mib = 16, uuid = 'b47a4bb4-7fd1-4a8c-8bb0-1c34d6ed4d1f' },
    ]
    [files]
    client = '$cache/client.gz'
";

fn declared(boot: &up::Options) -> Result<()> {
    paths::replace(&paths::cache()?.join("client.gz"), &crate::initramfs::with_client()?)?;
    let up = up::start(&up::Options { overlay: DECLARED.to_string(), ..boot.clone() })?;
    let mut c = Context::new(&up, true, false, 1)?;
    let mut find = |name: &str| -> Result<String> {
        let found = c.client.call("VM.get_by_name_label", &[name.into()])?;
        Ok(found.items().first().and_then(|vm| vm.as_str()).with_context(|| format!("no VM {name}"))?.to_string())
    };
    let [first, last, broken, idle] = [find("first")?, find("last")?, find("broken")?, find("idle")?];
    ensure!(first == "b47a4bb4-7fd1-4a8c-8bb0-1c34d6ed4d1f", "the manifest's uuid: {first}");
    c.shows(&last, "LINUX-UP", std::time::Duration::from_secs(120))?;
    c.shows(&first, "XENITH-TINY", SOON)?;
    for (vm, state) in [(&first, "Running"), (&last, "Running"), (&broken, "Halted"), (&idle, "Halted")] {
        ensure!(c.state(vm)? == state, "{vm} is {}", c.state(vm)?);
    }
    ensure!(c.domid(&first)? < c.domid(&last)?, "the order of starting");
    let host = c.client.call("host.get_all", &[])?.items().first().context("no host")?.clone();
    let log = c.client.string("host.get_log", &[host])?;
    ensure!(
        log.lines().any(|line| line.contains("VM.start") && line.contains(&broken)),
        "nothing is said about the one that could not start"
    );
    // The manifest's quota of nodes, then one by API for this guest alone; both met, and both told.
    let write = |count: usize| {
        let nodes = format!("$(for i in $(/bin/busybox seq {count}); do echo data/n/$i x; done)");
        format!("xenstore-write {nodes} 2>&1 && echo al''l; xenstore-rm data/n 2>/dev/null")
    };
    says(&mut c, &last, 0, &write(30), "all")?;
    says(&mut c, &last, 1, &write(70), "could not write path data/n/")?;
    let key: [crate::xmlrpc::Value; 2] = [last.as_str().into(), "xenstore:nodes".into()];
    c.client.call("VM.add_to_other_config", &[key[0].clone(), key[1].clone(), "100".into()])?;
    says(&mut c, &last, 2, &write(70), "all")?;
    says(&mut c, &last, 3, &write(120), "could not write path data/n/")?;
    c.client.call("VM.remove_from_other_config", &key)?;
    says(&mut c, &last, 4, &write(70), "could not write path data/n/")?;
    let hit = c.metrics()?.get("xenith_xenstore_quota_hit_total{quota=\"nodes\"}").copied().unwrap_or(0.0);
    ensure!(hit >= 3.0, "GET /metrics counts {hit} for the quota of nodes");
    let log = String::from_utf8_lossy(&fs::read(&up.log)?).into_owned();
    ensure!(log.contains("at its quota of nodes in the store"), "the log does not name the quota");
    Ok(())
}

fn no_bundle(boot: &up::Options) -> Result<()> {
    let up = up::start(&up::Options { module: Module::Absent, ..boot.clone() })?;
    let log = String::from_utf8_lossy(&fs::read(&up.log)?).into_owned();
    ensure!(log.contains("no boot bundle"), "the console does not say that there is none");
    let password = log.split("one-time password ").nth(1).and_then(|rest| rest.split_whitespace().next());
    let mut client = Client::new(&up.url);
    client.login("root", password.context("no one-time password on the console")?)?;
    ensure!(client.call("host.get_all", &[])?.items().len() == 1, "one host");
    Ok(())
}
