//! [`Extents`] against a map of what each disk has, with commits and power cuts in between.

use super::extents::{EXTENT, Extents, Place, Refused};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use api_core::lifecycle::backend::Uuid;

/// Numbers by a seed (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % most
    }
}

/// What each disk has, by extent: the number of the write.
type Model = BTreeMap<Uuid, (u64, BTreeMap<u64, u64>)>;

/// What is on the medium beside data.
#[derive(Clone, Default)]
struct Kept {
    nodes: BTreeMap<u32, Vec<u32>>,
    disks: Vec<(Uuid, u32, u32, u64)>,
}

const TOTAL: u64 = 400;

struct Rig {
    extents: Extents,
    model: Model,
    data: BTreeMap<u32, u64>,
    kept: Kept,
    /// A commit under way, and the model when it began.
    under_way: Option<(Kept, Model)>,
    at_commit: Model,
    writes: u64,
    /// Who wrote what, where.
    by: BTreeMap<u64, (Uuid, u64)>,
}

impl Rig {
    fn new() -> Rig {
        Rig {
            extents: Extents::new(TOTAL * EXTENT, false).unwrap(),
            model: Model::new(),
            data: BTreeMap::new(),
            kept: Kept::default(),
            under_way: None,
            at_commit: Model::new(),
            writes: 0,
            by: BTreeMap::new(),
        }
    }

    fn begin(&mut self) {
        let mut kept = self.kept.clone();
        self.extents.commit(|(number, slots)| {
            match slots {
                Some(slots) => kept.nodes.insert(number, slots.to_vec()),
                None => kept.nodes.remove(&number),
            };
        });
        kept.disks = self
            .extents
            .disks()
            .iter()
            .map(|disk| (*disk, self.extents.volume(disk).unwrap()))
            .map(|(disk, v)| (disk, v.tree().0, v.tree().1, v.bytes))
            .collect();
        self.under_way = Some((kept, self.model.clone()));
    }

    fn end(&mut self) {
        if let Some((kept, model)) = self.under_way.take() {
            (self.kept, self.at_commit) = (kept, model);
            self.extents.committed(|_| false);
        }
    }

    fn cut(&mut self, landed: bool) {
        if landed && let Some((kept, model)) = self.under_way.take() {
            (self.kept, self.at_commit) = (kept, model);
        }
        self.under_way = None;
        let kept = self.kept.clone();
        self.extents = Extents::open(TOTAL * EXTENT, kept.disks.into_iter(), kept.nodes.into_iter()).unwrap();
        // What was written in place since is there; nothing else may differ.
        for (disk, (_, was)) in &self.at_commit {
            for (index, write) in was {
                let (Place::Own(extent) | Place::Shared(extent)) = self.extents.find(disk, *index) else {
                    panic!("{index} is a hole");
                };
                let now = self.data[&extent];
                let of = self.by.get(&now);
                assert!(now == *write || now > *write && of == Some(&(*disk, *index)), "{now} of {of:?} is not {write}");
            }
        }
        let disks: Vec<Uuid> = self.at_commit.keys().copied().collect();
        self.model = self.at_commit.clone();
        for disk in disks {
            let indexes: Vec<u64> = self.model[&disk].1.keys().copied().collect();
            for index in indexes {
                if let Place::Own(extent) | Place::Shared(extent) = self.extents.find(&disk, index) {
                    self.model.get_mut(&disk).unwrap().1.insert(index, self.data[&extent]);
                }
            }
        }
        self.at_commit = self.model.clone();
    }

    fn write(&mut self, disk: &Uuid, index: u64) -> Result<(), Refused> {
        self.writes += 1;
        self.by.insert(self.writes, (*disk, index));
        match self.extents.find(disk, index) {
            Place::Own(extent) => drop(self.data.insert(extent, self.writes)),
            Place::Hole | Place::Shared(_) => {
                let extent = self.extents.take()?;
                self.data.insert(extent, self.writes);
                if let Err(refused) = self.extents.put(disk, index, extent) {
                    self.extents.give_back(extent);
                    return Err(refused);
                }
            }
        }
        self.model.get_mut(disk).unwrap().1.insert(index, self.writes);
        Ok(())
    }

    fn compare(&self) {
        self.extents.check();
        for (disk, (bytes, map)) in &self.model {
            let volume = self.extents.volume(disk).unwrap();
            assert_eq!((volume.bytes, volume.mapped), (*bytes, map.len() as u64));
            for (index, write) in map {
                match self.extents.find(disk, *index) {
                    Place::Own(extent) | Place::Shared(extent) => assert_eq!(self.data[&extent], *write),
                    Place::Hole => panic!("{index} is a hole"),
                }
            }
        }
    }
}

