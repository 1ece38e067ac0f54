//! session: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A session. Its reference is its secret, so only the caller's own is ever listed. What `get_record` answers, and what
    /// a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    SessionRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// Currently connected host.
        run this_host "this_host": Ref<Host> = Ref::none();
        /// Currently connected user.
        run this_user "this_user": Ref<User> = Ref::none();
        /// Timestamp for last time session was active.
        run last_active "last_active": crate::DateTime = Default::default();
    }
}

calls! {
    /// A session. Its reference is its secret, so only the caller's own is ever listed.
    Session {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "session.get_uuid" (session: &Ref<Session>) -> String;
        /// Get `this_host`: Currently connected host.
        call get_this_host "session.get_this_host" (session: &Ref<Session>) -> Ref<Host>;
        /// Get `this_user`: Currently connected user.
        call get_this_user "session.get_this_user" (session: &Ref<Session>) -> Ref<User>;
        /// Get `last_active`: Timestamp for last time session was active.
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
        /// Attempt to authenticate the user, returning a session_id if successful. Errors: SESSION_AUTHENTICATION_FAILED,
        /// LIMIT_REACHED.
        open login_with_password "session.login_with_password" (uname: &str, pwd: &str) -> Ref<Session>;
        /// Log out of a session.
        call logout "session.logout" () -> ();
        /// Change the password of the session's user. Errors: SESSION_AUTHENTICATION_FAILED.
        call change_password "session.change_password" (old_pwd: &str, new_pwd: &str) -> ();
    }
}
