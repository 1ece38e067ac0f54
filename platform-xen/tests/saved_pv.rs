//! PV guests as streams: what was written comes back by other frames, nothing that a guest says of itself is believed, and
//! nothing but a sound stream is taken.
//!
//! Deliberately absent: every hypercall failing in turn; `agent/tests/whole/suspend.rs` has that.

mod common;

use common::{BASE, Built, Order, note, small_pv_kernel};
use platform_xen::domain::{Advance, Plan, Ring, again};
use platform_xen::hyp::{DomId, Domctl, Errno, Events, Gfn, GuestKind, HypResult, Memory, PAGE_SIZE, Pages, Shell};
use platform_xen::hyp::{PvVcpu, ShutdownReason};
use platform_xen::saved::{Restorer, Saver, Shelf};
use platform_xen::sim::{Sim, SimConfig, SimPages, Violation};

const MIB: u64 = 1 << 20;
const MEMORY: u64 = 12 * MIB;
const VCPUS: u32 = 2;
/// The list of frames is mapped on its own, behind what is mapped first.
const LIST: u64 = 0x80_0000_0000;
/// shared_info.arch
const MAX_PFN: usize = 3088;
const P2M_CR3: usize = 3112;
const P2M_VADDR: usize = 3120;
/// vcpu_guest_context: rdx, number of frames of the GDT and the first, CR3, CR1.
const RDX: usize = 616;

fn kernel() -> Vec<u8> {
    small_pv_kernel(&[note(15, &LIST.to_le_bytes()), note(2, &(BASE + 0x10_1000).to_le_bytes())].concat())
}

fn build(sim: &mut Sim, kernel: &[u8]) -> Built {
    let order = Order { kernel, ramdisk: b"ramdisk", command_line: "words", memory: MEMORY, vcpus: VCPUS };
    order.build(sim).unwrap()
}

/// A guest that runs, and suspends itself.
fn suspended(sim: &mut Sim) -> Built {
    let mut built = build(sim, &kernel());
    sim.unpause(built.shell.dom()).unwrap();
    assert_eq!(built.talk(sim), "XENITH-TINY up\r\n");
    assert!(sim.shut_down(built.shell.dom(), ShutdownReason::Suspend));
    built
}

fn shelf(sim: &mut Sim, bytes: u64) -> Shelf<SimPages> {
    let mut shelf = Shelf::open(sim, [9; 16], bytes).unwrap();
    while shelf.grow(sim).unwrap() != Advance::Done {}
    shelf
}

fn plan() -> Plan {
    again::plan(GuestKind::Pv, MEMORY, VCPUS).unwrap()
}

fn save(sim: &mut Sim, shell: Shell) -> HypResult<Vec<u8>> {
    let runs = plan().ram_runs();
    let mut shelf = shelf(sim, Saver::bytes(again::most_frames(GuestKind::Pv, &runs), VCPUS));
    let mut saver = Saver::new(GuestKind::Pv, runs, VCPUS, (4, 17)).unwrap();
    let result = loop {
        match saver.go_on(sim, shell, &mut shelf) {
            Ok(Advance::Done) => break Ok(()),
            Ok(Advance::Working(_)) => {}
            Err(error) => break Err(error),
        }
    };
    let mut all = vec![0; shelf.len() as usize];
    shelf.get(sim, 0, &mut all).unwrap();
    shelf.close(sim).unwrap();
    result.map(|()| all)
}

/// Reads a stream into a domain and starts it; on an error nothing is left.
fn restore(sim: &mut Sim, stream: &[u8], calls: usize) -> HypResult<Shell> {
    let mut shelf = shelf(sim, stream.len() as u64);
    shelf.put(sim, stream).unwrap();
    let mut plan = plan();
    let shell = sim.create(&plan.spec([8; 16])).unwrap();
    plan.prepare(sim, shell).unwrap();
    let mut restorer = Restorer::new(&plan).unwrap();
    let mut left = calls;
    let restored = loop {
        left = left.checked_sub(1).expect("an end");
        match restorer.go_on(sim, shell, &mut shelf) {
            Ok(Advance::Done) => break Ok(()),
            Ok(Advance::Working(_)) => {}
            Err(error) => break Err(error),
        }
    };
    shelf.close(sim).unwrap();
    let started = restored.and_then(|()| {
        restorer.tell(&mut plan);
        for ring in [Ring::Console, Ring::Store] {
            let pages = sim.map(shell.dom(), &[plan.ring(ring)])?;
            pages.zero(0, PAGE_SIZE);
            sim.unmap(pages);
            let port = sim.alloc_unbound(shell.dom()).unwrap();
            plan.connect(sim, shell, ring, port)?;
        }
        plan.start(sim, shell)
    });
    if started.is_err() {
        sim.destroy(shell.dom()).unwrap();
    }
    started.map(|()| shell)
}

