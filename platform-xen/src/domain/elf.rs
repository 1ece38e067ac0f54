//! Kernel ELF files (32 and 64 bits), read as a hostile caller's: which bytes go where, and where a PVH guest starts.
//!
//! Facts: the ELF specification; XEN_ELFNOTE_PHYS32_ENTRY of public/elfnote.h. Loading is by physical address.
//! LESSONS 31 (XSA-55, XSA-25): every number is checked here, once; what a [`Kernel`] holds needs no further check but
//! against the guest's memory.
//! Deliberately absent: relocation, symbols, section headers (a file may have none), the note in sections.

use super::ImageError;
use alloc::vec::Vec;
use object::elf::{EM_386, EM_X86_64, FileHeader32, FileHeader64, PT_LOAD, PT_NOTE};
use object::endian::LittleEndian;
use object::read::elf::{FileHeader, ProgramHeader};

/// More program headers than this is not a kernel.
pub const MAX_HEADERS: usize = 64;
/// No kernel is linked above this; it also keeps every sum far from wrapping.
const MAX_ADDRESS: u64 = 1 << 52;
const PHYS32_ENTRY: u32 = 18;

/// Bytes to be loaded: `file` of them from `offset`, then zeroes up to `memory`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Guest-physical address.
    pub paddr: u64,
    /// Where its bytes are in the file.
    pub offset: usize,
    /// Bytes in the file.
    pub file: usize,
    /// Bytes in memory, at least `file`, not 0.
    pub memory: u64,
}

impl Segment {
    /// First address behind it.
    #[must_use]
    pub const fn end(&self) -> u64 {
        self.paddr + self.memory
    }
}

/// A kernel that may be loaded: checked segments in order of address, none overlapping, and its entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kernel {
    segments: Vec<Segment>,
    entry: u32,
}

impl Kernel {
    /// Reads and checks the headers. Never panics, whatever the bytes.
    pub fn parse(file: &[u8]) -> Result<Kernel, ImageError> {
        match file.get(4) {
            Some(1) => parse::<FileHeader32<LittleEndian>>(file),
            Some(2) => parse::<FileHeader64<LittleEndian>>(file),
            _ => Err(ImageError::Elf),
        }
    }

    /// In order of address; at least one.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Physical address of the 32-bit entry.
    #[must_use]
    pub const fn entry(&self) -> u32 {
        self.entry
    }

    /// First address behind the last segment.
    #[must_use]
    pub fn end(&self) -> u64 {
        self.segments.last().map_or(0, Segment::end)
    }
}

fn parse<E: FileHeader<Endian = LittleEndian>>(file: &[u8]) -> Result<Kernel, ImageError> {
    let header = E::parse(file).map_err(|_| ImageError::Elf)?;
    let machine = header.e_machine(LittleEndian);
    if !header.is_little_endian() || (machine != EM_386 && machine != EM_X86_64) {
        return Err(ImageError::Elf);
    }
    if usize::from(header.e_phnum(LittleEndian)) > MAX_HEADERS {
        return Err(ImageError::TooManySegments);
    }
    let headers = header.program_headers(LittleEndian, file).map_err(|_| ImageError::Elf)?;
    let mut segments = Vec::new();
    let mut entry = None;
    for header in headers {
        match header.p_type(LittleEndian) {
            // In order of their addresses: there are few, and a sort would be the longest part of this module.
            PT_LOAD => {
                if let Some(segment) = segment::<E>(header, file)? {
                    let at = segments.partition_point(|s: &Segment| s.paddr <= segment.paddr);
                    segments.insert(at, segment);
                }
            }
            PT_NOTE if entry.is_none() => entry = phys32_entry::<E>(header, file),
            _ => {}
        }
    }
    if segments.is_empty() {
        return Err(ImageError::NoSegments);
    }
    if segments.iter().zip(segments.iter().skip(1)).any(|(a, b)| b.paddr < a.end()) {
        return Err(ImageError::SegmentsOverlap);
    }
    let entry = entry.ok_or(ImageError::NoEntry)?;
    if !segments.iter().any(|s| (s.paddr..s.end()).contains(&u64::from(entry))) {
        return Err(ImageError::EntryOutside);
    }
    Ok(Kernel { segments, entry })
}

/// One PT_LOAD; `None` for one that takes no memory.
fn segment<E: FileHeader<Endian = LittleEndian>>(
    header: &E::ProgramHeader,
    file: &[u8],
) -> Result<Option<Segment>, ImageError> {
    let (offset, size) = header.file_range(LittleEndian);
    let paddr: u64 = header.p_paddr(LittleEndian).into();
    let memory: u64 = header.p_memsz(LittleEndian).into();
    if memory < size || paddr > MAX_ADDRESS || memory > MAX_ADDRESS {
        return Err(ImageError::SegmentSize);
    }
    if memory == 0 {
        return Ok(None);
    }
    let end = offset.checked_add(size).ok_or(ImageError::SegmentOutside)?;
    if end > file.len() as u64 {
        return Err(ImageError::SegmentOutside);
    }
    Ok(Some(Segment { paddr, offset: offset as usize, file: size as usize, memory }))
}

/// The entry in the Xen notes of one PT_NOTE. A malformed note ends the search, not the kernel.
fn phys32_entry<E: FileHeader<Endian = LittleEndian>>(header: &E::ProgramHeader, file: &[u8]) -> Option<u32> {
    let mut notes = header.notes(LittleEndian, file).ok()??;
    while let Ok(Some(note)) = notes.next() {
        if note.name() == b"Xen" && note.n_type(LittleEndian).0 == PHYS32_ENTRY {
            return super::bytes::le32(note.desc(), 0);
        }
    }
    None
}
