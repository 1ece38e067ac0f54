//! Kernel images: synthetic bzImages around payloads made by the real compressors (tests/fixtures/make), then broken.
//!
//! Deliberately absent: a distribution's kernel; the end-to-end tests boot one.

use platform_xen::domain::ImageError;
use platform_xen::domain::image::{Unpacked, unpack};

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