fn page(sim: &Sim, dom: DomId, page: u64) -> Vec<u8> {
    let mut bytes = vec![0; PAGE_SIZE];
    assert!(sim.peek(dom, sim.frame(dom, page).expect("a page") << 12, &mut bytes));
    bytes
}

fn poke(sim: &mut Sim, dom: DomId, frame: u64, at: usize, bytes: &[u8]) {
    let pages = sim.map(dom, &[Gfn(frame)]).unwrap();
    pages.write(at, bytes);
    sim.unmap(pages);
}

fn word(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap())
}

/// The page its list begins in: behind what is mapped first, which is 4 MiB.
fn list_page(sim: &Sim, dom: DomId) -> u64 {
    let frames = |n: u64| sim.frame(dom, n).unwrap();
    let is_list = |n: &u64| word(&page(sim, dom, *n), 0) == frames(0) && word(&page(sim, dom, *n), 8) == frames(1);
    (0..MEMORY >> 12).find(is_list).expect("a list")
}

#[test]
fn what_was_written_comes_back_by_other_frames() {
    let mut sim = Sim::new(SimConfig::default());
    let before = sim.counts();
    let built = suspended(&mut sim);
    let dom = built.shell.dom();
    let stream = save(&mut sim, built.shell).unwrap();
    let code: Vec<Vec<u8>> = (0x100..0x106).map(|n| page(&sim, dom, n)).collect();
    let frame = sim.frame(dom, 0x100);
    // Of this guest's own frames nothing is in the stream.
    built.destroy(&mut sim);
    assert_eq!(sim.counts(), before);
    let shell = restore(&mut sim, &stream, stream.len()).unwrap();
    assert_ne!(sim.frame(shell.dom(), 0x100), frame, "they are other frames");
    assert_eq!((0x100..0x106).map(|n| page(&sim, shell.dom(), n)).collect::<Vec<_>>(), code);
    sim.unpause(shell.dom()).unwrap();
    // It looks at its list, its tables, its rings and what it is told.
    assert!(sim.run());
    assert_eq!(sim.violations(), []);
    sim.destroy(shell.dom()).unwrap();
    assert_eq!(sim.counts(), before);
}

#[test]
fn it_goes_on_where_it_is_if_it_is_told() {
    let mut sim = Sim::new(SimConfig::default());
    let before = sim.counts();
    let built = suspended(&mut sim);
    for _ in 0..2 {
        save(&mut sim, built.shell).unwrap();
        again::cancel(&mut sim, built.shell, GuestKind::Pv).unwrap();
        sim.run();
        assert_eq!(sim.violations(), []);
        assert!(sim.shut_down(built.shell.dom(), ShutdownReason::Suspend));
    }
    sim.resume(built.shell.dom()).unwrap();
    assert_eq!(sim.violations(), [Violation::RunsOnUntold(built.shell.dom())]);
    built.destroy(&mut sim);
    assert_eq!(sim.counts(), before);
}

