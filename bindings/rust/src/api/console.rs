//! console: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// The screen of a VM. It comes and goes with its VM. What `get_record` answers, and what a constructor takes. Fields
    /// of 0.4.3 only `get_record_internal` has.
    ConsoleRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// How to talk to it: vt100, which is plain text with control codes.
        run protocol "protocol": ConsoleProtocol = ConsoleProtocol::Vt100;
        /// URL of the console: GET answers with what was printed so far, CONNECT with that and the live stream. Add
        /// session_id.
        run location "location": String = String::new();
        /// The VM whose screen it is.
        run VM "VM": Ref<Vm> = Ref::none();
        /// Texts by key for clients to keep; the host acts on none of them.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
    }
}

calls! {
    /// The screen of a VM. It comes and goes with its VM.
    Console {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "console.get_uuid" (console: &Ref<Console>) -> String;
        /// Get `protocol`: How to talk to it: vt100, which is plain text with control codes.
        call get_protocol "console.get_protocol" (console: &Ref<Console>) -> ConsoleProtocol;
        /// Get `location`: URL of the console: GET answers with what was printed so far, CONNECT with that and the live
        /// stream. Add session_id.
        call get_location "console.get_location" (console: &Ref<Console>) -> String;
        /// Get `VM`: The VM whose screen it is.
        call get_VM "console.get_VM" (console: &Ref<Console>) -> Ref<Vm>;
        /// Get `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call get_other_config "console.get_other_config" (console: &Ref<Console>) -> BTreeMap<String, String>;
        /// Set `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call set_other_config "console.set_other_config" (console: &Ref<Console>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call add_to_other_config "console.add_to_other_config" (console: &Ref<Console>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call remove_from_other_config "console.remove_from_other_config" (console: &Ref<Console>, key: &str) -> ();
        /// All fields of the console.
        call get_record "console.get_record" (console: &Ref<Console>) -> ConsoleRecord;
        /// All fields of the console, those of 0.4.3 included.
        call get_record_internal "console.get_record_internal" (console: &Ref<Console>) -> ConsoleRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "console.to_XML" (console: &Ref<Console>) -> String;
        /// The console of this uuid.
        call get_by_uuid "console.get_by_uuid" (uuid: &str) -> Ref<Console>;
        /// Every console.
        call get_all "console.get_all" () -> Vec<Ref<Console>>;
        /// Every console with its record.
        call get_all_records "console.get_all_records" () -> BTreeMap<Ref<Console>, ConsoleRecord>;
        /// Make a console; what the record lacks takes its default.
        call create "console.create" (args: &ConsoleRecord) -> Ref<Console>;
        /// The same as a task.
        call async_create "Async.console.create" (args: &ConsoleRecord) -> Ref<Task>;
        /// Destroy the console.
        call destroy "console.destroy" (console: &Ref<Console>) -> ();
        /// The same as a task.
        call async_destroy "Async.console.destroy" (console: &Ref<Console>) -> Ref<Task>;
    }
}
