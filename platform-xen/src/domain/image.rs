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
use super::{ImageError, unpack};
use alloc::vec::Vec;

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

/// The ELF file in `file`, at most `limit` bytes. The output is allocated once, fallibly; what a decoder needs besides
/// (at most its window) is tried before it starts, so a small heap gives [`ImageError::NoHeap`] and no abort.
pub fn unpack(file: &[u8], limit: usize) -> Result<Unpacked<'_>, ImageError> {
    if is_elf(file) {
        return if file.len() <= limit { Ok(Unpacked::Already(file)) } else { Err(ImageError::TooLarge) };
    }
    let payload = payload(file)?;
    let size_at = payload.len().checked_sub(4).ok_or(ImageError::PayloadOutside)?;
    let size = le32(payload, size_at).ok_or(ImageError::PayloadOutside)? as usize;
    if size > limit {
        return Err(ImageError::TooLarge);
    }
    let elf = unpack::payload(payload, size)?;
    if is_elf(&elf) { Ok(Unpacked::Unpacked(elf)) } else { Err(ImageError::Corrupt) }
}

fn is_elf(file: &[u8]) -> bool {
    array(file, 0) == Some(*b"\x7fELF")
}

/// The compressed payload of a bzImage.
fn payload(file: &[u8]) -> Result<&[u8], ImageError> {
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
    file.get(offset..offset.checked_add(length).ok_or(outside)?).ok_or(outside)
}
