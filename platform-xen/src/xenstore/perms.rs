//! Permissions of a node: who owns it, who else may read or write it (docs/misc/xenstore.txt, SET_PERMS).
//!
//! ```text
//!   0 +--------+
//!     | dom    |  u16   entry 0: the owner, and what everybody without an entry may
//!   2 | access |  u8    bit 0 read, bit 1 write
//!   3 | 0      |
//!   4 | life   |  u32   which domain of that id: ids are used again, lives are not
//!   8 +--------+        the next entry
//! ```
//! An entry counts for the life it was written for, so a domain that gets an old id inherits nothing (XSA-322), and no
//! entry has to be looked for when a domain goes. Deliberately absent: entries for domains that nobody announced; they
//! are not stored (XSA-417).

use super::wire::{Error, number};
use crate::hyp::DomId;

/// May read.
pub const READ: u8 = 1;
/// May write.
pub const WRITE: u8 = 2;
/// May change permissions.
pub const OWNER: u8 = 4;
/// DOMID_ANY of public/xen.h: an entry for everybody.
pub const ANY: u16 = 0x7ff5;
/// Bytes of an entry.
pub const ENTRY: usize = 8;

/// One entry, as a client or the agent says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Perm {
    /// Whom it is for; in the first entry, the owner.
    pub dom: DomId,
    /// [`READ`] and [`WRITE`]; in the first entry, of everybody who has no entry.
    pub access: u8,
}

impl Perm {
    /// From `r5`, `w5`, `b5` or `n5`.
    ///
    /// # Errors
    /// EINVAL for anything else.
    pub fn parse(text: &[u8]) -> Result<Perm, Error> {
        let (letter, digits) = text.split_first().ok_or(Error::EINVAL)?;
        let access = b"nrwb".iter().position(|l| l == letter).ok_or(Error::EINVAL)? as u8;
        let dom = number(digits).and_then(|n| u16::try_from(n).ok()).ok_or(Error::EINVAL)?;
        Ok(Perm { dom: DomId(dom), access })
    }

    /// `r`, `w`, `b` or `n`.
    #[must_use]
    pub fn letter(&self) -> u8 {
        *b"nrwb".get(usize::from(self.access & 3)).unwrap_or(&b'n')
    }
}

/// A domain and which of the domains that had its id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// Domain id.
    pub dom: u16,
    /// Counts announcements; 0 is the control domain, and everybody.
    pub life: u32,
}

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// The domain.
    pub who: Life,
    /// The domain whose rights it has too (SET_TARGET).
    pub target: Option<Life>,
    /// The control domain: may everything.
    pub privileged: bool,
}

/// An entry's bytes.
#[must_use]
pub fn encode(life: Life, access: u8) -> [u8; ENTRY] {
    let [a, b] = life.dom.to_le_bytes();
    let [c, d, e, f] = life.life.to_le_bytes();
    [a, b, access & 3, 0, c, d, e, f]
}

/// The entries.
pub fn entries(bytes: &[u8]) -> impl Iterator<Item = (Life, u8)> {
    bytes.as_chunks::<ENTRY>().0.iter().map(|[a, b, access, _, c, d, e, f]| {
        let life = Life { dom: u16::from_le_bytes([*a, *b]), life: u32::from_le_bytes([*c, *d, *e, *f]) };
        (life, *access)
    })
}

/// The owner.
#[must_use]
pub fn owner(bytes: &[u8]) -> Life {
    entries(bytes).next().unwrap_or_default().0
}

/// What somebody may. No entries: nothing.
#[must_use]
pub fn rights(bytes: &[u8], subject: &Subject) -> u8 {
    if subject.privileged {
        return READ | WRITE | OWNER;
    }
    let mut entries = entries(bytes);
    let Some((owner, others)) = entries.next() else { return 0 };
    let is = |life: Life| life == subject.who || Some(life) == subject.target;
    if is(owner) {
        return READ | WRITE | OWNER;
    }
    entries.find(|(life, _)| is(*life) || life.dom == ANY).map_or(others, |(_, access)| access)
}
