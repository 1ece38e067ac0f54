//! SR: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A storage repository. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    SrRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// A human-readable name.
        new name_label "name_label": String = String::new();
        /// A notes field containing human-readable description.
        new name_description "name_description": String = String::new();
        /// Managed virtual disks.
        run VDIs "VDIs": Vec<Ref<Vdi>> = Vec::new();
        /// Physical blockdevices.
        run PBDs "PBDs": Vec<Ref<Pbd>> = Vec::new();
        /// Sum of virtual_sizes of all VDIs in this storage repository (in bytes).
        run virtual_allocation "virtual_allocation": i64 = 0;
        /// Physical space currently utilised on this storage repository (in bytes).
        run physical_utilisation "physical_utilisation": i64 = 0;
        /// Total physical size of the repository (in bytes).
        new physical_size "physical_size": i64 = 0;
        /// Type of the storage repository.
        new r#type "type": String = String::new();
        /// The type of the SR's content, if required (e.g. ISOs).
        new content_type "content_type": String = String::new();
        /// A string that uniquely determines the location of the storage repository.
        old location "location": Option<String> = String::new();
    }
}

calls! {
    /// A storage repository.
    Sr {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "SR.get_uuid" (sr: &Ref<Sr>) -> String;
        /// Get `name_label`: A human-readable name.
        call get_name_label "SR.get_name_label" (sr: &Ref<Sr>) -> String;
        /// Set `name_label`: A human-readable name.
        call set_name_label "SR.set_name_label" (sr: &Ref<Sr>, value: &str) -> ();
        /// Get `name_description`: A notes field containing human-readable description.
        call get_name_description "SR.get_name_description" (sr: &Ref<Sr>) -> String;
        /// Set `name_description`: A notes field containing human-readable description.
        call set_name_description "SR.set_name_description" (sr: &Ref<Sr>, value: &str) -> ();
        /// Get `VDIs`: Managed virtual disks.
        call get_VDIs "SR.get_VDIs" (sr: &Ref<Sr>) -> Vec<Ref<Vdi>>;
        /// Get `PBDs`: Physical blockdevices.
        call get_PBDs "SR.get_PBDs" (sr: &Ref<Sr>) -> Vec<Ref<Pbd>>;
        /// Get `virtual_allocation`: Sum of virtual_sizes of all VDIs in this storage repository (in bytes).
        call get_virtual_allocation "SR.get_virtual_allocation" (sr: &Ref<Sr>) -> i64;
        /// Get `physical_utilisation`: Physical space currently utilised on this storage repository (in bytes).
        call get_physical_utilisation "SR.get_physical_utilisation" (sr: &Ref<Sr>) -> i64;
        /// Get `physical_size`: Total physical size of the repository (in bytes).
        call get_physical_size "SR.get_physical_size" (sr: &Ref<Sr>) -> i64;
        /// Get `type`: Type of the storage repository.
        call get_type "SR.get_type" (sr: &Ref<Sr>) -> String;
        /// Get `content_type`: The type of the SR's content, if required (e.g. ISOs).
        call get_content_type "SR.get_content_type" (sr: &Ref<Sr>) -> String;
        /// Get `location`: A string that uniquely determines the location of the storage repository.
        call get_location "SR.get_location" (sr: &Ref<Sr>) -> String;
        /// All fields of the SR.
        call get_record "SR.get_record" (sr: &Ref<Sr>) -> SrRecord;
        /// All fields of the SR, those of 0.4.3 included.
        call get_record_internal "SR.get_record_internal" (sr: &Ref<Sr>) -> SrRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "SR.to_XML" (sr: &Ref<Sr>) -> String;
        /// The SR of this uuid.
        call get_by_uuid "SR.get_by_uuid" (uuid: &str) -> Ref<Sr>;
        /// Every SR.
        call get_all "SR.get_all" () -> Vec<Ref<Sr>>;
        /// Every SR with its record.
        call get_all_records "SR.get_all_records" () -> BTreeMap<Ref<Sr>, SrRecord>;
        /// Every SR of this name_label.
        call get_by_name_label "SR.get_by_name_label" (label: &str) -> Vec<Ref<Sr>>;
        /// Make a SR; what the record lacks takes its default.
        call create "SR.create" (args: &SrRecord) -> Ref<Sr>;
        /// The same as a task.
        call async_create "Async.SR.create" (args: &SrRecord) -> Ref<Task>;
        /// Destroy the SR.
        call destroy "SR.destroy" (sr: &Ref<Sr>) -> ();
        /// The same as a task.
        call async_destroy "Async.SR.destroy" (sr: &Ref<Sr>) -> Ref<Task>;
        /// Return a set of all the SR types supported by the system: those a backend serves, so none yet.
        call get_supported_types "SR.get_supported_types" () -> Vec<String>;
        /// The same as a task.
        call async_get_supported_types "Async.SR.get_supported_types" () -> Ref<Task>;
        /// Take an exact copy of the Storage Repository.
        call clone "SR.clone" (sr: &Ref<Sr>, loc: &str, name: &str) -> Ref<Sr>;
        /// The same as a task.
        call async_clone "Async.SR.clone" (sr: &Ref<Sr>, loc: &str, name: &str) -> Ref<Task>;
    }
}
