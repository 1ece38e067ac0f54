//! Linux guests with disks and network cards: what they write is there after a kill, copies are frozen, frames cross.

use super::asked::says;
use super::context::Context;
use super::kept;
use crate::client::{Client, first, make, record, sr};
use crate::cpio::Cpio;
use crate::xmlrpc::Value;
use crate::{paths, up};
use anyhow::{Context as _, Result, bail, ensure};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

pub const BOOT: Duration = Duration::from_secs(120);
const DISK: u64 = 1 << 30;

pub fn disk(client: &mut Client, sr: &str, mib: u64) -> Result<String> {
    make(client, "VDI", &[("SR", sr), ("virtual_size", &(mib << 20).to_string())])
}

/// A guest with a shell.
pub struct Shell {
    vm: String,
    n: usize,
}

impl Shell {
    pub fn new(c: &mut Context<'_>, vm: &str) -> Result<Shell> {
        c.start(vm)?;
        c.shows(vm, "LINUX-UP", BOOT)?;
        Ok(Shell::of(vm))
    }

    /// Of one that is up.
    pub fn of(vm: &str) -> Shell {
        Shell { vm: vm.to_string(), n: 0 }
    }

    pub fn says(&mut self, c: &mut Context<'_>, command: &str, answer: &str) -> Result<()> {
        self.n += 1;
        says(c, &self.vm, self.n, command, answer)
    }

    /// All that a command prints.
    pub fn output(&mut self, c: &mut Context<'_>, command: &str) -> Result<String> {
        self.says(c, command, "")?;
        let text = c.client.console_output(&self.vm)?;
        Ok(text.rsplit(&format!("begin{}\r\n", self.n)).next().unwrap_or_default().to_string())
    }

    /// What a command prints, on one line.
    fn answer(&mut self, c: &mut Context<'_>, command: &str) -> Result<String> {
        let said = self.output(c, &format!("echo ={}=", format_args!("$({command})")))?;
        Ok(said.split('=').nth(1).unwrap_or_default().to_string())
    }

    /// The checksum that a command prints first.
    pub fn sum(&mut self, c: &mut Context<'_>, command: &str) -> Result<String> {
        let said = self.answer(c, command)?;
        let sum = said.split_whitespace().next().unwrap_or_default().to_string();
        ensure!(sum.len() == 32, "{command:?} said {said:?}");
        Ok(sum)
    }

    /// Seconds that a command takes which prints nothing.
    fn took(&mut self, c: &mut Context<'_>, command: &str) -> Result<f64> {
        let said = self.answer(c, &format!("cat /proc/uptime; {command}; cat /proc/uptime"))?;
        let words: Vec<&str> = said.split_whitespace().collect();
        let second = |word: Option<&&str>| -> Result<f64> { Ok(word.context("no time")?.parse()?) };
        Ok(second(words.get(2))? - second(words.first())?)
    }
}

/// Reads the first 4 MiB past the cache.
fn read(device: &str) -> String {
    format!("echo 3 > /proc/sys/vm/drop_caches; dd if=/dev/{device} bs=64k count=64 2>/dev/null | md5sum")
}

fn write(device: &str) -> String {
    format!(
        "dd if=/dev/urandom of=/tmp/r bs=64k count=64 2>/dev/null; dd if=/tmp/r of=/dev/{device} bs=64k conv=fsync 2>/dev/null; md5sum /tmp/r"
    )
}

/// Serves so many bytes to one who connects: where, and their checksum.
fn serve(len: usize) -> Result<(u16, String)> {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0))?;
    let port = listener.local_addr()?.port();
    let bytes: Vec<u8> = (0..len as u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    let mut md5 = Command::new("md5sum").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("no md5sum")?;
    md5.stdin.take().context("no input")?.write_all(&bytes)?;
    let said = String::from_utf8_lossy(&md5.wait_with_output()?.stdout).into_owned();
    std::thread::spawn(move || listener.accept().and_then(|(mut stream, _)| stream.write_all(&bytes)));
    Ok((port, said.split_whitespace().next().unwrap_or_default().to_string()))
}

