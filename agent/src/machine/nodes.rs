//! The nodes a guest has of its own, to be written again when it goes on in another domain.
//!
//! ```text
//!   u16 bytes of path | u16 bytes of value | path below its home | value      and so on, a node before those below it
//! ```
//! Deliberately absent: what everybody has; the toolstack writes that for each domain anew.

use super::store::{OWN, home};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use platform_xen::hyp::DomId;
use platform_xen::xenstore::{Edit, Error, Server};

/// Asked of the guest by the toolstack: not the guest's to keep.
const ASKED: &[&str] = &["control/shutdown", "control/sysrq"];
/// Nodes of one guest at most: more than its quota.
const MOST: usize = 100_000;
/// Bytes of them at most.
pub const BYTES: usize = 4 << 20;
/// Nodes written at once.
const BATCH: usize = 64;

/// All of a guest's own; None: no memory.
pub fn collect(server: &Server, dom: DomId) -> Option<Vec<u8>> {
    let home = home(dom);
    let mut out = Vec::new();
    let mut left: Vec<String> = OWN.iter().filter(|root| !ASKED.contains(root)).map(|root| String::from(*root)).collect();
    let mut count = 0;
    while let Some(path) = left.pop() {
        let at = format!("{home}/{path}");
        let Some(value) = server.read(at.as_bytes()) else { continue };
        // What somebody else made there is not the guest's.
        if server.perms(at.as_bytes()).and_then(|perms| perms.first().copied()).is_none_or(|owner| owner.dom != dom) {
            continue;
        }
        count += 1;
        if count > MOST || out.len() > BYTES {
            return None;
        }
        out.try_reserve(4 + path.len() + value.len()).ok()?;
        for length in [path.len(), value.len()] {
            out.extend_from_slice(&u16::try_from(length).ok()?.to_le_bytes());
        }
        out.extend_from_slice(path.as_bytes());
        out.extend_from_slice(value);
        let mut fits = true;
        server.list(at.as_bytes(), &mut |name| {
            fits = left.try_reserve(1).is_ok();
            if let (true, Ok(name)) = (fits, core::str::from_utf8(name)) {
                left.push(format!("{path}/{name}"));
            }
            fits
        });
        if !fits {
            return None;
        }
    }
    Some(out)
}

/// One node off the front: path, value, and the rest.
fn next(bytes: &[u8]) -> Option<(&str, &[u8], &[u8])> {
    let length = |at: usize| bytes.get(at..)?.first_chunk().copied().map(u16::from_le_bytes).map(usize::from);
    let (path, value) = (length(0)?, length(2)?);
    let (path, rest) = bytes.get(4..)?.split_at_checked(path)?;
    let (value, rest) = rest.split_at_checked(value)?;
    Some((core::str::from_utf8(path).ok()?, value, rest))
}

/// Writes them for the domain the guest goes on in. A new node has the owner of the one above it: the guest.
pub fn write(server: &mut Server, dom: DomId, bytes: &[u8]) -> Result<(), Error> {
    let home = home(dom);
    let mut rest = bytes;
    while !rest.is_empty() {
        let mut some: Vec<(String, &[u8])> = Vec::with_capacity(BATCH);
        while let (true, Some((path, value, after))) = (some.len() < BATCH, next(rest)) {
            some.push((format!("{home}/{path}"), value));
            rest = after;
        }
        if some.is_empty() {
            return Err(Error::EINVAL);
        }
        let edits: Vec<Edit<'_>> = some.iter().map(|(path, value)| Edit::Write(path.as_bytes(), value)).collect();
        server.batch(&edits)?;
    }
    Ok(())
}
