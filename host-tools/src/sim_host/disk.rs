//! The simulated host's disk: a file, read and written at once.

use anyhow::{Context, Result, ensure};
use platform_xen::hyp::{Disk, DiskDone, DiskRequest};
use std::collections::VecDeque;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;

/// A file of whole sectors.
pub struct FileDisk {
    file: File,
    bytes: u64,
    done: VecDeque<(u64, DiskDone)>,
}

impl FileDisk {
    /// Opens it.
    pub fn open(path: &Path) -> Result<FileDisk> {
        let file = File::options().read(true).write(true).open(path);
        let file = file.with_context(|| format!("cannot open the disk {}", path.display()))?;
        let bytes = file.metadata()?.len();
        ensure!(bytes % 512 == 0 && bytes > 0, "{} has {bytes} bytes, not whole sectors", path.display());
        Ok(FileDisk { file, bytes, done: VecDeque::new() })
    }
}

impl Disk for FileDisk {
    fn len(&self) -> u64 {
        self.bytes
    }

    fn submit(&mut self, tag: u64, request: DiskRequest) {
        let done = match request {
            DiskRequest::Read(at, len) => {
                let mut data = vec![0; len];
                self.file.read_exact_at(&mut data, at).map(|()| DiskDone::Read(data))
            }
            DiskRequest::Write(at, data) => self.file.write_all_at(&data, at).map(|()| DiskDone::Ok),
            DiskRequest::Flush => self.file.sync_data().map(|()| DiskDone::Ok),
            DiskRequest::Discard(..) => Ok(DiskDone::Ok),
        };
        self.done.push_back((tag, done.unwrap_or(DiskDone::Failed)));
    }

    fn done(&mut self) -> Option<(u64, DiskDone)> {
        self.done.pop_front()
    }
}
