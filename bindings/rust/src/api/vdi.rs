//! VDI: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A disk for VMs: thin, zeroes until it is written, always raw. Copies share what nobody has written since. What
    /// `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    VdiRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// Name shown to people; several objects may share it.
        new name_label "name_label": String = String::new();
        /// Free text for people; nothing acts on it.
        new name_description "name_description": String = String::new();
        /// The SR it is in; needed at create.
        new SR "SR": Ref<Sr> = Ref::none();
        /// Drives of VMs that have this disk in them.
        run VBDs "VBDs": Vec<Ref<Vbd>> = Vec::new();
        /// Dumps kept on this disk.
        run crash_dumps "crash_dumps": Vec<Ref<Crashdump>> = Vec::new();
        /// Bytes the guest sees, up to 2^46, rounded up to whole sectors of 512. With data the setter is resize.
        new virtual_size "virtual_size": i64 = 0;
        /// Bytes it has in its SR, those it shares with copies too; 0 while the SR is not attached.
        run physical_utilisation "physical_utilisation": i64 = 0;
        /// What the disk is for.
        new r#type "type": VdiType = VdiType::User;
        /// Whether several running VMs may have it to write at once.
        new sharable "sharable": bool = false;
        /// Whether guests may only read it: a VM with a VBD of mode RW for it does not start.
        new read_only "read_only": bool = false;
        /// Texts by key for clients to keep; the host acts on none of them.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
        /// Always empty: Xen here knows no labels.
        run security_label "security_label": String = String::new();
        /// Bytes of a sector, 512 unless create says otherwise.
        old sector_size "sector_size": Option<i64> = 512;
        /// The disk it was copied from; none if it stands alone, or that disk is gone.
        old parent "parent": Option<Ref<Vdi>> = Ref::none();
        /// Disks that name this one as parent.
        old_run children "children": Option<Vec<Ref<Vdi>>> = Vec::new();
    }
}

