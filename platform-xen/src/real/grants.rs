//! Grants of guests: copied by Xen in batches, or mapped into slots of the window.
//!
//! ```text
//!   a copy:   guest's page [offset, +len)   <->   one or two pages of ours, a machine frame each
//! ```
//! Our own memory is linear, so its frames come from our p2m; memory in the window is not, and is not copied to.
//! Facts: an entry that Xen did not come to keeps the status it had; unmapping a batch leaves no stale translation.

use super::foreign::{Mapping, Window};
use super::{hypercall, memory};
use crate::abi::grant_table as gt;
use crate::abi::xen::{DOMID_SELF, nr};
use crate::hyp::{Copy, DomId, Errno, GrantCopy, GrantRef, Granted, HypResult, PAGE_SHIFT, PAGE_SIZE, Pages};
use alloc::vec::Vec;

/// Copies that one hypercall is given.
const BATCH: usize = 128;

/// What a GNTST_* means to us.
fn status(status: i16) -> HypResult<()> {
    Err(match status {
        gt::OKAY => return Ok(()),
        gt::BAD_DOMAIN => Errno::ESRCH,
        gt::BAD_GNTREF => Errno::ENOENT,
        gt::PERMISSION_DENIED => Errno::EPERM,
        gt::BAD_PAGE => Errno::EFAULT,
        gt::BAD_COPY_ARG => Errno::EINVAL,
        gt::EAGAIN => Errno::EAGAIN,
        gt::NO_SPACE => Errno::ENOSPC,
        _ => Errno::EIO,
    })
}

fn place(at: &Granted, skip: usize) -> gt::CopyPtr {
    gt::CopyPtr { page: u64::from(at.grant.0), dom: at.dom.0, offset: at.offset + skip as u16 }
}

fn own(address: u64) -> gt::CopyPtr {
    let machine = memory::machine_address(address);
    let offset = machine as usize % PAGE_SIZE;
    gt::CopyPtr { page: machine >> PAGE_SHIFT, dom: DOMID_SELF, offset: offset as u16 }
}

/// The batch under way; kept so that copying allocates nothing.
#[derive(Default)]
pub struct Copies {
    batch: Vec<gt::Copy>,
    /// Entries of all batches.
    pub asked: u64,
}

