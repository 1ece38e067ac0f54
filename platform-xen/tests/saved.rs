//! Guests as streams: what was written comes back, and nothing but a sound stream of this guest is taken.

mod common;

use common::{Order, small_kernel};
use platform_xen::domain::{Advance, Plan, again};
use platform_xen::hyp::{DomId, DomainSpec, Domctl, Errno, GuestKind, PAGE_SIZE, Shell, ShutdownReason};
use platform_xen::saved::{Restorer, Saver, Shelf};
use platform_xen::sim::{Sim, SimConfig, SimPages};

const MEMORY: u64 = 4 << 20;
const VCPUS: u32 = 2;

fn plan() -> Plan {
    again::plan(GuestKind::Pvh, MEMORY, VCPUS).unwrap()
}

fn shelf(sim: &mut Sim, bytes: u64) -> Shelf<SimPages> {
    let mut shelf = Shelf::open(sim, [9; 16], bytes).unwrap();
    while shelf.grow(sim).unwrap() != Advance::Done {}
    shelf
}

/// A guest that was saved: its shelf, and its domain, which is still there.
fn saved(sim: &mut Sim) -> (Shelf<SimPages>, common::Built) {
    let kernel = small_kernel();
    let order = Order { kernel: &kernel, ramdisk: b"ramdisk", command_line: "words", memory: MEMORY, vcpus: VCPUS };
    let built = order.build(sim).unwrap();
    sim.unpause(built.shell.dom()).unwrap();
    assert!(sim.shut_down(built.shell.dom(), ShutdownReason::Suspend));
    let mut shelf = shelf(sim, Saver::bytes(MEMORY / PAGE_SIZE as u64 + 3, VCPUS));
    let mut saver = Saver::new(GuestKind::Pvh, plan().ram_runs(), VCPUS, (4, 17)).unwrap();
    while saver.go_on(sim, built.shell, &mut shelf).unwrap() != Advance::Done {}
    (shelf, built)
}

fn empty(sim: &mut Sim) -> Shell {
    let shell = sim.create(&DomainSpec { handle: [8; 16], max_vcpus: VCPUS, kind: GuestKind::Pvh }).unwrap();
    sim.set_max_mem(shell, (MEMORY >> 10) + 12).unwrap();
    sim.set_paging_pool(shell, (2 << 20) + (4 << 13)).unwrap();
    shell
}

fn bytes(sim: &mut Sim, shelf: &mut Shelf<SimPages>) -> Vec<u8> {
    let mut all = vec![0; shelf.len() as usize];
    shelf.get(sim, 0, &mut all).unwrap();
    shelf.rest(sim);
    all
}

fn memory(sim: &Sim, dom: DomId) -> Vec<u8> {
    let mut all = vec![0; MEMORY as usize];
    assert!(sim.peek(dom, 0, &mut all));
    all
}

/// Restores a stream into a domain of its own, which is destroyed again; the memory it had.
fn restore(sim: &mut Sim, stream: &[u8]) -> Result<Vec<u8>, Errno> {
    let mut shelf = shelf(sim, stream.len() as u64);
    shelf.put(sim, stream).unwrap();
    let shell = empty(sim);
    let mut plan = plan();
    let mut restorer = Restorer::new(&plan).unwrap();
    let result = loop {
        match restorer.go_on(sim, shell, &mut shelf) {
            Ok(Advance::Done) => break Ok(memory(sim, shell.dom())),
            Ok(Advance::Working(_)) => {}
            Err(error) => break Err(error),
        }
    };
    if result.is_ok() {
        restorer.tell(&mut plan);
        plan.start(sim, shell).unwrap();
    }
    sim.destroy(shell.dom()).unwrap();
    shelf.close(sim).unwrap();
    result
}

#[test]
fn what_was_written_comes_back() {
    let mut sim = Sim::new(SimConfig::default());
    let before = sim.counts();
    let (mut shelf, built) = saved(&mut sim);
    let stream = bytes(&mut sim, &mut shelf);
    let memory = memory(&sim, built.shell.dom());
    shelf.close(&mut sim).unwrap();
    built.destroy(&mut sim);
    assert_eq!(restore(&mut sim, &stream), Ok(memory));
    assert_eq!(sim.counts(), before);
    assert_eq!(sim.violations(), []);
}

