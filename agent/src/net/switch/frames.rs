//! What a frame says of itself, and what hardware would have done to it: checksums, segments, VLAN tags.
//!
//! ```text
//!   destination 6 | source 6 | [0x8100, tag] | type 2 | IPv4 or IPv6, its extensions | TCP or UDP | ...
//! ```
//! A frame is a guest's: every length in it is held against the bytes that are there. Deliberately absent: tags in tags,
//! protocols other than TCP and UDP (their checksums are never left out), fragments (neither).

use core::ops::Range;
use platform_xen::hyp::{Checksum, FrameMeta, Segmentation};
use platform_xen::pv::net::{Gso, Offload};
use smoltcp::wire::checksum;

/// Bytes of an Ethernet header, and of a VLAN tag in it.
pub const HEADER: usize = 14;
pub const TAG: usize = 4;
/// A frame is cut into this many at most: 64 KiB at TCP's default of 536 bytes.
const MAX_SEGMENTS: usize = 128;

const IPV4: u16 = 0x0800;
const IPV6: u16 = 0x86dd;
pub const ARP: u16 = 0x0806;
/// 802.1Q and 802.1ad.
const TAGGED: [u16; 2] = [0x8100, 0x88a8];
pub(super) const TCP: u8 = 6;
const UDP: u8 = 17;
/// TCP's flags that only the last, or only the first segment keeps.
const FIN_PSH: u8 = 0x09;
const CWR: u8 = 0x80;

pub fn u16_at(frame: &[u8], at: usize) -> Option<u16> {
    frame.get(at..at + 2)?.first_chunk().map(|bytes| u16::from_be_bytes(*bytes))
}

/// A hardware address in a frame.
pub fn mac_at(frame: &[u8], at: usize) -> Option<[u8; 6]> {
    frame.get(at..)?.first_chunk().copied()
}

/// The frame's VLAN, if it has a tag.
#[must_use]
pub fn vlan(frame: &[u8]) -> Option<u16> {
    let tagged = u16_at(frame, 12).is_some_and(|kind| TAGGED.contains(&kind));
    if tagged { u16_at(frame, HEADER).map(|tag| tag & 0xfff) } else { None }
}

/// Type of what is in it, and where that begins.
#[must_use]
pub fn ethertype(frame: &[u8]) -> Option<(u16, usize)> {
    let at = if vlan(frame).is_some() { 12 + TAG } else { 12 };
    Some((u16_at(frame, at)?, at + 2))
}

/// Writes a frame with a tag into `to`, which is longer by that.
pub fn write_tagged(frame: &[u8], vlan: u16, to: &mut [u8]) {
    if let (Some((head, rest)), Some((to_head, to_rest))) = (frame.split_at_checked(12), to.split_at_mut_checked(12))
        && let Some((tag, to_rest)) = to_rest.split_at_mut_checked(TAG)
        && to_rest.len() == rest.len()
    {
        to_head.copy_from_slice(head);
        let ([a, b], [c, d]) = (TAGGED[0].to_be_bytes(), vlan.to_be_bytes());
        tag.copy_from_slice(&[a, b, c, d]);
        to_rest.copy_from_slice(rest);
    }
}

/// Where the parts of an IP packet are in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Packet {
    pub ip: usize,
    pub v6: bool,
    pub protocol: u8,
    pub l4: usize,
    /// Where the packet ends; the frame may be padded.
    pub end: usize,
}

