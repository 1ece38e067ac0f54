//! The back end of a ring of requests and responses in pages that a guest granted (public/io/ring.h).
//!
//! ```text
//!    0 +-----------+
//!      | req_prod  |  the guest's |
//!      | req_event |  ours        |  free-running: masked only to find a slot
//!      | rsp_prod  |  ours        |
//!      | rsp_event |  the guest's |
//!   64 +-----------+
//!      | slot      |  a request, then the response to some request
//!      | ...       |  as many as fit, rounded down to a power of two
//! ```
//! Our own indices are kept here and never read back. A slot is copied out once; a response is written whole, what is not
//! used of it as zeroes (LESSONS 51 to 53). Deliberately absent: what is in the slots.

use crate::hyp::Pages;
use core::sync::atomic::{Ordering, fence};

const REQ_PROD: usize = 0;
const REQ_EVENT: usize = 4;
const RSP_PROD: usize = 8;
const RSP_EVENT: usize = 12;
const SLOTS: usize = 64;

/// req_prod claims requests that there is no room for. What the top level does: this ring is used no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow;

/// One ring.
#[derive(Debug)]
pub struct SharedRing<P: Pages> {
    pages: P,
    slot: usize,
    slots: u32,
    req_cons: u32,
    rsp_prod: u32,
    /// rsp_prod as the guest was last shown it.
    shown: u32,
}

impl<P: Pages> SharedRing<P> {
    /// A ring of slots of so many bytes, as its frontend has just made it.
    pub fn new(pages: P, slot: usize) -> SharedRing<P> {
        let fit = pages.len().saturating_sub(SLOTS) / slot.max(1);
        let slots = fit.checked_ilog2().map_or(0, |log| 1 << log);
        SharedRing { pages, slot, slots, req_cons: 0, rsp_prod: 0, shown: 0 }
    }

    /// Slots it has.
    #[must_use]
    pub const fn slots(&self) -> u32 {
        self.slots
    }

    /// Requests not taken yet.
    ///
    /// # Errors
    /// There cannot be that many.
    pub fn waiting(&self) -> Result<u32, Overflow> {
        let waiting = self.pages.load_u32(REQ_PROD).wrapping_sub(self.req_cons);
        let answered = self.slots - self.req_cons.wrapping_sub(self.rsp_prod).min(self.slots);
        if waiting > answered { Err(Overflow) } else { Ok(waiting) }
    }

    /// Copies the next request out. The caller has seen that one waits, and takes it with [`SharedRing::taken`].
    pub fn peek(&self, to: &mut [u8]) {
        let len = to.len().min(self.slot);
        self.pages.read(self.place(self.req_cons), to.get_mut(..len).unwrap_or_default());
    }

    /// The request that was copied is taken.
    pub fn taken(&mut self) {
        self.req_cons = self.req_cons.wrapping_add(1);
    }

    /// Writes a response; one for each request that was taken, no more. The guest sees it after [`SharedRing::show`].
    pub fn respond(&mut self, response: &[u8]) {
        let at = self.place(self.rsp_prod);
        let len = response.len().min(self.slot);
        self.pages.write(at, response.get(..len).unwrap_or_default());
        self.rsp_prod = self.rsp_prod.wrapping_add(1);
    }

    /// Responses that were written and not shown.
    #[must_use]
    pub const fn unshown(&self) -> u32 {
        self.rsp_prod.wrapping_sub(self.shown)
    }

    /// Shows the guest all responses; whether it wants to be notified of them.
    pub fn show(&mut self) -> bool {
        let new = self.unshown();
        if new == 0 {
            return false;
        }
        self.shown = self.rsp_prod;
        self.pages.store_u32(RSP_PROD, self.rsp_prod);
        // The guest writes rsp_event, then looks at rsp_prod: one of the two sees the other.
        fence(Ordering::SeqCst);
        self.rsp_prod.wrapping_sub(self.pages.load_u32(RSP_EVENT)) < new
    }

    /// Asks to be notified of the next request, once all were taken; those that came meanwhile.
    ///
    /// # Errors
    /// As of [`SharedRing::waiting`].
    pub fn listen(&mut self) -> Result<u32, Overflow> {
        self.pages.store_u32(REQ_EVENT, self.req_cons.wrapping_add(1));
        fence(Ordering::SeqCst);
        self.waiting()
    }

    /// Requests that were taken and not answered.
    #[must_use]
    pub const fn under_way(&self) -> u32 {
        self.req_cons.wrapping_sub(self.rsp_prod)
    }

    /// Gives the mapping back, to be unmapped.
    pub fn into_pages(self) -> P {
        self.pages
    }

    fn place(&self, index: u32) -> usize {
        SLOTS + (index & self.slots.saturating_sub(1)) as usize * self.slot
    }
}
