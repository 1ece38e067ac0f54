//! The builder on the simulated Xen: the simulated guest checks what it was started with; nothing is left behind.
//!
//! Deliberately absent: real Xen; the end-to-end tests have it.

mod common;

use common::{Load, Order, elf, small_kernel};
use platform_xen::domain::{Advance, ImageError, Kernel, MIN_MEMORY, Plan};
use platform_xen::hyp::{Domctl, Errno, Events, GuestKind, Memory, PAGE_SIZE, ShutdownReason, Sysctl, Virq};
use platform_xen::sim::{POISON, Sim, SimConfig, tiny};

const MIB: u64 = 1 << 20;

fn sim(memory: u64) -> Sim {
    Sim::new(SimConfig { memory_pages: memory / PAGE_SIZE as u64, ..SimConfig::default() })
}

fn order<'a>(kernel: &'a [u8], memory: u64) -> Order<'a> {
    Order { kernel, ramdisk: &[], command_line: "", memory, vcpus: 1 }
}

#[test]
fn guests_of_all_sizes_find_themselves_well_built() {
    let kernel = small_kernel();
    let ramdisk: Vec<u8> = (0..3 * MIB + 77).map(|n| (n % 251) as u8).collect();
    let memories = [5 * MIB, 8 * MIB + 4096, 16 * MIB, 131 * MIB, 1024 * MIB, 3840 * MIB, 3841 * MIB, 5120 * MIB];
    let orders = memories.into_iter().flat_map(|memory| (1..=8).map(move |vcpus| (memory, vcpus)));
    for (memory, vcpus) in orders.chain([(MIN_MEMORY, 1)]) {
        let mut sim = sim(8192 * MIB);
        let before = sim.counts();
        let ramdisk = if memory == MIN_MEMORY { &[] } else { ramdisk.as_slice() };
        let order = Order { kernel: &kernel, ramdisk, command_line: "quiet banner=hello console=hvc0", memory, vcpus };
        let mut guest = order.build(&mut sim).expect("built");
        assert_eq!(sim.counts().populated_pages, memory / 4096 + 3);
        sim.unpause(guest.shell.dom()).expect("unpaused");
        assert_eq!(guest.talk(&mut sim), "hello\r\n", "{} MiB, {vcpus} VCPUs: {:?}", memory / MIB, sim.violations());
        guest.destroy(&mut sim);
        assert_eq!(sim.counts(), before);
        assert_eq!(sim.violations(), []);
    }
}

/// And with it XSA-464 (guest tables in memory that was not zeroed) and XSA-194 (what is not loaded is not copied either).
#[test]
fn xsa_194_and_xsa_464_every_byte_is_where_it_should_be() {
    // Two segments that share a page, file bytes that cross pages, a bss; ELF32 as well as ELF64.
    let loads = [
        Load { paddr: 0x20_0000, offset: 0x1000, file: 0x1800, memory: 0x1800 },
        Load { paddr: 0x20_1800, offset: 0x2800, file: 0x1234, memory: 0x9000 },
    ];
    for wide in [true, false] {
        let mut kernel = elf(wide, &loads, Some(0x20_0000));
        for (n, byte) in kernel.iter_mut().enumerate().skip(0x1000) {
            *byte = (n * 7 % 253) as u8;
        }
        let ramdisk: Vec<u8> = (0..5000).map(|n| (n % 241) as u8).collect();
        let mut sim = sim(256 * MIB);
        let order = Order { kernel: &kernel, ramdisk: &ramdisk, command_line: "x", memory: 16 * MIB, vcpus: 2 };
        let guest = order.build(&mut sim).expect("built");
        let peek = |at: u64, len: usize| {
            let mut out = vec![0; len];
            assert!(sim.peek(guest.shell.dom(), at, &mut out));
            out
        };
        assert!(peek(0x20_0000, 0x1800 + 0x1234) == kernel[0x1000..0x1000 + 0x1800 + 0x1234]);
        assert!(peek(0x20_1800 + 0x1234, 0x9000 - 0x1234).iter().all(|b| *b == 0), "bss is zero");
        assert_eq!(peek(0x20_a800, 0x800), [POISON; 0x800], "what is nobody's is left alone");
        // start_info at the next page, its rest zero; then the ramdisk, its last page's rest zero.
        assert_eq!(peek(0x20_b000, 4), 0x336e_c578u32.to_le_bytes());
        assert!(peek(0x20_b202, 0xdfe).iter().all(|b| *b == 0), "XSA-464: tables in zeroed pages");
        assert!(peek(0x20_c000, 5000) == ramdisk);
        assert!(peek(0x20_c000 + 5000, 8192 - 5000).iter().all(|b| *b == 0));
        for ring in [0xfeff_c000, 0xfeff_f000] {
            assert!(peek(ring, PAGE_SIZE).iter().all(|b| *b == 0), "rings are zeroed");
        }
        guest.destroy(&mut sim);
        assert_eq!(sim.violations(), []);
    }
}

