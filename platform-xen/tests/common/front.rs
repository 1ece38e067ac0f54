//! A frontend's end of a ring, in a simulated guest's memory.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use platform_xen::hyp::{DomId, Events, Gfn, GrantRef, Grants, Port};
use platform_xen::sim::{Sim, SimPages};

/// A ring in consecutive frames, and the port of it.
pub struct Front {
    pub sim: Sim,
    pub dom: DomId,
    pub frame: u64,
    pub grants: Vec<GrantRef>,
    pub port: u32,
    pub slot: u64,
    pub slots: u32,
    pub prod: u32,
    pub cons: u32,
}

impl Front {
    /// Makes a ring in these frames.
    pub fn new(sim: &Sim, dom: DomId, frame: u64, pages: u64, slot: u64) -> Front {
        let slots = 1 << ((pages * 4096 - 64) / slot).ilog2();
        let grants = (frame..frame + pages).map(|frame| sim.grant(dom, Gfn(frame), false)).collect();
        let port = sim.guest_port(dom);
        let front = Front { sim: sim.clone(), dom, frame, grants, port, slot, slots, prod: 0, cons: 0 };
        assert!(sim.poke(dom, frame << 12, &vec![0; pages as usize * 4096]));
        front.set(4, 1);
        front.set(12, 1);
        front
    }

    /// Maps and binds it, as the backend does.
    pub fn connect(&self) -> (SimPages, Port) {
        let mut sim = self.sim.clone();
        let pages = sim.map_grants(self.dom, &self.grants, false).expect("mapped");
        let port = sim.bind_interdomain(self.dom, Port(self.port)).expect("bound");
        assert_eq!(sim.take_pending(), Some(port));
        (pages, port)
    }

    pub fn set(&self, at: u64, value: u32) {
        assert!(self.sim.poke(self.dom, (self.frame << 12) + at, &value.to_le_bytes()));
    }

    pub fn get(&self, at: u64) -> u32 {
        let mut bytes = [0; 4];
        assert!(self.sim.peek(self.dom, (self.frame << 12) + at, &mut bytes));
        u32::from_le_bytes(bytes)
    }

    fn place(&self, index: u32) -> u64 {
        (self.frame << 12) + 64 + u64::from(index % self.slots) * self.slot
    }

    /// Puts a request into the ring and shows it; notifies if the backend wants that.
    pub fn push(&mut self, request: &[u8]) -> bool {
        assert!(self.sim.poke(self.dom, self.place(self.prod), request));
        self.prod = self.prod.wrapping_add(1);
        self.set(0, self.prod);
        let wanted = self.prod.wrapping_sub(self.get(4)) < 1;
        if wanted {
            self.sim.guest_notify(self.dom, self.port);
        }
        wanted
    }

    /// The next response, its whole slot.
    pub fn pull(&mut self) -> Option<Vec<u8>> {
        if self.cons == self.get(8) {
            return None;
        }
        let mut slot = vec![0; self.slot as usize];
        assert!(self.sim.peek(self.dom, self.place(self.cons), &mut slot));
        self.cons = self.cons.wrapping_add(1);
        self.set(12, self.cons.wrapping_add(1));
        Some(slot)
    }
}
