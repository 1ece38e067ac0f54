//! Power cuts of real machines: the disk of a running agent is logged write by write (QEMU's `blklogwrites`), rebuilt as it
//! may be after the power went at one of them, and booted.
//!
//! What was flushed before the cut is on it. Each write after that is there, or lost, or torn, in any order. What comes up
//! must be exactly what was there after one of the calls: no earlier one than the last that had been answered by the cut, no
//! later one than the last that had been sent. `XENITH_CUTS=5` cuts so often.

use super::context::{Context, Random, login};
use super::kept;
use crate::client::{Client, first, make, record, vm_record};
use crate::up::{self, Up};
use crate::{paths, run};
use anyhow::{Context as _, Result, bail, ensure};
use api_core::parse_uuid;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use xenith_client::Ref;

const CUTS: u64 = 50;
const CALLS: usize = 150;
/// So many entries are from the first boot and the first calls.
const FIRST: usize = 50;
/// From 128 MiB on there is an SR on it.
const DISK: u64 = 256 << 20;
const SECTOR: u64 = 512;
const PIECE: usize = 4096;
/// So many of the last calls a disk loses that is to be found out.
const FORGOTTEN: usize = 5;
/// No more VMs and disks than these at once.
const VMS: usize = 12;
const VDIS: usize = 8;

/// The log's format is that of drivers/md/dm-log-writes.c: a sector {magic, version, nr_entries: u64, sectorsize: u32}, then
/// for each entry a sector {sector, nr_sectors, flags, data_len: u64}, and the data. QEMU writes `nr_entries` at each flush.
const MAGIC: u64 = 0x006a_7366_7773_6872;
const FLUSH: u64 = 1;
const DISCARD: u64 = 4;

/// A write, a flush (of no sectors) or a discard.
struct Entry {
    at: u64,
    bytes: u64,
    flags: u64,
    /// Where in the log its data begins and the next entry is.
    data: u64,
    end: u64,
}

struct Log {
    file: File,
    entries: Vec<Entry>,
}

impl Log {
    fn read(path: &Path) -> Result<Log> {
        let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
        let words = |at: u64| -> Result<[u64; 4]> {
            let mut bytes = [0; 32];
            file.read_exact_at(&mut bytes, at).context("the log ends early")?;
            let word = |n: usize| bytes[n * 8..].iter().take(8).rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
            Ok([word(0), word(1), word(2), word(3)])
        };
        let [magic, version, count, sector] = words(0)?;
        ensure!(magic == MAGIC && version == 1 && sector & 0xffff_ffff == SECTOR, "that is no log of writes");
        let (mut entries, mut next) = (Vec::new(), SECTOR);
        for n in 0..count {
            let [at, sectors, flags, _] = words(next)?;
            ensure!(flags & !(FLUSH | DISCARD) == 0, "entry {n} has flags {flags}");
            let (bytes, data) = (sectors * SECTOR, next + SECTOR);
            next = if flags & DISCARD == 0 { data + bytes } else { data };
            entries.push(Entry { at: at * SECTOR, bytes, flags, data, end: next });
        }
        Ok(Log { file, entries })
    }

    /// How many entries there are up to the last flush of the first `cut`.
    fn flushed(&self, cut: usize) -> usize {
        self.entries[..cut].iter().rposition(|entry| entry.flags & FLUSH != 0).map_or(0, |last| last + 1)
    }

    /// Where so many entries end.
    fn end(&self, count: usize) -> u64 {
        count.checked_sub(1).map_or(0, |last| self.entries[last].end)
    }

    fn apply(&self, disk: &File, entry: &Entry, bytes: u64) -> Result<()> {
        let mut data = vec![0; bytes as usize];
        if entry.flags & DISCARD == 0 {
            self.file.read_exact_at(&mut data, entry.data)?;
        }
        Ok(disk.write_all_at(&data, entry.at)?)
    }

