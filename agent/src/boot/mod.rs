//! What a bare machine needs before the loop can run: memory functions, heap, log, panic, devices, identity.
//!
//! ```text
//!   memory -> heap -> Xen -> bundle -> devices -> entropy -> engine -> loop, for good
//! ```

mod cpu;
mod devices;
mod heap;
mod mem;
mod panic;
mod selftest;
mod smbios;

use agent::agent::{Agent, Parts, Ports, Sleep};
use agent::config::Found;
use agent::entropy::Entropy;
use agent::logging::{self, Console};
use agent::manifest::{Bundle, BundleError, Manifest};
use agent::net::Net;
use agent::net::smol::{PORT, Smol};
use agent::net::switch::{Hub, StackPort};
use agent::state::State;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use log::{LevelFilter, error, info, warn};
use platform_xen::hyp::{Clock, DomId, Domctl, Events, Instant, Nic, Sysctl, Virq};
use platform_xen::real::{self, Xen};

static CONSOLE: Console = Console { write: real::print, now: real::uptime };

/// Share of a contended CPU, relative to a guest's 256: busy guests must not starve the control domain.
const WEIGHT: u16 = u16::MAX;

/// Brings the machine up and runs the agent on it, for good.
pub fn run() -> ! {
    logging::init(&CONSOLE, LevelFilter::Info);
    let memory = match Xen::early() {
        Ok(memory) => memory,
        Err(error) => fatal(format_args!("cannot set up memory: {error}")),
    };
    heap::init(memory);
    let mut xen = match Xen::new() {
        Ok(xen) => xen,
        Err(other) => fatal(format_args!(
            "unsupported Xen {}.{}{}: this agent knows the interfaces of 4.17, 4.19 and 4.20",
            other.0.major, other.0.minor, other.0.extra
        )),
    };
    let version = xen.version().clone();
    info!("xenith {} on Xen {}.{}{}", env!("CARGO_PKG_VERSION"), version.major, version.minor, version.extra);
    info!("heap {} KiB, {} pages unused", memory.len >> 10, memory.unused_pages);
    let bundle = open_bundle();
    let manifest = bundle.manifest.clone();
    if let Err(error) = xen.set_weight(DomId(0), WEIGHT) {
        warn!("scheduler weight stays: {error}");
    }
    let devices = devices::scan();
    let ports = (xen.bind_virq(Virq::Timer), xen.bind_virq(Virq::DomExc));
    let (Ok(timer), Ok(domain_ended)) = ports else { fatal(format_args!("cannot bind virtual interrupts: {ports:?}")) };
    if manifest.debug.selftest {
        selftest::run(&mut xen);
    }
    if manifest.debug.trap {
        selftest::trap();
    }
    let mut entropy = Entropy::new(devices::seed(&devices));
    if !entropy.ready() {
        error!("no entropy: neither RDSEED, RDRAND nor a virtio-rng device; no login will be served");
    }
    let Some((card, nic, config)) = devices::network(&mut xen, &devices, &manifest.nics) else {
        fatal(format_args!("no network card that the manifest names (virtio-net with MSI-X)"));
    };
    let facts = (card.mac(), card.capabilities().mtu);
    let mut word = [0; 8];
    entropy.fill(&mut word);
    let now = xen.now().0;
    let hub = Hub::shared(Some(alloc::boxed::Box::new(card)));
    let mut net =
        Smol::new(StackPort(hub.clone()), &config, manifest.limits.connections as usize, u64::from_le_bytes(word), now);
    // The address is part of the consoles' URLs, so it is waited for: DHCP gives up by itself.
    let patience = now + 5_000_000_000;
    loop {
        while xen.take_pending().is_some() {}
        let now = xen.now().0;
        net.poll(now);
        let at = net.flush(now).unwrap_or(patience);
        if net.info().ipv4.is_some() || xen.now().0 >= patience {
            break;
        }
        xen.sleep_until(Instant(at.min(patience)));
    }
    let address = net.info().ipv4.unwrap_or_default();
    let [a, b, c, d] = address;
    let host = xen.host().unwrap_or_default();
    let found = Found {
        uuid: identity(&manifest, &mut entropy),
        users: users(&manifest, &mut entropy),
        url: format!("http://{a}.{b}.{c}.{d}:{PORT}"),
        cpus: cpu::rows(host.cpus, host.cpu_khz),
        cards: Vec::from([facts]),
        drivers: Vec::from([(config.pci.clone(), "virtio-net")]),
        pci_names: bundle.file(agent::pci_names::FILE).map_or(&[], |file| file.data),
    };
    let mut config = agent::config::config(&xen, &manifest, found);
    let (mut state, mut disk) = (None, None);
    if !manifest.state.is_empty() {
        let Some((found, port)) = devices::disk(&mut xen, &devices, &manifest.state) else {
            fatal(format_args!("no disk for the state: the manifest names {:?} (virtio-blk with MSI-X)", manifest.state));
        };
        // An interrupt or this, whatever comes first.
        let wait = || {
            xen.sleep_until(Instant(xen.now().0 + 10_000_000));
            while xen.take_pending().is_some() {}
        };
        match State::open(alloc::boxed::Box::new(found), wait) {
            Ok((keeps, records)) => {
                info!("state: {} objects", records.objects.len());
                (state, disk, config.kept) = (Some(keeps), Some(port), Some(records));
            }
            Err(why) => fatal(format_args!("the state on disk {:?} is not usable: {why}", manifest.state)),
        }
    }
    let ports = Ports { timer, domain_ended, nic: Some(nic), disk };
    let mut agent = Agent::new(Parts { hyp: xen, bundle, config, entropy, net, state, ports, heap: heap::usage });
    agent.host.machine.nets.borrow_mut().hub = hub;
    info!("the API answers at http://{a}.{b}.{c}.{d}:{PORT}");
    loop {
        if let Sleep::Until(at) = agent.turn() {
            agent.host.machine.hyp.sleep_until(Instant(at));
        }
    }
}

