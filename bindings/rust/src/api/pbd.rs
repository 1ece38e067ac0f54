//! PBD: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// How a host reaches an SR. Those that are there when the host starts are plugged then. What `get_record` answers, and
    /// what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    PbdRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The host that is to reach the SR; needed at create.
        new host "host": Ref<Host> = Ref::none();
        /// The SR to be reached; needed at create.
        new SR "SR": Ref<Sr> = Ref::none();
        /// Where the storage is. An SR of type disk is on the rest of the state's disk (device = state), or a partition of
        /// it (device = its name or uuid); one of type nbd on an export of an NBD server: host (an IPv4 or IPv6 address),
        /// port (10809) and export (a name, or empty); memory needs none.
        new device_config "device_config": BTreeMap<String, String> = BTreeMap::new();
        /// Whether the host has the SR open.
        run currently_attached "currently_attached": bool = false;
    }
}

calls! {
    /// How a host reaches an SR. Those that are there when the host starts are plugged then.
    Pbd {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "PBD.get_uuid" (pbd: &Ref<Pbd>) -> String;
        /// Get `host`: The host that is to reach the SR; needed at create.
        call get_host "PBD.get_host" (pbd: &Ref<Pbd>) -> Ref<Host>;
        /// Get `SR`: The SR to be reached; needed at create.
        call get_SR "PBD.get_SR" (pbd: &Ref<Pbd>) -> Ref<Sr>;
        /// Get `device_config`: Where the storage is. An SR of type disk is on the rest of the state's disk (device =
        /// state), or a partition of it (device = its name or uuid); one of type nbd on an export of an NBD server: host
        /// (an IPv4 or IPv6 address), port (10809) and export (a name, or empty); memory needs none.
        call get_device_config "PBD.get_device_config" (pbd: &Ref<Pbd>) -> BTreeMap<String, String>;
        /// Get `currently_attached`: Whether the host has the SR open.
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
        /// Opens the SR on the host; SR_UNKNOWN_DRIVER or SR_BACKEND_FAILURE if that cannot be. Of type nbd the server has
        /// to be there; one that goes away later is waited for, and so is one that is away when the host starts. Errors:
        /// SR_UNKNOWN_DRIVER, SR_BACKEND_FAILURE.
        call plug "PBD.plug" (pbd: &Ref<Pbd>) -> ();
        /// The same as a task.
        call async_plug "Async.PBD.plug" (pbd: &Ref<Pbd>) -> Ref<Task>;
        /// Closes the SR on the host. OPERATION_NOT_ALLOWED while a VM has a disk of it, or something is under way with it.
        /// Memory forgets what is in it; what a server that is away was asked fails, and what it has not flushed may be
        /// lost. Errors: SR_BACKEND_FAILURE.
        call unplug "PBD.unplug" (pbd: &Ref<Pbd>) -> ();
        /// The same as a task.
        call async_unplug "Async.PBD.unplug" (pbd: &Ref<Pbd>) -> Ref<Task>;
    }
}
