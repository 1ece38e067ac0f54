//! What goes over a connection to an NBD server: the handshake, requests, replies.
//!
//! ```text
//!   server   "NBDMAGIC" "IHAVEOPT" flags u16
//!   we       flags u32   "IHAVEOPT" GO u32, length u32: name length u32, name, 1 u16, BLOCK_SIZE u16
//!   server   magic u64, option u32, type u32, length u32, data     INFO, any number; then ACK, or an error
//!   we       magic u32, flags u16, type u16, cookie u64, offset u64, length u32, data of a write
//!   server   magic u32, error u32, cookie u64, data of a read                       in any order
//! ```
//! All numbers are big endian; names and values are of the NBD project's doc/proto.md ("fixed newstyle negotiation",
//! "simple replies"). A server is believed in nothing: whatever is not as above ends the connection. Deliberately absent:
//! TLS, structured replies, other options.

use crate::storage::extents::EXTENT;
use alloc::vec::Vec;

/// Where servers listen, if nobody says otherwise.
pub const PORT: u16 = 10809;
/// Bytes of an export's name (proto.md, "Strings": up to 4096; ours are shorter).
pub const NAME: usize = 256;

const NBDMAGIC: u64 = u64::from_be_bytes(*b"NBDMAGIC");
const IHAVEOPT: u64 = u64::from_be_bytes(*b"IHAVEOPT");
const OPTION_REPLY: u64 = 0x0003_e889_0455_65a9;
const REQUEST: u32 = 0x2560_9513;
const SIMPLE_REPLY: u32 = 0x6744_6698;

/// Of the server's flags, and ours.
const FIXED_NEWSTYLE: u16 = 1;
const NO_ZEROES: u16 = 2;

const OPT_GO: u32 = 7;
const REP_ACK: u32 = 1;
const REP_INFO: u32 = 3;
const REP_ERROR: u32 = 1 << 31;
const INFO_EXPORT: u16 = 0;
const INFO_BLOCK_SIZE: u16 = 3;

const HAS_FLAGS: u16 = 1;
const READ_ONLY: u16 = 1 << 1;
const SEND_FLUSH: u16 = 1 << 2;

/// Commands.
pub const READ: u16 = 0;
/// Likewise.
pub const WRITE: u16 = 1;
/// Likewise.
pub const DISC: u16 = 2;
/// Likewise.
pub const FLUSH: u16 = 3;

/// Errors of commands that mean something to us.
pub const ENOSPC: u32 = 28;
/// Likewise.
pub const ESHUTDOWN: u32 = 108;

/// Bytes of a request's head, and of a reply's.
pub const HEAD: usize = 28;
/// Likewise.
pub const REPLY: usize = 16;

const GREETING: usize = 18;
const OPTION_HEAD: usize = 20;
/// Bytes of data of an option's reply, and such replies, that there may be.
const DATA: usize = 1 << 12;
const REPLIES: u32 = 32;
/// Bytes of the smallest write, and of the largest.
const SECTOR: u32 = 512;

/// Why a connection ends.
pub type Why = &'static str;

const NO_NBD: Why = "what answers there speaks no NBD";

/// What a server says of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Export {
    /// Bytes it has.
    pub bytes: u64,
    /// The server has a command for what is in its cache.
    pub flushes: bool,
}

/// The head of a request.
pub fn request(command: u16, cookie: u64, at: u64, len: u32) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    let parts = [&REQUEST.to_be_bytes()[..], &[0, 0], &command.to_be_bytes(), &cookie.to_be_bytes(), &at.to_be_bytes()];
    let parts = parts.into_iter().flatten().copied().chain(len.to_be_bytes());
    head.iter_mut().zip(parts).for_each(|(to, from)| *to = from);
    head
}

/// The error and the cookie of a reply.
pub fn reply(head: &[u8]) -> Result<(u32, u64), Why> {
    if u32_at(head, 0)? != SIMPLE_REPLY {
        return Err("a reply of the server is none");
    }
    Ok((u32_at(head, 4)?, u64_at(head, 8)?))
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, Why> {
    bytes.get(at..at + 2).and_then(|b| b.try_into().ok()).map(u16::from_be_bytes).ok_or(NO_NBD)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Why> {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_be_bytes).ok_or(NO_NBD)
}

fn u64_at(bytes: &[u8], at: usize) -> Result<u64, Why> {
    bytes.get(at..at + 8).and_then(|b| b.try_into().ok()).map(u64::from_be_bytes).ok_or(NO_NBD)
}

/// What comes next in a handshake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Greeting,
    Head,
    Data(u32, usize),
}

