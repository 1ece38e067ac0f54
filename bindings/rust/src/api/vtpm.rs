//! VTPM: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A TPM for a VM. It is only a record: a VM that has one does not start, as it has no backend yet. What `get_record`
    /// answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    VtpmRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The VM it is for; needed at create.
        new VM "VM": Ref<Vm> = Ref::none();
        /// The VM that is to serve it; none if left out.
        new backend "backend": Ref<Vm> = Ref::none();
        /// Texts by key for clients to keep; the host acts on none of them.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
    }
}

calls! {
    /// A TPM for a VM. It is only a record: a VM that has one does not start, as it has no backend yet.
    Vtpm {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "VTPM.get_uuid" (vtpm: &Ref<Vtpm>) -> String;
        /// Get `VM`: The VM it is for; needed at create.
        call get_VM "VTPM.get_VM" (vtpm: &Ref<Vtpm>) -> Ref<Vm>;
        /// Get `backend`: The VM that is to serve it; none if left out.
        call get_backend "VTPM.get_backend" (vtpm: &Ref<Vtpm>) -> Ref<Vm>;
        /// Get `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call get_other_config "VTPM.get_other_config" (vtpm: &Ref<Vtpm>) -> BTreeMap<String, String>;
        /// Set `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call set_other_config "VTPM.set_other_config" (vtpm: &Ref<Vtpm>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call add_to_other_config "VTPM.add_to_other_config" (vtpm: &Ref<Vtpm>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call remove_from_other_config "VTPM.remove_from_other_config" (vtpm: &Ref<Vtpm>, key: &str) -> ();
        /// All fields of the VTPM.
        call get_record "VTPM.get_record" (vtpm: &Ref<Vtpm>) -> VtpmRecord;
        /// All fields of the VTPM, those of 0.4.3 included.
        call get_record_internal "VTPM.get_record_internal" (vtpm: &Ref<Vtpm>) -> VtpmRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "VTPM.to_XML" (vtpm: &Ref<Vtpm>) -> String;
        /// The VTPM of this uuid.
        call get_by_uuid "VTPM.get_by_uuid" (uuid: &str) -> Ref<Vtpm>;
        /// Every VTPM.
        call get_all "VTPM.get_all" () -> Vec<Ref<Vtpm>>;
        /// Every VTPM with its record.
        call get_all_records "VTPM.get_all_records" () -> BTreeMap<Ref<Vtpm>, VtpmRecord>;
        /// Make a VTPM; what the record lacks takes its default.
        call create "VTPM.create" (args: &VtpmRecord) -> Ref<Vtpm>;
        /// The same as a task.
        call async_create "Async.VTPM.create" (args: &VtpmRecord) -> Ref<Task>;
        /// Destroy the VTPM.
        call destroy "VTPM.destroy" (vtpm: &Ref<Vtpm>) -> ();
        /// The same as a task.
        call async_destroy "Async.VTPM.destroy" (vtpm: &Ref<Vtpm>) -> Ref<Task>;
        /// Answers with what the attached device reports: always empty, nothing is attached yet.
        call get_runtime_properties "VTPM.get_runtime_properties" (vtpm: &Ref<Vtpm>) -> BTreeMap<String, String>;
        /// The same as a task.
        call async_get_runtime_properties "Async.VTPM.get_runtime_properties" (vtpm: &Ref<Vtpm>) -> Ref<Task>;
    }
}
