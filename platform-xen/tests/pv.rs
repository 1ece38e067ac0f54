//! PV guests on the simulated Xen: whatever the kernel's notes ask for, the guest finds itself well built, or the plan is
//! refused before there is a domain; nothing is left behind.
//!
//! Deliberately absent: real Xen; the end-to-end tests have it.

mod common;

use common::{BASE, Load, Order, elf_with, note, pv_notes, small_kernel, small_pv_kernel};
use platform_xen::domain::plan::kind_of;
use platform_xen::domain::{Advance, ImageError, Kernel, Plan, Ring};
use platform_xen::hyp::{DomainSpec, Domctl, Errno, Gfn, GuestKind, HostInfo, HvmParam, Memory, Mfn, PAGE_SIZE, Sysctl};
use platform_xen::sim::{POISON, Sim, SimConfig, Violation};

const MIB: u64 = 1 << 20;
const INIT_P2M: u32 = 15;
const MOD_START_PFN: u32 = 16;
const HYPERCALL_PAGE: u32 = 2;
const PADDR_OFFSET: u32 = 4;

fn number(kind: u32, value: u64) -> Vec<u8> {
    note(kind, &value.to_le_bytes())
}

/// Every combination of what a kernel may ask for.
fn kernels() -> Vec<Vec<u8>> {
    let wishes = [
        number(INIT_P2M, 0x80_0000_0000),
        number(MOD_START_PFN, 1),
        number(HYPERCALL_PAGE, BASE + 0x10_1000),
        number(PADDR_OFFSET, 0x8_0000),
    ];
    (0..16)
        .map(|set| {
            let chosen = wishes.iter().enumerate().filter(|(n, _)| set & 1 << n != 0).flat_map(|(_, note)| note);
            let mut notes: Vec<u8> = chosen.copied().collect();
            // What is linked there is that much lower in memory.
            let entry = if set & 8 != 0 { 0x8_0010 } else { 0x10_0010 };
            if set & 12 == 12 {
                notes = [number(HYPERCALL_PAGE, BASE + 0x8_1000), notes].concat();
            }
            let load = Load { paddr: MIB, offset: 0x1000, file: 0x2345, memory: 0x6000 };
            elf_with(true, &[load], &[notes, pv_notes(entry)].concat())
        })
        .collect()
}

fn sim(memory: u64) -> Sim {
    Sim::new(SimConfig { memory_pages: memory / PAGE_SIZE as u64, ..SimConfig::default() })
}

fn order<'a>(kernel: &'a [u8], memory: u64) -> Order<'a> {
    Order { kernel, ramdisk: &[], command_line: "", memory, vcpus: 1 }
}

#[test]
fn guests_of_all_sizes_and_wishes_find_themselves_well_built() {
    let ramdisk: Vec<u8> = (0..3 * MIB + 77).map(|n| (n % 251) as u8).collect();
    let sizes = [(12 * MIB, 1), (13 * MIB + 4096, 2), (131 * MIB, 8), (1026 * MIB, 3)];
    for (n, kernel) in kernels().iter().enumerate() {
        for (memory, vcpus) in sizes.into_iter().take(if n % 5 == 0 { 4 } else { 3 }) {
            let mut sim = sim(2048 * MIB);
            let before = sim.counts();
            let order = Order { kernel, ramdisk: &ramdisk, command_line: "banner=hello console=hvc0", memory, vcpus };
            let mut guest = order.build(&mut sim).unwrap_or_else(|e| panic!("{n}, {memory}: {e:?} {:?}", sim.violations()));
            assert_eq!(sim.counts().populated_pages, memory / 4096);
            sim.unpause(guest.shell.dom()).expect("unpaused");
            assert_eq!(guest.talk(&mut sim), "hello\r\n", "{n}: {} MiB, {vcpus}: {:?}", memory / MIB, sim.violations());
            guest.destroy(&mut sim);
            assert_eq!(sim.counts(), before);
            assert_eq!(sim.violations(), []);
        }
    }
}

