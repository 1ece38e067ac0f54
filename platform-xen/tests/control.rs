//! The simulated Xen as a scheduler, pool and log: values kept, and refusals with Xen's own errno.
//!
//! Seen on real Xen 4.17 and 4.20 with two CPUs, line by line.

use platform_xen::firmware::soft_off;
use platform_xen::hyp::{
    Board, CpuSet, DomId, DomainSpec, Domctl, Errno, GuestKind, Pools, Power, Scheduler, Share, Shell, SoftOff, Sysctl,
};
use platform_xen::sim::{End, Sim, SimConfig, Violation};

const DOM0: DomId = DomId(0);

fn cpus(list: &[u32]) -> CpuSet {
    let mut set = CpuSet::default();
    assert!(list.iter().all(|cpu| set.insert(*cpu)));
    set
}

fn with_a_domain() -> (Sim, Shell) {
    let mut sim = Sim::new(SimConfig::default());
    let shell = sim.create(&DomainSpec { handle: [1; 16], max_vcpus: 2, kind: GuestKind::Pvh }).unwrap();
    (sim, shell)
}

#[test]
fn sets_of_cpus() {
    let set = cpus(&[0, 63, 64, 255]);
    assert_eq!(set.iter().collect::<Vec<_>>(), [0, 63, 64, 255]);
    assert!(!set.clone().insert(256) && !set.contains(256) && set.contains(64));
    assert_eq!(set.and(&cpus(&[64, 1])), cpus(&[64]));
    assert!(CpuSet::default().is_empty() && !CpuSet::ALL.is_empty());
    assert_eq!(Scheduler::named("credit2").map(Scheduler::name), Some("credit2"));
    assert_eq!((Scheduler::named("nope"), Scheduler(99).name()), (None, "unknown"));
}

#[test]
fn shares_and_affinities_are_kept() {
    let (mut sim, shell) = with_a_domain();
    let dom = shell.dom();
    for dom in [DOM0, dom] {
        assert_eq!(sim.share(dom, Scheduler::CREDIT2), Ok(Share { weight: 256, cap: 0 }));
        let share = Share { weight: 300, cap: 100 };
        assert_eq!(sim.set_share(dom, Scheduler::CREDIT2, share), Ok(()));
        assert_eq!(sim.share(dom, Scheduler::CREDIT2), Ok(share));
        assert_eq!(sim.share(dom, Scheduler::CREDIT), Err(Errno::EINVAL));
        assert_eq!(sim.set_share(dom, Scheduler::CREDIT, share), Err(Errno::EINVAL));
        assert_eq!(sim.set_share(dom, Scheduler::CREDIT2, Share { weight: 0, cap: 0 }), Err(Errno::EINVAL));
        assert_eq!(sim.set_affinity(dom, 0, &cpus(&[1, 9])), Ok(()));
        assert_eq!(sim.affinity(dom, 0), Ok(cpus(&[1, 9])));
        assert_eq!(sim.vcpu(dom, 0).unwrap().cpu, 1);
        assert_eq!(sim.set_affinity(dom, 0, &cpus(&[9])), Err(Errno::EINVAL));
        assert_eq!(sim.share(dom, Scheduler::CREDIT2), Ok(share));
    }
    assert_eq!(sim.set_weight(dom, 77), Ok(()));
    assert_eq!(sim.share(dom, Scheduler::CREDIT2), Ok(Share { weight: 77, cap: 0 }));
    assert_eq!(sim.set_share(dom, Scheduler::CREDIT2, Share { weight: 1, cap: 201 }), Err(Errno::EINVAL));
    assert_eq!(sim.vcpu(dom, 2), Err(Errno::EINVAL));
    assert_eq!((sim.info(dom).unwrap().vcpus, sim.info(DOM0).unwrap().vcpus), (2, 1));
    assert_eq!((sim.share(DomId(9), Scheduler::CREDIT2), sim.vcpu(DomId(9), 0)), (Err(Errno::ESRCH), Err(Errno::ESRCH)));
    assert_eq!(sim.violations(), []);
}

