//! Why an image, or the guest described around it, was refused. Everything here is found before a domain exists.
//!
//! What the top level does: the API call fails with [`ImageError::why`] in its error; nothing has to be undone.
//! Deliberately absent: errors of Xen (those are [`crate::hyp::Errno`]).

/// Refusals of the kernel image, of its unpacking, and of the plan made from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageError {
    /// Neither an ELF file nor a bzImage.
    NotKernel,
    /// bzImage of a boot protocol before 2.08.
    OldProtocol,
    /// The bzImage payload lies outside the file.
    PayloadOutside,
    /// The payload's compression is unknown, or this build leaves it out.
    Compression,
    /// The payload does not unpack, or not to the size it declares.
    Corrupt,
    /// The unpacked kernel would be larger than allowed.
    TooLarge,
    /// Not enough heap to unpack it.
    NoHeap,
    /// Not an x86 ELF file (32 or 64 bits, little endian), or its headers are cut off.
    Elf,
    /// No loadable segment.
    NoSegments,
    /// More program headers than anyone needs.
    TooManySegments,
    /// A segment's bytes lie outside the file.
    SegmentOutside,
    /// A segment smaller in memory than in the file, or one that wraps around.
    SegmentSize,
    /// Two segments share memory.
    SegmentsOverlap,
    /// No PHYS32_ENTRY note: the kernel can't be started as a PVH guest. If it has no ENTRY note either, not at all.
    NoEntry,
    /// No ENTRY and VIRT_BASE notes: it can't be started as a PV guest.
    NoPvEntry,
    /// A PV guest's kernel is not for 64 bits.
    Narrow,
    /// The notes are for another version of the interface, or for page tables that 64 bits do not have.
    PvVersion,
    /// A PV guest's kernel wants to be mapped, or its list of frames, where that can't be.
    PvAddress,
    /// The hypercall page is not a page of the kernel.
    HypercallPage,
    /// The entry point is not inside a loaded segment.
    EntryOutside,
    /// Memory below [`crate::domain::MIN_MEMORY`] or above [`crate::domain::MAX_MEMORY`].
    MemorySize,
    /// VCPUs not in 1 to [`crate::domain::MAX_VCPUS`].
    Vcpus,
    /// Kernel, ramdisk and tables do not fit the guest's memory.
    DoesNotFit,
    /// The command line is too long or has a NUL in it.
    CommandLine,
}

impl ImageError {
    /// One phrase for people.
    #[must_use]
    pub const fn why(self) -> &'static str {
        match self {
            Self::NotKernel => "not a kernel: neither ELF nor bzImage",
            Self::OldProtocol => "bzImage of a boot protocol before 2.08",
            Self::PayloadOutside => "bzImage payload outside the file",
            Self::Compression => "kernel compression not supported",
            Self::Corrupt => "kernel payload is corrupt",
            Self::TooLarge => "unpacked kernel is larger than allowed",
            Self::NoHeap => "not enough memory to unpack the kernel",
            Self::Elf => "not an x86 ELF file",
            Self::NoSegments => "ELF without a loadable segment",
            Self::TooManySegments => "ELF with too many program headers",
            Self::SegmentOutside => "ELF segment outside the file",
            Self::SegmentSize => "ELF segment of an impossible size or address",
            Self::SegmentsOverlap => "ELF segments overlap",
            Self::NoEntry => "no PVH entry note in the kernel",
            Self::NoPvEntry => "no PV entry and base notes in the kernel",
            Self::Narrow => "not a 64-bit PV kernel",
            Self::PvVersion => "PV kernel for another version or paging mode of Xen's interface",
            Self::PvAddress => "PV kernel wants impossible virtual addresses",
            Self::HypercallPage => "hypercall page outside the loaded kernel",
            Self::EntryOutside => "entry outside the loaded kernel",
            Self::MemorySize => "memory size out of range",
            Self::Vcpus => "number of VCPUs out of range",
            Self::DoesNotFit => "kernel and ramdisk do not fit into the memory",
            Self::CommandLine => "command line too long or with a NUL",
        }
    }
}

impl core::fmt::Display for ImageError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.why())
    }
}
