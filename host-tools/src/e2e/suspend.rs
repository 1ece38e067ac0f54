//! A guest that is suspended and goes on where it was.

use super::asked::says;
use super::context::{Context, SOON};
use super::disks::{Shell, disk};
use super::kept;
use super::steps::arm;
use crate::client::{Error, first, make, sr};
use crate::machine::Guest;
use crate::xmlrpc::Value;
use crate::{fetch, paths, up};
use anyhow::{Context as _, Result, ensure};
use std::fs;
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const BOOT: Duration = Duration::from_secs(120);
/// How long it is away, and by how much its clock may be off more than before.
const AWAY: Duration = Duration::from_secs(4);
const CLOCK: i64 = 1;

/// What the verifier calls what is in an image of either kind.
const HVM: &[&str] = &["x86 HVM from Xen", "HVM context"];
const PV: &[&str] = &["x86 PV from Xen", "x86 PV info", "x86 PV P2M frames", "Shared info", "x86 PV vcpu basic"];

/// What a command in the guest's shell says, a number.
fn number(c: &mut Context<'_>, vm: &str, n: &mut usize, command: &str) -> Result<i64> {
    *n += 1;
    says(c, vm, *n, &format!("echo =$({command})="), "=")?;
    let text = c.client.console_output(vm)?;
    let said = text.rsplit(&format!("begin{n}\r\n")).next().unwrap_or_default();
    let number = said.split('=').nth(1).context("it says nothing")?;
    number.trim().parse().with_context(|| format!("{command:?} said {number:?}"))
}

/// Seconds the guest's clock is ahead of ours, at least and at most: its answer takes its time to get here.
fn ahead(c: &mut Context<'_>, vm: &str, n: &mut usize) -> Result<[i64; 2]> {
    let now = || anyhow::Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() as i64);
    let before = now()?;
    let its = number(c, vm, n, "date +%s")?;
    Ok([its - now()?, its - before])
}

/// It is as it was, within a second, or right: Linux that lost ticks while it booted mends up to two seconds when it
/// resumes (timekeeping_suspend).
fn same_clock(clock: [i64; 2], off: [i64; 2]) -> Result<()> {
    let near = |clock: [i64; 2]| off[0] - clock[1] <= CLOCK && clock[0] - off[1] <= CLOCK;
    ensure!(near(clock) || near([0, 0]), "its clock was {clock:?} s ahead and is {off:?}");
    Ok(())
}

/// Xen's own verifier reads the image, in which are records of these kinds.
fn verify(image: &[u8], kinds: &[&str]) -> Result<()> {
    // A folder of its own: other machines are tested meanwhile.
    let temporary = tempfile::tempdir()?;
    let dir = temporary.path();
    let package = dir.join("xen/migration");
    fs::create_dir_all(&package)?;
    for name in ["xen/__init__.py", "xen/migration/__init__.py"] {
        fs::write(dir.join(name), "")?;
    }
    for (name, place) in fetch::VERIFIER {
        fs::copy(paths::cache()?.join(name), dir.join(place))?;
    }
    let file = dir.join("image");
    fs::write(&file, image)?;
    let out = Command::new("python3")
        .env("PYTHONPATH", dir)
        .arg(dir.join("verify-stream-v2"))
        .args(["-v", "--format", "libxc", "-i"])
        .arg(&file)
        .output()
        .context("cannot run python3")?;
    fs::remove_file(&file)?;
    let text = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    ensure!(out.status.success(), "verify-stream-v2: {text}");
    for line in kinds.iter().chain(&["Version 3, little endian", "Libxc Record: End"]) {
        ensure!(text.contains(line), "no {line:?} in {text}");
    }
    Ok(())
}

