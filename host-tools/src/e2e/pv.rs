//! PV guests: Linux as one, kernels of a few instructions that make one call, and kernels that cannot be.
//!
//! What Linux is asked to do is what [`super::asked`] asks of a PVH guest. A small kernel powers off at once, by the
//! `syscall` instruction or through its hypercall page: that it ends so shows that it ran where its notes said.

use super::context::{Context, SOON};
use super::guests::refused;
use super::images::{bad_start, uri};
use super::{asked, steps};
use crate::machine::Guest;
use crate::up;
use anyhow::{Context as _, Result, ensure};
use std::time::Duration;

const BOOT: Duration = Duration::from_secs(120);
const BASE: u64 = 0xffff_ffff_8000_0000;
/// Where the small kernel is linked, and its parts: code, then a page for hypercalls.
const LINKED: u64 = 1 << 20;
const CODE: u64 = 0x1000;
const SIZE: u64 = 0x2000;
/// Note types of public/elfnote.h.
const ENTRY: u32 = 1;
const HYPERCALL_PAGE: u32 = 2;
const VIRT_BASE: u32 = 3;
const PADDR_OFFSET: u32 = 4;
const XEN_VERSION: u32 = 5;
const PAE_MODE: u32 = 9;
const INIT_P2M: u32 = 15;
const MOD_START_PFN: u32 = 16;

/// SCHEDOP_shutdown (2) of sched_op (29) with the reason at the end: 0, poweroff. Bytes 19 and 20 make the call.
const POWER_OFF: [u8; 29] = [
    0xbf, 2, 0, 0, 0, // mov edi, 2
    0x48, 0x8d, 0x35, 13, 0, 0, 0, // lea rsi, [rip + 13]
    0xb8, 29, 0, 0, 0, // mov eax, 29
    0x66, 0x90, // nop
    0x0f, 0x05, // syscall
    0xeb, 0xfe, // jmp here
    0xcc, 0xcc, 0, 0, 0, 0,
];

/// Xen notes: type and what they say.
type Notes = Vec<(u32, Vec<u8>)>;

/// A kernel with these Xen notes: ELF header, a PT_LOAD, a PT_NOTE, the notes, and a page with code.
fn kernel(notes: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut text = Vec::new();
    for (kind, desc) in notes {
        text.extend([4, desc.len() as u32, *kind].iter().flat_map(|word| word.to_le_bytes()));
        text.extend(b"Xen\0");
        text.extend(desc);
        text.resize(text.len().next_multiple_of(4), 0);
    }
    let mut file = b"\x7fELF\x02\x01\x01".to_vec();
    file.resize(16, 0);
    file.extend([2u16, 62].iter().flat_map(|half| half.to_le_bytes()));
    file.extend(1u32.to_le_bytes());
    file.extend([0, 64, 0u64].iter().flat_map(|word| word.to_le_bytes()));
    file.extend(0u32.to_le_bytes());
    file.extend([64u16, 56, 2, 0, 0, 0].iter().flat_map(|half| half.to_le_bytes()));
    let size = text.len() as u64;
    for (kind, offset, at, in_file, memory) in [(1u32, CODE, LINKED, 0x1000, SIZE), (4, 64 + 2 * 56, 0, size, size)] {
        file.extend([kind, 7].iter().flat_map(|word| word.to_le_bytes()));
        file.extend([offset, BASE + at, at, in_file, memory, 4].iter().flat_map(|word| word.to_le_bytes()));
    }
    file.extend(text);
    file.resize(CODE as usize, 0);
    let mut code = POWER_OFF.to_vec();
    if notes.iter().any(|(kind, _)| *kind == HYPERCALL_PAGE) {
        // In place of loading the number and the two bytes: a call of the page's entry for sched_op.
        code[12..17].copy_from_slice(&[0x90; 5]);
        let distance = 0x1000 + 29 * 32 - 22;
        code[17..22].copy_from_slice(&[[0xe8].as_slice(), &i32::to_le_bytes(distance)].concat());
        code[22..24].copy_from_slice(&[0xeb, 0xfe]);
    }
    file.extend(code);
    file.resize((CODE + 0x1000) as usize, 0x90);
    file
}

fn number(kind: u32, value: u64) -> (u32, Vec<u8>) {
    (kind, value.to_le_bytes().to_vec())
}

fn text(kind: u32, value: &str) -> (u32, Vec<u8>) {
    (kind, format!("{value}\0").into_bytes())
}

/// The notes that every kernel needs. Of two of a kind the first counts.
fn with(first: Notes) -> Notes {
    let usual =
        [number(ENTRY, BASE + LINKED), number(VIRT_BASE, BASE), text(XEN_VERSION, "xen-3.0"), text(PAE_MODE, "yes")];
    first.into_iter().chain(usual).collect()
}

