//! What is kept of a guest that crashed: dumps, and VMs under another name.
//!
//! Deliberately absent: gdb and crash themselves; what they would read is read here.

use super::context::Context;
use anyhow::{Context as _, Result, ensure};
use std::time::{Duration, Instant};

const BOOT: Duration = Duration::from_secs(120);
const PAGE: usize = 4096;
/// Of struct elf_prstatus the registers, and of those rip; of a note its head.
const NOTE_HEAD: usize = 20;
const RIP: usize = 112 + 16 * 8;
/// Of struct QEMUCPUState CR3.
const CR3: usize = 8 + 18 * 8 + 10 * 24 + 3 * 8;

/// What was kept of a VM that crashed, all given back: how many dumps, and VMs of its name.
pub fn kept(c: &mut Context<'_>, vm: &str) -> Result<String> {
    let dumps = c.client.call("VM.get_crash_dumps", &[vm.into()])?;
    for dump in dumps.items() {
        c.client.call("crashdump.destroy", std::slice::from_ref(dump))?;
    }
    let name = c.client.string("VM.get_name_label", &[vm.into()])?;
    let copies = c.client.call("VM.get_by_name_label", &[format!("{name} (crashed)").into()])?;
    for copy in copies.items() {
        let copy = copy.as_str().context("no reference")?.to_string();
        ensure!(c.state(&copy)? == "Crashed", "a copy is {}", c.state(&copy)?);
        c.gone(&copy)?;
    }
    Ok(format!("{} dumps, {} copies", dumps.items().len(), copies.items().len()))
}

/// An ELF core of one run of memory from address 0.
struct Core {
    bytes: Vec<u8>,
    memory: usize,
    notes: usize,
}

impl Core {
    fn new(bytes: Vec<u8>) -> Result<Core> {
        ensure!(bytes.get(..6) == Some(b"\x7fELF\x02\x01"), "no ELF file");
        let core = Core { memory: 0, notes: 0, bytes };
        // Program header 0 is the notes, 1 the memory: type, offset, length.
        let [notes, load] = [64, 64 + 56];
        ensure!(core.word(notes)? as u32 == 4 && core.word(load)? as u32 == 1, "not a note and memory");
        let (memory, length) = (core.word(load + 8)? as usize, core.word(load + 32)? as usize);
        ensure!(memory + length == core.bytes.len(), "{memory} and {length} are not {}", core.bytes.len());
        Ok(Core { memory, notes: core.word(notes + 8)? as usize, bytes: core.bytes })
    }

    fn word(&self, at: usize) -> Result<u64> {
        let bytes = self.bytes.get(at..at + 8).with_context(|| format!("nothing at {at:#x}"))?;
        Ok(u64::from_le_bytes(bytes.try_into()?))
    }

    fn physical(&self, address: u64) -> Result<u64> {
        self.word(self.memory + address as usize)
    }

    /// Through four levels of page tables, large pages too.
    fn translate(&self, cr3: u64, address: u64) -> Result<u64> {
        const FRAME: u64 = 0x000f_ffff_ffff_f000;
        let mut table = cr3 & FRAME;
        for level in (0..4).rev() {
            let shift = 12 + 9 * level;
            let entry = self.physical(table + (address >> shift & 511) * 8)?;
            ensure!(entry & 1 == 1, "{address:#x} is not mapped at level {level}");
            if level == 0 || entry & 1 << 7 != 0 {
                let within = (1u64 << shift) - 1;
                return Ok(entry & FRAME & !within | address & within);
            }
            table = entry & FRAME;
        }
        unreachable!("level 0 returns")
    }
}

/// Its kernel has come up again, in another domain.
pub fn up_again(c: &mut Context<'_>, vm: &str, before: i64) -> Result<()> {
    let end = Instant::now() + BOOT;
    loop {
        let text = c.client.console_output(vm)?;
        // The console's text goes on over restarts: what counts is said since the last boot.
        let last = text.rsplit("Linux version").next().unwrap_or_default();
        if last.contains("XENITH-LINUX-UP") && c.domid(vm)? > before {
            return Ok(());
        }
        ensure!(Instant::now() < end, "it is not up again: {}", crate::run::tail(&text, 12));
        std::thread::sleep(Duration::from_millis(50));
    }
}

pub fn core(c: &mut Context<'_>) -> Result<()> {
    let warm = c.started()?;
    c.gone(&warm)?;
    let before = c.before()?;
    let mut linux = c.guest("linux", 128);
    linux.args += " sysrq_always_enabled";
    let fields = [("actions_after_crash", "coredump_and_restart"), ("name_label", "app")];
    let vm = c.create(&linux, 1, &fields)?;
    c.start(&vm)?;
    c.shows(&vm, "LINUX-UP", BOOT)?;
    let domid = c.domid(&vm)?;
    c.client.call("VM.send_sysrq", &[vm.as_str().into(), "c".into()])?;
    c.eventually(
        "there is a dump",
        |c| Ok(c.client.call("VM.get_crash_dumps", &[vm.as_str().into()])?.items().len() == 1),
    )?;
    up_again(c, &vm, domid)?;
    let dump = c.client.call("VM.get_crash_dumps", &[vm.as_str().into()])?.items()[0].clone();
    let location = c.client.string("crashdump.get_location", &[dump])?;
    let path = location.find("/crashdump").and_then(|at| location.get(at..)).context("no path")?;
    let got = c.client.get(&format!("{path}&session_id={}", c.client.session))?;
    ensure!(got.status == 200, "GET {path}: {}", got.status);
    let core = Core::new(got.body)?;
    ensure!(core.bytes.len() - core.memory == 128 << 20, "{} bytes", core.bytes.len());
    // Where its VCPU was, by the note for debuggers and by the page tables that the other note names.
    let rip = core.word(core.notes + NOTE_HEAD + RIP)?;
    let cr3 = core.word(core.notes + NOTE_HEAD + 336 + NOTE_HEAD + CR3)?;
    let at = core.translate(cr3, rip)?;
    ensure!(rip >> 47 == 0x1ffff && (at as usize) < 128 << 20, "rip {rip:#x} is at {at:#x}");
    let code = core.bytes.get(core.memory + at as usize..).and_then(|b| b.get(..16)).context("no code")?;
    ensure!(code.iter().any(|byte| *byte != 0), "no code at {at:#x}");
    let text: &[u8] = b"sysrq: Trigger a crash";
    let told = core.bytes[core.memory..].chunks(PAGE).any(|page| page.windows(text.len()).any(|part| part == text));
    ensure!(told, "its log is not in the dump");
    if let Some(keep) = std::env::var_os("XENITH_KEEP_CORE") {
        std::fs::write(keep, &core.bytes)?;
    }
    ensure!(kept(c, &vm)? == "1 dumps, 0 copies", "one dump");
    // Under another name: the VM runs again, and what crashed can be looked at.
    c.client.call("VM.set_actions_after_crash", &[vm.as_str().into(), "rename_restart".into()])?;
    let domid = c.domid(&vm)?;
    c.client.call("VM.send_sysrq", &[vm.as_str().into(), "c".into()])?;
    up_again(c, &vm, domid)?;
    ensure!(kept(c, &vm)? == "0 dumps, 1 copies", "one copy");
    c.gone(&vm)?;
    c.nothing_left_but(&before, 6)
}

/// The same of a PV guest, whose page tables name pages in a core.
pub fn pv_core(c: &mut Context<'_>) -> Result<()> {
    c.kind = Some("pv");
    core(c)
}
