//! Devices of guests: the two ends of each find each other in the store (public/io/xenbus.h), whatever the device is.
//!
//! ```text
//!   /local/domain/N/device/CLASS/ID       the frontend's: the guest owns it, and may write anything there
//!   /local/domain/0/backend/CLASS/N/ID    ours: the guest reads it
//!
//!   frontend   1 Initialising -> 3 Initialised or 4 Connected -> 5 Closing -> 6 Closed -> 1 ...
//!   ours       2 InitWait ------------> 4 Connected ------------> 5 Closing -> 6 Closed -> 2 InitWait
//! ```
//! A watch of ours on the frontend's state tells that there is something to look at; nothing else of the store is. How often
//! one device's state is followed is bounded, and what a frontend says wrong ends this device, says so in its error node,
//! and can be tried again. Deliberately absent: what a device does (a file for each class), hotplug scripts.

pub mod block;
pub mod front;
pub mod net;
pub mod volumes;

use super::credit::{Credit, IDLE_NS, TURN_NS};
use super::shares::Shares;
use super::store::{Store, home};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use api_core::idmap::IdMap;
use api_core::lifecycle::backend::Uuid;
use block::Block;
use front::{Fault, Front, State};
use net::Card;
use platform_xen::hyp::{DomId, Errno, HypResult, Hypervisor, Port};
use platform_xen::xenstore::perms::READ;
use platform_xen::xenstore::{Edit, Perm};
use volumes::{Volume, Volumes};

/// Names below a device's directory, and what they say.
pub type Nodes = Vec<(&'static str, String)>;

/// Time that following one change of a frontend's state costs, and how much of it may be used ahead.
const STEP_NS: u64 = 20_000_000;
const AHEAD_NS: u64 = 16 * STEP_NS;
/// What there was no memory for is tried again after this.
const LATER_NS: u64 = 10_000_000;
/// Numbers of devices that were taken away and are remembered.
const GONE: usize = 32;
/// Things done by volumes that are looked at in one turn.
const DONE_PER_TURN: u64 = 256;

/// Result of connecting.
pub struct Connected {
    /// Our ports.
    pub ports: Vec<Port>,
    /// What else the frontend is told.
    pub nodes: Nodes,
}

/// Result of a device's work.
#[derive(Clone, Copy, Debug, Default)]
pub struct Worked {
    /// Something was moved.
    pub moved: bool,
    /// There is more to do at once.
    pub more: bool,
    /// There is more to do once there is memory.
    pub later: bool,
    /// Rings that were found broken.
    pub broken: u32,
    /// There may be more to do then.
    pub at: Option<u64>,
}

/// What a device is.
pub enum Driver<H: Hypervisor> {
    /// A disk.
    Block(Block<H>),
    /// A network card.
    Net(Card<H>),
}

/// What devices work with, beside their rings.
pub struct Outside<'a> {
    /// Where disks are.
    pub volumes: &'a mut dyn Volumes,
}

impl<H: Hypervisor> Driver<H> {
    fn class(&self) -> &'static str {
        match self {
            Driver::Block(_) => "vbd",
            Driver::Net(_) => "vif",
        }
    }

    fn object(&self) -> &Uuid {
        match self {
            Driver::Block(block) => block.vbd(),
            Driver::Net(card) => card.vif(),
        }
    }

    /// Nodes of the frontend's directory, and of ours.
    fn nodes(&self) -> [Nodes; 2] {
        match self {
            Driver::Block(block) => [block.front(), block.offer()],
            Driver::Net(card) => [card.front(), card.offer()],
        }
    }

    fn connect(&mut self, hyp: &mut H, dom: DomId, front: &Front<'_>) -> Result<Connected, Fault> {
        match self {
            Driver::Block(block) => block.connect(hyp, dom, front),
            Driver::Net(card) => card.connect(hyp, dom, front),
        }
    }

    fn disconnect(&mut self, hyp: &mut H) {
        match self {
            Driver::Block(block) => block.disconnect(hyp),
            Driver::Net(card) => card.disconnect(hyp),
        }
    }

    /// Nothing of an earlier connection is under way.
    fn is_idle(&self) -> bool {
        match self {
            Driver::Block(block) => block.outstanding == 0,
            Driver::Net(_) => true,
        }
    }

    fn work(&mut self, hyp: &mut H, outside: &mut Outside<'_>, serial: u64) -> Worked {
        match self {
            Driver::Block(block) => block.work(hyp, outside.volumes, serial << 32),
            // The networks move its frames.
            Driver::Net(_) => Worked::default(),
        }
    }
}

