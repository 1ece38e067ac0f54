//! Headers and records of the stream, as bytes. All little-endian but the image header.
//!
//! ```text
//!   image header 24: marker, "XENF", version, options        domain header 16: type, page shift, Xen's version
//!   record: type u32, length u32, body, zeroes up to a multiple of 8
//! ```
//! Deliberately absent: PV's records, VERIFY, checkpoints.

use alloc::vec::Vec;

pub const IMAGE_HEADER: usize = 24;
pub const DOMAIN_HEADER: usize = 16;
pub const RECORD_HEADER: usize = 8;

const IDENT: u32 = 0x5845_4e46;
const VERSION: u32 = 3;
const HVM: u32 = 2;

/// Types of records.
pub mod kind {
    pub const END: u32 = 0;
    pub const PAGE_DATA: u32 = 1;
    pub const TSC_INFO: u32 = 8;
    pub const HVM_CONTEXT: u32 = 9;
    pub const HVM_PARAMS: u32 = 10;
    pub const STATIC_DATA_END: u32 = 16;
    pub const CPUID_POLICY: u32 = 17;
    pub const MSR_POLICY: u32 = 18;
    /// May be passed over by who does not know it.
    pub const OPTIONAL: u32 = 1 << 31;
}

/// Most frames of a PAGE_DATA record that are taken.
pub const MOST_FRAMES: u32 = 1024;
/// Most bytes of another record that are taken.
pub const MOST_BYTES: u32 = 256 << 10;

fn words(to: &mut Vec<u8>, words: &[u32]) {
    for word in words {
        to.extend_from_slice(&word.to_le_bytes());
    }
}

/// Both headers of an HVM guest's stream, and the end of what is static, of which there is nothing.
pub fn begin(to: &mut Vec<u8>, xen: (u32, u32)) {
    to.extend_from_slice(&[0xff; 8]);
    to.extend_from_slice(&IDENT.to_be_bytes());
    to.extend_from_slice(&VERSION.to_be_bytes());
    to.extend_from_slice(&[0; 8]);
    words(to, &[HVM, 12, xen.0, xen.1]);
    head(to, kind::STATIC_DATA_END, 0);
}

/// A record's header.
pub fn head(to: &mut Vec<u8>, kind: u32, length: usize) {
    words(to, &[kind, length as u32]);
}

/// A whole record with its padding.
pub fn whole(to: &mut Vec<u8>, kind: u32, body: &[u8]) {
    head(to, kind, body.len());
    to.extend_from_slice(body);
    to.resize(to.len() + padding(body.len() as u64) as usize, 0);
}

/// Zeroes behind a body of that length.
pub const fn padding(length: u64) -> u64 {
    length.next_multiple_of(8) - length
}

/// A PAGE_DATA record up to the pages of its frames, which are all there.
pub fn pages(to: &mut Vec<u8>, frames: &[u64]) {
    head(to, kind::PAGE_DATA, 8 + frames.len() * (8 + crate::hyp::PAGE_SIZE));
    words(to, &[frames.len() as u32, 0]);
    for frame in frames {
        to.extend_from_slice(&frame.to_le_bytes());
    }
}

/// HVM_PARAMS.
pub fn params(to: &mut Vec<u8>, params: &[(u64, u64)]) {
    let mut body = Vec::with_capacity(8 + 16 * params.len());
    words(&mut body, &[params.len() as u32, 0]);
    for value in params.iter().flat_map(|(index, value)| [index, value]) {
        body.extend_from_slice(&value.to_le_bytes());
    }
    whole(to, kind::HVM_PARAMS, &body);
}

/// X86_TSC_INFO of a guest that reads the counter natively.
pub fn tsc(to: &mut Vec<u8>, mode: u32) {
    let mut body = Vec::with_capacity(24);
    words(&mut body, &[mode, 0, 0, 0, 0, 0]);
    whole(to, kind::TSC_INFO, &body);
}

/// Whether these are the headers of a stream that can be read.
pub fn known(headers: &[u8]) -> bool {
    let word = |at: usize| headers.get(at..)?.first_chunk::<4>().copied();
    headers.get(..8) == Some(&[0xff; 8][..])
        && word(8) == Some(IDENT.to_be_bytes())
        && word(12) == Some(VERSION.to_be_bytes())
        && headers.get(16..18) == Some(&[0, 0][..])
        && word(24) == Some(HVM.to_le_bytes())
        && headers.get(28..30) == Some(&[12, 0][..])
}
