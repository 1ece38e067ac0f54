//! crashdump: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// The memory of a VM that crashed with actions_after_crash coredump_and_destroy or coredump_and_restart. It stays in
    /// the host's memory, bounded, until it is destroyed, or on a disk of host.crash_dump_sr. What `get_record` answers,
    /// and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    CrashdumpRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The VM that crashed.
        new VM "VM": Ref<Vm> = Ref::none();
        /// The disk with the dump, which goes with it; none, it is in memory, and gone when the host ends.
        new VDI "VDI": Ref<Vdi> = Ref::none();
        /// URL of the dump: GET answers with an ELF core for gdb and crash, by guest-physical addresses. Add session_id.
        run location "location": String = String::new();
    }
}

calls! {
    /// The memory of a VM that crashed with actions_after_crash coredump_and_destroy or coredump_and_restart. It stays in
    /// the host's memory, bounded, until it is destroyed, or on a disk of host.crash_dump_sr.
    Crashdump {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "crashdump.get_uuid" (crashdump: &Ref<Crashdump>) -> String;
        /// Get `VM`: The VM that crashed.
        call get_VM "crashdump.get_VM" (crashdump: &Ref<Crashdump>) -> Ref<Vm>;
        /// Get `VDI`: The disk with the dump, which goes with it; none, it is in memory, and gone when the host ends.
        call get_VDI "crashdump.get_VDI" (crashdump: &Ref<Crashdump>) -> Ref<Vdi>;
        /// Get `location`: URL of the dump: GET answers with an ELF core for gdb and crash, by guest-physical addresses.
        /// Add session_id.
        call get_location "crashdump.get_location" (crashdump: &Ref<Crashdump>) -> String;
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
