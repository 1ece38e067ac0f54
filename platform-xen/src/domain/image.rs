//! Kernel files as distributions ship them: an ELF file passes through, a bzImage's payload is unpacked.
//!
//! Facts: Linux' Documentation/arch/x86/boot.rst (boot protocol 2.08 and later).
//! ```text
//!   0x1f1  setup_sects  u8    sectors of real-mode code behind the first (0 means 4)
//!   0x1fe  boot_flag    u16   0xaa55
//!   0x202  header       u32   "HdrS"
//!   0x206  version      u16   0x208 and later have the next two
//!   0x248  payload_offset u32  from the start of the protected-mode code, (setup_sects + 1) * 512
//!   0x24c  payload_length u32  its last 4 bytes are the unpacked size
//! ```
//! Deliberately absent: running the kernel's own decompressor, vmlinuz.efi, kernels compressed whole (`Image.gz`).

use super::bytes::{array, le16, le32};
use super::{Advance, ImageError, unpack};
use crate::hyp::fill_to;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::mem::take;
use core::ops::Range;

/// A kernel's ELF file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unpacked<'a> {
    /// The file was one.
    Already(&'a [u8]),
    /// It was in the file.
    Unpacked(Vec<u8>),
}

impl Unpacked<'_> {
    /// The ELF file's bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Unpacked::Already(bytes) => bytes,
            Unpacked::Unpacked(bytes) => bytes,
        }
    }
}

/// A bzImage's payload on its way to an ELF file, a bounded amount a call:
/// ```text
///   begin -> go_on -> Working ... -> Done -> take_elf
/// ```
/// The output is allocated once, fallibly. What a decoder needs besides (its window, where the output is not that) is
/// either allocated fallibly too or tried before, so a small heap gives [`ImageError::NoHeap`] and no abort. A call unpacks
/// as much as it is allowed; xz may run 2 MiB ahead of what it gives, zstd by a block of 128 KiB.
pub struct Unpacking {
    decoder: Box<dyn unpack::Decoder>,
    /// What was not read yet, in the file.
    stream: Range<usize>,
    length: usize,
    out: Vec<u8>,
    size: usize,
}

impl Unpacking {
    /// Of a file that is no ELF file; at most `limit` bytes come of it.
    pub fn begin(file: &[u8], limit: usize) -> Result<Unpacking, ImageError> {
        let (at, payload) = payload(file)?;
        let size_at = payload.len().checked_sub(4).ok_or(ImageError::PayloadOutside)?;
        let size = le32(payload, size_at).ok_or(ImageError::PayloadOutside)? as usize;
        if size > limit {
            return Err(ImageError::TooLarge);
        }
        let out = unpack::room(size)?;
        let (decoder, stream) = unpack::decoder(payload, size)?;
        let stream = at + stream.start..at + stream.end.max(stream.start);
        Ok(Unpacking { decoder, length: stream.len(), stream, out, size })
    }

    /// Unpacks at most `budget` more bytes of the same file.
    pub fn go_on(&mut self, file: &[u8], budget: usize) -> Result<Advance, ImageError> {
        let at = self.out.len();
        fill_to(&mut self.out, self.size.min(at.saturating_add(budget)));
        let input = file.get(self.stream.clone()).unwrap_or_default();
        let step = self.decoder.go_on(input, &mut self.out, at)?;
        self.out.truncate(at + step.written);
        self.stream.start += step.read;
        match step.ended {
            true if self.out.len() == self.size && is_elf(&self.out) => Ok(Advance::Done),
            false if step.read + step.written > 0 => Ok(Advance::Working(self.percent())),
            _ => Err(ImageError::Corrupt),
        }
    }

    /// Half of it is read, half of it written.
    fn percent(&self) -> u8 {
        let share = |part: usize, whole: usize| part as u64 * 50 / (whole as u64).max(1);
        (share(self.length - self.stream.len(), self.length) + share(self.out.len(), self.size)) as u8
    }

    /// Bytes it unpacks to.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Bytes unpacked so far.
    #[must_use]
    pub fn unpacked(&self) -> usize {
        self.out.len()
    }

    /// The ELF file, once it is done; nothing is left to go on with.
    #[must_use]
    pub fn take_elf(&mut self) -> Vec<u8> {
        take(&mut self.out)
    }
}

/// Bytes unpacked a call when nobody waits.
const AT_ONCE: usize = 1 << 20;

/// The ELF file in `file`, at most `limit` bytes, in one go.
pub fn unpack(file: &[u8], limit: usize) -> Result<Unpacked<'_>, ImageError> {
    if is_elf(file) {
        return if file.len() <= limit { Ok(Unpacked::Already(file)) } else { Err(ImageError::TooLarge) };
    }
    let mut unpacking = Unpacking::begin(file, limit)?;
    while unpacking.go_on(file, AT_ONCE)? != Advance::Done {}
    Ok(Unpacked::Unpacked(unpacking.take_elf()))
}

/// Whether it is an ELF file, which needs no unpacking.
#[must_use]
pub fn is_elf(file: &[u8]) -> bool {
    array(file, 0) == Some(*b"\x7fELF")
}

/// The compressed payload of a bzImage, and where it is.
fn payload(file: &[u8]) -> Result<(usize, &[u8]), ImageError> {
    if le16(file, 0x1fe) != Some(0xaa55) || array(file, 0x202) != Some(*b"HdrS") {
        return Err(ImageError::NotKernel);
    }
    if le16(file, 0x206).is_none_or(|version| version < 0x208) {
        return Err(ImageError::OldProtocol);
    }
    let outside = ImageError::PayloadOutside;
    let sectors = match file.get(0x1f1) {
        None | Some(0) => 4,
        Some(&n) => usize::from(n),
    };
    let offset = le32(file, 0x248).ok_or(outside)? as usize + (sectors + 1) * 512;
    let length = le32(file, 0x24c).ok_or(outside)? as usize;
    let payload = file.get(offset..offset.checked_add(length).ok_or(outside)?).ok_or(outside)?;
    Ok((offset, payload))
}
