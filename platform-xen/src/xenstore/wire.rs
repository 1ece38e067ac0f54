//! The wire protocol: header, message types, error names (public/io/xs_wire.h; docs/misc/xenstore.txt).
//!
//! ```text
//!   0 +--------+
//!     | type   |  u32, one of the numbers below
//!   4 | req_id |  u32, the client's, copied into the answer
//!   8 | tx_id  |  u32, 0 outside of transactions, copied into the answer
//!  12 | len    |  u32, at most 4096
//!  16 +--------+
//!     | len bytes: strings that each end in a NUL, for WRITE then the value's bytes
//!     +--------+
//! ```
//! All little endian. Deliberately absent: RESTRICT (20), which Xen removed.

/// Bytes of a header.
pub const HEADER: usize = 16;
/// Most bytes after a header, in either direction.
pub const PAYLOAD_MAX: usize = 4096;

pub const CONTROL: u32 = 0;
pub const DIRECTORY: u32 = 1;
pub const READ: u32 = 2;
pub const GET_PERMS: u32 = 3;
pub const WATCH: u32 = 4;
pub const UNWATCH: u32 = 5;
pub const TRANSACTION_START: u32 = 6;
pub const TRANSACTION_END: u32 = 7;
pub const INTRODUCE: u32 = 8;
pub const RELEASE: u32 = 9;
pub const GET_DOMAIN_PATH: u32 = 10;
pub const WRITE: u32 = 11;
pub const MKDIR: u32 = 12;
pub const RM: u32 = 13;
pub const SET_PERMS: u32 = 14;
pub const WATCH_EVENT: u32 = 15;
pub const ERROR: u32 = 16;
pub const IS_DOMAIN_INTRODUCED: u32 = 17;
pub const RESUME: u32 = 18;
pub const SET_TARGET: u32 = 19;
pub const RESET_WATCHES: u32 = 21;
pub const DIRECTORY_PART: u32 = 22;
pub const GET_FEATURE: u32 = 23;
pub const SET_FEATURE: u32 = 24;
pub const GET_QUOTA: u32 = 25;
pub const SET_QUOTA: u32 = 26;

/// The server takes this message.
pub const KNOWN: u8 = 1;
/// Guests get EACCES.
pub const PRIVILEGED: u8 = 2;
/// The transaction id is ignored.
pub const NO_TX: u8 = 4;
/// Counts as a write against the rate.
pub const CHANGES: u8 = 8;
/// Reads or changes the tree: replayed when its transaction conflicts.
pub const TREE: u8 = 16;

/// What each type is, by number.
#[rustfmt::skip]
const TYPES: [u8; 27] = [
    KNOWN | PRIVILEGED, // CONTROL
    KNOWN | TREE, // DIRECTORY
    KNOWN | TREE, // READ
    KNOWN | TREE, // GET_PERMS
    KNOWN | NO_TX | CHANGES, // WATCH
    KNOWN | NO_TX, // UNWATCH
    KNOWN, // TRANSACTION_START
    KNOWN | CHANGES, // TRANSACTION_END
    KNOWN | PRIVILEGED, // INTRODUCE
    KNOWN | PRIVILEGED, // RELEASE
    KNOWN, // GET_DOMAIN_PATH
    KNOWN | CHANGES | TREE, // WRITE
    KNOWN | CHANGES | TREE, // MKDIR
    KNOWN | CHANGES | TREE, // RM
    KNOWN | CHANGES | TREE, // SET_PERMS
    0, // WATCH_EVENT
    0, // ERROR
    KNOWN | PRIVILEGED, // IS_DOMAIN_INTRODUCED
    KNOWN | PRIVILEGED, // RESUME
    KNOWN | PRIVILEGED, // SET_TARGET
    0, // RESTRICT
    KNOWN | CHANGES, // RESET_WATCHES
    KNOWN | TREE, // DIRECTORY_PART
    KNOWN, // GET_FEATURE
    KNOWN | PRIVILEGED, // SET_FEATURE
    KNOWN | PRIVILEGED, // GET_QUOTA
    KNOWN | PRIVILEGED, // SET_QUOTA
];

/// Flags of a type; 0 if there is no such message.
#[must_use]
pub fn flags(kind: u32) -> u8 {
    TYPES.get(kind as usize).copied().unwrap_or(0)
}

/// A header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Message type.
    pub kind: u32,
    /// The client's number for the request.
    pub req_id: u32,
    /// The transaction it belongs to.
    pub tx_id: u32,
    /// Bytes that follow.
    pub len: u32,
}

