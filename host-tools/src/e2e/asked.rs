//! What guests are asked to do through xenstore, and whether they do it.

use super::context::{Context, SOON};
use super::crash;
use crate::client::Error;
use crate::xmlrpc::Value;
use anyhow::{Context as _, Result, ensure};
use std::io::Write;
use std::time::Duration;

const MIB: u64 = 1 << 20;
const BOOT: Duration = Duration::from_secs(120);

/// A field of the VM's metrics.
fn metric(c: &mut Context<'_>, vm: &str, field: &str) -> Result<Value> {
    let metrics = c.client.string("VM.get_metrics", &[vm.into()])?;
    Ok(c.client.call(&format!("VM_metrics.get_{field}"), &[metrics.into()])?)
}

pub fn has(c: &mut Context<'_>, vm: &str, bytes: u64) -> Result<()> {
    let what = format!("the guest has {} MiB", bytes / MIB);
    // Beside its RAM it has a few pages for rings and tables.
    c.eventually(&what, |c| {
        let has: u64 = metric(c, vm, "memory_actual")?.as_str().unwrap_or_default().parse()?;
        Ok(has.abs_diff(bytes) < MIB)
    })
}

/// Types the `n`th command into the VM's shell and looks for the answer in what it says.
pub fn says(c: &mut Context<'_>, vm: &str, n: usize, command: &str, answer: &str) -> Result<()> {
    let mut stream = c.connect_console(vm)?;
    // The console echoes what is typed: the quotes tell the echo from what is said.
    stream.tcp.write_all(format!("echo be''gin{n}; {command}; echo en''d{n}\n").as_bytes())?;
    stream.until(format!("end{n}\r\n").as_bytes()).with_context(|| format!("{command:?} on its console"))?;
    let text = String::from_utf8_lossy(&stream.seen).into_owned();
    let said = text.split_once(&format!("begin{n}\r\n")).map_or("", |(_, after)| after);
    ensure!(said.contains(answer), "{command:?} said {said:?}, not {answer:?}");
    Ok(())
}

/// Three at once compute on two VCPUs, while this domain runs in between: all get what the same sum gives here.
fn keeps_its_registers(c: &mut Context<'_>, vm: &str) -> Result<()> {
    const SUM: &str = r#"BEGIN{x=1;for(i=0;i<30000;i++){x=x*1.0001+0.5;if(x>1e9)x=x/1e9};printf "%.9f\n",x}"#;
    let mut x = 1.0f64;
    for _ in 0..30_000 {
        x = x * 1.0001 + 0.5;
        if x > 1e9 {
            x /= 1e9;
        }
    }
    says(c, vm, 1, &format!("for i in 1 2 3; do busybox awk '{SUM}' > /tmp/sum$i & done; wait"), "")?;
    says(c, vm, 2, "echo =$(cat /tmp/sum? | busybox sort -u)=", &format!("={x:.9}="))
}

