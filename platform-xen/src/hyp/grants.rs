//! The seam to pages that guests grant (public/grant_table.h): copied from and to, or mapped.
//!
//! A reference is an allegation of the guest's: that it is refused is the guest's doing and no wrong of ours.
//! Deliberately absent: granting pages of our own, transfers, transitive grants.

use super::{DomId, Errno, HypResult, PAGE_SIZE, Pages};

/// Pages of all guests that are mapped, beyond which none is mapped to be kept: half of what can be.
pub const KEEP_BELOW: usize = 8192;

/// A grant reference of some guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GrantRef(pub u32);

/// A place in a page that a guest granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    /// The guest.
    pub dom: DomId,
    /// The page.
    pub grant: GrantRef,
    /// Bytes from its start.
    pub offset: u16,
}

/// What is copied; within one page of a guest's.
#[derive(Debug)]
pub enum Copy<'a> {
    /// Out of a guest's page.
    Out(Granted, &'a mut [u8]),
    /// Into a guest's page.
    In(&'a [u8], Granted),
    /// So many bytes from one guest's page to another's.
    Between(Granted, Granted, u16),
}

/// One of many copies.
#[derive(Debug)]
pub struct GrantCopy<'a> {
    /// What is copied.
    pub what: Copy<'a>,
    /// What became of it, once asked for. Of one that failed any part may be there.
    pub done: HypResult<()>,
}

impl<'a> GrantCopy<'a> {
    /// One that was not asked for yet.
    #[must_use]
    pub const fn new(what: Copy<'a>) -> GrantCopy<'a> {
        GrantCopy { what, done: Err(Errno::EIO) }
    }

    /// Bytes it copies.
    #[must_use]
    pub const fn len(&self) -> usize {
        match &self.what {
            Copy::Out(_, to) => to.len(),
            Copy::In(from, _) => from.len(),
            Copy::Between(_, _, len) => *len as usize,
        }
    }

    /// It copies nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// It stays within the guests' pages.
    #[must_use]
    pub const fn fits(&self) -> bool {
        let offset = match &self.what {
            Copy::Out(at, _) | Copy::In(_, at) => at.offset,
            Copy::Between(from, to, _) if from.offset > to.offset => from.offset,
            Copy::Between(_, to, _) => to.offset,
        };
        offset as usize + self.len() <= PAGE_SIZE
    }
}

/// Pages that guests grant.
pub trait Grants {
    /// Pages mapped by [`Grants::map_grants`]; given back by [`Grants::unmap_grants`], never dropped.
    type Mapped: Pages;
    /// Copies, in the order given and whatever becomes of the others: each says for itself. EINVAL of one that does not
    /// fit into its pages, which callers look at before; ENOENT, EIO, EPERM, EFAULT: it was not granted, or not for that;
    /// ESRCH: there is no such guest.
    fn copy_grants(&mut self, copies: &mut [GrantCopy<'_>]);
    /// Maps pages that a guest granted next to each other. On an error nothing stays mapped: as
    /// above; ENOSPC: there is no room of ours or of Xen's.
    fn map_grants(&mut self, guest: DomId, grants: &[GrantRef], read_only: bool) -> HypResult<Self::Mapped>;
    /// Maps one page, to be written too, for as long as its guest is connected: no such mapping takes the room that others
    /// need. Errors as above; ENOSPC: [`KEEP_BELOW`] pages are mapped already.
    fn keep_grant(&mut self, guest: DomId, grant: GrantRef) -> HypResult<Self::Mapped>;
    /// Unmaps.
    fn unmap_grants(&mut self, pages: Self::Mapped);
}
