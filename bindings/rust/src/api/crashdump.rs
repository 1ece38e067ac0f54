//! crashdump: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A VM crashdump. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal`
    /// has.
    CrashdumpRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// The virtual machine.
        new VM "VM": Ref<Vm> = Ref::none();
        /// The virtual disk.
        new VDI "VDI": Ref<Vdi> = Ref::none();
    }
}

calls! {
    /// A VM crashdump.
    Crashdump {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "crashdump.get_uuid" (crashdump: &Ref<Crashdump>) -> String;
        /// Get `VM`: The virtual machine.
        call get_VM "crashdump.get_VM" (crashdump: &Ref<Crashdump>) -> Ref<Vm>;
        /// Get `VDI`: The virtual disk.
        call get_VDI "crashdump.get_VDI" (crashdump: &Ref<Crashdump>) -> Ref<Vdi>;
        /// All fields of the crashdump.
        call get_record "crashdump.get_record" (crashdump: &Ref<Crashdump>) -> CrashdumpRecord;
        /// All fields of the crashdump, those of 0.4.3 included.
        call get_record_internal "crashdump.get_record_internal" (crashdump: &Ref<Crashdump>) -> CrashdumpRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "crashdump.to_XML" (crashdump: &Ref<Crashdump>) -> String;
        /// The crashdump of this uuid.
        call get_by_uuid "crashdump.get_by_uuid" (uuid: &str) -> Ref<Crashdump>;
        /// Every crashdump.
        call get_all "crashdump.get_all" () -> Vec<Ref<Crashdump>>;
        /// Every crashdump with its record.
        call get_all_records "crashdump.get_all_records" () -> BTreeMap<Ref<Crashdump>, CrashdumpRecord>;
        /// Destroy the crashdump.
        call destroy "crashdump.destroy" (crashdump: &Ref<Crashdump>) -> ();
        /// The same as a task.
        call async_destroy "Async.crashdump.destroy" (crashdump: &Ref<Crashdump>) -> Ref<Task>;
    }
}
