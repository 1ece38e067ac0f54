//! Grants of the simulated Xen: what is granted can be copied and mapped, nothing else, and each copy stands for itself.

mod common;

use common::{Built, Order, small_kernel};
use platform_xen::hyp::{Copy, DomId, Domctl, Errno, Gfn, GrantCopy, GrantRef, Granted, Grants, PAGE_SIZE, Pages};
use platform_xen::sim::{Sim, SimConfig, Violation};

fn two() -> (Sim, [Built; 2]) {
    let mut sim = Sim::new(SimConfig::default());
    let order = Order { kernel: &small_kernel(), ramdisk: b"", command_line: "", memory: 16 << 20, vcpus: 1 };
    let guests = [(); 2].map(|()| order.build(&mut sim).expect("built"));
    (sim, guests)
}

fn at(dom: DomId, grant: GrantRef, offset: u16) -> Granted {
    Granted { dom, grant, offset }
}

#[test]
fn bytes_go_out_in_and_between_guests() {
    let (mut sim, [one, other]) = two();
    let (a, b) = (one.shell.dom(), other.shell.dom());
    let grants = [sim.grant(a, Gfn(0x300), false), sim.grant(b, Gfn(0x301), false)];
    assert!(sim.poke(a, 0x30_0010, b"from the guest"));
    let mut out = [0; 14];
    let mut copies = [
        GrantCopy::new(Copy::Out(at(a, grants[0], 16), &mut out)),
        GrantCopy::new(Copy::In(b"into it", at(a, grants[0], 4089))),
        GrantCopy::new(Copy::Between(at(a, grants[0], 16), at(b, grants[1], 100), 14)),
    ];
    sim.copy_grants(&mut copies);
    assert!(copies.iter().all(|copy| copy.done == Ok(())));
    assert_eq!(&out, b"from the guest");
    let mut there = [0; 14];
    assert!(sim.peek(b, 0x30_1064, &mut there) && &there == b"from the guest");
    assert!(sim.peek(a, 0x30_0ff9, &mut there[..7]) && there.starts_with(b"into it"));
    assert_eq!(sim.violations(), []);
    for guest in [one, other] {
        guest.destroy(&mut sim);
    }
}

#[test]
fn lesson_55_one_copy_that_fails_leaves_the_others_alone() {
    let (mut sim, [one, other]) = two();
    let dom = one.shell.dom();
    let (good, read_only) = (sim.grant(dom, Gfn(0x300), false), sim.grant(dom, Gfn(0x301), true));
    let nowhere = sim.grant(dom, Gfn(0x30_0000), false);
    assert!(sim.poke(dom, 0x30_0000, b"data"));
    let mut out = [[0; 4]; 3];
    let [x, y, z] = &mut out;
    let mut copies = [
        GrantCopy::new(Copy::Out(at(dom, GrantRef(u32::MAX), 0), x)),
        GrantCopy::new(Copy::Out(at(dom, nowhere, 0), y)),
        GrantCopy::new(Copy::In(b"no", at(dom, read_only, 0))),
        GrantCopy::new(Copy::Out(at(dom, good, 0), z)),
    ];
    sim.copy_grants(&mut copies);
    let done = copies.map(|copy| copy.done);
    assert_eq!(done, [Err(Errno::ENOENT), Err(Errno::EFAULT), Err(Errno::EIO), Ok(())]);
    assert_eq!(&out[2], b"data");
    assert_eq!(sim.violations(), [], "what a guest said wrong is no wrong of ours");
    let mut much = [0; 8];
    let mut beyond = [GrantCopy::new(Copy::Out(at(dom, good, 4090), &mut much))];
    sim.copy_grants(&mut beyond);
    assert_eq!((beyond[0].done, sim.violations()), (Err(Errno::EINVAL), vec![Violation::CopyBeyondPage(8)]));
    for guest in [one, other] {
        guest.destroy(&mut sim);
    }
}

#[test]
fn pages_are_mapped_next_to_each_other_or_not_at_all() {
    let (mut sim, [one, other]) = two();
    let (dom, before) = (one.shell.dom(), sim.counts());
    let grants = [0x305, 0x302, 0x309].map(|frame| sim.grant(dom, Gfn(frame), false));
    let pages = sim.map_grants(dom, &grants, false).expect("mapped");
    assert_eq!(pages.len(), 3 * PAGE_SIZE);
    pages.write(PAGE_SIZE - 2, b"over");
    let mut there = [0; 2];
    assert!(sim.peek(dom, 0x30_2000, &mut there) && &there == b"er");
    assert!(!sim.end_grant(dom, grants[1]), "it is mapped");
    sim.unmap_grants(pages);
    assert!(sim.end_grant(dom, grants[1]));
    assert_eq!(sim.map_grants(dom, &grants, false).err(), Some(Errno::ENOENT));
    let read_only = sim.grant(dom, Gfn(0x302), true);
    assert_eq!(sim.map_grants(dom, &[grants[0], read_only], false).err(), Some(Errno::EIO));
    let pages = sim.map_grants(dom, &[grants[0], read_only], true).expect("mapped");
    pages.write(0, b"x");
    assert_eq!(sim.violations(), [Violation::WroteReadOnly(dom)]);
    sim.unmap_grants(pages);
    assert_eq!(sim.counts(), before);
    for guest in [one, other] {
        guest.destroy(&mut sim);
    }
}

#[test]
fn every_call_may_fail_and_a_domain_with_mapped_pages_stays() {
    let (mut sim, [one, other]) = two();
    let dom = one.shell.dom();
    let grant = sim.grant(dom, Gfn(0x300), false);
    sim.faults().fail_call(1);
    assert_eq!(sim.map_grants(dom, &[grant], false).err(), Some(Errno::ENOMEM));
    let mut bytes = [0; 4];
    sim.faults().fail_call(1);
    let mut copies = [GrantCopy::new(Copy::Out(at(dom, grant, 0), &mut bytes))];
    sim.copy_grants(&mut copies);
    assert_eq!(copies[0].done, Err(Errno::ENOMEM));
    let pages = sim.map_grants(dom, &[grant], false).expect("mapped");
    one.destroy(&mut sim);
    assert!(sim.info(dom).is_ok_and(|info| info.flags.dying));
    sim.unmap_grants(pages);
    assert_eq!(sim.info(dom), Err(Errno::ESRCH));
    assert_eq!(sim.violations(), [Violation::DestroyedWhileMapped(dom, 1)]);
    other.destroy(&mut sim);
}
