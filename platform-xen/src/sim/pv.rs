//! PV guests of the simulated Xen: machine frames, the check of page tables, and what the guest itself looks at.
//!
//! Facts: public/xen.h and what arch/x86/mm.c refuses. No two extents of a guest lie next to each other, so that who takes
//! frames for consecutive is found out. A table that was checked may not be mapped by anybody any more.
//! Deliberately absent: updates of checked tables, large pages, 32 bits.

use super::boot::Boot;
use super::memory::{GuestMemory, POISON};
use crate::abi::vcpu::GuestContext;
use crate::abi::xen::pte;
use crate::hyp::{HvmParam, Mfn, PAGE_SHIFT, PAGE_SIZE, PvStart, PvVcpu};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

/// What Xen knows of a PV guest besides its memory, which is by machine frame.
pub struct Pv {
    /// First pfn of an extent -> its frames.
    extents: BTreeMap<u64, (u64, u64)>,
    /// Frames that hold checked tables, and their level.
    pub tables: BTreeMap<u64, u32>,
    /// Those that are pinned.
    pub pins: BTreeSet<u64>,
    pub root: Option<u64>,
    /// State of the VCPUs that were brought up.
    pub vcpus: BTreeMap<u32, PvVcpu>,
    /// It was one before.
    again: bool,
    pub shared_info: u64,
}

type Checked<T> = Result<T, &'static str>;

/// What a guest finds at its start.
pub struct Found {
    pub boot: Boot,
    /// As the parameters of a PVH guest.
    pub rings: [(HvmParam, u64); 4],
}

impl Pv {
    pub fn new(shared_info: u64) -> Pv {
        Pv {
            extents: BTreeMap::new(),
            tables: BTreeMap::new(),
            pins: BTreeSet::new(),
            root: None,
            vcpus: BTreeMap::new(),
            again: false,
            shared_info,
        }
    }

    /// The machine frame of a page.
    pub fn frame(&self, pfn: u64) -> Option<u64> {
        let (first, (frame, count)) = self.extents.range(..=pfn).next_back()?;
        (pfn - first < *count).then(|| frame + (pfn - first))
    }

    /// The page that a machine frame is.
    pub fn page_of(&self, frame: u64) -> Option<u64> {
        let (pfn, (first, _)) = self.extents.iter().find(|(_, (first, count))| (*first..first + count).contains(&frame))?;
        Some(pfn + (frame - first))
    }

    pub fn overlaps(&self, pfn: u64, count: u64) -> bool {
        self.frame(pfn).is_some() || self.extents.range(pfn..pfn + count).next().is_some()
    }

    pub fn add(&mut self, pfn: u64, frame: u64, count: u64) {
        self.extents.insert(pfn, (frame, count));
    }

    /// Checks tables as Xen does when they are pinned. `mapped`: a frame that the control domain maps.
    pub fn pin(&mut self, memory: &GuestMemory, root: u64, level: u32, mapped: impl Fn(u64) -> bool) -> Checked<()> {
        let mut tables = BTreeMap::new();
        let mut writable = BTreeSet::new();
        self.table(memory, root, level, &mut tables, &mut writable)?;
        if self.tables.iter().any(|(table, level)| *tables.entry(*table).or_insert(*level) != *level) {
            return Err("a table of two levels");
        }
        if tables.keys().any(|table| writable.contains(table)) {
            return Err("a table is mapped writable by the guest");
        }
        if tables.keys().any(|table| mapped(*table)) {
            return Err("a table is mapped by the control domain");
        }
        self.tables = tables;
        self.pins.insert(root);
        if level == 4 {
            self.root.get_or_insert(root);
        }
        Ok(())
    }

