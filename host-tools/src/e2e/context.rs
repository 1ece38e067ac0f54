//! What end-to-end cases work with: a session on a machine that is up, VMs by name, and a count of what must not be left.

use crate::client::{Client, vm_record};
use crate::http::Connection;
use crate::machine::Guest;
use crate::up::Up;
use crate::xmlrpc::Value;
use anyhow::{Context as _, Result, bail, ensure};
use std::collections::BTreeMap;
use std::io::Read;
use std::time::{Duration, Instant};

/// How long anything that is to come may take.
pub const SOON: Duration = Duration::from_secs(20);

/// A client that has logged in.
pub fn login(up: &Up) -> Result<Client> {
    let mut client = Client::new(&up.url);
    client.login(&up.user, &up.password).context("cannot log in")?;
    Ok(client)
}

/// Free memory by host_metrics.
pub fn free_memory(client: &mut Client) -> Result<i64> {
    let all = client.call("host.get_all", &[])?;
    let host = all.items().first().context("no host")?.clone();
    let metrics = client.call("host.get_metrics", &[host])?;
    Ok(client.int("host_metrics.get_memory_free", &[metrics])?)
}

/// Free memory once Xen has taken back what was freed: the same twice in a row.
pub fn settled_free(client: &mut Client) -> Result<i64> {
    let end = Instant::now() + Duration::from_secs(10);
    let mut last = free_memory(client)?;
    loop {
        std::thread::sleep(Duration::from_millis(100));
        let now = free_memory(client)?;
        if now == last || Instant::now() > end {
            return Ok(now);
        }
        last = now;
    }
}

/// What must be as before once everything has ended, as `GET /metrics` names it.
const LEFT_BEHIND: &[&str] = &[
    "xenith_domains",
    "xenith_event_channel_ports",
    "xenith_mapped_frames",
    "xenith_plans_running",
    "xenith_calls_waiting",
    "xenith_vms",
    "xenith_host_free_pages",
];

/// Counts at one time.
pub type Counts = BTreeMap<String, f64>;

/// A case's machine and session.
pub struct Context<'a> {
    pub up: &'a Up,
    pub real: bool,
    pub client: Client,
    /// What a case saw, to be compared between machines.
    pub notes: Vec<String>,
    /// A shorter or longer run of cases that repeat.
    pub long: bool,
    pub seed: u64,
    /// The platform's type of VMs it creates but the tiny ones.
    pub kind: Option<&'static str>,
}

impl<'a> Context<'a> {
    /// With a session of its own.
    pub fn new(up: &'a Up, real: bool, long: bool, seed: u64) -> Result<Self> {
        Ok(Context { up, real, client: login(up)?, notes: Vec::new(), long, seed, kind: None })
    }

    /// A guest of the bundle, with this much memory.
    pub fn guest(&self, name: &str, mib: u64) -> Guest {
        Guest { memory: mib << 20, ..self.up.guests[name].clone() }
    }

    /// The tiny guest.
    pub fn tiny(&self) -> Guest {
        self.up.guests["tiny"].clone()
    }

    /// Creates a VM with some fields other than `vm_record`'s; its reference.
    pub fn create(&mut self, guest: &Guest, vcpus: u32, fields: &[(&str, &str)]) -> Result<String> {
        let Value::Struct(mut record) = vm_record("case", guest, vcpus) else { bail!("a record is a struct") };
        for (field, value) in fields {
            record.retain(|(name, _)| name != field);
            record.push((field.to_string(), Value::from(*value)));
        }
        let vm = self.client.string("VM.create", &[Value::Struct(record)])?;
        if let Some(kind) = self.kind.filter(|_| guest.kernel != self.up.guests["tiny"].kernel) {
            self.client.call("VM.add_to_platform", &[vm.as_str().into(), "type".into(), kind.into()])?;
        }
        Ok(vm)
    }

    /// A call about one VM.
    pub fn vm(&mut self, method: &str, vm: &str) -> Result<Value> {
        Ok(self.client.call(&format!("VM.{method}"), &[vm.into()])?)
    }

    pub fn start(&mut self, vm: &str) -> Result<()> {
        self.client.call("VM.start", &[vm.into(), false.into()]).map(drop).context("VM.start")
    }

    /// A created and started tiny guest.
    pub fn started(&mut self) -> Result<String> {
        let vm = self.create(&self.tiny(), 1, &[])?;
        self.start(&vm)?;
        Ok(vm)
    }

    /// Shuts down hard whatever its state, and destroys.
    pub fn gone(&mut self, vm: &str) -> Result<()> {
        self.vm("hard_shutdown", vm)?;
        self.vm("destroy", vm)?;
        Ok(())
    }

    pub fn state(&mut self, vm: &str) -> Result<String> {
        Ok(self.client.string("VM.get_power_state", &[vm.into()])?)
    }

