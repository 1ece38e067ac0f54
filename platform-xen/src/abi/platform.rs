//! public/platform.h: operations on the machine itself.

use super::layout;

/// XENPF_INTERFACE_VERSION
pub const INTERFACE_VERSION: u32 = 0x0300_0001;
/// XENPF_firmware_info
pub const FIRMWARE_INFO: u32 = 50;
/// XENPF_enter_acpi_sleep
pub const ENTER_ACPI_SLEEP: u32 = 51;
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

/// xen_platform_op with the enter_acpi_sleep member
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct EnterAcpiSleep {
    /// XENPF_enter_acpi_sleep
    pub cmd: u32,
    /// XENPF_INTERFACE_VERSION
    pub interface_version: u32,
    /// IN: what goes into PM1a_CNT; with ACPI_SLEEP_EXTENDED the sleep type
    pub val_a: u16,
    /// IN: likewise, PM1b_CNT
    pub val_b: u16,
    /// IN: n of Sn
    pub sleep_state: u32,
    /// IN: ACPI_SLEEP_*
    pub flags: u32,
    /// The rest of the union.
    pub pad: [u32; 29],
}
layout!(EnterAcpiSleep, 136, val_a @ 8, val_b @ 10, sleep_state @ 12, flags @ 16);
/// XENPF_ACPI_SLEEP_EXTENDED: the machine has sleep registers instead of PM1 ones.
pub const ACPI_SLEEP_EXTENDED: u32 = 1;

/// xen_platform_op with the firmware_info member, of XEN_FW_EFI_INFO's XEN_FW_EFI_CONFIG_TABLE
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct EfiConfigTable {
    /// XENPF_firmware_info
    pub cmd: u32,
    /// XENPF_INTERFACE_VERSION
    pub interface_version: u32,
    /// IN: FW_EFI_INFO
    pub kind: u32,
    /// IN: FW_EFI_CONFIG_TABLE
    pub index: u32,
    /// OUT: machine address
    pub addr: u64,
    /// OUT: entries
    pub nent: u32,
    /// The rest of the union.
    pub pad: [u32; 27],
}
layout!(EfiConfigTable, 136, kind @ 8, addr @ 16, nent @ 24);
/// XEN_FW_EFI_INFO
pub const FW_EFI_INFO: u32 = 4;
/// XEN_FW_EFI_CONFIG_TABLE
pub const FW_EFI_CONFIG_TABLE: u32 = 1;
