//! public/memory.h

use super::layout;

/// XENMEM_maximum_ram_page
pub const MAXIMUM_RAM_PAGE: u64 = 2;
/// XENMEM_machphys_mfn_list
pub const MACHPHYS_MFN_LIST: u64 = 5;
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

/// xen_machphys_mfn_list: the machine-to-physical table's own frames, 2 MiB each; a hole repeats the one before
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct MachphysMfnList {
    /// IN
    pub max_extents: u32,
    /// OUT
    pub extent_start: *mut u64,
    /// OUT
    pub nr_extents: u32,
}
layout!(MachphysMfnList, 24, extent_start @ 8, nr_extents @ 16);
