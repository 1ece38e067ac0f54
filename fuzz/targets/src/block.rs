//! A disk whose guest is the fuzzer: what it puts into its rings, its pages and its indices, when, and how the disk answers.
//!
//! ```text
//!   flags | operation, arguments | operation, arguments | ...
//! ```
//! Deliberately absent: Xen; grants are numbers of pages here.

use platform_xen::abi::blkif::LAYOUTS;
use platform_xen::hyp::{
    Copy, DiskDone, DiskRequest, DomId, Errno, Events, GrantCopy, GrantRef, Granted, Grants, HypResult, PAGE_SIZE, Pages,
    Port, Virq,
};
use platform_xen::pv::block::{BlockBackend, Geometry, HELD, MAX_BYTES};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

const SECTORS: u64 = 1000;
/// Pages that are granted; the last of them to be read only.
const GRANTED: usize = 6;

/// A ring that the backend may touch where it must, and nowhere else.
#[derive(Clone)]
struct Ring {
    page: Rc<RefCell<Vec<u8>>>,
    slot: usize,
    response: usize,
}

impl Ring {
    fn set(&self, at: usize, bytes: &[u8]) {
        self.page.borrow_mut()[at..at + bytes.len()].copy_from_slice(bytes);
    }
    fn get(&self, at: usize) -> u32 {
        u32::from_le_bytes(self.page.borrow()[at..at + 4].try_into().expect("four"))
    }
}

/// What the backend has mapped.
enum Mapped {
    Ring(Ring),
    /// A page that stays.
    Page(Rc<RefCell<Vec<u8>>>),
}

impl Mapped {
    fn ring(&self) -> &Ring {
        match self {
            Mapped::Ring(ring) => ring,
            Mapped::Page(_) => panic!("data has no indices"),
        }
    }
}

impl Pages for Mapped {
    fn len(&self) -> usize {
        PAGE_SIZE
    }
    fn read(&self, offset: usize, to: &mut [u8]) {
        match self {
            Mapped::Ring(ring) => ring.read(offset, to),
            Mapped::Page(page) => to.copy_from_slice(&page.borrow()[offset..][..to.len()]),
        }
    }
    fn write(&self, offset: usize, from: &[u8]) {
        match self {
            Mapped::Ring(ring) => ring.write(offset, from),
            Mapped::Page(page) => page.borrow_mut()[offset..][..from.len()].copy_from_slice(from),
        }
    }
    fn zero(&self, _: usize, _: usize) {
        panic!("the pages are the guest's to zero");
    }
    fn load_u32(&self, offset: usize) -> u32 {
        assert!(offset == 0 || offset == 12, "the guest's indices only");
        self.ring().get(offset)
    }
    fn store_u32(&self, offset: usize, value: u32) {
        assert!(offset == 4 || offset == 8, "our indices only");
        self.ring().set(offset, &value.to_le_bytes());
    }
}

impl Ring {
    fn read(&self, offset: usize, to: &mut [u8]) {
        assert!(offset >= 64 && (offset - 64).is_multiple_of(self.slot) && to.len() == self.slot, "a slot");
        to.copy_from_slice(&self.page.borrow()[offset..offset + to.len()]);
    }
    fn write(&self, offset: usize, from: &[u8]) {
        assert!(offset >= 64 && (offset - 64).is_multiple_of(self.slot) && from.len() == self.response, "a response");
        assert_eq!(from[9], 0);
        assert!(from[12..].iter().all(|byte| *byte == 0), "leftovers");
        self.set(offset, from);
    }
}

/// Its pages.
struct Guest {
    pages: Vec<Rc<RefCell<Vec<u8>>>>,
    notified: usize,
}

impl Guest {
    fn page(&self, grant: GrantRef, write: bool) -> HypResult<&Rc<RefCell<Vec<u8>>>> {
        let number = grant.0 as usize;
        if write && number + 1 == GRANTED {
            return Err(Errno::EIO);
        }
        self.pages.get(number).ok_or(Errno::ENOENT)
    }
}

impl Grants for Guest {
    type Mapped = Mapped;

