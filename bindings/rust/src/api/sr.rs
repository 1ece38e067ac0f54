//! SR: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A place for disks, of type memory, disk or nbd. It is a record until PBD.plug attaches it. What `get_record`
    /// answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    SrRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// Name shown to people; several objects may share it.
        new name_label "name_label": String = String::new();
        /// Free text for people; nothing acts on it.
        new name_description "name_description": String = String::new();
        /// Disks that are in it.
        run VDIs "VDIs": Vec<Ref<Vdi>> = Vec::new();
        /// What connects it with hosts.
        run PBDs "PBDs": Vec<Ref<Pbd>> = Vec::new();
        /// Bytes its disks add up to by their virtual_size, computed when read.
        run virtual_allocation "virtual_allocation": i64 = 0;
        /// Bytes in use on the medium; 0 while the SR is not attached.
        run physical_utilisation "physical_utilisation": i64 = 0;
        /// Bytes the medium has, up to 2^46. create of an SR of type memory says how many; PBD.plug sets it to what there
        /// is.
        new physical_size "physical_size": i64 = 0;
        /// Kind of storage; PBD.plug knows those of get_supported_types.
        new r#type "type": String = String::new();
        /// What is kept in it, such as iso; empty for anything.
        new content_type "content_type": String = String::new();
        /// Where the storage is found; any text, kept only.
        old location "location": Option<String> = String::new();
    }
}

calls! {
    /// A place for disks, of type memory, disk or nbd. It is a record until PBD.plug attaches it.
    Sr {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "SR.get_uuid" (sr: &Ref<Sr>) -> String;
        /// Get `name_label`: Name shown to people; several objects may share it.
        call get_name_label "SR.get_name_label" (sr: &Ref<Sr>) -> String;
        /// Set `name_label`: Name shown to people; several objects may share it.
        call set_name_label "SR.set_name_label" (sr: &Ref<Sr>, value: &str) -> ();
        /// Get `name_description`: Free text for people; nothing acts on it.
        call get_name_description "SR.get_name_description" (sr: &Ref<Sr>) -> String;
        /// Set `name_description`: Free text for people; nothing acts on it.
        call set_name_description "SR.set_name_description" (sr: &Ref<Sr>, value: &str) -> ();
        /// Get `VDIs`: Disks that are in it.
        call get_VDIs "SR.get_VDIs" (sr: &Ref<Sr>) -> Vec<Ref<Vdi>>;
        /// Get `PBDs`: What connects it with hosts.
        call get_PBDs "SR.get_PBDs" (sr: &Ref<Sr>) -> Vec<Ref<Pbd>>;
        /// Get `virtual_allocation`: Bytes its disks add up to by their virtual_size, computed when read.
        call get_virtual_allocation "SR.get_virtual_allocation" (sr: &Ref<Sr>) -> i64;
        /// Get `physical_utilisation`: Bytes in use on the medium; 0 while the SR is not attached.
        call get_physical_utilisation "SR.get_physical_utilisation" (sr: &Ref<Sr>) -> i64;
        /// Get `physical_size`: Bytes the medium has, up to 2^46. create of an SR of type memory says how many; PBD.plug
        /// sets it to what there is.
        call get_physical_size "SR.get_physical_size" (sr: &Ref<Sr>) -> i64;
        /// Get `type`: Kind of storage; PBD.plug knows those of get_supported_types.
        call get_type "SR.get_type" (sr: &Ref<Sr>) -> String;
        /// Get `content_type`: What is kept in it, such as iso; empty for anything.
        call get_content_type "SR.get_content_type" (sr: &Ref<Sr>) -> String;
        /// Get `location`: Where the storage is found; any text, kept only.
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
        /// Answers with the kinds of storage that can be attached: memory, nbd, and disk where the host has one for its
        /// state.
        call get_supported_types "SR.get_supported_types" () -> Vec<String>;
        /// The same as a task.
        call async_get_supported_types "Async.SR.get_supported_types" () -> Ref<Task>;
        /// Makes an SR of the same type, attached, with a copy of each disk as they are now. loc is its place: of type disk
        /// a partition, of type nbd HOST\[:PORT]\[/EXPORT]; it becomes location. A task tells how far it is and can be
        /// cancelled. Errors: SR_HAS_NO_PBDS, SR_BACKEND_FAILURE, SR_FULL.
        call clone "SR.clone" (sr: &Ref<Sr>, loc: &str, name: &str) -> Ref<Sr>;
        /// The same as a task.
        call async_clone "Async.SR.clone" (sr: &Ref<Sr>, loc: &str, name: &str) -> Ref<Task>;
    }
}
