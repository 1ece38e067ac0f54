//! A guest that is out to break the back ends of disks and networks (guests/rings), on real Xen: what it was answered, how a
//! neighbour's data and rates fare meanwhile, and what is left.
//!
//! The neighbour's rates are by a clock that counts instructions, so nothing else on this machine is in them; they are
//! compared with its own beside a guest that takes the CPU and asks nothing. Deliberately absent: times.

use super::attacker::{PATIENCE, Player};
use super::context::{Context, Counts};
use super::disks::{Shell, disk};
use super::gigabytes::Outside;
use crate::client::{first, make, sr};
use crate::xmlrpc::Value;
use crate::{build, initramfs, paths, run, up};
use anyhow::{Context as _, Result, ensure};
use std::time::{Duration, Instant};

const BANNER: &str = "XENITH-RINGS up";

/// What is typed, and all that the guest says of the answers.
const PLAYS: &[(&str, &[&str])] = &[
    (
        "block",
        &[
            "operation 4: -1",
            "operation 7: -1",
            "operation 255: -1",
            "barrier: 0",
            "no segments: -1",
            "12 segments: -1",
            "255 segments: -1",
            "flush of 255: -1",
            "first after last: -1",
            "last of 8: -1",
            "last of 255: -1",
            "second nonsense: -1",
            "end: -1",
            "over the end: -1",
            "2^64 wraps: -1",
            "2^55 wraps bytes: -1",
            "2^63: -1",
            "never granted: -1",
            "absurd grant: -1",
            "grant 2^32-1: -1",
            "revoked: -1",
            "another domain's: -1",
            "indirect, another domain's: -1",
            "read-only to read into: -1",
            "read-only to write: 0",
            "last is revoked: -1",
            "discard none: -1",
            "discard over the end: -1",
            "discard wraps: -1",
            "discard 2^55: -1",
            "indirect none: -1",
            "indirect 33: -1",
            "indirect 65535: -1",
            "indirect flush: -1",
            "indirect indirect: -1",
            "indirect never granted: -1",
            "indirect absurd: -1",
            "indirect revoked: -1",
            "indirect over the end: -1",
            "indirect: 0",
            "flush: 0",
            "eleven: 0",
            "indirect nonsense: -1",
            "full ring: 16 and 16, then serves true, closed true",
        ],
    ),
    (
        "runaway",
        &[
            "runaway 33: served true, afterwards false, closed true, then served",
            "runaway 2^16: served true, afterwards false, closed true, then served",
            "runaway 2^31: served true, afterwards false, closed true, then served",
            "runaway -1: served true, afterwards false, closed true, then served",
            "runaway -32: served true, afterwards false, closed true, then served",
        ],
    ),
    (
        "connect",
        &[
            "no ring-ref: 5, waits again true",
            "no event-channel: 5, waits again true",
            "ring-ref never granted: 5, waits again true",
            "ring-ref absurd: 5, waits again true",
            "ring-ref 2^32-1: 5, waits again true",
            "ring-ref 2^32: 5, waits again true",
            "ring-ref -1: 5, waits again true",
            "ring-ref empty: 5, waits again true",
            "ring-ref of words: 5, waits again true",
            "event-channel absurd: 5, waits again true",
            "event-channel beyond: 5, waits again true",
            "event-channel of the store: 5, waits again true",
            "order 3: 5, waits again true",
            "order absurd: 5, waits again true",
            "order 2, pages missing: 5, waits again true",
            "three pages: 5, waits again true",
            "no queues: 5, waits again true",
            "5 queues: 5, waits again true",
            "4 queues, of which 1: 5, waits again true",
            "protocol: 5, waits again true",
            "connect: then served",
        ],
    ),
    ("garbage", &["garbage: closed true, then served"]),
    (
        "frames",
        &[
            "13 bytes: 1=-1",
            "no bytes: 1=-1",
            "65535 in a page: 1=-1",
            "over the page's end: 1=-1",
            "offset 65535: 1=-1",
            "more than all: 1=-1 2=-1",
            "nothing left for the first: 1=-1 2=-1",
            "sizes wrap: 1=-1 2=-1 3=-1",
            "never granted: 1=-1",
            "absurd grant: 1=-1",
            "revoked: 1=-1",
            "another domain's: 1=-1",
            "unknown extra: 1=-1 0=1",
            "extra 255: 1=-1 0=1",
            "GSO of 0: 1=-1 0=1",
            "GSO of type 7: 1=-1 0=1",
            "two GSOs: 1=-1 0=1 0=1",
            "GSO of no TCP: 1=0 0=1",
            "one id twice: 7=0 7=0",
            "id 65535: 65535=0",
            "all flags but more: 1=0",
            "30 slots: 30 errors, 0 others",
            "39 extras: 1 errors, 39 others",
            "frames: then serves true, closed true",
        ],
    ),
    (
        "buffers",
        &[
            "a good one: sent 0, 5=60",
            "never granted: sent 0, 5=-1",
            "absurd: sent 0, 6=-1",
            "2^32-1: sent 0, 7=-1",
            "revoked: sent 0, 8=-1",
            "another domain's: sent 0, 12=-1",
            "read-only: sent 0, 9=-1",
            "id 65535: sent 0, 65535=60",
            "the same id: sent 0, 65535=60",
            "its own ring: sent 0, 10=60",
            "a broken ring: sent 0, silence",
            "buffers: same true, closed (true, true), then (\"served\", \"served\")",
        ],
    ),
    (
        "nrunaway",
        &[
            "tx 257: served true, afterwards false, closed true, then served",
            "tx 2^31: served true, afterwards false, closed true, then served",
            "tx -1: served true, afterwards false, closed true, then served",
            "rx 257: served true, afterwards true, closed true, then served",
            "rx -1: served true, afterwards true, closed true, then served",
            "endless chain: served true, afterwards false, closed true, then served",
            "endless extras: served true, afterwards false, closed true, then served",
            "chain of a full ring: served true, afterwards false, closed true, then served",
        ],
    ),
    (
        "nconnect",
        &[
            "no rx copy: 5, waits again true",
            "no tx-ring-ref: 5, waits again true",
            "no rx-ring-ref: 5, waits again true",
            "tx-ring-ref never granted: 5, waits again true",
            "rx-ring-ref absurd: 5, waits again true",
            "rx-ring-ref -1: 5, waits again true",
            "no event-channel: 5, waits again true",
            "event-channel absurd: 5, waits again true",
            "split, half there: 5, waits again true",
            "split, the other half: 5, waits again true",
            "no queues: 5, waits again true",
            "5 queues: 5, waits again true",
            "queues absurd: 5, waits again true",
            "4 queues, of which none: 5, waits again true",
            "nconnect: then served",
        ],
    ),
    ("ngarbage", &["ngarbage: closed true, then served"]),
];