pub fn linux(c: &mut Context<'_>) -> Result<()> {
    let warm = c.started()?;
    c.gone(&warm)?;
    let before = c.before()?;
    let mut linux = c.guest("linux", 192);
    linux.ramdisk = "file:///client".to_string();
    let vm = c.create(
        &linux,
        2,
        &[("VCPUs_at_startup", "2"), ("memory_dynamic_min", "67108864"), ("memory_static_min", "67108864")],
    )?;
    c.start(&vm)?;
    c.shows(&vm, "LINUX-UP", BOOT)?;
    let mut n = 2;
    says(c, &vm, 1, "mark=$$; xenstore-write data/mark here data/deep/er 7; cd /tmp", "")?;
    says(c, &vm, 2, "(i=0; while true; do i=$((i+1)); echo $i > m; mv m n; sleep 0.1; done) & echo counts", "counts")?;
    let (shell, clock) = (number(c, &vm, &mut n, "echo $mark")?, ahead(c, &vm, &mut n)?);
    let mut counted = number(c, &vm, &mut n, "cat n")?;
    let mut domid = c.domid(&vm)?;
    for paused in [false, true] {
        c.vm("suspend", &vm)?;
        ensure!(c.state(&vm)? == "Suspended" && c.domid(&vm)? == -1, "it is {}", c.state(&vm)?);
        ensure!(c.client.call("VM.start", &[vm.as_str().into(), false.into()]).is_err(), "a suspended VM is not started");
        if !paused {
            let path = format!("/suspend_image?ref={vm}&session_id={}", c.client.session);
            let image = c.client.get(&path)?;
            ensure!(image.status == 200 && image.body.len() > 192 << 20, "{} bytes", image.body.len());
            verify(&image.body, HVM)?;
            std::thread::sleep(AWAY);
        }
        c.client.call("VM.resume", &[vm.as_str().into(), paused.into()])?;
        if paused {
            ensure!(c.state(&vm)? == "Paused", "it is {}", c.state(&vm)?);
            c.vm("unpause", &vm)?;
        }
        ensure!(c.state(&vm)? == "Running" && c.domid(&vm)? > domid, "another domain runs");
        domid = c.domid(&vm)?;
        // The same shell and the same counter, which was not counting meanwhile but does now.
        ensure!(number(c, &vm, &mut n, "echo $mark")? == shell, "another shell");
        let first = number(c, &vm, &mut n, "cat n")?;
        ensure!(first >= counted && first < counted + 300, "it counted from {counted} to {first}");
        let goes_on = |c: &mut Context<'_>, n: &mut usize| number(c, &vm, n, "cat n").map(|now| now > first);
        c.eventually("it counts", |c| goes_on(c, &mut n))?;
        counted = number(c, &vm, &mut n, "cat n")?;
        let off = ahead(c, &vm, &mut n)?;
        same_clock(clock, off)?;
        for (command, answer) in [
            ("xenstore-read data/mark", "here"),
            ("xenstore-read data/deep/er", "7"),
            ("xenstore-write data/mark here && echo wr''ote", "wrote"),
            ("xenstore-read domid", &domid.to_string()),
            ("(sleep 1; xenstore-write data/w/x y) & xenstore-watch -n 2 data/w", "data/w/x"),
            ("grep -c processor /proc/cpuinfo", "2"),
        ] {
            n += 1;
            says(c, &vm, n, command, answer)?;
        }
    }
    // Its balloon hears.
    c.client.call("VM.set_memory_dynamic_max_live", &[vm.as_str().into(), (128u64 << 20).to_string().into()])?;
    super::asked::has(c, &vm, 128 << 20)?;
    // Without all its memory too.
    c.vm("suspend", &vm)?;
    c.client.call("VM.resume", &[vm.as_str().into(), false.into()])?;
    super::asked::has(c, &vm, 128 << 20)?;
    ensure!(number(c, &vm, &mut n, "echo $mark")? == shell, "another shell");
    c.vm("clean_reboot", &vm)?;
    c.shows(&vm, "LINUX-UP", SOON)?;
    c.vm("clean_shutdown", &vm)?;
    c.gone(&vm)?;
    c.nothing_left_but(&before, 12)
}

