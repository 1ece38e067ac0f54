//! Kernel ELF files (32 and 64 bits), read as a hostile caller's: which bytes go where, and what the Xen notes say.
//!
//! Facts: the ELF specification; public/elfnote.h. Loading is by physical address.
//! LESSONS 31 (XSA-55, XSA-25): every number is checked here, once; what a [`Kernel`] holds needs no further check but
//! against the guest's memory.
//! Deliberately absent: relocation, symbols, section headers (a file may have none), the note in sections.

use super::ImageError;
use super::bytes::{array, le32};
use crate::abi::elfnote as note;
use alloc::vec::Vec;
use object::elf::{EM_386, EM_X86_64, FileHeader32, FileHeader64, PT_LOAD, PT_NOTE};
use object::endian::LittleEndian;
use object::read::elf::{FileHeader, ProgramHeader};

/// More program headers than this is not a kernel.
pub const MAX_HEADERS: usize = 64;
/// No kernel is linked above this; it also keeps every sum far from wrapping.
const MAX_ADDRESS: u64 = 1 << 52;

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

/// What a kernel's Xen notes say, as they say it: nothing of it is checked. Of a note that comes twice the first counts;
/// one whose number is cut off is as if it were not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// PHYS32_ENTRY: physical, where a PVH guest starts.
    pub phys32_entry: Option<u64>,
    /// ENTRY: virtual, where a PV guest starts.
    pub entry: Option<u64>,
    /// VIRT_BASE: the virtual address of pfn 0.
    pub virt_base: Option<u64>,
    /// PADDR_OFFSET: the physical address of the file that is pfn 0.
    pub paddr_offset: Option<u64>,
    /// HYPERCALL_PAGE: virtual, a page to be filled.
    pub hypercall_page: Option<u64>,
    /// INIT_P2M: virtual, where the list of machine frames is to be.
    pub init_p2m: Option<u64>,
    /// MOD_START_PFN: the ramdisk need not be mapped if it is not 0.
    pub mod_start_pfn: Option<u64>,
    /// XEN_VERSION is there, and is the one there is.
    pub version: Option<bool>,
    /// PAE_MODE is there, and is what 64 bits need.
    pub pae: Option<bool>,
}

/// A kernel that may be loaded: checked segments in order of address, none overlapping, and its notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kernel {
    segments: Vec<Segment>,
    notes: Notes,
    wide: bool,
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

    /// Its Xen notes; one of the two entries is there, that of PVH inside a segment.
    #[must_use]
    pub const fn notes(&self) -> &Notes {
        &self.notes
    }

    /// It is for 64 bits.
    #[must_use]
    pub const fn is_wide(&self) -> bool {
        self.wide
    }

    /// Whether a segment has this physical address.
    #[must_use]
    pub fn has(&self, paddr: u64) -> bool {
        self.segments.iter().any(|s| (s.paddr..s.end()).contains(&paddr))
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
    let mut notes = Notes::default();
    for header in headers {
        match header.p_type(LittleEndian) {
            // In order of their addresses: there are few, and a sort would be the longest part of this module.
            PT_LOAD => {
                if let Some(segment) = segment::<E>(header, file)? {
                    let at = segments.partition_point(|s: &Segment| s.paddr <= segment.paddr);
                    segments.insert(at, segment);
                }
            }
            PT_NOTE => notes.read::<E>(header, file),
            _ => {}
        }
    }
    if segments.is_empty() {
        return Err(ImageError::NoSegments);
    }
    if segments.iter().zip(segments.iter().skip(1)).any(|(a, b)| b.paddr < a.end()) {
        return Err(ImageError::SegmentsOverlap);
    }
    if notes.phys32_entry.or(notes.entry).is_none() {
        return Err(ImageError::NoEntry);
    }
    let kernel = Kernel { segments, notes, wide: machine == EM_X86_64 && header.is_type_64() };
    if notes.phys32_entry.is_some_and(|entry| !kernel.has(entry)) {
        return Err(ImageError::EntryOutside);
    }
    Ok(kernel)
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

impl Notes {
    /// Reads the Xen notes of one PT_NOTE. A malformed note ends the search, not the kernel.
    fn read<E: FileHeader<Endian = LittleEndian>>(&mut self, header: &E::ProgramHeader, file: &[u8]) {
        let Ok(Some(mut notes)) = header.notes(LittleEndian, file) else { return };
        while let Ok(Some(found)) = notes.next() {
            if found.name() == b"Xen" {
                self.take(found.n_type(LittleEndian).0, found.desc());
            }
        }
    }

    fn take(&mut self, kind: u32, desc: &[u8]) {
        let place = match kind {
            note::PHYS32_ENTRY => {
                self.phys32_entry = self.phys32_entry.or(le32(desc, 0).map(u64::from));
                return;
            }
            note::XEN_VERSION => {
                self.version.get_or_insert(desc == b"xen-3.0\0");
                return;
            }
            note::PAE_MODE => {
                self.pae.get_or_insert(desc == b"yes\0" || desc.starts_with(b"bimodal"));
                return;
            }
            note::ENTRY => &mut self.entry,
            note::VIRT_BASE => &mut self.virt_base,
            note::PADDR_OFFSET => &mut self.paddr_offset,
            note::HYPERCALL_PAGE => &mut self.hypercall_page,
            note::INIT_P2M => &mut self.init_p2m,
            note::MOD_START_PFN => &mut self.mod_start_pfn,
            _ => return,
        };
        // As wide as the kernel's author wrote it.
        let number = array(desc, 0).map(u64::from_le_bytes).or_else(|| le32(desc, 0).map(u64::from));
        *place = place.or(number);
    }
}
