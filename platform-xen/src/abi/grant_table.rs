//! public/grant_table.h: mapping and copying what a guest grants.

use super::layout;

/// GNTTABOP_map_grant_ref
pub const MAP_GRANT_REF: u64 = 0;
/// GNTTABOP_unmap_grant_ref
pub const UNMAP_GRANT_REF: u64 = 1;
/// GNTTABOP_copy
pub const COPY: u64 = 5;

/// GNTMAP_host_map
pub const HOST_MAP: u32 = 1 << 1;
/// GNTMAP_readonly
pub const READONLY: u32 = 1 << 2;
/// GNTCOPY_source_gref
pub const SOURCE_GREF: u16 = 1 << 0;
/// GNTCOPY_dest_gref
pub const DEST_GREF: u16 = 1 << 1;

/// GNTST_okay
pub const OKAY: i16 = 0;
/// GNTST_general_error
pub const GENERAL_ERROR: i16 = -1;
/// GNTST_bad_domain
pub const BAD_DOMAIN: i16 = -2;
/// GNTST_bad_gntref
pub const BAD_GNTREF: i16 = -3;
/// GNTST_permission_denied
pub const PERMISSION_DENIED: i16 = -8;
/// GNTST_bad_page
pub const BAD_PAGE: i16 = -9;
/// GNTST_bad_copy_arg
pub const BAD_COPY_ARG: i16 = -10;
/// GNTST_eagain
pub const EAGAIN: i16 = -12;
/// GNTST_no_space
pub const NO_SPACE: i16 = -13;

/// gnttab_map_grant_ref
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct MapGrantRef {
    /// IN: where, an address of ours
    pub host_addr: u64,
    /// IN: GNTMAP_*
    pub flags: u32,
    /// IN
    pub grant: u32,
    /// IN: whose
    pub dom: u16,
    /// OUT: GNTST_*
    pub status: i16,
    /// OUT
    pub handle: u32,
    /// OUT
    pub dev_bus_addr: u64,
}
layout!(MapGrantRef, 32, flags @ 8, grant @ 12, dom @ 16, status @ 18, handle @ 20, dev_bus_addr @ 24);

/// gnttab_unmap_grant_ref
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct UnmapGrantRef {
    /// IN
    pub host_addr: u64,
    /// IN
    pub dev_bus_addr: u64,
    /// IN
    pub handle: u32,
    /// OUT: GNTST_*
    pub status: i16,
}
layout!(UnmapGrantRef, 24, dev_bus_addr @ 8, handle @ 16, status @ 20);

/// gnttab_copy_ptr
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct CopyPtr {
    /// A grant reference, or a frame
    pub page: u64,
    /// Whose
    pub dom: u16,
    /// In the page
    pub offset: u16,
}
layout!(CopyPtr, 16, dom @ 8, offset @ 10);

/// gnttab_copy
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct Copy {
    /// IN
    pub source: CopyPtr,
    /// IN
    pub dest: CopyPtr,
    /// IN: bytes
    pub len: u16,
    /// IN: GNTCOPY_*
    pub flags: u16,
    /// OUT: GNTST_*
    pub status: i16,
}
layout!(Copy, 40, dest @ 16, len @ 32, flags @ 34, status @ 36);
