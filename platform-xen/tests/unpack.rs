//! Kernel images: synthetic bzImages around payloads made by the real compressors (tests/fixtures/make), then broken.
//!
//! Deliberately absent: a distribution's kernel; the end-to-end tests boot one.

use platform_xen::domain::image::{Unpacked, Unpacking, unpack};
use platform_xen::domain::{Advance, ImageError};

const LIMIT: usize = 16 << 20;
const PAYLOADS: [(&str, &[u8]); 5] = [
    ("gzip", include_bytes!("fixtures/payload.gz")),
    ("xz", include_bytes!("fixtures/payload.xz")),
    ("zstd", include_bytes!("fixtures/payload.zst")),
    ("lz4", include_bytes!("fixtures/payload.lz4")),
    ("bzip2", include_bytes!("fixtures/payload.bz2")),
];

fn built_in(name: &str) -> bool {
    name != "bzip2" || cfg!(feature = "bzip2")
}

/// The text tests/fixtures/make compresses.
fn plain() -> Vec<u8> {
    let mut out = b"\x7fELF".to_vec();
    out.resize(64, 0);
    for _ in 0..1000 {
        let target = 0x8000 - (out.len() as i32 + 5);
        out.push(0xe8);
        out.extend(target.to_le_bytes());
        out.extend([0x90; 3]);
    }
    let mut x = 1u64;
    let pattern: Vec<u8> = (0..1024)
        .map(|_| {
            x = (x * 1_103_515_245 + 12345) & 0x7fff_ffff;
            (x >> 16) as u8
        })
        .collect();
    let len = (8 << 20) + 4103;
    while out.len() < len {
        out.extend(&pattern);
    }
    out.truncate(len);
    out
}

/// Its size only: a failed assertion must not print a kernel.
fn size_of(file: &[u8], limit: usize) -> Result<usize, ImageError> {
    unpack(file, limit).map(|unpacked| unpacked.bytes().len())
}

fn bz_image(payload: &[u8]) -> Vec<u8> {
    let mut file = vec![0; 512 * 3];
    file[0x1f1] = 2;
    file[0x1fe..0x200].copy_from_slice(&[0x55, 0xaa]);
    file[0x202..0x206].copy_from_slice(b"HdrS");
    file[0x206..0x208].copy_from_slice(&0x20fu16.to_le_bytes());
    file[0x248..0x24c].copy_from_slice(&100u32.to_le_bytes());
    file[0x24c..0x250].copy_from_slice(&(payload.len() as u32).to_le_bytes());
    file.resize(512 * 3 + 100, 0xcc);
    file.extend(payload);
    file.extend([0xcc; 50]);
    file
}

#[test]
fn every_compression_gives_the_same_kernel() {
    let plain = plain();
    for (name, payload) in PAYLOADS.into_iter().filter(|p| built_in(p.0)) {
        let file = bz_image(payload);
        let unpacked = unpack(&file, LIMIT).unwrap_or_else(|e| panic!("{name}: {}", e.why()));
        assert!(matches!(unpacked, Unpacked::Unpacked(_)), "{name}");
        assert!(unpacked.bytes() == plain, "{name}");
        assert_eq!(size_of(&file, plain.len() - 1), Err(ImageError::TooLarge), "{name}");
    }
}

/// Unpacks with that budget; no call may give more.
fn in_steps(file: &[u8], budget: usize) -> Result<Vec<u8>, ImageError> {
    let mut unpacking = Unpacking::begin(file, LIMIT)?;
    let mut percent = 0;
    loop {
        let before = unpacking.unpacked();
        let advance = unpacking.go_on(file, budget)?;
        assert!(unpacking.unpacked() - before <= budget, "{} bytes at once", unpacking.unpacked() - before);
        match advance {
            Advance::Working(now) => {
                assert!((percent..=100).contains(&now));
                percent = now;
            }
            Advance::Done => return Ok(unpacking.take_elf()),
        }
    }
}

