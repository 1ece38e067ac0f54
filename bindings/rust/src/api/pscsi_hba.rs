//! PSCSI_HBA: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A SCSI adapter of the host. There are none: the agent drives no SCSI. What `get_record` answers, and what a
    /// constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    PscsiHbaRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The machine that has it.
        run host "host": Ref<Host> = Ref::none();
        /// Its number among the host's adapters.
        run physical_host "physical_host": i64 = 0;
        /// Devices that hang on it.
        run PSCSIs "PSCSIs": Vec<Ref<Pscsi>> = Vec::new();
    }
}

calls! {
    /// A SCSI adapter of the host. There are none: the agent drives no SCSI.
    PscsiHba {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "PSCSI_HBA.get_uuid" (pscsi_hba: &Ref<PscsiHba>) -> String;
        /// Get `host`: The machine that has it.
        call get_host "PSCSI_HBA.get_host" (pscsi_hba: &Ref<PscsiHba>) -> Ref<Host>;
        /// Get `physical_host`: Its number among the host's adapters.
        call get_physical_host "PSCSI_HBA.get_physical_host" (pscsi_hba: &Ref<PscsiHba>) -> i64;
        /// Get `PSCSIs`: Devices that hang on it.
        call get_PSCSIs "PSCSI_HBA.get_PSCSIs" (pscsi_hba: &Ref<PscsiHba>) -> Vec<Ref<Pscsi>>;
        /// All fields of the PSCSI_HBA.
        call get_record "PSCSI_HBA.get_record" (pscsi_hba: &Ref<PscsiHba>) -> PscsiHbaRecord;
        /// All fields of the PSCSI_HBA, those of 0.4.3 included.
        call get_record_internal "PSCSI_HBA.get_record_internal" (pscsi_hba: &Ref<PscsiHba>) -> PscsiHbaRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "PSCSI_HBA.to_XML" (pscsi_hba: &Ref<PscsiHba>) -> String;
        /// The PSCSI_HBA of this uuid.
        call get_by_uuid "PSCSI_HBA.get_by_uuid" (uuid: &str) -> Ref<PscsiHba>;
        /// Every PSCSI_HBA.
        call get_all "PSCSI_HBA.get_all" () -> Vec<Ref<PscsiHba>>;
        /// Every PSCSI_HBA with its record.
        call get_all_records "PSCSI_HBA.get_all_records" () -> BTreeMap<Ref<PscsiHba>, PscsiHbaRecord>;
    }
}
