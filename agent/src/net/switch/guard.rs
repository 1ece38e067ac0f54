//! What a guest may say it is: its own hardware address and, where its VIF is locked, the IP addresses it was given.
//!
//! Deliberately absent: what others send to it; what a guest answers to is its own business.

use super::frames::{ARP, ethertype, mac_at, vlan};
use alloc::vec::Vec;

/// How a VIF is locked (VIF.locking_mode).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Locking {
    /// It may send from its own hardware address only.
    #[default]
    Mac,
    /// And from these IP addresses only (VIF.ipv4_allowed, ipv6_allowed).
    Addresses(Vec<[u8; 4]>, Vec<[u8; 16]>),
    /// It may send what it wants.
    Unlocked,
    /// It may send, and is sent, nothing.
    Disabled,
}

/// Bytes of a frame that are enough to judge it: a neighbour advertisement with its target.
pub const HEAD: usize = 96;

const IPV4: u16 = 0x0800;
const IPV6: u16 = 0x86dd;
const ICMP6: u8 = 58;
/// Neighbour advertisement.
const ADVERTISES: u8 = 136;
/// Headers that may be before it.
const HOP_BY_HOP: u8 = 0;
const ROUTING: u8 = 43;
const DESTINATION: u8 = 60;

impl Locking {
    /// Whether a guest with this address may send a frame that begins like this.
    #[must_use]
    pub fn allows(&self, mac: [u8; 6], head: &[u8]) -> bool {
        match self {
            Locking::Unlocked => true,
            Locking::Disabled => false,
            // A tag would take it into another network.
            Locking::Mac | Locking::Addresses(..) if mac_at(head, 6) != Some(mac) || vlan(head).is_some() => false,
            Locking::Mac => true,
            Locking::Addresses(v4, v6) => addresses(mac, head, v4, v6).unwrap_or(false),
        }
    }
}

fn addresses(mac: [u8; 6], head: &[u8], v4: &[[u8; 4]], v6: &[[u8; 16]]) -> Option<bool> {
    let (kind, at) = ethertype(head)?;
    let ipv4 = |at: usize| head.get(at..)?.first_chunk::<4>().copied();
    let ipv6 = |at: usize| head.get(at..)?.first_chunk::<16>().copied();
    let byte = |at: usize| head.get(at).copied();
    Some(match kind {
        ARP => {
            let probe = [0; 4];
            let own = mac_at(head, at + 8)? == mac;
            let sender = ipv4(at + 14)?;
            own && (sender == probe || v4.contains(&sender))
        }
        IPV4 => {
            let (source, udp) = (ipv4(at + 12)?, byte(at + 9)? == 17);
            // Asking for an address by DHCP, it has none yet.
            let asks = source == [0; 4] && udp && head.get(at + 20..at + 24)? == [0, 68, 0, 67];
            asks || v4.contains(&source)
        }
        IPV6 => {
            let source = ipv6(at + 8)?;
            let from = |address: &[u8; 16]| v6.contains(address) || is_own_link_local(mac, *address);
            let (mut next, mut inner) = (byte(at + 6)?, at + 40);
            // What is behind more headers than are here is not looked at, and so not believed.
            while matches!(next, HOP_BY_HOP | ROUTING | DESTINATION) {
                (next, inner) = (byte(inner)?, inner + 8 + usize::from(byte(inner + 1)?) * 8);
            }
            let said = match (next, head.get(inner)) {
                // What it asks for is another's; what it advertises must be its own.
                (ICMP6, Some(&ADVERTISES)) => from(&ipv6(inner + 8)?),
                (ICMP6, None) => false,
                _ => true,
            };
            said && (source == [0; 16] || from(&source))
        }
        _ => false,
    })
}

/// fe80:: and the hardware address, as EUI-64.
fn is_own_link_local([a, b, c, d, e, f]: [u8; 6], address: [u8; 16]) -> bool {
    address == [0xfe, 0x80, 0, 0, 0, 0, 0, 0, a ^ 2, b, c, 0xff, 0xfe, d, e, f]
}
