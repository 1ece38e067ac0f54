//! Segments of one TCP connection that the card received one after the other are one frame for a guest that takes such:
//! it handles one where there were dozens. [`cut`](super::frames::cut) gives the same segments back.
//!
//! ```text
//!   | headers | data 1 |  | headers | data 2 |   ->   | headers | data 1 | data 2 |   in place; its checksum is left out
//! ```
//! What is merged was checked first: a guest is told that it need not. Deliberately absent: IPv6, segments with those of
//! others in between.

use super::frames::{Packet, TCP, put};
use super::hub::Inbound;
use alloc::vec::Vec;
use platform_xen::pv::net::{Gso, MAX_FRAME, Offload};

/// TCP's flags: the last one of those merged may have the first, all have the second.
const PSH: u8 = 0x08;
const ACK: u8 = 0x10;

/// What a guest has to take.
pub const MERGED: Offload = Offload { blank: true, validated: true, gso: Some(Gso { v6: false, size: 1 }) };

/// A segment that may be one of several.
struct Segment {
    packet: Packet,
    /// Where its data begins.
    data: usize,
    seq: u32,
    flags: u8,
}

impl Segment {
    fn of(frame: &[u8]) -> Option<Segment> {
        let packet = Packet::of(frame)?;
        let data = packet.l4 + usize::from(frame.get(packet.l4 + 12)? >> 4) * 4;
        let plain = packet.protocol == TCP && !packet.v6 && packet.l4 == packet.ip + 20 && packet.end == frame.len();
        let seq = u32::from_be_bytes(*frame.get(packet.l4 + 4..)?.first_chunk()?);
        let flags = *frame.get(packet.l4 + 13)?;
        (plain && data >= packet.l4 + 20 && data < packet.end && flags & !PSH == ACK).then_some(Segment {
            packet,
            data,
            seq,
            flags,
        })
    }

    const fn payload(&self) -> usize {
        self.packet.end - self.data
    }
}

/// Whether the headers say the same but of length, number, checksums, and the flag that ends.
fn alike(a: &[u8], b: &[u8], segment: &Segment) -> bool {
    let Packet { ip, l4, .. } = segment.packet;
    // Ethernet; version, length, type of service; flags; time to live, protocol; addresses and ports; acknowledgement and
    // length; window; options.
    let fields = [0..ip + 2, ip + 6..ip + 10, ip + 12..l4 + 4, l4 + 8..l4 + 13, l4 + 14..l4 + 16, l4 + 20..segment.data];
    fields.into_iter().all(|field| a.get(field.clone()).is_some_and(|a| b.get(field) == Some(a)))
}

/// Puts the data of `next` behind that of `last`, if it is what comes next.
fn join(memory: &mut [u8], last: &mut Inbound, next: &Inbound) -> Option<()> {
    let (a, b) = (memory.get(last.at.clone())?, memory.get(next.at.clone())?);
    let (one, two) = (Segment::of(a)?, Segment::of(b)?);
    let size = last.offload.gso.map_or(one.payload(), |gso| gso.size.into());
    let follows = one.flags == ACK
        && one.payload().is_multiple_of(size)
        && two.payload() <= size
        && two.seq == one.seq.wrapping_add(one.payload() as u32)
        && one.data == two.data
        && last.at.len() + two.payload() <= MAX_FRAME
        && alike(a, b, &one);
    let right = |inbound: &Inbound, segment: &Segment, frame| {
        !inbound.offload.blank && (inbound.offload.validated || segment.packet.is_right(frame))
    };
    if !follows || next.offload.gso.is_some() || !right(next, &two, b) {
        return None;
    }
    if last.offload.gso.is_none() && !right(last, &one, a) {
        return None;
    }
    let end = last.at.end + two.payload();
    if end > next.at.end {
        return None;
    }
    memory.copy_within(next.at.start + two.data..next.at.end, last.at.end);
    last.at.end = end;
    let frame = memory.get_mut(last.at.clone())?;
    let packet = Packet { end: frame.len(), ..one.packet };
    put(frame, packet.ip + 2, (packet.end - packet.ip) as u16);
    packet.complete_ip(frame);
    *frame.get_mut(packet.l4 + 13)? |= two.flags;
    let pseudo = packet.pseudo(frame);
    put(frame, packet.l4 + packet.offset(), pseudo);
    last.offload = Offload { gso: Some(Gso { v6: false, size: size as u16 }), ..MERGED };
    Some(())
}