    /// The disk at a cut, if so many entries were flushed; how many writes after that are on it, and how many are not.
    fn rebuild(&self, path: &Path, flushed: usize, cut: usize, random: &mut Random) -> Result<(usize, usize)> {
        let disk = File::create(path)?;
        disk.set_len(DISK)?;
        for entry in &self.entries[..flushed] {
            self.apply(&disk, entry, entry.bytes)?;
        }
        let late = self.entries[flushed..cut].iter().filter(|entry| entry.bytes > 0);
        // How many of eight are on it in whole: of all others one half is torn.
        let whole = [0, 3, 6, 8][random.below(4) as usize];
        let mut there: Vec<(&Entry, u64)> = late
            .map(|entry| match (random.below(8) < whole, random.below(2)) {
                (true, _) => (entry, entry.bytes),
                (false, 0) => (entry, 0),
                (false, _) => (entry, random.below(entry.bytes / SECTOR) * SECTOR),
            })
            .collect();
        let all = there.len();
        there.retain(|(_, bytes)| *bytes > 0);
        for n in (1..there.len()).rev() {
            there.swap(n, random.below(n as u64 + 1) as usize);
        }
        for (entry, bytes) in &there {
            self.apply(&disk, entry, *bytes)?;
        }
        Ok((there.len(), all - there.len()))
    }
}

/// What a check says.
const NONE: &str = "it has none of the states that it may have";

/// Class and reference.
type Name = (&'static str, String);

/// What is kept: records by class and reference, and what is on each disk.
#[derive(Clone, Default)]
struct State {
    objects: BTreeMap<Name, Json>,
    disks: BTreeMap<String, Rc<Vec<u8>>>,
}

/// What is looked at, each with the fields that are not kept.
const KEPT: &[(&str, &[&str])] = &[
    ("VM", &[]),
    ("VDI", &["physical_utilisation"]),
    ("VBD", &[]),
    ("SR", &["physical_utilisation", "physical_size"]),
    ("PBD", &["currently_attached"]),
];

/// What they refer to besides each other.
const OTHERS: &[&str] = &["host", "VM_metrics", "VM_guest_metrics", "VBD_metrics", "console"];

fn records(client: &mut Client, class: &str) -> Result<Vec<(String, Json)>> {
    let all = client.call(&format!("{class}.get_all_records"), &[]).with_context(|| format!("{class}.get_all_records"))?;
    Ok(all.members().iter().map(|(name, record)| (name.clone(), record.to_json())).collect())
}

/// The records that are there; each reference in them leads somewhere.
fn objects(client: &mut Client) -> Result<BTreeMap<Name, Json>> {
    let (mut found, mut known) = (BTreeMap::new(), BTreeSet::new());
    for class in OTHERS {
        known.extend(records(client, class)?.into_iter().map(|(name, _)| name));
    }
    for (class, live) in KEPT {
        for (name, mut record) in records(client, class)? {
            known.insert(name.clone());
            if record["is_control_domain"] == true {
                continue;
            }
            let fields = record.as_object_mut().context("a record is a struct")?;
            live.iter().for_each(|field| drop(fields.remove(*field)));
            found.insert((*class, name), record);
        }
    }
    for ((class, name), record) in &found {
        for (field, value) in record.as_object().into_iter().flatten() {
            let texts = value.as_array().into_iter().flatten().chain([value]).filter_map(Json::as_str);
            for text in texts.filter(|text| parse_uuid(text).is_some()) {
                ensure!(known.contains(text), "{field} of {class} {name} is {text}, which is not there");
            }
        }
    }
    Ok(found)
}

fn export(client: &mut Client, vdi: &str) -> Result<Vec<u8>> {
    let mut got = Vec::new();
    client.export(&Ref::new(vdi), |bytes, _| {
        got.extend_from_slice(bytes);
        Ok(())
    })?;
    Ok(got)
}

fn look(client: &mut Client) -> Result<State> {
    let objects = objects(client)?;
    let mut disks = BTreeMap::new();
    for (_, vdi) in objects.keys().filter(|(class, _)| *class == "VDI") {
        let bytes = export(client, vdi).with_context(|| format!("the export of {vdi}"))?;
        disks.insert(vdi.clone(), Rc::new(bytes));
    }
    Ok(State { objects, disks })
}

/// A call, and how long the log was before it was sent and after its answer came.
struct Step {
    what: String,
    sent: u64,
    answered: u64,
}

/// The calls of one life, and what was there before the first and after each.
struct History {
    steps: Vec<Step>,
    states: Vec<State>,
}

impl History {
    /// The first and the last state that may be on a disk if the power went when the log was so long. What was answered by
    /// then must be there: whether it was flushed is the agent's matter.
    fn range(&self, cut: u64) -> (usize, usize) {
        let count = |holds: &dyn Fn(&Step) -> bool| self.steps.iter().take_while(|step| holds(step)).count();
        let first = count(&|step| step.answered <= cut);
        // A call that wrote nothing was sent and answered there.
        (first, first.max(count(&|step| step.sent < cut)))
    }

    /// Which of these it is.
    fn find(&self, there: &State, first: usize, last: usize) -> Result<usize> {
        let mut why = Vec::new();
        for n in first..=last {
            let next = self.states.get(n + 1).filter(|_| n < last);
            match differs(there, &self.states[n], next) {
                None => return Ok(n),
                Some(what) => why.push(format!("after {n} calls: {what}")),
            }
        }
        let calls: Vec<&str> = self.steps[first..last].iter().map(|step| step.what.as_str()).collect();
        bail!("{NONE} (under way: {}):\n{}", calls.join(", "), why.join("\n"))
    }
}

/// How a state is not the one it should be. A disk may be on the way to the next one: sector by sector.
fn differs(is: &State, should: &State, next: Option<&State>) -> Option<String> {
    let names = is.objects.keys().chain(should.objects.keys());
    if let Some((class, name)) = names.into_iter().find(|name| is.objects.get(name) != should.objects.get(name)) {
        let key = &(*class, name.clone());
        let text = |state: &State| state.objects.get(key).map_or("not there".to_string(), Json::to_string);
        return Some(format!("{class} {name} is\n  {}\nand should be\n  {}", text(is), text(should)));
    }
    let next = next.filter(|next| next.objects == is.objects);
    is.disks.iter().find_map(|(vdi, bytes)| {
        let old = should.disks.get(vdi)?;
        let new = next.and_then(|next| next.disks.get(vdi)).unwrap_or(old);
        let of = |data: &[u8], at: usize| data.get(at..at + SECTOR as usize).map(<[u8]>::to_vec);
        let wrong = (0..bytes.len().max(old.len())).step_by(SECTOR as usize).find(|at| {
            let sector = of(bytes, *at);
            sector != of(old, *at) && sector != of(new, *at)
        });
        wrong.map(|at| format!("VDI {vdi} ({} bytes) has other data at {at}", bytes.len()))
    })
}

/// What a call made, and what is on a disk after it.
type Done = (Option<Name>, Option<(String, Vec<u8>)>);

/// One who makes changes, and remembers.
struct Writer<'a> {
    c: Context<'a>,
    log: PathBuf,
    random: Random,
    /// By class, in the order they were made: references are not of our choice.
    made: Vec<Name>,
    history: History,
}