impl Packet {
    /// None: it is not TCP or UDP over IP, or its lengths are lies.
    pub fn of(frame: &[u8]) -> Option<Packet> {
        let (kind, ip) = ethertype(frame)?;
        let byte = |at: usize| frame.get(at).copied();
        let packet = match kind {
            IPV4 => {
                let header = usize::from(byte(ip)? & 0xf) * 4;
                let fragment = u16_at(frame, ip + 6)? & 0x3fff != 0;
                if byte(ip)? >> 4 != 4 || header < 20 || fragment {
                    return None;
                }
                let end = ip + usize::from(u16_at(frame, ip + 2)?);
                Packet { ip, v6: false, protocol: byte(ip + 9)?, l4: ip + header, end }
            }
            IPV6 => {
                let end = ip + 40 + usize::from(u16_at(frame, ip + 4)?);
                let (mut protocol, mut l4) = (byte(ip + 6)?, ip + 40);
                // Hop by hop, routing, destination: at most one each, and one more.
                for _ in 0..4 {
                    if !matches!(protocol, 0 | 43 | 60) {
                        break;
                    }
                    (protocol, l4) = (byte(l4)?, l4 + 8 + usize::from(byte(l4 + 1)?) * 8);
                }
                Packet { ip, v6: true, protocol, l4, end }
            }
            _ => return None,
        };
        let least = match packet.protocol {
            TCP => 20,
            UDP => 8,
            _ => return None,
        };
        (packet.end <= frame.len() && packet.l4 + least <= packet.end).then_some(packet)
    }

    /// Where the checksum is, from the header of TCP or UDP.
    pub const fn offset(&self) -> usize {
        if self.protocol == TCP { 16 } else { 6 }
    }

    /// Sum of the pseudo header.
    pub fn pseudo(&self, frame: &[u8]) -> u16 {
        let addresses = if self.v6 { self.ip + 8..self.ip + 40 } else { self.ip + 12..self.ip + 20 };
        let len = self.end - self.l4;
        let addresses = sum(frame.get(addresses).unwrap_or_default());
        checksum::combine(&[addresses, u16::from(self.protocol), len as u16, (len >> 16) as u16])
    }

    /// Computes the checksum.
    pub fn complete(&self, frame: &mut [u8]) {
        let at = self.l4 + self.offset();
        put(frame, at, 0);
        let data = sum(frame.get(self.l4..self.end).unwrap_or_default());
        let value = !checksum::combine(&[self.pseudo(frame), data]);
        // 0 would say that UDP has none.
        put(frame, at, if value == 0 && self.protocol == UDP { 0xffff } else { value });
    }

    /// Whether checksums are as they should be: of IPv4's header, and of what is in the packet.
    pub fn is_right(&self, frame: &[u8]) -> bool {
        let data = |range: Range<usize>| sum(frame.get(range).unwrap_or_default());
        let whole = checksum::combine(&[self.pseudo(frame), data(self.l4..self.end)]);
        whole == 0xffff && (self.v6 || data(self.ip..self.l4) == 0xffff)
    }

    /// Computes the checksum of IPv4's header.
    pub fn complete_ip(&self, frame: &mut [u8]) {
        if !self.v6 {
            put(frame, self.ip + 10, 0);
            let value = !sum(frame.get(self.ip..self.l4).unwrap_or_default());
            put(frame, self.ip + 10, value);
        }
    }
}

/// The internet checksum's sum (RFC 1071), by words of 8 bytes: the library's is by 2, and every byte that is sent goes
/// through here where the card computes none.
fn sum(data: &[u8]) -> u16 {
    let (words, rest) = data.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    // The order of bytes does not matter to the sum but for its own.
    let mut all = words
        .iter()
        .chain([&last])
        .map(|word| u64::from_ne_bytes(*word))
        .fold(0u64, |sum, word| sum + (word >> 32) + (word & 0xffff_ffff));
    while all > 0xffff {
        all = (all >> 16) + (all & 0xffff);
    }
    u16::from_be(all as u16)
}

pub(super) fn put(frame: &mut [u8], at: usize, value: u16) {
    if let Some(place) = frame.get_mut(at..at + 2) {
        place.copy_from_slice(&value.to_be_bytes());
    }
}

/// Whether the checksum that was left out is one over IPv6; none: it is not one that can be.
#[must_use]
pub fn is_v6(frame: &[u8]) -> bool {
    ethertype(frame).is_some_and(|(kind, _)| kind == IPV6)
}

/// Computes the checksum that was left out. `false`: there is no place for one.
pub fn complete(frame: &mut [u8]) -> bool {
    let packet = Packet::of(frame);
    if let Some(packet) = packet {
        packet.complete(frame);
    }
    packet.is_some()
}

