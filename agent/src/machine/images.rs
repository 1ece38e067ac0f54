//! Finds what `PV/kernel` and `PV/ramdisk` name, and keeps kernels that had to be unpacked.
//!
//! Names: `file:///NAME` and `/NAME` are files of the boot bundle; `data:[type][;base64],...` is the image itself (the
//! 1.0.8 addition to the text). A compressed kernel is unpacked once and kept by the SHA-256 of what was given, in a
//! bounded cache, oldest use dropped first.
//!
//! ```text
//!   find -> Found                                      a file of the bundle, an ELF file if it is a kernel
//!        -> Decoding -> Found                          inline
//!        -> Decoding -> Unpacking -> Found             inline and compressed: Found at once if the cache has it
//! ```
//! Deliberately absent: file systems of guests (XSA-443: never parsed with privilege).

use crate::manifest::{Bundle, Limits};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use api_core::lifecycle::backend::BackendError;
use api_core::wire::base64;
use core::mem::take;
use core::ops::Range;
use platform_xen::domain::image::{Unpacking, is_elf};
use platform_xen::domain::{Advance, ImageError};
use sha2::{Digest, Sha256};

/// Characters of base64 decoded (and their bytes hashed) by one call; whole groups of four.
const DECODED_A_CALL: usize = 64 << 10;
/// Bytes unpacked by one call.
const UNPACKED_A_CALL: usize = 64 << 10;

/// Bytes of an image: part of the bundle, or held while somebody uses them.
#[derive(Clone, Debug)]
pub enum Image {
    /// In the bundle, mapped for good.
    Bundled(&'static [u8]),
    /// Given inline, or unpacked.
    Held(Rc<Vec<u8>>),
}

impl Image {
    /// Bytes of heap it keeps.
    pub fn held(&self) -> usize {
        match self {
            Image::Bundled(_) => 0,
            Image::Held(bytes) => bytes.len(),
        }
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Image::Bundled(bytes) => bytes,
            Image::Held(bytes) => bytes,
        }
    }
}

/// An image that is being looked for, its heap counted by [`Finding::held`].
pub enum Finding {
    /// Given inline.
    Decoding(Inline),
    /// A compressed kernel, and the hash it will be kept by.
    Unpacking(Image, [u8; 32], Unpacking),
    /// There it is.
    Found(Image),
}

/// Base64 being decoded.
pub struct Inline {
    /// The whole name, and what of it was not decoded yet.
    name: String,
    left: Range<usize>,
    bytes: Vec<u8>,
    /// Of `bytes`, if it is a kernel that is not an ELF file.
    hash: Sha256,
    ramdisk: bool,
}

impl Finding {
    /// Bytes of heap that will be kept for the plan.
    pub fn held(&self) -> usize {
        match self {
            Finding::Decoding(inline) => inline.bytes.capacity(),
            Finding::Unpacking(_, _, unpacking) => unpacking.size(),
            Finding::Found(image) => image.held(),
        }
    }

    /// How far it is.
    pub fn percent(&self) -> u8 {
        match self {
            Finding::Decoding(Inline { bytes, .. }) => (bytes.len() * 30 / bytes.capacity().max(1)) as u8,
            Finding::Unpacking(_, _, unpacking) => 30 + (unpacking.unpacked() * 69 / unpacking.size().max(1)) as u8,
            Finding::Found(_) => 100,
        }
    }
}

/// The bundle's files and the cache of unpacked kernels.
pub struct Images {
    bundle: Bundle<'static>,
    cache: Vec<([u8; 32], Rc<Vec<u8>>)>,
    inline_limit: usize,
    cache_limit: usize,
}

impl Images {
    /// Over a bundle.
    #[must_use]
    pub fn new(bundle: Bundle<'static>, limits: &Limits) -> Images {
        Images {
            bundle,
            cache: Vec::new(),
            inline_limit: limits.inline_image_bytes as usize,
            cache_limit: limits.image_cache_bytes as usize,
        }
    }

    /// Bytes of unpacked kernels kept.
    #[must_use]
    pub fn cached_bytes(&self) -> usize {
        self.cache.iter().map(|(_, kernel)| kernel.len()).sum()
    }

    /// Whether finding it is a matter of one call: it is in the bundle, and needs no unpacking.
    #[must_use]
    pub fn at_once(&self, name: &str, ramdisk: bool) -> bool {
        let file = || path(name).and_then(|path| self.bundle.file(path));
        !name.starts_with("data:") && (ramdisk || file().is_none_or(|file| is_elf(file.data)))
    }

    /// Begins to look for what a name stands for; without one there is no ramdisk.
    pub fn find(&mut self, name: String, ramdisk: bool) -> Result<Finding, BackendError> {
        if name.starts_with("data:") {
            return Ok(Finding::Decoding(inline(name, self.inline_limit, ramdisk)?));
        }
        if ramdisk && name.is_empty() {
            return Ok(Finding::Found(Image::Bundled(&[])));
        }
        let missing = BackendError::ImageNotFound { ramdisk };
        let file = self.bundle.file(path(&name).ok_or(missing)?).ok_or(missing)?;
        let (image, hash) = (Image::Bundled(file.data), file.sha256);
        if ramdisk { Ok(Finding::Found(image)) } else { self.kernel(image, || hash) }
    }