    fn table(
        &self,
        memory: &GuestMemory,
        frame: u64,
        level: u32,
        tables: &mut BTreeMap<u64, u32>,
        writable: &mut BTreeSet<u64>,
    ) -> Checked<()> {
        match tables.insert(frame, level) {
            Some(before) if before == level => return Ok(()),
            Some(_) => return Err("a table of two levels"),
            None if !memory.is_ram(frame) => return Err("a table is not the guest's"),
            None => {}
        }
        for n in 0..512 {
            let entry = word(memory, (frame << PAGE_SHIFT) + 8 * n)?;
            if entry & pte::PRESENT == 0 {
                if entry != 0 {
                    return Err("an entry that is neither present nor zero");
                }
                continue;
            }
            let to = (entry & pte::ADDR) >> PAGE_SHIFT;
            if level == 4 && (256..272).contains(&n) {
                return Err("an entry of Xen's part");
            }
            if entry & (pte::ADDR | pte::NX | 0xfff) != entry || entry & 0x180 != 0 || entry & pte::USER == 0 {
                return Err("bits of an entry");
            }
            if level > 1 {
                self.table(memory, to, level - 1, tables, writable)?;
            } else if !memory.is_ram(to) {
                return Err("a page mapped that is not the guest's");
            } else if entry & pte::WRITE != 0 {
                writable.insert(to);
            }
        }
        Ok(())
    }

    /// Machine address of a virtual one, and whether it may be written to.
    fn walk(&self, memory: &GuestMemory, address: u64) -> Checked<(u64, bool)> {
        if address != ((address << 16) as i64 >> 16) as u64 {
            return Err("an address that is none");
        }
        let mut frame = self.root.ok_or("no pinned root")?;
        let mut entry = 0;
        for level in (1..=4).rev() {
            let n = (address >> (PAGE_SHIFT + 9 * (level - 1))) % 512;
            entry = word(memory, (frame << PAGE_SHIFT) + 8 * n)?;
            if entry & pte::PRESENT == 0 {
                return Err("an address that is not mapped");
            }
            frame = (entry & pte::ADDR) >> PAGE_SHIFT;
        }
        Ok(((frame << PAGE_SHIFT) + address % PAGE_SIZE as u64, entry & pte::WRITE != 0))
    }

    /// Whether a VCPU could start so.
    pub fn check_start(&self, memory: &GuestMemory, start: &PvStart) -> Checked<()> {
        if self.root != Some(start.root.0) {
            return Err("the root is not pinned");
        }
        self.walk(memory, start.entry)?;
        let (_, writable) = self.walk(memory, start.stack.wrapping_sub(8))?;
        let (_, also) = self.walk(memory, start.start_info)?;
        if writable && also { Ok(()) } else { Err("stack or start_info cannot be written to") }
    }