/// A device.
struct Device<H: Hypervisor> {
    vm: Uuid,
    dom: DomId,
    id: u32,
    driver: Driver<H>,
    /// Ours, as the frontend finds it.
    state: State,
    /// Empty unless it is connected.
    ports: Vec<Port>,
    /// The frontend's state may have changed.
    look: bool,
    /// It is to go once the frontend has closed.
    detaching: bool,
    /// Time that following its state has used, in advance or not.
    paced: u64,
    credit: Credit,
    /// Its ports are masked until then.
    masked: Option<u64>,
    /// What was done for it by a volume since its last turn.
    arrived: u64,
    /// Its fault is in the log.
    said: bool,
    /// One of its number was taken away then, which the guest may not have noticed: it is not told of this one yet.
    since: Option<u64>,
}

/// A volume that is closed once what was asked of it is done.
struct Leaving {
    serial: u64,
    vm: Uuid,
    object: Uuid,
    vdi: Uuid,
    outstanding: usize,
}

/// All of them.
pub struct Devices<H: Hypervisor> {
    all: IdMap<u64, Device<H>>,
    ports: IdMap<u64, u64>,
    /// Those with something to do, and when.
    due: IdMap<u64, u64>,
    leaving: Vec<Leaving>,
    /// Numbers that were taken away, and when.
    gone: heapless::Vec<(DomId, &'static str, u32, u64), GONE>,
    /// The last serial number given: it is the tag of the device's watch, and never used again.
    serial: u32,
    /// Events of the store that were lost and looked after.
    dropped: u64,
    /// Who had how much of the loop.
    shares: Shares,
    /// What storage took of it since the last turn, for what is done in this one.
    pub storage_took: u64,
    /// What it did in that for others than devices.
    pub storage_did: u64,
}

impl<H: Hypervisor> Default for Devices<H> {
    fn default() -> Devices<H> {
        Devices {
            all: IdMap::new(),
            ports: IdMap::new(),
            due: IdMap::new(),
            leaving: Vec::new(),
            gone: heapless::Vec::new(),
            serial: 0,
            dropped: 0,
            shares: Shares::default(),
            storage_took: 0,
            storage_did: 0,
        }
    }
}

impl<H: Hypervisor> Device<H> {
    fn front(&self) -> String {
        format!("{}/device/{}/{}", home(self.dom), self.driver.class(), self.id)
    }

    fn back(&self) -> String {
        format!("/local/domain/0/backend/{}/{}/{}", self.driver.class(), self.dom.0, self.id)
    }

    /// Writes nodes of ours, and the state with them. On an error nothing is changed.
    fn say(&mut self, hyp: &mut H, store: &mut Store<H>, nodes: &Nodes, state: State) -> HypResult<()> {
        let back = self.back();
        let nodes: Vec<(String, &str)> =
            nodes.iter().map(|(name, value)| (format!("{back}/{name}"), value.as_str())).collect();
        let (at, value) = (format!("{back}/state"), format!("{}", state as u32));
        let mut edits: Vec<Edit<'_>> =
            nodes.iter().map(|(path, value)| Edit::Write(path.as_bytes(), value.as_bytes())).collect();
        edits.push(Edit::Write(at.as_bytes(), value.as_bytes()));
        store.edit(hyp, &edits)?;
        self.state = state;
        Ok(())
    }

    /// Makes both directories, and listens.
    fn show(&mut self, hyp: &mut H, store: &mut Store<H>, serial: u32) -> HypResult<()> {
        self.announce(hyp, store)?;
        store.watch(&format!("{}/state", self.front()), serial).inspect_err(|_| clear(hyp, store, self))
    }

