//! A VM whose disk is Debian's image, and a shell on its console: what `./x demo --disk` and `./x soak` work with.

use crate::client::Client;
use crate::run;
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};
use xenith_client::Ref;
use xenith_client::api::{OnCrashBehaviour, PbdRecord, Sr, SrRecord, VbdRecord, Vdi, VdiRecord, VifRecord, Vm, VmRecord};

/// How long Debian may take from GRUB to its login, emulated and beside others.
const BOOT: Duration = Duration::from_secs(300);
const SOON: Duration = Duration::from_secs(120);

/// Makes the SR on the machine's disk and attaches it.
pub fn storage(client: &mut Client) -> Result<Ref<Sr>> {
    let sr = client.sr().create(&SrRecord { r#type: "disk".into(), name_label: "disk".into(), ..SrRecord::default() })?;
    let host = client.host().get_all()?.into_iter().next().context("no host")?;
    let pbd = client.pbd().create(&PbdRecord { host, SR: sr.clone(), ..PbdRecord::default() })?;
    client.pbd().plug(&pbd)?;
    Ok(sr)
}

/// A blank disk.
pub fn disk(client: &mut Client, sr: &Ref<Sr>, name: &str, bytes: u64) -> Result<Ref<Vdi>> {
    let virtual_size = i64::try_from(bytes)?;
    Ok(client.vdi().create(&VdiRecord { name_label: name.into(), SR: sr.clone(), virtual_size, ..VdiRecord::default() })?)
}

/// A disk filled with the image; `sent` is told how much of it has gone.
pub fn import(client: &mut Client, sr: &Ref<Sr>, image: &Path, sent: impl FnMut(u64)) -> Result<Ref<Vdi>> {
    let mut file = fs::File::open(image).with_context(|| format!("cannot read {}", image.display()))?;
    let bytes = file.metadata()?.len();
    let vdi = disk(client, sr, "debian", bytes)?;
    client.import(&vdi, bytes, &mut file, sent).context("the import")?;
    Ok(vdi)
}

/// A VM that boots by GRUB from the first of these disks, with a card in the host's network.
pub fn machine(client: &mut Client, disks: &[&Ref<Vdi>], mib: i64) -> Result<Ref<Vm>> {
    let vm = client.vm().create(&VmRecord {
        name_label: "debian".into(),
        memory_static_max: mib << 20,
        memory_dynamic_max: mib << 20,
        PV_bootloader: "grub".into(),
        actions_after_crash: OnCrashBehaviour::Preserve,
        ..VmRecord::default()
    })?;
    for (n, vdi) in disks.iter().enumerate() {
        let vdi = (*vdi).clone();
        client.vbd().create(&VbdRecord { VM: vm.clone(), VDI: vdi, bootable: n == 0, ..VbdRecord::default() })?;
    }
    let pif = client.pif().get_all()?.into_iter().next().context("the host has no network card")?;
    let network = client.pif().get_network(&pif)?;
    client.vif().create(&VifRecord { VM: vm.clone(), network, ..VifRecord::default() })?;
    Ok(vm)
}

/// A guest's console: what it says is taken piece by piece, and what a shell there is told is answered.
pub struct Shell {
    tcp: TcpStream,
    /// Said and not taken yet.
    said: Vec<u8>,
    /// Whether people see it too.
    shown: bool,
    commands: usize,
}

impl Shell {
    /// The live console of a running VM, after what it said so far. It goes on when the VM reboots.
    pub fn of(client: &mut Client, vm: &Ref<Vm>, shown: bool) -> Result<Shell> {
        let path = client.console_path(vm.as_str())?;
        let mut connection = client.connect()?;
        let response = connection.request("CONNECT", &path, "", b"")?;
        ensure!(response.status == 200, "CONNECT to the console gave HTTP {}", response.status);
        let (tcp, said) = connection.into_stream();
        tcp.set_read_timeout(Some(Duration::from_millis(500)))?;
        show(shown, &said);
        Ok(Shell { tcp, said, shown, commands: 0 })
    }

    /// Waits for a text; gives what came before it, and takes both.
    pub fn until(&mut self, text: &str, limit: Duration) -> Result<String> {
        let end = Instant::now() + limit;
        let mut buffer = [0; 4096];
        loop {
            if let Some(at) = self.said.windows(text.len()).position(|window| window == text.as_bytes()) {
                let before = String::from_utf8_lossy(&self.said[..at]).into_owned();
                self.said.drain(..at + text.len());
                return Ok(before);
            }
            let so_far = || run::tail(&String::from_utf8_lossy(&self.said), 10);
            ensure!(Instant::now() < end, "no {text:?} on the console in {} s but:\n{}", limit.as_secs(), so_far());
            match self.tcp.read(&mut buffer) {
                Ok(0) => bail!("the console ended before {text:?}, after:\n{}", so_far()),
                Ok(read) => {
                    show(self.shown, &buffer[..read]);
                    self.said.extend_from_slice(&buffer[..read]);
                }
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(error) => return Err(error).context("the console"),
            }
        }
    }

    /// Types a line.
    pub fn types(&mut self, line: &str) -> Result<()> {
        Ok(self.tcp.write_all(format!("{line}\n").as_bytes())?)
    }

    /// Waits for the login and logs in; a plain shell that says nothing but what its commands do.
    pub fn login(&mut self) -> Result<()> {
        self.until("debian login: ", BOOT)?;
        self.types("root")?;
        self.until("root@debian:~# ", SOON)?;
        self.types("exec env PS1= PS2= sh")?;
        self.types("stty -echo; dmesg -n 1; echo 'I am' here")?;
        self.until("I am here\r\n", SOON).map(drop)
    }

    /// What a command says; it has to succeed. People see both, without what tells the one from the other.
    pub fn run(&mut self, command: &str, limit: Duration) -> Result<String> {
        let shown = std::mem::take(&mut self.shown);
        let said = self.ask(command, limit);
        self.shown = shown;
        if let Ok(said) = &said {
            show(shown, format!("# {command}\n{said}{}", if said.is_empty() { "" } else { "\n" }).as_bytes());
        }
        said
    }

    fn ask(&mut self, command: &str, limit: Duration) -> Result<String> {
        self.commands += 1;
        let n = self.commands;
        self.types(&format!("echo '<{n}'; {{ {command}\n}} 2>&1; printf '\\n%s>{n}\\n' $?"))?;
        self.until(&format!("<{n}\r\n"), SOON)?;
        let said = self.until(&format!(">{n}\r\n"), limit).with_context(|| command.to_string())?;
        let said = said.replace('\r', "");
        let (said, status) = said.rsplit_once('\n').unwrap_or(("", &said));
        ensure!(status == "0", "{command:?} ended with {status}:\n{said}");
        Ok(said.trim_end().to_string())
    }
}

fn show(shown: bool, bytes: &[u8]) {
    if shown {
        let mut out = std::io::stdout();
        let _ = out.write_all(bytes).and_then(|()| out.flush());
    }
}
