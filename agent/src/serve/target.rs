//! Request targets: a path and its query, percent-decoded.

use alloc::string::String;
use alloc::vec::Vec;

/// `/console?ref=...&session_id=...` taken apart.
pub struct Target<'a> {
    /// Before the `?`.
    pub path: &'a str,
    query: &'a str,
}

impl<'a> Target<'a> {
    /// Of a request target; one in absolute form loses its scheme and authority.
    pub fn new(target: &'a str) -> Target<'a> {
        let target = match target.split_once("://") {
            Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"),
            None => target,
        };
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Target { path, query }
    }

    /// A parameter's value, decoded; the empty text if it is not there.
    pub fn get(&self, name: &str) -> String {
        let found = self.query.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=')?;
            (key == name).then_some(value)
        });
        decode(found.unwrap_or_default())
    }
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        let escaped = (first == b'%').then(|| {
            let pair = tail.get(..2)?;
            u8::from_str_radix(core::str::from_utf8(pair).ok()?, 16).ok()
        });
        match escaped.flatten() {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => bytes.push(first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_targets_apart() {
        let t = Target::new("/console?ref=a%2Db&session_id=x%y%20");
        assert_eq!((t.path, t.get("ref").as_str(), t.get("session_id").as_str()), ("/console", "a-b", "x%y "));
        assert_eq!(t.get("nothing"), "");
        assert_eq!(Target::new("http://h:1/console?ref=r").get("ref"), "r");
        assert_eq!(Target::new("http://h").path, "/");
    }
}