/// XSA-160: fail at each step, count what is left.
#[test]
fn xsa_160_every_call_failing_in_turn_leaves_nothing() {
    let kernel = small_kernel();
    let ramdisk = vec![1; 3 << 20];
    let order = Order { kernel: &kernel, ramdisk: &ramdisk, command_line: "", memory: 300 * MIB, vcpus: 2 };
    let mut sim = sim(1024 * MIB);
    let before = sim.counts();
    let calls = {
        let start = sim.faults().calls();
        order.build(&mut sim).expect("built").destroy(&mut sim);
        sim.faults().calls() - start
    };
    for errno in [Errno::EINVAL, Errno::ENOMEM] {
        sim.faults().errno(errno);
        for n in 1..=calls {
            sim.faults().fail_call(n);
            match order.build(&mut sim) {
                Err(error) => assert_eq!(error, errno, "call {n}"),
                // No more 2 MiB extents is no failure: the rest comes in 4 KiB ones.
                Ok(guest) => guest.destroy(&mut sim),
            }
            assert_eq!(sim.counts(), before, "call {n} of {calls}");
        }
    }
    for seed in 0..50 {
        let mut sim = Sim::new(SimConfig { seed, ..SimConfig::default() });
        let before = sim.counts();
        sim.faults().fail_at_rate(60);
        if let Ok(guest) = order.build(&mut sim) {
            guest.destroy(&mut sim);
        }
        assert_eq!(sim.counts(), before, "seed {seed}");
        assert_eq!(sim.violations(), [], "seed {seed}");
    }
    assert_eq!(sim.violations(), []);
}

#[test]
fn a_host_without_enough_memory_says_so() {
    let kernel = small_kernel();
    let mut sim = sim(128 * MIB);
    let before = sim.counts();
    assert_eq!(order(&kernel, 256 * MIB).build(&mut sim).err(), Some(Errno::ENOMEM));
    assert_eq!(sim.counts(), before);
    // To the last page: what is left is used up by 4 KiB extents when 2 MiB ones are not to be had.
    let overhead = 12 + 6 + 256 + 3;
    let most = (0..before.free_pages).rev().find(|pages| pages + 2 * pages.div_ceil(256) + overhead <= before.free_pages);
    let most = most.expect("a size") * 4096;
    order(&kernel, most).build(&mut sim).expect("fits exactly").destroy(&mut sim);
    assert_eq!(order(&kernel, most + 4096).build(&mut sim).err(), Some(Errno::ENOMEM));
    assert_eq!(sim.counts(), before);
    assert_eq!(sim.violations(), []);
}

#[test]
fn plans_that_cannot_work_are_refused() {
    let kernel = Kernel::parse(&small_kernel()).expect("a kernel");
    let plan = |ramdisk: u64, line: &str, memory: u64, vcpus: u32| {
        Plan::new(GuestKind::Pvh, &kernel, ramdisk, line, memory, vcpus).err()
    };
    assert_eq!(plan(0, "", MIN_MEMORY - 1, 1), Some(ImageError::MemorySize));
    assert_eq!(plan(0, "", u64::MAX, 1), Some(ImageError::MemorySize));
    assert_eq!(plan(0, "", 16 * MIB, 0), Some(ImageError::Vcpus));
    assert_eq!(plan(0, "", 16 * MIB, 9), Some(ImageError::Vcpus));
    assert_eq!(plan(u64::MAX, "", 16 * MIB, 1), Some(ImageError::DoesNotFit));
    assert_eq!(plan(16 * MIB, "", 16 * MIB, 1), Some(ImageError::DoesNotFit));
    assert_eq!(plan(4096 * MIB, "", 8192 * MIB, 1), Some(ImageError::DoesNotFit));
    assert_eq!(plan(0, "a\0b", 16 * MIB, 1), Some(ImageError::CommandLine));
    assert_eq!(plan(0, &"a".repeat(4097), 16 * MIB, 1), Some(ImageError::CommandLine));
    assert_eq!(plan(0, &"a".repeat(4096), 16 * MIB, 1), None);
    // The ramdisk that just fits: kernel to 0x106000, one page of tables.
    let room = 16 * MIB - 0x10_7000;
    assert_eq!(plan(room, "", 16 * MIB, 1), None);
    assert_eq!(plan(room + 1, "", 16 * MIB, 1), Some(ImageError::DoesNotFit));
    let high = elf(true, &[Load { paddr: 15 * MIB, offset: 0, file: 0, memory: MIB }], Some(15 << 20));
    let high = Kernel::parse(&high).expect("a kernel");
    assert_eq!(Plan::new(GuestKind::Pvh, &high, 0, "", 16 * MIB, 1).err(), Some(ImageError::DoesNotFit));
    assert_eq!(Plan::new(GuestKind::Pvh, &high, 0, "", 8 * MIB, 1).err(), Some(ImageError::DoesNotFit));
}

