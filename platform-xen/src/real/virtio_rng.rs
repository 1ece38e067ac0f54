//! virtio-rng over PCI (virtio 1.2, section 5.4): randomness once at boot, for CPUs without an instruction for it.

use super::pci::{Config, Device, Dma};
use virtio_drivers::device::rng::VirtIORng;
use virtio_drivers::transport::pci::PciTransport;
use virtio_drivers::transport::pci::bus::{Command, PciRoot};

const VIRTIO_VENDOR: u16 = 0x1af4;
/// Modern, and transitional.
const IDS: [u16; 2] = [0x1044, 0x1005];

/// Fills `seed` from the first such device. `None`: there is none, or it gave nothing.
#[must_use]
pub fn fill(devices: &[Device], seed: &mut [u8]) -> Option<()> {
    let device = devices.iter().find(|d| d.vendor == VIRTIO_VENDOR && IDS.contains(&d.device))?;
    let mut root = PciRoot::new(Config);
    root.set_command(device.at, Command::MEMORY_SPACE | Command::BUS_MASTER);
    let transport = PciTransport::new::<Dma, Config>(&mut root, device.at).ok()?;
    let mut source = VirtIORng::<Dma, _>::new(transport).ok()?;
    let mut filled = 0;
    while filled < seed.len() {
        match source.request_entropy(&mut seed[filled..]) {
            Ok(count) if count > 0 => filled += count,
            _ => return None,
        }
    }
    Some(())
}
