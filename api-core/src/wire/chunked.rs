//! The chunked transfer coding (RFC 9112, 7.1), decoded as bytes come in, any number at a time.
//!
//! ```text
//!   1a;ext=1 CRLF  26 bytes CRLF  ...  0 CRLF  trailers CRLF  CRLF
//! ```
//! Extensions and trailers are skipped, within [`LINE`] bytes a line. Nothing is allocated for a size that is only claimed.
//! A bare LF ends a line only where a CRLF would, never in its place.

use crate::room::grow;
use alloc::vec::Vec;

/// Longest size line, and all trailers together.
pub const LINE: usize = 1024;

/// Where in the coding the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Digits of a size: so far, how many.
    Size(u64, u8),
    /// After a size's `;`.
    Extension,
    /// LF after a size.
    SizeEnd,
    /// This many bytes of a chunk to come.
    Data(u64),
    /// CR after a chunk.
    DataCr,
    /// LF after a chunk.
    DataLf,
    /// Start of a trailer line.
    Trailer,
    /// Within a trailer line.
    TrailerText,
    /// LF after a trailer.
    TrailerLf,
    /// The last LF.
    LastLf,
    /// Complete.
    Done,
}

/// Why a body can't be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChunkError {
    /// Not the chunked coding.
    Malformed,
    /// More than the limit, by what a chunk's size says.
    TooBig,
    /// No memory for it just now.
    NoMemory,
}

/// A decoder of one body.
#[derive(Clone, Debug)]
pub struct Chunked {
    state: State,
    size: u64,
    line: usize,
}

impl Default for Chunked {
    fn default() -> Self {
        Chunked { state: State::Size(0, 0), size: 0, line: 0 }
    }
}

impl Chunked {
    /// Whether the body is complete.
    pub fn done(&self) -> bool {
        self.state == State::Done
    }

    /// Bytes of the current chunk to come.
    pub fn left(&self) -> usize {
        if let State::Data(left) = self.state { usize::try_from(left).unwrap_or(usize::MAX) } else { 0 }
    }

    /// Decodes into `body`, at most `limit` bytes altogether; how many bytes were used.
    pub fn receive(&mut self, mut bytes: &[u8], body: &mut Vec<u8>, limit: usize) -> Result<usize, ChunkError> {
        let all = bytes.len();
        while let [byte, rest @ ..] = bytes {
            if let State::Data(left) = self.state {
                let take = usize::try_from(left).unwrap_or(usize::MAX).min(bytes.len());
                let (chunk, rest) = bytes.split_at(take);
                // There may be more chunks, but not beyond the limit.
                if !grow(body, take, limit.saturating_sub(body.len())) {
                    return Err(ChunkError::NoMemory);
                }
                body.extend_from_slice(chunk);
                bytes = rest;
                let left = left - take as u64;
                self.state = if left == 0 { State::DataCr } else { State::Data(left) };
                continue;
            }
            if self.state == State::Done {
                break;
            }
            self.state = self.step(*byte, body.len(), limit)?;
            bytes = rest;
        }
        Ok(all - bytes.len())
    }

    fn step(&mut self, byte: u8, have: usize, limit: usize) -> Result<State, ChunkError> {
        self.line += 1;
        if self.line > LINE {
            return Err(ChunkError::Malformed);
        }
        Ok(match (self.state, byte) {
            (State::Size(_, 0), b'\r' | b';') => return Err(ChunkError::Malformed),
            (State::Size(size, _), b'\r') => {
                self.size = size;
                State::SizeEnd
            }
            (State::Size(size, _), b';' | b' ' | b'\t') => {
                self.size = size;
                State::Extension
            }
            (State::Size(size, digits), _) => {
                let digit = char::from(byte).to_digit(16).ok_or(ChunkError::Malformed)?;
                if digits == 15 {
                    return Err(ChunkError::Malformed);
                }
                State::Size(size << 4 | u64::from(digit), digits + 1)
            }
            (State::Extension, b'\r') => State::SizeEnd,
            (State::Extension, b'\n') => return Err(ChunkError::Malformed),
            (State::Extension, _) => State::Extension,
            (State::SizeEnd, b'\n') => {
                self.line = 0;
                if self.size > (limit.saturating_sub(have)) as u64 {
                    return Err(ChunkError::TooBig);
                }
                if self.size == 0 { State::Trailer } else { State::Data(self.size) }
            }
            (State::DataCr, b'\r') => State::DataLf,
            (State::DataLf, b'\n') => {
                self.line = 0;
                State::Size(0, 0)
            }
            (State::Trailer, b'\r') => State::LastLf,
            (State::TrailerText, b'\r') => State::TrailerLf,
            (State::Trailer | State::TrailerText, b'\n') => return Err(ChunkError::Malformed),
            (State::Trailer | State::TrailerText, _) => State::TrailerText,
            (State::TrailerLf, b'\n') => State::Trailer,
            (State::LastLf, b'\n') => State::Done,
            _ => return Err(ChunkError::Malformed),
        })
    }
}
