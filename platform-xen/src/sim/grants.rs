//! Grants of the simulated Xen's guests, and what the control domain does with them.
//!
//! As in Xen: a copy or mapping of what is not granted is refused, each copy for itself; a grant that is mapped cannot be
//! ended. Stricter: a copy beyond a page is a violation, since whoever asks has looked at what the guest said.
//! Deliberately absent: the table itself as the guest writes it; version 2's sub-pages.

use super::Sim;
use super::memory::SimPages;
use super::state::{Domain, State, Violation};
use crate::hyp::{Copy, DomId, Errno, Gfn, GrantCopy, GrantRef, Granted, Grants, HypResult, KEEP_BELOW, PAGE_SHIFT};
use alloc::collections::BTreeMap;

/// Entries a guest's table has room for.
const TABLE: u32 = 64 * 512;

/// An entry of a guest's table.
#[derive(Clone, Copy, Debug)]
pub struct Grant {
    frame: u64,
    read_only: bool,
    mapped: u32,
}

/// A guest's entries.
pub type Table = BTreeMap<u32, Grant>;

/// Grants a page by the lowest free reference.
pub fn grant(table: &mut Table, frame: u64, read_only: bool) -> GrantRef {
    let free = (8..TABLE).find(|n| !table.contains_key(n)).unwrap_or(u32::MAX);
    table.insert(free, Grant { frame, read_only, mapped: 0 });
    GrantRef(free)
}

/// Ends a grant. False: it is mapped, or there is none.
pub fn end(table: &mut Table, grant: GrantRef) -> bool {
    let free = table.get(&grant.0).is_some_and(|grant| grant.mapped == 0);
    free && table.remove(&grant.0).is_some()
}

fn look(domain: &Domain, grant: GrantRef, write: bool) -> HypResult<u64> {
    let grant = domain.grants.get(&grant.0).ok_or(Errno::ENOENT)?;
    if write && grant.read_only {
        return Err(Errno::EIO);
    }
    if !domain.memory.is_ram(grant.frame) {
        return Err(Errno::EFAULT);
    }
    Ok(grant.frame)
}

impl State {
    /// The address in its guest that a place in a granted page has.
    fn granted(&mut self, at: &Granted, write: bool) -> HypResult<u64> {
        let domain = self.alive(at.dom, "copy_grants").ok_or(Errno::ESRCH)?;
        Ok((look(domain, at.grant, write)? << PAGE_SHIFT) + u64::from(at.offset))
    }

    fn copy(&mut self, copy: &mut GrantCopy<'_>) -> HypResult<()> {
        self.faults.call()?;
        if !copy.fits() {
            self.wrong(Violation::CopyBeyondPage(copy.len()));
            return Err(Errno::EINVAL);
        }
        match &mut copy.what {
            Copy::Out(from, to) => self.out(from, to),
            Copy::In(from, to) => self.into(from, to),
            Copy::Between(from, to, len) => {
                let mut bytes = alloc::vec![0; *len as usize];
                self.granted(to, true)?;
                self.out(from, &mut bytes)?;
                self.into(&bytes, to)
            }
        }
    }

    fn out(&mut self, from: &Granted, to: &mut [u8]) -> HypResult<()> {
        let address = self.granted(from, false)?;
        let read = self.domains.get(&from.dom.0).is_some_and(|d| d.memory.read(address, to));
        if read { Ok(()) } else { Err(Errno::EFAULT) }
    }

    fn into(&mut self, from: &[u8], to: &Granted) -> HypResult<()> {
        let address = self.granted(to, true)?;
        let written = self.domains.get_mut(&to.dom.0).is_some_and(|d| d.memory.write(address, from));
        if written { Ok(()) } else { Err(Errno::EFAULT) }
    }
}

impl Grants for Sim {
    type Mapped = SimPages;