#[test]
fn small_steps_give_the_same_kernel() {
    let plain = plain();
    for (name, payload) in PAYLOADS.into_iter().filter(|p| built_in(p.0)) {
        let file = bz_image(payload);
        for budget in [97, 4096, 64 << 10, plain.len() - 1, usize::MAX] {
            let unpacked = in_steps(&file, budget).unwrap_or_else(|e| panic!("{name}, {budget} a call: {}", e.why()));
            assert!(unpacked == plain, "{name}, {budget} a call");
        }
    }
}

/// What is wrong is found in steps as it is in one go, and a stream that gives nothing does not go on for ever.
#[test]
fn small_steps_refuse_what_is_cut_or_another_file() {
    for (name, payload) in PAYLOADS.into_iter().filter(|p| built_in(p.0)) {
        for keep in [0, 1, 7, 20, payload.len() / 2, payload.len() - 24] {
            let mut cut = payload[..keep.max(6)].to_vec();
            cut.extend(&payload[payload.len() - 4..]);
            assert!(in_steps(&bz_image(&cut), 1 << 20).is_err(), "{name}, cut to {keep}");
        }
        // The caller promises the same file; without it there is an error.
        let file = bz_image(payload);
        let mut unpacking = Unpacking::begin(&file, LIMIT).expect("a kernel");
        for other in [&[][..], &[0x55; 200_000]] {
            let went = (0..1000).find_map(|_| unpacking.go_on(other, 1 << 20).err());
            assert!(went.is_some() || !other.is_empty(), "{name}");
        }
        // Much of nothing, where the format has such a thing, are read a little at a time.
        let nothing = match name {
            "gzip" => [0, 0, 0, 0xff, 0xff].repeat(200_000),
            "zstd" => [0, 0, 0].repeat(5000),
            _ => continue,
        };
        let mut idle = payload[..if name == "gzip" { 10 } else { 6 }].to_vec();
        if name == "zstd" {
            idle[4] = 0;
        }
        idle.extend(nothing);
        idle.extend(60_000u32.to_le_bytes());
        let file = bz_image(&idle);
        let mut unpacking = Unpacking::begin(&file, LIMIT).expect("a kernel");
        for _ in 0..20 {
            assert!(matches!(unpacking.go_on(&file, 1 << 20), Ok(Advance::Working(0..50))), "{name}");
        }
        assert_eq!(in_steps(&file, 1 << 20), Err(ImageError::Corrupt), "{name}");
    }
}

/// A block of lz4's that only says where to copy from: the matches that the format's rules are about.
#[test]
fn lz4_blocks_at_their_edges() {
    let image = |blocks: &[&[u8]], size: u32| {
        let mut payload = vec![0x02, 0x21, 0x4c, 0x18];
        for block in blocks {
            payload.extend((block.len() as u32).to_le_bytes());
            payload.extend(*block);
        }
        payload.extend(size.to_le_bytes());
        bz_image(&payload)
    };
    // "\x7fELF", then 4 + 15 + 255 + 3 bytes from 2 back, then "x".
    let good = b"\x4f\x7fELF\x02\x00\xff\x03\x10x";
    let mut plain = b"\x7fELF".to_vec();
    plain.extend(b"LF".iter().cycle().take(277));
    plain.push(b'x');
    let mut twice = plain.clone();
    twice.extend(&plain);
    for budget in [1, 2, 3, 5, 64, 1000] {
        assert_eq!(in_steps(&image(&[good], 282), budget), Ok(plain.clone()));
        assert_eq!(in_steps(&image(&[good, good], 564), budget), Ok(twice.clone()));
        for bad in [
            &b""[..],                    // nothing at all
            b"\x00",                     // no output
            b"\x50\x7fELF",              // literals cut
            b"\x40\x7fELF\x02",          // an offset cut
            b"\x40\x7fELF\x00\x00\x10x", // to itself
            b"\x40\x7fELF\x05\x00\x10x", // before the begin
            b"\x40\x7fELF\x02\x00",      // no literals at the end
            b"\x4f\x7fELF\x02\x00\xff",  // a length cut
        ] {
            let size = 4 + 4 + 1;
            assert_eq!(in_steps(&image(&[bad], size), budget), Err(ImageError::Corrupt), "{bad:?}");
            // Another block's bytes are not this one's.
            assert_eq!(in_steps(&image(&[good, bad], 282 + size), budget), Err(ImageError::Corrupt), "{bad:?}");
        }
    }
    // A length that goes on for ever.
    let mut long = b"\x4f\x7fELF\x02\x00".to_vec();
    long.extend([0xff; 40_000]);
    assert_eq!(in_steps(&image(&[&long], 1 << 20), 1 << 20), Err(ImageError::Corrupt));
}

