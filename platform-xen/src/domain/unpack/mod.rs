//! The decompressors behind one trait: gzip, xz, zstd, lz4 as Linux' build makes them; bzip2 where bundles are made.
//!
//! Each has a cargo feature (`gzip`, `xz`, `zstd`, `lz4`, `bzip2`), so an agent that is only given unpacked kernels
//! carries none of them. The unpacked size is known beforehand (the payload's last 4 bytes), so every decoder writes
//! into one buffer of that size and must fill it exactly. For all but gzip those 4 bytes are not the stream's.
//! Deliberately absent: lzma and lzo payloads, checks of zstd's checksum (xz's are the crate's).

#[cfg(feature = "bzip2")]
mod bzip2_stream;
#[cfg(feature = "gzip")]
mod gzip;
#[cfg(feature = "lz4")]
mod lz4;
#[cfg(feature = "xz")]
mod xz;
#[cfg(feature = "zstd")]
mod zstd;

use super::ImageError;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::ops::Range;

/// Bytes of input that one call takes at most, where a stream could go on without giving output.
#[cfg(any(feature = "gzip", feature = "xz", feature = "bzip2"))]
const INPUT: usize = 16 << 10;
/// What xz and zstd may allocate in one call without asking: tables, literals and sequences of a block, an index.
#[cfg(any(feature = "xz", feature = "zstd"))]
const SCRATCH: u64 = 4 << 20;

/// What a call did.
#[cfg_attr(not(feature = "gzip"), allow(dead_code, reason = "each decompressor makes them"))]
pub struct Step {
    /// Bytes of input used up.
    pub read: usize,
    /// Bytes of output written.
    pub written: usize,
    /// The stream has ended, as it should.
    pub ended: bool,
}

/// A stream being unpacked.
pub trait Decoder {
    /// Goes on: `input` is all of the stream that was not read yet, `out` the output so far (`at` bytes) and the room that
    /// may be filled now. A call that neither reads nor writes is the end of a stream that is not whole.
    fn go_on(&mut self, input: &[u8], out: &mut [u8], at: usize) -> Result<Step, ImageError>;
}

/// The decoder of a payload that unpacks to `size` bytes, and where in the payload its stream is.
#[allow(unused_variables, unused_mut, reason = "a decompressor may be left out")]
pub fn decoder(payload: &[u8], size: usize) -> Result<(Box<dyn Decoder>, Range<usize>), ImageError> {
    let stream = 0..payload.len().saturating_sub(4);
    match payload {
        #[cfg(feature = "gzip")]
        [0x1f, 0x8b, 8, ..] => {
            let body = gzip::body(payload).ok_or(ImageError::Corrupt)?;
            Ok((Box::new(gzip::Gzip::new()), body..payload.len()))
        }
        #[cfg(feature = "xz")]
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Ok((Box::new(xz::Xz::new(size)), stream)),
        #[cfg(feature = "zstd")]
        [0x28, 0xb5, 0x2f, 0xfd, ..] => {
            let (decoder, header) = zstd::Zstd::new(payload, size)?;
            Ok((Box::new(decoder), header..stream.end))
        }
        #[cfg(feature = "lz4")]
        [0x02, 0x21, 0x4c, 0x18, ..] => Ok((Box::new(lz4::Lz4::new()), 4..stream.end)),
        #[cfg(feature = "bzip2")]
        [b'B', b'Z', b'h', ..] => Ok((Box::new(bzip2_stream::Bzip2::new()), stream)),
        _ => Err(ImageError::Compression),
    }
}

/// Whether the heap has that much in one piece now. A decoder that allocates infallibly and asks next is then sure to
/// get it, because nothing else allocates in between.
#[cfg(any(feature = "xz", feature = "zstd"))]
fn heap_has(bytes: u64) -> Result<(), ImageError> {
    Vec::<u8>::new().try_reserve_exact(bytes as usize).map_err(|_| ImageError::NoHeap)
}

/// A buffer for `size` bytes, none of them written.
pub fn room(size: usize) -> Result<Vec<u8>, ImageError> {
    let mut out = Vec::new();
    out.try_reserve_exact(size).map_err(|_| ImageError::NoHeap)?;
    Ok(out)
}