    fn copy_grants(&mut self, copies: &mut [GrantCopy<'_>]) {
        let mut state = self.state.borrow_mut();
        for copy in copies {
            copy.done = state.copy(copy);
        }
        let meanwhile = state.meanwhile.take();
        drop(state);
        if let Some(meanwhile) = meanwhile {
            meanwhile();
        }
    }

    fn map_grants(&mut self, guest: DomId, grants: &[GrantRef], read_only: bool) -> HypResult<SimPages> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        let domain = state.alive(guest, "map_grants").ok_or(Errno::ESRCH)?;
        if grants.is_empty() {
            return Err(Errno::EINVAL);
        }
        let frames = grants.iter().map(|grant| look(domain, *grant, !read_only).map(Gfn));
        let frames = frames.collect::<HypResult<alloc::vec::Vec<Gfn>>>()?;
        for grant in grants {
            if let Some(grant) = domain.grants.get_mut(&grant.0) {
                grant.mapped += 1;
            }
        }
        drop(state);
        let pages = self.mapped(guest, &frames, read_only)?;
        Ok(pages.of_grants(grants))
    }

    fn keep_grant(&mut self, guest: DomId, grant: GrantRef) -> HypResult<SimPages> {
        let full = self.state.borrow().mapped >= KEEP_BELOW;
        if full { Err(Errno::ENOSPC) } else { self.map_grants(guest, &[grant], false) }
    }

    fn unmap_grants(&mut self, pages: SimPages) {
        if let Some(domain) = self.state.borrow_mut().domains.get_mut(&pages.dom().0) {
            for grant in pages.grants() {
                if let Some(grant) = domain.grants.get_mut(&grant.0) {
                    grant.mapped -= 1;
                }
            }
        }
        self.give_back(pages);
    }
}

/// What a guest does, done by a test in its place.
impl Sim {
    /// Writes guest memory as the guest does; false if a byte of it is not populated.
    pub fn poke(&self, dom: DomId, address: u64, from: &[u8]) -> bool {
        self.state.borrow_mut().domains.get_mut(&dom.0).is_some_and(|d| d.memory.write(address, from))
    }

    /// Has something happen after the next batch of copies, while whoever asked for them goes on.
    pub fn after_copies(&self, meanwhile: impl FnOnce() + 'static) {
        self.state.borrow_mut().meanwhile = Some(alloc::boxed::Box::new(meanwhile));
    }

    /// Grants the control domain a frame of its own; a reference that nothing is granted by if there is no such domain.
    #[must_use]
    pub fn grant(&self, dom: DomId, frame: Gfn, read_only: bool) -> GrantRef {
        let mut state = self.state.borrow_mut();
        let table = state.domains.get_mut(&dom.0).map(|d| &mut d.grants);
        table.map_or(GrantRef(u32::MAX), |table| grant(table, frame.0, read_only))
    }

    /// Ends a grant. False: it is mapped, or there is none.
    pub fn end_grant(&self, dom: DomId, grant: GrantRef) -> bool {
        self.state.borrow_mut().domains.get_mut(&dom.0).is_some_and(|d| end(&mut d.grants, grant))
    }

    /// A port of a guest's that the control domain may bind to; 0 if there is none.
    #[must_use]
    pub fn guest_port(&self, dom: DomId) -> u32 {
        self.state.borrow_mut().domains.get_mut(&dom.0).map_or(0, |d| super::events::unbound(&mut d.ports))
    }

    /// The guest kicks the other end of a port.
    pub fn guest_notify(&self, dom: DomId, port: u32) {
        self.state.borrow_mut().notify_from_guest(dom, port);
    }

    /// The guest closes a port.
    pub fn guest_close(&self, dom: DomId, port: u32) {
        self.state.borrow_mut().close_from_guest(dom, port);
    }

    /// Takes an event pending on a port of the guest's.
    pub fn guest_event(&self, dom: DomId, port: u32) -> bool {
        self.state.borrow_mut().domains.get_mut(&dom.0).is_some_and(|d| d.pending.remove(&port))
    }
}
