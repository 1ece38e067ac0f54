//! What PCI numbers are called: a file of the bundle, made out of the pci.ids list by the host tools.
//!
//! ```text
//!   0      number of entries, u32, and 4 bytes of zero
//!   8      entries in the order of their keys: key u64, where its text begins u32, length of it u32
//!          texts, UTF-8
//! ```
//! All little-endian. The list has 40,000 names in 1.6 MB: it stays where the bundle is and is searched there. It is
//! believed in nothing: what is not there or not sound has no name. Deliberately absent: programming interfaces.

use alloc::vec::Vec;
use api_core::PciFunction;
use platform_xen::hyp::PciFunction as Function;

/// The file's name in the bundle.
pub const FILE: &str = "pci.names";

const HEAD: usize = 8;
const ENTRY: usize = 16;
/// In place of a number that a key does not have.
const NONE: u16 = 0xffff;

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A vendor.
    Vendor(u16),
    /// A device of a vendor.
    Device(u16, u16),
    /// A board: the vendor and device on it, its own vendor and number.
    Subsystem(u16, u16, u16, u16),
    /// A base class.
    Class(u8),
    /// A base class and a subclass.
    Subclass(u8, u8),
}

impl Key {
    fn bits(self) -> u64 {
        let [a, b, c, d] = match self {
            Key::Vendor(vendor) => [vendor, NONE, NONE, NONE],
            Key::Device(vendor, device) => [vendor, device, NONE, NONE],
            Key::Subsystem(vendor, device, by, number) => [vendor, device, by, number],
            Key::Class(class) => [NONE, class.into(), NONE, NONE],
            Key::Subclass(class, sub) => [NONE, class.into(), sub.into(), NONE],
        };
        u64::from(a) << 48 | u64::from(b) << 32 | u64::from(c) << 16 | u64::from(d)
    }
}

fn u32_at(file: &[u8], at: usize) -> Option<u32> {
    file.get(at..)?.first_chunk().copied().map(u32::from_le_bytes)
}

/// A name; none if the list has none.
#[must_use]
pub fn name(file: &[u8], key: Key) -> Option<&str> {
    let (mut low, mut high) = (0, u32_at(file, 0)? as usize);
    while low < high {
        let middle = low + (high - low) / 2;
        let at = HEAD + middle.checked_mul(ENTRY)?;
        let there = file.get(at..)?.first_chunk().copied().map(u64::from_le_bytes)?;
        match there.cmp(&key.bits()) {
            core::cmp::Ordering::Less => low = middle + 1,
            core::cmp::Ordering::Greater => high = middle,
            core::cmp::Ordering::Equal => {
                let (from, len) = (u32_at(file, at + 8)? as usize, u32_at(file, at + 12)? as usize);
                return core::str::from_utf8(file.get(from..from.checked_add(len)?)?).ok();
            }
        }
    }
    None
}

/// Puts a function's names in.
pub fn call(function: &mut PciFunction, it: &Function, file: &[u8]) {
    let class = [(it.class >> 16) as u8, (it.class >> 8) as u8];
    let first = |keys: &[Key]| keys.iter().find_map(|key| name(file, *key)).unwrap_or_default().into();
    function.vendor_name = first(&[Key::Vendor(it.vendor_id)]);
    function.device_name = first(&[Key::Device(it.vendor_id, it.device_id)]);
    function.class_name = first(&[Key::Subclass(class[0], class[1]), Key::Class(class[0])]);
    if it.subsystem_vendor != 0 {
        function.subsystem_vendor_name = first(&[Key::Vendor(it.subsystem_vendor)]);
        let board = Key::Subsystem(it.vendor_id, it.device_id, it.subsystem_vendor, it.subsystem);
        function.subsystem_name = first(&[board]);
    }
}

/// The file of these names. Of two under one key the first stays.
#[must_use]
pub fn write(names: &[(Key, &str)]) -> Vec<u8> {
    let mut sorted: Vec<(u64, &str)> = names.iter().map(|(key, text)| (key.bits(), *text)).collect();
    sorted.sort_by_key(|entry| entry.0);
    sorted.dedup_by_key(|entry| entry.0);
    let mut file = (sorted.len() as u64).to_le_bytes().to_vec();
    let mut at = HEAD + sorted.len() * ENTRY;
    for (key, text) in &sorted {
        file.extend_from_slice(&key.to_le_bytes());
        file.extend_from_slice(&(at as u32).to_le_bytes());
        file.extend_from_slice(&(text.len() as u32).to_le_bytes());
        at += text.len();
    }
    sorted.iter().for_each(|(_, text)| file.extend_from_slice(text.as_bytes()));
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_and_nonsense_has_none() {
        let names = [
            (Key::Device(0x1af4, 0x1000), "Virtio network device"),
            (Key::Vendor(0x1af4), "Red Hat, Inc."),
            (Key::Subclass(2, 0), "Ethernet controller"),
            (Key::Class(2), "Network controller"),
            (Key::Class(2), "again"),
            (Key::Subsystem(0x1af4, 0x1000, 0x1af4, 1), "a board"),
        ];
        let file = write(&names);
        for (key, text) in names.iter().filter(|(_, text)| *text != "again") {
            assert_eq!(name(&file, *key), Some(*text));
        }
        for key in [Key::Vendor(0), Key::Vendor(0xfffe), Key::Device(0x1af4, 0x1001), Key::Class(3), Key::Subclass(2, 1)] {
            assert_eq!(name(&file, key), None);
        }
        // Cut anywhere, or full of nonsense, it has other names or none, and nothing else happens.
        for end in 0..file.len() {
            let _ = name(&file[..end], Key::Vendor(0x1af4));
            let mut wrong = file.clone();
            wrong[end] ^= 0xff;
            let _ = name(&wrong, Key::Vendor(0x1af4));
        }
        assert_eq!(name(&[0xff; 64], Key::Vendor(1)), None);
    }
}