impl Header {
    /// From the first 16 bytes; `None` if there are fewer.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Header> {
        let (words, _) = bytes.get(..HEADER)?.as_chunks::<4>();
        let [kind, req_id, tx_id, len] = words else { return None };
        let word = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes);
        Some(Header { kind: word(kind), req_id: word(req_id), tx_id: word(tx_id), len: word(len) })
    }

    /// The same for a payload of that size.
    #[must_use]
    pub fn sized(self, payload: &[u8]) -> Header {
        Header { len: payload.len() as u32, ..self }
    }

    /// Its 16 bytes.
    #[must_use]
    pub fn encode(&self) -> [u8; HEADER] {
        let mut bytes = [0; HEADER];
        for (place, word) in bytes.chunks_exact_mut(4).zip([self.kind, self.req_id, self.tx_id, self.len]) {
            place.copy_from_slice(&word.to_le_bytes());
        }
        bytes
    }
}

/// What a request can be answered instead of success: the names of xs_wire.h that this server uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Malformed: path, number, count of strings.
    EINVAL,
    /// Not allowed; also for what does not exist where the caller may not look.
    EACCES,
    /// That watch exists.
    EEXIST,
    /// No such node, watch, transaction or domain.
    ENOENT,
    /// The server has no memory for it; nothing changed.
    ENOMEM,
    /// A quota would be exceeded; nothing changed.
    ENOSPC,
    /// No such message.
    ENOSYS,
    /// Not now: a transaction in a transaction, features of a domain that runs.
    EBUSY,
    /// The transaction met a conflict, or was given up: try again.
    EAGAIN,
    /// The answer would not fit into a message.
    E2BIG,
    /// Only the control domain changes owners.
    EPERM,
}

impl Error {
    /// As on the wire, with its NUL.
    #[must_use]
    pub const fn wire(self) -> &'static [u8] {
        match self {
            Self::EINVAL => b"EINVAL\0",
            Self::EACCES => b"EACCES\0",
            Self::EEXIST => b"EEXIST\0",
            Self::ENOENT => b"ENOENT\0",
            Self::ENOMEM => b"ENOMEM\0",
            Self::ENOSPC => b"ENOSPC\0",
            Self::ENOSYS => b"ENOSYS\0",
            Self::EBUSY => b"EBUSY\0",
            Self::EAGAIN => b"EAGAIN\0",
            Self::E2BIG => b"E2BIG\0",
            Self::EPERM => b"EPERM\0",
        }
    }
}

/// An allocation failed.
impl From<alloc::collections::TryReserveError> for Error {
    fn from(_: alloc::collections::TryReserveError) -> Error {
        Error::ENOMEM
    }
}

/// The next string and what follows its NUL; `None` without a NUL.
#[must_use]
pub fn string(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|b| *b == 0)?;
    Some((bytes.get(..at)?, bytes.get(at + 1..)?))
}

/// The strings of a payload, up to `N` of them, and how many there are. What follows the last NUL is ignored, as by other
/// servers.
#[must_use]
pub fn strings<const N: usize>(mut bytes: &[u8]) -> ([&[u8]; N], usize) {
    let mut found: [&[u8]; N] = [b""; N];
    let mut count = 0;
    while let Some((text, rest)) = string(bytes) {
        if let Some(place) = found.get_mut(count) {
            *place = text;
        }
        count += 1;
        bytes = rest;
    }
    (found, count)
}

/// A decimal number, digits only.
#[must_use]
pub fn number(text: &[u8]) -> Option<u32> {
    let digit = |n: u32, b: &u8| n.checked_mul(10)?.checked_add(u32::from(b.is_ascii_digit().then(|| b - b'0')?));
    if text.is_empty() { None } else { text.iter().try_fold(0, digit) }
}

/// A domain id in a request.
///
/// # Errors
/// EINVAL if it is not a number of 16 bits.
pub fn domid(text: &[u8]) -> Result<u16, Error> {
    number(text).and_then(|n| u16::try_from(n).ok()).ok_or(Error::EINVAL)
}

/// Decimal digits without `format!`.
pub struct Digits {
    bytes: [u8; 20],
    start: usize,
}

impl Digits {
    /// Of a number.
    #[must_use]
    pub fn of(mut n: u64) -> Digits {
        let mut digits = Digits { bytes: [b'0'; 20], start: 20 };
        for place in digits.bytes.iter_mut().rev() {
            *place = b'0' + (n % 10) as u8;
            n /= 10;
            digits.start -= 1;
            if n == 0 {
                break;
            }
        }
        digits
    }

    /// The digits.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }
}

/// FNV-1a of 64 bits, over pieces.
#[must_use]
pub fn hash(pieces: &[&[u8]]) -> u64 {
    let step = |h: u64, b: &u8| (h ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3);
    pieces.iter().fold(0xcbf2_9ce4_8422_2325, |h, piece| piece.iter().fold(h, step))
}
