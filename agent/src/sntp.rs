//! SNTP (RFC 4330): asks a time server now and then and sets Xen's wall clock.
//!
//! ```text
//!   Idle --due--> Asked --answer--> Idle (due in an hour)
//!                       \-- 5 s --> Idle (due in a minute)
//! ```
//!
//! An answer counts only if it repeats the random timestamp we sent. Deliberately absent: drift, several servers.

use crate::net::{Net, Service};
use platform_xen::hyp::{Clock, Wall};

const PORT: u16 = 123;
const SECOND: u64 = 1_000_000_000;
/// Seconds from 1900, NTP's epoch, to 1970.
const EPOCH: u64 = 2_208_988_800;
/// Differences below this are left alone: guests see the clock step.
const WORTH: u64 = SECOND / 10;

/// The client.
#[derive(Debug, Default)]
pub struct Sntp {
    /// When it is to ask again, or when waiting for an answer ends.
    due: u64,
    /// What was sent, and when.
    asked: Option<([u8; 8], u64)>,
}

impl Sntp {
    /// One turn; when it wants the next one.
    pub fn turn(
        &mut self,
        net: &mut impl Net,
        clock: &mut impl Clock,
        server: [u8; 4],
        cookie: impl FnOnce() -> [u8; 8],
    ) -> u64 {
        let now = clock.now().0;
        let mut packet = [0; 64];
        while let Some(len) = net.receive_from(Service::Time, &mut packet) {
            let Some((cookie, sent)) = self.asked else { continue };
            if let Some(time) = read(packet.get(..len).unwrap_or_default(), &cookie) {
                self.asked = None;
                self.due = now + 3600 * SECOND;
                set(clock, Wall(time.0.saturating_add((now - sent) / 2)));
            }
        }
        if now >= self.due {
            let cookie = cookie();
            self.asked = net.send_to(Service::Time, server, PORT, &ask(cookie)).then_some((cookie, now));
            self.due = now + if self.asked.is_some() { 5 } else { 60 } * SECOND;
        }
        self.due
    }
}

fn set(clock: &mut impl Clock, wall: Wall) {
    let behind = wall.0.abs_diff(clock.wall().0);
    if behind < WORTH {
        return;
    }
    match clock.set_wall(wall) {
        Ok(()) => log::info!("time set by SNTP, it was off by {} ms", behind / 1_000_000),
        Err(error) => log::warn!("time not set: {error}"),
    }
}

/// A request: version 4, client, our cookie as the transmit timestamp.
fn ask(cookie: [u8; 8]) -> [u8; 48] {
    let mut packet = [0; 48];
    let [first, .., _] = &mut packet;
    *first = 4 << 3 | 3;
    if let Some(place) = packet.last_chunk_mut::<8>() {
        *place = cookie;
    }
    packet
}

/// The server's time, if the packet is an answer to `cookie` from a server that knows the time.
fn read(packet: &[u8], cookie: &[u8; 8]) -> Option<Wall> {
    let (&flags, &stratum) = (packet.first()?, packet.get(1)?);
    let good = packet.len() >= 48 && flags & 7 == 4 && flags >> 6 != 3 && (1..16).contains(&stratum);
    if !good || packet.get(24..32)? != cookie {
        return None;
    }
    let word = |at: usize| packet.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    // Seconds wrap in 2036: what is before 1970 is meant to be after that.
    let seconds = u64::from(word(40)?);
    let seconds = if seconds < EPOCH { seconds + (1 << 32) } else { seconds } - EPOCH;
    Some(Wall(seconds * SECOND + ((u64::from(word(44)?) * SECOND) >> 32)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(cookie: [u8; 8], seconds: u32) -> [u8; 48] {
        let mut packet = [0; 48];
        packet[0] = 4 << 3 | 4;
        packet[1] = 2;
        packet[24..32].copy_from_slice(&cookie);
        packet[40..44].copy_from_slice(&seconds.to_be_bytes());
        packet[44..48].copy_from_slice(&0x8000_0000u32.to_be_bytes());
        packet
    }

    #[test]
    fn takes_only_an_answer_to_what_it_asked() {
        let cookie = *b"8 bytes!";
        let good = reply(cookie, EPOCH as u32 + 1_000_000);
        assert_eq!(read(&good, &cookie), Some(Wall(1_000_000 * SECOND + SECOND / 2)));
        assert_eq!(read(&good, b"another!"), None);
        assert_eq!(read(&good[..47], &cookie), None);
        for (at, value) in [(0, 4 << 3 | 3), (0, 3 << 6 | 4 << 3 | 4), (1, 0), (1, 16)] {
            let mut bad = good;
            bad[at] = value;
            assert_eq!(read(&bad, &cookie), None, "byte {at} = {value}");
        }
        // 2036 and later.
        assert_eq!(read(&reply(cookie, 5), &cookie), Some(Wall(((1 << 32) + 5 - EPOCH) * SECOND + SECOND / 2)));
        assert_eq!(ask(cookie)[40..], cookie);
    }
}
