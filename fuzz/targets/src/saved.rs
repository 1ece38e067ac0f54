//! Streams of suspended guests: the input is restored into a domain of the simulated Xen that may have 4 MiB.
//!
//! Deliberately absent: the shelf a stream lies on; the input is read where it is.

use platform_xen::domain::{Advance, Plan, again};
use platform_xen::hyp::{DomainSpec, Domctl, Errno, GuestKind, HypResult, PAGE_SIZE};
use platform_xen::saved::{Restorer, Source};
use platform_xen::sim::{Sim, SimConfig};

const MEMORY: u64 = 4 << 20;
/// Most bytes asked for at once: what is taken for them is taken before it is known whether they are there.
const MOST: usize = 256 << 10;

fn sim() -> Sim {
    Sim::new(SimConfig { memory_pages: 32 << 10, ..SimConfig::default() })
}

struct Bytes<'a>(&'a [u8]);

impl Source<Sim> for Bytes<'_> {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }
    fn get(&mut self, _: &mut Sim, at: u64, to: &mut [u8]) -> HypResult<()> {
        assert!(to.len() <= MOST, "{} bytes at once", to.len());
        let at = usize::try_from(at).map_err(|_| Errno::EINVAL)?;
        let from = at.checked_add(to.len()).and_then(|end| self.0.get(at..end)).ok_or(Errno::EINVAL)?;
        to.copy_from_slice(from);
        Ok(())
    }
    fn rest(&mut self, _: &mut Sim) {}
}

fn plan(kind: GuestKind) -> Plan {
    again::plan(kind, MEMORY, 1).expect("a plan")
}

/// Restores a stream into a domain of that kind. That ends, whatever it says; nothing stays mapped, and the domain has no
/// frame that it may not have.
fn restored(sim: &mut Sim, kind: GuestKind, stream: &[u8]) -> HypResult<()> {
    let before = sim.counts();
    let shell = sim.create(&DomainSpec { handle: [8; 16], max_vcpus: 1, kind }).expect("a domain");
    sim.set_max_mem(shell, 2 * MEMORY >> 10).expect("room");
    if kind == GuestKind::Pvh {
        sim.set_paging_pool(shell, 4 << 20).expect("room");
    }
    let mut plan = plan(kind);
    let most = again::most_frames(kind, &plan.ram_runs());
    let mut restorer = Restorer::new(&plan).expect("memory");
    let mut source = Bytes(stream);
    let mut steps = 0;
    let result = loop {
        match restorer.go_on(sim, shell, &mut source) {
            Ok(Advance::Working(percent)) => assert!(percent <= 100),
            Ok(Advance::Done) => break Ok(restorer.tell(&mut plan)),
            Err(error) => break Err(error),
        }
        steps += 1;
        assert!(steps <= stream.len(), "each record has a header, and is read twice at most");
    };
    let counts = sim.counts();
    assert!(counts.mapped_frames == 0 && counts.populated_pages <= most, "{counts:?}");
    sim.destroy(shell.dom()).expect("destroyed");
    assert_eq!((sim.counts(), sim.violations()), (before, Vec::new()));
    result
}

/// A stream that is not taken is said to be unsound.
pub fn saved(data: &[u8]) {
    for kind in [GuestKind::Pvh, GuestKind::Pv] {
        if let Err(error) = restored(&mut sim(), kind, data) {
            assert_eq!(error, Errno::EINVAL);
        }
    }
}

fn record(kind: u32, body: &[u8]) -> Vec<u8> {
    let mut record = [kind, body.len() as u32].map(u32::to_le_bytes).concat();
    record.extend(body);
    record.resize(record.len().next_multiple_of(8), 0);
    record
}

fn pages(frames: &[u64]) -> Vec<u8> {
    let mut body = [frames.len() as u32, 0].map(u32::to_le_bytes).concat();
    frames.iter().for_each(|frame| body.extend(frame.to_le_bytes()));
    frames.iter().for_each(|frame| body.extend([*frame as u8; PAGE_SIZE]));
    record(1, &body)
}

/// A small whole stream, one that has nothing but frames at the ends of what there may be, and one with what may be passed
/// over.
pub fn seeds() -> Vec<Vec<u8>> {
    let mut begin = vec![0xff; 8];
    begin.extend(b"XENF\0\0\0\x03");
    begin.resize(24, 0);
    begin.extend([2, 12, 4, 17].map(u32::to_le_bytes).concat());
    let all = again::frames(GuestKind::Pvh, plan(GuestKind::Pvh).ram_runs());
    let special = all.last().expect("frames").0.0;
    let params = [1u64, 1, 0xfeffc].map(u64::to_le_bytes).concat();
    // A header of Xen's state, the first VCPU's record up to its rax, and the end.
    let mut context = [1u32, 24, 0, 0, 0, 0, 0, 0].map(u32::to_le_bytes).concat();
    context.extend([2u32, 1032].map(u32::to_le_bytes).concat());
    context.resize(context.len() + 1032, 0);
    context.extend([0; 8]);
    let end = [record(10, &params), record(9, &context), record(0, &[])].concat();
    let whole = [&begin[..], &record(16, &[]), &pages(&[0, 1]), &pages(&[2]), &end].concat();
    let ends = [&begin[..], &pages(&[0, 1023]), &pages(&[special]), &end].concat();
    let passed =
        [&begin[..], &record(1 << 31 | 7, b"?"), &record(17, &[0; 24]), &record(18, &[0; 16]), &record(8, &[0; 24]), &end]
            .concat();
    let seeds = vec![whole, ends, passed];
    for (n, stream) in seeds.iter().enumerate() {
        assert!(restored(&mut sim(), GuestKind::Pvh, stream).is_ok(), "seed {n} is not sound");
    }
    seeds
}
