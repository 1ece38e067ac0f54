//! console: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A console. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    ConsoleRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// The protocol used by this console.
        run protocol "protocol": ConsoleProtocol = ConsoleProtocol::Vt100;
        /// URI for the console service.
        run location "location": String = String::new();
        /// VM to which this console is attached.
        run VM "VM": Ref<Vm> = Ref::none();
        /// Additional configuration.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
    }
}

calls! {
    /// A console.
    Console {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "console.get_uuid" (console: &Ref<Console>) -> String;
        /// Get `protocol`: The protocol used by this console.
        call get_protocol "console.get_protocol" (console: &Ref<Console>) -> ConsoleProtocol;
        /// Get `location`: URI for the console service.
        call get_location "console.get_location" (console: &Ref<Console>) -> String;
        /// Get `VM`: VM to which this console is attached.
        call get_VM "console.get_VM" (console: &Ref<Console>) -> Ref<Vm>;
        /// Get `other_config`: Additional configuration.
        call get_other_config "console.get_other_config" (console: &Ref<Console>) -> BTreeMap<String, String>;
        /// Set `other_config`: Additional configuration.
        call set_other_config "console.set_other_config" (console: &Ref<Console>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Additional configuration.
        call add_to_other_config "console.add_to_other_config" (console: &Ref<Console>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Additional configuration.
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
