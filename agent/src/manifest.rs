//! The boot manifest: what host-tools put into the boot module and the agent reads before it does anything else.
//!
//! A bundle is one file, so that Xen hands it over as domain 0's one boot module:
//!
//! ```text
//!   0  "XENITHB1"            magic
//!   8  u32 version           of the manifest below; newer than VERSION is refused
//!  12  u32 manifest bytes
//!  16  u32 number of files
//!  20  u32 CRC-32 of the manifest and the file table (IEEE, as zlib's)
//!  24  manifest              postcard of Manifest
//!      file table            per file: name (64 bytes, NUL padded), u64 offset, u64 bytes, [u8; 32] SHA-256
//!      files                 each at its offset from the bundle's start, 4096-aligned
//! ```
//!
//! All integers are little endian. The layout is written by `host-tools` with [`write()`] and read with [`Bundle::open`];
//! the SHA-256 is only stored here, as a key for caches: whoever writes the bundle computes it.
//! Deliberately absent: passwords in clear, anything the agent could find out by itself.

use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Newest manifest version this agent reads.
pub const VERSION: u32 = 4;
/// Fields that came with each version from 2 on, the last ones: an older manifest ends before them.
const SINCE: [usize; 3] = [3, 1, 1];

/// Everything the agent is told at boot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Manifest {
    /// host.name_label
    pub name: String,
    /// host.uuid in the usual 36 characters; empty: SMBIOS's, else a random one.
    pub uuid: String,
    /// Who may log in. Empty: the agent prints a one-time password for `root` on its console.
    pub users: Vec<User>,
    /// Network interfaces, the first one that matches a device is used.
    pub nics: Vec<Nic>,
    /// SNTP server as an IPv4 address; empty: DHCP's, else none.
    pub ntp: String,
    /// `GET /metrics` with `Authorization: Bearer TOKEN` needs no session; empty: it always does.
    pub metrics_token: String,
    /// Bounds.
    pub limits: Limits,
    /// Test knobs; absent in production.
    pub debug: Debug,
    /// Quotas of guests in the store that differ from the usual ones.
    pub quotas: Vec<QuotaLimit>,
    /// VMs that are there from the start.
    pub vms: Vec<Vm>,
    /// MiB that guests kept as crash dumps may have together; 0: a quarter of the host's memory.
    pub crash_dumps_mib: u32,
    /// The disk that objects survive on, all of it or the partition xenith-state: its PCI address (`00:04.0`), or `first`; empty: nothing survives.
    pub state: String,
    /// SRs that are there from the start, attached.
    pub srs: Vec<Sr>,
}

/// An SR that is there from the start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sr {
    /// SR.name_label
    pub name: String,
    /// SR.type: `memory`, or `disk` for the rest of the state's disk; or `nbd://HOST[:PORT]/EXPORT` for one of type nbd, as
    /// the NBD project's doc/uri.md writes an export, the host an address.
    pub r#type: String,
    /// MiB of one of type memory.
    pub size_mib: u32,
}

/// A quota of each guest in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QuotaLimit {
    /// `nodes`, `watches`, `write-rate`, ...: as `GET /metrics` names it.
    pub name: String,
    /// 0: none.
    pub limit: u32,
}

/// A VM that is there from the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Vm {
    /// VM.uuid; empty: one made of the host's and the name, the same at each boot.
    pub uuid: String,
    /// VM.name_label
    pub name: String,
    /// VM.PV_kernel
    pub kernel: String,
    /// VM.PV_ramdisk
    pub ramdisk: String,
    /// VM.PV_args
    pub args: String,
    /// VM.memory_static_max, MiB.
    pub memory_mib: u32,
    /// VM.VCPUs_max, and VCPUs_at_startup.
    pub vcpus: u32,
    /// VM.auto_power_on: started at boot, in the order of `order`.
    pub auto_power_on: bool,
    /// VM.order: the lower the earlier; of the same, as they are written.
    pub order: u32,
}

impl Default for Vm {
    fn default() -> Self {
        Vm {
            uuid: String::new(),
            name: String::new(),
            kernel: String::new(),
            ramdisk: String::new(),
            args: String::new(),
            memory_mib: 128,
            vcpus: 1,
            auto_power_on: true,
            order: 0,
        }
    }
}

/// A user and the hash of their password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct User {
    /// Login name.
    pub name: String,
    /// PHC string: `$argon2id$v=19$m=4096,t=3,p=1$SALT$HASH`.
    pub hash: String,
}