/// What a guest may say of itself, and what comes of it.
#[test]
fn a_guest_that_lies_about_its_frames_is_not_saved_and_goes_on() {
    let mut sim = Sim::new(SimConfig::default());
    let other = build(&mut sim, &kernel());
    let theirs = sim.frame(other.shell.dom(), 0x100).unwrap();
    let built = suspended(&mut sim);
    let dom = built.shell.dom();
    let shared = sim.info(dom).unwrap().shared_info.0;
    let list = list_page(&sim, dom);
    let (first, list_frame) = (sim.frame(dom, 0).unwrap(), sim.frame(dom, list).unwrap());
    let own_leaf = sim.frame(dom, list + list / 512).unwrap();
    let data = sim.frame(dom, 0x100).unwrap() << 12;
    let running = sim.counts();
    let nonsense = [
        (shared, MAX_PFN, 0, Errno::EOPNOTSUPP, "no pages"),
        (shared, MAX_PFN, (MEMORY >> 12) + (64 << 8) + 1, Errno::ERANGE, "more pages than it may have"),
        (shared, MAX_PFN, u64::MAX, Errno::ERANGE, "all pages there are"),
        (shared, MAX_PFN, (MEMORY >> 12) + 1025, Errno::ERANGE, "a leaf more than its list has"),
        (shared, P2M_CR3, 0, Errno::EOPNOTSUPP, "no table"),
        (shared, P2M_CR3, theirs << 12, Errno::EPERM, "another guest's table"),
        (shared, P2M_CR3, u64::MAX, Errno::EPERM, "a table that is no memory"),
        (shared, P2M_CR3, shared << 12, Errno::ERANGE, "shared_info as a table"),
        (shared, P2M_CR3, data, Errno::ERANGE, "a page of code as a table"),
        (shared, P2M_VADDR, LIST + 8, Errno::ERANGE, "a list between pages"),
        (shared, P2M_VADDR, 0, Errno::ERANGE, "a list that is not mapped"),
        (shared, P2M_VADDR, 0xffff_8000_0000_0000, Errno::ERANGE, "a list in Xen's part"),
        (shared, P2M_VADDR, u64::MAX << 12, Errno::ERANGE, "a list at the end of all"),
        (shared, P2M_VADDR, BASE + MIB, Errno::ERANGE, "code as a list"),
        (list_frame, 8 * 0x100, theirs, Errno::ERANGE, "the same page's frame of another guest"),
        (list_frame, 8 * 0x101, theirs, Errno::ERANGE, "another guest's frame"),
        (list_frame, 8, first, Errno::ERANGE, "a frame for two pages"),
        (list_frame, 8, shared, Errno::ERANGE, "shared_info as a page"),
        (list_frame, 8, 1 << 40, Errno::ERANGE, "a frame beyond all memory"),
        (list_frame, 8, (1 << 62) - 1, Errno::ERANGE, "the last frame that could be one"),
        (own_leaf, 8 * (list as usize % 512), u64::MAX, Errno::ERANGE, "a list that does not name itself"),
        (list_frame, 8 * 0x103, u64::MAX, Errno::ERANGE, "a page that is mapped and not named"),
    ];
    for (frame, at, value, error, what) in nonsense {
        let mut was = [0; 8];
        assert!(sim.peek(dom, (frame << 12) + at as u64, &mut was));
        poke(&mut sim, dom, frame, at, &value.to_le_bytes());
        let saved = save(&mut sim, built.shell).map(|stream| stream.len());
        assert_eq!(saved, Err(error), "{what}: {:?}", sim.violations());
        assert_eq!(sim.counts(), running, "{what}");
        poke(&mut sim, dom, frame, at, &was);
    }
    let good = sim.pv_vcpu(dom, 0).unwrap().registers;
    for (value, what) in [(theirs, "another guest's start_info"), (u64::MAX, "a start_info nowhere"), (0, "frame 0")] {
        let mut registers = good.clone();
        registers[RDX..RDX + 8].copy_from_slice(&value.to_le_bytes());
        sim.set_pv_vcpu(built.shell, 0, &PvVcpu { registers, ..PvVcpu::default() }).unwrap();
        assert_eq!(save(&mut sim, built.shell).err(), Some(Errno::ERANGE), "{what}");
    }
    sim.set_pv_vcpu(built.shell, 0, &PvVcpu { registers: good, ..PvVcpu::default() }).unwrap();
    // A page it gave away, and said so, is left out.
    let unmapped = (MEMORY >> 12) - 1;
    let leaf = sim.frame(dom, list + unmapped / 512).unwrap();
    poke(&mut sim, dom, leaf, (unmapped % 512 * 8) as usize, &(1u64 << 62 | unmapped).to_le_bytes());
    let stream = save(&mut sim, built.shell).unwrap();
    assert!((stream.len() as u64) < MEMORY + (64 << 10) - 4096);
    again::cancel(&mut sim, built.shell, GuestKind::Pv).unwrap();
    sim.run();
    assert_eq!(sim.violations(), []);
    built.destroy(&mut sim);
    other.destroy(&mut sim);
}