/// Suspended to a disk, and a crash's dump on one: both are there after QEMU was killed, and the guest goes on with its drive.
pub fn on_disk(boot: &up::Options) -> Result<()> {
    // This QEMU lets guests execute XSETBV without Xen's knowledge: Xen saves no XCR0, and the next machine has none of it.
    let boot = up::Options { disk: Some(kept::disk(boot, 1 << 30)?), xen_args: "xsave=0".into(), ..boot.clone() };
    let up = up::start(&boot)?;
    let mut c = Context::new(&up, true, false, 1)?;
    let sr = sr(&mut c.client, "disk", 0)?;
    let host = first(&mut c.client, "host")?;
    for field in ["suspend_image_sr", "crash_dump_sr"] {
        c.client.call(&format!("host.set_{field}"), &[host.as_str().into(), sr.as_str().into()])?;
    }
    let network = make(&mut c.client, "network", &[])?;
    let mut vms = Vec::new();
    for kind in ["pvh", "pv"] {
        let vm = c.create(&c.guest("linux", 96), 1, &[("actions_after_crash", "coredump_and_destroy")])?;
        let platform = Value::Struct(vec![("type".into(), kind.into())]);
        c.client.call("VM.set_platform", &[vm.as_str().into(), platform])?;
        let disk = disk(&mut c.client, &sr, 16)?;
        make(&mut c.client, "VBD", &[("VM", &vm), ("VDI", &disk)])?;
        make(&mut c.client, "VIF", &[("VM", &vm), ("network", &network)])?;
        let mut shell = Shell::new(&mut c, &vm)?;
        let sum = shell.sum(&mut c, "dd if=/dev/urandom of=/dev/xvda bs=64k count=64 2>/dev/null; md5sum < /dev/xvda")?;
        shell.says(&mut c, "mark=$$; echo re''ady", "ready")?;
        vms.push((vm, kind, sum));
    }
    for (vm, ..) in &vms {
        c.vm("suspend", vm)?;
        let image = c.client.string("VM.get_suspend_VDI", &[vm.as_str().into()])?;
        ensure!(c.client.string("VDI.get_type", &[image.as_str().into()])? == "suspend", "its image is no disk");
    }
    up::kill(&up)?;
    up::down(boot.port_base)?;
    let up = up::start(&boot)?;
    let mut c = Context::new(&up, true, false, 1)?;
    let mut shells = Vec::new();
    for (vm, kind, sum) in &vms {
        ensure!(c.state(vm)? == "Suspended", "the {kind} guest is {}", c.state(vm)?);
        c.client.call("VM.resume", &[vm.as_str().into(), false.into()])?;
        let mut shell = Shell::of(vm);
        shell.says(&mut c, "echo =$((mark == $$))=", "=1=").with_context(|| format!("the {kind} guest's shell"))?;
        // What it had in its cache, and what is on the disk.
        for before in ["", "echo 3 > /proc/sys/vm/drop_caches; "] {
            let now = shell.sum(&mut c, &format!("{before}md5sum < /dev/xvda"))?;
            ensure!(now == *sum, "the {kind} guest's disk is {now}, was {sum}");
        }
        let fresh = "dd if=/dev/urandom of=/dev/xvda bs=64k count=64 conv=fsync 2>/dev/null; md5sum < /dev/xvda";
        ensure!(shell.sum(&mut c, fresh)? != *sum, "it writes nothing");
        shells.push(shell);
    }
    let left = c.client.call("SR.get_VDIs", &[sr.as_str().into()])?.items().len();
    ensure!(left == vms.len(), "{left} disks are left");

    // Each crashes; its core goes to a disk, and its memory is the host's again.
    for ((vm, kind, _), shell) in vms.iter().zip(&mut shells) {
        let before = c.metric("xenith_domains")?;
        shell.says(
            &mut c,
            "(sleep 1; echo 1 > /proc/sys/kernel/sysrq; echo c > /proc/sysrq-trigger) & echo so''on",
            "soon",
        )?;
        c.eventually("its dump is on a disk", |c| {
            let dumps = c.client.call("VM.get_crash_dumps", &[vm.as_str().into()])?;
            let Some(dump) = dumps.items().first() else { return Ok(false) };
            Ok(!c.client.string("crashdump.get_VDI", std::slice::from_ref(dump))?.is_empty())
        })
        .with_context(|| format!("the {kind} guest"))?;
        c.eventually("its domain is gone", |c| Ok(c.metric("xenith_domains")? == before - 1.0))?;
    }
    up::kill(&up)?;
    up::down(boot.port_base)?;
    let up = up::start(&boot)?;
    let mut c = Context::new(&up, true, false, 1)?;
    for (vm, kind, _) in &vms {
        ensure!(c.state(vm)? == "Halted", "the {kind} guest is {}", c.state(vm)?);
        let dumps = c.client.call("VM.get_crash_dumps", &[vm.as_str().into()])?;
        let dump = dumps.items().first().and_then(|dump| dump.as_str()).context("its dump is gone")?.to_string();
        let core = c.client.get(&format!("/crashdump?ref={dump}&session_id={}", c.client.session))?;
        ensure!(core.status == 200 && core.body.len() > 96 << 20, "{} bytes", core.body.len());
        let text: &[u8] = b"sysrq: Trigger a crash";
        ensure!(core.body.windows(text.len()).any(|part| part == text), "the {kind} guest's log is not in its dump");
        c.client.call("crashdump.destroy", &[dump.as_str().into()])?;
        for device in ["VBD", "VIF"] {
            for it in c.client.call(&format!("VM.get_{device}s"), &[vm.as_str().into()])?.items().to_vec() {
                c.client.call(&format!("{device}.destroy"), &[it])?;
            }
        }
        c.vm("destroy", vm)?;
    }
    for disk in c.client.call("SR.get_VDIs", &[sr.as_str().into()])?.items().to_vec() {
        c.client.call("VDI.destroy", &[disk])?;
    }
    c.eventually("all extents are free", |c| {
        Ok(c.client.string("SR.get_physical_utilisation", &[sr.as_str().into()])? == "0")
    })
}

