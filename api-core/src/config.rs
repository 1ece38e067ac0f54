//! What the engine is told when it is made: the host's identity, who may log in, bounds.
//!
//! Deliberately absent: anything the engine can ask the backend for at any time (free memory, samples).

use crate::lifecycle::backend::Uuid;
use crate::store::record::Records;
use alloc::string::String;
use alloc::vec::Vec;

/// Everything [`crate::Engine::new`] needs.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// host.uuid; stays the same over reboots.
    pub host_uuid: Uuid,
    /// host.name_label
    pub host_name: String,
    /// `http://10.0.2.15:9363`: the start of console.location.
    pub base_url: String,
    /// Login names and their PHC strings (`$argon2id$...`). A hash that is out of bounds can't be logged in with.
    pub users: Vec<(String, String)>,
    /// `4.17.5`: host.software_version's `Xen`.
    pub xen_version: String,
    /// Xen's own list, blank separated: host.capabilities.
    pub xen_capabilities: String,
    /// host.software_version's `Xenith`.
    pub agent_version: String,
    /// The host's CPUs.
    pub cpus: Vec<HostCpu>,
    /// The host's network interfaces: PIFs.
    pub nics: Vec<Nic>,
    /// What the PCI bus has: PPCIs.
    pub pci: Vec<PciFunction>,
    /// Bytes of RAM at boot: host_metrics.memory_total when the backend does not know better.
    pub memory_total: u64,
    /// SRs that are there from the start.
    pub srs: Vec<DeclaredSr>,
    /// VMs that are there from the start.
    pub vms: Vec<DeclaredVm>,
    /// What was kept of the machine's last life, if anything is kept at all.
    pub kept: Option<Records>,
    /// Bounds.
    pub limits: Limits,
}

/// An SR that is there from the start, attached.
#[derive(Clone, Debug, Default)]
pub struct DeclaredSr {
    /// SR.name_label
    pub name: String,
    /// SR.type
    pub kind: String,
    /// SR.physical_size, for those that are as large as is wished.
    pub bytes: u64,
    /// PBD.device_config
    pub config: Vec<(String, String)>,
}

/// A VM that is there from the start.
#[derive(Clone, Debug, Default)]
pub struct DeclaredVm {
    /// VM.uuid; none: one made of the host's and the name.
    pub uuid: Option<Uuid>,
    /// VM.name_label
    pub name: String,
    /// VM.PV_kernel
    pub kernel: String,
    /// VM.PV_ramdisk
    pub ramdisk: String,
    /// VM.PV_args
    pub args: String,
    /// VM.memory_static_max
    pub memory: i64,
    /// VM.VCPUs_max
    pub vcpus: i64,
    /// VM.auto_power_on
    pub auto_power_on: bool,
    /// VM.order
    pub order: i64,
}

/// One physical CPU.
#[derive(Clone, Debug, Default)]
pub struct HostCpu {
    /// Xen's number of it.
    pub number: u32,
    /// CPUID vendor string.
    pub vendor: String,
    /// CPUID brand string.
    pub model_name: String,
    /// Megahertz.
    pub speed_mhz: u64,
    /// CPUID stepping.
    pub stepping: String,
    /// Blank separated flags as people know them (`fpu de pse ...`).
    pub flags: String,
    /// Raw feature words in hex, blank or dash separated.
    pub features: String,
}

/// One network interface.
#[derive(Clone, Debug, Default)]
pub struct Nic {
    /// `eth0`
    pub device: String,
    /// `52:54:00:12:34:56`
    pub mac: String,
    /// Octets.
    pub mtu: u32,
}

/// One PCI function.
#[derive(Clone, Debug, Default)]
pub struct PciFunction {
    /// Segment.
    pub domain: u32,
    /// Bus.
    pub bus: u8,
    /// Slot on it.
    pub slot: u8,
    /// Function of it.
    pub func: u8,
    /// Who made it.
    pub vendor: u16,
    /// What it is.
    pub device: u16,
    /// Its revision.
    pub revision: u8,
    /// Base class, subclass, programming interface.
    pub class: u32,
    /// Of the board.
    pub subsystem_vendor: u16,
    /// Of the board.
    pub subsystem: u16,
    /// The agent's driver that has it, or empty.
    pub driver: String,
    /// Who made it is called; empty if nobody knows, as with the others.
    pub vendor_name: String,
    /// What it is called.
    pub device_name: String,
    /// What its kind is called.
    pub class_name: String,
    /// What the board's maker is called.
    pub subsystem_vendor_name: String,
    /// What the board is called.
    pub subsystem_name: String,
}

/// Bounds that keep one client from taking what the others need.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Sessions open at once.
    pub sessions: usize,
    /// A session ends after this long without a call, ns.
    pub session_ns: u64,
    /// VMs at once.
    pub vms: usize,
    /// Most VCPUs of a VM.
    pub max_vcpus: u32,
    /// XML nodes in one call.
    pub xml_nodes: u32,
    /// Finished tasks kept.
    pub tasks: usize,
    /// Bytes of all stored values together (inline images are values).
    pub store_bytes: usize,
    /// Bytes of one answer; a longer one is LIMIT_REACHED.
    pub answer_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            sessions: 256,
            session_ns: 24 * 3600 * 1_000_000_000,
            vms: 1024,
            max_vcpus: 8,
            xml_nodes: 20_000,
            tasks: 1000,
            store_bytes: 16 << 20,
            answer_bytes: 8 << 20,
        }
    }
}

/// PBD.device_config of the place that SR.clone names: a partition, or `HOST[:PORT][/EXPORT]`, an IPv6 address in brackets.
pub fn device_config(kind: &str, place: &str) -> Vec<(String, String)> {
    let pair = |key: &str, value: &str| (String::from(key), String::from(value));
    match kind {
        "disk" if !place.is_empty() => Vec::from([pair("device", place)]),
        "nbd" => {
            let place = place.strip_prefix("nbd://").unwrap_or(place);
            let (server, export) = place.split_once('/').unwrap_or((place, ""));
            let (host, port) = match server.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
                Some((host, port)) => (host, port.strip_prefix(':')),
                None => server.split_once(':').map_or((server, None), |(host, port)| (host, Some(port))),
            };
            let mut config = Vec::from([pair("host", host), pair("export", export)]);
            config.extend(port.map(|port| pair("port", port)));
            config
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::device_config;
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    #[test]
    fn a_place_says_where_a_clone_is() {
        let text = |kind, place| {
            let pairs: Vec<String> = device_config(kind, place).iter().map(|(k, v)| format!("{k}={v}")).collect();
            pairs.join(" ")
        };
        for (kind, place, config) in [
            ("memory", "anything", ""),
            ("disk", "", ""),
            ("disk", "guests", "device=guests"),
            ("nbd", "nbd://10.0.0.9:10809/far", "host=10.0.0.9 export=far port=10809"),
            ("nbd", "10.0.0.9", "host=10.0.0.9 export="),
            ("nbd", "[fd00::9]:1/a/b", "host=fd00::9 export=a/b port=1"),
        ] {
            assert_eq!(text(kind, place), config, "{kind} {place}");
        }
    }
}