#[test]
fn every_byte_is_where_it_should_be() {
    let mut kernel = small_pv_kernel(&number(MOD_START_PFN, 1));
    for (n, byte) in kernel.iter_mut().enumerate().skip(0x1000) {
        *byte = (n * 7 % 253) as u8;
    }
    let ramdisk: Vec<u8> = (0..5000).map(|n| (n % 241) as u8).collect();
    let mut sim = sim(256 * MIB);
    let order = Order { kernel: &kernel, ramdisk: &ramdisk, command_line: "x", memory: 16 * MIB, vcpus: 2 };
    let guest = order.build(&mut sim).expect("built");
    let peek = |at: u64, len: usize| -> Vec<u8> {
        let byte = |at: u64| {
            let mut byte = [0];
            let frame = sim.frame(guest.shell.dom(), at >> 12).expect("a page");
            assert!(sim.peek(guest.shell.dom(), (frame << 12) + at % 4096, &mut byte));
            byte[0]
        };
        (at..at + len as u64).map(byte).collect()
    };
    assert_eq!(peek(MIB, 0x2345), kernel[0x1000..0x3345]);
    assert!(peek(MIB + 0x2345, 0x6000 - 0x2345).iter().all(|b| *b == 0), "bss is zero");
    assert_eq!(peek(MIB - 4096, 4096), [POISON; 4096], "what is nobody's is left alone");
    // 8 pages of frames, then start_info, whose rest is zero.
    let info = MIB + 0x6000 + 8 * 4096;
    assert_eq!(peek(info, 15), *b"xen-3.0-x86_64\0");
    assert!(peek(info + 1168, 4096 - 1168).iter().all(|b| *b == 0), "XSA-464: tables in zeroed pages");
    // Mapped are 4 MiB: the ramdisk is behind that.
    assert_eq!(peek(4 * MIB, 5000), ramdisk);
    assert!(peek(4 * MIB + 5000, 8192 - 5000).iter().all(|b| *b == 0));
    guest.destroy(&mut sim);
    assert_eq!(sim.violations(), []);
}

/// XSA-160: fail at each step, count what is left.
#[test]
fn xsa_160_every_call_failing_in_turn_leaves_nothing() {
    let kernel = small_pv_kernel(&[number(INIT_P2M, 0x80_0000_0000), number(HYPERCALL_PAGE, BASE + 0x10_1000)].concat());
    let ramdisk = vec![1; 3 << 20];
    let order = Order { kernel: &kernel, ramdisk: &ramdisk, command_line: "", memory: 300 * MIB, vcpus: 2 };
    let mut sim = sim(1024 * MIB);
    let before = sim.counts();
    let start = sim.faults().calls();
    order.build(&mut sim).expect("built").destroy(&mut sim);
    let calls = sim.faults().calls() - start;
    for errno in [Errno::EINVAL, Errno::ENOMEM] {
        sim.faults().errno(errno);
        for n in 1..=calls {
            sim.faults().fail_call(n);
            match order.build(&mut sim) {
                Err(error) => assert_eq!(error, errno, "call {n}"),
                // No more 2 MiB extents is no failure: the rest comes in 4 KiB ones, and the guest must run all the same.
                Ok(mut guest) => {
                    sim.unpause(guest.shell.dom()).expect("unpaused");
                    assert_eq!(guest.talk(&mut sim), "XENITH-TINY up\r\n");
                    guest.destroy(&mut sim);
                }
            }
            assert_eq!(sim.counts(), before, "call {n} of {calls}");
        }
    }
    assert_eq!(sim.violations(), []);
    for seed in 0..50 {
        let mut sim = Sim::new(SimConfig { seed, ..SimConfig::default() });
        let before = sim.counts();
        sim.faults().fail_at_rate(60);
        if let Ok(guest) = order.build(&mut sim) {
            guest.destroy(&mut sim);
        }
        assert_eq!((sim.counts(), sim.violations()), (before, vec![]), "seed {seed}");
    }
}