    /// Makes both directories.
    fn announce(&mut self, hyp: &mut H, store: &mut Store<H>) -> HypResult<()> {
        let (front, back) = (self.front(), self.back());
        let [of_front, offered] = self.driver.nodes();
        let mut nodes: Vec<(String, String)> = Vec::new();
        let same = [("backend", back.clone()), ("backend-id", String::from("0"))];
        let state = [("state", format!("{}", State::Initialising as u32))];
        nodes.extend(same.into_iter().chain(of_front).chain(state).map(|(name, value)| (format!("{front}/{name}"), value)));
        let same = [
            ("frontend", front.clone()),
            ("frontend-id", format!("{}", self.dom.0)),
            ("online", String::from("1")),
            ("hotplug-status", String::from("connected")),
        ];
        let state = [("state", format!("{}", State::InitWait as u32))];
        nodes.extend(same.into_iter().chain(offered).chain(state).map(|(name, value)| (format!("{back}/{name}"), value)));
        let [zero, dom] = [DomId(0), self.dom];
        let theirs = [Perm { dom, access: 0 }, Perm { dom: zero, access: READ }];
        let ours = [Perm { dom: zero, access: 0 }, Perm { dom, access: READ }];
        let mut edits = Vec::with_capacity(nodes.len() + 4);
        for (path, perms) in [(&front, &theirs), (&back, &ours)] {
            edits.push(Edit::Mkdir(path.as_bytes()));
            edits.push(Edit::Perms(path.as_bytes(), perms));
        }
        edits.extend(nodes.iter().map(|(path, value)| Edit::Write(path.as_bytes(), value.as_bytes())));
        store.edit(hyp, &edits)?;
        self.state = State::InitWait;
        Ok(())
    }

    /// Tells the frontend what it did wrong, and closes.
    fn fail(&mut self, hyp: &mut H, store: &mut Store<H>, fault: &Fault) -> HypResult<()> {
        let at = format!("{}/error/device/{}/{}/error", home(self.dom), self.driver.class(), self.id);
        let text = format!("{} {}", fault.errno.0, fault.what);
        // One node, whose length is bounded. Without it the state says enough.
        let _ = store.edit(hyp, &[Edit::Write(at.as_bytes(), text.as_bytes())]);
        if !core::mem::replace(&mut self.said, true) {
            log::warn!(
                "domain {}: {} {} does not connect: {} {}",
                self.dom.0,
                self.driver.class(),
                self.id,
                fault.errno,
                fault.what
            );
        }
        self.say(hyp, store, &Nodes::new(), State::Closing)
    }
}

impl<H: Hypervisor> Devices<H> {
    /// Devices there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// Whose port it is.
    pub fn of(&self, port: Port) -> Option<u64> {
        self.ports.get(&u64::from(port.0)).copied()
    }

    /// Requests and bytes that disks have answered and moved: answered, refused, read, written.
    pub fn disks_done(&self) -> [u64; 4] {
        let mut sum = [0; 4];
        for device in self.all.values() {
            let Driver::Block(block) = &device.driver else { continue };
            let done = block.done();
            for (sum, value) in sum.iter_mut().zip([done.answered, done.refused, done.read, done.written]) {
                *sum += value;
            }
        }
        sum
    }

    /// A guest's disk.
    pub fn disk(&self, vm: &Uuid, vbd: &Uuid) -> Option<&Block<H>> {
        match &self.all.get(&self.find(vm, vbd)?)?.driver {
            Driver::Block(block) => Some(block),
            Driver::Net(_) => None,
        }
    }

    /// A guest's network card.
    pub fn card(&self, vm: &Uuid, vif: &Uuid) -> Option<&Card<H>> {
        match &self.all.get(&self.find(vm, vif)?)?.driver {
            Driver::Net(card) => Some(card),
            Driver::Block(_) => None,
        }
    }

    fn find(&self, vm: &Uuid, object: &Uuid) -> Option<u64> {
        self.all.iter().find(|(_, device)| device.vm == *vm && device.driver.object() == object).map(|(serial, _)| serial)
    }

