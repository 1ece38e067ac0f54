//! A guest's disk: what its nodes say (public/io/blkif.h), and its back end between rings and a volume.
//!
//! A volume is open from attaching to detaching, and until what was asked of it is done.

use super::front::{Fault, Front};
use super::volumes::{Volume, Volumes};
use super::{Connected, Nodes, Worked};
use crate::net::switch::Bucket;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use api_core::lifecycle::backend::Uuid;
use platform_xen::abi::blkif;
use platform_xen::hyp::{DiskDone, DiskRequest, DomId, Grants, Hypervisor};
use platform_xen::pv::block::{self, BlockBackend, Done, Geometry, MAX_INDIRECT, MAX_QUEUES, MAX_RING_ORDER, Polled};

/// Requests taken of one disk in one go.
const CREDIT: u32 = 32;

/// Bytes at once of a disk with a bound, at least.
const BURST: u64 = 64 << 10;

/// A disk to be attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiskSpec {
    /// The API's object.
    pub vbd: Uuid,
    /// Its number (docs/man/xen-vbd-interface.7): xvda is 51712.
    pub devid: u32,
    /// Its name: xvda.
    pub name: String,
    /// What is in it; none: a CD drive that is empty.
    pub vdi: Option<Uuid>,
    /// It cannot be written.
    pub read_only: bool,
    /// It is a CD.
    pub cdrom: bool,
    /// The guest may boot from it.
    pub bootable: bool,
    /// Its pages may be mapped for as long as it is connected (feature-persistent).
    pub persistent: bool,
    /// Most KiB a second; 0 is no bound.
    pub kbps: u32,
}

/// One that is attached.
pub struct Block<H: Hypervisor> {
    spec: DiskSpec,
    disk: Geometry,
    backend: Option<Box<BlockBackend<<H as Grants>::Mapped>>>,
    /// Asked of the volume and not done.
    pub outstanding: usize,
    /// Done over earlier connections.
    before: Done,
    shape: Option<Bucket>,
    /// What is in it next, and its sectors, once nothing is under way on what is in it.
    next: Option<(Option<Uuid>, u64)>,
    /// The frontend was not told of its medium yet.
    pub changed: bool,
}

fn sectors(volume: Option<Volume>) -> u64 {
    volume.map_or(0, |volume| volume.bytes / blkif::SECTOR)
}

fn number(value: impl Into<u64>) -> String {
    value.into().to_string()
}

impl<H: Hypervisor> Block<H> {
    /// Over a volume that was opened for it, or none.
    pub fn new(spec: DiskSpec, volume: Option<Volume>, now: u64) -> Block<H> {
        let disk = Geometry { sectors: sectors(volume), read_only: spec.read_only || spec.cdrom };
        let shape = Bucket::of_kbps(spec.kbps, BURST, now);
        let before = Done::default();
        Block { spec, disk, backend: None, outstanding: 0, before, shape, next: None, changed: false }
    }

    /// The volume that it uses, and the one that is opened for it.
    pub fn vdis(&self) -> [Option<Uuid>; 2] {
        [self.spec.vdi, self.next.and_then(|(next, _)| next)]
    }

    /// It uses a volume that is in it no more.
    pub fn is_leaving(&self, vdi: &Uuid) -> bool {
        self.next.is_some() && self.spec.vdi.as_ref() == Some(vdi)
    }

    /// Puts another medium in, a volume that was opened for it or none: once nothing is under way on the one before.
    pub fn change(&mut self, volumes: &mut dyn Volumes, vdi: Option<Uuid>, volume: Option<Volume>) {
        if let Some((Some(earlier), _)) = self.next.replace((vdi, sectors(volume))) {
            volumes.close(&earlier);
        }
        self.swap(volumes);
    }