/// What goes on for so many seconds, and what is said after it. `burn` is what the others are compared with.
const SECONDS: usize = 2;
const LOADS: &[(&str, &str)] = &[
    ("kicks", "kicks: then served"),
    ("flood", "flood: all answered, then served"),
    ("rewrite", "rewrite: all answered, closed true, then served"),
    ("revoke", "revoke: all answered, closed true, then served"),
    ("storm", "storm: then served"),
    ("nkicks", "nkicks: then served"),
    ("nflood", "nflood: all answered, then served"),
    ("nrewrite", "nrewrite: closed true, then served"),
    ("nrevoke", "nrevoke: all answered, closed (true, true), then served"),
    ("nstorm", "nstorm: then served"),
];
/// A rate beside one of these is at least this part of the one beside `burn`.
const AT_LEAST: f64 = 1.0 / 3.0;

/// Of the heap some is kept for the next: what slabs and queues have grown to, at most.
const KEPT: f64 = 256.0 * 1024.0;
/// And pages of Xen's.
const XENS: u32 = 16;
const HEAP: &str = "xenith_heap_used_bytes";

/// A Linux guest that writes and checks without end: its disk, and over its card what is outside.
struct Neighbour {
    vm: String,
    shell: Shell,
    _mirror: Outside,
}

/// What it does, by the file that has a line of each second.
const WORK: [&str; 2] = ["disk", "card"];

impl Neighbour {
    fn start(c: &mut Context<'_>, sr: &str, networks: [&str; 2]) -> Result<Neighbour> {
        let mut linux = c.guest("linux", 128);
        linux.ramdisk = "file:///load".to_string();
        let vm = c.create(&linux, 1, &[])?;
        let vdi = disk(&mut c.client, sr, 8)?;
        make(&mut c.client, "VBD", &[("VM", &vm), ("VDI", &vdi)])?;
        for network in networks {
            make(&mut c.client, "VIF", &[("VM", &vm), ("network", network)])?;
        }
        let mut shell = Shell::new(c, &vm)?;
        let mirror = Outside::start(&["mirror", "-", "0"])?;
        // The card that it shares with the other guest is up, and silent.
        let up = "dmesg -n 1; echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6; ip link set eth1 up; \
                  ip addr add 10.0.2.99/24 dev eth0; ip link set eth0 up; echo u''p";
        shell.says(c, up, "up")?;
        let work = format!(
            "load check /dev/xvda 4 > /tmp/disk 2>&1 & load reflected 10.0.2.2 {} > /tmp/card 2>&1 & echo be''gun",
            mirror.port
        );
        shell.says(c, &work, "begun")?;
        Ok(Neighbour { vm, shell, _mirror: mirror })
    }

