//! Kernels good and bad, given inline: each bad one is refused before there is a domain.

use super::context::{Context, Counts, SOON};
use super::guests::refused;
use super::tiny_file;
use crate::machine::Guest;
use crate::scenario::base64;
use anyhow::{Context as _, Result, ensure};
use std::io::Write;

const DATA: &str = "data:application/octet-stream;base64,";

pub fn uri(data: &[u8]) -> String {
    format!("{DATA}{}", base64(data))
}

/// A start that must be refused; the words without the image itself.
pub fn bad_start(c: &mut Context<'_>, before: &Counts, guest: &Guest) -> Result<String> {
    let vm = c.create(guest, 1, &[])?;
    let words = refused(c.client.call("VM.start", &[vm.as_str().into(), false.into()]))?;
    ensure!(c.state(&vm)? == "Halted", "it is {}", c.state(&vm)?);
    c.vm("destroy", &vm)?;
    c.nothing_left(before)?;
    let short: Vec<String> = words.into_iter().map(|w| if w.len() > 200 { "(image)".to_string() } else { w }).collect();
    Ok(short.join(" "))
}

/// ELF64 file header fields and program header fields, as offsets.
mod elf {
    pub const MACHINE: usize = 18;
    pub const PHOFF: usize = 32;
    pub const PHENTSIZE: usize = 54;
    pub const PHNUM: usize = 56;
    pub const P_TYPE: usize = 0;
    pub const P_OFFSET: usize = 8;
    pub const P_PADDR: usize = 24;
    pub const P_FILESZ: usize = 32;
    pub const P_MEMSZ: usize = 40;
}

fn put(file: &mut [u8], at: usize, value: u64, bytes: usize) {
    file[at..at + bytes].copy_from_slice(&value.to_le_bytes()[..bytes]);
}

fn get(file: &[u8], at: usize, bytes: usize) -> u64 {
    let mut value = [0; 8];
    value[..bytes].copy_from_slice(&file[at..at + bytes]);
    u64::from_le_bytes(value)
}

/// Offsets of the program headers of a type.
fn headers(file: &[u8], kind: u64) -> Vec<usize> {
    let (at, size, count) =
        (get(file, elf::PHOFF, 8) as usize, get(file, elf::PHENTSIZE, 2) as usize, get(file, elf::PHNUM, 2) as usize);
    (0..count).map(|n| at + n * size).filter(|at| get(file, at + elf::P_TYPE, 4) == kind).collect()
}