impl Writer<'_> {
    /// Makes a call and looks; what it made.
    fn step(&mut self, what: &str, call: impl FnOnce(&mut Context<'_>) -> Result<Done>) -> Result<String> {
        let sent = fs::metadata(&self.log)?.len();
        let (new, disk) = call(&mut self.c).with_context(|| format!("call {}: {what}", self.history.steps.len()))?;
        let answered = fs::metadata(&self.log)?.len();
        let objects = objects(&mut self.c.client)?;
        let mut disks = self.history.states.last().map(|state| state.disks.clone()).unwrap_or_default();
        disks.extend(disk.map(|(vdi, bytes)| (vdi, Rc::new(bytes))));
        disks.retain(|vdi, _| objects.contains_key(&("VDI", vdi.clone())));
        self.made.extend(new.clone());
        self.made.retain(|name| objects.contains_key(name));
        self.history.steps.push(Step { what: what.to_string(), sent, answered });
        self.history.states.push(State { objects, disks });
        Ok(new.map(|(_, name)| name).unwrap_or_default())
    }

    fn field(&self, class: &'static str, name: &str, field: &str) -> Json {
        let state = self.history.states.last().and_then(|state| state.objects.get(&(class, name.to_string())));
        state.map_or(Json::Null, |record| record[field].clone())
    }

    /// One of a class; `free`: one that no drive connects.
    fn some(&mut self, class: &'static str, free: bool) -> Option<String> {
        let fits = |name: &String| !free || self.field(class, name, "VBDs").as_array().is_none_or(Vec::is_empty);
        let all: Vec<String> =
            self.made.iter().filter(|(c, name)| *c == class && fits(name)).map(|(_, name)| name.clone()).collect();
        let n = self.random.below(all.len().max(1) as u64) as usize;
        all.get(n).cloned()
    }

    fn count(&self, class: &str) -> usize {
        self.made.iter().filter(|(c, _)| *c == class).count()
    }

    fn destroy(&mut self, class: &'static str) -> Result<()> {
        let Some(name) = self.some(class, true) else { return Ok(()) };
        let method = format!("{class}.destroy");
        self.step(&method, |c| c.client.call(&method, &[name.as_str().into()]).map(|_| (None, None)).map_err(Into::into))?;
        Ok(())
    }

    /// Something at random; nothing if there is nothing to do it to.
    fn act(&mut self, sr: &str) -> Result<()> {
        let label = format!("{:x}", self.random.next());
        match self.random.below(14) {
            0 | 1 if self.count("VM") < VMS => {
                let tiny = self.c.guest("tiny", 16);
                let vm = vm_record(&label, &tiny, 1);
                self.step("VM.create", |c| Ok((Some(("VM", c.client.string("VM.create", &[vm])?)), None)))?;
            }
            0..=2 => self.destroy("VM")?,
            3 if self.count("VM") < VMS => {
                let Some(vm) = self.some("VM", true) else { return Ok(()) };
                let params = [vm.as_str().into(), label.as_str().into()];
                self.step("VM.clone", |c| Ok((Some(("VM", c.client.string("VM.clone", &params)?)), None)))?;
            }
            4 | 5 => {
                let class = ["VM", "VDI"][self.random.below(2) as usize];
                let Some(name) = self.some(class, false) else { return Ok(()) };
                let (method, params) = (format!("{class}.set_name_label"), [name.as_str().into(), label.as_str().into()]);
                self.step(&method, |c| Ok(c.client.call(&method, &params).map(|_| (None, None))?))?;
            }
            6 if self.count("VDI") < VDIS => {
                let bytes = (1 + self.random.below(8)) << 16;
                let size = bytes.to_string();
                let fields = [("name_label", label.as_str()), ("SR", sr), ("virtual_size", size.as_str())];
                self.step("VDI.create", |c| {
                    let vdi = make(&mut c.client, "VDI", &fields)?;
                    Ok((Some(("VDI", vdi.clone())), Some((vdi, vec![0; bytes as usize]))))
                })?;
            }
            7 | 8 => self.import()?,
            9 | 10 if self.count("VDI") < VDIS => {
                let Some(vdi) = self.some("VDI", false) else { return Ok(()) };
                let data = self.disk(&vdi);
                let (method, mut params) =
                    (["VDI.snapshot", "VDI.clone"][self.random.below(2) as usize], vec![vdi.as_str().into()]);
                if method == "VDI.clone" {
                    params.push(record(&[]));
                }
                self.step(method, |c| {
                    let copy = c.client.string(method, &params)?;
                    Ok((Some(("VDI", copy.clone())), Some((copy, data))))
                })?;
            }
            6 | 9..=11 => self.destroy("VDI")?,
            12 => {
                let (Some(vm), Some(vdi)) = (self.some("VM", false), self.some("VDI", true)) else { return Ok(()) };
                self.step("VBD.create", |c| {
                    Ok((Some(("VBD", make(&mut c.client, "VBD", &[("VM", &vm), ("VDI", &vdi), ("mode", "RO")])?)), None))
                })?;
            }
            _ => self.destroy("VBD")?,
        }
        Ok(())
    }

    fn disk(&self, vdi: &str) -> Vec<u8> {
        self.history.states.last().and_then(|state| state.disks.get(vdi)).map(|data| data.to_vec()).unwrap_or_default()
    }

    /// Noise with holes over the first part of a disk.
    fn import(&mut self) -> Result<()> {
        let Some(vdi) = self.some("VDI", false) else { return Ok(()) };
        if self.field("VDI", &vdi, "read_only") == true {
            return Ok(());
        }
        let mut data = self.disk(&vdi);
        let len = (1 + self.random.below(data.len() as u64 / SECTOR)) * SECTOR;
        for piece in data[..len as usize].chunks_mut(PIECE) {
            let noise = self.random.below(4) > 0;
            piece.chunks_mut(8).for_each(|word| {
                let random = if noise { self.random.next() } else { 0 };
                word.copy_from_slice(&random.to_le_bytes()[..word.len()]);
            });
        }
        self.step(&format!("import of {len} bytes"), |c| {
            c.client.import(&Ref::new(vdi.as_str()), len, &mut &data[..len as usize], |_| {})?;
            Ok((None, Some((vdi, data))))
        })?;
        Ok(())
    }
}

