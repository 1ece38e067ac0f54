//! Finds what `PV/kernel` and `PV/ramdisk` name, and keeps kernels that had to be unpacked.
//!
//! Names: `file:///NAME` and `/NAME` are files of the boot bundle; `data:[type][;base64],...` is the image itself (the
//! 1.0.8 addition to the text). A compressed kernel is unpacked once and kept by the SHA-256 of what was given, in a
//! bounded cache, oldest use dropped first.
//!
//! Deliberately absent: file systems of guests (XSA-443: never parsed with privilege).

use crate::manifest::{Bundle, Limits};
use alloc::rc::Rc;
use alloc::vec::Vec;
use api_core::lifecycle::backend::BackendError;
use platform_xen::domain::ImageError;
use platform_xen::domain::image::{Unpacked, unpack};
use sha2::{Digest, Sha256};

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

    /// The image a name stands for, and the hash to keep it by.
    fn find(&self, name: &str, ramdisk: bool) -> Result<(Image, Option<[u8; 32]>), BackendError> {
        if let Some(data) = name.strip_prefix("data:") {
            return Ok((Image::Held(Rc::new(inline(data, self.inline_limit, ramdisk)?)), None));
        }
        let missing = BackendError::ImageNotFound { ramdisk };
        let file = name.strip_prefix("file://").unwrap_or(name).strip_prefix('/').ok_or(missing)?;
        let file = self.bundle.file(file).ok_or(missing)?;
        Ok((Image::Bundled(file.data), Some(file.sha256)))
    }

    /// A ramdisk; the empty name is none.
    pub fn ramdisk(&self, name: &str) -> Result<Image, BackendError> {
        if name.is_empty() { Ok(Image::Bundled(&[])) } else { Ok(self.find(name, true)?.0) }
    }

    /// A kernel as an ELF file.
    pub fn kernel(&mut self, name: &str) -> Result<Image, BackendError> {
        let (image, hash) = self.find(name, false)?;
        let bytes = image.bytes();
        if bytes.starts_with(b"\x7fELF") {
            return Ok(image);
        }
        let hash = hash.unwrap_or_else(|| Sha256::digest(bytes).into());
        if let Some(at) = self.cache.iter().position(|(kept, _)| *kept == hash) {
            let hit = self.cache.remove(at);
            let kernel = hit.1.clone();
            self.cache.push(hit);
            return Ok(Image::Held(kernel));
        }
        match unpack(bytes, self.cache_limit) {
            Ok(Unpacked::Already(_)) => Ok(image),
            Ok(Unpacked::Unpacked(kernel)) => {
                let kernel = Rc::new(kernel);
                self.keep(hash, kernel.clone());
                Ok(Image::Held(kernel))
            }
            Err(ImageError::NoHeap) => Err(BackendError::NoHeap),
            Err(ImageError::TooLarge) => Err(BackendError::ImageTooBig { ramdisk: false, limit: self.cache_limit as u64 }),
            Err(error) => Err(BackendError::BadImage { ramdisk: false, why: error.why() }),
        }
    }

    fn keep(&mut self, hash: [u8; 32], kernel: Rc<Vec<u8>>) {
        while !self.cache.is_empty() && self.cached_bytes() + kernel.len() > self.cache_limit {
            self.cache.remove(0);
        }
        self.cache.push((hash, kernel));
    }
}

/// Decodes what follows `data:`: `[type][;base64],DATA` (RFC 2397), bounded and without trusting its length.
fn inline(data: &str, limit: usize, ramdisk: bool) -> Result<Vec<u8>, BackendError> {
    let bad = |why| BackendError::BadImage { ramdisk, why };
    let (kind, data) = data.split_once(',').ok_or(bad("a data: URI without a comma"))?;
    if !kind.ends_with(";base64") {
        return Err(bad("a data: URI that is not base64"));
    }
    // Padding, if any, fills the last group of four.
    let data = match data.len() % 4 {
        0 => data.strip_suffix("==").or_else(|| data.strip_suffix('=')).unwrap_or(data),
        _ => data,
    };
    let most = data.len() / 4 * 3 + data.len() % 4 * 3 / 4;
    if most > limit {
        return Err(BackendError::ImageTooBig { ramdisk, limit: limit as u64 });
    }
    let mut probe: Vec<u8> = Vec::new();
    probe.try_reserve_exact(most).map_err(|_| BackendError::NoHeap)?;
    drop(probe);
    api_core::wire::base64::decode(data).ok_or(bad("a data: URI with broken base64"))
}
