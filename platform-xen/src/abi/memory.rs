//! public/memory.h

use super::layout;

/// XENMEM_maximum_ram_page
pub const MAXIMUM_RAM_PAGE: u64 = 2;
/// XENMEM_machphys_mfn_list
pub const MACHPHYS_MFN_LIST: u64 = 5;
/// XENMEM_populate_physmap
pub const POPULATE_PHYSMAP: u64 = 6;

/// XENMEM_set_memory_map
pub const SET_MEMORY_MAP: u64 = 13;

/// xen_foreign_memory_map; its domid has 16 bits, and padding after them
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ForeignMemoryMap {
    /// Whose
    pub domid: u64,
    /// Entries of 20 bytes: address and length, 64 bits each, and the type, 32 bits
    pub nr_entries: u32,
    /// The entries
    pub buffer: *const u8,
}
layout!(ForeignMemoryMap, 24, nr_entries @ 8, buffer @ 16);

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
