//! What the builder's tests share: an ELF writer that can lie, and one way to start a guest on the simulation.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use platform_xen::domain::plan::kind_of;
use platform_xen::domain::{Advance, ImageError, Kernel, Plan, Ring};
use platform_xen::hyp::{Domctl, Events, HostInfo, HypResult, Memory, Port, Shell};
use platform_xen::pv::ConsoleBackend;
use platform_xen::sim::{Sim, SimPages};

/// A PT_LOAD to write: bytes of the file are 0x90 each.
#[derive(Clone, Copy)]
pub struct Load {
    pub paddr: u64,
    pub offset: u64,
    pub file: u64,
    pub memory: u64,
}

/// An ELF file with these segments and, if there is an entry, its note.
pub fn elf(wide: bool, loads: &[Load], entry: Option<u32>) -> Vec<u8> {
    elf_with(wide, loads, &entry.map_or(vec![], |entry| note(18, &entry.to_le_bytes())))
}

/// One Xen note.
pub fn note(kind: u32, desc: &[u8]) -> Vec<u8> {
    let mut out = [4, desc.len() as u32, kind].map(u32::to_le_bytes).concat();
    out.extend(b"Xen\0");
    out.extend(desc);
    out.resize(out.len().next_multiple_of(4), 0);
    out
}

/// Where PV kernels are linked.
pub const BASE: u64 = 0xffff_ffff_8000_0000;

/// Notes of a PV kernel that starts at `entry` of its physical addresses.
pub fn pv_notes(entry: u64) -> Vec<u8> {
    let numbers = [(1, BASE + entry), (3, BASE)].map(|(kind, value)| note(kind, &value.to_le_bytes()));
    [numbers.concat(), note(5, b"xen-3.0\0"), note(9, b"yes\0")].concat()
}

/// A small PV kernel: as [`small_kernel`], with more notes.
pub fn small_pv_kernel(more: &[u8]) -> Vec<u8> {
    let load = Load { paddr: 1 << 20, offset: 0x1000, file: 0x2345, memory: 0x6000 };
    elf_with(true, &[load], &[pv_notes(0x10_0010), more.to_vec()].concat())
}

/// An ELF file with these segments and, if there are any, these notes.
pub fn elf_with(wide: bool, loads: &[Load], notes: &[u8]) -> Vec<u8> {
    let (head, each) = if wide { (64, 56) } else { (52, 32) };
    let count = loads.len() + usize::from(!notes.is_empty());
    let note_at = head + each * count;
    let mut out = b"\x7fELF".to_vec();
    out.extend([if wide { 2 } else { 1 }, 1, 1]);
    out.resize(16, 0);
    let word = |out: &mut Vec<u8>, value: u64| {
        if wide { out.extend(value.to_le_bytes()) } else { out.extend((value as u32).to_le_bytes()) }
    };
    out.extend(2u16.to_le_bytes());
    out.extend((if wide { 62u16 } else { 3 }).to_le_bytes());
    out.extend(1u32.to_le_bytes());
    word(&mut out, 0);
    word(&mut out, head as u64);
    word(&mut out, 0);
    out.extend(0u32.to_le_bytes());
    for value in [head, each, count, 0, 0, 0] {
        out.extend((value as u16).to_le_bytes());
    }
    assert_eq!(out.len(), head);
    let size = notes.len() as u64;
    let note = Load { paddr: 0, offset: note_at as u64, file: size, memory: size };
    let headers = loads.iter().map(|l| (1u32, *l)).chain((size > 0).then_some((4, note)));
    for (kind, load) in headers {
        out.extend(kind.to_le_bytes());
        if wide {
            out.extend(7u32.to_le_bytes());
        }
        for value in [load.offset, load.paddr, load.paddr, load.file, load.memory] {
            word(&mut out, value);
        }
        if !wide {
            out.extend(7u32.to_le_bytes());
        }
        word(&mut out, 4);
    }
    out.extend(notes);
    let end = loads.iter().filter_map(|l| l.offset.checked_add(l.file)).filter(|end| *end < 1 << 24).max();
    out.resize((end.unwrap_or(0) as usize).max(out.len()), 0x90);
    out
}

/// A small kernel at 1 MiB with a bss.
pub fn small_kernel() -> Vec<u8> {
    elf(true, &[Load { paddr: 1 << 20, offset: 0x1000, file: 0x2345, memory: 0x6000 }], Some(0x10_0010))
}

/// A guest that was built and not yet started.
pub struct Built {
    pub shell: Shell,
    pub local: Port,
    pub console: ConsoleBackend<SimPages>,
}

/// What one start needs.
pub struct Order<'a> {
    pub kernel: &'a [u8],
    pub ramdisk: &'a [u8],
    pub command_line: &'a str,
    pub memory: u64,
    pub vcpus: u32,
}

impl Order<'_> {
    pub fn plan(&self) -> Result<Plan, ImageError> {
        let kernel = Kernel::parse(self.kernel)?;
        let kind = kind_of(&kernel, &HostInfo { hvm: true, hap: true, ..HostInfo::default() });
        Plan::new(kind, &kernel, self.ramdisk.len() as u64, self.command_line, self.memory, self.vcpus)
    }

    /// Builds; on an error undoes everything, as the agent's steps do.
    pub fn build(&self, sim: &mut Sim) -> HypResult<Built> {
        let mut plan = self.plan().expect("a plan");
        let shell = sim.create(&plan.spec([7; 16]))?;
        let mut local = None;
        let built = self.fill(sim, shell, &mut plan, &mut local);
        match (built, local) {
            (Ok(console), Some(local)) => Ok(Built { shell, local, console }),
            (result, local) => {
                if let Some(port) = local {
                    sim.close(port).expect("close always works");
                }
                sim.destroy(shell.dom()).expect("destroy always works");
                Err(result.err().expect("an error"))
            }
        }
    }

    fn fill(
        &self,
        sim: &mut Sim,
        shell: Shell,
        plan: &mut Plan,
        local: &mut Option<Port>,
    ) -> HypResult<ConsoleBackend<SimPages>> {
        plan.prepare(sim, shell)?;
        while plan.populate(sim, shell)? != Advance::Done {}
        while plan.load(sim, shell, self.kernel, self.ramdisk)? != Advance::Done {}
        let store = sim.alloc_unbound(shell.dom())?;
        let remote = sim.alloc_unbound(shell.dom())?;
        *local = Some(sim.bind_interdomain(shell.dom(), remote)?);
        plan.connect(sim, shell, Ring::Store, store)?;
        plan.connect(sim, shell, Ring::Console, remote)?;
        let ring = sim.map(shell.dom(), &[plan.ring(Ring::Console)])?;
        if let Err(error) = plan.start(sim, shell) {
            sim.unmap(ring);
            return Err(error);
        }
        Ok(ConsoleBackend::new(ring))
    }
}

impl Built {
    /// Takes everything down again.
    pub fn destroy(self, sim: &mut Sim) {
        sim.close(self.local).expect("close always works");
        sim.unmap(self.console.into_pages());
        sim.destroy(self.shell.dom()).expect("destroy always works");
    }

    /// Lets the guest run and the console be served until both are quiet; returns what was said.
    pub fn talk(&mut self, sim: &mut Sim) -> String {
        let mut said = Vec::new();
        for _ in 0..20 {
            sim.run();
            let _ = sim.take_pending();
            self.console.drain(&mut |bytes| said.extend_from_slice(bytes));
            if self.console.needs_notify() {
                sim.notify(self.local).expect("an open port");
            }
        }
        String::from_utf8(said).expect("text")
    }
}
