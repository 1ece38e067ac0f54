//! Who is logged in: sessions by their secret, in the order they will expire, and what each may do.
//!
//! XenAPI 1.0.10 "Class: session". The objects clients see are in the store; this is what the engine needs at each call,
//! in time independent of the number of sessions (a log-in at their limit looks through all). Deliberately absent: passwords (`password`), roles' meaning (rows).

use crate::engine::Source;
use crate::idmap::IdMap;
use crate::lifecycle::backend::Uuid;
use crate::password::Hash;
use crate::schema::types::Role;
use crate::times::Times;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// A session unused for this long may have to make room for another.
const IDLE_NS: u64 = 5 * 60 * 1_000_000_000;

/// A call this soon after the one before does not move its session in the order: nobody's time-out is that exact.
const USED_NS: u64 = 1_000_000_000;

/// One session.
#[derive(Debug)]
pub struct Session {
    /// The user's name, for the audit.
    pub name: Rc<str>,
    /// The user.
    pub user: Uuid,
    /// Where it came from.
    pub source: Source,
    /// What it may do.
    pub role: Role,
    /// Monotonic time of its last call, to a second.
    pub used: u64,
    /// Wall time of its last call, seconds.
    pub active: u64,
}

/// Somebody who can log in.
#[derive(Debug)]
pub struct Login {
    /// The user's short_name.
    pub name: String,
    /// The hash; none if it was out of bounds, or none was given yet.
    pub hash: Option<Hash>,
    /// What the sessions may do.
    pub role: Role,
}

/// All sessions and logins.
#[derive(Debug, Default)]
pub struct Sessions {
    open: IdMap<Uuid, Session>,
    order: Times,
    sources: IdMap<Source, u32>,
    /// By user.
    pub logins: IdMap<Uuid, Login>,
}

impl Sessions {
    /// Who logs in under a name. There are so few that they are looked through.
    pub fn login(&self, name: &str) -> Option<(Uuid, &Login)> {
        self.logins.iter().find(|(_, login)| login.name == name)
    }

    /// Number of open sessions.
    pub fn len(&self) -> usize {
        self.open.len()
    }

    /// A session.
    pub fn get(&self, session: &Uuid) -> Option<&Session> {
        self.open.get(session)
    }

    /// Opens one.
    pub fn open(&mut self, uuid: Uuid, session: Session) {
        self.order.insert(session.used, &uuid);
        *self.sources.or_insert_with(session.source, || 0) += 1;
        self.open.insert(uuid, session);
    }

    /// Notes a call; None if there is no such session or it has expired.
    pub fn touch(&mut self, uuid: &Uuid, now: u64, wall: u64, lifetime: u64) -> Option<&Session> {
        let session = self.open.get_mut(uuid).filter(|s| now.saturating_sub(s.used) < lifetime)?;
        session.active = wall / 1_000_000_000;
        if now.saturating_sub(session.used) >= USED_NS {
            self.order.remove(session.used, uuid);
            session.used = now;
            self.order.insert(now, uuid);
        }
        Some(session)
    }

    /// Ends one.
    pub fn close(&mut self, uuid: &Uuid) -> Option<Session> {
        let session = self.open.remove(uuid)?;
        self.order.remove(session.used, uuid);
        if let Some(count) = self.sources.get_mut(&session.source) {
            *count -= 1;
            if *count == 0 {
                self.sources.remove(&session.source);
            }
        }
        Some(session)
    }

    /// The session that has expired longest ago, if one has.
    pub fn expired(&self, now: u64, lifetime: u64) -> Option<Uuid> {
        self.order.first().filter(|(used, _)| now.saturating_sub(*used) >= lifetime).map(|(_, uuid)| uuid)
    }

    /// The user's session that was used longest ago, if it has as many as one user may have.
    pub fn too_many(&self, user: &Uuid, most: usize) -> Option<Uuid> {
        let own = |uuid: &Uuid| self.open.get(uuid).is_some_and(|s| s.user == *user);
        let mut owned = self.order.ids().filter(own);
        let oldest = owned.next();
        if owned.count() + 1 >= most.max(1) { oldest } else { None }
    }

    /// The session that makes room for one more of the user's, of `most`: the user's own that was used longest ago if it
    /// has more than half of them, else anybody's that was not used lately.
    pub fn makes_room(&self, user: &Uuid, now: u64, most: usize) -> Option<Uuid> {
        let own = |uuid: &Uuid| self.open.get(uuid).is_some_and(|s| s.user == *user);
        let mut owned = self.order.ids().filter(own);
        let oldest = owned.next();
        // The one taken out of the count is `oldest`.
        if owned.count() + 1 > most / 2 && oldest.is_some() { oldest } else { self.expired(now, IDLE_NS) }
    }

    /// When the next one expires.
    pub fn next_expiry(&self, lifetime: u64) -> Option<u64> {
        self.order.first().map(|(used, _)| used.saturating_add(lifetime))
    }

    /// Whether a session from there is open.
    pub fn known(&self, source: Source) -> bool {
        self.sources.contains_key(&source)
    }

    /// The sessions of a user.
    pub fn of_user(&self, user: &Uuid) -> Vec<Uuid> {
        self.open.iter().filter(|(_, s)| s.user == *user).map(|(uuid, _)| uuid).collect()
    }
}
