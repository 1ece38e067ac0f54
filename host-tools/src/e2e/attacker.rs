//! A guest that is out to break the store (guests/store), on real Xen: what it was answered, how a neighbour fares
//! meanwhile, and what is left of both.
//!
//! Deliberately absent: times. The neighbour's are compared with its own, while a guest takes the CPU that asks nothing.

use super::context::{Context, Counts, SOON, Stream};
use anyhow::{Context as _, Result, ensure};
use std::io::Write;
use std::time::{Duration, Instant};

/// What is typed, and what the guest says of the answers.
const LESSONS: &[(&str, &[&str])] = &[
    ("full", &["full: 1024 bytes at once, 32 answers"]),
    ("kinds", &["kinds: 172 answered, "]),
    ("replies", &["replies: E2BIG, part of a message"]),
    ("tokens", &["tokens: E2BIG E2BIG OK OK OK OK", "tokens: 2 events"]),
    ("paths", &["paths: ENOENT EINVAL EACCES EINVAL EINVAL EINVAL EINVAL EINVAL"]),
    ("home", &["home: EINVAL EACCES EACCES EACCES EINVAL EACCES EINVAL EINVAL EACCES EINVAL EINVAL"]),
    ("root", &["root: EACCES EACCES EACCES EACCES EACCES"]),
    ("owner", &["owner: OK EPERM ENOENT EACCES EACCES EACCES OK"]),
    ("absent", &["absent: OK, 2 entries kept of 3"]),
    ("toolstack", &["toolstack: EACCES EACCES EACCES EACCES EACCES EACCES EACCES EACCES EACCES"]),
    ("reset", &["reset: 128 watches, OK, then ENOENT, ENOENT", "reset: 128 watches, OK, then ENOENT, ENOENT"]),
    ("limits", &["limits: some 950 nodes, value 1, 5 entries", "limits: 10 transactions, 1024 requests, memory"]),
    ("failed", &["failed: ENOSPC, OK, ENOENT"]),
    ("balance", &["balance: as before"]),
    ("deep", &["deep: ENOSPC OK OK v OK ENOENT"]),
    ("conflict", &["conflict: OK EAGAIN"]),
    ("reconnect", &["reconnect: 50 of 50 times served afterwards"]),
    ("unread", &["unread: few taken, all answered"]),
];

/// What breaks the ring, and the error that is told in it: each in a domain of its own.
const BREAKS: &[(&str, u32)] = &[("index", 2), ("length", 3)];

/// For how long, and how many times longer a median read of the neighbour's may take meanwhile.
const SECONDS: usize = 2;
const SLOWER: f64 = 3.0;

/// What takes the CPU, the store's time or its memory.
const LOADS: &[&str] = &["kicks", "flood", "events", "conflicts", "snapshots"];

/// How long a guest may be silent.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Quotas that plays meet, and that loads do: the two may run on different machines.
const MET_BY_PLAYS: &[&str] = &[
    "nodes",
    "watches",
    "transactions",
    "transaction-nodes",
    "node-permissions",
    "node-size",
    "outstanding",
    "memory",
    "write-rate",
];
const MET_BY_LOADS: &[&str] = &["outstanding", "events", "write-rate"];

/// What the store has must be as before to the byte.
const STORE: &[&str] = &["xenith_xenstore_nodes", "xenith_xenstore_bytes", "xenith_xenstore_watches"];
/// Of the heap some is kept for the next: what the store's slabs have grown to, at most.
const KEPT: f64 = 256.0 * 1024.0;

/// A guest of ours with its console.
pub struct Player {
    pub vm: String,
    stream: Stream,
}

impl Player {
    fn start(c: &mut Context<'_>) -> Result<Player> {
        let vm = Player::create(c, "store")?;
        Player::begin(c, vm, "XENITH-STORE up")
    }