    /// The guest looks at what it was started with.
    pub fn look(&self, memory: &GuestMemory, start: &PvStart, vcpus: u32, port: impl Fn(u32) -> bool) -> Checked<Found> {
        let info = self.walk(memory, start.start_info)?.0;
        if !info.is_multiple_of(PAGE_SIZE as u64)
            || bytes(memory, info, 32)? != *b"xen-3.0-x86_64\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
        {
            return Err("start_info: magic");
        }
        let at = |offset: u64| word(memory, info + offset);
        let pages = at(32)?;
        if pages != memory.pages() || at(40)? != self.shared_info << PAGE_SHIFT {
            return Err("start_info: pages or shared_info");
        }
        if bytes(memory, self.walk(memory, start.entry)?.0, 1)? == [POISON] {
            return Err("nothing is loaded at the entry");
        }
        for first in (0..pages).step_by(512) {
            let list = bytes(memory, self.walk(memory, at(104)? + 8 * first)?.0, PAGE_SIZE)?;
            for (pfn, listed) in (first..pages).zip(list.chunks_exact(8)) {
                if self.frame(pfn).map(u64::to_le_bytes).as_ref().map(|frame| &frame[..]) != Some(listed) {
                    return Err("the list of frames does not name the frame of every page");
                }
            }
        }
        for n in 0..at(96)? {
            let (table, writable) = self.walk(memory, at(88)? + (n << PAGE_SHIFT))?;
            let level = self.tables.get(&(table >> PAGE_SHIFT));
            if writable || level.is_none() || (n == 0) != (level == Some(&4)) {
                return Err("start_info: page tables");
            }
        }
        for vcpu in 0..u64::from(vcpus) {
            if bytes(memory, (self.shared_info << PAGE_SHIFT) + 64 * vcpu + 1, 1)? != [1] {
                return Err("shared_info: events are not masked");
            }
        }
        let half = |offset| at(offset).map(|word| word as u32);
        let rings = [
            (HvmParam::StorePfn, at(56)?),
            (HvmParam::StoreEvtchn, u64::from(half(64)?)),
            (HvmParam::ConsolePfn, at(72)?),
            (HvmParam::ConsoleEvtchn, u64::from(half(80)?)),
        ];
        for ring in rings.chunks_exact(2) {
            let dirty = bytes(memory, ring[0].1 << PAGE_SHIFT, PAGE_SIZE)?.contains(&POISON);
            if !port(ring[1].1 as u32) || !memory.is_ram(ring[0].1) || dirty {
                return Err("a ring's frame or port");
            }
        }
        let ramdisk = (at(120)? > 0).then_some((at(112)?, at(120)?));
        if self.again {
            let shared = bytes(memory, self.shared_info << PAGE_SHIFT, PAGE_SIZE)?;
            if half(48)? != 0 || shared[2048..2560] != [0; 512] || shared[2560..3072] != [0xff; 512] {
                return Err("it goes on with flags, or with event channels of another domain");
            }
        } else {
            self.ramdisk(memory, ramdisk, half(48)?)?;
        }
        let line = bytes(memory, info + 128, 1024)?;
        let line = line.split(|byte| *byte == 0).next().filter(|line| line.len() < 1024).ok_or("command line: no end")?;
        let command_line = String::from_utf8(line.to_vec()).map_err(|_| "command line: not UTF-8")?;
        Ok(Found { boot: Boot { command_line, ramdisk, memory_map: Vec::new(), vcpus }, rings })
    }

    /// What Linux does when it starts: it says where its list of frames is.
    pub fn tell(&self, memory: &mut GuestMemory, start: &PvStart) -> Checked<()> {
        let info = self.walk(memory, start.start_info)?.0;
        let (pages, list) = (word(memory, info + 32)?, word(memory, info + 104)?);
        let root = self.root.ok_or("no pinned root")? << PAGE_SHIFT;
        for (at, value) in [(3088, pages), (3096, u64::MAX), (3112, root), (3120, list)] {
            memory.write((self.shared_info << PAGE_SHIFT) + at, &value.to_le_bytes());
        }
        Ok(())
    }

    /// What it does when it suspends itself: it has pages for the frames of its rings.
    pub fn suspend(&mut self, memory: &mut GuestMemory, start: &PvStart, vcpus: u32) -> Checked<()> {
        let info = self.walk(memory, start.start_info)?.0;
        for ring in [56, 72] {
            let page = self.page_of(word(memory, info + ring)?).ok_or("a ring that is not its own")?;
            memory.write(info + ring, &page.to_le_bytes());
        }
        for vcpu in 0..vcpus {
            let mut registers = self.registers(start);
            let stack = self.walk(memory, start.stack.wrapping_sub(8))?.0 >> PAGE_SHIFT;
            // rdx, the GDT and how long it is.
            for (at, value) in [(616, info >> PAGE_SHIFT), (4832, stack), (4960, 16)] {
                set(&mut registers, at, value);
            }
            let rest = alloc::vec![vcpu as u8 + 1; 64];
            let state = PvVcpu { registers, extended: rest.clone(), xsave: rest.clone(), msrs: rest };
            self.vcpus.insert(vcpu, state);
        }
        Ok(())
    }

    /// What Linux does when that was taken back.
    pub fn run_on(&mut self, memory: &mut GuestMemory, start: &PvStart) -> Checked<()> {
        let told = self.vcpus.get(&0).is_some_and(|vcpu| get(&vcpu.registers, 600) == 1);
        let info = self.walk(memory, start.start_info)?.0;
        for ring in [56, 72] {
            let frame = self.frame(word(memory, info + ring)?).ok_or("a ring that is not its own")?;
            memory.write(info + ring, &frame.to_le_bytes());
        }
        if told { Ok(()) } else { Err("it is not told that it runs on") }
    }

