//! Event channels of the simulated Xen (public/event_channel.h), as far as the control domain uses them.
//!
//! As in Xen: the lowest free port is taken; binding leaves the new port pending once (a notification may have come
//! before); closing makes the other end unbound again; a guest that goes leaves our ends open and dangling.
//! Deliberately absent: masks, IPIs, priorities.

use super::Sim;
use super::state::{LocalPort, State, Violation};
use crate::hyp::{DomId, Errno, Events, HypResult, Port, Virq};
use alloc::collections::BTreeMap;

/// Ports a domain may have (the 2-level ABI's limit).
const MAX_PORTS: u32 = 4096;

fn lowest_free(used: impl Fn(u32) -> bool) -> HypResult<u32> {
    (1..MAX_PORTS).find(|n| !used(*n)).ok_or(Errno::ENOSPC)
}

/// The lowest free port of a guest's, for the control domain to bind to; 0: it has no more.
pub fn unbound(ports: &mut BTreeMap<u32, Option<u32>>) -> u32 {
    let port = lowest_free(|n| ports.contains_key(&n)).unwrap_or(0);
    if port != 0 {
        ports.insert(port, None);
    }
    port
}

impl State {
    fn open(&mut self, port: LocalPort) -> HypResult<Port> {
        let n = lowest_free(|n| self.ports.contains_key(&n))?;
        self.ports.insert(n, port);
        Ok(Port(n))
    }

    /// A guest kicks one of its ports.
    pub fn notify_from_guest(&mut self, dom: DomId, port: u32) {
        let local = self.domains.get(&dom.0).and_then(|d| d.ports.get(&port).copied().flatten());
        self.pending.extend(local);
    }

    /// A guest closes one of its ports: our end is bound to nobody.
    pub fn close_from_guest(&mut self, dom: DomId, port: u32) {
        let Some(domain) = self.domains.get_mut(&dom.0) else { return };
        domain.pending.remove(&port);
        if let Some(local) = domain.ports.remove(&port).flatten() {
            self.ports.insert(local, LocalPort::Dangling);
        }
    }
}

impl Events for Sim {
    fn alloc_unbound(&mut self, guest: DomId) -> HypResult<Port> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let domain = state.alive(guest, "alloc_unbound").ok_or(Errno::ESRCH)?;
        let n = lowest_free(|n| domain.ports.contains_key(&n))?;
        domain.ports.insert(n, None);
        Ok(Port(n))
    }

    fn bind_interdomain(&mut self, remote: DomId, port: Port) -> HypResult<Port> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let domain = state.alive(remote, "bind_interdomain").ok_or(Errno::ESRCH)?;
        if domain.ports.get(&port.0) != Some(&None) {
            return Err(Errno::EINVAL);
        }
        let local = state.open(LocalPort::Guest(remote, port.0))?;
        if let Some(domain) = state.domains.get_mut(&remote.0) {
            domain.ports.insert(port.0, Some(local.0));
        }
        state.pending.insert(local.0);
        Ok(local)
    }

    fn bind_virq(&mut self, virq: Virq) -> HypResult<Port> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        if state.ports.values().any(|p| *p == LocalPort::Virq(virq)) {
            return Err(Errno::EEXIST);
        }
        state.open(LocalPort::Virq(virq))
    }

    fn notify(&mut self, port: Port) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        match state.ports.get(&port.0).copied() {
            Some(LocalPort::Guest(dom, remote)) => {
                if let Some(domain) = state.domains.get_mut(&dom.0) {
                    domain.pending.insert(remote);
                }
                Ok(())
            }
            Some(LocalPort::Dangling) => Ok(()),
            _ => {
                state.wrong(Violation::PortNotOpen(port.0, "notify"));
                Err(Errno::EINVAL)
            }
        }
    }

    fn close(&mut self, port: Port) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        let Some(local) = state.ports.remove(&port.0) else {
            state.wrong(Violation::PortNotOpen(port.0, "close"));
            return Err(Errno::EINVAL);
        };
        state.pending.remove(&port.0);
        state.masked.remove(&port.0);
        if let LocalPort::Guest(dom, remote) = local
            && let Some(domain) = state.domains.get_mut(&dom.0)
        {
            domain.ports.insert(remote, None);
        }
        Ok(())
    }

    fn take_pending(&mut self) -> Option<Port> {
        let mut state = self.state.borrow_mut();
        let port = state.pending.iter().copied().find(|port| !state.masked.contains(port))?;
        state.pending.remove(&port);
        Some(Port(port))
    }

    fn mask(&mut self, port: Port, masked: bool) {
        let mut state = self.state.borrow_mut();
        if masked {
            state.masked.insert(port.0)
        } else {
            state.masked.remove(&port.0)
        };
    }

    fn open_ports(&self) -> usize {
        self.state.borrow().ports.len()
    }
}
