//! debug: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// Objects that do nothing, for clients that try out their calls. What `get_record` answers, and what a constructor
    /// takes. Fields of 0.4.3 only `get_record_internal` has.
    DebugRecord {
    }
}

calls! {
    /// Objects that do nothing, for clients that try out their calls.
    Debug {
        /// All fields of the debug.
        call get_record "debug.get_record" (debug: &Ref<Debug>) -> DebugRecord;
        /// All fields of the debug, those of 0.4.3 included.
        call get_record_internal "debug.get_record_internal" (debug: &Ref<Debug>) -> DebugRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "debug.to_XML" (debug: &Ref<Debug>) -> String;
        /// The debug of this uuid.
        call get_by_uuid "debug.get_by_uuid" (uuid: &str) -> Ref<Debug>;
        /// Every debug.
        call get_all "debug.get_all" () -> Vec<Ref<Debug>>;
        /// Every debug with its record.
        call get_all_records "debug.get_all_records" () -> BTreeMap<Ref<Debug>, DebugRecord>;
        /// Make a debug; what the record lacks takes its default.
        call create "debug.create" (args: &DebugRecord) -> Ref<Debug>;
        /// The same as a task.
        call async_create "Async.debug.create" (args: &DebugRecord) -> Ref<Task>;
        /// Destroy the debug.
        call destroy "debug.destroy" (debug: &Ref<Debug>) -> ();
        /// The same as a task.
        call async_destroy "Async.debug.destroy" (debug: &Ref<Debug>) -> Ref<Task>;
        /// Fails with INTERNAL_ERROR, always, so that a client can try how it takes a failure.
        call return_failure "debug.return_failure" () -> ();
        /// The same as a task.
        call async_return_failure "Async.debug.return_failure" () -> Ref<Task>;
    }
}