#[test]
fn a_pool_has_a_life() {
    let (mut sim, shell) = with_a_domain();
    let dom = shell.dom();
    assert_eq!(sim.pool_create(Scheduler::NULL), Err(Errno::ENOENT));
    assert_eq!((sim.pool_create(Scheduler::CREDIT2), sim.pool_create(Scheduler::CREDIT)), (Ok(1), Ok(2)));
    assert_eq!((sim.pool_create(Scheduler::CREDIT), sim.pool_create(Scheduler::CREDIT)), (Ok(3), Err(Errno::ENOSPC)));
    assert_eq!(sim.pool_move(1, dom), Err(Errno::ENOENT));
    assert_eq!(sim.pool_add_cpu(1, 1), Err(Errno::ENODEV));
    assert_eq!(sim.pool_remove_cpu(0, 0), Err(Errno::EINVAL));
    assert_eq!(sim.pool_remove_cpu(9, 0), Err(Errno::ENOENT));
    assert_eq!(sim.pool_remove_cpu(0, 1), Ok(()));
    assert_eq!(sim.pool_remove_cpu(0, 1), Err(Errno::EADDRNOTAVAIL));
    assert_eq!((sim.pool_add_cpu(9, 1), sim.pool_add_cpu(2, 7)), (Err(Errno::ENOENT), Err(Errno::EINVAL)));
    assert_eq!(sim.pool_add_cpu(2, 1), Ok(()));
    assert_eq!(sim.set_weight(dom, 300), Ok(()));
    assert_eq!(sim.pool_move(2, dom), Ok(()));
    // The other scheduler knows nothing of what the first was told.
    assert_eq!(sim.share(dom, Scheduler::CREDIT), Ok(Share { weight: 256, cap: 0 }));
    assert_eq!((sim.info(dom).unwrap().pool, sim.affinity(dom, 1)), (2, Ok(CpuSet::ALL)));
    let pool = sim.pool(1).unwrap();
    assert_eq!((pool.id, pool.domains, pool.cpus.is_empty()), (1, 0, true));
    let pool = sim.pool(2).unwrap();
    assert_eq!((pool.scheduler, pool.domains, pool.cpus), (Scheduler::CREDIT, 1, cpus(&[1])));
    assert_eq!((sim.pool(0).unwrap().domains, sim.pool(4)), (1, Err(Errno::ENOENT)));
    assert_eq!(sim.pool_move(2, DOM0), Err(Errno::EPERM));
    assert_eq!(sim.pool_remove_cpu(2, 1), Err(Errno::EBUSY));
    assert_eq!(
        (sim.pool_destroy(2), sim.pool_destroy(0), sim.pool_destroy(7)),
        (Err(Errno::EBUSY), Err(Errno::EBUSY), Err(Errno::ENOENT))
    );
    assert_eq!(sim.destroy(dom), Ok(()));
    assert_eq!(sim.pool_destroy(2), Err(Errno::EBUSY));
    assert_eq!((sim.pool_remove_cpu(2, 1), sim.pool_destroy(2)), (Ok(()), Ok(())));
    assert_eq!((sim.pool_destroy(1), sim.pool_destroy(3), sim.pool_add_cpu(0, 1)), (Ok(()), Ok(()), Ok(())));
    assert_eq!(sim.violations(), []);
}

#[test]
fn a_pin_to_a_cpu_that_leaves_is_no_pin() {
    let (mut sim, shell) = with_a_domain();
    assert_eq!(sim.set_affinity(shell.dom(), 1, &cpus(&[1])), Ok(()));
    assert_eq!(sim.pool_remove_cpu(0, 1), Ok(()));
    assert_eq!(sim.affinity(shell.dom(), 1), Ok(CpuSet::ALL));
}

#[test]
fn the_log_is_read_in_pieces_and_cleared() {
    let mut sim = Sim::new(SimConfig::default());
    let mut buffer = [0; 64 << 10];
    let (count, end) = sim.read_log(None, false, &mut buffer).unwrap();
    assert!(buffer[..count].starts_with(b"(XEN) Xen version"));
    assert_eq!(sim.read_log(Some(end), false, &mut buffer), Ok((0, end)));
    assert_eq!(sim.debug_keys(b"h"), Ok(()));
    let (count, next) = sim.read_log(Some(end), false, &mut buffer).unwrap();
    assert_eq!(&buffer[..count], b"(XEN) 'h' pressed -> simulated\n");
    assert_eq!(sim.read_log(Some(end), false, &mut buffer[..5]), Ok((5, end + 5)));
    assert_eq!(sim.read_log(Some(next), true, &mut []), Ok((0, next)));
    assert_eq!(sim.read_log(None, false, &mut buffer), Ok((0, next)));
    sim.xen_says(&"x".repeat(100_000));
    let (count, end) = sim.read_log(Some(next), false, &mut buffer).unwrap();
    assert_eq!((count, end), (16 << 10, next + 100_000));
    assert_eq!(sim.debug_keys(b"hR"), Err(Errno::EPERM));
    assert_eq!(sim.violations(), [Violation::DeadlyKey(b'R')]);
}

#[test]
fn the_machine_ends_as_its_tables_say() {
    let mut sim = Sim::new(SimConfig::default());
    assert_eq!(sim.pci_functions().len(), 3);
    let how = soft_off(&sim).unwrap();
    assert_eq!((sim.soft_off(SoftOff { a: 1, ..how }), sim.ended()), (Err(Errno::EINVAL), None));
    assert_eq!((sim.soft_off(how), sim.ended()), (Ok(()), Some(End::Off)));
    for (restart, end) in [(true, End::Restart), (false, End::Halted)] {
        assert_eq!((sim.shutdown(restart), sim.ended()), (Ok(()), Some(end)));
    }
    sim.without_firmware();
    assert_eq!(soft_off(&sim), None);
}