/// What a card is told of a frame. None: what is left to be done has no place in it.
#[must_use]
pub fn meta(frame: &[u8], offload: Offload) -> Option<FrameMeta> {
    if !offload.blank && offload.gso.is_none() {
        let checksum = if offload.validated { Checksum::Valid } else { Checksum::Unknown };
        return Some(FrameMeta { checksum, segmentation: Segmentation::None });
    }
    let packet = Packet::of(frame)?;
    let segmentation = match offload.gso {
        None => Segmentation::None,
        Some(Gso { v6: false, size }) => Segmentation::Tcp4 { mss: size },
        Some(Gso { v6: true, size }) => Segmentation::Tcp6 { mss: size },
    };
    Some(FrameMeta {
        checksum: Checksum::Partial { start: packet.l4 as u16, offset: packet.offset() as u16 },
        segmentation,
    })
}

/// What netif says of a frame that came from a card.
#[must_use]
pub fn offload(meta: FrameMeta) -> Offload {
    Offload {
        blank: matches!(meta.checksum, Checksum::Partial { .. }),
        validated: meta.checksum == Checksum::Valid,
        gso: match meta.segmentation {
            Segmentation::None => None,
            Segmentation::Tcp4 { mss } => Some(Gso { v6: false, size: mss }),
            Segmentation::Tcp6 { mss } => Some(Gso { v6: true, size: mss }),
        },
    }
}

/// Cuts the frame at `frame` of `memory` as `gso` says; the segments, complete with checksums, are put behind what is in
/// `memory`, which does not grow beyond its capacity. None: it is no such frame, or there is no room.
pub fn cut(memory: &mut alloc::vec::Vec<u8>, frame: Range<usize>, gso: Gso) -> Option<alloc::vec::Vec<Range<usize>>> {
    let whole = memory.get(frame.clone())?;
    let packet = Packet::of(whole).filter(|packet| packet.protocol == TCP && packet.v6 == gso.v6)?;
    let data = packet.l4 + usize::from(whole.get(packet.l4 + 12)? >> 4) * 4;
    let payload = packet.end.checked_sub(data).filter(|_| data >= packet.l4 + 20)?;
    let size = usize::from(gso.size).max(1);
    let count = payload.div_ceil(size).max(1);
    if count > MAX_SEGMENTS || memory.capacity() - memory.len() < payload + count * data {
        return None;
    }
    let seq = memory.get(frame.start + packet.l4 + 4..)?.first_chunk().map(|bytes| u32::from_be_bytes(*bytes))?;
    let id = u16_at(memory, frame.start + packet.ip + 4)?;
    let mut segments = alloc::vec::Vec::with_capacity(count);
    for n in 0..count {
        let (at, from) = (memory.len(), n * size);
        let len = size.min(payload - from);
        memory.extend_from_within(frame.start..frame.start + data);
        memory.extend_from_within(frame.start + data + from..frame.start + data + from + len);
        let segment = memory.get_mut(at..)?;
        let packet = Packet { end: data + len, ..packet };
        let ip_len = packet.end - packet.ip;
        if packet.v6 {
            put(segment, packet.ip + 4, (ip_len - 40) as u16);
        } else {
            put(segment, packet.ip + 2, ip_len as u16);
            put(segment, packet.ip + 4, id.wrapping_add(n as u16));
        }
        let place = segment.get_mut(packet.l4 + 4..packet.l4 + 8)?;
        place.copy_from_slice(&seq.wrapping_add(from as u32).to_be_bytes());
        let flags = segment.get_mut(packet.l4 + 13)?;
        *flags &= !(if n > 0 { CWR } else { 0 } | if n + 1 < count { FIN_PSH } else { 0 });
        packet.complete_ip(segment);
        packet.complete(segment);
        segments.push(at..memory.len());
    }
    Some(segments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_the_librarys() {
        let bytes: alloc::vec::Vec<u8> = (0..3000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for from in 0..9 {
            for len in (0..80).chain(1400..1480) {
                let data = &bytes[from..from + len];
                // Zero has two forms.
                assert_eq!(sum(data) % 0xffff, checksum::data(data) % 0xffff, "{len} bytes from {from}");
            }
        }
        assert_eq!([sum(&[]), sum(&[0; 99])], [0, 0]);
    }
}
