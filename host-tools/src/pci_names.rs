//! The names of PCI numbers for the bundle, out of the pci.ids list as the `pci-ids` crate ships it.

use agent::pci_names::{Key, write};
use pci_ids::{Classes, Vendors};

/// The file that `agent::pci_names` reads.
pub fn file() -> Vec<u8> {
    let mut names = Vec::new();
    for vendor in Vendors::iter() {
        names.push((Key::Vendor(vendor.id()), vendor.name()));
        for device in vendor.devices() {
            names.push((Key::Device(vendor.id(), device.id()), device.name()));
            for board in device.subsystems() {
                let key = Key::Subsystem(vendor.id(), device.id(), board.subvendor(), board.subdevice());
                names.push((key, board.name()));
            }
        }
    }
    for class in Classes::iter() {
        names.push((Key::Class(class.id()), class.name()));
        names.extend(class.subclasses().map(|sub| (Key::Subclass(class.id(), sub.id()), sub.name())));
    }
    write(&names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use agent::pci_names::name;

    #[test]
    fn the_list_names_what_qemu_has() {
        let file = file();
        assert_eq!(name(&file, Key::Vendor(0x8086)), Some("Intel Corporation"));
        assert_eq!(name(&file, Key::Device(0x1af4, 0x1000)), Some("Virtio network device"));
        assert_eq!(name(&file, Key::Class(2)), Some("Network controller"));
        assert_eq!(name(&file, Key::Subclass(2, 0)), Some("Ethernet controller"));
        assert_eq!(name(&file, Key::Subsystem(0x8086, 0x100e, 0x1af4, 0x1100)), Some("QEMU Virtual Machine"));
        assert!(file.len() < 3 << 20, "{} bytes", file.len());
    }
}