fn open_bundle() -> Bundle<'static> {
    let module = real::boot_info().module;
    if module.is_empty() {
        warn!("no boot bundle: defaults, and no guest images");
        return Bundle { manifest: Manifest::default(), files: Vec::new() };
    }
    match Bundle::open(module) {
        Ok(bundle) => {
            info!("bundle: {} KiB, {} files", module.len() >> 10, bundle.files.len());
            bundle
        }
        Err(BundleError::TooNew(version)) => fatal(format_args!(
            "the boot bundle's manifest has version {version}, this agent reads up to {}: build the bundle with this \
             agent's host tools, or boot a newer agent",
            agent::manifest::VERSION
        )),
        Err(error) => fatal(format_args!("the boot bundle is not usable: {error:?}")),
    }
}

/// Manifest's, else SMBIOS's, else random.
fn identity(manifest: &Manifest, entropy: &mut Entropy) -> [u8; 16] {
    if !manifest.uuid.is_empty() {
        match api_core::parse_uuid(&manifest.uuid) {
            Some(uuid) => return uuid,
            None => warn!("the manifest's uuid is not one"),
        }
    }
    smbios::system_uuid().unwrap_or_else(|| {
        warn!("no uuid in the manifest or the firmware: a random one, another after each boot");
        let mut uuid = [0; 16];
        entropy.fill(&mut uuid);
        uuid[6] = uuid[6] & 0x0f | 0x40;
        uuid[8] = uuid[8] & 0x3f | 0x80;
        uuid
    })
}

/// The manifest's users, else `root` with a one-time password that is printed here and nowhere else.
fn users(manifest: &Manifest, entropy: &mut Entropy) -> Vec<(String, String)> {
    if !manifest.users.is_empty() {
        return manifest.users.iter().map(|user| (user.name.clone(), user.hash.clone())).collect();
    }
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let (mut bytes, mut salt) = ([0; 20], [0; 16]);
    entropy.fill(&mut bytes);
    entropy.fill(&mut salt);
    let password: String = bytes.iter().map(|byte| LETTERS[usize::from(byte & 31)] as char).collect();
    info!(target: logging::SECRET, "no users in the manifest: log in as root with the one-time password {password}");
    alloc::vec![(String::from("root"), api_core::hash_password(password.as_bytes(), &salt, 4096, 3, 1))]
}

/// Says why and ends the machine.
pub fn fatal(why: core::fmt::Arguments<'_>) -> ! {
    error!("{why}");
    real::end(platform_xen::abi::sched::SHUTDOWN_CRASH)
}