#[test]
fn an_elf_file_passes_through() {
    let elf = b"\x7fELF and so on";
    assert_eq!(unpack(elf, LIMIT), Ok(Unpacked::Already(elf)));
    assert_eq!(unpack(elf, 4), Err(ImageError::TooLarge));
}

#[test]
fn headers_that_lie_are_refused() {
    let good = bz_image(PAYLOADS[0].1);
    let with = |at: usize, bytes: &[u8]| {
        let mut file = good.clone();
        file[at..at + bytes.len()].copy_from_slice(bytes);
        size_of(&file, LIMIT)
    };
    assert_eq!(with(0x202, b"Hdrs"), Err(ImageError::NotKernel));
    assert_eq!(with(0x1fe, &[0, 0]), Err(ImageError::NotKernel));
    assert_eq!(with(0x206, &0x207u16.to_le_bytes()), Err(ImageError::OldProtocol));
    assert_eq!(with(0x248, &[0xff; 4]), Err(ImageError::PayloadOutside));
    assert_eq!(with(0x24c, &[0xff; 4]), Err(ImageError::PayloadOutside));
    assert_eq!(with(0x24c, &[3, 0, 0, 0]), Err(ImageError::PayloadOutside));
    assert_eq!(with(1536 + 100, b"\x89LZO"), Err(ImageError::Compression));
    for len in 0..1700 {
        assert!(unpack(&good[..len], LIMIT).is_err(), "cut to {len}");
    }
    assert_eq!(unpack(&[], LIMIT), Err(ImageError::NotKernel));
}

/// A payload that is cut, bent, or declares another size: an error, never a panic, never more than the limit.
#[test]
fn corrupt_payloads_are_refused() {
    let mut x = 88_172_645_463_325_252u64;
    let mut random = move |below: usize| {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        (x % below as u64) as usize
    };
    for (name, payload) in PAYLOADS.into_iter().filter(|p| built_in(p.0)) {
        let size = payload.len();
        let mut declared = payload.to_vec();
        declared[size - 4..].copy_from_slice(&(plain().len() as u32 + 1).to_le_bytes());
        assert_eq!(size_of(&bz_image(&declared), LIMIT), Err(ImageError::Corrupt), "{name}: declares one more");
        declared[size - 4..].copy_from_slice(&(plain().len() as u32 - 1).to_le_bytes());
        assert_eq!(size_of(&bz_image(&declared), LIMIT), Err(ImageError::Corrupt), "{name}: declares one less");
        declared[size - 4..].copy_from_slice(&[0xff; 4]);
        assert_eq!(size_of(&bz_image(&declared), LIMIT), Err(ImageError::TooLarge), "{name}: declares 4 GiB");
        declared[size - 4..].copy_from_slice(&[0; 4]);
        assert_eq!(size_of(&bz_image(&declared), LIMIT), Err(ImageError::Corrupt), "{name}: declares nothing");
        // A small declared size keeps every attempt cheap: the decoder stops when the output is full.
        for _ in 0..200 {
            let mut bent = payload.to_vec();
            bent[size - 4..].copy_from_slice(&60_000u32.to_le_bytes());
            for _ in 0..=random(3) {
                let at = random((size - 4).min(400));
                bent[at] ^= 1 << random(8);
            }
            assert!(unpack(&bz_image(&bent), LIMIT).is_err(), "{name}");
        }
    }
}