/// A disk that GRUB boots Linux from: an archive is a file system to it.
fn bootable() -> Result<Vec<u8>> {
    let cache = paths::cache()?;
    let file = |name: &str| fs::read(cache.join(name)).with_context(|| format!("no {name} in the cache"));
    let config = "linux /boot/vmlinuz console=hvc0 banner=FROM-DISK\ninitrd /boot/initrd\nboot\n";
    let mut disk = Cpio::default();
    disk.dir("boot").dir("boot/grub").file("boot/grub/grub.cfg", 0o644, config.as_bytes());
    disk.file("boot/vmlinuz", 0o644, &file("bzImage")?).file("boot/initrd", 0o644, &file("initrd.gz")?);
    Ok(disk.finish())
}

/// Guests of both kinds boot from their own disk, by their own loader.
pub fn grub(c: &mut Context<'_>) -> Result<()> {
    let disk_image = bootable()?;
    let memory = sr(&mut c.client, "memory", 48)?;
    let root = disk(&mut c.client, &memory, 16)?;
    let path = format!("/import_raw_vdi?vdi={root}&session_id={}", c.client.session);
    let answer = c.client.connect()?.request("PUT", &path, "application/octet-stream", &disk_image)?;
    ensure!(answer.status == 200, "the import gave HTTP {}", answer.status);
    for kind in ["pvh", "pv"] {
        let vm =
            c.create(&c.guest("linux", 256), 1, &[("PV_kernel", ""), ("PV_ramdisk", ""), ("PV_bootloader", "grub")])?;
        let platform = Value::Struct(vec![("type".into(), kind.into())]);
        c.client.call("VM.set_platform", &[vm.as_str().into(), platform])?;
        let drive = make(&mut c.client, "VBD", &[("VM", &vm), ("VDI", &root)])?;
        c.start(&vm)?;
        c.shows(&vm, "XENITH-FROM-DISK up", BOOT).with_context(|| format!("a {kind} guest"))?;
        c.vm("hard_shutdown", &vm)?;
        c.client.call("VBD.destroy", &[drive.as_str().into()])?;
        c.vm("destroy", &vm)?;
    }
    c.client.call("VDI.destroy", &[root.as_str().into()])?;
    for pbd in c.client.call("SR.get_PBDs", &[memory.as_str().into()])?.items().to_vec() {
        c.client.call("PBD.unplug", std::slice::from_ref(&pbd))?;
        c.client.call("PBD.destroy", &[pbd])?;
    }
    c.client.call("SR.destroy", &[memory.as_str().into()])?;
    Ok(())
}