fn long(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap())
}

/// start_info's store_mfn and console.domU.mfn.
fn info_words(sim: &Sim, dom: DomId, info: u64) -> [u64; 2] {
    [56, 72].map(|at| {
        let mut word = [0; 8];
        assert!(sim.peek(dom, (info << 12) + at, &mut word));
        u64::from_le_bytes(word)
    })
}

#[test]
fn start_info_that_lies_about_rings_is_not_saved_and_the_guest_goes_on() {
    let mut sim = Sim::new(SimConfig::default());
    let before = sim.counts();
    let built = suspended(&mut sim);
    let dom = built.shell.dom();
    let info = word(&sim.pv_vcpu(dom, 0).unwrap().registers, RDX);
    for (at, value) in [(56, u64::MAX), (72, MEMORY >> 12), (72, 1 << 40)] {
        let mut was = [0; 8];
        assert!(sim.peek(dom, (info << 12) + at, &mut was));
        poke(&mut sim, dom, info, at as usize, &value.to_le_bytes());
        assert_eq!(save(&mut sim, built.shell).err(), Some(Errno::ERANGE), "{at}: {value:#x}");
        poke(&mut sim, dom, info, at as usize, &was);
    }
    let stream = save(&mut sim, built.shell).unwrap();
    // The same lie in a stream.
    let at = (0..stream.len() - 16).step_by(8).filter(|at| stream[*at + 4..*at + 8] == [0; 4]);
    let mut refused = 0;
    let mut changed = stream.clone();
    for at in at.filter(|at| {
        long(&stream, *at) == info_words(&sim, dom, info)[0] && long(&stream, at + 16) == info_words(&sim, dom, info)[1]
    }) {
        changed[at..at + 8].fill(0xff);
        refused += 1;
    }
    assert_eq!(refused, 1, "start_info is there once");
    assert_eq!(restore(&mut sim, &changed, changed.len()).err(), Some(Errno::EINVAL));
    let xsave = sim.pv_vcpu(dom, 0).unwrap().xsave;
    again::cancel(&mut sim, built.shell, GuestKind::Pv).unwrap();
    assert!(!xsave.is_empty() && sim.pv_vcpu(dom, 0).unwrap().xsave == xsave, "it keeps its extended state");
    sim.run();
    built.destroy(&mut sim);
    assert_eq!(sim.counts(), before);
    assert_eq!(sim.violations(), []);
}

#[test]
fn a_stream_that_is_cut_anywhere_is_refused() {
    let mut sim = Sim::new(SimConfig::default());
    let built = suspended(&mut sim);
    let stream = save(&mut sim, built.shell).unwrap();
    built.destroy(&mut sim);
    let before = sim.counts();
    let places = (0..120).step_by(3).chain((120..stream.len()).step_by(1_900_001)).chain(stream.len() - 40..stream.len());
    for length in places {
        assert!(restore(&mut sim, &stream[..length], 10_000).is_err(), "{length} bytes");
        assert_eq!(sim.counts(), before, "{length} bytes");
    }
    assert_eq!(sim.violations(), []);
}

