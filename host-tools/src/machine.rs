//! The machine: one QEMU command line, whose flags are data in `build/machine.toml`.

use crate::paths;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// `build/machine.toml`.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    cpu: String,
    accel: Vec<String>,
    icount: Vec<String>,
    /// How a disk is with icount.
    pub icount_disk: Vec<String>,
    qemu: Vec<String>,
    xen: String,
    /// MiB of the machine, unless said otherwise.
    pub memory_mib: u32,
    /// Port on loopback, unless said otherwise.
    pub port_base: u16,
    api_port: u16,
    dom0_mib: u64,
    /// How long a boot may take.
    pub boot_seconds: u64,
    /// What the bundle offers.
    pub guests: BTreeMap<String, Guest>,
}

/// How to create a guest out of the bundle.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Guest {
    pub kernel: String,
    pub ramdisk: String,
    pub args: String,
    pub memory: u64,
    pub banner: String,
}

/// What differs from boot to boot.
#[derive(Clone, Debug)]
pub struct Boot<'a> {
    /// Names QEMU's process.
    pub name: &'a str,
    /// SMBIOS's: the host's identity if the manifest has none.
    pub uuid: &'a str,
    /// The hypervisor's file.
    pub xen: &'a Path,
    /// Files in the folder in which QEMU runs: QEMU splits at spaces and commas.
    pub agent: &'a str,
    pub agent_args: &'a str,
    pub bundle: &'a str,
    /// 0: no bundle.
    pub bundle_bytes: u64,
    pub memory_mib: u32,
    pub port: u16,
    /// QEMU's `-serial`.
    pub serial: &'a str,
    /// Count instructions: 1 ns of guest time each.
    pub icount: bool,
    pub cpus: u32,
    /// More for Xen's command line.
    pub xen_args: &'a str,
    /// Its disk.
    pub disk: Option<PathBuf>,
    /// A file that is there, for a log of what is written to the disk, in the format of dm-log-writes.
    pub disk_log: Option<PathBuf>,
}

impl Machine {
    /// Reads the table.
    pub fn load() -> Result<Self> {
        let path = paths::root()?.join("build/machine.toml");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{}", path.display()))
    }

    /// MiB of domain 0: its own and the bundle's, to the next 4 MiB.
    pub fn dom0_mib(&self, bundle_bytes: u64) -> u64 {
        (self.dom0_mib + bundle_bytes.div_ceil(1 << 20)).next_multiple_of(4)
    }

    /// QEMU's arguments.
    pub fn args(&self, boot: &Boot<'_>) -> Vec<String> {
        let dom0 = self.dom0_mib(boot.bundle_bytes);
        let xen = format!("{} dom0_mem={dom0}M,max:{dom0}M {}", self.xen, boot.xen_args);
        let agent = format!("{} {}", boot.agent, boot.agent_args);
        let netdev = format!("user,id=n0,hostfwd=tcp:127.0.0.1:{}-:{}", boot.port, self.api_port);
        let mut initrd = comma(agent.trim_end());
        if boot.bundle_bytes > 0 {
            initrd += &format!(",{}", comma(boot.bundle));
        }
        let mut args: Vec<String> = Vec::new();
        args.extend_from_slice(if boot.icount { &self.icount } else { &self.accel });
        for (option, value) in [
            ("-name", boot.name.to_string()),
            ("-uuid", boot.uuid.to_string()),
            ("-cpu", self.cpu.clone()),
            ("-smp", boot.cpus.to_string()),
            ("-m", boot.memory_mib.to_string()),
            ("-netdev", netdev),
            ("-serial", boot.serial.to_string()),
            ("-kernel", boot.xen.display().to_string()),
            ("-append", xen.trim_end().to_string()),
            ("-initrd", initrd),
        ] {
            args.push(option.to_string());
            args.push(value);
        }
        args.extend(self.qemu.clone());
        if let Some(disk) = &boot.disk {
            let path = |path: &PathBuf| comma(&path.display().to_string());
            let driver = match &boot.disk_log {
                None => format!("format=raw,file={}", path(disk)),
                Some(log) => format!(
                    "driver=blklogwrites,log-sector-size=512,file.driver=file,file.filename={},log.driver=file,\
                     log.filename={},discard=unmap,file.discard=unmap",
                    path(disk),
                    path(log)
                ),
            };
            let drive = format!("if=none,id=d0,{driver}");
            args.extend(["-drive".into(), drive, "-device".into(), "virtio-blk-pci,drive=d0,disable-legacy=on".into()]);
            args.extend_from_slice(if boot.icount { &self.icount_disk } else { &[] });
        }
        args
    }
}

/// QEMU splits `-initrd` at commas; a doubled one stands for itself.
fn comma(text: &str) -> String {
    text.replace(',', ",,")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boot() -> Boot<'static> {
        Boot {
            name: "n",
            uuid: "00000000-0000-4000-8000-000000000001",
            xen: Path::new("xen"),
            agent: "agent",
            agent_args: "log=a,b",
            bundle: "bundle",
            bundle_bytes: 69 << 20,
            memory_mib: 2048,
            port: 1234,
            serial: "stdio",
            icount: false,
            cpus: 1,
            xen_args: "",
            disk: None,
            disk_log: None,
        }
    }

    #[test]
    fn domain_0_gets_32_mib_and_the_bundle_rounded_up_to_4() {
        let machine = Machine::load().unwrap();
        assert_eq!(machine.dom0_mib(0), 32);
        assert_eq!(machine.dom0_mib(1), 36);
        assert_eq!(machine.dom0_mib(4 << 20), 36);
        assert_eq!(machine.dom0_mib((4 << 20) + 1), 40);
        let args = machine.args(&boot()).join(" ");
        assert!(args.contains("dom0_mem=104M,max:104M"), "{args}");
    }

    #[test]
    fn commas_are_doubled_and_the_port_is_forwarded() {
        let args = Machine::load().unwrap().args(&boot());
        let value = |option: &str| args[args.iter().position(|a| a == option).unwrap() + 1].clone();
        assert_eq!(value("-initrd"), "agent log=a,,b,bundle");
        assert_eq!(value("-netdev"), "user,id=n0,hostfwd=tcp:127.0.0.1:1234-:9363");
        assert!(!args.contains(&"-icount".to_string()));
        let counted = Machine::load().unwrap().args(&Boot { icount: true, ..boot() });
        assert!(counted.contains(&"shift=0,sleep=off,align=off".to_string()));
    }

    #[test]
    fn writes_to_the_disk_can_be_logged() {
        let disk = Some(PathBuf::from("/a,b"));
        let of = |disk_log| {
            let args = Machine::load().unwrap().args(&Boot { disk: disk.clone(), disk_log, ..boot() });
            args[args.iter().position(|a| a == "-drive").unwrap() + 1].clone()
        };
        assert_eq!(of(None), "if=none,id=d0,format=raw,file=/a,,b");
        let logged = of(Some(PathBuf::from("/c")));
        for part in ["if=none,id=d0,driver=blklogwrites,", ",file.filename=/a,,b,", ",log.filename=/c,"] {
            assert!(logged.contains(part), "{logged}");
        }
    }

    #[test]
    fn the_guests_of_the_contract_are_there() {
        let guests = Machine::load().unwrap().guests;
        assert_eq!(guests.keys().collect::<Vec<_>>(), ["linux", "tiny"]);
        // The kernel prints its command line: that must not pass for the banner.
        let (args, banner) = (&guests["linux"].args, &guests["linux"].banner);
        let word = args.rsplit_once("banner=").unwrap().1;
        assert!(*banner == format!("XENITH-{word}") && !args.contains(banner));
    }
}