    pub fn domid(&mut self, vm: &str) -> Result<i64> {
        Ok(self.client.int("VM.get_domid", &[vm.into()])?)
    }

    /// Waits until the VM is in a state.
    pub fn becomes(&mut self, vm: &str, state: &str) -> Result<()> {
        let what = format!("{vm} becomes {state}");
        self.eventually(&what, |c| Ok(c.state(vm)? == state))
    }

    /// Waits until a VM's console shows a text.
    pub fn shows(&mut self, vm: &str, text: &str, limit: Duration) -> Result<()> {
        let end = Instant::now() + limit;
        loop {
            let seen = self.client.console_output(vm)?;
            if seen.contains(text) {
                return Ok(());
            }
            ensure!(Instant::now() < end, "no {text:?} on the console of {vm} but {:?}", crate::run::tail(&seen, 5));
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Waits until something holds.
    pub fn eventually(&mut self, what: &str, mut holds: impl FnMut(&mut Self) -> Result<bool>) -> Result<()> {
        let end = Instant::now() + SOON;
        while !holds(self)? {
            ensure!(Instant::now() < end, "not within {} s: {what}", SOON.as_secs());
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Everything of `GET /metrics`.
    pub fn metrics(&mut self) -> Result<Counts> {
        Ok(self.client.metrics()?.into_iter().collect())
    }

    /// One figure.
    pub fn metric(&mut self, name: &str) -> Result<f64> {
        self.metrics()?.get(name).copied().with_context(|| format!("GET /metrics has no {name}"))
    }

    /// What there is before something is done; once Xen's memory has settled.
    pub fn before(&mut self) -> Result<Counts> {
        settled_free(&mut self.client)?;
        let mut all = self.metrics()?;
        all.retain(|name, _| LEFT_BEHIND.contains(&name.as_str()));
        ensure!(all.len() == LEFT_BEHIND.len(), "GET /metrics lacks one of {}", LEFT_BEHIND.join(", "));
        Ok(all)
    }

    /// Everything is as before, within 10 s; more free memory is no harm.
    pub fn nothing_left(&mut self, before: &Counts) -> Result<()> {
        self.nothing_left_but(before, 0)
    }

    /// Everything is as before but for so many pages of Xen's.
    pub fn nothing_left_but(&mut self, before: &Counts, pages: u32) -> Result<()> {
        let end = Instant::now() + Duration::from_secs(10);
        loop {
            let now = self.metrics()?;
            let differs = |name: &&&str| {
                let (was, is) = (before[**name], now[**name]);
                if **name == "xenith_host_free_pages" { is + f64::from(pages) < was } else { is != was }
            };
            let wrong: Vec<&&str> = LEFT_BEHIND.iter().filter(differs).collect();
            if wrong.is_empty() {
                return Ok(());
            }
            if Instant::now() > end {
                let all: Vec<String> =
                    wrong.iter().map(|n| format!("{n} was {} and is {}", before[**n], now[**n])).collect();
                bail!("left behind: {}", all.join(", "));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// The live console, after the answer's head.
    pub fn connect_console(&mut self, vm: &str) -> Result<Stream> {
        Stream::of(&mut self.client, vm)
    }

    /// Sees something that is compared between machines.
    pub fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }
}

/// A console's raw stream.
pub struct Stream {
    pub tcp: std::net::TcpStream,
    pub seen: Vec<u8>,
}

impl Stream {
    /// A VM's live console, after the answer's head.
    pub fn of(client: &mut Client, vm: &str) -> Result<Stream> {
        let path = client.console_path(vm)?;
        let mut connection = client.connect()?;
        let response = connection.request("CONNECT", &path, "", b"")?;
        ensure!(response.status == 200, "CONNECT gave HTTP {}", response.status);
        Stream::new(connection)
    }

    fn new(connection: Connection) -> Result<Stream> {
        let (tcp, seen) = connection.into_stream();
        tcp.set_read_timeout(Some(SOON))?;
        Ok(Stream { tcp, seen })
    }

    /// Reads until this has come.
    pub fn until(&mut self, text: &[u8]) -> Result<()> {
        let mut buffer = [0; 4096];
        while !self.seen.windows(text.len()).any(|w| w == text) {
            let read = self.tcp.read(&mut buffer);
            let last = || String::from_utf8_lossy(&self.seen[self.seen.len().saturating_sub(2000)..]).into_owned();
            let read = read.with_context(|| format!("the console fell silent after {:?}", last()))?;
            ensure!(read > 0, "the console's stream ended after {:?}", last());
            self.seen.extend_from_slice(&buffer[..read]);
        }
        Ok(())
    }
}

/// Numbers that look random and repeat with their seed (SplitMix64).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}
