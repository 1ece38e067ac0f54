//! The store as the toolstack uses it: what a guest finds there, and what it is asked through it
//! (docs/misc/xenstore-paths.pandoc).
//!
//! ```text
//!   a guest's port -> pump its ring -> answers, and events for others -> pump theirs
//! ```
//! Nodes are rows: what everybody has is a table, what depends on the VM is written beside it. Nothing that a guest can
//! write is read but the answer to what it was asked. Deliberately absent: what devices say there (`devices`).

use super::credit::{Credit, IDLE_NS, TURN_NS};
use super::guest::Guest;
use super::nodes;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use api_core::idmap::IdMap;
use api_core::lifecycle::backend::{Uuid, VmSpec};
use api_core::uuid_text;
use platform_xen::domain::{Plan, Ring};
use platform_xen::hyp::{DomId, Errno, HypResult, Hypervisor, Instant, Memory, Port};
use platform_xen::xenstore::perms::READ;
use platform_xen::xenstore::{Edit, FEATURES, Limits, Perm, Quota, Server, StoreRing};

/// Requests of one guest answered in one go.
const CREDIT: u32 = 32;
/// Bytes of a VM's name that its guest finds.
const NAME_BYTES: usize = 1024;
/// What a guest tells of itself is looked at that often.
const TELL_EVERY: u64 = 1_000_000_000;
/// A request that came too early, or did not fit into a turn, is looked at again after this at the latest.
const SOON: u64 = 1_000_000;
/// A guest that was told something has dealt with it when it asked for something and then was quiet for so long; it is
/// given so much time for that.
const QUIET_NS: u64 = 100_000_000;
const LONG_NS: u64 = 3_000_000_000;
/// A domain that is at a quota again and again is named once in this time.
const SAID_NS: u64 = 60_000_000_000;

/// Nodes that are the guest's own, to write and to let others read.
pub const OWN: &[&str] = &[
    "attr",
    "control/feature-balloon",
    "control/feature-poweroff",
    "control/feature-reboot",
    "control/feature-s3",
    "control/feature-s4",
    "control/feature-suspend",
    "control/shutdown",
    "control/sysrq",
    "data",
    "device/suspend/event-channel",
    "drivers",
    "error",
    "feature",
];

/// What every guest is told.
const SAME: &[(&str, &str)] = &[
    ("console/limit", "65536"),
    ("console/type", "xenconsoled"),
    ("control/platform-feature-multiprocessor-suspend", "1"),
    ("control/platform-feature-xs_reset_watches", "1"),
    ("cpu", ""),
    ("device", ""),
    ("memory", ""),
];

/// What a guest is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// control/shutdown = poweroff
    PowerOff,
    /// control/shutdown = reboot
    Reboot,
    /// control/shutdown = suspend
    Suspend,
}

/// What a plan's spec says for the store.
#[derive(Clone, Debug, Default)]
pub struct About {
    name: String,
    target: u64,
    online: u32,
    quotas: Vec<(Quota, u32)>,
}

impl About {
    /// Bytes the guest is to keep.
    pub fn target(&self) -> u64 {
        self.target
    }

    /// Taken out of the spec before its images are.
    pub fn new(spec: &VmSpec) -> About {
        About {
            name: String::from(short(&spec.name)),
            target: spec.target,
            online: spec.online,
            quotas: known(&spec.quotas),
        }
    }
}

/// Those of some quotas that the store knows.
fn known(quotas: &[(String, u32)]) -> Vec<(Quota, u32)> {
    quotas.iter().filter_map(|(name, value)| Some((Quota::named(name.as_bytes())?, *value))).collect()
}

fn with(mut limits: Limits, quotas: &[(Quota, u32)]) -> Limits {
    for (quota, value) in quotas {
        limits.set(*quota, *value);
    }
    limits
}

/// A guest's ring.
struct Link<H: Hypervisor> {
    ring: StoreRing<<H as Memory>::Pages>,
    port: Port,
    dom: DomId,
    credit: Credit,
    /// Its port is masked until then.
    masked: Option<u64>,
    /// Quotas of its own.
    own: Vec<(Quota, u32)>,
    /// Its writes that were told of, and when.
    told: (u64, u64),
    /// When it asked for something last.
    asked: u64,
    /// Quotas the log named, one bit each, until then.
    said: u32,
    said_until: u64,
}