#[test]
fn random_disks_clones_and_power_cuts_are_as_the_model_says() {
    for seed in 0..16 {
        let mut random = Random(seed);
        let mut rig = Rig::new();
        let mut made = 0u8;
        for step in 0..400 {
            let disks: Vec<Uuid> = rig.model.keys().copied().collect();
            let any = (!disks.is_empty()).then(|| disks[random.below(disks.len() as u64) as usize]);
            match (random.below(20), any) {
                (0, _) | (_, None) if disks.len() < 12 => {
                    made += 1;
                    let bytes = [40, 3000, 2_000_000][random.below(3) as usize] * EXTENT;
                    rig.extents.create(&[made; 16], bytes).unwrap();
                    rig.model.insert([made; 16], (bytes, BTreeMap::new()));
                }
                (1 | 2, Some(from)) if disks.len() < 12 => {
                    made += 1;
                    rig.extents.copy(&from, &[made; 16]).unwrap();
                    rig.model.insert([made; 16], rig.model[&from].clone());
                }
                (3, Some(disk)) => {
                    rig.extents.remove(&disk).unwrap();
                    rig.model.remove(&disk);
                }
                (4, Some(disk)) => {
                    let more = rig.model[&disk].0 + random.below(3000) * EXTENT;
                    rig.extents.resize(&disk, more).unwrap();
                    rig.model.get_mut(&disk).unwrap().0 = more;
                }
                (5, Some(disk)) => {
                    let index = random.below(rig.model[&disk].0 / EXTENT);
                    rig.extents.put(&disk, index, 0).unwrap();
                    rig.model.get_mut(&disk).unwrap().1.remove(&index);
                }
                (6 | 7, _) if rig.under_way.is_none() => rig.begin(),
                (6 | 7, _) => rig.end(),
                (8, _) => while rig.extents.tidy() {},
                (9, _) if random.below(3) == 0 => rig.cut(random.below(2) == 0),
                (_, Some(disk)) => {
                    let span = rig.model[&disk].0 / EXTENT;
                    let at = random.below(span);
                    for index in at..span.min(at + random.below(20)) {
                        if rig.write(&disk, index) == Err(Refused::Full) {
                            break;
                        }
                    }
                }
                _ => {}
            }
            if step % 8 == 0 {
                rig.compare();
            }
        }
        // Without any disk everything is free again.
        rig.end();
        for disk in rig.model.keys() {
            rig.extents.remove(disk).unwrap();
        }
        rig.model.clear();
        for _ in 0..2 {
            rig.begin();
            rig.end();
            while rig.extents.tidy() {}
        }
        assert_eq!(rig.extents.used(), 0, "seed {seed}");
        rig.begin();
        rig.end();
        assert!(rig.kept.nodes.is_empty(), "seed {seed}: {:?}", rig.kept.nodes.keys());
    }
}

#[test]
fn the_last_extent_is_given_and_then_no_more() {
    let mut extents = Extents::new(10 * EXTENT + 5, true).unwrap();
    assert_eq!(extents.total(), 9 * EXTENT);
    let taken: Vec<u32> = core::iter::from_fn(|| extents.take().ok()).collect();
    assert_eq!(taken, (1..10).collect::<Vec<u32>>());
    assert_eq!(extents.take(), Err(Refused::Full));
    extents.give_back(4);
    assert_eq!(extents.take(), Ok(4));
    assert!(Extents::new(EXTENT / 2, true).unwrap().take().is_err());
}

#[test]
fn what_cannot_have_been_kept_is_refused() {
    let open = |root, levels, nodes: &[(u32, &[u32])]| {
        let nodes = nodes.iter().map(|(number, slots)| (*number, slots.to_vec()));
        Extents::open(10 * EXTENT, [([1; 16], root, levels, EXTENT)].into_iter(), nodes).map(drop)
    };
    assert_eq!(open(1, 1, &[(1, &[1, 2])]), Ok(()));
    for (root, levels, nodes) in [
        (1, 0, &[(1, &[1][..])][..]),
        (1, 4, &[(1, &[1])]),
        (2, 1, &[(1, &[1])]),
        (1, 1, &[(0, &[1])]),
        (1, 1, &[(1, &[10])]),
        // Round and round, and one node at two heights.
        (1, 2, &[(1, &[1])]),
        (1, 3, &[(1, &[2, 3]), (2, &[3]), (3, &[1])]),
        (1, 2, &[(1, &[7])]),
        (1, 1, &[(1 << 30, &[1])]),
        (1, 1, &[(1, &[1; 1025])]),
    ] {
        assert_eq!(open(root, levels, nodes), Err(Refused::Damaged), "{root} {levels} {nodes:?}");
    }
}