#[test]
fn a_stream_with_any_word_changed_gives_an_error_or_a_guest_and_leaves_nothing() {
    let mut sim = Sim::new(SimConfig::default());
    let built = suspended(&mut sim);
    let stream = save(&mut sim, built.shell).unwrap();
    built.destroy(&mut sim);
    let before = sim.counts();
    // Headers, static data, the list's pages, the first record's head and numbers; then the tail: shared_info, VCPUs.
    let vcpu = stream.len() - 2 * (8 + 8 + 5168 + 3 * (8 + 8 + 64)) - 8;
    let registers = vcpu + 16;
    let head = (0..140).step_by(4).chain((140..200).step_by(8));
    let tail = (vcpu..vcpu + 16).step_by(4).chain([RDX, 4832, 4960, 4992, 5008].map(|at| registers + at));
    let end = (stream.len() - 8..stream.len()).step_by(4);
    let (mut refused, mut taken) = (0, 0);
    for at in head.chain(tail).chain(end) {
        for value in [0u32, 1, 0x8000_0000, u32::MAX, 0x0010_0000] {
            let mut changed = stream.clone();
            changed[at..at + 4].copy_from_slice(&value.to_le_bytes());
            match restore(&mut sim, &changed, 10_000) {
                Ok(shell) => {
                    taken += 1;
                    sim.destroy(shell.dom()).unwrap();
                }
                Err(_) => refused += 1,
            }
            assert_eq!(sim.counts(), before, "word at {at} = {value:#x}");
        }
    }
    assert!(refused > 100 && taken > 10, "{refused} refused, {taken} taken");
    // Xen refuses what only Xen can see, and the simulation says so; nothing else went wrong.
    let refused_by_xen = |v: &Violation| matches!(v, Violation::BadTables(..) | Violation::BadContext(..));
    let wrong: Vec<Violation> = sim.violations().into_iter().filter(|v| !refused_by_xen(v)).collect();
    assert_eq!(wrong, []);
}

#[test]
fn a_page_it_may_not_have_or_has_already_or_of_no_known_type_is_refused() {
    let mut sim = Sim::new(SimConfig::default());
    let built = suspended(&mut sim);
    let stream = save(&mut sim, built.shell).unwrap();
    built.destroy(&mut sim);
    let before = sim.counts();
    // Headers 40, X86_PV_INFO 16, STATIC_DATA_END 8, the list's pages, record header 8, count 8: the first page's number.
    let leaves = (MEMORY >> 12).div_ceil(512) as usize;
    let first = 40 + 16 + 8 + 16 + 8 * leaves + 16;
    assert_eq!(word(&stream, first), 0);
    for number in [MEMORY >> 12, 1 << 52, u64::MAX, 1, 5 << 60, 8 << 60, 0xd << 60, 0xe << 60, 0xf << 60] {
        let mut changed = stream.clone();
        changed[first..first + 8].copy_from_slice(&number.to_le_bytes());
        assert!(restore(&mut sim, &changed, 10_000).is_err(), "page {number:#x}");
        assert_eq!(sim.counts(), before, "page {number:#x}");
    }
    // A PVH guest's stream is not one of a PV guest, and the other way round.
    let mut changed = stream;
    changed[24] = 2;
    assert_eq!(restore(&mut sim, &changed, 10_000).err(), Some(Errno::EINVAL));
    assert_eq!(sim.violations(), []);
}

#[test]
fn entries_of_tables_are_renamed_and_xens_are_left_out() {
    use platform_xen::domain::frames::rename;
    let (flags, frame, page) = (0x8000_0000_0000_0067u64, 0x12_3456, 0x77);
    let to = |n: u64| (n == frame).then_some(page);
    let table = |at: usize, entry: u64| {
        let mut bytes = vec![0; PAGE_SIZE];
        bytes[8 * at..8 * at + 8].copy_from_slice(&entry.to_le_bytes());
        bytes
    };
    let good = flags | frame << 12;
    for (level, at, entry, strict, expected) in [
        (1, 0, good, true, Ok(flags | page << 12)),
        (4, 255, good, true, Ok(flags | page << 12)),
        (4, 272, good, true, Ok(flags | page << 12)),
        // Of level 4 Xen's part, whatever is there.
        (4, 256, flags | 0xfff << 12, true, Ok(0)),
        (4, 271, flags | 0xfff << 12, true, Ok(0)),
        (3, 256, good, true, Ok(flags | page << 12)),
        // Not present: it names nothing.
        (1, 511, good & !1, true, Ok(good & !1)),
        (1, 9, flags | 0xfff << 12, true, Err(Errno::ERANGE)),
        (1, 9, flags | 0xfff << 12, false, Ok(0)),
        (2, 9, good | 1 << 7, true, Err(Errno::EINVAL)),
        // Of level 1 that bit is another.
        (1, 9, good | 1 << 7, true, Ok(flags | 1 << 7 | page << 12)),
    ] {
        let mut bytes = table(at, entry);
        let renamed = rename(&mut bytes, level, strict, &to).map(|()| word(&bytes, 8 * at));
        assert_eq!(renamed, expected, "level {level}, entry {at}: {entry:#x}");
    }
}
