//! How much of the loop's time a guest may take through one port: one that notifies without end costs the others nothing.
//!
//! An event that brought work costs a turn of the loop, of xenstore what the work took; one that brought nothing, or whose
//! worth nobody knows, as much as makes 64 of them a window. Deliberately absent: how long disks' work takes, which their
//! guests have shares of ([`super::shares`]), and networks', which has bounds a turn.

use platform_xen::hyp::{Hypervisor, Port};

/// So much a window; then the port is masked until the window ends.
const BUDGET_NS: u64 = 5_000_000;
const WINDOW_NS: u64 = 10_000_000;
/// What an event costs that brought nothing.
pub const IDLE_NS: u64 = BUDGET_NS / 64;
/// What one costs at least that brought work: a turn of the loop.
pub const TURN_NS: u64 = 10_000;

/// A port's credit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Credit {
    /// Taken in the window that ends at this time.
    taken: u64,
    window: u64,
}

impl Credit {
    /// Counts an event. `Some`: there is no credit left, the port is masked until then.
    pub fn spend<H: Hypervisor>(&mut self, hyp: &mut H, port: Port, now: u64, cost: u64) -> Option<u64> {
        if now >= self.window {
            *self = Credit { taken: 0, window: now + WINDOW_NS };
        }
        self.taken += cost;
        if self.taken < BUDGET_NS {
            return None;
        }
        hyp.mask(port, true);
        Some(self.window)
    }
}