/// The life whose disk is logged.
fn live(up: &Up, log: &Path, seed: u64) -> Result<History> {
    let mut c = Context::new(up, true, true, seed)?;
    let before = look(&mut c.client)?;
    let history = History { steps: Vec::new(), states: vec![before] };
    let mut writer = Writer { c, log: log.to_path_buf(), random: Random(seed), made: Vec::new(), history };
    let sr = writer.step("SR.create", |c| Ok((Some(("SR", make(&mut c.client, "SR", &[("type", "disk")])?)), None)))?;
    let host = first(&mut writer.c.client, "host")?;
    let fields = [("host", host.as_str()), ("SR", sr.as_str())];
    let pbd = writer.step("PBD.create", |c| Ok((Some(("PBD", make(&mut c.client, "PBD", &fields)?)), None)))?;
    writer.step("PBD.plug", |c| Ok(c.client.call("PBD.plug", &[pbd.as_str().into()]).map(|_| (None, None))?))?;
    while writer.history.steps.len() < CALLS {
        writer.act(&sr)?;
    }
    let there = look(&mut writer.c.client)?;
    writer.history.find(&there, CALLS, CALLS).context("before any cut")?;
    Ok(writer.history)
}

/// Boots it and says which state it has; then everything is destroyed, and nothing is left in its SRs.
fn check(boot: &up::Options, disk: &Path, history: &History, (first, last): (usize, usize)) -> Result<usize> {
    let checked = || {
        let up = up::start(&up::Options { disk: Some(disk.to_path_buf()), ..boot.clone() })?;
        let mut client = login(&up)?;
        let there = look(&mut client)?;
        let found = history.find(&there, first, last)?;
        let mut c = Context::new(&up, true, true, 0)?;
        for class in ["VBD", "VDI", "VM"] {
            for (_, name) in there.objects.keys().filter(|(of, _)| *of == class) {
                c.client.call(&format!("{class}.destroy"), &[name.as_str().into()])?;
            }
        }
        for (_, sr) in there.objects.keys().filter(|(of, _)| *of == "SR") {
            let used = |c: &mut Context<'_>| c.client.string("SR.get_physical_utilisation", &[sr.as_str().into()]);
            c.eventually("all extents are free", |c| Ok(used(c)? == "0"))?;
        }
        Ok(found)
    };
    let result = checked();
    up::down(boot.port_base)?;
    result
}

