//! RFC 8878. The decoder keeps a window of its own beside the output; a call decodes one block, 128 KiB of output at most,
//! and hands out what there is room for.
//!
//! ```text
//!   magic u32 | descriptor u8 | window u8, unless single segment | content size, 0 to 8 | blocks ... | checksum
//! ```
//! A window need not be larger than the output. So the crate is given a header of ours that says the smallest power of
//! two that does, and takes its window once, when it is asked whether there is memory: it would not survive to be told
//! no. Deliberately absent: dictionaries, frames behind the first, skippable frames.

use super::{Decoder, ImageError, SCRATCH, Step, heap_has};
use crate::domain::bytes::array;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use ruzstd::io::Read;

const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
/// Bits of the descriptor: two of the content size's width, then these; the rest must be 0.
const SINGLE_SEGMENT: u8 = 0x20;
const CHECKSUM: u8 = 4;
const DICTIONARY_OR_RESERVED: u8 = 0x0b;
/// The crate's buffer is this much larger than a window that is a power of two of 1 MiB or more.
const SLACK: u64 = 256 << 10;
const LEAST_WINDOW: u64 = 1 << 20;

pub struct Zstd(FrameDecoder);

impl Zstd {
    /// With its window allocated; and the length of the frame's header.
    pub fn new(stream: &[u8], size: usize) -> Result<(Zstd, usize), ImageError> {
        let (header, flags, declared) = header(stream).ok_or(ImageError::Corrupt)?;
        let whole = (size as u64).next_power_of_two();
        let window = declared.map_or(whole, |declared| declared.min(whole)).max(LEAST_WINDOW);
        heap_has(window + SLACK + SCRATCH)?;
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(window);
        let [a, b, c, d] = MAGIC;
        let ours = [a, b, c, d, flags & CHECKSUM, (window.trailing_zeros() as u8 - 10) << 3];
        // The second one takes the window whole, the first would have it grow.
        for _ in 0..2 {
            decoder.reset(ours.as_slice()).map_err(|_| ImageError::Corrupt)?;
        }
        Ok((Zstd(decoder), header))
    }
}

/// Length, descriptor, and the window, made a power of two, if there is one.
fn header(stream: &[u8]) -> Option<(usize, u8, Option<u64>)> {
    let [flags, window] = array(stream, 4)?;
    if flags & DICTIONARY_OR_RESERVED != 0 {
        return None;
    }
    let single = flags & SINGLE_SEGMENT != 0;
    let content = match flags >> 6 {
        0 => usize::from(single),
        width => 1 << width,
    };
    let length = 5 + usize::from(!single) + content;
    let declared = 1 << (10 + (window >> 3) + u8::from(window & 7 != 0));
    (length <= stream.len()).then_some((length, flags, (!single).then_some(declared)))
}

impl Decoder for Zstd {
    fn go_on(&mut self, input: &[u8], out: &mut [u8], at: usize) -> Result<Step, ImageError> {
        let mut rest = input;
        if self.0.can_collect() == 0 && !self.0.is_finished() {
            heap_has(SCRATCH)?;
            let one = BlockDecodingStrategy::UptoBlocks(1);
            self.0.decode_blocks(&mut rest, one).map_err(|_| ImageError::Corrupt)?;
        }
        let written = self.0.read(out.get_mut(at..).unwrap_or_default()).map_err(|_| ImageError::Corrupt)?;
        let ended = self.0.is_finished() && self.0.can_collect() == 0 && rest.is_empty();
        Ok(Step { read: input.len() - rest.len(), written, ended })
    }
}
