//! What a frontend says in the store: allegations, each read when it is needed, bounded, and believed by nobody yet.
//!
//! Deliberately absent: the nodes that the toolstack wrote there too; they are the guest's to change, so they say nothing.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use platform_xen::hyp::{DomId, Errno, GrantRef, Grants, Hypervisor, Port};
use platform_xen::xenstore::Server;

/// xenbus_state (public/io/xenbus.h), as far as devices of ours have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Something else, or nothing.
    Unknown = 0,
    /// Begins.
    Initialising = 1,
    /// Says what it offers, and waits for the other end.
    InitWait = 2,
    /// Says what it wants, and waits for the other end.
    Initialised = 3,
    /// Works.
    Connected = 4,
    /// Ends, or is to.
    Closing = 5,
    /// Has ended.
    Closed = 6,
}

/// Longest text that a frontend says.
const TEXT: usize = 64;

/// What a frontend did wrong, as it is told in its error node. What the top level does: this device closes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What Xen said, or EINVAL.
    pub errno: Errno,
    /// The node, or what is wrong.
    pub what: String,
}

impl Fault {
    /// A node that does not say what it must.
    pub fn of(what: impl Into<String>) -> Fault {
        Fault { errno: Errno::EINVAL, what: what.into() }
    }
}

/// A frontend's directory.
pub struct Front<'a> {
    /// The store.
    pub server: &'a Server,
    /// Where it is.
    pub path: &'a str,
}

impl Front<'_> {
    /// What a node says, if it is short.
    pub fn text(&self, name: &str) -> Option<&[u8]> {
        self.server.read(format!("{}/{name}", self.path).as_bytes()).filter(|text| text.len() <= TEXT)
    }

    /// A decimal number. None: there is no such node.
    pub fn number(&self, name: &str) -> Result<Option<u32>, Fault> {
        let Some(text) = self.text(name) else { return Ok(None) };
        decimal(text).map(Some).ok_or_else(|| Fault::of(name))
    }

    /// A number that must be there.
    pub fn want(&self, name: &str) -> Result<u32, Fault> {
        self.number(name)?.ok_or_else(|| Fault { errno: Errno::ENOENT, what: name.to_string() })
    }

    /// A number that is 1 if there is none, and within bounds.
    pub fn count(&self, name: &str, most: u32) -> Result<u32, Fault> {
        let count = self.number(name)?.unwrap_or(1);
        if (1..=most).contains(&count) { Ok(count) } else { Err(Fault::of(name)) }
    }

    /// Whether a feature is on.
    pub fn has(&self, feature: &str) -> bool {
        self.text(feature).and_then(decimal).is_some_and(|value| value != 0)
    }

    /// The state it says it is in.
    pub fn state(&self) -> State {
        match self.text("state") {
            Some(b"1") => State::Initialising,
            Some(b"2") => State::InitWait,
            Some(b"3") => State::Initialised,
            Some(b"4") => State::Connected,
            Some(b"5") => State::Closing,
            Some(b"6") => State::Closed,
            _ => State::Unknown,
        }
    }

    /// The grants of a ring of so many pages: `name` if there is one, else `name0` and so on.
    pub fn grants(&self, name: &str, pages: u32) -> Result<Vec<GrantRef>, Fault> {
        if pages == 1
            && let Some(grant) = self.number(name)?
        {
            return Ok(alloc::vec![GrantRef(grant)]);
        }
        (0..pages).map(|n| self.want(&format!("{name}{n}")).map(GrantRef)).collect()
    }

    /// Maps pages of it.
    pub fn map<H: Hypervisor>(
        &self,
        hyp: &mut H,
        dom: DomId,
        name: &str,
        pages: u32,
    ) -> Result<<H as Grants>::Mapped, Fault> {
        let grants = self.grants(name, pages)?;
        hyp.map_grants(dom, &grants, false).map_err(|errno| Fault { errno, what: name.to_string() })
    }

    /// Binds a port of it.
    pub fn bind<H: Hypervisor>(&self, hyp: &mut H, dom: DomId, name: &str) -> Result<Port, Fault> {
        let port = Port(self.want(name)?);
        hyp.bind_interdomain(dom, port).map_err(|errno| Fault { errno, what: name.to_string() })
    }
}

fn decimal(text: &[u8]) -> Option<u32> {
    // A sign would be parsed too.
    if text.is_empty() || !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    core::str::from_utf8(text).ok()?.parse().ok()
}