pub fn cuts(boot: &up::Options) -> Result<()> {
    let seed = boot.seed;
    let count = std::env::var("XENITH_CUTS").ok().and_then(|n| n.parse().ok()).unwrap_or(CUTS);
    let dir = paths::run_dir(boot.port_base.unwrap_or_default())?;
    let path = dir.join("disk.log");
    File::create(&path)?;
    let logged = up::Options { disk: Some(kept::disk(boot, DISK)?), disk_log: Some(path.clone()), ..boot.clone() };
    let history = up::start(&logged).and_then(|up| live(&up, &path, seed));
    up::down(boot.port_base)?;
    let history = history.with_context(|| format!("with --seed {seed}"))?;
    let log = Log::read(&path)?;
    let all = log.entries.len();
    let flushes = log.entries.iter().filter(|entry| entry.flags & FLUSH != 0).count();
    run::say(&format!("seed {seed}: {CALLS} calls, {all} entries in the log, {flushes} of them flushes"));

    let mut random = Random(seed);
    let (mut kept_writes, mut lost_writes, mut open, mut made) = (0, 0, 0, 0);
    for n in 0..count {
        // One of ten while the state is made for the first time.
        let most = if n % 10 == 0 { all.min(FIRST) } else { all };
        let mut cut = random.below(most as u64 + 1) as usize;
        // Every other one while the next flush is under way: whether that call was made is open.
        if n % 2 == 1 {
            cut += log.entries[cut..].iter().position(|entry| entry.flags & FLUSH != 0).unwrap_or(0);
        }
        let flushed = log.flushed(cut);
        let disk = dir.join(format!("disk-{seed}-{n}"));
        let (there, lost) = log.rebuild(&disk, flushed, cut, &mut random)?;
        let range = history.range(log.end(cut));
        let found = check(boot, &disk, &history, range).with_context(|| {
            format!("--seed {seed}, cut {n}: at entry {cut}, {flushed} flushed; its disk is {}", disk.display())
        })?;
        run::say(&format!(
            "cut {n}: entry {cut}, of {} writes after the last flush {there} there; {found} calls done, of {} to {}",
            there + lost,
            range.0,
            range.1
        ));
        (kept_writes, lost_writes) = (kept_writes + there, lost_writes + lost);
        open += u32::from(range.0 < range.1);
        made += u32::from(range.0 < found);
        fs::remove_file(&disk)?;
    }
    run::say(&format!(
        "{count} cuts, {open} of them before a call was known to be kept, which {made} times was there; of writes that were not \
         flushed {kept_writes} were there, in whole or in part, {lost_writes} not"
    ));

    // A disk that lost what was flushed in the last few calls is found out: the state it has is a sound one.
    let disk = dir.join("disk-forgot");
    let sent = history.steps.iter().rev().nth(FORGOTTEN).map_or(0, |step| step.sent);
    let old = log.flushed(log.entries.iter().take_while(|entry| entry.end <= sent).count());
    log.rebuild(&disk, old, old, &mut random)?;
    let found = check(boot, &disk, &history, history.range(log.end(all)));
    let why = found.err().map(|error| format!("{error:#}")).unwrap_or_default();
    ensure!(why.contains(NONE), "flushed writes were lost, and the check said {why:?}; its disk is {}", disk.display());
    fs::remove_file(&disk)?;
    Ok(fs::remove_file(&path)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two writes, a flush, a write of two sectors, a discard.
    fn log() -> Vec<u8> {
        let mut log = Vec::new();
        let mut sector = |words: [u64; 4], data: &[u8]| {
            let mut bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
            bytes.resize(SECTOR as usize, 0);
            bytes.extend(data);
            log.extend(bytes);
        };
        sector([MAGIC, 1, 5, SECTOR], &[]);
        sector([3, 1, 0, 0], &[1; 512]);
        sector([4, 1, 0, 0], &[2; 512]);
        sector([0, 0, FLUSH, 0], &[]);
        sector([3, 2, 0, 0], &[3; 1024]);
        sector([4, 1, DISCARD, 0], &[]);
        log
    }

    #[test]
    fn what_was_flushed_is_there_and_the_rest_in_whole_or_in_part() {
        let path = std::env::temp_dir().join(format!("xenith-cuts-{}", std::process::id()));
        fs::write(&path, log()).unwrap();
        let read = Log::read(&path).unwrap();
        let ends: Vec<u64> = read.entries.iter().map(|entry| entry.end).collect();
        assert_eq!(ends, [3, 5, 6, 9, 10].map(|sectors| sectors * SECTOR));
        assert_eq!([0, 2, 3, 5].map(|cut| read.flushed(cut)), [0, 0, 3, 3]);
        let disk = path.with_extension("disk");
        let mut seen = BTreeSet::new();
        for seed in 0..100 {
            read.rebuild(&disk, 3, 5, &mut Random(seed)).unwrap();
            let mut sectors = [0; 1024];
            File::open(&disk).unwrap().read_exact_at(&mut sectors, 3 * SECTOR).unwrap();
            seen.insert((sectors[0], sectors[512]));
        }
        assert_eq!(seen, BTreeSet::from([(1, 0), (1, 2), (3, 0), (3, 2), (3, 3)]));
        fs::write(&path, &log()[..3000]).unwrap();
        assert!(Log::read(&path).is_err());
        fs::remove_file(&path).unwrap();
        fs::remove_file(&disk).unwrap();
    }

    #[test]
    fn calls_that_were_answered_are_there_and_those_not_sent_are_not() {
        let steps =
            [(0, 10), (10, 20), (20, 20), (30, 40)].map(|(sent, answered)| Step { what: String::new(), sent, answered });
        let history = History { steps: steps.into(), states: vec![State::default(); 5] };
        let ranges = [0, 5, 10, 15, 20, 30, 31, 50].map(|cut| history.range(cut));
        assert_eq!(ranges, [(0, 0), (0, 1), (1, 1), (1, 2), (3, 3), (3, 3), (3, 4), (4, 4)]);
    }

    #[test]
    fn a_sector_is_of_before_or_after() {
        let state = |data: Vec<u8>| State { disks: BTreeMap::from([("d".to_string(), Rc::new(data))]), ..State::default() };
        let (old, new) = (state(vec![1; 1024]), state(vec![2; 1024]));
        let mixed = state([vec![1; 512], vec![2; 512]].concat());
        assert!(differs(&mixed, &old, None).is_some() && differs(&mixed, &old, Some(&new)).is_none());
        let torn = state([vec![1; 500], vec![2; 524]].concat());
        assert!(differs(&torn, &old, Some(&new)).is_some());
        assert!(differs(&state(vec![1; 512]), &old, Some(&new)).is_some());
    }
}
