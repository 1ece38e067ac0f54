//! virtio-net over PCI (virtio 1.2, section 5.1) with one MSI-X vector: the [`Nic`] of QEMU and of many clouds.
//!
//! Buffers are half pages, so none crosses a page and each is contiguous for the device. The queue is 64 deep each way.
//! Deliberately absent: checksum and segmentation offload (the driver crate does not negotiate them; the metadata says
//! "unknown"), several queue pairs.

use super::pci::{Config, Device, Dma};
use crate::hyp::{Checksum, FrameMeta, HypResult, Nic, NicCapabilities};
use alloc::boxed::Box;
use alloc::vec::Vec;
use virtio_drivers::device::net::VirtIONetRaw;
use virtio_drivers::transport::pci::PciTransport;
use virtio_drivers::transport::pci::bus::PciRoot;

const QUEUE: usize = 64;
const BUFFER: usize = 2048;
const HEADER: usize = 12;
/// Device ids: modern, and transitional with modern capabilities.
const IDS: [u16; 2] = [0x1041, 0x1000];
const VIRTIO_VENDOR: u16 = 0x1af4;

#[repr(align(2048))]
struct Buffer([u8; BUFFER]);

/// A buffer whose address stays while it is moved about.
struct Packet(Box<Buffer>);

impl Packet {
    fn new() -> Packet {
        Packet(Box::new(Buffer([0; BUFFER])))
    }
    fn bytes(&self) -> &[u8; BUFFER] {
        &self.0.0
    }
    fn bytes_mut(&mut self) -> &mut [u8; BUFFER] {
        &mut self.0.0
    }
}

/// The card.
pub struct VirtioNet {
    raw: VirtIONetRaw<Dma, PciTransport, QUEUE>,
    /// Buffers the device holds to receive into, by token.
    receiving: Vec<Option<Packet>>,
    /// Buffers the device is sending, by token.
    sending: Vec<Option<Packet>>,
    /// Buffers ready to be sent.
    spare: Vec<Packet>,
}

impl VirtioNet {
    /// Whether this is one.
    #[must_use]
    pub fn is(device: &Device) -> bool {
        device.vendor == VIRTIO_VENDOR && IDS.contains(&device.device)
    }

    /// Starts the card; returns it with the pirq of its interrupt.
    pub fn new(device: &Device) -> HypResult<(VirtioNet, u32)> {
        use crate::hyp::Errno;
        use virtio_drivers::transport::pci::bus::Command;
        let mut root = PciRoot::new(Config);
        root.set_command(device.at, Command::MEMORY_SPACE | Command::BUS_MASTER);
        let transport = PciTransport::new::<Dma, Config>(&mut root, device.at).map_err(|_| Errno::ENODEV)?;
        let raw = VirtIONetRaw::new(transport).map_err(|_| Errno::EIO)?;
        let pirq = device.enable_msix()?;
        let mut card = VirtioNet { raw, receiving: Vec::new(), sending: Vec::new(), spare: Vec::with_capacity(QUEUE) };
        card.receiving.resize_with(QUEUE, || None);
        card.sending.resize_with(QUEUE, || None);
        device.route_queues(2)?;
        while card.post(Packet::new()) {}
        // All buffers there can be are made now: the heap in use does not move with the traffic.
        card.spare.resize_with(QUEUE, Packet::new);
        card.raw.enable_interrupts();
        Ok((card, pirq))
    }

    /// Gives the device a buffer to receive into; `false` and the buffer is freed: the queue is full.
    fn post(&mut self, mut buffer: Packet) -> bool {
        // SAFETY: the box is kept in `receiving` until the device gives the token back, its address does not change.
        match unsafe { self.raw.receive_begin(buffer.bytes_mut()) } {
            Ok(token) => {
                self.receiving[token as usize % QUEUE] = Some(buffer);
                true
            }
            Err(_) => false,
        }
    }

    /// Takes back what has been sent.
    fn reap(&mut self) {
        while let Some(token) = self.raw.poll_transmit() {
            let Some(buffer) = self.sending[token as usize % QUEUE].take() else { return };
            let len = u16::from_le_bytes([buffer.bytes()[BUFFER - 2], buffer.bytes()[BUFFER - 1]]) as usize;
            // SAFETY: the same buffer and length as given to transmit_begin under this token.
            let _ = unsafe { self.raw.transmit_complete(token, &buffer.bytes()[..len]) };
            self.spare.push(buffer);
        }
    }
}

impl Nic for VirtioNet {
    fn mac(&self) -> [u8; 6] {
        self.raw.mac_address()
    }

    fn capabilities(&self) -> NicCapabilities {
        NicCapabilities { mtu: 1500, tx_checksum: false, tx_segmentation: false }
    }

    fn can_receive(&mut self) -> bool {
        self.raw.poll_receive().is_some()
    }

    fn receive(&mut self, take: &mut dyn FnMut(&[u8], FrameMeta)) -> bool {
        let Some(token) = self.raw.poll_receive() else { return false };
        let Some(mut buffer) = self.receiving[token as usize % QUEUE].take() else { return false };
        // SAFETY: the same buffer as given to receive_begin under this token.
        let got = unsafe { self.raw.receive_complete(token, buffer.bytes_mut()) };
        if let Ok((header, len)) = got
            && let Some(frame) = buffer.bytes().get(header..header + len)
        {
            take(frame, FrameMeta { checksum: Checksum::Unknown, ..FrameMeta::default() });
        }
        self.post(buffer);
        true
    }

    fn can_send(&mut self) -> bool {
        self.reap();
        self.raw.can_send()
    }

    fn send(&mut self, len: usize, _: FrameMeta, fill: &mut dyn FnMut(&mut [u8])) -> bool {
        let total = HEADER + len;
        if total > BUFFER - 2 || !self.can_send() {
            return false;
        }
        let mut buffer = self.spare.pop().unwrap_or_else(Packet::new);
        buffer.bytes_mut()[..HEADER].fill(0);
        fill(&mut buffer.bytes_mut()[HEADER..total]);
        // The length is kept in the buffer's last two bytes, which the device never sees.
        buffer.bytes_mut()[BUFFER - 2..].copy_from_slice(&(total as u16).to_le_bytes());
        // SAFETY: the box is kept in `sending` until the device gives the token back, its address does not change.
        match unsafe { self.raw.transmit_begin(&buffer.bytes()[..total]) } {
            Ok(token) => {
                self.sending[token as usize % QUEUE] = Some(buffer);
                true
            }
            Err(_) => {
                self.spare.push(buffer);
                false
            }
        }
    }
}
