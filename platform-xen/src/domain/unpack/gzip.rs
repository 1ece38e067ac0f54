//! RFC 1952: a header with optional fields, then a deflate stream.
//!
//! Deliberately absent: the checksum behind it.

use super::{Decoder, INPUT, ImageError, Step};
use crate::domain::bytes::{array, le16};
use alloc::boxed::Box;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{TINFL_FLAG_HAS_MORE_INPUT, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// Its window is the output itself.
pub struct Gzip(Box<DecompressorOxide>);

impl Gzip {
    pub fn new() -> Gzip {
        Gzip(Box::default())
    }
}

impl Decoder for Gzip {
    fn go_on(&mut self, input: &[u8], out: &mut [u8], at: usize) -> Result<Step, ImageError> {
        let part = input.get(..INPUT).unwrap_or(input);
        let more = if part.len() < input.len() { TINFL_FLAG_HAS_MORE_INPUT } else { 0 };
        let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF | more;
        let (status, read, written) = decompress(&mut self.0, part, out, at, flags);
        match status {
            TINFLStatus::Done => Ok(Step { read, written, ended: true }),
            TINFLStatus::HasMoreOutput | TINFLStatus::NeedsMoreInput => Ok(Step { read, written, ended: false }),
            _ => Err(ImageError::Corrupt),
        }
    }
}

/// Where the deflate stream begins: FEXTRA, FNAME, FCOMMENT and FHCRC are skipped.
pub fn body(stream: &[u8]) -> Option<usize> {
    let [flags] = array(stream, 3)?;
    let mut at = 10;
    if flags & 4 != 0 {
        at += 2 + usize::from(le16(stream, at)?);
    }
    for string in [8, 16] {
        if flags & string != 0 {
            at += stream.get(at..)?.iter().position(|&b| b == 0)? + 1;
        }
    }
    if flags & 2 != 0 {
        at += 2;
    }
    (at <= stream.len()).then_some(at)
}