/// A guest of such a kernel; what is simulated is told by its command line to do what the code does.
fn guest(c: &Context<'_>, kernel: &[u8]) -> Guest {
    Guest { kernel: uri(kernel), args: "sim=off".to_string(), ..c.tiny() }
}

/// A guest that is small and good.
pub fn plain(c: &Context<'_>) -> Guest {
    guest(c, &kernel(&with(vec![])))
}

pub fn small(c: &mut Context<'_>) -> Result<()> {
    let warm = c.started()?;
    c.gone(&warm)?;
    let wishes: Vec<(&str, Notes)> = vec![
        ("no wishes", vec![]),
        ("a list of frames elsewhere", vec![number(INIT_P2M, 0x80_0000_0000)]),
        ("a list of frames in the lower half", vec![number(INIT_P2M, 0x10_0000_0000)]),
        ("a ramdisk that is not mapped", vec![number(MOD_START_PFN, 1)]),
        ("a hypercall page", vec![number(HYPERCALL_PAGE, BASE + LINKED + 0x1000)]),
        ("an offset", vec![number(PADDR_OFFSET, LINKED), number(ENTRY, BASE)]),
        ("a base in the lower half", vec![number(VIRT_BASE, 0x40_0000), number(ENTRY, 0x40_0000 + LINKED)]),
    ];
    for (what, notes) in wishes {
        for (mib, vcpus) in [(16, 1), (70, 2)] {
            let before = c.before()?;
            let small = guest(c, &kernel(&with(notes.clone())));
            let small = Guest { memory: mib << 20, ramdisk: uri(&[0x55; 100_000]), ..small };
            let vm = c.create(&small, vcpus, &[])?;
            c.start(&vm).with_context(|| what.to_string())?;
            c.becomes(&vm, "Halted").with_context(|| what.to_string())?;
            c.gone(&vm)?;
            // A page or two of Xen's for each domain of more than one VCPU: guests::vcpus.
            c.nothing_left_but(&before, 2 * (vcpus - 1)).with_context(|| what.to_string())?;
            c.note(format!("{what}, {mib} MiB: off"));
        }
    }
    Ok(())
}

pub fn bad(c: &mut Context<'_>) -> Result<()> {
    let good = kernel(&with(vec![]));
    let entry = |at: u64| number(ENTRY, at + LINKED);
    let rows: Vec<(&str, Vec<u8>)> = vec![
        ("no notes", kernel(&[])),
        ("no base", kernel(&[number(ENTRY, BASE + LINKED), text(XEN_VERSION, "xen-3.0")])),
        ("no version", kernel(&[number(ENTRY, BASE + LINKED), number(VIRT_BASE, BASE)])),
        ("another version", kernel(&with(vec![text(XEN_VERSION, "xen-2.0")]))),
        ("no PAE", kernel(&with(vec![text(PAE_MODE, "no")]))),
        ("an entry outside", kernel(&with(vec![number(ENTRY, BASE)]))),
        ("an entry that is no address", kernel(&with(vec![number(ENTRY, u64::MAX)]))),
        ("a base that is no address", kernel(&with(vec![number(VIRT_BASE, 1 << 47), entry(1 << 47)]))),
        ("a base in Xen's part", kernel(&with(vec![number(VIRT_BASE, 0xffff << 48), entry(0xffff << 48)]))),
        ("a base between pages", kernel(&with(vec![number(VIRT_BASE, BASE + 1), entry(BASE + 1)]))),
        ("an offset behind the kernel", kernel(&with(vec![number(PADDR_OFFSET, LINKED + 0x1000)]))),
        ("a hypercall page outside", kernel(&with(vec![number(HYPERCALL_PAGE, BASE)]))),
        ("a hypercall page nowhere", kernel(&with(vec![number(HYPERCALL_PAGE, 0)]))),
        ("a list of frames over the kernel", kernel(&with(vec![number(INIT_P2M, BASE)]))),
        ("a list of frames in Xen's part", kernel(&with(vec![number(INIT_P2M, 0xffff << 48)]))),
        ("a list of frames between pages", kernel(&with(vec![number(INIT_P2M, 0x80_0000_0001)]))),
        ("a list of frames at the end of all", kernel(&with(vec![number(INIT_P2M, u64::MAX << 12)]))),
        ("cut in its code", good[..CODE as usize + 10].to_vec()),
        ("cut in its notes", good[..200].to_vec()),
        ("cut in its headers", good[..100].to_vec()),
    ];
    let warm = c.started()?;
    c.gone(&warm)?;
    let before = c.before()?;
    for (what, file) in rows {
        let words = bad_start(c, &before, &guest(c, &file)).with_context(|| format!("a PV kernel: {what}"))?;
        ensure!(words.starts_with("VALUE_NOT_SUPPORTED PV_kernel"), "{what}: {words}");
        c.note(format!("{what}: {words}"));
    }
    // Asked for as what it is not.
    for (kind, image) in [("pv", c.tiny().kernel), ("pvh", uri(&good)), ("hvm", uri(&good)), ("", uri(&good))] {
        let vm = c.create(&Guest { kernel: image, ..c.tiny() }, 1, &[])?;
        c.client.call("VM.add_to_platform", &[vm.as_str().into(), "type".into(), kind.into()])?;
        let words = refused(c.client.call("VM.start", &[vm.as_str().into(), false.into()]))?;
        ensure!(words.first().is_some_and(|word| word == "VALUE_NOT_SUPPORTED"), "{kind}: {words:?}");
        c.note(format!("{kind}: {}", words.last().map_or("", String::as_str)));
        c.vm("destroy", &vm)?;
    }
    c.nothing_left(&before)
}

