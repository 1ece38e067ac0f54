//! session: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A log-in. Whoever knows its reference acts as its user, so lists show callers no session but their own. What
    /// `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    SessionRecord {
        /// The same text as the session's reference, and as secret.
        run uuid "uuid": String = String::new();
        /// The host that answers; always this one.
        run this_host "this_host": Ref<Host> = Ref::none();
        /// The user who logged in.
        run this_user "this_user": Ref<User> = Ref::none();
        /// When the session made its latest call; one that stays idle too long (24 hours unless configured) ends.
        run last_active "last_active": crate::DateTime = Default::default();
    }
}

calls! {
    /// A log-in. Whoever knows its reference acts as its user, so lists show callers no session but their own.
    Session {
        /// Get `uuid`: The same text as the session's reference, and as secret.
        call get_uuid "session.get_uuid" (session: &Ref<Session>) -> String;
        /// Get `this_host`: The host that answers; always this one.
        call get_this_host "session.get_this_host" (session: &Ref<Session>) -> Ref<Host>;
        /// Get `this_user`: The user who logged in.
        call get_this_user "session.get_this_user" (session: &Ref<Session>) -> Ref<User>;
        /// Get `last_active`: When the session made its latest call; one that stays idle too long (24 hours unless
        /// configured) ends.
        call get_last_active "session.get_last_active" (session: &Ref<Session>) -> crate::DateTime;
        /// All fields of the session.
        call get_record "session.get_record" (session: &Ref<Session>) -> SessionRecord;
        /// All fields of the session, those of 0.4.3 included.
        call get_record_internal "session.get_record_internal" (session: &Ref<Session>) -> SessionRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "session.to_XML" (session: &Ref<Session>) -> String;
        /// The session of this uuid.
        call get_by_uuid "session.get_by_uuid" (uuid: &str) -> Ref<Session>;
        /// Every session.
        call get_all "session.get_all" () -> Vec<Ref<Session>>;
        /// Every session with its record.
        call get_all_records "session.get_all_records" () -> BTreeMap<Ref<Session>, SessionRecord>;
        /// Make a session; what the record lacks takes its default.
        call create "session.create" (args: &SessionRecord) -> Ref<Session>;
        /// Destroy the session.
        call destroy "session.destroy" (session: &Ref<Session>) -> ();
        /// Opens a session for a name and its password. Both a wrong name and a wrong password are
        /// SESSION_AUTHENTICATION_FAILED. Errors: SESSION_AUTHENTICATION_FAILED, LIMIT_REACHED.
        open login_with_password "session.login_with_password" (uname: &str, pwd: &str) -> Ref<Session>;
        /// Ends the session that sends it; its reference is SESSION_INVALID from then on.
        call logout "session.logout" () -> ();
        /// Gives the caller's own user a new password of 1 to 256 bytes; a wrong old one is SESSION_AUTHENTICATION_FAILED.
        /// Errors: SESSION_AUTHENTICATION_FAILED.
        call change_password "session.change_password" (old_pwd: &str, new_pwd: &str) -> ();
    }
}
