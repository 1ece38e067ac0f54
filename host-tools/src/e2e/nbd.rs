//! SRs of type nbd: Debian's qemu-nbd, killed and started again under load; I/O goes on, nothing is lost, nobody waits who
//! has no disk there.

use super::context::{Context, SOON};
use super::disks::{BOOT, Shell, disk};
use crate::client::{make, record, sr};
use crate::fetch;
use crate::xmlrpc::Value;
use anyhow::{Context as _, Result, ensure};
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const MIB: u64 = 1 << 20;
/// How long the server is away when somebody looks what that does to others.
const AWAY: Duration = Duration::from_secs(3);

/// A server of one export, which is gone with this.
struct Server {
    program: PathBuf,
    dir: PathBuf,
    port: u16,
    child: Option<Child>,
}

impl Server {
    fn new(c: &Context<'_>, name: &str, mib: u64) -> Result<Server> {
        let dir = c.up.log.parent().context("no run folder")?.join(name);
        fs::create_dir_all(&dir)?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let image = dir.join("image");
        let _ = fs::remove_file(&image);
        fs::File::create(&image)?.set_len(mib * MIB)?;
        let mut server = Server { program: fetch::qemu_nbd()?, dir, port, child: None };
        server.start()?;
        let end = Instant::now() + SOON;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            ensure!(Instant::now() < end, "qemu-nbd does not listen: see {}", server.dir.join("log").display());
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    fn start(&mut self) -> Result<()> {
        let log = fs::OpenOptions::new().create(true).append(true).open(self.dir.join("log"))?;
        let mut command = Command::new(&self.program);
        // It stays when a client has left, and serves several.
        command.args(["-t", "-e", "0", "-f", "raw", "-x", "disk", "-b", "127.0.0.1", "-p", &self.port.to_string()]);
        command.arg(self.dir.join("image"));
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        self.child = Some(command.spawn().context("qemu-nbd")?);
        Ok(())
    }

    fn kill(&mut self) -> Result<()> {
        if let Some(mut child) = self.child.take() {
            ensure!(child.try_wait()?.is_none(), "qemu-nbd ended by itself: see {}", self.dir.join("log").display());
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// Bytes of the image that were written.
    fn written(&self) -> Result<u64> {
        Ok(fs::metadata(self.dir.join("image"))?.blocks() * 512)
    }

    /// Waits until it has so many MiB.
    fn has(&self, mib: u64) -> Result<()> {
        let end = Instant::now() + SOON;
        while self.written()? < mib * MIB {
            ensure!(Instant::now() < end, "the server has {} bytes", self.written()?);
            std::thread::sleep(Duration::from_millis(2));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.kill();
        let _ = fs::remove_file(self.dir.join("image"));
    }
}

/// An SR on the server, and its PBD.
fn far(c: &mut Context<'_>, server: &Server) -> Result<[String; 2]> {
    let [sr, pbd] = record_of(c, server)?;
    c.client.call("PBD.plug", &[pbd.as_str().into()]).context("PBD.plug")?;
    Ok([sr, pbd])
}

/// This machine, as the agent's network has it.
fn address(c: &Context<'_>) -> &'static str {
    if c.real { "10.0.2.2" } else { "127.0.0.1" }
}

fn record_of(c: &mut Context<'_>, server: &Server) -> Result<[String; 2]> {
    let sr = make(&mut c.client, "SR", &[("type", "nbd")])?;
    let host = c.client.call("host.get_all", &[])?.items().first().cloned().context("no host")?;
    let config = record(&[("host", address(c)), ("port", &server.port.to_string()), ("export", "disk")]);
    let fields = [("host", host), ("SR", sr.as_str().into()), ("device_config", config)];
    let fields = fields.into_iter().map(|(name, value)| (name.to_string(), value)).collect();
    let pbd = c.client.string("PBD.create", &[Value::Struct(fields)])?;
    Ok([sr, pbd])
}

fn gone(c: &mut Context<'_>, sr: &str, pbd: &str) -> Result<()> {
    // What was asked of a server that is away fails first.
    c.eventually("the SR is given up", |c| Ok(c.client.call("PBD.unplug", &[pbd.into()]).is_ok()))?;
    for vdi in c.client.call("SR.get_VDIs", &[sr.into()])?.items().to_vec() {
        c.client.call("VDI.destroy", &[vdi])?;
    }
    c.client.call("PBD.destroy", &[pbd.into()])?;
    c.client.call("SR.destroy", &[sr.into()])?;
    Ok(())
}

pub fn killed(c: &mut Context<'_>) -> Result<()> {
    let before = c.before()?;
    let mut server = Server::new(c, "nbd", 96)?;
    let [sr, pbd] = far(c, &server)?;
    let size = c.client.string("SR.get_physical_size", &[sr.as_str().into()])?;
    ensure!(size == (96 * MIB - (64 << 10)).to_string(), "it has {size} bytes");
    transfer(c, &mut server, &sr)?;
    if c.real {
        linux(c, &mut server, &sr)?;
    }
    server.kill()?;
    gone(c, &sr, &pbd)?;
    // Nobody is there: that is told, soon.
    let [sr, pbd] = record_of(c, &server)?;
    let began = Instant::now();
    let refused =
        c.client.call("PBD.plug", &[pbd.as_str().into()]).err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(refused.contains("SR_BACKEND_FAILURE"), "without a server: {refused:?}");
    ensure!(began.elapsed() < SOON, "that took {:?}", began.elapsed());
    gone(c, &sr, &pbd)?;
    c.nothing_left_but(&before, 12)
}

/// An import goes on over two lives of the server.
fn transfer(c: &mut Context<'_>, server: &mut Server, sr: &str) -> Result<()> {
    const SIZE: usize = 8 << 20;
    let vdi = disk(&mut c.client, sr, SIZE as u64 / MIB)?;
    let data: Vec<u8> = (0..SIZE as u32 / 4).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let path = format!("/import_raw_vdi?vdi={vdi}&session_id={}", c.client.session);
    let mut connection = c.client.connect()?;
    let had = server.written()? / MIB;
    std::thread::scope(|scope| {
        let sends = scope.spawn(|| connection.request("PUT", &path, "application/octet-stream", &data));
        for mib in [2, 4] {
            server.has(had + mib)?;
            server.kill()?;
            std::thread::sleep(Duration::from_millis(300));
            // The API is not the server's.
            c.client.call("SR.set_name_label", &[sr.into(), "far".into()])?;
            ensure!(!sends.is_finished(), "it ended without a server");
            server.start()?;
        }
        let answer = sends.join().map_err(|_| anyhow::anyhow!("the import panicked"))??;
        ensure!(answer.status == 200, "the import gave HTTP {}", answer.status);
        anyhow::Ok(())
    })?;
    let got = c.client.get(&format!("/export_raw_vdi?vdi={vdi}&session_id={}", c.client.session))?;
    ensure!(got.body == data, "it is not what was imported");
    cloned(c, server, sr, &data)?;
    c.client.call("VDI.destroy", &[vdi.as_str().into()])?;
    Ok(())
}

/// The SR is cloned to another server, over two lives of each.
fn cloned(c: &mut Context<'_>, server: &mut Server, sr: &str, data: &[u8]) -> Result<()> {
    let mut second = Server::new(c, "nbd-second", 32)?;
    let place = format!("{}:{}/disk", address(c), second.port);
    let task = c.client.string("Async.SR.clone", &[sr.into(), place.as_str().into(), "second".into()])?;
    let status = |c: &mut Context<'_>| Ok(c.client.string("task.get_status", &[task.as_str().into()])?);
    second.has(1)?;
    for server in [&mut second, server] {
        server.kill()?;
    }
    std::thread::sleep(Duration::from_millis(300));
    let now: Result<String> = status(c);
    ensure!(now? == "pending", "it ended without its servers");
    for server in [&mut second, server] {
        server.start()?;
    }
    c.eventually("the SR is cloned", |c| status(c).map(|status| status != "pending"))?;
    let how = status(c)?;
    ensure!(how == "success", "{how}: {:?}", c.client.call("task.get_error_info", &[task.as_str().into()])?);
    let clones = c.client.call("SR.get_by_name_label", &["second".into()])?;
    let clone = clones.items().first().and_then(Value::as_str).context("no clone")?;
    let first = |c: &mut Context<'_>, what: &str| {
        let all = c.client.call(what, &[clone.into()])?;
        anyhow::Ok(all.items().first().and_then(Value::as_str).context(what.to_string())?.to_string())
    };
    let copy = first(c, "SR.get_VDIs")?;
    let got = c.client.get(&format!("/export_raw_vdi?vdi={copy}&session_id={}", c.client.session))?;
    ensure!(got.body == data, "the copy is not what it is a copy of");
    let pbd = first(c, "SR.get_PBDs")?;
    c.client.call("VDI.destroy", &[copy.as_str().into()])?;
    gone(c, clone, &pbd)?;
    c.client.call("task.destroy", &[task.as_str().into()]).map(drop).map_err(Into::into)
}

/// 4 MiB of noise, so many times.
fn write(times: u32) -> String {
    format!(
        "(for i in $(busybox seq 0 {}); do dd if=/tmp/r of=/dev/xvda bs=64k count=64 seek=$((i * 64)) conv=fsync \
         2>/dev/null || echo > /tmp/failed; done; echo writ''ten > /tmp/done) & echo begi''ns",
        times - 1
    )
}

fn read(part: u32) -> String {
    format!("echo 3 > /proc/sys/vm/drop_caches; dd if=/dev/xvda bs=64k count=64 skip={} 2>/dev/null | md5sum", part * 64)
}

/// A guest writes while the server is killed, and another one has nothing to do with that.
fn linux(c: &mut Context<'_>, server: &mut Server, sr_far: &str) -> Result<()> {
    let memory = sr(&mut c.client, "memory", 4)?;
    let linux = c.guest("linux", 128);
    let vms: Vec<String> = (0..2).map(|_| c.create(&linux, 1, &[])).collect::<Result<_>>()?;
    for (vm, sr, mib) in [(&vms[0], sr_far, 32), (&vms[1], &*memory, 2)] {
        let vdi = disk(&mut c.client, sr, mib)?;
        make(&mut c.client, "VBD", &[("VM", vm), ("VDI", &vdi)])?;
    }
    c.start(&vms[0])?;
    let mut other = Shell::new(c, &vms[1])?;
    c.shows(&vms[0], "LINUX-UP", BOOT)?;
    let mut a = Shell::of(&vms[0]);
    let sum = a.sum(c, "dd if=/dev/urandom of=/tmp/r bs=64k count=64 2>/dev/null; md5sum /tmp/r")?;
    let had = server.written()? / MIB;
    a.says(c, &write(6), "begins")?;
    server.has(had + 6)?;
    server.kill()?;
    let began = Instant::now();
    // Its own I/O waits; nothing else does.
    let near = other.sum(c, "dd if=/dev/urandom of=/dev/xvda bs=64k count=16 conv=fsync 2>/dev/null; md5sum /dev/xvda")?;
    c.client.call("SR.set_name_label", &[memory.as_str().into(), "near".into()])?;
    ensure!(other.sum(c, "echo 3 > /proc/sys/vm/drop_caches; md5sum /dev/xvda")? == near, "the other disk is another");
    std::thread::sleep(AWAY.saturating_sub(began.elapsed()));
    a.says(c, "cat /tmp/done 2>/dev/null || echo wai''ts", "waits")?;
    server.start()?;
    server.has(had + 12)?;
    server.kill()?;
    server.start()?;
    a.says(c, "until [ -e /tmp/done ]; do sleep 0.1; done; cat /tmp/done", "written")?;
    for part in 0..6 {
        ensure!(a.sum(c, &read(part))? == sum, "part {part} is not what was written");
    }
    a.says(c, "[ -e /tmp/failed ] || echo no''ne", "none").context("a write failed")?;
    // It goes for good, with writes under way.
    a.says(c, &write(6), "begins")?;
    server.kill()?;
    for vm in &vms {
        c.vm("hard_shutdown", vm)?;
        for vbd in c.client.call("VM.get_VBDs", &[vm.as_str().into()])?.items().to_vec() {
            c.client.call("VBD.destroy", &[vbd])?;
        }
        c.vm("destroy", vm)?;
    }
    server.start()?;
    let pbd = c.client.call("SR.get_PBDs", &[memory.as_str().into()])?.items().first().cloned().context("no PBD")?;
    let pbd = pbd.as_str().unwrap_or_default().to_string();
    gone(c, &memory, &pbd)
}
