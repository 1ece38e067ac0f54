//! Xen's ABI as numbers and `repr(C)` layouts: one file per public header, no logic.
//!
//! Types of xen.h that the `xen-sys` crate has (start_info, shared_info, vcpu_time_info, trap_info) come from there and
//! are checked by size here; everything else is written down from the headers of Xen 4.17 and 4.20 with size and offset
//! asserts. Where the two versions differ there is one layout per interface version.
//!
//! Deliberately absent: any code that runs.

pub mod blkif;
pub mod domctl;
pub mod elfnote;
pub mod event_channel;
pub mod grant_table;
pub mod hvm_op;
pub mod memory;
pub mod physdev;
pub mod platform;
pub mod sched;
pub mod sysctl;
pub mod vcpu;
pub mod version;
pub mod xen;

/// Asserts a type's size, and the offsets of fields, at compile time.
macro_rules! layout {
    ($type:ty, $size:literal $(, $field:ident @ $offset:literal)* $(,)?) => {
        const _: () = {
            assert!(core::mem::size_of::<$type>() == $size);
            $(assert!(core::mem::offset_of!($type, $field) == $offset);)*
        };
    };
}
pub(crate) use layout;