    /// The state its first VCPU starts in.
    pub fn registers(&self, start: &PvStart) -> Vec<u8> {
        let mut registers = alloc::vec![0; size_of::<GuestContext>()];
        let root = start.root.0 << PAGE_SHIFT;
        let values =
            [(512, 1 << 2 | 1 << 5), (624, start.start_info), (648, start.entry), (672, start.stack), (5008, root)];
        for (at, value) in values {
            set(&mut registers, at, value);
        }
        registers
    }

    /// Sets a VCPU's state, of which only general registers may change once it runs.
    pub fn set_vcpu(&mut self, memory: &GuestMemory, started: bool, vcpu: u32, state: &PvVcpu) -> Checked<Option<PvStart>> {
        if state.registers.len() != size_of::<GuestContext>() {
            return Err("vcpu_guest_context: length");
        }
        if started {
            let there = self.vcpus.get_mut(&vcpu).ok_or("a VCPU that is not there")?;
            if there.registers[720..] != state.registers[720..] {
                return Err("what may not change of a VCPU that ran");
            }
            there.registers.clone_from(&state.registers);
            // What registers do not have of the extended state is reset, unless it comes too.
            there.xsave.clone_from(&state.xsave);
            return Ok(None);
        }
        let at = |at| get(&state.registers, at);
        let root = at(5008) >> PAGE_SHIFT;
        if !self.pins.contains(&root) || self.tables.get(&root) != Some(&4) {
            return Err("the root is not pinned");
        }
        if (0..at(4960).div_ceil(512)).any(|n| !memory.is_ram(at(4832 + 8 * n as usize))) {
            return Err("a GDT that is not its own");
        }
        self.vcpus.insert(vcpu, state.clone());
        self.root = Some(root);
        let start = PvStart { entry: at(648), stack: at(672), start_info: at(624), root: Mfn(root) };
        self.check_start(memory, &start)?;
        if vcpu == 0 && self.walk(memory, start.start_info)?.0 >> PAGE_SHIFT != at(616) {
            return Err("rdx is not start_info");
        }
        self.again = true;
        Ok((vcpu == 0).then_some(start))
    }

    /// Every page of the ramdisk is there, by pfn or mapped.
    fn ramdisk(&self, memory: &GuestMemory, ramdisk: Option<(u64, u64)>, flags: u32) -> Checked<()> {
        let Some((at, size)) = ramdisk else {
            return if flags == 0 { Ok(()) } else { Err("start_info: flags") };
        };
        for page in 0..size.div_ceil(PAGE_SIZE as u64) {
            match flags {
                0 => drop(self.walk(memory, at + (page << PAGE_SHIFT))?),
                8 if self.frame(at + page).is_some() => {}
                _ => return Err("start_info: flags, or a ramdisk that is not there"),
            }
        }
        Ok(())
    }
}

fn set(to: &mut [u8], at: usize, value: u64) {
    to[at..at + 8].copy_from_slice(&value.to_le_bytes());
}

fn get(from: &[u8], at: usize) -> u64 {
    from[at..at + 8].iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte))
}

/// Memory of the guest's that can be read.
fn bytes(memory: &GuestMemory, at: u64, len: usize) -> Checked<Vec<u8>> {
    let mut out = alloc::vec![0; len];
    if memory.read(at, &mut out) { Ok(out) } else { Err("an address without memory") }
}

fn word(memory: &GuestMemory, at: u64) -> Checked<u64> {
    let mut out = [0; 8];
    if memory.read(at, &mut out) { Ok(u64::from_le_bytes(out)) } else { Err("an address without memory") }
}

/// How a guest starts: its kind's own state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    Pvh(super::context::Start),
    Pv(PvStart),
}

/// The frame of a record that has none.
pub const NO_FRAME: Mfn = Mfn(0);
