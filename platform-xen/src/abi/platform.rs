//! public/platform.h: operations on the machine itself.

use super::layout;

/// XENPF_INTERFACE_VERSION
pub const INTERFACE_VERSION: u32 = 0x0300_0001;
/// XENPF_settime64
pub const SETTIME64: u32 = 62;

/// xen_platform_op with the settime64 member
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct SetTime {
    /// XENPF_settime64
    pub cmd: u32,
    /// XENPF_INTERFACE_VERSION
    pub interface_version: u32,
    /// IN: UTC
    pub secs: u64,
    /// IN
    pub nsecs: u32,
    /// Zero.
    pub mbz: u32,
    /// IN: Xen's system time at which that was
    pub system_time: u64,
    /// The rest of the union.
    pub pad: [u64; 13],
}
layout!(SetTime, 136, secs @ 8, system_time @ 24);