/// The server and the rings of those it serves.
pub struct Store<H: Hypervisor> {
    server: Server,
    links: IdMap<Uuid, Link<H>>,
    ports: IdMap<u64, Uuid>,
    doms: IdMap<u64, Uuid>,
    /// Rings with more to do, and when.
    later: IdMap<Uuid, u64>,
    /// Guests that wrote something since it was told of, and when it is to be.
    wrote: IdMap<Uuid, u64>,
    /// Something happened that a plan may wait for.
    pub stirred: bool,
    /// Quotas as booted with, and as they are for guests that have none of their own.
    booted: Limits,
    limits: Limits,
}

pub fn home(dom: DomId) -> String {
    format!("/local/domain/{}", dom.0)
}

fn no_store(error: platform_xen::xenstore::Error) -> Errno {
    if error != platform_xen::xenstore::Error::ENOMEM {
        log::error!("the store refuses domain 0: {error:?}");
    }
    Errno::ENOMEM
}

/// As much of a name as the guest is told: a label may be longer than a message of the protocol.
fn short(name: &str) -> &str {
    name.get(..name.floor_char_boundary(NAME_BYTES)).unwrap_or_default()
}

impl<H: Hypervisor> Store<H> {
    /// An empty store.
    pub fn new(limits: Limits) -> Store<H> {
        let server = match Server::new(limits) {
            Ok(server) => server,
            // A few KiB, of a heap of which nothing is in use yet.
            Err(_) => unreachable!("no memory for an empty store at boot"),
        };
        Store {
            server,
            links: IdMap::new(),
            ports: IdMap::new(),
            doms: IdMap::new(),
            later: IdMap::new(),
            wrote: IdMap::new(),
            stirred: false,
            booted: limits,
            limits,
        }
    }

    /// The server, for what it counts.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Quotas of a guest, or of all that have none of their own.
    pub fn set_quotas(&mut self, vm: Option<&Uuid>, quotas: &[(String, u32)]) {
        let quotas = known(quotas);
        match vm {
            Some(vm) => {
                let Some(link) = self.links.get_mut(vm) else { return };
                link.own = quotas;
            }
            None => {
                self.limits = with(self.booted, &quotas);
                self.server.set_limits(None, self.limits);
            }
        }
        for link in self.links.values() {
            self.server.set_limits(Some(link.dom), with(self.limits, &link.own));
        }
    }

    /// Whose ring a port is.
    pub fn of(&self, port: Port) -> Option<Uuid> {
        self.ports.get(&u64::from(port.0)).copied()
    }

    /// Writes what the guest is to find and maps its ring. On an error what was made is undone.
    pub fn connect(&mut self, hyp: &mut H, vm: &Uuid, guest: &Guest<H>, plan: &mut Plan, about: &About) -> HypResult<()> {
        let dom = guest.dom();
        self.server.announce(dom).map_err(no_store)?;
        self.server.set_limits(Some(dom), with(self.limits, &about.quotas));
        let connected = self.open(hyp, vm, guest, plan, about);
        if connected.is_err() {
            self.forget(dom, vm);
        }
        connected
    }

    fn open(&mut self, hyp: &mut H, vm: &Uuid, guest: &Guest<H>, plan: &mut Plan, about: &About) -> HypResult<()> {
        let dom = guest.dom();
        let guest_port = hyp.alloc_unbound(dom)?;
        plan.connect(hyp, guest.shell(), Ring::Store, guest_port)?;
        self.write_nodes(vm, dom, plan, about, guest_port).map_err(no_store)?;
        let port = hyp.bind_interdomain(dom, guest_port)?;
        let mapped = hyp.map(dom, &[plan.ring(Ring::Store)]);
        let introduced = self.server.introduce(dom).map_err(no_store);
        match (mapped, introduced) {
            (Ok(pages), Ok(())) => {
                self.links.insert(
                    *vm,
                    Link {
                        ring: StoreRing::new(pages, dom, FEATURES),
                        port,
                        dom,
                        credit: Credit::default(),
                        masked: None,
                        own: about.quotas.clone(),
                        told: (0, 0),
                        asked: 0,
                        said: 0,
                        said_until: 0,
                    },
                );
                self.ports.insert(u64::from(port.0), *vm);
                self.doms.insert(u64::from(dom.0), *vm);
                Ok(())
            }
            (mapped, introduced) => {
                let _ = hyp.close(port);
                let error = mapped.as_ref().err().copied();
                if let Ok(pages) = mapped {
                    hyp.unmap(pages);
                }
                Err(error.or(introduced.err()).unwrap_or(Errno::ENOMEM))
            }
        }
    }

