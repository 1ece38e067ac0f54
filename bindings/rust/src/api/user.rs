//! user: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A user of the system. One made without a password cannot log in until it is given one. What `get_record` answers,
    /// and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    UserRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// Short name, the one to log in with.
        new short_name "short_name": String = String::new();
        /// Full name.
        new fullname "fullname": String = String::new();
        /// What the user's sessions may do.
        new role "role": RoleType = RoleType::Admin;
    }
}

calls! {
    /// A user of the system. One made without a password cannot log in until it is given one.
    User {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "user.get_uuid" (user: &Ref<User>) -> String;
        /// Get `short_name`: Short name, the one to log in with.
        call get_short_name "user.get_short_name" (user: &Ref<User>) -> String;
        /// Get `fullname`: Full name.
        call get_fullname "user.get_fullname" (user: &Ref<User>) -> String;
        /// Set `fullname`: Full name.
        call set_fullname "user.set_fullname" (user: &Ref<User>, value: &str) -> ();
        /// Get `role`: What the user's sessions may do.
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
        /// Give the user a password to log in with.
        call set_password "user.set_password" (user: &Ref<User>, password: &str) -> ();
        /// The same as a task.
        call async_set_password "Async.user.set_password" (user: &Ref<User>, password: &str) -> Ref<Task>;
    }
}
