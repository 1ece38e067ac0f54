//! virtio-blk over PCI (virtio 1.2, section 5.2) with one MSI-X vector: the [`Disk`] of QEMU and of many clouds.
//!
//! ```text
//!   head (type, reserved, sector) | page | page | ... | status        one chain; a request of many pages is several
//! ```
//! What is moved goes through pages of ours, each contiguous for the device. The queue is driven here because the crate's
//! block device waits for a flush. Deliberately absent: several requests at once, discard, sectors other than of 512 bytes
//! (the device translates).

use super::pci::{Config, Device, Dma};
use crate::hyp::{Disk, DiskDone, DiskRequest, Errno, HypResult};
use alloc::boxed::Box;
use alloc::vec::Vec;
use virtio_drivers::queue::VirtQueue;
use virtio_drivers::transport::pci::PciTransport;
use virtio_drivers::transport::pci::bus::{Command, PciRoot};
use virtio_drivers::transport::{DeviceStatus, Transport};

/// Device ids: modern, and transitional with modern capabilities.
const IDS: [u16; 2] = [0x1042, 0x1001];
const VIRTIO_VENDOR: u16 = 0x1af4;
/// VIRTIO_BLK_F_RO, VIRTIO_BLK_F_FLUSH, VIRTIO_F_VERSION_1
const RO: u64 = 1 << 5;
const FLUSH: u64 = 1 << 9;
const VERSION_1: u64 = 1 << 32;
/// VIRTIO_BLK_T_IN, VIRTIO_BLK_T_OUT, VIRTIO_BLK_T_FLUSH
const IN: u32 = 0;
const OUT: u32 = 1;
const T_FLUSH: u32 = 4;
const QUEUE: usize = 32;
const PAGE: usize = 4096;
const PAGES: usize = 16;
const SECTOR: u64 = 512;

#[repr(align(4096))]
struct Page([u8; PAGE]);

/// What the device reads and writes; none of it moves while it does.
struct Buffers {
    pages: [Box<Page>; PAGES],
    /// Head at 0, status at 16.
    ends: Box<Page>,
}

/// What the device reads and what it writes, and how many of each.
struct Chain<'a> {
    reads: [&'a [u8]; PAGES + 1],
    writes: [&'a mut [u8]; PAGES + 1],
    counts: [usize; 2],
}

impl Buffers {
    /// The chain of so many bytes in this direction.
    fn chain(&mut self, len: usize, out: bool) -> Chain<'_> {
        let (head, rest) = self.ends.0.split_at_mut(HEAD);
        let (mut reads, mut writes) = ([&[][..]; PAGES + 1], core::array::from_fn(|_| &mut [][..]));
        reads[0] = head;
        let count = len.div_ceil(PAGE).min(PAGES);
        for (n, page) in self.pages.iter_mut().take(count).enumerate() {
            let part = &mut page.0[..(len - n * PAGE).min(PAGE)];
            if out {
                reads[n + 1] = part;
            } else {
                writes[n] = part;
            }
        }
        let counts = if out { [count + 1, 1] } else { [1, count + 1] };
        writes[counts[1] - 1] = &mut rest[..1];
        Chain { reads, writes, counts }
    }
}

/// Bytes of the head.
const HEAD: usize = 16;

/// A request and how far it has come.
struct UnderWay {
    request: DiskRequest,
    at: usize,
    /// What the device has now: the chain and its bytes.
    chain: Option<(u16, usize)>,
    read: Vec<u8>,
    failed: bool,
    /// Nothing more is to be given to the device.
    last: bool,
}

/// The disk.
pub struct VirtioBlk {
    transport: PciTransport,
    queue: VirtQueue<Dma, QUEUE>,
    buffers: Buffers,
    under_way: Option<UnderWay>,
    sectors: u64,
    flushes: bool,
}

impl VirtioBlk {
    /// Whether this is one.
    #[must_use]
    pub fn is(device: &Device) -> bool {
        device.vendor == VIRTIO_VENDOR && IDS.contains(&device.device)
    }