    fn of_vm(&self, vm: &Uuid) -> Vec<u64> {
        self.all.iter().filter(|(_, device)| device.vm == *vm).map(|(serial, _)| serial).collect()
    }

    /// Whether a guest has a device of that class and number, or that is that object.
    fn is_taken(&self, vm: &Uuid, driver: &Driver<H>, id: u32) -> bool {
        self.find(vm, driver.object()).is_some()
            || self.all.values().any(|d| d.vm == *vm && d.id == id && d.driver.class() == driver.class())
    }

    /// Whether a device's two ends are connected. None: there is none.
    pub fn is_connected(&self, vm: &Uuid, object: &Uuid) -> Option<bool> {
        Some(self.all.get(&self.find(vm, object)?)?.state == State::Connected)
    }

    /// What was asked of a volume by a device that is gone is not done yet.
    pub fn is_leaving(&self, vdi: &Uuid) -> bool {
        let changed = |driver: &Driver<H>| matches!(driver, Driver::Block(block) if block.is_leaving(vdi));
        self.leaving.iter().any(|leaving| leaving.vdi == *vdi) || self.all.values().any(|it| changed(&it.driver))
    }

    /// Likewise of a device that a guest had, or of any.
    pub fn has_left(&self, vm: &Uuid, object: Option<&Uuid>) -> bool {
        let of = |leaving: &Leaving| leaving.vm == *vm && object.is_none_or(|object| leaving.object == *object);
        !self.leaving.iter().any(of)
    }

    fn poke(&mut self, serial: u64, at: u64) {
        let due = self.due.or_insert_with(serial, || at);
        *due = (*due).min(at);
    }

    /// Puts a device into the store. EEXIST: the guest has one like it. On an error nothing is left.
    pub fn add(
        &mut self,
        hyp: &mut H,
        store: &mut Store<H>,
        vm: &Uuid,
        dom: DomId,
        id: u32,
        driver: Driver<H>,
    ) -> HypResult<()> {
        if self.is_taken(vm, &driver, id) {
            return Err(Errno::EEXIST);
        }
        let mut device = Device {
            vm: *vm,
            dom,
            id,
            driver,
            state: State::Initialising,
            ports: Vec::new(),
            look: false,
            detaching: false,
            paced: 0,
            credit: Credit::default(),
            masked: None,
            arrived: 0,
            said: false,
            since: None,
        };
        self.serial += 1;
        let same = |(of, class, number, _): &&(DomId, &str, u32, u64)| {
            *of == dom && *class == device.driver.class() && *number == id
        };
        device.since = self.gone.iter().rev().find(same).map(|(.., at)| *at);
        if device.since.is_some() {
            let now = hyp.now().0;
            self.poke(u64::from(self.serial), now);
        } else {
            device.show(hyp, store, self.serial)?;
        }
        self.all.insert(u64::from(self.serial), device);
        Ok(())
    }

    /// Begins to take a device away: its frontend is asked to close. `false`: there is none (any more).
    pub fn detach(&mut self, hyp: &mut H, store: &mut Store<H>, vm: &Uuid, object: &Uuid) -> bool {
        let Some(serial) = self.find(vm, object) else { return false };
        let Some(device) = self.all.get_mut(&serial) else { return false };
        if !core::mem::replace(&mut device.detaching, true) {
            device.look = true;
            self.poke(serial, 0);
        }
        let now = hyp.now().0;
        self.follow(hyp, store, serial, now);
        self.all.contains_key(&serial)
    }

    /// Puts another medium into a drive, a volume that was opened for it or none. `false`: there is no such drive.
    pub fn change_medium(
        &mut self,
        hyp: &mut H,
        volumes: &mut dyn Volumes,
        [vm, object]: [&Uuid; 2],
        (vdi, volume): (Option<Uuid>, Option<Volume>),
    ) -> bool {
        let Some(serial) = self.find(vm, object) else { return false };
        let Some(Driver::Block(block)) = self.all.get_mut(&serial).map(|device| &mut device.driver) else { return false };
        block.change(volumes, vdi, volume);
        let now = hyp.now().0;
        self.poke(serial, now);
        true
    }

