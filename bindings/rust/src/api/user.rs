//! user: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// Somebody who may log in, once set_password gave the user a password. Destroying the user ends its sessions. What
    /// `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    UserRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The login name: 1 to 64 bytes, and no other user's (VALUE_NOT_SUPPORTED).
        new short_name "short_name": String = String::new();
        /// The person's name as text; may be empty.
        new fullname "fullname": String = String::new();
        /// How much the user's sessions may do: read, operate or admin, each with all the one before may.
        new role "role": RoleType = RoleType::Admin;
    }
}

calls! {
    /// Somebody who may log in, once set_password gave the user a password. Destroying the user ends its sessions.
    User {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "user.get_uuid" (user: &Ref<User>) -> String;
        /// Get `short_name`: The login name: 1 to 64 bytes, and no other user's (VALUE_NOT_SUPPORTED).
        call get_short_name "user.get_short_name" (user: &Ref<User>) -> String;
        /// Get `fullname`: The person's name as text; may be empty.
        call get_fullname "user.get_fullname" (user: &Ref<User>) -> String;
        /// Set `fullname`: The person's name as text; may be empty.
        call set_fullname "user.set_fullname" (user: &Ref<User>, value: &str) -> ();
        /// Get `role`: How much the user's sessions may do: read, operate or admin, each with all the one before may.
        call get_role "user.get_role" (user: &Ref<User>) -> RoleType;
        /// All fields of the user.
        call get_record "user.get_record" (user: &Ref<User>) -> UserRecord;
        /// All fields of the user, those of 0.4.3 included.
        call get_record_internal "user.get_record_internal" (user: &Ref<User>) -> UserRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "user.to_XML" (user: &Ref<User>) -> String;
        /// The user of this uuid.
        call get_by_uuid "user.get_by_uuid" (uuid: &str) -> Ref<User>;
        /// Every user.
        call get_all "user.get_all" () -> Vec<Ref<User>>;
        /// Every user with its record.
        call get_all_records "user.get_all_records" () -> BTreeMap<Ref<User>, UserRecord>;
        /// Make a user; what the record lacks takes its default.
        call create "user.create" (args: &UserRecord) -> Ref<User>;
        /// The same as a task.
        call async_create "Async.user.create" (args: &UserRecord) -> Ref<Task>;
        /// Destroy the user.
        call destroy "user.destroy" (user: &Ref<User>) -> ();
        /// The same as a task.
        call async_destroy "Async.user.destroy" (user: &Ref<User>) -> Ref<Task>;
        /// Gives a user a password of 1 to 256 bytes in place of any older one; open sessions stay.
        call set_password "user.set_password" (user: &Ref<User>, password: &str) -> ();
        /// The same as a task.
        call async_set_password "Async.user.set_password" (user: &Ref<User>, password: &str) -> Ref<Task>;
    }
}