    /// Seconds it has worked.
    fn worked(&mut self, c: &mut Context<'_>) -> Result<usize> {
        let said = self.shell.output(c, "echo of $(grep -c . /tmp/disk) $(grep -c . /tmp/card) 'seconds'")?;
        let mut seen = said.split_whitespace().filter_map(|word| word.parse().ok());
        seen.next().zip(seen.next()).map(|(disk, card): (usize, usize)| disk.min(card)).context(said)
    }

    /// KiB of a second of disk and card, in the mean of so many whole ones from now on; all of it was right.
    fn rates(&mut self, c: &mut Context<'_>, seconds: usize) -> Result<[f64; 2]> {
        let (until, end) = (self.worked(c)? + 1 + seconds, Instant::now() + PATIENCE);
        while self.worked(c)? < until {
            ensure!(Instant::now() < end, "the neighbour does not work any more");
            std::thread::sleep(Duration::from_millis(300));
        }
        let mut rates = [0.0; 2];
        for (rate, what) in rates.iter_mut().zip(WORK) {
            let command = format!("echo =$(grep -c '[A-Z]' /tmp/{what})= $(tail -n {seconds} /tmp/{what}) 'of it'");
            let said = self.shell.output(c, &command)?;
            ensure!(said.contains("=0="), "its {what}: {said}");
            let seen: Vec<f64> = said.split_whitespace().filter_map(|word| word.parse().ok()).collect();
            ensure!(seen.len() == seconds, "its {what} said nothing in some of {seconds} s: {said}");
            *rate = seen.iter().sum::<f64>() / seconds as f64;
        }
        Ok(rates)
    }
}

/// The attacker, with a disk and two cards of one network.
fn attacker(c: &mut Context<'_>, sr: &str, network: &str) -> Result<(Player, [String; 2])> {
    let vm = Player::create(c, "rings")?;
    let vdi = disk(&mut c.client, sr, 16)?;
    let drive = make(&mut c.client, "VBD", &[("VM", &vm), ("VDI", &vdi)])?;
    let cards: Vec<String> = ["0", "1"]
        .iter()
        .map(|n| make(&mut c.client, "VIF", &[("VM", &vm), ("network", network), ("device", n)]))
        .collect::<Result<_>>()?;
    Ok((Player::begin(c, vm, BANNER)?, [drive, cards[0].clone()]))
}

/// It is ended whatever it does, and all that it had goes.
fn gone(c: &mut Context<'_>, vm: &str) -> Result<()> {
    c.vm("hard_shutdown", vm)?;
    let mut disks = Vec::new();
    for vbd in c.client.call("VM.get_VBDs", &[vm.into()])?.items().to_vec() {
        disks.push(c.client.call("VBD.get_VDI", std::slice::from_ref(&vbd))?);
        c.client.call("VBD.destroy", &[vbd])?;
    }
    for vif in c.client.call("VM.get_VIFs", &[vm.into()])?.items().to_vec() {
        c.client.call("VIF.destroy", &[vif])?;
    }
    for vdi in disks {
        c.client.call("VDI.destroy", &[vdi])?;
    }
    c.vm("destroy", vm)?;
    Ok(())
}

fn plays(player: &mut Player) -> Result<()> {
    for (name, expected) in PLAYS {
        let mut lines = player.play(name)?;
        lines.pop();
        let same = lines.len() == expected.len() && std::iter::zip(&lines, *expected).all(|(line, should)| line == should);
        ensure!(same, "{name}: it was answered {lines:#?}");
    }
    for (load, said) in LOADS {
        let lines = player.play(&format!("{load} 1"))?;
        ensure!(lines.first().is_some_and(|line| line == said), "{load}: {lines:?}");
    }
    Ok(())
}

fn loads(c: &mut Context<'_>, player: &mut Player, neighbour: &mut Neighbour) -> Result<()> {
    let mut beside = |c: &mut Context<'_>, load: &str| -> Result<(Vec<String>, [f64; 2])> {
        // The first second and the last are not the load's alone.
        player.order(&format!("{load} {}", SECONDS + 4))?;
        let rates = neighbour.rates(c, SECONDS)?;
        Ok((player.done(load)?, rates))
    };
    let (_, calm) = beside(c, "burn")?;
    run::say(&format!("beside a guest that burns: disk {:.0} KiB/s, card {:.0} KiB/s", calm[0], calm[1]));
    let mut slow = Vec::new();
    for (load, said) in LOADS {
        let (lines, rates) = beside(c, load)?;
        ensure!(lines.first().is_some_and(|line| line == said), "{load}: {lines:?}");
        let parts = [rates[0] / calm[0], rates[1] / calm[1]];
        run::say(&format!("{load}: disk {:.2} of that, card {:.2}", parts[0], parts[1]));
        if parts.iter().any(|part| *part < AT_LEAST) {
            slow.push(format!("beside {load} the neighbour gets {parts:.2?} of what it got"));
        }
    }
    ensure!(slow.is_empty(), "{}", slow.join("; "));
    Ok(())
}

