//! What guests are given and what they do: VCPUs, memory, ends of their own, consoles.

use super::context::{Context, SOON};
use crate::client::Error;
use anyhow::{Context as _, Result, bail, ensure};
use std::io::Write;
use std::time::Duration;

/// The tiny guest's commands (guests/tiny/src/protocol.rs).
const POWER_OFF: u8 = 0x10;
const REBOOT: u8 = 0x12;
pub const CRASH: u8 = 0x03;

/// An API error's words, or what went wrong otherwise.
pub fn refused<T>(result: crate::client::Result<T>) -> Result<Vec<String>> {
    match result {
        Err(Error::Api(words)) => Ok(words),
        Err(error) => Err(error.into()),
        Ok(_) => bail!("it succeeded"),
    }
}

pub fn vcpus(c: &mut Context<'_>) -> Result<()> {
    // What Xen keeps for so many stays: the second round is the one that counts. With more than one VCPU Xen's free memory
    // was seen to fall by a page about every third guest of eight VCPUs, whatever is done (1 VCPU: by none in 200).
    for round in 0..2 {
        let before = c.before()?;
        for vcpus in 1..=8 {
            let vm = c.create(&c.tiny(), vcpus, &[])?;
            c.start(&vm).with_context(|| format!("{vcpus} VCPUs"))?;
            c.shows(&vm, "XENITH-TINY up", SOON)?;
            let metrics = c.client.string("VM.get_metrics", &[vm.as_str().into()])?;
            let count = c.client.int("VM_metrics.get_VCPUs_number", &[metrics.as_str().into()])?;
            c.note(format!("{vcpus} VCPUs: {count} in the metrics"));
            c.gone(&vm)?;
        }
        if round > 0 {
            c.nothing_left_but(&before, 4)?;
        }
    }
    for vcpus in [0, 9, 1000, u32::MAX] {
        let words = match c.create(&c.tiny(), vcpus, &[]) {
            Ok(vm) => {
                let words = refused(c.client.call("VM.start", &[vm.as_str().into(), false.into()]));
                c.vm("destroy", &vm)?;
                words.with_context(|| format!("{vcpus} VCPUs"))?
            }
            Err(error) => {
                error.downcast_ref::<Error>().map(|e| vec![e.code().unwrap_or("?").to_string()]).context("no API error")?
            }
        };
        c.note(format!("{vcpus} VCPUs: {}", words.first().map_or("", String::as_str)));
    }
    Ok(())
}

pub fn linux_vcpus(c: &mut Context<'_>) -> Result<()> {
    let mut linux = c.guest("linux", 256);
    linux.args += " loglevel=8";
    let vm = c.create(&linux, 2, &[])?;
    c.start(&vm)?;
    c.shows(&vm, "cpus=2", Duration::from_secs(120))?;
    // Its kernel knows no reason for the NMI, and says so.
    c.client.call("VM.send_trigger", &[vm.as_str().into(), "nmi".into()])?;
    c.shows(&vm, "Dazed and confused", SOON)?;
    c.gone(&vm)
}

pub fn memory(c: &mut Context<'_>) -> Result<()> {
    let free = c.client_free()? >> 20;
    for mib in [4, 5, 63, 1000, free - 64] {
        let before = c.before()?;
        let vm = c.create(&c.guest("tiny", mib as u64), 1, &[])?;
        c.start(&vm).with_context(|| format!("{mib} MiB of {free}"))?;
        c.shows(&vm, "XENITH-TINY up", SOON)?;
        c.gone(&vm)?;
        c.nothing_left(&before).with_context(|| format!("{mib} MiB"))?;
    }
    for bytes in [1 << 20, (free + 1) << 20, 1 << 40, i64::MAX >> 12, i64::MAX, 0, -1] {
        let text = bytes.to_string();
        let fields = ["memory_static_max", "memory_dynamic_max"].map(|f| (f, text.as_str()));
        let words = match c.create(&c.tiny(), 1, &fields) {
            Ok(vm) => {
                let words = refused(c.client.call("VM.start", &[vm.as_str().into(), false.into()]));
                c.vm("destroy", &vm)?;
                words.with_context(|| format!("{bytes} bytes"))?
            }
            Err(error) => {
                error.downcast_ref::<Error>().map(|e| vec![e.code().unwrap_or("?").to_string()]).context("no API error")?
            }
        };
        let size = if bytes == (free + 1) << 20 { "a little too much".to_string() } else { text };
        c.note(format!("{size}: {}", words.first().map_or("", String::as_str)));
    }
    Ok(())
}

/// How a guest ends, what is to be done then, and whether it runs again.
const ENDS: &[(u8, &str, &str, &str)] = &[
    (POWER_OFF, "actions_after_shutdown", "destroy", "Halted"),
    (POWER_OFF, "actions_after_shutdown", "restart", "again"),
    (REBOOT, "actions_after_reboot", "destroy", "Halted"),
    (REBOOT, "actions_after_reboot", "restart", "again"),
    (CRASH, "actions_after_crash", "destroy", "Halted"),
    (CRASH, "actions_after_crash", "coredump_and_destroy", "Halted"),
    (CRASH, "actions_after_crash", "restart", "again"),
    (CRASH, "actions_after_crash", "coredump_and_restart", "again"),
    (CRASH, "actions_after_crash", "rename_restart", "again"),
    (CRASH, "actions_after_crash", "preserve", "Crashed"),
];