    /// Goes on, by a bounded amount. An unpacked kernel may have `room` bytes.
    pub fn go_on(&mut self, finding: &mut Finding, room: usize) -> Result<(), BackendError> {
        *finding = match finding {
            Finding::Decoding(inline) => {
                if !inline.decode()? {
                    return Ok(());
                }
                // The text is as long as the image: gone before that is unpacked.
                drop(take(&mut inline.name));
                let image = Image::Held(Rc::new(take(&mut inline.bytes)));
                let hash = &mut inline.hash;
                if inline.ramdisk { Finding::Found(image) } else { self.kernel(image, || hash.finalize_reset().into())? }
            }
            Finding::Unpacking(file, hash, unpacking) => {
                if unpacking.size() > room {
                    return Err(BackendError::NoHeap);
                }
                let advance = unpacking.go_on(file.bytes(), UNPACKED_A_CALL).map_err(|error| self.refused(error))?;
                if advance != Advance::Done {
                    return Ok(());
                }
                let kernel = Rc::new(unpacking.take_elf());
                self.keep(*hash, kernel.clone());
                Finding::Found(Image::Held(kernel))
            }
            Finding::Found(_) => return Ok(()),
        };
        Ok(())
    }

    /// A kernel as an ELF file: it is one, or the cache has it, or it is to be unpacked.
    fn kernel(&mut self, image: Image, hash: impl FnOnce() -> [u8; 32]) -> Result<Finding, BackendError> {
        if is_elf(image.bytes()) {
            return Ok(Finding::Found(image));
        }
        let hash = hash();
        if let Some(at) = self.cache.iter().position(|(kept, _)| *kept == hash) {
            let hit = self.cache.remove(at);
            let kernel = hit.1.clone();
            self.cache.push(hit);
            return Ok(Finding::Found(Image::Held(kernel)));
        }
        let unpacking = Unpacking::begin(image.bytes(), self.cache_limit).map_err(|error| self.refused(error))?;
        Ok(Finding::Unpacking(image, hash, unpacking))
    }

    fn refused(&self, error: ImageError) -> BackendError {
        match error {
            ImageError::NoHeap => BackendError::NoHeap,
            ImageError::TooLarge => BackendError::ImageTooBig { ramdisk: false, limit: self.cache_limit as u64 },
            error => BackendError::BadImage { ramdisk: false, why: error.why() },
        }
    }

    fn keep(&mut self, hash: [u8; 32], kernel: Rc<Vec<u8>>) {
        while !self.cache.is_empty() && self.cached_bytes() + kernel.len() > self.cache_limit {
            self.cache.remove(0);
        }
        self.cache.push((hash, kernel));
    }
}

/// The bundle's name for it.
fn path(name: &str) -> Option<&str> {
    name.strip_prefix("file://").unwrap_or(name).strip_prefix('/')
}

/// Begins to decode what follows `data:`: `[type][;base64],DATA` (RFC 2397), bounded and without trusting its length.
fn inline(name: String, limit: usize, ramdisk: bool) -> Result<Inline, BackendError> {
    let bad = |why| BackendError::BadImage { ramdisk, why };
    let (kind, data) = name.split_once(',').ok_or(bad("a data: URI without a comma"))?;
    if !kind.ends_with(";base64") {
        return Err(bad("a data: URI that is not base64"));
    }
    // Padding, if any, fills the last group of four.
    let begin = kind.len() + 1;
    let data = match data.len() % 4 {
        0 => data.strip_suffix("==").or_else(|| data.strip_suffix('=')).unwrap_or(data),
        _ => data,
    };
    let left = begin..begin + data.len();
    let most = data.len() / 4 * 3 + data.len() % 4 * 3 / 4;
    if most > limit {
        return Err(BackendError::ImageTooBig { ramdisk, limit: limit as u64 });
    }
    let mut bytes: Vec<u8> = Vec::new();
    bytes.try_reserve_exact(most).map_err(|_| BackendError::NoHeap)?;
    Ok(Inline { name, left, bytes, hash: Sha256::new(), ramdisk })
}

impl Inline {
    /// Goes on; true once all is decoded.
    fn decode(&mut self) -> Result<bool, BackendError> {
        let end = self.left.end.min(self.left.start + DECODED_A_CALL);
        let part = self.name.as_bytes().get(self.left.start..end).unwrap_or_default();
        let before = self.bytes.len();
        if !base64::decode_part(part, &mut self.bytes) {
            return Err(BackendError::BadImage { ramdisk: self.ramdisk, why: "a data: URI with broken base64" });
        }
        if !self.ramdisk && !is_elf(&self.bytes) {
            self.hash.update(self.bytes.get(before..).unwrap_or_default());
        }
        self.left.start = end;
        Ok(self.left.is_empty())
    }
}
