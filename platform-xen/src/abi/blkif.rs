//! public/io/blkif.h and protocols.h: requests and responses of the block ring, as bytes at offsets.
//!
//! ```text
//!   read, write, flush          discard                     indirect                     response
//!    0 operation                 0 operation                 0 operation                  0 id
//!    1 segments                  1 flag                      1 read or write              8 operation
//!    2 handle                    2 handle                    2 segments (16 bits)        10 status
//!    8 id               [4]      8 id               [4]      8 id               [4]
//!   16 sector          [12]     16 sector          [12]     16 sector          [12]      a segment: grant,
//!   24 segments of 8   [20]     24 sectors         [20]     24 handle          [20]      first and last sector
//!                                                           28 grants          [24]
//! ```
//! In brackets: where it is in the 32-bit layout, which aligns 64 bits to 4.

/// BLKIF_OP_READ
pub const READ: u8 = 0;
/// BLKIF_OP_WRITE
pub const WRITE: u8 = 1;
/// BLKIF_OP_FLUSH_DISKCACHE
pub const FLUSH: u8 = 3;
/// BLKIF_OP_DISCARD
pub const DISCARD: u8 = 5;
/// BLKIF_OP_INDIRECT
pub const INDIRECT: u8 = 6;
/// BLKIF_OP_WRITE_BARRIER
pub const BARRIER: u8 = 2;

/// BLKIF_RSP_OKAY
pub const OKAY: i16 = 0;
/// BLKIF_RSP_ERROR
pub const ERROR: i16 = -1;
/// BLKIF_RSP_EOPNOTSUPP
pub const NOT_SUPPORTED: i16 = -2;

/// BLKIF_MAX_SEGMENTS_PER_REQUEST
pub const MAX_SEGMENTS: usize = 11;
/// Bytes of a request at most, and of a segment.
pub const REQUEST: usize = 112;
/// Bytes of a segment.
pub const SEGMENT: usize = 8;
/// Bytes of a sector, whatever the disk's are.
pub const SECTOR: u64 = 512;

/// VDISK_CDROM
pub const CDROM: u32 = 1;
/// VDISK_REMOVABLE
pub const REMOVABLE: u32 = 2;
/// VDISK_READONLY
pub const READONLY: u32 = 4;

/// One of the two layouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// XEN_IO_PROTO_ABI_*
    pub name: &'static str,
    /// Where the id is; the sector comes 8 bytes after it, what depends on the operation 16.
    pub id: usize,
    /// Bytes of a slot.
    pub slot: usize,
    /// Bytes of a response.
    pub response: usize,
}

/// Both; the first is what a frontend means that does not say.
pub const LAYOUTS: [Layout; 2] = [
    Layout { name: "x86_64-abi", id: 8, slot: 112, response: 16 },
    Layout { name: "x86_32-abi", id: 4, slot: 108, response: 12 },
];