/// A network interface and its addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Nic {
    /// `52:54:00:12:34:56`, or empty to match by `pci`, or by being first.
    pub mac: String,
    /// `00:03.0`, or empty.
    pub pci: String,
    /// 0: the device's own.
    pub mtu: u16,
    /// Ask DHCP first; the addresses below are the fallback.
    pub dhcp: bool,
    /// `10.0.2.15/24`, or empty.
    pub ipv4: String,
    /// Default gateway, or empty.
    pub gateway4: String,
    /// `fec0::15/64`, or empty.
    pub ipv6: String,
    /// Default gateway, or empty.
    pub gateway6: String,
}

/// Bounds that protect the agent from its clients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Connections open at once; one more is answered 503.
    pub connections: u32,
    /// Bytes of an HTTP header block.
    pub header_bytes: u32,
    /// Bytes of a request body before a login.
    pub anonymous_body_bytes: u32,
    /// Bytes of a request body.
    pub body_bytes: u32,
    /// Bytes of an image given as a `data:` URI, decoded.
    pub inline_image_bytes: u32,
    /// Bytes of unpacked kernels kept for the next start.
    pub image_cache_bytes: u32,
    /// Seconds a connection may be silent between requests.
    pub idle_seconds: u32,
    /// Seconds a request may take to arrive, and an answer to be taken.
    pub request_seconds: u32,
    /// Seconds a session lives without a call.
    pub session_seconds: u32,
    /// Sessions open at once.
    pub sessions: u32,
    /// VMs at once.
    pub vms: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            connections: 64,
            header_bytes: 8 << 10,
            anonymous_body_bytes: 16 << 10,
            body_bytes: 6 << 20,
            inline_image_bytes: 4 << 20,
            image_cache_bytes: 8 << 20,
            idle_seconds: 60,
            request_seconds: 20,
            session_seconds: 24 * 3600,
            sessions: 256,
            vms: 1024,
        }
    }
}

/// Knobs for tests. All zero in production.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Debug {
    /// Serve `POST /debug/fail-step?n=N`: the Nth step (from 1) of the next plan fails instead of running.
    pub fail_steps: bool,
    /// Run the self-tests at boot and say on the console how they went.
    pub selftest: bool,
    /// End the boot with an invalid instruction: shows what a trap prints.
    pub trap: bool,
}

const MAGIC: &[u8; 8] = b"XENITHB1";
const HEAD: usize = 24;
const NAME: usize = 64;
const ENTRY: usize = NAME + 8 + 8 + 32;
const ALIGN: usize = 4096;
const MAX_MANIFEST: usize = 64 << 10;
const MAX_FILES: usize = 256;

/// Why a bundle was not taken, or could not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// The bundle ends inside its header, manifest or file table.
    Truncated,
    /// It does not begin with the magic: the boot module is something else.
    NotABundle,
    /// Its manifest has this version and the agent reads up to [`VERSION`].
    TooNew(u32),
    /// More manifest bytes or files than any bundle of ours has.
    TooLarge,
    /// Manifest and file table are not what was written.
    Checksum,
    /// The manifest does not decode.
    Manifest,
    /// Name, offset or length of this file are wrong: outside the bundle, not aligned, empty, not UTF-8 or twice there.
    File(u32),
}

/// A file to be put into a bundle.
#[derive(Clone, Copy, Debug)]
pub struct NewFile<'a> {
    /// At most 63 bytes, no NUL.
    pub name: &'a str,
    /// What it holds.
    pub data: &'a [u8],
    /// SHA-256 of `data`.
    pub sha256: [u8; 32],
}

/// A file in a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BundleFile<'a> {
    /// `vmlinuz`, ...
    pub name: &'a str,
    /// What it holds: 4096-aligned in the bundle.
    pub data: &'a [u8],
    /// SHA-256 of `data` as the writer computed it; not checked here.
    pub sha256: [u8; 32],
}

/// An opened bundle: the manifest, and views of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle<'a> {
    /// What the agent is told.
    pub manifest: Manifest,
    /// In the order of the table.
    pub files: Vec<BundleFile<'a>>,
}