#[test]
fn a_start_takes_few_calls() {
    let kernel = small_pv_kernel(&[]);
    let mut sim = sim(256 * MIB);
    let before = sim.faults().calls();
    let guest = order(&kernel, 16 * MIB).build(&mut sim).expect("built");
    // create, tsc, max_mem; populate; map once to load, once for the ring, once for start_info; 3 ports; pin; VCPU.
    assert_eq!(sim.faults().calls() - before, 12);
    guest.destroy(&mut sim);
}

/// Kernels that cannot be: what differs from a good one, and why it is refused.
#[test]
fn kernels_that_cannot_be_started_are_refused() {
    let with = |notes: Vec<u8>| small_pv_kernel(&notes);
    let load = Load { paddr: MIB, offset: 0x1000, file: 0x2345, memory: 0x6000 };
    // The first note of a kind counts.
    let first = |notes: Vec<u8>| elf_with(true, &[load], &[notes, pv_notes(0x10_0010)].concat());
    let without = |kind: u32| {
        let all = [(1, BASE + 0x10_0010), (3, BASE)].map(|(k, value)| (k, number(k, value)));
        let all = all.into_iter().chain([(5, note(5, b"xen-3.0\0"))]);
        let notes: Vec<u8> = all.filter(|(k, _)| *k != kind).flat_map(|(_, note)| note).collect();
        elf_with(true, &[load], &notes)
    };
    for (what, kernel, why) in [
        ("32 bits", elf_with(false, &[load], &pv_notes(0x10_0010)), ImageError::Narrow),
        ("no base", without(3), ImageError::NoPvEntry),
        ("no version", without(5), ImageError::PvVersion),
        ("another version", first(note(5, b"xen-2.0\0")), ImageError::PvVersion),
        ("no PAE", first(note(9, b"no\0")), ImageError::PvVersion),
        ("entry before the base", first(number(1, BASE - 1)), ImageError::EntryOutside),
        ("entry behind the kernel", first(number(1, BASE + MIB + 0x6000)), ImageError::EntryOutside),
        ("entry at the end of all", first(number(1, u64::MAX)), ImageError::EntryOutside),
        ("base not of a page", first([number(3, BASE + 8), number(1, BASE + 0x10_0018)].concat()), ImageError::PvAddress),
        ("base in Xen's part", base(0xffff_8000_0000_0000), ImageError::PvAddress),
        ("base just below Xen's part", base(0x7fff_fff0_0000), ImageError::PvAddress),
        ("base at the end of Xen's part", base(0xffff_87ff_fff0_0000), ImageError::PvAddress),
        ("base that is no address", base(0x8000_0000_0000), ImageError::PvAddress),
        ("base at the end of all", base(0xffff_ffff_ffe8_0000), ImageError::PvAddress),
        ("offset behind the kernel", first(number(PADDR_OFFSET, MIB + 4096)), ImageError::PvAddress),
        ("offset not of a page", first(number(PADDR_OFFSET, 8)), ImageError::PvAddress),
        ("hypercall page outside", with(number(HYPERCALL_PAGE, BASE)), ImageError::HypercallPage),
        ("hypercall page half outside", with(number(HYPERCALL_PAGE, BASE + MIB + 0x5001)), ImageError::HypercallPage),
        ("hypercall page nowhere", with(number(HYPERCALL_PAGE, 0)), ImageError::HypercallPage),
        ("list of frames over the kernel", with(number(INIT_P2M, BASE + MIB)), ImageError::PvAddress),
        ("list of frames in Xen's part", with(number(INIT_P2M, 0xffff_8000_0000_0000)), ImageError::PvAddress),
        ("list of frames not of a page", with(number(INIT_P2M, 0x80_0000_0008)), ImageError::PvAddress),
        ("list of frames at the end of all", with(number(INIT_P2M, 0xffff_ffff_ffff_f000)), ImageError::PvAddress),
    ] {
        assert_eq!(order(&kernel, 64 * MIB).plan().err(), Some(why), "{what}");
    }
    let cut = with(note(INIT_P2M, &[1, 2, 3]));
    assert!(order(&cut, 64 * MIB).plan().is_ok(), "a number that is cut off says nothing");
    let kernel = small_pv_kernel(&[]);
    let line = "x".repeat(1024);
    for (memory, command_line, why) in [
        (2 * MIB, "", ImageError::MemorySize),
        (u64::MAX, "", ImageError::MemorySize),
        (64 * MIB, line.as_str(), ImageError::CommandLine),
        (64 * MIB, "a\0b", ImageError::CommandLine),
    ] {
        assert_eq!(Order { command_line, ..order(&kernel, memory) }.plan().err(), Some(why));
    }
    let plan = |ramdisk, memory, vcpus| {
        Plan::new(GuestKind::Pv, &Kernel::parse(&kernel).expect("a kernel"), ramdisk, "", memory, vcpus).err()
    };
    assert_eq!(plan(u64::MAX, 64 * MIB, 1), Some(ImageError::DoesNotFit));
    assert_eq!((plan(3 * MIB, 4 * MIB, 1), plan(0, 4 * MIB, 1)), (Some(ImageError::DoesNotFit), None));
    assert_eq!((plan(0, 64 * MIB, 0), plan(0, 64 * MIB, 9)), (Some(ImageError::Vcpus), Some(ImageError::Vcpus)));
}

