//! virtio-blk over PCI (virtio 1.2, section 5.2) with one MSI-X vector: the [`Disk`] of QEMU and of many clouds.
//!
//! ```text
//!   head (type, reserved, sector) | page | page | ... | status        one chain; a larger request is several, in turn
//! ```
//! The device moves data to and from the request itself, page by page: our memory is contiguous for it within a page only.
//! The queue is driven here because the crate's block device waits for a flush. Deliberately absent: discard, sectors
//! other than of 512 bytes (the device translates).

use super::pci::{Config, Device, Dma};
use crate::hyp::{Disk, DiskDone, DiskRequest, Errno, HypResult, zeroes};
use alloc::boxed::Box;
use alloc::collections::VecDeque;
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
const QUEUE: usize = 128;
const PAGE: usize = 4096;
/// Most that is moved by one chain, and the pieces that is in.
const MOST: usize = 64 << 10;
const PIECES: usize = MOST / PAGE + 1;
const SECTOR: u64 = 512;

/// What the device reads first and writes last; in one page.
#[repr(align(32))]
struct Ends([u8; 32]);

/// Bytes of the head; the status follows.
const HEAD: usize = 16;

/// A request and how far it has come. What the device has of it does not move: it is in a box.
struct UnderWay {
    ends: Ends,
    tag: u64,
    request: DiskRequest,
    /// What was read.
    read: Vec<u8>,
    /// Bytes that were moved.
    at: usize,
    /// What the device has now: the chain and its bytes.
    chain: Option<(u16, usize)>,
}

/// What the device reads and what it writes, and how many of each.
struct Chain<'a> {
    reads: [&'a [u8]; PIECES + 1],
    writes: [&'a mut [u8]; PIECES + 1],
    counts: [usize; 2],
}

/// So many bytes from there that are in one page.
fn in_page(at: usize, left: usize) -> usize {
    left.min(PAGE - at % PAGE)
}

impl UnderWay {
    fn whole(&self) -> usize {
        match &self.request {
            DiskRequest::Read(..) => self.read.len(),
            DiskRequest::Write(_, data) => data.len(),
            DiskRequest::Flush | DiskRequest::Discard(..) => 0,
        }
    }

    /// The chain of the next so many bytes: each piece of it within a page.
    fn chain(&mut self, len: usize) -> Chain<'_> {
        let (head, rest) = self.ends.0.split_at_mut(HEAD);
        let (mut reads, mut writes) = ([&[][..]; PIECES + 1], core::array::from_fn(|_| &mut [][..]));
        reads[0] = head;
        let (mut n, mut out) = (0, true);
        match &self.request {
            DiskRequest::Write(_, data) => {
                let mut left = &data[self.at..self.at + len];
                while !left.is_empty() {
                    let (now, later) = left.split_at(in_page(left.as_ptr() as usize, left.len()));
                    reads[n + 1] = now;
                    (left, n) = (later, n + 1);
                }
            }
            DiskRequest::Read(..) => {
                out = false;
                let mut left = &mut self.read[self.at..self.at + len];
                while !left.is_empty() {
                    let (now, later) = left.split_at_mut(in_page(left.as_ptr() as usize, left.len()));
                    writes[n] = now;
                    (left, n) = (later, n + 1);
                }
            }
            DiskRequest::Flush | DiskRequest::Discard(..) => {}
        }
        let counts = if out { [n + 1, 1] } else { [1, n + 1] };
        writes[counts[1] - 1] = &mut rest[..1];
        Chain { reads, writes, counts }
    }
}