    fn copy_grants(&mut self, copies: &mut [GrantCopy<'_>]) {
        for copy in copies {
            assert!(copy.fits() && !copy.is_empty(), "{copy:?}");
            copy.done = match &mut copy.what {
                Copy::Out(from, to) => self.page(from.grant, false).map(|page| {
                    to.copy_from_slice(&page.borrow()[usize::from(from.offset)..][..to.len()]);
                }),
                Copy::In(from, to) => self.page(to.grant, true).map(|page| {
                    page.borrow_mut()[usize::from(to.offset)..][..from.len()].copy_from_slice(from);
                }),
                Copy::Between(..) => panic!("there is one guest"),
            };
        }
    }
    fn map_grants(&mut self, _: DomId, _: &[GrantRef], _: bool) -> HypResult<Mapped> {
        Err(Errno::ENOENT)
    }
    fn keep_grant(&mut self, _: DomId, grant: GrantRef) -> HypResult<Mapped> {
        self.page(grant, true).cloned().map(Mapped::Page)
    }
    fn unmap_grants(&mut self, _: Mapped) {}
}

impl Events for Guest {
    fn alloc_unbound(&mut self, _: DomId) -> HypResult<Port> {
        Err(Errno::ENOSPC)
    }
    fn bind_interdomain(&mut self, _: DomId, _: Port) -> HypResult<Port> {
        Err(Errno::ENOSPC)
    }
    fn bind_virq(&mut self, _: Virq) -> HypResult<Port> {
        Err(Errno::ENOSPC)
    }
    fn notify(&mut self, _: Port) -> HypResult<()> {
        self.notified += 1;
        Ok(())
    }
    fn close(&mut self, _: Port) -> HypResult<()> {
        Ok(())
    }
    fn take_pending(&mut self) -> Option<Port> {
        None
    }
    fn mask(&mut self, _: Port, _: bool) {}
    fn open_ports(&self) -> usize {
        0
    }
}

/// What is asked of the disk, and for how many bytes.
struct Asked {
    slot: u32,
    request: DiskRequest,
}

impl Asked {
    fn check(&self, read_only: bool) {
        let (at, len, writes) = match &self.request {
            DiskRequest::Read(at, len) => (*at, *len as u64, false),
            DiskRequest::Write(at, data) => (*at, data.len() as u64, true),
            DiskRequest::Flush => return,
            DiskRequest::Discard(at, len) => (*at, *len, true),
        };
        assert!(at % 512 == 0 && len % 512 == 0 && len > 0 && at + len <= SECTORS * 512, "{at} {len}");
        assert!(!writes || !read_only);
        assert!(len <= MAX_BYTES as u64 || matches!(self.request, DiskRequest::Discard(..)));
    }
}

/// The disk's part of a conversation.
pub fn block(data: &[u8]) {
    let mut rest = data.iter().copied();
    let flags = rest.next().unwrap_or(0);
    let (layout, count, read_only) = (LAYOUTS[usize::from(flags & 1)], 1 + usize::from(flags >> 1 & 1), flags & 4 != 0);
    let mut guest = Guest { pages: (0..GRANTED).map(|_| Rc::new(RefCell::new(vec![0; PAGE_SIZE]))).collect(), notified: 0 };
    let mut back = BlockBackend::new(DomId(7), Geometry { sectors: SECTORS, read_only }, layout);
    if flags & 8 != 0 {
        back.keep_pages();
    }
    let ring = || Ring { page: Rc::new(RefCell::new(vec![0; PAGE_SIZE])), slot: layout.slot, response: layout.response };
    let rings: Vec<Ring> = (0..count).map(|_| ring()).collect();
    for (n, ring) in rings.iter().enumerate() {
        ring.set(12, &1u32.to_le_bytes());
        back.add(Mapped::Ring(ring.clone()), Port(n as u32));
    }
    let mut asked: VecDeque<Asked> = VecDeque::new();
    let (mut taken, mut broken) = (0, 0);
    while let Some(operation) = rest.next() {
        let ring = &rings[usize::from(operation >> 4) % count];
        let mut word = || u32::from_le_bytes(core::array::from_fn(|_| rest.next().unwrap_or(0)));
        match operation % 8 {
            0 | 1 => {
                let prod = ring.get(0);
                let request: Vec<u8> = (0..layout.slot).map(|_| rest.next().unwrap_or(0)).collect();
                ring.set(64 + (prod % 32) as usize * layout.slot, &request);
                ring.set(0, &prod.wrapping_add(1).to_le_bytes());
            }
            2 => {
                let (at, value) = (word(), word());
                ring.set([0, 4, 8, 12][at as usize % 4], &value.to_le_bytes());
            }
            3 => {
                let (page, at) = (rest.next().unwrap_or(0), rest.next().unwrap_or(0));
                let bytes: Vec<u8> = (0..8).map(|_| rest.next().unwrap_or(0)).collect();
                guest.pages[usize::from(page) % GRANTED].borrow_mut()[usize::from(at) * 8..][..8].copy_from_slice(&bytes);
            }
            4 | 5 => {
                let credit = u32::from(rest.next().unwrap_or(0));
                let polled = back.poll(&mut guest, credit);
                assert!(polled.requests <= credit && !polled.later);
                taken += u64::from(polled.requests);
                broken += polled.broken as usize;
                assert!(broken <= count);
            }
            6 => {
                let Some(it) = asked.pop_front() else { continue };
                let done = match (rest.next().unwrap_or(0) % 8, &it.request) {
                    (0, _) => DiskDone::Failed,
                    (1, _) => DiskDone::Ok,
                    (2, _) => DiskDone::Read(vec![1; 512]),
                    (_, DiskRequest::Read(_, len)) => DiskDone::Read(vec![2; *len]),
                    _ => DiskDone::Ok,
                };
                back.complete(it.slot, done);
            }
            _ => {
                back.finish(&mut guest);
            }
        }
        while let Some((slot, request)) = back.take() {
            let it = Asked { slot, request };
            it.check(read_only);
            asked.push_back(it);
        }
        assert!(back.held() <= HELD && asked.len() <= back.under_way() && back.under_way() <= 32 * count);
    }
    // Whatever was asked is answered in the end, once, and nothing is held.
    loop {
        while let Some(it) = asked.pop_front() {
            back.complete(it.slot, DiskDone::Failed);
            back.complete(it.slot, DiskDone::Failed);
        }
        back.finish(&mut guest);
        // A barrier that waited for them.
        asked.extend(core::iter::from_fn(|| back.take()).map(|(slot, request)| Asked { slot, request }));
        if asked.is_empty() {
            break;
        }
    }
    assert!(back.take().is_none());
    assert_eq!((back.held(), back.under_way(), back.done().answered), (0, 0, taken));
    let (mapped, ports) = back.into_parts();
    let kept = mapped.count() - count;
    assert!(ports.count() == count && kept < GRANTED && (kept == 0 || flags & 8 != 0), "{kept}");
}

/// Conversations that work.
pub fn seeds() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for (n, layout) in (0..).zip(LAYOUTS) {
        let head = |operation: u8, second: u8, sector: u64| {
            let mut request = vec![0, operation, second, 0, 0];
            request.resize(1 + layout.id, 0);
            request.extend(u64::from(operation).to_le_bytes());
            request.extend(sector.to_le_bytes());
            request
        };
        let direct = |operation: u8, sector: u64, pages: &[u8]| {
            let mut request = head(operation, pages.len() as u8, sector);
            request.extend(pages.iter().flat_map(|page| [*page, 0, 0, 0, 0, 7, 0, 0]));
            request.resize(1 + layout.slot, 0);
            request
        };
        let mut indirect = head(6, 1, 8);
        indirect[3] = 2;
        indirect.extend([0, 0, 0, 0, 2, 0, 0, 0]);
        indirect.resize(1 + layout.slot, 0);
        let mut discard = head(5, 0, 8);
        discard.extend(16u64.to_le_bytes());
        discard.resize(1 + layout.slot, 0);
        let described = [&[3, 2, 0, 0, 0, 0, 0, 0, 7, 0, 0][..], &[3, 2, 1, 1, 0, 0, 0, 2, 5, 0, 0]].concat();
        let served = [4, 9, 6, 3, 6, 3, 6, 3, 6, 3, 7];
        let talk =
            [direct(0, 1, &[0, 1]), direct(1, 9, &[2]), direct(3, 0, &[]), direct(2, 3, &[1]), served.to_vec()].concat();
        let more = [described, indirect, discard, direct(3, 5, &[1]), served.to_vec(), served.to_vec()].concat();
        for flags in [n, n | 2, n | 4, n | 8, n | 10] {
            all.push([&[flags][..], &talk].concat());
            all.push([&[flags][..], &more, &talk].concat());
        }
        let absurd = [2, 0, 0, 0, 0, 33, 0, 0, 0, 4, 9];
        all.push([&[n | 2][..], &talk, &absurd, &talk].concat());
    }
    all
}
