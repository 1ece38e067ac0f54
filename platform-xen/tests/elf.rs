//! LESSONS 31 (XSA-55, XSA-25): hostile ELF files. Parsing never panics, and what it accepts loads inside the memory.
//!
//! Deliberately absent: kernels that run; the end-to-end tests boot some.

mod common;

use common::{Load, Order, elf, small_kernel};
use platform_xen::domain::elf::MAX_HEADERS;
use platform_xen::domain::{ImageError, Kernel};
use platform_xen::hyp::Errno;
use platform_xen::sim::Sim;

const MIB: u64 = 1 << 20;
const GOOD: Load = Load { paddr: MIB, offset: 0x1000, file: 0x100, memory: 0x2000 };

fn parse(loads: &[Load]) -> Result<Kernel, ImageError> {
    let narrow = loads.iter().all(|l| [l.paddr, l.offset, l.file, l.memory].iter().all(|v| *v <= u64::from(u32::MAX)));
    let wide = Kernel::parse(&elf(true, loads, Some(MIB as u32)));
    if narrow {
        let narrow = Kernel::parse(&elf(false, loads, Some(MIB as u32)));
        let parts = |kernel: &Result<Kernel, ImageError>| kernel.clone().map(|k| (k.segments().to_vec(), *k.notes()));
        assert_eq!(parts(&narrow), parts(&wide), "both classes agree");
    }
    wide
}

#[test]
fn good_ones_are_understood() {
    let kernel = parse(&[GOOD]).expect("a kernel");
    assert_eq!((kernel.notes().phys32_entry, kernel.end(), kernel.segments().len()), (Some(MIB), MIB + 0x2000, 1));
    // Out of order and adjacent; one that takes no memory does not count.
    let next = Load { paddr: MIB + 0x2000, ..GOOD };
    let kernel = parse(&[next, GOOD, Load { file: 0, memory: 0, paddr: 5, offset: 0 }]).expect("a kernel");
    assert_eq!(kernel.segments().iter().map(|s| s.paddr).collect::<Vec<_>>(), [MIB, MIB + 0x2000]);
}

#[test]
fn absurd_segments_are_refused() {
    let bad = |load: Load| parse(&[load]).err();
    assert_eq!(bad(Load { memory: 0xff, ..GOOD }), Some(ImageError::SegmentSize), "memsz < filesz");
    assert_eq!(bad(Load { paddr: u64::MAX - 5, ..GOOD }), Some(ImageError::SegmentSize), "wraps");
    assert_eq!(bad(Load { memory: u64::MAX, ..GOOD }), Some(ImageError::SegmentSize), "wraps");
    assert_eq!(bad(Load { paddr: 1 << 63, memory: 1 << 63, ..GOOD }), Some(ImageError::SegmentSize));
    assert_eq!(bad(Load { offset: u64::MAX, ..GOOD }), Some(ImageError::SegmentOutside), "offset wraps");
    assert_eq!(bad(Load { offset: 1 << 40, ..GOOD }), Some(ImageError::SegmentOutside));
    assert_eq!(bad(Load { file: 1 << 40, memory: 1 << 41, ..GOOD }), Some(ImageError::SegmentOutside));
    let (a, b) = (GOOD, Load { paddr: MIB + 0x1fff, ..GOOD });
    assert_eq!(parse(&[a, b]).err(), Some(ImageError::SegmentsOverlap), "by one byte");
    assert_eq!(parse(&[a, a]).err(), Some(ImageError::SegmentsOverlap));
    assert_eq!(parse(&[a, Load { paddr: 0, memory: 1 << 51, ..a }]).err(), Some(ImageError::SegmentsOverlap));
    assert_eq!(parse(&[]).err(), Some(ImageError::NoSegments));
}

#[test]
fn entries_and_counts_are_checked() {
    let with = |entry: Option<u32>| Kernel::parse(&elf(true, &[GOOD], entry)).err();
    assert_eq!(with(None), Some(ImageError::NoEntry));
    assert_eq!(with(Some(0)), Some(ImageError::EntryOutside));
    assert_eq!(with(Some(MIB as u32 - 1)), Some(ImageError::EntryOutside));
    assert_eq!(with(Some(MIB as u32 + 0x2000)), Some(ImageError::EntryOutside));
    assert_eq!(with(Some(MIB as u32 + 0x1fff)), None);
    let many: Vec<Load> = (0..MAX_HEADERS as u64).map(|n| Load { paddr: MIB + n * 0x2000, ..GOOD }).collect();
    let count = |n: usize| Kernel::parse(&elf(true, &many[..n], Some(MIB as u32))).err();
    assert_eq!(count(MAX_HEADERS - 1), None, "with the note's header");
    assert_eq!(count(MAX_HEADERS), Some(ImageError::TooManySegments));
    let mut big_endian = elf(true, &[GOOD], Some(MIB as u32));
    big_endian[5] = 2;
    assert_eq!(Kernel::parse(&big_endian).err(), Some(ImageError::Elf));
    let mut arm = elf(true, &[GOOD], Some(MIB as u32));
    arm[18] = 183;
    assert_eq!(Kernel::parse(&arm).err(), Some(ImageError::Elf));
}

#[test]
fn cut_off_at_every_byte() {
    for wide in [true, false] {
        let file = elf(wide, &[GOOD], Some(MIB as u32));
        for len in 0..file.len() {
            // The file's last bytes are the segment's: every cut loses something that is needed.
            assert!(Kernel::parse(&file[..len]).is_err(), "{len} of {}", file.len());
        }
        assert!(Kernel::parse(&file).is_ok());
    }
}

/// Random damage: never a panic; what is accepted and fits a plan is loaded without a wrong access or a leak.
#[test]
fn damaged_files_are_refused_or_load_inside_the_memory() {
    let mut x = 0x9e37_79b9_7f4a_7c15u64;
    let mut random = move || {
        x ^= x >> 12;
        x ^= x << 25;
        x ^= x >> 27;
        x.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    };
    let interesting = [0, 1, 0xfff, 0x1000, 0x7fff_ffff, 0xffff_ffff, u64::MAX, 1 << 63, MIB, 16 * MIB, 0xf000_0000];
    let files = [small_kernel(), elf(false, &[GOOD, Load { paddr: 2 * MIB, ..GOOD }], Some(MIB as u32))];
    let mut sim = Sim::new(Default::default());
    let before = sim.counts();
    let (mut accepted, mut loaded) = (0, 0);
    for _ in 0..20_000 {
        let mut file = files[random() as usize % 2].clone();
        for _ in 0..=random() % 3 {
            let at = random() as usize % 240;
            if random() % 2 == 0 {
                file[at] = random() as u8;
            } else {
                let value = interesting[random() as usize % interesting.len()].to_le_bytes();
                let len = 1 << (random() % 4);
                file[at..at + len].copy_from_slice(&value[..len]);
            }
        }
        let Ok(kernel) = Kernel::parse(&file) else { continue };
        accepted += 1;
        assert!(kernel.segments().is_sorted_by(|a, b| a.end() <= b.paddr));
        let order = Order { kernel: &file, ramdisk: b"ramdisk", command_line: "", memory: 16 * MIB, vcpus: 1 };
        if order.plan().is_err() {
            continue;
        }
        match order.build(&mut sim) {
            Ok(guest) => guest.destroy(&mut sim),
            Err(error) => assert_ne!(error, Errno::EFAULT),
        }
        loaded += 1;
        assert_eq!(sim.violations(), []);
    }
    assert_eq!(sim.counts(), before);
    assert!(accepted > 1000 && loaded > 1000, "{accepted} accepted, {loaded} loaded: the damage is too great");
}
