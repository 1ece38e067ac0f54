//! Linux kernels on their way into the cache or a bundle: unpacked once here, because it takes seconds under emulation.

use anyhow::{Result, anyhow};
use platform_xen::domain::image;

/// No kernel is larger, unpacked.
const LIMIT: usize = 512 << 20;

/// The ELF of a kernel given as ELF or bzImage.
pub fn unpack(file: &[u8]) -> Result<Vec<u8>> {
    match image::unpack(file, LIMIT) {
        Ok(unpacked) => Ok(unpacked.bytes().to_vec()),
        Err(error) => Err(anyhow!("not a kernel that can be unpacked: {}", error.why())),
    }
}

#[cfg(test)]
mod tests {
    use super::unpack;

    #[test]
    fn elf_stays_and_others_are_refused_by_name() {
        assert_eq!(unpack(b"\x7fELF plain").unwrap(), b"\x7fELF plain");
        for image in [&b""[..], b"MZ", &[0; 2048]] {
            assert!(unpack(image).unwrap_err().to_string().starts_with("not a kernel"));
        }
    }
}