pub fn ends(c: &mut Context<'_>) -> Result<()> {
    let warm = c.started()?;
    c.gone(&warm)?;
    let before = c.before()?;
    for (byte, field, action, then) in ENDS {
        let what = format!("{field} = {action}");
        let vm = c.create(&c.tiny(), 1, &[(field, action)])?;
        c.start(&vm)?;
        c.shows(&vm, "XENITH-TINY up", SOON)?;
        let domid = c.domid(&vm)?;
        let mut stream = c.connect_console(&vm)?;
        stream.until(b"XENITH-TINY up\r\n")?;
        stream.tcp.write_all(&[*byte])?;
        if *then == "again" {
            c.eventually(&what, |c| Ok(c.state(&vm)? == "Running" && c.domid(&vm)? != domid))
                .context("it never ran again")?;
            // The stream goes on over the restart.
            stream.seen.clear();
            stream.until(b"XENITH-TINY up").with_context(|| what.clone())?;
        } else {
            c.becomes(&vm, then).with_context(|| what.clone())?;
        }
        drop(stream);
        let kept = super::crash::kept(c, &vm)?;
        c.note(format!("{what}: {then}, {kept}"));
        c.gone(&vm).with_context(|| what.clone())?;
        c.nothing_left(&before).with_context(|| what.clone())?;
    }
    Ok(())
}

pub fn console_stream(c: &mut Context<'_>) -> Result<()> {
    let vm = c.started()?;
    c.shows(&vm, "XENITH-TINY up", SOON)?;
    let mut one = c.connect_console(&vm)?;
    one.until(b"XENITH-TINY up\r\n")?;
    let mut two = c.connect_console(&vm)?;
    two.until(b"XENITH-TINY up\r\n")?;
    one.tcp.write_all(b"hello from one;")?;
    one.until(b"hello from one;")?;
    two.until(b"hello from one;").context("a second reader sees the same")?;
    two.tcp.write_all(b"and from two;")?;
    one.until(b"and from two;")?;
    drop(two);
    one.tcp.write_all(b"still there")?;
    one.until(b"still there").context("after another reader left")?;
    c.shows(&vm, "hello from one;and from two;still there", SOON)?;
    c.vm("pause", &vm)?;
    one.tcp.write_all(b" typed while paused")?;
    c.vm("unpause", &vm)?;
    one.until(b" typed while paused")?;
    c.gone(&vm)?;
    let path = format!("/console?ref=no-such-console&session_id={}", c.client.session);
    ensure!(c.client.get(&path)?.status == 404, "a console that is not there");
    ensure!(c.client.get("/console?ref=x&session_id=y")?.status == 401, "a console without a session");
    Ok(())
}

pub fn backlog(c: &mut Context<'_>) -> Result<()> {
    const KEPT: usize = 64 << 10;
    let vm = c.started()?;
    let mut stream = c.connect_console(&vm)?;
    stream.until(b"XENITH-TINY up\r\n")?;
    let mut said = String::new();
    for n in 0..9 {
        // What is typed and not read yet is bounded: so it goes in pieces that are waited for.
        let piece: String = (0..1024).map(|k| format!("{n}:{k:06};")).collect();
        stream.tcp.write_all(piece.as_bytes())?;
        stream.until(format!("{n}:001023;").as_bytes())?;
        stream.seen.clear();
        said += &piece;
    }
    let text = c.client.console_output(&vm)?;
    ensure!(text.len() <= KEPT, "the backlog has {} bytes", text.len());
    ensure!(text.len() > KEPT / 2, "the backlog has only {} bytes", text.len());
    ensure!(said.ends_with(&text), "the backlog is not the newest that was said");
    // A new reader begins with it.
    let mut late = c.connect_console(&vm)?;
    late.until(b"8:001023;")?;
    ensure!(
        late.seen.len() <= KEPT + 4096 && said.as_bytes().ends_with(&late.seen),
        "the stream begins with something else"
    );
    c.gone(&vm)
}

pub fn ten(c: &mut Context<'_>) -> Result<()> {
    // The first ten may take pages of Xen's that stay.
    for round in 0..2 {
        let before = c.before()?;
        let vms = (0..10).map(|_| c.started()).collect::<Result<Vec<_>>>()?;
        for vm in &vms {
            c.shows(vm, "XENITH-TINY up", SOON)?;
        }
        if c.real {
            let left = (c.metric("xenith_heap_total_bytes")? - c.metric("xenith_heap_used_bytes")?) / f64::from(1 << 20);
            ensure!(left > 4.0, "with ten guests {left:.1} MiB of the heap are left");
        }
        for vm in vms {
            c.gone(&vm)?;
        }
        if round > 0 {
            c.nothing_left(&before)?;
        }
    }
    Ok(())
}

impl Context<'_> {
    fn client_free(&mut self) -> Result<i64> {
        super::settled_free(&mut self.client)
    }
}