pub fn bad(c: &mut Context<'_>) -> Result<()> {
    let good = std::fs::read(tiny_file()?)?;
    let load = headers(&good, 1)[0];
    let note = headers(&good, 4)[0];
    let with = |at: usize, value: u64, bytes: usize| {
        let mut file = good.clone();
        put(&mut file, at, value, bytes);
        file
    };
    let end = |at: &usize| get(&good, at + elf::P_OFFSET, 8) + get(&good, at + elf::P_FILESZ, 8);
    let last = headers(&good, 1).iter().map(end).max().unwrap_or(0) as usize;
    // A second PT_LOAD in place of the note's header, over the first.
    let mut overlapping = good.clone();
    overlapping.copy_within(load..load + 56, note);
    let mut twice = overlapping.clone();
    let paddr = get(&good, load + elf::P_PADDR, 8);
    put(&mut twice, note + elf::P_PADDR, paddr + 1, 8);
    let rows: Vec<(&str, Vec<u8>)> = vec![
        ("empty", Vec::new()),
        ("one byte", vec![0x7f]),
        ("the magic alone", good[..4].to_vec()),
        ("cut in the file header", good[..40].to_vec()),
        ("cut in the program headers", good[..80].to_vec()),
        ("cut in a segment", good[..last - 1].to_vec()),
        ("zeroes", vec![0; 8192]),
        ("text", b"#!/bin/sh\necho hello\n".to_vec()),
        ("a gzip file", vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]),
        ("another machine", with(elf::MACHINE, 183, 2)),
        ("big endian", with(5, 2, 1)),
        ("no program headers", with(elf::PHNUM, 0, 2)),
        ("65535 program headers", with(elf::PHNUM, 65535, 2)),
        ("program headers outside", with(elf::PHOFF, u64::MAX - 8, 8)),
        ("program headers of no size", with(elf::PHENTSIZE, 0, 2)),
        ("a segment outside the file", with(load + elf::P_OFFSET, 1 << 40, 8)),
        ("a segment that wraps", with(load + elf::P_OFFSET, u64::MAX - 1, 8)),
        ("a segment larger in the file than in memory", with(load + elf::P_MEMSZ, 1, 8)),
        ("a segment of 2^63 bytes", with(load + elf::P_MEMSZ, 1 << 63, 8)),
        ("a segment of 2^64 - 1 bytes in the file", with(load + elf::P_FILESZ, u64::MAX, 8)),
        ("a segment of 1 TiB", with(load + elf::P_MEMSZ, 1 << 40, 8)),
        ("a segment at the end of all addresses", with(load + elf::P_PADDR, u64::MAX - 4095, 8)),
        ("a segment beyond the guest's memory", with(load + elf::P_PADDR, 1 << 30, 8)),
        ("a segment in the hole", with(load + elf::P_PADDR, 0xfee0_0000, 8)),
        ("overlapping segments", overlapping),
        ("segments that overlap in part", twice),
        ("no note", with(note + elf::P_TYPE, 0, 4)),
        ("a note outside", with(note + elf::P_OFFSET, 1 << 40, 8)),
    ];
    let tiny = c.tiny();
    let warm = c.started()?;
    c.gone(&warm)?;
    let before = c.before()?;
    for (what, file) in rows {
        let guest = Guest { kernel: uri(&file), ..tiny.clone() };
        let words = bad_start(c, &before, &guest).with_context(|| format!("an image: {what}"))?;
        ensure!(words.starts_with("VALUE_NOT_SUPPORTED PV_kernel"), "{what}: {words}");
        c.note(format!("{what}: {words}"));
    }
    Ok(())
}

fn runs(c: &mut Context<'_>, guest: &Guest) -> Result<()> {
    let vm = c.create(guest, 1, &[])?;
    c.start(&vm)?;
    c.shows(&vm, "XENITH-TINY up", SOON)?;
    c.gone(&vm)
}

pub fn inline(c: &mut Context<'_>) -> Result<()> {
    let good = std::fs::read(tiny_file()?)?;
    let tiny = c.tiny();
    let text = base64(&good);
    for (what, kernel) in [
        ("with a type", format!("{DATA}{text}")),
        ("without a type", format!("data:;base64,{text}")),
        ("a plain name of the bundle", "/tiny".to_string()),
    ] {
        runs(c, &Guest { kernel, ..tiny.clone() }).context(what)?;
        c.note(what);
    }
    // A ramdisk inline: the tiny guest does not look at it.
    runs(c, &Guest { ramdisk: uri(&[0x55; 100_000]), ..tiny.clone() }).context("a ramdisk inline")?;
    let before = c.before()?;
    let large = "A".repeat((4 << 20) / 3 * 4 + 8);
    for (what, kernel) in [
        ("no comma", "data:;base64".to_string()),
        ("not base64", format!("data:text/plain,{}", "x".repeat(300))),
        ("broken base64", format!("{DATA}A{text}")),
        ("base64 with other letters", format!("{DATA}****{text}")),
        ("nothing", "data:,".to_string()),
        ("over 4 MiB", format!("{DATA}{large}")),
        ("another scheme", "http://example.com/vmlinuz".to_string()),
        ("a path upwards", "file:///../tiny".to_string()),
        ("a relative path", "tiny".to_string()),
        ("no such file", "file:///nothing".to_string()),
    ] {
        let words = bad_start(c, &before, &Guest { kernel, ..tiny.clone() }).with_context(|| what.to_string())?;
        ensure!(words.starts_with("VALUE_NOT_SUPPORTED PV_kernel"), "{what}: {words}");
        c.note(format!("{what}: {words}"));
    }
    for (what, ramdisk) in [("no such ramdisk", "file:///nothing".to_string()), ("a broken ramdisk", format!("{DATA}A"))] {
        let words = bad_start(c, &before, &Guest { ramdisk, ..tiny.clone() }).with_context(|| what.to_string())?;
        ensure!(words.starts_with("VALUE_NOT_SUPPORTED PV_ramdisk"), "{what}: {words}");
        c.note(format!("{what}: {words}"));
    }
    let ramdisk = uri(&vec![0x55; 15 << 17]);
    let guest = Guest { ramdisk, memory: 4 << 20, ..tiny };
    let words = bad_start(c, &before, &guest);
    // Whether 4 MiB hold it is the layout's business: refused or running, nothing else.
    if words.is_err() {
        let all: Vec<crate::xmlrpc::Value> = c.client.call("VM.get_all", &[])?.items().to_vec();
        for vm in all {
            if c.client.call("VM.get_is_control_domain", std::slice::from_ref(&vm))? != crate::xmlrpc::Value::Bool(true) {
                c.gone(vm.as_str().unwrap_or_default())?;
            }
        }
    }
    Ok(())
}

