//! What survives the machine: records out of changed objects, and objects out of records.
//!
//! ```text
//!   call -> changes() rises -> take_records() -> on the medium -> the answer may leave
//! ```
//! Whoever serves clients keeps each answer until everything it could have seen is kept. Deliberately absent: the medium.

use crate::engine::Engine;
use crate::password::Hash;
use crate::schema::{Class, cpu_pool};
use crate::store::record::{self, LOGIN, Record, Records};
use alloc::string::String;
use alloc::vec::Vec;

/// The hash that the configuration has for a user, empty if it has none.
fn declared_hash<'a>(users: &'a [(String, String)], name: &str) -> &'a str {
    users.iter().find(|(user, _)| user == name).map_or("", |(_, phc)| phc)
}

impl Engine {
    /// Puts back what was kept, and keeps from now on.
    pub(crate) fn restore(&mut self, records: &Records) {
        self.store.restore(&records.objects);
        for it in &records.objects {
            match it.class {
                Class::user if !self.sessions.logins.contains_key(&it.uuid) => self.user_created(&it.uuid),
                Class::cpu_pool => self.store.set(cpu_pool::resident_on, &it.uuid, self.host),
                _ => {}
            }
        }
        for (uuid, text) in &records.logins {
            let (phc, declared) = text.split_once('\n').unwrap_or((text, ""));
            // A password that was declared anew counts: whoever may boot the host is not locked out.
            if let Some(login) = self.sessions.logins.get_mut(uuid)
                && declared == declared_hash(&self.config.users, &login.name)
            {
                login.hash = Hash::parse(phc);
            }
        }
        self.store.keep();
        self.images_restored();
    }

    /// How many changes there were of what is to be kept; 0 if nothing is.
    pub fn changes(&self) -> u64 {
        self.store.changes()
    }

    /// Records of everything that changed since this was asked last, all of it up to [`Engine::changes`].
    pub fn take_records(&mut self) -> Vec<Record> {
        let mut records = Vec::new();
        for (class, uuid, record) in self.store.take_unkept() {
            if class == Class::user {
                let login = self.sessions.logins.get(&uuid);
                let text = login.and_then(|login| {
                    let declared = declared_hash(&self.config.users, &login.name);
                    Some([login.hash.as_ref()?.phc(), "\n", declared].concat().into_bytes())
                });
                records.push((record::key(LOGIN, &uuid), text));
            }
            records.push(record);
        }
        records
    }
}
