//! The decompressors behind one function: gzip, xz, zstd, lz4 as Linux' build makes them; bzip2 where bundles are made.
//!
//! Each has a cargo feature (`gzip`, `xz`, `zstd`, `lz4`, `bzip2`), so an agent that is only given unpacked kernels
//! carries none of them. The unpacked size is known beforehand (the payload's last 4 bytes), so every decoder writes
//! into one buffer of that size and must fill it exactly. For all but gzip those 4 bytes are not the stream's.
//! Deliberately absent: lzma and lzo payloads, streaming, checks of xz's and zstd's checksums beyond what the crates do.

use super::ImageError;
use alloc::vec::Vec;

/// Windows beyond this are refused: Linux builds its kernels with up to 128 MiB. What a decoder really takes besides the
/// output is no more than the output is large (zstd, for a moment, three times that).
#[cfg(any(feature = "xz", feature = "zstd"))]
const MAX_WINDOW: u64 = 128 << 20;

/// Unpacks `payload` to exactly `size` bytes.
pub fn payload(payload: &[u8], size: usize) -> Result<Vec<u8>, ImageError> {
    let stream = payload.get(..payload.len().saturating_sub(4)).unwrap_or_default();
    match payload {
        #[cfg(feature = "gzip")]
        [0x1f, 0x8b, 8, ..] => fill(size, |out| gzip::inflate(payload, out)),
        #[cfg(feature = "xz")]
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => fill(size, |out| xz::decode(stream, out)),
        #[cfg(feature = "zstd")]
        [0x28, 0xb5, 0x2f, 0xfd, ..] => fill(size, |out| zstd::decode(stream, out)),
        #[cfg(feature = "lz4")]
        [0x02, 0x21, 0x4c, 0x18, rest @ ..] => {
            fill(size, |out| lz4::decode(rest.get(..rest.len().saturating_sub(4)).unwrap_or_default(), out))
        }
        #[cfg(feature = "bzip2")]
        [b'B', b'Z', b'h', ..] => fill(size, |out| bzip2_stream::decode(stream, out)),
        _ => {
            let _ = (stream, size);
            Err(ImageError::Compression)
        }
    }
}

/// Allocates the output and has it filled; `decode` returns how many bytes it wrote.
#[allow(dead_code, reason = "no decompressor is built in")]
fn fill(size: usize, decode: impl FnOnce(&mut [u8]) -> Result<usize, ImageError>) -> Result<Vec<u8>, ImageError> {
    let mut out = Vec::new();
    out.try_reserve_exact(size).map_err(|_| ImageError::NoHeap)?;
    out.resize(size, 0);
    if decode(&mut out)? == size { Ok(out) } else { Err(ImageError::Corrupt) }
}

/// Whether the heap has that much in one piece now. A decoder that allocates infallibly and asks next is then sure to
/// get it, because nothing else allocates in between.
#[cfg(any(feature = "gzip", feature = "xz", feature = "zstd"))]
fn heap_has(bytes: u64) -> Result<(), ImageError> {
    Vec::<u8>::new().try_reserve_exact(bytes as usize).map_err(|_| ImageError::NoHeap)
}

#[cfg(feature = "gzip")]
mod gzip {
    //! RFC 1952: a header with optional fields, then a deflate stream.
    use super::ImageError;
    use crate::domain::bytes::{array, le16};
    use alloc::boxed::Box;
    use miniz_oxide::inflate::TINFLStatus;
    use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

    pub fn inflate(stream: &[u8], out: &mut [u8]) -> Result<usize, ImageError> {
        let body = body(stream).ok_or(ImageError::Corrupt)?;
        super::heap_has(size_of::<DecompressorOxide>() as u64)?;
        let mut state = Box::<DecompressorOxide>::default();
        let (status, _, written) = decompress(&mut state, body, out, 0, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
        if status == TINFLStatus::Done { Ok(written) } else { Err(ImageError::Corrupt) }
    }

    /// What follows the header: FEXTRA, FNAME, FCOMMENT and FHCRC are skipped.
    fn body(stream: &[u8]) -> Option<&[u8]> {
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
        stream.get(at..)
    }
}

#[cfg(feature = "xz")]
mod xz {
    //! The .xz format with LZMA2 and the x86 branch filter. The dictionary grows as it fills, fallibly.
    use super::{ImageError, MAX_WINDOW, heap_has};
    use lzma_rust2::{Action, Status, XzStream};

