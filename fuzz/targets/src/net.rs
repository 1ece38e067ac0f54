//! Guests' network cards whose frontends write anything into their rings, at any time.
//!
//! Deliberately absent: honest frontends; the tests of the networks have those.

use crate::builder::{Order, small_kernel};
use crate::netfront::{NetFront, let_go};
use crate::rig::sim;
use agent::net::switch::{Features, Hub, Locking, Nets, QueuePages, Uplink, VifSpec};
use platform_xen::hyp::{Events, GrantRef};

/// Two guests; the input is what they do, in turn.
pub fn net(data: &[u8]) {
    let mut sim = sim(1);
    let before = sim.counts();
    let mut nets = Nets::new(Hub::shared(None));
    let kernel = small_kernel();
    let order = Order { kernel: &kernel, ramdisk: b"", command_line: "sim=mute", memory: 32 << 20, vcpus: 1 };
    let mut cards = Vec::new();
    for n in 0..2u8 {
        let built = order.build(&mut sim).expect("built");
        let dom = built.shell.dom();
        let locking = if n == 0 { Locking::Mac } else { Locking::Unlocked };
        let (mac, network, uplink) = ([2, 0, 0, 0, 0, n], [1; 16], Uplink::Native);
        let spec = VifSpec { id: [n; 16], mac, mtu: 9000, network, uplink, locking, kbps: None };
        let slot = nets.attach(dom, spec, 1).expect("attached");
        let mut front = NetFront::with(&mut sim, dom, 0, 16);
        front.post(64);
        for page in 0..8 {
            front.write_page(page, 0, &[[2, 0, 0, 0, 0, 1 - n], [2, 0, 0, 0, 0, n]].concat());
        }
        let (rings, ports) = front.connect(&mut sim);
        let features = Features { sg: true, gso: [n == 0; 2], blank: [n == 0; 2] };
        nets.connect(slot, features, vec![QueuePages { rings, ports }]);
        cards.push((built, slot, front));
    }
    let mut now = 1;
    let mut bytes = data.iter().copied();
    while let Some(what) = bytes.next() {
        let Some((built, _, front)) = cards.get_mut(usize::from(what & 1)) else { return };
        let mut word = || u16::from_le_bytes([bytes.next().unwrap_or(0), bytes.next().unwrap_or(0)]);
        match what >> 1 & 7 {
            // A slot as it may be, and as it may not.
            0 | 1 => {
                let (page, grant) = front.page();
                let head = [[2, 0, 0, 0, 0, 1 - (what & 1)], [2, 0, 0, 0, 0, what & 1]].concat();
                front.write_page(page, usize::from(what >> 4), &head);
                let size = word();
                front.request(grant, u16::from(what >> 4), word() & 0xf, size);
            }
            2 => {
                let slot = core::array::from_fn(|_| word() as u8);
                front.slot(slot);
            }
            3 => front.request(GrantRef(u32::from(word())), word(), word(), word()),
            4 => {
                let kind = word() as u8;
                front.gso(kind, word());
            }
            5 => front.set_index(u64::from(what >> 4 & 1), [0, 4, 8, 12][usize::from(what >> 5 & 3)], u32::from(word())),
            6 => front.post(usize::from(what >> 4)),
            _ => {
                // An honest one knows how much there is room for.
                front.show();
                sim.guest_notify(built.shell.dom(), front.ports[usize::from(what >> 4 & 1)]);
                for turn in 0.. {
                    assert!(turn < 64, "it does not end");
                    while let Some(port) = sim.take_pending() {
                        nets.event(&mut sim, port, now);
                    }
                    if nets.serve(&mut sim, now).is_none_or(|at| at > now) {
                        break;
                    }
                }
                now += 1_000_000;
            }
        }
    }
    for (built, slot, _) in cards {
        for QueuePages { rings, ports } in nets.disconnect(slot) {
            let_go(&mut sim, (rings, ports));
        }
        nets.detach(slot);
        built.destroy(&mut sim);
    }
    assert_eq!((sim.violations(), sim.counts()), (vec![], before));
}

/// Frames sent and received, of one piece and of several, with an offload and without.
pub fn seeds() -> Vec<Vec<u8>> {
    let one = |guest: u8, size: u16, flags: u8| vec![guest, size as u8, (size >> 8) as u8, flags, 0];
    let show = |guest: u8| vec![guest | 0x0e];
    let gso = |kind: u8, size: u16| vec![8, kind, 0, size as u8, (size >> 8) as u8];
    vec![
        [one(0, 60, 0), one(0, 1514, 2), show(0), show(1)].concat(),
        [one(1, 1000, 7), one(1, 400, 4), one(1, 14, 0), show(1)].concat(),
        [one(0, 9000, 11), gso(1, 1400), show(0)].concat(),
        [one(0, 9000, 15), gso(2, 100), one(0, 4000, 4), one(0, 4000, 0), show(0), vec![0x4c, 0x0c]].concat(),
        [vec![0x3a, 1, 1], show(0), vec![6, 9, 0, 0, 0, 8, 0, 60, 0], show(1)].concat(),
    ]
}
