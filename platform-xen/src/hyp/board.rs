//! What crosses the seam about the machine's hardware: PCI functions, and how it is turned off.

/// Most PCI functions that are told of.
pub const MAX_PCI_FUNCTIONS: usize = 256;

/// A PCI function and what its configuration space says it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PciFunction {
    /// Segment; 0 but on large machines.
    pub domain: u16,
    /// Bus.
    pub bus: u8,
    /// Device.
    pub slot: u8,
    /// Function.
    pub func: u8,
    /// Vendor id.
    pub vendor_id: u16,
    /// Device id.
    pub device_id: u16,
    /// Revision.
    pub revision: u8,
    /// Class, subclass, programming interface: 24 bits.
    pub class: u32,
    /// Subsystem's vendor id; 0 for bridges.
    pub subsystem_vendor: u16,
    /// Subsystem id; 0 for bridges.
    pub subsystem: u16,
}

/// What the machine's ACPI tables say is to be written to turn it off (`\_S5`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoftOff {
    /// SLP_TYPa, 3 bits.
    pub a: u8,
    /// SLP_TYPb, 3 bits.
    pub b: u8,
    /// The machine is hardware-reduced: it has sleep registers instead of PM1 ones.
    pub reduced: bool,
}