/// The disk.
pub struct VirtioBlk {
    transport: PciTransport,
    queue: VirtQueue<Dma, QUEUE>,
    /// The device has a part of each.
    #[expect(clippy::vec_box, reason = "the device has their addresses")]
    under_way: Vec<Box<UnderWay>>,
    /// It has none of these yet.
    waiting: VecDeque<Box<UnderWay>>,
    done: VecDeque<(u64, DiskDone)>,
    /// Something was given to the device that it was not told of.
    untold: bool,
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
        let disk = VirtioBlk {
            transport,
            queue,
            under_way: Vec::new(),
            waiting: VecDeque::new(),
            done: VecDeque::new(),
            untold: false,
            sectors,
            flushes: offered & FLUSH != 0,
        };
        Ok((disk, pirq))
    }

    /// Gives the device the next part of a request. It comes back if there is no room now.
    fn give(&mut self, mut it: Box<UnderWay>) -> Option<Box<UnderWay>> {
        let (kind, place) = match &it.request {
            DiskRequest::Read(place, _) => (IN, *place),
            DiskRequest::Write(place, _) => (OUT, *place),
            DiskRequest::Flush | DiskRequest::Discard(..) => (T_FLUSH, 0),
        };
        let len = (it.whole() - it.at).min(MOST);
        let sector = (place + it.at as u64) / SECTOR;
        it.ends.0[..4].copy_from_slice(&kind.to_le_bytes());
        it.ends.0[8..HEAD].copy_from_slice(&sector.to_le_bytes());
        it.ends.0[HEAD] = u8::MAX;
        let Chain { reads, mut writes, counts: [r, w] } = it.chain(len);
        if self.queue.available_desc() < r + w {
            return Some(it);
        }
        // SAFETY: the buffers are on the heap, are not moved with the request, and are not looked at until `reap` has the
        // token back.
        match unsafe { self.queue.add(&reads[..r], &mut writes[..w]) } {
            Ok(token) => {
                it.chain = Some((token, len));
                self.under_way.push(it);
                self.untold = true;
            }
            Err(_) => self.done.push_back((it.tag, DiskDone::Failed)),
        }
        None
    }

    /// Gives the device what there is room for, and tells it.
    fn feed(&mut self) {
        while let Some(it) = self.waiting.pop_front() {
            if let Some(it) = self.give(it) {
                self.waiting.push_front(it);
                break;
            }
        }
        if core::mem::take(&mut self.untold) && self.queue.should_notify() {
            self.transport.notify(0);
        }
    }

    /// Takes back what the device has done.
    fn reap(&mut self) {
        while let Some(token) = self.queue.peek_used() {
            let ours = self.under_way.iter().position(|it| it.chain.is_some_and(|(its, _)| its == token));
            // What it was never given is the device's mistake: nothing more is taken from it.
            let Some(mut it) = ours.map(|at| self.under_way.swap_remove(at)) else { return };
            let len = it.chain.take().map_or(0, |(_, len)| len);
            let Chain { reads, mut writes, counts: [r, w] } = it.chain(len);
            // SAFETY: the same buffers as were given under this token.
            let ended = unsafe { self.queue.pop_used(token, &reads[..r], &mut writes[..w]) };
            it.at += len;
            let done = if ended.is_err() || it.ends.0[HEAD] != 0 {
                DiskDone::Failed
            } else if it.at < it.whole() {
                self.waiting.push_front(it);
                continue;
            } else if matches!(it.request, DiskRequest::Read(..)) {
                DiskDone::Read(it.read)
            } else {
                DiskDone::Ok
            };
            self.done.push_back((it.tag, done));
        }
    }
}

impl Disk for VirtioBlk {
    fn len(&self) -> u64 {
        self.sectors.saturating_mul(SECTOR)
    }

    fn submit(&mut self, tag: u64, request: DiskRequest) {
        let mut read = Vec::new();
        match &request {
            // Without the feature what is written is on the medium when it is done.
            DiskRequest::Flush if !self.flushes => return self.done.push_back((tag, DiskDone::Ok)),
            DiskRequest::Discard(..) => return self.done.push_back((tag, DiskDone::Ok)),
            DiskRequest::Read(_, len) => {
                let Some(room) = zeroes(*len) else { return self.done.push_back((tag, DiskDone::Failed)) };
                read = room;
            }
            DiskRequest::Write(..) | DiskRequest::Flush => {}
        }
        let it = UnderWay { ends: Ends([0; 32]), tag, request, read, at: 0, chain: None };
        self.waiting.push_back(Box::new(it));
        self.feed();
    }

    fn done(&mut self) -> Option<(u64, DiskDone)> {
        if self.done.is_empty() && !self.under_way.is_empty() {
            self.reap();
            self.feed();
        }
        self.done.pop_front()
    }
}