#[test]
fn a_stream_that_is_cut_anywhere_is_refused() {
    let mut sim = Sim::new(SimConfig::default());
    let (mut shelf, built) = saved(&mut sim);
    let stream = bytes(&mut sim, &mut shelf);
    shelf.close(&mut sim).unwrap();
    built.destroy(&mut sim);
    let before = sim.counts();
    let places = (0..64).chain((64..stream.len()).step_by(190_001)).chain(stream.len() - 40..stream.len());
    for length in places {
        assert!(restore(&mut sim, &stream[..length]).is_err(), "{length} bytes");
        assert_eq!(sim.counts(), before, "{length} bytes");
    }
    assert_eq!(sim.violations(), []);
}

#[test]
fn a_stream_with_any_word_changed_gives_an_error_or_a_guest_and_leaves_nothing() {
    let mut sim = Sim::new(SimConfig::default());
    let (mut shelf, built) = saved(&mut sim);
    let stream = bytes(&mut sim, &mut shelf);
    shelf.close(&mut sim).unwrap();
    built.destroy(&mut sim);
    let before = sim.counts();
    // All of the head and of the first record's numbers, and the tail.
    let tail = stream.len() - 3000;
    let mut refused = 0;
    for at in (0..80).step_by(4).chain((tail..tail + 200).step_by(4)).chain((stream.len() - 16..stream.len()).step_by(4)) {
        for value in [0u32, 1, 0x7fff_ffff, 0x8000_0000, u32::MAX, 0x0010_0000] {
            let mut changed = stream.clone();
            changed[at..at + 4].copy_from_slice(&value.to_le_bytes());
            let mut shelf = self::shelf(&mut sim, changed.len() as u64);
            shelf.put(&mut sim, &changed).unwrap();
            let shell = empty(&mut sim);
            let mut restorer = Restorer::new(&plan()).unwrap();
            // Each call goes on by a record: a stream has no more than bytes / 8 of them.
            let mut calls = 0;
            while let Ok(Advance::Working(_)) = restorer.go_on(&mut sim, shell, &mut shelf) {
                calls += 1;
                assert!(calls < changed.len() / 8, "word at {at} = {value:#x}: no end");
            }
            refused += 1;
            sim.destroy(shell.dom()).unwrap();
            shelf.close(&mut sim).unwrap();
            assert_eq!(sim.counts(), before, "word at {at} = {value:#x}");
        }
    }
    assert!(refused > 400);
    assert_eq!(sim.violations(), []);
}

#[test]
fn a_frame_the_guest_may_not_have_or_has_already_is_refused() {
    let mut sim = Sim::new(SimConfig::default());
    let (mut shelf, built) = saved(&mut sim);
    let stream = bytes(&mut sim, &mut shelf);
    shelf.close(&mut sim).unwrap();
    built.destroy(&mut sim);
    // Headers 40, STATIC_DATA_END 8, record header 8, count 8: the first frame's number.
    let first = 64;
    assert_eq!(stream[first..first + 8], [0; 8]);
    for number in [MEMORY >> 12, 0xfeffd, 1 << 52, 0xf << 60, u64::MAX, 1] {
        let mut changed = stream.clone();
        changed[first..first + 8].copy_from_slice(&number.to_le_bytes());
        assert!(restore(&mut sim, &changed).is_err(), "frame {number:#x}");
    }
}

#[test]
fn a_shelf_takes_what_it_has_room_for() {
    let mut sim = Sim::new(SimConfig::default());
    let before = sim.counts();
    let mut shelf = shelf(&mut sim, 3 << 20);
    let text: Vec<u8> = (0..1 << 20).map(|n: u32| (n >> 3) as u8).collect();
    for _ in 0..4 {
        shelf.put(&mut sim, &text[1..]).unwrap();
    }
    assert_eq!(shelf.put(&mut sim, &text), Err(Errno::ENOSPC), "4 MiB are there: 2 MiB are the least");
    let mut back = vec![0; text.len() - 1];
    for n in 0..4 {
        shelf.get(&mut sim, n * back.len() as u64, &mut back).unwrap();
        assert_eq!(back, text[1..]);
    }
    let end = shelf.len();
    assert_eq!(shelf.get(&mut sim, end - 1, &mut [0; 2]), Err(Errno::EINVAL));
    assert_eq!(shelf.get(&mut sim, u64::MAX, &mut [0; 2]), Err(Errno::EINVAL));
    shelf.close(&mut sim).unwrap();
    assert_eq!(sim.counts(), before);
    assert_eq!(sim.violations(), []);
}
