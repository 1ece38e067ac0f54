//! Uuids as text (RFC 9562, 4: 8-4-4-4-12 hex digits), and new ones of version 4 from random bytes.
//!
//! The all-zero uuid of the text is the control domain's; inside, all zero is the reference to nothing, so it is turned
//! into [`CONTROL_DOMAIN`] and back here and nowhere else.

use crate::lifecycle::backend::{CONTROL_DOMAIN, Uuid};
use heapless::String;

/// The 36 characters of a uuid.
pub fn uuid_text(uuid: &Uuid) -> String<36> {
    let mut text = String::new();
    let zero = [0; 16];
    let uuid = if *uuid == CONTROL_DOMAIN { &zero } else { uuid };
    for (i, byte) in uuid.iter().enumerate() {
        if matches!(i, 4 | 6 | 8 | 10) {
            let _ = text.push('-');
        }
        for nibble in [byte >> 4, byte & 15] {
            // 32 digits and 4 dashes: it fits.
            let _ = text.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
    }
    text
}

/// A uuid from its 36 characters, hex digits in any case.
pub fn parse_uuid(text: &str) -> Option<Uuid> {
    let text: &[u8; 36] = text.as_bytes().try_into().ok()?;
    let mut valid = [8, 13, 18, 23].iter().all(|at| text.get(*at) == Some(&b'-'));
    // Every call has two of these: each group is a number, and what is no digit is found out once, at the end.
    let mut group = |from: usize, to: usize| {
        text.get(from..to).unwrap_or(&[]).iter().fold(0u64, |number, byte| {
            valid &= byte.is_ascii_hexdigit();
            // Letters have bit 6, and their low four bits count from 1.
            number << 4 | u64::from((byte & 15) + (byte >> 6) * 9)
        })
    };
    let high = group(0, 8) << 32 | group(9, 13) << 16 | group(14, 18);
    let low = group(19, 23) << 48 | group(24, 36);
    if !valid {
        return None;
    }
    let uuid = (u128::from(high) << 64 | u128::from(low)).to_be_bytes();
    match uuid {
        CONTROL_DOMAIN => None,
        _ if uuid == [0; 16] => Some(CONTROL_DOMAIN),
        _ => Some(uuid),
    }
}

/// A new uuid of version 4.
pub fn new_uuid(random: &mut dyn FnMut(&mut [u8])) -> Uuid {
    let mut uuid = [0u8; 16];
    random(&mut uuid);
    let [.., b6, _, b8, _, _, _, _, _, _, _] = &mut uuid;
    *b6 = *b6 & 0x0f | 0x40;
    *b8 = *b8 & 0x3f | 0x80;
    uuid
}

/// A uuid that is the same for the same two inputs (the objects that come with the host). Not for secrets.
pub fn derived_uuid(from: &Uuid, what: &str, number: u32) -> Uuid {
    let mut state = 0xcbf2_9ce4_8422_2325u64;
    let mut half = |salt: u8| {
        for byte in from.iter().copied().chain(what.bytes()).chain(number.to_le_bytes()).chain([salt]) {
            state = (state ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
        state ^= state >> 29;
        state = state.wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state ^ state >> 32
    };
    let (high, low) = (half(1), half(2));
    let mut uuid = [0u8; 16];
    for (slot, byte) in uuid.iter_mut().zip(high.to_be_bytes().into_iter().chain(low.to_be_bytes())) {
        *slot = byte;
    }
    let [.., b6, _, b8, _, _, _, _, _, _, _] = &mut uuid;
    *b6 = *b6 & 0x0f | 0x80;
    *b8 = *b8 & 0x3f | 0x80;
    uuid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        let uuid = core::array::from_fn(|i| (i * 17) as u8);
        let text = uuid_text(&uuid);
        assert_eq!(text, "00112233-4455-6677-8899-aabbccddeeff");
        assert_eq!(parse_uuid(&text), Some(uuid));
        assert_eq!(parse_uuid(&text.to_ascii_uppercase()), Some(uuid));
    }

    #[test]
    fn all_zero_is_the_control_domain() {
        let text = "00000000-0000-0000-0000-000000000000";
        assert_eq!(parse_uuid(text), Some(CONTROL_DOMAIN));
        assert_eq!(uuid_text(&CONTROL_DOMAIN), text);
    }

    #[test]
    fn what_is_no_uuid() {
        for bad in [
            "",
            "00112233-4455-6677-8899-aabbccddeef",
            "00112233-4455-6677-8899-aabbccddeeff0",
            "00112233+4455-6677-8899-aabbccddeeff",
            "0011223g-4455-6677-8899-aabbccddeeff",
            "001122334-455-6677-8899-aabbccddeeff",
            "OpaqueRef:00112233-4455-6677-8899-aa",
            "ééééééééé-4455-6677-8899-aabb",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
        ] {
            assert_eq!(parse_uuid(bad), None, "{bad}");
        }
    }

    #[test]
    fn versions() {
        let mut random = |b: &mut [u8]| b.fill(0xff);
        assert_eq!(uuid_text(&new_uuid(&mut random)), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        let a = derived_uuid(&[1; 16], "cpu", 0);
        assert_eq!(a, derived_uuid(&[1; 16], "cpu", 0));
        assert_ne!(a, derived_uuid(&[1; 16], "cpu", 1));
        assert_ne!(a, derived_uuid(&[2; 16], "cpu", 0));
        assert_eq!((a[6] >> 4, a[8] >> 6), (8, 2));
    }
}