/// A bzImage as Linux' build makes it: two setup sectors, the payload 100 bytes behind them.
fn bz_image(payload: &[u8]) -> Vec<u8> {
    let mut file = vec![0; 512 * 3];
    file[0x1f1] = 2;
    file[0x1fe..0x200].copy_from_slice(&[0x55, 0xaa]);
    file[0x202..0x206].copy_from_slice(b"HdrS");
    put(&mut file, 0x206, 0x20f, 2);
    put(&mut file, 0x248, 100, 4);
    put(&mut file, 0x24c, payload.len() as u64, 4);
    file.resize(512 * 3 + 100, 0xcc);
    file.extend(payload);
    file
}

/// The kernel packed as Linux' build packs it: all but gzip get the unpacked size appended.
fn packed(kernel: &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let sized = |mut bytes: Vec<u8>| {
        bytes.extend((kernel.len() as u32).to_le_bytes());
        bytes
    };
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(kernel)?;
    let mut xz = lzma_rust2::XzWriter::new(Vec::new(), lzma_rust2::XzOptions::with_preset(6))?;
    xz.write_all(kernel)?;
    let zstd = ruzstd::encoding::compress_to_vec(kernel, ruzstd::encoding::CompressionLevel::Fastest);
    // The legacy frame: magic, then blocks of at most 8 MiB with their sizes.
    let block = lz4_flex::block::compress(kernel);
    let mut lz4 = vec![0x02, 0x21, 0x4c, 0x18];
    lz4.extend((block.len() as u32).to_le_bytes());
    lz4.extend(block);
    Ok(vec![("gzip", gzip.finish()?), ("xz", sized(xz.finish()?)), ("zstd", sized(zstd)), ("lz4", sized(lz4))])
}

pub fn compressed(c: &mut Context<'_>) -> Result<()> {
    let kernel = std::fs::read(tiny_file()?)?;
    let tiny = c.tiny();
    for (name, payload) in packed(&kernel)? {
        let image = bz_image(&payload);
        let guest = Guest { kernel: uri(&image), ..tiny.clone() };
        // Twice: unpacked, and out of the cache.
        for _ in 0..2 {
            runs(c, &guest).with_context(|| format!("a bzImage with {name}"))?;
        }
        c.note(name);
        let before = c.before()?;
        let mut broken = image.clone();
        let middle = 512 * 3 + 100 + payload.len() / 2;
        broken[middle..middle + 8].fill(0xff);
        let mut cut = image;
        cut.truncate(512 * 3 + 100 + payload.len() / 2);
        for (what, file) in [("broken", broken), ("cut", cut)] {
            // Nothing in lz4's legacy frame tells other literals from the right ones.
            if (what, name) == ("broken", "lz4") {
                continue;
            }
            let words = bad_start(c, &before, &Guest { kernel: uri(&file), ..tiny.clone() });
            let words = words.with_context(|| format!("a {what} bzImage with {name}"))?;
            ensure!(words.starts_with("VALUE_NOT_SUPPORTED PV_kernel"), "{name}, {what}: {words}");
        }
    }
    Ok(())
}