    /// A guest out of that file of the bundle.
    pub fn create(c: &mut Context<'_>, file: &str) -> Result<String> {
        let mut guest = c.tiny();
        guest.kernel = format!("file:///{file}");
        c.create(&guest, 1, &[("memory_static_min", "8388608"), ("memory_dynamic_min", "8388608")])
    }

    /// Starts it; it says this.
    pub fn begin(c: &mut Context<'_>, vm: String, banner: &str) -> Result<Player> {
        c.start(&vm)?;
        let mut stream = c.connect_console(&vm)?;
        // A clock that counts instructions goes slower than this machine's.
        stream.tcp.set_read_timeout(Some(PATIENCE))?;
        stream.until(format!("{banner}\r\n").as_bytes())?;
        Ok(Player { vm, stream })
    }

    pub fn order(&mut self, command: &str) -> Result<()> {
        self.stream.seen.clear();
        Ok(self.stream.tcp.write_all(format!("{command}\n").as_bytes())?)
    }

    /// Until it says this.
    pub fn until(&mut self, text: &str) -> Result<()> {
        self.stream.until(text.as_bytes())
    }

    /// What it said until it was done.
    pub fn done(&mut self, command: &str) -> Result<Vec<String>> {
        let name = command.split(' ').next().unwrap_or_default();
        self.stream.until(format!("done {name}\r\n").as_bytes()).with_context(|| command.to_string())?;
        Ok(String::from_utf8_lossy(&self.stream.seen).lines().map(str::to_string).collect())
    }

    pub fn play(&mut self, command: &str) -> Result<Vec<String>> {
        self.order(command)?;
        self.done(command)
    }

    pub fn gone(self, c: &mut Context<'_>) -> Result<()> {
        c.gone(&self.vm)
    }
}

/// A number in a line like `neighbour: 10 reads, median 5 us, longest 7 us, 0 wrong`.
fn figure(line: &str, before: &str, after: &str) -> Option<f64> {
    line.split_once(before)?.1.split_once(after)?.0.trim().parse().ok()
}

/// Beside what the other does, the neighbour's median time of a read, us.
fn beside(neighbour: &mut Player, other: &mut Player, load: &str) -> Result<f64> {
    other.order(&format!("{load} {}", SECONDS + 1))?;
    let lines = neighbour.play(&format!("neighbour {SECONDS}"))?;
    let said = other.done(load)?;
    let mut medians: Vec<f64> = lines.iter().filter_map(|line| figure(line, "median ", " us")).collect();
    ensure!(medians.len() >= SECONDS, "{load}: the neighbour said {lines:?}");
    ensure!(lines.iter().all(|line| !line.starts_with("neighbour") || line.ends_with(" 0 wrong")), "{load}: {lines:?}");
    medians.sort_by(f64::total_cmp);
    let median = medians[medians.len() / 2];
    let longest = lines.iter().filter_map(|line| figure(line, "longest ", " us")).fold(0.0, f64::max);
    println!("      a read takes {median} us, at most {longest}, beside: {}", said.join(", "));
    Ok(median)
}

fn lessons(c: &mut Context<'_>) -> Result<()> {
    for (name, error) in BREAKS {
        for way in 0..4 {
            let mut player = Player::start(c)?;
            let command = format!("{name} {way}");
            let lines = player.play(&command)?;
            let expected = format!("{name} {way}: error {error}, sent true, heard false");
            ensure!(lines.first() == Some(&expected), "{command}: {lines:?}");
            player.gone(c)?;
        }
    }
    let mut player = Player::start(c)?;
    for (name, expected) in LESSONS {
        let lines = player.play(name)?;
        let fits = lines.len() == expected.len() + 1 && std::iter::zip(&lines, *expected).all(|(l, e)| l.starts_with(e));
        ensure!(fits, "{name}: it was answered {lines:?}, not {expected:?}");
    }
    // What others do meanwhile is not its business.
    player.order("watching 2")?;
    let other = c.started()?;
    c.gone(&other)?;
    let lines = player.done("watching")?;
    ensure!(lines.first().is_some_and(|line| line == "watching: nothing but its own"), "{lines:?}");
    let lines = player.play("leave")?;
    ensure!(lines.first().is_some_and(|line| line == "leave: all is open"), "{lines:?}");
    player.gone(c)
}