pub fn linux(boot: &up::Options) -> Result<()> {
    let boot = up::Options { disk: Some(kept::disk(boot, DISK)?), ..boot.clone() };
    let up = up::start(&boot)?;
    let mut c = Context::new(&up, true, false, 1)?;
    let (kept, small) = (sr(&mut c.client, "disk", 0)?, sr(&mut c.client, "memory", 4)?);
    let network = make(&mut c.client, "network", &[("name_label", "between guests")])?;
    let linux = c.guest("linux", 160);
    let vms: Vec<String> = (0..2).map(|_| c.create(&linux, 1, &[])).collect::<Result<_>>()?;
    // The pages of one guest's disks stay mapped, those of the other's are copied by Xen.
    let stay = Value::Struct(vec![("persistent_grants".into(), "true".into())]);
    c.client.call("VM.set_other_config", &[vms[0].as_str().into(), stay])?;
    let root = disk(&mut c.client, &kept, 64)?;
    let drive = make(&mut c.client, "VBD", &[("VM", &vms[0]), ("VDI", &root)])?;
    let full = disk(&mut c.client, &small, 16)?;
    make(&mut c.client, "VBD", &[("VM", &vms[0]), ("VDI", &full)])?;
    let tray = make(&mut c.client, "VBD", &[("VM", &vms[0]), ("type", "CD"), ("mode", "RO")])?;
    for vm in &vms {
        make(&mut c.client, "VIF", &[("VM", vm), ("network", &network)])?;
    }
    let pif = first(&mut c.client, "PIF")?;
    let outside = c.client.string("PIF.get_network", &[pif.as_str().into()])?;
    let card = make(&mut c.client, "VIF", &[("VM", &vms[0]), ("network", &outside)])?;

    let mut a = Shell::new(&mut c, &vms[0])?;
    a.says(&mut c, "dmesg | grep blkfront", "persistent grants: enabled")?;
    let first = a.sum(&mut c, &write("xvda"))?;
    ensure!(a.sum(&mut c, &read("xvda"))? == first, "it reads something else than it wrote");
    // A snapshot while it runs, then other data; a clone of the snapshot in another guest.
    let snapshot = c.client.string("VDI.snapshot", &[root.as_str().into()])?;
    let second = a.sum(&mut c, &write("xvda"))?;
    ensure!(a.sum(&mut c, &read("xvda"))? == second, "it reads something else than it wrote");
    let clone = c.client.string("VDI.clone", &[snapshot.as_str().into(), record(&[])])?;
    make(&mut c.client, "VBD", &[("VM", &vms[1]), ("VDI", &clone)])?;
    let bound = c.client.string("VDI.clone", &[snapshot.as_str().into(), record(&[])])?;
    let slow = make(&mut c.client, "VBD", &[("VM", &vms[1]), ("VDI", &bound)])?;
    c.client.call("VBD.set_qos_algorithm_type", &[slow.as_str().into(), "ratelimit".into()])?;
    let limit = Value::Struct(vec![("kbps".into(), "512".into())]);
    c.client.call("VBD.set_qos_algorithm_params", &[slow.as_str().into(), limit])?;
    let used = c.client.string("SR.get_physical_utilisation", &[kept.as_str().into()])?;
    ensure!(used == (8u64 << 20).to_string(), "two times 4 MiB take {used} bytes");
    let mut b = Shell::new(&mut c, &vms[1])?;
    ensure!(b.sum(&mut c, &read("xvda"))? == first, "the clone is not what was snapshot");
    b.says(&mut c, "dmesg | grep blkfront", "persistent grants: disabled")?;
    let load = |device: &str| format!("dd if=/dev/{device} of=/dev/null bs=64k skip=64 count=32 2>/dev/null");
    let [free, bounded] = [b.took(&mut c, &load("xvda"))?, b.took(&mut c, &load("xvdb"))?];
    ensure!(bounded > 3.5 && bounded > 2.0 * free, "2 MiB at 512 KiB/s take {bounded} s, without a bound {free} s");

    // Media come and go in a drive that stays.
    let later = c.client.string("VDI.snapshot", &[root.as_str().into()])?;
    let holds = |a: &mut Shell, c: &mut Context<'_>, sectors: u32| {
        a.says(c, &format!("until [ $(cat /sys/block/xvdc/size) = {sectors} ]; do sleep 0.1; done; echo ho''lds"), "holds")
    };
    holds(&mut a, &mut c, 0)?;
    c.client.call("VBD.insert", &[tray.as_str().into(), snapshot.as_str().into()])?;
    holds(&mut a, &mut c, 64 << 11)?;
    ensure!(a.sum(&mut c, &read("xvdc"))? == first, "the medium is another");
    c.client.call("VBD.media_change", &[tray.as_str().into(), later.as_str().into()])?;
    ensure!(a.sum(&mut c, &read("xvdc"))? == second, "the medium was not changed");
    c.client.call("VBD.eject", &[tray.as_str().into()])?;
    holds(&mut a, &mut c, 0)?;
    a.says(&mut c, "dd if=/dev/xvdc of=/dev/null 2>&1", "0+0 records in")?;

    // A full SR fails who wrote, and nobody else.
    a.says(&mut c, "dd if=/dev/urandom of=/dev/xvdb bs=64k conv=fsync 2>&1 | cat", "rror")?;
    ensure!(a.sum(&mut c, &read("xvda"))? == second, "a full SR took another's data");

    // Between the guests, to the outside, and to the control domain itself.
    for (shell, address) in [(&mut a, 1), (&mut b, 2)] {
        let up = format!("ip addr add 192.168.9.{address}/24 dev eth0; ip link set eth0 up; echo u''p");
        shell.says(&mut c, &up, "up")?;
    }
    a.says(&mut c, "ping -c 3 192.168.9.2", " 0% packet loss")?;
    b.says(&mut c, "(busybox nc -l -p 7 > /tmp/got; echo go''t) & sleep 1; echo listens", "listens")?;
    a.says(&mut c, "busybox nc 192.168.9.2 7 < /tmp/r; echo se''nt", "sent")?;
    c.shows(&vms[1], "got", Duration::from_secs(30))?;
    ensure!(b.sum(&mut c, "md5sum /tmp/got")? == second, "something else arrived");
    a.says(&mut c, "ip addr add 10.0.2.99/24 dev eth1; ip link set eth1 up; ping -c 2 10.0.2.2", " 0% packet loss")?;
    a.says(&mut c, "busybox wget -O /dev/null http://10.0.2.15:9363/ 2>&1", "404")?;
    a.says(&mut c, "ping -c 2 10.0.2.15", " 0% packet loss")?;
    let card_metrics = c.client.call("PIF.get_metrics", &[pif.as_str().into()])?;
    let reads = |c: &mut Context<'_>| -> Result<f64> {
        match c.client.call("PIF_metrics.get_io_read_kbs", std::slice::from_ref(&card_metrics))? {
            Value::Double(rate) => Ok(rate),
            other => bail!("a rate is {other:?}"),
        }
    };
    reads(&mut c)?;
    let (port, sent) = serve(8 << 20)?;
    let received = a.sum(&mut c, &format!("busybox nc 10.0.2.2 {port} | md5sum"))?;
    ensure!(received == sent, "from outside came {received}, sent was {sent}");
    ensure!(reads(&mut c)? > 50.0, "the card received 8 MiB, and its rate is no more than that");

    // Unplugged and plugged while it runs, again and again.
    for round in 0..3 {
        for (class, device) in [("VBD", &drive), ("VIF", &card)] {
            for what in ["unplug", "plug"] {
                let done = c.client.call(&format!("{class}.{what}"), &[device.as_str().into()]);
                done.with_context(|| format!("{class}.{what}, round {round}"))?;
            }
        }
        a.says(&mut c, "until [ -b /dev/xvda ] && [ -d /sys/class/net/eth1 ]; do sleep 0.1; done; echo ba''ck", "back")?;
    }
    let again = a.sum(&mut c, &read("xvda"))?;
    ensure!(again == second, "after it was plugged again it is {again}, was {second}");

    // Power goes after an fsync, with writes under way.
    let third = a.sum(&mut c, &write("xvda"))?;
    a.says(
        &mut c,
        "(while :; do dd if=/tmp/r of=/dev/xvda bs=64k seek=128 count=32 2>/dev/null; done) & echo bu''sy",
        "busy",
    )?;
    up::kill(&up)?;
    up::down(boot.port_base)?;
    let up = up::start(&boot)?;
    let mut c = Context::new(&up, true, false, 1)?;
    let attached = c.client.call("VBD.get_currently_attached", &[drive.as_str().into()])?;
    ensure!(attached == false.into(), "nothing runs any more");
    let mut a = Shell::new(&mut c, &vms[0])?;
    ensure!(a.sum(&mut c, &read("xvda"))? == third, "what was flushed is not there after the kill");
    let mut b = Shell::new(&mut c, &vms[1])?;
    ensure!(b.sum(&mut c, &read("xvda"))? == first, "the clone is not what it was after the kill");
    // Nothing is left of them.
    for vm in &vms {
        c.vm("hard_shutdown", vm)?;
        for class in ["VBD", "VIF"] {
            for device in c.client.call(&format!("VM.get_{class}s"), &[vm.as_str().into()])?.items().to_vec() {
                c.client.call(&format!("{class}.destroy"), &[device])?;
            }
        }
        c.vm("destroy", vm)?;
    }
    for vdi in [&root, &snapshot, &clone, &bound, &later] {
        c.client.call("VDI.destroy", &[vdi.as_str().into()])?;
    }
    let sr = kept.as_str();
    c.eventually("all extents are free", |c| Ok(c.client.string("SR.get_physical_utilisation", &[sr.into()])? == "0"))?;
    Ok(())
}