    fn write_nodes(
        &mut self,
        vm: &Uuid,
        dom: DomId,
        plan: &Plan,
        about: &About,
        port: Port,
    ) -> Result<(), platform_xen::xenstore::Error> {
        let (home, of_vm) = (home(dom), format!("/vm/{}", uuid_text(vm)));
        let mut nodes: Vec<(String, String)> = Vec::with_capacity(32);
        for (name, value) in [("vm", of_vm.as_str()), ("name", about.name.as_str())].iter().chain(SAME) {
            nodes.push((format!("{home}/{name}"), String::from(*value)));
        }
        for (name, value) in [
            ("domid", u64::from(dom.0)),
            ("memory/static-max", plan.ram_bytes() >> 10),
            ("memory/target", about.target.min(plan.ram_bytes()) >> 10),
            ("store/ring-ref", plan.ring(Ring::Store).0),
            ("store/port", u64::from(port.0)),
            ("console/ring-ref", plan.ring(Ring::Console).0),
        ] {
            nodes.push((format!("{home}/{name}"), format!("{value}")));
        }
        for cpu in 0..plan.vcpus() {
            nodes.push((format!("{home}/cpu/{cpu}/availability"), String::from(availability(cpu, about.online))));
        }
        for (name, value) in [("uuid", uuid_text(vm).as_str()), ("name", about.name.as_str())] {
            nodes.push((format!("{of_vm}/{name}"), String::from(value)));
        }
        let own: Vec<String> = OWN.iter().map(|name| format!("{home}/{name}")).collect();
        // Domain 0 owns the rest; the guest reads it.
        let read = [Perm { dom: DomId(0), access: 0 }, Perm { dom, access: READ }];
        let its = [Perm { dom, access: 0 }];
        let mut edits = Vec::with_capacity(nodes.len() + 2 * own.len() + 4);
        for root in [&home, &of_vm] {
            edits.push(Edit::Mkdir(root.as_bytes()));
            edits.push(Edit::Perms(root.as_bytes(), &read));
        }
        edits.extend(nodes.iter().map(|(path, value)| Edit::Write(path.as_bytes(), value.as_bytes())));
        for path in &own {
            edits.push(Edit::Mkdir(path.as_bytes()));
            edits.push(Edit::Perms(path.as_bytes(), &its));
        }
        self.server.batch(&edits)
    }

    /// Takes away what the store has of a domain.
    fn forget(&mut self, dom: DomId, vm: &Uuid) {
        let (home, of_vm) = (home(dom), format!("/vm/{}", uuid_text(vm)));
        // What is left of it the server takes away itself when the id is used again.
        let _ = self.server.batch(&[Edit::Rm(home.as_bytes()), Edit::Rm(of_vm.as_bytes())]);
        let _ = self.server.release(dom);
    }

    /// Unmaps the ring, closes its port and forgets the domain; nothing if it has none.
    pub fn disconnect(&mut self, hyp: &mut H, vm: &Uuid) {
        let Some(link) = self.links.remove(vm) else { return };
        self.ports.remove(&u64::from(link.port.0));
        self.doms.remove(&u64::from(link.dom.0));
        self.later.remove(vm);
        self.wrote.remove(vm);
        hyp.unmap(link.ring.into_pages());
        let _ = hyp.close(link.port);
        self.forget(link.dom, vm);
        self.push(hyp);
    }

    /// A guest kicked its ring; true if it did so too often, and must not for a while.
    pub fn event(&mut self, hyp: &mut H, vm: &Uuid) -> bool {
        let began = hyp.now().0;
        let moved = self.pump(hyp, vm);
        let now = hyp.now().0;
        let Some(link) = self.links.get_mut(vm) else { return false };
        let cost = if moved { TURN_NS.max(now.saturating_sub(began)) } else { IDLE_NS };
        let Some(until) = link.credit.spend(hyp, link.port, now, cost) else { return false };
        link.masked = Some(until);
        self.by(vm, until);
        true
    }

    /// Has the ring looked at then at the latest.
    fn by(&mut self, vm: &Uuid, at: u64) {
        let due = self.later.or_insert_with(*vm, || at);
        *due = (*due).min(at);
    }

