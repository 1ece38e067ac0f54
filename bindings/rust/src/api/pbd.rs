//! PBD: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// The physical block devices through which hosts access SRs. What `get_record` answers, and what a constructor takes.
    /// Fields of 0.4.3 only `get_record_internal` has.
    PbdRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// Physical machine on which the pbd is available.
        new host "host": Ref<Host> = Ref::none();
        /// The storage repository that the pbd realises.
        new SR "SR": Ref<Sr> = Ref::none();
        /// A config string to string map that is provided to the host's SR-backend-driver.
        new device_config "device_config": BTreeMap<String, String> = BTreeMap::new();
        /// Is the SR currently attached on this host?
        run currently_attached "currently_attached": bool = false;
    }
}

calls! {
    /// The physical block devices through which hosts access SRs.
    Pbd {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "PBD.get_uuid" (pbd: &Ref<Pbd>) -> String;
        /// Get `host`: Physical machine on which the pbd is available.
        call get_host "PBD.get_host" (pbd: &Ref<Pbd>) -> Ref<Host>;
        /// Get `SR`: The storage repository that the pbd realises.
        call get_SR "PBD.get_SR" (pbd: &Ref<Pbd>) -> Ref<Sr>;
        /// Get `device_config`: A config string to string map that is provided to the host's SR-backend-driver.
        call get_device_config "PBD.get_device_config" (pbd: &Ref<Pbd>) -> BTreeMap<String, String>;
        /// Get `currently_attached`: Is the SR currently attached on this host?
        call get_currently_attached "PBD.get_currently_attached" (pbd: &Ref<Pbd>) -> bool;
        /// All fields of the PBD.
        call get_record "PBD.get_record" (pbd: &Ref<Pbd>) -> PbdRecord;
        /// All fields of the PBD, those of 0.4.3 included.
        call get_record_internal "PBD.get_record_internal" (pbd: &Ref<Pbd>) -> PbdRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "PBD.to_XML" (pbd: &Ref<Pbd>) -> String;
        /// The PBD of this uuid.
        call get_by_uuid "PBD.get_by_uuid" (uuid: &str) -> Ref<Pbd>;
        /// Every PBD.
        call get_all "PBD.get_all" () -> Vec<Ref<Pbd>>;
        /// Every PBD with its record.
        call get_all_records "PBD.get_all_records" () -> BTreeMap<Ref<Pbd>, PbdRecord>;
        /// Make a PBD; what the record lacks takes its default.
        call create "PBD.create" (args: &PbdRecord) -> Ref<Pbd>;
        /// The same as a task.
        call async_create "Async.PBD.create" (args: &PbdRecord) -> Ref<Task>;
        /// Destroy the PBD.
        call destroy "PBD.destroy" (pbd: &Ref<Pbd>) -> ();
        /// The same as a task.
        call async_destroy "Async.PBD.destroy" (pbd: &Ref<Pbd>) -> Ref<Task>;
        /// Activate the specified PBD, causing the referenced SR to be attached.
        call plug "PBD.plug" (pbd: &Ref<Pbd>) -> ();
        /// The same as a task.
        call async_plug "Async.PBD.plug" (pbd: &Ref<Pbd>) -> Ref<Task>;
        /// Deactivate the specified PBD, causing the referenced SR to be detached.
        call unplug "PBD.unplug" (pbd: &Ref<Pbd>) -> ();
        /// The same as a task.
        call async_unplug "Async.PBD.unplug" (pbd: &Ref<Pbd>) -> Ref<Task>;
    }
}
