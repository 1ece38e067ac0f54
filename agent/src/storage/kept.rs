//! Maps of disks as records beside the objects.
//!
//! ```text
//!   "volume" 0 disk              sr, root u32, levels u32, bytes u64, place of its SR's medium: nothing for the state's disk
//!   "extents" 0 sr node u32 BE   slots u32 each, without the holes at the end
//! ```
//! Numbers are little-endian unless said otherwise. Deliberately absent: data.

use super::extents::{Extents, Refused, Volume};
use alloc::string::String;
use alloc::vec::Vec;
use api_core::lifecycle::backend::Uuid;
use api_core::store::record::{self, Record};

const VOLUME: &str = "volume";
const EXTENTS: &str = "extents";

/// The record of a disk; none, it is gone or is not kept.
pub fn volume(disk: &Uuid, volume: Option<(Uuid, Volume, &str)>) -> Record {
    let value = volume.map(|(sr, volume, place)| {
        let (root, levels) = volume.tree();
        [&sr[..], &root.to_le_bytes(), &levels.to_le_bytes(), &volume.bytes.to_le_bytes(), place.as_bytes()].concat()
    });
    (record::key(VOLUME, disk), value)
}

/// The record of a node; none, it is gone.
pub fn node(sr: &Uuid, number: u32, slots: Option<&[u32]>) -> Record {
    let mut key = record::key(EXTENTS, sr);
    key.extend_from_slice(&number.to_be_bytes());
    let value = slots.map(|slots| {
        let used = slots.iter().rposition(|slot| *slot != 0).map_or(0, |at| at + 1);
        slots.iter().take(used).flat_map(|slot| slot.to_le_bytes()).collect()
    });
    (key, value)
}

/// A disk that was kept: itself, its SR, root, levels and bytes; the place.
type Disk = (Uuid, Uuid, u32, u32, u64, String);

/// What was kept of SRs that are not attached.
#[derive(Clone, Debug, Default)]
pub struct Found {
    disks: Vec<Disk>,
    nodes: Vec<(Uuid, u32, Vec<u32>)>,
}

impl Found {
    /// Takes a record, if it is one of these; none: it is one and is damaged.
    pub fn take(&mut self, key: &[u8], value: &[u8]) -> Option<bool> {
        let at = key.iter().position(|byte| *byte == 0)?;
        let (name, rest) = (key.get(..at)?, key.get(at + 1..)?);
        if name == VOLUME.as_bytes() {
            let word = |at: usize| Some(u32::from_le_bytes(value.get(at..at + 4)?.try_into().ok()?));
            let bytes = u64::from_le_bytes(value.get(24..32)?.try_into().ok()?);
            let sr = value.get(..16)?.try_into().ok()?;
            let place = core::str::from_utf8(value.get(32..)?).ok()?;
            self.disks.push((rest.try_into().ok()?, sr, word(16)?, word(20)?, bytes, String::from(place)));
        } else if name == EXTENTS.as_bytes() {
            let (sr, number) = (rest.get(..16)?.try_into().ok()?, rest.get(16..)?.try_into().ok()?);
            let (words, []) = value.as_chunks::<4>() else { return None };
            let slots = words.iter().map(|word| u32::from_le_bytes(*word)).collect();
            self.nodes.push((sr, u32::from_be_bytes(number), slots));
        } else {
            return Some(false);
        }
        Some(true)
    }

    /// The extents of an SR of so many bytes.
    pub fn open(&mut self, sr: &Uuid, bytes: u64) -> Result<Extents, Refused> {
        let disks = self.disks.iter().filter(|disk| disk.1 == *sr).map(|disk| (disk.0, disk.2, disk.3, disk.4));
        let nodes = self.nodes.iter().filter(|node| node.0 == *sr).map(|node| (node.1, node.2.clone()));
        let extents = Extents::open(bytes, disks, nodes)?;
        self.disks.retain(|disk| disk.1 != *sr);
        self.nodes.retain(|node| node.0 != *sr);
        Ok(extents)
    }

    /// An SR other than this has disks in that place.
    pub fn has_others(&self, sr: &Uuid, place: &str) -> bool {
        self.disks.iter().any(|disk| disk.1 != *sr && disk.5 == place)
    }

    /// This SR's disks are in another place.
    pub fn has_moved(&self, sr: &Uuid, place: &str) -> bool {
        self.disks.iter().any(|disk| disk.1 == *sr && disk.5 != place)
    }

    /// A disk goes; the nodes that go with it, if it was the last of its SR. None: it is not here.
    pub fn remove(&mut self, disk: &Uuid) -> Option<Vec<(Uuid, u32)>> {
        let at = self.disks.iter().position(|it| it.0 == *disk)?;
        let (_, sr, ..) = self.disks.swap_remove(at);
        if self.disks.iter().any(|disk| disk.1 == sr) {
            return Some(Vec::new());
        }
        let gone = self.nodes.extract_if(.., |node| node.0 == sr).map(|node| (sr, node.1));
        Some(gone.collect())
    }

    /// An SR is detached; all of it is kept.
    pub fn put_back(&mut self, sr: &Uuid, extents: &Extents, place: &str) {
        for disk in extents.disks() {
            let Some(volume) = extents.volume(&disk) else { continue };
            let (root, levels) = volume.tree();
            self.disks.push((disk, *sr, root, levels, volume.bytes, String::from(place)));
        }
        extents.each_node(|number, slots| self.nodes.push((*sr, number, Vec::from(slots))));
    }
}