    /// A guest kicked its ring, or it is its turn again; whether anything was moved in it.
    fn pump(&mut self, hyp: &mut H, vm: &Uuid) -> bool {
        let now = hyp.now();
        let Some(link) = self.links.get_mut(vm) else { return false };
        if link.masked.take_if(|until| now.0 >= *until).is_some() {
            hyp.mask(link.port, false);
        }
        let pumped = link.ring.pump(&mut self.server, CREDIT, now);
        let moved = link.ring.needs_notify();
        if moved {
            let _ = hyp.notify(link.port);
        }
        if let Some(fault) = pumped.fault {
            log::warn!("domain {}: its xenstore ring is closed: {fault:?}", link.dom.0);
        }
        if pumped.requests > 0 {
            link.asked = now.0;
        }
        let again = if pumped.more { Some(now) } else { pumped.until };
        let masked = link.masked;
        let told = (self.server.writes(link.dom) != link.told.0).then_some(link.told.1.saturating_add(TELL_EVERY));
        self.later.remove(vm);
        for at in again.map(|Instant(at)| at).into_iter().chain(masked) {
            self.by(vm, at);
        }
        if pumped.requests > 0 {
            if let Some(due) = told {
                self.wrote.or_insert_with(*vm, || due);
            }
            self.stirred = true;
            self.push(hyp);
        }
        moved
    }

    /// Sends events to whoever has some; what does not fit goes when the guest has read.
    fn push(&mut self, hyp: &mut H) {
        let now = hyp.now();
        while let Some(dom) = self.server.take_ready() {
            let vm = self.doms.get(&u64::from(dom.0)).copied();
            let Some(link) = vm.and_then(|vm| self.links.get_mut(&vm)) else { continue };
            // Its requests wait for their turn.
            let _ = link.ring.pump(&mut self.server, 0, now);
            if link.ring.needs_notify() {
                let _ = hyp.notify(link.port);
            }
        }
    }

    /// A guest that wrote something, each at most so often.
    pub fn who_told(&mut self, now: u64) -> Option<Uuid> {
        let vm = self.wrote.iter().find(|(_, due)| now >= **due).map(|(vm, _)| vm)?;
        self.wrote.remove(&vm);
        let link = self.links.get_mut(&vm)?;
        link.told = (self.server.writes(link.dom), now);
        Some(vm)
    }

    /// Goes on where there was more to do; when there is next.
    pub fn turn(&mut self, hyp: &mut H) -> Option<u64> {
        let now = hyp.now().0;
        let due: Vec<Uuid> = self.later.iter().filter(|(_, at)| now >= **at).map(|(vm, _)| vm).collect();
        for vm in due {
            self.pump(hyp, &vm);
        }
        while let Some((dom, quota)) = self.server.take_met() {
            if self.first(dom, quota, now) {
                log::warn!("domain {}: at its quota of {} in the store", dom.0, quota.name());
            }
        }
        let more = self.server.tidy(64).then_some(now + SOON);
        self.later.values().copied().chain(self.wrote.values().copied()).chain(more).min()
    }

    /// Whether the log has not named this quota of this domain for a while: a guest must not fill the log.
    fn first(&mut self, dom: DomId, quota: Quota, now: u64) -> bool {
        let vm = self.doms.get(&u64::from(dom.0));
        let Some(link) = vm.and_then(|vm| self.links.get_mut(vm)) else { return true };
        if now >= link.said_until {
            (link.said, link.said_until) = (0, now + SAID_NS);
        }
        let bit = 1 << quota as u32;
        let first = link.said & bit == 0;
        link.said |= bit;
        first
    }

    /// The domain has ended: watchers of @releaseDomain hear of it.
    pub fn ended(&mut self, hyp: &mut H, dom: DomId) {
        self.stirred = true;
        self.server.shut_down(dom);
        self.push(hyp);
    }

    fn say(&mut self, hyp: &mut H, dom: DomId, name: &str, value: &str) -> HypResult<()> {
        let path = format!("{}/{name}", home(dom));
        self.server.write(path.as_bytes(), value.as_bytes()).map_err(no_store)?;
        self.push(hyp);
        Ok(())
    }

