//! public/physdev.h: PCI devices and their interrupts.

use super::layout;

/// PHYSDEVOP_set_iopl
pub const SET_IOPL: u64 = 6;
/// PHYSDEVOP_map_pirq
pub const MAP_PIRQ: u64 = 13;
/// PHYSDEVOP_pci_device_add
pub const PCI_DEVICE_ADD: u64 = 25;

/// MAP_PIRQ_TYPE_MSI_SEG
pub const MAP_PIRQ_TYPE_MSI_SEG: i32 = 3;

/// physdev_set_iopl
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct SetIopl {
    /// IN
    pub iopl: u32,
}

/// physdev_map_pirq
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct MapPirq {
    /// IN
    pub domid: u16,
    /// IN: MAP_PIRQ_TYPE_*
    pub kind: i32,
    /// IN: -1
    pub index: i32,
    /// IN: -1; OUT
    pub pirq: i32,
    /// IN: segment << 16 | bus
    pub bus: i32,
    /// IN
    pub devfn: i32,
    /// IN: MSI-X table entry
    pub entry_nr: i32,
    /// IN: machine address of the BAR that holds the MSI-X table
    pub table_base: u64,
}
layout!(MapPirq, 40, kind @ 4, pirq @ 12, entry_nr @ 24, table_base @ 32);

/// physdev_pci_device_add, without the optional array
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct PciDeviceAdd {
    /// IN
    pub seg: u16,
    /// IN
    pub bus: u8,
    /// IN
    pub devfn: u8,
    /// IN: XEN_PCI_DEV_*
    pub flags: u32,
    /// IN
    pub physfn_bus: u8,
    /// IN
    pub physfn_devfn: u8,
    /// Zero.
    pub pad: u16,
}
layout!(PciDeviceAdd, 12, flags @ 4, physfn_bus @ 8);
