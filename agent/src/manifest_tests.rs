//! Tests of the bundle format: what is written is read back, and no damage is ever taken for a bundle.

use super::*;
use alloc::string::ToString;
use alloc::vec;

fn manifest() -> Manifest {
    Manifest {
        name: "host".to_string(),
        users: vec![User { name: "root".to_string(), hash: "$argon2id$".to_string() }],
        nics: vec![Nic { dhcp: true, ..Nic::default() }],
        ..Manifest::default()
    }
}

fn sample() -> Vec<u8> {
    let big = vec![7u8; 5000];
    let file = |name, data| NewFile { name, data, sha256: [9; 32] };
    write(&manifest(), &[file("vmlinuz", &big), file("empty", b""), file("tiny", b"abc")]).unwrap()
}

#[test]
fn crc32_is_zlibs() {
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
}

#[test]
fn written_is_read_back() {
    let bytes = sample();
    let bundle = Bundle::open(&bytes).unwrap();
    assert_eq!(bundle.manifest, manifest());
    let names: Vec<&str> = bundle.files.iter().map(|f| f.name).collect();
    assert_eq!(names, ["vmlinuz", "empty", "tiny"]);
    assert_eq!(bundle.file("vmlinuz").unwrap().data, &[7u8; 5000]);
    assert_eq!(bundle.file("tiny").unwrap().data, b"abc");
    assert_eq!(bundle.file("tiny").unwrap().sha256, [9; 32]);
    assert_eq!(bundle.file("none"), None);
    for f in &bundle.files {
        assert_eq!((f.data.as_ptr() as usize - bytes.as_ptr() as usize) % ALIGN, 0);
    }
}

#[test]
fn no_files_is_a_bundle_too() {
    let bytes = write(&Manifest::default(), &[]).unwrap();
    assert_eq!(Bundle::open(&bytes).unwrap().manifest, Manifest::default());
}

#[test]
fn every_truncation_is_refused() {
    let bytes = sample();
    for end in 0..bytes.len() {
        assert!(Bundle::open(&bytes[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn every_flipped_bit_before_the_files_is_refused() {
    let mut bytes = sample();
    let checked = HEAD + postcard::to_allocvec(&manifest()).unwrap().len() + 3 * ENTRY;
    for bit in 0..checked * 8 {
        // The version is not under the checksum: an older one is read as this one.
        if (64..96).contains(&bit) {
            continue;
        }
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(Bundle::open(&bytes).is_err(), "bit {bit}");
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
}

#[test]
fn a_newer_manifest_is_refused_by_its_number() {
    let mut bytes = sample();
    bytes[8] = 9;
    assert_eq!(Bundle::open(&bytes), Err(BundleError::TooNew(9)));
}

#[test]
fn a_manifest_of_version_1_is_read_without_what_came_later() {
    let old = Manifest {
        quotas: Vec::new(),
        vms: Vec::new(),
        crash_dumps_mib: 0,
        state: String::new(),
        srs: Vec::new(),
        ..manifest()
    };
    let encoded = postcard::to_allocvec(&old).unwrap();
    let before = &encoded[..encoded.len() - SINCE.iter().sum::<usize>()];
    let mut bytes = MAGIC.to_vec();
    for word in [1, before.len() as u32, 0, crc32(before)] {
        bytes.extend_from_slice(&word.to_le_bytes());
    }
    bytes.extend_from_slice(before);
    assert_eq!(Bundle::open(&bytes).unwrap().manifest, old);
    // The same bytes are no manifest of version 2.
    bytes[8] = 2;
    assert_eq!(Bundle::open(&bytes), Err(BundleError::Manifest));
}

#[test]
fn something_else_is_not_a_bundle() {
    assert_eq!(Bundle::open(b"\x7fELF\x02\x01\x01\0 and more"), Err(BundleError::NotABundle));
}

/// Changes one row of the file table and mends the checksum, so that only the row's own checks are left.
fn with_row(index: usize, at: usize, value: &[u8]) -> Result<(), BundleError> {
    let mut bytes = sample();
    let table = HEAD + postcard::to_allocvec(&manifest()).unwrap().len();
    let at = table + index * ENTRY + at;
    bytes[at..at + value.len()].copy_from_slice(value);
    let crc = crc32(&bytes[HEAD..table + 3 * ENTRY]);
    bytes[20..24].copy_from_slice(&crc.to_le_bytes());
    Bundle::open(&bytes).map(|_| ())
}

#[test]
fn rows_that_point_astray_are_refused() {
    let bad = Err(BundleError::File(1));
    assert_eq!(with_row(1, NAME, &u64::MAX.to_le_bytes()), bad, "offset");
    assert_eq!(with_row(1, NAME, &0u64.to_le_bytes()), bad, "offset in the header");
    assert_eq!(with_row(1, NAME, &4097u64.to_le_bytes()), bad, "not aligned");
    assert_eq!(with_row(1, NAME + 8, &u64::MAX.to_le_bytes()), bad, "length");
    assert_eq!(with_row(1, 0, b"vmlinuz"), bad, "twice");
    assert_eq!(with_row(1, 0, b"\0"), bad, "no name");
    assert_eq!(with_row(1, 0, b"\xff"), bad, "not UTF-8");
    assert_eq!(with_row(1, 0, &[b'a'; NAME]), bad, "no NUL");
    assert_eq!(with_row(1, 10, b"x"), bad, "something after the NUL");
}

#[test]
fn what_cannot_be_read_is_not_written() {
    let file = |name| NewFile { name, data: b"", sha256: [0; 32] };
    let long = "x".repeat(NAME);
    for name in ["", "a\0b", &long] {
        assert_eq!(write(&Manifest::default(), &[file(name)]), Err(BundleError::File(0)));
    }
    assert_eq!(write(&Manifest::default(), &[file("a"), file("a")]), Err(BundleError::File(1)));
    assert_eq!(write(&Manifest::default(), &[file("a"); MAX_FILES + 1]), Err(BundleError::TooLarge));
}