/// Who is at a quota all the time does not fill the log: what the plays met is named, but not each time.
fn quiet(c: &mut Context<'_>) -> Result<()> {
    let log = String::from_utf8_lossy(&std::fs::read(&c.up.log)?).into_owned();
    let rated: Vec<&str> = log.lines().filter(|line| line.contains("quota of write-rate")).collect();
    ensure!((1..=6).contains(&rated.len()), "{} lines tell of the rate of writes", rated.len());
    Ok(())
}

fn store(c: &mut Context<'_>) -> Result<Counts> {
    let all = c.metrics()?;
    Ok(all.into_iter().filter(|(name, _)| STORE.contains(&name.as_str()) || name == "xenith_heap_used_bytes").collect())
}

/// What there was before the plays.
fn warm(c: &mut Context<'_>) -> Result<(Counts, Counts)> {
    // What is warm stays: slabs, buffers, Xen's pages for two domains.
    for _ in 0..2 {
        let (one, two) = (Player::start(c)?, Player::start(c)?);
        one.gone(c)?;
        two.gone(c)?;
    }
    Ok((c.before()?, store(c)?))
}

/// It met these quotas, and left nothing.
fn over(c: &mut Context<'_>, (before, was): (Counts, Counts), met: &[&str]) -> Result<()> {
    let metrics = c.metrics()?;
    for quota in met {
        let name = format!("xenith_xenstore_quota_hit_total{{quota=\"{quota}\"}}");
        ensure!(metrics.get(&name).is_some_and(|hits| *hits > 0.0), "the quota {quota} was not met, or is not named");
    }
    c.nothing_left(&before)?;
    let end = Instant::now() + Duration::from_secs(10);
    loop {
        let is = store(c)?;
        let wrong = is.iter().find(|(name, now)| {
            let slack = if STORE.contains(&name.as_str()) { 0.0 } else { KEPT };
            **now > was[*name] + slack
        });
        let Some((name, now)) = wrong else { return Ok(()) };
        ensure!(Instant::now() < end, "{name} was {} and is {now}", was[name]);
        std::thread::sleep(Duration::from_millis(100));
    }
}

pub fn attacks(c: &mut Context<'_>) -> Result<()> {
    let before = warm(c)?;
    lessons(c)?;
    quiet(c)?;
    over(c, before, MET_BY_PLAYS)
}

pub fn loads(c: &mut Context<'_>) -> Result<()> {
    let before = warm(c)?;
    let (mut neighbour, mut other) = (Player::start(c)?, Player::start(c)?);
    let calm = beside(&mut neighbour, &mut other, "burn")?;
    for load in LOADS {
        let median = beside(&mut neighbour, &mut other, load)?;
        ensure!(median <= SLOWER * calm, "{load}: a read takes {median} us, beside a guest that only burns {calm} us");
        // The toolstack does not feel it either.
        other.order(&format!("{load} 2"))?;
        let began = Instant::now();
        let vm = c.started()?;
        c.shows(&vm, "XENITH-TINY up", SOON)?;
        c.client.call("VM.set_memory_dynamic_max_live", &[other.vm.as_str().into(), "12582912".into()])?;
        c.client.call("VM.set_memory_dynamic_max_live", &[other.vm.as_str().into(), "16777216".into()])?;
        c.gone(&vm)?;
        ensure!(began.elapsed() < SOON, "{load}: a start took {:?}", began.elapsed());
        other.done(load)?;
    }
    other.play("leave")?;
    other.gone(c)?;
    neighbour.gone(c)?;
    over(c, before, MET_BY_LOADS)
}