pub fn linux(c: &mut Context<'_>) -> Result<()> {
    let warm = c.started()?;
    c.gone(&warm)?;
    let before = c.before()?;
    let mut linux = c.guest("linux", 256);
    linux.args += " loglevel=8";
    let fields = [("VCPUs_at_startup", "1"), ("memory_dynamic_min", "67108864"), ("memory_static_min", "67108864")];
    let vm = c.create(&linux, 2, &fields)?;
    c.start(&vm)?;
    c.shows(&vm, "LINUX-UP", BOOT)?;
    // Both VCPUs come up in its kernel's start, and the second goes when it has read the store.
    c.shows(&vm, "cpus=1", BOOT)?;
    has(c, &vm, 256 * MIB)?;
    for mib in [128, 200, 256] {
        c.client.call("VM.set_memory_dynamic_max_live", &[vm.as_str().into(), (mib * MIB).to_string().into()])?;
        has(c, &vm, mib * MIB)?;
    }
    let online = |c: &mut Context<'_>, vm: &str| metric(c, vm, "VCPUs_number").map(|n| n.as_str().map(str::to_string));
    c.client.call("VM.set_VCPUs_number_live", &[vm.as_str().into(), "2".into()])?;
    // Its kernel makes the CPU known; to use it is its user's business.
    says(c, &vm, 0, "until echo 1 > /sys/devices/system/cpu/cpu1/online; do sleep 1; done", "")?;
    c.eventually("two VCPUs", |c| Ok(online(c, &vm)?.as_deref() == Some("2")))?;
    keeps_its_registers(c, &vm)?;
    c.client.call("VM.set_VCPUs_number_live", &[vm.as_str().into(), "1".into()])?;
    c.eventually("one VCPU", |c| Ok(online(c, &vm)?.as_deref() == Some("1")))?;
    c.client.call("VM.send_sysrq", &[vm.as_str().into(), "h".into()])?;
    c.shows(&vm, "sysrq: HELP", SOON)?;

    let domid = c.domid(&vm)?;
    c.client.call("VM.clean_reboot", &[vm.as_str().into()])?;
    ensure!(c.state(&vm)? == "Running" && c.domid(&vm)? != domid, "a new domain runs");
    crash::up_again(c, &vm, domid)?;
    c.client.call("VM.clean_shutdown", &[vm.as_str().into()])?;
    ensure!(c.state(&vm)? == "Halted", "it is {}", c.state(&vm)?);
    // One that crashes when it should end is the crash's.
    let mut linux = c.guest("linux", 256);
    linux.args += " sysrq_always_enabled";
    let crashing = c.create(&linux, 1, &[("actions_after_crash", "preserve")])?;
    c.start(&crashing)?;
    c.shows(&crashing, "LINUX-UP", BOOT)?;
    c.client.call("VM.send_sysrq", &[crashing.as_str().into(), "c".into()])?;
    c.becomes(&crashing, "Crashed")?;
    c.gone(&crashing)?;
    c.gone(&vm)?;
    // Xen keeps a page or two of its own for each domain of more than one VCPU: guests::vcpus.
    c.nothing_left_but(&before, 6)
}

/// The command-line client in a guest, against what the guest must and must not be able to do.
pub fn client(c: &mut Context<'_>) -> Result<()> {
    let mut linux = c.guest("linux", 256);
    linux.ramdisk = "file:///client".to_string();
    let vm = c.create(&linux, 1, &[("name_label", "under test")])?;
    c.start(&vm)?;
    c.shows(&vm, "LINUX-UP", BOOT)?;
    let (domid, uuid) = (c.domid(&vm)?, vm.clone());
    let commands = [
        ("xenstore-read name", "under test".to_string()),
        ("xenstore-read domid", domid.to_string()),
        ("xenstore-read vm", format!("/vm/{uuid}")),
        ("xenstore-read $(xenstore-read vm)/uuid", uuid),
        ("xenstore-read memory/static-max", "262144".to_string()),
        ("xenstore-read cpu/0/availability", "online".to_string()),
        ("xenstore-list control | grep -c platform-feature", "2".to_string()),
        ("xenstore-ls | grep -c .", String::new()),
        // What is its own it may write, and read again; what is not it may not.
        (
            "xenstore-write data/a 1 data/b 2 data/c/d 3; xenstore-read data/a data/b data/c/d | grep -c '[123]'",
            "3".to_string(),
        ),
        ("xenstore-write name other 2>&1", "could not write path name".to_string()),
        ("xenstore-read name", "under test".to_string()),
        ("xenstore-rm control 2>&1", "could not remove path control".to_string()),
        ("xenstore-write /local/domain/0/x y 2>&1", "could not write path".to_string()),
        ("xenstore-chmod data/a n0 2>&1", "Error occurred setting permissions".to_string()),
        ("xenstore-exists data/a && echo is''there", "isthere".to_string()),
        ("xenstore-rm data/a; xenstore-exists data/a || echo is''gone", "isgone".to_string()),
        // A watch: at once for what is there, then for what changes.
        ("(sleep 1; xenstore-write data/w/x y) & xenstore-watch -n 2 data/w", "data/w/x".to_string()),
        // As many nodes as a domain may have, and no more: of what was written together nothing stays.
        (
            "xenstore-write $(for i in $(/bin/busybox seq 1000); do echo data/n/$i x; done) 2>&1 | head -c 60",
            "could not write path data/n/9".to_string(),
        ),
        ("xenstore-exists data/n || echo no''ne", "none".to_string()),
        (
            "xenstore-write data/big $(head -c 2049 /dev/zero | tr '\\0' x) 2>&1 | head -c 40",
            "could not write path".to_string(),
        ),
    ];
    // The server is the same for every kind of guest: of a second kind its ring is what is looked at.
    let some = if c.kind.is_none() || c.long { commands.len() } else { 9 };
    for (n, (command, answer)) in commands.iter().enumerate().take(some) {
        says(c, &vm, n, command, answer)?;
    }
    guest_tells(c, &vm, commands.len())?;
    // The toolstack and the other guests do not feel any of it.
    let other = c.started()?;
    c.gone(&other)?;
    c.client.call("VM.clean_shutdown", &[vm.as_str().into()])?;
    c.gone(&vm)
}

