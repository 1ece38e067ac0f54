//! Paths: what a client names is checked once and becomes an absolute path (docs/misc/xenstore.txt).
//!
//! Deliberately absent: any look at the tree.

use super::wire::{Digits, Error};

/// Longest absolute path (XENSTORE_ABS_PATH_MAX), whoever asks.
pub const ABS_MAX: usize = 3072;
/// Longest relative path (XENSTORE_REL_PATH_MAX).
pub const REL_MAX: usize = 2048;
/// Where domains have their nodes.
const BASE: &[u8] = b"/local/domain/";

/// Place for a path that is put together; of its bytes only those that are used are ever touched.
#[derive(Default)]
pub struct PathBuf(heapless::Vec<u8, ABS_MAX>);

impl PathBuf {
    /// Nothing yet.
    #[must_use]
    pub const fn new() -> PathBuf {
        PathBuf(heapless::Vec::new())
    }

    fn push(&mut self, text: &[u8]) -> Result<(), Error> {
        self.0.extend_from_slice(text).map_err(|_| Error::EINVAL)
    }

    /// Puts `/local/domain/<domid>` into it.
    ///
    /// # Errors
    /// None that happens: it is short.
    pub fn home(&mut self, domid: u16) -> Result<&[u8], Error> {
        self.0.clear();
        self.push(BASE)?;
        self.push(Digits::of(domid.into()).bytes())?;
        Ok(self.bytes())
    }

    /// Puts `<name>/<domid>` into it.
    ///
    /// # Errors
    /// EINVAL if it does not fit.
    pub fn special(&mut self, name: &[u8], domid: u16) -> Result<&[u8], Error> {
        self.0.clear();
        self.push(name)?;
        self.push(b"/")?;
        self.push(Digits::of(domid.into()).bytes())?;
        Ok(self.bytes())
    }

    /// Puts a copy of a path into it.
    ///
    /// # Errors
    /// EINVAL if it does not fit.
    pub fn copy(&mut self, path: &[u8]) -> Result<&[u8], Error> {
        self.0.clear();
        self.push(path)?;
        Ok(self.bytes())
    }

    fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Whether a path is relative to the caller's home.
#[must_use]
pub fn is_relative(given: &[u8]) -> bool {
    !matches!(given, [b'/' | b'@', ..])
}

/// The absolute path that `given` names for a domain, its length checked after it was put together (XSA-323).
///
/// # Errors
/// EINVAL: characters that are not allowed, empty names, a slash at the end, too long, `@` where that is not allowed.
pub fn absolute<'a>(given: &'a [u8], domid: u16, special: bool, buf: &'a mut PathBuf) -> Result<&'a [u8], Error> {
    let allowed = |b: &u8| b.is_ascii_alphanumeric() || b"-/_@".contains(b);
    if given.is_empty() || !given.iter().all(allowed) || (!special && given.first() == Some(&b'@')) {
        return Err(Error::EINVAL);
    }
    let path = if is_relative(given) {
        if given.len() > REL_MAX {
            return Err(Error::EINVAL);
        }
        buf.home(domid)?;
        buf.push(b"/")?;
        buf.push(given)?;
        buf.bytes()
    } else {
        given
    };
    let slash_at_end = path.len() > 1 && path.last() == Some(&b'/');
    if path.len() > ABS_MAX || slash_at_end || path.windows(2).any(|w| w == b"//") {
        return Err(Error::EINVAL);
    }
    Ok(path)
}

/// The names of an absolute path, from the top; none for the root.
pub fn names(path: &[u8]) -> impl Iterator<Item = &[u8]> + Clone {
    path.split(|b| *b == b'/').filter(|name| !name.is_empty())
}

/// How many names it has.
#[must_use]
pub fn depth(path: &[u8]) -> usize {
    names(path).count()
}

/// The path one up; the root's is the root.
#[must_use]
pub fn parent(path: &[u8]) -> &[u8] {
    match path.iter().rposition(|b| *b == b'/') {
        Some(at) if at > 0 => path.get(..at).unwrap_or_default(),
        _ => b"/",
    }
}

/// The last name; the root's is empty.
#[must_use]
pub fn leaf(path: &[u8]) -> &[u8] {
    path.rsplit(|b| *b == b'/').next().unwrap_or_default()
}

/// Length of `/local/domain/<domid>/`, which relative watches do not see.
#[must_use]
pub fn home_len(domid: u16) -> usize {
    BASE.len() + Digits::of(domid.into()).bytes().len() + 1
}
