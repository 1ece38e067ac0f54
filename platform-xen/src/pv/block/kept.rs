//! Pages that a frontend grants for as long as it is connected (feature-persistent): mapped when they are first used, and
//! then copied from and to without asking Xen.
//!
//! By its reference a page stays the one it was when it was mapped: Xen lets no guest end what is mapped, and one that
//! writes over its table all the same harms itself. What is not here is copied by Xen, and the status of that decides.
//! Deliberately absent: mapping to be read only (blkif.h: such grants can be written); unmapping before the connection
//! ends, which a frontend that uses more pages than there is room for would turn into calls for every request.

use super::request::Segment;
use crate::hyp::{DomId, Errno, GrantRef, Grants, Pages};
use alloc::vec::Vec;

/// Pages of one disk that stay mapped at most: what a ring of one page can name, 32 requests of 32 pages and one that
/// describes them.
pub const KEPT: usize = 32 * 33;

/// Those of one disk.
#[derive(Debug)]
pub(super) struct Kept<P: Pages> {
    /// By their references, in order.
    pages: Vec<(GrantRef, P)>,
    /// So many at most: none unless the frontend has the feature, no more once Xen refused one.
    most: usize,
}

impl<P: Pages> Kept<P> {
    pub(super) const fn new(most: usize) -> Kept<P> {
        Kept { pages: Vec::new(), most }
    }

    fn find(&self, grant: GrantRef) -> Result<usize, usize> {
        self.pages.binary_search_by_key(&grant, |(grant, _)| *grant)
    }

    /// The page, if it is mapped.
    pub(super) fn get(&self, grant: GrantRef) -> Option<&P> {
        self.pages.get(self.find(grant).ok()?).map(|(_, page)| page)
    }

    /// How many of them are in pages that are not mapped.
    pub(super) fn missing(&self, segments: &[Segment]) -> usize {
        if self.pages.is_empty() {
            return segments.len();
        }
        segments.iter().filter(|segment| self.find(segment.grant).is_err()).count()
    }

    /// Maps those of them that are not, as far as there is room.
    pub(super) fn keep<H>(&mut self, hyp: &mut H, dom: DomId, grants: impl Iterator<Item = GrantRef>)
    where
        H: Grants<Mapped = P>,
    {
        for grant in grants {
            if self.pages.len() >= self.most {
                return;
            }
            let Err(at) = self.find(grant) else { continue };
            if self.pages.try_reserve(1).is_err() {
                return;
            }
            match hyp.keep_grant(dom, grant) {
                Ok(page) => self.pages.insert(at, (grant, page)),
                Err(Errno::ENOSPC) => return,
                // A frontend that grants what cannot be mapped is not asked for more.
                Err(_) => self.most = self.pages.len(),
            }
        }
    }

    /// All of them, to be unmapped.
    pub(super) fn into_pages(self) -> impl Iterator<Item = P> {
        self.pages.into_iter().map(|(_, page)| page)
    }
}