calls! {
    /// A disk for VMs: thin, zeroes until it is written, always raw. Copies share what nobody has written since.
    Vdi {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "VDI.get_uuid" (vdi: &Ref<Vdi>) -> String;
        /// Get `name_label`: Name shown to people; several objects may share it.
        call get_name_label "VDI.get_name_label" (vdi: &Ref<Vdi>) -> String;
        /// Set `name_label`: Name shown to people; several objects may share it.
        call set_name_label "VDI.set_name_label" (vdi: &Ref<Vdi>, value: &str) -> ();
        /// Get `name_description`: Free text for people; nothing acts on it.
        call get_name_description "VDI.get_name_description" (vdi: &Ref<Vdi>) -> String;
        /// Set `name_description`: Free text for people; nothing acts on it.
        call set_name_description "VDI.set_name_description" (vdi: &Ref<Vdi>, value: &str) -> ();
        /// Get `SR`: The SR it is in; needed at create.
        call get_SR "VDI.get_SR" (vdi: &Ref<Vdi>) -> Ref<Sr>;
        /// Set `SR`: The SR it is in; needed at create.
        call set_SR "VDI.set_SR" (vdi: &Ref<Vdi>, value: &Ref<Sr>) -> ();
        /// Get `VBDs`: Drives of VMs that have this disk in them.
        call get_VBDs "VDI.get_VBDs" (vdi: &Ref<Vdi>) -> Vec<Ref<Vbd>>;
        /// Get `crash_dumps`: Dumps kept on this disk.
        call get_crash_dumps "VDI.get_crash_dumps" (vdi: &Ref<Vdi>) -> Vec<Ref<Crashdump>>;
        /// Get `virtual_size`: Bytes the guest sees, up to 2^46, rounded up to whole sectors of 512. With data the setter
        /// is resize.
        call get_virtual_size "VDI.get_virtual_size" (vdi: &Ref<Vdi>) -> i64;
        /// Set `virtual_size`: Bytes the guest sees, up to 2^46, rounded up to whole sectors of 512. With data the setter
        /// is resize.
        call set_virtual_size "VDI.set_virtual_size" (vdi: &Ref<Vdi>, value: i64) -> ();
        /// Get `physical_utilisation`: Bytes it has in its SR, those it shares with copies too; 0 while the SR is not
        /// attached.
        call get_physical_utilisation "VDI.get_physical_utilisation" (vdi: &Ref<Vdi>) -> i64;
        /// Get `type`: What the disk is for.
        call get_type "VDI.get_type" (vdi: &Ref<Vdi>) -> VdiType;
        /// Get `sharable`: Whether several running VMs may have it to write at once.
        call get_sharable "VDI.get_sharable" (vdi: &Ref<Vdi>) -> bool;
        /// Set `sharable`: Whether several running VMs may have it to write at once.
        call set_sharable "VDI.set_sharable" (vdi: &Ref<Vdi>, value: bool) -> ();
        /// Get `read_only`: Whether guests may only read it: a VM with a VBD of mode RW for it does not start.
        call get_read_only "VDI.get_read_only" (vdi: &Ref<Vdi>) -> bool;
        /// Set `read_only`: Whether guests may only read it: a VM with a VBD of mode RW for it does not start.
        call set_read_only "VDI.set_read_only" (vdi: &Ref<Vdi>, value: bool) -> ();
        /// Get `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call get_other_config "VDI.get_other_config" (vdi: &Ref<Vdi>) -> BTreeMap<String, String>;
        /// Set `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call set_other_config "VDI.set_other_config" (vdi: &Ref<Vdi>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call add_to_other_config "VDI.add_to_other_config" (vdi: &Ref<Vdi>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call remove_from_other_config "VDI.remove_from_other_config" (vdi: &Ref<Vdi>, key: &str) -> ();
        /// Get `security_label`: Always empty: Xen here knows no labels.
        call get_security_label "VDI.get_security_label" (vdi: &Ref<Vdi>) -> String;
        /// Get `sector_size`: Bytes of a sector, 512 unless create says otherwise.
        call get_sector_size "VDI.get_sector_size" (vdi: &Ref<Vdi>) -> i64;
        /// Get `parent`: The disk it was copied from; none if it stands alone, or that disk is gone.
        call get_parent "VDI.get_parent" (vdi: &Ref<Vdi>) -> Ref<Vdi>;
        /// Get `children`: Disks that name this one as parent.
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
        /// Accepts the empty label, which everything has; another one is SECURITY_ERROR. Errors: SECURITY_ERROR.
        call set_security_label "VDI.set_security_label" (vdi: &Ref<Vdi>, security_label: &str, old_label: &str) -> ();
        /// The same as a task.
        call async_set_security_label "Async.VDI.set_security_label" (vdi: &Ref<Vdi>, security_label: &str, old_label: &str) -> Ref<Task>;
        /// Makes a read-only copy of the disk as it is now, in constant time; it may be in use. Errors: SR_HAS_NO_PBDS,
        /// SR_FULL.
        call snapshot "VDI.snapshot" (vdi: &Ref<Vdi>) -> Ref<Vdi>;
        /// The same as a task.
        call async_snapshot "Async.VDI.snapshot" (vdi: &Ref<Vdi>) -> Ref<Task>;
        /// Makes a writable copy of the disk as it is now, in constant time; driver_params are of no effect. Errors:
        /// SR_HAS_NO_PBDS, SR_FULL.
        call clone "VDI.clone" (vdi: &Ref<Vdi>, driver_params: &BTreeMap<String, String>) -> Ref<Vdi>;
        /// The same as a task.
        call async_clone "Async.VDI.clone" (vdi: &Ref<Vdi>, driver_params: &BTreeMap<String, String>) -> Ref<Task>;
        /// Makes a disk in that SR with all that this one has now; it may be in use. A task tells how far it is and can be
        /// cancelled. Errors: SR_HAS_NO_PBDS, SR_FULL.
        call copy "VDI.copy" (vdi: &Ref<Vdi>, sr: &Ref<Sr>) -> Ref<Vdi>;
        /// The same as a task.
        call async_copy "Async.VDI.copy" (vdi: &Ref<Vdi>, sr: &Ref<Sr>) -> Ref<Task>;
        /// Grows the disk; a smaller size is VALUE_NOT_SUPPORTED. A guest that has it sees that when it is attached again.
        /// Errors: VALUE_NOT_SUPPORTED.
        call resize "VDI.resize" (vdi: &Ref<Vdi>, size: i64) -> ();
        /// The same as a task.
        call async_resize "Async.VDI.resize" (vdi: &Ref<Vdi>, size: i64) -> Ref<Task>;
    }
}
