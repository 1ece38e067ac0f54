//! PSCSI_HBA: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A physical SCSI host bus adapter. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    PscsiHbaRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// The physical machine to which this PSCSI HBA is connected.
        run host "host": Ref<Host> = Ref::none();
        /// The physical host number.
        run physical_host "physical_host": i64 = 0;
        /// The physical SCSI devices which are connected to this host bus adapter.
        run PSCSIs "PSCSIs": Vec<Ref<Pscsi>> = Vec::new();
    }
}

calls! {
    /// A physical SCSI host bus adapter.
    PscsiHba {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "PSCSI_HBA.get_uuid" (pscsi_hba: &Ref<PscsiHba>) -> String;
        /// Get `host`: The physical machine to which this PSCSI HBA is connected.
        call get_host "PSCSI_HBA.get_host" (pscsi_hba: &Ref<PscsiHba>) -> Ref<Host>;
        /// Get `physical_host`: The physical host number.
        call get_physical_host "PSCSI_HBA.get_physical_host" (pscsi_hba: &Ref<PscsiHba>) -> i64;
        /// Get `PSCSIs`: The physical SCSI devices which are connected to this host bus adapter.
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
