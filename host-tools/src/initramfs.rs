//! The Linux guest's initramfs: busybox, the front ends of disks and networks, and an init that prints the banner it was
//! given and stays.

use crate::{cpio::Cpio, fetch, paths};
use anyhow::{Context, Result};
use std::fs;
use std::io::Write;

/// Prints the word after `banner=` on the kernel's command line, then a shell on the console. The prefix keeps the
/// command line, which the kernel prints, from being taken for the banner.
const INIT: &str = r#"#!/bin/busybox sh
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sysfs /sys
/bin/busybox mount -t devtmpfs devtmpfs /dev 2>/dev/null
for module in /lib/modules/*.ko; do /bin/busybox insmod $module 2>/dev/null; done
read -r line < /proc/cmdline
banner=
for word in $line; do
    case $word in banner=*) banner=${word#banner=} ;; esac
done
read -r up rest < /proc/uptime
echo "XENITH-$banner up=$up cpus=$(/bin/busybox grep -c ^processor /proc/cpuinfo)"
export PATH=/bin HOME=/ PS1='guest# ' TERM=vt100
cd /
while :; do /bin/busybox setsid /bin/busybox cttyhack /bin/busybox sh; /bin/busybox sleep 1; done
"#;

/// What the kernel calls when the toolstack asks: there is no init system to wind down.
const POWEROFF: &str = "#!/bin/busybox sh\nexec /bin/busybox poweroff -f\n";
const REBOOT: &str = "#!/bin/busybox sh\nexec /bin/busybox reboot -f\n";

/// The names under which a shell finds busybox.
const APPLETS: &[&str] = &[
    "sh", "blockdev", "cat", "cmp", "cp", "date", "dd", "dmesg", "echo", "free", "grep", "head", "ifconfig", "ip",
    "md5sum", "ping", "kill", "ls", "mkdir", "mount", "poweroff", "ps", "reboot", "rm", "sleep", "sync", "tail", "top",
    "uname", "vi",
];

/// The initramfs, gzip'd, out of the busybox in the cache.
pub fn build() -> Result<Vec<u8>> {
    packed(base()?)
}

/// The same with the xenstore client, for tests.
pub fn with_client() -> Result<Vec<u8>> {
    let mut cpio = base()?;
    for dir in ["lib64", "usr", "usr/lib", "usr/lib/x86_64-linux-gnu"] {
        cpio.dir(dir);
    }
    for name in fetch::CLIENT {
        let to = match name {
            "xenstore-client" => "bin/xenstore".to_string(),
            "ld-linux-x86-64.so.2" => format!("lib64/{name}"),
            library => format!("usr/lib/x86_64-linux-gnu/{library}"),
        };
        let data = fs::read(paths::cache()?.join(name)).with_context(|| format!("no {name} in the cache"))?;
        cpio.file(&to, 0o755, &data);
    }
    for command in ["chmod", "exists", "list", "ls", "read", "rm", "watch", "write"] {
        cpio.link(&format!("bin/xenstore-{command}"), "xenstore");
    }
    packed(cpio)
}

/// The same with the program that loads disks and networks, for measures.
pub fn with_load() -> Result<Vec<u8>> {
    let mut cpio = base()?;
    cpio.file("bin/load", 0o755, &fs::read(crate::build::load()?)?);
    packed(cpio)
}

fn base() -> Result<Cpio> {
    let busybox = fs::read(paths::cache()?.join("busybox")).context("no busybox in the cache; run ./x fetch")?;
    let mut cpio = Cpio::default();
    for dir in ["bin", "dev", "lib", "lib/modules", "proc", "sbin", "sys", "tmp", "etc"] {
        cpio.dir(dir);
    }
    let stamps = fetch::stamps()?;
    let package = |name: &str| stamps.get(name).map(|stamp| &stamp.package);
    for module in fetch::MODULES.iter().filter(|module| package(module) == package("vmlinux")) {
        let data = fs::read(paths::cache()?.join(module)).with_context(|| format!("no {module} in the cache"))?;
        cpio.file(&format!("lib/modules/{module}"), 0o644, &data);
    }
    cpio.device("dev/console", 5, 1).device("dev/null", 1, 3);
    cpio.file("bin/busybox", 0o755, &busybox).file("init", 0o755, INIT.as_bytes());
    cpio.file("sbin/poweroff", 0o755, POWEROFF.as_bytes()).file("sbin/reboot", 0o755, REBOOT.as_bytes());
    for applet in APPLETS {
        cpio.link(&format!("bin/{applet}"), "busybox");
    }
    Ok(cpio)
}

fn packed(mut cpio: Cpio) -> Result<Vec<u8>> {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gz.write_all(&cpio.finish())?;
    Ok(gz.finish()?)
}
