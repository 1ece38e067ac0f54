//! event: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// How a session learns what changed. Events are what next answers with; there are no event objects and so no getters.
    /// What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    EventRecord {
        /// Number of the change, counted over the whole host and always rising. Gaps are other classes, or changes a later
        /// one covers.
        run id "id": i64 = 0;
        /// When the host noted the change, UTC.
        run timestamp "timestamp": crate::DateTime = Default::default();
        /// Class of the object, as in method names.
        run class "class": String = String::new();
        /// add, mod or del, against what the session was told before; an object that came and went in between has no event.
        run operation "operation": EventOperation = EventOperation::Add;
        /// The object's reference; a dead one after del.
        run r#ref "ref": String = String::new();
        /// The object's uuid, the same text as ref.
        run obj_uuid "obj_uuid": String = String::new();
    }
}

calls! {
    /// How a session learns what changed. Events are what next answers with; there are no event objects and so no getters.
    Event {
        /// Adds classes to those the session hears of, from now on. An empty list or "*" means all; an unknown name is
        /// VALUE_NOT_SUPPORTED.
        call register "event.register" (classes: &[String]) -> ();
        /// The same as a task.
        call async_register "Async.event.register" (classes: &[String]) -> Ref<Task>;
        /// Takes classes from those the session hears of; an empty list or "*" takes all. Without any left the registration
        /// is gone.
        call unregister "event.unregister" (classes: &[String]) -> ();
        /// The same as a task.
        call async_unregister "Async.event.unregister" (classes: &[String]) -> Ref<Task>;
        /// Waits for changes and answers with up to 100, one per object; empty after 30 s, at once as Async.
        /// SESSION_NOT_REGISTERED: register (again) and read all objects anew. Errors: SESSION_NOT_REGISTERED.
        call next "event.next" () -> Vec<EventRecord>;
        /// The same as a task.
        call async_next "Async.event.next" () -> Ref<Task>;
    }
}