/// A kernel linked to another base.
fn base(at: u64) -> Vec<u8> {
    let load = Load { paddr: MIB, offset: 0x1000, file: 0x2345, memory: 0x6000 };
    let notes = [number(1, at.wrapping_add(0x10_0010)), number(3, at), note(5, b"xen-3.0\0")];
    elf_with(true, &[load], &notes.concat())
}

#[test]
fn bases_in_both_halves() {
    for at in [0, 0x40_0000, 0x1000, 0x7000_0000_0000, 0xffff_8800_0000_0000, BASE, 0xffff_ffff_ffb0_0000] {
        let kernel = base(at);
        let mut sim = sim(256 * MIB);
        let mut guest = order(&kernel, 16 * MIB).build(&mut sim).unwrap_or_else(|e| panic!("{at:#x}: {e:?}"));
        sim.unpause(guest.shell.dom()).expect("unpaused");
        assert_eq!(guest.talk(&mut sim), "XENITH-TINY up\r\n", "{at:#x}: {:?}", sim.violations());
        guest.destroy(&mut sim);
        assert_eq!(sim.violations(), []);
    }
}

#[test]
fn the_kind_is_the_kernels_and_the_hosts() {
    let host = |hvm| HostInfo { hvm, hap: hvm, ..HostInfo::default() };
    let kind = |file: &[u8], hvm| kind_of(&Kernel::parse(file).expect("a kernel"), &host(hvm));
    let both = small_pv_kernel(&note(18, &0x10_0010u32.to_le_bytes()));
    assert_eq!((kind(&both, true), kind(&both, false)), (GuestKind::Pvh, GuestKind::Pv));
    assert_eq!((kind(&small_kernel(), true), kind(&small_kernel(), false)), (GuestKind::Pvh, GuestKind::Pvh));
    assert_eq!((kind(&small_pv_kernel(&[]), true), kind(&small_pv_kernel(&[]), false)), (GuestKind::Pv, GuestKind::Pv));
    let both = Kernel::parse(&both).expect("a kernel");
    for kind in [GuestKind::Pvh, GuestKind::Pv] {
        assert_eq!(Plan::new(kind, &both, 0, "", 16 * MIB, 1).expect("a plan").spec([0; 16]).kind, kind);
    }
    let pvh = Kernel::parse(&small_kernel()).expect("a kernel");
    assert_eq!(Plan::new(GuestKind::Pv, &pvh, 0, "", 16 * MIB, 1).err(), Some(ImageError::NoPvEntry));
    let pv = Kernel::parse(&small_pv_kernel(&[])).expect("a kernel");
    assert_eq!(Plan::new(GuestKind::Pvh, &pv, 0, "", 16 * MIB, 1).err(), Some(ImageError::NoEntry));
}