    pub fn decode(stream: &[u8], out: &mut [u8]) -> Result<usize, ImageError> {
        let mut decoder = XzStream::new_mem_limit(false, (MAX_WINDOW >> 10) as u32 + 1024);
        let (mut read, mut written) = (0, 0);
        loop {
            let input = stream.get(read..).unwrap_or_default();
            let output = out.get_mut(written..).unwrap_or_default();
            let Ok(step) = decoder.process(input, output, Action::Finish) else {
                // The crate's error type depends on its features, so it is the heap that is asked what it was.
                let dictionary = u64::from(decoder.memory_usage().unwrap_or(0)) << 10;
                drop(decoder);
                heap_has(dictionary.min(out.len() as u64))?;
                return Err(ImageError::Corrupt);
            };
            read += step.bytes_consumed;
            written += step.bytes_produced;
            if step.status == Status::StreamEnd {
                return Ok(written);
            }
            if step.bytes_consumed == 0 && step.bytes_produced == 0 {
                return Err(ImageError::Corrupt);
            }
        }
    }
}

#[cfg(feature = "zstd")]
mod zstd {
    //! RFC 8878. The decoder keeps a window of its own beside the output.
    use super::{ImageError, MAX_WINDOW, heap_has};
    use ruzstd::decoding::FrameDecoder;

    pub fn decode(stream: &[u8], out: &mut [u8]) -> Result<usize, ImageError> {
        // The ring buffer doubles as it grows, and for a moment there are two.
        heap_has((out.len() as u64).min(MAX_WINDOW) * 3)?;
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(MAX_WINDOW);
        decoder.decode_all(stream, out).map_err(|_| ImageError::Corrupt)
    }
}

#[cfg(feature = "lz4")]
mod lz4 {
    //! The legacy frame (`lz4 -l`): magic, then blocks of at most 8 MiB, each behind its packed length (u32).
    use super::ImageError;
    use crate::domain::bytes::le32;

    const BLOCK: usize = 8 << 20;

    pub fn decode(mut stream: &[u8], out: &mut [u8]) -> Result<usize, ImageError> {
        let mut written = 0;
        while !stream.is_empty() {
            let len = le32(stream, 0).ok_or(ImageError::Corrupt)? as usize;
            let block = stream.get(4..).and_then(|s| s.get(..len)).ok_or(ImageError::Corrupt)?;
            let room = out.get_mut(written..).unwrap_or_default();
            let room = room.len().min(BLOCK);
            let room = out.get_mut(written..written + room).unwrap_or_default();
            let got = lz4_flex::block::decompress_into(block, room).map_err(|_| ImageError::Corrupt)?;
            if got == 0 {
                return Err(ImageError::Corrupt);
            }
            written += got;
            stream = stream.get(4 + len..).unwrap_or_default();
        }
        Ok(written)
    }
}

#[cfg(feature = "bzip2")]
mod bzip2_stream {
    //! For host tools only: the crate needs std.
    extern crate std;
    use super::ImageError;
    use std::io::Read;

    pub fn decode(stream: &[u8], out: &mut [u8]) -> Result<usize, ImageError> {
        let mut decoder = bzip2::read::BzDecoder::new(stream);
        let mut written = 0;
        while let Some(room @ [_, ..]) = out.get_mut(written..) {
            match decoder.read(room).map_err(|_| ImageError::Corrupt)? {
                0 => break,
                n => written += n,
            }
        }
        // There must be no more than fits.
        written += decoder.read(&mut [0]).map_err(|_| ImageError::Corrupt)?;
        Ok(written)
    }
}