/// Merges what can be, of frames that lie in `memory` in their order; `takes`: who it is for takes such.
pub fn merge(memory: &mut [u8], frames: Vec<Inbound>, takes: impl Fn(&Inbound) -> bool) -> Vec<Inbound> {
    let mut merged: Vec<Inbound> = Vec::with_capacity(frames.len());
    for frame in frames {
        let last = merged.last_mut().filter(|last| {
            (last.network, last.from, last.route) == (frame.network, frame.from, frame.route) && takes(last)
        });
        if last.and_then(|last| join(memory, last, &frame)).is_none() {
            merged.push(frame);
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::super::frames::cut;
    use super::super::{PortId, Route};
    use super::*;

    const IP: usize = 14;
    const L4: usize = IP + 20;

    /// The n-th segment of a connection with timestamps, of so many bytes.
    fn segment(n: u32, bytes: usize) -> Vec<u8> {
        let mut frame = alloc::vec![2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0];
        frame.extend([0x45, 0, 0, 0, 0, n as u8, 0x40, 0, 64, 6, 0, 0, 10, 0, 2, 2, 10, 0, 2, 99]);
        frame.extend([0x1f, 0x90, 0xc0, 0]);
        frame.extend((0xffff_f000_u32.wrapping_add(n * 1448)).to_be_bytes());
        frame.extend([0, 0, 0, 7, 0x80, ACK, 0x10, 0, 0, 0, 0, 0, 1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2]);
        frame.extend((0..bytes).map(|at| (at as u32 * 7 + n) as u8));
        whole(frame)
    }

    /// With lengths and checksums that are right.
    fn whole(mut frame: Vec<u8>) -> Vec<u8> {
        let len = (frame.len() - IP) as u16;
        put(&mut frame, IP + 2, len);
        let packet = Packet::of(&frame).expect("a packet");
        packet.complete_ip(&mut frame);
        packet.complete(&mut frame);
        frame
    }

    fn merged(frames: &[Vec<u8>]) -> (Vec<u8>, Vec<Inbound>) {
        let mut memory = Vec::with_capacity(1 << 19);
        let mut inbound = Vec::new();
        for frame in frames {
            let at = memory.len()..memory.len() + frame.len();
            memory.extend_from_slice(frame);
            let route = Route::To(PortId::Vif(0));
            inbound.push(Inbound { at, offload: Offload::default(), network: 0, from: PortId::Uplink, route });
        }
        let inbound = merge(&mut memory, inbound, |_| true);
        (memory, inbound)
    }

    #[test]
    fn what_is_merged_is_cut_into_the_same_segments() {
        for last in [1, 700, 1448] {
            let mut frames: Vec<Vec<u8>> = (0..20).map(|n| segment(n, 1448)).collect();
            frames.push(segment(20, last));
            frames[20][L4 + 13] |= PSH;
            frames[20] = whole(frames[20].clone());
            let (mut memory, inbound) = merged(&frames);
            let [one] = &inbound[..] else { panic!("{} frames", inbound.len()) };
            assert_eq!(one.offload, Offload { gso: Some(Gso { v6: false, size: 1448 }), ..MERGED });
            let segments = cut(&mut memory, one.at.clone(), one.offload.gso.expect("merged")).expect("cut");
            let again: Vec<Vec<u8>> = segments.into_iter().map(|at| memory[at].to_vec()).collect();
            assert_eq!(again, frames);
        }
    }

    #[test]
    fn no_frame_is_longer_than_can_be() {
        let frames: Vec<Vec<u8>> = (0..100).map(|n| segment(n, 1448)).collect();
        let (mut memory, inbound) = merged(&frames);
        assert!(inbound.iter().all(|one| one.at.len() <= MAX_FRAME), "too long");
        let mut again = Vec::new();
        for one in inbound {
            let segments = cut(&mut memory, one.at, one.offload.gso.expect("merged")).expect("cut");
            again.extend(segments.into_iter().map(|at| memory[at].to_vec()));
        }
        assert_eq!(again.len(), frames.len());
        assert!(again.iter().zip(&frames).all(|(a, b)| a[L4..] == b[L4..]), "something else came out");
    }

    #[test]
    fn what_does_not_belong_together_stays_apart() {
        type Change = fn(&mut Vec<u8>);
        let changes: [(&str, Change); 15] = [
            ("another sender", |f| f[6] = 6),
            ("a type of service", |f| f[IP + 1] = 3),
            ("a fragment", |f| f[IP + 6] = 0x20),
            ("a time to live", |f| f[IP + 8] = 63),
            ("UDP", |f| f[IP + 9] = 17),
            ("another address", |f| f[IP + 15] = 9),
            ("another port", |f| f[L4 + 1] = 9),
            ("a hole", |f| f[L4 + 7] ^= 1),
            ("another acknowledgement", |f| f[L4 + 11] = 8),
            ("its end", |f| f[L4 + 13] |= 1),
            ("a reset", |f| f[L4 + 13] |= 4),
            ("something urgent", |f| f[L4 + 13] |= 0x20),
            ("another window", |f| f[L4 + 14] = 9),
            ("another timestamp", |f| f[L4 + 27] = 9),
            ("more than the first", |f| f.push(0)),
        ];
        let pair = [segment(0, 1448), segment(1, 1448)];
        assert_eq!(merged(&pair).1.len(), 1);
        for (what, change) in changes {
            let mut second = pair[1].clone();
            change(&mut second);
            let second = if what == "a fragment" { second } else { whole(second) };
            assert_eq!(merged(&[pair[0].clone(), second]).1.len(), 2, "{what}");
        }
        // Checksums that are wrong, of the first or the second; bytes behind the packet.
        for (n, at) in [(0, L4 + 16), (1, L4 + 16), (0, IP + 10), (1, IP + 10), (0, 200), (1, 200)] {
            let mut frames = pair.clone();
            frames[n][at] ^= 1;
            assert_eq!(merged(&frames).1.len(), 2, "{n} is wrong at {at}");
        }
        let mut padded = pair.clone();
        padded[1].push(0);
        assert_eq!(merged(&padded).1.len(), 2);
        // One that is shorter, or says that it is the last for now, is the last.
        let short = [segment(0, 1448), segment(1, 1000)];
        let mut next = segment(1, 1448);
        next[L4 + 4..L4 + 8].copy_from_slice(&(0xffff_f000_u32.wrapping_add(1448 + 1000)).to_be_bytes());
        assert_eq!(merged(&[short[0].clone(), short[1].clone(), whole(next)]).1.len(), 2);
        let mut pushed = pair[0].clone();
        pushed[L4 + 13] |= PSH;
        assert_eq!(merged(&[whole(pushed), pair[1].clone()]).1.len(), 2);
    }
}
