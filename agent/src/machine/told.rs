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