    /// Starts the disk; returns it with the pirq of its interrupt. EACCES: it cannot be written to.
    pub fn new(device: &Device) -> HypResult<(VirtioBlk, u32)> {
        let mut root = PciRoot::new(Config);
        root.set_command(device.at, Command::MEMORY_SPACE | Command::BUS_MASTER);
        let mut transport = PciTransport::new::<Dma, Config>(&mut root, device.at).map_err(|_| Errno::ENODEV)?;
        let begun = DeviceStatus::ACKNOWLEDGE | DeviceStatus::DRIVER;
        transport.set_status(DeviceStatus::empty());
        transport.set_status(begun);
        let offered = transport.read_device_features();
        if offered & RO != 0 {
            return Err(Errno::EACCES);
        }
        transport.write_driver_features(offered & (FLUSH | VERSION_1));
        transport.set_status(begun | DeviceStatus::FEATURES_OK);
        if offered & VERSION_1 == 0 || !transport.get_status().contains(DeviceStatus::FEATURES_OK) {
            return Err(Errno::ENODEV);
        }
        // In two halves: the crate reads no more than 4 bytes at once.
        let half = |at| transport.read_config_space::<u32>(at).map(u64::from);
        let sectors = transport.read_consistent(|| Ok(half(4)? << 32 | half(0)?)).map_err(|_| Errno::EIO)?;
        let mut queue = VirtQueue::new(&mut transport, 0, false, false).map_err(|_| Errno::EIO)?;
        let pirq = device.enable_msix()?;
        device.route_queues(1)?;
        queue.set_dev_notify(true);
        transport.finish_init();
        let page = || Box::new(Page([0; PAGE]));
        let buffers = Buffers { pages: core::array::from_fn(|_| page()), ends: page() };
        let disk = VirtioBlk { transport, queue, buffers, under_way: None, sectors, flushes: offered & FLUSH != 0 };
        Ok((disk, pirq))
    }

    /// Gives the device the next part of what is under way.
    fn next(&mut self) {
        let Some(it) = &mut self.under_way else { return };
        let (kind, place, whole) = match &it.request {
            DiskRequest::Read(place, len) => (IN, *place, *len),
            DiskRequest::Write(place, data) => (OUT, *place, data.len()),
            DiskRequest::Flush => (T_FLUSH, 0, 0),
        };
        let len = (whole - it.at).min(PAGES * PAGE);
        it.last = it.at + len == whole;
        if let DiskRequest::Write(_, data) = &it.request {
            for (page, part) in self.buffers.pages.iter_mut().zip(data[it.at..it.at + len].chunks(PAGE)) {
                page.0[..part.len()].copy_from_slice(part);
            }
        }
        let sector = (place + it.at as u64) / SECTOR;
        self.buffers.ends.0[..4].copy_from_slice(&kind.to_le_bytes());
        self.buffers.ends.0[8..HEAD].copy_from_slice(&sector.to_le_bytes());
        self.buffers.ends.0[HEAD] = u8::MAX;
        let Chain { reads, mut writes, counts: [r, w] } = self.buffers.chain(len, kind == OUT);
        // SAFETY: the buffers are boxes of ours that stay, and are not looked at until `reap` has the token back.
        let begun = unsafe { self.queue.add(&reads[..r], &mut writes[..w]) };
        match begun {
            Ok(token) => it.chain = Some((token, len)),
            Err(_) => it.failed = true,
        }
        if self.queue.should_notify() {
            self.transport.notify(0);
        }
    }

    /// Takes back what the device has done. `false`: it has not.
    fn reap(&mut self) -> bool {
        let Some(it) = &mut self.under_way else { return true };
        let Some((token, len)) = it.chain else { return true };
        if self.queue.peek_used() != Some(token) {
            return false;
        }
        let out = matches!(it.request, DiskRequest::Write(..));
        let Chain { reads, mut writes, counts: [r, w] } = self.buffers.chain(len, out);
        // SAFETY: the same buffers as were given under this token.
        let ended = unsafe { self.queue.pop_used(token, &reads[..r], &mut writes[..w]) };
        it.failed |= ended.is_err() || self.buffers.ends.0[HEAD] != 0;
        if matches!(it.request, DiskRequest::Read(..)) {
            for (page, at) in self.buffers.pages.iter().zip((0..len).step_by(PAGE)) {
                it.read.extend_from_slice(&page.0[..(len - at).min(PAGE)]);
            }
        }
        it.chain = None;
        it.at += len;
        true
    }
}

impl Disk for VirtioBlk {
    fn len(&self) -> u64 {
        self.sectors.saturating_mul(SECTOR)
    }

    fn submit(&mut self, request: DiskRequest) {
        // Without the feature what is written is on the medium when it is done.
        let nothing = request == DiskRequest::Flush && !self.flushes;
        self.under_way = Some(UnderWay { request, at: 0, chain: None, read: Vec::new(), failed: false, last: nothing });
        if !nothing {
            self.next();
        }
    }

    fn done(&mut self) -> Option<DiskDone> {
        loop {
            if !self.reap() {
                return None;
            }
            let it = self.under_way.as_ref()?;
            if it.failed || it.last {
                break;
            }
            self.next();
        }
        let it = self.under_way.take()?;
        Some(match it.request {
            _ if it.failed => DiskDone::Failed,
            DiskRequest::Read(..) => DiskDone::Read(it.read),
            _ => DiskDone::Ok,
        })
    }
}