    /// Tells a frontend that is connected of the medium that is in its drive now.
    fn tell_medium(&mut self, hyp: &mut H, store: &mut Store<H>, serial: u64, now: u64) {
        let Some(device) = self.all.get_mut(&serial).filter(|device| device.state == State::Connected) else { return };
        let Driver::Block(block) = &mut device.driver else { return };
        if core::mem::take(&mut block.changed) {
            let nodes = block.properties();
            if device.say(hyp, store, &nodes, State::Connected).is_err() {
                if let Driver::Block(block) = &mut device.driver {
                    block.changed = true;
                }
                self.poke(serial, now + LATER_NS);
            }
        }
    }

    /// Takes a device away at once.
    pub fn remove(&mut self, hyp: &mut H, store: &mut Store<H>, volumes: &mut dyn Volumes, vm: &Uuid, object: &Uuid) {
        if let Some(serial) = self.find(vm, object) {
            self.drop_device(hyp, store, serial);
        }
        self.settle(volumes);
    }

    /// Takes everything away that a guest has.
    pub fn forget(&mut self, hyp: &mut H, store: &mut Store<H>, volumes: &mut dyn Volumes, vm: &Uuid) {
        for serial in self.of_vm(vm) {
            let dom = self.all.get(&serial).map(|device| device.dom);
            self.drop_device(hyp, store, serial);
            // Whoever gets the domain's id next has noticed nothing to wait for.
            self.gone.retain(|(of, ..)| Some(*of) != dom);
        }
        self.settle(volumes);
    }

    /// Asks all frontends of a guest to close. `true`: some have not.
    pub fn detach_all(&mut self, hyp: &mut H, store: &mut Store<H>, vm: &Uuid) -> bool {
        let objects: Vec<Uuid> =
            self.of_vm(vm).iter().filter_map(|serial| self.all.get(serial)).map(|d| *d.driver.object()).collect();
        objects.iter().fold(false, |left, object| self.detach(hyp, store, vm, object) | left)
    }

    fn drop_device(&mut self, hyp: &mut H, store: &mut Store<H>, serial: u64) {
        self.disconnect(hyp, serial);
        let Some(device) = self.all.remove(&serial) else { return };
        self.due.remove(&serial);
        store.unwatch(&format!("{}/state", device.front()), serial as u32);
        clear(hyp, store, &device);
        if self.gone.is_full() {
            self.gone.remove(0);
        }
        let _ = self.gone.push((device.dom, device.driver.class(), device.id, hyp.now().0));
        let (vm, object) = (device.vm, *device.driver.object());
        match device.driver {
            Driver::Block(block) => {
                // Nothing was asked of the second one.
                for (vdi, outstanding) in block.vdis().into_iter().zip([block.outstanding, 0]) {
                    let Some(vdi) = vdi else { continue };
                    self.leaving.push(Leaving { serial, vm, object, vdi, outstanding });
                }
            }
            Driver::Net(_) => {}
        }
        store.stirred = true;
    }

    /// Closes volumes of which nothing is wanted any more; whether there were some.
    fn settle(&mut self, volumes: &mut dyn Volumes) -> bool {
        let before = self.leaving.len();
        self.leaving.retain(|leaving| {
            if leaving.outstanding == 0 {
                volumes.close(&leaving.vdi);
            }
            leaving.outstanding > 0
        });
        self.leaving.len() < before
    }

    fn disconnect(&mut self, hyp: &mut H, serial: u64) {
        let Some(device) = self.all.get_mut(&serial) else { return };
        for port in core::mem::take(&mut device.ports) {
            self.ports.remove(&u64::from(port.0));
        }
        device.masked = None;
        device.driver.disconnect(hyp);
    }