/// Each step of both plans fails in turn: the guest goes on where it is, or can still be resumed.
pub fn steps(c: &mut Context<'_>) -> Result<()> {
    let warm = c.started()?;
    c.gone(&warm)?;
    let before = c.before()?;
    let mut linux = c.guest("linux", 128);
    linux.args += " loglevel=4";
    let vm = c.create(&linux, 1, &[])?;
    c.start(&vm)?;
    c.shows(&vm, "LINUX-UP", BOOT)?;
    let mut n = 0;
    says(c, &vm, n, "mark=$$; echo re''ady", "ready")?;
    let shell = number(c, &vm, &mut n, "echo $mark")?;
    let (domid, domains) = (c.domid(&vm)?, c.metric("xenith_domains")?);
    for step in 1..=3 {
        arm(&mut c.client, step)?;
        let refused = c.vm("suspend", &vm).err().with_context(|| format!("step {step} did not fail"))?;
        ensure!(refused.to_string().contains("injected"), "{refused:#}");
        ensure!(c.state(&vm)? == "Running" && c.domid(&vm)? == domid, "step {step}: it goes on where it is");
        ensure!(number(c, &vm, &mut n, "echo $mark")? == shell, "step {step}: another shell");
        ensure!(c.metric("xenith_domains")? == domains, "step {step} left a shelf behind");
    }
    c.vm("suspend", &vm)?;
    for step in 1..=8 {
        arm(&mut c.client, step)?;
        let refused = c.client.call("VM.resume", &[vm.as_str().into(), false.into()]).err();
        ensure!(refused.is_some_and(|e| e.to_string().contains("injected")), "step {step} did not fail");
        ensure!(c.state(&vm)? == "Suspended", "step {step}: it is {}", c.state(&vm)?);
        ensure!(c.metric("xenith_domains")? == domains, "step {step} left a domain behind");
    }
    c.client.call("VM.resume", &[vm.as_str().into(), false.into()])?;
    ensure!(number(c, &vm, &mut n, "echo $mark")? == shell, "another shell");
    // Given up.
    c.vm("suspend", &vm)?;
    c.vm("hard_shutdown", &vm)?;
    ensure!(c.state(&vm)? == "Halted", "it is {}", c.state(&vm)?);
    c.gone(&vm)?;
    // One that does not hear, and one that there is no memory for.
    let deaf = c.started()?;
    let patience = Value::Struct(vec![("shutdown_timeout".into(), "1".into())]);
    c.client.call("VM.set_other_config", &[deaf.as_str().into(), patience])?;
    let words = c.client.call("VM.suspend", &[deaf.as_str().into()]);
    let Err(Error::Api(words)) = words else { anyhow::bail!("a guest that does not hear was suspended") };
    ensure!(words[0] == "VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT" && c.state(&deaf)? == "Running", "{words:?}");
    c.gone(&deaf)?;
    c.nothing_left_but(&before, 6)
}

