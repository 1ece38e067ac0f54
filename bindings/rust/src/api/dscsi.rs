//! DSCSI: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A half-virtualized SCSI device. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    DscsiRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// The virtual machine.
        new VM "VM": Ref<Vm> = Ref::none();
        /// The physical SCSI device.
        new PSCSI "PSCSI": Ref<Pscsi> = Ref::none();
        /// The half-virtualized SCSI host bus adapter.
        run HBA "HBA": Ref<DscsiHba> = Ref::none();
        /// The virtual host number.
        run virtual_host "virtual_host": i64 = 0;
        /// The virtual channel number.
        run virtual_channel "virtual_channel": i64 = 0;
        /// The virtual target number.
        run virtual_target "virtual_target": i64 = 0;
        /// The virtual logical unit number.
        run virtual_lun "virtual_lun": i64 = 0;
        /// The virtual HCTL (host:channel:target:lun).
        new virtual_HCTL "virtual_HCTL": String = String::new();
        /// Device runtime properties.
        run runtime_properties "runtime_properties": BTreeMap<String, String> = BTreeMap::new();
    }
}

calls! {
    /// A half-virtualized SCSI device.
    Dscsi {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "DSCSI.get_uuid" (dscsi: &Ref<Dscsi>) -> String;
        /// Get `VM`: The virtual machine.
        call get_VM "DSCSI.get_VM" (dscsi: &Ref<Dscsi>) -> Ref<Vm>;
        /// Get `PSCSI`: The physical SCSI device.
        call get_PSCSI "DSCSI.get_PSCSI" (dscsi: &Ref<Dscsi>) -> Ref<Pscsi>;
        /// Get `HBA`: The half-virtualized SCSI host bus adapter.
        call get_HBA "DSCSI.get_HBA" (dscsi: &Ref<Dscsi>) -> Ref<DscsiHba>;
        /// Get `virtual_host`: The virtual host number.
        call get_virtual_host "DSCSI.get_virtual_host" (dscsi: &Ref<Dscsi>) -> i64;
        /// Get `virtual_channel`: The virtual channel number.
        call get_virtual_channel "DSCSI.get_virtual_channel" (dscsi: &Ref<Dscsi>) -> i64;
        /// Get `virtual_target`: The virtual target number.
        call get_virtual_target "DSCSI.get_virtual_target" (dscsi: &Ref<Dscsi>) -> i64;
        /// Get `virtual_lun`: The virtual logical unit number.
        call get_virtual_lun "DSCSI.get_virtual_lun" (dscsi: &Ref<Dscsi>) -> i64;
        /// Get `virtual_HCTL`: The virtual HCTL (host:channel:target:lun).
        call get_virtual_HCTL "DSCSI.get_virtual_HCTL" (dscsi: &Ref<Dscsi>) -> String;
        /// Get `runtime_properties`: Device runtime properties.
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
