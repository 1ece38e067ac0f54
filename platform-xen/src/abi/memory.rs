//! public/memory.h

use super::layout;

/// XENMEM_populate_physmap
pub const POPULATE_PHYSMAP: u64 = 6;

/// xen_memory_reservation
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Reservation {
    /// Array of gfns, one per extent
    pub extent_start: *mut u64,
    /// Extents
    pub nr_extents: u64,
    /// log2 of pages per extent
    pub extent_order: u32,
    /// XENMEMF_*
    pub mem_flags: u32,
    /// Whose
    pub domid: u16,
}
layout!(Reservation, 32, nr_extents @ 8, extent_order @ 16, mem_flags @ 20, domid @ 24);