/// A PV guest goes on by other frames: on all its VCPUs, with its processes, clock and nodes, and with less memory.
pub fn pv_linux(c: &mut Context<'_>) -> Result<()> {
    c.kind = Some("pv");
    let warm = c.started()?;
    c.gone(&warm)?;
    let before = c.before()?;
    let fields = [("VCPUs_at_startup", "2"), ("memory_dynamic_min", "67108864"), ("memory_static_min", "67108864")];
    let vm = c.create(&Guest { ramdisk: "file:///client".to_string(), ..c.guest("linux", 96) }, 2, &fields)?;
    c.start(&vm)?;
    c.shows(&vm, "LINUX-UP", BOOT)?;
    let mut n = 1;
    says(c, &vm, 1, "mark=$$; xenstore-write data/mark here; sleep 9999 & other=$!; echo re''ady", "ready")?;
    let (shell, clock) = (number(c, &vm, &mut n, "echo $mark")?, ahead(c, &vm, &mut n)?);
    let mut domid = c.domid(&vm)?;
    for paused in [true, false] {
        c.vm("suspend", &vm)?;
        ensure!(c.state(&vm)? == "Suspended" && c.domid(&vm)? == -1, "it is {}", c.state(&vm)?);
        if paused {
            let image = c.client.get(&format!("/suspend_image?ref={vm}&session_id={}", c.client.session))?;
            ensure!(image.status == 200 && image.body.len() > 64 << 20, "{} bytes", image.body.len());
            verify(&image.body, PV)?;
            std::thread::sleep(AWAY / 2);
        }
        c.client.call("VM.resume", &[vm.as_str().into(), paused.into()])?;
        if paused {
            c.vm("unpause", &vm)?;
        }
        ensure!(c.state(&vm)? == "Running" && c.domid(&vm)? > domid, "another domain runs");
        domid = c.domid(&vm)?;
        let same = number(c, &vm, &mut n, "kill -0 $other && xenstore-read data/mark | grep -q here && echo $mark")?;
        ensure!(same == shell, "another shell, or without its process or node");
        let off = ahead(c, &vm, &mut n)?;
        same_clock(clock, off)?;
        ensure!(number(c, &vm, &mut n, "xenstore-read domid")? == domid, "another number in the store");
        // Its balloon hears, and what it gave is still given after the next time.
        if paused {
            ensure!(number(c, &vm, &mut n, "taskset 2 grep -c processor /proc/cpuinfo")? == 2, "its VCPUs");
            c.client.call("VM.set_memory_dynamic_max_live", &[vm.as_str().into(), (80u64 << 20).to_string().into()])?;
        }
        super::asked::has(c, &vm, 80 << 20)?;
    }
    c.vm("clean_shutdown", &vm)?;
    c.gone(&vm)?;
    c.nothing_left_but(&before, 6)
}

/// The same of a PV guest.
pub fn pv_steps(c: &mut Context<'_>) -> Result<()> {
    c.kind = Some("pv");
    steps(c)
}
