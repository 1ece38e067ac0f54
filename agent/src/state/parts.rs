//! The partitions of the agent's disk, if it has a GUID partition table (UEFI 2.10, 5.3): one is the state's, by its name, the
//! others are places for SRs.
//!
//! ```text
//!   sector 0 protective MBR | 1 header | 2 to 33 entries | partitions ...
//! ```
//! A table is believed within the disk: whole by its checksums, no partition over another one or the table. One that is
//! damaged is refused, and nothing is written. Deliberately absent: the copy at the disk's end, other layouts, writing a table.

use crate::storage::hub::Area;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use bytemuck::pod_read_unaligned;
use gpt_disk_types::{BlockSize, GptHeader, GptPartitionEntryArray};

/// The name of the state's partition.
pub const STATE: &str = "xenith-state";
/// Bytes that the table is in, from the disk's beginning on.
pub const BYTES: usize = SECTORS as usize * SECTOR as usize;
const SECTORS: u64 = 34;
const SECTOR: u64 = 512;
const MARK: &[u8] = b"EFI PART";

/// A partition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// As the table has it.
    pub name: String,
    /// Its own uuid.
    pub uuid: String,
    /// Where it is.
    pub area: Area,
}

/// The partitions of a disk with so many bytes, of which these are the first; none: it has no table.
pub fn parse(bytes: &mut [u8], disk: u64) -> Result<Option<Vec<Part>>, String> {
    let other = |why: &str| Err(format!("the disk's partition table {why}"));
    let Some((head, entries)) = bytes.split_at_mut_checked(2 * SECTOR as usize) else { return Ok(None) };
    let head = head.get(SECTOR as usize..).unwrap_or_default();
    if !head.starts_with(MARK) {
        return Ok(None);
    }
    let Some(head) = head.get(..size_of::<GptHeader>()).map(pod_read_unaligned::<GptHeader>) else { return Ok(None) };
    if head.header_size.to_u32() as usize != size_of::<GptHeader>() || head.calculate_header_crc32() != head.header_crc32 {
        return other("is damaged");
    }
    let Ok(layout) = head.get_partition_entry_array_layout() else { return other("is damaged") };
    if head.partition_entry_lba.to_u64() != 2 {
        return other("is elsewhere than behind its header");
    }
    // Err: longer than what was read.
    let Ok(array) = GptPartitionEntryArray::new(layout, BlockSize::BS_512, entries) else { return other("is too long") };
    if array.calculate_crc32() != head.partition_entry_array_crc32 {
        return other("is damaged");
    }
    let mut parts: Vec<Part> = Vec::new();
    for entry in (0..layout.num_entries).filter_map(|n| array.get_partition_entry(n)).filter(|entry| entry.is_used()) {
        let range = entry.lba_range().map(|range| (range.start().to_u64(), range.end().to_u64()));
        let Some((first, last)) = range.filter(|(first, last)| *first >= SECTORS && *last < disk / SECTOR) else {
            return other("has a partition that is not on the disk");
        };
        let area = Area { first: first * SECTOR, bytes: (last - first + 1) * SECTOR };
        if parts
            .iter()
            .any(|part| part.area.first < area.first + area.bytes && area.first < part.area.first + part.area.bytes)
        {
            return other("has partitions over each other");
        }
        let (name, uuid) = (entry.name, entry.unique_partition_guid);
        parts.push(Part { name: name.chars().collect(), uuid: uuid.to_string(), area });
    }
    Ok(Some(parts))
}

/// Takes the state's partition out of them.
pub fn state(parts: &mut Vec<Part>) -> Result<Area, String> {
    let at = parts.iter().position(|part| part.name == STATE);
    at.map(|at| parts.remove(at).area).ok_or_else(|| format!("the disk has partitions, and none is named {STATE}"))
}

/// The partition of that name, if no other has it too, or of that uuid.
pub fn find<'a>(parts: &'a [Part], device: &str) -> Option<&'a Part> {
    let mut named = parts.iter().filter(|part| part.name == device);
    let by_name = named.next().filter(|_| named.next().is_none());
    by_name.or_else(|| parts.iter().find(|part| part.uuid == device))
}

#[cfg(test)]
#[path = "../../tests/whole/gpt.rs"]
mod gpt;

#[cfg(test)]
mod tests {
    use super::gpt::table;
    use super::*;

    const DISK: u64 = 1 << 20;

    fn parsed(bytes: &[u8]) -> Result<Option<Vec<Part>>, String> {
        parse(&mut bytes.to_vec(), DISK)
    }

    #[test]
    fn partitions_are_found_by_name_and_uuid() {
        let table = table(&[("data", 100, 199), (STATE, 40, 99), ("twice", 200, 201), ("twice", 202, 203)]);
        let mut parts = parsed(&table).unwrap().unwrap();
        assert_eq!(state(&mut parts), Ok(Area { first: 40 * 512, bytes: 60 * 512 }));
        assert_eq!(find(&parts, "data").unwrap().area, Area { first: 100 * 512, bytes: 100 * 512 });
        assert_eq!(find(&parts, "04040404-0404-0404-0404-040404040404").unwrap().area.first, 202 * 512);
        assert!(find(&parts, "twice").is_none() && find(&parts, STATE).is_none() && find(&parts, "").is_none());
        assert!(state(&mut parts).is_err());
    }

    #[test]
    fn a_table_is_believed_within_the_disk() {
        assert_eq!(parsed(&[0; BYTES]), Ok(None));
        assert_eq!(parsed(&[0; 100]), Ok(None));
        for (parts, why) in [
            (&[("a", 40, 99), ("b", 99, 120)], "over each other"),
            (&[("a", 40, 99), ("b", 33, 39)], "not on the disk"),
            (&[("a", 40, 99), ("b", 100, 2048)], "not on the disk"),
            (&[("a", 40, 99), ("b", 110, 100)], "not on the disk"),
            (&[("a", 40, 99), ("b", 100, u64::MAX)], "not on the disk"),
        ] {
            let error = parsed(&table(parts)).unwrap_err();
            assert!(error.contains(why), "{parts:?}: {error}");
        }
        // Any byte of the header and of the entries.
        let sound = table(&[(STATE, 40, 99)]);
        for at in (520..604).chain(1024..1160) {
            let mut bad = sound;
            bad[at] ^= 1;
            assert!(parsed(&bad).is_err(), "byte {at}");
        }
        for length in [600, 1024, 2000] {
            assert!(!matches!(parsed(&sound[..length]), Ok(Some(_))), "{length} bytes");
        }
    }
}
