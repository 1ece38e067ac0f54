//! VDI: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A virtual disk image. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    VdiRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// A human-readable name.
        new name_label "name_label": String = String::new();
        /// A notes field containing human-readable description.
        new name_description "name_description": String = String::new();
        /// Storage repository in which the VDI resides.
        new SR "SR": Ref<Sr> = Ref::none();
        /// List of vbds that refer to this disk.
        run VBDs "VBDs": Vec<Ref<Vbd>> = Vec::new();
        /// List of crash dumps that refer to this disk.
        run crash_dumps "crash_dumps": Vec<Ref<Crashdump>> = Vec::new();
        /// Size of disk as presented to the guest (in bytes). Note that, depending on storage backend type, requested size
        /// may not be respected exactly.
        new virtual_size "virtual_size": i64 = 0;
        /// Amount of physical space that the disk image is currently taking up on the storage repository (in bytes).
        run physical_utilisation "physical_utilisation": i64 = 0;
        /// Type of the VDI.
        new r#type "type": VdiType = VdiType::User;
        /// True if this disk may be shared.
        new sharable "sharable": bool = false;
        /// True if this disk may ONLY be mounted read-only.
        new read_only "read_only": bool = false;
        /// Additional configuration.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
        /// The VDI's security label.
        run security_label "security_label": String = String::new();
        /// Sector size of the disk, in bytes.
        old sector_size "sector_size": Option<i64> = 512;
        /// The disk this one is a snapshot of, if it is one.
        old parent "parent": Option<Ref<Vdi>> = Ref::none();
        /// Snapshots of this disk.
        old_run children "children": Option<Vec<Ref<Vdi>>> = Vec::new();
    }
}

