//! Disks and network cards of VMs, and the storage behind disks, as the engine names them to the backend.
//!
//! Deliberately absent: rings, nodes in the store, extents.

use super::backend::Uuid;
use alloc::string::String;
use alloc::vec::Vec;

/// A drive as its VM is to have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DiskSpec {
    /// VBD.uuid
    pub vbd: Uuid,
    /// VBD.device: `xvda`, or a number.
    pub device: String,
    /// VBD.VDI; none is an empty drive.
    pub vdi: Option<Uuid>,
    /// The guest may only read.
    pub read_only: bool,
    /// A CD drive.
    pub cdrom: bool,
    /// VBD.bootable
    pub bootable: bool,
    /// The guest may grant pages of it for as long as it is connected.
    pub persistent: bool,
    /// Most KiB a second, together; 0 is no bound.
    pub kbps: u32,
}

/// How a network is connected to the host's card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Uplink {
    /// Not: it joins VMs only.
    #[default]
    None,
    /// By a PIF without a VLAN, which the control domain is in too.
    Native,
    /// By a PIF of that VLAN.
    Vlan(u16),
}

/// A network card as its VM is to have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NicSpec {
    /// VIF.uuid
    pub vif: Uuid,
    /// VIF.device: `eth0`, or a number.
    pub device: String,
    /// VIF.MAC
    pub mac: [u8; 6],
    /// VIF.MTU
    pub mtu: u32,
    /// VIF.network
    pub network: Uuid,
    /// How that reaches the outside.
    pub uplink: Uplink,
    /// Most KiB a second the guest sends; 0 is no bound.
    pub kbps: u32,
}

/// What a VM has or is to get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceSpec {
    /// A drive.
    Disk(DiskSpec),
    /// A network card.
    Nic(NicSpec),
}

impl DeviceSpec {
    /// The VBD's or VIF's uuid.
    pub fn uuid(&self) -> Uuid {
        match self {
            DeviceSpec::Disk(disk) => disk.vbd,
            DeviceSpec::Nic(nic) => nic.vif,
        }
    }
}

/// An SR as it is to be attached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SrSpec {
    /// SR.uuid
    pub uuid: Uuid,
    /// SR.type
    pub kind: String,
    /// SR.physical_size
    pub bytes: u64,
    /// PBD.device_config
    pub config: Vec<(String, String)>,
    /// The host starts, and the SR was attached before: what is away may come later.
    pub boots: bool,
}

/// Disks to be copied into an SR.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopySpec {
    /// Attached before the first one is copied, if it is not.
    pub sr: SrSpec,
    /// It was made for them: if they do not come it is detached.
    pub whole: bool,
    /// The disks.
    pub disks: Vec<DiskCopy>,
}

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiskCopy {
    /// The disk.
    pub from: Uuid,
    /// Another name, for what it is at the moment it begins.
    pub frozen: Uuid,
    /// The copy.
    pub to: Uuid,
    /// Bytes the guest sees.
    pub bytes: u64,
}

/// Why storage did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// No such kind of SR.
    UnknownKind,
    /// The place that PBD.device_config names, or does not, is not usable.
    BadPlace(&'static str),
    /// Not enough free memory on the host: bytes needed, bytes there.
    NoMemory(u64, u64),
    /// Our own heap is too small for it just now.
    NoHeap,
    /// Something is under way with it.
    Busy,
    /// It is on another machine, and first a plan is to run that joins it.
    Joining,
    /// The SR is not attached, or there is no such disk.
    Absent,
    /// What is on the medium cannot be what was kept.
    Damaged,
    /// No room.
    Full,
}

/// What went through a device since it was attached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Bytes the guest read, or received.
    pub read: u64,
    /// Bytes it wrote, or sent.
    pub written: u64,
}