impl Copies {
    /// Runs all of them.
    pub fn run(&mut self, copies: &mut [GrantCopy<'_>]) {
        for part in copies.chunks_mut(BATCH) {
            self.batch.clear();
            for copy in part.iter_mut() {
                copy.done = if copy.fits() { Ok(()) } else { Err(Errno::EINVAL) };
                if copy.done.is_ok() {
                    self.add(&mut copy.what);
                }
            }
            self.call();
            let mut batch = self.batch.iter();
            for copy in part.iter_mut().filter(|copy| copy.done.is_ok()) {
                let (want, mut have) = (copy.len(), 0);
                while have < want {
                    let Some(piece) = batch.next() else { break };
                    have += usize::from(piece.len);
                    copy.done = copy.done.and(status(piece.status));
                }
            }
        }
    }

    fn add(&mut self, what: &mut Copy<'_>) {
        let mut push = |source, dest, len, flags| {
            self.batch.push(gt::Copy { source, dest, len, flags, status: gt::GENERAL_ERROR });
        };
        match what {
            Copy::Between(_, _, 0) => {}
            Copy::Between(from, to, len) => push(place(from, 0), place(to, 0), *len, gt::SOURCE_GREF | gt::DEST_GREF),
            Copy::Out(from, to) => {
                for (skip, address, len) in pieces(to.as_mut_ptr() as u64, to.len()) {
                    push(place(from, skip), own(address), len, gt::SOURCE_GREF);
                }
            }
            Copy::In(from, to) => {
                for (skip, address, len) in pieces(from.as_ptr() as u64, from.len()) {
                    push(own(address), place(to, skip), len, gt::DEST_GREF);
                }
            }
        }
    }

    fn call(&mut self) {
        if self.batch.is_empty() {
            return;
        }
        self.asked += self.batch.len() as u64;
        let args = [gt::COPY, self.batch.as_mut_ptr() as u64, self.batch.len() as u64, 0, 0];
        // SAFETY:
        // - the batch has that many entries and lives across the call,
        // - those that are written to memory of ours were made of `&mut [u8]` that is borrowed until after it.
        let _ = unsafe { hypercall::call(nr::GRANT_TABLE_OP, args) };
    }
}

/// Runs of memory of ours that each lie in one page: bytes before it, its address, its length.
fn pieces(address: u64, len: usize) -> impl Iterator<Item = (usize, u64, u16)> {
    let mut done = 0;
    core::iter::from_fn(move || {
        let at = address + done as u64;
        let piece = (PAGE_SIZE - at as usize % PAGE_SIZE).min(len - done);
        let skip = done;
        done += piece;
        (piece > 0).then_some((skip, at, piece as u16))
    })
}

/// Pages of a guest, mapped by its grants.
#[derive(Debug)]
pub struct MappedGrants {
    slots: Mapping,
    handles: Vec<u32>,
}

impl MappedGrants {
    /// Maps them next to each other.
    pub fn map(window: &mut Window, guest: DomId, grants: &[GrantRef], read_only: bool) -> HypResult<MappedGrants> {
        let slots = window.reserve(grants.len())?;
        let flags = gt::HOST_MAP | if read_only { gt::READONLY } else { 0 };
        let entry = |(at, grant): (usize, &GrantRef)| gt::MapGrantRef {
            host_addr: slots.address() + (at * PAGE_SIZE) as u64,
            flags,
            grant: grant.0,
            dom: guest.0,
            status: gt::GENERAL_ERROR,
            ..gt::MapGrantRef::default()
        };
        let mut batch: Vec<gt::MapGrantRef> = grants.iter().enumerate().map(entry).collect();
        let args = [gt::MAP_GRANT_REF, batch.as_mut_ptr() as u64, batch.len() as u64, 0, 0];
        // SAFETY: the batch lives across the call; the addresses are of slots that map nothing and are nobody else's.
        let called = unsafe { hypercall::call(nr::GRANT_TABLE_OP, args) };
        let done = batch.iter().try_for_each(|entry| status(entry.status));
        let mapped = batch.iter().filter(|entry| entry.status == gt::OKAY);
        let mapped: Vec<(u64, u32)> = mapped.map(|entry| (entry.host_addr, entry.handle)).collect();
        if let Err(error) = called.map(|_| ()).and(done) {
            unmap(mapped.into_iter());
            window.give_back(slots);
            return Err(error);
        }
        Ok(MappedGrants { slots, handles: mapped.into_iter().map(|(_, handle)| handle).collect() })
    }

    /// Unmaps and gives the slots back.
    pub fn unmap(self, window: &mut Window) {
        let MappedGrants { slots, handles } = self;
        let addresses = (slots.address()..).step_by(PAGE_SIZE);
        unmap(addresses.zip(handles));
        window.give_back(slots);
    }
}

fn unmap(mapped: impl Iterator<Item = (u64, u32)>) {
    let entry = |(host_addr, handle)| gt::UnmapGrantRef {
        host_addr,
        handle,
        status: gt::GENERAL_ERROR,
        ..gt::UnmapGrantRef::default()
    };
    let mut batch: Vec<gt::UnmapGrantRef> = mapped.map(entry).collect();
    if batch.is_empty() {
        return;
    }
    let args = [gt::UNMAP_GRANT_REF, batch.as_mut_ptr() as u64, batch.len() as u64, 0, 0];
    // SAFETY: the batch lives across the call; what was mapped there is used no more.
    let called = unsafe { hypercall::call(nr::GRANT_TABLE_OP, args) };
    let done = called.is_ok() && batch.iter().all(|entry| entry.status == gt::OKAY);
    // A slot that still maps something must not be given to somebody else.
    assert!(done, "Xen refused to unmap a grant that we mapped");
}

impl Pages for MappedGrants {
    fn len(&self) -> usize {
        self.slots.len()
    }
    fn read(&self, offset: usize, to: &mut [u8]) {
        self.slots.read(offset, to);
    }
    fn write(&self, offset: usize, from: &[u8]) {
        self.slots.write(offset, from);
    }
    fn zero(&self, offset: usize, len: usize) {
        self.slots.zero(offset, len);
    }
    fn load_u32(&self, offset: usize) -> u32 {
        self.slots.load_u32(offset)
    }
    fn store_u32(&self, offset: usize, value: u32) {
        self.slots.store_u32(offset, value);
    }
}
