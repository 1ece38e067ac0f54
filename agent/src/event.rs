//! What can wake the loop, as a closed enum: a port is translated once, and everything after that is exhaustive.

use api_core::lifecycle::backend::Uuid;
use platform_xen::hyp::Port;

/// An event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The one-shot timer: nothing to do but look at the deadlines.
    Timer,
    /// The network card has something.
    Nic,
    /// The disk has done something.
    Disk,
    /// Some domain ended.
    DomainEnded,
    /// A guest's console ring moved.
    Console(Uuid),
    /// A guest's xenstore ring moved.
    Store(Uuid),
    /// A frontend's ring moved.
    Device(u64, Port),
    /// A guest's network card has something.
    Vif(Port),
    /// A port nobody owns any more.
    Stray,
}

impl Event {
    /// It concerns nobody but guests' devices.
    pub const fn is_of_devices(&self) -> bool {
        matches!(self, Event::Disk | Event::Device(..) | Event::Vif(_))
    }
}