    fn swap(&mut self, volumes: &mut dyn Volumes) {
        if let Some((next, sectors)) = self.next.take_if(|_| self.outstanding == 0) {
            if let Some(old) = core::mem::replace(&mut self.spec.vdi, next) {
                volumes.close(&old);
            }
            self.disk.sectors = sectors;
            if let Some(backend) = &mut self.backend {
                backend.set_disk(self.disk);
            }
            self.changed = true;
        }
    }

    /// The API's object.
    pub fn vbd(&self) -> &Uuid {
        &self.spec.vbd
    }

    /// How much was done.
    pub fn done(&self) -> Done {
        let now = self.backend.as_ref().map(|backend| backend.done()).unwrap_or_default();
        Done {
            answered: self.before.answered + now.answered,
            refused: self.before.refused + now.refused,
            read: self.before.read + now.read,
            written: self.before.written + now.written,
        }
    }

    /// What the frontend finds in its own directory.
    pub fn front(&self) -> Nodes {
        alloc::vec![
            ("virtual-device", number(self.spec.devid)),
            // Of a CD too: Linux leaves a "cdrom" of a PVH guest to emulated hardware, which there is none of.
            ("device-type", String::from("disk")),
        ]
    }

    /// What it finds in ours before it connects.
    pub fn offer(&self) -> Nodes {
        let writable = !self.disk.read_only;
        let mut nodes = alloc::vec![
            ("dev", self.spec.name.clone()),
            ("mode", String::from(if writable { "w" } else { "r" })),
            ("device-type", String::from(if self.spec.cdrom { "cdrom" } else { "disk" })),
            ("removable", number(self.spec.cdrom)),
            ("bootable", number(self.spec.bootable)),
            ("type", String::from("phy")),
            ("feature-flush-cache", number(1u32)),
            ("feature-barrier", number(writable)),
            ("feature-persistent", number(self.spec.persistent)),
            ("feature-max-indirect-segments", number(MAX_INDIRECT as u64)),
            ("max-ring-page-order", number(MAX_RING_ORDER)),
            ("multi-queue-max-queues", number(MAX_QUEUES)),
            ("discard-enable", number(writable)),
            ("feature-discard", number(writable)),
        ];
        if writable {
            nodes.push(("discard-granularity", number(4096u32)));
            nodes.push(("discard-alignment", number(0u32)));
            nodes.push(("discard-secure", number(0u32)));
        }
        nodes
    }

    /// What it finds once it is connected; Linux looks again at the sectors when the state is written again.
    pub fn properties(&self) -> Nodes {
        let flag = |on, flag| if on { flag } else { 0 };
        let info = flag(self.spec.cdrom, blkif::CDROM | blkif::REMOVABLE) | flag(self.disk.read_only, blkif::READONLY);
        alloc::vec![
            ("sectors", number(self.disk.sectors)),
            ("sector-size", number(blkif::SECTOR)),
            ("physical-sector-size", number(blkif::SECTOR)),
            ("info", number(info)),
        ]
    }

    /// Maps the rings that the frontend made. On an error nothing is left of it.
    pub fn connect(&mut self, hyp: &mut H, dom: DomId, front: &Front<'_>) -> Result<Connected, Fault> {
        let layout = block::layout(front.text("protocol")).ok_or_else(|| Fault::of("protocol"))?;
        let queues = front.count("multi-queue-num-queues", MAX_QUEUES)?;
        let pages = match front.number("ring-page-order")? {
            Some(order @ 0..=MAX_RING_ORDER) => 1 << order,
            Some(_) => return Err(Fault::of("ring-page-order")),
            None => front.count("num-ring-pages", 1 << MAX_RING_ORDER)?,
        };
        if !pages.is_power_of_two() {
            return Err(Fault::of("num-ring-pages"));
        }
        let mut backend = BlockBackend::new(dom, self.disk, layout);
        // Linux (6.1) says that it has them even where they are not offered, and then does not expect them.
        if self.spec.persistent && front.has("feature-persistent") {
            backend.keep_pages();
        }
        let mut ports = Vec::new();
        for queue in 0..queues {
            let at = if queues == 1 { String::new() } else { format!("queue-{queue}/") };
            let port = front.bind(hyp, dom, &format!("{at}event-channel"));
            let mapped = front.map(hyp, dom, &format!("{at}ring-ref"), pages);
            match (mapped, port) {
                (Ok(pages), Ok(port)) => {
                    backend.add(pages, port);
                    ports.push(port);
                }
                (mapped, port) => {
                    let fault = mapped.as_ref().err().or(port.as_ref().err()).cloned();
                    if let Ok(pages) = mapped {
                        hyp.unmap_grants(pages);
                    }
                    if let Ok(port) = port {
                        let _ = hyp.close(port);
                    }
                    release(hyp, backend);
                    return Err(fault.unwrap_or_else(|| Fault::of("ring")));
                }
            }
        }
        self.backend = Some(Box::new(backend));
        self.changed = false;
        Ok(Connected { ports, nodes: self.properties() })
    }