impl<'a> Bundle<'a> {
    /// Checks all of `bytes` but the files' contents; nothing outside `bytes` is ever read.
    pub fn open(bytes: &'a [u8]) -> Result<Self, BundleError> {
        if bytes.get(..8).ok_or(BundleError::Truncated)? != MAGIC {
            return Err(BundleError::NotABundle);
        }
        let version = u32_at(bytes, 8)?;
        if version > VERSION {
            return Err(BundleError::TooNew(version));
        }
        let manifest_bytes = u32_at(bytes, 12)? as usize;
        let count = u32_at(bytes, 16)? as usize;
        if manifest_bytes > MAX_MANIFEST || count > MAX_FILES {
            return Err(BundleError::TooLarge);
        }
        let table_at = HEAD + manifest_bytes;
        let data_at = table_at + count * ENTRY;
        let checked = bytes.get(HEAD..data_at).ok_or(BundleError::Truncated)?;
        if crc32(checked) != u32_at(bytes, 20)? {
            return Err(BundleError::Checksum);
        }
        let (manifest, table) = checked.split_at(manifest_bytes);
        // What came later is empty in an older one: a zero for each field.
        let mut whole = manifest.to_vec();
        let missing: usize = SINCE.iter().skip((version as usize).saturating_sub(1)).sum();
        whole.resize(manifest.len() + missing, 0);
        let (manifest, rest) = postcard::take_from_bytes(&whole).map_err(|_| BundleError::Manifest)?;
        if !rest.is_empty() {
            return Err(BundleError::Manifest);
        }
        let mut files: Vec<BundleFile<'a>> = Vec::with_capacity(count);
        for (index, entry) in table.chunks_exact(ENTRY).enumerate() {
            let file = file(bytes, entry, data_at)
                .filter(|f| files.iter().all(|other| other.name != f.name))
                .ok_or(BundleError::File(index as u32))?;
            files.push(file);
        }
        Ok(Bundle { manifest, files })
    }

    /// The file of that name.
    pub fn file(&self, name: &str) -> Option<&BundleFile<'a>> {
        self.files.iter().find(|f| f.name == name)
    }
}

/// One row of the file table, checked against the bundle it is in.
fn file<'a>(bytes: &'a [u8], entry: &'a [u8], data_at: usize) -> Option<BundleFile<'a>> {
    let (name, rest) = entry.split_at_checked(NAME)?;
    let end = name.iter().position(|&b| b == 0)?;
    let (name, padding) = name.split_at(end);
    let name = core::str::from_utf8(name).ok()?;
    let offset = usize::try_from(u64_at(rest, 0)?).ok()?;
    let length = usize::try_from(u64_at(rest, 8)?).ok()?;
    let sha256 = rest.get(16..48)?.try_into().ok()?;
    let sound = !name.is_empty() && padding.iter().all(|&b| b == 0) && offset >= data_at && offset % ALIGN == 0;
    let data = bytes.get(offset..offset.checked_add(length)?)?;
    sound.then_some(BundleFile { name, data, sha256 })
}

/// The bundle of a manifest and files, as [`Bundle::open`] reads it.
pub fn write(manifest: &Manifest, files: &[NewFile<'_>]) -> Result<Vec<u8>, BundleError> {
    let manifest = postcard::to_allocvec(manifest).map_err(|_| BundleError::Manifest)?;
    if manifest.len() > MAX_MANIFEST || files.len() > MAX_FILES {
        return Err(BundleError::TooLarge);
    }
    let mut offset = (HEAD + manifest.len() + files.len() * ENTRY).next_multiple_of(ALIGN);
    let mut checked = manifest.clone();
    for (index, f) in files.iter().enumerate() {
        let twice = files.iter().take(index).any(|other| other.name == f.name);
        if f.name.is_empty() || f.name.len() >= NAME || f.name.contains('\0') || twice {
            return Err(BundleError::File(index as u32));
        }
        let name_at = checked.len();
        checked.extend_from_slice(f.name.as_bytes());
        checked.resize(name_at + NAME, 0);
        checked.extend_from_slice(&(offset as u64).to_le_bytes());
        checked.extend_from_slice(&(f.data.len() as u64).to_le_bytes());
        checked.extend_from_slice(&f.sha256);
        offset = (offset + f.data.len()).next_multiple_of(ALIGN);
    }
    let mut out = Vec::with_capacity(offset);
    out.extend_from_slice(MAGIC);
    for field in [VERSION, manifest.len() as u32, files.len() as u32, crc32(&checked)] {
        out.extend_from_slice(&field.to_le_bytes());
    }
    out.extend_from_slice(&checked);
    for f in files {
        out.resize(out.len().next_multiple_of(ALIGN), 0);
        out.extend_from_slice(f.data);
    }
    Ok(out)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, BundleError> {
    let field = bytes.get(at..at + 4).and_then(|b| b.try_into().ok());
    field.map(u32::from_le_bytes).ok_or(BundleError::Truncated)
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

/// CRC-32 as in zlib, bit by bit: it covers a few hundred bytes once per boot.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| (crc >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(crc & 1));
    !bytes.iter().fold(!0, |crc, &b| (0..8).fold(crc ^ u32::from(b), step))
}

#[cfg(test)]
#[path = "manifest_tests.rs"]
mod tests;
