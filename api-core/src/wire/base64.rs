//! Base64 without padding (RFC 4648, 4), as PHC strings use it; whoever has padding takes it off.

use alloc::string::String;
use alloc::vec::Vec;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes to text.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut bits, mut count) = (0u32, 0u32);
    let mut put = |six: u32| text.push(ALPHABET.get((six & 63) as usize).map_or('A', |b| char::from(*b)));
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        count += 8;
        while count >= 6 {
            count -= 6;
            put(bits >> count);
        }
    }
    if count > 0 {
        put(bits << (6 - count));
    }
    text
}

/// What a character stands for. Images come as megabytes of these.
fn six(c: u8) -> Option<u32> {
    Some(u32::from(match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

/// Text to bytes; None for what is not canonical.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    decode_part(text.as_bytes(), &mut bytes).then_some(bytes)
}

/// Appends what a part of a text stands for; false: it is not canonical. Each part but the last has whole groups of four.
pub fn decode_part(text: &[u8], bytes: &mut Vec<u8>) -> bool {
    let (mut bits, mut count) = (0u32, 0u32);
    for c in text {
        let Some(six) = six(*c) else { return false };
        bits = (bits << 6 | six) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    // A lone character carries no byte, and left-over bits must be zero.
    count < 6 && bits & ((1 << count) - 1) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc4648() {
        for (plain, text) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE")]
        {
            assert_eq!(encode(plain.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(plain.as_bytes()));
        }
        for bad in ["Z", "Zh", "Zg==", "Zm9vY", "Zm 9v", "é"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }
}
