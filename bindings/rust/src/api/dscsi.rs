//! DSCSI: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A SCSI device of the host given to a VM. It needs a PSCSI, and there are none, so it cannot be made yet. What
    /// `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    DscsiRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The VM that is to have it; needed at create.
        new VM "VM": Ref<Vm> = Ref::none();
        /// The device of the host to give away; needed at create.
        new PSCSI "PSCSI": Ref<Pscsi> = Ref::none();
        /// The VM's adapter whose virtual_host equals the first number of virtual_HCTL; none if no adapter has it.
        run HBA "HBA": Ref<DscsiHba> = Ref::none();
        /// First number of virtual_HCTL.
        run virtual_host "virtual_host": i64 = 0;
        /// Second number of virtual_HCTL.
        run virtual_channel "virtual_channel": i64 = 0;
        /// Third number of virtual_HCTL.
        run virtual_target "virtual_target": i64 = 0;
        /// Last number of virtual_HCTL.
        run virtual_lun "virtual_lun": i64 = 0;
        /// Address in the guest: four decimal numbers with colons. Another form is VALUE_NOT_SUPPORTED.
        new virtual_HCTL "virtual_HCTL": String = String::new();
        /// What the backend tells of the attached device; empty while it is not attached.
        run runtime_properties "runtime_properties": BTreeMap<String, String> = BTreeMap::new();
    }
}

calls! {
    /// A SCSI device of the host given to a VM. It needs a PSCSI, and there are none, so it cannot be made yet.
    Dscsi {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "DSCSI.get_uuid" (dscsi: &Ref<Dscsi>) -> String;
        /// Get `VM`: The VM that is to have it; needed at create.
        call get_VM "DSCSI.get_VM" (dscsi: &Ref<Dscsi>) -> Ref<Vm>;
        /// Get `PSCSI`: The device of the host to give away; needed at create.
        call get_PSCSI "DSCSI.get_PSCSI" (dscsi: &Ref<Dscsi>) -> Ref<Pscsi>;
        /// Get `HBA`: The VM's adapter whose virtual_host equals the first number of virtual_HCTL; none if no adapter has
        /// it.
        call get_HBA "DSCSI.get_HBA" (dscsi: &Ref<Dscsi>) -> Ref<DscsiHba>;
        /// Get `virtual_host`: First number of virtual_HCTL.
        call get_virtual_host "DSCSI.get_virtual_host" (dscsi: &Ref<Dscsi>) -> i64;
        /// Get `virtual_channel`: Second number of virtual_HCTL.
        call get_virtual_channel "DSCSI.get_virtual_channel" (dscsi: &Ref<Dscsi>) -> i64;
        /// Get `virtual_target`: Third number of virtual_HCTL.
        call get_virtual_target "DSCSI.get_virtual_target" (dscsi: &Ref<Dscsi>) -> i64;
        /// Get `virtual_lun`: Last number of virtual_HCTL.
        call get_virtual_lun "DSCSI.get_virtual_lun" (dscsi: &Ref<Dscsi>) -> i64;
        /// Get `virtual_HCTL`: Address in the guest: four decimal numbers with colons. Another form is VALUE_NOT_SUPPORTED.
        call get_virtual_HCTL "DSCSI.get_virtual_HCTL" (dscsi: &Ref<Dscsi>) -> String;
        /// Get `runtime_properties`: What the backend tells of the attached device; empty while it is not attached.
        call get_runtime_properties "DSCSI.get_runtime_properties" (dscsi: &Ref<Dscsi>) -> BTreeMap<String, String>;
        /// All fields of the DSCSI.
        call get_record "DSCSI.get_record" (dscsi: &Ref<Dscsi>) -> DscsiRecord;
        /// All fields of the DSCSI, those of 0.4.3 included.
        call get_record_internal "DSCSI.get_record_internal" (dscsi: &Ref<Dscsi>) -> DscsiRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "DSCSI.to_XML" (dscsi: &Ref<Dscsi>) -> String;
        /// The DSCSI of this uuid.
        call get_by_uuid "DSCSI.get_by_uuid" (uuid: &str) -> Ref<Dscsi>;
        /// Every DSCSI.
        call get_all "DSCSI.get_all" () -> Vec<Ref<Dscsi>>;
        /// Every DSCSI with its record.
        call get_all_records "DSCSI.get_all_records" () -> BTreeMap<Ref<Dscsi>, DscsiRecord>;
        /// Make a DSCSI; what the record lacks takes its default.
        call create "DSCSI.create" (args: &DscsiRecord) -> Ref<Dscsi>;
        /// The same as a task.
        call async_create "Async.DSCSI.create" (args: &DscsiRecord) -> Ref<Task>;
        /// Destroy the DSCSI.
        call destroy "DSCSI.destroy" (dscsi: &Ref<Dscsi>) -> ();
        /// The same as a task.
        call async_destroy "Async.DSCSI.destroy" (dscsi: &Ref<Dscsi>) -> Ref<Task>;
    }
}