pub fn each_step(c: &mut Context<'_>) -> Result<()> {
    c.kind = Some("pv");
    let vm = c.create(&c.guest("linux", 128), 1, &[])?;
    for _ in 0..2 {
        c.start(&vm)?;
        c.vm("hard_shutdown", &vm)?;
    }
    let before = c.before()?;
    let params = [vm.as_str().into(), false.into()];
    let failed = steps::each_step(c, &before, &vm, &params, "VM.start", |c, vm| {
        c.start(vm)?;
        c.vm("hard_shutdown", vm).map(drop)
    })?;
    ensure!(failed >= 7, "only {failed} steps failed");
    if c.real {
        c.shows(&vm, "LINUX-UP", BOOT)?;
    }
    c.vm("hard_shutdown", &vm)?;
    c.nothing_left(&before)?;
    c.gone(&vm)
}

pub fn cancel(c: &mut Context<'_>) -> Result<()> {
    c.kind = Some("pv");
    steps::cancel(c)
}

pub fn linux(c: &mut Context<'_>) -> Result<()> {
    c.kind = Some("pv");
    asked::linux(c)
}

pub fn client(c: &mut Context<'_>) -> Result<()> {
    c.kind = Some("pv");
    asked::client(c)
}

/// What its kernel says it runs on, an NMI, and ends from outside.
pub fn looks(c: &mut Context<'_>) -> Result<()> {
    c.kind = Some("pv");
    let warm = c.started()?;
    c.gone(&warm)?;
    let mut linux = c.guest("linux", 200);
    linux.args += " loglevel=8";
    let vm = c.create(&linux, 8, &[])?;
    c.start(&vm)?;
    c.gone(&vm)?;
    let before = c.before()?;
    let vm = c.create(&linux, 8, &[])?;
    c.start(&vm)?;
    c.shows(&vm, "cpus=8", BOOT)?;
    c.shows(&vm, "Hypervisor detected: Xen PV", SOON)?;
    c.vm("pause", &vm)?;
    c.vm("unpause", &vm)?;
    c.client.call("VM.send_trigger", &[vm.as_str().into(), "nmi".into()])?;
    c.shows(&vm, "Dazed and confused", SOON)?;
    let domid = c.domid(&vm)?;
    c.client.call("VM.hard_reboot", &[vm.as_str().into()])?;
    ensure!(c.state(&vm)? == "Running" && c.domid(&vm)? != domid, "a new domain runs");
    c.vm("hard_shutdown", &vm)?;
    ensure!(c.state(&vm)? == "Halted", "it is {}", c.state(&vm)?);
    c.gone(&vm)?;
    c.nothing_left_but(&before, 8)
}

/// Xen is told not to use the hardware's nested paging, without which it starts no PVH guest here.
pub fn without_hap(boot: &up::Options) -> Result<()> {
    let up = up::start(&up::Options { xen_args: "hap=0".to_string(), ..boot.clone() })?;
    let mut c = Context::new(&up, true, false, 0)?;
    let vm = c.create(&c.guest("linux", 256), 1, &[])?;
    c.start(&vm)?;
    c.shows(&vm, "LINUX-UP", BOOT)?;
    c.vm("clean_shutdown", &vm)?;
    c.gone(&vm)?;
    let tiny = c.create(&c.tiny(), 1, &[])?;
    let words = refused(c.client.call("VM.start", &[tiny.as_str().into(), false.into()]))?;
    ensure!(words.last().is_some_and(|why| why == "this host can run PV guests only"), "{words:?}");
    Ok(())
}