    /// Unmaps everything; what is under way is answered by nobody any more.
    pub fn disconnect(&mut self, hyp: &mut H) {
        self.before = self.done();
        if let Some(backend) = self.backend.take() {
            release(hyp, *backend);
        }
    }

    /// Something that was asked of the volume is done.
    pub fn complete(&mut self, slot: u32, done: DiskDone) {
        self.outstanding = self.outstanding.saturating_sub(1);
        if let Some(backend) = &mut self.backend {
            backend.complete(slot, done);
        }
    }

    /// Moves what can be moved between rings and volume. `tag`: by which the volume names what is done.
    pub fn work(&mut self, hyp: &mut H, volumes: &mut dyn Volumes, tag: u64) -> Worked {
        self.swap(volumes);
        let Some(backend) = &mut self.backend else { return Worked::default() };
        let (mut sum, mut at) = (Polled::default(), None);
        // Of a disk with a bound each request is taken for itself.
        let now = self.shape.as_ref().map_or(0, |_| hyp.now().0);
        let (turns, credit) = if self.shape.is_some() { (CREDIT, 1) } else { (1, CREDIT) };
        for _ in 0..turns {
            let owes = self.shape.as_mut().is_some_and(|shape| !shape.ready(now));
            let waits = owes || self.next.is_some();
            at = self.shape.as_ref().filter(|_| owes).map(Bucket::at);
            let polled = if waits { Polled::default() } else { backend.poll(hyp, credit) };
            sum = Polled { requests: sum.requests + polled.requests, broken: sum.broken + polled.broken, ..polled };
            // Steps of requests that were taken before are among them.
            while let Some((slot, request)) = backend.take() {
                let Some(vdi) = &self.spec.vdi else {
                    // Nothing but a flush has a place in an empty drive.
                    backend.complete(slot, DiskDone::Ok);
                    continue;
                };
                if let (Some(shape), DiskRequest::Read(_, bytes)) = (&mut self.shape, &request) {
                    shape.take(*bytes as u64);
                } else if let (Some(shape), DiskRequest::Write(_, data)) = (&mut self.shape, &request) {
                    shape.take(data.len() as u64);
                }
                self.outstanding += 1;
                volumes.submit(vdi, tag | u64::from(slot), request);
            }
            if polled.requests == 0 {
                break;
            }
        }
        let answered = backend.finish(hyp);
        let Polled { requests, more, later, broken } = sum;
        Worked { moved: requests > 0 || answered, more: more || backend.is_asking(), later, broken, at }
    }
}

fn release<H: Hypervisor>(hyp: &mut H, backend: BlockBackend<<H as Grants>::Mapped>) {
    let (mapped, ports) = backend.into_parts();
    mapped.for_each(|pages| hyp.unmap_grants(pages));
    for port in ports {
        // The other end may have closed its own: Xen closes ours all the same.
        let _: Result<(), _> = hyp.close(port);
    }
}
