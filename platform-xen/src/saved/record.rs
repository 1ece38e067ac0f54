//! Headers and records of the stream, as bytes. All little-endian but the image header.
//!
//! ```text
//!   image header 24: marker, "XENF", version, options        domain header 16: type, page shift, Xen's version
//!   record: type u32, length u32, body, zeroes up to a multiple of 8
//! ```
//! Deliberately absent: VERIFY, checkpoints.

use crate::domain::listed::MOST_LEAVES;
use alloc::vec::Vec;

pub const IMAGE_HEADER: usize = 24;
pub const DOMAIN_HEADER: usize = 16;
pub const RECORD_HEADER: usize = 8;

const IDENT: u32 = 0x5845_4e46;
const VERSION: u32 = 3;
/// Types of domains.
pub const PV: u32 = 1;
/// As above.
pub const HVM: u32 = 2;

/// Types of records.
pub mod kind {
    pub const END: u32 = 0;
    pub const PAGE_DATA: u32 = 1;
    pub const PV_INFO: u32 = 2;
    pub const PV_P2M_FRAMES: u32 = 3;
    pub const PV_VCPU_BASIC: u32 = 4;
    pub const PV_VCPU_EXTENDED: u32 = 5;
    pub const PV_VCPU_XSAVE: u32 = 6;
    pub const SHARED_INFO: u32 = 7;
    pub const TSC_INFO: u32 = 8;
    pub const HVM_CONTEXT: u32 = 9;
    pub const HVM_PARAMS: u32 = 10;
    pub const PV_VCPU_MSRS: u32 = 12;
    pub const STATIC_DATA_END: u32 = 16;
    pub const CPUID_POLICY: u32 = 17;
    pub const MSR_POLICY: u32 = 18;
    /// May be passed over by who does not know it.
    pub const OPTIONAL: u32 = 1 << 31;
}

/// Most frames of a PAGE_DATA record that are taken.
pub const MOST_FRAMES: u32 = 1024;
/// Most bytes of another record that are taken: the longest is that of the pages that a PV guest's list is in.
pub const MOST_BYTES: u32 = 8 + 8 * MOST_LEAVES as u32;

fn words(to: &mut Vec<u8>, words: &[u32]) {
    for word in words {
        to.extend_from_slice(&word.to_le_bytes());
    }
}

/// Both headers of a stream; what is static follows, and its end.
pub fn begin(to: &mut Vec<u8>, domain: u32, xen: (u32, u32)) {
    to.extend_from_slice(&[0xff; 8]);
    to.extend_from_slice(&IDENT.to_be_bytes());
    to.extend_from_slice(&VERSION.to_be_bytes());
    to.extend_from_slice(&[0; 8]);
    words(to, &[domain, 12, xen.0, xen.1]);
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

/// X86_PV_INFO of a guest of 64 bits: bytes of a word, levels of page tables.
pub const PV_INFO: [u8; 8] = [8, 4, 0, 0, 0, 0, 0, 0];

/// X86_PV_P2M_FRAMES: the pages that the list of `count` pages is in.
pub fn leaves(to: &mut Vec<u8>, count: u64, leaves: &[u64]) {
    head(to, kind::PV_P2M_FRAMES, 8 + 8 * leaves.len());
    words(to, &[0, (count - 1) as u32]);
    for leaf in leaves {
        to.extend_from_slice(&leaf.to_le_bytes());
    }
}

/// X86_PV_VCPU_*; none at all of what there is not.
pub fn vcpu(to: &mut Vec<u8>, kind: u32, vcpu: u32, state: &[u8]) {
    if !state.is_empty() {
        head(to, kind, 8 + state.len());
        words(to, &[vcpu, 0]);
        to.extend_from_slice(state);
        to.resize(to.len() + padding(state.len() as u64) as usize, 0);
    }
}

/// X86_TSC_INFO of a guest that reads the counter natively.
pub fn tsc(to: &mut Vec<u8>, mode: u32) {
    let mut body = Vec::with_capacity(24);
    words(&mut body, &[mode, 0, 0, 0, 0, 0]);
    whole(to, kind::TSC_INFO, &body);
}

/// Whether these are the headers of a stream that can be read, of that type of domain.
pub fn known(headers: &[u8], domain: u32) -> bool {
    let word = |at: usize| headers.get(at..)?.first_chunk::<4>().copied();
    headers.get(..8) == Some(&[0xff; 8][..])
        && word(8) == Some(IDENT.to_be_bytes())
        && word(12) == Some(VERSION.to_be_bytes())
        && headers.get(16..18) == Some(&[0, 0][..])
        && word(24) == Some(domain.to_le_bytes())
        && headers.get(28..30) == Some(&[12, 0][..])
}
