//! How often a guest may wake the loop through one port: one that notifies without end costs the others nothing.

use platform_xen::hyp::{Hypervisor, Port};

/// So many events a window; then the port is masked until the window ends.
const EVENTS: u32 = 64;
const WINDOW_NS: u64 = 10_000_000;

/// A port's credit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Credit {
    /// Events in the window that ends at this time.
    events: u32,
    window: u64,
}

impl Credit {
    /// Counts an event. `Some`: there is no credit left, the port is masked until then.
    pub fn spend<H: Hypervisor>(&mut self, hyp: &mut H, port: Port, now: u64) -> Option<u64> {
        if now >= self.window {
            *self = Credit { events: 0, window: now + WINDOW_NS };
        }
        self.events += 1;
        if self.events < EVENTS {
            return None;
        }
        hyp.mask(port, true);
        Some(self.window)
    }
}
