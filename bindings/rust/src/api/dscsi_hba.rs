//! DSCSI_HBA: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A SCSI adapter for a VM, which DSCSIs of the VM hang on. It is only a record so far. What `get_record` answers, and
    /// what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    DscsiHbaRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The VM that has it; needed at create.
        new VM "VM": Ref<Vm> = Ref::none();
        /// Adapters of the host behind it; empty, as nothing is attached yet.
        run PSCSI_HBAs "PSCSI_HBAs": Vec<Ref<PscsiHba>> = Vec::new();
        /// Devices that hang on it.
        run DSCSIs "DSCSIs": Vec<Ref<Dscsi>> = Vec::new();
        /// Its number in the guest, which virtual_HCTL begins with.
        new virtual_host "virtual_host": i64 = 0;
        /// How devices of the host get their places on it; any text, kept only.
        new assignment_mode "assignment_mode": String = String::new();
    }
}

calls! {
    /// A SCSI adapter for a VM, which DSCSIs of the VM hang on. It is only a record so far.
    DscsiHba {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "DSCSI_HBA.get_uuid" (dscsi_hba: &Ref<DscsiHba>) -> String;
        /// Get `VM`: The VM that has it; needed at create.
        call get_VM "DSCSI_HBA.get_VM" (dscsi_hba: &Ref<DscsiHba>) -> Ref<Vm>;
        /// Get `PSCSI_HBAs`: Adapters of the host behind it; empty, as nothing is attached yet.
        call get_PSCSI_HBAs "DSCSI_HBA.get_PSCSI_HBAs" (dscsi_hba: &Ref<DscsiHba>) -> Vec<Ref<PscsiHba>>;
        /// Get `DSCSIs`: Devices that hang on it.
        call get_DSCSIs "DSCSI_HBA.get_DSCSIs" (dscsi_hba: &Ref<DscsiHba>) -> Vec<Ref<Dscsi>>;
        /// Get `virtual_host`: Its number in the guest, which virtual_HCTL begins with.
        call get_virtual_host "DSCSI_HBA.get_virtual_host" (dscsi_hba: &Ref<DscsiHba>) -> i64;
        /// Get `assignment_mode`: How devices of the host get their places on it; any text, kept only.
        call get_assignment_mode "DSCSI_HBA.get_assignment_mode" (dscsi_hba: &Ref<DscsiHba>) -> String;
        /// All fields of the DSCSI_HBA.
        call get_record "DSCSI_HBA.get_record" (dscsi_hba: &Ref<DscsiHba>) -> DscsiHbaRecord;
        /// All fields of the DSCSI_HBA, those of 0.4.3 included.
        call get_record_internal "DSCSI_HBA.get_record_internal" (dscsi_hba: &Ref<DscsiHba>) -> DscsiHbaRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "DSCSI_HBA.to_XML" (dscsi_hba: &Ref<DscsiHba>) -> String;
        /// The DSCSI_HBA of this uuid.
        call get_by_uuid "DSCSI_HBA.get_by_uuid" (uuid: &str) -> Ref<DscsiHba>;
        /// Every DSCSI_HBA.
        call get_all "DSCSI_HBA.get_all" () -> Vec<Ref<DscsiHba>>;
        /// Every DSCSI_HBA with its record.
        call get_all_records "DSCSI_HBA.get_all_records" () -> BTreeMap<Ref<DscsiHba>, DscsiHbaRecord>;
        /// Make a DSCSI_HBA; what the record lacks takes its default.
        call create "DSCSI_HBA.create" (args: &DscsiHbaRecord) -> Ref<DscsiHba>;
        /// The same as a task.
        call async_create "Async.DSCSI_HBA.create" (args: &DscsiHbaRecord) -> Ref<Task>;
        /// Destroy the DSCSI_HBA.
        call destroy "DSCSI_HBA.destroy" (dscsi_hba: &Ref<DscsiHba>) -> ();
        /// The same as a task.
        call async_destroy "Async.DSCSI_HBA.destroy" (dscsi_hba: &Ref<DscsiHba>) -> Ref<Task>;
    }
}