    /// A frontend kicked one of its rings; true if it did so too often, and must not for a while.
    pub fn event(&mut self, hyp: &mut H, volumes: &mut dyn Volumes, serial: u64, port: Port) -> bool {
        let mut now = hyp.now().0;
        let moved = self.work(hyp, volumes, serial, &mut now);
        let Some(device) = self.all.get_mut(&serial) else { return false };
        // What its work takes is its guest's share.
        let cost = if moved { TURN_NS } else { IDLE_NS };
        let Some(until) = device.credit.spend(hyp, port, now, cost) else { return false };
        device.masked = Some(until);
        self.poke(serial, until);
        true
    }

    /// Moves what there is to move between a device's rings and the rest. `true`: something was.
    fn work(&mut self, hyp: &mut H, volumes: &mut dyn Volumes, serial: u64, time: &mut u64) -> bool {
        let Some(device) = self.all.get_mut(&serial) else { return false };
        let began = *time;
        if let Some(until) = self.shares.waits(device.dom, began) {
            self.poke(serial, until);
            return false;
        }
        let worked = device.driver.work(hyp, &mut Outside { volumes }, serial);
        let now = hyp.now().0;
        *time = now;
        if worked.moved {
            self.shares.charge(device.dom, now, now.saturating_sub(began));
        }
        if worked.broken > 0 {
            log::warn!("domain {}: {} {}: a broken ring, closed", device.dom.0, device.driver.class(), device.id);
        }
        let changed = matches!(&device.driver, Driver::Block(block) if block.changed);
        if worked.more || worked.later || changed {
            self.poke(serial, if worked.later && !worked.more { now + LATER_NS } else { now });
        }
        if let Some(at) = worked.at {
            self.poke(serial, at);
        }
        worked.moved
    }

    /// Goes on with everything; when there is more to do.
    pub fn turn(&mut self, hyp: &mut H, store: &mut Store<H>, volumes: &mut dyn Volumes) -> Option<u64> {
        let now = hyp.now().0;
        self.hear(store, now);
        let (mut count, took) = (0, core::mem::take(&mut self.storage_took));
        let others = core::mem::take(&mut self.storage_did);
        while count < DONE_PER_TURN
            && let Some((tag, done)) = volumes.done()
        {
            count += 1;
            let (serial, slot) = (tag >> 32, tag as u32);
            if let Some(Device { arrived, driver: Driver::Block(block), .. }) = self.all.get_mut(&serial) {
                block.complete(slot, done);
                *arrived += 1;
                self.poke(serial, now);
            } else if let Some(leaving) = self.leaving.iter_mut().find(|leaving| leaving.serial == serial) {
                leaving.outstanding = leaving.outstanding.saturating_sub(1);
            }
        }
        let due: Vec<u64> = self.due.iter().filter(|(_, at)| now >= **at).map(|(serial, _)| serial).collect();
        let mut time = now;
        for serial in due {
            self.due.remove(&serial);
            if self.waits(hyp, store, serial, now) {
                self.poke(serial, now + LATER_NS);
            }
            self.follow(hyp, store, serial, now);
            let Some(device) = self.all.get_mut(&serial) else { continue };
            if device.masked.take_if(|until| now >= *until).is_some() {
                device.ports.iter().for_each(|port| hyp.mask(*port, false));
            }
            let again = device.masked;
            // Of what storage took, as much as of what it has done.
            if let arrived @ 1.. = core::mem::take(&mut device.arrived) {
                self.shares.charge(device.dom, now, took * arrived / (count + others));
            }
            self.tell_medium(hyp, store, serial, now);
            self.work(hyp, volumes, serial, &mut time);
            if let Some(until) = again {
                self.poke(serial, until);
            }
        }
        store.stirred |= self.settle(volumes);
        let more = (count == DONE_PER_TURN).then_some(now);
        self.due.values().copied().chain(more).min()
    }

    /// Tells the guest of a device once it has noticed that the one before is gone: a guest that finds the same directory
    /// again keeps the dead one. `true`: not yet.
    fn waits(&mut self, hyp: &mut H, store: &mut Store<H>, serial: u64, now: u64) -> bool {
        let Some(device) = self.all.get_mut(&serial) else { return false };
        let Some(since) = device.since.filter(|_| !device.detaching) else { return false };
        if !store.has_noticed(&device.vm, since, now) || device.show(hyp, store, serial as u32).is_err() {
            return true;
        }
        device.since = None;
        false
    }

