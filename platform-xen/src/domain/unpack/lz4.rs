//! The legacy frame (`lz4 -l`): magic, then blocks of at most 8 MiB, each behind its packed length (u32). Written here
//! because it must be able to stop in the middle of a block.
//!
//! ```text
//!   sequence   token u8 | literals' length | literals | offset u16 | match's length
//!              token: high 4 bits literals, low 4 bits match - 4; 15 means bytes follow that are added, up to one < 255
//!   block      sequences; the last one ends with its literals
//! ```
//! Deliberately absent: the frame format of today, which Linux' build does not use.

use super::{Decoder, ImageError, Step};
use crate::domain::bytes::{array, le16, le32};

const BLOCK: usize = 8 << 20;

/// What comes next.
#[derive(Clone, Copy)]
enum Next {
    Block,
    Token,
    Literals(usize),
    Offset,
    Match { offset: usize, len: usize },
}

pub struct Lz4 {
    next: Next,
    /// Packed bytes of the block that were not read.
    packed: usize,
    /// Where its output begins: no match reaches before that.
    begin: usize,
    /// The token's low bits.
    short: u8,
}

impl Lz4 {
    pub fn new() -> Lz4 {
        Lz4 { next: Next::Block, packed: 0, begin: 0, short: 0 }
    }

    /// Takes bytes of the block.
    fn take<'a>(&mut self, input: &mut &'a [u8], len: usize) -> Option<&'a [u8]> {
        self.packed = self.packed.checked_sub(len)?;
        let (taken, rest) = input.split_at_checked(len)?;
        *input = rest;
        Some(taken)
    }

    /// A length whose low bits are in the token.
    fn length(&mut self, input: &mut &[u8], nibble: u8) -> Option<usize> {
        let mut len = usize::from(nibble);
        let mut more = nibble == 15;
        while more {
            let [byte] = array(self.take(input, 1)?, 0)?;
            len += usize::from(byte);
            more = byte == 255;
            if len > BLOCK {
                return None;
            }
        }
        Some(len)
    }

    /// Until the room is full or the stream ends. None: it is corrupt.
    fn run(&mut self, input: &mut &[u8], out: &mut [u8], to: &mut usize) -> Option<bool> {
        loop {
            let room = out.len() - *to;
            match self.next {
                Next::Block => {
                    if input.is_empty() {
                        return Some(true);
                    }
                    self.packed = le32(input, 0)? as usize;
                    *input = input.get(4..)?;
                    self.begin = *to;
                    self.next = Next::Token;
                }
                Next::Token => {
                    let [token] = array(self.take(input, 1)?, 0)?;
                    self.short = token & 15;
                    self.next = Next::Literals(self.length(input, token >> 4)?);
                }
                Next::Literals(len) => {
                    let part = len.min(room);
                    out.get_mut(*to..*to + part)?.copy_from_slice(self.take(input, part)?);
                    *to += part;
                    if part < len {
                        self.next = Next::Literals(len - part);
                        return Some(false);
                    }
                    let produced = *to - self.begin;
                    if produced > BLOCK || produced == 0 && self.packed == 0 {
                        return None;
                    }
                    self.next = if self.packed == 0 { Next::Block } else { Next::Offset };
                }
                Next::Offset => {
                    let offset = usize::from(le16(self.take(input, 2)?, 0)?);
                    let len = self.length(input, self.short)? + 4;
                    let produced = *to - self.begin;
                    if offset == 0 || offset > produced || produced + len > BLOCK {
                        return None;
                    }
                    self.next = Next::Match { offset, len };
                }
                Next::Match { offset, len } => {
                    let part = len.min(room);
                    let (from, end) = (*to - offset, *to + part);
                    // What a match repeats may be what it writes: each copy makes twice as much of it.
                    while *to < end {
                        let len = (*to - from).min(end - *to);
                        out.copy_within(from..from + len, *to);
                        *to += len;
                    }
                    if part < len {
                        self.next = Next::Match { offset, len: len - part };
                        return Some(false);
                    }
                    self.next = Next::Token;
                }
            }
        }
    }
}

impl Decoder for Lz4 {
    fn go_on(&mut self, input: &[u8], out: &mut [u8], at: usize) -> Result<Step, ImageError> {
        let (mut rest, mut to) = (input, at);
        let ended = self.run(&mut rest, out, &mut to).ok_or(ImageError::Corrupt)?;
        Ok(Step { read: input.len() - rest.len(), written: to - at, ended })
    }
}
