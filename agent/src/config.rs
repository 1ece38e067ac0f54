//! What the engine is told at boot, from the manifest, Xen and what was found: the same for a bare machine and the
//! simulated host.

use crate::machine::MAX_VCPUS;
use crate::manifest::{Manifest, QuotaLimit, Sr, Vm};
use crate::pci_names;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use api_core::config::device_config;
use api_core::{Config, DeclaredSr, DeclaredVm, HostCpu, Limits, Nic, PciFunction};
use platform_xen::hyp::{Hypervisor, PAGE_SIZE, PciFunction as Function};
use platform_xen::xenstore;

/// What neither the manifest nor Xen knows.
#[derive(Debug, Default)]
pub struct Found<'a> {
    /// host.uuid
    pub uuid: [u8; 16],
    /// Names and hashes of those who may log in.
    pub users: Vec<(String, String)>,
    /// Where the API is reached.
    pub url: String,
    /// The CPUs.
    pub cpus: Vec<HostCpu>,
    /// Address and MTU of each network card in use.
    pub cards: Vec<([u8; 6], u16)>,
    /// Drivers of the agent's, and the PCI function (`00:03.0`) each has.
    pub drivers: Vec<(String, &'static str)>,
    /// The bundle's file of PCI names, or nothing.
    pub pci_names: &'a [u8],
}

/// Everything the engine needs.
pub fn config(hyp: &impl Hypervisor, manifest: &Manifest, found: Found<'_>) -> Config {
    let version = hyp.version();
    let limits = &manifest.limits;
    Config {
        host_uuid: found.uuid,
        host_name: String::from(if manifest.name.is_empty() { "xenith" } else { &manifest.name }),
        base_url: found.url,
        users: found.users,
        xen_version: format!("{}.{}{}", version.major, version.minor, version.extra),
        xen_capabilities: version.capabilities.clone(),
        agent_version: String::from(env!("CARGO_PKG_VERSION")),
        cpus: found.cpus,
        nics: (0..).zip(&found.cards).map(|(number, card)| nic(number, *card)).collect(),
        pci: hyp.pci_functions().iter().map(|function| pci(function, &found.drivers, found.pci_names)).collect(),
        memory_total: hyp.host().map_or(0, |host| host.total_pages * PAGE_SIZE as u64),
        srs: manifest.srs.iter().map(sr).collect(),
        vms: vms(manifest),
        kept: None,
        limits: Limits {
            sessions: limits.sessions as usize,
            session_ns: u64::from(limits.session_seconds) * 1_000_000_000,
            vms: limits.vms as usize,
            max_vcpus: MAX_VCPUS,
            ..Limits::default()
        },
    }
}

/// An SR that the manifest declares.
pub fn sr(declared: &Sr) -> DeclaredSr {
    let (kind, config) = match declared.r#type.strip_prefix("nbd://") {
        Some(rest) => ("nbd", device_config("nbd", rest)),
        None => match declared.r#type.strip_prefix("disk:") {
            Some(part) => ("disk", device_config("disk", part)),
            None => (declared.r#type.as_str(), Vec::new()),
        },
    };
    DeclaredSr { name: declared.name.clone(), kind: String::from(kind), bytes: u64::from(declared.size_mib) << 20, config }
}

/// The VMs that the manifest declares.
pub fn vms(manifest: &Manifest) -> Vec<DeclaredVm> {
    manifest.vms.iter().map(declared).collect()
}

fn declared(it: &Vm) -> DeclaredVm {
    let uuid = api_core::parse_uuid(&it.uuid);
    if uuid.is_none() && !it.uuid.is_empty() {
        log::warn!("the manifest's uuid of the VM {:?} is not one", it.name);
    }
    DeclaredVm {
        uuid,
        name: it.name.clone(),
        kernel: it.kernel.clone(),
        ramdisk: it.ramdisk.clone(),
        args: it.args.clone(),
        memory: i64::from(it.memory_mib) << 20,
        vcpus: it.vcpus.into(),
        auto_power_on: it.auto_power_on,
        order: it.order.into(),
    }
}

/// Whether there is a quota of that name.
pub fn is_quota(name: &str) -> bool {
    xenstore::Quota::named(name.as_bytes()).is_some()
}

/// What each guest may take of the store.
pub fn quotas(given: &[QuotaLimit]) -> xenstore::Limits {
    let mut limits = xenstore::Limits::default();
    for QuotaLimit { name, limit } in given {
        match xenstore::Quota::named(name.as_bytes()) {
            Some(quota) => limits.set(quota, *limit),
            None => log::error!("the manifest names a quota {name:?}, which there is not"),
        }
    }
    limits
}

fn nic(number: u32, ([a, b, c, d, e, f], mtu): ([u8; 6], u16)) -> Nic {
    let mac = format!("{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{f:02x}");
    Nic { device: format!("eth{number}"), mac, mtu: u32::from(mtu) }
}

fn pci(it: &Function, drivers: &[(String, &'static str)], names: &[u8]) -> PciFunction {
    let place = format!("{:02x}:{:02x}.{}", it.bus, it.slot, it.func);
    let driver = drivers.iter().find(|driver| driver.0 == place).map_or("", |driver| driver.1);
    let mut function = PciFunction {
        domain: it.domain.into(),
        bus: it.bus,
        slot: it.slot,
        func: it.func,
        vendor: it.vendor_id,
        device: it.device_id,
        revision: it.revision,
        class: it.class,
        subsystem_vendor: it.subsystem_vendor,
        subsystem: it.subsystem,
        driver: String::from(driver),
        ..PciFunction::default()
    };
    pci_names::call(&mut function, it, names);
    function
}