    /// Takes what the store tells of frontends.
    fn hear(&mut self, store: &mut Store<H>, now: u64) {
        while let Some(tag) = store.take_event() {
            let serial = u64::from(tag);
            if let Some(device) = self.all.get_mut(&serial) {
                device.look = true;
                self.poke(serial, now);
            }
        }
        let dropped = store.events_dropped();
        if core::mem::replace(&mut self.dropped, dropped) != dropped {
            for serial in self.all.keys().collect::<Vec<u64>>() {
                if let Some(device) = self.all.get_mut(&serial) {
                    device.look = true;
                }
                self.poke(serial, now);
            }
        }
    }

    /// Follows the frontend's state, if it may have changed.
    fn follow(&mut self, hyp: &mut H, store: &mut Store<H>, serial: u64, now: u64) {
        let Some(device) = self.all.get_mut(&serial).filter(|device| device.look) else { return };
        if device.paced > now + AHEAD_NS {
            let at = device.paced - AHEAD_NS;
            return self.poke(serial, at);
        }
        let path = device.front();
        let theirs = Front { server: store.server(), path: &path }.state();
        let online = !device.detaching;
        let next = match (theirs, device.state) {
            (State::Closed | State::Unknown | State::Initialising, _) if !online => {
                return self.drop_device(hyp, store, serial);
            }
            (State::Initialising, State::InitWait) => None,
            (State::Initialising, _) => Some(State::InitWait),
            (State::Initialised | State::Connected, State::InitWait) if online => Some(State::Connected),
            (State::Initialised | State::Connected, State::InitWait | State::Connected) if !online => Some(State::Closing),
            (State::Closing, State::Closing | State::Closed) => None,
            (State::Closing, _) => Some(State::Closing),
            (State::Closed | State::Unknown, State::Closed) => None,
            (State::Closed | State::Unknown, _) => Some(State::Closed),
            _ => None,
        };
        let Some(next) = next else {
            device.look = false;
            return;
        };
        if next == State::Connected && !device.driver.is_idle() {
            // Looked at again whenever something is done.
            return;
        }
        device.paced = device.paced.max(now) + STEP_NS;
        device.look = false;
        let said = self.change(hyp, store, serial, next);
        if said.is_err()
            && let Some(device) = self.all.get_mut(&serial)
        {
            device.look = true;
            self.poke(serial, now + LATER_NS);
        }
    }

    /// Goes to another state, and says so.
    fn change(&mut self, hyp: &mut H, store: &mut Store<H>, serial: u64, next: State) -> HypResult<()> {
        // Until a frontend has closed it is served: it may have something to write.
        if matches!(next, State::Closed | State::InitWait) {
            self.disconnect(hyp, serial);
        }
        let Some(device) = self.all.get_mut(&serial) else { return Ok(()) };
        if next != State::Connected {
            let nodes = if device.detaching { alloc::vec![("online", String::from("0"))] } else { Nodes::new() };
            return device.say(hyp, store, &nodes, next);
        }
        let path = device.front();
        match device.driver.connect(hyp, device.dom, &Front { server: store.server(), path: &path }) {
            Ok(Connected { ports, nodes }) => {
                for port in &ports {
                    self.ports.insert(u64::from(port.0), serial);
                }
                device.ports = ports;
                let said = device.say(hyp, store, &nodes, State::Connected);
                if said.is_err() {
                    self.disconnect(hyp, serial);
                } else {
                    self.poke(serial, 0);
                }
                said
            }
            Err(fault) => device.fail(hyp, store, &fault),
        }
    }
}

/// Takes a device's directories away.
fn clear<H: Hypervisor>(hyp: &mut H, store: &mut Store<H>, device: &Device<H>) {
    store.prune(hyp, &device.front(), &format!("{}/device", home(device.dom)));
    store.prune(hyp, &device.back(), "/local/domain");
}