    /// Does all of it, or nothing; guests hear of it.
    pub fn edit(&mut self, hyp: &mut H, edits: &[Edit<'_>]) -> HypResult<()> {
        self.server.batch(edits).map_err(no_store)?;
        self.push(hyp);
        Ok(())
    }

    /// Removes a node, and those above it that hold nothing else, up to but not `until`.
    pub fn prune(&mut self, hyp: &mut H, path: &str, until: &str) {
        let mut at = path;
        while at != until && at.starts_with(until) {
            let mut children = 0;
            let there = self.server.list(at.as_bytes(), &mut |_| {
                children += 1;
                false
            });
            if at != path && children > 0 {
                break;
            }
            if there && self.server.rm(at.as_bytes()).is_err() {
                log::warn!("no memory to take {at} out of the store");
            }
            let Some((above, _)) = at.rsplit_once('/') else { break };
            at = above;
        }
        self.push(hyp);
    }

    /// Whether a guest has most likely dealt with what it was told by then: it took all events, asked for something
    /// after them, and asks no more; or it had a long time.
    pub fn has_noticed(&self, vm: &Uuid, since: u64, now: u64) -> bool {
        let Some(link) = self.links.get(vm) else { return true };
        let waits = self.server.usage(link.dom).is_some_and(|usage| usage.events > 0);
        let quiet = link.asked > since && now >= link.asked.saturating_add(QUIET_NS);
        !waits && quiet || now >= since.saturating_add(LONG_NS)
    }

    /// Has changes of a node and of what is below it told, by that tag.
    pub fn watch(&mut self, path: &str, tag: u32) -> HypResult<()> {
        self.server.watch(path.as_bytes(), tag).map_err(no_store)
    }

    /// Has them told no more; what waits still is.
    pub fn unwatch(&mut self, path: &str, tag: u32) {
        let _ = self.server.unwatch(path.as_bytes(), tag);
    }

    /// The tag of a watch that something happened to.
    pub fn take_event(&mut self) -> Option<u32> {
        let mut told = None;
        self.server.take_event(&mut |_, tag| told = Some(tag)).then_some(())?;
        told
    }

    /// Events that were lost for want of memory.
    pub fn events_dropped(&self) -> u64 {
        self.server.own_usage().dropped
    }

    /// The nodes a guest has of its own; None: no memory.
    pub fn own_nodes(&self, dom: DomId) -> Option<Vec<u8>> {
        nodes::collect(&self.server, dom)
    }

    /// Writes them again.
    pub fn restore_nodes(&mut self, dom: DomId, bytes: &[u8]) -> HypResult<()> {
        nodes::write(&mut self.server, dom, bytes).map_err(no_store)
    }

    /// Asks the guest to end.
    pub fn ask(&mut self, hyp: &mut H, dom: DomId, what: Option<Ask>) -> HypResult<()> {
        let word = match what {
            Some(Ask::PowerOff) => "poweroff",
            Some(Ask::Reboot) => "reboot",
            Some(Ask::Suspend) => "suspend",
            None => "",
        };
        self.say(hyp, dom, "control/shutdown", word)
    }

    /// The guest took the request away: it will do what it was asked.
    pub fn acknowledged(&self, dom: DomId) -> bool {
        let path = format!("{}/control/shutdown", home(dom));
        self.server.read(path.as_bytes()).is_none_or(|value| value.is_empty())
    }

    /// Presses a SysRq key.
    pub fn sysrq(&mut self, hyp: &mut H, dom: DomId, key: u8) -> HypResult<()> {
        self.say(hyp, dom, "control/sysrq", format!("{}", char::from(key)).as_str())
    }

    /// Tells how much memory to keep, KiB.
    pub fn target(&mut self, hyp: &mut H, dom: DomId, kib: u64) -> HypResult<()> {
        self.say(hyp, dom, "memory/target", &format!("{kib}"))
    }

    /// Tells which VCPUs to use: the first `online` of those it has.
    pub fn vcpus(&mut self, hyp: &mut H, dom: DomId, online: u32) -> HypResult<()> {
        for cpu in 0..super::MAX_VCPUS {
            let path = format!("{}/cpu/{cpu}/availability", home(dom));
            if self.server.exists(path.as_bytes()) {
                self.server.write(path.as_bytes(), availability(cpu, online).as_bytes()).map_err(no_store)?;
            }
        }
        self.push(hyp);
        Ok(())
    }
}

fn availability(cpu: u32, online: u32) -> &'static str {
    if cpu < online.max(1) { "online" } else { "offline" }
}