/// XSA-125: nothing long in one call.
#[test]
fn xsa_125_work_per_call_is_bounded_and_told_in_percent() {
    let kernel = small_kernel();
    let ramdisk = vec![1; 40 << 20];
    let order = Order { kernel: &kernel, ramdisk: &ramdisk, command_line: "", memory: 512 * MIB, vcpus: 1 };
    let mut sim = sim(1024 * MIB);
    let mut plan = order.plan().expect("a plan");
    let shell = sim.create(&plan.spec([0; 16])).expect("created");
    plan.prepare(&mut sim, shell).expect("prepared");
    let mut percents = vec![];
    while let Advance::Working(percent) = plan.populate(&mut sim, shell).expect("populated") {
        percents.push(percent);
    }
    assert_eq!(percents, [25, 50, 75]);
    percents.clear();
    while let Advance::Working(percent) = plan.load(&mut sim, shell, &kernel, &ramdisk).expect("loaded") {
        assert_eq!(sim.mapped_frames(), 0);
        percents.push(percent);
    }
    assert_eq!(percents.len(), 2, "40 MiB, 16 a call: {percents:?}");
    assert!(percents.is_sorted());
    // Not the files that were planned with.
    assert_eq!(order.plan().expect("a plan").load(&mut sim, shell, &kernel[..100], &ramdisk), Err(Errno::EINVAL));
    assert_eq!(order.plan().expect("a plan").load(&mut sim, shell, &kernel, &ramdisk[1..]), Err(Errno::EINVAL));
    sim.destroy(shell.dom()).expect("destroyed");
    assert_eq!(sim.violations(), []);
}

#[test]
fn a_tiny_guest_is_built_with_few_calls() {
    let kernel = small_kernel();
    let mut sim = sim(256 * MIB);
    let before = sim.faults().calls();
    let guest = order(&kernel, 16 * MIB).build(&mut sim).expect("built");
    // create, tsc, max_mem, map, pool; populate twice; map once to load, once for the ring; 3 ports; 4 params; context.
    assert_eq!(sim.faults().calls() - before, 17);
    guest.destroy(&mut sim);
}

#[test]
fn the_simulated_guest_obeys_and_its_end_is_an_event() {
    let kernel = small_kernel();
    let mut sim = sim(256 * MIB);
    let virq = sim.bind_virq(Virq::DomExc).expect("bound");
    for (byte, reason) in [
        (tiny::POWER_OFF, ShutdownReason::PowerOff),
        (tiny::REBOOT, ShutdownReason::Reboot),
        (tiny::CRASH, ShutdownReason::Crash),
    ] {
        let mut guest = order(&kernel, 16 * MIB).build(&mut sim).expect("built");
        let dom = guest.shell.dom();
        assert_eq!(guest.talk(&mut sim), "", "paused");
        sim.unpause(dom).expect("unpaused");
        assert_eq!(guest.talk(&mut sim), "XENITH-TINY up\r\n");
        assert_eq!(guest.console.push_input(b"hi"), 2);
        assert_eq!(guest.talk(&mut sim), "hi");
        sim.pause(dom).expect("paused");
        assert_eq!(guest.console.push_input(b"ho"), 2);
        assert_eq!(guest.talk(&mut sim), "");
        sim.unpause(dom).expect("unpaused");
        assert_eq!(guest.talk(&mut sim), "ho");
        while sim.take_pending().is_some() {}
        guest.console.push_input(&[byte]);
        sim.notify(guest.local).expect("notified");
        sim.run();
        assert_eq!(sim.info(dom).expect("there").flags.shutdown, Some(reason));
        assert_eq!(sim.take_pending(), Some(virq));
        guest.destroy(&mut sim);
        assert_eq!(sim.info(dom), Err(Errno::ESRCH));
    }
    assert_eq!(sim.violations(), []);
    assert_eq!(sim.host().expect("host").free_pages, sim.counts().free_pages);
}
