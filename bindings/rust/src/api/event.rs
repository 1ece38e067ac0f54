//! event: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// Asynchronous event registration and handling. An event is a record and no object: it has no accessors. What
    /// `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    EventRecord {
        /// The number of the change among all changes of the host's objects. It rises; numbers that are left out are of
        /// classes not registered for, or of changes that this one came after.
        run id "id": i64 = 0;
        /// The time at which the event occurred.
        run timestamp "timestamp": crate::DateTime = Default::default();
        /// The name of the class of the object that changed.
        run class "class": String = String::new();
        /// The operation that was performed.
        run operation "operation": EventOperation = EventOperation::Add;
        /// A reference to the object that changed.
        run r#ref "ref": String = String::new();
        /// The uuid of the object that changed.
        run obj_uuid "obj_uuid": String = String::new();
    }
}

calls! {
    /// Asynchronous event registration and handling. An event is a record and no object: it has no accessors.
    Event {
        /// Registers this session with the event system for these classes besides those it has; the empty list and "*" are
        /// all.
        call register "event.register" (classes: &[String]) -> ();
        /// Unregisters this session for these classes; the empty list and "*" are all.
        call unregister "event.unregister" (classes: &[String]) -> ();
        /// Blocking call which returns a (possibly empty) batch of events: the last state of each object that changed since
        /// the call before. Empty after 30 seconds without any. Errors: SESSION_NOT_REGISTERED.
        call next "event.next" () -> Vec<EventRecord>;
    }
}
