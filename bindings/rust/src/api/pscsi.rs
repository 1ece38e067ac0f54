//! PSCSI: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A physical SCSI device. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    PscsiRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// The physical machine to which this PSCSI is connected.
        run host "host": Ref<Host> = Ref::none();
        /// The physical SCSI host bus adapter.
        run HBA "HBA": Ref<PscsiHba> = Ref::none();
        /// The physical host number.
        run physical_host "physical_host": i64 = 0;
        /// The physical channel number.
        run physical_channel "physical_channel": i64 = 0;
        /// The physical target number.
        run physical_target "physical_target": i64 = 0;
        /// The physical logical unit number.
        run physical_lun "physical_lun": i64 = 0;
        /// The physical HCTL.
        run physical_HCTL "physical_HCTL": String = String::new();
        /// The vendor name.
        run vendor_name "vendor_name": String = String::new();
        /// The model.
        run model "model": String = String::new();
        /// The SCSI type ID.
        run type_id "type_id": i64 = 0;
        /// The SCSI type.
        run r#type "type": String = String::new();
        /// The SCSI device name (e.g. sda or st0).
        run dev_name "dev_name": String = String::new();
        /// The SCSI generic device name (e.g. sg0).
        run sg_name "sg_name": String = String::new();
        /// The revision.
        run revision "revision": String = String::new();
        /// The SCSI ID.
        run scsi_id "scsi_id": String = String::new();
        /// The SCSI level.
        run scsi_level "scsi_level": i64 = 0;
    }
}

calls! {
    /// A physical SCSI device.
    Pscsi {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "PSCSI.get_uuid" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `host`: The physical machine to which this PSCSI is connected.
        call get_host "PSCSI.get_host" (pscsi: &Ref<Pscsi>) -> Ref<Host>;
        /// Get `HBA`: The physical SCSI host bus adapter.
        call get_HBA "PSCSI.get_HBA" (pscsi: &Ref<Pscsi>) -> Ref<PscsiHba>;
        /// Get `physical_host`: The physical host number.
        call get_physical_host "PSCSI.get_physical_host" (pscsi: &Ref<Pscsi>) -> i64;
        /// Get `physical_channel`: The physical channel number.
        call get_physical_channel "PSCSI.get_physical_channel" (pscsi: &Ref<Pscsi>) -> i64;
        /// Get `physical_target`: The physical target number.
        call get_physical_target "PSCSI.get_physical_target" (pscsi: &Ref<Pscsi>) -> i64;
        /// Get `physical_lun`: The physical logical unit number.
        call get_physical_lun "PSCSI.get_physical_lun" (pscsi: &Ref<Pscsi>) -> i64;
        /// Get `physical_HCTL`: The physical HCTL.
        call get_physical_HCTL "PSCSI.get_physical_HCTL" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `vendor_name`: The vendor name.
        call get_vendor_name "PSCSI.get_vendor_name" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `model`: The model.
        call get_model "PSCSI.get_model" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `type_id`: The SCSI type ID.
        call get_type_id "PSCSI.get_type_id" (pscsi: &Ref<Pscsi>) -> i64;
        /// Get `type`: The SCSI type.
        call get_type "PSCSI.get_type" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `dev_name`: The SCSI device name (e.g. sda or st0).
        call get_dev_name "PSCSI.get_dev_name" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `sg_name`: The SCSI generic device name (e.g. sg0).
        call get_sg_name "PSCSI.get_sg_name" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `revision`: The revision.
        call get_revision "PSCSI.get_revision" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `scsi_id`: The SCSI ID.
        call get_scsi_id "PSCSI.get_scsi_id" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `scsi_level`: The SCSI level.
        call get_scsi_level "PSCSI.get_scsi_level" (pscsi: &Ref<Pscsi>) -> i64;
        /// All fields of the PSCSI.
        call get_record "PSCSI.get_record" (pscsi: &Ref<Pscsi>) -> PscsiRecord;
        /// All fields of the PSCSI, those of 0.4.3 included.
        call get_record_internal "PSCSI.get_record_internal" (pscsi: &Ref<Pscsi>) -> PscsiRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "PSCSI.to_XML" (pscsi: &Ref<Pscsi>) -> String;
        /// The PSCSI of this uuid.
        call get_by_uuid "PSCSI.get_by_uuid" (uuid: &str) -> Ref<Pscsi>;
        /// Every PSCSI.
        call get_all "PSCSI.get_all" () -> Vec<Ref<Pscsi>>;
        /// Every PSCSI with its record.
        call get_all_records "PSCSI.get_all_records" () -> BTreeMap<Ref<Pscsi>, PscsiRecord>;
    }
}
