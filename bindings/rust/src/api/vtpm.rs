//! VTPM: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A virtual TPM device. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    VtpmRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// The virtual machine.
        new VM "VM": Ref<Vm> = Ref::none();
        /// The domain where the backend is located.
        new backend "backend": Ref<Vm> = Ref::none();
        /// Additional configuration.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
    }
}

calls! {
    /// A virtual TPM device.
    Vtpm {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "VTPM.get_uuid" (vtpm: &Ref<Vtpm>) -> String;
        /// Get `VM`: The virtual machine.
        call get_VM "VTPM.get_VM" (vtpm: &Ref<Vtpm>) -> Ref<Vm>;
        /// Get `backend`: The domain where the backend is located.
        call get_backend "VTPM.get_backend" (vtpm: &Ref<Vtpm>) -> Ref<Vm>;
        /// Get `other_config`: Additional configuration.
        call get_other_config "VTPM.get_other_config" (vtpm: &Ref<Vtpm>) -> BTreeMap<String, String>;
        /// Set `other_config`: Additional configuration.
        call set_other_config "VTPM.set_other_config" (vtpm: &Ref<Vtpm>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Additional configuration.
        call add_to_other_config "VTPM.add_to_other_config" (vtpm: &Ref<Vtpm>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Additional configuration.
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
        /// Get the runtime_properties field of the given VTPM: empty while it is not attached.
        call get_runtime_properties "VTPM.get_runtime_properties" (vtpm: &Ref<Vtpm>) -> BTreeMap<String, String>;
        /// The same as a task.
        call async_get_runtime_properties "Async.VTPM.get_runtime_properties" (vtpm: &Ref<Vtpm>) -> Ref<Task>;
    }
}
