//! What a guest tells of itself below its home in the store, read for whoever asks.
//!
//! Bounded whatever the guest does: so many nodes, so many bytes, so deep. Deliberately absent: a copy of any of it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use platform_xen::hyp::DomId;
use platform_xen::xenstore::Server;

/// Where guests and their agents write.
const ROOTS: &[&str] = &["attr", "control", "data", "drivers"];
/// Of `control` only what the kernel says it can do.
const FEATURE: &str = "control/feature-";
/// Nodes looked at.
const NODES: usize = 512;
/// Nodes of one level.
const WIDTH: usize = 128;
/// Levels below a root.
const DEPTH: usize = 5;
/// Bytes of paths and values together.
const BYTES: usize = 16 << 10;

/// (path below the guest's home, value) of each node with one, as far as the bounds go.
pub fn read(server: &Server, dom: DomId) -> Vec<(String, String)> {
    let home = super::store::home(dom);
    let mut found = Vec::new();
    let (mut nodes, mut bytes) = (0, 0);
    // The next one to look at is the last.
    let mut left: Vec<String> = ROOTS.iter().rev().map(|root| String::from(*root)).collect();
    while let Some(path) = left.pop() {
        let at = format!("{home}/{path}");
        let Some(value) = server.read(at.as_bytes()) else { continue };
        nodes += 1;
        bytes += path.len() + value.len();
        if nodes > NODES || bytes > BYTES {
            break;
        }
        if !value.is_empty() && (!path.starts_with("control") || path.starts_with(FEATURE)) {
            found.push((path.clone(), String::from_utf8_lossy(value).into_owned()));
        }
        if path.matches('/').count() >= DEPTH {
            continue;
        }
        let here = left.len();
        server.list(at.as_bytes(), &mut |name| {
            if let Ok(name) = core::str::from_utf8(name) {
                left.push(format!("{path}/{name}"));
            }
            left.len() < here + WIDTH
        });
        // In the order of their names.
        left.get_mut(here..).unwrap_or_default().reverse();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform_xen::xenstore::Limits;

    /// XSA-354: what a guest tells is not mirrored, and reading it is bounded however much there is.
    #[test]
    fn xsa_354_what_is_read_is_bounded() {
        let mut server = Server::new(Limits::default()).unwrap();
        let dom = DomId(3);
        server.announce(dom).unwrap();
        let write = |server: &mut Server, path: &str, value: &[u8]| {
            server.write(format!("/local/domain/3/{path}").as_bytes(), value).unwrap();
        };
        write(&mut server, "attr/eth0/ip", b"10.0.0.1");
        write(&mut server, "control/feature-balloon", b"1");
        write(&mut server, "control/shutdown", b"poweroff");
        write(&mut server, "data/odd", b"\xff\x01");
        let pairs = |server: &Server| read(server, dom);
        let few: Vec<(String, String)> = pairs(&server);
        let names: Vec<&str> = few.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(names, ["attr/eth0/ip", "control/feature-balloon", "data/odd"]);
        assert_eq!(few[2].1, "\u{fffd}\u{1}");
        for n in 0..3000 {
            write(&mut server, &format!("data/{n}"), b"x");
            write(&mut server, &format!("data/deep{}", "/d".repeat(n % 40)), b"y");
        }
        for n in 0..50 {
            write(&mut server, &format!("attr/{n}"), &[b'z'; 2000]);
        }
        let many = pairs(&server);
        let bytes: usize = many.iter().map(|(path, value)| path.len() + value.len()).sum();
        assert!(many.len() <= NODES && bytes <= BYTES + 2048, "{} nodes, {bytes} bytes", many.len());
    }
}