/// VM_guest_metrics: what its agent would write; and however often a guest writes, it is one event a second.
fn guest_tells(c: &mut Context<'_>, vm: &str, n: usize) -> Result<()> {
    says(c, vm, n, "xenstore-write attr/eth0/ip 10.1.2.3 data/os_name Debian data/meminfo_free 77 && echo to''ld", "told")?;
    c.eventually("there are guest metrics", |c| Ok(!c.client.string("VM.get_guest_metrics", &[vm.into()])?.is_empty()))?;
    let metrics = c.client.string("VM.get_guest_metrics", &[vm.into()])?;
    let mut field = |field: &str| c.client.call(&format!("VM_guest_metrics.get_{field}"), &[metrics.as_str().into()]);
    let text = |map: Value, key: &str| map.get(key).and_then(|v| v.as_str()).unwrap_or_default().to_string();
    ensure!(text(field("networks")?, "0/ip") == "10.1.2.3", "its address");
    ensure!(text(field("os_version")?, "name") == "Debian", "its name");
    ensure!(text(field("memory")?, "free") == "77", "its memory");
    c.client.call("event.register", &[Value::Array(vec!["VM_guest_metrics".into()])])?;
    let storm = "for i in $(/bin/busybox seq 200); do xenstore-write data/os_name n$i; echo $i; done; echo sto''rmed";
    says(c, vm, n + 1, storm, "stormed")?;
    std::thread::sleep(Duration::from_secs(2));
    let events = c.client.call("event.next", &[])?.items().len();
    ensure!((1..20).contains(&events), "{events} events for 200 writes");
    c.client.call("event.unregister", &[Value::Array(vec!["VM_guest_metrics".into()])])?;
    Ok(())
}

/// The tiny guest has no driver for xenstore.
pub fn deaf(c: &mut Context<'_>) -> Result<()> {
    let warm = c.started()?;
    c.gone(&warm)?;
    let before = c.before()?;
    let vm = c.started()?;
    let patience = Value::Struct(vec![("shutdown_timeout".into(), "1".into())]);
    c.client.call("VM.set_other_config", &[vm.as_str().into(), patience])?;
    for method in ["VM.clean_shutdown", "VM.clean_reboot"] {
        let Err(Error::Api(words)) = c.client.call(method, &[vm.as_str().into()]) else {
            anyhow::bail!("{method} of a guest that does not hear")
        };
        ensure!(words == ["VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT", &vm, "1"], "{words:?}");
        ensure!(c.state(&vm)? == "Running", "it goes on");
        c.note(format!("{method}: {}", words[0]));
    }
    // Cancelled, and overtaken by who is in a hurry.
    c.client.call("VM.set_other_config", &[vm.as_str().into(), Value::Struct(Vec::new())])?;
    let task = c.client.string("Async.VM.clean_shutdown", &[vm.as_str().into()])?;
    c.client.call("task.cancel", &[task.as_str().into()])?;
    c.eventually("it is cancelled", |c| Ok(c.client.string("task.get_status", &[task.as_str().into()])? == "cancelled"))?;
    ensure!(c.state(&vm)? == "Running", "it goes on");
    let task = c.client.string("Async.VM.clean_reboot", &[vm.as_str().into()])?;
    c.client.call("VM.hard_shutdown", &[vm.as_str().into()])?;
    ensure!(c.state(&vm)? == "Halted", "it is {}", c.state(&vm)?);
    c.eventually("it was overtaken", |c| Ok(c.client.string("task.get_status", &[task.as_str().into()])? == "cancelled"))?;
    c.gone(&vm)?;
    c.nothing_left(&before)
}
