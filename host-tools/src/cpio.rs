//! cpio archives in the newc form, as Linux reads initramfs from (Linux's driver-api/early-userspace/buffer-format.rst).
//!
//! Reproducible: no times, root owns everything, inode numbers count up.

/// An archive under construction.
#[derive(Default)]
pub struct Cpio {
    bytes: Vec<u8>,
    inode: u32,
}

impl Cpio {
    /// A folder; its parents must have been added.
    pub fn dir(&mut self, path: &str) -> &mut Self {
        self.entry(path, 0o040_755, 0, b"")
    }

    /// A file with these permission bits.
    pub fn file(&mut self, path: &str, mode: u32, data: &[u8]) -> &mut Self {
        self.entry(path, 0o100_000 | mode, 0, data)
    }

    /// A character device.
    pub fn device(&mut self, path: &str, major: u32, minor: u32) -> &mut Self {
        self.entry(path, 0o020_600, (major << 16) | minor, b"")
    }

    /// A symbolic link.
    pub fn link(&mut self, path: &str, target: &str) -> &mut Self {
        self.entry(path, 0o120_777, 0, target.as_bytes())
    }

    /// The archive with its trailer.
    pub fn finish(&mut self) -> Vec<u8> {
        self.entry("TRAILER!!!", 0, 0, b"");
        self.bytes.resize(self.bytes.len().next_multiple_of(512), 0);
        std::mem::take(&mut self.bytes)
    }

    /// magic, ino, mode, uid, gid, nlink, mtime, size, major and minor of the file system and of the device, name size,
    /// checksum: 8 hexadecimal digits each; then name and data, each padded to 4.
    fn entry(&mut self, path: &str, mode: u32, device: u32, data: &[u8]) -> &mut Self {
        self.inode += 1;
        let links = if mode & 0o170_000 == 0o040_000 { 2 } else { 1 };
        let sizes = (data.len() as u32, path.len() as u32 + 1);
        let fields = [self.inode, mode, 0, 0, links, 0, sizes.0, 0, 0, device >> 16, device & 0xffff, sizes.1, 0];
        self.bytes.extend_from_slice(b"070701");
        for field in fields {
            self.bytes.extend_from_slice(format!("{field:08x}").as_bytes());
        }
        self.bytes.extend_from_slice(path.as_bytes());
        self.bytes.push(0);
        self.pad();
        self.bytes.extend_from_slice(data);
        self.pad();
        self
    }

    fn pad(&mut self) {
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_as_the_format_says() {
        let bytes = Cpio::default().file("ab", 0o755, b"hello").finish();
        let head = "070701000000010 00081ed 0000000000000000 00000001 00000000 00000005".replace(' ', "");
        let head = head + "00000000000000000000000000000000" + "00000003" + "00000000";
        assert_eq!(std::str::from_utf8(&bytes[..110]).unwrap(), head);
        assert_eq!(&bytes[110..124], b"ab\0\0\0\0hello\0\0\0");
        assert_eq!(bytes.len() % 512, 0);
        assert!(bytes.windows(11).any(|w| w == b"TRAILER!!!\0"));
    }

    #[test]
    fn every_entry_is_aligned() {
        for length in 0..9 {
            let mut cpio = Cpio::default();
            cpio.dir("d").file("d/x", 0o644, &vec![1; length]).link("l", "d/x").device("c", 5, 1);
            assert_eq!(cpio.bytes.len() % 4, 0);
            assert_eq!(cpio.bytes.windows(6).filter(|w| w == b"070701").count(), 4);
        }
    }
}
