//! Reads the manifest's addresses: `10.0.2.15/24`, `fec0::15/64`, `52:54:00:12:34:56`.

use smoltcp::wire::{IpCidr, Ipv4Address, Ipv4Cidr, Ipv6Address, Ipv6Cidr};

/// A hardware address.
#[must_use]
pub fn mac(text: &str) -> Option<[u8; 6]> {
    let mut bytes = [0; 6];
    let mut parts = text.split(':');
    for byte in &mut bytes {
        let part = parts.next()?;
        if part.len() != 2 {
            return None;
        }
        *byte = u8::from_str_radix(part, 16).ok()?;
    }
    parts.next().is_none().then_some(bytes)
}

/// An IPv4 address.
#[must_use]
pub fn ipv4(text: &str) -> Option<Ipv4Address> {
    text.parse().ok()
}

/// An IPv6 address.
#[must_use]
pub fn ipv6(text: &str) -> Option<Ipv6Address> {
    text.parse().ok()
}

/// An address with its prefix length, of either family.
#[must_use]
pub fn cidr(text: &str) -> Option<IpCidr> {
    let (address, prefix) = text.split_once('/')?;
    let prefix: u8 = prefix.parse().ok()?;
    if let Some(address) = ipv4(address) {
        return (prefix <= 32).then(|| IpCidr::Ipv4(Ipv4Cidr::new(address, prefix)));
    }
    let address = ipv6(address)?;
    (prefix <= 128).then(|| IpCidr::Ipv6(Ipv6Cidr::new(address, prefix)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_meant_and_nothing_else() {
        assert_eq!(mac("52:54:00:12:34:56"), Some([0x52, 0x54, 0, 0x12, 0x34, 0x56]));
        for bad in ["", "52:54:00:12:34", "52:54:00:12:34:56:78", "5:4:0:1:3:5", "52:54:00:12:34:5g"] {
            assert_eq!(mac(bad), None, "{bad}");
        }
        assert!(matches!(cidr("10.0.2.15/24"), Some(IpCidr::Ipv4(_))));
        assert!(matches!(cidr("fec0::15/64"), Some(IpCidr::Ipv6(_))));
        for bad in ["", "10.0.2.15", "10.0.2.15/33", "10.0.2/24", "fec0::15/129", "x/1"] {
            assert_eq!(cidr(bad), None, "{bad}");
        }
    }
}
