//! GUID partition tables, for tests.

use bytemuck::bytes_of;
use gpt_disk_types::{
    BlockSize, GptHeader, GptPartitionEntry, GptPartitionEntryArray, GptPartitionEntryArrayLayout, GptPartitionEntrySize,
    GptPartitionType, Guid, Lba, LbaLe, U32Le,
};

/// A table with these: name, first and last sector.
pub fn table(parts: &[(&str, u64, u64)]) -> [u8; 34 * 512] {
    let mut bytes = [0; 34 * 512];
    let entry_size = GptPartitionEntrySize::new(128).unwrap();
    let layout = GptPartitionEntryArrayLayout { start_lba: Lba(2), entry_size, num_entries: 128 };
    let (head, entries) = bytes.split_at_mut(1024);
    let mut array = GptPartitionEntryArray::new(layout, BlockSize::BS_512, entries).unwrap();
    for (n, (name, first, last)) in parts.iter().enumerate() {
        *array.get_partition_entry_mut(n as u32).unwrap() = GptPartitionEntry {
            partition_type_guid: GptPartitionType::BASIC_DATA,
            unique_partition_guid: Guid::from_bytes([n as u8 + 1; 16]),
            starting_lba: LbaLe::from_u64(*first),
            ending_lba: LbaLe::from_u64(*last),
            name: name.parse().unwrap(),
            ..GptPartitionEntry::default()
        };
    }
    let mut header = GptHeader {
        my_lba: LbaLe::from_u64(1),
        partition_entry_lba: LbaLe::from_u64(2),
        number_of_partition_entries: U32Le::from_u32(128),
        size_of_partition_entry: U32Le::from_u32(128),
        partition_entry_array_crc32: array.calculate_crc32(),
        ..GptHeader::default()
    };
    header.update_header_crc32();
    head[512..512 + size_of::<GptHeader>()].copy_from_slice(bytes_of(&header));
    (head[510], head[511]) = (0x55, 0xaa);
    bytes
}