/// A handshake under way.
#[derive(Debug)]
pub struct Handshake {
    next: Next,
    replies: u32,
    /// What was said of the export so far: its bytes and flags.
    said: Option<(u64, u16)>,
}

impl Default for Handshake {
    /// The server begins.
    fn default() -> Self {
        Handshake { next: Next::Greeting, replies: 0, said: None }
    }
}

impl Handshake {
    /// Bytes that come next, at least one.
    pub fn wants(&self) -> usize {
        match self.next {
            Next::Greeting => GREETING,
            Next::Head => OPTION_HEAD,
            Next::Data(_, len) => len,
        }
    }

    /// Takes these bytes; what is to be answered goes to `out`. The export, once the server has agreed.
    pub fn take(&mut self, bytes: &[u8], name: &str, out: &mut Vec<u8>) -> Result<Option<Export>, Why> {
        match self.next {
            Next::Greeting => {
                if u64_at(bytes, 0)? != NBDMAGIC {
                    return Err(NO_NBD);
                }
                let flags = u16_at(bytes, 16)?;
                if u64_at(bytes, 8)? != IHAVEOPT || flags & FIXED_NEWSTYLE == 0 {
                    return Err("the server speaks an NBD that is too old");
                }
                out.extend_from_slice(&u32::from(flags & (FIXED_NEWSTYLE | NO_ZEROES)).to_be_bytes());
                out.extend_from_slice(&IHAVEOPT.to_be_bytes());
                let len = name.len() as u32;
                for number in [OPT_GO, 4 + len + 2 + 2, len] {
                    out.extend_from_slice(&number.to_be_bytes());
                }
                out.extend_from_slice(name.as_bytes());
                for number in [1, INFO_BLOCK_SIZE] {
                    out.extend_from_slice(&number.to_be_bytes());
                }
                self.next = Next::Head;
                Ok(None)
            }
            Next::Head => {
                let (kind, len) = (u32_at(bytes, 12)?, u32_at(bytes, 16)? as usize);
                self.replies += 1;
                if u64_at(bytes, 0)? != OPTION_REPLY || u32_at(bytes, 8)? != OPT_GO {
                    return Err("the server answers what was not asked");
                }
                if len > DATA || self.replies > REPLIES {
                    return Err("the server says too much of its export");
                }
                self.next = Next::Data(kind, len);
                if len == 0 { self.data(kind, &[]) } else { Ok(None) }
            }
            Next::Data(kind, _) => self.data(kind, bytes),
        }
    }

    fn data(&mut self, kind: u32, data: &[u8]) -> Result<Option<Export>, Why> {
        self.next = Next::Head;
        match kind {
            REP_ACK => self.agreed().map(Some),
            REP_INFO => {
                match u16_at(data, 0)? {
                    INFO_EXPORT => self.said = Some((u64_at(data, 2)?, u16_at(data, 10)?)),
                    // The smallest, the preferred and the largest (proto.md, "Block size constraints").
                    INFO_BLOCK_SIZE => {
                        let (least, most) = (u32_at(data, 2)?, u32_at(data, 10)?);
                        if least > SECTOR || u64::from(most) < EXTENT {
                            return Err("the export is not for blocks of 512 bytes to 64 KiB");
                        }
                    }
                    _ => {}
                }
                Ok(None)
            }
            // proto.md, "Option reply types".
            kind if kind & REP_ERROR != 0 => Err(match kind & !REP_ERROR {
                1 => "the server is too old: it has no NBD_OPT_GO",
                2 => "the server does not let us have the export",
                5 => "the server wants TLS",
                6 => "the server has no such export",
                7 => "the server shuts down",
                8 => "the export is not for blocks of 512 bytes",
                _ => "the server refuses the export",
            }),
            _ => Err("the server answers what was not asked"),
        }
    }

    fn agreed(&self) -> Result<Export, Why> {
        let (bytes, flags) = self.said.ok_or("the server does not say how large the export is")?;
        if flags & HAS_FLAGS == 0 {
            return Err("the server does not say what it can");
        }
        if flags & READ_ONLY != 0 {
            return Err("the export is read-only");
        }
        Ok(Export { bytes, flushes: flags & SEND_FLUSH != 0 })
    }
}
