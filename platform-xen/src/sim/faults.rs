//! Injected faults: the n-th call, every call from the n-th on, or a seeded few in a thousand.
//!
//! Counted are the calls that Xen may refuse for want of something. Of the calls that undo, destroy and pause have a
//! counter of their own; unmap, close and questions always work.
//! Deliberately absent: faults in guests; those are [`super::programs`].

use super::state::State;
use crate::hyp::{Errno, HypResult};
use alloc::rc::Rc;
use core::cell::RefCell;

/// Errnos that random faults choose from.
const ERRNOS: [Errno; 5] = [Errno::ENOMEM, Errno::EAGAIN, Errno::EBUSY, Errno::EINVAL, Errno::ENOSPC];

/// State of the switchboard.
#[derive(Debug)]
pub struct Switches {
    calls: u64,
    injected: u64,
    one: Option<u64>,
    from: Option<u64>,
    per_mille: u32,
    errno: Errno,
    random: u64,
    /// Calls to destroy and pause that fail from now on.
    undo: u32,
}

impl Switches {
    pub fn new(seed: u64) -> Switches {
        Switches {
            calls: 0,
            injected: 0,
            one: None,
            from: None,
            per_mille: 0,
            errno: Errno::ENOMEM,
            undo: 0,
            random: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
        }
    }

    /// Counts a call and decides about it.
    pub fn call(&mut self) -> HypResult<()> {
        self.calls += 1;
        let random = self.next();
        let errno = if self.one == Some(self.calls) || self.from.is_some_and(|from| self.calls >= from) {
            self.errno
        } else if random % 1000 < u64::from(self.per_mille) {
            ERRNOS[(random >> 32) as usize % ERRNOS.len()]
        } else {
            return Ok(());
        };
        self.injected += 1;
        Err(errno)
    }

    /// Decides about a call that undoes.
    pub fn undo(&mut self) -> HypResult<()> {
        if self.undo == 0 {
            return Ok(());
        }
        self.undo -= 1;
        self.injected += 1;
        Err(Errno::EBUSY)
    }

    /// xorshift64*.
    fn next(&mut self) -> u64 {
        self.random ^= self.random >> 12;
        self.random ^= self.random << 25;
        self.random ^= self.random >> 27;
        self.random.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 8
    }
}

/// The switchboard.
pub struct Faults(Rc<RefCell<State>>);

impl Faults {
    pub(super) fn of(state: Rc<RefCell<State>>) -> Faults {
        Faults(state)
    }

    /// The `n`th call from now fails (1 is the next).
    pub fn fail_call(&self, n: u64) {
        let faults = &mut self.0.borrow_mut().faults;
        faults.one = Some(faults.calls + n);
    }

    /// `n` more calls work, then none.
    pub fn fail_after(&self, n: u64) {
        let faults = &mut self.0.borrow_mut().faults;
        faults.from = Some(faults.calls + n + 1);
    }

    /// That many calls in a thousand fail, with an errno chosen by the seed.
    pub fn fail_at_rate(&self, per_mille: u32) {
        self.0.borrow_mut().faults.per_mille = per_mille;
    }

    /// The next `n` calls to destroy or pause fail with EBUSY.
    pub fn fail_undo(&self, n: u32) {
        self.0.borrow_mut().faults.undo = n;
    }

    /// The errno of [`Faults::fail_call`] and [`Faults::fail_after`]; ENOMEM unless set.
    pub fn errno(&self, errno: Errno) {
        self.0.borrow_mut().faults.errno = errno;
    }

    /// No more faults.
    pub fn clear(&self) {
        let faults = &mut self.0.borrow_mut().faults;
        (faults.one, faults.from, faults.per_mille, faults.undo) = (None, None, 0, 0);
    }

    /// Calls counted so far.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.0.borrow().faults.calls
    }

    /// Faults injected so far.
    #[must_use]
    pub fn injected(&self) -> u64 {
        self.0.borrow().faults.injected
    }
}