/// A plan that is loaded and not started.
fn loaded(sim: &mut Sim, kernel: &[u8]) -> (platform_xen::hyp::Shell, Plan) {
    let mut plan = order(kernel, 16 * MIB).plan().expect("a plan");
    let shell = sim.create(&plan.spec([7; 16])).expect("created");
    plan.prepare(sim, shell).expect("prepared");
    while plan.populate(sim, shell).expect("populated") != Advance::Done {}
    while plan.load(sim, shell, kernel, &[]).expect("loaded") != Advance::Done {}
    (shell, plan)
}

#[test]
fn the_simulated_xen_is_strict_about_pv_guests() {
    let kernel = small_pv_kernel(&[]);
    let mut sim = sim(256 * MIB);
    let (shell, mut plan) = loaded(&mut sim, &kernel);
    let dom = shell.dom();
    // Behind the kernel, 8 pages of frames, start_info and the rings.
    let root = sim.frame(dom, 0x106 + 8 + 3).expect("a page");
    let held = sim.map(dom, &[Gfn(root)]).expect("not checked yet");
    assert_eq!(sim.pin(dom, &[(4, Mfn(root))]), Err(Errno::EINVAL), "mapped by us");
    sim.unmap(held);
    assert_eq!(sim.pin(dom, &[(4, Mfn(root + 1))]), Err(Errno::EINVAL), "of another level");
    assert_eq!(sim.set_paging_pool(shell, 4096), Err(Errno::EOPNOTSUPP));
    assert_eq!(sim.set_param(shell, HvmParam::StorePfn, 1), Err(Errno::EOPNOTSUPP));
    plan.connect(&mut sim, shell, Ring::Store, platform_xen::hyp::Port(77)).expect("noted");
    plan.start(&mut sim, shell).expect("started");
    assert!(sim.map(dom, &[Gfn(root)]).is_err());
    assert_eq!(sim.set_hypercall_page(shell, Mfn(root)), Err(Errno::EPERM));
    sim.unpause(dom).expect("unpaused");
    sim.run();
    let wrong = sim.violations();
    assert!(matches!(wrong[0], Violation::BadTables(_, "a table is mapped by the control domain")), "{wrong:?}");
    assert!(matches!(wrong[1], Violation::BadTables(..)), "{wrong:?}");
    assert_eq!(wrong[2], Violation::WrongKind(dom, "set_paging_pool"));
    assert_eq!(wrong[3], Violation::WrongKind(dom, "set_param"));
    assert_eq!(wrong[4], Violation::TableMapped(dom, root));
    assert!(matches!(wrong[6], Violation::BadStart(_, "a ring's frame or port")), "{wrong:?}");
    sim.destroy(dom).expect("destroyed");
}

#[test]
fn a_host_without_the_hardware_has_pv_guests_alone() {
    let mut sim = sim(256 * MIB);
    sim.without_hvm();
    assert!(!sim.host().expect("a host").hvm);
    let pvh = DomainSpec { handle: [1; 16], max_vcpus: 1, kind: GuestKind::Pvh };
    assert_eq!(sim.create(&pvh), Err(Errno::EINVAL));
    order(&small_pv_kernel(&[]), 16 * MIB).build(&mut sim).expect("built").destroy(&mut sim);
    assert_eq!(sim.violations(), []);
}