/// Two hundred times unplugged and plugged while both are used; at the end all is there and nothing more.
pub fn plugs(boot: &up::Options) -> Result<()> {
    let up = up::start(boot)?;
    let mut c = Context::new(&up, true, true, 1)?;
    let memory = sr(&mut c.client, "memory", 32)?;
    // Linux 6.1 loses 1 MiB with each network card that goes, of whatever back end.
    let vm = c.create(&c.guest("linux", 512), 1, &[])?;
    let root = disk(&mut c.client, &memory, 16)?;
    let drive = make(&mut c.client, "VBD", &[("VM", &vm), ("VDI", &root)])?;
    let pif = first(&mut c.client, "PIF")?;
    let outside = c.client.string("PIF.get_network", &[pif.as_str().into()])?;
    let card = make(&mut c.client, "VIF", &[("VM", &vm), ("network", &outside)])?;
    let mut shell = Shell::new(&mut c, &vm)?;
    // What the kernel says of each device would be in the middle of what the shell says.
    shell.says(&mut c, "dmesg -n 1; echo qui''et", "quiet")?;
    let written = shell.sum(&mut c, &write("xvda"))?;
    let both = "until [ -b /dev/xvda ] && [ -d /sys/class/net/eth0 ]; do sleep 0.1; done; echo ba''ck";
    let load = "(while :; do dd if=/dev/xvda of=/dev/null bs=64k count=16 iflag=direct; done) 2>/dev/null & \
         (while :; do ip addr add 10.0.2.99/24 dev eth0; ip link set eth0 up; ping -c 2 10.0.2.2; done) >/dev/null 2>&1 & \
         echo bu''sy";
    shell.says(&mut c, load, "busy")?;
    let mut before = None;
    for round in 0..200 {
        for (class, device) in [("VBD", &drive), ("VIF", &card)] {
            for what in ["unplug", "plug"] {
                let done = c.client.call(&format!("{class}.{what}"), &[device.as_str().into()]);
                done.with_context(|| format!("{class}.{what}, round {round}"))?;
            }
        }
        shell.says(&mut c, both, "back").with_context(|| format!("round {round}"))?;
        // The first rounds may take what is kept for the next ones.
        if [5, 199].contains(&round) {
            std::thread::sleep(Duration::from_secs(3));
            let counts = ["xenith_domains", "xenith_event_channel_ports", "xenith_mapped_frames"]
                .map(|name| c.client.metrics().map(|all| all.into_iter().find(|(n, _)| n == name).map(|(_, value)| value)));
            let counts: Vec<_> = counts.into_iter().collect::<std::result::Result<_, _>>()?;
            match &before {
                None => before = Some(counts),
                Some(before) => ensure!(*before == counts, "domains, ports, mappings were {before:?} and are {counts:?}"),
            }
        }
    }
    ensure!(shell.sum(&mut c, &read("xvda"))? == written, "the disk is another one");
    shell.says(&mut c, "ping -c 3 10.0.2.2", " 0% packet loss")
}
