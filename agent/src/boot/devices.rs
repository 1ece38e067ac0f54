//! Finds and starts what the agent drives itself: one network card, the disk of the state, and a source of entropy.

use agent::manifest;
use agent::net::addr;
use alloc::string::String;
use platform_xen::hyp::{Disk, Nic, Port};
use platform_xen::real::pci::Device;
use platform_xen::real::virtio_blk::VirtioBlk;
use platform_xen::real::virtio_net::VirtioNet;
use platform_xen::real::{Xen, machine, pci, virtio_rng};

/// The first manifest entry that matches a card, with the card's place in it, and the card. Without entries: the first card, with DHCP.
pub fn network(xen: &mut Xen, devices: &[Device], entries: &[manifest::Nic]) -> Option<(VirtioNet, Port, manifest::Nic)> {
    let any = [manifest::Nic { dhcp: true, ..manifest::Nic::default() }];
    let entries = if entries.is_empty() { &any } else { entries };
    for device in devices.iter().filter(|device| VirtioNet::is(device)) {
        let place = place(device);
        let wanted = |entry: &&manifest::Nic| entry.pci.is_empty() || entry.pci == place;
        if !entries.iter().any(|entry| wanted(&entry)) {
            continue;
        }
        let (card, pirq) = match VirtioNet::new(device) {
            Ok(started) => started,
            Err(error) => {
                log::warn!("network card {place}: {error}");
                continue;
            }
        };
        let mac = card.mac();
        let entry = entries.iter().filter(wanted).find(|e| e.mac.is_empty() || addr::mac(&e.mac) == Some(mac));
        let Some(entry) = entry else { continue };
        match xen.bind_pirq(pirq) {
            Ok(port) => {
                log::info!("network card {place}: virtio-net, {}", hex(mac));
                return Some((card, port, manifest::Nic { pci: place, ..entry.clone() }));
            }
            Err(error) => log::warn!("network card {place}: no interrupt: {error}"),
        }
    }
    None
}

/// The disk that the manifest names for the state, with its port: the one at that place, or the first.
pub fn disk(xen: &mut Xen, devices: &[Device], wanted: &str) -> Option<(VirtioBlk, Port)> {
    for device in devices.iter().filter(|device| VirtioBlk::is(device)) {
        let place = place(device);
        if wanted != "first" && wanted != place {
            continue;
        }
        let started = VirtioBlk::new(device).and_then(|(disk, pirq)| Ok((disk, xen.bind_pirq(pirq)?)));
        match started {
            Ok((disk, port)) => {
                log::info!("disk {place}: virtio-blk, {} MiB", disk.len() >> 20);
                return Some((disk, port));
            }
            Err(error) => log::warn!("disk {place}: {error}"),
        }
    }
    None
}

/// `00:03.0`
fn place(device: &Device) -> String {
    alloc::format!("{:02x}:{:02x}.{}", device.at.bus, device.at.device, device.at.function)
}

fn hex(mac: [u8; 6]) -> alloc::string::String {
    mac.map(|byte| alloc::format!("{byte:02x}")).join(":")
}

/// 32 random bytes of the CPU, else of a virtio-rng device; `None` if there is neither.
pub fn seed(devices: &[Device]) -> Option<[u8; 32]> {
    let mut seed = [0; 32];
    if seed
        .chunks_mut(8)
        .all(|chunk| machine::hardware_random().map(|word| chunk.copy_from_slice(&word.to_le_bytes())).is_some())
    {
        return Some(seed);
    }
    virtio_rng::fill(devices, &mut seed)?;
    Some(seed)
}

/// Every PCI function, after port I/O was allowed.
pub fn scan() -> alloc::vec::Vec<Device> {
    if let Err(error) = pci::init() {
        log::warn!("no port I/O: {error}");
        return alloc::vec::Vec::new();
    }
    pci::scan()
}
