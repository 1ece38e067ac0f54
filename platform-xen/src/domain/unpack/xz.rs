//! The .xz format with LZMA2 and the x86 branch filter. The dictionary grows as it fills, fallibly.
//!
//! The decoder takes all it is given before it gives output, up to a chunk of 2 MiB: so it is fed in small pieces.

use super::{Decoder, INPUT, ImageError, SCRATCH, Step, heap_has};
use lzma_rust2::{Action, Status, XzStream};

/// Windows beyond this are refused: Linux builds its kernels with up to 128 MiB. What is really taken is no more than
/// twice what the output is large.
const MAX_WINDOW: u64 = 128 << 20;
/// Fed at once.
const PIECE: usize = 1 << 10;

pub struct Xz {
    stream: XzStream,
    /// Bytes of output in all.
    size: usize,
}

impl Xz {
    pub fn new(size: usize) -> Xz {
        Xz { stream: XzStream::new_mem_limit(false, (MAX_WINDOW >> 10) as u32 + 1024), size }
    }

    /// The crate's error type depends on its features, so it is the heap that is asked what it was.
    fn why(&self) -> ImageError {
        let dictionary = u64::from(self.stream.memory_usage().unwrap_or(0)) << 10;
        heap_has(dictionary.min(self.size as u64)).err().unwrap_or(ImageError::Corrupt)
    }
}

impl Decoder for Xz {
    fn go_on(&mut self, input: &[u8], out: &mut [u8], at: usize) -> Result<Step, ImageError> {
        heap_has(SCRATCH)?;
        let (mut read, mut written) = (0, 0);
        loop {
            let rest = input.get(read..).unwrap_or_default();
            let piece = rest.get(..PIECE).unwrap_or(rest);
            let action = if piece.len() < rest.len() { Action::Run } else { Action::Finish };
            // It finds the end of a block only if it has room: a byte of it when the output is full.
            let mut spare = [0];
            let room = out.get_mut(at + written..).unwrap_or_default();
            let full = room.is_empty();
            let room = if full { spare.as_mut_slice() } else { room };
            let step = self.stream.process(piece, room, action).map_err(|_| self.why())?;
            if full && step.bytes_produced > 0 {
                return Err(ImageError::Corrupt);
            }
            read += step.bytes_consumed;
            written += step.bytes_produced;
            let ended = step.status == Status::StreamEnd;
            let stuck = step.bytes_consumed + step.bytes_produced == 0;
            if ended || stuck || read >= INPUT || at + written == out.len() {
                return Ok(Step { read, written, ended });
            }
        }
    }
}