calls! {
    /// A virtual disk image.
    Vdi {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "VDI.get_uuid" (vdi: &Ref<Vdi>) -> String;
        /// Get `name_label`: A human-readable name.
        call get_name_label "VDI.get_name_label" (vdi: &Ref<Vdi>) -> String;
        /// Set `name_label`: A human-readable name.
        call set_name_label "VDI.set_name_label" (vdi: &Ref<Vdi>, value: &str) -> ();
        /// Get `name_description`: A notes field containing human-readable description.
        call get_name_description "VDI.get_name_description" (vdi: &Ref<Vdi>) -> String;
        /// Set `name_description`: A notes field containing human-readable description.
        call set_name_description "VDI.set_name_description" (vdi: &Ref<Vdi>, value: &str) -> ();
        /// Get `SR`: Storage repository in which the VDI resides.
        call get_SR "VDI.get_SR" (vdi: &Ref<Vdi>) -> Ref<Sr>;
        /// Set `SR`: Storage repository in which the VDI resides.
        call set_SR "VDI.set_SR" (vdi: &Ref<Vdi>, value: &Ref<Sr>) -> ();
        /// Get `VBDs`: List of vbds that refer to this disk.
        call get_VBDs "VDI.get_VBDs" (vdi: &Ref<Vdi>) -> Vec<Ref<Vbd>>;
        /// Get `crash_dumps`: List of crash dumps that refer to this disk.
        call get_crash_dumps "VDI.get_crash_dumps" (vdi: &Ref<Vdi>) -> Vec<Ref<Crashdump>>;
        /// Get `virtual_size`: Size of disk as presented to the guest (in bytes). Note that, depending on storage backend
        /// type, requested size may not be respected exactly.
        call get_virtual_size "VDI.get_virtual_size" (vdi: &Ref<Vdi>) -> i64;
        /// Set `virtual_size`: Size of disk as presented to the guest (in bytes). Note that, depending on storage backend
        /// type, requested size may not be respected exactly.
        call set_virtual_size "VDI.set_virtual_size" (vdi: &Ref<Vdi>, value: i64) -> ();
        /// Get `physical_utilisation`: Amount of physical space that the disk image is currently taking up on the storage
        /// repository (in bytes).
        call get_physical_utilisation "VDI.get_physical_utilisation" (vdi: &Ref<Vdi>) -> i64;
        /// Get `type`: Type of the VDI.
        call get_type "VDI.get_type" (vdi: &Ref<Vdi>) -> VdiType;
        /// Get `sharable`: True if this disk may be shared.
        call get_sharable "VDI.get_sharable" (vdi: &Ref<Vdi>) -> bool;
        /// Set `sharable`: True if this disk may be shared.
        call set_sharable "VDI.set_sharable" (vdi: &Ref<Vdi>, value: bool) -> ();
        /// Get `read_only`: True if this disk may ONLY be mounted read-only.
        call get_read_only "VDI.get_read_only" (vdi: &Ref<Vdi>) -> bool;
        /// Set `read_only`: True if this disk may ONLY be mounted read-only.
        call set_read_only "VDI.set_read_only" (vdi: &Ref<Vdi>, value: bool) -> ();
        /// Get `other_config`: Additional configuration.
        call get_other_config "VDI.get_other_config" (vdi: &Ref<Vdi>) -> BTreeMap<String, String>;
        /// Set `other_config`: Additional configuration.
        call set_other_config "VDI.set_other_config" (vdi: &Ref<Vdi>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Additional configuration.
        call add_to_other_config "VDI.add_to_other_config" (vdi: &Ref<Vdi>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Additional configuration.
        call remove_from_other_config "VDI.remove_from_other_config" (vdi: &Ref<Vdi>, key: &str) -> ();
        /// Get `security_label`: The VDI's security label.
        call get_security_label "VDI.get_security_label" (vdi: &Ref<Vdi>) -> String;
        /// Get `sector_size`: Sector size of the disk, in bytes.
        call get_sector_size "VDI.get_sector_size" (vdi: &Ref<Vdi>) -> i64;
        /// Get `parent`: The disk this one is a snapshot of, if it is one.
        call get_parent "VDI.get_parent" (vdi: &Ref<Vdi>) -> Ref<Vdi>;
        /// Get `children`: Snapshots of this disk.
        call get_children "VDI.get_children" (vdi: &Ref<Vdi>) -> Vec<Ref<Vdi>>;
        /// All fields of the VDI.
        call get_record "VDI.get_record" (vdi: &Ref<Vdi>) -> VdiRecord;
        /// All fields of the VDI, those of 0.4.3 included.
        call get_record_internal "VDI.get_record_internal" (vdi: &Ref<Vdi>) -> VdiRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "VDI.to_XML" (vdi: &Ref<Vdi>) -> String;
        /// The VDI of this uuid.
        call get_by_uuid "VDI.get_by_uuid" (uuid: &str) -> Ref<Vdi>;
        /// Every VDI.
        call get_all "VDI.get_all" () -> Vec<Ref<Vdi>>;
        /// Every VDI with its record.
        call get_all_records "VDI.get_all_records" () -> BTreeMap<Ref<Vdi>, VdiRecord>;
        /// Every VDI of this name_label.
        call get_by_name_label "VDI.get_by_name_label" (label: &str) -> Vec<Ref<Vdi>>;
        /// Make a VDI; what the record lacks takes its default.
        call create "VDI.create" (args: &VdiRecord) -> Ref<Vdi>;
        /// The same as a task.
        call async_create "Async.VDI.create" (args: &VdiRecord) -> Ref<Task>;
        /// Destroy the VDI.
        call destroy "VDI.destroy" (vdi: &Ref<Vdi>) -> ();
        /// The same as a task.
        call async_destroy "Async.VDI.destroy" (vdi: &Ref<Vdi>) -> Ref<Task>;
        /// Set the security label of a VDI. Only the empty one can be. Errors: SECURITY_ERROR.
        call set_security_label "VDI.set_security_label" (vdi: &Ref<Vdi>, security_label: &str, old_label: &str) -> ();
        /// The same as a task.
        call async_set_security_label "Async.VDI.set_security_label" (vdi: &Ref<Vdi>, security_label: &str, old_label: &str) -> Ref<Task>;
        /// Take an exact copy of the VDI; the snapshot lives in the same Storage Repository as its parent.
        call snapshot "VDI.snapshot" (vdi: &Ref<Vdi>) -> Ref<Vdi>;
        /// The same as a task.
        call async_snapshot "Async.VDI.snapshot" (vdi: &Ref<Vdi>) -> Ref<Task>;
        /// Take an exact copy of the VDI and return a reference to the new disk.
        call clone "VDI.clone" (vdi: &Ref<Vdi>, driver_params: &BTreeMap<String, String>) -> Ref<Vdi>;
        /// The same as a task.
        call async_clone "Async.VDI.clone" (vdi: &Ref<Vdi>, driver_params: &BTreeMap<String, String>) -> Ref<Task>;
        /// Resize the VDI; it can only grow. Errors: VALUE_NOT_SUPPORTED.
        call resize "VDI.resize" (vdi: &Ref<Vdi>, size: i64) -> ();
        /// The same as a task.
        call async_resize "Async.VDI.resize" (vdi: &Ref<Vdi>, size: i64) -> Ref<Task>;
    }
}