/// Its disk and its card are taken away and given back while it runs, with its consent.
fn plugged(c: &mut Context<'_>, player: &mut Player, [drive, card]: &[String; 2]) -> Result<()> {
    for (play, class, device) in [("leave", "VBD", drive), ("nleave", "VIF", card)] {
        player.order(play)?;
        player.until(&format!("{play}: connected"))?;
        c.client.call(&format!("{class}.unplug"), &[device.as_str().into()])?;
        let lines = player.done(play)?;
        ensure!(lines.iter().any(|line| *line == format!("{play}: asked to, 5")), "{lines:?}");
        c.client.call(&format!("{class}.plug"), &[device.as_str().into()])?;
    }
    Ok(())
}

fn boot_with(boot: &up::Options, cpus: u32) -> Result<up::Up> {
    build::rings()?;
    let initrd = paths::root()?.join("target/load/initrd.gz");
    paths::replace(&initrd, &initramfs::with_load()?)?;
    let overlay = "[files]\nload = '$target/load/initrd.gz'\nrings = '$target/rings/rings'".to_string();
    // One CPU's instructions can be counted. The emulator takes AVX away from all guests once one has not turned it on, so none gets it.
    let xen_args = format!("xsave=0 {}", boot.xen_args);
    up::start(&up::Options { overlay, cpus: Some(cpus), xen_args, icount: cpus == 1, ..boot.clone() })
}

/// What both work with, and what there was before.
struct Room {
    sr: String,
    network: String,
    before: Counts,
    heap: f64,
}

impl Room {
    fn new(c: &mut Context<'_>) -> Result<Room> {
        // What is warm stays: slabs, buffers, Xen's pages for two domains.
        for vm in [c.started()?, c.started()?] {
            c.gone(&vm)?;
        }
        let (before, heap) = (c.before()?, c.metric(HEAP)?);
        let network = make(&mut c.client, "network", &[("name_label", "shared")])?;
        Ok(Room { sr: sr(&mut c.client, "memory", 64)?, network, before, heap })
    }

    /// All is gone, and nothing is left of it.
    fn leave(self, c: &mut Context<'_>) -> Result<()> {
        let (sr, network): ([Value; 1], [Value; 1]) = ([self.sr.as_str().into()], [self.network.as_str().into()]);
        for pbd in c.client.call("SR.get_PBDs", &sr)?.items().to_vec() {
            c.client.call("PBD.unplug", std::slice::from_ref(&pbd))?;
            c.client.call("PBD.destroy", &[pbd])?;
        }
        c.client.call("SR.destroy", &sr)?;
        c.client.call("network.destroy", &network)?;
        c.nothing_left_but(&self.before, XENS)?;
        let now = c.metric(HEAP)?;
        ensure!(now <= self.heap + KEPT, "the heap had {} bytes in use and has {now}", self.heap);
        Ok(())
    }
}

/// Everything it can do, on a CPU of its own: what the control domain reads it writes at the same time.
pub fn attacks(boot: &up::Options) -> Result<()> {
    let up = boot_with(boot, 2)?;
    let mut c = Context::new(&up, true, false, 1)?;
    let room = Room::new(&mut c)?;
    let (mut player, devices) = attacker(&mut c, &room.sr, &room.network)?;
    plays(&mut player)?;
    plugged(&mut c, &mut player, &devices)?;
    gone(&mut c, &player.vm)?;
    // It is ended in the middle.
    for load in ["storm", "nstorm", "flood", "nflood", "revoke", "nrevoke"] {
        let (mut player, _) = attacker(&mut c, &room.sr, &room.network)?;
        player.order(&format!("{load} 60"))?;
        std::thread::sleep(Duration::from_millis(500));
        gone(&mut c, &player.vm)?;
    }
    room.leave(&mut c)
}

/// Beside it another guest gets its share, and its own data.
pub fn neighbour(boot: &up::Options) -> Result<()> {
    let up = boot_with(boot, 1)?;
    let mut c = Context::new(&up, true, true, 1)?;
    let room = Room::new(&mut c)?;
    let pif = first(&mut c.client, "PIF")?;
    let outwards = c.client.string("PIF.get_network", &[pif.as_str().into()])?;
    let mut neighbour = Neighbour::start(&mut c, &room.sr, [&outwards, &room.network])?;
    let (mut player, _) = attacker(&mut c, &room.sr, &room.network)?;
    plays(&mut player)?;
    loads(&mut c, &mut player, &mut neighbour)?;
    gone(&mut c, &player.vm)?;
    neighbour.rates(&mut c, 1)?;
    gone(&mut c, &neighbour.vm)?;
    room.leave(&mut c)
}
